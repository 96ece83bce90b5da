// The methods of `bytes` and `bytearray` that ask and search, and how all of them read their arguments.
// Bytes are never decoded here: everything is byte by byte, letters are ASCII.

enum BytesArguments {
  /// The bytes of the receiver.
  static func receiver(_ arguments: Arguments) -> [UInt8] { BytesType.storage(arguments.receiver) }

  /// A result of the receiver's class: bytearray methods give bytearrays.
  static func made(_ vm: Machine, _ arguments: Arguments, _ storage: [UInt8]) -> Value {
    ByteArrayType.object(arguments.receiver) == nil ? vm.bytes(storage) : ByteArrayType.make(vm, storage)
  }

  /// The bytes of an argument: "a bytes-like object is required, not 'str'".
  static func bytes(_ vm: Machine, _ value: Value) throws(PyError) -> [UInt8] {
    guard let bytes = try Buffers.simple(vm, value) else {
      throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(of: value))'")
    }
    return bytes
  }

  /// What to look for: bytes or one byte as an int. `wording` is how the method complains.
  static func needle(
    _ vm: Machine, _ value: Value, _ wording: String = "argument should be integer or bytes-like object"
  ) throws(PyError) -> [UInt8] {
    if let bytes = try Buffers.simple(vm, value) { return bytes }
    guard vm.hasIndexMethod(value) else {
      throw vm.typeError("\(wording), not '\(vm.typeName(of: value))'")
    }
    return [try byte(vm, value)]
  }

  /// One byte as an int.
  static func byte(_ vm: Machine, _ value: Value) throws(PyError) -> UInt8 {
    guard let byte = UInt8(exactly: try vm.bigIndex(value)) else {
      throw vm.valueError("byte must be in range(0, 256)")
    }
    return byte
  }

  /// White space of bytes: the ASCII one.
  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

  @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
  @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
  @inline(__always) static func isAlpha(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { StrSearch.find($0, in: text, from: start) }
    }
  }

  static func findLast(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { StrSearch.findLast($0, in: text, before: text.count) }
    }
  }
}

enum BytesMethods {
  static let rows: [NativeRow] = coding + search + predicates + BytesLayoutMethods.rows + BytesSplitMethods.rows

  private static let coding: [NativeRow] = [
    NativeRow("decode(self, /, encoding='utf-8', errors='strict')", .clinic) { vm, arguments throws(PyError) in
      let encoding = try StrArguments.text(vm, arguments[1], "decode() argument 'encoding' ")
      let errors = try StrArguments.text(vm, arguments[2], "decode() argument 'errors' ")
      if arguments[0].isKind(.bytes), TextCoding.isUTF8(encoding),
        let text = TextCoding.ascii(vm, arguments[0].asObject(BytesObject.self).storage)
      {
        return text
      }
      if let made = try TextCoding.looked(vm, "decode", encoding.string, arguments[0], errors.string) { return made }
      return try TextCoding.named(vm, "decoding", encoding.string) { () throws(PyError) in
        try TextCoding.decode(
          vm, BytesArguments.receiver(arguments), encoding: encoding.string, errors: errors.string)
      }
    },
    NativeRow("hex(self, /, sep=?, bytes_per_sep=1)", .clinic) { vm, arguments throws(PyError) in
      let group = try vm.clinicInt(arguments[2])
      return try hex(vm, BytesArguments.receiver(arguments), separator: arguments[1], group: group)
    },
  ]

  private static let search: [NativeRow] = [
    NativeRow("find(self, sub, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      Value(try position(vm, arguments, last: false) ?? -1)
    },
    NativeRow("rfind(self, sub, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      Value(try position(vm, arguments, last: true) ?? -1)
    },
    NativeRow("index(self, sub, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      guard let found = try position(vm, arguments, last: false) else { throw vm.valueError("subsection not found") }
      return Value(found)
    },
    NativeRow("rindex(self, sub, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      guard let found = try position(vm, arguments, last: true) else { throw vm.valueError("subsection not found") }
      return Value(found)
    },
    NativeRow("count(self, sub, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      let (part, _) = try part(vm, arguments)
      let needle = try BytesArguments.needle(vm, arguments[1])
      guard let part else { return Value(0) }
      if needle.isEmpty { return Value(part.count + 1) }
      var total = 0
      var position = 0
      while let found = BytesArguments.find(needle, in: part, from: position) {
        total += 1
        position = found + needle.count
      }
      return Value(total)
    },
    NativeRow("startswith(self, prefix, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      Value(try matches(vm, arguments, "startswith") { $0.starts(with: $1) })
    },
    NativeRow("endswith(self, suffix, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      Value(try matches(vm, arguments, "endswith") { $0.suffix($1.count).elementsEqual($1) })
    },
  ]

