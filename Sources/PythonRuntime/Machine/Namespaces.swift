// Module-level names. They live in slots, resolved when code is compiled; this file is everything that treats them as a
// dict: `globals()`, `locals()`, and the source texts that `exec` and `eval` run, with name spaces of their own.
//
// Space 0 is the lesson. Its `globals()` is one dict object that mirrors the slots: it is brought up to date before
// it is read and written back after it is changed. (Its tag is not that of an exact dict, so the fast paths of the loop
// never see it.) An `exec` with another dict gets a space of its own, filled from the dict and written back to it.

import PythonSyntax

/// The slots of one space beyond the lesson's own.
final class GlobalSpace {
  let dict: DictObject
  var slots: [UnsafeMutableRawPointer: Int] = [:]
  init(_ dict: DictObject) { self.dict = dict }
}

/// The name spaces of one machine.
final class NamespaceState {
  /// `globals()` of the lesson, once somebody asked for it.
  var view: DictObject?
  var spaces: [Int: GlobalSpace] = [:]
  /// The space of each dict that has one.
  var spaceOfDict: [ObjectIdentifier: Int] = [:]
  var nextSpace = 1
  /// The space each slot belongs to.
  var spaceOfSlot: [Int] = []
  var freeSlots: [Int] = []
}

extension Machine {
  // MARK: - Slots

  /// The slot of a module-level name; made at its first mention.
  func globalSlot(_ name: StrObject, in space: Int = 0) throws(PyError) -> Int {
    let key = Unmanaged.passUnretained(name).toOpaque()
    if space == 0 {
      if let slot = globalSlots[key] { return slot }
    } else if let slot = namespaces.spaces[space]?.slots[key] {
      return slot
    }
    let slot: Int
    if let free = namespaces.freeSlots.popLast() {
      slot = free
      globalNames[slot] = name
      namespaces.spaceOfSlot[slot] = space
    } else {
      slot = globalNames.count
      if slot >= Machine.globalLimit - 1 { throw raise(.memoryError, "too many global names") }
      globalNames.append(name)
      namespaces.spaceOfSlot.append(space)
    }
    if space == 0 { globalSlots[key] = slot } else { namespaces.spaces[space]?.slots[key] = slot }
    state.pointee.globals[slot] = .undefined
    let builtin = builtins(of: space).get(name)
    // Names that say not whose they are belong to `builtins`.
    state.pointee.builtinValues[slot] = builtin.isUndefined && name === names.name ? Value(intern("builtins")) : builtin
    return slot
  }

  /// `__name__` among the names of a space of its own; None where they have none.
  func moduleName(ofSpace space: Int) -> Value {
    guard let own = namespaces.spaces[space] else { return Value(names.main) }
    if let slot = own.slots[Unmanaged.passUnretained(names.name).toOpaque()] {
      let value = state.pointee.globals[slot]
      if !value.isUndefined { return value }
    }
    let value = own.dict.get(names.name)
    return value.isUndefined ? .none : value
  }

  /// What names of a space fall back to: its dict may bring its own `__builtins__`.
  func builtins(of space: Int) -> DictObject {
    guard space != 0, let own = namespaces.spaces[space]?.dict.get(intern("__builtins__")) else { return builtins }
    if let module = own.module { return module.attributes }
    return own.dict ?? builtins
  }

  /// The module-level names that are bound, in order of first mention.
  package var globalBindings: [(name: StrObject, value: Value)] {
    var result: [(name: StrObject, value: Value)] = []
    for (slot, name) in globalNames.enumerated()
    where namespaces.spaceOfSlot[slot] == 0 && !state.pointee.globals[slot].isUndefined {
      result.append((name, state.pointee.globals[slot]))
    }
    return result
  }

  /// What the dict that executed code has for globals holds under the name of a slot; undefined elsewhere.
  func entryOfOwnGlobals(_ slot: Int) -> Value {
    guard let own = namespaces.spaces[namespaces.spaceOfSlot[slot]] else { return .undefined }
    return own.dict.get(globalNames[slot])
  }

  /// A name that is deleted leaves that dict at once: it would be found there again.
  func forgetOwnGlobal(_ slot: Int) {
    guard let own = namespaces.spaces[namespaces.spaceOfSlot[slot]] else { return }
    _ = own.dict.remove(globalNames[slot])
  }

  // MARK: - globals()

  /// `globals()` as seen from code of a space, up to date.
  func globalsDict(of space: Int) -> DictObject {
    if space != 0, let own = namespaces.spaces[space] {
      writeBack(own)
      return own.dict
    }
    if let view = namespaces.view {
      // A great many names are only brought up to date where they are read.
      if globalNames.count < 4096 { refreshGlobals() }
      return view
    }
    let view = dict()
    view.valueTag |= UInt16(Tag.subclassFlag)
    // No inline cache may skip the refreshing either.
    view.flags |= Obj.Flags.dictMode
    namespaces.view = view
    keepForever(Value(view))
    refreshGlobals()
    return view
  }

