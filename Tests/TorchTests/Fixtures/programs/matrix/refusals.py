# What functions of matrices say to something else, and what they make of singular ones.
import torch

m = torch.tensor([[4.0, 1.0], [2.0, 3.0]])
s, v, r, z, b = torch.tensor(2.0), torch.ones(3), torch.ones(2, 3), torch.zeros(2, 2), torch.ones(2, 2, 2)
neg = torch.tensor([[1.0, 2.0], [2.0, 1.0]])
operands = {"number": s, "vector": v, "wide": r, "zero": z, "indefinite": neg, "whole": m.long(), "empty": m[:0, :0]}


def ask(name, *arguments, **keywords):
    holder = torch.linalg if name.startswith("linalg.") else torch
    try:
        found = getattr(holder, name.split(".")[-1])(*arguments, **keywords)
        print(name, *[part for part in (found if isinstance(found, tuple) else (found,))])
    except Exception as error:
        print(name, type(error).__name__, str(error).split("\n")[0])


for name in ["inv", "det", "slogdet", "cholesky", "eigh", "eigvalsh", "svdvals", "qr", "lu", "lu_factor", "pinv", "matrix_rank", "inv_ex", "cholesky_ex", "lu_factor_ex", "matrix_norm"]:
    for operand in operands.values():
        if name not in ("svdvals", "qr", "pinv") or operand is not r and operand is not z:
            ask("linalg." + name, operand)
for name in ["logdet", "cholesky", "trace"]:
    for operand in operands.values():
        ask(name, operand)
for pair in [(m, v), (m, s), (s, m), (v, m), (r, m), (m, r), (m, torch.ones(3, 2)), (m, m.double()), (m, m.long())]:
    for name in ["triangular_solve", "cholesky_solve"]:
        ask(name, *pair)
    ask("linalg.solve", *pair)
for triple in [(b, b, m), (b, m, b), (m, b, b), (b, b, torch.ones(2, 3, 2)), (b, torch.ones(3, 2, 2), b), (torch.ones(3, 2, 2), b, b), (s, b, b), (v, b, b)]:
    ask("baddbmm", *triple)
    ask("addbmm", *triple)
for triple in [(v, m, v), (m, m, v), (torch.ones(2), m, torch.ones(2)), (s, m, torch.ones(2)), (s, s, s)]:
    ask("addmv", *triple)
for arguments in [(s, 1), (v, 2), (m, "fro"), (v, "fro"), (b, 2), (b, "nuc"), (m, 3), (m, "x"), (b, 2, (0, 1, 2))]:
    ask("linalg.norm", *arguments)
ask("linalg.multi_dot", [m, b, m])
ask("chain_matmul", m, v)
ask("linalg.lstsq", m, v)
ask("linalg.lstsq", m, b)
ask("linalg.solve_ex", z, m)
