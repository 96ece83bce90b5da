#!/usr/bin/env python3
"""Record what the reference computes, bit by bit, for the tests of the C kernels.

    python record_kernels.py ../TensorsTests/Fixtures/kernels

Each line of a fixture file is one case: words that say what to call, then what comes out. Inputs are not stored: both
sides generate them from a splitmix64 stream (see `Mix` and `KernelFixtureTests.swift`). Outputs are an FNV-1a hash of
the result's bytes, or (where only the last bit is out of reach) the values themselves in hexadecimal.
One thread; recorded on a processor with AVX-512, whose vector length decides some orders of addition.
"""
import os
import struct
import sys

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"
import warnings

warnings.simplefilter("ignore")
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
M64 = (1 << 64) - 1
DTYPES = {"f32": torch.float32, "f64": torch.float64}


class Mix:
    """splitmix64; a value is a multiple of 2**-21 in [-4, 4), exact in float32"""

    def __init__(self, seed):
        self.state = seed & M64

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & M64
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M64
        return z ^ (z >> 31)

    def values(self, n, domain="any"):
        units = [(self.next() >> 40) * 2.0**-24 for _ in range(n)]
        if domain == "unit":
            return units
        values = [u * 8 - 4 for u in units]
        return [abs(v) + 0.5 for v in values] if domain == "positive" else values

    def tensor(self, shape, dtype, domain="any"):
        count = 1
        for size in shape:
            count *= size
        return torch.tensor(self.values(count, domain), dtype=torch.float64).to(dtype).reshape(shape)


def raw(t):
    t = t.detach().contiguous().flatten()
    if t.dtype == torch.float32:
        return struct.pack(f"<{t.numel()}i", *t.view(torch.int32).tolist())
    if t.dtype == torch.bool:
        return bytes(t.to(torch.uint8).tolist())
    return struct.pack(f"<{t.numel()}q", *t.view(torch.int64).tolist())


def digest(*tensors):
    h = 0xCBF29CE484222325
    for t in tensors:
        for byte in raw(t):
            h = ((h ^ byte) * 0x100000001B3) & M64
    return f"{h:016x}"


LENGTHS = (1, 7, 32, 45, 200)
UNARY = [  # name, domain, p0, p1, function
    ("NEG", "any", 0, 0, torch.neg), ("ABS", "any", 0, 0, torch.abs), ("SIGN", "any", 0, 0, torch.sign),
    ("SQUARE", "any", 0, 0, torch.square), ("CUBE", "any", 0, 0, lambda x: x**3),
    ("FLOOR", "any", 0, 0, torch.floor), ("CEIL", "any", 0, 0, torch.ceil), ("ROUND", "any", 0, 0, torch.round),
    ("TRUNC", "any", 0, 0, torch.trunc), ("FRAC", "any", 0, 0, torch.frac), ("EXPM1", "any", 0, 0, torch.expm1),
    ("EXP2", "any", 0, 0, torch.exp2), ("LOG1P", "positive", 0, 0, torch.log1p), ("SINH", "any", 0, 0, torch.sinh),
    ("COSH", "any", 0, 0, torch.cosh), ("ATANH", "unit", 0, 0, torch.atanh), ("SIGMOID", "any", 0, 0, torch.sigmoid),
    ("LOG_SIGMOID", "any", 0, 0, F.logsigmoid), ("RELU", "any", 0, 0, torch.relu),
    ("LEAKY_RELU", "any", 0.01, 0, F.leaky_relu), ("ELU", "any", 1.3, 1, lambda x: F.elu(x, 1.3)),
    ("GELU_TANH", "any", 0, 0, lambda x: F.gelu(x, approximate="tanh")), ("SILU", "any", 0, 0, F.silu),
    ("SOFTPLUS", "any", 1, 20, F.softplus), ("SOFTPLUS", "any", 2, 4, lambda x: F.softplus(x, 2, 4)),
    ("RSQRT", "positive", 0, 0, torch.rsqrt), ("RECIPROCAL", "positive", 0, 0, torch.reciprocal),
    ("CLAMP", "any", -0.5, 1, lambda x: x.clamp(-0.5, 1)), ("POW_SCALAR", "positive", 2.5, 0, lambda x: x**2.5),
    ("POW_SCALAR", "positive", -2, 0, lambda x: x**-2), ("SCALAR_POW", "any", 1.1, 0, lambda x: 1.1**x),
    ("IS_NAN", "any", 0, 0, torch.isnan), ("LOGICAL_NOT", "any", 0, 0, torch.logical_not),
]
SINGLE = [  # single-precision functions of the closed library whose rounding is known
    ("EXP", "any", torch.exp), ("LOG", "positive", torch.log), ("LOG", "unit", torch.log), ("SIN", "any", torch.sin),
    ("COS", "any", torch.cos), ("TANH", "any", torch.tanh), ("TANH", "unit", torch.tanh),
]
NEAR = [  # the reference's last bit is out of reach, at least in double precision: the values themselves
    ("EXP", "any", torch.exp), ("LOG", "positive", torch.log), ("LOG2", "positive", torch.log2),
    ("LOG10", "positive", torch.log10), ("SIN", "any", torch.sin), ("COS", "any", torch.cos),
    ("TAN", "any", torch.tan), ("ASIN", "unit", torch.asin), ("ACOS", "unit", torch.acos),
    ("ATAN", "any", torch.atan), ("TANH", "any", torch.tanh), ("ERF", "any", torch.erf),
    ("SQRT", "positive", torch.sqrt),
]


