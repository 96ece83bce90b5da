// The short way of elementwise functions: one or two row-major arrays whose type is also the type of computing, or such an
// array and a number. Everything else goes the long way of UniversalFunction.swift, to the same results.

import PythonRuntime
import TensorKernels
import Tensors

extension Machine {
  /// The result of a function on its operands alone; nil when they need the long way.
  func quickArrays(_ function: ElementwiseFunction, _ values: [Value]) throws(PyError) -> Value? {
    if function.rule == .magnitude { return nil }
    if values.count == 1 {
      guard let operand = plainArray(values[0]) else { return nil }
      return try quickUnary(function, operand)
    }
    guard values.count == 2 else { return nil }
    let (left, right) = (plainArray(values[0]), plainArray(values[1]))
    guard let strong = left ?? right else { return nil }
    switch strong.elementKind {
    case .float64:
      return try quickPair(
        function, (left, values[0]), (right, values[1]), function.two?.double, function.twoTest?.double
      ) { value in
        if value.isFloat { return value.asFloat }
        if value.isInt { return value.asInt.magnitude < 1 << 53 ? Double(value.asInt) : nil }
        return value.isKind(.floatObject) ? value.asObject(FloatObject.self).value : nil
      }
    case .float32:
      return try quickPair(function, (left, values[0]), (right, values[1]), function.two?.float, nil) { _ in nil }
    case .int64:
      if function.rule != .common || function.name == "power" { return nil }
      return try quickPair(function, (left, values[0]), (right, values[1]), function.two?.int, function.twoTest?.int) {
        $0.isInt ? $0.asInt : nil
      }
    default: return nil
    }
  }

  /// A row-major array with elements.
  private func plainArray(_ value: Value) -> ArrayObject? {
    guard let array = value.array, array.array.isContiguous, array.count > 0 else { return nil }
    return array
  }

  private func quickUnary(_ function: ElementwiseFunction, _ operand: ArrayObject) throws(PyError) -> Value? {
    guard let loops = function.one else { return nil }
    let kind = operand.elementKind
    try checkElements(operand.count, 24)
    if kind == .float64, let loop = loops.double {
      return try quickUnary(function, operand, loop)
    }
    if kind == .float32, let loop = loops.float {
      return try quickUnary(function, operand, loop)
    }
    if kind == .int64, function.rule == .common, let loop = loops.int {
      return try quickUnary(function, operand, loop)
    }
    return nil
  }

  private func quickUnary<Number>(
    _ function: ElementwiseFunction, _ operand: ArrayObject, _ loop: UnaryLoop<Number, Number>
  ) throws(PyError) -> Value {
    let output = try newArray(operand.shape, operand.elementKind)
    gb_clear_float_flags(watchedFloatErrors)
    loop(
      UnsafePointer(operand.array.pointer.assumingMemoryBound(to: Number.self)),
      output.array.pointer.assumingMemoryBound(to: Number.self), operand.count)
    try reportFloatErrors(function.name, isScalar: false)
    return result(output)
  }

  /// Two arrays of one type, or one of them and a number of that type. A result has the shape of the larger.
  private func quickPair<Number>(
    _ function: ElementwiseFunction, _ left: (array: ArrayObject?, value: Value),
    _ right: (array: ArrayObject?, value: Value), _ loop: PairLoop<Number, Number>?, _ test: PairLoop<Number, Int>?,
    number: (Value) -> Number?
  ) throws(PyError) -> Value? {
    guard loop != nil || test != nil else { return nil }
    guard let shape = quickShape(left.array, right.array) else { return nil }
    var (leftNumber, rightNumber): (Number?, Number?)
    if left.array == nil {
      leftNumber = number(left.value)
      if leftNumber == nil { return nil }
    }
    if right.array == nil {
      rightNumber = number(right.value)
      if rightNumber == nil { return nil }
    }
    let count = shape.elementCount
    try checkElements(count, 24)
    let kind = (left.array ?? right.array)?.elementKind ?? .float64
    let output = try newArray(shape, test == nil ? kind : .bool)
    gb_clear_float_flags(watchedFloatErrors)
    withNumbers(left.array, leftNumber) { a, aStep in
      withNumbers(right.array, rightNumber) { b, bStep in
        if let loop {
          loop(a, aStep, b, bStep, output.array.pointer.assumingMemoryBound(to: Number.self), count)
        } else if case .two(let code) = function.kernel {
          KernelLoop.test(
            code, kind.kernelType, a, aStep, b, bStep, output.array.pointer, count, MemoryLayout<Number>.stride)
        } else if let test {
          OutputColumn(output).withNumbers(Int.self) { test(a, aStep, b, bStep, $0, count) }
        }
      }
    }
    if test == nil { try reportFloatErrors(function.name, isScalar: false) }
    return result(output)
  }

  /// The common shape where it is one operand's own and the other has that shape too, or one element.
  private func quickShape(_ left: ArrayObject?, _ right: ArrayObject?) -> Shape? {
    guard let left else { return right?.shape }
    guard let right else { return left.shape }
    if left.elementKind != right.elementKind { return nil }
    if left.shape == right.shape { return left.shape }
    if right.count == 1 && right.rank <= left.rank { return left.shape }
    if left.count == 1 && left.rank <= right.rank { return right.shape }
    return nil
  }

  @inline(__always)
  private func withNumbers<Number>(
    _ array: ArrayObject?, _ number: Number?, _ body: (UnsafePointer<Number>, Int) -> Void
  ) {
    if let array {
      body(UnsafePointer(array.array.pointer.assumingMemoryBound(to: Number.self)), array.count == 1 ? 0 : 1)
    } else if let number {
      withUnsafePointer(to: number) { body($0, 0) }
    }
  }
}
