// The Python half of further distributions, second part: ratios, relaxations, mixtures and directions. Our own text.

enum FurtherFamiliesSource {
  static let text = #"""
        class StudentT(Distribution):
            has_rsample = True
            arg_constraints = {'df': constraints.positive, 'loc': constraints.real, 'scale': constraints.positive}

            def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
                self.df, self.loc, self.scale = broadcast_all(df, loc, scale)
                self._chi2 = Chi2(self.df)
                Distribution.__init__(self, self.df.size(), validate_args=validate_args)

            def expand(self, batch_shape):
                return StudentT(
                    self.df.expand(batch_shape), self.loc.expand(batch_shape), self.scale.expand(batch_shape),
                    validate_args=False)

            def _support(self):
                return constraints.real

            def _mean(self):
                mean = self.loc.clone()
                mean[self.df <= 1] = nan
                return mean

            def _mode(self):
                return self.loc

            def _variance(self):
                result = self.df.clone()
                finite = self.df > 2
                result[finite] = self.scale[finite].pow(2) * self.df[finite] / (self.df[finite] - 2)
                result[(self.df <= 2) & (self.df > 1)] = inf
                result[self.df <= 1] = nan
                return result

            def rsample(self, sample_shape=Size()):
                shape = self._extended_shape(sample_shape)
                x = _standard_normal(shape, self.df.dtype, None)
                z = self._chi2.rsample(sample_shape)
                return self.loc + self.scale * (x * torch.rsqrt(z / self.df))

