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
    ("inv",torch.linalg.inv,(3,4,4)),
    ("det",torch.linalg.det,(3,4,4)),
    ("slogdet",lambda x:torch.linalg.slogdet(x)[1],(3,4,4)),
    ("chol",lambda x:torch.linalg.cholesky(x@x.mT+torch.eye(4,dtype=x.dtype)),(3,4,4)),
    ("qr",lambda x:tuple(torch.linalg.qr(x)),(3,5,4)),
    ("svd",lambda x:torch.linalg.svd(x,full_matrices=False)[1],(3,5,4)),
    ("svdvals",torch.linalg.svdvals,(3,5,4)),
    ("eigh",lambda x:torch.linalg.eigh(x+x.mT)[0],(3,4,4)),
    ("eigvalsh",lambda x:torch.linalg.eigvalsh(x+x.mT),(3,4,4)),
    ("pinv",torch.linalg.pinv,(3,5,4)),
    ("matrix_exp",torch.linalg.matrix_exp,(3,4,4)),
    ("matrix_power",lambda x:torch.linalg.matrix_power(x,3),(3,4,4)),
    ("matrix_norm",lambda x:torch.linalg.matrix_norm(x),(3,4,4)),
    ("nuc",lambda x:torch.linalg.matrix_norm(x,'nuc'),(3,4,4)),
    ("norm2",lambda x:torch.linalg.matrix_norm(x,2),(3,4,4)),
    ("cond",torch.linalg.cond,(3,4,4)),
    ("matrix_rank",torch.linalg.matrix_rank,(3,4,4)),
    ("lu",lambda x:torch.linalg.lu(x)[2],(3,4,4)),
    ("lu_factor",lambda x:torch.linalg.lu_factor(x)[0],(3,4,4)),
    ("tril",torch.tril,(3,4,4)),
    ("trace",torch.trace,(3,4,4)),
    ("diag",torch.diag,(3,4)),
    ("diag2",torch.diag,(3,4,4)),
    ("diag_embed",torch.diag_embed,(3,4)),
    ("kron",lambda x:torch.kron(x,x),(3,2,2)),
    ("fft",lambda x:torch.fft.fft(x).abs(),(3,4)),
    ("rfft",lambda x:torch.fft.irfft(torch.fft.rfft(x),n=4),(3,4)),
    ("tensordot",lambda x:torch.tensordot(x,x,2),(3,4,4)),
    ("einsum",lambda x:torch.einsum('ij,ik->jk',x,x),(3,4,2)),
    ("outer",lambda x:torch.outer(x,x),(3,4)),
    ("chain",lambda x:torch.linalg.multi_dot([x,x,x]),(3,4,4)),
    ("block_diag",lambda x:torch.block_diag(x,x),(3,2,2)),
    ("sdpa",lambda x:F.scaled_dot_product_attention(x,x,x),(3,2,4,5)),
    ("sdpa causal",lambda x:F.scaled_dot_product_attention(x,x,x,is_causal=True),(3,2,4,5)),
    ("chol_solve",lambda x:torch.cholesky_solve(x[:,:2],torch.linalg.cholesky(x@x.mT+torch.eye(4,dtype=x.dtype))),(3,4,4)),
    ("addmm",lambda x:torch.addmm(x,x,x),(3,4,4)),
    ("baddbmm",lambda x:torch.baddbmm(x,x,x),(3,2,4,4)),
    ("bmm",lambda x:x.bmm(x),(3,2,4,4)),
    ("addr",lambda x:torch.addr(x,x[0],x[0]),(3,4,4)),
    ("addbmm",lambda x:torch.addbmm(x[0],x,x),(3,2,4,4)),
    ("bilinear",lambda x:F.bilinear(x,x,torch.ones(2,4,4,dtype=x.dtype)),(3,2,4)),
]:
    check(name, function, shape)
check("solve", torch.linalg.solve, (3,4,4),(3,4,2))
check("solve", torch.linalg.solve, (3,4,4),(4,2),dims=(0,None))
check("solve", torch.linalg.solve, (4,4),(3,4),dims=(None,0))
check("lstsq", lambda a,b: torch.linalg.lstsq(a,b)[0], (3,5,2),(3,5,1))
check("tri", lambda a,b: torch.linalg.solve_triangular(a,b,upper=True),(3,4,4),(3,4,2))
