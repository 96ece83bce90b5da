// What the rules for mistakes say, in CPython 3.11's words. An action either raises, or finds that the mistake is not
// one after all; the fast parser supplies the tree of the pieces it looks at.

extension Recognizer {
  /// Does what a rule says about its parts.
  /// - Returns: false when there is nothing to say.
  func perform(
    _ action: String, _ captures: [String: Capture], from start: Int, to end: Int
  ) throws(RecognizerExit) -> Bool {
    let parts = Parts(recognizer: self, captures: captures, start: start, end: end)
    if let message = Self.atFirstPart[action] { throw .raised(parts.at("a", message)) }
    if let message = Self.overBothParts[action] { throw .raised(parts.over("a", "b", message)) }
    if let message = Self.atLastToken[action] { throw .raised(placement.lastToken(message)) }
    if let error = parts.blockError(action) ?? parts.targetError(action) ?? parts.callError(action) {
      throw .raised(error)
    }
    return try parts.acceptsOther(action)
  }

  private static let maybeEquality = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"

  /// Errors that cover the part `a`.
  private static let atFirstPart: [String: String] = [
    "tuple_annotation_target": "only single target (not tuple) can be annotated",
    "illegal_annotation_target": "illegal target for annotation",
    "assignment_to_yield": "assignment to yield expression not possible",
    "unpacking_in_comprehension": "iterable unpacking cannot be used in comprehension",
    "dict_unpacking_in_comprehension": "dict unpacking cannot be used in dict comprehension",
    "unpacking_after_keywords": "iterable argument unpacking follows keyword argument unpacking",
    "starred_here": "cannot use starred expression here",
    "double_starred_here": "cannot use double starred expression here",
    "missing_dict_value": "expression expected after dictionary key and ':'",
    "missing_default": "expected default value expression",
    "non_default_after_default": "non-default argument follows default argument",
    "nothing_before_slash": "at least one argument must precede /",
    "second_slash": "/ may appear only once",
    "slash_after_star": "/ must be ahead of *",
    "missing_comma_after_slash": "expected comma between / and *",
    "bare_star": "named arguments must follow bare *",
    "variadic_default": "var-positional argument cannot have default value",
    "second_star": "* argument may appear only once",
    "keyword_variadic_default": "var-keyword argument cannot have default value",
    "after_keyword_variadic": "arguments cannot follow var-keyword argument",
    "underscore_target": "cannot use '_' as a target",
    "pattern_target": "invalid pattern target",
    "mixed_except_star": "cannot have both 'except' and 'except*' on the same 'try'",
  ]

  /// Errors that cover everything from `a` to `b`.
  private static let overBothParts: [String: String] = [
    "maybe_equality": maybeEquality,
    "missing_else": "expected 'else' after 'if' expression",
    "keyword_is_expression": "expression cannot contain assignment, perhaps you meant \"==\"?",
    "mixed_except": "cannot have both 'except' and 'except*' on the same 'try'",
    "comprehension_target": "did you forget parentheses around the comprehension target?",
    "parenthesized_parameters": "Function parameters cannot be parenthesized",
    "parenthesized_lambda_parameters": "Lambda expression parameters cannot be parenthesized",
  ]

  /// Errors at the last token read.
  private static let atLastToken: [String: String] = [
    "expected_colon": "expected ':'",
    "expected_except": "expected 'except' or 'finally' block",
    "expected_exception_types": "expected one or more exception types",
    "trailing_import_comma": "trailing comma not allowed without surrounding parentheses",
    "bare_star_of_lambda": "named arguments must follow bare *",
  ]
}

/// The named parts of a matched rule.
private struct Parts {
  let recognizer: Recognizer
  let captures: [String: Recognizer.Capture]
  let start: Int
  let end: Int

  private var placement: ErrorPlacement { recognizer.placement }
  private var tokens: [Token] { recognizer.source.tokens }

  // MARK: Parts

  /// A parser that sees only the tokens of a part: what follows was not accepted and must not disturb it.
  private func parser(for capture: Recognizer.Capture) -> Parser {
    var part = Array(tokens[..<capture.range.upperBound])
    if var last = part.last {
      last.kind = .endMarker
      part.append(last)
    }
    let source = recognizer.source
    var parser = Parser(
      TokenizedText(text: source.text, tokens: part, comments: source.comments, stop: source.stop))
    parser.position = capture.range.lowerBound
    return parser
  }

