// Pages into a folder: one page a lesson with its pictures beside it, the stylesheet, and the list of lessons.

import Diagrams
import LessonRunner

/// Writes the pages of one course.
package final class SiteBuilder {
  private let folder: String
  private let renderer = PageRenderer()
  private var entries: [PageRenderer.IndexEntry] = []
  /// What the person who renders should know, such as a missing program; each sentence once.
  package private(set) var notices: [String] = []

  package init(folder: String) { self.folder = folder }

  /// Writes the page of a lesson and its pictures; returns the page's path.
  package func add(_ run: LessonRun) throws(FileError) -> String {
    let name = Self.pageName(run.lesson.path)
    let pictures = Pictures(run, folder: name)
    if let hint = pictures.hint, !notices.contains(hint) { notices.append(hint) }
    for file in pictures.files {
      try LessonFiles.write([UInt8](file.text.utf8), to: LessonFiles.joined(folder, file.path))
    }
    let page = renderer.page(run, pictures: pictures)
    let path = LessonFiles.joined(folder, name + ".html")
    try LessonFiles.write([UInt8](page.utf8), to: path)
    entries.append(renderer.indexEntry(run, file: name + ".html"))
    return path
  }

  /// Writes the stylesheet and the list of lessons.
  package func finish() throws(FileError) {
    try LessonFiles.write([UInt8](Stylesheet.text.utf8), to: LessonFiles.joined(folder, "gradbook.css"))
    let index = renderer.index(entries)
    try LessonFiles.write([UInt8](index.utf8), to: LessonFiles.joined(folder, "index.html"))
  }

  /// `Lessons/one-vector.md` is shown on `one-vector.html`.
  static func pageName(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? "lesson"
    return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  }
}
