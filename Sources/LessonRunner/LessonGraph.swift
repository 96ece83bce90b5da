// The graph behind an expression at the end of a lesson or program.

import Diagrams
import LessonFormat
import PythonRuntime

extension LessonSession {
  /// What asking for a graph gave.
  package enum GraphOutcome: Sendable {
    case graph(Diagram)
    /// What went wrong, for a terminal.
    case failed(String)
  }

  /// How much of a large graph is wanted.
  package struct GraphWish: Sendable {
    package var drawsAll: Bool
    /// Modules that stay open.
    package var open: [String]

    package init(drawsAll: Bool = false, open: [String] = []) {
      self.drawsAll = drawsAll
      self.open = open
    }
  }

  /// Runs a lesson to its end, whatever its cells raise, and draws the graph behind an expression.
  package static func graph(
    path: String, bytes: [UInt8], expression: String, wish: GraphWish = GraphWish(), options: RunOptions = RunOptions()
  ) -> GraphOutcome {
    let isProgram = path.hasSuffix(".py")
    let text = String(decoding: bytes, as: UTF8.self)
    let (lesson, diagnostics) = isProgram ? (program(path, text), []) : Lesson.read(path: path, bytes: bytes)
    let errors = diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { return .failed(errors.map { $0.rendered() + "\n" }.joined()) }
    var options = options
    options.keepsGoing = true
    options.recordsDiagrams = true
    options.recordsAlways = true
    nonisolated(unsafe) let settings = options
    return withLargeStack {
      let runner = CellRunner(lesson, settings)
      let result = isProgram ? runner.run(program: text) : runner.run()
      return runner.graph(
        of: expression, wish, after: result.runs.first { $0.status == .error && $0.cell.expectedError == .none })
    }
  }
}

extension CellRunner {
  fileprivate func graph(
    of expression: String, _ wish: LessonSession.GraphWish, after failed: CellRun?
  ) -> LessonSession.GraphOutcome {
    let before = failed?.raised.map { "a cell raised before this: \($0.text)" } ?? ""
    switch vm.run("(\(expression))", file: lesson.path, firstLine: 1) {
    case .raised(let exception):
      held = [exception]
      let message = (try? vm.str(exception)) ?? ""
      return .failed("\(before)`\(expression)`: \(vm.typeName(of: exception)): \(message)\n")
    case .value(let value):
      held = [value]
      // Several tensors make one picture.
      let values = value.tuple.map { Array($0.elements) } ?? [value]
      guard let diagram = diagram(of: values, wanted: [], id: "graph", wish) else {
        return .failed("`\(expression)` is a \(vm.typeName(of: value)), not a tensor with a graph\n")
      }
      return .graph(diagram)
    }
  }
}
