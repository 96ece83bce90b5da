# Numbers that no integer can be, and sizes that nothing has: refused, not run.
import torch
import torch.nn.functional as F

i = torch.tensor([1, 2])
huge = [1e30, float("nan"), float("inf"), -1e300]
for v in huge + [0.5]:
    for call in [lambda: torch.addcmul(i, i, i, value=v), lambda: F.hardtanh(i, 0, v), lambda: F.hardtanh(torch.tensor(7), v, 9.0)]:
        try:
            print(call())
        except (RuntimeError, ValueError) as error:
            print(error)
try:
    torch.feature_alpha_dropout(torch.tensor(2.5), 0.5, True)
except RuntimeError as error:
    print(error)
x = torch.rand(2, 3)
for call in [lambda: x.sum(0, 1), lambda: x.sum(1, keepdim=2), lambda: x.mean(0, 1), lambda: torch.any(x, 0, 1), lambda: torch.sort(x, 0, 1),
             lambda: x.amax(0, keepdim=1), lambda: x.std(0, keepdim=1), lambda: x.logsumexp(0, 1), lambda: x.argmax(0, 1), lambda: x.topk(1, 0, 1),
             lambda: x.flatten(True), lambda: x.unsqueeze(True), lambda: x.tril(True), lambda: x.cumsum(True), lambda: x.diff(True),
             lambda: x.as_strided(2, 1), lambda: torch.kthvalue(x, True), lambda: x.nanmean(0, 1),
             lambda: x.masked_fill(x > 0.5, torch.ones(2)), lambda: torch.block_diag(x, torch.float64), lambda: F.prelu(x, torch.tensor([1])),
             lambda: torch.histc(x, 0), lambda: torch.histc(x, True), lambda: x.transpose(True, 0), lambda: x.select(True, 0), lambda: x.median(0, 1),
             lambda: x.cumprod(True), lambda: x.prod(0, 1), lambda: x.max(0, 1), lambda: x.norm(2, 0, 1), lambda: x.squeeze(True),
             lambda: x.softmax(True), lambda: torch.cat([x, x], True), lambda: torch.stack([x, x], True), lambda: x.roll(True), lambda: x.narrow(0, True, 1),
             lambda: x.gather(True, torch.zeros(1, 1, dtype=torch.long)), lambda: x.index_select(True, i), lambda: x.chunk(True)]:
    try:
        print(call())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, str(error).split("\n")[0])
