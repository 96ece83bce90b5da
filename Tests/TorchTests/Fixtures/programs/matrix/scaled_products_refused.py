# What sums of products say of wrong operands, and outputs of norms.
import torch


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


A, v, u, w = torch.arange(12.0).reshape(3, 4), torch.arange(4.0), torch.arange(3.0), torch.arange(4.0)
P, Q, z = torch.arange(24.0).reshape(2, 3, 4), torch.arange(40.0).reshape(2, 4, 5), torch.zeros
double = torch.float64
attempt(lambda: z(1).addmv_(A, v))
attempt(lambda: z(3, dtype=double).addmv_(A, v))
attempt(lambda: torch.addmv(z(3), A, v.double()))
attempt(lambda: z(2).addmm_(A, torch.ones(4, 2)))
attempt(lambda: z(4).addr_(u, w))
attempt(lambda: z(1, 4).addr_(u, w))
attempt(lambda: z(4, 4).addr_(u, w))
attempt(lambda: torch.addr(z(2, 4), u, w))
attempt(lambda: z(3, 5).baddbmm_(P, Q))
attempt(lambda: z(1, 3, 5).baddbmm_(P, Q))
attempt(lambda: torch.baddbmm(z(2, 3, 5, dtype=double), P, Q))
attempt(lambda: torch.addbmm(z(3, 5), P, Q.double()))
attempt(lambda: torch.addbmm(z(3, 5), P.double(), Q))
attempt(lambda: torch.addbmm(z(3, 5, dtype=double), P, Q))
attempt(lambda: torch.baddbmm(z(2, 5, 3).mT, P, Q).stride())
attempt(lambda: z(2, 3, 5).bool().baddbmm_(P.bool(), Q.bool()))
attempt(lambda: z(3, 5).bool().addbmm_(P.bool(), Q.bool()))
for dtype in (torch.float16, torch.bfloat16, torch.float32, double, torch.int32):
    attempt(lambda: torch.addmv(z(3).to(dtype), A.to(dtype), v.to(dtype), beta=1j))
    attempt(lambda: torch.addmm(z(3, 1).to(dtype), A.to(dtype), v.to(dtype)[:, None], alpha=1j))
attempt(lambda: torch.addr(z(3, 4).long(), u.long(), w.long(), beta=0.5))
attempt(lambda: torch.addr(z(3, 4).bool(), u.bool(), w.bool(), alpha=0.5))
for dtype in (double, torch.long, torch.complex64):
    out = torch.empty(0, dtype=dtype)
    attempt(lambda: torch.norm(A, dim=1, out=out))
    attempt(lambda: torch.linalg.vector_norm(A, 3, out=out))
    attempt(lambda: torch.linalg.norm(A, dim=1, out=out))
    attempt(lambda: torch.linalg.matrix_norm(A, out=out))
    attempt(lambda: [number.hex() for number in torch.var(A, 1, out=out).tolist()])
    attempt(lambda: [number.hex() for number in torch.std(A, 0, correction=0, out=out).tolist()])
needs = torch.empty(0, requires_grad=True)
attempt(lambda: torch.norm(A, dim=1, out=needs))
attempt(lambda: torch.linalg.norm(A, dim=1, out=needs))
attempt(lambda: torch.mode(A, 1, out=(torch.empty(3, dtype=double), torch.empty(3, dtype=torch.long))))
attempt(lambda: torch.mode(A, 1, out=(torch.empty(3), torch.empty(3))))
