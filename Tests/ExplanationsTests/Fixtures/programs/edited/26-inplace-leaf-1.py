import torch, torch.nn as nn, torch.nn.functional as F
w = torch.zeros(3, requires_grad=True)
try: w += 1
except RuntimeError as e: print(e)
with torch.no_grad(): w[0] = 1.
