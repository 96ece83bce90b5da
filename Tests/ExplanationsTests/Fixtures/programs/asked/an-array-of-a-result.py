# asked:
import torch, torch.nn as nn
import numpy as np
torch.manual_seed(0)
model = nn.Linear(1, 1)
x = torch.linspace(0, 1, 3).view(3, 1)
print(np.round(model(x).numpy(), 2))
