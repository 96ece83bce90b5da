import torch, torch.nn as nn, torch.nn.functional as F
w = torch.zeros(2); w.require_grad = True; print(w.requires_grad)
m = nn.Linear(1, 1); m.requires_grad_(False)
print([p.requires_grad for p in m.parameters()])    # m.requires_grad_(False) is the call
