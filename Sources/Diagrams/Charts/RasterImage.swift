// Rasters as PNG files: a palette where few colours occur, whole colours otherwise, packed with runs. Written here because
// a page must be whole in itself and the only thing needed is this one path through the format.

enum RasterImage {
  static func png(_ raster: ChartRaster) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let hasPalette = raster.colors.isEmpty
    var header: [UInt8] = big(UInt32(clamping: raster.columns)) + big(UInt32(clamping: raster.rows))
    header += [8, hasPalette ? 3 : 6, 0, 0, 0]
    file += chunk("IHDR", header)
    if hasPalette {
      var colors: [UInt8] = []
      var opacities: [UInt8] = []
      for color in raster.palette.prefix(256) {
        colors += [UInt8(color >> 24 & 255), UInt8(color >> 16 & 255), UInt8(color >> 8 & 255)]
        opacities.append(UInt8(color & 255))
      }
      file += chunk("PLTE", colors)
      if opacities.contains(where: { $0 != 255 }) { file += chunk("tRNS", opacities) }
    }
    var rows: [UInt8] = []
    rows.reserveCapacity((raster.columns * (hasPalette ? 1 : 4) + 1) * raster.rows)
    for row in 0..<raster.rows {
      rows.append(0)
      for column in 0..<raster.columns {
        let place = row * raster.columns + column
        if hasPalette {
          rows.append(place < raster.cells.count ? raster.cells[place] : 0)
        } else {
          let color = place < raster.colors.count ? raster.colors[place] : 0
          rows += [UInt8(color >> 24 & 255), UInt8(color >> 16 & 255), UInt8(color >> 8 & 255), UInt8(color & 255)]
        }
      }
    }
    file += chunk("IDAT", packed(rows))
    return file + chunk("IEND", [])
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let content = Array(name.utf8) + body
    return big(UInt32(clamping: body.count)) + content + big(checksum(content))
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 255)] ^ (value >> 8) }
    return value ^ 0xFFFF_FFFF
  }

  /// zlib with one block of fixed codes: bytes as they are, and runs of one byte as copies from one place back.
  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var writer = BitWriter()
    writer.bytes = [0x78, 0x01]
    writer.write(1, 1)
    writer.write(1, 2)
    var index = 0
    while index < bytes.count {
      var run = 0
      if index > 0 {
        while index + run < bytes.count, run < 258, bytes[index + run] == bytes[index - 1] { run += 1 }
      }
      if run >= 4 {
        writer.writeLength(run)
        writer.writeReversed(0, 5)
        index += run
      } else {
        writer.writeLiteral(Int(bytes[index]))
        index += 1
      }
    }
    writer.writeLiteral(256)
    writer.finish()
    var a: UInt32 = 1
    var b: UInt32 = 0
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return writer.bytes + big(b << 16 | a)
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 3 * 4 + 4)
    var index = 0
    while index < bytes.count {
      let first = Int(bytes[index])
      let second = index + 1 < bytes.count ? Int(bytes[index + 1]) : 0
      let third = index + 2 < bytes.count ? Int(bytes[index + 2]) : 0
      text.append(alphabet[first >> 2])
      text.append(alphabet[(first & 3) << 4 | second >> 4])
      text.append(index + 1 < bytes.count ? alphabet[(second & 15) << 2 | third >> 6] : 61)
      text.append(index + 2 < bytes.count ? alphabet[third & 63] : 61)
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Bits in the order of deflate.
private struct BitWriter {
  var bytes: [UInt8] = []
  private var bits: UInt32 = 0
  private var count: UInt32 = 0

  mutating func write(_ value: Int, _ width: Int) {
    bits |= UInt32(value) << count
    count += UInt32(width)
    while count >= 8 {
      bytes.append(UInt8(bits & 255))
      bits >>= 8
      count -= 8
    }
  }

  /// Codes are written with their first bit first.
  mutating func writeReversed(_ value: Int, _ width: Int) {
    var reversed = 0
    for bit in 0..<width where value >> bit & 1 == 1 { reversed |= 1 << (width - 1 - bit) }
    write(reversed, width)
  }

  mutating func writeLiteral(_ value: Int) {
    switch value {
    case 0...143: writeReversed(0x30 + value, 8)
    case 144...255: writeReversed(0x190 + value - 144, 9)
    case 256...279: writeReversed(value - 256, 7)
    default: writeReversed(0xC0 + value - 280, 8)
    }
  }

  mutating func writeLength(_ length: Int) {
    if length == 258 { return writeLiteral(285) }
    var base = 3
    var code = 257
    for extra in 0...5 {
      let steps = extra == 0 ? 8 : 4
      for _ in 0..<steps {
        let width = 1 << extra
        if length < base + width {
          writeLiteral(code)
          if extra > 0 { write(length - base, extra) }
          return
        }
        base += width
        code += 1
      }
    }
  }

  mutating func finish() { if count > 0 { write(0, Int(8 - count)) } }
}
