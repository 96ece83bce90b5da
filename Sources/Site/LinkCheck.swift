// Links between lessons and to places in them, and images beside them: whatever leads nowhere is told, with its line.
// Addresses of other hosts are not asked.

import FoundationEssentials
import LessonRunner

struct LinkCheck {
  private let drafts: [PageDraft]
  private let anchors: [String: Set<String>]

  init(_ drafts: [PageDraft], _ map: SiteMap) {
    self.drafts = drafts
    var anchors: [String: Set<String>] = [:]
    for draft in drafts {
      var ids = Set(draft.headings.map(\.id))
      for cell in draft.parts.compactMap(\.cell) { ids.insert(cell.id) }
      anchors[draft.path] = ids
    }
    self.anchors = anchors
  }

  func problems() -> [String] {
    var problems: [String] = []
    for draft in drafts {
      let folder = SiteMap.folder(of: draft.path)
      for image in draft.images {
        guard let path = Self.localPath(image.text), let file = SiteMap.resolved(path, from: folder) else { continue }
        if !LessonFiles.exists(file) {
          problems.append("\(draft.path):\(image.line): the image `\(image.text)` does not exist")
        }
      }
      for link in draft.links {
        if let problem = problem(of: link.text, draft, folder) {
          problems.append("\(draft.path):\(link.line): the link `\(link.text)` \(problem)")
        }
      }
    }
    return problems
  }

  private func problem(of address: String, _ draft: PageDraft, _ folder: String) -> String? {
    let hash = address.firstIndex(of: "#")
    let fragment = hash.map { String(address[address.index(after: $0)...]) }
    let target: String
    if address.hasPrefix("#") {
      target = draft.path
    } else {
      guard let path = Self.localPath(address) else { return nil }
      guard let file = SiteMap.resolved(path, from: folder) else { return "leads out of the course" }
      if !LessonFiles.exists(file) { return "leads to no file" }
      target = file
    }
    guard let fragment, !fragment.isEmpty, let known = anchors[target] else { return nil }
    let id = Self.decoded(fragment)
    if known.contains(id) { return nil }
    let page = drafts.first { $0.path == target }
    let isInProse = page?.parts.contains { $0.html.contains(" id=\"\(id)\"") } == true
    return isInProse ? nil : "leads to no place on that page"
  }

  /// The path of an address on this disk; nil for other hosts, absolute paths and places on the same page.
  static func localPath(_ address: String) -> String? {
    let end = address.firstIndex { $0 == "#" || $0 == "?" } ?? address.endIndex
    let path = String(address[..<end])
    if path.isEmpty || path.hasPrefix("/") { return nil }
    if let colon = path.firstIndex(of: ":"), !path[..<colon].contains("/") { return nil }
    return decoded(path)
  }

  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == 0x25, digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
