// The Python half of `torch.distributions`, second part: distributions with a density. Our own text.

enum ContinuousDistributionsSource {
  static let text = #"""
        class LocationScale(Distribution):
            """What distributions with a location and a scale share."""
            has_rsample = True
            arg_constraints = {'loc': real, 'scale': positive}

            def __init__(self, loc, scale, validate_args=None):
                self.loc, self.scale = broadcast_all(loc, scale)
                shape = Size() if plain(loc, scale) else self.loc.size()
                Distribution.__init__(self, shape, validate_args=validate_args)

            def _support(self):
                return real

            def expand(self, batch_shape):
                return type(self)(self.loc.expand(batch_shape), self.scale.expand(batch_shape), validate_args=False)

        class Normal(LocationScale):
            def __init__(self, loc, scale, validate_args=None):
                LocationScale.__init__(self, loc, scale, validate_args=validate_args)

            def _mean(self):
                return self.loc

            def _mode(self):
                return self.loc

            def _stddev(self):
                return self.scale

            def _variance(self):
                return self.stddev.pow(2)

            def sample(self, sample_shape=Size()):
                shape = self._extended_shape(sample_shape)
                with torch.no_grad():
                    return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

            def rsample(self, sample_shape=Size()):
                shape = self._extended_shape(sample_shape)
                eps = standard_normal(shape, self.loc.dtype)
                return self.loc + eps * self.scale

            def log_prob(self, value):
                self._validate_sample(value)
                var = self.scale ** 2
                log_scale = self.scale.log()
                return -((value - self.loc) ** 2) / (2 * var) - log_scale - math.log(math.sqrt(2 * math.pi))

            def cdf(self, value):
                self._validate_sample(value)
                return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

            def icdf(self, value):
                return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

