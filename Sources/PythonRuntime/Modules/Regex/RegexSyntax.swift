// The tree of a regular expression and the characters its sets accept. It knows no subject and no machine.

/// A regular expression as a tree. Flags that may change inside an expression are resolved to the nodes they govern.
indirect enum RegexNode {
  case empty
  case character(UInt32, RegexFolding)
  case any(newlineToo: Bool)
  case set(RegexSet)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  case group(Int, RegexNode)
  case atomic(RegexNode)
  case repetition(RegexNode, Int, Int, RegexGreed)
  case look(RegexNode, isBehind: Bool, isNegated: Bool)
  case reference(Int, RegexFolding)
  case conditional(Int, RegexNode, RegexNode)
  case anchor(RegexAnchor)

  /// Whether a `*` after it would repeat a repetition.
  var isRepetition: Bool { if case .repetition = self { true } else { false } }
  var isAnchor: Bool { if case .anchor = self { true } else { false } }
}

/// How eagerly a repetition takes: as much as it can, as little as it can, or as much as it can without giving back.
enum RegexGreed {
  case greedy, lazy, possessive
}

/// Positions an expression can ask for.
enum RegexAnchor {
  case textStart, lineStart, textEnd, lineEnd, textEndOrLastLine
  case wordBoundary(isASCII: Bool), notWordBoundary(isASCII: Bool)
}

/// How letters are compared when case does not count.
enum RegexFolding {
  case exact, ascii, unicode

  func fold(_ scalar: UInt32) -> UInt32 {
    if self == .exact { return scalar }
    if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A ? scalar + 32 : scalar }
    return self == .ascii ? scalar : RegexFolding.lower(scalar)
  }

  /// Whether a character of the text is the one an expression has.
  func equal(_ left: UInt32, _ right: UInt32) -> Bool {
    if left == right { return true }
    if self == .exact { return false }
    let (first, second) = (fold(left), fold(right))
    return first == second || (self == .unicode && RegexFolding.relatives(of: second).contains(first))
  }

  /// Small letters that have a capital in common with this one, in CPython's table of them: the long s and s, the two
  /// sigmas.
  static func relatives(of scalar: UInt32) -> [UInt32] {
    if scalar < 0x80, scalar != 0x69, scalar != 0x73 { return [] }
    for family in families where family.contains(scalar) { return family.filter { $0 != scalar } }
    return []
  }

  private static let families: [[UInt32]] = [
    [0x69, 0x131], [0x73, 0x17F], [0xB5, 0x3BC], [0x345, 0x3B9, 0x1FBE], [0x390, 0x1FD3], [0x3B0, 0x1FE3],
    [0x3B2, 0x3D0], [0x3B5, 0x3F5], [0x3B8, 0x3D1], [0x3BA, 0x3F0], [0x3C0, 0x3D6], [0x3C1, 0x3F1], [0x3C2, 0x3C3],
    [0x3C6, 0x3D5], [0x432, 0x1C80], [0x434, 0x1C81], [0x43E, 0x1C82], [0x441, 0x1C83], [0x442, 0x1C84, 0x1C85],
    [0x44A, 0x1C86], [0x463, 0x1C87], [0x1C88, 0xA64B], [0x1E61, 0x1E9B], [0xFB05, 0xFB06],
  ]

  static func lower(_ scalar: UInt32) -> UInt32 {
    // Its full form is two scalars; the simple one is what counts.
    if scalar == 0x130 { return 0x69 }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return scalar }
    return single(properties.lowercaseMapping) ?? scalar
  }

  static func upper(_ scalar: UInt32) -> UInt32 {
    guard let properties = Unicode.Scalar(scalar)?.properties else { return scalar }
    return single(properties.uppercaseMapping) ?? scalar
  }

  private static func single(_ text: String) -> UInt32? {
    text.unicodeScalars.count == 1 ? text.unicodeScalars.first?.value : nil
  }
}

