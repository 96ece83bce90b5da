// A text that somebody wrote, as bytes, with a table of where its lines start.
// Everything that reports a place (lexer, parser, lesson reader) speaks in byte offsets and asks this type for lines
// and columns. It knows no language and touches no files; bytes need not be valid UTF-8.

/// A half-open range of byte offsets in a `SourceText`.
package struct SourceRange: Hashable, Sendable {
  package var lower: Int
  package var upper: Int

  /// `upper` below `lower` is taken as an empty range at `lower`.
  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  package var count: Int { upper - lower }
  package var isEmpty: Bool { upper == lower }
  package var range: Range<Int> { lower..<upper }

  package func contains(_ offset: Int) -> Bool { offset >= lower && offset < upper }

  /// The smallest range that holds both.
  package func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lower, other.lower), max(upper, other.upper))
  }
}

/// A line and a column, both counted from 1. Columns count Unicode scalars, as CPython's messages do.
package struct SourcePosition: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Bytes with a name and a line table. Lines end at `\n`, `\r\n` or a lone `\r`; a text always has at least one line, and
/// one that ends in a line ending has an empty line after it.
package struct SourceText: Sendable {
  /// What reports call it, usually the file's path.
  package let name: String
  package let bytes: [UInt8]
  /// The number that the first line carries in reports. A cell's text starts in the middle of its Markdown file.
  package let firstLine: Int
  /// The byte offset at which each line starts; the first is 0.
  package let lineStarts: [Int]

  package init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
    self.lineStarts = SourceText.startsOfLines(in: bytes)
  }

  package init(name: String, text: String, firstLine: Int = 1) {
    self.init(name: name, bytes: Array(text.utf8), firstLine: firstLine)
  }

  package var lineCount: Int { lineStarts.count }
  /// The number of the last line, in the numbering of reports.
  package var lastLine: Int { firstLine + lineStarts.count - 1 }

  /// Whether a report may speak of this line.
  package func hasLine(_ line: Int) -> Bool { line >= firstLine && line <= lastLine }

  /// The bytes of a line without its ending. An empty range at the nearest end for a line that does not exist.
  package func rangeOfLine(_ line: Int) -> SourceRange {
    let whole = rangeOfLineWithEnding(line)
    var end = whole.upper
    if end > whole.lower, bytes[end - 1] == 0x0A { end -= 1 }
    if end > whole.lower, bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(whole.lower, end)
  }

  /// The bytes of a line together with its ending.
  package func rangeOfLineWithEnding(_ line: Int) -> SourceRange {
    let index = line - firstLine
    if index < 0 { return SourceRange(0, 0) }
    if index >= lineStarts.count { return SourceRange(bytes.count, bytes.count) }
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    return SourceRange(lineStarts[index], end)
  }

  /// A line as text, without its ending; damaged UTF-8 shows as U+FFFD.
  package func textOfLine(_ line: Int) -> String { text(in: rangeOfLine(line)) }

  /// The text of a range, cut to the bytes that exist.
  package func text(in range: SourceRange) -> String {
    let lower = min(max(range.lower, 0), bytes.count)
    let upper = min(max(range.upper, lower), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The whole text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The line that holds a byte offset, in the numbering of reports. Offsets outside are moved to the nearest end.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return firstLine + low
  }

  /// Line and column (in Unicode scalars) of a byte offset.
  package func position(at offset: Int) -> SourcePosition {
    let line = line(at: offset)
    let start = lineStarts[line - firstLine]
    let end = max(min(offset, bytes.count), start)
    var scalars = 0
    for byte in bytes[start..<end] where byte & 0xC0 != 0x80 { scalars += 1 }
    return SourcePosition(line: line, column: scalars + 1)
  }

  /// The byte offset of a position; a column past the line's end gives the end of the line.
  package func offset(of position: SourcePosition) -> Int {
    let range = rangeOfLine(position.line)
    var scalars = 0
    for offset in range.range where bytes[offset] & 0xC0 != 0x80 {
      scalars += 1
      if scalars == position.column { return offset }
    }
    return range.upper
  }

  private static func startsOfLines(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A {
        starts.append(index)
      } else if byte == 0x0D {
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        starts.append(index)
      }
    }
    return starts
  }
}
