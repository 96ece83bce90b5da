// Float and complex arithmetic with Python's signs and errors.

import Glibc

enum FloatArithmetic {
  /// `left op right`; declines bit operators.
  static func binary(_ vm: Machine, _ op: BinaryOperator, _ left: Double, _ right: Double) throws(PyError) -> Value {
    switch op {
    case .add: return Value(left + right)
    case .subtract: return Value(left - right)
    case .multiply: return Value(left * right)
    case .trueDivide:
      if right == 0 { throw vm.raise(.zeroDivisionError, "float division by zero") }
      return Value(left / right)
    case .floorDivide:
      if right == 0 { throw vm.raise(.zeroDivisionError, "float floor division by zero") }
      return Value(floorDivision(left, right).quotient)
    case .modulo:
      if right == 0 { throw vm.raise(.zeroDivisionError, "float modulo") }
      return Value(floorDivision(left, right).remainder)
    case .power: return try power(vm, left, right)
    default: return .notImplemented
    }
  }

  /// CPython's `float_divmod`: the remainder has the divisor's sign. `right` is not zero.
  static func floorDivision(_ left: Double, _ right: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(left, right)
    var quotient = (left - remainder) / right
    if remainder != 0 {
      if (right < 0) != (remainder < 0) {
        remainder += right
        quotient -= 1
      }
    } else {
      remainder = copysign(0, right)
    }
    if quotient != 0 {
      var whole = quotient.rounded(.down)
      if quotient - whole > 0.5 { whole += 1 }
      return (whole, remainder)
    }
    return (copysign(0, left / right), remainder)
  }

