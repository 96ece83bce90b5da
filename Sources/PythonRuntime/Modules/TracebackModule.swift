// The module `traceback`: what the machine knows of exceptions, as text and as summaries of frames.

enum TracebackModule {
  static let module = NativeModule("traceback", functions: rows) { vm, module throws(PyError) in
    vm.setMember(module, "FrameSummary", Value(vm.sharedClass(summary)))
    try SourceModules.load(vm, module, stories)
  }

  /// An exception and its frames as objects, in Python.
  private static let stories = #"""
    class StackSummary(list):
        @classmethod
        def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
            found = cls()
            for frame, number in frame_gen:
                found.append(_summary(frame, number))
            return found

        @classmethod
        def from_list(cls, a_list):
            return cls(a_list)

        def format(self):
            return format_list(self)

    def _summary(frame, number):
        import types
        made = types.SimpleNamespace(filename=frame.f_code.co_filename, lineno=number, name=frame.f_code.co_name, line='')
        return made

    def format_list(extracted_list):
        found = []
        for item in extracted_list:
            file, number, name, line = item if isinstance(item, tuple) else (item.filename, item.lineno, item.name, item.line)
            found.append(f'  File "{file}", line {number}, in {name}\n' + (f'    {line.strip()}\n' if line else ''))
        return found

    def print_list(extracted_list, file=None):
        for item in format_list(extracted_list):
            print(item, file=file, end='')

    def walk_tb(tb):
        while tb is not None:
            yield tb.tb_frame, tb.tb_lineno
            tb = tb.tb_next

    def clear_frames(tb):
        pass

