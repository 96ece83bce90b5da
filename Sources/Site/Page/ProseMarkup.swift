// What the HTML of prose gets on a page beyond CommonMark's: a link at every heading, frames in which wide tables and code
// scroll, with the keyboard too. It works on the renderer's own output, whose tags it knows.

enum ProseMarkup {
  static func forPage(_ html: String) -> String {
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
        result += "<pre tabindex=\"0\">"
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
        heading = id
        result += tag
      } else if isHeading(tag), tag.hasPrefix("</"), let id = heading {
        result += "<a class=\"anchor\" href=\"#\(id)\" aria-label=\"Link to this section\">#</a>" + tag
        heading = nil
      } else {
        result += tag
      }
    }
    return result + rest
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
