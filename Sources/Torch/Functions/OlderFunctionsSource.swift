// Functions of `torch` beside the usual ones: copies of views, single steps of recurrent layers, checks, answers about what the
// build can do, and the messages that stand where functions of older versions were. In Python, our own text.

import PythonRuntime

enum OlderFunctionsSource {
  /// What `torch` shows of the module.
  static let names = [
    "_assert", "_check", "_check_index", "_check_not_implemented", "_check_type", "_check_value",
    "affine_grid_generator", "alias_copy", "alpha_dropout_", "as_strided_copy", "batch_norm", "clear_autocast_cache",
    "compiled_with_cxx11_abi", "cond", "convolution", "ctc_loss", "detach_copy", "diagonal_copy", "dropout_", "eig",
    "empty_permuted", "expand_copy", "feature_dropout", "feature_dropout_", "from_dlpack", "get_autocast_dtype",
    "get_deterministic_debug_mode", "grid_sampler_2d", "grid_sampler_3d", "group_norm", "gru_cell", "has_lapack",
    "has_mkl",
    "has_openmp",
    "has_spectral", "is_autocast_cache_enabled", "is_autocast_enabled",
    "is_deterministic_algorithms_warn_only_enabled", "is_distributed", "instance_norm", "is_vulkan_available",
    "layer_norm", "lstm_cell", "lstsq",
    "matrix_rank", "native_batch_norm", "native_channel_shuffle", "native_dropout", "native_group_norm",
    "native_layer_norm", "permute_copy",
    "rnn_relu_cell",
    "rnn_tanh_cell", "rrelu_", "segment_reduce", "select_copy", "set_deterministic_debug_mode", "slice_copy",
    "solve", "split_copy", "split_with_sizes_copy", "squeeze_copy", "sym_float", "sym_int", "sym_ite", "sym_max",
    "sym_min", "sym_not", "sym_sqrt", "sym_sum", "symeig", "t_copy", "transpose_copy", "unbind_copy", "unfold_copy",
    "unsafe_split_with_sizes", "unsqueeze_copy", "view_as_complex_copy", "view_as_real_copy", "view_copy",
    "while_loop",
  ]