    class TracebackException:
        def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                     compact=False, max_group_width=15, max_group_depth=10, _seen=None):
            self.exc_type = exc_type
            self._exception = exc_value
            self._str = str(exc_value)
            self.stack = StackSummary(extract_tb(exc_traceback, limit))
            self.__notes__ = getattr(exc_value, '__notes__', None)
            self.__suppress_context__ = exc_value.__suppress_context__
            seen = set() if _seen is None else _seen
            seen.add(id(exc_value))
            self.__cause__ = TracebackException._linked(exc_value.__cause__, seen)
            self.__context__ = TracebackException._linked(exc_value.__context__, seen)

        @staticmethod
        def _linked(exc, seen):
            """Of an exception that led to another; None where the chain comes back to itself."""
            return None if exc is None or id(exc) in seen else TracebackException.from_exception(exc, _seen=seen)

        @classmethod
        def from_exception(cls, exc, *args, **kwargs):
            return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

        def format_exception_only(self):
            yield from format_exception_only(self._exception)

        def format(self, *, chain=True, _ctx=None):
            yield from format_exception(self._exception, chain=chain)

        def print(self, *, file=None, chain=True):
            print_exception(self._exception, file=file, chain=chain)

        def __str__(self):
            return self._str
    """#

  private static let rows: [NativeRow] = [
    NativeRow("format_exc(limit=None, chain=True)") { vm, arguments throws(PyError) in
      guard let exception = vm.state.pointee.handled.exception else { return vm.string("NoneType: None\n") }
      return vm.string(pieces(vm, exception, chain: try vm.truth(arguments[1]), arguments[0]).joined())
    },
    NativeRow("print_exc(limit=None, file=None, chain=True)") { vm, arguments throws(PyError) in
      let exception = vm.state.pointee.handled.exception
      let text = exception.map { pieces(vm, $0, chain: true, arguments[0]).joined() } ?? "NoneType: None\n"
      return try write(vm, text, to: arguments[1])
    },
    NativeRow("format_exception(exc, /, value=?, tb=?, limit=None, chain=True)") { vm, arguments throws(PyError) in
      let exception = try subject(vm, arguments[0], arguments[1])
      return vm.list(pieces(vm, exception, chain: try vm.truth(arguments[4]), arguments[3]).map { vm.string($0) })
    },
    NativeRow("print_exception(exc, /, value=?, tb=?, limit=None, file=None, chain=True)") {
      vm, arguments throws(PyError) in
      let exception = try subject(vm, arguments[0], arguments[1])
      return try write(
        vm, pieces(vm, exception, chain: try vm.truth(arguments[5]), arguments[3]).joined(), to: arguments[4])
    },
    NativeRow("format_exception_only(exc, /, value=?)") { vm, arguments throws(PyError) in
      var printer = ExceptionPrinter(vm, hasHints: false)
      printer.addOnly(try subject(vm, arguments[0], arguments[1]))
      return vm.list(printer.pieces.map { vm.string($0) })
    },
    NativeRow("format_tb(tb, limit=None)") { vm, arguments throws(PyError) in
      vm.list(vm.formatEntries(try entries(vm, arguments[0], arguments[1])).map { vm.string($0) })
    },
    NativeRow("print_tb(tb, limit=None, file=None)") { vm, arguments throws(PyError) in
      try write(vm, vm.formatEntries(try entries(vm, arguments[0], arguments[1])).joined(), to: arguments[2])
    },
    NativeRow("extract_tb(tb, limit=None)") { vm, arguments throws(PyError) in
      vm.list(try entries(vm, arguments[0], arguments[1]).map { makeSummary(vm, $0) })
    },
    NativeRow("format_stack(f=None, limit=None)") { vm, arguments throws(PyError) in
      vm.list(vm.formatEntries(running(vm, arguments[1]), hasCarets: false).map { vm.string($0) })
    },
    NativeRow("extract_stack(f=None, limit=None)") { vm, arguments throws(PyError) in
      vm.list(running(vm, arguments[1]).map { makeSummary(vm, $0) })
    },
    NativeRow("print_stack(f=None, limit=None, file=None)") { vm, arguments throws(PyError) in
      try write(vm, vm.formatEntries(running(vm, arguments[1]), hasCarets: false).joined(), to: arguments[2])
    },
  ]

  /// The frames that run: the `limit` innermost ones, or the outermost for a negative number.
  private static func running(_ vm: Machine, _ limit: Value) -> [TracebackEntry] {
    let whole = vm.currentEntries
    guard limit.isInt else { return whole }
    let count = Int(min(limit.asInt.magnitude, UInt(whole.count)))
    return Array(limit.asInt >= 0 ? whole.suffix(count) : whole.prefix(count))
  }

  /// The text of an exception with `limit` frames of each traceback: the first ones, or the last for a negative number.
  private static func pieces(
    _ vm: Machine, _ exception: ExceptionObject, chain: Bool, _ limit: Value
  ) -> [String] {
    let whole = exception.traceback
    if limit.isInt {
      // The innermost frame is the first of the list.
      let count = Int(min(limit.asInt.magnitude, UInt(whole.count)))
      exception.traceback = limit.asInt >= 0 ? Array(whole.suffix(count)) : Array(whole.prefix(count))
    }
    defer { exception.traceback = whole }
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

  private static func entries(
    _ vm: Machine, _ value: Value, _ limit: Value
  ) throws(PyError) -> [TracebackEntry] {
    if value.isNone { return [] }
    guard value.isKind(.traceback) else { throw vm.typeError("a traceback is needed, not \(vm.typeName(of: value))") }
    let rest = Array(value.asObject(TracebackObject.self).rest)
    guard limit.isInt else { return rest }
    let count = Int(min(limit.asInt.magnitude, UInt(rest.count)))
    return limit.asInt >= 0 ? Array(rest.prefix(count)) : Array(rest.suffix(count))
  }

  private static func write(_ vm: Machine, _ text: String, to file: Value) throws(PyError) -> Value {
    if file.isNone {
      try vm.writeToStandardError(text)
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
  /// The calls of the lesson that are running, as a traceback prints them; without the marks under a line, which calls that have not
  /// raised do not get.
  package var currentTraceback: String {
    let own = currentEntries.filter { $0.code._withUnsafeGuaranteedRef { $0.source.libraryName == nil } }
    let lines = formatEntries(own).joined().split(separator: "\n", omittingEmptySubsequences: false)
    return lines.filter { $0.isEmpty || !$0.allSatisfy { " ^~".contains($0) } }.joined(separator: "\n")
  }

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
