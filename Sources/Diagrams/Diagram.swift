// A picture of a computation as a value: cards, two-lane edges, frames. Values travel forward on one lane of an edge and
// gradient back on the other; a cut closes the return lane.
// It knows no tensors: whoever makes a diagram has already turned shapes and numbers into text. Emitters turn it into
// DOT, Mermaid, JSON and a text list.

/// One picture. Nodes are kept in drawing order: what comes first is declared first, which Graphviz uses to settle ties.
package struct Diagram: Sendable, Hashable {
  package enum Direction: String, Sendable, Hashable {
    case topToBottom = "TB"
    /// Only for four nodes or fewer; five cards in a row are wider than a page.
    case leftToRight = "LR"
  }

  /// Prefix of every id in the picture and the name of its files; letters, digits, `-` and `_`.
  package var id: String
  package var title: String
  /// The description for who cannot see the picture: what happens in it, in one to three sentences.
  package var description: String
  package var direction: Direction
  package var nodes: [DiagramNode]
  package var edges: [DiagramEdge]
  package var clusters: [DiagramCluster]

  package init(
    id: String, title: String, description: String, direction: Direction = .topToBottom, nodes: [DiagramNode] = [],
    edges: [DiagramEdge] = [], clusters: [DiagramCluster] = []
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.direction = direction
    self.nodes = nodes
    self.edges = edges
    self.clusters = clusters
  }
}

extension Diagram {
  /// Writes what a gradient would be beside the one that came, on the card that was asked about.
  package mutating func noteTrue(_ total: String, after sum: (came: String, lost: String)) {
    for index in nodes.indices where nodes[index].isAsked && nodes[index].gradient == .arrived(sum.came) {
      let (sign, size) = sum.lost.hasPrefix("−") ? ("−", String(sum.lost.dropFirst())) : ("+", sum.lost)
      nodes[index].gradient = .arrived("\(sum.came) (true: \(sum.came) \(sign) \(size) = \(total))")
    }
  }

  /// Writes words on the roads that lead on from the ✂ of a line, and on dashed roads to results of that line.
  package mutating func note(_ words: String, behindCutOn line: Int) {
    let cuts = nodes.filter { node in
      if case .cut = node.kind { return node.line == line }
      return false
    }
    let places = Set(cuts.map(\.id))
    guard places.count == 1,
      let first = edges.firstIndex(where: { $0.kind == .cut && places.contains($0.from) && $0.chip == nil })
    else {
      return
    }
    // Several ✂ share the loss: it belongs to none of them.
    edges[first].chip = words
  }
}

/// What became of a card or an edge between two pictures.
package enum DiagramChange: String, Sendable, Hashable { case added, removed }

/// One card: an operation together with its result, a leaf, a cut, or modules folded into one.
package struct DiagramNode: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A leaf that needs a gradient.
    case leaf
    /// A leaf that a cut made: the gradient stops here.
    case cutLeaf
    /// Data or a constant that needs no gradient.
    case input
    /// A result without history.
    case cold
    case intermediate
    /// The loss, or the tensor that was asked for.
    case output
    /// A value that became nan or infinite here.
    case nonFinite
    /// The walk back stopped here: a saved value was changed or freed.
    case stopped
    case cut(DiagramCut)
    case saved(DiagramSavedValue)
    case collapsed(DiagramCollapsedModules)
  }

  /// The third row of a card. "Nothing arrived", "not computed" and 0 are three different things and never look alike.
  package enum Gradient: Sendable, Hashable {
    /// The card has no gradient row.
    case none
    case arrived(String)
    /// A backward ran and nothing came here.
    case nothingArrived
    /// No backward has run yet.
    case notComputed
    /// A gradient came and it is truly zero, for example `[0.]`.
    case zero(String)
    /// Where backward began, usually `1`.
    case start(String)
    /// A gradient came and holds nan or an infinity.
    case nonFinite(String)
    /// Backward stopped here, with the reason: `saved value changed`.
    case stopped(String)
  }

  /// Unique in the diagram.
  package var id: String
  package var kind: Kind
  /// The name in the source; empty for an unnamed intermediate, whose card starts with `=`.
  package var name: String
  /// What made it, as in `linear` or `w * 3`, without the `=`.
  package var operation: String?
  /// `4×1`; leaves and inputs are introduced with these words: `leaf, 1×2`.
  package var shape: String?
  /// Said in place of the shape: `no history`, `int64`, `leaf made by a cut`.
  package var remark: String?
  /// The line of the lesson.
  package var line: Int?
  package var value: String?
  package var gradient: Gradient
  /// The reader asked for the gradient of this one.
  package var isAsked: Bool
  /// A random draw from values that may need a gradient: recorded, with the derivative 0. Drawn with a die.
  package var isRandom = false
  /// Rows of small type that the reader asked for, such as what an operation keeps.
  package var notes: [String] = []
  /// The whole path of a module that its card names within its frame, for lists of words.
  package var fullName: String?
  /// A last row in the colour of cuts, such as who owns a parameter.
  package var badge: String?
  /// What several backwards added to `.grad`, one after the other.
  package var sum: [DiagramAddend] = []
  /// The step of the walk at which the card (its gradient) appears.
  package var step: Int?
  /// In a picture of a difference.
  package var change: DiagramChange?

  package init(
    id: String, kind: Kind, name: String = "", operation: String? = nil, shape: String? = nil, remark: String? = nil,
    line: Int? = nil, value: String? = nil, gradient: Gradient = .none, isAsked: Bool = false, step: Int? = nil
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.operation = operation
    self.shape = shape
    self.remark = remark
    self.line = line
    self.value = value
    self.gradient = gradient
    self.isAsked = isAsked
    self.step = step
  }
}

