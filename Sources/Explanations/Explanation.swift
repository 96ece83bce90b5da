// Why a gradient did or did not arrive, for one pair of loss and target: the five verdicts. Each answer has the same four
// sentences as a finding, and is one, so that everything prints alike. Answers that are no failure have the codes `arrives`
// and `not-computed`.

import Autodiff
import Tensors

package enum Explanation {
  /// The answer for a pair of records.
  package static func of(loss: Int32, target: Int32, in scene: Scene) -> Finding {
    let analysis = Analysis(scene)
    let identity = analysis.identity(target)
    let walk = analysis.walk(from: loss)
    let isReached = walk.history.contains { analysis.identity($0) == identity }
    if !isReached {
      let roads = LostRoads(analysis).roads(from: [loss], to: target, .error)
      if let road = roads.first { return cut(road, analysis) }
      return isolated(loss, target, analysis)
    }
    return reached(loss, target, walk, analysis)
  }

  private static func cut(_ road: LostRoad, _ analysis: Analysis) -> Finding {
    let found = Findings.all(in: analysis.scene)
    let same = found.first {
      $0.code == road.code && $0.loss == road.loss && analysis.identity($0.target) == road.target.identity
    }
    if let told = same {
      return told
    }
    return CutRules.finding(of: road, analysis)
  }

  /// No path by values either.
  private static func isolated(_ loss: Int32, _ target: Int32, _ analysis: Analysis) -> Finding {
    let name = analysis.words(target)
    let lossName = analysis.words(loss)
    if analysis.identity(loss) == analysis.identity(target) {
      var finding = Finding("arrives", .note, line: analysis.firstLine(of: loss), subject: name.plain)
      finding.verdict = "\(name) is the loss itself: its gradient is 1."
      return finding
    }
    var finding = Finding("reach.unused", .error, line: analysis.firstLine(of: loss), subject: name.plain)
    finding.verdict = "\(name) never influenced this loss."
    let others = analysis.trainables(behind: loss).compactMap { analysis.name($0.id) }.map { "`\($0)`" }
    finding.place =
      "No operation between \(analysis.placed(target)) and \(analysis.placed(loss)) uses it"
      + (others.isEmpty ? "." : "; \(lossName) depends on \(Words.list(others)).")
    finding.rule = RootRules.unused.clause
    (finding.loss, finding.target) = (loss, target)
    return finding
  }

  private static func reached(_ loss: Int32, _ target: Int32, _ walk: Analysis.Walk, _ analysis: Analysis) -> Finding {
    let identity = analysis.identity(target)
    let name = analysis.placed(target)
    let line = analysis.firstLine(of: loss)
    var finding = Finding("arrives", .note, line: line, subject: analysis.words(target).plain)
    (finding.loss, finding.target) = (loss, target)
    let run =
      analysis.backwards.last { $0.roots.contains(loss) }
      ?? analysis.backwards.last { run in
        run.gradients.keys.contains { analysis.identity($0) == identity }
      }
    let gradient = run?.gradients.first { analysis.identity($0.key) == identity }?.value
    guard let gradient else {
      finding.code = "not-computed"
      finding.verdict = "\(name) is connected to \(analysis.placed(loss)); no backward has run yet."
      finding.place = path(loss, identity, walk, analysis)
      return finding
    }
    let broken: Set<String> = ["nan.masked-branch", "nan.singular", "nan.cancellation", "nan.forward"]
    let zero: Set<String> = ["zero.derivative", "zero.sample", "zero.saturated", "mode.train-eval"]
    let wanted = gradient.nonFiniteCount > 0 ? broken : gradient.isZero ? zero : []
    if let told = Findings.all(in: analysis.scene).first(where: { wanted.contains($0.code) }) { return told }
    finding.verdict = "\(name) receives \(GraphText.value(gradient)) from \(analysis.placed(loss))."
    finding.place = path(loss, identity, walk, analysis)
    if gradient.isZero { finding.rule = "The contributions of all paths are 0, or cancel." }
    return finding
  }

  /// The operations on the shortest road from the loss to the target.
  private static func path(_ loss: Int32, _ identity: Int32, _ walk: Analysis.Walk, _ analysis: Analysis) -> String {
    var parent: [Int32: Int32] = [:]
    var open = [loss]
    var position = 0
    var end: Int32?
    while position < open.count, end == nil, position < 20_000 {
      let id = open[position]
      position += 1
      guard let record = analysis.record(id) else { continue }
      if record.identity == identity && id != loss { end = id }
      for input in record.inputs where input.cut == .none && walk.history.contains(input.record) {
        if input.record == loss || parent[input.record] != nil { continue }
        parent[input.record] = id
        open.append(input.record)
      }
    }
    guard var current = end else { return "" }
    var steps: [String] = []
    while let next = parent[current] {
      if let record = analysis.record(next), let operation = record.operation, record.suffix == nil {
        steps.append("`\(operation)`" + (record.line.map { " (line \($0))" } ?? ""))
      }
      current = next
    }
    if steps.isEmpty { return "" }
    let shown = steps.reversed().prefix(6)
    return "It comes by way of " + shown.joined(separator: ", ") + (steps.count > 6 ? " …" : "") + "."
  }
}

