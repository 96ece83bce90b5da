// The same values under another identity: without history, as a parameter, or a leaf pointed to other memory.
// These are where history is cut, so each tells the recorder how.
import Tensors

extension Tensor {
  /// `detach()`: the same memory and version counter, no history.
  package func detach() -> Tensor {
    if state.recorder != nil, let through = bridged(array.alias()) { return through }
    let result = Tensor(array.alias())
    result.flags.insert(.sharesMemory)
    if isInference { result.flags.insert(.inference) }
    result.recordCut(.alias, ".detach()", [self])
    return result
  }

  /// `detach_()`.
  package func detachInPlace() throws(TensorError) {
    if isView {
      throw .runtime(
        "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for "
          + "training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence "
          + "detach_() cannot be called on these gradients. To fix this error, please refer to the "
          + "Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.")
    }
    madeBy = nil
    outputIndex = 0
    flags.remove(.requiresGradient)
    if state.recorder != nil { recordCut(.alias, ".detach_()", [self]) }
  }

  /// `.data`: the same memory, no history, and a version counter of its own, so that writes through it go unseen.
  package var data: Tensor {
    if state.recorder != nil, state.activeRecorder?.bridgesHere == true {
      // A window on it with history: what operations keep of it stays when the tensor is pointed elsewhere.
      return requiresGradient ? (try? view(shape)) ?? self : self
    }
    let result = Tensor(array.withOwnVersion())
    result.flags.insert(.sharesMemory)
    result.recordCut(.alias, ".data", [self])
    return result
  }

  /// `t.data = source`: from now on this tensor shows the memory of `source`; its history and counter stay.
  package func setData(_ source: Tensor) {
    let counter = VersionCounter(array.version)
    array = source.array.withOwnVersion(counter)
    historyVersion = counter.value
    if state.recorder != nil {
      recordRepoint(source)
      if state.activeRecorder?.bridgesHere == true {
        let edge = source.gradientEdge
        (madeBy, outputIndex) = (edge.node, edge.index)
      }
    }
    accumulator?.outputShape = array.shape
    accumulator?.outputType = array.dtype
  }

  /// `nn.Parameter(t, requires_grad)`: a new leaf on the same memory and counter.
  package func asParameter(requiresGradient: Bool = true) throws(TensorError) -> Tensor {
    if state.recorder != nil, requiresGradient, let through = bridged(array.alias()) { return through }
    let result = Tensor(array.alias())
    result.flags.insert(.sharesMemory)
    if requiresGradient && !dtype.isDifferentiable {
      throw .runtime("Only Tensors of floating point and complex dtype can require gradients")
    }
    if requiresGradient { try result.setRequiresGradient(true) }
    result.recordCut(.alias, "nn.Parameter", [self])
    return result
  }

  /// `torch.tensor(t)`, `t.new_tensor(t)`: the numbers once, no history.
  package func copyWithoutHistory(_ written: String = "torch.tensor") throws(TensorError) -> Tensor {
    if state.recorder != nil, let through = bridged(try array.copied()) { return through }
    let result = Tensor(try array.copied())
    result.recordCut(.copy, written, [self])
    return result
  }

  /// `item()` and every other way of making the only element a number of the language.
  package func item(_ written: String = ".item()") throws(TensorError) -> Scalar {
    let value = try array.item()
    recordExit(written)
    return value
  }
}

extension EngineState {
  /// Runs `body` with recording of derivatives switched to `enabled`.
  package func withGradMode<Result, Failure: Error>(
    _ enabled: Bool, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if !enabled, recorder != nil, activeRecorder?.bridgesHere == true { return try body() }
    let before = gradMode
    gradMode = enabled
    defer { gradMode = before }
    return try body()
  }
}
