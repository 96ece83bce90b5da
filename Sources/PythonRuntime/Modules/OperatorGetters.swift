// `operator.itemgetter`, `attrgetter` and `methodcaller`: functions that a program sorts and groups by. Their wrong calls are told in
// the words of CPython's Modules/_operator.c.

/// What one of the three keeps.
package final class GetterPayload: TracedPayload {
  /// What it was made with.
  let given: TupleObject
  /// The keywords of a method's call.
  let keywords: [(name: StrObject, value: Value)]
  /// The names between the points of each path.
  let paths: [[StrObject]]

  init(_ given: TupleObject, keywords: [(name: StrObject, value: Value)] = [], paths: [[StrObject]] = []) {
    self.given = given
    self.keywords = keywords
    self.paths = paths
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(Value(given))
    for keyword in keywords {
      tracer.visit(Value(keyword.name))
      tracer.visit(keyword.value)
    }
    for path in paths { for name in path { tracer.visit(Value(name)) } }
  }
}

enum OperatorGetters {
  static let classes = [itemGetter, attributeGetter, methodCaller]

  private static let itemGetter = declaration("itemgetter", "Gets one item of what it is called with, or several.") {
    (vm, inner, object) throws(PyError) in
    if inner.given.count == 1 { return try vm.getItem(object, inner.given[0]) }
    let found = vm.emptyList(capacity: inner.given.count)
    for key in inner.given.elements { found.append(try vm.getItem(object, key)) }
    return vm.tuple(found)
  }

  private static let attributeGetter = declaration(
    "attrgetter", "Gets one attribute of what it is called with, or several."
  ) { (vm, inner, object) throws(PyError) in
    if inner.paths.count == 1 { return try resolve(vm, object, inner.paths[0]) }
    let found = vm.emptyList(capacity: inner.paths.count)
    for path in inner.paths { found.append(try resolve(vm, object, path)) }
    return vm.tuple(found)
  }

  private static let methodCaller = declaration("methodcaller", "Calls a method of what it is called with.") {
    (vm, inner, object) throws(PyError) in
    guard let name = inner.given[0].str else { return .none }
    let method = try vm.getAttribute(object, name)
    let arguments = Array(inner.given.elements.dropFirst())
    return try vm.withRoots([method]) { () throws(PyError) in
      try vm.call(method, arguments, keywords: inner.keywords)
    }
  }

  private static func resolve(_ vm: Machine, _ object: Value, _ path: [StrObject]) throws(PyError) -> Value {
    if path.count == 1 { return try vm.getAttribute(object, path[0]) }
    var value = object
    for name in path {
      let found = value
      value = try vm.withRoots([found]) { () throws(PyError) in try vm.getAttribute(found, name) }
    }
    return value
  }

  private typealias Body = @Sendable (Machine, GetterPayload, Value) throws(PyError) -> Value

  private static func declaration(_ name: String, _ doc: String, _ body: @escaping Body) -> NativeClass {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      vm.instance(of: cls, payload: try payload(vm, name, arguments))
    }
    slots.call = { (vm, value, arguments) throws(PyError) in
      if arguments.keywordCount > 0 { throw vm.typeError("\(name)() takes no keyword arguments") }
      if arguments.positionalCount != 1 {
        throw vm.typeError("\(name) expected 1 argument, got \(arguments.positionalCount)")
      }
      guard let inner = held(value) else { return .none }
      return try body(vm, inner, arguments[0])
    }
    slots.repr = { (vm, value) throws(PyError) in
      guard let object = value.instance, let inner = held(value) else { return "operator.\(name)()" }
      return try vm.reprGuarded(object, recursive: "operator.\(name)(...)") { () throws(PyError) in
        var parts: [String] = []
        for item in Array(inner.given.elements) { parts.append(try vm.repr(item)) }
        for keyword in inner.keywords { parts.append("\(keyword.name.string)=\(try vm.repr(keyword.value))") }
        return "operator.\(name)(\(parts.joined(separator: ", ")))"
      }
    }
    let reduce = NativeRow("__reduce__(self, /)", .exact) { vm, arguments throws(PyError) in
      let cls = Value(vm.classOf(arguments.receiver))
      guard let inner = held(arguments.receiver) else { return vm.tuple(cls, vm.tuple([])) }
      if inner.keywords.isEmpty { return vm.tuple(cls, Value(inner.given)) }
      let partial = Value(vm.sharedClass(FunctoolsModule.partial))
      let maker = try vm.call(partial, [cls, inner.given[0]], keywords: inner.keywords)
      return vm.tuple(maker, vm.tuple(Array(inner.given.elements.dropFirst())))
    }
    return NativeClass(
      name, module: "operator", kind: .instance, methods: [reduce], slots: slots, isInheritable: false, doc: doc)
  }

  /// Instances of the three classes have no other payload.
  private static func held(_ value: Value) -> GetterPayload? {
    guard let payload = value.instance?.payload else { return nil }
    return unsafeDowncast(payload, to: GetterPayload.self)
  }

  private static func payload(
    _ vm: Machine, _ name: String, _ arguments: CallArguments
  ) throws(PyError) -> GetterPayload {
    let given = vm.tuple(Array(arguments.positional)).asTuple
    if name == "methodcaller" {
      if given.count == 0 { throw vm.typeError("methodcaller needs at least one argument, the method name") }
      if given[0].str == nil { throw vm.typeError("method name must be a string") }
      return GetterPayload(given, keywords: (0..<arguments.keywordCount).map { arguments.keyword(at: $0) })
    }
    if arguments.keywordCount > 0 { throw vm.typeError("\(name)() takes no keyword arguments") }
    if given.count == 0 { throw vm.typeError("\(name) expected 1 argument, got 0") }
    if name == "itemgetter" { return GetterPayload(given) }
    var paths: [[StrObject]] = []
    for item in given.elements {
      guard let path = item.str else { throw vm.typeError("attribute name must be a string") }
      if item.isStr, !path.utf8.contains(UInt8(ascii: ".")) {
        paths.append([vm.intern(path)])
        continue
      }
      let parts = path.string.split(separator: ".", omittingEmptySubsequences: false)
      paths.append(parts.map { vm.intern(String($0)) })
    }
    return GetterPayload(given, paths: paths)
  }
}
