# Sorting and selecting, products in other types, factorisations, interpolation and draws: what lessons need less often.
import time
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(0)


def timed(name, body, turns):
    best = float("inf")
    for _ in range(4):
        start = time.process_time()
        for _ in range(turns):
            body()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / turns}")


for count, turns in ((1_000, 500), (100_000, 5), (1_000_000, 1)):
    x = torch.rand(count)
    whole = (x * 1000).long()
    timed(f"sort of {count} integers", lambda: whole.sort(), turns)
    timed(f"unique of {count} integers", lambda: whole.unique(), turns)
    timed(f"unique of {count}", lambda: x.unique(), turns)
    timed(f"median of {count}", lambda: x.median(), turns)
    timed(f"nanmedian of {count}", lambda: x.nanmedian(), turns)
    timed(f"kthvalue of {count}", lambda: x.kthvalue(count // 2), turns)
    timed(f"kthvalue of {count} integers", lambda: whole.kthvalue(count // 2), turns)
    timed(f"mode of {count} integers", lambda: whole.mode(), turns)
    timed(f"bincount of {count}", lambda: whole.bincount(), turns)
    timed(f"erfinv of {count}", lambda: x.erfinv(), turns)
    timed(f"multinomial of {count}", lambda: torch.multinomial(x, count // 2), turns)

for count, turns in ((10_000, 50), (1_000_000, 2)):
    single, double = torch.randn(count), torch.randn(count).double()
    positive, leaf = double.abs(), single.clone().requires_grad_()
    gradient = torch.ones(count)
    for name in "elu celu hardswish hardshrink softplus logsigmoid gelu".split():
        function = getattr(F, name)
        timed(f"{name} of {count} doubles", lambda: function(double), turns)
        timed(f"{name} of {count} forward and backward", lambda: function(leaf).backward(gradient), turns)
    for name in "exp sin tan erf erfinv atan i0 angle".split():
        timed(f"{name} of {count} doubles", lambda: getattr(double, name)(), turns)
    for name in "erf atan log2 angle".split():
        timed(f"{name} of {count}", lambda: getattr(single, name)(), turns)
    for name in "log log2 logit".split():
        timed(f"{name} of {count} doubles", lambda: getattr(positive, name)(), turns)
    for name in "copysign nextafter heaviside fmax xlogy floor_divide".split():
        timed(f"{name} of {count} doubles", lambda: getattr(torch, name)(double, positive), turns)
    timed(f"2 ** x of {count}", lambda: 2 ** single, turns)
    timed(f"prelu of {count}", lambda: F.prelu(single, gradient[:1]), turns)
    timed(f"ndtri of {count} doubles", lambda: torch.special.ndtri(positive), turns)

for size, turns in ((3, 1000), (10, 500), (30, 200), (100, 20), (400, 2)):
    a = torch.rand(size, size)
    b = torch.rand(size, size)
    symmetric = a + a.T
    definite = a @ a.T + torch.eye(size)
    double, whole, pair = a.double(), (a * 10).long(), a.to(torch.complex64)
    timed(f"matmul of {size} doubles", lambda: double @ double, turns)
    timed(f"matmul of {size} integers", lambda: whole @ whole, turns)
    timed(f"matmul of {size} complex", lambda: pair @ pair, turns)
    timed(f"mv of {size} doubles", lambda: double @ double[0], turns)
    timed(f"solve {size}", lambda: torch.linalg.solve(a, b), turns)
    timed(f"inv {size}", lambda: torch.linalg.inv(a), turns)
    timed(f"det {size}", lambda: torch.linalg.det(a), turns)
    timed(f"cholesky {size}", lambda: torch.linalg.cholesky(definite), turns)
    timed(f"lu_factor {size}", lambda: torch.linalg.lu_factor(a), turns)
    timed(f"qr {size}", lambda: torch.linalg.qr(a), turns)
    timed(f"svd {size}", lambda: torch.linalg.svd(a), turns)
    timed(f"svdvals {size}", lambda: torch.linalg.svdvals(a), turns)
    timed(f"eigh {size}", lambda: torch.linalg.eigh(symmetric), turns)
    timed(f"eigvalsh {size}", lambda: torch.linalg.eigvalsh(symmetric), turns)
    timed(f"eig {size}", lambda: torch.linalg.eig(a), turns)
    timed(f"eigvals {size}", lambda: torch.linalg.eigvals(a), turns)
    timed(f"lstsq {size}", lambda: torch.linalg.lstsq(a, b), turns)
    timed(f"matrix_exp {size}", lambda: torch.linalg.matrix_exp(a / size), turns)
    timed(f"matrix_exp of greater {size}", lambda: torch.linalg.matrix_exp(a), turns)
    for name in ("solve", "lu_factor", "qr", "svd", "svdvals", "eigh", "eigvalsh", "eig", "eigvals", "matrix_exp"):
        function = getattr(torch.linalg, name)
        operand = double + double.T if name.startswith("eig") and "h" in name else double
        timed(f"{name} of {size} doubles", lambda: function(operand, double) if name == "solve" else function(operand), turns)

table = torch.rand(1000, 64)
numbers = torch.randint(1000, (100, 20))
uneven = torch.arange(0, 2000, 7)
timed("embedding_bag", lambda: F.embedding_bag(numbers, table), 50)
timed("embedding_bag of uneven bags", lambda: F.embedding_bag(numbers.reshape(-1), table, uneven), 50)
for size, turns in ((32, 50), (500, 2)):
    picture = torch.rand(1, 3, size, size)
    for mode in ("nearest", "bilinear", "bicubic"):
        timed(f"{mode} {size}", lambda: F.interpolate(picture, scale_factor=2, mode=mode), turns)
    timed(f"reflect {size}", lambda: F.pad(picture, (2, 2, 2, 2), mode="reflect"), turns)
