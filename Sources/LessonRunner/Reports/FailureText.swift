// A failure as lines for people: where, one sentence, both texts with the changed places marked, how far numbers moved.

extension CellFailure {
  /// Lines without colour, each with its line ending.
  package func text(path: String) -> String {
    var text = "\(path):\(line): \(message)\n"
    if let comparison { text += comparison.lines.map { "    \($0)\n" }.joined() }
    for line in details.split(separator: "\n", omittingEmptySubsequences: false) where !details.isEmpty {
      if line.isEmpty && details.hasSuffix("\n") && line.endIndex == details.endIndex { continue }
      text += "    \(line.count > 400 ? line.prefix(400) + "…" : line)\n"
    }
    return text
  }
}

extension CellFailure.Comparison {
  /// More changed lines than this are counted, not shown.
  private static let shownLines = 12
  private static let shownWidth = 160

  /// The lines that differ, what changed in them, and how far numbers moved.
  package var lines: [String] {
    let old = TextComparison.normalised(written)
    let new = TextComparison.normalised(came)
    let hunks = LineDiff.hunks(old, new)
    var lines: [String] = []
    if hunks.count == 1, let hunk = hunks.first, hunk.old.count <= 1, hunk.new.count <= 1 {
      let left = hunk.old.first.map { old[$0] }
      let right = hunk.new.first.map { new[$0] }
      lines += pair(left, right, "written: ", "came:    ")
    } else {
      for hunk in hunks { lines += self.lines(of: hunk, old, new) }
    }
    if lines.count > Self.shownLines * 3 {
      let more = lines.count - Self.shownLines * 3
      lines = Array(lines.prefix(Self.shownLines * 3)) + ["… and \(more) more lines"]
    }
    if let drift, drift.changed > 0 { lines.append(drift.sizes) }
    return lines
  }

  /// Each number that moved, where there are several: what is accepted should be seen one by one.
  var changeLines: [String] {
    guard let drift, drift.changed > 1 else { return [] }
    var lines = drift.changes.prefix(Self.shownLines).map(\.words)
    if drift.changed > lines.count { lines.append("… and \(drift.changed - lines.count) more numbers") }
    return lines
  }

  private func lines(of hunk: LineHunk, _ old: [Substring], _ new: [Substring]) -> [String] {
    var lines = ["line \(hunk.old.lowerBound + 1):"]
    if hunk.old.count == hunk.new.count {
      for (left, right) in zip(hunk.old, hunk.new).prefix(Self.shownLines) {
        lines += pair(old[left], new[right], "- ", "+ ")
      }
      if hunk.old.count > Self.shownLines { lines.append("… and \(hunk.old.count - Self.shownLines) more lines") }
      return lines
    }
    for (mark, range, text) in [("- ", hunk.old, old), ("+ ", hunk.new, new)] {
      for index in range.prefix(Self.shownLines) { lines.append(mark + Self.cut(text[index], around: 0)) }
      if range.count > Self.shownLines { lines.append("\(mark)… \(range.count - Self.shownLines) more lines") }
    }
    return lines
  }

  private func pair(_ left: Substring?, _ right: Substring?, _ first: String, _ second: String) -> [String] {
    guard let left, let right else {
      return [
        first + (left.map { Self.cut($0, around: 0) } ?? "(nothing)"),
        second + (right.map { Self.cut($0, around: 0) } ?? "(nothing)"),
      ]
    }
    let marks = ChangeMarks(left, right)
    if left.count > Self.shownWidth || right.count > Self.shownWidth {
      return [first + Self.cut(left, around: marks.first), second + Self.cut(right, around: marks.first)]
    }
    let below = String(repeating: " ", count: second.count) + marks.line
    return [first + left, second + right, below]
  }

  /// A long line around the place that matters.
  private static func cut(_ line: Substring, around place: Int) -> String {
    let start = max(0, place - shownWidth / 2)
    let tail = line.dropFirst(start)
    let middle = tail.prefix(shownWidth)
    return (start > 0 ? "…" : "") + middle + (middle.endIndex < tail.endIndex ? "…" : "")
  }
}

/// Carets under the parts of a line that are others.
private struct ChangeMarks {
  /// The first character that differs.
  let first: Int
  let line: String

  init(_ left: Substring, _ right: Substring) {
    var marked = [Bool](repeating: false, count: right.count)
    let old = ComparisonTokenizer.tokens(of: left)
    let new = ComparisonTokenizer.tokens(of: right)
    if old.count == new.count, left.count < 10_000, right.count < 10_000 {
      for (before, after) in zip(old, new) where before.text != after.text {
        let start = right.distance(from: right.startIndex, to: after.text.startIndex)
        for index in start..<min(marked.count, start + max(1, after.text.count)) { marked[index] = true }
      }
    } else {
      let a = Array(left)
      let b = Array(right)
      var start = 0
      while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
      var end = b.count
      var other = a.count
      while end > start, other > start, a[other - 1] == b[end - 1] {
        end -= 1
        other -= 1
      }
      for index in start..<max(start, end) { marked[index] = true }
    }
    first = marked.firstIndex(of: true) ?? right.count
    let last = marked.lastIndex(of: true) ?? first
    line = String(marked.prefix(last + 1).map { $0 ? "^" : " " }) + (first == right.count ? "^" : "")
  }
}

extension NumberChange {
  /// `1.25 became 1.5: 0.25 absolute, 0.2 relative, 2.1e6 ULP`
  fileprivate var words: String {
    let old = (Double(expected) ?? 0).magnitude
    return "\(expected) became \(actual): "
      + NumericDrift.words(absolute: absolute, relative: old == 0 ? 0 : absolute / old, ulps: ulps)
  }
}

extension NumericDrift {
  /// `largest difference: 0.002 absolute, 0.0016 relative, 3 ULP`
  var sizes: String {
    "largest difference: " + Self.words(absolute: largestAbsolute, relative: largestRelative, ulps: largestULP)
  }

  fileprivate static func words(absolute: Double, relative: Double, ulps: Int?) -> String {
    var parts = ["\(shortNumber(absolute)) absolute"]
    if relative > 0 { parts.append("\(shortNumber(relative)) relative") }
    if let ulps, ulps > 0 {
      parts.append("\(ulps < 1_000_000 ? "\(ulps)" : shortNumber(Double(ulps))) ULP")
    }
    return parts.joined(separator: ", ")
  }
}
