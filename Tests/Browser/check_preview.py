#!/usr/bin/env python3
"""check_preview.py GRADBOOK: starts `gradbook preview` on a small course, looks at it in a headless Chromium, saves a lesson
and waits for the page to change in place: how long that takes, that the scroll position stays, that an error appears on the
page and goes away again, that nothing outside the folder is served, and that the server stops when it is told to.
"""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import chromium  # noqa: E402

LESSON = """---
title: Preview
---

# Preview

{lines}

```python
import torch
x = torch.tensor(3.0, requires_grad=True)
(x * x).backward()
x.grad * {factor}
```

```output
tensor(6.)
```
"""


def until(browser, expression, seconds=5):
    start = time.time()
    while time.time() - start < seconds:
        if browser.value(expression):
            return time.time() - start
        time.sleep(0.004)
    raise SystemExit(f"never became true: {expression}")


def status(address, host=None):
    request = urllib.request.Request(address, headers={"Host": host} if host else {})
    try:
        return urllib.request.urlopen(request, timeout=5).status
    except urllib.error.HTTPError as error:
        return error.code


def main():
    gradbook = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        lesson = pathlib.Path(folder) / "preview.md"
        lines = "\n\n".join(f"Paragraph {number}." for number in range(80))
        lesson.write_text(LESSON.format(factor=1, lines=lines))
        (pathlib.Path(folder) / "other.md").write_text("# Other\n")
        server = subprocess.Popen([gradbook, "preview", "."], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            line = server.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", line)[0]
            assert status(address + "preview.html") == 200
            assert status(address + "nowhere.html") == 404
            assert status(address + "%2e%2e/%2e%2e/etc/passwd") == 404
            assert status(address + "preview.html", host="evil.example") == 400
            with chromium.Browser() as browser:
                browser.look(1000)
                browser.open(address + "preview.html")
                browser.value("scrollTo(0, 700)")
                until(browser, "scrollY === 700")
                times = []
                for factor in range(2, 7):
                    lesson.write_text(LESSON.format(factor=factor, lines=lines))
                    start = time.time()
                    until(browser, f"document.querySelector('.cell > pre:last-of-type')?.textContent.includes('tensor({6 * factor}.)')")
                    times.append(time.time() - start)
                    assert browser.value("scrollY") == 700, "the page moved"
                assert browser.value("document.querySelector('.cell > p > b')?.textContent.includes('different')")
                lesson.write_text(LESSON.format(factor="", lines=lines))
                until(browser, "document.querySelector('.raised, .failure, .why')?.textContent.includes('SyntaxError')")
                lesson.write_text(LESSON.format(factor=1, lines=lines))
                until(browser, "document.querySelector('.cell > p > b')?.textContent.includes('verified')")
                (pathlib.Path(folder) / "new.md").write_text("# New\n")
                start = time.time()
                while status(address + "new.html") != 200 and time.time() - start < 5:
                    time.sleep(0.05)
                assert status(address + "new.html") == 200, "a new lesson has no page"
        finally:
            server.send_signal(signal.SIGINT)
            code = server.wait(10)
        assert code == 0, f"stopped with {code}"
        assert not [name for name in os.listdir(tempfile.gettempdir()) if name == f"gradbook-preview-{server.pid}"]
        middle = sorted(times)[len(times) // 2] * 1000
        print(f"preview: from saving to the changed page {middle:.0f} ms (best {min(times) * 1000:.0f}, worst {max(times) * 1000:.0f})")
        if middle > 400:
            raise SystemExit("that is too slow")


main()
