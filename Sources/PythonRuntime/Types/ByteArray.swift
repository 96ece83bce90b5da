// The class `bytearray`: bytes that can change. What it shares with `bytes` is in Bytes.swift and the BytesMethods files.

/// The storage of a bytearray.
final class ByteArrayObject: ExporterObject {}

enum ByteArrayType {
  static let declaration = NativeClass(
    "bytearray", kind: .native, methods: BytesMethods.rows + rows,
    staticMethods: [BytesLayoutMethods.makeTranslation], classMethods: [fromHex], slots: slots,
    doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray")

  /// The bytearray that a value is, or nil.
  static func object(_ value: Value) -> ByteArrayObject? {
    // Nothing inherits from the Swift class, and a cast asks the runtime.
    guard value.isKind(.native), type(of: value.asObj) == ByteArrayObject.self else { return nil }
    return value.asObject(ByteArrayObject.self)
  }

  /// A new bytearray.
  static func make(_ vm: Machine, _ storage: [UInt8]) -> Value {
    vm.adopt(ByteArrayObject(storage), as: vm.sharedClass(declaration))
  }

  private static let slots: NativeSlots = {
    var slots = BytesType.shared
    slots.setContent { vm, cls throws(PyError) in
      vm.adopt(ByteArrayObject([]), as: cls)
    } initialize: { vm, value, arguments throws(PyError) in
      let contents = try BytesType.contents(vm, "bytearray", arguments)
      let array = value.asObject(ByteArrayObject.self)
      if array.storage.isEmpty && contents.isEmpty { return }
      try Buffers.checkResizable(vm, array)
      array.storage = contents
    }
    slots.repr = { vm, value throws(PyError) in
      var text = try BytesType.storage(value).withUnsafeBufferPointer { (bytes) throws(PyError) in
        try vm.literal(ofBytes: bytes)
      }
      // Unlike bytes, it writes single quotes escaped also between double ones.
      if text.dropFirst().first == UInt8(ascii: "\"") {
        text = text.flatMap { $0 == UInt8(ascii: "'") ? [UInt8(ascii: "\\"), $0] : [$0] }
      }
      return "\(vm.typeName(of: value))(\(String(decoding: text, as: UTF8.self)))"
    }
    slots.str = slots.repr
    slots.hash = { vm, value throws(PyError) in
      throw vm.typeError("unhashable type: '\(vm.typeName(of: value))'")
    }
    slots.setItem = { vm, value, key, item throws(PyError) in try setItem(vm, value, key, item) }
    slots.deleteItem = { vm, value, key throws(PyError) in try deleteItem(vm, value, key) }
    slots.inPlace = inPlace
    return slots
  }()

  private static let fromHex = NativeRow("fromhex(type, string, /)", .exact) { vm, arguments throws(PyError) in
    let made = make(vm, try BytesMethods.bytes(vm, hexadecimal: arguments[1]))
    guard let cls = arguments[0].cls, cls.isUserClass else { return made }
    return try vm.call(arguments[0], [made])
  }

  // MARK: Items

  private static func position(
    _ vm: Machine, _ array: ByteArrayObject, _ key: Value
  ) throws(PyError) -> Int {
    guard let index = try vm.exactIndex(key) else {
      throw vm.typeError("bytearray indices must be integers or slices, not \(vm.typeName(of: key))")
    }
    let position = index < 0 ? index + array.storage.count : index
    guard array.storage.indices.contains(position) else { throw vm.indexError("bytearray index out of range") }
    return position
  }

  private static func setItem(_ vm: Machine, _ value: Value, _ key: Value, _ item: Value) throws(PyError) {
    guard let array = object(value) else { return }
    if key.isInt, item.isInt, item.bits < 256, key.bits < UInt(array.storage.count) {
      array.storage[key.asInt] = UInt8(truncatingIfNeeded: item.bits)
      return
    }
    guard let slice = key.slice else {
      let place = try position(vm, array, key)
      let byte = try BytesArguments.byte(vm, item)
      if place < array.storage.count { array.storage[place] = byte }
      return
    }
    if !(vm.isIterable(item) && item.str == nil) {
      throw vm.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
    }
    let bytes = try BytesType.storage(vm, from: item, "bytearray")
    let indices = try vm.sliceIndices(slice, length: array.storage.count)
    if indices.step == 1 {
      let range = indices.start..<max(indices.start, indices.stop)
      if range.count != bytes.count { try Buffers.checkResizable(vm, array) }
      array.storage.replaceSubrange(range, with: bytes)
      return
    }
    if bytes.count != indices.count {
      throw vm.valueError(
        "attempt to assign bytes of size \(bytes.count) to extended slice of size \(indices.count)")
    }
    var place = indices.start
    for byte in bytes {
      array.storage[place] = byte
      place &+= indices.step
    }
  }

  private static func deleteItem(_ vm: Machine, _ value: Value, _ key: Value) throws(PyError) {
    guard let array = object(value) else { return }
    guard let slice = key.slice else {
      let place = try position(vm, array, key)
      try Buffers.checkResizable(vm, array)
      array.storage.remove(at: place)
      return
    }
    let indices = try vm.sliceIndices(slice, length: array.storage.count)
    if indices.count == 0 { return }
    try Buffers.checkResizable(vm, array)
    var removed: Set<Int> = []
    var place = indices.start
    for _ in 0..<indices.count {
      removed.insert(place)
      place &+= indices.step
    }
    array.storage = array.storage.enumerated().filter { !removed.contains($0.offset) }.map { $0.element }
  }

  @Sendable private static func inPlace(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard let array = object(left) else { return .notImplemented }
    switch op {
    case .add:
      guard let bytes = try Buffers.contiguous(vm, right) else {
        throw vm.typeError("can't concat \(vm.typeName(of: right)) to bytearray")
      }
      if bytes.isEmpty { return left }
      try vm.checkMemory(bytes.count)
      try Buffers.checkResizable(vm, array)
      array.storage.append(contentsOf: bytes)
      return left
    case .multiply:
      guard let count = try StrType.repetition(vm, right) else { return .notImplemented }
      let repeated = try BytesType.repeated(vm, array.storage, count)
      if repeated.count != array.storage.count { try Buffers.checkResizable(vm, array) }
      array.storage = repeated
      return left
    default: return .notImplemented
    }
  }

  // MARK: Methods that change it

  private static func receiver(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> ByteArrayObject {
    guard let array = object(arguments.receiver) else { throw vm.typeError("a bytearray is required") }
    return array
  }

  private static let rows: [NativeRow] = [
    NativeRow("append(self, item, /)", .exact) { vm, arguments throws(PyError) in
      let byte = try BytesArguments.byte(vm, arguments[1])
      let array = try receiver(vm, arguments)
      try Buffers.checkResizable(vm, array)
      array.storage.append(byte)
      return .none
    },
    NativeRow("extend(self, iterable_of_ints, /)", .exact) { vm, arguments throws(PyError) in
      if !vm.isIterable(arguments[1]) {
        throw vm.typeError("can't extend bytearray with \(vm.typeName(of: arguments[1]))")
      }
      let bytes: [UInt8]
      if arguments[1].str != nil {
        bytes = try vm.toArray(arguments[1]).map { (item) throws(PyError) in try BytesArguments.byte(vm, item) }
      } else {
        bytes = try BytesType.storage(vm, from: arguments[1], "bytearray")
      }
      let array = try receiver(vm, arguments)
      if bytes.isEmpty { return .none }
      try Buffers.checkResizable(vm, array)
      array.storage.append(contentsOf: bytes)
      return .none
    },
    NativeRow("insert(self, index, item, /)", .unpack) { vm, arguments throws(PyError) in
      let index = try vm.index(arguments[1])
      let byte = try BytesArguments.byte(vm, arguments[2])
      let array = try receiver(vm, arguments)
      try Buffers.checkResizable(vm, array)
      let count = array.storage.count
      array.storage.insert(byte, at: min(index < 0 ? max(index + count, 0) : index, count))
      return .none
    },
    NativeRow("pop(self, index=-1, /)", .unpack) { vm, arguments throws(PyError) in
      let index = try vm.index(arguments[1])
      let array = try receiver(vm, arguments)
      if array.storage.isEmpty { throw vm.indexError("pop from empty bytearray") }
      let place = index < 0 ? index + array.storage.count : index
      guard array.storage.indices.contains(place) else { throw vm.indexError("pop index out of range") }
      try Buffers.checkResizable(vm, array)
      return Value(Int(array.storage.remove(at: place)))
    },
    NativeRow("remove(self, value, /)", .exact) { vm, arguments throws(PyError) in
      let byte = try BytesArguments.byte(vm, arguments[1])
      let array = try receiver(vm, arguments)
      guard let place = array.storage.firstIndex(of: byte) else { throw vm.valueError("value not found in bytearray") }
      try Buffers.checkResizable(vm, array)
      array.storage.remove(at: place)
      return .none
    },
    NativeRow("reverse(self, /)", .exact) { vm, arguments throws(PyError) in
      try receiver(vm, arguments).storage.reverse()
      return .none
    },
    NativeRow("clear(self, /)", .exact) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      if array.storage.isEmpty { return .none }
      try Buffers.checkResizable(vm, array)
      array.storage.removeAll()
      return .none
    },
    NativeRow("copy(self, /)", .exact) { vm, arguments throws(PyError) in
      make(vm, try receiver(vm, arguments).storage)
    },
  ]
}
