"""Distributions seen through transforms, mixtures, relaxations and further families: draws, densities, moments."""
import torch
import torch.distributions as D
from torch.distributions import constraints, transforms
from torch.distributions.transforms import AffineTransform, ExpTransform, SigmoidTransform

torch.manual_seed(3)
t = torch.tensor


def show(label, value):
    if isinstance(value, torch.Tensor):
        value = [round(one, 4) for one in value.detach().double().flatten().tolist()]
    print(" ", label, value)


CASES = {
    "Gumbel": lambda: D.Gumbel(t([0.0, 1.0]), t([1.0, 2.0])),
    "GumbelNumber": lambda: D.Gumbel(0.0, 1.0),
    "Weibull": lambda: D.Weibull(t([1.0, 2.0]), t([1.5, 0.7])),
    "Pareto": lambda: D.Pareto(t([1.0, 2.0]), t([3.0, 2.5])),
    "HalfCauchy": lambda: D.HalfCauchy(t([1.0, 2.0])),
    "InverseGamma": lambda: D.InverseGamma(t([3.0, 2.5]), t([1.0, 2.0])),
    "Kumaraswamy": lambda: D.Kumaraswamy(t([1.5, 2.0]), t([2.0, 3.0])),
    "LogisticNormal": lambda: D.LogisticNormal(t([0.0, 1.0]), t([1.0, 0.5])),
    "StudentT": lambda: D.StudentT(t([3.0, 5.0]), t([0.0, 1.0]), t([1.0, 2.0])),
    "StudentTOne": lambda: D.StudentT(4.0),
    "FisherSnedecor": lambda: D.FisherSnedecor(t([3.0, 5.0]), t([6.0, 7.0])),
    "NegativeBinomial": lambda: D.NegativeBinomial(t([5.0, 3.0]), probs=t([0.3, 0.6])),
    "RelaxedBernoulli": lambda: D.RelaxedBernoulli(t([0.5]), probs=t([0.3, 0.6])),
    "RelaxedOneHot": lambda: D.RelaxedOneHotCategorical(t([0.7]), logits=t([0.1, 0.5, -0.3])),
    "StraightThrough": lambda: D.OneHotCategoricalStraightThrough(t([0.2, 0.5, 0.3])),
    "Mixture": lambda: D.MixtureSameFamily(D.Categorical(t([0.3, 0.7])), D.Normal(t([-1.0, 2.0]), t([0.5, 1.0]))),
    "MixtureVectors": lambda: D.MixtureSameFamily(
        D.Categorical(torch.ones(2)), D.Independent(D.Normal(torch.randn(2, 3), torch.ones(2, 3)), 1)),
    "LowRank": lambda: D.LowRankMultivariateNormal(torch.zeros(3), torch.ones(3, 1) * 0.5, torch.ones(3)),
    "VonMises": lambda: D.VonMises(t([0.0, 1.0]), t([2.0, 0.5])),
    "LogNormalByHand": lambda: D.TransformedDistribution(D.Normal(t([0.0, 1.0]), 1.0), [ExpTransform()]),
    "Logistic": lambda: D.TransformedDistribution(
        D.Uniform(torch.zeros(2), torch.ones(2)), [SigmoidTransform().inv, AffineTransform(t([0.5, 1.0]), 2.0)]),
    "Flow": lambda: D.TransformedDistribution(
        D.MultivariateNormal(torch.zeros(2), torch.eye(2)), [AffineTransform(1.0, t([2.0, 3.0]), event_dim=1)]),
}
for name, make in CASES.items():
    torch.manual_seed(7)
    d = make()
    print(name, d, d.batch_shape, d.event_shape, d.has_rsample)
    s = d.sample((2,))
    show("sample", s)
    show("log_prob", d.log_prob(s))
    for attribute in ("mean", "mode", "variance", "stddev"):
        try:
            show(attribute, getattr(d, attribute))
        except NotImplementedError as error:
            show(attribute, type(error).__name__)
    for method in ("entropy",):
        try:
            show(method, d.entropy())
        except NotImplementedError as error:
            show(method, type(error).__name__)
    for method in ("cdf", "icdf"):
        try:
            show(method, getattr(d, method)(s.sigmoid() if method == "icdf" else s))
        except NotImplementedError as error:
            show(method, type(error).__name__)

# Gradients through draws.
for make in (lambda p: D.Gumbel(p, 1.0), lambda p: D.StudentT(p.abs() + 2), lambda p: D.RelaxedBernoulli(t([0.5]), logits=p)):
    p = t([0.3, -0.8], requires_grad=True)
    torch.manual_seed(1)
    make(p).rsample().sum().backward()
    show("gradient", p.grad)

# Transforms.
x = torch.linspace(-1.5, 1.5, 6).reshape(2, 3)
for transform in (
    transforms.ExpTransform(), transforms.TanhTransform(), transforms.SoftplusTransform(), transforms.AbsTransform(),
    transforms.SoftmaxTransform(), transforms.StickBreakingTransform(), transforms.PowerTransform(t(3.0)),
    transforms.AffineTransform(1.0, -2.0), transforms.ComposeTransform([ExpTransform(), AffineTransform(0.5, 2.0)]),
    transforms.IndependentTransform(ExpTransform(), 1), transforms.ReshapeTransform((3,), (3, 1)),
    transforms.StackTransform([ExpTransform(), AffineTransform(0.0, 2.0), ExpTransform()], dim=1),
    transforms.CatTransform([ExpTransform(), AffineTransform(0.0, 2.0)], dim=1, lengths=[1, 2]),
):
    given = x.abs() + 0.1 if isinstance(transform, transforms.PowerTransform) else x
    y = transform(given)
    print(type(transform).__name__, tuple(y.shape), transform.bijective)
    show("forward", y)
    show("inverse", transform.inv(y))
    if transform.bijective:
        show("log_abs_det_jacobian", transform.log_abs_det_jacobian(given, y))
print(transforms.ComposeTransform([ExpTransform(), SigmoidTransform()]))
print(ExpTransform() == ExpTransform(), ExpTransform() == SigmoidTransform(), AffineTransform(0, 1) == AffineTransform(0, 1))
print(D.biject_to(constraints.positive), D.transform_to(constraints.simplex), D.biject_to(constraints.unit_interval))
show("to interval", D.transform_to(constraints.interval(-2.0, 3.0))(x))
show("to lower cholesky", D.transform_to(constraints.lower_cholesky)(torch.arange(4.0).reshape(2, 2)))
show("to positive definite", D.transform_to(constraints.positive_definite)(torch.arange(4.0).reshape(2, 2)))
for make in (
    lambda: D.TransformedDistribution(D.Normal(0.0, 1.0), 3), lambda: D.NegativeBinomial(3), lambda: D.Gumbel(0.0, -1.0),
    lambda: D.MixtureSameFamily(D.Normal(0.0, 1.0), D.Normal(0.0, 1.0)), lambda: D.Pareto(t(1.0), t(2.0)).log_prob(t(0.5)),
    lambda: transforms.Transform(cache_size=3), lambda: D.biject_to(constraints.positive_definite),
):
    try:
        print(make())
    except (ValueError, NotImplementedError) as error:
        print(type(error).__name__, error)
