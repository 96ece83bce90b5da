// Built-in functions that make or read text: repr, ascii, format, chr, ord.

enum TextFunctions {
  static let rows: [NativeRow] = [
    NativeRow("repr(obj, /)", .exact, doc: "Return the canonical string representation of the object.") {
      vm, arguments throws(PyError) in
      vm.string(try vm.repr(arguments[0]))
    },
    NativeRow("ascii(obj, /)", .exact, doc: "Return an ASCII-only representation of an object.") {
      vm, arguments throws(PyError) in
      vm.string(asciiOnly(try vm.repr(arguments[0])))
    },
    NativeRow("format(value, format_spec='', /)", .unpack, doc: "Return value.__format__(format_spec).") {
      vm, arguments throws(PyError) in
      guard let spec = arguments[1].str else {
        throw vm.typeError("format() argument 2 must be str, not \(vm.typeName(of: arguments[1]))")
      }
      return vm.string(try vm.format(arguments[0], spec.string))
    },
    NativeRow("chr(i, /)", .exact, doc: "Return a Unicode string of one character with ordinal i.") {
      vm, arguments throws(PyError) in
      let code = try vm.index(arguments[0])
      guard code >= 0, code < 0x110000 else { throw vm.valueError("chr() arg not in range(0x110000)") }
      guard let scalar = UnicodeScalar(UInt32(code)) else {
        throw vm.valueError("chr() of a lone surrogate is not supported")
      }
      return vm.string(String(Character(scalar)))
    },
    NativeRow("ord(c, /)", .exact, doc: "Return the Unicode code point for a one-character string.") {
      vm, arguments throws(PyError) in
      if let text = arguments[0].str {
        guard text.count == 1, let scalar = text.string.unicodeScalars.first else {
          throw vm.typeError("ord() expected a character, but string of length \(text.count) found")
        }
        return Value(Int(scalar.value))
      }
      if let bytes = arguments[0].bytes {
        guard bytes.storage.count == 1 else {
          throw vm.typeError("ord() expected a character, but string of length \(bytes.storage.count) found")
        }
        return Value(Int(bytes.storage[0]))
      }
      throw vm.typeError("ord() expected string of length 1, but \(vm.typeName(of: arguments[0])) found")
    },
  ]

  /// Escapes what is beyond ASCII.
  static func asciiOnly(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      let (prefix, width) = scalar.value < 0x100 ? ("\\x", 2) : scalar.value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
      result += prefix + String(repeating: "0", count: width - digits.count) + digits
    }
    return result
  }
}
