// How modules print: `Name(extra)`, children indented by two spaces, runs of equal children of a list collapsed.

import PythonRuntime

extension Machine {
  /// The reference's `Module.__repr__`.
  func moduleRepr(_ module: Value) throws(PyError) -> String {
    let extra = try str(try callMethod(module, "extra_repr"))
    let extraLines =
      extra.isEmpty ? [] : extra.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let children = try registeredChildren(module)
    let collapses = torch.classes.layers["ModuleList"].map { isInstance(module, $0) } ?? false
    let childLines = try collapses ? collapsedLines(children) : plainLines(children)
    var text = try str(try callMethod(module, "_get_name")) + "("
    if extraLines.count == 1 && childLines.isEmpty {
      text += extraLines[0]
    } else if !extraLines.isEmpty || !childLines.isEmpty {
      text += "\n  " + (extraLines + childLines).joined(separator: "\n  ") + "\n"
    }
    return text + ")"
  }

  /// Children with absent ones (None), which print too.
  private func registeredChildren(_ module: Value) throws(PyError) -> [NamedMember] {
    moduleTable(module, torch.names.modules)?.pairs.map {
      NamedMember(name: $0.key.str?.string ?? "", value: $0.value)
    } ?? []
  }

  private func indented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map {
      $0.offset == 0 ? String($0.element) : $0.element.allSatisfy { $0 == " " } ? "" : "  " + $0.element
    }
    .joined(separator: "\n")
  }

  private func plainLines(_ children: [NamedMember]) throws(PyError) -> [String] {
    var lines: [String] = []
    for child in children { lines.append("(\(child.name)): " + indented(try repr(child.value))) }
    return lines
  }

  /// `(0-2): 3 x Linear(...)`.
  private func collapsedLines(_ children: [NamedMember]) throws(PyError) -> [String] {
    var lines: [String] = []
    var start = 0
    while start < children.count {
      let text = try repr(children[start].value)
      var end = start
      while end + 1 < children.count, try repr(children[end + 1].value) == text { end += 1 }
      let label = start == end ? "(\(start)): " : "(\(start)-\(end)): \(end - start + 1) x "
      lines.append(label + indented(text))
      start = end + 1
    }
    return lines
  }
}
