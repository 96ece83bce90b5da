// The lines of tracebacks, after CPython 3.11's Python/traceback.c: source lines with carets under the sub-expression,
// repeated lines folded. What stands around them is in ExceptionText.swift.

import PythonSyntax

/// One line of a traceback, for reports.
package struct TracebackLine: Sendable, Equatable {
  package var file: String
  package var line: Int
  package var function: String
}

extension Machine {
  /// The places of a traceback, outermost first.
  package func tracebackLines(of value: Value) -> [TracebackLine] {
    guard let exception = value.exception else { return [] }
    return exception.traceback.reversed().map { place(of: $0) }
  }

  func place(of entry: TracebackEntry) -> TracebackLine {
    let code = entry.code._withUnsafeGuaranteedRef { $0 }
    let span = span(of: entry, code)
    return TracebackLine(
      file: code.source.file, line: Int(span.line) + code.source.firstLine - 1, function: code.name.string)
  }

  /// Negative instruction numbers stand for the attribute part of a method call.
  private func span(of entry: TracebackEntry, _ code: CodeObject) -> SourceSpan {
    if entry.instruction < 0 {
      let index = -entry.instruction - 1
      return code.methodSpans[index] ?? code.span(at: index)
    }
    return code.span(at: entry.instruction)
  }

  /// The `File` entries of a traceback given outermost first, one text each, repeated ones folded.
  func formatEntries(_ entries: [TracebackEntry], hasCarets: Bool = true) -> [String] {
    var result: [String] = []
    var previous: TracebackLine?
    var repeats = 0
    for entry in entries {
      let code = entry.code._withUnsafeGuaranteedRef { $0 }
      let place = place(of: entry)
      if place == previous {
        repeats += 1
      } else {
        if let folded = repeatedLine(repeats) { result.append(folded) }
        repeats = 1
        previous = place
      }
      if repeats > 3 { continue }
      result.append(
        "  File \"\(place.file)\", line \(place.line), in \(place.function)\n"
          + sourceLines(code.source, span(of: entry, code), hasCarets: hasCarets))
    }
    if let folded = repeatedLine(repeats) { result.append(folded) }
    return result
  }

  private func repeatedLine(_ repeats: Int) -> String? {
    let more = repeats - 3
    if more <= 0 { return nil }
    return "  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n"
  }

  /// The source line of an entry, without its indentation.
  func sourceText(of entry: TracebackEntry) -> String {
    let code = entry.code._withUnsafeGuaranteedRef { $0 }
    guard code.source.isShown else { return "" }
    let line = String(decoding: code.source.line(Int(span(of: entry, code).line)), as: UTF8.self)
    return String(line.drop { $0 == " " || $0 == "\t" })
  }

  /// The source line and, where it says something, the carets below it.
  private func sourceLines(_ source: SourceUnit, _ span: SourceSpan, hasCarets: Bool) -> String {
    guard source.isShown else { return "" }
    let line = Array(source.line(Int(span.line)))
    let blank = line.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }.count
    var end = line.count
    while end > blank, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
    if blank >= end { return "" }
    let text = "    " + String(decoding: line[blank..<end], as: UTF8.self) + "\n"
    guard hasCarets, span.column >= 0, span.endColumn >= 0 else { return text }
    let start = Int(span.column)
    var stop = Int(span.endColumn)
    var anchors: (left: Int, right: Int)?
    if span.line == span.endLine {
      stop = min(stop, line.count)
      if start < stop { anchors = caretAnchors(Array(line[start..<stop])) }
    } else {
      stop = end
    }
    guard start < stop else { return text }
    let startOffset = width(line[0..<start])
    let stopOffset = width(line[0..<stop])
    if stopOffset - startOffset == width(line[blank..<end]), anchors == nil { return text }
    return text + "    " + carets(width(line[0..<blank]), startOffset, stopOffset, anchors) + "\n"
  }

  /// Characters of UTF-8.
  private func width(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }

  private func carets(_ first: Int, _ start: Int, _ stop: Int, _ anchors: (left: Int, right: Int)?) -> String {
    var text = ""
    for offset in first..<max(first, stop) {
      if offset < start {
        text += " "
      } else if let anchors {
        let isInside = offset >= start + anchors.left && offset < start + anchors.right
        text += isInside ? "^" : "~"
      } else {
        text += "^"
      }
    }
    return text
  }

  /// Which part of a binary operation or subscript the carets point at (in characters of the segment).
  private func caretAnchors(_ segment: [UInt8]) -> (left: Int, right: Int)? {
    guard segment.count < 4096, let parsed = try? parseExpression(segment) else { return nil }
    switch parsed.body.kind {
    case .binOp(let left, _, let right):
      let end = right.range.startOffset
      var index = left.range.endOffset
      while index < end {
        let byte = segment[index]
        if byte == 0x20 || byte == 0x09 || byte == 0x29 || byte == 0x5C || byte == 0x0A {
          index += 1
          continue
        }
        var right = index + 1
        if right < end, segment[right] != 0x20, segment[right] != 0x09, segment[right] != 0x28 { right += 1 }
        return (width(segment[0..<index]), width(segment[0..<right]))
      }
      return nil
    case .subscript(let value, let slice, _):
      var right = slice.range.endOffset
      while right < segment.count, segment[right] != 0x5D { right += 1 }
      let stop = min(right + 1, segment.count)
      return (width(segment[0..<value.range.endOffset]), width(segment[0..<stop]))
    default: return nil
    }
  }
}
