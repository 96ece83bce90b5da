// A namespace that a prompt talks to: pieces of source are run one after another, results and errors are handed out as
// they come, and a piece can be interrupted. It knows no terminal.

import Diagrams
import LessonFormat
import Matplotlib
import NumPy
import PythonRuntime
import PythonSyntax
import Torch

/// One conversation. Not `Sendable`: use it from the thread that made it, which should have a large stack.
package final class PromptSession {
  private let vm = Machine()
  private let write: (_ text: String, _ isError: Bool) -> Void
  private var held: [Value] = []
  private var caps: LimitCaps

  /// `isCancelled` is asked now and then while a piece runs: true interrupts it.
  package init(
    caps: LimitCaps, terminal: TerminalShape = TerminalShape(), isCancelled: @escaping () -> Bool,
    write: @escaping (_ text: String, _ isError: Bool) -> Void
  ) {
    self.write = write
    self.caps = caps
    TorchLibrary.install(on: vm, memoryLimit: caps.memory ?? LessonLimits().memory)
    NumPyLibrary.install(on: vm)
    MatplotlibLibrary.install(on: vm) { chart in write(ChartSummary(chart).line + "\n", false) }
    NotebookBuiltins.install(on: vm)
    vm.terminal = terminal
    vm.writesThrough = true
    vm.isCancelled = isCancelled
    vm.writer = { channel, text in write(text, channel == .error) }
    vm.addRootProvider { [unowned self] tracer in for value in self.held { tracer.visit(value) } }
  }

  /// Whether the lines typed so far can run.
  package static func isComplete(_ text: String) -> Bool {
    let source = NotebookSource(text)
    return inputState(of: Array(source.text.utf8)) == .complete
  }

  /// Runs a piece of source; the status to leave with when it asked to leave.
  package func run(_ text: String) -> Int32? {
    let source = NotebookSource(text)
    for notice in source.notices { write("\(notice.text)\n", true) }
    if let refusal = source.refusal {
      write("SyntaxError: \(refusal.text)\n", true)
      return nil
    }
    vm.limits = Limits(
      steps: caps.steps.map { vm.stepsTaken + $0 }, memory: caps.memory ?? LessonLimits().memory, output: caps.output)
    switch vm.run(source.text, file: "<stdin>", firstLine: 1) {
    case .value(let value):
      if value.isNone || source.hidesValue || source.hidesOutput { return nil }
      return show(value)
    case .raised(let exception): return report(exception)
    }
  }

  private func show(_ value: Value) -> Int32? {
    vm.setBuiltin("_", value)
    do {
      let text = try vm.repr(value)
      vm.flush()
      write(text + "\n", false)
      return nil
    } catch {
      return report(vm.takePending())
    }
  }

  private func report(_ exception: Value) -> Int32? {
    held = [exception]
    defer { held = [] }
    vm.flush()
    guard vm.typeName(of: exception) == "SystemExit" else {
      write(vm.formatException(exception), true)
      return nil
    }
    guard let code = try? vm.getAttribute(exception, "code") else { return 1 }
    if code.isNone { return 0 }
    if code.isInt { return Int32(truncatingIfNeeded: code.asInt & 0xFF) }
    if let text = try? vm.str(code) { write(text + "\n", true) }
    return 1
  }
}
