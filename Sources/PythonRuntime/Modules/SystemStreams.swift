// `sys.stdout`, `sys.stderr` and `sys.stdin` as objects: the first two write to the machine's channels, the third says that
// there is nothing to read. What they tell about themselves is what CPython's tell where the output is no terminal.

/// Which of the three a stream object, or the bytes below it, stands for.
final class StreamPayload {
  /// Nil for the input.
  let channel: OutputChannel?
  init(_ channel: OutputChannel?) { self.channel = channel }
}

enum SystemStreams {
  static let declaration = NativeClass(
    "TextIOWrapper", module: "_io", kind: .instance, methods: writing + reading + shared, properties: facts,
    slots: {
      var slots = NativeSlots()
      slots.repr = { (vm, value) throws(PyError) in
        let mode = isInput(value) ? "r" : "w"
        return "<_io.TextIOWrapper name='\(name(of: value))' mode='\(mode)' encoding='utf-8'>"
      }
      return slots
    }(), isInheritable: false)

  private static let writing: [NativeRow] = [
    NativeRow("write(self, text, /)", .exact) { vm, arguments throws(PyError) in
      guard let text = arguments[1].str else {
        throw vm.typeError("write() argument must be str, not \(vm.typeName(of: arguments[1]))")
      }
      vm.write(text.string, to: try output(vm, arguments[0]))
      return Value(text.count)
    },
    NativeRow("writelines(self, lines, /)", .exact) { vm, arguments throws(PyError) in
      let channel = try output(vm, arguments[0])
      try vm.iterate(arguments[1]) { (line) throws(PyError) in vm.write(try vm.str(line), to: channel) }
      return .none
    },
    NativeRow("flush(self, /)", .exact) { vm, _ in
      vm.flushOnRequest()
      return .none
    },
  ]

  private static let reading: [NativeRow] = [
    NativeRow("read(self, size=-1, /)") { vm, arguments throws(PyError) in try refuse(vm, arguments[0], "read") },
    NativeRow("readline(self, size=-1, /)") { vm, arguments throws(PyError) in
      try refuse(vm, arguments[0], "readline")
    },
    NativeRow("readlines(self, hint=-1, /)") { vm, arguments throws(PyError) in
      try refuse(vm, arguments[0], "readlines")
    },
    NativeRow("__iter__(self, /)", .exact) { _, arguments in arguments[0] },
    NativeRow("__next__(self, /)", .exact) { vm, arguments throws(PyError) in
      try refuse(vm, arguments[0], "__next__")
    },
  ]

  private static let shared: [NativeRow] = [
    NativeRow("isatty(self, /)", .exact) { vm, arguments in
      switch channel(of: arguments[0]) {
      case .error: Value(vm.terminal.showsErrors)
      case .output: Value(vm.terminal.showsOutput)
      default: Value(false)
      }
    },
    NativeRow("fileno(self, /)", .exact) { _, arguments in
      Value(isInput(arguments[0]) ? 0 : channel(of: arguments[0]) == .error ? 2 : 1)
    },
    NativeRow("readable(self, /)", .exact) { _, arguments in Value(isInput(arguments[0])) },
    NativeRow("writable(self, /)", .exact) { _, arguments in Value(!isInput(arguments[0])) },
    NativeRow("seekable(self, /)", .exact) { _, _ in Value(false) },
    // Text is UTF-8 and goes out at the ends of cells and lines, whatever is asked for.
    NativeRow(
      "reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)"
    ) { _, _ in .none },
  ]

  private static let facts: [NativeProperty] = [
    NativeProperty("name") { vm, value in vm.string(name(of: value)) },
    NativeProperty("mode") { vm, value in vm.string(isInput(value) ? "r" : "w") },
    NativeProperty("encoding") { vm, _ in vm.string("utf-8") },
    NativeProperty("errors") { vm, value in
      vm.string(channel(of: value) == .error ? "backslashreplace" : "strict")
    },
    NativeProperty("newlines") { _, _ in .none },
    NativeProperty("closed") { _, _ in Value(false) },
    NativeProperty("line_buffering") { _, _ in Value(false) },
    NativeProperty("write_through") { _, _ in Value(false) },
    NativeProperty("buffer") { vm, value in
      vm.instance(of: vm.sharedClass(bytesBelow), payload: StreamPayload(channel(of: value)))
    },
  ]

