// The Python half of `torch.distributions.transforms`, first part: transforms of values and of shapes. Our own text.

enum TransformsSource {
  static let text = #"""
    def load(isinstance, float, int, bool, tuple, list, range, len, type, repr, getattr, max, min, round, abs, sum, all, zip,
             reversed, super, property, ValueError, NotImplementedError, AssertionError, TypeError, KeyError, AttributeError):
        import math
        import torch
        import torch.nn.functional as F
        import torch.distributions as package
        from torch.distributions import Distribution, Independent, constraints
        from torch.distributions.utils import broadcast_all, tril_matrix_to_vec, vec_to_tril_matrix

        def is_number(value):
            return isinstance(value, (int, float))

        def sum_rightmost(value, dims):
            if dims == 0 or not isinstance(value, torch.Tensor):
                return value
            return value.reshape(value.shape[:-dims] + (-1,)).sum(-1)

        def no_dimensions():
            return ValueError('Too few dimensions on input')

        class Transform:
            bijective = False

            def __init__(self, cache_size=0):
                self._cache_size = cache_size
                self._inv = None
                if cache_size == 1:
                    self._cached_x_y = (None, None)
                elif cache_size != 0:
                    raise ValueError('cache_size must be 0 or 1')

            @property
            def event_dim(self):
                if self.domain.event_dim == self.codomain.event_dim:
                    return self.domain.event_dim
                raise ValueError('Please use either .domain.event_dim or .codomain.event_dim')

            @property
            def inv(self):
                if self._inv is None:
                    self._inv = _InverseTransform(self)
                return self._inv

            @property
            def sign(self):
                raise NotImplementedError

            def with_cache(self, cache_size=1):
                if self._cache_size == cache_size:
                    return self
                copy = type(self).__new__(type(self))
                copy.__dict__.update(self.__dict__)
                Transform.__init__(copy, cache_size)
                return copy

            def __eq__(self, other):
                if self is other:
                    return True
                return type(self) in plain_transforms and type(self) is type(other)

            def __ne__(self, other):
                return not self == other

            def _through(self, value, known, other, make):
                if self._cache_size == 0:
                    return make(value)
                kept = self._cached_x_y
                if value is kept[known]:
                    return kept[other]
                made = make(value)
                self._cached_x_y = (value, made) if known == 0 else (made, value)
                return made

            def __call__(self, x):
                return self._through(x, 0, 1, self._call)

            def _inv_call(self, y):
                return self._through(y, 1, 0, self._inverse)

            def _call(self, x):
                raise NotImplementedError

            def _inverse(self, y):
                raise NotImplementedError

            def log_abs_det_jacobian(self, x, y):
                raise NotImplementedError

            def forward_shape(self, shape):
                return shape

            def inverse_shape(self, shape):
                return shape

            def __repr__(self):
                return type(self).__name__ + '()'

        class _InverseTransform(Transform):
            def __init__(self, transform):
                Transform.__init__(self, transform._cache_size)
                self._inv = transform

            @property
            def domain(self):
                return self._inv.codomain

            @property
            def codomain(self):
                return self._inv.domain

            @property
            def bijective(self):
                return self._inv.bijective

            @property
            def sign(self):
                return self._inv.sign

            @property
            def inv(self):
                return self._inv

            def with_cache(self, cache_size=1):
                return self._inv.with_cache(cache_size).inv

            def __eq__(self, other):
                return isinstance(other, _InverseTransform) and self._inv == other._inv

            def __call__(self, x):
                return self._inv._inv_call(x)

            def log_abs_det_jacobian(self, x, y):
                return -self._inv.log_abs_det_jacobian(y, x)

            def forward_shape(self, shape):
                return self._inv.inverse_shape(shape)

            def inverse_shape(self, shape):
                return self._inv.forward_shape(shape)

            def __repr__(self):
                return '_InverseTransform(' + repr(self._inv) + ')'

        class ComposeTransform(Transform):
            def __init__(self, parts, cache_size=0):
                if cache_size:
                    parts = [part.with_cache(cache_size) for part in parts]
                Transform.__init__(self, cache_size)
                self.parts = parts

            def __eq__(self, other):
                return isinstance(other, ComposeTransform) and self.parts == other.parts

            @property
            def domain(self):
                if not self.parts:
                    return constraints.real
                own = self.parts[0].domain
                dims = self.parts[-1].codomain.event_dim
                for part in reversed(self.parts):
                    dims = max(dims + part.domain.event_dim - part.codomain.event_dim, part.domain.event_dim)
                return constraints.independent(own, dims - own.event_dim) if dims > own.event_dim else own

