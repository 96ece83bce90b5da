// The attributes of exceptions beyond `args`, as CPython's Objects/exceptions.c has them: `__new__` takes `args` alone, and `__init__`
// fills what follows from its arguments. So they are empty where a class has an `__init__` that does not call that one, they stay when
// `args` is assigned, and another call of `__init__` changes some and leaves others. (Which was measured under the reference.)

extension ExceptionTypes {
  /// The attributes that follow from the arguments, of the classes that have some.
  static func filledNames(_ vm: Machine, _ cls: ClassObject) -> [String] {
    for (kind, names) in filled where cls.isSubclass(of: vm.exceptionClass(kind)) { return names }
    return []
  }

  private static let filled: [(ExceptionKind, [String])] = [
    (.stopIteration, ["value"]), (.systemExit, ["code"]), (.importError, ["msg", "path"]),
    (.osError, ["errno", "strerror"]), (.baseExceptionGroup, ["message"]),
    (
      .syntaxError,
      ["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"]
    ),
    (.unicodeTranslateError, ["object", "start", "end", "reason"]),
    (.unicodeDecodeError, ["encoding", "object", "start", "end", "reason"]),
    (.unicodeEncodeError, ["encoding", "object", "start", "end", "reason"]),
  ]

  /// What such an attribute is before any `__init__`.
  private static func emptyField(_ name: String, _ isUnicode: Bool) -> Value {
    isUnicode && (name == "start" || name == "end") ? Value(0) : .none
  }

  static func isUnicode(_ vm: Machine, _ cls: ClassObject) -> Bool {
    [ExceptionKind.unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError].contains {
      cls.isSubclass(of: vm.exceptionClass($0))
    }
  }

  /// Leaves nothing but `args`, as `__new__` does.
  static func leaveEmpty(_ vm: Machine, _ exception: ExceptionObject) {
    let cls = vm.classOf(Value(exception))
    let names = filledNames(vm, cls)
    if names.isEmpty || cls.isSubclass(of: vm.exceptionClass(.osError)) { return }
    let isUnicode = isUnicode(vm, cls)
    for name in names { setField(vm, exception, name, emptyField(name, isUnicode)) }
  }

  /// Keeps what the attributes are now, whatever becomes of `args`.
  static func keepFields(_ vm: Machine, _ exception: ExceptionObject) throws(PyError) {
    let cls = vm.classOf(Value(exception))
    for name in filledNames(vm, cls) {
      if cls.isSubclass(of: vm.exceptionClass(.osError)), !isSet(vm, exception, name) {
        clearField(vm, exception, name)
        continue
      }
      let member = vm.classAttribute(nativeClass(cls), vm.intern(name))
      guard member.isKind(.property), let native = member.asObject(PropertyObject.self).native else { continue }
      setField(vm, exception, name, try native.getter(vm, Value(exception)))
    }
  }

  /// The built-in class that a class derives from: its attributes are not those that a program gave a class of its own.
  private static func nativeClass(_ cls: ClassObject) -> ClassObject { cls.mro.first { !$0.isUserClass } ?? cls }

  /// `exception.__init__(*arguments, **keywords)`.
  static func initialize(
    _ vm: Machine, _ exception: ExceptionObject, _ arguments: TupleObject, _ keywords: DictObject
  ) throws(PyError) {
    let cls = vm.classOf(Value(exception))
    let names = keywords.pairs.compactMap { $0.key.str?.string }
    if !names.isEmpty { try checkKeywords(vm, cls, names) }
    try keepFields(vm, exception)
    exception.arguments = Value(arguments)
    if cls.isSubclass(of: vm.exceptionClass(.osError)) { return try fillOSError(vm, exception, arguments) }
    let isImport = cls.isSubclass(of: vm.exceptionClass(.importError))
    if isImport || cls.isSubclass(of: vm.exceptionClass(.nameError))
      || cls.isSubclass(of: vm.exceptionClass(.attributeError))
    {
      func keyword(_ name: String) -> Value { keywords.get(vm.intern(name)) }
      exception.missingName = keyword("name").isUndefined ? .none : keyword("name")
      exception.missingOn = keyword("obj")
      if isImport {
        setField(vm, exception, "path", keyword("path").isUndefined ? .none : keyword("path"))
        setField(vm, exception, "msg", arguments.count == 1 ? arguments[0] : .none)
      }
    } else if cls.isSubclass(of: vm.exceptionClass(.stopIteration)) {
      setField(vm, exception, "value", arguments.count > 0 ? arguments[0] : .none)
    } else if cls.isSubclass(of: vm.exceptionClass(.systemExit)) {
      if arguments.count > 0 {
        setField(vm, exception, "code", arguments.count == 1 ? arguments[0] : Value(arguments))
      }
    } else if cls.isSubclass(of: vm.exceptionClass(.syntaxError)) {
      try fillSyntaxError(vm, exception, arguments)
    } else if isUnicode(vm, cls) {
      let names = filledNames(vm, cls)
      for name in names where name != "start" && name != "end" { setField(vm, exception, name, .none) }
      try checkArguments(vm, cls, Array(arguments.elements))
      for (index, name) in names.enumerated() { setField(vm, exception, name, arguments[index]) }
    }
  }

