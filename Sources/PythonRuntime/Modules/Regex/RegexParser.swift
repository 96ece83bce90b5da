// From the text of a regular expression to its tree, with CPython's words and places for what is wrong.

import PythonSyntax

/// What `re` warns of: sets that may mean something else one day. Also of an expression that turns out to be wrong.
final class RegexNotes {
  var suspicions: [String] = []
}

struct RegexParser {
  private var scanner: RegexScanner
  private let isText: Bool
  private(set) var flags: Int
  /// Groups opened so far, the whole match included.
  private(set) var groupCount = 1
  private(set) var groupNames: [(name: String, index: Int)] = []
  private var openGroups: Set<Int> = []
  private var lookbehindGroups: Int?
  private var conditionPlaces: [(group: Int, position: Int)] = []
  private var depth = 0
  private let notes: RegexNotes?

  /// The tree of a whole expression.
  static func parse(
    _ text: [UInt32], flags: Int, isText: Bool, notes: RegexNotes? = nil
  ) throws(RegexError) -> (RegexNode, RegexParser) {
    var parser = try RegexParser(text, flags, isText, notes)
    var node = try parser.whole()
    if parser.flags & RegexFlag.verbose != 0, flags & RegexFlag.verbose == 0 {
      parser = try RegexParser(text, parser.flags, isText, notes)
      node = try parser.whole()
    }
    return (node, parser)
  }

  private init(_ text: [UInt32], _ flags: Int, _ isText: Bool, _ notes: RegexNotes?) throws(RegexError) {
    scanner = try RegexScanner(text)
    self.flags = flags
    self.isText = isText
    self.notes = notes
  }

  private mutating func whole() throws(RegexError) -> RegexNode {
    let node = try alternatives(flags, nested: false)
    if !scanner.isAtEnd { throw scanner.error("unbalanced parenthesis") }
    for (group, position) in conditionPlaces where group >= groupCount {
      throw RegexError(message: "invalid group reference \(group)", position: position)
    }
    return node
  }

