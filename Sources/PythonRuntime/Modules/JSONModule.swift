// The module `json`: dumps and loads, dump and load on objects with write and read.

import BigInt

enum JSONModule {
  static let module = NativeModule("json", functions: rows) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, JSONSource.text)
    let error = module.attributes.get(vm.intern("JSONDecodeError"))
    vm.keepForever(error)
    vm.containers.classes["json.JSONDecodeError"] = error.cls
  }

  private static let options =
    "*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, "
    + "separators=None, default=None, sort_keys=False"

  private static let rows: [NativeRow] = [
    NativeRow("_write(obj, \(options))") { vm, arguments throws(PyError) in
      var writer = try JSONWriter(vm, arguments, firstOption: 1)
      try writer.write(arguments[0], depth: 0)
      return vm.string(writer.text)
    },
    NativeRow("_read(text, hooks, start, /)") { vm, arguments throws(PyError) in
      let bytes = arguments[0].bytes.map { String(decoding: $0.storage, as: UTF8.self) }
      guard let text = bytes ?? arguments[0].str?.string else {
        throw vm.typeError(
          "the JSON object must be str, bytes or bytearray, not \(vm.typeName(of: arguments[0]))")
      }
      var reader = JSONReader(vm: vm, text: Array(text.unicodeScalars))
      if let hooks = arguments[1].tuple, hooks.count == 6 { reader.hooks = JSONHooks(Array(hooks.elements)) }
      reader.position = max(try vm.index(arguments[2]), 0)
      let value = try reader.value(depth: 0)
      return vm.tuple([value, Value(reader.position)])
    },
  ]
}

/// What a lesson wants done with what is read; None where nothing.
struct JSONHooks {
  var object = Value.none
  var pairs = Value.none
  var float = Value.none
  var integer = Value.none
  var constant = Value.none
  /// Control characters inside strings are errors.
  var isStrict = true

  init() {}
  init(_ values: [Value]) {
    isStrict = values[5].isIdentical(to: .true)
    (object, pairs, float, integer, constant) = (values[0], values[1], values[2], values[3], values[4])
  }
}

/// Writes values as JSON text.
struct JSONWriter {
  let vm: Machine
  var text = ""
  private let asciiOnly: Bool
  private let allowNaN: Bool
  private let skipKeys: Bool
  private let sortKeys: Bool
  private var indent: String?
  private var itemSeparator = ", "
  private var keySeparator = ": "
  private let fallback: Value
  private var open: Set<UInt> = []

  init(_ vm: Machine, _ arguments: Arguments, firstOption: Int) throws(PyError) {
    self.vm = vm
    skipKeys = try vm.truth(arguments[firstOption])
    asciiOnly = try vm.truth(arguments[firstOption + 1])
    allowNaN = try vm.truth(arguments[firstOption + 3])
    let indentation = arguments[firstOption + 5]
    if let text = indentation.str {
      indent = text.string
    } else if !indentation.isNone {
      indent = String(repeating: " ", count: min(max(try vm.index(indentation), 0), 1000))
    }
    if indent != nil { itemSeparator = "," }
    if !arguments[firstOption + 6].isNone {
      let pair = try vm.toArray(arguments[firstOption + 6])
      if pair.count == 2 {
        itemSeparator = try vm.str(pair[0])
        keySeparator = try vm.str(pair[1])
      }
    }
    fallback = arguments[firstOption + 7]
    sortKeys = try vm.truth(arguments[firstOption + 8])
  }

  mutating func write(_ value: Value, depth: Int) throws(PyError) {
    try vm.countNativeStep()
    if text.utf8.count > 1 << 20 { try vm.checkMemory(text.utf8.count) }
    if let text = value.str {
      self.text += quoted(text.string)
    } else if let atom = try atom(value) {
      text += atom
    } else if value.list != nil || value.tuple != nil {
      try vm.enterNative(" while encoding a JSON object")
      defer { vm.leaveNative() }
      try writeArray(value, depth)
    } else if let dict = value.dict {
      try vm.enterNative(" while encoding a JSON object")
      defer { vm.leaveNative() }
      try writeObject(dict, depth)
    } else if !fallback.isNone {
      if value.isObject { try enter(value.asObj) }
      try vm.enterNative(" while encoding a JSON object")
      defer { vm.leaveNative() }
      try write(try vm.call(fallback, [value]), depth: depth)
      open.remove(value.bits)
    } else {
      throw vm.typeError("Object of type \(vm.classOf(value).name.string) is not JSON serializable")
    }
  }

  private func atom(_ value: Value) throws(PyError) -> String? {
    if value.isNone { return "null" }
    if value.isBool { return value.asBool ? "true" : "false" }
    if value.isInt { return String(value.asInt) }
    if let big = value.bigInt { return String(big.value) }
    guard value.isFloat || value.isKind(.floatObject) else { return nil }
    let number = try vm.realNumber(value)
    if number.isFinite { return try vm.repr(Value(number)) }
    if !allowNaN {
      throw vm.valueError("Out of range float values are not JSON compliant")
    }
    return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
  }

