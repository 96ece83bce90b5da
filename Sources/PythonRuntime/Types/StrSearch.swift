// Searching and cutting UTF-8 text: find, count, split, strip, replace. Pure algorithms over bytes; UTF-8 is
// self-synchronising, so substrings are found bytewise.

import Glibc

typealias TextBytes = UnsafeBufferPointer<UInt8>

enum StrSearch {
  /// Byte offset of the first occurrence at or after `start`, or nil.
  static func find(_ needle: TextBytes, in text: TextBytes, from start: Int = 0) -> Int? {
    if needle.count == 0 { return start <= text.count ? start : nil }
    guard let base = text.baseAddress, let pattern = needle.baseAddress, text.count - start >= needle.count else {
      return nil
    }
    let last = text.count - needle.count
    var position = start
    var attempts = 0
    // In a short text the first byte is seldom found more than once.
    if needle.count > 1, last - start >= 64 {
      position = firstCandidate(pattern, needle.count, base, from: start, last: last, &attempts)
      if attempts < 0 { return position }
    }
    while position <= last, let found = memchr(base + position, Int32(pattern[0]), last - position + 1) {
      position = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(base + position, pattern, needle.count) == 0 { return position }
      position += 1
      attempts += 1
      // Too many false starts: long needles would make this quadratic.
      if attempts > 64, needle.count > 64 { return findByHash(pattern, needle.count, base, text.count, from: position) }
    }
    return nil
  }

  /// Looks at 16 places at a time for the first and the last byte of the pattern. Gives the place of an occurrence, with negative
  /// `attempts`, or the place from where the simple way goes on: near the end, or after many false starts.
  private static func firstCandidate(
    _ pattern: UnsafePointer<UInt8>, _ length: Int, _ base: UnsafePointer<UInt8>, from start: Int, last: Int,
    _ attempts: inout Int
  ) -> Int {
    let first = SIMD16<UInt8>(repeating: pattern[0])
    let final = SIMD16<UInt8>(repeating: pattern[length - 1])
    let lowestBits = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
    let highestBits = SIMD2<UInt64>(repeating: 0x8080_8080_8080_8080)
    let raw = UnsafeRawPointer(base)
    var position = start
    while position &+ 16 <= last {
      let heads = raw.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
      let tails = raw.loadUnaligned(fromByteOffset: position &+ length &- 1, as: SIMD16<UInt8>.self)
      // 0 where both agree. The highest bit of a byte is set where that is the first 0 of its eight, or perhaps one of the next.
      let difference = unsafeBitCast((heads ^ first) | (tails ^ final), to: SIMD2<UInt64>.self)
      let zeros = (difference &- lowestBits) & ~difference & highestBits
      if zeros[0] | zeros[1] != 0 {
        for half in 0..<2 {
          var found = zeros[half]
          while found != 0 {
            let place = position &+ half &* 8 &+ found.trailingZeroBitCount &>> 3
            if memcmp(base + place, pattern, length) == 0 {
              attempts = -1
              return place
            }
            attempts += 1
            found &= found &- 1
          }
        }
        if attempts > 64, length > 64 { return position + 16 }
      }
      position &+= 16
    }
    return position
  }

  /// Search by a rolling hash: linear whatever the needle is.
  private static func findByHash(
    _ pattern: UnsafePointer<UInt8>, _ length: Int, _ base: UnsafePointer<UInt8>, _ count: Int, from start: Int
  ) -> Int? {
    if start + length > count { return nil }
    let radix: UInt64 = 0x1_0000_01B3
    var wanted: UInt64 = 0
    var current: UInt64 = 0
    var leading: UInt64 = 1
    for index in 0..<length {
      wanted = wanted &* radix &+ UInt64(pattern[index])
      current = current &* radix &+ UInt64(base[start + index])
      if index > 0 { leading = leading &* radix }
    }
    var position = start
    while true {
      if current == wanted, memcmp(base + position, pattern, length) == 0 { return position }
      if position + length >= count { return nil }
      current = (current &- UInt64(base[position]) &* leading) &* radix &+ UInt64(base[position + length])
      position += 1
    }
  }

