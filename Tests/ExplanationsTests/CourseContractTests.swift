// The failures of the course in its lessons, as `Fixtures/course.txt` lists them: each is found in the cell that announces
// it, shown in the reference's words, and drawn with the kinds of cards and edges it is about. Every finding that exists is
// in some lesson.

import Explanations
import FoundationEssentials
import LessonRunner
import Testing

private let tests = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/")
private let lessons = tests.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" } + "/Lessons"

/// One line of the list.
private struct Contract: CustomTestStringConvertible, Sendable {
  var lesson: String
  var failure: Int
  var code: String
  var cells: [String]
  var texts: [String]
  /// Kinds, or the reason why there is no picture.
  var picture: String

  var testDescription: String { "\(lesson), failure \(failure), \(code)" }

  static let all: [Contract] = {
    let data = (try? Data(contentsOf: URL(filePath: tests + "/Fixtures/course.txt"))) ?? Data()
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
    return lines.compactMap { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed(String($0)) }
      guard parts.count == 6, let failure = Int(parts[1]) else { return nil }
      return Contract(
        lesson: parts[0], failure: failure, code: parts[2],
        cells: parts[3].split(separator: ",").map { trimmed(String($0)) },
        texts: parts[4].isEmpty ? [] : parts[4].components(divided: ";;").map(trimmed), picture: parts[5])
    }
  }()

  static let byLesson = Dictionary(grouping: all, by: \.lesson).sorted { $0.key < $1.key }.map(\.value)

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

extension String {
  fileprivate func components(divided by: String) -> [String] {
    var result: [String] = []
    var rest = self[...]
    while let place = rest.ranges(of: by).first {
      result.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return result + [String(rest)]
  }
}

@Suite struct CourseContractTests {
  @Test func everyFailureAndEveryFindingIsInTheCourse() {
    #expect(Set(Contract.all.map(\.failure)).isSuperset(of: 1...48))
    #expect(Set(Contract.all.map(\.code)) == Set(Findings.codes.map(\.code)))
  }

  /// Words that teach nothing: what is meant is said in others. In code and messages they stand as the reference has them.
  @Test func lessonsAndExplanationsAvoidTheWordsOfTheEngine() throws {
    let avoided = ["tape", "leaf variable", "accumulategrad", "version counter"]
    var texts = Findings.codes.map { (name: $0.code, text: $0.clause) }
    for name in try FileManager.default.contentsOfDirectory(atPath: lessons) where name.hasSuffix(".md") {
      let data = try Data(contentsOf: URL(filePath: "\(lessons)/\(name)"))
      let parts = String(decoding: data, as: UTF8.self).components(divided: "\n```")
      texts.append((name, stride(from: 0, to: parts.count, by: 2).map { parts[$0] }.joined(separator: "\n")))
    }
    let programs = tests + "/Fixtures/programs"
    for folder in ["failures", "further"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(programs)/\(folder)")
      where name.hasSuffix(".findings") {
        let data = try Data(contentsOf: URL(filePath: "\(programs)/\(folder)/\(name)"))
        texts.append((name, String(decoding: data, as: UTF8.self)))
      }
    }
    #expect(texts.count > 48 + 31 + 80)
    for (name, text) in texts {
      let words = " " + text.lowercased().map { $0.isLetter ? String($0) : " " }.joined() + " "
      for word in avoided { #expect(!words.contains(" \(word) "), "\(name) says \(word)") }
    }
  }

  @Test(arguments: Contract.byLesson) fileprivate func lessonsShowTheirFailures(_ contracts: [Contract]) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: lessons)
    let name = try #require(names.first { $0.hasPrefix((contracts.first?.lesson ?? "") + "-") })
    var options = RunOptions()
    options.recordsDiagrams = true
    options.recordsAlways = true
    options.replay.diagnoses = true
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(lessons)/\(name)")))
    let run = try #require(LessonSession.run(path: name, bytes: bytes, options: options).run)
    for contract in contracts { check(contract, run) }
  }

  private func check(_ contract: Contract, _ run: LessonRun) {
    let cells = contract.cells.compactMap { label in run.cells.first { $0.cell.label == label } }
    #expect(cells.count == contract.cells.count, "\(contract): a cell is missing")
    let announcing = cells.filter { $0.cell.options.diagnosis.contains(contract.code) }
    let found = announcing.flatMap { $0.findings + $0.answers }
    #expect(found.contains { $0.code == contract.code && !$0.verdict.isEmpty }, "\(contract) is not found")
    let shown =
      cells.flatMap(\.outputs).filter { $0.kind != .explanation && $0.kind != .diagram }.map {
        $0.text + ($0.message ?? "")
      }.joined(separator: "\n") + cells.compactMap { $0.raised?.text }.joined(separator: "\n")
    for text in contract.texts { #expect(shown.contains(text), "\(contract) does not show \(text)") }
    let drawn = cells.flatMap(\.diagrams).map(\.dot).joined(separator: "\n")
    if contract.picture.split(separator: ",").count == 1, contract.picture.count > 20 {
      return #expect(cells.allSatisfy { $0.diagrams.isEmpty }, "\(contract) has a picture")
    }
    let kinds = contract.picture.split(separator: ",").map { String($0.drop { $0 == " " }) }
    for kind in kinds { #expect(Self.has(kind, in: drawn), "\(contract) draws no \(kind)") }
  }

  /// Whether a picture has a class: of a card, of an edge, or with `c ` before it of a frame.
  private static func has(_ kind: String, in dot: String) -> Bool {
    dot.ranges(of: "class=\"").contains { range in
      let words = dot[range.upperBound...].prefix { $0 != "\"" }
      return kind.hasPrefix("c ") ? words == kind : " \(words) ".contains(" \(kind) ")
    }
  }
}
