// What CPython's compiler refuses in the patterns of a `match`. Part of the program check; see ProgramCheck.swift.

extension ProgramChecker {
  mutating func check(_ cases: [MatchCase]) throws(SemanticFailure) {
    for (index, matchCase) in cases.enumerated() {
      var names: [String] = []
      let isLast = index == cases.count - 1
      try check(matchCase.pattern, names: &names, mayBeIrrefutable: isLast || matchCase.guard != nil)
      if let condition = matchCase.guard { try check(condition) }
      try check(matchCase.body)
    }
  }

  private mutating func check(
    _ pattern: Pattern, names: inout [String], mayBeIrrefutable: Bool
  ) throws(SemanticFailure) {
    lastPattern = pattern.range
    switch pattern.kind {
    case .value(let value): try checkValue(value, pattern.range)
    case .singleton: break
    case .sequence(let elements):
      var hasStar = false
      for element in elements {
        guard case .star = element.kind else { continue }
        if hasStar { throw failure("multiple starred names in sequence pattern", pattern.range) }
        hasStar = true
      }
      for element in elements { try check(element, names: &names, mayBeIrrefutable: true) }
    case .mapping(let keys, let patterns, let rest):
      try checkKeys(keys, pattern.range)
      for element in patterns { try check(element, names: &names, mayBeIrrefutable: true) }
      if let rest { try bind(rest, &names, pattern.range) }
    case .class(let cls, let patterns, let keywordNames, let keywordPatterns):
      try checkAttributes(keywordNames, keywordPatterns)
      try check(cls)
      for element in patterns + keywordPatterns { try check(element, names: &names, mayBeIrrefutable: true) }
    case .star(let name):
      if let name { try bind(name, &names, pattern.range) }
    case .as(let inner, let name):
      if let inner {
        try check(inner, names: &names, mayBeIrrefutable: mayBeIrrefutable)
      } else if !mayBeIrrefutable {
        throw failure(Self.unreachable(name), pattern.range)
      }
      if let name { try bind(name, &names, pattern.range) }
    case .or(let alternatives):
      try checkAlternatives(alternatives, names: &names, mayBeIrrefutable: mayBeIrrefutable, pattern.range)
    }
  }

  private static func unreachable(_ name: String?) -> String {
    name.map { "name capture '\($0)' makes remaining patterns unreachable" }
      ?? "wildcard makes remaining patterns unreachable"
  }

  private func bind(_ name: String, _ names: inout [String], _ range: PySourceRange) throws(SemanticFailure) {
    try forbidDebug(name, .store, range)
    if names.contains(name) { throw failure("multiple assignments to name '\(name)' in pattern", range) }
    names.append(name)
  }

  private mutating func checkAlternatives(
    _ alternatives: [Pattern], names: inout [String], mayBeIrrefutable: Bool, _ range: PySourceRange
  ) throws(SemanticFailure) {
    var expected: [String]?
    for (index, alternative) in alternatives.enumerated() {
      var bound: [String] = []
      let isLast = index == alternatives.count - 1
      try check(alternative, names: &bound, mayBeIrrefutable: isLast && mayBeIrrefutable)
      if let expected, Set(expected) != Set(bound) {
        throw failure("alternative patterns bind different names", lastPattern ?? range)
      }
      if expected == nil { expected = bound }
    }
    for name in expected ?? [] { try bind(name, &names, range) }
  }

  private func isLiteralOrAttribute(_ value: Expr) -> Bool {
    switch value.kind {
    case .constant, .attribute, .unaryOp, .binOp: true
    default: false
    }
  }

  private mutating func checkValue(_ value: Expr, _ range: PySourceRange) throws(SemanticFailure) {
    guard isLiteralOrAttribute(value) else {
      throw failure("patterns may only match literals and attribute lookups", range)
    }
    try check(value)
  }

  private mutating func checkKeys(_ keys: [Expr], _ range: PySourceRange) throws(SemanticFailure) {
    for key in keys {
      guard isLiteralOrAttribute(key) else {
        throw failure("mapping pattern keys may only match literals and attribute lookups", range)
      }
      try check(key)
    }
  }

  private func checkAttributes(_ names: [String], _ patterns: [Pattern]) throws(SemanticFailure) {
    for (index, name) in names.enumerated() {
      try forbidDebug(name, .store, patterns[index].range)
      for later in (index + 1)..<max(index + 1, names.count) where names[later] == name {
        throw failure("attribute name repeated in class pattern: \(name)", patterns[later].range)
      }
    }
  }
}
