// The syntax tree of Python 3.11: expressions, operators and constants. Names follow CPython's `ast` module.
// Like the statements it is immutable, holds exact positions and knows nothing about scopes or running.

/// An expression and where it stands.
package struct Expr: Sendable {
  package let kind: ExprKind
  package let range: PySourceRange

  package init(_ kind: ExprKind, _ range: PySourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// Every expression of Python 3.11.
package indirect enum ExprKind: Sendable {
  /// `a and b and c`: two operands or more.
  case boolOp(BooleanOperator, [Expr])
  /// `target := value`; the target is a name in store context.
  case namedExpr(target: Expr, value: Expr)
  case binOp(left: Expr, op: BinaryOperator, right: Expr)
  case unaryOp(UnaryOperator, Expr)
  case lambda(Lambda)
  case ifExp(test: Expr, body: Expr, orElse: Expr)
  /// A nil key is `**value`.
  case dict(keys: [Expr?], values: [Expr])
  case set([Expr])
  case listComp(Comprehension)
  case setComp(Comprehension)
  /// The element is the key, `value` the value.
  case dictComp(Comprehension)
  case generatorExp(Comprehension)
  case await(Expr)
  case yield(Expr?)
  case yieldFrom(Expr)
  case compare(left: Expr, ops: [ComparisonOperator], comparators: [Expr])
  case call(function: Expr, arguments: [Expr], keywords: [Keyword])
  /// A `{value!conversion:spec}` of an f-string; the specification is a `joinedStr`.
  case formattedValue(value: Expr, conversion: FormatConversion, formatSpec: Expr?)
  /// An f-string: string constants and formatted values in turn.
  case joinedStr([Expr])
  case constant(Constant)
  case attribute(value: Expr, name: String, context: ExprContext)
  case `subscript`(value: Expr, index: Expr, context: ExprContext)
  case starred(Expr, context: ExprContext)
  case name(String, context: ExprContext)
  case list([Expr], context: ExprContext)
  case tuple([Expr], context: ExprContext)
  /// Only as the index of a subscript, or inside a tuple that is one.
  case slice(lower: Expr?, upper: Expr?, step: Expr?)
}

/// Whether a name, attribute, subscript, list or tuple is read, bound or deleted.
package enum ExprContext: Sendable { case load, store, del }

/// `lambda parameters: body`.
package struct Lambda: Sendable {
  package let parameters: Parameters
  package let body: Expr
  package let scopeID: Int
}

/// A list, set, dict comprehension or generator expression. The first iterable belongs to the scope around it.
package struct Comprehension: Sendable {
  package let element: Expr
  /// The value of a dict comprehension; nil in the other forms.
  package let value: Expr?
  package let clauses: [ComprehensionClause]
  package let scopeID: Int
}

/// `for target in iterable if …` inside a comprehension.
package struct ComprehensionClause: Sendable {
  package let target: Expr
  package let iterable: Expr
  package let conditions: [Expr]
  package let isAsync: Bool
}

/// A value that stands in the source.
package enum Constant: Sendable, Equatable {
  case none, `true`, `false`, ellipsis
  case int(Int)
  /// An integer that does not fit `Int`: its decimal digits, without a sign.
  case bigInt(String)
  case float(Double)
  /// The imaginary part of a complex literal (`2j`).
  case imaginary(Double)
  /// UTF-8; a lone surrogate from an escape (`"\ud800"`) is three bytes as in WTF-8.
  case str([UInt8])
  case bytes([UInt8])
}

package enum BooleanOperator: String, Sendable { case and = "And", or = "Or" }

/// The raw value is `ast`'s name of the operator.
package enum BinaryOperator: String, Sendable {
  case add = "Add", subtract = "Sub", multiply = "Mult", matrixMultiply = "MatMult", divide = "Div", modulo = "Mod"
  case power = "Pow", leftShift = "LShift", rightShift = "RShift", bitOr = "BitOr", bitXor = "BitXor"
  case bitAnd = "BitAnd", floorDivide = "FloorDiv"

  /// As it is written in source, without `=`.
  package var symbol: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .matrixMultiply: "@"
    case .divide: "/"
    case .modulo: "%"
    case .power: "**"
    case .leftShift: "<<"
    case .rightShift: ">>"
    case .bitOr: "|"
    case .bitXor: "^"
    case .bitAnd: "&"
    case .floorDivide: "//"
    }
  }
}

package enum UnaryOperator: String, Sendable {
  case invert = "Invert", not = "Not", plus = "UAdd", minus = "USub"
}

package enum ComparisonOperator: String, Sendable {
  case equal = "Eq", notEqual = "NotEq", less = "Lt", lessOrEqual = "LtE", greater = "Gt", greaterOrEqual = "GtE"
  case `is` = "Is", isNot = "IsNot", `in` = "In", notIn = "NotIn"
}

/// `!s`, `!r`, `!a` of a formatted value; the raw value is the number `ast` shows.
package enum FormatConversion: Int, Sendable { case none = -1, str = 115, repr = 114, ascii = 97 }
