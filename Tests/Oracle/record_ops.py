"""Records values, gradients, second derivatives and nodes of tensor operations under torch 2.13.0+cpu (one thread).

    python Tests/Oracle/record_ops.py Tests/AutodiffTests/Fixtures

Each sample is one row: name, inputs, operation. Tests/AutodiffTests/OpSamples.swift has a row of the same name.
Inputs: "2,3" is a float32 array of normal numbers; p positive, u in (0, 1), i<k> class numbers below k, b bool;
T lays the array out transposed; a trailing "!" means that no gradient is asked for.
Tolerance: "exact" means bit for bit; "ulp" a few units in the last place (vendor maths in the reference).
"""
import json
import os
import struct
import sys

import torch
import torch.nn.functional as F

torch.set_num_threads(1)

EXACT, ULP = "exact", "ulp"

SAMPLES = [
    ("add", "2,3 2,3", lambda a, b: a + b, EXACT),
    ("add broadcast row", "2,3 3", lambda a, b: a + b, EXACT),
    ("add broadcast column", "2,3 2,1", lambda a, b: a + b, EXACT),
    ("add zero-dim", "2,3 -", lambda a, b: a + b, EXACT),
    ("add empty", "0,3 1,3", lambda a, b: a + b, EXACT),
    ("add alpha", "4 4", lambda a, b: torch.add(a, b, alpha=0.3), EXACT),
    ("add number", "2,3", lambda a: a + 1.5, EXACT),
    ("add transposed", "T3,2 3,2", lambda a, b: a + b, EXACT),
    ("sub", "2,3 2,3", lambda a, b: a - b, EXACT),
    ("sub broadcast", "3 2,3", lambda a, b: a - b, EXACT),
    ("sub number", "3", lambda a: a - 2, EXACT),
    ("rsub", "3", lambda a: 1 - a, EXACT),
    ("neg", "3", lambda a: -a, EXACT),
    ("mul", "2,3 2,3", lambda a, b: a * b, EXACT),
    ("mul broadcast", "2,1,3 4,1", lambda a, b: a * b, EXACT),
    ("mul number", "3", lambda a: a * 2.5, EXACT),
    ("mul constant", "3 3!", lambda a, b: a * b, EXACT),
    ("div", "2,3 p2,3", lambda a, b: a / b, EXACT),
    ("div broadcast", "3 p2,1", lambda a, b: a / b, EXACT),
    ("div number", "3", lambda a: a / 3, EXACT),
    ("rdiv", "p3", lambda a: 2 / a, EXACT),
    ("reciprocal", "p3", lambda a: a.reciprocal(), EXACT),
    ("remainder number", "5", lambda a: a % 0.7, EXACT),
    ("pow 2", "5", lambda a: a ** 2, EXACT),
    ("pow 3", "5", lambda a: a ** 3, EXACT),
    ("pow 1", "5", lambda a: a ** 1, EXACT),
    ("pow 0", "5", lambda a: a ** 0, EXACT),
    ("pow -1", "p5", lambda a: a ** -1, EXACT),
    ("pow 0.5", "p5", lambda a: a ** 0.5, ULP),
    ("pow 2.5", "p5", lambda a: a ** 2.5, ULP),
    ("pow tensor", "p4 4", lambda a, b: a ** b, ULP),
    ("rpow", "4", lambda a: 2 ** a, ULP),
    ("square", "4", lambda a: a.square(), EXACT),
    ("exp", "6", lambda a: a.exp(), ULP),
    ("expm1", "6", lambda a: a.expm1(), ULP),
    ("log", "p6", lambda a: a.log(), ULP),
    ("log2", "p6", lambda a: a.log2(), ULP),
    ("log10", "p6", lambda a: a.log10(), ULP),
    ("log1p", "p6", lambda a: a.log1p(), ULP),
    ("sqrt", "p6", lambda a: a.sqrt(), ULP),
    ("rsqrt", "p6", lambda a: a.rsqrt(), ULP),
    ("sin", "6", lambda a: a.sin(), ULP),
    ("cos", "6", lambda a: a.cos(), ULP),
    ("tan", "6", lambda a: a.tan(), ULP),
    ("asin", "u6", lambda a: a.asin(), ULP),
    ("acos", "u6", lambda a: a.acos(), ULP),
    ("atan", "6", lambda a: a.atan(), ULP),
    ("sinh", "6", lambda a: a.sinh(), ULP),
    ("cosh", "6", lambda a: a.cosh(), ULP),
    ("tanh", "6", lambda a: a.tanh(), ULP),
    ("erf", "6", lambda a: a.erf(), ULP),
    ("abs", "6", lambda a: a.abs(), EXACT),
    ("sign", "6", lambda a: a.sign(), EXACT),
    ("floor", "6", lambda a: a.floor(), EXACT),
    ("ceil", "6", lambda a: a.ceil(), EXACT),
    ("round", "6", lambda a: a.round(), EXACT),
    ("trunc", "6", lambda a: a.trunc(), EXACT),
    ("frac", "6", lambda a: a.frac(), EXACT),
    ("relu", "2,5", lambda a: a.relu(), EXACT),
    ("leaky_relu", "2,5", lambda a: F.leaky_relu(a, 0.1), EXACT),
    ("elu", "2,5", lambda a: F.elu(a), ULP),
    ("gelu", "2,5", lambda a: F.gelu(a), ULP),
    ("gelu tanh", "2,5", lambda a: F.gelu(a, approximate="tanh"), ULP),
    ("silu", "2,5", lambda a: F.silu(a), ULP),
    ("softplus", "2,5", lambda a: F.softplus(a), ULP),
    ("logsigmoid", "2,5", lambda a: F.logsigmoid(a), ULP),
    ("sigmoid", "2,5", lambda a: a.sigmoid(), ULP),
    ("hardtanh", "2,5", lambda a: F.hardtanh(a), EXACT),
    ("clamp", "2,5", lambda a: a.clamp(-0.5, 0.5), EXACT),
    ("clamp min", "2,5", lambda a: a.clamp(min=0), EXACT),
    ("maximum", "5 5", lambda a, b: torch.maximum(a, b), EXACT),
    ("minimum broadcast", "2,5 5", lambda a, b: torch.minimum(a, b), EXACT),
    ("where", "b5! 5 5", lambda c, a, b: torch.where(c, a, b), EXACT),
    ("sum", "3,4", lambda a: a.sum(), EXACT),
    ("sum transposed", "T3,4", lambda a: a.sum(), EXACT),
    ("sum zero-dim", "-", lambda a: a.sum(), EXACT),
    ("sum dim", "3,4", lambda a: a.sum(1), EXACT),
    ("sum dims keep", "2,3,4", lambda a: a.sum((0, 2), keepdim=True), EXACT),
    ("mean", "3,5", lambda a: a.mean(), EXACT),
    ("mean dim", "3,5", lambda a: a.mean(0), EXACT),
    ("mean keep", "3,5", lambda a: a.mean(-1, keepdim=True), EXACT),
    ("prod", "5", lambda a: a.prod(), ULP),
    ("prod dim", "3,4", lambda a: a.prod(1), ULP),
    ("max", "6", lambda a: a.max(), EXACT),
    ("min", "6", lambda a: a.min(), EXACT),
    ("max dim", "3,4", lambda a: a.max(1).values, EXACT),
    ("min dim keep", "3,4", lambda a: a.min(0, keepdim=True).values, EXACT),
    ("amax", "3,4", lambda a: a.amax(1), EXACT),
    ("amin all", "3,4", lambda a: a.amin((0, 1)), EXACT),
    ("var", "3,4", lambda a: a.var(), ULP),
    ("var dim", "3,4", lambda a: a.var(1), ULP),
    ("var biased", "3,4", lambda a: a.var(0, correction=0, keepdim=True), ULP),
    ("std", "3,4", lambda a: a.std(), ULP),
    ("std dim", "3,4", lambda a: a.std(1), ULP),
    ("norm", "3,4", lambda a: a.norm(), ULP),
    ("norm dim", "3,4", lambda a: a.norm(dim=1), ULP),
    ("norm 1", "3,4", lambda a: a.norm(1), ULP),
    ("norm 3", "p3,4", lambda a: a.norm(3), ULP),
    ("norm inf", "3,4", lambda a: a.norm(float("inf")), ULP),
    ("logsumexp", "3,4", lambda a: a.logsumexp(1), ULP),
    ("cumsum", "3,4", lambda a: a.cumsum(1), EXACT),
    ("cumprod", "3,4", lambda a: a.cumprod(1), ULP),
    ("sort", "3,4", lambda a: a.sort(1).values, EXACT),
    ("topk", "3,4", lambda a: a.topk(2, 1).values, EXACT),
    ("softmax", "3,5", lambda a: a.softmax(1), ULP),
    ("softmax first", "3,5", lambda a: a.softmax(0), ULP),
    ("log_softmax", "3,5", lambda a: a.log_softmax(1), ULP),
    ("mse_loss", "3,4 3,4", lambda a, b: F.mse_loss(a, b), EXACT),
    ("mse_loss sum", "3,4 3,4!", lambda a, b: F.mse_loss(a, b, reduction="sum"), EXACT),
    ("mse_loss none", "3,4 3,4!", lambda a, b: F.mse_loss(a, b, reduction="none"), EXACT),
    ("l1_loss", "3,4 3,4", lambda a, b: F.l1_loss(a, b), EXACT),
    ("smooth_l1_loss", "3,4 3,4", lambda a, b: F.smooth_l1_loss(a, b), ULP),
    ("huber_loss", "3,4 3,4", lambda a, b: F.huber_loss(a, b, delta=0.5), ULP),
    ("bce", "u3,4 u3,4!", lambda a, b: F.binary_cross_entropy(a, b), ULP),
    ("bce target", "u3,4! u3,4", lambda a, b: F.binary_cross_entropy(a, b), ULP),
    ("bce logits", "3,4 u3,4", lambda a, b: F.binary_cross_entropy_with_logits(a, b), ULP),
    ("nll_loss", "4,5 i5,4!", lambda a, b: F.nll_loss(a, b), EXACT),
    ("nll_loss none", "4,5 i5,4!", lambda a, b: F.nll_loss(a, b, reduction="none"), EXACT),
    ("cross_entropy", "4,5 i5,4!", lambda a, b: F.cross_entropy(a, b), ULP),
    ("cross_entropy sum", "4,5 i5,4!", lambda a, b: F.cross_entropy(a, b, reduction="sum"), ULP),
    ("cross_entropy weight", "4,5 i5,4! p5!", lambda a, b, w: F.cross_entropy(a, b, w), ULP),
    ("cross_entropy smoothing", "4,5 i5,4!", lambda a, b: F.cross_entropy(a, b, label_smoothing=0.1), ULP),
    ("cross_entropy probabilities", "4,5 u4,5!", lambda a, b: F.cross_entropy(a, b), ULP),
    ("mm", "3,4 4,5", lambda a, b: a @ b, ULP),
    ("mm transposed", "T3,4 T4,5", lambda a, b: a @ b, ULP),
    ("mv", "3,4 4", lambda a, b: a @ b, ULP),
    ("vm", "3 3,4", lambda a, b: a @ b, ULP),
    ("dot", "5 5", lambda a, b: a @ b, ULP),
    ("outer", "3 4", lambda a, b: torch.outer(a, b), EXACT),
    ("bmm", "2,3,4 2,4,5", lambda a, b: torch.bmm(a, b), ULP),
    ("matmul batch", "2,3,4 4,5", lambda a, b: a @ b, ULP),
    ("matmul batch vector", "2,3,4 4", lambda a, b: a @ b, ULP),
    ("matmul broadcast", "2,1,3,4 5,4,2", lambda a, b: a @ b, ULP),
    ("matmul matrix batch", "3,4 2,4,5", lambda a, b: a @ b, ULP),
    ("addmm", "5 3,4 4,5", lambda c, a, b: torch.addmm(c, a, b), ULP),
    ("addmm scaled", "3,5 3,4 4,5", lambda c, a, b: torch.addmm(c, a, b, beta=0.5, alpha=2), ULP),
    ("linear", "3,4 5,4 5", lambda x, w, b: F.linear(x, w, b), ULP),
    ("linear no bias", "3,4 5,4", lambda x, w: F.linear(x, w), ULP),
    ("linear vector", "4 5,4 5", lambda x, w, b: F.linear(x, w, b), ULP),
    ("linear batch", "2,3,4 5,4 5", lambda x, w, b: F.linear(x, w, b), ULP),
    ("view", "2,6", lambda a: a.view(3, 4), EXACT),
    ("reshape", "2,6", lambda a: a.reshape(4, -1), EXACT),
    ("reshape copy", "T3,4", lambda a: a.reshape(6, 2), EXACT),
    ("transpose", "2,3,4", lambda a: a.transpose(0, 2), EXACT),
    ("t", "2,3", lambda a: a.t(), EXACT),
    ("permute", "2,3,4", lambda a: a.permute(2, 0, 1), EXACT),
    ("expand", "3,1", lambda a: a.expand(2, 3, 4), EXACT),
    ("squeeze", "2,1,3,1", lambda a: a.squeeze(), EXACT),
    ("squeeze dim", "2,1,3", lambda a: a.squeeze(1), EXACT),
    ("unsqueeze", "2,3", lambda a: a.unsqueeze(1), EXACT),
    ("flatten", "2,3,4", lambda a: a.flatten(1), EXACT),
    ("select", "3,4", lambda a: a[1], EXACT),
    ("slice", "5,4", lambda a: a[1:4:2], EXACT),
    ("column", "3,4", lambda a: a[:, 2], EXACT),
    ("index two", "3,4", lambda a: a[1:, 0:3], EXACT),
    ("index list", "5,2", lambda a: a[[0, 3, 3]], EXACT),
    ("diagonal", "3,4", lambda a: a.diagonal(), EXACT),
    ("diag", "3", lambda a: a.diag(), EXACT),
    ("diag matrix", "3,4", lambda a: a.diag(), EXACT),
    ("unbind sum", "3,4", lambda a: a.unbind()[0] * 2 + a.unbind()[2], EXACT),
    ("split", "5,2", lambda a: a.split(2)[1], EXACT),
    ("chunk", "6,2", lambda a: a.chunk(3)[2], EXACT),
    ("cat", "2,3 4,3", lambda a, b: torch.cat([a, b]), EXACT),
    ("cat dim", "2,3 2,1", lambda a, b: torch.cat([a, b], 1), EXACT),
    ("stack", "3 3", lambda a, b: torch.stack([a, b], 1), EXACT),
    ("clone", "2,3", lambda a: a.clone(), EXACT),
    ("contiguous", "T2,3", lambda a: a.contiguous(), EXACT),
    ("double", "3", lambda a: a.double(), EXACT),
    ("repeat", "2,3", lambda a: a.repeat(2, 1, 3), EXACT),
    ("flip", "2,3", lambda a: a.flip(0, 1), EXACT),
    ("roll", "2,3", lambda a: a.roll(1, 1), EXACT),
    ("tril", "3,3", lambda a: a.tril(), EXACT),
    ("triu", "3,3", lambda a: a.triu(1), EXACT),
    ("gather", "3,4 i4,3,2!", lambda a, i: a.gather(1, i), EXACT),
    ("scatter", "5,4 i5,1,2! 1,2", lambda a, i, s: a.scatter(0, i, s), EXACT),
    ("scatter_add", "3,4 i3,3,2! 3,2", lambda a, i, s: a.scatter_add(0, i, s), EXACT),
    ("index_select", "3,4 i4,5!", lambda a, i: a.index_select(1, i), EXACT),
    ("embedding", "5,3 i5,2,2!", lambda w, i: F.embedding(i, w), EXACT),
    ("masked_fill", "3,4 b3,4!", lambda a, m: a.masked_fill(m, 7.0), EXACT),
    ("masked_select", "3,4 b3,4!", lambda a, m: a.masked_select(m), EXACT),
    ("in-place chain", "4", lambda a: (a * 1).add_(2).mul_(3).exp_(), ULP),
    ("in-place view", "2,3", lambda a: write_view(a), EXACT),
    ("set item", "2,3 3", lambda a, b: set_item(a, b), EXACT),
    ("shared twice", "3", lambda a: a * a + a.sin() * a, ULP),
]


