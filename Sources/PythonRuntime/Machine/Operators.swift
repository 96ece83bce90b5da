// The meaning of operators: special methods of user classes first, native slots otherwise, then the reflected operand.
// The loop has fast paths for exact ints and floats; everything else comes here.

extension Machine {
  // MARK: - Binary

  package func binary(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    let result = try tryBinary(op, left, right)
    if result.isNotImplemented { throw unsupported(op, left, right, suffix: "") }
    return result
  }

  /// `left op right`, or NotImplemented when neither operand knows how.
  func tryBinary(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    if left.isExactInteger && right.isExactInteger { return try IntArithmetic.binary(self, op, left, right) }
    let leftClass = classOf(left)
    let rightClass = classOf(right)
    if let result = try overriddenSequenceBinary(op, left, right, leftClass, rightClass) { return result }
    let leftMethod = leftClass.dunders[Dunder.binary(op).rawValue]
    let rightMethod = rightClass.dunders[Dunder.reflected(op).rawValue]
    if leftClass !== rightClass, !rightMethod.isUndefined, rightClass.isSubclass(of: leftClass),
      !rightMethod.isIdentical(to: leftClass.dunders[Dunder.reflected(op).rawValue])
    {
      let result = try call(rightMethod, [right, left])
      if !result.isNotImplemented { return result }
      return try forwardBinary(op, left, right, leftClass, leftMethod)
    }
    // A library's own float knows more than the number on its left, and its arrays more than a sequence that would repeat.
    if right.isObject, !rightClass.isUserClass, let native = rightClass.native.binary {
      if right.isKind(.floatObject), !left.isObject { return try native(self, op, left, right) }
      if op == .multiply, right.isKind(.native), left.isList || left.isTuple || left.isStr,
        !classAttribute(rightClass, intern("__array__")).isUndefined
      {
        let result = try native(self, op, left, right)
        if !result.isNotImplemented { return result }
      }
    }
    let result = try forwardBinary(op, left, right, leftClass, leftMethod)
    if !result.isNotImplemented || leftClass === rightClass { return result }
    return try reflectedBinary(op, left, right, rightClass, rightMethod)
  }

  private func forwardBinary(
    _ op: BinaryOperator, _ left: Value, _ right: Value, _ cls: ClassObject, _ method: Value
  ) throws(PyError) -> Value {
    if !method.isUndefined { return try call(method, [left, right]) }
    if let native = cls.native.binary { return try native(self, op, left, right) }
    return .notImplemented
  }

  /// The right operand's turn.
  func reflectedBinary(
    _ op: BinaryOperator, _ left: Value, _ right: Value, _ cls: ClassObject, _ method: Value
  ) throws(PyError) -> Value {
    if !method.isUndefined { return try call(method, [right, left]) }
    guard let native = cls.native.binary else { return .notImplemented }
    let result = try native(self, op, left, right)
    if result.isNotImplemented, op == .multiply, right.isStr || right.isList || right.isTuple,
      !classOf(left).dunders[Dunder.index.rawValue].isUndefined
    {
      // What stands for an integer repeats a sequence when its own `__mul__` declines.
      return try native(self, op, right, Value(try index(left)))
    }
    return result
  }

  func unsupported(_ op: BinaryOperator, _ left: Value, _ right: Value, suffix: String) -> PyError {
    if op == .multiply, let error = repetitionError(left, right, isInPlace: !suffix.isEmpty) {
      return error
    }
    if op == .add, let error = joiningError(left, right) { return error }
    let symbol = suffix.isEmpty ? op.messageSymbol : op.symbol + suffix
    if op == .rightShift, suffix.isEmpty, left.isIdentical(to: builtins.get(intern("print"))) {
      return typeError(
        "unsupported operand type(s) for >>: 'builtin_function_or_method' and '\(typeName(of: right))'. "
          + "Did you mean \"print(<message>, file=<output_stream>)\"?")
    }
    return typeError(
      "unsupported operand type(s) for \(symbol): '\(typeName(of: left))' and '\(typeName(of: right))'")
  }

  package func inPlace(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    let cls = classOf(left)
    let method = cls.dunders[Dunder.inPlace(op).rawValue]
    if !method.isUndefined {
      let result = try call(method, [left, right])
      if !result.isNotImplemented { return result }
    } else {
      let first = try numberSlotsInPlace(op, left, right)
      if !first.isUndefined { return first }
      if let native = cls.native.inPlace {
        let result = try native(self, op, left, right)
        if !result.isNotImplemented { return result }
      }
    }
    let result = try tryBinary(op, left, right)
    if result.isNotImplemented { throw unsupported(op, left, right, suffix: "=") }
    return result
  }

