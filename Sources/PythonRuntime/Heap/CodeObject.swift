// The compiled form of one function, class body, comprehension or chunk, and the frame that runs it.

/// A line-table entry's columns: where an instruction's source stands. Lines from 1, columns are UTF-8 bytes from 0.
struct SourceSpan {
  var line: Int32
  var endLine: Int32
  var column: Int32
  var endColumn: Int32
}

/// Where an exception inside `start..<end` goes: the handler's pc and the register that receives the exception.
struct ExceptionRange {
  var start: Int32
  var end: Int32
  var handler: Int32
  var register: UInt16
}

/// An inline cache of one attribute instruction.
struct AttributeCache {
  var name: Unmanaged<StrObject>
  /// The class version it holds for; 0 = empty.
  var version: UInt32 = 0
  /// What was found.
  var state: State = .empty
  /// The result of the call is the receiver of the next call, and known to nothing else: `text.strip().lower()`.
  var isReceiver = false
  /// The instance slot, or the entry of a module's dict.
  var slot: UInt32 = 0
  /// The class's value (method, getter).
  var value: Value = .undefined

  enum State: UInt8 {
    case empty
    /// An instance slot that no data descriptor shadows.
    case slot
    /// A function in the class, and no instance attribute of that name in the layout.
    case method
    /// A plain value of the class.
    case classValue
    /// A property with a Python getter of one parameter.
    case getter
    /// A property with a Python setter.
    case setter
    /// A native property.
    case nativeGetter
    /// Entry `slot` of a module's dict, if that entry still has the name.
    case moduleEntry
  }
}

/// Text that code points into.
final class SourceUnit {
  let file: String
  /// The number of the text's first line in the file.
  let firstLine: Int
  let bytes: [UInt8]
  /// Byte offset of the start of each line.
  let lineStarts: [Int]
  /// The space its global names are in; 0 is the lesson.
  var space = 0
  /// Module-level names are entries of a namespace given at the start (`exec` with locals of its own).
  var usesNamespace = false
  /// It has annotated names of its own: `exec` gives its names `__annotations__` before it runs.
  var makesAnnotations = false
  /// Tracebacks show its lines.
  var isShown = true
  /// It is one expression (`eval`).
  var isExpression = false
  /// It is what somebody typed at a prompt (`compile(..., 'single')`): the value of a last expression is shown.
  var isInteractive = false
  /// The module whose library source this is; its frames never show in tracebacks. Nil for the text of lessons.
  let libraryName: String?

  init(file: String, firstLine: Int, bytes: [UInt8]) {
    self.file = file
    self.firstLine = firstLine
    self.bytes = bytes
    libraryName = SourceUnit.libraryName(of: file)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    lineStarts = starts
  }

  /// The bytes of line `line` (from 1 in this text), without its end.
  func line(_ line: Int) -> ArraySlice<UInt8> {
    guard line >= 1, line <= lineStarts.count else { return [] }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[start..<end]
  }
}

