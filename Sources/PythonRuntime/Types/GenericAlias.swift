// `list[int]`, `dict[str, T]`: the class `types.GenericAlias`, after CPython's Objects/genericaliasobject.c. An alias shows the attributes
// of what it is an alias of, and takes other types for the type variables in it. `collections.abc.Callable[[int], str]` is one
// too, with a repr of its own.

enum GenericAlias {
  /// `__class_getitem__` of the built-in containers.
  static let row = NativeRow("__class_getitem__(cls, item, /)", .exact) { vm, arguments throws(PyError) in
    if isCallable(arguments[0]) { return try callable(vm, arguments[0], arguments[1]) }
    return try make(vm, arguments[0], arguments[1])
  }

  static let declaration = NativeClass(
    "GenericAlias", module: "types", kind: .instance,
    methods: [
      NativeRow("__mro_entries__(self, bases, /)", .exact) { vm, arguments in
        vm.tuple([part(vm, arguments.receiver, "__origin__")])
      }
    ],
    properties: [
      NativeProperty("__parameters__") { vm, value throws(PyError) in
        vm.tuple(try TypeSubstitution.parameters(vm, arguments(vm, value)))
      },
      NativeProperty("__unpacked__") { vm, value in Value(isUnpacked(vm, value)) },
      NativeProperty("__typing_unpacked_tuple_args__") { vm, value in
        let isTuple = part(vm, value, "__origin__").cls === vm.builtin(.tuple)
        return isTuple && isUnpacked(vm, value) ? part(vm, value, "__args__") : .none
      },
    ],
    slots: slots, hasInstanceAttributes: true,
    isInheritable: false)

