// The gradient of the CTC loss in the reference's order: what paths lead to each place before it (alpha) and from it (beta),
// in logarithms, by the C library's functions a number at a time; then what all places of one label weigh together. The
// loss itself is what the last two places hold. Knows no graph.
import Glibc
import Tensors

/// One sequence: its labels between blanks, and how many steps of the scores count.
struct AlignmentPath {
  let labels: [Int]
  let steps: Int
}

/// Gradients in one precision.
struct AlignmentSlopes<Number: BinaryFloatingPoint & Sendable>: Sendable {
  private typealias Rows = [[Number]]

  let exponential: @Sendable (Number) -> Number
  let logarithm: @Sendable (Number) -> Number

  /// The losses of scores [time, batch, classes].
  func losses(_ scores: [Double], _ shape: Shape, _ paths: [AlignmentPath]) -> [Double] {
    paths.enumerated().map { (item, path) in Double(loss(rows(of: item, scores, shape), path)) }
  }

  /// The gradients of such scores from those of the losses.
  func slopes(
    _ scores: [Double], _ shape: Shape, _ paths: [AlignmentPath], _ given: [Double], keepsInfinity: Bool
  ) -> [Double] {
    var result = [Double](repeating: 0, count: scores.count)
    for (item, path) in paths.enumerated() {
      let found = gradient(
        rows(of: item, scores, shape), path, given: Number(given[item]), keepsInfinity: keepsInfinity)
      for (step, row) in found.enumerated() {
        let start = (step * shape[1] + item) * shape[2]
        for (place, slope) in row.enumerated() { result[start + place] = Double(slope) }
      }
    }
    return result
  }

  private func rows(of item: Int, _ scores: [Double], _ shape: Shape) -> [[Number]] {
    (0..<shape[0]).map { step in
      let start = (step * shape[1] + item) * shape[2]
      return scores[start..<(start + shape[2])].map { Number($0) }
    }
  }

  /// The loss of one sequence. Nothing to spell in no steps is certain, and its logarithm has a sign.
  private func loss(_ scores: [[Number]], _ path: AlignmentPath) -> Number {
    if path.steps == 0 { return path.labels.count == 1 ? -0.0 : .infinity }
    return -together(alphas(scores, path)[path.steps - 1].suffix(2).reversed())
  }

  /// The gradient of scores [time][classes] whose loss has the gradient `given`; `keepsInfinity` unless impossible paths
  /// count as nothing.
  func gradient(_ scores: [[Number]], _ path: AlignmentPath, given: Number, keepsInfinity: Bool) -> [[Number]] {
    let nothing = scores.map { $0.map { _ in Number(0) } }
    guard path.steps > 0 else { return nothing }
    let before = alphas(scores, path)
    let loss = -together(before[path.steps - 1].suffix(2).reversed())
    if loss == .infinity && !keepsInfinity { return nothing }
    var result = weights(scores, path, before)
    for step in result.indices {
      for place in result[step].indices {
        let score = scores[step][place]
        result[step][place] = (exponential(score) - exponential(result[step][place] + loss - score)) * given
      }
    }
    return result + nothing.dropFirst(path.steps)
  }

  /// log of the sum of what these are logarithms of.
  private func together(_ values: [Number]) -> Number {
    var most = values[0]
    for value in values.dropFirst() where value > most { most = value }
    if most == -.infinity { most = 0 }
    var sum = exponential(values[0] - most)
    for value in values.dropFirst() { sum += exponential(value - most) }
    return values.count == 1 ? values[0] : logarithm(sum) + most
  }

  private func skips(_ path: AlignmentPath, _ place: Int) -> Bool {
    place > 1 && path.labels[place - 2] != path.labels[place]
  }

  private func alphas(_ scores: [[Number]], _ path: AlignmentPath) -> [[Number]] {
    let count = path.labels.count
    var rows = Rows(repeating: [Number](repeating: -.infinity, count: count), count: path.steps)
    for place in 0..<Swift.min(count, 2) { rows[0][place] = scores[0][path.labels[place]] }
    for step in 1..<Swift.max(path.steps, 1) {
      let last = rows[step - 1]
      for place in 0..<count {
        let sum = together([
          last[place], place > 0 ? last[place - 1] : -.infinity, skips(path, place) ? last[place - 2] : -.infinity,
        ])
        rows[step][place] = sum + scores[step][path.labels[place]]
      }
    }
    return rows
  }

  /// For each step and label, the logarithm of what the paths through it weigh.
  private func weights(_ scores: [[Number]], _ path: AlignmentPath, _ before: [[Number]]) -> [[Number]] {
    let count = path.labels.count
    let impossible = [Number](repeating: -.infinity, count: scores[0].count)
    var result = Rows(repeating: impossible, count: path.steps)
    var after = [Number](repeating: -.infinity, count: count)
    for step in stride(from: path.steps - 1, through: 0, by: -1) {
      let next = after
      for place in stride(from: count - 1, through: 0, by: -1) {
        let label = path.labels[place]
        if step == path.steps - 1 {
          if place < count - 2 { continue }
          after[place] = scores[step][label]
          result[step][label] = before[step][place] + after[place]
          continue
        }
        let sum = together([
          next[place], place < count - 1 ? next[place + 1] : -.infinity,
          place < count - 2 && path.labels[place + 2] != label ? next[place + 2] : -.infinity,
        ])
        after[place] = sum + scores[step][label]
        let weight = before[step][place] + after[place]
        let known = result[step][label]
        result[step][label] = known == -.infinity ? weight : added(known, weight)
      }
    }
    return result
  }

  private func added(_ known: Number, _ weight: Number) -> Number {
    let most = Swift.max(known, weight)
    return logarithm(exponential(known - most) + exponential(weight - most)) + most
  }
}

extension AlignmentSlopes<Float> {
  static var single: AlignmentSlopes<Float> { AlignmentSlopes(exponential: { expf($0) }, logarithm: { logf($0) }) }
}

extension AlignmentSlopes<Double> {
  static var double: AlignmentSlopes<Double> {
    AlignmentSlopes(exponential: { Glibc.exp($0) }, logarithm: { Glibc.log($0) })
  }
}
