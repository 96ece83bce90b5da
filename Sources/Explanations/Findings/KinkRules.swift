// Choices at kinks and ties, where there is no derivative and the engine takes one of several slopes.

import Autodiff
import Tensors

enum KinkRules {
  static let all: [Rule] = [kink]

  /// Operations that choose among entries.
  static let reducing: Set<String> = ["max", "amax", "min", "amin", "topk", "sort"]

  private static let kinks: [String: String] = [
    "relu": "0", "relu6": "0", "abs": "0", "leaky_relu": "the negative slope", "clamp": "1", "clamp_min": "1",
    "maximum": "½ each", "minimum": "½ each", "hardtanh": "0",
  ]

  static let kink = Rule("kink.subgradient", "At a kink or a tie there is no derivative; the engine makes a choice.") {
    rule, analysis in
    var choices: [(line: Int, name: String, words: [String], loss: Int32, leaf: Int32)] = []
    for run in analysis.backwards where run.attempt.isGrad || !run.gradients.isEmpty {
      var senders: [Int32: Int] = [:]
      for (key, sent) in analysis.edges(of: run) where !sent.isZero { senders[key.producer, default: 0] += 1 }
      for (key, sent) in analysis.edges(of: run) {
        guard let consumer = analysis.record(key.consumer), let producer = analysis.record(key.producer),
          let operation = consumer.operation, producer.isLeaf, let elements = producer.value.elements
        else { continue }
        var what: String?
        if let choice = kinks[operation], elements.contains(where: { $0.doubleValue == 0 }),
          !operation.hasPrefix("m") || consumer.inputs.count == 2 && tied(consumer, analysis)
        {
          what = "`\(operation)` at 0 takes the slope \(choice)"
        }
        if reducing.contains(operation), hasTie(elements, least: operation.contains("min")) {
          let takers = sent.elements?.count { $0.doubleValue != 0 } ?? 0
          what =
            takers > 1
            ? "`\(operation)` splits the gradient between equal entries"
            : "`\(operation)` gives one of the equal entries all of it"
        }
        // Beside other terms a choice at a kink hardly matters.
        guard let what, senders[key.producer] ?? 0 <= (sent.isZero ? 0 : 1) else { continue }
        let line = consumer.line ?? 0
        let name = analysis.words(producer.id)
        if let place = choices.firstIndex(where: { $0.line == line && $0.name == name }) {
          if !choices[place].words.contains(what) { choices[place].words.append(what) }
        } else {
          choices.append((line, name, [what], run.roots.first ?? 0, producer.id))
        }
      }
    }
    return choices.map { choice in
      rule.finding(
        .note, line: choice.line, subject: choice.name.plain,
        verdict: "\(choice.name) receives a choice, not a derivative.",
        place: "On line \(choice.line) \(choice.words.joined(separator: "; ")).",
        repair: "Know it, and do not test gradients at kinks.", loss: choice.loss, target: choice.leaf)
    }
  }

  private static func tied(_ record: Recorder.Record, _ analysis: Analysis) -> Bool {
    let values = record.inputs.map { analysis.record($0.record)?.value.elements?.map(\.doubleValue) }
    return values.count == 2 && values[0] != nil && values[0] == values[1]
  }

  private static func hasTie(_ elements: [Scalar], least: Bool) -> Bool {
    let numbers = elements.map(\.doubleValue)
    guard let best = least ? numbers.min() : numbers.max() else { return false }
    return numbers.filter { $0 == best }.count > 1
  }
}
