// Quarto and MyST: Markdown whose cells have other words. Only the word that opens a cell changes; outputs, options and
// prose stay where they are, so that the way back is the way there. A fence of the prose that has the other tool's word
// already gets a further pair of braces, which is how Quarto shows a cell instead of running it.

import LessonFormat

enum MarkdownDialect {
  case quarto, myst

  /// What opens a cell; a word other than `python` stays with it.
  private func word(_ word: String) -> String {
    switch self {
    case .quarto: word == "python" ? "{python}" : "{python .\(word)}"
    case .myst: "{code-cell} \(word)"
    }
  }

  /// A lesson in this dialect.
  func written(_ lesson: Lesson) -> String {
    let cells = Set(lesson.cells.map(\.fence.openingMarker.upper))
    var splices: [(range: Range<Int>, text: String)] = []
    for info in lesson.fenceInfos {
      let first = info.text.prefix { $0 != " " && $0 != "\t" }
      let start = lesson.bytes[..<info.range.lower].lastIndex { $0 == 0x60 || $0 == 0x7E }.map { $0 + 1 }
      if info.isTopLevel, start.map(cells.contains) == true {
        splices.append((info.range.lower..<(info.range.lower + first.utf8.count), word(String(first))))
      } else if isShown(info.text) {
        splices.append((info.range.range, "{" + Self.closed(info.text)))
      }
    }
    return Self.spliced(lesson.bytes, splices)
  }

  /// The lesson that a text in this dialect is.
  func lesson(_ text: String) -> String {
    let read = Lesson.read(path: "", bytes: [UInt8](text.utf8)).lesson
    var splices: [(range: Range<Int>, text: String)] = []
    for info in read.fenceInfos {
      if let word = cellWord(info.text[...]) {
        splices.append((info.range.range, word))
      } else if isShown(info.text) {
        splices.append((info.range.range, Self.opened(info.text)))
      }
    }
    splices += foreignKeys(of: read)
    return Self.spliced(read.bytes, splices.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }

  private static func spliced(_ bytes: [UInt8], _ splices: [(range: Range<Int>, text: String)]) -> String {
    var result: [UInt8] = []
    var position = 0
    for splice in splices {
      result += bytes[position..<splice.range.lowerBound]
      result += splice.text.utf8
      position = splice.range.upperBound
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }

  // MARK: Words

  /// The word of a lesson's cell that an info string stands for, nil where it opens no cell.
  private func cellWord(_ info: Substring) -> String? {
    switch self {
    case .quarto:
      guard info.hasPrefix("{python"), let end = info.firstIndex(of: "}") else { return nil }
      let inside = info[..<end].dropFirst("{python".count)
      guard inside.isEmpty || inside.first == "," || inside.first == " " else { return nil }
      let own = Lesson.cellWords.first { inside == " .\($0)" }
      return own ?? "python"
    case .myst:
      let words = info.split { $0 == " " || $0 == "\t" || $0 == "," }.map(String.init)
      guard let first = words.first, first == "{code-cell}" || first == "{code-cell}python" else { return nil }
      guard words.count > 1 else { return "python" }
      if Lesson.cellWords.contains(words[1]) { return words[1] }
      return ["ipython", "ipython3"].contains(words[1]) ? "python" : nil
    }
  }

  /// Whether an info string opens a cell, or would without some of its pairs of braces.
  private func isShown(_ info: String) -> Bool {
    var rest = info
    while rest.hasPrefix("{{") { rest = Self.opened(rest) }
    return cellWord(rest[...]) != nil
  }

  /// With one more brace behind the first that closes.
  private static func closed(_ info: String) -> String {
    guard let end = info.firstIndex(of: "}") else { return info }
    return info[...end] + "}" + info[info.index(after: end)...]
  }

  /// Without one pair.
  private static func opened(_ info: String) -> String {
    var text = String(info.dropFirst())
    if let end = text.firstIndex(of: "}"), text.index(after: end) < text.endIndex, text[text.index(after: end)] == "}" {
      text.remove(at: end)
    }
    return text
  }

  // MARK: Front matter

  /// The lines of keys that are for other tools only, with what is indented below them.
  private func foreignKeys(of lesson: Lesson) -> [(range: Range<Int>, text: String)] {
    let foreign = [
      "format", "jupyter", "kernelspec", "file_format", "mystnb", "jupytext", "author", "date", "engine", "toc",
      "language_info", "authors", "abstract", "bibliography", "editor",
    ]
    guard let whole = lesson.frontMatter.range else { return [] }
    let last = lesson.source.line(at: max(whole.lower, whole.upper - 1))
    var result: [(range: Range<Int>, text: String)] = []
    var isDropping = false
    for line in lesson.source.firstLine..<last where line > lesson.source.firstLine {
      let text = lesson.source.textOfLine(line)
      let isIndented = text.first.map { $0 == " " || $0 == "\t" || $0 == "-" } ?? true
      if !isIndented { isDropping = foreign.contains(String(text.prefix { $0 != ":" })) }
      if isDropping { result.append((lesson.source.rangeOfLineWithEnding(line).range, "")) }
    }
    return result
  }
}
