// The class of generators: send, throw, close.

extension CoreTypes {
  static let generator = NativeClass(
    "generator", kind: .generator,
    methods: [
      NativeRow("send(self, value, /)", .exact) { (vm, arguments) throws(PyError) in
        try step(vm, arguments[0].asObject(GeneratorObject.self), sending: arguments[1])
      },
      NativeRow("__next__(self, /)", .exact) { (vm, arguments) throws(PyError) in
        try step(vm, arguments[0].asObject(GeneratorObject.self), sending: .none)
      },
      NativeRow("__iter__(self, /)", .exact) { (vm, arguments) throws(PyError) in arguments[0] },
      NativeRow("throw(self, typ, val=?, tb=?, /)", .unpack) { (vm, arguments) throws(PyError) in
        let generator = arguments[0].asObject(GeneratorObject.self)
        if !arguments[3].isUndefined, !arguments[3].isNone, !arguments[3].isKind(.traceback) {
          throw vm.typeError("throw() third argument must be a traceback object")
        }
        var thrown = arguments[1]
        if !arguments[2].isUndefined, !arguments[2].isNone, thrown.cls != nil {
          thrown = arguments[2].exception == nil ? try vm.call(thrown, [arguments[2]]) : arguments[2]
        }
        let exception = try vm.exceptionInstance(
          thrown,
          "exceptions must be classes or instances deriving from BaseException, not \(vm.typeName(of: arguments[1]))")
        return try finish(vm, vm.resume(generator, sending: .none, throwing: Value(exception)))
      },
      NativeRow("close(self, /)", .exact) { (vm, arguments) throws(PyError) in
        try vm.close(arguments[0].asObject(GeneratorObject.self))
        return .none
      },
    ],
    properties: [
      NativeProperty("__name__") { (vm, value) throws(PyError) in
        Value(value.asObject(GeneratorObject.self).function.name)
      },
      NativeProperty("__qualname__") { (vm, value) throws(PyError) in
        Value(value.asObject(GeneratorObject.self).function.qualifiedName)
      },
      NativeProperty("gi_yieldfrom") { (vm, value) throws(PyError) in
        vm.delegate(of: value.asObject(GeneratorObject.self)) ?? .none
      },
      NativeProperty("gi_code") { (vm, value) throws(PyError) in Value(value.asObject(GeneratorObject.self).code) },
      NativeProperty("gi_frame") { (vm, value) throws(PyError) in
        let generator = value.asObject(GeneratorObject.self)
        if generator.status == .finished { return .none }
        let index = max(generator.pc - generator.code.instructions - 1, 0)
        var entry = TracebackEntry(code: Unmanaged.passUnretained(generator.code), instruction: index)
        if generator.status == .suspended || generator.status == .created { entry.locals = vm.locals(of: generator) }
        return vm.adopt(FrameView(entry), as: vm.sharedClass(frame))
      },
      NativeProperty("gi_suspended") { (vm, value) throws(PyError) in
        Value(value.asObject(GeneratorObject.self).status == .suspended)
      },
      NativeProperty("gi_running") { (vm, value) throws(PyError) in
        Value(value.asObject(GeneratorObject.self).status == .running)
      },
    ],
    slots: {
      var slots = NativeSlots()
      slots.repr = { (vm, value) throws(PyError) in
        let name = value.asObject(GeneratorObject.self).function.qualifiedName.string
        return "<generator object \(name) at \(vm.address(of: value))>"
      }
      return slots
    }(), isInheritable: false)

  /// Generators of native functions: iterators that carry the name of a function.
  static let closureGenerator: NativeClass = {
    var slots = NativeSlots()
    slots.repr = { (vm, value) throws(PyError) in
      "<generator object \(functionName(value)) at \(vm.address(of: value))>"
    }
    return NativeClass(
      "generator", kind: .iterator,
      properties: [
        NativeProperty("__name__") { (vm, value) throws(PyError) in
          vm.string(functionName(value).split(separator: ".").last.map(String.init) ?? "")
        },
        NativeProperty("__qualname__") { (vm, value) throws(PyError) in vm.string(functionName(value)) },
      ], slots: slots, isInheritable: false)
  }()

  private static func functionName(_ value: Value) -> String { (value.asObj as? ClosureIterator)?.function ?? "" }

  private static func step(
    _ vm: Machine, _ generator: GeneratorObject, sending value: Value
  ) throws(PyError) -> Value {
    try finish(vm, vm.resume(generator, sending: value))
  }

  /// The end of a generator is StopIteration with its value.
  private static func finish(_ vm: Machine, _ value: Value) throws(PyError) -> Value {
    if !value.isUndefined { return value }
    let result = vm.generatorResult
    throw vm.raise(vm.exceptionClass(.stopIteration), result.isNone || result.isUndefined ? [] : [result])
  }
}
