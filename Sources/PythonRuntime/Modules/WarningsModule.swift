// The module `warnings`, native half: what the filters say, where a warning is, what was shown before. What is shown goes to the
// machine's warning channel, unless a program has put its own function, its own words or its own stream in the place of these.

/// The warning state of one machine.
final class WarningState {
  /// What was shown, by place and text; forgotten when the filters change.
  var shown: Set<String> = []
  /// What was shown with "once".
  var shownOnce: Set<String> = []
  /// How often the filters have changed.
  var version = 0
  /// A `catch_warnings(record=True)` is open.
  var isRecording = false
  /// What the compiler found in the text it compiles.
  var found: [SyntaxFinding] = []
}

/// A warning that is about to be shown.
struct RaisedWarning {
  let category: ClassObject
  let text: String
  /// The instance of the category.
  let exception: Value
  /// Nil where no line of a program is behind it.
  let place: SourceLocation?
  var source = Value.none
  /// The compiler's warnings know a file, no module, and come each time.
  var isOfCompiler = false

  /// The module the filters compare with.
  var module: String {
    guard let file = place?.file else { return "__main__" }
    if isOfCompiler { return file.hasSuffix(".py") ? String(file.dropLast(3)) : file }
    return file == WarningsModule.outside.file ? "sys" : "__main__"
  }
  var line: Int { place?.line ?? 0 }
}

enum WarningsModule {
  static let module = NativeModule("warnings", functions: rows) { vm, module throws(PyError) in
    module.attributes.set(vm.intern("filters"), vm.list(defaultFilters(vm)))
    try SourceModules.load(vm, module, text)
  }

  /// Where CPython says a warning is whose `stacklevel` leads out of the program.
  static let outside = SourceLocation(file: "sys", line: 1, text: "")

  /// CPython's filters of a release build.
  private static func defaultFilters(_ vm: Machine) -> [Value] {
    let filter = { (action: String, category: ExceptionKind, module: Value) -> Value in
      vm.tuple([vm.string(action), .none, Value(vm.exceptionClass(category)), module, Value(0)])
    }
    let ignored: [ExceptionKind] = [
      .deprecationWarning, .pendingDeprecationWarning, .importWarning, .resourceWarning,
    ]
    return [filter("default", .deprecationWarning, vm.string("__main__"))]
      + ignored.map { filter("ignore", $0, .none) }
  }

  private static let rows: [NativeRow] = [
    NativeRow("warn(message, category=None, stacklevel=1, source=None)", .clinic) { vm, arguments throws(PyError) in
      var category = vm.exceptionClass(.userWarning)
      var message = arguments[0]
      let isWarning = message.exception != nil && vm.classOf(message).isSubclass(of: vm.exceptionClass(.warning))
      if isWarning {
        category = vm.classOf(message)
      } else if !arguments[1].isNone {
        guard let cls = arguments[1].cls, cls.isSubclass(of: vm.exceptionClass(.warning)) else {
          throw vm.typeError("category must be a Warning subclass, not '\(vm.typeName(of: arguments[1]))'")
        }
        category = cls
      }
      let level = try vm.index(arguments[2])
      let text = try vm.str(message)
      if !isWarning { message = try vm.call(Value(category), [message]) }
      // A library counts its own frames too; its level leads to the program.
      let skipped = vm.isCalledByLibrary ? 0 : min(max(level, 1) - 1, Int(Int32.max))
      let place = vm.sourceLocation(skipping: skipped) ?? outside
      try vm.withRoots([message]) { () throws(PyError) in
        try show(
          vm,
          RaisedWarning(category: category, text: text, exception: message, place: place, source: arguments[3]))
      }
      return .none
    },
    NativeRow("_filters_changed(is_recording, /)") { vm, arguments throws(PyError) in
      let isRecording = try vm.truth(arguments[0])
      let state = vm.warnings
      state.isRecording = isRecording
      state.version &+= 1
      state.shown = []
      return .none
    },
    NativeRow("_filters_version()") { vm, _ in Value(vm.warnings.version) },
    NativeRow("_action(category, text, module, lineno, /)") { vm, arguments throws(PyError) in
      guard let category = arguments[0].cls else { throw vm.typeError("category must be a Warning subclass") }
      let line = try vm.index(arguments[3])
      return vm.string(try action(vm, category, arguments[1], arguments[2], line))
    },
    NativeRow("_is_first(text, category, /)") { vm, arguments throws(PyError) in
      let text = try vm.str(arguments[0])
      return Value(vm.warnings.shownOnce.insert("\(vm.typeName(of: arguments[1]))\u{0}\(text)").inserted)
    },
    // Shows a warning in the machine's own way; False where the program has its own standard error.
    NativeRow("_show_own(category, text, filename, lineno, line, /)") { vm, arguments throws(PyError) in
      if !SystemStreams.replaced(vm, "stderr", .error).isUndefined { return .false }
      guard let category = arguments[0].cls, let line = arguments[3].isInt ? arguments[3].asInt : nil,
        let file = arguments[2].str
      else { return .false }
      let place = SourceLocation(file: file.string, line: line, text: arguments[4].str?.string ?? "")
      vm.warn(category: category.name.string, try vm.str(arguments[1]), at: place)
      return .true
    },
  ]

