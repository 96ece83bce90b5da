// One worker process as its parent sees it: started with the lesson on its standard input, which stays open as long as the
// parent lives, so that a worker never outlives it. Whatever ends the worker becomes a report about its lesson.

import Glibc

/// A running worker.
struct WorkerProcess {
  let index: Int
  let path: String
  private let process: pid_t
  /// Both ends are sockets: a worker that dies must not raise SIGPIPE here.
  private var channel: Int32
  private var messages: Int32
  private var received: [UInt8] = []
  private var complaints: [UInt8] = []
  private var unsent: [UInt8]
  private var sent = 0
  /// The line of the cell that runs.
  private(set) var line = 0
  let started = ContinuousClock.now
  private var memoryLimit: Int
  private var deadline: ContinuousClock.Instant?
  private var wasStopped = false
  private(set) var result: WorkerResult?

  /// Seconds beyond the lesson's own limit before the worker is taken down.
  private static let grace = 10.0

  var descriptors: [pollfd] {
    let wantsToSend = sent < unsent.count ? Int16(POLLOUT) : 0
    return [
      pollfd(fd: channel, events: Int16(POLLIN) | wantsToSend, revents: 0),
      pollfd(fd: messages, events: Int16(POLLIN), revents: 0),
    ]
  }
  var isFinished: Bool { channel < 0 }

  /// Starts this very program as a worker; nil when it cannot be started.
  init?(index: Int, request: WorkerRequest, bytes: [UInt8], executable: String) {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    var talk: [Int32] = [-1, -1]
    var other: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, type, 0, &talk) == 0 else { return nil }
    guard socketpair(AF_UNIX, type, 0, &other) == 0 else {
      for end in talk { close(end) }
      return nil
    }
    var process: pid_t = 0
    let failure = WorkerProcess.spawn(&process, executable, talk: talk[1], messages: other[1])
    close(talk[1])
    close(other[1])
    if failure != 0 {
      close(talk[0])
      close(other[0])
      return nil
    }
    self.index = index
    self.process = process
    path = request.path
    channel = talk[0]
    messages = other[0]
    memoryLimit = request.caps.memory ?? LessonLimits().memory
    unsent = request.line() + [0x0A] + bytes
    deadline = ContinuousClock.now + .seconds(30)
  }

  private static func spawn(_ process: inout pid_t, _ executable: String, talk: Int32, messages: Int32) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, talk, 0)
    posix_spawn_file_actions_adddup2(&actions, talk, 1)
    posix_spawn_file_actions_adddup2(&actions, messages, 2)
    // Whatever the command's own caller blocked or ignored, a worker can be ended.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(executable), strdup("--worker"), nil]
    // No lesson sees the environment; the setting keeps a crash from searching for debug symbols for seconds.
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("SWIFT_BACKTRACE=enable=no"), nil]
    defer {
      for word in words { free(word) }
      for word in environment { free(word) }
    }
    return posix_spawn(&process, executable, &actions, &attributes, &words, &environment)
  }

  // MARK: The talk

  mutating func exchange(_ ready: [pollfd]) {
    if ready[0].revents & Int16(POLLOUT) != 0 { send() }
    if ready[1].revents != 0 { complaints = Array((complaints + Self.read(&messages)).suffix(4096)) }
    if ready[0].revents & ~Int16(POLLOUT) != 0 {
      received += Self.read(&channel)
      takeLines()
    }
    if let deadline, ContinuousClock.now > deadline { stop() }
  }

  private mutating func send() {
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    let count = unsent[sent...].withUnsafeBytes { Glibc.send(channel, $0.baseAddress, $0.count, flags) }
    if count > 0 { sent += count }
    if count < 0, errno != EAGAIN, errno != EINTR { sent = unsent.count }
    if sent == unsent.count {
      unsent = []
      sent = 0
    }
  }

  private static func read(_ descriptor: inout Int32) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    if count > 0 { return Array(buffer[..<count]) }
    if count == 0 || (errno != EAGAIN && errno != EINTR) {
      close(descriptor)
      descriptor = -1
    }
    return []
  }

  private mutating func takeLines() {
    guard let last = received.lastIndex(of: 0x0A) else { return }
    for line in received[...last].split(separator: 0x0A) {
      let text = Array(line.dropFirst())
      switch line.first {
      case LessonWorker.cellMark: self.line = Int(String(decoding: text, as: UTF8.self)) ?? self.line
      case LessonWorker.limitMark:
        let seconds = Double(String(decoding: text, as: UTF8.self)) ?? 60
        // A lesson may run three times: to be verified, with its gradients compared, and again.
        deadline = ContinuousClock.now + .seconds(min(seconds, 1e6) * 3 + Self.grace)
      case LessonWorker.resultMark: result = try? JSON.value(WorkerResult.self, text)
      default: break
      }
    }
    received = Array(received[(last + 1)...])
  }

  /// Takes the worker down.
  mutating func stop() {
    if wasStopped { return }
    wasStopped = true
    deadline = nil
    kill(process, SIGKILL)
  }

  // MARK: The end

  /// Waits for the process, which has closed its side, and says how it went.
  mutating func finished() -> WorkerResult {
    if channel >= 0 { close(channel) }
    if messages >= 0 { close(messages) }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) == -1, errno == EINTR {}
    if let result { return result }
    var report = LessonReport(path: path)
    let signal = status & 0x7F
    let place = line > 0 ? "in the cell at line \(line)" : "before its first cell"
    if wasStopped {
      report.fail(line: line, "the lesson did not stop at its time limit and was ended \(place)", .limit)
    } else if Int(usage.ru_maxrss) * 1024 > memoryLimit {
      report.fail(line: line, "the lesson used up its memory and was ended \(place)", .limit)
    } else if [SIGKILL, SIGTERM, SIGINT, SIGHUP].contains(signal) {
      report.fail(
        line: line, "the lesson's process was killed from outside (signal \(signal)) \(place)", .didNotRun,
        hint: "the machine may be out of memory; give `--max-memory` or fewer `--jobs`")
    } else {
      let text = String(decoding: complaints, as: UTF8.self).split(separator: "\n").first.map { ": \($0)" } ?? ""
      let how = signal != 0 ? "signal \(signal)" : "status \(status >> 8)"
      report.fail(
        line: line, "the process that ran the lesson ended with \(how) \(place)\(text)", .internalError,
        hint: "this is a bug of Gradbook; report it with the lesson and the line")
    }
    return WorkerResult(report: report)
  }
}

extension LessonReport {
  /// Adds what kept a lesson from being run to its end.
  mutating func fail(line: Int, _ message: String, _ status: ExitStatus, hint: String? = nil) {
    remarks.append(
      Remark(.init(.error, file: path, line: line, message: message, hint: hint)))
    self.status = ExitStatus.combined([self.status, status])
  }
}
