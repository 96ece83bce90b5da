// Reductions over dimensions, running totals, extrema with positions, norms. The order of additions is the kernels'.
import TensorKernels

/// What a reduction computes of the elements it runs over.
package struct Reduction: Equatable, Sendable {
  let code: gb_reduction
  /// The name in the reference's messages.
  let name: String

  package static var sum: Self { Self(code: GB_SUM, name: "sum") }
  package static var mean: Self { Self(code: GB_MEAN, name: "mean") }
  package static var product: Self { Self(code: GB_PROD, name: "prod") }
  package static var maximum: Self { Self(code: GB_AMAX, name: "amax") }
  package static var minimum: Self { Self(code: GB_AMIN, name: "amin") }
  package static var any: Self { Self(code: GB_ANY, name: "any") }
  package static var all: Self { Self(code: GB_ALL, name: "all") }
  package static var argmax: Self { Self(code: GB_ARGMAX, name: "argmax") }
  package static var argmin: Self { Self(code: GB_ARGMIN, name: "argmin") }
  /// Parameter: the correction (1 is usual).
  package static var variance: Self { Self(code: GB_VAR, name: "var") }
  package static var standardDeviation: Self { Self(code: GB_STD, name: "std") }
  package static var countNonzero: Self { Self(code: GB_COUNT_NONZERO, name: "count_nonzero") }
  static var norm1: Self { Self(code: GB_NORM1, name: "norm") }
  static var norm2: Self { Self(code: GB_NORM2, name: "norm") }
  static var normInfinity: Self { Self(code: GB_NORM_INF, name: "norm") }

  func outputType(_ input: DType) -> DType {
    switch code {
    case GB_SUM, GB_PROD: input.isInteger || input == .bool ? .int64 : input
    case GB_ANY, GB_ALL: input == .uint8 ? .uint8 : .bool
    case GB_ARGMAX, GB_ARGMIN, GB_COUNT_NONZERO: .int64
    default: input
    }
  }

  func checkInput(_ dtype: DType) throws(TensorError) {
    switch code {
    case GB_MEAN where !dtype.isFloatingPoint && !dtype.isComplex:
      throw .runtime(
        "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: "
          + dtype.typeName)
    case GB_VAR where !dtype.isFloatingPoint, GB_STD where !dtype.isFloatingPoint:
      throw .runtime("std and var only support floating point and complex dtypes")
    case GB_NORM1 where !dtype.isFloatingPoint, GB_NORM2 where !dtype.isFloatingPoint,
      GB_NORM_INF where !dtype.isFloatingPoint:
      throw .runtime(
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(dtype.typeName)")
    case GB_ARGMAX where dtype.isComplex, GB_ARGMIN where dtype.isComplex:
      throw .runtime("\(name)(): does not support complex input")
    case GB_AMAX where dtype.isComplex: throw .notImplemented(kernel: "max_all", for: dtype)
    case GB_AMIN where dtype.isComplex: throw .notImplemented(kernel: "min_all", for: dtype)
    case GB_ARGMAX where dtype == .bool, GB_ARGMIN where dtype == .bool:
      throw .runtime("\(name)(): does not support bool input")
    default: return
    }
  }

  var needsElements: Bool { [GB_AMAX, GB_AMIN, GB_ARGMAX, GB_ARGMIN].contains(code) }
}

extension NDArray {
  /// Reduces the named dimensions (nil or none: all of them).
  package func reduced(
    _ reduction: Reduction, _ dimensions: Shape? = nil, keepDimensions: Bool = false, parameter: Double = 1
  ) throws(TensorError) -> NDArray {
    if dtype.isComplex && (reduction.code == GB_VAR || reduction.code == GB_STD) {
      let real = try part(imaginary: false).reduced(
        .variance, dimensions, keepDimensions: keepDimensions, parameter: parameter)
      let total = try part(imaginary: true).reduced(
        .variance, dimensions, keepDimensions: keepDimensions, parameter: parameter
      ).binary(.add, real)
      return reduction.code == GB_VAR ? total : try total.unary(.sqrt)
    }
    try reduction.checkInput(dtype)
    if hidden != nil { return try mappedReduction(reduction, dimensions, keepDimensions, parameter) }
    let flags = try reductionFlags(dimensions)
    if reduction.needsElements && count == 0 { try checkEmptyReduction(reduction, dimensions, flags) }
    let outputShape = reducedShape(flags, keepDimensions)
    let outputType = reduction.outputType(dtype)
    let output = try NDArray(uninitialized: outputShape, outputType, state)
    if reduction.code == GB_SUM && dtype == .float32 && isContiguous && output.count == 1 {
      output.elements(as: Float.self).pointee = gb_sum_f32(elements(as: Float.self), Int64(count))
      return output
    }
    if reduction.code == GB_ANY || reduction.code == GB_ALL, output.count == 1, outputType == .bool, isContiguous {
      let status = gb_any_or_all(
        dtype.kernelType, reduction.code == GB_ALL, Int64(count), pointer, output.elements(as: Bool.self))
      if status == GB_OK { return output }
    }
    var reducedFlags: InlineArray<8, Bool> = InlineArray(repeating: false)
    for index in 0..<rank { reducedFlags[index] = flags[index] == 1 }
    let status = shape.withInt64Pointer { sizes in
      strides.withInt64Pointer { strides in
        withUnsafePointer(to: &reducedFlags) { reduced in
          gb_reduce(
            reduction.code, dtype.kernelType, Int32(rank), sizes, strides,
            UnsafeRawPointer(reduced).assumingMemoryBound(to: Bool.self), pointer, output.pointer, parameter)
        }
      }
    }
    try NDArray.check(status, "\(reduction.name)_cpu", dtype)
    return output
  }

  /// The sum over the dimensions in front of `target`; nil when the others are not `target`.
  package func summedOverFront(to target: Shape) throws(TensorError) -> NDArray? {
    let front = rank - target.count
    if hidden != nil || front <= 0 { return nil }
    for index in 0..<target.count where target[index] != shape[front + index] { return nil }
    var dimensions = Shape()
    for index in 0..<front { dimensions.append(index) }
    return try reduced(.sum, dimensions)
  }

  /// One flag per dimension: 1 where it is reduced.
  private func reductionFlags(_ dimensions: Shape?) throws(TensorError) -> Shape {
    guard let dimensions, dimensions.count > 0 else { return Shape(repeating: 1, count: rank) }
    var flags = Shape(repeating: 0, count: Swift.max(rank, 1))
    for named in dimensions {
      let index = try shape.dimension(named)
      if flags[index] == 1 { throw .runtime("dim \(index) appears multiple times in the list of dims") }
      flags[index] = 1
    }
    return flags
  }

  private func reducedShape(_ flags: Shape, _ keepDimensions: Bool) -> Shape {
    var result = Shape()
    for index in 0..<rank {
      if flags[index] == 0 {
        result.append(shape[index])
      } else if keepDimensions {
        result.append(1)
      }
    }
    return result
  }

  private func checkEmptyReduction(
    _ reduction: Reduction, _ dimensions: Shape?, _ flags: Shape
  ) throws(TensorError) {
    if dimensions == nil || dimensions?.count == 0 {
      let message = "\(reduction.name)(): Expected reduction dim to be specified for input.numel() == 0."
      if reduction.code == GB_ARGMAX || reduction.code == GB_ARGMIN { throw .index(message) }
      throw .runtime(message + " Specify the reduction dim with the 'dim' argument.")
    }
    for index in 0..<rank where flags[index] == 1 && shape[index] == 0 {
      throw .index("\(reduction.name)(): Expected reduction dim \(index) to have non-zero size.")
    }
  }

  /// `max(dim)` or `min(dim)`: values and their first positions.
  package func extremum(
    maximum: Bool, _ dimension: Int, keepDimensions: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if hidden != nil {
      let pair = try mappedPairAlong(dimension) { (a, place) throws(TensorError) in
        let found = try a.extremum(maximum: maximum, place, keepDimensions: rank > 0 && keepDimensions)
        return (found.values, found.indices)
      }
      return (pair.0, pair.1)
    }
    let place = try shape.dimension(dimension)
    if rank == 0 { return (try copied(), try NDArray.scalar(.int(0), .int64, state)) }
    if shape[place] == 0 {
      throw .index("\(maximum ? "max" : "min")(): Expected reduction dim \(place) to have non-zero size.")
    }
    var outputShape = shape
    if keepDimensions { outputShape[place] = 1 } else { outputShape.remove(at: place) }
    let values = try NDArray(uninitialized: outputShape, dtype, state)
    let indices = try NDArray(uninitialized: outputShape, .int64, state)
    let status = shape.withInt64Pointer { sizes in
      strides.withInt64Pointer { strides in
        gb_extremum(
          maximum, dtype.kernelType, Int32(rank), sizes, strides, Int32(place), pointer, values.pointer,
          indices.elements(as: Int64.self))
      }
    }
    try NDArray.check(status, maximum ? "max_all" : "min_all", dtype)
    return (values, indices)
  }

  /// `max()` or `min()` of all elements.
  package func extremumOfAll(maximum: Bool) throws(TensorError) -> NDArray {
    if count == 0 {
      throw .runtime(
        "\(maximum ? "max" : "min")(): Expected reduction dim to be specified for input.numel() == 0. "
          + "Specify the reduction dim with the 'dim' argument.")
    }
    return try reduced(maximum ? .maximum : .minimum)
  }

  /// Whether each of the named dimensions (nil: all) has one element.
  private func foldsLoneElements(_ dimensions: Shape?) throws(TensorError) -> Bool {
    guard let dimensions, dimensions.count > 0 else { return count == 1 }
    if rank == 0 || count == 0 { return false }
    for dimension in dimensions {
      let place = try shape.dimension(dimension)
      if shape[place] != 1 { return false }
    }
    return true
  }

  /// The p-norm over the named dimensions (nil: all).
  package func norm(
    _ p: Double = 2, _ dimensions: Shape? = nil, keepDimensions: Bool = false
  ) throws(TensorError) -> NDArray {
    if dtype.isComplex {
      return try complexPart(angle: false).norm(p, dimensions, keepDimensions: keepDimensions)
    }
    try Reduction.norm2.checkInput(dtype)
    if p == 2 { return try reduced(.norm2, dimensions, keepDimensions: keepDimensions) }
    if p == 1 { return try reduced(.norm1, dimensions, keepDimensions: keepDimensions) }
    if p.isInfinite && count == 0 {
      guard let dimensions, dimensions.count > 0 else {
        throw .runtime(
          "linalg.vector_norm cannot compute the inf norm on an empty tensor because the operation does not have an "
            + "identity")
      }
      for dimension in dimensions where rank > 0 {
        let place = try shape.dimension(dimension)
        if shape[place] > 0 { continue }
        throw .runtime(
          "linalg.vector_norm cannot compute the inf norm on the dimension \(place)because this dimension is empty and "
            + "the operation does not have an identity")
      }
    }
    if p == .infinity { return try reduced(.normInfinity, dimensions, keepDimensions: keepDimensions) }
    if p == -.infinity {
      return try unary(.absolute).reduced(.minimum, dimensions, keepDimensions: keepDimensions)
    }
    if p == 0 {
      return try binary(.notEqual, .int(0)).converted(to: dtype)
        .reduced(.sum, dimensions, keepDimensions: keepDimensions)
    }
    // Of one element the reference takes the size, without powers; but not where a number's only dimension is named.
    if hidden == nil, try foldsLoneElements(dimensions) {
      return try unary(.absolute).reduced(.maximum, dimensions, keepDimensions: keepDimensions)
    }
    if hidden == nil, dtype == .float32 || dtype == .float64 {
      return try powerNorm(p, dimensions, keepDimensions: keepDimensions)
    }
    if dtype == .float16 || dtype == .bfloat16 {
      // The powers of short floats are long ones.
      return try converted(to: .float32).norm(p, dimensions, keepDimensions: keepDimensions).converted(to: dtype)
    }
    return try unary(.absolute).unary(.powScalar, p).reduced(.sum, dimensions, keepDimensions: keepDimensions)
      .unary(.powScalar, 1 / p)
  }

  /// The norm with an exponent that has no operation of its own: powers are added one after the other.
  private func powerNorm(_ p: Double, _ dimensions: Shape?, keepDimensions: Bool) throws(TensorError) -> NDArray {
    // What the sum of ones would be says which dimensions are left.
    let frame = try reduced(.sum, dimensions, keepDimensions: keepDimensions)
    let named = Set(try (dimensions ?? []).map { (place) throws(TensorError) in try shape.dimension(place) })
    let folded = named.isEmpty ? Array(0..<rank) : (0..<rank).filter { named.contains($0) }
    let kept = (0..<rank).filter { !folded.contains($0) }
    let rows = try permuted(try Shape(kept + folded)).contiguous()
    let output = try NDArray(uninitialized: frame.shape, dtype, state)
    let status = gb_power_norms(
      dtype.kernelType, p, Int64(frame.count), Int64(folded.map { shape[$0] }.reduce(1, *)), rows.pointer,
      output.pointer)
    try NDArray.check(status, "norm_cpu", dtype)
    return output
  }

  /// A contiguous array seen as [outer, dimension, inner].
  func blocks(_ dimension: Int) throws(TensorError) -> (array: NDArray, outer: Int64, size: Int64, inner: Int64) {
    let place = try shape.dimension(dimension)
    let array = try contiguous()
    if rank == 0 { return (array, 1, 1, 1) }
    var outer = 1
    var inner = 1
    for index in 0..<place { outer *= shape[index] }
    for index in (place + 1)..<Swift.max(rank, place + 1) { inner *= shape[index] }
    return (array, Int64(outer), Int64(shape[place]), Int64(inner))
  }

  /// Running sums (or products) along a dimension; bools and integers give int64.
  package func cumulative(product: Bool, _ dimension: Int) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mappedAlong(dimension) { (a, place) throws(TensorError) in
        try a.cumulative(product: product, place)
      }
    }
    let (array, outer, size, inner) = try blocks(dimension)
    let target = dtype.isFloatingPoint || dtype.isComplex ? dtype : .int64
    let output = try NDArray(uninitialized: shape, target, state)
    let status =
      product
      ? gb_cumprod(dtype.kernelType, outer, size, inner, array.pointer, output.pointer)
      : gb_cumsum(dtype.kernelType, outer, size, inner, array.pointer, output.pointer)
    try NDArray.check(status, product ? "cumprod_out_cpu" : "cumsum_out_cpu", dtype)
    return output
  }

  /// log Σ exp over the named dimensions (nil or none: all).
  package func logSumExp(_ dimensions: Shape?, keepDimensions: Bool = false) throws(TensorError) -> NDArray {
    if dtype.isHalf && count > 0 {
      // Composed of operations that each round.
      let top = try reduced(.maximum, dimensions, keepDimensions: true)
      let finite = try top.unary(.isInfinite).choose(NDArray.scalar(.int(0), dtype, state), top)
      let sum = try binary(.subtract, finite).unary(.exp).reduced(.sum, dimensions, keepDimensions: true)
      let total = try sum.unary(.log).binary(.add, finite)
      if keepDimensions { return total }
      return try total.reshaped(to: reducedShape(reductionFlags(dimensions), false))
    }
    let input = dtype.isFloatingPoint ? self : try converted(to: state.defaultDType)
    if hidden != nil {
      if rank == 0 { return try unsqueezed(0).logSumExp([0]) }
      var places: [Int] = []
      let all = try Shape(Array(0..<rank))
      for named in (dimensions ?? []).isEmpty ? all : dimensions ?? [] { places.append(try shape.dimension(named)) }
      return try mapped { (a, lead) throws(TensorError) in
        try a.logSumExp(try Shape(places.map { $0 + lead }), keepDimensions: keepDimensions)
      }
    }
    let flags = try reductionFlags(dimensions)
    var order = Shape()
    var size = 1
    for index in 0..<rank where flags[index] == 0 { order.append(index) }
    for index in 0..<rank where flags[index] == 1 {
      order.append(index)
      size *= shape[index]
    }
    let output = try NDArray(uninitialized: reducedShape(flags, keepDimensions), input.dtype, state)
    let rows: NDArray
    var single = -1
    for index in 0..<rank where flags[index] == 1 { single = single == -1 ? index : -2 }
    let status: gb_status
    if single >= 0 {
      let (array, outer, length, inner) = try input.blocks(single)
      rows = array
      status = gb_logsumexp(rows.dtype.kernelType, outer, length, inner, rows.pointer, output.pointer)
    } else {
      rows = try input.permuted(order).contiguous()
      status = gb_logsumexp(
        rows.dtype.kernelType, Int64(output.count), Int64(size), 1, rows.pointer, output.pointer)
    }
    try NDArray.check(status, "logsumexp_cpu", input.dtype)
    return output
  }
}
