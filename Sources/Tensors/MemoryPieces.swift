// Memory that medium blocks are cut off: large blocks that arrays have given back, or pieces the system gives in one page.
// A page that is new to the process costs more than writing it does, many times over; so blocks of a few pages are put
// where pages are there already. Knows no size classes and no accounts.
import Glibc

/// The pieces of one cache. They are few, and kept until the cache goes.
struct MemoryPieces {
  /// Blocks up to this size are cut off pieces.
  static let blockLimit = 256 << 10
  /// What a free block must measure at least, and may at most, to become a piece.
  static let freeBlockSizes = (1 << 20)...(8 << 20)
  private static let countLimit = 16
  private static let size = 2 << 20
  /// So many bytes come from the C library before a program is thought to need a piece.
  private static let modestBytes = 512 << 10

  private var pieces: [(start: UnsafeMutableRawPointer, byteCount: Int)] = []
  private var left = 0
  private var askedBytes = 0

  /// There may be another one.
  var hasRoom: Bool { pieces.count < MemoryPieces.countLimit }

  /// A block off the newest piece; nil when it has none of this size left.
  mutating func cut(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    guard left >= byteCount, let piece = pieces.last else { return nil }
    let block = piece.start + (piece.byteCount - left)
    left -= byteCount
    return block
  }

  /// Makes a block the newest piece.
  mutating func add(_ start: UnsafeMutableRawPointer, _ byteCount: Int) {
    pieces.append((start, byteCount))
    left = byteCount
  }

  /// Makes a new piece for a block, unless too little was asked for so far or the system has none.
  mutating func addFresh(for byteCount: Int) {
    askedBytes += byteCount
    if askedBytes <= MemoryPieces.modestBytes { return }
    guard let piece = aligned_alloc(MemoryPieces.size, MemoryPieces.size) else { return }
    _ = madvise(piece, MemoryPieces.size, MADV_HUGEPAGE)
    add(piece, MemoryPieces.size)
  }

  /// Whether a block was cut off a piece.
  func contains(_ block: UnsafeMutableRawPointer) -> Bool {
    pieces.contains { block >= $0.start && block < $0.start + $0.byteCount }
  }

  /// No block is in use any more.
  func deallocate() {
    for piece in pieces { free(piece.start) }
  }
}
