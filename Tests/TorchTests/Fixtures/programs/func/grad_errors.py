import torch
from torch.func import grad, grad_and_value, vjp, jvp, jacrev, jacfwd, hessian
x = torch.ones(2)
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
run(lambda: grad(lambda x: x)(x))
run(lambda: grad(lambda x: 3.)(x))
run(lambda: grad(lambda x: (x.sum(), x))(x))
run(lambda: grad(lambda x: x.sum(), has_aux=True)(x))
run(lambda: grad(lambda x: x.sum(), argnums=1)(x))
run(lambda: grad(lambda x: x.sum(), argnums="a")(x))
run(lambda: grad(lambda x: x.sum())(torch.tensor([1, 2])))
run(lambda: grad(lambda x: x.sum(), argnums=(0, 1))(x))
run(lambda: vjp(lambda x: 3, x))
run(lambda: vjp(lambda x: x * 2, x)[1](torch.ones(3)))
run(lambda: jvp(lambda x: x * 2, x, x))
run(lambda: jvp(lambda x: x * 2, (x,), (torch.ones(3),)))
run(lambda: jvp(lambda x: 3, (x,), (x,)))
run(lambda: grad(lambda x: (x.sum() if x[0] > 0 else -x.sum()))(x))
y = torch.ones(2)
def writes(x):
    y.add_(x)
    return y.sum()
run(lambda: grad(writes)(x))