def write_view(a):
    b = a * 1
    b[0].mul_(10)
    b[:, 1].add_(1)
    return b * b


def set_item(a, b):
    c = a * 2
    c[1] = b * b
    return c * c


def bits(t):
    if t._is_zerotensor():
        t = torch.zeros(t.shape, dtype=t.dtype)
    t = t.detach().contiguous().reshape(-1)
    if t.dtype == torch.float32:
        return [struct.pack(">f", v).hex() for v in t.tolist()]
    if t.dtype == torch.float64:
        return [struct.pack(">d", v).hex() for v in t.tolist()]
    return [str(int(v)) for v in t.tolist()]


def packed(t):
    return {"shape": list(t.shape), "dtype": str(t.dtype)[6:], "bits": bits(t)}


def make(spec, generator):
    wants = not spec.endswith("!")
    spec = spec.rstrip("!")
    transposed = spec.startswith("T")
    spec = spec[1:] if transposed else spec
    kind = spec[0] if spec[0] in "puib" else "n"
    spec = spec[1:] if kind != "n" else spec
    sizes = [] if spec == "-" else [int(v) for v in spec.split(",")]
    if kind == "i":
        classes, sizes = sizes[0], sizes[1:]
        return torch.randint(0, classes, sizes, generator=generator), False, False
    if kind == "b":
        return torch.rand(sizes, generator=generator) > 0.5, False, False
    if transposed:
        sizes = sizes[::-1]
    x = torch.randn(sizes, generator=generator)
    if kind == "p":
        x = x.abs() + 0.25
    if kind == "u":
        x = x.sigmoid() * 0.9 + 0.05
    return x, wants, transposed


