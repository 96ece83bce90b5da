// Round trips lose nothing: a lesson that goes to another format and comes back says the same, and where the format can
// carry the Markdown it is the same to the byte.
import FoundationEssentials
import LessonFormat
import Testing

@testable import LessonRunner

@Suite struct ConversionTests {
  /// The lessons of the other fixtures that can be read.
  static let names = LessonFixtureTests.names("expect").filter { name in
    guard let data = try? Data(contentsOf: URL(filePath: "\(LessonFixtureTests.folder)/expect/\(name)/lesson.md"))
    else {
      return false
    }
    return String(validating: [UInt8](data), as: UTF8.self) != nil
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(LessonFixtureTests.folder)/expect/\(name)/lesson.md")))
  }

  private func roundTrip(_ bytes: [UInt8], _ format: Conversion.Format) throws -> String {
    let there = try Conversion.text(bytes, from: .lesson, to: format, path: "lesson.md")
    return try Conversion.text([UInt8](there.utf8), from: format, to: .lesson, path: "lesson.md")
  }

  @Test(arguments: names, [Conversion.Format.notebook, .quarto, .myst])
  func comesBack(_ name: String, _ format: Conversion.Format) throws {
    let bytes = try bytes(name)
    let back = try roundTrip(bytes, format)
    if format == .notebook {
      #expect(back == String(decoding: bytes, as: UTF8.self))
    } else {
      // The other words of a cell all mean `python`.
      #expect(pieces(back) == pieces(String(decoding: bytes, as: UTF8.self)))
    }
  }

  @Test(arguments: names)
  func scriptsSayTheSame(_ name: String) throws {
    // A script has one kind of line ending, and no mark of byte order.
    let bytes = Array(String(decoding: try bytes(name), as: UTF8.self).replacing("\r\n", with: "\n").utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return }
    let back = try roundTrip(bytes, .script)
    let expected = pieces(String(decoding: bytes, as: UTF8.self))
    #expect(pieces(back) == expected)
  }

  private func pieces(_ text: String) -> [String] {
    LessonPieces.of(Lesson.read(path: "lesson.md", bytes: [UInt8](text.utf8)).lesson).map { piece in
      let shown = [piece.output, piece.error].map { $0.map(LessonPieces.withoutLineEndings) ?? "-" }
      return "\(piece.kind): \(piece.text)\n\(shown)"
    }
  }

  @Test func anEditedNotebookCellIsWrittenPlainly() throws {
    let text = "~~~python\n1\n~~~\n\n~~~output\n1\n~~~\n"
    let notebook = try Conversion.text([UInt8](text.utf8), from: .lesson, to: .notebook, path: "a.md")
    let edited = notebook.replacing("\"1\"", with: "\"2\"")
    let back = try Conversion.text([UInt8](edited.utf8), from: .notebook, to: .lesson, path: "a.md")
    #expect(back.hasPrefix("```python\n2\n```\n"))
  }

  @Test func aNotebookFromElsewhereBecomesALesson() throws {
    let notebook = """
      {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# T\\n", "\\n", "```python\\n", "not run\\n", "```"]},
        {"cell_type": "code", "metadata": {}, "execution_count": 3, "source": "print(1)\\n2",
         "outputs": [{"output_type": "stream", "name": "stdout", "text": "1\\n"},
                     {"output_type": "execute_result", "metadata": {}, "execution_count": 3, "data": {"text/plain": ["2"]}}]},
        {"cell_type": "code", "metadata": {}, "execution_count": 4, "source": "1/0",
         "outputs": [{"output_type": "error", "ename": "ZeroDivisionError", "evalue": "division by zero", "traceback": []}]}]}
      """
    let lesson = try Conversion.text([UInt8](notebook.utf8), from: .notebook, to: .lesson, path: "a.ipynb")
    #expect(
      lesson == """
        # T

        ```text
        not run
        ```

        ```python
        print(1)
        2
        ```

        ```output
        1
        2
        ```

        ```python
        1/0
        ```

        ```error
        ZeroDivisionError: division by zero
        ```

        """)
    let report = LessonReport(LessonSession.verify(path: "a.md", bytes: [UInt8](lesson.utf8)), path: "a.md")
    #expect(report.status == .success && report.counts.identical == 2)
  }

  @Test func whatIsNoNotebookIsRefused() {
    for text in ["", "[]", "{}", "{\"cells\": [1]}", "{\"cells\": 5}"] {
      #expect(throws: FileError.self) {
        try Conversion.text([UInt8](text.utf8), from: .notebook, to: .lesson, path: "a.ipynb")
      }
    }
  }
}
