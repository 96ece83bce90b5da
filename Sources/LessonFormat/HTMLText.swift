// Text on its way into HTML: escaping, addresses, ids.

package enum HTMLText {
  /// For text and for attribute values in double quotes.
  package static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An address with everything per cent encoded that may not stand in one; what is encoded already stays.
  static func escapedAddress(_ address: String) -> String {
    let digits = Array("0123456789ABCDEF")
    let plain = Set("-_.+!*'(),%#@?=;:/,+$~".utf8)
    var result = ""
    for byte in address.utf8 {
      let isLetterOrDigit =
        (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
      if byte == 0x26 {
        result += "&amp;"
      } else if byte == 0x27 {
        result += "&#x27;"
      } else if isLetterOrDigit || plain.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
      }
    }
    return result
  }

  /// Addresses without a scheme, and the schemes that run nothing. Blanks and control characters are skipped as browsers
  /// skip them; an entity in the scheme hides one and is refused.
  static func isSafeAddress(_ address: String) -> Bool {
    var scheme = ""
    for scalar in address.unicodeScalars {
      if scalar.value <= 0x20 || scalar.value == 0x7F { continue }
      if scalar == "/" || scalar == "?" || scalar == "#" { return true }
      if scalar == "&" { return false }
      if scalar == ":" { return ["http", "https", "mailto"].contains(scheme.lowercased()) }
      scheme.unicodeScalars.append(scalar)
    }
    return true
  }

  /// A link to another lesson as a link to its page: `other.md#part` becomes `other.html#part`. Addresses of other sites
  /// stay as they are.
  static func pageAddress(_ address: String) -> String {
    let end = address.firstIndex { $0 == "#" || $0 == "?" } ?? address.endIndex
    let path = address[..<end]
    if path.contains(":") || path.hasPrefix("//") || !path.hasSuffix(".md") { return address }
    return path.dropLast(3) + ".html" + address[end...]
  }

  /// The id of a heading, as GitHub forms it: small letters, digits, `-` and `_`; blanks become `-`.
  package static func slug(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || character == "-" || character == "_" {
        result.append(character)
      } else if character == " " || character == "\n" {
        result.append("-")
      }
    }
    return result.isEmpty ? "section" : result
  }
}
