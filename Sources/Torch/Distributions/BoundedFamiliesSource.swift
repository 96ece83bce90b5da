// The Python half of further distributions, third part: on an interval (continuous Bernoulli) and tails (generalised Pareto).
// Our own text.

enum BoundedFamiliesSource {
  static let text = #"""
        def _infinite_like(tensor):
            return torch.full_like(tensor, inf)

        def _clamp_probs(probs):
            eps = torch.finfo(probs.dtype).eps
            return probs.clamp(min=eps, max=1 - eps)

        class ContinuousBernoulli(_BinaryParameter):
            has_rsample = True
            arg_constraints = {'probs': constraints.unit_interval, 'logits': constraints.real}

            def __init__(self, probs=None, logits=None, lims=(0.499, 0.501), validate_args=None):
                if (probs is None) == (logits is None):
                    raise ValueError('Either `probs` or `logits` must be specified, but not both.')
                self._take(probs, logits)
                if probs is not None:
                    if validate_args is not None and not self.arg_constraints['probs'].check(self.probs).all():
                        raise ValueError('The parameter probs has invalid values')
                    self.probs = self._param = _clamp_probs(self.probs)
                self._lims = lims
                shape = Size() if self._is_single else self._param.size()
                Distribution.__init__(self, shape, validate_args=validate_args)

            def expand(self, batch_shape):
                given = {'probs': self.probs} if self._param is self.__dict__.get('probs') else {'logits': self.logits}
                parts = {name: value.expand(batch_shape) for name, value in given.items()}
                return ContinuousBernoulli(lims=self._lims, validate_args=False, **parts)

            def _support(self):
                return constraints.unit_interval

            def _lazy_probs(self):
                return _clamp_probs(logits_to_probs(self.logits, is_binary=True))

            def _is_stable(self):
                return torch.max(torch.le(self.probs, self._lims[0]), torch.gt(self.probs, self._lims[1]))

            def _cut_probs(self):
                # Near one half the closed forms divide by zero; series stand in for them there.
                return torch.where(self._is_stable(), self.probs, self._lims[0] * torch.ones_like(self.probs))

            def _log_norm(self):
                cut = self._cut_probs()
                below = torch.where(torch.le(cut, 0.5), cut, torch.zeros_like(cut))
                above = torch.where(torch.ge(cut, 0.5), cut, torch.ones_like(cut))
                size = torch.log(torch.abs(torch.log1p(-cut) - torch.log(cut)))
                exact = size - torch.where(torch.le(cut, 0.5), torch.log1p(-2.0 * below), torch.log(2.0 * above - 1.0))
                x = torch.pow(self.probs - 0.5, 2)
                series = math.log(2.0) + (4.0 / 3.0 + 104.0 / 45.0 * x) * x
                return torch.where(self._is_stable(), exact, series)

            def _mean(self):
                cut = self._cut_probs()
                exact = cut / (2.0 * cut - 1.0) + 1.0 / (torch.log1p(-cut) - torch.log(cut))
                x = self.probs - 0.5
                series = 0.5 + (1.0 / 3.0 + 16.0 / 45.0 * torch.pow(x, 2)) * x
                return torch.where(self._is_stable(), exact, series)

            def _variance(self):
                cut = self._cut_probs()
                first = cut * (cut - 1.0) / torch.pow(1.0 - 2.0 * cut, 2)
                exact = first + 1.0 / torch.pow(torch.log1p(-cut) - torch.log(cut), 2)
                x = torch.pow(self.probs - 0.5, 2)
                series = 1.0 / 12.0 - (1.0 / 15.0 - 128.0 / 945.0 * x) * x
                return torch.where(self._is_stable(), exact, series)

            def sample(self, sample_shape=Size()):
                with torch.no_grad():
                    return self.rsample(sample_shape)

            def rsample(self, sample_shape=Size()):
                return self.icdf(torch.rand(self._extended_shape(sample_shape), dtype=self.probs.dtype))

