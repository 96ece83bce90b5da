// The module `warnings`: categories, filters, and recording. What is shown goes to the machine's warning channel.

/// One filter: the newest that matches decides.
struct WarningFilter {
  let action: String
  let message: String
  let category: ClassObject
}

/// The warning state of one machine.
final class WarningState {
  var filters: [WarningFilter] = []
  /// What was shown, by place and text, for "default" and "once".
  var shown: Set<String> = []
  /// Lists of `catch_warnings(record=True)`, innermost last; nil for those that do not record.
  var recorders: [(list: ListObject?, filters: [WarningFilter])] = []
}

enum WarningsModule {
  static let module = NativeModule("warnings", functions: rows) { vm, module in
    vm.setMember(module, "catch_warnings", Value(vm.sharedClass(catcher)))
  }

  private static let rows: [NativeRow] = [
    NativeRow("warn(message, category=None, stacklevel=1, source=None)", .clinic) { vm, arguments throws(PyError) in
      var category = vm.exceptionClass(.userWarning)
      var message = arguments[0]
      if message.exception != nil {
        category = vm.classOf(message)
      } else if !arguments[1].isNone {
        guard let cls = arguments[1].cls, cls.isSubclass(of: vm.exceptionClass(.warning)) else {
          throw vm.typeError("category must be a Warning subclass, not '\(vm.typeName(of: arguments[1]))'")
        }
        category = cls
      }
      let text = try vm.str(message)
      if message.exception == nil { message = try vm.call(Value(category), [message]) }
      try show(vm, category, text, message)
      return .none
    },
    NativeRow("simplefilter(action, category=?, lineno=0, append=False)") { vm, arguments throws(PyError) in
      try addFilter(vm, arguments[0], "", arguments[1])
      return .none
    },
    NativeRow(
      "filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False)"
    ) { vm, arguments throws(PyError) in
      if arguments[1].str == nil { throw vm.raise(.assertionError, "message must be a string") }
      try addFilter(vm, arguments[0], try vm.str(arguments[1]), arguments[2])
      return .none
    },
    NativeRow("resetwarnings()", .exact) { vm, _ in
      vm.warnings.filters = []
      return .none
    },
  ]

  private static func addFilter(
    _ vm: Machine, _ action: Value, _ message: String, _ category: Value
  ) throws(PyError) {
    let name = try vm.str(action)
    if !["error", "ignore", "always", "default", "module", "once"].contains(name) {
      throw vm.raise(.assertionError, "invalid action: '\(name)'")
    }
    let cls = category.cls ?? vm.exceptionClass(.warning)
    if !cls.isUserClass, cls !== vm.exceptionClass(.warning), !cls.isSubclass(of: vm.exceptionClass(.warning)) {
      throw vm.raise(.assertionError, "category must be a Warning subclass")
    }
    vm.warnings.filters.insert(WarningFilter(action: name, message: message, category: cls), at: 0)
  }

  /// Applies the filters to a warning and shows, records, raises or drops it.
  fileprivate static func show(
    _ vm: Machine, _ category: ClassObject, _ text: String, _ exception: Value
  ) throws(PyError) {
    let action = action(vm, category, text)
    if action == "ignore" { return }
    if action == "error" { throw vm.raise(exception) }
    if !vm.isNewWarning(category.name.string, text, action) { return }
    if let recorder = vm.warnings.recorders.last?.list {
      let record = vm.instance(of: vm.sharedClass(WarningsModule.record))
      guard let object = record.instance else { return }
      vm.setInstanceAttribute(object, vm.intern("message"), exception)
      vm.setInstanceAttribute(object, vm.intern("category"), Value(category))
      vm.setInstanceAttribute(object, vm.intern("filename"), vm.string(vm.sourceLocation()?.file ?? ""))
      vm.setInstanceAttribute(object, vm.intern("lineno"), Value(vm.sourceLocation()?.line ?? 0))
      recorder.append(record)
      return
    }
    vm.warn(category: category.name.string, text)
  }

  /// What the filters say about a warning.
  static func action(_ vm: Machine, _ category: ClassObject, _ text: String) -> String {
    for filter in vm.warnings.filters
    where category.isSubclass(of: filter.category) && matches(text, filter.message) {
      return filter.action
    }
    return "default"
  }

  /// Filter messages are treated as plain prefixes, with `.*` standing for anything.
  private static func matches(_ text: String, _ pattern: String) -> Bool {
    var rest = Substring(text.lowercased())
    var isFirst = true
    for piece in pattern.lowercased().split(separator: ".*", omittingEmptySubsequences: false) {
      if piece.isEmpty {
        isFirst = false
        continue
      }
      if isFirst {
        if !rest.hasPrefix(piece) { return false }
        rest = rest.dropFirst(piece.count)
      } else {
        while !rest.hasPrefix(piece) {
          if rest.isEmpty { return false }
          rest = rest.dropFirst()
        }
        rest = rest.dropFirst(piece.count)
      }
      isFirst = false
    }
    return true
  }

  static let record = NativeClass(
    "WarningMessage", module: "warnings", kind: .instance, hasInstanceAttributes: true, isInheritable: false)

  /// `catch_warnings`: a context manager that restores the filters.
  static let catcher = NativeClass(
    "catch_warnings", module: "warnings", kind: .instance,
    methods: [
      NativeRow("__init__(self, *, record=False, module=None, action=None, category=?, lineno=0, append=False)") {
        vm, arguments throws(PyError) in
        vm.setInstanceAttribute(arguments[0].asObj, vm.intern("_record"), Value(try vm.truth(arguments[1])))
        vm.setInstanceAttribute(arguments[0].asObj, vm.intern("_action"), arguments[3])
        return .none
      },
      NativeRow("__enter__(self, /)", .exact) { vm, arguments throws(PyError) in
        let recording = vm.instanceAttribute(arguments[0].asObj, vm.intern("_record"))
        let list = recording.isBool && recording.asBool ? vm.emptyList() : nil
        if let list { vm.setInstanceAttribute(arguments[0].asObj, vm.intern("_list"), Value(list)) }
        vm.warnings.recorders.append((list, vm.warnings.filters))
        vm.warnings.shown = []
        let action = vm.instanceAttribute(arguments[0].asObj, vm.intern("_action"))
        if action.str != nil { try addFilter(vm, action, "", .undefined) }
        return list.map { Value($0) } ?? .none
      },
      NativeRow("__exit__(self, *exc_info)") { vm, _ in
        if let last = vm.warnings.recorders.popLast() { vm.warnings.filters = last.filters }
        return .none
      },
    ], hasInstanceAttributes: true)
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

  /// False when this warning was shown before at this place (or anywhere, for "once").
  func isNewWarning(_ category: String, _ text: String, _ action: String) -> Bool {
    if action == "always" { return true }
    var key = "\(category)\u{0}\(text)"
    if action != "once" {
      let place = sourceLocation()
      key += "\u{0}\(place?.file ?? "")\u{0}\(place?.line ?? 0)"
    }
    return warnings.shown.insert(key).inserted
  }
}

extension Machine {
  /// A warning of native code, as `warnings.warn(message, category)` would issue it: the lesson's filters decide whether it is
  /// shown, recorded, dropped or raised.
  package func issueWarning(_ kind: ExceptionKind, _ message: String) throws(PyError) {
    let category = exceptionClass(kind)
    try WarningsModule.show(self, category, message, try call(Value(category), [string(message)]))
  }
}
