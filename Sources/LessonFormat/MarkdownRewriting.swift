// From libcmark's tree to the tree with tables, footnotes, strikethrough, task lists and formulas. The tree is flat and read
// once: nodes are copied into a new list, and where a paragraph is a table, or a text holds a mark, other nodes are
// written in its place.

extension MarkdownDocument {
  /// The document with everything a lesson may write.
  init(extending bytes: [UInt8]) {
    let masked = MaskedMarkdown(bytes)
    var rewriter = MarkdownRewriter(masked, MarkdownDocument(bytes: masked.bytes))
    rewriter.run()
    self.init(nodes: rewriter.nodes, footnotes: rewriter.footnotes)
  }
}

/// A note at the end of the page.
struct RenderedFootnote: Sendable, Hashable {
  let name: String
  let nodes: [MarkdownNode]
}

struct MarkdownRewriter {
  private let masked: MaskedMarkdown
  private var document: MarkdownDocument
  /// Longer names are none; a text of brackets must not be read again at each of them.
  private static let nameLimit = 80
  private(set) var nodes: [MarkdownNode] = []
  private(set) var footnotes: [RenderedFootnote] = []
  /// Indices in the new list, with where they end in the old one.
  private var open: [(node: Int, end: Int)] = []
  private let footnoteNames: Set<String>
  private let isNested: Bool

  /// Nested: a piece such as the cell of a table, whose formulas and notes are the document's. Their names are handed on:
  /// there may be as many pieces as notes.
  private init(_ masked: MaskedMarkdown, _ document: MarkdownDocument, isNested: Bool, _ footnoteNames: Set<String>) {
    self.masked = masked
    self.document = document
    self.isNested = isNested
    self.footnoteNames = footnoteNames
  }

  init(_ masked: MaskedMarkdown, _ document: MarkdownDocument) {
    self.init(masked, document, isNested: false, Set(masked.footnotes.map(\.name)))
  }

  mutating func run() {
    var index = 0
    while index < document.nodes.count {
      close(upTo: index)
      index = copy(index)
    }
    close(upTo: document.nodes.count)
    if isNested { return }
    var seen: Set<String> = []
    for note in masked.footnotes where seen.insert(note.name).inserted {
      footnotes.append(RenderedFootnote(name: note.name, nodes: nodes(ofPiece: note.text)))
    }
  }

  private mutating func close(upTo index: Int) {
    while let last = open.last, last.end <= index {
      nodes[last.node].subtreeEnd = nodes.count
      open.removeLast()
    }
  }

  private mutating func append(_ kind: MarkdownNode.Kind, like node: MarkdownNode) {
    nodes.append(
      MarkdownNode(
        kind: kind, subtreeEnd: nodes.count + 1, startLine: node.startLine, endLine: node.endLine,
        startColumn: node.startColumn))
  }

  /// Copies a node, or what stands in its place; returns the index to go on with.
  private mutating func copy(_ index: Int) -> Int {
    let node = document.nodes[index]
    switch node.kind {
    case .paragraph:
      if let end = copyTable(index) { return end }
      begin(node.kind, index)
      if isFirstInItem(index) { copyTaskMark(index) }
      return copyInlines(index + 1, end: node.subtreeEnd)
    case .heading, .emphasis, .strong:
      begin(node.kind, index)
      return copyInlines(index + 1, end: node.subtreeEnd)
    case .link(let url, let title):
      begin(.link(url: restored(url), title: restored(title)), index)
      return copyInlines(index + 1, end: node.subtreeEnd)
    case .image(let url, let title):
      begin(.image(url: restored(url), title: restored(title)), index)
      return copyInlines(index + 1, end: node.subtreeEnd)
    case .code(let text): append(.code(restored(text)), like: node)
    case .htmlInline(let text): append(.htmlInline(restored(text)), like: node)
    case .text(let text): appendText(text, like: node)
    case .softBreak where isFormulaLine(index + 1): break
    default:
      if node.subtreeEnd > index + 1 { begin(node.kind, index) } else { append(node.kind, like: node) }
    }
    return index + 1
  }

  /// Whether the text there is the further line of a formula, which has been written on its first.
  private func isFormulaLine(_ index: Int) -> Bool {
    guard index < document.nodes.count, case .text(let text) = document.nodes[index].kind else { return false }
    return text.unicodeScalars.first == MaskedMarkdown.formulaLine
  }

  private mutating func begin(_ kind: MarkdownNode.Kind, _ index: Int) {
    append(kind, like: document.nodes[index])
    open.append((nodes.count - 1, document.nodes[index].subtreeEnd))
  }

  // MARK: Inlines

