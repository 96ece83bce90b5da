// What meets on an edge where a gradient stops being finite: what came, the slope of the operation, and their product. Known
// for operations on one value whose slope is a short formula; for the others the edge says only what was sent on.

import Autodiff
import Tensors

/// `[0·nan, 1·0.25] = [nan, 0.25]`
struct LocalProducts {
  let text: String

  /// Most factors that are written.
  private static let limit = 4

  init?(_ arrived: ValueSummary, _ sent: ValueSummary, _ consumer: Recorder.Record, _ producer: Recorder.Record) {
    guard let arrivals = arrived.elements, let results = sent.elements, let inputs = producer.value.elements,
      arrivals.count == results.count, inputs.count == results.count, results.count <= Self.limit, !results.isEmpty
    else { return nil }
    let outputs = consumer.value.elements ?? []
    var factors: [String] = []
    for index in results.indices {
      let came = arrivals[index].doubleValue
      let output = outputs.indices.contains(index) ? outputs[index].doubleValue : Double.nan
      guard let slope = Self.slope(consumer, at: inputs[index].doubleValue, output) else { return nil }
      factors.append("\(GraphText.number(came))·\(GraphText.number(slope))")
    }
    let product = sent.shape.isEmpty ? factors[0] : "[\(factors.joined(separator: ", "))]"
    text = "\(product) = \(GraphText.value(sent))"
  }

  private static func slope(_ record: Recorder.Record, at input: Double, _ output: Double) -> Double? {
    switch record.operation {
    case "sqrt": 0.5 / output
    case "rsqrt": -0.5 * output * output * output
    case "log": 1 / input
    case "exp": output
    case "**":
      switch record.number?.doubleValue {
      case 2: 2 * input
      case 0.5: 0.5 / output
      default: nil
      }
    default: nil
    }
  }
}

extension ValueSummary {
  /// Whether an entry is known to be NaN.
  var hasNaN: Bool { elements?.contains { $0.doubleValue.isNaN } ?? false }
}
