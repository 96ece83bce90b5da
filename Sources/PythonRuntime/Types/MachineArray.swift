// The class `array.array`: machine numbers of one format, one behind the other in memory. Which letters there are, and what each
// says of a value that does not fit, is CPython's (measured under the reference).

/// The storage of an array.
final class MachineArrayObject: ExporterObject {
  let format: MachineFormat
  /// As the lesson calls it: 'u' for what machines call 'w'.
  let typeCode: UInt8

  init(_ typeCode: UInt8, _ format: MachineFormat, _ storage: [UInt8] = []) {
    (self.typeCode, self.format) = (typeCode, format)
    super.init(storage)
  }

  var count: Int { storage.count / format.size }

  /// The item at a place that there is.
  @inline(__always)
  func load(_ vm: Machine, _ index: Int) -> Value {
    let size = format.size
    return storage.withUnsafeBytes { memory in
      guard let base = memory.baseAddress, (index &+ 1) &* size <= memory.count else { return .undefined }
      return format.load(vm, base + index &* size)
    }
  }

  func store(_ bits: UInt64, at index: Int) {
    let size = format.size
    storage.withUnsafeMutableBytes { memory in
      guard let base = memory.baseAddress, (index &+ 1) &* size <= memory.count else { return }
      format.store(bits, base + index &* size)
    }
  }

  func append(_ bits: UInt64) {
    let place = storage.count
    var bits = bits.littleEndian
    withUnsafeBytes(of: &bits) { storage.append(contentsOf: $0.prefix(format.size)) }
    assert(storage.count == place + format.size)
  }
}

enum MachineArrayType {
  static let declaration = NativeClass(
    "array", module: "array", kind: .native, methods: MachineArrayMethods.rows, properties: properties, slots: slots,
    doc: "array(typecode [, initializer]) -> array")

  /// The array that a value is, or nil.
  @inline(__always)
  static func object(_ value: Value) -> MachineArrayObject? {
    guard value.isKind(.native), type(of: value.asObj) == MachineArrayObject.self else { return nil }
    return value.asObject(MachineArrayObject.self)
  }

  static let module = NativeModule("array") { vm, module throws(PyError) in
    let cls = vm.sharedClass(declaration)
    vm.setStaticName(of: cls, "array.array")
    vm.setMember(module, "array", Value(cls))
    vm.setMember(module, "ArrayType", Value(cls))
    vm.setMember(module, "typecodes", vm.string(typeCodes))
  }

  private static let typeCodes = "bBuhHiIlLqQfd"

  private static let properties: [NativeProperty] = [
    NativeProperty("typecode") { vm, value throws(PyError) in
      vm.string(String(decoding: [try array(vm, value).typeCode], as: UTF8.self))
    },
    NativeProperty("itemsize") { vm, value throws(PyError) in Value(try array(vm, value).format.size) },
  ]

  /// The array that a receiver is.
  static func array(_ vm: Machine, _ value: Value) throws(PyError) -> MachineArrayObject {
    guard let array = object(value) else { throw vm.typeError("an array is needed") }
    return array
  }

  /// A new array of the class itself with the format of `model`.
  static func make(_ vm: Machine, like model: MachineArrayObject, _ storage: [UInt8]) -> Value {
    vm.adopt(
      MachineArrayObject(model.typeCode, model.format, storage), as: vm.sharedClass(declaration))
  }

  // MARK: Construction

