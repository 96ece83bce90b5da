// What surrounds a lesson that runs: the walls of its process, how it is ended from outside, how the command is
// interrupted, and what cannot be written.

import Foundation
import Testing

@Suite("Isolation", .serialized)
struct IsolationTests {
  private func course(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gradbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder
  }

  private let endless = "Text.\n\n```python\nx = 1\n```\n\n```python\nwhile True:\n    x += 1\n```\n"
  private let good = "```python\n1\n```\n\n```output\n1\n```\n"

  // MARK: Walls

  @Test("a worker can open no file and no socket, start no program and signal nobody; doctor says so")
  func walls() throws {
    let doctor = try Command.run(["doctor"])
    #expect(doctor.status == 0)
    let attempts = try Command.run(["--worker-attempts"]).output.split(separator: "\n").map(String.init)
    #expect(attempts.count == 6)
    // Where the kernel has no walls, nothing is promised.
    guard doctor.output.contains("seccomp") else { return }
    for attempt in attempts { #expect(attempt.hasPrefix("refused "), "\(attempt)") }
    #expect(doctor.output.contains("refused: reading files, writing files, the network"))
    #expect(!doctor.output.contains("allowed:"))
  }

  @Test("a lesson sees neither environment nor files nor processes")
  func language() throws {
    let text = """
      ```python
      import os
      print(dict(os.environ))
      ```

      ```output
      {}
      ```

      ```python
      #| error: true
      open("/etc/passwd")
      ```

      ```python
      #| error: true
      import socket
      socket.socket()
      ```

      ```python
      #| error: true
      import subprocess
      subprocess.run(["true"])
      ```

      """
    let folder = try course(["a.md": text])
    let result = try Command.run(["verify"], environment: ["SECRET": "x"], folder: folder)
    #expect(result.status == 0, "\(result.error)")
  }

  // MARK: Ends

  /// The command, running; its output goes to files so that nothing blocks.
  private struct Running {
    let process = Process()
    let folder: URL

    init(_ arguments: [String], in folder: URL) throws {
      self.folder = folder
      process.executableURL = Command.executable
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.environment = ["PATH": "/usr/bin:/bin"]
      for name in ["stdout", "stderr"] {
        _ = FileManager.default.createFile(atPath: folder.appending(path: name).path, contents: nil)
      }
      process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "stdout"))
      process.standardError = try FileHandle(forWritingTo: folder.appending(path: "stderr"))
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }

    /// Waits for the command's end; one that does not come is killed.
    func waitForEnd() throws {
      if Self.wait(until: { !process.isRunning }) { return }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      Issue.record("the command did not end")
    }

    func text(_ name: String) -> String {
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    }

