// The str methods that lay text out (center, ljust, zfill, expandtabs) and those that make other text of it
// (encode, format, translate, maketrans).

import Glibc

enum StrLayoutMethods {
  static let rows: [NativeRow] = [
    NativeRow("center(self, width, fillchar=' ', /)", .unpack) { vm, arguments throws(PyError) in
      try justify(vm, arguments) { missing, width in missing / 2 + (missing & width & 1) }
    },
    NativeRow("ljust(self, width, fillchar=' ', /)", .unpack) { vm, arguments throws(PyError) in
      try justify(vm, arguments) { _, _ in 0 }
    },
    NativeRow("rjust(self, width, fillchar=' ', /)", .unpack) { vm, arguments throws(PyError) in
      try justify(vm, arguments) { missing, _ in missing }
    },
    NativeRow("zfill(self, width, /)", .exact) { vm, arguments throws(PyError) in
      let text = try StrArguments.receiver(vm, arguments)
      let width = try vm.index(arguments[1])
      if width <= text.count { return StrArguments.exact(vm, text) }
      try vm.checkMemory(width)
      let hasSign = text.byteCount > 0 && (text.bytes[0] == 43 || text.bytes[0] == 45)
      let (bytes, byteCount, sign, zeros) = (text.bytes, text.byteCount, hasSign ? 1 : 0, width - text.count)
      return vm.string(byteCount: byteCount + zeros, count: width) { target in
        if hasSign { target[0] = bytes[0] }
        memset(target + sign, 48, zeros)
        memcpy(target + sign + zeros, bytes + sign, byteCount - sign)
      }
    },
    NativeRow("expandtabs(self, /, tabsize=8)", .clinic) { vm, arguments throws(PyError) in
      try expandTabs(vm, StrArguments.receiver(vm, arguments), size: vm.clinicInt(arguments[1]))
    },
  ]

  private static func justify(
    _ vm: Machine, _ arguments: Arguments, _ leftPadding: (_ missing: Int, _ width: Int) -> Int
  ) throws(PyError) -> Value {
    let text = try StrArguments.receiver(vm, arguments)
    let width = try vm.index(arguments[1])
    guard let fill = arguments[2].str else {
      throw vm.typeError(
        "The fill character must be a unicode character, not \(vm.typeName(of: arguments[2]))")
    }
    guard fill.count == 1 else { throw vm.typeError("The fill character must be exactly one character long") }
    let missing = max(width, 0) - text.count
    if missing <= 0 { return StrArguments.exact(vm, text) }
    try vm.checkMemory(missing)
    if fill.isASCII {
      let (filler, before) = (Int32(fill.bytes[0]), leftPadding(missing, width))
      let (bytes, byteCount) = (text.bytes, text.byteCount)
      return vm.string(byteCount: byteCount + missing, count: text.count + missing) { target in
        memset(target, filler, before)
        memcpy(target + before, bytes, byteCount)
        memset(target + before + byteCount, filler, missing - before)
      }
    }
    var offset = 0
    let scalar = decodeScalar(fill.bytes, &offset)
    let left = leftPadding(missing, width)
    var result: ByteText = []
    result.append(scalar: scalar, repeated: left)
    result.append(contentsOf: text.utf8)
    result.append(scalar: scalar, repeated: missing - left)
    return vm.string(result)
  }

