// One step of history: which operation made a tensor, from what, and how a gradient passes back through it.
//
// A node holds its inputs' nodes (edges), the values its rule needs (each with the version it had), and the rule. The
// rule is a closure that must capture only plain numbers and shapes. Were it to capture the result of its own
// operation, result -> node -> rule -> result would be a cycle that nothing frees; so a node keeps the result's *array*,
// and the step that runs the rule wraps it again in a tensor that points to this node. That also keeps derivatives of
// derivatives right.
//
// A long chain of nodes must not be released by recursion, which would overflow the stack at some twenty thousand: the
// last release takes the chain apart in a loop (`releaseChain`).
import Tensors

/// Passes a gradient from an operation's result to its inputs, through `step`.
package typealias GradientRule = (_ step: BackwardStep, _ gradient: Tensor) throws(TensorError) -> Void

/// A rule that captures nothing.
typealias FixedRule = @Sendable (_ step: BackwardStep, _ gradient: Tensor) throws(TensorError) -> Void

/// The way back to one input: the node that made it and which of its results it was. No node: no gradient is needed.
package struct GradientEdge {
  package var node: GradientNode?
  package var index: Int32

  package init(_ node: GradientNode? = nil, _ index: Int32 = 0) {
    self.node = node
    self.index = index
  }
}