/// `\d`, `\s`, `\w`.
enum RegexCategory {
  case digit, space, word

  func holds(_ scalar: UInt32, isASCII: Bool) -> Bool {
    if scalar < 0x80 || isASCII {
      switch self {
      case .digit: return scalar >= 0x30 && scalar <= 0x39
      case .space:
        return scalar == 0x20 || (scalar >= 0x09 && scalar <= 0x0D) || (!isASCII && scalar >= 0x1C && scalar <= 0x1F)
      case .word:
        let letter = scalar | 0x20
        return (scalar < 0x80 && letter >= 0x61 && letter <= 0x7A) || (scalar >= 0x30 && scalar <= 0x39)
          || scalar == 0x5F
      }
    }
    switch self {
    case .digit: return ScalarProperties.isDecimal(scalar)
    case .space: return ScalarProperties.isSpace(scalar)
    case .word: return ScalarProperties.isAlphanumeric(scalar)
    }
  }
}

/// What `[...]`, `\d` and their kin accept.
struct RegexSet {
  var isNegated = false
  var ranges: [ClosedRange<UInt32>] = []
  var categories: [(category: RegexCategory, isNegated: Bool)] = []
  var folding = RegexFolding.exact
  var isASCII = false
  /// The answers for the first 128 scalars, filled when the set is complete.
  private var table: [Bool] = []

  var isEmpty: Bool { ranges.isEmpty && categories.isEmpty }

  /// With case not counting: the small letters of all characters up to U+FFFF, as CPython lists them.
  private var small: [ClosedRange<UInt32>] = []

  mutating func complete() {
    if folding != .exact { small = smallLetters() }
    table = (0..<128).map { slowlyContains($0) }
  }

  private func smallLetters() -> [ClosedRange<UInt32>] {
    var letters = Set<UInt32>()
    for range in ranges where range.lowerBound <= 0xFFFF {
      for scalar in range.lowerBound...min(range.upperBound, 0xFFFF) {
        let letter = folding.fold(scalar)
        letters.insert(letter)
        if folding == .unicode { letters.formUnion(RegexFolding.relatives(of: letter)) }
      }
    }
    var result: [ClosedRange<UInt32>] = []
    for letter in letters.sorted() {
      if let last = result.last, last.upperBound + 1 == letter {
        result[result.count - 1] = last.lowerBound...letter
      } else {
        result.append(letter...letter)
      }
    }
    return result
  }

  func contains(_ scalar: UInt32) -> Bool {
    if scalar < 128, Int(scalar) < table.count { return table[Int(scalar)] }
    return slowlyContains(scalar)
  }

  private func slowlyContains(_ scalar: UInt32) -> Bool {
    if folding == .exact { return holds(scalar, in: ranges) != isNegated }
    let letter = folding.fold(scalar)
    var found = holds(letter, in: small)
    if !found, letter > 0xFFFF {
      found = holds(letter, in: ranges) || holds(RegexFolding.upper(letter), in: ranges)
    }
    return found != isNegated
  }

  private func holds(_ scalar: UInt32, in ranges: [ClosedRange<UInt32>]) -> Bool {
    for range in ranges where range.contains(scalar) { return true }
    for (category, isNegated) in categories where category.holds(scalar, isASCII: isASCII) != isNegated { return true }
    return false
  }
}

/// The flags, by CPython's numbers.
enum RegexFlag {
  static let template = 1
  static let ignoreCase = 2
  static let locale = 4
  static let multiline = 8
  static let dotAll = 16
  static let unicode = 32
  static let verbose = 64
  static let debug = 128
  static let ascii = 256

  static func inline(_ letter: UInt32) -> Int? {
    switch letter {
    case 0x69: ignoreCase
    case 0x4C: locale
    case 0x6D: multiline
    case 0x73: dotAll
    case 0x78: verbose
    case 0x61: ascii
    case 0x74: template
    case 0x75: unicode
    default: nil
    }
  }
}

