// Formats of decimals that programs mostly write: with a fixed number of places, a width, commas. The others are in Python.

enum DecimalFormat {
  /// `[[fill]align][sign][width][,][.places]f`, `%`, or without a letter and places; nil for anything else.
  static func plain(_ number: DecimalNumber, _ spec: String, _ context: DecimalContext) -> String? {
    if spec.isEmpty { return String(decoding: number.text(capitals: context.capitals != 0), as: UTF8.self) }
    let bytes = Array(spec.utf8)
    if !number.isFinite || bytes.contains(where: { $0 >= 128 }) || abs(number.exponent) > 5000 { return nil }
    var index = 0
    func isAlignment(_ position: Int) -> Bool {
      position < bytes.count && (bytes[position] == 60 || bytes[position] == 62 || bytes[position] == 94)
    }
    var (fill, alignment): (UInt8, UInt8) = (32, 62)
    if isAlignment(1) {
      (fill, alignment) = (bytes[0], bytes[1])
      index = 2
    } else if isAlignment(0) {
      alignment = bytes[0]
      index = 1
    }
    var sign: UInt8 = 45
    if index < bytes.count, bytes[index] == 43 || bytes[index] == 45 || bytes[index] == 32 {
      sign = bytes[index]
      index += 1
    }
    func count() -> Int {
      var result = 0
      while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57, result < 10_000 {
        result = result * 10 + Int(bytes[index] - 48)
        index += 1
      }
      return result
    }
    if index < bytes.count, bytes[index] == 48 { return nil }
    let width = count()
    let hasCommas = index < bytes.count && bytes[index] == 44
    if hasCommas { index += 1 }
    guard index < bytes.count, bytes[index] == 46, index + 1 < bytes.count, bytes[index + 1] >= 48,
      bytes[index + 1] <= 57
    else { return nil }
    index += 1
    let places = count()
    guard width < 5000, places < 5000, index == bytes.count - 1, [102, 70, 37].contains(bytes[index]) else {
      return nil
    }
    var value = number
    if bytes[index] == 37 { value.exponent += 2 }
    let (coefficient, _) = DecimalScale.rescaled(value, to: -places, context.rounding)
    var text: [UInt8] = []
    let digits = coefficient.decimalText
    DecimalNumber.place(digits, digits.count - places, &text)
    if hasCommas { text = grouped(text) }
    if bytes[index] == 37 { text.append(37) }
    if number.isNegative {
      text.insert(45, at: 0)
    } else if sign != 45 {
      text.insert(sign, at: 0)
    }
    return String(decoding: padded(text, width, fill, alignment), as: UTF8.self)
  }

  private static func grouped(_ text: [UInt8]) -> [UInt8] {
    let whole = text.firstIndex(of: 46) ?? text.count
    var result: [UInt8] = []
    for index in 0..<whole {
      if index > 0, (whole - index) % 3 == 0 { result.append(44) }
      result.append(text[index])
    }
    return result + text[whole...]
  }

  private static func padded(_ text: [UInt8], _ width: Int, _ fill: UInt8, _ alignment: UInt8) -> [UInt8] {
    let room = width - text.count
    if room <= 0 { return text }
    let before = alignment == 60 ? 0 : alignment == 94 ? room / 2 : room
    return [UInt8](repeating: fill, count: before) + text + [UInt8](repeating: fill, count: room - before)
  }
}
