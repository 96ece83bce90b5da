// The combinatoric iterators of `itertools`: product, permutations, combinations. Positions are Swift ints; the
// elements are held by the iterator.

enum Combinatorics {
  static let rows: [NativeRow] = [
    NativeRow("product(*iterables, repeat=1)", .clinic) { vm, arguments throws(PyError) in
      let times = try vm.index(arguments[1])
      if times < 0 { throw vm.valueError("repeat argument cannot be negative") }
      let pools = vm.emptyList()
      for value in arguments[0].asTuple.elements { pools.append(vm.tuple(try vm.toArray(value))) }
      let once = pools.values
      let (total, overflow) = once.count.multipliedReportingOverflow(by: times)
      if overflow || total > Int.max / 16 { throw vm.overflowError("repeat argument too large") }
      try vm.checkMemory(total * 32)
      if once.isEmpty { return product(vm, []) }
      var all: [Value] = []
      for _ in 0..<times { all += once }
      return product(vm, all)
    },
    NativeRow("permutations(iterable, r=None)", .clinic) { vm, arguments throws(PyError) in
      let pool = try vm.toArray(arguments[0])
      let length = arguments[1].isNone ? pool.count : try vm.index(arguments[1])
      if length < 0 { throw vm.valueError("r must be non-negative") }
      if length > pool.count { return vm.iterator(named: "permutations") { _, _ in .undefined } }
      return permutations(vm, pool, length)
    },
    NativeRow("combinations(iterable, r)", .clinic) { vm, arguments throws(PyError) in
      let pool = try vm.toArray(arguments[0])
      let length = try vm.index(arguments[1])
      if length < 0 { throw vm.valueError("r must be non-negative") }
      if length > pool.count { return vm.iterator(named: "combinations") { _, _ in .undefined } }
      return combinations(vm, pool, length)
    },
    NativeRow("combinations_with_replacement(iterable, r)", .clinic) { vm, arguments throws(PyError) in
      let pool = try vm.toArray(arguments[0])
      let length = try vm.index(arguments[1])
      if length < 0 { throw vm.valueError("r must be non-negative") }
      try vm.checkMemory(length > Int.max / 32 ? Int.max : length * 32)
      return replacements(vm, pool, length)
    },
  ]

  /// A tuple of `count` elements. The iterator holds them; the closures read them from arrays of their own.
  @inline(__always)
  private static func row(_ vm: Machine, _ count: Int, _ element: (Int) -> Value) -> Value {
    if count == 0 { return vm.emptyTuple }
    let tuple = vm.allocateTuple(count)
    for index in 0..<count { tuple.items[index] = element(index) }
    return Value(tuple)
  }

  private static func product(_ vm: Machine, _ pools: [Value]) -> Value {
    var indices = [Int](repeating: 0, count: pools.count)
    var finished = pools.contains { $0.asTuple.count == 0 }
    return vm.iterator(named: "product", holding: pools) { (vm, _) in
      if finished { return .undefined }
      let row = row(vm, indices.count) { pools[$0].asTuple[indices[$0]] }
      var position = indices.count - 1
      while position >= 0 {
        indices[position] += 1
        if indices[position] < pools[position].asTuple.count { break }
        indices[position] = 0
        position -= 1
      }
      finished = position < 0
      return row
    }
  }

  private static func permutations(_ vm: Machine, _ pool: [Value], _ length: Int) -> Value {
    var indices = Array(pool.indices)
    var cycles = Array(stride(from: pool.count, to: pool.count - length, by: -1))
    var finished = length > pool.count
    return vm.iterator(named: "permutations", holding: pool) { (vm, _) in
      if finished { return .undefined }
      let row = row(vm, length) { pool[indices[$0]] }
      var position = length - 1
      while position >= 0 {
        cycles[position] -= 1
        if cycles[position] == 0 {
          indices.append(indices.remove(at: position))
          cycles[position] = indices.count - position
          position -= 1
        } else {
          indices.swapAt(position, indices.count - cycles[position])
          break
        }
      }
      finished = position < 0
      return row
    }
  }

  private static func combinations(_ vm: Machine, _ pool: [Value], _ length: Int) -> Value {
    var indices = Array(0..<length)
    let count = pool.count
    var finished = length > count
    return vm.iterator(named: "combinations", holding: pool) { (vm, _) in
      if finished { return .undefined }
      let row = row(vm, length) { pool[indices[$0]] }
      var position = length - 1
      while position >= 0, indices[position] == position + count - length { position -= 1 }
      if position < 0 {
        finished = true
        return row
      }
      indices[position] += 1
      for later in (position + 1)..<max(length, position + 1) { indices[later] = indices[later - 1] + 1 }
      return row
    }
  }

  private static func replacements(_ vm: Machine, _ pool: [Value], _ length: Int) -> Value {
    var indices = [Int](repeating: 0, count: length)
    let count = pool.count
    var finished = count == 0 && length > 0
    return vm.iterator(named: "combinations_with_replacement", holding: pool) { (vm, _) in
      if finished { return .undefined }
      let row = row(vm, length) { pool[indices[$0]] }
      var position = length - 1
      while position >= 0, indices[position] == count - 1 { position -= 1 }
      if position < 0 {
        finished = true
        return row
      }
      let next = indices[position] + 1
      for later in position..<length { indices[later] = next }
      return row
    }
  }
}
