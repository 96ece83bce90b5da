import torch
ws = [torch.tensor(float(i), requires_grad=True) for i in range(300)]
for w in ws: w.twice = (w.detach() * 2)
failed = 0
for w in ws:
    try: torch.autograd.grad(w.twice * ws[0], w)
    except RuntimeError: failed += 1
print(failed)
print([w.grad for w in ws][-1])
sum(w.twice for w in ws).backward()