  package func unary(_ op: UnaryOperator, _ value: Value) throws(PyError) -> Value {
    if value.isExactInteger { return try NumberOperators.unary(self, op, value) }
    let cls = classOf(value)
    let method = cls.dunders[Dunder.unary(op).rawValue]
    if !method.isUndefined { return try call(method, [value]) }
    if let native = cls.native.unary {
      let result = try native(self, op, value)
      if !result.isNotImplemented { return result }
    }
    throw typeError("bad operand type for unary \(op.symbol): '\(typeName(of: value))'")
  }

  // MARK: - Comparison

  package func compare(_ op: CompareOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    if left.isExactInteger && right.isExactInteger {
      return Value(NumberOperators.holds(op, left.exactInteger.order(right.exactInteger), 0))
    }
    try enterNative(" in comparison")
    defer { leaveNative() }
    let leftClass = classOf(left)
    let rightClass = classOf(right)
    let rightFirst = leftClass !== rightClass && rightClass.isUserClass && rightClass.isSubclass(of: leftClass)
    if rightFirst {
      let result = try compareOneWay(op.reflected, right, left, rightClass)
      if !result.isNotImplemented { return result }
    }
    var result = try compareOneWay(op, left, right, leftClass)
    if !result.isNotImplemented { return result }
    if !rightFirst {
      result = try compareOneWay(op.reflected, right, left, rightClass)
      if !result.isNotImplemented { return result }
    }
    switch op {
    case .equal: return Value(left.isIdentical(to: right))
    case .notEqual: return Value(!left.isIdentical(to: right))
    default:
      throw typeError(
        "'\(op.symbol)' not supported between instances of '\(typeName(of: left))' and '\(typeName(of: right))'")
    }
  }

  private func compareOneWay(
    _ op: CompareOperator, _ left: Value, _ right: Value, _ cls: ClassObject
  ) throws(PyError) -> Value {
    let method = cls.dunders[Dunder.compare(op).rawValue]
    if !method.isUndefined { return try call(method, [left, right]) }
    // Only `object` answers with the opposite of `==`; built-in types that compare have an answer of their own.
    if op == .notEqual, cls.native.compare == nil {
      let equality = cls.dunders[Dunder.equal.rawValue]
      if !equality.isUndefined {
        let result = try call(equality, [left, right])
        return result.isNotImplemented ? result : Value(try !truth(result))
      }
    }
    if let native = cls.native.compare { return try native(self, op, left, right) }
    return .notImplemented
  }

  /// `left == right` as a truth value (identity counts as equal, as in containers).
  package func equal(_ left: Value, _ right: Value) throws(PyError) -> Bool {
    if left.isIdentical(to: right) { return true }
    if left.isStr && right.isStr { return left.isSameText(as: right) }
    if left.isInt && right.isInt { return false }
    if left.isTuple && right.isTuple { return try equalTuples(left.asTuple, right.asTuple) }
    if left.isPlainNumber && right.isPlainNumber {
      let result = PlainNumbers.compare(.equal, left, right)
      if !result.isUndefined { return result.asBool }
    }
    return try truth(compare(.equal, left, right))
  }

  private func equalTuples(_ left: TupleObject, _ right: TupleObject) throws(PyError) -> Bool {
    let count = left.count
    if count != right.count { return false }
    let (first, second) = (left.items, right.items)
    try enterNative(" in comparison")
    defer { leaveNative() }
    var index = 0
    while index < count {
      if try !equal(first[index], second[index]) { return false }
      index &+= 1
    }
    return true
  }

  /// `left < right` as a truth value, for sorting: plain numbers, strs and tuples of them without the protocol.
  package func isLess(_ left: Value, _ right: Value) throws(PyError) -> Bool {
    if left.isInt && right.isInt { return left.asInt < right.asInt }
    if left.isFloat && right.isFloat { return left.asFloat < right.asFloat }
    if left.isStr && right.isStr { return ListSort.isLess(left.asStr, right.asStr) }
    if left.isTuple && right.isTuple { return try isLessTuple(left.asTuple, right.asTuple) }
    return try truth(compare(.less, left, right))
  }

