"""Records operations: every row of Tests/TorchTests/Fixtures/operations/*.rows becomes one call of `case` in a program
that the reference runs; what it prints goes into the .expected file beside the rows. With --program FILE it only prints
the program, so that Gradbook can run the same.

A row is `bound | operands | expression`: the operands are called a, b, c ... (see prelude.txt for their forms), the bound
says how exact value and gradients are (see OperationRecords.swift)."""
import contextlib
import io
import pathlib
import sys

FOLDER = pathlib.Path(__file__).parent.parent / "TorchTests/Fixtures/operations"


def seed(expression):
    """A row's own number, so that rows may come and go without changing others."""
    value = 7
    for byte in expression.encode():
        value = (value * 31 + byte) % 65521
    return value


def program(path):
    lines = []
    for line in path.read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        bound, specs, expression = [part.strip() for part in line.split("|", 2)]
        names = ", ".join("abcdefgh"[: len(specs.split())])
        lines.append(f"case({seed(expression)}, {specs!r}, lambda {names}: ({expression}))")
    return (FOLDER / "prelude.txt").read_text() + "\n".join(lines) + "\n"


def main():
    if sys.argv[1:2] == ["--program"]:
        print(program(pathlib.Path(sys.argv[2])), end="")
        return
    import warnings

    import torch

    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    for path in sorted(FOLDER.glob("*.rows")):
        if sys.argv[1:] and path.stem not in sys.argv[1:]:
            continue
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(compile(program(path), str(path), "exec"), {"__name__": "__main__"})
        path.with_suffix(".expected").write_text(output.getvalue())
        print(path.stem, output.getvalue().count("\ncase ") + 1)


main()
