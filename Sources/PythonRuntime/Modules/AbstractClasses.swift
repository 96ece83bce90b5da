// `abc` and `collections.abc`: classes that stand for what an object can do.

enum AbstractClasses {
  static let all: [NativeModule] = [abc, collections]

  // MARK: abc

  static let abc = NativeModule(
    "abc",
    functions: [
      NativeRow("abstractmethod(funcobj, /)", .exact) { vm, arguments throws(PyError) in
        mark(vm, arguments[0])
        return arguments[0]
      },
      NativeRow("get_cache_token()", .exact) { vm, _ in Value(vm.abstractRegistrations.count) },
      NativeRow("update_abstractmethods(cls, /)", .exact) { vm, arguments in
        if let cls = arguments[0].cls { vm.collectAbstractMethods(cls) }
        return arguments[0]
      },
    ]
  ) { vm, module throws(PyError) in
    vm.setMember(module, "ABC", Value(vm.sharedClass(base, metaclass: vm.abstractMetaclass)))
    vm.setMember(module, "ABCMeta", Value(vm.abstractMetaclass))
    try SourceModules.load(vm, module, olderNames)
  }

  /// What `abc` offered before `abstractmethod` could be put below other decorators.
  private static let olderNames = #"""
    class abstractclassmethod(classmethod):
        """A decorator indicating abstract classmethods.

        Deprecated, use 'classmethod' with 'abstractmethod' instead:

            class C(ABC):
                @classmethod
                @abstractmethod
                def my_abstract_classmethod(cls, ...):
                    ...

        """

        __isabstractmethod__ = True

        def __init__(self, callable):
            callable.__isabstractmethod__ = True
            super().__init__(callable)

    class abstractstaticmethod(staticmethod):
        """A decorator indicating abstract staticmethods.

        Deprecated, use 'staticmethod' with 'abstractmethod' instead:

            class C(ABC):
                @staticmethod
                @abstractmethod
                def my_abstract_staticmethod(...):
                    ...

        """

        __isabstractmethod__ = True

        def __init__(self, callable):
            callable.__isabstractmethod__ = True
            super().__init__(callable)

    class abstractproperty(property):
        """A decorator indicating abstract properties.

        Deprecated, use 'property' with 'abstractmethod' instead:

            class C(ABC):
                @property
                @abstractmethod
                def my_abstract_property(self):
                    ...

        """

