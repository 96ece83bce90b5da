// How pages look: four templates, one stylesheet, one script. A folder may replace any of them by a file of the same name;
// whatever else lies in that folder is copied beside the stylesheet.

import LessonRunner
import Mustache

/// The templates and files of a site.
package struct Theme {
  struct File {
    let name: String
    let bytes: [UInt8]
  }

  let library: MustacheLibrary
  /// Written to the root of the site.
  let files: [File]

  private static let templates: [(name: String, text: String)] = [
    ("page", PageTemplate.page), ("cell", PageTemplate.cell), ("graph", PageTemplate.graph),
    ("index", PageTemplate.index), ("head", PageTemplate.head),
  ]
  private static let assets: [(name: String, text: String)] = [
    ("gradbook.css", Stylesheet.text), ("gradbook.js", PageScript.text),
  ]

  /// The look of the project, with what a folder replaces.
  package init(folder: String? = nil) throws(FileError) {
    var texts = Dictionary(uniqueKeysWithValues: Self.templates.map { ($0.name, $0.text) })
    var files = Self.assets.map { File(name: $0.name, bytes: [UInt8]($0.text.utf8)) }
    if let folder {
      if !LessonFiles.isFolder(folder) { throw FileError(folder, "no such folder") }
      for (name, _) in Self.templates {
        let path = LessonFiles.joined(folder, name + ".mustache")
        if LessonFiles.exists(path) { texts[name] = String(decoding: try LessonFiles.read(path), as: UTF8.self) }
      }
      for name in try LessonFiles.names(in: folder) where !name.hasSuffix(".mustache") {
        files.removeAll { $0.name == name }
        files.append(File(name: name, bytes: try LessonFiles.read(LessonFiles.joined(folder, name))))
      }
    }
    var parsed: [String: MustacheTemplate] = [:]
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      do {
        parsed[name] = try MustacheTemplate(string: text)
      } catch {
        throw FileError((folder ?? "the theme") + "/\(name).mustache", "is no Mustache template: \(error)")
      }
    }
    library = MustacheLibrary(templates: parsed)
    self.files = files
  }

  func render(_ name: String, _ values: [String: Any]) -> String { library.render(values, withTemplate: name) ?? "" }
}
