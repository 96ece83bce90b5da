// How a layer is declared: one value a layer, in the file of its family. Making the classes is done here, once.

import Autodiff
import PythonRuntime
import Tensors

/// A layer as data: its Python name, the parameters of `__init__` after `self`, and what it does.
struct Layer: Sendable {
  let name: String
  /// Python's parameter list of `__init__`, without `self`: `"in_features, out_features, bias=True"`.
  let parameters: String
  /// The base, by Python name; `Module` by default.
  let base: String
  /// Sets the layer up; `arguments[0]` is the module, the rest follow `parameters`.
  let initialize: @Sendable (Machine, Value, Arguments) throws(PyError) -> Void
  /// The methods beside `__init__`: `forward`, `extra_repr` and others.
  let methods: [NativeRow]
  let slots: NativeSlots

  init(
    _ name: String, _ parameters: String = "", base: String = "Module", methods: [NativeRow],
    slots: NativeSlots = NativeSlots(),
    initialize: @escaping @Sendable (Machine, Value, Arguments) throws(PyError) -> Void = { (_, _, _) throws(PyError) in
    }
  ) {
    self.name = name
    self.parameters = parameters
    self.base = base
    self.methods = methods
    self.slots = slots
    self.initialize = initialize
  }
}

/// All layers, family by family; a base stands before what inherits from it.
enum Layers {
  static let families: [(module: String, layers: [Layer])] = [
    ("torch.nn.modules.container", ContainerLayers.all),
    ("torch.nn.modules.linear", LinearLayers.all),
    ("torch.nn.modules.flatten", FlattenLayers.all),
    ("torch.nn.modules.activation", ActivationLayers.all),
    ("torch.nn.modules.dropout", DropoutLayers.all),
    ("torch.nn.modules.loss", LossLayers.all),
  ]

  /// Makes the classes and puts them into `torch.nn`.
  static func install(_ vm: Machine, in module: ModuleObject) {
    for family in families {
      for layer in family.layers {
        let base = vm.torch.classes.layers[layer.base] ?? vm.torch.classes.module
        let cls = vm.makeClass(declaration(of: layer, in: family.module), bases: [base])
        vm.torch.classes.layers[layer.name] = cls
        vm.setMember(module, layer.name, Value(cls))
      }
    }
  }

  private static func declaration(of layer: Layer, in module: String) -> NativeClass {
    let list = layer.parameters.isEmpty ? "self" : "self, " + layer.parameters
    let construct = NativeRow("__init__(\(list))") { (vm, arguments) throws(PyError) in
      vm.initializeModule(arguments[0])
      try layer.initialize(vm, arguments[0], arguments)
      return .none
    }
    return NativeClass(
      layer.name, module: module, kind: .instance, methods: [construct] + layer.methods, slots: layer.slots,
      hasInstanceAttributes: true)
  }
}

extension Machine {
  /// Sets an ordinary attribute of a layer (`in_features`, `inplace`, ...).
  func setField(_ module: Value, _ name: String, _ value: Value) {
    guard let object = module.instance else { return }
    setInstanceAttribute(object, intern(name), value)
  }

  /// An ordinary attribute of a layer; None when it is not set.
  func field(_ module: Value, _ name: String) throws(PyError) -> Value {
    let value = try findAttribute(module, intern(name))
    return value.isUndefined ? .none : value
  }

  /// A parameter of a layer as a tensor, or nil when it is None. What a lesson assigned in its place counts, too.
  func layerTensor(_ module: Value, _ name: StrObject) throws(PyError) -> Tensor? {
    try getAttribute(module, name).tensor
  }

  /// Registers a fresh parameter, or None.
  func setParameter(_ module: Value, _ name: StrObject, _ tensor: Tensor?) throws(PyError) {
    guard let table = moduleTable(module, torch.names.parameters) else { return }
    guard let tensor else {
      try dictSet(table, Value(name), .none)
      return
    }
    try dictSet(table, Value(name), wrapParameter(tensor))
  }

  /// `key=value` for `extra_repr`.
  func described(_ module: Value, _ names: [String]) throws(PyError) -> Value {
    var parts: [String] = []
    for name in names { parts.append("\(name)=\(try repr(try field(module, name)))") }
    return string(parts.joined(separator: ", "))
  }
}
