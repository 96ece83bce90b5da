// What statements and displays need beyond the loop: for-loops, unpacking, spreading, functions, formatting, raising,
// context managers.

import Glibc

extension Machine {
  // MARK: - for

  /// Sets up the three registers of a loop over `R[index]`.
  ///
  /// A range becomes (next value, elements left, step); list, tuple, str and dict (container, position, length at the
  /// start); everything else its iterator.
  func prepareLoop(_ frame: UnsafeMutablePointer<Frame>, _ index: Int) throws(PyError) {
    let iterable = try checked(frame, index)
    let loop = frame.pointee.registers + index
    loop[2] = .none
    switch iterable.tag {
    case Tag.of(.range):
      let range = iterable.asObject(RangeObject.self)
      if range.large != nil {
        loop[1] = .none
        loop[0] = try iterator(of: iterable)
        return
      }
      loop[0] = Value(range.start)
      loop[1] = Value(range.count)
      loop[2] = Value(range.step)
    case Tag.of(.list), Tag.of(.tuple), Tag.of(.str):
      loop[1] = Value(0)
    case Tag.of(.dict):
      loop[1] = Value(0)
      loop[2] = Value(iterable.asDict.count)
    case Tag.of(.dictView):
      let dict = iterable.asObject(DictViewObject.self).dict
      if Value(dict).tag != Tag.of(.dict), isGlobals(Value(dict)) || isOrdered(dict) {
        // Its iterator knows more of changes.
        loop[1] = .none
        loop[0] = try iterator(of: iterable)
        return
      }
      loop[1] = Value(0)
      loop[2] = Value(dict.count)
    default:
      loop[1] = .none
      loop[0] = try iterator(of: iterable)
    }
  }

  /// A loop goes over it without an iterator object.
  func isLoopable(_ value: Value) -> Bool {
    switch value.tag {
    case Tag.of(.range), Tag.of(.list), Tag.of(.tuple), Tag.of(.str), Tag.of(.dict),
      Tag.of(.dictView):
      true
    default: false
    }
  }

  /// The next element of a loop that is not over a range, list or generator; undefined at the end.
  func advanceLoop(_ loop: UnsafeMutablePointer<Value>) throws(PyError) -> Value {
    let source = loop[0]
    guard loop[1].isInt else { return try next(source) }
    let position = loop[1].asInt
    switch source.tag {
    case Tag.of(.tuple):
      let tuple = source.asTuple
      if position >= tuple.count { return .undefined }
      loop[1] = Value(position &+ 1)
      return tuple[position]
    case Tag.of(.str):
      let text = source.asStr
      if position >= text.byteCount { return .undefined }
      let byte = text.bytes[position]
      if byte < 0x80 {
        loop[1] = Value(position &+ 1)
        return character(byte)
      }
      let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      loop[1] = Value(position &+ width)
      return string(utf8: UnsafeBufferPointer(start: text.bytes + position, count: width))
    case Tag.of(.dict): return try advanceDict(source.asDict, .keys, loop)
    case Tag.of(.dictView):
      let view = source.asObject(DictViewObject.self)
      return try advanceDict(view.dict, view.part, loop)
    default: return try next(source)
    }
  }

  /// Whether a dict is an OrderedDict.
  func isOrdered(_ dict: DictObject) -> Bool {
    classOf(Value(dict)).mro.contains { $0.staticName == "collections.OrderedDict" }
  }

  /// The error of a dict that changed between two steps of a loop; an OrderedDict has words of its own.
  func changedDuringIteration(_ dict: DictObject, _ words: String) -> PyError {
    runtimeError(isOrdered(dict) ? "OrderedDict mutated during iteration" : words)
  }

  /// The next two values of `for first, second in ...` over the items of a dict, `enumerate` or `zip`: CPython uses the tuple
  /// again when the loop has taken it apart, here there is none.
  @inline(never)
  func advancePair(
    _ loop: UnsafeMutablePointer<Value>, into pair: UnsafeMutablePointer<Value>
  ) throws(PyError) -> PairStep {
    let source = loop[0]
    if source.tag == Tag.of(.iterator), !loop[1].isInt {
      try countNativeStep()
      return try source.asObject(IteratorObject.self).nextPair(self, into: pair)
    }
    guard source.tag == Tag.of(.dictView), loop[1].isInt, source.asObject(DictViewObject.self).part == .items else {
      return .unknown
    }
    let dict = source.asObject(DictViewObject.self).dict
    let number = try advanceEntry(dict, loop)
    if number < 0 { return .end }
    (pair[0], pair[1]) = (dict.entries[number].key, dict.entries[number].value)
    return .pair
  }

