// The str methods that cut text apart and join it: split, partition, strip, join, replace.

import Glibc

enum StrSplitMethods {
  static let rows: [NativeRow] = [
    NativeRow("split(self, /, sep=None, maxsplit=-1)", .clinic) { vm, arguments throws(PyError) in
      try split(vm, arguments)
    },
    NativeRow("rsplit(self, /, sep=None, maxsplit=-1)", .clinic) { vm, arguments throws(PyError) in
      try splitFromEnd(vm, arguments)
    },
    NativeRow("splitlines(self, /, keepends=False)", .clinic) { vm, arguments throws(PyError) in
      let text = try StrArguments.receiver(vm, arguments)
      let keepsEnds = try vm.index(arguments[1]) != 0
      let list = vm.emptyList()
      try StrSearch.splitLines(text.utf8, keepingEnds: keepsEnds) { (range) throws(PyError) in
        append(vm, list, text, range)
        try vm.checkTurn(list.count)
      }
      return Value(list)
    },
    NativeRow("partition(self, sep, /)", .exact) { vm, arguments throws(PyError) in
      let (text, separator) = try separated(vm, arguments)
      guard let found = StrSearch.find(separator.utf8, in: text.utf8) else {
        return vm.tuple([StrArguments.exact(vm, text), vm.string([]), vm.string([])])
      }
      return around(vm, text, separator, found)
    },
    NativeRow("rpartition(self, sep, /)", .exact) { vm, arguments throws(PyError) in
      let (text, separator) = try separated(vm, arguments)
      guard let found = StrSearch.findLast(separator.utf8, in: text.utf8, before: text.byteCount) else {
        return vm.tuple([vm.string([]), vm.string([]), StrArguments.exact(vm, text)])
      }
      return around(vm, text, separator, found)
    },
    NativeRow("strip(self, chars=None, /)", .unpack) { vm, arguments throws(PyError) in
      try strip(vm, arguments, "strip", left: true, right: true)
    },
    NativeRow("lstrip(self, chars=None, /)", .unpack) { vm, arguments throws(PyError) in
      try strip(vm, arguments, "lstrip", left: true, right: false)
    },
    NativeRow("rstrip(self, chars=None, /)", .unpack) { vm, arguments throws(PyError) in
      try strip(vm, arguments, "rstrip", left: false, right: true)
    },
    NativeRow("removeprefix(self, prefix, /)", .exact) { vm, arguments throws(PyError) in
      let text = try StrArguments.receiver(vm, arguments)
      let affix = try StrArguments.text(vm, arguments[1], "removeprefix() argument ")
      guard text.byteCount >= affix.byteCount, text.utf8.starts(with: affix.utf8) else {
        return StrArguments.exact(vm, text)
      }
      return vm.string(utf8: StrSearch.slice(text.utf8, affix.byteCount, text.byteCount))
    },
    NativeRow("removesuffix(self, suffix, /)", .exact) { vm, arguments throws(PyError) in
      let text = try StrArguments.receiver(vm, arguments)
      let affix = try StrArguments.text(vm, arguments[1], "removesuffix() argument ")
      guard text.utf8.suffix(affix.byteCount).elementsEqual(affix.utf8) else { return StrArguments.exact(vm, text) }
      return vm.string(utf8: StrSearch.slice(text.utf8, 0, text.byteCount - affix.byteCount))
    },
    NativeRow("replace(self, old, new, count=-1, /)", .unpack) { vm, arguments throws(PyError) in
      try replace(vm, arguments)
    },
    NativeRow("join(self, iterable, /)", .exact) { vm, arguments throws(PyError) in
      try join(vm, StrArguments.receiver(vm, arguments), arguments[1])
    },
  ]

  private static func pieces(_ vm: Machine, _ text: StrObject, _ ranges: [Range<Int>]) throws(PyError) -> Value {
    let list = vm.emptyList(capacity: ranges.count)
    for range in ranges {
      try vm.checkTurn(list.count)
      append(vm, list, text, range)
    }
    return Value(list)
  }

  /// Appends a piece of a text to a list.
  @inline(__always)
  private static func append(_ vm: Machine, _ list: ListObject, _ text: StrObject, _ range: Range<Int>) {
    if text.isASCII, range.count > 1 {
      let start = text.bytes + range.lowerBound
      list.append(vm.string(byteCount: range.count, count: range.count) { memcpy($0, start, range.count) })
    } else {
      list.append(vm.string(utf8: StrSearch.slice(text.utf8, range.lowerBound, range.upperBound)))
    }
  }

