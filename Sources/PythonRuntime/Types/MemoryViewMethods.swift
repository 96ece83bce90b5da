// The methods and attributes of `memoryview`.

enum MemoryViewMethods {
  private static func view(_ vm: Machine, _ value: Value) throws(PyError) -> MemoryViewObject {
    try MemoryViewType.view(vm, value)
  }

  static let rows: [NativeRow] = [
    NativeRow("tobytes(self, /, order='C')", .clinic) { vm, arguments throws(PyError) in
      let buffer = try view(vm, arguments.receiver).buffer
      guard arguments[1].isNone || arguments[1].str != nil else {
        throw vm.typeError("tobytes() argument 'order' must be str or None, not \(vm.typeName(of: arguments[1]))")
      }
      let order = arguments[1].str?.string ?? "C"
      guard ["C", "F", "A"].contains(order) else { throw vm.valueError("order must be 'C', 'F' or 'A'") }
      try vm.checkMemory(buffer.byteCount)
      let isFortran = order == "F" || order == "A" && buffer.isFortranContiguous
      return vm.bytes(buffer.bytes(fortran: isFortran))
    },
    NativeRow("tolist(self, /)", .exact) { vm, arguments throws(PyError) in
      let view = try view(vm, arguments.receiver)
      try MemoryViewType.checkReadable(vm, view)
      try vm.checkMemory(view.buffer.itemCount * 16)
      return list(vm, view.buffer, dimension: 0, from: view.buffer.offset)
    },
    NativeRow("hex(self, /, sep=?, bytes_per_sep=1)", .clinic) { vm, arguments throws(PyError) in
      let group = try vm.clinicInt(arguments[2])
      let bytes = try view(vm, arguments.receiver).buffer.bytes()
      return try BytesMethods.hex(vm, bytes, separator: arguments[1], group: group)
    },
    NativeRow("toreadonly(self, /)", .exact) { vm, arguments throws(PyError) in
      var buffer = try view(vm, arguments.receiver).buffer
      buffer.isReadOnly = true
      return MemoryViewType.make(vm, buffer)
    },
    NativeRow("cast(self, /, format, shape=?)", .clinic, cast),
    NativeRow("release(self, /)", .exact) { vm, arguments in
      MemoryViewType.object(arguments.receiver)?.release()
      return .none
    },
    NativeRow("__enter__(self, /)", .exact) { vm, arguments throws(PyError) in
      _ = try view(vm, arguments.receiver)
      return arguments.receiver
    },
    NativeRow("__exit__(self, /, *exc_info)") { vm, arguments in
      MemoryViewType.object(arguments.receiver)?.release()
      return .none
    },
  ]

  private static func list(_ vm: Machine, _ buffer: Buffer, dimension: Int, from place: Int) -> Value {
    if dimension == buffer.shape.count { return MemoryViewType.load(vm, buffer, place) }
    let list = vm.emptyList(capacity: buffer.shape[dimension])
    for index in 0..<buffer.shape[dimension] {
      list.append(self.list(vm, buffer, dimension: dimension + 1, from: place + index * buffer.strides[dimension]))
    }
    return Value(list)
  }

  // MARK: cast

  @Sendable private static func cast(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    var buffer = try view(vm, arguments.receiver).buffer
    guard let text = arguments[1].str else {
      throw vm.typeError("cast() argument 'format' must be str, not \(vm.typeName(of: arguments[1]))")
    }
    if !buffer.isContiguous { throw vm.typeError("memoryview: casts are restricted to C-contiguous views") }
    let shape = arguments[2]
    if !shape.isUndefined || buffer.shape.count != 1, buffer.shape.contains(0) {
      throw vm.typeError("memoryview: cannot cast view with zeros in shape or strides")
    }
    var lengths: [Value] = []
    if !shape.isUndefined {
      guard shape.list != nil || shape.tuple != nil else { throw vm.typeError("shape must be a list or a tuple") }
      lengths = shape.list?.values ?? shape.tuple.map { Array($0.elements) } ?? []
      if lengths.count > 64 { throw vm.valueError("memoryview: number of dimensions must not exceed 64") }
      if buffer.shape.count != 1, lengths.count != 1 {
        throw vm.typeError("memoryview: cast must be 1D -> ND or ND -> 1D")
      }
    }
    let byteCount = buffer.byteCount
    buffer = try castToRow(vm, buffer, text, byteCount)
    if !shape.isUndefined { try give(vm, &buffer, lengths, byteCount) }
    return MemoryViewType.make(vm, buffer)
  }

