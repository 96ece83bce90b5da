// The loop over the parts of one lesson: runs each cell, collects what it shows, evaluates the values in the prose where
// they stand, and asks the bridge for the gradients and graphs that options want.

import Diagrams
import Explanations
import LessonFormat
import Matplotlib
import PythonRuntime
import PythonSyntax
import Torch

/// Runs the parts of a lesson; used once.
final class CellRunner {
  struct Result: Sendable {
    var runs: [CellRun] = []
    var inlineValues: [InlineValueRun] = []
    var exitCode: Int32?
  }

  let lesson: Lesson
  let options: RunOptions
  let limits: LessonLimits
  /// Graphs are drawn for pages, and where a `dot` fence is to be compared with one.
  let drawsGraphs: Bool
  var current: CellRun?
  var exitCode: Int32?
  var vm: Machine
  /// Values that the runner works with between two runs of a machine; the collector must not take them.
  var held: [Value] = []
  private let machines: LessonMachines
  /// Findings are looked for after each cell.
  let diagnoses: Bool
  /// What the running cell raised and warned of, for findings.
  var failure: Scene.Message?
  var warnings: [Scene.Message] = []
  /// The findings told so far: each is told once.
  var told: [Finding] = []
  /// The text of a program, by line, where the lesson is none.
  var programLines: [String] = []
  /// What values in the prose print is not shown.
  private var isSilent = false
  /// Pictures so far: each has an id of its own on the page.
  private var figureCount = 0

  init(_ lesson: Lesson, _ options: RunOptions) {
    self.lesson = lesson
    self.options = options
    limits =
      options.isNotebook ? LessonLimits(lesson.frontMatter, caps: options.caps) : LessonLimits(program: options.caps)
    drawsGraphs =
      !options.checksGradients && (options.recordsDiagrams || lesson.cells.contains { !$0.diagrams.isEmpty })
    let makesDots = lesson.cells.contains { $0.sourceText.contains("torchviz") }
    let asks = options.recordsAlways || lesson.cells.contains { !$0.options.graph.isEmpty }
    let wantsGraph = (drawsGraphs && asks) || makesDots
    let asksItself = lesson.cells.contains { $0.sourceText.contains("gradbook") }
    diagnoses =
      !options.checksGradients && !options.replay.isTrial
      && (options.replay.diagnoses || lesson.cells.contains { $0.options.wantsDiagnosis })
    machines = LessonMachines(
      seed: lesson.frontMatter.seed, limits: limits,
      isRecording: wantsGraph || diagnoses || asksItself || options.replay.records, options)
    vm = machines.main
    prepare(vm)
    options.whenStageEnds(.machine)
  }

  private func machine(_ namespace: String) -> Machine? { machines.machine(namespace, prepare: prepare) }

  private func prepare(_ vm: Machine) {
    vm.writer = { [unowned self] channel, text in self.collect(text, channel) }
    vm.warningHandler = { [unowned self] category, message, place in self.collectWarning(category, message, place) }
    vm.isLastOfProcess = options.endsProcess
    vm.isCancelled = options.isCancelled
    vm.writesThrough = options.writesThrough
    vm.addRootProvider { [unowned self, unowned vm] tracer in
      if self.vm === vm { for value in self.held { tracer.visit(value) } }
    }
    MatplotlibLibrary.install(on: vm) { [unowned self] chart in self.collectFigure(chart) }
    if options.isNotebook { NotebookBuiltins.install(on: vm) }
  }

  func run() -> Result {
    var result = Result()
    var stopped = false
    for part in lesson.parts {
      switch part {
      case .prose(let prose):
        for value in prose.inlineValues {
          let outcome = stopped || !options.evaluatesProse ? .notRun : outcome(of: value)
          result.inlineValues.append(InlineValueRun(value: value, outcome: outcome))
        }
      case .cell(let cell):
        if stopped || !cell.options.eval {
          result.runs.append(CellRun(cell: cell, status: cell.options.eval ? .notRun : .skipped))
          continue
        }
        options.progress?(cell)
        let source = options.replay.edited(Self.source(of: cell), firstLine: cell.firstLine)
        let run = run(cell, source: source, firstLine: cell.firstLine)
        result.runs.append(run)
        if options.replay.lastCell == cell.index {
          stopped = true
          continue
        }
        let wasExpected = cell.expectedError != .none || cell.label.map(options.acceptedLabels.contains) == true
        if run.hitLimit || exitCode != nil || (run.status == .error && !wasExpected && !options.keepsGoing) {
          stopped = true
        }
      }
    }
    result.exitCode = exitCode
    return result
  }

