#!/usr/bin/env python3
"""Records what the programs of Tests/ExplanationsTests/Fixtures print under PyTorch: a .expected beside each, with its
standard output and, where it ends in an exception, the last line of the traceback. Each runs in a fork of one process.

    python record_explanations.py [FILE...]      under torch 2.13.0+cpu and CPython 3.11, one thread
"""
import contextlib, io, os, pathlib, sys, traceback, warnings

os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "ExplanationsTests" / "Fixtures" / "programs"


def record(file):
    warnings.simplefilter("ignore")
    out = io.StringIO()
    tail = ""
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(file.read_text(), str(file), "exec"), {"__name__": "__main__"})
        except BaseException:
            tail = traceback.format_exc().rstrip("\n").split("\n")[-1] + "\n"
    file.with_suffix(".expected").write_text(out.getvalue() + tail)


def main():
    import torch, torch.nn, torch.func, torch.distributions, torch.utils.checkpoint
    torch.set_num_threads(1)
    for file in [pathlib.Path(f) for f in sys.argv[1:]] or sorted(FOLDER.rglob("*.py")):
        child = os.fork()
        if child == 0:
            try:
                record(file)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        print(file.relative_to(FOLDER) if file.is_relative_to(FOLDER) else file)


if __name__ == "__main__":
    main()
