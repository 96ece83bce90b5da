// `torch.Generator` and the state of generators as tensors of bytes; `torch.random` with `fork_rng`.

import Autodiff
import PythonRuntime
import Tensors

/// `torch.Generator`.
final class GeneratorObject: NativeObject {
  let generator: Generator
  init(_ generator: Generator) {
    self.generator = generator
    super.init()
  }

  private static func of(_ vm: Machine, _ value: Value) throws(PyError) -> Generator {
    guard let object = value.native as? GeneratorObject else { throw vm.typeError("expected a torch.Generator") }
    return object.generator
  }

  private static func copied(_ vm: Machine, _ value: Value) throws(PyError) -> Value {
    let copy = Generator()
    copy.restore(try of(vm, value).snapshot())
    return vm.adopt(GeneratorObject(copy), as: vm.torch.classes.generator)
  }

  /// What the reference says to a generator on a device that it was built without.
  private static func refusal(_ vm: Machine, _ device: Value) -> PyError? {
    let text = device.str?.string ?? (device.native as? DeviceObject)?.type ?? ""
    let type = text.prefix { $0 != ":" }
    switch type {
    case "cuda":
      return vm.runtimeError(
        "Cannot get CUDA generator without ATen_cuda library. PyTorch splits its backend into two shared libraries: a CPU "
          + "library and a CUDA library; this error has occurred because you are trying to use some CUDA functionality, "
          + "but the CUDA library has not been loaded by the dynamic linker for some reason.  The CUDA library MUST be "
          + "loaded, EVEN IF you don't directly use any symbols from the CUDA library! One common culprit is a lack of "
          + "-Wl,--no-as-needed in your link arguments; many dynamic linkers will delete dynamic library dependencies if "
          + "you don't depend on any of their symbols.  You can check if this has occurred by using ldd on your binary to "
          + "see if there is a dependency on *_cuda.so library.")
    case "mps", "mtia":
      return vm.runtimeError("Cannot execute getNewGenerator() without \(type.uppercased()) backend.")
    case "meta", "ipu", "vulkan": return vm.runtimeError("\(type.uppercased()) device type not an accelerator.")
    case "xpu": return vm.runtimeError("Cannot get XPU generator without ATen_xpu library.")
    default: return nil
    }
  }

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let device = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("device")
      if let error = refusal(vm, device) { throw error }
      try vm.checkDevice(device)
      return vm.adopt(GeneratorObject(Generator()), as: cls)
    }
    slots.repr = { (_, value) throws(PyError) in
      "<torch._C.Generator object at 0x\(String(value.bits, radix: 16))>"
    }
    let methods: [NativeRow] = [
      NativeRow("manual_seed(self, seed)") { (vm, arguments) throws(PyError) in
        try of(vm, arguments[0]).seed(try vm.seed(arguments[1]))
        return arguments[0]
      },
      NativeRow("seed(self)") { (vm, arguments) throws(PyError) in
        try vm.unsigned(try of(vm, arguments[0]).reseed())
      },
      NativeRow("initial_seed(self)") { (vm, arguments) throws(PyError) in
        try vm.unsigned(try of(vm, arguments[0]).initialSeed)
      },
      NativeRow("get_state(self)") { (vm, arguments) throws(PyError) in
        try vm.generatorState(try of(vm, arguments[0]))
      },
      NativeRow("set_state(self, new_state)") { (vm, arguments) throws(PyError) in
        try vm.setGeneratorState(try of(vm, arguments[0]), arguments[1])
        return arguments[0]
      },
      NativeRow("clone_state(self)") { (vm, arguments) throws(PyError) in
        try copied(vm, arguments[0])
      },
      NativeRow("__copy__(self)") { (vm, arguments) throws(PyError) in try copied(vm, arguments[0]) },
      NativeRow("__deepcopy__(self, memo)") { (vm, arguments) throws(PyError) in try copied(vm, arguments[0]) },
    ]
    return NativeClass(
      "Generator", module: "torch", kind: .native, methods: methods,
      properties: [NativeProperty("device") { (vm, _) throws(PyError) in vm.torch.deviceObject }],
      slots: slots, doc: "A source of random numbers of its own.")
  }()
}