    /// The worker processes.
    func children() -> [pid_t] {
      let path = "/proc/\(process.processIdentifier)/task/\(process.processIdentifier)/children"
      return ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: " ").compactMap { pid_t($0) }
    }

    /// Waits for something; false when it does not come in time.
    static func wait(_ seconds: Double = 20, until condition: () -> Bool) -> Bool {
      let end = Date().addingTimeInterval(seconds)
      while Date() < end {
        if condition() { return true }
        Thread.sleep(forTimeInterval: 0.02)
      }
      return condition()
    }
  }

  private static func isAlive(_ process: pid_t) -> Bool {
    guard let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
    return !state.contains(") Z ")
  }

  @Test(
    "a worker that dies is its lesson's failure, with its last line; the others finish",
    arguments: [
      (SIGSEGV, Int32(70), "ended with signal 11"), (SIGKILL, 3, "killed from outside (signal 9)"),
      (SIGTERM, 3, "killed from outside (signal 15)"), (SIGABRT, 70, "ended with signal 6"),
    ])
  func death(_ signal: Int32, _ status: Int32, _ words: String) throws {
    let folder = try course(["a.md": endless, "b.md": good])
    let running = try Running(["verify", "--jobs", "1"], in: folder)
    var children: [pid_t] = []
    #expect(
      Running.wait {
        children = running.children(); return !children.isEmpty
      })
    // Long enough for the first cell and the beginning of the second.
    Thread.sleep(forTimeInterval: 0.5)
    for child in children { kill(child, signal) }
    try running.waitForEnd()
    #expect(running.process.terminationStatus == status, "\(running.text("stderr"))")
    #expect(running.text("stderr").contains("a.md:7"), "\(running.text("stderr"))")
    #expect(running.text("stderr").contains(words))
    #expect(running.text("stdout").contains("b.md: 1 cell: 1 verified"))
  }

  @Test(
    "SIGINT and SIGTERM end the command and its workers, and nothing is half-written", arguments: [SIGINT, SIGTERM])
  func interrupt(_ signal: Int32) throws {
    let folder = try course(["a.md": good, "b.md": endless, "c.md": endless])
    let running = try Running(["verify", "--jobs", "2", "--report", "json=report.json"], in: folder)
    var children: [pid_t] = []
    #expect(Running.wait { running.text("stdout").contains("a.md") && !running.children().isEmpty })
    children = running.children()
    kill(running.process.processIdentifier, signal)
    try running.waitForEnd()
    #expect(running.process.terminationStatus == 128 + signal)
    #expect(running.text("stderr").hasSuffix("gradbook: interrupted after 1 of 3 lessons\n"))
    #expect(Running.wait(5) { !children.contains(where: Self.isAlive) })
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["a.md", "b.md", "c.md", "stderr", "stdout"])
  }

  @Test("workers end with a command that was killed")
  func orphans() throws {
    let folder = try course(["a.md": endless, "b.md": endless])
    let running = try Running(["verify", "--jobs", "2"], in: folder)
    var children: [pid_t] = []
    #expect(
      Running.wait {
        children = running.children(); return children.count == 2
      })
    Thread.sleep(forTimeInterval: 0.3)
    kill(running.process.processIdentifier, SIGKILL)
    #expect(Running.wait(10) { !children.contains(where: Self.isAlive) })
    running.process.waitUntilExit()
  }

  // MARK: Files

  @Test("what cannot be read is status 2 and one sentence")
  func unreadable() throws {
    let folder = try course(["a.md": good])
    for name in ["loop.md", "dangling.md"] {
      let target = name == "loop.md" ? "loop.md" : "nowhere.md"
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: name).path, withDestinationPath: target)
    }
    let big = folder.appending(path: "big.md")
    _ = FileManager.default.createFile(atPath: big.path, contents: nil)
    try FileHandle(forWritingTo: big).truncate(atOffset: 100 << 20)
    for (path, words) in [
      ("none.md", "no such file or folder"), ("loop.md", "too many levels of symbolic links"),
      ("dangling.md", "no such file"), ("big.md", "is larger than 16 MiB"), ("a.md/b.md", "not a directory"),
    ] {
      for command in ["verify", "check", "update", "run"] {
        let result = try Command.run([command, path], folder: folder)
        #expect(result.status == 2, "\(command) \(path): \(result.error)")
        if command != "run" { #expect(result.error.contains(words), "\(command) \(path): \(result.error)") }
        #expect(result.error.split(separator: "\n").count == 1, "\(command) \(path): \(result.error)")
      }
    }
    let others = try Command.run(["verify"], folder: folder)
    #expect(others.status == 2 && others.output.contains("a.md: 1 cell: 1 verified"))
  }

  @Test("what cannot be written is status 2 and one sentence, and what was there stays")
  func unwritable() throws {
    let folder = try course(["a.md": good, "file": "x"])
    for arguments in [
      ["verify", "a.md", "--report", "json=file/report.json"], ["verify", "a.md", "--report", "junit=/dev/full"],
      ["render", "a.md", "-o", "file"], ["render", "a.md", "-o", "file/site"], ["new", "file"],
      ["convert", "a.md", "file/a.ipynb"], ["convert", "a.md", "/dev/full", "--to", "ipynb"],
    ] {
      let result = try Command.run(arguments, folder: folder)
      #expect(result.status == 2, "\(arguments): \(result.status) \(result.error)")
      #expect(result.error.split(separator: "\n").count == 1, "\(arguments): \(result.error)")
    }
    #expect(try String(contentsOf: folder.appending(path: "file"), encoding: .utf8) == "x")
    var about = stat()
    #expect(stat("/dev/full", &about) == 0 && about.st_mode & S_IFMT == S_IFCHR)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["a.md", "file"])
  }

  /// Runs a command whose files may not grow beyond 512 bytes, as on a disk that is full.
  private func runWithoutRoom(_ arguments: [String], folder: URL) throws -> (status: Int32, error: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "ulimit -f 1; exec \"$0\" \"$@\"", Command.executable.path] + arguments
    process.currentDirectoryURL = folder
    // `update` writes to no lesson when CI is set, and these tests run there too.
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    let error = Pipe()
    process.standardError = error
    try process.run()
    let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test("a disk that is full: one sentence, nothing half-written, no half of a course")
  func fullDisk() throws {
    let long = "```python\nprint('x' * 600)\n```\n\n```output\ny\n```\n"
    let folder = try course(["a.md": long])
    for arguments in [
      ["new", "course"], ["update", "a.md", "--quiet"], ["convert", "a.md", "a.ipynb"],
      ["update", "a.md", "--quiet", "--patch", "p"], ["verify", "--quiet", "a.md", "--report", "json=r/r.json"],
    ] {
      let result = try runWithoutRoom(arguments, folder: folder)
      #expect(result.status == 2, "\(arguments): \(result)")
      #expect(result.error.contains("cannot be written: file too large"), "\(arguments): \(result)")
    }
    #expect(try String(contentsOf: folder.appending(path: "a.md"), encoding: .utf8) == long)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["a.md", "r"])
  }

  @Test("what a lesson shows cannot steer a terminal or a CI system; a pipe is waited for a while")
  func controls() throws {
    let folder = try course([
      "a.md": "```python\nprint('\\x1b[2J\\x07')\n```\n\n```output\nx\n```\n",
      "b.md": "```python\nraise ValueError('x\\n::warning::y')\n```\n", "n.ipynb": "{\"cells\": []}", "p.py": "1\n",
    ])
    let result = try Command.run(["verify", "a.md"], folder: folder)
    #expect(result.status == 1 && result.error.contains("came:    ␛[2J␇") && !result.error.contains("\u{1B}"))
    let onGitHub = try Command.run(["verify", "b.md"], environment: ["GITHUB_ACTIONS": "true"], folder: folder)
    let lines = (onGitHub.error + onGitHub.output).split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(
      lines.filter { $0.hasPrefix("::") }.allSatisfy { $0.hasPrefix("::error file=b.md") } && onGitHub.status == 3)
    for command in ["verify", "check", "run"] {
      let notebook = try Command.run([command, "n.ipynb"], folder: folder)
      #expect(notebook.status == 2 && notebook.error.contains("`gradbook convert n.ipynb n.md` makes one of it"))
    }
    #expect(try Command.run(["verify", "p.py"], folder: folder).error.contains("`gradbook run p.py` runs it"))
    #expect(mkfifo(folder.appending(path: "pipe.md").path, 0o600) == 0)
    let pipe = try Command.run(["check", "pipe.md"], folder: folder)
    #expect(pipe.status == 2 && pipe.error == "gradbook: pipe.md: is a pipe that nobody writes to\n")
  }

  @Test("a standard output that is full is status 2")
  func fullOutput() throws {
    let folder = try course(["a.md": good, "p.py": "print(1)\n"])
    for arguments in [["verify", "a.md"], ["run", "p.py"], ["doctor"], ["--help"]] {
      let process = Process()
      process.executableURL = Command.executable
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
      let error = Pipe()
      process.standardError = error
      try process.run()
      let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 2 && text.contains("no space left"), "\(arguments): \(text)")
    }
  }
}
