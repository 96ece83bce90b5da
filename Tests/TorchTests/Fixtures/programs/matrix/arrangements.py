# Arrangements: operations over sizes and element types. A line is one operation on one type; each entry is a digest of the
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


SHAPES = [(), (0,), (1,), (7,), (3, 5), (2, 3, 17), (4, 1, 6), (2, 2, 3, 4)]
OPERATIONS = [
    ("flatten", lambda x: x.flatten()), ("reshape", lambda x: x.reshape(-1)), ("transpose", lambda x: x.transpose(0, -1)),
    ("permuted", lambda x: x.permute(list(range(x.dim()))[::-1])), ("squeeze", lambda x: x.squeeze()),
    ("unsqueeze", lambda x: x.unsqueeze(-1)), ("flip", lambda x: x.flip(0)), ("roll", lambda x: x.roll(2)),
    ("cat", lambda x: torch.cat([x, x])), ("stack", lambda x: torch.stack([x, x], -1)), ("repeat", lambda x: x.repeat(2, *[1] * x.dim())),
    ("expand", lambda x: x.expand(2, *x.shape)), ("chunk", lambda x: x.chunk(2)), ("split", lambda x: x.split(2, -1)),
    ("unbind", lambda x: x.unbind()), ("slice", lambda x: x[1:]), ("step", lambda x: x[..., ::2]), ("ellipsis", lambda x: x[..., 0]),
    ("new axis", lambda x: x[None]), ("list", lambda x: x[[0, 0]]), ("mask", lambda x: x[x > 0]), ("negative", lambda x: x[-1]),
    ("tril", lambda x: x.tril()), ("diagonal", lambda x: x.diagonal()), ("pad", lambda x: F.pad(x, (1, 2))),
    ("gather", lambda x: x.gather(0, torch.zeros_like(x, dtype=torch.int64))), ("index_select", lambda x: x.index_select(0, torch.tensor([0, 0]))),
    ("take", lambda x: x.take(torch.tensor([0, -1]))), ("nonzero", lambda x: x.nonzero()), ("rot90", lambda x: x.rot90()),
    ("repeat_interleave", lambda x: x.repeat_interleave(2)), ("unfold", lambda x: x.unfold(0, 2, 1)), ("movedim", lambda x: x.movedim(0, -1)),
    ("set", lambda x: torch.zeros_like(x).index_fill(0, torch.tensor([0]), 1) if x.numel() else x), ("scatter", lambda x: torch.zeros_like(x).scatter(0, torch.zeros_like(x, dtype=torch.int64)[:1], x[:1])),
]
for name, function in OPERATIONS:
    for number, dtype in enumerate(TYPES[:1] + TYPES[2:3] + TYPES[4:5] + TYPES[7:]):
        row(name, dtype, [lambda s=s: function(made(s, dtype, len(s) + number)) for s in SHAPES])
