// Small pictures beside the words of a finding: how a `.grad` was added up, which slope was chosen at a kink, what moved a
// frozen weight, which pairs were compared, how steep an operation was at its inputs. Values with their words; the drawing
// is elsewhere. It knows no tensors: numbers and names come from whoever looked at the run.

/// One small picture.
package struct Sketch: Codable, Sendable, Equatable {
  /// A signed amount with its words.
  package struct Amount: Codable, Sendable, Equatable {
    package var label: String
    package var size: Double
    /// The amount as the run showed it: `[2, 1]`.
    package var text: String

    package init(label: String, size: Double, text: String) {
      self.label = label
      // What is not finite has no length; the words say what it is.
      self.size = size.isFinite ? size : 0
      self.text = text
    }
  }

  /// An operation at the place where it has no derivative: its slopes on both sides, and the one that was used; nil where
  /// none is a number.
  package struct Kink: Codable, Sendable, Equatable {
    package var operation: String
    package var left: Double
    package var right: Double
    package var chosen: Double?
    package var text: String

    package init(operation: String, left: Double, right: Double, chosen: Double?, text: String) {
      self.operation = operation
      self.left = left
      self.right = right
      self.chosen = chosen
      self.text = text
    }
  }

  /// A line of code with what holds of it.
  package struct Form: Codable, Sendable, Equatable {
    package var code: String
    package var notes: [String]

    package init(code: String, notes: [String]) {
      self.code = code
      self.notes = notes
    }
  }

  package enum Kind: Sendable, Equatable {
    /// Amounts that were added up one after the other, and their sum.
    case sum([Amount], total: Amount)
    case kinks([Kink])
    /// Every first against every second, where only equals were meant.
    case pairs(count: Int, first: String, second: String)
    /// How many entries lie in each range.
    case counts([Amount])
    /// Who got how much of something.
    case shares([Amount])
    /// One thing written in two ways.
    case forms([Form])
  }

  package var kind: Kind
  package var title: String

  package init(_ kind: Kind, title: String) {
    self.kind = kind
    self.title = title
  }

  /// What the picture shows, for who cannot see it.
  package var words: String {
    switch kind {
    case .sum(let parts, let total):
      return parts.map { "\($0.label): \($0.text)" }.joined(separator: "; ") + "; \(total.label): \(total.text)."
    case .kinks(let kinks):
      let sentences = kinks.map { kink in
        "\(kink.operation): slope \(Sketch.number(kink.left)) on the left, \(Sketch.number(kink.right)) on the right, "
          + (kink.chosen != nil ? "\(kink.text) is used" : "none is given: \(kink.text)")
      }
      let isChoice = kinks.allSatisfy { $0.chosen != nil }
      return sentences.joined(separator: "; ") + (isChoice ? ". A choice, not a derivative." : ".")
    case .pairs(let count, let first, let second):
      return "Each of \(count) entries of \(first) is compared with each of \(count) entries of \(second): "
        + "\(count * count) pairs, of which \(count) on the diagonal are wanted."
    case .counts(let bins), .shares(let bins):
      return bins.map { "\($0.label): \($0.text)" }.joined(separator: "; ") + "."
    case .forms(let forms):
      return forms.map { "\($0.code): \($0.notes.joined(separator: ", "))" }.joined(separator: "; ") + "."
    }
  }

  /// A short number: at most three digits behind the point.
  static func number(_ value: Double) -> String {
    if !value.isFinite { return value.isNaN ? "nan" : value < 0 ? "−∞" : "∞" }
    let rounded = (value * 1000).rounded() / 1000
    if abs(rounded) >= 1e6 { return "\(rounded)" }
    let text = rounded == rounded.rounded() ? "\(Int(rounded))" : "\(abs(rounded))"
    return rounded < 0 ? "−" + text.drop { $0 == "-" } : text
  }
}
