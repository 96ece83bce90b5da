import torch
x = torch.tensor([1., 2.], requires_grad=True)

@torch.no_grad()
def f(t, scale=2):
    """Doubles."""
    return t * scale

@torch.no_grad
def f2(t):
    return t * 2

@torch.enable_grad()
def h(t):
    return t * 2

@torch.set_grad_enabled(False)
def k(t):
    return t * 2

@torch.inference_mode()
def m(t):
    return t * 2

print(torch.is_grad_enabled())
print(f(x).requires_grad, f(x, scale=3), f2(x).requires_grad, k(x).requires_grad)
with torch.no_grad():
    print(h(x).requires_grad)
print(m(x).is_inference(), m(x).requires_grad)
print(f.__name__, f.__doc__)

class A:
    @torch.no_grad()
    def method(self, t):
        return t * 2, torch.is_grad_enabled()
    @staticmethod
    @torch.no_grad()
    def static(t):
        return torch.is_grad_enabled()
    @classmethod
    @torch.no_grad()
    def cls(c, t):
        return c.__name__, torch.is_grad_enabled()
print(A().method(x), A.static(x), A.cls(x))

@torch.no_grad()
def gen(n):
    for i in range(n):
        got = yield i, torch.is_grad_enabled()
        if got:
            print("got", got, torch.is_grad_enabled())
g = gen(3)
print(next(g), torch.is_grad_enabled())
print(g.send("hello"), torch.is_grad_enabled())
print(list(g), torch.is_grad_enabled())
for i, e in gen(2):
    print(i, e, torch.is_grad_enabled())

@torch.no_grad()
def fails():
    raise KeyError("k")
try:
    fails()
except KeyError:
    print(torch.is_grad_enabled())

@torch.no_grad()
def closes():
    try:
        yield 1
    finally:
        print("closing", torch.is_grad_enabled())
c = closes()
next(c)
c.close()

@torch.no_grad()
def throws():
    try:
        yield 1
    except ValueError as e:
        print("caught", e, torch.is_grad_enabled())
        yield 2
t = throws()
next(t)
print(t.throw(ValueError("v")))
def returns():
    v = yield from ret()
    print("returned", v)
@torch.no_grad()
def ret():
    yield 1
    return 7
print(list(returns()))
