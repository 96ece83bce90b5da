// Making a class object from a name, bases and a namespace (`type.__new__`): the order, the native base, `__slots__`,
// implicit wrappers, abstract methods, then `__set_name__` and `__init_subclass__`.

extension Machine {
  /// Makes a class as `type.__new__` does, without `__set_name__` and `__init_subclass__`.
  package func makeUserClass(
    _ name: StrObject, _ baseValues: [Value], _ namespace: DictObject, metaclass: ClassObject? = nil
  ) throws(PyError) -> ClassObject {
    let bases = try classBases(baseValues)
    let attributes = dict()
    for pair in namespace.pairs {
      if let key = pair.key.str {
        attributes.set(intern(key), pair.value)
      } else {
        try dictSet(attributes, pair.key, pair.value)
      }
    }
    let cell = attributes.remove(names.classCell)
    let qualifiedName = attributes.remove(names.qualifiedName)
    if !qualifiedName.isUndefined, qualifiedName.str == nil {
      throw typeError("type __qualname__ must be a str, not \(typeName(of: qualifiedName))")
    }
    var moduleName = attributes.get(names.module)
    if moduleName.isUndefined {
      moduleName = Value(names.main)
      attributes.set(names.module, moduleName)
    }
    let cls = ClassObject(
      name: name, qualifiedName: qualifiedName.str ?? name, moduleName: moduleName.str ?? names.main,
      attributes: attributes)
    let meta = metaclass ?? builtin(.type)
    adopt(cls, class: Unmanaged.passUnretained(meta))
    cls.hasMetaclass = meta !== builtin(.type)
    cls.isUserClass = true
    cls.bases = bases
    cls.mro = try linearOrder(cls)
    if cls.hasMetaclass { cls.mro = try orderOfMetaclass(cls) }
    try chooseLayout(cls)
    try layOutSlots(cls)
    if attributes.get(names.doc).isUndefined { attributes.set(names.doc, .none) }
    if !attributes.get(intern("__eq__")).isUndefined, attributes.get(intern("__hash__")).isUndefined {
      attributes.set(intern("__hash__"), .none)
    }
    wrapImplicitMethods(attributes)
    for base in bases { base.subclasses.append(Unmanaged.passUnretained(cls)) }
    refreshDunders(cls)
    collectAbstractMethods(cls)
    if cell.isKind(.cell) { cell.asObject(CellObject.self).value = Value(cls) }
    classMade?(self, cls)
    return cls
  }

  private func classBases(_ values: [Value]) throws(PyError) -> [ClassObject] {
    var bases: [ClassObject] = []
    for value in values {
      guard let base = value.cls else { throw typeError("bases must be types") }
      if !base.isInheritable { throw typeError("type '\(base.shownName)' is not an acceptable base type") }
      if bases.contains(where: { $0 === base }) { throw typeError("duplicate base class \(base.name.string)") }
      bases.append(base)
    }
    return bases.isEmpty ? [builtin(.object)] : bases
  }

  /// The C3 order, or CPython's complaint that names the classes left over.
  func linearOrder(_ cls: ClassObject) throws(PyError) -> [ClassObject] {
    var left: [ClassObject] = []
    if let order = linearize(cls, leftOver: &left) { return order }
    let list = left.map { $0.name.string }.joined(separator: ", ")
    throw typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(list)")
  }

  /// The order that the metaclass's own `mro` gives, else the one that the class has already.
  func orderOfMetaclass(_ cls: ClassObject) throws(PyError) -> [ClassObject] {
    let name = intern("mro")
    let own = cls.cls.mro.first { !$0.attributes.get(name).isUndefined }
    guard let own, own.isUserClass else { return cls.mro }
    return try withRoots([Value(cls)]) { () throws(PyError) in
      let method = try bind(own.attributes.get(name), to: Value(cls), cls.cls)
      var order: [ClassObject] = []
      for value in try toArray(try call(method)) {
        guard let owner = value.cls else { throw typeError("mro() returned a non-class ('\(typeName(of: value))')") }
        order.append(owner)
      }
      if order.isEmpty { throw typeError("type MRO must not be empty") }
      try checkLayout(of: cls, order)
      return order
    }
  }

