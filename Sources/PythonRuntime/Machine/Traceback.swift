// How an uncaught exception prints, after CPython 3.11's Python/traceback.c and pythonrun.c: source lines with carets
// under the sub-expression, chained exceptions, notes, repeated lines folded, and "Did you mean" for names.

import PythonSyntax

/// `exception.__traceback__`: a view of the exception's recorded lines.
package final class TracebackObject: Obj {
  let exception: ExceptionObject
  init(_ exception: ExceptionObject) {
    self.exception = exception
    super.init(kind: .traceback)
  }
  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(exception) }
}

/// One line of a traceback, for reports.
package struct TracebackLine: Sendable, Equatable {
  package var file: String
  package var line: Int
  package var function: String
}

extension Machine {
  func tracebackValue(of exception: ExceptionObject) -> Value {
    exception.traceback.isEmpty ? .none : adopting(TracebackObject(exception), .traceback)
  }

  /// The whole text CPython prints for an uncaught exception, with its final line ending.
  package func formatException(_ value: Value) -> String {
    guard let exception = value.exception else { return "" }
    var seen: [ExceptionObject] = []
    return format(chain: exception, &seen)
  }

  private func format(chain exception: ExceptionObject, _ seen: inout [ExceptionObject]) -> String {
    seen.append(exception)
    var text = ""
    if let cause = exception.cause.exception, !seen.contains(where: { $0 === cause }) {
      text += format(chain: cause, &seen)
      text += "\nThe above exception was the direct cause of the following exception:\n\n"
    } else if let context = exception.context.exception, !exception.suppressContext,
      !seen.contains(where: { $0 === context })
    {
      text += format(chain: context, &seen)
      text += "\nDuring handling of the above exception, another exception occurred:\n\n"
    }
    return text + format(single: exception)
  }

  private func format(single exception: ExceptionObject) -> String {
    var text = ""
    if !exception.traceback.isEmpty {
      text += "Traceback (most recent call last):\n" + formatTraceback(exception)
    }
    if let place = exception.syntaxLocation {
      text += "  File \"\(place.file)\", line \(place.line)\n\(place.quoted)"
    }
    text += lastLine(of: exception) + "\n"
    let notes = instanceAttribute(exception, names.notes)
    if let list = notes.list {
      for note in list.elements { text += ((try? str(note)) ?? "<note str() failed>") + "\n" }
    }
    return text
  }

  /// `ValueError: message`, as the last line of a traceback.
  package func lastLine(of exception: ExceptionObject) -> String {
    let cls = exception.cls
    let module = cls.moduleName.string
    var name = cls.qualifiedName.string
    if module != "builtins" && module != "__main__" { name = module + "." + name }
    let saved = pendingException
    defer { pendingException = saved }
    let message = (try? str(Value(exception))) ?? "<exception str() failed>"
    let suggestion = suggestion(for: exception).map { ". Did you mean: '\($0)'?" } ?? ""
    return message.isEmpty && suggestion.isEmpty ? name : "\(name): \(message)\(suggestion)"
  }

  /// The places of a traceback, outermost first.
  package func tracebackLines(of value: Value) -> [TracebackLine] {
    guard let exception = value.exception else { return [] }
    return exception.traceback.reversed().map { entry in
      let code = entry.code._withUnsafeGuaranteedRef { $0 }
      let span = span(of: entry, code)
      return TracebackLine(
        file: code.source.file, line: Int(span.line) + code.source.firstLine - 1, function: code.name.string)
    }
  }

  /// Negative instruction numbers stand for the attribute part of a method call.
  private func span(of entry: TracebackEntry, _ code: CodeObject) -> SourceSpan {
    if entry.instruction < 0 {
      let index = -entry.instruction - 1
      return code.methodSpans[index] ?? code.span(at: index)
    }
    return code.span(at: entry.instruction)
  }

  /// The `File` lines of an exception's traceback.
  package func formatTraceback(_ exception: ExceptionObject) -> String {
    var text = ""
    var previous: TracebackLine?
    var repeats = 0
    for entry in exception.traceback.reversed() {
      let code = entry.code._withUnsafeGuaranteedRef { $0 }
      let span = span(of: entry, code)
      let place = TracebackLine(
        file: code.source.file, line: Int(span.line) + code.source.firstLine - 1, function: code.name.string)
      if place == previous {
        repeats += 1
      } else {
        text += repeatedLine(repeats)
        repeats = 1
        previous = place
      }
      if repeats > 3 { continue }
      text += "  File \"\(place.file)\", line \(place.line), in \(place.function)\n"
      text += sourceLines(code.source, span)
    }
    return text + repeatedLine(repeats)
  }

