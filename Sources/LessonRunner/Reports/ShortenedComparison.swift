// Two texts as far as a report needs them. A cell may print ten megabytes and be wrong in one line; what crosses to the
// parent process, and stays there until all lessons are done, is the part around what differs. The lines that are shown
// to people are the same with and without.

extension CellFailure {
  /// Without what nobody reads of very long texts.
  var shortened: CellFailure {
    var failure = self
    failure.message = Self.cut(message, to: 4096)
    failure.details = Self.cut(details, to: CellFailure.Comparison.limit)
    failure.comparison = comparison?.shortened
    return failure
  }

  private static func cut(_ text: String, to limit: Int) -> String {
    text.utf8.count <= limit ? text : String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "…"
  }
}

extension CellFailure.Comparison {
  /// Texts of so many bytes are kept whole.
  static let limit = 1 << 16
  /// Equal lines that are kept around what differs.
  private static let context = 50

  var shortened: CellFailure.Comparison {
    if written.utf8.count <= Self.limit && came.utf8.count <= Self.limit { return self }
    let old = TextComparison.normalised(written)
    let new = TextComparison.normalised(came)
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    let first = max(0, start - Self.context)
    let left = max(0, end - Self.context)
    var result = self
    result.isCut = true
    result.skippedLines = first
    // A first line that differs far behind its beginning is shown from there on.
    let place = start < old.count && start < new.count ? Self.commonBytes(old[start], new[start]) : 0
    let (before, after) = (old[first..<(old.count - left)], new[first..<(new.count - left)])
    var (kept, others) = (Self.fitting(before), Self.fitting(after))
    // Lines that stand for each other are shown as pairs, so as many are kept of both.
    if before.count == after.count { (kept, others) = (min(kept, others), min(kept, others)) }
    result.written = Self.text(before.prefix(kept), place)
    result.came = Self.text(after.prefix(others), place)
    return result
  }

  private static func commonBytes(_ left: Substring, _ right: Substring) -> Int {
    zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
  }

  /// How many lines make up the limit.
  private static func fitting(_ lines: ArraySlice<Substring>) -> Int {
    var size = 0
    for (number, line) in lines.enumerated() {
      if size > limit { return number }
      size += min(line.utf8.count, limit) + 1
    }
    return lines.count
  }

  /// The lines, each of them from shortly before `place` on where it is very long.
  private static func text(_ lines: ArraySlice<Substring>, _ place: Int) -> String {
    var bytes: [UInt8] = []
    for line in lines {
      if line.utf8.count <= limit {
        bytes += line.utf8
      } else {
        let start = max(0, place - 1000)
        let rest = line.utf8.dropFirst(start).drop { start > 0 && $0 & 0xC0 == 0x80 }
        bytes += Array((start > 0 ? "…" : "").utf8) + rest.prefix(limit) + Array((rest.count > limit ? "…" : "").utf8)
      }
      bytes.append(0x0A)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