  private static func castToRow(
    _ vm: Machine, _ buffer: Buffer, _ text: StrObject, _ byteCount: Int
  ) throws(PyError) -> Buffer {
    let letters = Array(text.utf8)
    let letter = letters.first == UInt8(ascii: "@") && letters.count == 2 ? letters[1] : letters.first
    guard let letter, letters.count == 1 || letters.count == 2 && letters[0] == UInt8(ascii: "@"),
      let format = MachineFormat(letter), format.code != UInt8(ascii: "w")
    else {
      throw vm.valueError(
        "memoryview: destination format must be a native single character format prefixed with an optional '@'")
    }
    if !buffer.format.isByte, !format.isByte {
      throw vm.typeError("memoryview: cannot cast between two non-byte formats")
    }
    if byteCount % format.size != 0 { throw vm.typeError("memoryview: length is not a multiple of itemsize") }
    var result = buffer
    (result.format, result.formatText) = (format, text.string)
    (result.shape, result.strides) = ([byteCount / format.size], [format.size])
    return result
  }

  /// Makes one row into one of several dimensions.
  private static func give(
    _ vm: Machine, _ buffer: inout Buffer, _ lengths: [Value], _ byteCount: Int
  ) throws(PyError) {
    var shape: [Int] = []
    var total = buffer.format.size
    for length in lengths {
      guard let number = Number(length)?.integer else {
        throw vm.typeError("memoryview.cast(): elements of shape must be integers")
      }
      guard let count = Int(exactly: number) else {
        throw vm.overflowError("Python int too large to convert to C ssize_t")
      }
      if count <= 0 { throw vm.valueError("memoryview.cast(): elements of shape must be integers > 0") }
      if count > Int.max / total { throw vm.valueError("memoryview.cast(): product(shape) > SSIZE_MAX") }
      total *= count
      shape.append(count)
    }
    if total != byteCount { throw vm.typeError("memoryview: product(shape) * itemsize != buffer size") }
    var strides: [Int] = []
    var stride = buffer.format.size
    for length in shape.reversed() {
      strides.append(stride)
      stride *= length
    }
    (buffer.shape, buffer.strides) = (shape, strides.reversed())
  }

  // MARK: Attributes

  static let properties: [NativeProperty] = [
    property("obj") { _, buffer in buffer.source },
    property("nbytes") { _, buffer in Value(buffer.byteCount) },
    property("itemsize") { _, buffer in Value(buffer.format.size) },
    property("ndim") { _, buffer in Value(buffer.shape.count) },
    property("format") { vm, buffer in vm.string(buffer.formatText) },
    property("readonly") { _, buffer in Value(buffer.isReadOnly) },
    property("shape") { vm, buffer in vm.tuple(buffer.shape.map { Value($0) }) },
    property("strides") { vm, buffer in vm.tuple(buffer.strides.map { Value($0) }) },
    property("suboffsets") { vm, _ in vm.tuple([]) },
    property("c_contiguous") { _, buffer in Value(buffer.isContiguous) },
    property("f_contiguous") { _, buffer in Value(buffer.isFortranContiguous) },
    property("contiguous") { _, buffer in Value(buffer.isContiguous || buffer.isFortranContiguous) },
  ]

  private static func property(
    _ name: String, _ read: @escaping @Sendable (Machine, Buffer) -> Value
  ) -> NativeProperty {
    NativeProperty(name) { vm, value throws(PyError) in read(vm, try view(vm, value).buffer) }
  }
}
