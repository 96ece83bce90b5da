// The prose of a lesson as HTML. libcmark's own writer drops all raw HTML and knows no heading ids, so the tree is written
// here: the same elements, text escaped, raw HTML through the list of harmless elements, links between lessons turned
// into links between pages. Nothing is read from disk; images and links are handed back for the site to check.
import Diagnostics

/// What the prose of a lesson becomes.
package struct RenderedProse: Sendable {
  /// One text for each part of the lesson, in order; empty for cells.
  package var html: [String] = []
  package var headings: [Heading] = []
  /// Sources of images as written, in order.
  package var images: [String] = []
  /// Targets of links as written, in order.
  package var links: [String] = []
  /// Raw HTML and addresses that were left out.
  package var diagnostics: [Diagnostic] = []

  package struct Heading: Sendable, Hashable {
    package var level: Int
    package var id: String
    package var text: String
    package var line: Int
  }
}

extension Lesson {
  /// Renders every prose part. Ids of headings avoid the labels of cells, which are anchors too.
  package func renderedProse() -> RenderedProse {
    let document = MarkdownDocument(extending: Lesson.bytesWithoutFrontMatter(source, frontMatter))
    var blocks = document.children(of: 0)[...]
    var writer = ProseWriter(document: document, source: source, takenIDs: Set(cells.compactMap(\.label)))
    for part in parts {
      guard case .prose(let prose) = part else {
        writer.result.html.append("")
        continue
      }
      // Blocks and parts stand in the order of the file.
      while let first = blocks.first, document.nodes[first].startLine < prose.firstLine { blocks.removeFirst() }
      let inside = blocks.prefix { document.nodes[$0].startLine <= prose.lastLine }
      blocks.removeFirst(inside.count)
      writer.result.html.append(writer.html(of: Array(inside)))
    }
    // An element that raw HTML opened may hold cells; what is still open is closed at the end of the page.
    if let last = writer.result.html.indices.last {
      writer.result.html[last] += writer.sanitiser.closeAll()
      writer.result.html[last] += writer.footnotes()
    }
    return writer.result
  }
}

struct ProseWriter {
  var document: MarkdownDocument
  let source: SourceText
  var result = RenderedProse()
  var sanitiser = HTMLSanitiser()
  private var takenIDs: Set<String>
  /// The next number to try behind an id that is taken.
  private var nextNumbers: [String: Int] = [:]
  var html = ""
  /// Names of the notes, in the order of their first reference.
  var notes: [String] = []
  /// Their places in that list, counted from 1.
  var noteNumbers: [String: Int] = [:]
  /// The row of a table that is being written is its head.
  var isInHeader = false
  /// What to write when a node ends, with the index at which it does.
  private var open: [(node: Int, closing: String, depth: Int)] = []

  init(document: MarkdownDocument, source: SourceText, takenIDs: Set<String>) {
    self.document = document
    self.source = source
    self.takenIDs = takenIDs
  }

  mutating func html(of blocks: [Int]) -> String {
    html = ""
    for block in blocks { write(block) }
    return html
  }

  mutating func write(_ block: Int) {
    var index = block
    let end = document.nodes[block].subtreeEnd
    while index < end {
      closeNodes(endingAt: index)
      let node = document.nodes[index]
      if case .image(let url, let title) = node.kind {
        writeImage(index, url, title)
        index = node.subtreeEnd
        continue
      }
      enter(node, at: index)
      index += 1
    }
    closeNodes(endingAt: end)
  }

  private mutating func closeNodes(endingAt index: Int) {
    while let last = open.last, document.nodes[last.node].subtreeEnd <= index {
      // Raw HTML opened inside a block of Markdown ends with it.
      html += sanitiser.close(downTo: last.depth)
      html += last.closing
      open.removeLast()
    }
  }