  /// A Python file in place of the lesson's cell: lines count from the file's first.
  func run(program: String) -> Result {
    guard let cell = lesson.cells.first else { return Result() }
    programLines = program.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let source = options.replay.edited(program, firstLine: 1)
    return Result(runs: [run(cell, source: source, firstLine: 1)], exitCode: exitCode)
  }

  /// The cell's text with its option lines blanked, so that lines stay where they are.
  static func source(of cell: Cell) -> String {
    var isHeader = true
    let lines = cell.sourceText.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
      if isHeader && line.drop(while: { $0 == " " }).hasPrefix("#|") { return "" }
      if !line.allSatisfy({ $0 == " " }) { isHeader = false }
      return line
    }
    return lines.joined(separator: "\n")
  }

  private func run(_ cell: Cell, source: String, firstLine: Int) -> CellRun {
    current = CellRun(cell: cell, status: .ok)
    failure = nil
    warnings = []
    defer { current = nil }
    guard let machine = machine(cell.options.environment ?? "") else {
      fail(cell, "env", "a lesson has at most \(LessonMachines.namespaceLimit) side namespaces")
      return current ?? CellRun(cell: cell, status: .error)
    }
    vm = machine
    machines.setLimits(of: vm, timeout: cell.options.timeout, steps: cell.options.steps)
    TorchLibrary.beginCell(on: vm)
    if !options.replay.bridges.isEmpty { TorchLibrary.bridge(options.replay.bridges, on: vm) }
    if options.isNotebook {
      runNotebook(NotebookSource(source), firstLine)
    } else if case .raised(let exception) = vm.run(source, file: lesson.path, firstLine: firstLine) {
      report(exception)
    }
    if !options.isNotebook { options.whenStageEnds(.program) }
    if !options.isNotebook, current?.hitLimit == false, let stopped = vm.endProgram(file: lesson.path) {
      report(stopped)
    }
    if options.checksGradients {
      current?.gradientChecks = GradientChecks(TorchLibrary.takeGradientChecks(on: vm), in: cell)
    }
    if options.isNotebook && current?.hitLimit == false && exitCode == nil { showOpenFigures() }
    if current?.hitLimit == false && exitCode == nil {
      inspect(cell)
      if diagnoses { diagnose(cell) }
    }
    return current ?? CellRun(cell: cell, status: .error)
  }

  private func runNotebook(_ source: NotebookSource, _ firstLine: Int) {
    for notice in source.notices {
      let text = "\(lesson.path):\(firstLine + notice.line): \(notice.text)\n"
      current?.outputs.append(CellOutput(.warning, text, type: "Notice", message: notice.text))
      options.live?(text, true)
    }
    if let refusal = source.refusal { return refuse(refusal, firstLine) }
    isSilent = source.hidesOutput
    defer { isSilent = false }
    switch vm.run(source.text, file: lesson.path, firstLine: firstLine) {
    case .value(let value):
      if !value.isNone && !source.hidesValue && !source.hidesOutput { show(value) }
    case .raised(let exception):
      isSilent = false
      report(exception)
    }
  }

  private func refuse(_ refusal: NotebookSource.Remark, _ firstLine: Int) {
    let line = firstLine + refusal.line
    let written = lesson.source.textOfLine(line)
    let text = "  File \"\(lesson.path)\", line \(line)\n    \(written)\nSyntaxError: \(refusal.text)\n"
    current?.outputs.append(CellOutput(.error, text, type: "SyntaxError", message: refusal.text))
    current?.status = .error
    options.live?(text, true)
  }

  private func show(_ value: Value) {
    vm.setBuiltin("_", value)
    if let diagram = TorchLibrary.drawing(value) {
      current?.diagrams.append(diagram)
      current?.outputs.append(CellOutput(.diagram, diagram.dot, type: "dot"))
      return
    }
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
    if isSilent { return }
    options.live?(text, channel == .error)
    if !options.collects { return }
    if let last = current?.outputs.indices.last, current?.outputs[last].kind == .stdout {
      current?.outputs[last].text += text
    } else {
      current?.outputs.append(CellOutput(.stdout, text))
    }
  }

  /// A chart that the lesson shows: a picture on the page, one line in a terminal.
  private func collectFigure(_ chart: Chart) {
    vm.flush()
    if isSilent { return }
    figureCount += 1
    let summary = ChartSummary(chart)
    if options.isNotebook || options.writesThrough { options.live?(summary.line + "\n", false) }
    if !options.collects { return }
    let picture = ChartDrawing.svg(chart, id: "figure-\(figureCount)")
    current?.outputs.append(CellOutput(.figure, picture, type: "image/svg+xml", message: summary.words))
  }

  /// What a cell has drawn and not shown is shown at its end.
  private func showOpenFigures() {
    do {
      try MatplotlibLibrary.endCell(on: vm)
    } catch {
      report(vm.takePending())
    }
  }

  private func collectWarning(_ category: String, _ message: String, _ place: SourceLocation?) {
    vm.flush()
    if let place, place.file == lesson.path {
      warnings.append(Scene.Message(type: category, text: message, line: place.line))
    }
    if isSilent { return }
    var text = "\(place?.file ?? lesson.path):\(place?.line ?? 0): \(category): \(message)\n"
    if let place, !place.text.isEmpty { text += "  \(place.text)\n" }
    current?.outputs.append(CellOutput(.warning, text, type: category, message: message))
    options.live?(text, true)
  }

  private func report(_ exception: Value) {
    vm.flush()
    held.append(exception)
    defer { held.removeLast() }
    let type = vm.typeName(of: exception)
    if type == "SystemExit", !expects("SystemExit") {
      exitCode = systemExitCode(exception)
      if !options.isNotebook { return }
      // A lesson that leaves is a lesson that was not run to its end.
      let words = (try? vm.str(exception)) ?? ""
      let text = "SystemExit" + (words.isEmpty ? "" : ": " + words)
      current?.outputs.append(CellOutput(.error, text + "\n", type: type, message: words))
      current?.status = .error
      return
    }
    // A program may have put its own report in the place of the usual one.
    let text = vm.callExceptionHook(exception) ? "" : vm.formatException(exception)
    let message = self.message(of: exception, type)
    let lines = vm.tracebackLines(of: exception).filter { $0.file == lesson.path }
    failure = Scene.Message(type: type, text: message, line: lines.last?.line ?? 0)
    current?.outputs.append(CellOutput(.error, text, type: type, message: message))
    current?.status = .error
    let limit = limit(raising: type, message)
    current?.limit = limit
    let isExpected = current?.cell.expectedError != ExpectedError.none
    options.live?(text, !isExpected)
  }

  /// What an exception says. The text of a syntax error repeats its place, which a report names itself.
  private func message(of exception: Value, _ type: String) -> String {
    if ["SyntaxError", "IndentationError", "TabError"].contains(type),
      let message = try? vm.getAttribute(exception, "msg"), let text = message.str
    {
      return text.string
    }
    return (try? vm.str(exception)) ?? ""
  }

  private func expects(_ type: String) -> Bool {
    current?.cell.expectedError == .any || current?.cell.expectedError == .named(type)
  }

  /// The limit whose exception this is. A lesson may raise these types itself, which is no limit.
  private func limit(raising type: String, _ message: String) -> LimitKind? {
    // PyTorch's own words for memory that could not be had: the wall around the process stood in the way.
    if type == "RuntimeError", message.hasPrefix("[enforce fail at alloc_cpu.cpp"), !expects(type) { return .memory }
    return switch vm.reachedLimit {
    case .time: .time
    case .steps: .steps
    case .output: .output
    case .memory: type == "MemoryError" && !expects(type) ? .memory : nil
    case nil: nil
    }
  }

  /// As CPython: None is 0, an int is itself, anything else is printed and gives 1.
  private func systemExitCode(_ exception: Value) -> Int32 {
    guard let code = try? vm.getAttribute(exception, "code") else { return 1 }
    if code.isNone { return 0 }
    if code.isInt || code.isBool { return Int32(truncatingIfNeeded: code.asInt & 0xFF) }
    if let text = try? vm.str(code) { options.live?(text + "\n", true) }
    return 1
  }

  // MARK: Values in the prose

  private func outcome(of value: InlineValue) -> InlineValueRun.Outcome {
    guard let machine = machine("") else { return .notRun }
    vm = machine
    machines.setLimits(of: vm, timeout: nil, steps: nil)
    isSilent = true
    defer { isSilent = false }
    switch vm.run("(\(value.expression))", file: lesson.path, firstLine: value.line) {
    case .value(let result):
      if result.isBool { return .truth(result.asBool) }
      held = [result]
      defer { held = [] }
      if let text = try? vm.str(result) { return .text(text) }
      return failure(vm.takePending())
    case .raised(let exception):
      return failure(exception)
    }
  }

  private func failure(_ exception: Value) -> InlineValueRun.Outcome {
    held = [exception]
    defer { held = [] }
    return .raised(type: vm.typeName(of: exception), message: (try? vm.str(exception)) ?? "")
  }
}