  /// Byte offset of the last occurrence that ends at or before `end`, or nil.
  static func findLast(_ needle: TextBytes, in text: TextBytes, before end: Int) -> Int? {
    if needle.count == 0 { return end }
    guard let base = text.baseAddress, let pattern = needle.baseAddress else { return nil }
    var offset = end - needle.count
    // What is nowhere need not be looked for from the end, which may take quadratic time.
    if needle.count > 64, offset > 4096, find(needle, in: TextBytes(start: base, count: end)) == nil { return nil }
    while offset >= 0 {
      if base[offset] == pattern[0], memcmp(base + offset, pattern, needle.count) == 0 { return offset }
      offset &-= 1
    }
    return nil
  }

  /// Number of occurrences that do not overlap; of the empty text, one more than there are scalars.
  static func count(_ needle: TextBytes, in text: TextBytes) -> Int {
    if needle.count == 0 { return scalarCount(text) + 1 }
    var total = 0
    var position = 0
    while let found = find(needle, in: text, from: position) {
      total += 1
      position = found + needle.count
    }
    return total
  }

  /// `text.replace(old, new, limit)`; a negative limit means all. Nil when nothing is replaced.
  static func replace(_ old: TextBytes, with new: TextBytes, in text: TextBytes, limit: Int) -> ByteText? {
    var result: ByteText = []
    var position = 0
    var remaining = limit < 0 ? Int.max : limit
    if remaining == 0 { return nil }
    if old.count == 0 {
      while remaining > 0 {
        result.append(contentsOf: new)
        remaining -= 1
        if position >= text.count { break }
        let next = position + scalarWidth(text[position])
        result.append(contentsOf: slice(text, position, next))
        position = next
      }
      if position < text.count { result.append(contentsOf: slice(text, position, text.count)) }
      return result
    }
    while remaining > 0, let found = find(old, in: text, from: position) {
      result.append(contentsOf: slice(text, position, found))
      result.append(contentsOf: new)
      position = found + old.count
      remaining -= 1
    }
    if position == 0 { return nil }
    result.append(contentsOf: slice(text, position, text.count))
    return result
  }

  @inline(__always)
  static func slice(_ text: TextBytes, _ start: Int, _ end: Int) -> TextBytes {
    UnsafeBufferPointer(rebasing: text[start..<end])
  }

  // MARK: Splitting: byte ranges of the pieces

  /// `split(separator, limit)`: calls `body` with the pieces, in order.
  static func split<Failure: Error>(
    _ text: TextBytes, by separator: TextBytes, limit: Int, _ body: (Range<Int>) throws(Failure) -> Void
  ) throws(Failure) {
    var count = 0
    var position = 0
    while count < limit, let found = find(separator, in: text, from: position) {
      try body(position..<found)
      count += 1
      position = found + separator.count
    }
    try body(position..<text.count)
  }

  /// How many pieces `split` makes, where one byte separates them and there is no limit; between words at most so many.
  static func countPieces(_ text: TextBytes, by separator: TextBytes?, limit: Int) -> Int? {
    if limit != Int.max || separator.map({ $0.count != 1 }) ?? false { return nil }
    let byte = separator.map { $0[0] } ?? UInt8(ascii: " ")
    return 1 &+ count(of: byte, in: text)
  }

