// What the HTML of prose gets on a page beyond CommonMark's: a link at every heading, frames in which wide tables and code
// scroll, with the keyboard too. It works on the renderer's own output, whose tags it knows.

enum ProseMarkup {
  /// `linksHeadings`: whether headings of the second and third level are links to themselves here; where a list of contents
  /// holds these links, the script adds them.
  static func forPage(_ html: String, linksHeadings: Bool) -> String {
    var result = ""
    result.reserveCapacity(html.utf8.count + 256)
    var rest = html[...]
    var heading: Substring?
    var hasOpenFrame = false
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else { break }
      let tag = rest[start...end]
      result += rest[..<start]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("<pre") {
        let end = rest.range(of: "</pre>")?.lowerBound ?? rest.endIndex
        result += scrolls(rest[..<end]) ? "<pre tabindex=\"0\">" : "<pre>"
      } else if tag == "<table>" {
        result += "<div class=\"wide\" tabindex=\"0\"><table>"
      } else if tag == "</table>" {
        result += "</table></div>"
      } else if tag.hasPrefix("<th"), rest.hasPrefix("</th>"), tag != "<thead>" {
        // A head without a text is an empty cell.
        result += "<td></td>"
        rest = rest.dropFirst(5)
      } else if tag.hasPrefix("<t"), let start = tag.range(of: " align=\"")?.upperBound {
        result += tag.prefix(3) + " class=\"\(tag[start...].prefix { $0 != "\"" })\">"
      } else if tag.hasPrefix("<math display=\"block\"") {
        result += "<span class=\"wide formula\" tabindex=\"0\">" + tag
        hasOpenFrame = true
      } else if tag == "</math>", hasOpenFrame {
        result += "</math></span>"
        hasOpenFrame = false
      } else if isHeading(tag), let id = id(in: tag) {
        // The text is the link, unless it holds one itself.
        let text = rest.range(of: "</h").map { rest[..<$0.lowerBound] } ?? rest
        if text.range(of: "<a ") == nil, linksHeadings || !(tag.hasPrefix("<h2") || tag.hasPrefix("<h3")) {
          heading = id
          result += tag + "<a href=\"#\(id)\">"
        } else {
          result += tag
        }
      } else if isHeading(tag), tag.hasPrefix("</"), heading != nil {
        result += "</a>" + tag
        heading = nil
      } else {
        result += tag
      }
    }
    return result + rest
  }

  /// Whether a line may be longer than a sheet is wide; such a frame scrolls and needs the keyboard. On a narrow screen the
  /// script finds more of them, and browsers make what scrolls focusable by themselves. Text may hold markup, which makes
  /// it look longer: that does no harm.
  static func scrolls(_ text: Substring) -> Bool {
    text.utf8.split(separator: 0x0A).contains { $0.count > 72 }
  }

  private static func isHeading(_ tag: Substring) -> Bool {
    let name = tag.dropFirst().drop { $0 == "/" }.prefix(2)
    return name.first == "h" && name.last.map { ("2"..."6").contains($0) } == true
  }

  private static func id(in tag: Substring) -> Substring? {
    guard let start = tag.range(of: " id=\"")?.upperBound else { return nil }
    return tag[start...].prefix { $0 != "\"" }
  }
}
