// How a text marks its lines and its beginning, so that a format which is written anew looks as the one it came from: lines
// that end with a carriage return and a line feed, and the mark of byte order.

/// The style of a text.
struct LineEndings {
  let hasMark: Bool
  /// Most lines end with both characters.
  let usesReturns: Bool

  init(of text: String) {
    hasMark = text.utf8.starts(with: Self.mark)
    var (plain, both) = (0, 0)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A { if previous == 0x0D { both += 1 } else { plain += 1 } }
      previous = byte
    }
    usesReturns = both > plain
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The text without the mark, every line ended by a line feed alone.
  func plain(_ text: String) -> String {
    var bytes = Array(text.utf8.dropFirst(hasMark ? Self.mark.count : 0))
    if usesReturns { bytes = Self.withoutReturns(bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A plain text in this style.
  func applied(to text: String) -> String {
    String(decoding: hasMark ? Self.mark : [], as: UTF8.self) + (usesReturns ? withReturns(text) : text)
  }

  /// Every line ended by both characters.
  func withReturns(_ text: String) -> String {
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A && previous != 0x0D { bytes.append(0x0D) }
      bytes.append(byte)
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func withoutReturns(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      let endsLine = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if !endsLine { result.append(byte) }
    }
    return result
  }
}
