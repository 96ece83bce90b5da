// The elementwise functions of the library. Floats go to the C library in their own precision, as the reference does; where
// the reference has an algorithm of its own there is a kernel for it.

import Glibc
import TensorKernels

enum FunctionTable {
  static let all: [ElementwiseFunction] =
    arithmetic + divisions + comparisons + tests + rounding + floats + pairs2 + bits

  static let byName: [String: ElementwiseFunction] = {
    var table: [String: ElementwiseFunction] = [:]
    for var function in all {
      function.kernel = FunctionKernel.byName[function.name]
      table[function.name] = function
    }
    return table
  }()

  private static let arithmetic: [ElementwiseFunction] = [
    ElementwiseFunction(
      name: "add", inputs: 2,
      two: PairLoops(
        bool: pairs { $0 | $1 }, int: KernelLoop.pair(GB_ADD, GB_I64), uint: KernelLoop.pair(GB_ADD, GB_I64),
        float: KernelLoop.pair(GB_ADD, GB_F32), double: KernelLoop.pair(GB_ADD, GB_F64),
        complex: pairs { ComplexValue($0.re + $1.re, $0.im + $1.im) }),
      identity: 0, objectOperator: "add"),
    ElementwiseFunction(
      name: "subtract", inputs: 2,
      two: PairLoops(
        int: KernelLoop.pair(GB_SUB, GB_I64), uint: KernelLoop.pair(GB_SUB, GB_I64),
        float: KernelLoop.pair(GB_SUB, GB_F32), double: KernelLoop.pair(GB_SUB, GB_F64),
        complex: pairs { ComplexValue($0.re - $1.re, $0.im - $1.im) }),
      objectOperator: "subtract"),
    ElementwiseFunction(
      name: "multiply", inputs: 2,
      two: PairLoops(
        bool: pairs { $0 & $1 }, int: KernelLoop.pair(GB_MUL, GB_I64), uint: KernelLoop.pair(GB_MUL, GB_I64),
        float: KernelLoop.pair(GB_MUL, GB_F32), double: KernelLoop.pair(GB_MUL, GB_F64), complex: pairs { $0.times($1) }
      ),
      identity: 1, objectOperator: "multiply"),
    ElementwiseFunction(
      name: "negative", inputs: 1,
      one: UnaryLoops(
        int: each { 0 &- $0 }, uint: each { 0 &- $0 }, float: KernelLoop.unary(GB_NEG, GB_F32),
        double: KernelLoop.unary(GB_NEG, GB_F64),
        complex: each { ComplexValue(-$0.re, -$0.im) }), objectOperator: "negative"),
    ElementwiseFunction(
      name: "positive", inputs: 1,
      one: UnaryLoops(
        int: each { $0 }, uint: each { $0 }, float: each { $0 }, double: each { $0 }, complex: each { $0 }),
      objectOperator: "positive"),
    ElementwiseFunction(
      name: "absolute", inputs: 1, rule: .magnitude,
      one: UnaryLoops(
        bool: each { $0 }, int: each { $0 < 0 ? 0 &- $0 : $0 }, uint: each { $0 },
        float: KernelLoop.unary(GB_ABS, GB_F32),
        double: KernelLoop.unary(GB_ABS, GB_F64), complex: each { ComplexValue(hypot($0.re, $0.im)) })),
    ElementwiseFunction(
      name: "conjugate", inputs: 1,
      one: UnaryLoops(
        int: each { $0 }, uint: each { $0 }, float: each { $0 }, double: each { $0 },
        complex: each { ComplexValue($0.re, -$0.im) }), liftsBool: true),
    ElementwiseFunction(
      name: "square", inputs: 1,
      one: UnaryLoops(
        int: each { $0 &* $0 }, uint: each { $0 &* $0 }, float: KernelLoop.unary(GB_SQUARE, GB_F32),
        double: KernelLoop.unary(GB_SQUARE, GB_F64), complex: each { $0.times($0) }), liftsBool: true),
    ElementwiseFunction(
      name: "sign", inputs: 1,
      one: UnaryLoops(
        int: each { $0.signum() }, uint: each { $0 > 0 ? 1 : 0 },
        float: each { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 == 0 ? 0 : $0 },
        double: each { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 == 0 ? 0 : $0 },
        complex: each { value in
          let length = hypot(value.re, value.im)
          return length == 0 ? ComplexValue(0) : ComplexValue(value.re / length, value.im / length)
        })),
    ElementwiseFunction(
      name: "maximum", inputs: 2,
      two: PairLoops(
        bool: pairs { $0 | $1 }, int: pairs { max($0, $1) }, uint: pairs { max($0, $1) },
        float: KernelLoop.extremum(GB_GREATER_OF, GB_F32), double: KernelLoop.extremum(GB_GREATER_OF, GB_F64),
        complex: pairs { $0.isNaN || $0.isAtLeast($1) ? $0 : $1 })),
    ElementwiseFunction(
      name: "minimum", inputs: 2,
      two: PairLoops(
        bool: pairs { $0 & $1 }, int: pairs { min($0, $1) }, uint: pairs { min($0, $1) },
        float: KernelLoop.extremum(GB_LESSER_OF, GB_F32), double: KernelLoop.extremum(GB_LESSER_OF, GB_F64),
        complex: pairs { $0.isNaN || $1.isAtLeast($0) ? $0 : $1 })),
    ElementwiseFunction(
      name: "fmax", inputs: 2,
      two: PairLoops(
        bool: pairs { $0 | $1 }, int: pairs { max($0, $1) }, uint: pairs { max($0, $1) },
        float: KernelLoop.quiet(pairs { $1.isNaN || $0 >= $1 ? $0 : $1 }),
        double: KernelLoop.quiet(pairs { $1.isNaN || $0 >= $1 ? $0 : $1 }))),
    ElementwiseFunction(
      name: "fmin", inputs: 2,
      two: PairLoops(
        bool: pairs { $0 & $1 }, int: pairs { min($0, $1) }, uint: pairs { min($0, $1) },
        float: KernelLoop.quiet(pairs { $1.isNaN || $0 <= $1 ? $0 : $1 }),
        double: KernelLoop.quiet(pairs { $1.isNaN || $0 <= $1 ? $0 : $1 }))),
  ]

