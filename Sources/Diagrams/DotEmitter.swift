// A diagram as DOT. Nodes are declared in the diagram's order, a frame where its first node stands, an edge as soon as
// both ends are declared: Graphviz settles ties by this order, and so equal diagrams give equal pictures.
// Ids are `<graph>-<node>`; classes are `n KIND`, `e KIND`, `c KIND` and `sN` for the step.

extension Diagram {
  /// The DOT text, ending in a line ending. Edges and frame members that name no node are left out.
  package var dot: String {
    var emitter = DotEmitter(diagram: self)
    return emitter.emit()
  }
}

/// Safe and unique ids for the nodes of a diagram.
struct DiagramIdentifiers {
  let graph: String
  private(set) var nodes: [String: String] = [:]

  init(_ diagram: Diagram) {
    graph = DotText.identifier(diagram.id)
    var taken: Set<String> = []
    for node in diagram.nodes where nodes[node.id] == nil {
      nodes[node.id] = DiagramIdentifiers.unused(DotText.identifier(node.id), &taken)
    }
  }

  /// The wanted id, or with the first of `-2`, `-3`, … that is free.
  static func unused(_ wanted: String, _ taken: inout Set<String>) -> String {
    var candidate = wanted
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(wanted)-\(number)"
      number += 1
    }
    return candidate
  }
}

private struct DotEmitter {
  let diagram: Diagram
  let identifiers: DiagramIdentifiers
  /// The frames around each node, outermost first.
  var frames: [String: [DiagramCluster]] = [:]
  var declared: Set<String> = []
  var takenEdgeIDs: Set<String> = []
  /// Notes that were put beside their cards.
  var noted: Set<String> = []
  var pendingEdges: [DiagramEdge]
  var lines: [String] = []

  init(diagram: Diagram) {
    self.diagram = diagram
    identifiers = DiagramIdentifiers(diagram)
    let known = Set(diagram.nodes.map(\.id))
    pendingEdges = diagram.edges.filter { known.contains($0.from) && known.contains($0.to) }
    for cluster in diagram.clusters { collectFrames(cluster, outer: []) }
  }

  mutating func collectFrames(_ cluster: DiagramCluster, outer: [DiagramCluster]) {
    let path = outer + [cluster]
    for member in cluster.members where frames[member] == nil { frames[member] = path }
    for child in cluster.children { collectFrames(child, outer: path) }
  }

