import torch
w = torch.tensor(1.0, requires_grad=True)
kept = []
class Holder:
    def __init__(self, t): self.t = t
    def __del__(self): kept.append(self.t)
for i in range(2000):
    h = Holder((w * i).detach() * w)
    del h
loss = sum(kept)
loss.backward()
print(len(kept), w.grad)
