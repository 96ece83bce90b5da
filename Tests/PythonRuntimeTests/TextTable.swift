// Reads the recorded tables of number and text conversions and computes our answer for each row.
// The tables are recorded by Tests/Oracle/record_text.py; see there for the columns.

import PythonRuntime

/// One recorded table: how many leading columns are inputs, and what we make of them.
struct TextTable: Sendable {
  let name: String
  let inputCount: Int
  let compute: @Sendable ([String]) throws(TextError) -> [String]

  /// What our implementation says for a row's inputs, in the columns' own notation.
  func answer(_ row: [String]) -> [String] {
    do {
      return try compute(Array(row[..<inputCount]))
    } catch {
      let message = "\(error.kind.declaration.name): \(error.message)"
      return ["!" + TextTable.hex(ByteText(message.utf8))]
    }
  }

  // MARK: Notation

  static func bytes(_ hex: String) -> ByteText {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count, by: 2).map { digitValue(digits[$0]) << 4 | digitValue(digits[$0 + 1]) }
  }

  static func hex(_ bytes: ByteText) -> String {
    var result: ByteText = []
    for byte in bytes { result.append(hexadecimal: UInt32(byte), width: 2) }
    return String(decoding: result, as: UTF8.self)
  }

  static func float(_ hex: String) -> Double { Double(bitPattern: UInt64(hex, radix: 16) ?? 0) }

  static func bits(_ value: Double) -> String {
    var result: ByteText = []
    result.append(hexadecimal: UInt32(truncatingIfNeeded: value.bitPattern >> 32), width: 8)
    result.append(hexadecimal: UInt32(truncatingIfNeeded: value.bitPattern), width: 8)
    return String(decoding: result, as: UTF8.self)
  }

  static func withBytes<R>(
    _ hex: String, _ body: (UnsafeBufferPointer<UInt8>) throws(TextError) -> R
  ) throws(TextError) -> R {
    let source = bytes(hex)
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count)
    defer { buffer.deallocate() }
    _ = buffer.initialize(from: source)
    return try body(UnsafeBufferPointer(buffer))
  }

  // MARK: The tables

  static let all: [TextTable] = formatting + parsing + properties

  private static let formatting: [TextTable] = [
    TextTable(name: "float_repr", inputCount: 1) { row throws(TextError) in
      [hex(FloatText.repr(float(row[0]))), hex(FloatText.hexadecimal(float(row[0])))]
    },
    TextTable(name: "float_format", inputCount: 2) { row throws(TextError) in
      if row[1].isEmpty { return [hex(FloatText.repr(float(row[0])))] }
      return [
        hex(try withBytes(row[1]) { spec throws(TextError) in try NumberFormatting.float(float(row[0]), spec) })
      ]
    },
    TextTable(name: "int_format", inputCount: 2) { row throws(TextError) in
      let value = BigInt(row[0]) ?? 0
      return [
        hex(
          try withBytes(row[1]) { spec throws(TextError) in try NumberFormatting.integer(value, spec, digitLimit: 4300)
          })
      ]
    },
    TextTable(name: "text_format", inputCount: 2) { row throws(TextError) in
      let text = try withBytes(row[0]) { value throws(TextError) in
        try withBytes(row[1]) { spec throws(TextError) in try NumberFormatting.str(value, spec) }
      }
      return [hex(text)]
    },
    TextTable(name: "complex_format", inputCount: 3) { row throws(TextError) in
      let (real, imaginary) = (float(row[0]), float(row[1]))
      if row[2].isEmpty { return [hex(NumberFormatting.complexRepr(real, imaginary))] }
      let text = try withBytes(row[2]) { spec throws(TextError) in
        try NumberFormatting.complex(real, imaginary, spec)
      }
      return [hex(text)]
    },
    TextTable(name: "text_repr", inputCount: 1) { row throws(TextError) in
      try withBytes(row[0]) { text throws(TextError) in
        [hex(LiteralText.str(text)), hex(LiteralText.str(text, asciiOnly: true))]
      }
    },
  ]

  private static let parsing: [TextTable] = [
    TextTable(name: "rounding", inputCount: 2) { row throws(TextError) in
      let value = float(row[0])
      let result = FloatText.rounded(value, digits: Int(row[1]) ?? 0)
      if result.isInfinite, value.isFinite {
        throw TextError(.overflowError, "rounded value too large to represent")
      }
      return [bits(result)]
    },
    TextTable(name: "float_parse", inputCount: 1) { row throws(TextError) in
      try withBytes(row[0]) { text throws(TextError) in
        if let value = NumberParsing.float(text) { return [bits(value)] }
        throw .value("could not convert string to float: \(String(decoding: LiteralText.str(text), as: UTF8.self))")
      }
    },
    TextTable(name: "int_parse", inputCount: 2) { row throws(TextError) in
      try withBytes(row[0]) { text throws(TextError) in
        if let value = try NumberParsing.integer(text, base: Int(row[1]) ?? 10, digitLimit: 4300) {
          return [String(decoding: try IntText.decimal(value, limit: 4300), as: UTF8.self)]
        }
        let shown = String(decoding: LiteralText.str(text), as: UTF8.self)
        throw .value(NumberParsing.invalidInteger(base: Int(row[1]) ?? 10, repr: shown))
      }
    },
    TextTable(name: "division", inputCount: 2) { row throws(TextError) in
      let (one, two) = (BigInt(row[0]) ?? 0, BigInt(row[1]) ?? 0)
      if two.isZero { throw TextError(.zeroDivisionError, "division by zero") }
      guard let result = IntConversion.quotient(one, two) else {
        throw TextError(.overflowError, "integer division result too large for a float")
      }
      return [bits(result)]
    },
    TextTable(name: "hashes", inputCount: 2) { row throws(TextError) in
      if row[0] == "float" { return [String(NumberHash.float(float(row[1])))] }
      let value = BigInt(row[1]) ?? 0
      return [String(Int(exactly: value).map(NumberHash.int) ?? NumberHash.big(value))]
    },
  ]

  private static let properties: [TextTable] = [
    TextTable(name: "case_mapping", inputCount: 1) { row throws(TextError) in
      let text = try withBytes(row[0]) { bytes throws(TextError) in scalars(of: bytes) }
      return [
        CaseMapping.upper(text), CaseMapping.lower(text), CaseMapping.title(text), CaseMapping.capitalize(text),
        CaseMapping.swapCase(text), CaseMapping.fold(text),
      ].map(hex)
    },
    TextTable(name: "predicates", inputCount: 1) { row throws(TextError) in
      let text = try withBytes(row[0]) { bytes throws(TextError) in scalars(of: bytes) }
      let scalar = text[0]
      let answers: [Bool] = [
        ScalarProperties.isAlphanumeric(scalar), ScalarProperties.isAlpha(scalar), ScalarProperties.isDecimal(scalar),
        ScalarProperties.isDigit(scalar), ScalarProperties.isIdentifierStart(scalar), ScalarProperties.isLower(scalar),
        ScalarProperties.isNumeric(scalar), ScalarProperties.isPrintable(scalar), ScalarProperties.isSpace(scalar),
        ScalarProperties.isUpper(scalar) || ScalarProperties.isTitle(scalar), ScalarProperties.isUpper(scalar),
      ]
      return [answers.map { $0 ? "1" : "0" }.joined()]
    },
  ]
}
