// `torch.optim.SGD`: options, their checks, and one fused step a parameter with the reference's arithmetic.

import Autodiff
import PythonRuntime
import Tensors

enum SGD {
  static let declaration = NativeClass(
    "SGD", module: "torch.optim.sgd", kind: .instance,
    methods: [
      NativeRow(
        "__init__(self, params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, "
          + "foreach=None, differentiable=False, fused=None)"
      ) { (vm, arguments) throws(PyError) in
        try initialize(vm, arguments)
        return .none
      },
      NativeRow("step(self, closure=None)") { (vm, arguments) throws(PyError) in
        let loss = try vm.runClosure(arguments[1])
        vm.noteStep(arguments[0])
        for group in try vm.parameterGroups(arguments[0]) { try step(vm, arguments[0], group) }
        vm.noteStepped(arguments[0])
        return loss
      },
    ],
    hasInstanceAttributes: true, doc: "Stochastic gradient descent, optionally with momentum.")

  private static func initialize(_ vm: Machine, _ arguments: Arguments) throws(PyError) {
    func number(_ index: Int, _ name: String) throws(PyError) -> Double { try vm.double(arguments[index], "SGD", name) }
    let rate = try number(2, "lr")
    let momentum = try number(3, "momentum")
    let dampening = try number(4, "dampening")
    let decay = try number(5, "weight_decay")
    if rate < 0 { throw vm.valueError("Invalid learning rate: \(try vm.str(arguments[2]))") }
    if momentum < 0 { throw vm.valueError("Invalid momentum value: \(try vm.str(arguments[3]))") }
    if decay < 0 { throw vm.valueError("Invalid weight_decay value: \(try vm.str(arguments[5]))") }
    if try vm.flag(arguments[6]), momentum <= 0 || dampening != 0 {
      throw vm.valueError("Nesterov momentum requires a momentum and zero dampening")
    }
    let defaults = vm.dict()
    let names = [
      "lr", "momentum", "dampening", "weight_decay", "nesterov", "maximize", "foreach", "differentiable", "fused",
    ]
    for (offset, name) in names.enumerated() { try vm.dictSet(defaults, vm.string(name), arguments[offset + 2]) }
    try vm.initializeOptimizer(arguments[0], arguments[1], defaults)
  }

  private static func step(_ vm: Machine, _ optimizer: Value, _ group: DictObject) throws(PyError) {
    let options = SGDOptions(
      learningRate: try vm.groupNumber(group, "lr"), momentum: try vm.groupNumber(group, "momentum"),
      dampening: try vm.groupNumber(group, "dampening"), weightDecay: try vm.groupNumber(group, "weight_decay"),
      nesterov: try vm.groupFlag(group, "nesterov"), maximize: try vm.groupFlag(group, "maximize"))
    let state = try vm.getAttribute(optimizer, vm.torch.names.state).dict ?? vm.dict()
    let bufferName = Value(vm.intern("momentum_buffer"))
    for value in try vm.toArray(try vm.dictGet(group, Value(vm.torch.names.params))) {
      guard let parameter = value.tensor, let gradient = parameter.gradient else { continue }
      var buffer: Tensor?
      if options.momentum != 0, let entry = try vm.dictGet(state, value).dict {
        buffer = try vm.dictGet(entry, bufferName).tensor
      }
      let first = options.momentum != 0 && buffer == nil
      var settings = options
      settings.isFirstStep = first
      if first { buffer = Tensor(try vm.engine { () throws(TensorError) in try parameter.array.filledLike(.int(0)) }) }
      try vm.engine { () throws(TensorError) in
        try parameter.array.stepSGD(
          try gradient.array.contiguous(), momentumBuffer: buffer?.array, settings)
      }
      if first, let buffer {
        let entry = vm.dict()
        try vm.dictSet(entry, bufferName, vm.wrap(buffer))
        try vm.dictSet(state, value, Value(entry))
      }
    }
  }
}
