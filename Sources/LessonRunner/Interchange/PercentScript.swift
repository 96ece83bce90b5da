// Python scripts with `# %%` marks, as editors and Jupytext know them. Prose and what cells show are comments, so the
// script runs as it is. What a lesson writes in a way that a script cannot show (tildes for a fence, no empty line between
// two blocks) stands in the metadata of its mark, where Jupytext keeps such things too; a part that was edited is written
// plainly.

import LessonFormat

enum PercentScript {
  /// The script of a lesson; lines end as the lesson's do.
  static func script(_ markdown: String, path: String) -> String {
    let style = LineEndings(of: markdown)
    let plain = LessonPieces.of(Lesson.read(path: path, bytes: [UInt8](style.plain(markdown).utf8)).lesson)
    let written = writtenTexts(Lesson.read(path: path, bytes: [UInt8](markdown.utf8)).lesson)
    var text = ""
    var isBehindEmptyLine = true
    for (index, piece) in plain.enumerated() {
      let own = plain.count == written.count ? written[index] : nil
      let isPlain = isBehindEmptyLine && !piece.text.isEmpty && own == style.expected(of: piece, index, plain.count)
      text += part(piece, metadata: isPlain ? nil : own)
      isBehindEmptyLine = own.map(LessonPieces.endsWithEmptyLine) ?? true
    }
    return style.applied(to: LessonPieces.withoutLineEndings(text) + "\n")
  }

  /// The Markdown of each piece, with the empty lines behind it.
  private static func writtenTexts(_ lesson: Lesson) -> [String] {
    var texts = LessonPieces.of(lesson).map { Array(($0.markdown ?? "").utf8) }
    for index in texts.indices.dropFirst() {
      let blank = texts[index].prefix { $0 == 0x0A || $0 == 0x0D }
      texts[index - 1] += blank
      texts[index].removeFirst(blank.count)
    }
    return texts.map { String(decoding: $0, as: UTF8.self) }
  }

  /// One piece with its marks.
  private static func part(_ piece: LessonPiece, metadata: String?) -> String {
    let mark = metadata.map { " " + Metadata(markdown: $0).text } ?? ""
    switch piece.kind {
    case .frontMatter: return (metadata == nil ? "" : "# %% [raw]\(mark)\n") + commented(piece.text) + "\n"
    case .prose: return "# %% [markdown]\(mark)\n" + commented(piece.text) + "\n"
    case .cell:
      var text = "# %%\(mark)\n" + piece.text.lines.map(escaped).joined(separator: "\n") + "\n\n"
      for (name, shown) in [("output", piece.output), ("error", piece.error)] {
        if let shown { text += "# %% [\(name)]\n" + commented(LessonPieces.withoutLineEndings(shown)) + "\n" }
      }
      for diagram in piece.diagrams {
        text += "# %% [dot]\n" + commented(LessonPieces.withoutLineEndings(diagram)) + "\n"
      }
      return text
    }
  }

  private static func commented(_ text: String) -> String {
    text.lines.map { line in
      if line.isEmpty { return "#\n" }
      // Behind `# ` it would be a mark.
      return "# \(line.drop { $0 == "\\" }.hasPrefix("%%") ? "\\" : "")\(line)\n"
    }.joined()
  }

  private static func uncommented(_ line: String) -> String {
    guard line.hasPrefix("#") else { return line }
    let text = line.hasPrefix("# ") ? line.dropFirst(2) : line.dropFirst()
    let isEscaped = text.first == "\\" && text.drop { $0 == "\\" }.hasPrefix("%%")
    return String(isEscaped ? text.dropFirst() : text)
  }

  /// A line of code that would be read as a mark gets a further `#`.
  private static func escaped(_ line: String) -> String { isMark(line.drop { $0 == "#" }, line) ? "#" + line : line }

  private static func unescaped(_ line: String) -> String {
    isMark(line.drop { $0 == "#" }, line) ? String(line.dropFirst()) : line
  }

  /// Whether a line is a mark, but for the number of its `#`.
  private static func isMark(_ rest: Substring, _ line: String) -> Bool {
    line.hasPrefix("#") && (rest.hasPrefix(" %%") || rest.hasPrefix("%%"))
  }

  // MARK: Reading

