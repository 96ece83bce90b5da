// Views: other windows on the same storage. They share memory and version counter and copy nothing, except `reshaped`
// when no window fits. Knows no gradients.

extension NDArray {
  /// This array broadcast to `target`, where -1 keeps a size (`expand`).
  package func expanded(to target: Shape) throws(TensorError) -> NDArray {
    if target.count < rank {
      throw .runtime(
        "expand(\(dtype.tensorTypeName)\(shapeInBraces), size=\(target)): the number of sizes provided "
          + "(\(target.count)) must be greater or equal to the number of dimensions in the tensor (\(rank))")
    }
    let lead = target.count - rank
    var sizes = target
    var steps = Shape(repeating: 0, count: target.count)
    for index in (0..<target.count).reversed() {
      let wanted = target[index]
      if index < lead {
        if wanted < 0 {
          throw .runtime(
            "The expanded size of the tensor (\(wanted)) isn't allowed in a leading, non-existing dimension \(index)")
        }
        // A new dimension of size one steps over everything after it, as the reference's does; others repeat.
        if wanted == 1 && rank > 0 { steps[index] = sizes[index + 1] &* steps[index + 1] }
        continue
      }
      let size = shape[index - lead]
      sizes[index] = wanted == -1 ? size : wanted
      if sizes[index] == size {
        steps[index] = strides[index - lead]
      } else if size != 1 || wanted < 0 {
        throw .runtime(
          "The expanded size of the tensor (\(wanted)) must match the existing size (\(size)) at non-singleton "
            + "dimension \(index).  Target sizes: \(target).  Tensor sizes: \(shape)")
      }
    }
    _ = try sizes.checkedCount(of: dtype)
    return window(shape: sizes, strides: steps, offset: offset)
  }

  private var shapeInBraces: String { "{" + shape.description + "}" }

  /// Sizes with at most one -1 resolved for this array's element count.
  package func resolvedSizes(_ sizes: Shape) throws(TensorError) -> Shape {
    var known = 1
    var open = -1
    for (index, size) in sizes.enumerated() {
      if size == -1 {
        if open >= 0 { throw .runtime("only one dimension can be inferred") }
        open = index
      } else if size < 0 {
        throw .runtime("invalid shape dimension \(size) at index \(index) of shape \(sizes)")
      } else {
        let (product, overflow) = known.multipliedReportingOverflow(by: size)
        if overflow { throw invalidShape(sizes) }
        known = product
      }
    }
    if open < 0 {
      if known != count { throw invalidShape(sizes) }
      return sizes
    }
    if known == 0 {
      if count != 0 { throw invalidShape(sizes) }
      throw .runtime(
        "cannot reshape tensor of 0 elements into shape \(sizes) because the unspecified dimension size -1 can be "
          + "any value and is ambiguous")
    }
    if count % known != 0 { throw invalidShape(sizes) }
    var result = sizes
    result[open] = count / known
    return result
  }

  private func invalidShape(_ sizes: Shape) -> TensorError {
    .runtime("shape '\(sizes)' is invalid for input of size \(count)")
  }

  /// The same elements in other sizes, without copying (`view`).
  package func viewed(as sizes: Shape) throws(TensorError) -> NDArray {
    let target = try resolvedSizes(sizes)
    guard let steps = viewStrides(target) else {
      throw .runtime(
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
          + "contiguous subspaces). Use .reshape(...) instead.")
    }
    return window(shape: target, strides: steps, offset: offset)
  }

  /// The same elements in other sizes, copied only when no view is possible (`reshape`).
  package func reshaped(to sizes: Shape) throws(TensorError) -> NDArray {
    let target = try resolvedSizes(sizes)
    if let steps = viewStrides(target) { return window(shape: target, strides: steps, offset: offset) }
    let copy = try copiedContiguous()
    return copy.window(shape: target, strides: target.contiguousStrides, offset: 0)
  }

  /// Whether `reshaped` gives a view.
  package func canView(as sizes: Shape) throws(TensorError) -> Bool { viewStrides(try resolvedSizes(sizes)) != nil }

  /// Strides that show the same elements in `target`, by runs of dimensions that lie in memory like one; nil if none.
  private func viewStrides(_ target: Shape) -> Shape? {
    if isContiguous || count == 0 || rank == 0 { return target == shape ? strides : target.contiguousStrides }
    var result = target
    var place = target.count - 1
    var runCount = 1
    var targetCount = 1
    var base = strides[rank - 1]
    for index in stride(from: rank - 1, through: 0, by: -1) {
      runCount *= shape[index]
      let runEnds = index == 0 || (shape[index - 1] != 1 && strides[index - 1] != runCount * base)
      guard runEnds else { continue }
      while place >= 0 && (targetCount < runCount || target[place] == 1) {
        result[place] = targetCount * base
        targetCount *= target[place]
        place -= 1
      }
      if targetCount != runCount { return nil }
      if index > 0 {
        base = strides[index - 1]
        runCount = 1
        targetCount = 1
      }
    }
    return place == -1 ? result : nil
  }

