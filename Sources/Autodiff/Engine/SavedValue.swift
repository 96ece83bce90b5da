// A value kept for backward, with the version it had: reading it back checks that nobody has written to it since.
// It knows nothing of rules; a node keeps it and a backward step reads it.
import Tensors

/// What a node keeps of one operand or of its own result.
package enum SavedValue {
  /// An operand, itself.
  case operand(Tensor, version: Int)
  /// The node's own result: the array alone, because the tensor holds the node.
  case result(NDArray, output: Int32, version: Int)
  /// A plain number that the rule has captured, with its value where a lesson can ask for it.
  case number(Scalar?)
  /// What the lesson's own hooks made of the value.
  case packed(PackedValue)

  init(input: Tensor) { self = .operand(input, version: input.array.version) }

  init(resultOf tensor: Tensor, output: Int32) {
    self = .result(tensor.array, output: output, version: tensor.array.version)
  }

  var array: (array: NDArray, version: Int)? {
    switch self {
    case .operand(let tensor, let version): (tensor.array, version)
    case .result(let array, _, let version): (array, version)
    case .number, .packed: nil
    }
  }

  /// The value as a tensor for the rule of `node`.
  func unpack(for node: GradientNode) throws(TensorError) -> Tensor {
    switch self {
    case .operand(let tensor, let version):
      if tensor.array.version != version && !tensor.state.keepsDoubles {
        throw SavedValue.changed(tensor.array, version, tensor.gradientNode, tensor.outputIndex, readBy: node)
      }
      return try tensor.state.replayed(tensor)
    case .result(let array, let output, let version):
      if array.version != version { throw SavedValue.changed(array, version, node, output, readBy: node) }
      let tensor = Tensor(try array.state.replayed(array))
      tensor.madeBy = node
      tensor.outputIndex = output
      tensor.recordID = 0
      return tensor
    case .packed(let value):
      return try value.unpack(for: node)
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

  private static func changed(
    _ array: NDArray, _ saved: Int, _ maker: GradientNode?, _ output: Int32, readBy node: GradientNode
  ) -> TensorError {
    let memory = UInt(bitPattern: ObjectIdentifier(array.storage).hashValue)
    (node.state.restingRecorder as? Recorder)?.stop(
      .stale(node: node.recordID, memory: memory, expected: saved, found: array.version))
    var text = "one of the variables needed for gradient computation has been modified by an inplace operation: "
    text += "[\(array.dtype.tensorTypeName) \(array.shape)]"
    if let maker { text += ", which is output \(output) of \(maker.nameInMessages)," }
    text +=
      " is at version \(array.version); expected version \(saved) instead. Hint: "
    if array.state.anomaly != nil {
      text += "the backtrace further above shows the operation that failed to compute its gradient. The variable in "
      text += "question was changed in there or anywhere later. Good luck!"
    } else {
      text += "enable anomaly detection to find the operation that failed to compute its gradient, with "
      text += "torch.autograd.set_detect_anomaly(True, check_nan=False)."
    }
    return .runtime(text)
  }

  package static var freed: TensorError {
    .runtime(
      "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
        + "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
        + "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
        + "saved tensors after calling backward.")
  }
}

/// The hooks of `saved_tensors_hooks`: what a value becomes when it is saved, and how it comes back.
package final class SavedValueHooks {
  package let pack: (Tensor) throws(TensorError) -> AnyObject
  package let unpack: (AnyObject) throws(TensorError) -> Tensor

  package init(
    pack: @escaping (Tensor) throws(TensorError) -> AnyObject,
    unpack: @escaping (AnyObject) throws(TensorError) -> Tensor
  ) {
    self.pack = pack
    self.unpack = unpack
  }
}

/// A saved value in the form that hooks gave it.
package final class PackedValue {
  private let hooks: SavedValueHooks
  private let content: AnyObject
  /// Which result of the node it is, or nil for an operand and its own history.
  private let output: Int32?
  var isResult: Bool { output != nil }
  private let edge: GradientEdge

  init(_ shown: Tensor, output: Int32?, hooks: SavedValueHooks) throws(TensorError) {
    self.hooks = hooks
    self.output = output
    edge = output == nil ? shown.gradientEdge : GradientEdge()
    let state = shown.state
    let before = state.savedValueHooks
    state.savedValueHooks = []
    defer { state.savedValueHooks = before }
    let version = shown.array.version
    content = try state.withGradMode(false) { () throws(TensorError) in try hooks.pack(shown) }
    if shown.array.version != version {
      throw .runtime(
        "A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook cannot be "
          + "modified by in-place operations as this can lead to unexpected side-effects. Please open an issue if you need "
          + "to perform in-place operations on the input to a pack hook.")
    }
  }

  func unpack(for node: GradientNode) throws(TensorError) -> Tensor {
    let tensor = Tensor(try hooks.unpack(content).array.alias())
    if let output {
      tensor.madeBy = node
      tensor.outputIndex = output
      return tensor
    }
    guard let maker = edge.node else { return tensor }
    if maker.variable != nil { return tensor.sharesLeaf(maker) ?? tensor.asLeaf(of: maker) }
    tensor.madeBy = maker
    tensor.outputIndex = edge.index
    return tensor
  }
}

extension Tensor {
  /// The leaf itself when this is its memory, so that it is found again.
  fileprivate func sharesLeaf(_ node: GradientNode) -> Tensor? {
    guard let leaf = node.variable, leaf.array.sharesStorage(with: array), leaf.shape == shape else { return nil }
    return leaf
  }

  /// This tensor as a leaf whose gradient goes where that of another leaf goes.
  fileprivate func asLeaf(of node: GradientNode) -> Tensor {
    flags.insert(.requiresGradient)
    leafData.foreignAccumulator = node
    accumulator = node
    return self
  }
}

extension GradientNode {
  /// Lets hooks replace what a slot holds.
  package func packAnew(_ slot: Int, _ hooks: SavedValueHooks) throws(TensorError) {
    switch savedValue(slot) {
    case .operand(let tensor, _): put(slot, .packed(try PackedValue(tensor, output: nil, hooks: hooks)))
    case .result(_, let output, _):
      put(slot, .packed(try PackedValue(try unpackSaved(slot), output: output, hooks: hooks)))
    case .packed:
      throw .runtime(
        "Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only one pair of hooks is "
          + "allowed at a time.")
    case .number, nil: throw SavedValue.freed
    }
  }

  @inline(never)
  func packSaved(_ slot: Int, _ tensor: Tensor) throws(TensorError) {
    guard let hooks = state.savedValueHooks.last as? SavedValueHooks else {
      return put(slot, SavedValue(input: tensor))
    }
    put(slot, .packed(try PackedValue(tensor, output: nil, hooks: hooks)))
  }

  @inline(never)
  func packResult(_ slot: Int, _ result: Tensor, _ output: Int32) {
    guard let hooks = state.savedValueHooks.last as? SavedValueHooks else {
      return put(slot, SavedValue(resultOf: result, output: output))
    }
    do {
      // The hook sees another tensor than the result, which holds this node.
      let shown = Tensor(result.array)
      shown.madeBy = self
      shown.outputIndex = output
      put(slot, .packed(try PackedValue(shown, output: output, hooks: hooks)))
    } catch {
      // Saving a result cannot throw; the end of the hooks' context does.
      put(slot, SavedValue(resultOf: result, output: output))
      state.deferredError = error
    }
  }
}
