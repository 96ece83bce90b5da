// `+` and `*` of sequences. In CPython a sequence joins and repeats by slots of its own, which come after the number slots
// of both operands; a class written in Python that overrides `__add__` or `__radd__` has a number slot, and by
// overriding `__add__` (`__mul__`, `__rmul__`) loses the sequence's own. What the number slot then finds under the name it
// looks for may be the method of the built-in class, which raises errors of its own. The rules are those of
// `binary_op1`, `SLOT1BINFULL` and `sequence_repeat`; every pair of built-in classes was compared with the reference.

extension Machine {
  /// `left op right` where an operand is a sequence and an operand's class overrides the operator, or nil if it is not so.
  @inline(__always)
  func overriddenSequenceBinary(
    _ op: BinaryOperator, _ left: Value, _ right: Value, _ leftClass: ClassObject, _ rightClass: ClassObject
  ) throws(PyError) -> Value? {
    guard isOverriddenSequence(op, left, right, leftClass, rightClass) else { return nil }
    let result = try numberSlots(op, left, right)
    return result.isNotImplemented ? try sequenceSlots(op, left, right) : result
  }

  /// An operand is a sequence, and the class of one of them overrides `+` or `*`, which this is.
  @inline(__always)
  func isOverriddenSequence(
    _ op: BinaryOperator, _ left: Value, _ right: Value, _ leftClass: ClassObject, _ rightClass: ClassObject
  ) -> Bool {
    (op == .add || op == .multiply) && (overrides(op, leftClass) || overrides(op, rightClass))
      && (isRepeatable(left) || isRepeatable(right))
  }

  /// The number slots alone: of a class that overrides the operator, and of one that is no sequence.
  func numberSlots(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    let (leftClass, rightClass) = (classOf(left), classOf(right))
    let (leftOverrides, rightOverrides) = (overrides(op, leftClass), overrides(op, rightClass))
    if leftOverrides {
      let result = try overriddenSlot(op, left, right)
      if !result.isNotImplemented || rightOverrides { return result }
    } else if !isRepeatable(left), let native = leftClass.native.binary {
      let result = try native(self, op, left, right)
      if !result.isNotImplemented { return result }
    }
    if rightOverrides { return try overriddenSlot(op, left, right) }
    if !isRepeatable(right), let native = rightClass.native.binary { return try native(self, op, left, right) }
    return .notImplemented
  }

  /// The slot of classes that override the operator: either of them may, and the right one goes first if it is derived.
  private func overriddenSlot(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    let (leftClass, rightClass) = (classOf(left), classOf(right))
    var asksRight = leftClass !== rightClass && overrides(op, rightClass)
    if overrides(op, leftClass) {
      let reflected = Dunder.reflected(op).rawValue
      if asksRight, rightClass.isSubclass(of: leftClass),
        !rightClass.dunders[reflected].isIdentical(to: leftClass.dunders[reflected])
      {
        let result = try reflectedMethod(op, left, right, rightClass)
        if !result.isNotImplemented { return result }
        asksRight = false
      }
      let result = try forwardMethod(op, left, right, leftClass)
      if !result.isNotImplemented || leftClass === rightClass { return result }
    }
    return asksRight ? try reflectedMethod(op, left, right, rightClass) : .notImplemented
  }

  private func forwardMethod(
    _ op: BinaryOperator, _ left: Value, _ right: Value, _ cls: ClassObject
  ) throws(PyError) -> Value {
    let method = cls.dunders[Dunder.binary(op).rawValue]
    if !method.isUndefined { return try call(method, [left, right]) }
    guard let native = cls.native.binary else { return .notImplemented }
    if !isRepeatable(left) { return try native(self, op, left, right) }
    if op == .multiply { return try native(self, op, left, Value(try index(right))) }
    let result = try native(self, op, left, right)
    if result.isNotImplemented { throw unsupported(op, left, right, suffix: "") }
    return result
  }

  private func reflectedMethod(
    _ op: BinaryOperator, _ left: Value, _ right: Value, _ cls: ClassObject
  ) throws(PyError) -> Value {
    let method = cls.dunders[Dunder.reflected(op).rawValue]
    if !method.isUndefined { return try call(method, [right, left]) }
    guard let native = cls.native.binary else { return .notImplemented }
    if !isRepeatable(right) { return try native(self, op, left, right) }
    // A sequence has `__rmul__` by itself, and no `__radd__`.
    return op == .multiply ? try native(self, op, right, Value(try index(left))) : .notImplemented
  }

