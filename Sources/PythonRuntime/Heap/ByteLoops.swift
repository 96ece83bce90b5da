// The two loops over raw bytes that strings need, comparison and hashing, and the pages of big blocks.
import Glibc

/// Big pages for big blocks of memory (madvise(2), MADV_HUGEPAGE): a hint, which the system may ignore.
enum HugePages {
  /// From here on most of a block lies in whole pages of 2 MB.
  static let leastBytes = 8 << 20
  private static let size: UInt = 2 << 20

  /// mimalloc takes 32 MB from the system at a time.
  private static let segmentSize: UInt = 32 << 20

  /// The end of the allocator's segment that an object lies in.
  static func segmentEnd(of object: UInt) -> UInt { (object | (segmentSize &- 1)) &+ 1 }

  /// Asks for big pages for the ones that lie wholly within a block that is about to be written from end to end.
  static func advise(_ block: UnsafeMutableRawPointer, _ byteCount: Int) {
    _ = advise(from: UInt(bitPattern: block), to: UInt(bitPattern: block) &+ UInt(bitPattern: byteCount))
  }

  /// The same between two addresses. Returns where the last of these pages ends, or `start`.
  static func advise(from start: UInt, to end: UInt) -> UInt {
    let (first, last) = ((start &+ size &- 1) & ~(size &- 1), end & ~(size &- 1))
    if last <= first { return start }
    _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(last &- first), MADV_HUGEPAGE)
    return last
  }
}

/// Like `memcmp`.
@inline(__always)
func compareBytes(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  memcmp(left, right, count)
}

/// What hashes of texts begin with.
package enum HashSeed {
  /// Of the process, since a text knows no machine. Changed only by a process that runs one lesson, between two machines.
  nonisolated(unsafe) package static var value: UInt = 0
}

/// A fast mix over 8-byte strides, folded to 32 bits; never 0.
func hashBytes(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  var hash = (UInt(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15) ^ HashSeed.value
  let raw = UnsafeRawPointer(bytes)
  var offset = 0
  while offset &+ 8 <= count {
    hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt.self))
    offset &+= 8
  }
  if offset < count {
    var tail: UInt = 0
    var shift: UInt = 0
    while offset < count {
      tail |= UInt(bytes[offset]) &<< shift
      shift &+= 8
      offset &+= 1
    }
    hash = mix(hash ^ tail)
  }
  let folded = Int(UInt32(truncatingIfNeeded: hash ^ (hash &>> 32)))
  return folded == 0 ? 1 : folded
}

@inline(__always)
private func mix(_ value: UInt) -> UInt {
  let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}
