// The Python half of `torch.distributions`, first part: constraints and the base class. Our own text.

enum DistributionBaseSource {
  static let text = #"""
    def load(isinstance, float, int, bool, tuple, list, range, len, type, repr, getattr, str, max, abs, round, ValueError,
             NotImplementedError, AttributeError, RuntimeError, setattr, property, staticmethod, zip, all):
        import math
        import warnings
        import torch
        import torch.nn.functional as F

        Size = torch.Size

        class Constraint:
            is_discrete = False
            event_dim = 0

            def check(self, value):
                raise NotImplementedError

            def __repr__(self):
                return type(self).__name__[1:] + '()'

        class _Real(Constraint):
            def check(self, value):
                return value == value

        class _Boolean(Constraint):
            is_discrete = True

            def check(self, value):
                return (value == 0) | (value == 1)

        class _Simplex(Constraint):
            event_dim = 1

            def check(self, value):
                return torch.all(value >= 0, dim=-1) & ((value.sum(-1) - 1).abs() < 1e-6)

        class _Square(Constraint):
            event_dim = 2

            def check(self, value):
                return torch.full(value.shape[:-2], value.shape[-2] == value.shape[-1], dtype=torch.bool)

        class _Symmetric(_Square):
            def check(self, value):
                square = _Square.check(self, value)
                if not square.all():
                    return square
                return torch.isclose(value, value.mT, atol=1e-6).all(-2).all(-1)

        class _PositiveSemidefinite(_Symmetric):
            def check(self, value):
                symmetric = _Symmetric.check(self, value)
                if not symmetric.all():
                    return symmetric
                return torch.linalg.eigvalsh(value).ge(0).all(-1)

        class _LowerTriangular(Constraint):
            event_dim = 2

            def check(self, value):
                return (value.tril() == value).view(value.shape[:-2] + (-1,)).min(-1)[0]

        class _Multinomial(Constraint):
            is_discrete = True
            event_dim = 1

            def __init__(self, upper_bound):
                self.upper_bound = upper_bound

            def check(self, x):
                return (x >= 0).all(dim=-1) & (x.sum(dim=-1) <= self.upper_bound)

        class _PositiveDefinite(Constraint):
            event_dim = 2

            def check(self, value):
                symmetric = torch.isclose(value, value.mT, atol=1e-6).all(-2).all(-1)
                if not symmetric.all():
                    return symmetric
                try:
                    torch.linalg.cholesky(value)
                except RuntimeError:
                    return torch.zeros(value.shape[:-2], dtype=torch.bool)
                return torch.ones(value.shape[:-2], dtype=torch.bool)

        class _LowerCholesky(Constraint):
            event_dim = 2

            def check(self, value):
                lower = (value.tril() == value).flatten(-2).min(-1)[0]
                return lower & (value.diagonal(dim1=-2, dim2=-1) > 0).min(-1)[0]

        class _Dependent(Constraint):
            def check(self, value):
                raise ValueError('Cannot determine validity of dependent constraint')

        class _Bounded(Constraint):
            """A constraint with numbers in its repr."""

            def __init__(self, **bounds):
                self.bounds = bounds

            def __repr__(self):
                inside = ', '.join([f'{name}={value}' for name, value in self.bounds.items()])
                return type(self).__name__[1:] + '(' + inside + ')'

        class _GreaterThan(_Bounded):
            def check(self, value):
                return self.bounds['lower_bound'] < value

        class _LessThan(_Bounded):
            def check(self, value):
                return value < self.bounds['upper_bound']

        class _GreaterThanEq(_Bounded):
            def check(self, value):
                return self.bounds['lower_bound'] <= value

        class _Interval(_Bounded):
            def check(self, value):
                return (self.bounds['lower_bound'] <= value) & (value <= self.bounds['upper_bound'])

        class _HalfOpenInterval(_Bounded):
            def check(self, value):
                return (self.bounds['lower_bound'] <= value) & (value < self.bounds['upper_bound'])

        class _CorrCholesky(Constraint):
            event_dim = 2

            def check(self, value):
                tolerance = torch.finfo(value.dtype).eps * value.size(-1) * 10
                unit = (torch.linalg.norm(value.detach(), dim=-1) - 1).abs().le(tolerance).all(dim=-1)
                return lower_cholesky.check(value) & unit

        class _OneHot(Constraint):
            is_discrete = True
            event_dim = 1

            def check(self, value):
                return ((value == 0) | (value == 1)).all(-1) & value.sum(-1).eq(1)

        class _Pieces(Constraint):
            def __init__(self, parts, dim=0):
                self.parts = list(parts)
                self.dim = dim

            @property
            def event_dim(self):
                return max([part.event_dim for part in self.parts])

