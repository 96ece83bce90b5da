// How native functions, classes and modules are declared: typed rows whose signature is Python's own text.
// The signature yields the argument binder, the error text and help(). It knows no particular function.

/// The body of a native function. `arguments` are bound: one per parameter of the signature, in order.
package typealias NativeBody = @Sendable (_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value

/// The bound arguments of a native call: a window of consecutive registers, alive (rooted) during the call.
/// A parameter without argument holds its default, or `Value.undefined` when the default is written `=?`.
/// `*args` is a tuple, `**kwargs` a dict.
package struct Arguments {
  package let base: UnsafeMutablePointer<Value>
  package let count: Int

  @inline(__always)
  package init(base: UnsafeMutablePointer<Value>, count: Int) {
    self.base = base
    self.count = count
  }

  @inline(__always) package subscript(index: Int) -> Value {
    assert(index >= 0 && index < count)
    return base[index]
  }
  /// The receiver of a method.
  @inline(__always) package var receiver: Value { base[0] }
}

/// Which of CPython's wordings a wrong call gets.
package enum CallStyle: UInt8, Sendable {
  /// As a `def`: "f() missing 1 required positional argument: 'x'".
  case python
  /// As `METH_O` and `METH_NOARGS`: "len() takes exactly one argument (0 given)", "list.append() takes ...".
  case exact
  /// As `PyArg_UnpackTuple`: "isinstance expected 2 arguments, got 1".
  case unpack
  /// As `PyArg_ParseTuple`: "find() takes at most 3 arguments (4 given)".
  case parsed
  /// As Argument Clinic with keywords: "sorted() missing required argument 'iterable' (pos 1)".
  case clinic
  /// In the words of the library it belongs to: whatever such a call raises, `Machine.callRepair` may reword.
  case library
}

/// One native function.
///
/// `signature` is a name and Python's parameter list: `"sum(self, dim=None, keepdim=False)"`, with `/`, `*`, `*args`
/// and `**kwargs`. Defaults are None, True, False, numbers, quoted strings, `()` or `?` (absent: undefined).
package struct NativeRow: Sendable {
  package let signature: String
  package let style: CallStyle
  package let body: NativeBody
  package let doc: String

  package init(_ signature: String, _ style: CallStyle = .python, doc: String = "", _ body: @escaping NativeBody) {
    self.signature = signature
    self.style = style
    self.body = body
    self.doc = doc
  }

  /// The same function, whose wrong calls are told in its library's words.
  package var inLibraryWords: NativeRow {
    style == .python ? NativeRow(signature, .library, doc: doc, body) : self
  }
}

/// A computed attribute of a native class.
package struct NativeProperty: Sendable {
  package let name: String
  package let getter: @Sendable (Machine, Value) throws(PyError) -> Value
  package let setter: (@Sendable (Machine, Value, Value) throws(PyError) -> Void)?

  package init(
    _ name: String, _ getter: @escaping @Sendable (Machine, Value) throws(PyError) -> Value,
    set setter: (@Sendable (Machine, Value, Value) throws(PyError) -> Void)? = nil
  ) {
    self.name = name
    self.getter = getter
    self.setter = setter
  }
}

/// The binary operators.
package enum BinaryOperator: UInt8, CaseIterable, Sendable {
  case add, subtract, multiply, trueDivide, floorDivide, modulo, power, matrixMultiply
  case leftShift, rightShift, bitAnd, bitOr, bitXor
}

/// The unary operators (`not` is truth).
package enum UnaryOperator: UInt8, CaseIterable, Sendable {
  case negative, positive, invert
}

/// The rich comparisons.
package enum CompareOperator: UInt8, CaseIterable, Sendable {
  case less, lessEqual, equal, notEqual, greater, greaterEqual
}

/// The operators of a native class, as closures; nil means "not supported" (or inherited from the native base).
/// Called with values of that class or of a user subclass that does not override the dunder.
package struct NativeSlots: Sendable {
  /// `left op right`, called when either operand is of this class; return `.notImplemented` to decline.
  package var binary: (@Sendable (Machine, BinaryOperator, Value, Value) throws(PyError) -> Value)?
  /// `left op= right` on a left operand of this class; `.notImplemented` falls back to `binary`.
  package var inPlace: (@Sendable (Machine, BinaryOperator, Value, Value) throws(PyError) -> Value)?
  package var unary: (@Sendable (Machine, UnaryOperator, Value) throws(PyError) -> Value)?
  /// `left op right` with left of this class (operators are reflected by the machine); may decline.
  package var compare: (@Sendable (Machine, CompareOperator, Value, Value) throws(PyError) -> Value)?
  package var getItem: (@Sendable (Machine, Value, Value) throws(PyError) -> Value)?
  package var setItem: (@Sendable (Machine, Value, Value, Value) throws(PyError) -> Void)?
  package var deleteItem: (@Sendable (Machine, Value, Value) throws(PyError) -> Void)?
  package var length: (@Sendable (Machine, Value) throws(PyError) -> Int)?
  package var truth: (@Sendable (Machine, Value) throws(PyError) -> Bool)?
  /// `iter(x)`: an iterator (`IteratorObject`, generator or any object with `__next__`).
  package var iterate: (@Sendable (Machine, Value) throws(PyError) -> Value)?
  /// `next(x)` for native iterators that are not `IteratorObject`s: undefined at the end.
  package var next: (@Sendable (Machine, Value) throws(PyError) -> Value)?
  /// `item in container`.
  package var contains: (@Sendable (Machine, _ container: Value, _ item: Value) throws(PyError) -> Bool)?
  /// `x(...)`, with positional values and keywords.
  package var call: (@Sendable (Machine, Value, CallArguments) throws(PyError) -> Value)?
  package var repr: (@Sendable (Machine, Value) throws(PyError) -> String)?
  package var str: (@Sendable (Machine, Value) throws(PyError) -> String)?
  /// Any Int; the machine never shows it except through `hash()`.
  package var hash: (@Sendable (Machine, Value) throws(PyError) -> Int)?
  /// `format(x, spec)`.
  package var format: (@Sendable (Machine, Value, String) throws(PyError) -> String)?
  /// `cls(...)`: makes and initialises an instance. For user subclasses the machine calls it with the subclass, then
  /// calls the subclass's `__init__` if it defines one. Nil: a plain instance, then `__init__`.
  package var construct: (@Sendable (Machine, ClassObject, CallArguments) throws(PyError) -> Value)?
  /// An instance without content: what `__new__` makes of a class whose `__init__` makes the content (CPython's `tp_init`).
  /// Nil for classes whose `construct` makes instances whole.
  package private(set) var makeEmpty: (@Sendable (Machine, ClassObject) throws(PyError) -> Value)?
  /// `__init__` with a receiver of this class; nil where that is `object.__init__`.
  package var initialize: (@Sendable (Machine, Value, CallArguments) throws(PyError) -> Void)?
  /// An attribute that neither instance nor class has (a native `__getattr__`); return undefined to decline.
  package var missingAttribute: (@Sendable (Machine, Value, StrObject) throws(PyError) -> Value)?
  /// Names that `missingAttribute` knows of an instance: for `dir` and for suggestions.
  package var moreNames: (@Sendable (Machine, Value) -> [String])?
  /// Called before an instance attribute is set; return true when it was handled.
  package var setAttribute: (@Sendable (Machine, Value, StrObject, Value) throws(PyError) -> Bool)?
  /// Called before an instance attribute is deleted; return true when it was handled.
  package var deleteAttribute: (@Sendable (Machine, Value, StrObject) throws(PyError) -> Bool)?

  package init() {}

  /// Says how instances are made whose content `__init__` makes, so that it may be called with other arguments than
  /// `__new__`, again, or not at all.
  package mutating func setContent(
    makeEmpty: @escaping @Sendable (Machine, ClassObject) throws(PyError) -> Value,
    initialize: @escaping @Sendable (Machine, Value, CallArguments) throws(PyError) -> Void
  ) {
    self.makeEmpty = makeEmpty
    self.initialize = initialize
    construct = { (vm, cls, arguments) throws(PyError) in
      let value = try makeEmpty(vm, cls)
      try initialize(vm, value, arguments)
      return value
    }
  }

  /// Takes over from the native base how instances are made.
  mutating func inheritConstruction(from base: NativeSlots) {
    if construct != nil { return }
    construct = base.construct
    makeEmpty = base.makeEmpty
    if initialize == nil { initialize = base.initialize }
  }
}

/// The arguments of a call that no signature has bound yet. Rooted by the caller.
package struct CallArguments {
  /// Positional arguments, then the values of `keywords`, consecutive.
  package let base: UnsafeMutablePointer<Value>
  package let positionalCount: Int
  /// Names of the keyword arguments (a tuple of interned str), or undefined when there are none.
  package let keywords: Value

  @inline(__always)
  package init(base: UnsafeMutablePointer<Value>, positionalCount: Int, keywords: Value) {
    self.base = base
    self.positionalCount = positionalCount
    self.keywords = keywords
  }

  @inline(__always) package var keywordCount: Int { keywords.isUndefined ? 0 : keywords.asTuple.count }
  /// The positional argument at `index`.
  @inline(__always) package subscript(index: Int) -> Value { base[index] }
  /// The positional arguments as an array.
  package var positional: [Value] { (0..<positionalCount).map { base[$0] } }
  /// The keyword argument `name`, or undefined.
  package func keyword(_ name: String) -> Value {
    for index in 0..<keywordCount where keywords.asTuple[index].asStr.string == name {
      return base[positionalCount + index]
    }
    return .undefined
  }
  /// Name and value of keyword argument `index`.
  package func keyword(at index: Int) -> (name: StrObject, value: Value) {
    (keywords.asTuple[index].asStr, base[positionalCount + index])
  }
}

/// A native class as data. Made into a `ClassObject` by each machine that needs it (`Machine.nativeClass(_:)`).
package struct NativeClass: Sendable {
  package let name: String
  /// `__module__`.
  package let module: String
  /// Which Swift class the instances are.
  package let kind: Kind
  package let methods: [NativeRow]
  package let staticMethods: [NativeRow]
  /// Called with the class as first argument.
  package let classMethods: [NativeRow]
  package let properties: [NativeProperty]
  package let slots: NativeSlots
  /// Instances accept new attributes.
  package let hasInstanceAttributes: Bool
  /// User classes may inherit from it.
  package let isInheritable: Bool
  package let doc: String

  package init(
    _ name: String, module: String = "builtins", kind: Kind, methods: [NativeRow] = [],
    staticMethods: [NativeRow] = [], classMethods: [NativeRow] = [], properties: [NativeProperty] = [],
    slots: NativeSlots = NativeSlots(), hasInstanceAttributes: Bool = false, isInheritable: Bool = true,
    doc: String = ""
  ) {
    self.name = name
    self.module = module
    self.kind = kind
    self.methods = methods
    self.staticMethods = staticMethods
    self.classMethods = classMethods
    self.properties = properties
    self.slots = slots
    self.hasInstanceAttributes = hasInstanceAttributes
    self.isInheritable = isInheritable
    self.doc = doc
  }
}

/// A module as data.
package struct NativeModule: Sendable {
  /// The dotted name: "math", "torch.nn.functional".
  package let name: String
  private let rows: @Sendable () -> [NativeRow]
  /// Made at the first import: the rows of all modules are thousands, and most programs import few.
  package var functions: [NativeRow] { rows() }
  /// Fills constants, classes and submodules; runs at the first import.
  package let populate: (@Sendable (Machine, ModuleObject) throws(PyError) -> Void)?

  package init(
    _ name: String, functions: @autoclosure @escaping @Sendable () -> [NativeRow] = [],
    populate: (@Sendable (Machine, ModuleObject) throws(PyError) -> Void)? = nil
  ) {
    self.name = name
    rows = functions
    self.populate = populate
  }
}
