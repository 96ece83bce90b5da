// Properties of Unicode scalars as CPython's str methods define them, and full case mappings.
// From the standard library's Unicode tables; ASCII is answered without them.

/// Questions about one scalar. Surrogates have no properties.
package enum ScalarProperties {
  /// Nil for surrogates, and for scalars added after Unicode 14, which CPython 3.11 does not know.
  @inline(__always)
  private static func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
    guard let found = Unicode.Scalar(scalar)?.properties, isKnown(found) else { return nil }
    return found
  }

  static func isKnown(_ properties: Unicode.Scalar.Properties) -> Bool {
    (properties.age?.major ?? 0) <= 14
  }

  /// Whitespace of `split`, `strip` and `isspace`.
  package static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 9...13, 28...32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Where `splitlines` cuts.
  static func isLineBreak(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 10...13, 28...30, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether `str.isalpha` holds for it.
  package static func isAlpha(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 32) &- 97 < 26 }
    switch properties(scalar)?.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  /// The value of a decimal digit of any script.
  static func decimalDigit(_ scalar: UInt32) -> Int? {
    if scalar < 0x80 { return scalar &- 48 < 10 ? Int(scalar &- 48) : nil }
    guard let found = properties(scalar), found.numericType == .decimal else { return nil }
    return found.numericValue.map { Int($0) }
  }

  /// Whether `str.isdecimal` holds for it.
  package static func isDecimal(_ scalar: UInt32) -> Bool { decimalDigit(scalar) != nil }

  /// Whether `str.isdigit` holds for it.
  package static func isDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar &- 48 < 10 }
    let type = properties(scalar)?.numericType
    return type == .decimal || type == .digit
  }

  /// Whether `str.isnumeric` holds for it.
  package static func isNumeric(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar &- 48 < 10 }
    return properties(scalar)?.numericType != nil
  }

  /// Whether `str.isalnum` holds for it.
  package static func isAlphanumeric(_ scalar: UInt32) -> Bool { isAlpha(scalar) || isNumeric(scalar) }

  /// Whether it is a lowercase letter.
  package static func isLower(_ scalar: UInt32) -> Bool {
    // U+0295 lost the property after Unicode 14.
    scalar < 0x80 ? scalar &- 97 < 26 : scalar == 0x295 || properties(scalar)?.isLowercase ?? false
  }

  /// Whether it is an uppercase letter.
  package static func isUpper(_ scalar: UInt32) -> Bool {
    scalar < 0x80 ? scalar &- 65 < 26 : properties(scalar)?.isUppercase ?? false
  }

  /// Whether it is a titlecase letter.
  package static func isTitle(_ scalar: UInt32) -> Bool {
    scalar >= 0x80 && properties(scalar)?.generalCategory == .titlecaseLetter
  }

  static func isCased(_ scalar: UInt32) -> Bool {
    scalar < 0x80 ? isAlpha(scalar) : properties(scalar)?.isCased ?? false
  }

  static func isCaseIgnorable(_ scalar: UInt32) -> Bool { properties(scalar)?.isCaseIgnorable ?? false }

  /// What `repr` leaves as it is.
  package static func isPrintable(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar >= 32 && scalar != 127 }
    guard let found = properties(scalar) else { return false }
    switch found.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return false
    default: return true
    }
  }

  /// Whether an identifier may begin with it.
  package static func isIdentifierStart(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isAlpha(scalar) || scalar == 95 }
    return properties(scalar)?.isXIDStart ?? false
  }

  static func isIdentifierContinue(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isAlpha(scalar) || scalar == 95 || scalar &- 48 < 10 }
    return properties(scalar)?.isXIDContinue ?? false
  }
}

