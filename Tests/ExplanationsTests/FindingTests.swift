// The failures of the course and their repairs, as programs: what the reference prints, what Gradbook finds, and that it
// finds nothing in the repaired twins and in ordinary code; `further` are the same failures in other shapes. Fixtures are folders of data: NAME.py with NAME.expected
// (recorded) and, for failures, NAME.findings (code, severity, line and sentences of every finding).

import FoundationEssentials
import LessonRunner
import Testing

private let folder: String = {
  let here = #filePath.split(separator: "/").dropLast().joined(separator: "/")
  return "/\(here)/Fixtures/programs"
}()

/// The programs of one kind, by name.
private func programs(_ kind: String) -> [String] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []
  return names.filter { $0.hasSuffix(".py") }.sorted().map { "\(kind)/\($0.dropLast(3))" }
}

private func bytes(_ path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(path)")))
}

private func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

/// What `gradbook explain FILE` says.
private func report(_ program: String) throws -> ExplanationReport {
  switch LessonSession.explain(path: program + ".py", bytes: try bytes(program + ".py"), line: nil, name: nil) {
  case .report(let report): return report
  case .failed(let message): throw Problem(message: message)
  }
}

private struct Problem: Error { let message: String }

@Suite struct FindingTests {
  @Test func everyFailureHasItsFixture() {
    #expect(programs("failures").count == 48)
    #expect(programs("repaired").count == 48)
    #expect(programs("clean").count >= 60)
    #expect(programs("further").count >= 14)
  }

  @Test(arguments: programs("failures") + programs("further")) func failuresAreFound(_ program: String) throws {
    let found = try report(program)
    #expect(found.findings.map(\.text).joined(separator: "\n") == (try text(program + ".findings")))
  }

  @Test(arguments: programs("repaired") + programs("clean")) func soundProgramsHaveNoFinding(_ program: String) throws {
    #expect(try report(program).findings.map(\.text) == [])
  }

  @Test(arguments: programs("failures") + programs("further") + programs("repaired") + programs("clean"))
  func programsPrintWhatTheReferencePrints(_ program: String) throws {
    nonisolated(unsafe) var output = ""
    var options = RunOptions()
    options.live = { text, isError in if !isError { output += text } }
    let outcome = LessonSession.run(program: program + ".py", bytes: try bytes(program + ".py"), options: options)
    if let raised = outcome.run?.cells.first?.raised {
      output += (raised.text.split(separator: "\n").last ?? "") + "\n"
    }
    #expect(output == (try text(program + ".expected")))
  }
}
