// Built-in functions on objects: classes, attributes, identity and hash.

enum ObjectFunctions {
  static let rows: [NativeRow] = [
    NativeRow("isinstance(obj, class_or_tuple, /)", .unpack) { vm, arguments throws(PyError) in
      Value(try vm.isInstance(arguments[0], ofAny: arguments[1]))
    },
    NativeRow("issubclass(cls, class_or_tuple, /)", .unpack) { vm, arguments throws(PyError) in
      Value(try vm.isSubclass(arguments[0], ofAny: arguments[1]))
    },
    NativeRow("callable(obj, /)", .exact, doc: "Return whether the object is callable.") { vm, arguments in
      Value(vm.isCallable(arguments[0]))
    },
    NativeRow("id(obj, /)", .exact, doc: "Return the identity of an object.") { vm, arguments in
      if let object = arguments[0].native { vm.keepWhileHeld(object) }
      return Value(identity(arguments[0]))
    },
    NativeRow("hash(obj, /)", .exact, doc: "Return the hash value for the given object.") {
      vm, arguments throws(PyError) in
      Value(try vm.hash(arguments[0]))
    },
    NativeRow("getattr(object, name, default=?, /)", .unpack) { vm, arguments throws(PyError) in
      let name = try attributeName(vm, arguments[1])
      if arguments[2].isUndefined { return try vm.getAttribute(arguments[0], name) }
      let value = try vm.findAttribute(arguments[0], name)
      return value.isUndefined ? arguments[2] : value
    },
    NativeRow("hasattr(obj, name, /)", .unpack) { vm, arguments throws(PyError) in
      let name = try attributeName(vm, arguments[1])
      return Value(try !vm.findAttribute(arguments[0], name).isUndefined)
    },
    NativeRow("setattr(obj, name, value, /)", .unpack) { vm, arguments throws(PyError) in
      try vm.setAttribute(arguments[0], try attributeName(vm, arguments[1]), arguments[2])
      return .none
    },
    NativeRow("delattr(obj, name, /)", .unpack) { vm, arguments throws(PyError) in
      try vm.deleteAttribute(arguments[0], try attributeName(vm, arguments[1]))
      return .none
    },
    NativeRow("dir(object=?, /)", .unpack, doc: "The names of an object's attributes, sorted.", directory),
  ]

  private static func attributeName(_ vm: Machine, _ value: Value) throws(PyError) -> StrObject {
    guard let text = value.str else {
      throw vm.typeError("attribute name must be string, not '\(vm.typeName(of: value))'")
    }
    return vm.intern(text)
  }

  /// A number that is the same for the same object.
  static func identity(_ value: Value) -> Int {
    if value.isObject { return Int(truncatingIfNeeded: value.bits) }
    let mixed = (value.bits &* 0x9E37_79B9_7F4A_7C15) ^ (value.tag &* 0xD6E8_FEB8_6659_FD93)
    return Int(truncatingIfNeeded: (mixed >> 20) | 0x5000_0000_0000) & ~0xF
  }

  /// What a `__dir__` of the lesson answers: of the class, or of a module itself. Undefined when there is none.
  private static func ownDirectory(_ vm: Machine, _ value: Value) throws(PyError) -> Value {
    let cls = vm.classOf(value)
    let name = vm.intern("__dir__")
    let custom = vm.classAttribute(cls, name)
    if !custom.isUndefined, !custom.isIdentical(to: vm.builtin(.object).attributes.get(name)) {
      let bound = try vm.bind(custom, to: value, cls)
      return try vm.withRoots([bound]) { () throws(PyError) in try vm.call(bound, []) }
    }
    if let module = value.module {
      let own = module.attributes.get(name)
      if !own.isUndefined { return try vm.call(own, []) }
    }
    return .undefined
  }

  private static func sorted(_ vm: Machine, _ names: Value) throws(PyError) -> Value {
    let list = vm.emptyList()
    return try vm.withRoots([names, Value(list)]) { () throws(PyError) in
      try vm.extend(list, with: names)
      try ListSort.sortElements(vm, list, key: .none, reverse: false)
      return Value(list)
    }
  }

  @Sendable static func directory(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    if arguments[0].isUndefined {
      let names = try vm.toArray(vm.localNamespace()).compactMap { $0.str?.string }
      return vm.list(names.sorted { left, right in left.utf8.lexicographicallyPrecedes(right.utf8) }.map(vm.string))
    }
    let value = arguments[0]
    let listed = try ownDirectory(vm, value)
    if !listed.isUndefined { return try sorted(vm, listed) }
    var names: Set<String> = []
    if let module = value.module {
      module.attributes.forEach { key, _ in names.insert(key.str?.string ?? "") }
      names.formUnion(module.lazyNames?() ?? [])
    } else {
      let cls = value.cls ?? vm.classOf(value)
      for base in cls.mro {
        let isObject = base === vm.builtin(.object)
        base.attributes.forEach { key, _ in
          let name = key.str?.string ?? ""
          if !isObject || (name != "__dict__" && name != "__module__") { names.insert(name) }
        }
        for dunder in Dunder.allCases where vm.covers(dunder, in: base) {
          names.insert(dunder.name)
        }
      }
      if cls.hasInstanceAttributes { names.insert("__dict__") }
      if cls.isUserClass { names.insert("__module__") }
      if cls.mro.contains(where: { $0.isUserClass && vm.addsWeakReference($0) }) { names.insert("__weakref__") }
      if value.isObject, value.cls == nil {
        for (name, _) in vm.instanceAttributes(value.asObj) { names.insert(name.string) }
        names.formUnion(vm.classOf(value).native.moreNames?(vm, value) ?? [])
      }
    }
    return vm.list(names.sorted { left, right in left.utf8.lexicographicallyPrecedes(right.utf8) }.map(vm.string))
  }
}
