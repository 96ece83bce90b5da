// Dimensions that a program does not see. Inside a mapped function (`vmap`) a tensor stands for one element, but all
// elements are computed at once: the array keeps the mapped dimensions beside its shape, and `shape`, `strides` and
// `rank` tell of one element. Views need nothing: their sizes and steps are those of one element, and `window` carries
// the hidden ones along. Operations that compute bring the hidden dimensions to the front (`visible`), work on the whole
// and hide them again; each has one line for that. A kernel that reads such an array without it is noticed by `pointer`.
//
// Why here and not in tensors: derivatives are written with these same operations, so they are mapped too, and so is
// every mixture of mapping and differentiation.

/// The mapped dimensions of an array, outermost first, each under the number of its mapping.
package final class HiddenDimensions: Sendable {
  package let numbers: [Int]
  package let sizes: [Int]
  let strides: [Int]

  init(numbers: [Int], sizes: [Int], strides: [Int]) {
    self.numbers = numbers
    self.sizes = sizes
    self.strides = strides
  }
}

/// The mapped dimensions of several operands together.
struct HiddenFrame {
  var numbers: [Int] = []
  var sizes: [Int] = []
  var count: Int { numbers.count }

  init(_ arrays: [NDArray?]) {
    var found: [(number: Int, size: Int)] = []
    for case let hidden? in arrays.map({ $0?.hidden }) {
      for (place, number) in hidden.numbers.enumerated() where !found.contains(where: { $0.number == number }) {
        found.append((number, hidden.sizes[place]))
      }
    }
    found.sort { $0.number < $1.number }
    numbers = found.map(\.number)
    sizes = found.map(\.size)
  }
}

extension NDArray {
  /// The whole with the hidden dimensions in front.
  package func visible() throws(TensorError) -> NDArray {
    if hidden == nil { return self }
    return try visible(HiddenFrame([self]))
  }

  /// The whole with the dimensions of `frame` in front, then ones up to `rank`, then the element's own. A dimension of
  /// the frame that this array does not have has size 1, or is repeated when `expanded`.
  func visible(_ frame: HiddenFrame, rank wanted: Int? = nil, expanded: Bool = false) throws(TensorError) -> NDArray {
    let padding = Swift.max((wanted ?? rank) - rank, 0)
    try Shape.checkRank(frame.count + padding + rank)
    var sizes = Shape()
    var steps = Shape()
    for (index, number) in frame.numbers.enumerated() {
      if let place = hidden?.numbers.firstIndex(of: number) {
        sizes.append(hidden?.sizes[place] ?? 1)
        steps.append(hidden?.strides[place] ?? 0)
      } else {
        sizes.append(expanded ? frame.sizes[index] : 1)
        steps.append(0)
      }
    }
    for _ in 0..<padding {
      sizes.append(1)
      steps.append(0)
    }
    for index in 0..<rank {
      sizes.append(shape[index])
      steps.append(strides[index])
    }
    return window(shape: sizes, strides: steps, offset: offset, hidden: nil)
  }

  /// The leading dimensions of a result become the hidden ones of `frame`.
  func hiding(_ frame: HiddenFrame) -> NDArray {
    if frame.count == 0 { return self }
    var sizes = Shape()
    var steps = Shape()
    for index in frame.count..<rank {
      sizes.append(shape[index])
      steps.append(strides[index])
    }
    let dimensions = HiddenDimensions(
      numbers: frame.numbers, sizes: (0..<frame.count).map { shape[$0] }, strides: (0..<frame.count).map { strides[$0] }
    )
    return window(shape: sizes, strides: steps, offset: offset, hidden: dimensions)
  }

  /// One dimension becomes hidden under the number of a mapping: an array enters the mapped function.
  package func hidingDimension(_ dimension: Int, under number: Int) -> NDArray {
    var entries = (hidden?.numbers ?? []).enumerated().map { (index, number) in
      (number: number, size: hidden?.sizes[index] ?? 1, stride: hidden?.strides[index] ?? 0)
    }
    entries.append((number, shape[dimension], strides[dimension]))
    entries.sort { $0.number < $1.number }
    var sizes = shape
    var steps = strides
    sizes.remove(at: dimension)
    steps.remove(at: dimension)
    let dimensions = HiddenDimensions(
      numbers: entries.map(\.number), sizes: entries.map(\.size), strides: entries.map(\.stride))
    return window(shape: sizes, strides: steps, offset: offset, hidden: dimensions)
  }

