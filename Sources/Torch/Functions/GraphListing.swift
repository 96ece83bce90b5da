// What `make_dot` shows of each step when it is asked to: the attributes a step keeps, as rows, and the tensors among them,
// as notes. It reads the graph of `grad_fn`, which may be as long as memory is, and so walks it without recursion.

import Autodiff
import Explanations
import PythonRuntime

/// A walk over the steps behind tensors.
struct GraphListing {
  let showsAttributes: Bool
  let showsSaved: Bool
  /// Longer values of attributes are cut.
  let limit: Int
  private(set) var additions = GraphAdditions()

  init(showsAttributes: Bool, showsSaved: Bool, limit: Int) {
    self.showsAttributes = showsAttributes
    self.showsSaved = showsSaved
    self.limit = max(limit, 3)
  }

  mutating func read(_ roots: [Value], _ vm: Machine) throws(PyError) {
    var open = roots.compactMap { $0.tensor?.visibleNode }
    var seen: Set<ObjectIdentifier> = []
    while let node = open.popLast() {
      guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
      if seen.count & 0xFFF == 0 { try vm.checkInterrupt() }
      try readAttributes(node, vm)
      try readContext(node, vm)
      for index in 0..<node.edgeCount { if let next = node.edge(index).node { open.append(next) } }
    }
  }

  private mutating func readAttributes(_ node: GradientNode, _ vm: Machine) throws(PyError) {
    guard showsAttributes || showsSaved else { return }
    // Asking for a value that was given back fails, as it does in the lesson.
    if node.isFreed { throw vm.pythonError(SavedValue.freed) }
    var rows: [String] = []
    let prefix = "_saved_"
    for attribute in SavedAttributes.names(of: node).sorted() where attribute.hasPrefix(prefix) {
      let name = String(attribute.dropFirst(prefix.count))
      let value = try SavedAttributes.value(vm, node, name)
      if showsAttributes { rows.append("\(name): \(try words(of: value, vm))") }
      if showsSaved { keep(value, name, node) }
    }
    if !rows.isEmpty { additions.rows[node.recordID, default: []] += rows }
  }

  /// The tensors of a custom function are shown without being asked for, as long as they are there.
  private mutating func readContext(_ node: GradientNode, _ vm: Machine) throws(PyError) {
    guard !node.isFreed, let attachment = node.extras?.bridgeData as? NodeAttachment,
      let context = attachment.context?.value.native as? FunctionContext
    else { return }
    let tensors = try FunctionContext.savedTensors(vm, context)
    for value in try vm.toArray(tensors) { keep(value, "", node) }
  }

  private mutating func keep(_ value: Value, _ name: String, _ node: GradientNode) {
    var parts = value.tensor.map { [(name, $0)] } ?? []
    if let tuple = value.tuple {
      parts += tuple.elements.enumerated().compactMap { index, part in part.tensor.map { ("\(name)[\(index)]", $0) } }
    }
    for (name, tensor) in parts {
      let sizes = tensor.shape.map { String($0) }.joined(separator: ", ")
      additions.kept[node.recordID, default: []].append(
        GraphAdditions.KeptTensor(name: name, size: "(\(sizes))", record: tensor.recordID))
    }
  }

  private func words(of value: Value, _ vm: Machine) throws(PyError) -> String {
    if value.tensor != nil { return "[saved tensor]" }
    if let tuple = value.tuple, tuple.elements.contains(where: { $0.tensor != nil }) { return "[saved tensors]" }
    let text = try vm.str(value)
    return text.unicodeScalars.count > limit ? String(text.unicodeScalars.prefix(limit - 3)) + "..." : text
  }
}
