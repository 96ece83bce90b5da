// The module `json`: dumps and loads, dump and load on objects with write and read.

enum JSONModule {
  static let module = NativeModule("json", functions: rows) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, JSONSource.text)
    let error = module.attributes.get(vm.intern("JSONDecodeError"))
    vm.keepForever(error)
    vm.containers.classes["json.JSONDecodeError"] = error.cls
    module.lazyMember = { (vm, _, name) throws(PyError) in
      ["decoder", "encoder"].contains(name) ? Value(try vm.importModule("json." + name)) : .undefined
    }
  }

  /// The modules in which CPython has the classes.
  static let parts = [
    NativeModule("json.decoder") { vm, module throws(PyError) in
      for name in ["JSONDecodeError", "JSONDecoder"] { try vm.shareMember("json", name, with: module) }
    },
    NativeModule(
      "json.encoder",
      functions: [
        quoting("encode_basestring", asciiOnly: false), quoting("encode_basestring_ascii", asciiOnly: true),
        quoting("py_encode_basestring", asciiOnly: false), quoting("py_encode_basestring_ascii", asciiOnly: true),
      ]
    ) { vm, module throws(PyError) in
      try vm.shareMember("json", "JSONEncoder", with: module)
      vm.setMember(module, "INFINITY", Value(Double.infinity))
    },
  ]

  private static func quoting(_ name: String, asciiOnly: Bool) -> NativeRow {
    NativeRow("\(name)(s, /)", .exact) { vm, arguments throws(PyError) in
      guard let text = arguments[0].str else {
        throw vm.typeError("first argument must be a string, not \(vm.typeName(of: arguments[0]))")
      }
      return vm.string(JSONWriter.quoted(text.string, asciiOnly: asciiOnly))
    }
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
      var reader = try JSONReader(vm, arguments[0])
      if let hooks = arguments[1].tuple, hooks.count == 6 { reader.hooks = JSONHooks(Array(hooks.elements)) }
      reader.start(at: max(try vm.index(arguments[2]), 0))
      let value = try reader.value()
      return vm.tuple([value, Value(reader.characters(before: reader.position))])
    },
    NativeRow("_load(text, /)") { vm, arguments throws(PyError) in
      var reader = try JSONReader(vm, arguments[0])
      return try reader.document()
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
    if let big = value.bigInt {
      let limit = vm.decimalDigitLimit
      return String(
        decoding: try vm.lifting { () throws(TextError) in try IntText.decimal(big.value, limit: limit) }, as: UTF8.self
      )
    }
    guard value.isFloat || value.isKind(.floatObject) else { return nil }
    let number = try vm.realNumber(value)
    if number.isFinite { return try vm.repr(Value(number)) }
    if !allowNaN {
      throw vm.valueError("Out of range float values are not JSON compliant")
    }
    return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
  }

  private mutating func writeArray(_ value: Value, _ depth: Int) throws(PyError) {
    // With an indent CPython's own Python code writes, which asks a list first whether it is empty.
    if indent != nil, !value.isList, !value.isTuple, try !vm.truth(value) {
      text += "[]"
      return
    }
    let collected = vm.emptyList()
    let source = value.isList || value.isTuple ? value : try vm.iterator(of: value)
    try vm.withRoots([Value(collected), source]) { () throws(PyError) in try vm.extend(collected, with: source) }
    let elements = collected.values
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
    if indent != nil, !Value(dict).isDict, try !vm.truth(Value(dict)) {
      text += "{}"
      return
    }
    let items = try ownItems(dict)
    var pairs = items.map { $0.pairs } ?? dict.pairs
    if sortKeys, items == nil {
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

  /// What a derived class's own `items` answers, in the order it is to be written; nil where the class has none. The list keeps it
  /// alive.
  private func ownItems(_ dict: DictObject) throws(PyError) -> (list: ListObject, pairs: [(key: Value, value: Value)])?
  {
    if Value(dict).isDict || dict.count == 0 || !Copying.isUserMethod(vm, vm.classOf(Value(dict)), "items") {
      return nil
    }
    let items = vm.emptyList()
    try vm.extend(items, with: try vm.callMethod(Value(dict), "items"))
    if sortKeys { try ListSort.sortElements(vm, items, key: .none, reverse: false) }
    var pairs: [(key: Value, value: Value)] = []
    for item in items.values {
      guard let pair = item.tuple, pair.count == 2 else { throw vm.valueError("items must return 2-tuples") }
      pairs.append((pair[0], pair[1]))
    }
    return (items, pairs)
  }

  private mutating func enter(_ object: Obj) throws(PyError) {
    if !open.insert(Value(object).bits).inserted { throw vm.valueError("Circular reference detected") }
  }

  private mutating func newLine(_ depth: Int) {
    guard let indent else { return }
    text += "\n" + String(repeating: indent, count: depth)
  }

  private func quoted(_ string: String) -> String { JSONWriter.quoted(string, asciiOnly: asciiOnly) }

  static func quoted(_ string: String, asciiOnly: Bool) -> String {
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
