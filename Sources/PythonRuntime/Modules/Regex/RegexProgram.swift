// From the tree of a regular expression to the instructions the matcher runs.

/// One step of the matcher. Targets are instruction numbers.
enum RegexInstruction {
  case character(UInt32)
  case folded(UInt32, RegexFolding)
  case any
  case anyButNewline
  case set(Int)
  case jump(Int)
  /// Goes on at the next instruction, and at the target when that fails.
  case split(Int)
  /// Goes on at the target, and at the next instruction when that fails.
  case splitLazy(Int)
  case saveStart(Int)
  case saveEnd(Int)
  case anchor(RegexAnchor)
  case reference(Int, RegexFolding)
  /// Repeats the one-character instruction that follows it.
  case repeatSingle(Int, Int, RegexGreed)
  case loopStart(Int)
  /// The head of a counted loop: counter, bounds, greed, where to go on after it.
  case loop(Int, Int, Int, RegexGreed, Int)
  /// Runs the instructions up to the target as an expression of its own.
  case look(isNegated: Bool, width: Int, Int)
  case atomic(Int)
  case conditional(Int, Int)
  case fail
  case accept
}

/// A compiled regular expression.
final class RegexProgram {
  fileprivate(set) var code: [RegexInstruction] = []
  fileprivate(set) var sets: [RegexSet] = []
  fileprivate(set) var counterCount = 0
  /// Groups, the whole match included.
  let groupCount: Int
  let groupNames: [(name: String, index: Int)]
  /// With the flags of the text itself.
  let flags: Int
  /// A character every match begins with, to skip through a subject.
  fileprivate(set) var firstCharacter: UInt32?
  /// The characters that matches begin with, where there are several.
  fileprivate(set) var firsts: RegexFirsts?

  init(_ text: [UInt32], flags: Int, isText: Bool, notes: RegexNotes? = nil) throws(RegexError) {
    let (node, parser) = try RegexParser.parse(text, flags: flags, isText: isText, notes: notes)
    groupCount = parser.groupCount
    groupNames = parser.groupNames
    self.flags = parser.flags
    var builder = RegexBuilder()
    try builder.emit(node)
    builder.code.append(.accept)
    code = builder.code
    sets = builder.sets
    counterCount = builder.counterCount
    firstCharacter = RegexProgram.first(of: node)
    if firstCharacter == nil { firsts = RegexFirsts(node) }
  }

  private static func first(of node: RegexNode) -> UInt32? {
    switch node {
    case .character(let scalar, .exact): scalar
    case .sequence(let items): items.first.flatMap { first(of: $0) }
    case .group(_, let inner), .atomic(let inner): first(of: inner)
    case .repetition(let inner, let least, _, _): least > 0 ? first(of: inner) : nil
    default: nil
    }
  }
}

/// Emits instructions.
private struct RegexBuilder {
  var code: [RegexInstruction] = []
  var sets: [RegexSet] = []
  var counterCount = 0

  mutating func emit(_ node: RegexNode) throws(RegexError) {
    switch node {
    case .empty: break
    case .character(let scalar, let folding):
      code.append(folding == .exact ? .character(scalar) : .folded(scalar, folding))
    case .any(let newlineToo): code.append(newlineToo ? .any : .anyButNewline)
    case .set(let set):
      sets.append(set)
      code.append(.set(sets.count - 1))
    case .sequence(let items): for item in items { try emit(item) }
    case .alternatives(let branches): try emit(branches)
    case .group(let index, let inner):
      code.append(.saveStart(index))
      try emit(inner)
      code.append(.saveEnd(index))
    case .anchor(let anchor): code.append(.anchor(anchor))
    case .reference(let group, let folding): code.append(.reference(group, folding))
    case .repetition(let inner, let least, let most, let greed): try emit(inner, least, most, greed)
    case .atomic(let inner): try emitBlock(inner) { .atomic($0) }
    case .look(let inner, let isBehind, let isNegated):
      var width = 0
      if isBehind {
        let (low, high) = RegexBuilder.width(inner)
        if low != high {
          throw RegexError(message: "look-behind requires fixed-width pattern", position: nil)
        }
        width = low
      }
      try emitBlock(inner) { .look(isNegated: isNegated, width: width, $0) }
    case .conditional(let group, let yes, let no):
      let head = placeholder()
      try emit(yes)
      let end = placeholder()
      code[head] = .conditional(group, code.count)
      try emit(no)
      code[end] = .jump(code.count)
    }
  }

  private mutating func placeholder() -> Int {
    code.append(.fail)
    return code.count - 1
  }

  private mutating func emitBlock(_ inner: RegexNode, _ head: (Int) -> RegexInstruction)
    throws(RegexError)
  {
    let start = placeholder()
    try emit(inner)
    code.append(.accept)
    code[start] = head(code.count)
  }

  private mutating func emit(_ branches: [RegexNode]) throws(RegexError) {
    var ends: [Int] = []
    for (number, branch) in branches.enumerated() {
      if number == branches.count - 1 {
        try emit(branch)
        break
      }
      let head = placeholder()
      try emit(branch)
      ends.append(placeholder())
      code[head] = .split(code.count)
    }
    for end in ends { code[end] = .jump(code.count) }
  }

  private mutating func emit(
    _ inner: RegexNode, _ least: Int, _ most: Int, _ greed: RegexGreed
  ) throws(RegexError) {
    if RegexBuilder.isSingle(inner) {
      code.append(.repeatSingle(least, most, greed))
      try emit(inner)
      return
    }
    if greed == .possessive {
      try emitBlock(.repetition(inner, least, most, .greedy)) { .atomic($0) }
      return
    }
    if least == 0, most == 1 {
      let head = placeholder()
      try emit(inner)
      code[head] = greed == .greedy ? .split(code.count) : .splitLazy(code.count)
      return
    }
    let counter = counterCount
    counterCount += 1
    code.append(.loopStart(counter))
    let head = placeholder()
    try emit(inner)
    code.append(.jump(head))
    code[head] = .loop(counter, least, most, greed, code.count)
  }

  private static func isSingle(_ node: RegexNode) -> Bool {
    switch node {
    case .character, .any, .set: true
    case .sequence(let items): items.count == 1 && isSingle(items[0])
    default: false
    }
  }

  /// The least and the greatest number of characters a node matches; `Int.max` for no bound.
  private static func width(_ node: RegexNode) -> (Int, Int) {
    switch node {
    case .empty, .anchor, .look: return (0, 0)
    case .character, .any, .set: return (1, 1)
    case .sequence(let items): return items.reduce((0, 0)) { sum($0, width($1)) }
    case .alternatives(let branches): return widest(branches.map { width($0) })
    case .group(_, let inner), .atomic(let inner): return width(inner)
    case .repetition(let inner, let least, let most, _):
      let (low, high) = width(inner)
      return (product(low, least), product(high, most))
    case .reference: return (0, Int.max)
    case .conditional(_, let yes, let no): return widest([width(yes), width(no)])
    }
  }

  private static func widest(_ widths: [(Int, Int)]) -> (Int, Int) {
    (widths.map(\.0).min() ?? 0, widths.map(\.1).max() ?? 0)
  }

  private static func sum(_ left: (Int, Int), _ right: (Int, Int)) -> (Int, Int) {
    (added(left.0, right.0), added(left.1, right.1))
  }

  private static func added(_ left: Int, _ right: Int) -> Int {
    let (result, overflow) = left.addingReportingOverflow(right)
    return overflow ? Int.max : result
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    if left == 0 || right == 0 { return 0 }
    let (result, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? Int.max : result
  }
}
