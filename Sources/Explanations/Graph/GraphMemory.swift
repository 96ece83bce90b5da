// Memory in a picture, where it matters: values that an operation had kept and that somebody changed unseen, and lines
// between tensors that share memory without history. It looks only at the last backward.

import Autodiff
import Diagrams

extension Drawing {
  /// A note for every kept value that was another when backward came: what it was, what it is, which line changed it.
  mutating func addUnseenWrites() {
    guard let run, run.roots == roots else { return }
    for spoiled in run.spoiled where spoiled.write.place?.line != run.place?.line {
      guard let place = place(of: spoiled.consumer), let consumer = recorder.record(spoiled.consumer) else { continue }
      let operation = consumer.operation ?? "an operation"
      var lines = spoiled.saved.map {
        ["\(operation) saved \(GraphText.value($0))", "now \(GraphText.value(spoiled.found))"]
      }
      if lines == nil { lines = ["\(operation) saved another value"] }
      if let write = spoiled.write.place {
        lines?.append((spoiled.write.isThroughData ? "changed by .data" : "changed") + " on L\(write.line)")
      }
      let note = addNote(lines ?? [], after: place)
      edges.append(DiagramEdge(from: nodes[place].id, to: note, kind: .saved))
      let writer = card(ofIdentity: spoiled.write.writer) ?? card(ofIdentity: spoiled.write.victim)
      if let writer {
        edges.append(DiagramEdge(from: writer, to: note, kind: .stale, chip: "the write came from here"))
      }
    }
  }

  /// Lines between tensors that share memory: where a change ran along them, or where a copy stands beside to compare.
  mutating func addAliases() {
    let victims = Set((run?.spoiled ?? []).map(\.write.victim))
    var lines: [DiagramEdge] = []
    var hasCopy = false
    var isRoad = false
    for (id, target) in nodeIDs.sorted(by: { $0.key < $1.key }) {
      guard let record = recorder.record(id), !beginsPicture(record) else { continue }
      for input in record.inputs where hasCutCard(input, record) {
        if input.cut == .copy { hasCopy = true }
        guard input.cut == .alias, let from = nodeIDs[source(of: input.record)] else { continue }
        if victims.contains(record.identity) { isRoad = true }
        lines.append(DiagramEdge(from: from, to: target, kind: .alias))
      }
    }
    if hasCopy || isRoad { edges += lines }
  }

  private func card(ofIdentity record: Int32) -> String? {
    let identity = recorder.record(record)?.identity ?? record
    return nodeIDs.filter { recorder.record($0.key)?.identity == identity }.min { $0.key < $1.key }?.value
  }
}