  /// The value is the lesson's `globals()` dict.
  @inline(__always)
  func isGlobals(_ value: Value) -> Bool {
    value.tag == Tag.of(.dict) | Tag.subclassFlag && isGlobalsView(value)
  }

  @inline(never)
  private func isGlobalsView(_ value: Value) -> Bool { namespaces.view === value.asObj }

  /// One entry of the lesson's globals; undefined when it is not bound.
  func globalEntry(_ key: Value) -> Value {
    guard let name = key.str, let slot = globalSlots[Unmanaged.passUnretained(intern(name)).toOpaque()] else {
      return .undefined
    }
    return state.pointee.globals[slot]
  }

  /// `globals()[key] = value`.
  func setGlobalEntry(_ key: Value, _ value: Value) throws(PyError) {
    guard let name = key.str, let view = namespaces.view else { return }
    view.set(intern(name), value)
    state.pointee.globals[try globalSlot(intern(name))] = value
  }

  /// Brings the dict up to date with the slots.
  func refreshGlobals() {
    guard let view = namespaces.view else { return }
    var bound = 0
    for binding in globalBindings {
      view.set(binding.name, binding.value)
      bound += 1
    }
    if view.count == bound { return }
    for pair in view.pairs {
      guard let name = pair.key.str, slotIsUnbound(name) else { continue }
      _ = view.remove(name)
    }
  }

  private func slotIsUnbound(_ name: StrObject) -> Bool {
    guard let slot = globalSlots[Unmanaged.passUnretained(intern(name)).toOpaque()] else { return false }
    return state.pointee.globals[slot].isUndefined
  }

  /// Brings the slots up to date with the dict.
  func writeGlobals() throws(PyError) {
    guard let view = namespaces.view else { return }
    for (slot, name) in globalNames.enumerated() where namespaces.spaceOfSlot[slot] == 0 {
      state.pointee.globals[slot] = view.get(name)
    }
    for pair in view.pairs {
      guard let name = pair.key.str else { continue }
      state.pointee.globals[try globalSlot(intern(name))] = pair.value
    }
  }

  // MARK: - locals()

  /// The innermost frame of Python code.
  private var innermostCode: CodeObject? {
    let frame = state.pointee.frame
    guard frame > state.pointee.frames else { return nil }
    return frame.pointee.code._withUnsafeGuaranteedRef { $0 }
  }

  /// The space that running code's global names are in.
  var currentSpace: Int { innermostCode?.source.space ?? 0 }

  /// `locals()` of the innermost frame: the namespace of a class body or of `exec`, the globals of a module, else a
  /// fresh dict with the locals of the function.
  func localNamespace() throws(PyError) -> Value {
    guard innermostCode != nil else { return Value(globalsDict(of: 0)) }
    return locals(of: state.pointee.frame)
  }

  /// The same for any frame that runs.
  func locals(of frame: UnsafeMutablePointer<Frame>) -> Value {
    locals(frame.pointee.code._withUnsafeGuaranteedRef { $0 }, frame.pointee.registers, frame.pointee.cells)
  }

  /// The same for a generator that waits.
  func locals(of generator: GeneratorObject) -> Value {
    locals(generator.code, generator.registers, generator.function.cells)
  }

  private func locals(
    _ code: CodeObject, _ registers: UnsafeMutablePointer<Value>, _ freeCells: UnsafeMutablePointer<Value>?
  ) -> Value {
    if let first = code.localNames.first, first.string == ".namespace" { return registers[0] }
    if code.name.string == "<module>" { return Value(globalsDict(of: code.source.space)) }
    let result = dict()
    let cells = Set(code.cellRegisters)
    let parameterCount = code.parameterNames.count
    // As in CPython what inner functions share comes last, but for parameters.
    for areShared in [false, true] {
      for (index, name) in code.localNames.enumerated() where !name.string.hasPrefix(".") {
        if areShared != (cells.contains(index) && index >= parameterCount) { continue }
        var value = registers[index]
        if cells.contains(index), value.isKind(.cell) { value = value.asObject(CellObject.self).value }
        if !value.isUndefined { result.set(name, value) }
      }
    }
    for (index, name) in code.freeNames.enumerated() {
      guard let cell = freeCells?[index], cell.isKind(.cell) else { continue }
      let value = cell.asObject(CellObject.self).value
      if !value.isUndefined, name.string != "__class__" { result.set(name, value) }
    }
    return Value(result)
  }

  // MARK: - exec and eval

