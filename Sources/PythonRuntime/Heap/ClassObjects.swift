// Classes, instances, modules and exceptions: the objects with named attributes.
// How attributes are found is in Machine/Attributes.swift.

/// Names given slots in the instances of one class; append-only, so a cached index stays right.
final class SlotLayout {
  var names: [Unmanaged<StrObject>] = []
  var indexByName: [UnsafeMutableRawPointer: Int] = [:]
  /// Beyond this many names an instance falls back to a dict.
  static let limit = 64

  /// Up to so many names are looked through: that takes less than to hash one.
  private static let fewNames = 16

  @inline(__always)
  func index(of name: StrObject) -> Int? {
    let wanted = Unmanaged.passUnretained(name).toOpaque()
    if names.count > SlotLayout.fewNames { return indexByName[wanted] }
    var index = 0
    while index < names.count {
      if names[index].toOpaque() == wanted { return index }
      index &+= 1
    }
    return nil
  }

  func append(_ name: StrObject) -> Int {
    let index = names.count
    names.append(Unmanaged.passUnretained(name))
    indexByName[Unmanaged.passUnretained(name).toOpaque()] = index
    return index
  }
}

/// A class, built-in or made by a `class` statement.
package final class ClassObject: AttributedObj {
  package internal(set) var name: StrObject { didSet { unsettle() } }
  package internal(set) var qualifiedName: StrObject { didSet { unsettle() } }
  /// `__module__`: "builtins", "__main__", "torch.nn.modules.linear"...
  package internal(set) var moduleName: StrObject { didSet { unsettle() } }
  package internal(set) var bases: [ClassObject] = [] { didSet { unsettle() } }
  /// The C3 order, this class first, `object` last.
  package internal(set) var mro: [ClassObject] = [] { didSet { unsettle() } }
  /// The class's own attributes, by interned name.
  package let attributes: DictObject
  /// Which Swift class instances are.
  package internal(set) var instanceKind: Kind = .instance
  /// Made by a `class` statement.
  package internal(set) var isUserClass = false
  /// User classes may inherit from it.
  package internal(set) var isInheritable = true
  /// Instances can have attributes beyond the class's.
  package internal(set) var hasInstanceAttributes = true
  /// One of the language itself, as `int` or `ValueError`: its attributes stay what they are.
  package internal(set) var isOfTheLanguage = false
  /// The native operators, inherited from the nearest native base.
  package internal(set) var native = NativeSlots()
  /// Unique per state of the class and its bases; inline caches compare it.
  var version: UInt32 = 0
  let layout = SlotLayout()
  var subclasses: [Unmanaged<ClassObject>] = []
  /// Special methods by `Dunder`, found along the MRO; undefined where a native slot or nothing applies.
  let dunders: UnsafeMutablePointer<Value>
  /// What messages call it where that is not its name: "datetime.date" and other types CPython writes in C.
  package internal(set) var staticName: String?
  /// What messages call it.
  var shownName: String { staticName ?? name.string }
  /// Names of abstract methods; nil when none can be.
  package internal(set) var abstractMethods: [String]?
  /// Its class is not `type` itself: operations and calls on it ask the metaclass.
  package internal(set) var hasMetaclass = false
  /// Names in `__slots__` of this class; nil when it has none.
  package internal(set) var slotNames: [StrObject]? { didSet { unsettle() } }
  /// `__slots__` names `__weakref__`.
  var allowsWeakReferences = false
  /// Classes registered with `ABCMeta.register`.
  package internal(set) var virtualSubclasses: [ClassObject] = [] { didSet { unsettle() } }
  /// All that the class refers to, beyond its attributes and the names in its layout after the first `settledNames`,
  /// lives as long as the machine: the collector passes over it.
  private var isSettled = false
  private var settledNames = 0
  /// Counts changes, for a class that lives as long as the machine: see `Machine.permanentChanges`.
  var changes: UnsafeMutablePointer<UInt>?
  /// Functions that stand in the tables of special methods for attributes that have to be bound first
  /// (`Machine.specialMethod`), with those attributes.
  var boundSpecials: [(member: Value, function: Value)] = [] { didSet { unsettle() } }
  /// A value for the bridge's use (for example a cached layer description).
  package var extensionState: AnyObject?

  init(name: StrObject, qualifiedName: StrObject, moduleName: StrObject, attributes: DictObject) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.moduleName = moduleName
    self.attributes = attributes
    dunders = UnsafeMutablePointer<Value>.allocate(capacity: Dunder.allCases.count)
    dunders.initialize(repeating: .undefined, count: Dunder.allCases.count)
    super.init(kind: .cls)
  }

  deinit { dunders.deallocate() }

  private func unsettle() {
    isSettled = false
    if let changes { changes.pointee &+= 1 }
  }

  /// Whether all that it refers to lives as long as the machine, as the last collection saw it.
  var refersToPermanents: Bool {
    isSettled && settledNames == layout.names.count && attributes.mark == Mark.permanent && slots == nil
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(attributes)
    if isSettled && settledNames == layout.names.count { return }
    var isPermanent = true
    func visit(_ object: Obj) {
      if object.mark == Mark.permanent { return }
      isPermanent = false
      tracer.visit(object)
    }
    visit(name)
    visit(qualifiedName)
    visit(moduleName)
    for base in mro { visit(base) }
    for base in bases { visit(base) }
    for name in layout.names { name._withUnsafeGuaranteedRef { visit($0) } }
    for name in slotNames ?? [] { visit(name) }
    for cls in virtualSubclasses { visit(cls) }
    for (member, function) in boundSpecials {
      if member.isObject { visit(member.asObj) }
      visit(function.asObj)
    }
    isSettled = isPermanent
    settledNames = layout.names.count
  }

  /// `issubclass(self, other)`, without hooks.
  package func isSubclass(of other: ClassObject) -> Bool {
    if self === other { return true }
    for base in mro where base === other { return true }
    return false
  }
}

