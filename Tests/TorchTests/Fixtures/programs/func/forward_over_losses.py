# Forward mode through gradients of losses. The reference fails where the tangent of a mean squared error's target is
# only a mark for zeros.
import torch
import torch.nn.functional as F
from torch.func import grad, hessian, jacfwd, jacrev, jvp, vmap

y = torch.zeros(2)
v = torch.ones(2)


def tell(name, f):
    try:
        print(name, f())
    except Exception as error:
        print(name, type(error).__name__, str(error))


for reduction in ["mean", "sum", "none"]:
    loss = lambda v: F.mse_loss(v, y, reduction=reduction).sum()
    tell(reduction + " jvp of grad", lambda: jvp(grad(loss), (v,), (v,)))
    tell(reduction + " hessian", lambda: hessian(loss)(v))
    tell(reduction + " forward twice", lambda: jacfwd(jacfwd(loss))(v))
    tell(reduction + " reverse twice", lambda: jacrev(jacrev(loss))(v))
    tell(reduction + " reverse of forward", lambda: jacrev(jacfwd(loss))(v))
    tell(reduction + " jvp", lambda: jvp(loss, (v,), (v,)))
tell("of a function", lambda: jvp(grad(lambda v: F.mse_loss(v * 2, y * 1)), (v,), (v,)))
tell("of weights", lambda: jvp(grad(lambda w: F.mse_loss(torch.ones(3, 2) @ w, torch.ones(3))), (v,), (v,)))
tell("target moves too", lambda: jvp(grad(lambda v: F.mse_loss(v, v * 2)), (v,), (v,)))
tell("mapped", lambda: vmap(lambda t: jvp(grad(lambda v: F.mse_loss(v, y)), (v,), (t,))[1])(torch.eye(2)))
tell("written out", lambda: jvp(grad(lambda v: ((v - y) ** 2).mean()), (v,), (v,)))
tell("cross entropy", lambda: jvp(grad(lambda v: F.cross_entropy(v[None], torch.tensor([0]))), (v,), (v,)))
