// The inner loops of elementwise functions, one for each form of computing. A loop is made of the function of one element,
// inlined into it. Knows no arrays.

import Glibc

/// What arithmetic may meet that a lesson is told of.
let watchedFloatErrors = FloatErrors.divideByZero | FloatErrors.invalid | FloatErrors.overflow | FloatErrors.underflow

/// The flags of `fenv.h` (the macros do not come through to Swift).
enum FloatErrors {
  static let invalid: Int32 = 1
  static let divideByZero: Int32 = 4
  static let overflow: Int32 = 8
  static let underflow: Int32 = 16
}

typealias UnaryLoop<In, Out> = @Sendable (UnsafePointer<In>, UnsafeMutablePointer<Out>, Int) -> Void
/// The steps are 1, or 0 for an operand that is one number.
typealias PairLoop<In, Out> =
  @Sendable (UnsafePointer<In>, Int, UnsafePointer<In>, Int, UnsafeMutablePointer<Out>, Int) -> Void

@inline(__always)
func each<In, Out>(_ function: @escaping @Sendable (In) -> Out) -> UnaryLoop<In, Out> {
  { source, target, count in
    for index in 0..<count { target[index] = function(source[index]) }
  }
}

@inline(__always)
func pairs<In, Out>(_ function: @escaping @Sendable (In, In) -> Out) -> PairLoop<In, Out> {
  { a, aStep, b, bStep, target, count in
    if aStep == 1 && bStep == 1 {
      for index in 0..<count { target[index] = function(a[index], b[index]) }
    } else if aStep == 1 {
      let right = b.pointee
      for index in 0..<count { target[index] = function(a[index], right) }
    } else if bStep == 1 {
      let left = a.pointee
      for index in 0..<count { target[index] = function(left, b[index]) }
    } else {
      let value = function(a.pointee, b.pointee)
      for index in 0..<count { target[index] = value }
    }
  }
}

/// Loops over one operand; bools compute as bytes.
struct UnaryLoops: Sendable {
  var bool: UnaryLoop<Int, Int>?
  var int: UnaryLoop<Int, Int>?
  var uint: UnaryLoop<UInt, UInt>?
  var float: UnaryLoop<Float, Float>?
  var double: UnaryLoop<Double, Double>?
  var complex: UnaryLoop<ComplexValue, ComplexValue>?
}

/// Loops over pairs.
struct PairLoops: Sendable {
  var bool: PairLoop<Int, Int>?
  var int: PairLoop<Int, Int>?
  var uint: PairLoop<UInt, UInt>?
  var float: PairLoop<Float, Float>?
  var double: PairLoop<Double, Double>?
  var complex: PairLoop<ComplexValue, ComplexValue>?
}

/// Loops that give truth values, as 0 and 1.
struct UnaryTests: Sendable {
  var int: UnaryLoop<Int, Int>
  var uint: UnaryLoop<UInt, Int>
  var double: UnaryLoop<Double, Int>
  var complex: UnaryLoop<ComplexValue, Int>?
}

struct PairTests: Sendable {
  var int: PairLoop<Int, Int>
  var uint: PairLoop<UInt, Int>
  var double: PairLoop<Double, Int>
  var complex: PairLoop<ComplexValue, Int>?
}

/// Which element type an elementwise function computes in and gives.
enum ResultRule: Sendable {
  /// The common type of the operands.
  case common
  /// Floats; integers become the float that holds them.
  case floating
  /// Floats; integers become float64 (division).
  case quotient
  /// Integers and bools only.
  case integer
  /// The real type of complex operands, else the common type (`absolute`).
  case magnitude
}

/// One elementwise function as data.
struct ElementwiseFunction: Sendable {
  let name: String
  var inputs: Int
  var rule: ResultRule = .common
  var one: UnaryLoops?
  var two: PairLoops?
  var oneTest: UnaryTests?
  var twoTest: PairTests?
  /// Where a reduction starts; nil when it starts with the first element.
  var identity: Double?
  /// The operator that objects are combined with.
  var objectOperator: String?
  /// Bools compute as small integers.
  var liftsBool = false
  /// The kernel of whole arrays; the table of functions fills it in.
  var kernel: FunctionKernel?
  /// What division by zero and the like are called in warnings.
  var warningName: String { name }

  var givesTruth: Bool { oneTest != nil || twoTest != nil }
}
