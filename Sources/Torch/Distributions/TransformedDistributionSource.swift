// The Python half of `torch.distributions.transforms`, second part: transforms of pieces, distributions seen through
// transforms, and which transform reaches a constraint. Our own text.

enum TransformedDistributionSource {
  static let text = #"""
        class _Pieces(Transform):
            """Different transforms on different parts of a tensor."""

            def __init__(self, tseq, dim, cache_size):
                if not all([isinstance(t, Transform) for t in tseq]):
                    raise AssertionError('All elements of tseq must be Transform instances')
                if cache_size:
                    tseq = [t.with_cache(cache_size) for t in tseq]
                Transform.__init__(self, cache_size)
                self.transforms = list(tseq)
                self.dim = dim

            @property
            def bijective(self):
                return all([t.bijective for t in self.transforms])

            def _call(self, x):
                return self._join([t(piece) for t, piece in zip(self.transforms, self._pieces(x, 'x'))])

            def _inverse(self, y):
                return self._join([t.inv(piece) for t, piece in zip(self.transforms, self._pieces(y, 'y'))])

        class CatTransform(_Pieces):
            def __init__(self, tseq, dim=0, lengths=None, cache_size=0):
                _Pieces.__init__(self, tseq, dim, cache_size)
                self.lengths = [1] * len(self.transforms) if lengths is None else list(lengths)
                if len(self.lengths) != len(self.transforms):
                    raise AssertionError(
                        f'lengths ({len(self.lengths)}) must match transforms ({len(self.transforms)})')

            @property
            def event_dim(self):
                return max([t.event_dim for t in self.transforms])

            @property
            def length(self):
                return sum(self.lengths)

            @property
            def domain(self):
                return constraints.cat([t.domain for t in self.transforms], self.dim, self.lengths)

            @property
            def codomain(self):
                return constraints.cat([t.codomain for t in self.transforms], self.dim, self.lengths)

            def _pieces(self, value, name):
                if not -value.dim() <= self.dim < value.dim():
                    raise AssertionError(f'dim {self.dim} out of range for tensor with {value.dim()} dimensions')
                if value.size(self.dim) != self.length:
                    raise AssertionError(
                        f'{name}.size({self.dim}) = {value.size(self.dim)} must equal length {self.length}')
                return value.split(self.lengths, self.dim)

            def _join(self, pieces):
                return torch.cat(pieces, dim=self.dim)

            def log_abs_det_jacobian(self, x, y):
                terms = []
                for t, a, b in zip(self.transforms, self._pieces(x, 'x'), self._pieces(y, 'y')):
                    terms.append(sum_rightmost(t.log_abs_det_jacobian(a, b), self.event_dim - t.event_dim))
                dim = self.dim - x.dim() if self.dim >= 0 else self.dim
                dim += self.event_dim
                return torch.cat(terms, dim=dim) if dim < 0 else sum(terms)

        class StackTransform(_Pieces):
            def __init__(self, tseq, dim=0, cache_size=0):
                _Pieces.__init__(self, tseq, dim, cache_size)

            @property
            def domain(self):
                return constraints.stack([t.domain for t in self.transforms], self.dim)

            @property
            def codomain(self):
                return constraints.stack([t.codomain for t in self.transforms], self.dim)

            def _pieces(self, value, name):
                if not -value.dim() <= self.dim < value.dim():
                    raise AssertionError(f'dim {self.dim} out of range for tensor with {value.dim()} dimensions')
                if value.size(self.dim) != len(self.transforms):
                    raise AssertionError(
                        f'{name}.size({self.dim}) = {value.size(self.dim)} must equal len(transforms) {len(self.transforms)}')
                return value.unbind(self.dim)

            def _join(self, pieces):
                return torch.stack(pieces, dim=self.dim)

            def log_abs_det_jacobian(self, x, y):
                pieces = zip(self.transforms, self._pieces(x, 'x'), self._pieces(y, 'y'))
                return torch.stack([t.log_abs_det_jacobian(a, b) for t, a, b in pieces], dim=self.dim)

