// How far a text that is being written has come: for a prompt that asks for more lines, and for whoever needs to know
// whether a line begins a statement. CPython's `codeop` answers the first question by compiling three times; here the
// tokens answer most of it.

/// What a prompt should do with what was typed.
package enum InputState: Sendable {
  /// It can run, or it is wrong and the error should be shown.
  case complete
  /// More lines are needed.
  case incomplete
}

/// Whether a text ends within brackets, within a triple-quoted string, or behind a backslash.
package func endsInsideStatement(_ source: [UInt8]) -> Bool {
  guard let text = try? SourceText(source) else { return false }
  switch Tokenizer.tokenize(text).stop?.reason {
  case .endOfFile: return true
  case .raised(let message, _, _): return message.hasPrefix("unterminated triple-quoted")
  default: return false
  }
}

/// Whether a prompt runs the lines typed so far. A compound statement ends with an empty line.
package func inputState(of source: [UInt8]) -> InputState {
  if endsInsideStatement(source) { return .incomplete }
  let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
  let isBlank = { (line: ArraySlice<UInt8>) in line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
  if lines.allSatisfy(isBlank) { return .complete }
  // The text ends with the line typed last, and an empty line after it when that one was empty.
  let written = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
  let endsBlank = written.last.map(isBlank) ?? true
  do {
    let module = try parseModule(source)
    return endsBlank || !(module.body.last?.isCompound ?? false) ? .complete : .incomplete
  } catch {
    if endsBlank { return .complete }
    let last = written.last ?? []
    let isIndented = last.first == 0x20 || last.first == 0x09
    let significant = last.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
    let opensBlock = significant.last == 0x3A || significant.first == 0x40
    return isIndented || opensBlock ? .incomplete : .complete
  }
}

/// The byte offset behind the last statement of a program, nil if it does not parse or has none. What follows is
/// blanks, comments and perhaps a semicolon.
package func endOfLastStatement(_ source: [UInt8]) -> Int? {
  guard let module = try? parseModule(source) else { return nil }
  return module.body.last?.range.endOffset
}

extension Stmt {
  fileprivate var isCompound: Bool {
    switch kind {
    case .functionDef, .classDef, .for, .while, .if, .with, .match, .try: true
    default: false
    }
  }
}
