import torch
x = torch.tensor([1., 2., 3.], requires_grad=True)
w = torch.tensor([2., 0.5, -1.], requires_grad=True)
y = x * w
y.backward(torch.tensor([1., 10., 100.]))
print(x.grad, w.grad)
y = (x * w).sum()
y.backward(inputs=[x])
print(x.grad, w.grad)
y = (x ** 3).sum()
y.backward(retain_graph=True)
y.backward()
print(x.grad)
try:
    y.backward()
except RuntimeError as e:
    print(e)
x.grad = None
y = (x ** 3).sum()
y.backward(create_graph=True)
print(x.grad)
g = x.grad
x.grad = None
g.sum().backward()
print(x.grad)
for bad in (lambda: (x * 2).backward(), lambda: (x * 2).backward(torch.ones(2)), lambda: torch.ones(2).backward(),
            lambda: (x * 2).backward(1.0), lambda: (x * 2).sum().backward(inputs=[]),
            lambda: (x * 2).backward(torch.ones(3, dtype=torch.int64)), lambda: x.sum().backward(torch.ones(1))):
    try:
        bad()
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
h = x * 2
z = h.sum()
z.backward(inputs=[h])
print(h.grad, x.grad)
z = (x * 2).sum()
try:
    z.backward(inputs=[torch.ones(3)])
except RuntimeError as e:
    print(e)
z.backward(inputs=x)
print(x.grad)
