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

  @Test(arguments: names, [Conversion.Format.notebook, .quarto, .myst, .script])
  func comesBackToTheByte(_ name: String, _ format: Conversion.Format) throws {
    let bytes = try bytes(name)
    #expect(try roundTrip(bytes, format) == String(decoding: bytes, as: UTF8.self))
  }

  /// The ways to end lines and files, and what other tools would take for a mark of their own.
  @Test(arguments: [Conversion.Format.notebook, .quarto, .myst, .script])
  func oddTextsComeBackToTheByte(_ format: Conversion.Format) throws {
    let cell = "```python\n# %% a\n## %% b\n### %% c\n#%% d\n1\n```\n"
    let prose =
      "%% a\n\n\\%% b\n\n# %% c\n\n```{python}\n1\n```\n\n```{{python}}\n1\n```\n\n```{code-cell} python\n1\n```\n"
    let spaced = "~~~ py \n2\n~~~~\n```tensor\n3\n```\n\n\n``` python3\n\n```\n    ```python\n    no cell\n"
    let list = "- a\n\n  ```{python}\n  1\n  ```\n\n> ```{code-cell}\n> 1\n> ```\n"
    let output = "```python\nprint()\n```\n~~~output\n\n\n~~~\n```error\nE\n\n```\n"
    var texts = ["", "\n", "\n\n \n", cell, prose, spaced, list, output, "a\n\n\n\n" + cell + "\n\n\nb  \n  \n"]
    texts.append("---\ntitle: a\n---\n" + cell + prose + spaced)
    texts.append("--- \ntitle: a\n...\n\n\n" + output + list)
    for text in texts {
      for other in [text, String(text.dropLast()), text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text] {
        let back = try roundTrip([UInt8](other.utf8), format)
        #expect(Array(back.utf8) == Array(other.utf8), "\(other)")
      }
    }
  }

  @Test(arguments: [Conversion.Format.quarto, .myst, .script])
  func anEditThereArrivesHere(_ format: Conversion.Format) throws {
    let text = "~~~python\n1 + 1\n~~~\n\n\ntext\n"
    let there = try Conversion.text([UInt8](text.utf8), from: .lesson, to: format, path: "lesson.md")
    let edited = [UInt8](there.replacing("1 + 1\n", with: "2 + 2\n").utf8)
    let back = try Conversion.text(edited, from: format, to: .lesson, path: "lesson.md")
    #expect(back.contains("python\n2 + 2\n") && !back.contains("1 + 1"))
  }

  @Test func aCellThatIsWrittenAnewHasTheLineEndingsOfItsLesson() throws {
    let text = "# T\r\n\r\n```python\r\n1\r\n```\r\n\r\nText.\r\n\r\n```python\r\n2\r\n```\r\n"
    let notebook = try Conversion.text([UInt8](text.utf8), from: .lesson, to: .notebook, path: "a.md")
    let edited = notebook.replacing("\"2\"", with: "\"3\\n4\"")
    let back = try Conversion.text([UInt8](edited.utf8), from: .notebook, to: .lesson, path: "a.md")
    #expect(back == text.replacing("2\r\n```", with: "3\r\n4\r\n```"))
  }

  /// Notebooks that the package `nbformat` has found valid when they were recorded (Tests/Oracle/record_notebooks.py).
  static let recorded =
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(LessonFixtureTests.folder)/notebooks")) ?? [])
    .filter { $0.hasSuffix(".ipynb") && !$0.hasPrefix("foreign") }.sorted()

  @Test(arguments: recorded)
  func notebooksAreThoseThatWereFoundValid(_ file: String) throws {
    let bytes = try bytes(String(file.dropLast(6)))
    let valid = try Data(contentsOf: URL(filePath: "\(LessonFixtureTests.folder)/notebooks/\(file)"))
    let notebook = try Conversion.text(bytes, from: .lesson, to: .notebook, path: "lesson.md")
    #expect(Array(notebook.utf8) == [UInt8](valid))
    #expect(Self.recorded.count >= 12)
  }

  @Test(arguments: ["foreign-outputs", "foreign-old"])
  func notebooksFromElsewhereAreReadAsRecorded(_ name: String) throws {
    let folder = "\(LessonFixtureTests.folder)/notebooks"
    let notebook = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name).ipynb")))
    let lesson = try Data(contentsOf: URL(filePath: "\(folder)/\(name).md"))
    #expect(
      try Conversion.text(notebook, from: .notebook, to: .lesson, path: "a.ipynb")
        == String(decoding: lesson, as: UTF8.self))
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
