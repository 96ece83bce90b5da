// `render` over a course: order, parts, neighbours, search, images, links, themes, and bytes that do not change.

import Foundation
import Testing

@Suite("Pages on the command line")
struct PageCommandTests {
  private func course(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gradbook-\(UUID().uuidString)")
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return folder
  }

  private func read(_ folder: URL, _ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private let lessons: [String: String] = [
    "L/index.md": "---\ntitle: My course\n---\n\n# My course\n\nWelcome.\n\n```python\nprint(\"cells too\")\n```\n",
    "L/b.md":
      "---\ntitle: Second\norder: 2\npart: Values\n---\n\n# Second\n\nSee [first](a.md#one) and [none](c.md).\n",
    "L/a.md":
      "---\ntitle: First\ndescription: The beginning.\norder: 1\npart: Values\n---\n\n# First\n\n## One\n\n## Two\n"
      + "\n![p](p.svg) ![q](q.svg)\n\n```python\n1 + 1\n```\n\n```output\n2\n```\n",
    "L/d.md": "---\norder: 7\npart: Walks\n---\n\n# Seventh\n", "L/e.md": "---\norder: 900\npart: More\n---\n\n# E\n",
    "L/f.md": "---\norder: 900\npart: More\n---\n\n# F\n",
    "L/p.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    "L/deep-dives/index.md": "# Deep dives\n\nBelow the surface.\n",
    "L/deep-dives/c.md": "# Third\n\nBack to [first](../a.md) and [nowhere](../a.md#nowhere). $\\unheardof$\n",
  ]

  @Test("a course: order, parts, neighbours, images, and what leads nowhere is told")
  func rendersACourse() throws {
    let folder = try course(lessons)
    let result = try Command.run(["render", "L", "-o", "site"], folder: folder)
    #expect(result.status == 0, "\(result.error)")
    let index = try read(folder, "site/index.html")
    for words in [
      "<h1", "Welcome.", "cells too</pre>", "<h2>Values</h2>", "The beginning.",
      "<h2><a href=deep-dives/index.html>Deep dives</a></h2>",
      "href=deep-dives/c.html", "<li value=1><a href=a.html>", "<li value=2><a href=b.html>",
      "<li value=7><a href=d.html>",
      "<li><a href=e.html>",
    ] {
      #expect(index.contains(words), "\(words)")
    }
    let first = try read(folder, "site/a.html")
    #expect(first.contains("rel=next href=b.html") && !first.contains("rel=prev"))
    #expect(first.contains("✓ verified") && first.contains("id=cell-1") && first.contains("href=#two"))
    #expect(try read(folder, "site/deep-dives/c.html").contains("href=../gradbook.css"))
    let deepDives = try read(folder, "site/deep-dives/index.html")
    #expect(deepDives.contains("Below the surface.") && deepDives.contains("href=../deep-dives/c.html"))
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "site/p.svg").path))
    #expect(result.error.contains("L/a.md:14: the image `q.svg` does not exist"))
    #expect(result.error.contains("L/b.md:9: the link `c.md` leads to no file"))
    #expect(result.error.contains("L/deep-dives/c.md:3: the link `../a.md#nowhere` leads to no place on that page"))
    #expect(result.error.contains("a formula is shown as TeX because of `\\unheardof`"))
    #expect(try read(folder, "site/search.js").contains("\"The beginning.\""))
  }

  @Test("the same lessons give the same bytes, however many run at a time")
  func isDeterministic() throws {
    let folder = try course(lessons)
    for (jobs, site) in [("1", "x"), ("4", "y")] {
      #expect(try Command.run(["render", "L", "-o", site, "--jobs", jobs], folder: folder).status == 0)
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: "x").path)
    #expect(names.count >= 8)
    for name in names where name.contains(".") {
      let (x, y) = (folder.appending(path: "x/" + name), folder.appending(path: "y/" + name))
      #expect(try Data(contentsOf: x) == Data(contentsOf: y), "\(name)")
    }
  }

  @Test("a theme takes the place of templates and stylesheet")
  func themes() throws {
    var files = lessons
    files["T/page.mustache"] = "<title>{{title}}</title>{{#parts}}{{{html}}}{{/parts}}"
    files["T/gradbook.css"] = "p { color: teal }"
    files["T/logo.svg"] = "<svg/>"
    files["Bad/page.mustache"] = "{{#open}}"
    let folder = try course(files)
    #expect(try Command.run(["render", "L", "-o", "site", "--theme", "T"], folder: folder).status == 0)
    #expect(try read(folder, "site/a.html").hasPrefix("<title>First</title>"))
    #expect(try read(folder, "site/gradbook.css") == "p { color: teal }")
    #expect(try read(folder, "site/logo.svg") == "<svg/>")
    let bad = try Command.run(["render", "L", "-o", "other", "--theme", "Bad"], folder: folder)
    #expect(bad.status == 2 && bad.error.contains("page.mustache"))
  }

  @Test("a lesson that cannot be read has a page that says why")
  func brokenLesson() throws {
    let folder = try course(["a.md": "---\ntitle: A\nodrer: 1\n---\n\n# A\n"])
    let result = try Command.run(["render", "a.md", "-o", "site"], folder: folder)
    #expect(result.status == 3)
    #expect(try read(folder, "site/a.html").contains("unknown front-matter key `odrer`"))
  }

  @Test("a loop of a thousand turns is one card, equal modules too, and a cut inside one opens it")
  func largeGraphs() throws {
    let loop =
      "import torch\nw = torch.tensor(0.9, requires_grad=True)\nh = torch.tensor(1.0)\n"
      + "for turn in range(1000):\n    h = torch.tanh(w * h)\nh.backward()\n"
    let blocks = """
      import torch, torch.nn as nn
      class Block(nn.Module):
          def __init__(self, cut):
              super().__init__()
              self.inner, self.cut = nn.Linear(2, 2), cut
          def forward(self, x):
              y = torch.relu(self.inner(x))
              return x + (y.detach() if self.cut else y)
      net = nn.Sequential(*[Block(i == 5) for i in range(12)])
      loss = net(torch.ones(1, 2)).sum()
      loss.backward()

      """
    let folder = try course(["loop.py": loop, "blocks.py": blocks])
    let turns = try Command.run(["graph", "--format", "text", "loop.py", "h"], folder: folder)
    #expect(turns.output.contains("turns 1 – 999, line 5 × 999"), "\(turns.output)\(turns.error)")
    #expect(turns.output.split(separator: "\n").count < 10)
    let all = try Command.run(["graph", "--format", "text", "--all", "loop.py", "h"], folder: folder)
    #expect(all.output.split(separator: "\n").count > 1000)
    let folded = try Command.run(["graph", "--format", "text", "blocks.py", "loss"], folder: folder)
    for words in ["0 – 4, Block × 5", "6 – 11, Block × 6", "✂ .detach()", "no gradient: 2 of 2 tensors"] {
      #expect(folded.output.contains(words), "\(words) in \(folded.output)\(folded.error)")
    }
    let open = try Command.run(["graph", "--format", "text", "--open", "9", "blocks.py", "loss"], folder: folder)
    #expect(open.output.contains("6 – 8, Block × 3"), "\(open.output)")
  }

  @Test("graph --diff marks what a repair adds and removes")
  func graphDifference() throws {
    let program =
      "import torch\nw = torch.tensor(2.0, requires_grad=True)\na = (w.detach() * 3) ** 2\nb = (w * 3) ** 2\n"
    let folder = try course(["p.py": program])
    let result = try Command.run(["graph", "--diff", "--format", "text", "p.py:a", "b"], folder: folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("removed: ✂ .detach()"), "\(result.output)")
    #expect(try Command.run(["graph", "--diff", "p", "b"], folder: folder).status == 2)
  }
}
