// Making objects: strings, containers, functions and instances, and interning names.

import Glibc

extension Machine {
  // MARK: Strings

  /// A `str` from Swift text.
  package func string(_ text: String) -> Value {
    var text = text
    return text.withUTF8 { string(utf8: $0) }
  }

  /// A `str` from valid UTF-8.
  package func string(utf8: UnsafeBufferPointer<UInt8>) -> Value {
    if utf8.count <= 1 {
      if utf8.count == 0 { return Value(intern("")) }
      if utf8[0] < 0x80 { return character(utf8[0]) }
    }
    guard let start = utf8.baseAddress else { return Value(intern("")) }
    if utf8.count <= ObjectPools.textCapacity {
      return smallText(utf8.count, -1) { memcpy($0, start, utf8.count) }
    }
    if utf8.count > StrObject.longest { return refuseText() }
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: utf8.count)
    bytes.initialize(from: start, count: utf8.count)
    return Value(adoptString(bytes, utf8.count))
  }

  /// A short `str`, from the pool when there is one; `fill` writes its bytes.
  @inline(__always)
  private func smallText(
    _ byteCount: Int, _ count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void
  ) -> Value {
    let isWide = byteCount > ObjectPools.shortCapacity
    if let free = isWide ? state.pointee.pools.wideTexts.pop() : state.pointee.pools.texts.pop() {
      return takeBack(free, as: StrObject.self) { text in
        fill(text.bytes)
        text.reuse(
          byteCount: byteCount, count: count < 0 ? countScalars(text.bytes, byteCount) : count,
          flags: isWide ? Obj.Flags.smallText | Obj.Flags.wideText : Obj.Flags.smallText)
        return Value(text)
      }
    }
    return adopting(StrObject.short(byteCount, count, fill), .str)
  }

  /// A `str` of `byteCount` bytes that `fill` writes: valid UTF-8 of `count` scalars (counted when it is not given).
  @inline(__always)
  package func string(
    byteCount: Int, count: Int = -1, fill: (UnsafeMutablePointer<UInt8>) -> Void
  ) -> Value {
    if byteCount <= ObjectPools.textCapacity {
      let text = smallText(byteCount, count, fill)
      if byteCount == 1, text.asStr.bytes[0] < 0x80 { return character(text.asStr.bytes[0]) }
      return text
    }
    if byteCount > StrObject.longest { return refuseText() }
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCount)
    fill(bytes)
    return Value(adoptString(bytes, byteCount, count))
  }

  /// What stands for a text beyond `StrObject.longest` until the next safepoint, which raises MemoryError.
  @inline(never)
  func refuseText() -> Value {
    hasRefusedText = true
    requestCollection()
    return Value(intern(""))
  }

  /// The one-character ASCII string.
  @inline(__always)
  package func character(_ byte: UInt8) -> Value {
    singleCharacters[Int(byte)]._withUnsafeGuaranteedRef { Value($0) }
  }

  func adoptString(_ bytes: UnsafeMutablePointer<UInt8>, _ byteCount: Int, _ count: Int = -1) -> StrObject {
    let object = StrObject(
      owning: bytes, byteCount: byteCount, count: count < 0 ? countScalars(bytes, byteCount) : count)
    adopt(object, .str)
    countExternal(byteCount)
    return object
  }

  /// The interned `str` of a name.
  package func intern(_ text: String) -> StrObject {
    var text = text
    return text.withUTF8 { utf8 in
      guard let start = utf8.baseAddress else { return internBytes(singleZero, 0) }
      return internBytes(start, utf8.count)
    }
  }

  /// The interned `str` of UTF-8 bytes, which may hold lone surrogates.
  func intern(utf8: [UInt8]) -> StrObject {
    utf8.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return internBytes(singleZero, 0) }
      return internBytes(start, bytes.count)
    }
  }

  /// The interned object of an existing `str`.
  package func intern(_ text: StrObject) -> StrObject {
    text.isInterned ? text : internBytes(text.bytes, text.byteCount)
  }

  private var singleZero: UnsafePointer<UInt8> { UnsafePointer(bitPattern: 1).unsafelyUnwrapped }

  private func internBytes(_ start: UnsafePointer<UInt8>, _ count: Int) -> StrObject {
    let hash = hashBytes(start, count)
    if let found = interned.find(start, count, hash: hash) { return found }
    let object: StrObject
    if count <= ObjectPools.textCapacity {
      object = StrObject.short(count, -1) { $0.update(from: start, count: count) }
    } else {
      let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
      bytes.initialize(from: start, count: count)
      object = StrObject(owning: bytes, byteCount: count, count: countScalars(bytes, count))
    }
    object.flags |= Obj.Flags.interned
    let isStarting = builtinClasses.count <= BuiltinType.str.rawValue
    adoptPermanent(object, class: isStarting ? nil : builtinClasses[BuiltinType.str.rawValue])
    interned.insert(object)
    return object
  }

  // MARK: Containers

  package func bytes(_ storage: [UInt8]) -> Value {
    countExternal(storage.count)
    return adopting(BytesObject(storage), .bytes)
  }

  package func list(_ values: [Value]) -> Value {
    let list = emptyList(capacity: values.count)
    list.append(contentsOf: values)
    return Value(list)
  }

  /// An empty list with room for `capacity` elements.
  package func emptyList(capacity: Int = 0) -> ListObject {
    // Whatever is asked for takes a dead list, if there is one: what every death adds to and not every birth takes from would grow
    // for ever.
    if let free = state.pointee.pools.takeList(capacity) {
      let list = takeBack(free, as: ListObject.self)
      list.reuse()
      if capacity > list.capacity {
        list.reserve(exactly: capacity)
        countExternal(list.externalBytes)
      }
      return list
    }
    let list = ListObject(capacity: capacity)
    adopt(list, .list)
    countExternal(list.externalBytes)
    return list
  }

  package func tuple(_ values: [Value]) -> Value {
    if values.isEmpty { return emptyTuple }
    let tuple = allocateTuple(values.count)
    for (index, value) in values.enumerated() { tuple.items[index] = value }
    return Value(tuple)
  }

  /// A tuple of two values.
  func tuple(_ first: Value, _ second: Value) -> Value {
    let tuple = allocateTuple(2)
    tuple.items[0] = first
    tuple.items[1] = second
    return Value(tuple)
  }

  /// A tuple of `count` values at `start`.
  func tuple(_ start: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
    if count == 0 { return emptyTuple }
    if count <= ObjectPools.tupleLimit, let free = state.pointee.pools.tuples[count].pop() {
      return takeBack(free, as: TupleObject.self) { filled($0, start, count) }
    }
    return filled(allocateTuple(count), start, count)
  }

  @inline(__always)
  private func filled(_ tuple: TupleObject, _ start: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
    var index = 0
    while index < count {
      (tuple.items + index).copyHalves(from: start + index)
      index &+= 1
    }
    return Value(tuple)
  }

  /// A tuple of the elements of a list.
  func tuple(_ list: ListObject) -> Value {
    if list.count == 0 { return emptyTuple }
    let tuple = allocateTuple(list.count)
    list.copy(to: tuple.items, list.count)
    return Value(tuple)
  }

  /// `()`.
  package var emptyTuple: Value { emptyTupleValue }

  package func dict() -> DictObject {
    countExternal(152)
    if let free = state.pointee.pools.dicts.pop() {
      let dict = takeBack(free, as: DictObject.self)
      dict.reuse()
      return dict
    }
    let dict = DictObject()
    adopt(dict, .dict)
    return dict
  }

  package func set(frozen: Bool = false) -> SetObject {
    let set = SetObject(frozen: frozen)
    adopt(set, frozen ? .frozenSet : .set)
    countExternal(192)
    return set
  }

  package func slice(_ start: Value, _ stop: Value, _ step: Value) -> Value {
    if let free = state.pointee.pools.slices.pop() {
      return takeBack(free, as: SliceObject.self) {
        $0.reuse(start: start, stop: stop, step: step)
        return Value($0)
      }
    }
    return adopting(SliceObject(start: start, stop: stop, step: step), .slice)
  }

  package func range(_ start: Int, _ stop: Int, _ step: Int) -> Value {
    let range = RangeObject(start: start, stop: stop, step: step)
    if range.count == Int.max { return self.range(LargeRange(BigInt(start), BigInt(stop), BigInt(step))) }
    return adopting(range, .range)
  }

  /// A range of any numbers; a plain one when they fit in 64 bits.
  func range(_ large: LargeRange) -> Value {
    if let start = Int(exactly: large.start), let stop = Int(exactly: large.stop), let step = Int(exactly: large.step),
      large.count < BigInt(Int.max)
    {
      return adopting(RangeObject(start: start, stop: stop, step: step), .range)
    }
    return adopting(RangeObject(large), .range)
  }

  /// An int of any size: immediate when it fits.
  package func int(_ value: BigInt) -> Value {
    if let small = value.machineInt { return Value(small) }
    if value.count > 16 { countExternal(value.count * 8) }
    if let free = state.pointee.pools.bigInts.pop() {
      return takeBack(free, as: BigIntObject.self) {
        $0.reuse(value)
        return Value($0)
      }
    }
    return adopting(BigIntObject(value), .int)
  }

  // MARK: Objects of given classes

  /// Gives the heap a freshly made object of class `cls`, and returns it as a value.
  ///
  /// `weight` is the number of ordinary objects it counts as towards the next collection: an object with much behind it
  /// should die young, while its memory is still in the processor's caches.
  package func adopt(_ object: Obj, as cls: ClassObject, weight: Int = 1) -> Value {
    if weight > 1 { countWeight(weight) }
    if cls.isUserClass, hasBuiltinLayout(object.kind) { object.valueTag |= UInt16(Tag.subclassFlag) }
    adopt(object, class: Unmanaged.passUnretained(cls))
    countExternal(object.externalBytes)
    return Value(object)
  }

  @inline(__always)
  func adopting(_ object: Obj, _ type: BuiltinType) -> Value {
    adopt(object, type)
    return Value(object)
  }

  /// Kinds whose exact tag promises built-in behaviour.
  private func hasBuiltinLayout(_ kind: Kind) -> Bool {
    switch kind {
    case .instance, .exception, .native: false
    default: true
    }
  }

  /// An iterator over a closure (undefined = end), of class `name` ("map", "zip_longest"...).
  package func iterator(
    named name: String = "iterator", holding held: [Value] = [], _ body: @escaping ClosureIterator.Body
  ) -> Value {
    adopt(ClosureIterator(holding: held, body), as: iteratorClass(named: name))
  }

  /// What a call of the generator function `function` gives: an iterator over a closure that shows as a generator.
  package func generator(
    of function: String, holding held: [Value], _ body: @escaping ClosureIterator.Body
  ) -> Value {
    let made = ClosureIterator(holding: held, body)
    made.function = function
    return adopt(made, as: iteratorClass(named: "generator"))
  }

  /// The class of native iterators called `name`; made at its first use.
  package func iteratorClass(named name: String) -> ClassObject {
    if name == "iterator" { return builtin(.iterator) }
    if let known = nativeClasses[name] { return known._withUnsafeGuaranteedRef { $0 } }
    let module = name == "arrayiterator" ? "array" : "builtins"
    let declaration =
      name == "generator"
      ? CoreTypes.closureGenerator : NativeClass(name, module: module, kind: .iterator, isInheritable: false)
    let cls = makeClass(declaration, bases: [builtin(.iterator)])
    if module != "builtins" { cls.staticName = module + "." + name }
    keepForever(Value(cls))
    nativeClasses[name] = Unmanaged.passUnretained(cls)
    return cls
  }

  /// A free native function.
  package func function(_ row: NativeRow) -> Value {
    adopting(NativeFunction(row: row), .nativeFunction)
  }

  /// A native function that `module` shows; it lives, with the value its body calls, as long as the machine.
  package func function(_ row: NativeRow, of module: String, holding value: Value) -> Value {
    let made = NativeFunction(row: row)
    adoptPermanent(made, class: builtinClasses[BuiltinType.nativeFunction.rawValue])
    made.moduleName = module
    keepForever(value)
    return Value(made)
  }

  /// A plain instance of `cls`, without calling `__init__`.
  package func instance(of cls: ClassObject, payload: AnyObject? = nil) -> Value {
    let object = allocateInstance(cls)
    object.payload = payload
    watchIfFinalizable(object, cls)
    return Value(object)
  }

  func boundMethod(_ function: Value, _ receiver: Value) -> Value {
    let isNative = function.isKind(.nativeFunction)
    let isSlot = isNative && function.asNativeFunction.isSlot
    return adopting(
      BoundMethod(function: function, receiver: receiver),
      isNative && PythonFaces.isFace(self, function)
        ? .boundMethod : isSlot ? .methodWrapper : isNative ? .nativeFunction : .boundMethod)
  }

  // MARK: Roots

  /// Keeps values alive while Python code is called back. Only needed for values that were *taken out of* containers
  /// and are no longer reachable: what a native function received or allocated is kept alive by the machine.
  package func withRoots<Result>(
    _ values: [Value], _ body: () throws(PyError) -> Result
  ) throws(PyError) -> Result {
    let count = rootStack.count
    for value in values { rootStack.append(value) }
    defer { dropRoots(to: count) }
    return try body()
  }

  /// Gives up the roots above the first `count`: one or two, of which each taken away costs less than cutting them off.
  @inline(__always)
  func dropRoots(to count: Int) {
    while rootStack.count > count { rootStack.removeLast() }
  }

  /// From now on the object lives as long as something outside the heap would find it again (`isHeldOutside`), because it has
  /// something to lose: attributes, a class of its own, or an identity that the lesson asked for.
  package func keepWhileHeld(_ object: NativeObject) {
    if object.flags & Obj.Flags.keptWhileHeld != 0 { return }
    object.flags |= Obj.Flags.keptWhileHeld
    keptWhileHeld.append(Unmanaged.passUnretained(object))
  }

  /// Adds values that live as long as the machine.
  package func keepForever(_ value: Value) { permanentRoots.append(value) }

  /// A provider the collector asks for roots at every collection.
  package func addRootProvider(_ provider: @escaping (inout Tracer) -> Void) { rootProviders.append(provider) }
}

