// What a rule sees while a gradient passes through its node: the gradients of the results, the saved values, which
// inputs want a gradient, and the places to put theirs. It knows nothing of queues or leaves.
import Tensors

package final class BackwardStep {
  package internal(set) var node: GradientNode
  /// Only these nodes take part, when gradients of certain tensors were asked for.
  let restrictedTo: UInt32
  /// Only edges to nodes of these levels.
  let levels: UInt64
  /// The step of the node that this one's node is a part of.
  private let outer: BackwardStep?
  private var result0: Tensor?
  private var result1: Tensor?
  private var result2: Tensor?
  private var moreResults: [Int: Tensor] = [:]
  /// Gradients of the node's further results.
  var moreGradients: [Tensor?] = []
  var gradient0: Tensor?

  init(
    node: GradientNode, restrictedTo: UInt32, levels: UInt64 = DifferentiationLevel.backwardMask,
    outer: BackwardStep? = nil
  ) {
    self.node = node
    self.outer = outer
    self.restrictedTo = restrictedTo
    self.levels = levels
  }

  /// A step for a node inside another's rule, with the same inputs.
  convenience init(_ outer: BackwardStep, node: GradientNode) {
    self.init(node: node, restrictedTo: outer.restrictedTo, levels: outer.levels, outer: outer)
  }

  /// Whether input `index` wants a gradient.
  @inline(__always)
  package func needs(_ index: Int) -> Bool {
    // The nodes behind the inner edges may be no part of the walk: a written view has a history of its own.
    if let outer { return outer.needs(index) }
    guard let next = node.edge(index).node, next.levels & levels != 0 else { return false }
    return restrictedTo == 0 || (next.pass.run == restrictedTo && next.pass.takesPart)
  }

  /// The gradient for input `index`.
  package subscript(index: Int) -> Tensor? {
    get {
      switch index {
      case 0: result0
      case 1: result1
      case 2: result2
      default: moreResults[index]
      }
    }
    set {
      switch index {
      case 0: result0 = newValue
      case 1: result1 = newValue
      case 2: result2 = newValue
      default: moreResults[index] = newValue
      }
    }
  }

  /// The gradient of the node's result `index`; nil when none came.
  package func gradient(of index: Int) -> Tensor? {
    if index == 0 { return gradient0 }
    return index - 1 < moreGradients.count ? moreGradients[index - 1] : nil
  }

  /// Replaces what came for result `index`.
  func setGradient(of index: Int, _ gradient: Tensor?) {
    if index == 0 {
      gradient0 = gradient
      return
    }
    while moreGradients.count < index { moreGradients.append(nil) }
    moreGradients[index - 1] = gradient
  }

  /// The same, with zeros in place of none.
  func gradient(of index: Int, else shape: Shape, like other: Tensor) throws(TensorError) -> Tensor {
    if let present = gradient(of: index) { return present }
    // A node with a single result keeps its gradient nowhere but in the rule's own argument.
    if index == 0 && node.moreOutputs.isEmpty { return other }
    return try other.zeros(shape)
  }

  /// Whether the rule runs so that tangents can be made from it.
  var isForwardMode: Bool { levels & DifferentiationLevel.forwardMask != 0 }

  /// What the node saved at `slot`. Throws when it was given back or written to since.
  package func saved(_ slot: Int) throws(TensorError) -> Tensor {
    guard let value = node.savedValue(slot) else { throw SavedValue.freed }
    return try value.unpack(for: node)
  }

  func hasSaved(_ slot: Int) -> Bool { node.savedValue(slot) != nil }

  func clear() {
    result0 = nil
    result1 = nil
    result2 = nil
    if !moreResults.isEmpty { moreResults = [:] }
    if !moreGradients.isEmpty { moreGradients = [] }
    gradient0 = nil
  }
}
