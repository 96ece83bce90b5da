// Blocks of memory for arrays, and the cache they come from: free lists by size class (powers of two in four steps),
// 64-byte aligned. One cache per engine state, used by one thread. Knows no shapes and no element types.
import Glibc

/// Memory shared by an array and its views. Returns to the cache when the last of them goes.
package final class Storage {
  package let pointer: UnsafeMutableRawPointer
  /// Bytes asked for (the block may be larger).
  package let byteCount: Int
  /// The number of writes so far, seen by every array that has no counter of its own.
  package var version = 0
  /// How many arrays are windows on it.
  package internal(set) var arrayCount = 0
  private let cache: UnsafeMutablePointer<StorageCache>
  /// The class of the block; negative for memory of another storage.
  private let sizeClass: Int
  /// The storage whose memory this is, where it was offered for a result (`out=`).
  private let lender: Storage?

  @inline(__always)
  init(byteCount: Int, state: EngineState) throws(TensorError) {
    self.cache = state.cache
    self.byteCount = byteCount
    if state.cache.pointee.offeredBytes == byteCount, let lender = state.cache.pointee.takeOffer() {
      self.pointer = lender.pointer
      self.sizeClass = -1
      self.lender = lender
      return
    }
    let sizeClass = StorageCache.sizeClass(for: byteCount)
    self.pointer = try state.cache.pointee.takeBlock(sizeClass: sizeClass, asked: byteCount)
    self.sizeClass = sizeClass
    self.lender = nil
  }

  /// Whether its memory is that of another storage, which holds the result of an operation from then on.
  package func isLent(by other: Storage) -> Bool { lender === other }

  /// The state outlives its blocks: the cache holds it while any is in use.
  package var state: EngineState { cache.pointee.owner.takeUnretainedValue() }

  package var modes: EngineModes { cache.pointee.modes }

  deinit { if sizeClass >= 0 { cache.pointee.returnBlock(pointer, sizeClass: sizeClass) } }
}

/// A version counter apart from the storage's own: what `.data` gets, so that writes through it go unseen.
package final class VersionCounter {
  package var value: Int
  package init(_ value: Int = 0) { self.value = value }
}

/// Free blocks by size class, linked through their own first word, and the account of what is in use. It lies behind a
/// pointer so that each allocation is a few plain loads and stores.
struct StorageCache {
  static let classCount = 224
  /// Blocks of a megabyte and more are kept up to this many bytes per class, but one block up to `keptBlockLimit`.
  static let bigClassLimit = 64 << 20
  static let keptBlockLimit = 256 << 20
  static let totalLimit = 512 << 20
  /// Blocks up to this size are cut off slabs.
  static let smallBlockLimit = 1024
  static let slabSize = 64 << 10
  static let bigPageSize = 2 << 20

  /// The state this cache belongs to; set right after creation, retained while blocks are in use.
  var owner: Unmanaged<EngineState>
  var memoryLimit: Int
  var modes = EngineModes()
  /// The size of the memory that the next array of that size may take; negative when none is offered.
  private(set) var offeredBytes = -1
  private var offer: Storage?
  private(set) var liveBytes = 0
  private(set) var peakBytes = 0
  private var liveBlocks = 0
  private let heads: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private let cachedBytes: UnsafeMutablePointer<Int>
  private var totalCached = 0
  /// The slabs, linked through their first word, and the bytes left in the newest.
  private var slabs: UnsafeMutableRawPointer?
  private var slabLeft = 0
  private var pieces = MemoryPieces()

  init(owner: EngineState, memoryLimit: Int) {
    self.owner = Unmanaged.passUnretained(owner)
    self.memoryLimit = memoryLimit
    heads = .allocate(capacity: StorageCache.classCount)
    heads.initialize(repeating: nil, count: StorageCache.classCount)
    cachedBytes = .allocate(capacity: StorageCache.classCount)
    cachedBytes.initialize(repeating: 0, count: StorageCache.classCount)
  }

