// Softmax, log-softmax and the negative log likelihood with their backward kernels, on arrays. Knows no gradients
// beyond these formulas.
import TensorKernels

/// How a loss combines its elements.
package enum LossReduction: UInt32, Sendable {
  case none = 0
  case mean = 1
  case sum = 2

  var kernelCode: gb_loss_reduction { gb_loss_reduction(rawValue) }
}

extension NDArray {
  /// Softmax along a dimension; floats only.
  package func softmax(_ dimension: Int) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mappedAlong(dimension) { (a, place) throws(TensorError) in try a.softmax(place) }
    }
    if dtype.isHalf { return try halfSoftmax(dimension) }
    let (array, outer, size, inner) = try blocks(dimension)
    let output = try NDArray(uninitialized: shape, dtype, state)
    let status = gb_softmax(dtype.kernelType, outer, size, inner, output.pointer, array.pointer)
    try NDArray.check(status, inner == 1 ? "softmax_lastdim_kernel_impl" : "softmax_kernel_impl", dtype)
    return output
  }

  /// Logarithm of the softmax along a dimension; floats only.
  package func logSoftmax(_ dimension: Int) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mappedAlong(dimension) { (a, place) throws(TensorError) in try a.logSoftmax(place) }
    }
    if dtype.isHalf { return try halfLogSoftmax(dimension) }
    let (array, outer, size, inner) = try blocks(dimension)
    let output = try NDArray(uninitialized: shape, dtype, state)
    let status = gb_log_softmax(dtype.kernelType, outer, size, inner, output.pointer, array.pointer)
    try NDArray.check(status, inner == 1 ? "log_softmax_lastdim_kernel_impl" : "log_softmax_kernel_impl", dtype)
    return output
  }

  /// The half types along other dimensions than the last round the exponentials of columns that fill no whole vector.
  private func halfSoftmax(_ dimension: Int) throws(TensorError) -> NDArray {
    let wide = try converted(to: .float32)
    let result = try wide.softmax(dimension).converted(to: dtype)
    let (array, outer, size, inner) = try wide.blocks(dimension)
    let tail = Int(inner) % 32
    if inner == 1 || tail == 0 || count == 0 { return result }
    let sizes: Shape = [Int(outer), Int(size), Int(inner)]
    let columns = try array.reshaped(to: sizes).narrowed(2, Int(inner) - tail, tail)
    let powers = try columns.binary(.subtract, columns.reduced(.maximum, [1], keepDimensions: true)).unary(.exp)
    let sum = try powers.reduced(.sum, [1], keepDimensions: true)
    let shares = try powers.converted(to: dtype).converted(to: .float32).binary(.divide, sum).converted(to: dtype)
    try shares.writeElements(into: result.reshaped(to: sizes).narrowed(2, Int(inner) - tail, tail))
    return result
  }

  /// The half types along the last dimension round the sum and its logarithm, along others only the result.
  private func halfLogSoftmax(_ dimension: Int) throws(TensorError) -> NDArray {
    let wide = try converted(to: .float32)
    let place = try shape.dimension(dimension)
    if rank == 0 || place != rank - 1 || count == 0 { return try wide.logSoftmax(dimension).converted(to: dtype) }
    let shifted = try wide.binary(.subtract, wide.reduced(.maximum, [place], keepDimensions: true))
    let sum = try shifted.unary(.exp).reduced(.sum, [place], keepDimensions: true)
    let logarithm = try sum.converted(to: dtype).converted(to: .float32).unary(.log).converted(to: dtype)
    return try shifted.binary(.subtract, logarithm.converted(to: .float32)).converted(to: dtype)
  }

  /// The gradient of a softmax's input, where this array is the gradient of its output `result`.
  package func softmaxBackward(_ result: NDArray, _ dimension: Int) throws(TensorError) -> NDArray {
    if hidden != nil || result.hidden != nil {
      return try mappedAlong(dimension, with: result) { (a, b, place) throws(TensorError) in
        try a.softmaxBackward(b, place)
      }
    }
    if dtype.isHalf {
      let wide = try result.converted(to: .float32)
      return try converted(to: .float32).softmaxBackward(wide, dimension).converted(to: dtype)
    }
    let (gradient, outer, size, inner) = try blocks(dimension)
    let y = try result.contiguous()
    let output = try NDArray(uninitialized: shape, dtype, state)
    let status = gb_softmax_backward(
      dtype.kernelType, outer, size, inner, output.pointer, gradient.pointer, y.pointer)
    try NDArray.check(status, "softmax_backward", dtype)
    return output
  }

  /// The gradient of a log-softmax's input, where this array is the gradient of its output `result`.
  package func logSoftmaxBackward(_ result: NDArray, _ dimension: Int) throws(TensorError) -> NDArray {
    if hidden != nil || result.hidden != nil {
      return try mappedAlong(dimension, with: result) { (a, b, place) throws(TensorError) in
        try a.logSoftmaxBackward(b, place)
      }
    }
    if dtype.isHalf {
      let wide = try result.converted(to: .float32)
      return try converted(to: .float32).logSoftmaxBackward(wide, dimension).converted(to: dtype)
    }
    let (gradient, outer, size, inner) = try blocks(dimension)
    let y = try result.contiguous()
    let output = try NDArray(uninitialized: shape, dtype, state)
    let status = gb_log_softmax_backward(
      dtype.kernelType, outer, size, inner, output.pointer, gradient.pointer, y.pointer)
    try NDArray.check(status, "log_softmax_backward", dtype)
    return output
  }

  /// Negative log likelihood of log-probabilities [n, classes] (or [classes]) and its total weight, a 0-dim array.
  package func nllLoss(
    _ target: NDArray, weight: NDArray? = nil, ignoreIndex: Int = -100, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> (loss: NDArray, totalWeight: NDArray) {
    try checkLossOperands(target, weight)
    if hidden != nil || target.hidden != nil || weight?.hidden != nil {
      return try mappedNLLLoss(target, weight, ignoreIndex, reduction)
    }
    if dtype.isHalf {
      let wide = try weight?.converted(to: .float32)
      let (loss, total) = try converted(to: .float32).nllLoss(
        target, weight: wide, ignoreIndex: ignoreIndex, reduction)
      return (try loss.converted(to: dtype), try total.converted(to: dtype))
    }
    let (rows, targets) = (try contiguous(), try target.converted(to: .int64).contiguous())
    // In the check of gradients the class weights may not be doubles yet.
    let weights = try (state.keepsDoubles ? weight?.converted(to: dtype) : weight)?.contiguous()
    let n = rank == 1 ? 1 : shape[0]
    let outputShape: Shape = reduction == .none && rank == 2 ? [n] : []
    let loss = try NDArray(uninitialized: outputShape, dtype, state)
    let total = try NDArray(uninitialized: [], dtype, state)
    var bad: Int64 = 0
    let status = gb_nll_loss(
      dtype.kernelType, reduction.kernelCode, Int64(n), Int64(shape[rank - 1]), rows.pointer,
      targets.elements(as: Int64.self), weights?.pointer, Int64(ignoreIndex), loss.pointer, total.pointer, &bad)
    if status == GB_INDEX_OUT_OF_RANGE { throw .index("Target \(bad) is out of bounds.") }
    try NDArray.check(status, "nll_loss_out_frame", dtype)
    return (loss, total)
  }

  private func checkLossOperands(_ target: NDArray, _ weight: NDArray?) throws(TensorError) {
    if rank < 1 || rank > 2 { throw .runtime("input tensor should be 1D or 2D") }
    if target.rank > 1 { throw .runtime("0D or 1D target tensor expected, multi-target not supported") }
    let batch = rank == 1 ? 1 : shape[0]
    if target.count != batch || (rank == 2 && target.rank == 0) {
      throw .value("Expected input batch_size (\(batch)) to match target batch_size (\(target.count)).")
    }
    if target.dtype != .int64 && target.dtype != .uint8 {
      throw .runtime("expected target dtype to be Long or Byte, but got \(target.dtype.typeName)")
    }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "nll_loss_out_frame", for: dtype) }
    if let weight, weight.rank != 1 || weight.count != shape[rank - 1] {
      throw .runtime(
        "weight tensor should be defined either for all \(shape[rank - 1]) classes or no classes but got weight "
          + "tensor of shape: \(weight.shape)")
    }
    if let weight, weight.dtype != dtype, !state.keepsDoubles {
      throw .runtime("expected scalar type \(dtype.typeName) but found \(weight.dtype.typeName)")
    }
  }

  /// The gradient of the log-probabilities; this array is the gradient of the loss.
  package func nllLossBackward(
    _ input: NDArray, _ target: NDArray, weight: NDArray?, ignoreIndex: Int, _ reduction: LossReduction,
    totalWeight: NDArray
  ) throws(TensorError) -> NDArray {
    if hidden != nil || input.hidden != nil || target.hidden != nil || weight?.hidden != nil {
      return try mappedNLLLossBackward(input, target, weight, ignoreIndex, reduction, totalWeight)
    }
    if dtype.isHalf {
      return try converted(to: .float32).nllLossBackward(
        input.converted(to: .float32), target, weight: weight?.converted(to: .float32), ignoreIndex: ignoreIndex,
        reduction, totalWeight: totalWeight.converted(to: .float32)
      ).converted(to: dtype)
    }
    let output = try NDArray(uninitialized: input.shape, input.dtype, state)
    let (gradient, targets) = (
      try converted(to: input.dtype).contiguous(), try target.converted(to: .int64).contiguous()
    )
    let weights = try weight?.converted(to: input.dtype).contiguous()
    let totalWeight = try totalWeight.converted(to: input.dtype)
    let n = input.rank < 2 ? 1 : input.shape[0]
    let classes = input.rank == 0 ? 0 : input.shape[input.rank - 1]
    let labels = targets.elements(as: Int.self)
    try NDArray.checkSaved(
      input.count == n * classes && targets.count == n && (weights == nil || weights?.count == classes)
        && gradient.count == (reduction == .none ? n : 1)
        && (0..<n).allSatisfy { labels[$0] == ignoreIndex || (0..<classes).contains(labels[$0]) }, "nll_loss")
    let status = gb_nll_loss_backward(
      input.dtype.kernelType, reduction.kernelCode, Int64(n), Int64(input.shape[input.rank - 1]), gradient.pointer,
      targets.elements(as: Int64.self), weights?.pointer, Int64(ignoreIndex), totalWeight.pointer, output.pointer)
    try NDArray.check(status, "nll_loss_backward_out_frame", input.dtype)
    return output
  }
}
