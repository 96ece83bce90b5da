// DOT to SVG by running `dot`, once for all graphs of a page. A graph is never a reason for a page to fail: without `dot`,
// or when it gives up, the caller gets a typed result and shows the DOT text instead.
// The callers are synchronous. The process runs in a task of its own and the calling thread waits for it: that is safe
// on a thread of the caller's own; called from many tasks at once it would hold their threads for as long as `dot` runs.
import Dispatch
import Subprocess
import Synchronization

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
  package func draw(_ diagrams: [Diagram]) -> [DrawnDiagram] {
    let texts = diagrams.map(\.dot)
    var results = texts.map { text -> DrawnDiagram in
      text.utf8.count > graphLimit ? .failed("the graph is too large to draw") : .dotIsMissing
    }
    let drawable = texts.indices.filter { texts[$0].utf8.count <= graphLimit }
    if drawable.isEmpty { return results }
    switch run(drawable.map { texts[$0] }.joined()) {
    case .missing:
      return results
    case .finished(let output, _) where GraphvizOutput.documents(in: output).count == drawable.count:
      for (index, svg) in zip(drawable, GraphvizOutput.documents(in: output)) {
        results[index] = .svg(GraphvizOutput.accessible(svg, diagrams[index]))
      }
    case .finished(_, let message), .stopped(let message):
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

  // MARK: The process

  private enum Outcome: Sendable {
    case missing
    case finished(output: String, message: String)
    case stopped(String)
  }

  private func run(_ input: String) -> Outcome {
    let outcome = OutcomeBox()
    let finished = DispatchSemaphore(value: 0)
    let renderer = self
    Task.detached {
      let result = await renderer.outcome(of: input)
      outcome.set(result)
      finished.signal()
    }
    finished.wait()
    return outcome.get()
  }

  private final class OutcomeBox: Sendable {
    private let value = Mutex<Outcome>(.stopped("dot gave no answer"))

    func set(_ outcome: Outcome) { value.withLock { $0 = outcome } }
    func get() -> Outcome { value.withLock { $0 } }
  }

  /// The process against the clock; whichever ends first cancels the other, and cancelling stops the process.
  private func outcome(of input: String) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await process(input) }
      group.addTask {
        let milliseconds = Int64(max(0.1, min(timeLimitInSeconds, 86_400)) * 1000)
        try? await Task.sleep(for: .milliseconds(milliseconds))
        return .stopped("dot took longer than \(timeLimitInSeconds) seconds")
      }
      let first = await group.next() ?? .stopped("dot gave no answer")
      group.cancelAll()
      return first
    }
  }

  private func process(_ input: String) async -> Outcome {
    let program: Executable = executable.utf8.contains(0x2F) ? .path(.init(executable)) : .name(executable)
    do {
      let result = try await Subprocess.run(
        program, arguments: ["-Tsvg"], input: .string(input), output: .string(limit: outputLimit),
        error: .string(limit: 1 << 20))
      let message = result.standardError.split(separator: "\n").first.map(String.init)
      return .finished(output: result.standardOutput, message: message ?? "dot gave no picture")
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .missing
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      return .stopped("the picture is too large")
    } catch {
      return .stopped("dot could not be run")
    }
  }
}
