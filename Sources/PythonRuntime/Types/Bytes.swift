// The class `bytes`: constructor and operators, and those that it shares with `bytearray`. The methods of both are in
// the BytesMethods files.

import Glibc

package enum BytesType {
  /// The class.
  package static let declaration = NativeClass(
    "bytes", kind: .bytes, methods: BytesMethods.rows + [ownBytes, newArguments],
    staticMethods: [BytesLayoutMethods.makeTranslation],
    classMethods: [BytesMethods.fromHex], slots: slots,
    doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(int) -> bytes")

  private static let newArguments = NativeRow("__getnewargs__(self, /)", .exact) { vm, arguments in
    vm.tuple([vm.bytes(storage(arguments.receiver))])
  }

  private static let ownBytes = NativeRow("__bytes__(self, /)", .exact) { vm, arguments in
    vm.bytes(storage(arguments.receiver))
  }

  private static var slots: NativeSlots {
    var slots = shared
    slots.repr = { vm, value throws(PyError) in
      let text = try storage(value).withUnsafeBufferPointer { (bytes) throws(PyError) in
        try vm.literal(ofBytes: bytes)
      }
      return String(decoding: text, as: UTF8.self)
    }
    // Not the `__repr__` that a derived class may have.
    slots.str = slots.repr
    slots.hash = { _, value throws(PyError) in
      storage(value).withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress, bytes.count > 0 else { return hashBytes(singleByte, 0) }
        return hashBytes(base, bytes.count)
      }
    }
    slots.construct = { vm, cls, arguments throws(PyError) in
      let bytes = try contents(vm, "bytes", arguments)
      return cls === vm.builtin(.bytes) ? vm.bytes(bytes) : vm.adopt(BytesObject(bytes), as: cls)
    }
    return slots
  }

  private static var singleByte: UnsafePointer<UInt8> { UnsafePointer(bitPattern: 1).unsafelyUnwrapped }

  /// The operators of bytes and bytearray alike.
  static var shared: NativeSlots {
    var slots = NativeSlots()
    slots.binary = binary
    slots.compare = { vm, op, left, right throws(PyError) in
      // Bytes themselves compare with bytes and bytearrays only, a bytearray with all that shows its memory.
      if left.bytes != nil, right.bytes == nil, ByteArrayType.object(right) == nil { return .notImplemented }
      guard let first = bytesLike(left), let second = bytesLike(right) else { return .notImplemented }
      if op == .equal { return Value(first == second) }
      if op == .notEqual { return Value(first != second) }
      let order = first.withUnsafeBufferPointer { one in
        second.withUnsafeBufferPointer { two in StrType.order(one, two) }
      }
      return Value(op.holds(order, 0))
    }
    slots.getItem = { vm, value, key throws(PyError) in try getItem(vm, value, key) }
    slots.length = { _, value throws(PyError) in storage(value).count }
    slots.truth = { _, value throws(PyError) in !storage(value).isEmpty }
    slots.iterate = { vm, value throws(PyError) in
      vm.makeIterator(BytesIterator(value), value.bytes == nil ? .byteArray : .bytes)
    }
    slots.contains = { vm, container, item throws(PyError) in
      let needle = try BytesArguments.needle(vm, item, "a bytes-like object is required")
      return BytesArguments.find(needle, in: storage(container), from: 0) != nil
    }
    return slots
  }

  /// The contents of an object that shows its memory (Buffers.swift); nil for anything else.
  package static func bytesLike(_ value: Value) -> [UInt8]? {
    if let bytes = value.bytes { return bytes.storage }
    return Buffers.exporter(value)?.storage ?? Buffers.buffer(value)?.bytes()
  }

  static func storage(_ value: Value) -> [UInt8] { bytesLike(value) ?? [] }

  static func byte(_ value: Value, at position: Int) -> UInt8? {
    if let bytes = value.bytes { return position < bytes.storage.count ? bytes.storage[position] : nil }
    guard let array = ByteArrayType.object(value), position < array.storage.count else { return nil }
    return array.storage[position]
  }

  /// How many bytes there are.
  static func count(_ value: Value) -> Int {
    value.bytes?.storage.count ?? ByteArrayType.object(value)?.storage.count ?? 0
  }

  /// A result of the class of `model`.
  private static func made(_ vm: Machine, like model: Value, _ storage: [UInt8]) -> Value {
    model.bytes == nil ? ByteArrayType.make(vm, storage) : vm.bytes(storage)
  }

  /// A bytes object or a bytearray: views and arrays have operators of their own, or none.
  private static func isOwn(_ value: Value) -> Bool { value.bytes != nil || ByteArrayType.object(value) != nil }

  private static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    switch op {
    case .add:
      guard isOwn(left), let first = bytesLike(left) else { return .notImplemented }
      guard let second = try Buffers.contiguous(vm, right) else {
        if StrType.handles(vm, .reflectedAdd, right) { return .notImplemented }
        throw vm.typeError("can't concat \(vm.typeName(of: right)) to \(left.bytes == nil ? "bytearray" : "bytes")")
      }
      if first.count + second.count > 1 << 16 { try vm.checkMemory(first.count + second.count) }
      return made(vm, like: left, first + second)
    case .multiply:
      let (sequence, factor) = isOwn(left) ? (left, right) : (right, left)
      guard let count = try StrType.repetition(vm, factor) else { return .notImplemented }
      return made(vm, like: sequence, try repeated(vm, storage(sequence), count))
    case .modulo:
      guard isOwn(left), let text = bytesLike(left) else { return .notImplemented }
      return made(vm, like: left, try PercentFormat.format(vm, bytes: text, right))
    default: return .notImplemented
    }
  }

  /// `sequence * count`.
  static func repeated(_ vm: Machine, _ sequence: [UInt8], _ count: Int) throws(PyError) -> [UInt8] {
    if count <= 0 || sequence.isEmpty { return [] }
    let (total, overflow) = sequence.count.multipliedReportingOverflow(by: count)
    if overflow { throw vm.raise(.memoryError, "") }
    try vm.checkMemory(total)
    if sequence.count == 1 { return [UInt8](repeating: sequence[0], count: total) }
    return [UInt8](unsafeUninitializedCapacity: total) { target, filled in
      // What is written is copied behind itself, each time as much again.
      filled = sequence.count
      _ = target.initialize(from: sequence)
      while filled < total, let start = target.baseAddress {
        let more = min(filled, total - filled)
        (start + filled).initialize(from: start, count: more)
        filled += more
      }
    }
  }

  private static func getItem(_ vm: Machine, _ value: Value, _ key: Value) throws(PyError) -> Value {
    let bytes = storage(value)
    let name = value.bytes == nil ? "bytearray" : "byte"
    if let slice = key.slice {
      let resolved = try ResolvedSlice(vm, slice, length: bytes.count)
      var result: [UInt8] = []
      result.reserveCapacity(resolved.count)
      var position = resolved.start
      for _ in 0..<resolved.count {
        result.append(bytes[position])
        position &+= resolved.step
      }
      return made(vm, like: value, result)
    }
    guard let index = try vm.exactIndex(key) else {
      throw vm.typeError("\(name) indices must be integers or slices, not \(vm.typeName(of: key))")
    }
    // Read again: `__index__` may have changed a bytearray.
    let current = storage(value)
    let position = index < 0 ? index + current.count : index
    guard current.indices.contains(position) else {
      throw vm.indexError(value.bytes == nil ? "bytearray index out of range" : "index out of range")
    }
    return Value(Int(current[position]))
  }

  // MARK: Construction

  /// The contents that `bytes(...)` and `bytearray(...)` ask for.
  static func contents(_ vm: Machine, _ type: String, _ arguments: CallArguments) throws(PyError) -> [UInt8] {
    var given: [Value] = [.undefined, .undefined, .undefined]
    let names = ["source", "encoding", "errors"]
    let total = arguments.positionalCount + arguments.keywordCount
    if total > 3 { throw vm.typeError("\(type)() takes at most 3 arguments (\(total) given)") }
    for index in 0..<arguments.positionalCount { given[index] = arguments[index] }
    for index in 0..<arguments.keywordCount {
      let (name, value) = arguments.keyword(at: index)
      guard let position = names.firstIndex(of: name.string) else {
        throw vm.typeError("'\(name.string)' is an invalid keyword argument for \(type)()")
      }
      given[position] = value
    }
    for position in 1...2 where !given[position].isUndefined && given[position].str == nil {
      throw vm.typeError(
        "\(type)() argument '\(names[position])' must be str, not \(vm.typeName(of: given[position]))")
    }
    return try contents(vm, type, given)
  }

  private static func contents(_ vm: Machine, _ type: String, _ given: [Value]) throws(PyError) -> [UInt8] {
    let source = given[0]
    let hasCoding = !given[1].isUndefined || !given[2].isUndefined
    if let text = source.str {
      guard let encoding = given[1].str else { throw vm.typeError("string argument without an encoding") }
      let errors = given[2].str?.string ?? "strict"
      return try TextCoding.named(vm, "encoding", encoding.string) { () throws(PyError) in
        try TextCoding.encode(vm, text, encoding: encoding.string, errors: errors)
      }
    }
    if hasCoding {
      throw vm.typeError("\(given[1].isUndefined ? "errors" : "encoding") without a string argument")
    }
    if source.isUndefined { return [] }
    if type == "bytes", let method = NumberConversion.method(vm, .bytes, source) {
      let result = try vm.call(method, [source])
      guard let bytes = result.bytes else {
        throw vm.typeError("__bytes__ returned non-bytes (type \(vm.typeName(of: result)))")
      }
      return bytes.storage
    }
    if vm.hasIndexMethod(source) {
      let wide = try vm.bigIndex(source)
      guard let count = Int(exactly: wide) else {
        throw vm.overflowError("cannot fit '\(vm.typeName(of: source))' into an index-sized integer")
      }
      if count < 0 { throw vm.valueError("negative count") }
      try vm.checkMemory(count)
      return [UInt8](repeating: 0, count: count)
    }
    return try storage(vm, from: source, type)
  }

  /// The bytes that all elements are; nil when one is anything but a small int.
  private static func plain(_ elements: some Sequence<Value>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(elements.underestimatedCount)
    for item in elements {
      guard item.isInt, item.bits < 256 else { return nil }
      result.append(UInt8(truncatingIfNeeded: item.bits))
    }
    return result
  }

  private static func plain(_ list: ListObject) -> [UInt8]? { plain(list.values) }

  /// The bytes of a bytes-like object or of an iterable of small ints.
  static func storage(_ vm: Machine, from value: Value, _ type: String = "bytes") throws(PyError) -> [UInt8] {
    if let bytes = bytesLike(value) { return bytes }
    if let view = MemoryViewType.object(value), view.isReleased { throw MemoryViewType.released(vm) }
    if value.isList || value.isTuple {
      if let bytes = value.isList ? plain(value.asList) : plain(value.asTuple.elements) { return bytes }
    }
    let refusal = "cannot convert '\(vm.typeName(of: value))' object to \(type)"
    if Number(value) != nil || value.str != nil || !vm.isIterable(value) { throw vm.typeError(refusal) }
    var value = value
    if vm.asksLength(value), type == "bytearray" { value = try vm.iterator(of: value, orSaying: refusal) }
    var result: [UInt8] = []
    var elements = vm.emptyList()
    if type == "bytes", vm.asksLength(value) {
      // CPython makes the iterator, then asks how long it is going to be.
      let iterator = try vm.iterator(of: value, orSaying: refusal)
      try vm.withRoots([Value(elements), iterator]) { () throws(PyError) in
        _ = try vm.lengthHint(value, 8)
        try vm.iterate(iterator) { (element) throws(PyError) in elements.append(element) }
      }
    } else {
      let source = value
      try vm.withRoots([source]) { () throws(PyError) in elements = try vm.collected(source) }
    }
    for item in elements.values {
      if item.isInt, item.bits < 256 {
        result.append(UInt8(truncatingIfNeeded: item.bits))
        continue
      }
      guard let byte = UInt8(exactly: try vm.bigIndex(item)) else {
        throw vm.valueError(type == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)")
      }
      result.append(byte)
    }
    return result
  }
}