            @property
            def codomain(self):
                if not self.parts:
                    return constraints.real
                own = self.parts[-1].codomain
                dims = self.parts[0].domain.event_dim
                for part in self.parts:
                    dims = max(dims + part.codomain.event_dim - part.domain.event_dim, part.codomain.event_dim)
                return constraints.independent(own, dims - own.event_dim) if dims > own.event_dim else own

            @property
            def bijective(self):
                return all([part.bijective for part in self.parts])

            @property
            def sign(self):
                sign = 1
                for part in self.parts:
                    sign = sign * part.sign
                return sign

            @property
            def inv(self):
                if self._inv is None:
                    self._inv = ComposeTransform([part.inv for part in reversed(self.parts)])
                    self._inv._inv = self
                return self._inv

            def with_cache(self, cache_size=1):
                return self if self._cache_size == cache_size else ComposeTransform(self.parts, cache_size)

            def __call__(self, x):
                for part in self.parts:
                    x = part(x)
                return x

            def log_abs_det_jacobian(self, x, y):
                if not self.parts:
                    return torch.zeros_like(x)
                total = None
                dims = self.domain.event_dim
                for index, part in zip(range(len(self.parts)), self.parts):
                    image = y if index == len(self.parts) - 1 else part(x)
                    term = sum_rightmost(part.log_abs_det_jacobian(x, image), dims - part.domain.event_dim)
                    total = term if total is None else total + term
                    dims += part.codomain.event_dim - part.domain.event_dim
                    x = image
                return total

            def forward_shape(self, shape):
                for part in self.parts:
                    shape = part.forward_shape(shape)
                return shape

            def inverse_shape(self, shape):
                for part in reversed(self.parts):
                    shape = part.inverse_shape(shape)
                return shape

            def __repr__(self):
                return 'ComposeTransform(\n    ' + ',\n    '.join([repr(part) for part in self.parts]) + '\n)'

        class IndependentTransform(Transform):
            def __init__(self, base_transform, reinterpreted_batch_ndims, cache_size=0):
                Transform.__init__(self, cache_size)
                self.base_transform = base_transform.with_cache(cache_size)
                self.reinterpreted_batch_ndims = reinterpreted_batch_ndims

            @property
            def domain(self):
                return constraints.independent(self.base_transform.domain, self.reinterpreted_batch_ndims)

            @property
            def codomain(self):
                return constraints.independent(self.base_transform.codomain, self.reinterpreted_batch_ndims)

            @property
            def bijective(self):
                return self.base_transform.bijective

            @property
            def sign(self):
                return self.base_transform.sign

            def _call(self, x):
                if x.dim() < self.domain.event_dim:
                    raise no_dimensions()
                return self.base_transform(x)

            def _inverse(self, y):
                if y.dim() < self.codomain.event_dim:
                    raise no_dimensions()
                return self.base_transform.inv(y)

            def log_abs_det_jacobian(self, x, y):
                return sum_rightmost(self.base_transform.log_abs_det_jacobian(x, y), self.reinterpreted_batch_ndims)

            def forward_shape(self, shape):
                return self.base_transform.forward_shape(shape)

            def inverse_shape(self, shape):
                return self.base_transform.inverse_shape(shape)

            def __repr__(self):
                return f'IndependentTransform({repr(self.base_transform)}, {self.reinterpreted_batch_ndims})'

        class ReshapeTransform(Transform):
            bijective = True

            def __init__(self, in_shape, out_shape, cache_size=0):
                self.in_shape = torch.Size(in_shape)
                self.out_shape = torch.Size(out_shape)
                if self.in_shape.numel() != self.out_shape.numel():
                    raise ValueError('in_shape, out_shape have different numbers of elements')
                Transform.__init__(self, cache_size)

            @property
            def domain(self):
                return constraints.independent(constraints.real, len(self.in_shape))

            @property
            def codomain(self):
                return constraints.independent(constraints.real, len(self.out_shape))

            def _batch(self, value, shape):
                return value.shape[:value.dim() - len(shape)]

            def _call(self, x):
                return x.reshape(self._batch(x, self.in_shape) + self.out_shape)

            def _inverse(self, y):
                return y.reshape(self._batch(y, self.out_shape) + self.in_shape)

            def log_abs_det_jacobian(self, x, y):
                return x.new_zeros(self._batch(x, self.in_shape))

