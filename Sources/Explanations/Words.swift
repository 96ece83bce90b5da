// Small texts: names out of lines of code, lists of names, lines shortened for a sentence. It knows no graph.

import Tensors

enum Words {
  /// `loss` for `loss = f(x)`, also among other statements of the line; nil where none or several are bound.
  static func boundName(_ text: String) -> String? {
    let names = RepairEdits.statements(text).compactMap { statement -> String? in
      // What stands in a list or a dict is not what the name means.
      guard let name = assignedName(statement), let equals = find("=", in: statement) else { return nil }
      let value = statement[equals...].drop { "= ".contains($0) }
      return value.hasPrefix("[") || value.hasPrefix("{") ? nil : name
    }
    return Set(names).count == 1 ? names.first : nil
  }

  /// `loss` for `loss = f(x)`; nil for anything else.
  static func assignedName(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    var end = 0
    while end < scalars.count, isNamePart(scalars[end]) { end += 1 }
    if end == 0 || (scalars[0].value >= 48 && scalars[0].value <= 57) { return nil }
    var next = end
    while next < scalars.count, scalars[next] == " " { next += 1 }
    if next < scalars.count, scalars[next] == ",", next == end {
      // `g, = ...` binds one name.
      next += 1
      while next < scalars.count, scalars[next] == " " { next += 1 }
    }
    if next + 1 < scalars.count, "+-*/@".unicodeScalars.contains(scalars[next]), scalars[next + 1] == "=" { next += 1 }
    guard next < scalars.count, scalars[next] == "=" else { return nil }
    if next + 1 < scalars.count, scalars[next + 1] == "=" { return nil }
    return String(String.UnicodeScalarView(scalars[0..<end]))
  }

  static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || (scalar.value < 128 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil))
  }

  /// Whether a line assigns an object of a class, such as a layer.
  static func constructs(_ text: String) -> Bool {
    RepairEdits.statements(text).contains { statement in
      guard assignedName(statement) != nil, let equals = find("=", in: statement) else { return false }
      let called = statement[equals...].drop { "= ".contains($0) }.prefix { $0 != "(" }
      let name = called.split(separator: ".").last ?? ""
      return called.endIndex < statement.endIndex && name.first?.isUppercase == true
        && !["Parameter", "Tensor"].contains(name)
    }
  }

  /// A line without its comment, in code marks, long ones shortened.
  static func code(_ text: String) -> String {
    let trimmed = withoutComment(text)
    if trimmed.isEmpty { return "" }
    return "`" + (trimmed.count > 72 ? String(trimmed.prefix(70)) + "…" : trimmed) + "`"
  }

  static func withoutComment(_ text: String) -> String {
    var result = ""
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#" {
        break
      }
      result.append(character)
    }
    while let last = result.last, last == " " || last == ";" { result.removeLast() }
    return String(result.drop { $0 == " " || $0 == "\t" })
  }

  static func list(_ items: [String], or: Bool = false) -> String {
    guard let last = items.last else { return "nothing" }
    if items.count == 1 { return last }
    if items.count > 5 { return items.prefix(4).joined(separator: ", ") + " and \(items.count - 4) more" }
    return items.dropLast().joined(separator: ", ") + (or ? " or " : " and ") + last
  }

  /// `model.blocks[7].weight` for the path `model.blocks.7.weight`.
  static func expression(_ path: String) -> String {
    var text = ""
    for (index, part) in path.split(separator: ".").enumerated() {
      if part.allSatisfy(\.isNumber) { text += "[\(part)]" } else { text += (index == 0 ? "" : ".") + part }
    }
    return text
  }

  /// The operators of an expression that stand in no brackets.
  static func topOperators(_ text: String) -> Set<String> {
    var found: Set<String> = []
    var depth = 0
    var current = ""
    for character in text {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if depth == 0, "+-*/@%<>=!&|^~".contains(character) {
        current.append(character)
      } else if !current.isEmpty {
        found.insert(current)
        current = ""
      }
    }
    return depth == 0 ? found : []
  }

  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  static func on(_ line: Int) -> String { line > 0 ? " on line \(line)" : "" }

  /// The arguments of the call of `function` in a line, and where the call stands; nil when it is not there.
  static func call(_ function: String, in text: String) -> (range: Range<String.Index>, arguments: [String])? {
    var from = text.startIndex
    while let found = find(function + "(", in: text, from: from) {
      let before = found > text.startIndex ? text[text.index(before: found)] : " "
      if !(before.isLetter || before.isNumber || before == "_") {
        let open = text.index(found, offsetBy: function.count)
        if let close = closing(of: open, in: text) {
          return (found..<text.index(after: close), arguments(String(text[text.index(after: open)..<close])))
        }
        return nil
      }
      from = text.index(after: found)
    }
    return nil
  }

  static func find(_ word: String, in text: String, from: String.Index? = nil) -> String.Index? {
    var position = from ?? text.startIndex
    while position < text.endIndex {
      if text[position...].hasPrefix(word) { return position }
      position = text.index(after: position)
    }
    return nil
  }

  /// The bracket that closes the one at `open`.
  static func closing(of open: String.Index, in text: String) -> String.Index? {
    var depth = 0
    var position = open
    while position < text.endIndex {
      let character = text[position]
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) {
        depth -= 1
        if depth == 0 { return position }
      }
      position = text.index(after: position)
    }
    return nil
  }

  /// Parts between commas outside brackets.
  static func arguments(_ text: String) -> [String] {
    var parts: [String] = []
    var current = ""
    var depth = 0
    for character in text {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == "," && depth == 0 {
        parts.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    if !current.allSatisfy({ $0 == " " }) { parts.append(current) }
    return parts.map { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return String(part)
    }
  }

  /// A name, perhaps with attributes and numbers in brackets.
  static func isReference(_ text: String) -> Bool {
    guard let first = text.first, first == "_" || first.isLetter else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_.[]".contains($0)) }
  }

  /// Without indentation.
  static func trimmed(_ text: String) -> String { String(text.drop { $0 == " " || $0 == "\t" }) }
}

extension String {
  /// The text with a part of it put otherwise.
  func replacingCharacters(in range: Range<String.Index>, with other: String) -> String {
    self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
