// Quarto and MyST: Markdown whose cells have other words. Only the line that opens a cell changes; outputs, options and
// prose stay where they are, so that the way back is the way there.

import LessonFormat

enum MarkdownDialect {
  case quarto, myst

  /// What opens a cell.
  private var word: String {
    switch self {
    case .quarto: "{python}"
    case .myst: "{code-cell} python"
    }
  }

  /// A lesson in this dialect.
  func written(_ lesson: Lesson) -> String {
    var splices: [(range: Range<Int>, text: String)] = []
    for cell in lesson.cells {
      let line = lesson.source.rangeOfLine(cell.fence.openingLine)
      splices.append((cell.fence.openingMarker.upper..<line.upper, word))
    }
    var text = ""
    var position = 0
    for splice in splices {
      text += String(decoding: lesson.bytes[position..<splice.range.lowerBound], as: UTF8.self) + splice.text
      position = splice.range.upperBound
    }
    return text + String(decoding: lesson.bytes[position...], as: UTF8.self)
  }

  /// The lesson that a text in this dialect is.
  func lesson(_ text: String) -> String {
    // Cut at bytes: to Swift a carriage return and a line feed are one character.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let hasMark = text.utf8.starts(with: mark)
    var lines = text.utf8.dropFirst(hasMark ? mark.count : 0).split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: Array($0), as: UTF8.self) }
    var open: (mark: Character, count: Int)?
    for index in lines.indices {
      let line = lines[index].drop { $0 == " " }
      guard let mark = line.first, mark == "`" || mark == "~" else { continue }
      let count = line.prefix { $0 == mark }.count
      if count < 3 { continue }
      var info = line.dropFirst(count)
      while let last = info.last, last.isWhitespace { info.removeLast() }
      if let fence = open {
        if mark == fence.mark && count >= fence.count && info.isEmpty { open = nil }
        continue
      }
      open = (mark, count)
      if isCell(info) {
        let indentation = lines[index].prefix { $0 == " " }
        let ending = lines[index].hasSuffix("\r") ? "\r" : ""
        lines[index] = indentation + String(repeating: String(mark), count: count) + "python" + ending
      }
    }
    return (hasMark ? "\u{FEFF}" : "") + withoutForeignKeys(lines).joined(separator: "\n")
  }

  private func isCell(_ info: Substring) -> Bool {
    let words = info.split { $0 == " " || $0 == "\t" || $0 == "," }
    switch self {
    case .quarto: return info.hasPrefix("{python}") || info.hasPrefix("{python,") || info.hasPrefix("{python ")
    case .myst:
      guard words.first == "{code-cell}" || words.first == "{code-cell}python" else { return false }
      return words.count == 1 || ["python", "python3", "ipython", "ipython3"].contains(words[1])
    }
  }

  /// Keys of front matter that are for other tools only, with what is indented below them.
  private func withoutForeignKeys(_ lines: [String]) -> [String] {
    let foreign = [
      "format", "jupyter", "kernelspec", "file_format", "mystnb", "jupytext", "author", "date", "engine", "toc",
      "language_info", "authors", "abstract", "bibliography", "editor",
    ]
    guard lines.first.map({ $0.hasPrefix("---") }) == true,
      let end = lines.dropFirst().firstIndex(where: { $0.hasPrefix("---") })
    else { return lines }
    var kept: [String] = []
    var isDropping = false
    for line in lines[1..<end] {
      let isIndented = line.first.map { $0 == " " || $0 == "\t" || $0 == "-" } ?? true
      if !isIndented { isDropping = foreign.contains(String(line.prefix { $0 != ":" })) }
      if !isDropping { kept.append(line) }
    }
    return [lines[0]] + kept + lines[end...]
  }
}
