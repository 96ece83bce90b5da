// Everything about the engine that a running lesson can change, in one object per lesson: memory, default type, random
// generator, print options, and the places where the layer of gradients keeps its modes. Nothing here is global, and
// one state is used by one thread.

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
  /// Blocks for arrays.
  let cache: UnsafeMutablePointer<StorageCache> = .allocate(capacity: 1)
  /// The number of the last node of history, the numbers of the backwards that run now, and of the last one.
  package var lastSequence: UInt64 = 0
  package var activeBackwards: [UInt32] = []
  package var lastBackward: UInt32 = 0

  package init(memoryLimit: Int = 4 << 30) {
    cache.initialize(to: StorageCache(owner: self, memoryLimit: memoryLimit))
  }

  /// Most bytes that arrays may hold at once.
  package var memoryLimit: Int {
    get { cache.pointee.memoryLimit }
    set { cache.pointee.memoryLimit = newValue }
  }

  /// Bytes held by arrays now.
  package var liveBytes: Int { cache.pointee.liveBytes }

  /// The most bytes held so far.
  package var peakBytes: Int { cache.pointee.peakBytes }

  deinit {
    cache.pointee.empty()
    cache.pointee.destroy()
    cache.deinitialize(count: 1)
    cache.deallocate()
  }
}
