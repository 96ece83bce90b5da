import torch
names = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool", "complex64", "complex128"]
def attempt(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, str(e))
base = torch.tensor([0.0, 1.0, -2.5, 100.75, 3.0, -1.0])
for n in names:
    d = getattr(torch, n)
    x = base.to(d)
    print(n, x, x.dtype, d.itemsize, x.tolist())
    for m in names:
        attempt(m, lambda: x.to(getattr(torch, m)))
        attempt('promote', lambda: torch.promote_types(d, getattr(torch, m)))
    for s in [True, 3, -2, 2.5, 1+2j]:
        if n == "float16" and s == 1+2j:
            continue  # complex32
        attempt(f"+{s}", lambda: x + s)
        attempt(f"*{s}", lambda: x * s)
        attempt(f"/{s}", lambda: x / s)
        attempt(f"-{s}", lambda: s - x)
        attempt(f"//{s}", lambda: x // s)
        attempt(f"%{s}", lambda: x % s)
        attempt(f"**{s}", lambda: x ** s)
        attempt(f"=={s}", lambda: x == s)
        attempt(f"<{s}", lambda: x < s)