  private func advanceDict(
    _ dict: DictObject, _ part: DictViewObject.Part, _ loop: UnsafeMutablePointer<Value>
  ) throws(PyError) -> Value {
    let number = try advanceEntry(dict, loop)
    if number < 0 { return .undefined }
    let entry = dict.entries[number]
    switch part {
    case .keys: return entry.key
    case .values: return entry.value
    case .items: return tuple(entry.key, entry.value)
    }
  }

  /// The number of a loop's next entry, or -1.
  @inline(__always)
  private func advanceEntry(_ dict: DictObject, _ loop: UnsafeMutablePointer<Value>) throws(PyError) -> Int {
    // The position, and above it how many entries were given out.
    let given = loop[1].asInt &>> 32
    if dict.count != loop[2].asInt {
      if isOrdered(dict), given >= loop[2].asInt { return -1 }
      throw changedDuringIteration(dict, "dictionary changed size during iteration")
    }
    var position = loop[1].asInt & 0xFFFF_FFFF
    while position < dict.entryCount, dict.entries[position].key.isUndefined { position &+= 1 }
    if position >= dict.entryCount { return -1 }
    if given >= loop[2].asInt { throw changedDuringIteration(dict, "dictionary keys changed during iteration") }
    loop[1] = Value((position &+ 1) | (given &+ 1) &<< 32)
    return position
  }

  // MARK: - Unpacking and spreading

  /// Returns the end of what it wrote: a function that may throw must not end in a copy (`ListSort` says why).
  @discardableResult
  func unpack(
    _ source: Value, into target: UnsafeMutablePointer<Value>, count: Int
  ) throws(PyError) -> UnsafeMutablePointer<Value> {
    if source.isList || source.isTuple {
      let length = source.isList ? source.asList.count : source.asTuple.count
      if length < count {
        throw valueError("not enough values to unpack (expected \(count), got \(length))")
      }
      if length > count { throw valueError("too many values to unpack (expected \(count))") }
      if source.isList {
        source.asList.copy(to: target, count)
      } else {
        target.update(from: source.asTuple.items, count: count)
      }
      return target + count
    }
    guard isIterable(source) else {
      throw typeError("cannot unpack non-iterable \(typeName(of: source)) object")
    }
    let iterator = try iterator(of: source)
    return try withRoots([iterator]) { () throws(PyError) in
      for index in 0..<count {
        let value = try next(iterator)
        if value.isUndefined {
          throw valueError("not enough values to unpack (expected \(count), got \(index))")
        }
        target[index] = value
      }
      if try !next(iterator).isUndefined {
        throw valueError("too many values to unpack (expected \(count))")
      }
      return target + count
    }
  }

  func unpackStar(
    _ source: Value, into target: UnsafeMutablePointer<Value>, before: Int, after: Int
  ) throws(PyError) {
    guard isIterable(source) else {
      throw typeError("cannot unpack non-iterable \(typeName(of: source)) object")
    }
    let values = try toArray(source)
    if values.count < before + after {
      throw valueError(
        "not enough values to unpack (expected at least \(before + after), got \(values.count))")
    }
    for index in 0..<before { target[index] = values[index] }
    target[before] = list(Array(values[before..<(values.count - after)]))
    for index in 0..<after { target[before + 1 + index] = values[values.count - after + index] }
  }

  /// Adds the elements of `R[b]` to the list, set or dict `R[a]`.
  func extend(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) {
    let target = frame.pointee.registers[Int(i.a)]
    let source = try checked(frame, Int(i.b))
    switch i.op {
    case .listExtend:
      guard isIterable(source) else {
        throw typeError("\(spreadOwner(frame, i))must be an iterable, not \(typeName(of: source))")
      }
      let list = target.asList
      try extend(list, with: source)
    case .setUpdate:
      try setUpdate(target.asSet, source)
    case .dictUpdate:
      guard try isMapping(source) else {
        throw typeError("'\(typeName(of: source))' object is not a mapping")
      }
      if source.isDict, target.asDict.count == 0 { return try DictType.copy(self, source, to: target.asDict) }
      try forEachPair(source) { (key, value) throws(PyError) in
        try dictSet(target.asDict, key, value)
      }
    default: try mergeKeywords(frame, i, target.asDict, source)
    }
  }

  private func spreadOwner(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) -> String {
    if i.x == 0 { return "Value after * " }
    return "\(calleeName(frame, i)) argument after * "
  }

