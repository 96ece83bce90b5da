// A value kept for backward, with the version it had: reading it back checks that nobody has written to it since.
// It knows nothing of rules; a node keeps it and a backward step reads it.
import Tensors

/// What a node keeps of one operand or of its own result.
enum SavedValue {
  /// An operand, itself.
  case operand(Tensor, version: Int)
  /// The node's own result: the array alone, because the tensor holds the node.
  case result(NDArray, output: Int32, version: Int)
  /// A plain number that the rule has captured.
  case number

  init(input: Tensor) { self = .operand(input, version: input.array.version) }

  init(resultOf tensor: Tensor, output: Int32) {
    self = .result(tensor.array, output: output, version: tensor.array.version)
  }

  var array: (array: NDArray, version: Int)? {
    switch self {
    case .operand(let tensor, let version): (tensor.array, version)
    case .result(let array, _, let version): (array, version)
    case .number: nil
    }
  }

  /// The value as a tensor for the rule of `node`.
  func unpack(for node: GradientNode) throws(TensorError) -> Tensor {
    switch self {
    case .operand(let tensor, let version):
      if tensor.array.version != version {
        throw SavedValue.changed(tensor.array, version, tensor.madeBy, tensor.outputIndex)
      }
      return tensor
    case .result(let array, let output, let version):
      if array.version != version { throw SavedValue.changed(array, version, node, output) }
      let tensor = Tensor(array)
      tensor.madeBy = node
      tensor.outputIndex = output
      tensor.recordID = 0
      return tensor
    case .number:
      throw .runtime("a saved number has no tensor")
    }
  }

  /// Whether letting go of the value may let go of nodes: it is a result of an operation, or shows one.
  static func ownsHistory(_ value: SavedValue?) -> Bool {
    guard case .operand(let tensor, _) = value else { return false }
    return tensor.madeBy != nil || tensor.base != nil
  }

  func collectNodes(into pending: inout [GradientNode]) {
    guard case .operand(let tensor, _) = self else { return }
    if let node = tensor.madeBy { pending.append(node) }
    if let node = tensor.base?.madeBy { pending.append(node) }
  }

  private static func changed(_ array: NDArray, _ saved: Int, _ maker: GradientNode?, _ output: Int32) -> TensorError {
    var text = "one of the variables needed for gradient computation has been modified by an inplace operation: "
    text += "[\(array.dtype.tensorTypeName) \(array.shape)]"
    if let maker { text += ", which is output \(output) of \(maker.nameInMessages)," }
    text +=
      " is at version \(array.version); expected version \(saved) instead. Hint: enable anomaly detection to find "
    text += "the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, "
    text += "check_nan=False)."
    return .runtime(text)
  }

  static var freed: TensorError {
    .runtime(
      "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
        + "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
        + "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
        + "saved tensors after calling backward.")
  }
}
