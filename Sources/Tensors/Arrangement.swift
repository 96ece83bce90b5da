// Operations that lay elements out anew: diagonals, one-hot rows, repeated elements, moved and unfolded dimensions.
// Knows no gradients.
import TensorKernels

extension NDArray {
  /// A matrix with this vector on a diagonal, zeros elsewhere (`diag` of a vector).
  package func diagonalMatrix(_ shift: Int = 0) throws(TensorError) -> NDArray {
    if rank != 1 { throw .runtime("diag(): Supports 1D or 2D tensors. Got \(rank)D") }
    let (size, overflow) = count.addingReportingOverflow(Int(clamping: shift.magnitude))
    if overflow { throw .runtime("Storage size calculation overflowed with sizes=[\(count)]") }
    if hidden != nil {
      let target = try zerosAlongside([size, size])
      try target.diagonal(shift).copyFrom(self)
      return target
    }
    let output = try NDArray.full([size, size], .int(0), dtype, state)
    try writeElements(into: output.diagonal(shift))
    return output
  }

  /// A new last dimension with a one at each element's class (`F.one_hot`); -1 takes the greatest class plus one.
  package func oneHot(_ classes: Int = -1) throws(TensorError) -> NDArray {
    if dtype != .int64 { throw .runtime("one_hot is only applicable to index tensor of type LongTensor.") }
    if hidden != nil {
      if classes == -1 { throw NDArray.dynamicShape("one_hot") }
      return try mapped { (a, _) throws(TensorError) in try a.oneHot(classes) }
    }
    let input = try contiguous()
    let values = input.elements(as: Int.self)
    if count == 0 {
      if classes <= 0 { throw .runtime("Can not infer total number of classes from empty tensor.") }
      return try NDArray(uninitialized: Shape(Array(shape) + [classes]), .int64, state)
    }
    var greatest = 0
    for element in 0..<count {
      if values[element] < 0 { throw .runtime("Class values must be non-negative.") }
      greatest = Swift.max(greatest, values[element])
    }
    if classes != -1 && greatest >= classes { throw .runtime("Class values must be smaller than num_classes.") }
    let width = classes == -1 ? greatest.addingReportingOverflow(1).partialValue : classes
    let output = try NDArray.full(Shape(Array(shape) + [width]), .int(0), .int64, state)
    let out = output.elements(as: Int.self)
    for element in 0..<count { out[element * width + values[element]] = 1 }
    return output
  }

  /// Each slice of a dimension several times in a row; nil flattens first.
  package func repeatInterleaved(_ repeats: Int, _ dimension: Int? = nil) throws(TensorError) -> NDArray {
    if repeats < 0 { throw .runtime("Repeats must be non-negative") }
    let size = dimension == nil || rank == 0 ? count : shape[try shape.dimension(dimension ?? 0)]
    let counts = try NDArray.full([size], .int(repeats), .int64, state)
    return try repeatInterleaved(counts, dimension)
  }

  /// The same with a number of repeats for each slice.
  package func repeatInterleaved(_ repeats: NDArray, _ dimension: Int?) throws(TensorError) -> NDArray {
    if repeats.dtype != .int64 { throw .notImplemented(kernel: "repeat_interleave_cpu", for: repeats.dtype) }
    if let dimension, rank == 0 {
      throw .index("Dimension specified as \(dimension) but tensor has no dimensions")
    }
    guard let dimension else { return try reshaped(to: [-1]).repeatInterleaved(repeats, 0) }
    let place = try shape.dimension(dimension)
    let size = shape[place]
    let counts = try (repeats.count == 1 ? repeats.reshaped(to: [1]).expanded(to: [size]) : repeats).contiguous()
    if counts.rank != 1 { throw .runtime("repeats must be 0-dim or 1-dim tensor") }
    if counts.count != size {
      throw .runtime(
        "repeats must have the same size as input along dim, but got repeats.size(0) = \(counts.count) and "
          + "input.size(\(place)) = \(size)")
    }
    var total = 0
    let times = UnsafePointer(counts.elements(as: Int.self))
    for index in 0..<size {
      if times[index] < 0 { throw .runtime("repeats can not be negative") }
      let (sum, overflow) = total.addingReportingOverflow(times[index])
      if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
      total = sum
    }
    let positions = try NDArray(uninitialized: [total], .int64, state)
    let out = positions.elements(as: Int.self)
    var next = 0
    for index in 0..<size {
      for _ in 0..<times[index] {
        out[next] = index
        next += 1
      }
    }
    return try indexSelected(place, positions)
  }

