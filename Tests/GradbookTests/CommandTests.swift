// The built command, run as a user runs it: exit statuses, what it prints, what it writes.

import Foundation
import Testing

/// What one run of the command gave.
struct CommandResult {
  var status: Int32
  var output: String
  var error: String
}

enum Command {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The command built together with the tests.
  static var executable: URL {
    Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }?.deletingLastPathComponent()
      .appending(path: "gradbook")
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "gradbook")
  }

  /// Runs the command; nothing of the environment but what is given and the PATH reaches it.
  static func run(
    _ arguments: [String], path: String? = nil, environment: [String: String] = [:], input: String = "",
    folder: URL = root
  ) throws -> CommandResult {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let standard = ["PATH": path ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    process.environment = standard.merging(environment) { $1 }
    let output = Pipe()
    let error = Pipe()
    process.standardOutput = output
    process.standardError = error
    let stream = Pipe()
    process.standardInput = stream
    try process.run()
    try stream.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stream.fileHandleForWriting.close()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return CommandResult(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      error: String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
  }

  /// A file in a fresh folder.
  static func file(_ name: String, _ text: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gradbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file
  }
}

@Suite("The command line")
struct CommandTests {
  private let lesson = """
    # A slope

    ```python
    import torch
    x = torch.tensor(3.0, requires_grad=True)
    (x * x).backward()
    x.grad
    ```

    ```output
    tensor(6.)
    ```

    """

  @Test("verify: the course holds")
  func course() throws {
    let result = try Command.run(["verify", "Lessons"])
    #expect(result.status == 0, "\(result.output)\(result.error)")
    #expect(result.output.contains("Lessons/one-vector.md"))
  }

  @Test("verify: one changed digit is status 1, with file and line")
  func changedDigit() throws {
    let file = try Command.file("slope.md", lesson.replacingOccurrences(of: "tensor(6.)", with: "tensor(7.)"))
    let result = try Command.run(["verify", file.path])
    #expect(result.status == 1)
    #expect(result.error.contains("\(file.path):11"))
    #expect(result.error.contains("tensor(6.)"))
  }

  @Test("verify: a cell that raises is status 3")
  func raisingCell() throws {
    let file = try Command.file("slope.md", lesson + "\n```python\nprint(1 / 0)\n```\n")
    let result = try Command.run(["verify", file.path])
    #expect(result.status == 3)
    #expect(result.error.contains("\(file.path):15"))
    #expect(result.error.contains("ZeroDivisionError: division by zero"))
  }

  @Test("verify: an expected error that does not come is status 1")
  func missingError() throws {
    let text = "```python\n#| error: ValueError\nprint(1)\n```\n"
    let result = try Command.run(["verify", try Command.file("a.md", text).path])
    #expect(result.status == 1)
    #expect(result.error.contains("ValueError"))
  }

  @Test("verify: a syntax error is status 3 and points into the lesson")
  func syntaxError() throws {
    let file = try Command.file("a.md", "Text.\n\n```python\nx = (1\n```\n")
    let result = try Command.run(["verify", file.path])
    #expect(result.status == 3)
    #expect(result.error.contains("'(' was never closed"))
    #expect(result.error.contains(":4"))
  }

  @Test("verify: an unknown option is status 3 with the nearest name")
  func unknownOption() throws {
    let result = try Command.run(["verify", try Command.file("a.md", "```python\n#| lable: x\n1\n```\n").path])
    #expect(result.status == 3)
    #expect(result.error.contains("label"))
  }

  @Test("a command that does not exist is status 2 with the nearest name")
  func unknownCommand() throws {
    let near = try Command.run(["verfy"])
    #expect(near.status == 2 && near.error == "gradbook: there is no command `verfy`; did you mean `verify`?\n")
    let far = try Command.run(["something"])
    #expect(far.status == 2 && far.error.contains("`gradbook --help` lists them"))
  }

  @Test("verify: nothing to verify is status 5, no such file is status 2, a wrong flag is status 2")
  func otherStatuses() throws {
    #expect(try Command.run(["verify", try Command.file("a.md", "Only prose.\n").path]).status == 5)
    #expect(try Command.run(["verify", "no-such-folder"]).status == 2)
    #expect(try Command.run(["verify", "--no-such-flag"]).status == 2)
    #expect(try Command.run(["--version"]).status == 0)
  }

  @Test("run: a program, its output and its status")
  func program() throws {
    let file = try Command.file("p.py", "print('hello', 2 ** 100)\n")
    let result = try Command.run(["run", file.path])
    #expect(result.status == 0)
    #expect(result.output == "hello 1267650600228229401496703205376\n")
    let failing = try Command.run(["run", try Command.file("q.py", "def f():\n    return [][1]\nf()\n").path])
    #expect(failing.status == 3)
    #expect(failing.error.hasSuffix("IndexError: list index out of range\n"))
    #expect(failing.error.hasPrefix("Traceback (most recent call last):\n"))
    #expect(try Command.run(["run", try Command.file("e.py", "").path]).status == 0)
    #expect(try Command.run(["run", try Command.file("x.py", "raise SystemExit(7)\n").path]).status == 7)
  }

  @Test("run: an operation without an end is ended with its line; what was flushed before is out")
  func endlessOperation() throws {
    let text = "import torch\nprint('before', flush=True)\nx = torch.ones(1)\nx.expand(2 ** 50).sum()\n"
    let result = try Command.run(["run", "--max-seconds", "0.2", try Command.file("endless.py", text).path])
    #expect(result.status == 4)
    #expect(result.output == "before\n")
    let last = "endless.py:4: error: one operation did not end within the time limit, and the program was ended\n"
    #expect(result.error.hasSuffix(last), "\(result.error)")
  }

  @Test("explain: where a gradient stopped and the repair that was tried; a line that is not there")
  func explain() throws {
    let program = """
      import torch
      v = torch.ones(2, requires_grad=True)
      w = torch.ones(2, requires_grad=True)
      loss = (v.detach() * w).sum()
      torch.autograd.grad(loss, v)

      """
    let file = try Command.file("stopped.py", program)
    let result = try Command.run(["explain", file.path])
    #expect(result.status == 0)
    for words in [
      "intent.detach", "`v` (line 2) receives nothing from `loss` (line 4)", "[1, 1] (verified by running it)",
    ] {
      #expect(result.output.contains(words), "\(result.output)")
    }
    let outside = try Command.run(["explain", file.path + ":99"])
    #expect(outside.status == 2)
    #expect(outside.error.contains("has no line 99: it ends at line 6"), "\(outside.error)")
  }

  @Test("run: JSON has one object an output, in order")
  func json() throws {
    let text = "```python\nprint(1)\n2 + 2\n```\n\n```python\n#| label: bad\n1 / 0\n```\n\n```python\n3\n```\n"
    let file = try Command.file("a.md", text)
    let result = try Command.run(["run", "--format", "json", "--keep-going", file.path])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["file"] as? String == file.path)
    let cells = try #require(object["cells"] as? [[String: Any]])
    #expect(cells.map { $0["status"] as? String } == ["ok", "error", "ok"])
    #expect(cells.map { $0["index"] as? Int } == [0, 1, 2])
    let first = try #require(cells[0]["outputs"] as? [[String: Any]])
    #expect(first.map { $0["kind"] as? String } == ["stdout", "value"])
    #expect(first.map { $0["text"] as? String } == ["1\n", "4"])
    let second = try #require(cells[1]["outputs"] as? [[String: Any]])
    #expect(second.map { $0["type"] as? String } == ["ZeroDivisionError"])
    #expect(second.map { $0["message"] as? String } == ["division by zero"])
    #expect(cells[1]["label"] as? String == "bad")
    let stopped = try Command.run(["run", "--format", "json", file.path])
    #expect(stopped.status == 3)
    #expect(stopped.output.contains("\"not-run\""))
  }

  @Test("render: pages and pictures; without dot the page shows the text and how to install it")
  func render() throws {
    let site = FileManager.default.temporaryDirectory.appending(path: "gradbook-\(UUID().uuidString)")
    let result = try Command.run(["render", "Lessons", "-o", site.path])
    #expect(result.status == 0, "\(result.error)")
    let page = try String(contentsOf: site.appending(path: "one-vector.html"), encoding: .utf8)
    #expect(page.contains("<svg"))
    #expect(page.contains("appears to not have been used in the graph"))
    #expect(page.contains("nothing arrived"))
    #expect(FileManager.default.fileExists(atPath: site.appending(path: "one-vector/the-cut.dot").path))
    let bare = FileManager.default.temporaryDirectory.appending(path: "gradbook-\(UUID().uuidString)")
    let plain = try Command.run(["render", "Lessons/one-vector.md", "-o", bare.path], path: "/nonexistent")
    #expect(plain.status == 0)
    let text = try String(contentsOf: bare.appending(path: "one-vector.html"), encoding: .utf8)
    #expect(!text.contains("<svg"))
    #expect(text.contains("digraph"))
    #expect(text.contains("apt-get install graphviz"))
  }
}
