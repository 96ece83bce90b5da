// Folders of lessons: `expect/NAME` with the dump of what was read, `failure/NAME` with the diagnostics as they print.
// Set RECORD_FIXTURES to write the expectations anew; what it wrote is read before it is committed.
import Diagnostics
import FoundationEssentials
import Testing

@testable import LessonFormat

@Suite struct FixtureTests {
  static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/Fixtures"

  static func names(_ kind: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []).sorted()
  }

  @Test(arguments: names("expect"))
  func reads(_ name: String) throws {
    let bytes = try bytes("expect/\(name)/lesson.md")
    let (lesson, diagnostics) = Lesson.read(path: "lesson.md", bytes: bytes)
    #expect(diagnostics.map { $0.rendered() } == [])
    try compare(lesson.dump, with: "expect/\(name)/lesson.txt")
    #expect(lesson.bytes(applying: []) == bytes)
  }

  @Test(arguments: names("failure"))
  func refuses(_ name: String) throws {
    let (_, diagnostics) = Lesson.read(path: "lesson.md", bytes: try bytes("failure/\(name)/lesson.md"))
    #expect(diagnostics.contains { $0.severity == .error })
    try compare(diagnostics.map { $0.rendered() + "\n" }.joined(), with: "failure/\(name)/diagnostics.txt")
  }

  @Test func fixturesWereFound() {
    #expect(FixtureTests.names("expect").count >= 5)
    #expect(FixtureTests.names("failure").count >= 8)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(FixtureTests.folder)/\(path)")))
  }

  private func compare(_ text: String, with path: String) throws {
    if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil {
      try Data(text.utf8).write(to: URL(filePath: "\(FixtureTests.folder)/\(path)"))
    }
    #expect(String(decoding: try bytes(path), as: UTF8.self) == text)
  }
}
