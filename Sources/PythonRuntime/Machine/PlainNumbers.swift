// Arithmetic of exact ints and floats that the loop's fast paths leave out: mixed operands, powers, shifts, signs.
// No class is looked up and nothing is allocated. What is not handled here (overflow, errors) is undefined, and the
// general protocol does it.

import Glibc

enum PlainNumbers {
  /// `left op right` for two values with tags int or float, or undefined.
  @inline(never)
  static func binary(_ op: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    if left.tag == Tag.int && right.tag == Tag.int { return integers(op, left.asInt, right.asInt) }
    let first = left.tag == Tag.float ? left.asFloat : Double(left.asInt)
    let second = right.tag == Tag.float ? right.asFloat : Double(right.asInt)
    return floats(op, first, second)
  }

  private static func integers(_ op: BinaryOperator, _ left: Int, _ right: Int) -> Value {
    switch op {
    case .floorDivide where right < 0 && left != Int.min && right != Int.min:
      return Value(PythonRuntime.floorDivision(-left, -right))
    case .modulo where right < 0 && left != Int.min && right != Int.min:
      return Value(-PythonRuntime.floorModulo(-left, -right))
    case .power where right >= 0: return power(left, right)
    case .leftShift where right >= 0 && right < 62:
      let shifted = left << right
      return shifted >> right == left ? Value(shifted) : .undefined
    default: return .undefined
    }
  }

  /// By squaring; undefined when it does not fit.
  private static func power(_ base: Int, _ exponent: Int) -> Value {
    var result = 1
    var square = base
    var rest = exponent
    while true {
      if rest & 1 != 0 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        if overflow { return .undefined }
        result = product
      }
      rest >>= 1
      if rest == 0 { return Value(result) }
      let (next, overflow) = square.multipliedReportingOverflow(by: square)
      if overflow { return .undefined }
      square = next
    }
  }

  private static func floats(_ op: BinaryOperator, _ left: Double, _ right: Double) -> Value {
    switch op {
    case .add: return Value(left + right)
    case .subtract: return Value(left - right)
    case .multiply: return Value(left * right)
    case .trueDivide where right != 0: return Value(left / right)
    case .floorDivide where right != 0: return Value(FloatArithmetic.floorDivision(left, right).quotient)
    case .modulo where right != 0: return Value(FloatArithmetic.floorDivision(left, right).remainder)
    case .power where left > 0 && left.isFinite && right.isFinite:
      let result = pow(left, right)
      return result.isFinite ? Value(result) : .undefined
    default: return .undefined
    }
  }

  /// `left op right` for two values with tags int or float where the int is exact as a double, or undefined.
  static func compare(_ op: CompareOperator, _ left: Value, _ right: Value) -> Value {
    guard let first = exactDouble(left), let second = exactDouble(right) else { return .undefined }
    switch op {
    case .less: return Value(first < second)
    case .lessEqual: return Value(first <= second)
    case .equal: return Value(first == second)
    case .notEqual: return Value(first != second)
    case .greater: return Value(first > second)
    case .greaterEqual: return Value(first >= second)
    }
  }

  @inline(__always)
  private static func exactDouble(_ value: Value) -> Double? {
    if value.tag == Tag.float { return value.asFloat }
    return value.asInt.magnitude <= 1 << 53 ? Double(value.asInt) : nil
  }
}

extension Value {
  /// An exact machine int or float.
  @inline(__always) var isPlainNumber: Bool { tag == Tag.int || tag == Tag.float }
}
