"""Records how PyTorch prints tensors: Tests/TensorsTests/Fixtures/repr.json.

Each case holds a tensor's elements (a list, or start, step and count), its shape, strides and dtype, the print options
and the printed text. Run under the reference (CPython 3.11, torch 2.13.0+cpu, one thread):
    python Tests/Oracle/record_tensor_repr.py
"""

import json
import math
import pathlib

import torch

torch.set_num_threads(1)
OUTPUT = pathlib.Path(__file__).parent.parent / "TensorsTests" / "Fixtures" / "repr.json"
NAMES = {torch.float32: "float32", torch.float64: "float64", torch.int64: "int64", torch.bool: "bool"}
nan, inf = math.nan, math.inf

VALUES = """[1, 2, 3]|[-1, 20, 300]|[5]|[True, False]|[True]|[False, False]|[1.5, 2.25, -3.125]|[1., 2., 3.]|[-1., 20., 300.]
[1e-5, 1., 2.]|[1., 1000.]|[1., 1001.]|[0.5, 500.]|[0.5, 500.5]|[1e8, 1.]|[100000000., 100000001.]|[1.5e8, 1.5e8]
[1e-4, 1e-4]|[9.9e-5, 1e-4]|[1., nan]|[nan]|[inf, -inf, 1.]|[inf]|[nan, inf, -inf]|[nan, 1.5, inf]|[0., 0.]
[-0., 0.]|[-0., 0.5]|[1/3, 2/3]|[0.00005, 0.99995, 0.12345]|[0.5, 1.5, 2.5]|[3.14159265, 2.71828183]|[1e-10, 1e10]
[3e38, 1e-38]|[-1.0, -22.75]|[1., 100000.]|[123456789., 1.]|[1e-45, 1e-40]|[0.1, 0.2, 0.30000001192092896]
[12345.678, 0.25, 99999.99]|[0.6931471824645996]|[[1e-3, 1], [nan, 1e3]]|[[0., -0.], [inf, 2.]]|[[1, -2], [33, 4]]"""
SCALARS = "3|-3|True|False|1.5|1.|0.|-0.|nan|inf|-inf|1e-5|1e9|123456.789|1/3|1e-4|16777216.|1e8|99999999.|1e-45|2.5e10"
SHAPES = """2, 3|1, 1|3, 1|1, 3|2, 2, 2|1, 2, 1, 2|2, 1, 3, 2|2, 2, 2, 2, 2|10, 10|3, 30|30, 3|7, 7, 7|1, 1, 1, 1, 1, 1
2, 0|0, 3|3, 0, 2"""
LARGE = """40, 40|1001, 1|1, 1001|7, 200|6, 200|200, 7|200, 6|3, 400|11, 11, 11|2, 3, 200|8, 1, 8, 20|20000|1000, 2, 1"""
VIEWS = """torch.tensor([[1., 2.], [3., 4.]]).t()|torch.tensor([[1, 2], [3, 4]])[:, 1]|torch.arange(12.).reshape(3, 4)[::2, ::2]
torch.arange(24.).reshape(2, 3, 4).permute(2, 0, 1) / 7|torch.ones(1).expand(3, 4)|torch.eye(3)|torch.full((2, 2), 0.1)
torch.linspace(0, 1, 5)|torch.linspace(-10, 10, 11)|torch.arange(0, 1, 0.1)|torch.zeros(1001)|torch.tensor([])
torch.ones(50, 50, dtype=torch.bool)|torch.tensor([[]])|torch.empty(0, dtype=torch.bool)|torch.empty(0, dtype=torch.int64)
torch.empty(2, 0, dtype=torch.int64)|torch.empty(0, 3, dtype=torch.float64)|torch.arange(40 * 40.).reshape(40, 40).t()"""
OPTIONS = [{"precision": 2}, {"precision": 8}, {"sci_mode": True}, {"sci_mode": False}, {"threshold": 5},
           {"edgeitems": 1, "threshold": 5}, {"linewidth": 40}, {"linewidth": 200}, {"profile": "short"},
           {"profile": "full"}, {"precision": 0}, {"precision": 3, "sci_mode": False}, {"edgeitems": 0, "threshold": 3}]
UNDER_OPTIONS = ["torch.arange(30.) / 7", "torch.tensor([1e-6, 1.])", "torch.arange(30).reshape(5, 6)",
                 "torch.arange(60.).reshape(3, 20) * 1.25", "torch.tensor(2 / 3)"]


def split(text):
    return [piece for line in text.split("\n") for piece in line.split("|")]


