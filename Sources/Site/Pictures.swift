// The pictures of a page: all graphs of a lesson drawn with one run of `dot`, and the files they become.

import Diagrams
import LessonFormat
import LessonRunner

/// The drawn graphs of one lesson.
struct Pictures {
  struct File {
    let path: String
    let text: String
  }

  /// Files to write, paths relative to the site.
  private(set) var files: [File] = []
  /// What to install when nothing could be drawn.
  private(set) var hint: String?
  private var valuesByCell: [Int: [[String: Any]]] = [:]

  init(_ run: LessonRun, folder: String) {
    let all = run.cells.flatMap { cell in cell.diagrams.map { (cell: cell.cell, diagram: $0) } }
    if all.isEmpty { return }
    let drawn = Graphviz().draw(all.map(\.diagram))
    for ((cell, diagram), picture) in zip(all, drawn) {
      let dotPath = "\(folder)/\(diagram.id).dot"
      files.append(File(path: dotPath, text: diagram.dot))
      var values: [String: Any] = [
        "graphId": diagram.id + "-figure", "dot": diagram.dot, "dotFile": dotPath, "words": diagram.textEquivalent,
        "caption": cell.options.caption ?? diagram.title,
      ]
      switch picture {
      case .svg(let svg):
        values["svg"] = svg
        values["svgFile"] = "\(folder)/\(diagram.id).svg"
        files.append(File(path: "\(folder)/\(diagram.id).svg", text: svg))
      case .dotIsMissing:
        values["hint"] = Graphviz.howToInstall
        hint = Graphviz.howToInstall
      case .failed(let reason):
        values["hint"] = "The picture could not be drawn: \(reason)"
        hint = "\(run.lesson.path): the graph of the cell at line \(cell.fenceLine) could not be drawn: \(reason)"
      }
      valuesByCell[cell.index, default: []].append(values)
    }
  }

  /// What the template needs for the graphs of one cell.
  func graphs(ofCell index: Int) -> [[String: Any]] { valuesByCell[index] ?? [] }
}
