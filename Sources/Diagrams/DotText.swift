// Text on its way into DOT: names, quoted strings, and the HTML-like labels with their traps.
// An empty `<B></B>` is a syntax error that drops a whole label; `&` in a quoted string starts an entity; a backslash
// starts an escape in every string but not in the text of a label. All of it is settled here, once.

enum DotText {
  /// A name as DOT takes it: bare when it may be, quoted otherwise.
  static func name(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let keywords = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
    let isBare =
      scalars.allSatisfy { isLetter($0) || isDigit($0) || $0 == "_" } && scalars.first.map { !isDigit($0) } == true
      && !keywords.contains(text.lowercased())
    return isBare ? text : quoted(text)
  }

  /// A quoted string for attributes in which Graphviz reads escapes (labels, tooltips, ids).
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "&": result += "&amp;"
      case "\n", "\r", "\t": result += " "
      default: result.unicodeScalars.append(printable(scalar))
      }
    }
    return result + "\""
  }

  /// The text of an HTML-like label; line ends become `<BR ALIGN="LEFT"/>`.
  static func label(_ text: String) -> String { markup(text, lineBreak: "<BR ALIGN=\"LEFT\"/>", backslash: "\\") }

  /// The value of an attribute inside an HTML-like label, where Graphviz reads escapes.
  static func attribute(_ text: String) -> String { markup(text, lineBreak: " ", backslash: "\\\\") }

  /// Text for a `//` comment: one line.
  static func comment(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar == "\n" || scalar == "\r" ? " " : printable(scalar))
    }
    return result
  }

  /// An id that is safe in SVG, URLs and style sheets.
  static func identifier(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let keep = isLetter(scalar) || isDigit(scalar) || scalar == "_" || scalar == "-"
      result.unicodeScalars.append(keep ? scalar : "_")
    }
    return result.isEmpty ? "_" : result
  }

  /// The text as `dot` is given it: `dot` keeps named subgraphs in the order in which their names lie in its memory, another
  /// one in each run, and lays frames out in this order; those without a name it keeps as they come.
  static func withNamelessFrames(_ dot: String) -> String {
    var isFrame = false
    return dot.textLines.map { line -> Substring in
      let words = line.drop { $0 == " " }
      let indent = line[..<words.startIndex]
      defer { isFrame = words.hasPrefix("subgraph ") && words.hasSuffix("{") }
      if words.hasPrefix("subgraph "), words.hasSuffix("{") { return indent + "subgraph {" }
      // A row of cards inside a frame would be a frame too.
      if words.hasPrefix("{ rank=") { return indent + "{ cluster=false; " + words.dropFirst(2) }
      return isFrame && words.hasPrefix("graph [") ? indent + "graph [cluster=true, " + words.dropFirst(7) : line
    }.joined(separator: "\n")
  }

  private static func markup(_ text: String, lineBreak: String, backslash: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\\": result += backslash
      case "\n": result += lineBreak
      case "\r": continue
      case "\t": result += " "
      default: result.unicodeScalars.append(printable(scalar))
      }
    }
    return result
  }

  /// Control characters and non-characters are not allowed in XML, even as entities.
  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isControl = scalar.value < 0x20 || (scalar.value >= 0x7F && scalar.value < 0xA0)
    return isControl || scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (scalar >= "a" && scalar <= "z") || (scalar >= "A" && scalar <= "Z")
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }
}

extension String {
  /// Nothing to see in it.
  var isBlank: Bool { unicodeScalars.allSatisfy { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" } }
}
