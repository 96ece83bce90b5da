// The options that look at a cell's variables after it ran: `expect`, `grads`, `graph`. An expression that raises is an
// error of the cell, reported on the line of its option.

import Diagrams
import LessonFormat
import PythonRuntime
import PythonSyntax
import Torch

extension CellRunner {
  func inspect(_ cell: Cell) {
    defer { held = [] }
    if current?.status == .ok { checkClaims(of: cell) }
    var wanted: [Value] = []
    for expression in cell.options.grads {
      guard let value = evaluate(expression, "grads", in: cell) else { return }
      guard let seen = TorchLibrary.inspect(value, on: vm) else {
        return fail(cell, "grads", "`\(expression)` is a \(vm.typeName(of: value)), not a tensor")
      }
      wanted.append(value)
      held.append(value)
      current?.gradients.append(row(expression, seen))
    }
    if drawsGraphs, !cell.options.graph.isEmpty { drawGraph(of: cell, wanted: wanted) }
    if options.notesTensors, cell.options.echo, cell.options.include { noteTensors(of: cell) }
  }

  /// What the names of the cell's source hold now, where they hold tensors.
  private func noteTensors(of cell: Cell) {
    var values: [String: Value] = [:]
    for binding in vm.globalBindings where binding.value.isObject { values[binding.name.string] = binding.value }
    var seen: Set<String> = []
    for name in namesOfVariables(Array(Self.source(of: cell).utf8)).map(\.name) where seen.insert(name).inserted {
      guard let value = values[name], let tensor = TorchLibrary.inspect(value, on: vm) else { continue }
      current?.tensors.append(NamedTensor(name: name, dtype: tensor.dtype, row: row(name, tensor)))
    }
  }

  private func row(_ name: String, _ seen: InspectedTensor) -> GradientRow {
    GradientRow(
      name: name, shape: seen.shape, value: seen.value, gradient: seen.gradient, state: state(seen.state),
      norm: seen.norm)
  }

  private func drawGraph(of cell: Cell, wanted: [Value]) {
    var values: [Value] = []
    for expression in cell.options.graph {
      guard let value = evaluate(expression, "graph", in: cell) else { return }
      values.append(value)
      held.append(value)
    }
    let id = cell.label ?? "graph-\(cell.index + 1)"
    guard let diagram = diagram(of: values, wanted: wanted, id: id) else {
      return fail(cell, "graph", "`\(cell.options.graph.joined(separator: ", "))` is not a tensor")
    }
    current?.diagrams.append(diagram)
    current?.outputs.append(CellOutput(.diagram, diagram.dot, type: "dot"))
  }

  func diagram(
    of values: [Value], wanted: [Value], id: String, _ wish: LessonSession.GraphWish = LessonSession.GraphWish()
  ) -> Diagram? {
    TorchLibrary.diagram(
      of: values, wanted: wanted, id: id, namespace: vm.globalBindings.map { (name: $0.name.string, value: $0.value) },
      drawsAll: wish.drawsAll, open: wish.open, on: vm)
  }

  private func state(_ state: InspectedTensor.GradientState) -> GradientRow.State {
    switch state {
    case .arrived: .arrived
    case .nothing: .nothing
    case .notComputed: .notComputed
    case .notKept: .notKept
    }
  }

  // MARK: Claims

  private func checkClaims(of cell: Cell) {
    for claim in cell.options.expect {
      guard let value = evaluate(claim, "expect", in: cell) else { return }
      held.append(value)
      do {
        let holds = try vm.truth(value)
        let explanation = holds ? "" : explanation(of: claim, value, in: cell)
        current?.claims.append(ClaimRun(expression: claim, holds: holds, explanation: explanation))
      } catch {
        let exception = vm.takePending()
        return fail(
          cell, "expect", "`\(claim)` is neither true nor false: \((try? vm.str(exception)) ?? "it cannot be asked")")
      }
    }
  }

  /// Both sides of a comparison, else what the claim came to.
  private func explanation(of claim: String, _ value: Value, in cell: Cell) -> String {
    let bytes = Array(claim.utf8)
    if let tree = try? parseExpression(bytes), case .compare(let left, _, let comparators) = tree.body.kind,
      comparators.count == 1
    {
      let sides = [left, comparators[0]].compactMap { side -> String? in
        let range = side.range
        guard range.startOffset >= 0, range.startOffset < range.endOffset, range.endOffset <= bytes.count else {
          return nil
        }
        let text = String(decoding: bytes[range.startOffset..<range.endOffset], as: UTF8.self)
        if case .constant = side.kind { return nil }
        guard case .value(let result) = vm.run("(\(text))", file: lesson.path, firstLine: cell.firstLine) else {
          return nil
        }
        held.append(result)
        return (try? vm.repr(result)).map { "`\(text)` is \($0)" }
      }
      if !sides.isEmpty { return sides.joined(separator: ", ") }
    }
    return (try? vm.repr(value)).map { "it is \($0)" } ?? ""
  }

  // MARK: Expressions

  /// The value of an option's expression; an error is reported on the cell.
  private func evaluate(_ expression: String, _ option: String, in cell: Cell) -> Value? {
    switch vm.run("(\(expression))", file: lesson.path, firstLine: cell.firstLine) {
    case .value(let value): return value
    case .raised(let exception):
      held.append(exception)
      fail(cell, option, "`\(expression)`: \(vm.typeName(of: exception)): \((try? vm.str(exception)) ?? "")")
      return nil
    }
  }

  func fail(_ cell: Cell, _ option: String, _ message: String) {
    let line = cell.options.written[option] ?? cell.fenceLine
    let text = "\(lesson.path):\(line): \(message)\n"
    current?.outputs.append(CellOutput(.error, text, type: "OptionError", message: message))
    current?.status = .error
    options.live?(text, true)
  }
}
