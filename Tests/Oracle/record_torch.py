#!/usr/bin/env python3
"""Records what plain PyTorch programs print: every Tests/TorchTests/Fixtures/programs/**/*.py gets a .expected
beside it, with its standard output and, where it ends in an exception, the last line of the traceback.

    python record_torch.py [FILE...]      under torch 2.13.0+cpu and CPython 3.11, one thread
"""
import os, pathlib, subprocess, sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "TorchTests" / "Fixtures" / "programs"
START = "import torch; torch.set_num_threads(1); import warnings; warnings.simplefilter('ignore'); "
RUN = START + "import sys; exec(compile(open(sys.argv[1]).read(), sys.argv[1], 'exec'), {'__name__': '__main__'})"


def main():
    files = [pathlib.Path(f) for f in sys.argv[1:]] or sorted(FOLDER.rglob("*.py"))
    for file in files:
        environment = dict(os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", PYTHONHASHSEED="0")
        environment["PYTHONPATH"] = str(pathlib.Path(__file__).resolve().parent)  # the module gradbook
        result = subprocess.run([sys.executable, "-c", RUN, str(file)], capture_output=True, text=True, env=environment)
        text = result.stdout
        if result.returncode:
            text += result.stderr.rstrip("\n").split("\n")[-1] + "\n"
        file.with_suffix(".expected").write_text(text)
        print(file.relative_to(FOLDER) if file.is_relative_to(FOLDER) else file, result.returncode)


if __name__ == "__main__":
    main()
