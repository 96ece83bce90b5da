// From one format to another, by the names of the files. Everything goes through a lesson, which is the format that all
// others are compared with.

import LessonFormat

/// Between a lesson and other formats.
package enum Conversion {
  /// The formats, by what a file's name ends in.
  package enum Format: String, CaseIterable, Sendable {
    case lesson = "md"
    case notebook = "ipynb"
    case quarto = "qmd"
    case myst = "myst.md"
    case script = "py"

    /// Nil for a name that ends in none of them.
    package init?(path: String) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let found = Format.allCases.filter { name.hasSuffix("." + $0.rawValue) }
      guard let format = found.max(by: { $0.rawValue.count < $1.rawValue.count }) else { return nil }
      self = format
    }
  }

  /// The text in another format.
  package static func text(_ bytes: [UInt8], from: Format, to: Format, path: String) throws(FileError) -> String {
    let markdown = try lesson(bytes, from: from)
    if to == .lesson { return markdown }
    let (lesson, diagnostics) = Lesson.read(path: path, bytes: [UInt8](markdown.utf8))
    if let problem = diagnostics.first(where: { $0.severity == .error }), from == .lesson {
      throw FileError(problem.rendered())
    }
    switch to {
    case .lesson: return markdown
    case .notebook: return try NotebookInterchange.notebook(LessonPieces.of(lesson))
    case .quarto: return MarkdownDialect.quarto.written(lesson)
    case .myst: return MarkdownDialect.myst.written(lesson)
    case .script: return PercentScript.script(markdown, path: path)
    }
  }

  private static func lesson(_ bytes: [UInt8], from format: Format) throws(FileError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw FileError("the text is not UTF-8") }
    switch format {
    case .lesson: return text
    case .notebook: return LessonPieces.markdown(try NotebookInterchange.pieces(bytes))
    case .quarto: return MarkdownDialect.quarto.lesson(text)
    case .myst: return MarkdownDialect.myst.lesson(text)
    case .script: return PercentScript.markdown(text)
    }
  }
}
