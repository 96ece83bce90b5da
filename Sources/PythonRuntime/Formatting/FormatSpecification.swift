// The format specification mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
// Parsing and padding only; what a type makes of it is in NumberFormatting.swift. Rules and messages are
// CPython's Python/formatter_unicode.c.

/// A parsed format specification.
struct FormatSpecification {
  enum Grouping: Equatable {
    case none, comma, underscore
    /// Underscores every four digits, for b, o, x and X.
    case underscoreByFour

    var separator: UInt8? {
      switch self {
      case .none: nil
      case .comma: 44
      case .underscore, .underscoreByFour: 95
      }
    }
    var size: Int { self == .underscoreByFour ? 4 : 3 }
  }

  /// `'<'` and so on, as written; which fill and alignment apply when none is written depends on the type.
  var fill: UInt32 = 32
  var alignment: UInt8
  /// `+`, `-`, space, or 0 when not given.
  var sign: UInt8 = 0
  var coercesNegativeZero = false
  var isAlternate = false
  /// Nil when not given.
  var width: Int?
  var grouping = Grouping.none
  var precision: Int?
  /// The type character, or 0 when not given.
  var type: UInt32 = 0

  /// Parses `bytes`. `defaultAlignment` is `>` for numbers and `<` for others; `typeName` is for messages.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, defaultAlignment: UInt8, defaultType: UInt32, typeName: String
  ) throws(TextError) {
    alignment = defaultAlignment
    type = defaultType
    var reader = SpecificationReader(text: scalars(of: bytes))
    var hasFill = false
    var hasAlignment = false
    if let second = reader.peek(1), SpecificationReader.isAlignment(second), let first = reader.peek(0) {
      fill = first
      alignment = UInt8(truncatingIfNeeded: second)
      reader.position += 2
      hasFill = true
      hasAlignment = true
    } else if let first = reader.peek(0), SpecificationReader.isAlignment(first) {
      alignment = UInt8(truncatingIfNeeded: first)
      reader.position += 1
      hasAlignment = true
    }
    if let found = reader.take(where: { $0 == 43 || $0 == 45 || $0 == 32 }) {
      sign = UInt8(truncatingIfNeeded: found)
    }
    coercesNegativeZero = reader.take(where: { $0 == 122 }) != nil
    isAlternate = reader.take(where: { $0 == 35 }) != nil
    if !hasFill, reader.take(where: { $0 == 48 }) != nil {
      fill = 48
      if !hasAlignment, defaultAlignment == 62 { alignment = 61 }
    }
    width = try reader.takeInteger()
    try parseGrouping(&reader)
    if reader.take(where: { $0 == 46 }) != nil {
      precision = try reader.takeInteger()
      if precision == nil { throw .value("Format specifier missing precision") }
    }
    if reader.text.count - reader.position > 1 {
      let written = String(decoding: bytes, as: UTF8.self)
      throw .value("Invalid format specifier '\(written)' for object of type '\(typeName)'")
    }
    if let last = reader.peek(0) { type = last }
    try checkGrouping()
  }

  private mutating func parseGrouping(_ reader: inout SpecificationReader) throws(TextError) {
    if reader.take(where: { $0 == 44 }) != nil { grouping = .comma }
    if reader.take(where: { $0 == 95 }) != nil {
      if grouping != .none { throw .value("Cannot specify both ',' and '_'.") }
      grouping = .underscore
    }
    if reader.peek(0) == 44, grouping == .underscore { throw .value("Cannot specify both ',' and '_'.") }
  }

  private mutating func checkGrouping() throws(TextError) {
    guard let separator = grouping.separator else { return }
    switch type {
    case 100, 101, 102, 103, 69, 71, 37, 70, 0: return
    case 98, 111, 120, 88:
      if grouping == .underscore {
        grouping = .underscoreByFour
        return
      }
      fallthrough
    default:
      let mark = Unicode.Scalar(separator)
      if type > 32, type < 128, let written = Unicode.Scalar(type) {
        throw .value("Cannot specify '\(mark)' with '\(written)'.")
      }
      throw .value("Cannot specify '\(mark)' with '\\x\(String(type, radix: 16))'.")
    }
  }

  /// The error for a type character that an object does not understand.
  func unknownType(_ typeName: String) -> TextError {
    if type > 32, type < 128, let written = Unicode.Scalar(type) {
      return .value("Unknown format code '\(written)' for object of type '\(typeName)'")
    }
    return .value("Unknown format code '\\x\(String(type, radix: 16))' for object of type '\(typeName)'")
  }

  /// Pads text of `count` scalars to the width.
  func padded(_ content: ByteText, count: Int) throws(TextError) -> ByteText {
    guard let width, width > count else { return content }
    try FormatSpecification.checkSize(width)
    var result: ByteText = []
    result.reserveCapacity(content.count + width - count)
    let missing = width - count
    let left: Int
    switch alignment {
    case 60: left = 0
    case 94: left = missing / 2
    default: left = missing
    }
    result.append(scalar: fill, repeated: left)
    result.append(contentsOf: content)
    result.append(scalar: fill, repeated: missing - left)
    return result
  }

  /// Formatted text longer than this is refused as CPython refuses what memory cannot hold.
  static let sizeLimit = 1 << 28

  static func checkSize(_ size: Int) throws(TextError) {
    if size > sizeLimit { throw TextError(.memoryError, "") }
  }
}

/// A position in the scalars of a specification.
struct SpecificationReader {
  let text: [UInt32]
  var position = 0

  init(text: [UInt32]) { self.text = text }

  static func isAlignment(_ scalar: UInt32) -> Bool {
    scalar == 60 || scalar == 62 || scalar == 61 || scalar == 94
  }

  func peek(_ ahead: Int) -> UInt32? {
    position + ahead < text.count ? text[position + ahead] : nil
  }

  mutating func take(where accepts: (UInt32) -> Bool) -> UInt32? {
    guard let next = peek(0), accepts(next) else { return nil }
    position += 1
    return next
  }

  /// A run of decimal digits, or nil when there is none.
  mutating func takeInteger() throws(TextError) -> Int? {
    var result: Int?
    while let next = peek(0), let digit = ScalarProperties.decimalDigit(next) {
      let (scaled, overflow) = (result ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(digit)
      if overflow || carry { throw .value("Too many decimal digits in format string") }
      result = sum
      position += 1
    }
    return result
  }
}
