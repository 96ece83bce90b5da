// `text % arguments`: C-style conversions. Rules and messages are CPython's `unicode_format`.

/// One conversion as written: `%(key)-0*.*d`.
private struct Conversion {
  var leftAligned = false
  var plus = false
  var blank = false
  var alternate = false
  var zeroFilled = false
  var width: Int?
  var precision: Int?
  var letter: UInt32 = 0
  /// Scalar index of the letter.
  var index = 0
}

enum PercentFormat {
  /// `text % arguments`.
  static func format(_ vm: Machine, _ text: StrObject, _ arguments: Value) throws(PyError) -> Value {
    var formatter = PercentFormatter(vm, text.utf8, arguments)
    try formatter.run()
    return vm.string(formatter.result)
  }

  /// `bytes % arguments`.
  static func format(_ vm: Machine, bytes: [UInt8], _ arguments: Value) throws(PyError) -> [UInt8] {
    let pointer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    defer { pointer.deallocate() }
    _ = pointer.initialize(from: bytes)
    var formatter = PercentFormatter(vm, UnsafeBufferPointer(pointer), arguments, isBytes: true)
    try formatter.run()
    return formatter.result
  }
}

private struct PercentFormatter {
  let vm: Machine
  let text: TextBytes
  var position = 0
  var result: ByteText = []
  /// The arguments still to come; a single one that is no tuple counts as one.
  var pending: [Value]
  var nextArgument = 0
  /// The right operand, when it can be subscripted by keys.
  let mapping: Value
  /// The text and the results are bytes, not characters.
  let isBytes: Bool

  init(_ vm: Machine, _ text: TextBytes, _ arguments: Value, isBytes: Bool = false) {
    self.vm = vm
    self.text = text
    self.isBytes = isBytes
    if let tuple = arguments.tuple {
      pending = Array(tuple.elements)
      mapping = .undefined
    } else {
      pending = [arguments]
      let isSubscriptable =
        vm.classOf(arguments).native.getItem != nil
        || NumberConversion.method(vm, .getItem, arguments) != nil
      let isText = arguments.str != nil || (isBytes && BytesType.bytesLike(arguments) != nil)
      mapping = isSubscriptable && !isText && arguments.cls == nil ? arguments : .undefined
    }
  }

  mutating func run() throws(PyError) {
    result.reserveCapacity(text.count + 32)
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte != 37 {
        result.append(byte)
        continue
      }
      try convert()
    }
    if nextArgument < pending.count, mapping.isUndefined {
      throw vm.typeError("not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
    }
  }

  private func byte() throws(PyError) -> UInt8 {
    guard position < text.count else { throw vm.valueError("incomplete format") }
    return text[position]
  }

  private mutating func nextValue() throws(PyError) -> Value {
    guard nextArgument < pending.count else { throw vm.typeError("not enough arguments for format string") }
    nextArgument += 1
    return pending[nextArgument - 1]
  }

  private mutating func convert() throws(PyError) {
    if try byte() == 37 {
      position += 1
      result.append(37)
      return
    }
    if try convertQuickly() { return }
    var conversion = Conversion()
    if position < text.count, text[position] == 40 { try readKey() }
    try readFlags(&conversion)
    conversion.width = try readCount("width", &conversion) { (conversion, width) in
      if width < 0 { conversion.leftAligned = true }
      return Int(clamping: width.magnitude)
    }
    if try byte() == 46 {
      position += 1
      conversion.precision = try readCount("precision", &conversion) { _, count in max(count, 0) } ?? 0
    }
    if [104, 108, 76].contains(try byte()) { position += 1 }
    _ = try byte()
    guard let base = text.baseAddress else { return }
    if isBytes {
      conversion.index = position
      conversion.letter = UInt32(text[position])
      position += 1
    } else {
      conversion.index = scalarCount(StrSearch.slice(text, 0, position))
      conversion.letter = decodeScalar(base, &position)
    }
    try write(conversion, nextValue())
  }

  /// `%s`, `%d` of an int and `%f`, `%.Nf` of a float, without the parsed conversion; false for anything else, with nothing done.
  private mutating func convertQuickly() throws(PyError) -> Bool {
    guard !isBytes, nextArgument < pending.count, mapping.isUndefined else { return false }
    let value = pending[nextArgument]
    var place = position
    var precision = 6
    if text[place] == 46, place + 2 < text.count, text[place + 1] &- 48 < 10 {
      precision = Int(text[place + 1] - 48)
      place += 2
    }
    switch text[place] {
    case 102 where value.isFloat:
      guard QuickFormat.append(value.asFloat, precision: precision, to: &result) else { return false }
    case 115 where place == position: try ValueFormatting.appendStr(vm, value, to: &result)
    case 100 where place == position && value.isInt: IntText.append(value.asInt, to: &result)
    default: return false
    }
    nextArgument += 1
    position = place + 1
    return true
  }