  /// The lesson that a script is.
  static func markdown(_ script: String) -> String {
    let style = LineEndings(of: script)
    var reader = PercentReader()
    for line in style.plain(script).lines {
      if line.hasPrefix("# %%") || line.hasPrefix("#%%") { reader.begin(line) } else { reader.lines.append(line) }
    }
    reader.finish()
    return LessonPieces.markdown(reader.pieces, style)
  }

  /// What stands in braces behind a mark.
  private struct Metadata {
    let markdown: String

    init(markdown: String) { self.markdown = markdown }

    init?(_ mark: String) {
      guard let start = mark.firstIndex(of: "{"),
        let value = try? JSON.value(JSONValue.self, Array(mark[start...].utf8)),
        let text = value.object?["gradbook"]?.object?["markdown"]?.string
      else { return nil }
      markdown = text
    }

    var text: String {
      let value = JSONValue.object(["gradbook": .object(["markdown": .string(markdown)])])
      return (try? JSON.bytes(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }

  /// Collects lines up to the next mark.
  private struct PercentReader {
    private(set) var pieces: [LessonPiece] = []
    var lines: [String] = []
    private var kind = ""
    /// The metadata of the piece that is being read.
    private var metadata: Metadata?

    mutating func begin(_ mark: String) {
      take()
      lines = []
      let metadata = Metadata(mark)
      let words = mark[..<(mark.firstIndex(of: "{") ?? mark.endIndex)]
      let name = words.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
      kind = name.isEmpty ? "code" : String(name)
      if !["output", "error", "dot"].contains(kind) {
        recognise()
        self.metadata = metadata
      }
    }

    mutating func finish() {
      take()
      recognise()
    }

    /// The piece that is complete is as its metadata says, if it was not edited.
    private mutating func recognise() {
      defer { metadata = nil }
      guard let metadata, let last = pieces.indices.last,
        let known = LessonPieces.known(metadata.markdown, as: pieces[last]),
        known.diagrams.map(LessonPieces.withoutLineEndings)
          == pieces[last].diagrams.map(LessonPieces.withoutLineEndings)
      else { return }
      pieces[last] = known
    }

    private mutating func take() {
      let plain = LessonPieces.withoutLineEndings(lines.map(uncommented).joined(separator: "\n"))
      switch kind {
      case "", "raw":
        // What stands above the first mark: front matter in comments, or code.
        let isComment = lines.allSatisfy { $0.isEmpty || $0.hasPrefix("#") }
        if pieces.isEmpty, plain.hasPrefix("---"), isComment {
          pieces.append(LessonPiece(.frontMatter, plain))
        } else if kind == "raw" {
          addProse(plain)
        } else {
          addCode()
        }
      case "markdown", "md": addProse(plain)
      case "output", "error", "dot":
        guard let last = pieces.indices.last, pieces[last].kind == .cell else { return }
        let shown = plain.isEmpty ? "" : plain + "\n"
        if kind == "output" { pieces[last].output = shown }
        if kind == "error" { pieces[last].error = shown }
        if kind == "dot" { pieces[last].diagrams.append(shown) }
      default: addCode()
      }
    }

    private mutating func addProse(_ text: String) {
      if !text.isEmpty || metadata != nil { pieces.append(LessonPiece(.prose, LessonPieces.harmless(text))) }
    }

    private mutating func addCode() {
      let source = LessonPieces.withoutLineEndings(lines.map(unescaped).joined(separator: "\n"))
      if !source.isEmpty || metadata != nil { pieces.append(LessonPiece(.cell, source)) }
    }
  }
}

extension LineEndings {
  /// What a piece of a script becomes that has no metadata, in this style.
  fileprivate func expected(of piece: LessonPiece, _ index: Int, _ count: Int) -> String {
    var bare = piece
    bare.output = piece.output.map(Self.bare)
    bare.error = piece.error.map(Self.bare)
    bare.diagrams = piece.diagrams.map(Self.bare)
    var text = bare.plainMarkdown
    if index == count - 1 { text = LessonPieces.withoutLineEndings(text) + "\n" }
    return (index == 0 && hasMark ? "\u{FEFF}" : "") + (usesReturns ? withReturns(text) : text)
  }

  /// As a script gives it back: without empty lines at either end.
  private static func bare(_ text: String) -> String {
    let text = LessonPieces.withoutLineEndings(text)
    return text.isEmpty ? "" : text + "\n"
  }
}

extension String {
  /// The lines, cut at line feeds alone: to Swift a carriage return and a line feed are one character.
  fileprivate var lines: [String] {
    utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
  }
}
