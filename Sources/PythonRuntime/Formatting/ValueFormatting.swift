// `format(value, spec)`, `str(value)` and `repr(value)` of values as bytes: the built-in kinds directly, everything
// else through the machine's protocols. The entry points of f-strings, str.format and print.

enum ValueFormatting {
  /// Formats a bool, int, float or complex; `spec` is not empty.
  static func number(_ vm: Machine, _ value: Value, _ spec: ByteText) throws(PyError) -> ByteText {
    guard let number = Number(value) else { return [] }
    let typeName = value.isInt ? "int" : value.isFloat ? "float" : vm.typeName(of: value)
    if case .big(let big) = number { try vm.checkDecimalWork(big.bitWidth) }
    let limit = vm.decimalDigitLimit
    return try vm.lifting { () throws(TextError) in
      try ValueFormatting.number(number, spec, digitLimit: limit, typeName: typeName)
    }
  }

  private static func number(
    _ number: Number, _ spec: ByteText, digitLimit: Int, typeName: String
  ) throws(TextError) -> ByteText {
    let pointer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: spec.count)
    defer { pointer.deallocate() }
    _ = pointer.initialize(from: spec)
    let bytes = UnsafeBufferPointer(pointer)
    switch number {
    case .int(let value):
      return try NumberFormatting.integer(BigInt(value), bytes, digitLimit: digitLimit, typeName: typeName)
    case .big(let value):
      return try NumberFormatting.integer(value, bytes, digitLimit: digitLimit, typeName: typeName)
    case .float(let value): return try NumberFormatting.float(value, bytes, typeName: typeName)
    case .complex(let real, let imaginary): return try NumberFormatting.complex(real, imaginary, bytes)
    }
  }

  /// Appends `format(value, spec)`.
  static func append(_ vm: Machine, _ value: Value, spec: ByteText, to result: inout ByteText) throws(PyError) {
    if spec.isEmpty, isPlain(value) { return try appendStr(vm, value, to: &result) }
    if value.isInt || value.isFloat, QuickFormat.append(value, spec: spec, to: &result) { return }
    switch value.tag {
    case Tag.int, Tag.float, Tag.bool: result.append(contentsOf: try number(vm, value, spec))
    case Tag.of(.str): result.append(contentsOf: try text(vm, value.asStr, spec, typeName: "str"))
    default:
      result.append(contentsOf: try vm.format(value, String(decoding: spec, as: UTF8.self)).utf8)
    }
  }

  /// A str with a specification that is not empty.
  static func text(
    _ vm: Machine, _ value: StrObject, _ spec: ByteText, typeName: String
  ) throws(PyError) -> ByteText {
    try vm.lifting { () throws(TextError) in
      let pointer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: spec.count)
      defer { pointer.deallocate() }
      _ = pointer.initialize(from: spec)
      return try NumberFormatting.str(value.utf8, UnsafeBufferPointer(pointer), typeName: typeName)
    }
  }

  @inline(__always)
  private static func isPlain(_ value: Value) -> Bool {
    switch value.tag {
    case Tag.none, Tag.bool, Tag.int, Tag.float, Tag.of(.str): true
    default: false
    }
  }

  /// Appends `str(value)`.
  static func appendStr(_ vm: Machine, _ value: Value, to result: inout ByteText) throws(PyError) {
    switch value.tag {
    case Tag.int: IntText.append(value.asInt, to: &result)
    case Tag.float: result.append(contentsOf: FloatText.repr(value.asFloat))
    case Tag.of(.str): result.append(contentsOf: value.asStr.utf8)
    case Tag.none: result.append("None")
    case Tag.bool: result.append(value.asBool ? "True" : "False")
    default:
      let text = try vm.toText(value)
      if let text = text.str { result.append(contentsOf: text.utf8) }
    }
  }

  /// Appends `repr(value)`, or `ascii(value)`.
  static func appendRepr(
    _ vm: Machine, _ value: Value, asciiOnly: Bool = false, to result: inout ByteText
  ) throws(PyError) {
    if value.isStr { return try vm.appendLiteral(value.asStr.utf8, asciiOnly: asciiOnly, to: &result) }
    if value.tag < Tag.firstObject, value.tag != Tag.ellipsis, value.tag != Tag.notImplemented {
      return try appendStr(vm, value, to: &result)
    }
    let text = try vm.repr(value)
    if !asciiOnly {
      result.append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        result.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        LiteralText.appendCodeEscape(scalar.value, to: &result)
      }
    }
  }
}

/// The conversion of a replacement field.
package enum FieldConversion: Sendable {
  case none, str, repr, ascii
}

extension Machine {
  /// One field of an f-string as a `str`: the conversion, then `format(value, spec)`; an undefined `spec` is empty.
  package func formatField(_ value: Value, _ conversion: FieldConversion, spec: Value) throws(PyError) -> Value {
    let hasSpec = spec.str.map { $0.byteCount > 0 } ?? false
    if !hasSpec, value.isStr, conversion == .none || conversion == .str { return value }
    var result: ByteText = []
    try appendField(value, conversion, spec: hasSpec ? ByteText(spec.asStr.utf8) : [], to: &result)
    return string(result)
  }

  /// Appends one field of an f-string.
  func appendField(
    _ value: Value, _ conversion: FieldConversion, spec: [UInt8], to result: inout [UInt8]
  ) throws(PyError) {
    if conversion == .none { return try ValueFormatting.append(self, value, spec: spec, to: &result) }
    var converted: ByteText = []
    switch conversion {
    case .repr: try ValueFormatting.appendRepr(self, value, to: &converted)
    case .ascii: try ValueFormatting.appendRepr(self, value, asciiOnly: true, to: &converted)
    default: try ValueFormatting.appendStr(self, value, to: &converted)
    }
    if spec.isEmpty {
      result.append(contentsOf: converted)
    } else {
      try ValueFormatting.append(self, string(converted), spec: spec, to: &result)
    }
  }

  /// `ascii(value)`.
  package func ascii(_ value: Value) throws(PyError) -> Value {
    var result: ByteText = []
    try ValueFormatting.appendRepr(self, value, asciiOnly: true, to: &result)
    return string(result)
  }
}
