// What native code calls on the machine.

extension Machine {
  // MARK: Making objects. Allocation never collects: values may be held freely until Python code is called back,
  // and everything a native function allocated stays alive until it returns, callbacks included.

  /// A `str`.
  package func string(_ text: String) -> Value { contract() }
  /// A `str` from valid UTF-8.
  package func string(utf8: UnsafeBufferPointer<UInt8>) -> Value { contract() }
  /// A `str` of `byteCount` bytes that `fill` writes (valid UTF-8, counted afterwards).
  package func string(byteCount: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) -> Value { contract() }
  /// The interned `str` of a name.
  package func intern(_ text: String) -> StrObject { contract() }
  /// The interned object of an existing `str`.
  package func intern(_ text: StrObject) -> StrObject { contract() }
  package func bytes(_ storage: [UInt8]) -> Value { contract() }
  package func list(_ values: [Value]) -> Value { contract() }
  /// An empty list with room for `capacity` elements.
  package func emptyList(capacity: Int = 0) -> ListObject { contract() }
  package func tuple(_ values: [Value]) -> Value { contract() }
  package func dict() -> DictObject { contract() }
  package func set(frozen: Bool = false) -> SetObject { contract() }
  package func slice(_ start: Value, _ stop: Value, _ step: Value) -> Value { contract() }
  package func range(_ start: Int, _ stop: Int, _ step: Int) -> Value { contract() }
  /// An iterator over a closure (undefined = end), of class `name` ("map", "zip_longest"...).
  package func iterator(
    named name: String = "iterator", holding held: [Value] = [], _ body: @escaping ClosureIterator.Body
  ) -> Value { contract() }
  /// Gives the heap a freshly made object of class `cls`, and returns it as a value.
  package func adopt(_ object: Obj, as cls: ClassObject) -> Value { contract() }
  /// A bound or free native function value.
  package func function(_ row: NativeRow) -> Value { contract() }
  /// A plain instance of `cls`, without calling `__init__`.
  package func instance(of cls: ClassObject, payload: AnyObject? = nil) -> Value { contract() }

  // MARK: Classes

  /// A built-in class.
  package func builtin(_ type: BuiltinType) -> ClassObject { contract() }
  package func exceptionClass(_ kind: ExceptionKind) -> ClassObject { contract() }
  /// Makes a class from its declaration, with `bases` (default: object).
  package func makeClass(_ declaration: NativeClass, bases: [ClassObject] = []) -> ClassObject { contract() }
  /// A new exception class.
  package func makeExceptionClass(_ name: String, module: String, base: ClassObject) -> ClassObject { contract() }
  /// `type(value)`.
  package func classOf(_ value: Value) -> ClassObject { contract() }
  /// `type(value).__name__`.
  package func typeName(of value: Value) -> String { contract() }
  package func isInstance(_ value: Value, _ cls: ClassObject) -> Bool { contract() }
  /// `isinstance` with classes and tuples of classes.
  package func isInstance(_ value: Value, ofAny classes: Value) throws(PyError) -> Bool { contract() }

  // MARK: Errors

  /// Makes an exception pending; use as `throw vm.raise(.valueError, "...")`.
  package func raise(_ kind: ExceptionKind, _ message: String) -> PyError { contract() }
  /// Makes an exception of any class with these arguments pending.
  package func raise(_ cls: ClassObject, _ arguments: [Value]) -> PyError { contract() }
  /// Makes an existing exception pending.
  package func raise(_ exception: Value) -> PyError { contract() }
  package func typeError(_ message: String) -> PyError { raise(.typeError, message) }
  package func valueError(_ message: String) -> PyError { raise(.valueError, message) }
  package func indexError(_ message: String) -> PyError { raise(.indexError, message) }
  package func runtimeError(_ message: String) -> PyError { raise(.runtimeError, message) }
  package func notImplementedError(_ message: String) -> PyError { raise(.notImplementedError, message) }
  package func overflowError(_ message: String) -> PyError { raise(.overflowError, message) }
  /// KeyError with the key as its argument.
  package func keyError(_ key: Value) -> PyError { contract() }
  /// "'C' object has no attribute 'x'", with a suggestion in the traceback.
  package func attributeError(_ receiver: Value, _ name: String) -> PyError { contract() }
  /// The pending exception is of this kind. For `catch` in native code.
  package func isPending(_ kind: ExceptionKind) -> Bool { contract() }
  /// Takes the pending exception away: it was handled.
  @discardableResult package func takePending() -> Value { contract() }
  /// `warnings.warn(message, category)`.
  package func warn(_ kind: ExceptionKind, _ message: String) { contract() }

  // MARK: Calling and attributes