  /// The hidden dimension of a mapping becomes an ordinary one: a result leaves the mapped function. An array that does
  /// not depend on the mapped elements is repeated.
  package func showingDimension(_ dimension: Int, under number: Int, size: Int) throws(TensorError) -> NDArray {
    try Shape.checkRank(rank + 1)
    var sizes = shape
    var steps = strides
    guard let hidden, let place = hidden.numbers.firstIndex(of: number) else {
      sizes.insert(size, at: dimension)
      steps.insert(0, at: dimension)
      return window(shape: sizes, strides: steps, offset: offset, hidden: self.hidden)
    }
    sizes.insert(hidden.sizes[place], at: dimension)
    steps.insert(hidden.strides[place], at: dimension)
    return window(shape: sizes, strides: steps, offset: offset, hidden: hidden.without([number]))
  }

  /// The same elements for each place of the hidden dimensions of another array.
  package func repeated(over other: HiddenDimensions) -> NDArray {
    let dimensions = HiddenDimensions(
      numbers: other.numbers, sizes: other.sizes, strides: Array(repeating: 0, count: other.sizes.count))
    return window(shape: shape, strides: strides, offset: offset, hidden: dimensions)
  }

  /// Zeros of this shape, for each element of the mappings that this array has.
  package func zerosAlongside(_ shape: Shape, _ target: DType? = nil) throws(TensorError) -> NDArray {
    guard hidden != nil else { return try NDArray.zeros(shape, target ?? dtype, state) }
    let frame = HiddenFrame([self])
    let sizes = try Shape(frame.sizes + Array(shape))
    return try NDArray.zeros(sizes, target ?? dtype, state).hiding(frame)
  }

  /// The same, for each element of the mappings that any of `others` has too.
  package func zerosAlongside(_ shape: Shape, with others: [NDArray?]) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([self] + others)
    if frame.count == 0 { return try NDArray.zeros(shape, dtype, state) }
    return try NDArray.zeros(try Shape(frame.sizes + Array(shape)), dtype, state).hiding(frame)
  }

  /// An array filled with a number, for each element of the mappings that this array and `others` have.
  package func filledAlongside(
    _ shape: Shape, _ number: Scalar, _ target: DType? = nil, with others: [NDArray?] = []
  ) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([self] + others)
    return try NDArray.full(try Shape(frame.sizes + Array(shape)), number, target ?? dtype, state).hiding(frame)
  }

  /// A row-major copy that can take what depends on the mappings of `others`.
  package func copied(alongside others: [NDArray?]) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([self] + others)
    if frame.count == hidden?.numbers.count ?? 0 { return try copiedContiguous() }
    return try visible(frame, expanded: true).copiedContiguous().hiding(frame)
  }

  /// The sum over hidden dimensions.
  package func summed(overHidden numbers: [Int]) throws(TensorError) -> NDArray {
    guard let hidden else { return self }
    let frame = HiddenFrame([self])
    let dimensions = try Shape((0..<frame.count).filter { numbers.contains(frame.numbers[$0]) })
    if dimensions.isEmpty { return self }
    _ = hidden
    var rest = frame
    rest.numbers = frame.numbers.filter { !numbers.contains($0) }
    return try visible().reduced(.sum, dimensions).hiding(rest)
  }
}

extension HiddenDimensions {
  /// The rest; nil when nothing is left.
  func without(_ gone: [Int]) -> HiddenDimensions? {
    let kept = numbers.indices.filter { !gone.contains(numbers[$0]) }
    if kept.isEmpty { return nil }
    return HiddenDimensions(
      numbers: kept.map { numbers[$0] }, sizes: kept.map { sizes[$0] }, strides: kept.map { strides[$0] })
  }
}

// MARK: Working on the whole

extension NDArray {
  typealias Operation1 = (NDArray) throws(TensorError) -> NDArray
  typealias Operation2 = (NDArray, NDArray) throws(TensorError) -> NDArray

