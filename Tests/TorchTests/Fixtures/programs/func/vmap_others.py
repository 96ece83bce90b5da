# Mapped operations against a loop: values, gradients through the mapping, and gradients inside it.
import torch
import torch.nn.functional as F


def sample(seed, *shape):
    g = torch.Generator().manual_seed(seed)
    return torch.randn(*shape, generator=g, dtype=torch.float64)


def check(name, f, *shapes, dims=None):
    xs = [sample(i+1, *s) for i, s in enumerate(shapes)]
    if dims is None: dims = tuple(0 for _ in xs)
    n = next(x.shape[d] for x, d in zip(xs, dims) if d is not None)
    try:
        got = torch.func.vmap(f, in_dims=dims)(*xs)
    except Exception as e:
        print(name, dims, type(e).__name__, str(e)[:150].replace("\n"," ")); return
    many = got if isinstance(got, tuple) else (got,)
    rows = [f(*[x if d is None else x.select(d, i) for x, d in zip(xs, dims)]) for i in range(n)]
    ok = True
    for k, g in enumerate(many):
        want = torch.stack([(r if isinstance(got, tuple) else (r,))[k] for r in rows])
        if want.shape != g.shape or not torch.allclose(want, g, equal_nan=True): ok = False
    print(name, dims, "same" if ok else "DIFFERENT", [tuple(g.shape) for g in many])
    # gradients
    if all(g.is_floating_point() for g in many):
        ws = [torch.cos(torch.arange(g.numel(), dtype=torch.float64)).view(g.shape) for g in many]
        ys = [x.clone().requires_grad_() for x in xs]
        try:
            out = torch.func.vmap(f, in_dims=dims)(*ys)
            out = out if isinstance(out, tuple) else (out,)
            L = sum((o*w).sum() for o, w in zip(out, ws))
            if not L.requires_grad: return
            g1 = torch.autograd.grad(L, ys, allow_unused=True)
            zs = [x.clone().requires_grad_() for x in xs]
            rows = [f(*[x if d is None else x.select(d, i) for x, d in zip(zs, dims)]) for i in range(n)]
            L2 = 0
            for k, w in enumerate(ws):
                L2 = L2 + (torch.stack([(r if isinstance(got, tuple) else (r,))[k] for r in rows])*w).sum()
            g2 = torch.autograd.grad(L2, zs, allow_unused=True)
            print("   grad", ["none" if a is None else ("same" if torch.allclose(a,b,equal_nan=True) else "DIFFERENT") for a,b in zip(g1,g2)])
            def gf(*a):
                s = f(*a); s = s if isinstance(s, tuple) else (s,)
                return sum((o*o).sum() for o in s)
            nums = tuple(range(len(xs)))
            pg = torch.func.vmap(torch.func.grad(gf, argnums=nums), in_dims=dims)(*xs)
            rows = [torch.func.grad(gf, argnums=nums)(*[x if d is None else x.select(d, i) for x, d in zip(xs, dims)]) for i in range(n)]
            print("   per-sample", ["same" if torch.allclose(p, torch.stack([r[k] for r in rows]),equal_nan=True) else "DIFFERENT" for k,p in enumerate(pg)])
        except Exception as e:
            print("   grad", type(e).__name__, str(e)[:150].replace("\n"," "))


