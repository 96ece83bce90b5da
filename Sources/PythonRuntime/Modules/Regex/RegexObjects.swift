// What `re` gives to lessons: pattern and match objects, and the state of one machine (the cache of patterns).

/// A compiled pattern.
package final class RegexPattern: TracedPayload {
  let program: RegexProgram
  /// The text it was made from: a str or bytes.
  let text: Value
  let isText: Bool

  init(_ program: RegexProgram, _ text: Value) {
    self.program = program
    self.text = text
    isText = text.str != nil
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(text) }
}

/// A match.
package final class RegexMatch: TracedPayload {
  let pattern: Value
  let subject: Value
  /// Starts and ends of the groups, -1 where absent.
  let marks: [Int]
  let lastGroup: Int
  let start: Int
  let end: Int

  init(
    _ pattern: Value, _ subject: Value, _ marks: [Int], _ lastGroup: Int, _ start: Int, _ end: Int
  ) {
    self.pattern = pattern
    self.subject = subject
    self.marks = marks
    self.lastGroup = lastGroup
    self.start = start
    self.end = end
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(pattern)
    tracer.visit(subject)
  }

  var groupCount: Int { marks.count / 2 }
}

/// What one machine keeps for `re`.
final class RegexState {
  var patterns: [String: Value] = [:]
  /// The subject decoded last: tokenizers ask for the same text again and again.
  var lastSubject = Value.undefined
  var lastScalars: [UInt32] = []
  var errorClass: ClassObject?
}

extension Machine {
  /// The state of `re`.
  var regex: RegexState {
    let key = ObjectIdentifier(RegexState.self)
    if let state = extensionStates[key] as? RegexState { return state }
    let state = RegexState()
    extensionStates[key] = state
    addRootProvider { tracer in
      tracer.visit(state.lastSubject)
      for pattern in state.patterns.values { tracer.visit(pattern) }
    }
    return state
  }
}

enum Regex {
  static func pattern(_ value: Value) -> RegexPattern? { payload(value, RegexPattern.self) }
  static func match(_ value: Value) -> RegexMatch? { payload(value, RegexMatch.self) }

  /// The payload of exactly this class: a cast asks the runtime.
  @inline(__always)
  private static func payload<Payload: AnyObject>(_ value: Value, _ type: Payload.Type) -> Payload? {
    guard let payload = value.instance?.payload, Swift.type(of: payload) == type else { return nil }
    return unsafeDowncast(payload, to: type)
  }

  /// The pattern object of a str, bytes or pattern.
  static func compile(_ vm: Machine, _ text: Value, flags: Int) throws(PyError) -> Value {
    if pattern(text) != nil {
      if flags != 0 { throw vm.valueError("cannot process flags argument with a compiled pattern") }
      return text
    }
    let state = vm.regex
    let scalars: [UInt32]
    let key: String
    if let string = text.str {
      scalars = PythonRuntime.scalars(of: string.utf8)
      key = "s\(flags) \(string.string)"
    } else if let bytes = text.bytes {
      scalars = bytes.storage.map { UInt32($0) }
      key = "b\(flags) \(bytes.storage)"
    } else {
      throw vm.typeError("first argument must be string or compiled pattern")
    }
    if let known = state.patterns[key] { return known }
    let program: RegexProgram
    let notes = RegexNotes()
    do {
      let fixed = try adjusted(vm, flags, isText: text.str != nil)
      program = try RegexProgram(scalars, flags: fixed, isText: text.str != nil, notes: notes)
      _ = try adjusted(vm, program.flags, isText: text.str != nil)
    } catch let problem as RegexError {
      for suspicion in notes.suspicions { try vm.issueWarning(.futureWarning, suspicion) }
      throw raise(vm, problem, text, scalars)
    } catch let error as PyError {
      throw error
    } catch {
      throw vm.runtimeError("the expression cannot be compiled")
    }
    for suspicion in notes.suspicions { try vm.issueWarning(.futureWarning, suspicion) }
    let made = vm.instance(
      of: vm.sharedClass(RegexPatternType.declaration), payload: RegexPattern(program, text))
    if state.patterns.count >= 512 { state.patterns.removeAll() }
    state.patterns[key] = made
    return made
  }

  private static func adjusted(_ vm: Machine, _ flags: Int, isText: Bool) throws(PyError) -> Int {
    if isText {
      if flags & RegexFlag.locale != 0 {
        throw vm.valueError("cannot use LOCALE flag with a str pattern")
      }
      if flags & RegexFlag.ascii != 0, flags & RegexFlag.unicode != 0 {
        throw vm.valueError("ASCII and UNICODE flags are incompatible")
      }
      return flags
    }
    if flags & RegexFlag.unicode != 0 {
      throw vm.valueError("cannot use UNICODE flag with a bytes pattern")
    }
    if flags & RegexFlag.locale != 0, flags & RegexFlag.ascii != 0 {
      throw vm.valueError("ASCII and LOCALE flags are incompatible")
    }
    return flags
  }

  /// The flags a pattern shows.
  static func shownFlags(_ pattern: RegexPattern) -> Int {
    let flags = pattern.program.flags
    return pattern.isText && flags & RegexFlag.ascii == 0 ? flags | RegexFlag.unicode : flags
  }

