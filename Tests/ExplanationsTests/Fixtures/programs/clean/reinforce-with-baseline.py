import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions import Categorical

torch.manual_seed(0)
policy = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2), nn.Softmax(dim=-1))
critic = nn.Linear(4, 1)
optimizer = torch.optim.Adam(list(policy.parameters()) + list(critic.parameters()), lr=1e-2)
eps = torch.finfo(torch.float32).eps
for episode in range(4):
    saved, rewards = [], []
    state = torch.randn(4)
    for t in range(10):
        m = Categorical(policy(state))
        action = m.sample()
        saved.append((m.log_prob(action), critic(state)))
        rewards.append(1.0 if action.item() == 0 else 0.0)
        state = torch.randn(4)
    R, returns = 0, []
    for r in rewards[::-1]:
        R = r + 0.99 * R
        returns.insert(0, R)
    returns = torch.tensor(returns)
    returns = (returns - returns.mean()) / (returns.std() + eps)
    policy_losses, value_losses = [], []
    for (log_prob, value), R in zip(saved, returns):
        advantage = R - value.item()
        policy_losses.append(-log_prob * advantage)
        value_losses.append(F.smooth_l1_loss(value, torch.tensor([R])))
    optimizer.zero_grad()
    loss = torch.stack(policy_losses).sum() + torch.stack(value_losses).sum()
    loss.backward()
    optimizer.step()
    print("episode", episode, "reward", sum(rewards))
