// What a worker process does: one lesson, verified or prepared for an update, and a report. The parent sends a request, a
// line of JSON and the lesson's bytes; the worker answers in lines that begin with a letter. Reading, writing and the end
// of the process belong to the command line; here is only the work.

import Diagnostics
import FoundationEssentials
import LessonFormat
import PythonRuntime
import Torch

/// What the parent asks for.
package struct WorkerRequest: Codable, Sendable {
  package enum Task: String, Codable, Sendable { case verify, update, page }

  package var task: Task
  package var path: String
  package var byteCount: Int
  package var rules: VerificationRules
  package var caps: LimitCaps
  package var update: UpdateRules

  package init(
    task: Task, path: String, byteCount: Int, rules: VerificationRules, caps: LimitCaps,
    update: UpdateRules = UpdateRules()
  ) {
    self.task = task
    self.path = path
    self.byteCount = byteCount
    self.rules = rules
    self.caps = caps
    self.update = update
  }

  /// One line of JSON, without its ending.
  package func line() -> [UInt8] { (try? JSON.bytes(self)) ?? [] }

  /// Nil for a line that is no request.
  package static func read(_ line: [UInt8]) -> WorkerRequest? { try? JSON.value(WorkerRequest.self, line) }
}

/// What the worker answers at the end.
package struct WorkerResult: Codable, Sendable {
  package var report: LessonReport
  package var plan: UpdatePlan?
  /// What the maker of pages made of the run, for itself to read in the parent.
  package var page: String?

  package init(report: LessonReport, plan: UpdatePlan? = nil, page: String? = nil) {
    self.report = report
    self.plan = plan
    self.page = page
  }
}

/// The work of a worker.
package enum LessonWorker {
  /// The lines of the talk begin with these.
  package static let cellMark: UInt8 = 0x43  // C
  package static let limitMark: UInt8 = 0x54  // T
  package static let resultMark: UInt8 = 0x52  // R

  /// What must happen before the process gives up opening files.
  package static func prepare() {
    Machine.prepareLimits()
    TorchLibrary.loadLibraries()
  }

  /// Does the work. `say` receives lines for the parent, without line endings. `page` makes a run into what the parent
  /// needs for its page: pages belong to a level above this one.
  package static func work(
    _ request: WorkerRequest, bytes: [UInt8], page: @escaping (LessonRun) -> String?, say: @escaping ([UInt8]) -> Void
  ) {
    var options = RunOptions()
    options.caps = request.caps
    options.endsProcess = true
    options.ownsProcess = true
    options.progress = { cell in say([cellMark] + Array("\(cell.fenceLine)".utf8)) }
    let (lesson, _) = Lesson.read(path: request.path, bytes: bytes)
    let limits = LessonLimits(lesson.frontMatter, caps: request.caps)
    say([limitMark] + Array("\(limits.seconds)".utf8))
    let result = result(request, bytes: bytes, options, page)
    if let text = try? JSON.bytes(result) { say([resultMark] + text) }
  }

  /// The same in this process.
  package static func result(
    _ request: WorkerRequest, bytes: [UInt8], _ options: RunOptions, _ page: (LessonRun) -> String? = { _ in nil }
  ) -> WorkerResult {
    var options = options
    if request.task == .page {
      options.recordsDiagrams = true
      options.notesTensors = true
      options.replay.diagnoses = true
      options.replay.verifiesRepairs = true
    }
    // What a cell raises that is to be accepted does not keep the cells below it from being updated.
    if request.task == .update { options.acceptedLabels = Set(request.update.labels) }
    let start = ContinuousClock.now
    let outcome = LessonSession.verify(path: request.path, bytes: bytes, options: options, rules: request.rules)
    var report = LessonReport(outcome, path: request.path)
    report.seconds = (ContinuousClock.now - start).seconds
    guard let run = outcome.run else { return WorkerResult(report: report) }
    switch request.task {
    case .verify: return WorkerResult(report: report)
    case .update: return WorkerResult(report: report, plan: UpdatePlan(run, request.update))
    case .page: return WorkerResult(report: report, page: page(run))
    }
  }
}

/// JSON as the project writes it: keys sorted, numbers that JSON does not have as words.
package enum JSON {
  package static func bytes(_ value: some Encodable, isPretty: Bool = false) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      isPretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return [UInt8](try encoder.encode(value))
  }

  package static func value<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: Data(bytes))
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
