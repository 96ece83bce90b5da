#!/usr/bin/env python3
"""check_mermaid.py GRADBOOK LESSONS --mermaid FOLDER [--shots FOLDER]

Gives every graph that the lessons of a folder ask for, and some with names and texts that are hard to write, as `gradbook graph
--format mermaid` prints it, to Mermaid itself in a headless Chromium, and ends with 1 when one does not parse, does not draw or
loses a card. FOLDER holds Mermaid as modules for browsers, `index.js` with a default export or a member of that name: the PyPI
package `nicegui` ships it in `nicegui/elements/mermaid/dist`.
"""
import argparse
import concurrent.futures
import functools
import http.server
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import chromium  # noqa: E402

HARD = '''# Hard to write

```python
import torch
from torch import nn

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(2, 2)

    def forward(self, h):
        return h + torch.tanh(self.inner(h))

end = torch.tensor([1.0, -2.0], requires_grad=True)
subgraph = torch.tensor(float("nan"), requires_grad=True)
größe_λ = torch.tensor([[1e30, -1e-30]], requires_grad=True)
style = (end * 2).detach()
click = torch.where(end > 0, end, style * größe_λ.sum())
text = torch.tensor(float(click.sum()))
state = torch.ones(2)
blocks = nn.Sequential(*[Block() for _ in range(9)])
for turn in range(30):
    state = torch.sin(state * end[0:2].view(2)) + subgraph.item() * 0
default = (blocks(state) * click).sum() + subgraph + text + torch.normal(end, 1.0).sum()
default.register_hook(lambda g: g * 2)
default.backward(retain_graph=True)
end.grad.zero_()
```

```python
#| error: RuntimeError
kept = torch.exp(end * 2)
spoiled = kept.sum()
kept.add_(1)
spoiled.backward()
```
'''
HARD_EXPRESSIONS = ["default", "(default, style)", "click", "end", "state", "text", "spoiled"]


def wishes(lessons):
    """The file and the expression of every graph that is asked for."""
    for path in sorted(lessons.rglob("*.md")):
        for line in path.read_text().splitlines():
            found = re.match(r"#\| graph: *(.+?) *$", line)
            if found:
                yield path, found[1].strip("[]\"'")


def printed(gradbook, wish):
    path, expression, options = wish
    command = [gradbook, "graph", str(path), expression, "--format", "mermaid", *options]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return wish, result.stdout if result.returncode == 0 else None, result.stderr


def server(folder):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gradbook")
    parser.add_argument("lessons", type=pathlib.Path)
    parser.add_argument("--mermaid", type=pathlib.Path, required=True)
    parser.add_argument("--shots", type=pathlib.Path)
    arguments = parser.parse_args()
    start = time.time()
    gradbook = str(pathlib.Path(arguments.gradbook).resolve())
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        hard = pathlib.Path(folder) / "hard.md"
        hard.write_text(HARD)
        wanted = [(path, expression, []) for path, expression in dict.fromkeys(wishes(arguments.lessons))]
        wanted += [(hard, expression, options) for expression in HARD_EXPRESSIONS for options in ([], ["--all"])]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            texts = list(pool.map(functools.partial(printed, gradbook), wanted))
    served = server(arguments.mermaid)
    version = None
    with chromium.Browser() as browser:
        browser.look(1200)
        browser.open(f"http://127.0.0.1:{served.server_port}/")
        version = browser.value("""import("/index.js").then((module) => {
          document.body.textContent = "";
          window.mermaid = module.default ?? module.mermaid;
          mermaid.initialize({ startOnLoad: false, maxTextSize: 1e6, maxEdges: 5000 });
          return mermaid.parse("flowchart TB\\n a --> b").then((kind) => kind.diagramType);
        })""")
        for number, ((path, expression, options), text, message) in enumerate(texts):
            name = " ".join([path.name, expression, *options])
            if text is None:
                # A variable may have another value at the end of its lesson than where its graph is asked for.
                words = (message.strip().splitlines() or ["it said nothing"])[-1]
                if path.name == "hard.md" or "not a tensor with a graph" not in words:
                    wrong.append(f"{name}: {words}")
                else:
                    print(f"  no graph: {name}: {words}")
                continue
            answer = browser.value(f"""mermaid.parse({json.dumps(text)})
              .then(() => mermaid.render("m{number}", {json.dumps(text)}))
              .then(({{ svg }}) => {{ document.body.innerHTML = svg;
                return [document.querySelectorAll(".node").length, document.querySelectorAll(".edgePaths path").length]; }})
              .catch((error) => String(error))""")
            cards = len(set(re.findall(r"^ *(n_\w+)\[", text, re.M)))
            edges = len(re.findall(r"^  n_\w+ (?:<-->|-->|<-\.->|-\.->|-\.-)", text, re.M))
            if isinstance(answer, str):
                wrong.append(f"{name}: {answer[:300]}")
            elif answer != [cards, edges]:
                wrong.append(f"{name}: {cards} cards and {edges} edges were drawn as {answer}")
            if arguments.shots:
                arguments.shots.mkdir(parents=True, exist_ok=True)
                browser.picture(arguments.shots / f"{path.stem}-{number}.png")
    served.shutdown()
    for line in wrong:
        print(f"  WRONG {line}")
    drawn = sum(text is not None for _, text, _ in texts)
    print(f"{drawn} of {len(texts)} graphs as Mermaid ({version}), {time.time() - start:.0f} s: {len(wrong) or 'nothing'} wrong")
    return 1 if wrong or not drawn else 0


if __name__ == "__main__":
    sys.exit(main())