  private mutating func enter(_ node: MarkdownNode, at index: Int) {
    switch node.kind {
    case .document: break
    case .blockQuote:
      startLine()
      begin("<blockquote>\n", "</blockquote>\n", at: index)
    case .list(let start, _):
      startLine()
      if let start {
        begin(start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n", "</ol>\n", at: index)
      } else {
        begin("<ul>\n", "</ul>\n", at: index)
      }
    case .item:
      startLine()
      begin("<li>", "</li>\n", at: index)
    case .paragraph:
      if isInTightItem { return }
      startLine()
      begin("<p>", "</p>\n", at: index)
    case .heading(let level): beginHeading(level, node, at: index)
    case .codeBlock(let info, let text): writeCode(info, text)
    case .thematicBreak:
      startLine()
      html += "<hr />\n"
    case .htmlBlock(let text):
      startLine()
      writeRawHTML(text, line: node.startLine)
      startLine()
    case .htmlInline(let text): writeRawHTML(text, line: node.startLine)
    case .text(let text): html += HTMLText.escaped(text)
    case .code(let text): html += "<code>\(HTMLText.escaped(text))</code>"
    case .softBreak: html += "\n"
    case .lineBreak: html += "<br />\n"
    case .emphasis: begin("<em>", "</em>", at: index)
    case .strong: begin("<strong>", "</strong>", at: index)
    case .link(let url, let title): beginLink(url, title, at: index)
    case .image: break
    case .table, .tableRow, .tableCell, .strikethrough, .taskMark, .footnoteReference, .formula:
      enterExtension(node, at: index)
    }
  }

  /// A block begins on a line of its own.
  mutating func startLine() {
    if !html.isEmpty && !html.hasSuffix("\n") { html += "\n" }
  }

  mutating func begin(_ opening: String, _ closing: String, at index: Int) {
    html += opening
    open.append((index, closing, sanitiser.depth))
  }

  /// Whether a paragraph that begins here stands directly in an item of a tight list.
  private var isInTightItem: Bool {
    guard open.count >= 2, document.nodes[open[open.count - 1].node].kind == .item,
      case .list(_, let isTight) = document.nodes[open[open.count - 2].node].kind
    else { return false }
    return isTight
  }

  private mutating func beginHeading(_ level: Int, _ node: MarkdownNode, at index: Int) {
    let text = document.plainText(of: index)
    let id = unusedID(HTMLText.slug(text))
    startLine()
    result.headings.append(RenderedProse.Heading(level: level, id: id, text: text, line: node.startLine))
    begin("<h\(level) id=\"\(HTMLText.escaped(id))\">", "</h\(level)>\n", at: index)
  }

  private mutating func unusedID(_ wanted: String) -> String {
    var candidate = wanted
    var number = nextNumbers[wanted] ?? 1
    while !takenIDs.insert(candidate).inserted {
      candidate = "\(wanted)-\(number)"
      number += 1
    }
    nextNumbers[wanted] = number
    return candidate
  }

  private mutating func writeCode(_ info: String, _ text: String) {
    let language = info.split(separator: " ").first.map { " class=\"language-\(HTMLText.escaped(String($0)))\"" }
    startLine()
    html += "<pre><code\(language ?? "")>\(HTMLText.escaped(text))</code></pre>\n"
  }

  private mutating func writeRawHTML(_ text: String, line: Int) {
    let (clean, refused) = sanitiser.sanitised(text, openIn: open.last?.depth ?? 0)
    html += clean
    for what in refused {
      result.diagnostics.append(
        Diagnostic(
          .warning, in: source, line: line, message: "\(what) is not shown",
          hint: "raw HTML may use a list of harmless elements and attributes"))
    }
  }

  private mutating func beginLink(_ url: String, _ title: String, at index: Int) {
    result.links.append(url)
    if !HTMLText.isSafeAddress(url) { reportAddress(url, document.nodes[index]) }
    let address = HTMLText.isSafeAddress(url) ? HTMLText.pageAddress(url) : ""
    begin("<a href=\"\(HTMLText.escapedAddress(address))\"\(titleAttribute(title))>", "</a>", at: index)
  }

  private mutating func writeImage(_ index: Int, _ url: String, _ title: String) {
    result.images.append(url)
    let node = document.nodes[index]
    if !HTMLText.isSafeAddress(url) { reportAddress(url, node) }
    let address = HTMLText.isSafeAddress(url) ? HTMLText.escapedAddress(url) : ""
    let alt = HTMLText.escaped(document.plainText(of: index))
    html += "<img src=\"\(address)\" alt=\"\(alt)\"\(titleAttribute(title)) />"
  }

  private func titleAttribute(_ title: String) -> String {
    title.isEmpty ? "" : " title=\"\(HTMLText.escaped(title))\""
  }

  private mutating func reportAddress(_ url: String, _ node: MarkdownNode) {
    let line = source.hasLine(node.startLine) ? node.startLine : 1
    result.diagnostics.append(
      Diagnostic(
        .warning, in: source, line: line, message: "the address `\(url)` is not used", hint: "use https or a file"))
  }
}
