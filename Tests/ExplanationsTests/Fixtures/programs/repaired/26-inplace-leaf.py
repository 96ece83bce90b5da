import torch, torch.nn as nn, torch.nn.functional as F
w = torch.zeros(3, requires_grad=True)
with torch.no_grad(): w += 1
with torch.no_grad(): w[0] = 1.
w2 = w + 1
print(w, w2)
