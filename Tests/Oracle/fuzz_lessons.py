#!/usr/bin/env python3
"""Runs the built command on lessons that nobody wrote, for as long as it is told to.

    python fuzz_lessons.py GRADBOOK [--seconds 3600] [--seed 1] [--keep FOLDER]

The lessons are those of Tests/LessonRunnerTests/Fixtures with bytes, lines and marks changed. The command must always end
in time, with a status of its own and never 70, and say a sentence about what it refuses. What breaks this is kept in
FOLDER, and its seed is printed.
"""
import argparse, pathlib, random, subprocess, sys, tempfile, time

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "LessonRunnerTests" / "Fixtures"
MARKS = [
    b"```python\n", b"```output\n", b"```error\n", b"```dot\n", b"```\n", b"~~~~\n", b"---\n", b"#| error: ValueError\n",
    b"#| tol: 1e-4\n", b"#| match: wildcard\n", b"#| check: auto\n", b"#| env: side\n", b"#| graph: x\n", b"#| grads: x\n",
    b"#| label: a\n", b"<!--= x -->", b"**1**<!--= 1 -->", b"[..]", b"[...]\n", b"\xef\xbb\xbf", b"\r\n", b"\t", b"\0",
    b"\xff\xfe", b"    ", b"> ", b"- ", b"$x$", b"|a|b|\n|-|-|\n", b"[^1]: x\n", b"<details>\n", b"import torch\n",
    b"x = torch.ones(3, requires_grad=True)\n", b"x.sum().backward()\n", b"1/0\n", b"while True: pass\n",
    b"title: x\n", b"execute:\n  tol: exact\n", b"(" * 300, b"[" * 3000, b"> " * 2000, b"'''", b"\\",
]
COMMANDS = [
    ["verify", "--max-seconds", "2", "--max-memory", "256MiB"], ["verify", "--twice", "--max-seconds", "2"], ["check"],
    ["update", "--max-seconds", "2", "--patch", "/dev/null"], ["run", "--max-seconds", "2"], ["dump", "--cells"],
]


def mutate(rng, sources):
    data = bytearray(rng.choice(sources))
    for _ in range(rng.randint(1, 7)):
        place = rng.randint(0, len(data))
        kind = rng.randrange(8)
        if kind == 0 and place < len(data):
            data[place] = rng.randrange(256)
        elif kind == 1:
            data[place:place] = rng.choice(MARKS)
        elif kind == 2:
            del data[place : place + rng.randrange(40)]
        elif kind == 3:
            other = rng.choice(sources)
            start = rng.randint(0, len(other))
            data[place:place] = other[start : start + rng.randrange(200)]
        elif kind == 4:
            data[place:place] = data[place : place + rng.randrange(120)]
        elif kind == 5:
            del data[place:]
        elif kind == 6:
            data[place:place] = bytes([rng.randrange(256)]) * rng.randrange(60)
        else:
            data[place:place] = b"\n"
    return bytes(data)


def problem(command, result):
    if result is None:
        return "did not end"
    if result.returncode < 0:
        return f"was ended by signal {-result.returncode}"
    if result.returncode not in (0, 1, 2, 3, 4, 5, 6):
        # `run` hands on what the lesson leaves with.
        if command[0] != "run" or result.returncode == 70:
            return f"ended with status {result.returncode}"
    if result.returncode not in (0, 5) and not (result.stderr or result.stdout):
        return f"ended with status {result.returncode} and said nothing"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gradbook")
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default="fuzz-failures")
    options = parser.parse_args()
    sources = [f.read_bytes() for f in sorted(FIXTURES.glob("*/*/lesson.md"))]
    end, seed, found = time.time() + options.seconds, options.seed, 0
    gradbook = str(pathlib.Path(options.gradbook).resolve())
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "lesson.md"
        while time.time() < end:
            rng = random.Random(seed)
            lesson = mutate(rng, sources)
            path.write_bytes(lesson)
            command = rng.choice(COMMANDS)
            try:
                result = subprocess.run(
                    [gradbook] + command + ["lesson.md"], cwd=folder, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
            except subprocess.TimeoutExpired:
                result = None
            what = problem(command, result)
            if what:
                found += 1
                keep = pathlib.Path(options.keep)
                keep.mkdir(exist_ok=True)
                (keep / f"seed-{seed}.md").write_bytes(lesson)
                print(f"seed {seed}: `{' '.join(command)}` {what}", flush=True)
            seed += 1
    print(f"{seed - options.seed} lessons, {found} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
