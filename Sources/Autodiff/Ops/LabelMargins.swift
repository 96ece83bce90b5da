// The value and the gradient of `F.multilabel_margin_loss` in the reference's order. Knows no tensors.
import Tensors

/// The values and the gradient of `F.multilabel_margin_loss`: a row's terms are added in double precision and rounded before they are
/// divided (measured under the reference); what follows the loss multiplies at the end.
struct LabelMargins {
  let classes: Int
  /// The classes of each row, ended by a negative number.
  let listed: [Int]
  let reduction: LossReduction

  private func labels(_ start: Int) -> ArraySlice<Int> {
    listed[start..<(start + classes)].prefix { $0 >= 0 }
  }

  /// Calls `body` with each of a row's classes, each other one and by how much the margin between them is missed.
  private func forMissed<Number: BinaryFloatingPoint>(
    _ scores: [Number], _ start: Int, _ body: (Int, Int, Number) -> Void
  ) {
    let own = labels(start)
    var isOwn = [Bool](repeating: false, count: classes)
    for label in own { isOwn[label] = true }
    for label in own {
      let edge = 1 - scores[start + label]
      for place in 0..<classes where !isOwn[place] {
        let rest = edge + scores[start + place]
        if rest > 0 { body(label, place, rest) }
      }
    }
  }

  /// One loss for each row, or one for all.
  func losses<Number: BinaryFloatingPoint>(_ scores: [Number]) -> [Double] {
    let sums = stride(from: 0, to: scores.count, by: classes).map { start in
      var sum = 0.0
      forMissed(scores, start) { _, _, rest in sum += Double(rest) }
      return Number(sum)
    }
    if reduction == .none { return sums.map { Double($0 / Number(classes)) } }
    let total = sums.reduce(0.0) { $0 + Double($1) } / Double(classes)
    return [reduction == .mean ? total / Double(sums.count) : total]
  }

  func gradients<Number: BinaryFloatingPoint>(_ scores: [Number], _ given: [Number]) -> [Number] {
    let share = Number(1.0 / Double(reduction == .mean ? scores.count : classes))
    var result = [Number](repeating: 0, count: scores.count)
    for (row, start) in stride(from: 0, to: scores.count, by: classes).enumerated() {
      forMissed(scores, start) { label, place, _ in
        result[start + label] -= share
        result[start + place] += share
      }
      for place in start..<(start + classes) { result[place] *= given[given.count == 1 ? 0 : row] }
    }
    return result
  }
}
