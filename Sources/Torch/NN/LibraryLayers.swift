// Layers and tools that are ordinary control flow: module text, compiled when a lesson first names one of them.

import Autodiff
import PythonRuntime
import Tensors

enum LibraryLayers {
  /// A text that is loaded as a module, and what of it stands in `torch.nn`.
  private struct Source: Sendable {
    let module: String
    let names: [String]
    let text: String
  }

  private static let sources: [Source] = [
    Source(
      module: "torch.nn.modules._containers",
      names: ["ParameterList", "ParameterDict", "Buffer", "DataParallel", "Container"],
      text: ParameterContainersSource.text),
    Source(
      module: "torch.nn.modules.rnn",
      names: ["RNNBase", "RNN", "LSTM", "GRU", "RNNCellBase", "RNNCell", "LSTMCell", "GRUCell"],
      text: RecurrentSource.text),
    Source(
      module: "torch.nn.modules._attention", names: ["MultiheadAttention"], text: AttentionSource.text),
    Source(
      module: "torch.nn.modules.transformer",
      names: [
        "Transformer", "TransformerEncoder", "TransformerDecoder", "TransformerEncoderLayer", "TransformerDecoderLayer",
      ], text: TransformerSource.text),
    Source(module: "torch.nn.modules.lazy", names: LazySource.names, text: LazySource.text),
    Source(
      module: "torch.nn.modules.adaptive", names: ["AdaptiveLogSoftmaxWithLoss"], text: ClusteredSoftmaxSource.text),
    Source(
      module: "torch.nn.modules._normalization", names: ["CrossMapLRN2d", "SyncBatchNorm"],
      text: FurtherNormalizationSource.text),
    Source(
      module: "torch.nn.modules._linear_cross_entropy", names: LinearCrossEntropySource.names,
      text: LinearCrossEntropySource.text),
    Source(
      module: "torch.nn.modules._fractional", names: ["FractionalMaxPool2d", "FractionalMaxPool3d"],
      text: FractionalPoolingSource.text),
  ]

  static var publicNames: [String] { sources.flatMap(\.names) }

  private static let homes: [String: String] = {
    var result: [String: String] = [:]
    for source in sources { for name in source.names { result[name] = source.module } }
    return result
  }()

  /// A member of `torch.nn` that module text defines; undefined when there is none of that name.
  static func find(_ vm: Machine, _ name: String) throws(PyError) -> Value {
    guard let home = homes[name] else { return .undefined }
    return try vm.importModule(home).attributes.get(vm.intern(name))
  }

  static let modules: [NativeModule] =
    sources.map { source in
      NativeModule(source.module, functions: helpers) { (vm, module) throws(PyError) in
        try prepare(vm, module)
        try SourceModules.load(vm, module, source.text)
      }
    } + NetworkToolsSource.modules + AttentionBackendSource.modules
    + SizeArgumentsSource.modules + [parallel]

  private static let parallel = NativeModule("torch.nn.parallel") { (vm, module) throws(PyError) in
    try vm.shareMember("torch.nn.modules._containers", "DataParallel", with: module)
  }

  /// What all these texts mention.
  static func prepare(_ vm: Machine, _ module: ModuleObject) throws(PyError) {
    for (name, path) in [
      ("torch", "torch"), ("nn", "torch.nn"), ("F", "torch.nn.functional"), ("init", "torch.nn.init"), ("math", "math"),
    ] { vm.setMember(module, name, Value(try vm.importModule(path))) }
    vm.setMember(module, "Module", Value(vm.torch.classes.module))
    vm.setMember(module, "Parameter", Value(vm.torch.classes.parameter))
    vm.setMember(module, "Tensor", Value(vm.torch.classes.tensor))
    try vm.shareMember("warnings", "warn", with: module)
    for name in ["OrderedDict", "namedtuple"] { try vm.shareMember("collections", name, with: module) }
    try vm.shareMember("copy", "deepcopy", with: module)
  }

  private static let helpers: [NativeRow] = [
    FractionalPoolingSource.helper, LibraryWarnings.row,
    NativeRow("_type_name(value)") { (vm, arguments) throws(PyError) in
      vm.string(vm.torchTypeName(arguments[0]))
    },
    NativeRow("_set_module(cls, name)") { (vm, arguments) throws(PyError) in
      guard let cls = arguments[0].cls else { return .none }
      vm.setModule(of: cls, try vm.str(arguments[1]))
      return .none
    },
    NativeRow("_fresh_tensor(cls, dtype)") { (vm, arguments) throws(PyError) in
      guard let cls = arguments[0].cls, cls.isSubclass(of: vm.torch.classes.tensor) else {
        throw vm.typeError("a tensor class is needed")
      }
      let state = vm.torch.engine
      let dtype = try vm.dtype(arguments[1], "empty") ?? state.defaultDType
      let empty = try vm.engine { () throws(TensorError) in Tensor(try NDArray.zeros([0], dtype, state)) }
      return vm.wrap(empty, as: cls)
    },
    NativeRow("_lstm_layer(input, w_ih, w_hh, b_ih, b_hh, hidden, cell, backwards)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "lstm")
      let (hidden, cell) = (try vm.tensor(arguments[5], "lstm"), try vm.tensor(arguments[6], "lstm"))
      let weights = (1...4).compactMap { arguments[$0].tensor }
      let isReversed = try vm.flag(arguments[7])
      let found = try vm.engine { () throws(TensorError) in
        try input.longShortTermMemory(weights, hidden: hidden, cell: cell, isReversed: isReversed)
      }
      guard let found else { return .none }
      return vm.wrapTuple([found.0, found.1, found.2])
    },
  ]
}
