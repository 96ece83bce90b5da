// The methods of `array.array`.

enum MachineArrayMethods {
  private static func receiver(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> MachineArrayObject {
    try MachineArrayType.array(vm, arguments.receiver)
  }

  /// Appends the items that bytes are.
  static func append(_ vm: Machine, _ array: MachineArrayObject, bytes: [UInt8]) throws(PyError) {
    if bytes.count % array.format.size != 0 { throw vm.valueError("bytes length not a multiple of item size") }
    if bytes.isEmpty { return }
    if array.typeCode == UInt8(ascii: "u") {
      let wrong = bytes.withUnsafeBytes { memory in
        (0..<(memory.count / 4)).lazy.map { memory.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
          .first { $0 > 0x10FFFF }
      }
      if let wrong {
        throw vm.valueError("character U+\(String(wrong, radix: 16)) is not in range [U+0000; U+10ffff]")
      }
    }
    try vm.checkMemory(bytes.count)
    try Buffers.checkResizable(vm, array)
    array.storage.append(contentsOf: bytes)
  }

  /// `array.extend(other)`.
  static func extend(_ vm: Machine, _ array: MachineArrayObject, _ value: Value) throws(PyError) {
    guard let other = MachineArrayType.object(value) else { return try MachineArrayType.extend(vm, array, value) }
    if other.typeCode != array.typeCode { throw vm.typeError("can only extend with array of same kind") }
    if other.storage.isEmpty { return }
    try vm.checkMemory(other.storage.count)
    try Buffers.checkResizable(vm, array)
    array.storage.append(contentsOf: other.storage)
  }

  static let rows: [NativeRow] =
    growing + shrinking + searching + conversions
    + [
      NativeRow("reverse(self, /)", .exact) { vm, arguments throws(PyError) in
        let array = try receiver(vm, arguments)
        let size = array.format.size
        var reversed: [UInt8] = []
        reversed.reserveCapacity(array.storage.count)
        for index in stride(from: array.count - 1, through: 0, by: -1) {
          reversed.append(contentsOf: array.storage[(index * size)..<((index + 1) * size)])
        }
        array.storage.replaceSubrange(0..<array.storage.count, with: reversed)
        return .none
      },
      NativeRow("byteswap(self, /)", .exact) { vm, arguments throws(PyError) in
        let array = try receiver(vm, arguments)
        let size = array.format.size
        if array.typeCode == UInt8(ascii: "u") {
          throw vm.runtimeError("don't know how to byteswap this array type")
        }
        for start in stride(from: 0, to: array.storage.count, by: size) {
          array.storage[start..<(start + size)].reverse()
        }
        return .none
      },
      NativeRow("buffer_info(self, /)", .exact) { vm, arguments throws(PyError) in
        let address = Copying.identity(arguments.receiver) &+ 64
        return vm.tuple([Value(address), Value(try receiver(vm, arguments).count)])
      },
      NativeRow("__copy__(self, /)", .exact) { vm, arguments throws(PyError) in
        let array = try receiver(vm, arguments)
        return MachineArrayType.make(vm, like: array, array.storage)
      },
      NativeRow("__deepcopy__(self, unused, /)", .exact) { vm, arguments throws(PyError) in
        let array = try receiver(vm, arguments)
        return MachineArrayType.make(vm, like: array, array.storage)
      },
      NativeRow("__reduce_ex__(self, value, /)", .exact) { vm, arguments throws(PyError) in
        let array = try receiver(vm, arguments)
        let content =
          array.typeCode == UInt8(ascii: "u")
          ? vm.string(MachineArrayType.text(array)) : MachineArrayType.items(vm, array)
        let code = vm.string(String(decoding: [array.typeCode], as: UTF8.self))
        return vm.tuple([Value(vm.classOf(arguments.receiver)), vm.tuple([code, content]), .none])
      },
    ]

  private static let growing: [NativeRow] = [
    NativeRow("append(self, v, /)", .exact) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      let bits = try MachineArrayType.bits(vm, array, arguments[1])
      try Buffers.checkResizable(vm, array)
      array.append(bits)
      return .none
    },
    NativeRow("extend(self, bb, /)", .exact) { vm, arguments throws(PyError) in
      try extend(vm, try receiver(vm, arguments), arguments[1])
      return .none
    },
    NativeRow("insert(self, i, v, /)", .unpack) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      let index = try vm.index(arguments[1])
      let bits = try MachineArrayType.bits(vm, array, arguments[2])
      try Buffers.checkResizable(vm, array)
      let place = min(index < 0 ? max(index &+ array.count, 0) : index, array.count)
      let size = array.format.size
      array.storage.insert(contentsOf: repeatElement(0, count: size), at: place * size)
      array.store(bits, at: place)
      return .none
    },
    NativeRow("fromlist(self, list, /)", .exact) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      guard let list = arguments[1].list else { throw vm.typeError("arg must be list") }
      let count = list.count
      let made = MachineArrayObject(array.typeCode, array.format)
      for index in 0..<count {
        if index >= list.count { throw vm.runtimeError("list changed size during iteration") }
        made.append(try MachineArrayType.bits(vm, array, list[index]))
        if list.count != count { throw vm.runtimeError("list changed size during iteration") }
      }
      try append(vm, array, bytes: made.storage)
      return .none
    },
    NativeRow("frombytes(self, buffer, /)", .exact) { vm, arguments throws(PyError) in
      guard let buffer = Buffers.buffer(arguments[1]) else {
        throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(of: arguments[1]))'")
      }
      if buffer.format.size != 1 { throw vm.typeError("a bytes-like object is required") }
      try append(vm, try receiver(vm, arguments), bytes: buffer.bytes())
      return .none
    },
    NativeRow("fromfile(self, f, n, /)", .unpack) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      let count = try vm.index(arguments[2])
      if count < 0 { throw vm.valueError("negative count") }
      let (size, isTooLarge) = count.multipliedReportingOverflow(by: array.format.size)
      if isTooLarge { throw vm.raise(.memoryError, "") }
      let read = try vm.callMethod(arguments[1], "read", [Value(size)])
      guard let bytes = read.bytes?.storage else { throw vm.typeError("read() didn't return bytes") }
      try append(vm, array, bytes: bytes)
      if bytes.count != size { throw vm.raise(.eofError, "read() didn't return enough bytes") }
      return .none
    },
    NativeRow("fromunicode(self, ustr, /)", .exact) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      guard let text = arguments[1].str else {
        throw vm.typeError("fromunicode() argument must be str, not \(vm.typeName(of: arguments[1]))")
      }
      if array.typeCode != UInt8(ascii: "u") {
        throw vm.valueError("fromunicode() may only be called on unicode type arrays")
      }
      if text.count == 0 { return .none }
      try vm.checkMemory(text.count * 4)
      try Buffers.checkResizable(vm, array)
      for scalar in text.string.unicodeScalars { array.append(UInt64(scalar.value)) }
      return .none
    },
  ]

  private static let shrinking: [NativeRow] = [
    NativeRow("pop(self, i=-1, /)", .unpack) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      let index = try vm.index(arguments[1])
      if array.storage.isEmpty { throw vm.indexError("pop from empty array") }
      let place = index < 0 ? index &+ array.count : index
      guard place >= 0, place < array.count else { throw vm.indexError("pop index out of range") }
      let item = array.load(vm, place)
      try vm.withRoots([item]) { () throws(PyError) in try Buffers.checkResizable(vm, array) }
      let size = array.format.size
      array.storage.removeSubrange((place * size)..<((place + 1) * size))
      return item
    },
    NativeRow("remove(self, v, /)", .exact) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      guard let place = try MachineArrayType.find(vm, array, arguments[1], from: 0, to: Int.max) else {
        throw vm.valueError("array.remove(x): x not in array")
      }
      try Buffers.checkResizable(vm, array)
      let size = array.format.size
      if place < array.count { array.storage.removeSubrange((place * size)..<((place + 1) * size)) }
      return .none
    },
  ]

  private static let searching: [NativeRow] = [
    NativeRow("index(self, v, start=0, stop=9223372036854775807, /)", .unpack) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      var bounds: [Int] = []
      for argument in [arguments[2], arguments[3]] {
        guard let bound = try vm.clampedIndex(argument) else {
          throw vm.typeError("slice indices must be integers or have an __index__ method")
        }
        bounds.append(bound < 0 ? max(bound &+ array.count, 0) : bound)
      }
      guard let place = try MachineArrayType.find(vm, array, arguments[1], from: bounds[0], to: bounds[1]) else {
        throw vm.valueError("array.index(x): x not in array")
      }
      return Value(place)
    },
    NativeRow("count(self, v, /)", .exact) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      var (total, place) = (0, 0)
      while let found = try MachineArrayType.find(vm, array, arguments[1], from: place, to: Int.max) {
        total += 1
        place = found + 1
      }
      return Value(total)
    },
  ]

  private static let conversions: [NativeRow] = [
    NativeRow("tolist(self, /)", .exact) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      try vm.checkMemory(array.count * 16)
      return MachineArrayType.items(vm, array)
    },
    NativeRow("tobytes(self, /)", .exact) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      try vm.checkMemory(array.storage.count)
      return vm.bytes(array.storage)
    },
    NativeRow("tofile(self, f, /)", .exact) { vm, arguments throws(PyError) in
      _ = try vm.callMethod(arguments[1], "write", [vm.bytes(try receiver(vm, arguments).storage)])
      return .none
    },
    NativeRow("tounicode(self, /)", .exact) { vm, arguments throws(PyError) in
      let array = try receiver(vm, arguments)
      if array.typeCode != UInt8(ascii: "u") {
        throw vm.valueError("tounicode() may only be called on unicode type arrays")
      }
      return vm.string(MachineArrayType.text(array))
    },
  ]
}
