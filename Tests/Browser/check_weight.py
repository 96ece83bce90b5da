#!/usr/bin/env python3
"""check_weight.py SITE [--limit 30720] [--all]

What a page weighs before its pictures: the bytes of every page of a rendered site without its drawings (the graph, its stepper,
its words and legend) and without the SVG of its plots. Ends with 1 when a page is heavier than the limit. Needs only Python.
"""
import argparse
import pathlib
import re
import sys

BLOCK = re.compile(rb'<div class="?drawing"?[ >]')
DIV = re.compile(rb"<(/?)div[ >]")
SVG = re.compile(rb"<svg.*?</svg>", re.S)


def without_drawings(page):
    kept, position = [], 0
    while found := BLOCK.search(page, position):
        kept.append(page[position:found.start()])
        depth, position = 0, found.start()
        for tag in DIV.finditer(page, found.start()):
            depth += -1 if tag[1] else 1
            if depth == 0:
                position = tag.end()
                break
        else:
            raise SystemExit("a drawing is never closed")
    return b"".join(kept) + page[position:]


def weight(page):
    return len(SVG.sub(b"", without_drawings(page)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("--limit", type=int, default=30 * 1024)
    parser.add_argument("--all", action="store_true", help="print every page, not only the five heaviest")
    arguments = parser.parse_args()
    pages = [page for page in arguments.site.rglob("*.html") if ".tools" not in page.parts]
    rows = sorted(((weight(page.read_bytes()), page) for page in pages), reverse=True)
    heavy = [row for row in rows if row[0] > arguments.limit]
    for size, page in rows if arguments.all else heavy or rows[:5]:
        print(f"{size:7,}  {page.relative_to(arguments.site)}")
    print(f"{len(rows)} pages, {len(heavy)} above {arguments.limit:,} bytes before their pictures")
    return 1 if heavy or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
