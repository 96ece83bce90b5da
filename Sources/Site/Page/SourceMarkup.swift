// Source text to HTML with a class a token, from the language's own lexer; names of tensors become links to their values.
// The markup of every line is whole, so that a line can be marked as the one that raised.

import LessonFormat
import PythonSyntax

/// The source of one cell, ready for a page.
struct SourceMarkup {
  private let bytes: [UInt8]
  /// The names that are links, and the ids they lead to.
  private let links: [String: String]
  /// Counted from 1; the line on which the cell raised.
  private let raisedLine: Int?

  init(_ source: String, links: [String: String] = [:], raisedLine: Int? = nil) {
    bytes = [UInt8](source.utf8)
    self.links = links
    self.raisedLine = raisedLine
  }

  /// Escaped HTML; plain text stays without an element.
  var html: String {
    var lines: [String] = [""]
    var position = 0
    for piece in pieces() {
      append(bytes[position..<piece.range.lowerBound], "", "", to: &lines)
      append(bytes[piece.range], piece.opening, piece.closing, to: &lines)
      position = piece.range.upperBound
    }
    append(bytes[position...], "", "", to: &lines)
    if let raisedLine, lines.indices.contains(raisedLine - 1) {
      lines[raisedLine - 1] = "<mark>\(lines[raisedLine - 1])</mark>"
    }
    return lines.joined(separator: "\n")
  }

  private struct Piece {
    let range: Range<Int>
    let opening: String
    let closing: String
  }

  private func pieces() -> [Piece] {
    var result: [Piece] = []
    let named = links.isEmpty ? [] : namesOfVariables(bytes)
    var seen: Set<String> = []
    for (name, range) in named where range.upperBound <= bytes.count {
      // The first place in a cell; a link at every one would make code hard to read and pages heavy.
      guard let target = links[name], seen.insert(name).inserted else { continue }
      result.append(Piece(range: range, opening: "<a href=\"#\(target)\">", closing: "</a>"))
    }
    let taken = Set(result.map(\.range.lowerBound))
    for token in highlight(bytes) where token.range.upperBound <= bytes.count && !token.range.isEmpty {
      guard let tag = Self.tag(token.kind), !taken.contains(token.range.lowerBound) else { continue }
      result.append(Piece(range: token.range, opening: tag.opening, closing: tag.closing))
    }
    result.sort { $0.range.lowerBound < $1.range.lowerBound }
    result = listsOfNumbers(result)
    var end = 0
    return result.filter { piece in
      // A name inside an f-string lies in the string's own piece.
      if piece.range.lowerBound < end { return false }
      end = piece.range.upperBound
      return true
    }
  }

  /// Numbers with nothing but commas and brackets between them in one element: lists of numbers are long.
  private func listsOfNumbers(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    for piece in pieces {
      if let last = result.last, last.opening == "<u>", piece.opening == "<u>",
        last.range.upperBound <= piece.range.lowerBound,
        bytes[last.range.upperBound..<piece.range.lowerBound].allSatisfy({ ", []()-".utf8.contains($0) })
      {
        let range = last.range.lowerBound..<piece.range.upperBound
        result[result.count - 1] = Piece(range: range, opening: piece.opening, closing: piece.closing)
      } else {
        result.append(piece)
      }
    }
    return result
  }

  private func append(_ part: ArraySlice<UInt8>, _ opening: String, _ closing: String, to lines: inout [String]) {
    let text = part.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in text.enumerated() {
      if number > 0 { lines.append("") }
      if line.isEmpty { continue }
      lines[lines.count - 1] += opening + HTMLText.escaped(String(decoding: line, as: UTF8.self)) + closing
    }
  }

  /// Short elements: they stand on a page hundreds of times.
  private static func tag(_ highlight: HighlightClass) -> (opening: String, closing: String)? {
    switch highlight {
    case .keyword: ("<b>", "</b>")
    case .comment: ("<var>", "</var>")
    case .string: ("<em>", "</em>")
    case .number: ("<u>", "</u>")
    case .definition, .decorator: ("<i>", "</i>")
    default: nil
    }
  }
}
