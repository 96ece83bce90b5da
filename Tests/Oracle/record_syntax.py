"""Records what CPython 3.11 makes of the sources in Tests/PythonSyntaxTests/Fixtures.

programs.txt -> programs.json: the syntax tree and the symbol table of each program.
errors.txt   -> errors.json:   the SyntaxError of each program.
Sources are separated by lines of `===`.
"""

import json
import pathlib
import sys
import warnings

import scope_dump
import syntax_dump

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "PythonSyntaxTests" / "Fixtures"


def sources(name):
    text = (FIXTURES / name).read_text(encoding="utf-8")
    return [part.strip("\n") + "\n" for part in text.split("\n===\n")]


def program(source):
    record = {"source": source, "tree": syntax_dump.dump(source)}
    try:
        record["scopes"] = scope_dump.dump(source)
    except SyntaxError:
        # A fragment that is only meant to be parsed.
        pass
    return record


def error(source):
    try:
        compile(source, "<lesson>", "exec")
    except SyntaxError as problem:
        record = {
            "source": source,
            "kind": type(problem).__name__,
            "message": problem.msg,
            "line": problem.lineno,
            "column": problem.offset,
            "endLine": problem.end_lineno,
            "endColumn": problem.end_offset or 0,
        }
        # Errors found behind the parser carry no text, because this source is no file; errors behind a literal of
        # several lines carry all of them instead of their own line.
        if problem.text is not None and "\n" not in problem.text.rstrip("\n"):
            record["text"] = problem.text.rstrip("\n")
        return record
    return None


def write(name, records):
    text = json.dumps(records, indent=1, ensure_ascii=False, sort_keys=True)
    (FIXTURES / name).write_text(text + "\n", encoding="utf-8")
    print(name, len(records))


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit("record under CPython 3.11")
    warnings.simplefilter("ignore")
    write("programs.json", [program(source) for source in sources("programs.txt")])
    found = [error(source) for source in sources("errors.txt")]
    write("errors.json", [record for record in found if record])


main()
