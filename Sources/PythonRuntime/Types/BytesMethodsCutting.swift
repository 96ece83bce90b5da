// The methods of `bytes` and `bytearray` that cut apart and join: split, partition, strip, join, replace.

enum BytesSplitMethods {
  static let rows: [NativeRow] = [
    NativeRow("split(self, /, sep=None, maxsplit=-1)", .clinic) { vm, arguments throws(PyError) in
      try split(vm, arguments, fromEnd: false)
    },
    NativeRow("rsplit(self, /, sep=None, maxsplit=-1)", .clinic) { vm, arguments throws(PyError) in
      try split(vm, arguments, fromEnd: true)
    },
    NativeRow("splitlines(self, /, keepends=False)", .clinic) { vm, arguments throws(PyError) in
      let bytes = BytesArguments.receiver(arguments)
      let keepsEnds = try vm.index(arguments[1]) != 0
      return try pieces(vm, arguments, bytes, lines(vm, bytes, keepingEnds: keepsEnds))
    },
    NativeRow("partition(self, sep, /)", .exact) { vm, arguments throws(PyError) in
      let (bytes, mark) = try separated(vm, arguments)
      guard let found = BytesArguments.find(mark, in: bytes, from: 0) else {
        return vm.tuple([bytes, [], []].map { BytesArguments.made(vm, arguments, $0) })
      }
      return around(vm, arguments, bytes, mark, found)
    },
    NativeRow("rpartition(self, sep, /)", .exact) { vm, arguments throws(PyError) in
      let (bytes, mark) = try separated(vm, arguments)
      guard let found = BytesArguments.findLast(mark, in: bytes) else {
        return vm.tuple([[], [], bytes].map { BytesArguments.made(vm, arguments, $0) })
      }
      return around(vm, arguments, bytes, mark, found)
    },
    NativeRow("join(self, iterable_of_bytes, /)", .exact, join),
    NativeRow("strip(self, bytes=None, /)", .unpack) { vm, arguments throws(PyError) in
      try strip(vm, arguments, left: true, right: true)
    },
    NativeRow("lstrip(self, bytes=None, /)", .unpack) { vm, arguments throws(PyError) in
      try strip(vm, arguments, left: true, right: false)
    },
    NativeRow("rstrip(self, bytes=None, /)", .unpack) { vm, arguments throws(PyError) in
      try strip(vm, arguments, left: false, right: true)
    },
    NativeRow("removeprefix(self, prefix, /)", .exact) { vm, arguments throws(PyError) in
      let bytes = BytesArguments.receiver(arguments)
      let affix = try BytesArguments.bytes(vm, arguments[1])
      return BytesArguments.made(vm, arguments, bytes.starts(with: affix) ? Array(bytes[affix.count...]) : bytes)
    },
    NativeRow("removesuffix(self, suffix, /)", .exact) { vm, arguments throws(PyError) in
      let bytes = BytesArguments.receiver(arguments)
      let affix = try BytesArguments.bytes(vm, arguments[1])
      let ends = bytes.count >= affix.count && bytes.suffix(affix.count).elementsEqual(affix)
      return BytesArguments.made(vm, arguments, ends ? Array(bytes.dropLast(affix.count)) : bytes)
    },
    NativeRow("replace(self, old, new, count=-1, /)", .unpack, replace),
  ]

  /// Looks at the limits while pieces are found: each is to be a range and an object.
  @inline(__always)
  private static func note(_ vm: Machine, _ count: Int) throws(PyError) {
    if count & 0xFFFF != 0xFFFF { return }
    try vm.checkInterrupt()
    try vm.checkMemory(count * 48)
  }

  private static func pieces(
    _ vm: Machine, _ arguments: Arguments, _ bytes: [UInt8], _ ranges: [Range<Int>]
  ) throws(PyError) -> Value {
    let list = vm.emptyList(capacity: ranges.count)
    for range in ranges {
      try vm.checkTurn(list.count)
      list.append(BytesArguments.made(vm, arguments, Array(bytes[range])))
    }
    return Value(list)
  }

  private static func split(_ vm: Machine, _ arguments: Arguments, fromEnd: Bool) throws(PyError) -> Value {
    let bytes = BytesArguments.receiver(arguments)
    let written = try vm.index(arguments[2])
    let limit = written < 0 ? Int.max : written
    if arguments[1].isNone {
      let found = try fromEnd ? wordsFromEnd(vm, bytes, limit: limit) : words(vm, bytes, limit: limit)
      return try pieces(vm, arguments, bytes, found)
    }
    let mark = try BytesArguments.bytes(vm, arguments[1])
    if mark.isEmpty { throw vm.valueError("empty separator") }
    return try pieces(vm, arguments, bytes, ranges(vm, bytes, mark, limit, fromEnd: fromEnd))
  }

  private static func ranges(
    _ vm: Machine, _ bytes: [UInt8], _ mark: [UInt8], _ limit: Int, fromEnd: Bool
  ) throws(PyError) -> [Range<Int>] {
    try bytes.withUnsafeBufferPointer { (text) throws(PyError) in
      try mark.withUnsafeBufferPointer { (separator) throws(PyError) in
        var found: [Range<Int>] = []
        try StrSearch.split(text, by: separator, limit: limit) { (range) throws(PyError) in
          found.append(range)
          try note(vm, found.count)
        }
        // Without a limit the pieces between single bytes are the same ones; others are as many at most.
        if !fromEnd || limit == Int.max && mark.count == 1 { return found }
        found = []
        return StrSearch.splitFromEnd(text, by: separator, limit: limit)
      }
    }
  }

