// The module `traceback`: what the machine knows of exceptions, as text and as summaries of frames.

enum TracebackModule {
  static let module = NativeModule("traceback", functions: rows) { vm, module in
    vm.setMember(module, "FrameSummary", Value(vm.sharedClass(summary)))
  }

  private static let rows: [NativeRow] = [
    NativeRow("format_exc(limit=None, chain=True)") { vm, arguments throws(PyError) in
      guard let exception = vm.state.pointee.handled.exception else { return vm.string("NoneType: None\n") }
      return vm.string(pieces(vm, exception, chain: try vm.truth(arguments[1])).joined())
    },
    NativeRow("print_exc(limit=None, file=None, chain=True)") { vm, arguments throws(PyError) in
      let exception = vm.state.pointee.handled.exception
      let text = exception.map { pieces(vm, $0, chain: true).joined() } ?? "NoneType: None\n"
      return try write(vm, text, to: arguments[1])
    },
    NativeRow("format_exception(exc, /, value=?, tb=?, limit=None, chain=True)") { vm, arguments throws(PyError) in
      let exception = try subject(vm, arguments[0], arguments[1])
      return vm.list(pieces(vm, exception, chain: try vm.truth(arguments[4])).map { vm.string($0) })
    },
    NativeRow("print_exception(exc, /, value=?, tb=?, limit=None, file=None, chain=True)") {
      vm, arguments throws(PyError) in
      let exception = try subject(vm, arguments[0], arguments[1])
      return try write(vm, pieces(vm, exception, chain: try vm.truth(arguments[5])).joined(), to: arguments[4])
    },
    NativeRow("format_exception_only(exc, /, value=?)") { vm, arguments throws(PyError) in
      var printer = ExceptionPrinter(vm, hasHints: false)
      printer.addOnly(try subject(vm, arguments[0], arguments[1]))
      return vm.list(printer.pieces.map { vm.string($0) })
    },
    NativeRow("format_tb(tb, limit=None)") { vm, arguments throws(PyError) in
      vm.list(vm.formatEntries(try entries(vm, arguments[0])).map { vm.string($0) })
    },
    NativeRow("print_tb(tb, limit=None, file=None)") { vm, arguments throws(PyError) in
      try write(vm, vm.formatEntries(try entries(vm, arguments[0])).joined(), to: arguments[2])
    },
    NativeRow("extract_tb(tb, limit=None)") { vm, arguments throws(PyError) in
      vm.list(try entries(vm, arguments[0]).map { makeSummary(vm, $0) })
    },
    NativeRow("format_stack(f=None, limit=None)") { vm, arguments throws(PyError) in
      vm.list(vm.formatEntries(vm.currentEntries).map { vm.string($0) })
    },
    NativeRow("extract_stack(f=None, limit=None)") { vm, arguments throws(PyError) in
      vm.list(vm.currentEntries.map { makeSummary(vm, $0) })
    },
    NativeRow("print_stack(f=None, limit=None, file=None)") { vm, arguments throws(PyError) in
      try write(vm, vm.formatEntries(vm.currentEntries).joined(), to: arguments[2])
    },
  ]

  private static func pieces(_ vm: Machine, _ exception: ExceptionObject, chain: Bool) -> [String] {
    var printer = ExceptionPrinter(vm, hasHints: false)
    printer.add(exception, withChain: chain)
    return printer.pieces
  }

  /// Both forms: an exception, or a class with a value.
  private static func subject(_ vm: Machine, _ first: Value, _ second: Value) throws(PyError) -> ExceptionObject {
    if let exception = second.exception { return exception }
    if let exception = first.exception { return exception }
    throw vm.typeError("Exception expected for value, \(vm.typeName(of: first)) found")
  }

  private static func entries(_ vm: Machine, _ value: Value) throws(PyError) -> [TracebackEntry] {
    if value.isNone { return [] }
    guard value.isKind(.traceback) else { throw vm.typeError("a traceback is needed, not \(vm.typeName(of: value))") }
    return Array(value.asObject(TracebackObject.self).rest)
  }

  private static func write(_ vm: Machine, _ text: String, to file: Value) throws(PyError) -> Value {
    if file.isNone {
      vm.write(text, to: .error)
    } else if let channel = SystemStreams.channel(of: file) {
      vm.write(text, to: channel)
    } else {
      _ = try vm.callMethod(file, "write", [vm.string(text)])
    }
    return .none
  }

  private static let summary = NativeClass(
    "FrameSummary", module: "traceback", kind: .instance,
    slots: {
      var slots = NativeSlots()
      slots.repr = { (vm, value) throws(PyError) in
        let file = try vm.str(vm.getAttribute(value, "filename"))
        let line = try vm.str(vm.getAttribute(value, "lineno"))
        return "<FrameSummary file \(file), line \(line) in \(try vm.str(vm.getAttribute(value, "name")))>"
      }
      return slots
    }(), hasInstanceAttributes: true, isInheritable: false)

  private static func makeSummary(_ vm: Machine, _ entry: TracebackEntry) -> Value {
    let place = vm.place(of: entry)
    let made = vm.instance(of: vm.sharedClass(summary))
    guard let object = made.instance else { return .none }
    vm.setInstanceAttribute(object, vm.intern("filename"), vm.string(place.file))
    vm.setInstanceAttribute(object, vm.intern("lineno"), Value(place.line))
    vm.setInstanceAttribute(object, vm.intern("name"), vm.string(place.function))
    vm.setInstanceAttribute(object, vm.intern("line"), vm.string(vm.sourceText(of: entry)))
    return made
  }
}

extension Machine {
  /// The frames that run, outermost first.
  var currentEntries: [TracebackEntry] {
    var result: [TracebackEntry] = []
    var frame = state.pointee.frames + 1
    while frame <= state.pointee.frame {
      let code = frame.pointee.code._withUnsafeGuaranteedRef { $0 }
      let index = (frame.pointee.pc - 1) - code.instructions
      result.append(TracebackEntry(code: frame.pointee.code, instruction: index))
      frame += 1
    }
    return result
  }
}
