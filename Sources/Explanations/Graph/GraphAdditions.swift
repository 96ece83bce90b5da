// What a reader asked to see of a graph beside the usual rows: words of an operation's own, and the tensors it keeps for
// backward as notes beside its card. It attaches them to cards that are there; it adds no operation and no road of values.

import Autodiff
import Diagrams
import Tensors

/// Rows and notes for the cards of a picture, by the record of an operation's result.
package struct GraphAdditions: Sendable {
  /// A tensor that an operation keeps for backward.
  package struct KeptTensor: Sendable {
    /// What the operation calls it; empty where it has no word for it.
    package var name: String
    /// `(2, 3)`
    package var size: String
    /// The tensor's own record; 0 when it has none.
    package var record: Int32

    package init(name: String, size: String, record: Int32) {
      self.name = name
      self.size = size
      self.record = record
    }
  }

  package var rows: [Int32: [String]] = [:]
  package var kept: [Int32: [KeptTensor]] = [:]
  /// What several backwards added to the `.grad` of a leaf, by its identity.
  package var sums: [Int32: [DiagramAddend]] = [:]

  package init() {}
}

extension Drawing {
  mutating func add(_ additions: GraphAdditions) {
    for (record, rows) in additions.rows.sorted(by: { $0.key < $1.key }) {
      if let place = place(showing: record) { nodes[place].notes += rows }
    }
    for (record, kept) in additions.kept.sorted(by: { $0.key < $1.key }) {
      guard let place = place(showing: record) else { continue }
      for tensor in kept { addNote(of: tensor, beside: place) }
    }
    for (identity, sum) in additions.sums.sorted(by: { $0.key < $1.key }) {
      let place = nodes.indices.first { index in
        nodes[index].kind == .leaf && recorder.record(records[index])?.identity == identity
      }
      if let place { nodes[place].sum = sum }
    }
  }

  private mutating func addNote(of tensor: GraphAdditions.KeptTensor, beside place: Int) {
    // The name of the lesson, where it has one for the very value.
    let known = names[tensor.record].map { $0 == tensor.name ? "" : $0 } ?? ""
    let words = [tensor.name, known].filter { !$0.isEmpty }.joined(separator: " = ")
    let lines = [words, tensor.size].filter { !$0.isEmpty }
    let id = freeID("saved_" + nodes[place].id)
    let line = nodes[place].line
    nodes.append(DiagramNode(id: id, kind: .saved(DiagramSavedValue(lines: lines)), line: line))
    records.append(records[place])
    edges.append(DiagramEdge(from: nodes[place].id, to: id, kind: .saved))
  }

  /// The card on which a record is to be seen: its own, or that of the last view made of it.
  private func place(showing id: Int32) -> Int? {
    var id = id
    while nodeIDs[id] == nil, let record = recorder.record(id), isFolded(record), let user = consumers[id]?.first {
      id = user
    }
    guard let name = nodeIDs[id] else { return nil }
    return nodes.firstIndex { $0.id == name }
  }
}