/// What is wrong with an expression, and where (in characters).
struct RegexError: Error {
  var message: String
  /// Nil when CPython names no place.
  var position: Int?
  /// A repetition count beyond all bounds is an OverflowError.
  var isOverflow = false
  /// A name that a template mentions is an IndexError.
  var isMissingName = false
}

/// The characters of an expression with a place, taken as CPython's parser takes them: a backslash with what follows
/// is one token.
struct RegexScanner {
  let text: [UInt32]
  private(set) var index = 0
  private(set) var next: [UInt32] = []

  init(_ text: [UInt32]) throws(RegexError) {
    self.text = text
    try advance()
  }

  var isAtEnd: Bool { next.isEmpty }
  /// The place of the next token.
  var position: Int { index - next.count }

  mutating func advance() throws(RegexError) {
    guard index < text.count else {
      next = []
      return
    }
    if text[index] == 0x5C {
      guard index + 1 < text.count else {
        throw RegexError(message: "bad escape (end of pattern)", position: text.count - 1)
      }
      next = [text[index], text[index + 1]]
      index += 2
    } else {
      next = [text[index]]
      index += 1
    }
  }

  mutating func take() throws(RegexError) -> [UInt32] {
    let token = next
    try advance()
    return token
  }

  mutating func match(_ letter: Character) throws(RegexError) -> Bool {
    guard next.count == 1, next[0] == letter.unicodeScalars.first?.value else { return false }
    try advance()
    return true
  }

  mutating func seek(_ position: Int) throws(RegexError) {
    index = position
    try advance()
  }

  mutating func takeWhile(_ limit: Int, _ accepts: (UInt32) -> Bool) throws(RegexError) -> [UInt32] {
    var result: [UInt32] = []
    while result.count < limit, next.count == 1, accepts(next[0]) {
      result.append(next[0])
      try advance()
    }
    return result
  }

  mutating func takeUntil(_ terminator: Character, _ name: String) throws(RegexError) -> [UInt32] {
    var result: [UInt32] = []
    while true {
      let token = try take()
      if token.isEmpty {
        if result.isEmpty { throw error("missing " + name) }
        throw error("missing \(terminator), unterminated name", back: result.count)
      }
      if token.count == 1, token[0] == terminator.unicodeScalars.first?.value {
        if result.isEmpty { throw error("missing " + name, back: 1) }
        return result
      }
      result += token
    }
  }

  /// An error `back` characters before the next token.
  func error(_ message: String, back: Int = 0) -> RegexError {
    RegexError(message: message, position: position - back)
  }

  /// The characters of a token as text.
  static func text(_ scalars: [UInt32]) -> String {
    var result = String.UnicodeScalarView()
    for scalar in scalars { result.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(result)
  }

  static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }
  static func isOctal(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x37 }
  static func isHexadecimal(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || (scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x66)
  }
  static func isLetter(_ scalar: UInt32) -> Bool { scalar < 0x80 && scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A }

  /// The value of digits, or nil when it is out of all bounds.
  static func number(_ digits: [UInt32], radix: Int = 10) -> Int? { Int(text(digits), radix: radix) }

  /// Whether a group may be called this.
  static func isIdentifier(_ name: [UInt32]) -> Bool {
    guard let first = name.first, ScalarProperties.isIdentifierStart(first) else { return false }
    return name.allSatisfy { ScalarProperties.isIdentifierContinue($0) }
  }

  /// The simple escapes that stand for one control character.
  static func control(_ letter: UInt32) -> UInt32? {
    switch letter {
    case 0x61: 7
    case 0x62: 8
    case 0x66: 12
    case 0x6E: 10
    case 0x72: 13
    case 0x74: 9
    case 0x76: 11
    case 0x5C: 0x5C
    default: nil
    }
  }
}
