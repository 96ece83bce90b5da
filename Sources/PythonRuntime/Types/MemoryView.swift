// The class `memoryview`: a look at the bytes of a bytes object or a bytearray. Items and slices of it copy nothing, and what is
// written into it stands in the bytearray. Unlike CPython's it does not keep the bytearray from changing its size.

/// The bytes of `source` at `start`, `start + step`, ...: `count` of them.
final class MemoryViewObject: NativeObject {
  /// A bytes object or a bytearray; undefined after `release`.
  private(set) final var source: Value
  final let start: Int
  final let step: Int
  final let count: Int
  final let isReadOnly: Bool

  init(_ source: Value, start: Int, step: Int, count: Int, isReadOnly: Bool) {
    (self.source, self.start, self.step, self.count, self.isReadOnly) = (source, start, step, count, isReadOnly)
    super.init()
  }

  override func traceReferences(_ tracer: inout Tracer) { tracer.visit(source) }

  func release() { source = .undefined }

  /// The bytes in view, as far as they are still there; nil when the view was released.
  var bytes: [UInt8]? {
    guard let all = source.bytes?.storage ?? ByteArrayType.object(source)?.storage else { return nil }
    if count == 0 { return [] }
    if step == 1, start + count <= all.count { return Array(all[start..<(start + count)]) }
    return (0..<count).compactMap { index in
      let place = start + index * step
      return place < all.count ? all[place] : nil
    }
  }
}

enum MemoryViewType {
  static let declaration = NativeClass(
    "memoryview", kind: .native, methods: rows, properties: properties, slots: slots, isInheritable: false,
    doc: "Create a new memoryview object which references the given object.")

  /// The memoryview that a value is, or nil.
  static func object(_ value: Value) -> MemoryViewObject? {
    guard value.isKind(.native), type(of: value.asObj) == MemoryViewObject.self else { return nil }
    return value.asObject(MemoryViewObject.self)
  }

  /// The view that a value is; an error when it was released.
  private static func view(_ vm: Machine, _ value: Value) throws(PyError) -> MemoryViewObject {
    guard let view = object(value) else { throw vm.typeError("a memoryview is needed") }
    if view.source.isUndefined { throw vm.valueError("operation forbidden on released memoryview object") }
    return view
  }

  private static func bytes(_ vm: Machine, _ value: Value) throws(PyError) -> [UInt8] {
    let view = try view(vm, value)
    try vm.checkMemory(view.count)
    return view.bytes ?? []
  }

