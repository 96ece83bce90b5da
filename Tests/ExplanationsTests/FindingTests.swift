// The failures of the course and their repairs, as programs: what the reference prints, what Gradbook finds, and that it
// finds nothing in the repaired twins and in ordinary code; `further` are the same failures in other shapes; `edited` are
// the failures with the edits that the explanations suggest, NAME-NUMBER.py for the finding of that number; `hostile` are
// programs that no recorder expects, whose explanation must come to an end; `asked` are programs with questions in their
// first line, and NAME.answers with what is said and drawn of them. Fixtures are
// folders of data: NAME.py with NAME.expected (recorded) and, for failures, NAME.findings (code, severity, line and
// sentences of every finding).

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

/// Edited programs that print draws nobody seeded, or addresses.
private let unseeded: Set<String> = [
  "edited/03-cut-alias-data-1.py", "edited/06-leaf-nonleaf-1.py", "edited/06-leaf-nonleaf-2.py",
  "edited/23-mode-phantom-view-1.py", "edited/37-zero-saturated-2.py", "edited/asked-after-clearing-1.py",
]

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
    #expect(programs("clean").count >= 120)
    #expect(programs("hostile").count >= 20)
    #expect(programs("further").count >= 14)
    #expect(programs("edited").count >= 80)
    #expect(programs("asked").count >= 18)
  }

  @Test(arguments: programs("failures") + programs("further")) func failuresAreFound(_ program: String) throws {
    let found = try report(program)
    #expect(found.findings.map(\.text).joined(separator: "\n") == (try text(program + ".findings")))
  }

  /// The answers to the names in the first line, or, where it has none, what is said of the whole program.
  @Test(arguments: programs("asked")) func questionsAreAnswered(_ program: String) throws {
    let lines = try text(program + ".py").split(separator: "\n")
    let first = try #require(lines.first)
    #expect(first.hasPrefix("# asked:"))
    let names = first.dropFirst("# asked:".count).split(separator: ",").map { String($0.drop { $0 == " " }) }
    let questions = names.isEmpty ? [nil] : names.map { Optional($0) }
    let answers = try questions.map { name -> String in
      let outcome = LessonSession.explain(
        path: program + ".py", bytes: try bytes(program + ".py"), line: name == nil ? nil : lines.count, name: name)
      guard case .report(let report) = outcome else { throw Problem(message: "\(outcome)") }
      return report.text
    }
    #expect(answers.joined(separator: "\n") == (try text(program + ".answers")))
  }

  @Test(arguments: programs("repaired") + programs("clean")) func soundProgramsHaveNoFinding(_ program: String) throws {
    #expect(try report(program).findings.map(\.text) == [])
  }

  @Test(arguments: programs("hostile")) func explanationsComeToAnEnd(_ program: String) throws {
    let start = ContinuousClock.now
    let found = try report(program)
    #expect(ContinuousClock.now - start < .seconds(120))
    #expect(found.text.utf8.count < 200_000)
  }

  /// The same failure in a function, where names are gone by the end, and in a loop: the same codes.
  @Test(arguments: programs("failures")) func theShapeOfAProgramChangesNoCode(_ program: String) throws {
    let source = try text(program + ".py")
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let wanted = try report(program).findings.map(\.code).sorted()
    for (head, tail) in [("def main():", "main()"), ("for _turn in range(1):", "")] {
      let body = lines.dropFirst().map { $0.isEmpty ? $0 : "    " + $0 }
      let varied = ([lines[0], head] + body + [tail]).joined(separator: "\n") + "\n"
      let outcome = LessonSession.explain(path: "varied.py", bytes: Array(varied.utf8), line: nil, name: nil)
      guard case .report(let found) = outcome else { throw Problem(message: head) }
      #expect(found.findings.map(\.code).sorted() == wanted, "\(head)")
    }
  }

  /// What a repair is said to bring is true of the reference too when its edit is a program that prints the same there.
  @Test(arguments: programs("failures") + programs("further")) func editsOfRepairsAreTheRecordedPrograms(
    _ program: String
  ) throws {
    let name = program.split(separator: "/").last.map(String.init) ?? program
    for (number, finding) in try report(program).findings.enumerated() where !finding.edits.isEmpty {
      let place = "edited/\(name)-\(number + 1).py"
      if unseeded.contains(place) { continue }
      var lines = try text(program + ".py").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for edit in finding.edits { lines[edit.line - 1] = edit.text }
      #expect(lines.joined(separator: "\n") == (try text(place)))
    }
  }

  @Test(
    arguments: programs("failures") + programs("further") + programs("repaired") + programs("clean")
      + programs("edited") + programs("hostile") + programs("asked"))
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
