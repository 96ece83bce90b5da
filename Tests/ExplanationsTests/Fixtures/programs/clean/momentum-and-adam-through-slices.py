import torch
torch.manual_seed(0)
X = torch.randn(40, 2); y = X @ torch.tensor([[1.0], [2.0]])
def init_momentum_states(dim):
    return (torch.zeros((dim, 1)), torch.zeros(1))
def sgd_momentum(params, states, hyperparams):
    for p, v in zip(params, states):
        with torch.no_grad():
            v[:] = hyperparams['momentum'] * v + p.grad
            p[:] -= hyperparams['lr'] * v
        p.grad.data.zero_()
def init_adam_states(dim):
    return ((torch.zeros((dim, 1)), torch.zeros((dim, 1))), (torch.zeros(1), torch.zeros(1)))
def adam(params, states, hyperparams):
    beta1, beta2, eps = 0.9, 0.999, 1e-6
    for p, (v, s) in zip(params, states):
        with torch.no_grad():
            v[:] = beta1 * v + (1 - beta1) * p.grad
            s[:] = beta2 * s + (1 - beta2) * torch.square(p.grad)
            v_bias_corr = v / (1 - beta1 ** hyperparams['t'])
            s_bias_corr = s / (1 - beta2 ** hyperparams['t'])
            p[:] -= hyperparams['lr'] * v_bias_corr / (torch.sqrt(s_bias_corr) + eps)
        p.grad.data.zero_()
    hyperparams['t'] += 1
def train(trainer_fn, states, hyperparams):
    w = torch.normal(mean=0.0, std=0.01, size=(2, 1), requires_grad=True)
    b = torch.zeros((1), requires_grad=True)
    for epoch in range(2):
        for i in range(0, 40, 10):
            l = ((X[i:i + 10] @ w + b - y[i:i + 10]) ** 2 / 2).mean()
            l.backward()
            trainer_fn([w, b], states, hyperparams)
        print(round(float(l), 4))
train(sgd_momentum, init_momentum_states(2), {'lr': 0.1, 'momentum': 0.5})
train(adam, init_adam_states(2), {'lr': 0.1, 't': 1})