  /// What `sys.stdout.buffer` is: it takes bytes, which have to be text.
  private static let bytesBelow = NativeClass(
    "BufferedWriter", module: "_io", kind: .instance,
    methods: [
      NativeRow("write(self, data, /)", .exact) { vm, arguments throws(PyError) in
        guard let bytes = BytesType.bytesLike(arguments[1]) else {
          throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(of: arguments[1]))'")
        }
        vm.write(String(decoding: bytes, as: UTF8.self), to: try output(vm, arguments[0]))
        return Value(bytes.count)
      },
      NativeRow("flush(self, /)", .exact) { vm, _ in
        vm.flushOnRequest()
        return .none
      },
    ], properties: [NativeProperty("name") { vm, value in vm.string(name(of: value)) }], isInheritable: false)

  private static func isInput(_ value: Value) -> Bool {
    value.instance.map { ($0.payload as? StreamPayload)?.channel == nil } ?? false
  }

  private static func name(of value: Value) -> String {
    isInput(value) ? "<stdin>" : channel(of: value) == .error ? "<stderr>" : "<stdout>"
  }

  private static func output(_ vm: Machine, _ stream: Value) throws(PyError) -> OutputChannel {
    if let channel = channel(of: stream) { return channel }
    throw try unsupported(vm, "not writable")
  }

  private static func refuse(_ vm: Machine, _ stream: Value, _ method: String) throws(PyError) -> Value {
    if isInput(stream) {
      throw vm.raise(.eofError, "sys.stdin.\(method)() cannot read: a lesson has no keyboard")
    }
    throw try unsupported(vm, "not readable")
  }

  private static func unsupported(_ vm: Machine, _ words: String) throws(PyError) -> PyError {
    let cls = try vm.getAttribute(Value(try vm.importModule("io")), "UnsupportedOperation")
    return vm.raise(try vm.call(cls, [vm.string(words)]))
  }

  /// The channel of a stream object, or nil for anything else.
  static func channel(of value: Value) -> OutputChannel? { (value.instance?.payload as? StreamPayload)?.channel }

  /// What a lesson has put in the place of `sys.stdout`; undefined when it is as it was.
  static func replacedOutput(_ vm: Machine) -> Value { replaced(vm, "stdout", .output) }

  /// The same for a stream by its name.
  static func replaced(_ vm: Machine, _ name: String, _ own: OutputChannel) -> Value {
    guard let module = vm.modules["sys"] else { return .undefined }
    let current = module._withUnsafeGuaranteedRef { $0.attributes.get(vm.intern(name)) }
    return channel(of: current) == own ? .undefined : current
  }

  /// The stream object of a channel, or of the input.
  static func stream(_ vm: Machine, _ channel: OutputChannel?) -> Value {
    vm.instance(of: vm.sharedClass(declaration), payload: StreamPayload(channel))
  }
}

extension Machine {
  /// What is written to what `sys.stderr` is now.
  func writeToStandardError(_ text: String) throws(PyError) {
    let replaced = SystemStreams.replaced(self, "stderr", .error)
    if replaced.isUndefined {
      write(text, to: .error)
    } else if let channel = SystemStreams.channel(of: replaced) {
      write(text, to: channel)
    } else if !replaced.isNone {
      _ = try callMethod(replaced, "write", [string(text)])
    }
  }

  /// Calls what a lesson has put in the place of `sys.excepthook` with an exception nobody caught; false when nothing was.
  package func callExceptionHook(_ exception: Value) -> Bool {
    guard !isStopping, let module = modules["sys"] else { return false }
    let hook = module._withUnsafeGuaranteedRef { $0.attributes.get(intern("excepthook")) }
    if hook.isUndefined || hook.isKind(.nativeFunction) { return false }
    do {
      let trace = exception.exception.map { tracebackValue(of: $0) } ?? .none
      _ = try call(hook, [Value(classOf(exception)), exception, trace])
    } catch {
      let raised = takePending()
      write("Error in sys.excepthook:\n\(formatException(raised))\nOriginal exception was:\n", to: .error)
      write(formatException(exception), to: .error)
    }
    flush()
    return true
  }
}
