// The loop over the cells of one lesson on one machine: runs each, collects what it shows, and asks the bridge for the
// gradients and graphs that its options want.

import Diagrams
import Glibc
import LessonFormat
import PythonRuntime
import Torch

/// Runs the cells of a lesson; used once.
final class CellRunner {
  struct Result: Sendable {
    var runs: [CellRun]
    var exitCode: Int32?
  }

  private let lesson: Lesson
  private let options: RunOptions
  private let vm = Machine()
  private var current: CellRun?
  private var exitCode: Int32?

  init(_ lesson: Lesson, _ options: RunOptions) {
    self.lesson = lesson
    self.options = options
    vm.isLastOfProcess = options.endsProcess
    TorchLibrary.install(on: vm, seed: lesson.frontMatter.seed, memoryLimit: options.memoryLimit)
    vm.limits = Limits(
      memory: options.memoryLimit, output: options.outputLimit, deadline: Self.deadline(after: options.timeLimit))
    vm.writer = { [unowned self] channel, text in self.collect(text, channel) }
    vm.warningHandler = { [unowned self] category, message, place in self.collectWarning(category, message, place) }
    let wantsGraph = lesson.cells.contains { !$0.options.graph.isEmpty }
    if options.recordsDiagrams && wantsGraph { TorchLibrary.setRecording(true, on: vm) }
  }

