import torch
import torch.nn as nn

torch.manual_seed(0)
trunk, heads = nn.Linear(2, 4), [nn.Linear(4, 1), nn.Linear(4, 1)]
task_weights = nn.Parameter(torch.ones(2))
log_vars = nn.Parameter(torch.zeros(2))
opt = torch.optim.Adam([*trunk.parameters(), *heads[0].parameters(), *heads[1].parameters(), log_vars], 0.01)
w_opt = torch.optim.Adam([task_weights], 0.025)
initial = None
for step in range(4):
    x = torch.randn(16, 2)
    h = torch.relu(trunk(x))
    losses = torch.stack([(heads[k](h).squeeze(1) - (k + 1) * x[:, k]).pow(2).mean() for k in range(2)])
    if initial is None:
        initial = losses.detach()
    total = (task_weights.detach() * losses * torch.exp(-log_vars) + log_vars).sum()
    opt.zero_grad()
    total.backward(retain_graph=True)
    norms = torch.stack([torch.norm(torch.autograd.grad(task_weights[k] * losses[k], trunk.weight, retain_graph=True, create_graph=True)[0]) for k in range(2)])
    ratio = (losses / initial).detach()
    target = (norms.mean() * ratio / ratio.mean()).detach()
    w_loss = (norms - target).abs().sum()
    w_opt.zero_grad()
    task_weights.grad = torch.autograd.grad(w_loss, task_weights)[0]
    w_opt.step()
    opt.step()
    task_weights.data = 2 * task_weights.data / task_weights.data.sum()
print([round(w, 2) for w in task_weights.tolist()])
