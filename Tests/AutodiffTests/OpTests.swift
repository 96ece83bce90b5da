// Every operation sample: value, node, gradient, second derivative against the reference's; finite differences.
import Autodiff
import Tensors
import Testing

@Suite struct OpTests {
  static let ulp = 0x1p-22
  static let second = 0x1p-21

  @Test func everySampleHasARow() throws {
    let recorded = try Fixtures.read("ops.json", as: RecordedOps.self).samples.map(\.name)
    #expect(Set(recorded) == Set(OpSample.all.map(\.name)))
    #expect(recorded.count == OpSample.all.count)
  }

  @Test func valuesAndGradientsAreTheReferences() throws {
    let rows = Dictionary(uniqueKeysWithValues: OpSample.all.map { ($0.name, $0) })
    for sample in try Fixtures.read("ops.json", as: RecordedOps.self).samples {
      guard let row = rows[sample.name] else { continue }
      do {
        try check(sample, row)
      } catch {
        Issue.record("\(sample.name): \(error)")
      }
    }
  }

  private func check(_ sample: RecordedOp, _ row: OpSample) throws {
    let state = EngineState()
    let tolerance = sample.tolerance == "exact" ? 0 : OpTests.ulp
    let leaves = try sample.leaves(state)
    let asked = leaves.filter(\.requiresGradient)
    let result = try row.operation(try sample.operands(leaves))
    report(sample, "value", sample.value.difference(from: result.array, tolerance: tolerance))
    let node = try #require(result.gradientNode)
    if node.displayName != sample.node { Issue.record("\(sample.name): node \(node.displayName), not \(sample.node)") }
    let next = (0..<node.edgeCount).map { node.edge($0).node?.displayName }
    let wanted = sample.next.map { $0.map { $0.split(separator: ":").last.map(String.init) ?? $0 } }
    if next != wanted { Issue.record("\(sample.name): next \(next), not \(wanted)") }
    let seed = Tensor(try RecordedArray.array(sample.seed, sample.value.shape, sample.value.dtype, state))
    let gradients = try Autograd.grad([result], asked, gradients: [seed], retainGraph: true)
    for (index, pair) in zip(sample.grads, gradients).enumerated() {
      let found = try #require(pair.1)
      report(sample, "gradient \(index)", pair.0.difference(from: found.array, tolerance: tolerance))
    }
    _ = try Autograd.grad([result], asked, gradients: [seed])
    let again = (try? Autograd.grad([result], asked, gradients: [seed])) != nil
    if again != sample.again { Issue.record("\(sample.name): second walk \(again), not \(sample.again)") }
    try checkSecond(sample, row, leaves, seed)
  }

  private func checkSecond(_ sample: RecordedOp, _ row: OpSample, _ leaves: [Tensor], _ seed: Tensor) throws {
    guard let second = sample.second else { return }
    let asked = leaves.filter(\.requiresGradient)
    let result = try row.operation(try sample.operands(leaves))
    let gradients = try Autograd.grad([result], asked, gradients: [seed], createGraph: true)
    var total: Tensor?
    for (index, gradient) in gradients.enumerated() {
      let gradient = try #require(gradient)
      let direction = Tensor(
        try RecordedArray.array(sample.directions[index], Array(gradient.shape), "float32", gradient.state))
      let product = try gradient.mul(direction).sum()
      total = try total?.add(product) ?? product
    }
    let sum = try #require(total)
    guard sum.requiresGradient else {
      // The reference records a product that is zero everywhere for some operations.
      for wanted in second.compactMap({ $0 }) {
        report(
          sample, "second",
          wanted.difference(
            from: try NDArray.zeros(try Shape(wanted.shape), .float32, seed.state), tolerance: OpTests.second))
      }
      return
    }
    let found = try Autograd.grad([sum], asked, allowUnused: true)
    for (index, wanted) in second.enumerated() {
      guard let wanted else { continue }
      let array = try found[index]?.array ?? NDArray.zeros(try Shape(wanted.shape), .float32, seed.state)
      report(sample, "second \(index)", wanted.difference(from: array, tolerance: OpTests.second))
    }
  }

  private func report(_ sample: RecordedOp, _ what: String, _ difference: String?) {
    if let difference { Issue.record("\(sample.name), \(what): \(difference)") }
  }

