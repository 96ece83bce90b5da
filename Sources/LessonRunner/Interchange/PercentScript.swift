// Python scripts with `# %%` marks, as editors and Jupytext know them. Prose and what cells show are comments, so the
// script runs as it is.

enum PercentScript {
  static func script(_ pieces: [LessonPiece]) -> String {
    var text = ""
    for piece in pieces {
      switch piece.kind {
      case .frontMatter: text += commented(piece.text) + "\n"
      case .prose: text += "# %% [markdown]\n" + commented(piece.text) + "\n"
      case .cell:
        text += "# %%\n" + escaped(piece.text) + "\n\n"
        for (name, shown) in [("output", piece.output), ("error", piece.error)] {
          if let shown { text += "# %% [\(name)]\n" + commented(LessonPieces.withoutLineEndings(shown)) + "\n" }
        }
        for diagram in piece.diagrams {
          text += "# %% [dot]\n" + commented(LessonPieces.withoutLineEndings(diagram)) + "\n"
        }
      }
    }
    return LessonPieces.withoutLineEndings(text) + "\n"
  }

  private static func commented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
  }

  /// A line of code that would be read as a mark gets a further `#`.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("# %%") || $0.hasPrefix("## %%") ? "#" + $0 : String($0) }.joined(separator: "\n")
  }

  // MARK: Reading

  static func pieces(_ text: String) -> [LessonPiece] {
    var pieces: [LessonPiece] = []
    var kind = ""
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      guard line.hasPrefix("# %%") else {
        lines.append(line)
        continue
      }
      add(kind, lines, to: &pieces)
      lines = []
      let mark = line.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
      kind = mark.isEmpty ? "code" : String(mark)
    }
    add(kind, lines, to: &pieces)
    return pieces
  }

  private static func add(_ kind: String, _ lines: [String], to pieces: inout [LessonPiece]) {
    let plain = LessonPieces.withoutLineEndings(lines.map(uncommented).joined(separator: "\n"))
    switch kind {
    case "":
      // What stands above the first mark: front matter in comments, or code.
      if plain.hasPrefix("---") && lines.allSatisfy({ $0.isEmpty || $0.hasPrefix("#") }) {
        pieces.append(LessonPiece(.frontMatter, plain))
      } else {
        add("code", lines, to: &pieces)
      }
    case "markdown", "md":
      if !plain.isEmpty { pieces.append(LessonPiece(.prose, LessonPieces.harmless(plain))) }
    case "output", "error", "dot":
      guard let last = pieces.indices.last, pieces[last].kind == .cell else { return }
      let shown = plain.isEmpty ? "" : plain + "\n"
      if kind == "output" { pieces[last].output = shown }
      if kind == "error" { pieces[last].error = shown }
      if kind == "dot" { pieces[last].diagrams.append(shown) }
    default:
      let code = lines.map { $0.hasPrefix("## %%") || $0.hasPrefix("### %%") ? String($0.dropFirst()) : $0 }
      let source = LessonPieces.withoutLineEndings(code.joined(separator: "\n"))
      if !source.isEmpty { pieces.append(LessonPiece(.cell, source)) }
    }
  }

  private static func uncommented(_ line: String) -> String {
    if line.hasPrefix("# ") { return String(line.dropFirst(2)) }
    return line.hasPrefix("#") ? String(line.dropFirst()) : line
  }
}
