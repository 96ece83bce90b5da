// Making classes: the built-in ones at start-up, native ones from their rows, and those of `class` statements.
// Also the C3 order, the dunder tables and class versions. How attributes are found is in Attributes.swift.

extension Machine {
  /// Fills a fresh machine. The order matters: strings need their class, classes need their names.
  func bootstrap() {
    makeBuiltinClasses()
    names = WellKnownNames(self)
    for byte in 0..<UInt8(128) {
      let text = intern(String(UnicodeScalar(byte)))
      singleCharacters[Int(byte)] = Unmanaged.passUnretained(text)
    }
    endStage()
    emptyTupleValue = Value(allocateTuple(0))
    permanentRoots.append(emptyTupleValue)
    for type in BuiltinType.allCases {
      fillBuiltinClass(type)
      if type.rawValue == BuiltinType.allCases.count / 2 { endStage() }
    }
    makeExceptionClasses()
    endStage()
    builtins = dict()
    permanentRoots.append(Value(builtins))
    fillBuiltins()
    for module in StandardModules.all { register(module) }
    register(
      NativeModule("builtins") { vm, module in
        for pair in vm.builtins.pairs { if let name = pair.key.str { module.attributes.set(name, pair.value) } }
      })
    let module = try? importModule("builtins")
    makePermanent()
    fillMain(module)
  }

  /// The names every program finds, in CPython's order; the loader is a thing that nothing asks.
  private func fillMain(_ builtins: ModuleObject?) {
    let loader = NativeClass("SourceFileLoader", module: "_frozen_importlib_external", kind: .instance)
    for (name, value) in [
      ("__name__", Value(names.main)), ("__doc__", Value.none), ("__package__", Value.none),
      ("__loader__", instance(of: sharedClass(loader))), ("__spec__", Value.none), ("__annotations__", Value(dict())),
      ("__builtins__", builtins.map { Value($0) } ?? Value.none),
    ] {
      try? setGlobal(name, value)
    }
  }

  private func makeBuiltinClasses() {
    for type in BuiltinType.allCases {
      let declaration = type.declaration
      let attributes = DictObject()
      adopt(attributes, class: nil)
      let name = intern(declaration.name)
      let cls = ClassObject(
        name: name, qualifiedName: name, moduleName: intern(declaration.module), attributes: attributes)
      adopt(cls, class: nil)
      cls.isOfTheLanguage = true
      builtinClasses.append(Unmanaged.passUnretained(cls))
    }
    // Everything made so far gets its class now.
    func giveClass(_ object: Obj) {
      switch object.kind {
      case .str: object.classReference = builtinClasses[BuiltinType.str.rawValue]
      case .dict: object.classReference = builtinClasses[BuiltinType.dict.rawValue]
      default: object.classReference = builtinClasses[BuiltinType.type.rawValue]
      }
    }
    for index in 0..<state.pointee.objectCount {
      state.pointee.objects[index]._withUnsafeGuaranteedRef { giveClass($0) }
    }
    for reference in permanents { reference._withUnsafeGuaranteedRef { giveClass($0) } }
    let immediate = state.pointee.immediateClasses
    for tag in 0..<Int(Tag.firstObject) { immediate[tag] = builtinClasses[BuiltinType.noneType.rawValue] }
    immediate[Int(Tag.bool)] = builtinClasses[BuiltinType.bool.rawValue]
    immediate[Int(Tag.int)] = builtinClasses[BuiltinType.int.rawValue]
    immediate[Int(Tag.float)] = builtinClasses[BuiltinType.float.rawValue]
    immediate[Int(Tag.ellipsis)] = builtinClasses[BuiltinType.ellipsisType.rawValue]
    immediate[Int(Tag.notImplemented)] = builtinClasses[BuiltinType.notImplementedType.rawValue]
  }

