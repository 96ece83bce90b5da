// Values, shapes and gradients as the short texts of cards. It knows no graph.

import Autodiff
import Tensors

enum GraphText {
  /// `[[12, 12]]` for few numbers, the range for many.
  static func value(_ summary: ValueSummary) -> String {
    guard let elements = summary.elements else {
      if summary.nonFiniteCount > 0 { return "\(summary.nonFiniteCount) of \(summary.shape.elementCount) not finite" }
      return "\(number(summary.minimum)) … \(number(summary.maximum)), mean \(number(summary.mean))"
    }
    var position = 0
    return nested(summary.shape, 0, elements, &position)
  }

  /// `[0., 0.]`: a gradient that came and is truly zero is never written like one that is missing.
  static func zeros(_ summary: ValueSummary) -> String {
    if summary.elements == nil { return "0. at all \(grouped(summary.shape.elementCount)) places" }
    return value(summary).replacing("0", with: "0.")
  }

  private static func nested(
    _ shape: Shape, _ dimension: Int, _ elements: [Scalar], _ position: inout Int
  ) -> String {
    if dimension == shape.count {
      position += 1
      return position <= elements.count ? scalar(elements[position - 1]) : ""
    }
    var parts: [String] = []
    for _ in 0..<shape[dimension] { parts.append(nested(shape, dimension + 1, elements, &position)) }
    return "[" + parts.joined(separator: ", ") + "]"
  }

  static func scalar(_ value: Scalar) -> String {
    switch value {
    case .bool(let value): value ? "T" : "F"
    case .int(let value): "\(value)"
    case .float(let value): number(value)
    case .complex(let real, let imaginary): "\(number(real))\(imaginary < 0 ? "" : "+")\(number(imaginary))i"
    }
  }

  /// `1,387,904`
  static func grouped(_ number: Int) -> String {
    let digits = Array("\(number)")
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// Four significant digits, no trailing zeros, a true minus sign.
  static func number(_ value: Double, digits wanted: Int = 4) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "−inf" : "inf" }
    if value == 0 { return "0" }
    let sign = value < 0 ? "−" : ""
    let size = value.magnitude
    if size == size.rounded(), size < 1e6, wanted >= 4 || size < 100 { return sign + "\(Int(size))" }
    var exponent = 0
    var mantissa = size
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    var scale = 1.0
    for _ in 1..<max(wanted, 2) { scale *= 10 }
    var digits = Int((mantissa * scale).rounded())
    if digits == Int(scale) * 10 {
      digits = Int(scale)
      exponent += 1
    }
    var text = "\(digits)"
    while text.count > 1 && text.hasSuffix("0") { text.removeLast() }
    if exponent < -4 || exponent >= 6 {
      let fraction = text.dropFirst()
      return sign + text.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e\(exponent)"
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + text }
    if text.count <= exponent + 1 { return sign + text + String(repeating: "0", count: exponent + 1 - text.count) }
    return sign + text.prefix(exponent + 1) + "." + text.dropFirst(exponent + 1)
  }

  /// `4×1`; nil without dimensions.
  static func shape(_ shape: Shape) -> String? {
    shape.isEmpty ? nil : shape.map { String($0) }.joined(separator: "×")
  }

  /// Letters, digits and `_` only, for ids.
  static func identifier(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }
}
