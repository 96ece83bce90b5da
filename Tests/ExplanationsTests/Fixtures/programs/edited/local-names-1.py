import torch
def loss_of(weights, rows):
    hidden = weights * 2
    return (hidden * rows).sum()
w = torch.tensor([1.0, 2.0], requires_grad=True)
torch.autograd.grad(loss_of(w, torch.ones(2)), w)
