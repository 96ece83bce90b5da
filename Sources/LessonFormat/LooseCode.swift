// Indented code blocks of a lesson: they never run, which surprises whoever meant a cell. Whether one looks like Python is
// for others to say; here is only where they stand.

extension Lesson {
  /// Lines and texts of the indented code blocks at the left margin.
  package var indentedBlocks: [(line: Int, text: String)] {
    let document = MarkdownDocument(bytes: Lesson.bytesWithoutFrontMatter(source, frontMatter))
    return document.children(of: 0).compactMap { index in
      let node = document.nodes[index]
      guard case .codeBlock(let info, let text) = node.kind, info.isEmpty else { return nil }
      return OpeningFence(source, line: node.startLine) == nil ? (node.startLine, text) : nil
    }
  }
}
