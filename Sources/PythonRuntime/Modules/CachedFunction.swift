// What `functools.lru_cache` makes of a function: results by arguments, the least recently used ones forgotten first.
//
// A result that is not there yet is computed in a frame of the same loop (`FrameMode.remember`), so that a cached function may
// call itself as deep as any other; the key waits in the register below the call's window, where the callee stood.

/// A cached function.
final class CachedFunction: NativeObject {
  let function: Value
  /// The most results kept; nil for all of them.
  let limit: Int?
  let isTyped: Bool
  /// Keys to results or, where there is a limit, to positions in `order`.
  let results: DictObject
  /// The class of `cache_info()`.
  let information: Value
  /// Keys and results from the least to the most recently used one; with a limit only.
  var order = RecencyList()
  var hits = 0
  var misses = 0

  init(_ function: Value, limit: Int?, isTyped: Bool, results: DictObject, information: Value) {
    self.function = function
    self.limit = limit
    self.isTyped = isTyped
    self.results = results
    self.information = information
    super.init()
  }

  override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(function)
    tracer.visit(results)
    tracer.visit(information)
    for entry in order.entries { tracer.visit(entry.value) }
  }
}

/// A ring of entries in order of use. Entry 0 is the seam: after it comes the oldest, before it the newest.
struct RecencyList {
  struct Entry {
    var key: Value
    var value: Value
    var before: Int
    var after: Int
  }

  private(set) var entries = [Entry(key: .undefined, value: .undefined, before: 0, after: 0)]

  /// Makes an entry the newest one.
  mutating func renew(_ index: Int) {
    takeOut(index)
    link(index)
  }

  mutating func append(_ key: Value, _ value: Value) -> Int {
    entries.append(Entry(key: key, value: value, before: 0, after: 0))
    link(entries.count - 1)
    return entries.count - 1
  }

  /// Gives the oldest entry's place to another key; returns the place and the key that had it.
  mutating func replaceOldest(_ key: Value, _ value: Value) -> (index: Int, key: Value) {
    let index = entries[0].after
    let old = entries[index].key
    entries[index].key = key
    entries[index].value = value
    renew(index)
    return (index, old)
  }

  private mutating func takeOut(_ index: Int) {
    let (before, after) = (entries[index].before, entries[index].after)
    entries[before].after = after
    entries[after].before = before
  }

  private mutating func link(_ index: Int) {
    let last = entries[0].before
    entries[index].before = last
    entries[index].after = 0
    entries[last].after = index
    entries[0].before = index
  }
}

extension Machine {
  /// A call of a cached function: `base` holds it, its arguments follow.
  func startCached(
    _ cached: CachedFunction, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value,
    _ destination: UInt16, _ mode: FrameMode
  ) throws(PyError) -> Value {
    if state.pointee.frame >= state.pointee.frameLimit {
      throw raise(.recursionError, "maximum recursion depth exceeded while calling a Python object")
    }
    if cached.limit == 0 {
      cached.misses += 1
      return try callUncached(cached, base, count, keywords)
    }
    let key = cacheKey(cached, base + 1, count, keywords)
    let number = try rooted(key) { () throws(PyError) in try dictFind(cached.results, key, hash: hash(key)) }
    if number >= 0 {
      cached.hits += 1
      let found = cached.results.entries[number].value
      if cached.limit == nil { return found }
      cached.order.renew(found.asInt)
      return cached.order.entries[found.asInt].value
    }
    cached.misses += 1
    if mode == .store, cached.function.isKind(.function), !cached.function.asFunction.code.isGenerator {
      if state.pointee.frame + 1 >= state.pointee.frameLimit {
        throw raise(.recursionError, "maximum recursion depth exceeded")
      }
      base[0] = key
      let result = try startFunction(
        cached.function.asFunction, base + 1, count, keywords, destination, .remember, object: cached)
      // The call of the cache is a level of its own in CPython; `leaveLevel` gives it back.
      state.pointee.frameLimit -= 1
      return result
    }
    return try withRoots([Value(cached), key]) { () throws(PyError) in
      let result = try callUncached(cached, base, count, keywords)
      try withRoots([result]) { () throws(PyError) in try remember(cached, key, result) }
      return result
    }
  }

  /// Runs `body` with a key alive; plain ones call nothing.
  @inline(__always)
  private func rooted(_ key: Value, _ body: () throws(PyError) -> Int) throws(PyError) -> Int {
    if !key.isTuple { return try body() }
    rootStack.append(key)
    defer { rootStack.removeLast() }
    return try body()
  }

