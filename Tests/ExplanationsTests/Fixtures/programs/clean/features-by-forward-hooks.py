import torch
import torch.nn as nn

torch.manual_seed(0)
activations, gradients = {}, {}


def save_activation(name):
    def hook(module, inputs, output):
        activations[name] = output.detach()
    return hook


def save_gradient(name):
    def hook(module, grad_in, grad_out):
        gradients[name] = grad_out[0].norm().item()
    return hook


model = nn.Sequential(nn.Linear(4, 6), nn.ReLU(), nn.Linear(6, 3))
handles = [m.register_forward_hook(save_activation(n)) for n, m in model.named_children()]
handles += [m.register_full_backward_hook(save_gradient(n)) for n, m in model.named_children()]
x = torch.randn(8, 4)
score = model(x)[:, 1].sum()
score.backward()
for h in handles:
    h.remove()
print({k: tuple(v.shape) for k, v in activations.items()}, sorted(gradients))
