// What of a graph is drawn when it is large. Up to 14 cards all are; beyond that, modules without a finding become one card
// each, and what repeats (equal modules in a row, turns of a loop) becomes one card with "× n"; modules that hold a finding
// stay open. What is still too much is folded by source line, and at last by distance.
//
// The method: cards in the order they were made form a tree, with the calls of modules as its branches. Folding replaces
// stretches of the children of one branch by a card; edges follow their ends. A card that stands for others counts the cuts
// and the parameters without a gradient among them, so that folding never hides one.

import Autodiff
import Diagrams
import Tensors

/// Folds a drawing.
struct GraphFolding {
  /// Up to this many cards all are drawn.
  static let smallLimit = 14
  /// More than this nobody reads.
  static let largeLimit = 60

  /// A card, a module's call, or cards that became one.
  indirect enum Item {
    case card(Int)
    case call(Int32, [Item])
    case folded(Folded)
    case frame(String, [Item])
  }

  /// Cards in place of which one is drawn.
  struct Folded {
    var cards: [Int]
    var name: String
    var type: String
    var count = 1
    /// The turns, each with its cards, for the range of gradients.
    var turns: [[Int]] = []
    /// For a module: how its call is written, `mlp(…)`.
    var call: String?
  }

  let drawing: Drawing
  private let rules: GraphRules
  var nodes: [DiagramNode]
  var edges: [DiagramEdge]
  var clusters: [DiagramCluster] = []
  var kept: [Bool]
  /// The card that is drawn in place of each.
  var standIns: [String: String] = [:]
  var foldedCount = 0
  /// What folded modules made, with their calls.
  var calls: [Int32: String] = [:]
  private(set) var foldsModules = false

  init(_ drawing: Drawing, _ rules: GraphRules) {
    self.drawing = drawing
    self.rules = rules
    nodes = drawing.nodes
    edges = drawing.edges
    kept = Array(repeating: true, count: nodes.count)
  }

  mutating func fold() {
    var items = tree()
    let isLarge = nodes.count > Self.smallLimit && !rules.drawsAll
    foldsModules = isLarge
    if isLarge {
      hideConstants()
      items = items.flatMap { foldedModules($0) }
      if count(items) > Self.smallLimit { items = foldedRuns(items) }
      if count(items) > Self.largeLimit { items = foldedLines(items) }
      if count(items) > Self.largeLimit { items = foldedRest(items) { isFinding($0) } }
      // What is still too much are ✂: the card that stands for them counts them.
      if count(items) > Self.largeLimit { items = foldedRest(items) { isEssential($0) } }
    } else {
      hideConstants()
      items = framedRuns(items)
    }
    emit(items)
    mergeEdges()
  }

  // MARK: The tree

  private func tree() -> [Item] {
    var members: [Int32: [(order: Int32, item: Item)]] = [:]
    for index in nodes.indices {
      members[home(of: index), default: []].append((drawing.records[index], .card(index)))
    }
    // Calls come after the calls around them, so that from the last backward every call is whole when it is taken.
    for call in drawing.recorder.moduleCalls.reversed() {
      guard let inside = members.removeValue(forKey: call.id), let first = inside.map(\.order).min() else { continue }
      members[call.parent, default: []].append((first, .call(call.id, sorted(inside))))
    }
    return sorted(members[0] ?? [])
  }

