// The replacement text of `sub`: literal pieces and references to groups.

struct RegexTemplate {
  enum Piece {
    case text([UInt32])
    case group(Int)
  }
  private(set) var pieces: [Piece] = []

  init(_ text: [UInt32], _ program: RegexProgram) throws(RegexError) {
    var scanner = try RegexScanner(text)
    while !scanner.isAtEnd {
      let token = try scanner.take()
      if token.count == 1 {
        append(token)
        continue
      }
      let letter = token[1]
      if letter == 0x67 {
        try named(&scanner, program)
      } else if letter == 0x30 {
        let digits = [letter] + (try scanner.takeWhile(2, RegexScanner.isOctal))
        append([UInt32((RegexScanner.number(digits, radix: 8) ?? 0) & 0xFF)])
      } else if RegexScanner.isDigit(letter) {
        try numbered(&scanner, letter, program)
      } else if let control = RegexScanner.control(letter) {
        append([control])
      } else if RegexScanner.isLetter(letter) {
        throw scanner.error("bad escape \(RegexScanner.text(token))", back: 2)
      } else {
        append(token)
      }
    }
  }

  private mutating func append(_ scalars: [UInt32]) {
    if case .text(let before)? = pieces.last {
      pieces[pieces.count - 1] = .text(before + scalars)
    } else {
      pieces.append(.text(scalars))
    }
  }

  private mutating func add(
    _ group: Int, _ scanner: RegexScanner, back: Int, _ program: RegexProgram
  ) throws(RegexError) {
    if group >= program.groupCount { throw scanner.error("invalid group reference \(group)", back: back) }
    pieces.append(.group(group))
  }

  private mutating func named(_ scanner: inout RegexScanner, _ program: RegexProgram) throws(RegexError) {
    if try !scanner.match("<") { throw scanner.error("missing <") }
    let name = try scanner.takeUntil(">", "group name")
    let text = RegexScanner.text(name)
    if RegexScanner.isIdentifier(name) {
      guard let known = program.groupNames.first(where: { $0.name == text }) else {
        throw RegexError(message: "unknown group name '\(text)'", position: nil, isMissingName: true)
      }
      pieces.append(.group(known.index))
      return
    }
    guard name.allSatisfy(RegexScanner.isDigit), let group = RegexScanner.number(name) else {
      throw scanner.error("bad character in group name '\(text)'", back: name.count + 1)
    }
    try add(group, scanner, back: name.count + 1, program)
  }

  private mutating func numbered(
    _ scanner: inout RegexScanner, _ letter: UInt32, _ program: RegexProgram
  ) throws(RegexError) {
    var digits = [letter]
    if scanner.next.count == 1, RegexScanner.isDigit(scanner.next[0]) {
      digits += try scanner.take()
      if digits.allSatisfy(RegexScanner.isOctal), scanner.next.count == 1, RegexScanner.isOctal(scanner.next[0]) {
        digits += try scanner.take()
        let value = RegexScanner.number(digits, radix: 8) ?? 0
        if value > 0o377 {
          throw scanner.error(
            "octal escape value \\\(RegexScanner.text(digits)) outside of range 0-0o377", back: 4)
        }
        append([UInt32(value)])
        return
      }
    }
    try add(RegexScanner.number(digits) ?? 0, scanner, back: digits.count, program)
  }

  /// The template of a str or bytes, with errors raised.
  static func make(_ vm: Machine, _ text: Value, _ pattern: RegexPattern) throws(PyError) -> RegexTemplate {
    let scalars: [UInt32]
    if let string = text.str, pattern.isText {
      scalars = PythonRuntime.scalars(of: string.utf8)
    } else if let storage = BytesType.bytesLike(text), !pattern.isText {
      scalars = storage.map { UInt32($0) }
    } else if text.str != nil || text.bytes != nil {
      let (wanted, given) = pattern.isText ? ("str", "bytes") : ("a bytes-like object", "str")
      throw vm.typeError(
        pattern.isText
          ? "sequence item 0: expected \(wanted) instance, \(given) found"
          : "sequence item 0: expected \(wanted), \(given) found")
    } else {
      throw vm.typeError("decoding to str: need a bytes-like object, \(vm.typeName(of: text)) found")
    }
    do {
      return try RegexTemplate(scalars, pattern.program)
    } catch {
      throw Regex.raise(vm, error, text, scalars)
    }
  }

  /// Appends what the template gives for a match.
  func expand(_ subject: [UInt32], _ marks: [Int], into result: inout [UInt32]) {
    for piece in pieces {
      switch piece {
      case .text(let scalars): result += scalars
      case .group(let group):
        let (start, end) = (marks[group * 2], marks[group * 2 + 1])
        if start >= 0, end >= start { result += subject[start..<end] }
      }
    }
  }
}

extension Machine {
  /// Scalars as a str, or as bytes where `isText` is false.
  func text(of scalars: [UInt32], isText: Bool) -> Value {
    if !isText { return bytes(scalars.map { UInt8(truncatingIfNeeded: $0) }) }
    var result: ByteText = []
    result.reserveCapacity(scalars.count)
    for scalar in scalars { result.append(scalar: scalar) }
    return string(result)
  }
}