  @Sendable private static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    if arguments.keywordCount > 0, cls === vm.sharedClass(declaration) {
      throw vm.typeError("array.array() takes no keyword arguments")
    }
    let given = arguments.positionalCount
    if given < 1 { throw vm.typeError("array() takes at least 1 argument (0 given)") }
    if given > 2 { throw vm.typeError("array() takes at most 2 arguments (\(given) given)") }
    guard let text = arguments[0].str, text.count == 1 else {
      throw vm.typeError("array() argument 1 must be a unicode character, not \(vm.typeName(of: arguments[0]))")
    }
    let code = text.utf8.first ?? 0
    let initial = given > 1 ? arguments[1] : .undefined
    if code != UInt8(ascii: "u") {
      if initial.str != nil {
        throw vm.typeError("cannot use a str to initialize an array with typecode '\(text.string)'")
      }
      if let other = object(initial), other.typeCode == UInt8(ascii: "u") {
        throw vm.typeError("cannot use a unicode array to initialize an array with typecode '\(text.string)'")
      }
    }
    guard text.utf8.count == 1, typeCodes.utf8.contains(code),
      let format = MachineFormat(code == UInt8(ascii: "u") ? UInt8(ascii: "w") : code)
    else { throw vm.valueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)") }
    let made = MachineArrayObject(code, format)
    let value = vm.adopt(made, as: cls)
    if initial.isUndefined { return value }
    try vm.withRoots([value]) { () throws(PyError) in try fill(vm, made, initial) }
    return value
  }

  private static func fill(_ vm: Machine, _ made: MachineArrayObject, _ initial: Value) throws(PyError) {
    if let bytes = initial.bytes?.storage ?? ByteArrayType.object(initial)?.storage {
      try MachineArrayMethods.append(vm, made, bytes: bytes)
    } else if let other = object(initial), other.typeCode == made.typeCode {
      try vm.checkMemory(other.storage.count)
      made.storage = other.storage
    } else {
      try extend(vm, made, initial)
    }
  }

  /// Appends what an iterable holds, as far as it fits: what has been appended before an error stays.
  static func extend(_ vm: Machine, _ array: MachineArrayObject, _ iterable: Value) throws(PyError) {
    try vm.forEach(iterable) { (item) throws(PyError) in
      let bits = try bits(vm, array, item)
      try Buffers.checkResizable(vm, array)
      array.append(bits)
      return true
    }
  }

  // MARK: Items

  /// A value as the bits of an item of the array.
  @inline(__always)
  static func bits(_ vm: Machine, _ array: MachineArrayObject, _ value: Value) throws(PyError) -> UInt64 {
    let format = array.format
    if value.isInt, !format.isFloat, let bits = format.bits(of: value.asInt), array.typeCode != UInt8(ascii: "u") {
      return bits
    }
    if value.isFloat, format.isFloat { return format.bits(of: value.asFloat) }
    return try otherBits(vm, array, value)
  }

  @inline(never)
  private static func otherBits(
    _ vm: Machine, _ array: MachineArrayObject, _ value: Value
  ) throws(PyError) -> UInt64 {
    if array.typeCode == UInt8(ascii: "u") {
      guard let text = value.str, text.count == 1, let scalar = text.string.unicodeScalars.first else {
        throw vm.typeError("array item must be unicode character")
      }
      return UInt64(scalar.value)
    }
    if array.format.isFloat { return array.format.bits(of: try vm.double(value)) }
    let number = try vm.bigIndex(value)
    if let bits = array.format.bits(of: number) { return bits }
    throw vm.overflowError(overflow(array.typeCode, number))
  }

  /// What is said of a number that is out of range: CPython reads it as a C type first that can be wider than the item.
  private static func overflow(_ code: UInt8, _ number: BigInt) -> String {
    let isNegative = number.sign == .minus
    let long = Int(exactly: number)
    let tooLong = "Python int too large to convert to C long"
    let isLess = isNegative ? "less than minimum" : "greater than maximum"
    switch code {
    case UInt8(ascii: "q"): return "int too big to convert"
    case UInt8(ascii: "Q"): return isNegative ? "can't convert negative int to unsigned" : "int too big to convert"
    case UInt8(ascii: "I"), UInt8(ascii: "L"):
      if isNegative { return "can't convert negative value to unsigned int" }
      if UInt64(exactly: number) == nil { return "Python int too large to convert to C unsigned long" }
      return "unsigned int is greater than maximum"
    case UInt8(ascii: "l"): return tooLong
    case UInt8(ascii: "b"):
      guard let long else { return tooLong }
      return "\(Int16(exactly: long) == nil ? "signed short integer" : "signed char") is \(isLess)"
    case UInt8(ascii: "H"):
      guard let long else { return tooLong }
      return "\(Int32(exactly: long) == nil ? "signed integer" : "unsigned short") is \(isLess)"
    default:
      if long == nil { return tooLong }
      let name =
        code == UInt8(ascii: "B")
        ? "unsigned byte integer" : code == UInt8(ascii: "h") ? "signed short integer" : "signed integer"
      return "\(name) is \(isLess)"
    }
  }

  private static func position(
    _ vm: Machine, _ array: MachineArrayObject, _ key: Value, _ complaint: String
  ) throws(PyError) -> Int {
    guard let index = try vm.exactIndex(key) else { throw vm.typeError("array indices must be integers") }
    let position = index < 0 ? index &+ array.count : index
    if position < 0 || position >= array.count { throw vm.indexError(complaint) }
    return position
  }

  @Sendable private static func getItem(_ vm: Machine, _ value: Value, _ key: Value) throws(PyError) -> Value {
    let array = try array(vm, value)
    if key.isInt, key.bits < UInt(array.count) { return array.load(vm, key.asInt) }
    guard let slice = key.slice else {
      return array.load(vm, try position(vm, array, key, "array index out of range"))
    }
    let indices = try vm.sliceIndices(slice, length: array.count)
    let size = array.format.size
    try vm.checkMemory(indices.count * size)
    if indices.step == 1 {
      let start = indices.start * size
      return make(vm, like: array, Array(array.storage[start..<(start + indices.count * size)]))
    }
    var part: [UInt8] = []
    part.reserveCapacity(indices.count * size)
    var place = indices.start
    for _ in 0..<indices.count {
      part.append(contentsOf: array.storage[(place * size)..<((place + 1) * size)])
      place &+= indices.step
    }
    return make(vm, like: array, part)
  }

  @Sendable private static func setItem(
    _ vm: Machine, _ value: Value, _ key: Value, _ item: Value
  ) throws(PyError) {
    let array = try array(vm, value)
    guard let slice = key.slice else {
      if !vm.hasIndexMethod(key) { throw vm.typeError("array indices must be integers") }
      let place = try position(vm, array, key, "array assignment index out of range")
      return array.store(try bits(vm, array, item), at: place)
    }
    guard let other = object(item) else {
      throw vm.typeError("can only assign array (not \"\(vm.typeName(of: item))\") to array slice")
    }
    if other.typeCode != array.typeCode { throw vm.typeError("bad argument type for built-in operation") }
    let given = other.storage
    let size = array.format.size
    let indices = try vm.sliceIndices(slice, length: array.count)
    if indices.step == 1 {
      let range = (indices.start * size)..<(max(indices.start, indices.stop) * size)
      if range.count != given.count { try Buffers.checkResizable(vm, array) }
      return array.storage.replaceSubrange(range, with: given)
    }
    let count = given.count / size
    if count != indices.count {
      throw vm.valueError("attempt to assign array of size \(count) to extended slice of size \(indices.count)")
    }
    var place = indices.start
    for index in 0..<count {
      array.storage.replaceSubrange(
        (place * size)..<((place + 1) * size), with: given[(index * size)..<((index + 1) * size)])
      place &+= indices.step
    }
  }

  @Sendable private static func deleteItem(_ vm: Machine, _ value: Value, _ key: Value) throws(PyError) {
    let array = try array(vm, value)
    let size = array.format.size
    guard let slice = key.slice else {
      if !vm.hasIndexMethod(key) { throw vm.typeError("array indices must be integers") }
      let place = try position(vm, array, key, "array assignment index out of range")
      try Buffers.checkResizable(vm, array)
      return array.storage.removeSubrange((place * size)..<((place + 1) * size))
    }
    let indices = try vm.sliceIndices(slice, length: array.count)
    if indices.count == 0 { return }
    try Buffers.checkResizable(vm, array)
    let removed = Set((0..<indices.count).map { indices.start + $0 * indices.step })
    var kept: [UInt8] = []
    for index in 0..<array.count where !removed.contains(index) {
      kept.append(contentsOf: array.storage[(index * size)..<((index + 1) * size)])
    }
    array.storage = kept
  }

  // MARK: Operators

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = construct
    slots.length = { vm, value throws(PyError) in try array(vm, value).count }
    slots.truth = { vm, value throws(PyError) in !(try array(vm, value).storage.isEmpty) }
    slots.getItem = getItem
    slots.setItem = setItem
    slots.deleteItem = deleteItem
    slots.binary = binary
    slots.inPlace = inPlace
    slots.iterate = { vm, value throws(PyError) in
      vm.iterator(named: "arrayiterator", holding: [value]) { (vm, state) throws(PyError) in
        let array = try array(vm, state.held[0])
        if state.position >= array.count { return .undefined }
        state.position += 1
        return array.load(vm, state.position - 1)
      }
    }
    slots.contains = { vm, value, item throws(PyError) in
      try find(vm, try array(vm, value), item, from: 0, to: Int.max) != nil
    }
    slots.hash = { vm, value throws(PyError) in
      throw vm.typeError("unhashable type: '\(vm.classOf(value).shownName)'")
    }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard let first = object(left), let second = object(right) else { return .notImplemented }
      // Items are made anew for each comparison, so that a NaN is not even equal to itself.
      for index in 0..<min(first.count, second.count) {
        if op == .equal || op == .notEqual, first.count != second.count { break }
        let (one, two) = (first.load(vm, index), second.load(vm, index))
        if try !vm.truth(try vm.compare(.equal, one, two)) {
          return op == .equal ? .false : op == .notEqual ? .true : try vm.compare(op, one, two)
        }
      }
      return Value(op.holds(first.count, second.count))
    }
    slots.repr = { vm, value throws(PyError) in
      let array = try array(vm, value)
      let code = String(decoding: [array.typeCode], as: UTF8.self)
      let name = vm.classOf(value).name.string
      if array.storage.isEmpty { return "\(name)('\(code)')" }
      let content = array.typeCode == UInt8(ascii: "u") ? vm.string(text(array)) : items(vm, array)
      return "\(name)('\(code)', \(try vm.repr(content)))"
    }
    return slots
  }()

  /// The place of an item that equals a value.
  static func find(
    _ vm: Machine, _ array: MachineArrayObject, _ item: Value, from start: Int, to stop: Int
  ) throws(PyError) -> Int? {
    var index = start
    while index < min(stop, array.count) {
      if try vm.truth(try vm.compare(.equal, array.load(vm, index), item)) { return index }
      index += 1
    }
    return nil
  }

  /// All items as a list.
  static func items(_ vm: Machine, _ array: MachineArrayObject) -> Value {
    let list = vm.emptyList(capacity: array.count)
    for index in 0..<array.count { list.append(array.load(vm, index)) }
    return Value(list)
  }

  static func text(_ array: MachineArrayObject) -> String {
    array.storage.withUnsafeBytes { memory in
      var text = String.UnicodeScalarView()
      for index in 0..<array.count {
        text.append(Unicode.Scalar(memory.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)) ?? "\u{FFFD}")
      }
      return String(text)
    }
  }

  @Sendable private static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    switch op {
    case .add:
      guard let first = object(left) else { return .notImplemented }
      guard let second = object(right) else {
        if StrType.handles(vm, .reflectedAdd, right) { return .notImplemented }
        throw vm.typeError("can only append array (not \"\(vm.typeName(of: right))\") to array")
      }
      if first.typeCode != second.typeCode { throw vm.typeError("bad argument type for built-in operation") }
      try vm.checkMemory(first.storage.count + second.storage.count)
      return make(vm, like: first, first.storage + second.storage)
    case .multiply:
      let (sequence, factor) = object(left) == nil ? (right, left) : (left, right)
      guard let array = object(sequence), let count = try StrType.repetition(vm, factor) else {
        return .notImplemented
      }
      return make(vm, like: array, try BytesType.repeated(vm, array.storage, count))
    default: return .notImplemented
    }
  }

  @Sendable private static func inPlace(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard let array = object(left) else { return .notImplemented }
    switch op {
    case .add:
      guard object(right) != nil else {
        throw vm.typeError("can only extend array with array (not \"\(vm.typeName(of: right))\")")
      }
      try MachineArrayMethods.extend(vm, array, right)
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
}
