// Decimal digits of floats as the reference prints them: the shortest digits that name the float in its own precision, cut
// and rounded to a precision where one is asked for, with the trimming and padding its formatter has. Knows no arrays.

import Glibc

/// What becomes of zeros at the end.
enum DigitTrimming {
  /// Kept.
  case keep
  /// Cut; the point stays.
  case point
  /// Cut, but one zero stays behind the point.
  case oneZero
  /// Cut with the point.
  case all
}

/// A finite magnitude as digits and the power of ten of the first.
struct DecimalDigits {
  var digits: [UInt8]
  /// Value = 0.d1d2d3... times 10 to this.
  var point: Int

  /// The shortest digits that read back as the same float of `kind`.
  init(shortest value: Double, _ kind: ElementKind) {
    switch kind {
    case _ where value == 0: self.init(description: "0.0")
    case .float32: self.init(description: "\(Float(value))")
    case .float16: self.init(shortestHalf: Float(value))
    default: self.init(description: "\(value)")
    }
  }

  /// Of a plain or exponential decimal text.
  private init(description: String) {
    var digits: [UInt8] = []
    var exponent = 0
    var point: Int?
    var rest = Substring(description)
    if let mark = description.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      exponent = Int(description[description.index(after: mark)...]) ?? 0
      rest = description[..<mark]
    }
    for character in rest.utf8 {
      if character == 0x2E {
        point = digits.count
      } else if character >= 0x30 && character <= 0x39 {
        digits.append(character - 0x30)
      }
    }
    var place = (point ?? digits.count) + exponent
    while digits.count > 1, digits.first == 0 {
      digits.removeFirst()
      place -= 1
    }
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
    self.digits = digits
    self.point = digits == [0] ? 1 : place
  }

  private init(shortestHalf value: Float) {
    let bits = Half.bits(value)
    for count in 1...6 {
      let text = DecimalDigits.exponential(Double(value), count - 1)
      if let read = Float(text), Half.bits(read) == bits {
        self.init(description: text)
        return
      }
    }
    self.init(description: "\(value)")
  }

  /// The exact value rounded to a number of digits behind the point.
  init(_ value: Double, fraction: Int) { self.init(exact: DecimalDigits.fixed(value, fraction), keeps: fraction) }

  private init(exact text: String, keeps fraction: Int) {
    var digits: [UInt8] = []
    var point: Int?
    for character in text.utf8 {
      if character == 0x2E {
        point = digits.count
      } else if character >= 0x30 && character <= 0x39 {
        digits.append(character - 0x30)
      }
    }
    self.digits = digits
    self.point = point ?? digits.count
    while self.point > 1, self.digits.first == 0 {
      self.digits.removeFirst()
      self.point -= 1
    }
  }

  /// `%.{digits}f` of a magnitude.
  static func fixed(_ value: Double, _ digits: Int) -> String { printed("%.\(min(max(digits, 0), 400))f", value) }

  /// `%.{digits}e` of a magnitude.
  static func exponential(_ value: Double, _ digits: Int) -> String { printed("%.\(min(max(digits, 0), 400))e", value) }

  private static func printed(_ format: String, _ value: Double) -> String {
    withVaList([value]) { arguments in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { space in
        guard let start = space.baseAddress else { return "" }
        let length = vsnprintf(start, space.count, format, arguments)
        guard length >= 0 else { return "" }
        return String(
          decoding: UnsafeRawBufferPointer(start: start, count: min(Int(length), space.count - 1)), as: UTF8.self)
      }
    }
  }
}

/// The reference's two formatters of floats.
enum FloatDigits {
  /// Plain notation. `precision` nil: all digits there are.
  static func positional(
    _ value: Double, _ kind: ElementKind, precision: Int?, minimum: Int = 0, unique: Bool = true,
    trim: DigitTrimming, plus: Bool = false, padLeft: Int = 0, padRight: Int = 0
  ) -> String {
    let magnitude = value.magnitude
    var whole: String
    var fraction: String
    let shortest = unique ? DecimalDigits(shortest: magnitude, kind) : nil
    let available = shortest.map { max(0, $0.digits.count - $0.point) } ?? Int.max
    if let shortest, precision == nil || available <= precision ?? 0, available >= minimum {
      (whole, fraction) = split(shortest)
    } else {
      let places = unique ? max(min(precision ?? minimum, max(available, minimum)), minimum) : precision ?? minimum
      let text = DecimalDigits.fixed(magnitude, unique ? min(precision ?? places, places) : places)
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      whole = String(parts[0])
      fraction = parts.count > 1 ? String(parts[1]) : ""
    }
    if trim == .keep {
      let least = unique ? minimum : precision ?? minimum
      while fraction.utf8.count < least { fraction += "0" }
    }
    return assembled(value, whole, fraction, trim, minimum, plus, padLeft, padRight)
  }

