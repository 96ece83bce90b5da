import torch
names = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool"]
def attempt(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, str(e))
base = torch.tensor([[0.0, 1.0, -2.5], [100.75, 3.0, -1.0]])
for n in names:
    x = base.to(getattr(torch, n))
    print(n)
    for op in ["sum", "mean", "prod", "max", "min", "any", "all", "argmax", "argmin", "std", "var", "abs", "neg", "exp", "log", "sqrt", "sin", "tanh", "sigmoid", "relu", "floor", "ceil", "round", "trunc", "sign", "square", "bitwise_not", "logical_not", "isnan", "isinf", "isfinite", "sort", "argsort", "cumsum", "flatten", "t", "softmax", "norm", "logsumexp", "nonzero", "amax", "amin", "reciprocal", "rsqrt", "numel"]:
        args = (0,) if op in ("cumsum", "softmax", "logsumexp") else ()
        attempt(op, lambda: getattr(x, op)(*args))
    attempt("sum0", lambda: x.sum(0))
    attempt("max1", lambda: x.max(1))
    attempt("mm", lambda: x @ x.T)
    attempt("mv", lambda: x @ x[0])
    attempt("dot", lambda: x[0] @ x[0])
    attempt("bmm", lambda: x[None] @ x.T[None])
    attempt("cat", lambda: torch.cat([x, x]))
    attempt("where", lambda: torch.where(x != 0, x, x + x))
    attempt("wheres", lambda: torch.where(x != 0, x, 7))
    attempt("gather", lambda: x.gather(1, torch.tensor([[0], [1]])))
    attempt("index", lambda: x[:, [2, 0]])
    attempt("mask", lambda: x[x != 0])
    attempt("and", lambda: x & x)
    attempt("shift", lambda: x << 2)
    attempt("shiftr", lambda: x >> 1)
    attempt("and1", lambda: x & 1)
    attempt("triu", lambda: x.triu())
    attempt("clamp", lambda: x.clamp(0, 2))
    attempt("maximum", lambda: torch.maximum(x, x * 2))
    attempt("repeat", lambda: x.repeat(2, 1))
    attempt("eye", lambda: torch.eye(2, dtype=x.dtype))
    attempt("item", lambda: x[1, 0].item())
    attempt("fmt", lambda: f"{x[1, 0]:.3f}")
