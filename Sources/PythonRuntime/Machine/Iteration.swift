// The iteration protocol for native code: iter, next, loops over anything, and generators from the outside.

extension Machine {
  /// `iter(value)`.
  package func iterator(of value: Value) throws(PyError) -> Value {
    if value.tag == Tag.of(.iterator) || value.tag == Tag.of(.generator) { return value }
    if isGlobals(value) { refreshGlobals() }
    let cls = classOf(value)
    let method = cls.dunders[Dunder.iterate.rawValue]
    if !method.isUndefined {
      if method.isNone { throw typeError("'\(cls.shownName)' object is not iterable") }
      let result = try call(method, [value])
      guard isIterator(result) else {
        throw typeError("iter() returned non-iterator of type '\(typeName(of: result))'")
      }
      return result
    }
    if value.isKind(.generator) || value.isKind(.iterator) { return value }
    if let native = cls.native.iterate { return try native(self, value) }
    let getItemMethod = cls.dunders[Dunder.getItem.rawValue]
    if !getItemMethod.isUndefined || (cls.native.getItem != nil && !value.isKind(.cls)) {
      return sequenceIterator(value)
    }
    throw typeError("'\(cls.shownName)' object is not iterable")
  }

  /// `iter()` where CPython says of everything that has none the same; a TypeError of `__iter__` itself is replaced too.
  func iterator(of value: Value, orSaying words: @autoclosure () -> String) throws(PyError) -> Value {
    if !value.isKind(.instance) { return try iterator(of: value) }
    do throws(PyError) {
      return try iterator(of: value)
    } catch {
      guard isPending(.typeError) else { throw error }
      takePending()
      throw typeError(words())
    }
  }

  /// `iter()` of an object that only has `__getitem__`.
  func sequenceIterator(_ value: Value) -> Value {
    makeIterator(SequenceIterator(value), .sequence)
  }

  package func isIterable(_ value: Value) -> Bool {
    if value.isKind(.generator) || value.isKind(.iterator) { return true }
    let cls = classOf(value)
    if !cls.dunders[Dunder.iterate.rawValue].isUndefined || cls.native.iterate != nil { return true }
    return !cls.dunders[Dunder.getItem.rawValue].isUndefined
  }

  package func isIterator(_ value: Value) -> Bool {
    if value.isKind(.generator) || value.isKind(.iterator) { return true }
    let cls = classOf(value)
    return !cls.dunders[Dunder.next.rawValue].isUndefined || cls.native.next != nil
  }

  /// The same as `next`, where the iterator is one of our own more often than not.
  @inline(__always)
  func nextQuickly(_ iterator: Value) throws(PyError) -> Value {
    if iterator.tag == Tag.of(.iterator) {
      try countNativeStep()
      return try nextOfNative(iterator)
    }
    return try next(iterator)
  }

  /// `next(iterator)`: undefined at the end.
  package func next(_ iterator: Value) throws(PyError) -> Value {
    try countNativeStep()
    if iterator.tag == Tag.of(.iterator) { return try nextOfNative(iterator) }
    if iterator.isKind(.generator) {
      return try resume(iterator.asObject(GeneratorObject.self), sending: .none)
    }
    let cls = classOf(iterator)
    let method = cls.dunders[Dunder.next.rawValue]
    if iterator.isKind(.iterator), !method.isKind(.function) { return try nextOfNative(iterator) }
    if !method.isUndefined {
      do {
        return try call(method, [iterator])
      } catch {
        guard isPending(.stopIteration) else { throw error }
        generatorResult = stopValue(takePending())
        return .undefined
      }
    }
    if let native = cls.native.next {
      let value = try native(self, iterator)
      if value.isUndefined { generatorResult = .none }
      return value
    }
    throw typeError("'\(cls.shownName)' object is not an iterator")
  }

  @inline(__always)
  private func nextOfNative(_ iterator: Value) throws(PyError) -> Value {
    let value = try iterator.asObject(IteratorObject.self).next(self)
    if value.isUndefined { generatorResult = .none }
    return value
  }

  /// What a StopIteration carries.
  func stopValue(_ exception: Value) -> Value {
    exception.exception.map { ExceptionTypes.part(self, $0, "value", 0) } ?? .none
  }

  /// Calls `body` with every element. The iterator and the element are rooted.
  package func iterate(_ value: Value, _ body: (Value) throws(PyError) -> Void) throws(PyError) {
    let rootCount = rootStack.count
    rootStack.append(value)
    defer { dropRoots(to: rootCount) }
    if value.isList {
      let list = value.asList
      var index = 0
      while index < list.count {
        try body(list[index])
        index += 1
      }
      return
    }
    if value.isTuple {
      for element in value.asTuple.elements { try body(element) }
      return
    }
    let iterator = try iterator(of: value)
    rootStack.append(iterator)
    rootStack.append(.undefined)
    while true {
      let element = try nextQuickly(iterator)
      if element.isUndefined { return }
      rootStack[rootCount + 2] = element
      try body(element)
    }
  }

  /// All elements as a Swift array (list and tuple are copied fast). The elements of an iterator stay rooted only
  /// while it runs.
  package func toArray(_ value: Value) throws(PyError) -> [Value] {
    if value.isList { return value.asList.values }
    if value.isTuple { return Array(value.asTuple.elements) }
    return try collected(value).values
  }

  /// All elements as a new list, which only what the native call has made keeps alive.
  func collected(_ value: Value) throws(PyError) -> ListObject {
    let list = emptyList()
    try withRoots([Value(list)]) { () throws(PyError) in
      try iterate(value) { (element) throws(PyError) in list.append(element) }
    }
    return list
  }
}
