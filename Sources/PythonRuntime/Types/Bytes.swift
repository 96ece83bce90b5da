// The class `bytes`: constructor, operators and the methods that lessons meet.

import Glibc

package enum BytesType {
  /// The class.
  package static let declaration = NativeClass(
    "bytes", kind: .bytes, methods: BytesMethods.rows, classMethods: [BytesMethods.fromHex], slots: slots)

  private static var slots: NativeSlots {
    var slots = NativeSlots()
    slots.binary = binary
    slots.compare = { vm, op, left, right throws(PyError) in
      guard let first = left.bytes, let second = right.bytes else { return .notImplemented }
      if op == .equal { return Value(first.storage == second.storage) }
      if op == .notEqual { return Value(first.storage != second.storage) }
      let order = first.storage.withUnsafeBufferPointer { one in
        second.storage.withUnsafeBufferPointer { two in StrType.order(one, two) }
      }
      switch op {
      case .less: return Value(order < 0)
      case .lessEqual: return Value(order <= 0)
      case .greater: return Value(order > 0)
      default: return Value(order >= 0)
      }
    }
    slots.getItem = { vm, value, key throws(PyError) in try getItem(vm, storage(value), key) }
    slots.length = { _, value throws(PyError) in storage(value).count }
    slots.truth = { _, value throws(PyError) in !storage(value).isEmpty }
    slots.iterate = { vm, value throws(PyError) in
      vm.iterator(named: "bytes_iterator", holding: [value]) { (vm, state) throws(PyError) in
        let bytes = storage(state.held[0])
        guard state.position < bytes.count else { return .undefined }
        state.position += 1
        return Value(Int(bytes[state.position - 1]))
      }
    }
    slots.contains = { vm, container, item throws(PyError) in
      let needle = try BytesMethods.needle(vm, item)
      return BytesMethods.find(needle, in: storage(container), from: 0) != nil
    }
    slots.repr = { _, value throws(PyError) in
      String(decoding: storage(value).withUnsafeBufferPointer { LiteralText.bytes($0) }, as: UTF8.self)
    }
    slots.hash = { _, value throws(PyError) in
      storage(value).withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress, bytes.count > 0 else { return 1 }
        return hashBytes(base, bytes.count)
      }
    }
    slots.construct = construct
    return slots
  }

  static func storage(_ value: Value) -> [UInt8] { value.bytes?.storage ?? [] }

  private static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    switch op {
    case .add:
      guard let first = left.bytes else { return .notImplemented }
      if let second = right.bytes { return vm.bytes(first.storage + second.storage) }
      if StrType.handles(vm, .reflectedAdd, right) { return .notImplemented }
      throw vm.typeError("can't concat \(vm.typeName(of: right)) to bytes")
    case .multiply:
      let (sequence, factor) = left.bytes == nil ? (storage(right), left) : (storage(left), right)
      guard let count = try StrType.repetition(vm, factor) else { return .notImplemented }
      let (total, overflow) = sequence.count.multipliedReportingOverflow(by: max(count, 0))
      if overflow { throw vm.raise(.memoryError, "") }
      try vm.checkMemory(total)
      var result: [UInt8] = []
      result.reserveCapacity(total)
      for _ in 0..<max(sequence.isEmpty ? 0 : count, 0) { result.append(contentsOf: sequence) }
      return vm.bytes(result)
    default: return .notImplemented
    }
  }

  private static func getItem(_ vm: Machine, _ bytes: [UInt8], _ key: Value) throws(PyError) -> Value {
    if let slice = key.slice {
      let resolved = try ResolvedSlice(vm, slice, length: bytes.count)
      var result: [UInt8] = []
      result.reserveCapacity(resolved.count)
      for index in 0..<resolved.count { result.append(bytes[resolved.start + index * resolved.step]) }
      return vm.bytes(result)
    }
    guard Number(key)?.isInteger == true || NumberConversion.method(vm, .index, key) != nil else {
      throw vm.typeError("byte indices must be integers or slices, not \(vm.typeName(of: key))")
    }
    let wide = try vm.bigIndex(key)
    guard let index = Int(exactly: wide) else {
      throw vm.indexError("cannot fit '\(vm.typeName(of: key))' into an index-sized integer")
    }
    let position = index < 0 ? index + bytes.count : index
    guard bytes.indices.contains(position) else { throw vm.indexError("index out of range") }
    return Value(Int(bytes[position]))
  }

  // MARK: Construction

  private static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    var given: [Value] = [.undefined, .undefined, .undefined]
    let names = ["source", "encoding", "errors"]
    let total = arguments.positionalCount + arguments.keywordCount
    if total > 3 { throw vm.typeError("bytes() takes at most 3 arguments (\(total) given)") }
    for index in 0..<arguments.positionalCount { given[index] = arguments[index] }
    for index in 0..<arguments.keywordCount {
      let (name, value) = arguments.keyword(at: index)
      guard let position = names.firstIndex(of: name.string) else {
        throw vm.typeError("'\(name.string)' is an invalid keyword argument for bytes()")
      }
      given[position] = value
    }
    for position in 1...2 where !given[position].isUndefined && given[position].str == nil {
      throw vm.typeError(
        "bytes() argument '\(names[position])' must be str, not \(vm.typeName(of: given[position]))")
    }
    return vm.adopt(BytesObject(try contents(vm, given)), as: cls)
  }

  private static func contents(_ vm: Machine, _ given: [Value]) throws(PyError) -> [UInt8] {
    let source = given[0]
    let hasCoding = !given[1].isUndefined || !given[2].isUndefined
    if let text = source.str {
      guard let encoding = given[1].str else { throw vm.typeError("string argument without an encoding") }
      return try TextCoding.encode(vm, text, encoding: encoding.string, errors: given[2].str?.string ?? "strict")
    }
    if hasCoding {
      throw vm.typeError("\(given[1].isUndefined ? "errors" : "encoding") without a string argument")
    }
    if source.isUndefined { return [] }
    if let method = NumberConversion.method(vm, .bytes, source) {
      let result = try vm.call(method, [source])
      guard let bytes = result.bytes else {
        throw vm.typeError("__bytes__ returned non-bytes (type \(vm.typeName(of: result)))")
      }
      return bytes.storage
    }
    if Number(source)?.isInteger == true {
      let wide = try vm.bigIndex(source)
      guard let count = Int(exactly: wide) else {
        throw vm.overflowError("cannot fit 'int' into an index-sized integer")
      }
      if count < 0 { throw vm.valueError("negative count") }
      try vm.checkMemory(count)
      return [UInt8](repeating: 0, count: count)
    }
    return try storage(vm, from: source)
  }

  /// The bytes of a bytes object or of an iterable of small ints.
  static func storage(_ vm: Machine, from value: Value) throws(PyError) -> [UInt8] {
    if let bytes = value.bytes { return bytes.storage }
    if Number(value) != nil || value.isNone || value.str != nil {
      throw vm.typeError("cannot convert '\(vm.typeName(of: value))' object to bytes")
    }
    var result: [UInt8] = []
    for item in try vm.toArray(value) {
      guard let byte = UInt8(exactly: try vm.index(item)) else {
        throw vm.valueError("bytes must be in range(0, 256)")
      }
      result.append(byte)
    }
    return result
  }
}
