// What a codec does with characters that it cannot write and bytes that it cannot read: the error handlers of CPython's
// Python/codecs.c, and those that a program registers.

/// The error handlers that a program has registered with `codecs.register_error`.
private final class ErrorHandlers {
  var functions: [String: Value] = [:]
}

extension Machine {
  private var errorHandlers: ErrorHandlers {
    let key = ObjectIdentifier(ErrorHandlers.self)
    if let state = extensionStates[key] as? ErrorHandlers { return state }
    let state = ErrorHandlers()
    extensionStates[key] = state
    addRootProvider { tracer in
      for function in state.functions.values { tracer.visit(function) }
    }
    return state
  }

  /// `codecs.register_error(name, handler)`.
  func registerErrorHandler(_ name: String, _ handler: Value) { errorHandlers.functions[name] = handler }

  /// The function registered under a name.
  fileprivate func errorHandler(_ name: String) throws(PyError) -> Value {
    if let function = errorHandlers.functions[name] { return function }
    throw raise(.lookupError, "unknown error handler name '\(name)'")
  }
}

enum TextErrors {
  /// What is written in place of characters.
  enum Replacement {
    case scalars([UInt32])
    case bytes([UInt8])
  }

  // MARK: Encoding

  /// What stands for the characters of `range`, which `codec` cannot write, and where it goes on.
  static func encoding(
    _ vm: Machine, _ codec: String, _ source: [UInt32], _ range: Range<Int>, _ reason: String, _ errors: String
  ) throws(PyError) -> (written: Replacement, next: Int) {
    let failed = source[range]
    let next = range.upperBound
    switch errors {
    case "ignore": return (.scalars([]), next)
    case "replace": return (.scalars(Array(repeating: 63, count: range.count)), next)
    case "xmlcharrefreplace": return (.scalars(failed.flatMap { Array("&#\($0);".utf8).map(UInt32.init) }), next)
    case "backslashreplace", "namereplace":
      var text: ByteText = []
      for scalar in failed {
        if errors == "namereplace", let name = Unicode.Scalar(scalar)?.properties.name {
          text.append(contentsOf: "\\N{\(name)}".utf8)
        } else {
          LiteralText.appendCodeEscape(scalar, to: &text)
        }
      }
      return (.scalars(text.map { UInt32($0) }), next)
    case "surrogateescape" where failed.allSatisfy { (0xDC80..<0xDD00).contains($0) }:
      return (.bytes(failed.map { UInt8(truncatingIfNeeded: $0) }), next)
    case "surrogatepass" where failed.allSatisfy { (0xD800..<0xE000).contains($0) }:
      guard let unit = UnitForm(codec) else { break }
      return (.bytes(failed.flatMap { unit.bytes(of: $0) }), next)
    case "strict", "surrogateescape", "surrogatepass": break
    default: return try called(vm, codec, source, range, reason, errors)
    }
    throw encodeError(vm, codec, source, range, reason)
  }

  private static func called(
    _ vm: Machine, _ codec: String, _ source: [UInt32], _ range: Range<Int>, _ reason: String, _ errors: String
  ) throws(PyError) -> (written: Replacement, next: Int) {
    let handler = try vm.errorHandler(errors)
    // A handler that goes back to where it was never ends, and need not be a function of the lesson.
    try vm.checkInterrupt()
    _ = encodeError(vm, codec, source, range, reason)
    let result = try vm.call(handler, [vm.takePending()])
    guard let pair = result.tuple, pair.count == 2, pair[0].str != nil || pair[0].bytes != nil,
      vm.hasIndexMethod(pair[1])
    else { throw vm.typeError("encoding error handler must return (str/bytes, int) tuple") }
    let next = try position(vm, pair[1], of: source.count)
    if let bytes = pair[0].bytes { return (.bytes(bytes.storage), next) }
    return (.scalars(pair[0].str.map { scalars(of: $0.utf8) } ?? []), next)
  }

  /// Where a handler says that the codec goes on.
  private static func position(_ vm: Machine, _ value: Value, of count: Int) throws(PyError) -> Int {
    let given = try vm.index(value)
    let position = given < 0 ? given + count : given
    guard (0...count).contains(position) else {
      throw vm.raise(.indexError, "position \(position) from error handler out of bounds")
    }
    return position
  }

  static func encodeError(
    _ vm: Machine, _ codec: String, _ source: [UInt32], _ range: Range<Int>, _ reason: String
  ) -> PyError {
    var text: ByteText = []
    for scalar in source { text.append(scalar: scalar) }
    return vm.raise(
      vm.exceptionClass(.unicodeEncodeError),
      [vm.string(codec), vm.string(text), Value(range.lowerBound), Value(range.upperBound), vm.string(reason)])
  }

  // MARK: Decoding

