// One layer of long short-term memory over a whole sequence in float32, and its gradients: a loop over the steps with
// one small matrix product each. Knows no autograd; the caller says what the inputs are.
import TensorKernels

/// What a forward walk leaves for the way back.
package struct MemoryTrace {
  /// The activated gates (input, forget, cell, output): steps × batch × 4·hidden.
  package let gates: NDArray
  /// The cell after each step, and its tanh: steps × batch × hidden.
  package let cells, squashed: NDArray
  /// The hidden state after each step.
  package let outputs: NDArray
}

/// The gradients of a layer.
package struct MemoryGradients {
  package let input, inputWeight, hiddenWeight, bias, hidden, cell: NDArray
}

/// A layer's operands: contiguous float32 arrays. `input` is steps × batch × features.
package struct MemoryLayer {
  package let input, inputWeight, hiddenWeight: NDArray
  /// Both biases added together.
  package let bias: NDArray?
  package let hidden, cell: NDArray
  package let isReversed: Bool

  let steps, batch, features, width: Int

  package init(
    input: NDArray, inputWeight: NDArray, hiddenWeight: NDArray, bias: NDArray?, hidden: NDArray, cell: NDArray,
    isReversed: Bool
  ) throws(TensorError) {
    self.input = try input.contiguous()
    self.inputWeight = try inputWeight.contiguous()
    self.hiddenWeight = try hiddenWeight.contiguous()
    self.bias = try bias?.contiguous()
    self.hidden = try hidden.contiguous()
    self.cell = try cell.contiguous()
    self.isReversed = isReversed
    (steps, batch, features, width) = (input.shape[0], input.shape[1], input.shape[2], hiddenWeight.shape[1])
  }

  /// Whether the operands are what the loops expect.
  package static func fits(
    _ input: NDArray, _ weights: [NDArray], hidden: NDArray, cell: NDArray
  ) -> Bool {
    guard input.rank == 3, hidden.rank == 2, cell.rank == 2, weights.count >= 2 else { return false }
    let width = hidden.shape[1]
    let arrays = [input, hidden, cell] + weights
    guard arrays.allSatisfy({ $0.dtype == .float32 && $0.hidden == nil }), width > 0 else { return false }
    let rows = 4 * width
    guard weights[0].shape == [rows, input.shape[2]], weights[1].shape == [rows, width] else { return false }
    guard weights.dropFirst(2).allSatisfy({ $0.shape == [rows] }) else { return false }
    return input.shape[0] > 0 && hidden.shape == [input.shape[1], width] && cell.shape == hidden.shape
  }

  /// The place in time of step `index`, and of the one before it; nil before the first.
  private func places(_ index: Int) -> (now: Int, before: Int?) {
    if isReversed { return (steps - 1 - index, index == 0 ? nil : steps - index) }
    return (index, index == 0 ? nil : index - 1)
  }

  private func product(
    _ transposeA: Bool, _ transposeB: Bool, _ m: Int, _ n: Int, _ k: Int, _ a: UnsafeMutablePointer<Float>,
    _ b: UnsafeMutablePointer<Float>, _ c: UnsafeMutablePointer<Float>, _ bias: UnsafeMutablePointer<Float>? = nil,
    accumulate: Bool = false
  ) throws(TensorError) {
    let status = gb_gemm_f32(
      transposeA, transposeB, Int64(m), Int64(n), Int64(k), a, Int64(transposeA ? m : k), b,
      Int64(transposeB ? k : n), c, Int64(max(n, 1)), bias, accumulate)
    try NDArray.check(status, "mkldnn_rnn_layer", .float32)
  }

  package func forward() throws(TensorError) -> MemoryTrace {
    let state = input.state
    let gates = try NDArray(uninitialized: try Shape([steps, batch, 4 * width]), .float32, state)
    let cells = try NDArray(uninitialized: try Shape([steps, batch, width]), .float32, state)
    let squashed = try NDArray(uninitialized: cells.shape, .float32, state)
    let outputs = try NDArray(uninitialized: cells.shape, .float32, state)
    try product(
      false, true, steps * batch, 4 * width, features, input.elements(as: Float.self),
      inputWeight.elements(as: Float.self), gates.elements(as: Float.self), bias?.elements(as: Float.self))
    let block = batch * width
    for index in 0..<steps {
      let (now, before) = places(index)
      let past = before.map { outputs.elements(as: Float.self) + $0 * block } ?? hidden.elements(as: Float.self)
      let gate = gates.elements(as: Float.self) + now * 4 * block
      try product(
        false, true, batch, 4 * width, width, past, hiddenWeight.elements(as: Float.self), gate, accumulate: true)
      let row = try gates.selected(0, now)
      try row.narrowed(1, 0, 2 * width).apply(.sigmoid)
      try row.narrowed(1, 2 * width, width).apply(.tanh)
      try row.narrowed(1, 3 * width, width).apply(.sigmoid)
      let old = before.map { cells.elements(as: Float.self) + $0 * block } ?? cell.elements(as: Float.self)
      let new = cells.elements(as: Float.self) + now * block
      let tanh = squashed.elements(as: Float.self) + now * block
      for lane in 0..<batch {
        let g = gate + lane * 4 * width
        for unit in 0..<width {
          let place = lane * width + unit
          let value = g[width + unit] * old[place] + g[unit] * g[2 * width + unit]
          new[place] = value
          tanh[place] = value
        }
      }
      try squashed.selected(0, now).apply(.tanh)
      let output = outputs.elements(as: Float.self) + now * block
      for lane in 0..<batch {
        let g = gate + lane * 4 * width + 3 * width
        for unit in 0..<width { output[lane * width + unit] = g[unit] * tanh[lane * width + unit] }
      }
    }
    return MemoryTrace(gates: gates, cells: cells, squashed: squashed, outputs: outputs)
  }

  /// The gradients of all operands from those of the outputs and of the last states.
  package func backward(
    _ trace: MemoryTrace, outputs: NDArray?, hidden lastHidden: NDArray?, cell lastCell: NDArray?
  ) throws(TensorError) -> MemoryGradients {
    let state = input.state
    let block = batch * width
    let gates = try NDArray(uninitialized: trace.gates.shape, .float32, state)
    let pasts = try NDArray(uninitialized: trace.outputs.shape, .float32, state)
    let hiddenFlow = try NDArray.zeros(hidden.shape, .float32, state)
    let cellFlow = try NDArray.zeros(cell.shape, .float32, state)
    for (given, start) in [(lastHidden, hiddenFlow), (lastCell, cellFlow)] {
      guard let source = try given?.contiguous() else { continue }
      start.elements(as: Float.self).update(from: source.elements(as: Float.self), count: block)
    }
    let given = try outputs?.contiguous()
    let (flow, memory) = (hiddenFlow.elements(as: Float.self), cellFlow.elements(as: Float.self))
    for index in (0..<steps).reversed() {
      let (now, before) = places(index)
      if let given {
        let gradient = given.elements(as: Float.self) + now * block
        for place in 0..<block { flow[place] += gradient[place] }
      }
      let old = before.map { trace.cells.elements(as: Float.self) + $0 * block } ?? cell.elements(as: Float.self)
      stepBack(
        trace.gates.elements(as: Float.self) + now * 4 * block, trace.squashed.elements(as: Float.self) + now * block,
        old, flow, memory, gates.elements(as: Float.self) + now * 4 * block)
      try product(
        false, false, batch, width, 4 * width, gates.elements(as: Float.self) + now * 4 * block,
        hiddenWeight.elements(as: Float.self), flow)
      let past = before.map { trace.outputs.elements(as: Float.self) + $0 * block } ?? hidden.elements(as: Float.self)
      (pasts.elements(as: Float.self) + now * block).update(from: past, count: block)
    }
    return try finished(gates, pasts, hiddenFlow, cellFlow)
  }

  /// Through one step: what flows into the gates, and what flows on to the cell before.
  private func stepBack(
    _ gates: UnsafeMutablePointer<Float>, _ squashed: UnsafeMutablePointer<Float>, _ old: UnsafeMutablePointer<Float>,
    _ flow: UnsafeMutablePointer<Float>, _ memory: UnsafeMutablePointer<Float>, _ result: UnsafeMutablePointer<Float>
  ) {
    for lane in 0..<batch {
      let (g, out) = (gates + lane * 4 * width, result + lane * 4 * width)
      for unit in 0..<width {
        let place = lane * width + unit
        let (i, f, c, o) = (g[unit], g[width + unit], g[2 * width + unit], g[3 * width + unit])
        let tanh = squashed[place]
        let cell = memory[place] + flow[place] * o * (1 - tanh * tanh)
        out[unit] = cell * c * i * (1 - i)
        out[width + unit] = cell * old[place] * f * (1 - f)
        out[2 * width + unit] = cell * i * (1 - c * c)
        out[3 * width + unit] = flow[place] * tanh * o * (1 - o)
        memory[place] = cell * f
      }
    }
  }

  private func finished(
    _ gates: NDArray, _ pasts: NDArray, _ hiddenFlow: NDArray, _ cellFlow: NDArray
  ) throws(TensorError) -> MemoryGradients {
    let state = input.state
    let rows = steps * batch
    let flow = gates.elements(as: Float.self)
    let inputGradient = try NDArray(uninitialized: input.shape, .float32, state)
    try product(
      false, false, rows, features, 4 * width, flow, inputWeight.elements(as: Float.self),
      inputGradient.elements(as: Float.self))
    let first = try NDArray(uninitialized: inputWeight.shape, .float32, state)
    try product(
      true, false, 4 * width, features, rows, flow, input.elements(as: Float.self), first.elements(as: Float.self))
    let second = try NDArray(uninitialized: hiddenWeight.shape, .float32, state)
    try product(
      true, false, 4 * width, width, rows, flow, pasts.elements(as: Float.self), second.elements(as: Float.self))
    return MemoryGradients(
      input: inputGradient, inputWeight: first, hiddenWeight: second, bias: try gates.reduced(.sum, [0, 1]),
      hidden: hiddenFlow, cell: cellFlow)
  }
}