/// Compiled code.
package final class CodeObject: Obj {
  let name: StrObject
  let qualifiedName: StrObject
  let source: SourceUnit
  let instructions: UnsafeMutablePointer<Instruction>
  let instructionCount: Int
  let constants: UnsafeMutablePointer<Value>
  let constantCount: Int
  let caches: UnsafeMutablePointer<AttributeCache>
  let cacheCount: Int
  let spans: [SourceSpan]
  let exceptionRanges: [ExceptionRange]
  /// The attribute part of method calls, by instruction.
  let methodSpans: [Int: SourceSpan]
  /// Parameters of each sort, in register order: positional-only, positional, keyword-only, `*args`, `**kwargs`.
  let positionalOnlyCount: Int
  /// Positional-only ones included.
  let positionalCount: Int
  let keywordOnlyCount: Int
  let hasVariadic: Bool
  let hasKeywordVariadic: Bool
  /// Names of all parameters, in register order.
  let parameterNames: [StrObject]
  /// Names of the local registers, for UnboundLocalError and `locals()`.
  let localNames: [StrObject]
  let freeNames: [StrObject]
  /// For each local register: it holds a cell.
  let cellRegisters: [Int]
  let isGenerator: Bool
  /// A generator with `finally` or `with`: it is closed when nothing refers to it any more.
  let needsClosing: Bool
  /// Registers of parameters and locals.
  let localCount: Int
  /// All registers, plus room for a native call's bound arguments.
  let registerCount: Int
  /// The number of arguments of a call that needs no binding, or -1 (generators, `*args`, keyword-only...).
  let simpleArgumentCount: Int
  let doc: Value
  let firstLine: Int
  /// The parameters, for the binder.
  let parameters: ParameterList

  init(_ parts: CodeParts) {
    name = parts.name
    qualifiedName = parts.qualifiedName
    source = parts.source
    instructionCount = parts.instructions.count
    instructions = UnsafeMutablePointer<Instruction>.allocate(capacity: max(instructionCount, 1))
    instructions.initialize(from: parts.instructions, count: instructionCount)
    constantCount = parts.constants.count
    constants = UnsafeMutablePointer<Value>.allocate(capacity: max(constantCount, 1))
    constants.initialize(from: parts.constants, count: constantCount)
    cacheCount = parts.cacheNames.count
    caches = UnsafeMutablePointer<AttributeCache>.allocate(capacity: max(cacheCount, 1))
    for (index, name) in parts.cacheNames.enumerated() {
      (caches + index).initialize(to: AttributeCache(name: Unmanaged.passUnretained(name)))
    }
    for index in parts.receiverCaches { caches[index].isReceiver = true }
    spans = parts.spans
    exceptionRanges = parts.exceptionRanges
    methodSpans = parts.methodSpans
    positionalOnlyCount = parts.positionalOnlyCount
    positionalCount = parts.positionalCount
    keywordOnlyCount = parts.keywordOnlyCount
    hasVariadic = parts.hasVariadic
    hasKeywordVariadic = parts.hasKeywordVariadic
    parameterNames = parts.parameterNames
    localNames = parts.localNames
    freeNames = parts.freeNames
    cellRegisters = parts.cellRegisters
    isGenerator = parts.isGenerator
    needsClosing = parts.isGenerator && parts.cleansUp
    localCount = parts.localNames.count
    registerCount = parts.registerCount + CodeObject.nativeRoom
    let isSimple =
      !parts.isGenerator && !parts.hasVariadic && !parts.hasKeywordVariadic && parts.keywordOnlyCount == 0
    simpleArgumentCount = isSimple ? parts.positionalCount : -1
    doc = parts.doc
    firstLine = parts.firstLine
    parameters = ParameterList()
    parameters.names = parts.parameterNames
    parameters.positionalOnlyCount = parts.positionalOnlyCount
    parameters.positionalCount = parts.positionalCount
    parameters.keywordOnlyCount = parts.keywordOnlyCount
    parameters.hasVariadic = parts.hasVariadic
    parameters.hasKeywordVariadic = parts.hasKeywordVariadic
    super.init(kind: .code)
  }

  deinit {
    instructions.deallocate()
    constants.deallocate()
    caches.deallocate()
  }

  /// Registers beyond a frame's own that a native call may bind arguments into without asking.
  static let nativeRoom = 16

  /// The names of parameters, variables and cells are interned: they live as long as the machine.
  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(name)
    tracer.visit(qualifiedName)
    tracer.visit(doc)
    tracer.visit(constants, count: constantCount)
    for index in 0..<cacheCount { tracer.visit(caches[index].value) }
  }

  /// It makes functions or classes, which may outlive it.
  var hasNestedCode: Bool { (0..<constantCount).contains { constants[$0].isKind(.code) } }

  /// The source of the instruction at `index`.
  func span(at index: Int) -> SourceSpan {
    index >= 0 && index < spans.count ? spans[index] : SourceSpan(line: 0, endLine: 0, column: -1, endColumn: -1)
  }
}

