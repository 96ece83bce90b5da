// The Python half of further distributions, first part: those that are another one seen through transforms. Our own text.

enum TransformedFamiliesSource {
  static let text = #"""
    def load(isinstance, float, int, len, type, str, max, zip, reversed, range, super, property, staticmethod, setattr,
             ValueError, NotImplementedError, AssertionError, RuntimeError):
        import math
        import torch
        import torch.nn.functional as F
        from warnings import warn
        from torch.distributions import (
            Beta, Categorical, Cauchy, Chi2, Distribution, Exponential, Gamma, Independent, Normal, OneHotCategorical, Uniform,
            constraints, register_kl)
        from torch.distributions.transforms import (
            AbsTransform, AffineTransform, ExpTransform, PowerTransform, SigmoidTransform, StickBreakingTransform,
            TransformedDistribution)
        from torch.distributions.utils import (
            _standard_normal, broadcast_all, clamp_probs, euler_constant, logits_to_probs, probs_to_logits)

        Size = torch.Size
        nan = math.nan
        inf = math.inf

        def is_number(value):
            return isinstance(value, (int, float))

        def one_of(probs, logits):
            if (probs is None) == (logits is None):
                raise ValueError('Either `probs` or `logits` must be specified, but not both.')

        class Gumbel(TransformedDistribution):
            arg_constraints = {'loc': constraints.real, 'scale': constraints.positive}

            def __init__(self, loc, scale, validate_args=None):
                self.loc, self.scale = broadcast_all(loc, scale)
                info = torch.finfo(self.loc.dtype)
                low, high = info.tiny, 1 - info.eps
                if not (is_number(loc) and is_number(scale)):
                    low, high = torch.full_like(self.loc, low), torch.full_like(self.loc, high)
                TransformedDistribution.__init__(
                    self, Uniform(low, high, validate_args=validate_args),
                    [ExpTransform().inv, AffineTransform(0, -torch.ones_like(self.scale)), ExpTransform().inv,
                     AffineTransform(loc, -self.scale)], validate_args=validate_args)

            def expand(self, batch_shape):
                return Gumbel(self.loc.expand(batch_shape), self.scale.expand(batch_shape), validate_args=False)

            def _support(self):
                return constraints.real

            def log_prob(self, value):
                self._validate_sample(value)
                y = (self.loc - value) / self.scale
                return (y - y.exp()) - self.scale.log()

            def _mean(self):
                return self.loc + self.scale * euler_constant

            def _mode(self):
                return self.loc

            def _stddev(self):
                return (math.pi / math.sqrt(6)) * self.scale

            def _variance(self):
                return self.stddev.pow(2)

            def entropy(self):
                return self.scale.log() + (1 + euler_constant)

        class Weibull(TransformedDistribution):
            arg_constraints = {'scale': constraints.positive, 'concentration': constraints.positive}

            def __init__(self, scale, concentration, validate_args=None):
                self.scale, self.concentration = broadcast_all(scale, concentration)
                self.concentration_reciprocal = self.concentration.reciprocal()
                TransformedDistribution.__init__(
                    self, Exponential(torch.ones_like(self.scale), validate_args=validate_args),
                    [PowerTransform(self.concentration_reciprocal), AffineTransform(0, self.scale)],
                    validate_args=validate_args)

            def expand(self, batch_shape):
                return Weibull(self.scale.expand(batch_shape), self.concentration.expand(batch_shape), validate_args=False)

            def _support(self):
                return constraints.positive

            def _mean(self):
                return self.scale * torch.exp(torch.lgamma(1 + self.concentration_reciprocal))

            def _mode(self):
                return self.scale * ((self.concentration - 1) / self.concentration) ** self.concentration.reciprocal()

            def _variance(self):
                second = torch.exp(torch.lgamma(1 + 2 * self.concentration_reciprocal))
                return self.scale.pow(2) * (second - torch.exp(2 * torch.lgamma(1 + self.concentration_reciprocal)))

            def entropy(self):
                part = euler_constant * (1 - self.concentration_reciprocal)
                return part + torch.log(self.scale * self.concentration_reciprocal) + 1

        class Pareto(TransformedDistribution):
            arg_constraints = {'alpha': constraints.positive, 'scale': constraints.positive}

            def __init__(self, scale, alpha, validate_args=None):
                self.scale, self.alpha = broadcast_all(scale, alpha)
                TransformedDistribution.__init__(
                    self, Exponential(self.alpha, validate_args=validate_args),
                    [ExpTransform(), AffineTransform(0, self.scale)], validate_args=validate_args)

            def expand(self, batch_shape):
                return Pareto(self.scale.expand(batch_shape), self.alpha.expand(batch_shape), validate_args=False)

            def _support(self):
                return constraints.greater_than_eq(self.scale)

            def _mean(self):
                a = self.alpha.clamp(min=1)
                return a * self.scale / (a - 1)

            def _mode(self):
                return self.scale

            def _variance(self):
                a = self.alpha.clamp(min=2)
                return self.scale.pow(2) * a / ((a - 1).pow(2) * (a - 2))

