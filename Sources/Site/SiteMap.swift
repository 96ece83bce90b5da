// Where the page of each lesson lies: `Lessons/reference/a.md` on `reference/a.html`, below the folder that was given, so
// that links between lessons hold. It looks at paths only.

/// The pages of one site.
package struct SiteMap: Sendable {
  /// The page of each lesson, relative to the site, without `.html`; by the lesson's path.
  private(set) var names: [String: String] = [:]

  /// `lessons` as found; `given`: the paths of the command line, folders with or without a closing slash.
  package init(_ lessons: [String], given: [String]) {
    var taken: Set<String> = []
    for lesson in lessons {
      let roots = given.filter { lesson.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
      var relative = lesson
      if let root = roots.max(by: { $0.count < $1.count }) {
        relative = String(lesson.dropFirst(root.count).drop { $0 == "/" })
      } else if let slash = lesson.lastIndex(of: "/"), given.contains(lesson) {
        relative = String(lesson[lesson.index(after: slash)...])
      }
      let parts = relative.split(separator: "/").filter { $0 != "." && $0 != ".." }
      var name = parts.joined(separator: "/")
      if name.hasSuffix(".md") { name.removeLast(3) }
      if name.isEmpty { name = "lesson" }
      var candidate = name
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = "\(name)-\(number)"
        number += 1
      }
      names[lesson] = candidate
    }
  }

  /// The page of a lesson, without `.html`.
  func name(of lesson: String) -> String { names[lesson] ?? Self.name(of: lesson) }

  /// From a page's folder back to the site: `../` for each folder.
  static func root(of page: String) -> String {
    String(repeating: "../", count: page.split(separator: "/").count - 1)
  }

  /// `Lessons/one-vector.md` is called `one-vector` where it has no title.
  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? "lesson"
    return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// A relative address from a folder, with `.` and `..` worked out; nil when it leads out of everything.
  static func resolved(_ address: String, from folder: String) -> String? {
    var parts = folder.split(separator: "/").map(String.init)
    for part in address.split(separator: "/") {
      if part == "." { continue }
      if part == ".." {
        if parts.last == ".." {
          parts.append("..")
        } else {
          if parts.isEmpty { return nil }
          parts.removeLast()
        }
      } else {
        parts.append(String(part))
      }
    }
    return (folder.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
