// What the picture shows, as a list that can be read aloud: one line a card, in the order of the walk back from the
// outputs to the leaves, then whatever the walk did not reach. Tooltips repeat these lines; nothing is only on hover.

extension Diagram {
  /// One line a node, outputs first, then back along the edges, depth first.
  package var textEquivalent: [String] { walkedBack.map(\.line) }

  /// The same, each line as far to the right as its card stands from where the walk began.
  package var textTree: [String] {
    walkedBack.map { String(repeating: "  ", count: min($0.depth, Self.deepest)) + $0.line }
  }

  private static let deepest = 12

  private var walkedBack: [(depth: Int, line: String)] {
    var byID: [String: DiagramNode] = [:]
    for node in nodes where byID[node.id] == nil { byID[node.id] = node }
    var sources: [String: [DiagramEdge]] = [:]
    for edge in edges { sources[edge.to, default: []].append(edge) }
    var seen: Set<String> = []
    var uses: [String: [DiagramEdge]] = [:]
    for edge in edges { uses[edge.from, default: []].append(edge) }
    var result: [(depth: Int, line: String)] = []
    let starts = nodes.filter { $0.kind == .output } + nodes
    for start in starts {
      var stack = [(id: start.id, depth: 0)]
      while let (id, depth) = stack.popLast() {
        guard let node = byID[id], seen.insert(id).inserted else { continue }
        let roads = (uses[id] ?? []).compactMap { $0.hook?.words ?? $0.chipWords }
        result.append((depth, ([node.sentence] + roads).joined(separator: "; ")))
        for edge in (sources[id] ?? []).reversed() where edge.kind != .alias { stack.append((edge.from, depth + 1)) }
      }
    }
    return result
  }
}

extension DiagramHook {
  /// `a hook on line 2 replaced [36] with [0]`
  var words: String { "a hook\(line.map { " on line \($0)" } ?? "") replaced \(before) with \(after)" }
}

extension DiagramEdge {
  /// What stands beside the edge, said of the card it leaves: `receives [[3], [3]]`.
  fileprivate var chipWords: String? {
    guard let chip, !chip.isBlank else { return nil }
    return chip.hasPrefix("◂ ") ? "receives " + chip.dropFirst(2) : chip
  }

  /// What stands beside the edge: the chip, or what a hook made of the gradient.
  var lettering: String? {
    guard let hook else { return chip }
    return "◂ \(hook.before) → ↪ hook\(hook.line.map { " L\($0)" } ?? "") → \(hook.after)"
  }
}

extension DiagramNode {
  /// The card in words: `y = linear, 4×1, line 5, value [[6]], gradient [[3]]`.
  var sentence: String {
    change.map { "\($0.rawValue): \(plainSentence)" } ?? plainSentence
  }

  private var plainSentence: String {
    switch kind {
    case .cut(let cut):
      let place = line.map { ", line \($0)" } ?? ""
      let reason = cut.reason.isBlank ? "" : ": \(cut.reason)"
      return "✂ \(cut.operation)\(place)\(reason). The gradient stops here"
    case .saved(let saved):
      return (["saved for backward"] + saved.lines).joined(separator: ", ")
    case .collapsed(let modules):
      return collapsedSentence(modules)
    default:
      return cardSentence
    }
  }

  var tooltip: String {
    guard case .cut(let cut) = kind else { return sentence }
    return "gradient stops here: \(cut.operation)" + (line.map { " on line \($0)" } ?? "")
  }

  private var cardSentence: String {
    var head = name.isBlank ? "" : name
    if let operation, !operation.isBlank { head += head.isEmpty ? operation : " = \(operation)" }
    var parts = [head.isEmpty ? plainName : head]
    if kind == .cutLeaf {
      parts.append(remark ?? "leaf made by a cut")
      if let shape { parts.append(shape) }
    } else if let detail {
      parts.append(detail)
    }
    if let line { parts.append("line \(line)") }
    if let value, !value.isBlank { parts.append("value \(value)") }
    parts += notes.filter { !$0.isBlank }
    if isAsked { parts.append("you asked for the gradient here") }
    if let row = gradient.row { parts.append("gradient: \(row.words)") }
    if let last = sum.last {
      let words = ".grad = \(sum.map(\.lettering).joined(separator: " + "))"
      parts.append(last.total == "…" ? words : "\(words) = \(last.total)")
    }
    if isRandom { parts.append("a random draw: its derivative is defined as 0") }
    if let badge { parts.append(badge) }
    return parts.joined(separator: ", ")
  }

  private func collapsedSentence(_ modules: DiagramCollapsedModules) -> String {
    var parts = [
      fullName ?? plainName, modules.count > 1 ? "\(modules.typeName) × \(modules.count)" : modules.typeName,
    ]
    if let parameters = modules.parameters { parts.append("\(parameters) parameters") }
    if let shape = modules.outputShape { parts.append("output \(shape)") }
    if let norms = modules.gradientNorms { parts.append("gradient norm \(norms)") }
    if modules.withoutGradient > 0 {
      parts.append("no gradient: \(modules.withoutGradient) of \(modules.parameterTensors) tensors")
    }
    if modules.cuts > 0 { parts.append("✂ \(modules.cuts) inside") }
    if modules.cards > 1 { parts.append("stands for \(modules.cards) cards") }
    return parts.filter { !$0.isBlank }.joined(separator: ", ")
  }
}