  private mutating func writeArray(_ value: Value, _ depth: Int) throws(PyError) {
    let elements = try vm.toArray(value)
    if elements.isEmpty {
      text += "[]"
      return
    }
    try enter(value.asObj)
    text += "["
    for (position, element) in elements.enumerated() {
      if position > 0 { text += itemSeparator }
      newLine(depth + 1)
      try write(element, depth: depth + 1)
    }
    newLine(depth)
    text += "]"
    open.remove(Value(value.asObj).bits)
  }

  private mutating func writeObject(_ dict: DictObject, _ depth: Int) throws(PyError) {
    var members: [(key: String, value: Value)] = []
    var pairs = dict.pairs
    if sortKeys {
      let keys = vm.list(pairs.map { $0.key })
      try ListSort.sortElements(vm, keys.asList, key: .none, reverse: false)
      var sorted: [(key: Value, value: Value)] = []
      for key in keys.asList.values { sorted.append((key, try vm.dictGet(dict, key))) }
      pairs = sorted
    }
    for (key, value) in pairs {
      if let text = key.str {
        members.append((text.string, value))
      } else if let text = try atom(key) {
        members.append((text, value))
      } else if !skipKeys {
        throw vm.typeError("keys must be str, int, float, bool or None, not \(vm.typeName(of: key))")
      }
    }
    if members.isEmpty {
      text += "{}"
      return
    }
    try enter(dict)
    text += "{"
    for (position, member) in members.enumerated() {
      if position > 0 { text += itemSeparator }
      newLine(depth + 1)
      text += quoted(member.key) + keySeparator
      try write(member.value, depth: depth + 1)
    }
    newLine(depth)
    text += "}"
    open.remove(Value(dict).bits)
  }

  private mutating func enter(_ object: Obj) throws(PyError) {
    if !open.insert(Value(object).bits).inserted { throw vm.valueError("Circular reference detected") }
  }

  private mutating func newLine(_ depth: Int) {
    guard let indent else { return }
    text += "\n" + String(repeating: indent, count: depth)
  }

  private func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      default:
        if scalar.value < 0x20 || (asciiOnly && scalar.value > 0x7E) {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}

/// Reads JSON text.
struct JSONReader {
  let vm: Machine
  let text: [UnicodeScalar]
  var hooks = JSONHooks()
  var position = 0

  /// JSONDecodeError with line, column and character.
  func error(_ message: String, at place: Int) -> PyError {
    var document = ""
    document.unicodeScalars.append(contentsOf: text)
    guard let cls = vm.containers.classes["json.JSONDecodeError"] else { return vm.valueError(message) }
    do {
      let error = try vm.call(Value(cls), [vm.string(message), vm.string(document), Value(place)])
      return vm.raise(error)
    } catch {
      return error
    }
  }

  mutating func skipSpace() {
    while position < text.count, [" ", "\t", "\n", "\r"].contains(text[position]) { position += 1 }
  }

  mutating func value(depth: Int) throws(PyError) -> Value {
    guard position < text.count else { throw error("Expecting value", at: position) }
    let literals: [(String, Value)] = [
      ("null", .none), ("true", .true), ("false", .false), ("NaN", Value(Double.nan)),
      ("Infinity", Value(Double.infinity)), ("-Infinity", Value(-Double.infinity)),
    ]
    switch text[position] {
    case "\"": return vm.string(try string())
    case "{":
      try vm.enterNative(" while decoding a JSON object from a unicode string")
      defer { vm.leaveNative() }
      return try object(depth)
    case "[":
      try vm.enterNative(" while decoding a JSON array from a unicode string")
      defer { vm.leaveNative() }
      return try array(depth)
    default:
      for (name, value) in literals where matches(name) {
        position += name.unicodeScalars.count
        if !hooks.constant.isNone, value.isFloat { return try vm.call(hooks.constant, [vm.string(name)]) }
        return value
      }
      return try number()
    }
  }

  private func matches(_ word: String) -> Bool {
    var place = position
    for scalar in word.unicodeScalars {
      if place >= text.count || text[place] != scalar { return false }
      place += 1
    }
    return true
  }

