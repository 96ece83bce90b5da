// From the recorder to a picture. The method: walk the *value* graph back from the targets, also where history was cut
// (`GraphWalk`); fold chains of views into one card and chains of aliases into one cut; say of every edge which lanes are open, by
// comparing with what the last backward brought; then fold what repeats or holds no finding, and number the steps of the
// walk back. The result knows no tensors; the emitters draw it.
//
// The invariant: a cut is never folded away, and "nothing arrived", "not computed" and 0 are never mixed up.

import Autodiff
import Diagrams
import Tensors

/// How much of a graph is drawn.
package struct GraphRules: Sendable {
  /// Draw every card.
  package var drawsAll = false
  /// Modules that stay open, by the end of their name: `blocks.3`.
  package var open: [String] = []

  package init(drawsAll: Bool = false, open: [String] = []) {
    self.drawsAll = drawsAll
    self.open = open
  }
}

/// Draws the graph behind tensors.
package enum GraphDrawing {
  /// The picture of `targets`. `asked`: tensors whose gradient was asked for. `names`: what the lesson calls a record.
  /// `modules`: what it calls a module, by the module's identity.
  package static func diagram(
    of targets: [Tensor], asked: [Tensor], names: [Int32: String], modules: [UInt: String] = [:],
    owners: Owners = Owners(), additions: GraphAdditions = GraphAdditions(), recorder: Recorder, id: String,
    rules: GraphRules = GraphRules()
  ) -> Diagram {
    var drawing = Drawing(
      recorder: recorder, names: names, modules: modules, targets: targets.map(\.recordID),
      asked: Set(asked.map(\.recordID)))
    (drawing.badges, drawing.orphans) = (owners.badges, owners.orphans)
    drawing.walk()
    drawing.add(additions)
    return drawing.diagram(id: id, rules: rules)
  }
}

/// Who holds what a picture shows, as far as it is worth a word.
package struct Owners {
  /// Words for a tensor, by identity.
  package private(set) var badges: [Int32: String] = [:]
  package private(set) var orphans: [Int32: Int32] = [:]

  package init() {}

  /// With what a finding says of the tensor it is about.
  package init(_ scene: Scene, _ finding: Finding) {
    self.init(scene)
    let words = [
      "inplace.leaf": "🔒 a leaf: there is no history to rewrite",
      "inplace.multiview": "🔒 one of several views: may not be written",
      "mode.inference": "🔒 made in inference_mode: can never be saved for backward",
    ]
    let shown = finding.pictured(in: scene)?.targets.first ?? finding.loss
    if let text = words[finding.code], let record = scene.recorder.record(shown) {
      badges[record.identity] = text
    }
  }

  package init(_ scene: Scene) {
    for identity in scene.unowned.keys where !scene.held.contains(identity) {
      badges[identity] = "no owner: not in parameters()"
    }
    for event in scene.recorder.events {
      guard case .replaced(let old, _) = event.kind, scene.held.contains(old), !scene.held.contains(event.identity)
      else {
        continue
      }
      badges[event.identity] = "in the model, held by no optimiser"
      badges[old] = "held by the optimiser, no longer in the model"
      orphans[old] = event.identity
    }
  }
}

/// The picture while it is being made.
struct Drawing {
  let recorder: Recorder
  var names: [Int32: String]
  let modules: [UInt: String]
  let targets: [Int32]
  var asked: Set<Int32>
  /// Cards in the order they are declared: sources before what uses them.
  var nodes: [DiagramNode] = []
  /// For each card the record it shows; for a cut the record it leads to.
  var records: [Int32] = []
  var edges: [DiagramEdge] = []
  var nodeIDs: [Int32: String] = [:]
  private var takenIDs: Set<String> = []
  /// The number that the next card of a name would get: cards of one name may be thousands.
  private var idCounts: [String: Int] = [:]
  var consumers: [Int32: [Int32]] = [:]
  /// What was met on the walk.
  var met: Set<Int32> = []
  /// What is said of a tensor's owner, by identity.
  var badges: [Int32: String] = [:]
  /// Parameters that were replaced, with what replaced them, by identity.
  var orphans: [Int32: Int32] = [:]
  /// Whether the last backward came through here; else nothing has been computed.
  var hasWalked = false
  /// Records that history reaches from the targets.
  var reached: Set<Int32> = []
  /// Leaves whose making is no part of the question: updates of their own numbers, and parameters of a target network.
  var beginnings: Set<Int32> = []
  /// Values that something trainable had a part in, also across cuts: only from these can a cut take anything. Nil while
  /// the walk that finds them has not ended.
  var carriers: Set<Int32>?
  /// The last backward that began at what is drawn, where it was not the last of all.
  var shown: Recorder.Backward?
  /// How many results an operator made on a line, by the line's text and the operator.
  var resultsOfLine: [String: Int] = [:]
  /// Where the last backward met leaves, by identity: a leaf that was written since it was used is met as what it is then.
  var arrivals: [Int32: Int32] = [:]
  var cutNodes: [(operation: String, line: Int?)] = []

  init(recorder: Recorder, names: [Int32: String], modules: [UInt: String], targets: [Int32], asked: Set<Int32>) {
    self.recorder = recorder
    self.names = names
    self.modules = modules
    self.targets = targets
    self.asked = asked
  }

  // MARK: Folding

  /// The record whose card stands for `id`: views with one use are part of the last view's card, nameless aliases are
  /// part of the cut that uses them.
  func source(of id: Int32) -> Int32 {
    var id = id
    while let record = recorder.record(id), isFolded(record) { id = record.inputs[0].record }
    return id
  }

  /// A step that gets no card of its own.
  func isFolded(_ record: Recorder.Record) -> Bool {
    guard record.inputs.count == 1, names[record.id] == nil, !targets.contains(record.id),
      !asked.contains(record.id), let users = consumers[record.id], users.count == 1,
      let user = recorder.record(users[0]), let use = user.inputs.first(where: { $0.record == record.id })
    else { return false }
    if record.suffix != nil {
      if user.suffix != nil && use.cut == .none { return true }
      // A view made by the function that cuts, not by the lesson: its words go into the cut's reason.
      return use.cut == .alias && isDataCut(user)
    }
    return isDataCut(record) && use.cut == .alias && isDataCut(user)
  }

  func isDataCut(_ record: Recorder.Record) -> Bool {
    record.operation == ".data" && record.inputs.first?.cut == .alias
  }

  /// A record as the lesson would write it: its name, or the view of a source.
  func expression(_ id: Int32, depth: Int = 0) -> String {
    if let name = names[id] { return name }
    guard depth < 8, let record = recorder.record(id) else { return "…" }
    if let suffix = record.suffix, let input = record.inputs.first {
      // A view that changes no size says nothing.
      let isSame = suffix.hasPrefix(".view(") && recorder.record(input.record)?.shape == record.shape
      return expression(input.record, depth: depth + 1) + (isSame ? "" : suffix)
    }
    if isDataCut(record), let input = record.inputs.first { return expression(input.record, depth: depth + 1) }
    // Of an unnamed result of an operator the sign alone would say nothing.
    return record.operation.flatMap { $0.contains(where: \.isLetter) ? $0 : nil } ?? "…"
  }

  // MARK: Ids

  mutating func freeID(_ wish: String) -> String {
    var id = wish.isEmpty || wish.allSatisfy({ $0 == "_" }) ? "t" : wish
    var number = idCounts[wish] ?? 2
    while !takenIDs.insert(id).inserted {
      id = "\(wish)\(number)"
      number += 1
    }
    idCounts[wish] = number
    return id
  }
}
