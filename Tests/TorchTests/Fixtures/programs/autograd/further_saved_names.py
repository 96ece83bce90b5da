import torch
import torch.nn.functional as F

a = torch.tensor([[1., 2.], [3., 5.]], requires_grad=True)
image = torch.ones(1, 1, 3, 3, requires_grad=True)
for value in (
    torch.cdist(a, a * 2), F.pdist(a), torch.dist(a, a * 2), F.rrelu(a),
    F.grid_sample(image, torch.zeros(1, 1, 1, 2), align_corners=True),
):
    node = value.grad_fn
    for name in dir(node):
        if name.startswith("_saved_"):
            kept = getattr(node, name)
            if isinstance(kept, torch.Tensor):
                kept = kept.shape if name == "_saved_noise" else kept.detach()
            print(node.name(), name, kept)
print((2 ** a).grad_fn._saved_exponent, (2 ** a).grad_fn._saved_result.detach())
