import torch
w = torch.tensor(2.0, requires_grad=True)
h = w * 3
box = {}
def hook(g):
    box["h"] = h
    box["hook"] = hook
    return g * 1
h.register_hook(hook)
h.me = h
for i in range(200):
    (h ** 2).backward(retain_graph=True)
print(w.grad)
