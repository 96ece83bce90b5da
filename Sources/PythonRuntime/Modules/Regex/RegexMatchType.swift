// The class `re.Match`.

enum RegexMatchType {
  static let declaration = NativeClass(
    "Match", module: "re", kind: .instance, methods: methods, classMethods: [GenericAlias.row],
    properties: properties, slots: slots, isInheritable: false)

  private static func match(_ vm: Machine, _ value: Value) throws(PyError) -> RegexMatch {
    guard let match = Regex.match(value) else { throw vm.typeError("a match is needed") }
    return match
  }

  private static let properties: [NativeProperty] = [
    NativeProperty("string") { _, value in Regex.match(value)?.subject ?? .none },
    NativeProperty("re") { _, value in Regex.match(value)?.pattern ?? .none },
    NativeProperty("pos") { _, value in Value(Regex.match(value)?.start ?? 0) },
    NativeProperty("endpos") { _, value in Value(Regex.match(value)?.end ?? 0) },
    NativeProperty("lastindex") { _, value in
      guard let match = Regex.match(value), match.lastGroup > 0 else { return .none }
      return Value(match.lastGroup)
    },
    NativeProperty("lastgroup") { vm, value in
      guard let match = Regex.match(value), let pattern = Regex.pattern(match.pattern) else { return .none }
      let known = pattern.program.groupNames.first { $0.index == match.lastGroup }
      return known.map { vm.string($0.name) } ?? .none
    },
    NativeProperty("regs") { vm, value in
      guard let match = Regex.match(value) else { return .none }
      return vm.tuple((0..<match.groupCount).map { span(vm, match, $0) })
    },
  ]

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = { vm, _, _ throws(PyError) in throw vm.typeError("cannot create 're.Match' instances") }
    slots.truth = { _, _ in true }
    slots.repr = { vm, value throws(PyError) in
      let match = try match(vm, value)
      let text = try vm.repr(Regex.group(vm, match, 0, absent: .none))
      let shown = String(text.unicodeScalars.prefix(50))
      return "<re.Match object; span=(\(match.marks[0]), \(match.marks[1])), match=\(shown)>"
    }
    slots.getItem = { vm, value, key throws(PyError) in
      let match = try match(vm, value)
      return Regex.group(vm, match, try Regex.groupIndex(vm, match, key), absent: .none)
    }
    return slots
  }()

  private static func span(_ vm: Machine, _ match: RegexMatch, _ group: Int) -> Value {
    vm.tuple([Value(match.marks[group * 2]), Value(match.marks[group * 2 + 1])])
  }

  private static func mark(_ vm: Machine, _ arguments: Arguments, _ side: Int) throws(PyError) -> Value {
    let match = try match(vm, arguments[0])
    return Value(match.marks[try Regex.groupIndex(vm, match, arguments[1]) * 2 + side])
  }

  private static let methods: [NativeRow] = [
    NativeRow("group(self, *args)") { vm, arguments throws(PyError) in
      let match = try match(vm, arguments[0])
      let keys = arguments[1].asTuple
      if keys.count == 0 { return Regex.group(vm, match, 0, absent: .none) }
      var found: [Value] = []
      for position in 0..<keys.count {
        found.append(Regex.group(vm, match, try Regex.groupIndex(vm, match, keys[position]), absent: .none))
      }
      return found.count == 1 ? found[0] : vm.tuple(found)
    },
    NativeRow("groups(self, /, default=None)", .clinic) { vm, arguments throws(PyError) in
      let match = try match(vm, arguments[0])
      return vm.tuple((1..<max(match.groupCount, 1)).map { Regex.group(vm, match, $0, absent: arguments[1]) })
    },
    NativeRow("groupdict(self, /, default=None)", .clinic) { vm, arguments throws(PyError) in
      let match = try match(vm, arguments[0])
      let dict = vm.dict()
      for (name, index) in Regex.pattern(match.pattern)?.program.groupNames ?? [] {
        dict.set(vm.intern(name), Regex.group(vm, match, index, absent: arguments[1]))
      }
      return Value(dict)
    },
    NativeRow("start(self, group=0, /)", .unpack) { vm, arguments throws(PyError) in try mark(vm, arguments, 0) },
    NativeRow("end(self, group=0, /)", .unpack) { vm, arguments throws(PyError) in try mark(vm, arguments, 1) },
    NativeRow("span(self, group=0, /)", .unpack) { vm, arguments throws(PyError) in
      let match = try match(vm, arguments[0])
      return span(vm, match, try Regex.groupIndex(vm, match, arguments[1]))
    },
    NativeRow("expand(self, /, template)", .clinic) { vm, arguments throws(PyError) in
      let match = try match(vm, arguments[0])
      guard let pattern = Regex.pattern(match.pattern) else { return .none }
      let template = try RegexTemplate.make(vm, arguments[1], pattern)
      var result: [UInt32] = []
      template.expand(try Regex.scalars(vm, pattern, match.subject), match.marks, into: &result)
      return vm.text(of: result, isText: pattern.isText)
    },
    NativeRow("__copy__(self, /)", .exact) { _, arguments in arguments[0] },
    NativeRow("__deepcopy__(self, memo, /)", .exact) { _, arguments in arguments[0] },
  ]
}
