// The order of a course: lessons by their `order`, in the parts they name or the folders they lie in. A lesson called
// `index.md` introduces its folder and is no lesson of the list.

/// The pages of a course in reading order.
struct Course {
  struct Page {
    let draft: PageDraft
    let name: String
    let part: String?
  }

  private(set) var title = "Lessons"
  /// The root's `index.md`: prose and cells above the list.
  private(set) var introduction: PageDraft?
  /// The `index.md` of other folders: each has a page with its prose and the lessons of the folder.
  private(set) var folders: [(introduction: PageDraft, name: String, lessons: PageRenderer.Group)] = []
  private(set) var groups: [PageRenderer.Group] = []
  private(set) var pages: [Page] = []

  init(_ drafts: [PageDraft], _ map: SiteMap) {
    var introductions: [String: PageDraft] = [:]
    var lessons: [(draft: PageDraft, name: String, part: String)] = []
    for draft in drafts {
      let name = map.name(of: draft.path)
      if name == "index" || name.hasSuffix("/index") {
        introductions[SiteMap.folder(of: name)] = draft
      } else {
        lessons.append((draft, name, draft.part ?? SiteMap.folder(of: name)))
      }
    }
    if let root = introductions[""] {
      title = root.title
      introduction = root
    }
    let sorted = lessons.enumerated().sorted { a, b in
      let orders = (a.element.draft.order ?? Int.max, b.element.draft.order ?? Int.max)
      return (orders.0, a.offset) < (orders.1, b.offset)
    }.map(\.element)
    folders = Self.folders(introductions, sorted)
    // A part stands where its first lesson does; lessons without a part come first, folders last.
    var parts: [String] = []
    for lesson in sorted where !parts.contains(lesson.part) { parts.append(lesson.part) }
    for part in parts {
      let members = sorted.filter { $0.part == part }
      let folder = introductions[part]
      let title = part.isEmpty ? nil : folder?.title ?? Self.title(ofFolder: part, members.first?.draft.part)
      groups.append(
        PageRenderer.Group(
          title: title, description: folder?.description, file: folder.map { _ in part + "/index.html" },
          lessons: members.map { ($0.draft, $0.name + ".html") }))
      for member in members { pages.append(Page(draft: member.draft, name: member.name, part: title)) }
    }
  }

  private static func folders(
    _ introductions: [String: PageDraft], _ lessons: [(draft: PageDraft, name: String, part: String)]
  ) -> [(introduction: PageDraft, name: String, lessons: PageRenderer.Group)] {
    introductions.sorted { $0.key < $1.key }.filter { !$0.key.isEmpty }.map { folder, draft in
      let members = lessons.filter { $0.name.hasPrefix(folder + "/") }.map { ($0.draft, $0.name + ".html") }
      return (draft, folder + "/index", PageRenderer.Group(lessons: members))
    }
  }

  func neighbour(_ index: Int) -> (title: String, file: String) {
    (pages[index].draft.title, pages[index].name + ".html")
  }

  /// A part as it is written, or a folder's name in words: `reference/deep-dives` is "Deep dives".
  private static func title(ofFolder part: String, _ written: String?) -> String {
    if let written { return written }
    let words = (part.split(separator: "/").last ?? "").split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
