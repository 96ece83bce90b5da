import torch
import torch.nn as nn

torch.manual_seed(0)
shared, pi, v = nn.Linear(2, 8), nn.Linear(8, 2), nn.Linear(8, 1)
params = list(shared.parameters()) + list(pi.parameters()) + list(v.parameters())
opt = torch.optim.RMSprop(params, lr=1e-2)
for update in range(2):
    log_probs, values, entropies, rewards = [], [], [], []
    s = torch.randn(2)
    for t in range(6):
        h = torch.tanh(shared(s))
        dist = torch.distributions.Categorical(logits=pi(h))
        a = dist.sample()
        log_probs.append(dist.log_prob(a))
        entropies.append(dist.entropy())
        values.append(v(h).squeeze())
        rewards.append(float(a == 1))
        s = torch.randn(2)
    values_t = torch.stack(values)
    advantages, gae, nxt = [], 0.0, 0.0
    for t in reversed(range(6)):
        delta = rewards[t] + 0.99 * nxt - values_t[t].item()
        gae = delta + 0.99 * 0.95 * gae
        advantages.insert(0, gae)
        nxt = values_t[t].item()
    advantages = torch.tensor(advantages)
    returns = advantages + values_t.detach()
    loss = -(torch.stack(log_probs) * advantages).mean() + 0.5 * (returns - values_t).pow(2).mean() - 0.01 * torch.stack(entropies).mean()
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(params, 0.5)
    opt.step()
print(round(loss.item(), 3), sum(rewards))
