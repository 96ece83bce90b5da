// What reductions know of each kind of number: how two are combined, what changes nothing, and how a run is summed in the
// reference's order. They know no arrays.

import TensorKernels

/// A number that reductions know short ways for.
protocol ReducedNumber: ComputedNumber {
  static func combining(_ name: String, isBool: Bool) -> ((Self, Self) -> Self)?
  /// What does not change a result; nil when the first element has to start it.
  static func start(_ name: String) -> Self?
  static func pairwiseSum(_ start: UnsafePointer<Self>, _ step: Int, _ count: Int) -> Self
  /// The engine's type for folds of this form; nil where it has none.
  static var foldType: gb_dtype? { get }
}

extension ReducedNumber {
  static var foldType: gb_dtype? { nil }
}

extension Int: ReducedNumber {
  static func combining(_ name: String, isBool: Bool) -> ((Int, Int) -> Int)? {
    switch name {
    case "add": isBool ? { $0 | $1 } : { $0 &+ $1 }
    case "multiply": isBool ? { $0 & $1 } : { $0 &* $1 }
    case "maximum": { Swift.max($0, $1) }
    case "minimum": { Swift.min($0, $1) }
    default: nil
    }
  }
  static func start(_ name: String) -> Int? {
    switch name {
    case "add": 0
    case "multiply": 1
    case "maximum": Int.min
    case "minimum": Int.max
    default: nil
    }
  }
  static func pairwiseSum(_ start: UnsafePointer<Int>, _ step: Int, _ count: Int) -> Int {
    var total = 0
    _ = gb_fold_run(GB_FOLD_ADD, GB_I64, Int64(count), &total, start, Int64(step))
    return total
  }
  static var foldType: gb_dtype? { GB_I64 }
}

extension UInt: ReducedNumber {
  static func combining(_ name: String, isBool: Bool) -> ((UInt, UInt) -> UInt)? {
    switch name {
    case "add": { $0 &+ $1 }
    case "multiply": { $0 &* $1 }
    case "maximum": { Swift.max($0, $1) }
    case "minimum": { Swift.min($0, $1) }
    default: nil
    }
  }
  static func start(_ name: String) -> UInt? { nil }
  static func pairwiseSum(_ start: UnsafePointer<UInt>, _ step: Int, _ count: Int) -> UInt {
    var total: UInt = 0
    for index in 0..<count { total &+= start[index * step] }
    return total
  }
}

extension ComplexValue: ReducedNumber {
  static func combining(_ name: String, isBool: Bool) -> ((ComplexValue, ComplexValue) -> ComplexValue)? {
    switch name {
    case "add": { ComplexValue($0.re + $1.re, $0.im + $1.im) }
    case "multiply": { $0.times($1) }
    default: nil
    }
  }
  static func start(_ name: String) -> ComplexValue? { nil }
  /// Real and imaginary parts are summed in pairs side by side; runs of eight numbers are four complex ones.
  static func pairwiseSum(_ start: UnsafePointer<ComplexValue>, _ step: Int, _ count: Int) -> ComplexValue {
    if count < 4 {
      var total = ComplexValue(-0.0, -0.0)
      for index in 0..<count {
        total.re += start[index * step].re
        total.im += start[index * step].im
      }
      return total
    }
    if count <= 64 {
      var r0 = start[0], r1 = start[step], r2 = start[2 * step], r3 = start[3 * step]
      var index = 4
      while index < count - count % 4 {
        for (lane, value) in (0..<4).map({ ($0, start[(index + $0) * step]) }) {
          switch lane {
          case 0: r0 = ComplexValue(r0.re + value.re, r0.im + value.im)
          case 1: r1 = ComplexValue(r1.re + value.re, r1.im + value.im)
          case 2: r2 = ComplexValue(r2.re + value.re, r2.im + value.im)
          default: r3 = ComplexValue(r3.re + value.re, r3.im + value.im)
          }
        }
        index += 4
      }
      var total = ComplexValue((r0.re + r1.re) + (r2.re + r3.re), (r0.im + r1.im) + (r2.im + r3.im))
      while index < count {
        total.re += start[index * step].re
        total.im += start[index * step].im
        index += 1
      }
      return total
    }
    var half = count / 2
    half -= half % 4
    let left = pairwiseSum(start, step, half)
    let right = pairwiseSum(start + half * step, step, count - half)
    return ComplexValue(left.re + right.re, left.im + right.im)
  }
}

extension Float: ReducedNumber {
  static func combining(_ name: String, isBool: Bool) -> ((Float, Float) -> Float)? { floatCombining(name) }
  static func start(_ name: String) -> Float? { floatStart(name) }
  static func pairwiseSum(_ start: UnsafePointer<Float>, _ step: Int, _ count: Int) -> Float {
    gb_pairwise_f32(Int64(count), start, Int64(step))
  }
  static var foldType: gb_dtype? { GB_F32 }
}

extension Double: ReducedNumber {
  static func combining(_ name: String, isBool: Bool) -> ((Double, Double) -> Double)? { floatCombining(name) }
  static func start(_ name: String) -> Double? { floatStart(name) }
  static func pairwiseSum(_ start: UnsafePointer<Double>, _ step: Int, _ count: Int) -> Double {
    gb_pairwise_f64(Int64(count), start, Int64(step))
  }
  static var foldType: gb_dtype? { GB_F64 }
}

private func floatCombining<T: BinaryFloatingPoint>(_ name: String) -> ((T, T) -> T)? {
  switch name {
  case "add": { $0 + $1 }
  case "multiply": { $0 * $1 }
  case "maximum": { $0.isNaN || $0 >= $1 ? $0 : $1 }
  case "minimum": { $0.isNaN || $0 <= $1 ? $0 : $1 }
  default: nil
  }
}

private func floatStart<T: BinaryFloatingPoint>(_ name: String) -> T? {
  switch name {
  case "add": -0.0
  case "multiply": 1
  case "maximum": -.infinity
  case "minimum": .infinity
  default: nil
  }
}
