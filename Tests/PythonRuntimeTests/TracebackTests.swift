// Whole tracebacks against what CPython 3.11 wrote (Tests/Oracle/record_tracebacks.py): every program in
// Fixtures/tracebacks that has a `.traceback` beside it.

import FoundationEssentials
import PythonRuntime
import Testing

/// A program that ends in an exception, and all that CPython wrote about it.
struct FailingProgram: Sendable, CustomTestStringConvertible {
  let name: String
  let source: String
  let expected: String
  var testDescription: String { name }

  static let all: [FailingProgram] = LanguageProgram.all.compactMap { program in
    guard program.name.hasPrefix("tracebacks/") else { return nil }
    guard let expected = LanguageProgram.text(program.folderPath(".traceback")) else { return nil }
    return FailingProgram(name: program.name, source: program.source, expected: expected)
  }

  /// What the runtime reports; nil when it was not done in the time a run under stress gets.
  func run(stressMode: Bool) -> String? {
    withLargeStack {
      let vm = Machine(stressMode: stressMode)
      let end = ProcessInfo.processInfo.systemUptime + 3
      if stressMode { vm.limits = Limits(memory: 2 << 30, deadline: UInt64(end * 1e9)) }
      vm.writer = { _, _ in }
      guard case .raised(let exception) = vm.run(source, file: name) else { return "" }
      if stressMode, ProcessInfo.processInfo.systemUptime >= end { return nil }
      // SystemExit prints its code and no traceback.
      if vm.typeName(of: exception) == "SystemExit" { return ((try? vm.str(exception)) ?? "") + "\n" }
      return vm.formatException(exception)
    }
  }
}

@Suite("Tracebacks")
struct TracebackTests {
  @Test("There are recorded tracebacks")
  func discovered() { #expect(FailingProgram.all.count >= 100) }

  @Test("are CPython's, line by line", arguments: FailingProgram.all)
  func agrees(_ program: FailingProgram) {
    #expect(program.run(stressMode: false) == program.expected)
  }

  @Test("are the same with a collection at every safepoint", arguments: FailingProgram.all)
  func agreesUnderStress(_ program: FailingProgram) {
    if let report = program.run(stressMode: true) { #expect(report == program.expected) }
  }
}
