// Runs a program that reads a text and writes a text, and waits for it: with a time limit and a size limit, and without
// ever blocking on one of the three streams while the program waits on another.
// It is written on posix_spawn because its callers are synchronous and may stand on the threads of Swift's task pool:
// an async process API would need those same threads to make progress, and on a machine with two cores two callers
// that wait would wait for ever. The streams are sockets, not pipes: a
// program that stops reading must not raise SIGPIPE.
import Glibc

package struct FilterProcess {
  package enum Outcome: Hashable {
    case missing
    case couldNotStart
    case tookTooLong
    case wroteTooMuch
    /// Both streams were read to their ends.
    case finished(output: String, messages: String)
  }

  /// Looked for in the `PATH` unless it holds a `/`.
  package let executable: String
  package let arguments: [String]
  package let timeLimitInSeconds: Double
  /// Bytes on standard output; as much again is read from standard error.
  package let outputLimit: Int

  package init(executable: String, arguments: [String], timeLimitInSeconds: Double, outputLimit: Int) {
    self.executable = executable
    self.arguments = arguments
    self.timeLimitInSeconds = timeLimitInSeconds
    self.outputLimit = outputLimit
  }

  package func run(_ input: [UInt8]) -> Outcome { start(input).finish() }

  /// Starts the program and hands it what it takes at once. The rest travels while the caller waits for the end, or
  /// whenever it lets the run advance.
  package func start(_ input: [UInt8]) -> RunningFilter {
    guard let sockets = FilterProcess.socketPairs(3) else { return RunningFilter(.couldNotStart) }
    let ours = sockets.map(\.ours)
    let theirs = sockets.map(\.theirs)
    var process: pid_t = 0
    let failure = spawn(&process, streams: theirs)
    FilterProcess.close(theirs)
    if failure != 0 {
      FilterProcess.close(ours)
      return RunningFilter(failure == ENOENT ? .missing : .couldNotStart)
    }
    let exchange = Exchange(
      input: input, inputSocket: ours[0], output: ours[1], messages: ours[2], limit: outputLimit)
    let running = RunningFilter(process, exchange, timeLimitInSeconds: timeLimitInSeconds)
    running.advance()
    return running
  }

  private func spawn(_ process: inout pid_t, streams: [Int32]) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    return posix_spawnp(&process, executable, &actions, nil, words, environ)
  }

  /// Pairs that no other program inherits; nil when the descriptors have run out.
  private static func socketPairs(_ count: Int) -> [(ours: Int32, theirs: Int32)]? {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    var pairs: [(ours: Int32, theirs: Int32)] = []
    for _ in 0..<count {
      var ends: [Int32] = [-1, -1]
      if socketpair(AF_UNIX, type, 0, &ends) != 0 {
        close(pairs.flatMap { [$0.ours, $0.theirs] })
        return nil
      }
      pairs.append((ends[0], ends[1]))
    }
    return pairs
  }

  fileprivate static func close(_ descriptors: [Int32]) {
    for descriptor in descriptors where descriptor >= 0 { Glibc.close(descriptor) }
  }
}

/// A program that reads and writes while its caller does other things.
package final class RunningFilter {
  /// 0 once it has ended.
  private var process: pid_t
  private var exchange: Exchange?
  private let timeLimitInSeconds: Double
  private var outcome: FilterProcess.Outcome?

  /// One that could not be started.
  fileprivate init(_ outcome: FilterProcess.Outcome) {
    (process, timeLimitInSeconds) = (0, 0)
    self.outcome = outcome
  }

  fileprivate init(_ process: pid_t, _ exchange: Exchange, timeLimitInSeconds: Double) {
    self.process = process
    self.exchange = exchange
    self.timeLimitInSeconds = timeLimitInSeconds
  }

  deinit { end() }

  package var isFinished: Bool { outcome != nil }

  /// Moves what can be moved without waiting.
  package func advance() {
    while outcome == nil, exchange?.step(0) == true { settle() }
  }

  /// Waits for the end; the time limit counts from here.
  package func finish() -> FilterProcess.Outcome {
    let deadline = ContinuousClock.now + .milliseconds(Int64(max(0, min(timeLimitInSeconds, 86_400)) * 1000))
    while outcome == nil {
      let left = deadline - ContinuousClock.now
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      if milliseconds <= 0 {
        outcome = .tookTooLong
        end()
      } else if exchange?.step(Int32(min(milliseconds, 60_000))) == true {
        settle()
      }
    }
    return outcome ?? .couldNotStart
  }

  private func settle() {
    guard let known = exchange?.outcome else { return }
    outcome = known
    end()
  }

  /// A program that closed its streams may still run, and one that was given up does.
  private func end() {
    exchange?.close()
    exchange = nil
    if process == 0 { return }
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    process = 0
  }
}

/// The talk with a running program, until it has closed both streams or a limit is reached.
fileprivate struct Exchange {
  let input: [UInt8]
  /// -1 once everything is written and the end is told.
  var inputSocket: Int32
  /// -1 once the program has closed it.
  var output: Int32
  var messages: Int32
  let limit: Int
  var written = 0
  var outputBytes: [UInt8] = []
  var messageBytes: [UInt8] = []

  init(input: [UInt8], inputSocket: Int32, output: Int32, messages: Int32, limit: Int) {
    self.input = input
    self.inputSocket = inputSocket
    self.output = output
    self.messages = messages
    self.limit = limit
  }

  /// What became of the program, once that is known.
  var outcome: FilterProcess.Outcome? {
    if outputBytes.count > limit || messageBytes.count > limit { return .wroteTooMuch }
    if output >= 0 || messages >= 0 { return nil }
    return .finished(
      output: String(decoding: outputBytes, as: UTF8.self), messages: String(decoding: messageBytes, as: UTF8.self))
  }

  /// Moves what can be moved, after waiting for it at most `milliseconds`; false when nothing could be.
  mutating func step(_ milliseconds: Int32) -> Bool {
    // poll skips descriptors below zero.
    var waiting = [
      pollfd(fd: inputSocket, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: messages, events: Int16(POLLIN), revents: 0),
    ]
    if poll(&waiting, nfds_t(waiting.count), milliseconds) <= 0 { return false }
    if waiting[0].revents != 0 { write() }
    if waiting[1].revents != 0 { Exchange.read(&output, into: &outputBytes) }
    if waiting[2].revents != 0 { Exchange.read(&messages, into: &messageBytes) }
    return true
  }

  mutating func close() {
    FilterProcess.close([inputSocket, output, messages])
    (inputSocket, output, messages) = (-1, -1, -1)
  }

  private mutating func write() {
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    let count = input[written...].withUnsafeBytes { send(inputSocket, $0.baseAddress, $0.count, flags) }
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    written += max(0, count)
    // A program that does not read to the end may still give an answer.
    if count < 0 || written == input.count {
      FilterProcess.close([inputSocket])
      inputSocket = -1
    }
  }

  private static func read(_ descriptor: inout Int32, into bytes: inout [UInt8]) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<count]
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      FilterProcess.close([descriptor])
      descriptor = -1
    }
  }
}