  private static func expandTabs(_ vm: Machine, _ text: StrObject, size: Int) throws(PyError) -> Value {
    let (bound, overflow) = max(size, 0).multipliedReportingOverflow(by: text.byteCount)
    if overflow { throw vm.overflowError("new string is too long") }
    if bound > 1 << 20 {
      let tabs = text.utf8.reduce(0) { $0 + ($1 == 9 ? 1 : 0) }
      try vm.checkMemory(tabs * max(size, 0))
    }
    var result: ByteText = []
    var column = 0
    for (turn, byte) in text.utf8.enumerated() {
      try vm.checkTurn(turn)
      if byte == 9 {
        let spaces = size > 0 ? size - column % size : 0
        result.append(scalar: 32, repeated: spaces)
        column += spaces
        continue
      }
      result.append(byte)
      if byte == 10 || byte == 13 {
        column = 0
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return vm.string(result)
  }
}

enum StrTextMethods {
  static let rows: [NativeRow] = [
    NativeRow("encode(self, /, encoding='utf-8', errors='strict')", .clinic) { vm, arguments throws(PyError) in
      let text = try StrArguments.receiver(vm, arguments)
      let encoding = try StrArguments.text(vm, arguments[1], "encode() argument 'encoding' ")
      let errors = try StrArguments.text(vm, arguments[2], "encode() argument 'errors' ")
      if text.isASCII, TextCoding.isUTF8(encoding) { return vm.bytes(ByteText(text.utf8)) }
      if let made = try TextCoding.looked(vm, "encode", encoding.string, Value(text), errors.string) { return made }
      return try TextCoding.named(vm, "encoding", encoding.string) { () throws(PyError) in
        vm.bytes(try TextCoding.encode(vm, text, encoding: encoding.string, errors: errors.string))
      }
    },
    NativeRow("format(self, /, *args, **kwargs)", .python) { vm, arguments throws(PyError) in
      try FieldFormat.format(
        vm, StrArguments.receiver(vm, arguments), positional: arguments[1], named: arguments[2])
    },
    NativeRow("format_map(self, mapping, /)", .exact) { vm, arguments throws(PyError) in
      try FieldFormat.format(
        vm, StrArguments.receiver(vm, arguments), positional: .undefined, named: arguments[1])
    },
    NativeRow("translate(self, table, /)", .exact) { vm, arguments throws(PyError) in
      try translate(vm, StrArguments.receiver(vm, arguments), table: arguments[1])
    },
  ]

  private static func translate(_ vm: Machine, _ text: StrObject, table: Value) throws(PyError) -> Value {
    var result: ByteText = []
    result.reserveCapacity(text.byteCount)
    // What a dict says of an ASCII character is asked for once.
    var known: [Value?] = Array(repeating: nil, count: table.isDict ? 128 : 0)
    for (turn, scalar) in scalars(of: text.utf8).enumerated() {
      if turn & 0xFFFF == 0xFFFF {
        try vm.checkInterrupt()
        try vm.checkMemory(result.count)
      }
      let replacement: Value
      if Int(scalar) < known.count, let answer = known[Int(scalar)] {
        replacement = answer
      } else {
        replacement = try lookUp(vm, table, Int(scalar))
        if Int(scalar) < known.count { known[Int(scalar)] = replacement }
      }
      if replacement.isUndefined {
        result.append(scalar: scalar)
      } else if let text = replacement.str {
        result.append(contentsOf: text.utf8)
      } else if let code = Number(replacement)?.integer {
        guard let small = Int(exactly: code), small >= 0, small < 0x110000 else {
          throw vm.valueError("character mapping must be in range(0x110000)")
        }
        result.append(scalar: UInt32(truncatingIfNeeded: small))
      } else if !replacement.isNone {
        throw vm.typeError("character mapping must return integer, None or str")
      }
    }
    return vm.string(result)
  }

  /// `table[code]`, or undefined when the table raises LookupError.
  private static func lookUp(_ vm: Machine, _ table: Value, _ code: Int) throws(PyError) -> Value {
    if table.isDict { return try vm.dictGet(table.asDict, Value(code)) }
    do {
      return try vm.getItem(table, Value(code))
    } catch {
      guard vm.isPending(.lookupError) else { throw error }
      vm.takePending()
      return .undefined
    }
  }

  static let makeTranslation = NativeRow("maketrans(x, y=?, z=?, /)", .unpack) { vm, arguments throws(PyError) in
    let result = vm.dict()
    if arguments[1].isUndefined {
      guard let source = arguments[0].dict, arguments[0].isDict else {
        throw vm.typeError("if you give only one argument to maketrans it must be a dict")
      }
      for (key, value) in source.pairs { try vm.dictSet(result, try translationKey(vm, key), value) }
      return Value(result)
    }
    if arguments[1].str == nil { _ = try StrArguments.text(vm, arguments[1], "maketrans() argument 2 ") }
    guard let from = arguments[0].str else {
      throw vm.typeError("first maketrans argument must be a string if there is a second argument")
    }
    let to = try StrArguments.text(vm, arguments[1], "maketrans() argument 2 ")
    if from.count != to.count {
      throw vm.valueError("the first two maketrans arguments must have equal length")
    }
    for (key, value) in zip(scalars(of: from.utf8), scalars(of: to.utf8)) {
      try vm.countNativeStep()
      try vm.dictSet(result, Value(Int(key)), Value(Int(value)))
    }
    if !arguments[2].isUndefined {
      let removed = try StrArguments.text(vm, arguments[2], "maketrans() argument 3 ")
      for key in scalars(of: removed.utf8) { try vm.dictSet(result, Value(Int(key)), .none) }
    }
    return Value(result)
  }

  private static func translationKey(_ vm: Machine, _ key: Value) throws(PyError) -> Value {
    if let text = key.str {
      guard text.count == 1 else { throw vm.valueError("string keys in translate table must be of length 1") }
      var offset = 0
      return Value(Int(decodeScalar(text.bytes, &offset)))
    }
    guard Number(key)?.isInteger == true else {
      throw vm.typeError("keys in translate table must be strings or integers")
    }
    return key
  }
}