        class CumulativeDistributionTransform(Transform):
            bijective = True
            codomain = constraints.unit_interval
            sign = +1

            def __init__(self, distribution, cache_size=0):
                Transform.__init__(self, cache_size)
                self.distribution = distribution

            @property
            def domain(self):
                return self.distribution.support

            def _call(self, x):
                return self.distribution.cdf(x)

            def _inverse(self, y):
                return self.distribution.icdf(y)

            def log_abs_det_jacobian(self, x, y):
                return self.distribution.log_prob(x)

        # Transforms without parameters: equal when they are of one class.
        plain_transforms = [
            ExpTransform, SigmoidTransform, SoftplusTransform, TanhTransform, AbsTransform, SoftmaxTransform,
            StickBreakingTransform, LowerCholeskyTransform, PositiveDefiniteTransform]

        class TransformedDistribution(Distribution):
            arg_constraints = {}

            def __init__(self, base_distribution, transforms, validate_args=None):
                if isinstance(transforms, Transform):
                    self.transforms = [transforms]
                elif isinstance(transforms, list):
                    if not all([isinstance(t, Transform) for t in transforms]):
                        raise ValueError('transforms must be a Transform or a list of Transforms')
                    self.transforms = transforms
                else:
                    raise ValueError(f'transforms must be a Transform or list, but was {transforms}')
                base_shape = base_distribution.batch_shape + base_distribution.event_shape
                base_dims = len(base_distribution.event_shape)
                whole = ComposeTransform(self.transforms)
                needed = whole.domain.event_dim
                if len(base_shape) < needed:
                    raise ValueError(
                        f'base_distribution needs to have shape with size at least {needed}, but got {base_shape}.')
                shape = whole.forward_shape(base_shape)
                expanded = whole.inverse_shape(shape)
                if base_shape != expanded:
                    base_distribution = base_distribution.expand(expanded[:len(expanded) - base_dims])
                if needed - base_dims > 0:
                    base_distribution = Independent(base_distribution, needed - base_dims)
                self.base_dist = base_distribution
                made = whole.codomain.event_dim
                cut = len(shape) - max(made, base_dims + made - needed)
                Distribution.__init__(self, shape[:cut], shape[cut:], validate_args=validate_args)

            def expand(self, batch_shape, _instance=None):
                shape = torch.Size(batch_shape) + self.event_shape
                base = ComposeTransform(self.transforms).inverse_shape(shape)
                base = base[:len(base) - len(self.base_dist.event_shape)]
                new = type(self).__new__(type(self))
                for name, value in self.__dict__.items():
                    new.__dict__[name] = value
                new.base_dist = self.base_dist.expand(base)
                new._batch_shape = torch.Size(batch_shape)
                return new

            def _support(self):
                if not self.transforms:
                    return self.base_dist.support
                support = self.transforms[-1].codomain
                more = len(self.event_shape) - support.event_dim
                return constraints.independent(support, more) if more > 0 else support

            @property
            def has_rsample(self):
                return self.base_dist.has_rsample

            def sample(self, sample_shape=torch.Size()):
                with torch.no_grad():
                    x = self.base_dist.sample(sample_shape)
                    for transform in self.transforms:
                        x = transform(x)
                    return x

            def rsample(self, sample_shape=torch.Size()):
                x = self.base_dist.rsample(sample_shape)
                for transform in self.transforms:
                    x = transform(x)
                return x

            def log_prob(self, value):
                self._validate_sample(value)
                dims = len(self.event_shape)
                log_prob = 0.0
                y = value
                for transform in reversed(self.transforms):
                    x = transform.inv(y)
                    dims += transform.domain.event_dim - transform.codomain.event_dim
                    term = transform.log_abs_det_jacobian(x, y)
                    log_prob = log_prob - sum_rightmost(term, dims - transform.domain.event_dim)
                    y = x
                base = self.base_dist
                return log_prob + sum_rightmost(base.log_prob(y), dims - len(base.event_shape))

