// Commands over whole courses: exit statuses, selection, reports, updates, and what no lesson may do to the command.

import Foundation
import FoundationXML
import Testing

@Suite("Courses on the command line")
struct CourseCommandTests {
  /// A fresh folder with files.
  private func course(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gradbook-\(UUID().uuidString)")
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return folder
  }

  private func cell(_ code: String, _ output: String? = nil) -> String {
    "```python\n\(code)\n```\n" + (output.map { "\n```output\n\($0)\n```\n" } ?? "") + "\n"
  }

  private func read(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  @Test("every exit status, and which of several wins")
  func statuses() throws {
    let files = [
      "0.md": cell("1", "1"), "1.md": cell("1", "2"), "3.md": cell("1/0"), "4.md": cell("while True: pass"),
      "5.md": "Only prose.\n", "6.md": cell("import time\ntime.perf_counter_ns()", "5"),
    ]
    let folder = try course(files)
    for name in files.keys.sorted() {
      let result = try Command.run(["verify", "--twice", "--max-seconds", "0.5", name], folder: folder)
      #expect("\(result.status).md" == name, "\(result.output)\(result.error)")
    }
    let all = try Command.run(["verify", "--twice", "--max-seconds", "0.5", "."], folder: folder)
    #expect(all.status == 4)
    #expect(try Command.run(["verify", "0.md", "1.md", "3.md", "6.md", "--twice"], folder: folder).status == 3)
    #expect(try Command.run(["verify", "0.md", "1.md", "6.md", "--twice"], folder: folder).status == 6)
    #expect(try Command.run(["verify", "0.md", "1.md", "5.md"], folder: folder).status == 1)
    #expect(try Command.run(["verify", "0.md", "5.md"], folder: folder).status == 0)
    #expect(try Command.run(["verify", "0.md", "--coverage", "101"], folder: folder).status == 2)
    #expect(try Command.run(["verify", "0.md", "--cell", "nothing"], folder: folder).status == 2)
    #expect(try Command.run(["verify", "6.md"], environment: ["CI": "true"], folder: folder).status == 6)
  }

  @Test("a limit names the line; nothing outlives the command")
  func limits() throws {
    let folder = try course(["a.md": cell("x = 1\nwhile True:\n    x += 1"), "b.md": cell("2", "2")])
    let result = try Command.run(["verify", "--max-seconds", "0.3"], folder: folder)
    #expect(result.status == 4)
    #expect(
      result.error.contains("a.md:4: stopped on this line") || result.error.contains("a.md:3: stopped on this line"))
    #expect(result.output.contains("b.md: 1 cell: 1 verified"))
  }

  @Test("the bytes of a run do not depend on --jobs; --quiet prints only failures")
  func jobs() throws {
    var files: [String: String] = [:]
    for number in 0..<12 { files["l\(number).md"] = cell("\(number)", number % 5 == 4 ? "x" : "\(number)") }
    let folder = try course(files)
    let one = try Command.run(["verify", "--jobs", "1"], folder: folder)
    let many = try Command.run(["verify", "--jobs", "4"], folder: folder)
    #expect(one.output == many.output && one.error == many.error && one.status == many.status)
    #expect(one.status == 1)
    let quiet = try Command.run(["verify", "--quiet", "--jobs", "3"], folder: folder)
    #expect(quiet.output.isEmpty && quiet.error == one.error && quiet.status == 1)
    let fast = try Command.run(["verify", "--fail-fast", "--jobs", "4"], folder: folder)
    #expect(fast.status == 1)
    #expect(!fast.output.contains("l9.md"))
  }

