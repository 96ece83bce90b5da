// `torch.signal.windows`: weights that fade towards both ends, symmetric or periodic. In Python, our own text.

import PythonRuntime

extension SignalSource {
  static let windows = NativeModule("torch.signal.windows") { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    vm.setMember(module, "math", Value(try vm.importModule("math")))
    try SourceModules.load(vm, module, windowsText)
  }

  /// `torch.signal`.
  static let parent = NativeModule("torch.signal") { (vm, module) throws(PyError) in vm.onDemand(module, "windows") }

  private static let windowsText = #"""
    class _Options:
        # The arguments that every window has.
        def __init__(self, name, M, dtype, layout, device, requires_grad):
            self.dtype = torch.get_default_dtype() if dtype is None else dtype
            self.requires_grad = requires_grad
            if M < 0:
                raise ValueError(f'{name} requires non-negative window length, got M={M}')
            if layout is not None and layout is not torch.strided:
                raise ValueError(f'{name} is implemented for strided tensors only, got: {layout}')
            if self.dtype not in [torch.float32, torch.float64]:
                raise ValueError(f'{name} expects float32 or float64 dtypes, got: {self.dtype}')

        def constant(self, values):
            return torch.tensor(values, dtype=self.dtype, requires_grad=self.requires_grad)

        def short(self, M):
            return self.constant([1.0] * M)

        def line(self, start, end, steps):
            return torch.linspace(start, end, steps, dtype=self.dtype, requires_grad=self.requires_grad)


    def exponential(M, *, center=None, tau=1.0, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        options = _Options('exponential', M, dtype, layout, device, requires_grad)
        if tau <= 0:
            raise ValueError(f'Tau must be positive, got: {tau} instead.')
        if sym and center is not None:
            raise ValueError('Center must be None for symmetric windows')
        if M == 0:
            return options.short(0)
        if center is None:
            center = (M if not sym and M > 1 else M - 1) / 2.0
        unit = 1 / tau
        return torch.exp(-torch.abs(options.line(-center * unit, (-center + (M - 1)) * unit, M)))


    def cosine(M, *, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        options = _Options('cosine', M, dtype, layout, device, requires_grad)
        if M == 0:
            return options.short(0)
        unit = math.pi / (M + 1 if not sym and M > 1 else M)
        return torch.sin(options.line(0.5 * unit, (0.5 + (M - 1)) * unit, M))


    def gaussian(M, *, std=1.0, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        options = _Options('gaussian', M, dtype, layout, device, requires_grad)
        if std <= 0:
            raise ValueError(f'Standard deviation must be positive, got: {std} instead.')
        if M == 0:
            return options.short(0)
        start = -(M if not sym and M > 1 else M - 1) / 2.0
        unit = 1 / (std * math.sqrt(2))
        return torch.exp(-options.line(start * unit, (start + (M - 1)) * unit, M) ** 2)


    def kaiser(M, *, beta=12.0, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        options = _Options('kaiser', M, dtype, layout, device, requires_grad)
        if beta < 0:
            raise ValueError(f'beta must be non-negative, got: {beta} instead.')
        if M < 2:
            return options.short(M)
        beta = torch.tensor(beta, dtype=options.dtype)
        unit = 2.0 * beta / (M if not sym else M - 1)
        end = torch.minimum(beta, -beta + (M - 1) * unit)
        k = options.line((-beta).item(), end.item(), M)
        return torch.i0(torch.sqrt(beta * beta - torch.pow(k, 2))) / torch.i0(beta)


    def bartlett(M, *, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        options = _Options('bartlett', M, dtype, layout, device, requires_grad)
        if M < 2:
            return options.short(M)
        unit = 2 / (M if not sym else M - 1)
        return 1 - torch.abs(options.line(-1, -1 + (M - 1) * unit, M))


    def general_cosine(M, *, a, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        options = _Options('general_cosine', M, dtype, layout, device, requires_grad)
        if M < 2:
            return options.short(M)
        if not isinstance(a, (list, tuple)):
            raise TypeError('Coefficients must be a list/tuple')
        if not a:
            raise ValueError('Coefficients cannot be empty')
        unit = 2 * math.pi / (M if not sym else M - 1)
        k = options.line(0, (M - 1) * unit, M)
        weights = options.constant([(-1) ** i * w for i, w in enumerate(a)])
        i = torch.arange(weights.shape[0], dtype=weights.dtype, requires_grad=weights.requires_grad)
        return (weights.unsqueeze(-1) * torch.cos(i.unsqueeze(-1) * k)).sum(0)


    def general_hamming(M, *, alpha=0.54, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        return general_cosine(M, a=[alpha, 1.0 - alpha], sym=sym, dtype=dtype, layout=layout, requires_grad=requires_grad)


    def hamming(M, *, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        return general_hamming(M, sym=sym, dtype=dtype, layout=layout, requires_grad=requires_grad)


    def hann(M, *, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        return general_hamming(M, alpha=0.5, sym=sym, dtype=dtype, layout=layout, requires_grad=requires_grad)


    def blackman(M, *, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        _Options('blackman', M, dtype, layout, device, requires_grad)
        return general_cosine(M, a=[0.42, 0.5, 0.08], sym=sym, dtype=dtype, layout=layout, requires_grad=requires_grad)


    def nuttall(M, *, sym=True, dtype=None, layout=None, device=None, requires_grad=False):
        weights = [0.3635819, 0.4891775, 0.1365995, 0.0106411]
        return general_cosine(M, a=weights, sym=sym, dtype=dtype, layout=layout, requires_grad=requires_grad)
    """#
}
