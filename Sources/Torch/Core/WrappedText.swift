// How tensors print inside transforms: one wrapper for each level or mapping they belong to, innermost transform first,
// and tangents inside `dual_level`.

import Autodiff
import PythonRuntime
import Tensors

extension Machine {
  /// The text of a tensor that a transform follows; nil for others.
  func wrappedText(_ tensor: Tensor) throws(PyError) -> String? {
    let state = torch.engine
    var wrappers: [String] = []
    for (index, transform) in state.transforms.enumerated().reversed() {
      let depth = index + 1
      if let mapping = transform as? MappingLevel, mapping.maps(tensor) {
        wrappers.append("BatchedTensor(lvl=\(depth), bdim=0, value=")
      } else if let level = transform as? DifferentiationLevel, level !== torch.dualLevel, level.follows(tensor) {
        wrappers.append("GradTrackingTensor(lvl=\(depth), value=")
      }
    }
    let whole = try engine { () throws(TensorError) in try tensor.array.visible() }
    var suffixes: [String] = []
    if wrappers.isEmpty {
      guard let level = torch.dualLevel else { return nil }
      let tangent = try engine { () throws(TensorError) in try level.tangent(of: tensor) }
      guard let tangent else { return nil }
      if let node = tensor.visibleNode {
        suffixes.append("grad_fn=<\(node.displayName)>")
      } else if tensor.isDifferentiable {
        suffixes.append("requires_grad=True")
      }
      // A tangent without dimensions is formatted as its number.
      let text =
        tangent.rank == 0
        ? try repr(number(try engine { () throws(TensorError) in try tangent.array.item() }))
        : try tensorText(wrap(tangent))
      suffixes.append("tangent=\(text)")
    }
    var text = whole.printed(suffixes: suffixes)
    for wrapper in wrappers.reversed() {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
      text = wrapper + "\n" + lines.joined(separator: "\n") + "\n)"
    }
    return text
  }
}
