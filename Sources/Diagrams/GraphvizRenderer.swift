// DOT to SVG by running `dot`, once for all graphs of a page. A graph is never a reason for a page to fail: without `dot`,
// or when it gives up, the caller gets a typed result and shows the DOT text instead.
// It knows nothing of pages and writes no files.

/// What became of one diagram.
package enum DrawnDiagram: Sendable, Hashable {
  /// Ready to stand inside a page.
  case svg(String)
  /// There is no `dot` on this machine; show the DOT text and `Graphviz.howToInstall`.
  case dotIsMissing
  /// `dot` ran and gave no picture; the reason in one line.
  case failed(String)
}

/// Runs `dot`.
package struct Graphviz: Sendable {
  package static let howToInstall = "install Graphviz to see the picture: sudo apt-get install graphviz"

  /// A name that is looked for in the `PATH`, or a path.
  package var executable: String
  /// For all graphs of one call together.
  package var timeLimitInSeconds: Double
  /// Bytes of SVG for one call.
  package var outputLimit: Int
  /// Bytes of DOT for one graph; layout time grows much faster than the text.
  package var graphLimit: Int

  package init(
    executable: String = "dot", timeLimitInSeconds: Double = 20, outputLimit: Int = 16 << 20, graphLimit: Int = 1 << 20
  ) {
    self.executable = executable
    self.timeLimitInSeconds = timeLimitInSeconds
    self.outputLimit = outputLimit
    self.graphLimit = graphLimit
  }

  /// Draws diagrams; the result has one entry for each, in order. Blocks until `dot` has ended or been stopped.
  package func draw(_ diagrams: [Diagram]) -> [DrawnDiagram] { draw(diagrams.map(DotSource.init)) }

  /// The same for diagrams that are DOT already.
  package func draw(_ diagrams: [DotSource]) -> [DrawnDiagram] { start(diagrams).finish() }

  /// Starts drawing; the pictures come while the caller does other things.
  package func start(_ diagrams: [DotSource]) -> GraphvizRun {
    let drawable = diagrams.indices.filter { diagrams[$0].dot.utf8.count <= graphLimit }
    if drawable.isEmpty { return GraphvizRun(self, diagrams, [], nil) }
    let filter = FilterProcess(
      executable: executable, arguments: ["-Tsvg"], timeLimitInSeconds: timeLimitInSeconds, outputLimit: outputLimit)
    let input = drawable.map { DotText.withNamelessFrames(diagrams[$0].dot) }.joined()
    return GraphvizRun(self, diagrams, drawable, filter.start(Array(input.utf8)))
  }
}

/// One run of `dot` for several graphs.
package final class GraphvizRun {
  private let settings: Graphviz
  private let diagrams: [DotSource]
  /// Which of them `dot` was given.
  private let drawable: [Int]
  private let process: RunningFilter?

  fileprivate init(_ settings: Graphviz, _ diagrams: [DotSource], _ drawable: [Int], _ process: RunningFilter?) {
    self.settings = settings
    self.diagrams = diagrams
    self.drawable = drawable
    self.process = process
  }

  package var isFinished: Bool { process?.isFinished ?? true }

  package func advance() { process?.advance() }

  /// Waits for the pictures; one entry for each graph, in order.
  package func finish() -> [DrawnDiagram] {
    var results = diagrams.indices.map { index -> DrawnDiagram in
      drawable.contains(index) ? .dotIsMissing : .failed("the graph is too large to draw")
    }
    guard let outcome = process?.finish(), outcome != .missing else { return results }
    if case .finished(let output, _) = outcome {
      let documents = GraphvizOutput.documents(in: output)
      if documents.count == drawable.count {
        for (index, svg) in zip(drawable, documents) {
          results[index] = .svg(GraphvizOutput.accessible(svg, diagrams[index]))
        }
        return results
      }
    }
    if drawable.count == 1 {
      results[drawable[0]] = .failed(reason(outcome))
    } else {
      // One bad graph must not cost the others their pictures.
      var alone = settings
      alone.timeLimitInSeconds /= Double(drawable.count)
      for index in drawable { results[index] = alone.draw([diagrams[index]])[0] }
    }
    return results
  }

  private func reason(_ outcome: FilterProcess.Outcome) -> String {
    switch outcome {
    case .tookTooLong: "dot took longer than \(settings.timeLimitInSeconds) seconds"
    case .wroteTooMuch: "the picture is too large"
    case .finished(_, let messages):
      messages.split(separator: "\n").first.map(String.init) ?? "dot gave no picture"
    case .missing, .couldNotStart: "dot could not be run"
    }
  }
}
