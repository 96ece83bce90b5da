import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
logits = torch.zeros(3, requires_grad=True); d = torch.distributions.Categorical(logits=logits)
a = d.sample(); reward = 1.0
loss = -d.log_prob(a) * reward; loss.backward(); print(logits.grad.shape)
