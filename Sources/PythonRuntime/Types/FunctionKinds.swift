// Kinds of descriptors that CPython tells apart by class and that here share one Swift object.

enum FunctionKinds {
  /// The descriptors `__slots__` makes.
  static let memberDescriptor = descriptor("member_descriptor", "member")

  /// The descriptors of what a class computes: `C.__dict__['__dict__']`.
  static let getSetDescriptor = descriptor("getset_descriptor", "attribute")

  /// The class methods of built-in classes, as their `__dict__` holds them.
  static let classMethodDescriptor = NativeClass(
    "classmethod_descriptor", kind: .classMethod,
    methods: [
      NativeRow("__get__(self, instance, owner=None, /)", .unpack) { (vm, arguments) throws(PyError) in
        if arguments[1].isNone, arguments[2].isNone { throw vm.typeError("__get__(None, None) is invalid") }
        let cls = arguments[2].isNone ? vm.classOf(arguments[1]) : arguments[2].cls
        let owner = native(arguments[0])?.owner
        guard let cls else {
          throw vm.typeError(
            "descriptor '\(name(arguments[0]))' for type '\(owner?.shownName ?? "object")' needs a type, not a "
              + "'\(vm.typeName(of: arguments[2]))' as arg 2")
        }
        if let owner, !cls.isSubclass(of: owner) {
          throw vm.typeError(
            "descriptor '\(name(arguments[0]))' requires a subtype of '\(owner.shownName)' but received "
              + "'\(cls.shownName)'")
        }
        return try vm.bindToClass(arguments[0], cls)
      },
      NativeRow("__call__(self, /, *args, **kwargs)") { (vm, arguments) throws(PyError) in
        let given = arguments[1].tuple.map { Array($0.elements) } ?? []
        let owner = native(arguments[0])?.owner
        guard let first = given.first else {
          throw vm.typeError(
            "descriptor '\(name(arguments[0]))' of '\(owner?.shownName ?? "object")' object needs an argument")
        }
        guard let cls = first.cls else {
          throw vm.typeError(
            "descriptor '\(name(arguments[0]))' for type '\(owner?.shownName ?? "object")' needs a type, not a "
              + "'\(vm.typeName(of: first))' as arg 2")
        }
        if let owner, !cls.isSubclass(of: owner) {
          throw vm.typeError(
            "descriptor '\(name(arguments[0]))' requires a subtype of '\(owner.shownName)' but received "
              + "'\(cls.shownName)'")
        }
        let keywords = (arguments[2].dict?.pairs ?? []).compactMap { pair in
          pair.key.str.map { (name: $0, value: pair.value) }
        }
        return try vm.call(try vm.bindToClass(arguments[0], cls), Array(given.dropFirst()), keywords: keywords)
      },
    ],
    properties: [
      forwarded("__doc__"), forwarded("__text_signature__"),
      NativeProperty("__name__") { (vm, value) throws(PyError) in vm.string(name(value)) },
      NativeProperty("__qualname__") { (vm, value) throws(PyError) in
        vm.string((native(value)?.owner.map { $0.name.string + "." } ?? "") + name(value))
      },
      NativeProperty("__objclass__") { (vm, value) throws(PyError) in
        native(value)?.owner.map { Value($0) } ?? .none
      },
    ],
    slots: {
      var slots = NativeSlots()
      slots.repr = { (vm, value) throws(PyError) in
        "<method '\(name(value))' of '\(native(value)?.owner?.shownName ?? "object")' objects>"
      }
      return slots
    }(), isInheritable: false)

  private static func native(_ value: Value) -> NativeFunction? {
    let function = value.asObject(MethodWrapper.self).function
    return function.isKind(.nativeFunction) ? function.asNativeFunction : nil
  }

  private static func name(_ value: Value) -> String { native(value)?.row.name ?? "" }

  private static func forwarded(_ name: String) -> NativeProperty {
    NativeProperty(name) { (vm, value) throws(PyError) in
      let found = try vm.findAttribute(value.asObject(MethodWrapper.self).function, vm.intern(name))
      return found.isUndefined ? .none : found
    }
  }

  /// The fields of named tuples.
  static let tupleGetter = NativeClass(
    "_tuplegetter", module: "_collections", kind: .property,
    methods: [
      NativeRow("__get__(self, instance, owner=None, /)", .unpack) { (vm, arguments) throws(PyError) in
        if arguments[1].isNone { return arguments[0] }
        let position = arguments[0].asObject(PropertyObject.self).position
        guard let tuple = arguments[1].tuple else {
          throw vm.typeError(
            "descriptor for index '\(position)' for tuple subclasses doesn't apply to "
              + "'\(vm.typeName(of: arguments[1]))' object")
        }
        guard position >= 0, position < tuple.count else { throw vm.indexError("tuple index out of range") }
        return tuple[position]
      },
      NativeRow("__set__(self, instance, value, /)", .unpack) { (vm, _) throws(PyError) in
        throw vm.raise(.attributeError, "can't set attribute")
      },
      NativeRow("__delete__(self, instance, /)", .exact) { (vm, _) throws(PyError) in
        throw vm.raise(.attributeError, "can't delete attribute")
      },
      NativeRow("__reduce__(self, /)", .exact) { (vm, arguments) throws(PyError) in
        let property = arguments[0].asObject(PropertyObject.self)
        return vm.tuple([Value(vm.classOf(arguments[0])), vm.tuple([Value(property.position), property.doc])])
      },
    ],
    properties: [
      NativeProperty(
        "__doc__", { (vm, value) throws(PyError) in value.asObject(PropertyObject.self).doc },
        set: { (vm, value, new) throws(PyError) in value.asObject(PropertyObject.self).doc = new })
    ],
    slots: {
      var slots = NativeSlots()
      slots.repr = { (vm, value) throws(PyError) in
        let property = value.asObject(PropertyObject.self)
        return "_tuplegetter(\(property.position), \(try vm.repr(property.doc)))"
      }
      return slots
    }(), isInheritable: false)

