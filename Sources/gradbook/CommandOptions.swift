// The flags that several commands share: which lessons, what they may use up, how results are reported.

import ArgumentParser
import Glibc
import LessonFormat
import LessonRunner

/// Which lessons.
struct SelectionOptions: ParsableArguments {
  @Argument(help: "Lessons or folders; Lessons, or the current folder, when none is given.")
  var paths: [String] = []

  @Option(help: ArgumentHelp("Only this machine's share of the lessons: I/N.", valueName: "I/N"))
  var shard: Shard?

  @Option(help: ArgumentHelp("Only lessons that changed since a commit, or that require one.", valueName: "REF"))
  var changedSince: String?

  /// The lessons. Nil where there are none for a good reason, which has been told then, in a report without lessons too:
  /// a CI system looks for its file.
  func find(_ reports: ReportOptions) throws -> [String]? {
    let (paths, reason) = try find()
    guard let reason else { return paths }
    if !reports.quiet, reports.format == .human { writeOut("gradbook: \(reason)\n") }
    try reports.write(CourseReport([], status: .success))
    return nil
  }

  private func selectedShard() throws(FileError) -> Shard? {
    if let shard { return shard }
    return try Shard.ofEnvironment()
  }

  /// The lessons, and a sentence where there are none for a good reason.
  func find() throws -> (paths: [String], reason: String?) {
    do throws(FileError) {
      let all = try LessonFiles.find(paths)
      var found = all
      if let changedSince {
        found = try ChangedLessons.among(found, since: changedSince)
        if found.isEmpty, !all.isEmpty { return ([], "no lesson has changed since \(changedSince)") }
      }
      if let shard = try selectedShard() {
        let mine = found.filter(shard.contains)
        if mine.isEmpty, !found.isEmpty { return ([], "shard \(shard.index) of \(shard.count) has no lessons") }
        found = mine
      }
      return (found, nil)
    } catch {
      throw fail(error)
    }
  }
}

extension Shard: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  /// What GitLab and others tell each machine of a matrix. Numbers that name no share are refused: run as if they were
  /// not there, a part of the course would be verified by every machine, or by none.
  static func ofEnvironment() throws(FileError) -> Shard? {
    guard let index = environment("CI_NODE_INDEX"), let count = environment("CI_NODE_TOTAL"),
      !index.isEmpty, !count.isEmpty
    else { return nil }
    if let shard = Shard("\(index)/\(count)") { return shard }
    throw FileError("CI_NODE_INDEX is `\(index)` of CI_NODE_TOTAL `\(count)`, which counts from 1 and names no share")
  }
}

extension ByteCount: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// What a lesson may use up at most.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Seconds a lesson may take at most.", valueName: "seconds"))
  var maxSeconds: Double?

  @Option(help: ArgumentHelp("Memory a lesson may use at most, such as 512MiB.", valueName: "size"))
  var maxMemory: ByteCount?

  @Option(help: ArgumentHelp("Output a lesson may write at most, such as 1MiB.", valueName: "size"))
  var maxOutput: ByteCount?

  @Option(help: ArgumentHelp("Steps (calls and loop turns) a lesson may take at most.", valueName: "count"))
  var maxSteps: Int?

  func validate() throws {
    if let maxSeconds, !(maxSeconds > 0) { throw ValidationError("--max-seconds takes a number above 0") }
    if let maxSteps, maxSteps <= 0 { throw ValidationError("--max-steps takes a whole number above 0") }
  }

  var caps: LimitCaps {
    LimitCaps(seconds: maxSeconds, memory: maxMemory?.bytes, output: maxOutput?.bytes, steps: maxSteps)
  }
}

/// How results are told.
struct ReportOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json, github
  }

  @Option(help: "How to print results: human, json or github.")
  var format: Format = .human

  @Option(
    help: ArgumentHelp(
      "Also write a report: junit, json, sarif, github or html; to a file, or - for standard output. Repeatable.",
      valueName: "KIND=PATH"))
  var report: [String] = []

  @Option(help: "Colours: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(help: "Print only failures.")
  var quiet = false

  func validate() throws { _ = try targets() }

  /// The reports that were asked for, nil paths for standard output.
  func targets() throws -> [(kind: ReportKind, path: String?)] {
    var targets: [(kind: ReportKind, path: String?)] = []
    for text in report {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard let name = parts.first, let kind = ReportKind(rawValue: name) else {
        throw ValidationError(
          "--report takes KIND=PATH with KIND one of \(ReportKind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      if parts.count < 2 && kind != .github {
        throw ValidationError("--report \(name) needs a path: --report \(name)=PATH")
      }
      targets.append((kind, parts.count > 1 ? parts[1] : nil))
    }
    return targets
  }

  /// Writes the reports, and for GitHub the job summary.
  func write(_ course: CourseReport) throws {
    do throws(FileError) {
      for target in (try? targets()) ?? [] {
        let text = course.text(target.kind)
        if let path = target.path, path != "-" {
          try LessonFiles.write([UInt8](text.utf8), to: path)
        } else {
          writeOut(text)
        }
      }
      if format == .json { writeOut(course.text(.json)) }
      let isOnGitHub = environment("GITHUB_ACTIONS") == "true"
      let asked = report.contains { $0.hasPrefix("github") }
      if format == .github || (isOnGitHub && format == .human && !asked) { writeOut(course.text(.github)) }
      if isOnGitHub || asked, let path = environment("GITHUB_STEP_SUMMARY"), !path.isEmpty {
        let before = (try? LessonFiles.read(path)) ?? []
        try LessonFiles.write(before + [UInt8](GitHubReport.summary(course).utf8), to: path)
      }
    } catch {
      throw fail(error)
    }
  }
}

/// A variable of the environment; the lessons never see one.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Whether this runs in a CI system.
var isContinuousIntegration: Bool {
  guard let value = environment("CI") else { return false }
  return !["", "0", "false"].contains(value)
}

/// As many lessons at a time as there are processors.
var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