/// `torch.random.fork_rng()`: random numbers drawn inside leave no trace.
enum ForkedGenerator {
  static let module = NativeModule("torch.random", functions: RandomFunctions.seeds) { (vm, module) throws(PyError) in
    vm.setMember(module, "fork_rng", Value(vm.makeClass(declaration)))
    vm.setMember(module, "default_generator", vm.torch.defaultGeneratorObject)
  }

  private final class Saved {
    let isEnabled: Bool
    var snapshots: [GeneratorSnapshot] = []
    init(isEnabled: Bool) { self.isEnabled = isEnabled }
  }

  private static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let enabled: Value = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("enabled")
      return vm.instance(of: cls, payload: Saved(isEnabled: enabled.isUndefined ? true : try vm.truth(enabled)))
    }
    return NativeClass(
      "fork_rng", module: "torch.random", kind: .instance,
      methods: [
        NativeRow("__enter__(self)") { (vm, arguments) throws(PyError) in
          if let saved = arguments[0].instance?.payload as? Saved, saved.isEnabled {
            saved.snapshots.append(vm.torch.engine.generator.snapshot())
          }
          return .none
        },
        NativeRow("__exit__(self, exc_type, exc_value, traceback)") { (vm, arguments) throws(PyError) in
          if let saved = arguments[0].instance?.payload as? Saved, let last = saved.snapshots.popLast() {
            vm.torch.engine.generator.restore(last)
          }
          return .none
        },
      ], slots: slots, doc: "Keeps the generator as it was before the block.")
  }()
}

extension Machine {
  /// A seed as the generators take it: 64 bits, negative ones counted from 2^64.
  func seed(_ value: Value) throws(PyError) -> Int {
    if value.isInt || value.isBool { return value.asInt }
    if value.bigInt != nil {
      guard let bits = UInt64(try repr(value)) else { throw valueError("Overflow when unpacking long long") }
      return Int(bitPattern: UInt(bits))
    }
    if let tensor = value.tensor, tensor.count == 1 { return try int(value, "manual_seed", "seed", 1) }
    if value.isFloat { return Int(exactly: value.asFloat.rounded(.towardZero)) ?? 0 }
    throw runtimeError("manual_seed expected a long, but got \(cTypeName(value))")
  }

  /// An unsigned number as Python's int.
  func unsigned(_ number: UInt64) throws(PyError) -> Value {
    if let small = Int(exactly: number) { return Value(small) }
    return try call(Value(builtin(.int)), [string(String(number))])
  }

  /// `get_rng_state()`: the bytes that the reference writes.
  func generatorState(_ generator: Generator) throws(PyError) -> Value {
    let bytes = generator.serialized
    return try make(.false) { () throws(TensorError) in
      try NDArray.from(bytes.map { Scalar.int(Int($0)) }, [bytes.count], .uint8, torch.engine)
    }
  }

  func setGeneratorState(_ generator: Generator, _ value: Value) throws(PyError) {
    if let tensor = value.tensor, tensor.dtype != .uint8 { throw typeError("RNG state must be a torch.ByteTensor") }
    guard let tensor = value.tensor else {
      throw typeError("expected a torch.ByteTensor, but got \(torchTypeName(value))")
    }
    let bytes = tensor.array.scalars().map { UInt8(truncatingIfNeeded: $0.intValue) }
    try engine { () throws(TensorError) in try generator.restore(serialized: bytes) }
  }

  /// `generator=None` or a `torch.Generator`.
  func generator(_ value: Value) throws(PyError) -> Generator {
    if value.isUndefined || value.isNone { return torch.engine.generator }
    if let object = value.native as? GeneratorObject { return object.generator }
    throw typeError("argument 'generator' must be torch.Generator, not \(typeName(of: value))")
  }
}