  /// Writes what stands for the bytes of `range`, which `codec` cannot read, and says where it goes on. A handler can put other
  /// bytes in the place of those that are read.
  static func decoding(
    _ vm: Machine, _ codec: String, _ bytes: inout [UInt8], _ range: Range<Int>, _ reason: String, _ errors: String,
    to result: inout ByteText
  ) throws(PyError) -> Int {
    switch errors {
    case "ignore": return range.upperBound
    case "replace":
      result.append(scalar: 0xFFFD)
      return range.upperBound
    case "backslashreplace":
      for byte in bytes[range] { LiteralText.appendCodeEscape(UInt32(byte), to: &result) }
      return range.upperBound
    case "surrogateescape":
      let escaped = bytes[range].prefix(4).prefix { $0 >= 0x80 }
      for byte in escaped { result.append(scalar: 0xDC00 + UInt32(byte)) }
      if !escaped.isEmpty { return escaped.endIndex }
    case "surrogatepass":
      if let unit = UnitForm(codec), let scalar = unit.surrogate(bytes[range.lowerBound...]) {
        result.append(scalar: scalar)
        return range.lowerBound + unit.size
      }
    case "strict": break
    case "xmlcharrefreplace", "namereplace":
      throw vm.typeError("don't know how to handle UnicodeDecodeError in error callback")
    default: return try called(vm, codec, &bytes, range, reason, errors, to: &result)
    }
    throw decodeError(vm, codec, bytes, range, reason)
  }

  private static func called(
    _ vm: Machine, _ codec: String, _ bytes: inout [UInt8], _ range: Range<Int>, _ reason: String, _ errors: String,
    to result: inout ByteText
  ) throws(PyError) -> Int {
    let handler = try vm.errorHandler(errors)
    try vm.checkInterrupt()
    _ = decodeError(vm, codec, bytes, range, reason)
    let exception = vm.takePending()
    let scope = vm.rootStack.count
    vm.rootStack.append(exception)
    defer { vm.dropRoots(to: scope) }
    let returned = try vm.call(handler, [exception])
    guard let pair = returned.tuple, pair.count == 2, let text = pair[0].str, vm.hasIndexMethod(pair[1]) else {
      throw vm.typeError("decoding error handler must return (str, int) tuple")
    }
    vm.rootStack.append(returned)
    let object = try vm.getAttribute(exception, "object")
    guard let current = object.bytes else { throw vm.typeError("object attribute must be bytes") }
    bytes = current.storage
    let next = try position(vm, pair[1], of: bytes.count)
    result.append(contentsOf: text.utf8)
    return next
  }

  private static func decodeError(
    _ vm: Machine, _ codec: String, _ bytes: [UInt8], _ range: Range<Int>, _ reason: String
  ) -> PyError {
    vm.raise(
      vm.exceptionClass(.unicodeDecodeError),
      [vm.string(codec), vm.bytes(bytes), Value(range.lowerBound), Value(range.upperBound), vm.string(reason)])
  }
}

/// How the encodings of Unicode write one surrogate.
private struct UnitForm {
  let size: Int
  let isBigEndian: Bool

  /// The form of a codec by the name that its errors have; nil for others.
  init?(_ codec: String) {
    switch codec {
    case "utf-8": (size, isBigEndian) = (3, true)
    case "utf-16", "utf-16-le": (size, isBigEndian) = (2, false)
    case "utf-16-be": (size, isBigEndian) = (2, true)
    case "utf-32", "utf-32-le": (size, isBigEndian) = (4, false)
    case "utf-32-be": (size, isBigEndian) = (4, true)
    default: return nil
    }
  }

  func bytes(of scalar: UInt32) -> [UInt8] {
    if size == 3 { return [0xED, UInt8(0x80 + (scalar >> 6) & 0x3F), UInt8(0x80 + scalar & 0x3F)] }
    return (0..<size).map { index in
      UInt8(truncatingIfNeeded: scalar >> UInt32(8 * (isBigEndian ? size - 1 - index : index)))
    }
  }

  /// The surrogate at the beginning of bytes.
  func surrogate(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count >= size else { return nil }
    let given = Array(bytes.prefix(size))
    var scalar: UInt32 = 0
    if size == 3 {
      guard given[0] & 0xF0 == 0xE0, given[1] & 0xC0 == 0x80, given[2] & 0xC0 == 0x80 else { return nil }
      scalar = UInt32(given[0] & 0x0F) << 12 | UInt32(given[1] & 0x3F) << 6 | UInt32(given[2] & 0x3F)
    } else {
      for byte in isBigEndian ? given : given.reversed() { scalar = scalar << 8 | UInt32(byte) }
    }
    return (0xD800..<0xE000).contains(scalar) ? scalar : nil
  }
}
