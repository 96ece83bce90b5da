// Formatting of plain ints, floats and strs with the specifications that nearly all f-strings use:
// `[<|>|^][0][width][.precision][d|f|s]`. Written into one small buffer, without the parsed specification of
// FormatSpecification.swift, which does everything else. It must agree with it wherever it answers.

import Glibc

enum QuickFormat {
  private static let bufferSize = 400

  /// A specification of the common shape.
  private struct Shape {
    var alignment: UInt8 = 0
    var fillsWithZeros = false
    var width = 0
    var precision = -1
    var isGrouped = false
    var type: UInt8 = 0

    /// The empty specification.
    init() {}

    /// Nil for anything unusual.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
      var position = 0
      func peek() -> UInt8 { position < text.count ? text[position] : 0 }
      if peek() == 60 || peek() == 62 || peek() == 94 {
        alignment = peek()
        position += 1
      }
      if peek() == 48 {
        if alignment != 0 { return nil }
        fillsWithZeros = true
        position += 1
      }
      while peek() >= 48 && peek() <= 57 {
        width = width * 10 + Int(peek() - 48)
        if width > 100 { return nil }
        position += 1
      }
      if peek() == 44, !fillsWithZeros {
        isGrouped = true
        position += 1
      }
      if peek() == 46 {
        position += 1
        precision = 0
        let start = position
        while peek() >= 48 && peek() <= 57 {
          precision = precision * 10 + Int(peek() - 48)
          if precision > 40 { return nil }
          position += 1
        }
        if position == start { return nil }
      }
      type = peek()
      if position < text.count { position += 1 }
      if position != text.count { return nil }
    }
  }

  /// `format(value, spec)`, or undefined when the general way must do it. An undefined `spec` is the empty one.
  static func format(_ vm: Machine, _ value: Value, _ spec: Value) -> Value {
    let written = spec.isUndefined ? UnsafeBufferPointer(start: nil, count: 0) : spec.asStr.utf8
    guard let shape = Shape(written) else { return .undefined }
    switch value.tag {
    case Tag.int where shape.precision < 0 && (shape.type == 0 || shape.type == 100):
      return piece(integer(vm, value.asInt, shape))
    case Tag.float
    where (shape.type == 102 || shape.type == 37) && shape.precision <= FloatText.fixedPrecisionLimit
      && value.asFloat.magnitude < FloatText.fixedMagnitudeLimit / 100:
      return piece(fixed(vm, value.asFloat, shape))
    case Tag.of(.str)
    where shape.precision < 0 && !shape.isGrouped && !shape.fillsWithZeros && (shape.type == 0 || shape.type == 115):
      return text(vm, value.asStr, shape)
    default: return .undefined
    }
  }

  /// Appends a plain int or float formatted with `spec`; false when the general way must do it.
  static func append(_ value: Value, spec: ByteText, to result: inout ByteText) -> Bool {
    guard let shape = spec.withUnsafeBufferPointer({ Shape($0) }) else { return false }
    let isInteger = value.isInt && shape.precision < 0 && (shape.type == 0 || shape.type == 100)
    let isFixed =
      value.isFloat && (shape.type == 102 || shape.type == 37) && shape.precision <= FloatText.fixedPrecisionLimit
      && value.asFloat.magnitude < FloatText.fixedMagnitudeLimit / 100
    if !isInteger, !isFixed { return false }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bufferSize) { buffer in
      guard let base = buffer.baseAddress else { return }
      let count =
        isInteger ? integer(value.asInt, shape, to: base) : fixed(value.asFloat, shape, to: base)
      pad(UnsafeBufferPointer(start: base, count: count), shape, to: &result)
    }
    return true
  }

  /// Appends a float with a fixed number of decimals; false when the general way must do it.
  static func append(_ value: Double, precision: Int, to result: inout ByteText) -> Bool {
    guard precision <= FloatText.fixedPrecisionLimit, value.magnitude < FloatText.fixedMagnitudeLimit else {
      return false
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bufferSize) { buffer in
      guard let base = buffer.baseAddress else { return }
      let count = FloatText.fixed(value, precision: precision, into: base)
      result.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
    }
    return true
  }

  private static func pad(_ number: UnsafeBufferPointer<UInt8>, _ shape: Shape, to result: inout ByteText) {
    let missing = max(shape.width - number.count, 0)
    let before = shape.alignment == 60 ? 0 : shape.alignment == 94 ? missing / 2 : missing
    let isSigned = shape.fillsWithZeros && number.first == 45
    if isSigned { result.append(45) }
    result.append(scalar: shape.fillsWithZeros ? 48 : 32, repeated: before)
    result.append(contentsOf: number.dropFirst(isSigned ? 1 : 0))
    result.append(scalar: 32, repeated: missing - before)
  }

  /// The decimal digits of a number.
  static func digits(_ magnitude: UInt) -> ByteText {
    ByteText(unsafeUninitializedCapacity: 20) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = write(magnitude, isNegative: false, to: base)
    }
  }

  /// Marks a text that was just made: nobody but the f-string it is for knows it.
  @inline(__always)
  private static func piece(_ text: Value) -> Value {
    if text.isStr, text.asStr.flags & Obj.Flags.smallText != 0, !text.asStr.isInterned {
      text.asStr.flags |= Obj.Flags.piece
    }
    return text
  }

  /// `str` of an int.
  static func decimal(_ vm: Machine, _ value: Int) -> Value { integer(vm, value, Shape()) }

  private static func integer(_ vm: Machine, _ value: Int, _ shape: Shape) -> Value {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bufferSize) { buffer in
      guard let base = buffer.baseAddress else { return .undefined }
      let count = integer(value, shape, to: base)
      return padded(vm, base, count, count, shape, defaultAlignment: 62)
    }
  }

  /// Writes a decimal number; returns the number of bytes.
  static func write(_ magnitude: UInt, isNegative: Bool, to base: UnsafeMutablePointer<UInt8>) -> Int {
    var digits = 1
    var bound: UInt = 10
    while magnitude >= bound {
      digits &+= 1
      if digits == 20 { break }
      bound &*= 10
    }
    let count = digits &+ (isNegative ? 1 : 0)
    if isNegative { base[0] = 45 }
    write(magnitude, digits: digits, endingAt: base + count)
    return count
  }

  /// Writes the last digits of a number, two at a time: the divisions are most of the work.
  @inline(__always)
  static func write(_ magnitude: UInt, digits: Int, endingAt end: UnsafeMutablePointer<UInt8>) {
    var rest = magnitude
    var left = digits
    var place = end
    while left >= 2 {
      let hundreds = rest / 100
      let pair = UInt32(truncatingIfNeeded: rest &- hundreds &* 100)
      // A tenth of what is below 100.
      let tens = (pair &* 205) &>> 11
      place -= 2
      place[0] = UInt8(truncatingIfNeeded: 48 &+ tens)
      place[1] = UInt8(truncatingIfNeeded: 48 &+ pair &- tens &* 10)
      rest = hundreds
      left &-= 2
    }
    if left == 1 { (place - 1).pointee = UInt8(truncatingIfNeeded: 48 &+ rest % 10) }
  }

  private static func fixed(_ vm: Machine, _ value: Double, _ shape: Shape) -> Value {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bufferSize) { buffer in
      guard let base = buffer.baseAddress else { return .undefined }
      let count = fixed(value, shape, to: base)
      return padded(vm, base, count, count, shape, defaultAlignment: 62)
    }
  }

  /// Writes the digits of an int, in groups where the shape has them; returns the number of bytes.
  @inline(__always)
  private static func integer(_ value: Int, _ shape: Shape, to base: UnsafeMutablePointer<UInt8>) -> Int {
    let count = write(value.magnitude, isNegative: value < 0, to: base)
    return shape.isGrouped ? group(base, count, whole: count) : count
  }

  /// The same of a float with a fixed number of decimals, or as a percentage.
  @inline(__always)
  private static func fixed(_ value: Double, _ shape: Shape, to base: UnsafeMutablePointer<UInt8>) -> Int {
    let precision = shape.precision < 0 ? 6 : shape.precision
    let isPercentage = shape.type == 37
    var count = FloatText.fixed(isPercentage ? value * 100 : value, precision: precision, into: base)
    if shape.isGrouped { count = group(base, count, whole: precision == 0 ? count : count - precision - 1) }
    if isPercentage {
      base[count] = 37
      count += 1
    }
    return count
  }

  /// Puts a comma before every three digits of the whole part, which ends after `whole` bytes; returns the number of bytes then.
  private static func group(_ base: UnsafeMutablePointer<UInt8>, _ count: Int, whole: Int) -> Int {
    let start = base[0] == 45 ? 1 : 0
    let commas = (whole - start - 1) / 3
    if commas <= 0 { return count }
    memmove(base + whole + commas, base + whole, count - whole)
    var (source, target) = (whole, whole + commas)
    for _ in 0..<commas {
      for _ in 0..<3 {
        source -= 1
        target -= 1
        base[target] = base[source]
      }
      target -= 1
      base[target] = 44
    }
    return count + commas
  }

  private static func text(_ vm: Machine, _ value: StrObject, _ shape: Shape) -> Value {
    if shape.width <= value.count { return Value(value) }
    return padded(vm, value.bytes, value.byteCount, value.count, shape, defaultAlignment: 60)
  }

  /// The text with its padding; `count` is its length in scalars. For numbers zeros go behind the sign.
  private static func padded(
    _ vm: Machine, _ bytes: UnsafeMutablePointer<UInt8>, _ byteCount: Int, _ count: Int, _ shape: Shape,
    defaultAlignment: UInt8
  ) -> Value {
    let missing = max(shape.width - count, 0)
    if missing == 0 {
      return vm.string(byteCount: byteCount, count: count) { $0.update(from: bytes, count: byteCount) }
    }
    var before = 0
    switch shape.alignment == 0 ? defaultAlignment : shape.alignment {
    case 62: before = missing
    case 94: before = missing / 2
    default: break
    }
    let zeros = shape.fillsWithZeros
    return vm.string(byteCount: byteCount + missing, count: count + missing) { target in
      var source = bytes
      var rest = byteCount
      var place = target
      if zeros, bytes[0] == 45 {
        place[0] = 45
        place += 1
        source += 1
        rest -= 1
      }
      memset(place, zeros ? 48 : 32, before)
      (place + before).update(from: source, count: rest)
      memset(place + before + rest, 32, missing - before)
    }
  }
}