  private static func split(_ digits: DecimalDigits) -> (String, String) {
    let text = digits.digits.map { Character(UnicodeScalar(UInt8(48 + $0))) }
    if digits.point <= 0 {
      return ("0", String(repeating: "0", count: -digits.point) + String(text))
    }
    if text.count <= digits.point {
      return (String(text) + String(repeating: "0", count: digits.point - text.count), "")
    }
    return (String(text[..<digits.point]), String(text[digits.point...]))
  }

  private static func assembled(
    _ value: Double, _ whole: String, _ fraction: String, _ trim: DigitTrimming, _ minimum: Int, _ plus: Bool,
    _ padLeft: Int, _ padRight: Int
  ) -> String {
    var fraction = fraction
    if trim != .keep {
      while fraction.utf8.count > minimum, fraction.hasSuffix("0") { fraction.removeLast() }
      if trim == .oneZero && fraction.isEmpty { fraction = "0" }
    }
    let sign = value.sign == .minus ? "-" : plus ? "+" : ""
    var text = sign + whole
    if text.utf8.count < padLeft { text = String(repeating: " ", count: padLeft - text.utf8.count) + text }
    if !(trim == .all && fraction.isEmpty) { text += "." }
    text += fraction
    if fraction.utf8.count < padRight {
      text += String(repeating: " ", count: padRight - fraction.utf8.count)
      if trim == .all && fraction.isEmpty { text += " " }
    }
    return text
  }

  /// Exponential notation.
  static func scientific(
    _ value: Double, _ kind: ElementKind, precision: Int?, minimum: Int = 0, unique: Bool = true,
    trim: DigitTrimming, plus: Bool = false, padLeft: Int = 0, exponentDigits: Int = 2
  ) -> String {
    let magnitude = value.magnitude
    var digits: [UInt8]
    var exponent: Int
    let shortest = unique ? DecimalDigits(shortest: magnitude, kind) : nil
    if let shortest, precision == nil || shortest.digits.count - 1 <= precision ?? 0 {
      digits = shortest.digits
      exponent = magnitude == 0 ? 0 : shortest.point - 1
    } else {
      let text = DecimalDigits.exponential(magnitude, precision ?? 0)
      let parts = text.split(separator: "e")
      digits = parts[0].utf8.compactMap { $0 >= 0x30 && $0 <= 0x39 ? $0 - 0x30 : nil }
      exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    }
    if unique && digits.count - 1 < minimum && magnitude != 0 {
      let text = DecimalDigits.exponential(magnitude, minimum)
      let parts = text.split(separator: "e")
      digits = parts[0].utf8.compactMap { $0 >= 0x30 && $0 <= 0x39 ? $0 - 0x30 : nil }
      exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    }
    let characters = digits.map { Character(UnicodeScalar(UInt8(48 + $0))) }
    var fraction = String(characters.dropFirst())
    if trim == .keep {
      while fraction.utf8.count < max(minimum, unique ? 0 : precision ?? 0) { fraction += "0" }
    }
    let mantissa = assembled(value, String(characters.prefix(1)), fraction, trim, minimum, plus, padLeft, 0)
    let size = String(exponent.magnitude)
    let padded = String(repeating: "0", count: max(0, max(exponentDigits, 2) - size.utf8.count)) + size
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + padded
  }
}

/// The text of single numbers.
enum ScalarText {
  static func text(_ number: SingleNumber, _ kind: ElementKind, isRepr: Bool) -> String {
    switch number {
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return String(value)
    case .uint(let value): return String(value)
    case .float(let value): return float(value, kind)
    case .complex(let value): return complex(value, kind)
    }
  }

  static func float(_ value: Double, _ kind: ElementKind, trim: DigitTrimming = .oneZero, plus: Bool = false) -> String
  {
    if value.isNaN { return plus ? "+nan" : "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : plus ? "+inf" : "inf" }
    let magnitude = value.magnitude
    let bound = kind == .float16 ? 1e3 : kind == .float32 ? 1e6 : 1e16
    if magnitude == 0 || (magnitude >= 1e-4 && magnitude < bound) {
      return FloatDigits.positional(value, kind, precision: nil, trim: trim, plus: plus)
    }
    return FloatDigits.scientific(value, kind, precision: nil, trim: .all, plus: plus)
  }

  private static func complex(_ value: ComplexValue, _ kind: ElementKind) -> String {
    let part = kind.real
    if value.re == 0 && value.re.sign == .plus { return float(value.im, part, trim: .all) + "j" }
    return "(" + float(value.re, part, trim: .all) + float(value.im, part, trim: .all, plus: true) + "j)"
  }
}
