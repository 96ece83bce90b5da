// The methods of `bytes` and `bytearray` that lay out and map: case, center, zfill, expandtabs, translate.

enum BytesLayoutMethods {
  static let rows: [NativeRow] = [
    mapped("upper") { BytesArguments.isLower($0) ? $0 - 32 : $0 },
    mapped("lower") { BytesArguments.isUpper($0) ? $0 + 32 : $0 },
    mapped("swapcase") { BytesArguments.isAlpha($0) ? $0 ^ 32 : $0 },
    NativeRow("capitalize(self, /)", .exact) { vm, arguments throws(PyError) in
      cased(vm, arguments) { index, _ in index == 0 }
    },
    NativeRow("title(self, /)", .exact) { vm, arguments throws(PyError) in
      cased(vm, arguments) { _, afterLetter in !afterLetter }
    },
    NativeRow("center(self, width, fillchar=b' ', /)", .unpack) { vm, arguments throws(PyError) in
      try justify(vm, arguments, "center") { missing, width in missing / 2 + (missing & width & 1) }
    },
    NativeRow("ljust(self, width, fillchar=b' ', /)", .unpack) { vm, arguments throws(PyError) in
      try justify(vm, arguments, "ljust") { _, _ in 0 }
    },
    NativeRow("rjust(self, width, fillchar=b' ', /)", .unpack) { vm, arguments throws(PyError) in
      try justify(vm, arguments, "rjust") { missing, _ in missing }
    },
    NativeRow("zfill(self, width, /)", .exact) { vm, arguments throws(PyError) in
      let bytes = BytesArguments.receiver(arguments)
      let width = try vm.index(arguments[1])
      if width <= bytes.count { return BytesArguments.made(vm, arguments, bytes) }
      try vm.checkMemory(width)
      var result = [UInt8](repeating: 48, count: width - bytes.count) + bytes
      if let sign = bytes.first, sign == 43 || sign == 45 { result.swapAt(0, width - bytes.count) }
      return BytesArguments.made(vm, arguments, result)
    },
    NativeRow("expandtabs(self, /, tabsize=8)", .clinic, expandTabs),
    NativeRow("translate(self, table, /, delete=b'')", .clinic, translate),
  ]

  private static func mapped(_ name: String, _ map: @escaping @Sendable (UInt8) -> UInt8) -> NativeRow {
    NativeRow("\(name)(self, /)", .exact) { vm, arguments throws(PyError) in
      BytesArguments.made(vm, arguments, BytesArguments.receiver(arguments).map(map))
    }
  }

  private static func cased(
    _ vm: Machine, _ arguments: Arguments, _ isCapital: (_ index: Int, _ afterLetter: Bool) -> Bool
  ) -> Value {
    var result = BytesArguments.receiver(arguments)
    var afterLetter = false
    for index in result.indices {
      let byte = result[index]
      let capital = isCapital(index, afterLetter)
      if capital, BytesArguments.isLower(byte) { result[index] = byte - 32 }
      if !capital, BytesArguments.isUpper(byte) { result[index] = byte + 32 }
      afterLetter = BytesArguments.isAlpha(byte)
    }
    return BytesArguments.made(vm, arguments, result)
  }

  private static func justify(
    _ vm: Machine, _ arguments: Arguments, _ name: String, _ leftPadding: (_ missing: Int, _ width: Int) -> Int
  ) throws(PyError) -> Value {
    let bytes = BytesArguments.receiver(arguments)
    let width = try vm.index(arguments[1])
    var fill: UInt8 = 32
    if !arguments[2].isNone {
      guard let given = BytesType.bytesLike(arguments[2]), given.count == 1 else {
        throw vm.typeError(
          "\(name)() argument 2 must be a byte string of length 1, not \(vm.typeName(of: arguments[2]))")
      }
      fill = given[0]
    }
    if width <= bytes.count { return BytesArguments.made(vm, arguments, bytes) }
    let missing = width - bytes.count
    try vm.checkMemory(width)
    let left = leftPadding(missing, width)
    let result =
      [UInt8](repeating: fill, count: left) + bytes + [UInt8](repeating: fill, count: missing - left)
    return BytesArguments.made(vm, arguments, result)
  }

  @Sendable private static func expandTabs(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let bytes = BytesArguments.receiver(arguments)
    let size = max(try vm.index(arguments[1]), 0)
    let (bound, overflow) = size.multipliedReportingOverflow(by: bytes.count)
    if overflow { throw vm.overflowError("result too long") }
    if bound > 1 << 20 { try vm.checkMemory(bytes.reduce(0) { $0 + ($1 == 9 ? size : 0) }) }
    var result: [UInt8] = []
    var column = 0
    for (turn, byte) in bytes.enumerated() {
      try vm.checkTurn(turn)
      if byte == 9 {
        let spaces = size > 0 ? size - column % size : 0
        result.append(contentsOf: repeatElement(32, count: spaces))
        column += spaces
      } else {
        result.append(byte)
        column = byte == 10 || byte == 13 ? 0 : column + 1
      }
    }
    return BytesArguments.made(vm, arguments, result)
  }

  @Sendable private static func translate(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let table = arguments[1].isNone ? nil : try BytesArguments.bytes(vm, arguments[1])
    if let table, table.count != 256 { throw vm.valueError("translation table must be 256 characters long") }
    let deleted = arguments[2].isNone ? [] : try BytesArguments.bytes(vm, arguments[2])
    let kept = BytesArguments.receiver(arguments).filter { !deleted.contains($0) }
    return BytesArguments.made(vm, arguments, table.map { table in kept.map { table[Int($0)] } } ?? kept)
  }

  static let makeTranslation = NativeRow("maketrans(frm, to, /)", .unpack) { vm, arguments throws(PyError) in
    let from = try BytesArguments.bytes(vm, arguments[0])
    let to = try BytesArguments.bytes(vm, arguments[1])
    if from.count != to.count { throw vm.valueError("maketrans arguments must have same length") }
    var table = [UInt8](0...255)
    for (old, new) in zip(from, to) { table[Int(old)] = new }
    return vm.bytes(table)
  }
}
