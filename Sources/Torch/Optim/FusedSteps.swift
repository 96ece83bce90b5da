// The steps of optimisers over a whole parameter group: options are read once, then one fused kernel a parameter. What
// a kernel does not take (other dtypes, numbers that are tensors, steps to be differentiated, parameters without state)
// is returned, and the library text does it in single operations.

import Autodiff
import PythonRuntime
import Tensors

enum FusedSteps {
  /// `_fused_steps(kind, state, group, params)`: None, or the parameters that are still to do.
  static let row = NativeRow("_fused_steps(kind, state, group, params, /)") { (vm, arguments) throws(PyError) in
    let names = vm.stepNames
    let parameters = try vm.toArray(arguments[3])
    var rest: [Value] = []
    if let state = arguments[1].dict, let group = arguments[2].dict, let kind = arguments[0].str,
      let rule = names.rule(of: kind), let options = try vm.stepOptions(rule, group, names)
    {
      let step = GroupStep(rule: rule, options: options, state: state, names: names)
      for value in parameters {
        guard let parameter = value.tensor else {
          rest.append(value)
          continue
        }
        guard let gradient = parameter.gradient else { continue }
        if !(try step.take(vm, value, parameter, gradient)) { rest.append(value) }
      }
    } else {
      rest = parameters.filter { $0.tensor == nil || $0.tensor?.gradient != nil }
    }
    return rest.isEmpty ? .none : vm.list(rest)
  }
}

/// One group's step: everything that is the same for its parameters.
private struct GroupStep {
  let rule: StepRule
  let options: StepOptions
  let state: DictObject
  let names: StepNames

  /// False when the parameter needs the long way.
  func take(_ vm: Machine, _ key: Value, _ parameter: Tensor, _ gradient: Tensor) throws(PyError) -> Bool {
    if rule == .sgd { return try takeSGD(vm, key, parameter, gradient) }
    guard let entry = try vm.dictGet(state, key).dict, let counter = try vm.dictGet(entry, names.step).tensor,
      let count = counter.array.keptNumber, !counter.requiresGradient
    else { return false }
    let kept = names.states[rule] ?? []
    let first = try vm.dictGet(entry, kept[0]).tensor
    let second = kept.count > 1 ? try vm.dictGet(entry, kept[1]).tensor : nil
    let third = kept.count > 2 ? try vm.dictGet(entry, kept[2]).tensor : nil
    if !isComplete(first, second, third) { return false }
    if !parameter.array.canStep(gradient.array, first?.array, second?.array, third?.array) { return false }
    var settings = options
    settings.step = counter.dtype == .float32 ? Double(Float(count + 1)) : count + 1
    if rule == .nadam {
      guard let product = try vm.dictGet(entry, names.product).tensor,
        let value = product.array.multiplyKept(by: options.nesterovMomentum(at: settings.step))
      else { return false }
      settings.momentumProduct = value
    }
    counter.array.keep(settings.step)
    try vm.engine { () throws(TensorError) in
      try parameter.takeStep(rule, gradient, first, second, third, settings, writes: writes)
    }
    return true
  }

  /// Whether the states that the options ask for are there, and no others.
  private func isComplete(_ first: Tensor?, _ second: Tensor?, _ third: Tensor?) -> Bool {
    switch rule {
    case .adam: first != nil && second != nil && (third != nil) == options.usesThirdState
    case .rmsprop: first != nil && (second != nil) == (options.momentum > 0) && (third != nil) == options.usesThirdState
    case .adagrad: first != nil
    default: first != nil && second != nil
    }
  }

  /// How often the reference writes to the parameter in a step.
  private var writes: Int {
    (rule == .nadam ? 2 : 1) + (options.isDecoupled && options.weightDecay != 0 ? 1 : 0)
  }

  private func takeSGD(
    _ vm: Machine, _ key: Value, _ parameter: Tensor, _ gradient: Tensor
  ) throws(PyError) -> Bool {
    if !parameter.array.canStep(gradient.array, nil, nil, nil) { return false }
    if options.momentum == 0 {
      try vm.engine { () throws(TensorError) in try parameter.takeStep(.sgd, gradient, nil, nil, nil, options) }
      return true
    }
    var settings = options
    var buffer: Tensor?
    let entry = try vm.dictGet(state, key).dict
    if let entry { buffer = try vm.dictGet(entry, names.buffer).tensor }
    settings.isFirstStep = buffer == nil
    if buffer == nil {
      let fresh = Tensor(try vm.engine { () throws(TensorError) in try gradient.array.filledLike(.int(0)) })
      buffer = fresh
      let home = entry ?? vm.dict()
      try vm.dictSet(home, names.buffer, vm.wrap(fresh))
      if entry == nil { try vm.dictSet(state, key, Value(home)) }
    }
    if !parameter.array.canStep(gradient.array, buffer?.array, nil, nil) { return false }
    try vm.engine { () throws(TensorError) in try parameter.takeStep(.sgd, gradient, buffer, nil, nil, settings) }
    return true
  }
}

/// The interned names of options and states; made at the first step of a machine.
final class StepNames {
  private let rules: [String: StepRule]
  private let kinds: [(name: Value, rule: StepRule)]
  let states: [StepRule: [Value]]
  let step, product, buffer: Value
  let lr, betas, epsilon, decay, momentum, dampening, nesterov, maximize, decoupled, differentiable, capturable: Value
  let amsgrad, centered, momentumDecay, lrDecay, rho, alpha, etas, stepSizes: Value