  /// A run of siblings, with strikethrough around some of them.
  private mutating func copyInlines(_ start: Int, end: Int) -> Int {
    var index = start
    while let strike = strikethrough(from: index, to: end) {
      while index < strike.first {
        close(upTo: index)
        index = copySubtree(index)
      }
      copyStrike(strike)
      index = strike.last + 1
    }
    return index
  }

  /// A subtree whole, before the walk goes on behind it.
  private mutating func copySubtree(_ start: Int) -> Int {
    let end = document.nodes[start].subtreeEnd
    var index = start
    while index < end {
      close(upTo: index)
      index = copy(index)
    }
    close(upTo: end)
    return end
  }

  private struct Strike {
    /// The siblings that hold the two marks, which may be one, and where in their texts the marks stand.
    let first: Int
    let last: Int
    let opening: Range<String.Index>
    let closing: Range<String.Index>
  }

  /// The first pair of `~~` among the siblings that begin at `start`.
  private func strikethrough(from start: Int, to end: Int) -> Strike? {
    var opening: (index: Int, range: Range<String.Index>, length: Int)?
    var index = start
    while index < end {
      if case .text(let text) = document.nodes[index].kind, text.utf8.contains(0x7E) {
        var position = text.startIndex
        while let range = MarkdownRewriter.tildes(in: text[...], from: position) {
          let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : nil
          let after = range.upperBound < text.endIndex ? text[range.upperBound] : nil
          let length = text.distance(from: range.lowerBound, to: range.upperBound)
          let closes = before.map { !$0.isWhitespace } ?? (index > start)
          if let first = opening, closes, length == first.length {
            return Strike(first: first.index, last: index, opening: first.range, closing: range)
          }
          let opens = after.map { !$0.isWhitespace } ?? (document.nodes[index].subtreeEnd < end)
          if length <= 2, opens { opening = (index, range, length) }
          position = range.upperBound
        }
      }
      index = document.nodes[index].subtreeEnd
    }
    return nil
  }

  private static func tildes(in text: Substring, from start: String.Index) -> Range<String.Index>? {
    guard let lower = text[start...].firstIndex(of: "~") else { return nil }
    return lower..<(text[lower...].firstIndex { $0 != "~" } ?? text.endIndex)
  }

  private mutating func copyStrike(_ strike: Strike) {
    let first = document.nodes[strike.first]
    let last = document.nodes[strike.last]
    guard case .text(let left) = first.kind, case .text(let right) = last.kind else { return }
    close(upTo: strike.first)
    appendText(String(left[..<strike.opening.lowerBound]), like: first)
    append(.strikethrough, like: first)
    let place = nodes.count - 1
    if strike.first == strike.last {
      appendText(String(left[strike.opening.upperBound..<strike.closing.lowerBound]), like: first)
    } else {
      appendText(String(left[strike.opening.upperBound...]), like: first)
      var index = strike.first + 1
      while index < strike.last { index = copySubtree(index) }
      appendText(String(right[..<strike.closing.lowerBound]), like: last)
    }
    nodes[place].subtreeEnd = nodes.count
    // What stands behind may hold another pair.
    let rest = String(right[strike.closing.upperBound...])
    appendTextWithStrikes(rest, like: last)
  }

  private mutating func appendTextWithStrikes(_ text: String, like node: MarkdownNode) {
    var rest = text[...]
    while let opening = MarkdownRewriter.tildes(in: rest, from: rest.startIndex) {
      let length = rest.distance(from: opening.lowerBound, to: opening.upperBound)
      guard length <= 2, opening.upperBound < rest.endIndex, !rest[opening.upperBound].isWhitespace,
        let closing = MarkdownRewriter.tildes(in: rest, from: opening.upperBound),
        rest.distance(from: closing.lowerBound, to: closing.upperBound) == length,
        !rest[rest.index(before: closing.lowerBound)].isWhitespace
      else { break }
      appendText(String(rest[..<opening.lowerBound]), like: node)
      append(.strikethrough, like: node)
      let place = nodes.count - 1
      appendText(String(rest[opening.upperBound..<closing.lowerBound]), like: node)
      nodes[place].subtreeEnd = nodes.count
      rest = rest[closing.upperBound...]
    }
    appendText(String(rest), like: node)
  }

