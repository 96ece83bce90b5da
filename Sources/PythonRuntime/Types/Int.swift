// The class `int`: constructor, operators and methods.

package enum IntType {
  /// The class.
  package static let declaration = NativeClass(
    "int", kind: .bigInt, methods: methods, classMethods: [fromBytes], properties: properties, slots: slots,
    doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or text to an integer.")

  private static var slots: NativeSlots {
    var slots = NativeSlots()
    slots.binary = NumberOperators.binary
    slots.unary = NumberOperators.unary
    slots.compare = NumberOperators.compare
    slots.truth = { _, value throws(PyError) in NumberOperators.truth(value) }
    slots.hash = { _, value throws(PyError) in NumberOperators.hash(value) }
    slots.repr = { vm, value throws(PyError) in try text(vm, value) }
    slots.format = { vm, value, spec throws(PyError) in
      if spec.isEmpty { return try vm.str(value) }
      return String(decoding: try ValueFormatting.number(vm, value, Array(spec.utf8)), as: UTF8.self)
    }
    slots.construct = construct
    return slots
  }

  /// `repr(value)`.
  static func text(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    if value.isInt { return String(value.asInt) }
    guard let number = Number(value)?.integer else { return "" }
    try vm.checkDecimalWork(number.bitWidth)
    let limit = vm.decimalDigitLimit
    return String(
      decoding: try vm.lifting { () throws(TextError) in try IntText.decimal(number, limit: limit) }, as: UTF8.self)
  }

  private static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    let result = try constructValue(vm, arguments)
    if cls === vm.builtin(.int) { return result }
    return vm.adopt(BigIntObject(Number(result)?.integer ?? 0), as: cls)
  }

  private static func constructValue(_ vm: Machine, _ arguments: CallArguments) throws(PyError) -> Value {
    let given = arguments.positionalCount + arguments.keywordCount
    if given > 2 { throw vm.typeError("int() takes at most 2 arguments (\(given) given)") }
    var base = arguments.positionalCount > 1 ? arguments[1] : Value.undefined
    for index in 0..<arguments.keywordCount {
      let (name, value) = arguments.keyword(at: index)
      guard name.string == "base" else {
        throw vm.typeError("'\(name.string)' is an invalid keyword argument for int()")
      }
      base = value
    }
    if arguments.positionalCount == 0 {
      if !base.isUndefined { throw vm.typeError("int() missing string argument") }
      return Value(0)
    }
    let value = arguments[0]
    if base.isUndefined { return try NumberConversion.integer(vm, value) }
    let wide = try vm.bigIndex(base)
    guard let radix = Int(exactly: wide), radix == 0 || (radix >= 2 && radix <= 36) else {
      throw vm.valueError("int() base must be >= 2 and <= 36, or 0")
    }
    if let text = value.str {
      return try NumberConversion.integer(vm, text: text.utf8, base: radix, written: value)
    }
    if let bytes = BytesType.bytesLike(value) {
      return try NumberConversion.integer(vm, bytes: bytes, base: radix, written: vm.bytes(bytes))
    }
    throw vm.typeError("int() can't convert non-string with explicit base")
  }

  // MARK: Methods

  private static func number(_ value: Value) -> BigInt { Number(value)?.integer ?? 0 }

  private static func itself(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    vm.int(number(arguments.receiver))
  }

  private static let methods: [NativeRow] = [
    NativeRow("bit_length(self, /)", .exact) { vm, arguments throws(PyError) in
      Value(number(arguments.receiver).magnitude.bitWidth)
    },
    NativeRow("bit_count(self, /)", .exact) { vm, arguments throws(PyError) in
      Value(number(arguments.receiver).limbs.reduce(0) { $0 + $1.nonzeroBitCount })
    },
    NativeRow("conjugate(self, /)", .exact, itself),
    NativeRow("as_integer_ratio(self, /)", .exact) { vm, arguments throws(PyError) in
      vm.tuple([vm.int(number(arguments.receiver)), Value(1)])
    },
    NativeRow("to_bytes(self, /, length=1, byteorder='big', *, signed=False)", .clinic, toBytes),
    NativeRow("__pow__(self, value, mod=None, /)", .unpack) { vm, arguments throws(PyError) in
      guard Number(arguments[1])?.isInteger == true else { return .notImplemented }
      return try NumberFunctions.power(vm, arguments)
    },
    NativeRow("__int__(self, /)", .exact, itself),
    NativeRow("__getnewargs__(self, /)", .exact) { vm, arguments in
      vm.tuple([vm.int(number(arguments.receiver))])
    },
    NativeRow("__index__(self, /)", .exact, itself),
    NativeRow("__trunc__(self, /)", .exact, itself),
    NativeRow("__floor__(self, /)", .exact, itself),
    NativeRow("__ceil__(self, /)", .exact, itself),
    NativeRow("__float__(self, /)", .exact) { vm, arguments throws(PyError) in
      Value(try IntArithmetic.double(vm, number(arguments.receiver)))
    },
    NativeRow("__abs__(self, /)", .exact) { vm, arguments throws(PyError) in
      NumberConversion.absolute(vm, arguments.receiver)
    },
    NativeRow("__round__(self, ndigits=?, /)", .unpack) { vm, arguments throws(PyError) in
      try NumberConversion.rounded(vm, arguments.receiver, digits: arguments[1])
    },
    NativeRow("__divmod__(self, value, /)", .exact) { vm, arguments throws(PyError) in
      try NumberOperators.divmod(vm, arguments.receiver, arguments[1])
    },
    NativeRow("__rdivmod__(self, value, /)", .exact) { vm, arguments throws(PyError) in
      try NumberOperators.divmod(vm, arguments[1], arguments.receiver)
    },
  ]

  private static let properties: [NativeProperty] = [
    NativeProperty("real") { vm, value throws(PyError) in vm.int(number(value)) },
    NativeProperty("imag") { vm, value throws(PyError) in Value(0) },
    NativeProperty("numerator") { vm, value throws(PyError) in vm.int(number(value)) },
    NativeProperty("denominator") { vm, value throws(PyError) in Value(1) },
  ]

  private static func isLittleEndian(_ vm: Machine, _ value: Value, _ function: String) throws(PyError) -> Bool {
    guard let text = value.str else {
      throw vm.typeError("\(function)() argument 'byteorder' must be str, not \(vm.typeName(of: value))")
    }
    if text.utf8.elementsEqual("little".utf8) { return true }
    if text.utf8.elementsEqual("big".utf8) { return false }
    throw vm.valueError("byteorder must be either 'little' or 'big'")
  }

  private static func toBytes(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    if let quick = try quickBytes(vm, arguments) { return quick }
    let value = number(arguments.receiver)
    let length = try vm.index(arguments[1])
    let isLittle = try isLittleEndian(vm, arguments[2], "to_bytes")
    let isSigned = try vm.truth(arguments[3])
    if length < 0 { throw vm.valueError("length argument must be non-negative") }
    if value.sign == .minus, !isSigned { throw vm.overflowError("can't convert negative int to unsigned") }
    try vm.checkMemory(length)
    let (bits, overflow) = length.multipliedReportingOverflow(by: 8)
    let room = overflow ? Int.max : bits
    // A signed number needs a sign bit; -128 is the one that needs none beyond its own width.
    let widest = value.sign == .minus ? -value - 1 : value
    let needed = widest.magnitude.bitWidth + (isSigned ? 1 : 0)
    if needed > room, !(value.isZero && room == 0) { throw vm.overflowError("int too big to convert") }
    var magnitude = value.magnitude
    if value.sign == .minus { magnitude = (BigInt(1) << room) - magnitude }
    var bytes = [UInt8](repeating: 0, count: length)
    var position = 0
    for word in magnitude.limbs {
      for shift in stride(from: 0, to: 64, by: 8) where position < length {
        bytes[position] = UInt8(truncatingIfNeeded: word >> UInt(shift))
        position += 1
      }
    }
    return vm.bytes(isLittle ? bytes : bytes.reversed())
  }

  /// The bytes of a machine int that is not negative, where they fit; nil for everything else.
  private static func quickBytes(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value? {
    guard arguments.receiver.isInt, arguments.receiver.asInt >= 0, arguments[1].isInt, arguments[2].isStr,
      !arguments[3].isObject
    else { return nil }
    let length = arguments[1].asInt
    let value = arguments.receiver.bits
    let width = 64 - value.leadingZeroBitCount + (arguments[3].bits != 0 && arguments[3].isBool ? 1 : 0)
    guard length >= 0, length <= 64, length * 8 >= width else { return nil }
    let isLittle = try isLittleEndian(vm, arguments[2], "to_bytes")
    return vm.bytes(
      [UInt8](unsafeUninitializedCapacity: length) { bytes, count in
        count = length
        for place in 0..<length {
          let byte = place < 8 ? UInt8(truncatingIfNeeded: value >> UInt(8 * place)) : 0
          bytes[isLittle ? place : length - 1 - place] = byte
        }
      })
  }

  private static let fromBytes = NativeRow(
    "from_bytes(type, /, bytes, byteorder='big', *, signed=False)", .clinic
  ) { vm, arguments throws(PyError) in
    var source = arguments[1]
    let cls = vm.classOf(source)
    if cls.isUserClass, !vm.classAttribute(cls, vm.intern("__bytes__")).isUndefined {
      source = try vm.callMethod(source, "__bytes__")
      if BytesType.bytesLike(source) == nil {
        throw vm.typeError("__bytes__ returned non-bytes (type \(vm.typeName(of: source)))")
      }
    }
    let storage = try vm.withRoots([source]) { () throws(PyError) in try BytesType.storage(vm, from: source) }
    let isLittle = try isLittleEndian(vm, arguments[2], "from_bytes")
    let bytes = isLittle ? storage.reversed() : storage
    if bytes.count < 8, arguments[3].isIdentical(to: .false), arguments[0].cls === vm.builtin(.int) {
      return Value(bytes.reduce(0) { $0 << 8 | Int($1) })
    }
    // Words from the end, the least significant first.
    var words: [UInt] = []
    var end = bytes.count
    while end > 0 {
      let start = max(end - 8, 0)
      words.append(bytes[start..<end].reduce(0) { $0 << 8 | UInt($1) })
      end = start
    }
    var result = BigInt(BigInt(words: words))
    if try vm.truth(arguments[3]), let first = bytes.first, first >= 128 {
      result -= BigInt(1) << (bytes.count * 8)
    }
    guard let cls = arguments[0].cls, cls !== vm.builtin(.int) else { return vm.int(result) }
    return try vm.call(arguments[0], [vm.int(result)])
  }
}
