// What `torch.set_printoptions` sets. Knows no arrays; TensorFormatter.swift obeys it.

/// How arrays print.
package struct PrintOptions: Equatable, Sendable {
  /// Digits after the point.
  package var precision = 4
  /// Arrays of more elements are summarised.
  package var threshold = 1000
  /// Elements shown at each end of a summarised dimension.
  package var edgeItems = 3
  /// Columns of a line.
  package var lineWidth = 80
  /// Scientific notation: always, never, or as the values ask for.
  package var scientific: Bool?

  package init() {}

  /// The three profiles of the reference.
  package enum Profile: String, Sendable {
    case standard = "default"
    case short
    case full
  }

  /// Sets precision, threshold, edge items and line width to those of a profile.
  package mutating func use(_ profile: Profile) {
    precision = profile == .short ? 2 : 4
    threshold = profile == .full ? Int.max : 1000
    edgeItems = profile == .short ? 2 : 3
    lineWidth = 80
  }
}
