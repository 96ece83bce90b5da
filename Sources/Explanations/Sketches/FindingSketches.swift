// The small picture beside a finding, drawn from what the run recorded: contributions to a `.grad`, the slope used at a kink,
// what moved a frozen weight, compared pairs, slopes of a flat unit. Findings without such a picture have none.

import Autodiff
import Diagrams
import Tensors

extension Finding {
  /// The picture of this finding in its scene.
  package func sketch(in scene: Scene) -> Sketch? {
    let analysis = Analysis(scene)
    switch code {
    case "acc.sum", "loss.reduction": return FindingSketches.sum(self, analysis)
    case "kink.subgradient": return FindingSketches.kinks(self, analysis)
    case "opt.moves-frozen": return FindingSketches.moves(self, analysis)
    case "shape.broadcast": return FindingSketches.pairs(self, analysis)
    case "zero.saturated": return FindingSketches.slopes(self, analysis)
    case "zero.sample": return FindingSketches.draw(self, analysis)
    case "nan.singular": return FindingSketches.root(self, analysis)
    case "freed.retained": return FindingSketches.growth(self, analysis)
    case "inplace.leaf": return FindingSketches.meanings(self, analysis)
    case "inplace.multiview": return FindingSketches.ports(self, analysis)
    case "check.mismatch": return FindingSketches.mismatch(analysis)
    case "hook.replaced": return FindingSketches.replaced(self, analysis)
    default: return nil
    }
  }
}

enum FindingSketches {
  /// One number for a value: itself, or its length.
  static func size(_ value: ValueSummary) -> Double {
    if let elements = value.elements, elements.count == 1 { return elements[0].doubleValue }
    return value.norm
  }

  private static func amount(_ label: String, _ value: ValueSummary) -> Sketch.Amount {
    Sketch.Amount(label: label, size: size(value), text: GraphText.value(value))
  }

  // MARK: Sums

  /// Most bars of one picture.
  private static let barLimit = 8

  /// What each backward brought to a leaf between two clearings, and what they add up to.
  static func sum(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    guard let sum = GradientSum(at: finding.target, analysis), sum.count <= barLimit, sum.count == sum.parts.count,
      let numbers = sum.totals?.last
    else { return nil }
    let isReduction = finding.code == "loss.reduction"
    let amounts = sum.parts.enumerated().map { index, part in
      let place = part.run.place.map { "line \($0.line)" } ?? "backward"
      var label = "\(place), " + (part.run.turn ?? "\(Words.ordinal(index + 1)) backward")
      if isReduction, let count = part.meanCount(analysis) {
        label = "\(place), mean of \(count) (÷ \(count))"
      }
      return amount(label, part.value)
    }
    let name = "\(finding.subject).grad"
    let total = amounts.reduce(0) { $0 + $1.size }
    // Bars of lengths add up only where the gradients point the same way.
    let length = numbers.count == 1 ? total : numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard abs(length - total) <= 0.1 * abs(total) else { return nil }
    return Sketch(
      .sum(amounts, total: Sketch.Amount(label: name, size: total, text: GradientSum.text(numbers))),
      title: "How \(name) was added up")
  }

  // MARK: Kinks

  /// Slopes on both sides of the kink at 0.
  private static let branches: [String: (left: Double, right: Double)] = [
    "relu": (0, 1), "relu6": (0, 1), "abs": (-1, 1), "leaky_relu": (0.01, 1), "clamp": (0, 1), "clamp_min": (0, 1),
    "maximum": (0, 1), "minimum": (1, 0),
  ]

  /// The slopes that were used at 0 on the line of the finding.
  static func kinks(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    var kinks: [Sketch.Kink] = []
    for run in analysis.backwards {
      for (key, sent) in analysis.edges(of: run) {
        guard let consumer = analysis.record(key.consumer), consumer.line == finding.line,
          let operation = consumer.operation, var branch = branches[operation],
          let inputs = analysis.record(key.producer)?.value.elements, let sent = sent.elements,
          let arrived = run.gradients[key.consumer]?.elements, sent.count == inputs.count,
          arrived.count == sent.count,
          let place = inputs.firstIndex(where: { $0.doubleValue == 0 }), arrived[place].doubleValue != 0,
          !kinks.contains(where: { $0.operation == operation })
        else { continue }
        if operation == "leaky_relu", let slope = consumer.number { branch.left = slope.doubleValue }
        let chosen = sent[place].doubleValue / arrived[place].doubleValue
        if !chosen.isFinite { continue }
        kinks.append(
          Sketch.Kink(
            operation: operation, left: branch.left, right: branch.right, chosen: chosen,
            text: GraphText.number(chosen)))
      }
    }
    if kinks.isEmpty { return ties(finding, analysis) }
    return Sketch(.kinks(Array(kinks.prefix(4))), title: "The slope that was used at the kink")
  }

