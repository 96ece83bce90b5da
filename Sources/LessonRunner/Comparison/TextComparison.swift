// Comparing what a cell printed with what its lesson says it prints. Three verdicts: identical, within tolerance,
// different. The method: equal after normalising line ends and trailing blanks is identical. Else both sides are cut into
// tokens that must agree one by one, text as it stands and numbers by the rule; what agrees is within tolerance. So a
// word, a shape, a `grad_fn` name or a bracket can never drift, only numbers can, and a zero that changed its sign is a
// drift that is reported.

/// Compares an expectation with an output.
package struct TextComparison: Sendable {
  package var numbers: NumericRule
  package var text: TextRule

  package init(numbers: NumericRule = .auto, text: TextRule = .literal) {
    self.numbers = numbers
    self.text = text
  }

  package func verdict(expected: String, actual: String) -> Verdict {
    if text == .ignore { return .identical }
    let wanted = TextComparison.normalised(expected)
    let found = TextComparison.normalised(actual)
    if wanted == found { return .identical }
    if text == .wildcard { return wildcardVerdict(wanted, found) }
    return verdict(lines: wanted, found)
  }

  /// An `error` fence: the type is exact, and what is written of the message must be how the real one begins. Both are
  /// texts like `RuntimeError: Trying to …`.
  package func errorVerdict(expected: String, actual: String) -> Verdict {
    let wanted = TextComparison.normalised(expected)
    let found = TextComparison.normalised(actual)
    let (wantedType, wantedMessage) = TextComparison.typeAndMessage(wanted)
    let (foundType, foundMessage) = TextComparison.typeAndMessage(found)
    if wantedType != foundType {
      let sentence = "expected \(wantedType), and \(foundType) was raised"
      return .different(difference(line: 1, wanted, found, sentence))
    }
    if text == .wildcard, case let verdict = wildcardVerdict(wanted, found), verdict.isAccepted { return verdict }
    if foundMessage.utf8.starts(with: wantedMessage.utf8) { return .identical }
    let line = firstDifferentLine(wanted, found)
    return .different(difference(line: line, wanted, found, "the message of the \(foundType) is another"))
  }

  /// Lines without line ends and trailing blanks, without empty lines at the end.
  static func normalised(_ text: String) -> [Substring] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    for index in lines.indices {
      while let last = lines[index].last, last == " " || last == "\t" { lines[index].removeLast() }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func typeAndMessage(_ lines: [Substring]) -> (type: String, message: String) {
    let text = lines.joined(separator: "\n")
    guard let colon = text.firstIndex(of: ":") else { return (text, "") }
    let message = text[text.index(after: colon)...].drop { $0 == " " }
    return (String(text[..<colon]), String(message))
  }

  // MARK: Tokens

  private func verdict(lines wanted: [Substring], _ found: [Substring]) -> Verdict {
    let expected = ComparisonTokenizer.tokens(of: wanted.joined(separator: "\n")[...], wildcards: text == .wildcard)
    let actual = ComparisonTokenizer.tokens(of: found.joined(separator: "\n")[...])
    if expected.contains(where: { $0.kind == .anyText }) {
      return wildcardTokens(expected, actual, wanted, found)
    }
    var tally = NumberTally()
    var isAccepted = expected.count == actual.count
    var textDiffers = !isAccepted
    for (left, right) in zip(expected, actual) {
      guard case .number(let wantedNumber) = left.kind, case .number(let foundNumber) = right.kind else {
        if left.text != right.text {
          isAccepted = false
          textDiffers = true
        }
        continue
      }
      tally.total += 1
      if !left.isElement { tally.looseNumbers += 1 }
      if left.text == right.text { continue }
      let change = NumberChange(left, right, wantedNumber, foundNumber)
      tally.add(change, relativeTo: wantedNumber.value)
      if !accepts(change, wantedNumber, foundNumber, left, right) {
        isAccepted = false
        tally.firstRefusedLine = tally.firstRefusedLine ?? left.line
      }
    }
    if isAccepted { return tally.changed == 0 ? .identical : .withinTolerance(tally.drift) }
    if textDiffers {
      return .different(difference(line: firstDifferentLine(wanted, found), wanted, found, nil))
    }
    var result = difference(line: tally.firstRefusedLine ?? 1, wanted, found, tally.sentence)
    result.drift = tally.drift
    return .different(result)
  }

  private func accepts(
    _ change: NumberChange, _ wanted: NumberToken, _ found: NumberToken, _ left: ComparisonToken,
    _ right: ComparisonToken
  ) -> Bool {
    if numbers == .exact { return false }
    guard wanted.isFloating, found.isFloating else { return wanted.isFloating == found.isFloating && wanted == found }
    if wanted.value.isNaN || found.value.isNaN { return wanted.value.isNaN && found.value.isNaN }
    if wanted.value == found.value {
      // `-0.` and `0.`, or more digits of the same number; as many digits that are others are a changed number.
      return numbers != .auto || wanted.value == 0 || left.text.utf8.count != right.text.utf8.count
    }
    if wanted.value.isInfinite || found.value.isInfinite { return false }
    switch numbers {
    case .exact: return false
    case .auto:
      // Only two numbers that a float32 can hold, a few units apart, are the same result on another machine. What is
      // printed with four decimals must be what is written: one changed digit is a difference.
      let areSingle = Double(Float(wanted.value)) == wanted.value && Double(Float(found.value)) == found.value
      return areSingle && change.absolute <= 4 * Double(Float(wanted.value.magnitude).ulp)
    case .within(let relative, let absolute):
      if let absolute, change.absolute <= absolute * (1 + 1e-9) { return true }
      if let relative, change.absolute <= relative * wanted.value.magnitude * (1 + 1e-9) { return true }
      return false
    }
  }

  // MARK: Wildcards

  /// A line `[...]` stands for any number of lines; between such lines, stretches of equal length are compared. The
  /// stretches are placed from left to right at the first position where they agree, the last one at the end.
  private func wildcardVerdict(_ wanted: [Substring], _ found: [Substring]) -> Verdict {
    let isGap = wanted.map { $0.drop { $0 == " " } == "[...]" }
    guard isGap.contains(true) else { return verdict(lines: wanted, found) }
    let stretches = wanted.indices.split(omittingEmptySubsequences: false) { isGap[$0] }
    var position = 0
    var tally = NumberTally()
    for (number, indices) in stretches.enumerated() {
      let lines = Array(wanted[indices])
      let isFirst = number == 0
      let isLast = number == stretches.count - 1
      let starts: [Int]
      let latest = found.count - lines.count
      if isFirst {
        starts = [0]
      } else if isLast {
        starts = [latest]
      } else {
        starts = latest >= position ? Array(position...latest) : []
      }
      guard let match = firstMatch(lines, found, at: starts.filter { $0 >= position && $0 <= latest }) else {
        let sentence = "no lines of the output match lines \(indices.startIndex + 1) to \(max(indices.endIndex, 1))"
        return .different(difference(line: indices.startIndex + 1, wanted, found, sentence))
      }
      if case .withinTolerance(let drift) = match.verdict { tally.add(drift) }
      position = match.start + lines.count
    }
    return tally.changed == 0 ? .identical : .withinTolerance(tally.drift)
  }

  private func firstMatch(
    _ lines: [Substring], _ found: [Substring], at starts: [Int]
  ) -> (start: Int, verdict: Verdict)? {
    for start in starts {
      let verdict = verdict(lines: lines, Array(found[start..<(start + lines.count)]))
      if verdict.isAccepted { return (start, verdict) }
    }
    return nil
  }

  /// `[..]` within lines: each line's pieces must stand in the line in this order, the first at its beginning and the last
  /// at its end. Numbers next to a `[..]` are compared as they stand.
  private func wildcardTokens(
    _ expected: [ComparisonToken], _ actual: [ComparisonToken], _ wanted: [Substring], _ found: [Substring]
  ) -> Verdict {
    guard wanted.count == found.count else {
      return .different(difference(line: firstDifferentLine(wanted, found), wanted, found, nil))
    }
    var tally = NumberTally()
    for index in wanted.indices {
      if wanted[index].contains("[..]") {
        if LinePattern(wanted[index]).matches(found[index]) { continue }
        return .different(difference(line: index + 1, wanted, found, nil))
      }
      switch verdict(lines: [wanted[index]], [found[index]]) {
      case .identical: break
      case .withinTolerance(let drift): tally.add(drift)
      case .different(var inner):
        inner.line = index + 1
        return .different(inner)
      }
    }
    return tally.changed == 0 ? .identical : .withinTolerance(tally.drift)
  }

  // MARK: Differences

  private func firstDifferentLine(_ wanted: [Substring], _ found: [Substring]) -> Int {
    for index in 0..<min(wanted.count, found.count) where !agrees(wanted[index], found[index]) { return index + 1 }
    return min(wanted.count, found.count) + 1
  }

  private func agrees(_ wanted: Substring, _ found: Substring) -> Bool {
    if wanted == found { return true }
    if text == .wildcard, wanted.contains("[..]") { return LinePattern(wanted).matches(found) }
    let left = ComparisonTokenizer.tokens(of: wanted)
    let right = ComparisonTokenizer.tokens(of: found)
    guard left.count == right.count else { return false }
    return zip(left, right).allSatisfy { left, right in
      guard case .number(let first) = left.kind, case .number(let second) = right.kind else {
        return left.text == right.text
      }
      return left.text == right.text
        || accepts(NumberChange(left, right, first, second), first, second, left, right)
    }
  }

  private func difference(
    line: Int, _ wanted: [Substring], _ found: [Substring], _ sentence: String?
  ) -> TextDifference {
    let expectedLine = wanted.indices.contains(line - 1) ? String(wanted[line - 1]) : nil
    let actualLine = found.indices.contains(line - 1) ? String(found[line - 1]) : nil
    let words: String
    switch (expectedLine, actualLine) {
    case (nil, nil): words = "the texts differ"
    case (nil, _): words = "the output goes on where the lesson ends"
    case (_, nil): words = "the output ends before this line"
    default: words = "the text of this line is another"
    }
    return TextDifference(
      line: line, expectedLine: expectedLine, actualLine: actualLine, sentence: sentence ?? words)
  }
}

/// A line with `[..]` in it.
private struct LinePattern {
  private let pieces: [Substring]

  init(_ line: Substring) {
    pieces = line.split(separator: "[..]", omittingEmptySubsequences: false)
  }

  func matches(_ line: Substring) -> Bool {
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return pieces.first == line }
    guard line.hasPrefix(first) else { return false }
    var rest = line.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