package final class GradientNode {
  /// The reference's name, for example `MulBackward0`.
  package let name: StaticString
  /// Grows with every node; backward runs the greatest first, leaves at once.
  package let sequence: UInt64
  let state: EngineState

  private var edge0 = GradientEdge()
  private var edge1 = GradientEdge()
  private var edge2 = GradientEdge()
  private var moreEdges: [GradientEdge] = []
  package private(set) var edgeCount = 0

  private var saved0: SavedValue?
  private var saved1: SavedValue?
  private var moreSaved: [SavedValue?] = []
  /// The values the rule needs were given back after a backward.
  package private(set) var isFreed = false

  package var rule: GradientRule?
  /// For the node of a leaf: the leaf, which collects what arrives.
  package let variable: Tensor?
  /// Sizes and types of the operation's results; gradients are brought to them.
  var outputShape: Shape
  var outputType: DType
  var moreOutputs: [(shape: Shape, dtype: DType)] = []

  /// The levels of differentiation this step depends on: bit 0 for plain `requires_grad`, others for transforms.
  package internal(set) var levels: UInt64 = 0
  /// The operation's numbers, for lessons that ask.
  package var arguments = NodeArguments.none
  /// Hooks, names given at run time and whatever else few nodes have.
  package internal(set) var extras: NodeExtras?
  /// The recorder's number of the result.
  package var recordID: Int32 = 0

  /// What the backward that is running keeps here.
  var pass = PassState()

  struct WeakTensor { weak var tensor: Tensor? }

  init(_ name: StaticString, result: NDArray) {
    self.name = name
    state = result.state
    sequence = state.nextSequence()
    variable = nil
    outputShape = result.shape
    outputType = result.dtype
  }

  /// A node whose name and results are stated afterwards.
  init(_ state: EngineState) {
    name = "CustomBackward"
    self.state = state
    sequence = state.nextSequence()
    variable = nil
    outputShape = []
    outputType = .float32
  }

  /// The node through which a leaf receives.
  init(accumulatingInto variable: Tensor) {
    name = "AccumulateGrad"
    state = variable.state
    sequence = .max
    self.variable = variable
    outputShape = variable.shape
    outputType = variable.gradientDType ?? variable.dtype
    recordID = variable.recordID
    levels = state.levelOfLeaves(madeAt: variable.depth)
    if variable.array.hidden != nil { makeExtras().hidden = variable.array.hidden }
  }

  deinit {
    if let variable, variable.accumulator === self { variable.accumulator = nil }
    if edgeCount > 0 { releaseChain() }
  }

  package var displayName: String { extras?.name ?? name.description }

  /// `grad_fn.name()`: nodes without an operation of their own have a longer name there.
  package var qualifiedName: String {
    let full = displayName
    return ["AccumulateGrad", "CopySlices", "CopyBackwards", "NotImplemented"].contains(full)
      ? "torch::autograd::" + full : full
  }

  /// The name in messages about changed values: `Exp` for `ExpBackward0`.
  package var nameInMessages: String {
    let full = qualifiedName
    if full.hasPrefix("torch::autograd::") { return full }
    guard let end = full.range(ofBackward: ()) else { return full }
    let number = full.utf8.suffix(from: end).filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    return String(full[..<end]) + (number == [UInt8(ascii: "0")] ? "" : String(decoding: number, as: UTF8.self))
  }

  // MARK: Edges

  package func edge(_ index: Int) -> GradientEdge {
    switch index {
    case 0: edge0
    case 1: edge1
    case 2: edge2
    default: moreEdges[index - 3]
    }
  }

  func append(_ edge: GradientEdge) {
    switch edgeCount {
    case 0: edge0 = edge
    case 1: edge1 = edge
    case 2: edge2 = edge
    default: moreEdges.append(edge)
    }
    edgeCount += 1
    if let next = edge.node { levels |= next.levels }
  }

  func replaceEdge(_ index: Int, _ edge: GradientEdge) {
    switch index {
    case 0: edge0 = edge
    case 1: edge1 = edge
    case 2: edge2 = edge
    default: moreEdges[index - 3] = edge
    }
  }

  var edges: [GradientEdge] { (0..<edgeCount).map { edge($0) } }

  // MARK: Saved values

  /// Keeps an input's value, if the gradient of input `needed` is wanted (or always).
  @inline(__always)
  func save(_ slot: Int, _ tensor: Tensor, for needed: Int? = nil) throws(TensorError) {
    if let needed, edge(needed).node == nil { return }
    if tensor.isInference {
      throw .runtime(
        "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in "
          + "computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and "
          + "use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.")
    }
    if state.changesSavedValues {
      try packSaved(slot, tensor)
    } else {
      put(slot, SavedValue(input: tensor))
    }
  }

  /// Keeps the value of the result `output`, without holding the tensor itself.
  @inline(__always)
  func saveResult(_ slot: Int, _ result: Tensor, output: Int32 = 0) {
    if state.changesSavedValues { return packResult(slot, result, output) }
    put(slot, SavedValue(resultOf: result, output: output))
  }

  /// Marks that the rule needs a number which the reference keeps like a saved tensor, so that a second walk fails
  /// there too.
  func saveNumber(_ number: Scalar? = nil, slot: Int = 0) { put(slot, SavedValue.number(number)) }

  /// The sizes of one of this node's results.
  package func sizes(of output: Int) -> Shape {
    output > 0 && output <= moreOutputs.count ? moreOutputs[output - 1].shape : outputShape
  }

  /// The number that slot `slot` holds.
  package func savedNumber(_ slot: Int) -> Scalar? {
    guard case .number(let number)? = savedValue(slot) else { return nil }
    return number
  }

  func put(_ slot: Int, _ value: SavedValue) {
    switch slot {
    case 0: saved0 = value
    case 1: saved1 = value
    default:
      while moreSaved.count <= slot - 2 { moreSaved.append(nil) }
      moreSaved[slot - 2] = value
    }
  }

  func savedValue(_ slot: Int) -> SavedValue? {
    switch slot {
    case 0: saved0
    case 1: saved1
    default: slot - 2 < moreSaved.count ? moreSaved[slot - 2] : nil
    }
  }

  /// How many slots may hold something.
  package var savedCount: Int { 2 + moreSaved.count }

  /// Whether slot `slot` holds one of the results (true) or an operand (false); nil when it holds no tensor.
  package func isSavedResult(_ slot: Int) -> Bool? {
    switch savedValue(slot) {
    case .operand: false
    case .result: true
    case .packed(let value): value.isResult
    case .number, nil: nil
    }
  }

  /// The array that slot `slot` holds, not checked.
  package func savedArray(_ slot: Int) -> NDArray? { savedValue(slot)?.array?.array }

  /// The tensor that slot `slot` holds, checked against later writes.
  package func unpackSaved(_ slot: Int) throws(TensorError) -> Tensor {
    guard let value = savedValue(slot) else { throw SavedValue.freed }
    return try value.unpack(for: self)
  }

  package var keepsValues: Bool { saved0 != nil || saved1 != nil || !moreSaved.isEmpty }

  /// The arrays kept for backward, with the version each had: for pictures and for `_saved_` attributes.
  package var savedArrays: [(array: NDArray, version: Int)] {
    ([saved0, saved1] + moreSaved).compactMap { $0?.array }
  }

  func freeSaved() {
    if arguments.holdsMemory { arguments = arguments.withoutTensors }
    if !keepsValues { return }
    saved0 = nil
    saved1 = nil
    moreSaved = []
    isFreed = true
  }

  // MARK: Release

  /// Takes apart whatever only this node holds, node by node instead of by recursion.
  private func releaseChain() {
    let isShort = moreSaved.isEmpty && moreEdges.isEmpty && !arguments.holdsMemory
    if isShort && !SavedValue.ownsHistory(saved0) && !SavedValue.ownsHistory(saved1) {
      if !ownsChain(&edge0) && !ownsChain(&edge1) && !ownsChain(&edge2) { return }
    }
    var pending: [GradientNode] = []
    pending.reserveCapacity(16)
    collectOwned(into: &pending)
    while var node = pending.popLast() {
      if isKnownUniquelyReferenced(&node) && node.edgeCount > 0 { node.collectOwned(into: &pending) }
    }
  }

  /// Whether releasing an edge would release a node that holds others. Called only while this node goes.
  private func ownsChain(_ edge: inout GradientEdge) -> Bool {
    guard let next = edge.node, next.edgeCount > 0 else { return false }
    _ = consume next
    return isKnownUniquelyReferenced(&edge.node)
  }

  /// Moves every node that this one holds, directly or through saved tensors, into `pending`.
  private func collectOwned(into pending: inout [GradientNode]) {
    if let node = edge0.node { pending.append(node) }
    if let node = edge1.node { pending.append(node) }
    if let node = edge2.node { pending.append(node) }
    edge0.node = nil
    edge1.node = nil
    edge2.node = nil
    for edge in moreEdges { if let node = edge.node { pending.append(node) } }
    moreEdges = []
    edgeCount = 0
    saved0?.collectNodes(into: &pending)
    saved1?.collectNodes(into: &pending)
    for value in moreSaved { value?.collectNodes(into: &pending) }
    for tensor in arguments.tensors { SavedValue(input: tensor).collectNodes(into: &pending) }
    arguments = .none
    saved0 = nil
    saved1 = nil
    moreSaved = []
    rule = nil
  }
}

extension String {
  /// Where "Backward" begins in a node's name, if it is there.
  fileprivate func range(ofBackward: Void) -> String.Index? {
    let word = Array("Backward".utf8)
    let bytes = Array(utf8)
    if bytes.count < word.count { return nil }
    for start in 0...(bytes.count - word.count) where Array(bytes[start..<(start + word.count)]) == word {
      return utf8.index(utf8.startIndex, offsetBy: start)
    }
    return nil
  }
}