  private static func split(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let (text, separator, limit) = try splitArguments(vm, arguments)
    var list = vm.emptyList()
    if text.byteCount >= leastCounted, let count = StrSearch.countPieces(text.utf8, by: separator?.utf8, limit: limit) {
      vm.adviseHugePages(for: max(0, count - vm.state.pointee.pools.textCount) &* Machine.bytesPerText)
      if count >= leastChecked { try checkPieces(vm, text, separator, limit, count) }
      // Between words there may be more spaces than one.
      if separator != nil { list = vm.emptyList(capacity: count) }
    }
    if text.byteCount >= leastChecked {
      let add = { (range: Range<Int>) throws(PyError) in
        append(vm, list, text, range)
        try vm.checkTurn(list.count)
      }
      if let separator {
        try StrSearch.split(text.utf8, by: separator.utf8, limit: limit, add)
      } else {
        try StrSearch.splitWords(text.utf8, limit: limit, add)
      }
    } else if let separator {
      StrSearch.split(text.utf8, by: separator.utf8, limit: limit) { append(vm, list, text, $0) }
    } else {
      StrSearch.splitWords(text.utf8, limit: limit) { append(vm, list, text, $0) }
    }
    return Value(list)
  }

  /// Asks for the memory of a list of so many pieces, of words exactly as many as there are.
  private static func checkPieces(
    _ vm: Machine, _ text: StrObject, _ separator: StrObject?, _ limit: Int, _ count: Int
  ) throws(PyError) {
    var exact = separator == nil ? 0 : count
    if separator == nil {
      try StrSearch.splitWords(text.utf8, limit: limit) { (_) throws(PyError) in
        exact += 1
        try vm.checkTurn(exact)
      }
    }
    try vm.checkMemory(exact * MemoryLayout<UInt>.stride)
  }

  /// Asks for the memory of the ranges that are found from the end.
  private static func checkRanges(
    _ vm: Machine, _ text: StrObject, _ separator: StrObject, _ limit: Int
  ) throws(PyError) {
    var count = 0
    try StrSearch.split(text.utf8, by: separator.utf8, limit: limit) { (_) throws(PyError) in
      count += 1
      try vm.checkTurn(count)
    }
    try vm.checkMemory(count * (MemoryLayout<Range<Int>>.stride + MemoryLayout<Value>.stride))
  }

  /// A list of so many pieces is not made before the memory for it is there.
  private static let leastChecked = 1 << 22

  /// From as many bytes on it is worth the time to know beforehand how many pieces there will be.
  private static let leastCounted = 1 << 16

  private static func splitFromEnd(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let (text, separator, limit) = try splitArguments(vm, arguments)
    // Without a limit these are the same pieces.
    if limit == Int.max, separator.map({ $0.byteCount == 1 }) ?? true { return try split(vm, arguments) }
    if let separator, text.byteCount >= leastChecked { try checkRanges(vm, text, separator, limit) }
    guard let separator else { return try pieces(vm, text, StrSearch.splitWordsFromEnd(text.utf8, limit: limit)) }
    return try pieces(vm, text, StrSearch.splitFromEnd(text.utf8, by: separator.utf8, limit: limit))
  }

  /// Text, separator (nil for whitespace) and the most pieces to cut off.
  private static func splitArguments(
    _ vm: Machine, _ arguments: Arguments
  ) throws(PyError) -> (StrObject, StrObject?, Int) {
    let text = try StrArguments.receiver(vm, arguments)
    let limit = try vm.index(arguments[2])
    let pieceLimit = limit < 0 ? Int.max : limit
    if arguments[1].isNone { return (text, nil, pieceLimit) }
    guard let separator = arguments[1].str else {
      throw vm.typeError("must be str or None, not \(vm.typeName(of: arguments[1]))")
    }
    if separator.byteCount == 0 { throw vm.valueError("empty separator") }
    return (text, separator, pieceLimit)
  }

  private static func separated(
    _ vm: Machine, _ arguments: Arguments
  ) throws(PyError) -> (text: StrObject, separator: StrObject) {
    let text = try StrArguments.receiver(vm, arguments)
    let separator = try StrArguments.text(vm, arguments[1])
    if separator.byteCount == 0 { throw vm.valueError("empty separator") }
    return (text, separator)
  }

