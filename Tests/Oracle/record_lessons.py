#!/usr/bin/env python3
"""Fills the output and error fences of lessons with what the reference prints.

    python record_lessons.py Lessons/*.md            compare, exit 1 where a fence differs
    python record_lessons.py --write Lessons/*.md    rewrite the fences

The reference is torch 2.13.0+cpu under CPython 3.11, one thread. Only what stands inside `output` and `error`
fences is written; a cell shows what it prints and, as in a notebook, the repr of a last bare expression.
"""
import ast, contextlib, io, os, re, sys, traceback

os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"
import torch

torch.set_num_threads(1)
FENCE = re.compile(r"^(```+)(\w*)\s*$")


def run(source, namespace, name):
    """Runs one cell; returns (what it shows, the error text or None)."""
    shown, error = io.StringIO(), None
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    hidden = source.rstrip().endswith(";")
    with contextlib.redirect_stdout(shown):
        try:
            exec(compile(tree, name, "exec"), namespace)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)
                if value is not None and not hidden:
                    print(repr(value))
        except Exception as e:
            error = "".join(traceback.format_exception_only(type(e), e))
    return shown.getvalue(), error


def record(path):
    lines = open(path, encoding="utf-8").read().split("\n")
    namespace, out, i = {"__name__": "__main__"}, [], 0
    torch.manual_seed(0)
    shown, error = "", None
    while i < len(lines):
        opening = FENCE.match(lines[i])
        out.append(lines[i])
        i += 1
        if not opening:
            continue
        end = i
        while lines[end].strip() != opening[1]:
            end += 1
        body = lines[i:end]
        if opening[2] == "python":
            source = "\n".join("" if line.startswith("#|") else line for line in body)
            shown, error = run(source, namespace, path)
            expected = any(line.startswith("#| error") for line in body)
            if error and not expected:
                raise SystemExit(f"{path}:{i}: unexpected {error}")
        elif opening[2] == "output":
            body = shown.rstrip("\n").split("\n") if shown else []
        elif opening[2] == "error":
            body = (error or "").rstrip("\n").split("\n")
        out += body + [lines[end]]
        i = end + 1
    return "\n".join(out)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    different = []
    for path in arguments:
        text = record(path)
        if text != open(path, encoding="utf-8").read():
            different.append(path)
            if "--write" in sys.argv:
                open(path, "w", encoding="utf-8").write(text)
    for path in different:
        print("rewritten:" if "--write" in sys.argv else "differs:", path)
    return 1 if different and "--write" not in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
