// Objects that can be called or that stand between a name and a call: functions, methods, descriptors, cells.

/// A function made by `def` or `lambda`.
package final class FunctionObject: AttributedObj {
  /// Unmanaged, as all references between heap objects could be: the collector keeps them alive.
  private var codeReference: Unmanaged<CodeObject>
  private var nameReference: Unmanaged<StrObject>
  private var qualifiedNameReference: Unmanaged<StrObject>
  package var doc: Value = .none
  /// Defaults of the last positional parameters, as a tuple (or undefined).
  var defaults: Value = .undefined
  /// Defaults of keyword-only parameters, as a dict (or undefined).
  var keywordDefaults: Value = .undefined
  /// The captured cells.
  private(set) var cells: UnsafeMutablePointer<Value>
  private(set) var cellCount: Int
  private var cellCapacity: Int
  package var annotations: Value = .undefined

  @inline(__always) var code: CodeObject { codeReference._withUnsafeGuaranteedRef { $0 } }
  package var name: StrObject {
    get { nameReference._withUnsafeGuaranteedRef { $0 } }
    set { nameReference = Unmanaged.passUnretained(newValue) }
  }
  package var qualifiedName: StrObject {
    get { qualifiedNameReference._withUnsafeGuaranteedRef { $0 } }
    set { qualifiedNameReference = Unmanaged.passUnretained(newValue) }
  }

  init(code: CodeObject, cellCount: Int) {
    codeReference = Unmanaged.passUnretained(code)
    nameReference = Unmanaged.passUnretained(code.name)
    qualifiedNameReference = Unmanaged.passUnretained(code.qualifiedName)
    self.cellCount = cellCount
    cellCapacity = max(cellCount, 4)
    cells = UnsafeMutablePointer<Value>.allocate(capacity: cellCapacity)
    cells.initialize(repeating: .undefined, count: cellCount)
    super.init(kind: .function)
  }

  /// Makes a dead function from the pool a new one.
  @inline(__always)
  func reuse(for code: CodeObject, cellCount: Int) {
    codeReference = Unmanaged.passUnretained(code)
    nameReference = Unmanaged.passUnretained(code.name)
    qualifiedNameReference = Unmanaged.passUnretained(code.qualifiedName)
    doc = .none
    defaults = .undefined
    keywordDefaults = .undefined
    annotations = .undefined
    flags = 0
    if cellCount > cellCapacity {
      cells.deallocate()
      cells = UnsafeMutablePointer<Value>.allocate(capacity: cellCount)
      cellCapacity = cellCount
    }
    self.cellCount = cellCount
    var index = 0
    while index < cellCount {
      cells[index] = .undefined
      index &+= 1
    }
  }

  deinit { cells.deallocate() }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(code)
    tracer.visit(name)
    tracer.visit(qualifiedName)
    tracer.visit(doc)
    tracer.visit(defaults)
    tracer.visit(keywordDefaults)
    tracer.visit(annotations)
    tracer.visit(cells, count: cellCount)
  }
}

extension FunctionObject {
  /// Whether a parameter has this name.
  package func hasParameter(named name: String) -> Bool {
    code.parameters.names.contains { $0.string == name }
  }
}

/// A native function or method descriptor, made from a `NativeRow`.
package final class NativeFunction: Obj {
  package let row: NativeRow
  /// The class whose table holds it, for `'list' object` in messages and for `list.append` in reprs.
  package internal(set) var owner: ClassObject? {
    get { ownerReference?._withUnsafeGuaranteedRef { $0 } }
    set {
      ownerReference = newValue.map { Unmanaged.passUnretained($0) }
      knownSlot = nil
    }
  }
  /// The same, to be compared without being retained.
  private(set) var ownerReference: Unmanaged<ClassObject>?
  /// The module it is a function of, for messages; nil for built-in functions.
  var moduleName: String?
  /// `__module__`; "builtins" for built-in functions and methods.
  package var module: String { moduleName ?? "builtins" }
  /// The parsed signature; nil until the first call that needs it.
  var binder: Binder?
  /// A call with this many positional arguments needs no binding; -1 when unknown.
  package var exactCount = -1
  /// Of functions each of whose calls is looked at.
  package static let neverExact = -2
  /// Its calls need no check of types (`Machine.callCheck`).
  package var acceptsAnything = false
  /// The types of the last two calls that a check accepted, as `Machine.callCheck` numbers them.
  private var acceptedTypes: (UInt, UInt) = (0, 0)
  /// `abc.abstractmethod` marked it.
  var isAbstract = false
  /// It is a method of a class: its first argument must be an instance.
  var isDescriptor = false
  /// A method of str that keeps no reference to its receiver and runs no code of the program once it has its result, which is
  /// the receiver, a new str or no object; see `Machine.reuseChained`.
  var isChainable = false
  /// It is a static method: it gets neither an instance nor the class.
  var isStatic = false
  /// CPython counts a call of it as a level of its own; nil until somebody asks.
  var isCounted: Bool?
  /// CPython has it as a slot of the type (`isSlot`); nil until somebody asks.
  var knownSlot: Bool?

  init(row: NativeRow) {
    self.row = row
    super.init(kind: .nativeFunction)
  }

  /// A call with so many positional arguments needs no binding, no check of a receiver and no words of a library.
  @inline(__always) func takesExactly(_ count: Int) -> Bool {
    exactCount == count && ownerReference == nil && !isDescriptor && row.style != .library
  }

  /// Whether a call with arguments of these types was accepted before.
  @inline(__always) package func accepts(_ types: UInt) -> Bool {
    acceptedTypes.0 == types || acceptedTypes.1 == types
  }

  package func accept(_ types: UInt) { acceptedTypes = (types, acceptedTypes.0) }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(owner)
    if let binder { tracer.visit(binder.defaults) }
  }
}

