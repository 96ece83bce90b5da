// Whole training runs: a 20-32-5 ReLU network, 300 steps of SGD, every loss and the final parameters bit for bit.
import Autodiff
import Tensors
import Testing

@Suite struct TrainingTests {
  @Test func runsAreBitIdentical() throws {
    for run in try Fixtures.read("training.json", as: RecordedRuns.self).runs {
      let state = EngineState()
      let (x, y) = (Tensor(try run.x.array(state)), Tensor(try run.y.array(state)))
      let parameters = try run.parameters.map { Tensor(try $0.array(state)) }
      for parameter in parameters { try parameter.setRequiresGradient(true) }
      var firstDifference: Int?
      for (index, wanted) in run.losses.enumerated() {
        for parameter in parameters { parameter.gradient = nil }
        let hidden = try x.linear(parameters[0], parameters[1]).relu()
        let scores = try hidden.linear(parameters[2], parameters[3])
        let loss = run.loss == "cross_entropy" ? try scores.crossEntropy(y) : try scores.mseLoss(y)
        try loss.backward()
        for parameter in parameters {
          let options = StepOptions(learningRate: 0.1)
          try parameter.takeStep(.sgd, try #require(parameter.gradient), nil, nil, nil, options)
        }
        let bits = Float(try loss.item().doubleValue).bitPattern
        if bits != UInt32(wanted, radix: 16), firstDifference == nil { firstDifference = index }
      }
      #expect(firstDifference == nil, "\(run.loss) differs from step \(firstDifference ?? -1)")
      for (wanted, parameter) in zip(run.final, parameters) {
        #expect(wanted.difference(from: parameter.array, tolerance: 0) == nil)
      }
    }
  }
}