  mutating func emit() -> String {
    let sans = DiagramFont.sans
    lines = [
      "// \(DotText.comment(diagram.title))",
      "// alt: \(DotText.comment(diagram.description))",
      "digraph \(DotText.name(diagram.id)) {",
      "  graph [rankdir=\"\(diagram.direction.rawValue)\", bgcolor=\"transparent\", fontname=\"\(sans)\", "
        + "fontsize=\"12\", nodesep=\"0.35\", ranksep=\"0.45\", splines=\"true\", pad=\"0.15\", "
        + "tooltip=\(DotText.quoted(diagram.title))];",
      "  node [shape=plain, fontname=\"\(sans)\", fontsize=11, fontcolor=\"\(DiagramColour.text)\"];",
      "  edge [fontname=\"\(sans)\", fontsize=10, arrowsize=0.7, penwidth=1.4, color=\"\(DiagramColour.line)\"];",
    ]
    for node in diagram.nodes where !declared.contains(node.id) {
      if let outermost = frames[node.id]?.first {
        emitFrame(outermost, depth: 1)
      } else {
        emitNode(node, indent: "  ")
      }
      emitNotesBeside(indent: "  ")
      emitReadyEdges()
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A frame with everything inside it, in the order of the diagram's nodes.
  mutating func emitFrame(_ cluster: DiagramCluster, depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    let id = DotText.identifier(cluster.id)
    lines.append("\(indent)subgraph \(DotText.name("cluster_" + id)) {")
    lines.append(
      "\(indent)  graph [id=\"\(identifiers.graph)-cluster-\(id)\", class=\"c \(cluster.kind.className)\", "
        + "label=\(DotText.quoted(cluster.label)), labeljust=l, labelloc=b, fontsize=10, "
        + "fontname=\"\(DiagramFont.sans)\", margin=10, tooltip=\(DotText.quoted(cluster.label)), "
        + "\(cluster.kind.attributes)];")
    for node in diagram.nodes where !declared.contains(node.id) {
      guard let path = frames[node.id], path.count >= depth, path[depth - 1] == cluster else { continue }
      if path.count > depth {
        emitFrame(path[depth], depth: depth + 1)
      } else {
        emitNode(node, indent: indent + "  ")
      }
    }
    emitNotesBeside(indent: indent + "  ")
    lines.append("\(indent)}")
  }

  /// A note of a kept value stands beside the card that kept it. Written inside their frame: elsewhere it would pull them out.
  mutating func emitNotesBeside(indent: String) {
    for edge in diagram.edges where edge.kind == .saved || edge.kind == .stale {
      guard declared.contains(edge.from), declared.contains(edge.to), !noted.contains(edge.to),
        let note = diagram.nodes.first(where: { $0.id == edge.to }), case .saved = note.kind,
        frames[edge.from]?.map(\.id) == frames[edge.to]?.map(\.id), let from = identifiers.nodes[edge.from],
        let to = identifiers.nodes[edge.to]
      else { continue }
      noted.insert(edge.to)
      lines.append("\(indent){ rank=same; \(DotText.name(from)); \(DotText.name(to)); }")
    }
  }

  mutating func emitNode(_ node: DiagramNode, indent: String) {
    guard declared.insert(node.id).inserted, let safe = identifiers.nodes[node.id] else { return }
    let id = "\(identifiers.graph)-\(safe)"
    var classes = "n \(node.kind.style.className)"
    if node.isAsked { classes += " asked" }
    if let step = node.step { classes += " s\(step)" }
    if let change = node.change { classes += " \(change.rawValue)" }
    var attributes = "id=\"\(id)\", class=\"\(classes)\", "
    if case .saved(let saved) = node.kind {
      let style = node.kind.style
      let margin = saved.isCulprit ? "0.06" : "0.1"
      attributes +=
        "shape=note, style=filled, fillcolor=\"\(style.fill)\", color=\"\(style.stroke)\", margin=\"\(margin),0.04\", "
    }
    attributes += "tooltip=\(DotText.quoted(node.tooltip)), label=\(DotCards.label(of: node, id: id))"
    lines.append("\(indent)\(DotText.name(safe)) [\(attributes)];")
  }

  mutating func emitReadyEdges() {
    var waiting: [DiagramEdge] = []
    for edge in pendingEdges {
      if declared.contains(edge.from), declared.contains(edge.to) {
        emitEdge(edge)
      } else {
        waiting.append(edge)
      }
    }
    pendingEdges = waiting
  }

  mutating func emitEdge(_ edge: DiagramEdge) {
    guard let from = identifiers.nodes[edge.from], let to = identifiers.nodes[edge.to] else { return }
    let style = edge.kind.style
    let id = DiagramIdentifiers.unused("\(identifiers.graph)-\(from)-\(to)", &takenEdgeIDs)
    let step = edge.step.map { "s\($0) " } ?? ""
    let change = edge.change.map { " \($0.rawValue)" } ?? ""
    var attributes = "id=\"\(id)\", class=\"e \(step)\(style.className)\(change)\", "
    attributes += edge.change?.attributes ?? style.attributes
    let words = DotText.quoted(edge.hook.map { "\(style.words); \($0.words)" } ?? style.words)
    attributes += ", tooltip=\(words)"
    if let chip = edge.lettering, !chip.isBlank {
      let label = DotCards.chip(chip, colour: style.chipColour, direction: diagram.direction)
      attributes += ", labeltooltip=\(words), label=\(label)"
    }
    lines.append("  \(DotText.name(from)) -> \(DotText.name(to)) [\(attributes)];")
  }
}
