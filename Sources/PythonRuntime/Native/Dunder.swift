// The special methods the machine looks up by number instead of by name, and their names.

/// Special methods with a slot in every class's dunder table.
enum Dunder: Int, CaseIterable {
  case add, subtract, multiply, trueDivide, floorDivide, modulo, power, matrixMultiply
  case leftShift, rightShift, bitAnd, bitOr, bitXor
  case reflectedAdd, reflectedSubtract, reflectedMultiply, reflectedTrueDivide, reflectedFloorDivide
  case reflectedModulo, reflectedPower, reflectedMatrixMultiply
  case reflectedLeftShift, reflectedRightShift, reflectedBitAnd, reflectedBitOr, reflectedBitXor
  case inPlaceAdd, inPlaceSubtract, inPlaceMultiply, inPlaceTrueDivide, inPlaceFloorDivide
  case inPlaceModulo, inPlacePower, inPlaceMatrixMultiply
  case inPlaceLeftShift, inPlaceRightShift, inPlaceBitAnd, inPlaceBitOr, inPlaceBitXor
  case less, lessEqual, equal, notEqual, greater, greaterEqual
  case negative, positive, invert
  case getItem, setItem, deleteItem, length, truth, iterate, next, contains, call
  case repr, str, hash, format
  case getAttribute, getMissingAttribute, setAttribute, deleteAttribute
  case descriptorGet, descriptorSet, descriptorDelete
  case new, initialize, enter, exit, index, int, float, complex, abs, round, reversed, bytes
  case trunc, floor, ceil, divmod, reflectedDivmod, missing, lengthHint, finalize

  /// The Python name of every case, in order.
  static let names: [StaticString] = [
    "__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__pow__", "__matmul__",
    "__lshift__", "__rshift__", "__and__", "__or__", "__xor__",
    "__radd__", "__rsub__", "__rmul__", "__rtruediv__", "__rfloordiv__", "__rmod__", "__rpow__", "__rmatmul__",
    "__rlshift__", "__rrshift__", "__rand__", "__ror__", "__rxor__",
    "__iadd__", "__isub__", "__imul__", "__itruediv__", "__ifloordiv__", "__imod__", "__ipow__", "__imatmul__",
    "__ilshift__", "__irshift__", "__iand__", "__ior__", "__ixor__",
    "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__",
    "__neg__", "__pos__", "__invert__",
    "__getitem__", "__setitem__", "__delitem__", "__len__", "__bool__", "__iter__", "__next__", "__contains__",
    "__call__", "__repr__", "__str__", "__hash__", "__format__",
    "__getattribute__", "__getattr__", "__setattr__", "__delattr__",
    "__get__", "__set__", "__delete__",
    "__new__", "__init__", "__enter__", "__exit__", "__index__", "__int__", "__float__", "__complex__", "__abs__",
    "__round__", "__reversed__", "__bytes__",
    "__trunc__", "__floor__", "__ceil__", "__divmod__", "__rdivmod__", "__missing__", "__length_hint__", "__del__",
  ]

  var name: String { "\(Dunder.names[rawValue])" }

  @inline(__always) static func binary(_ op: BinaryOperator) -> Dunder {
    Dunder(rawValue: Int(op.rawValue)).unsafelyUnwrapped
  }
  @inline(__always) static func reflected(_ op: BinaryOperator) -> Dunder {
    Dunder(rawValue: Dunder.reflectedAdd.rawValue + Int(op.rawValue)).unsafelyUnwrapped
  }
  @inline(__always) static func inPlace(_ op: BinaryOperator) -> Dunder {
    Dunder(rawValue: Dunder.inPlaceAdd.rawValue + Int(op.rawValue)).unsafelyUnwrapped
  }
  @inline(__always) static func compare(_ op: CompareOperator) -> Dunder {
    Dunder(rawValue: Dunder.less.rawValue + Int(op.rawValue)).unsafelyUnwrapped
  }
  @inline(__always) static func unary(_ op: UnaryOperator) -> Dunder {
    Dunder(rawValue: Dunder.negative.rawValue + Int(op.rawValue)).unsafelyUnwrapped
  }
}

extension BinaryOperator {
  /// As written in source and in messages: "+", "//", "@"...
  package var symbol: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .trueDivide: "/"
    case .floorDivide: "//"
    case .modulo: "%"
    case .power: "**"
    case .matrixMultiply: "@"
    case .leftShift: "<<"
    case .rightShift: ">>"
    case .bitAnd: "&"
    case .bitOr: "|"
    case .bitXor: "^"
    }
  }

  /// As messages name it: "** or pow()".
  package var messageSymbol: String { self == .power ? "** or pow()" : symbol }
}

extension UnaryOperator {
  package var symbol: String {
    switch self {
    case .negative: "-"
    case .positive: "+"
    case .invert: "~"
    }
  }
}

extension CompareOperator {
  package var symbol: String {
    switch self {
    case .less: "<"
    case .lessEqual: "<="
    case .equal: "=="
    case .notEqual: "!="
    case .greater: ">"
    case .greaterEqual: ">="
    }
  }

  /// The operator with the operands exchanged.
  package var reflected: CompareOperator {
    switch self {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    }
  }
}