def grad(f):
    def run(g, x):
        x = x.clone().requires_grad_(True)
        f(x).backward(g)
        return x.grad

    return run


BINARY = [  # name, domain of a, domain of b, p0, p1, function
    ("ADD", "any", "any", 0, 0, torch.add), ("SUB", "any", "any", 0, 0, torch.sub),
    ("MUL", "any", "any", 0, 0, torch.mul), ("DIV", "any", "any", 0, 0, torch.div),
    ("FLOOR_DIV", "any", "any", 0, 0, torch.floor_divide), ("REMAINDER", "any", "any", 0, 0, torch.remainder),
    ("FMOD", "any", "any", 0, 0, torch.fmod), ("POW", "positive", "any", 0, 0, torch.pow),
    ("MAXIMUM", "any", "any", 0, 0, torch.maximum), ("MINIMUM", "any", "any", 0, 0, torch.minimum),
    ("ATAN2", "any", "any", 0, 0, torch.atan2), ("HYPOT", "any", "any", 0, 0, torch.hypot),
    ("ADD_ALPHA", "any", "any", 0.3, 0, lambda a, b: torch.add(a, b, alpha=0.3)),
    ("LT", "any", "any", 0, 0, torch.lt), ("GE", "any", "any", 0, 0, torch.ge), ("NE", "any", "any", 0, 0, torch.ne),
    ("SQUARED_DIFFERENCE", "any", "any", 0, 0, lambda a, b: F.mse_loss(a, b, reduction="none")),
    ("SIGMOID_BACKWARD", "any", "unit", 0, 0, torch.ops.aten.sigmoid_backward),
    ("TANH_BACKWARD", "any", "unit", 0, 0, torch.ops.aten.tanh_backward),
    ("THRESHOLD_BACKWARD", "any", "any", 0, 0, grad(torch.relu)),
    ("LEAKY_RELU_BACKWARD", "any", "any", 0.01, 0, grad(F.leaky_relu)),
    ("ELU_BACKWARD", "any", "any", 1, 1, grad(F.elu)), ("SILU_BACKWARD", "any", "any", 0, 0, grad(F.silu)),
    ("GELU_TANH_BACKWARD", "any", "any", 0, 0, grad(lambda x: F.gelu(x, approximate="tanh"))),
    ("SOFTPLUS_BACKWARD", "any", "any", 1, 20, grad(F.softplus)),
    ("LOG_SIGMOID_BACKWARD", "any", "any", 0, 0, grad(F.logsigmoid)),
    ("BCE", "unit", "unit", 0, 0, lambda a, b: F.binary_cross_entropy(a, b, reduction="none")),
    ("SMOOTH_L1", "any", "any", 1, 0, lambda a, b: F.smooth_l1_loss(a, b, reduction="none")),
    ("HUBER", "any", "any", 0.7, 0, lambda a, b: F.huber_loss(a, b, delta=0.7, reduction="none")),
]


