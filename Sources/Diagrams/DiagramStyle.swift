// Colours, fonts and line styles, one row each. Every stroke is at least 3:1 on white and on #0d1117 and every text at
// least 4.5:1 on its card, so that one SVG serves light and dark pages; dash, thickness, hollow tails, ✂, ◂ and words
// carry each distinction without colour. Nothing here knows what a node means beyond its kind.

enum DiagramFont {
  static let sans = "DejaVu Sans,Helvetica,Arial,sans-serif"
  static let mono = "DejaVu Sans Mono,Menlo,Consolas,monospace"
}

enum DiagramColour {
  static let text = "#1B1F24"
  static let muted = "#57606A"
  static let line = "#6B7280"
  static let gradientLane = "#0072B2"
  static let gradientText = "#00598C"
  static let cut = "#C65200"
  static let cutText = "#A84300"
  static let nonFinite = "#B0457B"
  static let nonFiniteText = "#8E2F60"
  static let frame = "#8A8F98"
  static let frameText = "#757575"
}

/// How a card of one kind is drawn.
struct CardStyle {
  /// The class in the SVG, after `n`.
  let className: String
  let border: Int
  let stroke: String
  let fill: String
  /// Said before the shape: `leaf, 1×2`.
  let introduction: String
}

extension DiagramNode.Kind {
  var style: CardStyle {
    switch self {
    case .leaf:
      CardStyle(className: "leaf", border: 2, stroke: "#9A6700", fill: "#FFF1D0", introduction: "leaf")
    case .cutLeaf:
      CardStyle(className: "cutleaf", border: 2, stroke: "#C65200", fill: "#FFF1D0", introduction: "leaf")
    case .input:
      CardStyle(className: "in", border: 1, stroke: "#6B7280", fill: "#EEF1F5", introduction: "input")
    case .cold:
      CardStyle(className: "cold", border: 1, stroke: "#6B7280", fill: "#EEF1F5", introduction: "")
    case .intermediate:
      CardStyle(className: "mid", border: 1, stroke: "#6B7280", fill: "#FFFFFF", introduction: "")
    case .output:
      CardStyle(className: "out", border: 2, stroke: "#00795A", fill: "#DDF4E8", introduction: "")
    case .nonFinite:
      CardStyle(className: "nan", border: 2, stroke: "#B0457B", fill: "#F6E3EE", introduction: "")
    case .stopped:
      // A result like any other, but for the border.
      CardStyle(className: "mid", border: 2, stroke: "#C65200", fill: "#FFFFFF", introduction: "")
    case .cut(let cut):
      CardStyle(
        className: "cut cut-\(cut.category.rawValue)", border: 2, stroke: "#C65200", fill: "#FFE7D6", introduction: "")
    case .saved(let saved):
      CardStyle(
        className: "saved", border: 1, stroke: saved.isCulprit ? "#A84300" : "#57606A",
        fill: saved.isCulprit ? "#FFE7D6" : "#EEF1F5", introduction: "")
    case .collapsed(let modules):
      CardStyle(
        className: modules.count > 1 ? "module stack" : "module", border: modules.count > 1 ? 2 : 1,
        stroke: modules.withoutGradient > 0 || modules.cuts > 0 ? "#C65200" : "#6B7280", fill: "#FFFFFF",
        introduction: "")
    }
  }
}

/// How an edge of one kind is drawn, and what it says.
struct EdgeStyle {
  let className: String
  /// DOT attributes.
  let attributes: String
  let chipColour: String
  /// What the edge means in words.
  let words: String
}

extension DiagramEdge.Kind {
  // Graphviz draws a list of two colours as parallel strokes, gives the head arrow the first colour and the tail arrow
  // the second: the two-lane road needs no second edge.
  var style: EdgeStyle {
    switch self {
    case .two:
      EdgeStyle(
        className: "two", attributes: "color=\"#6B7280:#0072B2\", dir=both, arrowtail=normal",
        chipColour: DiagramColour.gradientText, words: "values and gradient both travel")
    case .fwd:
      EdgeStyle(
        className: "fwd", attributes: "color=\"#6B7280\"", chipColour: DiagramColour.muted,
        words: "values only: this input needs no gradient")
    case .idle:
      EdgeStyle(
        className: "idle", attributes: "color=\"#6B7280:#0072B2\", dir=both, arrowtail=onormal, penwidth=0.8",
        chipColour: DiagramColour.muted, words: "recorded, but no gradient came this way")
    case .zero:
      EdgeStyle(
        className: "zero", attributes: "color=\"#6B7280:#0072B2\", dir=both, arrowtail=odot, style=dotted",
        chipColour: DiagramColour.gradientText, words: "gradient came; the derivative here is 0")
    case .nan:
      EdgeStyle(
        className: "nan", attributes: "color=\"#6B7280:#B0457B\", dir=both, arrowtail=normal, penwidth=2.0",
        chipColour: DiagramColour.nonFiniteText, words: "gradient became nan or infinite here")
    case .cut:
      EdgeStyle(
        className: "cutedge", attributes: "color=\"#C65200\", style=dashed, penwidth=1.8",
        chipColour: DiagramColour.cutText, words: "values crossed, history did not")
    case .saved:
      EdgeStyle(
        className: "saved", attributes: "color=\"#6B7280\", style=dotted, arrowhead=none",
        chipColour: DiagramColour.muted, words: "saved for backward")
    case .stale:
      EdgeStyle(
        className: "stale", attributes: "color=\"#C65200\", style=dashed, arrowhead=none",
        chipColour: DiagramColour.muted, words: "the saved value was spoiled here")
    case .alias:
      EdgeStyle(
        className: "alias", attributes: "color=\"#C65200\", style=dotted, dir=none, constraint=false",
        chipColour: DiagramColour.cutText, words: "the same memory")
    }
  }
}

extension DiagramChange {
  var words: String { self == .added ? "＋ added" : "－ removed" }
  var colour: String { self == .added ? "#00694E" : DiagramColour.cutText }
  /// Edges of a difference say whether they are new, not what travels on them.
  var attributes: String {
    self == .added ? "color=\"#00795A\", penwidth=2.2" : "color=\"#C65200\", style=dashed, penwidth=1.0"
  }
}

extension DiagramCluster.Kind {
  var className: String { self == .noGrad ? "mode" : rawValue }

  var attributes: String {
    switch self {
    case .module: "style=\"rounded\", color=\"#8A8F98\", fontcolor=\"#757575\""
    case .cell: "style=\"rounded,dashed\", color=\"#8A8F98\", fontcolor=\"#757575\""
    case .noGrad: "style=\"rounded,dashed\", color=\"#C65200\", fontcolor=\"#C65200\""
    }
  }
}