  /// Instances have the layout that the bases give them: an order may add plain classes only, and leaves out no built-in one. (CPython
  /// lets a built-in base go and keeps its layout all the same.)
  private func checkLayout(of cls: ClassObject, _ order: [ClassObject]) throws(PyError) {
    func isUsual(_ owner: ClassObject) -> Bool { cls.mro.contains { $0 === owner } }
    for owner in order where !isUsual(owner) {
      let isPlain =
        owner.isUserClass && owner.instanceKind == .instance && owner.slotNames == nil
        && owner.mro.allSatisfy { $0.isUserClass || isUsual($0) }
      if !isPlain { throw typeError("mro() returned base with unsuitable layout ('\(owner.name.string)')") }
    }
    for owner in cls.mro where !owner.isUserClass && !order.contains(where: { $0 === owner }) {
      throw typeError(
        "mro() must return '\(owner.name.string)' too: the instances of '\(cls.name.string)' have its layout")
    }
  }

  /// The Swift class of instances and the native operators come from the native classes in the order.
  private func chooseLayout(_ cls: ClassObject) throws(PyError) {
    cls.instanceKind = .instance
    cls.hasInstanceAttributes = true
    var solid: ClassObject?
    for base in cls.bases {
      // What has slots of its own has a layout of its own; two of them do not fit into one instance.
      guard let own = base.mro.first(where: { $0.slotNames?.isEmpty == false }) else { continue }
      if let known = solid, known.isSubclass(of: own) { continue }
      if let known = solid, !own.isSubclass(of: known) {
        throw typeError("multiple bases have instance lay-out conflict")
      }
      solid = own
    }
    for owner in cls.mro where owner !== cls && !owner.isUserClass {
      cls.native.inherit(from: owner.native)
      if owner.instanceKind == .instance { continue }
      if cls.instanceKind == .instance {
        cls.instanceKind = owner.instanceKind
      } else if cls.instanceKind != owner.instanceKind {
        throw typeError("multiple bases have instance lay-out conflict")
      }
    }
  }

  // MARK: - __slots__

  private func layOutSlots(_ cls: ClassObject) throws(PyError) {
    let declared = cls.attributes.get(names.slots)
    let isOpen = cls.bases.contains { $0.hasInstanceAttributes }
    if declared.isUndefined { return }
    var slots: [StrObject] = []
    var names: [String] = []
    var hasDict = isOpen
    for item in declared.str != nil ? [declared] : try toArray(declared) {
      guard let text = item.str else {
        throw typeError("__slots__ items must be strings, not '\(typeName(of: item))'")
      }
      guard isIdentifier(text) else { throw typeError("__slots__ must be identifiers") }
      names.append(text.string)
      if text.string == "__dict__" {
        hasDict = true
      } else if text.string != "__weakref__" {
        slots.append(intern(mangled(text.string, in: cls)))
      }
    }
    if !names.isEmpty, let base = cls.bases.first(where: { holdsItemsInside($0) }) {
      throw typeError("nonempty __slots__ not supported for subtype of '\(base.name.string)'")
    }
    for slot in slots where !cls.attributes.get(slot).isUndefined {
      throw valueError("'\(slot.string)' in __slots__ conflicts with class variable")
    }
    for slot in slots { cls.attributes.set(slot, slotDescriptor(slot, of: cls)) }
    cls.slotNames = slots
    cls.allowsWeakReferences = names.contains { $0 == "__weakref__" }
    cls.hasInstanceAttributes = hasDict
  }

  /// The instances are of different sizes (CPython's `tp_itemsize`).
  private func holdsItemsInside(_ cls: ClassObject) -> Bool {
    switch cls.instanceKind {
    case .tuple, .bytes, .cls: true
    default: cls.isSubclass(of: builtin(.int))
    }
  }

  private func isIdentifier(_ text: StrObject) -> Bool {
    if text.byteCount == 0 || (text.bytes[0] >= 0x30 && text.bytes[0] <= 0x39) { return false }
    for index in 0..<text.byteCount {
      let byte = text.bytes[index]
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      if !isLetter, byte != 0x5F, byte < 0x80, byte < 0x30 || byte > 0x39 { return false }
    }
    return true
  }

  private func mangled(_ name: String, in cls: ClassObject) -> String {
    let owner = cls.name.string.drop { $0 == "_" }
    if owner.isEmpty || !name.hasPrefix("__") || name.hasSuffix("__") { return name }
    return "_\(owner)\(name)"
  }

