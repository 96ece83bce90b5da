// `gradbook explain FILE:LINE [NAME]`: the lesson runs to the cell of that line with the recorder on, and the answer is the
// explanation of the gradient that the line asks for.

import Diagrams
import Explanations
import LessonFormat
import PythonRuntime
import Torch

/// What was explained.
package struct ExplanationReport: Encodable, Sendable {
  /// The name of the format, for who reads it.
  package let schema = "gradbook-explanation/1"
  package var file: String
  package var line: Int?
  package var findings: [Finding]
  package var audits: [Audit]
  /// The picture in words, in the order of the walk back.
  package var picture: [String]
  /// The same, with each card as far to the right as it stands from the loss.
  package var tree: [String] = []

  private enum CodingKeys: String, CodingKey { case schema, file, line, findings, audits, picture }

  /// The text of a terminal.
  package var text: String {
    var parts = findings.map { finding in
      finding.text + (finding.sketch.map { "\n" + $0.lines.map { "  \($0)\n" }.joined() } ?? "")
    }
    if !tree.isEmpty && !findings.isEmpty {
      parts.append("  The picture, from the loss back:\n" + tree.map { "    \($0)\n" }.joined())
    }
    if findings.isEmpty {
      parts.append("nothing is wrong with the gradients here\n")
      parts += audits.map { $0.sentence + "\n" }
    }
    return parts.joined(separator: "\n")
  }

  package func json() -> String { ((try? JSON.bytes(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n" }
}

extension LessonSession {
  package enum ExplainOutcome: Sendable {
    case report(ExplanationReport)
    case failed(String)
  }

  /// Explains what a line asks for; without a line, everything that is found.
  package static func explain(
    path: String, bytes: [UInt8], line: Int?, name: String?, options: RunOptions = RunOptions()
  ) -> ExplainOutcome {
    let isProgram = path.hasSuffix(".py")
    let text = String(decoding: bytes, as: UTF8.self)
    let (lesson, diagnostics) = isProgram ? (program(path, text), []) : Lesson.read(path: path, bytes: bytes)
    let errors = diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { return .failed(errors.map { $0.rendered() + "\n" }.joined()) }
    var options = options
    options.keepsGoing = true
    options.recordsDiagrams = true
    options.recordsAlways = true
    options.isNotebook = !isProgram
    options.replay.diagnoses = true
    options.replay.verifiesRepairs = true
    options.evaluatesProse = false
    if let line, !isProgram {
      guard let cell = lesson.cells.last(where: { $0.fenceLine <= line }) else {
        return .failed("no cell stands at line \(line)\n")
      }
      options.replay.lastCell = cell.index
    }
    nonisolated(unsafe) let settings = options
    let outcome = withLargeStack { () -> (run: LessonRun, answer: Finding?, picture: Diagram?, problem: String?) in
      let runner = CellRunner(lesson, settings)
      let result = isProgram ? runner.run(program: text) : runner.run()
      var run = LessonRun(lesson: lesson, cells: result.runs)
      let (answer, picture, problem) = runner.answer(line: line, name: name, in: run)
      // What stands after the cell in question did not run.
      run.cells.removeAll { $0.status == .notRun || $0.status == .skipped }
      if let answer, let last = run.cells.indices.last { run.cells[last].answers = [answer] }
      Replays(lesson: lesson, program: isProgram ? text : nil, options: settings).complete(&run)
      return (run, run.cells.last?.answers.first, picture, problem)
    }
    if let problem = outcome.problem { return .failed(problem) }
    return .report(report(outcome.run, outcome.answer, outcome.picture, path, line))
  }

  private static func report(
    _ run: LessonRun, _ answer: Finding?, _ picture: Diagram?, _ path: String, _ line: Int?
  ) -> ExplanationReport {
    var findings: [Finding] = []
    if let answer {
      findings = [answer]
    } else {
      let all = run.cells.flatMap(\.findings)
      // A line that has findings of its own asks for these; else all of its cell are told.
      let exact = all.filter { $0.line == line }
      findings = exact.isEmpty ? (line == nil ? all : run.cells.last?.findings ?? []) : exact
    }
    let shown = picture ?? run.cells.last?.diagrams.last
    return ExplanationReport(
      file: path, line: line, findings: findings, audits: run.cells.last?.audits ?? [],
      picture: shown?.textEquivalent ?? [], tree: shown?.textTree ?? [])
  }
}

extension CellRunner {
  /// The explanation of one name, for the loss that the line stands for.
  fileprivate func answer(line: Int?, name: String?, in run: LessonRun) -> (Finding?, Diagram?, String?) {
    guard let ran = run.cells.last(where: { $0.status != .notRun && $0.status != .skipped }),
      let scene = scene(of: ran.cell)
    else { return (nil, nil, nil) }
    defer { held = [] }
    guard let name else {
      let first = ran.findings.first { $0.line == line } ?? ran.findings.first
      return (nil, first.flatMap { TorchLibrary.diagram(of: $0, scene: scene, id: "explained", on: vm) }, nil)
    }
    guard case .value(let value) = vm.run("(\(name))", file: lesson.path, firstLine: 1) else {
      return (nil, nil, "`\(name)` is no name of the lesson at that place\n")
    }
    held = [value]
    guard let target = TorchLibrary.record(of: value, on: vm) else {
      return (nil, nil, "`\(name)` is a \(vm.typeName(of: value)), not a tensor\n")
    }
    let recorder = scene.recorder
    let here = recorder.backwards.last { $0.place?.line == line }?.roots.first
    let bound = scene.bound.last { recorder.record($0.record)?.line == line && $0.record != target }?.record
    guard let loss = here ?? bound ?? recorder.lastAttempt?.roots.first else {
      return (nil, nil, "no backward has run there, so there is no loss to ask about\n")
    }
    let answer = Explanation.of(loss: loss, target: target, in: scene)
    return (answer, TorchLibrary.diagram(of: answer, scene: scene, id: "explained", on: vm), nil)
  }
}