  init(_ vm: Machine) {
    func name(_ text: String) -> Value {
      let value = Value(vm.intern(text))
      vm.keepForever(value)
      return value
    }
    let kinds: [(String, StepRule, [String])] = [
      ("sgd", .sgd, []), ("adam", .adam, ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"]),
      ("adamax", .adamax, ["exp_avg", "exp_inf"]), ("nadam", .nadam, ["exp_avg", "exp_avg_sq"]),
      ("radam", .radam, ["exp_avg", "exp_avg_sq"]), ("adagrad", .adagrad, ["sum"]),
      ("adadelta", .adadelta, ["square_avg", "acc_delta"]),
      ("rmsprop", .rmsprop, ["square_avg", "momentum_buffer", "grad_avg"]), ("rprop", .rprop, ["prev", "step_size"]),
    ]
    var rules: [String: StepRule] = [:]
    var states: [StepRule: [Value]] = [:]
    for (kind, rule, kept) in kinds {
      rules[kind] = rule
      states[rule] = kept.map(name)
    }
    self.kinds = kinds.map { (name($0.0), $0.1) }
    self.rules = rules
    self.states = states
    (step, product, buffer) = (name("step"), name("mu_product"), name("momentum_buffer"))
    (lr, betas, epsilon, decay) = (name("lr"), name("betas"), name("eps"), name("weight_decay"))
    (momentum, dampening, nesterov) = (name("momentum"), name("dampening"), name("nesterov"))
    (maximize, decoupled) = (name("maximize"), name("decoupled_weight_decay"))
    (differentiable, capturable) = (name("differentiable"), name("capturable"))
    (amsgrad, centered, momentumDecay) = (name("amsgrad"), name("centered"), name("momentum_decay"))
    (lrDecay, rho, alpha) = (name("lr_decay"), name("rho"), name("alpha"))
    (etas, stepSizes) = (name("etas"), name("step_sizes"))
  }

  /// The rule of a name, which nearly always is the very object.
  func rule(of kind: StrObject) -> StepRule? {
    for entry in kinds where entry.name.isIdentical(to: Value(kind)) { return entry.rule }
    return rules[kind.string]
  }
}

extension Machine {
  fileprivate var stepNames: StepNames {
    if let names = torch.stepNames { return names }
    let names = StepNames(self)
    torch.stepNames = names
    return names
  }

  /// The options of a group; nil when one of them is missing or no plain number, or asks for more than a fused step.
  fileprivate func stepOptions(
    _ rule: StepRule, _ group: DictObject, _ names: StepNames
  ) throws(PyError) -> StepOptions? {
    if try flag(try dictGet(group, names.differentiable)) { return nil }
    if try flag(try dictGet(group, names.capturable)) { return nil }
    let reader = OptionReader(vm: self, group: group)
    var options = StepOptions()
    options.maximize = try flag(try dictGet(group, names.maximize))
    if rule == .rprop {
      guard let factors = try reader.pair(names.etas), let bounds = try reader.pair(names.stepSizes) else { return nil }
      options.factors = (factors.0, factors.1)
      options.bounds = (bounds.0, bounds.1)
      return options
    }
    guard let rate = try reader.number(names.lr), let decay = try reader.number(names.decay) else { return nil }
    options.learningRate = rate
    options.weightDecay = decay
    if rule == .sgd {
      guard let momentum = try reader.number(names.momentum), let dampening = try reader.number(names.dampening)
      else { return nil }
      options.momentum = momentum
      options.dampening = dampening
      options.nesterov = try flag(try dictGet(group, names.nesterov))
      return options
    }
    guard let epsilon = try reader.number(names.epsilon) else { return nil }
    options.epsilon = epsilon
    return try adaptiveOptions(rule, options, reader, names)
  }

  private func adaptiveOptions(
    _ rule: StepRule, _ common: StepOptions, _ reader: OptionReader, _ names: StepNames
  ) throws(PyError) -> StepOptions? {
    var options = common
    switch rule {
    case .adagrad:
      guard let decay = try reader.number(names.lrDecay) else { return nil }
      options.learningRateDecay = decay
    case .adadelta:
      guard let rho = try reader.number(names.rho) else { return nil }
      options.beta2 = rho
    case .rmsprop:
      guard let alpha = try reader.number(names.alpha), let momentum = try reader.number(names.momentum) else {
        return nil
      }
      options.beta2 = alpha
      options.momentum = momentum
      options.usesThirdState = try flag(try dictGet(reader.group, names.centered))
    default:
      guard let betas = try reader.pair(names.betas) else { return nil }
      (options.beta1, options.beta2) = betas
      if rule == .adam { options.usesThirdState = try flag(try dictGet(reader.group, names.amsgrad)) }
      if rule != .adamax { options.isDecoupled = try flag(try dictGet(reader.group, names.decoupled)) }
      if rule == .nadam {
        guard let decay = try reader.number(names.momentumDecay) else { return nil }
        options.momentumDecay = decay
      }
    }
    return options
  }
}

/// Numbers of a parameter group.
private struct OptionReader {
  let vm: Machine
  let group: DictObject

  /// A plain number; nil for tensors and everything else.
  func number(_ name: Value) throws(PyError) -> Double? { vm.scalar(try vm.dictGet(group, name))?.doubleValue }

  /// Two plain numbers.
  func pair(_ name: Value) throws(PyError) -> (Double, Double)? {
    let value = try vm.dictGet(group, name)
    guard value.tuple != nil || value.list != nil else { return nil }
    let parts = try vm.toArray(value)
    guard parts.count == 2, let first = vm.scalar(parts[0]), let second = vm.scalar(parts[1]) else { return nil }
    return (first.doubleValue, second.doubleValue)
  }
}
