// The class `memoryview`: a look at the memory of a bytes object, a bytearray or an array (Buffers.swift). Items and slices of it
// copy nothing, and what is written into it stands in the object. Its methods are in MemoryViewMethods.swift.

final class MemoryViewObject: NativeObject {
  let buffer: Buffer
  /// Its part in keeping the size of what it looks at; nil for bytes, whose size nothing changes.
  private final var export: Export?
  private(set) final var isReleased = false

  init(_ buffer: Buffer) {
    self.buffer = buffer
    export = Buffers.exporter(buffer.source)?.export()
    super.init()
  }

  override func traceReferences(_ tracer: inout Tracer) {
    if !isReleased { tracer.visit(buffer.source) }
  }

  func release() {
    isReleased = true
    export = nil
  }

  // In stress mode the memory of the dead stays.
  override func isGivenUp() { export = nil }

  /// Whether items of this format can be read one by one.
  var isReadable: Bool { buffer.format.code != UInt8(ascii: "w") }
}

enum MemoryViewType {
  static let declaration = NativeClass(
    "memoryview", kind: .native, methods: MemoryViewMethods.rows, properties: MemoryViewMethods.properties,
    slots: slots, isInheritable: false, doc: "Create a new memoryview object which references the given object.")

  /// The memoryview that a value is, or nil.
  static func object(_ value: Value) -> MemoryViewObject? {
    guard value.isKind(.native), type(of: value.asObj) == MemoryViewObject.self else { return nil }
    return value.asObject(MemoryViewObject.self)
  }

  /// The view that a value is; an error when it was released.
  static func view(_ vm: Machine, _ value: Value) throws(PyError) -> MemoryViewObject {
    guard let view = object(value) else { throw vm.typeError("a memoryview is needed") }
    if view.isReleased { throw released(vm) }
    return view
  }

  static func released(_ vm: Machine) -> PyError {
    vm.valueError("operation forbidden on released memoryview object")
  }

  static func make(_ vm: Machine, _ buffer: Buffer) -> Value {
    vm.adopt(MemoryViewObject(buffer), as: vm.sharedClass(declaration))
  }