  private static let divisions: [ElementwiseFunction] = [
    ElementwiseFunction(
      name: "divide", inputs: 2, rule: .quotient,
      two: PairLoops(
        float: KernelLoop.pair(GB_DIV, GB_F32), double: KernelLoop.pair(GB_DIV, GB_F64),
        complex: KernelLoop.quotient(pairs { $0.over($1) })), objectOperator: "trueDivide"),
    ElementwiseFunction(
      name: "floor_divide", inputs: 2,
      two: PairLoops(
        int: pairs { IntegerDivision.floor($0, $1) }, uint: pairs { $1 == 0 ? 0 : $0 / $1 },
        float: pairs { FloatDivision.floor($0, $1) }, double: pairs { FloatDivision.floor($0, $1) }),
      objectOperator: "floorDivide", liftsBool: true),
    ElementwiseFunction(
      name: "remainder", inputs: 2,
      two: PairLoops(
        int: pairs { IntegerDivision.remainder($0, $1) }, uint: pairs { $1 == 0 ? 0 : $0 % $1 },
        float: pairs { FloatDivision.remainder($0, $1) }, double: pairs { FloatDivision.remainder($0, $1) }),
      objectOperator: "modulo", liftsBool: true),
    ElementwiseFunction(
      name: "fmod", inputs: 2,
      two: PairLoops(
        int: pairs { $1 == 0 ? 0 : $1 == -1 ? 0 : $0 % $1 }, uint: pairs { $1 == 0 ? 0 : $0 % $1 },
        float: pairs { fmodf($0, $1) }, double: pairs { fmod($0, $1) }), liftsBool: true),
    ElementwiseFunction(
      name: "power", inputs: 2,
      two: PairLoops(
        int: pairs { IntegerDivision.power($0, $1) },
        uint: pairs { UInt(bitPattern: IntegerDivision.power(Int(bitPattern: $0), Int(bitPattern: $1 & ~(1 << 63)))) },
        float: pairs { powf($0, $1) }, double: pairs { pow($0, $1) }, complex: pairs { $0.power($1) }),
      objectOperator: "power", liftsBool: true),
    ElementwiseFunction(
      name: "float_power", inputs: 2, rule: .quotient,
      two: PairLoops(float: pairs { powf($0, $1) }, double: pairs { pow($0, $1) }, complex: pairs { $0.power($1) })),
  ]