            def log_prob(self, value):
                self._validate_sample(value)
                y = (value - self.loc) / self.scale
                z = (
                    self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi) + torch.lgamma(0.5 * self.df)
                    - torch.lgamma(0.5 * (self.df + 1.0)))
                return -0.5 * (self.df + 1.0) * torch.log1p(y ** 2.0 / self.df) - z

            def entropy(self):
                beta = torch.lgamma(0.5 * self.df) + math.lgamma(0.5) - torch.lgamma(0.5 * (self.df + 1))
                slope = torch.digamma(0.5 * (self.df + 1)) - torch.digamma(0.5 * self.df)
                return self.scale.log() + 0.5 * (self.df + 1) * slope + 0.5 * self.df.log() + beta

        class FisherSnedecor(Distribution):
            has_rsample = True
            arg_constraints = {'df1': constraints.positive, 'df2': constraints.positive}

            def __init__(self, df1, df2, validate_args=None):
                self.df1, self.df2 = broadcast_all(df1, df2)
                self._gamma1 = Gamma(self.df1 * 0.5, self.df1)
                self._gamma2 = Gamma(self.df2 * 0.5, self.df2)
                shape = Size() if is_number(df1) and is_number(df2) else self.df1.size()
                Distribution.__init__(self, shape, validate_args=validate_args)

            def _support(self):
                return constraints.positive

            def _mean(self):
                df2 = self.df2.clone()
                df2[df2 <= 2] = nan
                return df2 / (df2 - 2)

            def _mode(self):
                mode = (self.df1 - 2) / self.df1 * self.df2 / (self.df2 + 2)
                mode[self.df1 <= 2] = nan
                return mode

            def _variance(self):
                df2 = self.df2.clone()
                df2[df2 <= 4] = nan
                return 2 * df2.pow(2) * (self.df1 + df2 - 2) / (self.df1 * (df2 - 2).pow(2) * (df2 - 4))

            def rsample(self, sample_shape=Size()):
                shape = self._extended_shape(sample_shape)
                x1 = self._gamma1.rsample(sample_shape).view(shape)
                x2 = self._gamma2.rsample(sample_shape).view(shape)
                tiny = torch.finfo(x2.dtype).tiny
                x2.clamp_(min=tiny)
                y = x1 / x2
                y.clamp_(min=tiny)
                return y

            def log_prob(self, value):
                self._validate_sample(value)
                a, b = self.df1 * 0.5, self.df2 * 0.5
                ratio = self.df1 / self.df2
                t1 = (a + b).lgamma() - a.lgamma() - b.lgamma()
                t2 = a * ratio.log() + (a - 1) * torch.log(value)
                return t1 + t2 - (a + b) * torch.log1p(ratio * value)

        class _BinaryParameter(Distribution):
            """Given by a probability or by its logit; the other is computed when it is asked for."""

            def _take(self, probs, logits):
                one_of(probs, logits)
                given = logits if probs is None else probs
                self._is_single = is_number(given)
                if probs is not None:
                    self.probs, = broadcast_all(probs)
                else:
                    self.logits, = broadcast_all(logits)
                self._param = self.probs if probs is not None else self.logits

            def _lazy_logits(self):
                return probs_to_logits(self.probs, is_binary=True)

            def _lazy_probs(self):
                return logits_to_probs(self.logits, is_binary=True)

            @property
            def param_shape(self):
                return self._param.size()

        class NegativeBinomial(_BinaryParameter):
            arg_constraints = {
                'total_count': constraints.greater_than_eq(0), 'probs': constraints.half_open_interval(0.0, 1.0),
                'logits': constraints.real}

            def __init__(self, total_count, probs=None, logits=None, validate_args=None):
                one_of(probs, logits)
                if probs is not None:
                    self.total_count, probs = broadcast_all(total_count, probs)
                else:
                    self.total_count, logits = broadcast_all(total_count, logits)
                self._take(probs, logits)
                self.total_count = self.total_count.type_as(self._param)
                Distribution.__init__(self, self._param.size(), validate_args=validate_args)

            def _support(self):
                return constraints.nonnegative_integer

            def _mean(self):
                return self.total_count * torch.exp(self.logits)

            def _mode(self):
                return ((self.total_count - 1) * self.logits.exp()).floor().clamp(min=0.0)

            def _variance(self):
                return self.mean / torch.sigmoid(-self.logits)

            def sample(self, sample_shape=Size()):
                with torch.no_grad():
                    rate = Gamma(self.total_count, torch.exp(-self.logits), validate_args=False).sample(sample_shape)
                    return torch.poisson(rate)

            def log_prob(self, value):
                self._validate_sample(value)
                whole = self.total_count * F.logsigmoid(-self.logits) + value * F.logsigmoid(self.logits)
                norm = -torch.lgamma(self.total_count + value) + torch.lgamma(1.0 + value) + torch.lgamma(self.total_count)
                return whole - norm.masked_fill(self.total_count + value == 0.0, 0.0)

        class LogitRelaxedBernoulli(_BinaryParameter):
            has_rsample = True
            arg_constraints = {'probs': constraints.unit_interval, 'logits': constraints.real}

            def __init__(self, temperature, probs=None, logits=None, validate_args=None):
                self.temperature = temperature
                self._take(probs, logits)
                shape = Size() if self._is_single else self._param.size()
                Distribution.__init__(self, shape, validate_args=validate_args)

            def expand(self, batch_shape):
                if 'probs' in self.__dict__:
                    return LogitRelaxedBernoulli(self.temperature, self.probs.expand(batch_shape), validate_args=False)
                return LogitRelaxedBernoulli(
                    self.temperature, logits=self.logits.expand(batch_shape), validate_args=False)

            def _support(self):
                return constraints.real

            def rsample(self, sample_shape=Size()):
                shape = self._extended_shape(sample_shape)
                probs = clamp_probs(self.probs.expand(shape))
                u = clamp_probs(torch.rand(shape, dtype=probs.dtype))
                return (u.log() - (-u).log1p() + probs.log() - (-probs).log1p()) / self.temperature

            def log_prob(self, value):
                self._validate_sample(value)
                logits, value = broadcast_all(self.logits, value)
                diff = logits - value.mul(self.temperature)
                return self.temperature.log() + diff - 2 * diff.exp().log1p()

        class _Relaxed(TransformedDistribution):
            has_rsample = True

            @property
            def temperature(self):
                return self.base_dist.temperature

            @property
            def logits(self):
                return self.base_dist.logits

            @property
            def probs(self):
                return self.base_dist.probs

        class RelaxedBernoulli(_Relaxed):
            arg_constraints = {'probs': constraints.unit_interval, 'logits': constraints.real}

            def __init__(self, temperature, probs=None, logits=None, validate_args=None):
                base = LogitRelaxedBernoulli(temperature, probs, logits)
                TransformedDistribution.__init__(self, base, SigmoidTransform(), validate_args=validate_args)

            def _support(self):
                return constraints.unit_interval

        class ExpRelaxedCategorical(Distribution):
            has_rsample = True
            arg_constraints = {'probs': constraints.simplex, 'logits': constraints.real_vector}

            def __init__(self, temperature, probs=None, logits=None, validate_args=None):
                self._categorical = Categorical(probs, logits)
                self.temperature = temperature
                Distribution.__init__(
                    self, self._categorical.batch_shape, self._categorical.param_shape[-1:], validate_args=validate_args)

            def expand(self, batch_shape):
                shape = Size(batch_shape) + self.event_shape
                return ExpRelaxedCategorical(self.temperature, logits=self.logits.expand(shape), validate_args=False)

            def _support(self):
                return constraints.real_vector

            @property
            def param_shape(self):
                return self._categorical.param_shape

            @property
            def logits(self):
                return self._categorical.logits

            @property
            def probs(self):
                return self._categorical.probs

            def rsample(self, sample_shape=Size()):
                u = clamp_probs(torch.rand(self._extended_shape(sample_shape), dtype=self.logits.dtype))
                scores = (self.logits + -((-(u.log())).log())) / self.temperature
                return scores - scores.logsumexp(dim=-1, keepdim=True)

            def log_prob(self, value):
                self._validate_sample(value)
                count = self.event_shape[0]
                logits, value = broadcast_all(self.logits, value)
                scale = torch.full_like(self.temperature, float(count)).lgamma() - self.temperature.log().mul(-(count - 1))
                score = logits - value.mul(self.temperature)
                return (score - score.logsumexp(dim=-1, keepdim=True)).sum(-1) + scale

        class RelaxedOneHotCategorical(_Relaxed):
            arg_constraints = {'probs': constraints.simplex, 'logits': constraints.real_vector}

            def __init__(self, temperature, probs=None, logits=None, validate_args=None):
                base = ExpRelaxedCategorical(temperature, probs, logits, validate_args=validate_args)
                TransformedDistribution.__init__(self, base, ExpTransform(), validate_args=validate_args)

            def _support(self):
                return constraints.simplex

        class OneHotCategoricalStraightThrough(OneHotCategorical):
            has_rsample = True

            def rsample(self, sample_shape=Size()):
                samples = self.sample(sample_shape)
                return samples + (self.probs - self.probs.detach())

        class MixtureSameFamily(Distribution):
            arg_constraints = {}

            def expand(self, batch_shape, _instance=None):
                batch_shape = Size(batch_shape)
                new = Distribution.expand(self, batch_shape)
                components = batch_shape + (self.mixture_distribution._num_events,)
                new.component_distribution = self.component_distribution.expand(components)
                new.mixture_distribution = self.mixture_distribution.expand(batch_shape)
                return new

            def _inner_shape(self, batch_shape):
                return batch_shape + (self.mixture_distribution._num_events,)

            def __init__(self, mixture_distribution, component_distribution, validate_args=None):
                if not isinstance(mixture_distribution, Categorical):
                    raise ValueError(
                        ' The Mixture distribution needs to be an  instance of torch.distributions.Categorical')
                if not isinstance(component_distribution, Distribution):
                    raise ValueError(
                        'The Component distribution needs to be an instance of torch.distributions.Distribution')
                self.mixture_distribution = mixture_distribution
                self.component_distribution = component_distribution
                own = mixture_distribution.batch_shape
                shape = component_distribution.batch_shape[:-1]
                for a, b in zip(reversed(own), reversed(shape)):
                    if a != 1 and b != 1 and a != b:
                        raise ValueError(
                            f'`mixture_distribution.batch_shape` ({own}) is not compatible with '
                            f'`component_distribution.batch_shape`({shape})')
                count = mixture_distribution.logits.shape[-1]
                given = component_distribution.batch_shape[-1]
                if count != given:
                    raise ValueError(
                        f'`mixture_distribution component` ({count}) does not equal '
                        f'`component_distribution.batch_shape[-1]` ({given})')
                self._num_component = count
                self._event_ndims = len(component_distribution.event_shape)
                Distribution.__init__(self, shape, component_distribution.event_shape, validate_args=validate_args)

            def _support(self):
                return constraints.mixture(self.component_distribution.support)

            def _pad(self, x):
                return x.unsqueeze(-1 - self._event_ndims)

            def _weights(self):
                probs = self.mixture_distribution.probs
                own = len(self.mixture_distribution.batch_shape)
                more = 0 if own == 1 else len(self.batch_shape) - own
                return probs.reshape(probs.shape[:-1] + (1,) * more + probs.shape[-1:] + (1,) * self._event_ndims)

            def _mean(self):
                return torch.sum(self._weights() * self.component_distribution.mean, dim=-1 - self._event_ndims)

            def _variance(self):
                dim = -1 - self._event_ndims
                inner = torch.sum(self._weights() * self.component_distribution.variance, dim=dim)
                distance = (self.component_distribution.mean - self._pad(self.mean)).pow(2.0)
                return inner + torch.sum(self._weights() * distance, dim=dim)

            def cdf(self, x):
                return torch.sum(self.component_distribution.cdf(self._pad(x)) * self.mixture_distribution.probs, dim=-1)

            def log_prob(self, x):
                self._validate_sample(x)
                of_components = self.component_distribution.log_prob(self._pad(x))
                weights = torch.log_softmax(self.mixture_distribution.logits, dim=-1)
                return torch.logsumexp(of_components + weights, dim=-1)

            def sample(self, sample_shape=Size()):
                with torch.no_grad():
                    dim = len(sample_shape) + len(self.batch_shape)
                    chosen = self.mixture_distribution.sample(sample_shape)
                    samples = self.component_distribution.sample(sample_shape)
                    event = self.event_shape
                    index = chosen.reshape(chosen.shape + (1,) * (len(event) + 1))
                    index = index.repeat((1,) * len(chosen.shape) + (1,) + tuple_of(event))
                    return torch.gather(samples, dim, index).squeeze(dim)

            def __repr__(self):
                return f'MixtureSameFamily(\n  {self.mixture_distribution},\n  {self.component_distribution})'

        def tuple_of(shape):
            return Size(shape)

        class LowRankMultivariateNormal(Distribution):
            has_rsample = True
            arg_constraints = {
                'loc': constraints.real_vector, 'cov_factor': constraints.independent(constraints.real, 2),
                'cov_diag': constraints.independent(constraints.positive, 1)}

            def __init__(self, loc, cov_factor, cov_diag, validate_args=None):
                if loc.dim() < 1:
                    raise ValueError('loc must be at least one-dimensional.')
                event_shape = loc.shape[-1:]
                if cov_factor.dim() < 2:
                    raise ValueError('cov_factor must be at least two-dimensional, with optional leading batch dimensions')
                if cov_factor.shape[-2:-1] != event_shape:
                    raise ValueError(f'cov_factor must be a batch of matrices with shape {event_shape[0]} x m')
                if cov_diag.shape[-1:] != event_shape:
                    raise ValueError(f'cov_diag must be a batch of vectors with shape {event_shape}')
                wide, self.cov_factor, diag = torch.broadcast_tensors(
                    loc.unsqueeze(-1), cov_factor, cov_diag.unsqueeze(-1))
                self.loc = wide[..., 0]
                self.cov_diag = diag[..., 0]
                self._factor = cov_factor
                self._diag = cov_diag
                matrix = torch.matmul(cov_factor.mT / cov_diag.unsqueeze(-2), cov_factor)
                matrix = matrix + torch.eye(cov_factor.size(-1), dtype=matrix.dtype)
                self._capacitance_tril = torch.linalg.cholesky(matrix)
                Distribution.__init__(self, self.loc.shape[:-1], event_shape, validate_args=validate_args)

            def _support(self):
                return constraints.real_vector

            def _mean(self):
                return self.loc

            def _mode(self):
                return self.loc

            def _variance(self):
                return (self._factor.pow(2).sum(-1) + self._diag).expand(self.batch_shape + self.event_shape)

            def _matrix(self, value):
                return value.expand(self.batch_shape + self.event_shape + self.event_shape)

            def _lazy_covariance_matrix(self):
                return self._matrix(torch.matmul(self._factor, self._factor.mT) + torch.diag_embed(self._diag))

            def _lazy_scale_tril(self):
                root = self._diag.sqrt().unsqueeze(-1)
                factor = self._factor / root
                matrix = torch.matmul(factor, factor.mT) + torch.eye(self.event_shape[0], dtype=factor.dtype)
                return self._matrix(root * torch.linalg.cholesky(matrix))

            def _lazy_precision_matrix(self):
                scaled = self._factor.mT / self._diag.unsqueeze(-2)
                a = torch.linalg.solve_triangular(self._capacitance_tril, scaled, upper=False)
                return self._matrix(torch.diag_embed(self._diag.reciprocal()) - a.mT @ a)

            def rsample(self, sample_shape=Size()):
                shape = self._extended_shape(sample_shape)
                low = _standard_normal(shape[:-1] + self.cov_factor.shape[-1:], self.loc.dtype, None)
                own = _standard_normal(shape, self.loc.dtype, None)
                return self.loc + torch.matmul(self._factor, low.unsqueeze(-1)).squeeze(-1) + self._diag.sqrt() * own

            def _log_det(self):
                tril = self._capacitance_tril
                return 2 * tril.diagonal(dim1=-2, dim2=-1).log().sum(-1) + self._diag.log().sum(-1)

            def log_prob(self, value):
                self._validate_sample(value)
                diff = value - self.loc
                scaled = torch.matmul(self._factor.mT / self._diag.unsqueeze(-2), diff.unsqueeze(-1))
                solved = torch.linalg.solve_triangular(self._capacitance_tril, scaled, upper=False)
                distance = (diff.pow(2) / self._diag).sum(-1) - solved.squeeze(-1).pow(2).sum(-1)
                return -0.5 * (self.event_shape[0] * math.log(2 * math.pi) + self._log_det() + distance)

            def entropy(self):
                result = 0.5 * (self.event_shape[0] * (1.0 + math.log(2 * math.pi)) + self._log_det())
                return result if len(self.batch_shape) == 0 else result.expand(self.batch_shape)

        # Polynomials for the logarithm of the modified Bessel functions of order 0 and 1, below and above 3.75.
        below = (
            [1.0, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.0360768, 0.0045813],
            [0.5, 0.87890594, 0.51498869, 0.15084934, 0.02658733, 0.00301532, 0.00032411])
        above = (
            [0.39894228, 0.01328592, 0.00225319, -0.00157565, 0.00916281, -0.02057706, 0.02635537, -0.01647633, 0.00392377],
            [0.39894228, -0.03988024, -0.00362018, 0.00163801, -0.01031555, 0.02282967, -0.02895312, 0.01787654,
             -0.00420059])

        def polynomial(y, coefficients):
            result = coefficients[-1]
            for coefficient in reversed(coefficients[:-1]):
                result = coefficient + y * result
            return result

        def log_bessel(x, order):
            y = x / 3.75
            small = polynomial(y * y, below[order])
            if order == 1:
                small = x.abs() * small
            large = x - 0.5 * x.log() + polynomial(3.75 / x, above[order]).log()
            return torch.where(x < 3.75, small.log(), large)

        class VonMises(Distribution):
            arg_constraints = {'loc': constraints.real, 'concentration': constraints.positive}

            def __init__(self, loc, concentration, validate_args=None):
                self.loc, self.concentration = broadcast_all(loc, concentration)
                Distribution.__init__(self, self.loc.shape, Size(), validate_args)

            def expand(self, batch_shape):
                return VonMises(self.loc.expand(batch_shape), self.concentration.expand(batch_shape), validate_args=False)

            def _support(self):
                return constraints.real

            def log_prob(self, value):
                self._validate_sample(value)
                log_prob = self.concentration * torch.cos(value - self.loc)
                return log_prob - math.log(2 * math.pi) - log_bessel(self.concentration, 0)

            def sample(self, sample_shape=Size()):
                with torch.no_grad():
                    loc, kappa = self.loc.double(), self.concentration.double()
                    tau = 1 + (1 + 4 * kappa ** 2).sqrt()
                    rho = (tau - (2 * tau).sqrt()) / (2 * kappa)
                    r = torch.where(kappa < 1e-5, 1 / kappa + kappa, (1 + rho ** 2) / (2 * rho))
                    x = torch.zeros(self._extended_shape(sample_shape), dtype=loc.dtype)
                    done = torch.zeros(x.shape, dtype=torch.bool)
                    while not done.all():
                        u1, u2, u3 = torch.rand((3,) + x.shape, dtype=loc.dtype).unbind()
                        z = torch.cos(math.pi * u1)
                        f = (1 + r * z) / (r + z)
                        c = kappa * (r - f)
                        accept = ((c * (2 - c) - u2) > 0) | ((c / u2).log() + 1 - c >= 0)
                        if accept.any():
                            x = torch.where(accept, (u3 - 0.5).sign() * f.acos(), x)
                            done = done | accept
                    return ((x + math.pi + loc) % (2 * math.pi) - math.pi).to(self.loc.dtype)

            def _mean(self):
                return self.loc

            def _mode(self):
                return self.loc

            def _variance(self):
                return 1 - (log_bessel(self.concentration, 1) - log_bessel(self.concentration, 0)).exp()

    """#
}