            def _in_order(self, value):
                sign = 1
                for transform in self.transforms:
                    sign = sign * transform.sign
                return value if isinstance(sign, int) and sign == 1 else sign * (value - 0.5) + 0.5

            def cdf(self, value):
                for transform in reversed(self.transforms):
                    value = transform.inv(value)
                self.base_dist._validate_sample(value)
                return self._in_order(self.base_dist.cdf(value))

            def icdf(self, value):
                value = self.base_dist.icdf(self._in_order(value))
                for transform in self.transforms:
                    value = transform(value)
                return value

        class ConstraintRegistry:
            def __init__(self):
                self._registry = {}

            def register(self, constraint, factory=None):
                if factory is None:
                    return lambda factory: self.register(constraint, factory)
                kind = constraint if isinstance(constraint, type) else type(constraint)
                if not (isinstance(kind, type) and constraints.Constraint in kind.__mro__):
                    raise TypeError(
                        'Expected constraint to be either a Constraint subclass or instance, but got ' + f'{constraint}')
                self._registry[kind] = factory
                return factory

            def __call__(self, constraint):
                factory = self._registry.get(type(constraint))
                if factory is None:
                    raise NotImplementedError(f'Cannot transform {type(constraint).__name__} constraints')
                return factory(constraint)

        biject_to = ConstraintRegistry()
        transform_to = ConstraintRegistry()

        def to_interval(constraint):
            low, high = constraint.bounds['lower_bound'], constraint.bounds['upper_bound']
            if is_number(low) and low == 0 and is_number(high) and high == 1:
                return SigmoidTransform()
            return ComposeTransform([SigmoidTransform(), AffineTransform(low, high - low)])

        def to_half_line(bound, sign):
            return lambda constraint: ComposeTransform([ExpTransform(), AffineTransform(constraint.bounds[bound], sign)])

        for registry in (biject_to, transform_to):
            registry.register(constraints.real, lambda constraint: ComposeTransform([]))
            registry.register(constraints.positive, to_half_line('lower_bound', 1))
            registry.register(constraints.nonnegative, to_half_line('lower_bound', 1))
            registry.register(constraints.less_than(0), to_half_line('upper_bound', -1))
            registry.register(constraints.unit_interval, to_interval)
            registry.register(constraints.half_open_interval(0, 1), to_interval)
            registry.register(constraints.corr_cholesky, lambda constraint: CorrCholeskyTransform())
        biject_to.register(
            constraints.real_vector, lambda constraint: IndependentTransform(biject_to(constraint.base), constraint.dims))
        transform_to.register(
            constraints.real_vector, lambda constraint: IndependentTransform(transform_to(constraint.base), constraint.dims))
        biject_to.register(constraints.simplex, lambda constraint: StickBreakingTransform())
        transform_to.register(constraints.simplex, lambda constraint: SoftmaxTransform())
        transform_to.register(constraints.lower_cholesky, lambda constraint: LowerCholeskyTransform())
        transform_to.register(constraints.positive_definite, lambda constraint: PositiveDefiniteTransform())

        members = [
            Transform, ComposeTransform, IndependentTransform, ReshapeTransform, ExpTransform, PowerTransform,
            SigmoidTransform, SoftplusTransform, TanhTransform, AbsTransform, AffineTransform, CorrCholeskyTransform,
            SoftmaxTransform, StickBreakingTransform, LowerCholeskyTransform, PositiveDefiniteTransform, CatTransform,
            StackTransform, CumulativeDistributionTransform, TransformedDistribution]
        result = {member.__name__: member for member in members}
        result['identity_transform'] = ComposeTransform([])
        result['biject_to'] = biject_to
        result['transform_to'] = transform_to
        result['ConstraintRegistry'] = ConstraintRegistry
        return result

    """#
}
