"""Distributions, transforms, optimisers, schedules and names used wrongly."""
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.distributions as D
import torch.nn.utils.parametrize as P
import torch.nn.utils.prune as prune
from torch.utils.checkpoint import checkpoint

class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, g):
        return g


def leaf():
    return torch.ones(3, requires_grad=True)


def fresh():
    return dict(globals(), x=torch.ones(2, 3), opt=torch.optim.SGD([leaf()], lr=0.1))


CALLS = r"""
D.Normal(0, -1)
D.Normal(torch.zeros(2), torch.tensor([1.0, -1.0]))
D.Normal(float('nan'), 1)
D.Bernoulli(2.0)
D.Bernoulli(0.5, 0.5)
D.Categorical(torch.tensor([-1.0, 1.0]))
D.Categorical(torch.tensor(1.0))
D.Categorical(torch.ones(2)).log_prob(torch.tensor(5))
D.Bernoulli(0.5).log_prob(torch.tensor(0.5))
D.Uniform(1.0, 0.0)
D.Uniform(0.0, 1.0).log_prob(torch.tensor(2.0))
D.Exponential(-1.0)
D.Poisson(-1.0)
D.Beta(0.0, 1.0)
D.Dirichlet(torch.tensor([-1.0, 1.0]))
D.MultivariateNormal(torch.zeros(2), -torch.eye(2))
D.MultivariateNormal(torch.zeros(2))
D.MultivariateNormal(torch.zeros(3), torch.eye(2))
D.Normal(torch.zeros(2), torch.ones(3))
D.Normal(0.0, 1.0).log_prob(1)
D.Normal('a', 1)
D.Normal(0.0, 1.0).sample(2)
D.Normal(0.0, 1.0).sample((2,)).shape
D.kl_divergence(D.Normal(0.0, 1.0), D.Bernoulli(0.5))
D.Normal(0.0, 1.0).foo
D.Bernoulli(0.5).rsample()
D.Categorical(torch.ones(2)).mean
D.Binomial(3, 1.5)
D.Geometric(0.0)
D.Gamma(1.0, -1.0)
D.Laplace(0.0, 0.0)
D.StudentT(-1.0)
D.LogNormal(0.0, -1.0)
D.Independent(D.Normal(0.0, 1.0), 1)
D.MixtureSameFamily(D.Normal(0.0, 1.0), D.Normal(0.0, 1.0))
D.TransformedDistribution(D.Normal(0.0, 1.0), 5)
D.Multinomial(2, torch.ones(2)).log_prob(torch.tensor([1.0, 2.0]))
D.Normal(0.0, 1.0).cdf('a')
D.VonMises(0.0, -1.0)
D.HalfNormal(-1.0)
D.Cauchy(0.0, -1.0)
D.OneHotCategorical(torch.ones(2)).log_prob(torch.ones(2))
torch.func.grad(lambda x: x * 2)(torch.ones(2))
torch.func.grad(lambda x: 5)(torch.ones(2))
torch.func.grad(lambda x: (x.sum(), 1))(torch.ones(2))
torch.func.grad(lambda x: x.sum(), argnums=3)(torch.ones(2))
torch.func.grad(lambda x: x.sum())(torch.ones(2, dtype=torch.int))
torch.func.jacrev(lambda x: 5)(torch.ones(2))
torch.func.vmap(lambda x: x.item())(torch.ones(2))
torch.func.vmap(lambda x: x if x > 0 else -x)(torch.ones(2))
torch.func.vmap(lambda x, y: x + y)(torch.ones(2), torch.ones(3))
torch.func.vmap(lambda x: 5)(torch.ones(2))
torch.func.vmap(lambda x: x, in_dims=3)(torch.ones(2))
torch.func.vmap(lambda x: x, in_dims=(0, 0))(torch.ones(2))
torch.func.vmap(lambda x: x, out_dims=3)(torch.ones(2))
torch.func.vmap(lambda x: torch.rand(1))(torch.ones(2))
torch.func.vmap(lambda x: x)(5)
torch.func.vmap(lambda x: x)()
torch.func.vmap(5)(torch.ones(2))
torch.func.vmap(lambda x: torch.nonzero(x))(torch.ones(2, 2))
torch.func.vmap(lambda x: x[x > 0])(torch.ones(2, 2))
torch.func.vmap(lambda x: x.tolist())(torch.ones(2, 2))
torch.func.vmap(lambda x: print(x))(torch.ones(2, 2))
torch.func.jvp(torch.sin, (torch.ones(2),), (torch.ones(3),))
torch.func.jvp(torch.sin, torch.ones(2), torch.ones(2))
torch.func.jvp(torch.sin, (torch.ones(2),), torch.ones(2))
torch.func.vjp(torch.sin, torch.ones(2))[1](torch.ones(3))
torch.func.hessian(lambda x: x)(torch.ones(2)).shape
torch.func.functional_call(nn.Linear(2, 2), {'foo': torch.ones(2)}, torch.ones(2))
torch.func.functional_call(nn.Linear(2, 2), 5, torch.ones(2))
torch.func.stack_module_state([])
torch.func.stack_module_state([nn.Linear(2, 2), nn.Linear(3, 3)])
torch.func.stack_module_state([nn.Linear(2, 2), nn.ReLU()])
torch.autograd.functional.jacobian(lambda x: 5, torch.ones(2))
torch.autograd.functional.hessian(lambda x: x, torch.ones(2))
torch.autograd.functional.jacobian(lambda x: x, [1])
torch.autograd.functional.vjp(lambda x: x, torch.ones(2), torch.ones(3))
torch.autograd.functional.hvp(lambda x: x.sum(), torch.ones(2))
torch.autograd.gradcheck(lambda x: x * 2, (torch.ones(2, requires_grad=True),))
torch.autograd.gradcheck(Square.apply, (torch.ones(2, dtype=torch.float64, requires_grad=True),))
torch.autograd.grad(leaf().sum(), torch.ones(2))
torch.autograd.grad(leaf().sum(), leaf())
torch.autograd.grad(leaf() * 2, leaf())
torch.autograd.grad(torch.ones(1), leaf())
opt.step(1)
opt.foo
opt.load_state_dict({'state': {}, 'param_groups': []})
opt.load_state_dict(torch.optim.SGD([leaf(), leaf()], lr=0.1).state_dict())
opt.add_param_group({'params': opt.param_groups[0]['params']})
opt.add_param_group({'lr': 1})
torch.optim.Adam([{'params': [leaf()], 'lr': -1}])
torch.optim.LBFGS([leaf()]).step()
torch.optim.SGD([{'weights': leaf()}], lr=1)
torch.optim.SGD({leaf()}, lr=1)
torch.optim.SGD({'a': leaf()}, lr=1)
torch.optim.AdamW([('a', leaf()), leaf()])
torch.optim.lr_scheduler.MultiStepLR(opt, 5)
torch.optim.lr_scheduler.LambdaLR(opt, [lambda e: 1, lambda e: 1])
torch.optim.lr_scheduler.CosineAnnealingLR(opt)
torch.optim.lr_scheduler.ReduceLROnPlateau(opt, mode='foo')
torch.optim.lr_scheduler.ReduceLROnPlateau(opt, factor=1.5)
torch.optim.lr_scheduler.ReduceLROnPlateau(opt).step()
torch.optim.lr_scheduler.OneCycleLR(opt, 0.1, total_steps=0)
torch.optim.lr_scheduler.OneCycleLR(opt, 0.1, total_steps=-5)
torch.optim.lr_scheduler.OneCycleLR(opt, [0.1, 0.2], total_steps=5)
torch.optim.lr_scheduler.CyclicLR(opt, 0.1, 0.2, mode='foo')
torch.optim.lr_scheduler.LinearLR(opt, start_factor=2)
torch.optim.lr_scheduler.ConstantLR(opt, factor=2)
torch.optim.lr_scheduler.SequentialLR(opt, [], [])
torch.optim.lr_scheduler.ChainedScheduler([])
torch.optim.lr_scheduler.StepLR(opt, step_size=0).step()
torch.optim.lr_scheduler.ExponentialLR(opt)
torch.optim.lr_scheduler.StepLR(opt, 2).get_lr()
torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(opt, 0)
torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(opt, 5, T_mult=0)
x.new_foo
x.__foo__
torch.nn.functional.sigmod(x)
torch.sigmod(x)
x.sigmod()
nn.Relu()
nn.functional.Relu
torch.optim.adam([leaf()])
torch.nn.Linear.weight
torch.Tensor.foo
torch.float31
torch.zeros(2).floaty()
torch.cuda.foo
torch.utils.foo
torch.utils.data.foo
torch.func.foo
torch.autograd.foo
torch.distributions.Foo
torch.optim.lr_scheduler.Foo
torch.nn.init.foo
torch.Size([1]).foo
torch.device('cpu').foo
torch.float32.foo
torch.Generator().foo
x.grad_fn.foo
leaf().sum().grad_fn.foo
torch.backends.foo
torch.linalg.foo
torch.fft.foo
torch.special.foo
Square()(torch.ones(1))
Square.apply(1, 2)
Square.apply()
torch.func.grad(Square.apply)(torch.tensor(1.0))
torch.vmap(Square.apply)(torch.ones(2))
torch.ones(2).register_hook(lambda g: g)
(leaf() * 2).register_post_accumulate_grad_hook(lambda p: None)
torch.ones(2).retain_grad()
nn.Module().state_dict()
nn.Linear(2, 2).load_state_dict({'weight': torch.ones(2, 2), 'bias': torch.ones(3), 'x': 1})
nn.Linear(2, 2).load_state_dict({'weight': torch.ones(2, 2)}, strict=False)
nn.Sequential(nn.Linear(2, 2)).load_state_dict(nn.Linear(2, 2).state_dict())
P.register_parametrization(nn.Linear(2, 2), 'foo', nn.Tanh())
P.register_parametrization(nn.Linear(2, 2), 'weight', lambda x: x)
P.register_parametrization(nn.Linear(2, 2), 'weight', nn.Flatten(0))
P.remove_parametrizations(nn.Linear(2, 2), 'weight')
prune.l1_unstructured(nn.Linear(2, 2), 'weight', amount=1.5)
prune.l1_unstructured(nn.Linear(2, 2), 'weight', amount=-1)
prune.l1_unstructured(nn.Linear(2, 2), 'weight', amount=7)
prune.remove(nn.Linear(2, 2), 'weight')
prune.ln_structured(nn.Linear(2, 2), 'weight', 0.5, n=2, dim=3)
checkpoint(lambda x: x * 2, torch.ones(2))
checkpoint(lambda x: x * 2, torch.ones(2), use_reentrant=True)
checkpoint(lambda x: x * 2, torch.ones(2), use_reentrant=False, foo=1)
"""

for expression in CALLS.strip().split("\n"):
    torch.manual_seed(1)
    try:
        print(expression, "|", eval(expression, fresh()))
    except Exception as error:
        print(expression, "|", type(error).__name__ + ":", error)
