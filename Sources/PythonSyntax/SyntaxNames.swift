// What CPython calls the sorts of expressions in its error messages, and which part of an expression keeps it from
// being a target.

/// What a target is for.
enum TargetUse { case assignment, loop, deletion }

extension Expr {
  /// "function call", "literal", … as in "cannot assign to function call".
  var syntaxName: String {
    switch kind {
    case .attribute: "attribute"
    case .subscript: "subscript"
    case .starred: "starred"
    case .name: "name"
    case .list: "list"
    case .tuple: "tuple"
    case .lambda: "lambda"
    case .call: "function call"
    case .boolOp, .binOp, .unaryOp: "expression"
    case .generatorExp: "generator expression"
    case .yield, .yieldFrom: "yield expression"
    case .await: "await expression"
    case .listComp: "list comprehension"
    case .setComp: "set comprehension"
    case .dictComp: "dict comprehension"
    case .dict: "dict literal"
    case .set: "set display"
    case .joinedStr, .formattedValue: "f-string expression"
    case .constant(.none): "None"
    case .constant(.true): "True"
    case .constant(.false): "False"
    case .constant(.ellipsis): "ellipsis"
    case .constant: "literal"
    case .compare: "comparison"
    case .ifExp: "conditional expression"
    case .namedExpr: "named expression"
    case .slice: "slice"
    }
  }

  /// The first part that cannot be a target; nil when everything can.
  func firstInvalidTarget(_ use: TargetUse) -> Expr? {
    switch kind {
    case .list(let elements, _), .tuple(let elements, _):
      for element in elements {
        if let invalid = element.firstInvalidTarget(use) { return invalid }
      }
      return nil
    case .starred(let value, _):
      return use == .deletion ? self : value.firstInvalidTarget(use)
    case .compare(let left, let ops, _) where use == .loop:
      // `a in b` in `for a in b` reads as a comparison.
      return ops.first == .in ? left.firstInvalidTarget(use) : nil
    case .name, .subscript, .attribute:
      return nil
    default:
      return self
    }
  }
}

extension Parser {
  /// The arguments up to a token, for explaining what is wrong behind them.
  mutating func leadingArguments(until end: Int) -> (positional: [Expr], keywords: [Keyword]) {
    var positional: [Expr] = []
    var keywords: [Keyword] = []
    while position < end {
      let start = position
      if take(.doubleStar) {
        guard let value = try? expression() else { break }
        keywords.append(Keyword(name: nil, value: value, range: range(from: start)))
      } else if at(.name), kind(at: 1) == .equal, let name = try? takeName() {
        advance()
        guard let value = try? expression() else { break }
        keywords.append(Keyword(name: name, value: value, range: range(from: start)))
      } else if take(.star) {
        guard let value = try? expression() else { break }
        positional.append(node(.starred(value, context: .load), from: start))
      } else {
        guard let value = try? namedExpression() else { break }
        positional.append(value)
      }
      guard take(.comma) else { break }
    }
    return (positional, keywords)
  }
}
