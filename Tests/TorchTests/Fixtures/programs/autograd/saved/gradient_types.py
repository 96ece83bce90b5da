# The type of a leaf's gradient, and hooks that return something else.
import torch


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


a = torch.ones(3, requires_grad=True)
print(a.grad_dtype)
a.grad_dtype = torch.float64
(a * 2).sum().backward()
print(a.grad, a.grad_dtype)
a.grad = torch.ones(3, dtype=torch.float64)
(a * 2).sum().backward()
print(a.grad)
attempt(lambda: setattr(a, "grad_dtype", torch.float32))
b = torch.ones(3, requires_grad=True)
b.grad_dtype = None
(b * 2).sum().backward()
print(b.grad, b.grad_dtype)
b.grad = torch.ones(3).half()
print(b.grad)
attempt(lambda: setattr(b, "grad_dtype", 3))
attempt(lambda: (b * 2).grad_dtype)
attempt(lambda: setattr(b * 2, "grad_dtype", torch.float64))
for value in (5, torch.ones(3)):
    c = torch.zeros(3, requires_grad=True)
    d = c * 2
    d.grad_fn.register_prehook(lambda gradients: value)
    attempt(d.sum().backward)
    print(c.grad)
graph = torch.autograd.graph
attempt(lambda: graph.increment_version(3))
attempt(lambda: graph.increment_version([3]))
attempt(lambda: graph.register_multi_grad_hook((torch.rand(2),), print))
handle = graph.register_multi_grad_hook((c,), lambda gradients: print(len(gradients)))
print(type(handle).__name__)
