// Source text to HTML with a class a token, from the language's own lexer.

import PythonSyntax

enum Highlighter {
  /// The source as escaped HTML; plain text stays without a span.
  static func html(_ source: String) -> String {
    let bytes = [UInt8](source.utf8)
    var html = ""
    var position = 0
    for token in highlight(bytes) {
      let lower = max(token.range.lowerBound, position)
      let upper = min(token.range.upperBound, bytes.count)
      guard lower < upper else { continue }
      html += escaped(bytes[position..<lower])
      let text = escaped(bytes[lower..<upper])
      if let name = cssClass(token.kind) {
        html += "<span class=\"\(name)\">\(text)</span>"
      } else {
        html += text
      }
      position = upper
    }
    return html + escaped(bytes[position...])
  }

  private static func cssClass(_ highlight: HighlightClass) -> String? {
    switch highlight {
    case .keyword: "keyword"
    case .builtin: "builtin"
    case .string: "string"
    case .number: "number"
    case .comment: "comment"
    case .definition: "definition"
    case .decorator: "decorator"
    default: nil
    }
  }

  private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    for character in String(decoding: bytes, as: UTF8.self) {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.append(character)
      }
    }
    return text
  }
}
