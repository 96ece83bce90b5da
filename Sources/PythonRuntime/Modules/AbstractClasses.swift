// `abc`, `collections.abc` and `numbers`: classes that stand for what an object can do.

enum AbstractClasses {
  static let all: [NativeModule] = [abc, collections, numbers]

  // MARK: abc

  static let abc = NativeModule(
    "abc",
    functions: [
      NativeRow("abstractmethod(funcobj, /)", .exact) { vm, arguments throws(PyError) in
        if arguments[0].isKind(.function) {
          vm.setInstanceAttribute(arguments[0].asObj, vm.intern("__isabstractmethod__"), .true)
        }
        return arguments[0]
      }
    ]
  ) { vm, module in
    vm.setMember(module, "ABC", Value(vm.sharedClass(base)))
    vm.setMember(module, "ABCMeta", Value(vm.sharedClass(metaclass)))
    vm.setMember(module, "abstractproperty", Value(vm.builtin(.property)))
  }

  static let base = NativeClass("ABC", module: "abc", kind: .instance, hasInstanceAttributes: true)
  static let metaclass = NativeClass("ABCMeta", module: "abc", kind: .instance)

  // MARK: collections.abc

  /// Class names, and which special methods an object needs to be one.
  private static let protocols: [(name: String, methods: [String])] = [
    ("Iterable", ["__iter__"]), ("Iterator", ["__iter__", "__next__"]), ("Sized", ["__len__"]),
    ("Container", ["__contains__"]), ("Hashable", ["__hash__"]), ("Callable", ["__call__"]),
    ("Collection", ["__iter__", "__len__", "__contains__"]), ("Generator", ["send", "throw"]),
    ("Reversible", ["__reversed__"]), ("Sequence", []), ("MutableSequence", []), ("Mapping", []),
    ("MutableMapping", []), ("Set", []), ("MutableSet", []), ("KeysView", []), ("ValuesView", []), ("ItemsView", []),
    ("ByteString", []), ("Awaitable", ["__await__"]), ("Coroutine", ["__await__", "send"]),
  ]

  static let collections = NativeModule("collections.abc") { vm, module in
    for (name, methods) in protocols {
      vm.setMember(module, name, Value(vm.sharedClass(declaration(name, methods))))
    }
  }

  private static func declaration(_ name: String, _ methods: [String]) -> NativeClass {
    NativeClass(
      name, module: "collections.abc", kind: .instance,
      methods: [
        NativeRow("__instancecheck__(cls, instance, /)") { vm, arguments in
          Value(holds(vm, name, methods, arguments[1]))
        }
      ], classMethods: [GenericAlias.row], hasInstanceAttributes: true)
  }

  private static func holds(_ vm: Machine, _ name: String, _ methods: [String], _ value: Value) -> Bool {
    let cls = vm.classOf(value)
    switch name {
    case "Sequence":
      return value.list != nil || value.tuple != nil || value.str != nil || value.range != nil || value.bytes != nil
    case "MutableSequence": return value.list != nil
    case "Mapping", "MutableMapping": return value.dict != nil
    case "Set": return value.set != nil || value.isKind(.dictView)
    case "MutableSet": return value.isKind(.set)
    case "KeysView", "ValuesView", "ItemsView":
      guard value.isKind(.dictView) else { return false }
      let part = value.asObject(DictViewObject.self).part
      return name == (part == .keys ? "KeysView" : part == .values ? "ValuesView" : "ItemsView")
    case "ByteString": return value.bytes != nil
    case "Iterable": return vm.isIterable(value) && hasIterate(vm, cls, value)
    case "Iterator":
      return value.isKind(.iterator) || value.isKind(.generator) || cls.native.next != nil || has(vm, cls, "__next__")
    case "Sized": return cls.native.length != nil || has(vm, cls, "__len__")
    case "Container": return cls.native.contains != nil || has(vm, cls, "__contains__")
    case "Collection":
      return hasIterate(vm, cls, value) && (cls.native.length != nil || has(vm, cls, "__len__"))
        && (cls.native.contains != nil || has(vm, cls, "__contains__"))
    case "Hashable":
      if vm.classAttribute(cls, vm.intern("__hash__")).isNone { return false }
      return value.list == nil && value.dict == nil && !value.isKind(.set)
    case "Callable": return vm.isCallable(value)
    case "Generator": return value.isKind(.generator)
    case "Reversible": return has(vm, cls, "__reversed__") || value.tuple != nil || value.str != nil
    default: return methods.allSatisfy { has(vm, cls, $0) }
    }
  }

  private static func has(_ vm: Machine, _ cls: ClassObject, _ name: String) -> Bool {
    !vm.classAttribute(cls, vm.intern(name)).isUndefined
  }

  private static func hasIterate(_ vm: Machine, _ cls: ClassObject, _ value: Value) -> Bool {
    cls.native.iterate != nil || value.isKind(.iterator) || value.isKind(.generator) || has(vm, cls, "__iter__")
  }

  // MARK: numbers

  static let numbers = NativeModule("numbers") { vm, module in
    for (rank, name) in ["Integral", "Rational", "Real", "Complex", "Number"].enumerated() {
      let declaration = NativeClass(
        name, module: "numbers", kind: .instance,
        methods: [
          NativeRow("__instancecheck__(cls, instance, /)") { _, arguments in
            let value = arguments[1]
            if value.isInt || value.isBool || value.isKind(.bigInt) { return .true }
            if value.isFloat || value.isKind(.floatObject) { return Value(rank >= 2) }
            return Value(value.isKind(.complex) && rank >= 3)
          }
        ], hasInstanceAttributes: true)
      vm.setMember(module, name, Value(vm.sharedClass(declaration)))
    }
  }
}