  private func sorted(_ items: [(order: Int32, item: Item)]) -> [Item] {
    items.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element.item)
  }

  private func home(of index: Int) -> Int32 {
    let record = drawing.records[index]
    // The scissors above a module's parameter stand outside the module.
    if case .cut = nodes[index].kind, let made = drawing.recorder.record(record) {
      return made.isLeaf && made.requiresGradient ? 0 : made.module
    }
    return drawing.home(of: record)
  }

  func cards(_ item: Item) -> [Int] {
    switch item {
    case .card(let index): [index]
    case .call(_, let inside), .frame(_, let inside): inside.flatMap(cards)
    case .folded(let folded): folded.cards
    }
  }

  private func count(_ items: [Item]) -> Int {
    items.reduce(0) { sum, item in
      switch item {
      case .card(let index): sum + (kept[index] ? 1 : 0)
      case .call(_, let inside), .frame(_, let inside): sum + count(inside)
      case .folded: sum + 1
      }
    }
  }

  private func isFinding(_ index: Int) -> Bool {
    let node = nodes[index]
    if node.isAsked { return true }
    switch node.kind {
    case .cut, .stopped, .output, .cutLeaf: return true
    case .nonFinite: return !isMask(index)
    case .saved(let saved): return saved.isCulprit
    default: return false
    }
  }

  /// An infinity that was meant: what is computed from it is finite (scores that a softmax must not see), and so is the
  /// gradient that comes back.
  private func isMask(_ index: Int) -> Bool {
    let id = nodes[index].id
    if edges.contains(where: { $0.kind == .nan && ($0.from == id || $0.to == id) }) { return false }
    let users = drawing.consumers[drawing.records[index]] ?? []
    return !users.isEmpty && users.allSatisfy { drawing.recorder.record($0)?.value.nonFiniteCount == 0 }
  }

  /// What a picture is about, however large it is.
  private func isEssential(_ index: Int) -> Bool {
    if case .cut = nodes[index].kind { return nodes[index].isAsked }
    return isFinding(index)
  }

  func isLeaf(_ index: Int) -> Bool {
    switch nodes[index].kind {
    case .leaf, .cutLeaf, .input: true
    default: false
    }
  }

  // MARK: Hiding and folding

  /// Constants without a name say nothing, unless everything is wanted.
  private mutating func hideConstants() {
    if rules.drawsAll { return }
    for index in nodes.indices {
      let node = nodes[index]
      if node.kind == .input, node.name.isEmpty, node.operation == nil, !node.isAsked { kept[index] = false }
    }
  }

  private func foldedModules(_ item: Item) -> [Item] {
    guard case .call(let id, let inside) = item, let call = drawing.recorder.moduleCall(id) else { return [item] }
    let all = cards(item)
    let name = drawing.modules[call.owner] ?? ""
    let isOpen = rules.open.contains { name == $0 || name.hasSuffix("." + $0) || call.label == $0 }
    if !isOpen, !all.contains(where: isFinding) {
      let called = name.split(separator: ".").last ?? call.label.prefix { $0 != "(" }
      return [.folded(Folded(cards: all, name: name, type: call.label, turns: [all], call: "\(called)(…)"))]
    }
    return [.call(id, inside.flatMap { foldedModules($0) })]
  }

  /// What makes two items turns of the same thing.
  private func key(_ item: Item) -> String {
    switch item {
    case .card(let index):
      if nodes[index].isAsked || nodes[index].kind == .output || (nodes[index].kind == .nonFinite && !isMask(index)) {
        return "card \(index)"
      }
      let record = drawing.recorder.record(drawing.records[index])
      var kind = ""
      if case .cut = nodes[index].kind { kind = "cut " }
      if case .saved(let saved) = nodes[index].kind { kind = "saved \(saved.lines) " }
      return "\(kind)\(record?.operation ?? "") \(record?.line ?? 0) \(nodes[index].shape ?? "")"
    case .folded(let folded):
      let parameters = folded.cards.filter(isLeaf).map { nodes[$0].shape ?? "" }.joined(separator: " ")
      return "module \(folded.type) \(parameters) \(folded.cards.count)"
    case .call(let id, _): return "call \(id)"
    case .frame(let label, _): return "frame \(label)"
    }
  }

  /// The same for frames: a turn is a turn, also where a walk begins or stops in it.
  private func frameKey(_ item: Item) -> String {
    guard case .card(let index) = item, let record = drawing.recorder.record(drawing.records[index]) else {
      return key(item)
    }
    switch nodes[index].kind {
    case .output, .stopped, .nonFinite, .intermediate:
      return "\(record.operation ?? "") \(record.line ?? 0) \(nodes[index].shape ?? "")"
    default: return key(item)
    }
  }

  /// Stretches of a list that repeat: from `start`, `period` items, `count` times.
  private func runs(_ keys: [Int], longest: Int) -> [(start: Int, period: Int, count: Int)] {
    var result: [(start: Int, period: Int, count: Int)] = []
    var start = 0
    while start < keys.count {
      var best = (period: 0, count: 1)
      for period in 1...max(1, min(longest, (keys.count - start) / 2)) where start + 2 * period <= keys.count {
        var end = start + period
        while end < keys.count, keys[end] == keys[end - period] { end += 1 }
        let count = (end - start) / period
        if count > 1, count * period > best.count * best.period { best = (period, count) }
      }
      if best.count > 1 {
        result.append((start, best.period, best.count))
        start += best.period * best.count
      } else {
        start += 1
      }
    }
    return result
  }

  private func numbered(_ keys: [String]) -> [Int] {
    var numbers: [String: Int] = [:]
    return keys.map { key in
      if let number = numbers[key] { return number }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
  }

  /// Leaves and hidden constants take no part in a loop: they stand before it.
  private func split(_ items: [Item]) -> (loose: [Item], sequence: [Item]) {
    var loose: [Item] = []
    var sequence: [Item] = []
    for item in items {
      if case .card(let index) = item, isLeaf(index) { loose.append(item) } else { sequence.append(item) }
    }
    return (loose, sequence)
  }

  private func foldedRuns(_ items: [Item]) -> [Item] {
    let (loose, sequence) = split(
      items.map { item in
        if case .call(let id, let inside) = item { return .call(id, foldedRuns(inside)) }
        return item
      })
    var result = loose
    var position = 0
    let keys = numbered(sequence.map(key))
    for run in runs(keys, longest: 48) {
      let first = sequence[run.start]
      var isModule = false
      if case .folded = first { isModule = run.period == 1 }
      if run.count < (isModule ? 2 : 3) { continue }
      result += sequence[position..<run.start]
      // The last turn of a loop stays open: it shows what a turn is. Often it is the one that ends in the output.
      let after = run.start + run.period * run.count
      let isFollowed = after < keys.count && keys[after] == keys[run.start]
      let turns = isModule || isFollowed ? run.count : run.count - 1
      let end = run.start + turns * run.period
      result.append(.folded(folded(Array(sequence[run.start..<end]), period: run.period, turns, isModule)))
      position = end
    }
    return result + sequence[position...]
  }

  private func folded(_ items: [Item], period: Int, _ count: Int, _ isModule: Bool) -> Folded {
    let turns = (0..<count).map { turn in items[(turn * period)..<((turn + 1) * period)].flatMap(cards) }
    var result = Folded(cards: turns.flatMap { $0 }, name: "", type: "", count: count, turns: turns)
    if isModule, case .folded(let first) = items[0], case .folded(let last) = items[items.count - 1] {
      result.type = first.type
      result.call = last.call
      result.name = Self.range(first.name, last.name)
    } else {
      result.name = "turns 1 – \(count)"
      result.type = lines(of: result.cards)
    }
    return result
  }

  /// `blocks.0 – 6` of `model.blocks.0` and `model.blocks.6`.
  private static func range(_ first: String, _ last: String) -> String {
    let (a, b) = (first.split(separator: "."), last.split(separator: "."))
    guard a.count == b.count, a.count > 1, a.dropLast() == b.dropLast() else {
      return first.isEmpty || last.isEmpty ? first + last : "\(first) – \(last)"
    }
    return a.suffix(2).joined(separator: ".") + " – " + (b.last ?? "")
  }

  func lines(of cards: [Int]) -> String {
    let lines = cards.compactMap { nodes[$0].line }
    guard let first = lines.min(), let last = lines.max() else { return "of a loop" }
    return first == last ? "line \(first)" : "lines \(first)–\(last)"
  }

  /// The lines of a region without recording, from the one that switched it off.
  func region(of cards: [Int]) -> String {
    let made = cards.compactMap { nodes[$0].line }
    let off = cards.compactMap { drawing.recorder.record(drawing.records[$0])?.modeLine }
    guard let last = made.max(), let first = (made + off.filter { $0 <= last }).min() else { return "of a function" }
    return first == last ? "L\(first)" : "L\(first)–L\(last)"
  }

  /// What was made on one line, one after another.
  private func foldedLines(_ items: [Item]) -> [Item] {
    var result: [Item] = []
    var open: [Int] = []
    func line(_ index: Int) -> Int { nodes[index].line ?? -1 }
    func close() {
      if open.count > 1 {
        let type = open.count == 1 ? "operation" : "operations"
        result.append(
          .folded(Folded(cards: open, name: lines(of: open), type: "\(open.count) \(type)", turns: [open])))
      } else {
        result += open.map { .card($0) }
      }
      open = []
    }
    for item in items {
      guard case .card(let index) = item, !isFinding(index), !isLeaf(index) else {
        close()
        if case .call(let id, let inside) = item {
          result.append(.call(id, foldedLines(inside)))
        } else {
          result.append(item)
        }
        continue
      }
      if let last = open.last, line(last) != line(index) { close() }
      open.append(index)
    }
    close()
    return result
  }

  /// Everything but findings and the part nearest to the outputs.
  private func foldedRest(_ items: [Item], except stays: (Int) -> Bool) -> [Item] {
    let surplus = count(items) - Self.largeLimit + 1
    var gone: [Int] = []
    var result: [Item] = []
    var dropped = 0
    for item in items {
      let all = cards(item)
      if dropped < surplus, !all.contains(where: stays) {
        gone += all
        dropped += count([item])
      } else {
        result.append(item)
      }
    }
    if gone.isEmpty { return items }
    return [.folded(Folded(cards: gone, name: "\(gone.count) cards", type: "before this", turns: [gone]))] + result
  }

  /// Dashed frames around the turns of a loop in a small picture.
  private func framedRuns(_ items: [Item]) -> [Item] {
    let notes = nodes.indices.filter { index in if case .saved = nodes[index].kind { true } else { false } }
    var (loose, sequence) = split(items)
    let isNote = { (item: Item) in if case .card(let index) = item { notes.contains(index) } else { false } }
    let earlierRoots = Set(
      drawing.recorder.backwards.filter { $0.roots != drawing.roots }.flatMap(\.roots))
    let hasRun = runs(numbered(sequence.filter { !isNote($0) }.map(frameKey)), longest: 12).contains { $0.period > 1 }
    if hasRun {
      sequence.removeAll(where: isNote)
    }
    var result = loose
    var position = 0
    for run in runs(numbered(sequence.map(frameKey)), longest: 12) where run.period > 1 {
      result += sequence[position..<run.start]
      for turn in 0..<run.count {
        var inside = Array(sequence[(run.start + turn * run.period)..<(run.start + (turn + 1) * run.period)])
        inside += notes.filter { note in inside.flatMap(cards).contains { drawing.records[$0] == drawing.records[note] }
        }
        .map { .card($0) }
        let isDone = inside.flatMap(cards).contains { earlierRoots.contains(drawing.records[$0]) }
        result.append(.frame("step \(turn + 1)" + (isDone ? " (done)" : ""), inside))
      }
      position = run.start + run.count * run.period
    }
    let framed = Set(result.flatMap(cards))
    let rest = hasRun ? notes.filter { !framed.contains($0) }.map { Item.card($0) } : []
    return result + sequence[position...] + rest
  }
}
