// Comparing two DOT texts as graphs: the labels of their nodes and the edges between them. Names of nodes, order, colours,
// ranks and clusters are drawing, not meaning. It reads as much of the DOT language as that takes.

enum GraphComparison {
  /// What is different, as a sentence; nil when the graphs are the same.
  static func difference(written: String, came: String) -> String? {
    var left = DotReader(written)
    var right = DotReader(came)
    let wanted = left.read()
    let found = right.read()
    if let missing = surplus(wanted.nodes, found.nodes) { return "the graph has no node \(missing) any more" }
    if let further = surplus(found.nodes, wanted.nodes) { return "the graph has a further node \(further)" }
    if let missing = surplus(wanted.edges, found.edges) { return "the graph has no edge \(missing) any more" }
    if let further = surplus(found.edges, wanted.edges) { return "the graph has a further edge \(further)" }
    return nil
  }

  /// The first of `some` that is not as often in `others`.
  private static func surplus(_ some: [String], _ others: [String]) -> String? {
    var left: [String: Int] = [:]
    for other in others { left[other, default: 0] += 1 }
    for one in some {
      let count = left[one] ?? 0
      if count == 0 { return "`\(one)`" }
      left[one] = count - 1
    }
    return nil
  }
}

/// A graph as far as it is compared.
private struct DotGraph {
  var nodes: [String] = []
  var edges: [String] = []
}

private struct DotReader {
  private enum Token: Hashable {
    case word(String)
    case symbol(UInt8)
    case arrow
  }

  private let bytes: [UInt8]
  private var position = 0
  private var labels: [String: String] = [:]
  private var order: [String] = []
  private var edges: [(from: String, to: String)] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func read() -> DotGraph {
    var statement: [Token] = []
    while let token = next() {
      switch token {
      case .symbol(0x7B), .symbol(0x7D), .symbol(0x3B):
        take(statement)
        statement = []
      case .symbol(0x5B):
        take(statement, attributes: readAttributes())
        statement = []
      case .word where statement.last.map(Self.isWord) == true:
        take(statement)
        statement = [token]
      default: statement.append(token)
      }
    }
    take(statement)
    let names = order.map { labels[$0] ?? $0 }
    return DotGraph(nodes: names, edges: edges.map { "\(labels[$0.from] ?? $0.from) -> \(labels[$0.to] ?? $0.to)" })
  }

  private static func isWord(_ token: Token) -> Bool {
    if case .word = token { return true }
    return false
  }

  private static let keywords: Set<String> = ["graph", "digraph", "subgraph", "node", "edge", "strict"]

  private mutating func take(_ statement: [Token], attributes: [String: String] = [:]) {
    var names: [String] = []
    var isPort = false
    for token in statement {
      switch token {
      case .word(let word):
        if !isPort { names.append(word) }
        isPort = false
      case .symbol(0x3A): isPort = true
      case .symbol(0x3D): return
      case .symbol, .arrow: isPort = false
      }
    }
    guard let first = names.first, !Self.keywords.contains(first) else { return }
    if statement.contains(.arrow) {
      for (from, to) in zip(names, names.dropFirst()) { edges.append((from, to)) }
      return
    }
    if labels[first] == nil { order.append(first) }
    labels[first] = attributes["label"].map(Self.normalised) ?? labels[first] ?? first
  }

  private mutating func readAttributes() -> [String: String] {
    var result: [String: String] = [:]
    var name: String?
    var expectsValue = false
    while let token = next() {
      switch token {
      case .symbol(0x5D): return result
      case .symbol(0x3D): expectsValue = true
      case .word(let word):
        if expectsValue, let key = name { result[key] = word } else { name = word }
        expectsValue = false
      default: break
      }
    }
    return result
  }

  private static func normalised(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  // MARK: Tokens

  private mutating func next() -> Token? {
    skipBlanks()
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    if byte == 0x22 { return .word(quoted()) }
    if byte == 0x3C { return .word(markup()) }
    if byte == 0x2D, position + 1 < bytes.count, bytes[position + 1] == 0x3E || bytes[position + 1] == 0x2D {
      position += 2
      return .arrow
    }
    if Self.isWordByte(byte) {
      let start = position
      while position < bytes.count, Self.isWordByte(bytes[position]) { position += 1 }
      return .word(String(decoding: bytes[start..<position], as: UTF8.self))
    }
    position += 1
    return .symbol(byte)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A) || byte == 0x5F
      || byte == 0x2E || byte >= 0x80
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte <= 0x20 || byte == 0x2C {
        position += 1
      } else if byte == 0x23 || (byte == 0x2F && position + 1 < bytes.count && bytes[position + 1] == 0x2F) {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      } else if byte == 0x2F, position + 1 < bytes.count, bytes[position + 1] == 0x2A {
        position += 2
        while position + 1 < bytes.count, !(bytes[position] == 0x2A && bytes[position + 1] == 0x2F) { position += 1 }
        position = min(bytes.count, position + 2)
      } else {
        return
      }
    }
  }

  private mutating func quoted() -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count, bytes[position] != 0x22 {
      if bytes[position] == 0x5C, position + 1 < bytes.count {
        if bytes[position + 1] != 0x22 { text.append(0x5C) }
        position += 1
      }
      text.append(bytes[position])
      position += 1
    }
    position = min(bytes.count, position + 1)
    return String(decoding: text, as: UTF8.self)
  }

  /// `<…>` with what is nested in it.
  private mutating func markup() -> String {
    let start = position
    var depth = 0
    while position < bytes.count {
      if bytes[position] == 0x3C { depth += 1 }
      if bytes[position] == 0x3E { depth -= 1 }
      position += 1
      if depth == 0 { break }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}
