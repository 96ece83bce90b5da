// Pictures of findings that no loss shows: an array that was refused, because it could not carry the history of what it
// would show, and a check of gradients, whose two answers stand on the road that they speak of.

import Autodiff
import Diagrams

/// A tensor with history, and the array of NumPy that was asked for.
struct RefusedArray {
  let line: Int
  private let isLeaf: Bool

  init?(_ finding: Finding, _ scene: Scene) {
    guard let record = scene.recorder.record(finding.target) else { return nil }
    line = finding.line
    isLeaf = record.isLeaf && record.requiresGradient
  }

  /// The tensor that a line asks an array of.
  static func source(onLine line: Int, _ analysis: Analysis) -> Int32? {
    let scene = analysis.scene
    let text = Words.withoutComment(scene.line(line))
    let receiver = Rewriting.method("numpy", in: text)?.receiver
    let needsGradient = { (id: Int32) in analysis.record(id)?.requiresGradient == true }
    if let receiver, let bound = scene.bound.last(where: { $0.name == receiver }), needsGradient(bound.record) {
      return bound.record
    }
    if let made = analysis.ordered.last(where: { analysis.record($0)?.line == line && needsGradient($0) }) {
      return made
    }
    let named = scene.bound.last { Rewriting.name($0.name, with: "", in: text) != nil && needsGradient($0.record) }
    return named?.record
  }

  func add(to diagram: inout Diagram) {
    guard let place = diagram.nodes.firstIndex(where: { $0.kind == .output }) else { return }
    let source = diagram.nodes[place].id
    diagram.nodes[place].kind = isLeaf ? .leaf : .intermediate
    let name = diagram.nodes[place].name
    let cut = DiagramCut(operation: ".numpy()", reason: "refused: an array keeps no history", category: .other)
    let scissors = DiagramNode(id: diagram.free("cut_numpy"), kind: .cut(cut), line: line)
    var array = DiagramNode(id: diagram.free("array"), kind: .cold, operation: "array of NumPy")
    array.remark = "was not made"
    diagram.nodes += [scissors, array]
    diagram.edges.append(DiagramEdge(from: source, to: scissors.id, kind: .cut))
    diagram.edges.append(DiagramEdge(from: scissors.id, to: array.id, kind: .cut))
    diagram.direction = diagram.nodes.count <= 4 ? .leftToRight : .topToBottom
    diagram.title = ".numpy(): an array cannot carry the history of \(name.isEmpty ? "this value" : name)"
    diagram.description =
      "\(name.isEmpty ? "The value" : name) needs a gradient, and an array of NumPy keeps no history: so it was refused."
  }
}

/// The road of a checked function, with what its backward gives and what finite differences give.
struct CheckedRoad {
  private let words: String
  private let isWrong: Bool
  /// Which of the inputs that need a gradient the check speaks of.
  private var input: Int?

  init?(_ finding: Finding, _ scene: Scene) {
    guard let text = scene.failure?.text, let numeric = LossRules.number(after: "numerical:", in: text),
      let analytic = LossRules.number(after: "analytical:", in: text)
    else {
      (words, isWrong) = ("float32: too coarse for differences", false)
      return
    }
    let ratio = analytic == 0 ? "" : ", ratio \(GraphText.number(numeric / analytic))"
    words = "backward \(GraphText.number(analytic)), differences \(GraphText.number(numeric))\(ratio)"
    isWrong = true
    input = LossRules.number(after: "with respect to input", in: text).map { Int($0) }
  }

  /// What the check computed: where its backward began, else the last that came of the same function.
  static func result(onLine line: Int, _ analysis: Analysis) -> Int32? {
    if let root = analysis.backwards.last(where: { $0.place?.line == line })?.roots.first { return root }
    let text = analysis.scene.line(line)
    return analysis.ordered.last { id in
      guard let record = analysis.record(id), record.requiresGradient, !record.isLeaf, let operation = record.operation
      else { return false }
      return text.contains("\(operation).apply") || text.contains("(\(operation),")
    }
  }

  func add(to diagram: inout Diagram) {
    guard let output = diagram.nodes.last(where: { $0.kind == .output }) else { return }
    let incoming = diagram.edges.indices.filter { index in
      diagram.edges[index].to == output.id && [.two, .idle, .zero, .nan].contains(diagram.edges[index].kind)
    }
    let checked = input.flatMap { incoming.indices.contains($0) ? [incoming[$0]] : nil } ?? incoming
    for index in checked { diagram.edges[index].chip = "◂ " + words }
    // Behind an operation of the road every leaf may be meant.
    let sources = Set(checked.map { diagram.edges[$0].from })
    let isDirect = diagram.nodes.contains { $0.kind == .leaf && sources.contains($0.id) }
    for index in diagram.nodes.indices
    where diagram.nodes[index].kind == .leaf && (!isDirect || sources.contains(diagram.nodes[index].id)) {
      diagram.nodes[index].badge = isWrong ? "one of the two is wrong: backward, or the forward" : "checked in float32"
    }
    diagram.title =
      "What the check of \(output.name.isEmpty ? output.operation ?? "the function" : output.name) compared"
    diagram.description = "The check compared two slopes on this road: \(words)."
  }
}