  /// What the sequences themselves do when no number slot answered.
  private func sequenceSlots(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    if op == .add {
      guard joins(left), let native = classOf(left).native.binary else { return .notImplemented }
      return try native(self, op, left, right)
    }
    for (sequence, factor) in [(left, right), (right, left)] where repeats(sequence) {
      guard let times = try exactIndex(factor), let native = classOf(sequence).native.binary else {
        return .notImplemented
      }
      return try native(self, op, sequence, Value(times))
    }
    return .notImplemented
  }

  /// What `left += right` and `left *= right` answer before the sequence on the left changes itself, or undefined.
  func numberSlotsInPlace(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    guard op == .add || op == .multiply else { return .undefined }
    let (leftClass, rightClass) = (classOf(left), classOf(right))
    if leftClass === rightClass && !leftClass.isUserClass || right.isInt && !overrides(op, leftClass) {
      return .undefined
    }
    if isRepeatable(left) {
      // A derived class takes `__iadd__` of its base for a number slot.
      if op == .add && leftClass.isUserClass { return .undefined }
      guard overrides(op, leftClass) || overrides(op, rightClass) || right.isKind(.native) else { return .undefined }
      let result = try numberSlots(op, left, right)
      return result.isNotImplemented ? .undefined : result
    }
    guard op == .multiply, isRepeatable(right), hasSequenceTable(left, leftClass) else { return .undefined }
    let result = try numberSlots(op, left, right)
    if result.isNotImplemented { throw unsupported(op, left, right, suffix: "=") }
    return result
  }

  // MARK: - Which slots a class has

  /// A class written in Python, or one of a library, has the operator or its reflection by name.
  @inline(__always)
  private func overrides(_ op: BinaryOperator, _ cls: ClassObject) -> Bool {
    !cls.dunders[Dunder.binary(op).rawValue].isUndefined || !cls.dunders[Dunder.reflected(op).rawValue].isUndefined
  }

  /// An instance of a built-in sequence that joins and repeats, or of a class derived from one.
  private func isRepeatable(_ value: Value) -> Bool {
    switch value.kind {
    case .str, .bytes, .list, .tuple: true
    case .native: Buffers.exporter(value) != nil || type(of: value.asObj) == DequeObject.self
    default: false
    }
  }

  private func joins(_ value: Value) -> Bool {
    isRepeatable(value) && classOf(value).dunders[Dunder.binary(.add).rawValue].isUndefined
  }

  private func repeats(_ value: Value) -> Bool {
    isRepeatable(value) && !overrides(.multiply, classOf(value))
  }

  /// CPython's class has a table of sequence slots, even one without repetition: `*=` then does not look at the right side.
  private func hasSequenceTable(_ value: Value, _ cls: ClassObject) -> Bool {
    // What is written in C there and in Python here has none, unless it is derived from one that has.
    if cls.isUserClass { return cls.staticName == nil || !value.isKind(.instance) }
    switch value.kind {
    case .instance, .set, .frozenSet, .dict, .range, .dictView: return true
    case .native: return cls.name.string == "mappingproxy"
    default: return false
    }
  }

  // MARK: - Errors

  /// A sequence that is to be repeated takes ints alone; when both operands are sequences, the left one speaks.
  func repetitionError(_ left: Value, _ right: Value, isInPlace: Bool) -> PyError? {
    if repeats(left) { return repetitionError(of: right) }
    if isInPlace && hasSequenceTable(left, classOf(left)) { return nil }
    return repeats(right) ? repetitionError(of: left) : nil
  }

  private func repetitionError(of factor: Value) -> PyError {
    typeError("can't multiply sequence by non-int of type '\(typeName(of: factor))'")
  }

  /// A sequence is to be joined with something else.
  func joiningError(_ left: Value, _ right: Value) -> PyError? {
    guard joins(left) else { return nil }
    let other = typeName(of: right)
    switch left.kind {
    case .bytes: return typeError("can't concat \(other) to bytes")
    case .str: return typeError("can only concatenate str (not \"\(other)\") to str")
    case .list: return typeError("can only concatenate list (not \"\(other)\") to list")
    case .tuple: return typeError("can only concatenate tuple (not \"\(other)\") to tuple")
    default:
      if ByteArrayType.object(left) != nil { return typeError("can't concat \(other) to bytearray") }
      return MachineArrayType.object(left) == nil
        ? typeError("can only concatenate deque (not \"\(other)\") to deque")
        : typeError("can only append array (not \"\(other)\") to array")
    }
  }
}