def record(index, name, inputs, operation, tolerance):
    generator = torch.Generator().manual_seed(1000 + index)
    specs = [make(s, generator) for s in inputs.split()]
    leaves = [x.clone().requires_grad_(wants) for x, wants, _ in specs]

    def run():
        return operation(*[x.t() if specs[i][2] else x for i, x in enumerate(leaves)])

    y = run()
    asked = [x for x in leaves if x.requires_grad]
    seed = torch.randn(y.shape, generator=generator, dtype=torch.float32).to(y.dtype)
    result = {
        "name": name, "tolerance": tolerance,
        "inputs": [dict(packed(x), transposed=t, grad=w) for x, (_, w, t) in zip(leaves, specs)],
        "value": packed(y), "node": y.grad_fn.name(),
        "next": [n.name() if n else None for n, _ in y.grad_fn.next_functions], "seed": bits(seed),
    }
    grads = torch.autograd.grad(y, asked, seed, retain_graph=True)
    result["grads"] = [packed(g) for g in grads]
    torch.autograd.grad(y, asked, seed)
    try:
        torch.autograd.grad(y, asked, seed)
        result["again"] = True
    except RuntimeError as e:
        assert "second time" in str(e)
        result["again"] = False
    y = run()
    grads = torch.autograd.grad(y, asked, seed, create_graph=True)
    directions = [torch.randn(g.shape, generator=generator) for g in grads]
    product = sum((g * d).sum() for g, d in zip(grads, directions))
    result["directions"] = [bits(d) for d in directions]
    if product.requires_grad:
        second = torch.autograd.grad(product, asked, allow_unused=True)
        result["second"] = [packed(g) if g is not None else None for g in second]
    return result


