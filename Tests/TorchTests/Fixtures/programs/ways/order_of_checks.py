# What is looked at first when several things are wrong with a call, and numbers where tensors are expected.
import torch
import torch.nn.functional as F

f = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.5]])
i = torch.tensor([1, 2, 3])
b = torch.tensor([True, False, True])
c = torch.tensor([1 + 2j, 3 - 1j])
e = torch.zeros(0)
s = torch.tensor([1, 0], dtype=torch.int16)


def told(what):
    try:
        result = what()
        print(result if not isinstance(result, torch.Tensor) else (result, result.dtype))
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


def written(target, *places):
    def write():
        x = target.clone()
        exec("x" + places[0] + " = " + places[1], {"x": x, "torch": torch, "i": i})
        return x
    return write


for what in [
    lambda: torch.pow(2, i), lambda: torch.pow(2.5, f), lambda: torch.pow(2, f.clone().requires_grad_()),
    lambda: torch.pow(True, i), lambda: torch.float_power(2, i), lambda: torch.remainder(7, i),
    lambda: torch.remainder(7, f.clone().requires_grad_()), lambda: torch.bitwise_and(3, i),
    lambda: torch.bitwise_or(4, i), lambda: torch.bitwise_xor(1, i), lambda: torch.bitwise_left_shift(1, i),
    lambda: torch.bitwise_right_shift(8, i), lambda: torch.xlogy(2, f), lambda: torch.xlogy(2, i),
    lambda: torch.special.xlogy(2, f), lambda: torch.special.xlog1py(2, i), lambda: torch.special.zeta(2, f),
    lambda: torch.special.zeta(f + 1, 2), lambda: torch.special.xlog1py(f, 2), lambda: torch.bucketize(2, i),
    lambda: torch.pow(2, 3), lambda: torch.bitwise_and(2, f), lambda: torch.fmod(2, i), lambda: torch.add(2, i),
    lambda: torch.special.chebyshev_polynomial_t(2, i), lambda: torch.float_power(True, f),
]:
    told(what)
print("writes")
for what in [
    written(f, "[False]", "i.reshape(3, 1)"), written(f, "[i]", "torch.ones(2, 5, dtype=torch.int64)"),
    written(i, "[torch.tensor([0, 1])]", "torch.ones(3)"), written(i, "[torch.tensor([0, 1])]", "torch.ones(2)"),
    written(f, "[0]", "2j"), written(f, "[[0, 1]]", "2j"), written(f, "['a']", "2j"), written(i, "[0]", "2j"),
    written(f, "[:, 5]", "2j"), written(f, "[0.5]", "1"), written(i, "[0]", "2.7"), written(b, "[0]", "2.7"),
    written(c, "[0]", "2j"), written(f, "[True]", "1"), written(f, "[0, 0, 0]", "2j"),
    written(f.double(), "[[0, 1], [0, 1]]", "2j"), written(s, "[0]", "1e10"), written(s, "[0]", "70000"),
]:
    told(what)
print("numbers")
for what in [
    lambda: i.clone().sub_(1, alpha=2), lambda: i.clone().add_(1, alpha=2), lambda: i.add(1, alpha=2),
    lambda: i.add(i, alpha=0.5), lambda: i.add(1, alpha=0.5), lambda: b.add(b, alpha=2), lambda: b.add(b, alpha=True),
    lambda: torch.sub(i, 2, alpha=3), lambda: f.add(1, alpha=0.5), lambda: b - b, lambda: b - 1, lambda: True - b,
    lambda: 1 - b, lambda: torch.sub(b, b), lambda: torch.sub(b, True), lambda: torch.rsub(b, 1),
    lambda: torch.rsub(b, b), lambda: b.sub(i), lambda: i.sub(b), lambda: -b,
]:
    told(what)
