# draws go through memory in its order: transposed tensors
import torch
import torch.nn.functional as F

torch.manual_seed(0)
weights = torch.rand(3, 5).t()
for count, replacement in [(3, True), (3, False), (2, False), (1, True), (1, False)]:
    for dtype in [torch.float32, torch.float64, torch.bfloat16]:
        torch.manual_seed(1)
        print(count, replacement, torch.multinomial(weights.to(dtype), count, replacement).tolist())
p = torch.rand(4, 3).t()
flat = torch.empty(3, 4).t()
draws = {
    "bernoulli": lambda: torch.bernoulli(p),
    "rand_like": lambda: torch.rand_like(p),
    "randn_like": lambda: torch.randn_like(p),
    "randint_like": lambda: torch.randint_like(p, 10),
    "dropout": lambda: F.dropout(p, 0.5),
    "alpha_dropout": lambda: F.alpha_dropout(p, 0.5, True),
    "feature_alpha_dropout": lambda: F.feature_alpha_dropout(p, 0.5, True),
    "rrelu": lambda: F.rrelu(-p, training=True),
    "gumbel_softmax": lambda: F.gumbel_softmax(p),
    "normal of means": lambda: torch.normal(p, 1.0),
    "normal of both": lambda: torch.normal(p, p),
    "poisson": lambda: torch.poisson(p * 4),
    "binomial": lambda: torch.binomial(p * 10, p),
    "standard_gamma": lambda: torch._standard_gamma(p),
    "Normal": lambda: torch.distributions.Normal(p, 1.0).sample(),
    "Categorical": lambda: torch.distributions.Categorical(p).sample(),
    "exponential_": lambda: torch.empty_like(p).exponential_(),
    "uniform_": lambda: torch.empty_like(p).uniform_(),
    "bernoulli_": lambda: flat.bernoulli_(0.5),
    "normal_": lambda: flat.normal_(),
    "random_": lambda: flat.random_(10),
    "cauchy_": lambda: flat.cauchy_(),
    "geometric_": lambda: flat.geometric_(0.3),
    "log_normal_": lambda: flat.log_normal_(),
    "normal_ of columns": lambda: torch.empty(6, 4)[:, ::2].normal_(),
    "uniform_ of a column": lambda: torch.empty(6, 4)[:, 1].uniform_(),
}
for name, draw in draws.items():
    torch.manual_seed(2)
    result = draw()
    print(name, result.stride(), result.tolist())
