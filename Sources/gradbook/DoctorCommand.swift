// `gradbook doctor`: versions, what the machine has, what protects it from a lesson, and a lesson run as a test.

import ArgumentParser
import Diagrams
import LessonRunner

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what this machine has, and test the installation.")

  func run() throws {
    line("gradbook", "\(Version.number), prints what \(Version.reference) prints")
    line("processors", "\(processorCount), as many lessons run at a time")
    let limits = LessonLimits()
    line(
      "a lesson's limits",
      "\(Int(limits.seconds)) s, \(limits.memory >> 30) GiB of memory, \(limits.output >> 20) MiB of output")
    line("isolation", "each lesson of `verify` and `update` runs in its own process without environment, with")
    line("", "a limit of address space and a deadline; its language has no files, sockets or processes,")
    let landlock = WorkerSandbox.landlockVersion
    let walls = [landlock > 0 ? "Landlock (version \(landlock))" : nil, WorkerSandbox.hasSeccomp ? "seccomp" : nil]
    let held = walls.compactMap { $0 }.joined(separator: " and ")
    line(
      "",
      held.isEmpty
        ? "and this kernel offers neither Landlock nor seccomp to hold it to that"
        : "and \(held) \(walls.count { $0 != nil } == 1 ? "holds" : "hold") it to that")
    tellAttempts()
    line("graphviz", FilterProcess.isFound("dot") ? "found" : "not found: \(Graphviz.howToInstall)")
    line("git", FilterProcess.isFound("git") ? "found" : "not found; `--changed-since` needs it")
    let failures = selfTest()
    line("self-test", failures.isEmpty ? "a lesson with values, gradients and an expected error holds" : "FAILED")
    writeError(failures)
    try finish(failures.isEmpty ? .success : .internalError)
  }

  /// What a worker was refused just now.
  private func tellAttempts() {
    let worker = FilterProcess(
      executable: "/proc/self/exe", arguments: ["--worker-attempts"], timeLimitInSeconds: 5, outputLimit: 1 << 16)
    guard case .finished(let output, _) = worker.run([]), !output.isEmpty else {
      return line("", "no worker could be started to try it")
    }
    var named: [String: [String]] = [:]
    for attempt in output.split(separator: "\n") {
      let words = attempt.split(separator: " ", maxSplits: 1)
      if words.count == 2 { named[String(words[0]), default: []].append(String(words[1])) }
    }
    for word in ["refused", "allowed"] {
      if let what = named[word] { line("", "tried just now, \(word): \(what.joined(separator: ", "))") }
    }
  }

  private func line(_ name: String, _ text: String) {
    writeOut(name + String(repeating: " ", count: max(1, 20 - name.count)) + text + "\n")
  }

  /// The lesson that `new` writes, run twice. It is written to no file.
  private func selfTest() -> String {
    guard let lesson = CourseScaffold.files.first(where: { $0.path.hasSuffix("first-slope.md") }) else { return "" }
    var rules = VerificationRules()
    rules.runsTwice = true
    let outcome = LessonSession.verify(path: "self-test.md", bytes: [UInt8](lesson.text.utf8), rules: rules)
    let report = LessonReport(outcome, path: "self-test.md")
    return report.status == .success ? "" : "self-test \(report.status.words)\n\(report.failureText)"
  }
}

extension FilterProcess {
  /// Whether a program can be started.
  static func isFound(_ name: String) -> Bool {
    let process = FilterProcess(executable: name, arguments: ["--version"], timeLimitInSeconds: 5, outputLimit: 1 << 16)
    return process.run([]) != .missing
  }
}