/// A function with its receiver.
package final class BoundMethod: Obj {
  package let function: Value
  package let receiver: Value
  init(function: Value, receiver: Value) {
    self.function = function
    self.receiver = receiver
    super.init(kind: .boundMethod)
  }
  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(function)
    tracer.visit(receiver)
  }
}

/// A variable shared by closures.
package final class CellObject: Obj {
  var value: Value
  init(_ value: Value) {
    self.value = value
    super.init(kind: .cell)
  }
  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(value) }
}

/// `property`; native properties of built-in classes are the same kind with native getters.
package final class PropertyObject: Obj {
  package internal(set) var getter: Value = .none
  package internal(set) var setter: Value = .none
  package internal(set) var deleter: Value = .none
  package internal(set) var doc: Value = .none
  /// The name under which a class holds it, for "property 'x' of 'C' object has no setter".
  package internal(set) var name: Value = .none
  /// The native class a native property belongs to: its getter takes only instances of that.
  unowned(unsafe) var owner: ClassObject?
  /// The instance attribute a `__slots__` descriptor stands for.
  package internal(set) var slot: StrObject?
  /// A native property, reported as "attribute 'x' of 'C' objects is not writable".
  package internal(set) var native: NativeProperty?
  /// Which element of the tuple the field of a named tuple is.
  var position = 0

  package init() { super.init(kind: .property) }
  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(getter)
    tracer.visit(setter)
    tracer.visit(deleter)
    tracer.visit(doc)
    tracer.visit(name)
    tracer.visit(slot)
    tracer.visit(owner)
  }
}

/// `staticmethod(f)` and `classmethod(f)`.
package final class MethodWrapper: Obj {
  package internal(set) var function: Value
  package init(function: Value, isStatic: Bool) {
    self.function = function
    super.init(kind: isStatic ? .staticMethod : .classMethod)
  }
  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(function) }
}

/// `super(cls, object)`.
package final class SuperObject: Obj {
  let start: ClassObject
  let receiver: Value
  /// The class whose MRO is searched: that of the receiver, or the receiver itself in class methods.
  let searched: ClassObject
  init(start: ClassObject, receiver: Value, searched: ClassObject) {
    self.start = start
    self.receiver = receiver
    self.searched = searched
    super.init(kind: .superObject)
  }
  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(start)
    tracer.visit(receiver)
    tracer.visit(searched)
  }
}

/// The base of native iterators: override `next`, and `traceReferences` for what is held.
///
/// For the simple cases there is `Machine.iterator(over:_:)` with a closure.
package class IteratorObject: Obj {
  package init() { super.init(kind: .iterator) }

  /// The next element, or `Value.undefined` at the end (and at every later call).
  package func next(_ vm: Machine) throws(PyError) -> Value { .undefined }

  /// Where the next element would be a new tuple of two values: writes the two to `pair` and makes no tuple.
  func nextPair(_ vm: Machine, into pair: UnsafeMutablePointer<Value>) throws(PyError) -> PairStep { .unknown }

  /// `__length_hint__`, to reserve room; nil when unknown.
  package var lengthHint: Int? { nil }

  /// Appends all that is left to a list, which keeps it alive.
  func drain(_ vm: Machine, into list: ListObject) throws(PyError) {
    while true {
      try vm.countNativeStep()
      let value = try next(vm)
      if value.isUndefined { break }
      list.append(value)
    }
    vm.generatorResult = .none
  }

  /// The parts of `__reduce__`, for those that have it as `IteratorTypes.reduce`.
  func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? { nil }

  /// `__setstate__`, for those that have it as `IteratorTypes.setState`.
  func restore(_ vm: Machine, _ state: Value) throws(PyError) {}

  /// Giving the next element runs nothing of the program's: nothing is collected meanwhile.
  var runsNothing: Bool { false }

  /// The object that is walked by asking for item after item: it is the one to ask how long it is.
  var walked: Value { .undefined }
}

/// What came of asking a loop for two values (`IteratorObject.nextPair`).
enum PairStep {
  /// Two values were written.
  case pair
  /// There are no more.
  case end
  /// The elements are no new tuples of two: ask for the next element as it is.
  case unknown
}

/// An iterator made of held values (which the collector traces and the closure may change) and a closure.
package final class ClosureIterator: IteratorObject {
  package typealias Body = (Machine, ClosureIterator) throws(PyError) -> Value
  /// The values the closure works on.
  package var held: [Value]
  /// A position for the closure's use.
  package var position = 0
  /// The generator function this stands for, by its qualified name.
  var function = ""
  let body: Body
  package init(holding held: [Value], _ body: @escaping Body) {
    self.held = held
    self.body = body
    super.init()
  }
  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(held) }
  package override func next(_ vm: Machine) throws(PyError) -> Value { try body(vm, self) }
}

/// A live view of a dict: `keys()`, `values()` or `items()`.
package final class DictViewObject: Obj {
  package enum Part: UInt8 { case keys, values, items }
  package let dict: DictObject
  package let part: Part
  package init(_ dict: DictObject, _ part: Part) {
    self.dict = dict
    self.part = part
    super.init(kind: .dictView)
  }
  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(dict) }
}
