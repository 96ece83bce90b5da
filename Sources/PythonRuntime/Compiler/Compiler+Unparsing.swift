// Expressions back to text, for annotations that `from __future__ import annotations` leaves unevaluated. After CPython's
// Python/ast_unparse.c: the same spacing, and parentheses only where precedence asks for them.

import PythonSyntax

/// How tightly an expression binds, loosest first.
private enum Precedence: Int {
  case tuple, test, or, and, not, comparison, expression, bitOr, bitXor, bitAnd, shift, arithmetic, term, factor, power
  case await, atom

  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .atom }
}

extension Compiler {
  /// The text of an annotation.
  func unparsed(_ expr: Expr) -> String { text(expr, .test) }

  private func text(_ expr: Expr, _ level: Precedence) -> String {
    switch expr.kind {
    case .constant(let constant):
      if case .ellipsis = constant { return "..." }
      let shown = (try? vm.repr(value(of: constant))) ?? ""
      return shown.contains("inf") && value(of: constant).isFloat ? "1e309" : shown
    case .name(let name, _): return name
    case .binOp(let left, let op, let right): return binaryText(left, op, right, level)
    case .unaryOp(let op, let operand): return unaryText(op, operand, level)
    case .boolOp(let op, let operands):
      let own: Precedence = op == .and ? .and : .or
      let parts = operands.map { text($0, own.tighter) }
      return parenthesized(parts.joined(separator: op == .and ? " and " : " or "), level, own)
    case .compare(let left, let ops, let comparators):
      var result = text(left, .expression)
      for (op, right) in zip(ops, comparators) { result += " \(symbol(op)) " + text(right, .expression) }
      return parenthesized(result, level, .comparison)
    case .call(let function, let arguments, let keywords): return callText(function, arguments, keywords)
    case .attribute(let value, let name, _):
      if case .constant(.int) = value.kind { return text(value, .atom) + " ." + name }
      return text(value, .atom) + "." + name
    case .subscript(let value, let index, _): return text(value, .atom) + "[" + text(index, .tuple) + "]"
    case .starred(let inner, _): return "*" + text(inner, .expression)
    case .tuple(let elements, _):
      if elements.isEmpty { return "()" }
      let list = elements.map { text($0, .test) }.joined(separator: ", ") + (elements.count == 1 ? "," : "")
      return parenthesized(list, level, .tuple)
    case .list(let elements, _): return "[" + elements.map { text($0, .test) }.joined(separator: ", ") + "]"
    case .set(let elements): return "{" + elements.map { text($0, .test) }.joined(separator: ", ") + "}"
    default: return rareText(expr, level)
    }
  }

  private func rareText(_ expr: Expr, _ level: Precedence) -> String {
    switch expr.kind {
    case .slice(let lower, let upper, let step):
      let start = lower.map { text($0, .test) } ?? ""
      let stop = upper.map { text($0, .test) } ?? ""
      return "\(start):\(stop)" + (step.map { ":" + text($0, .test) } ?? "")
    case .lambda(let lambda):
      let parameters = parameterText(lambda.parameters)
      let head = parameters.isEmpty ? "lambda" : "lambda " + parameters
      return parenthesized("\(head): \(text(lambda.body, .test))", level, .test)
    case .ifExp(let test, let body, let orElse):
      let shown = "\(text(body, .or)) if \(text(test, .or)) else \(text(orElse, .test))"
      return parenthesized(shown, level, .test)
    case .dict(let keys, let values):
      let pairs = zip(keys, values).map { key, value in
        key.map { "\(text($0, .test)): \(text(value, .test))" } ?? "**" + text(value, .expression)
      }
      return "{" + pairs.joined(separator: ", ") + "}"
    case .listComp(let comprehension): return "[" + comprehensionText(comprehension) + "]"
    case .setComp(let comprehension), .dictComp(let comprehension): return "{" + comprehensionText(comprehension) + "}"
    case .generatorExp(let comprehension): return "(" + comprehensionText(comprehension) + ")"
    case .await(let value): return parenthesized("await " + text(value, .atom), level, .await)
    case .yield(let value): return value.map { "(yield \(text($0, .test)))" } ?? "(yield)"
    case .yieldFrom(let value): return "(yield from \(text(value, .test)))"
    case .namedExpr(let target, let value):
      return parenthesized("\(text(target, .atom)) := \(text(value, .atom))", level, .tuple)
    case .joinedStr(let parts): return "f" + quoted(parts.map { fieldText($0) }.joined())
    case .formattedValue: return "f" + quoted(fieldText(expr))
    default: return ""
    }
  }

