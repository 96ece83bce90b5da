// How steep an operation was at each of many inputs, counted by size: what goes out of a backward's node divided by what came
// in. It knows no records.

import Tensors

/// Local derivatives in five ranges.
package struct SlopeCounts: Sendable, Equatable {
  /// Slopes of 0, up to a quarter, up to a half, up to one, above one.
  package private(set) var counts = [0, 0, 0, 0, 0]
  package var total: Int { counts.reduce(0, +) }

  /// Most elements that are looked at.
  private static let limit = 1 << 20
  /// Operations whose flat places are worth a picture.
  static let flat: Set<String> = [
    "relu", "leaky_relu", "sigmoid", "tanh", "clamp", "clamp_min", "clamp_max", "hardtanh", "hardsigmoid", "hardswish",
    "softplus", "elu", "gelu", "silu", "threshold",
  ]

  /// Nil where nothing can be said: shapes differ, or an element came in as 0.
  init?(arrived: NDArray, sent: NDArray) {
    guard arrived.shape == sent.shape, arrived.count <= SlopeCounts.limit, arrived.dtype == .float32,
      sent.dtype == .float32, arrived.isContiguous, sent.isContiguous
    else { return nil }
    let (incoming, outgoing) = (
      arrived.pointer.assumingMemoryBound(to: Float.self), sent.pointer.assumingMemoryBound(to: Float.self)
    )
    for index in 0..<arrived.count {
      let before = incoming[index]
      if before == 0 || !before.isFinite { return nil }
      let slope = abs(outgoing[index] / before)
      counts[slope == 0 ? 0 : slope <= 0.25 ? 1 : slope <= 0.5 ? 2 : slope <= 1 ? 3 : 4] += 1
    }
  }
}
