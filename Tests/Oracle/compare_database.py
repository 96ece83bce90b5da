#!/usr/bin/env python3
"""Compares gradbook with PyTorch on the samples of PyTorch's own database of operations (`op_db`): values, strides, graphs, gradients,
second gradients, tangents, warnings, and the texts of the database's wrong inputs. Prints for each operation how many lines agree,
and examples of those that do not.

    python compare_database.py GRADBOOK [OPERATION ...] [--samples N] [--examples N] [--dtypes float32,bfloat16]

Needs `pip install expecttest hypothesis` beside torch. A run over everything takes about ten minutes; names choose operations that
contain them. It is for eyes: nothing here is recorded, since a database of samples would be 38 MB of programs.
"""
import argparse, collections, contextlib, io, math, os, pathlib, random, subprocess, sys, tempfile, warnings

import numpy, torch

warnings.simplefilter("ignore")
torch.set_num_threads(1)
from torch.testing._internal.common_methods_invocations import op_db

PRELUDE = pathlib.Path(__file__).with_name("database_prelude.py").read_text()
LARGEST = 600
UNSUPPORTED = (torch.complex32, torch.uint16, torch.uint32, torch.uint64)


class NotWritable(Exception):
    """A sample that a program cannot spell."""


def number(value):
    if isinstance(value, complex):
        return f"complex({number(value.real)}, {number(value.imag)})"
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    return repr(value)


def written_tensor(value):
    plain = value.detach()
    isStrange = value.layout != torch.strided or value.is_quantized or value.dtype in UNSUPPORTED or plain.is_conj()
    if isStrange or value.numel() > LARGEST or type(value) not in (torch.Tensor, torch.nn.Parameter):
        raise NotWritable
    source = plain.double() if plain.dtype in (torch.float16, torch.bfloat16) else plain
    flat = ", ".join(number(x) for x in source.contiguous().reshape(-1).tolist())
    stride = "" if plain.is_contiguous() else f", stride={plain.stride()}"
    return f"tensor([{flat}], {value.dtype}, {tuple(plain.shape)}{stride}, requires_grad={value.requires_grad})"


def written(value):
    """The expression that makes this argument again."""
    if isinstance(value, torch.Tensor):
        return written_tensor(value)
    if value is None or value is Ellipsis or isinstance(value, (bool, int, str)):
        return repr(value)
    if isinstance(value, (float, complex)):
        return number(value)
    if isinstance(value, (numpy.integer, numpy.floating, numpy.bool_)):
        return number(value.item())
    if isinstance(value, torch.Size):
        return f"torch.Size({list(value)})"
    if isinstance(value, torch.device):
        return f"torch.device('{value}')"
    if isinstance(value, (torch.dtype, torch.memory_format, torch.layout)):
        return str(value)
    if isinstance(value, slice):
        return f"slice({written(value.start)}, {written(value.stop)}, {written(value.step)})"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if type(value) is tuple:
        return "(" + "".join(written(x) + ", " for x in value) + ")"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name!r}: {written(x)}" for name, x in value.items()) + "}"
    raise NotWritable


def called(operation):
    """How a lesson calls the operation; None where it cannot."""
    found = torch
    for part in operation.name.split("."):
        found = getattr(found, part, None)
    if found is operation.op or (found is not None and operation.name.startswith("nn.functional.")):
        return "torch." + operation.name
    if hasattr(torch.Tensor, operation.name):
        isMethod = callable(getattr(torch.Tensor, operation.name))
        return f"(lambda x, *a, **k: x.{operation.name}{'(*a, **k)' if isMethod else ''})"
    return "torch." + operation.name if found is not None else None


def line(tag, call, sample, depth):
    operands = ", ".join(written(x) for x in (sample.input, *sample.args))
    options = ", ".join(f"{name}={written(x)}" for name, x in sample.kwargs.items())
    return f"case({tag!r}, {call}, lambda: ([{operands}], dict({options})), {depth})"


