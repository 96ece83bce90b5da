// The Python half of `torch.distributions`: divergences between distributions of different families, and those of the rarer
// ones. Loaded when a divergence is asked for that the common ones do not know. Our own text.

enum FurtherDivergencesSource {
  static let text = #"""
    def load(type, isinstance, len, range, getattr, NotImplementedError, ValueError):
        import math
        import torch
        import torch.distributions as D

        inf = math.inf
        gamma = 0.57721566490153286060
        EXPONENTIAL = [
            'Normal', 'Bernoulli', 'Exponential', 'Gamma', 'Beta', 'Poisson', 'Dirichlet', 'Chi2',
            'ContinuousBernoulli', 'Wishart']
        found = {}

        def pair(p, q):
            def keep(function):
                for name in q.split():
                    found[p, name] = function
                return function
            return keep

        def infinite(value):
            return torch.full_like(value, inf)

        def outside(result, mask):
            return torch.where(mask, inf, result)

        def x_log_x(value):
            return torch.special.xlogy(value, value)

        # Where the one is not zero and the other is.

        for name, parameter, others in [
                ('Normal', 'loc', 'Beta ContinuousBernoulli Exponential Gamma Pareto Uniform'),
                ('Laplace', 'loc', 'Beta ContinuousBernoulli Exponential Gamma Pareto Uniform'),
                ('Gumbel', 'loc', 'Beta ContinuousBernoulli Exponential Gamma Pareto Uniform'),
                ('Exponential', 'rate', 'Beta ContinuousBernoulli Pareto Uniform'),
                ('Gamma', 'concentration', 'Beta ContinuousBernoulli Pareto Uniform'),
                ('Beta', 'concentration1', 'Pareto'), ('ContinuousBernoulli', 'probs', 'Pareto'),
                ('Pareto', 'scale', 'Beta ContinuousBernoulli Uniform'), ('Poisson', 'rate', 'Bernoulli Binomial')]:
            pair(name, others)(lambda p, q, parameter=parameter: infinite(getattr(p, parameter)))

        # Of one family.

        @pair('Binomial', 'Binomial')
        def binomial(p, q):
            if (p.total_count < q.total_count).any():
                raise NotImplementedError('KL between Binomials where q.total_count > p.total_count is not implemented')
            one = p.probs * (p.logits - q.logits) + (-p.probs).log1p() - (-q.probs).log1p()
            return outside(p.total_count * one, p.total_count > q.total_count)

        @pair('Geometric', 'Geometric')
        def geometric(p, q):
            return -p.entropy() - torch.log1p(-q.probs) / p.probs - q.logits

        @pair('Gumbel', 'Gumbel')
        def gumbel(p, q):
            ratio, theirs, ours = p.scale / q.scale, q.loc / q.scale, p.loc / q.scale
            tail = torch.exp(theirs + (1 + ratio).lgamma() - ours)
            return -ratio.log() - theirs + ours + ratio * gamma + tail - (1 + gamma)

        @pair('HalfNormal', 'HalfNormal')
        def half_normal(p, q):
            return D.kl_divergence(p.base_dist, q.base_dist)

        @pair('OneHotCategorical', 'OneHotCategorical')
        def one_hot(p, q):
            return D.kl_divergence(p._categorical, q._categorical)

        found['OneHotCategoricalStraightThrough', 'OneHotCategoricalStraightThrough'] = one_hot
        found['OneHotCategorical', 'OneHotCategoricalStraightThrough'] = one_hot
        found['OneHotCategoricalStraightThrough', 'OneHotCategorical'] = one_hot

        @pair('Cauchy', 'Cauchy')
        def cauchy(p, q):
            apart = ((p.scale + q.scale).pow(2) + (p.loc - q.loc).pow(2)).log()
            return apart - (4 * p.scale * q.scale).log()

        @pair('Pareto', 'Pareto')
        def pareto(p, q):
            ratio = q.alpha / p.alpha
            result = q.alpha * (p.scale / q.scale).log() - ratio.log() + ratio - 1
            return outside(result, p.support.bounds['lower_bound'] < q.support.bounds['lower_bound'])

        def low_rank(p, q):
            if p.event_shape != q.event_shape:
                raise ValueError('KL-divergence between two (Low Rank) Multivariate Normals with different event shapes '
                                 'cannot be computed')
            wide = [D.MultivariateNormal(one.loc, one.covariance_matrix) for one in (p, q)]
            return D.kl_divergence(wide[0], wide[1])

        for one in ['LowRankMultivariateNormal', 'MultivariateNormal']:
            pair(one, 'LowRankMultivariateNormal MultivariateNormal')(low_rank)

        # Of two families: minus the entropy of the one and the mean of the other's log density.

        def against_normal(mean, square, q):
            variance = q.scale.pow(2)
            first = 0.5 * (variance * 2 * math.pi).log()
            return first + (0.5 * square - q.loc * mean + 0.5 * q.loc.pow(2)) / variance

        def against_gamma(mean, log_mean, q):
            normal = q.concentration.lgamma() - q.concentration * q.rate.log()
            return normal - (q.concentration - 1) * log_mean + q.rate * mean

