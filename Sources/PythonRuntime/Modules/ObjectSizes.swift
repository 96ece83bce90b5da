// `sys.getsizeof`: what an object takes in CPython 3.11 on a 64-bit machine, which is what lessons on memory compare. Objects of
// this machine are of other sizes. (The rules are those of the `__sizeof__` of the types; measured under the reference.)

enum ObjectSizes {
  static func size(_ vm: Machine, _ value: Value) throws(PyError) -> Value {
    let method = vm.classAttribute(vm.classOf(value), vm.intern("__sizeof__"))
    guard method.isKind(.function) else { return Value(plainSize(vm, value)) }
    let own = try vm.call(method, [value])
    guard let size = Number(own)?.integer else { throw vm.typeError("an integer is required") }
    if size < 0 { throw vm.valueError("__sizeof__() should return >= 0") }
    return vm.int(size + 16)
  }

  private static func plainSize(_ vm: Machine, _ value: Value) -> Int {
    if let number = Number(value)?.integer { return 24 + 4 * max(1, (number.magnitude.bitWidth + 29) / 30) }
    if let text = value.str { return size(text) }
    if let list = value.list { return 56 + 8 * (list.count <= 2 ? list.count : (list.count + 1) & ~1) }
    if let tuple = value.tuple { return 40 + 8 * tuple.count }
    if let dict = value.dict { return size(dict) }
    if let bytes = value.bytes { return 33 + bytes.storage.count }
    if let array = ByteArrayType.object(value) { return 56 + (array.storage.isEmpty ? 0 : array.storage.count + 1) }
    if value.isFloat { return 24 }
    guard value.isObject else { return 16 }
    switch value.kind {
    case .set, .frozenSet: return size(setOf: value.asSet.count)
    case .complex: return 32
    case .range: return 48
    case .slice, .boundMethod: return value.isKind(.slice) ? 56 : 64
    case .function: return 152
    case .nativeFunction: return 72
    case .generator: return 200
    case .iterator: return 64
    case .cls: return 1072
    case .instance: return size(instanceOf: vm.classOf(value))
    default: return 56 + value.asObj.externalBytes
    }
  }

  private static func size(instanceOf cls: ClassObject) -> Int {
    if !cls.isUserClass { return 16 }
    let slots = cls.mro.reduce(0) { $0 + ($1.slotNames?.count ?? 0) }
    return cls.hasInstanceAttributes ? 56 + 8 * slots : 32 + 8 * slots
  }

  /// One byte for each character where all are below 256, else two or four.
  private static func size(_ text: StrObject) -> Int {
    if text.isASCII { return 49 + text.count }
    var highest: UInt32 = 0
    for scalar in scalars(of: text.utf8) { highest = max(highest, scalar) }
    if highest < 0x100 { return 73 + text.count }
    return highest < 0x10000 ? 74 + 2 * text.count : 76 + 4 * text.count
  }

  /// A table of a power of two, of which two thirds are used, with its index; keys that are all str need no hash beside them.
  private static func size(_ dict: DictObject) -> Int {
    if dict.count == 0 { return 64 }
    var places = 8
    while places * 2 / 3 < dict.count { places *= 2 }
    let index = places <= 128 ? places : places <= 1 << 15 ? 2 * places : 4 * places
    let hasOnlyTexts = dict.pairs.allSatisfy { $0.key.isStr }
    return 96 + index + places * 2 / 3 * (hasOnlyTexts ? 16 : 24)
  }

  /// A table that grows fourfold when three fifths are used; the first eight places are in the object.
  private static func size(setOf count: Int) -> Int {
    var places = 8
    while true {
      let full = (3 * (places - 1) + 4) / 5
      if count < full { return places == 8 ? 216 : 216 + 16 * places }
      let wanted = full > 50_000 ? 2 * full : 4 * full
      while places <= wanted { places *= 2 }
    }
  }
}