/// Case conversions of whole texts.
package enum CaseMapping {
  /// A mapping to a scalar that Unicode 14 did not have leaves the scalar as it is.
  private static func append(_ mapping: String, of scalar: Unicode.Scalar, to result: inout ByteText) {
    if let first = mapping.unicodeScalars.first, !ScalarProperties.isKnown(first.properties) {
      result.append(scalar: scalar.value)
    } else {
      result.append(contentsOf: mapping.utf8)
    }
  }

  static func upper(_ scalar: UInt32, to result: inout ByteText) {
    if scalar < 0x80 {
      result.append(scalar: scalar &- 97 < 26 ? scalar &- 32 : scalar)
    } else if let found = Unicode.Scalar(scalar) {
      append(found.properties.uppercaseMapping, of: found, to: &result)
    } else {
      result.append(scalar: scalar)
    }
  }

  static func title(_ scalar: UInt32, to result: inout ByteText) {
    if scalar < 0x80 {
      upper(scalar, to: &result)
    } else if let found = Unicode.Scalar(scalar) {
      append(found.properties.titlecaseMapping, of: found, to: &result)
    } else {
      result.append(scalar: scalar)
    }
  }

  /// The lower case of the scalar at `index`; a sigma at the end of a word has its own form.
  package static func lower(_ text: [UInt32], _ index: Int, to result: inout ByteText) {
    let scalar = text[index]
    if scalar < 0x80 {
      result.append(scalar: scalar &- 65 < 26 ? scalar &+ 32 : scalar)
    } else if scalar == 0x3A3 {
      result.append(scalar: isFinalSigma(text, index) ? 0x3C2 : 0x3C3)
    } else if let found = Unicode.Scalar(scalar) {
      result.append(contentsOf: found.properties.lowercaseMapping.utf8)
    } else {
      result.append(scalar: scalar)
    }
  }

  private static func isFinalSigma(_ text: [UInt32], _ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, ScalarProperties.isCaseIgnorable(text[before]) { before -= 1 }
    guard before >= 0, ScalarProperties.isCased(text[before]) else { return false }
    var after = index + 1
    while after < text.count, ScalarProperties.isCaseIgnorable(text[after]) { after += 1 }
    return after == text.count || !ScalarProperties.isCased(text[after])
  }

  /// The scalars in upper case.
  package static func upper(_ text: [UInt32]) -> ByteText {
    var result: ByteText = []
    for scalar in text { upper(scalar, to: &result) }
    return result
  }

  /// The scalars in lower case.
  package static func lower(_ text: [UInt32]) -> ByteText {
    var result: ByteText = []
    for index in text.indices { lower(text, index, to: &result) }
    return result
  }

  /// The first scalar in title case, the others in lower case.
  package static func capitalize(_ text: [UInt32]) -> ByteText {
    var result: ByteText = []
    for index in text.indices {
      if index == 0 {
        title(text[0], to: &result)
      } else {
        lower(text, index, to: &result)
      }
    }
    return result
  }

  /// Every word in title case.
  package static func title(_ text: [UInt32]) -> ByteText {
    var result: ByteText = []
    var afterCased = false
    for index in text.indices {
      if afterCased {
        lower(text, index, to: &result)
      } else {
        title(text[index], to: &result)
      }
      afterCased = ScalarProperties.isCased(text[index])
    }
    return result
  }

  /// Upper case for lower, and lower for upper.
  package static func swapCase(_ text: [UInt32]) -> ByteText {
    var result: ByteText = []
    for index in text.indices {
      if ScalarProperties.isUpper(text[index]) {
        lower(text, index, to: &result)
      } else if ScalarProperties.isLower(text[index]) {
        upper(text[index], to: &result)
      } else {
        result.append(scalar: text[index])
      }
    }
    return result
  }

  /// Full case folding: the lower case of the upper case, except for dotless i, capital sharp s and Cherokee,
  /// which folds to upper case.
  package static func fold(_ text: [UInt32]) -> ByteText {
    var result: ByteText = []
    for scalar in text {
      switch scalar {
      case 0x131: result.append(scalar: scalar)
      case 0x1E9E: result.append("ss")
      case 0x13A0...0x13FD, 0xAB70...0xABBF: upper(scalar, to: &result)
      default:
        guard let found = Unicode.Scalar(scalar) else {
          result.append(scalar: scalar)
          continue
        }
        var upperCase: ByteText = []
        append(found.properties.uppercaseMapping, of: found, to: &upperCase)
        for part in String(decoding: upperCase, as: UTF8.self).unicodeScalars {
          result.append(contentsOf: part.properties.lowercaseMapping.utf8)
        }
      }
    }
    return result
  }
}
