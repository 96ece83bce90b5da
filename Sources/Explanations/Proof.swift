// What shows that a repair works: not always the last gradient of a name. One line may walk back many times, a name may
// stand for something else by the end of the cell, and some repairs change no gradient. It knows no Python.

import Autodiff

extension Finding {
  package enum Proof: Sendable, Equatable {
    /// The last gradient that came to the measured name.
    case gradient
    /// What one backward of a line brought to one of its targets.
    case arrival(Arrival)
    /// What all backwards of a line brought to one of their targets, together.
    case sum(Arrival)
    /// What `.grad` of the measured name holds at the end.
    case stored
    /// The value of an expression at the end; it is what the measured name receives.
    case received(String)
    /// The value of an expression at the end.
    case value(String)
    /// An expression that becomes True, and what that means.
    case truth(String, meaning: String)
    /// What the cell prints.
    case printed
  }

  /// One backward among those of its line, and one of its targets.
  package struct Arrival: Sendable, Equatable {
    package var line: Int
    /// Its number among the backwards of the line.
    package var turn: Int
    /// The number of the target among those asked for, or among the leaves that were reached.
    package var target: Int
  }
}

extension Finding.Proof {
  /// Together with what the other backwards of the line brought.
  var summed: Finding.Proof {
    if case .arrival(let arrival) = self { return .sum(arrival) }
    return self
  }
}

extension Recorder {
  /// What a backward brought to one of its targets, and the value of the loss it began from.
  package func outcome(of arrival: Finding.Arrival) -> (gradient: ValueSummary?, loss: ValueSummary?) {
    let runs = backwards.filter { $0.place?.line == arrival.line }
    guard let run = arrival.turn < runs.count ? runs[arrival.turn] : runs.last else { return (nil, nil) }
    let value = run.roots.first.flatMap { record($0)?.value }
    return (gradient(of: run, arrival.target), value)
  }

  /// What all backwards of a line brought to one target.
  package func total(of arrival: Finding.Arrival) -> ValueSummary? {
    let parts = backwards.filter { $0.place?.line == arrival.line }.compactMap { gradient(of: $0, arrival.target) }
    guard var total = parts.first else { return nil }
    for part in parts.dropFirst() {
      guard let sum = total.plus(part) else { return nil }
      total = sum
    }
    return total
  }

  private func gradient(of run: Backward, _ target: Int) -> ValueSummary? {
    let targets = targets(of: run)
    guard targets.indices.contains(target) else { return nil }
    let identity = record(targets[target])?.identity
    return run.gradients.first { record($0.key)?.identity == identity }?.value
  }

  /// What a backward was asked for, else the leaves it came to.
  func targets(of run: Backward) -> [Int32] {
    if !run.attempt.asked.isEmpty { return run.attempt.asked }
    return run.gradients.keys.filter { record($0)?.isLeaf == true }.sorted()
  }
}

extension Analysis {
  /// Where a backward brought something to a target, for a later run of the same text; nil when it did not.
  func arrival(_ run: Recorder.Backward, at target: Int32) -> Finding.Proof? {
    guard let line = run.place?.line,
      let turn = backwards.filter({ $0.place?.line == line }).firstIndex(where: { $0.index == run.index }),
      let place = recorder.targets(of: run).firstIndex(where: { identity($0) == identity(target) })
    else { return nil }
    return .arrival(Finding.Arrival(line: line, turn: turn, target: place))
  }

  /// The loss of the first backward on the line where one began from `loss`, and where to find it in a later run.
  func firstLoss(like loss: Int32) -> (at: Finding.Arrival, value: ValueSummary)? {
    guard let line = backwards.last(where: { $0.roots.contains(loss) })?.place?.line else { return nil }
    let arrival = Finding.Arrival(line: line, turn: 0, target: 0)
    return recorder.outcome(of: arrival).loss.map { (arrival, $0) }
  }

  /// The last backward that walked through a record.
  func lastBackward(through id: Int32) -> Recorder.Backward? {
    backwards.last { run in run.roots.contains { walk(from: $0).history.contains(id) } }
  }
}

extension ValueSummary {
  /// The sum of few numbers.
  fileprivate func plus(_ other: ValueSummary) -> ValueSummary? {
    guard let elements, let others = other.elements, shape == other.shape else { return nil }
    var sum = self
    let numbers = zip(elements, others).map { $0.doubleValue + $1.doubleValue }
    sum.elements = numbers.map { .float(Double(Float($0))) }
    sum.minimum = numbers.min() ?? 0
    sum.maximum = numbers.max() ?? 0
    return sum
  }
}
