// `format(value, spec)` for int, float, complex and str, and the layout of signs, prefixes, groups and padding.
// Pure; rules and messages are CPython's Python/formatter_unicode.c.

/// The pieces of a formatted number, ASCII.
struct NumberPieces {
  var isNegative = false
  var prefix: ByteText = []
  /// Digits that may be grouped.
  var digits: ByteText = []
  /// The point and what follows; "inf" and "nan" too.
  var rest: ByteText = []
  /// Scalars in `rest`, where it is not ASCII.
  var restCount: Int?

  /// Splits the text of a float.
  init(floatText: ByteText) {
    var index = 0
    if floatText.first == 45 {
      isNegative = true
      index = 1
    }
    var end = index
    while end < floatText.count, floatText[end] >= 48, floatText[end] <= 57 { end += 1 }
    digits = ByteText(floatText[index..<end])
    rest = ByteText(floatText[end...])
  }

  init() {}
}

package enum NumberFormatting {
  /// Lays the pieces out by CPython's `calc_number_widths` and `fill_number`.
  static func layout(_ pieces: NumberPieces, _ spec: FormatSpecification) throws(TextError) -> ByteText {
    let width = spec.width ?? -1
    try FormatSpecification.checkSize(width)
    var sign: UInt8?
    if pieces.isNegative {
      sign = 45
    } else if spec.sign == 43 || spec.sign == 32 {
      sign = spec.sign
    }
    let fixedCount = (sign == nil ? 0 : 1) + pieces.prefix.count + (pieces.restCount ?? pieces.rest.count)
    let padsWithZeros = spec.fill == 48 && spec.alignment == 61
    var digits: ByteText = []
    if !pieces.digits.isEmpty {
      digits = grouped(pieces.digits, minimumWidth: padsWithZeros ? width - fixedCount : 0, spec.grouping)
    }
    let padding = max(width - fixedCount - digits.count, 0)
    var left = 0
    var inside = 0
    switch spec.alignment {
    case 60: break
    case 94: left = padding / 2
    case 61: inside = padding
    default: left = padding
    }
    var result: ByteText = []
    result.reserveCapacity(max(width, 0) + fixedCount + digits.count)
    result.append(scalar: spec.fill, repeated: left)
    if let sign { result.append(sign) }
    result.append(contentsOf: pieces.prefix)
    result.append(scalar: spec.fill, repeated: inside)
    result.append(contentsOf: digits)
    result.append(contentsOf: pieces.rest)
    result.append(scalar: spec.fill, repeated: padding - left - inside)
    return result
  }

  /// Inserts separators from the right and leading zeros up to a width that counts the separators.
  static func grouped(_ digits: ByteText, minimumWidth: Int, _ grouping: FormatSpecification.Grouping) -> ByteText {
    guard let separator = grouping.separator else {
      var result: ByteText = []
      result.append(scalar: 48, repeated: minimumWidth - digits.count)
      result.append(contentsOf: digits)
      return result
    }
    var reversed: ByteText = []
    var remaining = digits.count
    var width = minimumWidth
    while true {
      let length = min(grouping.size, max(remaining, width, 1))
      let taken = min(remaining, length)
      for offset in 0..<taken { reversed.append(digits[remaining - 1 - offset]) }
      reversed.append(scalar: 48, repeated: length - taken)
      remaining -= taken
      width -= length
      if remaining <= 0 && width <= 0 { break }
      reversed.append(separator)
      width -= 1
    }
    return reversed.reversed()
  }

  // MARK: Integers

  /// ASCII digits of a magnitude in base 2, 8, 10 or 16; the error for too many decimal digits.
  static func digits(_ magnitude: BigInt, radix: Int, limit: Int) throws(TextError) -> ByteText {
    if magnitude.bitWidth <= 64 {
      return ByteText(String(UInt64(truncatingIfNeeded: magnitude), radix: radix).utf8)
    }
    if radix == 10, IntText.exceedsDecimalLimit(magnitude, limit) { throw IntText.tooManyDigits(limit) }
    return ByteText(magnitude.text(radix: radix))
  }

  /// `format(value, spec)` of an int or bool. `typeName` is for messages.
  package static func integer(
    _ value: BigInt, _ bytes: UnsafeBufferPointer<UInt8>, digitLimit: Int, typeName: String = "int"
  ) throws(TextError) -> ByteText {
    let spec = try FormatSpecification(bytes, defaultAlignment: 62, defaultType: 100, typeName: typeName)
    switch spec.type {
    case 98, 99, 100, 111, 120, 88, 110: return try integer(value, spec, digitLimit)
    case 101, 69, 102, 70, 103, 71, 37:
      let converted = IntConversion.double(value)
      if converted.isInfinite { throw TextError(.overflowError, "int too large to convert to float") }
      return try float(converted, spec)
    default: throw spec.unknownType(typeName)
    }
  }

  private static func integer(
    _ value: BigInt, _ spec: FormatSpecification, _ digitLimit: Int
  ) throws(TextError) -> ByteText {
    if spec.precision != nil { throw .value("Precision not allowed in integer format specifier") }
    if spec.coercesNegativeZero {
      throw .value("Negative zero coercion (z) not allowed in integer format specifier")
    }
    if spec.type == 99 { return try character(value, spec) }
    var pieces = NumberPieces()
    pieces.isNegative = value.sign == .minus
    let radix: Int
    switch spec.type {
    case 98: radix = 2
    case 111: radix = 8
    case 120, 88: radix = 16
    default: radix = 10
    }
    pieces.digits = try digits(value.magnitude, radix: radix, limit: digitLimit)
    if spec.isAlternate, radix != 10 { pieces.prefix = [48, UInt8(truncatingIfNeeded: spec.type)] }
    if spec.type == 88 { pieces.digits = pieces.digits.asciiUppercased }
    return try layout(pieces, spec)
  }

  private static func character(_ value: BigInt, _ spec: FormatSpecification) throws(TextError) -> ByteText {
    if spec.sign != 0 { throw .value("Sign not allowed with integer format specifier 'c'") }
    if spec.isAlternate { throw .value("Alternate form (#) not allowed with integer format specifier 'c'") }
    guard let code = Int(exactly: value) else {
      throw TextError(.overflowError, "Python int too large to convert to C long")
    }
    guard code >= 0, code < 0x110000 else {
      throw TextError(.overflowError, "%c arg not in range(0x110000)")
    }
    var pieces = NumberPieces()
    pieces.rest.append(scalar: UInt32(truncatingIfNeeded: code))
    pieces.restCount = 1
    return try layout(pieces, spec)
  }

  // MARK: Floats

  /// `format(value, spec)` of a float.
  package static func float(
    _ value: Double, _ bytes: UnsafeBufferPointer<UInt8>, typeName: String = "float"
  ) throws(TextError) -> ByteText {
    let spec = try FormatSpecification(bytes, defaultAlignment: 62, defaultType: 0, typeName: typeName)
    switch spec.type {
    case 0, 101, 69, 102, 70, 103, 71, 110, 37: return try float(value, spec)
    default: throw spec.unknownType(typeName)
    }
  }

  private static func float(_ value: Double, _ spec: FormatSpecification) throws(TextError) -> ByteText {
    try layout(NumberPieces(floatText: try floatText(value, spec)), spec)
  }

  private static func floatText(_ value: Double, _ spec: FormatSpecification) throws(TextError) -> ByteText {
    if let precision = spec.precision, precision > Int(Int32.max) { throw .value("precision too big") }
    try FormatSpecification.checkSize(spec.precision ?? 0)
    var text: ByteText
    switch spec.type {
    case 0:
      if let precision = spec.precision {
        text = FloatText.general(value, significantDigits: precision)
      } else {
        text = FloatText.repr(value)
      }
      if spec.isAlternate, !text.contains(46), value.isFinite { text = insertingPoint(text) }
    case 37:
      text = FloatText.formatted(
        value * 100, conversion: 102, precision: spec.precision ?? 6, alternate: spec.isAlternate)
      text.append(37)
    default:
      let conversion = spec.type == 110 ? 103 : UInt8(truncatingIfNeeded: spec.type | 32)
      text = FloatText.formatted(
        value, conversion: conversion, precision: spec.precision ?? 6, alternate: spec.isAlternate)
      if spec.type < 97 { text = text.asciiUppercased }
    }
    if spec.coercesNegativeZero, text.first == 45, isZero(text) { text.removeFirst() }
    return text
  }

  /// Puts the point of the alternate form before an exponent or at the end.
  private static func insertingPoint(_ text: ByteText) -> ByteText {
    var result = text
    result.insert(46, at: text.firstIndex(of: 101) ?? text.endIndex)
    return result
  }

  private static func isZero(_ text: ByteText) -> Bool {
    for byte in text {
      if byte | 32 == 101 { break }
      if byte >= 49 { return false }
    }
    return true
  }

  /// `format(value, spec)` of a complex number.
  package static func complex(
    _ real: Double, _ imaginary: Double, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(TextError) -> ByteText {
    let spec = try FormatSpecification(bytes, defaultAlignment: 62, defaultType: 0, typeName: "complex")
    switch spec.type {
    case 0, 101, 69, 102, 70, 103, 71, 110: break
    default: throw spec.unknownType("complex")
    }
    if spec.fill == 48 { throw .value("Zero padding is not allowed in complex format specifier") }
    if spec.alignment == 61 { throw .value("'=' alignment flag is not allowed in complex format specifier") }
    var part = spec
    part.width = nil
    var text: ByteText = []
    let hidesReal = spec.type == 0 && real == 0 && real.sign == .plus
    let hasParentheses = spec.type == 0 && !hidesReal
    if hasParentheses { text.append(40) }
    if !hidesReal {
      text.append(contentsOf: try layout(NumberPieces(floatText: try complexPart(real, spec)), part))
      part.sign = 43
    }
    text.append(contentsOf: try layout(NumberPieces(floatText: try complexPart(imaginary, spec)), part))
    text.append(106)
    if hasParentheses { text.append(41) }
    return try spec.padded(text, count: text.count)
  }

  /// A component without type is written with as few digits as a float, but without a forced ".0".
  private static func complexPart(_ value: Double, _ spec: FormatSpecification) throws(TextError) -> ByteText {
    guard spec.type == 0 else { return try floatText(value, spec) }
    if let precision = spec.precision {
      return FloatText.formatted(
        value, conversion: 103, precision: precision, alternate: spec.isAlternate)
    }
    let text = complexComponent(value)
    return spec.isAlternate && value.isFinite && !text.contains(46) ? insertingPoint(text) : text
  }

  /// A float as it stands inside the repr of a complex number: without ".0".
  static func complexComponent(_ value: Double) -> ByteText {
    if let special = FloatText.nonFinite(value) { return special }
    return FloatText.layout(FloatText.shortestDigits(value), exponentAbove: 16, alwaysPoint: false)
  }

  /// `repr` of a complex number.
  package static func complexRepr(_ real: Double, _ imaginary: Double) -> ByteText {
    if real == 0 && real.sign == .plus {
      return complexComponent(imaginary) + [106]
    }
    var text: ByteText = [40]
    text.append(contentsOf: complexComponent(real))
    let second = complexComponent(imaginary)
    if second.first != 45 { text.append(43) }
    text.append(contentsOf: second)
    text.append("j)")
    return text
  }

  // MARK: Text

  /// `format(value, spec)` of a str.
  package static func str(
    _ value: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, typeName: String = "str"
  ) throws(TextError) -> ByteText {
    let spec = try FormatSpecification(bytes, defaultAlignment: 60, defaultType: 115, typeName: typeName)
    if spec.type != 115 { throw spec.unknownType(typeName) }
    if spec.sign != 0 {
      throw .value("\(spec.sign == 32 ? "Space" : "Sign") not allowed in string format specifier")
    }
    if spec.coercesNegativeZero {
      throw .value("Negative zero coercion (z) not allowed in string format specifier")
    }
    if spec.isAlternate { throw .value("Alternate form (#) not allowed in string format specifier") }
    if spec.alignment == 61 { throw .value("'=' alignment not allowed in string format specifier") }
    var content = value
    var count = scalarCount(value)
    if let precision = spec.precision, precision < count {
      content = UnsafeBufferPointer(rebasing: value[..<byteOffset(of: precision, in: value)])
      count = precision
    }
    return try spec.padded(ByteText(content), count: count)
  }

  private static func byteOffset(of scalar: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var offset = 0
    for _ in 0..<scalar { offset += scalarWidth(bytes[offset]) }
    return offset
  }
}