        def against_exponential(mean, q):
            return q.rate * mean - q.rate.log()

        @pair('Bernoulli', 'Poisson')
        def bernoulli_poisson(p, q):
            return -p.entropy() - (p.probs * q.rate.log() - q.rate)

        @pair('Beta', 'Exponential')
        def beta_exponential(p, q):
            return -p.entropy() + against_exponential(p.mean, q)

        @pair('Beta', 'Gamma')
        def beta_gamma(p, q):
            logs = p.concentration1.digamma() - (p.concentration1 + p.concentration0).digamma()
            return -p.entropy() + against_gamma(p.mean, logs, q)

        @pair('Beta', 'Normal')
        def beta_normal(p, q):
            return -p.entropy() + against_normal(p.mean, p.variance + p.mean.pow(2), q)

        @pair('Beta', 'Uniform')
        def beta_uniform(p, q):
            return outside(-p.entropy() + (q.high - q.low).log(), (q.low > 0) | (q.high < 1))

        def against_continuous(mean, q):
            return -mean * q.logits - torch.log1p(-q.probs) - q._log_norm()

        @pair('Beta', 'ContinuousBernoulli')
        def beta_continuous(p, q):
            return -p.entropy() + against_continuous(p.mean, q)

        @pair('ContinuousBernoulli', 'Exponential')
        def continuous_exponential(p, q):
            return -p.entropy() + against_exponential(p.mean, q)

        @pair('ContinuousBernoulli', 'Normal')
        def continuous_normal(p, q):
            return -p.entropy() + against_normal(p.mean, p.variance + p.mean.square(), q)

        @pair('ContinuousBernoulli', 'Uniform')
        def continuous_uniform(p, q):
            return outside(-p.entropy() + (q.high - q.low).log(), (q.low >= 0) | (q.high <= 1))

        @pair('Exponential', 'Gamma')
        def exponential_gamma(p, q):
            ratio = q.rate / p.rate
            first = ratio + q.concentration.lgamma() - q.concentration * torch.log(ratio)
            return first + q.concentration * gamma - (1 + gamma)

        @pair('Exponential', 'Gumbel')
        def exponential_gumbel(p, q):
            product, place = p.rate * q.scale, q.loc / q.scale
            tail = torch.exp(place) * product / (product + 1)
            return product.log() - 1 - place + tail + product.reciprocal()

        @pair('Exponential', 'Normal')
        def exponential_normal(p, q):
            return -p.entropy() + against_normal(p.mean, 2 * p.variance, q)

        @pair('Gamma', 'Exponential')
        def gamma_exponential(p, q):
            return -p.entropy() + against_exponential(p.mean, q)

        @pair('Gamma', 'Gumbel')
        def gamma_gumbel(p, q):
            product, place = p.rate * q.scale, q.loc / q.scale
            first = (p.concentration - 1) * p.concentration.digamma() - p.concentration.lgamma() - p.concentration
            tail = torch.exp(place) * (1 + product.reciprocal()).pow(-p.concentration)
            return first + product.log() + p.concentration / product + tail - place

        @pair('Gamma', 'Normal')
        def gamma_normal(p, q):
            return -p.entropy() + against_normal(p.mean, p.variance + p.mean.pow(2), q)

        @pair('Gumbel', 'Normal')
        def gumbel_normal(p, q):
            ratio = p.scale / q.scale
            spread = (math.pi * ratio * 0.5).pow(2) / 3
            apart = ((p.loc + p.scale * gamma - q.loc) / q.scale).pow(2) * 0.5
            return spread + apart - (ratio / math.sqrt(2 * math.pi)).log() - (gamma + 1)

        @pair('Laplace', 'Normal')
        def laplace_normal(p, q):
            return -p.entropy() + against_normal(p.mean, p.variance + p.loc.pow(2), q)

        @pair('Normal', 'Gumbel')
        def normal_gumbel(p, q):
            mean, place, ratio = p.loc / q.scale, q.loc / q.scale, (p.scale / q.scale).pow(2)
            tail = torch.exp(-mean + 0.5 * ratio + place)
            return mean - place - ratio.log() * 0.5 + tail - 0.5 * (1 + math.log(2 * math.pi))

        @pair('Normal', 'Laplace')
        def normal_laplace(p, q):
            apart = p.loc - q.loc
            steps = apart / p.scale
            mean = math.sqrt(2 / math.pi) * p.scale * torch.exp(-0.5 * steps.pow(2))
            mean = mean + apart * torch.erf(math.sqrt(0.5) * steps)
            return mean / q.scale - torch.log(p.scale / q.scale) - 0.5 * (1 + math.log(0.5 * math.pi))

        @pair('Pareto', 'Exponential')
        def pareto_exponential(p, q):
            product = p.scale * q.rate
            result = (p.alpha / product).log() - p.alpha.reciprocal() + p.alpha * product / (p.alpha - 1) - 1
            return outside(result, p.alpha <= 1)