  private func fillBuiltinClass(_ type: BuiltinType) {
    let cls = builtin(type)
    if type != .object {
      cls.bases = [builtin(type.base)]
      cls.mro = [cls] + builtin(type.base).mro
    } else {
      cls.mro = [cls]
    }
    fill(cls, from: type.declaration)
  }

  /// Puts the rows of a declaration into a class whose bases and order are known.
  private func fill(_ cls: ClassObject, from declaration: NativeClass) {
    cls.instanceKind = declaration.kind
    cls.hasInstanceAttributes = declaration.hasInstanceAttributes || cls.bases.contains { $0.hasInstanceAttributes }
    cls.isInheritable = declaration.isInheritable
    cls.native = declaration.slots
    if let base = cls.bases.first { cls.native.inherit(from: base.native) }
    for row in declaration.methods { addFunction(row, to: cls, wrapped: nil) }
    for row in declaration.staticMethods { addFunction(row, to: cls, wrapped: .staticMethod) }
    for row in declaration.classMethods { addFunction(row, to: cls, wrapped: .classMethod) }
    for property in declaration.properties { addProperty(property, to: cls) }
    let docName = intern("__doc__")
    if !declaration.doc.isEmpty {
      cls.attributes.set(docName, string(declaration.doc))
    } else if cls.attributes.get(docName).isUndefined, let text = DescriptionTexts.text(of: cls) {
      cls.attributes.set(docName, string(text))
    }
    refreshDunders(cls)
  }

  /// Gives a class that is made already one more native method.
  func addMethod(_ row: NativeRow, to cls: ClassObject) {
    addFunction(row, to: cls, wrapped: nil)
    refreshDunders(cls)
    invalidate(cls)
  }

  private func addFunction(_ row: NativeRow, to cls: ClassObject, wrapped: Kind?) {
    let function = NativeFunction(row: row)
    function.owner = cls
    function.isDescriptor = wrapped == nil
    function.isChainable = wrapped == nil && cls.instanceKind == .str && StrType.chainable.contains(row.name)
    function.isStatic = wrapped == .staticMethod
    var type: BuiltinType = wrapped != nil ? .nativeFunction : function.isSlot ? .slotWrapper : .methodDescriptor
    if wrapped == nil, PythonFaces.includes(function, of: cls) { type = .functionFace }
    adoptPermanent(function, class: builtinClasses[type.rawValue])
    var value = Value(function)
    if let wrapped {
      let wrapper = MethodWrapper(function: value, isStatic: wrapped == .staticMethod)
      let type = wrapped == .staticMethod ? BuiltinType.staticMethod : .classMethodDescriptor
      adoptPermanent(wrapper, class: builtinClasses[type.rawValue])
      value = Value(wrapper)
    }
    cls.attributes.set(intern(row.name), value)
  }

  private func addProperty(_ declaration: NativeProperty, to cls: ClassObject) {
    let property = PropertyObject()
    property.native = declaration
    property.owner = cls
    property.name = Value(intern(declaration.name))
    let isMember = MemberNames.contains(declaration.name, of: cls.name.string)
    let type = isMember ? BuiltinType.memberDescriptor : .getSetDescriptor
    adoptPermanent(property, class: builtinClasses[type.rawValue])
    cls.attributes.set(intern(declaration.name), Value(property))
  }

  private func makeExceptionClasses() {
    for kind in ExceptionKind.allCases {
      let (name, base) = kind.declaration
      var bases = kind == .baseException ? [builtin(.object)] : [exceptionClass(base)]
      if kind == .exceptionGroup { bases.append(exceptionClass(.exception)) }
      let declaration = ExceptionTypes.declaration(of: kind, name: name)
      let cls = makeClass(declaration, bases: bases)
      cls.isOfTheLanguage = true
      exceptionClasses.append(Unmanaged.passUnretained(cls))
    }
  }

