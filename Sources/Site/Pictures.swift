// The pictures of a page: all graphs of a lesson drawn with one run of `dot`, and the files they become.

import Diagrams

/// The drawn graphs of one page.
struct Pictures {
  struct File {
    let path: String
    let text: String
  }

  /// Files to write, paths relative to the site.
  private(set) var files: [File] = []
  /// What to install when nothing could be drawn, or what went wrong.
  private(set) var hints: [String] = []
  private var valuesByID: [String: [String: Any]] = [:]

  /// The graphs of a page, in the order in which they are drawn.
  static func graphs(of draft: PageDraft) -> [DotSource] {
    draft.parts.compactMap(\.cell).flatMap { cell in cell.graphs.map(\.source) }
  }

  /// `name`: of the page, whose folder of pictures has the same. `drawn`: what became of its graphs.
  init(_ draft: PageDraft, name: String, drawn: [DrawnDiagram]) {
    let all = draft.parts.compactMap(\.cell).flatMap { cell in cell.graphs.map { (line: cell.line, graph: $0) } }
    if all.isEmpty { return }
    let folder = name.split(separator: "/").last.map(String.init) ?? name
    let root = SiteMap.folder(of: name)
    for ((line, graph), picture) in zip(all, drawn) {
      let id = graph.source.id
      let dotFile = "\(folder)/\(id).dot"
      let prefix = root.isEmpty ? "" : root + "/"
      files.append(File(path: prefix + dotFile, text: graph.source.dot))
      var values: [String: Any] = [
        "graphId": id + "-figure", "dot": graph.source.dot, "dotFile": dotFile, "words": graph.words,
        "caption": graph.caption,
      ]
      values["counts"] = graph.counts
      values["legend"] = graph.legend.map { entry in
        ["kind": entry.isEdge ? "lane" : "card", "name": entry.name, "words": entry.words]
      }
      switch picture {
      case .svg(let svg):
        values["svg"] = svg
        values["svgFile"] = "\(folder)/\(id).svg"
        files.append(File(path: "\(prefix)\(folder)/\(id).svg", text: svg))
        if graph.steps.count > 2 { values["stepper"] = stepper(id, graph.steps) }
      case .dotIsMissing:
        values["hint"] = Graphviz.howToInstall
        add(hint: Graphviz.howToInstall)
      case .failed(let reason):
        values["hint"] = "The picture could not be drawn: \(reason)"
        add(hint: "\(draft.path): the graph of the cell at line \(line) could not be drawn: \(reason)")
      }
      valuesByID[id] = values
    }
  }

  private mutating func add(hint: String) { if !hints.contains(hint) { hints.append(hint) } }

  private func stepper(_ id: String, _ captions: [String]) -> [String: Any] {
    let last = captions.count - 1
    let steps = captions.enumerated().map { number, caption -> [String: Any] in
      ["number": number, "caption": caption, "id": "\(id)-step-\(number)", "isLast": number == last]
    }
    return ["name": "\(id)-step", "steps": steps]
  }

  /// What the template needs for one graph.
  func values(of graph: GraphDraft) -> [String: Any]? { valuesByID[graph.source.id] }
}
