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
    // Only what is introduced as an input was not made by an operation that the card shows.
    let isMade = node.kind == .input && node.operation != nil
    if record.dtype != .float32 {
      let parts = isMade || node.kind != .input ? [record.dtype.name, shape] : [shape, record.dtype.name]
      node.shape = parts.compactMap { $0 }.joined(separator: isMade || node.kind != .input ? ", " : " ")
    } else if node.kind == .cold, record.inputs.contains(where: { $0.cut != .none }) {
      node.remark = "no history"
    }
    if isMade { node.remark = node.shape }
    // A leaf that was pointed elsewhere was made where it was made; the ✂ says where it was pointed.
    node.line =
      record.operation == ".data" && record.isLeaf ? recorder.record(record.identity)?.line ?? record.line : record.line
    node.value = GraphText.value(record.value)
    node.gradient = gradientRow(record, node.kind)
    node.isAsked = asked.contains(record.id)
    node.badge = badges[record.identity]
    // A draw is recorded with the derivative 0.
    node.isRandom =
      ["normal", "bernoulli", "poisson"].contains(record.operation ?? "") && !record.inputs.isEmpty
      && node.operation != nil
    if !beginsPicture(record) { addCuts(record, node.kind) }
    nodes.append(node)
    records.append(record.id)
  }

  private func kind(of record: Recorder.Record) -> DiagramNode.Kind {
    if targets.contains(record.id) { return .output }
    if record.value.nonFiniteCount > 0 { return .nonFinite }
    if beginsPicture(record) { return .leaf }
    let crossed = record.inputs.contains(where: losesHistory)
    if record.isLeaf && record.requiresGradient { return crossed ? .cutLeaf : .leaf }
    if record.requiresGradient { return .intermediate }
    // A comparison is data for what uses it; the ✂ stands on its edge.
    let isMask = record.dtype == .bool && record.inputs.contains { $0.cut == .type }
    return record.inputs.isEmpty || isMask ? .input : .cold
  }

  private func operationText(_ record: Recorder.Record) -> String? {
    guard let operation = record.operation else { return nil }
    if record.inputs.isEmpty { return record.isLeaf && record.requiresGradient ? nil : operation }
    if beginsPicture(record) || record.inputs.contains(where: { $0.cut == .alias || $0.cut == .copy }) { return nil }
    if operation == "autograd.grad", names[record.id] != nil { return nil }
    if record.suffix != nil { return expression(of: record) }
    if record.isWrite { return writtenText(record, operation) }
    if let written = statement(of: record, operation) ?? formula(record) { return written }
    if let isTraining = record.isTraining { return "\(operation), \(isTraining ? "train" : "eval") mode" }
    return operation.hasSuffix("_loss") ? String(operation.dropLast(5)) : operation
  }

  /// What the lesson wrote after `name =`, where one operator at the top of it made the value.
  private func statement(of record: Recorder.Record, _ operation: String) -> String? {
    guard !operation.contains(where: \.isLetter), record.suffix == nil, let name = names[record.id],
      let text = record.text, isOnly(operation, on: text)
    else { return nil }
    for statement in RepairEdits.statements(text) where Words.assignedName(statement) == name {
      guard let equals = Words.find("=", in: statement), equals > statement.startIndex else { continue }
      if "+-*/@%&|^".contains(statement[statement.index(before: equals)]) { continue }
      let side = statement[statement.index(after: equals)...].drop { $0 == " " }
      if side.count <= 24, Words.topOperators(String(side)).contains(operation) { return String(side) }
    }
    return nil
  }

  /// `w * x`, `g * 0.1`: an operation with a sign, its operands by name or as formulas themselves where these are short.
  func formula(_ record: Recorder.Record, depth: Int = 0) -> String? {
    guard let operation = record.operation, !operation.contains(where: \.isLetter), depth < 2, record.suffix == nil,
      !record.isWrite
    else { return nil }
    if depth == 0, record.inputs.count == 1, let number = record.number, names[record.inputs[0].record] == nil,
      recorder.record(record.inputs[0].record).map({ formula($0, depth: 1) == nil }) ?? true
    {
      return "\(operation) \(GraphText.scalar(number))"
    }
    let operands = record.inputs.map { input -> String in
      guard names[input.record] == nil, let source = recorder.record(input.record),
        let inner = formula(source, depth: depth + 1)
      else { return expression(input.record) }
      return "(\(inner))"
    }
    if !operands.allSatisfy({ $0.count <= 14 }) { return nil }
    if operands.count == 2 { return "\(operands[0]) \(operation) \(operands[1])" }
    guard operands.count == 1, let number = record.number else { return nil }
    return "\(operands[0]) \(operation) \(GraphText.scalar(number))"
  }

  /// A write in place as a call: `add_(1)`.
  private func writtenText(_ record: Recorder.Record, _ operation: String) -> String {
    let methods = ["+": "add_", "-": "sub_", "*": "mul_", "/": "div_", "**": "pow_"]
    let method = methods[operation] ?? operation + (operation.hasSuffix("_") ? "" : "_")
    let others = record.inputs.dropFirst(operation == "copy" || operation == "fill" || operation == "zero" ? 0 : 1)
    var arguments = others.map { expression($0.record) }
    if let number = record.number { arguments.append(GraphText.scalar(number)) }
    let text = arguments.joined(separator: ", ")
    return text.isEmpty || text.count > 16 ? method : "\(method)(\(text))"
  }

  /// Where the last backward stopped on its way, what an earlier one had brought is still there.
  private func earlierGradient(_ record: Recorder.Record) -> DiagramNode.Gradient? {
    guard recorder.lastStop != nil else { return nil }
    for run in recorder.backwards.dropLast().reversed() where !run.attempt.isGrad {
      let found = run.gradients.first { recorder.record($0.key)?.identity == record.identity }
      if let found { return .arrived(GraphText.value(found.value) + " from \(step(of: run) ?? "before")") }
    }
    return nil
  }

  /// As `expression`, without the record's own name.
  private func expression(of record: Recorder.Record) -> String {
    guard let suffix = record.suffix, let input = record.inputs.first else { return record.operation ?? "" }
    return expression(input.record) + suffix
  }

  private func gradientRow(_ record: Recorder.Record, _ kind: DiagramNode.Kind) -> DiagramNode.Gradient {
    if roots.contains(record.id), let start = gradient(atRecord: record.id) {
      return .start(GraphText.value(start))
    }
    let isAsked = asked.contains(record.id)
    guard record.requiresGradient, record.isLeaf || isAsked else { return .none }
    if !hasWalked { return .notComputed }
    guard let gradient = gradient(at: record) else { return earlierGradient(record) ?? .nothingArrived }
    if gradient.nonFiniteCount > 0 { return .nonFinite(GraphText.value(gradient)) }
    return gradient.isZero ? .zero(GraphText.zeros(gradient)) : .arrived(GraphText.value(gradient))
  }
}
