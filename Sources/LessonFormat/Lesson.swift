// A lesson as a value: its bytes, its front matter, and its parts in order, prose and cells.
// Every part knows the bytes it came from; nothing here can be printed back into Markdown, because a lesson is never
// reprinted: edits are byte splices. It knows nothing of running, comparing or pages.
import Diagnostics

/// One Markdown file. Use `Lesson.read(path:bytes:)`.
package struct Lesson: Sendable {
  /// The file's bytes, its path as the name, and its line table.
  package let source: SourceText
  package let frontMatter: FrontMatter
  /// In the order of the file. Front matter belongs to no part.
  package let parts: [LessonPart]

  package var path: String { source.name }
  package var bytes: [UInt8] { source.bytes }

  package var cells: [Cell] {
    parts.compactMap { part -> Cell? in
      if case .cell(let cell) = part { return cell }
      return nil
    }
  }

  package var inlineValues: [InlineValue] {
    parts.flatMap { part -> [InlineValue] in
      if case .prose(let prose) = part { return prose.inlineValues }
      return []
    }
  }

  init(source: SourceText, frontMatter: FrontMatter, parts: [LessonPart]) {
    self.source = source
    self.frontMatter = frontMatter
    self.parts = parts
  }
}

/// A stretch of a lesson.
package enum LessonPart: Sendable {
  case prose(Prose)
  case cell(Cell)
}

/// Everything between two cells.
package struct Prose: Sendable, Hashable {
  package let range: SourceRange
  package let firstLine: Int
  package let lastLine: Int
  /// In the order of the text; each is evaluated where it stands, after the cells above it.
  package let inlineValues: [InlineValue]
}

/// A claim in the prose: `TEXT<!--= EXPR -->`.
package struct InlineValue: Sendable, Hashable {
  /// What the reader sees, without the marks of emphasis or code around it.
  package let text: String
  package let textRange: SourceRange
  package let expression: String
  package let expressionRange: SourceRange
  /// The line on which the expression begins.
  package let line: Int
  /// The columns to the left of the expression on its line, in bytes.
  package let column: Int
}

/// A Python fence with its options and with the fences that belong to it.
package struct Cell: Sendable, Hashable {
  /// Counted from 0 over the lesson's cells.
  package let index: Int
  package let options: CellOptions
  package let fence: Fence
  package let output: Fence?
  package let error: Fence?
  /// `dot` fences, one for each graph the cell draws.
  package let diagrams: [Fence]

  package var label: String? { options.label }
  /// The whole text between the fence lines, option lines too: line n of it is line `fence + n` of the file.
  package var sourceText: String { fence.text }
  /// The line of the file that holds the cell's first line.
  package var firstLine: Int { fence.openingLine + 1 }
  /// The line of the opening fence.
  package var fenceLine: Int { fence.openingLine }

  /// What the cell should raise: its `error` option, or else the type written in its `error` fence.
  package var expectedError: ExpectedError {
    if options.error != .none { return options.error }
    guard let error else { return .none }
    let name = error.text.prefix { $0 != ":" && !$0.isWhitespace }
    return name.isEmpty ? .any : .named(String(name))
  }

  /// All bytes of the cell and its fences, with what stands between them.
  package var range: SourceRange {
    ([output, error].compactMap { $0 } + diagrams).reduce(fence.range) { $0.union($1.range) }
  }
}

/// A fenced code block, to the byte.
package struct Fence: Sendable, Hashable {
  /// The first word after the opening fence.
  package let infoWord: String
  package let openingLine: Int
  package let closingLine: Int
  /// From the first byte of the opening line to the end of the closing line, with its line ending.
  package let range: SourceRange
  /// The bytes between the two fence lines.
  package let contentRange: SourceRange
  /// The run of ` or ~ of the opening line, and of the closing line.
  package let openingMarker: SourceRange
  package let closingMarker: SourceRange
  /// The spaces before the opening fence; as many are taken from each line of the content, if they are there.
  package let indentation: Int
  /// The content with the indentation taken off and every line ending written as `\n`.
  package let text: String
}

/// What a lesson says about itself above its text.
package struct FrontMatter: Sendable, Hashable {
  package var title: String?
  package var description: String?
  package var order: Int?
  /// The part of the course it belongs to; lessons of one part stand together in the list.
  package var part: String?
  /// What `torch`, `random` and `numpy` are seeded with at the start.
  package var seed: Int = 0
  /// Lessons that this one builds on, as paths from its own folder.
  package var requires: [String] = []
  /// What the whole lesson may use: seconds, bytes, bytes of output, steps. Nil where the lesson does not say.
  package var maxSeconds: Double?
  package var maxMemory: Int?
  package var maxOutput: Int?
  package var maxSteps: Int?
  /// The defaults of `execute:`; each cell starts from them.
  package var execute: CellOptions = CellOptions()
  /// The bytes between and including the two `---` lines.
  package var range: SourceRange?
}
