// The kernels of layer and batch normalisation on contiguous arrays of single or double precision. Knows no gradients
// beyond the formulas' names. A kernel reads all its arrays as of one type, so each is brought to this array's, which costs
// nothing where it is that already: in the check of gradients some of them are doubles and others are not.
import TensorKernels

extension NDArray {
  /// Whether the normalisation kernels can read this array as it is.
  package var suitsNormalization: Bool { isContiguous && suitsRowNormalization }

  /// Whether the kernel of rows can read this array or its contiguous copy, which gives the same bits.
  package var suitsRowNormalization: Bool {
    hidden == nil && count > 0 && (dtype == .float32 || dtype == .float64)
  }

  private static func optional(_ array: NDArray?) -> UnsafeMutableRawPointer? { array?.pointer }

  /// Rows of `size` elements of a contiguous array normalised, with each row's mean and reciprocal deviation in arrays of
  /// shape `statistics`.
  package func layerNorm(
    _ size: Int, _ statistics: Shape, scale: NDArray?, shift: NDArray?, epsilon: Double
  ) throws(TensorError) -> (value: NDArray, mean: NDArray, factor: NDArray) {
    let value = try NDArray(uninitialized: shape, dtype, state)
    let mean = try NDArray(uninitialized: statistics, dtype, state)
    let factor = try NDArray(uninitialized: statistics, dtype, state)
    let (a, b) = (try scale?.converted(to: dtype).contiguous(), try shift?.converted(to: dtype).contiguous())
    let status = gb_layer_norm(
      dtype.kernelType, Int64(count / size), Int64(size), pointer, NDArray.optional(a), NDArray.optional(b), epsilon,
      value.pointer, mean.pointer, factor.pointer)
    try NDArray.check(status, "LayerNormKernelImpl", dtype)
    return (value, mean, factor)
  }

  /// Gradients of input, scale and shift from this gradient of the value; nil for those not wanted.
  package func layerNormBackward(
    _ input: NDArray, _ size: Int, mean: NDArray, factor: NDArray, scale: NDArray?, wants: (Bool, Bool, Bool),
    _ parameters: Shape
  ) throws(TensorError) -> (input: NDArray?, scale: NDArray?, shift: NDArray?) {
    let gradient = try contiguous()
    let (input, a) = (try input.converted(to: dtype).contiguous(), try scale?.converted(to: dtype).contiguous())
    let (mean, factor) = (try mean.converted(to: dtype), try factor.converted(to: dtype))
    try NDArray.checkSaved(
      input.shape == shape && mean.count == count / size && factor.count == mean.count
        && (a == nil || a?.count == size), "layer_norm")
    let first = wants.0 ? try NDArray(uninitialized: input.shape, dtype, state) : nil
    let second = wants.1 ? try NDArray(uninitialized: parameters, dtype, state) : nil
    let third = wants.2 ? try NDArray(uninitialized: parameters, dtype, state) : nil
    let status = gb_layer_norm_backward(
      dtype.kernelType, Int64(count / size), Int64(size), gradient.pointer, input.pointer, mean.pointer,
      factor.pointer, NDArray.optional(a), NDArray.optional(first), NDArray.optional(second),
      NDArray.optional(third))
    try NDArray.check(status, "LayerNormBackwardKernelImpl", dtype)
    return (first, second, third)
  }

  /// The gradients of the scale and the shift of halves from this gradient, which is in floats: a row after the other is added to sums of
  /// the halves' own type (measured under the reference).
  package func layerParameterSums(
    _ input: NDArray, _ size: Int, mean: NDArray, factor: NDArray, of type: DType, wants: (Bool, Bool),
    _ parameters: Shape
  ) throws(TensorError) -> (scale: NDArray?, shift: NDArray?) {
    if !wants.0 && !wants.1 { return (nil, nil) }
    let (gradient, input) = (try contiguous(), try input.converted(to: .float32).contiguous())
    let (mean, factor) = (try mean.converted(to: .float32), try factor.converted(to: .float32))
    try NDArray.checkSaved(
      input.shape == shape && mean.count == count / size && factor.count == mean.count, "layer_norm")
    let scale = try NDArray.full(parameters, .int(0), .float32, state)
    let shift = try NDArray.full(parameters, .int(0), .float32, state)
    let (g, x) = (gradient.elements(as: Float.self), input.elements(as: Float.self))
    let (first, second) = (scale.elements(as: Float.self), shift.elements(as: Float.self))
    for row in 0..<mean.count {
      let a = factor.elements(as: Float.self)[row]
      let b = -a * mean.elements(as: Float.self)[row]
      for column in 0..<size {
        let (slope, place) = (g[row * size + column], x[row * size + column])
        if wants.0 {
          let normal = b.addingProduct(a, place)
          first[column] = NDArray.half(first[column].addingProduct(slope, normal), type)
        }
        if wants.1 { second[column] = NDArray.half(second[column] + slope, type) }
      }
    }
    return (
      wants.0 ? try scale.converted(to: type) : nil, wants.1 ? try shift.converted(to: type) : nil
    )
  }

  /// Throws unless what a backward kernel is given still has the sizes of the forward pass: `x.data = y` may have put
  /// another array into a saved tensor, and the kernel would read and write beyond the memory of it.
  static func checkSaved(_ isSame: Bool, _ name: String) throws(TensorError) {
    if isSame { return }
    throw .runtime("\(name): the data of a tensor saved for backward was replaced by one of another shape")
  }

  /// This array as images [n, channels, size].
  private var batch: gb_batch {
    gb_batch(n: Int64(shape[0]), channels: Int64(shape[1]), size: Int64(count / shape[0] / shape[1]))
  }