/// What a backward reached: the quiet line under a cell.
package struct Audit: Sendable, Codable, Equatable {
  /// The line of the backward.
  package var line: Int
  package var loss: String
  package var parameters: Int
  package var reached: Int
  /// Names of parameters that are cut, idle, zero, not finite, unowned, stale.
  package var cut: [String] = []
  package var idle: [String] = []
  package var zero: [String] = []
  package var broken: [String] = []
  package var unowned: [String] = []
  /// Leaves the loss moves, with the number of paths.
  package var movers: [String] = []

  /// Whether anything is worth opening the line for.
  package var isQuiet: Bool { cut.isEmpty && zero.isEmpty && broken.isEmpty && unowned.isEmpty }

  /// The same, one line a kind, for a list that opens.
  package var rows: [String] {
    var rows = ["moved: \(movers.isEmpty ? "nothing" : movers.joined(separator: ", "))"]
    for (names, words) in [
      (cut, "cut (their values reach the loss, their history does not)"), (zero, "reached, the gradient is 0"),
      (broken, "reached, the gradient is not finite"), (unowned, "with a gradient and without an owner"),
      (idle, "not used by this loss"),
    ] where !names.isEmpty { rows.append("\(words): \(names.joined(separator: ", "))") }
    return rows
  }

  /// One sentence.
  package var sentence: String {
    var text = "\(loss) on line \(line) moves \(movers.isEmpty ? "nothing" : Words.list(movers))"
    if parameters > 0 { text += "; \(reached) of \(Words.counted(parameters, "parameter")) reached" }
    for (names, word) in [
      (cut, "cut"), (zero, "zero"), (broken, "not finite"), (unowned, "without owner"), (idle, "idle"),
    ] where !names.isEmpty { text += "; \(word): \(Words.list(names))" }
    return text + "."
  }

  /// The audits of the backwards in the cell of a scene, the last of each line.
  package static func all(in scene: Scene) -> [Audit] {
    let analysis = Analysis(scene)
    var byLine: [Int: Audit] = [:]
    for run in analysis.backwards where !run.attempt.isGrad {
      let line = run.place?.line ?? 0
      if !scene.range.contains(line) { continue }
      byLine[line] = audit(run, line, analysis)
    }
    return byLine.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func audit(_ run: Recorder.Backward, _ line: Int, _ analysis: Analysis) -> Audit {
    let scene = analysis.scene
    let root = run.roots.first ?? 0
    var parameters: [(identity: Int32, name: String)] = []
    for module in scene.modules {
      for parameter in module.parameters {
        let identity = analysis.identity(parameter.record)
        if analysis.record(identity)?.requiresGradient == false
          && analysis.record(parameter.record)?.requiresGradient == false,
          !scene.held.contains(identity)
        {
          continue
        }
        if !parameters.contains(where: { $0.identity == identity }) { parameters.append((identity, parameter.path)) }
      }
    }
    for identity in scene.held.sorted() where !parameters.contains(where: { $0.identity == identity }) {
      parameters.append((identity, analysis.words(identity).plain))
    }
    var audit = Audit(
      line: line, loss: analysis.words(root).plain, parameters: parameters.count, reached: 0)
    var arrived: [Int32: ValueSummary] = [:]
    for (id, gradient) in run.gradients where analysis.record(id)?.isLeaf == true {
      arrived[analysis.identity(id)] = gradient
    }
    let ancestry = run.roots.reduce(into: Set<Int32>()) { $0.formUnion(analysis.ancestry(of: $1)) }
    for (identity, name) in parameters {
      if let gradient = arrived[identity] {
        audit.reached += 1
        if gradient.nonFiniteCount > 0 { audit.broken.append(name) } else if gradient.isZero { audit.zero.append(name) }
      } else if ancestry.contains(identity) {
        audit.cut.append(name)
      } else {
        audit.idle.append(name)
      }
    }
    if !scene.held.isEmpty {
      audit.unowned = arrived.keys.sorted().filter { !scene.held.contains($0) }.map { analysis.words($0).plain }
    }
    audit.movers = arrived.keys.sorted().prefix(12).map { analysis.words($0).plain }
    return audit
  }
}
