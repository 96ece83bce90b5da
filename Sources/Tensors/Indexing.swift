// Python's square brackets: an index becomes view steps (select, slice, new axis), each a view of its own, and then at
// most one gather by index arrays. The layer of gradients records the same steps, so its nodes are the reference's.

/// One entry between the square brackets.
package enum IndexItem {
  case integer(Int)
  case slice(start: Int?, stop: Int?, step: Int)
  case ellipsis
  case newAxis
  case boolean(Bool)
  /// An int64 or bool array (a list in the program becomes one).
  case array(NDArray)
}

/// What an index means for one array: views first, then arrays of positions by dimension (nil: the whole dimension).
package struct IndexPlan {
  package enum Step: Equatable {
    case select(dimension: Int, index: Int)
    case slice(dimension: Int, start: Int, stop: Int, step: Int)
    case unsqueeze(dimension: Int)
  }

  package var steps: [Step] = []
  package var arrays: [NDArray?] = []
  /// The only mask, when it is kept as it is (`x[mask] = number`), and the dimension it begins at.
  package var mask: (mask: NDArray, dimension: Int)?
  var keepsMask = false
  /// Whether the index is views only.
  package var isView: Bool { arrays.isEmpty && mask == nil }
}

extension NDArray {
  /// Reads an index for this array; throws the reference's errors for what does not fit.
  package func indexPlan(_ items: [IndexItem], fills: Bool = false) throws(TensorError) -> IndexPlan {
    var plan = IndexPlan()
    plan.keepsMask = fills && IndexPlan.hasOneMask(items)
    var current = self
    var dimension = 0
    let consumed = IndexPlan.dimensionsConsumed(items)
    if rank == 0 && items.count == 1, case .integer(let index) = items[0] {
      if index != 0 { throw .index("index \(index) is out of bounds for dimension 0 with size 0") }
      throw .index(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a "
          + "0-dim tensor to a number")
    }
    if consumed > rank { throw .index("too many indices for tensor of dimension \(rank)") }
    // In messages a dimension is the place between the brackets.
    for (place, item) in items.enumerated() {
      switch item {
      case .integer(let index): try plan.addSelect(&current, dimension, index, place)
      case .slice(let start, let stop, let step):
        try plan.addSlice(&current, dimension, start, stop, step)
        dimension += 1
      case .ellipsis: dimension += rank - consumed
      case .newAxis:
        try plan.addUnsqueeze(&current, dimension)
        dimension += 1
      case .boolean(let value):
        try plan.addUnsqueeze(&current, dimension)
        let positions: [Int] = value ? [0] : []
        plan.setArray(try NDArray.from(positions, [positions.count], state), dimension)
        dimension += 1
      case .array(let array):
        try plan.addArray(array, &current, &dimension, place)
      }
    }
    return plan
  }

  /// The part that views alone choose, before index arrays.
  package func view(of items: [IndexItem]) throws(TensorError) -> NDArray {
    var result = self
    for step in try indexPlan(items, fills: true).steps { result = try result.applying(step) }
    return result
  }

  /// The array after the view steps of a plan.
  package func applying(_ step: IndexPlan.Step) throws(TensorError) -> NDArray {
    switch step {
    case .select(let dimension, let index): try selected(dimension, index)
    case .slice(let dimension, let start, let stop, let step): try sliced(dimension, start, stop, step)
    case .unsqueeze(let dimension): try unsqueezed(dimension)
    }
  }

  /// `self[items]`: a view when only integers, slices, None and ... are used, else a copy.
  package func indexed(_ items: [IndexItem]) throws(TensorError) -> NDArray {
    if let element = selectedByIntegers(items) { return element }
    let plan = try indexPlan(items)
    var result = self
    for step in plan.steps { result = try result.applying(step) }
    if plan.isView { return result === self ? alias() : result }
    return try result.gathered(at: plan.arrays)
  }

  /// The short way for integers in range; nil for everything else.
  private func selectedByIntegers(_ items: [IndexItem]) -> NDArray? {
    if items.count > rank || items.isEmpty { return nil }
    var start = offset
    for (dimension, item) in items.enumerated() {
      guard case .integer(let index) = item, index >= -shape[dimension], index < shape[dimension] else { return nil }
      start += (index < 0 ? index + shape[dimension] : index) * strides[dimension]
    }
    var sizes = Shape()
    var steps = Shape()
    for dimension in items.count..<rank {
      sizes.append(shape[dimension])
      steps.append(strides[dimension])
    }
    return window(shape: sizes, strides: steps, offset: start)
  }

