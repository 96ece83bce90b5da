// The program `gradbook preview` starts beside itself: FlyingFox on a loopback address. It serves the files of one folder and
// tells open pages what was made anew. It knows nothing of lessons: `gradbook` says on standard input which pages changed,
// and the end of that input is the end of the server, so that it never outlives the command.

import FlyingFox
import FlyingSocks
import Glibc

@main
struct PreviewServerMain {
  /// `gradbook-preview FOLDER PORT...`: the first of the ports that is free, where 0 means any.
  static func main() async {
    let words = CommandLine.arguments
    // The terminal sends its interrupt to both processes; the command decides what follows from it.
    for number in [SIGINT, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
    guard words.count > 2, let port = LoopbackPort.firstFree(of: words.dropFirst(2).compactMap(UInt16.init)) else {
      return say("port 0")
    }
    do {
      try await serve(words[1], on: port)
    } catch {
      say("port 0")
    }
  }

  private static func serve(_ folder: String, on port: UInt16) async throws {
    let readers = OpenPages()
    let pool: SocketPool<ePoll> = .ePoll()
    let server = HTTPServer(
      address: try .inet(ip4: LoopbackPort.address, port: port), pool: pool, logger: .disabled,
      handler: FolderHandler(folder: folder, port: port, readers: readers))
    let running = Task { try await server.run() }
    try await server.waitUntilListening()
    say("port \(port)")
    let orders = try AsyncSocket(socket: Socket(file: .init(rawValue: 0)), pool: pool)
    var received: [UInt8] = []
    while let bytes = try? await orders.read(atMost: 4096), !bytes.isEmpty {
      received += bytes
      while let end = received.firstIndex(of: 0x0A) {
        await readers.tell(String(decoding: received[..<end], as: UTF8.self))
        received.removeSubrange(...end)
      }
    }
    await readers.end()
    await server.stop()
    running.cancel()
  }

  /// One line to the command; standard input is a socket, and the command reads its other end.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { send(0, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }
}

/// Ports on this machine's own address.
enum LoopbackPort {
  static let address = "127.0.0.1"

  /// The first port that can be bound; 0 stands for one the system chooses.
  static func firstFree(of ports: [UInt16]) -> UInt16? {
    for port in ports {
      guard let socket = try? Socket(domain: AF_INET) else { return nil }
      defer { try? socket.close() }
      do {
        try socket.setValue(true, for: .localAddressReuse)
        try socket.bind(to: .inet(ip4: address, port: port))
        if case .ip4(_, let bound) = try socket.sockname() { return bound }
      } catch {
        continue
      }
    }
    return nil
  }
}