  /// Text with its formulas and references to notes.
  private mutating func appendText(_ text: String, like node: MarkdownNode) {
    if text.isEmpty { return }
    var plain = ""
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case MaskedMarkdown.formulaStart:
        appendPlain(&plain, like: node)
        let digits = scalars.prefix { $0 != MaskedMarkdown.formulaEnd }
        scalars = scalars.dropFirst(digits.count + 1)
        if let number = Int(String(digits)), masked.formulas.indices.contains(number) {
          let formula = masked.formulas[number]
          append(.formula(formula.tex, isDisplay: formula.isDisplay), like: node)
        }
      case MaskedMarkdown.formulaLine: break
      case MaskedMarkdown.plainTilde: plain += "~"
      case "[" where scalars.first == "^":
        let name = String(String.UnicodeScalarView(scalars.dropFirst().prefix(Self.nameLimit).prefix { $0 != "]" }))
        guard footnoteNames.contains(name) else {
          plain += "["
          continue
        }
        appendPlain(&plain, like: node)
        append(.footnoteReference(name), like: node)
        scalars = scalars.dropFirst(name.unicodeScalars.count + 2)
      default: plain.unicodeScalars.append(scalar)
      }
    }
    appendPlain(&plain, like: node)
  }

  private mutating func appendPlain(_ text: inout String, like node: MarkdownNode) {
    if !text.isEmpty { append(.text(text), like: node) }
    text = ""
  }

  /// Marks as they were written.
  private func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value >= 0xF8F0 && $0.value <= 0xF8F3 }) else { return text }
    var result = ""
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case MaskedMarkdown.formulaStart:
        let digits = scalars.prefix { $0 != MaskedMarkdown.formulaEnd }
        scalars = scalars.dropFirst(digits.count + 1)
        guard let number = Int(String(digits)), masked.formulas.indices.contains(number) else { continue }
        let mark = masked.formulas[number].isDisplay ? "$$" : "$"
        result += mark + masked.formulas[number].tex + mark
      case MaskedMarkdown.formulaLine: break
      case MaskedMarkdown.plainTilde: result += "\\~"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  // MARK: Task lists

  private func isFirstInItem(_ index: Int) -> Bool {
    guard index > 0, case .item = document.nodes[index - 1].kind else { return false }
    return true
  }

  /// `[ ] ` or `[x] ` at the beginning of an item becomes a box.
  private mutating func copyTaskMark(_ paragraph: Int) {
    guard paragraph + 1 < document.nodes[paragraph].subtreeEnd,
      case .text(let text) = document.nodes[paragraph + 1].kind
    else { return }
    let start = text.prefix(4).lowercased()
    guard start == "[ ] " || start == "[x] " else { return }
    append(.taskMark(isDone: start == "[x] "), like: document.nodes[paragraph + 1])
    document.nodes[paragraph + 1].kind = .text(String(text.dropFirst(4)))
  }

  // MARK: Tables

  private mutating func copyTable(_ index: Int) -> Int? {
    let node = document.nodes[index]
    guard node.endLine > node.startLine,
      let table = MarkdownTable(masked.lines(node.startLine, node.endLine), startColumn: node.startColumn)
    else { return nil }
    if !table.paragraph.isEmpty {
      append(.paragraph, like: node)
      let place = nodes.count - 1
      appendPiece(table.paragraph)
      nodes[place].subtreeEnd = nodes.count
    }
    append(.table, like: node)
    let place = nodes.count - 1
    for (number, cells) in table.rows.enumerated() {
      append(.tableRow(isHeader: number == 0), like: node)
      let row = nodes.count - 1
      for column in table.alignments.indices {
        append(.tableCell(alignment: table.alignments[column]), like: node)
        let cell = nodes.count - 1
        if column < cells.count { appendPiece(cells[column]) }
        nodes[cell].subtreeEnd = nodes.count
      }
      nodes[row].subtreeEnd = nodes.count
    }
    nodes[place].subtreeEnd = nodes.count
    return node.subtreeEnd
  }

  /// The inlines of a piece of Markdown that is parsed by itself.
  private mutating func appendPiece(_ text: [UInt8]) {
    let offset = nodes.count
    var piece = nodes(ofPiece: text)
    // Without the paragraph around it.
    guard let first = piece.first, case .paragraph = first.kind else { return }
    piece = Array(piece[1..<first.subtreeEnd])
    for var node in piece {
      node.subtreeEnd += offset - 1
      nodes.append(node)
    }
  }

  /// The blocks of a piece; link definitions of the document hold in it.
  private func nodes(ofPiece text: [UInt8]) -> [MarkdownNode] {
    let source = text.contains(0x5B) ? text + [0x0A, 0x0A] + masked.definitions : text + [0x0A]
    var inner = MarkdownRewriter(masked, MarkdownDocument(bytes: source), isNested: true, footnoteNames)
    inner.run()
    return inner.nodes.dropFirst().map { node in
      var node = node
      node.subtreeEnd -= 1
      return node
    }
  }
}
