// The Python half of `torch.distributions`, third part: distributions over counts and classes, and those over vectors.
// Our own text.

enum DiscreteDistributionsSource {
  static let text = #"""
        class ProbsOrLogits(Distribution):
            """What distributions given by probabilities or by log odds share."""
            is_binary = True

            def _read(self, probs, logits):
                if (probs is None) == (logits is None):
                    raise ValueError('Either `probs` or `logits` must be specified, but not both.')
                if probs is not None:
                    self.probs, = broadcast_all(probs)
                    self._param = self.probs
                    return plain(probs)
                self.logits, = broadcast_all(logits)
                self._param = self.logits
                return plain(logits)

            def _lazy_logits(self):
                return probs_to_logits(self.probs, is_binary=self.is_binary)

            def _lazy_probs(self):
                return logits_to_probs(self.logits, is_binary=self.is_binary)

            @property
            def param_shape(self):
                return self._param.size()

        class Bernoulli(ProbsOrLogits):
            arg_constraints = {'probs': unit_interval, 'logits': real}
            has_enumerate_support = True

            def __init__(self, probs=None, logits=None, validate_args=None):
                is_number = self._read(probs, logits)
                shape = Size() if is_number else self._param.size()
                Distribution.__init__(self, shape, validate_args=validate_args)

            def _support(self):
                return boolean

            def _mean(self):
                return self.probs

            def _mode(self):
                mode = (self.probs >= 0.5).to(self.probs)
                mode[self.probs == 0.5] = math.nan
                return mode

            def _variance(self):
                return self.probs * (1 - self.probs)

            def sample(self, sample_shape=Size()):
                with torch.no_grad():
                    return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

            def log_prob(self, value):
                self._validate_sample(value)
                logits, value = broadcast_all(self.logits, value)
                return -F.binary_cross_entropy_with_logits(logits, value, reduction='none')