  private static func words(_ vm: Machine, _ bytes: [UInt8], limit: Int) throws(PyError) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var position = 0
    while true {
      while position < bytes.count, BytesArguments.isSpace(bytes[position]) { position += 1 }
      if position == bytes.count { return result }
      if result.count >= limit { return result + [position..<bytes.count] }
      let start = position
      while position < bytes.count, !BytesArguments.isSpace(bytes[position]) { position += 1 }
      result.append(start..<position)
      try note(vm, result.count)
    }
  }

  private static func wordsFromEnd(_ vm: Machine, _ bytes: [UInt8], limit: Int) throws(PyError) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var end = bytes.count
    while true {
      while end > 0, BytesArguments.isSpace(bytes[end - 1]) { end -= 1 }
      if end == 0 { return result.reversed() }
      if result.count >= limit { return [0..<end] + result.reversed() }
      var start = end
      while start > 0, !BytesArguments.isSpace(bytes[start - 1]) { start -= 1 }
      result.append(start..<end)
      try note(vm, result.count)
      end = start
    }
  }

  private static func lines(
    _ vm: Machine, _ bytes: [UInt8], keepingEnds: Bool
  ) throws(PyError) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var position = 0
    while position < bytes.count {
      let end = position
      let byte = bytes[position]
      position += 1
      if byte != 10, byte != 13 { continue }
      if byte == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
      result.append(start..<(keepingEnds ? position : end))
      try note(vm, result.count)
      start = position
    }
    if start < bytes.count { result.append(start..<bytes.count) }
    return result
  }

  private static func separated(
    _ vm: Machine, _ arguments: Arguments
  ) throws(PyError) -> (bytes: [UInt8], mark: [UInt8]) {
    let mark = try BytesArguments.bytes(vm, arguments[1])
    if mark.isEmpty { throw vm.valueError("empty separator") }
    return (BytesArguments.receiver(arguments), mark)
  }

  private static func around(
    _ vm: Machine, _ arguments: Arguments, _ bytes: [UInt8], _ mark: [UInt8], _ offset: Int
  ) -> Value {
    let parts = [Array(bytes[..<offset]), mark, Array(bytes[(offset + mark.count)...])]
    return vm.tuple(parts.map { BytesArguments.made(vm, arguments, $0) })
  }

  @Sendable private static func join(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    if !vm.isIterable(arguments[1]) { throw vm.typeError("can only join an iterable") }
    let separator = BytesArguments.receiver(arguments)
    var result: [UInt8] = []
    let items = vm.emptyList()
    if arguments[1].isKind(.instance) {
      let iterator = try vm.iterator(of: arguments[1], orSaying: "can only join an iterable")
      try vm.withRoots([Value(items), iterator]) { () throws(PyError) in
        try vm.iterate(iterator) { (item) throws(PyError) in items.append(item) }
      }
    } else {
      try vm.extend(items, with: arguments[1])
    }
    for (index, item) in items.values.enumerated() {
      try vm.checkTurn(index)
      guard let bytes = try Buffers.contiguous(vm, item) else {
        throw vm.typeError("sequence item \(index): expected a bytes-like object, \(vm.typeName(of: item)) found")
      }
      if bytes.count + separator.count > 1 << 16 { try vm.checkMemory(result.count + bytes.count + separator.count) }
      if index > 0 { result.append(contentsOf: separator) }
      result.append(contentsOf: bytes)
    }
    return BytesArguments.made(vm, arguments, result)
  }

  private static func strip(
    _ vm: Machine, _ arguments: Arguments, left: Bool, right: Bool
  ) throws(PyError) -> Value {
    let bytes = BytesArguments.receiver(arguments)
    let chosen = arguments[1].isNone ? nil : try BytesArguments.bytes(vm, arguments[1])
    func drops(_ byte: UInt8) -> Bool { chosen?.contains(byte) ?? BytesArguments.isSpace(byte) }
    var start = 0
    var end = bytes.count
    if left { while start < end, drops(bytes[start]) { start += 1 } }
    if right { while end > start, drops(bytes[end - 1]) { end -= 1 } }
    return BytesArguments.made(vm, arguments, Array(bytes[start..<end]))
  }

  @Sendable private static func replace(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let bytes = BytesArguments.receiver(arguments)
    let old = try BytesArguments.bytes(vm, arguments[1])
    let new = try BytesArguments.bytes(vm, arguments[2])
    let limit = try vm.index(arguments[3])
    let places = old.isEmpty ? bytes.count + 1 : bytes.count / old.count
    let (growth, overflow) = places.multipliedReportingOverflow(by: new.count)
    if overflow { throw vm.overflowError("replace bytes is too long") }
    if growth > 1 << 20 { try vm.checkMemory(growth) }
    var remaining = limit < 0 ? Int.max : limit
    var result: [UInt8] = []
    var position = 0
    while remaining > 0 {
      try vm.checkTurn(remaining)
      if old.isEmpty {
        result.append(contentsOf: new)
        if position == bytes.count { return BytesArguments.made(vm, arguments, result) }
        result.append(bytes[position])
        position += 1
      } else {
        guard let found = BytesArguments.find(old, in: bytes, from: position) else { break }
        result.append(contentsOf: bytes[position..<found])
        result.append(contentsOf: new)
        position = found + old.count
      }
      remaining -= 1
    }
    result.append(contentsOf: bytes[position...])
    return BytesArguments.made(vm, arguments, result)
  }
}
