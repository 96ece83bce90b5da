// The pages that are open in browsers and listen for changes, each the reader of a stream of server-sent events.

import FlyingSocks

actor OpenPages {
  private var streams: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
  private var count = 0

  /// The events of one more page; forgotten when its connection ends.
  func add() -> EventBytes {
    let (events, stream) = AsyncStream<[UInt8]>.makeStream()
    let number = count
    count += 1
    stream.onTermination = { _ in Task { await self.forget(number) } }
    stream.yield(Array(": open\n\n".utf8))
    streams[number] = stream
    return EventBytes(events: events)
  }

  /// Tells every open page which page was made anew.
  func tell(_ name: String) {
    for stream in streams.values { stream.yield(Array("data: \(name)\n\n".utf8)) }
  }

  func end() {
    for stream in streams.values { stream.finish() }
  }

  private func forget(_ number: Int) { streams[number] = nil }
}

/// The events as the bytes FlyingFox sends, each event in a piece of its own.
struct EventBytes: AsyncBufferedSequence {
  typealias Element = UInt8

  let events: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var events: AsyncStream<[UInt8]>.AsyncIterator
    private var rest: ArraySlice<UInt8> = []

    init(events: AsyncStream<[UInt8]>.AsyncIterator) { self.events = events }

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      if rest.isEmpty {
        guard let event = await events.next() else { return nil }
        rest = event[...]
      }
      defer { rest = rest.dropFirst(Swift.max(1, count)) }
      return Array(rest.prefix(Swift.max(1, count)))
    }
  }
}
