// A new output into a fence with wildcards: lines whose pattern still matches stay as the author wrote them, the rest is
// written anew. The lines are aligned so that as many patterns as possible stay; `[...]` takes any lines in between.

enum WildcardMerge {
  /// Beyond this the alignment would take longer than it is worth; everything is written anew.
  private static let lineLimit = 600

  static func merged(written: String, came: String) -> String {
    let patterns = TextComparison.normalised(written)
    let lines = TextComparison.normalised(came)
    guard patterns.count <= lineLimit, lines.count <= lineLimit else { return came }
    let result = aligned(patterns, lines)
    return result.isEmpty ? "" : result.joined(separator: "\n") + "\n"
  }

  private static func isGap(_ pattern: Substring) -> Bool { pattern.drop { $0 == " " } == "[...]" }

  private static func aligned(_ patterns: [Substring], _ lines: [Substring]) -> [String] {
    let comparison = TextComparison(numbers: .auto, text: .wildcard)
    let width = lines.count + 1
    var best = [Int](repeating: 0, count: (patterns.count + 1) * width)
    var matches = [Bool](repeating: false, count: (patterns.count + 1) * width)
    for i in stride(from: patterns.count, through: 0, by: -1) {
      for j in stride(from: lines.count, through: 0, by: -1) {
        if i == patterns.count {
          best[i * width + j] = -(lines.count - j)
          continue
        }
        var score = best[(i + 1) * width + j]
        if isGap(patterns[i]) {
          score += 1
          if j < lines.count { score = max(score, best[i * width + j + 1]) }
        } else if j < lines.count {
          score = max(score, best[i * width + j + 1] - 1)
          let isMatch =
            patterns[i] == lines[j]
            || (patterns[i].contains("[..]")
              && comparison.verdict(expected: String(patterns[i]), actual: String(lines[j])).isAccepted)
          matches[i * width + j] = isMatch
          // A line in the place of another is better than one that a gap swallows.
          score = max(score, best[(i + 1) * width + j + 1] + (isMatch ? 4 : 1))
        }
        best[i * width + j] = score
      }
    }
    return walked(patterns, lines, best, matches)
  }

  private static func walked(
    _ patterns: [Substring], _ lines: [Substring], _ best: [Int], _ matches: [Bool]
  ) -> [String] {
    let width = lines.count + 1
    var result: [String] = []
    var i = 0
    var j = 0
    while i < patterns.count || j < lines.count {
      guard i < patterns.count else {
        result.append(String(lines[j]))
        j += 1
        continue
      }
      let score = best[i * width + j]
      if isGap(patterns[i]) {
        if j < lines.count, score == best[i * width + j + 1] {
          j += 1
        } else {
          result.append(String(patterns[i]))
          i += 1
        }
      } else if j < lines.count, matches[i * width + j], score == best[(i + 1) * width + j + 1] + 4 {
        result.append(String(patterns[i]))
        i += 1
        j += 1
      } else if j < lines.count, !matches[i * width + j], score == best[(i + 1) * width + j + 1] + 1 {
        result.append(String(lines[j]))
        i += 1
        j += 1
      } else if j < lines.count, score == best[i * width + j + 1] - 1 {
        result.append(String(lines[j]))
        j += 1
      } else {
        i += 1
      }
    }
    return result
  }
}
