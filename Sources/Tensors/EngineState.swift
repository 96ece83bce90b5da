// Everything about the engine that a running lesson can change, in one object per lesson: memory, default type, random
// generator, print options, and the places where the layer of gradients keeps its modes. Nothing here is global, and
// one state is used by one thread.
import TensorKernels

/// What every operation asks of the state: a copy in plain memory.
package struct EngineModes {
  /// Operations record their derivatives.
  package var gradEnabled = true
  /// Derivatives for backward are recorded.
  package var gradMode = true
  /// New tensors are marked or recorded.
  package var noticesTensors = false
}

/// The state of one lesson's engine. Every array knows the state it was made in.
package final class EngineState {
  /// The type of floats made without a stated type.
  package var defaultDType = DType.float32
  /// The generator used when an operation is given none.
  package var generator = Generator()
  package var printOptions = PrintOptions()
  /// How many threads large arrays are shared by. The threads are the process's: the last word counts, and no result
  /// depends on it.
  package var threads = 1 { didSet { gb_set_thread_count(Int32(clamping: threads)) } }
  /// Whether operations record their derivatives (used by the layer above): `gradMode` says so, or forward mode does.
  package private(set) var gradEnabled = true
  /// Whether derivatives for backward are recorded: what `torch.is_grad_enabled()` answers.
  package var gradMode = true { didSet { updateRecording() } }
  package var inferenceMode = false {
    didSet {
      marksTensors = inferenceMode || transformDepth > 0
      updateRecording()
    }
  }
  /// How many function transforms and levels of forward mode are open; the layer above keeps the rest.
  package var transformDepth = 0 { didSet { marksTensors = inferenceMode || transformDepth > 0 } }
  /// The bits of the open levels of forward mode.
  package var forwardLevels: UInt64 = 0 { didSet { updateRecording() } }
  /// New tensors must be marked: with inference mode, or with the depth they were made at.
  package private(set) var marksTensors = false { didSet { noteModes() } }
  /// Only forward mode records now, so that nodes must not lead backward.
  package private(set) var recordsForwardOnly = false {
    didSet { inspectsNodes = recordsForwardOnly || searchesAnomalies }
  }
  /// Where the program is, for nodes made while anomalies are looked for; nil when they are not.
  package var anomaly: (() -> String)? {
    didSet {
      searchesAnomalies = anomaly != nil
      inspectsNodes = recordsForwardOnly || searchesAnomalies
    }
  }
  package private(set) var searchesAnomalies = false
  /// How the layer above tells the lesson something.
  package var warn: ((String) -> Void)?
  /// Whether gradients are searched for NaN, while anomalies are looked for.
  package var anomalyChecksNaN = true
  /// Whether each new node needs a second look: one test in place of two.
  package private(set) var inspectsNodes = false
  /// What changes saved values on their way in and out, innermost last; of the layer above.
  package var savedValueHooks: [AnyObject] = [] { didSet { changesSavedValues = !savedValueHooks.isEmpty } }
  package private(set) var changesSavedValues = false
  /// Where the last bit for a level was taken.
  package var lastLevel = 0
  /// The number of the last mapping, and the numbers of those that are open.
  package var lastMapping = 0
  package var openMappings: [Int] = []
  /// How many elements each open mapping has.
  package var mappingSizes: [Int: Int] = [:]
  /// What a random draw does inside a mapped function.
  package enum MappedRandomness: UInt8, Sendable { case unmapped, error, different, same }
  package var mappedRandomness = MappedRandomness.unmapped
  /// A kernel read an array with hidden dimensions as if it had none.
  package var overlookedHidden = false
  /// A failure where an operation could not throw; the next one that can does.
  package var deferredError: TensorError?
  /// Open transforms, of the layer above.
  package var transforms: [AnyObject] = []

  private func updateRecording() {
    gradEnabled = (gradMode || forwardLevels != 0) && !inferenceMode
    recordsForwardOnly = !gradMode && forwardLevels != 0
    noteModes()
  }

  /// Puts what every operation asks where it is read without counting a reference.
  private func noteModes() {
    cache.pointee.modes = EngineModes(
      gradEnabled: gradEnabled, gradMode: gradMode, noticesTensors: marksTensors || recorder != nil)
  }

  #if DEBUG
    /// The name of a node whose derivative rule is made wrong, for tests.
    package var plantedFault: String?
  #endif

  /// Whatever the layer above records with.
  package var recorder: AnyObject? { didSet { noteModes() } }
  /// Steps are done again in double precision by this, of the layer above; arrays then keep that precision.
  package var replay: AnyObject? { didSet { keepsDoubles = replay != nil } }
  package private(set) var keepsDoubles = false
  /// The same while a backward runs, whose own arithmetic is not recorded.
  package var restingRecorder: AnyObject?
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

  /// Runs an operation whose result may be written straight into the memory of `array`, which no operand shares.
  package func offering<R, E: Error>(_ array: NDArray, _ body: () throws(E) -> R) throws(E) -> R {
    cache.pointee.offer(array.storage)
    defer { cache.pointee.offer(nil) }
    return try body()
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