  private static func fillSyntaxError(
    _ vm: Machine, _ exception: ExceptionObject, _ arguments: TupleObject
  ) throws(PyError) {
    if arguments.count > 0 { setField(vm, exception, "msg", arguments[0]) }
    exception.syntaxLocation = nil
    guard arguments.count == 2 else { return }
    let details = try vm.toArray(arguments[1])
    setField(vm, exception, "end_lineno", .none)
    setField(vm, exception, "end_offset", .none)
    try checkDetails(vm, details)
    let names = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
    for (name, detail) in zip(names, details) { setField(vm, exception, name, detail) }
  }

  /// The place of a SyntaxError: four values, or six.
  static func checkDetails(_ vm: Machine, _ details: [Value]) throws(PyError) {
    let count = details.count
    if count < 4 { throw vm.typeError("function takes at least 4 arguments (\(count) given)") }
    if count > 6 { throw vm.typeError("function takes at most 6 arguments (\(count) given)") }
    if count == 5 { throw vm.typeError("end_offset must be provided when end_lineno is provided") }
  }

  /// What an OSError takes of two arguments to five. A file is no part of `args`.
  static func fillOSError(
    _ vm: Machine, _ exception: ExceptionObject, _ arguments: TupleObject
  ) throws(PyError) {
    guard (2...5).contains(arguments.count) else { return }
    if !exception.fields.isUndefined {
      setField(vm, exception, "errno", arguments[0])
      setField(vm, exception, "strerror", arguments[1])
    }
    if arguments.count < 3 || arguments[2].isNone { return }
    if exception.cls === vm.exceptionClass(.blockingIOError), isNumeric(vm, arguments[2]) {
      return setField(vm, exception, writtenName, try writtenCount(vm, arguments[2]))
    }
    exception.missingOn = arguments[2]
    if arguments.count == 5, !arguments[4].isNone { setField(vm, exception, "filename2", arguments[4]) }
    exception.arguments = vm.tuple([arguments[0], arguments[1]])
  }

  /// A number, or an object that says it can be made one.
  private static func isNumeric(_ vm: Machine, _ value: Value) -> Bool {
    if Number(value) != nil { return true }
    return ["__index__", "__int__", "__float__"].contains {
      !vm.classAttribute(vm.classOf(value), vm.intern($0)).isUndefined
    }
  }

  private static let writtenName = "characters_written"

  /// How much a BlockingIOError says was written; it has no such attribute otherwise.
  static let writtenCount = NativeProperty(
    writtenName,
    { (vm, value) throws(PyError) in
      let fields = value.asObject(ExceptionObject.self).fields
      let written = fields.isUndefined ? .undefined : fields.asDict.get(vm.intern(writtenName))
      if written.isUndefined { throw vm.raise(.attributeError, writtenName) }
      return written
    },
    set: { (vm, value, new) throws(PyError) in
      setField(vm, value.asObject(ExceptionObject.self), writtenName, try writtenCount(vm, new))
    })

  private static func writtenCount(_ vm: Machine, _ value: Value) throws(PyError) -> Value {
    guard let count = Int(exactly: try vm.bigIndex(value)) else {
      throw vm.valueError("cannot fit '\(vm.typeName(of: value))' into an index-sized integer")
    }
    return Value(count)
  }

  /// `del e.characters_written`.
  static func deleteWrittenCount(_ vm: Machine, _ exception: ExceptionObject) throws(PyError) {
    let fields = exception.fields
    if fields.isUndefined || fields.asDict.remove(vm.intern(writtenName)).isUndefined {
      throw vm.raise(.attributeError, writtenName)
    }
  }

  /// Whether an OSError has a number or a text: None is one where it was given or assigned, and none where it was deleted or
  /// fewer arguments than two were given.
  static func isSet(_ vm: Machine, _ exception: ExceptionObject, _ name: String) -> Bool {
    if !exception.fields.isUndefined {
      let fields = exception.fields.asDict
      if !fields.get(vm.intern(absence(name))).isUndefined { return false }
      if !fields.get(vm.intern(name)).isUndefined { return true }
    }
    return (2...5).contains(exception.arguments.asTuple.count)
  }

  /// Leaves an OSError without a number or a text.
  static func clearField(_ vm: Machine, _ exception: ExceptionObject, _ name: String) {
    setField(vm, exception, name, .none)
    setField(vm, exception, absence(name), .true)
  }

  /// Where it stands that a field is empty; no attribute of a program is called so.
  private static func absence(_ name: String) -> String { "no " + name }

  static func setField(_ vm: Machine, _ exception: ExceptionObject, _ name: String, _ value: Value) {
    if exception.fields.isUndefined { exception.fields = Value(vm.dict()) }
    let fields = exception.fields.asDict
    fields.set(vm.intern(name), value)
    if name == "errno" || name == "strerror" { _ = fields.remove(vm.intern(absence(name))) }
  }

  /// The value of such an attribute, as it is now.
  static func fieldValue(_ vm: Machine, _ exception: ExceptionObject, _ name: String) throws(PyError) -> Value {
    let cls = nativeClass(vm.classOf(Value(exception)))
    let member = vm.classAttribute(cls, vm.intern(name))
    guard member.isKind(.property), let native = member.asObject(PropertyObject.self).native else { return .none }
    return try native.getter(vm, Value(exception))
  }
}
