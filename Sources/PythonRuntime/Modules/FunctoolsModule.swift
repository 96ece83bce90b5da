// The native half of `functools`: partial, reduce. The rest is in Python (SourceModules).

/// What a partial object keeps.
package final class PartialPayload: TracedPayload {
  let function: Value
  let positional: [Value]
  let keywords: [(name: StrObject, value: Value)]

  init(_ function: Value, _ positional: [Value], _ keywords: [(name: StrObject, value: Value)]) {
    self.function = function
    self.positional = positional
    self.keywords = keywords
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(function)
    tracer.visit(positional)
    for (name, value) in keywords {
      tracer.visit(name)
      tracer.visit(value)
    }
  }
}

enum FunctoolsModule {
  static let functions: [NativeRow] = [
    NativeRow("_method(function, instance, /)") { vm, arguments in vm.boundMethod(arguments[0], arguments[1]) },
    NativeRow("reduce(function, iterable, initial=?, /)", .unpack) { vm, arguments throws(PyError) in
      if !vm.isIterable(arguments[1]) { throw vm.typeError("reduce() arg 2 must support iteration") }
      let accumulated = vm.emptyList(capacity: 1)
      if !arguments[2].isUndefined { accumulated.append(arguments[2]) }
      try vm.forEach(arguments[1]) { (value) throws(PyError) in
        if accumulated.count == 0 {
          accumulated.append(value)
        } else {
          accumulated[0] = try vm.call(arguments[0], [accumulated[0], value])
        }
        return true
      }
      if accumulated.count == 0 { throw vm.typeError("reduce() of empty iterable with no initial value") }
      return accumulated[0]
    },
  ]

  static let partial = NativeClass(
    "partial", module: "functools", kind: .instance,
    properties: [
      NativeProperty("func") { _, value in payload(value)?.function ?? .none },
      NativeProperty("args") { vm, value in vm.tuple(payload(value)?.positional ?? []) },
      NativeProperty("keywords") { vm, value in
        let dict = vm.dict()
        for (name, item) in payload(value)?.keywords ?? [] { dict.set(name, item) }
        return Value(dict)
      },
    ], slots: slots, hasInstanceAttributes: true)

  /// Instances of the class have no other payload.
  private static func payload(_ value: Value) -> PartialPayload? {
    guard let payload = value.instance?.payload else { return nil }
    return unsafeDowncast(payload, to: PartialPayload.self)
  }

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = { vm, cls, arguments throws(PyError) in
      if arguments.positionalCount == 0 {
        throw vm.typeError("type 'partial' takes at least one argument")
      }
      var function = arguments[0]
      if !vm.isCallable(function) { throw vm.typeError("the first argument must be callable") }
      var positional = Array(arguments.positional.dropFirst())
      var keywords: [(name: StrObject, value: Value)] = []
      if let inner = payload(function) {
        function = inner.function
        positional = inner.positional + positional
        keywords = inner.keywords
      }
      for index in 0..<arguments.keywordCount { merge(&keywords, arguments.keyword(at: index)) }
      return vm.instance(of: cls, payload: PartialPayload(function, positional, keywords))
    }
    slots.call = { vm, value, arguments throws(PyError) in
      guard let inner = payload(value) else { throw vm.typeError("partial object is not initialised") }
      if inner.keywords.isEmpty { return try vm.call(inner.function, prepending: inner.positional, arguments) }
      var keywords = inner.keywords
      for index in 0..<arguments.keywordCount { merge(&keywords, arguments.keyword(at: index)) }
      return try vm.call(inner.function, inner.positional + arguments.positional, keywords: keywords)
    }
    slots.repr = { vm, value throws(PyError) in
      guard let inner = payload(value) else { return "functools.partial()" }
      var parts = [try vm.repr(inner.function)]
      for item in inner.positional { parts.append(try vm.repr(item)) }
      for (name, item) in inner.keywords { parts.append("\(name.string)=\(try vm.repr(item))") }
      return "functools.partial(\(parts.joined(separator: ", ")))"
    }
    return slots
  }()

  private static func merge(
    _ keywords: inout [(name: StrObject, value: Value)], _ given: (name: StrObject, value: Value)
  ) {
    if let position = keywords.firstIndex(where: { $0.name.isEqual(to: given.name) }) {
      keywords[position].value = given.value
    } else {
      keywords.append(given)
    }
  }

  static let module = NativeModule("functools", functions: functions) { vm, module throws(PyError) in
    vm.setMember(module, "partial", Value(vm.sharedClass(partial)))
    vm.setMember(module, "_lru_cache_wrapper", Value(vm.sharedClass(CachedFunctionType.declaration)))
    module.lazyMember = { (vm, _, name) throws(PyError) in
      if name != "recursive_repr" { return .undefined }
      return try vm.importModule("reprlib").attributes.get(vm.intern("recursive_repr"))
    }
    try SourceModules.load(vm, module, FunctoolsSource.text)
  }
}