  static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.repr = { vm, value throws(PyError) in try text(vm, value) }
    slots.binary = { vm, op, left, right throws(PyError) in
      op == .bitOr ? try vm.union(left, right) : .notImplemented
    }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard op == .equal || op == .notEqual, vm.classOf(right) === vm.classOf(left) else { return .notImplemented }
      for name in ["__origin__", "__args__"] where try !vm.equal(part(vm, left, name), part(vm, right, name)) {
        return Value(op == .notEqual)
      }
      return Value((isUnpacked(vm, left) == isUnpacked(vm, right)) == (op == .equal))
    }
    // `*tuple[int]`: the one thing that unpacking gives.
    slots.iterate = { vm, value throws(PyError) in
      let made = try make(vm, part(vm, value, "__origin__"), part(vm, value, "__args__"))
      if let copy = made.instance { vm.setInstanceAttribute(copy, vm.intern("__unpacked__"), .true) }
      return try vm.iterator(of: vm.tuple([made]))
    }
    slots.hash = { vm, value throws(PyError) in
      try vm.hash(part(vm, value, "__origin__")) ^ vm.hash(part(vm, value, "__args__"))
    }
    slots.missingAttribute = { vm, value, name throws(PyError) in
      try vm.lookUpAttribute(part(vm, value, "__origin__"), name)
    }
    slots.construct = { vm, cls, arguments throws(PyError) in
      guard arguments.positionalCount == 2, arguments.keywordCount == 0 else {
        throw vm.typeError("GenericAlias expected 2 arguments, got \(arguments.positionalCount)")
      }
      return try make(vm, arguments[0], arguments[1])
    }
    slots.getItem = { vm, value, item throws(PyError) in try filled(vm, value, item) }
    slots.call = { vm, value, arguments throws(PyError) in
      let made = try vm.call(part(vm, value, "__origin__"), arguments)
      return try vm.withRoots([made]) { () throws(PyError) in
        do throws(PyError) {
          try vm.setAttribute(made, vm.intern("__orig_class__"), value)
        } catch {
          guard vm.isPending(.attributeError) || vm.isPending(.typeError) else { throw error }
          vm.takePending()
        }
        return made
      }
    }
    return slots
  }()

  /// A part of an alias: `__origin__` or `__args__`.
  private static func part(_ vm: Machine, _ value: Value, _ name: String) -> Value {
    guard let object = value.instance else { return .none }
    let found = vm.instanceAttribute(object, vm.intern(name))
    return found.isUndefined ? .none : found
  }

  private static func arguments(_ vm: Machine, _ value: Value) -> [Value] {
    part(vm, value, "__args__").tuple.map { Array($0.elements) } ?? []
  }

  private static func isUnpacked(_ vm: Machine, _ value: Value) -> Bool {
    part(vm, value, "__unpacked__").isIdentical(to: .true)
  }

  /// How an alias shows a type.
  static func name(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    guard let cls = value.cls else {
      return value.tag == Tag.ellipsis ? "..." : try vm.repr(value)
    }
    if cls.hasMetaclass, cls === vm.classOf(value) { return try vm.repr(value) }
    let module = cls.moduleName.string
    return module == "builtins" ? cls.qualifiedName.string : "\(module).\(cls.qualifiedName.string)"
  }

  private static func text(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    guard value.instance != nil else { return "types.GenericAlias" }
    let origin = part(vm, value, "__origin__")
    var parts: [String] = []
    let given = arguments(vm, value)
    for one in given { parts.append(try name(vm, one)) }
    if isCallable(origin), let result = parts.last, !(given.count == 2 && isParameterExpression(vm, given[0])) {
      return "collections.abc.Callable[[\(parts.dropLast().joined(separator: ", "))], \(result)]"
    }
    if parts.isEmpty { parts = ["()"] }
    return "\(isUnpacked(vm, value) ? "*" : "")\(try name(vm, origin))[\(parts.joined(separator: ", "))]"
  }

  /// `list[T][int]`.
  private static func filled(_ vm: Machine, _ value: Value, _ item: Value) throws(PyError) -> Value {
    let made = try TypeSubstitution.filled(vm, value, arguments(vm, value), item)
    let origin = part(vm, value, "__origin__")
    return try vm.withRoots([Value(made), origin]) { () throws(PyError) in
      guard isCallable(origin), let first = made.elements.first else {
        let result = try make(vm, origin, Value(made))
        if isUnpacked(vm, value), let copy = result.instance {
          vm.setInstanceAttribute(copy, vm.intern("__unpacked__"), .true)
        }
        return result
      }
      if first.tuple != nil || first.list != nil { return try callable(vm, origin, Value(made)) }
      let elements = Array(made.elements)
      return try callable(vm, origin, vm.tuple([vm.tuple(Array(elements.dropLast())), elements.last ?? .none]))
    }
  }

  /// `origin[item]`.
  static func make(_ vm: Machine, _ origin: Value, _ item: Value) throws(PyError) -> Value {
    let alias = vm.instance(of: vm.sharedClass(declaration))
    guard let object = alias.instance else { return .none }
    vm.setInstanceAttribute(object, vm.intern("__origin__"), origin)
    vm.setInstanceAttribute(object, vm.intern("__args__"), item.isTuple ? item : vm.tuple([item]))
    return alias
  }

  // MARK: - collections.abc.Callable

  private static func isCallable(_ origin: Value) -> Bool {
    guard let cls = origin.cls, !cls.isUserClass else { return false }
    return cls.name.string == "Callable" && cls.moduleName.string == "collections.abc"
  }

  /// What may stand alone for the parameters of a callable.
  private static func isParameterExpression(_ vm: Machine, _ value: Value) -> Bool {
    if value.tag == Tag.ellipsis || value.list != nil { return true }
    let cls = vm.classOf(value)
    return cls.moduleName.string == "typing" && ["ParamSpec", "_ConcatenateGenericAlias"].contains(cls.name.string)
  }

  private static func callable(_ vm: Machine, _ origin: Value, _ item: Value) throws(PyError) -> Value {
    guard let pair = item.tuple, pair.count == 2 else {
      throw vm.typeError("Callable must be used as Callable[[arg, ...], result].")
    }
    if pair[0].tuple != nil || pair[0].list != nil {
      return try make(vm, origin, vm.tuple(try vm.toArray(pair[0]) + [pair[1]]))
    }
    if !isParameterExpression(vm, pair[0]) {
      throw vm.typeError(
        "Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got \(try vm.str(pair[0]))")
    }
    return try make(vm, origin, item)
  }
}

