# The formulas of derivatives multiply and add numbers by the form for numbers, whose node has one edge.
import torch

v = torch.ones(3, requires_grad=True)


def name(node, depth=2):
    if node is None:
        return "None"
    inner = "" if depth == 0 else "(" + ", ".join(name(n, depth - 1) for n, _ in node.next_functions) + ")"
    return node.name() + inner


FUNCTIONS = {
    "exp2": torch.exp2, "expm1": torch.expm1, "log2": torch.log2, "log10": torch.log10, "log1p": torch.log1p,
    "sqrt": torch.sqrt, "rsqrt": torch.rsqrt, "tan": torch.tan, "asin": torch.asin, "acos": torch.acos, "atan": torch.atan,
    "asinh": torch.asinh, "acosh": lambda x: (x + 1).acosh(), "atanh": torch.atanh, "erf": torch.erf, "erfc": torch.erfc,
    "erfinv": torch.erfinv, "abs": torch.abs, "sinc": torch.sinc, "logit": torch.logit, "logit eps": lambda x: x.logit(0.3),
    "square": lambda x: x**2, "root": lambda x: x**0.5, "power": lambda x: 2**x, "tensor power": lambda x: x**x,
    "logaddexp": lambda x: torch.logaddexp(x, x * 2), "logaddexp2": lambda x: torch.logaddexp2(x, x * 2),
    "xlogy": lambda x: torch.xlogy(x, x), "xlog1py": lambda x: torch.special.xlog1py(x, x),
    "xlog1py number": lambda x: torch.special.xlog1py(2, x), "number xlog1py": lambda x: torch.special.xlog1py(x, 2),
    "i1": torch.special.i1, "i1e": torch.special.i1e, "entr": torch.special.entr, "erfcx": torch.special.erfcx,
    "ndtri": torch.special.ndtri, "log_ndtr": torch.special.log_ndtr, "lerp": lambda x: torch.lerp(x, x * 2, 0.3),
    "lerp tensor": lambda x: torch.lerp(x, x * 2, x), "addcmul": lambda x: torch.addcmul(x, x, x, value=3),
    "addcdiv": lambda x: torch.addcdiv(x, x, x + 1, value=3), "maximum": lambda x: torch.maximum(x, x * 1),
    "fmax": lambda x: torch.fmax(x, x * 1), "clamp": lambda x: x.clamp(0.3, 0.6), "mean": lambda x: x.mean(0, keepdim=True),
    "nextafter": lambda x: torch.nextafter(x, x * 2), "zeta": lambda x: torch.special.zeta(2.0, x + 1),
    "atan2": lambda x: torch.atan2(x, x + 1), "hypot": lambda x: torch.hypot(x, x + 1), "nan_to_num": torch.nan_to_num,
    "alpha": lambda x: torch.add(x, x, alpha=3), "less": lambda x: torch.sub(x, x * 2, alpha=3), "rsub": lambda x: torch.rsub(x, x * 2, alpha=3),
}
for title, function in FUNCTIONS.items():
    x = torch.tensor([0.2, 0.5, 0.7], requires_grad=True)
    y = function(x)
    first, = torch.autograd.grad(y, x, v[: y.numel()], create_graph=True)
    print(title, name(y.grad_fn, 1), name(first.grad_fn), first)
    if first.requires_grad:
        second, = torch.autograd.grad(first, x, torch.ones_like(x), create_graph=True, allow_unused=True)
        print("   ", second if second is None else name(second.grad_fn), second)
