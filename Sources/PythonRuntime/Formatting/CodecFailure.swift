// The words that an encoding found by its name puts around what it raises, as CPython's Python/codecs.c does: a few encodings are
// known to `str.encode` itself and are not looked up.

extension TextCoding {
  /// Whether CPython runs an encoding without looking it up (`PyUnicode_AsEncodedString`).
  private static func isDirect(_ name: String) -> Bool {
    switch normalized(name) {
    case "utf_8", "utf8", "utf_16", "utf16", "utf_32", "utf32", "ascii", "us_ascii", "latin1", "latin_1", "iso_8859_1",
      "iso8859_1":
      true
    default: false
    }
  }

  /// The encodings that the module `codecs` has in Python.
  private static let written: Set<String> = [
    "punycode", "utf_7", "utf7", "u7", "unicode_1_1_utf_7",
  ]

  /// What a codec makes of a value that the module `codecs` knows, in Python or registered by the program; nil for an encoding that is
  /// run here, and for one that nobody knows.
  static func looked(
    _ vm: Machine, _ doing: String, _ name: String, _ value: Value, _ errors: String
  ) throws(PyError) -> Value? {
    if isDirect(name) { return nil }
    if !written.contains(normalized(name)) {
      if vm.modules["codecs"] == nil { return nil }
      do throws(PyError) {
        _ = try encoding(vm, name, doing)
        return nil
      } catch {
        let failure = vm.takePending()
        // What is known and makes no text stays refused.
        let isUnknown = failure.exception?.arguments.tuple?.elements.first?.str?.string.hasPrefix("unknown encoding")
        if isUnknown != true { throw vm.raise(failure) }
      }
    }
    let codecs = Value(try vm.importModule("codecs"))
    let info = try vm.callMethod(codecs, "lookup", [vm.string(name)])
    let isText = try vm.findAttribute(info, vm.intern("_is_text_encoding"))
    if !isText.isUndefined, try !vm.truth(isText) {
      throw vm.raise(
        .lookupError, "'\(name)' is not a text encoding; use codecs.\(doing)() to handle arbitrary codecs")
    }
    let function = try vm.getAttribute(info, doing)
    let made = try named(vm, doing == "encode" ? "encoding" : "decoding", name, isKnown: true) { () throws(PyError) in
      try vm.call(function, [value, vm.string(errors)])
    }
    guard let pair = made.tuple, pair.count == 2 else {
      throw vm.typeError("\(doing)r must return a tuple (object,\(doing == "encode" ? " " : "")integer)")
    }
    let isRight = doing == "encode" ? pair[0].isKind(.bytes) : pair[0].str != nil
    if isRight { return pair[0] }
    let wanted = doing == "encode" ? "bytes" : "str"
    throw vm.typeError(
      "'\(name)' \(doing)r returned '\(vm.typeName(of: pair[0]))' instead of '\(wanted)'; use codecs.\(doing)() to "
        + "\(doing) to arbitrary types")
  }

  /// Encodes or decodes; what goes wrong in an encoding that was looked up says in which.
  static func named<Result>(
    _ vm: Machine, _ doing: String, _ name: String, isKnown: Bool = false, _ body: () throws(PyError) -> Result
  ) throws(PyError) -> Result {
    if isDirect(name) { return try body() }
    if !isKnown { _ = try encoding(vm, name, doing == "encoding" ? "encode" : "decode") }
    do throws(PyError) {
      return try body()
    } catch {
      if vm.isStopping { throw error }
      throw vm.wrapPending("\(doing) with '\(name)' codec failed")
    }
  }
}

extension Machine {
  /// Puts words around the pending exception, where its class keeps nothing but its text (`_PyErr_TrySetFromCause`).
  fileprivate func wrapPending(_ words: String) -> PyError {
    let value = takePending()
    guard let exception = value.exception, isPlain(exception) else { return raise(value) }
    let text = try? str(value)
    guard let text else { return raise(takePending()) }
    let error = raise(exception.cls, [string("\(words) (\(exception.cls.shownName): \(text))")])
    pendingException.exception?.cause = value
    pendingException.exception?.suppressContext = true
    return error
  }

  private func isPlain(_ exception: ExceptionObject) -> Bool {
    let cls = exception.cls
    let arguments = exception.arguments.asTuple
    if arguments.count > 1 || arguments.count == 1 && !arguments[0].isStr { return false }
    if !instanceAttributes(exception).isEmpty || !exception.members.isEmpty { return false }
    if !ExceptionTypes.filledNames(self, cls).isEmpty { return false }
    if !cls.dunders[Dunder.initialize.rawValue].isUndefined || !cls.dunders[Dunder.new.rawValue].isUndefined {
      return false
    }
    return [ExceptionKind.nameError, .attributeError, .baseExceptionGroup].allSatisfy {
      !cls.isSubclass(of: exceptionClass($0))
    }
  }
}
