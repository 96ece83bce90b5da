// The native half of `functools`: partial, reduce. The rest is in Python (SourceModules).

/// What a partial object keeps; `keywords` is a dict that the program may change, made when there are any or it asks for them.
package final class PartialPayload: TracedPayload {
  var function: Value
  var positional: TupleObject
  var keywords: DictObject?

  init(_ function: Value, _ positional: TupleObject, _ keywords: DictObject?) {
    self.function = function
    self.positional = positional
    self.keywords = keywords
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(function)
    tracer.visit(Value(positional))
    tracer.visit(keywords)
  }

  /// The dict of the keywords, for the program to see.
  func shownKeywords(_ vm: Machine) -> Value {
    if let keywords { return Value(keywords) }
    let made = vm.dict()
    keywords = made
    return Value(made)
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
    methods: [
      NativeRow("__reduce__(self, /)", .exact) { vm, arguments throws(PyError) in
        let value = arguments.receiver
        let kind = Value(vm.classOf(value))
        guard let inner = payload(value) else { return vm.tuple([kind, vm.tuple([])]) }
        let attributes = try vm.findAttribute(value, vm.intern("__dict__"))
        let hasAttributes = attributes.dict.map { $0.count > 0 } ?? false
        let state = vm.tuple([
          inner.function, Value(inner.positional), inner.shownKeywords(vm), hasAttributes ? attributes : .none,
        ])
        return vm.tuple([kind, vm.tuple([inner.function]), state])
      },
      NativeRow("__setstate__(self, state, /)", .exact) { vm, arguments throws(PyError) in
        try restore(vm, arguments.receiver, arguments[1])
        return .none
      },
    ],
    properties: [
      NativeProperty("func") { _, value in payload(value)?.function ?? .none },
      NativeProperty("args") { vm, value in payload(value).map { Value($0.positional) } ?? vm.tuple([]) },
      NativeProperty("keywords") { vm, value in payload(value)?.shownKeywords(vm) ?? Value(vm.dict()) },
    ], slots: slots, hasInstanceAttributes: true)

  /// Instances of the class have no other payload.
  private static func payload(_ value: Value) -> PartialPayload? {
    guard let payload = value.instance?.payload else { return nil }
    return unsafeDowncast(payload, to: PartialPayload.self)
  }

  /// `__setstate__`: (function, arguments, keywords, attributes).
  private static func restore(_ vm: Machine, _ value: Value, _ state: Value) throws(PyError) {
    guard let parts = state.tuple, parts.count == 4, vm.isCallable(parts[0]), let positional = parts[1].tuple,
      parts[2].isNone || parts[2].dict != nil, let inner = payload(value)
    else { throw vm.typeError("invalid partial state") }
    inner.function = parts[0]
    inner.positional = parts[1].isTuple ? positional : vm.tuple(Array(positional.elements)).asTuple
    if parts[2].isDict {
      inner.keywords = parts[2].asDict
    } else {
      let keywords = vm.dict()
      inner.keywords = keywords
      if !parts[2].isNone { try vm.update(keywords, with: parts[2]) }
    }
    if !parts[3].isNone { try vm.setAttribute(value, vm.intern("__dict__"), parts[3]) }
  }

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = construct
    slots.call = call
    slots.repr = repr
    return slots
  }()

  @Sendable private static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    if arguments.positionalCount == 0 { throw vm.typeError("type 'partial' takes at least one argument") }
    var function = arguments[0]
    if !vm.isCallable(function) { throw vm.typeError("the first argument must be callable") }
    var positional: TupleObject?
    var keywords = arguments.keywordCount > 0 ? vm.dict() : nil
    // A partial that has attributes of its own stays one.
    if function.isKind(.instance), vm.classOf(function).mro.contains(where: { $0 === vm.sharedClass(partial) }),
      let inner = payload(function),
      try vm.findAttribute(function, vm.intern("__dict__")).dict.map({ $0.count == 0 }) ?? true
    {
      function = inner.function
      positional = vm.tuple(Array(inner.positional.elements) + arguments.positional.dropFirst()).asTuple
      if let own = inner.keywords, own.count > 0 {
        if keywords == nil { keywords = vm.dict() }
        keywords.map { own.copyEntries(to: $0) }
      }
    }
    for index in 0..<arguments.keywordCount {
      let (name, value) = arguments.keyword(at: index)
      keywords?.set(name, value)
    }
    let given = positional ?? vm.tuple(arguments.base + 1, arguments.positionalCount - 1).asTuple
    return vm.instance(of: cls, payload: PartialPayload(function, given, keywords))
  }

  @Sendable private static func call(
    _ vm: Machine, _ value: Value, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    guard let inner = payload(value) else { throw vm.typeError("partial object is not initialised") }
    guard let own = inner.keywords, own.count > 0 else {
      return try vm.call(inner.function, prepending: inner.positional, arguments)
    }
    let positional = Array(inner.positional.elements)
    var keywords: [(name: StrObject, value: Value)] = []
    for (key, item) in own.pairs {
      guard let name = key.str else { throw vm.typeError("keywords must be strings") }
      keywords.append((name, item))
    }
    for index in 0..<arguments.keywordCount {
      let given = arguments.keyword(at: index)
      if let position = keywords.firstIndex(where: { $0.name.isEqual(to: given.name) }) {
        keywords[position].value = given.value
      } else {
        keywords.append(given)
      }
    }
    return try vm.call(inner.function, positional + arguments.positional, keywords: keywords)
  }

  @Sendable private static func repr(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    let cls = vm.classOf(value)
    let name = cls.isUserClass ? cls.name.string : "functools.partial"
    guard let inner = payload(value), let object = value.instance else { return "\(name)()" }
    return try vm.reprGuarded(object, recursive: "...") { () throws(PyError) in
      var parts = [try vm.repr(inner.function)]
      for item in Array(inner.positional.elements) { parts.append(try vm.repr(item)) }
      for (key, item) in inner.keywords?.pairs ?? [] { parts.append("\(try vm.str(key))=\(try vm.repr(item))") }
      return "\(name)(\(parts.joined(separator: ", ")))"
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