        __isabstractmethod__ = True
    """#

  private static func mark(_ vm: Machine, _ value: Value) {
    switch value.kind {
    case .nativeFunction: value.asNativeFunction.isAbstract = true
    case .function, .instance: vm.setInstanceAttribute(value.asObj, vm.intern("__isabstractmethod__"), .true)
    case .property: mark(vm, value.asObject(PropertyObject.self).getter)
    case .staticMethod, .classMethod: mark(vm, value.asObject(MethodWrapper.self).function)
    default: break
    }
  }

  static let base = NativeClass("ABC", module: "abc", kind: .instance, hasInstanceAttributes: true)
  static let metaclass = NativeClass(
    "ABCMeta", module: "abc", kind: .cls,
    methods: [
      NativeRow("register(cls, subclass, /)", .exact) { vm, arguments throws(PyError) in
        guard let cls = arguments[0].cls, let other = arguments[1].cls else {
          throw vm.typeError("Can only register classes")
        }
        if other.isSubclass(of: cls) { return arguments[1] }
        if cls.isSubclass(of: other) { throw vm.runtimeError("Refusing to create an inheritance cycle") }
        cls.virtualSubclasses.append(other)
        vm.abstractRegistrations.count += 1
        return arguments[1]
      },
      NativeRow("__instancecheck__(cls, instance, /)", .exact) { vm, arguments throws(PyError) in
        guard let cls = arguments[0].cls else { return .false }
        return Value(try vm.abstractInstanceCheck(arguments[1], cls))
      },
      NativeRow("__subclasscheck__(cls, subclass, /)", .exact) { vm, arguments throws(PyError) in
        guard let cls = arguments[0].cls else { return .false }
        guard let other = arguments[1].cls else { throw vm.typeError("issubclass() arg 1 must be a class") }
        return Value(try vm.abstractSubclassCheck(other, cls))
      },
    ])

  // MARK: collections.abc

  /// Class names, and which special methods an object needs to be one.
  private static let protocols: [(name: String, methods: [String])] = [
    ("Iterable", ["__iter__"]), ("Iterator", ["__iter__", "__next__"]), ("Sized", ["__len__"]),
    ("Container", ["__contains__"]), ("Hashable", ["__hash__"]), ("Callable", ["__call__"]),
    ("Collection", ["__iter__", "__len__", "__contains__"]), ("Generator", ["send", "throw"]),
    ("Reversible", ["__reversed__"]), ("Sequence", []), ("MutableSequence", []), ("Mapping", []),
    ("MutableMapping", []), ("Set", []), ("MutableSet", []), ("MappingView", []), ("KeysView", []), ("ValuesView", []),
    ("ItemsView", []),
    ("ByteString", []), ("Awaitable", ["__await__"]), ("Coroutine", ["__await__", "send"]),
    ("AsyncIterable", ["__aiter__"]), ("AsyncIterator", ["__aiter__", "__anext__"]),
    ("AsyncGenerator", ["__aiter__", "__anext__", "asend", "athrow", "aclose"]),
  ]

  /// What each of them is a special case of.
  private static func bases(of name: String) -> [String] {
    switch name {
    case "Iterator", "Reversible": ["Iterable"]
    case "Generator": ["Iterator"]
    case "Collection": ["Sized", "Iterable", "Container"]
    case "Sequence": ["Reversible", "Collection"]
    case "MutableSequence", "ByteString": ["Sequence"]
    case "Mapping", "Set": ["Collection"]
    case "MutableMapping": ["Mapping"]
    case "MutableSet": ["Set"]
    case "MappingView": ["Sized"]
    case "KeysView", "ItemsView": ["MappingView", "Set"]
    case "ValuesView": ["MappingView", "Collection"]
    case "Coroutine": ["Awaitable"]
    case "AsyncIterator": ["AsyncIterable"]
    case "AsyncGenerator": ["AsyncIterator"]
    default: []
    }
  }

  static let collections = NativeModule("collections.abc", functions: [complete]) { vm, module throws(PyError) in
    for (name, methods) in protocols {
      let bases = bases(of: name).compactMap { module.attributes.get(vm.intern($0)).cls }
      let cls = vm.sharedClass(declaration(name, methods), bases: bases, metaclass: vm.abstractMetaclass)
      vm.setMember(module, name, Value(cls))
    }
    try SourceModules.load(vm, module, AbstractMixins.text)
  }

  /// `_complete(cls, mixin)`: gives an abstract class the methods of another.
  private static let complete = NativeRow("_complete(cls, mixin, /)") { vm, arguments in
    guard let cls = arguments[0].cls, let mixin = arguments[1].cls else { return .none }
    for (key, value) in mixin.attributes.pairs where value.isKind(.function) || value.isKind(.classMethod) {
      guard let name = key.str else { continue }
      if value.isKind(.function) {
        value.asFunction.qualifiedName = vm.intern("\(cls.name.string).\(name.string)")
      }
      vm.setClassAttribute(cls, vm.intern(name), value)
    }
    vm.refreshDunders(cls)
    vm.collectAbstractMethods(cls)
    return .none
  }

  private static func declaration(_ name: String, _ methods: [String]) -> NativeClass {
    NativeClass(
      name, module: "collections.abc", kind: .instance,
      staticMethods: [
        NativeRow("__instancecheck__(cls, instance, /)") { vm, arguments in
          let value = arguments[1]
          if name == "Hashable", value.list != nil || value.dict != nil || value.isKind(.set) { return .false }
          return Value(holds(vm, name, methods, vm.classOf(value)))
        },
        NativeRow("__subclasscheck__(cls, subclass, /)") { vm, arguments in
          Value(arguments[1].cls.map { holds(vm, name, methods, $0) } ?? false)
        },
      ], classMethods: [GenericAlias.row], hasInstanceAttributes: true)
  }

  /// Built-in classes count as what CPython registers them for; everything else by its special methods.
  private static func holds(_ vm: Machine, _ name: String, _ methods: [String], _ cls: ClassObject) -> Bool {
    let isOne = { (types: [BuiltinType]) in types.contains { cls.isSubclass(of: vm.builtin($0)) } }
    switch name {
    case "Sequence":
      return isOne([.list, .tuple, .str, .range, .bytes])
        || isNative(cls, ["deque", "bytearray", "array", "memoryview"])
    case "MutableSequence": return isOne([.list]) || isNative(cls, ["deque", "bytearray", "array"])
    case "Mapping": return isOne([.dict]) || cls.name.string == "mappingproxy"
    case "MutableMapping": return isOne([.dict])
    case "Set": return isOne([.set, .frozenSet, .dictKeys, .dictItems]) || isView(cls, ["KeysView", "ItemsView"])
    case "MappingView":
      return isOne([.dictKeys, .dictValues, .dictItems]) || isView(cls, ["KeysView", "ValuesView", "ItemsView"])
    case "MutableSet": return isOne([.set])
    case "KeysView": return isOne([.dictKeys])
    case "ValuesView": return isOne([.dictValues])
    case "ItemsView": return isOne([.dictItems])
    case "ByteString": return isOne([.bytes]) || cls.name.string == "bytearray"
    case "Generator":
      return isOne([.generator])
        || ["__iter__", "__next__", "send", "throw", "close"].allSatisfy { has(vm, cls, $0) }
    case "Iterator":
      return isOne([.iterator, .generator]) || cls.native.next != nil
        || (has(vm, cls, "__next__") && has(vm, cls, "__iter__"))
    case "Iterable": return isIterable(vm, cls)
    case "Collection":
      return isIterable(vm, cls) && has(vm, cls, "__len__") && has(vm, cls, "__contains__")
    case "Hashable":
      return !isOne([.list, .dict, .set, .dictKeys, .dictItems]) && !isNative(cls, ["bytearray", "array", "deque"])
        && has(vm, cls, "__hash__")
    case "Callable":
      return isOne([.type, .function, .nativeFunction, .methodDescriptor, .slotWrapper, .methodWrapper, .boundMethod])
        || has(vm, cls, "__call__")
    case "Reversible":
      return isOne([.list, .dict, .tuple, .str, .bytes, .range, .dictKeys, .dictValues, .dictItems])
        || isNative(cls, ["deque", "bytearray", "array", "memoryview"])
        || has(vm, cls, "__reversed__") && isIterable(vm, cls)
    default: return methods.allSatisfy { has(vm, cls, $0) }
    }
  }

  /// The views that `Mapping` itself makes.
  private static func isView(_ cls: ClassObject, _ names: [String]) -> Bool {
    cls.mro.contains { $0.moduleName.string == "collections.abc" && names.contains($0.name.string) }
  }

  private static func isNative(_ cls: ClassObject, _ names: [String]) -> Bool {
    cls.mro.contains { !$0.isUserClass && names.contains($0.name.string) }
  }

  private static func has(_ vm: Machine, _ cls: ClassObject, _ name: String) -> Bool {
    let found = vm.lookUpMember(cls, vm.intern(name))
    return !found.isUndefined && !found.isNone
  }

  private static func isIterable(_ vm: Machine, _ cls: ClassObject) -> Bool {
    cls.native.iterate != nil || cls.isSubclass(of: vm.builtin(.iterator)) || cls.isSubclass(of: vm.builtin(.generator))
      || has(vm, cls, "__iter__")
  }
}

extension Machine {
  /// `abc.ABCMeta`.
  var abstractMetaclass: ClassObject { sharedClass(AbstractClasses.metaclass, bases: [builtin(.type)]) }
}

/// How many classes were registered with abstract ones: `abc.get_cache_token()`.
final class AbstractRegistrations {
  var count = 0
}

extension Machine {
  fileprivate var abstractRegistrations: AbstractRegistrations {
    let key = ObjectIdentifier(AbstractRegistrations.self)
    if let state = extensionStates[key] as? AbstractRegistrations { return state }
    let state = AbstractRegistrations()
    extensionStates[key] = state
    return state
  }
}
