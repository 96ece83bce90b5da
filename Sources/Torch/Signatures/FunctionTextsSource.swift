// The texts of FunctionTexts.swift: what PyTorch's functions in Python look at, in the order of the reference, and no more.

/// The texts.
enum FunctionTextsSource {
  static let functional = #"""
    def _pair(value, count=2):
        if hasattr(value, '__iter__'):
            return tuple(value)
        return (value,) * count

    def _either(place, name, plain, full):
        def dispatch(*args, **kwargs):
            flag = args[place] if len(args) > place else kwargs.get(name, False)
            return full(*args, **kwargs) if flag else plain(*args, **kwargs)
        return dispatch

    # Pooling.

    def _max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        _hand('max_pool1d', None, input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)

    def _max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        _hand('max_pool2d', None, input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)

    def _max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        _hand('max_pool3d', None, input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)

    def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
                                return_indices=False):
        pass

    def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
                                return_indices=False):
        pass

    def max_pool3d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
                                return_indices=False):
        pass

    max_pool1d = _either(6, 'return_indices', _max_pool1d, max_pool1d_with_indices)
    max_pool2d = _either(6, 'return_indices', _max_pool2d, max_pool2d_with_indices)
    max_pool3d = _either(6, 'return_indices', _max_pool3d, max_pool3d_with_indices)

    def _sizes(out_size, defaults):
        if isinstance(out_size, int):
            return out_size
        if len(defaults) <= len(out_size):
            raise ValueError(f"Input dimension should be at least {len(out_size) + 1}")
        return [v if v is not None else d for v, d in zip(out_size, defaults[-len(out_size):])]

    def adaptive_max_pool1d_with_indices(input, output_size, return_indices=False):
        _hand('adaptive_max_pool1d', '(T input,Z1 output_size)', input, output_size)

    def adaptive_max_pool2d_with_indices(input, output_size, return_indices=False):
        _several('adaptive_max_pool2d', 2, input, output_size)

    def adaptive_max_pool3d_with_indices(input, output_size, return_indices=False):
        _several('adaptive_max_pool3d', 3, input, output_size)

    def _several(name, count, input, output_size):
        sizes = _sizes(output_size, input.size())
        _hand(name, f'(T input,Z{count} output_size,*,T out=None)', input, sizes)
        for i, size in enumerate([] if isinstance(sizes, int) else sizes):
            if not isinstance(size, int):
                raise TypeError(f"{name}(): argument 'output_size' failed to unpack the object at pos {i + 1} with error "
                                f'"type must be tuple of ints,but got {type(size).__name__}"')
        if not isinstance(sizes, int) and len(sizes) != count:
            if name.startswith('adaptive_max'):
                raise RuntimeError(f'{name}(): internal error: output_size.size() must be {count}')
            raise RuntimeError(f'{name}: output_size must be {count}')

    def _adaptive_max_pool1d(input, output_size, return_indices=False):
        adaptive_max_pool1d_with_indices(input, output_size)

    def _adaptive_max_pool2d(input, output_size, return_indices=False):
        adaptive_max_pool2d_with_indices(input, output_size)

    def _adaptive_max_pool3d(input, output_size, return_indices=False):
        adaptive_max_pool3d_with_indices(input, output_size)

    adaptive_max_pool1d = _either(2, 'return_indices', _adaptive_max_pool1d, adaptive_max_pool1d_with_indices)
    adaptive_max_pool2d = _either(2, 'return_indices', _adaptive_max_pool2d, adaptive_max_pool2d_with_indices)
    adaptive_max_pool3d = _either(2, 'return_indices', _adaptive_max_pool3d, adaptive_max_pool3d_with_indices)

    def adaptive_avg_pool2d(input, output_size):
        _several('adaptive_avg_pool2d', 2, input, output_size)

    def adaptive_avg_pool3d(input, output_size):
        _several('adaptive_avg_pool3d', 3, input, output_size)

    def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        powers = input.pow(norm_type)
        if stride is not None:
            _hand('avg_pool1d', None, powers, kernel_size, stride, 0, ceil_mode)
        else:
            _hand('avg_pool1d', None, powers, kernel_size, padding=0, ceil_mode=ceil_mode)

    def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        kw, kh = _pair(kernel_size, 2)
        powers = input.pow(norm_type)
        if stride is not None:
            _hand('avg_pool2d', None, powers, kernel_size, stride, 0, ceil_mode)
        else:
            _hand('avg_pool2d', None, powers, kernel_size, padding=0, ceil_mode=ceil_mode)

    def lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        kd, kw, kh = _pair(kernel_size, 3)
        powers = input.pow(norm_type)
        if stride is not None:
            _hand('avg_pool3d', None, powers, kernel_size, stride, 0, ceil_mode)
        else:
            _hand('avg_pool3d', None, powers, kernel_size, padding=0, ceil_mode=ceil_mode)

    def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
        _hand('im2col', '(T input,Z2 kernel_size,Z2 dilation,Z2 padding,Z2 stride,*,T out=None)', input,
              _pair(kernel_size), _pair(dilation), _pair(padding), _pair(stride))
        for name, value in (('kernel_size', kernel_size), ('dilation', dilation), ('padding', padding),
                            ('stride', stride)):
            if len(_pair(value)) != 2:
                raise RuntimeError(f"It is expected {name} equals to 2, but got size {len(_pair(value))}")

    def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
        _hand('col2im', '(T input,Z2 output_size,Z2 kernel_size,Z2 dilation,Z2 padding,Z2 stride,*,T out=None)', input,
              _pair(output_size), _pair(kernel_size), _pair(dilation), _pair(padding), _pair(stride))
        for name, value in (('output_size', output_size), ('kernel_size', kernel_size), ('dilation', dilation),
                            ('padding', padding), ('stride', stride)):
            if len(_pair(value)) != 2:
                raise RuntimeError(f"It is expected {name} equals to 2, but got size {len(_pair(value))}")

    # Dropout.

    def _probability(p):
        if p < 0.0 or p > 1.0:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")

    def dropout(input, p=0.5, training=True, inplace=False):
        _probability(p)
        _hand('dropout_' if inplace else 'dropout', None, input, p, training)

    def alpha_dropout(input, p=0.5, training=False, inplace=False):
        _probability(p)
        _hand('alpha_dropout_' if inplace else 'alpha_dropout', None, input, p, training)

    def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
        _probability(p)
        _hand('feature_alpha_dropout_' if inplace else 'feature_alpha_dropout', '(T input,F p,B train)', input, p, training)

    def dropout1d(input, p=0.5, training=True, inplace=False):
        _probability(p)
        if input.dim() in (2, 3):
            _hand('feature_dropout_' if inplace else 'feature_dropout', None, input, p, training)

    def dropout2d(input, p=0.5, training=True, inplace=False):
        _probability(p)
        input.dim()
        _hand('feature_dropout_' if inplace else 'feature_dropout', None, input, p, training)

    def dropout3d(input, p=0.5, training=True, inplace=False):
        dropout2d(input, p, training, inplace)

    # Activations.

    def _activation(name, place=''):
        def activation(input, inplace=False):
            _hand(name + '_' if inplace else name, '(T input)' if inplace else f'(T input{place})', input)
        activation.__name__ = activation.__qualname__ = name
        return activation

    relu = _activation('relu')
    selu = _activation('selu')
    relu6 = _activation('relu6')
    silu = _activation('silu', ',*,T out=None')
    mish = _activation('mish', ',*,T out=None')
    hardswish = _activation('hardswish', ',*,T out=None')
    hardsigmoid = _activation('hardsigmoid', ',*,T out=None')

    def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
        if min_val > max_val:
            raise ValueError("min_val cannot be greater than max_val")
        _hand('hardtanh_' if inplace else 'hardtanh', '(T input,S min_val=-1,S max_val=1)', input, min_val, max_val)

    def _threshold(input, threshold, value, inplace=False):
        _hand('threshold_' if inplace else 'threshold', '(T input,S threshold,S value)', input, threshold, value)

    threshold = _threshold

    def _normalised(name, input, dim, dtype):
        if dim is None:
            input.dim()
            return
        method = getattr(input, name)
        if isinstance(input, torch.Tensor):
            if dtype is None:
                _hand(name, '(I dim,Y? dtype=None)', dim)
            else:
                _hand(name, '(I dim,Y? dtype=None)', dim, dtype=dtype)

    def softmax(input, dim=None, _stacklevel=3, dtype=None):
        _normalised('softmax', input, dim, dtype)

    def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
        _normalised('log_softmax', input, dim, dtype)

    def softmin(input, dim=None, _stacklevel=3, dtype=None):
        if dim is None:
            input.dim()
        else:
            _normalised('softmax', -input, dim, dtype)

    def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
        _hand('empty_like', None, logits)
        scaled = (logits + logits.detach()) / tau
        _hand('softmax', '(I dim,Y? dtype=None)', dim)

    # Normalisation.

    def _several_values(size):
        product = size[0]
        for i in range(len(size) - 2):
            product *= size[i + 2]
        if product == 1:
            raise ValueError(f"Expected more than 1 value per channel when training, got input size {size}")

    def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5):
        if training:
            _several_values(input.size())
        if training and eps <= 0.0:
            raise ValueError(f"batch_norm eps must be positive during training, but got {eps}")
        elif eps < 0.0:
            raise ValueError(f"batch_norm eps must be non-negative, but got {eps}")
        _hand('batch_norm', '(T input,T? weight,T? bias,T? running_mean,T? running_var,B training,F momentum,F eps,'
              'B cudnn_enabled)', input, weight, bias, running_mean, running_var, training, momentum, eps, True)

    def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
        if input.dim() < 2:
            raise RuntimeError(f"Expected at least 2 dimensions for input tensor but received {input.dim()}")
        _several_values([input.size(0) * input.size(1) // num_groups, num_groups] + list(input.size()[2:]))
        _hand('group_norm', None, input, num_groups, weight, bias, eps, True)

    def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
        size = input.norm(p, dim, keepdim=True)
        _hand('clamp_min', '(T min)|(S min)', eps)

    def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
        if input.dim() < 3:
            raise ValueError(f"Expected 3D or higher dimensionality                          input (got {input.dim()} dimensions)")
        if input.numel() == 0:
            return
        pads = (0, 0, size // 2, (size - 1) // 2)
        if input.dim() > 3:
            pads = (0, 0) + pads
        squares = torch.nn.functional.pad(input.mul(input).unsqueeze(1), pads)
        if input.dim() == 3:
            _hand('avg_pool2d', None, squares, (size, 1), stride=1)
        else:
            _hand('avg_pool3d', None, squares, (size, 1, 1), stride=1)
        input.mul(alpha).add(k).pow(beta)

    # Embeddings.

    def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
        if padding_idx is not None:
            if padding_idx > 0:
                if padding_idx >= weight.size(0):
                    raise AssertionError("Padding_idx must be within num_embeddings")
            elif padding_idx < 0:
                if padding_idx < -weight.size(0):
                    raise AssertionError("Padding_idx must be within num_embeddings")
                padding_idx = weight.size(0) + padding_idx
        else:
            padding_idx = -1
        if max_norm is not None:
            input.contiguous()
            _hand('embedding_renorm_', '(T input,T indices,F max_norm,F norm_type)', weight, input, max_norm, norm_type)
        _hand('embedding', '(T weight,T indices,I padding_idx=-1,B scale_grad_by_freq=False,B sparse=False)', weight, input,
              padding_idx, scale_grad_by_freq, sparse)

    def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode='mean',
                      sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None):
        if weight.dtype == torch.long and input.is_floating_point():
            weight, input = input, weight
        if per_sample_weights is not None and input.size() != per_sample_weights.size():
            raise ValueError(f"embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, "
                             f"then it must have the same shape as the input ({input.shape})")
        if not weight.dim() == 2:
            raise ValueError(f"weight has to be a 2D Tensor, but got Tensor of dimension {weight.dim()}")
        if input.dim() == 2:
            if offsets is not None:
                raise ValueError("if input is 2D, then offsets has to be None, as input is treated is a mini-batch of"
                                 f" fixed length sequences. However, found offsets of type {type(offsets)}")
            offsets = torch.arange(0, input.numel(), input.size(1), dtype=input.dtype)
            input = input.reshape(-1)
        elif input.dim() == 1:
            if offsets is None:
                raise ValueError("offsets has to be a 1D Tensor but got None")
            if offsets.dim() != 1:
                raise ValueError("offsets has to be a 1D Tensor")
        else:
            raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}")
        if mode not in ('sum', 'mean', 'max'):
            raise ValueError("mode has to be one of sum, mean or max")
        if mode == 'max' and scale_grad_by_freq:
            raise ValueError("max mode does not support scaling the gradient by the frequency")
        if mode == 'max' and sparse:
            raise ValueError("max mode does not support sparse weights")
        for name, tensor in (('indices', input), ('offsets', offsets)):
            if tensor.dtype not in (torch.long, torch.int32):
                place = 1
                raise RuntimeError(f"Expected tensor for argument #{place} 'indices' to have one of the following scalar "
                                   f"types: Long, Int; but got {tensor.type()} instead (while checking arguments for "
                                   "embedding_bag)")

    # Losses.

    def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction='mean'):
        if isinstance(var, float):
            if var < 0:
                raise ValueError("var has negative entry/entries")
            var = var * torch.ones_like(input)
        elif torch.any(var < 0):
            raise ValueError("var has negative entry/entries")
        if var.size() != input.size():
            if input.size()[:-1] == var.size():
                var = torch.unsqueeze(var, -1)
            elif input.ndim == var.ndim and sum([y for x, y in zip(input.size(), var.size()) if x != y]) == 1:
                pass
            else:
                raise ValueError("var is of incorrect size")
        if reduction != 'none' and reduction != 'mean' and reduction != 'sum':
            raise ValueError(reduction + " is not valid")
        if not isinstance(target, torch.Tensor):
            input.detach() - target

    def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False,
                                          reduction='mean'):
        if reduction not in ('mean', 'sum', 'none'):
            raise ValueError(f"{reduction} is not a valid value for reduction")
        if margin <= 0:
            raise ValueError(f"margin must be greater than 0, got {margin}")
        a_dim = anchor.ndim
        p_dim = positive.ndim
        n_dim = negative.ndim
        if not (a_dim == p_dim and p_dim == n_dim):
            raise RuntimeError("The anchor, positive, and negative tensors are expected to have the same number of "
                               f"dimensions, but got: anchor {a_dim}D, positive {p_dim}D, and negative {n_dim}D inputs")

    def _reduction(reduction):
        if reduction not in ('none', 'mean', 'sum', 'elementwise_mean'):
            raise ValueError(f"{reduction} is not a valid value for reduction")

    # Sampling.

    def affine_grid(theta, size, align_corners=None):
        if align_corners is None:
            align_corners = False
        if not theta.is_floating_point():
            raise ValueError(f"Expected theta to have floating point type, but got {theta.dtype}")
        if len(size) == 4:
            if theta.dim() != 3 or theta.shape[-2] != 2 or theta.shape[-1] != 3:
                raise ValueError(f"Expected a batch of 2D affine matrices of shape Nx2x3 for size {size}. Got {theta.shape}.")
            spatial = size[-2:]
        elif len(size) == 5:
            if theta.dim() != 3 or theta.shape[-2] != 3 or theta.shape[-1] != 4:
                raise ValueError(f"Expected a batch of 3D affine matrices of shape Nx3x4 for size {size}. Got {theta.shape}.")
            spatial = size[-3:]
        else:
            raise NotImplementedError("affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, "
                                      f"respectively. Got size {size}.")
        if align_corners and min(spatial) == 1:
            pass
        elif min(size) <= 0:
            raise ValueError(f"Expected non-zero, positive output size. Got {size}")
        _hand('affine_grid_generator', '(T theta,Z size,B align_corners)', theta, size, align_corners)

    def _scales(dim):
        names = {1: ('scales',), 2: ('scales_h', 'scales_w'), 3: ('scales_d', 'scales_h', 'scales_w')}
        return ''.join([f',F? {name}=None' for name in names[dim]])

    def interpolate(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None,
                    antialias=False):
        if mode in ('nearest', 'area', 'nearest-exact'):
            if align_corners is not None:
                raise ValueError("align_corners option can only be set with the interpolating modes: linear | bilinear | "
                                 "bicubic | trilinear")
        elif align_corners is None:
            align_corners = False
        dim = input.dim() - 2
        scales = None
        if size is not None:
            if scale_factor is not None:
                raise ValueError("only one of size or scale_factor should be defined")
            if isinstance(size, (list, tuple)):
                if len(size) != dim:
                    return
                for v in size:
                    if not isinstance(v, int):
                        raise TypeError(f"expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, "
                                        f"int], but got size with types {[type(x) for x in size]}")
                sizes = size
            else:
                sizes = [size for _ in range(dim)]
        elif scale_factor is not None:
            sizes = None
            if isinstance(scale_factor, (list, tuple)):
                if len(scale_factor) != dim:
                    return
                scales = scale_factor
            else:
                scales = [scale_factor for _ in range(dim)]
        else:
            raise ValueError("either size or scale_factor should be defined")
        if recompute_scale_factor is not None and recompute_scale_factor and size is not None:
            raise ValueError("recompute_scale_factor is not meaningful with an explicit size.")
        if mode == 'area' and sizes is None:
            recompute_scale_factor = True
        if recompute_scale_factor is not None and recompute_scale_factor:
            return
        if antialias and not (mode in ('bilinear', 'bicubic', 'lanczos') and input.ndim == 4):
            raise ValueError("Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D "
                             "tensor as input")
        rank = input.dim()
        if mode in ('nearest', 'nearest-exact') and 3 <= rank <= 5:
            name = f'upsample_nearest{dim}d' if mode == 'nearest' else f'_upsample_nearest_exact{dim}d'
            _hand(name, f'(T input,Z? output_size,D? scale_factors)|(T input,Z{dim} output_size{_scales(dim)},*,T out=None)',
                  input, sizes, scales)
        elif (mode, rank) in (('linear', 3), ('bilinear', 4), ('bicubic', 4), ('trilinear', 5)):
            name = f'upsample_{mode}{dim}d'
            _hand(name, f'(T input,Z? output_size,B align_corners,D? scale_factors)|(T input,Z{dim} output_size,'
                  f'B align_corners{_scales(dim)},*,T out=None)', input, sizes, align_corners, scales)
        elif mode not in ('area', 'lanczos'):
            needs = {'linear': 3, 'bilinear': 4, 'trilinear': 5}
            if isinstance(mode, str) and mode in needs and 3 <= rank <= 5:
                raise NotImplementedError(f"Got {rank}D input, but {mode} mode needs {needs[mode]}D input")
            raise NotImplementedError(
                f"Input Error: Only 3D, 4D and 5D input Tensors supported (got {rank}D) for the modes: nearest | linear | "
                f"bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got {mode})")
    """#

  static let torch = #"""
    def split(tensor, split_size_or_sections, dim=0):
        if not isinstance(tensor, torch.Tensor):
            tensor.split(split_size_or_sections, dim)
        elif isinstance(split_size_or_sections, int):
            _hand('split', '(T input,I split_size,I dim=0)|(T input,Z split_size,I dim=0)', tensor, split_size_or_sections,
                  dim)
        else:
            _hand('split_with_sizes', None, tensor, split_size_or_sections, dim)

    def Tensor_split(self, split_size, dim=0):
        split(self, split_size, dim)

    Tensor_split.__name__ = Tensor_split.__qualname__ = 'Tensor.split'

    def _plain(name):
        def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
            pass
        unique.__name__ = unique.__qualname__ = name
        return unique

    def unique(*args, **kwargs):
        counts = args[3] if len(args) > 3 else kwargs.get('return_counts', False)
        inverse = args[2] if len(args) > 2 else kwargs.get('return_inverse', False)
        names = {(False, False): '_return_output', (True, False): '_return_inverse', (False, True): '_return_counts',
                 (True, True): '_return_inverse_and_counts'}
        return _plain(names[bool(inverse), bool(counts)])(*args, **kwargs)

    def _neighbours(name):
        def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
            pass
        unique_consecutive.__name__ = unique_consecutive.__qualname__ = name
        return unique_consecutive

    def unique_consecutive(*args, **kwargs):
        inverse = args[1] if len(args) > 1 else kwargs.get('return_inverse', False)
        counts = args[2] if len(args) > 2 else kwargs.get('return_counts', False)
        names = {(False, False): '_consecutive_return_output', (True, False): '_consecutive_return_inverse',
                 (False, True): '_consecutive_return_counts', (True, True): '_consecutive_return_inverse_and_counts'}
        return _neighbours(names[bool(inverse), bool(counts)])(*args, **kwargs)
    """#
}
