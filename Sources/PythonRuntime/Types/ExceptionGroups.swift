// `BaseExceptionGroup` and `ExceptionGroup`, and what `except*` does with them: splitting by type, putting together what is
// left and what was raised anew.

extension ExceptionTypes {
  /// Rows and properties of both group classes.
  static func groupDeclaration(_ name: String) -> NativeClass {
    var slots = NativeSlots()
    slots.construct = makeGroup
    slots.str = { (vm, value) throws(PyError) in
      let count = members(value).count
      return "\(try vm.str(message(vm, value))) (\(count) sub-exception\(count == 1 ? "" : "s"))"
    }
    return NativeClass(
      name, kind: .exception,
      methods: [
        NativeRow("derive(self, excs, /)", .exact) { (vm, arguments) throws(PyError) in
          try vm.call(Value(vm.groupClass(nested: true)), [message(vm, arguments[0]), arguments[1]])
        },
        NativeRow("subgroup(self, condition, /)", .exact) { (vm, arguments) throws(PyError) in
          try vm.split(group: arguments[0], by: arguments[1]).match
        },
        NativeRow("split(self, condition, /)", .exact) { (vm, arguments) throws(PyError) in
          let parts = try vm.split(group: arguments[0], by: arguments[1])
          return vm.tuple([parts.match, parts.rest])
        },
      ],
      classMethods: [GenericAlias.row],
      properties: [
        NativeProperty("message") { (vm, value) throws(PyError) in message(vm, value) },
        NativeProperty("exceptions") { (vm, value) throws(PyError) in vm.tuple(members(value)) },
      ],
      slots: slots, hasInstanceAttributes: true)
  }

  static func message(_ vm: Machine, _ group: Value) -> Value {
    // It stays what it was when `args` is assigned or `__init__` called again.
    let fields = group.asObject(ExceptionObject.self).fields
    let kept = fields.isUndefined ? .undefined : fields.asDict.get(vm.intern("message"))
    if !kept.isUndefined { return kept }
    let arguments = group.asObject(ExceptionObject.self).arguments.asTuple
    return arguments.count > 0 ? arguments[0] : .none
  }

  /// The exceptions of a group.
  static func members(_ group: Value) -> [Value] {
    group.asObject(ExceptionObject.self).members
  }

  private static let makeGroup: @Sendable (Machine, ClassObject, CallArguments) throws(PyError) -> Value = {
    (vm, cls, arguments) throws(PyError) in
    if arguments.keywordCount > 0, !cls.isUserClass {
      throw vm.typeError("\(cls.name.string)() takes no keyword arguments")
    }
    guard arguments.positionalCount == 2 else {
      throw vm.typeError(
        "BaseExceptionGroup.__new__() takes exactly 2 arguments (\(arguments.positionalCount) given)")
    }
    guard arguments[0].str != nil else {
      throw vm.typeError("BaseExceptionGroup.__new__() argument 1 must be str, not \(vm.typeName(of: arguments[0]))")
    }
    let given = arguments[1]
    guard given.list != nil || given.tuple != nil else {
      throw vm.typeError("second argument (exceptions) must be a sequence")
    }
    let members = try vm.toArray(given)
    if members.isEmpty { throw vm.valueError("second argument (exceptions) must be a non-empty sequence") }
    var isOrdinary = true
    for (index, member) in members.enumerated() {
      guard member.exception != nil else {
        throw vm.valueError("Item \(index) of second argument (exceptions) is not an exception")
      }
      if !vm.classOf(member).isSubclass(of: vm.exceptionClass(.exception)) { isOrdinary = false }
    }
    var made = cls
    if cls === vm.groupClass(nested: true), isOrdinary { made = vm.groupClass(nested: false) }
    if !isOrdinary, cls.isSubclass(of: vm.exceptionClass(.exception)) {
      throw vm.typeError(
        cls.isUserClass
          ? "Cannot nest BaseExceptions in '\(cls.name.string)'" : "Cannot nest BaseExceptions in an ExceptionGroup")
    }
    let exception = ExceptionObject()
    let value = vm.adopt(exception, as: made)
    exception.arguments = vm.tuple([arguments[0], given])
    exception.members = members
    return value
  }
}

extension Machine {
  /// `BaseExceptionGroup` (which may hold exceptions that are not `Exception`s) or `ExceptionGroup`.
  func groupClass(nested isBase: Bool) -> ClassObject {
    exceptionClass(isBase ? .baseExceptionGroup : .exceptionGroup)
  }

  func isGroup(_ value: Value) -> Bool {
    value.exception != nil && classOf(value).isSubclass(of: exceptionClass(.baseExceptionGroup))
  }

  // MARK: - Splitting

  /// The part of a group whose leaves the condition (a class, a tuple of classes, a function) holds for, and the rest;
  /// None where there is nothing.
  func split(group: Value, by condition: Value) throws(PyError) -> (match: Value, rest: Value) {
    let isType =
      condition.cls.map { $0.isSubclass(of: exceptionClass(.baseException)) } ?? (condition.tuple != nil)
    if !isType, condition.kind != .function, !isCallable(condition) || condition.cls != nil {
      throw typeError("expected a function, exception type or tuple of exception types")
    }
    return try split(group) { (leaf) throws(PyError) in
      isType ? try matches(leaf, condition) : try truth(call(condition, [leaf]))
    }
  }

