// Roads of values through numbers of the language. A number that is computed with once it has left a tensor (`math.sqrt(x)`,
// a list, an array of NumPy, the text of an f-string) cannot be recognised by its value. Then the lines tell: names that a
// line uses lead to the lines that assign them, and these to numbers that left tensors there.

import Autodiff

/// Where a number that took part left its tensor.
struct NumberSource {
  var record: Int32
  var written: String
  var line: Int
  /// The lines on the way.
  var lines: [Int]
}

/// Which numbers that left tensors a line of the lesson may make use of.
final class NumberRoads {
  private let analysis: Analysis
  private var sources: [Int: [NumberSource]] = [:]
  private lazy var exits: [Int: [(record: Int32, written: String)]] = collectExits()
  private lazy var assignments: [String: [Int]] = collectAssignments()

  /// How many lines lead back from one at most, and how many lines are read.
  private static let reach = 16
  private static let longestText = 5000

  init(_ analysis: Analysis) { self.analysis = analysis }

  /// Numbers that a value may have been made with, besides those whose source is known.
  func inputs(of record: Recorder.Record) -> [NumberSource] {
    let isMade = record.inputs.isEmpty && record.isLeaf && !record.requiresGradient
    guard isMade || (record.number != nil && record.exitWritten == nil), let line = record.line, !exits.isEmpty else {
      return []
    }
    return sources(of: line).filter { $0.record < record.id && $0.record != record.identity }
  }

  private func sources(of line: Int) -> [NumberSource] {
    if let known = sources[line] { return known }
    var result: [NumberSource] = []
    var lines = [line]
    var position = 0
    while position < lines.count, position < NumberRoads.reach {
      let current = lines[position]
      position += 1
      for exit in exits[current] ?? [] {
        result.append(NumberSource(record: exit.record, written: exit.written, line: current, lines: []))
      }
      for name in names(in: analysis.scene.line(current)) {
        for other in assignments[name] ?? [] where !lines.contains(other) && lines.count < NumberRoads.reach {
          lines.append(other)
        }
      }
    }
    for index in result.indices { result[index].lines = lines }
    sources[line] = result
    return result
  }

  private func collectExits() -> [Int: [(record: Int32, written: String)]] {
    var result: [Int: [(record: Int32, written: String)]] = [:]
    var written: [Int: Bool] = [:]
    for record in analysis.recorder.records.ordered {
      for exit in record.exits {
        guard let line = exit.line, result[line]?.count ?? 0 < 8 else { continue }
        let isKnown = written[line] ?? isWritten(on: line)
        written[line] = isKnown
        if !isKnown { continue }
        result[line, default: []].append((record.id, exit.written))
      }
    }
    return result
  }

  /// Whether a line itself makes numbers of tensors; what a library function does when it is called is its own affair.
  private func isWritten(on line: Int) -> Bool {
    let text = analysis.scene.line(line)
    let ways = ["item(", "float(", "int(", "complex(", "tolist(", "numpy(", "math.", "np.", "f\"", "f'", "format("]
    return ways.contains { text.contains($0) }
  }

  /// The lines that give names of the lesson their values, or define functions.
  private func collectAssignments() -> [String: [Int]] {
    var result: [String: [Int]] = [:]
    for line in 1...max(1, min(analysis.scene.range.upperBound, NumberRoads.longestText)) {
      let text = analysis.scene.line(line)
      if text.isEmpty || text.utf8.count > 400 { continue }
      for statement in RepairEdits.statements(text) {
        if let name = assigned(by: statement) { result[name, default: []].append(line) }
      }
      let code = Words.trimmed(text)
      guard code.hasPrefix("def ") else { continue }
      let name = String(code.dropFirst(4).prefix { $0.isLetter || $0.isNumber || $0 == "_" })
      let depth = RepairEdits.indentation(text).count
      result[name, default: []].append(line)
      for inside in line + 1..<line + 12 {
        let body = analysis.scene.line(inside)
        if body.isEmpty || RepairEdits.indentation(body).count <= depth { break }
        result[name, default: []].append(inside)
      }
    }
    return result
  }

  /// `x` for `x = …`, `for x in …` and `x.append(…)`.
  private func assigned(by statement: String) -> String? {
    if let name = Words.assignedName(statement) { return name }
    let rest = statement.hasPrefix("for ") ? String(statement.dropFirst(4)) : statement
    let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    let isFilled = rest.dropFirst(name.count).hasPrefix(".append(") || statement.hasPrefix("for ")
    return isFilled && !name.isEmpty ? name : nil
  }

  /// The names that a line uses, attributes and words of the language left out.
  private func names(in text: String) -> [String] {
    if text.utf8.count > 400 { return [] }
    var result: [String] = []
    var name = ""
    var before: Character = " "
    for character in Words.withoutComment(text) + " " {
      if character == "_" || character.isASCII && (character.isLetter || (character.isNumber && !name.isEmpty)) {
        name.append(character)
        continue
      }
      if !name.isEmpty, before != ".", !result.contains(name) { result.append(name) }
      (name, before) = ("", character)
    }
    return result
  }
}

extension Analysis {
  /// Everything a value was made of, also through numbers whose source only the text tells.
  func everyInput(of record: Recorder.Record) -> [Int32] {
    let known = record.inputs.map(\.record)
    let numbers = numberRoads.inputs(of: record)
    return numbers.isEmpty ? known : known + numbers.map(\.record)
  }

  /// The cuts nearest a loss, those through numbers too.
  func cutsWithNumbers(from root: Int32) -> [CutEdge] {
    let walk = walk(from: root)
    var result = walk.cuts
    for id in walk.near {
      guard let record = record(id) else { continue }
      for source in numberRoads.inputs(of: record) {
        result.append(CutEdge(consumer: record, source: source.record, kind: .exit, number: source))
      }
    }
    return result
  }
}
