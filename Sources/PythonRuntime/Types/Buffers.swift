// The buffer protocol: what a bytes object, a bytearray, an array and a memoryview show of their memory, as one concept. Whoever
// reads bytes asks here (`BytesType.bytesLike` for copies of them); nobody else knows which classes have any.
//
// A bytearray or an array that somebody looks at keeps its size: changing it raises BufferError. CPython counts references and
// knows when the last view has gone; here the collector is asked, at the moment when it matters.

/// An object whose bytes can change and that others can look at: a bytearray or an array.
class ExporterObject: NativeObject {
  final var storage: [UInt8]
  /// How many views there are; made with the first one.
  private final var exports: ExportCount?

  init(_ storage: [UInt8]) {
    self.storage = storage
    super.init()
  }

  override var externalBytes: Int { storage.capacity }

  /// Whether somebody looks at the bytes.
  @inline(__always) final var isExported: Bool { exports.map { $0.views > 0 } ?? false }

  final func export() -> Export {
    let count = exports ?? ExportCount()
    exports = count
    return Export(count)
  }
}

/// How many look at an exporter's bytes. Not an object of the heap: a view and what it looks at may go in the same collection.
final class ExportCount {
  fileprivate(set) var views = 0
}

/// One view's part of the count, as long as it lives.
final class Export {
  private let count: ExportCount

  fileprivate init(_ count: ExportCount) {
    self.count = count
    count.views += 1
  }

  deinit { count.views -= 1 }
}

/// The bytes of `source` from `offset`, as items of one format in rows of `shape`, `strides` bytes apart.
struct Buffer {
  let source: Value
  var format: MachineFormat
  /// The format as it is called: `cast` keeps "@i".
  var formatText: String
  var offset = 0
  var shape: [Int]
  var strides: [Int]
  var isReadOnly: Bool

  /// All of an object's memory in one row.
  init(_ source: Value, _ format: MachineFormat, byteCount: Int, isReadOnly: Bool) {
    self.source = source
    self.format = format
    formatText = format.letter
    shape = [byteCount / format.size]
    strides = [format.size]
    self.isReadOnly = isReadOnly
  }

  var itemCount: Int { shape.reduce(1, *) }
  var byteCount: Int { itemCount * format.size }

  /// Whether the items stand one behind the other, the last index first.
  var isContiguous: Bool { Buffer.isContiguous(shape.reversed(), strides.reversed(), format.size) }

  /// The same with the first index first, as in Fortran.
  var isFortranContiguous: Bool { Buffer.isContiguous(shape, strides, format.size) }

  private static func isContiguous(_ shape: [Int], _ strides: [Int], _ size: Int) -> Bool {
    if shape.contains(0) { return true }
    var expected = size
    for (length, stride) in zip(shape, strides) {
      if length > 1, stride != expected { return false }
      expected *= length
    }
    return true
  }

  /// The places of the items, relative to the beginning of the source; the last index runs fastest, or the first one.
  func offsets(fortran: Bool = false) -> Offsets {
    Offsets(self, fastestFirst: fortran ? Array(shape.indices) : shape.indices.reversed())
  }

  /// One place after the other: a list of them would be larger than what they are places of.
  struct Offsets: Sequence, IteratorProtocol {
    private let buffer: Buffer
    private let order: [Int]
    private var index: [Int]
    private var place: Int
    private var isOver: Bool

    fileprivate init(_ buffer: Buffer, fastestFirst order: [Int]) {
      self.buffer = buffer
      self.order = order
      index = [Int](repeating: 0, count: buffer.shape.count)
      place = buffer.offset
      isOver = buffer.shape.contains(0)
    }

    mutating func next() -> Int? {
      if isOver { return nil }
      let current = place
      for dimension in order {
        index[dimension] += 1
        place += buffer.strides[dimension]
        if index[dimension] < buffer.shape[dimension] { return current }
        place -= buffer.strides[dimension] * buffer.shape[dimension]
        index[dimension] = 0
      }
      isOver = true
      return current
    }
  }

  /// Runs `body` with the memory of the source; nil when it does not hold what the view was made for.
  @inline(__always)
  func withMemory<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    if let bytes = source.bytes { return bytes.storage.withUnsafeBytes(body) }
    return Buffers.exporter(source).map { $0.storage.withUnsafeBytes(body) }
  }

  /// The bytes of all items in order, as `tobytes` gives them.
  func bytes(fortran: Bool = false) -> [UInt8] {
    let size = format.size
    return withMemory { memory in
      if fortran ? isFortranContiguous : isContiguous {
        let end = offset + byteCount
        return end <= memory.count ? Array(memory[offset..<end]) : []
      }
      var result: [UInt8] = []
      result.reserveCapacity(byteCount)
      for place in offsets(fortran: fortran) where place >= 0 && place + size <= memory.count {
        result.append(contentsOf: memory[place..<(place + size)])
      }
      return result
    } ?? []
  }
}

