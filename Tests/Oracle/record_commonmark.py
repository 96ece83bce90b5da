#!/usr/bin/env python3
"""Writes the examples of the CommonMark specification as data for the tests.

    python record_commonmark.py spec.txt > Tests/LessonFormatTests/Fixtures/commonmark/examples.json

`spec.txt` is the specification's source (version 0.30, which libcmark 0.30 implements; its text and examples are
licensed CC-BY-SA 4.0 by John MacFarlane). Each example is its number, its section, its Markdown and its HTML.
"""
import json, re, sys

text = open(sys.argv[1], encoding="utf-8").read()
section, number, examples = "", 0, []
pattern = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$|^#{1,6} *([^\n]*)$", re.M | re.S)
for match in pattern.finditer(text):
    if match.group(3) is not None:
        section = match.group(3)
        continue
    number += 1
    examples.append(
        {
            "example": number,
            "section": section,
            "markdown": match.group(1).replace("→", "\t"),
            "html": match.group(2).replace("→", "\t"),
        }
    )
print("[")
print(",\n".join(json.dumps(e, ensure_ascii=False, sort_keys=True) for e in examples))
print("]")