def elementwise():
    for dtype, t in DTYPES.items():
        for n in LENGTHS:
            for name, domain, p0, p1, f in UNARY:
                yield f"unary {name} {dtype} {n} {domain} {p0} {p1} {digest(f(Mix(n).tensor([n], t, domain)))}"
            for name, first, second, p0, p1, f in BINARY:
                mix = Mix(n)
                a = mix.tensor([n], t, first)
                b = mix.tensor([n], t, second)
                yield f"binary {name} {dtype} {n} {first} {second} {p0} {p1} {digest(f(a, b))}"
        for name, domain, f in SINGLE if dtype == "f32" else []:
            yield f"unary {name} {dtype} 20000 {domain} 0 0 {digest(f(Mix(20000).tensor([20000], t, domain)))}"
        for name, domain, f in NEAR:
            yield f"near {name} {dtype} 48 {domain} {raw(f(Mix(48).tensor([48], t, domain))).hex()}"


SHAPES = [(5,), (8,), (17,), (100,), (5000,), (4, 3), (32, 20), (64, 10), (10, 64), (100, 1), (33, 77), (5, 6, 7)]
REDUCTIONS = {
    "SUM": lambda x, d: x.sum(d), "MEAN": lambda x, d: x.mean(d), "AMAX": lambda x, d: x.amax(d),
    "AMIN": lambda x, d: x.amin(d), "VAR": lambda x, d: x.var(d), "STD": lambda x, d: x.std(d),
    "NORM1": lambda x, d: torch.linalg.vector_norm(x, 1, dim=d),
    "NORM2": lambda x, d: torch.linalg.vector_norm(x, 2, dim=d),
}
ONE_DIMENSION = {
    "PROD": lambda x, d: x.prod(d), "ARGMAX": lambda x, d: x.argmax(d), "ARGMIN": lambda x, d: x.argmin(d),
}


def reductions():
    for dtype, t in DTYPES.items():
        for shape in SHAPES:
            for layout in ("rows", "columns"):
                if layout == "rows":
                    x = Mix(1).tensor(shape, t)
                else:
                    x = Mix(1).tensor(shape[::-1], t).permute(*range(len(shape) - 1, -1, -1))
                size = "x".join(map(str, shape))
                for mask in range(1, 2 ** len(shape)):
                    dims = tuple(d for d in range(len(shape)) if mask >> d & 1)
                    for name, f in REDUCTIONS.items():
                        if name == "NORM2" and (len(shape) > 1 and layout == "columns" or len(shape) > 2):
                            continue
                        yield f"reduce {name} {dtype} {size} {layout} {mask} {digest(f(x, dims))}"
                    if len(dims) == 1:
                        for name, f in ONE_DIMENSION.items():
                            yield f"reduce {name} {dtype} {size} {layout} {mask} {digest(f(x, dims[0]))}"
        for shape in [(5, 3), (7, 10), (3, 15), (3, 17), (4, 64), (2, 5, 7), (3, 4, 100)]:
            size = "x".join(map(str, shape))
            mix = Mix(2)
            x, g = mix.tensor(shape, t), mix.tensor(shape, t)
            for d in range(len(shape)):
                for name, f in (("softmax", F.softmax), ("log_softmax", F.log_softmax)):
                    leaf = x.clone().requires_grad_(True)
                    y = f(leaf, d)
                    y.backward(g)
                    yield f"{name} {dtype} {size} {d} {digest(y)} {digest(leaf.grad)}"
                yield f"cumsum {dtype} {size} {d} {digest(x.cumsum(d))}"
                order = x.round().sort(dim=d, stable=True)
                yield f"sort {dtype} {size} {d} {digest(order.values, order.indices)}"
        for n in (1, 2, 16, 17, 18, 33, 100, 700):
            mix = Mix(n)
            logp = mix.tensor([n, 5], t).requires_grad_(True)
            target = torch.tensor([mix.next() % 5 for _ in range(n)])
            for reduction in ("none", "mean", "sum"):
                for ignored in (-100, 1):
                    logp.grad = None
                    loss = F.nll_loss(logp, target, reduction=reduction, ignore_index=ignored)
                    loss.backward(torch.ones_like(loss))
                    yield f"nll {dtype} {n} {reduction} {ignored} {digest(loss)} {digest(logp.grad)}"


