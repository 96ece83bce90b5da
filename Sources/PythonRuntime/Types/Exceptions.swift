// The built-in exception classes: construction, `args`, text, notes and chaining attributes.

enum ExceptionTypes {
  /// The declaration of one built-in exception class; all but the root only add what is special to them.
  static func declaration(of kind: ExceptionKind, name: String) -> NativeClass {
    var slots = NativeSlots()
    var properties: [NativeProperty] = []
    switch kind {
    case .baseException: return root
    case .baseExceptionGroup, .exceptionGroup: return groupDeclaration(name)
    case .keyError: slots.str = keyErrorText
    case .stopIteration: properties = [argument("value", 0)]
    case .systemExit:
      properties = [
        field("code") { exception in
          let arguments = exception.arguments
          return arguments.asTuple.count > 1 ? arguments : arguments.asTuple.count == 1 ? arguments.asTuple[0] : .none
        }
      ]
    case .osError:
      properties = [
        argument("errno", 0, atLeast: 2), argument("strerror", 1), missingObject(named: "filename"),
        field("filename2") { _ in .none },
      ]
      slots.str = osErrorText
    case .blockingIOError: properties = [writtenCount]
    case .nameError: properties = [missingName]
    case .importError:
      // Of more arguments than one there is no message.
      properties = [
        missingName,
        field("msg") { exception in
          exception.arguments.asTuple.count == 1 ? exception.arguments.asTuple[0] : .none
        },
        field("path") { _ in .none },
      ]
      slots.str = { (vm, value) throws(PyError) in
        let message = try fieldValue(vm, value.asObject(ExceptionObject.self), "msg")
        return message.isStr ? try vm.str(message) : try plainText(vm, value)
      }
    case .attributeError: properties = [missingName, missingObject]
    case .unicodeTranslateError:
      properties = [argument("object", 0), place("start", 1), place("end", 2), argument("reason", 3)]
      properties.insert(field("encoding") { _ in .none }, at: 0)
      slots.str = translateErrorText
    case .unicodeDecodeError, .unicodeEncodeError:
      properties = [
        argument("encoding", 0), argument("object", 1), place("start", 2), place("end", 3), argument("reason", 4),
      ]
      slots.str = unicodeErrorText
    case .syntaxError:
      properties = [
        argument("msg", 0), detail("filename", 0), detail("lineno", 1), detail("offset", 2), detail("text", 3),
        detail("end_lineno", 4), detail("end_offset", 5),
        field("print_file_and_line") { _ in .none },
      ]
      slots.str = syntaxErrorText
    default: break
    }
    return NativeClass(
      name, kind: .exception, properties: properties, slots: slots, hasInstanceAttributes: true)
  }

