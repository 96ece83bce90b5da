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
    ("Normal", lambda: Normal(0., 1.)), ("Normal v", lambda: Normal(T([0., 1.]), T([1., 2.]))), ("Normal b", lambda: Normal(T([0., 1.]), 2.)), ("Laplace", lambda: Laplace(T([0., 1.]), T([1., 2.]))),
    ("Cauchy", lambda: Cauchy(0., 1.)), ("LogNormal", lambda: LogNormal(0., 0.5)), ("HalfNormal", lambda: HalfNormal(T([1., 2.]))), ("Uniform", lambda: Uniform(0., 2.)), ("Uniform v", lambda: Uniform(T([0., 1.]), T([2., 3.]))),
    ("Exponential", lambda: Exponential(T([1., 2.]))), ("Gamma", lambda: Gamma(T([1., 2.5]), T([1., 2.]))), ("Beta", lambda: Beta(T([0.5, 2.]), T([0.5, 3.]))), ("Beta s", lambda: Beta(2., 3.)), ("Dirichlet", lambda: Dirichlet(T([0.5, 1., 2.]))),
    ("Bernoulli", lambda: Bernoulli(0.3)), ("Bernoulli v", lambda: Bernoulli(T([0.3, 0.9]))), ("Bernoulli l", lambda: Bernoulli(logits=T([0., 1.]))), ("Categorical", lambda: Categorical(T([0.25, 0.25, 0.5]))), ("Categorical l", lambda: Categorical(logits=T([[0., 1., 2.], [1., 1., 1.]]))),
    ("Binomial", lambda: Binomial(10, T([0.2, 0.7]))), ("Poisson", lambda: Poisson(T([1., 20.]))), ("Geometric", lambda: Geometric(T([0.2, 0.7]))), ("Multinomial", lambda: Multinomial(5, T([1., 1., 2.]))), ("OneHot", lambda: OneHotCategorical(T([1., 1., 2.]))),
    ("Independent", lambda: Independent(Normal(torch.zeros(3), torch.ones(3)), 1)),
]
for name, make in made:
    d = make()
    print(name, d, d.batch_shape, d.event_shape, d.has_rsample)
    for what in ["mean", "variance", "mode"]:
        attempt(name + " " + what, lambda: getattr(d, what))
    attempt(name + " sample", lambda: d.sample())
    attempt(name + " sample3", lambda: d.sample((3,)))
    attempt(name + " sample2x2", lambda: d.sample(torch.Size([2, 2])))
    if d.has_rsample:
        attempt(name + " rsample", lambda: d.rsample((2,)))
    torch.manual_seed(0)
    x = d.sample((2,))
    if not isinstance(d, (Gamma, Beta, Dirichlet, Binomial, Poisson, Multinomial)):
        attempt(name + " log_prob", lambda: d.log_prob(x))
        attempt(name + " entropy", lambda: d.entropy())
        attempt(name + " cdf", lambda: d.cdf(x))
    if isinstance(d, (Uniform, Exponential, Laplace)):
        attempt(name + " icdf", lambda: d.icdf(T(0.25)))
    print(name, d)
pairs = [(Normal(0., 1.), Normal(1., 2.)), (Bernoulli(0.3), Bernoulli(0.6)), (Categorical(T([0.2, 0.8])), Categorical(T([0.5, 0.5]))), (Uniform(0., 1.), Uniform(-1., 2.)), (Exponential(1.), Exponential(2.)), (Laplace(0., 1.), Laplace(1., 2.)), (Poisson(1.), Poisson(3.))]
for p, q in pairs:
    attempt("kl " + type(p).__name__, lambda: kl_divergence(p, q))
loc = T([0.5], requires_grad=True); scale = T([2.], requires_grad=True)
torch.manual_seed(1); s = Normal(loc, scale).rsample(); s.sum().backward(); print(s, loc.grad, scale.grad)
loc.grad = None; Normal(loc, scale).log_prob(T([1.])).sum().backward(); print(loc.grad, scale.grad)
logits = torch.zeros(3, requires_grad=True); Categorical(logits=logits).log_prob(T(1)).backward(); print(logits.grad)
for name, f in [("e1", lambda: Normal(0., -1.)), ("e2", lambda: Normal(T([0., 1.]), T([1., -2.]))), ("e3", lambda: Bernoulli(1.5)), ("e4", lambda: Bernoulli()), ("e5", lambda: Bernoulli(0.5, logits=T(1.))), ("e6", lambda: Categorical(T(0.5))), ("e7", lambda: Categorical(T([-1., 2.]))), ("e8", lambda: Uniform(1., 0.)), ("e9", lambda: Exponential(0.)), ("e10", lambda: Normal(0., 1.).log_prob(1.0)), ("e11", lambda: Bernoulli(0.5).log_prob(T(2.))), ("e12", lambda: Categorical(T([.5, .5])).log_prob(T(5))), ("e13", lambda: Uniform(0., 1.).log_prob(T(2.))), ("e14", lambda: Normal(torch.zeros(2), torch.ones(2)).log_prob(torch.zeros(3))), ("e16", lambda: MultivariateNormal(torch.zeros(2))), ("e17", lambda: Normal('a', 1.)), ("e18", lambda: Normal(0., -1., validate_args=False)), ("e19", lambda: Gamma(-1., 1.)), ("e20", lambda: Normal(float('nan'), 1.)), ("e21", lambda: Exponential(1.).log_prob(T(-1.))), ("e22", lambda: Dirichlet(T(1.))), ("e25", lambda: Poisson(-1.)), ("e26", lambda: Normal(0., 1.).cdf(T(0.))), ("e27", lambda: D.Normal is N2)]:
    attempt(name, f)
