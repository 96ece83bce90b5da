// Adafactor's step on one parameter, read from the optimiser's dictionaries and handed to the engine. What the engine does
// not take (other dtypes, a learning rate that is a tensor, states of another shape) the library text does.

import Autodiff
import PythonRuntime
import Tensors

enum FactoredSteps {
  /// `_factored_step(group, param, grad, state, eps)`: whether the step is done.
  static let row = NativeRow("_factored_step(group, param, grad, state, eps, /)") { (vm, arguments) throws(PyError) in
    guard let group = arguments[0].dict, let parameter = arguments[1].tensor, let gradient = arguments[2].tensor,
      let state = arguments[3].dict, parameter.array.canStep(gradient.array, nil, nil, nil), parameter.count > 0,
      parameter.rank > 0, let options = try options(vm, group, arguments[4]),
      let counter = try entry(vm, state, "step"), let count = counter.array.keptNumber
    else { return .false }
    let isMatrix = parameter.rank > 1
    guard let first = try entry(vm, state, isMatrix ? "row_var" : "variance"), first.dtype == parameter.dtype,
      first.array.hidden == nil
    else { return .false }
    let second = isMatrix ? try entry(vm, state, "col_var") : nil
    guard fits(first.shape, parameter.shape, isMatrix ? 1 : nil),
      !isMatrix || second.map({ $0.dtype == parameter.dtype && fits($0.shape, parameter.shape, 2) }) == true
    else { return .false }
    var settings = options
    settings.step = counter.dtype == .float32 ? Double(Float(count + 1)) : count + 1
    counter.array.keep(settings.step)
    try vm.engine { () throws(TensorError) in
      try parameter.takeFactoredStep(gradient, first, second, settings)
    }
    return .true
  }

  /// Whether a state has the parameter's sizes, one of them (counted from the end) reduced to 1.
  private static func fits(_ state: Shape, _ parameter: Shape, _ reduced: Int?) -> Bool {
    var sizes = Array(parameter)
    if let reduced { sizes[sizes.count - reduced] = 1 }
    return Array(state) == sizes
  }

  private static func entry(_ vm: Machine, _ state: DictObject, _ name: String) throws(PyError) -> Tensor? {
    try vm.dictGet(state, Value(vm.intern(name))).tensor
  }

  private static func options(_ vm: Machine, _ group: DictObject, _ eps: Value) throws(PyError) -> FactoredStep? {
    func number(_ name: String) throws(PyError) -> Double? {
      let value = try vm.dictGet(group, Value(vm.intern(name)))
      return value.isFloat ? value.asFloat : value.isInt ? Double(value.asInt) : nil
    }
    let pair = try vm.dictGet(group, Value(vm.intern("eps"))).tuple
    guard let rate = try number("lr"), let decay = try number("beta2_decay"), let threshold = try number("d"),
      let weightDecay = try number("weight_decay"), let pair, pair.count == 2, pair.elements[1].isFloat, eps.isFloat
    else { return nil }
    var options = FactoredStep()
    options.learningRate = rate
    options.decay = decay
    options.threshold = threshold
    options.weightDecay = weightDecay
    options.smallest = (square: eps.asFloat, scale: pair.elements[1].asFloat)
    options.maximize = try vm.truth(try vm.dictGet(group, Value(vm.intern("maximize"))))
    return options
  }
}