  private static func around(_ vm: Machine, _ text: StrObject, _ separator: StrObject, _ offset: Int) -> Value {
    let tuple = vm.allocateTuple(3)
    tuple.items[0] = vm.string(utf8: StrSearch.slice(text.utf8, 0, offset))
    tuple.items[1] = StrArguments.exact(vm, separator)
    tuple.items[2] = vm.string(utf8: StrSearch.slice(text.utf8, offset + separator.byteCount, text.byteCount))
    return Value(tuple)
  }

  private static func strip(
    _ vm: Machine, _ arguments: Arguments, _ name: String, left: Bool, right: Bool
  ) throws(PyError) -> Value {
    let text = try StrArguments.receiver(vm, arguments)
    let isDefault = arguments[1].isNone
    if text.isASCII, isDefault || arguments[1].isStr && arguments[1].asStr.isASCII {
      return strip(
        vm, arguments[0], isDefault ? StrSearch.whitespace : StrSearch.asciiSet(arguments[1].asStr), left, right)
    }
    var characters: Set<UInt32> = []
    if !isDefault {
      guard let chosen = arguments[1].str else { throw vm.typeError("\(name) arg must be None or str") }
      characters = Set(scalars(of: chosen.utf8))
    }
    let drops = { (scalar: UInt32) -> Bool in
      isDefault ? ScalarProperties.isSpace(scalar) : characters.contains(scalar)
    }
    let start = left ? StrSearch.trimmedStart(text.utf8, where: drops) : 0
    let end = right ? StrSearch.trimmedEnd(text.utf8, text.byteCount, where: drops) : text.byteCount
    if start >= end { return vm.string([]) }
    if start == 0, end == text.byteCount { return StrArguments.exact(vm, text) }
    return vm.string(utf8: StrSearch.slice(text.utf8, start, end))
  }

  /// The same of ASCII text, with the characters as bits.
  private static func strip(_ vm: Machine, _ value: Value, _ drops: UInt128, _ left: Bool, _ right: Bool) -> Value {
    let (bytes, count) = (value.asStr.bytes, value.asStr.byteCount)
    var (start, end) = (0, count)
    if left { while start < end, drops &>> UInt128(bytes[start]) & 1 != 0 { start &+= 1 } }
    if right { while end > start, drops &>> UInt128(bytes[end &- 1]) & 1 != 0 { end &-= 1 } }
    if end &- start == count, value.isStr { return value }
    if start == end { return vm.string([]) }
    return vm.string(byteCount: end &- start, count: end &- start) { memcpy($0, bytes + start, end &- start) }
  }

  private static func replace(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let limit = arguments[3].isInt ? arguments[3].asInt : try replaceLimit(vm, arguments)
    if arguments[0].isStr, arguments[1].isStr, arguments[2].isStr, limit != 0,
      let result = replaceFew(vm, arguments, limit < 0 ? Int.max : limit)
    {
      return result
    }
    let text = try StrArguments.receiver(vm, arguments)
    let old = try StrArguments.text(vm, arguments[1], "replace() argument 1 ")
    let new = try StrArguments.text(vm, arguments[2], "replace() argument 2 ")
    if new.byteCount > old.byteCount {
      let occurrences = old.byteCount == 0 ? text.count + 1 : text.byteCount / old.byteCount
      let (growth, overflow) = occurrences.multipliedReportingOverflow(by: new.byteCount)
      if overflow || growth > 1 << 20 {
        // The bound is loose: count before refusing.
        let exact = StrSearch.count(old.utf8, in: text.utf8)
        let (size, tooLarge) = exact.multipliedReportingOverflow(by: new.byteCount)
        if tooLarge { throw vm.overflowError("replace string is too long") }
        try vm.checkMemory(size)
      }
    }
    guard let result = StrSearch.replace(old.utf8, with: new.utf8, in: text.utf8, limit: limit) else {
      return StrArguments.exact(vm, text)
    }
    return vm.string(result)
  }

