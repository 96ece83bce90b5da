// The rows of the operations with operands without elements, without dimensions, transposed and expanded, against what the
// reference printed (Tests/Oracle/record_unusual.py): values, nodes, gradients, second derivatives, tangents and errors.
// What differs for a reason stands in `differences.txt` with it; a line there that differs no more fails here.

import FoundationEssentials
import PythonRuntime
import Testing
import Torch

/// The cases of one file of rows.
struct UnusualFamily: Sendable, CustomTestStringConvertible {
  let name: String
  var testDescription: String { name }

  private static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast()
    return "/" + (parts + ["Fixtures", "unusual"]).joined(separator: "/")
  }()

  private static func text(_ name: String) -> String {
    (try? Data(contentsOf: URL(filePath: folder + "/" + name))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  static let all: [UnusualFamily] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".cases") }.sorted().map { UnusualFamily(name: String($0.dropLast(6))) }
  }()

  var program: String { UnusualFamily.text("prelude.txt") + UnusualFamily.text(name + ".cases") }
  var expected: [String: [String: String]] { UnusualFamily.cases(UnusualFamily.text(name + ".expected")) }

  /// What differs and why, by `family case`: the lines, and the expression that the case must have.
  static let differences: [String: (lines: Set<String>, expression: String)] = {
    var result: [String: (lines: Set<String>, expression: String)] = [:]
    for line in text("differences.txt").split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
      // An expression may hold bars of its own; the reason is for readers.
      guard parts.count > 4, parts[parts.count - 1].count > 10 else { continue }
      let expression = parts[3..<parts.count - 1].joined(separator: " | ")
      result[parts[0] + " " + parts[1]] = (Set(parts[2].split(separator: " ").map(String.init)), expression)
    }
    return result
  }()

  private static func trimmed(_ text: Substring) -> String {
    var result = text
    while result.first == " " { result.removeFirst() }
    while result.last == " " { result.removeLast() }
    return String(result)
  }

  /// What was printed, by case and by the first word of each line.
  static func cases(_ text: String) -> [String: [String: String]] {
    var result: [String: [String: String]] = [:]
    var current = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("case ") {
        current = String(line)
        result[current] = [:]
      } else if let word = line.split(separator: " ").first {
        result[current]?[String(word)] = String(line)
      }
    }
    return result
  }

  /// The expression of each case, by what is printed at its head.
  var expressions: [String: String] {
    var result: [String: String] = [:]
    for line in UnusualFamily.text(name + ".cases").split(separator: "\n") {
      let parts = line.split(separator: "'", omittingEmptySubsequences: false)
      guard parts.count > 3, let colon = line.firstRange(of: ": (") else { continue }
      result["case \(parts[1]) \(parts[3])"] = String(line[colon.upperBound...].dropLast(2))
    }
    return result
  }

  /// What the program prints here.
  func run() -> String { printed(program, name) }

  /// Whether a line of numbers agrees: floats within 4 millionths of the greatest element.
  static func agree(_ found: String, _ wanted: String) -> Bool {
    if found == wanted { return true }
    let (a, b) = (found.split(separator: " "), wanted.split(separator: " "))
    guard a.count == b.count, a.count > 3, a.prefix(3) == b.prefix(3) else { return false }
    if a[1].hasPrefix("int") || a[1].hasPrefix("uint") || a[1] == "bool" { return false }
    let (left, right) = (a.dropFirst(3).map { Double($0) }, b.dropFirst(3).map { Double($0) })
    let greatest = right.compactMap { $0 }.filter(\.isFinite).map(\.magnitude).max() ?? 0
    for (x, y) in zip(left, right) {
      guard let x, let y else { return false }
      if x == y || (x.isNaN && y.isNaN) { continue }
      if !((x - y).magnitude <= 4e-6 * max(greatest, y.magnitude, 1e-30)) { return false }
    }
    return true
  }
}

@Suite("Operations with unusual operands")
struct UnusualOperands {
  @Test("There are cases")
  func discovered() {
    #expect(UnusualFamily.all.map(\.expected.count).reduce(0, +) >= 4500)
  }

  @Test("print what the reference prints", arguments: UnusualFamily.all)
  func prints(_ family: UnusualFamily) {
    let (found, expected) = (UnusualFamily.cases(family.run()), family.expected)
    var unused = Set(UnusualFamily.differences.keys.filter { $0.hasPrefix(family.name + " ") })
    for (head, expression) in family.expressions.sorted(by: { $0.key < $1.key }) {
      guard let wanted = expected[head] else {
        Issue.record("\(head) \(expression): the reference has not been recorded")
        continue
      }
      let here = found[head] ?? [:]
      let differing = Set(here.keys).union(wanted.keys).filter {
        !UnusualFamily.agree(here[$0] ?? "", wanted[$0] ?? "")
      }
      let place = "\(family.name) \(head.dropFirst(5))"
      let known = UnusualFamily.differences[place]
      unused.remove(place)
      if let known, known.expression != expression {
        Issue.record("\(place) is \(expression), not \(known.expression)")
      }
      for key in differing.symmetricDifference(known?.lines ?? []).sorted() {
        Issue.record(
          "\(place) \(expression): printed \(here[key] ?? "nothing"), the reference \(wanted[key] ?? "nothing")")
      }
    }
    for place in unused.sorted() { Issue.record("\(place) stands in differences.txt and is no case") }
  }
}