  /// Runs source text or a code object with the given globals and locals (None: those of the caller).
  func runSource(
    _ source: Value, globals: Value, locals: Value, isExpression: Bool
  ) throws(PyError) -> Value {
    let doing = isExpression ? "eval" : "exec"
    if source.isKind(.code), source.asObject(CodeObject.self).name.string != "<module>" {
      return try runFunctionCode(source.asObject(CodeObject.self), doing)
    }
    if !globals.isNone, globals.dict == nil {
      let cls = classOf(globals)
      let isMapping = cls.native.getItem != nil || !cls.dunders[Dunder.getItem.rawValue].isUndefined
      let words = isMapping ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict"
      throw typeError(
        isExpression ? words : "exec() globals must be a dict, not \(typeName(of: globals))")
    }
    let space: (number: Int, isOwn: Bool) = globals.isNone ? (currentSpace, false) : self.space(of: globals)
    defer { if space.isOwn { leave(space.number) } }
    let outer = Value(globalsDict(of: space.number))
    var inner = locals
    if inner.isNone { inner = globals.isNone ? try localNamespace() : outer }
    return try withRoots([outer, inner]) { () throws(PyError) in
      let unit = try sourceUnit(source, doing, isExpression: isExpression)
      unit.space = space.number
      unit.usesNamespace = !inner.isIdentical(to: outer)
      let code = try compile(unit)
      if let own = namespaces.spaces[space.number] { fill(own) }
      defer { if let own = namespaces.spaces[space.number] { writeBack(own) } }
      if unit.makesAnnotations { try makeAnnotations(unit.usesNamespace ? inner : .undefined, space.number) }
      if code.hasNestedCode { keep(space.number) }
      let result = try execute(code, namespace: unit.usesNamespace ? inner : .undefined)
      if unit.isInteractive, !result.isNone, !result.isUndefined {
        _ = try call(builtins.get(intern("print")), [string(try repr(result))])
        setBuiltin("_", result)
      }
      return isExpression ? result : .none
    }
  }

  /// `__annotations__` among the names of what is executed, unless there is one.
  private func makeAnnotations(_ namespace: Value, _ space: Int) throws(PyError) {
    if namespace.isUndefined {
      let slot = try globalSlot(names.annotations, in: space)
      if state.pointee.globals[slot].isUndefined { state.pointee.globals[slot] = Value(dict()) }
    } else {
      do throws(PyError) {
        _ = try getItem(namespace, Value(names.annotations))
      } catch {
        guard isPending(.keyError) else { throw error }
        try setItem(namespace, Value(names.annotations), Value(dict()))
      }
    }
  }

  /// The code of a function, as far as it needs nothing from outside.
  private func runFunctionCode(_ code: CodeObject, _ doing: String) throws(PyError) -> Value {
    if !code.freeNames.isEmpty {
      throw typeError("code object passed to \(doing)() may not contain free variables")
    }
    return try call(Value(allocateFunction(code)))
  }

  private func sourceUnit(_ source: Value, _ doing: String, isExpression: Bool) throws(PyError) -> SourceUnit {
    if source.isKind(.code) {
      let unit = source.asObject(CodeObject.self).source
      let copy = SourceUnit(file: unit.file, firstLine: unit.firstLine, bytes: unit.bytes)
      copy.isShown = unit.isShown
      copy.isExpression = unit.isExpression
      copy.isInteractive = unit.isInteractive
      return copy
    }
    let text: [UInt8]
    if let string = source.str {
      text = Array(string.string.utf8)
    } else if let bytes = source.bytes {
      text = bytes.storage
    } else {
      throw typeError("\(doing)() arg 1 must be a string, bytes or code object")
    }
    if text.contains(0) { throw valueError("source code string cannot contain null bytes") }
    let unit = SourceUnit(file: "<string>", firstLine: 1, bytes: text)
    unit.isShown = false
    unit.isExpression = isExpression
    return unit
  }

  /// The space of a dict given as globals; a new one of its own unless code that lives on has one for it.
  private func space(of globals: Value) -> (number: Int, isOwn: Bool) {
    if isGlobals(globals) { return (0, false) }
    guard let dict = globals.dict else { return (0, false) }
    if let number = namespaces.spaceOfDict[ObjectIdentifier(dict)] { return (number, false) }
    if dict.get(intern("__builtins__")).isUndefined { dict.set(intern("__builtins__"), Value(builtins)) }
    let number = namespaces.nextSpace
    namespaces.nextSpace += 1
    namespaces.spaces[number] = GlobalSpace(dict)
    namespaces.spaceOfDict[ObjectIdentifier(dict)] = number
    return (number, true)
  }

  /// The code of a space made functions, which keep using its slots.
  private func keep(_ number: Int) {
    if let space = namespaces.spaces[number], !keptSpaces.contains(number) {
      keepForever(Value(space.dict))
      keptSpaces.insert(number)
    }
  }

  private func leave(_ number: Int) {
    guard !keptSpaces.contains(number), let space = namespaces.spaces.removeValue(forKey: number) else { return }
    namespaces.spaceOfDict[ObjectIdentifier(space.dict)] = nil
    for slot in space.slots.values {
      state.pointee.globals[slot] = .undefined
      namespaces.freeSlots.append(slot)
    }
  }

  private func fill(_ space: GlobalSpace) {
    for (_, slot) in space.slots { state.pointee.globals[slot] = space.dict.get(globalNames[slot]) }
  }

  /// A name without a value stays as it is: what was deleted has left the dict at once, and what is there has been put there by the
  /// program itself.
  private func writeBack(_ space: GlobalSpace) {
    for slot in space.slots.values.sorted() {
      let value = state.pointee.globals[slot]
      if !value.isUndefined { space.dict.set(globalNames[slot], value) }
    }
  }
}
