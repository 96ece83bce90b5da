// What CPython's compiler warns of: identity with a literal, calls and subscripts of what is neither called nor subscripted, an
// assertion of a tuple. The texts are those of CPython 3.11.

import PythonSyntax

extension Compiler {
  /// A SyntaxWarning at the line that is compiled now.
  private func warn(_ message: String) {
    if source.libraryName == nil { vm.warnings.found.append(SyntaxFinding(message: message, span: builder.span)) }
  }

  func warnOfIdentity(_ left: Expr, _ ops: [ComparisonOperator], _ comparators: [Expr]) {
    var isLeftLiteral = isLiteral(left)
    for (op, right) in zip(ops, comparators) {
      let isRightLiteral = isLiteral(right)
      if isLeftLiteral || isRightLiteral {
        if op == .is { warn("\"is\" with a literal. Did you mean \"==\"?") }
        if op == .isNot { warn("\"is not\" with a literal. Did you mean \"!=\"?") }
      }
      isLeftLiteral = isRightLiteral
    }
  }

  /// A constant whose identity means nothing.
  private func isLiteral(_ expr: Expr) -> Bool {
    switch expr.kind {
    case .constant(.none), .constant(.true), .constant(.false), .constant(.ellipsis): false
    case .constant: true
    case .tuple(let elements, _): elements.allSatisfy { isLiteral($0) || typeName(of: $0) != nil && isConstant($0) }
    default: !folded(expr).isUndefined
    }
  }

  private func isConstant(_ expr: Expr) -> Bool {
    if case .constant = expr.kind { return true }
    return false
  }

  func warnOfCall(_ function: Expr) {
    if case .lambda = function.kind { return }
    guard let name = typeName(of: function) else { return }
    warn("'\(name)' object is not callable; perhaps you missed a comma?")
  }

  func warnOfSubscript(_ value: Expr, _ index: Expr) {
    guard let name = typeName(of: value) else { return }
    switch name {
    case "NoneType", "ellipsis", "int", "bool", "float", "complex", "set", "generator", "function":
      warn("'\(name)' object is not subscriptable; perhaps you missed a comma?")
    case "str", "bytes", "tuple", "list":
      guard let key = typeName(of: index), key != "int", key != "bool" else { return }
      warn("\(name) indices must be integers or slices, not \(key); perhaps you missed a comma?")
    default: break
    }
  }

  func warnOfAssertion(_ test: Expr) {
    if case .tuple(let elements, _) = test.kind, !elements.isEmpty {
      warn("assertion is always true, perhaps remove parentheses?")
    }
  }

  /// The class of what an expression plainly makes.
  private func typeName(of expr: Expr) -> String? {
    switch expr.kind {
    case .tuple: "tuple"
    case .list, .listComp: "list"
    case .dict, .dictComp: "dict"
    case .set, .setComp: "set"
    case .generatorExp: "generator"
    case .lambda: "function"
    case .joinedStr, .formattedValue: "str"
    case .constant(let constant):
      switch constant {
      case .none: "NoneType"
      case .true, .false: "bool"
      case .ellipsis: "ellipsis"
      case .int, .bigInt: "int"
      case .float: "float"
      case .imaginary: "complex"
      case .str: "str"
      case .bytes: "bytes"
      }
    default: nil
    }
  }
}

/// What the compiler is to warn of, once there is code: a warning can run the program's own functions.
struct SyntaxFinding {
  let message: String
  let span: SourceSpan
  var kind = ExceptionKind.syntaxWarning
}

extension Machine {
  /// Shows what the compiler found, as the filters say. A filter that makes errors of warnings makes a SyntaxError.
  func tellSyntaxFindings(_ findings: [SyntaxFinding], _ source: SourceUnit) throws(PyError) {
    for finding in findings {
      let category = exceptionClass(finding.kind)
      let line = Int(finding.span.line)
      let shown = source.isShown ? String(decoding: source.line(line), as: UTF8.self) : ""
      let place = SourceLocation(
        file: source.file, line: line + source.firstLine - 1, text: String(shown.drop { $0 == " " || $0 == "\t" }))
      let exception = try call(Value(category), [string(finding.message)])
      var warning = RaisedWarning(category: category, text: finding.message, exception: exception, place: place)
      warning.isOfCompiler = true
      do {
        try withRoots([exception]) { () throws(PyError) in try WarningsModule.show(self, warning) }
      } catch {
        guard isPending(finding.kind) else { throw error }
        takePending()
        throw syntaxError(finding, source)
      }
    }
  }

  /// The escapes that mean nothing in the literals of a text. By default nobody is told of them, so they are looked for only where the
  /// program could have asked for that.
  func escapeFindings(_ source: SourceUnit) -> [SyntaxFinding] {
    guard source.libraryName == nil, modules["warnings"] != nil, source.bytes.contains(UInt8(ascii: "\\")) else {
      return []
    }
    return invalidEscapes(source.bytes).map { escape in
      let span = SourceSpan(
        line: Int32(truncatingIfNeeded: escape.line), endLine: Int32(truncatingIfNeeded: escape.line),
        column: Int32(truncatingIfNeeded: escape.column), endColumn: Int32(truncatingIfNeeded: escape.endColumn))
      return SyntaxFinding(
        message: "invalid escape sequence '\(escape.text)'", span: span, kind: .deprecationWarning)
    }
  }
}