  // MARK: Operators

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = construct
    slots.length = { vm, value throws(PyError) in try view(vm, value).buffer.shape.first ?? 1 }
    slots.truth = { vm, value throws(PyError) in (try view(vm, value).buffer.shape.first ?? 1) > 0 }
    slots.getItem = getItem
    slots.setItem = setItem
    slots.deleteItem = { vm, value, _ throws(PyError) in
      let isReadOnly = try view(vm, value).buffer.isReadOnly
      throw vm.typeError(isReadOnly ? "cannot modify read-only memory" : "cannot delete memory")
    }
    slots.iterate = { vm, value throws(PyError) in
      let count = try rowCount(vm, try view(vm, value))
      return vm.iterator(named: "memory_iterator", holding: [value]) { (vm, state) throws(PyError) in
        if state.position >= count { return .undefined }
        state.position += 1
        return try item(vm, try view(vm, state.held[0]), state.position - 1)
      }
    }
    slots.contains = { vm, value, wanted throws(PyError) in
      for index in 0..<(try rowCount(vm, try view(vm, value))) {
        if try vm.equal(try item(vm, try view(vm, value), index), wanted) { return true }
      }
      return false
    }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard op == .equal || op == .notEqual, let first = object(left) else { return .notImplemented }
      if first.isReleased || object(right)?.isReleased ?? false {
        return Value(left.isIdentical(to: right) == (op == .equal))
      }
      guard let second = Buffers.buffer(right) else { return .notImplemented }
      return Value(try isEqual(vm, first.buffer, second) == (op == .equal))
    }
    slots.hash = { vm, value throws(PyError) in
      let buffer = try view(vm, value).buffer
      if !buffer.isReadOnly { throw vm.valueError("cannot hash writable memoryview object") }
      if !buffer.format.isByte {
        throw vm.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
      }
      _ = try vm.hash(buffer.source)
      return try vm.hash(vm.bytes(buffer.bytes()))
    }
    slots.repr = { vm, value in
      "<\(object(value)?.isReleased ?? true ? "released memory" : "memory") at \(vm.address(of: value))>"
    }
    return slots
  }()

  /// How many items a view of one dimension has.
  private static func rowCount(_ vm: Machine, _ view: MemoryViewObject) throws(PyError) -> Int {
    try checkReadable(vm, view)
    guard let count = view.buffer.shape.first else { throw vm.typeError("invalid indexing of 0-dim memory") }
    if view.buffer.shape.count > 1 {
      throw vm.notImplementedError("multi-dimensional sub-views are not implemented")
    }
    return count
  }

  static func checkReadable(_ vm: Machine, _ view: MemoryViewObject) throws(PyError) {
    if !view.isReadable { throw vm.notImplementedError("memoryview: format \(view.buffer.formatText) not supported") }
  }

  /// By values, whatever the formats; those that nothing reads are equal to nothing.
  private static func isEqual(_ vm: Machine, _ first: Buffer, _ second: Buffer) throws(PyError) -> Bool {
    if first.shape != second.shape { return false }
    if first.shape.contains(0) { return true }
    if first.format.code == UInt8(ascii: "w") || second.format.code == UInt8(ascii: "w") { return false }
    if first.format == second.format, !first.format.isFloat, first.format.code != UInt8(ascii: "?") {
      return first.bytes() == second.bytes()
    }
    for (one, two) in zip(first.offsets(), second.offsets()) {
      if try !vm.truth(try vm.compare(.equal, load(vm, first, one), load(vm, second, two))) { return false }
    }
    return true
  }

  @Sendable private static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    let given = arguments.positionalCount + arguments.keywordCount
    if given > 1 { throw vm.typeError("memoryview() takes at most 1 argument (\(given) given)") }
    let source = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("object")
    if source.isUndefined { throw vm.typeError("memoryview() missing required argument 'object' (pos 1)") }
    if let view = object(source), view.isReleased { throw released(vm) }
    guard let buffer = Buffers.buffer(source) else {
      throw vm.typeError("memoryview: a bytes-like object is required, not '\(vm.typeName(of: source))'")
    }
    return make(vm, buffer)
  }

  // MARK: Items

  static func load(_ vm: Machine, _ buffer: Buffer, _ place: Int) -> Value {
    let size = buffer.format.size
    return buffer.withMemory { memory in
      guard let base = memory.baseAddress, place >= 0, place + size <= memory.count else { return .undefined }
      return buffer.format.load(vm, base + place)
    } ?? .undefined
  }

  private static func item(_ vm: Machine, _ view: MemoryViewObject, _ index: Int) throws(PyError) -> Value {
    try checkReadable(vm, view)
    return load(vm, view.buffer, view.buffer.offset + index * (view.buffer.strides.first ?? 0))
  }

  /// The place of an item in the memory, by one index a dimension.
  private static func place(_ vm: Machine, _ buffer: Buffer, _ keys: [Value]) throws(PyError) -> Int {
    if keys.count > buffer.shape.count {
      throw vm.typeError("cannot index \(buffer.shape.count)-dimension view with \(keys.count)-element tuple")
    }
    var place = buffer.offset
    for (dimension, key) in keys.enumerated() {
      guard let given = try vm.exactIndex(key) else { throw vm.typeError("memoryview: invalid slice key") }
      let index = given < 0 ? given &+ buffer.shape[dimension] : given
      if index < 0 || index >= buffer.shape[dimension] {
        throw vm.indexError("index out of bounds on dimension \(dimension + 1)")
      }
      place += index * buffer.strides[dimension]
    }
    return place
  }

  /// What a tuple in brackets is: an index for each dimension, slices, or neither.
  private enum Selection {
    case indices([Value])
    case slices
    case other
  }

  private static func selection(_ vm: Machine, _ key: Value) -> Selection {
    guard let tuple = key.tuple else { return .other }
    let elements = Array(tuple.elements)
    if elements.allSatisfy(vm.hasIndexMethod) { return .indices(elements) }
    return !elements.isEmpty && elements.allSatisfy { $0.slice != nil } ? .slices : .other
  }

  private static func isWhole(_ key: Value) -> Bool { key.tuple?.count == 0 }

  @Sendable private static func getItem(_ vm: Machine, _ value: Value, _ key: Value) throws(PyError) -> Value {
    let view = try view(vm, value)
    if view.buffer.shape.isEmpty {
      if key.tag == Tag.ellipsis { return value }
      guard isWhole(key) else { throw vm.typeError("invalid indexing of 0-dim memory") }
      try checkReadable(vm, view)
      return load(vm, view.buffer, view.buffer.offset)
    }
    if let slice = key.slice { return make(vm, try part(vm, view.buffer, slice)) }
    if vm.hasIndexMethod(key) {
      _ = try rowCount(vm, view)
      let place = try place(vm, view.buffer, [key])
      // An `__index__` may have released it.
      return load(vm, try self.view(vm, value).buffer, place)
    }
    switch selection(vm, key) {
    case .indices(let keys):
      if keys.count < view.buffer.shape.count { throw vm.notImplementedError("sub-views are not implemented") }
      let place = try place(vm, view.buffer, keys)
      try checkReadable(vm, view)
      return load(vm, try self.view(vm, value).buffer, place)
    case .slices: throw vm.notImplementedError("multi-dimensional slicing is not implemented")
    case .other: throw vm.typeError("memoryview: invalid slice key")
    }
  }

  /// A slice of the first dimension.
  private static func part(_ vm: Machine, _ buffer: Buffer, _ slice: SliceObject) throws(PyError) -> Buffer {
    let indices = try vm.sliceIndices(slice, length: buffer.shape[0])
    var part = buffer
    // A step beyond the view leads to one item at most, and no items begin nowhere.
    let (stride, overflows) = buffer.strides[0].multipliedReportingOverflow(by: indices.step)
    part.strides[0] = overflows ? buffer.strides[0] : stride
    if indices.count > 0 { part.offset += indices.start * buffer.strides[0] }
    part.shape[0] = indices.count
    return part
  }

  @Sendable private static func setItem(
    _ vm: Machine, _ value: Value, _ key: Value, _ item: Value
  ) throws(PyError) {
    let view = try view(vm, value)
    let buffer = view.buffer
    try checkReadable(vm, view)
    if buffer.isReadOnly { throw vm.typeError("cannot modify read-only memory") }
    if buffer.shape.isEmpty {
      guard key.tag == Tag.ellipsis || isWhole(key) else { throw vm.typeError("invalid indexing of 0-dim memory") }
      return try write(vm, value, item, buffer.offset)
    }
    if vm.hasIndexMethod(key) {
      if buffer.shape.count > 1 { throw vm.notImplementedError("sub-views are not implemented") }
      return try write(vm, value, item, try place(vm, buffer, [key]))
    }
    if let slice = key.slice, buffer.shape.count == 1 { return try setSlice(vm, buffer, slice, item) }
    switch selection(vm, key) {
    case .indices(let keys):
      if keys.count < buffer.shape.count { throw vm.notImplementedError("sub-views are not implemented") }
      try write(vm, value, item, try place(vm, buffer, keys))
    case .slices:
      throw vm.notImplementedError("memoryview slice assignments are currently restricted to ndim = 1")
    case .other:
      throw key.slice == nil
        ? vm.typeError("memoryview: invalid slice key")
        : vm.notImplementedError("memoryview slice assignments are currently restricted to ndim = 1")
    }
  }

  private static func setSlice(
    _ vm: Machine, _ buffer: Buffer, _ slice: SliceObject, _ item: Value
  ) throws(PyError) {
    guard let given = Buffers.buffer(item) else {
      if let view = object(item), view.isReleased { throw released(vm) }
      throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(of: item))'")
    }
    let part = try part(vm, buffer, slice)
    if part.format != given.format || part.shape != given.shape {
      throw vm.valueError("memoryview assignment: lvalue and rvalue have different structures")
    }
    let bytes = given.bytes()
    let size = part.format.size
    guard let exporter = Buffers.exporter(part.source) else { return }
    for (index, place) in part.offsets().enumerated()
    where place >= 0 && place + size <= exporter.storage.count && (index + 1) * size <= bytes.count {
      exporter.storage.replaceSubrange(place..<(place + size), with: bytes[(index * size)..<((index + 1) * size)])
    }
  }

  /// Writes one item; the view may have been released by what the item ran.
  private static func write(_ vm: Machine, _ value: Value, _ item: Value, _ place: Int) throws(PyError) {
    let format = try view(vm, value).buffer.format
    let bits = try bits(vm, format, item)
    guard let exporter = Buffers.exporter(try view(vm, value).buffer.source) else { return }
    exporter.storage.withUnsafeMutableBytes { memory in
      guard let base = memory.baseAddress, place >= 0, place + format.size <= memory.count else { return }
      format.store(bits, base + place)
    }
  }

  /// A value as the bits of an item of this format.
  private static func bits(_ vm: Machine, _ format: MachineFormat, _ item: Value) throws(PyError) -> UInt64 {
    var wrongType: PyError { vm.typeError("memoryview: invalid type for format '\(format.letter)'") }
    var wrongValue: PyError { vm.valueError("memoryview: invalid value for format '\(format.letter)'") }
    switch format.code {
    case UInt8(ascii: "c"):
      guard let bytes = item.bytes?.storage else { throw wrongType }
      guard bytes.count == 1 else { throw wrongValue }
      return UInt64(bytes[0])
    case UInt8(ascii: "?"): return try vm.truth(item) ? 1 : 0
    default: break
    }
    do throws(PyError) {
      if format.isFloat { return format.bits(of: try vm.double(item)) }
      if let bits = format.bits(of: try vm.bigIndex(item)) { return bits }
    } catch {
      if vm.isPending(.typeError) {
        vm.takePending()
        throw wrongType
      }
      if vm.isPending(.overflowError) || vm.isPending(.valueError) {
        vm.takePending()
        throw wrongValue
      }
      throw error
    }
    throw wrongValue
  }
}
