# What results are: their kinds, layouts and places in the graph.
import torch
import torch.nn.functional as F
import torch.autograd.forward_ad as forward
import warnings

nothing = torch.empty(0, 0, dtype=torch.float64, requires_grad=True)
g, = torch.autograd.grad(torch.linalg.det(nothing), nothing, create_graph=True)
print(g.shape, g.requires_grad)
print(torch.cholesky(torch.empty(0, 3, 3)).stride(), torch.linalg.cholesky(torch.empty(0, 3, 3)).stride())
print(torch.linalg.cholesky_ex(torch.eye(3)).L.stride())
images = torch.arange(24.0).view(1, 2, 3, 4).to(memory_format=torch.channels_last)
pooled, places = F.max_pool2d(images, 2, return_indices=True)
print(F.max_unpool2d(pooled, places, 2).stride(), pooled.stride())
a = torch.tensor([[1.0, 2.0], [3.0, 5.0]], dtype=torch.float64)
with forward.dual_level():
    found = torch.linalg.eigvals(forward.make_dual(a, torch.tensor([[1.0, 0.5], [0.25, 2.0]], dtype=torch.float64)))
    print([round(v.real, 9) for v in forward.unpack_dual(found).tangent.tolist()])
x = torch.arange(4.0, requires_grad=True)
print(torch.linalg.matrix_norm(x.view(2, 2), "nuc", keepdim=True).grad_fn.next_functions[0][0].next_functions[0][0].name())
g, = torch.autograd.grad(torch.trapezoid(torch.arange(4.0) ** 2, x), x, create_graph=True)
p = torch.arange(4.0, requires_grad=True)
g, = torch.autograd.grad(torch.trapezoid(x * x, p), p, create_graph=True)
print(g.grad_fn.name())
with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    torch.softmax(torch.tensor([1 + 2j, 3 - 1j]), 0, dtype=torch.float64)
    print([str(one.message)[:40] for one in warned])
w = torch.ones(2, 1, 3, 3, requires_grad=True)
v = torch.ones(1, 2, 4, 4, requires_grad=True)
y = F.conv_transpose2d(v, w, stride=2, output_padding=1)
print(torch.autograd.grad(F.conv_transpose2d(v, torch.ones(2, 1, 2, 2), stride=2, padding=1, output_padding=1, dilation=2).sum(), v)[0].stride())
p = torch.nn.Parameter(torch.tensor([1.0, -2.0], dtype=torch.float64))
for foreach in (False, True):
    p.data = torch.tensor([1.0, -2.0], dtype=torch.float64)
    optimizer = torch.optim.ASGD([p], lr=0.1, foreach=foreach, weight_decay=0.01)
    for _ in range(3):
        optimizer.zero_grad()
        (p ** 2).sum().backward()
        optimizer.step()
    print(p.tolist(), {k: s.tolist() for k, s in optimizer.state[p].items()})
