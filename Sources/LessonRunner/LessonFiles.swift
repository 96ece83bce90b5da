// Finding, reading and writing files for the commands. The one place below `gradbook` that touches the file system;
// writes are atomic: a file is either the old one or the whole new one.

import FoundationEssentials
import Glibc

/// A path that could not be used, with a sentence for the person who gave it.
package struct FileError: Error, Sendable {
  package let message: String
  /// The sentence without the path.
  package let reason: String

  package init(_ message: String) {
    self.message = message
    reason = message
  }

  package init(_ path: String, _ reason: String) {
    message = "\(path): \(reason)"
    self.reason = reason
  }
}

/// Files and folders, with sentences for what goes wrong.
package enum LessonFiles {
  /// No file is larger; what is, is a mistake.
  private static let sizeLimit = 256 << 20
  /// Of lessons, several of which are in memory at a time.
  private static let lessonLimit = 16 << 20

  /// The lessons that a list of paths means: files as they are, folders with all their `*.md` below, hidden ones left
  /// out, sorted. No path means `Lessons` where it exists, else the current folder.
  package static func find(_ paths: [String]) throws(FileError) -> [String] {
    var given = paths
    if given.isEmpty { given = [isFolder("Lessons") ? "Lessons" : "."] }
    var found: [String] = []
    for path in given {
      if isFolder(path) {
        found += try lessons(below: path)
      } else {
        var about = stat()
        if stat(path, &about) != 0 {
          throw FileError(path, errno == ENOENT ? "no such file or folder" : "cannot be read: \(lastReason())")
        }
        found.append(path)
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// Folders that are links are not entered, so that no loop of links is walked.
  private static func lessons(below folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else { throw FileError(folder, "cannot be listed: \(lastReason())") }
    defer { closedir(stream) }
    var files: [String] = []
    var folders: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = folder == "." ? name : joined(folder, name)
      var about = stat()
      guard lstat(path, &about) == 0 else { continue }
      if about.st_mode & S_IFMT == S_IFDIR {
        folders.append(path)
      } else if name.hasSuffix(".md"), !isFolder(path) {
        files.append(path)
      }
    }
    for folder in folders { files += try lessons(below: folder) }
    return files.sorted()
  }

  /// The files of a folder, without those below it, sorted; hidden ones are left out.
  package static func names(in folder: String) throws(FileError) -> [String] {
    let all: [String]
    do {
      all = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw FileError(folder, "cannot be listed: \(lastReason())")
    }
    return all.filter { !$0.hasPrefix(".") && !isFolder(joined(folder, $0)) }.sorted()
  }

  package static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  package static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  package static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// All bytes of a lesson.
  package static func readLesson(_ path: String) throws(FileError) -> [UInt8] { try read(path, limit: lessonLimit) }

  /// All bytes of a file.
  package static func read(_ path: String) throws(FileError) -> [UInt8] { try read(path, limit: sizeLimit) }

  private static func read(_ path: String, limit sizeLimit: Int) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw FileError(path, "cannot be read: \(lastReason())") }
    defer { close(descriptor) }
    var about = stat()
    guard fstat(descriptor, &about) == 0 else { throw FileError(path, "cannot be read: \(lastReason())") }
    if about.st_mode & S_IFMT == S_IFDIR { throw FileError(path, "is a folder") }
    if about.st_mode & S_IFMT == S_IFIFO, !isReady(descriptor) {
      throw FileError(path, "is a pipe that nobody writes to")
    }
    if Int(about.st_size) > sizeLimit { throw FileError(path, "is larger than \(sizeLimit >> 20) MiB") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(about.st_size) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR || (errno == EAGAIN && isReady(descriptor)) { continue }
      if count < 0 { throw FileError(path, "cannot be read: \(lastReason())") }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > sizeLimit { throw FileError(path, "is larger than \(sizeLimit >> 20) MiB") }
    }
  }

  /// A pipe has nothing to read before somebody has written to it: waits a few seconds for that, and not for ever.
  private static func isReady(_ descriptor: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 5000) > 0
  }

  /// The nearest thing above a path that stands there already is no folder.
  private static func isFile(_ path: String) -> Bool {
    var rest = path[...]
    while !rest.isEmpty {
      if exists(String(rest)) { return !isFolder(String(rest)) }
      rest = rest[..<(rest.lastIndex(of: "/") ?? rest.startIndex)]
    }
    return false
  }

  /// Takes away files, and the folders that were made for them, as far as they are empty.
  package static func remove(_ files: [String], upTo folder: String) {
    for file in files { unlink(file) }
    for file in files {
      var parent = file[..<(file.lastIndex(of: "/") ?? file.startIndex)]
      while parent.count >= folder.count, !parent.isEmpty, rmdir(String(parent)) == 0 {
        parent = parent[..<(parent.lastIndex(of: "/") ?? parent.startIndex)]
      }
    }
  }

  /// Writes a whole file, making its folder where needed. A link stays a link, and the file keeps its permissions.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      let folder = String(path[..<slash])
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw FileError(folder, isFile(folder) ? "is no folder" : "cannot be made: \(lastReason())")
      }
    }
    let target = realPath(path)
    var about = stat()
    if stat(target, &about) == 0, about.st_mode & S_IFMT != S_IFREG { return try write(bytes, through: target) }
    let mode = stat(target, &about) == 0 ? about.st_mode & 0o7777 : 0o666 & ~currentMask()
    let temporary = target + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw FileError(path, "cannot be written: \(lastReason())") }
    do throws(FileError) {
      try write(bytes, to: descriptor, path)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    fchmod(descriptor, mode)
    close(descriptor)
    if rename(temporary, target) != 0 {
      let reason = lastReason()
      unlink(temporary)
      throw FileError(path, "cannot be written: \(reason)")
    }
  }

  /// Writes to what is no file, such as a device or a pipe, which nothing may take the place of.
  private static func write(_ bytes: [UInt8], through path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileError(path, "cannot be written: \(lastReason())") }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, path)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { throw FileError(path, "cannot be written: \(lastReason())") }
      done += count
    }
  }

  /// A path from the root, its folders without links; the last name is as it was given.
  static func wholePath(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return realPath(".") + "/" + path }
    let folder = realPath(slash == path.startIndex ? "/" : String(path[..<slash]))
    return joined(folder, String(path[path.index(after: slash)...]))
  }

  /// Where a path leads through links; the path itself where nothing stands yet.
  static func realPath(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func currentMask() -> mode_t {
    let mask = umask(0)
    umask(mask)
    return mask
  }

  private static func lastReason() -> String {
    String(cString: strerror(errno)).lowercased()
  }
}
