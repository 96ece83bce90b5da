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
    // Undefined: the output as it was at the beginning. None: there is no output.
    let target = arguments[3].isNone ? SystemStreams.replacedOutput(vm) : arguments[3]
    if target.isNone { return .none }
    guard let channel = target.isUndefined ? OutputChannel.output : SystemStreams.channel(of: target) else {
      return try vm.withRoots([target]) { () throws(PyError) in
        try printToObject(vm, arguments, target, separator, end)
      }
    }
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
        vm.write(line, to: channel)
        throw error
      }
    }
    vm.write(line + end, to: channel)
    if try vm.truth(arguments[4]) { vm.flushOnRequest() }
    return .none
  }

  /// `print` to an object with a `write` method: one call for each piece, which a program's own object can tell apart.
  private static func printToObject(
    _ vm: Machine, _ arguments: Arguments, _ target: Value, _ separator: String, _ end: String
  ) throws(PyError) -> Value {
    let values = arguments[0].asTuple
    let write = try vm.getAttribute(target, "write")
    try vm.withRoots([write]) { () throws(PyError) in
      if vm.classOf(target).staticName == "_io.StringIO" {
        try printToText(vm, values, write, separator, end)
      } else {
        for position in 0..<values.count {
          if position > 0 { _ = try vm.call(write, [vm.string(separator)]) }
          _ = try vm.call(write, [try vm.toText(values[position])])
        }
        _ = try vm.call(write, [vm.string(end)])
      }
    }
    if try vm.truth(arguments[4]) { _ = try vm.callMethod(target, "flush") }
    return .none
  }

  /// The same to a text in memory, where the pieces are not told apart: one call.
  private static func printToText(
    _ vm: Machine, _ values: TupleObject, _ write: Value, _ separator: String, _ end: String
  ) throws(PyError) {
    var line: ByteText = []
    do {
      for position in 0..<values.count {
        if position > 0 { line += Array(separator.utf8) }
        if line.count > 1 << 20 { try vm.checkMemory(line.count) }
        if let text = try vm.toText(values[position]).str { line += Array(text.utf8) }
      }
    } catch {
      // What stands before the value that cannot be shown is written already.
      let raised = vm.takePending()
      try vm.withRoots([raised]) { () throws(PyError) in _ = try vm.call(write, [vm.string(line)]) }
      throw vm.raise(raised)
    }
    line += Array(end.utf8)
    _ = try vm.call(write, [vm.string(line)])
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