/// Type variables in the arguments of an alias or a union, and what is put in their place.
enum TypeSubstitution {
  /// The type variables of arguments, each once, in the order of their places.
  static func parameters(_ vm: Machine, _ arguments: [Value]) throws(PyError) -> [Value] {
    try vm.enterNative(" while calling a Python object")
    defer { vm.leaveNative() }
    var found: [Value] = []
    for part in arguments where part.cls == nil && part.isObject {
      let isVariable = try !vm.findAttribute(part, vm.intern("__typing_subst__")).isUndefined
      let inner = isVariable ? [part] : try variables(vm, part)
      for one in inner where !found.contains(where: { $0.isIdentical(to: one) }) { found.append(one) }
    }
    return found
  }

  /// `part.__parameters__`.
  private static func variables(_ vm: Machine, _ part: Value) throws(PyError) -> [Value] {
    guard part.isObject, let tuple = try vm.findAttribute(part, vm.intern("__parameters__")).tuple else { return [] }
    return Array(tuple.elements)
  }

  /// The arguments of `alias[item]`.
  static func filled(
    _ vm: Machine, _ alias: Value, _ arguments: [Value], _ item: Value
  ) throws(PyError) -> TupleObject {
    try vm.enterNative(" while calling a Python object")
    defer { vm.leaveNative() }
    let variables = try parameters(vm, arguments)
    if variables.isEmpty { throw vm.typeError("\(try vm.repr(alias)) is not a generic class") }
    let held = vm.emptyList(capacity: 4)
    return try vm.withRoots([alias, Value(held), item] + variables) { () throws(PyError) in
      var given = try unpacked(vm, item)
      for variable in variables {
        let prepare = try vm.findAttribute(variable, vm.intern("__typing_prepare_subst__"))
        if prepare.isUndefined || prepare.isNone { continue }
        held.append(prepare)
        let prepared = try vm.call(prepare, [alias, vm.tuple(given)])
        held.append(prepared)
        given = try vm.toArray(prepared)
      }
      held.append(vm.tuple(given))
      if given.count != variables.count {
        throw vm.typeError(
          "Too \(given.count > variables.count ? "many" : "few") arguments for \(try vm.repr(alias)); actual "
            + "\(given.count), expected \(variables.count)")
      }
      let made = vm.emptyList(capacity: arguments.count)
      held.append(Value(made))
      for part in arguments {
        let new = try substituted(vm, part, variables, given)
        let isSpread =
          part.isObject && part.cls == nil
          ? try vm.findAttribute(part, vm.intern("__typing_is_unpacked_typevartuple__")).isIdentical(to: .true) : false
        guard isSpread, let tuple = new.tuple else {
          made.append(new)
          continue
        }
        for one in tuple.elements { made.append(one) }
      }
      return vm.tuple(made.values).asTuple
    }
  }

  private static func substituted(
    _ vm: Machine, _ part: Value, _ variables: [Value], _ given: [Value]
  ) throws(PyError) -> Value {
    if part.cls != nil || !part.isObject { return part }
    let substitute = try vm.findAttribute(part, vm.intern("__typing_subst__"))
    if !substitute.isUndefined, let place = variables.firstIndex(where: { $0.isIdentical(to: part) }) {
      return try vm.call(substitute, [given[place]])
    }
    let inner = try self.variables(vm, part)
    if inner.isEmpty { return part }
    var chosen: [Value] = []
    for one in inner {
      guard let place = variables.firstIndex(where: { $0.isIdentical(to: one) }) else {
        chosen.append(one)
        continue
      }
      // What stands for a TypeVarTuple is a tuple.
      if let tuple = given[place].tuple, !vm.classAttribute(vm.classOf(one), vm.intern("__iter__")).isUndefined {
        chosen += Array(tuple.elements)
      } else {
        chosen.append(given[place])
      }
    }
    return try vm.getItem(part, vm.tuple(chosen))
  }

  /// The arguments of a subscript; an unpacked tuple type of known length gives its own.
  private static func unpacked(_ vm: Machine, _ item: Value) throws(PyError) -> [Value] {
    var result: [Value] = []
    for one in item.isTuple ? Array(item.asTuple.elements) : [item] {
      let inner =
        one.isObject && one.cls == nil
        ? try vm.findAttribute(one, vm.intern("__typing_unpacked_tuple_args__")).tuple : nil
      if let inner, inner.count == 0 || inner[inner.count - 1].tag != Tag.ellipsis {
        result += Array(inner.elements)
      } else {
        result.append(one)
      }
    }
    return result
  }
}
