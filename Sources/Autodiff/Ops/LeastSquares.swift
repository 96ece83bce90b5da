// Least squares with their derivatives: solutions by the pseudo-inverse, and what is left over. Knows no Python.
import Tensors

/// Which of LAPACK's ways solves `linalg.lstsq`: they differ in what they tell beside the solution.
package enum LeastSquaresDriver: String, Sendable {
  case gels, gelsy, gelsd, gelss

  /// Whether sums of squares of what is left over are told.
  var tellsResiduals: Bool { self != .gelsy }
  package var tellsRank: Bool { self != .gels }
  package var tellsSingularValues: Bool { self == .gelsd || self == .gelss }
}

extension Tensor {
  /// `linalg.lstsq`: the X of the least |self·X - right| (of those the smallest) and, for tall matrices, the sums of squares
  /// of what is left over. `right` holds columns.
  package func leastSquares(
    _ right: Tensor, relative: Double?, _ driver: LeastSquaresDriver
  ) throws(TensorError) -> (solution: Tensor, residuals: Tensor, ranks: Tensor?, singularValues: NDArray?) {
    let (m, n) = (shape[rank - 2], shape[rank - 1])
    var solution: Tensor
    var (ranks, values): (Tensor?, NDArray?)
    if driver == .gelsy, let found = try array.completeLeastSquares(right.array, limit: relative ?? rankLimit) {
      solution = Tensor(found.solution)
      ranks = Tensor.cut(found.ranks, "lstsq", [self])
    } else {
      let factors = try array.singularValues(full: false)
      let inverse = try Tensor(array).pseudoInverse(relative: relative, absolute: nil, factors: factors)
      solution = Tensor(try inverse.array.matmul(right.array))
      if driver.tellsRank { ranks = try countOfLarge(factors.s, relative: relative, absolute: nil) }
      values = factors.s
    }
    solution = Tensor(try solution.array.laidInTallColumns(Swift.max(m, n)))
    let hasResiduals = m > n && driver.tellsResiduals
    var residuals = Tensor(try NDArray.zeros([0], dtype.realType, state))
    if hasResiduals {
      let difference = try array.matmul(solution.array).binary(.subtract, right.array)
      let sizes = try difference.unary(.absolute)
      residuals = Tensor(try sizes.binary(.multiply, sizes).reduced(.sum, [-2]))
    }
    guard let node = Tensor.history("LinalgLstsqBackward0", of: [solution, residuals], [self, right]) else {
      return (solution, residuals, ranks, values)
    }
    try node.save(0, self)
    try node.save(1, right)
    node.saveResult(2, solution, output: 0)
    node.rule = { step, _ throws(TensorError) in
      let (a, b, x) = (try step.saved(0), try step.saved(1), try step.saved(2))
      var (ga, gb): (Tensor?, Tensor?) = (nil, nil)
      if let g = step.gradient(of: 0) {
        let p = try a.pseudoInverse(relative: relative, absolute: nil)
        if step.needs(0) { ga = try Tensor.pseudoInverseGradient(try g.matmul(try b.adjoint), a, p) }
        if step.needs(1) { gb = try p.adjoint.matmul(g) }
      }
      if hasResiduals, let g = step.gradient(of: 1) {
        let rest = try a.matmul(x).sub(b).mul(try g.unsqueeze(-2)).mul(.int(2))
        let part = try rest.matmul(try x.adjoint)
        if step.needs(0) { ga = try ga.map { (ga) throws(TensorError) in try ga.add(part) } ?? part }
        if step.needs(1) {
          if let found = gb { gb = try found.sub(rest) } else { gb = try rest.neg() }
        }
      }
      step[0] = ga
      step[1] = gb
    }
    return (solution, residuals, ranks, values)
  }
}