  /// Most entries of one picture.
  private static let shareLimit = 12

  /// What each of the equal entries got of the gradient.
  private static func ties(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    var shares: [Sketch.Amount] = []
    var told: Set<Int32> = []
    for run in analysis.backwards {
      for (key, sent) in analysis.edges(of: run) {
        guard let consumer = analysis.record(key.consumer), consumer.line == finding.line,
          let operation = consumer.operation, KinkRules.reducing.contains(operation),
          let inputs = analysis.record(key.producer)?.value.elements, let sent = sent.elements,
          let arrived = run.gradients[key.consumer]?.elements, sent.count == inputs.count,
          told.insert(consumer.id).inserted
        else { continue }
        let numbers = inputs.map(\.doubleValue)
        guard let best = operation.contains("min") ? numbers.min() : numbers.max(),
          let whole = arrived.map(\.doubleValue).first(where: { $0 != 0 && $0.isFinite })
        else { continue }
        for index in numbers.indices where numbers[index] == best {
          let share = sent[index].doubleValue / whole + 0
          shares.append(
            Sketch.Amount(
              label: "\(operation): entry \(index) is \(GraphText.number(best))", size: share,
              text: "\(GraphText.number(share)) of the gradient"))
        }
      }
    }
    if shares.isEmpty { return nil }
    return Sketch(.shares(Array(shares.prefix(shareLimit))), title: "Who got the gradient where entries are equal")
  }

  // MARK: Roots and draws

  /// The root of a sum of squares is the length of what was squared, and that has a corner at 0.
  static func root(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    let roots = analysis.consumers[finding.target]?.compactMap { analysis.record($0) } ?? []
    let isRoot = roots.contains { record in
      record.operation == "sqrt" || record.operation == "**" && record.number?.doubleValue == 0.5
    }
    var id = finding.target
    var isSquare = false
    for _ in 0..<8 {
      guard let record = analysis.record(id), let operation = record.operation else { break }
      let squares = operation == "**" && record.number?.doubleValue == 2 || operation == "square"
      isSquare = isSquare || squares
      guard squares == false, record.suffix != nil || ["sum", "mean", "+"].contains(operation),
        let input = record.inputs.first
      else { break }
      id = input.record
    }
    guard isRoot, isSquare else { return nil }
    return Sketch(
      .kinks([Sketch.Kink(operation: "√(x²) = |x|", left: -1, right: 1, chosen: nil, text: "∞ × 0 = nan")]),
      title: "The root of squares has a corner at 0, where there is no slope")
  }

  /// A draw as it was written, and with its noise beside the road.
  static func draw(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    let draws = (analysis.consumers[finding.target] ?? []).compactMap { analysis.record($0) }
    guard let record = draws.first(where: { $0.operation == "normal" && $0.line == finding.line }),
      let first = record.inputs.first
    else { return nil }
    let result = analysis.name(record.id) ?? "s"
    let mean = analysis.name(first.record) ?? "mu"
    let second = record.inputs.count > 1 ? record.inputs[1].record : nil
    let spread =
      second.flatMap { analysis.name($0) } ?? record.number.map { GraphText.number($0.doubleValue) } ?? "sigma"
    let slopes = second == nil ? ["∂\(result)/∂\(mean) = 1"] : ["∂\(result)/∂\(mean) = 1", "∂\(result)/∂\(spread) = ε"]
    return Sketch(
      .forms([
        Sketch.Form(
          code: "\(result) = torch.normal(\(mean), \(spread))",
          notes: ["a random draw:", "its derivative is defined as 0"]),
        Sketch.Form(
          code: "\(result) = \(mean) + \(spread) * ε", notes: ["ε = torch.randn(…), beside the road"] + slopes),
      ]), title: "The same draw with its noise beside the road")
  }