  /// The callee of a call that is being prepared stands one register below the list of arguments.
  private func calleeName(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) -> String {
    let callee = frame.pointee.registers[Int(i.a) - (i.op == .dictMerge ? 2 : 1)]
    let name = (try? findAttribute(callee, names.qualifiedName)) ?? .undefined
    guard let text = name.str else { return (try? str(callee)) ?? "function" }
    let module = ((try? findAttribute(callee, names.module)) ?? .undefined).str?.string
    if let module, module != "builtins" { return "\(module).\(text.string)()" }
    return "\(text.string)()"
  }

  private func mergeKeywords(
    _ frame: UnsafeMutablePointer<Frame>, _ i: Instruction, _ target: DictObject, _ source: Value
  ) throws(PyError) {
    guard try isMapping(source) else {
      throw typeError(
        "\(calleeName(frame, i)) argument after ** must be a mapping, not \(typeName(of: source))")
    }
    try forEachPair(source) { (key, value) throws(PyError) in
      guard let name = key.str else { throw typeError("keywords must be strings") }
      if !target.get(name).isUndefined {
        throw typeError(
          "\(calleeName(frame, i)) got multiple values for keyword argument '\(name.string)'")
      }
      target.set(intern(name), value)
    }
  }

  private func isMapping(_ value: Value) throws(PyError) -> Bool {
    if value.isKind(.dict) { return true }
    return try !findAttribute(value, intern("keys")).isUndefined
  }

  /// Visits the pairs of a mapping: a dict, or anything with `keys` and `__getitem__`.
  package func forEachPair(
    _ mapping: Value, _ body: (Value, Value) throws(PyError) -> Void
  ) throws(PyError) {
    if let dict = mapping.dict,
      mapping.isDict || classOf(mapping).dunders[Dunder.iterate.rawValue].isUndefined
    {
      for pair in dict.pairs { try body(pair.key, pair.value) }
      return
    }
    let keys = try callMethod(mapping, "keys")
    try iterate(keys) { (key) throws(PyError) in try body(key, getItem(mapping, key)) }
  }

  // MARK: - Functions, text