def products():
    sizes = (1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 17, 33)
    for trans_a in (0, 1):
        for trans_b in (0, 1):
            for bias in (0, 1):
                for m in sizes:
                    for n in sizes:
                        for k in (3, 10, 21):
                            yield gemm(trans_a, trans_b, bias, m, n, k)
                            if k == 21:
                                yield gemm(trans_a, trans_b, bias, m, n, k, "f64")
                for m, n, k in ((64, 10, 128), (20, 40, 193), (16, 32, 383), (10, 20, 784), (2, 5, 300), (40, 8, 400)):
                    yield gemm(trans_a, trans_b, bias, m, n, k)
                for m, n, k in ((64, 10, 128), (17, 27, 403), (16, 32, 257), (13, 15, 700), (10, 20, 784)):
                    yield gemm(trans_a, trans_b, bias, m, n, k, "f64")


def gemm(trans_a, trans_b, bias, m, n, k, dtype="f32"):
    t = DTYPES[dtype]
    mix = Mix(m * 10000 + n * 100 + k)
    a = mix.tensor([k, m] if trans_a else [m, k], t)
    b = mix.tensor([n, k] if trans_b else [k, n], t)
    c = mix.tensor([n], t)
    x, w = a.t() if trans_a else a, b.t() if trans_b else b
    y = torch.addmm(c, x, w) if bias else x @ w
    return f"gemm {dtype} {trans_a} {trans_b} {bias} {m} {n} {k} {digest(y)}"


def vectors():
    for k in (1, 3, 5, 8, 9, 16, 33, 100, 300):
        mix = Mix(k)
        a, b = mix.tensor([k], torch.float32), mix.tensor([k], torch.float32)
        yield f"dot {k} {digest(a @ b)}"
        for m in (1, 3, 4, 10):
            matrix = mix.tensor([m, k], torch.float32)
            yield f"mv {m} {k} {digest(matrix @ a)}"


def random_streams():
    for seed in (0, 42, -3, 2**40 + 7):
        for dtype, t in DTYPES.items():
            for n in (1, 5, 15, 16, 17, 40, 1000):
                g = torch.Generator().manual_seed(seed)
                steps = [
                    torch.rand(n, generator=g, dtype=t), torch.empty(n, dtype=t).uniform_(-0.3, 0.7, generator=g),
                    torch.randn(n, generator=g, dtype=t), torch.empty(n, dtype=t).normal_(0.5, 2.25, generator=g),
                    torch.randint(-5, 100, (n,), generator=g), torch.randint(0, 2**40, (n,), generator=g),
                    torch.empty(n, dtype=t).random_(generator=g), torch.randperm(n, generator=g),
                    torch.empty(n, dtype=t).bernoulli_(0.3, generator=g),
                    torch.empty(n, dtype=t).exponential_(1.5, generator=g),
                    torch.empty(n, dtype=t).geometric_(0.25, generator=g),
                ]
                yield f"stream {seed} {dtype} {n} " + " ".join(digest(s) for s in steps)
    for dtype, t in DTYPES.items():
        for start, end, step in ((0, 1, 0.1), (0, 10, 0.3), (-1, 1, 0.05), (3, -3, -0.17)):
            x = torch.arange(start, end, step, dtype=t)
            yield f"arange {dtype} {start} {step} {x.numel()} {digest(x)}"
        for start, end, n in ((0, 1, 10), (-1, 1, 100), (0, 6.28, 50), (0.1, 0.7, 200), (2, 2.5, 1)):
            yield f"linspace {dtype} {start} {end} {n} {digest(torch.linspace(start, end, n, dtype=t))}"
        for momentum, dampening, decay, nesterov in ((0, 0, 0, 0), (0.9, 0, 0, 0), (0.9, 0.1, 0, 0), (0.9, 0, 0.01, 1)):
            mix = Mix(9)
            p = mix.tensor([101], t).requires_grad_(True)
            optimizer = torch.optim.SGD([p], 0.1, momentum, dampening, decay, bool(nesterov))
            for _ in range(3):
                p.grad = mix.tensor([101], t)
                optimizer.step()
            yield f"sgd {dtype} {momentum} {dampening} {decay} {nesterov} {digest(p)}"


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    families = {
        "elementwise": elementwise, "reductions": reductions, "products": products, "vectors": vectors,
        "random": random_streams,
    }
    for name, cases in families.items():
        with open(os.path.join(folder, name + ".txt"), "w") as out:
            for case in cases():
                out.write(case + "\n")


main()
