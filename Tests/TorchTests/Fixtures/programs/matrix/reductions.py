# Reductions: operations over sizes and element types. A line is one operation on one type; each entry is a digest of the
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


SHAPES = [(), (0,), (1,), (7,), (3, 5), (2, 3, 17), (130,), (33, 64)]
OPERATIONS = [
    ("sum", lambda x: x.sum()), ("sum last", lambda x: x.sum(-1)), ("sum first", lambda x: x.sum(0, keepdim=True)),
    ("mean", lambda x: x.mean()), ("mean last", lambda x: x.mean(-1)), ("prod", lambda x: x.sign().prod()),
    ("max", lambda x: x.max()), ("min last", lambda x: x.min(-1)), ("amax", lambda x: x.amax(0)),
    ("argmax", lambda x: x.argmax()), ("argmin last", lambda x: x.argmin(-1)), ("any", lambda x: x.any()),
    ("all last", lambda x: x.all(-1)), ("count", lambda x: x.count_nonzero()), ("cumsum", lambda x: x.cumsum(0)),
    ("cumprod", lambda x: x.sign().cumprod(-1)), ("cummax", lambda x: x.cummax(-1)), ("sort", lambda x: x.sort(dim=-1, stable=True)),
    ("sort down", lambda x: x.sort(dim=0, descending=True, stable=True)[0]), ("topk", lambda x: x.topk(1)[0]),
    ("median", lambda x: x.median()), ("kthvalue", lambda x: x.kthvalue(1)[0]), ("unique", lambda x: x.unique()),
    ("softmax", lambda x: x.softmax(-1)), ("log_softmax", lambda x: x.log_softmax(-1)),
    ("norm one", lambda x: x.norm(1)), ("norm infinite", lambda x: x.norm(float("inf"))), ("aminmax", lambda x: torch.aminmax(x)),
    ("bincount", lambda x: x.abs().bincount()), ("diff", lambda x: x.diff()),
]
for name, function in OPERATIONS:
    for number, dtype in enumerate(TYPES):
        row(name, dtype, [lambda s=s: function(made(s, dtype, len(s) + number)) for s in SHAPES])
