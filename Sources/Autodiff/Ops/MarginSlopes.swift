// The gradient of `F.multi_margin_loss` in the reference's order. Knows no tensors.

/// The gradient of `F.multi_margin_loss`: what the wrong classes of a row get is taken from its right one, a class after the
/// other; what follows the loss multiplies at the end.
struct MarginSlopes {
  let labels: [Int]
  let isSquared: Bool
  let margin: Double
  let factors: [Double]?
  let isMean: Bool

  func gradients<Number: BinaryFloatingPoint>(_ scores: [Number], _ given: [Number]) -> [Number] {
    let classes = scores.count / labels.count
    let share = Number(1.0 / Double(isMean ? scores.count : classes))
    var result = [Number](repeating: 0, count: scores.count)
    for (row, label) in labels.enumerated() {
      let start = row * classes
      var right: Number = 0
      for place in 0..<classes where place != label {
        let rest = Number(margin) - scores[start + label] + scores[start + place]
        guard rest > 0 else { continue }
        var slope = isSquared ? 2 * share * rest : share
        if let factors { slope *= Number(factors[label]) }
        right -= slope
        result[start + place] = slope
      }
      result[start + label] = right
      for place in start..<(start + classes) { result[place] *= given[given.count == 1 ? 0 : row] }
    }
    return result
  }
}
