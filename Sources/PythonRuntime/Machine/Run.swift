// Running chunks: a cell compiles like a REPL input whose module-level names are shared by all cells of the machine.
// Also output, limits, and the place where the lesson is.

import Glibc
import PythonSyntax

/// What a chunk came to.
package enum ChunkResult {
  /// It ran; the value of a last bare expression, or None.
  case value(Value)
  /// It raised; the exception.
  case raised(Value)
}

extension Machine {
  /// Compiles and runs a chunk. `file` and `firstLine` (the number of its first line in the file) go into tracebacks.
  package func run(_ source: String, file: String, firstLine: Int = 1) -> ChunkResult {
    isStopping = false
    startAccount()
    let watchdog = startWatchdog(file)
    defer { watchdog?.stop() }
    do {
      try setGlobal("__file__", string(file))
      try setGlobal("__cached__", .none)
      let code = try compile(source, file: file, firstLine: firstLine)
      // The watchdog's thread runs already.
      endStage(isAlone: false)
      isStarting = false
      let value = try execute(code)
      try lookForDeaths(keeping: value)
      try checkOutput()
      flush()
      return .value(value)
    } catch {
      flush()
      let exception = takePending()
      state.pointee.handled = .undefined
      lastException = exception
      return .raised(exception)
    }
  }

  /// A clock for what runs now; nil without a deadline. `file`: whose operation is too long, for the last words, which name
  /// the line as well.
  func startWatchdog(_ file: String) -> Watchdog? {
    guard let deadline = limits.deadline else { return nil }
    if keepsPendingOutput && limits.endsProcess && pendingOutput == nil { pendingOutput = PendingOutput() }
    return Watchdog(
      fuel: fuelPointer, deadline: deadline, machine: state, endingFile: limits.endsProcess ? file : nil,
      pending: pendingOutput)
  }

  /// The text form of a chunk's code, for `dump --code`.
  package func dumpCode(_ source: String, file: String, firstLine: Int = 1) throws(PyError) -> String {
    CodeDump.text(of: try compile(source, file: file, firstLine: firstLine))
  }

  /// Compiles a chunk; syntax errors are raised as SyntaxError.
  func compile(_ source: String, file: String, firstLine: Int) throws(PyError) -> CodeObject {
    try compile(SourceUnit(file: file, firstLine: firstLine, bytes: Array(source.utf8)))
  }

  /// Compiles a source text as its unit says.
  func compile(_ unit: SourceUnit) throws(PyError) -> CodeObject {
    if unit.libraryName == nil, !unit.isExpression { lessonSources.append(unit) }
    do {
      let module: Module
      let scopes: ScopeTable
      if unit.isExpression {
        let expression = try parseExpression(unit.bytes)
        module = Module(
          body: [Stmt(.expr(expression.body), expression.body.range)], scopeCount: expression.scopeCount)
        scopes = try analyzeScopes(module, source: unit.bytes)
        try checkProgram(module, scopes, source: unit.bytes)
      } else {
        let program = try parseProgram(unit.bytes)
        (module, scopes) = (program.module, program.scopes)
      }
      let outer = warnings.found
      warnings.found = []
      defer { warnings.found = outer }
      let compiler = Compiler(
        self, unit, scopes, scopes[0], parent: nil, hasWalrus: unit.bytes.containsWalrus)
      compiler.builder.span = SourceSpan(line: 1, endLine: 1, column: 0, endColumn: 0)
      if unit.file.hasSuffix(".py"), case .expr(let first)? = module.body.first?.kind,
        case .constant(.str) = first.kind
      {
        // The text that a program begins with; the cells of a lesson have none.
        try setGlobal("__doc__", compiler.folded(first))
      }
      try compiler.chunk(module.body)
      let code = try compiler.finish()
      let found = escapeFindings(unit) + warnings.found
      if found.isEmpty { return code }
      try withRoots([Value(code)]) { () throws(PyError) in try tellSyntaxFindings(found, unit) }
      return code
    } catch let error as PythonSyntaxError {
      throw raise(error, unit)
    } catch let error as CompileError {
      throw raise(error, unit)
    } catch let error as PyError {
      throw error
    } catch {
      throw runtimeError("the compiler failed: \(error)")
    }
  }

  /// Runs compiled chunk code on top of what runs now, with a namespace where it was compiled for one.
  func execute(_ code: CodeObject, namespace: Value = .undefined) throws(PyError) -> Value {
    let function = allocateFunction(code)
    applyRecursionLimit()
    return try call(Value(function), namespace.isUndefined ? [] : [namespace])
  }

  private func raise(_ error: PythonSyntaxError, _ unit: SourceUnit) -> PyError {
    let kind: ExceptionKind
    switch error.kind {
    case .syntax: kind = .syntaxError
    case .indentation: kind = .indentationError
    case .tab: kind = .tabError
    case .recursion: kind = .recursionError
    }
    let place = place(of: error, unit)
    // The text of `exec` is no file in which CPython's compiler would find the line.
    let isQuoted = error.stage == .parser || unit.isShown
    let details = tuple([
      string(unit.file), Value(place.line), Value(place.column), isQuoted ? string(place.text) : .none,
      Value(place.endLine), Value(place.endColumn),
    ])
    let isSyntax = kind != .recursionError
    let result = raise(exceptionClass(kind), isSyntax ? [string(error.message), details] : [string(error.message)])
    if !isSyntax { return result }
    pendingException.exception?.syntaxLocation = SyntaxErrorLocation(
      file: unit.file, line: place.line, quoted: isQuoted ? place.quoted : "", listed: isQuoted ? place.listed : "")
    return result
  }

  private struct ErrorPlace {
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
    var text: String
    var quoted: String
    var listed: String
  }

