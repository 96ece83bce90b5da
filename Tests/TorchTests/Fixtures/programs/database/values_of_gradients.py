# Gradients and losses that the reference computes in its own order, or not as the derivative would be.
import torch
import torch.nn.functional as F


def show(value, *operands, of=None):
    weights = torch.linspace(-2.5, 3, value.numel(), dtype=torch.float64).to(value.dtype).reshape(value.shape)
    print(value.tolist(), [None if g is None else g.tolist() for g in torch.autograd.grad(value, operands, weights, allow_unused=True)])


x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=True)
y = torch.tensor([7.0, 8.0], requires_grad=True)
show(torch.as_strided_scatter(x, y, (2,), (2,), 1), x, y)
n = torch.tensor(0.5, requires_grad=True)
show(x.index_fill(1, torch.tensor([2, 0, 0]), n), x, n)
z = torch.complex(torch.tensor([1.5, -2.0]), torch.tensor([40.0, -7.25])).requires_grad_()
show(torch.logsumexp(z, 0), z)
generator = torch.Generator().manual_seed(5)
scores = (torch.randn(4, 5, generator=generator) * 5).requires_grad_()
labels = torch.tensor([[0, 3, -1, 1, 1], [2, 2, 4, -1, 0], [-1, 0, 0, 0, 0], [4, 3, 2, 1, 0]])
for reduction in ("none", "mean", "sum"):
    show(F.multilabel_margin_loss(scores, labels, reduction=reduction), scores)
show(F.multilabel_margin_loss(scores[0], labels[0]), scores)
one = torch.tensor(-1.5, requires_grad=True)
show(F.multi_margin_loss(one, torch.tensor(0)), one)
halves = torch.tensor([-8.5, -1.765625, -7.9375], dtype=torch.bfloat16, requires_grad=True)
show(F.hinge_embedding_loss(halves, torch.tensor([1.0, 1.0, -1.0]).bfloat16(), margin=8.396, reduction="none"), halves)
a, b = [torch.rand(2, 3, generator=generator, dtype=torch.float64).requires_grad_() for _ in range(2)]
g, = torch.autograd.grad(torch.trapezoid(a, b).sum(), b, create_graph=True)
print([f[0].next_functions[0][0].name() for f in g.grad_fn.next_functions])
window = torch.complex(torch.hann_window(8), torch.linspace(0.1, 0.2, 8))
spectrum = torch.stft(torch.randn(32, generator=generator), 8, window=torch.ones(8), return_complex=True, onesided=False)
found = torch.istft(spectrum, 8, window=window, return_complex=True, onesided=False)
print([complex(round(v.real, 5), round(v.imag, 5)) for v in found[:6].tolist()])
