// What scripts for graphics cards name even where they run on the CPU: streams, events, classes of tensors on a card,
// settings of its libraries. Naming them works, using them is refused, in the reference's words (measured under it). In
// Python, our own text; made when a name is first asked for.

import PythonRuntime

enum GraphicsCardSource {
  /// Members of `torch.cuda` and the module that defines them.
  private static let members = [
    "Event": "torch.cuda.streams", "Stream": "torch.cuda.streams", "StreamContext": "torch.cuda._switches",
    "stream": "torch.cuda._switches", "device": "torch.cuda._switches", "set_device": "torch.cuda._switches",
    "mem_get_info": "torch.cuda._switches", "reset_peak_memory_stats": "torch.cuda._switches",
    "reset_max_memory_allocated": "torch.cuda._switches", "reset_max_memory_cached": "torch.cuda._switches",
  ]

  static let tensors: Set<String> = [
    "ByteTensor", "CharTensor", "ShortTensor", "IntTensor", "LongTensor", "HalfTensor", "FloatTensor", "DoubleTensor",
    "BoolTensor", "BFloat16Tensor",
  ]

  static let modules: [NativeModule] = [
    NativeModule("torch.cuda.streams") { (vm, module) throws(PyError) in
      try SourceModules.load(vm, module, streams)
    },
    NativeModule("torch.cuda._switches") { (vm, module) throws(PyError) in
      vm.setMember(module, "torch", Value(try vm.importModule("torch")))
      try SourceModules.load(vm, module, switches)
    },
    NativeModule("torch.backends.cuda._settings") { (vm, module) throws(PyError) in
      vm.setMember(module, "torch", Value(try vm.importModule("torch")))
      try SourceModules.load(vm, module, settings)
    },
    NativeModule("torch.backends.cudnn._settings") { (vm, module) throws(PyError) in
      vm.setMember(module, "torch", Value(try vm.importModule("torch")))
      vm.setMember(
        module, "contextmanager", try vm.importModule("contextlib").attributes.get(vm.intern("contextmanager")))
      try SourceModules.load(vm, module, flags)
    },
  ]

  static func install(_ vm: Machine, in cuda: ModuleObject) {
    vm.onDemand(cuda) { (vm, wanted) throws(PyError) in
      guard let source = members[wanted] ?? (tensors.contains(wanted) ? "torch.cuda._switches" : nil) else {
        return .undefined
      }
      return try vm.importModule(source).attributes.get(vm.intern(wanted))
    }
  }

  private static let streams = #"""
    class Stream:
        def __new__(cls, device=None, priority=0, **kwargs):
            raise RuntimeError('torch.cuda.Stream requires CUDA support')


    class Event:
        def __new__(cls, enable_timing=False, blocking=False, interprocess=False, external=False):
            raise RuntimeError('Tried to instantiate dummy base class Event')
    """#

  private static let switches = #"""
    class _TensorType(type):
        def __call__(cls, *args, **kwargs):
            raise TypeError(f'type torch.cuda.{cls.__name__} not available. Torch not compiled with CUDA enabled.')


    def _type(name):
        return _TensorType(name, (), {'__module__': 'torch.cuda'})


    ByteTensor = _type('ByteTensor')
    CharTensor = _type('CharTensor')
    ShortTensor = _type('ShortTensor')
    IntTensor = _type('IntTensor')
    LongTensor = _type('LongTensor')
    HalfTensor = _type('HalfTensor')
    FloatTensor = _type('FloatTensor')
    DoubleTensor = _type('DoubleTensor')
    BoolTensor = _type('BoolTensor')
    BFloat16Tensor = _type('BFloat16Tensor')


    class StreamContext:
        __module__ = 'torch.cuda'

        def __init__(self, stream):
            self.stream = stream

        def __enter__(self):
            return None

        def __exit__(self, type, value, traceback):
            return None


    def stream(stream):
        return StreamContext(stream)


    def _index(device, optional=False):
        if isinstance(device, int):
            return device
        if isinstance(device, str):
            device = torch.device(device)
        if isinstance(device, torch.device):
            if device.type != 'cuda':
                raise ValueError(f'Expected a cuda device, but got: {device}')
            if device.index is not None:
                return device.index
        if device is None and optional:
            return -1
        if optional:
            return 0
        raise ValueError(f'Expected a torch.device with a specified index or an integer, but got:{device}')


    class device:
        __module__ = 'torch.cuda'

        def __init__(self, device):
            self.idx = _index(device, optional=True)
            self.prev_idx = -1

        def __enter__(self):
            raise RuntimeError('PyTorch was compiled without CUDA support')

        def __exit__(self, type, value, traceback):
            return False


    def set_device(device):
        if _index(device) >= 0:
            raise AttributeError("module 'torch._C' has no attribute '_cuda_setDevice'")


    def mem_get_info(device=None):
        raise AssertionError('Torch not compiled with CUDA enabled')


    def reset_peak_memory_stats(device=None):
        raise AttributeError("module 'torch._C' has no attribute '_cuda_resetPeakMemoryStats'")


    reset_max_memory_allocated = reset_max_memory_cached = reset_peak_memory_stats
    """#

  private static let settings = #"""
    class cuBLASModule:
        __module__ = 'torch.backends.cuda'

        def __init__(self):
            self.__dict__.update(allow_fp16_reduced_precision_reduction=True, allow_bf16_reduced_precision_reduction=True,
                                 allow_fp16_accumulation=False)

        def __getattr__(self, name):
            if name == 'allow_tf32':
                return torch.get_float32_matmul_precision() != 'highest'
            if name == 'fp32_precision':
                return 'tf32' if self.allow_tf32 else 'ieee' if '_was_set' in self.__dict__ else 'none'
            raise AttributeError('Unknown attribute ' + name)

        def __setattr__(self, name, value):
            if name == 'allow_tf32':
                if not isinstance(value, bool):
                    raise RuntimeError(f'set_allow_tf32_cublas expects a bool, but got {type(value).__name__}')
                torch.set_float32_matmul_precision('high' if value else 'highest')
                self.__dict__['_was_set'] = True
            elif name in self.__dict__:
                self.__dict__[name] = value
            else:
                raise AttributeError('Unknown attribute ' + name)


    matmul = cuBLASModule()
    """#

  private static let flags = #"""
    @contextmanager
    def flags(enabled=False, benchmark=False, benchmark_limit=10, deterministic=False, allow_tf32=True,
              fp32_precision='none'):
        cudnn = torch.backends.cudnn
        wanted = {'enabled': enabled, 'benchmark': benchmark, 'deterministic': deterministic, 'allow_tf32': allow_tf32}
        before = {name: getattr(cudnn, name) for name in wanted}
        for name in wanted:
            setattr(cudnn, name, wanted[name])
        try:
            yield
        finally:
            for name in before:
                setattr(cudnn, name, before[name])
    """#
}
