# `expand` of distributions, and what else they tell of themselves.
import torch
import torch.distributions as D

one, two = torch.ones(3), torch.eye(2)
for family in [
    D.Normal(0.0, 1.0), D.Uniform(0.0, 2.0), D.Bernoulli(0.3), D.Bernoulli(logits=torch.zeros(1)), D.Categorical(one), D.Exponential(2.0), D.Gamma(2.0, 1.0), D.Beta(2.0, 3.0), D.Poisson(3.0), D.Binomial(5, 0.5), D.Geometric(0.4), D.Laplace(0.0, 1.0),
    D.Chi2(3.0), D.Dirichlet(one), D.MultivariateNormal(torch.zeros(2), two), D.LogNormal(0.0, 1.0), D.HalfNormal(1.0), D.Kumaraswamy(1.0, 2.0), D.NegativeBinomial(3, 0.5), D.OneHotCategorical(one), D.Multinomial(4, one),
    D.RelaxedBernoulli(torch.tensor(1.0), 0.3), D.LowRankMultivariateNormal(torch.zeros(2), torch.ones(2, 1), torch.ones(2)), D.Independent(D.Normal(torch.zeros(2), 1.0), 1), D.FisherSnedecor(2.0, 3.0),
    D.MixtureSameFamily(D.Categorical(torch.ones(2)), D.Normal(torch.zeros(2), 1.0)), D.LogisticNormal(torch.zeros(2), torch.ones(2)), D.OneHotCategoricalStraightThrough(one), D.StudentT(3.0), D.Pareto(1.0, 2.0), D.Weibull(1.0, 2.0), D.Gumbel(0.0, 1.0),
]:
    torch.manual_seed(1)
    wide = family.expand((2,))
    print(type(wide).__name__, wide, wide.batch_shape, wide.event_shape)
    draw = wide.sample()
    print(draw.shape, wide.log_prob(draw).shape, family.has_enumerate_support, torch.allclose(wide.log_prob(draw)[0], family.log_prob(draw[0]), atol=1e-5))
    for ask in [lambda: family.support, lambda: family.entropy(), lambda: family.enumerate_support(), lambda: wide.mean, lambda: wide.expand((3, 2)).batch_shape]:
        try:
            print(ask())
        except Exception as error:
            print(type(error).__name__, error)
print(D.Gamma(2.0, 1.0).log_prob(1.5), D.Normal(torch.zeros(3), 1.0).expand((2, 3)).sample().shape)
try:
    D.Normal(torch.zeros(3), 1.0).expand((2,))
except Exception as error:
    print(type(error).__name__, error)
