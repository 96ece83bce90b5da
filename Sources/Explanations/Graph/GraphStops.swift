// Where a backward stopped because a saved value was changed or gone: the card says so, a note says what was saved, and an
// edge leads from the note to who spoiled it. It looks only at the last backward.

import Autodiff
import Diagrams

extension Drawing {
  mutating func addStop() {
    guard let stop = recorder.lastStop, let attempt = recorder.lastAttempt else { return }
    switch stop {
    case .stale(let node, let memory, let expected, let found):
      guard let place = place(of: node) else { return }
      let saver = recorder.record(node)
      nodes[place].gradient = .stopped("saved value changed")
      if nodes[place].kind != .output { nodes[place].kind = .stopped }
      let writes = recorder.events.filter { event in
        guard event.memory == memory, case .written(let version) = event.kind else { return false }
        return version > expected
      }
      let writer = writes.compactMap { self.place(of: $0.record) }.first
      let isOwn = saver?.memory == memory
      let operation = saver?.operation ?? "an operation"
      let note = addNote(
        [
          "\(operation) saved its \(isOwn ? "output" : "input")", "expected version \(expected)",
          "found    version \(found)",
        ], after: place)
      edges.append(DiagramEdge(from: nodes[place].id, to: note, kind: .saved))
      guard let writer else { return }
      if nodes[writer].kind != .output { nodes[writer].kind = .stopped }
      edges.append(DiagramEdge(from: note, to: nodes[writer].id, kind: .stale, chip: "overwrites the same memory"))
    case .freed(let node):
      guard let place = place(of: node) else { return }
      nodes[place].gradient = .stopped("saved value freed")
      if nodes[place].kind != .output { nodes[place].kind = .stopped }
      let operation = recorder.record(node)?.operation ?? "an operation"
      let earlier = recorder.backwards.last { !$0.attempt.keepsGraph && $0.roots != attempt.roots }
      let turn = earlier.flatMap { step(of: $0) }.map { " in \($0)" } ?? ""
      let by = earlier?.place.map { "freed by L\($0.line)\(turn)" } ?? "freed by an earlier backward"
      let what = ["tanh", "exp", "sqrt", "sigmoid", "softmax", "relu"].contains(operation) ? "output" : "values"
      let note = addNote(["\(operation) saved its \(what)", by], after: place)
      edges.append(DiagramEdge(from: nodes[place].id, to: note, kind: .stale))
    }
  }

  /// `step 1` for a backward of a loop, where the walk that stopped is a later one of the same line.
  func step(of run: Recorder.Backward) -> String? {
    guard let line = run.place?.line, recorder.lastAttempt?.place?.line == line,
      recorder.backwards.count + 1 >= recorder.backwardCount
    else { return nil }
    return "step \(recorder.backwards.count { $0.place?.line == line && $0.index <= run.index })"
  }

  func place(of record: Int32) -> Int? {
    guard let id = nodeIDs[record] else { return nil }
    return nodes.firstIndex { $0.id == id }
  }

  /// The note stands behind the card it belongs to.
  mutating func addNote(_ lines: [String], after place: Int) -> String {
    let id = freeID("saved_" + nodes[place].id)
    nodes.append(DiagramNode(id: id, kind: .saved(DiagramSavedValue(lines: lines, isCulprit: true))))
    records.append(records[place])
    return id
  }
}
