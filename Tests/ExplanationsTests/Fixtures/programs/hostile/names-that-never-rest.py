import torch
w = torch.tensor(1.0, requires_grad=True)
a = w
for i in range(20000):
    a, b = (a, a) if i % 3 else (w, a)
    globals()["n%d" % (i % 1000)] = a
(a * b).backward()
print(w.grad)
