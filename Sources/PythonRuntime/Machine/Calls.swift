// Calling things: what the loop does not do inline, and calls from native code.
//
// A call's callee is in `base[0]`, its arguments follow. A receiver (bound method, instance under construction, callable
// object) takes the callee's place, so the window of the function called begins there and nothing is copied.

extension Machine {
  /// Starts a call of `base[0]` with `count` arguments after it (then the keyword values). Either a frame was pushed
  /// (`state.frame` changed, the result is meaningless) or the call is over and its value returned.
  func startCall(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, keywords: Value, destination: UInt16, mode: FrameMode
  ) throws(PyError) -> Value {
    let callee = base[0]
    switch callee.kind {
    case .function:
      return try startFunction(callee.asFunction, base + 1, count, keywords, destination, mode, object: nil)
    case .nativeFunction:
      let function = callee.asNativeFunction
      if mode != .native {
        state.pointee.nativeStart = state.pointee.objectCount
        if state.pointee.frame >= state.pointee.frameLimit { try checkDepth(before: function) }
      }
      return try callNative(function, base + 1, count, keywords)
    case .boundMethod:
      let method = callee.asObject(BoundMethod.self)
      base[0] = method.receiver
      if isGlobals(method.receiver) {
        refreshGlobals()
        let result = try startMethod(method.function, base, count + 1, keywords, destination, mode)
        try writeGlobals()
        return result
      }
      return try startMethod(method.function, base, count + 1, keywords, destination, mode)
    case .cls:
      if state.pointee.frame >= state.pointee.frameLimit { try checkDepth(making: callee.asClass) }
      return try construct(callee.asClass, base, count, keywords, destination, mode)
    default: return try callObject(callee, base, count, keywords, destination, mode)
    }
  }

  /// Starts a call of `function` whose whole window (receiver first) begins at `window`.
  func startMethod(
    _ function: Value, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value,
    _ destination: UInt16, _ mode: FrameMode
  ) throws(PyError) -> Value {
    switch function.kind {
    case .function:
      return try startFunction(function.asFunction, window, count, keywords, destination, mode, object: nil)
    case .nativeFunction:
      if mode != .native { state.pointee.nativeStart = state.pointee.objectCount }
      return try callNative(function.asNativeFunction, window, count, keywords)
    default:
      // Rare: the function is itself a bound method, a class or a callable object. Move the arguments up by one.
      let total = count + (keywords.isUndefined ? 0 : keywords.asTuple.count)
      try enterNative(" while calling a Python object")
      defer { leaveNative() }
      if window + total + 32 > state.pointee.stackLimit {
        throw raise(.recursionError, "maximum recursion depth exceeded")
      }
      reserveRegisters(window + total + 1)
      var index = total
      while index > 0 {
        window[index] = window[index - 1]
        index -= 1
      }
      window[0] = function
      return try startCall(window, count, keywords: keywords, destination: destination, mode: mode)
    }
  }

  private func callObject(
    _ callee: Value, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value, _ destination: UInt16,
    _ mode: FrameMode
  ) throws(PyError) -> Value {
    if callee.isKind(.native), type(of: callee.asObj) == CachedFunction.self {
      if mode != .native { state.pointee.nativeStart = state.pointee.objectCount }
      return try startCached(callee.asObject(CachedFunction.self), base, count, keywords, destination, mode)
    }
    let cls = classOf(callee)
    let method = cls.dunders[Dunder.call.rawValue]
    if method.isKind(.function), mode == .store, !method.asFunction.code.isGenerator {
      return try startLevel(method.asFunction, base, count + 1, keywords, destination, .counted, object: nil)
    }
    if !method.isUndefined { return try startMethod(method, base, count + 1, keywords, destination, mode) }
    if let native = cls.native.call {
      if mode != .native { state.pointee.nativeStart = state.pointee.objectCount }
      return try native(
        self, callee, CallArguments(base: base + 1, positionalCount: count, keywords: keywords))
    }
    throw typeError("'\(cls.shownName)' object is not callable")
  }

  /// Runs a native function with bound arguments. Only what its body captures is kept over the call, nothing mostly; the
  /// function is not retained.
  @inline(__always)
  func callBody(of callee: Value, _ arguments: Arguments) throws(PyError) -> Value {
    let body = Unmanaged.passUnretained(callee.asNativeFunction)._withUnsafeGuaranteedRef { $0.row.body }
    return try body(self, arguments)
  }