  /// The tree of a part that is an expression.
  func expression(_ name: String) -> Expr? {
    guard let capture = captures[name] else { return nil }
    var parser = parser(for: capture)
    switch capture.rule {
    case "expression", "expression_without_invalid": return try? parser.expression()
    case "disjunction": return try? parser.disjunction()
    case "bitwise_or": return try? parser.bitwiseOr()
    case "star_expressions": return try? parser.starExpressions()
    case "yield_expr": return try? parser.yieldExpression()
    case "star_named_expression": return try? parser.starNamedExpression()
    case "starred_expression":
      return (try? parser.arguments())?.positional.first
    case "star_named_expressions":
      var last: Expr?
      while parser.position < capture.range.upperBound {
        if parser.at(.comma) {
          parser.advance()
          continue
        }
        guard let element = try? parser.starNamedExpression() else { break }
        last = element
      }
      return last
    default: return nil
    }
  }

  /// Where a part is: an expression knows it (without its parentheses), anything else is its tokens.
  func range(_ name: String) -> PySourceRange {
    if let expression = expression(name) { return expression.range }
    guard let capture = captures[name], !capture.range.isEmpty else {
      return recognizer.source.text.range(start: tokens[start], end: tokens[start])
    }
    var last = capture.range.upperBound - 1
    // A parameter's node ends before the comma behind it.
    if let rule = capture.rule, rule.contains("param"), last > capture.range.lowerBound, tokens[last].kind == .comma {
      last -= 1
    }
    return recognizer.source.text.range(start: tokens[capture.range.lowerBound], end: tokens[last])
  }

  func at(_ name: String, _ message: String) -> PythonSyntaxError {
    placement.known(range(name), range(name), message)
  }

  func over(_ first: String, _ last: String, _ message: String) -> PythonSyntaxError {
    placement.known(range(first), range(last), message)
  }

  private func spelling(_ name: String) -> String {
    captures[name].map { recognizer.spelling($0.range.lowerBound) } ?? ""
  }

  // MARK: Blocks

  func blockError(_ action: String) -> PythonSyntaxError? {
    let line = captures["a"].map { Int(tokens[$0.range.lowerBound].line) } ?? 0
    let owner: String
    switch action {
    case "expected_block":
      return placement.lastToken("expected an indented block", kind: .indentation)
    case "expected_statement_block": owner = "'\(spelling("a"))' statement"
    case "expected_except_star_block": owner = "'except*' statement"
    case "expected_function_block": owner = "function definition"
    case "expected_class_block": owner = "class definition"
    default: return nil
    }
    return placement.lastToken("expected an indented block after \(owner) on line \(line)", kind: .indentation)
  }

  // MARK: Targets

  func targetError(_ action: String) -> PythonSyntaxError? {
    switch action {
    case "walrus_target":
      return expression("a").map { at("a", "cannot use assignment expressions with \($0.syntaxName)") }
    case "cannot_assign_here":
      return expression("a").map {
        at("a", "cannot assign to \($0.syntaxName) here. Maybe you meant '==' instead of '='?")
      }
    case "single_annotation_target":
      // The target is parenthesised as often as one likes; what counts is inside.
      var parser = Parser(recognizer.source)
      parser.position = captures["a"]?.range.lowerBound ?? start
      guard let target = try? parser.atom() else { return nil }
      return placement.known(
        target.range, target.range, "only single target (not \(target.syntaxName)) can be annotated")
    case "augmented_target":
      return expression("a").map {
        at("a", "'\($0.syntaxName)' is an illegal expression for augmented assignment")
      }
    case "assignment_target": return invalidTarget(.assignment, "cannot assign to")
    case "for_target": return invalidTarget(.loop, "cannot assign to")
    case "delete_target": return invalidTarget(.deletion, "cannot delete")
    case "keyword_is_constant": return over("a", "b", "cannot assign to \(spelling("a"))")
    default: return nil
    }
  }

  private func invalidTarget(_ use: TargetUse, _ words: String) -> PythonSyntaxError? {
    guard let invalid = expression("a")?.firstInvalidTarget(use) else { return nil }
    return placement.known(invalid.range, invalid.range, "\(words) \(invalid.syntaxName)")
  }

  // MARK: Calls