  private func split(
    _ value: Value, _ holds: (Value) throws(PyError) -> Bool
  ) throws(PyError) -> (match: Value, rest: Value) {
    if try holds(value) { return (value, .none) }
    guard isGroup(value) else { return (.none, value) }
    try enterNative(" in exceptiongroup_split_recursive")
    defer { leaveNative() }
    var matching: [Value] = []
    var rest: [Value] = []
    for member in ExceptionTypes.members(value) {
      let parts = try split(member, holds)
      if !parts.match.isNone { matching.append(parts.match) }
      if !parts.rest.isNone { rest.append(parts.rest) }
    }
    return (try derive(value, matching), try derive(value, rest))
  }

  /// A group like `original` with other members; None when there are none.
  private func derive(_ original: Value, _ members: [Value]) throws(PyError) -> Value {
    if members.isEmpty { return .none }
    let made = try callMethod(original, "derive", [list(members)])
    guard isGroup(made) else { throw typeError("derive must return an instance of BaseExceptionGroup") }
    if let from = original.exception, let to = made.exception {
      to.traceback = from.traceback
      to.shownTraceback = tracebackValue(of: from)
      to.context = from.context
      to.cause = from.cause
      to.suppressContext = from.suppressContext
      let notes = instanceAttribute(from, names.notes)
      if notes.list != nil { setInstanceAttribute(to, names.notes, list(try toArray(notes))) }
    }
    return made
  }

  // MARK: - except*

  /// One `except*` clause: `left` is what is still to be handled, `place[0]` the type, `place[1]` receives the part.
  func splitForHandler(
    _ left: UnsafeMutablePointer<Value>, _ place: UnsafeMutablePointer<Value>
  ) throws(PyError) -> Bool {
    if left[0].isNone { return false }
    try checkStarType(place[0])
    if !isGroup(left[0]) {
      guard try matches(left[0], place[0]) else { return false }
      place[1] = try call(Value(groupClass(nested: true)), [string(""), tuple([left[0]])])
      place[1].exception?.traceback = Array(left[0].exception?.traceback.prefix(1) ?? [])
      left[0] = .none
      return true
    }
    let type = place[0]
    let parts = try split(left[0]) { (leaf) throws(PyError) in try matches(leaf, type) }
    if parts.match.isNone { return false }
    place[1] = parts.match
    left[0] = parts.rest
    return true
  }

  private func checkStarType(_ type: Value) throws(PyError) {
    for candidate in type.tuple.map({ Array($0.elements) }) ?? [type] {
      guard let cls = candidate.cls, cls.isSubclass(of: exceptionClass(.baseException)) else {
        throw typeError("catching classes that do not inherit from BaseException is not allowed")
      }
      if cls.isSubclass(of: exceptionClass(.baseExceptionGroup)) {
        throw typeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
      }
    }
  }

  /// What a whole `except*` raises: nothing (undefined), what nobody handled or raised again (as it was grouped in the
  /// original), a single exception, or a group of all.
  func joinRaised(original: Value, rest: Value, raised: ListObject) throws(PyError) -> Value {
    guard let whole = original.exception, isGroup(original) else {
      // One exception, which one clause can have handled at most.
      return raised.count > 0 ? raised[raised.count - 1] : rest.isNone ? .undefined : rest
    }
    if raised.count == 0 { return rest.isNone ? .undefined : rest }
    var fresh: [Value] = []
    var again: [Value] = rest.isNone ? [] : [rest]
    for value in raised.values {
      if let exception = value.exception, isPart(exception, of: whole) {
        again.append(value)
      } else {
        fresh.append(value)
      }
    }
    var left = Value.undefined
    if !again.isEmpty {
      var leaves: Set<UInt> = []
      for value in again { collectLeaves(value, &leaves) }
      left = try split(original) { (leaf) throws(PyError) in !isGroup(leaf) && leaves.contains(leaf.bits) }.match
    }
    if fresh.isEmpty { return left.isNone ? .undefined : left }
    if !left.isUndefined, !left.isNone { fresh.append(left) }
    if fresh.count == 1 { return fresh[0] }
    return try call(Value(groupClass(nested: true)), [string(""), list(fresh)])
  }

  /// It carries what the original does: it is a part that was raised again as it was.
  private func isPart(_ exception: ExceptionObject, of whole: ExceptionObject) -> Bool {
    func isSame(_ left: Value, _ right: Value) -> Bool { left.tag == right.tag && left.bits == right.bits }
    let (notes, others) = (instanceAttribute(exception, names.notes), instanceAttribute(whole, names.notes))
    let hasSameNotes = isSame(notes, others) || notes.list?.count == others.list?.count && notes.list != nil
    return hasSameNotes && exception.traceback == whole.traceback && isSame(exception.cause, whole.cause)
      && isSame(exception.context, whole.context)
  }

  private func collectLeaves(_ value: Value, _ leaves: inout Set<UInt>) {
    if !isGroup(value) {
      leaves.insert(value.bits)
      return
    }
    for member in ExceptionTypes.members(value) { collectLeaves(member, &leaves) }
  }
}
