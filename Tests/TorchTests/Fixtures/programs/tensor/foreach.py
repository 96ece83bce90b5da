# torch._foreach_...: one function for lists of tensors.
import torch

torch.manual_seed(0)
a = [torch.rand(2), torch.rand(3, 2), torch.rand(())]
b = [torch.rand(2), torch.rand(3, 2), torch.rand(())]
for name in ["abs", "acos", "asin", "atan", "ceil", "cos", "cosh", "erf", "erfc", "exp", "expm1", "floor", "frac", "lgamma",
             "log", "log10", "log1p", "log2", "neg", "reciprocal", "round", "rsqrt", "sigmoid", "sign", "sin", "sinh", "sqrt",
             "tan", "tanh", "trunc"]:
    result = getattr(torch, "_foreach_" + name)(a)
    print(name, type(result).__name__, [r.shape for r in result], result[2])
    copies = [t.clone() for t in a]
    print(getattr(torch, "_foreach_" + name + "_")(copies), copies[0])
print(torch._foreach_add(a, b))
print(torch._foreach_add(a, b, alpha=2)[0], torch._foreach_add(a, 1.5)[0], torch._foreach_add(a, [1.0, 2.0, 3.0])[1])
print(torch._foreach_sub(a, b)[2], torch._foreach_mul(a, b)[0], torch._foreach_mul(a, 3)[0], torch._foreach_div(a, b)[0])
print(torch._foreach_mul(a, torch.tensor(2.0))[0])
print(torch._foreach_maximum(a, b)[0], torch._foreach_minimum(a, 0.5)[0], torch._foreach_clamp_min(a, 0.4)[0])
print(torch._foreach_pow(a, 2)[0], torch._foreach_pow(2.0, a)[0] if False else "")
print(torch._foreach_addcmul(a, b, b, 0.5)[0], torch._foreach_addcdiv(a, b, b, value=2.0)[0])
print(torch._foreach_lerp(a, b, 0.25)[0], torch._foreach_lerp(a, b, b)[0])
print(torch._foreach_norm(a), torch._foreach_norm(a, 1)[1], torch._foreach_max(a)[1])
c = torch._foreach_clone(a)
torch._foreach_add_(c, b, alpha=-1)
torch._foreach_mul_(c, 2)
torch._foreach_addcmul_(c, a, b, value=0.1)
torch._foreach_div_(c, [1.0, 2.0, 4.0])
torch._foreach_lerp_(c, a, 0.5)
torch._foreach_sub_(c, 0.25)
torch._foreach_maximum_(c, [0.0, 0.0, 0.0])
print(c)
torch._foreach_copy_(c, b)
print(c[0] is not b[0], torch.equal(c[0], b[0]))
torch._foreach_zero_(c)
print(c[0])
p = [torch.ones(2, requires_grad=True), torch.ones(1, requires_grad=True)]
total = sum(t.sum() for t in torch._foreach_mul(torch._foreach_exp(p), 2))
total.backward()
print(p[0].grad, p[1].grad)
for call in [lambda: torch._foreach_add([], 1), lambda: torch._foreach_add(a, b[:2]), lambda: torch._foreach_add(a, [1.0])]:
    try:
        print(call())
    except RuntimeError as error:
        print(error)
