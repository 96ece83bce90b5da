// From declared layers to Python classes: each is made when a lesson first asks for it. The constructor stores the
// settings under the names of its parameters; `forward` and `extra_repr` come from the declaration.

import Autodiff
import PythonRuntime
import Tensors

/// All layers, family by family.
enum LayerClasses {
  static let families: [(module: String, layers: [Layer])] = [
    ("container", ContainerLayers.all), ("linear", LinearLayers.all), ("flatten", FlattenLayers.all),
    ("activation", ActivationLayers.all), ("dropout", DropoutLayers.all), ("loss", LossLayers.all),
    ("pooling", PoolingLayers.all), ("padding", PaddingLayers.all), ("conv", ConvolutionLayers.all),
    ("batchnorm", NormalizationLayers.batch), ("instancenorm", NormalizationLayers.instance),
    ("normalization", NormalizationLayers.others), ("sparse", EmbeddingLayers.all),
    ("pixelshuffle", ResamplingLayers.shuffles), ("channelshuffle", ResamplingLayers.channels),
    ("upsampling", ResamplingLayers.upsampling), ("fold", ResamplingLayers.folds),
    ("distance", ResamplingLayers.distances),
  ]

  /// Where a layer's declaration stands, by Python name.
  private static let places: [String: (family: Int, layer: Int)] = {
    var result: [String: (family: Int, layer: Int)] = [:]
    for (family, entry) in families.enumerated() {
      for (index, layer) in entry.layers.enumerated() { result[layer.name] = (family, index) }
    }
    return result
  }()

  /// The names of `torch.nn`, for `dir` and `import *`.
  static var publicNames: [String] { places.keys.filter { !$0.hasPrefix("_") }.sorted() }

  /// The class of a layer, made at the first call; nil when there is no such layer.
  static func find(_ vm: Machine, _ name: String) throws(PyError) -> ClassObject? {
    if let known = vm.torch.classes.layers[name] { return known }
    guard let place = places[name] else { return nil }
    let family = families[place.family]
    let layer = family.layers[place.layer]
    let base = try find(vm, layer.base) ?? vm.torch.classes.module
    let links = LayerLinks(vm, layer, try vm.importModule("torch.nn.functional"))
    let cls = vm.makeClass(links.declaration(in: "torch.nn.modules." + family.module), bases: [base])
    if let version = layer.version { vm.setClassAttribute(cls, vm.intern("_version"), Value(version)) }
    vm.torch.classes.layers[name] = cls
    return cls
  }

  /// The modules below `torch.nn.modules`; a list of its own, so that starting up makes no layer.
  static let moduleNames = [
    "container", "linear", "flatten", "activation", "dropout", "loss", "pooling", "padding", "conv", "batchnorm",
    "instancenorm", "normalization", "sparse", "pixelshuffle", "channelshuffle", "upsampling", "fold", "distance",
  ]

  /// `torch.nn.modules.FAMILY`: its layers, when they are asked for.
  static let modules: [NativeModule] = moduleNames.map { name in
    NativeModule("torch.nn.modules." + name) { (vm, module) throws(PyError) in
      vm.onDemand(module) { (vm, wanted) throws(PyError) in
        let known = families.first { $0.module == name }?.layers.contains { $0.name == wanted } ?? false
        if known, let cls = try find(vm, wanted) { return Value(cls) }
        return try LibraryLayers.find(vm, wanted)
      }
    }
  }
}

/// What the rows of one layer look up on one machine: interned names and the module of functions.
private final class LayerLinks: @unchecked Sendable {
  private enum Passed {
    case setting(StrObject)
    case constant(Value)
  }

  private let layer: Layer
  /// Where each kept parameter stands in the constructor's arguments, and its name.
  private var kept: [(position: Int, name: StrObject)] = []
  private var buffers: [(position: Int, name: StrObject)] = []
  private var legacy: (average: Int, reduce: Int)?
  private var passed: [Passed] = []
  private let function: StrObject
  private let functional: ModuleObject

