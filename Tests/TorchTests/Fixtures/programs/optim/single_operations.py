# A step is the same as its single operations, to the last bit, root and all: each rule is written out beside the optimizer.
import torch


def sgd(p, g, s, k, lr=0.01, momentum=0.9, dampening=0.2, weight_decay=0.1):
    g = g.add(p, alpha=weight_decay)
    if k == 1:
        s["a"] = g.clone()
    else:
        s["a"].mul_(momentum).add_(g, alpha=1 - dampening)
    p.add_(s["a"], alpha=-lr)


def adam(p, g, s, k, lr=0.01, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, amsgrad=False, decoupled=False):
    if decoupled:
        p.mul_(1 - lr * weight_decay)
    elif weight_decay:
        g = g.add(p, alpha=weight_decay)
    s["a"].lerp_(g, 1 - betas[0])
    s["b"].mul_(betas[1]).addcmul_(g, g, value=1 - betas[1])
    square = s["b"]
    if amsgrad:
        square = torch.maximum(s["c"], s["b"], out=s["c"])
    bottom = (square.sqrt() / (1 - betas[1] ** k) ** 0.5).add_(eps)
    p.addcdiv_(s["a"], bottom, value=-(lr / (1 - betas[0] ** k)))


def adamax(p, g, s, k, lr=0.01, betas=(0.9, 0.999), eps=1e-8):
    s["a"].lerp_(g, 1 - betas[0])
    torch.maximum(s["b"].mul_(betas[1]), g.abs().add_(eps), out=s["b"])
    p.addcdiv_(s["a"], s["b"], value=-(lr / (1 - betas[0] ** k)))


def nadam(p, g, s, k, lr=0.01, betas=(0.9, 0.999), eps=1e-8, momentum_decay=0.004):
    mu = betas[0] * (1.0 - 0.5 * (0.96 ** (k * momentum_decay)))
    following = betas[0] * (1.0 - 0.5 * (0.96 ** ((k + 1) * momentum_decay)))
    product = s.setdefault("product", torch.tensor(1.0))
    product *= mu
    s["a"].lerp_(g, 1 - betas[0])
    s["b"].mul_(betas[1]).addcmul_(g, g, value=1 - betas[1])
    bottom = s["b"].div(1 - betas[1] ** k).sqrt().add_(eps)
    p.addcdiv_(g, bottom, value=(-lr * (1.0 - mu) / (1.0 - product.item())))
    p.addcdiv_(s["a"], bottom, value=(-lr * following) / (1.0 - product.item() * following))


def radam(p, g, s, k, lr=0.01, betas=(0.9, 0.9), eps=1e-8):
    s["a"].lerp_(g, 1 - betas[0])
    s["b"].mul_(betas[1]).addcmul_(g, g, value=1 - betas[1])
    corrected = s["a"] / (1 - betas[0] ** k)
    longest = 2 / (1 - betas[1]) - 1
    length = longest - 2 * k * (betas[1] ** k) / (1 - betas[1] ** k)
    if length > 5.0:
        rect = ((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)) ** 0.5
        rate = ((1 - betas[1] ** k) ** 0.5) / s["b"].sqrt().add_(eps)
        p.add_(corrected * lr * rate * rect, alpha=-1.0)
    else:
        p.add_(corrected * lr, alpha=-1.0)


def adagrad(p, g, s, k, lr=0.01, lr_decay=0.1, eps=1e-10):
    s["a"].addcmul_(g, g, value=1)
    p.addcdiv_(g, s["a"].sqrt().add_(eps), value=-(lr / (1 + (k - 1) * lr_decay)))


def adadelta(p, g, s, k, lr=1.0, rho=0.9, eps=1e-6):
    s["a"].mul_(rho).addcmul_(g, g, value=1 - rho)
    change = s["b"].add(eps).sqrt_().div_(s["a"].add(eps).sqrt_()).mul_(g)
    s["b"].mul_(rho).addcmul_(change, change, value=1 - rho)
    p.add_(change, alpha=-lr)


def rmsprop(p, g, s, k, lr=0.01, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
    s["a"].mul_(alpha).addcmul_(g, g, value=1 - alpha)
    if centered:
        s["c"].lerp_(g, 1 - alpha)
        root = s["a"].addcmul(s["c"], s["c"], value=-1).sqrt_().add_(eps)
    else:
        root = s["a"].sqrt().add_(eps)
    if momentum:
        s["b"].mul_(momentum).addcdiv_(g, root)
        p.add_(s["b"], alpha=-lr)
    else:
        p.addcdiv_(g, root, value=-lr)


def rprop(p, g, s, k, etas=(0.5, 1.2), step_sizes=(1e-6, 50)):
    if k == 1:
        s["b"].fill_(0.01)
    sign = g.mul(s["a"]).sign()
    sign[sign.gt(0)] = etas[1]
    sign[sign.lt(0)] = etas[0]
    sign[sign.eq(0)] = 1
    s["b"].mul_(sign).clamp_(*step_sizes)
    g = g.clone()
    g[sign.eq(etas[0])] = 0
    p.addcmul_(g.sign(), s["b"], value=-1)
    s["a"].copy_(g)


CASES = [
    ("SGD", sgd, dict(lr=0.01, momentum=0.9, dampening=0.2, weight_decay=0.1), {}),
    ("Adam", adam, dict(lr=0.01), {}),
    ("Adam", adam, dict(lr=0.01, weight_decay=0.1, amsgrad=True), {}),
    ("Adam", adam, dict(lr=0.01, betas=(0.4, 0.7), eps=0.1), {}),
    ("AdamW", adam, dict(lr=0.01, weight_decay=0.1), dict(decoupled=True)),
    ("Adamax", adamax, dict(lr=0.01), {}),
    ("NAdam", nadam, dict(lr=0.01), {}),
    ("RAdam", radam, dict(lr=0.01, betas=(0.9, 0.9)), {}),
    ("RAdam", radam, dict(lr=0.01, betas=(0.9, 0.999)), {}),
    ("Adagrad", adagrad, dict(lr=0.01, lr_decay=0.1), {}),
    ("Adadelta", adadelta, {}, {}),
    ("RMSprop", rmsprop, {}, {}),
    ("RMSprop", rmsprop, dict(momentum=0.9), {}),
    ("RMSprop", rmsprop, dict(momentum=0.9, centered=True, alpha=0.8), {}),
    ("RMSprop", rmsprop, dict(centered=True), {}),
    ("Rprop", rprop, {}, {}),
]
for name, rule, options, more in CASES:
    for dtype in (torch.float32, torch.float64):
        torch.manual_seed(2)
        sizes = (1, 3, 8, 16, 31, 100)
        inputs = [torch.randn(n, dtype=dtype).requires_grad_() for n in sizes]
        twins = [p.detach().clone() for p in inputs]
        states = [{key: torch.zeros_like(p) for key in "abc"} for p in twins]
        optimizer = getattr(torch.optim, name)(inputs, **options)
        same = []
        for k in range(1, 21):
            for p, twin, state in zip(inputs, twins, states):
                p.grad = torch.randn(p.shape, dtype=dtype) * (1 + p.detach())
                rule(twin, p.grad, state, k, **options, **more)
            optimizer.step()
            same.append(all(torch.equal(p.detach(), twin) for p, twin in zip(inputs, twins)))
        print(name, dtype, options, all(same))