            def entropy(self):
                return (self.scale / self.alpha).log() + (1 + self.alpha.reciprocal())

        class HalfCauchy(TransformedDistribution):
            has_rsample = True
            arg_constraints = {'scale': constraints.positive}
            _derived_parameters = ('scale',)

            def __init__(self, scale, validate_args=None):
                base = Cauchy(0, scale, validate_args=False)
                TransformedDistribution.__init__(self, base, AbsTransform(), validate_args=validate_args)

            @property
            def scale(self):
                return self.base_dist.scale

            def expand(self, batch_shape):
                return HalfCauchy(self.scale.expand(batch_shape), validate_args=False)

            def _support(self):
                return constraints.nonnegative

            def _mean(self):
                return torch.full(self._extended_shape(), inf, dtype=self.scale.dtype)

            def _mode(self):
                return torch.zeros_like(self.scale)

            def _variance(self):
                return self.base_dist.variance

            def log_prob(self, value):
                self._validate_sample(value)
                value = torch.as_tensor(value, dtype=self.base_dist.scale.dtype)
                return torch.where(value >= 0, self.base_dist.log_prob(value) + math.log(2), -inf)

            def cdf(self, value):
                self._validate_sample(value)
                return 2 * self.base_dist.cdf(value) - 1

            def icdf(self, prob):
                return self.base_dist.icdf((prob + 1) / 2)

            def entropy(self):
                return self.base_dist.entropy() - math.log(2)

        class InverseGamma(TransformedDistribution):
            has_rsample = True
            arg_constraints = {'concentration': constraints.positive, 'rate': constraints.positive}

            def __init__(self, concentration, rate, validate_args=None):
                base = Gamma(concentration, rate, validate_args=validate_args)
                power = PowerTransform(-base.rate.new_ones(()))
                TransformedDistribution.__init__(self, base, power, validate_args=validate_args)

            @property
            def concentration(self):
                return self.base_dist.concentration

            @property
            def rate(self):
                return self.base_dist.rate

            def expand(self, batch_shape):
                return InverseGamma(
                    self.concentration.expand(batch_shape), self.rate.expand(batch_shape), validate_args=False)

            def _support(self):
                return constraints.positive

            def _mean(self):
                return torch.where(self.concentration > 1, self.rate / (self.concentration - 1), inf)

            def _mode(self):
                return self.rate / (self.concentration + 1)

            def _variance(self):
                result = self.rate.square() / ((self.concentration - 1).square() * (self.concentration - 2))
                return torch.where(self.concentration > 2, result, inf)

            def entropy(self):
                part = self.concentration + self.rate.log() + self.concentration.lgamma()
                return part - (1 + self.concentration) * self.concentration.digamma()

        class Kumaraswamy(TransformedDistribution):
            has_rsample = True
            arg_constraints = {'concentration1': constraints.positive, 'concentration0': constraints.positive}

            def __init__(self, concentration1, concentration0, validate_args=None):
                self.concentration1, self.concentration0 = broadcast_all(concentration1, concentration0)
                low, high = torch.full_like(self.concentration0, 0), torch.full_like(self.concentration0, 1)
                TransformedDistribution.__init__(
                    self, Uniform(low, high, validate_args=validate_args),
                    [PowerTransform(self.concentration0.reciprocal()), AffineTransform(1.0, -1.0),
                     PowerTransform(self.concentration1.reciprocal())], validate_args=validate_args)

            def expand(self, batch_shape, _instance=None):
                return Kumaraswamy(self.concentration1.expand(batch_shape), self.concentration0.expand(batch_shape),
                                   validate_args=False)

            def _support(self):
                return constraints.unit_interval

            def _moment(self, n):
                a, b = self.concentration1, self.concentration0
                first = 1 + n / a
                return b * torch.exp(torch.lgamma(first) + torch.lgamma(b) - torch.lgamma(first + b))

            def _mean(self):
                return self._moment(1)

            def _mode(self):
                a, b = self.concentration1, self.concentration0
                log_mode = b.reciprocal() * (-b).log1p() - (-b * a).log1p()
                log_mode[(b < 1) | (a < 1)] = nan
                return log_mode.exp()

            def _variance(self):
                return self._moment(2) - torch.pow(self.mean, 2)

            def entropy(self):
                a, b = self.concentration1, self.concentration0
                harmonic = torch.digamma(b + 1) + euler_constant
                return (1 - b.reciprocal()) + (1 - a.reciprocal()) * harmonic - torch.log(a) - torch.log(b)

        class LogisticNormal(TransformedDistribution):
            has_rsample = True
            arg_constraints = {'loc': constraints.real, 'scale': constraints.positive}

            def __init__(self, loc, scale, validate_args=None):
                base = Normal(loc, scale, validate_args=validate_args)
                if not base.batch_shape:
                    base = base.expand([1])
                TransformedDistribution.__init__(self, base, StickBreakingTransform(), validate_args=validate_args)

            @property
            def loc(self):
                return self.base_dist.base_dist.loc

            @property
            def scale(self):
                return self.base_dist.base_dist.scale

            def _support(self):
                return constraints.simplex

    """#
}