  /// Makes a class from its declaration, with `bases` (default: object). It lives as long as the machine, as its native
  /// functions do.
  package func makeClass(
    _ declaration: NativeClass, bases: [ClassObject] = [], metaclass: ClassObject? = nil
  ) -> ClassObject {
    let attributes = DictObject()
    adoptLasting(attributes, class: builtinClasses[BuiltinType.dict.rawValue])
    let name = intern(declaration.name)
    let cls = ClassObject(
      name: name, qualifiedName: name, moduleName: intern(declaration.module), attributes: attributes)
    let meta = metaclass ?? bases.first?.cls ?? builtin(.type)
    adoptLasting(cls, class: Unmanaged.passUnretained(meta))
    cls.hasMetaclass = meta !== builtin(.type)
    cls.bases = bases.isEmpty ? [builtin(.object)] : bases
    var leftOver: [ClassObject] = []
    cls.mro = linearize(cls, leftOver: &leftOver) ?? [cls, builtin(.object)]
    for base in cls.bases { base.subclasses.append(Unmanaged.passUnretained(cls)) }
    fill(cls, from: declaration)
    return cls
  }

  /// A new exception class, native, under `base`.
  package func makeExceptionClass(_ name: String, module: String, base: ClassObject) -> ClassObject {
    makeClass(NativeClass(name, module: module, kind: .exception, hasInstanceAttributes: true), bases: [base])
  }

  /// A built-in class.
  @inline(__always)
  package func builtin(_ type: BuiltinType) -> ClassObject {
    builtinClasses[type.rawValue]._withUnsafeGuaranteedRef { $0 }
  }

  package func exceptionClass(_ kind: ExceptionKind) -> ClassObject {
    exceptionClasses[kind.rawValue]._withUnsafeGuaranteedRef { $0 }
  }

  /// `type(value)`.
  @inline(__always)
  package func classOf(_ value: Value) -> ClassObject {
    if value.isObject { return value.asObj.cls }
    return state.pointee.immediateClasses[Int(value.tag)]._withUnsafeGuaranteedRef { $0 }
  }

  /// `type(value).__name__`.
  package func typeName(of value: Value) -> String {
    classOf(value).shownName
  }

  package func isInstance(_ value: Value, _ cls: ClassObject) -> Bool { classOf(value).isSubclass(of: cls) }

  // MARK: - Order, dunders, versions

  /// The C3 order of a class whose bases are set; nil when there is none, with the classes that block each other.
  func linearize(_ cls: ClassObject, leftOver: inout [ClassObject]) -> [ClassObject]? {
    var sequences = cls.bases.map { $0.mro } + [cls.bases]
    var result = [cls]
    while true {
      sequences.removeAll { $0.isEmpty }
      if sequences.isEmpty { return result }
      let head = sequences.lazy.map { $0[0] }.first { candidate in
        !sequences.contains { $0.dropFirst().contains { $0 === candidate } }
      }
      guard let head else {
        for sequence in sequences where !leftOver.contains(where: { $0 === sequence[0] }) {
          leftOver.append(sequence[0])
        }
        return nil
      }
      result.append(head)
      for index in sequences.indices where sequences[index][0] === head { sequences[index].removeFirst() }
    }
  }

  /// Looks the special methods up along the order. A native class's own rows count only where it has no native slot.
  func refreshDunders(_ cls: ClassObject) {
    cls.version = nextClassVersion
    nextClassVersion &+= 1
    for dunder in Dunder.allCases {
      cls.dunders[dunder.rawValue] = .undefined
    }
    for owner in cls.mro.reversed() {
      if !owner.isUserClass {
        // What a native class does in its slots comes before the methods of the classes behind it.
        for dunder in Dunder.allCases
        where !cls.dunders[dunder.rawValue].isUndefined && owner.native.covers(dunder) {
          cls.dunders[dunder.rawValue] = .undefined
        }
      }
      owner.attributes.forEach { key, value in
        guard let dunder = dunderNumber(key) else { return }
        if !owner.isUserClass, owner.native.covers(dunder) || owner === builtin(.object) {
          cls.dunders[dunder.rawValue] = .undefined
        } else {
          cls.dunders[dunder.rawValue] = specialMethod(dunder, value, of: owner)
        }
      }
    }
  }