  private func callUncached(
    _ cached: CachedFunction, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws(PyError) -> Value {
    try enterNative(" while calling a Python object")
    defer { leaveNative() }
    return try call(
      cached.function, CallArguments(base: base + 1, positionalCount: count, keywords: keywords))
  }

  /// One argument that is an int or a str stands for itself; others form a tuple with a mark before the keyword arguments.
  private func cacheKey(
    _ cached: CachedFunction, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) -> Value {
    if keywords.isUndefined, !cached.isTyped {
      if count == 1, arguments[0].isExactInteger || arguments[0].isStr { return arguments[0] }
      return tuple(arguments, count)
    }
    var parts = (0..<count).map { arguments[$0] }
    let named = keywords.isUndefined ? 0 : keywords.asTuple.count
    if named > 0 {
      parts.append(cached.information)
      for index in 0..<named { parts += [keywords.asTuple[index], arguments[count + index]] }
    }
    if cached.isTyped { for index in 0..<(count + named) { parts.append(Value(classOf(arguments[index]))) } }
    return tuple(parts)
  }

  /// Keeps a result, unless the call itself has done so already.
  func remember(_ cached: CachedFunction, _ key: Value, _ result: Value) throws(PyError) {
    let hash = try hash(key)
    let number = try dictFind(cached.results, key, hash: hash)
    guard let limit = cached.limit else {
      if number >= 0 {
        cached.results.setValue(number, result)
      } else {
        cached.results.insertNew(key, hash: hash, result)
      }
      return
    }
    if number >= 0 { return }
    let index: Int
    if cached.results.count >= limit {
      let (place, old) = cached.order.replaceOldest(key, result)
      index = place
      let hash = try self.hash(old)
      let number = try dictFind(cached.results, old, hash: hash)
      if number >= 0 { _ = cached.results.removeEntry(number) }
    } else {
      index = cached.order.append(key, result)
    }
    cached.results.insertNew(key, hash: hash, Value(index))
  }
}

enum CachedFunctionType {
  static let declaration = NativeClass(
    "_lru_cache_wrapper", module: "functools", kind: .native, methods: methods,
    properties: ["__module__", "__doc__"].map(own), slots: slots,
    hasInstanceAttributes: true)

  /// An attribute that the wrapper has of its function, whatever its class has.
  private static func own(_ name: String) -> NativeProperty {
    NativeProperty(name) { vm, value in
      let found = vm.instanceAttribute(value.asObj, vm.intern(name))
      return found.isUndefined ? .none : found
    } set: { vm, value, new in
      vm.setInstanceAttribute(value.asObj, vm.intern(name), new)
    }
  }

  private static func cached(_ value: Value) -> CachedFunction { value.asObject(CachedFunction.self) }

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = { vm, cls, arguments throws(PyError) in
      guard arguments.positionalCount == 4, arguments.keywordCount == 0 else {
        throw vm.typeError("_lru_cache_wrapper() missing required argument 'maxsize' (pos 2)")
      }
      if !vm.isCallable(arguments[0]) { throw vm.typeError("the first argument must be callable") }
      let made = CachedFunction(
        arguments[0], limit: arguments[1].isNone ? nil : max(try vm.index(arguments[1]), 0),
        isTyped: try vm.truth(arguments[2]), results: vm.dict(), information: arguments[3])
      return vm.adopt(made, as: cls)
    }
    // Calls of the loop and of `Machine.call` go to `startCached`; this says that there is something to call.
    slots.call = { vm, value, arguments throws(PyError) in
      try vm.startCached(
        cached(value), arguments.base - 1, arguments.positionalCount, arguments.keywords, 0, .native)
    }
    slots.repr = { vm, value in "<functools._lru_cache_wrapper object at \(vm.address(of: value))>" }
    return slots
  }()

  private static let methods: [NativeRow] = [
    NativeRow("cache_info(self, /)", .exact) { vm, arguments throws(PyError) in
      let cached = cached(arguments.receiver)
      let values = [
        Value(cached.hits), Value(cached.misses), cached.limit.map { Value($0) } ?? .none,
        Value(cached.results.count),
      ]
      return try vm.call(cached.information, [vm.tuple(values)])
    },
    NativeRow("cache_clear(self, /)", .exact) { vm, arguments in
      let cached = cached(arguments.receiver)
      cached.results.removeAll()
      cached.order = RecencyList()
      cached.hits = 0
      cached.misses = 0
      return .none
    },
    NativeRow("cache_parameters(self, /)", .exact) { vm, arguments in
      let cached = cached(arguments.receiver)
      let dict = vm.dict()
      dict.set(vm.intern("maxsize"), cached.limit.map { Value($0) } ?? .none)
      dict.set(vm.intern("typed"), Value(cached.isTyped))
      return Value(dict)
    },
    NativeRow("__get__(self, instance, owner=None, /)", .unpack) { vm, arguments in
      arguments[1].isNone ? arguments[0] : vm.boundMethod(arguments[0], arguments[1])
    },
    NativeRow("__copy__(self, /)", .exact) { _, arguments in arguments.receiver },
    NativeRow("__deepcopy__(self, memo, /)", .exact) { _, arguments in arguments.receiver },
    NativeRow("__reduce__(self, /)", .exact) { vm, arguments throws(PyError) in
      try vm.getAttribute(arguments.receiver, vm.intern("__qualname__"))
    },
  ]
}