  private static let comparisons: [ElementwiseFunction] = [
    ElementwiseFunction(
      name: "equal", inputs: 2,
      twoTest: PairTests(
        int: pairs { $0 == $1 ? 1 : 0 }, uint: pairs { $0 == $1 ? 1 : 0 }, double: pairs { $0 == $1 ? 1 : 0 },
        complex: pairs { $0.re == $1.re && $0.im == $1.im ? 1 : 0 }), objectOperator: "equal"),
    ElementwiseFunction(
      name: "not_equal", inputs: 2,
      twoTest: PairTests(
        int: pairs { $0 != $1 ? 1 : 0 }, uint: pairs { $0 != $1 ? 1 : 0 }, double: pairs { $0 != $1 ? 1 : 0 },
        complex: pairs { $0.re != $1.re || $0.im != $1.im ? 1 : 0 }), objectOperator: "notEqual"),
    ElementwiseFunction(
      name: "less", inputs: 2,
      twoTest: PairTests(
        int: pairs { $0 < $1 ? 1 : 0 }, uint: pairs { $0 < $1 ? 1 : 0 }, double: pairs { $0 < $1 ? 1 : 0 },
        complex: pairs { $1.isAtLeast($0) && $0 != $1 ? 1 : 0 }), objectOperator: "less"),
    ElementwiseFunction(
      name: "less_equal", inputs: 2,
      twoTest: PairTests(
        int: pairs { $0 <= $1 ? 1 : 0 }, uint: pairs { $0 <= $1 ? 1 : 0 }, double: pairs { $0 <= $1 ? 1 : 0 },
        complex: pairs { $1.isAtLeast($0) ? 1 : 0 }), objectOperator: "lessEqual"),
    ElementwiseFunction(
      name: "greater", inputs: 2,
      twoTest: PairTests(
        int: pairs { $0 > $1 ? 1 : 0 }, uint: pairs { $0 > $1 ? 1 : 0 }, double: pairs { $0 > $1 ? 1 : 0 },
        complex: pairs { $0.isAtLeast($1) && $0 != $1 ? 1 : 0 }), objectOperator: "greater"),
    ElementwiseFunction(
      name: "greater_equal", inputs: 2,
      twoTest: PairTests(
        int: pairs { $0 >= $1 ? 1 : 0 }, uint: pairs { $0 >= $1 ? 1 : 0 }, double: pairs { $0 >= $1 ? 1 : 0 },
        complex: pairs { $0.isAtLeast($1) ? 1 : 0 }), objectOperator: "greaterEqual"),
    ElementwiseFunction(
      name: "logical_and", inputs: 2,
      twoTest: PairTests(
        int: pairs { $0 != 0 && $1 != 0 ? 1 : 0 }, uint: pairs { $0 != 0 && $1 != 0 ? 1 : 0 },
        double: pairs { $0 != 0 && $1 != 0 ? 1 : 0 }, complex: pairs { $0.isTrue && $1.isTrue ? 1 : 0 }), identity: 1),
    ElementwiseFunction(
      name: "logical_or", inputs: 2,
      twoTest: PairTests(
        int: pairs { $0 != 0 || $1 != 0 ? 1 : 0 }, uint: pairs { $0 != 0 || $1 != 0 ? 1 : 0 },
        double: pairs { $0 != 0 || $1 != 0 ? 1 : 0 }, complex: pairs { $0.isTrue || $1.isTrue ? 1 : 0 }), identity: 0),
    ElementwiseFunction(
      name: "logical_xor", inputs: 2,
      twoTest: PairTests(
        int: pairs { ($0 != 0) != ($1 != 0) ? 1 : 0 }, uint: pairs { ($0 != 0) != ($1 != 0) ? 1 : 0 },
        double: pairs { ($0 != 0) != ($1 != 0) ? 1 : 0 }, complex: pairs { $0.isTrue != $1.isTrue ? 1 : 0 }),
      identity: 0),
  ]