        class _Cat(_Pieces):
            def __init__(self, parts, dim=0, lengths=None):
                _Pieces.__init__(self, parts, dim)
                self.lengths = [1] * len(self.parts) if lengths is None else list(lengths)

            def check(self, value):
                pieces = value.split(self.lengths, self.dim)
                return torch.cat([part.check(piece) for part, piece in zip(self.parts, pieces)], self.dim)

        class _Stack(_Pieces):
            def check(self, value):
                pieces = value.unbind(self.dim)
                return torch.stack([part.check(piece) for part, piece in zip(self.parts, pieces)], self.dim)

        class _MixtureConstraint(Constraint):
            def __init__(self, base):
                self.base = base
                self.is_discrete = base.is_discrete
                self.event_dim = base.event_dim

            def __repr__(self):
                return 'MixtureSameFamilyConstraint(' + repr(self.base) + ')'

            def check(self, value):
                # Without the dimension of the components, which a sample does not have.
                missing = self.event_dim - (value.dim() - self.event_dim) if value.dim() < self.event_dim else 0
                result = self.base.check(value.unsqueeze(-1 - self.event_dim))
                return result.all(-1) if missing == 0 else result

        class _IntegerInterval(_Interval):
            is_discrete = True

            def check(self, value):
                inside = (self.bounds['lower_bound'] <= value) & (value <= self.bounds['upper_bound'])
                return (value % 1 == 0) & inside

        class _IntegerGreaterThan(_Bounded):
            is_discrete = True

            def check(self, value):
                return (value % 1 == 0) & (value >= self.bounds['lower_bound'])

        class _Multinomial(Constraint):
            is_discrete = True
            event_dim = 1

            def __init__(self, upper_bound):
                self.upper_bound = upper_bound

            def check(self, value):
                return (value >= 0).all(dim=-1) & (value.sum(dim=-1) <= self.upper_bound)

        class _IndependentConstraint(Constraint):
            def __init__(self, base, dims):
                self.base = base
                self.dims = dims
                self.event_dim = base.event_dim + dims

            def check(self, value):
                result = self.base.check(value)
                if result.dim() < self.dims:
                    raise ValueError(f'Expected value.dim() >= {self.event_dim} but got {value.dim()}')
                for _ in range(self.dims):
                    result = result.all(-1)
                return result

            def __repr__(self):
                return 'IndependentConstraint(' + repr(self.base) + ', ' + str(self.dims) + ')'

        real = _Real()
        one_hot = _OneHot()
        boolean = _Boolean()
        positive = _GreaterThan(lower_bound=0.0)
        nonnegative = _GreaterThanEq(lower_bound=0.0)
        nonnegative_integer = _IntegerGreaterThan(lower_bound=0)
        unit_interval = _Interval(lower_bound=0.0, upper_bound=1.0)
        simplex = _Simplex()
        dependent = _Dependent()
        real_vector = _IndependentConstraint(real, 1)
        positive_definite = _PositiveDefinite()
        lower_cholesky = _LowerCholesky()

        def broadcast(*values):
            if all([v.shape == values[0].shape for v in values]):
                return list(values)
            return list(torch.broadcast_tensors(*values))