  private func isLessTuple(_ left: TupleObject, _ right: TupleObject) throws(PyError) -> Bool {
    let (first, second) = (left.items, right.items)
    let (count, otherCount) = (left.count, right.count)
    try enterNative(" in comparison")
    defer { leaveNative() }
    var index = 0
    while index < min(count, otherCount) {
      if try !equal(first[index], second[index]) { return try isLess(first[index], second[index]) }
      index &+= 1
    }
    return count < otherCount
  }

  // MARK: - Truth, text, hash

  package func truth(_ value: Value) throws(PyError) -> Bool {
    switch value.tag {
    case Tag.none: return false
    case Tag.bool, Tag.int: return value.bits != 0
    case Tag.float: return value.asFloat != 0
    case Tag.ellipsis: return true
    case Tag.notImplemented:
      try issueWarning(.deprecationWarning, "NotImplemented should not be used in a boolean context")
      return true
    case Tag.of(.str): return value.asStr.count != 0
    case Tag.of(.list): return value.asList.count != 0
    case Tag.of(.tuple): return value.asTuple.count != 0
    case Tag.of(.dict): return value.asDict.count != 0
    case Tag.of(.set), Tag.of(.frozenSet): return value.asSet.count != 0
    default: return try truthOfObject(value)
    }
  }

  private func truthOfObject(_ value: Value) throws(PyError) -> Bool {
    let cls = classOf(value)
    let method = cls.dunders[Dunder.truth.rawValue]
    if !method.isUndefined {
      let result = try call(method, [value])
      guard result.isBool else { throw typeError("__bool__ should return bool, returned \(typeName(of: result))") }
      return result.asBool
    }
    if let native = cls.native.truth { return try native(self, value) }
    if !cls.dunders[Dunder.length.rawValue].isUndefined || cls.native.length != nil { return try length(value) != 0 }
    return true
  }

  package func repr(_ value: Value) throws(PyError) -> String {
    try enterNative(" while getting the repr of an object")
    defer { leaveNative() }
    let cls = classOf(value)
    let method = cls.dunders[Dunder.repr.rawValue]
    if !method.isUndefined {
      let result = try call(method, [value])
      guard let text = result.str else {
        throw typeError("__repr__ returned non-string (type \(typeName(of: result)))")
      }
      return text.string
    }
    if let native = cls.native.repr { return try native(self, value) }
    return defaultRepr(value)
  }

  /// `<__main__.C object at 0x7f...>`.
  package func defaultRepr(_ value: Value) -> String {
    let cls = classOf(value)
    let module = cls.moduleName.string
    let prefix = module == "builtins" ? "" : module + "."
    return "<\(prefix)\(cls.qualifiedName.string) object at \(address(of: value))>"
  }

  /// An address as CPython prints it: `0x7f0123456789`.
  package func address(of value: Value) -> String { "0x" + String(value.bits, radix: 16) }

  package func str(_ value: Value) throws(PyError) -> String {
    if value.isStr { return value.asStr.string }
    let cls = classOf(value)
    let method = cls.dunders[Dunder.str.rawValue]
    if !method.isUndefined {
      let result = try call(method, [value])
      guard let text = result.str else {
        throw typeError("__str__ returned non-string (type \(typeName(of: result)))")
      }
      return text.string
    }
    if let native = cls.native.str {
      // An exception may hold itself.
      try enterNative(" while getting the str of an object")
      defer { leaveNative() }
      return try native(self, value)
    }
    let representation = cls.dunders[Dunder.repr.rawValue]
    if representation.isUndefined { return try repr(value) }
    try enterNative(" while getting the str of an object")
    defer { leaveNative() }
    let result = try call(representation, [value])
    guard let text = result.str else {
      throw typeError("__str__ returned non-string (type \(typeName(of: result)))")
    }
    return text.string
  }

  package func format(_ value: Value, _ spec: String) throws(PyError) -> String {
    let cls = classOf(value)
    let method = cls.dunders[Dunder.format.rawValue]
    if !method.isUndefined {
      let result = try call(method, [value, string(spec)])
      guard let text = result.str else {
        throw typeError("__format__ must return a str, not \(typeName(of: result))")
      }
      return text.string
    }
    if spec.isEmpty && cls.isUserClass { return try str(value) }
    if let native = cls.native.format { return try native(self, value, spec) }
    if spec.isEmpty { return try str(value) }
    throw typeError("unsupported format string passed to \(cls.shownName).__format__")
  }

