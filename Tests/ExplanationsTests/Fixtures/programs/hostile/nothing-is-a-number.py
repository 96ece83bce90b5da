import torch
nan = float("nan")
w = torch.full((5,), nan, requires_grad=True)
for i in range(300):
    x = torch.where(w > 0, w.sqrt(), w.log()) / 0
    loss = (x.softmax(0).log() + (1 - w.sigmoid()).log()).sum() + torch.tensor(x.sum().item())
    loss.backward()
print(w.grad)
