#!/usr/bin/env python3
"""Records the table behind the modules `html` and `html.entities`: the named characters of HTML 5 as CPython 3.11 has them.

    python record_entities.py       under CPython 3.11; writes Sources/PythonRuntime/Modules/Library/EntityTable.swift
"""
import html.entities, pathlib, textwrap

PLACE = pathlib.Path(__file__).resolve().parents[2] / "Sources/PythonRuntime/Modules/Library/EntityTable.swift"


def row(name, text):
    bare = name.removesuffix(";")
    mark = "*" if bare in html.entities.html5 else ""
    known = html.entities.name2codepoint.get(bare)
    older = "" if known is None else "+" if chr(known) == text else f"+{known:x}"
    return f"{bare}{mark}={','.join(f'{ord(character):x}' for character in text)}{older}"


rows = [row(name, text) for name, text in html.entities.html5.items() if name.endswith(";")]
lines = "\n".join("    " + line for line in textwrap.wrap(" ".join(rows), 116, break_long_words=False))
PLACE.write_text(f'''// The named characters of HTML 5, read off CPython's `html.entities` (Tests/Oracle/record_entities.py): a name, `*` if it may
// stand without its semicolon, and the numbers of its characters; `+` if HTML 4 has the name too, with its number there
// if that is another.

enum EntityTable {{
  static let rows: StaticString = """
{lines}
    """
}}
''')