  private static func make(_ vm: Machine, _ view: MemoryViewObject) -> Value {
    vm.adopt(view, as: vm.sharedClass(declaration))
  }

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = construct
    slots.length = { vm, value throws(PyError) in try view(vm, value).count }
    slots.truth = { vm, value throws(PyError) in try view(vm, value).count > 0 }
    slots.getItem = getItem
    slots.setItem = setItem
    slots.deleteItem = { vm, value, _ throws(PyError) in throw vm.typeError("cannot delete memory") }
    slots.iterate = { vm, value throws(PyError) in
      _ = try view(vm, value)
      return vm.iterator(named: "memory_iterator", holding: [value]) { (vm, state) throws(PyError) in
        let view = try view(vm, state.held[0])
        if state.position >= view.count { return .undefined }
        state.position += 1
        return Value(Int(try byte(vm, view, state.position - 1)))
      }
    }
    slots.contains = { vm, value, item throws(PyError) in
      for byte in try bytes(vm, value) where try vm.equal(Value(Int(byte)), item) { return true }
      return false
    }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard op == .equal || op == .notEqual, let first = object(left) else { return .notImplemented }
      if left.isIdentical(to: right) { return Value(op == .equal) }
      guard let second = BytesType.bytesLike(right) else { return .notImplemented }
      return Value((first.bytes == second) == (op == .equal))
    }
    slots.hash = { vm, value throws(PyError) in
      let view = try view(vm, value)
      if !view.isReadOnly { throw vm.valueError("cannot hash writable memoryview object") }
      return try vm.hash(vm.bytes(view.bytes ?? []))
    }
    slots.repr = { vm, value in
      let isReleased = object(value)?.source.isUndefined ?? true
      return "<\(isReleased ? "released memory" : "memory") at \(vm.address(of: value))>"
    }
    return slots
  }()

  @Sendable private static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    let given = arguments.positionalCount + arguments.keywordCount
    if given > 1 { throw vm.typeError("memoryview() takes at most 1 argument (\(given) given)") }
    let source = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("object")
    if source.isUndefined { throw vm.typeError("memoryview() missing required argument 'object' (pos 1)") }
    if object(source) != nil {
      let view = try view(vm, source)
      return make(
        vm,
        MemoryViewObject(
          view.source, start: view.start, step: view.step, count: view.count, isReadOnly: view.isReadOnly))
    }
    guard let bytes = BytesType.bytesLike(source) else {
      throw vm.typeError("memoryview: a bytes-like object is required, not '\(vm.typeName(of: source))'")
    }
    return make(
      vm,
      MemoryViewObject(source, start: 0, step: 1, count: bytes.count, isReadOnly: ByteArrayType.object(source) == nil))
  }

  // MARK: Items

  /// The place of an item in the view.
  private static func position(_ vm: Machine, _ view: MemoryViewObject, _ key: Value) throws(PyError) -> Int {
    if let tuple = key.tuple, tuple.count > 1 {
      throw vm.typeError("cannot index 1-dimension view with \(tuple.count)-element tuple")
    }
    guard let index = try vm.exactIndex(key) else { throw vm.typeError("memoryview: invalid slice key") }
    let position = index < 0 ? index &+ view.count : index
    guard position >= 0, position < view.count else {
      throw vm.indexError("index out of bounds on dimension 1")
    }
    return position
  }

  private static func byte(_ vm: Machine, _ view: MemoryViewObject, _ index: Int) throws(PyError) -> UInt8 {
    let place = view.start + index * view.step
    let storage = view.source.bytes?.storage ?? ByteArrayType.object(view.source)?.storage ?? []
    guard storage.indices.contains(place) else {
      throw vm.valueError("the bytearray has become shorter than its memoryview")
    }
    return storage[place]
  }

  @Sendable private static func getItem(_ vm: Machine, _ value: Value, _ key: Value) throws(PyError) -> Value {
    let view = try view(vm, value)
    guard let slice = key.slice else { return Value(Int(try byte(vm, view, try position(vm, view, key)))) }
    return make(vm, try part(vm, view, slice))
  }

  private static func part(
    _ vm: Machine, _ view: MemoryViewObject, _ slice: SliceObject
  ) throws(PyError) -> MemoryViewObject {
    let indices = try vm.sliceIndices(slice, length: view.count)
    // A step beyond the view leads to one byte at most, and no bytes begin nowhere.
    let (step, overflows) = view.step.multipliedReportingOverflow(by: indices.step)
    return MemoryViewObject(
      view.source, start: indices.count == 0 ? 0 : view.start + indices.start * view.step, step: overflows ? 1 : step,
      count: indices.count,
      isReadOnly: view.isReadOnly)
  }

  @Sendable private static func setItem(
    _ vm: Machine, _ value: Value, _ key: Value, _ item: Value
  ) throws(PyError) {
    let whole = try view(vm, value)
    if whole.isReadOnly { throw vm.typeError("cannot modify read-only memory") }
    guard let slice = key.slice else {
      let index = try position(vm, whole, key)
      if !vm.hasIndexMethod(item) { throw vm.typeError("memoryview: invalid type for format 'B'") }
      guard let byte = UInt8(exactly: try vm.bigIndex(item)) else {
        throw vm.valueError("memoryview: invalid value for format 'B'")
      }
      return try write(vm, whole, [byte], from: index)
    }
    guard let bytes = BytesType.bytesLike(item) else {
      throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(of: item))'")
    }
    let part = try part(vm, whole, slice)
    if part.count != bytes.count {
      throw vm.valueError("memoryview assignment: lvalue and rvalue have different structures")
    }
    try write(vm, part, bytes, from: 0)
  }

  private static func write(
    _ vm: Machine, _ view: MemoryViewObject, _ bytes: [UInt8], from first: Int
  ) throws(PyError) {
    guard let array = ByteArrayType.object(view.source) else { return }
    for (index, byte) in bytes.enumerated() {
      let place = view.start + (first + index) * view.step
      guard array.storage.indices.contains(place) else {
        throw vm.valueError("the bytearray has become shorter than its memoryview")
      }
      array.storage[place] = byte
    }
  }

  // MARK: Methods

  private static let rows: [NativeRow] = [
    NativeRow("tobytes(self, /, order='C')", .clinic) { vm, arguments throws(PyError) in
      vm.bytes(try bytes(vm, arguments.receiver))
    },
    NativeRow("tolist(self, /)", .exact) { vm, arguments throws(PyError) in
      vm.list(try bytes(vm, arguments.receiver).map { Value(Int($0)) })
    },
    NativeRow("hex(self, /, sep=?, bytes_per_sep=1)", .clinic) { vm, arguments throws(PyError) in
      let group = try vm.clinicInt(arguments[2])
      return try BytesMethods.hex(vm, try bytes(vm, arguments.receiver), separator: arguments[1], group: group)
    },
    NativeRow("toreadonly(self, /)", .exact) { vm, arguments throws(PyError) in
      let view = try view(vm, arguments.receiver)
      return make(
        vm,
        MemoryViewObject(view.source, start: view.start, step: view.step, count: view.count, isReadOnly: true))
    },
    NativeRow("cast(self, /, format, shape=?)", .clinic) { vm, arguments throws(PyError) in
      guard let format = arguments[1].str?.string, format == "B", arguments[2].isUndefined else {
        throw vm.notImplementedError(
          "cast() of a memoryview is not supported; struct.unpack and numpy.frombuffer read numbers from bytes")
      }
      let view = try view(vm, arguments.receiver)
      return make(
        vm,
        MemoryViewObject(
          view.source, start: view.start, step: view.step, count: view.count, isReadOnly: view.isReadOnly))
    },
    NativeRow("release(self, /)", .exact) { vm, arguments in
      object(arguments.receiver)?.release()
      return .none
    },
    NativeRow("__enter__(self, /)", .exact) { vm, arguments throws(PyError) in
      _ = try view(vm, arguments.receiver)
      return arguments.receiver
    },
    NativeRow("__exit__(self, /, *exc_info)") { vm, arguments in
      object(arguments.receiver)?.release()
      return .none
    },
  ]

  private static let properties: [NativeProperty] = [
    property("obj") { vm, view in view.source },
    property("nbytes") { _, view in Value(view.count) },
    property("itemsize") { _, _ in Value(1) },
    property("ndim") { _, _ in Value(1) },
    property("format") { vm, _ in vm.string("B") },
    property("readonly") { _, view in Value(view.isReadOnly) },
    property("shape") { vm, view in vm.tuple([Value(view.count)]) },
    property("strides") { vm, view in vm.tuple([Value(view.step)]) },
    property("suboffsets") { vm, _ in vm.tuple([]) },
    property("c_contiguous") { _, view in Value(isContiguous(view)) },
    property("f_contiguous") { _, view in Value(isContiguous(view)) },
    property("contiguous") { _, view in Value(isContiguous(view)) },
  ]

  private static func isContiguous(_ view: MemoryViewObject) -> Bool { view.step == 1 || view.count < 2 }

  private static func property(
    _ name: String, _ read: @escaping @Sendable (Machine, MemoryViewObject) -> Value
  ) -> NativeProperty {
    NativeProperty(name) { vm, value throws(PyError) in read(vm, try view(vm, value)) }
  }
}
