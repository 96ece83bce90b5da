// What lessons write beyond CommonMark, made ready for libcmark, which has none of it. Math and footnotes are found in the
// bytes first, because libcmark would read `$a_1 b_2$` as emphasis and `[^1]: …` as a link. What was found is replaced by
// marks from the private use area, line for line, so that every other line keeps its number; a document that uses
// those characters itself is left alone. Code is never touched: the blocks of code are asked of libcmark beforehand.

/// A text that libcmark can read, and what was taken out of it.
struct MaskedMarkdown {
  /// Stands before and behind the number of a formula.
  static let formulaStart: Unicode.Scalar = "\u{F8F0}"
  static let formulaEnd: Unicode.Scalar = "\u{F8F1}"
  /// Stands for a further line of a formula.
  static let formulaLine: Unicode.Scalar = "\u{F8F2}"
  /// Stands for a tilde or a bar that was written with a backslash.
  static let plainTilde: Unicode.Scalar = "\u{F8F3}"

  struct Formula: Hashable {
    let tex: String
    let isDisplay: Bool
  }

  struct Footnote: Hashable {
    let name: String
    let line: Int
    /// The Markdown of the note, without its indentation, masked like the rest.
    fileprivate(set) var text: [UInt8]
  }

  private(set) var bytes: [UInt8]
  private(set) var formulas: [Formula] = []
  private(set) var footnotes: [Footnote] = []
  /// Lines that define links, for pieces that are parsed by themselves.
  private(set) var definitions: [UInt8] = []
  private var lineStarts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    let isInteresting = bytes.contains { $0 == 0x24 || $0 == 0x7E || $0 == 0x5B }
    guard isInteresting, !MaskedMarkdown.holdsMarks(bytes), !MaskedMarkdown.holdsLoneReturns(bytes) else { return }
    let isCode = codeLines()
    takeFootnotes(isCode)
    takeDefinitions(isCode)
    if MaskedMarkdown.mayNeedMask(bytes) { maskInlines(isCode) }
    maskFootnotes()
  }

  /// Which lines are code or HTML, counted from 1.
  private func codeLines() -> [Bool] {
    var isCode = [Bool](repeating: false, count: lineStarts.count + 2)
    for node in MarkdownDocument(bytes: bytes).nodes {
      switch node.kind {
      case .codeBlock, .htmlBlock:
        if node.startLine <= node.endLine {
          for line in node.startLine...node.endLine where isCode.indices.contains(line) { isCode[line] = true }
        }
      default: break
      }
    }
    return isCode
  }

  private static func mayNeedMask(_ bytes: [UInt8]) -> Bool { bytes.contains(0x24) || bytes.contains(0x7E) }

  /// The three-byte marks begin with EF A3.
  private static func holdsMarks(_ bytes: [UInt8]) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if previous == 0xEF && byte == 0xA3 { return true }
      previous = byte
    }
    return false
  }

  /// Old line endings, which count lines otherwise than everything here does.
  private static func holdsLoneReturns(_ bytes: [UInt8]) -> Bool {
    for (index, byte) in bytes.enumerated() where byte == 0x0D {
      if index + 1 >= bytes.count || bytes[index + 1] != 0x0A { return true }
    }
    return false
  }

  // MARK: Lines

  /// The lines from one to another, without their endings.
  func lines(_ first: Int, _ last: Int) -> [ArraySlice<UInt8>] {
    guard first >= 1, last <= lineStarts.count, first <= last else { return [] }
    return (first...last).map { line in
      var slice = bytes[range(ofLine: line)]
      while let byte = slice.last, byte == 0x0A || byte == 0x0D { slice.removeLast() }
      return slice
    }
  }

  private func range(ofLine line: Int) -> Range<Int> {
    let start = lineStarts[line - 1]
    let end = line < lineStarts.count ? lineStarts[line] : bytes.count
    return start..<end
  }

  private func isBlank(_ line: Int) -> Bool {
    bytes[range(ofLine: line)].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  // MARK: Footnotes

  /// `[^name]:` at the left margin, after an empty line or another note; lines indented by four go on.
  private mutating func takeFootnotes(_ isCode: [Bool]) {
    var line = 1
    var mayBegin = true
    while line <= lineStarts.count {
      guard !isCode[line], mayBegin, let (name, content) = footnoteStart(line) else {
        mayBegin = isBlank(line) || isCode[line]
        line += 1
        continue
      }
      var text = Array(bytes[content..<range(ofLine: line).upperBound])
      var last = line
      var next = line + 1
      while next <= lineStarts.count {
        if isBlank(next) {
          next += 1
          continue
        }
        let range = range(ofLine: next)
        let indentation = bytes[range].prefix { $0 == 0x20 }.count
        let goesOn =
          indentation >= 4 || (next == last + 1 && indentation < 4 && footnoteStart(next) == nil && !isCode[next])
        guard goesOn else { break }
        while last + 1 < next {
          text.append(0x0A)
          last += 1
        }
        text += bytes[(range.lowerBound + min(4, indentation))..<range.upperBound]
        last = next
        next += 1
      }
      footnotes.append(Footnote(name: name, line: line, text: text))
      for offset in range(ofLine: line).lowerBound..<range(ofLine: last).upperBound
      where bytes[offset] != 0x0A && bytes[offset] != 0x0D {
        bytes[offset] = 0x20
      }
      line = last + 1
      mayBegin = true
    }
  }

  /// The formulas of the notes, after those of the text.
  private mutating func maskFootnotes() {
    let (body, bodyStarts) = (bytes, lineStarts)
    for index in footnotes.indices where MaskedMarkdown.mayNeedMask(footnotes[index].text) {
      bytes = footnotes[index].text
      lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
      maskInlines(codeLines())
      footnotes[index].text = bytes
    }
    (bytes, lineStarts) = (body, bodyStarts)
  }

  private func footnoteStart(_ line: Int) -> (name: String, content: Int)? {
    let range = range(ofLine: line)
    var offset = range.lowerBound
    guard offset + 4 < range.upperBound, bytes[offset] == 0x5B, bytes[offset + 1] == 0x5E else { return nil }
    offset += 2
    let start = offset
    while offset < range.upperBound, bytes[offset] != 0x5D {
      if bytes[offset] <= 0x20 || bytes[offset] == 0x5B { return nil }
      offset += 1
    }
    guard offset > start, offset + 1 < range.upperBound, bytes[offset + 1] == 0x3A else { return nil }
    return (String(decoding: bytes[start..<offset], as: UTF8.self), offset + 2)
  }

  private mutating func takeDefinitions(_ isCode: [Bool]) {
    for line in 1...lineStarts.count where !isCode[line] {
      let range = range(ofLine: line)
      let indentation = bytes[range].prefix { $0 == 0x20 }.count
      let rest = bytes[(range.lowerBound + indentation)..<range.upperBound]
      guard indentation < 4, rest.first == 0x5B, let close = rest.firstIndex(of: 0x5D), close + 1 < rest.endIndex,
        bytes[close + 1] == 0x3A
      else { continue }
      definitions += rest
      if rest.last != 0x0A { definitions.append(0x0A) }
    }
  }

  // MARK: Formulas and escapes

  private mutating func maskInlines(_ isCode: [Bool]) {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var line = 1
    while line <= lineStarts.count {
      // A paragraph at most: neither a formula nor a code span goes beyond an empty line.
      var end = line
      while end < lineStarts.count, !isBlank(end), !isCode[end], !isCode[end + 1], !isBlank(end + 1) { end += 1 }
      let range = range(ofLine: line).lowerBound..<range(ofLine: end).upperBound
      if isCode[line] || isBlank(line) { result += bytes[range] } else { mask(range, into: &result) }
      line = end + 1
    }
    bytes = result
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
  }

  private mutating func mask(_ block: Range<Int>, into result: inout [UInt8]) {
    var offset = block.lowerBound
    while offset < block.upperBound {
      let byte = bytes[offset]
      if byte == 0x5C, offset + 1 < block.upperBound {
        if bytes[offset + 1] == 0x7E {
          MaskedMarkdown.append(MaskedMarkdown.plainTilde, to: &result)
        } else {
          result += [byte, bytes[offset + 1]]
        }
        offset += 2
      } else if byte == 0x60 {
        let end = endOfCode(offset, block)
        result += bytes[offset..<end]
        offset = end
      } else if byte == 0x24, let formula = formula(at: offset, in: block) {
        append(formula.tex, isDisplay: formula.isDisplay, to: &result)
        offset = formula.end
      } else {
        result.append(byte)
        offset += 1
      }
    }
  }

  /// The end of the code span that begins here, or of the run of backquotes that begins none.
  private func endOfCode(_ start: Int, _ block: Range<Int>) -> Int {
    var run = start
    while run < block.upperBound, bytes[run] == 0x60 { run += 1 }
    let length = run - start
    var offset = run
    while offset < block.upperBound {
      if bytes[offset] != 0x60 {
        offset += 1
        continue
      }
      var end = offset
      while end < block.upperBound, bytes[end] == 0x60 { end += 1 }
      if end - offset == length { return end }
      offset = end
    }
    return run
  }

  /// `$x$` with no blank inside the dollars and no digit behind them, or `$$x$$`.
  private func formula(at start: Int, in block: Range<Int>) -> (tex: Range<Int>, isDisplay: Bool, end: Int)? {
    let isDisplay = start + 1 < block.upperBound && bytes[start + 1] == 0x24
    let lower = start + (isDisplay ? 2 : 1)
    guard lower < block.upperBound, isDisplay || !isSpace(bytes[lower]) else { return nil }
    var offset = lower
    while offset < block.upperBound {
      if bytes[offset] == 0x5C {
        offset += 2
        continue
      }
      if bytes[offset] == 0x24 {
        if isDisplay {
          if offset + 1 < block.upperBound, bytes[offset + 1] == 0x24 {
            return offset > lower ? (lower..<offset, true, offset + 2) : nil
          }
        } else if offset > lower, !isSpace(bytes[offset - 1]) {
          let after = offset + 1 < block.upperBound ? bytes[offset + 1] : 0x20
          return after >= 0x30 && after <= 0x39 ? nil : (lower..<offset, false, offset + 1)
        } else if !isDisplay {
          return nil
        }
      }
      offset += 1
    }
    return nil
  }

  private mutating func append(_ tex: Range<Int>, isDisplay: Bool, to result: inout [UInt8]) {
    MaskedMarkdown.append(MaskedMarkdown.formulaStart, to: &result)
    result += Array("\(formulas.count)".utf8)
    MaskedMarkdown.append(MaskedMarkdown.formulaEnd, to: &result)
    formulas.append(Formula(tex: String(decoding: bytes[tex], as: UTF8.self), isDisplay: isDisplay))
    for offset in tex where bytes[offset] == 0x0A {
      result.append(0x0A)
      MaskedMarkdown.append(MaskedMarkdown.formulaLine, to: &result)
    }
  }

  private static func append(_ mark: Unicode.Scalar, to result: inout [UInt8]) { result += Array(String(mark).utf8) }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
