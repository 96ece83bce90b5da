// Everything about the engine that a running lesson can change, in one object per lesson: memory, default type, random
// generator, print options, and the places where the layer of gradients keeps its modes. Nothing here is global, and
// one state is used by one thread.
import Glibc

/// The state of one lesson's engine. Every array knows the state it was made in.
package final class EngineState {
  /// The type of floats made without a stated type.
  package var defaultDType = DType.float32
  /// The generator used when an operation is given none.
  package var generator = Generator()
  package var printOptions = PrintOptions()
  /// Whether operations record their derivatives (used by the layer above).
  package var gradEnabled = true
  package var inferenceMode = false
  /// Whatever the layer above records with.
  package var recorder: AnyObject?
  /// Most bytes that arrays may hold at once.
  package var memoryLimit: Int
  /// Bytes held by arrays now, and the most so far.
  package private(set) var liveBytes = 0
  package private(set) var peakBytes = 0

  private var cache = StorageCache()
  private var liveBlocks = 0

  package init(memoryLimit: Int = 4 << 30) {
    self.memoryLimit = memoryLimit
  }

  deinit {
    cache.empty()
    cache.destroy()
  }

  /// A block for `asked` bytes. Throws the reference's message for memory that cannot be had.
  @inline(__always)
  func takeBlock(sizeClass: Int, asked: Int) throws(TensorError) -> UnsafeMutableRawPointer {
    let byteCount = StorageCache.byteCount(ofClass: sizeClass)
    let (total, overflow) = liveBytes.addingReportingOverflow(byteCount)
    if overflow || total > memoryLimit { throw EngineState.outOfMemory(asked) }
    let block: UnsafeMutableRawPointer
    if let cached = cache.take(sizeClass, byteCount) {
      block = cached
    } else {
      block = try makeBlock(byteCount, asked: asked)
    }
    liveBytes = total
    if total > peakBytes { peakBytes = total }
    if liveBlocks == 0 { _ = Unmanaged.passRetained(self) }
    liveBlocks &+= 1
    return block
  }

  @inline(__always)
  func returnBlock(_ block: UnsafeMutableRawPointer, sizeClass: Int) {
    let byteCount = StorageCache.byteCount(ofClass: sizeClass)
    liveBytes &-= byteCount
    cache.put(block, sizeClass, byteCount)
    liveBlocks &-= 1
    if liveBlocks == 0 { Unmanaged.passUnretained(self).release() }
  }

  @inline(never)
  private func makeBlock(_ byteCount: Int, asked: Int) throws(TensorError) -> UnsafeMutableRawPointer {
    if let block = aligned_alloc(64, byteCount) { return block }
    cache.empty()
    if let block = aligned_alloc(64, byteCount) { return block }
    throw EngineState.outOfMemory(asked)
  }

  private static func outOfMemory(_ asked: Int) -> TensorError {
    .runtime(
      "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate "
        + "\(asked) bytes. Error code 12 (Cannot allocate memory)")
  }
}
