// Sizes or strides of an array: up to eight integers held in place, so that making an array allocates nothing for them.
// Also the checked products, and the rules that turn one shape into another. Knows no memory.

/// A short list of sizes or strides, a trivial value. Unused places are zero.
package struct Shape: RandomAccessCollection, Equatable, ExpressibleByArrayLiteral, Sendable {
  /// The greatest number of dimensions; the reference allows 64.
  package static let maximumRank = 8

  var values: InlineArray<8, Int>
  package private(set) var count: Int

  package init() {
    values = InlineArray(repeating: 0)
    count = 0
  }

  /// `count` times `value`; `count` is at most `maximumRank`.
  package init(repeating value: Int, count: Int) {
    self.init()
    for _ in 0..<count { append(value) }
  }

  package init(arrayLiteral elements: Int...) {
    self.init()
    for element in elements { append(element) }
  }

  /// The sizes of a matrix: what `[rows, columns]` says, without an array on the way.
  init(rows: Int, columns: Int) {
    self.init()
    values[0] = rows
    values[1] = columns
    count = 2
  }

  /// Throws when there are more than eight dimensions.
  package init(_ elements: some Collection<Int>) throws(TensorError) {
    self.init()
    try Shape.checkRank(elements.count)
    for element in elements { append(element) }
  }

  package init(_ elements: [Int]) throws(TensorError) {
    self.init()
    try Shape.checkRank(elements.count)
    for element in elements { append(element) }
  }

  package static func checkRank(_ rank: Int) throws(TensorError) {
    if rank > maximumRank {
      throw .notImplemented("a tensor of \(rank) dimensions is not supported yet; the most is \(maximumRank)")
    }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(index: Int) -> Int {
    get { values[index] }
    set { values[index] = newValue }
  }

  /// Adds a value at the end; there must be room.
  package mutating func append(_ value: Int) {
    values[count] = value
    count += 1
  }

  package mutating func insert(_ value: Int, at index: Int) {
    var place = count
    while place > index {
      values[place] = values[place - 1]
      place -= 1
    }
    values[index] = value
    count += 1
  }

  package mutating func remove(at index: Int) {
    for place in index..<(count - 1) { values[place] = values[place + 1] }
    count -= 1
    values[count] = 0
  }

  package static func == (a: Shape, b: Shape) -> Bool {
    if a.count != b.count { return false }
    for index in 0..<a.count where a.values[index] != b.values[index] { return false }
    return true
  }

  /// The product of all sizes. Sizes of existing arrays never overflow; for sizes from a lesson use `checkedCount`.
  package var elementCount: Int {
    var product = 1
    for index in 0..<count { product &*= values[index] }
    return product
  }

  /// The product of all sizes, or an error when it (times the element size) does not fit. Sizes of an empty array must
  /// fit too, without the zeros, so that no product of an array's sizes ever overflows.
  package func checkedCount(of dtype: DType) throws(TensorError) -> Int {
    // Unused places are zero: two sizes of up to nine digits each are all right, whatever the rank says.
    let limit: UInt = 1 << 28
    if count <= 2 && UInt(bitPattern: values[0]) < limit && UInt(bitPattern: values[1]) < limit { return elementCount }
    return try checkedProduct(of: dtype)
  }

  private func checkedProduct(of dtype: DType) throws(TensorError) -> Int {
    var product = 1
    var overflow = false
    var empty = false
    for index in 0..<count {
      if values[index] < 0 {
        throw .runtime("Trying to create tensor with negative dimension \(values[index]): \(description)")
      }
      if values[index] == 0 {
        empty = true
        continue
      }
      let (next, tooMuch) = product.multipliedReportingOverflow(by: values[index])
      overflow = overflow || tooMuch
      product = next
    }
    if overflow || product.multipliedReportingOverflow(by: dtype.byteCount).overflow {
      throw .runtime(
        "Storage size calculation overflowed with sizes=\(description)")
    }
    return empty ? 0 : product
  }

  /// Row-major strides of this shape.
  package var contiguousStrides: Shape {
    var strides = self
    var step = 1
    var index = count - 1
    while index >= 0 {
      strides.values[index] = step
      step &*= Swift.max(values[index], 1)
      index -= 1
    }
    return strides
  }

  /// Whether `strides` are row-major for this shape; dimensions of size one do not count.
  package func isContiguous(strides: Shape) -> Bool {
    var step = 1
    var index = count - 1
    while index >= 0 {
      let size = values[index]
      if size == 0 { return true }
      if size != 1 {
        if strides.values[index] != step { return elementCount == 0 }
        step &*= size
      }
      index -= 1
    }
    return true
  }

  /// A dimension given by a lesson, negative ones counted from the end; a 0-dim array accepts 0 and -1.
  package func dimension(_ dimension: Int) throws(TensorError) -> Int {
    let bound = Swift.max(count, 1)
    if dimension < -bound || dimension >= bound { throw .dimensionOutOfRange(dimension, rank: count) }
    return dimension < 0 ? dimension + bound : dimension
  }

  /// The common shape of two operands.
  package func broadcast(with other: Shape) throws(TensorError) -> Shape {
    if self == other { return self }
    var result = count >= other.count ? self : other
    let rank = result.count
    for place in 0..<rank {
      let index = rank - 1 - place
      let size = place < count ? values[count - 1 - place] : 1
      let otherSize = place < other.count ? other.values[other.count - 1 - place] : 1
      if size != otherSize && size != 1 && otherSize != 1 {
        throw .runtime(
          "The size of tensor a (\(size)) must match the size of tensor b (\(otherSize)) "
            + "at non-singleton dimension \(index)")
      }
      result.values[index] = size == 1 ? otherSize : size
    }
    return result
  }

  /// Strides with which an array of this shape and `strides` is read as `target`, which it must broadcast to.
  func broadcastStrides(_ strides: Shape, to target: Shape) -> Shape {
    var result = Shape(repeating: 0, count: target.count)
    let lead = target.count - count
    for index in 0..<count where !(values[index] == 1 && target.values[lead + index] != 1) {
      result.values[lead + index] = strides.values[index]
    }
    return result
  }

  /// `body` gets the values as the kernels read them.
  @inline(__always)
  func withInt64Pointer<Result>(_ body: (UnsafePointer<Int64>) -> Result) -> Result {
    withUnsafePointer(to: values) { pointer in
      body(UnsafeRawPointer(pointer).assumingMemoryBound(to: Int64.self))
    }
  }
}

extension Shape: CustomStringConvertible {
  /// `[2, 3]`, as messages show shapes.
  package var description: String {
    "[" + map { String($0) }.joined(separator: ", ") + "]"
  }
}
