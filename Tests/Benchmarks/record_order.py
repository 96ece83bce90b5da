#!/usr/bin/env python3
"""Records which functions common programs run, for the linker to put them side by side (Sources/gradbook/functions.order).

    python record_order.py GRADBOOK [MAP] > Sources/gradbook/functions.order

MAP is what the linker writes with -Map. With it, functions that can only move with all of a big file (those of Swift's own
libraries) stand last: between the others they would pull these apart.

A process maps 64 KB around every piece of code it touches: with its functions in one place instead of all over 27 MB of
code, a small program keeps 6 MB less in memory and starts with a quarter fewer page faults. Names that a later build does not have are
passed over, so the list need not be new to be of use: record it again when much of the machine has been renamed.
Valgrind counts, so it takes some minutes.
"""
import pathlib, re, subprocess, sys, tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
LESSONS = FOLDER.parent.parent / "Lessons"


def functions(command, folder):
    output = folder / "callgrind.out"
    subprocess.run(
        ["valgrind", "-q", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={output}"] + command,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for line in output.open():
        # The parts of one process are told apart by numbers, the levels of a recursion by what follows the name.
        found = re.match(r"c?fn=\(\d+\) (.+)$", line)
        if found:
            yield re.sub(r"'\d+$", "", found.group(1))


# From this size on a section of code is a file's, not a function's.
BIG_SECTION = 24_000


def section_sizes(path):
    """The size of the section that each symbol is in."""
    sizes, size = {}, 0
    for line in open(path):
        parts = line.split(None, 4)
        if len(parts) == 5:
            section = re.match(r"\S+:\((\.[^)]*)\)$", parts[4].strip())
            if section:
                size = int(parts[2], 16) if section.group(1).startswith(".text") else 0
            else:
                sizes.setdefault(parts[4].strip(), size)
    return sizes


def main():
    binary = sys.argv[1]
    sizes = section_sizes(sys.argv[2]) if len(sys.argv) > 2 else {}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        stripped = folder / "gradbook"
        subprocess.run(["strip", "-g", "-o", str(stripped), binary], check=True)
        symbols = subprocess.run(["nm", "--defined-only", str(stripped)], capture_output=True, text=True).stdout
        # Several names may stand for one place, and valgrind tells only one of them.
        names = {}
        for address, kind, name in (line.split(None, 2) for line in symbols.splitlines()):
            if kind in "tTwWi":
                names.setdefault(address, []).append(name)
        known = {name: same for same in names.values() for name in same}
        programs = [[str(stripped), "run", str(FOLDER / "empty.py")]]
        programs += [[str(stripped), "run", str(p)] for p in sorted((FOLDER / "language").glob("*.py"))]
        programs += [[str(stripped), "run", str(LESSONS / "one-vector.md")]]
        order = {}
        for program in programs:
            for name in functions(program, folder):
                for same in known.get(name, ()):
                    order.setdefault(same)
    # A stable sort: within each part the order stays.
    print("\n".join(sorted(order, key=lambda name: sizes.get(name, 0) >= BIG_SECTION)))


if __name__ == "__main__":
    main()
