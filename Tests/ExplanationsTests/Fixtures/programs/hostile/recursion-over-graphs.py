import torch
w = torch.tensor(1.0, requires_grad=True)
def f(x, n):
    return x if n == 0 else f(x * w, n - 1) + x.detach()
loss = f(w, 700)
loss.backward()
print(w.grad)
def g(n): return g(n + 1) * w
try: g(0)
except RecursionError as e: print("deep", type(e).__name__)
