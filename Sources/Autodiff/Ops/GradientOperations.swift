// Gradients that the reference computes by one function which has a derivative of its own: one node for all of them. Their
// values come from a kernel; their own derivatives come from composing the gradients once more, with history, when they are
// asked for.
import Tensors

/// One such function: the gradient that arrives stands first among its operands; nil stands for an operand that nothing
/// passes through.
struct GradientOperation {
  let name: StaticString
  let operands: [Tensor?]
  /// What it keeps beside operands, for lessons.
  var arguments: [(StaticString, NodeArgument)] = []
  /// The gradients from its operands, for whatever follows them.
  let compose: (_ operands: [Tensor?]) throws(TensorError) -> [Tensor?]
}

extension Tensor {
  /// The gradients `values` (nil: not wanted) as the results of one operation.
  static func gradients(_ values: [NDArray?], by operation: GradientOperation) throws(TensorError) -> [Tensor?] {
    let results = values.map { (value) in value.map { Tensor($0) } }
    guard let first = results.compactMap({ $0 }).first, first.state.gradEnabled,
      operation.operands.contains(where: { $0?.requiresGradient == true })
    else { return results }
    let node = GradientNode(operation.name, result: first.array)
    for operand in operation.operands { node.append(operand?.gradientEdge ?? GradientEdge()) }
    if node.levels == 0 && node.state.gradMode { node.levels = 1 }
    if first.array.hidden != nil { node.makeExtras().hidden = first.array.hidden }
    if node.state.inspectsNodes && !node.inspect() { return results }
    for (slot, operand) in operation.operands.enumerated() {
      if let operand { try node.save(slot, operand) }
    }
    node.arguments = .named(operation.arguments)
    for (index, result) in results.enumerated() {
      let (shape, type) = (result?.shape ?? [0], result?.dtype ?? first.dtype)
      if index == 0 {
        (node.outputShape, node.outputType) = (shape, type)
      } else {
        node.moreOutputs.append((shape, type))
      }
      result?.madeBy = node
      result?.outputIndex = Int32(index)
    }
    let present = operation.operands.map { $0 != nil }
    let (compose, isSingle) = (operation.compose, results.count == 1)
    node.rule = { step, gradient throws(TensorError) in
      var saved: [Tensor?] = []
      for slot in present.indices { saved.append(present[slot] ? try step.saved(slot) : nil) }
      let arrived = Tensor.results(of: step, isSingle ? 1 : values.count, isSingle ? gradient : nil)
      let wanted = saved.indices.filter { saved[$0] != nil && step.needs($0) }
      let found = try Tensor.pulledBack(saved, wanted, arrived, compose)
      for (slot, one) in zip(wanted, found) { step[slot] = one }
    }
    return results
  }

  /// One operation of the reference, composed here of several: one node under its name, whose derivatives of every order come
  /// from composing it once more, with history, when they are asked for.
  static func whole(
    _ name: StaticString, _ operands: [Tensor], _ compose: @escaping ([Tensor]) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    guard let state = operands.first?.state else { throw .runtime("an operation needs a tensor") }
    let recorder = state.recorder
    state.recorder = nil
    defer { state.recorder = recorder }
    let value = try state.withGradMode(false) { () throws(TensorError) in try compose(operands) }.array
    state.recorder = recorder
    return try operation(name, operands, value, saving: operands) { step, gradient throws(TensorError) in
      var saved: [Tensor?] = []
      for slot in operands.indices { saved.append(try step.saved(slot)) }
      let wanted = operands.indices.filter { step.needs($0) }
      let found = try Tensor.pulledBack(saved, wanted, [gradient]) { parts throws(TensorError) in
        [try compose(parts.compactMap { $0 })]
      }
      for (slot, one) in zip(wanted, found) { step[slot] = one }
    }
  }

  /// The gradients that came for a node's results; `single` for a node with one.
  private static func results(of step: BackwardStep, _ count: Int, _ single: Tensor?) -> [Tensor?] {
    if let single { return [single] }
    return (0..<count).map { step.gradient(of: $0) }
  }

  /// What the wanted operands get of second gradients.
  private static func pulledBack(
    _ operands: [Tensor?], _ wanted: [Int], _ arrived: [Tensor?],
    _ compose: ([Tensor?]) throws(TensorError) -> [Tensor?]
  ) throws(TensorError) -> [Tensor?] {
    guard let state = arrived.compactMap({ $0 }).first?.state, !wanted.isEmpty else { return wanted.map { _ in nil } }
    let recorder = state.recorder
    state.recorder = nil
    defer { state.recorder = recorder }
    let createsGraph = state.gradEnabled
    return try state.withGradMode(true) { () throws(TensorError) in
      // A stand-in leads to its operand, so that a third derivative passes through, and ends the walk of this one.
      var standIns = operands
      for slot in wanted {
        guard let operand = operands[slot] else { continue }
        let standIn = try operand.asOperation("AliasBackward0")
        if standIn.madeBy == nil { try standIn.setRequiresGradient(true) }
        standIns[slot] = standIn
      }
      let composed = try compose(standIns)
      var (outputs, starts): ([Tensor], [Tensor?]) = ([], [])
      for (output, start) in zip(composed, arrived) {
        guard let output, let start, output.requiresGradient else { continue }
        outputs.append(output)
        starts.append(start)
      }
      if outputs.isEmpty { return wanted.map { _ in nil } }
      return try Autograd.grad(
        outputs, wanted.compactMap { standIns[$0] }, gradients: starts, createGraph: createsGraph, allowUnused: true)
    }
  }
}
