// Folders of lessons and what a command says of them. `expect/NAME`: a lesson that verifies, with its counts. `failure/NAME`:
// one that does not, with its report and status. `update/NAME`: a lesson, what it becomes, and what is said of it.
// Set RECORD_FIXTURES to write the expectations anew; what it wrote is read before it is committed.
import FoundationEssentials
import LessonFormat
import Testing

@testable import LessonRunner

@Suite struct LessonFixtureTests {
  static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/Fixtures"

  static func names(_ kind: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []).sorted()
  }

  @Test func fixturesWereFound() {
    #expect(Self.names("expect").count >= 40)
    #expect(Self.names("failure").count >= 70)
    #expect(Self.names("update").count >= 15)
  }

  @Test(arguments: names("expect"))
  func holds(_ name: String) throws {
    let bytes = try bytes("expect/\(name)/lesson.md")
    let report = self.report(bytes)
    #expect(report.status == .success, "\(report.failureText)")
    try compare(report.counts.sentence + "\n" + drifts(report), with: "expect/\(name)/report.txt")
    // Nothing is different, so nothing is updated.
    let plan = self.plan(bytes)
    #expect(plan?.bytes == nil && plan?.changes == [] && plan?.refusals == [])
  }

  @Test(arguments: names("failure"))
  func fails(_ name: String) throws {
    let report = self.report(try bytes("failure/\(name)/lesson.md"))
    #expect(report.status != .success)
    let text = "\(report.failureText)status \(report.status.rawValue)\n\(report.counts.sentence)\n"
    try compare(text, with: "failure/\(name)/report.txt")
  }

  @Test(arguments: names("update"))
  func updates(_ name: String) throws {
    let old = try bytes("update/\(name)/lesson.md")
    let plan = try #require(self.plan(old))
    var text = plan.changes.map { $0.text(path: "lesson.md") }.joined()
    text += plan.refusals.map { $0.text(path: "lesson.md") }.joined() + "status \(plan.status.rawValue)\n"
    try compare(text, with: "update/\(name)/report.txt")
    let new = plan.bytes ?? old
    try compare(String(decoding: new, as: UTF8.self), with: "update/\(name)/updated.md")
    // What was accepted holds now, and a second update changes nothing.
    if plan.refusals.isEmpty { #expect(report(new).status == .success, "\(report(new).failureText)") }
    let again = self.plan(new)
    #expect(again?.bytes == nil && again?.changes == [])
    expectOnlyFencesMoved(old, new)
  }

  /// Without the contents of fences and values, a lesson is byte for byte what it was.
  private func expectOnlyFencesMoved(_ old: [UInt8], _ new: [UInt8]) {
    #expect(skeleton(old) == skeleton(new))
  }

  private func skeleton(_ bytes: [UInt8]) -> [UInt8] {
    let lesson = Lesson.read(path: "lesson.md", bytes: bytes).lesson
    var taken: [Range<Int>] = lesson.inlineValues.map(\.textRange.range)
    for cell in lesson.cells {
      for fence in [cell.output, cell.error].compactMap({ $0 }) { taken.append(fence.range.range) }
    }
    var result: [UInt8] = []
    var position = 0
    for range in taken.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      result += bytes[position..<range.lowerBound]
      position = range.upperBound
    }
    result += bytes[position...]
    // A fence that is added or taken away brings its empty line with it.
    return result.filter { $0 != 0x0A && $0 != 0x0D }
  }

  // MARK: Running

  private func report(_ bytes: [UInt8]) -> LessonReport {
    LessonReport(LessonSession.verify(path: "lesson.md", bytes: bytes, rules: rules), path: "lesson.md")
  }

  private func plan(_ bytes: [UInt8]) -> UpdatePlan? {
    let outcome = LessonSession.verify(path: "lesson.md", bytes: bytes, rules: rules)
    return outcome.run.map { UpdatePlan($0, UpdateRules()) }
  }

  private var rules: VerificationRules {
    var rules = VerificationRules()
    rules.runsTwice = true
    return rules
  }

  private func drifts(_ report: LessonReport) -> String {
    report.parts.compactMap { part in part.drift.map { "line \(part.line): \($0.sentence)\n" } }.joined()
  }

  // MARK: Files

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(Self.folder)/\(path)")))
  }

  private func compare(_ text: String, with path: String) throws {
    if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil {
      try Data(text.utf8).write(to: URL(filePath: "\(Self.folder)/\(path)"))
    }
    #expect(String(decoding: try bytes(path), as: UTF8.self) == text)
  }
}
