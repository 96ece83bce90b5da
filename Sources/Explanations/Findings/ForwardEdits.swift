// Edits that put a computation back into the forward pass: a parameter that was replaced through `.data` becomes a new tensor
// that the loss uses, an update that was loaded into a model becomes a dict that the model is called with. They may span
// several lines; where one of them cannot be read there is no edit.

import Autodiff

enum ForwardEdits {
  typealias Edit = Finding.Edit

  /// How many lines below a change its uses are looked for.
  private static let reach = 200

  /// `w.data = f(w.data)` to `_w = f(w)`, and w to _w in what is computed from it up to a line that walks back.
  static func computed(_ name: String, changedOn line: Int, until last: Int, _ analysis: Analysis) -> [Edit] {
    guard Words.isReference(name), line > 0, last >= line, last - line < reach else { return [] }
    let made = "_" + (name.split(separator: ".").last.map(String.init) ?? name)
    var edits: [Edit] = []
    var isChanged = false
    for number in line...last {
      guard let source = Rewriting.line(analysis.scene.line(number)) else { continue }
      var parts = RepairEdits.statements(source)
      for index in parts.indices {
        let statement = parts[index]
        if number == line, !isChanged, let equals = Words.find(" = ", in: statement),
          statement.hasPrefix("\(name).data = ")
        {
          let value = String(statement[statement.index(equals, offsetBy: 3)...])
          parts[index] = "\(made) = \(value.replacing("\(name).data", with: name))"
          isChanged = true
        } else if isChanged, !statement.contains("\(name).grad"), !statement.contains("\(name).data"),
          let used = Rewriting.name(name, with: made, in: statement)
        {
          parts[index] = used
        }
      }
      let text = RepairEdits.indentation(source) + parts.filter { !$0.isEmpty }.joined(separator: "; ")
      if text != source { edits.append(Edit(line: number, text: text)) }
    }
    // Nothing but the change: the loss takes the parameter on another way, inside a module.
    return isChanged && edits.contains { $0.line > line || RepairEdits.statements($0.text).count > 1 } ? edits : []
  }

  /// `m.load_state_dict(UPDATED)` to a dict of the updated tensors, and calls of the model below to `functional_call`.
  static func functional(loadedOn line: Int, _ analysis: Analysis) -> [Edit] {
    guard let source = Rewriting.line(analysis.scene.line(line)),
      let call = Rewriting.method("load_state_dict", in: source), let updated = call.arguments.first,
      Words.isReference(call.receiver)
    else { return [] }
    let model = call.receiver
    let fast = "_updated"
    var edits = [Edit(line: line, text: source.replacingCharacters(in: call.whole, with: "\(fast) = \(updated)"))]
    let end = min(line + reach, analysis.scene.range.upperBound)
    for other in line + 1..<max(line + 1, end + 1) {
      guard let text = Rewriting.line(analysis.scene.line(other)), let use = Words.call(model, in: text) else {
        continue
      }
      let arguments = use.arguments.joined(separator: ", ")
      edits.append(
        Edit(
          line: other,
          text: text.replacingCharacters(
            in: use.range, with: "torch.func.functional_call(\(model), \(fast), (\(arguments),))")))
    }
    return edits.count > 1 ? edits : []
  }
}
