// Operations as lessons call them, against what the reference printed (Tests/Oracle/record_operations.py). A row is an
// expression with its operands; a program shared with the reference prints its value, node, gradients and second
// derivatives in single and double precision and from spread-out memory. Folders are discovered; a new row is a new case.
//
// The bound of a row: `bits` compares the digits of everything, in both precisions and second derivatives too; `exact`
// compares those of values and gradients; a number allows as many units of the last place in values and four times as
// many in gradients; with `~` units of the greatest element of that tensor. Second derivatives, which the reference forms
// from other operations, then get eight times the bound and at least 64 units of the greatest element.

import FoundationEssentials
import PythonRuntime
import Testing
import Torch

/// One file of rows.
struct OperationFamily: Sendable, CustomTestStringConvertible {
  let name: String
  let rows: [Row]
  let prelude: String
  let expected: [[String: String]]
  var testDescription: String { name }

  struct Row: Sendable {
    let bound: String
    let operands: String
    let expression: String
  }

  private static let folder: String = {
    var parts = #filePath.split(separator: "/").dropLast()
    parts.append(contentsOf: ["Fixtures", "operations"])
    return "/" + parts.joined(separator: "/")
  }()

  private static func text(_ name: String) -> String {
    (try? Data(contentsOf: URL(filePath: folder + "/" + name))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  static let all: [OperationFamily] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".rows") }.sorted().map { file in
      let name = String(file.dropLast(5))
      let lines = text(file).split(separator: "\n").filter { !$0.hasPrefix("#") }
      let rows = lines.map { line in
        let parts = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
        return Row(bound: trimmed(parts[0]), operands: trimmed(parts[1]), expression: trimmed(parts[2]))
      }
      return OperationFamily(
        name: name, rows: rows, prelude: text("prelude.txt"), expected: cases(text(name + ".expected")))
    }
  }()

  private static func trimmed(_ text: Substring) -> String {
    var result = text
    while result.first == " " { result.removeFirst() }
    while result.last == " " { result.removeLast() }
    return String(result)
  }

  /// What was printed, case by case, as lines by their first word.
  static func cases(_ text: String) -> [[String: String]] {
    var result: [[String: String]] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("case ") {
        result.append([:])
        continue
      }
      guard !result.isEmpty, let word = line.split(separator: " ").first else { continue }
      if line == "spread.same" {
        for (key, value) in result[result.count - 1] where key.hasPrefix("single.") {
          result[result.count - 1]["spread." + key.dropFirst(7)] = "spread." + value.dropFirst(7)
        }
      } else {
        result[result.count - 1][String(word)] = String(line)
      }
    }
    return result
  }

  var program: String {
    var text = prelude
    for row in rows {
      let count = row.operands.split(separator: " ").count
      let names = "abcdefgh".prefix(count).map { String($0) }.joined(separator: ", ")
      text += "case(\(seed(row.expression)), '\(row.operands)', lambda \(names): (\(row.expression)))\n"
    }
    return text
  }

  /// A row's own number, as the recorder computes it.
  private func seed(_ expression: String) -> Int {
    expression.utf8.reduce(7) { ($0 * 31 + Int($1)) % 65521 }
  }

  /// What the program prints here.
  func run() -> String { printed(program, name) }
}

/// What a program prints, and its traceback where it raises.
func printed(_ program: String, _ name: String) -> String {
  withLargeStack {
    let vm = Machine()
    TorchLibrary.install(on: vm)
    var output = ""
    vm.writer = { channel, text in if channel == .output { output += text } }
    vm.warningHandler = { _, _, _ in }
    if case .raised(let exception) = vm.run(program, file: name) { output += vm.formatException(exception) }
    return output
  }
}

/// How far a line of numbers may be from the recorded one.
struct OperationBound {
  let units: Double
  let ofGreatest: Bool
  /// Whether second derivatives are compared like the rest.
  let isStrict: Bool

  init(_ text: String) {
    isStrict = text == "bits"
    ofGreatest = text.hasPrefix("~")
    units = Double(ofGreatest ? String(text.dropFirst()) : text) ?? 0
  }

  func accepts(_ found: String, _ wanted: String) -> Bool {
    if found == wanted { return true }
    let (a, b) = (found.split(separator: " "), wanted.split(separator: " "))
    guard a.count == b.count, a.count > 3, a.prefix(3) == b.prefix(3) else { return false }
    guard b[1] == "float32" || b[1] == "float64" else { return false }
    let isSecond = b[0].contains("second")
    var allowed = units
    if b[0].contains("grad") { allowed *= 4 }
    if isSecond && !isStrict { allowed = max(allowed * 8, 64) }
    if b[1] == "float64" && allowed > 0 { allowed = max(allowed, 16) * 4 }
    let unit = b[1] == "float32" ? 0x1p-23 : 0x1p-52
    let (left, right) = (a.dropFirst(3).map { Double($0) }, b.dropFirst(3).map { Double($0) })
    let greatest = right.compactMap { $0 }.filter(\.isFinite).map(\.magnitude).max() ?? 0
    for (x, y) in zip(left, right) {
      guard let x, let y else { return false }
      if x == y || (x.isNaN && y.isNaN) { continue }
      var scale = max(x.magnitude, y.magnitude, 1e-30)
      if ofGreatest || isSecond || b[1] == "float64" { scale = max(scale, greatest) }
      if !((x - y).magnitude <= allowed * unit * scale) { return false }
    }
    return true
  }
}

@Suite("Operations against the reference")
struct OperationRecords {
  @Test("There are rows")
  func discovered() {
    #expect(OperationFamily.all.map(\.rows.count).reduce(0, +) >= 1000)
    // An operation with its shapes in one precision and arrangement is a case.
    var cases = 0
    for record in OperationFamily.all.flatMap(\.expected) {
      cases += ["single.", "double.", "spread."].count { kind in record.keys.contains { $0.hasPrefix(kind) } }
    }
    #expect(cases >= 3000)
  }

  @Test("Every row says how exact it is, and most are to the bit")
  func bounds() {
    let rows = OperationFamily.all.flatMap(\.rows)
    for row in rows {
      let number = Double(row.bound.hasPrefix("~") ? String(row.bound.dropFirst()) : row.bound)
      if row.bound != "bits" && row.bound != "exact" && number == nil {
        Issue.record("\(row.expression): no bound \(row.bound)")
      }
    }
    #expect(rows.count { $0.bound == "bits" } >= 750)
    // Beyond two units of the last place only where a matrix is factored or a series is cut off.
    #expect(rows.count { ["exact", "bits", "1", "~1", "2", "~2"].contains($0.bound) } >= rows.count - 20)
  }

  @Test("print what the reference prints", arguments: OperationFamily.all)
  func prints(_ family: OperationFamily) {
    let found = OperationFamily.cases(family.run())
    #expect(found.count == family.rows.count)
    #expect(family.expected.count == family.rows.count)
    for (number, row) in family.rows.enumerated() where number < min(found.count, family.expected.count) {
      let bound = OperationBound(row.bound)
      for (key, wanted) in family.expected[number].sorted(by: { $0.key < $1.key }) {
        let line = found[number][key] ?? "(nothing)"
        if !bound.accepts(line, wanted) {
          Issue.record("\(row.expression): printed \(line), the reference printed \(wanted)")
        }
      }
      for key in found[number].keys where family.expected[number][key] == nil {
        Issue.record("\(row.expression): printed \(found[number][key] ?? ""), the reference printed nothing")
      }
    }
  }
}
