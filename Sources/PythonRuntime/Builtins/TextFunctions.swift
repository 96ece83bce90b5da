// Built-in functions that make or read text: repr, ascii, format, chr, ord.

enum TextFunctions {
  static let rows: [NativeRow] = [
    NativeRow("repr(obj, /)", .exact, doc: "Return the canonical string representation of the object.") {
      vm, arguments throws(PyError) in
      try vm.enterNative(" while calling a Python object")
      defer { vm.leaveNative() }
      return vm.string(try vm.repr(arguments[0]))
    },
    NativeRow("ascii(obj, /)", .exact, doc: "Return an ASCII-only representation of an object.") {
      vm, arguments throws(PyError) in
      try vm.ascii(arguments[0])
    },
    NativeRow("format(value, format_spec='', /)", .unpack, doc: "Return value.__format__(format_spec).") {
      vm, arguments throws(PyError) in
      guard let spec = arguments[1].str else {
        throw vm.typeError("format() argument 2 must be str, not \(vm.argumentTypeName(arguments[1]))")
      }
      return vm.string(try vm.format(arguments[0], spec.string))
    },
    NativeRow("chr(i, /)", .exact, doc: "Return a Unicode string of one character with ordinal i.") {
      vm, arguments throws(PyError) in
      if arguments[0].isInt, 0..<128 ~= arguments[0].asInt {
        return vm.character(UInt8(truncatingIfNeeded: arguments[0].asInt))
      }
      let wide = try vm.bigIndex(arguments[0])
      guard let code = Int32(exactly: wide) else {
        throw vm.overflowError(
          Int(exactly: wide) == nil
            ? "Python int too large to convert to C int"
            : wide < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum")
      }
      guard code >= 0, code < 0x110000 else { throw vm.valueError("chr() arg not in range(0x110000)") }
      var text: ByteText = []
      text.append(scalar: UInt32(code))
      return vm.string(text)
    },
    NativeRow("ord(c, /)", .exact, doc: "Return the Unicode code point for a one-character string.") {
      vm, arguments throws(PyError) in
      if let text = arguments[0].str {
        guard text.count == 1 else {
          throw vm.typeError("ord() expected a character, but string of length \(text.count) found")
        }
        var offset = 0
        return Value(Int(decodeScalar(text.bytes, &offset)))
      }
      if let bytes = BytesType.bytesLike(arguments[0]) {
        guard bytes.count == 1 else {
          throw vm.typeError("ord() expected a character, but string of length \(bytes.count) found")
        }
        return Value(Int(bytes[0]))
      }
      throw vm.typeError("ord() expected string of length 1, but \(vm.typeName(of: arguments[0])) found")
    },
  ]
}
