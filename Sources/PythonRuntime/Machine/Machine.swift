// The machine: one per lesson, holding the heap, the classes, the modules and the frames. No state lives elsewhere.
// This file has what it owns; the operations are extensions beside it (Objects, Attributes, Operators, Calls, Loop).

import Glibc

/// Where a lesson writes.
package enum OutputChannel: Sendable {
  case output, error
}

/// Which channels a person sees in a terminal, and how large it is.
package struct TerminalShape: Sendable {
  package var showsOutput: Bool
  package var showsErrors: Bool
  package var columns: Int
  package var lines: Int

  package init(showsOutput: Bool = false, showsErrors: Bool = false, columns: Int = 80, lines: Int = 24) {
    self.showsOutput = showsOutput
    self.showsErrors = showsErrors
    self.columns = columns
    self.lines = lines
  }
}

/// A place in a lesson.
package struct SourceLocation: Sendable, Equatable {
  /// The file name given to the chunk.
  package var file: String
  /// 1-based line in that file (the chunk's first-line offset included).
  package var line: Int
  /// The source line, without its indentation.
  package var text: String
}

/// What stops a lesson that runs too long or grows too large.
package struct Limits: Sendable {
  /// Steps (calls and backward jumps) of one machine; nil = no limit.
  package var steps: Int?
  /// Bytes of heap; nil = no limit.
  package var memory: Int?
  /// Bytes written; nil = no limit.
  package var output: Int?
  /// A monotonic time in nanoseconds (`clock_gettime(CLOCK_MONOTONIC)`) after which the lesson is stopped.
  package var deadline: UInt64?
  /// Whether the process is the program's own and ends with an operation that outlasts the deadline.
  package var endsProcess = false
  /// Whether other machines run in the same process: what the process holds then says nothing about this one.
  package var sharesProcess = false
  /// `sys.getrecursionlimit()`.
  package var recursion = 1000

  package init(steps: Int? = nil, memory: Int? = nil, output: Int? = nil, deadline: UInt64? = nil) {
    self.steps = steps
    self.memory = memory
    self.output = output
    self.deadline = deadline
  }
}

