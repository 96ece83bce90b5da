// Positions in a str: scalar index to byte offset, indexing, slicing, and the start and end arguments of methods.

extension StrObject {
  /// Scalars between two entries of the offset table.
  static let offsetStride = 32

  /// Byte offset of the scalar at `index` (0...count): at once for ASCII, through a table built on first use otherwise.
  @inline(__always)
  func byteOffset(of index: Int) -> Int { isASCII ? index : multibyteOffset(of: index) }

  @inline(never)
  private func multibyteOffset(of index: Int) -> Int {
    if index >= count { return byteCount }
    if byteCount <= ObjectPools.textCapacity { return offset(index, from: 0) }
    let table = offsetTable ?? buildOffsetTable()
    return offset(index % StrObject.offsetStride, from: Int(table[index / StrObject.offsetStride]))
  }

  /// The byte offset `distance` scalars behind another.
  private func offset(_ distance: Int, from start: Int) -> Int {
    var offset = start
    for _ in 0..<distance { offset &+= scalarWidth(bytes[offset]) }
    return offset
  }

  private func buildOffsetTable() -> UnsafeMutablePointer<Int32> {
    let entries = count / StrObject.offsetStride + 1
    let table = UnsafeMutablePointer<Int32>.allocate(capacity: entries)
    table.initialize(repeating: 0, count: entries)
    var offset = 0
    for index in 0..<count {
      if index % StrObject.offsetStride == 0 { table[index / StrObject.offsetStride] = Int32(clamping: offset) }
      offset &+= scalarWidth(bytes[offset])
    }
    offsetTable = table
    return table
  }

  /// The index of the scalar that begins at a byte offset.
  func scalarIndex(ofByte offset: Int) -> Int {
    isASCII ? offset : scalarCount(UnsafeBufferPointer(rebasing: utf8[..<offset]))
  }

  /// The bytes of scalars `start..<end`.
  func slice(_ start: Int, _ end: Int) -> TextBytes {
    UnsafeBufferPointer(rebasing: utf8[byteOffset(of: start)..<byteOffset(of: end)])
  }
}

/// A slice resolved against a length.
struct ResolvedSlice {
  var start: Int
  var step: Int
  var count: Int

  /// `slice.indices(length)`, with CPython's errors.
  init(_ vm: Machine, _ slice: SliceObject, length: Int) throws(PyError) {
    step = slice.step.isNone ? 1 : try ResolvedSlice.index(vm, slice.step)
    if step == 0 { throw vm.valueError("slice step cannot be zero") }
    step = max(step, -Int.max)
    let first = step > 0 ? 0 : -1
    let last = step > 0 ? length : length - 1
    start = try ResolvedSlice.bound(vm, slice.start, length, first, last, missing: step > 0 ? first : last)
    let stop = try ResolvedSlice.bound(vm, slice.stop, length, first, last, missing: step > 0 ? last : first)
    if step > 0 {
      count = stop > start ? (stop - start - 1) / step + 1 : 0
    } else {
      count = start > stop ? (start - stop - 1) / -step + 1 : 0
    }
  }

  private static func bound(
    _ vm: Machine, _ value: Value, _ length: Int, _ first: Int, _ last: Int, missing: Int
  ) throws(PyError) -> Int {
    if value.isNone { return missing }
    let written = try index(vm, value)
    return min(max(written < 0 ? written + length : written, first), last)
  }

  /// An index of a slice or of `find(..., start, end)`, clamped to the machine's ints.
  static func index(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
    if value.isInt { return value.asInt }
    guard let number = Number(value) else {
      if let found = try NumberConversion.callIntegerMethod(vm, .index, value) { return Int(clamping: found) }
      throw vm.typeError("slice indices must be integers or None or have an __index__ method")
    }
    guard let integer = number.integer else {
      throw vm.typeError("slice indices must be integers or None or have an __index__ method")
    }
    return Int(clamping: integer)
  }

  /// The `start` and `end` arguments of `find` and its relatives, as a range of positions; nil when start is beyond.
  static func range(
    _ vm: Machine, _ start: Value, _ end: Value, length: Int
  ) throws(PyError) -> (start: Int, end: Int) {
    var first = start.isUndefined || start.isNone ? 0 : try index(vm, start)
    var last = end.isUndefined || end.isNone ? length : try index(vm, end)
    if last > length { last = length } else if last < 0 { last = max(last + length, 0) }
    if first < 0 { first = max(first + length, 0) }
    return (first, last)
  }
}

enum StrIndexing {
  /// `text[key]`.
  static func getItem(_ vm: Machine, _ text: StrObject, _ key: Value) throws(PyError) -> Value {
    if key.isInt || key.isBool { return try character(vm, text, at: key.asInt) }
    if let slice = key.slice { return try getSlice(vm, text, slice) }
    if NumberConversion.method(vm, .index, key) != nil || key.bigInt != nil {
      let wide = try vm.bigIndex(key)
      guard let index = Int(exactly: wide) else {
        throw vm.indexError("cannot fit '\(vm.typeName(of: key))' into an index-sized integer")
      }
      return try character(vm, text, at: index)
    }
    throw vm.typeError("string indices must be integers, not '\(vm.typeName(of: key))'")
  }

  private static func character(_ vm: Machine, _ text: StrObject, at index: Int) throws(PyError) -> Value {
    let position = index < 0 ? index + text.count : index
    guard position >= 0, position < text.count else { throw vm.indexError("string index out of range") }
    if text.isASCII { return vm.character(text.bytes[position]) }
    let offset = text.byteOffset(of: position)
    let width = scalarWidth(text.bytes[offset])
    return vm.string(utf8: UnsafeBufferPointer(start: text.bytes + offset, count: width))
  }

  private static func getSlice(_ vm: Machine, _ text: StrObject, _ slice: SliceObject) throws(PyError) -> Value {
    let resolved = try ResolvedSlice(vm, slice, length: text.count)
    if resolved.step == 1 {
      if resolved.count == text.count { return Value(text).isStr ? Value(text) : vm.string(utf8: text.utf8) }
      return vm.string(utf8: text.slice(resolved.start, resolved.start + resolved.count))
    }
    if text.isASCII {
      let (bytes, first, step) = (text.bytes, resolved.start, resolved.step)
      if resolved.count == 0 { return vm.string([]) }
      return vm.string(byteCount: resolved.count, count: resolved.count) { target in
        for index in 0..<resolved.count { target[index] = bytes[first &+ index &* step] }
      }
    }
    var result: ByteText = []
    result.reserveCapacity(resolved.count)
    var position = resolved.start
    for turn in 0..<resolved.count {
      try vm.checkTurn(turn)
      let offset = text.byteOffset(of: position)
      result.append(contentsOf: StrSearch.slice(text.utf8, offset, offset + scalarWidth(text.bytes[offset])))
      position &+= resolved.step
    }
    return vm.string(result)
  }

  /// An iterator over the characters.
  static func iterate(_ vm: Machine, _ text: StrObject) -> Value {
    vm.makeIterator(StrIterator(text), text.isASCII ? .strASCII : .str)
  }
}
