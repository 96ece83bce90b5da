# Saved objects share what they shared, storages read and write, bytes become tensors, divergences of matrices.
import torch, io, copy
def told(what):
    try:
        r = what()
        print(r if not isinstance(r, torch.Tensor) else (r, r.dtype))
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0][:300])
def trip(x, **k):
    b = io.BytesIO(); torch.save(x, b); b.seek(0); return torch.load(b, **k)
a = torch.arange(6.)
v = a[2:4]
d = trip({"a": a, "v": v})
d["a"][2] = 50
print(d["v"], d["v"].storage_offset(), d["v"].untyped_storage().size())
l = [1, a]; l.append(l)
told(lambda: trip(l, weights_only=False)[2][2][0])
told(lambda: trip(a.requires_grad_()).requires_grad)
a = a.detach()
told(lambda: trip(a, map_location="cpu")); told(lambda: trip(a, map_location=torch.device("cpu")))
told(lambda: trip(a, map_location=lambda s, loc: s)); told(lambda: trip(a, map_location={"cpu": "cpu"}))
told(lambda: trip(a, map_location="cuda"))
told(lambda: trip((1, "a", 2.5, None, True, [a, (a,)], {1: 2}, {3, 4}, b"x", 1j)))
told(lambda: type(trip(torch.nn.Parameter(a))))
told(lambda: trip(torch.nn.Linear(2, 2).state_dict()).keys())
told(lambda: trip(torch.nn.Linear(2, 2)))
told(lambda: trip(torch.nn.Linear(2, 2), weights_only=False))
told(lambda: trip(lambda x: x))
told(lambda: trip(torch.float32)); told(lambda: trip(torch.Size([1, 2]))); told(lambda: trip(torch.device("cpu")))
told(lambda: trip(a.t() if a.dim() == 2 else a.reshape(2, 3).t()).stride())
t = trip([a, a]); print(t[0] is t[1])
m = torch.nn.Linear(2, 2); m2 = torch.nn.Linear(2, 2); m2.weight = m.weight
s = trip([m.state_dict(), m2.state_dict()]); print(s[0]["weight"].data_ptr() == s[1]["weight"].data_ptr())
told(lambda: trip(torch.optim.Adam(m.parameters()).state_dict())["param_groups"][0]["lr"])
told(lambda: torch.load("nofile.pt"))
print("storages")
st = a.untyped_storage()
for f in [
    lambda: len(st),
    lambda: st.nbytes(),
    lambda: st[0],
    lambda: st[0:4],
    lambda: st.size(),
    lambda: st.device, lambda: st.tolist()[:6],
    lambda: type(st).__name__, lambda: st.element_size(),
    lambda: st.is_shared(),
    lambda: st.is_cuda, lambda: st.clone().size(),
    lambda: st.data_ptr() == a.data_ptr(),
    lambda: repr(st).split("\n")[-1],
    lambda: st.float(),
    lambda: type(st.float()).__name__, lambda: torch.UntypedStorage(4).nbytes(),
    lambda: torch.UntypedStorage([1, 2, 3]),
    lambda: torch.FloatStorage([1.0, 2.0]),
    lambda: a.storage()[1],
    lambda: a.storage()[1:3],
    lambda: a.storage().tolist(),
    lambda: a.storage().dtype, lambda: a.storage().size(),
    lambda: type(a.storage()).__name__, lambda: a.storage().pickle_storage_type(),
    lambda: a.storage().nbytes(),
    lambda: a.storage().element_size(),
    lambda: a.storage().double(),
    lambda: a.storage().fill_(3),
    lambda: a, lambda: torch.tensor([1, 2]).storage(),
    lambda: a.storage().untyped().nbytes(),
    lambda: torch.tensor([]).set_(a.storage()),
    lambda: torch.tensor([]).set_(a),
    lambda: torch.tensor([]).set_(a.untyped_storage(), 1, (2,), (2,)),
    lambda: torch.LongStorage(3).tolist()[:0],
    lambda: a.storage().copy_(torch.FloatStorage([1., 2, 3, 4, 5, 6])),
    lambda: a.storage().is_pinned(),
    lambda: st.copy_(st).nbytes(),
    lambda: st.fill_(0).nbytes(),
    lambda: a, lambda: st == st, lambda: a.storage() == a.storage(),
    lambda: torch.is_storage(st),
    lambda: torch.is_storage(a.storage()),
    lambda: torch.is_storage(a),
    lambda: hash(st) is not None, lambda: st[100],
    lambda: a.storage()[100],
    lambda: st.new().nbytes()]:
    told(f)
