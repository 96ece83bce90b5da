// Lessons that nobody wrote: the lessons of the fixtures with bytes, lines and marks changed at random from a fixed seed.
// Whatever comes out is read, checked, run within small limits, planned, and converted there and back; nothing may trap, every error has a
// line that exists, and the bytes of a lesson stay what they are. `Tests/Oracle/fuzz_lessons.py` does this for hours.
import FoundationEssentials
import LessonFormat
import Testing

@testable import LessonRunner

@Suite struct LessonFuzzTests {
  /// As many on every machine, so that a failure is found again by its number.
  static let rounds = 120

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func mutatedLessonsAreReportedNotObeyed(_ seed: UInt64) throws {
    var mutator = LessonMutator(seed: seed)
    let sources = try LessonFuzzTests.sources()
    #expect(sources.count > 100)
    for round in 0..<Self.rounds {
      let bytes = mutator.mutated(sources)
      try examine(bytes, "seed \(seed), round \(round)")
    }
  }

  private static func sources() throws -> [[UInt8]] {
    try ["expect", "failure", "update"].flatMap { kind in
      try LessonFixtureTests.names(kind).map { name in
        [UInt8](try Data(contentsOf: URL(filePath: "\(LessonFixtureTests.folder)/\(kind)/\(name)/lesson.md")))
      }
    }
  }

  private func examine(_ bytes: [UInt8], _ place: Comment) throws {
    let (lesson, diagnostics) = Lesson.read(path: "lesson.md", bytes: bytes)
    #expect(lesson.bytes == bytes, place)
    let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
    let report = StaticCheck.report(path: "lesson.md", bytes: bytes)
    for remark in report.remarks { #expect(remark.line >= 0 && remark.line <= lines, place) }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    var options = RunOptions()
    options.caps = LimitCaps(seconds: 0.5, memory: 64 << 20, output: 1 << 16, steps: 20_000)
    let outcome = LessonSession.verify(path: "lesson.md", bytes: bytes, options: options)
    if hasErrors { #expect(outcome.status == .didNotRun, place) }
    #expect(![.internalError, .usage].contains(outcome.status), place)
    let text = LessonReport(outcome, path: "lesson.md").failureText
    #expect(outcome.status == .success || !text.isEmpty, place)
    if let run = outcome.run {
      for failure in run.failures { #expect(failure.line >= 1 && failure.line <= lines, place) }
      let plan = UpdatePlan(run, UpdateRules())
      if let new = plan.bytes { #expect(new != bytes, place) }
    }
    for format in Conversion.Format.allCases {
      _ = try? Conversion.text(bytes, from: format, to: .lesson, path: "lesson.md")
      guard let there = try? Conversion.text(bytes, from: .lesson, to: format, path: "lesson.md") else { continue }
      // What can be converted comes back to the byte.
      let back = try? Conversion.text([UInt8](there.utf8), from: format, to: .lesson, path: "lesson.md")
      #expect(back.map { Array($0.utf8) } == bytes, "\(place.rawValue), \(format)")
    }
  }
}

/// Changes lessons. The same seed gives the same lessons.
struct LessonMutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return bound <= 0 ? 0 : Int(state >> 1) % bound
  }

  /// Texts that mean something to a lesson.
  private static let marks = [
    "```python\n", "```output\n", "```error\n", "```dot\n", "```\n", "~~~~\n", "---\n", "#| error: ValueError\n",
    "#| tol: 1e-4\n",
    "#| match: wildcard\n", "#| check: auto\n", "#| env: side\n", "#| expect: \"x\"\n", "#| label: a\n", "<!--= x -->",
    "**1**<!--= 1 -->",
    "[..]", "[...]\n", "\u{FEFF}", "\r\n", "\t", "\0", "    ", "> ", "- ", "$x$", "|a|b|\n|-|-|\n", "[^1]: x\n",
    "<details>\n",
    "import torch\n", "print(1)\n", "1/0\n", "tensor([1., nan])", "title: x\n", "execute:\n  tol: exact\n", "((((((((",
    "'''", "\\",
  ]

  mutating func mutated(_ sources: [[UInt8]]) -> [UInt8] {
    var bytes = sources[next(sources.count)]
    for _ in 0...next(6) {
      let place = next(bytes.count + 1)
      switch next(8) {
      case 0 where place < bytes.count: bytes[place] = UInt8(next(256))
      case 1: bytes.insert(contentsOf: Array(Self.marks[next(Self.marks.count)].utf8), at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + next(40)))
      case 3:
        let other = sources[next(sources.count)]
        let start = next(other.count + 1)
        bytes.insert(contentsOf: other[start..<min(other.count, start + next(200))], at: place)
      case 4:
        let end = min(bytes.count, place + next(120))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: end)
      case 5: bytes = Array(bytes[..<place])
      case 6: bytes.insert(contentsOf: [UInt8](repeating: UInt8(next(256)), count: next(60)), at: place)
      default: bytes.insert(0x0A, at: place)
      }
    }
    return bytes
  }
}