def expressions():
    for values in split(VALUES):
        yield f"torch.tensor({values})"
        yield f"torch.tensor({values}, dtype=torch.float64)"
        yield f"torch.tensor({values}, dtype=torch.bool)"
        if not any(word in values for word in ("nan", "inf", "e38")):
            yield f"torch.tensor({values}, dtype=torch.int64)"
    for value in split(SCALARS):
        yield f"torch.tensor({value})"
        yield f"torch.tensor({value}, dtype=torch.float64)"
    for count in (1, 5, 10, 11, 12, 13, 14, 20, 25, 26, 27, 40, 100, 999, 1000, 1001, 5000):
        yield f"torch.arange({count})"
        yield f"torch.arange({count}.)"
        yield f"torch.arange({count}) * 1.5"
        yield f"torch.arange({count}, dtype=torch.float64) * 1.5"
    for shape in split(SHAPES):
        count = math.prod(int(size) for size in shape.split(","))
        yield f"torch.arange({count}).reshape({shape})"
        yield f"torch.arange({count}.).reshape({shape}) / 7"
        yield f"(torch.arange({count}.) - {count // 2}).reshape({shape})"
        yield f"(torch.arange({count}) % 2 == 0).reshape({shape})"
    for shape in split(LARGE):
        count = math.prod(int(size) for size in shape.split(","))
        yield f"torch.arange({count}).reshape({shape})"
        yield f"torch.arange({count}.).reshape({shape}) * 0.25"
    yield from split(VIEWS)


def number(value):
    if isinstance(value, bool):
        return 1 if value else 0
    if isinstance(value, float) and (math.isnan(value) or math.isinf(value)):
        return str(value)
    if value == 0 and math.copysign(1, value) < 0:
        return "-0.0"
    return value


def storage(tensor):
    """The elements of the memory the tensor looks at."""
    span = 1 + sum((size - 1) * step for size, step in zip(tensor.shape, tensor.stride()))
    flat = torch.as_strided(tensor, (span if tensor.numel() else 0,), (1,)).tolist()
    if len(flat) > 60:
        step = flat[1] - flat[0]
        if all(flat[0] + step * i == value for i, value in enumerate(flat)):
            return {"start": flat[0], "step": step, "count": len(flat)}
    return {"elements": [number(value) for value in flat]}


def case(expression, options, default_dtype="float32", prefix="tensor(", suffixes=()):
    torch.set_default_dtype(getattr(torch, default_dtype))
    tensor = eval(expression)
    torch.set_printoptions(profile="default")
    torch.set_printoptions(**options)
    text = repr(tensor)
    torch.set_printoptions(profile="default")
    torch.set_default_dtype(torch.float32)
    return {"expression": expression, "options": options, "default": default_dtype, "dtype": NAMES[tensor.dtype],
            "shape": list(tensor.shape), "strides": list(tensor.stride()), "suffixes": list(suffixes),
            **storage(tensor.detach()), "repr": text}


def suffixed():
    """Tensors that print a suffix which a layer above gives."""
    for count in (1, 3, 5, 6, 7, 8, 9, 10, 12, 20, 30, 1001):
        yield f"(torch.arange({count}.) / 3).requires_grad_()", ["requires_grad=True"]
        yield f"(torch.arange({count}.) / 3).requires_grad_() * 1", ["grad_fn=<MulBackward0>"]
        yield f"(torch.arange({count}.).double() / 3).requires_grad_() * 1", ["grad_fn=<MulBackward0>"]
    for columns in range(1, 9):
        yield f"(torch.arange(2. * {columns}).reshape(2, {columns}) / 3).requires_grad_()", ["requires_grad=True"]
    yield "torch.tensor(2., requires_grad=True).exp()", ["grad_fn=<ExpBackward0>"]
    yield "torch.empty(2, 0, requires_grad=True)", ["requires_grad=True"]


def main():
    cases = [case(expression, {}) for expression in expressions()]
    cases += [case(expression, {}, "float64") for expression in
              ("torch.tensor([1.5])", "torch.tensor([1.5], dtype=torch.float32)", "torch.tensor([1])", "torch.zeros(0)",
               "torch.zeros(0, dtype=torch.float32)", "torch.zeros(2, 0, dtype=torch.int64)")]
    cases += [case(expression, options) for options in OPTIONS for expression in UNDER_OPTIONS]
    cases += [case(expression, {}, suffixes=suffixes) for expression, suffixes in suffixed()]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text("[\n" + ",\n".join(json.dumps(entry) for entry in cases) + "\n]\n")
    print(len(cases), "cases")


main()