print("asarray")
x = torch.arange(3.)
for f in [
    lambda: torch.asarray(x, copy=False) is x, lambda: torch.asarray(x) is x, lambda: torch.asarray(x, copy=True) is x, lambda: torch.asarray([1, 2], copy=False),
    lambda: torch.asarray(x, dtype=torch.int64, copy=False),
    lambda: torch.asarray(3, copy=False),
    lambda: torch.asarray([1., 2], dtype=torch.float64),
    lambda: torch.asarray(x, requires_grad=True),
    lambda: torch.asarray(bytearray(b"abcdefgh"), dtype=torch.uint8),
    lambda: torch.asarray(bytearray(8), dtype=torch.float32),
    lambda: torch.frombuffer(bytearray(range(16)), dtype=torch.uint8, offset=4, count=3),
    lambda: torch.frombuffer(bytearray(16), dtype=torch.int32, offset=8),
    lambda: torch.frombuffer(bytearray(16), dtype=torch.int32, offset=20),
    lambda: torch.frombuffer(bytearray(16), dtype=torch.int32, count=9),
    lambda: torch.frombuffer(bytearray(10), dtype=torch.int32),
    lambda: torch.frombuffer(bytearray(), dtype=torch.uint8),
    lambda: torch.frombuffer(b"abcd", dtype=torch.uint8),
    lambda: torch.frombuffer([1], dtype=torch.uint8),
    lambda: torch.frombuffer(bytearray(8), dtype=torch.float64, requires_grad=True),
    lambda: torch.frombuffer(bytearray(8)),
    lambda: torch.frombuffer(bytearray(8), dtype=torch.uint8, count=0),
    lambda: torch.frombuffer(bytearray(8), dtype=torch.uint8, offset=-1)]:
    told(f)
print("kl")
from torch.distributions import *
from torch.distributions import transforms
from torch.distributions import kl_divergence as kl
w = Wishart(torch.tensor(4.), torch.eye(2)); w2 = Wishart(torch.tensor(5.), torch.eye(2) * 2)
n, n2 = Normal(0., 1.), Normal(1., 2.)
for f in [
    lambda: kl(w, w2),
    lambda: kl(LogNormal(0., 1.), LogNormal(1., 2.)),
    lambda: kl(TransformedDistribution(n, [transforms.ExpTransform()]), TransformedDistribution(n2, [transforms.ExpTransform()])),
    lambda: kl(TransformedDistribution(n, [transforms.ExpTransform()]), TransformedDistribution(n2, [transforms.SigmoidTransform()])),
    lambda: kl(n, Gamma(1., 1.)),
    lambda: kl(n, Laplace(0., 1.)),
    lambda: kl(Independent(Normal(torch.zeros(2), torch.ones(2)), 1), Independent(Normal(torch.ones(2), torch.ones(2)), 1)),
    lambda: kl(Uniform(0., 1.), n),
    lambda: kl(Beta(1., 2.), n),
    lambda: kl(Bernoulli(0.3), Poisson(1.)),
    lambda: kl(Gumbel(0., 1.), n),
    lambda: kl(Exponential(1.), Gamma(2., 3.)),
    lambda: kl(Pareto(1., 2.), Exponential(1.)),
    lambda: kl(HalfNormal(1.), HalfNormal(2.)),
    lambda: kl(Geometric(0.4), Geometric(0.3)),
    lambda: kl(Dirichlet(torch.ones(3)), Dirichlet(torch.tensor([1., 2, 3]))),
    lambda: kl(Cauchy(0., 1.), Cauchy(1., 2.)),
    lambda: kl(Binomial(3, torch.tensor(0.3)), Binomial(3, torch.tensor(0.5))),
    lambda: kl(ContinuousBernoulli(0.3), n),
    lambda: kl(OneHotCategorical(torch.ones(3)), OneHotCategorical(torch.tensor([1., 2, 3]))),
    lambda: w.entropy(),
    lambda: w.mean, lambda: w.variance, lambda: w.log_prob(torch.eye(2)),
    lambda: kl(MultivariateNormal(torch.zeros(2), torch.eye(2)), LowRankMultivariateNormal(torch.zeros(2), torch.ones(2, 1), torch.ones(2)))]:
    told(f)
for made in [torch.DoubleStorage(2), torch.HalfStorage(2), torch.BFloat16Storage(2), torch.IntStorage(2), torch.ShortStorage(2),
             torch.CharStorage(2), torch.ByteStorage(2), torch.BoolStorage(2), torch.ComplexFloatStorage(2), torch.ComplexDoubleStorage(2)]:
    print(made.dtype, made.fill_(1).tolist(), made.nbytes())
print(isinstance(torch.FloatStorage(1), torch.TypedStorage), isinstance(torch.UntypedStorage(1), torch.TypedStorage))