  /// Where an error is, as its exception says it. The text of `eval` is shown as it was given, without an end of its last
  /// line; an expression that ends too soon is wrong at no column, and one without anything in no line.
  private func place(of error: PythonSyntaxError, _ unit: SourceUnit) -> ErrorPlace {
    let first = unit.firstLine - 1
    var place = ErrorPlace(
      line: error.line + first, column: error.column, endLine: error.endLine + first, endColumn: error.endColumn,
      text: error.lineText.isEmpty ? "" : error.lineText + "\n", quoted: error.quotedLine,
      listed: error.quotedLine(marksWholeBlocks: true))
    guard unit.isExpression, unit.bytes.last != 10 else { return place }
    if unit.bytes.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 12 || $0 == 13 || $0 == 10 }) {
      return ErrorPlace(line: 0, column: 0, endLine: 0, endColumn: 0, text: "", quoted: "    \n", listed: "    \n")
    }
    if error.line > unit.bytes.count(where: { $0 == 10 }) { place.text = error.lineText }
    if error.message == "invalid syntax", error.column > error.lineText.unicodeScalars.count,
      error.line > unit.bytes.count(where: { $0 == 10 })
    {
      place.column = 0
      place.endColumn = 0
      place.quoted = String(place.quoted.prefix { $0 != "\n" }) + "\n"
      place.listed = place.quoted
    }
    return place
  }

  private func raise(_ error: CompileError, _ unit: SourceUnit) -> PyError {
    let line = error.range.startLine
    let text = String(decoding: unit.line(line), as: UTF8.self)
    var described = PythonSyntaxError(
      message: error.message, line: line, column: error.range.startColumn + 1, endLine: error.range.endLine,
      endColumn: error.range.endColumn + 1, lineText: text)
    described.stage = .compiler
    return raise(described, unit)
  }

  /// The SyntaxError that a filter makes of a warning.
  func syntaxError(_ finding: SyntaxFinding, _ unit: SourceUnit) -> PyError {
    let span = finding.span
    let range = PySourceRange(
      startOffset: 0, endOffset: 0, startLine: Int(span.line), startColumn: Int(span.column),
      endLine: Int(span.endLine), endColumn: Int(span.endColumn))
    return raise(CompileError(message: finding.message, range: range), unit)
  }

  // MARK: - Output

  /// Writes to a channel (buffered; flushed in order).
  package func write(_ text: String, to channel: OutputChannel = .output) {
    if channel != outputChannel { flush() }
    outputChannel = channel
    let room = (limits.output ?? Int.max) - outputBytes
    let size = text.utf8.count
    if size > room {
      // What is over the limit is dropped at once, and the next safepoint ends the lesson.
      outputBuffer += String(decoding: text.utf8.prefix(max(0, room)), as: UTF8.self)
      outputBytes = (limits.output ?? 0) + 1
      state.pointee.fuel = min(state.pointee.fuel, 0)
      return
    }
    outputBytes += size
    outputBuffer += text
    if channel == .output { pendingOutput?.append(text) }
    if outputBuffer.utf8.count > 8192 || writesThrough { flush() }
  }

  /// `flush()` of a program: where somebody reads what it prints as it comes. In a lesson nobody sees when a text comes, and
  /// blocks are cheaper.
  func flushOnRequest() {
    if keepsPendingOutput || terminal.showsOutput || terminal.showsErrors { flush() }
  }

  package func flush() {
    if outputBuffer.isEmpty { return }
    let text = outputBuffer
    outputBuffer = ""
    pendingOutput?.clear()
    writer(outputChannel, text)
  }

  // MARK: - Place

  /// The innermost lesson frame's place, or nil outside any. `skipping` is how many lesson frames to pass over.
  package func sourceLocation(skipping: Int = 0) -> SourceLocation? {
    var frame = state.pointee.frame
    var left = skipping
    while frame > state.pointee.frames {
      if frame.pointee.code._withUnsafeGuaranteedRef({ $0.source.libraryName == nil }) {
        if left == 0 { break }
        left -= 1
      }
      frame -= 1
    }
    guard frame > state.pointee.frames else { return nil }
    let code = frame.pointee.code._withUnsafeGuaranteedRef { $0 }
    let index = (frame.pointee.pc - 1) - code.instructions
    let line = Int(code.span(at: index).line)
    let text = code.source.isShown ? String(decoding: code.source.line(line), as: UTF8.self) : ""
    return SourceLocation(
      file: code.source.file, line: line + code.source.firstLine - 1,
      text: String(text.drop { $0 == " " || $0 == "\t" }))
  }
}

extension [UInt8] {
  /// `:=` occurs (perhaps in a string, which does no harm).
  fileprivate var containsWalrus: Bool {
    var previous: UInt8 = 0
    for byte in self {
      if byte == 0x3D && previous == 0x3A { return true }
      previous = byte
    }
    return false
  }
}

/// A closure and the place for its result, handed to another thread.
private final class ThreadTask {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

/// Runs a closure on a thread with a large stack and waits for it: recursion in a lesson must not end the process.
package func withLargeStack<Result>(byteCount: Int = 512 << 20, _ body: @escaping () -> Result) -> Result {
  var result: Result?
  withUnsafeMutablePointer(to: &result) { place in
    let task = ThreadTask { place.pointee = body() }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, byteCount)
    var thread = pthread_t()
    let context = Unmanaged.passUnretained(task).toOpaque()
    let status = pthread_create(
      &thread, &attributes,
      { context in
        if let context { Unmanaged<ThreadTask>.fromOpaque(context).takeUnretainedValue().run() }
        return nil
      }, context)
    if status == 0 { pthread_join(thread, nil) }
  }
  return result ?? body()
}