  package func call(_ callee: Value, _ arguments: [Value] = []) throws(PyError) -> Value { contract() }
  package func call(
    _ callee: Value, _ arguments: [Value], keywords: [(name: StrObject, value: Value)]
  ) throws(PyError) -> Value { contract() }
  package func call(_ callee: Value, _ arguments: CallArguments) throws(PyError) -> Value { contract() }
  /// `receiver.name(arguments...)`.
  package func callMethod(_ receiver: Value, _ name: String, _ arguments: [Value] = []) throws(PyError) -> Value {
    contract()
  }
  package func isCallable(_ value: Value) -> Bool { contract() }
  package func getAttribute(_ value: Value, _ name: StrObject) throws(PyError) -> Value { contract() }
  package func getAttribute(_ value: Value, _ name: String) throws(PyError) -> Value { contract() }
  /// Undefined instead of AttributeError.
  package func findAttribute(_ value: Value, _ name: StrObject) throws(PyError) -> Value { contract() }
  package func setAttribute(_ value: Value, _ name: StrObject, _ newValue: Value) throws(PyError) { contract() }
  package func deleteAttribute(_ value: Value, _ name: StrObject) throws(PyError) { contract() }
  /// An attribute of a class found along its MRO, unbound; undefined when there is none.
  package func classAttribute(_ cls: ClassObject, _ name: StrObject) -> Value { contract() }
  /// Sets an attribute of a class (or of a native class while it is built).
  package func setClassAttribute(_ cls: ClassObject, _ name: StrObject, _ value: Value) { contract() }
  /// The instance attribute itself, without class, property or hook; undefined when unset.
  package func instanceAttribute(_ object: Obj, _ name: StrObject) -> Value { contract() }
  package func setInstanceAttribute(_ object: Obj, _ name: StrObject, _ value: Value) { contract() }
  /// Returns false when it was not set.
  package func deleteInstanceAttribute(_ object: Obj, _ name: StrObject) -> Bool { contract() }
  /// The live `__dict__` of an object.
  package func instanceDict(_ object: Obj) -> DictObject { contract() }
  /// Names and values of the instance attributes, in the order they were first set.
  package func instanceAttributes(_ object: Obj) -> [(name: StrObject, value: Value)] { contract() }

  // MARK: Protocols

  package func truth(_ value: Value) throws(PyError) -> Bool { contract() }
  package func repr(_ value: Value) throws(PyError) -> String { contract() }
  package func str(_ value: Value) throws(PyError) -> String { contract() }
  package func format(_ value: Value, _ spec: String) throws(PyError) -> String { contract() }
  package func hash(_ value: Value) throws(PyError) -> Int { contract() }
  /// `left == right` as a truth value (identity counts as equal, as in containers).
  package func equal(_ left: Value, _ right: Value) throws(PyError) -> Bool { contract() }
  package func compare(_ op: CompareOperator, _ left: Value, _ right: Value) throws(PyError) -> Value { contract() }
  package func binary(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value { contract() }
  package func inPlace(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value { contract() }
  package func unary(_ op: UnaryOperator, _ value: Value) throws(PyError) -> Value { contract() }
  package func length(_ value: Value) throws(PyError) -> Int { contract() }
  package func contains(_ container: Value, _ item: Value) throws(PyError) -> Bool { contract() }
  package func getItem(_ container: Value, _ key: Value) throws(PyError) -> Value { contract() }
  package func setItem(_ container: Value, _ key: Value, _ value: Value) throws(PyError) { contract() }
  package func deleteItem(_ container: Value, _ key: Value) throws(PyError) { contract() }
  /// `iter(value)`.
  package func iterator(of value: Value) throws(PyError) -> Value { contract() }
  /// `next(iterator)`: undefined at the end.
  package func next(_ iterator: Value) throws(PyError) -> Value { contract() }
  /// Calls `body` with every element. The iterator and the element are rooted.
  package func iterate(_ value: Value, _ body: (Value) throws(PyError) -> Void) throws(PyError) { contract() }
  /// All elements as a Swift array (list and tuple are copied fast).
  package func toArray(_ value: Value) throws(PyError) -> [Value] { contract() }
  /// `operator.index(value)` clamped to Int range errors: TypeError for a non-integer ("'float' object cannot be
  /// interpreted as an integer"), OverflowError beyond 64 bits.
  package func index(_ value: Value) throws(PyError) -> Int { contract() }

  // MARK: Dicts with arbitrary keys

  /// The value for `key`, or undefined.
  package func dictGet(_ dict: DictObject, _ key: Value) throws(PyError) -> Value { contract() }
  package func dictSet(_ dict: DictObject, _ key: Value, _ value: Value) throws(PyError) { contract() }
  /// Removes and returns the value, or undefined.
  package func dictRemove(_ dict: DictObject, _ key: Value) throws(PyError) -> Value { contract() }

  // MARK: Roots

  /// Keeps values alive while Python code is called back. Only needed for values that were *taken out of* containers
  /// and are no longer reachable: what a native function received or allocated is kept alive by the machine.
  package func withRoots<Result>(
    _ values: [Value], _ body: () throws(PyError) -> Result
  ) throws(PyError) -> Result { contract() }
  /// Adds values that live as long as the machine.
  package func keepForever(_ value: Value) { contract() }
  /// A provider the collector asks for roots at every collection.
  package func addRootProvider(_ provider: @escaping (inout Tracer) -> Void) { contract() }

  // MARK: Modules, output, place, limits

  /// Makes a module importable; it is filled at its first import.
  package func register(_ module: NativeModule) { contract() }
  package func importModule(_ name: String) throws(PyError) -> ModuleObject { contract() }
  /// Sets a member of a module.
  package func setMember(_ module: ModuleObject, _ name: String, _ value: Value) { contract() }
  /// Writes to a channel (buffered; flushed in order).
  package func write(_ text: String, to channel: OutputChannel = .output) { contract() }
  package func flush() { contract() }
  /// The innermost lesson frame's place, or nil outside any.
  package func sourceLocation() -> SourceLocation? { contract() }
  /// Raises MemoryError when `byteCount` more would pass the limit. Call before an allocation of unbounded size.
  package func checkMemory(_ byteCount: Int) throws(PyError) { contract() }
  /// Call every few thousand steps of a long native loop: raises when cancelled, late or over budget.
  package func checkInterrupt() throws(PyError) { contract() }
}

/// Stands where a body is still being written.
func contract(_ function: StaticString = #function) -> Never { preconditionFailure("\(function)") }
