// What the process does for its own memory: how the allocator takes it, and giving back pages of code that only starting
// needed. Hints to the system, all of them: nothing that runs depends on one.

import Glibc

enum ProcessMemory {
  /// Lets the allocator have its segments writable as a whole from the beginning. It would otherwise open them 64 KB at a
  /// time, and the system gives big pages only to areas that are open from end to end.
  static func prepareAllocator() {
    guard let address = dlsym(nil, "mi_option_set") else { return }
    typealias OptionSetter = @convention(c) (Int32, Int) -> Void
    unsafeBitCast(address, to: OptionSetter.self)(eagerCommitDelay, 0)
  }

  /// `mi_option_eager_commit_delay` of mimalloc 2.0.
  private static let eagerCommitDelay: Int32 = 14

  /// Gives back the pages of this program's code (they stay in the system's cache, and what is needed again comes back
  /// when it runs). Starting touches code all over the place, with 64 KB mapped around each touch.
  static func releaseCode() {
    guard let address = dlsym(nil, "getauxval") else { return }
    typealias Reader = @convention(c) (UInt) -> UInt
    let read = unsafeBitCast(address, to: Reader.self)
    guard let table = UnsafeRawPointer(bitPattern: read(Header.table)), read(Header.size) == Header.expectedSize else {
      return
    }
    let headers = (0..<Int(read(Header.count))).map { Header(table + $0 * Int(Header.expectedSize)) }
    guard let own = headers.first(where: { $0.kind == Header.ownKind }) else { return }
    let base = UInt(bitPattern: table) &- own.start
    // Never written to: the code, and the first segment, which holds what the loader reads.
    for header in headers where header.kind == Header.loadKind && header.flags & Header.writable == 0 {
      let page: UInt = 4096
      let start = (base &+ header.start) & ~(page &- 1)
      let end = (base &+ header.start &+ header.size) & ~(page &- 1)
      if end > start { _ = madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end &- start), MADV_DONTNEED) }
    }
  }

  /// An ELF program header of this program, found by what the system tells every process (getauxval(3)).
  private struct Header {
    static let table: UInt = 3
    static let size: UInt = 4
    static let count: UInt = 5
    static let expectedSize: UInt = 56
    static let loadKind: UInt32 = 1
    static let ownKind: UInt32 = 6
    static let writable: UInt32 = 2

    let kind: UInt32
    let flags: UInt32
    let start: UInt
    let size: UInt

    init(_ address: UnsafeRawPointer) {
      kind = address.load(as: UInt32.self)
      flags = address.load(fromByteOffset: 4, as: UInt32.self)
      start = address.load(fromByteOffset: 16, as: UInt.self)
      size = address.load(fromByteOffset: 40, as: UInt.self)
    }
  }
}