  func makeFunction(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) {
    let registers = frame.pointee.registers
    let code = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }[Int(i.b)].asObject(
      CodeObject.self)
    let function = allocateFunction(code)
    let inputs = registers + Int(i.c)
    function.doc = code.doc
    function.defaults = inputs[0]
    function.keywordDefaults = inputs[1]
    function.annotations = inputs[2]
    for index in 0..<code.freeNames.count { function.cells[index] = inputs[3 + index] }
    registers[Int(i.a)] = Value(function)
  }

  /// A replacement field of an f-string. Conversions: 1 str, 2 repr, 3 ascii.
  func formatValue(_ value: Value, conversion: UInt8, spec: Value) throws(PyError) -> Value {
    // A str of the program goes into the f-string as it is: it is not the f-string's own.
    if value.isStr { value.asStr.flags &= ~Obj.Flags.piece }
    if conversion == 0 {
      if spec.isUndefined, value.isStr { return value }
      try checkDepth(" while getting the str of an object")
      let quick = QuickFormat.format(self, value, spec)
      if !quick.isUndefined { return quick }
      if spec.isUndefined { return string(try format(value, "")) }
    }
    let specification = spec.isUndefined ? "" : spec.asStr.string
    switch conversion {
    case 1:
      let text = try str(value)
      return specification.isEmpty ? string(text) : string(try format(string(text), specification))
    case 2:
      let text = try repr(value)
      return specification.isEmpty ? string(text) : string(try format(string(text), specification))
    case 3:
      let text = asciiOnly(try repr(value))
      return specification.isEmpty ? string(text) : string(try format(string(text), specification))
    default: return string(try format(value, specification))
    }
  }

  /// `ascii()`: escapes what is not ASCII.
  package func asciiOnly(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let code = scalar.value
      if code < 0x80 {
        result.unicodeScalars.append(scalar)
      } else if code < 0x100 {
        result += "\\x" + hexadecimal(code, width: 2)
      } else if code < 0x10000 {
        result += "\\u" + hexadecimal(code, width: 4)
      } else {
        result += "\\U" + hexadecimal(code, width: 8)
      }
    }
    return result
  }

  private func hexadecimal(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The parts of an f-string as one str. What `format` made for it is dead afterwards and is used again at once.
  func joinStrings(_ parts: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
    var byteCount = 0
    var scalarCount = 0
    for index in 0..<count {
      byteCount += parts[index].asStr.byteCount
      scalarCount += parts[index].asStr.count
    }
    func write(to target: UnsafeMutablePointer<UInt8>) {
      var position = 0
      for index in 0..<count {
        // Words and not the object, which would be retained over the call.
        let (bytes, length) = (parts[index].asStr.bytes, parts[index].asStr.byteCount)
        memcpy(target + position, bytes, length)
        position &+= length
      }
    }
    if !isNewestPiece(parts[count - 1]) && !isNewestPiece(parts[max(count - 2, 0)])
      || byteCount > StrObject.longest
    {
      return string(byteCount: byteCount, count: scalarCount) { write(to: $0) }
    }
    if byteCount > ObjectPools.textCapacity {
      let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCount)
      write(to: bytes)
      reusePieces(parts, count)
      return Value(adoptString(bytes, byteCount, scalarCount))
    }
    // The result may be written into an object of one of its own parts: it is put together elsewhere first.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ObjectPools.textCapacity) {
      buffer in
      guard let start = buffer.baseAddress else { return .undefined }
      write(to: start)
      reusePieces(parts, count)
      return string(byteCount: byteCount, count: scalarCount) {
        $0.update(from: start, count: byteCount)
      }
    }
  }

  /// Of the parts of an f-string, puts those back into their pool that are the newest objects.
  private func reusePieces(_ parts: UnsafeMutablePointer<Value>, _ count: Int) {
    var index = count
    while index > 0 {
      index &-= 1
      if isNewestPiece(parts[index]) {
        reuseNewestText()
        parts[index] = .undefined
      }
    }
  }

  // MARK: - raise, except, with

  func raiseStatement(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError)
    -> PyError
  {
    if i.x == 0 {
      if state.pointee.handled.isUndefined {
        return runtimeError("No active exception to reraise")
      }
      pendingException = state.pointee.handled
      return PyError()
    }
    state.pointee.nativeStart = state.pointee.objectCount
    let exception = try exceptionInstance(
      checked(frame, Int(i.a)), "exceptions must derive from BaseException")
    if i.x == 2 {
      let cause = try checked(frame, Int(i.b))
      exception.suppressContext = true
      exception.cause = .none
      if !cause.isNone {
        exception.cause = Value(
          try exceptionInstance(cause, "exception causes must derive from BaseException"))
      }
    }
    return raise(Value(exception))
  }

  /// An exception, or an instance made of an exception class.
  func exceptionInstance(_ value: Value, _ complaint: String) throws(PyError) -> ExceptionObject {
    if let exception = value.exception { return exception }
    if let cls = value.cls, cls.isSubclass(of: exceptionClass(.baseException)) {
      let made = try call(value)
      if let exception = made.exception { return exception }
      throw typeError(
        "calling \(try repr(value)) should have returned an instance of BaseException, not \(try repr(Value(classOf(made))))"
      )
    }
    throw typeError(complaint)
  }

  func matches(_ exception: Value, _ type: Value) throws(PyError) -> Bool {
    if let tuple = type.tuple {
      // Each is checked before one is asked; a tuple in the tuple is no class.
      for element in tuple.elements {
        guard let cls = element.cls, cls.isSubclass(of: exceptionClass(.baseException)) else {
          throw typeError("catching classes that do not inherit from BaseException is not allowed")
        }
      }
      for index in 0..<tuple.count where try matches(exception, tuple[index]) { return true }
      return false
    }
    guard let cls = type.cls, cls.isSubclass(of: exceptionClass(.baseException)) else {
      throw typeError("catching classes that do not inherit from BaseException is not allowed")
    }
    return classOf(exception).isSubclass(of: cls)
  }

  func enterContext(_ frame: UnsafeMutablePointer<Frame>, _ index: Int) throws(PyError) {
    let manager = try checked(frame, index)
    let cls = classOf(manager)
    let enter = classAttribute(cls, names.enter)
    if enter.isUndefined {
      throw typeError("'\(cls.shownName)' object does not support the context manager protocol")
    }
    let exit = classAttribute(cls, names.exit)
    if exit.isUndefined {
      throw typeError(
        "'\(cls.shownName)' object does not support the context manager protocol (missed __exit__ method)"
      )
    }
    frame.pointee.registers[index + 1] = try bind(exit, to: manager, cls)
    frame.pointee.registers[index] = try call(bind(enter, to: manager, cls))
  }

  /// Calls `__exit__` with the exception; true when it wants it swallowed.
  func exitContext(_ exit: Value, _ exception: Value) throws(PyError) -> Bool {
    let trace = exception.exception.map { tracebackValue(of: $0) } ?? .none
    return try truth(call(exit, [Value(classOf(exception)), exception, trace]))
  }
}