  /// Dimensions in another order; `order` names each once.
  package func permuted(_ order: Shape) throws(TensorError) -> NDArray {
    if order.count != rank {
      throw .runtime(
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
          + "ordering of dimensions i.e. input.dim() = \(rank) is not equal to len(dims) = \(order.count)")
    }
    var sizes = shape
    var steps = strides
    var seen = Shape(repeating: 0, count: rank)
    for (place, named) in order.enumerated() {
      let index = try shape.dimension(named)
      if seen[index] != 0 { throw .runtime("permute(): duplicate dims are not allowed.") }
      seen[index] = 1
      sizes[place] = shape[index]
      steps[place] = strides[index]
    }
    return window(shape: sizes, strides: steps, offset: offset)
  }

  /// Two dimensions exchanged.
  package func transposed(_ a: Int, _ b: Int) throws(TensorError) -> NDArray {
    let first = try shape.dimension(a)
    let second = try shape.dimension(b)
    if first == second { return alias() }
    var sizes = shape
    var steps = strides
    (sizes[first], sizes[second]) = (shape[second], shape[first])
    (steps[first], steps[second]) = (strides[second], strides[first])
    return window(shape: sizes, strides: steps, offset: offset)
  }

  /// `t()`: a matrix transposed; arrays of fewer dimensions as they are.
  package func matrixTransposed() throws(TensorError) -> NDArray {
    if rank > 2 { throw .runtime("t() expects a tensor with <= 2 dimensions, but self is \(rank)D") }
    return rank < 2 ? alias() : try transposed(0, 1)
  }

  /// Without the dimensions of size one.
  package func squeezed() -> NDArray {
    var sizes = Shape()
    var steps = Shape()
    for index in 0..<rank where shape[index] != 1 {
      sizes.append(shape[index])
      steps.append(strides[index])
    }
    return window(shape: sizes, strides: steps, offset: offset)
  }

  /// Without those of the named dimensions that have size one.
  package func squeezed(_ dimensions: Shape) throws(TensorError) -> NDArray {
    var drop = Shape(repeating: 0, count: rank)
    for named in dimensions {
      let index = try shape.dimension(named)
      if rank == 0 { continue }
      if drop[index] == 1 { throw .runtime("dim \(index) appears multiple times in the list of dims") }
      drop[index] = 1
    }
    var sizes = Shape()
    var steps = Shape()
    for index in 0..<rank where !(drop[index] == 1 && shape[index] == 1) {
      sizes.append(shape[index])
      steps.append(strides[index])
    }
    return window(shape: sizes, strides: steps, offset: offset)
  }

  /// With a dimension of size one before `dimension`.
  package func unsqueezed(_ dimension: Int) throws(TensorError) -> NDArray {
    try Shape.checkRank(rank + 1)
    if dimension < -(rank + 1) || dimension > rank { throw .dimensionOutOfRange(dimension, rank: rank + 1) }
    let index = dimension < 0 ? dimension + rank + 1 : dimension
    var sizes = shape
    var steps = strides
    let step = index < rank ? shape[index] &* strides[index] : 1
    sizes.insert(1, at: index)
    steps.insert(step, at: index)
    return window(shape: sizes, strides: steps, offset: offset)
  }

  /// Dimensions from `start` through `end` as one; a view if possible.
  package func flattened(_ start: Int = 0, _ end: Int = -1) throws(TensorError) -> NDArray {
    let first = try shape.dimension(start)
    let last = try shape.dimension(end)
    if first > last { throw .runtime("flatten() has invalid args: start_dim cannot come after end_dim") }
    if rank == 0 { return try reshaped(to: [1]) }
    if first == last { return self }
    var sizes = Shape()
    var product = 1
    for index in 0..<rank {
      if index >= first && index <= last {
        product *= shape[index]
        if index == last { sizes.append(product) }
      } else {
        sizes.append(shape[index])
      }
    }
    return try reshaped(to: sizes)
  }

  /// A view with any sizes and strides (`as_strided`), checked against the storage.
  package func asStrided(_ sizes: Shape, _ steps: Shape, _ start: Int?) throws(TensorError) -> NDArray {
    if sizes.count != steps.count { throw .runtime("mismatch in length of strides and shape") }
    let begin = start ?? offset
    for step in steps where step < 0 {
      throw .runtime(
        "as_strided: Negative strides are not supported at the moment, got strides: \(steps)")
    }
    if begin < 0 { throw .runtime("Tensor: invalid storage offset \(begin)") }
    if try sizes.checkedCount(of: dtype) > 0 {
      var last = begin
      // Under a map the window of the last example must fit too.
      for (size, stride) in zip(hidden?.sizes ?? [], hidden?.strides ?? []) where size > 0 {
        last += (size - 1) * stride
      }
      for index in 0..<sizes.count {
        let (span, overflow) = (sizes[index] - 1).multipliedReportingOverflow(by: steps[index])
        let (sum, tooMuch) = last.addingReportingOverflow(span)
        if overflow || tooMuch { throw .runtime("Storage size calculation overflowed with sizes=\(sizes)") }
        last = sum
      }
      let (end, wraps) = last.addingReportingOverflow(1)
      let needed = end.multipliedReportingOverflow(by: dtype.byteCount)
      if wraps || needed.overflow || needed.partialValue > storage.byteCount {
        throw .runtime(
          "setStorage: sizes \(sizes), strides \(steps), storage offset \(begin), and itemsize \(dtype.byteCount) "
            + "requiring a storage size of \(needed.partialValue) are out of bounds for storage of size "
            + "\(storage.byteCount)")
      }
    }
    return window(shape: sizes, strides: steps, offset: begin)
  }
}
