// A table of GitHub's Markdown, read from the lines of what libcmark took for a paragraph: a row of heads, a row of dashes
// with as many cells, and rows until the paragraph ends. Bars with a backslash and bars in code belong to the cell.

struct MarkdownTable {
  enum Alignment: Hashable, Sendable { case none, left, center, right }

  /// The lines above the table, which stay a paragraph.
  let paragraph: [UInt8]
  let alignments: [Alignment]
  /// The first is the head. A row may have fewer or more cells than the head.
  let rows: [[[UInt8]]]

  /// Nil for a paragraph that holds no table. `startColumn` is where its first line begins in the file.
  init?(_ lines: [ArraySlice<UInt8>], startColumn: Int) {
    var stripped: [ArraySlice<UInt8>] = []
    for (number, line) in lines.enumerated() {
      stripped.append(MarkdownTable.withoutContainers(line, columns: startColumn - 1, isFirst: number == 0))
    }
    for index in stripped.indices.dropFirst() {
      guard let alignments = MarkdownTable.alignments(stripped[index]) else { continue }
      let head = MarkdownTable.cells(stripped[index - 1])
      guard head.count == alignments.count else { continue }
      var rows = [head]
      for line in stripped[(index + 1)...] { rows.append(MarkdownTable.cells(line)) }
      var above: [UInt8] = []
      for line in stripped[..<(index - 1)] { above += line + [0x0A] }
      paragraph = above
      self.alignments = alignments
      self.rows = rows
      return
    }
    return nil
  }

  /// Without the marks of the lists and quotes around the paragraph.
  private static func withoutContainers(_ line: ArraySlice<UInt8>, columns: Int, isFirst: Bool) -> ArraySlice<UInt8> {
    if isFirst { return line.dropFirst(columns) }
    var rest = line
    var left = columns
    while left > 0, let byte = rest.first, byte == 0x20 || byte == 0x3E || byte == 0x09 {
      rest.removeFirst()
      left -= 1
    }
    return rest
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let byte = text.first, isBlank(byte) { text.removeFirst() }
    while let byte = text.last, isBlank(byte) { text.removeLast() }
    return text
  }

  /// `| :-- | --- |`; nil for a line that is none.
  private static func alignments(_ line: ArraySlice<UInt8>) -> [Alignment]? {
    guard line.contains(0x2D), line.allSatisfy({ isBlank($0) || $0 == 0x2D || $0 == 0x3A || $0 == 0x7C }) else {
      return nil
    }
    let cells = cells(line)
    // One column must be marked as a table; a line of dashes alone makes a heading.
    if cells.count == 1, !line.contains(0x7C), !line.contains(0x3A) { return nil }
    var result: [Alignment] = []
    for cell in cells {
      let dashes = cell.drop { $0 == 0x3A }.reversed().drop { $0 == 0x3A }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == 0x2D }), cell.count - dashes.count <= 2 else { return nil }
      switch (cell.first == 0x3A, cell.last == 0x3A) {
      case (true, true): result.append(.center)
      case (true, false): result.append(.left)
      case (false, true): result.append(.right)
      case (false, false): result.append(.none)
      }
    }
    return result
  }

  /// The cells of a row; `\|` is a bar inside one.
  private static func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var rest = trimmed(line)
    if rest.first == 0x7C { rest.removeFirst() }
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var index = rest.startIndex
    var endsWithBar = false
    while index < rest.endIndex {
      endsWithBar = false
      if rest[index] == 0x5C, index + 1 < rest.endIndex, rest[index + 1] == 0x7C {
        cell.append(0x7C)
        index += 2
        continue
      }
      if rest[index] == 0x7C {
        cells.append(Array(trimmed(cell[...])))
        cell = []
        endsWithBar = true
      } else {
        cell.append(rest[index])
      }
      index += 1
    }
    if !endsWithBar { cells.append(Array(trimmed(cell[...]))) }
    return cells
  }
}