/// A Python machine. Not `Sendable`: use it from one thread at a time.
package final class Machine {
  /// Receives what the lesson prints, in order. Set before the first run.
  package var writer: (OutputChannel, String) -> Void = { _, _ in }
  /// What is printed goes to standard output, so that a clock that ends the process may write what is left of it.
  package var keepsPendingOutput = false
  var pendingOutput: PendingOutput?
  /// Receives warnings (`warnings.warn`): category name, message, where. Nil: written to the error channel.
  package var warningHandler: ((String, String, SourceLocation?) -> Void)?
  /// What a library makes of a call of one of its functions (`CallStyle.library`) that raised: an error in its own words,
  /// or the value of a form of the call that it still accepts. Nil keeps what was raised.
  package var callRepair: ((Machine, NativeFunction, CallArguments) throws(PyError) -> Value?)?
  /// Throws for a call of such a function whose arguments have types that it does not take, before it is made.
  package var callCheck: ((Machine, NativeFunction, CallArguments) throws(PyError) -> Void)?
  /// Makes a call of such a function in its place when an argument's class has a behaviour of its own; nil leaves the call
  /// as it is. Set when the first such class is made: then no call takes a shorter way.
  package var libraryOverride: ((Machine, NativeFunction, CallArguments) throws(PyError) -> Value?)?
  /// The same for functions that do not go the short way of exact calls, for a library that answers some calls itself.
  package var libraryWatch: ((Machine, NativeFunction, CallArguments) throws(PyError) -> Value?)?
  /// What a library has to say below the error for a name that it does not have: its owner ("torch.Tensor"), and the name.
  package var absenceNote: ((_ owner: String, _ name: String) -> String?)?
  /// The paths under which a library keeps something for the program: there are no other files.
  package var keptPaths: Set<String> = []
  /// Told of each class that a program makes.
  package var classMade: ((Machine, ClassObject) -> Void)?
  /// Other names of parameters that functions of a library understand: `axis` for `dim`.
  package var libraryKeywords: [String: String] = [:]
  /// One object of the bridge's own, reachable in one load (the engine state).
  package final var bridgeState: AnyObject?
  /// The same for the library of arrays.
  package final var arrayState: AnyObject?
  /// What `decimal` keeps, once it is imported.
  final var decimalState: DecimalState?
  /// Further objects of native modules, by a type of theirs.
  package var extensionStates: [ObjectIdentifier: AnyObject] = [:]
  /// The exception a `PyError` speaks of; undefined when none is pending.
  package internal(set) final var pendingException: Value = .undefined
  /// What stops a lesson. May be changed between runs.
  package var limits = Limits()
  /// Asked at every slice (100,000 steps): true stops the lesson with KeyboardInterrupt.
  package var isCancelled: () -> Bool = { false }
  /// The process ends with this machine: the heap is left to the system, which frees it at once. Taking a big heap
  /// apart object by object took up to a tenth of a short program's time.
  package var isLastOfProcess = false
  /// Called where a stage of starting is over, until the first program runs; see `init`.
  private let whenStageEnds: (_ isAlone: Bool) -> Void
  /// No program has run yet.
  var isStarting = true
  /// Collect at every safepoint after an allocation, ever less often after a thousand collections (`stressPause`), and never reuse
  /// memory; for tests.
  package let stressMode: Bool
  /// How many new objects stress mode lets pass between two collections.
  let stressInterval: Int

  let state: UnsafeMutablePointer<MachineState>
  var builtinClasses: [Unmanaged<ClassObject>] = []
  var exceptionClasses: [Unmanaged<ClassObject>] = []
  var interned = InternTable()
  let singleCharacters: UnsafeMutablePointer<Unmanaged<StrObject>>
  var emptyTupleValue = Value.undefined
  var names: WellKnownNames!
  var builtins: DictObject!
  /// Names of the global slots, and their slots by name.
  var globalNames: [StrObject] = []
  var globalSlots: [UnsafeMutableRawPointer: Int] = [:]
  let namespaces = NamespaceState()
  /// Spaces whose functions live on.
  var keptSpaces: Set<Int> = []
  /// The modules imported, by dotted name, and those that can be.
  var modules: [String: Unmanaged<ModuleObject>] = [:]
  var moduleDeclarations: [String: NativeModule] = [:]
  var dunderNumbers: [UnsafeMutableRawPointer: Dunder] = [:]
  var nativeClasses: [String: Unmanaged<ClassObject>] = [:]

  var rootStack: [Value] = []
  var permanentRoots: [Value] = []
  /// The permanent objects that a lesson can change.
  var changingPermanents: [Unmanaged<Obj>] = []
  /// How often an object that lives as long as the machine may have come to refer to one that does not. While it stays the
  /// same, collections look only into those that did so before.
  let permanentChanges: UnsafeMutablePointer<UInt>
  /// What a collection has to look into while `permanentChanges` counts `scannedChanges`.
  var unsettledPermanents: [Unmanaged<Obj>] = []
  var scannedChanges: UInt = 0
  var rootProviders: [(inout Tracer) -> Void] = []
  var protectedRanges: [ProtectedRange] = []
  /// Objects that live on while something outside the heap would find them again.
  var keptWhileHeld: [Unmanaged<NativeObject>] = []
  var graveyard: [Unmanaged<Obj>] = []
  /// The objects that live as long as the machine.
  var permanents: [Unmanaged<Obj>] = []
  var nextClassVersion: UInt32 = 1
  /// The number given last to a call that `sys._getframe` has shown; see `Frame.shown`.
  var lastShownCall: UInt32 = 0
  /// How often a collection reached an object that stress mode had freed: 0 unless the runtime has a fault.
  package internal(set) var freedObjectsReached = 0
  package internal(set) var collectionCount = 0
  /// A text was longer than any may be.
  var hasRefusedText = false
  /// Up to here big pages were asked for.
  var advisedEnd: UInt = 0
  /// Who is waited for, oldest first, and who has died and still has its last call to come; see Finalizers.swift.
  var watched: [Unmanaged<Obj>] = []
  /// Where each of them was found to be held; empty when that is not known of all.
  var holders: [Holder] = []
  var dying: [Value] = []
  /// What died held others that are waited for: they may be next.
  var deathsFollow = false
  /// What weak references refer to; see WeakReferences.swift.
  var weakHandles: [Unmanaged<WeakHandle>] = []
  /// The same by what they refer to.
  var weakHandlesByTarget: [UnsafeMutableRawPointer: [Unmanaged<WeakHandle>]] = [:]
  var isBurying = false
  /// How many exceptions last calls have raised.
  var ignoredCount = 0
  /// How many objects were looked at to find deaths early.
  var deathWork = 0
  /// Kept in memory, though nothing that these values reach counts as alive: the names of a program at its end.
  var dropped: [Value] = []
  /// This collection also ends cycles.
  var findsCycles = false
  /// The mark of the last collection: `Mark.even` or `Mark.odd`.
  var collectionMark = Mark.even
  package internal(set) var liveObjects = 0
  /// Steps of all runs so far, in whole slices.
  package internal(set) var stepsTaken = 0
  /// The length of the slice that runs.
  var sliceInUse = 0
  /// The limit that the last run met.
  package internal(set) var reachedLimit: ReachedLimit?
  /// What stands behind the two channels; a lesson has no terminal for what it prints.
  package var terminal = TerminalShape()
  /// Whether every text is written at once, for a person at a terminal.
  package var writesThrough = false
  /// `sys.argv`.
  package var programArguments: [String] = [""]
  var limitState = LimitState()
  /// A limit has been reached: what is raised now passes all handlers of the lesson.
  var isStopping = false
  /// The chunks of the lesson, for `inspect.getsource` of classes.
  var lessonSources: [SourceUnit] = []
  /// The exception now raised comes from looking up the method of a call.
  var isAttributePart = false
  /// The lesson reads `f_locals` somewhere: the places of a traceback keep the variables.
  var keepsLocals = false
  /// Where frames end when no native code is nested among them.
  var fullFrameLimit: UnsafeMutablePointer<Frame>
  /// What the last chunk that failed raised.
  package internal(set) var lastException = Value.undefined
  /// The value a generator returned, when `resume` gave undefined.
  package internal(set) final var generatorResult = Value.undefined
  var outputBytes = 0
  var outputBuffer = ""
  var outputChannel = OutputChannel.output
  /// `sys.set_int_max_str_digits()`; 0 for none.
  var decimalDigitLimit = IntText.defaultDigitLimit
  /// What `containers` returns, once something asked for it.
  var containerState: ContainerState?

  static let registerLimit = 1 << 20
  static let frameCapacity = 1 << 14
  static let globalLimit = 1 << 16

  /// A fresh machine with its built-in classes and functions. `whenStageEnds` is called where a stage of starting is over, so that
  /// the process can give memory back; told whether it is alone, so that nothing but the heap is written to meanwhile.
  package init(
    stressMode: Bool = false, stressInterval: Int = 0, whenStageEnds: @escaping (_ isAlone: Bool) -> Void = { _ in }
  ) {
    self.stressMode = stressMode
    self.whenStageEnds = whenStageEnds
    self.stressInterval = stressInterval
    state = UnsafeMutablePointer<MachineState>.allocate(capacity: 1)
    permanentChanges = UnsafeMutablePointer<UInt>.allocate(capacity: 1)
    permanentChanges.initialize(to: 1)
    let registers = Machine.reserve(Value.self, Machine.registerLimit)
    let frames = Machine.reserve(Frame.self, Machine.frameCapacity)
    let classes = UnsafeMutablePointer<Unmanaged<ClassObject>>.allocate(capacity: Int(Tag.firstObject))
    state.initialize(
      to: MachineState(
        top: registers, highestTop: registers, stackBase: registers,
        stackLimit: registers + (Machine.registerLimit - 4096), frame: frames,
        frames: frames, frameLimit: frames + 1000, globals: Machine.reserve(Value.self, Machine.globalLimit),
        builtinValues: Machine.reserve(Value.self, Machine.globalLimit),
        objects: Machine.reserve(Unmanaged<Obj>.self, Machine.leastObjects), objectCapacity: Machine.leastObjects,
        objectLimit: Machine.leastAllocations, immediateClasses: classes))
    singleCharacters = UnsafeMutablePointer<Unmanaged<StrObject>>.allocate(capacity: 256)
    fullFrameLimit = frames + 1000
    if stressMode { (state.pointee.collectionThreshold, state.pointee.objectLimit) = (0, 0) }
    bootstrap()
  }

  deinit {
    if isLastOfProcess { return }
    releaseHeap()
    Machine.unreserve(state.pointee.stackBase, Machine.registerLimit)
    Machine.unreserve(state.pointee.frames, Machine.frameCapacity)
    Machine.unreserve(state.pointee.globals, Machine.globalLimit)
    Machine.unreserve(state.pointee.builtinValues, Machine.globalLimit)
    state.pointee.immediateClasses.deallocate()
    singleCharacters.deallocate()
    permanentChanges.deallocate()
    state.deallocate()
  }

  /// A stage of starting is over; `isAlone` while no thread of the machine's own runs beside it.
  func endStage(isAlone: Bool = true) {
    if isStarting { whenStageEnds(isAlone) }
  }

  /// Zeroed address space that is only backed by memory where it is touched. Zero bits are `Value.undefined`.
  static func reserve<T>(_ type: T.Type, _ count: Int) -> UnsafeMutablePointer<T> {
    let length = count * MemoryLayout<T>.stride
    let address = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let address, address != MAP_FAILED else {
      return UnsafeMutableRawPointer.allocate(byteCount: length, alignment: 16).bindMemory(to: T.self, capacity: count)
    }
    return address.bindMemory(to: T.self, capacity: count)
  }

  static func unreserve<T>(_ pointer: UnsafeMutablePointer<T>, _ count: Int) {
    munmap(UnsafeMutableRawPointer(pointer), count * MemoryLayout<T>.stride)
  }
}

