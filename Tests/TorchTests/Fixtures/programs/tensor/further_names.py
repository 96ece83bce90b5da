"""Names that stand beside the common ones: buffers, lists of subscripts, histograms by edges, classes of results."""
import torch

t = torch.tensor


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


CALLS = """
complex(t(1 + 2j)) | complex(t(2.5)) | t(2.0).__complex__() | torch.frombuffer(bytearray(b'\\x01\\x02'), dtype=torch.uint8)
torch.frombuffer(bytearray(range(8)), dtype=torch.int32) | torch.frombuffer(bytearray(range(8)), dtype=torch.int16, count=2, offset=2)
torch.histogram(t([1.0, 2.0, 3.0])).hist.shape | torch.histogram(t([1.0, 2.0, 3.0, 4.0, 9.0]), t([0.0, 2.0, 4.0]))
torch.histogram(t([1.0, 2.0, 3.0, 3.5]), t([0.0, 2.0, 4.0]), density=True).hist
torch.einsum(t([[1.0, 2.0]]), [0, 1], t([[3.0], [4.0]]), [1, 2], [0, 2]) | torch.einsum(torch.ones(2, 3), [0, 1])
torch.einsum(torch.ones(4, 2, 3), [..., 0, 1], [..., 1, 0]).shape | torch.einsum(torch.ones(2)) | torch.einsum(torch.ones(2), [60])
t([[1.0, 2.0]]).to_dense() | t([1.0]).is_nested | t([1.0]).share_memory_() | t([1.0]).pin_memory() | t([1.0]).grad_dtype
torch.zeros(2, 3).t().dim_order() | torch.return_types.max | type(t([1.0, 2.0]).max(0)) is torch.return_types.max
isinstance(t([1.0, 2.0]).sort(), torch.return_types.sort) | torch.autograd.variable.Variable(t([1.0]), requires_grad=True)
torch.zero_(t([1.0, 2.0])) | torch.fill_(t([1.0, 2.0]), 3) | torch.detach_(t([1.0])) | torch.kl_div(t([0.1, 0.3]), t([0.2, 0.4]))
torch.kl_div(t([0.1]), t([0.2]), 2, log_target=True) | torch.binary_cross_entropy_with_logits(t([0.0]), t([1.0]), None, None, 1)
torch.poisson_nll_loss(t([0.5]), t([1.0]), True, False, 1e-8, 1) | torch.margin_ranking_loss(t([0.5]), t([1.0]), t([1.0]), 0.1)
torch.hinge_embedding_loss(t([0.5, 0.2]), t([1.0, -1.0])) | torch.cosine_embedding_loss(torch.ones(2, 3), torch.ones(2, 3), t([1.0, -1.0]))
torch.triplet_margin_loss(torch.ones(1, 2), torch.zeros(1, 2), torch.ones(1, 2)) | torch.outer(t([1.0, 2.0]), torch.ones(2, 2)[0])
"""
for call in CALLS.replace("\n", "|").split("|"):
    if call.strip():
        attempt(call.strip(), lambda: eval(call))
x = torch.arange(6.0).reshape(2, 3).t().requires_grad_()
print(x[:, 0].reshape(-1).grad_fn.name(), x.reshape(3, 2).grad_fn.name(), (x * 1).contiguous().reshape(-1).grad_fn.name())
row = torch.ones(3) @ torch.ones(3, 2).requires_grad_()
print(row.grad_fn.name(), row._version, row._is_view())
y = torch.rand(3, requires_grad=True)
z = torch.ones(3)
z.atan2_(y)
z[0] = 5.0
print(torch.autograd.grad(z.sum(), y)[0].shape)
zero = torch.zeros((), requires_grad=True)
print(torch.autograd.grad(zero.cumprod(0), zero), t([0.5, 0.5]).prod().requires_grad)
