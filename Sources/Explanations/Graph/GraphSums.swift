// How a `.grad` was added up: what each backward brought between two clearings, as parts for the small picture and as blocks
// of the bar on the leaf's card. It decides nothing about whether that was meant.

import Autodiff
import Diagrams
import Tensors

/// What several backwards added to one `.grad`, the longest row of them between two clearings.
struct GradientSum {
  struct Part {
    let run: Recorder.Backward
    let value: ValueSummary
  }

  /// In order, from the first, as far as they were kept.
  private(set) var parts: [Part] = []
  /// How many there were.
  private(set) var count = 0

  /// Nil where fewer than two backwards came, or one brought what is not finite.
  init?(at target: Int32, _ analysis: Analysis) {
    let identity = analysis.identity(target)
    var open = GradientSum()
    var last = 0
    for event in analysis.recorder.events where event.identity == identity {
      if case .gradientCleared = event.kind { open = GradientSum() }
      guard case .gradientArrived = event.kind else { continue }
      open.add(
        analysis.backwards.last { $0.moment < event.moment && !$0.attempt.isGrad }, after: last, analysis, identity)
      last = event.moment
      if open.count > count { self = open }
    }
    if parts.count < 2 || parts.contains(where: { $0.value.nonFiniteCount > 0 }) { return nil }
  }

  private init() {}

  private mutating func add(_ run: Recorder.Backward?, after moment: Int, _ analysis: Analysis, _ identity: Int32) {
    count += 1
    // Of many turns not all are kept: what comes after a gap cannot be added.
    guard let run, run.moment > moment, parts.count == count - 1,
      let value = run.gradients.first(where: { analysis.identity($0.key) == identity })?.value,
      value.shape == parts.first?.value.shape ?? value.shape
    else { return }
    parts.append(Part(run: run, value: value))
  }

  /// Sums of the parts from the first, entry by entry; nil where the values are too many to be kept.
  var totals: [[Double]]? {
    var result: [[Double]] = []
    for part in parts {
      guard let elements = part.value.elements?.map(\.doubleValue) else { return nil }
      result.append(result.last.map { zip($0, elements).map { $0 + $1 } } ?? elements)
    }
    return result
  }

  /// `[2, 1]`, or the number alone.
  static func text(_ numbers: [Double]) -> String {
    let texts = numbers.map { GraphText.number($0) }
    return texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
  }
}

extension GradientSum {
  /// Most blocks of a bar; of more backwards the first few are drawn, and how many follow.
  private static let blockLimit = 8
  private static let firstBlocks = 4
  /// Longest text of one block.
  private static let textLimit = 24

  /// The bar on the leaf's card; empty where its blocks would not be read.
  func blocks(_ analysis: Analysis, divisors: Bool) -> [DiagramAddend] {
    guard let totals else { return [] }
    let isWhole = count == parts.count && count <= Self.blockLimit
    let shown = isWhole ? parts.count : min(parts.count, Self.firstBlocks)
    let sizes = parts.prefix(shown).map { abs(FindingSketches.size($0.value)) }
    let all = max(sizes.reduce(0, +), .leastNormalMagnitude)
    var result: [DiagramAddend] = []
    var lastLine: Int?
    for (index, part) in parts.prefix(shown).enumerated() {
      let line = part.run.place?.line
      var words = [line.map { "line \($0)" } ?? "a cell before"]
      var place = line == nil || line == lastLine ? [] : ["L\(line ?? 0)"]
      if let turn = part.run.turn {
        words.append(turn)
        place.append(turn)
      }
      if divisors, let count = part.meanCount(analysis) {
        words.append("a mean of \(count)")
        place.append("÷ \(count)")
      }
      lastLine = line
      result.append(
        DiagramAddend(
          text: GraphText.value(part.value), place: place.joined(separator: ", "), words: words.joined(separator: ", "),
          share: sizes[index] / all, total: Self.text(totals[index])))
    }
    if result.contains(where: { $0.text.count > Self.textLimit }) { return [] }
    if !isWhole {
      let left = "\(count - shown) more"
      result.append(DiagramAddend(text: "…", place: left, words: left, share: 0, total: "…"))
    }
    return result
  }
}

extension GradientSum.Part {
  /// Over how many entries its loss is a mean.
  func meanCount(_ analysis: Analysis) -> Int? {
    run.roots.first.flatMap { analysis.record($0) }.flatMap { LossRules.meanCount($0, analysis) }
  }
}

extension Finding {
  /// What several backwards added up where this finding speaks of it, by the identity of the leaf.
  package func sums(in scene: Scene) -> [Int32: [DiagramAddend]] {
    guard code == "acc.sum" || code == "loss.reduction" else { return [:] }
    let analysis = Analysis(scene)
    let blocks = GradientSum(at: target, analysis)?.blocks(analysis, divisors: code == "loss.reduction") ?? []
    return blocks.isEmpty ? [:] : [analysis.identity(target): blocks]
  }
}
