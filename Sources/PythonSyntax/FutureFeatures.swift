// `from __future__ import …`: where such a line may stand, and which features there are. Two of them still change
// anything in Python 3.11: `annotations` and (a joke that makes `<>` an operator) `barry_as_FLUFL`.

extension Module {
  /// The features imported at the head of the module.
  package var futureFeatures: Set<String> {
    var features: Set<String> = []
    for statement in futureStatements.valid {
      guard case .importFrom(_, let names, _) = statement.kind else { continue }
      for alias in names { features.insert(alias.name) }
    }
    return features
  }

  /// The future imports at the head of the module, and behind how many statements the head ends: a documentation
  /// string and other future imports may stand before one.
  var futureStatements: (valid: [Stmt], headLength: Int) {
    var valid: [Stmt] = []
    for (index, statement) in body.enumerated() {
      switch statement.kind {
      case .importFrom(module: "__future__", _, level: 0):
        valid.append(statement)
      case .expr(let value):
        guard index == 0, case .constant(.str) = value.kind else { return (valid, index) }
      default:
        return (valid, index)
      }
    }
    return (valid, body.count)
  }

  /// - Throws: when a future import names no feature. (CPython finds this before anything else.)
  func checkFutureFeatures() throws(SemanticFailure) {
    let known: Set<String> = [
      "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
      "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
    ]
    for statement in futureStatements.valid {
      guard case .importFrom(_, let names, _) = statement.kind else { continue }
      for alias in names where !known.contains(alias.name) {
        let message = alias.name == "braces" ? "not a chance" : "future feature \(alias.name) is not defined"
        throw SemanticFailure(message: message, range: statement.range)
      }
    }
  }
}
