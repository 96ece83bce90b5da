import torch
w = torch.tensor(2.0, requires_grad=True)
loss = (w.detach() * 3) ** 2
def f(n): return f(n + 1) if loss.requires_grad else n
try: f(0)
except RecursionError: f(0)
loss.backward()
