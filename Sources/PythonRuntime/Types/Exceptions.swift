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
        NativeProperty("code") { (vm, value) throws(PyError) in
          let arguments = value.asObject(ExceptionObject.self).arguments
          return arguments.asTuple.count > 1 ? arguments : arguments.asTuple.count == 1 ? arguments.asTuple[0] : .none
        }
      ]
    case .osError:
      properties = [
        argument("errno", 0, atLeast: 2), argument("strerror", 1), missingObject(named: "filename"),
      ]
      slots.str = osErrorText
    case .nameError: properties = [missingName]
    case .importError: properties = [missingName, argument("msg", 0)]
    case .attributeError: properties = [missingName, missingObject]
    case .unicodeDecodeError, .unicodeEncodeError:
      properties = [
        argument("encoding", 0), argument("object", 1), argument("start", 2), argument("end", 3), argument("reason", 4),
      ]
      slots.str = unicodeErrorText
    case .syntaxError:
      properties = [
        argument("msg", 0), detail("filename", 0), detail("lineno", 1), detail("offset", 2), detail("text", 3),
        detail("end_lineno", 4), detail("end_offset", 5),
        NativeProperty("print_file_and_line") { (vm, value) throws(PyError) in .none },
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
      if arguments.keywordCount > 0, !isOwn { try checkKeywords(vm, cls, arguments) }
      let made = osErrorClass(vm, cls, arguments)
      let exception = vm.allocateException(made)
      exception.arguments = vm.tuple(arguments.positional)
      for index in 0..<arguments.keywordCount where !isOwn {
        let (name, given) = arguments.keyword(at: index)
        if name.string == "name" { exception.missingName = given }
        if name.string == "obj" { exception.missingOn = given }
        if name.string == "path" { vm.setInstanceAttribute(exception, vm.intern("path"), given) }
      }
      if made.isSubclass(of: vm.exceptionClass(.osError)), arguments.positionalCount >= 3 {
        // The file is no part of `args`.
        exception.missingOn = arguments[2]
        exception.arguments = vm.tuple([arguments[0], arguments[1]])
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
    return NativeClass(
      "BaseException", kind: .exception,
      methods: [
        NativeRow("__init__(self, *args, **kwargs)") { (vm, arguments) throws(PyError) in
          if arguments[2].asDict.count > 0 {
            throw vm.typeError("\(vm.typeName(of: arguments[0]))() takes no keyword arguments")
          }
          if let exception = arguments.receiver.exception { exception.arguments = arguments[1] }
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
          } else {
            vm.setInstanceAttribute(object, vm.names.notes, vm.list([arguments[1]]))
          }
          return .none
        },
      ],
      properties: chainProperties, slots: slots, hasInstanceAttributes: true)
  }()

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
        value.asObject(ExceptionObject.self).suppressContext = try vm.truth(new)
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
    let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
    if arguments.count < 2 { return try plainText(vm, value) }
    let text = "[Errno \(try vm.str(arguments[0]))] \(try vm.str(arguments[1]))"
    let file = value.asObject(ExceptionObject.self).missingOn
    return file.isUndefined || file.isNone ? text : text + ": \(try vm.repr(file))"
  }

  /// `args[index]`, or None when there are fewer arguments than that, or than `least`.
  private static func argument(_ name: String, _ index: Int, atLeast least: Int = 1) -> NativeProperty {
    NativeProperty(name) { (vm, value) throws(PyError) in
      let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
      return index < arguments.count && arguments.count >= least ? arguments[index] : .none
    }
  }

  private static let missingName = NativeProperty(
    "name", { (vm, value) throws(PyError) in value.asObject(ExceptionObject.self).missingName })
  private static let missingObject = missingObject(named: "obj")
  private static func missingObject(named name: String) -> NativeProperty {
    NativeProperty(name) { (vm, value) throws(PyError) in
      let object = value.asObject(ExceptionObject.self).missingOn
      return object.isUndefined ? .none : object
    }
  }

  /// "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte".
  private static let unicodeErrorText: @Sendable (Machine, Value) throws(PyError) -> String = {
    (vm, value) throws(PyError) in
    let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
    guard arguments.count == 5, arguments[2].isInt, arguments[3].isInt else { return try plainText(vm, value) }
    let (start, end) = (arguments[2].asInt, arguments[3].asInt)
    let codec = "'\(try vm.str(arguments[0]))' codec can't"
    let reason = try vm.str(arguments[4])
    let isOne = end &- start == 1
    if let bytes = arguments[1].bytes {
      if isOne, start >= 0, start < bytes.storage.count {
        let digits = String(bytes.storage[start], radix: 16)
        let byte = digits.utf8.count == 1 ? "0" + digits : digits
        return "\(codec) decode byte 0x\(byte) in position \(start): \(reason)"
      }
      return "\(codec) decode bytes in position \(start)-\(end &- 1): \(reason)"
    }
    if isOne, let text = arguments[1].str {
      if start >= 0, start < text.count {
        var offset = text.byteOffset(of: start)
        var escaped: ByteText = []
        LiteralText.appendCodeEscape(decodeScalar(text.bytes, &offset), to: &escaped)
        let shown = String(decoding: escaped, as: UTF8.self)
        return "\(codec) encode character '\(shown)' in position \(start): \(reason)"
      }
    }
    return "\(codec) encode characters in position \(start)-\(end &- 1): \(reason)"
  }

  // MARK: - SyntaxError

  /// `SyntaxError(message, (file, line, column, text, end line, end column))`.
  private static func detail(_ name: String, _ index: Int) -> NativeProperty {
    NativeProperty(name) { (vm, value) throws(PyError) in
      let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
      guard arguments.count > 1, let details = arguments[1].tuple, index < details.count else { return .none }
      return details[index]
    }
  }

  private static let syntaxErrorText: @Sendable (Machine, Value) throws(PyError) -> String = {
    (vm, value) throws(PyError) in
    let arguments = value.asObject(ExceptionObject.self).arguments.asTuple
    guard arguments.count > 1, let details = arguments[1].tuple, details.count > 1 else {
      return arguments.count > 0 ? try vm.str(arguments[0]) : "None"
    }
    let message = try vm.str(arguments[0])
    let file = details[0].str.map { $0.string.split(separator: "/").last.map(String.init) ?? $0.string }
    let line = details[1].isInt ? "line \(details[1].asInt)" : nil
    let place = [file, line].compactMap { $0 }.joined(separator: ", ")
    return place.isEmpty ? message : "\(message) (\(place))"
  }
}
