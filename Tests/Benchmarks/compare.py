#!/usr/bin/env python3
"""Compares gradbook with CPython and PyTorch in one run and prints ratios (gradbook / reference: below 1 is faster).

    python compare.py GRADBOOK                                   language programs: CPU time against /usr/bin/python3
    python compare.py GRADBOOK --instructions                    the same in instructions, under valgrind's callgrind
    python compare.py GRADBOOK --builtins                        single operations of built-in types, which are no goal
    python compare.py GRADBOOK --torch PYTHON                    tensor programs: against PyTorch under PYTHON
    python compare.py GRADBOOK --torch PYTHON --threads 2        the same with two threads on both sides
    python compare.py GRADBOOK --recording                       what it costs to record every value, and to explain
    python compare.py GRADBOOK --start                           start-up, and verifying the lessons beside this folder

What starting costs (an empty program) is subtracted on both sides. CPU time is user + system of the whole process, runs
alternate between the two, and the smallest of the runs counts. Outputs must agree, or the row says so.
Nothing here is asserted: it is for eyes, and for the table in a closing note.
"""
import argparse, math, os, pathlib, re, resource, shutil, subprocess, sys, tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
ONE_THREAD = dict(os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", PYTHONHASHSEED="0")


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(command, capture_output=True, text=True, env=ONE_THREAD)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return used, result.stdout


def peak_kilobytes(command):
    """The most memory that a process had. A process counts what it was before it became the program as well, so it must be a small
    one that starts it: a bare interpreter, forked."""
    probe = "import os, sys\npid = os.fork()\nif pid == 0:\n os.dup2(os.open('/dev/null', 1), 1)\n os.execv(sys.argv[1], " \
            "sys.argv[1:])\nprint(os.wait4(pid, 0)[2].ru_maxrss)"
    result = subprocess.run(["/usr/bin/python3", "-I", "-S", "-c", probe] + command, capture_output=True, text=True)
    return int(result.stdout or 0)


def instructions(command, folder):
    """Instructions of the process, counted by callgrind: the same for the same binary, whatever else the machine does."""
    output = str(folder / "callgrind.out")
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={output}"] + command,
        capture_output=True, text=True, env=ONE_THREAD)
    found = re.search(r"Collected : (\d+)", result.stderr)
    return int(found.group(1)) if found else math.nan, result.stdout


def geometric_mean(values):
    values = [v for v in values if v > 0 and not math.isnan(v)]
    return math.exp(sum(map(math.log, values)) / len(values)) if values else math.nan


def measure_time(ours, theirs, runs):
    mine, reference, outputs = [], [], set()
    for _ in range(runs):
        for command, times in ((ours, mine), (theirs, reference)):
            used, text = cpu_seconds(command)
            times.append(used)
            outputs.add(text)
    return min(mine), min(reference), len(outputs) == 1


def language(gradbook, python, runs, only):
    empty = FOLDER / "empty.py"
    start, reference_start, _ = measure_time([gradbook, "run", str(empty)], [python, str(empty)], runs)
    print(f"{'program':<16}{'gradbook ms':>12}{'CPython ms':>12}{'ratio':>8}{'MB':>8}{'MB':>8}{'ratio':>8}")
    ratios, memory = [], []
    for program in programs("language", only):
        ours, theirs = [gradbook, "run", str(program)], [python, str(program)]
        mine, reference, agree = measure_time(ours, theirs, runs)
        mine, reference = mine - start, reference - reference_start
        megabytes = [peak_kilobytes(ours) / 1024, peak_kilobytes(theirs) / 1024]
        ratios.append(mine / reference)
        memory.append(megabytes[0] / megabytes[1])
        note = "" if agree else "   OUTPUTS DIFFER"
        print(
            f"{program.stem:<16}{mine * 1e3:>12.1f}{reference * 1e3:>12.1f}{ratios[-1]:>8.2f}"
            f"{megabytes[0]:>8.1f}{megabytes[1]:>8.1f}{memory[-1]:>8.2f}{note}", flush=True)
    print(f"geometric mean {geometric_mean(ratios):.2f}, largest {max(ratios):.2f}; memory {geometric_mean(memory):.2f}")


def count_instructions(gradbook, python, only):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        # Debug information of the compiler is more than old valgrinds can read.
        stripped = folder / "gradbook"
        subprocess.run(["strip", "-g", "-o", str(stripped), gradbook], check=True)
        empty = str(FOLDER / "empty.py")
        start, _ = instructions([str(stripped), "run", empty], folder)
        reference_start, _ = instructions([python, empty], folder)
        print(f"start-up: gradbook {start / 1e6:.1f} M, CPython {reference_start / 1e6:.1f} M instructions")
        print(f"{'program':<16}{'gradbook M':>12}{'CPython M':>12}{'ratio':>8}")
        ratios = []
        for program in programs("language", only):
            mine, text = instructions([str(stripped), "run", str(program)], folder)
            reference, other = instructions([python, str(program)], folder)
            mine, reference = mine - start, reference - reference_start
            ratios.append(mine / reference)
            note = "" if text == other else "   OUTPUTS DIFFER"
            print(f"{program.stem:<16}{mine / 1e6:>12.1f}{reference / 1e6:>12.1f}{ratios[-1]:>8.2f}{note}", flush=True)
        print(f"geometric mean {geometric_mean(ratios):.2f}, largest {max(ratios):.2f}")


