import torch
import torch.nn as nn

torch.manual_seed(0)
actor, actor_t = nn.Linear(3, 1), nn.Linear(3, 1)
critic, critic_t = nn.Linear(4, 1), nn.Linear(4, 1)
actor_t.load_state_dict(actor.state_dict())
critic_t.load_state_dict(critic.state_dict())
a_opt = torch.optim.Adam(actor.parameters(), 1e-2)
c_opt = torch.optim.Adam(critic.parameters(), 1e-2)
for step in range(3):
    s, a, r, s2, done = torch.randn(8, 3), torch.randn(8, 1), torch.randn(8, 1), torch.randn(8, 3), torch.zeros(8, 1)
    y = r + 0.99 * (1 - done) * critic_t(torch.cat([s2, actor_t(s2)], 1))
    q_loss = (critic(torch.cat([s, a], 1)) - y.detach()).pow(2).mean()
    c_opt.zero_grad()
    q_loss.backward()
    c_opt.step()
    for p in critic.parameters():
        p.requires_grad_(False)
    policy_loss = -critic(torch.cat([s, actor(s)], 1)).mean()
    a_opt.zero_grad()
    policy_loss.backward()
    a_opt.step()
    for p in critic.parameters():
        p.requires_grad_(True)
    for net, target in ((actor, actor_t), (critic, critic_t)):
        for p, t in zip(net.parameters(), target.parameters()):
            t.data.mul_(0.9)
            t.data.add_(0.1 * p.data)
print(round(q_loss.item(), 3), round(policy_loss.item(), 3))
