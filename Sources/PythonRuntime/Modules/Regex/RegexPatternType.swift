// The class `re.Pattern`: searching, splitting and replacing.

enum RegexPatternType {
  static let declaration = NativeClass(
    "Pattern", module: "re", kind: .instance, methods: methods, classMethods: [GenericAlias.row],
    properties: properties, slots: slots, isInheritable: false)

  private static func compiled(_ vm: Machine, _ value: Value) throws(PyError) -> RegexPattern {
    guard let pattern = Regex.pattern(value) else { throw vm.typeError("a pattern is needed") }
    return pattern
  }

  private static let properties: [NativeProperty] = [
    NativeProperty("pattern") { _, value in Regex.pattern(value)?.text ?? .none },
    NativeProperty("flags") { _, value in Value(Regex.pattern(value).map { Regex.shownFlags($0) } ?? 0) },
    NativeProperty("groups") { _, value in Value((Regex.pattern(value)?.program.groupCount ?? 1) - 1) },
    NativeProperty("groupindex") { vm, value in
      let dict = vm.dict()
      for (name, index) in Regex.pattern(value)?.program.groupNames ?? [] { dict.set(vm.intern(name), Value(index)) }
      return vm.mappingProxy(Value(dict))
    },
  ]

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = { vm, _, _ throws(PyError) in throw vm.typeError("cannot create 're.Pattern' instances") }
    slots.repr = { vm, value throws(PyError) in
      guard let pattern = Regex.pattern(value) else { return "re.compile()" }
      let text = String(try vm.repr(pattern.text).unicodeScalars.prefix(200))
      let names = flagNames(Regex.shownFlags(pattern) & ~(pattern.isText ? RegexFlag.unicode : 0))
      return names.isEmpty ? "re.compile(\(text))" : "re.compile(\(text), \(names))"
    }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard op == .equal || op == .notEqual, let one = Regex.pattern(left), let other = Regex.pattern(right) else {
        return .notImplemented
      }
      var same = one.program.flags == other.program.flags && one.isText == other.isText
      if same { same = try vm.equal(one.text, other.text) }
      return Value(same == (op == .equal))
    }
    slots.hash = { vm, value throws(PyError) in
      guard let pattern = Regex.pattern(value) else { return 0 }
      return try vm.hash(pattern.text) ^ pattern.program.flags
    }
    return slots
  }()

  /// `re.IGNORECASE|re.MULTILINE`.
  static func flagNames(_ flags: Int) -> String {
    let names: [(Int, String)] = [
      (RegexFlag.template, "re.TEMPLATE"), (RegexFlag.ignoreCase, "re.IGNORECASE"), (RegexFlag.locale, "re.LOCALE"),
      (RegexFlag.multiline, "re.MULTILINE"), (RegexFlag.dotAll, "re.DOTALL"), (RegexFlag.unicode, "re.UNICODE"),
      (RegexFlag.verbose, "re.VERBOSE"), (RegexFlag.debug, "re.DEBUG"), (RegexFlag.ascii, "re.ASCII"),
    ]
    var shown = names.filter { flags & $0.0 != 0 }.map(\.1)
    let unknown = names.reduce(flags) { $0 & ~$1.0 }
    if unknown > 0 { shown.append("0x" + String(unknown, radix: 16)) }
    return shown.joined(separator: "|")
  }

  private static let methods: [NativeRow] = [
    NativeRow("match(self, /, string, pos=0, endpos=9223372036854775807)", .clinic) {
      vm, arguments throws(PyError) in try single(vm, arguments, .match)
    },
    NativeRow("fullmatch(self, /, string, pos=0, endpos=9223372036854775807)", .clinic) {
      vm, arguments throws(PyError) in try single(vm, arguments, .fullMatch)
    },
    NativeRow("search(self, /, string, pos=0, endpos=9223372036854775807)", .clinic) {
      vm, arguments throws(PyError) in try single(vm, arguments, .search)
    },
    NativeRow("findall(self, /, string, pos=0, endpos=9223372036854775807)", .clinic) {
      vm, arguments throws(PyError) in
      try findAll(vm, arguments[0], arguments[1], try bound(vm, arguments[2]), try bound(vm, arguments[3]))
    },
    NativeRow("finditer(self, /, string, pos=0, endpos=9223372036854775807)", .clinic) {
      vm, arguments throws(PyError) in
      try findIterator(vm, arguments[0], arguments[1], try bound(vm, arguments[2]), try bound(vm, arguments[3]))
    },
    NativeRow("split(self, /, string, maxsplit=0)", .clinic) { vm, arguments throws(PyError) in
      try split(vm, arguments[0], arguments[1], try vm.index(arguments[2]))
    },
    NativeRow("sub(self, /, repl, string, count=0)", .clinic) { vm, arguments throws(PyError) in
      try substitute(vm, arguments[0], arguments[1], arguments[2], try vm.index(arguments[3])).text
    },
    NativeRow("subn(self, /, repl, string, count=0)", .clinic) { vm, arguments throws(PyError) in
      let result = try substitute(vm, arguments[0], arguments[1], arguments[2], try vm.index(arguments[3]))
      return vm.tuple([result.text, Value(result.count)])
    },
    NativeRow("__copy__(self, /)", .exact) { _, arguments in arguments[0] },
    NativeRow("__deepcopy__(self, memo, /)", .exact) { _, arguments in arguments[0] },
  ]

  enum Manner { case match, fullMatch, search }

  private static func bound(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
    guard let bound = try vm.clampedIndex(value) else { return try vm.index(value) }
    return bound
  }

  private static func single(_ vm: Machine, _ arguments: Arguments, _ manner: Manner) throws(PyError) -> Value {
    try find(vm, arguments[0], arguments[1], manner, try bound(vm, arguments[2]), try bound(vm, arguments[3]))
  }

  /// One match, or None.
  static func find(
    _ vm: Machine, _ pattern: Value, _ subject: Value, _ manner: Manner, _ start: Int = 0, _ end: Int = Int.max
  ) throws(PyError) -> Value {
    var scan = try RegexScan(vm, pattern, subject, start, end)
    if scan.start > scan.matcher.limit { return .none }
    let found: Bool
    switch manner {
    case .match: found = try scan.matcher.match(at: scan.start)
    case .fullMatch: found = try scan.matcher.match(at: scan.start, .atEnd)
    case .search: found = try scan.matcher.search(from: scan.start)
    }
    return found ? scan.match(vm) : .none
  }

  static func findAll(
    _ vm: Machine, _ pattern: Value, _ subject: Value, _ start: Int = 0, _ end: Int = Int.max
  ) throws(PyError) -> Value {
    var scan = try RegexScan(vm, pattern, subject, start, end)
    let empty = Regex.emptyText(vm, subject)
    let found = vm.emptyList()
    while try scan.advance() {
      let marks = scan.matcher.marks
      let pieces = (marks.count > 2 ? 1..<(marks.count / 2) : 0..<1).map { (group: Int) -> Value in
        let (start, end) = (marks[group * 2], marks[group * 2 + 1])
        return start < 0 || end < 0 ? empty : Regex.slice(vm, subject, start, end)
      }
      found.append(pieces.count == 1 ? pieces[0] : vm.tuple(pieces))
    }
    return Value(found)
  }

  static func findIterator(
    _ vm: Machine, _ pattern: Value, _ subject: Value, _ start: Int = 0, _ end: Int = Int.max
  ) throws(PyError) -> Value {
    var scan = try RegexScan(vm, pattern, subject, start, end)
    return vm.iterator(named: "callable_iterator", holding: [pattern, subject]) { (vm, _) throws(PyError) in
      try scan.advance() ? scan.match(vm) : .undefined
    }
  }

  static func split(_ vm: Machine, _ pattern: Value, _ subject: Value, _ most: Int) throws(PyError) -> Value {
    var scan = try RegexScan(vm, pattern, subject)
    let parts = vm.emptyList()
    var last = 0
    var count = 0
    while most <= 0 || count < most, try scan.advance() {
      let marks = scan.matcher.marks
      parts.append(Regex.slice(vm, subject, last, marks[0]))
      for group in 1..<max(marks.count / 2, 1) {
        let (start, end) = (marks[group * 2], marks[group * 2 + 1])
        parts.append(start < 0 || end < 0 ? .none : Regex.slice(vm, subject, start, end))
      }
      last = marks[1]
      count += 1
    }
    if most < 0 { return vm.list([subject]) }
    parts.append(Regex.slice(vm, subject, last, scan.matcher.limit))
    return Value(parts)
  }

  static func substitute(
    _ vm: Machine, _ pattern: Value, _ replacement: Value, _ subject: Value, _ most: Int
  ) throws(PyError) -> (text: Value, count: Int) {
    let compiled = try compiled(vm, pattern)
    var scan = try RegexScan(vm, pattern, subject)
    let template = vm.isCallable(replacement) ? nil : try RegexTemplate.make(vm, replacement, compiled)
    let scalars = scan.matcher.subject
    var result: [UInt32] = []
    var last = 0
    var count = 0
    while most == 0 || count < most, try scan.advance() {
      let marks = scan.matcher.marks
      result += scalars[last..<marks[0]]
      if let template {
        template.expand(scalars, marks, into: &result)
      } else {
        let value = try vm.call(replacement, [scan.match(vm)])
        if let text = value.str, compiled.isText {
          result += PythonRuntime.scalars(of: text.utf8)
        } else if let storage = BytesType.bytesLike(value), !compiled.isText {
          result += storage.map { UInt32($0) }
        } else if !value.isNone {
          throw wrongItem(vm, value, compiled)
        }
      }
      last = marks[1]
      count += 1
      if count & 0xFF == 0 { try vm.checkMemory(result.count * 4) }
    }
    if count == 0 { return (subject, 0) }
    result += scalars[last...]
    return (vm.text(of: result, isText: compiled.isText), count)
  }

  private static func wrongItem(_ vm: Machine, _ value: Value, _ pattern: RegexPattern) -> PyError {
    pattern.isText
      ? vm.typeError("sequence item 0: expected str instance, \(vm.typeName(of: value)) found")
      : vm.typeError("sequence item 0: expected a bytes-like object, \(vm.typeName(of: value)) found")
  }
}