enum Buffers {
  /// The bytearray or array that a value is, or nil.
  @inline(__always)
  static func exporter(_ value: Value) -> ExporterObject? {
    // Nothing inherits from the Swift classes, and a cast asks the runtime.
    guard value.isKind(.native) else { return nil }
    let type = type(of: value.asObj)
    return type == ByteArrayObject.self || type == MachineArrayObject.self ? value.asObject(ExporterObject.self) : nil
  }

  /// What a value shows of its memory; nil for one that shows none, a memoryview that was released among them.
  static func buffer(_ value: Value) -> Buffer? {
    if let bytes = value.bytes { return Buffer(value, .bytes, byteCount: bytes.storage.count, isReadOnly: true) }
    if let array = MachineArrayType.object(value) {
      return Buffer(value, array.format, byteCount: array.storage.count, isReadOnly: false)
    }
    if let array = ByteArrayType.object(value) {
      return Buffer(value, .bytes, byteCount: array.storage.count, isReadOnly: false)
    }
    guard let view = MemoryViewType.object(value), !view.isReleased else { return nil }
    return view.buffer
  }

  /// The bytes of an argument that must be in one piece, as most functions want it; nil for what shows no memory.
  static func simple(_ vm: Machine, _ value: Value) throws(PyError) -> [UInt8]? {
    if let view = MemoryViewType.object(value) {
      if view.isReleased { throw MemoryViewType.released(vm) }
      if !view.buffer.isContiguous {
        throw vm.raise(.bufferError, "memoryview: underlying buffer is not C-contiguous")
      }
    }
    return BytesType.bytesLike(value)
  }

  /// The same where CPython says of bytes in pieces that they are none.
  static func contiguous(_ vm: Machine, _ value: Value) throws(PyError) -> [UInt8]? {
    if let view = MemoryViewType.object(value), !view.isReleased, !view.buffer.isContiguous { return nil }
    return BytesType.bytesLike(value)
  }

  /// Refuses to change the size of what somebody looks at.
  @inline(__always)
  static func checkResizable(_ vm: Machine, _ object: ExporterObject) throws(PyError) {
    if object.isExported { try checkExports(vm, object) }
  }

  @inline(never)
  private static func checkExports(_ vm: Machine, _ object: ExporterObject) throws(PyError) {
    vm.collectForExports()
    if !object.isExported { return }
    throw vm.raise(
      .bufferError,
      object is MachineArrayObject
        ? "cannot resize an array that is exporting buffers" : "Existing exports of data: object cannot be re-sized")
  }

  /// For the modules written in Python.
  static let module = NativeModule("_buffers", functions: functions)

  private static let functions: [NativeRow] = [
    // The bytes that an object shows, or None.
    NativeRow("contents(data, /)", .exact) { vm, arguments throws(PyError) in
      if arguments[0].bytes != nil, !vm.classOf(arguments[0]).isUserClass { return arguments[0] }
      return try simple(vm, arguments[0]).map { vm.bytes($0) } ?? .none
    },
    // Whether an object's bytes can be written to.
    NativeRow("is_writable(data, /)", .exact) { _, arguments in
      Value(buffer(arguments[0]).map { !$0.isReadOnly && $0.isContiguous } ?? false)
    },
    // Writes bytes into an object's memory: as many as fit, and how many these are.
    NativeRow("write(target, offset, data, /)", .exact) { vm, arguments throws(PyError) in
      guard let target = buffer(arguments[0]), !target.isReadOnly, target.isContiguous,
        let exporter = exporter(target.source), let data = BytesType.bytesLike(arguments[2])
      else { throw vm.typeError("a read-write bytes-like object is required, not '\(vm.typeName(of: arguments[0]))'") }
      let offset = try vm.index(arguments[1])
      guard offset >= 0, offset <= target.byteCount else { throw vm.valueError("offset out of range") }
      let start = target.offset + offset
      let count = min(data.count, target.byteCount - offset, exporter.storage.count - start)
      if count > 0 { exporter.storage.replaceSubrange(start..<(start + count), with: data.prefix(count)) }
      return Value(max(count, 0))
    },
  ]
}
