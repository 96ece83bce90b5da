// `lstm` of one layer and direction as one operation, as the reference runs it on this processor. The way back is one
// walk in the engine; with `create_graph` it is taken through the operations the layer is made of, so that second
// derivatives work.

import Tensors

extension Tensor {
  /// Outputs of all steps, last hidden state, last cell. `weights`: for the input, for the hidden state, and both biases
  /// if there are any. Nil when the operands are not of the kind that one operation serves.
  package func longShortTermMemory(
    _ weights: [Tensor], hidden: Tensor, cell: Tensor, isReversed: Bool
  ) throws(TensorError) -> (Tensor, Tensor, Tensor)? {
    let fits = MemoryLayer.fits(array, weights.map(\.array), hidden: hidden.array, cell: cell.array)
    // The check of gradients does every step again in double precision, which this kernel does not have.
    guard fits, state.transformDepth == 0, state.differences == nil else { return nil }
    let hasBias = weights.count > 3
    let bias = hasBias ? try weights[2].array.binary(.add, weights[3].array) : nil
    let layer = try MemoryLayer(
      input: array, inputWeight: weights[0].array, hiddenWeight: weights[1].array, bias: bias, hidden: hidden.array,
      cell: cell.array, isReversed: isReversed)
    let trace = try layer.forward(isRecorded: state.gradEnabled)
    let last = shape[0] - 1
    let results = [
      Tensor(try layer.inTime(trace.states)), Tensor(try trace.states.selected(0, last).copiedContiguous()),
      Tensor(try trace.cells.selected(0, last).copiedContiguous()),
    ]
    // A layer without biases has zeros in their place, and so two edges that lead nowhere.
    let nothing = Tensor(try NDArray.zeros([weights[0].shape[0]], dtype, self.state))
    let operands = [self] + weights.prefix(2) + (hasBias ? weights[2...3] : [nothing, nothing]) + [hidden, cell]
    if let node = Tensor.history("MkldnnRnnLayerBackward0", of: results, operands) {
      for (slot, operand) in operands.enumerated() { try node.save(slot, operand) }
      node.rule = { [count = operands.count, state] step, _ throws(TensorError) in
        var saved: [Tensor] = []
        for slot in 0..<count { saved.append(try step.saved(slot)) }
        if state.gradEnabled {
          try Tensor.unfoldedMemoryRule(step, saved, hasBias: hasBias, isReversed)
        } else {
          try Tensor.memoryRule(step, layer, trace)
        }
      }
    }
    return (results[0], results[1], results[2])
  }

  private static func memoryRule(
    _ step: BackwardStep, _ layer: MemoryLayer, _ trace: MemoryTrace
  ) throws(TensorError) {
    let found = try layer.backward(
      trace, outputs: step.gradient(of: 0)?.array, hidden: step.gradient(of: 1)?.array,
      cell: step.gradient(of: 2)?.array)
    let bias = step.needs(4) ? try found.bias.copiedContiguous() : found.bias
    let all = [found.input, found.inputWeight, found.hiddenWeight, found.bias, bias, found.hidden, found.cell]
    for (index, array) in all.enumerated() where step.needs(index) { step[index] = Tensor(array) }
  }

  /// One step with gates apart: input, forget, cell, output, the new cell and its tanh.
  private struct OpenStep {
    let input, forget, candidate, output, cell, squashed, pastHidden, pastCell: Tensor
  }

  /// The same gradients made of operations that are recorded themselves.
  private static func unfoldedMemoryRule(
    _ step: BackwardStep, _ saved: [Tensor], hasBias: Bool, _ isReversed: Bool
  ) throws(TensorError) {
    let (x, first, second) = (saved[0], saved[1], saved[2])
    let steps = x.shape[0]
    let order = isReversed ? Array((0..<steps).reversed()) : Array(0..<steps)
    var (hidden, cell) = (saved[saved.count - 2], saved[saved.count - 1])
    var walk: [OpenStep] = []
    for now in order {
      var gates = try x.select(0, now).linear(first, hasBias ? saved[3] : nil)
      gates = try gates.add(try hidden.linear(second, hasBias ? saved[4] : nil))
      let parts = try gates.chunk(4, 1)
      let open = (try parts[0].sigmoid(), try parts[1].sigmoid(), try parts[2].tanh(), try parts[3].sigmoid())
      let next = try open.1.mul(cell).add(try open.0.mul(open.2))
      let squashed = try next.tanh()
      walk.append(
        OpenStep(
          input: open.0, forget: open.1, candidate: open.2, output: open.3, cell: next, squashed: squashed,
          pastHidden: hidden, pastCell: cell))
      (hidden, cell) = (try open.3.mul(squashed), next)
    }
    var flow = step.gradient(of: 1)
    var memory = step.gradient(of: 2)
    var inputs = [Tensor?](repeating: nil, count: steps)
    var sums: (Tensor?, Tensor?, Tensor?)
    func add(_ a: Tensor?, _ b: Tensor) throws(TensorError) -> Tensor {
      guard let a else { return b }
      return try a.add(b)
    }
    for (index, now) in order.enumerated().reversed() {
      let open = walk[index]
      if let outputs = step.gradient(of: 0) { flow = try add(flow, try outputs.select(0, now)) }
      let nothing = try open.cell.zerosLike()
      let gradient = flow ?? nothing
      let through = try gradient.mul(open.output).mul(try open.squashed.mul(open.squashed).neg().add(.int(1)))
      let inner = try add(memory, through)
      func bent(_ gate: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
        try value.mul(gate).mul(try gate.neg().add(.int(1)))
      }
      let flat = try open.candidate.mul(open.candidate).neg().add(.int(1))
      let gates = try Tensor.cat(
        [
          try bent(open.input, try inner.mul(open.candidate)), try bent(open.forget, try inner.mul(open.pastCell)),
          try inner.mul(open.input).mul(flat), try bent(open.output, try gradient.mul(open.squashed)),
        ], 1)
      inputs[now] = try gates.mm(first).unsqueeze(0)
      let turned = try gates.t()
      sums.0 = try add(sums.0, try turned.mm(try x.select(0, now)))
      sums.1 = try add(sums.1, try turned.mm(open.pastHidden))
      sums.2 = try add(sums.2, try gates.sum([0]))
      flow = try gates.mm(second)
      memory = try inner.mul(open.forget)
    }
    let all: [Tensor?] = [
      try Tensor.cat(inputs.compactMap { $0 }, 0), sums.0, sums.1, sums.2, sums.2, flow, memory,
    ]
    for (index, gradient) in all.enumerated() where step.needs(index) { step[index] = gradient }
  }
}
