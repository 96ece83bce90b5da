// Bytes to text: UTF-8, ASCII, code pages, UTF-16 and UTF-32 with CPython's error handlers and messages.

extension TextCoding {
  /// `bytes.decode(encoding, errors)`.
  static func decode(
    _ vm: Machine, _ source: [UInt8], encoding name: String, errors: String
  ) throws(PyError) -> Value {
    var result: ByteText = []
    result.reserveCapacity(source.count)
    switch try encoding(vm, name, "decode") {
    case .utf8: try decodeUTF8(vm, source, errors, to: &result)
    case .utf8Signed:
      let hasMark = source.starts(with: [0xEF, 0xBB, 0xBF])
      try decodeUTF8(vm, hasMark ? Array(source[3...]) : source, errors, to: &result)
    case .ascii:
      try decodeBytes(vm, source, "ascii", "ordinal not in range(128)", errors, to: &result) {
        $0 < 0x80 ? UInt32($0) : nil
      }
    case .latin1:
      for (turn, byte) in source.enumerated() {
        try vm.checkTurn(turn)
        result.append(scalar: UInt32(byte))
      }
    case .page(let page):
      try decodeBytes(vm, source, "charmap", "character maps to <undefined>", errors, to: &result) { byte in
        guard byte >= 0x80 else { return UInt32(byte) }
        let scalar = page.scalars[Int(byte) - 0x80]
        return scalar == CodePage.undefined ? nil : scalar
      }
    case .unicodeEscape: try EscapeCoding.decode(vm, source, errors, to: &result)
    case .rawUnicodeEscape: try EscapeCoding.decodeRaw(vm, source, errors, to: &result)
    case .utf16(let bigEndian, let mark):
      try decodeUnits(vm, source, size: 2, bigEndian, mark, errors, to: &result)
    case .utf32(let bigEndian, let mark):
      try decodeUnits(vm, source, size: 4, bigEndian, mark, errors, to: &result)
    }
    return vm.string(result)
  }

  /// An encoding of one byte for each character.
  private static func decodeBytes(
    _ vm: Machine, _ source: [UInt8], _ codec: String, _ reason: String, _ errors: String, to result: inout ByteText,
    _ scalar: (UInt8) -> UInt32?
  ) throws(PyError) {
    var bytes = source
    var index = 0
    while index < bytes.count {
      try vm.checkTurn(index)
      if let scalar = scalar(bytes[index]) {
        result.append(scalar: scalar)
        index += 1
      } else {
        index = try TextErrors.decoding(vm, codec, &bytes, index..<(index + 1), reason, errors, to: &result)
      }
    }
  }

  private static func decodeUTF8(
    _ vm: Machine, _ source: [UInt8], _ errors: String, to result: inout ByteText
  ) throws(PyError) {
    var bytes = source
    var index = 0
    var written = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let (length, reason) = sequence(bytes, index)
      guard let reason else {
        index += length
        continue
      }
      result.append(contentsOf: bytes[written..<index])
      index = try TextErrors.decoding(vm, "utf-8", &bytes, index..<(index + length), reason, errors, to: &result)
      written = index
    }
    if written < bytes.count { result.append(contentsOf: bytes[written...]) }
  }

  /// The length of the multibyte sequence at `start`, or of its valid beginning with the reason why it is not valid.
  private static func sequence(_ bytes: [UInt8], _ start: Int) -> (length: Int, reason: String?) {
    let first = bytes[start]
    guard first >= 0xC2, first <= 0xF4 else { return (1, "invalid start byte") }
    let length = scalarWidth(first)
    for offset in 1..<length {
      guard start + offset < bytes.count else { return (offset, "unexpected end of data") }
      let byte = bytes[start + offset]
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      if offset == 1 {
        switch first {
        case 0xE0: low = 0xA0
        case 0xED: high = 0x9F
        case 0xF0: low = 0x90
        case 0xF4: high = 0x8F
        default: break
        }
      }
      if byte < low || byte > high { return (offset, "invalid continuation byte") }
    }
    return (length, nil)
  }

  private static func decodeUnits(
    _ vm: Machine, _ source: [UInt8], size: Int, _ isBigEndian: Bool, _ readsMark: Bool, _ errors: String,
    to result: inout ByteText
  ) throws(PyError) {
    var bytes = source
    var bigEndian = isBigEndian
    var index = 0
    if readsMark, bytes.count >= size {
      let first = unit(bytes, 0, size, bigEndian)
      if first == 0xFEFF || first == (size == 2 ? 0xFFFE : 0xFFFE_0000) {
        bigEndian = first != 0xFEFF
        index = size
      }
    }
    let codec = "utf-\(size * 8)-\(bigEndian ? "be" : "le")"
    while index < bytes.count {
      try vm.checkTurn(index >> 2)
      switch piece(bytes, index, size, bigEndian) {
      case .scalar(let scalar, let length):
        result.append(scalar: scalar)
        index += length
      case .failure(let reason, let length):
        index = try TextErrors.decoding(vm, codec, &bytes, index..<(index + length), reason, errors, to: &result)
      }
    }
  }

  /// What stands at a place of units.
  private enum Piece {
    case scalar(UInt32, length: Int)
    case failure(String, length: Int)
  }

  private static func unit(_ bytes: [UInt8], _ start: Int, _ size: Int, _ bigEndian: Bool) -> UInt32 {
    var value: UInt32 = 0
    for offset in 0..<size {
      value = value << 8 | UInt32(bytes[start + (bigEndian ? offset : size - 1 - offset)])
    }
    return value
  }

  private static func piece(_ bytes: [UInt8], _ index: Int, _ size: Int, _ bigEndian: Bool) -> Piece {
    let left = bytes.count - index
    if left < size { return .failure("truncated data", length: left) }
    let scalar = unit(bytes, index, size, bigEndian)
    let isSurrogate = scalar >= 0xD800 && scalar < 0xE000
    if size == 4 {
      if isSurrogate { return .failure("code point in surrogate code point range(0xd800, 0xe000)", length: 4) }
      if scalar > 0x10FFFF { return .failure("code point not in range(0x110000)", length: 4) }
    } else if isSurrogate {
      if scalar >= 0xDC00 { return .failure("illegal encoding", length: 2) }
      if left < 4 { return .failure("unexpected end of data", length: left) }
      let low = unit(bytes, index + 2, size, bigEndian)
      if low < 0xDC00 || low >= 0xE000 { return .failure("illegal UTF-16 surrogate", length: 2) }
      return .scalar(0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00), length: 4)
    }
    return .scalar(scalar, length: size)
  }
}