  // MARK: Optimisers

  /// What moved a frozen weight in the steps after it was frozen.
  static func moves(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    let identity = analysis.identity(finding.target)
    let moves = analysis.recorder.frozenMoves.filter { $0.identity == identity && $0.place?.line == finding.line }
      .prefix(3)
    let amounts = moves.flatMap(\.parts).map { amount($0.words, $0.step) }
    if amounts.isEmpty { return nil }
    let title = "What moved \(finding.subject) in the step on line \(finding.line), though it was frozen"
    // Lengths do not add up.
    if moves.contains(where: { $0.parts.contains { $0.step.shape.elementCount != 1 } }) {
      return Sketch(.shares(amounts), title: title)
    }
    let total = amounts.reduce(0) { $0 + $1.size }
    return Sketch(
      .sum(amounts, total: Sketch.Amount(label: "moved by", size: total, text: GraphText.number(total))), title: title)
  }

  // MARK: Pairs

  static func pairs(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    guard let record = analysis.record(finding.target), record.inputs.count == 2 else { return nil }
    let operands = record.inputs.map { input -> (count: Int, words: String) in
      var id = input.record
      while let current = analysis.record(id), current.suffix?.hasPrefix(".expand") == true,
        let next = current.inputs.first
      {
        id = next.record
      }
      let shape = analysis.record(id)?.shape ?? []
      return (
        shape.first ?? 0,
        (analysis.name(id) ?? analysis.record(id)?.operation.map { "the result of \($0)" } ?? "a value")
          + " (\(GraphText.shape(shape) ?? "scalar"))"
      )
    }
    guard operands[0].count == operands[1].count, operands[0].count > 1 else { return nil }
    return Sketch(
      .pairs(count: operands[0].count, first: operands[0].words, second: operands[1].words),
      title: "Which entries were compared")
  }

  // MARK: Slopes

  /// The ranges in which slopes are counted.
  private static let ranges = ["slope 0", "up to ¼", "¼ to ½", "½ to 1", "above 1"]

  /// Local derivatives of the flat operation, counted by size.
  static func slopes(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    for run in analysis.backwards {
      for (key, sent) in analysis.edges(of: run) where key.producer == finding.target {
        if let consumer = analysis.record(key.consumer), consumer.line == finding.line,
          let slopes = run.edges.slopes[key], let operation = consumer.operation
        {
          let amounts = zip(ranges, slopes.counts).map { range, count in
            Sketch.Amount(label: range, size: Double(count), text: "\(count) of \(slopes.total)")
          }
          return Sketch(.counts(amounts), title: "How steep \(operation) was at its \(slopes.total) inputs")
        }
        guard let consumer = analysis.record(key.consumer), consumer.line == finding.line,
          let operation = consumer.operation, let sent = sent.elements,
          let arrived = run.gradients[key.consumer]?.elements, sent.count == arrived.count, sent.count > 1,
          arrived.allSatisfy({ $0.doubleValue != 0 && $0.doubleValue.isFinite })
        else { continue }
        let slopes = zip(sent, arrived).map { abs($0.doubleValue / $1.doubleValue) }
        let bins: [(label: String, holds: (Double) -> Bool)] = [
          (ranges[0], { $0 == 0 }), (ranges[1], { $0 > 0 && $0 <= 0.25 }), (ranges[2], { $0 > 0.25 && $0 <= 0.5 }),
          (ranges[3], { $0 > 0.5 && $0 <= 1 }), (ranges[4], { $0 > 1 }),
        ]
        let amounts = bins.map { bin in
          let count = slopes.count(where: bin.holds)
          return Sketch.Amount(label: bin.label, size: Double(count), text: "\(count) of \(slopes.count)")
        }
        return Sketch(.counts(amounts), title: "How steep \(operation) was at its \(slopes.count) inputs")
      }
    }
    return nil
  }
}

extension Words {
  /// `1st`, `2nd`, `3rd`, `4th`.
  static func ordinal(_ number: Int) -> String {
    let isTeen = (11...13).contains(number % 100)
    return "\(number)" + (isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th")
  }
}