  /// What stands in the table for an attribute of a class: functions and methods as they are, called with the instance; for
  /// any other object, a function that first binds it to the instance, as operators do in CPython: a callable object gets
  /// no instance, a static method none either, a property is asked for what to call. `__new__` and `__get__` are called
  /// as they are.
  private func specialMethod(_ dunder: Dunder, _ value: Value, of owner: ClassObject) -> Value {
    if value.isKind(.function) || value.isNone || !owner.isUserClass { return value }
    if value.isKind(.nativeFunction), value.asNativeFunction.owner != nil { return value }
    switch dunder {
    case .new, .descriptorGet: return value
    default: break
    }
    if let known = owner.boundSpecials.first(where: { $0.member.isIdentical(to: value) }) { return known.function }
    let row = NativeRow("\(dunder.name)(self, /, *args, **kwargs)") { (vm, arguments) throws(PyError) in
      let receiver = arguments.receiver
      let bound: Value
      do throws(PyError) {
        bound = try vm.bind(value, to: receiver, vm.classOf(receiver))
      } catch {
        return try vm.answer(dunder, receiver, whenBindingFailed: error)
      }
      return try vm.withRoots([bound]) { () throws(PyError) in
        try vm.spread(arguments[1].asTuple, arguments[2].asDict) { (given) throws(PyError) in try vm.call(bound, given)
        }
      }
    }
    let function = adopting(NativeFunction(row: row), .nativeFunction)
    if owner.boundSpecials.count >= Machine.specialsToKeep {
      // What the class no longer has is not called again.
      owner.boundSpecials.removeAll { known in
        !owner.attributes.pairs.contains { $0.value.isIdentical(to: known.member) }
      }
    }
    owner.boundSpecials.append((value, function))
    return function
  }

  /// A special method whose `__get__` raised: some of CPython's slots then do as if the class had none.
  private func answer(_ dunder: Dunder, _ receiver: Value, whenBindingFailed error: PyError) throws(PyError) -> Value {
    guard isPending(.exception) else { throw error }
    switch dunder {
    case .repr:
      takePending()
      return string("<\(typeName(of: receiver)) object at \(address(of: receiver))>")
    case .less, .lessEqual, .equal, .notEqual, .greater, .greaterEqual:
      takePending()
      return .notImplemented
    case .hash: throw typeError("unhashable type: '\(typeName(of: receiver))'")
    case .iterate:
      takePending()
      let items = lookUpMember(classOf(receiver), intern(Dunder.getItem.name))
      guard !items.isUndefined else { throw typeError("'\(typeName(of: receiver))' object is not iterable") }
      do {
        _ = try bind(items, to: receiver, classOf(receiver))
      } catch {
        throw isPending(.exception) ? typeError("'\(typeName(of: receiver))' object is not iterable") : error
      }
      return sequenceIterator(receiver)
    default: throw error
    }
  }

  /// More than a class has special methods that are no functions, unless they were replaced.
  private static let specialsToKeep = 64

  /// Which special method a class attribute is, if any.
  func dunderNumber(_ key: Value) -> Dunder? {
    guard let name = key.str else { return nil }
    if name.byteCount < 6 || name.bytes[0] != 0x5F || name.bytes[1] != 0x5F { return nil }
    if dunderNumbers.isEmpty {
      for dunder in Dunder.allCases {
        dunderNumbers[Unmanaged.passUnretained(intern(dunder.name)).toOpaque()] = dunder
      }
    }
    return dunderNumbers[Unmanaged.passUnretained(name).toOpaque()]
  }

  /// A class changed: it and its subclasses get new versions and tables.
  func invalidate(_ cls: ClassObject) {
    refreshDunders(cls)
    for subclass in cls.subclasses { subclass._withUnsafeGuaranteedRef { invalidate($0) } }
  }

