"""Records values, layouts, errors and random streams of tensor operations: Tests/TensorsTests/Fixtures/operations.json.

Every expression stands in a Swift table of Tests/TensorsTests under the same text; the names below mean the same there.
Run under the reference (CPython 3.11, torch 2.13.0+cpu, one thread), with the expressions of the Swift tables:
    python Tests/Oracle/record_tensor_operations.py
"""

import json
import math
import pathlib
import re

import torch

torch.set_num_threads(1)
FOLDER = pathlib.Path(__file__).parent.parent / "TensorsTests"
OUTPUT = FOLDER / "Fixtures" / "operations.json"
NAMES = {torch.float32: "float32", torch.float64: "float64", torch.int64: "int64", torch.bool: "bool"}
EXPRESSION = re.compile(r'^ *Case\(\s*"((?:[^"\\]|\\.)*)"', re.MULTILINE)


def samples():
    """The same arrays as `Samples` in Tests/TensorsTests/Samples.swift."""
    torch.manual_seed(42)
    return {
        "torch": torch,
        "F": torch.nn.functional,
        "x": torch.arange(6.).reshape(2, 3),
        "m": torch.arange(12.).reshape(3, 4) * 0.5 - 2,
        "c": torch.arange(24.).reshape(2, 3, 4),
        "v": torch.tensor([3., 1., 2.]),
        "d": torch.tensor([1.5, -2.5, 4.], dtype=torch.float64),
        "i": torch.tensor([2, 0, 1]),
        "k": torch.tensor([5, -3, 2]),
        "b": torch.tensor([True, False, True]),
        "e": torch.zeros(0, 3),
        "s": torch.tensor(3.),
        "n": torch.tensor([1., math.nan, math.inf, -2.]),
        "g": torch.Generator().manual_seed(7),
    }


def number(value):
    if isinstance(value, float) and (math.isnan(value) or math.isinf(value)):
        return str(value)
    if value == 0 and not isinstance(value, bool) and math.copysign(1, value) < 0:
        return "-0.0"
    return value


def array(value):
    if not isinstance(value, torch.Tensor):
        value = torch.tensor(value)
    return {"dtype": NAMES[value.dtype], "shape": list(value.shape), "strides": list(value.stride()),
            "elements": [number(element) for element in value.reshape(-1).tolist()]}


def run(text):
    """Statements before the last `;` run first; what follows is the result."""
    names = samples()
    *statements, expression = text.split("; ")
    for statement in statements:
        exec(statement, names)
    return eval(expression, names)


def record(text):
    try:
        result = run(text)
    except Exception as error:  # every error is a recorded outcome
        return {"error": type(error).__name__, "message": str(error)}
    parts = list(result) if isinstance(result, (tuple, list)) else [result]
    return {"arrays": [array(part) for part in parts]}


def main():
    expressions = []
    for source in sorted(FOLDER.glob("*Cases.swift")):
        expressions += [text.replace('\\"', '"') for text in EXPRESSION.findall(source.read_text())]
    lines = [f"{json.dumps(text)}: {json.dumps(record(text))}" for text in sorted(set(expressions))]
    OUTPUT.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(len(lines), "expressions")


main()