  /// The descriptor of one slot: the value lives in the instance like any other attribute.
  private func slotDescriptor(_ name: StrObject, of cls: ClassObject) -> Value {
    let property = PropertyObject()
    let text = name.string
    property.slot = name
    property.owner = cls
    property.name = Value(name)
    property.native = NativeProperty(
      text,
      { (vm, value) throws(PyError) in
        let found = value.isObject ? vm.instanceAttribute(value.asObj, vm.intern(text)) : .undefined
        if found.isUndefined { throw vm.missingAttributeError(value, vm.intern(text)) }
        return found
      },
      set: { (vm, value, new) throws(PyError) in
        if value.isObject { vm.setInstanceAttribute(value.asObj, vm.intern(text), new) }
      })
    return adopt(property, as: builtin(.memberDescriptor))
  }

  // MARK: - Methods

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

  /// The class is made by `ABCMeta` or a metaclass derived from it.
  func isAbstractBase(_ cls: ClassObject) -> Bool {
    cls.hasMetaclass && cls.cls.mro.contains { !$0.isUserClass && $0.name.string == "ABCMeta" }
  }

  func collectAbstractMethods(_ cls: ClassObject) {
    guard isAbstractBase(cls) else { return }
    var abstract: [String] = []
    for pair in cls.attributes.pairs {
      if let name = pair.key.str, isAbstract(pair.value) { abstract.append(name.string) }
    }
    for base in cls.bases {
      for name in base.abstractMethods ?? [] where !abstract.contains(name) {
        if isAbstract(lookUpMember(cls, intern(name))) { abstract.append(name) }
      }
    }
    cls.abstractMethods = abstract.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// `__isabstractmethod__` of a class attribute.
  func isAbstract(_ value: Value) -> Bool {
    switch value.kind {
    case .instance:
      let flag = instanceAttribute(value.asObj, intern("__isabstractmethod__"))
      return flag.isUndefined ? saysAbstract(classOf(value)) : flag.isBool && flag.asBool
    case .function:
      let flag = instanceAttribute(value.asObj, intern("__isabstractmethod__"))
      return flag.isBool && flag.asBool
    case .nativeFunction: return value.asNativeFunction.isAbstract
    case .property:
      let property = value.asObject(PropertyObject.self)
      if classOf(value).isUserClass, saysAbstract(classOf(value)) { return true }
      return [property.getter, property.setter, property.deleter].contains { isAbstract($0) }
    case .staticMethod, .classMethod: return isAbstract(value.asObject(MethodWrapper.self).function)
    default: return false
    }
  }

  /// The class itself marks its instances abstract.
  private func saysAbstract(_ cls: ClassObject) -> Bool {
    let flag = lookUpMember(cls, intern("__isabstractmethod__"))
    return flag.isBool && flag.asBool
  }

  // MARK: - Announcing

  /// `__set_name__` of descriptors, then `__init_subclass__` of the bases.
  package func announce(
    _ cls: ClassObject, _ keywords: [(name: StrObject, value: Value)] = []
  ) throws(PyError) {
    for pair in cls.attributes.pairs {
      if pair.value.isKind(.property) {
        let property = pair.value.asObject(PropertyObject.self)
        if property.name.isNone { property.name = pair.key }
      }
      if pair.value.isObject, classOf(pair.value).isUserClass { try setName(pair.value, cls, pair.key) }
    }
    for owner in cls.mro.dropFirst() {
      let hook = owner.attributes.get(names.initSubclass)
      if hook.isUndefined { continue }
      _ = try call(bindToClass(hook, cls), [], keywords: keywords)
      return
    }
  }

  private func setName(_ value: Value, _ cls: ClassObject, _ name: Value) throws(PyError) {
    let hook = classAttribute(classOf(value), names.setName)
    if hook.isUndefined { return }
    do {
      _ = try call(bind(hook, to: value, classOf(value)), [Value(cls), name])
    } catch {
      let cause = takePending()
      let text = try str(name)
      let error = runtimeError(
        "Error calling __set_name__ on '\(typeName(of: value))' instance '\(text)' in '\(cls.name.string)'")
      pendingException.exception?.cause = cause
      pendingException.exception?.suppressContext = true
      throw error
    }
  }
}
