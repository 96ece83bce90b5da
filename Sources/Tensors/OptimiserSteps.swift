// The fused steps of optimisers on arrays: the parameter and the optimiser's state are written in place.
import TensorKernels

/// The settings of one SGD step.
package struct SGDOptions: Sendable {
  package var learningRate: Double
  package var momentum: Double
  package var dampening: Double
  package var weightDecay: Double
  package var nesterov: Bool
  package var maximize: Bool
  /// The momentum buffer is not filled yet: it becomes the gradient.
  package var isFirstStep: Bool

  package init(
    learningRate: Double, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0, nesterov: Bool = false,
    maximize: Bool = false, isFirstStep: Bool = false
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.weightDecay = weightDecay
    self.nesterov = nesterov
    self.maximize = maximize
    self.isFirstStep = isFirstStep
  }
}

/// The settings of one Adam step.
package struct AdamOptions: Sendable {
  package var learningRate: Double
  package var beta1: Double
  package var beta2: Double
  package var epsilon: Double
  package var weightDecay: Double
  /// 1 for the first.
  package var step: Int
  /// AdamW.
  package var isDecoupled: Bool
  package var maximize: Bool

  package init(
    learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0,
    step: Int, isDecoupled: Bool = false, maximize: Bool = false
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.step = step
    self.isDecoupled = isDecoupled
    self.maximize = maximize
  }
}

extension NDArray {
  /// Counts one write.
  package func stepSGD(
    _ gradient: NDArray, momentumBuffer: NDArray?, _ options: SGDOptions
  ) throws(TensorError) {
    var settings = gb_sgd_options()
    settings.lr = options.learningRate
    settings.momentum = options.momentum
    settings.dampening = options.dampening
    settings.weightDecay = options.weightDecay
    settings.nesterov = options.nesterov
    settings.maximize = options.maximize
    settings.firstStep = options.isFirstStep
    try checkStep(gradient, momentumBuffer)
    let parameter = try contiguous()
    let slope = try gradient.contiguous()
    let buffer = try momentumBuffer?.contiguous()
    let status = gb_sgd_step(
      dtype.kernelType, Int64(count), parameter.pointer, slope.pointer, buffer?.pointer, &settings)
    try NDArray.check(status, "sgd_step", dtype)
    try finishStep(parameter, momentumBuffer, buffer)
  }

  /// Counts one write.
  package func stepAdam(
    _ gradient: NDArray, average: NDArray, squareAverage: NDArray, _ options: AdamOptions
  ) throws(TensorError) {
    var settings = gb_adam_options()
    settings.lr = options.learningRate
    settings.beta1 = options.beta1
    settings.beta2 = options.beta2
    settings.epsilon = options.epsilon
    settings.weightDecay = options.weightDecay
    settings.step = Int64(options.step)
    settings.decoupled = options.isDecoupled
    settings.maximize = options.maximize
    try checkStep(gradient, average)
    try checkStep(gradient, squareAverage)
    let parameter = try contiguous()
    let slope = try gradient.contiguous()
    let (first, second) = (try average.contiguous(), try squareAverage.contiguous())
    let status = gb_adam_step(
      dtype.kernelType, Int64(count), parameter.pointer, slope.pointer, first.pointer, second.pointer, &settings)
    try NDArray.check(status, "adam_step", dtype)
    if first !== average { try first.writeElements(into: average) }
    try finishStep(parameter, squareAverage, second)
  }

  private func checkStep(_ gradient: NDArray, _ buffer: NDArray?) throws(TensorError) {
    let fits = gradient.shape == shape && gradient.dtype == dtype
    let bufferFits = buffer.map { $0.shape == shape && $0.dtype == dtype } ?? true
    if !fits || !bufferFits {
      throw .runtime(
        "The size of tensor a (\(count)) must match the size of tensor b (\(gradient.count)) at non-singleton dimension 0"
      )
    }
  }

  private func finishStep(_ parameter: NDArray, _ state: NDArray?, _ written: NDArray?) throws(TensorError) {
    if parameter !== self { try parameter.writeElements(into: self) }
    if let state, let written, written !== state { try written.writeElements(into: state) }
    bumpVersion()
  }
}
