import torch
x = torch.tensor([1., 2.], requires_grad=True)
w = torch.ones(2)
with torch.inference_mode():
    y = x * 2
    z = torch.ones(2)
    v = w.view(2)
    w.add_(1)
    y.add_(1)
    print(torch.is_inference_mode_enabled(), torch.is_grad_enabled())
print(y.is_inference(), z.is_inference(), v.is_inference(), w.is_inference(), y.requires_grad)
print(torch.is_inference_mode_enabled())
def attempt(f):
    try:
        r = f()
        print("fine", r)
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: y.clone().add_(1))
attempt(lambda: y.requires_grad_())
attempt(lambda: x * y)
attempt(lambda: y * 2)
attempt(lambda: (y * 2).is_inference())
attempt(lambda: y + x)
attempt(lambda: y._version)
attempt(lambda: y.view(2).is_inference())
attempt(lambda: v.add_(1))
attempt(lambda: y.clone().requires_grad_())
attempt(lambda: y.detach().is_inference())
with torch.inference_mode(False):
    print(torch.is_inference_mode_enabled(), torch.is_grad_enabled())
with torch.inference_mode():
    with torch.inference_mode(False):
        a = torch.ones(2)
        print(a.is_inference(), torch.is_grad_enabled())
    with torch.enable_grad():
        b = x * 2
        print(b.requires_grad, b.is_inference(), torch.is_grad_enabled())
    p = torch.nn.Parameter(torch.ones(1))
    print(p.requires_grad, p.is_inference())
@torch.inference_mode
def f(t):
    return t * 2
print(f(x).is_inference())
print((x * y.clone()).sum())
