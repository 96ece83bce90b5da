// `gradbook explain` as an editor and as a person call it: JSON in its schema, the picture as text.

import Foundation
import Testing

@Suite struct ExplainCommandTests {
  private static let failures = "Tests/ExplanationsTests/Fixtures/programs/failures/"

  @Test(
    "JSON follows its schema",
    arguments: [
      ["\(failures)03-cut-alias-data.py"], ["\(failures)08-freed-saved.py"], ["\(failures)14-opt-stale-param.py"],
      ["\(failures)19-nan-masked-branch.py:3"], ["\(failures)27-inplace-multiview.py"],
      ["\(failures)38-cut-checkpoint.py"], ["\(failures)40-flag-typo.py"],
      ["Lessons/01-a-tensor-remembers.md:90", "w"],
      ["Lessons/12-walking-twice.md"], ["Lessons/23-who-owns-this-tensor.md"],
    ])
  func json(_ arguments: [String]) throws {
    let schema = try SchemaValidator.named("explanation-1")
    let result = try Command.run(["explain"] + arguments + ["--format", "json"])
    #expect(result.status == 0, "\(result.error)")
    #expect(try schema.problems(Data(result.output.utf8)) == [])
  }

  @Test("The schema refuses what is none")
  func schemaRefuses() throws {
    let schema = try SchemaValidator.named("explanation-1")
    #expect(try !schema.problems(Data("{\"schema\": \"gradbook-explanation/1\", \"file\": \"a\"}".utf8)).isEmpty)
  }

  @Test("The picture as text stands under the sentences, each card as far in as it is from the loss")
  func picture() throws {
    let result = try Command.run(["explain", Self.failures + "07-stale-version.py"])
    let lines = result.output.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex(of: "  The picture, from the loss back:"))
    let picture = lines[(start + 1)...]
    #expect(picture.first?.hasPrefix("    sum, line 5") == true)
    #expect(picture.contains { $0.hasPrefix("      y = add_(1)") })
    #expect(picture.contains { $0.hasPrefix("        y = exp") && $0.contains("stopped: saved value changed") })
    #expect(picture.contains { $0.hasPrefix("          x, leaf") && $0.hasSuffix("gradient: nothing arrived") })
  }
}
