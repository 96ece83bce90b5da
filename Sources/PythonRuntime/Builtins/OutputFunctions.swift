// Built-in functions that talk to the outside: print, input, open, help, exit.

enum OutputFunctions {
  static let rows: [NativeRow] = [
    NativeRow(
      "print(*args, sep=' ', end='\\n', file=None, flush=False)", .clinic,
      doc: "Prints the values to a stream, or to sys.stdout by default.", print),
    NativeRow("input(prompt='', /)", .unpack, doc: "Read a string from standard input.") {
      vm, arguments throws(PyError) in
      vm.write(try vm.str(arguments[0]))
      throw vm.raise(.eofError, "input() cannot read: a lesson has no keyboard")
    },
    NativeRow("open(file, *args, **kwargs)", .clinic, doc: "Lessons cannot open files.") {
      vm, arguments throws(PyError) in
      throw vm.raise(.permissionError, "a lesson cannot open files: \(try vm.repr(arguments[0]))")
    },
    NativeRow("breakpoint(*args, **kws)", .clinic, doc: "Lessons have no debugger.") {
      vm, arguments throws(PyError) in
      throw vm.runtimeError("breakpoint() is not available: a lesson has no debugger; print the values instead")
    },
    NativeRow("help(object=?, /)", .unpack, doc: "Print the signature and the description of an object.") {
      vm, arguments throws(PyError) in
      vm.write(try HelpText.text(vm, arguments[0]))
      return .none
    },
    NativeRow("exit(code=None, /)", .unpack) { vm, arguments throws(PyError) in
      throw vm.raise(vm.exceptionClass(.systemExit), [arguments[0]])
    },
    NativeRow("quit(code=None, /)", .unpack) { vm, arguments throws(PyError) in
      throw vm.raise(vm.exceptionClass(.systemExit), [arguments[0]])
    },
  ]

  @Sendable static func print(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let values = arguments[0].asTuple
    let separator = try text(vm, arguments[1], "sep", " ")
    let end = try text(vm, arguments[2], "end", "\n")
    let channel = arguments[3].isNone ? OutputChannel.output : SystemStreams.channel(of: arguments[3])
    guard let channel else { return try printToObject(vm, arguments, separator, end) }
    var line = ""
    for position in 0..<values.count {
      if position > 0 { line += separator }
      if line.utf8.count > 1 << 20 { try vm.checkMemory(line.utf8.count) }
      let value = values[position]
      if value.isStr {
        line += try writable(vm, value.asStr)
        continue
      }
      do {
        line += try vm.str(value)
      } catch {
        // What stands before the value that cannot be shown is out already.
        try emit(vm, line, arguments[3].isNone ? nil : channel)
        throw error
      }
    }
    try emit(vm, line + end, arguments[3].isNone ? nil : channel)
    if try vm.truth(arguments[4]) {
      if arguments[3].isNone { try vm.flushStandardOutput() } else { vm.flushOnRequest() }
    }
    return .none
  }

  /// Writes to a channel, or to what `sys.stdout` is now.
  private static func emit(_ vm: Machine, _ text: String, _ channel: OutputChannel?) throws(PyError) {
    if let channel { vm.write(text, to: channel) } else { try vm.writeToStandardOutput(text) }
  }

  /// `print` to an object with a `write` method: one call for each piece.
  private static func printToObject(
    _ vm: Machine, _ arguments: Arguments, _ separator: String, _ end: String
  ) throws(PyError) -> Value {
    let values = arguments[0].asTuple
    let write = try vm.getAttribute(arguments[3], "write")
    try vm.withRoots([write]) { () throws(PyError) in
      for position in 0..<values.count {
        if position > 0 { _ = try vm.call(write, [vm.string(separator)]) }
        _ = try vm.call(write, [try vm.toText(values[position])])
      }
      _ = try vm.call(write, [vm.string(end)])
    }
    if try vm.truth(arguments[4]) { _ = try vm.callMethod(arguments[3], "flush") }
    return .none
  }

  /// The text, which may not hold lone surrogates.
  private static func writable(_ vm: Machine, _ text: StrObject) throws(PyError) -> String {
    if text.isASCII { return text.string }
    return String(decoding: try TextCoding.encode(vm, text, encoding: "utf-8", errors: "strict"), as: UTF8.self)
  }

  private static func text(
    _ vm: Machine, _ value: Value, _ name: String, _ standard: String
  ) throws(PyError) -> String {
    if value.isNone { return standard }
    guard let text = value.str else {
      throw vm.typeError("\(name) must be None or a string, not \(vm.typeName(of: value))")
    }
    return text.string
  }
}
