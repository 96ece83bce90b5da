// Functions that a lesson attaches to a gradient: they see it on its way and may replace it.
// The bridge makes them from the language's callables; a failure there is carried as a `TensorError` and restored by it.
import Tensors

/// Sees a gradient; what it returns replaces it.
package typealias GradientHook = (Tensor) throws(TensorError) -> Tensor?

/// The hooks on one tensor, in the order they were added.
package final class HookList {
  private var entries: [(id: Int, hook: GradientHook)] = []
  private var nextID = 0

  var isEmpty: Bool { entries.isEmpty }

  func add(_ hook: @escaping GradientHook) -> HookHandle {
    nextID += 1
    entries.append((nextID, hook))
    return HookHandle(list: self, id: nextID)
  }

  fileprivate func remove(_ id: Int) { entries.removeAll { $0.id == id } }

  func run(_ gradient: Tensor) throws(TensorError) -> Tensor {
    var current = gradient
    for entry in entries {
      if let replacement = try entry.hook(current) { current = replacement }
    }
    return current
  }

}

/// What `register_hook` returns.
package final class HookHandle {
  private weak var list: HookList?
  private let id: Int

  fileprivate init(list: HookList, id: Int) {
    self.list = list
    self.id = id
  }

  /// Takes the hook away; doing so twice is harmless.
  package func remove() { list?.remove(id) }
}

extension Tensor {
  /// `register_hook`: `hook` gets the gradient of this tensor each time one arrives.
  package func registerHook(_ hook: @escaping GradientHook) throws(TensorError) -> HookHandle {
    if !requiresGradient { throw .runtime("cannot register a hook on a tensor that doesn't require gradient") }
    guard let node = gradientNode else {
      let list = leafData.hooks ?? HookList()
      leafData.hooks = list
      return list.add(hook)
    }
    let extras = node.makeExtras()
    if let entry = extras.hooks.first(where: { $0.output == outputIndex }) { return entry.list.add(hook) }
    let list = HookList()
    extras.hooks.append((outputIndex, list))
    return list.add(hook)
  }

  /// `register_post_accumulate_grad_hook`: runs when this leaf's `.grad` has been updated.
  package func registerPostAccumulateHook(_ hook: @escaping GradientHook) throws(TensorError) -> HookHandle {
    if !requiresGradient { throw .runtime("cannot register a hook on a tensor that doesn't require gradient") }
    if !isLeaf { throw .runtime("post accumulate grad hooks cannot be registered on non-leaf tensors") }
    let list = leafData.postAccumulateHooks ?? HookList()
    leafData.postAccumulateHooks = list
    return list.add(hook)
  }

  /// `retain_grad()`: keeps the gradient of a result in its `.grad`.
  package func retainGradient() throws(TensorError) {
    if !requiresGradient { throw .runtime("can't retain_grad on Tensor that has requires_grad=False") }
    guard let node = gradientNode, !node.isBoundary, !retainsGradient else { return }
    flags.insert(.retainsGradient)
    node.makeExtras().retaining.append(GradientNode.WeakTensor(tensor: self))
  }
}

extension Tensor {
  /// Whether the backward that runs now, which this tensor is part of, goes to everything and not to some inputs alone.
  package var isInWholeBackward: Bool {
    guard let node = gradientEdge.node, let run = state.activeBackwards.last, node.pass.run == run else { return true }
    return !node.pass.isRestricted
  }

  /// Whether a gradient will come to this tensor in the backward that runs now.
  package var takesPartInBackward: Bool {
    guard let node = gradientEdge.node, let run = state.activeBackwards.last else { return false }
    return node.pass.run == run && (!node.pass.isRestricted || node.pass.takesPart)
  }
}
