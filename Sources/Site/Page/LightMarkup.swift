// A finished page with what HTML lets one leave out left out: quotation marks around simple attribute values, end tags
// that the next tag implies, entities where the character itself may stand. A reader's browser builds the same tree; the
// page is a fifth lighter before its graphs. It works on any HTML, also that of somebody's own templates, and leaves
// what has rules of its own (scripts, styles, SVG) as it is.

enum LightMarkup {
  static func of(_ html: String) -> String {
    var writer = Writer(bytes: Array(html.utf8))
    writer.write()
    return String(decoding: writer.result, as: UTF8.self)
  }

  private struct Writer {
    let bytes: [UInt8]
    var result: [UInt8] = []
    var position = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
      result.reserveCapacity(bytes.count)
    }

    mutating func write() {
      while position < bytes.count {
        guard bytes[position] == Characters.less else {
          writeText()
          continue
        }
        let name = tagName(at: position)
        if name.isEmpty || Self.untouched.contains(name) {
          writeUntouched(name)
        } else if bytes[position + 1] == Characters.slash {
          writeEndTag(name)
        } else {
          writeStartTag()
        }
      }
    }

    /// Elements with rules of their own.
    private static let untouched: Set<String> = ["script", "style", "textarea", "title", "svg"]

    /// The name of the tag that begins here in small letters, empty for a comment, a doctype or a lone `<`.
    private func tagName(at start: Int) -> String {
      var end = start + 1
      if end < bytes.count, bytes[end] == Characters.slash { end += 1 }
      let first = end
      while end < bytes.count, Characters.isNamePart(bytes[end]) { end += 1 }
      return String(decoding: bytes[first..<end], as: UTF8.self).lowercased()
    }

    /// Up to the end of a comment or of the element `name`.
    private mutating func writeUntouched(_ name: String) {
      let start = position
      if name.isEmpty {
        let isComment = bytes[start...].starts(with: Array("<!--".utf8))
        position = end(of: isComment ? "-->" : ">", from: start + 1)
      } else {
        // An `svg` may stand in an `svg`.
        var depth = 0
        repeat {
          if tagName(at: position) == name { depth += bytes[position + 1] == Characters.slash ? -1 : 1 }
          position = next(Characters.less, after: position)
        } while depth > 0 && position < bytes.count
        position = min(position, bytes.count)
        if depth == 0, let last = bytes[start..<position].lastIndex(of: UInt8(ascii: ">")) { position = last + 1 }
      }
      result += bytes[start..<position]
    }

    private func next(_ byte: UInt8, after start: Int) -> Int {
      var position = start + 1
      while position < bytes.count, bytes[position] != byte { position += 1 }
      return position
    }

    private func end(of text: String, from start: Int) -> Int {
      let wanted = Array(text.utf8)
      var position = start
      while position < bytes.count {
        if bytes[position...].starts(with: wanted) { return position + wanted.count }
        position += 1
      }
      return bytes.count
    }

    // MARK: Text

    private static let plain: [(entity: [UInt8], byte: UInt8)] = [
      (Array("&quot;".utf8), UInt8(ascii: "\"")), (Array("&#39;".utf8), UInt8(ascii: "'")),
      (Array("&gt;".utf8), UInt8(ascii: ">")),
    ]

    /// Between tags quotation marks and `>` may stand for themselves.
    private mutating func writeText() {
      while position < bytes.count, bytes[position] != Characters.less {
        if bytes[position] == UInt8(ascii: "&"),
          let found = Self.plain.first(where: { bytes[position...].starts(with: $0.entity) })
        {
          result.append(found.byte)
          position += found.entity.count
        } else {
          result.append(bytes[position])
          position += 1
        }
      }
    }

    // MARK: Tags

    private mutating func writeStartTag() {
      let start = position
      let end = endOfTag(from: start)
      position = end
      let tag = bytes[start..<end]
      // In `<a b=c/>` the slash would belong to the value.
      if tag.count > 1, tag[tag.endIndex - 2] == Characters.slash {
        result += tag
        return
      }
      var index = start
      while index < end {
        let byte = bytes[index]
        result.append(byte)
        index += 1
        guard byte == UInt8(ascii: "="), index < end else { continue }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
          let close = bytes[(index + 1)..<end].firstIndex(of: quote)
        else { continue }
        let value = bytes[(index + 1)..<close]
        if !value.isEmpty, value.allSatisfy(Characters.isPlainInValue), value.last != Characters.slash {
          result += value
          // Values need a blank between them, which quotation marks do not.
          if bytes[close + 1] != UInt8(ascii: ">"), !Characters.isBlank(bytes[close + 1]) {
            result.append(UInt8(ascii: " "))
          }
        } else {
          result += bytes[index...close]
        }
        index = close + 1
      }
    }

    /// Behind the `>` of a tag, not one inside a value.
    private func endOfTag(from start: Int) -> Int {
      var quote: UInt8?
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          return index + 1
        }
        index += 1
      }
      return bytes.count
    }

    private mutating func writeEndTag(_ name: String) {
      let end = endOfTag(from: position)
      if !isImplied(name, behind: end) { result += bytes[position..<end] }
      position = end
    }

    /// Whether the tag that follows ends the element by itself.
    private func isImplied(_ name: String, behind end: Int) -> Bool {
      guard let followers = Self.followers[name] else { return false }
      var index = end
      while index < bytes.count, Characters.isBlank(bytes[index]) { index += 1 }
      guard index + 1 < bytes.count, bytes[index] == Characters.less else { return false }
      let next = tagName(at: index)
      return followers.contains(bytes[index + 1] == Characters.slash ? "/" + next : next)
    }

    private static let followers: [String: Set<String>] = [
      "li": ["li", "/ul", "/ol"],
      "dt": ["dt", "dd"],
      "dd": ["dt", "dd", "/dl"],
      "p": [
        "p", "div", "ul", "ol", "dl", "pre", "table", "details", "figure", "blockquote", "hr", "section", "main", "nav",
        "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "/div", "/li", "/blockquote", "/main", "/section", "/footer",
        "/details", "/dd", "/td",
      ],
      "td": ["td", "th", "/tr"],
      "th": ["td", "th", "/tr"],
      "tr": ["tr", "/tbody", "/thead"],
      "thead": ["tbody"],
      "tbody": ["/table"],
    ]
  }

  private enum Characters {
    static let less = UInt8(ascii: "<")
    static let slash = UInt8(ascii: "/")

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    static func isNamePart(_ byte: UInt8) -> Bool {
      (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x30 && byte <= 0x39)
        || byte == UInt8(ascii: "-")
    }

    /// What may stand in a value without quotation marks.
    static func isPlainInValue(_ byte: UInt8) -> Bool {
      byte > 0x20 && byte != 0x22 && byte != 0x27 && byte != 0x3D && byte != 0x3C && byte != 0x3E && byte != 0x60
    }
  }
}
