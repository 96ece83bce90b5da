// Expressions in a line of code found and put otherwise: the receiver of a method, the arguments of a call, a name. Edits
// of repairs are made of these. It knows text only; a line that it cannot read stays as it is.

enum Rewriting {
  /// Longer lines are left alone.
  private static let longest = 2000

  /// A method call in a line: `x[0].round()`.
  struct MethodCall {
    /// From the receiver's first character to the closing bracket.
    var whole: Range<String.Index>
    var receiver: String
    var arguments: [String]
  }

  /// The line without its comment, or nil where it is too long to be read.
  static func line(_ text: String) -> String? {
    if text.utf8.count > longest { return nil }
    let code = Words.withoutComment(text)
    return code.isEmpty ? nil : RepairEdits.indentation(text) + code
  }

  /// A line put otherwise: its comment is left away, and what stands in quotes is no code.
  static func edited(_ text: String, _ change: (String) -> String?) -> String? {
    guard let line = line(text) else { return nil }
    let (code, quoted) = withoutQuotes(line)
    guard var made = change(code) else { return nil }
    for (number, literal) in quoted.enumerated() { made = made.replacing("\u{1}\(number)\u{1}", with: literal) }
    return made
  }

  /// A line with numbers in the place of what plain strings hold; those that are formatted hold code.
  private static func withoutQuotes(_ text: String) -> (code: String, quoted: [String]) {
    var code = ""
    var quoted: [String] = []
    var literal = ""
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open {
          code += "\u{1}\(quoted.count)\u{1}\(character)"
          quoted.append(literal)
          (quote, literal) = (nil, "")
        } else {
          literal.append(character)
        }
      } else {
        let isFormatted = code.last == "f"
        code.append(character)
        if !isFormatted, character == "\"" || character == "'" { quote = character }
      }
    }
    return (code + literal, quoted)
  }

  /// The first call of a method with a receiver.
  static func method(_ name: String, in text: String, from: String.Index? = nil) -> MethodCall? {
    var position = from ?? text.startIndex
    while let dot = Words.find(".\(name)(", in: text, from: position) {
      let open = text.index(dot, offsetBy: name.count + 1)
      if let start = receiver(before: dot, in: text), let close = Words.closing(of: open, in: text) {
        return MethodCall(
          whole: start..<text.index(after: close), receiver: String(text[start..<dot]),
          arguments: Words.arguments(String(text[text.index(after: open)..<close])))
      }
      position = text.index(after: dot)
    }
    return nil
  }

  /// Where the expression begins whose method's dot stands here.
  private static func receiver(before dot: String.Index, in text: String) -> String.Index? {
    var position = dot
    while position > text.startIndex {
      let before = text.index(before: position)
      let character = text[before]
      if isNamePart(character) || character == "." {
        position = before
      } else if character == ")" || character == "]", let open = opening(of: before, in: text) {
        position = open
      } else {
        break
      }
    }
    return position < dot ? position : nil
  }

  private static func opening(of close: String.Index, in text: String) -> String.Index? {
    var depth = 0
    var position = close
    while true {
      let character = text[position]
      if ")]}".contains(character) { depth += 1 }
      if "([{".contains(character) {
        depth -= 1
        if depth == 0 { return position }
      }
      if position == text.startIndex { return nil }
      position = text.index(before: position)
    }
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character == "_" || (character.isASCII && (character.isLetter || character.isNumber))
  }

  /// Every call of a method put otherwise; nil where there is none.
  static func methods(_ name: String, in text: String, _ change: (MethodCall) -> String?) -> String? {
    var result = text
    var changed = false
    var from = result.startIndex
    for _ in 0..<16 {
      guard let call = method(name, in: result, from: from) else { break }
      let start = result.distance(from: result.startIndex, to: call.whole.lowerBound)
      guard let made = change(call) else {
        from = result.index(call.whole.lowerBound, offsetBy: call.receiver.count + 1)
        continue
      }
      result.replaceSubrange(call.whole, with: made)
      from = result.index(result.startIndex, offsetBy: start + made.count)
      changed = true
    }
    return changed ? result : nil
  }

  /// Every call of a function put otherwise, whatever module it is taken from: `torch.relu(x)`, `F.relu(x)`.
  static func calls(_ name: String, of prefixes: [String], in text: String, _ change: ([String]) -> String?) -> String?
  {
    var result = text
    var changed = false
    for prefix in prefixes {
      for _ in 0..<16 {
        guard let call = Words.call(prefix + name, in: result), let made = change(call.arguments) else { break }
        // What was made must not be found again.
        if Words.call(prefix + name, in: made) != nil && changed { break }
        result.replaceSubrange(call.range, with: made)
        changed = true
        if Words.call(prefix + name, in: made) != nil { break }
      }
    }
    return changed ? result : nil
  }

  /// A name put otherwise wherever it stands by itself.
  static func name(_ name: String, with other: String, in text: String) -> String? {
    var result = ""
    var changed = false
    var position = text.startIndex
    while position < text.endIndex {
      let isStart = position == text.startIndex || !isBeforeName(text[text.index(before: position)])
      if isStart, text[position...].hasPrefix(name) {
        let end = text.index(position, offsetBy: name.count)
        if end == text.endIndex || !isNamePart(text[end]) && !isKeyword(at: end, in: text) {
          result += other
          position = end
          changed = true
          continue
        }
      }
      result.append(text[position])
      position = text.index(after: position)
    }
    return changed ? result : nil
  }

  private static func isBeforeName(_ character: Character) -> Bool { isNamePart(character) || character == "." }

  /// `name=` of a keyword argument.
  private static func isKeyword(at position: String.Index, in text: String) -> Bool {
    guard text[position] == "=" else { return false }
    let next = text.index(after: position)
    return next < text.endIndex && text[next] != "="
  }

  /// A statement put before the one in which a word stands, also behind the head of a loop on the same line.
  static func putting(_ statement: String, before word: String, in text: String) -> String? {
    guard let place = Words.find(word, in: text) else { return nil }
    var start = text.index(text.startIndex, offsetBy: RepairEdits.indentation(text).count)
    var depth = 0
    var position = start
    let isCompound = ["for ", "while ", "with ", "if "].contains { text[start...].hasPrefix($0) }
    while position < place {
      let character = text[position]
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if depth == 0, character == ";" || (isCompound && character == ":") { start = text.index(after: position) }
      position = text.index(after: position)
    }
    while start < place, text[start] == " " { start = text.index(after: start) }
    return "\(text[..<start])\(statement); \(text[start...])"
  }

  /// One statement of a line put otherwise, the others kept.
  static func statement(in text: String, _ change: (String) -> String?) -> String? {
    var parts = RepairEdits.statements(text)
    guard let place = parts.indices.first(where: { change(parts[$0]) != nil }), let made = change(parts[place]) else {
      return nil
    }
    parts[place] = made
    return RepairEdits.indentation(text) + parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
