# Names that no other program uses: settings, streams, transforms of distributions, older initialisers.
import warnings

import torch
import torch.autograd.forward_ad as fwad
from torch import nn
from torch.autograd import graph
from torch.distributions import Distribution, Normal, kl_divergence, register_kl
from torch.distributions.relaxed_bernoulli import LogitRelaxedBernoulli
from torch.distributions.relaxed_categorical import ExpRelaxedCategorical
from torch.distributions.transforms import (
    CorrCholeskyTransform, CumulativeDistributionTransform, LowerCholeskyTransform, PositiveDefiniteTransform, identity_transform)

warnings.simplefilter("ignore")
print(torch.typename(torch.ones(1)), torch.typename(3), torch.get_num_interop_threads() > 0)
torch.manual_seed(7)
print(torch.initial_seed())
state = torch.get_rng_state()
first = torch.rand(3)
torch.set_rng_state(state)
print(torch.equal(first, torch.rand(3)), state.dtype, state.shape)

x = torch.rand(3, 4, dtype=torch.float64)
z = torch.complex(x, x.flip(0))
print(torch.fft.hfft2(z), torch.fft.hfftn(z), torch.fft.ifftn(z), torch.fft.ihfft2(x).abs(), torch.fft.ihfftn(x).abs())

with fwad.dual_level():
    dual = fwad.make_dual(torch.ones(2), torch.tensor([1.0, 2.0]))
    parts = fwad.unpack_dual(dual * dual)
    print(type(parts).__name__, parts, isinstance(parts, fwad.UnpackedDualTensor))
a = torch.ones(2, requires_grad=True)
edge = graph.get_gradient_edge(a * 2)
print(type(edge).__name__, edge.output_nr, isinstance(edge, graph.GradientEdge))
d = torch.ones(2)
graph.increment_version(d)
print(d._version)

vector = torch.tensor([0.3, -0.2, 0.5])
corr = CorrCholeskyTransform()
print(corr(vector), corr.inv(corr(vector)), corr.log_abs_det_jacobian(vector, corr(vector)))
square = torch.tensor([[1.0, 0.0], [0.4, -0.5]])
print(LowerCholeskyTransform()(square), PositiveDefiniteTransform()(square), identity_transform(vector))
cdf = CumulativeDistributionTransform(Normal(0.0, 1.0))
print(cdf(vector), cdf.inv(cdf(vector)), cdf.log_abs_det_jacobian(vector, cdf(vector)))
soft = LogitRelaxedBernoulli(torch.tensor(0.5), probs=torch.tensor([0.2, 0.7]))
print(soft.sample(), soft.log_prob(torch.tensor([0.1, -0.3])))
mild = ExpRelaxedCategorical(torch.tensor(0.7), probs=torch.tensor([0.2, 0.3, 0.5]))
print(mild.sample(), mild.log_prob(torch.log_softmax(vector, 0)))


class Plain(Distribution):
    def __init__(self, at):
        self.at = at
        super().__init__(torch.Size(), validate_args=False)


@register_kl(Plain, Plain)
def distance(p, q):
    return (p.at - q.at) ** 2


print(kl_divergence(Plain(torch.tensor(1.0)), Plain(torch.tensor(3.0))))

for name in ["kaiming_normal", "kaiming_uniform", "xavier_normal", "xavier_uniform"]:
    torch.manual_seed(0)
    print(name, getattr(nn.init, name)(torch.empty(2, 3)))
torch.manual_seed(0)
print(nn.init.constant(torch.empty(2), 0.5), nn.init.dirac(torch.empty(2, 2, 3)), nn.init.sparse(torch.empty(4, 2), 0.5))
