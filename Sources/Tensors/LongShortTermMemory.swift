// One layer of long short-term memory over a whole sequence in float32, and its gradients, by the kernels. Knows no
// autograd; the caller says what the inputs are.
import TensorKernels

/// What a forward walk leaves for the way back, in the order of the steps.
package struct MemoryTrace {
  /// The activated gates (input, forget, cell, output): steps × batch × 4·hidden.
  package let gates: NDArray
  /// The cell and the hidden state after each step: steps × batch × hidden.
  package let cells, states: NDArray
}

/// The gradients of a layer.
package struct MemoryGradients {
  package let input, inputWeight, hiddenWeight, bias, hidden, cell: NDArray
}

/// A layer's operands: contiguous float32 arrays. `input` is steps × batch × features, in the order of the steps.
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
    self.input = try (isReversed ? try input.flipped([0]) : input).contiguous()
    self.inputWeight = try inputWeight.contiguous()
    self.hiddenWeight = try hiddenWeight.contiguous()
    self.bias = try bias?.contiguous()
    self.hidden = try hidden.contiguous()
    self.cell = try cell.contiguous()
    self.isReversed = isReversed
    (steps, batch, features, width) = (input.shape[0], input.shape[1], input.shape[2], hiddenWeight.shape[1])
  }

  /// Whether the operands are what the kernels expect.
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
    return input.count > 0 && hidden.shape == [input.shape[1], width] && cell.shape == hidden.shape
  }

  private var kernelLayer: gb_memory_layer {
    func start(_ array: NDArray) -> UnsafePointer<Float> { UnsafePointer(array.elements(as: Float.self)) }
    return gb_memory_layer(
      steps: Int64(steps), batch: Int64(batch), features: Int64(features), width: Int64(width), input: start(input),
      inputWeight: start(inputWeight), hiddenWeight: start(hiddenWeight), bias: bias.map(start), hidden: start(hidden),
      cell: start(cell))
  }

  /// The steps' values in the order of time.
  package func inTime(_ array: NDArray) throws(TensorError) -> NDArray {
    isReversed ? try array.flipped([0]).contiguous() : array
  }

  /// `isRecorded`: gradients are recorded; the reference adds up products in another order then.
  package func forward(isRecorded: Bool) throws(TensorError) -> MemoryTrace {
    let state = input.state
    let gates = try NDArray(uninitialized: try Shape([steps, batch, 4 * width]), .float32, state)
    let cells = try NDArray(uninitialized: try Shape([steps, batch, width]), .float32, state)
    let states = try NDArray(uninitialized: cells.shape, .float32, state)
    var layer = kernelLayer
    let status = gb_memory_forward(
      &layer, isRecorded, gates.elements(as: Float.self), cells.elements(as: Float.self),
      states.elements(as: Float.self))
    try NDArray.check(status, "mkldnn_rnn_layer", .float32)
    return MemoryTrace(gates: gates, cells: cells, states: states)
  }

  private func started(_ given: NDArray?, _ shape: Shape) throws(TensorError) -> NDArray {
    guard let given else { return try NDArray.zeros(shape, .float32, input.state) }
    return try given.copiedContiguous()
  }

  /// The gradients of all operands from those of the outputs (in the order of time) and of the last states.
  package func backward(
    _ trace: MemoryTrace, outputs: NDArray?, hidden lastHidden: NDArray?, cell lastCell: NDArray?
  ) throws(TensorError) -> MemoryGradients {
    func made(_ like: Shape) throws(TensorError) -> NDArray {
      try NDArray(uninitialized: like, .float32, input.state)
    }
    let gates = try trace.gates.copiedContiguous()
    let given =
      if let outputs { try inTime(outputs).contiguous() } else { try started(nil, trace.states.shape) }
    let found = MemoryGradients(
      input: try made(input.shape), inputWeight: try made(inputWeight.shape),
      hiddenWeight: try made(hiddenWeight.shape), bias: try made([4 * width]),
      hidden: try started(lastHidden, hidden.shape), cell: try started(lastCell, cell.shape))
    var layer = kernelLayer
    var gradients = gb_memory_gradients(
      outputs: given.elements(as: Float.self), hidden: found.hidden.elements(as: Float.self),
      cell: found.cell.elements(as: Float.self), input: found.input.elements(as: Float.self),
      inputWeight: found.inputWeight.elements(as: Float.self),
      hiddenWeight: found.hiddenWeight.elements(as: Float.self), bias: found.bias.elements(as: Float.self))
    let status = gb_memory_backward(
      &layer, isReversed, gates.elements(as: Float.self), trace.cells.elements(as: Float.self),
      trace.states.elements(as: Float.self), &gradients)
    try NDArray.check(status, "mkldnn_rnn_layer_backward", .float32)
    return MemoryGradients(
      input: try inTime(found.input), inputWeight: found.inputWeight, hiddenWeight: found.hiddenWeight,
      bias: found.bias, hidden: found.hidden, cell: found.cell)
  }
}
