#!/usr/bin/env python3
"""Records notebooks that `gradbook convert` writes, after the package `nbformat` has found them valid.

    python record_notebooks.py GRADBOOK      needs nbformat 5; writes Tests/LessonRunnerTests/Fixtures/notebooks

A notebook must be valid as nbformat 4.5, stay the same when nbformat reads and writes it, and come back to the lesson's very
bytes. Two notebooks that nbformat makes itself, one of them in an older minor version, are recorded with the lessons that
they become.
"""
import pathlib, subprocess, sys, tempfile

import nbformat
from nbformat import v4

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "LessonRunnerTests" / "Fixtures"
NAMES = [
    "bom", "check-auto", "crlf", "dot", "error-with-output", "indented-fence", "inline-values", "long-fence",
    "match-wildcard", "no-final-newline", "prose-fences", "tilde-fences", "unicode", "warnings",
]


def convert(gradbook, source, target):
    subprocess.run([gradbook, "convert", str(source), str(target)], check=True)


def foreign():
    """A notebook with every kind of output, as other tools write them."""
    stream = v4.new_output("stream", name="stdout", text="printed\n")
    errors = v4.new_output("stream", name="stderr", text="a warning\n")
    value = v4.new_output("execute_result", data={"text/plain": "3", "text/html": "<b>3</b>"}, execution_count=1)
    shown = v4.new_output("display_data", data={"text/plain": "<Figure>", "image/png": "iVBORw0KGgo="})
    failure = v4.new_output("error", ename="ValueError", evalue="no", traceback=["\x1b[31mValueError\x1b[0m: no"])
    return v4.new_notebook(cells=[
        v4.new_markdown_cell("# From elsewhere\n\n```python\nnot_run()\n```"),
        v4.new_raw_cell("raw text"),
        v4.new_code_cell("print('printed')\n1 + 2", outputs=[stream, errors, value], execution_count=1),
        v4.new_code_cell("plot()", outputs=[shown]),
        v4.new_code_cell("#| error: ValueError\nraise ValueError('no')", outputs=[failure]),
        v4.new_code_cell(""),
    ])


def main():
    gradbook = str(pathlib.Path(sys.argv[1]).resolve())
    target = FIXTURES / "notebooks"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for lesson in sorted((FIXTURES / "expect").glob("*/lesson.md")):
            name = lesson.parent.name
            written = folder / f"{name}.ipynb"
            convert(gradbook, lesson, written)
            notebook = nbformat.read(written, as_version=nbformat.NO_CONVERT)
            nbformat.validate(notebook, relax_add_props=False)
            assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5), name
            again = folder / f"{name}-again.ipynb"
            nbformat.write(notebook, again)
            for file in (written, again):
                back = folder / f"{name}.md"
                convert(gradbook, file, back)
                assert back.read_bytes() == lesson.read_bytes(), f"{name} does not come back from {file.name}"
            if name in NAMES:
                (target / f"{name}.ipynb").write_bytes(written.read_bytes())
        notebook = foreign()
        nbformat.validate(notebook)
        nbformat.write(notebook, target / "foreign-outputs.ipynb")
        old = nbformat.from_dict(dict(notebook, nbformat_minor=2))
        for cell in old.cells:
            cell.pop("id", None)
        nbformat.validate(old)
        (target / "foreign-old.ipynb").write_text(nbformat.writes(old))
        for name in ("foreign-outputs", "foreign-old"):
            convert(gradbook, target / f"{name}.ipynb", target / f"{name}.md")
    print(len(list(target.glob("*.ipynb"))), "notebooks, nbformat", nbformat.__version__)


if __name__ == "__main__":
    main()
