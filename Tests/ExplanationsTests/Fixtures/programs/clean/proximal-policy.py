import torch
import torch.nn as nn
from torch.distributions import Categorical

torch.manual_seed(1)


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Linear(4, 16)
        self.policy = nn.Linear(16, 3)
        self.value = nn.Linear(16, 1)

    def forward(self, x):
        h = torch.tanh(self.trunk(x))
        return Categorical(logits=self.policy(h)), self.value(h).squeeze(-1)


net = ActorCritic()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for update in range(2):
    states = torch.randn(32, 4)
    with torch.no_grad():
        dist, values = net(states)
        actions = dist.sample()
        old_log_probs = dist.log_prob(actions)
    rewards = (actions == 1).float()
    returns = torch.zeros(32)
    running = 0.0
    for t in reversed(range(32)):
        running = rewards[t].item() + 0.9 * running
        returns[t] = running
    advantages = returns - values
    advantages = (advantages - advantages.mean()) / (advantages.std() + 1e-8)
    for epoch in range(3):
        for idx in torch.randperm(32).split(8):
            dist, value = net(states[idx])
            ratio = torch.exp(dist.log_prob(actions[idx]) - old_log_probs[idx])
            surr1 = ratio * advantages[idx]
            surr2 = torch.clamp(ratio, 0.8, 1.2) * advantages[idx]
            actor_loss = -torch.min(surr1, surr2).mean()
            critic_loss = (returns[idx] - value).pow(2).mean()
            loss = actor_loss + 0.5 * critic_loss - 0.01 * dist.entropy().mean()
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 0.5)
            opt.step()
    with torch.no_grad():
        approx_kl = (old_log_probs - net(states)[0].log_prob(actions)).mean().item()
    print(update, round(loss.item(), 3), round(approx_kl, 4))
