// Cuts printed text into words, numbers and brackets. Inside a tensor literal, `tensor(` to its closing bracket, and only
// there, spacing is free: a number that became a digit longer moves every column of a matrix.
// A number is a number only where no letter touches it: `float32`, `x1` and `MulBackward0` are words.

struct ComparisonToken: Hashable {
  enum Kind: Hashable {
    case number(NumberToken)
    /// Anything that must be equal as it stands: words, brackets, commas, and blanks outside tensor literals.
    case text
    /// `[..]` in an expected text.
    case anyText
  }

  let kind: Kind
  let text: Substring
  /// Counted from 1.
  let line: Int
  /// The dtype of the literal it stands in, for the size of an ULP.
  var dtype: FloatingType = .double
  /// Whether it stands in a tensor literal.
  var isElement = false
}

/// The floating types whose ULP matters.
enum FloatingType: Hashable {
  case single
  case double
  case half
  case bfloat16

  /// Bits of the significand that are stored, and the smallest exponent of a normal number.
  var precision: (bits: Int, smallestExponent: Int) {
    switch self {
    case .single: (23, -126)
    case .double: (52, -1022)
    case .half: (10, -14)
    case .bfloat16: (7, -126)
    }
  }
}

struct NumberToken: Hashable {
  let value: Double
  /// Has a point, an exponent, or is `nan` or `inf`; anything else is an integer and compared exactly.
  let isFloating: Bool
  /// The size of one unit in the last place written.
  let unit: Double
}

struct ComparisonTokenizer {
  private let text: Substring.UTF8View
  private let source: Substring
  private var position: Substring.UTF8View.Index
  private var line: Int
  private let allowsWildcards: Bool
  private var tokens: [ComparisonToken] = []
  /// Open brackets of the tensor literal we are in; 0 outside.
  private var depth = 0
  private var literalStart = 0

  static func tokens(of text: Substring, firstLine: Int = 1, wildcards: Bool = false) -> [ComparisonToken] {
    var tokenizer = ComparisonTokenizer(text, firstLine, wildcards)
    return tokenizer.run()
  }

  private init(_ source: Substring, _ firstLine: Int, _ wildcards: Bool) {
    self.source = source
    text = source.utf8
    position = text.startIndex
    line = firstLine
    allowsWildcards = wildcards
  }

  private mutating func run() -> [ComparisonToken] {
    while position < text.endIndex {
      let byte = text[position]
      if byte == 0x0A || byte == 0x20 || byte == 0x09 {
        readBlank(byte)
      } else if allowsWildcards, matches("[..]") {
        append(.anyText, length: 4)
      } else if let length = numberLength() {
        readNumber(length)
      } else if isWordByte(byte) {
        readWord()
      } else {
        readBracket(byte)
      }
    }
    return tokens
  }

  private mutating func readBlank(_ byte: UInt8) {
    var end = position
    while end < text.endIndex, text[end] == byte { end = text.index(after: end) }
    let length = text.distance(from: position, to: end)
    if depth == 0 { append(.text, length: length) } else { position = end }
    if byte == 0x0A { line += length }
  }

  private mutating func readWord() {
    var end = position
    while end < text.endIndex, isWordByte(text[end]) || isDigit(text[end]) { end = text.index(after: end) }
    append(.text, length: text.distance(from: position, to: end))
  }

  private mutating func readBracket(_ byte: UInt8) {
    let isOpening = byte == 0x28 || byte == 0x5B
    let isClosing = byte == 0x29 || byte == 0x5D
    if depth > 0 {
      if isOpening { depth += 1 }
    } else if byte == 0x28, tokens.last?.text == "tensor" {
      depth = 1
      literalStart = tokens.count
    }
    append(.text, length: 1)
    if depth > 0, isClosing {
      depth -= 1
      if depth == 0 { applyDtype() }
    }
  }

