// `gradbook preview`: pages on a loopback address, made anew when a lesson is saved. Open pages take the new text in place
// and stay where they were scrolled to. Files are looked at every few milliseconds; that also works on network drives and
// with editors that replace files.

import ArgumentParser
import FoundationEssentials
import Glibc
import LessonRunner
import Site

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show lessons in the browser, and again whenever one is saved.")

  @Argument(help: "Lessons or folders; Lessons, or the current folder, when none is given.")
  var paths: [String] = []

  @Option(help: "The port; 8800, or any free one, when not given.")
  var port: UInt16?

  @Option(help: "A folder whose templates, stylesheet and script take the place of ours.")
  var theme: String?

  @OptionGroup var limits: LimitOptions

  func run() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/gradbook-preview-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do throws(FileError) {
      let course = PreviewedCourse(paths, folder: folder, theme: theme, caps: limits.caps)
      try course.makeAll()
      let server = try PreviewServerProcess(folder: folder, port: port)
      writeOut("http://127.0.0.1:\(server.port)/\(course.startPage)  (Ctrl-C stops)\n")
      try server.run(every: 25) {
        for name in course.update() { server.announce(name) }
      }
      writeOut("\n")
    } catch {
      throw fail(error)
    }
  }
}

/// The lessons on view, and what was last seen of their files.
private final class PreviewedCourse {
  private struct Stamp: Equatable {
    var seconds = 0
    var nanoseconds = 0
    var size = 0
    var number: UInt = 0
  }

  private let paths: [String]
  private let folder: String
  private let themeFolder: String?
  private let caps: LimitCaps
  private var files: [String] = []
  private var stamps: [String: Stamp] = [:]
  private var themeStamps: [String: Stamp] = [:]
  private var builder: SiteBuilder?
  private var ticks = 0

  init(_ paths: [String], folder: String, theme: String?, caps: LimitCaps) {
    self.paths = paths
    self.folder = folder
    themeFolder = theme
    self.caps = caps
  }

  /// Relative to the site: the one lesson, or the list.
  var startPage: String {
    guard files.count == 1, let page = builder?.page(of: files[0]) else { return "" }
    return String(page.dropFirst(folder.count + 1))
  }

  func makeAll() throws(FileError) {
    files = try LessonFiles.find(paths)
    stamps = Dictionary(uniqueKeysWithValues: files.map { ($0, Self.stamp($0)) })
    themeStamps = themeFiles()
    let map = SiteMap(files, given: paths.isEmpty ? ["Lessons"] : paths)
    let builder = SiteBuilder(folder: folder, map: map, theme: try Theme(folder: themeFolder))
    builder.extraHead = PreviewScript.html
    report(PageRun.add(files, to: builder, jobs: processorCount + 1, caps: caps))
    try builder.finish()
    self.builder = builder
    tell(builder)
  }

  /// Makes anew what was saved; the names of the pages, or `*` for all.
  func update() -> [String] {
    ticks += 1
    if ticks % 20 == 0, let now = try? LessonFiles.find(paths), now != files { return again() }
    if ticks % 20 == 0, themeFolder != nil, themeFiles() != themeStamps { return again() }
    let changed = files.filter { file in
      let stamp = Self.stamp(file)
      return stamp != Stamp() && stamp != stamps[file]
    }
    guard !changed.isEmpty, let builder else { return [] }
    for file in changed { stamps[file] = Self.stamp(file) }
    let start = ContinuousClock.now
    report(PageRun.add(changed, to: builder, jobs: processorCount, caps: caps))
    do throws(FileError) {
      for file in changed { try builder.finish(only: file) }
    } catch {
      writeError("gradbook: \(error.message)\n")
    }
    tell(builder)
    let time = (ContinuousClock.now - start).components
    let milliseconds = time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000
    writeOut("\(changed.joined(separator: ", ")): \(milliseconds) ms\n")
    return changed.map { String(builder.page(of: $0).dropFirst(folder.count + 1)) }
  }

  private func again() -> [String] {
    do throws(FileError) {
      try makeAll()
    } catch {
      writeError("gradbook: \(error.message)\n")
    }
    return ["*"]
  }

  private func report(_ reports: [LessonReport]) {
    for report in reports { writeError(report.failureText) }
  }

  private var told: Set<String> = []

  private func tell(_ builder: SiteBuilder) {
    for notice in builder.notices where told.insert(notice).inserted { writeError("gradbook: \(notice)\n") }
  }

  private func themeFiles() -> [String: Stamp] {
    guard let themeFolder, let names = try? LessonFiles.names(in: themeFolder) else { return [:] }
    return Dictionary(uniqueKeysWithValues: names.map { ($0, Self.stamp(LessonFiles.joined(themeFolder, $0))) })
  }

  private static func stamp(_ path: String) -> Stamp {
    var about = stat()
    guard stat(path, &about) == 0 else { return Stamp() }
    return Stamp(
      seconds: about.st_mtim.tv_sec, nanoseconds: about.st_mtim.tv_nsec, size: Int(about.st_size),
      number: UInt(about.st_ino))
  }
}

/// What every page of a preview carries besides: it hears of changes and takes the new text in place.
private enum PreviewScript {
  static let html = """
    <script>
    addEventListener("DOMContentLoaded", () => {
      const here = decodeURIComponent(location.pathname.slice(1)) || "index.html";
      new EventSource("/-/events").onmessage = async (event) => {
        if (event.data !== "*" && event.data !== here) return;
        const answer = await fetch(location.pathname, { cache: "no-store" });
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        const scroll = scrollY;
        const open = [...document.querySelectorAll("main details")].map((details) => details.open);
        document.querySelector(".sheet").replaceWith(fresh.querySelector(".sheet"));
        document.querySelector("footer").replaceWith(fresh.querySelector("footer"));
        document.title = fresh.title;
        document.querySelectorAll("main details").forEach((details, index) => { details.open = open[index] ?? false; });
        if (window.gradbookStart) gradbookStart();
        scrollTo({ top: scroll, behavior: "instant" });
      };
    });
    </script>

    """
}