print("checks")
for what in [
    lambda: F.embedding(torch.tensor([1.0]), torch.tensor([1.0])), lambda: torch.cdist(f.int(), f.int()),
    lambda: F.pdist(f.int()), lambda: F.cosine_similarity(i, i, dim=0), lambda: F.cosine_similarity(i, i.float(), dim=0),
    lambda: torch.linalg.solve(i.reshape(1, 3), i), lambda: torch.linalg.solve(f, f.double()),
    lambda: torch.linalg.solve(f, i), lambda: torch.linalg.solve(torch.ones(3), torch.ones(3)),
    lambda: torch.linalg.multi_dot([f, torch.ones(5)]), lambda: torch.linalg.multi_dot([torch.ones(2), f]),
    lambda: torch.linalg.multi_dot([torch.ones(2, 2), torch.ones(3, 2), f]),
    lambda: torch.linalg.multi_dot([f]), lambda: torch.linalg.multi_dot([torch.ones(2), torch.ones(2)]),
    lambda: torch.linalg.lstsq(f, i), lambda: torch.linalg.lstsq(f, torch.ones(4, 4, 4)),
    lambda: torch.index_select(f, 0, f), lambda: torch.index_select(f, 0, torch.tensor([0.5])),
    lambda: torch.tensordot(f, i.float().double(), 1), lambda: torch.tensordot(f, torch.ones(2), 1),
    lambda: torch.meshgrid(f, i, indexing="ij"),
    lambda: torch.meshgrid(torch.ones(2), i, indexing="ij"),
    lambda: torch.quantile(e, 0.5), lambda: torch.quantile(e.int(), 0.5), lambda: torch.quantile(i, f),
    lambda: torch.quantile(i, 0.5), lambda: torch.quantile(f, f), lambda: torch.quantile(f, 2.0),
    lambda: torch.std_mean(i), lambda: torch.var_mean(i), lambda: torch.std(i), lambda: torch.var(b),
    lambda: F.kl_div(i, i), lambda: torch.take_along_dim(f, f), lambda: torch.take_along_dim(f, f, 1),
    lambda: torch.take_along_dim(f, s.reshape(1, 2), 1), lambda: torch.bincount(b), lambda: torch.bincount(f),
    lambda: torch.bincount(torch.tensor([-1])), lambda: F.cross_entropy(torch.ones(3), torch.ones(5)),
    lambda: F.cross_entropy(torch.ones(2, 3), torch.ones(2)), lambda: F.cross_entropy(torch.ones(3), i),
    lambda: F.nll_loss(torch.ones(2, 3), torch.ones(2)), lambda: torch.isin(b, b), lambda: torch.isin(f, i),
    lambda: torch.isin(3, 2), lambda: torch.isin(3, i), lambda: torch.isin(i, 2),
    lambda: torch.histogram(i, 3), lambda: torch.heaviside(c, f[0, :2]), lambda: torch.heaviside(f, i),
    lambda: e.mode(), lambda: e.median(0), lambda: e.argmax(), lambda: e.max(), lambda: e.reshape(0, 2).max(0),
    lambda: e.reshape(0, 2).argmax(0), lambda: c.view_as_real(), lambda: f.kthvalue(9), lambda: f.topk(9),
    lambda: f.map_(i, lambda p, q: p),
    lambda: torch.gather(f, 0, f), lambda: torch.gather(f, 0, s.reshape(1, 2)), lambda: torch.scatter(f, 0, e.reshape(0, 1), f),
    lambda: torch.bmm(f, f), lambda: torch.mm(i, i), lambda: torch.mm(f, i), lambda: torch.mv(f, i),
    lambda: torch.dot(f, f), lambda: torch.dot(i, f[0]), lambda: torch.dot(i, torch.tensor([1, 2])),
    lambda: torch.addmm(f, f, f), lambda: torch.addmv(f, f, i), lambda: torch.outer(f, f),
    lambda: F.linear(f, i), lambda: F.linear(f, torch.ones(2, 3, dtype=torch.float64)), lambda: torch.trapezoid(b),
    lambda: F.interpolate(i.reshape(1, 1, 3), scale_factor=2), lambda: F.batch_norm(f.short(), None, None, training=True),
    lambda: F.triplet_margin_loss(f, f[0, 0], f), lambda: torch.unravel_index(f, (2, 2)),
    lambda: torch.complex(f, i), lambda: torch.polar(f, f.double()), lambda: f.view(torch.int16).shape,
    lambda: F.gelu(c), lambda: F.huber_loss(c, c), lambda: F.elu(c), lambda: F.softmax(i, 0), lambda: F.layer_norm(i, (3,)),
    lambda: torch.linalg.eig(f), lambda: F.interpolate(i.reshape(1, 1, 3), scale_factor=2, mode="linear"),
    lambda: torch.linalg.qr(f.half()), lambda: torch.linalg.inv(f[:, :2].half()), lambda: torch.det(f[:, :2].half()),
    lambda: torch.linalg.eig(torch.full((2, 2), float("inf"))),
    lambda: torch.linalg.qr(i), lambda: torch.linalg.svd(torch.ones(2, 2).half()), lambda: torch.linalg.inv(i),
    lambda: torch.linalg.det(f), lambda: torch.linalg.cholesky(i), lambda: torch.linalg.matrix_power(f, 2),
    lambda: torch.unflatten(f, 1, (2, 2)), lambda: f.unflatten(1, (-1, 2)), lambda: torch.scatter(f, 0, f.long(), i),
    lambda: torch.std(torch.zeros(0)), lambda: torch.median(torch.zeros(0)), lambda: torch.clamp(f), lambda: c.clamp(0, 1),
    lambda: torch.aminmax(e), lambda: torch.cummax(c, 0), lambda: c.median(), lambda: c.max(), lambda: c.sort(),
    lambda: torch.searchsorted(f, i), lambda: torch.searchsorted(torch.tensor([1.0, 2.0]), i),
    lambda: torch.searchsorted(torch.ones(3, 2), f), lambda: F.one_hot(f), lambda: F.one_hot(i, 2), lambda: F.one_hot(-i),
    lambda: torch.multinomial(f, 5), lambda: torch.multinomial(i, 2), lambda: torch.multinomial(-f, 2),
    lambda: torch.bernoulli(f), lambda: torch.bernoulli(i), lambda: torch.normal(f, -f), lambda: i.clone().normal_(),
    lambda: torch.zeros(0, dtype=torch.int64).normal_(), lambda: b.cumsum(0), lambda: b.prod(), lambda: b.mean(),
    lambda: torch.maximum(c, c), lambda: torch.minimum(c, c), lambda: F.softplus(c), lambda: F.leaky_relu(c),
    lambda: F.logsigmoid(c), lambda: F.mish(c), lambda: F.glu(c), lambda: F.smooth_l1_loss(i, i), lambda: torch.nanmean(i),
    lambda: i.logcumsumexp(0), lambda: torch.nextafter(i, i), lambda: torch.ones(2).put_(torch.tensor([0]), torch.ones(1).double()),
    lambda: torch.linalg.multi_dot([torch.ones(2, 2), torch.ones(2, 2).double()]),
    lambda: i.mean(), lambda: i.softmax(0), lambda: i.norm(), lambda: i.float().norm(2, 0), lambda: b.float().std(),
]:
    told(what)
