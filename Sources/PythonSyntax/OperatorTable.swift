// Operators and delimiters by their characters: the longest spelling wins. Knows only spellings.

enum OperatorTable {
  /// The operator that starts with these three bytes, and its length.
  static func longest(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (kind: TokenKind, length: Int) {
    if let kind = threeCharacters(first, second, third) { return (kind, 3) }
    // One token in CPython, which no rule accepts.
    if first == UInt8(ascii: "<"), second == UInt8(ascii: ">") { return (.unknown, 2) }
    if let kind = twoCharacters(first, second) { return (kind, 2) }
    return (oneCharacter(first), 1)
  }

  private static func threeCharacters(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> TokenKind? {
    guard second == first else { return nil }
    if first == UInt8(ascii: "."), third == first { return .ellipsis }
    guard third == UInt8(ascii: "=") else { return nil }
    switch first {
    case UInt8(ascii: "*"): return .doubleStarEqual
    case UInt8(ascii: "/"): return .doubleSlashEqual
    case UInt8(ascii: "<"): return .leftShiftEqual
    case UInt8(ascii: ">"): return .rightShiftEqual
    default: return nil
    }
  }

  private static func twoCharacters(_ first: UInt8, _ second: UInt8) -> TokenKind? {
    switch (first, second) {
    case (UInt8(ascii: "="), UInt8(ascii: "=")): .equalEqual
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): .notEqual
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): .lessEqual
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): .greaterEqual
    case (UInt8(ascii: "<"), UInt8(ascii: "<")): .leftShift
    case (UInt8(ascii: ">"), UInt8(ascii: ">")): .rightShift
    case (UInt8(ascii: "*"), UInt8(ascii: "*")): .doubleStar
    case (UInt8(ascii: "/"), UInt8(ascii: "/")): .doubleSlash
    case (UInt8(ascii: "+"), UInt8(ascii: "=")): .plusEqual
    case (UInt8(ascii: "-"), UInt8(ascii: "=")): .minusEqual
    case (UInt8(ascii: "*"), UInt8(ascii: "=")): .starEqual
    case (UInt8(ascii: "/"), UInt8(ascii: "=")): .slashEqual
    case (UInt8(ascii: "%"), UInt8(ascii: "=")): .percentEqual
    case (UInt8(ascii: "&"), UInt8(ascii: "=")): .ampersandEqual
    case (UInt8(ascii: "|"), UInt8(ascii: "=")): .barEqual
    case (UInt8(ascii: "^"), UInt8(ascii: "=")): .caretEqual
    case (UInt8(ascii: "@"), UInt8(ascii: "=")): .atEqual
    case (UInt8(ascii: "-"), UInt8(ascii: ">")): .arrow
    case (UInt8(ascii: ":"), UInt8(ascii: "=")): .colonEqual
    default: nil
    }
  }

  private static func oneCharacter(_ first: UInt8) -> TokenKind {
    switch first {
    case UInt8(ascii: "("): .leftParenthesis
    case UInt8(ascii: ")"): .rightParenthesis
    case UInt8(ascii: "["): .leftBracket
    case UInt8(ascii: "]"): .rightBracket
    case UInt8(ascii: "{"): .leftBrace
    case UInt8(ascii: "}"): .rightBrace
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "="): .equal
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .star
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "|"): .bar
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "^"): .caret
    case UInt8(ascii: "~"): .tilde
    case UInt8(ascii: "<"): .less
    case UInt8(ascii: ">"): .greater
    default: .unknown
    }
  }
}
