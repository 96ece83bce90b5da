"""Records what PyTorch says to something that is not a tensor in the place of one, for its functions that are written in
Python: they ask the value for an attribute, or hand it to a function of another name. `record_refusals.py` writes
Sources/Torch/Signatures/RecordedRefusals.swift from the calls in Tests/TorchTests/Fixtures/operations/*.rows.

One line for each parameter: the function, the parameter, and either `.attribute` or the other function's name, the
name of its parameter and its position."""
import ast
import copy
import inspect
import pathlib
import re
import types
import warnings

import torch
import torch.nn.functional as F

ROOT = pathlib.Path(__file__).parent.parent.parent
ROWS = ROOT / "Tests/TorchTests/Fixtures/operations"


def operand(spec):
    scope = {"torch": torch, "F": F}
    exec((ROWS / "prelude.txt").read_text().split("def text")[0], scope)
    value, _ = scope["operand"](spec, torch.Generator().manual_seed(1), torch.float32, False)
    return value


def said(tree, names):
    try:
        eval(compile(ast.fix_missing_locations(tree), "row", "eval"), dict(names, torch=torch, F=F, inf=torch.inf))
    except Exception as error:
        return type(error).__name__, str(error)
    return "", ""


def words(kind, message, name):
    found = re.fullmatch(f"'{name}' object has no attribute '(\\w+)'", message)
    if kind == "AttributeError" and found:
        return "." + found.group(1)
    found = re.fullmatch(rf"(\w+)\(\): argument '(\w+)' \(position (\d+)\) must be Tensor, not {name}", message)
    return " ".join(found.groups()) if kind == "TypeError" and found else None


def calls(tree):
    for index, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            holder = {"F": F, "torch": torch}.get(node.func.value.id)
            function = getattr(holder, node.func.attr, None)
            if isinstance(function, types.FunctionType):
                yield index, node, function


def refusals(tree, names):
    for index, node, function in calls(tree):
        parameters = [p for p in inspect.signature(function).parameters.values() if p.kind != p.VAR_KEYWORD]
        for place in range(len(node.args) + len(node.keywords)):
            answers = []
            for bad, name in [("None", "NoneType"), ("(1.5,)", "tuple")]:
                changed = copy.deepcopy(tree)
                call = list(ast.walk(changed))[index]
                value = ast.parse(bad, mode="eval").body
                if place < len(node.args):
                    if place >= len(parameters) or parameters[place].kind == inspect.Parameter.VAR_POSITIONAL:
                        break
                    parameter = parameters[place].name
                    call.args[place] = value
                else:
                    parameter = node.keywords[place - len(node.args)].arg
                    call.keywords[place - len(node.args)].value = value
                answers.append(words(*said(changed, names), name))
            if answers and answers[1] and answers[0] in (None, answers[1]):
                yield node.func.attr, parameter, answers[1]


# Losses without a row, and layers that look at their input before they hand it on.
FURTHER = [
    "F.l1_loss(a, b)", "F.gelu(a)", "F.softmin(a, dim=0)", "F.l1_loss(b, a)", "F.gaussian_nll_loss(a, b, b)",
    "F.pairwise_distance(a, b)", "F.softplus(a)", "F.logsigmoid(a)",
]
LAYERS = {"_BatchNorm": torch.nn.BatchNorm1d(3), "Flatten": torch.nn.Flatten(), "_InstanceNorm": torch.nn.InstanceNorm1d(3)}


def layer_refusals():
    for name, layer in LAYERS.items():
        tree = ast.parse("layer((1.5,))", mode="eval")
        yield name, "input", words(*said(tree, {"layer": layer}), "tuple")


def main():
    warnings.simplefilter("ignore")
    found = {}
    for path in sorted(ROWS.glob("*.rows")):
        for line in path.read_text().splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            _, specs, expression = [part.strip() for part in line.split("|", 2)]
            names = dict(zip("abcdefgh", [operand(spec) for spec in specs.split()]))
            for function, parameter, text in refusals(ast.parse(expression, mode="eval"), names):
                found.setdefault((function, parameter), text)
    names = {"a": torch.rand(2, 3), "b": torch.rand(2, 3)}
    for expression in FURTHER:
        for function, parameter, text in refusals(ast.parse(expression, mode="eval"), names):
            found.setdefault((function, parameter), text)
    found.update({(name, parameter): text for name, parameter, text in layer_refusals() if text})
    text = (
        "// Recorded by Tests/Oracle/record_refusals.py: what PyTorch's functions say to what is no tensor. Each line has the\n"
        "// function, the parameter, and the attribute asked for, or the function that refuses with its parameter and position.\n\n"
        'enum RecordedRefusals {\n  static let text = #"""\n'
        + "".join(f"    {function} {parameter}|{text}\n" for (function, parameter), text in sorted(found.items()))
        + '    """#\n}\n')
    (ROOT / "Sources/Torch/Signatures/RecordedRefusals.swift").write_text(text)
    print(len(found))


main()
