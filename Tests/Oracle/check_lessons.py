#!/usr/bin/env python3
"""Runs every cell of lessons under CPython 3.11 and torch 2.13.0+cpu and compares what it shows with what the lesson
says, byte for byte; claims and values in the prose as well.

    python check_lessons.py [PATH...]           exit 1 where something differs; PATH: lessons or folders, default Lessons
    python check_lessons.py --write [PATH...]   fill the output and error fences with what the reference shows
    --seconds N                                 most time for one lesson (default 60)

A cell shows what it prints and, as in a notebook, the repr of a last bare expression. Warnings are not compared. A cell
with `match: wildcard` or `tol` is compared loosely, as its lesson asks; one with `match: ignore` only runs.

Where our lessons mean to differ, a comment directly above the cell says so and why:

    <!-- reference: differs, a lesson has no files -->     runs, and is not compared
    <!-- reference: skip, there is nothing like it -->     does not run; nor do cells that use `gradbook`, but for its
                                                           `datasets`, whose text runs under torch too

Before the first cell, `<!-- reference: none, ... -->` leaves out the whole lesson.
"""
import ast, contextlib, difflib, io, os, pathlib, re, signal, sys, tempfile, traceback, warnings

os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"
FENCE = re.compile(r"^(`{3,}|~{3,})\s*([\w-]*)\s*$")
CELL = ("python", "py", "python3", "tensor")
OPTION = re.compile(r"^#\|\s*([\w-]+)\s*:\s*(.*?)\s*$")
NOT_PYTHON = re.compile(r"^(#\||%|!)")  # options, and a notebook's magics, which lessons ignore
REMARK = re.compile(r"^<!--\s*reference:\s*(\w+)")
INLINE = re.compile(r"(\*\*[^*\n]+\*\*|`[^`\n]+`|\*[^*\n]+\*|_[^_\n]+_|[^\s*`(]+)<!--=(.*?)-->")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|inf|nan)", re.I)


class Cell:
    """A cell of a lesson, with the lines of the fences that belong to it."""

    def __init__(self, lines, start, end, remark):
        self.line = start + 1
        self.options = dict(m.groups() for m in map(OPTION.match, lines[start + 1:end]) if m)
        self.source = "\n".join("" if NOT_PYTHON.match(line) else line for line in lines[start + 1:end])
        self.remark = remark
        self.end = end + 1
        self.fences = {}
        uses = re.search(r"^\s*(import|from)\s+gradbook\b(?!\.datasets)|\bgradbook\.(?!datasets)", self.source, re.M)
        self.skipped = remark == "skip" or bool(uses) or self.options.get("eval") == "false"

    def take_fences(self, lines):
        """Finds the output and error fences behind the cell."""
        while True:
            at = self.end
            while at < len(lines) and not lines[at].strip():
                at += 1
            opening = FENCE.match(lines[at]) if at < len(lines) else None
            if not opening or opening[2] not in ("output", "error", "dot"):
                return
            end = closing(lines, at, opening[1])
            self.fences[opening[2]] = (at + 1, end)
            self.end = end + 1


def closing(lines, start, mark):
    end = start + 1
    while end < len(lines) and lines[end].strip() != mark:
        end += 1
    return end


def parsed(lines):
    """The lesson as cells and runs of prose: (line, text) pairs between."""
    parts, i, remark = [], 0, None
    while i < len(lines):
        opening = FENCE.match(lines[i])
        if not opening:
            found = REMARK.match(lines[i])
            if found:
                remark = found[1]
            elif lines[i].strip():
                remark = None
            parts.append((i, lines[i]))
            i += 1
            continue
        end = closing(lines, i, opening[1])
        if opening[2] in CELL:
            cell = Cell(lines, i, end, remark)
            cell.take_fences(lines)
            parts.append(cell)
            end = cell.end - 1
        remark = None
        i = end + 1
    return parts


def run(cell, namespace, path):
    """(what the cell shows, the error's last lines or None, the exception)."""
    shown = io.StringIO()
    try:
        tree = ast.parse("\n" * cell.line + cell.source, path)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        with contextlib.redirect_stdout(shown):
            exec(compile(tree, path, "exec"), namespace)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), path, "eval"), namespace)
                if value is not None and not cell.source.rstrip().endswith(";"):
                    print(repr(value))
    except Exception as error:
        return shown.getvalue(), "".join(traceback.format_exception_only(type(error), error)).rstrip("\n"), error
    return shown.getvalue(), None, None


def plain(text):
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n"))


def matches(cell, written, shown):
    """Whether the output says what the cell shows, by the cell's own rule."""
    if written == shown:
        return True
    if cell.options.get("match") == "wildcard":
        pattern = "".join(
            "(?:.*\\n)*?" if line.strip() == "[...]" else re.escape(line).replace(re.escape("[..]"), ".*") + "\\n"
            for line in written.split("\n"))
        return re.fullmatch(pattern, shown + "\n") is not None
    if "tol" in cell.options and cell.options["tol"] not in ("exact", "auto"):
        limits = [float(x) for x in NUMBER.findall(cell.options["tol"])]
        ours, theirs = NUMBER.findall(written), NUMBER.findall(shown)
        if len(ours) != len(theirs) or NUMBER.sub("", written).split() != NUMBER.sub("", shown).split():
            return False
        return all(abs(float(a) - float(b)) <= max(limits) * max(1.0, abs(float(b))) for a, b in zip(ours, theirs))
    return False


