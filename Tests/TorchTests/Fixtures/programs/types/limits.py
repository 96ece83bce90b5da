import torch
def attempt(f):
    try:
        r = f()
        if isinstance(r, torch.Tensor):
            print(r, r.dtype, r.shape)
        else:
            print(r)
    except Exception as e:
        print(type(e).__name__, str(e).split('\n')[0])
for f in [lambda: torch.zeros(10**30),
    lambda: torch.ones(2**63),
    lambda: torch.zeros(2, 'a'),
    lambda: torch.ones(4).view(2, 'a'),
    lambda: torch.rand(),
    lambda: torch.randn('a'),
    lambda: torch.rand(2, 'a'),
    lambda: torch.ones(4).reshape(2, 2.0),
    lambda: torch.ones(2).expand('a'),
    lambda: torch.randn(2.5),
    lambda: torch.empty(),
    lambda: torch.empty('a')]: attempt(f)
for n in "float32 float64 float16 bfloat16 int64 int32 int16 int8 uint8 bool complex64 complex128".split():
    d = getattr(torch, n)
    attempt(lambda: torch.finfo(d)); attempt(lambda: torch.iinfo(d))
    attempt(lambda: [getattr(torch.finfo(d), k) for k in "bits eps max min tiny smallest_normal resolution dtype".split()])
    attempt(lambda: [getattr(torch.iinfo(d), k) for k in "bits max min dtype".split()])
attempt(lambda: torch.finfo()); attempt(lambda: torch.iinfo()); attempt(lambda: torch.finfo('a')); attempt(lambda: torch.finfo(torch.float32) == torch.finfo()); attempt(lambda: torch.finfo(type=torch.float64))