            def entropy(self):
                return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)

        class Laplace(LocationScale):
            def __init__(self, loc, scale, validate_args=None):
                LocationScale.__init__(self, loc, scale, validate_args=validate_args)

            def _mean(self):
                return self.loc

            def _mode(self):
                return self.loc

            def _variance(self):
                return 2 * self.scale.pow(2)

            def _stddev(self):
                return (2 ** 0.5) * self.scale

            def rsample(self, sample_shape=Size()):
                shape = self._extended_shape(sample_shape)
                eps = torch.finfo(self.loc.dtype).eps
                u = torch.zeros(shape, dtype=self.loc.dtype).uniform_(eps - 1, 1)
                return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

            def log_prob(self, value):
                self._validate_sample(value)
                return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

            def cdf(self, value):
                self._validate_sample(value)
                distance = value - self.loc
                return 0.5 - 0.5 * distance.sign() * torch.expm1(-distance.abs() / self.scale)

            def icdf(self, value):
                term = value - 0.5
                return self.loc - self.scale * term.sign() * torch.log1p(-2 * term.abs())

            def entropy(self):
                return 1 + torch.log(2 * self.scale)

        class Cauchy(LocationScale):
            def __init__(self, loc, scale, validate_args=None):
                LocationScale.__init__(self, loc, scale, validate_args=validate_args)

            def _mean(self):
                return torch.full(self._extended_shape(), math.nan, dtype=self.loc.dtype)

            def _mode(self):
                return self.loc

            def _variance(self):
                return torch.full(self._extended_shape(), math.inf, dtype=self.loc.dtype)

            def rsample(self, sample_shape=Size()):
                eps = torch.zeros(self._extended_shape(sample_shape), dtype=self.loc.dtype).cauchy_()
                return self.loc + eps * self.scale

            def log_prob(self, value):
                self._validate_sample(value)
                return -math.log(math.pi) - self.scale.log() - (((value - self.loc) / self.scale) ** 2).log1p()

            def cdf(self, value):
                self._validate_sample(value)
                return torch.atan((value - self.loc) / self.scale) / math.pi + 0.5

            def icdf(self, value):
                return torch.tan(math.pi * (value - 0.5)) * self.scale + self.loc

            def entropy(self):
                return math.log(4 * math.pi) + self.scale.log()

        class LogNormal(Distribution):
            has_rsample = True
            arg_constraints = {'loc': real, 'scale': positive}

            def __init__(self, loc, scale, validate_args=None):
                self.base_dist = Normal(loc, scale, validate_args=validate_args)
                Distribution.__init__(self, self.base_dist.batch_shape, validate_args=validate_args)

            @property
            def loc(self):
                return self.base_dist.loc

            @property
            def scale(self):
                return self.base_dist.scale

            def _support(self):
                return positive

            def _mean(self):
                return (self.loc + self.scale.pow(2) / 2).exp()

            def _mode(self):
                return (self.loc - self.scale.square()).exp()

            def _variance(self):
                square = self.scale.pow(2)
                return square.expm1() * (2 * self.loc + square).exp()

            def sample(self, sample_shape=Size()):
                with torch.no_grad():
                    return self.base_dist.sample(sample_shape).exp()

            def rsample(self, sample_shape=Size()):
                return self.base_dist.rsample(sample_shape).exp()

            def log_prob(self, value):
                self._validate_sample(value)
                x = value.log()
                return (0.0 - x) + self.base_dist.log_prob(x)

            def cdf(self, value):
                self._validate_sample(value)
                return self.base_dist.cdf(value.log())

            def icdf(self, value):
                return self.base_dist.icdf(value).exp()

            def entropy(self):
                return self.base_dist.entropy() + self.loc

        class HalfNormal(Distribution):
            has_rsample = True
            arg_constraints = {'scale': positive}
            _derived_parameters = ('scale',)

            def __init__(self, scale, validate_args=None):
                self.base_dist = Normal(0, scale, validate_args=False)
                Distribution.__init__(self, self.base_dist.batch_shape, validate_args=validate_args)

            @property
            def scale(self):
                return self.base_dist.scale

            def _support(self):
                return nonnegative

            def _mean(self):
                return self.scale * math.sqrt(2 / math.pi)

            def _mode(self):
                return torch.zeros_like(self.scale)

            def _variance(self):
                return self.scale.pow(2) * (1 - 2 / math.pi)

            def sample(self, sample_shape=Size()):
                with torch.no_grad():
                    return self.base_dist.sample(sample_shape).abs()

            def rsample(self, sample_shape=Size()):
                return self.base_dist.rsample(sample_shape).abs()

            def log_prob(self, value):
                self._validate_sample(value)
                log_prob = self.base_dist.log_prob(value) + math.log(2)
                return torch.where(value >= 0, log_prob, -math.inf)

            def cdf(self, value):
                self._validate_sample(value)
                return 2 * self.base_dist.cdf(value) - 1

            def icdf(self, value):
                return self.base_dist.icdf((value + 1) / 2)

            def entropy(self):
                return self.base_dist.entropy() - math.log(2)

        class Uniform(Distribution):
            has_rsample = True
            arg_constraints = {'low': dependent, 'high': dependent}

            def __init__(self, low, high, validate_args=None):
                self.low, self.high = broadcast_all(low, high)
                shape = Size() if plain(low, high) else self.low.size()
                self.arg_constraints = {
                    'low': _LessThan(upper_bound=self.high), 'high': _GreaterThan(lower_bound=self.low)}
                Distribution.__init__(self, shape, validate_args=validate_args)

            def _support(self):
                return _Interval(lower_bound=self.low, upper_bound=self.high)

            def _mean(self):
                return (self.high + self.low) / 2

            def _mode(self):
                return math.nan * self.high

            def _stddev(self):
                return (self.high - self.low) / 12 ** 0.5

            def _variance(self):
                return (self.high - self.low).pow(2) / 12

            def rsample(self, sample_shape=Size()):
                rand = torch.rand(self._extended_shape(sample_shape), dtype=self.low.dtype)
                return self.low + rand * (self.high - self.low)

            def log_prob(self, value):
                self._validate_sample(value)
                lower = self.low.le(value).type_as(self.low)
                upper = self.high.gt(value).type_as(self.low)
                return torch.log(lower.mul(upper)) - torch.log(self.high - self.low)

            def cdf(self, value):
                self._validate_sample(value)
                return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

            def icdf(self, value):
                return value * (self.high - self.low) + self.low

            def entropy(self):
                return torch.log(self.high - self.low)

        class Exponential(Distribution):
            has_rsample = True
            arg_constraints = {'rate': positive}

            def __init__(self, rate, validate_args=None):
                self.rate, = broadcast_all(rate)
                shape = Size() if plain(rate) else self.rate.size()
                Distribution.__init__(self, shape, validate_args=validate_args)

            def _support(self):
                return nonnegative

            def _mean(self):
                return self.rate.reciprocal()

            def _mode(self):
                return torch.zeros_like(self.rate)

            def _stddev(self):
                return self.rate.reciprocal()

            def _variance(self):
                return self.rate.pow(-2)

            def rsample(self, sample_shape=Size()):
                draws = torch.zeros(self._extended_shape(sample_shape), dtype=self.rate.dtype).exponential_()
                return draws / self.rate

            def log_prob(self, value):
                self._validate_sample(value)
                return self.rate.log() - self.rate * value

            def cdf(self, value):
                self._validate_sample(value)
                return 1 - torch.exp(-self.rate * value)

            def icdf(self, value):
                return -torch.log1p(-value) / self.rate

            def entropy(self):
                return 1.0 - torch.log(self.rate)
        class Gamma(Distribution):
            has_rsample = True
            arg_constraints = {'concentration': positive, 'rate': positive}

            def __init__(self, concentration, rate, validate_args=None):
                self.concentration, self.rate = broadcast_all(concentration, rate)
                shape = Size() if plain(concentration, rate) else self.concentration.size()
                Distribution.__init__(self, shape, validate_args=validate_args)

            def _support(self):
                return nonnegative

            def _mean(self):
                return self.concentration / self.rate

            def _mode(self):
                return ((self.concentration - 1) / self.rate).clamp(min=0)

            def _variance(self):
                return self.concentration / self.rate.pow(2)

            def rsample(self, sample_shape=Size()):
                shape = self._extended_shape(sample_shape)
                value = torch._standard_gamma(self.concentration.expand(shape)) / self.rate.expand(shape)
                value.detach().clamp_(min=torch.finfo(value.dtype).tiny)
                return value

            def log_prob(self, value):
                value = torch.as_tensor(value, dtype=self.rate.dtype)
                self._validate_sample(value)
                return (
                    xlogy(self.concentration, self.rate) + xlogy(self.concentration - 1, value) - self.rate * value
                    - torch.lgamma(self.concentration))

            def cdf(self, value):
                self._validate_sample(value)
                return torch.special.gammainc(self.concentration, self.rate * value)

            def entropy(self):
                return (
                    self.concentration - torch.log(self.rate) + torch.lgamma(self.concentration)
                    + (1.0 - self.concentration) * torch.digamma(self.concentration))

        class Chi2(Gamma):
            arg_constraints = {'df': positive}
            _derived_parameters = ('df',)

            def __init__(self, df, validate_args=None):
                Gamma.__init__(self, 0.5 * df, torch.tensor(0.5), validate_args=validate_args)

            @property
            def df(self):
                return self.concentration * 2

        class Dirichlet(Distribution):
            has_rsample = True
            arg_constraints = {'concentration': _IndependentConstraint(positive, 1)}

            def __init__(self, concentration, validate_args=None):
                if concentration.dim() < 1:
                    raise ValueError('`concentration` parameter must be at least one-dimensional.')
                self.concentration = concentration
                Distribution.__init__(
                    self, concentration.shape[:-1], concentration.shape[-1:], validate_args=validate_args)

            def _support(self):
                return simplex

            def _mean(self):
                return self.concentration / self.concentration.sum(-1, True)

            def _variance(self):
                total = self.concentration.sum(-1, True)
                return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

            def _mode(self):
                above = (self.concentration - 1).clamp(min=0.0)
                mode = above / above.sum(-1, True)
                flat = (self.concentration < 1).all(dim=-1)
                classes = self.concentration.shape[-1]
                mode[flat] = F.one_hot(mode[flat].argmax(dim=-1), classes).to(mode)
                return mode

            def rsample(self, sample_shape=Size()):
                return torch._sample_dirichlet(self.concentration.expand(self._extended_shape(sample_shape)))

            def log_prob(self, value):
                self._validate_sample(value)
                return (
                    xlogy(self.concentration - 1.0, value).sum(-1) + torch.lgamma(self.concentration.sum(-1))
                    - torch.lgamma(self.concentration).sum(-1))

            def entropy(self):
                k = self.concentration.size(-1)
                total = self.concentration.sum(-1)
                return (
                    torch.lgamma(self.concentration).sum(-1) - torch.lgamma(total) - (k - total) * torch.digamma(total)
                    - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))

        class Beta(Distribution):
            has_rsample = True
            arg_constraints = {'concentration1': positive, 'concentration0': positive}

            def __init__(self, concentration1, concentration0, validate_args=None):
                if plain(concentration1, concentration0):
                    both = torch.tensor([float(concentration1), float(concentration0)])
                else:
                    concentration1, concentration0 = broadcast_all(concentration1, concentration0)
                    both = torch.stack([concentration1, concentration0], -1)
                self._dirichlet = Dirichlet(both, validate_args=validate_args)
                Distribution.__init__(self, self._dirichlet.batch_shape, validate_args=validate_args)

            @property
            def concentration1(self):
                result = self._dirichlet.concentration[..., 0]
                return result

            @property
            def concentration0(self):
                result = self._dirichlet.concentration[..., 1]
                return result

            def _support(self):
                return unit_interval

            def _mean(self):
                return self.concentration1 / (self.concentration1 + self.concentration0)

            def _mode(self):
                return self._dirichlet.mode[..., 0]

            def _variance(self):
                total = self.concentration1 + self.concentration0
                return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

            def rsample(self, sample_shape=()):
                return self._dirichlet.rsample(sample_shape).select(-1, 0)

            def log_prob(self, value):
                self._validate_sample(value)
                return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

            def entropy(self):
                return self._dirichlet.entropy()

    """#
}