  /// Binds the arguments and runs a native function.
  @inline(__always)
  func callNative(
    _ function: NativeFunction, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws(PyError) -> Value {
    if function.row.style == .library { return try callLibrary(function, window, count, keywords) }
    var bound = count
    if !(keywords.isUndefined && function.exactCount == count) {
      bound = try bindNative(function, window, count, keywords)
      if let binder = function.binder { function.exactCount = binder.simpleCount }
    }
    if function.isDescriptor { try checkReceiver(function, window, bound) }
    return try function.row.body(self, Arguments(base: window, count: bound))
  }

  /// The same for a function that has words of its own for a wrong call: they need the call as it was written, so it is
  /// kept above the registers that binding fills.
  private func callLibrary(
    _ function: NativeFunction, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws(PyError) -> Value {
    if let libraryOverride {
      let call = CallArguments(base: window, positionalCount: count, keywords: keywords)
      if let value = try libraryOverride(self, function, call) { return value }
    }
    if let libraryWatch {
      let call = CallArguments(base: window, positionalCount: count, keywords: keywords)
      if let value = try libraryWatch(self, function, call) { return value }
    }
    var given: UnsafeMutablePointer<Value>? = window
    do {
      var bound = count
      if !(keywords.isUndefined && function.exactCount == count) {
        given = keepCall(function, window, count, keywords)
        if !function.acceptsAnything, let callCheck {
          try callCheck(self, function, CallArguments(base: window, positionalCount: count, keywords: keywords))
        }
        bound = try bindNative(function, window, count, keywords)
        // A call that gives all of several forms' parameters is checked each time.
        if let binder = function.binder, function.exactCount != NativeFunction.neverExact, libraryOverride == nil,
          function.acceptsAnything || binder.requiredCount == binder.simpleCount
        {
          function.exactCount = binder.simpleCount
        }
      }
      if function.isDescriptor { try checkReceiver(function, window, bound) }
      return try function.row.body(self, Arguments(base: window, count: bound))
    } catch {
      guard let given else { throw error }
      let call = CallArguments(base: given, positionalCount: count, keywords: keywords)
      if let value = try callRepair?(self, function, call) { return value }
      throw error
    }
  }

  private func keepCall(
    _ function: NativeFunction, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) -> UnsafeMutablePointer<Value>? {
    let total = count + (keywords.isUndefined ? 0 : keywords.asTuple.count)
    // So many arguments would need registers that the check of the stack has not counted.
    if total > 1000 { return nil }
    let binder = function.binder ?? makeBinder(function.row)
    function.binder = binder
    let place = window + max(binder.parameters.names.count, total)
    for index in 0..<total { place[index] = window[index] }
    reserveRegisters(place + total)
    return place
  }

  /// A method of a native class reached through the class may get a receiver of another type.
  @inline(__always)
  func checkReceiver(
    _ function: NativeFunction, _ window: UnsafeMutablePointer<Value>, _ count: Int
  ) throws(PyError) {
    guard count > 0, let reference = function.ownerReference else { return }
    if window[0].isObject, window[0].asObj.classReference?.toOpaque() == reference.toOpaque() { return }
    try checkReceiver(function, classOf(window[0]), reference._withUnsafeGuaranteedRef { $0 })
  }

  @inline(never)
  private func checkReceiver(_ function: NativeFunction, _ cls: ClassObject, _ owner: ClassObject) throws(PyError) {
    if cls.isSubclass(of: owner) || PythonFaces.isFace(self, Value(function)) { return }
    if function.isSlot {
      throw typeError(
        "descriptor '\(function.row.name)' requires a '\(owner.shownName)' object but received a "
          + "'\(cls.shownName)'")
    }
    throw typeError(
      "descriptor '\(function.row.name)' for '\(owner.shownName)' objects doesn't apply to a "
        + "'\(cls.shownName)' object")
  }

  // MARK: - Python functions

  /// Binds the arguments and pushes a frame, or makes a generator.
  func startFunction(
    _ function: FunctionObject, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value,
    _ destination: UInt16, _ mode: FrameMode, object: Obj?
  ) throws(PyError) -> Value {
    let code = function.code
    if (window + code.registerCount).isAbove(state.pointee.stackLimit) {
      throw raise(.recursionError, "maximum recursion depth exceeded")
    }
    if !(keywords.isUndefined && code.simpleArgumentCount == count) {
      try bind(function, window, count, keywords)
    }
    var index = code.parameterNames.count
    while index < code.localCount {
      window[index] = .undefined
      index &+= 1
    }
    if code.isGenerator {
      // Making one is a call like any other in CPython.
      if state.pointee.frame >= state.pointee.frameLimit {
        throw raise(.recursionError, "maximum recursion depth exceeded")
      }
      let generator = GeneratorObject(function: function, window: window)
      let value = adopting(generator, .generator)
      if code.needsClosing { watch(generator) }
      return value
    }
    let frame = state.pointee.frame + 1
    if frame.isAbove(state.pointee.frameLimit) { throw tooDeep(code, keywords) }
    frame.pointee = Frame(
      pc: code.instructions, registers: window, code: Unmanaged.passUnretained(code), cells: function.cells,
      function: Unmanaged.passUnretained(function), object: object.map { Unmanaged.passUnretained($0) },
      destination: destination, mode: mode)
    state.pointee.frame = frame
    let top = window + code.registerCount
    state.pointee.top = top
    if top.isAbove(state.pointee.highestTop) { state.pointee.highestTop = top }
    return .undefined
  }

  /// In the last frame there may be, CPython compares a keyword that no parameter has: that is one level too many.
  @inline(never)
  private func tooDeep(_ code: CodeObject, _ keywords: Value) -> PyError {
    var doing = ""
    if !keywords.isUndefined, code.hasKeywordVariadic {
      let named = code.parameters.names.prefix(code.parameters.variadicIndex)
      let isCompared = keywords.asTuple.elements.contains { name in !named.contains { Value($0).isIdentical(to: name) }
      }
      if isCompared, !named.isEmpty { doing = " in comparison" }
    }
    return raise(.recursionError, "maximum recursion depth exceeded\(doing)")
  }

  private func bind(
    _ function: FunctionObject, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws(PyError) {
    let code = function.code
    let defaultCount = function.defaults.isUndefined ? 0 : function.defaults.asTuple.count
    let required = code.positionalCount - defaultCount
    let isPlain = !code.hasVariadic && !code.hasKeywordVariadic && code.keywordOnlyCount == 0
    if keywords.isUndefined, isPlain, count >= required, count <= code.positionalCount {
      for index in count..<code.positionalCount { window[index] = function.defaults.asTuple[index - required] }
      return
    }
    if bindQuickly(function, window, count, keywords, required) { return }
    let parameters = code.parameters
    reserveRegisters(window + max(parameters.names.count, count) + 1)
    var bound = try bindArguments(
      parameters, function.qualifiedName.string, window, count, keywords, required)
    for index in required..<max(code.positionalCount, required) where bound[index].isUndefined {
      bound[index] = function.defaults.asTuple[index - required]
    }
    if !function.keywordDefaults.isUndefined {
      let defaults = function.keywordDefaults.asDict
      for index in code.positionalCount..<parameters.variadicIndex where bound[index].isUndefined {
        bound[index] = defaults.get(parameters.names[index])
      }
    }
    try checkMissing(parameters, function.qualifiedName.string, bound) { _ in false }
    for index in 0..<bound.count { window[index] = bound[index] }
  }

  /// Binds arguments that fit, without the arrays of the general algorithm, in registers beyond the arguments. False when
  /// something does not fit; the arguments are as they were then, and the general algorithm says what is wrong.
  private func bindQuickly(
    _ function: FunctionObject, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value, _ required: Int
  ) -> Bool {
    let parameters = function.code.parameters
    let positional = parameters.positionalCount
    if parameters.hasLibraryNames || (count > positional && !parameters.hasVariadic) { return false }
    let total = parameters.names.count
    let bound = window + max(count + (keywords.isUndefined ? 0 : keywords.asTuple.count), total)
    if (bound + total + 1).isAbove(state.pointee.stackLimit) { return false }
    reserveRegisters(bound + total + 1)
    if !sortQuickly(parameters, window, count, keywords, into: bound) { return false }
    for index in required..<max(positional, required) where bound[index].isUndefined {
      bound[index] = function.defaults.asTuple[index - required]
    }
    for index in 0..<parameters.variadicIndex where bound[index].isUndefined {
      if index < positional || function.keywordDefaults.isUndefined { return false }
      bound[index] = function.keywordDefaults.asDict.get(parameters.names[index])
      if bound[index].isUndefined { return false }
    }
    window.update(from: bound, count: total)
    return true
  }

  // MARK: - Making instances

  /// `cls(...)`; the class stands in `base[0]`.
  private func construct(
    _ cls: ClassObject, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value,
    _ destination: UInt16, _ mode: FrameMode
  ) throws(PyError) -> Value {
    if cls.hasMetaclass {
      let method = cls.cls.dunders[Dunder.call.rawValue]
      if method.isKind(.function) { return try startMethod(method, base, count + 1, keywords, destination, mode) }
    }
    let initializer = cls.dunders[Dunder.initialize.rawValue]
    let constructor = cls.dunders[Dunder.new.rawValue]
    if let abstract = cls.abstractMethods, !abstract.isEmpty, constructor.isUndefined {
      throw abstractError(cls, abstract)
    }
    if constructor.isUndefined, cls.native.construct == nil, cls.instanceKind == .instance {
      if initializer.isUndefined {
        if count > 0 || !keywords.isUndefined { throw typeError("\(cls.name.string)() takes no arguments") }
        let instance = allocateInstance(cls)
        watchIfFinalizable(instance, cls)
        return Value(instance)
      }
      let instance = allocateInstance(cls)
      base[0] = Value(instance)
      watchIfFinalizable(instance, cls)
      if initializer.isKind(.function), mode == .store {
        let function = initializer.asFunction
        if function.code.isGenerator {
          return try startFunction(
            function, base, count + 1, keywords, destination, .initialize, object: instance)
        }
        return try startLevel(function, base, count + 1, keywords, destination, .initialize, object: instance)
      }
      let arguments = CallArguments(base: base + 1, positionalCount: count, keywords: keywords)
      try initialize(Value(instance), initializer, arguments)
      return Value(instance)
    }
    let arguments = CallArguments(base: base + 1, positionalCount: count, keywords: keywords)
    if mode == .native { return try constructWithHooks(cls, arguments) }
    state.pointee.nativeStart = state.pointee.objectCount
    if initializer.isUndefined, constructor.isUndefined { return try constructWithHooks(cls, arguments) }
    if mode == .store { try enterLevel() }
    defer { if mode == .store { leaveLevel() } }
    return try constructWithHooks(cls, arguments)
  }

  // MARK: - Calls that are a level of their own

  /// Starts a Python function by way of a call that CPython counts by itself: of a class with `__init__`, of an object with
  /// `__call__`. The frame's mode says that its end gives the level back.
  private func startLevel(
    _ function: FunctionObject, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value,
    _ destination: UInt16, _ mode: FrameMode, object: Obj?
  ) throws(PyError) -> Value {
    try enterLevel()
    do {
      return try startFunction(function, window, count, keywords, destination, mode, object: object)
    } catch {
      leaveLevel()
      throw error
    }
  }

  @inline(__always)
  private func enterLevel() throws(PyError) {
    if state.pointee.frame >= state.pointee.frameLimit {
      throw raise(.recursionError, "maximum recursion depth exceeded while calling a Python object")
    }
    state.pointee.frameLimit -= 1
  }

  func leaveLevel() { state.pointee.frameLimit += 1 }

  /// `type.__call__(cls, ...)`: makes an instance whatever the metaclass says about calls.
  func constructInstance(_ cls: ClassObject, _ arguments: CallArguments) throws(PyError) -> Value {
    if let abstract = cls.abstractMethods, !abstract.isEmpty,
      cls.dunders[Dunder.new.rawValue].isUndefined
    {
      throw abstractError(cls, abstract)
    }
    let isPlain = cls.dunders[Dunder.new.rawValue].isUndefined && cls.native.construct == nil
    if isPlain, cls.dunders[Dunder.initialize.rawValue].isUndefined, cls.instanceKind == .instance,
      arguments.positionalCount + arguments.keywordCount > 0
    {
      throw typeError("\(cls.name.string)() takes no arguments")
    }
    return try constructWithHooks(cls, arguments)
  }

  /// Classes with `__new__` or a native constructor.
  private func constructWithHooks(_ cls: ClassObject, _ arguments: CallArguments) throws(PyError) -> Value {
    var initializer = cls.dunders[Dunder.initialize.rawValue]
    var constructor = cls.dunders[Dunder.new.rawValue]
    let object: Value
    if !constructor.isUndefined {
      if constructor.isKind(.staticMethod) { constructor = constructor.asObject(MethodWrapper.self).function }
      object = try call(constructor, prepending: Value(cls), arguments)
      let made = classOf(object)
      guard made.isSubclass(of: cls) else { return object }
      initializer = made.dunders[Dunder.initialize.rawValue]
    } else {
      object = try constructNatively(cls, arguments, hasInitializer: !initializer.isUndefined)
    }
    if initializer.isUndefined {
      return constructor.isUndefined ? object : try filled(object, cls, arguments)
    }
    return try withRoots([object]) { () throws(PyError) in
      try initialize(object, initializer, arguments)
      return object
    }
  }

  /// What a `__new__` of the program's made gets its content from the `__init__` it inherits, where its native class has one.
  private func filled(_ object: Value, _ cls: ClassObject, _ arguments: CallArguments) throws(PyError) -> Value {
    if cls.instanceKind == .exception {
      // An OSError takes its arguments in `__new__` and has the `__init__` of a class that does so.
      if cls.isSubclass(of: exceptionClass(.osError)) { return object }
    } else if cls.native.initialize == nil, !isFilledByInitializer(cls) {
      return object
    }
    let initializer = lookUpMember(classOf(object), names.initialize)
    if initializer.isUndefined || isObjectMethod(initializer) { return object }
    return try withRoots([object]) { () throws(PyError) in
      try initialize(object, initializer, arguments)
      return object
    }
  }

  /// The mutable containers, which `construct` without arguments makes empty.
  private func isFilledByInitializer(_ cls: ClassObject) -> Bool {
    switch cls.instanceKind {
    case .list, .dict, .set: true
    default: false
    }
  }

  /// What `__new__` of the nearest native base does.
  func constructNatively(
    _ cls: ClassObject, _ arguments: CallArguments, hasInitializer: Bool
  ) throws(PyError) -> Value {
    guard let construct = cls.native.construct else {
      if cls.instanceKind == .instance {
        let instance = allocateInstance(cls)
        watchIfFinalizable(instance, cls)
        return Value(instance)
      }
      throw typeError("cannot create '\(cls.shownName)' instances")
    }
    if hasInitializer {
      if let makeEmpty = cls.native.makeEmpty { return try makeEmpty(self, cls) }
      if isFilledByInitializer(cls) {
        return try construct(
          self, cls, CallArguments(base: arguments.base, positionalCount: 0, keywords: .undefined))
      }
    }
    return try construct(self, cls, arguments)
  }

  private func initialize(_ object: Value, _ initializer: Value, _ arguments: CallArguments) throws(PyError) {
    let result = try call(initializer, prepending: object, arguments)
    if !result.isNone {
      throw typeError("__init__() should return None, not '\(typeName(of: result))'")
    }
  }

  func abstractError(_ cls: ClassObject, _ names: [String]) -> PyError {
    let list = names.joined(separator: ", ")
    return typeError(
      "Can't instantiate abstract class \(cls.name.string) with abstract method\(names.count == 1 ? "" : "s") \(list)")
  }

  // MARK: - Calls from native code

  package func call(_ callee: Value, _ arguments: [Value] = []) throws(PyError) -> Value {
    let base = state.pointee.top
    try reserveCall(base, arguments.count + 1)
    defer { state.pointee.top = base }
    base[0] = callee
    var index = 1
    for argument in arguments {
      base[index] = argument
      index &+= 1
    }
    return try finishCall(base, arguments.count, .undefined)
  }

  /// `callee(argument)`, without an array.
  package func call(_ callee: Value, _ argument: Value) throws(PyError) -> Value {
    let base = state.pointee.top
    try reserveCall(base, 2)
    defer { state.pointee.top = base }
    base[0] = callee
    base[1] = argument
    return try finishCall(base, 1, .undefined)
  }

  /// `callee(*tuple)`. The tuple stays rooted by its caller.
  func call(_ callee: Value, spreading tuple: TupleObject) throws(PyError) -> Value {
    let base = state.pointee.top
    try reserveCall(base, tuple.count + 1)
    defer { state.pointee.top = base }
    base[0] = callee
    for index in 0..<tuple.count { base[index + 1] = tuple.items[index] }
    return try finishCall(base, tuple.count, .undefined)
  }

  package func call(
    _ callee: Value, _ arguments: [Value], keywords: [(name: StrObject, value: Value)]
  ) throws(PyError) -> Value {
    if keywords.isEmpty { return try call(callee, arguments) }
    let base = state.pointee.top
    try reserveCall(base, arguments.count + keywords.count + 2)
    defer { state.pointee.top = base }
    // The names are rooted in the cell below the callee.
    let names = tuple(keywords.map { Value(intern($0.name)) })
    base[0] = names
    base[1] = callee
    var index = 2
    for argument in arguments {
      base[index] = argument
      index += 1
    }
    for keyword in keywords {
      base[index] = keyword.value
      index += 1
    }
    return try finishCall(base + 1, arguments.count, names)
  }

  package func call(_ callee: Value, _ arguments: CallArguments) throws(PyError) -> Value {
    let total = arguments.positionalCount + arguments.keywordCount
    let base = state.pointee.top
    try reserveCall(base, total + 1)
    defer { state.pointee.top = base }
    base[0] = callee
    for index in 0..<total { base[index + 1] = arguments.base[index] }
    return try finishCall(base, arguments.positionalCount, arguments.keywords)
  }

  /// `callee(first, ...arguments)`.
  package func call(
    _ callee: Value, prepending first: Value, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    let total = arguments.positionalCount + arguments.keywordCount
    let base = state.pointee.top
    try reserveCall(base, total + 2)
    defer { state.pointee.top = base }
    base[0] = callee
    base[1] = first
    for index in 0..<total { base[index + 2] = arguments.base[index] }
    return try finishCall(base, arguments.positionalCount + 1, arguments.keywords)
  }

  /// `callee(first..., arguments...)`.
  func call(_ callee: Value, prepending first: TupleObject, _ arguments: CallArguments) throws(PyError) -> Value {
    let total = arguments.positionalCount + arguments.keywordCount
    let base = state.pointee.top
    try reserveCall(base, total + first.count + 1)
    defer { state.pointee.top = base }
    base[0] = callee
    var index = 1
    for position in 0..<first.count {
      base[index] = first.items[position]
      index &+= 1
    }
    for position in 0..<total { base[index + position] = arguments.base[position] }
    return try finishCall(base, arguments.positionalCount + first.count, arguments.keywords)
  }

  private func reserveCall(_ base: UnsafeMutablePointer<Value>, _ count: Int) throws(PyError) {
    let top = base + count + CodeObject.nativeRoom
    if top.isAbove(state.pointee.stackLimit) { throw raise(.recursionError, "maximum recursion depth exceeded") }
    var cell = base
    while cell < top {
      cell.pointee = .undefined
      cell += 1
    }
    state.pointee.top = top
    if top.isAbove(state.pointee.highestTop) { state.pointee.highestTop = top }
  }

  private func finishCall(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws(PyError) -> Value {
    let isPython = base[0].isKind(.function) || base[0].isKind(.boundMethod)
    var counted = 0
    if isPython { counted = try enterNested() } else { try enterNative(" while calling a Python object") }
    defer { if isPython { leaveNested(counted) } else { leaveNative() } }
    let frame = state.pointee.frame
    let result = try startCall(base, count, keywords: keywords, destination: 0, mode: .native)
    if state.pointee.frame == frame { return result }
    return try runNested()
  }

  /// Runs the frame just pushed until it returns, protecting what the native caller has allocated.
  func runNested(isRaising: Bool = false) throws(PyError) -> Value {
    protectedRanges.append(ProtectedRange(start: state.pointee.nativeStart, end: state.pointee.objectCount))
    // A collection moves the range.
    defer { state.pointee.nativeStart = protectedRanges.removeLast().start }
    return try runLoop(isRaising: isRaising)
  }

  /// `receiver.name(arguments...)`.
  package func callMethod(_ receiver: Value, _ name: String, _ arguments: [Value] = []) throws(PyError) -> Value {
    let method = try getAttribute(receiver, intern(name))
    return try call(method, arguments)
  }

  package func isCallable(_ value: Value) -> Bool {
    switch value.kind {
    case .function, .nativeFunction, .boundMethod, .cls: return true
    default:
      let cls = classOf(value)
      return !cls.dunders[Dunder.call.rawValue].isUndefined || cls.native.call != nil
    }
  }
}
