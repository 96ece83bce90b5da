// The entry to the bridge: makes `torch` and everything below it importable on a machine. Modules are filled at their
// first import, so a lesson that imports nothing pays nothing.

import Autodiff
import PythonRuntime
import Tensors

/// The library that lessons import as `torch`.
package enum TorchLibrary {
  /// Loads what operations load when they are first used: for a process that is about to give up opening files.
  package static func loadLibraries() { LAPACKLibrary.load() }

  /// Registers the modules on a machine and seeds the generator. `memoryLimit`: most bytes of tensors at once.
  /// A second run of the same lesson has another number of threads, and other seeds where the lesson asks for chance.
  package static func install(
    on vm: Machine, seed: Int = 0, memoryLimit: Int = 2 << 30, isSecondRun: Bool = false
  ) {
    let engine = EngineState(memoryLimit: memoryLimit)
    engine.generator.seed(seed)
    let state = TorchState(engine: engine, vm: vm)
    engine.threads = isSecondRun ? 2 : 1
    if isSecondRun {
      engine.generator.chance = 0x9E37_79B9_7F4A_7C15
    }
    vm.bridgeState = state
    vm.callRepair = { (vm, function, call) throws(PyError) in try vm.repairedCall(function, call) }
    vm.callCheck = { (vm, function, call) throws(PyError) in try vm.checkCall(function, call) }
    vm.absenceNote = { (owner, name) in AbsentNames.note(owner, name) }
    vm.classMade = { (vm, cls) in vm.noteTensorClass(cls) }
    vm.libraryKeywords = [
      "axis": "dim", "keepdims": "keepdim", "x": "input", "a": "input", "x1": "input", "x2": "other",
    ]
    vm.addRootProvider { tracer in state.trace(&tracer) }
    for module in modules + OptimModules.modules + DataModules.modules + DeviceModules.modules
      + DistributionsModule.modules + FunctionTexts.sources + LayerClasses.modules + LibraryLayers.modules
      + [ForkedGenerator.module, DrawingModule.module, GradbookModule.module]
    {
      vm.register(module)
    }
  }

  private static let modules: [NativeModule] = [
    NativeModule(
      "torch",
      functions: (CreationFunctions.functions + RangeFunctions.functions + SearchFunctions.functions
        + GridFunctions.functions
        + ComplexFunctions.functions + TypeFunctions.functions + RandomFunctions.functions + GradientModes.functions
        + ArithmeticOperations.functions + ShapeOperations.functions + SettingsFunctions.functions
        + PairOperations.functions + RearrangementOperations.functions + ProductOperations.functions
        + SpecialOperations.functionRows + FurtherOperations.functions + FunctionalNormalization.torchFunctions
        + FunctionalFunctions.torchFunctions
        + TensorOperation.functions(TensorOperations.all)).map(\.inLibraryWords), populate: populateTorch),
    NativeModule(
      "torch.linalg",
      functions: (LinearAlgebraFunctions.module + FourierFunctions.eigenvalues + FurtherOperations.linalg)
        .map(\.inLibraryWords)
    ) { (vm, module) throws(PyError) in
      vm.setMember(module, "LinAlgError", Value(vm.torch.classes.linearAlgebraError))
      for name in ComposedSource.linalgNames { vm.onDemand(module, name, from: "torch._composed") }
      for name in SymmetricFactorsSource.linalgNames { vm.onDemand(module, name, from: "torch._matrices") }
    },
    SignalSource.module, SignalSource.parent, SignalSource.windows, ComposedSource.module, ForeachSource.module,
    OlderFunctionsSource.module, TensorExchange.module,
    TensorOverrides.core, TensorOverrides.module, SymmetricFactorsSource.module, SerializationSource.module,
    TestingSource.module,
    ReturnTypes.module,
    NativeModule("torch.fft", functions: FourierFunctions.module.map(\.inLibraryWords)),
    NativeModule("torch.special", functions: SpecialOperations.specialModule.map(\.inLibraryWords)),
    NativeModule("torch.autograd", functions: AutogradFunctions.functions, populate: populateAutograd),
    NativeModule("torch.functional") { (_, module) throws(PyError) in
      module.lazyMember = { (vm, _, name) throws(PyError) in
        if name == "F" { return Value(try vm.importModule("torch.nn.functional")) }
        guard composedNames.contains(name) else { return .undefined }
        return try vm.getAttribute(Value(try vm.importModule("torch")), name)
      }
      module.lazyNames = { composedNames }
    },
    NativeModule("torch.autograd.variable") { (vm, module) throws(PyError) in
      try vm.shareMember("torch.autograd", "Variable", with: module)
    },
    GradientModes.module, ModeDecorators.module, AutogradSource.forwardMode, AutogradSource.function,
    AutogradSource.anomaly, AutogradSource.graph, TransformSource.functional, FunctionalSource.module,
    GradientCheckSource.module, CheckpointSource.module, CheckpointSource.parent,
    NativeModule("torch.nn", populate: populateNN),
    NativeModule("torch.nn.functional", functions: FunctionalFunctions.functions.map(\.inLibraryWords)) {
      (vm, module) throws(PyError) in
      for name in ["multi_head_attention_forward", "_canonical_mask", "_none_or_dtype"] {
        vm.onDemand(module, name, from: "torch.nn.modules._attention")
      }
      vm.onDemand(module, "linear_cross_entropy", from: "torch.nn.modules._linear_cross_entropy")
      vm.onDemand(module) { (vm, name) throws(PyError) in
        ["torch", "math", "warnings"].contains(name) ? Value(try vm.importModule(name)) : .undefined
      }
      for name in FractionalPoolingSource.functions {
        vm.onDemand(module, name, from: "torch.nn.modules._fractional")
      }
    },
    InitSource.module, NetworkToolsSource.parent, ModuleSource.module,
    NativeModule("torch.nn.parameter") { (vm, module) throws(PyError) in
      vm.setMember(module, "Parameter", Value(vm.torch.classes.parameter))
      vm.onDemand(module) { (vm, name) throws(PyError) in
        let own = ["Buffer", "UninitializedParameter", "UninitializedBuffer", "is_lazy"]
        return own.contains(name) ? try LibraryLayers.find(vm, name) : .undefined
      }
    },
    NativeModule("torch.nn.modules") { (vm, module) throws(PyError) in
      vm.setMember(module, "Module", Value(vm.torch.classes.module))
      for name in ["module", "rnn", "transformer", "lazy", "adaptive", "_attention"] + LayerClasses.moduleNames {
        vm.onDemand(module, name)
      }
      vm.onDemand(module) { (vm, name) throws(PyError) in try member(vm, name) }
    },
    NativeModule("torch.nn.utils.convert_parameters", functions: ParameterVectors.functions),
    NativeModule("torch.func", functions: FunctionalCall.functions) { (vm, module) throws(PyError) in
      for name in [
        "grad", "grad_and_value", "vjp", "jvp", "jacrev", "jacfwd", "hessian", "vmap", "linearize", "functionalize",
        "stack_module_state", "replace_all_batch_norm_modules_",
      ] { try vm.shareMember("torch._functorch", name, with: module) }
    },
  ]

  /// What `torch.functional` has of torch.
  private static let composedNames = [
    "align_tensors", "atleast_1d", "atleast_2d", "atleast_3d", "block_diag", "broadcast_shapes", "broadcast_tensors",
    "cartesian_prod", "cdist", "chain_matmul", "einsum", "istft", "lu", "meshgrid", "norm", "split", "stft",
    "tensordot",
    "unique", "unique_consecutive", "unravel_index",
  ]

  private static func populateTorch(_ vm: Machine, _ module: ModuleObject) throws(PyError) {
    let state = vm.torch
    vm.setMember(module, "__version__", vm.string(DeviceModules.version))
    vm.setMember(module, "Tensor", Value(state.classes.tensor))
    vm.setMember(module, "Size", Value(state.classes.size))
    vm.setMember(module, "dtype", Value(state.classes.dtype))
    vm.setMember(module, "device", Value(state.classes.device))
    vm.setMember(module, "Generator", Value(state.classes.generator))
    vm.setMember(module, "UntypedStorage", Value(state.classes.storage))
    vm.setMember(module, "TypedStorage", Value(state.classes.typedStorage))
    installDTypes(vm, in: module)
    NamedConstant.install(vm, in: module)
    TypeFunctions.install(vm, in: module)
    TypedTensorClasses.install(vm, in: module)
    state.defaultGeneratorObject = vm.adopt(GeneratorObject(state.engine.generator), as: state.classes.generator)
    vm.setMember(module, "default_generator", state.defaultGeneratorObject)
    try DeviceModules.install(vm, in: module)
    module.lazyMember = { (vm, _, name) throws(PyError) in
      name == "distributions" ? Value(try vm.importModule("torch.distributions")) : .undefined
    }
    vm.setMember(module, "random", Value(try vm.importModule("torch.random")))
    for (name, number) in [("pi", Double.pi), ("e", 2.718281828459045), ("inf", Double.infinity), ("nan", Double.nan)] {
      vm.setMember(module, name, Value(number))
    }
    try GradientModes.install(vm, in: module)
    for name in ["autograd", "nn", "optim", "special", "linalg", "fft"] {
      vm.setMember(module, name, Value(try vm.importModule("torch." + name)))
    }
    for (name, source) in [
      ("vmap", "torch._functorch"), ("is_anomaly_enabled", "torch.autograd.anomaly_mode"),
      ("is_anomaly_check_nan_enabled", "torch.autograd.anomaly_mode"),
      ("set_anomaly_enabled", "torch.autograd.anomaly_mode"),
    ] { vm.onDemand(module, name, from: source) }
    for name in [
      "_C", "overrides", "func", "functional", "utils", "serialization", "testing", "return_types", "signal", "amp",
    ] {
      vm.onDemand(module, name)
    }
    for name in SignalSource.names { vm.onDemand(module, name, from: "torch._signal") }
    for name in ComposedSource.names { vm.onDemand(module, name, from: "torch._composed") }
    for name in OlderFunctionsSource.names { vm.onDemand(module, name, from: "torch._older") }
    for name in SymmetricFactorsSource.names { vm.onDemand(module, name, from: "torch._matrices") }
    vm.onDemand(module) { (vm, name) throws(PyError) in
      name.hasPrefix("_foreach_")
        ? vm.checkedFunction(
          name, in: "torch", try vm.importModule("torch._foreach").attributes.get(vm.intern(name))) : .undefined
    }
    for name in ["autocast", "GradScaler"] { vm.onDemand(module, name, from: "torch.amp") }
    for name in ["save", "load"] { vm.onDemand(module, name, from: "torch.serialization") }
    vm.setMember(module, "newaxis", .none)
  }

  private static func installDTypes(_ vm: Machine, in module: ModuleObject) {
    let state = vm.torch
    state.deviceObject = vm.adopt(DeviceObject(), as: state.classes.device)
    state.dtypeObjects = DType.allCases.map { vm.adopt(DTypeObject($0), as: state.classes.dtype) }
    for dtype in DType.allCases { vm.setMember(module, dtype.name, vm.dtypeObject(dtype)) }
    for (name, dtype) in DType.shortNames { vm.setMember(module, name, vm.dtypeObject(dtype)) }
    for name in UnsupportedDTypeObject.names {
      vm.setMember(module, name, vm.adopt(UnsupportedDTypeObject(name), as: state.classes.dtype))
    }
  }

  private static func populateAutograd(_ vm: Machine, _ module: ModuleObject) throws(PyError) {
    try GradientModes.install(vm, in: module)
    vm.setMember(module, "Function", Value(vm.torch.classes.function))
    for (name, source) in [
      ("detect_anomaly", "anomaly_mode"), ("set_detect_anomaly", "anomaly_mode"), ("gradcheck", "gradcheck"),
      ("gradgradcheck", "gradcheck"),
    ] { vm.onDemand(module, name, from: "torch.autograd." + source) }
    for name in ["functional", "forward_ad", "graph", "function", "anomaly_mode", "variable"] {
      vm.onDemand(module, name)
    }
    VariableClass.install(vm, in: module)
  }

  private static func populateNN(_ vm: Machine, _ module: ModuleObject) throws(PyError) {
    vm.setMember(module, "Module", Value(vm.torch.classes.module))
    vm.setMember(module, "Parameter", Value(vm.torch.classes.parameter))
    vm.setMember(module, "functional", Value(try vm.importModule("torch.nn.functional")))
    let submodules = ["init", "parameter", "utils", "modules", "attention", "grad", "parallel"]
    for name in submodules { vm.onDemand(module, name) }
    vm.onDemand(module) { (vm, name) throws(PyError) in try member(vm, name) }
    module.lazyNames = {
      submodules + LayerClasses.publicNames + LibraryLayers.publicNames
    }
  }

  /// A layer, or a class that module text defines.
  private static func member(_ vm: Machine, _ name: String) throws(PyError) -> Value {
    if let cls = try LayerClasses.find(vm, name) { return Value(cls) }
    return try LibraryLayers.find(vm, name)
  }
}