def claims(text):
    """The expressions of an `expect` option: one, or a list."""
    if not text.startswith("["):
        return [text.strip("\"'")]
    return [a or b for a, b in re.findall(r'"([^"]*)"|\'([^\']*)\'', text)] or [text.strip("[]")]


class Lesson:
    def __init__(self, path):
        self.path = str(path)
        self.text = path.read_text(encoding="utf-8")
        self.lines = self.text.split("\n")
        self.parts = parsed(self.lines)
        self.spaces = {}
        self.problems = []
        self.replacements = []
        self.compared = self.exempt = 0

    @property
    def is_left_out(self):
        for part in self.parts:
            if isinstance(part, Cell):
                return False
            found = REMARK.match(part[1])
            if found and found[1] == "none":
                return True
        return False

    def space(self, name=None):
        return self.spaces.setdefault(name, {"__name__": "__main__"})

    def say(self, line, text):
        self.problems.append(f"{self.path}:{line + 1}: {text}")

    def check(self):
        for part in self.parts:
            self.check_cell(part) if isinstance(part, Cell) else self.check_prose(*part)

    def check_prose(self, line, text):
        for match in INLINE.finditer(text):
            written = match[1].strip("*`_")
            try:
                value = eval(match[2].strip(), self.space())
            except Exception as error:
                self.say(line, f"the value {match[2].strip()} raised {error!r}")
                continue
            if value is not True and str(value) != written:
                self.say(line, f"the prose says {written}, the reference {value}")

    def check_cell(self, cell):
        if cell.skipped:
            self.exempt += 1
            return
        namespace = self.space(cell.options.get("env"))
        shown, error, raised = run(cell, namespace, self.path)
        if cell.remark == "differs" or cell.options.get("match") == "ignore":
            self.exempt += 1
            return
        self.compared += 1
        self.check_error(cell, error, raised)
        self.check_output(cell, plain(shown) if shown.strip("\n") else "")
        if "expect" in cell.options:
            for claim in claims(cell.options["expect"]):
                if not bool(eval(claim, namespace)):
                    self.say(cell.line, f"the claim {claim} is false")

    def check_error(self, cell, error, raised):
        wanted = cell.options.get("error", "false")
        fence = cell.fences.get("error")
        if error is None:
            if fence or wanted != "false":
                self.say(cell.line, "the cell does not raise under the reference")
            return
        if not fence and wanted == "false":
            self.say(cell.line, f"the reference raises {error}")
            return
        if wanted not in ("true", "false") and wanted not in [cls.__name__ for cls in type(raised).__mro__]:
            self.say(cell.line, f"the reference raises {type(raised).__name__}, not {wanted}")
        if fence:
            written = "\n".join(self.lines[fence[0]:fence[1]]).rstrip("\n")
            if not written or not error.startswith(written):
                self.differ(fence, written, error, "error")

    def check_output(self, cell, shown):
        fence = cell.fences.get("output")
        if not fence:
            if shown:
                self.say(cell.line, "the cell shows something and has no output fence:\n" + shown)
            return
        written = plain("\n".join(self.lines[fence[0]:fence[1]]))
        if not matches(cell, written, shown):
            self.differ(fence, written, shown, "output")

    def differ(self, fence, written, shown, kind):
        rows = list(difflib.unified_diff(written.split("\n"), shown.split("\n"), "lesson", "reference", lineterm="", n=0))
        self.say(fence[0], f"the {kind} differs:\n" + "\n".join(rows[2:]))
        self.replacements.append((fence, shown))

    def write(self):
        for (start, end), shown in sorted(self.replacements, reverse=True):
            self.lines[start:end] = shown.split("\n") if shown else []
        pathlib.Path(self.path).write_text("\n".join(self.lines), encoding="utf-8")

    @property
    def seed(self):
        found = re.search(r"^seed:\s*(\d+)", self.text.split("\n---", 1)[0], re.M)
        return int(found[1]) if found else 0


def check_in_child(path, seconds, write):
    """One lesson in a process of its own, so that it starts like any other."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    signal.alarm(seconds)
    status = 1
    try:
        import random, numpy, torch
        lesson = Lesson(path)
        if lesson.is_left_out:
            print(f"{path}: left out, as it says")
            status = 0
        else:
            warnings.simplefilter("ignore")
            torch.manual_seed(lesson.seed)
            random.seed(lesson.seed)
            numpy.random.seed(lesson.seed)
            with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):  # for lessons that save files
                lesson.check()
            status = 1 if lesson.problems else 0
            if write and lesson.replacements:
                lesson.write()
            for problem in lesson.problems:
                print(problem)
            exempt = f", {lesson.exempt} exempt" if lesson.exempt else ""
            print(f"{path}: {lesson.compared} cells compared{exempt}, {'DIFFERENT' if status else 'identical'}")
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def main():
    arguments = sys.argv[1:]
    write = "--write" in arguments
    seconds = 60
    if "--seconds" in arguments:
        at = arguments.index("--seconds")
        seconds = int(arguments[at + 1])
        del arguments[at:at + 2]
    roots = [pathlib.Path(a) for a in arguments if not a.startswith("--")]
    roots = roots or [pathlib.Path(__file__).resolve().parent.parent.parent / "Lessons"]
    files = [f for root in roots for f in (sorted(root.rglob("*.md")) if root.is_dir() else [root])]
    import torch, numpy
    torch.set_num_threads(1)
    different = [f for f in files if check_in_child(f, seconds, write)]
    print(f"{len(files)} lessons, {len(different)} different from CPython {sys.version.split()[0]} with torch {torch.__version__}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