  private func repeatedLine(_ repeats: Int) -> String {
    let more = repeats - 3
    if more <= 0 { return "" }
    return "  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n"
  }

  /// The source line and, where it says something, the carets below it.
  private func sourceLines(_ source: SourceUnit, _ span: SourceSpan) -> String {
    let line = Array(source.line(Int(span.line)))
    let blank = line.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }.count
    var end = line.count
    while end > blank, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
    if blank >= end { return "" }
    var text = "    " + String(decoding: line[blank..<end], as: UTF8.self) + "\n"
    guard span.column >= 0, span.endColumn >= 0 else { return text }
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
    let width = { (bytes: ArraySlice<UInt8>) in bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }
    let startOffset = width(line[0..<start])
    let stopOffset = width(line[0..<stop])
    if stopOffset - startOffset == width(line[blank..<end]), anchors == nil { return text }
    text += "    "
    for offset in blank..<stopOffset {
      if offset < startOffset {
        text += " "
      } else if let anchors {
        let isInside = offset >= startOffset + anchors.left && offset < startOffset + anchors.right
        text += isInside ? "^" : "~"
      } else {
        text += "^"
      }
    }
    return text + "\n"
  }

  /// Which part of a binary operation or subscript the carets point at (in bytes of the segment).
  private func caretAnchors(_ segment: [UInt8]) -> (left: Int, right: Int)? {
    guard let parsed = try? parseExpression(segment) else { return nil }
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
        return (index, right)
      }
      return nil
    case .subscript(let value, let slice, _):
      var right = slice.range.endOffset
      while right < segment.count, segment[right] != 0x5D { right += 1 }
      return (value.range.endOffset, min(right + 1, segment.count))
    default: return nil
    }
  }

  // MARK: - Suggestions

  private func suggestion(for exception: ExceptionObject) -> String? {
    guard let name = exception.missingName.str?.string else { return nil }
    if exception.cls.isSubclass(of: exceptionClass(.attributeError)) {
      guard !exception.missingOn.isUndefined else { return nil }
      return nearest(name, among: attributeNames(of: exception.missingOn))
    }
    guard exception.cls.isSubclass(of: exceptionClass(.nameError)), let entry = exception.traceback.first else {
      return nil
    }
    let code = entry.code._withUnsafeGuaranteedRef { $0 }
    let locals = (code.localNames + code.freeNames).map(\.string).filter { !$0.hasPrefix(".") }
    return nearest(name, among: locals)
      ?? nearest(name, among: globalBindings.map(\.name.string))
      ?? nearest(name, among: builtins.pairs.compactMap { $0.key.str?.string })
  }

  /// Names of all attributes of a value, sorted (`dir`).
  package func attributeNames(of value: Value) -> [String] {
    var found: Set<String> = []
    let classes = value.cls?.mro ?? classOf(value).mro
    for owner in classes {
      for pair in owner.attributes.pairs { if let name = pair.key.str { found.insert(name.string) } }
      for dunder in Dunder.allCases where !owner.isUserClass && owner.native.covers(dunder) {
        found.insert(dunder.name)
      }
    }
    if let module = value.module {
      found = Set(module.attributes.pairs.compactMap { $0.key.str?.string })
    } else if value.isObject {
      for (name, _) in instanceAttributes(value.asObj) { found.insert(name.string) }
    }
    return found.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// CPython's choice: the first of the nearest, by edits that cost 2 (1 for a change of case).
  private func nearest(_ name: String, among candidates: [String]) -> String? {
    if candidates.count > 750 { return nil }
    let wanted = Array(name.utf8)
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
      let text = Array(candidate.utf8)
      let limit = min((wanted.count + text.count + 3) * 2 / 6, bestDistance - 1)
      let distance = editCost(wanted, text, limit: limit)
      if distance <= limit {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private func editCost(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    if abs(left.count - right.count) * 2 > limit { return limit + 1 }
    var row = (0...right.count).map { $0 * 2 }
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = (i + 1) * 2
      for (j, b) in right.enumerated() {
        let substitution = diagonal + substitutionCost(a, b)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, min(diagonal, row[j]) + 2)
      }
    }
    return row[right.count]
  }

  private func substitutionCost(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    let isLetter = (a | 0x20) >= 0x61 && (a | 0x20) <= 0x7A
    return isLetter && (a | 0x20) == (b | 0x20) ? 1 : 2
  }
}
