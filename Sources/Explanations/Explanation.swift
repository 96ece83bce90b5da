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
    if analysis.identity(loss) == identity { return isolated(loss, target, analysis) }
    let walk = analysis.walk(from: loss)
    let isReached = walk.history.contains { analysis.identity($0) == identity }
    if !isReached {
      if let inside = Recomputation(loss, target, walk, analysis)?.finding(analysis) { return inside }
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
    if let meant = RootRules.meant(instead: target, loss, analysis) { finding.place += " " + meant }
    finding.rule = RootRules.unused.clause
    (finding.loss, finding.target) = (loss, target)
    return finding
  }

  static func reached(_ loss: Int32, _ target: Int32, _ walk: Analysis.Walk, _ analysis: Analysis) -> Finding {
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
    let told = Findings.all(in: analysis.scene).first { told in
      wanted.contains(told.code)
        && (told.loss == loss || analysis.record(told.loss) == nil || run?.roots.contains(told.loss) == true)
    }
    if var told {
      told.question = target
      return told
    }
    finding.verdict = "\(name) receives \(GraphText.value(gradient)) from \(analysis.placed(loss))."
    finding.place = path(loss, identity, walk, analysis)
    if let run, gradient.isZero || gradient.nonFiniteCount > 0 {
      tellEdge(of: run, gradient, identity, &finding, analysis)
    }
    return finding
  }

  /// The first edge from the loss outward at which the gradient of a target became 0, or stopped being finite.
  private static func tellEdge(
    of run: Recorder.Backward, _ gradient: ValueSummary, _ identity: Int32, _ finding: inout Finding,
    _ analysis: Analysis
  ) {
    let isZero = gradient.isZero
    let edge = analysis.edges(of: run).first { edge in
      guard isZero ? edge.sent.isZero : edge.sent.nonFiniteCount > 0 else { return false }
      let arrived = run.gradients[edge.key.consumer]
      if let arrived, isZero ? arrived.isZero : arrived.nonFiniteCount > 0 { return false }
      return analysis.walk(from: edge.key.producer).reached.contains(identity)
    }
    let name = analysis.placed(finding.target)
    guard let edge, let consumer = analysis.record(edge.key.consumer), let operation = consumer.operation else {
      if isZero { finding.rule = "The contributions of all paths are 0, or cancel." }
      return
    }
    let place = "`\(operation)`" + (consumer.line.map { " (line \($0))" } ?? "")
    let arrived = run.gradients[edge.key.consumer].map { GraphText.value($0) } ?? "the gradient"
    finding.line = consumer.line ?? finding.line
    if isZero {
      finding.verdict = "\(name) is reached; the derivative is 0 at \(place)."
      finding.place = "At `\(operation)` \(arrived) × 0 = \(GraphText.value(edge.sent))."
      finding.rule = "A product of the chain rule with a factor 0 is 0, whatever the others are."
    } else {
      finding.verdict =
        "\(place) turned the gradient into \(GraphText.value(edge.sent)); \(name) receives "
        + "\(GraphText.value(gradient))."
      finding.place = "At `\(operation)` \(arrived) came in and \(GraphText.value(edge.sent)) went out."
      finding.rule = "What is not finite stays so in every product behind it."
    }
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
  package var stale: [String] = []
  /// Leaves the loss moves, with the number of paths.
  package var movers: [String] = []

  /// Whether anything is worth opening the line for.
  package var isQuiet: Bool {
    cut.isEmpty && zero.isEmpty && broken.isEmpty && unowned.isEmpty && stale.isEmpty
  }

  private var kinds: [(names: [String], word: String)] {
    [
      (cut, "cut"), (zero, "zero"), (broken, "not finite"), (unowned, "without owner"), (stale, "stale"),
      (idle, "idle"),
    ].filter { !$0.names.isEmpty }
  }

  private var moved: String { "moves \(movers.isEmpty ? "nothing" : Words.list(movers))" }

  private var reachedWords: String { "\(reached) of \(Words.counted(parameters, "parameter")) reached" }

  /// What the line says where it opens: how many of each kind.
  package var headline: String {
    let counts = kinds.map { "\($0.names.count) \($0.word)" }
    let parts = (parameters > 0 ? [reachedWords] : []) + counts
    return "\(loss) on line \(line): \(parts.joined(separator: ", "))."
  }

  /// What it says when it is open: the names.
  package var details: String {
    kinds.reduce(moved) { "\($0); \($1.word): \(Words.list($1.names))" } + "."
  }

  /// All in one sentence.
  package var sentence: String {
    let start = "\(loss) on line \(line) \(moved)" + (parameters > 0 ? "; \(reachedWords)" : "")
    return kinds.reduce(start) { "\($0); \($1.word): \(Words.list($1.names))" } + "."
  }

  /// The audits of the backwards in the cell of a scene, the last of each line.
  package static func all(in scene: Scene) -> [Audit] {
    let analysis = Analysis(scene)
    var byLine: [Int: Audit] = [:]
    for run in analysis.backwards where !run.attempt.isGrad && run.outer == nil {
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
    // What a checkpointed call brought when backward ran it again is this backward's.
    for inner in analysis.inner(of: run) {
      for (id, gradient) in inner.gradients where analysis.record(id)?.isLeaf == true {
        let identity = analysis.identity(id)
        if scene.held.contains(identity) || scene.names[identity] != nil { arrived[identity] = gradient }
      }
    }
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
    audit.stale = stale(run, arrived, analysis)
    audit.movers = arrived.keys.sorted().prefix(12).map { analysis.words($0).plain }
    return audit
  }

  /// Leaves whose gradient was computed with a value that had changed, and tensors that an optimiser holds although the
  /// model uses others in their places.
  private static func stale(
    _ run: Recorder.Backward, _ arrived: [Int32: ValueSummary], _ analysis: Analysis
  ) -> [String] {
    var names: [String] = []
    for spoiled in run.spoiled where spoiled.write.place?.line != run.place?.line {
      let behind = Set(analysis.walk(from: spoiled.consumer).history.map { analysis.identity($0) })
      for identity in arrived.keys.sorted() where behind.contains(identity) {
        let name = analysis.words(identity).plain
        if !names.contains(name) { names.append(name) }
      }
    }
    for event in analysis.recorder.events {
      guard case .replaced(let old, let name) = event.kind, analysis.scene.held.contains(old),
        !analysis.scene.held.contains(event.identity), event.moment < run.moment
      else { continue }
      let shown = analysis.scene.owned[event.identity] ?? name
      if !names.contains(shown) { names.append(shown) }
    }
    return names
  }
}
