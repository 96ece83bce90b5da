// UnicodeTables, read: properties by character number, decompositions and what they compose to again. Pure.

enum UnicodeData {
  static let categories = Runs(UnicodeTables.categories)
  static let directions = Runs(UnicodeTables.directions)
  static let widths = Runs(UnicodeTables.widths)

  /// Values of neighbouring characters, as they are written: letters, then how many characters have them.
  struct Runs {
    private var starts: [UInt32] = []
    private var values: [String] = []

    init(_ text: StaticString) {
      var start: UInt32 = 0
      var count: UInt32 = 0
      var value = ""
      for byte in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) where byte != 10 {
        if byte >= 48, byte <= 57 {
          count = count * 10 + UInt32(byte - 48)
          continue
        }
        if count > 0 {
          starts.append(start)
          values.append(value)
          start += count
          count = 0
          value = ""
        }
        value.unicodeScalars.append(Unicode.Scalar(byte))
      }
      starts.append(start)
      values.append(value)
    }

    subscript(scalar: UInt32) -> String {
      var (low, high) = (0, starts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= scalar { low = middle } else { high = middle }
      }
      return values[low]
    }
  }

  struct Decomposition {
    /// "compat", "font"...; empty for a canonical one.
    var kind = ""
    var parts: [UInt32] = []
  }

  static let decompositions: [UInt32: Decomposition] = {
    var result: [UInt32: Decomposition] = [:]
    let text = UnicodeTables.decompositions
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    for row in bytes.split(separator: 59) {
      let fields = row.filter { $0 != 10 }.split(separator: 58, omittingEmptySubsequences: false)
      guard fields.count == 2, let scalar = number(fields[0]) else { continue }
      let parts = fields[1].split(separator: 32, omittingEmptySubsequences: false)
      result[scalar] = Decomposition(
        kind: String(decoding: parts[0], as: UTF8.self), parts: parts.dropFirst().compactMap { number($0) })
    }
    return result
  }()

  private static func number(_ digits: some Sequence<UInt8>) -> UInt32? {
    UInt32(String(decoding: Array(digits), as: UTF8.self), radix: 16)
  }

  /// What two characters in a row become.
  static let compositions: [UInt64: UInt32] = {
    let text = UnicodeTables.notComposed
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    let apart = Set(bytes.split { $0 == 32 || $0 == 10 }.compactMap { number($0) })
    var result: [UInt64: UInt32] = [:]
    for (scalar, decomposition) in decompositions {
      guard decomposition.kind.isEmpty, decomposition.parts.count == 2, !apart.contains(scalar) else { continue }
      result[UInt64(decomposition.parts[0]) << 32 | UInt64(decomposition.parts[1])] = scalar
    }
    return result
  }()

  static func combiningClass(_ scalar: UInt32) -> Int {
    guard scalar >= 0x300, let properties = Unicode.Scalar(scalar)?.properties,
      ScalarProperties.isKnown(properties)
    else { return 0 }
    return Int(properties.canonicalCombiningClass.rawValue)
  }
}

/// The four normal forms.
enum NormalForm: String {
  case nfc = "NFC"
  case nfd = "NFD"
  case nfkc = "NFKC"
  case nfkd = "NFKD"

  private var isCompatible: Bool { self == .nfkc || self == .nfkd }
  private var isComposed: Bool { self == .nfc || self == .nfkc }

  func normalized(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var scalars: [UInt32] = []
    for scalar in text.unicodeScalars { decompose(scalar.value, into: &scalars) }
    order(&scalars)
    if isComposed { compose(&scalars) }
    var result = String.UnicodeScalarView()
    for scalar in scalars { if let scalar = Unicode.Scalar(scalar) { result.append(scalar) } }
    return String(result)
  }

  private static let hangul: UInt32 = 0xAC00

  private func decompose(_ scalar: UInt32, into result: inout [UInt32]) {
    let index = scalar &- NormalForm.hangul
    if index < 11172 {
      result += [0x1100 + index / 588, 0x1161 + index % 588 / 28]
      if index % 28 > 0 { result.append(0x11A7 + index % 28) }
      return
    }
    guard scalar >= 0xA0, let found = UnicodeData.decompositions[scalar], isCompatible || found.kind.isEmpty else {
      result.append(scalar)
      return
    }
    for part in found.parts { decompose(part, into: &result) }
  }

  /// Marks in a row stand by their classes; those of one class stay as they were.
  private func order(_ scalars: inout [UInt32]) {
    var index = 1
    while index < scalars.count {
      let own = UnicodeData.combiningClass(scalars[index])
      var place = index
      while own > 0, place > 0, UnicodeData.combiningClass(scalars[place - 1]) > own {
        scalars.swapAt(place, place - 1)
        place -= 1
      }
      index += 1
    }
  }

  private func compose(_ scalars: inout [UInt32]) {
    var result: [UInt32] = []
    var starter = -1
    var lastClass = 0
    for scalar in scalars {
      let own = UnicodeData.combiningClass(scalar)
      // Nothing of the same or a higher class may stand between the two.
      if starter >= 0, starter == result.count - 1 || lastClass < own, let made = pair(result[starter], scalar) {
        result[starter] = made
        continue
      }
      if own == 0 { starter = result.count }
      lastClass = own
      result.append(scalar)
    }
    scalars = result
  }

  private func pair(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if first &- 0x1100 < 19, second &- 0x1161 < 21 {
      return NormalForm.hangul + ((first - 0x1100) * 21 + second - 0x1161) * 28
    }
    if first &- NormalForm.hangul < 11172, (first - NormalForm.hangul) % 28 == 0, second &- 0x11A8 < 27 {
      return first + second - 0x11A7
    }
    return UnicodeData.compositions[UInt64(first) << 32 | UInt64(second)]
  }
}
