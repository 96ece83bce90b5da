#!/usr/bin/env python3
"""Records whole tracebacks: every Tests/PythonRuntimeTests/Fixtures/tracebacks/*.py gets a .traceback beside it, with all
that CPython 3.11 wrote to standard error. File names are those below the folder of fixtures.

    python record_tracebacks.py [FILE...]      under CPython 3.11
"""
import os, pathlib, re, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "PythonRuntimeTests" / "Fixtures"


def main():
    files = [pathlib.Path(f).resolve() for f in sys.argv[1:]] or sorted((ROOT / "tracebacks").glob("*.py"))
    for file in files:
        environment = dict(os.environ, PYTHONHASHSEED="0")
        result = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, env=environment)
        text = result.stderr.replace(str(ROOT) + "/", "")
        text = re.sub(r"(cannot import name '\w+' from '[\w.]+') \(.*\)", r"\1 (unknown location)", text)
        file.with_suffix(".traceback").write_text(text)
        print(file.name, result.returncode)


if __name__ == "__main__":
    main()
