// Reads JSON text, byte by byte: what is not ASCII stands only inside strings. Errors tell characters, which are counted when there
// is one.

import Glibc

/// Reads the JSON text of a `str` or of bytes.
struct JSONReader {
  private let vm: Machine
  /// What the bytes belong to.
  private let source: Value
  private let bytes: UnsafeBufferPointer<UInt8>
  var hooks = JSONHooks()
  private(set) var position = 0

  init(_ vm: Machine, _ source: Value) throws(PyError) {
    self.vm = vm
    if let data = source.bytes {
      self.source = vm.string(String(decoding: data.storage, as: UTF8.self))
    } else {
      self.source = source
    }
    guard let text = self.source.str else {
      throw vm.typeError("the JSON object must be str, bytes or bytearray, not \(vm.typeName(of: source))")
    }
    bytes = text.utf8
  }

  // MARK: Places

  /// Begins at a character.
  mutating func start(at character: Int) {
    var left = character
    position = 0
    while left > 0, position < bytes.count {
      position += 1
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      left -= 1
    }
    position += left
  }

  /// How many characters end before a byte.
  func characters(before place: Int) -> Int {
    var count = 0
    for index in 0..<min(place, bytes.count) where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count + max(place - bytes.count, 0)
  }

  /// JSONDecodeError with line, column and character.
  private func error(_ message: String, at place: Int) -> PyError {
    guard let cls = vm.containers.classes["json.JSONDecodeError"] else { return vm.valueError(message) }
    do {
      let error = try vm.call(Value(cls), [vm.string(message), source, Value(characters(before: place))])
      return vm.raise(error)
    } catch {
      return error
    }
  }

