// Two pictures as one, with what was added and what was removed marked. Cards are the same when they have the same name, or
// without one the same operation and shape, and are the first, second, … of their kind; edges when their cards are.

extension Diagram {
  /// This picture and a later one, drawn together.
  package func difference(to other: Diagram) -> Diagram {
    var matches: [String: String] = [:]
    var waiting: [String: [String]] = [:]
    for node in nodes.reversed() { waiting[node.identity, default: []].append(node.id) }
    for node in other.nodes {
      if let old = waiting[node.identity]?.popLast() { matches[node.id] = old }
    }
    let kept = Set(matches.values)
    var taken = Set(nodes.map(\.id))
    var result = Diagram(id: other.id, title: "", description: "", nodes: [], edges: [], clusters: [])
    for var node in nodes where !kept.contains(node.id) {
      node.change = .removed
      node.step = nil
      result.nodes.append(node)
    }
    for var node in other.nodes {
      if let old = matches[node.id] {
        node.id = old
      } else {
        let id = DiagramIdentifiers.unused(node.id, &taken)
        matches[node.id] = id
        node.id = id
        node.change = .added
      }
      result.nodes.append(node)
    }
    let added = addEdges(of: other, matches, to: &result)
    result.clusters = other.clusters.map { $0.renamed(matches) }
    result.direction = result.nodes.count <= 4 ? .leftToRight : .topToBottom
    let counts = (
      result.nodes.filter { $0.change == .added }.count, result.nodes.filter { $0.change == .removed }.count
    )
    result.title = "\(title), then \(other.title)"
    result.description =
      "\(counts.0) cards and \(added.new) edges were added, \(counts.1) cards and \(added.gone) edges removed; the rest is the same."
    return result
  }

  private func addEdges(
    of other: Diagram, _ matches: [String: String], to result: inout Diagram
  ) -> (new: Int, gone: Int) {
    var old: [String: DiagramEdge] = [:]
    for edge in edges { old["\(edge.from) \(edge.to)"] = edge }
    var new = 0
    for var edge in other.edges {
      edge.from = matches[edge.from] ?? edge.from
      edge.to = matches[edge.to] ?? edge.to
      if old.removeValue(forKey: "\(edge.from) \(edge.to)") == nil {
        edge.change = .added
        new += 1
      }
      result.edges.append(edge)
    }
    var gone = 0
    for var edge in edges where old["\(edge.from) \(edge.to)"] != nil {
      edge.change = .removed
      edge.step = nil
      gone += 1
      result.edges.append(edge)
    }
    return (new, gone)
  }
}

extension DiagramNode {
  /// What two cards of two pictures share when they are the same.
  fileprivate var identity: String {
    if !name.isBlank { return "name \(name)" }
    if case .cut(let cut) = kind { return "cut \(cut.operation) \(cut.reason)" }
    return "operation \(operation ?? "") \(shape ?? "")"
  }
}

extension DiagramCluster {
  fileprivate func renamed(_ names: [String: String]) -> DiagramCluster {
    var result = self
    result.members = members.map { names[$0] ?? $0 }
    result.children = children.map { $0.renamed(names) }
    return result
  }
}
