// The `class` statement and `super`: running the body, choosing the order and the native base, `__set_name__` and
// `__init_subclass__`. There are no metaclasses; asking for one is a clear error.

extension Machine {
  /// `R[a] = class K[b]`: body function `R[c]`, tuple of bases `R[c+1]`, keywords dict or undefined `R[c+2]`.
  func buildClass(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) {
    let inputs = frame.pointee.registers + Int(i.c)
    let constants = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
    let name = constants[Int(i.b)].asStr
    let namespace = dict()
    try withRoots([Value(namespace)]) { () throws(PyError) in
      let cell = try call(inputs[0], [Value(namespace)])
      let keywords: DictObject? = inputs[2].isUndefined ? nil : inputs[2].asDict
      let cls = try makeUserClass(name, Array(inputs[1].asTuple.elements), namespace, keywords)
      if cell.isKind(.cell) { cell.asObject(CellObject.self).value = Value(cls) }
      frame.pointee.registers[Int(i.a)] = Value(cls)
      try announce(cls, keywords)
    }
  }

  /// Makes a class as the `class` statement does, without `__set_name__` and `__init_subclass__`.
  package func makeUserClass(
    _ name: StrObject, _ baseValues: [Value], _ namespace: DictObject, _ keywords: DictObject?
  ) throws(PyError) -> ClassObject {
    if let metaclass = keywords?.get(intern("metaclass")), !metaclass.isUndefined, !isOrdinaryMetaclass(metaclass) {
      throw notImplementedError(
        "metaclasses are not supported: class '\(name.string)' asks for metaclass=\(try repr(metaclass)); "
          + "use __init_subclass__ or a class decorator")
    }
    let bases = try classBases(baseValues)
    let qualifiedName = namespace.remove(names.qualifiedName)
    let moduleName = namespace.get(names.module)
    let attributes = dict()
    namespace.copyEntries(to: attributes)
    let cls = ClassObject(
      name: name, qualifiedName: qualifiedName.str ?? name, moduleName: moduleName.str ?? names.main,
      attributes: attributes)
    adopt(cls, .type)
    cls.isUserClass = true
    cls.bases = bases
    guard let order = linearize(cls) else {
      let list = bases.map { $0.name.string }.joined(separator: ", ")
      throw typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(list)")
    }
    cls.mro = order
    try chooseLayout(cls)
    if !namespace.get(intern("__eq__")).isUndefined, namespace.get(intern("__hash__")).isUndefined {
      attributes.set(intern("__hash__"), .none)
    }
    wrapImplicitMethods(attributes)
    for base in bases { base.subclasses.append(Unmanaged.passUnretained(cls)) }
    refreshDunders(cls)
    try collectAbstractMethods(cls)
    return cls
  }

  /// `ABCMeta` and `type` change nothing that matters here.
  private func isOrdinaryMetaclass(_ value: Value) -> Bool {
    guard let cls = value.cls else { return false }
    return cls === builtin(.type) || cls.name.string == "ABCMeta"
  }

  private func classBases(_ values: [Value]) throws(PyError) -> [ClassObject] {
    var bases: [ClassObject] = []
    for value in values {
      guard let base = value.cls else {
        throw typeError("a class can only inherit from classes, not from '\(typeName(of: value))' objects")
      }
      if !base.isInheritable { throw typeError("type '\(base.name.string)' is not an acceptable base type") }
      if bases.contains(where: { $0 === base }) { throw typeError("duplicate base class \(base.name.string)") }
      bases.append(base)
    }
    return bases.isEmpty ? [builtin(.object)] : bases
  }

  /// The Swift class of instances and the native operators come from the native classes in the order.
  private func chooseLayout(_ cls: ClassObject) throws(PyError) {
    cls.instanceKind = .instance
    cls.hasInstanceAttributes = true
    for owner in cls.mro.dropFirst() where !owner.isUserClass {
      cls.native.inherit(from: owner.native)
      if owner.instanceKind == .instance { continue }
      if cls.instanceKind == .instance {
        cls.instanceKind = owner.instanceKind
      } else if cls.instanceKind != owner.instanceKind {
        throw typeError("multiple bases have instance lay-out conflict")
      }
    }
  }

