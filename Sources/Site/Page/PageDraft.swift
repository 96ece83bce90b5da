// Everything a page needs of a run, as texts: what a worker sends to the process that writes the site. It knows no machine
// and touches no files; the order of lessons, the pictures and the templates come later.

import FoundationEssentials
import LessonFormat
import LessonRunner

/// One lesson, on its way to a page.
package struct PageDraft: Codable, Sendable {
  /// Prose, or a cell.
  struct Part: Codable, Sendable {
    var html = ""
    var cell: CellDraft?
  }

  struct Heading: Codable, Sendable, Equatable {
    var level: Int
    var id: String
    var text: String
  }

  /// An address as written, and its line.
  struct Address: Codable, Sendable, Equatable {
    var text: String
    var line: Int
  }

  /// The text below one heading, for the search.
  struct Section: Codable, Sendable, Equatable {
    var id: String
    var title: String
    var text: String
  }

  var path: String
  var title: String
  var description: String?
  var part: String?
  var order: Int?
  var summary: String
  var parts: [Part] = []
  var headings: [Heading] = []
  var images: [Address] = []
  var links: [Address] = []
  var sections: [Section] = []
  /// Formulas that stand as TeX, raw HTML that is not shown: sentences for who renders.
  var remarks: [String] = []

  package init(_ run: LessonRun) {
    let lesson = run.lesson
    path = lesson.path
    let prose = lesson.renderedProse()
    let heading = prose.headings.first { $0.level == 1 }?.text
    title = lesson.frontMatter.title ?? heading ?? SiteMap.name(of: lesson.path)
    description = lesson.frontMatter.description
    part = lesson.frontMatter.part
    order = lesson.frontMatter.order
    summary = run.counts.sentence
    var cells = run.cells[...]
    var known = KnownTensors(taken: Set(prose.headings.map(\.id) + lesson.cells.compactMap(\.label)))
    headings = prose.headings.map { Heading(level: $0.level, id: $0.id, text: $0.text) }
    for (index, part) in lesson.parts.enumerated() {
      switch part {
      case .prose: parts.append(Part(html: ProseMarkup.forPage(prose.html[index], linksHeadings: !hasContents)))
      case .cell:
        if let cell = cells.popFirst(), cell.cell.options.include { parts.append(Part(cell: CellDraft(cell, &known))) }
        // What stands at the end of a page stands there also when its last part is a cell.
        if !prose.html[index].isEmpty {
          parts.append(Part(html: ProseMarkup.forPage(prose.html[index], linksHeadings: !hasContents)))
        }
      }
    }
    images = prose.images.map { Address(text: $0, line: Self.line(of: $0, in: lesson)) }
    links = prose.links.map { Address(text: $0, line: Self.line(of: $0, in: lesson)) }
    remarks = prose.diagnostics.map { $0.rendered() }
    sections = SearchIndex.sections(of: self)
  }

  /// The headings of the list at the side, where there is one.
  var contents: [Heading] {
    let listed = headings.filter { $0.level == 2 || $0.level == 3 }
    return listed.count > 1 ? listed : []
  }
  var hasContents: Bool { !contents.isEmpty }

  /// A lesson that could not be run at all: the page says what is wrong with it.
  package init(failed report: LessonReport) {
    path = report.path
    title = report.title ?? SiteMap.name(of: report.path)
    summary = "this lesson could not be run"
    var html = "<h1>\(HTMLText.escaped(title))</h1>\n"
    html += "<p>This lesson could not be run.</p>\n"
    for remark in report.remarks {
      html +=
        "<div class=\"failure\"><pre tabindex=\"0\">\(HTMLText.escaped(remark.rendered))</pre></div>\n"
    }
    parts = [Part(html: html)]
  }

  private static func line(of address: String, in lesson: Lesson) -> Int {
    guard let range = lesson.bytes.firstRange(of: Array("(\(address)".utf8)) else { return 0 }
    return lesson.source.line(at: range.lowerBound)
  }

  /// What the parent reads.
  package var encoded: String? { (try? JSON.bytes(self)).map { String(decoding: $0, as: UTF8.self) } }

  package init?(encoded text: String) {
    guard let draft = try? JSON.value(PageDraft.self, Array(text.utf8)) else { return nil }
    self = draft
  }
}