  /// In float64, along one direction: (f(x+h) - f(x-h)) / 2h against the gradient, and the same of the gradient.
  @Test func derivativesAgreeWithFiniteDifferences() throws {
    let rows = Dictionary(uniqueKeysWithValues: OpSample.all.map { ($0.name, $0) })
    let steps: Set<String> = ["sign", "floor", "ceil", "round", "trunc", "double"]
    for sample in try Fixtures.read("ops.json", as: RecordedOps.self).samples where !steps.contains(sample.name) {
      guard let row = rows[sample.name] else { continue }
      do {
        try checkDifferences(sample, row)
      } catch {
        Issue.record("\(sample.name): \(error)")
      }
    }
  }

  private func checkDifferences(_ sample: RecordedOp, _ row: OpSample) throws {
    let state = EngineState()
    state.defaultDType = .float64
    let starts: [NDArray] = try sample.inputs.map { input throws -> NDArray in
      let array = try input.array(state)
      return array.dtype == .float32 ? try array.converted(to: .float64) : array
    }
    var directions: [NDArray] = []
    for (index, array) in starts.enumerated() {
      var values: [Double] = []
      for place in 0..<array.count { values.append(Double((place * 7 + index * 3 + 1) % 11) / 11 - 0.4) }
      directions.append(try NDArray.from(values, array.shape, state))
    }
    func leaves(_ distance: Double) throws -> [Tensor] {
      var tensors: [Tensor] = []
      for (index, array) in starts.enumerated() {
        guard sample.inputs[index].grad == true else {
          tensors.append(Tensor(array))
          continue
        }
        let shift = try directions[index].binary(.multiply, .float(distance))
        let tensor = Tensor(try array.binary(.add, shift))
        try tensor.setRequiresGradient(true)
        tensors.append(tensor)
      }
      return tensors
    }
    func weighted(_ result: Tensor) throws -> Tensor {
      var weights: [Double] = []
      for place in 0..<result.count { weights.append(Double((place * 5 + 2) % 7) / 7 + 0.3) }
      return try result.mul(Tensor(try NDArray.from(weights, result.shape, state))).sum()
    }
    func slope(_ distance: Double, createGraph: Bool) throws -> (value: Tensor, slope: Tensor, leaves: [Tensor]) {
      let variables = try leaves(distance)
      let value = try weighted(try row.operation(try sample.operands(variables)))
      let asked = variables.filter(\.requiresGradient)
      let gradients = try Autograd.grad([value], asked, createGraph: createGraph)
      var total = Tensor(try NDArray.scalar(.float(0), .float64, state))
      let used = directions.enumerated().filter { sample.inputs[$0.offset].grad == true }.map(\.element)
      for (index, gradient) in gradients.enumerated() {
        total = try total.add(try #require(gradient).mul(Tensor(used[index])).sum())
      }
      return (value, total, asked)
    }
    let h = 1e-6
    let (high, low) = (try slope(h, createGraph: false), try slope(-h, createGraph: false))
    let middle = try slope(0, createGraph: true)
    let numeric = (try high.value.item().doubleValue - low.value.item().doubleValue) / (2 * h)
    compare(sample.name, "first", try middle.slope.item().doubleValue, numeric)
    guard middle.slope.requiresGradient else { return }
    let seconds = try Autograd.grad([middle.slope], middle.leaves, allowUnused: true)
    var analytic = 0.0
    let used = directions.enumerated().filter { sample.inputs[$0.offset].grad == true }.map(\.element)
    for (index, gradient) in seconds.enumerated() {
      if let gradient { analytic += try gradient.mul(Tensor(used[index])).sum().item().doubleValue }
    }
    let numericSecond = (try high.slope.item().doubleValue - low.slope.item().doubleValue) / (2 * h)
    compare(sample.name, "second", analytic, numericSecond)
  }

  private func compare(_ name: String, _ order: String, _ found: Double, _ numeric: Double) {
    let scale = max(1, found.magnitude, numeric.magnitude)
    if !((found - numeric).magnitude <= 2e-5 * scale) {
      Issue.record("\(name), \(order) derivative: \(found), by differences \(numeric)")
    }
  }
}
