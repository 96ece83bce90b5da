import torch; w = torch.tensor(2.0, requires_grad=True); v = torch.tensor(1.0, requires_grad=True)
@torch.no_grad()
def feature(): return w * 3
loss = (feature() * v).pow(2)
loss.backward()
