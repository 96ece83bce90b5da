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

  /// What the runtime reports.
  func run(stressMode: Bool) -> String {
    withLargeStack {
      let vm = Machine(stressMode: stressMode)
      vm.writer = { _, _ in }
      guard case .raised(let exception) = vm.run(source, file: name) else { return "" }
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

  @Test("are the same under stress", arguments: FailingProgram.all)
  func agreesUnderStress(_ program: FailingProgram) {
    #expect(program.run(stressMode: true) == program.expected)
  }
}
