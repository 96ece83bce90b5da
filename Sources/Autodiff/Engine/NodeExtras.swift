// What only few nodes have: a name given at run time, hooks, results that keep their gradient, the place where the node
// was made, and the bridge's object. Kept out of the node so that the common one stays small.
import Tensors

/// Sees all gradients for a node's results before it runs; what it returns replaces them.
package typealias NodePreHook = ([Tensor?]) throws(TensorError) -> [Tensor?]?
/// Sees what a node sent to its inputs and what had come; what it returns replaces the former.
package typealias NodeHook = (_ sent: [Tensor?], _ received: [Tensor?]) throws(TensorError) -> [Tensor?]?

package final class NodeExtras {
  /// Replaces the static name.
  package var name: String?
  /// Hooks on the results of the node, with the number of the result.
  var hooks: [(output: Int32, list: HookList)] = []
  /// Results that keep their gradient (`retain_grad`).
  var retaining: [GradientNode.WeakTensor] = []
  var preHooks = NumberedList<NodePreHook>()
  var postHooks = NumberedList<NodeHook>()
  /// Where the node was made, while anomalies were looked for.
  package var place: String?
  /// What a tangent does here, when it differs from what the rule says.
  var tangentRule: TangentRule?
  /// The same for the tangents of all results of a node with several.
  var tangentsRule: TangentsRule?
  /// The node begins a level of differentiation: the tensor it made counts as a leaf there.
  var isBoundary = false
  /// For an input of a level: the level, and at a level of forward mode the tangent that enters.
  var level: DifferentiationLevel?
  var tangent: Tensor?
  /// The node cannot be walked by forward mode; the message says why.
  package var forwardRefusal: String?
  /// Hidden dimensions of the result.
  var hidden: HiddenDimensions?
  /// A slot for the bridge: the language object that stands for this node.
  package var languageObject: UnsafeMutableRawPointer?
  /// What the bridge keeps as long as the node lives.
  package var bridgeData: AnyObject?

  package init() {}
}

extension GradientNode {
  /// The extras, made at their first use.
  package func makeExtras() -> NodeExtras {
    if let extras { return extras }
    let fresh = NodeExtras()
    extras = fresh
    return fresh
  }

  /// Forward mode ends at this node, as in the reference.
  func refuseForward(_ name: String) {
    if levels & DifferentiationLevel.forwardMask != 0 {
      makeExtras().forwardRefusal = DifferentiationLevel.refusal(name)
    }
  }

  /// A name made at run time, which replaces the static one.
  package var customName: String? {
    get { extras?.name }
    set { makeExtras().name = newValue }
  }

  /// Whether this node begins a level (of differentiation), so that what it made counts as a leaf.
  package var isBoundary: Bool { extras?.isBoundary ?? false }

  package func addPreHook(_ hook: @escaping NodePreHook) -> Int { makeExtras().preHooks.add(hook) }
  package func addHook(_ hook: @escaping NodeHook) -> Int { makeExtras().postHooks.add(hook) }
  package func removePreHook(_ id: Int) { extras?.preHooks.remove(id) }
  package func removeHook(_ id: Int) { extras?.postHooks.remove(id) }
}

/// Entries in the order they were added, each with a number to take it away by.
struct NumberedList<Entry> {
  private(set) var entries: [(id: Int, entry: Entry)] = []
  private var lastID = 0

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ entry: Entry) -> Int {
    lastID += 1
    entries.append((lastID, entry))
    return lastID
  }

  mutating func remove(_ id: Int) { entries.removeAll { $0.id == id } }
}
