#!/usr/bin/env python3
"""Writes Tests/PythonRuntimeTests/Fixtures/modules/regex_rows.py: a few hundred regular expressions made from a seeded
grammar, each with texts. record_python.py records what CPython's `re` answers.

    python make_regex_rows.py
"""
import pathlib, random, re, time

FILE = pathlib.Path(__file__).resolve().parent.parent / "PythonRuntimeTests" / "Fixtures" / "modules" / "regex_rows.py"
ATOMS = ["a", "b", "c", ".", r"\d", r"\w", r"\s", "[ab]", "[^a]", "[a-c1-3]", r"\b", "^", "$", r"\.", "x", "1", r"\W", "é", r"\D", r"[^\w]"]
REPEATS = ["", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "*+", "?+", "{,1}"]


def expression(rng, depth, groups):
    kind = rng.random()
    if depth == 0 or kind < 0.35:
        return rng.choice(ATOMS) + rng.choice(REPEATS)
    if kind < 0.6:
        return "".join(expression(rng, depth - 1, groups) for _ in range(rng.randint(2, 3)))
    if kind < 0.75:
        return "(?:" + "|".join(expression(rng, depth - 1, groups) for _ in range(2)) + ")" + rng.choice(REPEATS)
    if kind < 0.9:
        inner = expression(rng, depth - 1, groups)
        groups.append(len(groups) + 1)
        return "(" + inner + ")" + rng.choice(REPEATS)
    if kind < 0.95:
        return rng.choice(["(?=", "(?!", "(?<=", "(?<!", "(?>"]) + expression(rng, depth - 1, groups) + ")"
    return "\\" + str(rng.choice(groups)) if groups else rng.choice(ATOMS)


def main():
    rng = random.Random(2011)
    rows = []
    while len(rows) < 320:
        pattern = expression(rng, 3, [])
        flags = rng.choice([0, 0, 0, re.I, re.M, re.S, re.A])
        texts = ["".join(rng.choice("aabbc1 23.xé\nAB") for _ in range(rng.randint(0, 12))) for _ in range(3)]
        try:
            compiled = re.compile(pattern, flags)
            start = time.time()
            for text in texts:
                compiled.findall(text)
            if time.time() - start > 0.05:
                continue
        except re.error:
            if rng.random() > 0.2:
                continue
        rows.append((pattern, int(flags), texts))
    lines = ["import re", "rows = ["] + [f"    {row!r}," for row in rows] + ["]"]
    lines += [
        "for number, (pattern, flags, texts) in enumerate(rows):",
        "    try:",
        "        compiled = re.compile(pattern, flags)",
        "    except re.error as error:",
        "        print(number, pattern, error)",
        "        continue",
        "    for text in texts:",
        "        found = compiled.search(text)",
        "        print(number, found and (found.span(), found.groups(), found.lastindex), compiled.findall(text),",
        "              compiled.sub('-', text), compiled.split(text), compiled.fullmatch(text) is not None)",
    ]
    FILE.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
