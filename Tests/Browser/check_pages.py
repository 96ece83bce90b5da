#!/usr/bin/env python3
"""check_pages.py SITE [--axe axe.min.js] [--shots FOLDER] [--vnu vnu.jar]

Opens every page of a rendered site in a headless Chromium, in light, dark, at 320 pixels, with scripts off and on paper, and
checks what a reader needs: no request to any host, no error of a script, no sideways scrolling, unique ids, every link and
anchor, a stepper that works without scripts, a search and copy buttons that work with them, zero violations under axe-core,
valid HTML (by html5lib where it is installed, by the Nu checker where its jar is given). Ends with 1 when something is wrong.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import chromium  # noqa: E402

problems = []


def wrong(page, what):
    problems.append(f"{page}: {what}")
    print(f"  WRONG {page}: {what}")


def ids_and_links(browser):
    return browser.value("""({
      ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
      links: [...document.querySelectorAll("a[href]")].map((e) => e.getAttribute("href")),
      sources: [...document.querySelectorAll("img[src], script[src]")].map((e) => e.getAttribute("src"))})""")


def text(browser):
    """What there is to read, without what the script adds."""
    return browser.value("""(() => { const main = document.querySelector("main").cloneNode(true);
      main.querySelectorAll("button").forEach((button) => button.remove());
      return main.textContent.replace(/\\s+/g, ""); })()""")


def check_axe(browser, page, axe, look, only=None):
    if not browser.value("typeof axe === 'object'"):
        browser.value(axe + "; undefined")
    options = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = only
    result = browser.value(f"axe.run(document, {json.dumps(options)})" + """.then((result) =>
      result.violations.map((v) => [v.id, v.help, v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + (n.any[0]?.message ?? ""))]))""")
    for identity, words, nodes in result:
        wrong(page, f"axe {identity} ({look}): {words}: {nodes}")
    return len(result)


def check_stepper(browser, page):
    """Step by step by its radio buttons, with scripts off: what is visible must change."""
    steps = browser.value("""[...document.querySelectorAll(".steps")].map((steps) => {
      const figure = steps.parentElement, seen = [];
      for (const input of steps.querySelectorAll("input")) {
        input.checked = true;
        const caption = [...figure.querySelectorAll(".captions li")].filter((li) => getComputedStyle(li).display !== "none");
        const faint = [...figure.querySelectorAll(".edge, .edge *, .node g")].filter((e) => getComputedStyle(e).opacity < 1);
        seen.push([caption.map((li) => li.textContent), faint.length]);
      }
      return seen;
    })""")
    for seen in steps:
        if any(len(captions) != 1 for captions, _ in seen):
            wrong(page, "a step of a stepper has not one caption")
        counts = [count for _, count in seen]
        if counts != sorted(counts, reverse=True) or counts[0] == 0 or counts[-1] != 0:
            wrong(page, f"the gradient does not appear step by step: {counts}")
    return len(steps)


def check_tips(browser, page):
    """The value of a tensor at its name, with scripts off: by keyboard, and the row itself, not a copy."""
    shown = browser.value("""[...document.querySelectorAll(".cell code a[href^='#t']")].filter((link) => link.checkVisibility()).slice(0, 40).map((link) => {
      const row = document.getElementById(link.hash.slice(1));
      const before = row.getClientRects().length && row.checkVisibility({ contentVisibilityAuto: true });
      link.scrollIntoView({ behavior: "instant", block: "center" });
      link.focus({ focusVisible: true, preventScroll: true });
      const box = row.getBoundingClientRect();
      const inside = box.width > 20 && box.height > 10 && box.left >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
      const result = [`${row.textContent.trim()} ${[box.left, box.top, box.right, box.bottom].map(Math.round)}`, !before,
        inside && getComputedStyle(row).position === "fixed"];
      link.blur();
      return result;
    })""")
    for words, was_hidden, is_shown in shown:
        if not (was_hidden and is_shown):
            wrong(page, f"no tip at a name: {words}")
    return len(shown)


def check_page(browser, site, path, axe, shots):
    page = str(path.relative_to(site))
    address = path.resolve().as_uri()
    browser.scripts(True)
    browser.look(1200)
    browser.open(address)
    for request in browser.requests():
        if not request.startswith(("file:", "data:")):
            wrong(page, f"asks {request}")
    for complaint in browser.complaints():
        wrong(page, f"script: {complaint}")
    found = ids_and_links(browser)
    for name in {name for name in found["ids"] if found["ids"].count(name) > 1}:
        wrong(page, f"the id {name} is used twice")
    for width, dark in ((1200, False), (1200, True), (320, False)):
        browser.look(width, dark=dark)
        look = f"{width} px, {'dark' if dark else 'light'}"
        extent = browser.value("document.documentElement.scrollWidth")
        if extent > width:
            widest = browser.value("""[...document.body.querySelectorAll("*")].filter((e) =>
              e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("pre, .wide, .picture, .found")).slice(0, 3)
              .map((e) => e.tagName + "." + e.className).join(" ")""")
            wrong(page, f"scrolls sideways at {look}: {extent}: {widest}")
        if axe and width == 1200:
            # Dark changes colours and nothing else.
            check_axe(browser, page, axe, look, only=["color-contrast"] if dark else None)
        if shots:
            browser.picture(shots / f"{path.stem}-{width}-{'dark' if dark else 'light'}.png")
    browser.look(1200)
    if not browser.value("document.querySelectorAll('main pre code').length === 0 || !navigator.clipboard || document.querySelectorAll('.copy').length > 0"):
        wrong(page, "no copy button")
    with_scripts = text(browser)
    browser.scripts(False)
    browser.open(address)
    if text(browser) != with_scripts:
        wrong(page, "shows something else with scripts off")
    steppers = check_stepper(browser, page)
    check_tips(browser, page)
    dark = browser.value("""(() => { document.querySelector(".scheme [value=dark]").checked = true;
      return getComputedStyle(document.body).backgroundColor; })()""")
    if dark in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"):
        wrong(page, "the choice of dark colours does nothing with scripts off")
    paper = browser.paper()
    if not paper.startswith(b"%PDF") or len(paper) < 2000:
        wrong(page, "cannot be printed")
    browser.look(800, printed=True)
    # The dark colours are still chosen: paper stays white.
    if browser.value("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)":
        wrong(page, "prints on dark ground")
    if shots:
        browser.picture(shots / f"{path.stem}-print.png")
    return found, steppers


def check_search(browser, site, path):
    browser.scripts(True)
    browser.look(1200)
    browser.open(path.resolve().as_uri())
    hits = browser.value("""new Promise((done) => {
      const input = document.querySelector(".search input");
      input.value = "gradient"; input.dispatchEvent(new Event("input"));
      setTimeout(() => done([...document.querySelectorAll(".found a")].map((a) => a.href)), 400);
    })""")
    if not hits:
        wrong(path.name, "the search finds nothing")
    for hit in hits:
        if not pathlib.Path(urllib.parse.unquote(urllib.parse.urlparse(hit).path)).exists():
            wrong(path.name, f"the search leads to {hit}")


def check_links(site, found):
    known = {}
    for path, page in found.items():
        known[path.resolve()] = set(page["ids"])
    for path, page in found.items():
        for link in page["links"] + page["sources"]:
            parts = urllib.parse.urlparse(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path.resolve()
            if not target.exists():
                wrong(path.relative_to(site), f"the link {link} leads to no file")
            elif parts.fragment and target in known and urllib.parse.unquote(parts.fragment) not in known[target]:
                wrong(path.relative_to(site), f"the link {link} leads to no place")


def check_html(pages, site, vnu):
    try:
        import html5lib
    except ImportError:
        html5lib = None
        print("html5lib is not installed: the HTML is not parsed strictly")
    for path in pages if html5lib else []:
        try:
            html5lib.HTMLParser(strict=True).parse(path.read_bytes())
        except Exception as error:
            wrong(path.relative_to(site), f"html5lib: {error!r}")
    if vnu:
        command = ["java", "-jar", vnu, "--errors-only", "--format", "json"] + [str(page) for page in pages]
        answer = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=110).stderr or "{}")
        for message in answer.get("messages", []):
            page = os.path.relpath(urllib.parse.urlparse(message["url"]).path, site)
            wrong(page, f"Nu, line {message.get('lastLine')}: {message['message']} {message.get('extract', '')[:120]!r}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("--axe", type=pathlib.Path)
    parser.add_argument("--vnu")
    parser.add_argument("--shots", type=pathlib.Path)
    arguments = parser.parse_args()
    start = time.time()
    site = arguments.site.resolve()
    pages = sorted(page for page in site.rglob("*.html") if ".tools" not in page.parts)
    axe = arguments.axe.read_text() if arguments.axe else None
    if arguments.shots:
        arguments.shots.mkdir(parents=True, exist_ok=True)
    found = {}
    steppers = []

    def check(share):
        with chromium.Browser() as browser:
            for path in share:
                found[path], count = check_page(browser, site, path, axe, arguments.shots)
                steppers.append(count)
            if pages[0] in share:
                check_search(browser, site, pages[0])

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(check, pages[start::2]) for start in (0, 1)]:
            done.result()
    check_links(site, found)
    check_html(pages, site, arguments.vnu)
    links = sum(len(page["links"]) for page in found.values())
    print(f"{len(pages)} pages, {links} links, {sum(steppers)} steppers, axe {'run' if axe else 'not run'}, "
          f"{time.time() - start:.0f} s: {len(problems) or 'nothing'} wrong")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
