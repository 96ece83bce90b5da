// The array: a window of sizes and strides on a storage. Its layout never changes after creation; only the elements do.
// Knows no gradients. Small results must cost tens of nanoseconds, so everything here is stored in place.
import TensorKernels

/// An n-dimensional array of one element type.
package final class NDArray {
  package let storage: Storage
  /// Elements before the first one, counted from the start of the storage.
  package let offset: Int
  package let dtype: DType
  /// Whether the elements lie row by row without gaps.
  package let isContiguous: Bool
  package let shape: Shape
  package let strides: Shape
  /// The number of elements.
  package let count: Int
  /// Dimensions of a mapping, which `shape` does not show; then the array never counts as contiguous.
  package let hidden: HiddenDimensions?
  /// The counter of writes when it is not the storage's own.
  private var ownCounter: VersionCounter?

  /// A window on an existing storage; the caller has checked that it stays inside.
  @inline(__always)
  init(
    storage: Storage, offset: Int, dtype: DType, shape: Shape, strides: Shape, count: Int, isContiguous: Bool,
    counter: VersionCounter? = nil, hidden: HiddenDimensions? = nil
  ) {
    self.storage = storage
    self.offset = offset
    self.dtype = dtype
    self.shape = shape
    self.strides = strides
    self.count = count
    self.isContiguous = isContiguous
    self.ownCounter = counter
    self.hidden = hidden
    storage.arrayCount &+= 1
  }

  deinit { storage.arrayCount &-= 1 }

  /// A contiguous array whose elements are not set yet; `shape` comes from a lesson and is checked.
  package convenience init(uninitialized shape: Shape, _ dtype: DType, _ state: EngineState) throws(TensorError) {
    let count = try shape.checkedCount(of: dtype)
    try self.init(unset: shape, shape.contiguousStrides, count, true, dtype, state)
  }

  /// The same without checks, for shapes of existing arrays.
  @inline(__always)
  convenience init(
    unset shape: Shape, _ strides: Shape, _ count: Int, _ contiguous: Bool, _ dtype: DType, _ state: EngineState
  ) throws(TensorError) {
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: dtype.byteCount)
    if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
    let storage = try Storage(byteCount: byteCount, state: state)
    self.init(
      storage: storage, offset: 0, dtype: dtype, shape: shape, strides: strides, count: count,
      isContiguous: contiguous)
  }

  package var rank: Int { shape.count }
  package var state: EngineState { storage.state }
  package var modes: EngineModes { storage.modes }
  package var byteCount: Int { count * dtype.byteCount }

  /// Where the first element lies.
  package var pointer: UnsafeMutableRawPointer {
    if hidden != nil { storage.state.overlookedHidden = true }
    return storage.pointer + offset &* dtype.byteCount
  }

  /// The number of writes to these elements, as far as arrays sharing the counter can see.
  package var version: Int {
    get { if let ownCounter { ownCounter.value } else { storage.version } }
    set { if let ownCounter { ownCounter.value = newValue } else { storage.version = newValue } }
  }

  /// Counts one write.
  package func bumpVersion() { version &+= 1 }

  /// Whether writes to the one are seen in the version of the other.
  package func sharesVersion(with other: NDArray) -> Bool {
    if ownCounter != nil || other.ownCounter != nil { return ownCounter === other.ownCounter }
    return storage === other.storage
  }

  /// The counter of its own, where it has one; else its memory counts.
  package var versionCounter: VersionCounter? { ownCounter }

  /// Whether the elements may be the same memory.
  package func sharesStorage(with other: NDArray) -> Bool { storage === other.storage }

  /// The same elements with a counter of its own (what `.data` gives); starts at zero like the reference's.
  package func withOwnVersion(_ counter: VersionCounter = VersionCounter()) -> NDArray {
    NDArray(
      storage: storage, offset: offset, dtype: dtype, shape: shape, strides: strides, count: count,
      isContiguous: isContiguous, counter: counter, hidden: hidden)
  }

  /// The same elements in a second object that shares the counter (what `detach()` gives).
  package func alias() -> NDArray { window(shape: shape, strides: strides, offset: offset) }

  /// A view: another window on the same storage and version counter. The caller has checked the bounds.
  package func window(shape: Shape, strides: Shape, offset: Int) -> NDArray {
    NDArray(
      storage: storage, offset: offset, dtype: dtype, shape: shape, strides: strides, count: shape.elementCount,
      isContiguous: hidden == nil && shape.isContiguous(strides: strides), counter: ownCounter, hidden: hidden)
  }

  /// The same with other hidden dimensions.
  func window(shape: Shape, strides: Shape, offset: Int, hidden: HiddenDimensions?) -> NDArray {
    NDArray(
      storage: storage, offset: offset, dtype: dtype, shape: shape, strides: strides, count: shape.elementCount,
      isContiguous: hidden == nil && shape.isContiguous(strides: strides), counter: ownCounter, hidden: hidden)
  }

  /// A view on the same memory in another element type; the caller has checked that it stays inside.
  func reinterpreted(_ target: DType, _ shape: Shape, _ strides: Shape, _ offset: Int) -> NDArray {
    NDArray(
      storage: storage, offset: offset, dtype: target, shape: shape, strides: strides, count: shape.elementCount,
      isContiguous: shape.isContiguous(strides: strides), counter: ownCounter)
  }

  /// Whether the elements fill one piece of memory, each once, in whatever order of dimensions.
  package var isDense: Bool {
    if isContiguous { return true }
    if hidden != nil { return false }
    var used: InlineArray<8, Bool> = InlineArray(repeating: false)
    var step = 1
    for _ in 0..<rank {
      var next = -1
      for index in 0..<rank where !used[index] && (shape[index] == 1 || strides[index] == step) {
        next = index
        if shape[index] == 1 { break }
      }
      if next < 0 { return false }
      used[next] = true
      if shape[next] != 1 { step &*= shape[next] }
    }
    return true
  }

  /// The elements as typed memory; only meaningful for contiguous arrays.
  func elements<Element>(as type: Element.Type) -> UnsafeMutablePointer<Element> {
    pointer.assumingMemoryBound(to: type)
  }
}

extension NDArray {
  /// Turns the status of a kernel into the reference's error; `kernel` is its name there.
  @inline(__always)
  static func check(_ status: gb_status, _ kernel: @autoclosure () -> String, _ dtype: DType) throws(TensorError) {
    if status != GB_OK { throw failure(status, kernel(), dtype) }
  }

  @inline(never)
  static func failure(_ status: gb_status, _ kernel: String, _ dtype: DType) -> TensorError {
    switch status {
    case GB_ZERO_DIVISION: .runtime("ZeroDivisionError")
    case GB_NEGATIVE_POWER: .runtime("Integers to negative integer powers are not allowed.")
    case GB_INDEX_OUT_OF_RANGE: .index("index out of range in self")
    case GB_NO_MEMORY: TensorError(.memoryError, "not enough memory for \(kernel)")
    default: .notImplemented(kernel: kernel, for: dtype)
    }
  }
}