def rows(folder, gradbook, python, runs, only, threads=1):
    """Each program times itself: it prints rows 'name: microseconds' of CPU time.

    With several threads it is the clock's time: what a waiting thread of another processor has used is counted late."""
    print(f"{'operation':<44}{'gradbook us':>12}{'reference us':>14}{'ratio':>8}")
    ratios = []
    environment = dict(ONE_THREAD, OMP_NUM_THREADS=str(threads), MKL_NUM_THREADS=str(threads))
    copy = pathlib.Path(tempfile.mkdtemp()) / "program.py"
    for program in programs(folder, only):
        text = program.read_text()
        if threads > 1:
            text = text.replace("time.process_time()", "time.perf_counter()")
        copy.write_text(text.replace("torch.set_num_threads(1)", f"torch.set_num_threads({threads})"))
        best = {}
        for _ in range(runs):
            for side, command in enumerate(([gradbook, "run", str(copy)], [python, str(copy)])):
                result = subprocess.run(command, capture_output=True, text=True, env=environment)
                if result.returncode:
                    print(f"{program.stem}: {'gradbook' if side == 0 else 'the reference'} failed: {result.stderr[-300:]}")
                for line in result.stdout.splitlines():
                    name, _, figure = line.rpartition(": ")
                    key = (name, side)
                    best[key] = min(best.get(key, math.inf), float(figure))
        for name in dict.fromkeys(name for name, _ in best):
            mine, reference = best.get((name, 0), math.nan), best.get((name, 1), math.nan)
            ratios.append(mine / reference)
            print(f"{name:<44}{mine:>12.3f}{reference:>14.3f}{ratios[-1]:>8.2f}")
    shutil.rmtree(copy.parent)
    print(f"geometric mean {geometric_mean(ratios):.2f}, largest {max(ratios):.2f}")


def start_up(gradbook, runs):
    empty, lessons = FOLDER / "empty.py", FOLDER.parent.parent / "Lessons"
    for name, command in (
        ("gradbook run on an empty file", [gradbook, "run", str(empty)]),
        ("gradbook verify Lessons/one-vector.md", [gradbook, "verify", str(lessons / "one-vector.md")]),
        ("gradbook verify Lessons", [gradbook, "verify", str(lessons)]),
        ("python3 on an empty file", ["/usr/bin/python3", str(empty)]),
    ):
        best = min(cpu_seconds(command)[0] for _ in range(runs))
        print(f"{name:<44}{best * 1e3:>8.1f} ms CPU, best of {runs}")


def recording(gradbook, runs, only):
    """A run that keeps nothing against one that records every dependence, then looks for findings."""
    print(f"{'program':<16}{'run ms':>10}{'recorded ms':>13}{'ratio':>8}{'memory':>8}")
    for program in programs("tensors", only):
        run, explain = [gradbook, "run", str(program)], [gradbook, "explain", str(program)]
        plain = min(cpu_seconds(run)[0] for _ in range(runs))
        recorded = min(cpu_seconds(explain)[0] for _ in range(runs))
        memory = peak_kilobytes(explain) / peak_kilobytes(run)
        print(f"{program.stem:<16}{plain * 1e3:>10.1f}{recorded * 1e3:>13.1f}{recorded / plain:>8.2f}{memory:>8.2f}")


def programs(folder, only):
    return [p for p in sorted((FOLDER / folder).glob("*.py")) if not only or p.stem in only]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gradbook", help="the release build of gradbook")
    parser.add_argument("only", nargs="*", help="programs to run, by name; all when none is given")
    parser.add_argument("--python", default="/usr/bin/python3", help="the CPython to compare with")
    parser.add_argument("--torch", metavar="PYTHON", help="a Python with torch: compare the tensor programs")
    parser.add_argument("--builtins", action="store_true", help="compare single operations of built-in types")
    parser.add_argument("--threads", type=int, default=1, help="how many threads the tensor programs set")
    parser.add_argument("--instructions", action="store_true", help="count instructions instead of time")
    parser.add_argument("--recording", action="store_true", help="measure what recording costs")
    parser.add_argument("--start", action="store_true", help="measure start-up only")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_intermixed_args()
    gradbook = shutil.which(arguments.gradbook) or str(pathlib.Path(arguments.gradbook).resolve())
    if arguments.start:
        start_up(gradbook, max(arguments.runs, 15))
    elif arguments.recording:
        recording(gradbook, arguments.runs, arguments.only)
    elif arguments.torch:
        rows("tensors", gradbook, arguments.torch, arguments.runs, arguments.only, arguments.threads)
    elif arguments.builtins:
        rows("builtins", gradbook, arguments.python, arguments.runs, arguments.only)
    elif arguments.instructions:
        count_instructions(gradbook, arguments.python, arguments.only)
    else:
        language(gradbook, arguments.python, arguments.runs, arguments.only)


if __name__ == "__main__":
    main()