  /// An operation that knows how many hidden dimensions stand in front.
  @inline(never)
  func mapped(_ operation: (NDArray, Int) throws(TensorError) -> NDArray) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([self])
    let result = try operation(try visible(frame), frame.count)
    if result.rank < frame.count { throw NDArray.lostMapping }
    return result.hiding(frame)
  }

  /// The same for an operation with two results.
  @inline(never)
  func mappedPair(
    _ operation: (NDArray, Int) throws(TensorError) -> (NDArray, NDArray)
  ) throws(TensorError) -> (NDArray, NDArray) {
    let frame = HiddenFrame([self])
    let (first, second) = try operation(try visible(frame), frame.count)
    if Swift.min(first.rank, second.rank) < frame.count { throw NDArray.lostMapping }
    return (first.hiding(frame), second.hiding(frame))
  }

  /// Throws unless one mapped element is a matrix: in the whole, mapped dimensions would pass for those of a matrix.
  func checkMappedMatrix(_ name: String) throws(TensorError) {
    if rank < 2 { throw .runtime("\(name): The input tensor A must have at least 2 dimensions.") }
  }

  /// The leading dimensions become the hidden ones that `mapped` has.
  package func hidden(as mapped: NDArray) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([mapped])
    if rank < frame.count { throw NDArray.lostMapping }
    return hiding(frame)
  }

  /// An operation took mapped dimensions for its own.
  private static var lostMapping: TensorError {
    .runtime("vmap: an operation in the mapped function cannot be mapped over elements of these dimensions")
  }

  /// An elementwise operation on two arrays: ones between the hidden dimensions and the shorter element.
  @inline(never)
  static func mappedElementwise(
    _ a: NDArray, _ b: NDArray, _ operation: Operation2
  ) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([a, b])
    let common = DType.promoted(a.dtype, hasDimensions: a.rank > 0, b.dtype, hasDimensions: b.rank > 0)
    let rank = Swift.max(a.rank, b.rank)
    let (first, second) = (try a.converted(to: common), try b.converted(to: common))
    return try operation(try first.visible(frame, rank: rank), try second.visible(frame, rank: rank)).hiding(frame)
  }

  /// An operation on several arrays of which each gets all hidden dimensions in front.
  @inline(never)
  static func mappedTogether(
    _ arrays: [NDArray], _ operation: ([NDArray], HiddenFrame) throws(TensorError) -> NDArray
  ) throws(TensorError) -> NDArray {
    let frame = HiddenFrame(arrays)
    var whole: [NDArray] = []
    for array in arrays { whole.append(try array.visible(frame, expanded: true)) }
    return try operation(whole, frame).hiding(frame)
  }

  /// Element by element, for operations that have no form for the whole: the results are put together.
  @inline(never)
  package static func mappedOneByOne(
    _ arrays: [NDArray], _ operation: ([NDArray]) throws(TensorError) -> [NDArray]
  ) throws(TensorError) -> [NDArray] {
    let frame = HiddenFrame(arrays)
    var whole: [NDArray] = []
    for array in arrays {
      let wide = try array.visible(frame, expanded: true)
      whole.append(try wide.reshaped(to: try Shape([frame.sizes.reduce(1, *)] + Array(array.shape))))
    }
    let count = frame.sizes.reduce(1, *)
    var columns: [[NDArray]] = []
    for index in 0..<count {
      var elements: [NDArray] = []
      for array in whole { elements.append(try array.selected(0, index)) }
      for (place, result) in try operation(elements).enumerated() {
        if place == columns.count { columns.append([]) }
        columns[place].append(result)
      }
    }
    var results: [NDArray] = []
    for column in columns {
      let stacked = try NDArray.stacked(column, 0)
      let sizes = try Shape(frame.sizes + Array(column[0].shape))
      results.append(try stacked.reshaped(to: sizes).hiding(frame))
    }
    return results
  }

  /// The whole of an operand of a write, when this array has all its hidden dimensions.
  func mappedSource(_ source: NDArray, expanded: Bool = false) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([self])
    for number in source.hidden?.numbers ?? [] where !frame.numbers.contains(number) {
      throw NDArray.cannotHold
    }
    return try source.visible(frame, rank: expanded ? nil : Swift.max(rank, source.rank), expanded: expanded)
  }

  static var cannotHold: TensorError {
    .runtime(
      "vmap: inplace arithmetic(self, *extra_args) is not possible because there exists a Tensor `other` in extra_args "
        + "that has more elements than `self`. This happened due to `other` being vmapped over but `self` not being "
        + "vmapped over in a vmap. Please try to use out-of-place operators instead of inplace arithmetic. If said "
        + "operator is being called inside the PyTorch framework, please file a bug report instead.")
  }
}

extension NDArray {
  /// The number of elements with those of the hidden dimensions.
  var wholeCount: Int { (hidden?.sizes ?? []).reduce(count, *) }
}