  private mutating func number() throws(PyError) -> Value {
    let start = position
    var isFloat = false
    func isDigit(_ place: Int) -> Bool { place < text.count && text[place] >= "0" && text[place] <= "9" }
    if text[position] == "-" { position += 1 }
    guard isDigit(position) else {
      position = start
      throw error("Expecting value", at: start)
    }
    if text[position] == "0" { position += 1 } else { while isDigit(position) { position += 1 } }
    if position < text.count, text[position] == ".", isDigit(position + 1) {
      isFloat = true
      position += 1
      while isDigit(position) { position += 1 }
    }
    if position < text.count, text[position] == "e" || text[position] == "E" {
      var end = position + 1
      if end < text.count, text[end] == "+" || text[end] == "-" { end += 1 }
      if isDigit(end) {
        isFloat = true
        while isDigit(end) { end += 1 }
        position = end
      }
    }
    var digits = ""
    digits.unicodeScalars.append(contentsOf: text[start..<position])
    if isFloat, !hooks.float.isNone { return try vm.call(hooks.float, [vm.string(digits)]) }
    if !isFloat, !hooks.integer.isNone { return try vm.call(hooks.integer, [vm.string(digits)]) }
    if isFloat { return Value(Double(digits) ?? 0) }
    if digits.utf8.count > 4300 {
      throw vm.valueError(
        "Exceeds the limit (4300 digits) for integer string conversion: value has \(digits.utf8.count) digits; "
          + "use sys.set_int_max_str_digits() to increase the limit")
    }
    return vm.int(BigInt(digits) ?? 0)
  }

  private mutating func string() throws(PyError) -> String {
    let start = position
    position += 1
    var result = String.UnicodeScalarView()
    while true {
      guard position < text.count else { throw error("Unterminated string starting at", at: start) }
      let scalar = text[position]
      position += 1
      if scalar == "\"" { return String(result) }
      if scalar.value < 0x20, hooks.isStrict { throw error("Invalid control character at", at: position - 1) }
      if scalar != "\\" {
        result.append(scalar)
        continue
      }
      guard position < text.count else { throw error("Unterminated string starting at", at: start) }
      let escape = text[position]
      position += 1
      switch escape {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      case "b": result.append("\u{8}")
      case "f": result.append("\u{C}")
      case "\"", "\\", "/": result.append(escape)
      case "u":
        var code = try hexadecimal()
        if code >= 0xD800, code < 0xDC00, matches("\\u") {
          position += 2
          let low = try hexadecimal()
          code = 0x10000 + ((code - 0xD800) << 10) + (low &- 0xDC00)
        }
        result.append(UnicodeScalar(code) ?? "\u{FFFD}")
      default: throw error("Invalid \\escape", at: position - 2)
      }
    }
  }

  private mutating func hexadecimal() throws(PyError) -> UInt32 {
    var digits = ""
    digits.unicodeScalars.append(contentsOf: text[position..<min(position + 4, text.count)])
    guard digits.count == 4, let code = UInt32(digits, radix: 16) else {
      throw error("Invalid \\uXXXX escape", at: position - 1)
    }
    position += 4
    return code
  }

  private mutating func array(_ depth: Int) throws(PyError) -> Value {
    let list = vm.emptyList()
    position += 1
    skipSpace()
    if position < text.count, text[position] == "]" {
      position += 1
      return Value(list)
    }
    while true {
      if list.count & 0xFFF == 0 { try vm.checkInterrupt() }
      list.append(try value(depth: depth + 1))
      skipSpace()
      guard position < text.count else { throw error("Expecting ',' delimiter", at: position) }
      if text[position] == "]" {
        position += 1
        return Value(list)
      }
      if text[position] != "," { throw error("Expecting ',' delimiter", at: position) }
      position += 1
      skipSpace()
    }
  }

  private mutating func object(_ depth: Int) throws(PyError) -> Value {
    let keys = vm.emptyList()
    let values = vm.emptyList()
    position += 1
    skipSpace()
    if position < text.count, text[position] == "}" {
      position += 1
      return try finished(keys, values)
    }
    while true {
      guard position < text.count, text[position] == "\"" else {
        throw error("Expecting property name enclosed in double quotes", at: position)
      }
      keys.append(vm.string(try string()))
      skipSpace()
      guard position < text.count, text[position] == ":" else {
        throw error("Expecting ':' delimiter", at: position)
      }
      position += 1
      skipSpace()
      values.append(try value(depth: depth + 1))
      skipSpace()
      guard position < text.count else { throw error("Expecting ',' delimiter", at: position) }
      if text[position] == "}" {
        position += 1
        return try finished(keys, values)
      }
      if text[position] != "," { throw error("Expecting ',' delimiter", at: position) }
      position += 1
      skipSpace()
    }
  }

  private func finished(_ keys: ListObject, _ values: ListObject) throws(PyError) -> Value {
    if !hooks.pairs.isNone {
      let pairs = vm.emptyList(capacity: keys.count)
      for index in 0..<keys.count { pairs.append(vm.tuple([keys[index], values[index]])) }
      return try vm.call(hooks.pairs, [Value(pairs)])
    }
    let dict = vm.dict()
    for index in 0..<keys.count { try vm.dictSet(dict, keys[index], values[index]) }
    return hooks.object.isNone ? Value(dict) : try vm.call(hooks.object, [Value(dict)])
  }
}
