// Operations that the reference computes in one piece with a derivative of its own and no derivative of that: here the
// value is composed without history, and the gradient comes from composing it once more with history when it is asked
// for. A second derivative is refused in the reference's words.
import Tensors

extension Tensor {
  /// Which of its two sentences the reference refuses a second derivative with.
  enum SecondDerivative {
    case missing(String)
    case missingKernel(String)
    /// Bags of rows: the gradient of the table and that of the factors are refused in different words.
    case bags

    var error: TensorError {
      switch self {
      case .missing(let name): .runtime("derivative for aten::\(name) is not implemented")
      case .missingKernel(let name): .notImplemented("the derivative for '\(name)' is not implemented.")
      case .bags: .notImplemented("the derivative for '_embedding_bag_backward' is not implemented.")
      }
    }
  }

  /// A kernel's value of an operation, and its gradients of the operands that are wanted (in order) from the operands and
  /// the gradient of the value.
  struct DirectForm {
    /// nil where it is composed.
    let value: NDArray?
    /// What the reference's own backward function refuses of operands whose data is no longer the forward pass's.
    var refuse: ((_ operand: Tensor) throws(TensorError) -> Void)?
    let gradients: (_ operands: [Tensor], _ wanted: [Int], NDArray) throws(TensorError) -> [Tensor?]
  }

  /// What an operation's operand looked like in the forward pass. Assigning to `x.data` exchanges the memory of what is
  /// saved without a new version, and a kernel that trusts the old sizes would read and write outside of it.
  struct ForwardLayout {
    let shape: Shape
    let dtype: DType

    init(_ operand: Tensor) { (shape, dtype) = (operand.shape, operand.dtype) }

    /// Throws unless operand `index` of this operation still looks like that.
    func check(_ saved: Tensor, _ index: Int, of name: StaticString) throws(TensorError) {
      try checkType(saved)
      if saved.shape == shape { return }
      throw .invalidGradient(of: "\(name)", index, got: saved.shape, expected: shape)
    }

    func checkType(_ saved: Tensor) throws(TensorError) {
      if saved.dtype == dtype { return }
      throw .runtime("expected scalar type \(saved.dtype.typeName) but found \(dtype.typeName)")
    }
  }

  /// One operation whose value `body` composes of the operands. A direct form is taken where nothing follows the gradients.
  static func opaque(
    _ name: StaticString, _ operands: [Tensor], second: SecondDerivative?, direct: DirectForm? = nil,
    _ body: @escaping ([Tensor]) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    guard let state = operands.first?.state else { throw .runtime("an operation needs a tensor") }
    let recorder = state.recorder
    state.recorder = nil
    defer { state.recorder = recorder }
    var value = direct?.value
    if value == nil { value = try state.withGradMode(false) { () throws(TensorError) in try body(operands) }.array }
    state.recorder = recorder
    guard let value else { throw .runtime("an operation needs a value") }
    let layouts = operands.map { ForwardLayout($0) }
    return try operation(name, operands, value, saving: operands) { step, gradient throws(TensorError) in
      var saved: [Tensor] = []
      for slot in operands.indices { saved.append(try step.saved(slot)) }
      if let direct {
        if let refuse = direct.refuse, saved[0].shape != layouts[0].shape { try refuse(saved[0]) }
        for (slot, layout) in layouts.enumerated() { try layout.check(saved[slot], slot, of: name) }
      }
      let wanted = saved.indices.filter { step.needs($0) }
      let isPlain = gradient.array.hidden == nil && !gradient.state.gradEnabled && !gradient.state.keepsDoubles
      let gradients: [Tensor?]
      if let direct, isPlain {
        gradients = try direct.gradients(saved, wanted, gradient.array)
      } else {
        gradients = try pullBack(saved, wanted, gradient, body)
      }
      for (slot, found) in zip(wanted, gradients) {
        guard let found else { continue }
        guard let second, gradient.state.gradEnabled else {
          step[slot] = found
          continue
        }
        if case .bags = second {
          step[slot] = try gradient.bagGradient(found.array, slot, saved)
          continue
        }
        step[slot] = try operation("NotImplemented", [gradient] + saved, found.array) { _, _ throws(TensorError) in
          throw second.error
        }
      }
    }
  }

  /// A gradient of bags of rows, of which there is no further derivative: this tensor is the gradient that arrived.
  private func bagGradient(_ value: NDArray, _ slot: Int, _ saved: [Tensor]) throws(TensorError) -> Tensor {
    if slot == 1 {
      let error = SecondDerivative.missing("_embedding_bag_per_sample_weights_backward").error
      return try Tensor.operation("NotImplemented", [self, saved[0]], value) { _, _ throws(TensorError) in throw error }
    }
    let result = try Tensor.operation("EmbeddingBagBackwardBackward0", [self] + saved.dropFirst(), value) {
      _, _ throws(TensorError) in throw SecondDerivative.bags.error
    }
    if saved.count == 1 { result.madeBy?.append(GradientEdge()) }
    return result
  }

  /// Gradients of the wanted operands from that of the result, by composing it once more from leaves.
  private static func pullBack(
    _ operands: [Tensor], _ wanted: [Int], _ gradient: Tensor, _ body: ([Tensor]) throws(TensorError) -> Tensor
  ) throws(TensorError) -> [Tensor?] {
    let state = gradient.state
    let recorder = state.recorder
    state.recorder = nil
    defer { state.recorder = recorder }
    return try state.withGradMode(true) { () throws(TensorError) in
      var leaves = operands.map { $0.detach() }
      for slot in wanted {
        leaves[slot] = operands[slot].detach()
        try leaves[slot].setRequiresGradient(true)
      }
      let result = try body(leaves)
      return try Autograd.grad(
        [result], wanted.map { leaves[$0] }, gradients: [gradient.detach()], allowUnused: true)
    }
  }
}

extension TensorError {
  /// A gradient whose sizes cannot be added up to those of what it belongs to.
  static func invalidGradient(of name: String, _ index: Int, got: Shape, expected: Shape) -> TensorError {
    .runtime(
      "Function \(name) returned an invalid gradient at index \(index) - got \(got) but expected shape compatible with "
        + "\(expected)")
  }
}

extension Tensor {
  /// Refuses what has no second dimension in the words of a look at its size.
  func checkHasSecondDimension() throws(TensorError) {
    if rank < 2 { throw .dimensionOutOfRange(1, rank: rank) }
  }
}
