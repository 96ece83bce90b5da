// The fused steps of optimisers on arrays: the parameter and the optimiser's state are written in place, in one pass.
import TensorKernels

/// What computes a step; states in the order of `gb_optimizer_step`.
package enum StepRule: Sendable, Hashable {
  case sgd, adam, adamax, nadam, radam, adagrad, adadelta, rmsprop, rprop

  var kernelRule: gb_step_rule {
    switch self {
    case .sgd: GB_STEP_SGD
    case .adam: GB_STEP_ADAM
    case .adamax: GB_STEP_ADAMAX
    case .nadam: GB_STEP_NADAM
    case .radam: GB_STEP_RADAM
    case .adagrad: GB_STEP_ADAGRAD
    case .adadelta: GB_STEP_ADADELTA
    case .rmsprop: GB_STEP_RMSPROP
    case .rprop: GB_STEP_RPROP
    }
  }
}

/// The settings of a step by the reference's names; each rule reads its own.
package struct StepOptions: Sendable {
  var kernel = gb_step_options()
  /// The rule's third state belongs to the step: Adam's largest square, RMSprop's mean.
  package var usesThirdState = false

  package init(learningRate: Double = 0) { kernel.lr = learningRate }

  /// NAdam's momentum in a step: what the product of all of them is multiplied by.
  package func nesterovMomentum(at step: Double) -> Double {
    gb_nadam_momentum(kernel.beta1, kernel.momentumDecay, step)
  }

  package var learningRate: Double {
    get { kernel.lr }
    set { kernel.lr = newValue }
  }
  package var weightDecay: Double {
    get { kernel.weightDecay }
    set { kernel.weightDecay = newValue }
  }
  package var epsilon: Double {
    get { kernel.epsilon }
    set { kernel.epsilon = newValue }
  }
  package var momentum: Double {
    get { kernel.momentum }
    set { kernel.momentum = newValue }
  }
  package var dampening: Double {
    get { kernel.dampening }
    set { kernel.dampening = newValue }
  }
  package var beta1: Double {
    get { kernel.beta1 }
    set { kernel.beta1 = newValue }
  }
  /// Also Adadelta's rho and RMSprop's alpha.
  package var beta2: Double {
    get { kernel.beta2 }
    set { kernel.beta2 = newValue }
  }
  package var momentumDecay: Double {
    get { kernel.momentumDecay }
    set { kernel.momentumDecay = newValue }
  }
  package var momentumProduct: Double {
    get { kernel.momentumProduct }
    set { kernel.momentumProduct = newValue }
  }
  package var learningRateDecay: Double {
    get { kernel.lrDecay }
    set { kernel.lrDecay = newValue }
  }
  /// Rprop's factors and bounds.
  package var factors: (smaller: Double, larger: Double) {
    get { (kernel.etaMinus, kernel.etaPlus) }
    set { (kernel.etaMinus, kernel.etaPlus) = newValue }
  }
  package var bounds: (least: Double, most: Double) {
    get { (kernel.smallestStep, kernel.largestStep) }
    set { (kernel.smallestStep, kernel.largestStep) = newValue }
  }
  /// 1 for the first.
  package var step: Double {
    get { kernel.step }
    set { kernel.step = newValue }
  }
  package var nesterov: Bool {
    get { kernel.nesterov }
    set { kernel.nesterov = newValue }
  }
  package var maximize: Bool {
    get { kernel.maximize }
    set { kernel.maximize = newValue }
  }
  /// The weight decay multiplies the parameter instead of joining the gradient.
  package var isDecoupled: Bool {
    get { kernel.decoupled }
    set { kernel.decoupled = newValue }
  }
  /// SGD's momentum buffer is not filled yet: it becomes the gradient.
  package var isFirstStep: Bool {
    get { kernel.isFirst }
    set { kernel.isFirst = newValue }
  }
}

extension NDArray {
  /// Whether a step can be taken in one pass: a plain array of 32 or 64 bit floats, and everything else like it.
  package func canStep(_ gradient: NDArray, _ first: NDArray?, _ second: NDArray?, _ third: NDArray?) -> Bool {
    if dtype != .float32 && dtype != .float64 || hidden != nil { return false }
    return isLike(gradient) && isLike(first) && isLike(second) && isLike(third)
  }

  private func isLike(_ other: NDArray?) -> Bool {
    guard let other else { return true }
    return other.dtype == dtype && other.hidden == nil && other.shape == shape
  }

  /// One step of an optimiser on this parameter. `writes`: how often the reference would write to it.
  package func takeStep(
    _ rule: StepRule, _ gradient: NDArray, _ first: NDArray? = nil, _ second: NDArray? = nil, _ third: NDArray? = nil,
    _ options: StepOptions, writes: Int = 1
  ) throws(TensorError) {
    guard canStep(gradient, first, second, third) else {
      throw .runtime("a step needs parameter, gradient and state of one shape and one floating-point type")
    }
    if first == nil && second == nil && third == nil && isContiguous && gradient.isContiguous {
      var settings = options.kernel
      let status = gb_optimizer_step(
        rule.kernelRule, dtype.kernelType, Int64(count), pointer, gradient.pointer, nil, nil, nil, &settings)
      try NDArray.check(status, "optimizer_step", dtype)
      version &+= writes
      return
    }
    let parameter = try contiguous()
    let slope = try gradient.contiguous()
    let (a, b, c) = (try first?.contiguous(), try second?.contiguous(), try third?.contiguous())
    var settings = options.kernel
    let status = gb_optimizer_step(
      rule.kernelRule, dtype.kernelType, Int64(count), parameter.pointer, slope.pointer, a?.pointer, b?.pointer,
      c?.pointer, &settings)
    try NDArray.check(status, "optimizer_step", dtype)
    try NDArray.finishWrite(a, first)
    try NDArray.finishWrite(b, second)
    try NDArray.finishWrite(c, third)
    if parameter !== self { try parameter.writeElements(into: self) }
    version &+= writes
  }

  /// Python's `**` of two floats.
  static func power(_ base: Double, _ exponent: Double) -> Double { gb_power(base, exponent) }

  private static func finishWrite(_ written: NDArray?, _ state: NDArray?) throws(TensorError) {
    guard let written, let state else { return }
    if written !== state { try written.writeElements(into: state) }
    state.bumpVersion()
  }

  /// A number that an optimiser keeps in an array of one float; nil for anything else.
  package var keptNumber: Double? {
    if count != 1 || hidden != nil { return nil }
    switch dtype {
    case .float32: return Double(elements(as: Float.self).pointee)
    case .float64: return elements(as: Double.self).pointee
    default: return nil
    }
  }

  /// Sets what `keptNumber` reads, and counts the write.
  package func keep(_ number: Double) {
    if count != 1 || hidden != nil { return }
    switch dtype {
    case .float32: elements(as: Float.self).pointee = Float(number)
    case .float64: elements(as: Double.self).pointee = number
    default: return
    }
    bumpVersion()
  }

  /// Multiplies the kept number, in the array's own precision, and returns it.
  package func multiplyKept(by factor: Double) -> Double? {
    guard let number = keptNumber else { return nil }
    keep(dtype == .float32 ? Double(Float(number) * Float(factor)) : number * factor)
    return keptNumber
  }
}
