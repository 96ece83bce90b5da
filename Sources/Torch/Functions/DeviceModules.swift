// `torch.cuda`, `torch.backends`, `torch.mps` and other modules about devices: all say that there is only the CPU.

import PythonRuntime
import Tensors

enum DeviceModules {
  static let modules: [NativeModule] =
    MixedPrecisionSource.modules + [
      NativeModule("torch.cuda", functions: cuda) { (vm, module) throws(PyError) in
        vm.onDemand(module, "amp")
        GraphicsCardSource.install(vm, in: module)
      },
      MixedPrecisionSource.cuda,
      NativeModule("torch.mps", functions: unavailable + [nothing("empty_cache()"), nothing("manual_seed(seed)")]),
      NativeModule("torch.xpu", functions: unavailable),
      NativeModule(
        "torch.accelerator",
        functions: unavailable + [
          NativeRow("current_accelerator(check_available=False)") { (_, _) throws(PyError) in .none }
        ]),
      NativeModule("torch.version") { (vm, module) throws(PyError) in
        vm.setMember(module, "__version__", vm.string(version))
        for name in ["cuda", "hip", "xpu"] { vm.setMember(module, name, .none) }
      },
      NativeModule("torch.backends") { (vm, module) throws(PyError) in
        for name in ["cpu", "cuda", "cudnn", "mps", "mkl", "mkldnn", "openmp"] {
          vm.setMember(module, name, Value(try vm.importModule("torch.backends." + name)))
        }
      },
      NativeModule("torch.backends.cuda", functions: [answer("is_built()", false)]) { (vm, module) throws(PyError) in
        vm.onDemand(module, "matmul", from: "torch.backends.cuda._settings")
      },
      NativeModule("torch.backends.mps", functions: [answer("is_available()", false), answer("is_built()", false)]),
      NativeModule("torch.backends.mkl", functions: [answer("is_available()", true)]),
      NativeModule("torch.backends.mkldnn", functions: [answer("is_available()", true)]),
      NativeModule("torch.backends.openmp", functions: [answer("is_available()", true)]),
      NativeModule(
        "torch.backends.cpu",
        functions: [
          NativeRow("get_cpu_capability()") { (vm, _) throws(PyError) in vm.string("AVX512") }
        ]),
      NativeModule(
        "torch.backends.cudnn",
        functions: [
          answer("is_available()", false), NativeRow("version()") { (_, _) throws(PyError) in .none },
        ]
      ) { (vm, module) throws(PyError) in
        for (name, value) in [("enabled", true), ("deterministic", false), ("benchmark", false), ("allow_tf32", true)] {
          vm.setMember(module, name, Value(value))
        }
        vm.setMember(module, "benchmark_limit", .none)
        vm.onDemand(module, "flags", from: "torch.backends.cudnn._settings")
      },
    ] + GraphicsCardSource.modules

  static let version = "2.13.0+cpu"

  /// Puts the modules into `torch`.
  static func install(_ vm: Machine, in module: ModuleObject) throws(PyError) {
    for name in ["cuda", "mps", "xpu", "accelerator", "version", "backends"] {
      vm.setMember(module, name, Value(try vm.importModule("torch." + name)))
    }
  }

  private static func answer(_ signature: String, _ value: Bool) -> NativeRow {
    NativeRow(signature) { (_, _) throws(PyError) in Value(value) }
  }

  private static func count(_ signature: String) -> NativeRow {
    NativeRow(signature) { (_, _) throws(PyError) in Value(0) }
  }

  private static func nothing(_ signature: String) -> NativeRow {
    NativeRow(signature) { (_, _) throws(PyError) in .none }
  }

  private static func refusing(_ signature: String) -> NativeRow {
    NativeRow(signature) { (vm, _) throws(PyError) in
      throw vm.raise(.assertionError, "Torch not compiled with CUDA enabled")
    }
  }

  private static let unavailable: [NativeRow] = [answer("is_available()", false), count("device_count()")]

  private static let cuda: [NativeRow] =
    unavailable + [
      answer("is_initialized()", false), answer("is_bf16_supported(including_emulation=True)", false),
      nothing("manual_seed(seed)"), nothing("manual_seed_all(seed)"), nothing("empty_cache()"),
      nothing("init()"), count("memory_allocated(device=None)"),
      count("max_memory_allocated(device=None)"), count("memory_reserved(device=None)"),
      count("max_memory_reserved(device=None)"), refusing("current_device()"),
      refusing("get_device_name(device=None)"), refusing("get_device_capability(device=None)"),
      refusing("get_device_properties(device=None)"),
      refusing("synchronize(device=None)"), refusing("current_stream(device=None)"),
    ]
}
