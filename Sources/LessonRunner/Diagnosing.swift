// Findings of a cell, after it ran: the scene is the machine's namespace and the lesson's lines; the rules are elsewhere.
// Here too: the answers to `#| explain:`, and what verification says of `#| diagnosis:`.

import Autodiff
import Diagnostics
import Diagrams
import Explanations
import LessonFormat
import PythonRuntime
import Torch

extension CellOptions {
  var wantsDiagnosis: Bool { !explain.isEmpty || !diagnosis.isEmpty }
}

extension CellRunner {
  /// The scene after the running cell.
  func scene(of cell: Cell) -> Scene? {
    let namespace = vm.globalBindings.map { (name: $0.name.string, value: $0.value) }
    guard var scene = TorchLibrary.scene(namespace: namespace, on: vm) else { return nil }
    scene.failure = failure
    scene.warnings = warnings
    if programLines.isEmpty {
      let source = lesson.source
      scene.line = { source.textOfLine($0) }
      scene.range = cell.firstLine...max(cell.firstLine, cell.fence.closingLine)
    } else {
      let lines = programLines
      scene.line = { $0 > 0 && $0 <= lines.count ? lines[$0 - 1] : "" }
      scene.range = 1...max(1, lines.count)
    }
    scene.nameByOwners()
    return scene
  }

  func diagnose(_ cell: Cell) {
    guard let scene = scene(of: cell) else { return }
    defer { held = [] }
    let attempt = scene.recorder.lastAttempt
    let isOfThisCell = attempt?.place.map { scene.range.contains($0.line) } ?? false
    let failed = scene.failure != nil && isOfThisCell ? attempt?.roots ?? [] : []
    // Each thing is told once; what a failure of this cell asks for is told again.
    let found = Findings.all(in: scene).filter { finding in
      failed.contains(finding.loss) && finding.severity == .error || !told.contains { $0.repeats(finding) }
    }
    told += found
    current?.findings = drawsGraphs ? found.map { sketched($0, scene) } : found
    current?.audits = Audit.all(in: scene)
    for request in cell.options.explain {
      guard let answer = answer(request, scene, cell) else { return }
      current?.answers.append(drawsGraphs ? sketched(answer, scene) : answer)
    }
    if options.replay.verifiesRepairs { compareRepairs() }
    // A cell that asks for its graph has its picture.
    guard drawsGraphs, cell.options.graph.isEmpty else { return }
    let id = cell.label ?? "graph-\(cell.index + 1)"
    let pictured = (current?.answers ?? []) + found
    for (number, finding) in pictured.prefix(3).enumerated() {
      guard let diagram = TorchLibrary.diagram(of: finding, scene: scene, id: "\(id)-why-\(number + 1)", on: vm) else {
        continue
      }
      if current?.diagrams.contains(where: { $0.dot == diagram.dot }) == true { continue }
      current?.diagrams.append(diagram)
    }
  }

  private func sketched(_ finding: Finding, _ scene: Scene) -> Finding {
    var finding = finding
    finding.sketch = finding.sketch(in: scene)
    return finding
  }

  private func answer(_ request: ExplainRequest, _ scene: Scene, _ cell: Cell) -> Finding? {
    guard let target = record(request.target, in: cell) else { return nil }
    let loss: Int32
    if let written = request.loss {
      guard let record = record(written, in: cell) else { return nil }
      loss = record
    } else if let last = scene.recorder.lastAttempt?.roots.first ?? scene.recorder.lastRoots.first {
      loss = last
    } else {
      fail(cell, "explain", "no backward has run: write `#| explain: loss -> \(request.target)`")
      return nil
    }
    return Explanation.of(loss: loss, target: target, in: scene)
  }

  /// The record of an expression of an option.
  func record(_ expression: String, in cell: Cell) -> Int32? {
    switch vm.run("(\(expression))", file: lesson.path, firstLine: cell.firstLine) {
    case .value(let value):
      held.append(value)
      if let record = TorchLibrary.record(of: value, on: vm) { return record }
      fail(cell, "explain", "`\(expression)` is a \(vm.typeName(of: value)), not a tensor")
    case .raised(let exception):
      held.append(exception)
      fail(cell, "explain", "`\(expression)`: \(vm.typeName(of: exception)): \((try? vm.str(exception)) ?? "")")
    }
    return nil
  }
}

extension CellVerification {
  /// Whether the findings are those the cell announces.
  func diagnosisVerdict(_ run: CellRun) -> CellVerdict? {
    let announced = run.cell.options.diagnosis
    let found = run.findings + run.answers
    if announced.isEmpty {
      guard isStrict, let finding = run.findings.first(where: { $0.severity != .note }) else { return nil }
      return .failed(
        CellFailure(
          .different, line: finding.line > 0 ? finding.line : run.cell.fenceLine,
          message: "the finding `\(finding.code)` is not announced: \(finding.verdict)", details: finding.text))
    }
    let line = run.cell.options.written["diagnosis"] ?? run.cell.fenceLine
    if let missing = announced.first(where: { code in !found.contains { $0.code == code } }) {
      let known = Findings.codes.map(\.code)
      if !known.contains(missing) {
        let near = nearestName(to: missing, among: known).map { "; did you mean `\($0)`?" } ?? ""
        return .failed(CellFailure(.didNotRun, line: line, message: "there is no finding `\(missing)`\(near)"))
      }
      let others = run.findings.map(\.code)
      let came = others.isEmpty ? "nothing was found" : "found: \(others.joined(separator: ", "))"
      return .failed(
        CellFailure(.different, line: line, message: "the finding `\(missing)` did not come; \(came)"))
    }
    if let extra = run.findings.first(where: { $0.severity != .note && !announced.contains($0.code) }) {
      return .failed(
        CellFailure(
          .different, line: line, message: "the finding `\(extra.code)` is not announced: \(extra.verdict)",
          details: extra.text))
    }
    return .identical
  }
}
