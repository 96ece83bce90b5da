import torch
import torch.distributions as D
from torch.distributions import Normal, Bernoulli, Categorical, Uniform, MultivariateNormal, Exponential, Gamma, Beta, Dirichlet, Binomial, Multinomial, Laplace, LogNormal, Poisson, Geometric, Cauchy, HalfNormal, Independent, OneHotCategorical, kl_divergence
from torch.distributions.normal import Normal as N2
T = torch.tensor
def attempt(name, f):
    torch.manual_seed(3)
    try:
        r = f()
        print(name, r if not isinstance(r, torch.Tensor) else (r.tolist(), r.shape, r.dtype))
    except Exception as e:
        print(name, type(e).__name__, str(e))
made = [
    ("Normal", lambda: Normal(T([0., 1.]), T([1., 2.]))), ("LogNormal", lambda: LogNormal(0., 0.5)),
    ("HalfNormal", lambda: HalfNormal(T([1., 2.]))), ("Gamma", lambda: Gamma(T([1., 2.5]), T([1., 2.]))),
    ("Beta", lambda: Beta(T([0.5, 2.]), T([0.5, 3.]))), ("Dirichlet", lambda: Dirichlet(T([0.5, 1., 2.]))),
    ("Binomial", lambda: Binomial(10, T([0.2, 0.7]))), ("Poisson", lambda: Poisson(T([1., 20.]))),
    ("Multinomial", lambda: Multinomial(5, T([1., 1., 2.]))),
    ("MVN", lambda: MultivariateNormal(torch.zeros(2), torch.eye(2))), ("MVN c", lambda: MultivariateNormal(T([1., 2.]), T([[2., 0.5], [0.5, 1.]]))), ("MVN t", lambda: MultivariateNormal(T([1., 2.]), scale_tril=T([[1., 0.], [0.5, 1.]]))),
]
for name, make in made:
    d = make()
    print(name, d, d.batch_shape, d.event_shape)
    torch.manual_seed(0)
    x = d.sample((2,))
    print(x)
    attempt(name + " mean", lambda: d.mean)
    print(d.log_prob(x))
    if isinstance(d, (Normal, LogNormal, HalfNormal)):
        print(d.icdf(T(0.25)))
    if not isinstance(d, (Binomial, Poisson, Multinomial)):
        print(d.entropy())
    print(d)
pairs = [
    (Gamma(1., 2.), Gamma(2., 1.)), (Dirichlet(T([1., 2.])), Dirichlet(T([2., 2.]))),
    (MultivariateNormal(torch.zeros(2), torch.eye(2)), MultivariateNormal(torch.ones(2), 2 * torch.eye(2)))]
for p, q in pairs:
    print(kl_divergence(p, q))
attempt("not definite", lambda: MultivariateNormal(torch.zeros(2), T([[1., 2.], [2., 1.]])))
