// One backward compared with the worlds of a check: the sum over all leaves of gradient times direction is what the output
// should change by, and the difference between the worlds says what it does change by.
import Tensors

/// What comparing one `backward` or `grad` gave.
package struct GradientComparison: Sendable, Equatable {
  package enum Outcome: Sendable, Equatable {
    case agrees
    case disagrees
    /// The slopes ahead and behind differ: there is no derivative here.
    case kink
    /// Computing it again gave another value.
    case unsteady
    /// It could not be computed again.
    case notCompared(String)
  }

  /// The line that asked for the gradients.
  package var line: Int?
  package var outcome: Outcome
  /// How far the two are apart, relative to the sum of all contributions' sizes.
  package var relativeError = 0.0
  /// The slope along the direction by differences, and by the gradients.
  package var difference = 0.0
  package var gradient = 0.0
}

extension FiniteDifferences {
  /// Compares the gradients of outputs; `starts` pairs with them. Runs before the lesson's own walk.
  func compare(_ outputs: [Tensor], _ starts: [Tensor?]) {
    guard isWatching else { return }
    makeOpaque()
    let line = place()
    do throws(TensorError) {
      add(try comparison(outputs, starts, line))
    } catch {
      recover()
      add(GradientComparison(line: line, outcome: .notCompared(error.message)))
    }
  }

  private func comparison(
    _ outputs: [Tensor], _ starts: [Tensor?], _ line: Int?
  ) throws(TensorError) -> GradientComparison {
    var roots: [(edge: GradientEdge, gradient: Tensor)] = []
    // What the output is for the lesson, the sum of its parts' sizes, and what it is in the worlds.
    var (own, size, loss) = (0.0, 0.0, 0.0)
    var found = [0.0, 0.0, 0.0]
    var precision = DType.float64
    for (output, start) in zip(outputs, starts) {
      guard let start, output.gradientEdge.node != nil else { continue }
      roots.append((output.gradientEdge, start))
      precision = precision.lessPrecise(than: output.dtype)
      let weight = try start.array.converted(to: start.dtype.doubled)
      let parts = try weight.slopes(along: try output.array.converted(to: output.dtype.doubled))
      own += try parts.total()
      size += try parts.unary(.absolute).total()
      loss = max(loss, values.loss(of: output))
      let arrays = try values.arrays(of: output, isVariable: true)
      for (world, array) in arrays.enumerated() { found[world] += try weight.slopes(along: array).total() }
    }
    let (walk, isExact) = try walked(roots)
    precision = precision.lessPrecise(than: walk.precision)
    let judge = Judge(
      own: own, size: size, found: found, gradient: walk.slope, scale: walk.scale,
      tolerance: isExact ? DType.float64.gradientTolerance : precision.gradientTolerance,
      steadiness: 100 * precision.gradientTolerance, loss: isExact ? 0 : loss)
    return judge.comparison(line)
  }

  /// What a walk gives: the slope along the direction, the sum of its parts' sizes, and the least precise type of a leaf.
  private struct Walk {
    var slope = 0.0
    var scale = 0.0
    var precision = DType.float64
  }

  /// A walk in double precision; where a rule cannot do that, one in the lesson's own.
  private func walked(
    _ roots: [(edge: GradientEdge, gradient: Tensor)]
  ) throws(TensorError) -> (walk: Walk, isExact: Bool) {
    var exact: [(edge: GradientEdge, gradient: Tensor)] = []
    for root in roots {
      exact.append((root.edge, Tensor(try root.gradient.array.converted(to: root.gradient.dtype.doubled))))
    }
    var result: Walk?
    do throws(TensorError) {
      try walk { () throws(TensorError) in result = try self.slope(exact) }
    } catch {
      recover()
    }
    if let result { return (result, true) }
    return (try slope(roots), false)
  }

