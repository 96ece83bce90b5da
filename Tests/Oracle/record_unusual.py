"""Records operations with unusual operands: every row of Tests/TorchTests/Fixtures/operations/*.rows once more with
operands whose sizes become 0 one after the other, with operands without dimensions, and with transposed and expanded
ones. The calls go into Tests/TorchTests/Fixtures/unusual/*.cases, what the reference prints (value, node, gradients,
second derivatives, tangents of forward mode, errors) into the .expected file beside them.

`record_unusual.py [FAMILY...]`. Rows that end the reference itself, or read memory that nobody wrote, stand in
`unrecorded.txt` with the reason."""
import pathlib
import re
import subprocess
import sys
import tempfile

FIXTURES = pathlib.Path(__file__).parent.parent / "TorchTests/Fixtures"
FOLDER = FIXTURES / "unusual"


def seed(expression):
    value = 7
    for byte in expression.encode():
        value = (value * 31 + byte) % 65521
    return value


def parsed(specs):
    return [list(re.match(r"^(T?)([puibs]?)(.*?)(!?)$", spec).groups()) for spec in specs.split()]


def variants(specs):
    """The row's operands again, each with the letter of what is unusual about them."""
    parts = parsed(specs)
    sizes = []
    for _, kind, text, _ in parts:
        found = [] if text == "-" else text.split(",")[1 if kind == "i" else 0 :]
        sizes += [size for size in found if size not in sizes and size != "0"]

    def changed(change):
        result = []
        for turned, kind, text, mark in parts:
            if text != "-":
                numbers = text.split(",")
                head, body = (numbers[:1], numbers[1:]) if kind == "i" else ([], numbers)
                body = change(body) or (["1"] if kind == "s" else [])
                turned = turned if len(body) > 1 else ""
                text = ",".join(head + body) or "-"
            result.append(turned + kind + text + mark)
        return " ".join(result)

    found = [("o", specs)]
    for number, size in enumerate(sizes[:3]):
        found.append((f"e{number}", changed(lambda body: ["0" if one == size else one for one in body])))
    if len(sizes) > 1:
        found.append(("e9", changed(lambda body: ["0"] * len(body))))
    if sizes:
        found.append(("z", changed(lambda body: [])))
    seen = []
    return [one for one in found if one[1] not in seen and not seen.append(one[1])]


def unrecorded():
    rows = set()
    for line in (FOLDER / "unrecorded.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            rows.add(tuple(part.strip() for part in line.split("|")[:2]))
    return rows


def cases(path):
    left_out = unrecorded()
    lines = []
    for line in path.read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        bound, specs, expression = [part.strip() for part in line.split("|", 2)]
        names = ", ".join("abcdefgh"[: len(specs.split())])
        for letter, changed in variants(specs):
            if (letter, expression) not in left_out and ("*", expression) not in left_out:
                lines.append(f"case('{seed(expression)}{letter}', {changed!r}, lambda {names}: ({expression}))")
    return lines


def main():
    for path in sorted((FIXTURES / "operations").glob("*.rows")):
        if sys.argv[1:] and path.stem not in sys.argv[1:]:
            continue
        lines = cases(path)
        (FOLDER / (path.stem + ".cases")).write_text("\n".join(lines) + "\n")
        with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
            file.write((FOLDER / "prelude.txt").read_text() + "\n".join(lines) + "\n")
            file.flush()
            environment = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
            done = subprocess.run(
                [sys.executable, "-W", "ignore", file.name], capture_output=True, text=True, check=True, env=environment)
        (FOLDER / (path.stem + ".expected")).write_text(done.stdout)
        print(path.stem, len(lines))


main()