  static let module = NativeModule("torch._older", functions: ComposedSource.rows) { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    vm.setMember(module, "math", Value(try vm.importModule("math")))
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    def load(torch, math, _step, _copied, RuntimeError, ValueError, TypeError, NotImplementedError, IndexError, BufferError, hasattr, len, tuple,
             list, range, set, enumerate, isinstance, int, float, bool, str, min, max, type, getattr, callable, slice):
        F = torch.nn.functional
        members = {}

        def member(function):
            members[function.__name__] = function
            return function

        def named(name, function):
            function.__name__ = name
            members[name] = function

        # Copies of what views show.

        def copying(name, view):
            def function(input, *arguments, **keywords):
                found = view(input, *arguments, **keywords)
                if isinstance(found, (list, tuple)):
                    return tuple([_copied(part, input) for part in found])
                return _copied(found, input)
            named(name, function)

        for name in ['as_strided', 'diagonal', 'permute', 'select', 'split', 'split_with_sizes', 'squeeze', 't', 'transpose', 'unbind',
                     'unsqueeze', 'detach', 'expand', 'unfold', 'view']:
            copying(name + '_copy', getattr(torch.Tensor, name))
        for name in ['view_as_real', 'view_as_complex']:
            copying(name + '_copy', getattr(torch, name))
        copying('alias_copy', lambda input: input)

        @member
        def slice_copy(input, dim=0, start=None, end=None, step=1):
            places = [slice(None)] * input.dim()
            places[dim] = slice(start, end, step)
            return _copied(input[tuple(places)], input)

        @member
        def unsafe_split_with_sizes(input, split_sizes, dim=0):
            return torch.split(input, split_sizes, dim)

        # Steps of recurrent layers.

        def gates(input, hx, w_ih, w_hh, b_ih, b_hh):
            return F.linear(input, w_ih, b_ih), F.linear(hx, w_hh, b_hh)

        @member
        def rnn_tanh_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
            a, b = gates(input, hx, w_ih, w_hh, b_ih, b_hh)
            return torch.tanh(a + b)

        @member
        def rnn_relu_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
            a, b = gates(input, hx, w_ih, w_hh, b_ih, b_hh)
            return torch.relu(a + b)

        @member
        def gru_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
            a, b = gates(input, hx, w_ih, w_hh, b_ih, b_hh)
            ar, az, an = a.unsafe_chunk(3, 1)
            br, bz, bn = b.unsafe_chunk(3, 1)
            r, z = torch.sigmoid(br + ar), torch.sigmoid(bz + az)
            n = torch.tanh(an + bn * r)
            return (hx - n) * z + n

        @member
        def lstm_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
            a, b = gates(input, hx[0], w_ih, w_hh, b_ih, b_hh)
            i, f, g, o = (b + a).unsafe_chunk(4, 1)
            c = torch.sigmoid(f) * hx[1] + torch.sigmoid(i) * torch.tanh(g)
            return torch.sigmoid(o) * torch.tanh(c), c

        # Functions with places for what the layers' functions call by name.

        reductions = ('none', 'mean', 'sum')

        @member
        def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction=0, zero_infinity=False):
            kind = reductions[reduction] if reduction in (1, 2) else 'none'
            return F.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, kind, zero_infinity)

        @member
        def batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled):
            return F.batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps)

        @member
        def instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled):
            return F.instance_norm(input, running_mean, running_var, weight, bias, use_input_stats, momentum, eps)

        @member
        def group_norm(input, num_groups, weight=None, bias=None, eps=1e-05, cudnn_enabled=True):
            return F.group_norm(input, num_groups, weight, bias, eps)

        @member
        def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05, cudnn_enable=True):
            return F.layer_norm(input, normalized_shape, weight, bias, eps)

        def kept(found, again):
            # The statistics that a node keeps for the way back; where nothing is recorded, of the same step once more.
            node = found.grad_fn
            if node is None:
                with torch.enable_grad():
                    node = again().grad_fn
            return getattr(node, '_saved_result1', None), getattr(node, '_saved_result2', None)

        def plain(tensor):
            return None if tensor is None else tensor.detach()

        @member
        def native_batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps):
            found = F.batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps)
            if not training:
                return found, input.new_empty(0), input.new_empty(0)
            mean, factor = kept(found, lambda: F.batch_norm(
                input.detach().requires_grad_(), None, None, plain(weight), plain(bias), True, momentum, eps))
            return found, mean, factor

        @member
        def native_layer_norm(input, normalized_shape, weight, bias, eps):
            found = F.layer_norm(input, normalized_shape, weight, bias, eps)
            mean, factor = kept(found, lambda: F.layer_norm(
                input.detach().requires_grad_(), normalized_shape, plain(weight), plain(bias), eps))
            if mean is not None:
                return found, mean, factor
            dims = tuple(range(-len(normalized_shape), 0))
            mean = input.mean(dims, keepdim=True)
            deviation = input.var(dims, unbiased=False, keepdim=True)
            return found, mean.detach(), torch.rsqrt(deviation + eps).detach()

        @member
        def native_group_norm(input, weight, bias, N, C, HxW, group, eps):
            found = F.group_norm(input, group, weight, bias, eps)
            mean, factor = kept(found, lambda: F.group_norm(
                input.detach().requires_grad_(), group, plain(weight), plain(bias), eps))
            return found, mean, factor

        @member
        def native_dropout(input, p, train):
            if not train:
                return input, torch.ones_like(input, dtype=torch.bool)
            mask = torch.empty_like(input).bernoulli_(1 - p)
            return input * mask * (1 / (1 - p) if p < 1 else 0.0), mask.bool()

        @member
        def native_channel_shuffle(input, groups):
            return F.channel_shuffle(input, groups)

        @member
        def affine_grid_generator(theta, size, align_corners):
            return F.affine_grid(theta, size, align_corners)

        def grid_sample(input, grid, interpolation_mode, padding_mode, align_corners):
            return F.grid_sample(
                input, grid, ('bilinear', 'nearest', 'bicubic')[interpolation_mode], ('zeros', 'border', 'reflection')[padding_mode],
                align_corners)

        named('grid_sampler_2d', grid_sample)

        @member
        def grid_sampler_3d(input, grid, interpolation_mode, padding_mode, align_corners):
            return grid_sample(input, grid, interpolation_mode, padding_mode, align_corners)

        @member
        def convolution(input, weight, bias, stride, padding, dilation, transposed, output_padding, groups):
            dims = input.dim() - 2
            if transposed:
                function = (F.conv_transpose1d, F.conv_transpose2d, F.conv_transpose3d)[dims - 1]
                return function(input, weight, bias, stride, padding, output_padding, groups, dilation)
            return (F.conv1d, F.conv2d, F.conv3d)[dims - 1](input, weight, bias, stride, padding, dilation, groups)

        @member
        def dropout_(input, p, train):
            return F.dropout(input, p, train, inplace=True)

        @member
        def alpha_dropout_(input, p, train):
            return F.alpha_dropout(input, p, train, inplace=True)

        @member
        def feature_dropout(input, p, train):
            shape = input.shape[:2] + (1,) * (input.dim() - 2)
            if not train or p == 0:
                return input
            return input * torch.empty(shape, dtype=input.dtype).bernoulli_(1 - p).div_(1 - p)

        @member
        def feature_dropout_(input, p, train):
            return input.copy_(feature_dropout(input, p, train))

        @member
        def rrelu_(input, lower=0.125, upper=1 / 3, training=False):
            return F.rrelu(input, lower, upper, training, inplace=True)

        @member
        def segment_reduce(data, reduce, *, lengths=None, indices=None, offsets=None, axis=0, unsafe=False, initial=None):
            if lengths is None:
                if offsets is None:
                    raise RuntimeError('segment_reduce(): Either lengths or offsets must be defined.')
                lengths = offsets.diff()
            if axis != 0:
                raise NotImplementedError('segment_reduce with axis other than 0 is not supported yet; move the axis to the front')
            parts = data.split(lengths.tolist())
            empty = {'sum': 0.0, 'mean': math.nan, 'prod': 1.0, 'max': -math.inf, 'min': math.inf}
            if reduce not in empty:
                raise RuntimeError(f'unsupported reduction given! {reduce}')

            def one(part):
                if part.shape[0] == 0:
                    return torch.full(part.shape[1:], empty[reduce] if initial is None else initial, dtype=data.dtype)
                value = {'sum': part.sum, 'mean': part.mean, 'prod': part.prod, 'max': part.amax, 'min': part.amin}[reduce](0)
                if initial is None:
                    return value
                if reduce == 'mean':
                    return (value * part.shape[0] + initial) / part.shape[0]
                start = torch.full_like(value, initial)
                return {'sum': torch.add, 'prod': torch.mul, 'max': torch.maximum, 'min': torch.minimum}[reduce](value, start)

            return _step(torch.stack([one(part) for part in parts]), 'SegmentReduceBackward0')

        @member
        def empty_permuted(size, physical_layout, *, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False):
            if len(physical_layout) != len(size):
                raise RuntimeError(
                    f'Number of dimensions in size does not match the length of the physical_layout; i.e. len(size) = {len(size)} '
                    f'is not equal to len(physical_layout) = {len(physical_layout)}')
            seen = set()
            for place, d in enumerate(physical_layout):
                if d < 0 or d >= len(size):
                    raise RuntimeError(
                        f'Dimension out of range (expected to be between 0 and {len(size) - 1}, but got {d} at index {place}).  NB: '
                        'negative dims not currently supported; file an issue if you want it.')
                if d in seen:
                    raise RuntimeError('Duplicate dim not allowed')
                seen.add(d)
            result = torch.empty([size[d] for d in physical_layout], dtype=dtype)
            order = [list(physical_layout).index(d) for d in range(len(size))]
            return result.permute(order).requires_grad_(requires_grad)

        @member
        def from_dlpack(ext_tensor, *, device=None, copy=None):
            if isinstance(ext_tensor, torch.Tensor):
                if ext_tensor.requires_grad:
                    raise BufferError("Can't export tensors that require gradient, use tensor.detach()")
                return ext_tensor.clone() if copy else ext_tensor.view(ext_tensor.shape)
            if hasattr(ext_tensor, '__array_interface__'):
                return torch.from_numpy(ext_tensor)
            if hasattr(ext_tensor, '__dlpack__'):
                ext_tensor = ext_tensor.__dlpack__()
            return torch.utils.dlpack._taken(ext_tensor)

        # What older programs call; the reference has only messages left of it.

        removed = 'This function was deprecated since version 1.9 and is now removed.'

        @member
        def solve(input, A, *, out=None):
            raise RuntimeError(
                removed + ' `torch.solve` is deprecated in favor of `torch.linalg.solve`. `torch.linalg.solve` has its arguments '
                'reversed and does not return the LU factorization.\n\nTo get the LU factorization see `torch.lu`, which can be used '
                'with `torch.lu_solve` or `torch.lu_unpack`.\nX = torch.solve(B, A).solution should be replaced with:\n'
                'X = torch.linalg.solve(A, B)')

        @member
        def eig(self, eigenvectors=False, *, e=None, v=None):
            raise RuntimeError(
                removed + ' `torch.linalg.eig` returns complex tensors of dtype `cfloat` or `cdouble` rather than real tensors '
                'mimicking complex tensors.\n\nL, _ = torch.eig(A) should be replaced with:\nL_complex = torch.linalg.eigvals(A)\n\n'
                'and\n\nL, V = torch.eig(A, eigenvectors=True) should be replaced with:\nL_complex, V_complex = torch.linalg.eig(A)')

        @member
        def lstsq(input, A, *, out=None):
            raise RuntimeError(
                removed + ' `torch.lstsq` is deprecated in favor of `torch.linalg.lstsq`.\n`torch.linalg.lstsq` has reversed '
                'arguments and does not return the QR decomposition in the returned tuple (although it returns other information '
                'about the problem).\n\nTo get the QR decomposition consider using `torch.linalg.qr`.\n\nThe returned solution in '
                '`torch.lstsq` stored the residuals of the solution in the last m - n columns of the returned value whenever m > n. '
                "In torch.linalg.lstsq, the residuals are in the field 'residuals' of the returned named tuple.\n\nThe unpacking of "
                'the solution, as in\nX, _ = torch.lstsq(B, A).solution[:A.size(1)]\nshould be replaced with:\n'
                'X = torch.linalg.lstsq(A, B).solution')

        @member
        def symeig(input, eigenvectors=False, upper=True, *, out=None):
            raise RuntimeError(
                removed + ' The default behavior has changed from using the upper triangular portion of the matrix by default to '
                'using the lower triangular portion.\n\nL, _ = torch.symeig(A, upper=upper) should be replaced with:\n'
                "L = torch.linalg.eigvalsh(A, UPLO='U' if upper else 'L')\n\nand\n\nL, V = torch.symeig(A, eigenvectors=True) should "
                "be replaced with:\nL, V = torch.linalg.eigh(A, UPLO='U' if upper else 'L')")

        @member
        def matrix_rank(input, tol=None, symmetric=False, *, out=None):
            raise RuntimeError(
                removed + "\nPlease use the `torch.linalg.matrix_rank` function instead. The parameter 'symmetric' was renamed in "
                "`torch.linalg.matrix_rank()` to 'hermitian'.")

        # Checks and answers.

        @member
        def _assert(condition, message):
            assert condition, message

        def checking(error):
            def check(cond, message=None):
                if not isinstance(cond, (bool, torch.Tensor)):
                    raise TypeError(f'cond must be a bool, but got {type(cond)}')
                if cond:
                    return
                if message is None:
                    text = ('Expected cond to be True, but got False. (Could this error message be improved? If so, please report '
                            'an enhancement request to PyTorch.)')
                else:
                    if not callable(message):
                        raise TypeError('message must be a callable')
                    text = str(message())
                raise error(text)
            return check

        named('_check', checking(RuntimeError))
        named('_check_index', checking(IndexError))
        named('_check_value', checking(ValueError))
        named('_check_type', checking(TypeError))
        named('_check_not_implemented', checking(NotImplementedError))

        members['has_mkl'] = members['has_lapack'] = members['has_openmp'] = members['has_spectral'] = True

        @member
        def compiled_with_cxx11_abi():
            return True

        @member
        def is_vulkan_available():
            return False

        @member
        def is_distributed(input):
            return False

        @member
        def is_autocast_enabled(device_type=None):
            return False

        @member
        def is_autocast_cache_enabled():
            return True

        @member
        def get_autocast_dtype(device_type):
            torch.device(device_type)
            return torch.float16 if device_type == 'cuda' else torch.bfloat16

        @member
        def clear_autocast_cache():
            return None

        @member
        def get_deterministic_debug_mode():
            return 1 if torch.is_deterministic_algorithms_warn_only_enabled() else 2 if torch.are_deterministic_algorithms_enabled() else 0

        @member
        def is_deterministic_algorithms_warn_only_enabled():
            return False

        @member
        def set_deterministic_debug_mode(debug_mode):
            modes = {'default': 0, 'warn': 1, 'error': 2}
            torch.use_deterministic_algorithms(modes.get(debug_mode, debug_mode) != 0)

        @member
        def sym_int(a):
            return int(a)

        @member
        def sym_float(a):
            return float(a)

        @member
        def sym_not(a):
            return not a

        @member
        def sym_max(a, b):
            return max(a, b)

        @member
        def sym_min(a, b):
            return min(a, b)

        @member
        def sym_sum(args):
            total = 0
            for a in args:
                total += a
            return total

        @member
        def sym_sqrt(a):
            return math.sqrt(a)

        @member
        def sym_ite(b, t, f):
            return t if b else f

        @member
        def cond(pred, true_fn, false_fn, operands=()):
            return true_fn(*operands) if pred else false_fn(*operands)

        @member
        def while_loop(cond_fn, body_fn, carried_inputs):
            values = tuple(carried_inputs)
            while cond_fn(*values):
                values = tuple(body_fn(*values))
            return values

        return members
    """#
}
