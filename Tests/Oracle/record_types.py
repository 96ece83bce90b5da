"""Records element types bit for bit: Tests/TensorsTests/Fixtures/types.json.

Conversions between all types, the promotion table, arithmetic in every type, and the random streams of every type; each
result as the hexadecimal bytes of its elements. Run under the reference (CPython 3.11, torch 2.13.0+cpu, one thread):
    python Tests/Oracle/record_types.py
"""

import json
import math
import pathlib

import torch

torch.set_num_threads(1)
OUTPUT = pathlib.Path(__file__).parent.parent / "TensorsTests" / "Fixtures" / "types.json"
NAMES = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool",
         "complex64", "complex128"]
REAL = NAMES[:10]
EDGES = [0.0, -0.0, 1.5, -2.7, 300.25, -300.5, 70000.0, 3e9, -3e9, 1e20, math.nan, math.inf, -math.inf, 65519.0, 65520.0,
         6e-8, 3e-8, 1e-7, 0.1, 2049.0, 2051.0, 255.9, 1e-40, 127.0, -128.0, 1 / 3]
LEFT = [0, 1, -2, 7, 100, -100, 127, 3, 50, -7]
RIGHT = [1, 3, 5, -2, 3, 7, 2, 3, 6, 4]
BINARY = ["add", "sub", "mul", "div", "floor_divide", "remainder", "fmod", "maximum", "minimum", "eq", "ne", "lt", "le",
          "gt", "ge", "bitwise_and", "bitwise_or", "bitwise_xor", "logical_and", "logical_or"]
FILLS = {"uniform": lambda t: t.uniform_(-2, 3), "unit": lambda t: t.uniform_(), "normal": lambda t: t.normal_(1, 2),
         "range": lambda t: t.random_(0, 100), "full": lambda t: t.random_(), "bernoulli": lambda t: t.bernoulli_(0.4),
         "exponential": lambda t: t.exponential_(1.5), "geometric": lambda t: t.geometric_(0.3),
         "cauchy": lambda t: t.cauchy_(1, 2), "log_normal": lambda t: t.log_normal_(0.5, 0.25)}


def hexadecimal(tensor):
    tensor = tensor.contiguous()
    if tensor.dtype == torch.bool:
        tensor = tensor.to(torch.uint8)
    return bytes(tensor.view(torch.uint8).flatten().tolist()).hex() if tensor.numel() else ""


def of(name):
    return getattr(torch, name)


def without_payloads(tensor):
    """The bits of a NaN are nobody's promise."""
    return tensor if not tensor.is_floating_point() else torch.where(tensor.isnan(), torch.full_like(tensor, -777), tensor)


def main():
    edges = torch.tensor(EDGES, dtype=torch.float64)
    recorded = {"edges": hexadecimal(edges), "conversions": [], "promotions": [], "arithmetic": [], "streams": []}
    for source in REAL:
        values = edges.to(of(source))
        for target in REAL:
            result = without_payloads(values.to(of(target)))
            recorded["conversions"].append({"from": source, "to": target, "hex": hexadecimal(result)})
    for a in NAMES:
        for b in NAMES:
            result = torch.promote_types(of(a), of(b)) if {a, b} != {"float16", "complex64"} else torch.complex64
            recorded["promotions"].append({"a": a, "b": b, "result": str(result).split(".")[1]})
    for name in REAL:
        left, right = torch.tensor(LEFT).to(of(name)), torch.tensor(RIGHT).to(of(name))
        for op in BINARY:
            try:
                result = getattr(torch, op)(left, right)
            except (RuntimeError, NotImplementedError):
                continue
            dtype = str(result.dtype).split(".")[1]
            recorded["arithmetic"].append(
                {"op": op, "dtype": name, "result": dtype, "left": hexadecimal(left), "right": hexadecimal(right),
                 "hex": hexadecimal(without_payloads(result))})
        for fill, body in FILLS.items():
            for count in (5, 35):
                torch.manual_seed(7)
                try:
                    result = body(torch.zeros(count, dtype=of(name)))
                except (RuntimeError, NotImplementedError):
                    continue
                recorded["streams"].append({"fill": fill, "dtype": name, "count": count, "hex": hexadecimal(result)})
    lines = []
    for key, value in recorded.items():
        if isinstance(value, list):
            value = "[\n" + ",\n".join(json.dumps(row) for row in value) + "\n]"
        else:
            value = json.dumps(value)
        lines.append(json.dumps(key) + ": " + value)
    OUTPUT.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print({key: len(value) for key, value in recorded.items()})


if __name__ == "__main__":
    main()
