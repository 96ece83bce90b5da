// The class `str`: constructor and operators. The methods are in the StrMethods files.

import Glibc

package enum StrType {
  /// The class.
  package static let declaration = NativeClass(
    "str", kind: .str,
    methods: StrQueryMethods.rows + StrCaseMethods.rows + StrSplitMethods.rows + StrLayoutMethods.rows
      + StrTextMethods.rows,
    staticMethods: [StrTextMethods.makeTranslation], slots: slots,
    doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str")

  /// The methods that `NativeFunction.isChainable` speaks of.
  static let chainable: Set<String> = [
    "capitalize", "casefold", "center", "count", "endswith", "expandtabs", "find", "isalnum", "isalpha", "isdecimal",
    "isdigit",
    "isidentifier", "islower", "isnumeric", "isspace", "istitle", "isupper", "ljust", "lower", "lstrip", "removeprefix",
    "removesuffix", "replace", "rfind", "rjust", "rstrip", "startswith", "strip", "swapcase", "title", "upper", "zfill",
  ]

  private static var slots: NativeSlots {
    var slots = NativeSlots()
    slots.binary = binary
    slots.compare = compare
    slots.getItem = { vm, value, key throws(PyError) in try StrIndexing.getItem(vm, value.asStr, key) }
    slots.length = { _, value throws(PyError) in value.asStr.count }
    slots.truth = { _, value throws(PyError) in value.asStr.count > 0 }
    slots.iterate = { vm, value throws(PyError) in StrIndexing.iterate(vm, value.asStr) }
    slots.contains = { vm, container, item throws(PyError) in
      guard let needle = item.str else {
        throw vm.typeError("'in <string>' requires string as left operand, not \(vm.typeName(of: item))")
      }
      return StrSearch.find(needle.utf8, in: container.asStr.utf8) != nil
    }
    slots.repr = { vm, value throws(PyError) in
      var text: ByteText = []
      text.reserveCapacity(value.asStr.byteCount + 2)
      try vm.appendLiteral(value.asStr.utf8, to: &text)
      return String(decoding: text, as: UTF8.self)
    }
    slots.str = { _, value throws(PyError) in value.asStr.string }
    slots.hash = { _, value throws(PyError) in value.asStr.hash }
    slots.format = { vm, value, spec throws(PyError) in
      if spec.isEmpty { return try vm.str(value) }
      let text = try ValueFormatting.text(vm, value.asStr, Array(spec.utf8), typeName: vm.typeName(of: value))
      return String(decoding: text, as: UTF8.self)
    }
    slots.construct = construct
    return slots
  }

  private static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    switch op {
    case .add:
      guard let first = left.str else { return .notImplemented }
      if let second = right.str { return try concatenate(vm, first, second) }
      if handles(vm, .reflectedAdd, right) { return .notImplemented }
      throw vm.typeError("can only concatenate str (not \"\(vm.typeName(of: right))\") to str")
    case .multiply:
      if let text = left.str { return try multiply(vm, text, right) }
      return try multiply(vm, right.asStr, left)
    case .modulo:
      guard let text = left.str else { return .notImplemented }
      return try PercentFormat.format(vm, text, right)
    default: return .notImplemented
    }
  }

  /// The right operand has its own reflected operator, which goes first.
  static func handles(_ vm: Machine, _ dunder: Dunder, _ value: Value) -> Bool {
    let cls = vm.classOf(value)
    return !cls.dunders[dunder.rawValue].isUndefined
      || (value.isKind(.native) && cls.native.binary != nil && Buffers.exporter(value) == nil)
  }

  /// `left + right` of two plain texts, neither of them empty, whose bytes fit into an object of the pools; nil for others.
  /// It gets values and no objects, which would be retained over the call.
  @inline(__always)
  static func concatenateShort(_ vm: Machine, _ left: Value, _ right: Value) -> Value? {
    let (first, second) = (left.asStr.utf8, right.asStr.utf8)
    let byteCount = first.count &+ second.count
    guard byteCount <= ObjectPools.textCapacity, let start = first.baseAddress, let next = second.baseAddress,
      first.count > 0, second.count > 0
    else { return nil }
    return vm.string(byteCount: byteCount, count: left.asStr.count &+ right.asStr.count) { target in
      memcpy(target, start, first.count)
      memcpy(target + first.count, next, second.count)
    }
  }

  static func concatenate(_ vm: Machine, _ left: StrObject, _ right: StrObject) throws(PyError) -> Value {
    if left.byteCount == 0, Value(right).isStr { return Value(right) }
    if right.byteCount == 0, Value(left).isStr { return Value(left) }
    let total = left.byteCount + right.byteCount
    if total > StrObject.longest { return vm.refuseText() }
    if let buffer = left.buffer, buffer.used == left.byteCount, total <= buffer.capacity {
      return extend(vm, buffer, left, right)
    }
    if total > 1 << 16 { try vm.checkMemory(total) }
    return vm.string(byteCount: total, count: left.count + right.count) { target in
      memcpy(target, left.bytes, left.byteCount)
      memcpy(target + left.byteCount, right.bytes, right.byteCount)
    }
  }

  /// `left += right`: a long text gets a buffer with room for more.
  static func append(_ vm: Machine, _ left: StrObject, _ right: StrObject) throws(PyError) -> Value {
    let total = left.byteCount + right.byteCount
    if total > StrObject.longest { return vm.refuseText() }
    if left.byteCount < 256 || right.byteCount == 0 { return try concatenate(vm, left, right) }
    if let buffer = left.buffer, buffer.used == left.byteCount, total <= buffer.capacity {
      return extend(vm, buffer, left, right)
    }
    try vm.checkMemory(2 * total)
    let buffer = StringBuffer(capacity: 2 * total)
    memcpy(buffer.start, left.bytes, left.byteCount)
    buffer.used = left.byteCount
    vm.countExternal(total)
    return extend(vm, buffer, left, right)
  }

  private static func extend(
    _ vm: Machine, _ buffer: StringBuffer, _ left: StrObject, _ right: StrObject
  ) -> Value {
    memcpy(buffer.start + left.byteCount, right.bytes, right.byteCount)
    buffer.used = left.byteCount + right.byteCount
    let result = StrObject(sharing: buffer, byteCount: buffer.used, count: left.count + right.count)
    vm.countExternal(right.byteCount)
    return vm.adopting(result, .str)
  }

  /// How often a sequence is repeated by `* value`; nil when the value is no integer and may know `*` itself.
  static func repetition(_ vm: Machine, _ value: Value) throws(PyError) -> Int? {
    if value.isInt || value.isBool { return value.asInt }
    // A reflected operator of the other operand goes first.
    if value.isObject, handles(vm, .reflectedMultiply, value) { return nil }
    guard value.bigInt != nil || NumberConversion.method(vm, .index, value) != nil else {
      if handles(vm, .multiply, value) { return nil }
      throw vm.typeError("can't multiply sequence by non-int of type '\(vm.typeName(of: value))'")
    }
    let wide = try vm.bigIndex(value)
    guard let count = Int(exactly: wide) else {
      throw vm.overflowError("cannot fit '\(vm.typeName(of: value))' into an index-sized integer")
    }
    return count
  }

  private static func multiply(_ vm: Machine, _ text: StrObject, _ value: Value) throws(PyError) -> Value {
    guard let count = try repetition(vm, value) else { return .notImplemented }
    if count <= 0 || text.byteCount == 0 { return vm.string([]) }
    if count == 1, Value(text).isStr { return Value(text) }
    let (total, overflow) = text.byteCount.multipliedReportingOverflow(by: count)
    if overflow { throw vm.overflowError("repeated string is too long") }
    try vm.checkMemory(total)
    let width = text.byteCount
    return vm.string(byteCount: total) { target in
      if width == 1 {
        memset(target, Int32(text.bytes[0]), total)
        return
      }
      for index in 0..<count { memcpy(target + index &* width, text.bytes, width) }
    }
  }

  private static func compare(
    _ vm: Machine, _ op: CompareOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard let first = left.str, let second = right.str else { return .notImplemented }
    switch op {
    case .equal: return Value(first.isEqual(to: second))
    case .notEqual: return Value(!first.isEqual(to: second))
    default:
      let order = order(first.utf8, second.utf8)
      switch op {
      case .less: return Value(order < 0)
      case .lessEqual: return Value(order <= 0)
      case .greater: return Value(order > 0)
      default: return Value(order >= 0)
      }
    }
  }

  /// Like `memcmp`, shorter first: the order of code points is the order of their UTF-8.
  static func order(_ left: TextBytes, _ right: TextBytes) -> Int {
    let common = min(left.count, right.count)
    if common > 0, let one = left.baseAddress, let two = right.baseAddress {
      let order = memcmp(one, two, common)
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  // MARK: Construction

  private static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    let result = try constructValue(vm, arguments)
    if cls === vm.builtin(.str) { return result }
    return adopt(vm, result.asStr.utf8, as: cls)
  }

  /// An instance of a user subclass.
  static func adopt(_ vm: Machine, _ text: TextBytes, as cls: ClassObject) -> Value {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(text.count, 1))
    if let start = text.baseAddress { bytes.initialize(from: start, count: text.count) }
    let object = StrObject(owning: bytes, byteCount: text.count, count: scalarCount(text))
    return vm.adopt(object, as: cls)
  }

  private static func constructValue(_ vm: Machine, _ arguments: CallArguments) throws(PyError) -> Value {
    if arguments.positionalCount == 1, arguments.keywordCount == 0 { return try vm.toText(arguments[0]) }
    var given: [Value] = [.undefined, .undefined, .undefined]
    let names = ["object", "encoding", "errors"]
    let total = arguments.positionalCount + arguments.keywordCount
    if total > 3 { throw vm.typeError("str() takes at most 3 arguments (\(total) given)") }
    for index in 0..<arguments.positionalCount { given[index] = arguments[index] }
    for index in 0..<arguments.keywordCount {
      let (name, value) = arguments.keyword(at: index)
      guard let position = names.firstIndex(of: name.string) else {
        throw vm.typeError("'\(name.string)' is an invalid keyword argument for str()")
      }
      given[position] = value
    }
    for position in 1...2 where !given[position].isUndefined && given[position].str == nil {
      throw vm.typeError(
        "str() argument '\(names[position])' must be str, not \(vm.typeName(of: given[position]))")
    }
    if given[0].isUndefined { return vm.string([]) }
    if given[1].isUndefined && given[2].isUndefined { return try vm.toText(given[0]) }
    guard let bytes = try Buffers.contiguous(vm, given[0]) else {
      if given[0].str != nil { throw vm.typeError("decoding str is not supported") }
      throw vm.typeError("decoding to str: need a bytes-like object, \(vm.typeName(of: given[0])) found")
    }
    let (encoding, errors) = (given[1].str?.string ?? "utf-8", given[2].str?.string ?? "strict")
    if let made = try TextCoding.looked(vm, "decode", encoding, given[0], errors) { return made }
    return try TextCoding.named(vm, "decoding", encoding) { () throws(PyError) in
      try TextCoding.decode(vm, bytes, encoding: encoding, errors: errors)
    }
  }
}

extension Machine {
  /// `str(value)` as a value. A user's text is passed on as it is, lone surrogates included.
  package func toText(_ value: Value) throws(PyError) -> Value {
    if value.isStr { return value }
    try checkDepth(" while getting the str of an object")
    switch value.tag {
    case Tag.int: return QuickFormat.decimal(self, value.asInt)
    case Tag.float, Tag.bool, Tag.none:
      var result: ByteText = []
      try ValueFormatting.appendStr(self, value, to: &result)
      return string(result)
    default: break
    }
    let cls = classOf(value)
    var method = cls.dunders[Dunder.str.rawValue]
    if method.isUndefined, cls.native.str == nil { method = cls.dunders[Dunder.repr.rawValue] }
    if method.isUndefined {
      if let text = value.str { return string(utf8: text.utf8) }
      return string(try str(value))
    }
    try enterNative(" while getting the str of an object")
    defer { leaveNative() }
    let result = try call(method, [value])
    guard result.str != nil else {
      throw typeError("__str__ returned non-string (type \(typeName(of: result)))")
    }
    return result
  }
}
