// Random programs from a grammar against what CPython 3.11 printed: the bounded, seeded set that
// `Tests/Oracle/fuzz_python.py record` writes. Long campaigns with other seeds are that script's business.

import FoundationEssentials
import Testing

/// The recorded set, parsed from its one file.
enum GeneratedPrograms {
  static let all: [LanguageProgram] = {
    let path =
      "/"
      + (#filePath.split(separator: "/").dropLast() + ["Fixtures", "generated", "programs.txt"])
      .joined(separator: "/")
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return [] }
    var programs: [LanguageProgram] = []
    for part in String(decoding: data, as: UTF8.self).components(separatedBy: "=== program ").dropFirst() {
      let halves = part.components(separatedBy: "=== output ")
      guard halves.count == 2, let (number, source) = firstLine(halves[0]), let (_, expected) = firstLine(halves[1])
      else { continue }
      programs.append(LanguageProgram(name: "program \(number)", source: source, expected: expected))
    }
    return programs
  }()

  private static func firstLine(_ text: String) -> (line: String, rest: String)? {
    guard let end = text.firstIndex(of: "\n") else { return nil }
    return (String(text[..<end]), String(text[text.index(after: end)...]))
  }
}

@Suite("Generated programs")
struct GeneratedProgramTests {
  @Test("There are a hundred")
  func counted() { #expect(GeneratedPrograms.all.count == 100) }

  @Test("print what CPython prints", arguments: GeneratedPrograms.all)
  func prints(_ program: LanguageProgram) {
    #expect(program.run(stressMode: false) == program.expected)
  }

  @Test("print the same under stress", arguments: GeneratedPrograms.all)
  func printsUnderStress(_ program: LanguageProgram) {
    #expect(program.agreesUnderStress)
  }
}
