#!/usr/bin/env python3
"""Records what programs of the language print: every Tests/PythonRuntimeTests/Fixtures/**/*.py gets a .expected beside
it, with its standard output and, where it ends in an exception, the last line of the traceback.

    python record_python.py [FILE...]      under CPython 3.11
"""
import os, pathlib, re, subprocess, sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "PythonRuntimeTests" / "Fixtures"


def main():
    for file in [pathlib.Path(f) for f in sys.argv[1:]] or sorted(FOLDER.rglob("*.py")):
        environment = dict(os.environ, PYTHONHASHSEED="0")
        result = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, env=environment)
        text = result.stdout
        if result.returncode:
            text += result.stderr.rstrip("\n").split("\n")[-1] + "\n"
        text = re.sub(r"(cannot import name '\w+' from '[\w.]+') \(.*\)", r"\1 (unknown location)", text)
        file.with_suffix(".expected").write_text(text)
        print(file.name, result.returncode)


if __name__ == "__main__":
    main()
