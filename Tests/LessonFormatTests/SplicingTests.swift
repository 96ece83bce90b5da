// The laws of splicing, on lessons with every kind of line ending: bytes outside the edited fences never move, splicing
// twice is splicing once, and what was spliced in is what is read back.
import Diagnostics
import Testing

@testable import LessonFormat

@Suite struct SplicingTests {
  static let lesson = """
    # A

    ```python
    1
    ```

    ```output
    1
    ```

    Value **2**<!--= x --> and 3<!--= y -->

      ~~~~python
      raise ValueError("b")
      ~~~~
      ~~~~error
      ValueError: a
      ~~~~

    ```python
    print(5)
    ```
    """

  static let variants: [(String, [UInt8])] = [
    ("\\n", Array(lesson.utf8)), ("final line ending", Array((lesson + "\n").utf8)),
    ("\\r\\n", Array(lesson.replacing("\n", with: "\r\n").utf8)),
    ("\\r", Array(lesson.replacing("\n", with: "\r").utf8)),
    ("BOM", [0xEF, 0xBB, 0xBF] + Array(lesson.utf8)),
  ]

  static let edits: [LessonEdit] = [
    .fence(cell: 0, .output, text: "tensor([1.,\n\n        2.])\n"),
    .fence(cell: 1, .error, text: "ValueError: b\n~~~~~\n"), .fence(cell: 2, .output, text: "5\n```\n"),
    .inlineValue(index: 0, text: "2.5"), .inlineValue(index: 1, text: "30"), .fence(cell: 9, .output, text: "none\n"),
  ]

  private func read(_ bytes: [UInt8]) -> Lesson {
    let (lesson, diagnostics) = Lesson.read(path: "lesson.md", bytes: bytes)
    #expect(diagnostics.isEmpty)
    return lesson
  }

  @Test(arguments: variants)
  func whatIsSplicedInIsReadBack(_ name: String, _ bytes: [UInt8]) {
    let lesson = read(bytes)
    #expect(lesson.cells.count == 3)
    #expect(lesson.inlineValues.map(\.text) == ["2", "3"])
    let edited = read(lesson.bytes(applying: SplicingTests.edits))
    #expect(edited.cells[0].output?.text == "tensor([1.,\n\n        2.])\n")
    #expect(edited.cells[1].error?.text == "ValueError: b\n~~~~~\n")
    #expect(edited.cells[2].output?.text == "5\n```\n")
    #expect(edited.inlineValues.map(\.text) == ["2.5", "30"])
    #expect(edited.cells.map(\.sourceText) == lesson.cells.map(\.sourceText))
  }

  @Test(arguments: variants)
  func splicingTwiceIsSplicingOnce(_ name: String, _ bytes: [UInt8]) {
    let once = read(bytes).bytes(applying: SplicingTests.edits)
    #expect(read(once).bytes(applying: SplicingTests.edits) == once)
  }

  @Test(arguments: variants)
  func theSameTextChangesNothing(_ name: String, _ bytes: [UInt8]) {
    let lesson = read(bytes)
    let same: [LessonEdit] = [
      .fence(cell: 0, .output, text: "1\n"), .fence(cell: 1, .error, text: "ValueError: a\n"),
      .fence(cell: 2, .output, text: ""), .inlineValue(index: 0, text: "2"),
    ]
    #expect(lesson.bytes(applying: same) == bytes)
  }

  @Test(arguments: variants)
  func bytesOutsideTheFenceNeverMove(_ name: String, _ bytes: [UInt8]) throws {
    let lesson = read(bytes)
    let fence = try #require(lesson.cells[0].output)
    let new = lesson.bytes(applying: [.fence(cell: 0, .output, text: "a\nb\nc\n")])
    #expect(Array(new.prefix(fence.contentRange.lower)) == Array(bytes.prefix(fence.contentRange.lower)))
    let after = bytes.count - fence.contentRange.upper
    #expect(Array(new.suffix(after)) == Array(bytes.suffix(after)))
  }

  @Test func lineEndingsAndIndentationAreTheAuthors() {
    let bytes = Array("  ```python\r\n  1\r\n  ```\r\n  ```output\r\n  ```".utf8)
    let lesson = read(bytes)
    let new = lesson.bytes(applying: [.fence(cell: 0, .output, text: "a\r\n\n b")])
    #expect(
      String(decoding: new, as: UTF8.self)
        == "  ```python\r\n  1\r\n  ```\r\n  ```output\r\n  a\r\n\r\n   b\r\n  ```")
  }

  @Test func aFenceGrowsOnlyWhenItMust() {
    let lesson = read(Array("```python\n1\n```\n```output\n1\n````\n".utf8))
    let new = lesson.bytes(applying: [.fence(cell: 0, .output, text: "```\n````\n")])
    #expect(String(decoding: new, as: UTF8.self) == "```python\n1\n```\n`````output\n```\n````\n`````\n")
  }

  @Test func positionsAreThoseOfTheFile() {
    for (_, bytes) in SplicingTests.variants {
      let lesson = read(bytes)
      #expect(lesson.cells.map(\.firstLine) == [4, 14, 21])
      #expect(lesson.inlineValues.map(\.line) == [11, 11])
    }
  }
}