  /// `self[items] = value`. Counts one write.
  package func assign(_ items: [IndexItem], _ value: NDArray) throws(TensorError) {
    // One number for all elements that a mask of the same shape chooses needs no positions.
    if items.count == 1, value.rank == 0, isContiguous, case .array(let mask) = items[0], mask.dtype == .bool,
      mask.shape == shape, rank > 0, hidden == nil, mask.hidden == nil, value.hidden == nil
    {
      try copyFrom(try mask.choose(value.converted(to: dtype), self))
      return
    }
    let plan = try indexPlan(items)
    var target = self
    for step in plan.steps { target = try target.applying(step) }
    if plan.isView {
      try target.copyFromStripped(value)
    } else {
      var input = value
      if value.rank == 0 && value.dtype != dtype { input = try value.converted(to: dtype) }
      try target.putStripped(plan.arrays, input)
    }
  }

  private func putStripped(_ arrays: [NDArray?], _ value: NDArray) throws(TensorError) {
    try put(at: arrays, value)
  }

  /// `copy_` after dropping leading dimensions of size one from the value, as item assignment does.
  package func copyFromStripped(_ value: NDArray) throws(TensorError) {
    var input = value
    while input.rank > 0 && input.shape[0] == 1 && !(input.shape == shape) { input = try input.selected(0, 0) }
    try copyFrom(input.shape == shape ? input : input.expanded(to: shape))
  }
}

extension IndexPlan {
  /// Whether the only index array is a mask.
  package static func hasOneMask(_ items: [IndexItem]) -> Bool {
    var count = 0
    for item in items {
      switch item {
      case .boolean: return false
      case .array(let array):
        if array.rank == 0 || array.hidden != nil || (array.dtype != .bool && array.dtype != .uint8) { return false }
        count += 1
      default: break
      }
    }
    return count == 1
  }

  static func dimensionsConsumed(_ items: [IndexItem]) -> Int {
    var consumed = 0
    for item in items {
      switch item {
      case .integer, .slice: consumed += 1
      case .array(let array): consumed += array.dtype == .bool || array.dtype == .uint8 ? array.rank : 1
      case .ellipsis, .newAxis, .boolean: break
      }
    }
    return consumed
  }

  mutating func addSelect(
    _ current: inout NDArray, _ dimension: Int, _ index: Int, _ place: Int
  ) throws(TensorError) {
    let size = current.shape[dimension]
    if index < -size || index >= size {
      throw .index("index \(index) is out of bounds for dimension \(place) with size \(size)")
    }
    steps.append(.select(dimension: dimension, index: index < 0 ? index + size : index))
    current = try current.selected(dimension, index)
  }

  mutating func addSlice(
    _ current: inout NDArray, _ dimension: Int, _ start: Int?, _ stop: Int?, _ step: Int
  ) throws(TensorError) {
    let size = current.shape[dimension]
    let sliced = try current.sliced(dimension, start, stop, step)
    let whole = step == 1 && (start ?? 0) == 0 && (stop ?? size) >= size
    if whole { return }
    steps.append(.slice(dimension: dimension, start: start ?? 0, stop: stop ?? Int.max, step: step))
    current = sliced
  }

  mutating func addUnsqueeze(_ current: inout NDArray, _ dimension: Int) throws(TensorError) {
    current = try current.unsqueezed(dimension)
    steps.append(.unsqueeze(dimension: dimension))
  }

  mutating func setArray(_ array: NDArray, _ dimension: Int) {
    while arrays.count <= dimension { arrays.append(nil) }
    arrays[dimension] = array
  }

  mutating func addArray(
    _ array: NDArray, _ current: inout NDArray, _ dimension: inout Int, _ place: Int
  ) throws(TensorError) {
    if array.dtype.isFloatingPoint || array.dtype.isComplex || array.dtype == .int16 || array.dtype == .int8 {
      throw .index("tensors used as indices must be long, int, byte or bool tensors")
    }
    if array.dtype == .int64 || array.dtype == .int32 {
      let array = try array.converted(to: .int64)
      if array.rank == 0 && array.hidden == nil {
        try addSelect(&current, dimension, array.scalar(at: 0).intValue, place)
        return
      }
      setArray(array, dimension)
      dimension += 1
      return
    }
    if array.rank == 0 {
      try addUnsqueeze(&current, dimension)
      let positions: [Int] = array.scalar(at: 0).isNonzero ? [0] : []
      setArray(try NDArray.from(positions, [positions.count], array.state), dimension)
      dimension += 1
      return
    }
    for index in 0..<array.rank where array.shape[index] != current.shape[dimension + index] {
      throw .index(
        "The shape of the mask \(array.shape) at index \(index) does not match the shape of the indexed tensor "
          + "\(current.shape) at index \(dimension + index)")
    }
    if array.hidden != nil { throw NDArray.dynamicShape("index") }
    if keepsMask {
      mask = (array, dimension)
      dimension += array.rank
      return
    }
    for column in try array.nonzeroColumns() {
      setArray(column, dimension)
      dimension += 1
    }
  }
}
