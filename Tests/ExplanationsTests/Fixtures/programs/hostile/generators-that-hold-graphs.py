import torch
w = torch.tensor(1.0, requires_grad=True)
def forever(x):
    while True:
        x = x * w
        yield x
gens = [forever(w * i) for i in range(200)]
total = torch.tensor(0.0)
for step in range(30):
    for g in gens: total = total + next(g)
total.backward()
print(w.grad.item() > 0)