  package func hash(_ value: Value) throws(PyError) -> Int {
    switch value.tag {
    case Tag.int: return hashOfInt(value.asInt)
    case Tag.of(.str): return value.asStr.hash
    case Tag.bool: return value.asInt
    case Tag.of(.bigInt): return NumberHash.big(value.asObject(BigIntObject.self).value)
    case Tag.none, Tag.ellipsis, Tag.notImplemented: return 0x5EED_0000 &+ Int(value.tag)
    case Tag.of(.tuple): return try TupleType.hash(self, value.asTuple)
    default: return try hashOfObject(value)
    }
  }

  private func hashOfObject(_ value: Value) throws(PyError) -> Int {
    let cls = classOf(value)
    let method = cls.dunders[Dunder.hash.rawValue]
    if method.isNone { throw typeError("unhashable type: '\(cls.shownName)'") }
    if !method.isUndefined {
      let result = try call(method, [value])
      if result.isInt || result.isBool { return result.asInt == -1 ? -2 : result.asInt }
      // The number itself: an instance of a subclass is not asked for a hash of its own again.
      if result.isKind(.bigInt), let number = Number(result)?.integer {
        guard let small = Int(exactly: number) else { return NumberHash.big(number) }
        return small == -1 ? -2 : small
      }
      throw typeError("__hash__ method should return an integer")
    }
    if let native = cls.native.hash { return try native(self, value) }
    switch value.kind {
    case .list, .dict, .set, .slice:
      throw typeError("unhashable type: '\(cls.shownName)'")
    default: return Int(bitPattern: value.bits >> 4)
    }
  }

  // MARK: - Containers

  package func length(_ value: Value) throws(PyError) -> Int {
    switch value.tag {
    case Tag.of(.list): return value.asList.count
    case Tag.of(.str): return value.asStr.count
    case Tag.of(.tuple): return value.asTuple.count
    case Tag.of(.dict): return value.asDict.count
    case Tag.of(.set), Tag.of(.frozenSet): return value.asSet.count
    default: break
    }
    let cls = classOf(value)
    let method = cls.dunders[Dunder.length.rawValue]
    if !method.isUndefined {
      let result = try call(method, [value])
      let wide = try bigIndex(result)
      if wide < 0 { throw valueError("__len__() should return >= 0") }
      guard let count = Int(exactly: wide) else {
        throw overflowError("cannot fit '\(typeName(of: result))' into an index-sized integer")
      }
      return count
    }
    if let native = cls.native.length { return try native(self, value) }
    throw typeError("object of type '\(cls.shownName)' has no len()")
  }

  package func contains(_ container: Value, _ item: Value) throws(PyError) -> Bool {
    if isGlobals(container) { refreshGlobals() }
    let cls = classOf(container)
    let method = cls.dunders[Dunder.contains.rawValue]
    if method.isNone { throw typeError("'\(cls.shownName)' object is not a container") }
    if !method.isUndefined { return try truth(call(method, [container, item])) }
    if cls.dunders[Dunder.iterate.rawValue].isNone {
      throw typeError("argument of type '\(cls.shownName)' is not iterable")
    }
    if let native = cls.native.contains { return try native(self, container, item) }
    guard isIterable(container) else {
      throw typeError("argument of type '\(cls.shownName)' is not iterable")
    }
    var found = false
    let iterator = try iterator(of: container, orSaying: "argument of type '\(cls.shownName)' is not iterable")
    try withRoots([iterator]) { () throws(PyError) in
      while !found {
        let element = try next(iterator)
        if element.isUndefined { break }
        found = try equal(element, item)
      }
    }
    return found
  }

  package func getItem(_ container: Value, _ key: Value) throws(PyError) -> Value {
    if isGlobals(container) {
      let value = globalEntry(key)
      if !value.isUndefined { return value }
      refreshGlobals()
    }
    let cls = classOf(container)
    let method = cls.dunders[Dunder.getItem.rawValue]
    if !method.isUndefined { return try call(method, [container, key]) }
    if let native = cls.native.getItem { return try native(self, container, key) }
    if let target = container.cls {
      let hook = classAttribute(target, intern("__class_getitem__"))
      if !hook.isUndefined { return try call(bindToClass(hook, target), [key]) }
      if !target.isUserClass { return try genericAlias(target, key) }
      throw typeError("type '\(target.shownName)' is not subscriptable")
    }
    throw typeError("'\(cls.shownName)' object is not subscriptable")
  }

