// `torch.nn.init` as module text: fills tensors without recording history, drawing random numbers in the reference's
// order.

import PythonRuntime

enum InitSource {
  static let module = NativeModule("torch.nn.init") { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    vm.setMember(module, "math", Value(try vm.importModule("math")))
    try vm.shareMember("warnings", "warn", with: module)
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    _linear = ["linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "sigmoid"]

    def calculate_gain(nonlinearity, param=None):
        if nonlinearity in _linear:
            return 1
        if nonlinearity == "tanh":
            return 5.0 / 3
        if nonlinearity == "relu":
            return math.sqrt(2.0)
        if nonlinearity == "leaky_relu":
            slope = 0.01 if param is None else param
            if isinstance(slope, bool) or not isinstance(slope, (int, float)):
                raise ValueError(f"negative_slope {param} not a valid number")
            return math.sqrt(2.0 / (1 + slope ** 2))
        if nonlinearity == "selu":
            return 3.0 / 4
        raise ValueError(f"Unsupported nonlinearity {nonlinearity}")

    def uniform_(tensor, a=0.0, b=1.0, generator=None):
        with torch.no_grad():
            return tensor.uniform_(a, b, generator=generator)

    def normal_(tensor, mean=0.0, std=1.0, generator=None):
        with torch.no_grad():
            return tensor.normal_(mean, std, generator=generator)

    def constant_(tensor, val):
        with torch.no_grad():
            return tensor.fill_(val)

    def ones_(tensor):
        return constant_(tensor, 1.0)

    def zeros_(tensor):
        with torch.no_grad():
            return tensor.zero_()

    def _below(x):
        return (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0

    def _redrawn(tensor, mean, std, a, b, generator):
        # Most of the normal distribution lies inside: draw again what does not.
        low, high = tensor.new_tensor(a).item(), tensor.new_tensor(b).item()
        result = tensor.normal_(mean, std, generator=generator)
        while True:
            outside = (result < low) | (result > high)
            if not outside.any():
                break
            result = torch.where(outside, torch.empty_like(result).normal_(mean, std, generator=generator), result)
        if result is not tensor:
            tensor.copy_(result)

    def _accepted(tensor, mean, std, a, b, generator):
        # Little of it lies inside: uniform candidates, accepted by their density.
        peak = -0.5 * ((max(a, min(mean, b)) - mean) / std) ** 2
        candidates, chances = torch.empty_like(tensor), torch.empty_like(tensor)

        def rejected():
            candidates.sub_(mean).div_(std).pow_(2).mul_(-0.5).sub_(peak)
            return chances.uniform_(generator=generator).log_().gt(candidates)

        tensor.uniform_(a, b, generator=generator)
        candidates.copy_(tensor)
        pending = rejected()
        result = tensor
        while pending.any():
            candidates.uniform_(a, b, generator=generator)
            result = torch.where(pending, candidates, result)
            pending = torch.where(pending, rejected(), pending)
        if result is not tensor:
            tensor.copy_(result)

    def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
        if mean < a - 2 * std or mean > b + 2 * std:
            warn("mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be incorrect.",
                 stacklevel=2)
        with torch.no_grad():
            inside = _below((b - mean) / std) - _below((a - mean) / std)
            (_redrawn if inside > 0.3 else _accepted)(tensor, mean, std, a, b, generator)
        return tensor

    def eye_(tensor):
        if tensor.ndimension() != 2:
            raise ValueError("Only tensors with 2 dimensions are supported")
        with torch.no_grad():
            tensor.copy_(torch.eye(*tensor.shape, dtype=tensor.dtype))
        return tensor

    def dirac_(tensor, groups=1):
        rank = tensor.ndimension()
        if rank not in [3, 4, 5]:
            raise ValueError("Only tensors with 3, 4, or 5 dimensions are supported")
        sizes = tensor.size()
        if sizes[0] % groups != 0:
            raise ValueError("dim 0 must be divisible by groups")
        outputs = sizes[0] // groups
        centre = tuple([size // 2 for size in sizes[2:]])
        with torch.no_grad():
            tensor.zero_()
            for group in range(groups):
                for place in range(min(outputs, sizes[1])):
                    tensor[(group * outputs + place, place) + centre] = 1
        return tensor

    def _calculate_fan_in_and_fan_out(tensor):
        if tensor.dim() < 2:
            raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
        field = 1
        for size in tensor.shape[2:]:
            field *= size
        return tensor.size(1) * field, tensor.size(0) * field

    def xavier_uniform_(tensor, gain=1.0, generator=None):
        fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
        bound = math.sqrt(3.0) * (gain * math.sqrt(2.0 / float(fan_in + fan_out)))
        return uniform_(tensor, -bound, bound, generator)

    def xavier_normal_(tensor, gain=1.0, generator=None):
        fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
        return normal_(tensor, 0.0, gain * math.sqrt(2.0 / float(fan_in + fan_out)), generator)

    def _calculate_correct_fan(tensor, mode):
        mode = mode.lower()
        known = ["fan_in", "fan_out"]
        if mode not in known:
            raise ValueError(f"Mode {mode} not supported, please use one of {known}")
        return _calculate_fan_in_and_fan_out(tensor)[known.index(mode)]

    def _spread(tensor, a, mode, nonlinearity):
        if 0 in tensor.shape:
            warn("Initializing zero-element tensors is a no-op", stacklevel=3)
            return None
        fan = _calculate_correct_fan(tensor, mode)
        return calculate_gain(nonlinearity, a) / math.sqrt(fan)

    def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
        std = _spread(tensor, a, mode, nonlinearity)
        if std is None:
            return tensor
        bound = math.sqrt(3.0) * std
        return uniform_(tensor, -bound, bound, generator)

    def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
        std = _spread(tensor, a, mode, nonlinearity)
        return tensor if std is None else normal_(tensor, 0, std, generator)

    def orthogonal_(tensor, gain=1, generator=None):
        if tensor.ndimension() < 2:
            raise ValueError("Only tensors with 2 or more dimensions are supported")
        if tensor.numel() == 0:
            return tensor
        rows = tensor.size(0)
        columns = tensor.numel() // rows
        with torch.no_grad():
            flat = tensor.new_empty((rows, columns)).normal_(0, 1, generator=generator)
            if rows < columns:
                flat = flat.t()
            q, r = torch.linalg.qr(flat)
            q = q * torch.diag(r, 0).sign()
            if rows < columns:
                q = q.t()
            tensor.view_as(q).copy_(q)
            tensor.mul_(gain)
        return tensor

    def sparse_(tensor, sparsity, std=0.01, generator=None):
        if tensor.ndimension() != 2:
            raise ValueError("Only tensors with 2 dimensions are supported")
        rows, columns = tensor.shape
        zeros = math.ceil(sparsity * rows)
        with torch.no_grad():
            tensor.normal_(0, std, generator=generator)
            for column in range(columns):
                tensor[torch.randperm(rows)[:zeros], column] = 0
        return tensor

    def _old(function):
        new = function.__name__
        def deprecated_init(*args, **kwargs):
            warn(f"`nn.init.{new[:-1]}` is now deprecated in favor of `nn.init.{new}`.", FutureWarning, stacklevel=2)
            return function(*args, **kwargs)
        deprecated_init.__name__ = new[:-1]
        return deprecated_init

    uniform = _old(uniform_)
    normal = _old(normal_)
    constant = _old(constant_)
    eye = _old(eye_)
    dirac = _old(dirac_)
    xavier_uniform = _old(xavier_uniform_)
    xavier_normal = _old(xavier_normal_)
    kaiming_uniform = _old(kaiming_uniform_)
    kaiming_normal = _old(kaiming_normal_)
    orthogonal = _old(orthogonal_)
    sparse = _old(sparse_)

    _members = {"_calculate_fan_in_and_fan_out": _calculate_fan_in_and_fan_out,
                "_calculate_correct_fan": _calculate_correct_fan}
    """#
}
