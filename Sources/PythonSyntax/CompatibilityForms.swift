// Python compares identifiers in their compatibility form (NFKC). This knows the letters that have one and that people
// can type into a program: the micro sign, fullwidth letters, mathematical alphanumerics, and the script letters that
// were in Unicode before them. Other names are compared as they are written.

enum CompatibilityForms {
  /// The name as Python stores it.
  static func identifier(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return name }
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { result.append(Unicode.Scalar(folded(scalar.value)) ?? scalar) }
    return String(result)
  }

  private static func folded(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xB5: 0x3BC
    case 0x3D1: 0x3B8
    case 0x3D5: 0x3C6
    case 0x3D6: 0x3C0
    case 0x3F0: 0x3BA
    case 0x3F1: 0x3C1
    case 0x3F5: 0x3B5
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF3F, 0xFF41...0xFF5A: value - 0xFEE0
    case 0x1D400...0x1D6A3: mathematicalLetter(value - 0x1D400)
    case 0x1D7CE...0x1D7FF: 0x30 + (value - 0x1D7CE) % 10
    case 0x210E: 0x68
    case 0x2102: 0x43
    case 0x210B...0x210D: 0x48
    case 0x2110, 0x2111: 0x49
    case 0x2112: 0x4C
    case 0x2113: 0x6C
    case 0x2115: 0x4E
    case 0x2119: 0x50
    case 0x211A: 0x51
    case 0x211B...0x211D: 0x52
    case 0x2124, 0x2128: 0x5A
    case 0x212C: 0x42
    case 0x2130: 0x45
    case 0x2131: 0x46
    case 0x2133: 0x4D
    default: value
    }
  }

  /// Alphabets of 26 capitals and 26 small letters, one style after the other.
  private static func mathematicalLetter(_ offset: UInt32) -> UInt32 {
    let letter = offset % 52
    return letter < 26 ? 0x41 + letter : 0x61 + letter - 26
  }
}