  private static let root: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let initializer = cls.dunders[Dunder.initialize.rawValue]
      let isOwn = initializer.isKind(.function) || cls.dunders[Dunder.new.rawValue].isKind(.staticMethod)
      if arguments.keywordCount > 0, !isOwn {
        try checkKeywords(vm, cls, (0..<arguments.keywordCount).map { arguments.keyword(at: $0).name.string })
      }
      if !isOwn { try checkArguments(vm, cls, arguments.positional) }
      let made = osErrorClass(vm, cls, arguments)
      let exception = vm.allocateException(made)
      if initializer.isKind(.function), !leavesContent(vm, cls), made.isSubclass(of: vm.exceptionClass(.osError)) {
        // All is for the `__init__` that the class has of its own.
        exception.arguments = vm.emptyTuple
        return Value(exception)
      }
      exception.arguments = vm.tuple(arguments.positional)
      if isOwn { leaveEmpty(vm, exception) }
      for index in 0..<arguments.keywordCount where !isOwn {
        let (name, given) = arguments.keyword(at: index)
        if name.string == "name" { exception.missingName = given }
        if name.string == "obj" { exception.missingOn = given }
        if name.string == "path" { setField(vm, exception, "path", given) }
      }
      if made.isSubclass(of: vm.exceptionClass(.osError)) {
        try fillOSError(vm, exception, exception.arguments.asTuple)
      }
      return Value(exception)
    }
    slots.repr = { (vm, value) throws(PyError) in
      let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
      var text = try arguments.count == 1 ? "(\(vm.repr(arguments[0])))" : vm.repr(Value(arguments))
      if arguments.count == 0 { text = "()" }
      return vm.typeName(of: value) + text
    }
    slots.str = { (vm, value) throws(PyError) in try plainText(vm, value) }
    slots.deleteAttribute = deleteAttribute
    return NativeClass(
      "BaseException", kind: .exception,
      methods: [
        NativeRow("__init__(self, *args, **kwargs)") { (vm, arguments) throws(PyError) in
          if leavesContent(vm, vm.classOf(arguments[0])) { return .none }
          if let exception = arguments.receiver.exception {
            try initialize(vm, exception, arguments[1].asTuple, arguments[2].asDict)
          }
          return .none
        },
        NativeRow("with_traceback(self, tb, /)", .exact) { (vm, arguments) throws(PyError) in
          if let exception = arguments.receiver.exception { try vm.setTraceback(of: exception, arguments[1]) }
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
          } else if !notes.isUndefined {
            throw vm.typeError("Cannot add note: __notes__ is not a list")
          } else {
            vm.setInstanceAttribute(object, vm.names.notes, vm.list([arguments[1]]))
          }
          return .none
        },
        NativeRow("__setstate__(self, state, /)", .exact) { (vm, arguments) throws(PyError) in
          if arguments[1].isNone { return .none }
          guard let state = arguments[1].dict else { throw vm.typeError("state is not a dictionary") }
          for pair in state.pairs {
            guard let name = pair.key.str else { continue }
            try vm.setAttribute(arguments.receiver, name, pair.value)
          }
          return .none
        },
      ],
      properties: chainProperties, slots: slots, hasInstanceAttributes: true)
  }()

  /// An OSError takes its arguments in `__new__`, unless a subclass has an `__init__` and no `__new__`.
  private static func leavesContent(_ vm: Machine, _ cls: ClassObject) -> Bool {
    cls.isSubclass(of: vm.exceptionClass(.osError))
      && (cls.dunders[Dunder.initialize.rawValue].isUndefined || !cls.dunders[Dunder.new.rawValue].isUndefined)
  }

  /// `OSError(errno, text)` makes the subclass of that number.
  private static func osErrorClass(_ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments) -> ClassObject {
    guard cls === vm.exceptionClass(.osError), arguments.positionalCount >= 2, arguments[0].isInt else { return cls }
    switch arguments[0].asInt {
    case 1, 13: return vm.exceptionClass(.permissionError)
    case 2: return vm.exceptionClass(.fileNotFoundError)
    case 3: return vm.exceptionClass(.processLookupError)
    case 4: return vm.exceptionClass(.interruptedError)
    case 10: return vm.exceptionClass(.childProcessError)
    case 11, 114, 115: return vm.exceptionClass(.blockingIOError)
    case 17: return vm.exceptionClass(.fileExistsError)
    case 20: return vm.exceptionClass(.notADirectoryError)
    case 21: return vm.exceptionClass(.isADirectoryError)
    case 32, 108: return vm.exceptionClass(.brokenPipeError)
    case 103: return vm.exceptionClass(.connectionAbortedError)
    case 104: return vm.exceptionClass(.connectionResetError)
    case 110: return vm.exceptionClass(.timeoutError)
    case 111: return vm.exceptionClass(.connectionRefusedError)
    default: return cls
    }
  }

  static func checkKeywords(_ vm: Machine, _ cls: ClassObject, _ names: [String]) throws(PyError) {
    let allowsName =
      cls.isSubclass(of: vm.exceptionClass(.importError))
      || cls.isSubclass(of: vm.exceptionClass(.attributeError)) || cls.isSubclass(of: vm.exceptionClass(.nameError))
    if !allowsName { throw vm.typeError("\(cls.name.string)() takes no keyword arguments") }
    let kinds: [(kind: ExceptionKind, names: [String])] = [
      (.importError, ["name", "path"]), (.attributeError, ["name", "obj"]), (.nameError, ["name"]),
    ]
    for kind in kinds where cls.isSubclass(of: vm.exceptionClass(kind.kind)) {
      for name in names {
        if kind.names.contains(name) { continue }
        let owner = vm.exceptionClass(kind.kind).name.string
        throw vm.typeError("'\(name)' is an invalid keyword argument for \(owner)()")
      }
    }
  }

  /// The classes that take arguments of given kinds only.
  static func checkArguments(_ vm: Machine, _ cls: ClassObject, _ arguments: [Value]) throws(PyError) {
    let isTranslation = cls.isSubclass(of: vm.exceptionClass(.unicodeTranslateError))
    let isDecoding = cls.isSubclass(of: vm.exceptionClass(.unicodeDecodeError))
    if isTranslation || isDecoding || cls.isSubclass(of: vm.exceptionClass(.unicodeEncodeError)) {
      let count = isTranslation ? 4 : 5
      let given = arguments.count
      if given != count { throw vm.typeError("function takes exactly \(count) arguments (\(given) given)") }
      let texts = isTranslation ? [0, 3] : isDecoding ? [0, 4] : [0, 1, 4]
      for index in 0..<count {
        if texts.contains(index), arguments[index].str == nil {
          throw vm.typeError("argument \(index + 1) must be str, not \(vm.typeName(of: arguments[index]))")
        }
        if index == count - 3 || index == count - 2 { _ = try vm.index(arguments[index]) }
      }
      if isDecoding, arguments[1].str != nil || arguments[1].bytes == nil && ByteArrayType.object(arguments[1]) == nil {
        throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(of: arguments[1]))'")
      }
    }
    if cls.isSubclass(of: vm.exceptionClass(.syntaxError)), arguments.count == 2 {
      try checkDetails(vm, try vm.toArray(arguments[1]))
    }
  }

  /// `del e.name`: what an attribute of the class holds is None then, where it may go at all.
  private static let deleteAttribute: @Sendable (Machine, Value, StrObject) throws(PyError) -> Bool = {
    (vm, value, name) throws(PyError) in
    let member = vm.classAttribute(vm.classOf(value), name)
    guard member.isKind(.property), let native = member.asObject(PropertyObject.self).native,
      member.asObject(PropertyObject.self).owner?.isSubclass(of: vm.exceptionClass(.baseException)) == true
    else { return false }
    switch name.string {
    case "args", "__cause__", "__context__", "__traceback__":
      throw vm.typeError("\(name.string) may not be deleted")
    case "__suppress_context__": throw vm.typeError("can't delete numeric/char attribute")
    case "start" where isUnicode(vm, vm.classOf(value)), "end" where isUnicode(vm, vm.classOf(value)):
      throw vm.typeError("can't delete numeric/char attribute")
    case "filename" where vm.classOf(value).isSubclass(of: vm.exceptionClass(.osError)):
      value.asObject(ExceptionObject.self).missingOn = .undefined
      return true
    case "filename2":
      let fields = value.asObject(ExceptionObject.self).fields
      if !fields.isUndefined { _ = fields.asDict.remove(name) }
      return true
    case "errno", "strerror":
      clearField(vm, value.asObject(ExceptionObject.self), name.string)
      return true
    case "characters_written":
      try deleteWrittenCount(vm, value.asObject(ExceptionObject.self))
      return true
    default:
      guard let setter = native.setter else { return false }
      try setter(vm, value, .none)
      return true
    }
  }

  private static let chainProperties: [NativeProperty] = [
    NativeProperty(
      "args", { (vm, value) throws(PyError) in value.asObject(ExceptionObject.self).arguments },
      set: { (vm, value, new) throws(PyError) in
        let arguments = vm.tuple(try vm.toArray(new))
        try keepFields(vm, value.asObject(ExceptionObject.self))
        value.asObject(ExceptionObject.self).arguments = arguments
      }),
    NativeProperty(
      "__cause__", { (vm, value) throws(PyError) in value.asObject(ExceptionObject.self).cause },
      set: { (vm, value, new) throws(PyError) in
        if !new.isNone, new.exception == nil {
          throw vm.typeError("exception cause must be None or derive from BaseException")
        }
        let exception = value.asObject(ExceptionObject.self)
        exception.cause = new
        exception.suppressContext = true
      }),
    NativeProperty(
      "__context__", { (vm, value) throws(PyError) in value.asObject(ExceptionObject.self).context },
      set: { (vm, value, new) throws(PyError) in
        if !new.isNone, new.exception == nil {
          throw vm.typeError("exception context must be None or derive from BaseException")
        }
        value.asObject(ExceptionObject.self).context = new
      }),
    NativeProperty(
      "__suppress_context__",
      { (vm, value) throws(PyError) in Value(value.asObject(ExceptionObject.self).suppressContext) },
      set: { (vm, value, new) throws(PyError) in
        if !new.isBool { throw vm.typeError("attribute value type must be bool") }
        value.asObject(ExceptionObject.self).suppressContext = new.asBool
      }),
    NativeProperty(
      "__traceback__",
      { (vm, value) throws(PyError) in vm.tracebackValue(of: value.asObject(ExceptionObject.self)) },
      set: { (vm, value, new) throws(PyError) in
        try vm.setTraceback(of: value.asObject(ExceptionObject.self), new)
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
    let exception = value.asObject(ExceptionObject.self)
    // None is no file as an argument, and one where it was assigned.
    let file = exception.missingOn
    if file.isUndefined, !isSet(vm, exception, "errno") || !isSet(vm, exception, "strerror") {
      return try plainText(vm, value)
    }
    let number = try vm.str(fieldValue(vm, exception, "errno"))
    let text = "[Errno \(number)] \(try vm.str(fieldValue(vm, exception, "strerror")))"
    if file.isUndefined { return text }
    let second = exception.fields.isUndefined ? .undefined : exception.fields.asDict.get(vm.intern("filename2"))
    return try text + ": \(vm.repr(file))" + (second.isUndefined ? "" : " -> \(vm.repr(second))")
  }

  /// An attribute that is `args[index]` until it is assigned, or None when there are fewer arguments than that, or than `least`.
  private static func argument(_ name: String, _ index: Int, atLeast least: Int = 1) -> NativeProperty {
    field(name) { exception in
      let arguments = exception.arguments.asTuple
      return index < arguments.count && arguments.count >= least ? arguments[index] : .none
    }
  }

  /// The same for a position, which is an int whatever happens.
  private static func place(_ name: String, _ index: Int) -> NativeProperty {
    let field = argument(name, index)
    return NativeProperty(
      name, field.getter,
      set: { (vm, value, new) throws(PyError) in
        guard let number = Number(new)?.integer else { throw vm.typeError("an integer is required") }
        guard let place = Int(exactly: number) else {
          throw vm.overflowError("Python int too large to convert to C ssize_t")
        }
        try field.setter?(vm, value, Value(place))
      })
  }

  /// An attribute that has its first value until it is assigned.
  private static func field(
    _ name: String, _ first: @escaping @Sendable (ExceptionObject) -> Value
  ) -> NativeProperty {
    NativeProperty(
      name,
      { (vm, value) throws(PyError) in
        let exception = value.asObject(ExceptionObject.self)
        let own = exception.fields.isUndefined ? .undefined : exception.fields.asDict.get(vm.intern(name))
        return own.isUndefined ? first(exception) : own
      },
      set: { (vm, value, new) throws(PyError) in
        setField(vm, value.asObject(ExceptionObject.self), name, new)
      })
  }

  /// The value of such an attribute.
  static func part(_ vm: Machine, _ exception: ExceptionObject, _ name: String, _ index: Int) -> Value {
    let own = exception.fields.isUndefined ? .undefined : exception.fields.asDict.get(vm.intern(name))
    if !own.isUndefined { return own }
    let arguments = exception.arguments.asTuple
    return index < arguments.count ? arguments[index] : .none
  }

  private static let missingName = NativeProperty(
    "name", { (vm, value) throws(PyError) in value.asObject(ExceptionObject.self).missingName },
    set: { (vm, value, new) throws(PyError) in value.asObject(ExceptionObject.self).missingName = new })
  private static let missingObject = missingObject(named: "obj")
  private static func missingObject(named name: String) -> NativeProperty {
    NativeProperty(
      name,
      { (vm, value) throws(PyError) in
        let object = value.asObject(ExceptionObject.self).missingOn
        return object.isUndefined ? .none : object
      }, set: { (vm, value, new) throws(PyError) in value.asObject(ExceptionObject.self).missingOn = new })
  }

  /// "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte".
  private static let unicodeErrorText: @Sendable (Machine, Value) throws(PyError) -> String = {
    (vm, value) throws(PyError) in
    let exception = value.asObject(ExceptionObject.self)
    let (first, last) = (part(vm, exception, "start", 2), part(vm, exception, "end", 3))
    if try fieldValue(vm, exception, "object").isNone {
      return exception.fields.isUndefined ? try plainText(vm, value) : ""
    }
    guard first.isInt, last.isInt else { return try plainText(vm, value) }
    let (start, end) = (first.asInt, last.asInt)
    let codec = "'\(try vm.str(part(vm, exception, "encoding", 0)))' codec can't"
    let reason = try vm.str(part(vm, exception, "reason", 4))
    let object = part(vm, exception, "object", 1)
    let isOne = end &- start == 1
    if let bytes = object.bytes {
      if isOne, start >= 0, start < bytes.storage.count {
        let digits = String(bytes.storage[start], radix: 16)
        let byte = digits.utf8.count == 1 ? "0" + digits : digits
        return "\(codec) decode byte 0x\(byte) in position \(start): \(reason)"
      }
      return "\(codec) decode bytes in position \(start)-\(end &- 1): \(reason)"
    }
    if isOne, let shown = escapedCharacter(object, start) {
      return "\(codec) encode character '\(shown)' in position \(start): \(reason)"
    }
    return "\(codec) encode characters in position \(start)-\(end &- 1): \(reason)"
  }

  /// "can't translate character '\\xe9' in position 1: no".
  private static let translateErrorText: @Sendable (Machine, Value) throws(PyError) -> String = {
    (vm, value) throws(PyError) in
    let exception = value.asObject(ExceptionObject.self)
    let (first, last) = (part(vm, exception, "start", 1), part(vm, exception, "end", 2))
    if try fieldValue(vm, exception, "object").isNone {
      return exception.fields.isUndefined ? try plainText(vm, value) : ""
    }
    guard first.isInt, last.isInt else { return try plainText(vm, value) }
    let reason = try vm.str(part(vm, exception, "reason", 3))
    if last.asInt &- first.asInt == 1, let shown = escapedCharacter(part(vm, exception, "object", 0), first.asInt) {
      return "can't translate character '\(shown)' in position \(first.asInt): \(reason)"
    }
    return "can't translate characters in position \(first.asInt)-\(last.asInt &- 1): \(reason)"
  }

  /// A character of a str as its escape; nil where there is none.
  private static func escapedCharacter(_ value: Value, _ index: Int) -> String? {
    guard let text = value.str, index >= 0, index < text.count else { return nil }
    var offset = text.byteOffset(of: index)
    var escaped: ByteText = []
    LiteralText.appendCodeEscape(decodeScalar(text.bytes, &offset), to: &escaped)
    return String(decoding: escaped, as: UTF8.self)
  }

  // MARK: - SyntaxError

  /// `SyntaxError(message, (file, line, column, text, end line, end column))`.
  private static func detail(_ name: String, _ index: Int) -> NativeProperty {
    field(name) { exception in
      let arguments = exception.arguments.asTuple
      guard arguments.count > 1, let details = arguments[1].tuple, index < details.count else { return .none }
      return details[index]
    }
  }

  private static let syntaxErrorText: @Sendable (Machine, Value) throws(PyError) -> String = {
    (vm, value) throws(PyError) in
    let exception = value.asObject(ExceptionObject.self)
    let message = try vm.str(fieldValue(vm, exception, "msg"))
    let named = try fieldValue(vm, exception, "filename")
    let number = try fieldValue(vm, exception, "lineno")
    let file = named.str.map { $0.string.split(separator: "/").last.map(String.init) ?? $0.string }
    let line = number.isInt ? "line \(number.asInt)" : nil
    let place = [file, line].compactMap { $0 }.joined(separator: ", ")
    return place.isEmpty ? message : "\(message) (\(place))"
  }
}
