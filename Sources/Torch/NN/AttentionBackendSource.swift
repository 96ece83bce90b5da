// `torch.nn.attention` and `torch.nn.grad` as module text. There is one way to compute attention here, so that the choice
// of another changes nothing; the gradients of convolutions are asked of the convolutions themselves.

import PythonRuntime

enum AttentionBackendSource {
  static let attention = #"""
    import contextlib
    from enum import IntEnum

    class _SDPBackend(IntEnum):
        ERROR = -1
        MATH = 0
        FLASH_ATTENTION = 1
        EFFICIENT_ATTENTION = 2
        CUDNN_ATTENTION = 3
        OVERRIDEABLE = 4

        def __str__(self):
            return f"SDPBackend.{self.name}"

        def __repr__(self):
            return f"<SDPBackend.{self.name}: {self.value}>"

    SDPBackend = _SDPBackend
    WARN_FOR_UNFUSED_KERNELS = False

    @contextlib.contextmanager
    def sdpa_kernel(backends, set_priority=False):
        if not isinstance(backends, (list, SDPBackend)):
            raise AssertionError("Backend must be an instance of SDPBackend or a list of SDPBackend instances, got "
                                 f"{type(backends).__name__}")
        chosen = [backends] if isinstance(backends, SDPBackend) else backends
        if SDPBackend.MATH not in chosen and SDPBackend.FLASH_ATTENTION not in chosen:
            raise RuntimeError("No viable backend for scaled_dot_product_attention was found. This is likely due to turning "
                               "off both the math kernel and the fused kernels.")
        yield {}

    __all__ = ["SDPBackend", "sdpa_kernel", "WARN_FOR_UNFUSED_KERNELS"]
    """#

  static let gradients = #"""
    def _of_input(convolve, input_size, weight, grad_output, stride, padding, dilation, groups):
        x = grad_output.new_zeros(input_size).requires_grad_()
        return _asked(lambda: convolve(x, weight, None, stride, padding, dilation, groups), x, weight, grad_output)

    def _of_weight(convolve, input, weight_size, grad_output, stride, padding, dilation, groups):
        w = grad_output.new_zeros(weight_size).requires_grad_()
        return _asked(lambda: convolve(input, w, None, stride, padding, dilation, groups), w, input, grad_output)

    def _asked(compute, leaf, other, grad_output):
        isRecorded = torch.is_grad_enabled() and (other.requires_grad or grad_output.requires_grad)
        with torch.enable_grad():
            result = compute()
        return torch.autograd.grad(result, leaf, grad_output, create_graph=isRecorded)[0]

    def conv1d_input(input_size, weight, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return _of_input(F.conv1d, input_size, weight, grad_output, stride, padding, dilation, groups)

    def conv1d_weight(input, weight_size, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return _of_weight(F.conv1d, input, weight_size, grad_output, stride, padding, dilation, groups)

    def conv2d_input(input_size, weight, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return _of_input(F.conv2d, input_size, weight, grad_output, stride, padding, dilation, groups)

    def conv2d_weight(input, weight_size, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return _of_weight(F.conv2d, input, weight_size, grad_output, stride, padding, dilation, groups)

    def conv3d_input(input_size, weight, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return _of_input(F.conv3d, input_size, weight, grad_output, stride, padding, dilation, groups)

    def conv3d_weight(input, weight_size, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return _of_weight(F.conv3d, input, weight_size, grad_output, stride, padding, dilation, groups)
    """#

  static let modules: [NativeModule] = [("torch.nn.attention", attention), ("torch.nn.grad", gradients)]
    .map { (name, text) in
      NativeModule(name) { (vm, module) throws(PyError) in
        try LibraryLayers.prepare(vm, module)
        try SourceModules.load(vm, module, text)
      }
    }
}