  /// CPython's `float_pow`; a negative base with a fractional exponent gives a complex number.
  static func power(_ vm: Machine, _ base: Double, _ exponent: Double) throws(PyError) -> Value {
    if exponent == 0 || base == 1 { return Value(1.0) }
    if base.isNaN || exponent.isNaN { return Value(base.isNaN ? base : exponent) }
    let isOdd = fmod(exponent.magnitude, 2) == 1
    if exponent.isInfinite {
      if base.magnitude == 1 { return Value(1.0) }
      return Value((exponent > 0) == (base.magnitude > 1) ? Double.infinity : 0.0)
    }
    if base.isInfinite {
      if exponent > 0 { return Value(isOdd ? base : base.magnitude) }
      return Value(isOdd ? copysign(0, base) : 0.0)
    }
    if base == 0 {
      if exponent < 0 { throw vm.raise(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
      return Value(isOdd ? base : 0.0)
    }
    if base < 0, exponent != exponent.rounded(.down) {
      return try ComplexArithmetic.power(vm, (base, 0), (exponent, 0))
    }
    let magnitude = base.magnitude == 1 ? 1 : pow(base.magnitude, exponent)
    if magnitude.isInfinite { throw outOfRange(vm) }
    return Value(base < 0 && isOdd ? -magnitude : magnitude)
  }

  /// The OverflowError that the C library's ERANGE becomes.
  static func outOfRange(_ vm: Machine) -> PyError {
    vm.raise(
      vm.exceptionClass(.overflowError), [Value(34), vm.string("Numerical result out of range")])
  }

  /// `int(value)`.
  static func truncated(_ vm: Machine, _ value: Double) throws(PyError) -> Value {
    if value.isNaN { throw vm.valueError("cannot convert float NaN to integer") }
    if value.isInfinite { throw vm.overflowError("cannot convert float infinity to integer") }
    return vm.int(IntConversion.integer(truncating: value))
  }
}

/// Arithmetic of complex numbers, as CPython's Objects/complexobject.c computes it.
enum ComplexArithmetic {
  typealias Parts = (real: Double, imaginary: Double)

  static func binary(_ vm: Machine, _ op: BinaryOperator, _ left: Parts, _ right: Parts) throws(PyError) -> Value {
    switch op {
    case .add: return value(vm, (left.real + right.real, left.imaginary + right.imaginary))
    case .subtract: return value(vm, (left.real - right.real, left.imaginary - right.imaginary))
    case .multiply: return value(vm, product(left, right))
    case .trueDivide:
      if right.real == 0 && right.imaginary == 0 {
        throw vm.raise(.zeroDivisionError, "complex division by zero")
      }
      return value(vm, quotient(left, right))
    case .power: return try power(vm, left, right)
    default: return .notImplemented
    }
  }

  static func value(_ vm: Machine, _ parts: Parts) -> Value {
    if let free = vm.state.pointee.pools.complexes.pop() {
      return vm.takeBack(free, as: ComplexObject.self) {
        $0.reuse(real: parts.real, imaginary: parts.imaginary)
        return Value($0)
      }
    }
    return vm.adopting(ComplexObject(real: parts.real, imaginary: parts.imaginary), .complex)
  }

  /// Sums, differences and products of which one side at least is exactly a complex number and the other a float or an int; nil for
  /// everything else.
  @inline(never)
  static func quickly(_ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value) -> Value? {
    guard let one = plainParts(left), let other = plainParts(right) else { return nil }
    switch op {
    case .add: return value(vm, (one.real + other.real, one.imaginary + other.imaginary))
    case .subtract: return value(vm, (one.real - other.real, one.imaginary - other.imaginary))
    case .multiply: return value(vm, product(one, other))
    default: return nil
    }
  }

  @inline(__always)
  private static func plainParts(_ value: Value) -> Parts? {
    if value.tag == Tag.of(.complex) {
      return value.lent(as: ComplexObject.self) { ($0.real, $0.imaginary) }
    }
    if value.isFloat { return (value.asFloat, 0) }
    return value.isInt ? (Double(value.asInt), 0) : nil
  }

  static func product(_ left: Parts, _ right: Parts) -> Parts {
    let real = left.real * right.real - left.imaginary * right.imaginary
    let imaginary = left.real * right.imaginary + left.imaginary * right.real
    return (real, imaginary)
  }

  /// Smith's division; the divisor is not zero.
  static func quotient(_ left: Parts, _ right: Parts) -> Parts {
    if right.real.magnitude >= right.imaginary.magnitude {
      let ratio = right.imaginary / right.real
      let scale = right.real + right.imaginary * ratio
      return ((left.real + left.imaginary * ratio) / scale, (left.imaginary - left.real * ratio) / scale)
    }
    if right.imaginary.magnitude >= right.real.magnitude {
      let ratio = right.real / right.imaginary
      let scale = right.real * ratio + right.imaginary
      return ((left.real * ratio + left.imaginary) / scale, (left.imaginary * ratio - left.real) / scale)
    }
    return (.nan, .nan)
  }

  static func power(_ vm: Machine, _ base: Parts, _ exponent: Parts) throws(PyError) -> Value {
    let result: Parts
    let isSmallInteger =
      exponent.imaginary == 0 && exponent.real == exponent.real.rounded(.down) && exponent.real.magnitude <= 100
    let isZero = base.real == 0 && base.imaginary == 0
    if exponent.real == 0 && exponent.imaginary == 0 {
      result = (1, 0)
    } else if isZero, exponent.imaginary != 0 || exponent.real < 0 {
      throw vm.raise(.zeroDivisionError, "0.0 to a negative or complex power")
    } else if isZero, !isSmallInteger {
      result = (0, 0)
    } else if isSmallInteger {
      let count = Int(exponent.real)
      let positive = power(base, count.magnitude)
      result = count >= 0 ? positive : quotient((1, 0), positive)
    } else {
      result = generalPower(base, exponent)
    }
    if result.real.isInfinite || result.imaginary.isInfinite {
      throw vm.overflowError("complex exponentiation")
    }
    return value(vm, result)
  }

  private static func power(_ base: Parts, _ count: UInt) -> Parts {
    var result: Parts = (1, 0)
    var square = base
    var mask: UInt = 1
    while mask <= count {
      if count & mask != 0 { result = product(result, square) }
      mask <<= 1
      square = product(square, square)
    }
    return result
  }

  private static func generalPower(_ base: Parts, _ exponent: Parts) -> Parts {
    let size = hypot(base.real, base.imaginary)
    let angle = atan2(base.imaginary, base.real)
    var length = pow(size, exponent.real)
    var phase = angle * exponent.real
    if exponent.imaginary != 0 {
      length /= exp(angle * exponent.imaginary)
      phase += exponent.imaginary * log(size)
    }
    return (length * cos(phase), length * sin(phase))
  }
}