  private mutating func readKey() throws(PyError) {
    if mapping.isUndefined { throw vm.typeError("format requires a mapping") }
    position += 1
    let start = position
    var depth = 1
    while position < text.count, depth > 0 {
      if text[position] == 41 { depth -= 1 } else if text[position] == 40 { depth += 1 }
      position += 1
    }
    if depth > 0 { throw vm.valueError("incomplete format key") }
    let name = StrSearch.slice(text, start, position - 1)
    let key = isBytes ? vm.bytes(Array(name)) : vm.string(utf8: name)
    pending = [try vm.getItem(mapping, key)]
    nextArgument = 0
  }

  private mutating func readFlags(_ conversion: inout Conversion) throws(PyError) {
    while true {
      switch try byte() {
      case 45: conversion.leftAligned = true
      case 43: conversion.plus = true
      case 32: conversion.blank = true
      case 35: conversion.alternate = true
      case 48: conversion.zeroFilled = true
      default: return
      }
      position += 1
    }
  }

  /// Digits or `*`; nil when there is neither.
  private mutating func readCount(
    _ name: String, _ conversion: inout Conversion, asterisk: (inout Conversion, Int) -> Int
  ) throws(PyError) -> Int? {
    if try byte() == 42 {
      position += 1
      let value = try nextValue()
      guard value.isInt || value.isBool || value.bigInt != nil else { throw vm.typeError("* wants int") }
      return asterisk(&conversion, try vm.index(value))
    }
    var count: Int?
    while position < text.count, text[position] >= 48, text[position] <= 57 {
      let (scaled, overflow) = (count ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(Int(text[position] - 48))
      if overflow || carry || sum > (name == "width" ? Int.max - 10 : Int(Int32.max)) {
        throw vm.valueError("\(name) too big")
      }
      count = sum
      position += 1
    }
    return count
  }

  // MARK: Conversions

  private mutating func write(_ conversion: Conversion, _ value: Value) throws(PyError) {
    switch conversion.letter {
    case 98 where isBytes, 115 where isBytes: try writeBytes(conversion, value)
    case 115, 114, 97: try writeText(conversion, value)
    case 100, 105, 117, 111, 120, 88: try writeInteger(conversion, value)
    case 101, 69, 102, 70, 103, 71: try writeFloat(conversion, value)
    case 99: try writeCharacter(conversion, value)
    default:
      let letter = conversion.letter
      let shown = letter >= 31 && letter <= 126 ? Unicode.Scalar(letter).map(String.init) ?? "?" : "?"
      throw vm.valueError(
        "unsupported format character '\(shown)' (0x\(String(letter, radix: 16))) at index \(conversion.index)")
    }
  }

  private mutating func writeText(_ conversion: Conversion, _ value: Value) throws(PyError) {
    if conversion.width == nil, conversion.precision == nil {
      return try appendText(conversion.letter, value, to: &result)
    }
    var body: ByteText = []
    try appendText(conversion.letter, value, to: &body)
    var count = body.withUnsafeBufferPointer { scalarCount($0) }
    if let precision = conversion.precision, precision < count {
      var offset = 0
      for _ in 0..<precision { offset += scalarWidth(body[offset]) }
      body.removeSubrange(offset...)
      count = precision
    }
    try writePadded(conversion, sign: nil, prefix: [], body, count: count, zeroFilled: false)
  }

  private mutating func writeBytes(_ conversion: Conversion, _ value: Value) throws(PyError) {
    var body: ByteText
    if let bytes = BytesType.bytesLike(value) {
      body = bytes
    } else if let method = NumberConversion.method(vm, .bytes, value) {
      body = BytesType.storage(try vm.call(method, [value]))
    } else {
      throw vm.typeError(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '\(vm.typeName(of: value))'")
    }
    if let precision = conversion.precision, precision < body.count { body.removeSubrange(precision...) }
    try writePadded(conversion, sign: nil, prefix: [], body, count: body.count, zeroFilled: false)
  }

  private func appendText(_ letter: UInt32, _ value: Value, to target: inout ByteText) throws(PyError) {
    if letter == 115 {
      try ValueFormatting.appendStr(vm, value, to: &target)
    } else {
      try ValueFormatting.appendRepr(vm, value, asciiOnly: letter == 97 || isBytes, to: &target)
    }
  }

  private mutating func writeInteger(_ conversion: Conversion, _ value: Value) throws(PyError) {
    let radix = conversion.letter | 32 == 120 ? 16 : conversion.letter == 111 ? 8 : 10
    if value.isInt, radix == 10, conversion.precision == nil {
      let digits = QuickFormat.digits(value.asInt.magnitude)
      return try writePadded(
        conversion, sign: sign(conversion, isNegative: value.asInt < 0), prefix: [], digits, count: digits.count,
        zeroFilled: conversion.zeroFilled)
    }
    let integer = try integer(conversion, value)
    if radix == 10 { try vm.checkDecimalWork(integer.bitWidth) }
    let limit = vm.decimalDigitLimit
    var digits = try vm.lifting { () throws(TextError) in
      try NumberFormatting.digits(integer.magnitude, radix: radix, limit: limit)
    }
    if conversion.letter == 88 { digits = digits.asciiUppercased }
    if let precision = conversion.precision, precision > digits.count {
      try checkSize(precision)
      digits.insert(contentsOf: repeatElement(48, count: precision - digits.count), at: 0)
    }
    var prefix: ByteText = []
    if conversion.alternate, radix != 10 { prefix = [48, UInt8(truncatingIfNeeded: conversion.letter)] }
    let sign = sign(conversion, isNegative: integer.sign == .minus)
    try writePadded(
      conversion, sign: sign, prefix: prefix, digits, count: digits.count, zeroFilled: conversion.zeroFilled)
  }

  private func integer(_ conversion: Conversion, _ value: Value) throws(PyError) -> BigInt {
    let isDecimal = [100, 105, 117].contains(conversion.letter)
    if let number = Number(value) {
      if let integer = number.integer { return integer }
      if isDecimal, case .float(let float) = number {
        if let integer = Number(try FloatArithmetic.truncated(vm, float))?.integer { return integer }
      }
    } else {
      let dunders: [Dunder] = isDecimal ? [.int, .index, .trunc] : [.index]
      for dunder in dunders {
        if let result = try NumberConversion.callIntegerMethod(vm, dunder, value) { return result }
      }
    }
    let letter = Unicode.Scalar(conversion.letter).map(String.init) ?? "d"
    let needed = isDecimal ? "a real number" : "an integer"
    throw vm.typeError("%\(letter) format: \(needed) is required, not \(vm.typeName(of: value))")
  }

  private func sign(_ conversion: Conversion, isNegative: Bool) -> UInt8? {
    isNegative ? 45 : conversion.plus ? 43 : conversion.blank ? 32 : nil
  }

  private mutating func writeFloat(_ conversion: Conversion, _ value: Value) throws(PyError) {
    let number = try vm.double(value)
    let precision = conversion.precision ?? 6
    try checkSize(precision)
    var body = FloatText.formatted(
      number, conversion: UInt8(truncatingIfNeeded: conversion.letter | 32), precision: precision,
      alternate: conversion.alternate)
    let isNegative = body.first == 45
    if isNegative { body.removeFirst() }
    if conversion.letter < 97 { body = body.asciiUppercased }
    let sign = sign(conversion, isNegative: isNegative)
    try writePadded(
      conversion, sign: sign, prefix: [], body, count: body.count, zeroFilled: conversion.zeroFilled)
  }

  private mutating func writeCharacter(_ conversion: Conversion, _ value: Value) throws(PyError) {
    var body: ByteText = []
    if isBytes {
      body.append(try byteOfCharacter(value))
    } else if let text = value.str {
      guard text.count == 1 else { throw vm.typeError("%c requires int or char") }
      body.append(contentsOf: text.utf8)
    } else {
      guard vm.hasIndexMethod(value) else { throw vm.typeError("%c requires int or char") }
      let number = try vm.bigIndex(value)
      guard let code = Int(exactly: number), code >= 0, code < 0x110000 else {
        throw vm.overflowError("%c arg not in range(0x110000)")
      }
      body.append(scalar: UInt32(truncatingIfNeeded: code))
    }
    try writePadded(conversion, sign: nil, prefix: [], body, count: 1, zeroFilled: false)
  }

  private func byteOfCharacter(_ value: Value) throws(PyError) -> UInt8 {
    if let bytes = BytesType.bytesLike(value), bytes.count == 1 { return bytes[0] }
    guard vm.hasIndexMethod(value) else {
      throw vm.typeError("%c requires an integer in range(256) or a single byte")
    }
    guard let byte = UInt8(exactly: try vm.bigIndex(value)) else {
      throw vm.overflowError("%c arg not in range(256)")
    }
    return byte
  }

  private func checkSize(_ size: Int) throws(PyError) {
    if size > 1 << 16 { try vm.checkMemory(size) }
    try vm.lifting { () throws(TextError) in try FormatSpecification.checkSize(size) }
  }

  private mutating func writePadded(
    _ conversion: Conversion, sign: UInt8?, prefix: ByteText, _ body: ByteText, count: Int, zeroFilled: Bool
  ) throws(PyError) {
    let width = conversion.width ?? 0
    try checkSize(width)
    let padding = width - count - prefix.count - (sign == nil ? 0 : 1)
    let padsLeft = padding > 0 && !conversion.leftAligned
    if padsLeft, !zeroFilled { result.append(scalar: 32, repeated: padding) }
    if let sign { result.append(sign) }
    result.append(contentsOf: prefix)
    if padsLeft, zeroFilled { result.append(scalar: 48, repeated: padding) }
    result.append(contentsOf: body)
    if conversion.leftAligned { result.append(scalar: 32, repeated: padding) }
  }
}