  /// A literal without a dtype of its own is of the default one, float32.
  private mutating func applyDtype() {
    var dtype = FloatingType.single
    for token in tokens[literalStart...] {
      switch token.text {
      case "float64", "complex128": dtype = .double
      case "float16": dtype = .half
      case "bfloat16": dtype = .bfloat16
      default: break
      }
    }
    for index in literalStart..<tokens.count {
      tokens[index].dtype = dtype
      tokens[index].isElement = true
    }
  }

  private mutating func append(_ kind: ComparisonToken.Kind, length: Int) {
    let end = text.index(position, offsetBy: length)
    tokens.append(ComparisonToken(kind: kind, text: source[position..<end], line: line))
    position = end
  }

  // MARK: Numbers

  private mutating func readNumber(_ length: Int) {
    let end = text.index(position, offsetBy: length)
    append(.number(NumberToken(String(source[position..<end]))), length: length)
  }

  /// The length of a number that begins here and that no letter touches.
  private func numberLength() -> Int? {
    if position > text.startIndex {
      let before = text[text.index(before: position)]
      if isWordByte(before) || isDigit(before) || before == 0x2E { return nil }
    }
    var end = position
    if byte(end) == 0x2D || byte(end) == 0x2B { end = text.index(after: end) }
    if let special = specialLength(end) {
      end = text.index(end, offsetBy: special)
    } else {
      guard let mantissa = mantissaEnd(end) else { return nil }
      end = exponentEnd(mantissa) ?? mantissa
    }
    if let after = byte(end), isWordByte(after), after != 0x6A { return nil }
    return text.distance(from: position, to: end)
  }

  /// `nan` or `inf`
  private func specialLength(_ start: Substring.UTF8View.Index) -> Int? {
    let rest = text[start...]
    return rest.starts(with: "nan".utf8) || rest.starts(with: "inf".utf8) ? 3 : nil
  }

  private func mantissaEnd(_ start: Substring.UTF8View.Index) -> Substring.UTF8View.Index? {
    var end = start
    var digits = 0
    while let next = byte(end), isDigit(next) {
      digits += 1
      end = text.index(after: end)
    }
    if byte(end) == 0x2E {
      var fraction = text.index(after: end)
      // `...` is a word of its own, even right after a digit.
      if byte(fraction) == 0x2E { return digits > 0 ? end : nil }
      while let next = byte(fraction), isDigit(next) {
        digits += 1
        fraction = text.index(after: fraction)
      }
      if digits > 0 { end = fraction }
    }
    return digits > 0 ? end : nil
  }

  private func exponentEnd(_ start: Substring.UTF8View.Index) -> Substring.UTF8View.Index? {
    guard let mark = byte(start), mark == 0x65 || mark == 0x45 else { return nil }
    var end = text.index(after: start)
    if byte(end) == 0x2D || byte(end) == 0x2B { end = text.index(after: end) }
    guard let first = byte(end), isDigit(first) else { return nil }
    while let next = byte(end), isDigit(next) { end = text.index(after: end) }
    return end
  }

  // MARK: Bytes

  private func byte(_ index: Substring.UTF8View.Index) -> UInt8? { index < text.endIndex ? text[index] : nil }
  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A) || byte == 0x5F || byte >= 0x80
  }

  private func matches(_ word: String) -> Bool { text[position...].starts(with: word.utf8) }
}

extension NumberToken {
  /// Text that the tokenizer has found to be a number.
  init(_ text: String) {
    value = Double(text) ?? .nan
    let digits = text.drop { $0 == "-" || $0 == "+" }
    isFloating = digits.contains { $0 == "." || $0 == "e" || $0 == "E" || $0 == "n" || $0 == "i" }
    unit = isFloating ? NumberToken.unitInTheLastPlace(text) : 0
  }

  private static func unitInTheLastPlace(_ text: String) -> Double {
    let pieces = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
    guard let mantissa = pieces.first else { return 0 }
    let exponent = pieces.count > 1 ? Int(pieces[1]) ?? 0 : 0
    var places = 0
    if let point = mantissa.firstIndex(of: ".") { places = mantissa[point...].dropFirst().count }
    return Double("1e\(exponent - places)") ?? 0
  }
}