  /// `list[int]` and the like: the class itself, since annotations are never enforced.
  private func genericAlias(_ cls: ClassObject, _ key: Value) throws(PyError) -> Value {
    switch cls.instanceKind {
    case .list, .dict, .tuple, .set, .frozenSet, .cls: return try GenericAlias.make(self, Value(cls), key)
    default: throw typeError("type '\(cls.shownName)' is not subscriptable")
    }
  }

  package func setItem(_ container: Value, _ key: Value, _ value: Value) throws(PyError) {
    let cls = classOf(container)
    let method = cls.dunders[Dunder.setItem.rawValue]
    if !method.isUndefined {
      _ = try call(method, [container, key, value])
      return
    }
    if let native = cls.native.setItem {
      if isGlobals(container), key.str != nil { return try setGlobalEntry(key, value) }
      if isGlobals(container) { refreshGlobals() }
      try native(self, container, key, value)
      if isGlobals(container) { try writeGlobals() }
      return
    }
    // One slot of CPython serves both; it is there for the other method.
    if !cls.dunders[Dunder.deleteItem.rawValue].isUndefined { throw raise(.attributeError, Dunder.setItem.name) }
    throw typeError("'\(cls.shownName)' object does not support item assignment")
  }

  package func deleteItem(_ container: Value, _ key: Value) throws(PyError) {
    let cls = classOf(container)
    let method = cls.dunders[Dunder.deleteItem.rawValue]
    if !method.isUndefined {
      _ = try call(method, [container, key])
      return
    }
    if let native = cls.native.deleteItem {
      if isGlobals(container) { refreshGlobals() }
      try native(self, container, key)
      if isGlobals(container) { try writeGlobals() }
      return
    }
    if !cls.dunders[Dunder.setItem.rawValue].isUndefined { throw raise(.attributeError, Dunder.deleteItem.name) }
    throw typeError(
      "'\(cls.shownName)' object \(isSequence(container, key) ? "doesn't" : "does not") support item deletion")
  }

  /// CPython words the deletion of an index from a sequence type in its own way.
  private func isSequence(_ container: Value, _ key: Value) -> Bool {
    switch container.kind {
    case .str, .bytes, .tuple, .range, .set, .frozenSet, .dictView, .instance, .exception: hasIndexMethod(key)
    default: container.tag & Tag.subclassFlag != 0 && hasIndexMethod(key)
    }
  }

  /// `operator.index(value)`: TypeError for a non-integer, OverflowError beyond 64 bits.
  package func index(_ value: Value) throws(PyError) -> Int {
    if value.isInt || value.isBool { return value.asInt }
    if let big = value.bigInt {
      guard let small = Int(exactly: big.value) else {
        throw overflowError("Python int too large to convert to C ssize_t")
      }
      return small
    }
    let cls = classOf(value)
    let method = cls.dunders[Dunder.index.rawValue]
    if !method.isUndefined {
      let result = try call(method, [value])
      guard result.isInt || result.isBool || result.bigInt != nil else {
        throw typeError("__index__ returned non-int (type \(typeName(of: result)))")
      }
      if !result.isInt { try NumberConversion.warnOfSubclass(self, .int, result, is: "int", "__index__") }
      return try index(result)
    }
    throw typeError("'\(cls.shownName)' object cannot be interpreted as an integer")
  }

  // MARK: - Native depth

  /// Counts a nested native operation; raises RecursionError when Python's own limit would.
  @inline(__always)
  func enterNative(_ doing: StaticString) throws(PyError) {
    state.pointee.nativeDepth &+= 1
    state.pointee.frameLimit -= 1
    state.pointee.nativeSteps &+= 1
    if state.pointee.nativeSteps & 0xFFF == 0 { try checkFromNative() }
    if state.pointee.frame > state.pointee.frameLimit || state.pointee.nativeDepth > Machine.nativeDepthLimit {
      leaveNative()
      throw raise(.recursionError, "maximum recursion depth exceeded\(doing)")
    }
  }

  /// How deep the native stack may be nested, whatever the recursion limit says.
  static let nativeDepthLimit = 1100

  /// The same for a frame that native code enters: the frame itself is what counts, and the native function that enters it
  /// where CPython counts its calls. Answers how much `leaveNested` must give back.
  func enterNested() throws(PyError) -> Int {
    try countNativeStep()
    let extra = countsCaller ? 1 : 0
    if state.pointee.nativeDepth >= Machine.nativeDepthLimit {
      throw raise(.recursionError, "maximum recursion depth exceeded")
    }
    if extra > 0, state.pointee.frame + extra > state.pointee.frameLimit {
      throw raise(.recursionError, "maximum recursion depth exceeded while calling a Python object")
    }
    state.pointee.nativeDepth &+= 1
    state.pointee.frameLimit -= extra
    return extra
  }

  func leaveNested(_ extra: Int) {
    state.pointee.nativeDepth &-= 1
    state.pointee.frameLimit += extra
  }

  /// Whether the call that the innermost frame is at is one of a native function that CPython counts as a level.
  private var countsCaller: Bool {
    let frame = state.pointee.frame
    if frame <= state.pointee.frames { return false }
    let code = frame.pointee.code._withUnsafeGuaranteedRef { $0 }
    if frame.pointee.pc <= code.instructions { return false }
    let call = (frame.pointee.pc - 1).pointee
    var callee = Value.undefined
    switch call.op {
    case .call: callee = frame.pointee.registers[Int(call.a)]
    case .extra:
      if frame.pointee.pc - 1 > code.instructions, (frame.pointee.pc - 2).pointee.op == .callKeywords {
        callee = frame.pointee.registers[Int((frame.pointee.pc - 2).pointee.a)]
      }
    case .callLoaded:
      let base = frame.pointee.registers + Int(call.a)
      callee = base[0].isUndefined ? base[1] : base[0]
    case .callMethod:
      let cache = code.caches + Int(call.c)
      if cache.pointee.state == .method { callee = cache.pointee.value }
    default: return false
    }
    guard callee.isKind(.nativeFunction) else { return false }
    let function = callee.asNativeFunction
    if let known = function.isCounted { return known }
    // `repr` counts itself.
    let isCounted = function.row.name != "repr" && !Machine.uncounted.contains(function.row.name)
    function.isCounted = isCounted
    return isCounted
  }

  /// Raises RecursionError where CPython counts an operation that begins and ends in the last frame there may be.
  @inline(__always)
  func checkDepth(_ doing: StaticString) throws(PyError) {
    if state.pointee.frame >= state.pointee.frameLimit {
      throw raise(.recursionError, "maximum recursion depth exceeded\(doing)")
    }
  }

  /// The same for a call of a native function; some calls CPython does not count.
  @inline(never)
  func checkDepth(before function: NativeFunction) throws(PyError) {
    if !Machine.uncounted.contains(function.row.name) {
      throw raise(.recursionError, "maximum recursion depth exceeded while calling a Python object")
    }
  }

  /// The same for an instance of a native class; CPython makes those of the commonest classes by vector.
  @inline(never)
  func checkDepth(making cls: ClassObject) throws(PyError) {
    if cls.isUserClass || cls.moduleName.string == "builtins" { return }
    throw raise(.recursionError, "maximum recursion depth exceeded while calling a Python object")
  }

  /// Functions that CPython calls without counting: those with a special instruction, or called by vector.
  private static let uncounted: Set<String> = [
    "len", "isinstance", "append", "print", "getattr", "hasattr", "divmod", "pow", "round", "sum", "sorted", "next",
    "iter",
    "setattr", "delattr", "issubclass", "format", "get", "pop", "insert", "split", "rsplit", "replace", "strip",
    "lstrip",
    "mul", "truediv", "floordiv", "mod", "matmul", "getitem", "setitem", "lt", "le", "gt", "ge", "eq", "ne",
    "concat",
    "eval", "exec", "heappush", "heapreplace", "heappushpop", "bisect_left", "bisect_right", "insort_left",
    "insort_right", "deepcopy", "comb", "perm", "gcd", "lcm", "hypot", "dist", "isclose", "prod", "throw",
    "rstrip", "setdefault", "encode", "decode", "splitlines", "expandtabs", "center", "ljust", "rjust", "zfill", "sort",
  ]

  /// An error leaves the depth as it was before.
  @inline(never)
  private func checkFromNative() throws(PyError) {
    do {
      try checkInterrupt()
    } catch {
      leaveNative()
      throw error
    }
  }

  @inline(__always)
  func leaveNative() {
    state.pointee.nativeDepth &-= 1
    state.pointee.frameLimit += 1
  }
}
