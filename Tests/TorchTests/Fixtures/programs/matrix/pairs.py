# Pairs: operations over sizes and element types. A line is one operation on one type; each entry is a digest of the
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


SHAPES = [((), ()), ((3, 5), (3, 5)), ((3, 5), (5,)), ((2, 1, 7), (3, 1)), ((0, 3), (3,)), ((4,), ()), ((130,), (130,)),
          ((2, 3), (4,))]
OPERATIONS = [
    ("add", lambda a, b: a + b), ("sub", lambda a, b: a - b), ("mul", lambda a, b: a * b),
    ("div", lambda a, b: a / (b + 1)), ("floor div", lambda a, b: a // (b * b + 1)),
    ("remainder", lambda a, b: a % (b * b + 1)), ("maximum", lambda a, b: torch.maximum(a, b)),
    ("minimum", lambda a, b: torch.minimum(a, b)), ("fmax", lambda a, b: torch.fmax(a, b)),
    ("lt", lambda a, b: a < b), ("ge", lambda a, b: a >= b), ("eq", lambda a, b: a == b), ("ne", lambda a, b: a != b),
    ("and", lambda a, b: a & b), ("or", lambda a, b: a | b), ("xor", lambda a, b: a ^ b),
    ("logical_and", lambda a, b: torch.logical_and(a, b)), ("logical_xor", lambda a, b: torch.logical_xor(a, b)),
    ("shift", lambda a, b: a << (b & 3)), ("add scaled", lambda a, b: torch.add(a, b, alpha=2)),
    ("addcmul", lambda a, b: torch.addcmul(a, a, b, value=2)), ("lerp", lambda a, b: torch.lerp(a, b, 0.25)),
    ("where", lambda a, b: torch.where(a > b, a, b)), ("mse", lambda a, b: F.mse_loss(a, b, reduction="none")),
    ("copysign", lambda a, b: torch.copysign(a, b)), ("gcd", lambda a, b: torch.gcd(a, b)),
    ("isclose", lambda a, b: torch.isclose(a, b)), ("heaviside", lambda a, b: torch.heaviside(a, b)),
]
for name, function in OPERATIONS:
    for number, dtype in enumerate(TYPES):
        row(name, dtype, [lambda s=s: function(made(s[0], dtype, number), made(s[1], dtype, number + 50)) for s in SHAPES])
    row(name, torch.float32, [lambda d=d: function(made((3, 5), torch.float32, 1), made((5,), d, 2)) for d in TYPES])
    row(name, torch.int64, [lambda d=d: function(made((3, 5), torch.int64, 1), made((), d, 2)) for d in TYPES[:2] + TYPES[4:]])
