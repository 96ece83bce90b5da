// The server of `gradbook preview` as the command sees it: the program `gradbook-preview` beside this one, started with one
// end of a socket as its standard input. What changed is told in lines; when this process ends, however it ends, the other
// end closes and the server ends too.

import Glibc
import LessonRunner

final class PreviewServerProcess {
  private let process: pid_t
  private let channel: Int32
  /// What asks the command to end; held back, and looked for between two looks at the lessons.
  private var signals = sigset_t()
  let port: UInt16

  /// Starts the server for a folder; without a wish it takes the usual port, and when that is taken any free one.
  init(folder: String, port wanted: UInt16?) throws(FileError) {
    let program = try Self.program()
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw FileError("the preview's server cannot be started: \(String(cString: strerror(errno)))")
    }
    let ports = wanted.map { [String($0)] } ?? ["8800", "0"]
    var process: pid_t = 0
    let failure = Self.spawn(&process, [program, folder] + ports, input: ends[1])
    close(ends[1])
    guard failure == 0 else {
      close(ends[0])
      throw FileError("\(program) cannot be started: \(String(cString: strerror(failure)))")
    }
    let bound = Self.answeredPort(ends[0])
    guard bound != 0 else {
      close(ends[0])
      var status: Int32 = 0
      while waitpid(process, &status, 0) == -1, errno == EINTR {}
      throw FileError("port \(ports[0]) cannot be used")
    }
    self.process = process
    channel = ends[0]
    port = bound
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    sigprocmask(SIG_BLOCK, &signals, nil)
  }

  deinit {
    close(channel)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
  }

  /// Calls `tick` every few milliseconds until the process is asked to end.
  func run(every milliseconds: Int, _ tick: () -> Void) throws(FileError) {
    var pause = timespec(tv_sec: 0, tv_nsec: milliseconds * 1_000_000)
    while true {
      if sigtimedwait(&signals, nil, &pause) > 0 { return }
      var poll = pollfd(fd: channel, events: Int16(POLLIN), revents: 0)
      if Glibc.poll(&poll, 1, 0) > 0 { throw FileError("the preview's server has ended") }
      tick()
    }
  }

  /// Tells every open page; `name` is the page that was made anew, or `*`.
  func announce(_ name: String) {
    let bytes = Array((name + "\n").utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { send(channel, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      sent += count
    }
  }

  // MARK: The start

  /// The server's program lies beside this one.
  private static func program() throws(FileError) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
    let own = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.prefix(upTo: own.lastIndex(of: "/") ?? own.startIndex)
    let program = folder + "/gradbook-preview"
    guard access(String(program), X_OK) == 0 else {
      throw FileError(
        "`preview` needs the program gradbook-preview beside gradbook, in \(folder); `swift build --product gradbook-preview` makes it"
      )
    }
    return String(program)
  }

  private static func spawn(_ process: inout pid_t, _ command: [String], input: Int32) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    var words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    return posix_spawn(&process, command[0], &actions, nil, &words, environ)
  }

  /// The port the server took; 0 when there was none.
  private static func answeredPort(_ channel: Int32) -> UInt16 {
    var line: [UInt8] = []
    while line.last != 0x0A, line.count < 64 {
      var poll = pollfd(fd: channel, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 10_000) > 0 else { return 0 }
      var byte: UInt8 = 0
      guard recv(channel, &byte, 1, 0) == 1 else { return 0 }
      line.append(byte)
    }
    let words = String(decoding: line.dropLast(), as: UTF8.self).split(separator: " ")
    return words.count == 2 && words[0] == "port" ? UInt16(words[1]) ?? 0 : 0
  }
}