def training(loss_name):
    torch.manual_seed(7)
    model = torch.nn.Sequential(torch.nn.Linear(20, 32), torch.nn.ReLU(), torch.nn.Linear(32, 5))
    x = torch.randn(64, 20)
    if loss_name == "cross_entropy":
        y = torch.randint(0, 5, (64,))
        criterion = torch.nn.CrossEntropyLoss()
    else:
        y = torch.randn(64, 5)
        criterion = torch.nn.MSELoss()
    parameters = [packed(p) for p in model.parameters()]
    optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for _ in range(300):
        optimiser.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimiser.step()
        losses.append(bits(loss)[0])
    return {"loss": loss_name, "x": packed(x), "y": packed(y), "parameters": parameters, "losses": losses,
            "final": [packed(p) for p in model.parameters()]}


def main():
    out = sys.argv[1]
    samples = [record(i, *row) for i, row in enumerate(SAMPLES)]
    with open(os.path.join(out, "ops.json"), "w") as f:
        json.dump({"torch": torch.__version__, "samples": samples}, f, indent=0)
        f.write("\n")
    with open(os.path.join(out, "training.json"), "w") as f:
        json.dump({"torch": torch.__version__, "runs": [training("cross_entropy"), training("mse_loss")]}, f, indent=0)
        f.write("\n")


main()