  static func raise(_ vm: Machine, _ problem: RegexError, _ text: Value, _ scalars: [UInt32])
    -> PyError
  {
    if problem.isOverflow { return vm.overflowError(problem.message) }
    if problem.isMissingName { return vm.indexError(problem.message) }
    guard let cls = vm.regex.errorClass else { return vm.valueError(problem.message) }
    var message = problem.message
    var line = Value.none
    var column = Value.none
    if let position = problem.position {
      message += " at position \(position)"
      let before = scalars.prefix(max(position, 0))
      let number = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      let start = before.lastIndex(of: 0x0A) ?? -1
      line = Value(number)
      column = Value(position - start)
      if scalars.contains(0x0A) { message += " (line \(number), column \(position - start))" }
    }
    let error = vm.raise(cls, [vm.string(message)])
    if let exception = vm.pendingException.exception {
      vm.setInstanceAttribute(exception, vm.intern("msg"), vm.string(problem.message))
      vm.setInstanceAttribute(exception, vm.intern("pattern"), text)
      vm.setInstanceAttribute(
        exception, vm.intern("pos"), problem.position.map { Value($0) } ?? .none)
      vm.setInstanceAttribute(exception, vm.intern("lineno"), line)
      vm.setInstanceAttribute(exception, vm.intern("colno"), column)
    }
    return error
  }

  /// The characters of a subject.
  static func scalars(_ vm: Machine, _ pattern: RegexPattern, _ subject: Value) throws(PyError)
    -> [UInt32]
  {
    if let string = subject.str {
      if !pattern.isText {
        throw vm.typeError("cannot use a bytes pattern on a string-like object")
      }
      if vm.regex.lastSubject.isIdentical(to: subject) { return vm.regex.lastScalars }
      try vm.checkMemory(string.count * 4)
      let scalars = PythonRuntime.scalars(of: string.utf8)
      vm.regex.lastSubject = subject
      vm.regex.lastScalars = scalars
      return scalars
    }
    if let storage = BytesType.bytesLike(subject) {
      if pattern.isText { throw vm.typeError("cannot use a string pattern on a bytes-like object") }
      return storage.map { UInt32($0) }
    }
    throw vm.typeError("expected string or bytes-like object, got '\(vm.typeName(of: subject))'")
  }

  /// A piece of a subject.
  static func slice(_ vm: Machine, _ subject: Value, _ start: Int, _ end: Int) -> Value {
    if let string = subject.str { return vm.string(utf8: string.slice(start, max(end, start))) }
    if let storage = BytesType.bytesLike(subject) {
      // A bytearray may have become shorter since.
      let last = min(max(end, start), storage.count)
      return vm.bytes(Array(storage[min(start, last)..<last]))
    }
    return .none
  }

  /// Empty text of the subject's kind.
  static func emptyText(_ vm: Machine, _ subject: Value) -> Value {
    subject.str == nil ? vm.bytes([]) : vm.string("")
  }

  /// The text of a group, or `absent`.
  static func group(_ vm: Machine, _ match: RegexMatch, _ index: Int, absent: Value) -> Value {
    let start = match.marks[index * 2]
    let end = match.marks[index * 2 + 1]
    return start < 0 || end < 0 ? absent : slice(vm, match.subject, start, end)
  }

  /// The number of a group named by an int or a str; IndexError when there is none.
  static func groupIndex(_ vm: Machine, _ match: RegexMatch, _ key: Value) throws(PyError) -> Int {
    if let name = key.str, let pattern = pattern(match.pattern) {
      if let known = pattern.program.groupNames.first(where: { $0.name == name.string }) {
        return known.index
      }
    } else if let index = try vm.clampedIndex(key), index >= 0, index < match.groupCount {
      return index
    }
    throw vm.indexError("no such group")
  }
}

/// A search that walks through a subject, match by match, as `findall` and its kin do.
struct RegexScan {
  let pattern: Value
  let subject: Value
  var matcher: RegexMatcher
  var position: Int
  let start: Int
  private var afterEmpty = false
  private var isOver = false

  init(
    _ vm: Machine, _ pattern: Value, _ subject: Value, _ start: Int = 0, _ end: Int = Int.max
  ) throws(PyError) {
    guard let compiled = Regex.pattern(pattern) else { throw vm.typeError("a pattern is needed") }
    let scalars = try Regex.scalars(vm, compiled, subject)
    let limit = min(max(end, 0), scalars.count)
    self.pattern = pattern
    self.subject = subject
    matcher = RegexMatcher(vm, compiled.program, scalars, limit: limit)
    self.start = min(max(start, 0), scalars.count)
    position = self.start
    isOver = self.start > limit
  }

  /// Finds the next match; the matcher's marks hold it.
  mutating func advance() throws(PyError) -> Bool {
    if isOver { return false }
    guard try matcher.search(from: position, notEmptyFirst: afterEmpty) else {
      isOver = true
      return false
    }
    afterEmpty = matcher.marks[0] == matcher.marks[1]
    position = matcher.marks[1]
    return true
  }

  /// The match just found, as an object.
  func match(_ vm: Machine) -> Value {
    let payload = RegexMatch(
      pattern, subject, matcher.marks, matcher.lastGroup, start, matcher.limit)
    return vm.instance(of: vm.sharedClass(RegexMatchType.declaration), payload: payload)
  }
}