  init(_ vm: Machine, _ layer: Layer, _ functional: ModuleObject) {
    self.layer = layer
    self.functional = functional
    function = vm.intern(layer.forward?.function ?? "")
    let names = layer.parameterNames
    for (index, name) in names.enumerated() {
      if layer.buffers.contains(name) {
        buffers.append((index + 1, LayerLinks.lasting(vm, name)))
      } else if !Layer.unkept.contains(name) {
        kept.append((index + 1, LayerLinks.lasting(vm, name)))
      }
    }
    if let average = names.firstIndex(of: "size_average"), let reduce = names.firstIndex(of: "reduce") {
      legacy = (average + 1, reduce + 1)
    }
    vm.keepForever(Value(function))
    for part in layer.forward?.passing ?? [] {
      if part == "-" {
        passed.append(.constant(.none))
      } else if part.hasPrefix("'") {
        passed.append(.constant(Value(LayerLinks.lasting(vm, String(part.dropFirst())))))
      } else {
        passed.append(.setting(LayerLinks.lasting(vm, part)))
      }
    }
  }

  private static func lasting(_ vm: Machine, _ text: String) -> StrObject {
    let name = vm.intern(text)
    vm.keepForever(Value(name))
    return name
  }

  func declaration(in module: String) -> NativeClass {
    var methods = layer.methods.map(\.inClassOfInputs)
    if let parameters = layer.parameters {
      let list = parameters.isEmpty ? "self" : "self, " + parameters
      methods.append(
        NativeRow("__init__(\(list))") { [self] (vm, arguments) throws(PyError) in
          try construct(vm, arguments)
          return .none
        })
    }
    if let call = layer.forward {
      methods.append(
        NativeRow("forward(self, \(call.inputs))") { [self] (vm, arguments) throws(PyError) in
          try run(vm, arguments)
        })
    }
    if let template = layer.shows {
      methods.append(
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
          vm.string(try vm.shown(template, arguments[0]))
        })
    }
    return NativeClass(
      layer.name, module: module, kind: .instance, methods: methods, classMethods: layer.classMethods,
      slots: layer.slots, hasInstanceAttributes: true)
  }

  private func construct(_ vm: Machine, _ arguments: Arguments) throws(PyError) {
    let module = arguments[0]
    vm.initializeModule(module)
    guard let object = module.instance else { return }
    for entry in kept { vm.setInstanceAttribute(object, entry.name, arguments[entry.position]) }
    if let legacy, !arguments[legacy.average].isNone || !arguments[legacy.reduce].isNone {
      let reduction = try vm.legacyReduction(arguments[legacy.average], arguments[legacy.reduce])
      vm.setField(module, "reduction", reduction)
    }
    for entry in buffers {
      try vm.registerBuffer(module, Value(entry.name), arguments[entry.position], persistent: true)
    }
    try layer.initialize?(vm, module, arguments)
  }

  private func run(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    var values: [Value] = []
    values.reserveCapacity(arguments.count - 1 + passed.count)
    for index in 1..<arguments.count { values.append(arguments[index]) }
    for part in passed {
      switch part {
      case .constant(let value): values.append(value)
      case .setting(let name):
        if let object = arguments[0].instance {
          let own = vm.instanceAttribute(object, name)
          if !own.isUndefined {
            values.append(own)
            continue
          }
        }
        values.append(try vm.getAttribute(arguments[0], name))
      }
    }
    return try vm.call(functional.attributes.get(function), values)
  }
}

extension Machine {
  /// The reduction of a functional loss: what `size_average` and `reduce` say where they are given, else `reduction`.
  func reduction(_ value: Value, _ average: Value, _ reduce: Value) throws(PyError) -> LossReduction {
    try reduction(try chosenReduction(value, average, reduce))
  }

  func chosenReduction(_ value: Value, _ average: Value, _ reduce: Value) throws(PyError) -> Value {
    average.isNone && reduce.isNone ? value : try legacyReduction(average, reduce)
  }

  /// `size_average` and `reduce`, the old way to say `reduction`.
  func legacyReduction(_ average: Value, _ reduce: Value) throws(PyError) -> Value {
    let averages = average.isNone ? true : try truth(average)
    let reduces = reduce.isNone ? true : try truth(reduce)
    let text = averages && reduces ? "mean" : reduces ? "sum" : "none"
    try issueWarning(
      .userWarning, "size_average and reduce args will be deprecated, please use reduction='\(text)' instead.")
    return string(text)
  }
}
