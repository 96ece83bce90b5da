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
  package func draw(_ diagrams: [DotSource]) -> [DrawnDiagram] {
    let texts = diagrams.map(\.dot)
    var results = texts.map { text -> DrawnDiagram in
      text.utf8.count > graphLimit ? .failed("the graph is too large to draw") : .dotIsMissing
    }
    let drawable = texts.indices.filter { texts[$0].utf8.count <= graphLimit }
    if drawable.isEmpty { return results }
    let outcome = run(drawable.map { texts[$0] }.joined())
    switch outcome {
    case .missing:
      return results
    case .finished(let output, _) where GraphvizOutput.documents(in: output).count == drawable.count:
      for (index, svg) in zip(drawable, GraphvizOutput.documents(in: output)) {
        results[index] = .svg(GraphvizOutput.accessible(svg, diagrams[index]))
      }
    default:
      let message = reason(outcome)
      if drawable.count == 1 {
        results[drawable[0]] = .failed(message)
      } else {
        // One bad graph must not cost the others their pictures.
        var alone = self
        alone.timeLimitInSeconds /= Double(drawable.count)
        for index in drawable { results[index] = alone.draw([diagrams[index]])[0] }
      }
    }
    return results
  }

  private func reason(_ outcome: FilterProcess.Outcome) -> String {
    switch outcome {
    case .tookTooLong: "dot took longer than \(timeLimitInSeconds) seconds"
    case .wroteTooMuch: "the picture is too large"
    case .finished(_, let messages):
      messages.split(separator: "\n").first.map(String.init) ?? "dot gave no picture"
    case .missing, .couldNotStart: "dot could not be run"
    }
  }

  private func run(_ input: String) -> FilterProcess.Outcome {
    FilterProcess(
      executable: executable, arguments: ["-Tsvg"], timeLimitInSeconds: timeLimitInSeconds, outputLimit: outputLimit
    ).run(Array(input.utf8))
  }
}