  /// Applies the filters to a warning and shows, records, raises or drops it.
  static func show(_ vm: Machine, _ warning: RaisedWarning) throws(PyError) {
    let state = vm.warnings
    let key = "\(warning.category.name.string)\u{0}\(warning.text)"
    let place = "\(key)\u{0}\(warning.place?.file ?? "")\u{0}"
    if !warning.isOfCompiler, state.shown.contains(place + "\(warning.line)") { return }
    let action = try action(
      vm, warning.category, vm.string(warning.text), vm.string(warning.module), warning.line)
    switch action {
    case "ignore": return
    case "error": throw vm.raise(warning.exception)
    case "always": break
    case "once":
      state.shown.insert(place + "\(warning.line)")
      if !state.shownOnce.insert(key).inserted { return }
    case "module":
      state.shown.insert(place + "\(warning.line)")
      if !state.shown.insert(place + "module").inserted { return }
    default: state.shown.insert(place + "\(warning.line)")
    }
    try tell(vm, warning)
  }

  /// Hands a warning to the Python half, where a program may have changed what happens with it; shows it where there is none.
  private static func tell(_ vm: Machine, _ warning: RaisedWarning) throws(PyError) {
    let category = warning.category.name.string
    guard let module = loaded(vm) else {
      if SystemStreams.replaced(vm, "stderr", .error).isUndefined {
        return vm.warn(category: category, warning.text, at: warning.place)
      }
      let place = warning.place.map { "\($0.file):\($0.line)" } ?? "sys:1"
      let line = warning.place.map { $0.text.isEmpty ? "" : "  \($0.text)\n" } ?? ""
      return try vm.writeToStandardError("\(place): \(category): \(warning.text)\n\(line)")
    }
    let make = module.attributes.get(vm.intern("WarningMessage"))
    let tell = module.attributes.get(vm.intern("_showwarnmsg"))
    if make.isUndefined || tell.isUndefined { return vm.warn(category: category, warning.text, at: warning.place) }
    let place = warning.place ?? outside
    let line = vm.string(place.text)
    let message = try vm.call(
      make,
      [
        warning.exception, Value(warning.category), vm.string(place.file), Value(place.line), .none, .none,
        warning.source,
      ])
    try vm.withRoots([message, line]) { () throws(PyError) in _ = try vm.call(tell, [message, line]) }
  }

  /// The module, if the program or a library has imported it.
  private static func loaded(_ vm: Machine) -> ModuleObject? {
    vm.modules["warnings"]?._withUnsafeGuaranteedRef { $0 }
  }

  /// What the filters say about a warning: CPython's `get_filter`.
  private static func action(
    _ vm: Machine, _ category: ClassObject, _ text: Value, _ module: Value, _ line: Int
  ) throws(PyError) -> String {
    let given = loaded(vm)?.attributes.get(vm.intern("filters")) ?? .undefined
    guard let filters = given.list else {
      if !given.isUndefined { throw vm.valueError("_warnings.filters must be a list") }
      let hidden: [ExceptionKind] = [.pendingDeprecationWarning, .importWarning, .resourceWarning]
      return hidden.contains { category.isSubclass(of: vm.exceptionClass($0)) } ? "ignore" : "default"
    }
    let items = filters.values
    return try vm.withRoots(items + [text, module]) { () throws(PyError) in
      for (index, item) in items.enumerated() {
        guard let filter = item.tuple, filter.count == 5 else {
          throw vm.valueError("_warnings.filters item \(index) isn't a 5-tuple")
        }
        guard let action = filter[0].str else {
          throw vm.typeError("action must be a string, not '\(vm.typeName(of: filter[0]))'")
        }
        // A program can put a tuple of categories there, as `unittest` does.
        let wanted = filter[2].tuple.map { Array($0.elements) } ?? [filter[2]]
        let isWanted = wanted.contains { value in value.cls.map { category.isSubclass(of: $0) } ?? false }
        if !isWanted { continue }
        let wantedLine = try vm.index(filter[4])
        if wantedLine != 0, wantedLine != line { continue }
        if try matches(vm, filter[1], text), try matches(vm, filter[3], module) {
          if !actions.contains(action.string) {
            throw vm.runtimeError(
              "Unrecognized action (\(try vm.repr(filter[0]))) in warnings.filters:\n \(try vm.repr(item))")
          }
          return action.string
        }
      }
      return "default"
    }
  }

  private static let actions = ["error", "ignore", "always", "module", "once", "default"]

  private static func matches(_ vm: Machine, _ pattern: Value, _ text: Value) throws(PyError) -> Bool {
    if pattern.isNone { return true }
    if pattern.str != nil { return try vm.equal(pattern, text) }
    return try vm.truth(try vm.callMethod(pattern, "match", [text]))
  }
}

extension Machine {
  /// The warning state of this machine.
  var warnings: WarningState {
    let key = ObjectIdentifier(WarningState.self)
    if let state = extensionStates[key] as? WarningState { return state }
    let state = WarningState()
    extensionStates[key] = state
    return state
  }

  /// Whether the innermost frame runs a library's source.
  fileprivate var isCalledByLibrary: Bool {
    let frame = state.pointee.frame
    guard frame > state.pointee.frames else { return false }
    return frame.pointee.code._withUnsafeGuaranteedRef { $0.source.libraryName != nil }
  }

  /// A warning of native code, as `warnings.warn(message, category)` would issue it: the lesson's filters decide whether it is
  /// shown, recorded, dropped or raised.
  package func issueWarning(_ kind: ExceptionKind, _ message: String) throws(PyError) {
    let category = exceptionClass(kind)
    let exception = try call(Value(category), [string(message)])
    try withRoots([exception]) { () throws(PyError) in
      try WarningsModule.show(
        self, RaisedWarning(category: category, text: message, exception: exception, place: sourceLocation()))
    }
  }
}