  /// Offers the memory of a storage to the next array of its size.
  mutating func offer(_ storage: Storage?) {
    offer = storage
    offeredBytes = storage?.byteCount ?? -1
  }

  @inline(never)
  mutating func takeOffer() -> Storage? {
    let taken = offer
    offer(nil)
    return taken
  }

  /// Classes 0 to 3 are 64, 128, 192, 256 bytes; then four per power of two.
  @inline(__always)
  static func sizeClass(for byteCount: Int) -> Int {
    if byteCount <= 256 { return max(byteCount &- 1, 0) &>> 6 }
    let last = byteCount &- 1
    let exponent = 63 &- last.leadingZeroBitCount
    return ((exponent &- 7) &<< 2) &+ ((last &>> (exponent &- 2)) & 3)
  }

  @inline(__always)
  static func byteCount(ofClass sizeClass: Int) -> Int {
    if sizeClass < 4 { return (sizeClass &+ 1) &<< 6 }
    return (5 &+ (sizeClass & 3)) &<< ((sizeClass &>> 2) &+ 5)
  }

  /// A block for `asked` bytes. Throws the reference's message for memory that cannot be had.
  @inline(__always)
  mutating func takeBlock(sizeClass: Int, asked: Int) throws(TensorError) -> UnsafeMutableRawPointer {
    let byteCount = StorageCache.byteCount(ofClass: sizeClass)
    if asked > memoryLimit || byteCount > memoryLimit &- liveBytes { throw StorageCache.outOfMemory(asked) }
    let block: UnsafeMutableRawPointer
    if let cached = heads[sizeClass] {
      heads[sizeClass] = cached.load(as: UnsafeMutableRawPointer?.self)
      cachedBytes[sizeClass] &-= byteCount
      totalCached &-= byteCount
      block = cached
    } else {
      block = try makeBlock(byteCount, asked: asked)
    }
    liveBytes &+= byteCount
    if liveBytes > peakBytes { peakBytes = liveBytes }
    if liveBlocks == 0 { _ = owner.retain() }
    liveBlocks &+= 1
    return block
  }

  /// Keeps the block for later, or frees it when enough are kept.
  @inline(__always)
  mutating func returnBlock(_ block: UnsafeMutableRawPointer, sizeClass: Int) {
    let byteCount = StorageCache.byteCount(ofClass: sizeClass)
    liveBytes &-= byteCount
    let big = byteCount >= 1 << 20
    if (byteCount > StorageCache.smallBlockLimit && totalCached &+ byteCount > StorageCache.totalLimit)
      || (big && cachedBytes[sizeClass] &+ byteCount > StorageCache.bigClassLimit
        && (cachedBytes[sizeClass] > 0 || byteCount > StorageCache.keptBlockLimit))
    {
      drop(block, sizeClass)
    } else {
      keep(block, sizeClass)
    }
    liveBlocks &-= 1
    if liveBlocks == 0 { owner.release() }
  }

  @inline(__always)
  private mutating func keep(_ block: UnsafeMutableRawPointer, _ sizeClass: Int) {
    let byteCount = StorageCache.byteCount(ofClass: sizeClass)
    block.storeBytes(of: heads[sizeClass], as: UnsafeMutableRawPointer?.self)
    heads[sizeClass] = block
    cachedBytes[sizeClass] &+= byteCount
    totalCached &+= byteCount
  }

  @inline(never)
  private mutating func drop(_ block: UnsafeMutableRawPointer, _ sizeClass: Int) {
    let isCut = StorageCache.byteCount(ofClass: sizeClass) <= MemoryPieces.blockLimit && pieces.contains(block)
    if isCut { keep(block, sizeClass) } else { free(block) }
  }

  /// Throws the reference's message when `byteCount` more bytes would be too many.
  func checkRoom(_ byteCount: Int) throws(TensorError) {
    if byteCount > memoryLimit &- liveBytes { throw StorageCache.outOfMemory(byteCount) }
  }

