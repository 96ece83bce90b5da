// The methods of `bytes` that lessons meet: hex, decode, searching, splitting, joining and ASCII case.

enum BytesMethods {
  /// The bytes of an argument: "a bytes-like object is required, not 'str'".
  static func argument(_ vm: Machine, _ value: Value) throws(PyError) -> [UInt8] {
    guard let bytes = value.bytes else {
      throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(of: value))'")
    }
    return bytes.storage
  }

  /// What to look for: bytes or one byte as an int.
  static func needle(_ vm: Machine, _ value: Value) throws(PyError) -> [UInt8] {
    guard Number(value)?.isInteger == true else { return try argument(vm, value) }
    guard let byte = UInt8(exactly: try vm.index(value)) else {
      throw vm.valueError("byte must be in range(0, 256)")
    }
    return [byte]
  }

  static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { StrSearch.find($0, in: text, from: start) }
    }
  }

  private static func receiver(_ arguments: Arguments) -> [UInt8] { BytesType.storage(arguments.receiver) }

  static let rows: [NativeRow] = [
    NativeRow("decode(self, /, encoding='utf-8', errors='strict')", .clinic) { vm, arguments throws(PyError) in
      let encoding = try StrArguments.text(vm, arguments[1], "decode() argument 'encoding' ")
      let errors = try StrArguments.text(vm, arguments[2], "decode() argument 'errors' ")
      return try TextCoding.decode(
        vm, receiver(arguments), encoding: encoding.string, errors: errors.string)
    },
    NativeRow("hex(self, /, sep=?, bytes_per_sep=1)", .clinic) { vm, arguments throws(PyError) in
      try hex(vm, receiver(arguments), separator: arguments[1], group: vm.index(arguments[2]))
    },
    NativeRow("find(self, sub, start=None, end=None, /)", .unpack) { vm, arguments throws(PyError) in
      Value(try position(vm, arguments) ?? -1)
    },
    NativeRow("index(self, sub, start=None, end=None, /)", .unpack) { vm, arguments throws(PyError) in
      guard let found = try position(vm, arguments) else { throw vm.valueError("subsection not found") }
      return Value(found)
    },
    NativeRow("count(self, sub, start=None, end=None, /)", .unpack) { vm, arguments throws(PyError) in
      let part = try part(vm, arguments)
      let needle = try needle(vm, arguments[1])
      if needle.isEmpty { return Value(part.count + 1) }
      var total = 0
      var position = 0
      while let found = find(needle, in: part, from: position) {
        total += 1
        position = found + needle.count
      }
      return Value(total)
    },
    NativeRow("startswith(self, prefix, start=None, end=None, /)", .unpack) { vm, arguments throws(PyError) in
      Value(try matches(vm, arguments, "startswith") { $0.starts(with: $1) })
    },
    NativeRow("endswith(self, suffix, start=None, end=None, /)", .unpack) { vm, arguments throws(PyError) in
      Value(try matches(vm, arguments, "endswith") { $0.suffix($1.count).elementsEqual($1) })
    },
    NativeRow("split(self, /, sep=None, maxsplit=-1)", .clinic) { vm, arguments throws(PyError) in
      try split(vm, receiver(arguments), by: arguments[1], limit: vm.index(arguments[2]))
    },
    NativeRow("join(self, iterable_of_bytes, /)", .exact) { vm, arguments throws(PyError) in
      var result: [UInt8] = []
      for (index, item) in try vm.toArray(arguments[1]).enumerated() {
        guard let bytes = item.bytes else {
          throw vm.typeError(
            "sequence item \(index): expected a bytes-like object, \(vm.typeName(of: item)) found")
        }
        if index > 0 { result.append(contentsOf: receiver(arguments)) }
        result.append(contentsOf: bytes.storage)
      }
      return vm.bytes(result)
    },
    NativeRow("strip(self, bytes=None, /)", .unpack) { vm, arguments throws(PyError) in
      try strip(vm, arguments, left: true, right: true)
    },
    NativeRow("lstrip(self, bytes=None, /)", .unpack) { vm, arguments throws(PyError) in
      try strip(vm, arguments, left: true, right: false)
    },
    NativeRow("rstrip(self, bytes=None, /)", .unpack) { vm, arguments throws(PyError) in
      try strip(vm, arguments, left: false, right: true)
    },
    NativeRow("replace(self, old, new, count=-1, /)", .unpack) { vm, arguments throws(PyError) in
      try replace(vm, arguments)
    },
    NativeRow("upper(self, /)", .exact) { vm, arguments throws(PyError) in
      vm.bytes(receiver(arguments).asciiUppercased)
    },
    NativeRow("lower(self, /)", .exact) { vm, arguments throws(PyError) in
      vm.bytes(receiver(arguments).map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 })
    },
  ]

  private static func part(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> [UInt8] {
    let bytes = receiver(arguments)
    let (start, end) = try ResolvedSlice.range(vm, arguments[2], arguments[3], length: bytes.count)
    return start > end ? [] : Array(bytes[start..<end])
  }

  private static func position(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Int? {
    let bytes = receiver(arguments)
    let (start, end) = try ResolvedSlice.range(vm, arguments[2], arguments[3], length: bytes.count)
    let needle = try needle(vm, arguments[1])
    if start > end { return nil }
    return find(needle, in: Array(bytes[..<end]), from: start)
  }

  private static func matches(
    _ vm: Machine, _ arguments: Arguments, _ name: String, _ test: ([UInt8], [UInt8]) -> Bool
  ) throws(PyError) -> Bool {
    let part = try part(vm, arguments)
    if let affix = arguments[1].bytes { return test(part, affix.storage) && part.count >= affix.storage.count }
    guard let choices = arguments[1].tuple else {
      throw vm.typeError(
        "\(name) first arg must be bytes or a tuple of bytes, not \(vm.typeName(of: arguments[1]))")
    }
    for choice in choices.elements {
      let affix = try argument(vm, choice)
      if part.count >= affix.count, test(part, affix) { return true }
    }
    return false
  }

  private static func hex(
    _ vm: Machine, _ bytes: [UInt8], separator: Value, group: Int
  ) throws(PyError) -> Value {
    var mark: ByteText = []
    if let text = separator.str {
      mark = ByteText(text.utf8)
    } else if !separator.isUndefined {
      mark = try argument(vm, separator)
    }
    if !separator.isUndefined, mark.count != 1 { throw vm.valueError("sep must be length 1.") }
    var result: ByteText = []
    for (index, byte) in bytes.enumerated() {
      if index > 0, !mark.isEmpty, group != 0 {
        let distance = group > 0 ? bytes.count - index : index
        if distance % abs(max(group, -Int.max)) == 0 { result.append(contentsOf: mark) }
      }
      result.append(hexadecimalDigit(UInt32(byte >> 4)))
      result.append(hexadecimalDigit(UInt32(byte & 15)))
    }
    return vm.string(result)
  }

  static let fromHex = NativeRow("fromhex(type, string, /)", .exact) { vm, arguments throws(PyError) in
    let text = Array(try StrArguments.text(vm, arguments[1], "fromhex() argument ").utf8)
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if ScalarProperties.isSpace(UInt32(text[index])) {
        index += 1
        continue
      }
      for offset in 0..<2 where index + offset >= text.count || digitValue(text[index + offset]) >= 16 {
        throw vm.valueError("non-hexadecimal number found in fromhex() arg at position \(index + offset)")
      }
      result.append(digitValue(text[index]) << 4 | digitValue(text[index + 1]))
      index += 2
    }
    return vm.bytes(result)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

  private static func split(
    _ vm: Machine, _ bytes: [UInt8], by separator: Value, limit: Int
  ) throws(PyError) -> Value {
    let list = vm.emptyList()
    let pieceLimit = limit < 0 ? Int.max : limit
    var position = 0
    if separator.isNone {
      while true {
        while position < bytes.count, isSpace(bytes[position]) { position += 1 }
        if position == bytes.count { return Value(list) }
        var end = position
        if list.count == pieceLimit {
          end = bytes.count
          while end > position, isSpace(bytes[end - 1]) { end -= 1 }
          list.append(vm.bytes(Array(bytes[position..<end])))
          return Value(list)
        }
        while end < bytes.count, !isSpace(bytes[end]) { end += 1 }
        list.append(vm.bytes(Array(bytes[position..<end])))
        position = end
      }
    }
    let mark = try argument(vm, separator)
    if mark.isEmpty { throw vm.valueError("empty separator") }
    while list.count < pieceLimit, let found = find(mark, in: bytes, from: position) {
      list.append(vm.bytes(Array(bytes[position..<found])))
      position = found + mark.count
    }
    list.append(vm.bytes(Array(bytes[position...])))
    return Value(list)
  }

  private static func strip(
    _ vm: Machine, _ arguments: Arguments, left: Bool, right: Bool
  ) throws(PyError) -> Value {
    let bytes = receiver(arguments)
    let chosen = arguments[1].isNone ? nil : try argument(vm, arguments[1])
    func drops(_ byte: UInt8) -> Bool { chosen?.contains(byte) ?? isSpace(byte) }
    var start = 0
    var end = bytes.count
    if left { while start < end, drops(bytes[start]) { start += 1 } }
    if right { while end > start, drops(bytes[end - 1]) { end -= 1 } }
    return vm.bytes(Array(bytes[start..<end]))
  }

  private static func replace(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let bytes = receiver(arguments)
    let old = try argument(vm, arguments[1])
    let new = try argument(vm, arguments[2])
    let limit = try vm.index(arguments[3])
    var remaining = limit < 0 ? Int.max : limit
    var result: [UInt8] = []
    var position = 0
    while remaining > 0 {
      if old.isEmpty {
        result.append(contentsOf: new)
        if position == bytes.count { return vm.bytes(result) }
        result.append(bytes[position])
        position += 1
      } else {
        guard let found = find(old, in: bytes, from: position) else { break }
        result.append(contentsOf: bytes[position..<found])
        result.append(contentsOf: new)
        position = found + old.count
      }
      remaining -= 1
    }
    result.append(contentsOf: bytes[position...])
    return vm.bytes(result)
  }
}
