// Reads as much of a DOT file as a comparison of structure needs: every statement with an id, its class, its label and its
// other attributes. Tooltips are left out; ours say more than the drawn samples do.

struct DotStatement: Hashable, CustomStringConvertible {
  let id: String
  let subject: String
  let attributes: [String: String]

  var description: String { "\(subject) \(attributes.sorted { $0.key < $1.key })" }
}

func dotStatements(_ text: String) -> [DotStatement] {
  text.split(separator: "\n").compactMap { line in
    guard let open = line.firstIndex(of: "["), let close = line.lastIndex(of: "]"), line.contains("[id=\"") else {
      return nil
    }
    var attributes = attributes(line[line.index(after: open)..<close])
    for tooltip in ["tooltip", "labeltooltip"] { attributes[tooltip] = nil }
    let subject = line[..<open].drop { $0 == " " }
    return DotStatement(id: attributes["id"] ?? "", subject: String(subject), attributes: attributes)
  }
}

/// `name=value` pairs; a value is bare, quoted, or between balanced angle brackets.
private func attributes(_ text: Substring) -> [String: String] {
  var result: [String: String] = [:]
  var rest = text
  while let equals = rest.firstIndex(of: "=") {
    let name = rest[..<equals].filter { $0 != " " && $0 != "," }
    rest = rest[rest.index(after: equals)...]
    var depth = 0
    var isQuoted = false
    let end = rest.firstIndex { character in
      if character == "\"", depth == 0 { isQuoted.toggle() }
      if !isQuoted, character == "<" { depth += 1 }
      if !isQuoted, character == ">" { depth -= 1 }
      return character == "," && depth == 0 && !isQuoted
    }
    let value = rest[..<(end ?? rest.endIndex)]
    result[name] = value.first == "\"" ? String(value.dropFirst().dropLast()) : String(value)
    rest = rest[(end ?? rest.endIndex)...]
  }
  return result
}
