// `gradbook --worker`: the process that runs one lesson for a parent. It reads the request and the lesson from standard
// input and writes lines to standard output. When standard input ends, the parent is gone and so is the worker.

import Glibc
import LessonRunner
import Site

enum WorkerMain {
  static func run() -> Int32 {
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    var header: [UInt8] = []
    var rest: [UInt8] = []
    while true {
      let chunk = readChunk()
      if chunk.isEmpty { return ExitStatus.usage.rawValue }
      rest += chunk
      if let end = rest.firstIndex(of: 0x0A) {
        header = Array(rest[..<end])
        rest = Array(rest[(end + 1)...])
        break
      }
    }
    guard let request = WorkerRequest.read(header) else { return ExitStatus.usage.rawValue }
    while rest.count < request.byteCount {
      let chunk = readChunk()
      if chunk.isEmpty { return ExitStatus.usage.rawValue }
      rest += chunk
    }
    limitAddressSpace(request)
    watchForTheEnd()
    LessonWorker.prepare()
    WorkerSandbox.enter()
    LessonWorker.work(
      request, bytes: rest, page: { run in PageDraft(run).encoded },
      say: { line in writeAllBytes(line + [0x0A], to: 1) })
    return 0
  }

  /// Goes behind the walls and tries what they should refuse, for `doctor`: a line for each attempt.
  static func attempt() -> Int32 {
    LessonWorker.prepare()
    WorkerSandbox.enter()
    for attempt in WorkerSandbox.attempts() {
      writeOut("\(attempt.isRefused ? "refused" : "allowed") \(attempt.what)\n")
    }
    return 0
  }

  /// Goes behind the walls and tries what they should refuse, for `doctor`: a line for each attempt.
  static func attempt() -> Int32 {
    LessonWorker.prepare()
    WorkerSandbox.enter()
    for attempt in WorkerSandbox.attempts() {
      writeOut("\(attempt.isRefused ? "refused" : "allowed") \(attempt.what)\n")
    }
    return 0
  }

  private static func readChunk() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      return count > 0 ? Array(buffer[..<count]) : []
    }
  }

  /// A last wall behind the machine's own account: what the lesson may use, the reserved address space of the machine and
  /// its stack, and as much again for what the account does not see.
  private static func limitAddressSpace(_ request: WorkerRequest) {
    let memory = request.caps.memory ?? LessonLimits().memory
    let (wanted, overflow) = memory.multipliedReportingOverflow(by: 2)
    let bytes = overflow ? Int.max : max(wanted, 1 << 30)
    var limit = rlimit(rlim_cur: rlim_t(min(bytes, Int.max - (4 << 30)) + (4 << 30)), rlim_max: rlim_t(Int.max))
    limit.rlim_max = limit.rlim_cur
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
  }

  private static func watchForTheEnd() {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        var byte: UInt8 = 0
        while true {
          let count = read(0, &byte, 1)
          if count == 0 || (count < 0 && errno != EINTR) { _exit(0) }
        }
      }, nil)
    pthread_detach(thread)
  }
}