/// An instance of a user class, or of a native class whose state is `payload`.
package final class InstanceObject: AttributedObj {
  /// Native state of instances of native classes (and of user classes that inherit from them).
  /// It must not hold `Value`s unless it is a `TracedPayload`.
  package var payload: AnyObject?

  package init() { super.init(kind: .instance) }

  package override func traceReferences(_ tracer: inout Tracer) {
    if let payload { (payload as? TracedPayload)?.traceReferences(&tracer) }
  }
}

/// The base class of instance payloads that hold values.
open class TracedPayload {
  package init() {}
  /// Reports every value held.
  open func traceReferences(_ tracer: inout Tracer) {}
}

/// One line of a traceback.
package struct TracebackEntry: Equatable {
  let code: Unmanaged<CodeObject>
  let instruction: Int
  /// The variables of the call as it ended, where the lesson asks for `f_locals` somewhere; else undefined.
  var locals: Value = .undefined

  package static func == (left: TracebackEntry, right: TracebackEntry) -> Bool {
    left.code.toOpaque() == right.code.toOpaque() && left.instruction == right.instruction
  }

  func visit(_ tracer: inout Tracer) {
    code._withUnsafeGuaranteedRef { tracer.visit($0) }
    tracer.visit(locals)
  }
}

/// An instance of an exception class.
package final class ExceptionObject: AttributedObj {
  /// `args`, a tuple.
  package var arguments: Value = .undefined
  package var cause: Value = .none
  package var context: Value = .none
  package var suppressContext = false
  /// The exceptions of an exception group.
  var members: [Value] = []
  /// Innermost first.
  var traceback: [TracebackEntry] = []
  /// `StopIteration.value`, `SystemExit.code`, `KeyError`'s key...: read through `arguments`.
  /// For NameError, AttributeError and ImportError: the name looked for, for "Did you mean".
  package var missingName: Value = .none
  package var missingOn: Value = .undefined
  /// Attributes that follow from `arguments` until they are assigned (`errno`, `value`, `start`...): a dict of those that
  /// were, or undefined.
  var fields: Value = .undefined
  /// The traceback as it was shown last: asking twice gives one object.
  var shownTraceback: Value = .undefined
  /// For SyntaxError: the file, line, column range and text.
  var syntaxLocation: SyntaxErrorLocation?

  package init() { super.init(kind: .exception) }

  /// Makes a dead exception like a new one; false when it has grown parts that are not worth keeping.
  func reset() -> Bool {
    if slots != nil || syntaxLocation != nil || !members.isEmpty || traceback.capacity > 16 { return false }
    fields = .undefined
    shownTraceback = .undefined
    arguments = .undefined
    cause = .none
    context = .none
    suppressContext = false
    traceback.removeAll(keepingCapacity: true)
    missingName = .none
    missingOn = .undefined
    return true
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(arguments)
    tracer.visit(cause)
    tracer.visit(context)
    tracer.visit(missingName)
    tracer.visit(missingOn)
    tracer.visit(members)
    tracer.visit(fields)
    tracer.visit(shownTraceback)
    for entry in traceback { entry.visit(&tracer) }
  }
}

/// Where a SyntaxError is.
struct SyntaxErrorLocation {
  var file: String
  /// In the file, the chunk's first-line offset included.
  var line: Int
  /// The line and its carets as the traceback prints them.
  var quoted: String
  /// The same as the module `traceback` prints them.
  var listed: String
}

/// A module. Its attributes are a dict; lazily loaded members come from `NativeModule.missing`.
package final class ModuleObject: AttributedObj {
  package internal(set) var name: StrObject
  package let attributes: DictObject
  /// Makes a member on first access; returns undefined when there is no such member.
  package var lazyMember: ((Machine, ModuleObject, String) throws(PyError) -> Value)?
  /// The public names that `lazyMember` knows: for `dir`, suggestions and `import *`.
  package var lazyNames: (() -> [String])?
  /// Its members are the lesson's own names as they are now: nothing of them is kept.
  var isLive = false

  init(name: StrObject, attributes: DictObject) {
    self.name = name
    self.attributes = attributes
    super.init(kind: .module)
  }

  /// Whether all that it refers to lives as long as the machine.
  var refersToPermanents: Bool {
    name.mark == Mark.permanent && attributes.mark == Mark.permanent && slots == nil && cls.mark == Mark.permanent
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(name)
    tracer.visit(attributes)
  }
}
