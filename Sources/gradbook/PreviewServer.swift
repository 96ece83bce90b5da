// A small HTTP server for one reader on this machine: files of one folder, and a stream of events that tells open pages what
// was made anew. One thread, one `poll`; nothing blocks on a reader. It answers only requests to its own loopback address,
// so that no page of another host can read lessons through it.

import Glibc
import LessonRunner

/// Serves a folder until it is told to stop.
final class PreviewServer {
  private struct Connection {
    var socket: Int32
    var received: [UInt8] = []
    var unsent: [UInt8] = []
    /// Stays open and hears what changes.
    var listens = false
    var since = ContinuousClock.now
  }

  private let folder: String
  private let listener: Int32
  /// What asks the process to end; held back, and looked for between two waits.
  private var signals = sigset_t()
  private var connections: [Connection] = []
  let port: UInt16

  private static let connectionLimit = 64
  private static let requestLimit = 16 << 10

  /// Nil when no port is free.
  init?(folder: String, port wanted: UInt16?) {
    self.folder = folder
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return nil }
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    // Without a wish the usual port, and when that is taken any free one.
    let candidates: [UInt16] = wanted.map { [$0] } ?? [8800, 0]
    guard candidates.contains(where: { PreviewServer.bind(socket, $0) }), Glibc.listen(socket, 16) == 0 else {
      close(socket)
      return nil
    }
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(socket, $0, &length) }
    }
    port = UInt16(bigEndian: address.sin_port)
    listener = socket
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    sigprocmask(SIG_BLOCK, &signals, nil)
  }

  deinit {
    for connection in connections { close(connection.socket) }
    close(listener)
  }

  private static func bind(_ socket: Int32, _ port: UInt16) -> Bool {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// Serves; calls `tick` every few milliseconds. Returns when the process is asked to end.
  func run(every milliseconds: Int32, _ tick: () -> Void) {
    var next = ContinuousClock.now
    while true {
      var waiting = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
      for connection in connections {
        let events = connection.unsent.isEmpty ? POLLIN : POLLIN | POLLOUT
        waiting.append(pollfd(fd: connection.socket, events: Int16(events), revents: 0))
      }
      _ = poll(&waiting, nfds_t(waiting.count), milliseconds)
      var noTime = timespec()
      if sigtimedwait(&signals, nil, &noTime) > 0 { return }
      for index in connections.indices where waiting[index + 1].revents != 0 { exchange(index) }
      if waiting[0].revents != 0 { accept() }
      let now = ContinuousClock.now
      connections.removeAll { connection in
        let isOver = connection.socket < 0
        let isLate = !connection.listens && now - connection.since > .seconds(20)
        if isLate, !isOver { close(connection.socket) }
        return isOver || isLate
      }
      if now >= next {
        tick()
        next = ContinuousClock.now + .milliseconds(Int64(milliseconds))
      }
    }
  }

  /// Tells every open page; `name` is the page that was made anew, or `*`.
  func announce(_ name: String) {
    for index in connections.indices where connections[index].listens {
      connections[index].unsent += Array("data: \(name)\n\n".utf8)
      send(index)
    }
  }

  // MARK: Connections

  private func accept() {
    let socket = Glibc.accept(listener, nil, nil)
    if socket < 0 { return }
    guard connections.count < Self.connectionLimit else {
      close(socket)
      return
    }
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    _ = fcntl(socket, F_SETFL, O_NONBLOCK)
    connections.append(Connection(socket: socket))
  }

  private func exchange(_ index: Int) {
    if !connections[index].unsent.isEmpty { send(index) }
    guard connections[index].socket >= 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = recv(connections[index].socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { return end(index) }
    guard count > 0, connections[index].unsent.isEmpty, !connections[index].listens else { return }
    connections[index].received += buffer[..<count]
    if connections[index].received.count > Self.requestLimit { return end(index) }
    let text = String(decoding: connections[index].received, as: UTF8.self)
    if text.contains("\r\n\r\n") { answer(index, text) }
  }

  private func send(_ index: Int) {
    let bytes = connections[index].unsent
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    let count = bytes.withUnsafeBytes { Glibc.send(connections[index].socket, $0.baseAddress, $0.count, flags) }
    if count < 0, errno != EAGAIN, errno != EINTR { return end(index) }
    connections[index].unsent.removeFirst(max(0, count))
    if connections[index].unsent.isEmpty, !connections[index].listens {
      shutdown(connections[index].socket, Int32(SHUT_WR))
    }
  }

  private func end(_ index: Int) {
    close(connections[index].socket)
    connections[index].socket = -1
  }

  // MARK: Requests

  private func answer(_ index: Int, _ request: String) {
    let lines = request.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ")
    let host = lines.dropFirst().first { $0.lowercased().hasPrefix("host:") }.map { $0.dropFirst(5).trimmed } ?? ""
    guard words.count == 3, ["127.0.0.1:\(port)", "localhost:\(port)"].contains(host) else {
      return reply(index, "400 Bad Request", "text/plain", Array("This server answers only its own address.\n".utf8))
    }
    guard words[0] == "GET" || words[0] == "HEAD" else {
      return reply(index, "405 Method Not Allowed", "text/plain", Array("Only GET.\n".utf8))
    }
    let address = words[1].prefix { $0 != "?" && $0 != "#" }
    if address == "/-/events" {
      connections[index].listens = true
      connections[index].unsent = Array(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n: open\n\n".utf8)
      return send(index)
    }
    let isHead = words[0] == "HEAD"
    guard let path = path(of: address), let bytes = try? LessonFiles.read(path) else {
      return reply(index, "404 Not Found", "text/plain", Array("There is no such page.\n".utf8), isHead: isHead)
    }
    reply(index, "200 OK", Self.type(of: path), bytes, isHead: isHead)
  }

  private func reply(_ index: Int, _ status: String, _ type: String, _ body: [UInt8], isHead: Bool = false) {
    let head =
      "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\nCache-Control: no-store\r\n"
      + "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    connections[index].unsent = Array(head.utf8) + (isHead ? [] : body)
    send(index)
  }

  /// The file of an address; nil for one that leads out of the folder.
  private func path(of address: Substring) -> String? {
    guard address.hasPrefix("/") else { return nil }
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x25 {
        guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: "/")
    if bytes.contains(0) || parts.contains(where: { $0.hasPrefix(".") }) { return nil }
    let path = ([folder] + parts.map(String.init)).joined(separator: "/")
    return LessonFiles.isFolder(path) ? path + "/index.html" : path
  }

  private static let types: [String: String] = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "dot": "text/plain; charset=utf-8", "json": "application/json", "woff2": "font/woff2",
  ]

  private static func type(of path: String) -> String {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return types[ending] ?? "application/octet-stream"
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