            def _exchange(self, shape, own, other):
                if len(shape) < len(own):
                    raise no_dimensions()
                cut = len(shape) - len(own)
                if shape[cut:] != own:
                    raise ValueError(f'Shape mismatch: expected {shape[cut:]} but got {own}')
                return shape[:cut] + other

            def forward_shape(self, shape):
                return self._exchange(shape, self.in_shape, self.out_shape)

            def inverse_shape(self, shape):
                return self._exchange(shape, self.out_shape, self.in_shape)

        class ExpTransform(Transform):
            domain = constraints.real
            codomain = constraints.positive
            bijective = True
            sign = +1

            def _call(self, x):
                return x.exp()

            def _inverse(self, y):
                return y.log()

            def log_abs_det_jacobian(self, x, y):
                return x

        class PowerTransform(Transform):
            domain = constraints.positive
            codomain = constraints.positive
            bijective = True

            def __init__(self, exponent, cache_size=0):
                Transform.__init__(self, cache_size)
                self.exponent, = broadcast_all(exponent)

            def __eq__(self, other):
                return isinstance(other, PowerTransform) and self.exponent.eq(other.exponent).all().item()

            @property
            def sign(self):
                return self.exponent.sign()

            def _call(self, x):
                return x.pow(self.exponent)

            def _inverse(self, y):
                return y.pow(1 / self.exponent)

            def log_abs_det_jacobian(self, x, y):
                return (self.exponent * y / x).abs().log()

            def forward_shape(self, shape):
                return torch.broadcast_shapes(shape, self.exponent.shape)

            def inverse_shape(self, shape):
                return torch.broadcast_shapes(shape, self.exponent.shape)

        def clipped_sigmoid(x):
            info = torch.finfo(x.dtype)
            return torch.clamp(torch.sigmoid(x), min=info.tiny, max=1.0 - info.eps)

        class SigmoidTransform(Transform):
            domain = constraints.real
            codomain = constraints.unit_interval
            bijective = True
            sign = +1

            def _call(self, x):
                return clipped_sigmoid(x)

            def _inverse(self, y):
                info = torch.finfo(y.dtype)
                y = y.clamp(min=info.tiny, max=1.0 - info.eps)
                return y.log() - (-y).log1p()

            def log_abs_det_jacobian(self, x, y):
                return -F.softplus(-x) - F.softplus(x)

        class SoftplusTransform(Transform):
            domain = constraints.real
            codomain = constraints.positive
            bijective = True
            sign = +1

            def _call(self, x):
                return F.softplus(x)

            def _inverse(self, y):
                return (-y).expm1().neg().log() + y

            def log_abs_det_jacobian(self, x, y):
                return -F.softplus(-x)

        class TanhTransform(Transform):
            domain = constraints.real
            codomain = constraints.interval(-1.0, 1.0)
            bijective = True
            sign = +1

            def _call(self, x):
                return x.tanh()

            def _inverse(self, y):
                return torch.atanh(y)

            def log_abs_det_jacobian(self, x, y):
                return 2.0 * (math.log(2.0) - x - F.softplus(-2.0 * x))

        class AbsTransform(Transform):
            domain = constraints.real
            codomain = constraints.positive

            def _call(self, x):
                return x.abs()

            def _inverse(self, y):
                return y

        class AffineTransform(Transform):
            bijective = True

            def __init__(self, loc, scale, event_dim=0, cache_size=0):
                Transform.__init__(self, cache_size)
                self.loc = loc
                self.scale = scale
                self._event_dim = event_dim

            @property
            def event_dim(self):
                return self._event_dim

            @property
            def domain(self):
                return constraints.real if self.event_dim == 0 else constraints.independent(constraints.real, self.event_dim)

            @property
            def codomain(self):
                return self.domain

            def __eq__(self, other):
                if not isinstance(other, AffineTransform):
                    return False
                for mine, theirs in ((self.loc, other.loc), (self.scale, other.scale)):
                    same = mine == theirs
                    if not (same if isinstance(same, bool) else same.all().item()):
                        return False
                return True

            @property
            def sign(self):
                if is_number(self.scale):
                    return 1 if self.scale > 0 else -1 if self.scale < 0 else 0
                return self.scale.sign()

            def _call(self, x):
                return self.loc + self.scale * x

            def _inverse(self, y):
                return (y - self.loc) / self.scale

            def log_abs_det_jacobian(self, x, y):
                shape = x.shape
                if is_number(self.scale):
                    result = torch.full_like(x, math.log(abs(self.scale)))
                else:
                    result = torch.abs(self.scale).log()
                if self.event_dim:
                    result = result.view(result.size()[:-self.event_dim] + (-1,)).sum(-1)
                    shape = shape[:-self.event_dim]
                return result.expand(shape)

