"""What a wrong call is told: arguments of wrong types, too many, too few, unknown names."""
import torch

x = torch.ones(2, 3)
t = torch.ones(2, 2)
z = torch.tensor(2.0)
k = torch.tensor([1, 2])
F = torch.nn.functional
CALLS = """
x.view(0.5) | x.view(0.5, 1) | x.view(2, 0.5) | x.flip('a') | x.reshape(None) | x.permute('a', 1) | x.view(t) | x.view(t, t)
x.view(k) | x.view([1.5]) | x.view((t,)) | x.reshape(0.5) | x.reshape('a', 'b') | x.repeat(0.5) | x.repeat(k) | x.repeat(z, z)
x.expand('a') | x.expand(k, k) | torch.zeros(0.5) | torch.zeros(0.5, 1) | torch.zeros('3') | torch.zeros([2.5])
torch.zeros(3, 'a') | torch.zeros(t) | torch.ones(k) | torch.rand(k, k) | torch.permute(x, 0) | torch.reshape(x, 2)
torch.full(2, 3) | torch.full((2,), 'a') | x.sum('a') | x.sum(dim='a') | x.mean([0.5]) | torch.cat(x) | torch.cat(x, x)
torch.cat([x], 'a') | torch.cat([1, 2]) | torch.stack(x, x) | torch.stack([x, 1]) | torch.tensor(1, 2) | torch.tensor()
torch.tensor([1], foo=1) | torch.arange() | torch.arange('a') | torch.arange(1, 2, 3, 4) | torch.linspace(0, 1)
torch.linspace('a', 1, 3) | torch.eye('a') | torch.randn('a') | torch.randint(3) | torch.randint(0, 3) | torch.randint(0, 3, 4)
torch.mm(x) | torch.mm(x, 2) | torch.matmul(x, 2) | torch.add(x) | torch.add(x, 'a') | torch.exp(2) | torch.exp([1.0])
torch.exp(x, x) | torch.exp() | torch.relu(2.0) | torch.sum() | torch.sum([1, 2]) | torch.sum(x, 'a') | torch.max(x, 0.5)
torch.max([1]) | torch.where(1, x, x) | torch.clamp(x, 'a') | torch.clamp(x) | torch.softmax(x) | torch.softmax(x, 'a')
torch.softmax(2, 0) | x.softmax() | x.exp(2) | x.exp(a=2) | x.item(0) | x.tolist(1) | x.t(1) | x.view() | x.reshape()
x.transpose(0) | x.unsqueeze() | x.unsqueeze('a') | x.squeeze('a') | x.gather(0) | x.gather(0, 1) | x.scatter(0, k)
x.index_select(0) | x.index_select(0, 1) | torch.gather(x, k, 0) | x.masked_fill(x > 0) | x.masked_fill(x > 0, 'a')
x.float(2) | x.clone(2) | x.detach(1) | x.requires_grad_(2) | x.requires_grad_('a') | torch.manual_seed() | torch.normal(x, 'a')
torch.bernoulli(0.5) | torch.multinomial(x) | torch.multinomial(x, 'a') | F.linear(x) | F.linear(x, 2) | F.conv2d(x) | F.conv2d(x, 2)
F.gelu(2) | torch.linalg.inv(2) | torch.linalg.inv() | torch.linalg.solve(x) | torch.fft.fft(2) | torch.special.expit('a')
torch.outer(x) | torch.dot(x) | torch.std(x, 'a') | torch.topk(x) | torch.topk(x, 'a') | torch.sort(2) | torch.argmax('a')
torch.argmax(x, 'a') | torch.isclose(x, 2) | torch.allclose(x, 2) | torch.equal(x, 2) | x.add_('a') | x.mul_() | x.fill_('a')
x.fill_() | x.copy_('a') | x.uniform_('a') | x.normal_('a') | x.zero_(1) | torch.as_tensor() | torch.chunk(x) | torch.roll(x)
torch.flip(x) | torch.flip(x, 0, 1) | torch.flip(x, 'a') | x.flip() | torch.cumsum(x) | torch.diag(2) | torch.triu('a')
torch.zeros_like(2) | torch.full_like(x) | torch.rand_like([1]) | torch.nonzero(2) | torch.numel(2) | torch.sigmoid(input=2)
x.size('a') | x.size(0, 1) | x.dim(1) | x.numel(1) | x.new_tensor() | x.new_zeros('a') | x.pow() | x.pow('a') | torch.log(2)
torch.round(x, 'a') | torch.maximum(x, 2) | torch.minimum(2, x) | torch.atan2(x, 1) | torch.lerp(x, x) | torch.logsumexp(x)
torch.prod(x, 'a') | torch.var(2) | torch.median(2) | torch.bmm(x) | torch.trace(2) | torch.vstack(x) | torch.hstack(2)
torch.tile(x) | torch.repeat_interleave(x, 'a') | torch.movedim(x, 0) | torch.flatten('a') | torch.unbind(2)
torch.narrow(x, 0) | torch.select(x, 0) | torch.take(x, 1) | torch.squeeze(2) | torch.kthvalue(x) | torch.histc('a')
torch.inner(x, 2) | x.addbmm(other=x) | x.addmm(x) | x.quantile(z, rounding_mode=2) | x.any(correction=0)
"""
for call in CALLS.replace("\n", "|").split("|"):
    if not call.strip():
        continue
    try:
        print(call.strip(), "=", str(eval(call))[:60].replace("\n", " "))
    except Exception as error:
        print(call.strip(), type(error).__name__, repr(str(error)))