/// What the compiler hands over to make a `CodeObject`.
struct CodeParts {
  var name: StrObject
  var qualifiedName: StrObject
  var source: SourceUnit
  var instructions: [Instruction] = []
  var constants: [Value] = []
  var cacheNames: [StrObject] = []
  /// The caches of the calls whose results are receivers of the next call.
  var receiverCaches: [Int] = []
  var spans: [SourceSpan] = []
  var exceptionRanges: [ExceptionRange] = []
  var methodSpans: [Int: SourceSpan] = [:]
  var positionalOnlyCount = 0
  var positionalCount = 0
  var keywordOnlyCount = 0
  var hasVariadic = false
  var hasKeywordVariadic = false
  var parameterNames: [StrObject] = []
  var localNames: [StrObject] = []
  var freeNames: [StrObject] = []
  var cellRegisters: [Int] = []
  var isGenerator = false
  /// It has `finally` or `with`.
  var cleansUp = false
  var registerCount = 0
  var doc = Value.none
  var firstLine = 0
}

/// What happens to the result of a frame.
enum FrameMode: UInt8 {
  /// Into register `destination` of the frame below.
  case store
  /// The same, and what was watched may have died with the call.
  case watched
  /// The same for `__call__`: like making an instance, CPython counts it as a level of its own, which its end gives back.
  case counted
  /// `__init__`: must be None; the instance goes into `destination`.
  case initialize
  /// An operator dunder: NotImplemented tries the other operand.
  case operation
  /// A reflected operator dunder: NotImplemented is the end.
  case reflected
  /// Nowhere: the setter of a property.
  case discard
  /// Back to the native caller of the loop.
  case native
  /// The same as `store`, and the frame's object, a `CachedFunction`, keeps the result.
  case remember
  /// A generator resumed by a `for` loop of the frame below: yields store, the end leaves the loop.
  case iterate
}

/// One activation.
struct Frame {
  /// The next instruction; current only while another frame or native code runs.
  var pc: UnsafeMutablePointer<Instruction>
  var registers: UnsafeMutablePointer<Value>
  var code: Unmanaged<CodeObject>
  var cells: UnsafeMutablePointer<Value>?
  /// Keeps `cells` alive.
  var function: Unmanaged<Obj>?
  /// The generator that runs, the instance that `__init__` makes, or the cache that waits for the result.
  var object: Unmanaged<Obj>?
  var destination: UInt16
  var mode: FrameMode
  /// The number `sys._getframe` gave this call; 0 when it was never shown.
  var shown: UInt32 = 0

  func traceReferences(_ tracer: inout Tracer) {
    code._withUnsafeGuaranteedRef { tracer.visit($0) }
    function?._withUnsafeGuaranteedRef { tracer.visit($0) }
    object?._withUnsafeGuaranteedRef { tracer.visit($0) }
  }
}

/// A generator: a frame put aside.
package final class GeneratorObject: Obj {
  enum State: UInt8 { case created, suspended, running, finished }

  let codeReference: Unmanaged<CodeObject>
  let functionReference: Unmanaged<FunctionObject>
  let registers: UnsafeMutablePointer<Value>
  let registerCount: Int
  var pc: UnsafeMutablePointer<Instruction>
  var status = State.created
  /// The register that receives what is sent.
  var receiver: UInt16 = 0
  /// The result of the iterator it delegated to, when that ended by an exception thrown in; received at the next step.
  var pendingResult: Value?
  /// The exception that it handles itself; undefined when it handles none.
  var handled = Value.undefined
  /// What its caller handles while it runs.
  var callerHandled = Value.undefined

  @inline(__always) var code: CodeObject { codeReference._withUnsafeGuaranteedRef { $0 } }
  @inline(__always) var function: FunctionObject { functionReference._withUnsafeGuaranteedRef { $0 } }

  init(function: FunctionObject, window: UnsafeMutablePointer<Value>) {
    codeReference = Unmanaged.passUnretained(function.code)
    functionReference = Unmanaged.passUnretained(function)
    registerCount = function.code.registerCount - CodeObject.nativeRoom
    registers = UnsafeMutablePointer<Value>.allocate(capacity: max(registerCount, 1))
    registers.initialize(repeating: .undefined, count: registerCount)
    registers.update(from: window, count: function.code.parameterNames.count)
    pc = function.code.instructions
    super.init(kind: .generator)
  }

  deinit { registers.deallocate() }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(code)
    tracer.visit(function)
    tracer.visit(handled)
    tracer.visit(callerHandled)
    if let pendingResult { tracer.visit(pendingResult) }
    if status != .finished { tracer.visit(registers, count: registerCount) }
  }
  package override var externalBytes: Int { registerCount &* 16 }
}