  /// `_field(position, getter, setter, deleter, doc)`: the descriptor of a field, read by the function given.
  static let field = NativeRow("_field(position, getter, setter, deleter, doc, /)") { (vm, arguments) throws(PyError) in
    let property = PropertyObject()
    property.position = try vm.index(arguments[0])
    property.getter = arguments[1]
    property.setter = arguments[2]
    property.deleter = arguments[3]
    property.doc = arguments[4]
    return vm.adopt(property, as: vm.sharedClass(tupleGetter))
  }

  private static func descriptor(_ name: String, _ kind: String) -> NativeClass {
    NativeClass(
      name, kind: .property,
      methods: [
        NativeRow("__get__(self, instance, owner=None, /)", .unpack) { (vm, arguments) throws(PyError) in
          if arguments[1].isNone { return arguments[0] }
          let property = arguments[0].asObject(PropertyObject.self)
          try CoreTypes.checkOwner(vm, property, arguments[1])
          return try vm.getProperty(property, arguments[1])
        },
        NativeRow("__set__(self, instance, value, /)", .unpack) { (vm, arguments) throws(PyError) in
          let property = arguments[0].asObject(PropertyObject.self)
          try CoreTypes.checkOwner(vm, property, arguments[1])
          try vm.setProperty(property, arguments[1], vm.intern(property.name.str?.string ?? ""), arguments[2])
          return .none
        },
        NativeRow("__delete__(self, instance, /)", .exact) { (vm, arguments) throws(PyError) in
          let property = arguments[0].asObject(PropertyObject.self)
          try CoreTypes.checkOwner(vm, property, arguments[1])
          try vm.deleteAttribute(arguments[1], vm.intern(property.name.str?.string ?? ""))
          return .none
        },
      ],
      properties: [
        NativeProperty("__name__") { (vm, value) throws(PyError) in value.asObject(PropertyObject.self).name },
        NativeProperty("__qualname__") { (vm, value) throws(PyError) in
          let property = value.asObject(PropertyObject.self)
          let name = try vm.str(property.name)
          return vm.string(property.owner.map { "\($0.qualifiedName.string).\(name)" } ?? name)
        },
        NativeProperty("__objclass__") { (vm, value) throws(PyError) in
          value.asObject(PropertyObject.self).owner.map { Value($0) } ?? .none
        },
        NativeProperty("__doc__") { (vm, value) throws(PyError) in
          let property = value.asObject(PropertyObject.self)
          guard property.doc.isNone, let owner = property.owner, let name = property.name.str?.string else {
            return property.doc
          }
          return DescriptionTexts.text(name, inClass: owner.name.string).map { vm.string($0) } ?? .none
        },
      ],
      slots: {
        var slots = NativeSlots()
        slots.repr = { (vm, value) throws(PyError) in
          let property = value.asObject(PropertyObject.self)
          let owner = property.owner?.shownName ?? "object"
          return "<\(kind) '\(try vm.str(property.name))' of '\(owner)' objects>"
        }
        return slots
      }(), isInheritable: false)
  }
}

extension Machine {
  /// What a class that adds attributes to its instances shows of that in its `__dict__`, before a `__doc__` that its statement
  /// did not give. Few programs look there, so that it is put there when one does.
  func fillShownEntries(_ cls: ClassObject) {
    let name = intern("__weakref__")
    guard cls.isUserClass, cls.attributes.get(names.dict).isUndefined, cls.attributes.get(name).isUndefined else {
      return
    }
    let (hasDict, hasWeakReference) = (addsDict(cls), addsWeakReference(cls))
    if !hasDict && !hasWeakReference { return }
    let doc = cls.attributes.get(names.doc)
    if doc.isNone { _ = cls.attributes.remove(names.doc) }
    if hasDict {
      let general = classAttribute(builtin(.object), names.dict).asObject(PropertyObject.self).native
      cls.attributes.set(
        names.dict, shownEntry(names.dict, of: cls, general, "dictionary for instance variables (if defined)"))
    }
    if hasWeakReference {
      let absent = NativeProperty("__weakref__") { (_, _) throws(PyError) in .none }
      cls.attributes.set(name, shownEntry(name, of: cls, absent, "list of weak references to the object (if defined)"))
    }
    if doc.isNone { cls.attributes.set(names.doc, doc) }
    invalidate(cls)
  }

  private func addsDict(_ cls: ClassObject) -> Bool {
    cls.instanceKind != .cls && cls.hasInstanceAttributes && !cls.bases.contains { $0.hasInstanceAttributes }
  }

  func addsWeakReference(_ cls: ClassObject) -> Bool {
    if cls.slotNames != nil && !cls.allowsWeakReferences { return false }
    if cls.mro.dropFirst().contains(where: { $0.isUserClass && ($0.slotNames == nil || $0.allowsWeakReferences) }) {
      return false
    }
    switch cls.instanceKind {
    case .list, .dict, .str, .exception: return true
    case .instance: return !cls.bases.contains { !$0.isUserClass && $0.hasInstanceAttributes }
    default: return false
    }
  }

  private func shownEntry(
    _ name: StrObject, of cls: ClassObject, _ native: NativeProperty?, _ doc: String
  ) -> Value {
    let property = PropertyObject()
    property.native = native
    property.owner = cls
    property.name = Value(name)
    property.doc = string(doc)
    return adopt(property, as: builtin(.getSetDescriptor))
  }
}
