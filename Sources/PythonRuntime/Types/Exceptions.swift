// The built-in exception classes: construction, `args`, text, notes and chaining attributes.

enum ExceptionTypes {
  /// The declaration of one built-in exception class; all but the root only add what is special to them.
  static func declaration(of kind: ExceptionKind, name: String) -> NativeClass {
    var slots = NativeSlots()
    var properties: [NativeProperty] = []
    switch kind {
    case .baseException: return root
    case .keyError: slots.str = keyErrorText
    case .stopIteration: properties = [argument("value", 0)]
    case .systemExit: properties = [argument("code", 0)]
    case .osError:
      properties = [argument("errno", 0), argument("strerror", 1), argument("filename", 2)]
      slots.str = osErrorText
    case .nameError: properties = [missingName]
    case .importError: properties = [missingName, argument("msg", 0)]
    case .attributeError: properties = [missingName, missingObject]
    case .syntaxError: properties = [argument("msg", 0), syntaxLine]
    default: break
    }
    return NativeClass(
      name, kind: .exception, properties: properties, slots: slots, hasInstanceAttributes: true)
  }

  private static let root: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      if arguments.keywordCount > 0, !cls.isUserClass { try checkKeywords(vm, cls, arguments) }
      let exception = ExceptionObject()
      let value = vm.adopt(exception, as: cls)
      exception.arguments = vm.tuple(arguments.positional)
      return value
    }
    slots.repr = { (vm, value) throws(PyError) in
      let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
      var text = try arguments.count == 1 ? "(\(vm.repr(arguments[0])))" : vm.repr(Value(arguments))
      if arguments.count == 0 { text = "()" }
      return vm.typeName(of: value) + text
    }
    slots.str = { (vm, value) throws(PyError) in try plainText(vm, value) }
    return NativeClass(
      "BaseException", kind: .exception,
      methods: [
        NativeRow("__init__(self, *args, **kwargs)") { (vm, arguments) throws(PyError) in
          if let exception = arguments.receiver.exception { exception.arguments = arguments[1] }
          return .none
        },
        NativeRow("with_traceback(self, tb, /)", .exact) { (vm, arguments) throws(PyError) in
          if arguments[1].isNone { arguments.receiver.exception?.traceback = [] }
          return arguments.receiver
        },
        NativeRow("add_note(self, note, /)", .exact) { (vm, arguments) throws(PyError) in
          guard arguments[1].str != nil else {
            throw vm.typeError("note must be a str, not '\(vm.typeName(of: arguments[1]))'")
          }
          let object = arguments.receiver.asObj
          let notes = vm.instanceAttribute(object, vm.names.notes)
          if let list = notes.list {
            list.append(arguments[1])
          } else {
            vm.setInstanceAttribute(object, vm.names.notes, vm.list([arguments[1]]))
          }
          return .none
        },
      ],
      properties: chainProperties, slots: slots, hasInstanceAttributes: true)
  }()

  private static func checkKeywords(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) {
    let allowsName =
      cls.isSubclass(of: vm.exceptionClass(.importError))
      || cls.isSubclass(of: vm.exceptionClass(.attributeError)) || cls.isSubclass(of: vm.exceptionClass(.nameError))
    if !allowsName { throw vm.typeError("\(cls.name.string)() takes no keyword arguments") }
  }

  private static let chainProperties: [NativeProperty] = [
    NativeProperty(
      "args", { (vm, value) throws(PyError) in value.asObject(ExceptionObject.self).arguments },
      set: { (vm, value, new) throws(PyError) in
        value.asObject(ExceptionObject.self).arguments = vm.tuple(try vm.toArray(new))
      }),
    NativeProperty(
      "__cause__", { (vm, value) throws(PyError) in value.asObject(ExceptionObject.self).cause },
      set: { (vm, value, new) throws(PyError) in
        let exception = value.asObject(ExceptionObject.self)
        exception.cause = new
        exception.suppressContext = true
      }),
    NativeProperty(
      "__context__", { (vm, value) throws(PyError) in value.asObject(ExceptionObject.self).context },
      set: { (vm, value, new) throws(PyError) in value.asObject(ExceptionObject.self).context = new }),
    NativeProperty(
      "__suppress_context__",
      { (vm, value) throws(PyError) in Value(value.asObject(ExceptionObject.self).suppressContext) },
      set: { (vm, value, new) throws(PyError) in
        value.asObject(ExceptionObject.self).suppressContext = try vm.truth(new)
      }),
    NativeProperty(
      "__traceback__",
      { (vm, value) throws(PyError) in vm.tracebackValue(of: value.asObject(ExceptionObject.self)) },
      set: { (vm, value, new) throws(PyError) in
        if new.isNone { value.asObject(ExceptionObject.self).traceback = [] }
      }),
  ]

  /// `str(exception)` of most classes.
  static func plainText(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
    switch arguments.count {
    case 0: return ""
    case 1: return try vm.str(arguments[0])
    default: return try vm.repr(Value(arguments))
    }
  }

  private static let keyErrorText: @Sendable (Machine, Value) throws(PyError) -> String = {
    (vm, value) throws(PyError) in
    let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
    return arguments.count == 1 ? try vm.repr(arguments[0]) : try plainText(vm, value)
  }

  private static let osErrorText: @Sendable (Machine, Value) throws(PyError) -> String = {
    (vm, value) throws(PyError) in
    let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
    if arguments.count < 2 { return try plainText(vm, value) }
    let text = "[Errno \(try vm.str(arguments[0]))] \(try vm.str(arguments[1]))"
    return arguments.count > 2 ? text + ": \(try vm.repr(arguments[2]))" : text
  }

  private static func argument(_ name: String, _ index: Int) -> NativeProperty {
    NativeProperty(name) { (vm, value) throws(PyError) in
      let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
      return index < arguments.count ? arguments[index] : .none
    }
  }

  private static let missingName = NativeProperty(
    "name", { (vm, value) throws(PyError) in value.asObject(ExceptionObject.self).missingName })
  private static let missingObject = NativeProperty(
    "obj",
    { (vm, value) throws(PyError) in
      let object = value.asObject(ExceptionObject.self).missingOn
      return object.isUndefined ? .none : object
    })
  private static let syntaxLine = NativeProperty(
    "lineno",
    { (vm, value) throws(PyError) in
      value.asObject(ExceptionObject.self).syntaxLocation.map { Value($0.line) } ?? .none
    })
}