  @inline(__always)
  private mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte != 32 && byte != 10 && byte != 13 && byte != 9 { return }
      position &+= 1
    }
  }

  /// The byte here; 0 at the end, which no JSON text has outside strings.
  @inline(__always) private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  // MARK: Values

  /// The whole text as one value.
  mutating func document() throws(PyError) -> Value {
    skipSpace()
    let result = try value()
    skipSpace()
    if position != bytes.count { throw error("Extra data", at: position) }
    return result
  }

  mutating func value() throws(PyError) -> Value {
    switch current {
    case 34: return try string()
    case 123:
      try vm.enterNative(" while decoding a JSON object from a unicode string")
      defer { vm.leaveNative() }
      return try object()
    case 91:
      try vm.enterNative(" while decoding a JSON array from a unicode string")
      defer { vm.leaveNative() }
      return try array()
    case 48...57: return try number()
    case 110: return try literal("null", .none)
    case 116: return try literal("true", .true)
    case 102: return try literal("false", .false)
    case 78: return try literal("NaN", Value(Double.nan))
    case 73: return try literal("Infinity", Value(Double.infinity))
    case 45:
      if position + 1 < bytes.count, bytes[position + 1] == 73 {
        return try literal("-Infinity", Value(-Double.infinity))
      }
      return try number()
    default: throw error("Expecting value", at: position)
    }
  }

  private mutating func literal(_ word: StaticString, _ value: Value) throws(PyError) -> Value {
    let count = word.utf8CodeUnitCount
    guard bytes.count - position >= count, memcmp(bytes.baseAddress! + position, word.utf8Start, count) == 0 else {
      throw error("Expecting value", at: position)
    }
    position += count
    if !hooks.constant.isNone, value.isFloat { return try vm.call(hooks.constant, [vm.string("\(word)")]) }
    return value
  }

  @inline(__always)
  private func isDigit(_ place: Int) -> Bool { place < bytes.count && bytes[place] &- 48 < 10 }

  private mutating func number() throws(PyError) -> Value {
    let start = position
    let isNegative = bytes[position] == 45
    if isNegative { position &+= 1 }
    guard isDigit(position) else {
      position = start
      throw error("Expecting value", at: start)
    }
    var small = 0
    let first = position
    if bytes[position] == 48 {
      position &+= 1
    } else {
      while isDigit(position) {
        small = small &* 10 &+ Int(bytes[position] &- 48)
        position &+= 1
      }
    }
    let digits = position - first
    let isFloat = skipFraction()
    let text = UnsafeBufferPointer(rebasing: bytes[start..<position])
    if isFloat {
      if !hooks.float.isNone { return try vm.call(hooks.float, [vm.string(utf8: text)]) }
      return Value(JSONReader.double(text))
    }
    if !hooks.integer.isNone { return try vm.call(hooks.integer, [vm.string(utf8: text)]) }
    if digits <= 18 { return Value(isNegative ? -small : small) }
    if vm.decimalDigitLimit > 0, digits > vm.decimalDigitLimit {
      throw vm.valueError(
        "Exceeds the limit (\(vm.decimalDigitLimit) digits) for integer string conversion: value has \(digits) digits; "
          + "use sys.set_int_max_str_digits() to increase the limit")
    }
    try vm.checkDecimalWork(digits * 4)
    let magnitude = BigInt(digits: bytes[first..<position].map { $0 - 48 }, radix: 10)
    return vm.int(isNegative ? -magnitude : magnitude)
  }

  /// A point with digits and a power of ten, where there are any.
  private mutating func skipFraction() -> Bool {
    var isFloat = false
    if current == 46, isDigit(position + 1) {
      isFloat = true
      position &+= 1
      while isDigit(position) { position &+= 1 }
    }
    if current | 32 == 101 {
      var end = position + 1
      if end < bytes.count, bytes[end] == 43 || bytes[end] == 45 { end += 1 }
      if isDigit(end) {
        isFloat = true
        while isDigit(end) { end += 1 }
        position = end
      }
    }
    return isFloat
  }

  private static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: text.count + 1) { buffer in
      for index in 0..<text.count { buffer[index] = CChar(bitPattern: text[index]) }
      buffer[text.count] = 0
      return strtod(buffer.baseAddress!, nil)
    }
  }

  // MARK: Strings

  private mutating func string() throws(PyError) -> Value {
    let start = position
    position &+= 1
    let first = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 34 {
        let text = UnsafeBufferPointer(rebasing: bytes[first..<position])
        position &+= 1
        return vm.string(utf8: text)
      }
      if byte == 92 { return try escapedString(from: first, start) }
      if byte < 32, hooks.isStrict { throw error("Invalid control character at", at: position) }
      position &+= 1
    }
    throw error("Unterminated string starting at", at: start)
  }

  /// The rest of a string from its first backslash on.
  private mutating func escapedString(from first: Int, _ start: Int) throws(PyError) -> Value {
    var result = Array(bytes[first..<position])
    while true {
      guard position < bytes.count else { throw error("Unterminated string starting at", at: start) }
      let byte = bytes[position]
      position += 1
      if byte == 34 { return result.withUnsafeBufferPointer { vm.string(utf8: $0) } }
      if byte < 32, hooks.isStrict { throw error("Invalid control character at", at: position - 1) }
      if byte != 92 {
        result.append(byte)
        continue
      }
      guard position < bytes.count else { throw error("Unterminated string starting at", at: start) }
      let escape = bytes[position]
      position += 1
      switch escape {
      case 34, 47, 92: result.append(escape)
      case 98: result.append(8)
      case 102: result.append(12)
      case 110: result.append(10)
      case 114: result.append(13)
      case 116: result.append(9)
      case 117: try appendUnit(&result)
      default: throw error("Invalid \\escape", at: position - 2)
      }
    }
  }

  /// The character of `\uXXXX`, or of two such that are a pair; half a pair stays what it is.
  private mutating func appendUnit(_ result: inout [UInt8]) throws(PyError) {
    var code = try hexadecimal()
    if code >= 0xD800, code < 0xDC00, position + 6 < bytes.count, bytes[position] == 92, bytes[position + 1] == 117 {
      let place = position
      position += 2
      let low = try hexadecimal()
      if low >= 0xDC00, low < 0xE000 {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
      } else {
        position = place
      }
    }
    switch code {
    case ..<0x80: result.append(UInt8(code))
    case ..<0x800: result += [UInt8(0xC0 | code >> 6), UInt8(0x80 | code & 63)]
    case ..<0x10000:
      result += [UInt8(0xE0 | code >> 12), UInt8(0x80 | code >> 6 & 63), UInt8(0x80 | code & 63)]
    default:
      result += [
        UInt8(0xF0 | code >> 18), UInt8(0x80 | code >> 12 & 63), UInt8(0x80 | code >> 6 & 63), UInt8(0x80 | code & 63),
      ]
    }
  }

  private mutating func hexadecimal() throws(PyError) -> UInt32 {
    // A string needs a quote after the digits.
    guard position + 4 < bytes.count else { throw error("Invalid \\uXXXX escape", at: position - 1) }
    var code: UInt32 = 0
    for index in position..<(position + 4) {
      let digit = digitValue(bytes[index])
      if digit >= 16 { throw error("Invalid \\uXXXX escape", at: position - 1) }
      code = code << 4 | UInt32(digit)
    }
    position += 4
    return code
  }

  // MARK: Containers

  private mutating func array() throws(PyError) -> Value {
    let list = vm.emptyList()
    position &+= 1
    skipSpace()
    if current == 93 {
      position &+= 1
      return Value(list)
    }
    while true {
      if list.count & 0xFFF == 0xFFF { try vm.checkInterrupt() }
      list.append(try value())
      skipSpace()
      if current == 93 {
        position &+= 1
        return Value(list)
      }
      if current != 44 { throw error("Expecting ',' delimiter", at: position) }
      position &+= 1
      skipSpace()
    }
  }

  private mutating func object() throws(PyError) -> Value {
    let dict = vm.dict()
    let pairs = hooks.pairs.isNone ? nil : vm.emptyList()
    position &+= 1
    skipSpace()
    if current == 125 {
      position &+= 1
      return try finished(dict, pairs)
    }
    while true {
      if current != 34 { throw error("Expecting property name enclosed in double quotes", at: position) }
      let key = try string()
      skipSpace()
      if current != 58 { throw error("Expecting ':' delimiter", at: position) }
      position &+= 1
      skipSpace()
      let item = try value()
      if let pairs { pairs.append(vm.tuple([key, item])) } else { dict.set(key.asStr, item) }
      skipSpace()
      if current == 125 {
        position &+= 1
        return try finished(dict, pairs)
      }
      if current != 44 { throw error("Expecting ',' delimiter", at: position) }
      position &+= 1
      skipSpace()
    }
  }

  private func finished(_ dict: DictObject, _ pairs: ListObject?) throws(PyError) -> Value {
    if let pairs { return try vm.call(hooks.pairs, [Value(pairs)]) }
    return hooks.object.isNone ? Value(dict) : try vm.call(hooks.object, [Value(dict)])
  }
}
