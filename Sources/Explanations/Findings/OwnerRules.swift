// Who holds a tensor: layers in plain lists, optimisers that hold old parameters, frozen ones that still move, history kept
// by a running sum.

import Autodiff

enum OwnerRules {
  static let all: [Rule] = [unregistered, staleParameter, movesFrozen, kept]

  static let unregistered = Rule(
    "reg.unregistered", "A module registers modules and parameters set as attributes, not what a list or dict holds."
  ) { rule, analysis in
    let events = analysis.recorder.events
    let registered = Set(
      events.compactMap { event -> UInt? in
        if case .registered(let module) = event.kind { return module }
        return nil
      })
    let owned = Set(analysis.scene.owned.keys).union(analysis.scene.held)
    // What the lesson itself has a name for, it may train by that name.
    let named = Set(analysis.scene.bound.map { analysis.identity($0.record) })
    var byPath: [String: (line: Int, count: Int)] = [:]
    for event in events {
      guard case .listed(let module, let path) = event.kind, !registered.contains(module),
        event.moment > analysis.recorder.momentOfCell
      else { continue }
      if event.identity != 0 && (owned.contains(event.identity) || named.contains(event.identity)) { continue }
      if analysis.scene.moduleNames[module] != nil { continue }
      byPath[path, default: (event.place?.line ?? 0, 0)].count += 1
    }
    return arrivals(rule, analysis)
      + byPath.sorted { $0.key < $1.key }.map { path, found in
        rule.finding(
          .warning, line: found.line, subject: path,
          verdict: "What `\(path)` holds has no owner: it is not in `parameters()`, so no optimiser will move it.",
          place:
            "\(analysis.code(found.line)) on line \(found.line) puts them into a plain list.",
          repair: "Use `nn.ModuleList` (or `nn.ParameterList`, `nn.ModuleDict`)."
        ).registered(path, analysis)
      }
  }

  /// A gradient came to what only a plain list holds.
  private static func arrivals(_ rule: Rule, _ analysis: Analysis) -> [Finding] {
    let cared = analysis.scene.held.union(analysis.scene.bound.map { analysis.identity($0.record) })
    return analysis.backwards.compactMap { run -> Finding? in
      let paths = run.gradients.keys.sorted().compactMap { id -> String? in
        let identity = analysis.identity(id)
        return cared.contains(identity) ? nil : analysis.scene.unowned[identity]
      }
      guard let first = paths.first, !run.attempt.isGrad, run.moment > analysis.recorder.momentOfCell else {
        return nil
      }
      let line = run.place?.line ?? 0
      let loss = run.roots.first.map { analysis.words($0) } ?? "the loss"
      return rule.finding(
        .warning, line: line, subject: first,
        verdict: "\(Words.list(paths.map { "`\($0)`" })) \(paths.count == 1 ? "has" : "have") a gradient and no owner.",
        place: "The gradient of \(loss) (line \(line)) arrives, but `parameters()` does not name "
          + "\(paths.count == 1 ? "this tensor" : "these tensors"), so no optimiser made from it will move "
          + "\(paths.count == 1 ? "it" : "them").",
        repair: "Use `nn.ModuleList` (or `nn.ParameterList`, `nn.ModuleDict`).", loss: run.roots.first ?? 0
      ).registered(String(first.prefix { $0 != "[" }), analysis)
    }
  }

  static let staleParameter = Rule(
    "opt.stale-param",
    "An optimiser keeps the tensors it was given; a parameter that replaces one of them is not among them."
  ) { rule, analysis in
    analysis.recorder.events.compactMap { event -> Finding? in
      guard case .replaced(let old, let name) = event.kind, analysis.scene.held.contains(old),
        !analysis.scene.held.contains(event.identity)
      else { return nil }
      let line = event.place?.line ?? 0
      let made = analysis.recorder.events.last { $0.kind == .held && $0.identity == old }?.place?.line ?? 0
      if made == 0 || analysis.recorder.events.contains(where: { $0.kind == .held && $0.identity == event.identity }) {
        return nil
      }
      let shown = analysis.scene.owned[event.identity] ?? name
      return rule.finding(
        .warning, line: line, subject: shown,
        verdict: "The optimiser steps a tensor that the model no longer uses; `\(shown)` is held by nobody.",
        place:
          "The optimiser was made on line \(made); \(analysis.code(line)) on line \(line) put another parameter in "
          + "its place.", repair: "Build the optimiser last, or change the values in place under `no_grad`.",
        loss: analysis.lastLoss(reaching: event.identity), target: event.record
      ).proved(
        by: .value(Words.expression(shown)), with: StatementEdits.rebuilding(madeOn: made, after: line, analysis))
    }
  }