        def broadcast_all(*values):
            if not all([isinstance(v, torch.Tensor) or isinstance(v, (int, float, bool)) for v in values]):
                raise ValueError(
                    'Input arguments must all be instances of Number, torch.Tensor or objects implementing '
                    '__torch_function__.')
            if not all([isinstance(v, torch.Tensor) for v in values]):
                dtype = torch.get_default_dtype()
                for value in values:
                    if isinstance(value, torch.Tensor):
                        dtype = value.dtype
                        break
                values = [v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=dtype) for v in values]
            return broadcast(*values)

        def plain(*values):
            return all([isinstance(v, (int, float)) for v in values])

        def clamp_probs(probs):
            eps = torch.finfo(probs.dtype).eps
            return probs.clamp(min=eps, max=1 - eps)

        def probs_to_logits(probs, is_binary=False):
            clamped = clamp_probs(probs)
            if is_binary:
                return torch.log(clamped) - torch.log1p(-clamped)
            return torch.log(clamped)

        def logits_to_probs(logits, is_binary=False):
            if is_binary:
                return torch.sigmoid(logits)
            return F.softmax(logits, dim=-1)

        def standard_normal(shape, dtype):
            return torch.normal(torch.zeros(shape, dtype=dtype), torch.ones(shape, dtype=dtype))

        def xlogy(x, y):
            return torch.xlogy(x, y)

        class Distribution:
            has_rsample = False
            has_enumerate_support = False
            # Those that are read off another distribution, and checked like one's own.
            _derived_parameters = ()
            _validate = True

            @property
            def arg_constraints(self):
                raise NotImplementedError

            @staticmethod
            def set_default_validate_args(value):
                if value not in [True, False]:
                    raise ValueError
                Distribution._validate = value

            def __init__(self, batch_shape=Size(), event_shape=Size(), validate_args=None):
                self._batch_shape = batch_shape
                self._event_shape = event_shape
                self._validate_args = Distribution._validate if validate_args is None else validate_args
                if not self._validate_args:
                    return
                try:
                    rules = self.arg_constraints
                except NotImplementedError:
                    rules = {}
                    warnings.warn(
                        f'{self.__class__} does not define `arg_constraints`. Please set `arg_constraints = {{}}` or '
                        'initialize the distribution with `validate_args=False` to turn off validation.', stacklevel=2)
                for name, constraint in rules.items():
                    if isinstance(constraint, _Dependent):
                        continue
                    if name not in self.__dict__ and name not in self._derived_parameters:
                        continue
                    value = getattr(self, name)
                    if not constraint.check(value).all():
                        raise ValueError(
                            f'Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of '
                            f'distribution {repr(self)} to satisfy the constraint {repr(constraint)}, but found '
                            f'invalid values:\n{value}')

            def __getattr__(self, name):
                # Parameters that are computed from the others when they are first asked for.
                lazy = getattr(type(self), '_lazy_' + name, None) if not name.startswith('_') else None
                if lazy is None:
                    raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
                value = lazy(self)
                setattr(self, name, value)
                return value

            @property
            def batch_shape(self):
                return self._batch_shape

            @property
            def event_shape(self):
                return self._event_shape

            @property
            def support(self):
                return self._support()

            @property
            def mean(self):
                return self._mean()

            @property
            def mode(self):
                return self._mode()

            @property
            def variance(self):
                return self._variance()

            @property
            def stddev(self):
                return self._stddev()

            def _stddev(self):
                return self.variance.sqrt()

            def _mean(self):
                raise NotImplementedError

            def _variance(self):
                raise NotImplementedError

            def _mode(self):
                raise NotImplementedError(f'{type(self)} does not implement mode')

            def _support(self):
                raise NotImplementedError

            def sample(self, sample_shape=Size()):
                with torch.no_grad():
                    return self.rsample(sample_shape)

            def rsample(self, sample_shape=Size()):
                raise NotImplementedError

            def sample_n(self, n):
                return self.sample(Size((n,)))

            def log_prob(self, value):
                raise NotImplementedError

            def cdf(self, value):
                raise NotImplementedError

            def icdf(self, value):
                raise NotImplementedError

            def entropy(self):
                raise NotImplementedError

            def enumerate_support(self, expand=True):
                raise NotImplementedError

            def perplexity(self):
                return torch.exp(self.entropy())

            def expand(self, batch_shape, _instance=None):
                batch_shape = Size(batch_shape)
                own = len(self._batch_shape)
                new = type(self).__new__(type(self))
                for name, value in self.__dict__.items():
                    if isinstance(value, Distribution):
                        value = value.expand(self._inner_shape(batch_shape))
                    elif isinstance(value, torch.Tensor) and not name.startswith('_'):
                        if tuple(value.shape[:own]) == tuple(self._batch_shape):
                            value = value.expand(tuple(batch_shape) + tuple(value.shape[own:]))
                    new.__dict__[name] = value
                if '_param' in new.__dict__:
                    new._param = new.probs if self._param is self.__dict__.get('probs') else new.logits
                new._batch_shape = batch_shape
                return new

            def _inner_shape(self, batch_shape):
                return batch_shape

            def _extended_shape(self, sample_shape=Size()):
                return Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))

            def _validate_sample(self, value):
                if not self._validate_args:
                    return
                if not isinstance(value, torch.Tensor):
                    raise ValueError('The value argument to log_prob must be a Tensor')
                event_start = value.dim() - len(self._event_shape)
                if value.shape[event_start:] != self._event_shape:
                    raise ValueError(
                        f'The right-most size of value must match event_shape: {value.shape} vs {self._event_shape}.')
                actual = value.shape
                expected = Size(tuple(self._batch_shape) + tuple(self._event_shape))
                for i, j in zip(list(actual)[::-1], list(expected)[::-1]):
                    if i != 1 and j != 1 and i != j:
                        raise ValueError(
                            f'Value is not broadcastable with batch_shape+event_shape: {actual} vs {expected}.')
                try:
                    support = self.support
                except NotImplementedError:
                    return
                if not support.check(value).all():
                    raise ValueError(
                        f'Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within '
                        f'the support ({repr(support)}) of the distribution {repr(self)}, but found invalid values:\n'
                        f'{value}')

            def __repr__(self):
                parts = []
                for name in self.arg_constraints:
                    if name in self.__dict__:
                        value = self.__dict__[name]
                        parts.append(f'{name}: {value if value.numel() == 1 else value.size()}')
                return type(self).__name__ + '(' + ', '.join(parts) + ')'

    """#
}
