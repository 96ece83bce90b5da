#!/usr/bin/env python3
"""How long courses take, and the same cells under the notebook tools that teachers use.

    python lessons.py GRADBOOK [--tools] [--rounds 5]

Makes courses in a temporary folder: one small lesson, a hundred, a thousand, one of a thousand cells, one of five megabytes
of prose; verifies each and prints the median time, the memory of the parent process, and the goal. Then the same for pages:
one small lesson with a graph, a hundred of them, and the picture of a graph of 2,000 nodes. With `--tools` the small lesson and a course of ten are also converted to notebooks and run under `pytest --nbval` and `jupyter nbconvert
--execute`, with PyTorch, in the same run; ratios are printed. The tools must be importable where this script runs.
"""
import argparse, json, os, pathlib, re, shutil, statistics, subprocess, sys, tempfile, time

CELLS = """# Lesson {n}

A parameter, a loss, and one step.

```python
import torch
w = torch.tensor([{n}.0, 2.0], requires_grad=True)
x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
loss = ((x @ w - 1) ** 2).mean()
loss.backward()
w.grad.shape
```

```output
torch.Size([2])
```

```python
with torch.no_grad():
    w -= 0.1 * w.grad
w.requires_grad
```

```output
True
```

```python
for step in range(20):
    loss = ((x @ w - 1) ** 2).mean()
    w.grad = None
    loss.backward()
    with torch.no_grad():
        w -= 0.01 * w.grad
print(loss.item() >= 0)
```

```output
True
```
"""


def run(command, folder):
    """Seconds, and the most memory the process itself held, in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{output.decode()[-2000:]}")
    return seconds, parent_memory(command, folder)


def parent_memory(command, folder):
    """The peak of the parent alone, read from /proc while a second run is under way."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        try:
            text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            found = re.search(r"VmHWM:\s+(\d+) kB", text)
            peak = max(peak, int(found[1]) if found else 0)
        except OSError:
            pass
        time.sleep(0.002)
    return peak / 1024


def courses(folder):
    """Names, folders and goals in seconds; 0 is no goal."""
    def course(name, lessons):
        place = folder / name
        place.mkdir()
        for number, text in enumerate(lessons):
            (place / f"lesson-{number:04}.md").write_text(text)
        return name, place

    thousand_cells = "".join(f"```python\nx = {n}\nx\n```\n\n```output\n{n}\n```\n\n" for n in range(1000))
    sentence = "The slope of a *sum* is the sum of the [slopes](https://example.org), as $x^2$ and `x * x` show.\n"
    prose = "".join(f"## Part {n}\n\n" + sentence * 10 + "\n" for n in range(5 * 1024 * 1024 // (len(sentence) * 10 + 12)))
    yield *course("one small lesson", [CELLS.format(n=1)]), 0.05
    yield *course("100 lessons", [CELLS.format(n=n) for n in range(100)]), 1.5
    yield *course("1,000 lessons", [CELLS.format(n=n) for n in range(1000)]), 0
    yield *course("1,000 cells", [thousand_cells]), 0
    yield *course("5 MB of prose", [prose + "```python\n1\n```\n\n```output\n1\n```\n"]), 0.5


GRAPHS = CELLS.replace("```python\nimport torch", "```python\n#| graph: loss\nimport torch").replace(
    "```python\nfor step", "```python\n#| graph: loss\n#| grads: w\nfor step")

LONG = """import torch
w = torch.tensor([0.5, -0.25], requires_grad=True)
h = torch.ones(2)
for step in range(500):
    h = torch.tanh(w * h + 0.01).relu()
loss = h.sum()
loss.backward()
"""


def pages(folder):
    """Names, folders, commands and goals in seconds."""
    for name, count, goal in [("render one lesson", 1, 0.1), ("render 100 lessons", 100, 4)]:
        place = folder / name
        place.mkdir()
        for n in range(count):
            (place / f"lesson-{n:04}.md").write_text(GRAPHS.format(n=n + 1))
        yield name, place, ["render", ".", "-o", "site"], goal
    place = folder / "graph"
    place.mkdir()
    (place / "long.py").write_text(LONG)
    yield "2,000 nodes drawn", place, ["graph", "long.py", "loss", "--format", "svg"], 1


def number_cells(path):
    """nbval refuses notebooks with outputs that no run has numbered."""
    notebook = json.loads(path.read_text())
    for number, cell in enumerate(c for c in notebook["cells"] if c["cell_type"] == "code"):
        cell["execution_count"] = number + 1
    path.write_text(json.dumps(notebook))


def tools(gradbook, folder, rounds):
    for name, count in [("one lesson", 1), ("ten lessons", 10)]:
        place = folder / f"tools {count}"
        place.mkdir()
        for n in range(count):
            (place / f"lesson-{n}.md").write_text(CELLS.format(n=n))
            subprocess.run([gradbook, "convert", f"lesson-{n}.md", f"lesson-{n}.ipynb"], cwd=place, check=True)
            number_cells(place / f"lesson-{n}.ipynb")
        notebooks = [f"lesson-{n}.ipynb" for n in range(count)]
        ours = statistics.median(run([gradbook, "verify", "."], place)[0] for _ in range(rounds))
        print(f"{name:18} gradbook verify            {ours * 1000:9.0f} ms")
        for tool, command in [
            ("pytest --nbval-lax", [sys.executable, "-m", "pytest", "-q", "--nbval-lax", *notebooks]),
            ("jupyter nbconvert", [sys.executable, "-m", "jupyter", "nbconvert", "--execute", "--to", "notebook",
                                   "--output-dir", "out", *notebooks]),
        ]:
            start = time.perf_counter()
            result = subprocess.run(command, cwd=place, capture_output=True, text=True)
            seconds = time.perf_counter() - start
            if result.returncode:
                print(f"{name:18} {tool}: {(result.stdout + result.stderr)[-600:]}")
                continue
            print(f"{name:18} {tool:26} {seconds * 1000:9.0f} ms, {seconds / ours:6.0f} times as long")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gradbook")
    parser.add_argument("--tools", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    gradbook = str(pathlib.Path(options.gradbook).resolve())
    print(f"{os.cpu_count()} processors")
    late = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, place, goal in courses(folder):
            measured = [run([gradbook, "verify", "."], place) for _ in range(options.rounds)]
            seconds = statistics.median(m[0] for m in measured)
            memory = max(m[1] for m in measured)
            note = f", goal {goal * 1000:.0f} ms" if goal else ""
            print(f"{name:18} {seconds * 1000:9.1f} ms, parent {memory:5.1f} MB{note}")
            if (goal and seconds > goal) or memory > 60:
                late.append(name)
        for name, place, command, goal in pages(folder):
            seconds = []
            for _ in range(options.rounds):
                # Every page is written anew.
                shutil.rmtree(place / "site", ignore_errors=True)
                seconds.append(run([gradbook, *command], place)[0])
                shutil.rmtree(place / "site", ignore_errors=True)
            middle = statistics.median(seconds)
            print(f"{name:18} {middle * 1000:9.1f} ms, goal {goal * 1000:.0f} ms")
            if middle > goal:
                late.append(name)
        if options.tools:
            tools(gradbook, folder, options.rounds)
    if late:
        print("over the goal:", ", ".join(late))


if __name__ == "__main__":
    main()
