import torch
x = torch.tensor([1., 2.], requires_grad=True)
w = torch.tensor([3., 4.], requires_grad=True)
y = x * w
print(y.grad_fn._saved_self is x, y.grad_fn._saved_other is w)
z = x.exp()
print(z.grad_fn._saved_result, z.grad_fn._saved_result is z)
p = x ** 2
print(p.grad_fn._saved_self)
d = x / w
print(d.grad_fn._saved_self, d.grad_fn._saved_other)
m = x.view(1, 2).mm(w.view(2, 1))
print(m.grad_fn._saved_self, m.grad_fn._saved_mat2)
r = x.relu()
print(r.grad_fn._saved_result)
l = x.log()
print(l.grad_fn._saved_self is x)
t = x.tanh()
print(t.grad_fn._saved_result)
sm = x.softmax(0)
print(sm.grad_fn._saved_result)
y.sum().backward()
try:
    y.grad_fn._saved_self
except RuntimeError as e:
    print(e)
try:
    d.grad_fn._saved_nothing
except AttributeError as e:
    print(e)
