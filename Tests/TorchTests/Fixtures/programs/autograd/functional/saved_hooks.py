import torch
from torch.autograd.graph import saved_tensors_hooks, save_on_cpu
def pack(t):
    print("pack", t)
    return t.tolist()
def unpack(v):
    print("unpack", v)
    return torch.tensor(v)
a = torch.tensor([1., 2.], requires_grad=True)
b = torch.tensor([3., 4.], requires_grad=True)
with saved_tensors_hooks(pack, unpack):
    y = a * b
    z = y.exp()
w = z * 2
z.sum().backward()
print(a.grad, b.grad)
with saved_tensors_hooks(lambda t: t, lambda t: t * 2):
    y = a * b
a.grad = None
y.sum().backward()
print(a.grad)
with save_on_cpu():
    y = a.exp()
a.grad = None
y.sum().backward()
print(a.grad)
with saved_tensors_hooks(lambda t: t, lambda t: 3):
    y = a * b
try:
    y.sum().backward()
except Exception as e:
    print(type(e).__name__, e)
with torch.autograd.graph.disable_saved_tensors_hooks("not here"):
    try:
        with saved_tensors_hooks(pack, unpack):
            pass
    except RuntimeError as e:
        print(e)