            def entropy(self):
                return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction='none')

            def enumerate_support(self, expand=True):
                values = torch.arange(2, dtype=self._param.dtype).view((-1,) + (1,) * len(self._batch_shape))
                return values.expand((-1,) + tuple(self._batch_shape)) if expand else values

        class Geometric(ProbsOrLogits):
            arg_constraints = {'probs': unit_interval, 'logits': real}

            def __init__(self, probs=None, logits=None, validate_args=None):
                is_number = self._read(probs, logits)
                shape = Size() if is_number else self._param.size()
                Distribution.__init__(self, shape, validate_args=validate_args)
                if self._validate_args and probs is not None:
                    value = self.probs
                    valid = value > 0
                    if not valid.all():
                        raise ValueError(
                            f'Expected parameter probs ({type(value).__name__} of shape {tuple(value.shape)}) of '
                            f'distribution {repr(self)} to be positive but found invalid values:\n{value.data[~valid]}')

            def _support(self):
                return nonnegative_integer

            def _mean(self):
                return 1.0 / self.probs - 1.0

            def _mode(self):
                return torch.zeros_like(self.probs)

            def _variance(self):
                return (1.0 / self.probs - 1.0) / self.probs

            def sample(self, sample_shape=Size()):
                tiny = torch.finfo(self.probs.dtype).tiny
                with torch.no_grad():
                    u = torch.zeros(self._extended_shape(sample_shape), dtype=self.probs.dtype).uniform_(tiny, 1)
                    return (u.log() / (-self.probs).log1p()).floor()

            def log_prob(self, value):
                self._validate_sample(value)
                value, probs = broadcast_all(value, self.probs)
                probs = probs.clone()
                probs[(probs == 1) & (value == 0)] = 0
                return value * (-probs).log1p() + self.probs.log()

            def entropy(self):
                return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction='none') / self.probs

        class Binomial(ProbsOrLogits):
            has_enumerate_support = True
            arg_constraints = {'total_count': nonnegative_integer, 'probs': unit_interval, 'logits': real}

            def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
                if (probs is None) == (logits is None):
                    raise ValueError('Either `probs` or `logits` must be specified, but not both.')
                if probs is not None:
                    self.total_count, self.probs = broadcast_all(total_count, probs)
                    self.total_count = self.total_count.type_as(self.probs)
                    self._param = self.probs
                else:
                    self.total_count, self.logits = broadcast_all(total_count, logits)
                    self.total_count = self.total_count.type_as(self.logits)
                    self._param = self.logits
                Distribution.__init__(self, self._param.size(), validate_args=validate_args)

            def _support(self):
                return _IntegerInterval(lower_bound=0, upper_bound=self.total_count)

            def _mean(self):
                return self.total_count * self.probs

            def _mode(self):
                return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)

            def _variance(self):
                return self.total_count * self.probs * (1 - self.probs)

            def sample(self, sample_shape=Size()):
                shape = self._extended_shape(sample_shape)
                with torch.no_grad():
                    return torch.binomial(self.total_count.expand(shape), self.probs.expand(shape))

            def log_prob(self, value):
                self._validate_sample(value)
                n = torch.lgamma(self.total_count + 1)
                k = torch.lgamma(value + 1)
                rest = torch.lgamma(self.total_count - value + 1)
                above = (self.logits.clamp(min=0) + self.logits - self.logits.clamp(max=0)) / 2
                soft = torch.log1p(torch.exp(-torch.abs(self.logits)))
                normalize = self.total_count * above + self.total_count * soft - n
                return value * self.logits - k - rest - normalize

            def _common_count(self, asking):
                count = int(self.total_count.max())
                if not self.total_count.min() == count:
                    raise NotImplementedError(f"Inhomogeneous total count not supported by `{asking}`.")
                return count

            def entropy(self):
                self._common_count("entropy")
                chances = self.log_prob(self.enumerate_support(False))
                return -(torch.exp(chances) * chances).sum(0)

            def enumerate_support(self, expand=True):
                count = self._common_count("enumerate_support")
                values = torch.arange(1 + count, dtype=self._param.dtype).view((-1,) + (1,) * len(self._batch_shape))
                return values.expand((-1,) + tuple(self._batch_shape)) if expand else values

        class Poisson(Distribution):
            arg_constraints = {'rate': nonnegative}

            def __init__(self, rate, validate_args=None):
                self.rate, = broadcast_all(rate)
                shape = Size() if plain(rate) else self.rate.size()
                Distribution.__init__(self, shape, validate_args=validate_args)

            def _support(self):
                return nonnegative_integer

            def _mean(self):
                return self.rate

            def _mode(self):
                return self.rate.floor()

            def _variance(self):
                return self.rate

            def sample(self, sample_shape=Size()):
                with torch.no_grad():
                    return torch.poisson(self.rate.expand(self._extended_shape(sample_shape)))

            def log_prob(self, value):
                self._validate_sample(value)
                rate, value = broadcast_all(self.rate, value)
                return xlogy(value, rate) - rate - (value + 1).lgamma()

        class Categorical(ProbsOrLogits):
            arg_constraints = {'probs': simplex, 'logits': real_vector}
            has_enumerate_support = True
            is_binary = False

            def __init__(self, probs=None, logits=None, validate_args=None):
                if (probs is None) == (logits is None):
                    raise ValueError('Either `probs` or `logits` must be specified, but not both.')
                given, name = (probs, 'probs') if probs is not None else (logits, 'logits')
                if given.dim() < 1:
                    raise ValueError(f'`{name}` parameter must be at least one-dimensional.')
                if probs is not None:
                    self.probs = probs / probs.sum(-1, keepdim=True)
                    self._param = self.probs
                else:
                    self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
                    self._param = self.logits
                self._num_events = self._param.size()[-1]
                Distribution.__init__(self, self._param.size()[:-1], validate_args=validate_args)

            def _support(self):
                return _IntegerInterval(lower_bound=0, upper_bound=self._num_events - 1)

            def _mean(self):
                return torch.full(self._extended_shape(), math.nan, dtype=self.probs.dtype)

            def _mode(self):
                return self.probs.argmax(dim=-1)

            def _variance(self):
                return torch.full(self._extended_shape(), math.nan, dtype=self.probs.dtype)

            def sample(self, sample_shape=Size()):
                sample_shape = Size(sample_shape)
                rows = self.probs.reshape(-1, self._num_events)
                with torch.no_grad():
                    drawn = torch.multinomial(rows, sample_shape.numel(), True).T
                return drawn.reshape(self._extended_shape(sample_shape))

            def log_prob(self, value):
                self._validate_sample(value)
                value = value.long().unsqueeze(-1)
                value, log_pmf = broadcast(value, self.logits)
                return log_pmf.gather(-1, value[..., :1]).squeeze(-1)

            def entropy(self):
                logits = torch.clamp(self.logits, min=torch.finfo(self.logits.dtype).min)
                return -(logits * self.probs).sum(-1)

            def enumerate_support(self, expand=True):
                values = torch.arange(self._num_events).view((-1,) + (1,) * len(self._batch_shape))
                return values.expand((-1,) + tuple(self._batch_shape)) if expand else values

        class OneHotCategorical(Distribution):
            arg_constraints = {'probs': simplex, 'logits': real_vector}
            has_enumerate_support = True

            def __init__(self, probs=None, logits=None, validate_args=None):
                self._categorical = Categorical(probs, logits)
                shape = self._categorical.param_shape
                Distribution.__init__(
                    self, self._categorical.batch_shape, shape[-1:], validate_args=validate_args)

            @property
            def probs(self):
                return self._categorical.probs

            @property
            def logits(self):
                return self._categorical.logits

            def _support(self):
                return one_hot

            def enumerate_support(self, expand=True):
                n = self._event_shape[0]
                values = torch.eye(n, dtype=self._categorical._param.dtype)
                values = values.view((n,) + (1,) * len(self._batch_shape) + (n,))
                return values.expand((n,) + tuple(self._batch_shape) + (n,)) if expand else values

            def _mean(self):
                return self._categorical.probs

            def _mode(self):
                probs = self._categorical.probs
                return F.one_hot(probs.argmax(-1), self._categorical._num_events).to(probs)

            def _variance(self):
                return self._categorical.probs * (1 - self._categorical.probs)

            def sample(self, sample_shape=Size()):
                indices = self._categorical.sample(Size(sample_shape))
                return F.one_hot(indices, self._categorical._num_events).to(self._categorical.probs)

            def log_prob(self, value):
                self._validate_sample(value)
                return self._categorical.log_prob(value.max(-1)[1])

            def entropy(self):
                return self._categorical.entropy()

            def enumerate_support(self, expand=True):
                n = self._event_shape[0]
                rows = torch.eye(n, dtype=self.probs.dtype).view((n,) + (1,) * len(self._batch_shape) + (n,))
                return rows.expand((n,) + tuple(self._batch_shape) + (n,)) if expand else rows

        class Multinomial(Distribution):
            arg_constraints = {'probs': simplex, 'logits': real_vector}

            def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
                if not isinstance(total_count, int):
                    raise NotImplementedError('inhomogeneous total_count is not supported')
                self.total_count = total_count
                self._categorical = Categorical(probs=probs, logits=logits)
                Binomial(total_count=total_count, probs=self.probs)
                shape = self._categorical.param_shape
                Distribution.__init__(
                    self, self._categorical.batch_shape, shape[-1:], validate_args=validate_args)

            @property
            def probs(self):
                return self._categorical.probs

            @property
            def logits(self):
                return self._categorical.logits

            def _support(self):
                return _Multinomial(self.total_count)

            def entropy(self):
                n = torch.tensor(self.total_count)
                first = n * self._categorical.entropy() - torch.lgamma(n + 1)
                single = Binomial(self.total_count, self.probs)
                support = single.enumerate_support(expand=False)[1:]
                chances = torch.exp(single.log_prob(support))
                weights = torch.lgamma(support + 1)
                return first + (chances * weights).sum(dim=[0, -1])

            def _mean(self):
                return self.probs * self.total_count

            def _variance(self):
                return self.total_count * self.probs * (1 - self.probs)

            def sample(self, sample_shape=Size()):
                sample_shape = Size(sample_shape)
                samples = self._categorical.sample(Size((self.total_count,) + tuple(sample_shape)))
                counts = F.one_hot(samples, self._categorical._num_events).sum(0)
                return counts.type_as(self.probs)

            def log_prob(self, value):
                self._validate_sample(value)
                logits, value = broadcast_all(self.logits, value)
                logits = logits.clone()
                n = torch.lgamma(value.sum(-1) + 1)
                xs = torch.lgamma(value + 1).sum(-1)
                logits[(value == 0) & (logits == -math.inf)] = 0
                return n - xs + (logits * value).sum(-1)

        class MultivariateNormal(Distribution):
            has_rsample = True
            arg_constraints = {
                'loc': real_vector, 'covariance_matrix': positive_definite, 'precision_matrix': positive_definite,
                'scale_tril': lower_cholesky}

            def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None,
                         validate_args=None):
                if loc.dim() < 1:
                    raise ValueError('loc must be at least one-dimensional.')
                given = [m for m in (covariance_matrix, scale_tril, precision_matrix) if m is not None]
                if len(given) != 1:
                    raise ValueError(
                        'Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.')
                names = {'covariance_matrix': covariance_matrix, 'scale_tril': scale_tril,
                         'precision_matrix': precision_matrix}
                for name, matrix in names.items():
                    if matrix is None:
                        continue
                    if matrix.dim() < 2:
                        raise ValueError(
                            f'{name} must be at least two-dimensional, with optional leading batch dimensions')
                    batch = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
                    setattr(self, name, matrix.expand(tuple(batch) + (-1, -1)))
                self.loc = loc.expand(tuple(batch) + (-1,))
                Distribution.__init__(self, batch, self.loc.shape[-1:], validate_args=validate_args)
                if scale_tril is not None:
                    self._scale = scale_tril
                elif covariance_matrix is not None:
                    self._scale = torch.linalg.cholesky(covariance_matrix)
                else:
                    inverse = torch.linalg.inv(precision_matrix)
                    self._scale = torch.linalg.cholesky(inverse)

            def _support(self):
                return real_vector

            def _lazy_scale_tril(self):
                return self._scale.expand(tuple(self._batch_shape) + tuple(self._event_shape) * 2)

            def _lazy_covariance_matrix(self):
                matrix = torch.matmul(self._scale, self._scale.mT)
                return matrix.expand(tuple(self._batch_shape) + tuple(self._event_shape) * 2)

            def _lazy_precision_matrix(self):
                matrix = torch.linalg.inv(torch.matmul(self._scale, self._scale.mT))
                return matrix.expand(tuple(self._batch_shape) + tuple(self._event_shape) * 2)

            def _mean(self):
                return self.loc

            def _mode(self):
                return self.loc

            def _variance(self):
                return self._scale.pow(2).sum(-1).expand(tuple(self._batch_shape) + tuple(self._event_shape))

            def rsample(self, sample_shape=Size()):
                eps = standard_normal(self._extended_shape(sample_shape), self.loc.dtype)
                return self.loc + torch.matmul(self._scale, eps.unsqueeze(-1)).squeeze(-1)

            def _distance(self, difference):
                solved = torch.linalg.solve(self._scale, difference.unsqueeze(-1)).squeeze(-1)
                return solved.pow(2).sum(-1)

            def log_prob(self, value):
                self._validate_sample(value)
                distance = self._distance(value - self.loc)
                half = self._scale.diagonal(dim1=-2, dim2=-1).log().sum(-1)
                return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + distance) - half

            def entropy(self):
                half = self._scale.diagonal(dim1=-2, dim2=-1).log().sum(-1)
                result = 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + half
                return result if len(self._batch_shape) == 0 else result.expand(self._batch_shape)

        class Independent(Distribution):
            arg_constraints = {}

            def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
                n = reinterpreted_batch_ndims
                if n > len(base_distribution.batch_shape):
                    raise ValueError(
                        'Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), actual '
                        f'{n} vs {len(base_distribution.batch_shape)}')
                shape = tuple(base_distribution.batch_shape) + tuple(base_distribution.event_shape)
                event_dim = n + len(base_distribution.event_shape)
                self.base_dist = base_distribution
                self.reinterpreted_batch_ndims = n
                cut = len(shape) - event_dim
                Distribution.__init__(self, Size(shape[:cut]), Size(shape[cut:]), validate_args=validate_args)

            @property
            def has_rsample(self):
                return self.base_dist.has_rsample

            @property
            def has_enumerate_support(self):
                return self.reinterpreted_batch_ndims <= 0 and self.base_dist.has_enumerate_support

            def _inner_shape(self, batch_shape):
                return batch_shape + self._event_shape[:self.reinterpreted_batch_ndims]

            def enumerate_support(self, expand=True):
                if self.reinterpreted_batch_ndims > 0:
                    raise NotImplementedError('Enumeration over cartesian product is not implemented')
                return self.base_dist.enumerate_support(expand=expand)

            def _support(self):
                base = self.base_dist.support
                n = self.reinterpreted_batch_ndims
                return _IndependentConstraint(base, n) if n else base

            def _mean(self):
                return self.base_dist.mean

            def _mode(self):
                return self.base_dist.mode

            def _variance(self):
                return self.base_dist.variance

            def _reduced(self, value):
                for _ in range(self.reinterpreted_batch_ndims):
                    value = value.sum(-1)
                return value

            def sample(self, sample_shape=Size()):
                return self.base_dist.sample(sample_shape)

            def rsample(self, sample_shape=Size()):
                return self.base_dist.rsample(sample_shape)

            def log_prob(self, value):
                return self._reduced(self.base_dist.log_prob(value))

            def entropy(self):
                return self._reduced(self.base_dist.entropy())

            def __repr__(self):
                return f'Independent({repr(self.base_dist)}, {self.reinterpreted_batch_ndims})'

    """#
}
