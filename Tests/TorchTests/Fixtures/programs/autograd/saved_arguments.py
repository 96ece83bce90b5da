# The arguments of operations among the attributes of their nodes.
import torch
import torch.nn.functional as F

x = torch.tensor([[1.0, 2.0], [3.0, 5.0]], requires_grad=True)
t = torch.tensor([0, 1])
for made in [
    x.sum(0), x.sum(), x.sum((0, 1), keepdim=True), x.sum(-1), x.mean(1), x.mean(), x.max(1)[0], x.min(0, keepdim=True)[0], x.amax(0), x.prod(1), x.std(), x.std(1), x.var(1, unbiased=False), x.norm(), x.norm(dim=1),
    x.logsumexp(1), x.softmax(1), x.log_softmax(-1), x.cumsum(1), x.cumprod(0), x.cummax(1)[0], x.sort(1)[0], x.topk(1)[0], x.kthvalue(1)[0], x.median(1)[0], x + 1, x + x, x.add(x, alpha=3), x - x, x.sub(x, alpha=2),
    F.leaky_relu(x), F.leaky_relu(x, 0.2), F.elu(x), F.gelu(x), F.gelu(x, approximate="tanh"), F.softplus(x), F.hardtanh(x), F.relu6(x), x.clamp(0.2, 3), x.clamp(min=1), x.transpose(0, 1), x.permute(1, 0), x[0], x[:, 1:], x[:, ::2],
    x.unsqueeze(1), x[None].squeeze(0), torch.cat([x, x], 1), torch.stack([x, x], -1), x.index_select(0, t), x.flip(0), x.repeat(1, 2), x.tril(1), x.diagonal(), x.unbind(1)[0], x.split(1)[0],
    F.mse_loss(x, x.detach(), reduction="sum"), F.nll_loss(x, t), x ** 3, x * 2,
]:
    node = made.grad_fn
    found = []
    for name in sorted(dir(node)):
        if name.startswith("_saved_"):
            value = getattr(node, name)
            if not isinstance(value, torch.Tensor) and value is not None:
                found.append(f"{name[7:]}={value}")
    print(type(node).__name__, *found)