/// What one backward added to a `.grad`: a block of the bar on the leaf's card.
package struct DiagramAddend: Sendable, Hashable {
  /// `2`
  package var text: String
  /// `L4, i=0`; empty where nothing tells it from the one before.
  package var place: String
  /// `line 4, i=0`
  package var words: String
  /// Its part of the whole bar, by length.
  package var share: Double
  /// What `.grad` holds after it.
  package var total: String
  /// The step of the walk at which the block appears.
  package var step: Int?

  package init(text: String, place: String, words: String, share: Double, total: String) {
    self.text = text
    self.place = place
    self.words = words
    self.share = share.isFinite ? min(1, max(0, share)) : 0
    self.total = total
  }

  /// `2 (L4, i=0)`
  var lettering: String { place.isEmpty ? text : "\(text) (\(place))" }
}

/// Where history ends although values go on.
package struct DiagramCut: Sendable, Hashable {
  package enum Category: String, Sendable, Hashable {
    /// Shares memory without history: `.data`, `detach()`, `nn.Parameter(view)`.
    case alias
    /// Makes a new tensor from the numbers alone: `torch.tensor(x)`, `.item()`, through NumPy.
    case copy
    /// An integer or boolean result: no derivative exists.
    case int
    /// A mode or flag: `no_grad`, `create_graph=False`.
    case mode
    case other
  }

  /// What was written: `.data`, `detach()`.
  package var operation: String
  /// The reason in about five words: `shares v[0:2]'s memory, not its history`.
  package var reason: String
  package var category: Category

  package init(operation: String, reason: String, category: Category = .alias) {
    self.operation = operation
    self.reason = reason
    self.category = category
  }
}

/// A value that an operation keeps for backward; drawn on demand, or when it is the culprit.
package struct DiagramSavedValue: Sendable, Hashable {
  package var lines: [String]
  package var isCulprit: Bool

  package init(lines: [String], isCulprit: Bool = false) {
    self.lines = lines
    self.isCulprit = isCulprit
  }
}

/// One or more equal modules folded into one card.
package struct DiagramCollapsedModules: Sendable, Hashable {
  /// `Block`
  package var typeName: String
  package var count: Int
  /// The number of parameters, already written: `1,387,904`.
  package var parameters: String?
  package var outputShape: String?
  /// The range of gradient norms: `3.3e-01 … 4.0e-01`.
  package var gradientNorms: String?
  /// Parameters that received nothing, of how many; a collapsed card never hides a cut.
  package var withoutGradient: Int
  package var parameterTensors: Int
  /// Cuts inside.
  package var cuts: Int
  /// How many cards it stands for.
  package var cards: Int

  package init(
    typeName: String, count: Int = 1, parameters: String? = nil, outputShape: String? = nil,
    gradientNorms: String? = nil, withoutGradient: Int = 0, parameterTensors: Int = 0, cuts: Int = 0, cards: Int = 1
  ) {
    self.typeName = typeName
    self.count = count
    self.parameters = parameters
    self.outputShape = outputShape
    self.gradientNorms = gradientNorms
    self.withoutGradient = withoutGradient
    self.parameterTensors = parameterTensors
    self.cuts = cuts
    self.cards = cards
  }
}

/// From a node to one that uses it, in the direction values travel.
package struct DiagramEdge: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Values forward and gradient back.
    case two
    /// Values only; no gradient is needed.
    case fwd
    /// Recorded, but no gradient came this way.
    case idle
    /// A gradient came; the derivative here is 0.
    case zero
    /// The gradient became nan or infinite here.
    case nan
    /// Values crossed, history did not.
    case cut
    /// From an operation to what it keeps for backward.
    case saved
    /// From a kept value to who spoiled it.
    case stale
    /// The same memory; drawn only where it matters.
    case alias
  }

  package var from: String
  package var to: String
  package var kind: Kind
  /// Written beside the edge as it stands, `◂ [3, 3]` for a gradient. Only if the source has several consumers or the
  /// value differs from the card's.
  package var chip: String?
  /// A hook that put another gradient in the place of the one that came; drawn on the lane, in place of the chip.
  package var hook: DiagramHook?
  package var step: Int?
  /// In a picture of a difference.
  package var change: DiagramChange?

  package init(from: String, to: String, kind: Kind, chip: String? = nil, step: Int? = nil) {
    self.from = from
    self.to = to
    self.kind = kind
    self.chip = chip
    self.step = step
  }
}

/// What a hook did to a gradient on its way.
package struct DiagramHook: Sendable, Hashable {
  /// The line that registered it.
  package var line: Int?
  package var before: String
  package var after: String

  package init(line: Int? = nil, before: String, after: String) {
    self.line = line
    self.before = before
    self.after = after
  }
}

/// A frame around nodes; frames nest.
package struct DiagramCluster: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case module
    /// A cell of a recurrent network, or a time step.
    case cell
    /// A `no_grad` region.
    case noGrad
  }

  package var id: String
  package var kind: Kind
  /// Shorter than half the frame: Graphviz draws edges over it.
  package var label: String
  /// The ids of the nodes directly inside.
  package var members: [String]
  package var children: [DiagramCluster]

  package init(id: String, kind: Kind, label: String, members: [String] = [], children: [DiagramCluster] = []) {
    self.id = id
    self.kind = kind
    self.label = label
    self.members = members
    self.children = children
  }
}
