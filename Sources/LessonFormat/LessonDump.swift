// A lesson as text: what `dump --cells` prints and what the fixtures compare. One line a fact, with the lines of the file,
// so that a wrong byte range is seen at once.
import Diagnostics

extension Lesson {
  /// Front matter, then every part with its lines and bytes.
  package var dump: String {
    var lines: [String] = []
    if let title = frontMatter.title { lines.append("title: \(title)") }
    if let description = frontMatter.description { lines.append("description: \(description)") }
    if let order = frontMatter.order { lines.append("order: \(order)") }
    lines.append("seed: \(frontMatter.seed)")
    if !frontMatter.requires.isEmpty { lines.append("requires: " + frontMatter.requires.joined(separator: ", ")) }
    if let seconds = frontMatter.maxSeconds { lines.append("max-seconds: \(seconds)") }
    if let bytes = frontMatter.maxMemory { lines.append("max-memory: \(bytes)") }
    if let bytes = frontMatter.maxOutput { lines.append("max-output: \(bytes)") }
    if let steps = frontMatter.maxSteps { lines.append("max-steps: \(steps)") }
    for part in parts {
      switch part {
      case .prose(let prose): describe(prose, into: &lines)
      case .cell(let cell): describe(cell, into: &lines)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ prose: Prose, into lines: inout [String]) {
    lines.append(
      "prose, lines \(prose.firstLine) to \(prose.lastLine), bytes \(prose.range.lower)..<\(prose.range.upper)")
    for value in prose.inlineValues {
      lines.append("  value \(quoted(value.text)) = \(quoted(value.expression)), line \(value.line):\(value.column)")
    }
  }

  private func describe(_ cell: Cell, into lines: inout [String]) {
    let label = cell.label.map { ", label \($0)" } ?? ""
    lines.append("cell \(cell.index)\(label), \(describe(cell.fence))")
    for option in cell.options.differences(from: CellOptions()) { lines.append("  \(option)") }
    lines.append("  source \(quoted(cell.sourceText))")
    if let output = cell.output { lines.append("  output, \(describe(output)): \(quoted(output.text))") }
    if let error = cell.error { lines.append("  error, \(describe(error)): \(quoted(error.text))") }
    for diagram in cell.diagrams { lines.append("  dot, \(describe(diagram)): \(quoted(diagram.text))") }
    switch cell.expectedError {
    case .none: break
    case .any: lines.append("  raises something")
    case .named(let name): lines.append("  raises \(name)")
    }
  }

  private func describe(_ fence: Fence) -> String {
    let marker = source.text(in: fence.openingMarker)
    let indentation = fence.indentation > 0 ? " indented by \(fence.indentation)" : ""
    let content = "\(fence.contentRange.lower)..<\(fence.contentRange.upper)"
    return "lines \(fence.openingLine) to \(fence.closingLine), \(marker)\(indentation), content \(content)"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension CellOptions {
  /// `name: value` for every option that is not as in `other`, in the order of the table.
  func differences(from other: CellOptions) -> [String] {
    let pairs: [(name: String, mine: String, theirs: String)] = [
      ("eval", "\(eval)", "\(other.eval)"), ("echo", "\(echo)", "\(other.echo)"),
      ("output", "\(output)", "\(other.output)"), ("include", "\(include)", "\(other.include)"),
      ("fold", "\(fold)", "\(other.fold)"), ("error", "\(error)", "\(other.error)"),
      ("label", label ?? "", other.label ?? ""), ("caption", caption ?? "", other.caption ?? ""),
      ("tol", "\(tolerance)", "\(other.tolerance)"), ("match", match.rawValue, other.match.rawValue),
      ("graph", "\(graph)", "\(other.graph)"), ("grads", "\(grads)", "\(other.grads)"),
      ("explain", explain.map(\.shown).joined(separator: ", "), other.explain.map(\.shown).joined(separator: ", ")),
      ("diagnosis", "\(diagnosis)", "\(other.diagnosis)"),
      ("check", "\(checksGradients)", "\(other.checksGradients)"), ("expect", "\(expect)", "\(other.expect)"),
      ("env", environment ?? "", other.environment ?? ""),
      ("timeout", timeout.map { "\($0)" } ?? "", other.timeout.map { "\($0)" } ?? ""),
      ("steps", steps.map { "\($0)" } ?? "", other.steps.map { "\($0)" } ?? ""),
    ]
    return pairs.filter { $0.mine != $0.theirs }.map { "\($0.name): \($0.mine)" }
  }
}

extension ExplainRequest {
  fileprivate var shown: String { loss.map { "\($0) -> \(target)" } ?? target }
}