  /// Mean and sum of squared differences of each channel.
  package func batchStatistics() throws(TensorError) -> (mean: NDArray, squares: NDArray) {
    let mean = try NDArray(uninitialized: [shape[1]], dtype, state)
    let squares = try NDArray(uninitialized: [shape[1]], dtype, state)
    var batch = batch
    try NDArray.check(
      gb_batch_statistics(dtype.kernelType, &batch, pointer, mean.pointer, squares.pointer), "batch_norm", dtype)
    return (mean, squares)
  }

  /// self · slope + shift for each channel, with one rounding.
  package func batchNorm(slope: NDArray, shift: NDArray) throws(TensorError) -> NDArray {
    let value = try NDArray(uninitialized: shape, dtype, state)
    let (a, b) = (try slope.converted(to: dtype).contiguous(), try shift.converted(to: dtype).contiguous())
    var batch = batch
    try NDArray.check(
      gb_batch_norm(dtype.kernelType, &batch, pointer, a.pointer, b.pointer, value.pointer), "batch_norm", dtype)
    return value
  }

  /// Gradients of input, scale and shift in training, from this gradient of the value.
  package func batchNormBackward(
    _ input: NDArray, mean: NDArray, factor: NDArray, scale: NDArray?
  ) throws(TensorError) -> (input: NDArray, scale: NDArray, shift: NDArray) {
    let gradient = try contiguous()
    let (input, a) = (try input.converted(to: dtype), try scale?.converted(to: dtype).contiguous())
    let (mean, factor) = (try mean.converted(to: dtype), try factor.converted(to: dtype))
    try NDArray.checkSaved(
      input.rank >= 2 && input.shape == shape && mean.count == input.shape[1] && factor.count == input.shape[1]
        && (a == nil || a?.count == input.shape[1]), "batch_norm")
    let first = try NDArray(uninitialized: input.shape, dtype, state)
    let second = try NDArray(uninitialized: [input.shape[1]], dtype, state)
    let third = try NDArray(uninitialized: [input.shape[1]], dtype, state)
    var batch = input.batch
    let status = gb_batch_norm_backward(
      dtype.kernelType, &batch, gradient.pointer, input.pointer, mean.pointer, factor.pointer, NDArray.optional(a),
      first.pointer, second.pointer, third.pointer)
    try NDArray.check(status, "batch_norm_backward", dtype)
    return (first, second, third)
  }

  /// 1 / √(squares / n + ε), in the roundings of batch normalisation.
  package func reciprocalDeviation(_ n: Int, _ epsilon: Double) throws(TensorError) -> NDArray {
    try binary(.divide, .int(n)).converted(to: .float64).binary(.add, .float(epsilon)).unary(.sqrt).unary(.reciprocal)
      .converted(to: dtype)
  }

  /// fma(-a, b, self): what a shift becomes when the mean moves into it.
  package func lessProduct(_ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    try ternary(.addcmul, try a.unary(.negative), b)
  }

  /// Mean and reciprocal deviation of the groups of images [n, groups, channels, size], in the roundings of group
  /// normalisation; nil when the kernels cannot read the memory as it is.
  package func groupStatistics(_ epsilon: Double) throws(TensorError) -> (mean: NDArray, deviation: NDArray)? {
    guard suitsNormalization, rank == 4 else { return nil }
    let kept: Shape = [shape[0], shape[1], 1, 1]
    let mean = try NDArray(uninitialized: kept, dtype, state)
    let variance = try NDArray(uninitialized: kept, dtype, state)
    let (rows, width) = (shape[0] * shape[1], shape[2] * shape[3])
    let status = gb_row_moments(dtype.kernelType, Int64(rows), Int64(width), pointer, mean.pointer, variance.pointer)
    try NDArray.check(status, "GroupNormKernelImpl", dtype)
    let deviation = try variance.converted(to: .float64).unary(.clamp, 0, .infinity).binary(.add, .float(epsilon))
      .unary(.sqrt).unary(.reciprocal).converted(to: dtype)
    return (mean, deviation)
  }

  /// Gradients of input, scale and shift of group normalisation from this gradient of the value; nil for those not wanted.
  package func groupNormBackward(
    _ input: NDArray, _ groups: Int, mean: NDArray, factor: NDArray, scale: NDArray?, wants: (Bool, Bool, Bool)
  ) throws(TensorError) -> (input: NDArray?, scale: NDArray?, shift: NDArray?) {
    let gradient = try contiguous()
    let (input, a) = (try input.converted(to: dtype).contiguous(), try scale?.converted(to: dtype).contiguous())
    let (mean, factor) = (try mean.converted(to: dtype), try factor.converted(to: dtype))
    try NDArray.checkSaved(
      input.rank >= 2 && input.shape == shape && mean.count == input.shape[0] * groups && factor.count == mean.count
        && (a == nil || a?.count == input.shape[1]), "group_norm")
    let parameters: Shape = [input.shape[1]]
    let first = wants.0 ? try NDArray(uninitialized: input.shape, dtype, state) : nil
    let second = wants.1 ? try NDArray(uninitialized: parameters, dtype, state) : nil
    let third = wants.2 ? try NDArray(uninitialized: parameters, dtype, state) : nil
    var batch = input.batch
    let status = gb_group_norm_backward(
      dtype.kernelType, &batch, Int64(groups), gradient.pointer, input.pointer, mean.pointer, factor.pointer,
      NDArray.optional(a), NDArray.optional(first), NDArray.optional(second), NDArray.optional(third))
    try NDArray.check(status, "GroupNormBackwardKernelImpl", dtype)
    return (first, second, third)
  }
}
