// What may stand left of `=`, behind `for`, `as` and `del`. A target is read as the expression it looks like and then
// accepted or not: the two grammars of targets and expressions agree on every target. Part of the parser.

extension Parser {
  /// star_targets: star_target !',' | star_target (',' star_target)* [',']
  mutating func starTargets() throws(ParseFailure) -> Expr {
    let start = position
    let first = try starTarget()
    guard at(.comma) else { return first }
    var elements = [first]
    while take(.comma) {
      guard startsTarget else { break }
      elements.append(try starTarget())
    }
    return node(.tuple(elements, context: .store), from: start)
  }

  private var startsTarget: Bool {
    switch kind {
    case .name, .star, .leftParenthesis, .leftBracket: true
    default: startsExpression
    }
  }

  /// star_target: '*' (!'*' star_target) | target_with_star_atom
  mutating func starTarget() throws(ParseFailure) -> Expr {
    let start = position
    if take(.star) {
      let value = try target(try bitwiseOr(), as: .store)
      return node(.starred(value, context: .store), from: start)
    }
    return try target(try bitwiseOr(), as: .store)
  }

  /// single_target: t_primary '.' NAME | t_primary '[' slices ']' | NAME | '(' single_target ')'
  func singleTarget(_ expression: Expr) throws(ParseFailure) -> Expr {
    switch expression.kind {
    case .name, .attribute, .subscript: return try target(expression, as: .store)
    default: throw .syntax
    }
  }

  /// The same expression in another context.
  /// - Throws: when it is no target.
  func target(_ expression: Expr, as context: ExprContext) throws(ParseFailure) -> Expr {
    switch expression.kind {
    case .name(let name, _):
      return Expr(.name(name, context: context), expression.range)
    case .attribute(let value, let name, _):
      return Expr(.attribute(value: value, name: name, context: context), expression.range)
    case .subscript(let value, let index, _):
      return Expr(.subscript(value: value, index: index, context: context), expression.range)
    case .starred(let value, _) where context == .store:
      return Expr(.starred(try target(value, as: context), context: context), expression.range)
    case .list(let elements, _):
      return Expr(.list(try targets(elements, as: context), context: context), expression.range)
    case .tuple(let elements, _):
      return Expr(.tuple(try targets(elements, as: context), context: context), expression.range)
    default:
      throw .syntax
    }
  }

  private func targets(_ elements: [Expr], as context: ExprContext) throws(ParseFailure) -> [Expr] {
    var result: [Expr] = []
    result.reserveCapacity(elements.count)
    for element in elements { result.append(try target(element, as: context)) }
    return result
  }
}