  func callError(_ action: String) -> PythonSyntaxError? {
    let parenthesize = "Generator expression must be parenthesized"
    switch action {
    case "generator_needs_parentheses":
      guard let last = clauses().last else { return nil }
      return placement.known(range("a"), (last.conditions.last ?? last.iterable).range, parenthesize)
    case "generator_needs_parentheses_short":
      guard let last = clauses().last else { return nil }
      return placement.known(range("a"), last.target.range, parenthesize)
    case "generator_behind_arguments":
      let arguments = arguments()
      guard arguments.positional.count > 1, let element = arguments.positional.last, let last = clauses().last
      else { return nil }
      return placement.known(element.range, (last.conditions.last ?? last.iterable).range, parenthesize)
    case "positional_after_keywords":
      let isUnpacking = arguments().keywords.last.map { $0.name == nil } ?? false
      let what = isUnpacking ? "keyword argument unpacking" : "keyword argument"
      return placement.lastToken("positional argument follows \(what)")
    default: return nil
    }
  }

  private func clauses() -> [ComprehensionClause] {
    guard let capture = captures["b"] else { return [] }
    var parser = parser(for: capture)
    return (try? parser.comprehensionClauses()) ?? []
  }

  private func arguments() -> (positional: [Expr], keywords: [Keyword]) {
    guard let capture = captures["a"] else { return ([], []) }
    var parser = Parser(recognizer.source)
    parser.position = capture.range.lowerBound
    return parser.leadingArguments(until: capture.range.upperBound)
  }

  // MARK: Mistakes that may be none

  func acceptsOther(_ action: String) throws(RecognizerExit) -> Bool {
    switch action {
    case "legacy_call":
      guard isLegacyName else { return false }
      let name = spelling("a")
      throw .raised(over("a", "b", "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?"))
    case "missing_comma":
      if isLegacyName || tokens[end - 1].level == 0 { return false }
      throw .raised(over("a", "b", "invalid syntax. Perhaps you forgot a comma?"))
    case "starred_dict_value":
      throw .raised(placement.startingFrom(range("a"), "cannot use a starred expression in a dictionary value"))
    case "missing_dict_colon":
      guard let key = expression("a") else { return false }
      throw .raised(placement.lastCharacter(of: key.range, "':' expected after dictionary key"))
    case "parenthesize_exceptions":
      throw .raised(placement.startingFrom(range("a"), "multiple exception types must be parenthesized"))
    case "positional_patterns_last":
      throw .raised(positionalPatternsError())
    case "real_number", "imaginary_number":
      return try checkNumber(isImaginary: action == "imaginary_number")
    default:
      return false
    }
  }

  /// `print` or `exec` alone, as Python 2 wrote them.
  private var isLegacyName: Bool {
    guard case .name(let name, _) = legacyExpression?.kind else { return false }
    return name == "print" || name == "exec"
  }

  private var legacyExpression: Expr? {
    if let expression = expression("a") { return expression }
    guard let capture = captures["a"] else { return nil }
    let range = self.range("a")
    return Expr(.name(recognizer.spelling(capture.range.lowerBound), context: .load), range)
  }

  private func checkNumber(isImaginary: Bool) throws(RecognizerExit) -> Bool {
    guard let capture = captures["a"] else { return false }
    let token = tokens[capture.range.lowerBound]
    let last = recognizer.source.text.bytes[Int(token.end) - 1]
    if (last | 0x20 == UInt8(ascii: "j")) == isImaginary { return true }
    let sort = isImaginary ? "imaginary" : "real"
    throw .raised(placement.known(token, token, "\(sort) number required in complex literal"))
  }

  /// The positional patterns that stand behind keyword ones.
  private func positionalPatternsError() -> PythonSyntaxError {
    var first = end - 1
    var depth = 0
    // Back to the last `name=pattern`; the positional patterns begin behind the comma that ends it.
    var lastComma = first
    while first > start {
      switch tokens[first].kind {
      case .rightParenthesis, .rightBracket, .rightBrace: depth += 1
      case .leftParenthesis, .leftBracket, .leftBrace: depth -= 1
      case .comma where depth == 0: lastComma = first
      default: break
      }
      if depth == 0, tokens[first].kind == .equal { break }
      first -= 1
    }
    return placement.known(
      tokens[min(lastComma + 1, end - 1)], tokens[end - 1], "positional patterns follow keyword patterns")
  }
}