            def log_prob(self, value):
                self._validate_sample(value)
                logits, value = broadcast_all(self.logits, value)
                return -F.binary_cross_entropy_with_logits(logits, value, reduction='none') + self._log_norm()

            def cdf(self, value):
                self._validate_sample(value)
                cut = self._cut_probs()
                exact = (torch.pow(cut, value) * torch.pow(1.0 - cut, 1.0 - value) + cut - 1.0) / (2.0 * cut - 1.0)
                inside = torch.where(self._is_stable(), exact, value)
                inside = torch.where(torch.ge(value, 1.0), torch.ones_like(value), inside)
                return torch.where(torch.le(value, 0.0), torch.zeros_like(value), inside)

            def icdf(self, value):
                cut = self._cut_probs()
                rise = torch.log1p(-cut + value * (2.0 * cut - 1.0)) - torch.log1p(-cut)
                return torch.where(self._is_stable(), rise / (torch.log(cut) - torch.log1p(-cut)), value)

            def entropy(self):
                log_probs0, log_probs1 = torch.log1p(-self.probs), torch.log(self.probs)
                return self.mean * (log_probs0 - log_probs1) - self._log_norm() - log_probs0

        class GeneralizedPareto(Distribution):
            has_rsample = True
            arg_constraints = {'loc': constraints.real, 'scale': constraints.positive, 'concentration': constraints.real}

            def __init__(self, loc, scale, concentration, validate_args=None):
                single = is_number(loc) and is_number(scale) and is_number(concentration)
                self.loc, self.scale, self.concentration = broadcast_all(loc, scale, concentration)
                Distribution.__init__(self, Size() if single else self.loc.size(), validate_args=validate_args)

            def expand(self, batch_shape):
                parts = [part.expand(batch_shape) for part in (self.loc, self.scale, self.concentration)]
                return GeneralizedPareto(*parts, validate_args=False)

            def _support(self):
                upper = torch.where(self.concentration < 0, self.loc - self.scale / self.concentration, inf)
                return constraints.interval(self.loc, upper)

            def rsample(self, sample_shape=Size()):
                return self.icdf(torch.rand(self._extended_shape(sample_shape), dtype=self.loc.dtype))

            def _without_zero(self, reference):
                is_zero = torch.isclose(self.concentration, reference)
                return is_zero, torch.where(is_zero, torch.ones_like(self.concentration), self.concentration)

            def log_prob(self, value):
                self._validate_sample(value)
                z = (value - self.loc) / self.scale
                is_zero, safe = self._without_zero(torch.tensor(0.0))
                y = 1 / safe + torch.ones_like(z)
                tail = torch.where(y == 0, y, y * torch.log1p(safe * z))
                return -self.scale.log() - torch.where(is_zero, z, tail)

            def log_survival_function(self, value):
                self._validate_sample(value)
                z = (value - self.loc) / self.scale
                is_zero, safe = self._without_zero(torch.tensor(0.0))
                return torch.where(is_zero, -z, -torch.log1p(safe * z) / safe)

            def log_cdf(self, value):
                return torch.log1p(-torch.exp(self.log_survival_function(value)))

            def cdf(self, value):
                return torch.exp(self.log_cdf(value))

            def icdf(self, value):
                is_zero, safe = self._without_zero(torch.zeros_like(self.concentration))
                logu = torch.log1p(-value)
                tail = self.loc + self.scale / safe * torch.expm1(-safe * logu)
                return torch.where(is_zero, self.loc - self.scale * logu, tail)

            def _mean(self):
                exists = self.concentration < 1
                safe = torch.where(exists, self.concentration, 0.5)
                return torch.where(exists, self.loc + self.scale / (1 - safe), nan)

            def _variance(self):
                exists = self.concentration < 0.5
                safe = torch.where(exists, self.concentration, 0.25)
                return torch.where(exists, self.scale ** 2 / ((1 - safe) ** 2 * (1 - 2 * safe)), nan)

            def _mode(self):
                return self.loc

            def entropy(self):
                return torch.broadcast_to(torch.log(self.scale) + self.concentration + 1, self.batch_shape)


    """#
}
