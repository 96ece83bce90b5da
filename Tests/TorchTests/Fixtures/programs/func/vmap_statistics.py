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
    ("cdist",lambda x:torch.cdist(x,x+1),(3,4,2)),
    ("pdist",F.pdist,(3,4,2)),
    ("quantile",lambda x:x.quantile(0.3),(3,7)),
    ("quantile d",lambda x:x.quantile(torch.tensor([.2,.5],dtype=x.dtype),dim=0),(3,7,2)),
    ("median",lambda x:x.median(),(3,7)),
    ("median d",lambda x:x.median(0)[0],(3,7,2)),
    ("kthvalue",lambda x:x.kthvalue(2,0)[0],(3,7,2)),
    ("mode",lambda x:x.mode(0)[0],(3,7,2)),
    ("topk",lambda x:x.topk(2)[0],(3,7)),
    ("sort",lambda x:x.sort(0)[0],(3,7,2)),
    ("argsort",lambda x:x.argsort(0),(3,7,2)),
    ("msort",torch.msort,(3,7,2)),
    ("cummax",lambda x:x.cummax(0)[0],(3,7,2)),
    ("cumprod",lambda x:x.cumprod(0),(3,7,2)),
    ("logcumsumexp",lambda x:x.logcumsumexp(0),(3,7,2)),
    ("cov",torch.cov,(3,2,7)),
    ("corrcoef",torch.corrcoef,(3,2,7)),
    ("std",lambda x:x.std(),(3,7)),
    ("var_mean",lambda x:torch.var_mean(x,0),(3,7,2)),
    ("histc",lambda x:torch.histc(x,4,-1,1),(3,7)),
    ("diff",torch.diff,(3,7)),
    ("trapz",torch.trapz,(3,7)),
    ("aminmax",lambda x:tuple(torch.aminmax(x)),(3,7)),
    ("logsumexp",lambda x:x.logsumexp(0),(3,7,2)),
    ("renorm",lambda x:x.renorm(2,0,1.),(3,4,2)),
    ("prod",lambda x:x.prod(),(3,4)),
    ("nansum",lambda x:x.nansum(),(3,4)),
    ("dist",lambda x:x.dist(x*2),(3,4)),
    ("digamma",lambda x:(x*x+1).digamma(),(3,4)),
    ("lgamma",lambda x:(x*x+1).lgamma(),(3,4)),
    ("polygamma",lambda x:torch.polygamma(1,x*x+1),(3,4)),
    ("erfinv",lambda x:(x/9).erfinv(),(3,4)),
    ("logit",lambda x:x.sigmoid().logit(),(3,4)),
    ("nan_to_num",lambda x:x.nan_to_num(),(3,4)),
    ("sinc",torch.sinc,(3,4)),
    ("mvlgamma",lambda x:torch.mvlgamma(x*x+4,2),(3,4)),
    ("searchsorted",lambda x:torch.searchsorted(x.sort()[0],x),(3,4)),
    ("bucketize",lambda x:torch.bucketize(x,torch.tensor([-1.,0,1],dtype=x.dtype)),(3,4)),
    ("count_nonzero",lambda x:x.count_nonzero(),(3,4)),
    ("any",lambda x:(x>0).any(),(3,4)),
    ("heaviside",lambda x:torch.heaviside(x,x),(3,4)),
    ("igamma",lambda x:torch.xlogy(x,x*x),(3,4)),
]:
    check(name, function, shape)