  private static func deadline(after seconds: Double) -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec) + UInt64(seconds * 1e9)
  }

  func run() -> Result {
    var runs: [CellRun] = []
    var stopped = false
    for cell in lesson.cells {
      if stopped || !cell.options.eval {
        runs.append(CellRun(cell: cell, status: cell.options.eval ? .notRun : .skipped))
        continue
      }
      let run = run(cell, source: Self.source(of: cell), firstLine: cell.firstLine)
      runs.append(run)
      let wasExpected = cell.expectedError != .none
      if run.hitLimit || exitCode != nil || (run.status == .error && !wasExpected && !options.keepsGoing) {
        stopped = true
      }
    }
    return Result(runs: runs, exitCode: exitCode)
  }

  /// A Python file in place of the lesson's cell: lines count from the file's first.
  func run(program: String) -> Result {
    guard let cell = lesson.cells.first else { return Result(runs: [], exitCode: nil) }
    return Result(runs: [run(cell, source: program, firstLine: 1, showsValue: false)], exitCode: exitCode)
  }

  /// The cell's text with its option lines blanked, so that lines stay where they are.
  private static func source(of cell: Cell) -> String {
    var isHeader = true
    let lines = cell.sourceText.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
      if isHeader && line.drop(while: { $0 == " " }).hasPrefix("#|") { return "" }
      if !line.allSatisfy({ $0 == " " }) { isHeader = false }
      return line
    }
    return lines.joined(separator: "\n")
  }

  private func run(_ cell: Cell, source: String, firstLine: Int, showsValue: Bool = true) -> CellRun {
    current = CellRun(cell: cell, status: .ok)
    TorchLibrary.beginCell(on: vm)
    switch vm.run(source, file: lesson.path, firstLine: firstLine) {
    case .value(let value):
      if showsValue && !value.isNone && !Self.hidesValue(source) { show(value) }
    case .raised(let exception):
      report(exception)
    }
    if current?.hitLimit == false && exitCode == nil { inspect(cell) }
    defer { current = nil }
    return current ?? CellRun(cell: cell, status: .error)
  }

  /// A last statement that ends in `;` shows nothing.
  private static func hidesValue(_ source: String) -> Bool {
    for line in source.split(separator: "\n").reversed() {
      let text = line.trimmingPrefix { $0 == " " || $0 == "\t" }
      if text.isEmpty || text.hasPrefix("#") { continue }
      return text.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.first == ";"
    }
    return false
  }

  private func show(_ value: Value) {
    do {
      let text = try vm.repr(value)
      vm.flush()
      current?.outputs.append(CellOutput(.value, text, type: vm.typeName(of: value)))
      options.live?(text + "\n", false)
    } catch {
      report(vm.takePending())
    }
  }

  // MARK: What a cell shows

  private func collect(_ text: String, _ channel: OutputChannel) {
    options.live?(text, channel == .error)
    if let last = current?.outputs.indices.last, current?.outputs[last].kind == .stdout {
      current?.outputs[last].text += text
    } else {
      current?.outputs.append(CellOutput(.stdout, text))
    }
  }

  private func collectWarning(_ category: String, _ message: String, _ place: SourceLocation?) {
    vm.flush()
    var text = "\(place?.file ?? lesson.path):\(place?.line ?? 0): \(category): \(message)\n"
    if let place, !place.text.isEmpty { text += "  \(place.text)\n" }
    current?.outputs.append(CellOutput(.warning, text, type: category, message: message))
    options.live?(text, true)
  }

  private func report(_ exception: Value) {
    vm.flush()
    let type = vm.typeName(of: exception)
    if type == "SystemExit" {
      exitCode = systemExitCode(exception)
      return
    }
    let text = vm.formatException(exception)
    let message = (try? vm.str(exception)) ?? ""
    current?.outputs.append(CellOutput(.error, text, type: type, message: message))
    current?.status = .error
    current?.hitLimit = type == "TimeoutError" || type == "MemoryError"
    let isExpected = current?.cell.expectedError != ExpectedError.none
    options.live?(text, !isExpected)
  }

  /// As CPython: None is 0, an int is itself, anything else is printed and gives 1.
  private func systemExitCode(_ exception: Value) -> Int32 {
    guard let code = try? vm.getAttribute(exception, "code") else { return 1 }
    if code.isNone { return 0 }
    if code.isInt { return Int32(truncatingIfNeeded: code.asInt & 0xFF) }
    if let text = try? vm.str(code) { options.live?(text + "\n", true) }
    return 1
  }

  // MARK: Options that look at tensors

  private func inspect(_ cell: Cell) {
    var wanted: [Value] = []
    for expression in cell.options.grads {
      guard let value = evaluate(expression, in: cell) else { return }
      guard let seen = TorchLibrary.inspect(value, on: vm) else {
        fail(cell, "grads", "`\(expression)` is a \(vm.typeName(of: value)), not a tensor")
        return
      }
      wanted.append(value)
      current?.gradients.append(
        GradientRow(
          name: expression, shape: seen.shape, value: seen.value, gradient: seen.gradient, state: state(seen.state)))
    }
    guard options.recordsDiagrams, !cell.options.graph.isEmpty else { return }
    var values: [Value] = []
    for expression in cell.options.graph {
      guard let value = evaluate(expression, in: cell) else { return }
      values.append(value)
    }
    let id = cell.label ?? "graph-\(cell.index + 1)"
    guard
      let diagram = TorchLibrary.diagram(
        of: values, wanted: wanted, id: id,
        namespace: vm.globalBindings.map { (name: $0.name.string, value: $0.value) }, on: vm)
    else {
      fail(cell, "graph", "`\(cell.options.graph.joined(separator: ", "))` is not a tensor")
      return
    }
    current?.diagrams.append(diagram)
    current?.outputs.append(CellOutput(.diagram, diagram.dot, type: "dot"))
  }

  private func state(_ state: InspectedTensor.GradientState) -> GradientRow.State {
    switch state {
    case .arrived: .arrived
    case .nothing: .nothing
    case .notComputed: .notComputed
    case .notKept: .notKept
    }
  }

  /// The value of an option's expression; an error is reported on the cell.
  private func evaluate(_ expression: String, in cell: Cell) -> Value? {
    switch vm.run("(\(expression))", file: lesson.path, firstLine: cell.firstLine) {
    case .value(let value): return value
    case .raised(let exception):
      fail(cell, "option", "`\(expression)`: \(vm.typeName(of: exception)): \((try? vm.str(exception)) ?? "")")
      return nil
    }
  }

  private func fail(_ cell: Cell, _ option: String, _ message: String) {
    let line = cell.options.written[option] ?? cell.fenceLine
    current?.outputs.append(
      CellOutput(.error, "\(lesson.path):\(line): \(message)\n", type: "OptionError", message: message))
    current?.status = .error
  }
}