  private mutating func alternatives(_ local: Int, nested: Bool) throws(RegexError) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    if depth > 200 { throw RegexError(message: "too many nested groups", position: scanner.position) }
    var branches: [RegexNode] = []
    var local = local
    while true {
      // Flags set by the first branch hold for the whole expression.
      if !nested { local |= flags }
      branches.append(try sequence(local, isFirst: !nested && branches.isEmpty))
      if try !scanner.match("|") { break }
    }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence(_ local: Int, isFirst: Bool) throws(RegexError) -> RegexNode {
    var items: [RegexNode] = []
    var local = local
    while let letter = scanner.next.first {
      if scanner.next.count == 1, letter == 0x7C || letter == 0x29 { break }
      let token = try scanner.take()
      if token.count == 1, local & RegexFlag.verbose != 0 {
        if RegexCategory.space.holds(letter, isASCII: true) { continue }
        if letter == 0x23 {
          while !scanner.isAtEnd { if try scanner.take() == [0x0A] { break } }
          continue
        }
      }
      if token.count == 2 {
        items.append(try escape(token, local))
        continue
      }
      switch Character(Unicode.Scalar(letter) ?? " ") {
      case "[": items.append(try set(local))
      case "*", "+", "?", "{": try repeatLast(of: &items, letter, local)
      case ".": items.append(.any(newlineToo: local & RegexFlag.dotAll != 0))
      case "^": items.append(.anchor(local & RegexFlag.multiline != 0 ? .lineStart : .textStart))
      case "$": items.append(.anchor(local & RegexFlag.multiline != 0 ? .lineEnd : .textEndOrLastLine))
      case "(":
        if let node = try group(&local, isFirst: isFirst && items.isEmpty) { items.append(node) }
      default: items.append(.character(letter, folding(local)))
      }
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private func folding(_ local: Int) -> RegexFolding {
    if local & RegexFlag.ignoreCase == 0 { return .exact }
    return isASCII(local) ? .ascii : .unicode
  }

  private func isASCII(_ local: Int) -> Bool { !isText || local & RegexFlag.ascii != 0 }

  // MARK: - Repetition

  private mutating func repeatLast(
    of items: inout [RegexNode], _ letter: UInt32, _ local: Int
  ) throws(RegexError) {
    let here = scanner.position
    var least = 0
    var most = Int.max
    switch letter {
    case 0x3F: most = 1
    case 0x2A: break
    case 0x2B: least = 1
    default:
      guard let bounds = try bounds(here) else {
        items.append(.character(0x7B, folding(local)))
        return
      }
      (least, most) = bounds
    }
    guard let last = items.last, !last.isAnchor, !isVoid(last) else {
      throw scanner.error("nothing to repeat", back: scanner.position - here + 1)
    }
    if last.isRepetition { throw scanner.error("multiple repeat", back: scanner.position - here + 1) }
    var greed = RegexGreed.greedy
    if try scanner.match("?") { greed = .lazy } else if try scanner.match("+") { greed = .possessive }
    items[items.count - 1] = .repetition(last, least, most, greed)
  }

  private func isVoid(_ node: RegexNode) -> Bool {
    if case .empty = node { return true }
    return false
  }

  /// `{m,n}` after the brace; nil when it is no repetition.
  private mutating func bounds(_ here: Int) throws(RegexError) -> (Int, Int)? {
    if scanner.next == [0x7D] { return nil }
    let low = try scanner.takeWhile(Int.max, RegexScanner.isDigit)
    var high = low
    if try scanner.match(",") { high = try scanner.takeWhile(Int.max, RegexScanner.isDigit) }
    if try !scanner.match("}") {
      try scanner.seek(here)
      return nil
    }
    var least = 0
    var most = Int.max
    if !low.isEmpty { least = try count(low) }
    if !high.isEmpty {
      most = try count(high)
      if most < least {
        throw scanner.error("min repeat greater than max repeat", back: scanner.position - here)
      }
    }
    return (least, most)
  }

  private func count(_ digits: [UInt32]) throws(RegexError) -> Int {
    if let number = RegexScanner.number(digits), number < 0xFFFF_FFFF { return number }
    throw RegexError(message: "the repetition number is too large", position: nil, isOverflow: true)
  }

  // MARK: - Groups

  /// What an opening parenthesis begins; nil for comments and global flags.
  private mutating func group(_ local: inout Int, isFirst: Bool) throws(RegexError) -> RegexNode? {
    let start = scanner.position - 1
    guard try scanner.match("?") else { return try capturing(nil, local, start) }
    let token = try scanner.take()
    guard let letter = token.first else { throw scanner.error("unexpected end of pattern") }
    switch Character(Unicode.Scalar(letter) ?? " ") {
    case "P" where token.count == 1: return try named(local, start)
    case ":": return wrapped(try body(local, start))
    case ">": return .atomic(try body(local, start))
    case "#":
      while true {
        if scanner.isAtEnd { throw scanner.error("missing ), unterminated comment", back: scanner.position - start) }
        if try scanner.take() == [0x29] { return nil }
      }
    case "=", "!": return try look(letter == 0x21, isBehind: false, local, start)
    case "<":
      let kind = try scanner.take()
      guard let first = kind.first else { throw scanner.error("unexpected end of pattern") }
      guard kind.count == 1, first == 0x3D || first == 0x21 else {
        throw scanner.error("unknown extension ?<" + RegexScanner.text(kind), back: kind.count + 2)
      }
      return try look(first == 0x21, isBehind: true, local, start)
    case "(": return try conditional(local, start)
    default: break
    }
    guard token.count == 1, RegexFlag.inline(letter) != nil || letter == 0x2D else {
      throw scanner.error("unknown extension ?" + RegexScanner.text(token), back: token.count + 1)
    }
    guard let (added, removed) = try inlineFlags(letter) else {
      if !isFirst {
        throw scanner.error(
          "global flags not at the start of the expression", back: scanner.position - start)
      }
      local |= flags
      return nil
    }
    var inner = (local | added) & ~removed
    if added & RegexFlag.unicode != 0 { inner &= ~RegexFlag.ascii }
    return wrapped(try body(inner, start))
  }

  /// A group of its own, so that `(?:a*)*` is no "multiple repeat".
  private func wrapped(_ node: RegexNode) -> RegexNode { .sequence([node]) }

  private mutating func body(_ local: Int, _ start: Int) throws(RegexError) -> RegexNode {
    let node = try alternatives(local, nested: true)
    try close(start)
    return node
  }

  private mutating func close(_ start: Int) throws(RegexError) {
    if try !scanner.match(")") {
      throw scanner.error("missing ), unterminated subpattern", back: scanner.position - start)
    }
  }

  private mutating func capturing(_ name: [UInt32]?, _ local: Int, _ start: Int) throws(RegexError) -> RegexNode {
    let index = groupCount
    if let name {
      let text = RegexScanner.text(name)
      if let known = groupNames.first(where: { $0.name == text }) {
        throw scanner.error(
          "redefinition of group name '\(text)' as group \(index); was group \(known.index)", back: name.count + 1)
      }
      groupNames.append((text, index))
    }
    groupCount += 1
    openGroups.insert(index)
    let node = try body(local, start)
    openGroups.remove(index)
    return .group(index, node)
  }

  private mutating func named(_ local: Int, _ start: Int) throws(RegexError) -> RegexNode {
    if try scanner.match("<") {
      let name = try scanner.takeUntil(">", "group name")
      try check(name)
      return try capturing(name, local, start)
    }
    if try scanner.match("=") {
      let name = try scanner.takeUntil(")", "group name")
      try check(name)
      let text = RegexScanner.text(name)
      guard let known = groupNames.first(where: { $0.name == text }) else {
        throw scanner.error("unknown group name '\(text)'", back: name.count + 1)
      }
      if openGroups.contains(known.index) {
        throw scanner.error("cannot refer to an open group", back: name.count + 1)
      }
      try checkLookbehind(known.index)
      return .reference(known.index, folding(local))
    }
    let token = try scanner.take()
    if token.isEmpty { throw scanner.error("unexpected end of pattern") }
    throw scanner.error("unknown extension ?P" + RegexScanner.text(token), back: token.count + 2)
  }

  private func check(_ name: [UInt32]) throws(RegexError) {
    if RegexScanner.isIdentifier(name) { return }
    throw scanner.error("bad character in group name '\(RegexScanner.text(name))'", back: name.count + 1)
  }

  private func checkLookbehind(_ group: Int) throws(RegexError) {
    guard let limit = lookbehindGroups else { return }
    if openGroups.contains(group) { throw scanner.error("cannot refer to an open group") }
    if group >= limit {
      throw scanner.error("cannot refer to group defined in the same lookbehind subpattern")
    }
  }

  private mutating func look(
    _ isNegated: Bool, isBehind: Bool, _ local: Int, _ start: Int
  ) throws(RegexError) -> RegexNode {
    let outer = lookbehindGroups
    if isBehind, outer == nil { lookbehindGroups = groupCount }
    let node = try alternatives(local, nested: true)
    if isBehind { lookbehindGroups = outer }
    try close(start)
    return .look(node, isBehind: isBehind, isNegated: isNegated)
  }

  private mutating func conditional(_ local: Int, _ start: Int) throws(RegexError) -> RegexNode {
    let name = try scanner.takeUntil(")", "group name")
    var group = 0
    if name.allSatisfy(RegexScanner.isDigit), let number = RegexScanner.number(name) {
      if number == 0 { throw scanner.error("bad group number", back: name.count + 1) }
      if !conditionPlaces.contains(where: { $0.group == number }) {
        conditionPlaces.append((number, scanner.position - name.count - 1))
      }
      group = number
    } else {
      try check(name)
      let text = RegexScanner.text(name)
      guard let known = groupNames.first(where: { $0.name == text }) else {
        throw scanner.error("unknown group name '\(text)'", back: name.count + 1)
      }
      group = known.index
    }
    try checkLookbehind(group)
    let yes = try sequence(local, isFirst: false)
    var no = RegexNode.empty
    if try scanner.match("|") {
      no = try sequence(local, isFirst: false)
      if scanner.next == [0x7C] {
        throw scanner.error("conditional backref with more than two branches")
      }
    }
    try close(start)
    return .conditional(group, yes, no)
  }

  // MARK: - Inline flags

  /// The flags added and removed by `(?a-b:`; nil for the global form `(?a)`.
  private mutating func inlineFlags(_ first: UInt32) throws(RegexError) -> (Int, Int)? {
    var added = 0
    var letter = first
    if letter != 0x2D {
      while true {
        guard let flag = RegexFlag.inline(letter) else { break }
        if isText, letter == 0x4C {
          throw scanner.error("bad inline flags: cannot use 'L' flag with a str pattern")
        }
        if !isText, letter == 0x75 {
          throw scanner.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
        }
        added |= flag
        let kinds = RegexFlag.ascii | RegexFlag.locale | RegexFlag.unicode
        if flag & kinds != 0, added & kinds != flag {
          throw scanner.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
        }
        letter = try flagLetter("missing -, : or )", stops: [0x29, 0x2D, 0x3A])
        if letter == 0x29 || letter == 0x2D || letter == 0x3A { break }
      }
    }
    if letter == 0x29 {
      flags |= added
      return nil
    }
    if added & (RegexFlag.debug | RegexFlag.template) != 0 {
      throw scanner.error("bad inline flags: cannot turn on global flag", back: 1)
    }
    return (added, letter == 0x2D ? try removedFlags(added) : 0)
  }

  private mutating func removedFlags(_ added: Int) throws(RegexError) -> Int {
    var removed = 0
    var letter = try flagLetter("missing flag", stops: [])
    while letter != 0x3A, let flag = RegexFlag.inline(letter) {
      if flag & (RegexFlag.ascii | RegexFlag.locale | RegexFlag.unicode) != 0 {
        throw scanner.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
      }
      removed |= flag
      letter = try flagLetter("missing :", stops: [0x3A])
    }
    if added & removed != 0 { throw scanner.error("bad inline flags: flag turned on and off", back: 1) }
    return removed
  }

  private mutating func flagLetter(_ missing: String, stops: [UInt32]) throws(RegexError) -> UInt32 {
    let token = try scanner.take()
    guard let letter = token.first else { throw scanner.error(missing) }
    if token.count == 1, stops.contains(letter) || RegexFlag.inline(letter) != nil { return letter }
    let isLetter = token.count == 1 && ScalarProperties.isAlpha(letter)
    throw scanner.error(isLetter ? "unknown flag" : missing, back: token.count)
  }

  // MARK: - Sets and escapes

  private mutating func set(_ local: Int) throws(RegexError) -> RegexNode {
    let here = scanner.position - 1
    if scanner.next == [0x5B] { notes?.suspicions.append("Possible nested set at position \(scanner.position)") }
    var set = RegexSet()
    set.folding = folding(local)
    set.isASCII = isASCII(local)
    set.isNegated = try scanner.match("^")
    var isFirst = true
    while true {
      let token = try scanner.take()
      if token.isEmpty { throw scanner.error("unterminated character set", back: scanner.position - here) }
      if token == [0x5D], !isFirst { break }
      if !isFirst { suspectOperator(token) }
      isFirst = false
      let low = try member(token, into: &set)
      guard try scanner.match("-") else {
        if let low { set.ranges.append(low...low) }
        continue
      }
      let end = try scanner.take()
      if end.isEmpty { throw scanner.error("unterminated character set", back: scanner.position - here) }
      if end == [0x5D] {
        if let low { set.ranges.append(low...low) }
        set.ranges.append(0x2D...0x2D)
        break
      }
      if end == [0x2D] { notes?.suspicions.append("Possible set difference at position \(scanner.position - 2)") }
      var ignored = RegexSet()
      let high = try member(end, into: &ignored)
      guard let low, let high, low <= high else {
        let written = "\(RegexScanner.text(token))-\(RegexScanner.text(end))"
        throw scanner.error("bad character range \(written)", back: token.count + 1 + end.count)
      }
      set.ranges.append(low...high)
    }
    set.complete()
    return .set(set)
  }

  /// Two of these in a row are operators between sets elsewhere.
  private mutating func suspectOperator(_ token: [UInt32]) {
    guard token.count == 1, scanner.next == token else { return }
    let operation: String
    switch token[0] {
    case 0x2D: operation = "difference"
    case 0x26: operation = "intersection"
    case 0x7E: operation = "symmetric difference"
    case 0x7C: operation = "union"
    default: return
    }
    notes?.suspicions.append("Possible set \(operation) at position \(scanner.position - 1)")
  }

  /// The character a token of a set stands for, or nil after adding a category.
  private mutating func member(_ token: [UInt32], into set: inout RegexSet) throws(RegexError) -> UInt32? {
    guard token.count == 2 else { return token[0] }
    let letter = token[1]
    if let control = RegexScanner.control(letter) { return control }
    if let (category, isNegated) = RegexParser.category(letter) {
      set.categories.append((category, isNegated))
      return nil
    }
    if let scalar = try coded(token) { return scalar }
    if RegexScanner.isOctal(letter) {
      let digits = [letter] + (try scanner.takeWhile(2, RegexScanner.isOctal))
      return try octal(digits)
    }
    if RegexScanner.isDigit(letter) || RegexScanner.isLetter(letter) {
      throw scanner.error("bad escape \(RegexScanner.text(token))", back: token.count)
    }
    return letter
  }

  private static func category(_ letter: UInt32) -> (RegexCategory, Bool)? {
    switch letter {
    case 0x64: (.digit, false)
    case 0x44: (.digit, true)
    case 0x73: (.space, false)
    case 0x53: (.space, true)
    case 0x77: (.word, false)
    case 0x57: (.word, true)
    default: nil
    }
  }

  private func octal(_ digits: [UInt32]) throws(RegexError) -> UInt32 {
    let value = RegexScanner.number(digits, radix: 8) ?? 0
    if value > 0o377 {
      throw scanner.error(
        "octal escape value \\\(RegexScanner.text(digits)) outside of range 0-0o377", back: digits.count + 1)
    }
    return UInt32(value)
  }

  /// `{EM DASH}` after `\N`.
  private mutating func named() throws(RegexError) -> UInt32 {
    guard try scanner.match("{") else { throw scanner.error("missing {") }
    let name = try scanner.takeUntil("}", "character name")
    let text = RegexScanner.text(name)
    guard let found = UnicodeNames.scalar(named: text.uppercased()) else {
      let shown = Array(text.utf8).withUnsafeBufferPointer { String(decoding: LiteralText.str($0), as: UTF8.self) }
      throw scanner.error("undefined character name \(shown)", back: name.count + 4)
    }
    return found.value
  }

  /// `\x41`, `\u0041`, `\U00000041`; nil for other letters.
  private mutating func coded(_ token: [UInt32]) throws(RegexError) -> UInt32? {
    let width: Int
    switch token[1] {
    case 0x4E where isText: return try named()
    case 0x78: width = 2
    case 0x75 where isText: width = 4
    case 0x55 where isText: width = 8
    default: return nil
    }
    let digits = try scanner.takeWhile(width, RegexScanner.isHexadecimal)
    let written = RegexScanner.text(token + digits)
    if digits.count != width { throw scanner.error("incomplete escape \(written)", back: digits.count + 2) }
    guard let value = RegexScanner.number(digits, radix: 16), value <= 0x10FFFF else {
      throw scanner.error("bad escape \(written)", back: digits.count + 2)
    }
    return UInt32(value)
  }

  private mutating func escape(_ token: [UInt32], _ local: Int) throws(RegexError) -> RegexNode {
    let letter = token[1]
    switch letter {
    case 0x41: return .anchor(.textStart)
    case 0x5A: return .anchor(.textEnd)
    case 0x62: return .anchor(.wordBoundary(isASCII: isASCII(local)))
    case 0x42: return .anchor(.notWordBoundary(isASCII: isASCII(local)))
    default: break
    }
    if let (category, isNegated) = RegexParser.category(letter) {
      var set = RegexSet()
      set.categories = [(category, isNegated)]
      set.isASCII = isASCII(local)
      set.complete()
      return .set(set)
    }
    let fold = folding(local)
    if let control = RegexScanner.control(letter) { return .character(control, fold) }
    if let scalar = try coded(token) { return .character(scalar, fold) }
    if letter == 0x30 {
      let digits = [letter] + (try scanner.takeWhile(2, RegexScanner.isOctal))
      return .character(UInt32(RegexScanner.number(digits, radix: 8) ?? 0), fold)
    }
    if RegexScanner.isDigit(letter) { return try numbered(letter, fold) }
    if RegexScanner.isLetter(letter) {
      throw scanner.error("bad escape \(RegexScanner.text(token))", back: token.count)
    }
    return .character(letter, fold)
  }

  private mutating func numbered(_ letter: UInt32, _ fold: RegexFolding) throws(RegexError) -> RegexNode {
    var digits = [letter]
    if scanner.next.count == 1, RegexScanner.isDigit(scanner.next[0]) {
      digits += try scanner.take()
      if RegexScanner.isOctal(digits[0]), RegexScanner.isOctal(digits[1]), scanner.next.count == 1,
        RegexScanner.isOctal(scanner.next[0])
      {
        digits += try scanner.take()
        return .character(try octal(digits), fold)
      }
    }
    let group = RegexScanner.number(digits) ?? 0
    if group >= groupCount { throw scanner.error("invalid group reference \(group)", back: digits.count) }
    if openGroups.contains(group) { throw scanner.error("cannot refer to an open group", back: digits.count + 1) }
    try checkLookbehind(group)
    return .reference(group, fold)
  }
}