  /// The slope along the direction that the gradients of all leaves give.
  private func slope(_ roots: [(edge: GradientEdge, gradient: Tensor)]) throws(TensorError) -> Walk {
    let nodes = Self.leafNodes(below: roots.compactMap(\.edge.node))
    let run = BackwardRun(
      state: state, keepsGraph: true, createsGraph: false,
      captures: nodes.map { GradientCapture(node: $0, output: 0) }, isRestricted: true)
    run.skipsHooks = true
    try run.execute(roots: roots, executed: [])
    var walk = Walk()
    for (node, capture) in zip(nodes, run.captures) {
      guard let leaf = node.variable, let gradient = capture.gradient else { continue }
      walk.precision = walk.precision.lessPrecise(than: leaf.dtype)
      let exact = try gradient.array.converted(to: gradient.dtype.doubled)
      let parts = try exact.slopes(along: try values.shadow(of: leaf).direction)
      walk.slope += try parts.total()
      walk.scale += try parts.unary(.absolute).total()
    }
    return walk
  }

  private static func leafNodes(below roots: [GradientNode]) -> [GradientNode] {
    var seen = Set<ObjectIdentifier>()
    var found: [GradientNode] = []
    var pending = roots
    while let node = pending.popLast() {
      guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
      if node.variable != nil { found.append(node) }
      for edge in node.edges { if let next = edge.node { pending.append(next) } }
    }
    return found.sorted { $0.sequence < $1.sequence }
  }
}

/// The numbers of one comparison and what they mean.
private struct Judge {
  /// The output for the lesson, and the sum of its parts' sizes.
  let own: Double
  let size: Double
  /// The output in the worlds: at the values, forward, backward.
  let found: [Double]
  let gradient: Double
  let scale: Double
  let tolerance: Double
  /// How far the output may be from what it was for the lesson.
  let steadiness: Double
  /// What the lesson's own precision lost on the way to the output.
  let loss: Double

  func comparison(_ line: Int?) -> GradientComparison {
    let distance = FiniteDifferences.distance
    let slope = (found[1] - found[2]) / (2 * distance)
    var result = GradientComparison(line: line, outcome: .agrees, difference: slope, gradient: gradient)
    guard found.allSatisfy(\.isFinite), gradient.isFinite, own.isFinite else {
      result.outcome = .notCompared("a value or a gradient is not finite")
      return result
    }
    // What rounding in double precision leaves of the difference.
    let noise = 1e-14 * (size + found[0].magnitude) / distance
    let whole = max(scale, noise)
    result.relativeError = whole == 0 ? 0 : (slope - gradient).magnitude / whole
    let isNear = (slope - gradient).magnitude <= (tolerance + 20 * loss) * scale + noise
    let change = (found[0] - own).magnitude / max(size, own.magnitude, 1e-12)
    if change > steadiness || (!isNear && loss > 50 * tolerance) {
      result.outcome = .unsteady
    } else if !isNear {
      result.outcome = isSmooth(beside: (slope - gradient).magnitude) ? .disagrees : .kink
    }
    return result
  }

  /// Whether the slopes ahead and behind are the same, beside what is to be explained, and the output does not jump. A step
  /// of this size bends a smooth function by a millionth; one that passes a kink, by twice what it makes the slopes differ.
  private func isSmooth(beside gap: Double) -> Bool {
    let distance = FiniteDifferences.distance
    let (ahead, behind) = ((found[1] - found[0]) / distance, (found[0] - found[2]) / distance)
    if (ahead - behind).magnitude > gap { return false }
    return (found[1] - found[2]).magnitude <= 1e-3 * max(size, found[0].magnitude, distance * scale)
  }
}

extension DType {
  /// The one of the two that holds fewer digits.
  fileprivate func lessPrecise(than other: DType) -> DType {
    gradientTolerance >= other.gradientTolerance ? self : other
  }

  /// How far a gradient computed in this type may be from the differences.
  fileprivate var gradientTolerance: Double {
    switch self {
    case .float64, .complex128: 1e-6
    case .float16, .bfloat16: 5e-2
    default: 1e-4
    }
  }
}

extension NDArray {
  /// What each element of a gradient says of a move along a direction. The gradient in a complex number holds the slopes in
  /// its two parts, so that the slope along a move is the real part of the product with the conjugate.
  fileprivate func slopes(along direction: NDArray) throws(TensorError) -> NDArray {
    if !dtype.isComplex && !direction.dtype.isComplex { return try binary(.multiply, direction) }
    let product = try (dtype.isComplex ? try unary(.conjugate) : self).binary(.multiply, direction)
    return try product.part(imaginary: false).contiguous()
  }

  /// The sum of all elements, as a number.
  fileprivate func total() throws(TensorError) -> Double { try reduced(.sum).item().doubleValue }
}
