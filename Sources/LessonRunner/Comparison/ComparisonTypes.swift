// What comparing two texts takes and gives. Pure text: it knows no lessons, cells or tensors beyond how they are printed,
// and imports nothing.

/// The numeric rule.
package enum NumericRule: Sendable, Hashable {
  case exact
  /// 4 ULP of float32 between two numbers that float32 can hold; anything else must be as written.
  case auto
  /// Either suffices; replaces `auto`.
  case within(relative: Double?, absolute: Double?)
}

/// The text rule.
package enum TextRule: Sendable, Hashable {
  case literal
  /// `[..]` is any text within a line, a line that is `[...]` any number of lines, none too.
  case wildcard
  /// Everything is accepted, nothing counts as verified.
  case ignore
}

/// How two texts relate.
package enum Verdict: Sendable, Hashable {
  case identical
  case withinTolerance(NumericDrift)
  case different(TextDifference)

  package var isAccepted: Bool {
    if case .different = self { return false }
    return true
  }
}

/// The numbers of two texts that are not the same but near enough.
package struct NumericDrift: Sendable, Hashable, Codable {
  /// Numbers that differ, and numbers there are.
  package var changed: Int
  package var total: Int
  /// In units of the last place of the dtype; nil where none applies, as for integers, or where none can be counted.
  package var largestULP: Int?
  package var largestAbsolute: Double
  package var largestRelative: Double
  package var changes: [NumberChange]
  /// All of them stand in tensor literals.
  package var areElements: Bool

  /// `3 of 12 elements moved by at most 2 ULP`
  package var sentence: String {
    let noun = areElements ? "element" : "number"
    let subject = "\(changed) of \(total) \(noun)\(total == 1 ? "" : "s") moved by at most "
    // Beyond a few, the count of ULP only says that fewer digits are printed than stored.
    if let largestULP, largestULP <= 64 { return subject + "\(largestULP) ULP" }
    return subject + shortNumber(largestAbsolute)
  }
}

/// One number that changed.
package struct NumberChange: Sendable, Hashable, Codable {
  /// As written in the lesson.
  package var expected: String
  /// As printed now.
  package var actual: String
  /// Counted from 1 in the expected text.
  package var line: Int
  package var absolute: Double
  /// Units in the last place of the dtype.
  package var ulps: Int?
}

/// Where and how two texts differ.
package struct TextDifference: Sendable, Hashable {
  /// The first line that differs, counted from 1 in the expected text; one more than it has if something is missing there.
  package var line: Int
  /// That line on both sides; nil where a side has no such line.
  package var expectedLine: String?
  package var actualLine: String?
  /// One sentence: `3 of 12 elements moved by at most 0.002`, or what is missing.
  package var sentence: String
  /// How far the numbers moved, if only numbers did.
  package var drift: NumericDrift?

  package var changes: [NumberChange] { drift?.changes ?? [] }
}

/// Three significant digits.
func shortNumber(_ value: Double) -> String {
  if value == 0 || !value.isFinite { return value == 0 ? "0" : "\(value)" }
  var exponent = 0
  var scaled = value.magnitude
  while scaled >= 10 {
    scaled /= 10
    exponent += 1
  }
  while scaled < 1 {
    scaled *= 10
    exponent -= 1
  }
  // As a whole number, because a decimal fraction would bring its own digits.
  var digits = Int((scaled * 100).rounded())
  if digits == 1000 {
    digits = 100
    exponent += 1
  }
  let sign = value < 0 ? "-" : ""
  if exponent >= -3, exponent <= 5 { return sign + decimal(digits, exponent - 2) }
  return sign + decimal(digits, -2) + "e\(exponent)"
}

/// A whole number times a power of ten, written out.
private func decimal(_ digits: Int, _ exponent: Int) -> String {
  let text = String(digits)
  if exponent >= 0 { return text + String(repeating: "0", count: exponent) }
  let padded = String(repeating: "0", count: max(0, 1 - exponent - text.count)) + text
  var fraction = padded.suffix(-exponent)
  while fraction.last == "0" { fraction.removeLast() }
  return String(padded.dropLast(-exponent)) + (fraction.isEmpty ? "" : "." + fraction)
}
