#!/usr/bin/env python3
"""Records the tables behind the module `unicodedata`: what CPython 3.11 knows of every character (Unicode 14.0.0).

    python record_unicode.py        under CPython 3.11; writes Sources/PythonRuntime/Modules/Unicode/UnicodeTables.swift
"""
import itertools, pathlib, sys, unicodedata

PLACE = pathlib.Path(__file__).resolve().parents[2] / "Sources/PythonRuntime/Modules/Unicode/UnicodeTables.swift"
CHARACTERS = [chr(number) for number in range(sys.maxunicode + 1)]
WIDTH = 116


def runs(property):
    """A value and how many neighbouring characters have it, one after another."""
    groups = itertools.groupby(CHARACTERS, key=property)
    return [f"{value or '-'}{sum(1 for _ in same)}" for value, same in groups]


def decompositions():
    rows = []
    for character in CHARACTERS:
        text = unicodedata.decomposition(character)
        if text:
            kind, parts = "", text.split()
            if parts[0].startswith("<"):
                kind, parts = parts[0].strip("<>"), parts[1:]
            rows.append(f"{ord(character):x}:{' '.join([kind] + [f'{int(part, 16):x}' for part in parts])};")
    return rows


def not_composed():
    """Characters with two canonical parts that normal form C leaves apart."""
    found = []
    for character in CHARACTERS:
        parts = unicodedata.decomposition(character).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            pair = "".join(chr(int(part, 16)) for part in parts)
            if unicodedata.normalize("NFC", pair) != character:
                found.append(f"{ord(character):x} ")
    return found


def literal(pieces):
    """Lines of whole pieces, as wide as a source line may be."""
    lines, line = [], ""
    for piece in pieces:
        if len(line) + len(piece) > WIDTH - 4:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return "\n".join("    " + text for text in lines + [line.rstrip()])


TABLES = [
    ("categories", "General categories, in runs.", lambda: runs(unicodedata.category)),
    ("directions", "Bidirectional classes, in runs; `-` for none.", lambda: runs(unicodedata.bidirectional)),
    ("widths", "East Asian widths, in runs.", lambda: runs(unicodedata.east_asian_width)),
    ("decompositions", "Number, colon, the kind of a compatibility form, what it stands for; in hexadecimal.", decompositions),
    ("notComposed", "Pairs that composition leaves apart.", not_composed),
]

HEAD = """\
// What the Unicode Character Database 14.0.0, that of CPython 3.11, says of characters: read off CPython's `unicodedata`
// by character number (Tests/Oracle/record_unicode.py). Runs are a value and how many characters have it, one after another.

enum UnicodeTables {
"""


def main():
    assert unicodedata.unidata_version == "14.0.0", "CPython 3.11 has Unicode 14.0.0"
    tables = [
        f'  /// {comment}\n  static let {name}: StaticString = """\n{literal(pieces())}\n    """\n'
        for name, comment, pieces in TABLES
    ]
    PLACE.write_text(HEAD + "\n".join(tables) + "}\n")


if __name__ == "__main__":
    main()
