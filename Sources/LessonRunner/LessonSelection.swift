// Which of the found lessons a command works on: a shard of them, or what has changed since a commit.

import Diagrams
import LessonFormat

/// `2/4`: the second of four machines.
package struct Shard: Sendable, Hashable {
  package let index: Int
  package let count: Int

  /// Nil for text that is no shard.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(index: index, count: count)
  }

  /// Counted from 1.
  package init?(index: Int, count: Int) {
    guard count >= 1, index >= 1, index <= count else { return nil }
    self.index = index
    self.count = count
  }

  /// Whether a lesson is this machine's. The hash is of the path alone, so a new lesson moves no other.
  package func contains(_ path: String) -> Bool {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(hash % UInt64(count)) == index - 1
  }
}

/// What git says has changed.
package enum ChangedLessons {
  /// Of these lessons, those that are not as in a commit of git, and those that require such a lesson.
  package static func among(_ paths: [String], since reference: String) throws(FileError) -> [String] {
    if reference.hasPrefix("-") { throw FileError("`\(reference)` is no commit") }
    // Whole paths, so that it does not matter from where and how a lesson is named; bytes of zero between names, because
    // git writes unusual names in quotes.
    let root = String(try git(["rev-parse", "--show-toplevel"]).prefix { $0 != "\n" })
    let changed = try git(["diff", "--name-only", "--no-relative", "-z", reference, "--"])
    let untracked = try git(["-C", root, "ls-files", "--others", "--exclude-standard", "-z"])
    var isChanged: Set<String> = []
    for name in (changed + untracked).split(separator: "\0") { isChanged.insert(root + "/" + name) }
    var requires: [String: [String]] = [:]
    return paths.filter { path in
      var open = [LessonFiles.wholePath(path)]
      var seen: Set<String> = []
      while let next = open.popLast() {
        if isChanged.contains(next) { return true }
        guard seen.insert(next).inserted else { continue }
        let needed = requires[next] ?? needs(of: next)
        requires[next] = needed
        open += needed
      }
      return false
    }
  }

  /// What a lesson stands on, by whole paths: the lessons it requires, selected or not, and what it leads to where it is
  /// a link. What cannot be read needs nothing; the command says so when it reads it.
  private static func needs(of path: String) -> [String] {
    guard let bytes = try? LessonFiles.readLesson(path) else { return [] }
    let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
    let required = Lesson.read(path: path, bytes: bytes).lesson.frontMatter.requires
    return required.map { normalised(folder + $0) } + [LessonFiles.realPath(path)]
  }

  private static func git(_ arguments: [String]) throws(FileError) -> String {
    let process = FilterProcess(
      executable: "git", arguments: arguments, timeLimitInSeconds: 30, outputLimit: 16 << 20)
    switch process.run([]) {
    case .finished(let output, let messages):
      if messages.hasPrefix("fatal:") || messages.hasPrefix("error:") {
        throw FileError("git: \(messages.split(separator: "\n").first ?? "it failed")")
      }
      return output
    case .missing: throw FileError("`git` was not found; `--changed-since` asks it what has changed")
    case .couldNotStart, .tookTooLong, .wroteTooMuch: throw FileError("`git` could not be asked what has changed")
    }
  }

  /// Without `.` and `..`.
  private static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