  /// The limit when it is no plain int: the texts are looked at before it.
  private static func replaceLimit(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Int {
    _ = try StrArguments.receiver(vm, arguments)
    _ = try StrArguments.text(vm, arguments[1], "replace() argument 1 ")
    _ = try StrArguments.text(vm, arguments[2], "replace() argument 2 ")
    return try vm.index(arguments[3])
  }

  /// The result of replacing at a few places, written once; nil when there are more, or nothing to look for. Bytes and
  /// not the texts are handed on, which would be retained over each call.
  private static func replaceFew(_ vm: Machine, _ arguments: Arguments, _ limit: Int) -> Value? {
    let (text, old, new) = (arguments[0].asStr.utf8, arguments[1].asStr.utf8, arguments[2].asStr.utf8)
    guard old.count > 0, let bytes = text.baseAddress, let newBytes = new.baseAddress else { return nil }
    var places: InlineArray<8, Int> = InlineArray(repeating: 0)
    var found = 0
    var position = 0
    while found < limit, let place = StrSearch.find(old, in: text, from: position) {
      if found == places.count { return nil }
      places[found] = place
      found += 1
      position = place + old.count
    }
    if found == 0 { return arguments[0] }
    let byteCount = text.count + found * (new.count - old.count)
    let added = arguments[2].asStr.count - arguments[1].asStr.count
    return vm.string(byteCount: byteCount, count: arguments[0].asStr.count + found * added) { target in
      var (source, written) = (0, 0)
      for index in 0..<found {
        let length = places[index] - source
        memcpy(target + written, bytes + source, length)
        memcpy(target + written + length, newBytes, new.count)
        written += length + new.count
        source = places[index] + old.count
      }
      memcpy(target + written, bytes + source, text.count - source)
    }
  }

  /// `separator.join(iterable)`.
  static func join(_ vm: Machine, _ separator: StrObject, _ iterable: Value) throws(PyError) -> Value {
    if let list = iterable.list, iterable.isList { return try join(vm, separator, list.count) { list[$0] } }
    if let tuple = iterable.tuple, iterable.isTuple { return try join(vm, separator, tuple.count) { tuple[$0] } }
    let parts: ListObject
    do {
      if iterable.isKind(.instance) {
        let iterator = try vm.iterator(of: iterable, orSaying: "can only join an iterable")
        let made = vm.emptyList()
        try vm.withRoots([Value(made), iterator]) { () throws(PyError) in
          try vm.iterate(iterator) { (item) throws(PyError) in made.append(item) }
        }
        parts = made
      } else {
        parts = try vm.collected(iterable)
      }
    } catch {
      if !iterable.isObject, vm.isPending(.typeError) {
        vm.takePending()
        throw vm.typeError("can only join an iterable")
      }
      throw error
    }
    return try join(vm, separator, parts.count) { parts[$0] }
  }

  /// Joins `count` parts.
  @inline(__always)
  private static func join(
    _ vm: Machine, _ separator: StrObject, _ count: Int, _ part: (Int) -> Value
  ) throws(PyError) -> Value {
    if count == 1, part(0).isStr { return part(0) }
    var total = max(count - 1, 0) &* separator.byteCount
    for index in 0..<count {
      guard let text = part(index).str else {
        throw vm.typeError("sequence item \(index): expected str instance, \(vm.typeName(of: part(index))) found")
      }
      total &+= text.byteCount
    }
    if total > 1 << 16 { try vm.checkMemory(total) }
    return vm.string(byteCount: total) { target in
      withUnsafeTemporaryAllocation(of: Piece.self, capacity: partsAtOnce) { pieces in
        copy(count, separator, to: target, pieces, part)
      }
    }
  }

  /// The bytes of a part.
  private typealias Piece = (start: UnsafeMutablePointer<UInt8>, count: Int)

  /// So many parts are looked up before any of them is copied: a copy's steps depend on its length, and a processor that waits for
  /// one part's length would not look for the next one's.
  private static let partsAtOnce = 16

  /// Writes the parts with the separator between them.
  @inline(__always)
  private static func copy(
    _ count: Int, _ separator: StrObject, to target: UnsafeMutablePointer<UInt8>,
    _ pieces: UnsafeMutableBufferPointer<Piece>, _ part: (Int) -> Value
  ) {
    let (bytes, length) = (separator.bytes, separator.byteCount)
    var position = 0
    for first in stride(from: 0, to: count, by: partsAtOnce) {
      let found = min(partsAtOnce, count &- first)
      for index in 0..<found {
        let text = part(first &+ index).asStr
        pieces[index] = (text.bytes, text.byteCount)
      }
      for index in 0..<found {
        if first &+ index > 0 {
          if length == 1 { target[position] = bytes[0] } else { memcpy(target + position, bytes, length) }
          position &+= length
        }
        memcpy(target + position, pieces[index].start, pieces[index].count)
        position &+= pieces[index].count
      }
    }
  }
}
