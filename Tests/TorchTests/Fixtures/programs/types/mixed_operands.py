"""Operations of two tensors of every pair of five types: the type of the result and of the gradient, or the error."""
import torch, torch.nn as nn, torch.nn.functional as F, warnings
warnings.simplefilter('ignore')
torch.manual_seed(0)
D = [torch.float32, torch.float64, torch.bfloat16, torch.int64, torch.bool]
P = torch.rand(4, 3) * .8 + .1
def t(d, rg=False):
    x = P.to(d).clone() if d.is_floating_point else torch.tensor([[1, 0, 1], [0, 1, 0], [1, 1, 0], [0, 0, 1]]).to(d)
    return x.requires_grad_() if rg and d.is_floating_point else x
L = {'mse': F.mse_loss,
    'l1': F.l1_loss,
    'smooth': F.smooth_l1_loss,
    'huber': F.huber_loss,
    'bce': F.binary_cross_entropy,
    'bcel': F.binary_cross_entropy_with_logits,
    'kl': F.kl_div,
    'poisson': F.poisson_nll_loss,
    'hinge': F.hinge_embedding_loss,
    'softmargin': F.soft_margin_loss,
    'ce': F.cross_entropy,
    'cosine': lambda a, b: F.cosine_similarity(a, b).sum(),
    'pd': lambda a, b: F.pairwise_distance(a, b).sum(),
    'mul': lambda a, b: (a * b).sum(),
    'mm': lambda a, b: (a @ b.T).sum(),
    'linear': lambda a, b: F.linear(a, b).sum(),
    'lin_b': lambda a, b: F.linear(a, a, b[0, :].repeat(2)[:4]).sum(),
    'bmm': lambda a, b: torch.bmm(a[None], b.T[None]).sum(),
    'mv': lambda a, b: torch.mv(a, b[0]).sum(),
    'dot': lambda a, b: torch.dot(a[0], b[0]),
    'addmm': lambda a, b: torch.addmm(a, a, b[:3]).sum(),
    'ln': lambda a, b: F.layer_norm(a, (3,), b[0], b[1]).sum(),
    'bn': lambda a, b: F.batch_norm(a, None, None, b[0], b[1], True).sum(),
    'bne': lambda a, b: F.batch_norm(a, b[0], b[1], None, None, False).sum(),
    'gn': lambda a, b: F.group_norm(a, 3, b[0], b[1]).sum(),
    'in': lambda a, b: F.instance_norm(a[None], None, None, b[:, 0], b[:, 1]).sum(),
    'rms': lambda a, b: F.rms_norm(a, (3,), b[0]).sum(),
    'conv': lambda a, b: F.conv1d(a[None], b[None, :, :2]).sum() if a.dtype != torch.int64 else a,
    'prelu': lambda a, b: F.prelu(a, b[0]).sum(),
    'where': lambda a, b: torch.where(a > .5, a, b).sum(),
    'cat': lambda a, b: torch.cat([a, b]).sum(),
    'stack': lambda a, b: torch.stack([a, b]).sum(),
    'max': lambda a, b: torch.maximum(a, b).sum(),
    'lerp': lambda a, b: torch.lerp(a, b, .5).sum(),
    'addcmul': lambda a, b: torch.addcmul(a, a, b).sum(),
    'einsum': lambda a, b: torch.einsum('ij,ij->', a, b),
    'sdpa': lambda a, b: F.scaled_dot_product_attention(a[None], b[None], b[None]).sum(),
    'bilinear': lambda a, b: F.bilinear(a, b, a[None, :3, :]).sum() if b.dtype != torch.bool else a,
    'embed': lambda a, b: F.embedding(torch.tensor([0, 1]), a).sum(),
    'iadd': lambda a, b: a.clone().add_(b).sum(),
    'imul': lambda a, b: a.clone().mul_(b).sum(),
    'copy': lambda a, b: a.clone().copy_(b).sum(),
    'setitem': lambda a, b: (lambda c: (c.__setitem__((slice(None), 0), b[:, 0]), c)[1])(a.clone()).sum(),
    'ip': lambda a, b: a.clone().index_put_((torch.tensor([0]),), b[:1]).sum(),
    'ia': lambda a, b: a.clone().index_add_(0, torch.tensor([0]), b[:1]).sum(),
    'sc': lambda a, b: a.clone().scatter_(1, torch.tensor([[0]] * 4), b[:, :1]).sum(),
    'sa': lambda a, b: a.clone().scatter_add_(1, torch.tensor([[0]] * 4), b[:, :1]).sum(),
    'mf': lambda a, b: a.clone().masked_fill_(a > .5, b[0, 0]).sum(),
    'ms': lambda a, b: a.clone().masked_scatter_(a > .5, b).sum(),
    'outer': lambda a, b: torch.outer(a[0], b[0]).sum(),
    'cross': lambda a, b: torch.cross(a, b, dim=1).sum(),
    'cdist': lambda a, b: torch.cdist(a, b).sum(),
    'pow': lambda a, b: (a ** b).sum(),
    'atan2': lambda a, b: torch.atan2(a, b).sum(),
    'xlogy': lambda a, b: torch.xlogy(a, b).sum(),
    'tm': lambda a, b: F.triplet_margin_loss(a, b, b),
    'ce_w': lambda a, b: F.cross_entropy(a, torch.tensor([0, 1, 2, 0]), weight=b[0]),
    'nll_w': lambda a, b: F.nll_loss(a, torch.tensor([0, 1, 2, 0]), weight=b[0]),
    'bcew': lambda a, b: F.binary_cross_entropy(a, a.detach(), b),
    'pos_w': lambda a, b: F.binary_cross_entropy_with_logits(a, a.detach(), pos_weight=b[0]),
    'gnll': lambda a, b: F.gaussian_nll_loss(a, a.detach(), b),
    'mmargin': lambda a, b: F.multi_margin_loss(a, torch.tensor([0, 1, 2, 0]), weight=b[0]),
    'mlsm': lambda a, b: F.multilabel_soft_margin_loss(a, b),
    'cosemb': lambda a, b: F.cosine_embedding_loss(a, b, torch.ones(4)),
    'grid': lambda a, b: F.grid_sample(a[None, None], b[None, None, :, :2], align_corners=True).sum(),
    'lstm': lambda a, b: torch.nn.LSTM(3, 2, dtype=b.dtype if b.dtype.is_floating_point else None)(a)[0].sum(),
    'lin_m': lambda a, b: nn.Linear(3, 2, dtype=b.dtype if b.dtype.is_floating_point else None)(a).sum(),
    'allclose': lambda a, b: torch.tensor(torch.allclose(a, b)),
    'equal': lambda a, b: torch.tensor(torch.equal(a, b)),
    'isclose': lambda a, b: torch.isclose(a, b).sum(),
    'dstack': lambda a, b: torch.dstack([a, b]).sum(),
    'kron': lambda a, b: torch.kron(a, b).sum(),
    'quantile': lambda a, b: torch.quantile(a, b[0]).sum(),
    'gather_lerp': lambda a, b: torch.lerp(a, a, b).sum(),
    'normal': lambda a, b: torch.normal(a, b).sum() * 0,
    'hyp': lambda a, b: torch.hypot(a, b).sum()}
for n, f in L.items():
    for a in D:
        for b in D:
            torch.manual_seed(0)
            x, y = t(a, True), t(b)
            try:
                r = f(x, y); s = f'{r.dtype}'[6:]
                if r.requires_grad:
                    try: r.backward(); s += f' grad {x.grad.dtype}'[0:5] + str(x.grad.dtype)[6:] if x.grad is not None else ' none'
                    except Exception as e: s += ' BACK ' + type(e).__name__ + ': ' + str(e).split('\n')[0]
            except Exception as e: s = type(e).__name__ + ': ' + str(e).replace('\n', '\\n')
            print(n, str(a)[6:], str(b)[6:], s)
