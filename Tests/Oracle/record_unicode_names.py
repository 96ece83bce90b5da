#!/usr/bin/env python3
"""Records the second names of characters and the names of sequences that CPython 3.11 knows (Unicode 14.0.0), which it finds but
never lists.

    python record_unicode_names.py NAMES     under CPython 3.11; writes Sources/PythonSyntax/UnicodeAliases.swift

NAMES holds names to try, one a line, whatever else stands in it: NameAliases.txt and NamedSequences.txt of the database will do.
"""
import pathlib, re, sys, unicodedata

PLACE = pathlib.Path(__file__).resolve().parents[2] / "Sources/PythonSyntax/UnicodeAliases.swift"

HEAD = """\
// Second names of characters, corrected and usual ones, and names of sequences: those that CPython 3.11 finds (Unicode 14.0.0,
// recorded by Tests/Oracle/record_unicode_names.py).

enum UnicodeAliases {
  /// Name, equals sign, the characters in hexadecimal.
  static let text: StaticString = \"\"\"
"""


def main():
    found = {}
    for name in re.split(r"[\n;\t]", pathlib.Path(sys.argv[1]).read_text()):
        name = name.strip()
        try:
            text = unicodedata.lookup(name)
        except KeyError:
            continue
        if len(text) > 1 or unicodedata.name(text, "") != name:
            found[name.upper()] = " ".join(f"{ord(c):x}" for c in text)
    rows = [f"    {name}={found[name]}\n" for name in sorted(found)]
    PLACE.write_text(HEAD + "".join(rows) + '    """\n}\n')
    print(len(rows), "names")


if __name__ == "__main__":
    main()