/// Interned names the machine asks for by itself.
struct WellKnownNames {
  let initialize, new, dict, cls, name, qualifiedName, module, doc, bases, mro, getMissing, enter, exit: StrObject
  let call, classCell, initSubclass, setName, get, set, delete, annotations, main, args, slots, notes, send: StrObject

  init(_ vm: Machine) {
    initialize = vm.intern("__init__")
    new = vm.intern("__new__")
    dict = vm.intern("__dict__")
    cls = vm.intern("__class__")
    name = vm.intern("__name__")
    qualifiedName = vm.intern("__qualname__")
    module = vm.intern("__module__")
    doc = vm.intern("__doc__")
    bases = vm.intern("__bases__")
    mro = vm.intern("__mro__")
    getMissing = vm.intern("__getattr__")
    enter = vm.intern("__enter__")
    exit = vm.intern("__exit__")
    call = vm.intern("__call__")
    classCell = vm.intern("__classcell__")
    initSubclass = vm.intern("__init_subclass__")
    setName = vm.intern("__set_name__")
    get = vm.intern("__get__")
    set = vm.intern("__set__")
    delete = vm.intern("__delete__")
    annotations = vm.intern("__annotations__")
    main = vm.intern("__main__")
    args = vm.intern("args")
    slots = vm.intern("__slots__")
    notes = vm.intern("__notes__")
    send = vm.intern("send")
  }
}