  private static let tests: [ElementwiseFunction] = [
    ElementwiseFunction(
      name: "logical_not", inputs: 1,
      oneTest: UnaryTests(
        int: each { $0 == 0 ? 1 : 0 }, uint: each { $0 == 0 ? 1 : 0 }, double: each { $0 == 0 ? 1 : 0 },
        complex: each { $0.isTrue ? 0 : 1 })),
    ElementwiseFunction(
      name: "isnan", inputs: 1,
      oneTest: UnaryTests(
        int: each { _ in 0 }, uint: each { _ in 0 }, double: each { $0.isNaN ? 1 : 0 },
        complex: each { $0.isNaN ? 1 : 0 })),
    ElementwiseFunction(
      name: "isinf", inputs: 1,
      oneTest: UnaryTests(
        int: each { _ in 0 }, uint: each { _ in 0 }, double: each { $0.isInfinite ? 1 : 0 },
        complex: each { $0.re.isInfinite || $0.im.isInfinite ? 1 : 0 })),
    ElementwiseFunction(
      name: "isfinite", inputs: 1,
      oneTest: UnaryTests(
        int: each { _ in 1 }, uint: each { _ in 1 }, double: each { $0.isFinite ? 1 : 0 },
        complex: each { $0.re.isFinite && $0.im.isFinite ? 1 : 0 })),
    ElementwiseFunction(
      name: "signbit", inputs: 1,
      oneTest: UnaryTests(
        int: each { $0 < 0 ? 1 : 0 }, uint: each { _ in 0 }, double: each { $0.sign == .minus ? 1 : 0 })),
  ]

  private static let rounding: [ElementwiseFunction] = [
    rounded("floor", GB_FLOOR), rounded("ceil", GB_CEIL), rounded("trunc", GB_TRUNC), rounded("rint", GB_ROUND),
  ]

  private static func rounded(_ name: String, _ code: gb_unary_op) -> ElementwiseFunction {
    var loops = UnaryLoops(float: KernelLoop.unary(code, GB_F32), double: KernelLoop.unary(code, GB_F64))
    if name == "rint" {
      loops.complex = each { ComplexValue($0.re.rounded(.toNearestOrEven), $0.im.rounded(.toNearestOrEven)) }
      return ElementwiseFunction(name: name, inputs: 1, rule: .floating, one: loops)
    }
    loops.bool = each { $0 }
    loops.int = each { $0 }
    loops.uint = each { $0 }
    return ElementwiseFunction(name: name, inputs: 1, one: loops)
  }

  /// A function of floats whose loops are given whole.
  private static func approximated(
    _ name: String, _ float: @escaping UnaryLoop<Float, Float>, _ double: @escaping UnaryLoop<Double, Double>,
    _ complex: (@Sendable (ComplexValue) -> ComplexValue)? = nil
  ) -> ElementwiseFunction {
    ElementwiseFunction(
      name: name, inputs: 1, rule: .floating,
      one: UnaryLoops(float: float, double: double, complex: complex.map { each($0) }))
  }

  private static func real(
    _ name: String, _ float: @escaping @Sendable (Float) -> Float, _ double: @escaping @Sendable (Double) -> Double,
    _ complex: (@Sendable (ComplexValue) -> ComplexValue)? = nil
  ) -> ElementwiseFunction {
    ElementwiseFunction(
      name: name, inputs: 1, rule: .floating,
      one: UnaryLoops(float: each(float), double: each(double), complex: complex.map { each($0) }))
  }

  /// Rounded to nearest; Swift's own constant is rounded down.
  private static let singlePi = Float(Double.pi)

