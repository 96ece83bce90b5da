# Sums and differences of halves with a plain number round the number first; products and quotients take it as it is.
import torch

for dtype in (torch.bfloat16, torch.float16):
    x = torch.linspace(-0.7, 0.9, 37).to(dtype)
    for value in (x + 0.1, x - 0.1, 0.1 - x, x * 0.1, x / 0.1, x + torch.tensor(0.1), x.clone().add_(0.1)):
        print(value.tolist())