  @inline(never)
  private mutating func makeBlock(_ byteCount: Int, asked: Int) throws(TensorError) -> UnsafeMutableRawPointer {
    if byteCount <= StorageCache.smallBlockLimit { return try makeSmallBlock(byteCount, asked: asked) }
    if byteCount <= MemoryPieces.blockLimit, let block = makeMediumBlock(byteCount) { return block }
    let alignment = byteCount >= 2 * StorageCache.bigPageSize ? StorageCache.bigPageSize : 64
    if let block = aligned_alloc(alignment, byteCount) { return StorageCache.inBigPages(block, asked, alignment) }
    empty()
    if let block = aligned_alloc(alignment, byteCount) { return StorageCache.inBigPages(block, asked, alignment) }
    throw StorageCache.outOfMemory(asked)
  }

  /// Asks for big pages (madvise(2), MADV_HUGEPAGE: a hint, which the system may ignore) for those that lie nearly wholly
  /// within what was asked for: fewer faults when a block is new, and fewer searches for addresses whenever it is used.
  private static func inBigPages(
    _ block: UnsafeMutableRawPointer, _ asked: Int, _ alignment: Int
  ) -> UnsafeMutableRawPointer {
    if alignment == bigPageSize { _ = madvise(block, (asked + bigPageSize / 4) & ~(bigPageSize - 1), MADV_HUGEPAGE) }
    return block
  }

  /// A block off a piece. A free block of some size becomes one before the system is asked.
  private mutating func makeMediumBlock(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    if let block = pieces.cut(byteCount) { return block }
    if !pieces.hasRoom { return nil }
    let sizes = MemoryPieces.freeBlockSizes
    let classes = StorageCache.sizeClass(for: sizes.lowerBound)...StorageCache.sizeClass(for: sizes.upperBound)
    if let sizeClass = classes.first(where: { heads[$0] != nil }), let block = heads[sizeClass] {
      let size = StorageCache.byteCount(ofClass: sizeClass)
      heads[sizeClass] = block.load(as: UnsafeMutableRawPointer?.self)
      cachedBytes[sizeClass] &-= size
      totalCached &-= size
      pieces.add(block, size)
    } else {
      pieces.addFresh(for: byteCount)
    }
    return pieces.cut(byteCount)
  }

  /// Cuts a block off a slab. Small blocks are never given back one by one: aligned blocks of the C library cost a
  /// header and a search each.
  private mutating func makeSmallBlock(_ byteCount: Int, asked: Int) throws(TensorError) -> UnsafeMutableRawPointer {
    if slabLeft < byteCount {
      guard let slab = aligned_alloc(64, StorageCache.slabSize) else { throw StorageCache.outOfMemory(asked) }
      slab.storeBytes(of: slabs, as: UnsafeMutableRawPointer?.self)
      slabs = slab
      slabLeft = StorageCache.slabSize - 64
    }
    let block = slabs.unsafelyUnwrapped + (StorageCache.slabSize - slabLeft)
    slabLeft -= byteCount
    return block
  }

  private static func outOfMemory(_ asked: Int) -> TensorError {
    .runtime(
      "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate "
        + "\(asked) bytes. Error code 12 (Cannot allocate memory)")
  }

  /// Gives every cached block that is not small back to the system.
  mutating func empty() {
    for sizeClass in 0..<StorageCache.classCount
    where StorageCache.byteCount(ofClass: sizeClass) > StorageCache.smallBlockLimit {
      var next = heads[sizeClass]
      totalCached &-= cachedBytes[sizeClass]
      heads[sizeClass] = nil
      cachedBytes[sizeClass] = 0
      while let block = next {
        next = block.load(as: UnsafeMutableRawPointer?.self)
        drop(block, sizeClass)
      }
    }
  }

  /// No block is in use any more.
  func destroy() {
    var slab = slabs
    while let current = slab {
      slab = current.load(as: UnsafeMutableRawPointer?.self)
      free(current)
    }
    pieces.deallocate()
    heads.deallocate()
    cachedBytes.deallocate()
  }
}
