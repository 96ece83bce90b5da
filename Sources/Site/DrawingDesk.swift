// The graphs of pages, drawn while other lessons still run: a page's run of `dot` begins as soon as its draft is there, a
// few at a time, and moves on whenever the next draft comes. It knows graphs and paths, no pages.

import Diagrams

/// Runs `dot` once for each page.
final class DrawingDesk {
  /// Runs at the same time, beside the lessons that run.
  private static let most = 2

  private var waiting: [(page: String, graphs: [DotSource])] = []
  private var running: [(page: String, run: GraphvizRun)] = []
  private var pictures: [String: [DrawnDiagram]] = [:]

  /// Takes the graphs of a page; what was drawn for it before is forgotten.
  func order(_ page: String, _ graphs: [DotSource]) {
    waiting.removeAll { $0.page == page }
    running.removeAll { $0.page == page }
    pictures[page] = nil
    if !graphs.isEmpty { waiting.append((page, graphs)) }
    advance()
  }

  /// The pictures of a page, in the order of its graphs.
  func pictures(of page: String) -> [DrawnDiagram] {
    // Those before it come first.
    while waiting.contains(where: { $0.page == page }) { if running.isEmpty { start() } else { finish(0) } }
    if let place = running.firstIndex(where: { $0.page == page }) { finish(place) }
    return pictures[page] ?? []
  }

  private func advance() {
    for place in running.indices.reversed() {
      running[place].run.advance()
      if running[place].run.isFinished { finish(place) }
    }
    while running.count < DrawingDesk.most, !waiting.isEmpty { start() }
  }

  private func start() {
    let next = waiting.removeFirst()
    running.append((next.page, Graphviz().start(next.graphs)))
  }

  private func finish(_ place: Int) {
    let done = running.remove(at: place)
    pictures[done.page] = done.run.finish()
    while running.count < DrawingDesk.most, !waiting.isEmpty { start() }
  }
}
