// Building UTF-8 text in byte arrays, and the error that the pure text algorithms throw.
// Text is UTF-8 extended with lone surrogates (three bytes each), as a Python str can hold them.
// Nothing here knows the machine.

/// An error of a pure algorithm: which exception it becomes, and its message.
package struct TextError: Error {
  /// The exception it becomes.
  package let kind: ExceptionKind
  /// Its text.
  package let message: String

  /// An error that becomes an exception of this kind.
  package init(_ kind: ExceptionKind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// A `ValueError`.
  package static func value(_ message: String) -> TextError { TextError(.valueError, message) }
}

extension Machine {
  /// Runs a pure algorithm and raises what it throws.
  @inline(__always)
  func lifting<Result>(_ body: () throws(TextError) -> Result) throws(PyError) -> Result {
    do {
      return try body()
    } catch {
      throw raise(error.kind, error.message)
    }
  }

  /// A `str` of UTF-8 bytes.
  @inline(__always)
  func string(_ bytes: [UInt8]) -> Value {
    bytes.withUnsafeBufferPointer { string(utf8: $0) }
  }
}

/// Text under construction: UTF-8 bytes.
package typealias ByteText = [UInt8]

extension Array where Element == UInt8 {
  /// The bytes of ASCII or UTF-8 source text.
  init(_ text: StaticString) {
    self = text.withUTF8Buffer { Array($0) }
  }

  /// Appends one scalar (surrogates included).
  @inline(__always)
  mutating func append(scalar: UInt32) {
    if scalar < 0x80 {
      append(UInt8(truncatingIfNeeded: scalar))
    } else {
      appendMultibyte(scalar)
    }
  }

  @inline(never)
  private mutating func appendMultibyte(_ scalar: UInt32) {
    if scalar < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      }
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    }
    append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
  }

  /// Appends a scalar `count` times.
  mutating func append(scalar: UInt32, repeated count: Int) {
    guard count > 0 else { return }
    if scalar < 0x80 {
      append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: scalar), count: count))
    } else {
      for _ in 0..<count { append(scalar: scalar) }
    }
  }

  /// Appends ASCII source text.
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a number in lowercase hexadecimal with at least `width` digits.
  package mutating func append(hexadecimal value: UInt32, width: Int) {
    var digits: [UInt8] = []
    var rest = value
    while rest > 0 || digits.count < width {
      digits.append(hexadecimalDigit(rest & 15))
      rest >>= 4
    }
    append(contentsOf: digits.reversed())
  }

  /// ASCII letters in upper case; other bytes as they are.
  var asciiUppercased: [UInt8] {
    map { $0 >= 97 && $0 <= 122 ? $0 &- 32 : $0 }
  }
}

/// The ASCII digit of 0...35.
@inline(__always)
func hexadecimalDigit(_ value: UInt32) -> UInt8 {
  UInt8(truncatingIfNeeded: value < 10 ? 48 &+ value : 87 &+ value)
}

/// The value of an ASCII digit or letter in a base up to 36, or 255.
@inline(__always)
package func digitValue(_ byte: UInt8) -> UInt8 {
  switch byte {
  case 48...57: byte &- 48
  case 97...122: byte &- 87
  case 65...90: byte &- 55
  default: 255
  }
}

/// Decodes the scalar at `offset` (which must be at the start of one) and moves past it.
@inline(__always)
func decodeScalar(_ bytes: UnsafePointer<UInt8>, _ offset: inout Int) -> UInt32 {
  let first = bytes[offset]
  if first < 0x80 {
    offset &+= 1
    return UInt32(first)
  }
  return decodeMultibyte(bytes, &offset)
}

@inline(never)
func decodeMultibyte(_ bytes: UnsafePointer<UInt8>, _ offset: inout Int) -> UInt32 {
  let first = UInt32(bytes[offset])
  let second = UInt32(bytes[offset &+ 1] & 0x3F)
  if first < 0xE0 {
    offset &+= 2
    return (first & 0x1F) << 6 | second
  }
  let third = UInt32(bytes[offset &+ 2] & 0x3F)
  if first < 0xF0 {
    offset &+= 3
    return (first & 0x0F) << 12 | second << 6 | third
  }
  let fourth = UInt32(bytes[offset &+ 3] & 0x3F)
  offset &+= 4
  return (first & 0x07) << 18 | second << 12 | third << 6 | fourth
}

/// Bytes of the scalar that begins with `first`.
@inline(__always)
func scalarWidth(_ first: UInt8) -> Int {
  first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
}

/// Number of scalars in UTF-8 bytes.
func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var count = 0
  for byte in bytes where byte & 0xC0 != 0x80 { count &+= 1 }
  return count
}

/// The scalars of UTF-8 bytes.
package func scalars(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
  guard let base = bytes.baseAddress else { return [] }
  var result: [UInt32] = []
  result.reserveCapacity(bytes.count)
  var offset = 0
  while offset < bytes.count { result.append(decodeScalar(base, &offset)) }
  return result
}
