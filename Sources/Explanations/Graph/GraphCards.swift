// The cards of a picture: name, operation, shape, line, value, and the gradient row, as far as a record knows them.

import Autodiff
import Diagrams
import Tensors

extension Drawing {
  mutating func addNode(_ record: Recorder.Record) {
    let name = names[record.id] ?? ""
    let id = freeID(name.isEmpty ? GraphText.identifier(record.operation ?? "t") : GraphText.identifier(name))
    nodeIDs[record.id] = id
    var node = DiagramNode(id: id, kind: kind(of: record), name: name)
    node.operation = operationText(record)
    let shape = GraphText.shape(record.shape)
    node.shape = shape
    if record.dtype != .float32 {
      node.shape = [record.dtype.name, shape].compactMap { $0 }.joined(separator: " ")
    } else if node.kind == .cold, record.inputs.contains(where: { $0.cut != .none }) {
      node.remark = "no history"
    }
    node.line = record.line
    node.value = GraphText.value(record.value)
    node.gradient = gradientRow(record, node.kind)
    node.isAsked = asked.contains(record.id)
    if !beginsPicture(record) { addCuts(record, node.kind) }
    nodes.append(node)
    records.append(record.id)
  }

  private func kind(of record: Recorder.Record) -> DiagramNode.Kind {
    if targets.contains(record.id) { return .output }
    if record.value.nonFiniteCount > 0 { return .nonFinite }
    if beginsPicture(record) { return .leaf }
    let crossed = record.inputs.contains { $0.cut != .none }
    if record.isLeaf && record.requiresGradient { return crossed ? .cutLeaf : .leaf }
    if record.requiresGradient { return .intermediate }
    return record.inputs.isEmpty ? .input : .cold
  }

  private func operationText(_ record: Recorder.Record) -> String? {
    guard let operation = record.operation, !record.inputs.isEmpty else { return nil }
    if beginsPicture(record) || record.inputs.contains(where: { $0.cut == .alias || $0.cut == .copy }) { return nil }
    if record.suffix != nil { return expression(of: record) }
    let operands = record.inputs.map { expression($0.record) }
    let isSymbol = !operation.contains { $0.isLetter }
    if isSymbol, operands.allSatisfy({ $0.count <= 12 }) {
      if operands.count == 2 { return "\(operands[0]) \(operation) \(operands[1])" }
      if operands.count == 1, let number = record.number {
        return "\(operands[0]) \(operation) \(GraphText.scalar(number))"
      }
    }
    // A draw is recorded with the derivative 0.
    if ["normal", "bernoulli", "poisson"].contains(operation) { return "⚄ \(operation)" }
    return operation.hasSuffix("_loss") ? String(operation.dropLast(5)) : operation
  }

  /// As `expression`, without the record's own name.
  private func expression(of record: Recorder.Record) -> String {
    guard let suffix = record.suffix, let input = record.inputs.first else { return record.operation ?? "" }
    return expression(input.record) + suffix
  }

  private func gradientRow(_ record: Recorder.Record, _ kind: DiagramNode.Kind) -> DiagramNode.Gradient {
    if recorder.lastRoots.contains(record.id), let start = recorder.gradient(at: record.id) {
      return .start(GraphText.value(start))
    }
    let isAsked = asked.contains(record.id)
    guard record.requiresGradient, record.isLeaf || isAsked else { return .none }
    if !hasWalked { return .notComputed }
    guard let gradient = recorder.gradient(at: record.id) else { return .nothingArrived }
    let text = GraphText.value(gradient)
    if gradient.nonFiniteCount > 0 { return .nonFinite(text) }
    return gradient.isZero ? .zero(text) : .arrived(text)
  }
}