  /// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods, without saying so.
  private func wrapImplicitMethods(_ attributes: DictObject) {
    let new = attributes.get(names.new)
    if new.isKind(.function) {
      attributes.set(names.new, adopting(MethodWrapper(function: new, isStatic: true), .staticMethod))
    }
    for name in [names.initSubclass, intern("__class_getitem__")] {
      let function = attributes.get(name)
      if function.isKind(.function) {
        attributes.set(name, adopting(MethodWrapper(function: function, isStatic: false), .classMethod))
      }
    }
  }

  private func collectAbstractMethods(_ cls: ClassObject) throws(PyError) {
    guard cls.mro.contains(where: { $0.name.string == "ABC" && !$0.isUserClass }) else { return }
    var abstract: [String] = []
    let flag = intern("__isabstractmethod__")
    for owner in cls.mro {
      for pair in owner.attributes.pairs {
        guard let name = pair.key.str, isAbstract(pair.value, flag),
          classAttribute(cls, name).isIdentical(to: pair.value), !abstract.contains(name.string)
        else { continue }
        abstract.append(name.string)
      }
    }
    cls.abstractMethods = abstract.sorted()
  }

  private func isAbstract(_ value: Value, _ flag: StrObject) -> Bool {
    switch value.kind {
    case .function: return !instanceAttribute(value.asObj, flag).isUndefined
    case .property: return isAbstract(value.asObject(PropertyObject.self).getter, flag)
    case .staticMethod, .classMethod: return isAbstract(value.asObject(MethodWrapper.self).function, flag)
    default: return false
    }
  }

  /// `__set_name__` of descriptors, then `__init_subclass__` of the bases.
  package func announce(_ cls: ClassObject, _ keywords: DictObject?) throws(PyError) {
    for pair in cls.attributes.pairs {
      if pair.value.isKind(.property) {
        let property = pair.value.asObject(PropertyObject.self)
        if property.name.isNone { property.name = pair.key }
      }
      guard pair.value.isKind(.instance) else { continue }
      let hook = classAttribute(classOf(pair.value), names.setName)
      if !hook.isUndefined { _ = try call(hook, [pair.value, Value(cls), pair.key]) }
    }
    var given: [(name: StrObject, value: Value)] = []
    for pair in keywords?.pairs ?? [] {
      if let name = pair.key.str, name.string != "metaclass" { given.append((name, pair.value)) }
    }
    for owner in cls.mro.dropFirst() {
      let hook = owner.attributes.get(names.initSubclass)
      if hook.isUndefined { continue }
      _ = try call(bindToClass(hook, cls), [], keywords: given)
      return
    }
    if !given.isEmpty { throw typeError("\(cls.name.string).__init_subclass__() takes no keyword arguments") }
  }

  // MARK: - super

  /// `super()` in a method: `R[b]` is the first argument, `R[c]` the class.
  func makeSuper(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) -> Value {
    let receiver = frame.pointee.registers[Int(i.b)]
    let start = frame.pointee.registers[Int(i.c)]
    guard !receiver.isUndefined else { throw runtimeError("super(): arg[0] deleted") }
    guard let cls = start.cls else { throw runtimeError("super(): empty __class__ cell") }
    return try makeSuper(cls, receiver)
  }

  /// `super(cls, receiver)`.
  package func makeSuper(_ start: ClassObject, _ receiver: Value) throws(PyError) -> Value {
    let searched: ClassObject
    if let cls = receiver.cls, cls.isSubclass(of: start) {
      searched = cls
    } else if classOf(receiver).isSubclass(of: start) {
      searched = classOf(receiver)
    } else {
      throw typeError("super(type, obj): obj must be an instance or subtype of type")
    }
    return adopting(SuperObject(start: start, receiver: receiver, searched: searched), .superType)
  }
}
