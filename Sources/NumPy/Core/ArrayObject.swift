// The Python object of an array: a window on the engine's memory with an element type, and the pool of values where the
// elements are text or objects. Also what the bridge keeps for one machine. Knows no operations.

import PythonRuntime
import Tensors
import Torch

/// The values that text and object arrays point to. Views share it.
final class ValuePool {
  var values: [Value] = []

  /// A place for one more value.
  func add(_ value: Value) -> Int {
    values.append(value)
    return values.count - 1
  }

  subscript(_ place: Int) -> Value { place >= 0 && place < values.count ? values[place] : .none }
}

/// `numpy.ndarray` and its subclasses.
final class ArrayObject: NativeObject {
  /// Another one only where a lesson sets the shape, or grows the array where it stands.
  var array: NDArray
  let type: ElementType
  /// Only for text and objects.
  let pool: ValuePool?
  var isReadOnly = false
  /// The heap has it.
  var isAdopted = false
  /// The array this one is a view of; none when it owns its memory.
  var base: Value = .none

  init(_ array: NDArray, _ type: ElementType, _ pool: ValuePool? = nil) {
    self.array = array
    self.type = type
    self.pool = pool
    super.init()
  }

  var shape: Shape { array.shape }
  var rank: Int { array.rank }
  var count: Int { array.count }
  var elementKind: ElementKind { type.kind }

  override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(base)
    if let pool { tracer.visit(pool.values) }
  }

  static let weight = 6
  override var externalBytes: Int { min(array.byteCount, array.storage.byteCount) + (pool?.values.count ?? 0) * 16 }
}

/// What the library keeps for one machine.
final class NumPyState {
  let engine: EngineState
  var classes: NumPyClasses
  var printOptions = PrintSettings()
  var errorModes = ErrorModes()
  var legacyRandom = LegacyRandom(seed: 0)
  var dtypes: [ElementKind: Value] = [:]
  var functions: [String: Value] = [:]

  init(_ vm: Machine) {
    engine = TorchLibrary.engine(of: vm)
    classes = NumPyClasses(vm)
    if let bridge = TorchLibrary.arrayBridge(of: vm) as? TensorBridge {
      legacyRandom = LegacyRandom(seed: UInt32(truncatingIfNeeded: bridge.seed))
    }
  }

  func trace(_ tracer: inout Tracer) {
    classes.trace(&tracer)
    for (_, value) in dtypes { tracer.visit(value) }
    for (_, value) in functions { tracer.visit(value) }
  }
}

/// What arithmetic does with divisions by zero and the like: warn, ignore or raise.
struct ErrorModes {
  var divide = "warn"
  var over = "warn"
  var under = "ignore"
  var invalid = "warn"
}

extension Machine {
  /// The library's state, made at the first import.
  var numpy: NumPyState {
    if let known = numpyIfImported { return known }
    let made = NumPyState(self)
    arrayState = made
    addRootProvider { tracer in made.trace(&tracer) }
    return made
  }

  /// The library's state if the lesson has imported it.
  @inline(__always)
  var numpyIfImported: NumPyState? { arrayState.map { unsafeDowncast($0, to: NumPyState.self) } }

  /// Runs engine code; its error becomes Python's.
  func tensors<Result>(_ body: () throws(TensorError) -> Result) throws(PyError) -> Result {
    do {
      return try body()
    } catch {
      throw arrayError(error)
    }
  }

  private func arrayError(_ error: TensorError) -> PyError {
    switch error.kind {
    case .indexError: return indexError(error.message)
    case .typeError: return typeError(error.message)
    case .notImplementedError: return notImplementedError(error.message)
    case .linearAlgebraError: return linearAlgebraError(error.message)
    case .memoryError: return raise(.memoryError, error.message)
    default:
      if error.message.contains("memory") || error.message.hasPrefix("Storage size") {
        return raise(.memoryError, error.message)
      }
      return valueError(error.message)
    }
  }

  func linearAlgebraError(_ message: String) -> PyError {
    raise(numpy.classes.linearAlgebraError, [string(message)])
  }

  /// A function of Python's own, whatever the lesson has bound its name to.
  func builtinFunction(_ name: String) throws(PyError) -> Value {
    try importModule("builtins").attributes.get(intern(name))
  }

  // MARK: Making arrays

  /// An array whose elements are not set yet; `shape` may come from the lesson.
  func newArray(_ shape: Shape, _ type: ElementType, pool: ValuePool? = nil) throws(PyError) -> ArrayObject {
    let state = numpy.engine
    for size in shape where size < 0 { throw valueError("negative dimensions are not allowed") }
    let made = try tensors { () throws(TensorError) in
      try NDArray(uninitialized: shape, type.kind.carrier, state)
    }
    return ArrayObject(made, type, type.kind.isPooled ? pool ?? ValuePool() : nil)
  }

  func newArray(_ shape: Shape, _ kind: ElementKind) throws(PyError) -> ArrayObject {
    try newArray(shape, ElementType(kind))
  }

  func wrap(_ array: ArrayObject) -> Value {
    if array.isAdopted { return Value(array) }
    array.isAdopted = true
    return adopt(array, as: numpy.classes.array, weight: ArrayObject.weight)
  }

  /// A view of `parent`.
  func view(_ parent: ArrayObject, _ window: NDArray) -> ArrayObject {
    let made = ArrayObject(window, parent.type, parent.pool)
    made.isReadOnly = parent.isReadOnly
    made.base = parent.base.isNone && parent.isAdopted ? Value(parent) : parent.base
    return made
  }

  /// One element as a result: a number of the library's classes; arrays stay arrays.
  func result(_ array: ArrayObject) -> Value { array.rank == 0 ? element(array, 0) : wrap(array) }
}

extension Value {
  /// The array behind a value, if it is one.
  @inline(__always)
  var array: ArrayObject? {
    guard isKind(.native) else { return nil }
    let object = asObj
    guard Swift.type(of: object) == ArrayObject.self else { return nil }
    return unsafeDowncast(object, to: ArrayObject.self)
  }
}
