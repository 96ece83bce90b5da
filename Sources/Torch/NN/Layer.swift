// How a layer is declared: one value a layer, in the file of its family. A layer that stores its settings and hands them
// to one function of `nn.functional` is data alone; the others bring rows. Making the classes is in LayerClasses.swift.

import Autodiff
import PythonRuntime
import Tensors

/// A layer as data: its Python name, the parameters of `__init__` after `self`, and what it does.
struct Layer: Sendable {
  typealias Initializer = @Sendable (Machine, Value, Arguments) throws(PyError) -> Void

  let name: String
  /// Python's parameter list of `__init__`, without `self`: `"in_features, out_features, bias=True"`; nil: the base's
  /// constructor is inherited.
  let parameters: String?
  /// The base, by Python name; `Module` by default.
  let base: String
  /// `forward` as one call of a function; nil: it is among the methods, or inherited.
  let forward: LayerCall?
  /// What `extra_repr` says: text with `{name}` for a setting, `{name!r}` for its repr, `{#name}` for whether it is there,
  /// and `{?name}` for `name=True` when it is set.
  let shows: String?
  /// Settings that are registered as buffers.
  let buffers: [String]
  /// The class attribute `_version`, when it is the layer's own.
  let version: Int?
  /// The methods beside `__init__`: `forward`, `extra_repr` and others.
  let methods: [NativeRow]
  let classMethods: [NativeRow]
  let slots: NativeSlots
  /// Checks and changes the settings once they are stored; `arguments[0]` is the module, the rest follow `parameters`.
  let initialize: Initializer?

  init(
    _ name: String, _ parameters: String? = "", base: String = "Module", calls forward: LayerCall? = nil,
    shows: String? = nil, buffers: [String] = [], version: Int? = nil, methods: [NativeRow] = [],
    classMethods: [NativeRow] = [], slots: NativeSlots = NativeSlots(), initialize: Initializer? = nil
  ) {
    self.name = name
    self.parameters = parameters
    self.base = base
    self.forward = forward
    self.shows = shows
    self.buffers = buffers
    self.version = version
    self.methods = methods
    self.classMethods = classMethods
    self.slots = slots
    self.initialize = initialize
  }

  /// The names of the parameters, in order.
  var parameterNames: [String] { Layer.names(in: parameters ?? "") }

  static func names(in list: String) -> [String] {
    list.split(separator: ",").compactMap { part in
      let name = part.prefix { $0 != "=" }.filter { $0 != " " && $0 != "*" }
      return name.isEmpty ? nil : String(name)
    }
  }

  /// Parameters that are not kept as settings: the old way to say `reduction`, and where parameters are made.
  static let unkept: Set<String> = [
    "size_average", "reduce", "device", "dtype", "_weight", "_freeze", "bias",
    "args", "kwargs", "modules", "min_value", "max_value",
  ]
}

/// A `forward` that is one call: the inputs, then what is passed on.
struct LayerCall: Sendable {
  let function: String
  /// Python's parameter list of `forward` after `self`.
  let inputs: String
  /// What follows the inputs, by position: a setting's name, `-` for None, `'text` for a text.
  let passing: [String]

  init(_ function: String, _ passing: [String] = [], inputs: String = "input") {
    self.function = function
    self.passing = passing
    self.inputs = inputs
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
    if let object = module.instance, isLeftToNativeSlot(object, name),
      let parameters = moduleTable(module, torch.names.parameters)
    {
      let found = try dictGet(parameters, Value(name))
      if !found.isUndefined { return found.tensor }
    }
    return try getAttribute(module, name).tensor
  }

  /// Registers a fresh parameter, or None.
  func setParameter(_ module: Value, _ name: StrObject, _ tensor: Tensor?) throws(PyError) {
    guard let table = moduleTable(module, torch.names.parameters) else { return }
    guard let tensor else {
      try dictSet(table, Value(name), .none)
      return
    }
    try dictSet(table, Value(name), try hooked("parameter", module, name, wrapParameter(tensor)))
  }

  /// Registers a fresh parameter of zeros under `name`, or None when there is none.
  func makeParameter(
    _ module: Value, _ name: String, _ sizes: [Int]?, _ dtype: DType?, requiresGradient: Bool = true
  ) throws(PyError) {
    let state = torch.engine
    guard let sizes else { return try setParameter(module, intern(name), nil) }
    let tensor = try engine { () throws(TensorError) in
      let (shape, type) = (try Shape(sizes), dtype ?? state.defaultDType)
      // The reference makes it without values: its words for a negative size are those of `empty`.
      _ = try shape.checkedCount(of: type)
      let fresh = Tensor(try NDArray.zeros(shape, type, state))
      try fresh.setRequiresGradient(requiresGradient)
      return fresh
    }
    try setParameter(module, intern(name), tensor)
  }

  /// The sizes of a new parameter, told as `torch.empty` tells of what is none.
  func emptySizes(_ values: [Value]) throws(PyError) -> [Int] {
    let plain = try values.map { (value) throws(PyError) in
      value.isKind(.floatObject) || value.isFloat ? value : try builtInNumber(value) ?? value
    }
    return try sizes(tuple([tuple(plain)]), "empty")
  }

  /// `key=value` for `extra_repr`.
  func described(_ module: Value, _ names: [String]) throws(PyError) -> Value {
    var parts: [String] = []
    for name in names { parts.append("\(name)=\(try repr(try field(module, name)))") }
    return string(parts.joined(separator: ", "))
  }

  /// The text of `Layer.shows` with the settings of a module.
  func shown(_ template: String, _ module: Value) throws(PyError) -> String {
    var result = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      if name.hasPrefix("?") {
        guard try truth(try field(module, String(name.dropFirst()))) else { continue }
        result += (result.isEmpty ? "" : ", ") + name.dropFirst() + "=True"
      } else if name.hasPrefix("#") {
        result += try field(module, String(name.dropFirst())).isNone ? "False" : "True"
      } else if name.hasSuffix("!r") {
        result += try repr(try field(module, String(name.dropLast(2))))
      } else {
        result += try str(try field(module, String(name)))
      }
    }
    return result + rest
  }

  /// `value` as a tuple of `count`, repeated when it is one value: what the layers keep of sizes and paddings.
  func repeated(_ value: Value, _ count: Int) throws(PyError) -> Value {
    if isIterable(value) { return tuple(try toArray(value)) }
    return tuple([Value](repeating: value, count: count))
  }
}
