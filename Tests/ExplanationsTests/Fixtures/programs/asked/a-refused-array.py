# asked:
import torch, torch.nn as nn, torch.nn.functional as F
import math
w = torch.tensor(2.0, requires_grad=True)
loss = torch.tensor((w * 3).item()) ** 2 + 0 * w
loss.backward(); print(w.grad, type(math.log2(w)))
w.numpy()
