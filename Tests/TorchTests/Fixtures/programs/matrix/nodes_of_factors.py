import torch
import torch.nn.functional as F


def walk(root):
    ids, order, stack = {}, [], [root]
    while stack:
        node = stack.pop()
        if node in ids:
            continue
        ids[node] = len(ids)
        order.append(node)
        stack += [n for n, _ in reversed(node.next_functions) if n is not None and n not in ids]
    lines = []
    for node in order:
        edges = ["-" if n is None else f"{ids[n]}.{i}" for n, i in node.next_functions]
        lines.append(f"{node.name()}<{','.join(edges)}>")
    return " ".join(lines)


def tensors(found):
    return [found] if isinstance(found, torch.Tensor) else [t for part in found for t in tensors(part)]


def show(label, function, *operands):
    operands = [o.clone().requires_grad_() for o in operands]
    results = [r for r in tensors(function(*operands)) if r.requires_grad]
    for result in results:
        print(label, walk(result.grad_fn))
        print("   ", sorted(a for a in dir(result.grad_fn) if a.startswith("_saved_")))
    weights = [torch.ones_like(r).requires_grad_() for r in results]
    for gradient in torch.autograd.grad(results, operands, weights, create_graph=True, allow_unused=True):
        print("    none" if gradient is None else f"    {walk(gradient.grad_fn) if gradient.grad_fn else 'leaf'}")


L = torch.linalg
A = torch.tensor([[3.0, 1, 0.5], [0.25, 2, 1], [1, 0.5, 4]], dtype=torch.float64)
B = torch.arange(1.0, 7, dtype=torch.float64).reshape(3, 2)
S, W, V = A @ A.T, torch.cat([A, B.T]), torch.cat([A, B], 1)
C = L.cholesky(S)
for left in (True, False):
    show("solve", lambda a, b: L.solve(a, b, left=left), A, B if left else B.T)
    show("solve_triangular", lambda a, b: L.solve_triangular(a, b, upper=True, left=left), A, B if left else B.T)
show("solve a vector", L.solve, A, B[:, 0])
for name in ("inv", "det", "slogdet", "cholesky", "eigh", "eigvals", "svd", "svdvals", "qr", "lu", "matrix_exp"):
    show(name, getattr(L, name), S if name in ("cholesky", "eigh") else A)
for name, other in (("tall", W), ("wide", V)):
    show(f"svd {name}", lambda a: L.svd(a, full_matrices=False), other)
    show(f"qr {name}", L.qr, other)
    show(f"lu {name}", L.lu, other)
show("eig", lambda a: [t.abs() for t in L.eig(a)], A)
show("torch.cholesky", torch.cholesky, S)
for upper in (False, True):
    show("cholesky_inverse", lambda a: torch.cholesky_inverse(a, upper=upper), C.T if upper else C)
    show("cholesky_solve", lambda b, a: torch.cholesky_solve(b, a, upper=upper), B, C.T if upper else C)
show("lu_factor", lambda a: L.lu_factor(a)[0], A)
show("lu_unpack", lambda a: torch.lu_unpack(*L.lu_factor(a))[1:], A)
for adjoint in (False, True):
    show("lu_solve", lambda a, b: L.lu_solve(*L.lu_factor(a), b, adjoint=adjoint), A, B)
    show("lu_solve right", lambda a, b: L.lu_solve(*L.lu_factor(a), b, left=False, adjoint=adjoint), A, B.T)
show("triangular_solve", lambda b, a: torch.triangular_solve(b, a)[0], B, A)
for n in (-2, 0, 1, 3, 5):
    show(f"power {n}", lambda a: L.matrix_power(a, n), A)
for order in (None, 2, -2, 1, "fro", "nuc"):
    show(f"norm {order}", lambda a: L.norm(a, order), A)
show("trace", torch.trace, A)
