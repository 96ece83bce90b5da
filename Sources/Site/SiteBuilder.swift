// Drafts into a folder: one page a lesson with its pictures beside it, images copied, links checked, the list of lessons,
// the search index, and the files of the theme. Pages wait until all drafts are there, because each knows its neighbours.

import FoundationEssentials
import LessonRunner

/// Writes the pages of one course.
package final class SiteBuilder {
  private let folder: String
  private let map: SiteMap
  private let theme: Theme
  private var drafts: [PageDraft] = []
  private let desk = DrawingDesk()
  private var written: Set<String> = []
  /// What the person who renders should know, such as a missing program or image; each sentence once.
  package private(set) var notices: [String] = []
  /// What a preview adds to the head of every page.
  package var extraHead = ""

  package init(folder: String, map: SiteMap, theme: Theme) {
    self.folder = folder
    self.map = map
    self.theme = theme
  }

  /// Takes a lesson's draft; one of the same lesson takes the place of the former.
  package func add(_ draft: PageDraft) {
    desk.order(draft.path, Pictures.graphs(of: draft))
    if let index = drafts.firstIndex(where: { $0.path == draft.path }) {
      drafts[index] = draft
    } else {
      drafts.append(draft)
    }
  }

  /// The page of a lesson, as a path that can be printed.
  package func page(of lesson: String) -> String { LessonFiles.joined(folder, map.name(of: lesson) + ".html") }

  /// Writes everything, or with `only` the page of one lesson and what all pages share.
  package func finish(only changed: String? = nil) throws(FileError) {
    let course = Course(drafts, map)
    var renderer = PageRenderer(theme: theme, courseTitle: course.title)
    renderer.extraHead = extraHead
    var introduced: Pictures?
    if let introduction = course.introduction {
      introduced = try writePictures(of: introduction, "index")
      try copyImages(of: introduction, "index")
    }
    for (index, entry) in course.pages.enumerated() where changed == nil || entry.draft.path == changed {
      var place = PageRenderer.Place(part: entry.part)
      if index > 0 { place.previous = course.neighbour(index - 1) }
      if index + 1 < course.pages.count { place.next = course.neighbour(index + 1) }
      try write(entry.draft, entry.name, renderer, place)
    }
    for folder in course.folders {
      let pictures = try writePictures(of: folder.introduction, folder.name)
      try copyImages(of: folder.introduction, folder.name)
      let page = renderer.index(
        [folder.lessons], introduction: folder.introduction, pictures: pictures,
        summary: Self.lessonCount(folder.lessons.lessons.count), name: folder.name)
      try write(LightMarkup.of(page), to: folder.name + ".html")
    }
    let summary = Self.lessonCount(course.pages.count)
    let index = renderer.index(
      course.groups, introduction: course.introduction, pictures: introduced, summary: summary)
    try write(LightMarkup.of(index), to: "index.html")
    let introductions = course.folders.map { ($0.introduction, $0.name + ".html") }
    let search = SearchIndex.script(course.pages.map { ($0.draft, $0.name + ".html") } + introductions)
    try write(search, to: "search.js")
    for file in theme.files { try write(file.bytes, to: file.name) }
    for problem in LinkCheck(drafts, map).problems() { notice(problem) }
  }

  private static func lessonCount(_ count: Int) -> String { count == 1 ? "1 lesson" : "\(count) lessons" }

  private func write(
    _ draft: PageDraft, _ name: String, _ renderer: PageRenderer, _ place: PageRenderer.Place
  ) throws(FileError) {
    let pictures = try writePictures(of: draft, name)
    let page = renderer.page(draft, name: name, pictures: pictures, place: place)
    try write(LightMarkup.of(page), to: name + ".html")
    try copyImages(of: draft, name)
  }

  private func writePictures(of draft: PageDraft, _ name: String) throws(FileError) -> Pictures {
    let pictures = Pictures(draft, name: name, drawn: desk.pictures(of: draft.path))
    for hint in pictures.hints { notice(hint) }
    for remark in draft.remarks { notice(remark) }
    for file in pictures.files { try write(file.text, to: file.path) }
    return pictures
  }

  /// Images beside the lesson; nothing outside the lessons' folder is read.
  private func copyImages(of draft: PageDraft, _ name: String) throws(FileError) {
    for image in draft.images {
      guard let path = LinkCheck.localPath(image.text) else { continue }
      guard let source = SiteMap.resolved(path, from: SiteMap.folder(of: draft.path)),
        let target = SiteMap.resolved(path, from: SiteMap.folder(of: name)), !target.isEmpty
      else {
        notice("\(draft.path):\(image.line): the image `\(image.text)` lies outside the course and is not copied")
        continue
      }
      guard LessonFiles.exists(source), !LessonFiles.isFolder(source) else { continue }
      try write(try LessonFiles.read(source), to: target)
    }
  }

  private func write(_ text: String, to path: String) throws(FileError) { try write([UInt8](text.utf8), to: path) }

  /// A file that is as it should be stays untouched, for tools that look at times.
  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let target = LessonFiles.joined(folder, path)
    if LessonFiles.exists(target), let present = try? LessonFiles.read(target), present == bytes { return }
    try LessonFiles.write(bytes, to: target)
  }

  private func notice(_ sentence: String) { if !notices.contains(sentence) { notices.append(sentence) } }
}
