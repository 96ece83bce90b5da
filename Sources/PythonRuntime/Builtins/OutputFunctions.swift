// Built-in functions that talk to the outside: print, input, open, help, exit.

enum OutputFunctions {
  static let rows: [NativeRow] = [
    NativeRow(
      "print(*args, sep=' ', end='\\n', file=None, flush=False)",
      doc: "Prints the values to a stream, or to sys.stdout by default.", print),
    NativeRow("input(prompt='', /)", .unpack, doc: "Read a string from standard input.") {
      vm, arguments throws(PyError) in
      vm.write(try vm.str(arguments[0]))
      throw vm.raise(.eofError, "input() cannot read: a lesson has no keyboard")
    },
    NativeRow("open(file, *args, **kwargs)", doc: "Lessons cannot open files.") { vm, arguments throws(PyError) in
      throw vm.raise(.permissionError, "a lesson cannot open files: \(try vm.repr(arguments[0]))")
    },
    NativeRow("help(object=?, /)", .unpack, doc: "Print the signature and the description of an object.") {
      vm, arguments throws(PyError) in
      vm.write(try help(vm, arguments[0]))
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
    var line = ""
    for position in 0..<values.count {
      if position > 0 { line += separator }
      if line.utf8.count > 1 << 20 { try vm.checkMemory(line.utf8.count) }
      let value = values[position]
      if value.isStr { line += value.asStr.string } else { line += try vm.str(value) }
    }
    line += try text(vm, arguments[2], "end", "\n")
    if arguments[3].isNone {
      try vm.writeToStandardOutput(line)
    } else if let channel = SystemStreams.channel(of: arguments[3]) {
      vm.write(line, to: channel)
    } else {
      _ = try vm.callMethod(arguments[3], "write", [vm.string(line)])
    }
    return .none
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

  /// What `help(x)` prints.
  private static func help(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    if value.isUndefined { return "help(object) describes a function or a class.\n" }
    let subject = value.isKind(.boundMethod) ? value.asObject(BoundMethod.self).function : value
    if subject.isKind(.nativeFunction) {
      let row = subject.asObject(NativeFunction.self).row
      return row.doc.isEmpty ? "\(row.signature)\n" : "\(row.signature)\n    \(row.doc)\n"
    }
    var name = try vm.repr(value)
    if subject.isKind(.function) {
      name = subject.asFunction.name.string + "(...)"
    } else if let cls = subject.cls {
      name = "class \(cls.name.string)"
    }
    let doc = try vm.findAttribute(value, vm.intern("__doc__"))
    guard let text = doc.str else { return "\(name)\n" }
    let lines = text.string.split(separator: "\n", omittingEmptySubsequences: false)
    var result = "\(name)\n"
    for line in lines {
      let trimmed = line.drop { $0 == " " }
      result += trimmed.isEmpty ? "\n" : "    \(trimmed)\n"
    }
    return result
  }
}
