import torch
from torch.func import functional_call, grad_and_value
torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))
params = {k: v.detach() for k, v in model.named_parameters()}
X = torch.tensor([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
Y = torch.tensor([[0.], [1.], [1.], [0.]])
def loss(p, x, y):
    return ((functional_call(model, p, (x,)) - y) ** 2).mean()
step = grad_and_value(loss)
for i in range(200):
    g, value = step(params, X, Y)
    params = {k: params[k] - 0.3 * g[k] for k in params}
    if i % 50 == 0:
        print(round(value.item(), 4))
print([p.grad for p in model.parameters()])
