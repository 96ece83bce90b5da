# Elementwise: operations over sizes and element types. A line is one operation on one type; each entry is a digest of the
# bits of the result for one size, or the name of the error.
import torch
import torch.nn.functional as F

TYPES = [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8,
         torch.uint8, torch.bool]
BITS = {torch.float32: torch.int32, torch.float64: torch.int64, torch.float16: torch.int16, torch.bfloat16: torch.int16}


def made(shape, dtype, seed):
    generator = torch.Generator().manual_seed(seed)
    x = torch.randn(shape, generator=generator, dtype=torch.float64) * 3
    if dtype == torch.bool:
        return x > 0
    if dtype == torch.uint8:
        return (x.abs() * 9).to(dtype)
    return x.to(torch.float32).to(dtype) if dtype.is_floating_point else (x * 9).to(dtype)


def digest(t):
    if isinstance(t, (tuple, list)):
        return "+".join([digest(part) for part in t])
    if not isinstance(t, torch.Tensor):
        return repr(t)
    t = t.detach()
    if t.is_floating_point():
        t = t.masked_fill(t != t, 12345.0).contiguous()
        t = t.reshape(1) if t.dim() == 0 else t
        bits = t.view(BITS[t.dtype]).reshape(-1).tolist()
    else:
        bits = [int(v) for v in t.reshape(-1).tolist()]
    value = len(bits)
    for b in bits:
        value = (value * 1000003 + b) % 16777213
    return "%06x" % value


def row(name, dtype, cases):
    found = []
    for case in cases:
        try:
            found.append(digest(case()))
        except Exception as error:
            found.append(type(error).__name__)
    print(name, str(dtype)[6:], " ".join(found))


SHAPES = [(), (0,), (1,), (7,), (3, 5), (2, 3, 17), (130,), (5, 1, 33)]
OPERATIONS = [
    ("neg", lambda x: -x), ("abs", lambda x: x.abs()), ("sign", lambda x: x.sign()), ("floor", lambda x: x.floor()),
    ("ceil", lambda x: x.ceil()), ("round", lambda x: x.round()), ("trunc", lambda x: x.trunc()),
    ("frac", lambda x: x.frac()), ("relu", lambda x: x.relu()), ("square", lambda x: x.square()),
    ("cube", lambda x: x ** 3), ("reciprocal", lambda x: x.reciprocal()), ("clamp", lambda x: x.clamp(-2, 3)),
    ("add one", lambda x: x + 1), ("times", lambda x: x * 2.5), ("over three", lambda x: x / 3),
    ("floor over", lambda x: x // 4), ("remainder", lambda x: x % 4), ("fmod", lambda x: torch.fmod(x, 4)),
    ("compare", lambda x: x > 1), ("equal", lambda x: x == 2), ("logical_not", lambda x: x.logical_not()),
    ("bitwise_not", lambda x: x.bitwise_not()), ("isnan", lambda x: x.isnan()), ("isfinite", lambda x: x.isfinite()),
    ("sigmoid", lambda x: x.sigmoid()), ("silu", lambda x: F.silu(x)), ("leaky_relu", lambda x: F.leaky_relu(x, 0.1)),
    ("hardtanh", lambda x: F.hardtanh(x)), ("hardsigmoid", lambda x: F.hardsigmoid(x)),
    ("hardswish", lambda x: F.hardswish(x)), ("threshold", lambda x: F.threshold(x, 0.5, 2.0)),
    ("nan_to_num", lambda x: x.nan_to_num()), ("to float", lambda x: x.float()), ("to long", lambda x: x.long()),
    ("to bool", lambda x: x.bool()), ("to half", lambda x: x.half()), ("fill", lambda x: torch.full_like(x, 3)),
    ("masked", lambda x: x.masked_fill(x > 0, 1)), ("where", lambda x: torch.where(x > 0, x, x + x)),
]
for name, function in OPERATIONS:
    for number, dtype in enumerate(TYPES):
        row(name, dtype, [lambda s=s: function(made(s, dtype, len(s) + number)) for s in SHAPES])
