# asked:
import torch
x = torch.tensor([0.5, 1.0], requires_grad=True)
try:
    torch.autograd.gradcheck(lambda x: (x ** 3).sum(), (x,))
    print("passed")
except RuntimeError as problem:
    print("differs")
