// The static search index: the words below every heading of every lesson, in a script that any page loads when somebody
// searches. A script and not JSON, because a page opened from a folder may not fetch.

enum SearchIndex {
  /// Most characters of one section that are searched.
  private static let sectionLimit = 3000

  /// The text of a page below each of its headings; what stands above the first belongs to the title.
  static func sections(of draft: PageDraft) -> [PageDraft.Section] {
    var sections = [PageDraft.Section(id: "", title: draft.title, text: draft.description ?? "")]
    var headings = draft.headings[...]
    for part in draft.parts {
      if let cell = part.cell {
        append(plainText(cell.source ?? ""), to: &sections[sections.count - 1])
        continue
      }
      var rest = part.html[...]
      while let heading = headings.first, let place = rest.range(of: " id=\"\(heading.id)\"") {
        append(plainText(String(rest[..<place.lowerBound])), to: &sections[sections.count - 1])
        sections.append(PageDraft.Section(id: heading.id, title: heading.text, text: ""))
        rest = rest[place.upperBound...]
        headings.removeFirst()
      }
      append(plainText(String(rest)), to: &sections[sections.count - 1])
    }
    return sections
  }

  private static func append(_ text: String, to section: inout PageDraft.Section) {
    let room = sectionLimit - section.text.count
    if room <= 1 || text.isEmpty { return }
    section.text += (section.text.isEmpty ? "" : " ") + text.prefix(room)
  }

  /// The words of some HTML, one blank between them.
  static func plainText(_ html: String) -> String {
    var text = ""
    var isInTag = false
    for character in html {
      switch character {
      case "<":
        isInTag = true
        text += " "
      case ">": if isInTag { isInTag = false } else { text.append(character) }
      default: if !isInTag { text.append(character) }
      }
    }
    for (entity, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: plain)
    }
    return text.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The script. Each lesson is `[title, page, [[id, heading, text], …]]`.
  static func script(_ pages: [(draft: PageDraft, file: String)]) -> String {
    let entries = pages.map { page -> String in
      let sections = page.draft.sections.map { section in
        "[\(quoted(section.id)),\(quoted(section.title)),\(quoted(section.text))]"
      }
      return "[\(quoted(page.draft.title)),\(quoted(page.file)),[\(sections.joined(separator: ","))]]"
    }
    return "gradbookSearch([\n" + entries.joined(separator: ",\n") + "\n]);\n"
  }

  /// A string of JavaScript; `<` is written as an escape so that the text can stand in a page as well.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<": result += "\\u003c"
      case "\u{2028}": result += "\\u2028"
      case "\u{2029}": result += "\\u2029"
      default:
        if scalar.value < 0x20 { result += " " } else { result.unicodeScalars.append(scalar) }
      }
    }
    return result + "\""
  }
}
