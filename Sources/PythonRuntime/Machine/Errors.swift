// Raising exceptions from native code, warnings, and what native `catch` blocks ask.

extension Machine {
  /// Makes an exception pending; use as `throw vm.raise(.valueError, "...")`.
  package func raise(_ kind: ExceptionKind, _ message: String) -> PyError {
    raise(exceptionClass(kind), [string(message)])
  }

  /// Makes an exception of any class with these arguments pending.
  package func raise(_ cls: ClassObject, _ arguments: [Value]) -> PyError {
    raise(Value(makeException(cls, arguments)))
  }

  /// Makes an existing exception pending.
  package func raise(_ exception: Value) -> PyError {
    raise(exception, whileHandling: state.pointee.handled)
  }

  func raise(_ exception: Value, whileHandling handled: Value) -> PyError {
    setContext(exception, handled)
    pendingException = exception
    return PyError()
  }

  func makeException(_ cls: ClassObject, _ arguments: [Value]) -> ExceptionObject {
    let exception = allocateException(cls)
    exception.arguments = tuple(arguments)
    return exception
  }

  /// `__context__` of a newly raised exception: what is being handled.
  private func setContext(_ value: Value, _ handled: Value) {
    guard let exception = value.exception else { return }
    guard let context = handled.exception, context !== exception else { return }
    // Never make a cycle: cut the link that leads back.
    var cursor = context
    var links = 0
    while let next = cursor.context.exception, links < 10_000 {
      links += 1
      if next === exception {
        cursor.context = .none
        break
      }
      cursor = next
    }
    exception.context = handled
  }

  package func typeError(_ message: String) -> PyError { raise(.typeError, message) }
  package func valueError(_ message: String) -> PyError { raise(.valueError, message) }
  package func indexError(_ message: String) -> PyError { raise(.indexError, message) }
  package func runtimeError(_ message: String) -> PyError { raise(.runtimeError, message) }
  package func notImplementedError(_ message: String) -> PyError { raise(.notImplementedError, message) }
  package func overflowError(_ message: String) -> PyError { raise(.overflowError, message) }
  /// KeyError with the key as its argument.
  package func keyError(_ key: Value) -> PyError { raise(exceptionClass(.keyError), [key]) }

  /// The pending exception is of this kind. For `catch` in native code.
  package func isPending(_ kind: ExceptionKind) -> Bool {
    !pendingException.isUndefined && classOf(pendingException).isSubclass(of: exceptionClass(kind))
  }

  /// Takes the pending exception away: it was handled.
  @discardableResult package func takePending() -> Value {
    let exception = pendingException
    pendingException = .undefined
    return exception
  }

  /// `warnings.warn(message, category)`.
  package func warn(_ kind: ExceptionKind, _ message: String) {
    warn(category: kind.declaration.name, message)
  }

  /// A warning whose category is named.
  package func warn(category: String, _ message: String) {
    warn(category: category, message, at: sourceLocation())
  }

  /// The same with its place.
  func warn(category: String, _ message: String, at location: SourceLocation?) {
    if let warningHandler {
      flush()
      return warningHandler(category, message, location)
    }
    let place = location.map { "\($0.file):\($0.line)" } ?? "sys:1"
    var text = "\(place): \(category): \(message)\n"
    if let location, !location.text.isEmpty { text += "  \(location.text)\n" }
    write(text, to: .error)
  }
}