  private static let floats: [ElementwiseFunction] = [
    approximated("sqrt", KernelLoop.unary(GB_SQRT, GB_F32), KernelLoop.unary(GB_SQRT, GB_F64), { $0.squareRoot() }),
    real("cbrt", { cbrtf($0) }, { cbrt($0) }),
    approximated("exp", ApproximationLoop.single(gb_array_exp_f32), each { exp($0) }, { $0.exponential() }),
    real("exp2", { exp2f($0) }, { exp2($0) }), real("expm1", { expm1f($0) }, { expm1($0) }),
    approximated("log", ApproximationLoop.single(gb_array_log_f32), each { log($0) }, { $0.logarithm() }),
    real("log2", { log2f($0) }, { log2($0) }), real("log10", { log10f($0) }, { log10($0) }),
    real("log1p", { log1pf($0) }, { log1p($0) }),
    approximated("sin", ApproximationLoop.single(gb_array_sin_f32), each { sin($0) }, { $0.sine() }),
    approximated("cos", ApproximationLoop.single(gb_array_cos_f32), each { cos($0) }, { $0.cosine() }),
    real("tan", { tanf($0) }, { tan($0) }), real("arcsin", { asinf($0) }, { asin($0) }),
    real("arccos", { acosf($0) }, { acos($0) }), real("arctan", { atanf($0) }, { atan($0) }),
    real("sinh", { sinhf($0) }, { sinh($0) }), real("cosh", { coshf($0) }, { cosh($0) }),
    approximated(
      "tanh", ApproximationLoop.single(gb_array_tanh_f32), ApproximationLoop.double(gb_array_tanh_f64)),
    real("arcsinh", { asinhf($0) }, { asinh($0) }), real("arccosh", { acoshf($0) }, { acosh($0) }),
    real("arctanh", { atanhf($0) }, { atanh($0) }), real("fabs", { $0.magnitude }, { $0.magnitude }),
    real("degrees", { $0 * (180 / singlePi) }, { $0 * (180 / Double.pi) }),
    real("rad2deg", { $0 * (180 / singlePi) }, { $0 * (180 / Double.pi) }),
    real("radians", { $0 * (singlePi / 180) }, { $0 * (Double.pi / 180) }),
    real("deg2rad", { $0 * (singlePi / 180) }, { $0 * (Double.pi / 180) }),
    real("spacing", { nextafterf($0, .infinity) - $0 }, { nextafter($0, .infinity) - $0 }),
    ElementwiseFunction(
      name: "reciprocal", inputs: 1,
      one: UnaryLoops(
        int: each { IntegerDivision.reciprocal($0) }, uint: each { $0 == 0 ? 0 : 1 / $0 }, float: each { 1 / $0 },
        double: each { 1 / $0 }, complex: each { ComplexValue(1).over($0) }), liftsBool: true),
  ]

  private static func realPair(
    _ name: String, _ float: @escaping @Sendable (Float, Float) -> Float,
    _ double: @escaping @Sendable (Double, Double) -> Double
  ) -> ElementwiseFunction {
    ElementwiseFunction(
      name: name, inputs: 2, rule: .floating, two: PairLoops(float: pairs(float), double: pairs(double)))
  }

  private static let pairs2: [ElementwiseFunction] = [
    realPair("arctan2", { atan2f($0, $1) }, { atan2($0, $1) }),
    realPair("hypot", { hypotf($0, $1) }, { hypot($0, $1) }),
    realPair("copysign", { copysignf($0, $1) }, { copysign($0, $1) }),
    realPair("nextafter", { nextafterf($0, $1) }, { nextafter($0, $1) }),
    realPair("logaddexp", { FloatAlgorithms.logAddExp($0, $1) }, { FloatAlgorithms.logAddExp($0, $1) }),
    realPair("logaddexp2", { FloatAlgorithms.logAddExp2($0, $1) }, { FloatAlgorithms.logAddExp2($0, $1) }),
    realPair(
      "heaviside", { $0.isNaN ? $0 : $0 == 0 ? $1 : $0 < 0 ? 0 : 1 }, { $0.isNaN ? $0 : $0 == 0 ? $1 : $0 < 0 ? 0 : 1 }),
  ]

