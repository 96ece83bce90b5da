// The Swift error of everything that can raise in Python, and the names of the built-in exception classes.
// The exception object itself sits in the machine (`Machine.pendingException`), so that throwing is trivial.

/// "A Python exception is pending in the machine." Trivial, so typed throws cost nothing.
package struct PyError: Error, Sendable {
  package init() {}
}

/// The built-in exception classes, in an order where a base precedes its subclasses.
package enum ExceptionKind: Int, CaseIterable, Sendable {
  case baseException, systemExit, keyboardInterrupt, generatorExit, exception
  case baseExceptionGroup, exceptionGroup
  case stopIteration, stopAsyncIteration
  case arithmeticError, floatingPointError, overflowError, zeroDivisionError
  case assertionError, attributeError, bufferError, eofError
  case importError, moduleNotFoundError
  case lookupError, indexError, keyError
  case memoryError, nameError, unboundLocalError
  case osError, fileNotFoundError, fileExistsError, permissionError, timeoutError
  case isADirectoryError, notADirectoryError, blockingIOError, childProcessError, interruptedError, processLookupError
  case connectionError, brokenPipeError, connectionAbortedError, connectionRefusedError, connectionResetError
  case referenceError
  case runtimeError, notImplementedError, recursionError
  case syntaxError, indentationError, tabError
  case systemError, typeError
  case valueError, unicodeError, unicodeDecodeError, unicodeEncodeError, unicodeTranslateError
  case warning, deprecationWarning, pendingDeprecationWarning, runtimeWarning, syntaxWarning, userWarning
  case futureWarning, importWarning, unicodeWarning, bytesWarning, resourceWarning, encodingWarning

  /// The Python name and the base class.
  package var declaration: (name: String, base: ExceptionKind) {
    switch self {
    case .baseException: ("BaseException", .baseException)
    case .systemExit: ("SystemExit", .baseException)
    case .keyboardInterrupt: ("KeyboardInterrupt", .baseException)
    case .generatorExit: ("GeneratorExit", .baseException)
    case .exception: ("Exception", .baseException)
    case .baseExceptionGroup: ("BaseExceptionGroup", .baseException)
    case .exceptionGroup: ("ExceptionGroup", .baseExceptionGroup)
    case .stopIteration: ("StopIteration", .exception)
    case .stopAsyncIteration: ("StopAsyncIteration", .exception)
    case .arithmeticError: ("ArithmeticError", .exception)
    case .floatingPointError: ("FloatingPointError", .arithmeticError)
    case .overflowError: ("OverflowError", .arithmeticError)
    case .zeroDivisionError: ("ZeroDivisionError", .arithmeticError)
    case .assertionError: ("AssertionError", .exception)
    case .attributeError: ("AttributeError", .exception)
    case .bufferError: ("BufferError", .exception)
    case .eofError: ("EOFError", .exception)
    case .importError: ("ImportError", .exception)
    case .moduleNotFoundError: ("ModuleNotFoundError", .importError)
    case .lookupError: ("LookupError", .exception)
    case .indexError: ("IndexError", .lookupError)
    case .keyError: ("KeyError", .lookupError)
    case .memoryError: ("MemoryError", .exception)
    case .nameError: ("NameError", .exception)
    case .unboundLocalError: ("UnboundLocalError", .nameError)
    case .osError: ("OSError", .exception)
    case .fileNotFoundError: ("FileNotFoundError", .osError)
    case .fileExistsError: ("FileExistsError", .osError)
    case .permissionError: ("PermissionError", .osError)
    case .timeoutError: ("TimeoutError", .osError)
    case .isADirectoryError: ("IsADirectoryError", .osError)
    case .notADirectoryError: ("NotADirectoryError", .osError)
    case .blockingIOError: ("BlockingIOError", .osError)
    case .childProcessError: ("ChildProcessError", .osError)
    case .interruptedError: ("InterruptedError", .osError)
    case .processLookupError: ("ProcessLookupError", .osError)
    case .connectionError: ("ConnectionError", .osError)
    case .brokenPipeError: ("BrokenPipeError", .connectionError)
    case .connectionAbortedError: ("ConnectionAbortedError", .connectionError)
    case .connectionRefusedError: ("ConnectionRefusedError", .connectionError)
    case .connectionResetError: ("ConnectionResetError", .connectionError)
    case .referenceError: ("ReferenceError", .exception)
    case .runtimeError: ("RuntimeError", .exception)
    case .notImplementedError: ("NotImplementedError", .runtimeError)
    case .recursionError: ("RecursionError", .runtimeError)
    case .syntaxError: ("SyntaxError", .exception)
    case .indentationError: ("IndentationError", .syntaxError)
    case .tabError: ("TabError", .indentationError)
    case .systemError: ("SystemError", .exception)
    case .typeError: ("TypeError", .exception)
    case .valueError: ("ValueError", .exception)
    case .unicodeError: ("UnicodeError", .valueError)
    case .unicodeDecodeError: ("UnicodeDecodeError", .unicodeError)
    case .unicodeEncodeError: ("UnicodeEncodeError", .unicodeError)
    case .unicodeTranslateError: ("UnicodeTranslateError", .unicodeError)
    case .warning: ("Warning", .exception)
    case .deprecationWarning: ("DeprecationWarning", .warning)
    case .pendingDeprecationWarning: ("PendingDeprecationWarning", .warning)
    case .runtimeWarning: ("RuntimeWarning", .warning)
    case .syntaxWarning: ("SyntaxWarning", .warning)
    case .userWarning: ("UserWarning", .warning)
    case .futureWarning: ("FutureWarning", .warning)
    case .importWarning: ("ImportWarning", .warning)
    case .unicodeWarning: ("UnicodeWarning", .warning)
    case .bytesWarning: ("BytesWarning", .warning)
    case .resourceWarning: ("ResourceWarning", .warning)
    case .encodingWarning: ("EncodingWarning", .warning)
    }
  }
}
