// Blocks of memory for arrays, and the cache they come from: free lists by size class (powers of two in four steps),
// 64-byte aligned. One cache per engine state, used by one thread. Knows no shapes and no element types.
import Glibc

/// Memory shared by an array and its views. Returns to the cache when the last of them goes.
package final class Storage {
  package let pointer: UnsafeMutableRawPointer
  /// Bytes asked for (the block may be larger).
  package let byteCount: Int
  let sizeClass: Int
  /// The number of writes so far, seen by every array that has no counter of its own.
  package var version = 0
  /// The state outlives its blocks: it holds itself while any is in use.
  package unowned(unsafe) let state: EngineState

  @inline(__always)
  init(byteCount: Int, state: EngineState) throws(TensorError) {
    let sizeClass = StorageCache.sizeClass(for: byteCount)
    self.pointer = try state.takeBlock(sizeClass: sizeClass, asked: byteCount)
    self.byteCount = byteCount
    self.sizeClass = sizeClass
    self.state = state
  }

  deinit { state.returnBlock(pointer, sizeClass: sizeClass) }
}

/// A version counter apart from the storage's own: what `.data` gets, so that writes through it go unseen.
package final class VersionCounter {
  package var value: Int
  package init(_ value: Int = 0) { self.value = value }
}

/// Free blocks by size class, linked through their own first word.
struct StorageCache {
  static let classCount = 224
  /// Blocks of a megabyte and more are kept up to this many bytes per class.
  static let bigClassLimit = 64 << 20
  static let totalLimit = 512 << 20

  private let heads: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private let cachedBytes: UnsafeMutablePointer<Int>
  private var totalCached = 0

  init() {
    heads = .allocate(capacity: StorageCache.classCount)
    heads.initialize(repeating: nil, count: StorageCache.classCount)
    cachedBytes = .allocate(capacity: StorageCache.classCount)
    cachedBytes.initialize(repeating: 0, count: StorageCache.classCount)
  }

  /// Classes 0 to 3 are 64, 128, 192, 256 bytes; then four per power of two.
  @inline(__always)
  static func sizeClass(for byteCount: Int) -> Int {
    if byteCount <= 256 { return max(byteCount - 1, 0) >> 6 }
    let last = byteCount - 1
    let exponent = 63 - last.leadingZeroBitCount
    return (exponent - 7) * 4 + ((last >> (exponent - 2)) & 3)
  }

  static func byteCount(ofClass sizeClass: Int) -> Int {
    if sizeClass < 4 { return (sizeClass + 1) << 6 }
    return (5 + (sizeClass & 3)) << ((sizeClass >> 2) + 5)
  }

  /// A cached block, if there is one.
  @inline(__always)
  mutating func take(_ sizeClass: Int, _ byteCount: Int) -> UnsafeMutableRawPointer? {
    guard let block = heads[sizeClass] else { return nil }
    heads[sizeClass] = block.load(as: UnsafeMutableRawPointer?.self)
    cachedBytes[sizeClass] &-= byteCount
    totalCached &-= byteCount
    return block
  }

  /// Keeps the block, or frees it when enough are kept.
  @inline(__always)
  mutating func put(_ block: UnsafeMutableRawPointer, _ sizeClass: Int, _ byteCount: Int) {
    let big = byteCount >= 1 << 20
    if totalCached &+ byteCount > StorageCache.totalLimit
      || (big && cachedBytes[sizeClass] &+ byteCount > StorageCache.bigClassLimit)
    {
      free(block)
      return
    }
    block.storeBytes(of: heads[sizeClass], as: UnsafeMutableRawPointer?.self)
    heads[sizeClass] = block
    cachedBytes[sizeClass] &+= byteCount
    totalCached &+= byteCount
  }

  /// Gives every cached block back to the system.
  mutating func empty() {
    for sizeClass in 0..<StorageCache.classCount {
      while let block = take(sizeClass, StorageCache.byteCount(ofClass: sizeClass)) { free(block) }
    }
  }

  func destroy() {
    heads.deallocate()
    cachedBytes.deallocate()
  }
}
