// "f() received an invalid combination of arguments": the list of a function's signatures, with a word on each that the
// call came near to. The comparison is PyTorch's own, which reads the printed signature again: a parameter with a
// default is known there by the default's last word, and the star counts as a parameter. Knows nothing of the values.

import PythonRuntime

/// A printed signature, read again.
private struct ListedSignature {
  var parameters: [(name: String, type: String)] = []

  init(_ text: String) {
    for part in text.dropFirst().dropLast().split(separator: ", ", omittingEmptySubsequences: false) {
      let words = part.split(separator: " ")
      parameters.append((String(words.last ?? ""), words.count > 1 ? words.dropLast().joined(separator: " ") : "*"))
    }
  }
}

extension Machine {
  func invalidCombination(_ function: String, _ given: GivenArguments, _ signatures: [String]) -> String {
    var text = "\(function)() received an invalid combination of arguments - "
    if signatures.count == 1 {
      let option = ListedSignature(signatures[0])
      let fits = option.parameters.count == given.count
      let unknown = unmatchedKeywords(option, given)
      if !unknown.isEmpty { return text + "got unrecognized keyword arguments: " + unknown.joined(separator: ", ") }
      text += "got " + (fits ? markedTypes(option, given) : givenTypes(given))
      return text + ", but expected " + signatures[0]
    }
    text += "got " + givenTypes(given) + ", but expected one of:\n"
    for signature in signatures {
      text += " * \(signature)\n"
      let option = ListedSignature(signature)
      if option.parameters.count != given.count { continue }
      let unknown = unmatchedKeywords(option, given)
      if unknown.isEmpty {
        text += "      didn't match because some of the arguments have invalid types: \(markedTypes(option, given))\n"
      } else {
        text += "      didn't match because some of the keywords were incorrect: \(unknown.joined(separator: ", "))\n"
      }
    }
    return text
  }

  /// `(Tensor, int, dim=str)`.
  private func givenTypes(_ given: GivenArguments) -> String {
    var text = "("
    for value in given.positional { text += cTypeName(value) + ", " }
    for (name, value) in given.keywords.reversed() { text += "\(name)=\(cTypeName(value)), " }
    if !given.positional.isEmpty { text.removeLast(2) }
    return text + ")"
  }

  private func unmatchedKeywords(_ option: ListedSignature, _ given: GivenArguments) -> [String] {
    let start = max(option.parameters.count - given.keywords.count, 0)
    let names = option.parameters[start...].map(\.name)
    return given.keywords.reversed().map(\.name).filter { !names.contains($0) }
  }

  /// The types with `!` around those that do not fit.
  private func markedTypes(_ option: ListedSignature, _ given: GivenArguments) -> String {
    var text = "("
    for index in 0..<given.count {
      let isKeyword = index >= given.positional.count
      let parameter = option.parameters[index]
      let keyword = given.keywords.first { $0.name == parameter.name }?.value
      guard let value = isKeyword ? keyword : given.positional[index] else { continue }
      let mark = fits(value, parameter.type) ? "" : "!"
      text += mark + (isKeyword ? parameter.name + "=" : "") + describedType(value) + mark + ", "
    }
    if !given.positional.isEmpty { text.removeLast(2) }
    return text + ")"
  }

  private func fits(_ value: Value, _ type: String) -> Bool {
    let name = cTypeName(value)
    switch type {
    case "float": return name == "float" || name == "int"
    default: return name == type
    }
  }

  /// A type; for lists and tuples with the types inside.
  func describedType(_ value: Value) -> String {
    let name = cTypeName(value)
    guard value.isKind(.tuple) || value.isKind(.list), let elements = try? toArray(value) else { return name }
    let inside = elements.map { cTypeName($0) }.joined(separator: ", ")
    if value.isKind(.list) { return "\(name) of [\(inside)]" }
    return "\(name) of (\(inside)\(elements.count == 1 ? "," : ""))"
  }
}
