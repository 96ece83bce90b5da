// New outputs into an old file: byte splices and nothing else. Line endings, indentation, fence length and the final
// line ending of the author stay; bytes outside the edited fences and values never move, and splicing twice is splicing
// once. What may be edited, and whether, is the caller's business.
import Diagnostics

/// One change of a lesson's text.
package enum LessonEdit: Sendable, Hashable {
  package enum FenceKind: String, Sendable, Hashable {
    case output
    case error
  }

  /// New content for the output or error fence of a cell; the text has `\n` line endings and ends in one, unless it is
  /// empty. With no such fence in the lesson, one is inserted after the cell.
  case fence(cell: Int, FenceKind, text: String)
  /// Takes the output or error fence of a cell away, with the blank lines above it.
  case removal(cell: Int, FenceKind)
  /// New text of an inline value, counted from 0 over `Lesson.inlineValues`.
  case inlineValue(index: Int, text: String)
}

/// Bytes that take the place of a range.
struct Splice: Hashable {
  let range: SourceRange
  let bytes: [UInt8]
}

extension Lesson {
  /// The file's bytes with the edits applied. An edit that changes nothing leaves its bytes as they are, even where they
  /// are written in an unusual way; an edit of a cell or value that does not exist is ignored.
  package func bytes(applying edits: [LessonEdit]) -> [UInt8] {
    let cells = self.cells
    let values = inlineValues
    var splices: [Splice] = []
    for edit in edits {
      switch edit {
      case .fence(let index, let kind, let text):
        guard let cell = cells.first(where: { $0.index == index }) else { continue }
        let normalised = Lesson.withPlainLineEndings(text)
        if let fence = kind == .output ? cell.output : cell.error {
          if fence.text != normalised { splices += self.splices(for: fence, text: normalised) }
        } else if !normalised.isEmpty {
          splices.append(insertion(of: kind, text: normalised, after: cell))
        }
      case .removal(let index, let kind):
        guard let cell = cells.first(where: { $0.index == index }) else { continue }
        if let fence = kind == .output ? cell.output : cell.error { splices.append(removal(of: fence)) }
      case .inlineValue(let index, let text):
        guard values.indices.contains(index), values[index].text != text else { continue }
        splices.append(Splice(range: values[index].textRange, bytes: Array(text.utf8)))
      }
    }
    return applying(splices)
  }

  private func applying(_ splices: [Splice]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for splice in splices.sorted(by: { $0.range.lower < $1.range.lower }) where splice.range.lower >= position {
      result += bytes[position..<splice.range.lower]
      result += splice.bytes
      position = splice.range.upper
    }
    return result + bytes[position...]
  }

  /// The content, and longer markers only if the new text holds a line that would close the fence.
  private func splices(for fence: Fence, text: String) -> [Splice] {
    let ending = lineEnding(after: fence.openingLine)
    let content = indented(text, by: fence.indentation, ending: ending)
    var result = [Splice(range: fence.contentRange, bytes: content)]
    let mark = bytes[fence.openingMarker.lower]
    let needed = Lesson.longestRun(of: mark, in: text) + 1
    if needed > fence.openingMarker.count {
      let marker = [UInt8](repeating: mark, count: needed)
      result.append(Splice(range: fence.openingMarker, bytes: marker))
      if needed > fence.closingMarker.count { result.append(Splice(range: fence.closingMarker, bytes: marker)) }
    }
    return result
  }

  private func removal(of fence: Fence) -> Splice {
    var lower = fence.range.lower
    while lower > 0, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[lower - 1]) { lower -= 1 }
    // The line above keeps its ending.
    let line = source.line(at: lower)
    return Splice(
      range: SourceRange(min(source.rangeOfLineWithEnding(line).upper, fence.range.lower), fence.range.upper), bytes: []
    )
  }

  private func insertion(of kind: LessonEdit.FenceKind, text: String, after cell: Cell) -> Splice {
    // What a cell printed stands before what it raised.
    let position = kind == .output ? cell.fence.range.upper : (cell.output ?? cell.fence).range.upper
    let ending = lineEnding(after: cell.fence.openingLine)
    let mark = bytes[cell.fence.openingMarker.lower]
    let length = max(3, Lesson.longestRun(of: mark, in: text) + 1)
    let marker = [UInt8](repeating: mark, count: length)
    let indentation = [UInt8](repeating: 0x20, count: cell.fence.indentation)
    let hasEnding = position > 0 && (bytes[position - 1] == 0x0A || bytes[position - 1] == 0x0D)
    var new = hasEnding ? [] : ending
    new += ending + indentation + marker + Array(kind.rawValue.utf8) + ending
    new += indented(text, by: cell.fence.indentation, ending: ending)
    new += indentation + marker
    if hasEnding { new += ending }
    return Splice(range: SourceRange(position, position), bytes: new)
  }

  private func indented(_ text: String, by indentation: Int, ending: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      if !line.isEmpty { result += [UInt8](repeating: 0x20, count: indentation) }
      result += line
      result += ending
    }
    return result
  }

  /// The ending of a line as the author wrote it.
  private func lineEnding(after line: Int) -> [UInt8] {
    let ending = Array(bytes[source.rangeOfLine(line).upper..<source.rangeOfLineWithEnding(line).upper])
    return ending.isEmpty ? [0x0A] : ending
  }

  /// `\n` for every line ending, one at the end, none for the empty text. A lone carriage return is one as well, because
  /// Markdown reads it so.
  static func withPlainLineEndings(_ text: String) -> String {
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A, previous == 0x0D {
        previous = byte
        continue
      }
      bytes.append(byte == 0x0D ? 0x0A : byte)
      previous = byte
    }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The longest run of a fence mark that begins a line; at least 2, since shorter ones open no fence.
  private static func longestRun(of mark: UInt8, in text: String) -> Int {
    var longest = 2
    for line in text.utf8.split(separator: 0x0A) {
      let run = line.drop { $0 == 0x20 }.prefix { $0 == mark }.count
      longest = max(longest, run)
    }
    return longest
  }
}