  /// How often a byte stands in a text: 16 at a time, in sums of a byte each, which are added up before one could overflow.
  private static func count(of byte: UInt8, in text: TextBytes) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    let (wanted, one) = (SIMD16<UInt8>(repeating: byte), SIMD16<UInt8>(repeating: 1))
    var count = 0
    var position = 0
    while position &+ 16 <= raw.count {
      let end = min(position &+ 16 &* 255, raw.count &- 15)
      var sums = SIMD16<UInt8>(repeating: 0)
      while position < end {
        let found = raw.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self) .== wanted
        sums &+= SIMD16<UInt8>(repeating: 0).replacing(with: one, where: found)
        position &+= 16
      }
      count &+= Int(SIMD16<UInt16>(truncatingIfNeeded: sums).wrappedSum())
    }
    while position < raw.count {
      if raw[position] == byte { count &+= 1 }
      position &+= 1
    }
    return count
  }

  /// `rsplit(separator, limit)`.
  static func splitFromEnd(_ text: TextBytes, by separator: TextBytes, limit: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var end = text.count
    while pieces.count < limit, let found = findLast(separator, in: text, before: end) {
      pieces.append((found + separator.count)..<end)
      end = found
    }
    pieces.append(0..<end)
    return pieces.reversed()
  }

  /// `split(None, limit)`: runs of whitespace separate. Calls `body` with the pieces, in order.
  static func splitWords<Failure: Error>(
    _ text: TextBytes, limit: Int, _ body: (Range<Int>) throws(Failure) -> Void
  ) throws(Failure) {
    guard let base = text.baseAddress else { return }
    var count = 0
    var position = 0
    while true {
      position = skipSpace(base, text.count, position)
      if position >= text.count { return }
      if count >= limit { return try body(position..<text.count) }
      let start = position
      var end = position
      while position < text.count {
        end = position
        if ScalarProperties.isSpace(decodeScalar(base, &position)) { break }
        end = position
      }
      try body(start..<end)
      count += 1
    }
  }

  private static func skipSpace(_ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int) -> Int {
    var position = start
    while position < count {
      var next = position
      if !ScalarProperties.isSpace(decodeScalar(base, &next)) { break }
      position = next
    }
    return position
  }

  /// `rsplit(None, limit)`.
  static func splitWordsFromEnd(_ text: TextBytes, limit: Int) -> [Range<Int>] {
    if text.isEmpty { return [] }
    var pieces: [Range<Int>] = []
    var end = text.count
    while true {
      end = trimmedEnd(text, end, where: ScalarProperties.isSpace)
      if end == 0 { break }
      if pieces.count >= limit {
        pieces.append(0..<end)
        break
      }
      let start = trimmedEnd(text, end, where: { !ScalarProperties.isSpace($0) })
      pieces.append(start..<end)
      end = start
    }
    return pieces.reversed()
  }

  /// `splitlines(keepends)`.
  static func splitLines<Failure: Error>(
    _ text: TextBytes, keepingEnds: Bool, _ piece: (Range<Int>) throws(Failure) -> Void
  ) throws(Failure) {
    guard let base = text.baseAddress else { return }
    var start = 0
    var position = 0
    while position < text.count {
      let end = position
      // What is no line break in most texts.
      if base[position] >= 32, base[position] < 0x80 {
        position &+= 1
        continue
      }
      let scalar = decodeScalar(base, &position)
      guard ScalarProperties.isLineBreak(scalar) else { continue }
      if scalar == 13, position < text.count, base[position] == 10 { position += 1 }
      try piece(start..<(keepingEnds ? position : end))
      start = position
    }
    if start < text.count { try piece(start..<text.count) }
  }

  // MARK: Stripping

  /// The ASCII characters that are whitespace, one bit each.
  static let whitespace: UInt128 = (9...13).reduce((28...32).reduce(0) { $0 | 1 << $1 }) { $0 | 1 << $1 }

  /// The characters of an ASCII text, one bit each.
  static func asciiSet(_ text: StrObject) -> UInt128 {
    var result: UInt128 = 0
    for index in 0..<text.byteCount { result |= 1 &<< UInt128(text.bytes[index]) }
    return result
  }

  /// The end of `text[..<end]` without its trailing scalars that satisfy `drops`.
  static func trimmedEnd(_ text: TextBytes, _ end: Int, where drops: (UInt32) -> Bool) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var end = end
    while end > 0 {
      var start = end - 1
      while start > 0, base[start] & 0xC0 == 0x80 { start -= 1 }
      var offset = start
      if !drops(decodeScalar(base, &offset)) { break }
      end = start
    }
    return end
  }

  /// The start of `text` without its leading scalars that satisfy `drops`.
  static func trimmedStart(_ text: TextBytes, where drops: (UInt32) -> Bool) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var position = 0
    while position < text.count {
      var next = position
      if !drops(decodeScalar(base, &next)) { break }
      position = next
    }
    return position
  }
}
