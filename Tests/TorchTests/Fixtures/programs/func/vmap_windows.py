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


for d in [(0,0,0),(0,None,None),(None,0,None),(None,None,0),(1,0,0)]:
    check("conv1d", lambda x,w,b: F.conv1d(x,w,b), (3,2,4,7) if d[0]!=None and d[0]==0 else ((2,4,7) if d[0] is None else (2,3,4,7)), (3,5,4,3) if d[1] is not None else (5,4,3), (3,5) if d[2] is not None else (5,), dims=d)
check("conv2d", lambda x,w: F.conv2d(x,w,padding=1,groups=2), (3,2,4,5,5),(3,6,2,3,3))
check("conv2d unb", lambda x,w: F.conv2d(x,w,padding=1), (3,4,5,5),(6,4,3,3), dims=(0,None))
check("conv3d", lambda x,w: F.conv3d(x,w), (3,2,1,4,4,4),(3,2,1,2,2,2))
check("convT2d", lambda x,w: F.conv_transpose2d(x,w,stride=2), (3,2,4,3,3),(3,4,2,3,3))
check("convT2d w", lambda x,w: F.conv_transpose2d(x,w,stride=2,groups=2), (2,4,3,3),(3,4,2,3,3), dims=(None,0))
for name, function, shape in [
    ("max_pool1d",lambda x:F.max_pool1d(x,2),(3,2,4,6)),
    ("max_pool2d",lambda x:F.max_pool2d(x,2),(3,2,4,6,6)),
    ("max_pool2d_i",lambda x:F.max_pool2d(x,2,return_indices=True),(3,2,4,6,6)),
    ("max_pool3d",lambda x:F.max_pool3d(x,2),(3,2,4,4,4,4)),
    ("avg_pool1d",lambda x:F.avg_pool1d(x,2),(3,2,4,6)),
    ("avg_pool2d",lambda x:F.avg_pool2d(x,3,2,1),(3,2,4,6,6)),
    ("avg_pool3d",lambda x:F.avg_pool3d(x,2),(3,2,4,4,4,4)),
    ("adaptive_avg2d",lambda x:F.adaptive_avg_pool2d(x,2),(3,2,4,5,5)),
    ("adaptive_avg1",lambda x:F.adaptive_avg_pool2d(x,1),(3,2,4,5,5)),
    ("adaptive_max2d",lambda x:F.adaptive_max_pool2d(x,2),(3,2,4,5,5)),
    ("adaptive_avg1d",lambda x:F.adaptive_avg_pool1d(x,2),(3,2,4,5)),
    ("lp_pool2d",lambda x:F.lp_pool2d(x,2,2),(3,2,4,6,6)),
    ("layer_norm",lambda x:F.layer_norm(x,(5,)),(3,4,5)),
    ("group_norm",lambda x:F.group_norm(x,2),(3,2,4,5)),
    ("instance_norm",lambda x:F.instance_norm(x),(3,2,4,5)),
    ("batch_norm",lambda x:F.batch_norm(x,None,None,training=True),(3,6,4)),
    ("batch_norm2",lambda x:F.batch_norm(x,None,None,training=True),(3,6,4,2,2)),
    ("rms_norm",lambda x:F.rms_norm(x,(5,)),(3,4,5)),
    ("lrn",lambda x:F.local_response_norm(x,2),(3,2,4,5)),
    ("normalize",lambda x:F.normalize(x),(3,4,5)),
    ("pad",lambda x:F.pad(x,(1,2)),(3,4,5)),
    ("pad reflect",lambda x:F.pad(x,(1,2),mode="reflect"),(3,4,5)),
    ("pad circ",lambda x:F.pad(x,(1,2),mode="circular"),(3,4,5)),
    ("interp bil",lambda x:F.interpolate(x,scale_factor=2,mode="bilinear"),(3,2,4,5,5)),
    ("interp near",lambda x:F.interpolate(x,scale_factor=2),(3,2,4,5,5)),
    ("pixel_shuffle",lambda x:F.pixel_shuffle(x,2),(3,2,4,3,3)),
    ("pixel_unshuffle",lambda x:F.pixel_unshuffle(x,2),(3,2,4,4,4)),
    ("unfold",lambda x:F.unfold(x,2),(3,2,4,5,5)),
    ("fold",lambda x:F.fold(x,(4,4),2),(3,2,12,9)),
    ("tensor unfold",lambda x:x.unfold(0,2,1),(3,5,4)),
    ("grid_sample",lambda x:F.grid_sample(x,torch.zeros(2,3,3,2,dtype=x.dtype)),(3,2,4,5,5)),
    ("affine_grid",lambda x:F.affine_grid(x,(2,1,3,3)),(3,2,2,3)),
    ("maxunpool",lambda x:F.max_unpool2d(*F.max_pool2d(x,2,return_indices=True),2),(3,2,4,4,4)),
    ("channel_shuffle",lambda x:F.channel_shuffle(x,2),(3,2,4,3,3)),
]:
    check(name, function, shape)
check("layer_norm wb", lambda x,w,b: F.layer_norm(x,(5,),w,b),(3,4,5),(3,5),(3,5))
check("layer_norm wb", lambda x,w,b: F.layer_norm(x,(5,),w,b),(3,4,5),(5,),(5,),dims=(0,None,None))
check("layer_norm wb", lambda x,w,b: F.layer_norm(x,(5,),w,b),(4,5),(3,5),(3,5),dims=(None,0,0))
check("group_norm wb", lambda x,w,b: F.group_norm(x,2,w,b),(3,2,4,5),(3,4),(3,4))
check("batch_norm wb", lambda x,w,b: F.batch_norm(x,None,None,w,b,training=True),(3,6,4,5),(3,4),(3,4))
check("group_norm wb", lambda x,w,b: F.group_norm(x,2,w,b),(3,2,4,5),(4,),(4,),dims=(0,None,None))
check("conv circular",lambda x: F.conv1d(F.pad(x,(1,1),mode='circular'),torch.ones(2,2,3,dtype=x.dtype)),(3,2,2,5))
