// From what `dot` writes to an SVG that stands inside a page: no prolog and no comments (they carry version numbers), the
// role, title and description of an image, and no links. Graphviz makes a group with a tooltip only as a link; inside
// an image a link could be reached by keyboard and read by nobody, so links become groups with a `<title>`.

enum GraphvizOutput {
  /// The `<svg>` elements of a stream of SVG documents.
  static func documents(in output: String) -> [String] {
    var documents: [String] = []
    var lines: [Substring] = []
    var isInside = false
    for line in output.textLines {
      if !isInside, line.hasPrefix("<svg") { isInside = true }
      if isInside { lines.append(line) }
      if isInside, line.hasPrefix("</svg>") {
        documents.append(lines.joined(separator: "\n"))
        lines = []
        isInside = false
      }
    }
    return documents
  }

  /// One SVG with the role, title and description of its diagram.
  static func accessible(_ svg: String, _ diagram: DotSource) -> String {
    let id = DotText.identifier(diagram.id)
    let body = ClusterLabels.inFreeCorners(linksAsGroups(withPlainHyphens(withoutCommentsAndTitles(svg))))
    guard let start = body.firstRange(of: "<svg"), let end = body[start.upperBound...].firstIndex(of: ">") else {
      return body
    }
    let attributes = body[start.upperBound..<end]
    let rest = withIDsOf(id, body[body.index(after: end)...])
    return "<svg class=\"diagram\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\"\(attributes)>\n"
      + "<title id=\"\(id)-title\">\(escaped(diagram.title))</title>\n"
      + "<desc id=\"\(id)-desc\">\(escaped(diagram.description))</desc>" + rest + "\n"
  }

  /// Graphviz calls the graphs of one run `graph0`, `page0,1_graph0` and so on, and a page holds several: whatever has no
  /// id of ours gets one, the same whether a graph was drawn alone or with others.
  private static func withIDsOf(_ graph: String, _ svg: Substring) -> String {
    var result = ""
    var rest = svg
    while let start = rest.firstRange(of: " id=\""), let end = rest[start.upperBound...].firstIndex(of: "\"") {
      let id = rest[start.upperBound..<end]
      result += rest[..<start.upperBound]
      if id.hasPrefix("\(graph)-") || id.hasPrefix("a_\(graph)-") {
        result += id
      } else if id.hasSuffix("graph0") {
        result += id.hasPrefix("a_") ? "a_\(graph)-graph" : "\(graph)-graph"
      } else {
        result += "\(graph)-\(id)"
      }
      rest = rest[end...]
    }
    return result + rest
  }

  /// Graphviz writes `-` as an entity, also in ids. With no comment left, a plain one is safe everywhere.
  private static func withPlainHyphens(_ svg: String) -> String {
    var result = ""
    var rest = svg[...]
    while let entity = rest.firstRange(of: "&#45;") {
      result += rest[..<entity.lowerBound] + "-"
      rest = rest[entity.upperBound...]
    }
    return result + rest
  }

  /// Graphviz's comments name versions and its titles repeat internal names.
  private static func withoutCommentsAndTitles(_ svg: String) -> String {
    var result = ""
    var rest = svg[...]
    while let start = rest.firstRange(of: "<!--") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "-->") else { return result }
      rest = rest[end.upperBound...]
      if rest.first == "\n", result.last == "\n" { rest = rest.dropFirst() }
    }
    result += rest
    return result.textLines.filter { !$0.isEmpty && !$0.hasPrefix("<title>") }.joined(separator: "\n")
  }

  private static func linksAsGroups(_ svg: String) -> String {
    var result = ""
    var rest = svg[...]
    while let start = rest.firstRange(of: "<a ") {
      guard let end = rest[start.upperBound...].firstIndex(of: ">") else { break }
      result += rest[..<start.lowerBound] + "<g>"
      if let title = attribute("xlink:title", in: rest[start.upperBound..<end]) { result += "<title>\(title)</title>" }
      rest = rest[rest.index(after: end)...]
    }
    result += rest
    return result.textLines.map { line in
      line.hasSuffix("</a>") ? line.dropLast(4) + "</g>" : line
    }.joined(separator: "\n")
  }

  /// The value of an attribute, still escaped.
  private static func attribute(_ name: String, in tag: Substring) -> Substring? {
    guard let start = tag.firstRange(of: name + "=\""),
      let end = tag[start.upperBound...].firstIndex(of: "\"")
    else { return nil }
    return tag[start.upperBound..<end]
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

extension Substring {
  /// Where a text first stands, by bytes: what is looked for is ASCII, and an SVG of a page is long.
  func firstRange(of text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return nil }
    var start = utf8.startIndex
    while let found = utf8[start...].firstIndex(of: first) {
      if utf8[found...].starts(with: wanted) { return found..<utf8.index(found, offsetBy: wanted.count) }
      start = utf8.index(after: found)
    }
    return nil
  }
}

extension String {
  /// The lines, found by bytes: an SVG is long, and characters are slow to tell apart.
  var textLines: [Substring] {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
  }

  func firstRange(of text: String) -> Range<Index>? { self[...].firstRange(of: text) }
}