  private func parenthesized(_ shown: String, _ level: Precedence, _ own: Precedence) -> String {
    level.rawValue > own.rawValue ? "(\(shown))" : shown
  }

  private func binaryText(
    _ left: Expr, _ op: PythonSyntax.BinaryOperator, _ right: Expr, _ level: Precedence
  ) -> String {
    let own: Precedence
    switch op {
    case .add, .subtract: own = .arithmetic
    case .multiply, .matrixMultiply, .divide, .modulo, .floorDivide: own = .term
    case .leftShift, .rightShift: own = .shift
    case .bitOr: own = .bitOr
    case .bitXor: own = .bitXor
    case .bitAnd: own = .bitAnd
    case .power: own = .power
    }
    let isRight = op == .power
    let shown = "\(text(left, isRight ? own.tighter : own)) \(op.symbol) \(text(right, isRight ? own : own.tighter))"
    return parenthesized(shown, level, own)
  }

  private func unaryText(_ op: PythonSyntax.UnaryOperator, _ operand: Expr, _ level: Precedence) -> String {
    switch op {
    case .not: parenthesized("not " + text(operand, .not), level, .not)
    case .invert: parenthesized("~" + text(operand, .factor), level, .factor)
    case .plus: parenthesized("+" + text(operand, .factor), level, .factor)
    case .minus: parenthesized("-" + text(operand, .factor), level, .factor)
    }
  }

  private func symbol(_ op: ComparisonOperator) -> String {
    switch op {
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .is: "is"
    case .isNot: "is not"
    case .in: "in"
    case .notIn: "not in"
    }
  }

  private func callText(_ function: Expr, _ arguments: [Expr], _ keywords: [Keyword]) -> String {
    if arguments.count == 1, keywords.isEmpty, case .generatorExp = arguments[0].kind {
      return text(function, .atom) + text(arguments[0], .test)
    }
    var parts = arguments.map { text($0, .test) }
    for keyword in keywords {
      parts.append((keyword.name.map { "\($0)=" } ?? "**") + text(keyword.value, .test))
    }
    return text(function, .atom) + "(" + parts.joined(separator: ", ") + ")"
  }

  private func comprehensionText(_ comprehension: Comprehension) -> String {
    var shown = text(comprehension.element, .test)
    if let value = comprehension.value { shown += ": " + text(value, .test) }
    for clause in comprehension.clauses {
      shown += clause.isAsync ? " async for " : " for "
      shown += "\(text(clause.target, .tuple)) in \(text(clause.iterable, .or))"
      for condition in clause.conditions { shown += " if " + text(condition, .or) }
    }
    return shown
  }

  private func parameterText(_ parameters: Parameters) -> String {
    var parts: [String] = []
    let positional = parameters.positionalOnly + parameters.positional
    let required = positional.count - parameters.defaults.count
    for (index, parameter) in positional.enumerated() {
      let isDefaulted = index >= required
      parts.append(parameter.name + (isDefaulted ? "=" + text(parameters.defaults[index - required], .test) : ""))
      if index + 1 == parameters.positionalOnly.count { parts.append("/") }
    }
    if let variadic = parameters.variadic {
      parts.append("*" + variadic.name)
    } else if !parameters.keywordOnly.isEmpty {
      parts.append("*")
    }
    for (parameter, value) in zip(parameters.keywordOnly, parameters.keywordDefaults) {
      parts.append(parameter.name + (value.map { "=" + text($0, .test) } ?? ""))
    }
    if let keywordVariadic = parameters.keywordVariadic { parts.append("**" + keywordVariadic.name) }
    return parts.joined(separator: ", ")
  }

  /// One part of an f-string, braces doubled.
  private func fieldText(_ part: Expr) -> String {
    switch part.kind {
    case .constant(.str(let bytes)):
      var shown = ""
      for character in String(decoding: bytes, as: UTF8.self) {
        shown.append(character)
        if character == "{" || character == "}" { shown.append(character) }
      }
      return shown
    case .formattedValue(let value, let conversion, let spec):
      var shown = "{" + text(value, .test)
      switch conversion {
      case .none: break
      case .str: shown += "!s"
      case .repr: shown += "!r"
      case .ascii: shown += "!a"
      }
      if case .joinedStr(let parts)? = spec?.kind { shown += ":" + parts.map { fieldText($0) }.joined() }
      return shown + "}"
    default: return text(part, .test)
    }
  }

  private func quoted(_ text: String) -> String { (try? vm.repr(vm.string(text))) ?? text }
}