  private static let predicates: [NativeRow] = [
    predicate("isalnum") { !$0.isEmpty && $0.allSatisfy { BytesArguments.isAlpha($0) || BytesArguments.isDigit($0) } },
    predicate("isalpha") { !$0.isEmpty && $0.allSatisfy(BytesArguments.isAlpha) },
    predicate("isascii") { $0.allSatisfy { $0 < 0x80 } },
    predicate("isdigit") { !$0.isEmpty && $0.allSatisfy(BytesArguments.isDigit) },
    predicate("islower") { $0.contains(where: BytesArguments.isLower) && !$0.contains(where: BytesArguments.isUpper) },
    predicate("isupper") { $0.contains(where: BytesArguments.isUpper) && !$0.contains(where: BytesArguments.isLower) },
    predicate("isspace") { !$0.isEmpty && $0.allSatisfy(BytesArguments.isSpace) },
    predicate("istitle") { bytes in
      var afterLetter = false
      var found = false
      for byte in bytes {
        if BytesArguments.isUpper(byte) ? afterLetter : BytesArguments.isLower(byte) && !afterLetter { return false }
        afterLetter = BytesArguments.isAlpha(byte)
        found = found || afterLetter
      }
      return found
    },
  ]

  private static func predicate(_ name: String, _ holds: @escaping @Sendable ([UInt8]) -> Bool) -> NativeRow {
    NativeRow("\(name)(self, /)", .exact) { _, arguments in Value(holds(BytesArguments.receiver(arguments))) }
  }

  /// The part between the start and end arguments, nil when start is beyond; and where it begins.
  private static func part(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> ([UInt8]?, Int) {
    let bytes = BytesArguments.receiver(arguments)
    let (start, end) = try ResolvedSlice.range(vm, arguments[2], arguments[3], length: bytes.count)
    return start > end ? (nil, start) : (Array(bytes[start..<end]), start)
  }

  private static func position(_ vm: Machine, _ arguments: Arguments, last: Bool) throws(PyError) -> Int? {
    let needle = try BytesArguments.needle(vm, arguments[1])
    let (part, start) = try part(vm, arguments)
    guard let part else { return nil }
    let found =
      last ? BytesArguments.findLast(needle, in: part) : BytesArguments.find(needle, in: part, from: 0)
    return found.map { start + $0 }
  }

  private static func matches(
    _ vm: Machine, _ arguments: Arguments, _ name: String, _ test: ([UInt8], [UInt8]) -> Bool
  ) throws(PyError) -> Bool {
    let (part, _) = try part(vm, arguments)
    if let affix = try Buffers.simple(vm, arguments[1]) {
      guard let part else { return false }
      return part.count >= affix.count && test(part, affix)
    }
    guard let choices = arguments[1].tuple else {
      throw vm.typeError(
        "\(name) first arg must be bytes or a tuple of bytes, not \(vm.typeName(of: arguments[1]))")
    }
    for choice in choices.elements {
      let affix = try BytesArguments.bytes(vm, choice)
      if let part, part.count >= affix.count, test(part, affix) { return true }
    }
    return false
  }

  static func hex(
    _ vm: Machine, _ bytes: [UInt8], separator: Value, group: Int
  ) throws(PyError) -> Value {
    var mark: ByteText = []
    if let text = separator.str {
      mark = ByteText(text.utf8)
    } else if let bytes = BytesType.bytesLike(separator) {
      mark = bytes
    } else if !separator.isUndefined {
      _ = try vm.length(separator)
      throw vm.typeError("sep must be str or bytes.")
    }
    if !separator.isUndefined, mark.count != 1 { throw vm.valueError("sep must be length 1.") }
    if let byte = mark.first, byte >= 0x80 { throw vm.valueError("sep must be ASCII.") }
    try vm.checkMemory(bytes.count &* 3)
    var result: ByteText = []
    for (index, byte) in bytes.enumerated() {
      try vm.checkTurn(index)
      if index > 0, !mark.isEmpty, group != 0 {
        let distance = group > 0 ? bytes.count - index : index
        if distance % abs(max(group, -Int.max)) == 0 { result.append(contentsOf: mark) }
      }
      result.append(hexadecimalDigit(UInt32(byte >> 4)))
      result.append(hexadecimalDigit(UInt32(byte & 15)))
    }
    return vm.string(result)
  }

  /// The bytes that `fromhex(text)` reads.
  static func bytes(_ vm: Machine, hexadecimal value: Value) throws(PyError) -> [UInt8] {
    let text = Array(try StrArguments.text(vm, value, "fromhex() argument ").utf8)
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if BytesArguments.isSpace(text[index]) {
        index += 1
        continue
      }
      for offset in 0..<2 where index + offset >= text.count || digitValue(text[index + offset]) >= 16 {
        throw vm.valueError("non-hexadecimal number found in fromhex() arg at position \(index + offset)")
      }
      result.append(digitValue(text[index]) << 4 | digitValue(text[index + 1]))
      index += 2
    }
    return result
  }

  static let fromHex = NativeRow("fromhex(type, string, /)", .exact) { vm, arguments throws(PyError) in
    let made = vm.bytes(try bytes(vm, hexadecimal: arguments[1]))
    guard let cls = arguments[0].cls, cls !== vm.builtin(.bytes) else { return made }
    return try vm.call(arguments[0], [made])
  }
}