  @Test("shards are disjoint and complete, also from the environment")
  func shards() throws {
    var files: [String: String] = [:]
    for number in 0..<9 { files["l\(number).md"] = cell("1", "1") }
    let folder = try course(files)
    var seen: [String] = []
    for index in 1...3 {
      let result = try Command.run(["verify", "--shard", "\(index)/3"], folder: folder)
      #expect(result.status == 0)
      let variables = ["CI_NODE_INDEX": "\(index)", "CI_NODE_TOTAL": "3"]
      let same = try Command.run(["verify"], environment: variables, folder: folder)
      #expect(same.output == result.output)
      seen += result.output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }.filter {
        $0.hasSuffix(".md")
      }
    }
    #expect(seen.sorted() == files.keys.sorted())
    #expect(try Command.run(["verify", "--shard", "4/3"], folder: folder).status == 2)
    for (index, count) in [("0", "2"), ("3", "2"), ("x", "2")] {
      let variables = ["CI_NODE_INDEX": index, "CI_NODE_TOTAL": count]
      let wrong = try Command.run(["verify"], environment: variables, folder: folder)
      #expect(wrong.status == 2 && wrong.output.isEmpty && wrong.error.contains("CI_NODE_INDEX"))
    }
    // GitLab tells the number of machines where there is only one.
    #expect(try Command.run(["verify"], environment: ["CI_NODE_TOTAL": "1"], folder: folder).status == 0)
  }

  @Test("--changed-since follows requires:")
  func changes() throws {
    let folder = try course([
      "a.md": cell("1", "1"), "b.md": "---\nrequires: a.md\n---\n\n" + cell("2", "2"), "c.md": cell("3", "3"),
      "ä b.md": cell("4", "4"), "sub/d.md": "---\nrequires: ../b.md\n---\n\n" + cell("5", "5"),
    ])
    for arguments in [
      ["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "a"],
    ] {
      let git = Process()
      git.executableURL = URL(filePath: "/usr/bin/env")
      git.arguments = ["git", "-C", folder.path] + arguments
      try git.run()
      git.waitUntilExit()
    }
    let none = try Command.run(["verify", "--changed-since", "HEAD"], folder: folder)
    #expect(none.status == 0 && none.output.contains("no lesson has changed"))
    // A CI system looks for the report all the same.
    let arguments = ["verify", "--changed-since", "HEAD", "--report", "junit=r.xml", "--format", "json"]
    let empty = try Command.run(arguments, folder: folder)
    #expect(empty.status == 0 && empty.output.contains("\"lessons\" : ["))
    #expect(try read(folder.appending(path: "r.xml")).contains("tests=\"0\""))
    try Data((cell("1", "1") + "More.\n").utf8).write(to: folder.appending(path: "a.md"))
    let some = try Command.run(["verify", "--changed-since", "HEAD"], folder: folder)
    for (name, isFound) in [("a.md", true), ("b.md", true), ("sub/d.md", true), ("c.md", false), ("ä b.md", false)] {
      #expect(some.output.contains("\(name): 1 cell") == isFound, "\(some.output)")
    }
    // From another folder, with whole paths, and with a name that git writes in quotes.
    let sub = folder.appending(path: "sub")
    let above = try Command.run(["verify", "..", "--changed-since", "HEAD"], folder: sub)
    #expect(above.output.contains("../a.md: 1 cell") && above.output.contains("../sub/d.md: 1 cell"))
    let whole = try Command.run(["verify", folder.path, "--changed-since", "HEAD"], folder: sub)
    #expect(whole.output.contains("/a.md: 1 cell") && !whole.output.contains("c.md"))
    try Data(cell("4", "4.").utf8).write(to: folder.appending(path: "ä b.md"))
    #expect(try Command.run(["verify", "--changed-since", "HEAD"], folder: folder).status == 1)
    #expect(try Command.run(["verify", "--changed-since", "nowhere"], folder: folder).status == 2)
  }

  @Test("coverage and single cells")
  func coverage() throws {
    let text = cell("1", "1") + cell("print(2)") + "```python\n#| label: third\n3\n```\n\n```output\n4\n```\n"
    let folder = try course(["a.md": text])
    #expect(try Command.run(["verify", "--coverage", "60"], folder: folder).status == 1)
    let half = try course(["a.md": cell("1", "1") + cell("print(2)")])
    #expect(try Command.run(["verify", "--coverage", "50"], folder: half).status == 0)
    #expect(try Command.run(["verify", "--coverage", "51"], folder: half).status == 5)
    let third = try Command.run(["verify", "--cell", "third"], folder: folder)
    #expect(third.status == 1 && third.output.contains("3 cells: 0 verified, 1 failed, 2 not asked for"))
    #expect(try Command.run(["verify", "--exact"], folder: half).status == 0)
  }

  @Test("reports: XML, JSON, SARIF, HTML and GitHub's annotations")
  func reports() throws {
    let folder = try course(["a.md": cell("print('<&\\x01>')", "x") + cell("1/0"), "b.md": cell("float('nan')", "1.0")])
    let summary = folder.appending(path: "summary.md")
    let result = try Command.run(
      [
        "verify", "--report", "junit=r.xml", "--report", "json=r.json", "--report", "sarif=out/r.sarif", "--report",
        "html=r.html", "--report", "github",
      ], environment: ["GITHUB_STEP_SUMMARY": summary.path], folder: folder)
    #expect(result.status == 3)
    #expect(result.output.contains("::error file=a.md,line=6::"))
    let parser = XMLParser(data: try Data(contentsOf: folder.appending(path: "r.xml")))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    for name in ["r.json", "out/r.sarif"] {
      let object = try JSONSerialization.jsonObject(with: try Data(contentsOf: folder.appending(path: name)))
      #expect(object is [String: Any])
    }
    let page = try read(folder.appending(path: "r.html"))
    #expect(page.contains("&lt;&amp;") && !page.contains("<&"))
    #expect(try read(summary).contains("| `a.md` |"))
    #expect(try Command.run(["verify", "--report", "pdf=x"], folder: folder).status == 2)
    #expect(try Command.run(["verify", "b.md", "--report", "json=a.md/r.json"], folder: folder).status == 2)
    let json = try Command.run(["verify", "--format", "json"], folder: folder)
    #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
  }

  @Test("update writes, shows what it wrote, and never in CI; a patch applies")
  func update() throws {
    let folder = try course(["a.md": cell("1", "2") + cell("print(5)"), "b.md": cell("1", "1")])
    let file = folder.appending(path: "a.md")
    let old = try read(file)
    let refused = try Command.run(["update"], environment: ["CI": "1"], folder: folder)
    #expect(refused.status == 2 && refused.error.contains("--patch"))
    let patch = try Command.run(["update", "--patch", "p.diff"], environment: ["CI": "1"], folder: folder)
    #expect(patch.status == 0)
    #expect(try read(file) == old)
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", folder.path, "apply", "--check", "p.diff"]
    try git.run()
    git.waitUntilExit()
    #expect(git.terminationStatus == 0)
    let result = try Command.run(["update"], folder: folder)
    #expect(result.status == 0 && result.output.contains("a.md:6") && result.output.contains("1 lesson updated"))
    #expect(try read(file) == cell("1", "1") + cell("print(5)"))
    #expect(try Command.run(["update", "--add"], folder: folder).status == 0)
    #expect(try read(file) == cell("1", "1") + cell("print(5)", "5"))
    #expect(try Command.run(["update"], folder: folder).output == "nothing to update\n")
    #expect(try Command.run(["verify", "--coverage", "100"], folder: folder).status == 0)
  }

  @Test("update keeps a link a link and the permissions of the file")
  func updateInPlace() throws {
    let folder = try course(["real/a.md": cell("1", "2")])
    let link = folder.appending(path: "a.md")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.appending(path: "real/a.md"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder.appending(path: "real/a.md").path)
    #expect(try Command.run(["update", "a.md"], folder: folder).status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "real/a.md").path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path).hasSuffix("a.md"))
    #expect(try read(link) == cell("1", "1"))
  }

  @Test("a named cell may change what it raises")
  func updateNamed() throws {
    let text =
      "```python\n#| label: a\n1/0\n```\n\n```output\n5\n```\n\n```python\n#| label: b\n7\n```\n\n```output\n8\n```\n"
    let folder = try course(["a.md": text])
    let refused = try Command.run(["update"], folder: folder)
    #expect(refused.status == 1 && refused.error.contains("--cell a"))
    // The lesson goes on behind a cell whose error is accepted.
    #expect(try Command.run(["update", "--cell", "a", "--cell", "b"], folder: folder).status == 0)
    #expect(try read(folder.appending(path: "a.md")).contains("ZeroDivisionError: division by zero"))
    #expect(try Command.run(["verify"], folder: folder).status == 0)
  }

  @Test("check: syntax, links, loose code, without running anything")
  func check() throws {
    let text =
      "[x](none.md) [y](#none) ![z](none.png)\n\n    import os\n\n"
      + cell("import time\nprint(time.time())", "5") + cell("while True: pass")
    let folder = try course(["a.md": text, "b.md": cell("x = (1")])
    let result = try Command.run(["check", "a.md"], folder: folder)
    #expect(result.status == 0 && result.output.contains("0 errors, 5 warnings"), "\(result.output)\(result.error)")
    let wrong = try Command.run(["check"], folder: folder)
    #expect(wrong.status == 3 && wrong.error.contains("b.md:2:5: error: SyntaxError: '(' was never closed"))
  }

  @Test("new makes a course that verifies; doctor is content")
  func new() throws {
    let folder = try course(["x": ""])
    #expect(try Command.run(["new", "course"], folder: folder).status == 0)
    let inside = folder.appending(path: "course")
    #expect(try Command.run(["verify", "--twice", "--coverage", "100"], folder: inside).status == 0)
    #expect(try Command.run(["check"], folder: inside).output.contains("0 errors, 0 warnings"))
    #expect(try Command.run(["new", "course"], folder: folder).status == 2)
    // The files for CI are those that the lesson about them shows.
    let lesson = try read(Command.root.appending(path: "Lessons/reference/lessons-in-ci.md"))
    for name in [".github/workflows/lessons.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"] {
      let text = try read(inside.appending(path: name)).trimmingCharacters(in: .newlines)
      #expect(lesson.contains("```yaml\n\(text)\n```"), "\(name)")
    }
    let doctor = try Command.run(["doctor"])
    #expect(doctor.status == 0 && doctor.output.contains("self-test"))
  }

  @Test("graph: all formats, and sentences where there is none")
  func graph() throws {
    let text = cell("import torch\nx = torch.tensor(3., requires_grad=True)\ny = x * x\nn = 5")
    let folder = try course(["a.md": text, "p.py": "import torch\nz = torch.ones(2, requires_grad=True).sum()\n"])
    for (format, mark) in [("dot", "digraph"), ("svg", "<svg"), ("mermaid", "flowchart"), ("json", "{"), ("text", "y")]
    {
      let result = try Command.run(["graph", "a.md", "y", "--format", format], folder: folder)
      #expect(result.status == 0 && result.output.contains(mark), "\(format): \(result.output)\(result.error)")
    }
    #expect(try Command.run(["graph", "p.py", "z"], folder: folder).output.contains("digraph"))
    #expect(try Command.run(["graph", "a.md", "n"], folder: folder).error.contains("is a int, not a tensor"))
    #expect(try Command.run(["graph", "a.md", "q"], folder: folder).error.contains("NameError"))
  }

  @Test("run: arguments, exit, streams, limits, standard input")
  func program() throws {
    let folder = try course([
      "p.py": "import sys\nprint(sys.argv)\nprint('e', file=sys.stderr)\nsys.exit('bye')\n",
      "q.py": "raise SystemExit\n",
    ])
    let result = try Command.run(["run", "p.py", "a", "--", "--b"], folder: folder)
    #expect(result.status == 1 && result.output == "['p.py', 'a', '--b']\n" && result.error == "e\nbye\n")
    for words in [["run", "p.py", "1", "-1", "--md"], ["run", "--max-steps", "1000", "p.py", "1", "-1", "--md"]] {
      #expect(try Command.run(words, folder: folder).output == "['p.py', '1', '-1', '--md']\n")
    }
    let late = try Command.run(["run", "p.py", "--help"], folder: folder)
    #expect(late.output == "['p.py', '--help']\n")
    #expect(try Command.run(["run", "-", "-x"], input: "import sys\nprint(sys.argv)\n").output == "['-', '-x']\n")
    #expect(try Command.run(["run", "q.py"], folder: folder).status == 0)
    let input = try Command.run(["run", "-"], input: "print(1)\n1/0\n")
    #expect(
      input.status == 3 && input.output == "1\n" && input.error.hasSuffix("ZeroDivisionError: division by zero\n"))
    for flag in [["--max-seconds", "0.2"], ["--max-steps", "1000"], ["--max-output", "1KiB"]] {
      let limited = try Command.run(["run"] + flag + ["-"], input: "while True: print('x')\n")
      #expect(limited.status == 4 && limited.error.contains("line 1"), "\(flag)")
    }
    #expect(try Command.run(["run", "--max-memory", "64MiB", "-"], input: "x = [0] * 10**9\n").status == 4)
    // What no machine gives is no limit of the program's.
    #expect(try Command.run(["run", "-"], input: "x = [0] * 10**13\n").status == 3)
    #expect(try Command.run(["run", "--max-memory", "much", "-"]).status == 2)
    #expect(try Command.run(["run", "none.py"]).status == 2)
  }

  @Test("repl without a terminal: values, blocks, errors, leaving")
  func prompt() throws {
    let input =
      "1 + 1\n_ * 2\ndef f(x):\n    return 1 / x\n\nf(0)\nfor i in range(2): print(i)\n\n?f\nx = 5;\nexit(7)\n"
    let result = try Command.run(["repl"], input: input)
    #expect(result.status == 7)
    #expect(result.output == "2\n4\n0\n1\n")
    #expect(result.error.contains("ZeroDivisionError: division by zero\n") && result.error.contains("help(f)"))
    let libraries =
      "import numpy as np\nimport matplotlib.pyplot as plt\nnp.arange(3)\n_ = plt.plot([1, 2])\nplt.show()\n"
    let shown = try Command.run(["repl"], input: libraries)
    #expect(shown.error.isEmpty)
    #expect(shown.output.hasPrefix("array([0, 1, 2])\n"))
    #expect(shown.output.split(separator: "\n").count == 2, "a figure is told in one line")
    #expect(try Command.run(["repl"], input: "print('no final line end')").output == "no final line end\n")
  }

  @Test("hostile files: one sentence each, and the others are verified")
  func hostile() throws {
    let folder = try course(["good.md": cell("1", "1"), "sub/deep.md": cell("2", "2"), ".hidden/x.md": cell("1", "2")])
    try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7) }).write(to: folder.appending(path: "binary.md"))
    try Data(("x" + String(repeating: "y", count: 1 << 20) + "\n" + cell("print('z' * (1 << 20))")).utf8)
      .write(to: folder.appending(path: "long.md"))
    try Data("```python\nprint(1)\n".utf8).write(to: folder.appending(path: "open.md"))
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "sub/loop"), withDestinationURL: folder.appending(path: "sub"))
    let result = try Command.run(["verify"], folder: folder)
    #expect(result.status == 3)
    #expect(result.output.contains("good.md: 1 cell: 1 verified") && result.output.contains("sub/deep.md: 1 cell"))
    #expect(result.error.contains("binary.md") && result.error.contains("open.md:1"))
    #expect(!result.output.contains("hidden") && !result.output.contains("loop"))
    #expect(try Command.run(["verify", "sub/loop/deep.md"], folder: folder).status == 0)
  }
}
