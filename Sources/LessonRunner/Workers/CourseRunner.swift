// Many lessons, each in a process of its own, a few at a time. Reports come out in the order of the lessons however the
// work was spread, so the bytes of a run do not depend on `jobs`. The parent parses nothing that a lesson wrote: it reads
// bytes, hands them on, and survives whatever happens to the worker.
// A single lesson gets a process too: starting one costs about 12 ms of processor time, `verify` of a small lesson stays
// well below its 60 ms, and there is one way in which lessons run, not two.

import Glibc

/// How a course is run.
package struct CoursePlan: Sendable {
  package var paths: [String]
  package var task: WorkerRequest.Task
  package var rules = VerificationRules()
  package var caps = LimitCaps()
  package var update = UpdateRules()
  package var jobs = 1
  /// Stop at the first lesson that fails.
  package var failsFast = false
  /// Asked now and then: true stops everything.
  package var isCancelled: @Sendable () -> Bool = { false }

  package init(_ paths: [String], task: WorkerRequest.Task = .verify) {
    self.paths = paths
    self.task = task
  }
}

/// Runs the lessons of a course; used once.
package final class CourseRunner {
  private let plan: CoursePlan
  private let executable: String
  /// Told of each lesson when it is done, in the order of the lessons.
  private let finished: (WorkerResult) -> Void
  /// Told now and then which lessons run: path, line of the cell, lessons done, and how long the lesson runs.
  private let progress: ((_ path: String, _ line: Int, _ done: Int, _ seconds: Double) -> Void)?
  private var results: [Int: WorkerResult] = [:]
  private var workers: [WorkerProcess] = []
  private var next = 0
  private var told = 0
  private var isStopping = false

  package init(
    _ plan: CoursePlan, executable: String = "/proc/self/exe",
    progress: ((_ path: String, _ line: Int, _ done: Int, _ seconds: Double) -> Void)? = nil,
    finished: @escaping (WorkerResult) -> Void
  ) {
    self.plan = plan
    self.executable = executable
    self.progress = progress
    self.finished = finished
  }

  /// Runs all of them, or up to the first failure.
  package func run() {
    while told < plan.paths.count, !(isStopping && workers.isEmpty) {
      if plan.isCancelled() { break }
      while workers.count < max(1, plan.jobs), next < plan.paths.count, !isStopping {
        start(next)
        next += 1
        tell()
      }
      if workers.isEmpty { continue }
      wait()
      tell()
    }
    for index in workers.indices {
      workers[index].stop()
      _ = workers[index].finished()
    }
  }

  private func start(_ index: Int) {
    let path = plan.paths[index]
    do throws(FileError) {
      let bytes = try LessonFiles.readLesson(path)
      let request = WorkerRequest(
        task: plan.task, path: path, byteCount: bytes.count, rules: plan.rules, caps: plan.caps, update: plan.update)
      if let worker = WorkerProcess(index: index, request: request, bytes: bytes, executable: executable) {
        workers.append(worker)
      } else {
        results[index] = failed(path, "no process could be started for it", .internalError)
      }
    } catch {
      results[index] = failed(path, error.reason, .usage)
    }
  }

  private func failed(_ path: String, _ message: String, _ status: ExitStatus) -> WorkerResult {
    var report = LessonReport(path: path)
    report.fail(line: 0, message, status)
    return WorkerResult(report: report)
  }

  private func wait() {
    var waiting = workers.flatMap(\.descriptors)
    if poll(&waiting, nfds_t(waiting.count), 250) < 0, errno != EINTR { return }
    for index in workers.indices { workers[index].exchange(Array(waiting[(2 * index)..<(2 * index + 2)])) }
    for index in workers.indices.reversed() where workers[index].isFinished {
      results[workers[index].index] = workers[index].finished()
      workers.remove(at: index)
    }
    if let worker = workers.min(by: { $0.index < $1.index }) {
      progress?(worker.path, worker.line, told, (ContinuousClock.now - worker.started).seconds)
    }
  }

  /// Hands on what is done, as far as everything before it is done too.
  private func tell() {
    while !isStopping, let result = results.removeValue(forKey: told) {
      told += 1
      finished(result)
      if plan.failsFast && result.report.status != .success {
        isStopping = true
        for index in workers.indices { workers[index].stop() }
      }
    }
  }
}
