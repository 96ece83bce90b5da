// Markdown as a flat tree. This is the one file that calls libcmark; everything else works on these values.
// The nodes stand in reading order and each knows where its subtree ends, so that no walk recurses: a text of a hundred
// thousand `>` is as harmless as any other. Lines come from libcmark, its inline positions are unreliable and not kept.
import CCmark
import Diagnostics

/// A node of the tree, with what its kind carries.
struct MarkdownNode: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case document
    case blockQuote
    /// `start` is nil for bullets.
    case list(start: Int?, isTight: Bool)
    case item
    /// `info` is empty for indented blocks and for fences that say nothing.
    case codeBlock(info: String, text: String)
    case htmlBlock(String)
    case paragraph
    case heading(level: Int)
    case thematicBreak
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case htmlInline(String)
    case emphasis
    case strong
    case link(url: String, title: String)
    case image(url: String, title: String)
    // What libcmark has not; see MarkdownRewriting.
    case table
    case tableRow(isHeader: Bool)
    case tableCell(alignment: MarkdownTable.Alignment)
    case strikethrough
    case taskMark(isDone: Bool)
    case footnoteReference(String)
    case formula(String, isDisplay: Bool)
  }

  var kind: Kind
  /// The index after the last node inside this one.
  var subtreeEnd: Int
  let startLine: Int
  let endLine: Int
  let startColumn: Int
}

/// All nodes of a text in reading order; the first is the document.
struct MarkdownDocument: Sendable {
  var nodes: [MarkdownNode]
  private(set) var footnotes: [RenderedFootnote] = []

  /// A tree that was made otherwise.
  init(nodes: [MarkdownNode], footnotes: [RenderedFootnote]) {
    self.nodes = nodes
    self.footnotes = footnotes
  }

  /// Parses a text. libcmark replaces damaged UTF-8 and zero bytes by U+FFFD in what it hands back; the bytes themselves
  /// are not touched.
  init(bytes: [UInt8]) {
    let root = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        // An empty array has no address, and libcmark wants one.
        characters.baseAddress.map { cmark_parse_document($0, buffer.count, CMARK_OPT_VALIDATE_UTF8) }
          ?? cmark_parse_document("", 0, CMARK_OPT_VALIDATE_UTF8)
      }
    }
    defer { cmark_node_free(root) }
    nodes = MarkdownDocument.flattened(root)
  }

  /// The indices of the blocks directly inside a node.
  func children(of index: Int) -> [Int] {
    var result: [Int] = []
    var child = index + 1
    while child < nodes[index].subtreeEnd {
      result.append(child)
      child = nodes[child].subtreeEnd
    }
    return result
  }

  /// The text of a subtree without its marks.
  func plainText(of index: Int) -> String {
    var result = ""
    for node in nodes[index..<nodes[index].subtreeEnd] {
      switch node.kind {
      case .text(let text), .code(let text), .formula(let text, _): result += text
      case .softBreak, .lineBreak: result += " "
      default: break
      }
    }
    return result
  }

  private static func flattened(_ root: OpaquePointer?) -> [MarkdownNode] {
    var nodes: [MarkdownNode] = []
    var open: [Int] = []
    var isAfterText = false
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE || event == CMARK_EVENT_NONE { break }
      let node = cmark_iter_get_node(iterator)
      if event == CMARK_EVENT_EXIT {
        isAfterText = false
        if let index = open.popLast() { nodes[index].subtreeEnd = nodes.count }
        continue
      }
      let kind = kind(of: node)
      // libcmark cuts a text at every bracket and star that means nothing; here it is one text.
      if case .text(let more) = kind {
        if isAfterText, let last = nodes.indices.last, case .text(let text) = nodes[last].kind {
          nodes[last].kind = .text(text + more)
          continue
        }
        isAfterText = true
      } else {
        isAfterText = false
      }
      nodes.append(
        MarkdownNode(
          kind: kind, subtreeEnd: nodes.count + 1, startLine: Int(cmark_node_get_start_line(node)),
          endLine: Int(cmark_node_get_end_line(node)), startColumn: Int(cmark_node_get_start_column(node))))
      if !isLeaf(node) { open.append(nodes.count - 1) }
    }
    return nodes
  }

  /// The kinds for which the iterator sends no exit event.
  private static func isLeaf(_ node: OpaquePointer?) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
      CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      true
    default: false
    }
  }

  private static func kind(of node: OpaquePointer?) -> MarkdownNode.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST:
      .list(
        start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK:
      .codeBlock(info: string(cmark_node_get_fence_info(node)), text: string(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock(string(cmark_node_get_literal(node)))
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text(string(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code(string(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_INLINE: .htmlInline(string(cmark_node_get_literal(node)))
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link(url: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE: .image(url: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    default: .document
    }
  }

  private static func string(_ characters: UnsafePointer<CChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }
}
