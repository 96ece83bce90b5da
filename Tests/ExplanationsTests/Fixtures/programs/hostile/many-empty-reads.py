import torch
v = torch.ones(300, requires_grad=True)
ws = [torch.nn.Parameter(v[i:i + 1]) for i in range(300)]
loss = sum((w ** 2).sum() for w in ws)
for i in range(30):
    (loss * 1).backward(retain_graph=True)
    if v.grad is not None: print("never")
print(v.grad)