  /// Sets an attribute of a class (or of a native class while it is built).
  package func setClassAttribute(_ cls: ClassObject, _ name: StrObject, _ value: Value) {
    cls.attributes.set(intern(name), value)
    invalidate(cls)
  }

  /// An attribute of a class found along its MRO, unbound; undefined when there is none.
  package func classAttribute(_ cls: ClassObject, _ name: StrObject) -> Value {
    for owner in cls.mro {
      let found = owner.attributes.get(name)
      if !found.isUndefined { return found }
    }
    return .undefined
  }
}

extension NativeRow {
  /// The function's name: the signature up to the parenthesis.
  package var name: String {
    if let end = signature.utf8.firstIndex(of: 0x28) { return String(signature[..<end]) }
    return signature
  }
}

extension NativeSlots {
  /// Takes over what the base defines and this class does not.
  mutating func inherit(from base: NativeSlots) {
    if binary == nil { binary = base.binary }
    if inPlace == nil { inPlace = base.inPlace }
    if unary == nil { unary = base.unary }
    // Defining equality without a hash makes instances unhashable only in user classes; native ones say both.
    if compare == nil { compare = base.compare }
    if getItem == nil { getItem = base.getItem }
    if setItem == nil { setItem = base.setItem }
    if deleteItem == nil { deleteItem = base.deleteItem }
    if length == nil { length = base.length }
    if truth == nil { truth = base.truth }
    if iterate == nil { iterate = base.iterate }
    if next == nil { next = base.next }
    if contains == nil { contains = base.contains }
    if call == nil { call = base.call }
    if repr == nil { repr = base.repr }
    if str == nil { str = base.str }
    if hash == nil { hash = base.hash }
    if format == nil { format = base.format }
    inheritConstruction(from: base)
    if missingAttribute == nil { missingAttribute = base.missingAttribute }
    if setAttribute == nil { setAttribute = base.setAttribute }
    if deleteAttribute == nil { deleteAttribute = base.deleteAttribute }
    if moreNames == nil { moreNames = base.moreNames }
  }

  /// A native closure does what this special method does.
  func covers(_ dunder: Dunder) -> Bool {
    switch dunder {
    case .add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power, .matrixMultiply, .leftShift,
      .rightShift, .bitAnd, .bitOr, .bitXor, .reflectedAdd, .reflectedSubtract, .reflectedMultiply,
      .reflectedTrueDivide, .reflectedFloorDivide, .reflectedModulo, .reflectedPower, .reflectedMatrixMultiply,
      .reflectedLeftShift, .reflectedRightShift, .reflectedBitAnd, .reflectedBitOr, .reflectedBitXor:
      return binary != nil
    case .inPlaceAdd, .inPlaceSubtract, .inPlaceMultiply, .inPlaceTrueDivide, .inPlaceFloorDivide, .inPlaceModulo,
      .inPlacePower, .inPlaceMatrixMultiply, .inPlaceLeftShift, .inPlaceRightShift, .inPlaceBitAnd, .inPlaceBitOr,
      .inPlaceBitXor:
      return inPlace != nil
    case .less, .lessEqual, .equal, .notEqual, .greater, .greaterEqual: return compare != nil
    case .negative, .positive, .invert: return unary != nil
    case .getItem: return getItem != nil
    case .setItem: return setItem != nil
    case .deleteItem: return deleteItem != nil
    case .length: return length != nil
    case .truth: return truth != nil
    case .iterate: return iterate != nil
    case .next: return next != nil
    case .contains: return contains != nil
    case .call: return call != nil
    case .repr: return repr != nil
    case .str: return str != nil
    case .hash: return hash != nil
    case .format: return format != nil
    case .getMissingAttribute: return missingAttribute != nil
    case .setAttribute: return setAttribute != nil
    case .deleteAttribute: return deleteAttribute != nil
    case .new, .initialize: return construct != nil
    default: return false
    }
  }
}