            def forward_shape(self, shape):
                return torch.broadcast_shapes(shape, getattr(self.loc, 'shape', ()), getattr(self.scale, 'shape', ()))

            def inverse_shape(self, shape):
                return self.forward_shape(shape)

        class CorrCholeskyTransform(Transform):
            domain = constraints.real_vector
            codomain = constraints.corr_cholesky
            bijective = True

            def _call(self, x):
                x = torch.tanh(x)
                eps = torch.finfo(x.dtype).eps
                r = vec_to_tril_matrix(x.clamp(min=-1 + eps, max=1 - eps), diag=-1)
                rest = (1 - r ** 2).sqrt().cumprod(-1)
                r = r + torch.eye(r.shape[-1], dtype=r.dtype)
                return r * F.pad(rest[..., :-1], [1, 0], value=1)

            def _inverse(self, y):
                rest = F.pad((1 - torch.cumsum(y * y, dim=-1))[..., :-1], [1, 0], value=1)
                t = tril_matrix_to_vec(y, diag=-1) / tril_matrix_to_vec(rest, diag=-1).sqrt()
                return (t.log1p() - t.neg().log1p()) / 2

            def log_abs_det_jacobian(self, x, y, intermediates=None):
                rest = tril_matrix_to_vec(1 - (y * y).cumsum(dim=-1), diag=-2)
                return 0.5 * rest.log().sum(-1) + -2 * (x + F.softplus(-2 * x) - math.log(2.0)).sum(dim=-1)

            def forward_shape(self, shape):
                if len(shape) < 1:
                    raise no_dimensions()
                count = shape[-1]
                size = round((0.25 + 2 * count) ** 0.5 + 0.5)
                if size * (size - 1) // 2 != count:
                    raise ValueError('Input is not a flattened lower-diagonal number')
                return shape[:-1] + (size, size)

            def inverse_shape(self, shape):
                if len(shape) < 2:
                    raise no_dimensions()
                if shape[-2] != shape[-1]:
                    raise ValueError('Input is not square')
                return shape[:-2] + (shape[-1] * (shape[-1] - 1) // 2,)

        class SoftmaxTransform(Transform):
            domain = constraints.real_vector
            codomain = constraints.simplex

            def _call(self, x):
                probs = (x - x.max(-1, True)[0]).exp()
                return probs / probs.sum(-1, True)

            def _inverse(self, y):
                return y.log()

        class StickBreakingTransform(Transform):
            domain = constraints.real_vector
            codomain = constraints.simplex
            bijective = True

            def _offset(self, x):
                return x.shape[-1] + 1 - x.new_ones(x.shape[-1]).cumsum(-1)

            def _call(self, x):
                z = clipped_sigmoid(x - self._offset(x).log())
                return F.pad(z, [0, 1], value=1) * F.pad((1 - z).cumprod(-1), [1, 0], value=1)

            def _inverse(self, y):
                cropped = y[..., :-1]
                offset = y.shape[-1] - y.new_ones(cropped.shape[-1]).cumsum(-1)
                rest = torch.clamp(1 - cropped.cumsum(-1), min=torch.finfo(y.dtype).tiny)
                return cropped.log() - rest.log() + offset.log()

            def log_abs_det_jacobian(self, x, y):
                x = x - self._offset(x).log()
                return (-x + F.logsigmoid(x) + y[..., :-1].log()).sum(-1)

            def forward_shape(self, shape):
                if len(shape) < 1:
                    raise no_dimensions()
                return shape[:-1] + (shape[-1] + 1,)

            def inverse_shape(self, shape):
                if len(shape) < 1:
                    raise no_dimensions()
                return shape[:-1] + (shape[-1] - 1,)

        class LowerCholeskyTransform(Transform):
            domain = constraints.independent(constraints.real, 2)
            codomain = constraints.lower_cholesky

            def _call(self, x):
                return x.tril(-1) + x.diagonal(dim1=-2, dim2=-1).exp().diag_embed()

            def _inverse(self, y):
                return y.tril(-1) + y.diagonal(dim1=-2, dim2=-1).log().diag_embed()

        class PositiveDefiniteTransform(Transform):
            domain = constraints.independent(constraints.real, 2)
            codomain = constraints.positive_definite

            def _call(self, x):
                x = LowerCholeskyTransform()(x)
                return x @ x.mT

            def _inverse(self, y):
                return LowerCholeskyTransform().inv(torch.linalg.cholesky(y))

    """#
}
