// Sketches in characters, for a terminal: bars of blocks, a field of signs, the words where a drawing would say no more.

extension Sketch {
  /// The longest bar, in characters.
  private static let longestBar = 24

  /// The picture in lines, its title first.
  package var lines: [String] {
    let picture: [String]
    switch kind {
    case .sum(let parts, let total): picture = Sketch.bars(parts + [total])
    case .counts(let bins), .shares(let bins): picture = Sketch.bars(bins)
    case .kinks: picture = words.split(separator: ";").map { String($0.drop { $0 == " " }) }
    case .pairs(let count, let first, let second): picture = Sketch.field(count, first, second)
    case .forms(let forms): picture = forms.flatMap { [$0.code] + $0.notes.map { "  " + $0 } }
    }
    return [title] + picture.map { "  " + $0 }
  }

  private static func bars(_ amounts: [Amount]) -> [String] {
    let label = amounts.map(\.label.count).max() ?? 0
    let most = amounts.map { abs($0.size) }.filter(\.isFinite).max() ?? 0
    return amounts.map { amount in
      let part = most > 0 && amount.size.isFinite ? abs(amount.size) / most : 0
      let length = part > 0 ? max(1, Int((part * Double(longestBar)).rounded())) : 0
      let space = String(repeating: " ", count: label - amount.label.count)
      return "\(amount.label)\(space) ▕\(String(repeating: "█", count: length)) \(amount.text)"
    }
  }

  /// What is compared: wanted pairs on the diagonal.
  private static func field(_ count: Int, _ first: String, _ second: String) -> [String] {
    let shown = min(max(count, 0), 8)
    let rows = (0..<shown).map { row in (0..<shown).map { $0 == row ? "✓" : "×" }.joined(separator: " ") }
    return ["↓ \(first)   → \(second)"] + rows
      + ["\(count * count) pairs, \(count) wanted" + (count > shown ? " (the first \(shown) of \(count) drawn)" : "")]
  }
}
