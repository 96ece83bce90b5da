# Gradients at the places where a function has none, or several: what the reference makes of each.
import torch
import torch.nn.functional as F

z = torch.zeros(1, requires_grad=True)
two = lambda t: torch.cat([t, t])
for name, function in [
    ("sqrt", torch.sqrt), ("power", lambda t: t ** 0.5), ("t/t", lambda t: t / t), ("norm", lambda t: t.norm()), ("where", lambda t: torch.where(t > 0, t, 0 * t)), ("maximum", lambda t: torch.maximum(t, torch.zeros(1))),
    ("atan2", lambda t: torch.atan2(t, t)), ("std", lambda t: two(t).std()), ("hypot", lambda t: torch.hypot(t, t)), ("cosine", lambda t: F.cosine_similarity(t, t, dim=0)), ("cumprod", lambda t: two(t).cumprod(0)), ("norm3", lambda t: t.norm(3)),
    ("norm inf", lambda t: t.norm(float("inf"))), ("dist", lambda t: torch.dist(t, t)), ("distance", lambda t: F.pairwise_distance(t[None], t[None])), ("rsqrt", lambda t: t.rsqrt()), ("asin", lambda t: torch.asin(t - 1)), ("acosh", lambda t: torch.acosh(t + 1)),
    ("xlogy", lambda t: torch.xlogy(t, t)), ("entr", lambda t: torch.special.entr(t)), ("angle", lambda t: t.angle()), ("sgn", lambda t: t.sgn()), ("fmod", lambda t: torch.fmod(t, t)), ("copysign", lambda t: torch.copysign(t, t)), ("minimum", lambda t: torch.minimum(t, t)),
    ("median", lambda t: two(t).median()), ("amax", lambda t: two(t).amax()), ("max", lambda t: two(t).max(0)[0]), ("clamp", lambda t: torch.clamp(t, t, t)), ("clamp crossed", lambda t: torch.clamp(t, t + 1, t - 1)), ("huber", lambda t: F.huber_loss(t, t)),
    ("hardshrink", lambda t: F.hardshrink(t)), ("prelu", lambda t: F.prelu(t, t)), ("relu6", lambda t: F.relu6(t + 6)), ("hardtanh", lambda t: F.hardtanh(t + 1)), ("threshold", lambda t: F.threshold(t, 0, 1.0)), ("sinc", lambda t: t.sinc()), ("0**t", lambda t: 0 ** t),
]:
    z.grad = None
    result = function(z)
    result.sum().backward()
    print(name, result.detach(), z.grad)
print(torch.special.entr(torch.tensor([-1.0, 0.0, 0.5, float("nan")])), torch.tensor([1.0, float("nan"), float("inf"), float("nan")]).unique())