for name, function, shape in [
    ("rot90",torch.rot90,(3,4,4)),
    ("flip",lambda x:x.flip(0),(3,4,4)),
    ("roll",lambda x:x.roll(1),(3,4,4)),
    ("softmax",lambda x:x.softmax(0),(3,4,2)),
    ("glu",lambda x:F.glu(x),(3,4)),
    ("prelu",lambda x:F.prelu(x,torch.tensor([.2],dtype=x.dtype)),(3,2,4)),
    ("softshrink",F.softshrink,(3,4)),
    ("logsigmoid",F.logsigmoid,(3,4)),
    ("gelu",F.gelu,(3,4)),
    ("mish",F.mish,(3,4)),
    ("hardswish",F.hardswish,(3,4)),
    ("celu",F.celu,(3,4)),
    ("selu",F.selu,(3,4)),
    ("threshold",lambda x:F.threshold(x,0,1),(3,4)),
    ("softmin",lambda x:F.softmin(x,0),(3,4)),
    ("take",lambda x:x.take(torch.tensor([0,2])),(3,2,2)),
    ("index_fill",lambda x:x.index_fill(0,torch.tensor([0]),1.),(3,4)),
    ("index_copy",lambda x:x.index_copy(0,torch.tensor([0]),x[1:2]),(3,4)),
    ("masked_fill",lambda x:x.masked_fill(x>0,1.),(3,4)),
    ("put",lambda x:x.put(torch.tensor([0]),x[1:2]),(3,4)),
    ("scatter_reduce",lambda x:x.scatter_reduce(0,torch.tensor([0,1,0,1]),x*2,'amax'),(3,4)),
    ("take_along",lambda x:x.take_along_dim(x.argsort(0),0),(3,4)),
    ("repeat_interleave",lambda x:x.repeat_interleave(2),(3,4)),
    ("cartesian",lambda x:torch.cartesian_prod(x,x),(3,2)),
    ("combinations",lambda x:torch.combinations(x),(3,3)),
    ("embedding",lambda w:F.embedding(torch.tensor([[0,2],[1,1]]),w),(3,4,2)),
    ("one_hot",lambda w:F.one_hot(w.argmax(0),5),(3,4,2)),
    ("ce",lambda x:F.cross_entropy(x,torch.tensor([0,1,2,0])),(3,4,5)),
    ("ce2d",lambda x:F.cross_entropy(x,torch.zeros(2,4,dtype=torch.long)),(3,2,5,4)),
    ("ce_prob",lambda x:F.cross_entropy(x,x.softmax(1)),(3,4,5)),
    ("ce_smooth",lambda x:F.cross_entropy(x,torch.tensor([0,1,2,0]),label_smoothing=.1),(3,4,5)),
    ("huber",lambda x:F.huber_loss(x,x*2),(3,4)),
    ("bcel",lambda x:F.binary_cross_entropy_with_logits(x,x.sigmoid()),(3,4)),
    ("bce",lambda x:F.binary_cross_entropy(x.sigmoid(),x.cos()**2),(3,4)),
    ("cos_sim",lambda x:F.cosine_similarity(x,x.flip(0)),(3,4,2)),
    ("triplet",lambda x:F.triplet_margin_loss(x,x*2,x+1),(3,4,2)),
    ("margin",lambda x:F.multi_margin_loss(x,torch.tensor([0,1])),(3,2,4)),
    ("gaussnll",lambda x:F.gaussian_nll_loss(x,x*2,x*x),(3,4)),
    ("poisson",lambda x:F.poisson_nll_loss(x,x*x),(3,4)),
    ("ctc",lambda x:F.ctc_loss(x.log_softmax(2),torch.tensor([[1,2]]),torch.tensor([5]),torch.tensor([2])),(3,5,1,4)),
    ("unflatten",lambda x:x.unflatten(0,(2,2)),(3,4)),
    ("slice_scatter",lambda x:x.slice_scatter(x[:2]*2,0,1,3),(3,4,2)),
    ("index_put",lambda x:x.index_put((torch.tensor([0]),),x[1:2]),(3,4)),
    ("alpha",lambda x:F.embedding_bag(torch.tensor([[0,1],[2,0]]),x),(3,4,2)),
]:
    check(name, function, shape)
check("linear", F.linear,(3,2,4),(3,5,4),(3,5))
check("rnn", lambda x,w: torch.tanh(x@w),(3,4),(3,4,4))
check("prelu w", F.prelu, (3,2,4),(3,4))
