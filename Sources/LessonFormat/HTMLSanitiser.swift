// Raw HTML in prose through a list of harmless elements and attributes. Everything is read into tags and text and written
// anew, so that what comes out is what was understood, whatever a browser would have made of the original. Comments,
// declarations and unknown tags go; the insides of scripts and styles go with them; tags that are open when their
// surroundings end are closed, and closing tags without an opening one are dropped.

struct HTMLSanitiser {
  private static let elements: Set<String> = [
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn",
    "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd",
    "li", "mark", "ol", "p", "picture", "pre", "q", "s", "samp", "small", "source", "span", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
  ]
  private static let voidElements: Set<String> = ["br", "col", "hr", "img", "source", "wbr"]
  private static let attributes: Set<String> = [
    "align", "alt", "class", "colspan", "dir", "height", "href", "id", "lang", "media", "name", "open", "rowspan",
    "scope", "src", "start", "title", "width",
  ]
  private static let hidingElements: Set<String> = [
    "script", "style", "title", "textarea", "iframe", "noscript", "template",
  ]

  /// The elements that are open, across blocks.
  private var open: [String] = []
  /// The element whose content is being dropped, across blocks.
  private var hidden: String?

  var depth: Int { open.count }

  /// Closing tags for what was opened above a depth.
  mutating func close(downTo depth: Int) -> String {
    var result = ""
    while open.count > depth { result += "</\(open.removeLast())>" }
    return result
  }

  mutating func closeAll() -> String {
    hidden = nil
    return close(downTo: 0)
  }

  /// The harmless part of a text, and the names of what was left out. Elements below `floor` belong to the surroundings
  /// and are not closed here.
  mutating func sanitised(_ text: String, openIn floor: Int) -> (html: String, refused: [String]) {
    var reader = HTMLTagReader(text)
    var html = ""
    var refused: [String] = []
    while let piece = reader.next() {
      switch piece {
      case .text(let text):
        if hidden == nil { html += text }
      case .skipped: break
      case .closing(let name):
        if hidden != nil {
          if hidden == name { hidden = nil }
        } else if let index = open.lastIndex(of: name), index >= floor {
          html += close(downTo: index)
        }
      case .opening(let name, let attributes):
        if hidden != nil { continue }
        guard HTMLSanitiser.elements.contains(name) else {
          refused.append("the element `<\(name)>`")
          if HTMLSanitiser.hidingElements.contains(name) { hidden = name }
          continue
        }
        html += "<\(name)\(kept(attributes, &refused))>"
        if !HTMLSanitiser.voidElements.contains(name) { open.append(name) }
      }
    }
    return (html, refused)
  }

  private func kept(_ attributes: [(name: String, value: String?)], _ refused: inout [String]) -> String {
    var result = ""
    var seen: Set<String> = []
    for (name, value) in attributes where seen.insert(name).inserted {
      let isAddress = name == "href" || name == "src"
      guard HTMLSanitiser.attributes.contains(name), !isAddress || HTMLText.isSafeAddress(value ?? "") else {
        refused.append("the attribute `\(name)`")
        continue
      }
      let shown = name == "href" ? value.map(HTMLText.pageAddress) : value
      result += " \(name)" + (shown.map { "=\"\(HTMLSanitiser.quoted($0))\"" } ?? "")
    }
    return result
  }

  /// The value keeps its entities; only what would end it is escaped.
  private static func quoted(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "&quot;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Reads tags, comments and text one after the other.
struct HTMLTagReader {
  enum Piece {
    /// Escaped, ready to write; entities are kept.
    case text(String)
    case opening(String, [(name: String, value: String?)])
    case closing(String)
    /// A comment, declaration or processing instruction.
    case skipped
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func next() -> Piece? {
    guard position < scalars.count else { return nil }
    if scalars[position] != "<" { return readText() }
    if matches("<!--") { return skip(to: "-->", from: position + 4) }
    if matches("<![CDATA[") { return skip(to: "]]>", from: position + 9) }
    if matches("<?") { return skip(to: "?>", from: position + 2) }
    if matches("<!") { return skip(to: ">", from: position + 2) }
    if let tag = readTag() { return tag }
    position += 1
    return .text("&lt;")
  }

  private mutating func readText() -> Piece {
    var text = ""
    while position < scalars.count, scalars[position] != "<" {
      let scalar = scalars[position]
      text += scalar == ">" ? "&gt;" : scalar == "\"" ? "&quot;" : String(scalar)
      position += 1
    }
    return .text(text)
  }

  private mutating func skip(to end: String, from start: Int) -> Piece {
    position = min(start, scalars.count)
    while position < scalars.count, !matches(end) { position += 1 }
    position = min(position + end.unicodeScalars.count, scalars.count)
    return .skipped
  }

  /// Nil, and nothing consumed, if no tag begins here.
  private mutating func readTag() -> Piece? {
    let start = position
    position += 1
    let isClosing = current == "/"
    if isClosing { position += 1 }
    let name = readName()
    guard !name.isEmpty else {
      position = start
      return nil
    }
    var attributes: [(name: String, value: String?)] = []
    while let scalar = current {
      if scalar == ">" {
        position += 1
        return isClosing ? .closing(name) : .opening(name, attributes)
      }
      if isBlank(scalar) || scalar == "/" {
        position += 1
      } else {
        attributes.append(readAttribute())
      }
    }
    position = start
    return nil
  }

  private mutating func readName() -> String {
    var name = ""
    while let scalar = current, isNameScalar(scalar) {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    return name.lowercased()
  }

  private mutating func readAttribute() -> (name: String, value: String?) {
    var name = ""
    while let scalar = current, !isBlank(scalar), scalar != "=", scalar != ">", scalar != "/" {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    let afterName = position
    skipBlanks()
    guard current == "=" else {
      // A stray `=` cannot stand here, so each call consumes something.
      position = max(afterName, position)
      return (name.lowercased(), nil)
    }
    position += 1
    skipBlanks()
    return (name.lowercased(), readValue())
  }

  private mutating func readValue() -> String {
    var value = ""
    if let quote = current, quote == "\"" || quote == "'" {
      position += 1
      while let scalar = current, scalar != quote {
        value.unicodeScalars.append(scalar)
        position += 1
      }
      position = min(position + 1, scalars.count)
    } else {
      while let scalar = current, !isBlank(scalar), scalar != ">" {
        value.unicodeScalars.append(scalar)
        position += 1
      }
    }
    return value
  }

  private mutating func skipBlanks() {
    while let scalar = current, isBlank(scalar) { position += 1 }
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func matches(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    return position + wanted.count <= scalars.count && Array(scalars[position..<(position + wanted.count)]) == wanted
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{0C}"
  }

  private func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    (scalar >= "a" && scalar <= "z") || (scalar >= "A" && scalar <= "Z") || (scalar >= "0" && scalar <= "9")
      || scalar == "-"
  }
}
