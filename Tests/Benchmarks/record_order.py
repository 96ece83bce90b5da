#!/usr/bin/env python3
"""Records which functions common programs run, for the linker to put them side by side (Sources/gradbook/functions.order).

    python record_order.py GRADBOOK [MAP] > Sources/gradbook/functions.order

MAP is what the linker writes with -Map. With it, functions that can only move with all of a big file (those of Swift's own
libraries) stand last: between the others they would pull these apart.

A process maps 64 KB around every piece of code it touches: with its functions in one place instead of all over 27 MB of
code, a small program keeps 6 MB less in memory and starts with a quarter fewer page faults. The process gives its code back several
times while it starts (ProcessMemory), and what counts is what it holds between two such moments: functions that run together with
the program stand first, those that prepare it next, then stage by stage those that only start the machine. Names that a later
build does not have are passed over, so the list need not be new to be of use: record it again when much of the machine has been
renamed. Valgrind counts, so it takes some minutes.
"""
import collections, pathlib, re, subprocess, sys, tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
LESSONS = FOLDER.parent.parent / "Lessons"


# The process gives back code here: valgrind begins another file of counts at each call.
BETWEEN_STAGES = "*ProcessMemoryO12releasePages5after*"


def stages(command, folder):
    """The names of the functions that ran in each stage, by its distance from the end of the stage that took longest: 0 for the
    program itself and all that follows it, 1 for what ran just before, and so on."""
    for old in folder.glob("callgrind.out*"):
        old.unlink()
    subprocess.run(
        ["valgrind", "-q", "--tool=callgrind", "--demangle=no", "--dump-before=" + BETWEEN_STAGES,
         f"--callgrind-out-file={folder / 'callgrind.out'}"] + command,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    parts = []
    for path in folder.glob("callgrind.out*"):
        text = path.read_text()
        cost = re.search(r"^(?:summary|totals): (\d+)", text, re.M)
        # The end of the program is in the file without a number; the levels of a recursion are told apart by what follows the name.
        # A name stands where its number stands first, which may be in a call.
        known = dict(re.findall(r"^c?fn=\((\d+)\) (.+)$", text, re.M))
        ran = dict.fromkeys(re.findall(r"^fn=\((\d+)\)", text, re.M))
        names = [re.sub(r"'\d+$", "", known[number]) for number in ran if number in known]
        number = int(path.suffix[1:]) if path.suffix[1:].isdigit() else sys.maxsize
        parts.append((number, int(cost.group(1)) if cost else 0, names))
    parts.sort(key=lambda part: part[0])
    longest = max(range(len(parts)), key=lambda number: parts[number][1])
    distance, result = 0, []
    for number in reversed(range(len(parts))):
        names = parts[number][2]
        if number < longest and len(names) >= SHORT_STAGE:
            distance += 1
        result.append((distance, names))
    return result


# The calls that give back code follow one another: a part with fewer functions is only the time between two of them.
SHORT_STAGE = 100


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
        programs = [[str(stripped), "run", str(p)] for p in sorted((FOLDER / "language").glob("*.py"))]
        programs += [[str(stripped), "run", str(p)] for p in (FOLDER / "empty.py", LESSONS / "one-vector.md")]
        nearest, uses, order = {}, collections.Counter(), {}
        for program in programs:
            found = {}
            for distance, names in stages(program, folder):
                for name in names:
                    found[name] = min(distance, found.get(name, distance))
            for name, distance in found.items():
                for same in known.get(name, ()):
                    order.setdefault(same)
                    uses[same, distance] += 1
                    nearest[same] = min(distance, nearest.get(same, distance))

    def place(name):
        distance = nearest[name]
        return sizes.get(name, 0) >= BIG_SECTION, distance, -uses[name, distance]

    print("\n".join(sorted(order, key=place)))


if __name__ == "__main__":
    main()