  static let movesFrozen = Rule(
    "opt.moves-frozen",
    "`requires_grad_(False)` clears neither `.grad` nor momentum; an optimiser moves whatever has a `.grad`."
  ) { rule, analysis in
    var frozen: [Int32: Int] = [:]
    var result: [Finding] = []
    for event in analysis.recorder.events {
      switch event.kind {
      case .switched(let on): frozen[event.identity] = on ? nil : event.place?.line ?? 0
      case .stepped(hasGradient: true):
        guard let line = frozen[event.identity], let record = analysis.record(event.record) else { continue }
        let name = analysis.words(record.id)
        let shown = analysis.reference(record.id) ?? name.plain
        let finding = rule.finding(
          .warning, line: event.place?.line ?? line, subject: name.plain,
          verdict: "\(name) is frozen and still moves.",
          place: "It was frozen on line \(line), but the step on line \(event.place?.line ?? 0) found a `.grad` "
            + "(\(movers(event, analysis))).",
          repair: "Set `\(shown).grad = None` and take it out of the optimiser.", target: record.id
        ).proved(by: .value(shown), with: [StatementEdits.freezing(onLine: line, analysis)])
        if !result.contains(where: { $0.repeats(finding) }) { result.append(finding) }
      default: break
      }
    }
    return result
  }

  /// Which parts of the step moved it: "momentum moves it".
  private static func movers(_ event: Recorder.Event, _ analysis: Analysis) -> String {
    let steps = analysis.recorder.frozenMoves.filter {
      $0.identity == event.identity && $0.place?.line == event.place?.line
    }
    var parts: [String] = []
    for words in steps.flatMap({ $0.parts.map(\.words) }) where !parts.contains(words) { parts.append(words) }
    if parts.isEmpty { return "gradient, momentum and decay move it" }
    return "\(Words.list(parts)) move\(parts.count == 1 ? "s" : "") it"
  }

  static let kept = Rule("mem.kept", "A sum of losses keeps the graph of every step alive.") { rule, analysis in
    let roots = Set(analysis.backwards.filter { !$0.attempt.keepsGraph }.flatMap(\.roots))
    if roots.count < 2 { return [] }
    return runningSums(over: roots, analysis).map { record, count in
      let line = record.line ?? 0
      let name = analysis.name(record.id) ?? Words.boundName(analysis.scene.line(line)) ?? "the sum"
      let added = record.inputs.map(\.record).filter { roots.contains($0) }.compactMap { analysis.name($0) }.last
      let isBound = analysis.scene.bound.contains { $0.name == name }
      return rule.finding(
        .warning, line: line, subject: name,
        verdict: "`\(name)` keeps the graphs of \(count) steps alive.",
        place: "\(analysis.code(line)) on line \(line) adds tensors with history.",
        repair: "Add numbers: `\(name) += loss.item()`.", loss: record.id
      ).proved(
        by: isBound ? .truth("not \(name).requires_grad", meaning: "`\(name)` would keep no graph") : .printed,
        with: [added.flatMap { StatementEdits.detaching($0, addedTo: name, onLine: line, analysis) }])
    }
  }

  /// The last of the sums on each line that add what was walked back from to what the same line made before, with the
  /// number of the losses in it. A sum of several losses of one step is none.
  private static func runningSums(
    over roots: Set<Int32>, _ analysis: Analysis
  ) -> [(record: Recorder.Record, count: Int)] {
    var last: [Int: Recorder.Record] = [:]
    for id in analysis.ordered {
      guard let record = analysis.record(id), record.operation == "+", let line = record.line, !roots.contains(id),
        record.gradEnabled
      else { continue }
      last[line] = record
    }
    return last.sorted { $0.key < $1.key }.compactMap { line, record in
      let history = record.inputs.reduce(into: Set<Int32>()) { $0.formUnion(analysis.walk(from: $1.record).history) }
      let runs = history.contains { id in
        analysis.record(id).map { $0.line == line && $0.operation == "+" } ?? false
      }
      let count = history.intersection(roots).count
      return runs && count > 1 ? (record, count) : nil
    }
  }
}

extension Finding {
  /// The list made one that registers what it holds; where the lesson has a name for the module, its parameters are
  /// counted.
  fileprivate func registered(_ path: String, _ analysis: Analysis) -> Finding {
    guard let attribute = path.split(separator: ".").last.map(String.init) else { return self }
    let owner = analysis.scene.unowned.values.sorted().first { $0.contains(".\(attribute)[") }
      .flatMap { $0.split(separator: ".").first.map(String.init) }
    return proved(
      by: owner.map { .value("len(list(\($0).parameters()))") } ?? .printed,
      with: [StatementEdits.registering(attribute, from: line, analysis)])
  }
}