        @pair('Pareto', 'Gamma')
        def pareto_gamma(p, q):
            logs = p.scale.log() + p.alpha.reciprocal()
            result = p.alpha.log() - logs + q.concentration.lgamma() - q.concentration * q.rate.log()
            result = result + (1 - q.concentration) * logs + q.rate * p.alpha * p.scale / (p.alpha - 1) - 1
            return outside(result, p.alpha <= 1)

        @pair('Pareto', 'Normal')
        def pareto_normal(p, q):
            part = p.scale / (p.alpha - 1)
            result = (math.sqrt(2 * math.pi) * q.scale * p.alpha / p.scale).log() - p.alpha.reciprocal()
            spread = p.alpha * part.pow(2) / (p.alpha - 2) + (p.alpha * part - q.loc).pow(2)
            return outside(result + spread / (2 * q.scale.pow(2)) - 1, p.alpha <= 2)

        def mean_log(p):
            width = p.high - p.low
            return (x_log_x(p.high) - x_log_x(p.low) - width) / width

        @pair('Uniform', 'Beta')
        def uniform_beta(p, q):
            width = p.high - p.low
            one = (q.concentration1 - 1) * mean_log(p)
            rest = (x_log_x(1 - p.high) - x_log_x(1 - p.low) + width) / width
            zero = (q.concentration0 - 1) * rest
            normal = q.concentration1.lgamma() + q.concentration0.lgamma()
            normal = normal - (q.concentration1 + q.concentration0).lgamma()
            return outside(zero + normal - width.log() - one, (p.high > 1) | (p.low < 0))

        @pair('Uniform', 'ContinuousBernoulli')
        def uniform_continuous(p, q):
            return outside(-p.entropy() + against_continuous(p.mean, q), (p.high >= 1) | (p.low <= 0))

        @pair('Uniform', 'Exponential')
        def uniform_exponential(p, q):
            result = q.rate * (p.high + p.low) / 2 - ((p.high - p.low) * q.rate).log()
            return outside(result, p.low < 0)

        @pair('Uniform', 'Gamma')
        def uniform_gamma(p, q):
            result = against_gamma((p.high + p.low) / 2, mean_log(p), q) - (p.high - p.low).log()
            return outside(result, p.low < 0)

        @pair('Uniform', 'Gumbel')
        def uniform_gumbel(p, q):
            part, high, low = q.scale / (p.high - p.low), (p.high - q.loc) / q.scale, (p.low - q.loc) / q.scale
            return part.log() + 0.5 * (high + low) - part * (torch.exp(-high) - torch.exp(-low))

        @pair('Uniform', 'Normal')
        def uniform_normal(p, q):
            width = p.high - p.low
            first = (math.sqrt(math.pi * 2) * q.scale / width).log()
            spread = width.pow(2) / 12 + ((p.high + p.low - 2 * q.loc) / 2).pow(2)
            return first + 0.5 * spread / q.scale.pow(2)

        @pair('Uniform', 'Pareto')
        def uniform_pareto(p, q):
            first = (q.alpha * q.scale.pow(q.alpha) * (p.high - p.low)).log()
            return outside(mean_log(p) * (q.alpha + 1) - first, p.low < q.support.bounds['lower_bound'])

        @pair('Wishart', 'Wishart')
        def wishart(p, q):
            # Of an exponential family: what the normaliser of the one exceeds its tangent at the other by.
            size = p.event_shape[-1]

            def natural(one):
                return [-one.precision_matrix / 2, (one.df - size - 1) / 2]

            def normaliser(x, y):
                freedom = y + (size + 1) / 2
                return freedom * (-torch.linalg.slogdet(-2 * x).logabsdet + math.log(2) * size) + torch.mvlgamma(freedom, p=size)

            given = [value.detach().requires_grad_() for value in natural(p)]
            value = normaliser(*given)
            slopes = torch.autograd.grad(value.sum(), given, create_graph=True)
            theirs = natural(q)
            result = normaliser(*theirs) - value
            for place in range(2):
                term = (theirs[place] - given[place]) * slopes[place]
                result = result - term.reshape(term.shape[:-2] + (-1,)).sum(-1)
            return result

        def names(distribution):
            return [cls.__name__ for cls in type(distribution).__mro__]

        def find(p, q):
            """The divergence of the nearest classes of both, or None."""
            for one in names(p):
                for other in names(q):
                    if (one, other) in found:
                        return found[one, other]
            both = [D.TransformedDistribution, D.LogNormal, D.HalfNormal]
            if 'TransformedDistribution' in names(p) and 'TransformedDistribution' in names(q):
                return transformed
            if [n for n in names(p) if n in EXPONENTIAL] and [n for n in names(q) if n in EXPONENTIAL]:
                return exponential
            return None

        def transformed(p, q):
            if p.transforms != q.transforms or p.event_shape != q.event_shape:
                raise NotImplementedError
            return D.kl_divergence(p.base_dist, q.base_dist)

        def exponential(p, q):
            raise NotImplementedError('The cross KL-divergence between different exponential families cannot '
                                      '                            be computed using Bregman divergences')

        return {'find': find}

    """#
}
