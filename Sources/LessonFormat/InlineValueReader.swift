// Finds `TEXT<!--= EXPR -->` in the blocks of the prose. libcmark's inline positions are unreliable, so only the lines of
// a block are taken from it, and that stretch of bytes is scanned here with CommonMark's rules for code spans and
// backslashes. TEXT is what stands directly before the comment: the inside of emphasis or code, else the last word.
import Diagnostics

struct InlineValueReader {
  let source: SourceText
  let document: MarkdownDocument

  /// The values in one top-level block.
  func read(_ block: Int, into values: inout [InlineValue], _ diagnostics: inout [Diagnostic]) {
    for node in document.nodes[block..<document.nodes[block].subtreeEnd] {
      switch node.kind {
      case .paragraph, .heading:
        let start = source.rangeOfLine(node.startLine).lower
        let end = source.rangeOfLine(max(node.startLine, node.endLine)).upper
        scan(SourceRange(start, end), into: &values, &diagnostics)
      case .htmlBlock(let html) where html.hasPrefix("<!--="):
        diagnostics.append(
          Diagnostic(
            in: source, line: node.startLine, message: "no text stands before this inline value",
            hint: "write the value first: `**1.0**<!--= EXPR -->`"))
      default: break
      }
    }
  }

  private func scan(_ block: SourceRange, into values: inout [InlineValue], _ diagnostics: inout [Diagnostic]) {
    var offset = block.lower
    var lastCode: (whole: SourceRange, inside: SourceRange)?
    // Once nothing closes a comment, nothing closes a later one.
    var areClosed = true
    while offset < block.upper {
      switch source.bytes[offset] {
      case 0x5C:
        offset += 2
      case 0x60:
        let run = length(ofRunAt: offset, in: block)
        if let close = closingRun(of: run, after: offset + run, in: block) {
          lastCode = (SourceRange(offset, close + run), SourceRange(offset + run, close))
          offset = close + run
        } else {
          offset += run
        }
      case 0x3C where matches("<!--", at: offset, in: block):
        let end = areClosed ? find("-->", from: offset + 4, in: block) : nil
        areClosed = end != nil
        if matches("<!--=", at: offset, in: block) {
          let code = lastCode.flatMap { $0.whole.upper == offset ? $0.inside : nil }
          add(at: offset, end: end, block, code: code, into: &values, &diagnostics)
        }
        offset = (end ?? offset + 1) + 3
      default:
        offset += 1
      }
    }
  }

  private func add(
    at start: Int, end: Int?, _ block: SourceRange, code: SourceRange?, into values: inout [InlineValue],
    _ diagnostics: inout [Diagnostic]
  ) {
    let mark = SourceRange(start, start + 5)
    func report(_ message: String, _ hint: String) {
      diagnostics.append(Diagnostic(in: source, at: mark, message: message, hint: hint))
    }
    guard let end else { return report("this inline value is never closed", "end it with `-->`") }
    let expression = trimmed(SourceRange(start + 5, end))
    if expression.isEmpty { return report("this inline value has no expression", "write `<!--= EXPR -->`") }
    if find("--", from: expression.lower, in: expression) != nil {
      return report("`--` ends an HTML comment", "write the expression without two minus signs in a row")
    }
    let text = trimmed(code ?? emphasised(before: start, in: block) ?? lastWord(before: start, in: block))
    if source.bytes[text.range].allSatisfy({ $0 == 0x2A || $0 == 0x5F }) {
      return report("no text stands before this inline value", "write the value first: `**1.0**<!--= EXPR -->`")
    }
    let line = source.line(at: expression.lower)
    values.append(
      InlineValue(
        text: source.text(in: text), textRange: text, expression: source.text(in: expression),
        expressionRange: expression, line: line, column: expression.lower - source.rangeOfLine(line).lower))
  }

  /// The inside of emphasis that closes at `end`, without marks nested in it.
  private func emphasised(before end: Int, in block: SourceRange) -> SourceRange? {
    guard end > block.lower else { return nil }
    let mark = source.bytes[end - 1]
    guard mark == 0x2A || mark == 0x5F else { return nil }
    var upper = end
    while upper > block.lower, source.bytes[upper - 1] == mark { upper -= 1 }
    var lower = upper
    while lower > block.lower, source.bytes[lower - 1] != mark { lower -= 1 }
    guard lower > block.lower, lower < upper else { return nil }
    while upper - lower > 2, source.bytes[lower] == source.bytes[upper - 1],
      [0x2A, 0x5F, 0x60].contains(source.bytes[lower])
    {
      lower += 1
      upper -= 1
    }
    return SourceRange(lower, upper)
  }

  /// Back to the blank before it, without a bracket or quotation mark that is not closed inside.
  private func lastWord(before end: Int, in block: SourceRange) -> SourceRange {
    var lower = end
    while lower > block.lower, !isBlank(source.bytes[lower - 1]) { lower -= 1 }
    let pairs: [UInt8: UInt8] = [0x28: 0x29, 0x5B: 0x5D, 0x7B: 0x7D, 0x22: 0x22, 0x27: 0x27]
    while lower < end, let close = pairs[source.bytes[lower]] {
      if source.bytes[(lower + 1)..<end].contains(close) { break }
      lower += 1
    }
    return SourceRange(lower, end)
  }

  // MARK: Bytes

  private func length(ofRunAt offset: Int, in block: SourceRange) -> Int {
    var end = offset
    while end < block.upper, source.bytes[end] == source.bytes[offset] { end += 1 }
    return end - offset
  }

  private func closingRun(of length: Int, after start: Int, in block: SourceRange) -> Int? {
    var offset = start
    while offset < block.upper {
      if source.bytes[offset] != 0x60 {
        offset += 1
        continue
      }
      let run = self.length(ofRunAt: offset, in: block)
      if run == length { return offset }
      offset += run
    }
    return nil
  }

  private func matches(_ text: StaticString, at offset: Int, in block: SourceRange) -> Bool {
    guard offset + text.utf8CodeUnitCount <= block.upper else { return false }
    for index in 0..<text.utf8CodeUnitCount where source.bytes[offset + index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  private func find(_ text: StaticString, from start: Int, in block: SourceRange) -> Int? {
    var offset = start
    while offset + text.utf8CodeUnitCount <= block.upper {
      if matches(text, at: offset, in: block) { return offset }
      offset += 1
    }
    return nil
  }

  private func trimmed(_ range: SourceRange) -> SourceRange {
    var lower = range.lower
    var upper = range.upper
    while lower < upper, isBlank(source.bytes[lower]) { lower += 1 }
    while upper > lower, isBlank(source.bytes[upper - 1]) { upper -= 1 }
    return SourceRange(lower, upper)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
