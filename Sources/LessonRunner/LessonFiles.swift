// Finding, reading and writing files for the commands. The one place below `gradbook` that touches the file system;
// writes are atomic: a file is either the old one or the whole new one.

import FoundationEssentials

/// A path that could not be used, with a sentence for the person who gave it.
package struct FileError: Error, Sendable {
  package let message: String

  package init(_ message: String) { self.message = message }
}

package enum LessonFiles {
  /// The lessons that a list of paths means: files as they are, folders with all their `*.md` below, hidden ones left
  /// out, sorted. No path means `Lessons` where it exists, else the current folder.
  package static func find(_ paths: [String]) throws(FileError) -> [String] {
    var given = paths
    if given.isEmpty { given = [isFolder("Lessons") ? "Lessons" : "."] }
    var found: [String] = []
    for path in given {
      if isFolder(path) {
        found += try lessons(below: path)
      } else if FileManager.default.fileExists(atPath: path) {
        found.append(path)
      } else {
        throw FileError("\(path): no such file or folder")
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static func lessons(below folder: String) throws(FileError) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      throw FileError("\(folder): cannot be listed")
    }
    let visible = names.filter { name in
      name.hasSuffix(".md") && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    return visible.sorted().map { folder == "." ? $0 : joined(folder, $0) }
  }

  package static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  package static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw FileError("\(path): cannot be read")
    }
  }

  /// Writes a whole file, making its folder where needed.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    do {
      if let slash = path.lastIndex(of: "/") {
        try FileManager.default.createDirectory(atPath: String(path[..<slash]), withIntermediateDirectories: true)
      }
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw FileError("\(path): cannot be written")
    }
  }
}
