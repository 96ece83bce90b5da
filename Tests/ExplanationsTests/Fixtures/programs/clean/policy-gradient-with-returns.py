import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
policy = nn.Linear(3, 2)
opt = torch.optim.Adam(policy.parameters(), 1e-2)
for episode in range(2):
    logps, rewards = [], []
    state = torch.randn(3)
    for t in range(4):
        dist = torch.distributions.Categorical(logits=policy(state))
        action = dist.sample()
        logps.append(dist.log_prob(action))
        rewards.append(float(action.item() == 1))
        state = torch.randn(3)
    returns, g = [], 0.0
    for r in reversed(rewards):
        g = r + 0.9 * g
        returns.insert(0, g)
    returns = torch.tensor(returns)
    returns = (returns - returns.mean()) / (returns.std() + 1e-8)
    loss = -(torch.stack(logps) * returns).sum()
    opt.zero_grad(); loss.backward(); opt.step()
print('ok')
