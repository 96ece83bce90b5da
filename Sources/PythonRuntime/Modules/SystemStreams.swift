// `sys.stdout` and `sys.stderr` as objects: they write to the machine's channels.

/// Which channel a stream object stands for.
final class StreamPayload {
  let channel: OutputChannel
  init(_ channel: OutputChannel) { self.channel = channel }
}

enum SystemStreams {
  static let declaration = NativeClass(
    "TextIOWrapper", module: "_io", kind: .instance,
    methods: [
      NativeRow("write(self, text, /)", .exact) { vm, arguments throws(PyError) in
        guard let text = arguments[1].str else {
          throw vm.typeError("write() argument must be str, not \(vm.typeName(of: arguments[1]))")
        }
        vm.write(text.string, to: channel(of: arguments[0]) ?? .output)
        return Value(text.count)
      },
      NativeRow("writelines(self, lines, /)", .exact) { vm, arguments throws(PyError) in
        let channel = channel(of: arguments[0]) ?? .output
        try vm.iterate(arguments[1]) { (line) throws(PyError) in vm.write(try vm.str(line), to: channel) }
        return .none
      },
      NativeRow("flush(self, /)", .exact) { vm, _ in
        vm.flushOnRequest()
        return .none
      },
      NativeRow("isatty(self, /)", .exact) { vm, arguments in
        Value(channel(of: arguments[0]) == .error ? vm.terminal.showsErrors : vm.terminal.showsOutput)
      },
      NativeRow("fileno(self, /)", .exact) { _, arguments in Value(channel(of: arguments[0]) == .error ? 2 : 1) },
    ],
    properties: [NativeProperty("encoding") { vm, _ in vm.string("utf-8") }], isInheritable: false)

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

  /// The stream object of a channel.
  static func stream(_ vm: Machine, _ channel: OutputChannel) -> Value {
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