  private static let bits: [ElementwiseFunction] = [
    ElementwiseFunction(
      name: "bitwise_and", inputs: 2, rule: .integer,
      two: PairLoops(bool: pairs { $0 & $1 }, int: pairs { $0 & $1 }, uint: pairs { $0 & $1 }), identity: -1,
      objectOperator: "bitAnd"),
    ElementwiseFunction(
      name: "bitwise_or", inputs: 2, rule: .integer,
      two: PairLoops(bool: pairs { $0 | $1 }, int: pairs { $0 | $1 }, uint: pairs { $0 | $1 }), identity: 0,
      objectOperator: "bitOr"),
    ElementwiseFunction(
      name: "bitwise_xor", inputs: 2, rule: .integer,
      two: PairLoops(bool: pairs { $0 ^ $1 }, int: pairs { $0 ^ $1 }, uint: pairs { $0 ^ $1 }), identity: 0,
      objectOperator: "bitXor"),
    ElementwiseFunction(
      name: "invert", inputs: 1, rule: .integer,
      one: UnaryLoops(bool: each { $0 ^ 1 }, int: each { ~$0 }, uint: each { ~$0 })),
    ElementwiseFunction(
      name: "left_shift", inputs: 2, rule: .integer,
      two: PairLoops(
        int: pairs { $1 < 0 || $1 > 63 ? 0 : $0 << $1 }, uint: pairs { $1 > 63 ? 0 : $0 << $1 }),
      objectOperator: "leftShift", liftsBool: true),
    ElementwiseFunction(
      name: "right_shift", inputs: 2, rule: .integer,
      two: PairLoops(
        int: pairs { $1 < 0 || $1 > 63 ? ($0 < 0 ? -1 : 0) : $0 >> $1 }, uint: pairs { $1 > 63 ? 0 : $0 >> $1 }),
      objectOperator: "rightShift", liftsBool: true),
    ElementwiseFunction(
      name: "gcd", inputs: 2, rule: .integer,
      two: PairLoops(int: pairs { IntegerDivision.gcd($0, $1) }, uint: pairs { IntegerDivision.gcd($0, $1) })),
    ElementwiseFunction(
      name: "lcm", inputs: 2, rule: .integer,
      two: PairLoops(
        int: pairs { a, b in
          let divisor = IntegerDivision.gcd(a, b)
          let product = divisor == 0 ? 0 : (a / divisor) &* b
          return product < 0 ? 0 &- product : product
        },
        uint: pairs { a, b in
          let divisor = IntegerDivision.gcd(a, b)
          return divisor == 0 ? 0 : (a / divisor) &* b
        })),
  ]
}

/// Whole division as Python has it, with 0 for a divisor of 0.
enum IntegerDivision {
  /// 1 / a, cut to an integer; of zero, what the processor makes of an infinite float.
  @inline(__always)
  static func reciprocal(_ a: Int) -> Int {
    if a == 0 {
      feraiseexcept(FloatErrors.divideByZero | FloatErrors.invalid)
      return Int.min
    }
    return 1 / a
  }

  @inline(__always)
  static func floor(_ a: Int, _ b: Int) -> Int {
    if b == 0 {
      feraiseexcept(FloatErrors.divideByZero)
      return 0
    }
    if b == -1 { return 0 &- a }
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }

  @inline(__always)
  static func remainder(_ a: Int, _ b: Int) -> Int {
    if b == 0 {
      feraiseexcept(FloatErrors.divideByZero)
      return 0
    }
    if b == -1 { return 0 }
    let rest = a % b
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
  }

  static func power(_ base: Int, _ exponent: Int) -> Int {
    var result = 1
    var factor = base
    var left = exponent
    while left > 0 {
      if left & 1 == 1 { result = result &* factor }
      factor = factor &* factor
      left >>= 1
    }
    return result
  }

  static func gcd(_ a: Int, _ b: Int) -> Int { Int(bitPattern: gcd(a.magnitude, b.magnitude)) }

  static func gcd(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}

/// Division of floats rounded down, in the steps of the reference.
enum FloatDivision {
  @inline(__always)
  static func remainder<T: BinaryFloatingPoint>(_ a: T, _ b: T) -> T {
    if b == 0 { return T(Glibc.fmod(Double(a), Double(b))) }
    var rest = a.truncatingRemainder(dividingBy: b)
    if rest != 0 {
      if (b < 0) != (rest < 0) { rest += b }
    } else {
      rest = T(signOf: b, magnitudeOf: 0)
    }
    return rest
  }

  @inline(__always)
  static func floor<T: BinaryFloatingPoint>(_ a: T, _ b: T) -> T {
    if b == 0 { return a / b }
    let rest = a.truncatingRemainder(dividingBy: b)
    var quotient = (a - rest) / b
    if rest != 0 && (b < 0) != (rest < 0) { quotient -= 1 }
    if quotient == 0 { return T(signOf: a / b, magnitudeOf: 0) }
    let floored = quotient.rounded(.down)
    return quotient - floored > 0.5 ? floored + 1 : floored
  }
}
