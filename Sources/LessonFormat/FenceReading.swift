// Fence lines to the byte: marker, indentation, info words, and the content between. libcmark says which lines are a code
// block; how those lines are written it does not say, and splicing needs exactly that.
import Diagnostics

/// The line that opens a fence.
struct OpeningFence {
  let line: Int
  let indentation: Int
  let marker: SourceRange
  /// The info string without the blanks around it.
  let infoRange: SourceRange
  let words: [String]

  /// Nil if the line opens no fence.
  init?(_ source: SourceText, line: Int) {
    let range = source.rangeOfLine(line)
    guard let run = OpeningFence.markerRun(source, range) else { return nil }
    var lower = run.marker.upper
    var upper = range.upper
    while lower < upper, OpeningFence.isBlank(source.bytes[lower]) { lower += 1 }
    while upper > lower, OpeningFence.isBlank(source.bytes[upper - 1]) { upper -= 1 }
    self.line = line
    indentation = run.indentation
    marker = run.marker
    infoRange = SourceRange(lower, upper)
    words = source.text(in: infoRange).split { $0 == " " || $0 == "\t" }.map(String.init)
  }

  /// Up to three spaces and at least three ` or ~.
  static func markerRun(_ source: SourceText, _ range: SourceRange) -> (indentation: Int, marker: SourceRange)? {
    let bytes = source.bytes
    var start = range.lower
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    var offset = start
    while offset < range.upper, bytes[offset] == 0x20, offset - start < 4 { offset += 1 }
    guard offset < range.upper, bytes[offset] == 0x60 || bytes[offset] == 0x7E else { return nil }
    var end = offset
    while end < range.upper, bytes[end] == bytes[offset] { end += 1 }
    guard offset - start < 4, end - offset >= 3 else { return nil }
    return (offset - start, SourceRange(offset, end))
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension Fence {
  /// Nil if `lastLine` does not close what `opening` opens.
  init?(_ opening: OpeningFence, _ source: SourceText, lastLine: Int) {
    let closingRange = source.rangeOfLine(lastLine)
    guard lastLine > opening.line, let run = OpeningFence.markerRun(source, closingRange),
      source.bytes[run.marker.lower] == source.bytes[opening.marker.lower], run.marker.count >= opening.marker.count,
      source.bytes[run.marker.upper..<closingRange.upper].allSatisfy(OpeningFence.isBlank)
    else { return nil }
    infoWord = opening.words.first ?? ""
    openingLine = opening.line
    closingLine = lastLine
    range = SourceRange(
      source.rangeOfLine(opening.line).lower, source.rangeOfLineWithEnding(lastLine).upper)
    contentRange = SourceRange(source.rangeOfLineWithEnding(opening.line).upper, closingRange.lower)
    openingMarker = opening.marker
    closingMarker = run.marker
    indentation = opening.indentation
    text = Fence.text(source, lines: (opening.line + 1)..<max(opening.line + 1, lastLine), opening.indentation)
  }

  private static func text(_ source: SourceText, lines: Range<Int>, _ indentation: Int) -> String {
    var bytes: [UInt8] = []
    for line in lines {
      let range = source.rangeOfLine(line)
      var offset = range.lower
      while offset < range.upper, source.bytes[offset] == 0x20, offset - range.lower < indentation { offset += 1 }
      bytes += source.bytes[offset..<range.upper]
      bytes.append(0x0A)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Lesson {
  /// The lines of the two `---`, nil if the text does not begin with front matter.
  static func linesOfFrontMatter(_ source: SourceText) -> ClosedRange<Int>? {
    guard beginsLikeFrontMatter(source) else { return nil }
    var line = source.firstLine + 1
    while line <= source.lastLine {
      let text = trimmedLine(source, line)
      if text == "---" || text == "..." { return source.firstLine...line }
      line += 1
    }
    return nil
  }

  static func beginsLikeFrontMatter(_ source: SourceText) -> Bool {
    let first = trimmedLine(source, source.firstLine)
    return first == "---" || first == "\u{FEFF}---"
  }

  /// The bytes for libcmark: front matter becomes blank lines, so that every other line keeps its number.
  static func bytesWithoutFrontMatter(_ source: SourceText, _ frontMatter: FrontMatter) -> [UInt8] {
    guard let range = frontMatter.range else { return source.bytes }
    var bytes = source.bytes
    for offset in range.range where bytes[offset] != 0x0A && bytes[offset] != 0x0D { bytes[offset] = 0x20 }
    return bytes
  }

  private static func trimmedLine(_ source: SourceText, _ line: Int) -> String {
    var text = source.textOfLine(line)
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}

/// What the opening line of a fence says about it, for those who write a lesson in the words of another tool.
package struct FenceInfo: Sendable, Hashable {
  /// The info string without the blanks around it.
  package let text: String
  package let range: SourceRange
  /// It stands at the left margin, where cells stand.
  package let isTopLevel: Bool
}

extension Lesson {
  /// The info strings of all fences that have one, in order, those in lists and quotes too.
  package var fenceInfos: [FenceInfo] {
    let document = MarkdownDocument(bytes: Lesson.bytesWithoutFrontMatter(source, frontMatter))
    let top = Set(document.children(of: 0))
    var infos: [FenceInfo] = []
    for (index, node) in document.nodes.enumerated() {
      guard case .codeBlock(let info, _) = node.kind, !info.isEmpty, let range = infoRange(of: node) else { continue }
      infos.append(FenceInfo(text: source.text(in: range), range: range, isTopLevel: top.contains(index)))
    }
    return infos
  }

  /// In a list or quote the fence begins somewhere in its line.
  private func infoRange(of node: MarkdownNode) -> SourceRange? {
    if let opening = OpeningFence(source, line: node.startLine) { return opening.infoRange }
    let line = source.rangeOfLine(node.startLine)
    var lower = line.lower + max(0, node.startColumn - 1)
    guard lower < line.upper, [0x60, 0x7E].contains(bytes[lower]) else { return nil }
    let mark = bytes[lower]
    while lower < line.upper, bytes[lower] == mark || OpeningFence.isBlank(bytes[lower]) { lower += 1 }
    var upper = line.upper
    while upper > lower, OpeningFence.isBlank(bytes[upper - 1]) { upper -= 1 }
    return SourceRange(lower, upper)
  }
}