/// The number of Unicode scalars in valid UTF-8.
@inline(__always)
func countScalars(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  isASCII(bytes, count) ? count : countWideScalars(bytes, count)
}

/// Whether every byte is below 128.
func isASCII(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  let raw = UnsafeRawPointer(bytes)
  var seen: UInt64 = 0
  var index = 0
  while index &+ 32 <= count {
    let first = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let second = raw.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self)
    let third = raw.loadUnaligned(fromByteOffset: index &+ 16, as: UInt64.self)
    let fourth = raw.loadUnaligned(fromByteOffset: index &+ 24, as: UInt64.self)
    if (first | second | third | fourth) & 0x8080_8080_8080_8080 != 0 { return false }
    index &+= 32
  }
  while index &+ 8 <= count {
    seen |= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    index &+= 8
  }
  if index < count {
    if count >= 8 {
      // The last word again, with some bytes read twice: cheaper than one byte after the other.
      seen |= raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    } else {
      while index < count {
        seen |= UInt64(bytes[index])
        index &+= 1
      }
    }
  }
  return seen & 0x8080_8080_8080_8080 == 0
}

private func countWideScalars(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  var total = 0
  var index = 0
  let raw = UnsafeRawPointer(bytes)
  while index &+ 8 <= count {
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    // A continuation byte has the form 10xxxxxx.
    let continuation = (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
    total &+= 8 &- continuation.nonzeroBitCount
    index &+= 8
  }
  while index < count {
    if bytes[index] & 0xC0 != 0x80 { total &+= 1 }
    index &+= 1
  }
  return total
}