  /// Zeros of `whole` with windows along a dimension added where they were, one after the other; a window's elements lie in the
  /// last dimension.
  package func windowsAdded(_ place: Int, _ size: Int, _ stride: Int, _ whole: Shape) throws(TensorError) -> NDArray {
    let windows = shape[place]
    if hidden == nil, dtype == .float32 || dtype == .float64 {
      let (source, target) = (try contiguous(), try zerosAlongside(whole))
      let outer = Int64(whole.prefix(place).reduce(1, *))
      let inner = Int64(whole.dropFirst(place + 1).reduce(1, *))
      let status = gb_add_windows(
        dtype.kernelType, outer, Int64(windows), inner, Int64(size), Int64(stride), Int64(whole[place]), source.pointer,
        target.pointer)
      try NDArray.check(status, "unfold_backward", dtype)
      return target.withOwnVersion()
    }
    var order = Shape()
    for dimension in 0...place { order.append(dimension) }
    order.append(rank - 1)
    for dimension in (place + 1)..<Swift.max(rank - 1, place + 1) { order.append(dimension) }
    var sizes = whole
    sizes[place] = windows * size
    let positions = try NDArray(uninitialized: [windows * size], .int64, state)
    let numbers = positions.elements(as: Int.self)
    for window in 0..<windows {
      for step in 0..<size { numbers[window * size + step] = window * stride + step }
    }
    let target = try zerosAlongside(whole)
    try target.indexAdd(place, positions, try permuted(order).reshaped(to: sizes))
    return target.withOwnVersion()
  }

  /// One dimension shown as several; at most one size is -1.
  package func unflattened(_ dimension: Int, _ sizes: Shape) throws(TensorError) -> NDArray {
    if sizes.isEmpty { throw .runtime("unflatten: sizes must be non-empty") }
    let place = try shape.dimension(dimension)
    if rank == 0 { return try viewed(as: sizes) }
    try Shape.checkRank(rank + sizes.count - 1)
    var known = 1
    var resolved = sizes
    for size in sizes where size != -1 { known = known.multipliedReportingOverflow(by: size).partialValue }
    for index in 0..<sizes.count where sizes[index] == -1 && known != 0 { resolved[index] = shape[place] / known }
    var product = 1
    for size in resolved { product = product.multipliedReportingOverflow(by: size).partialValue }
    if product != shape[place] {
      throw .runtime(
        "unflatten: Provided sizes \(sizes) don't multiply up to the size of dim \(place) (\(shape[place])) in the "
          + "input tensor")
    }
    var target = Shape()
    for index in 0..<rank {
      if index == place { for size in resolved { target.append(size) } } else { target.append(shape[index]) }
    }
    return try viewed(as: target)
  }

  /// The order for `permuted` that moves dimensions to other places (`movedim`).
  package func movedOrder(_ source: Shape, _ destination: Shape) throws(TensorError) -> Shape {
    if source.count != destination.count {
      throw .runtime(
        "movedim: Invalid source or destination dims: source (\(source) dims) should contain the same number of dims "
          + "as destination (\(destination) dims)")
    }
    var order = Shape(repeating: -1, count: rank)
    var used = Shape(repeating: 0, count: rank)
    for (place, named) in source.enumerated() {
      let from = try shape.dimension(named)
      let to = try shape.dimension(destination[place])
      if rank == 0 { return order }
      if used[from] == 1 { throw .runtime("movedim: repeated dim in `source` (\(source))") }
      if order[to] != -1 { throw .runtime("movedim: repeated dim in `destination` (\(destination))") }
      used[from] = 1
      order[to] = from
    }
    var next = 0
    for place in 0..<rank where order[place] == -1 {
      while used[next] == 1 { next += 1 }
      order[place] = next
      next += 1
    }
    return order
  }
}