def sample_lines(operation, call, dtype, most):
    floats = dtype.is_floating_point or dtype.is_complex
    hasGradient = bool(operation.supports_autograd and floats)
    depth = 2 if hasGradient and dtype == torch.float64 and operation.supports_gradgrad else int(hasGradient)
    torch.manual_seed(1), random.seed(1), numpy.random.seed(1)
    lines = []
    for at, sample in enumerate(operation.sample_inputs("cpu", dtype, requires_grad=hasGradient)):
        if len(lines) == most or at == 200:
            break
        with contextlib.suppress(NotWritable):
            lines.append(line(f"{operation.full_name}/{str(dtype)[6:]}/{at}", call, sample, depth))
    return lines


def program(operation, dtypes, most):
    call, lines = called(operation), []
    if call is None:
        return None
    for dtype in dtypes:
        if dtype in operation.dtypes:
            with contextlib.suppress(Exception):
                lines += sample_lines(operation, call, dtype, most)
    if operation.error_inputs_func is not None:
        with contextlib.suppress(Exception):
            for at, wrong in enumerate(operation.error_inputs("cpu")):
                with contextlib.suppress(NotWritable):
                    lines.append(line(f"{operation.full_name}/error/{at}", call, wrong.sample_input, 0))
    return PRELUDE + "\n".join(lines) + "\n" if lines else None


def run_reference(text):
    """In a process of its own, which has PyTorch already."""
    read, write = os.pipe()
    if os.fork() == 0:
        os.close(read)
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(compile(text, "case", "exec"), {"__name__": "__main__"})
        with os.fdopen(write, "w") as pipe:
            pipe.write(output.getvalue())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        text = pipe.read()
    os.wait()
    return text


def run_gradbook(gradbook, path):
    environment = dict(os.environ, OMP_NUM_THREADS="1")
    done = subprocess.run([gradbook, "run", str(path)], capture_output=True, text=True, env=environment, timeout=300)
    return done.stdout, done.stderr.strip().splitlines()[-1] if done.returncode else ""


def kind(expected, found):
    """What differs of two lines: the text, what is said about the tensor, or its numbers."""
    if expected is None or found is None or expected.count(" | ") != 2 or found.count(" | ") != 2:
        return "text"
    return "description" if expected.split(" | ")[1] != found.split(" | ")[1] else "numbers"


def by_tag(output):
    lines = collections.OrderedDict()
    for text in output.splitlines():
        if "torch.jit.script" in text:  # what the reference says of itself at the first use of forward mode
            continue
        tag = text.split(" | ")[0] if " | " in text else text.split(" ")[0]
        while tag in lines:
            tag += "'"
        lines[tag] = text
    return lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gradbook")
    parser.add_argument("operations", nargs="*")
    parser.add_argument("--samples", type=int, default=4)
    parser.add_argument("--examples", type=int, default=2)
    parser.add_argument("--dtypes", default="float32,float64,int64,bool,complex64,complex128,bfloat16,float16,uint8,int32")
    options = parser.parse_args()
    dtypes = [getattr(torch, name) for name in options.dtypes.split(",")]
    total, agreeing, kinds, refused = 0, 0, collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "case.py"
        for operation in op_db:
            if options.operations and not any(name in operation.full_name for name in options.operations):
                continue
            text = program(operation, dtypes, options.samples)
            if text is None:
                continue
            path.write_text(text)
            output, refusal = run_gradbook(options.gradbook, path)
            if refusal:
                refused.append(operation.full_name)
                print(operation.full_name, "stopped:", refusal, flush=True)
                continue
            expected, found = by_tag(run_reference(text)), by_tag(output)
            wrong = [tag for tag in expected | found if expected.get(tag) != found.get(tag)]
            total, agreeing = total + len(expected), agreeing + len(expected) - len(wrong)
            own = collections.Counter(kind(expected.get(tag), found.get(tag)) for tag in wrong)
            kinds += own
            if wrong:
                print(operation.full_name, len(expected), "lines,", ", ".join(f"{n} differ in {k}" for k, n in own.items()), flush=True)
            for tag in wrong[:options.examples]:
                print("  -", str(expected.get(tag))[:300], "\n  +", str(found.get(tag))[:300])
    print(f"{agreeing} of {total} lines agree;", dict(kinds), len(refused), "operations stopped")


if __name__ == "__main__":
    main()
