// Sorting, searching and picking: sort, argsort, searchsorted, nonzero, where.

import PythonRuntime
import TensorKernels
import Tensors

extension ArrayOperations {
  static let orders: [ArrayOperation] = [
    ArrayOperation("sort", "axis=-1, kind=None, order=None, *, stable=None", .method) {
      (vm, array, arguments) throws(PyError) in
      if array.isReadOnly { throw vm.valueError("sort array is read-only") }
      try vm.assign(array, try vm.sorted(array, arguments[1]))
      return .none
    },
    ArrayOperation("sort", "axis=-1, kind=None, order=None, *, stable=None", .function) {
      (vm, array, arguments) throws(PyError) in
      vm.wrap(try vm.sorted(array, arguments[1]))
    },
    ArrayOperation("argsort", "axis=-1, kind=None, order=None, *, stable=None") {
      (vm, array, arguments) throws(PyError) in
      let isStable =
        ["stable", "mergesort"].contains(arguments[2].str?.string ?? "") || arguments[4].isBool && arguments[4].asBool
      return vm.wrap(try vm.sortedPositions(array, arguments[1], isStable: isStable))
    },
    ArrayOperation("partition", "kth, axis=-1, kind='introselect', order=None", .function) {
      (vm, array, arguments) throws(PyError) in
      vm.wrap(try vm.sorted(array, arguments[2]))
    },
    ArrayOperation("partition", "kth, axis=-1, kind='introselect', order=None", .method) {
      (vm, array, arguments) throws(PyError) in
      if array.isReadOnly { throw vm.valueError("partition array is read-only") }
      try vm.assign(array, try vm.sorted(array, arguments[2]))
      return .none
    },
    ArrayOperation("argpartition", "kth, axis=-1, kind='introselect', order=None") {
      (vm, array, arguments) throws(PyError) in
      vm.wrap(try vm.sortedPositions(array, arguments[2]))
    },
    ArrayOperation("searchsorted", "v, side='left', sorter=None") { (vm, array, arguments) throws(PyError) in
      if array.rank != 1 { throw vm.valueError("object too deep for desired array") }
      let wanted = try vm.arrayFrom(arguments[1], nil, copies: false)
      let isRight = arguments[2].str?.string == "right"
      var sorter: [Int]?
      if !arguments[3].isNone {
        let order = try vm.arrayFrom(arguments[3], nil, copies: false).numbers(Int.self)
        for place in order where place < 0 || place >= array.count {
          throw vm.valueError("Sorter index out of range.")
        }
        sorter = order
      }
      return vm.result(try vm.searchSorted(array, wanted, sorter, isRight: isRight))
    },
    ArrayOperation("nonzero", "") { (vm, array, _) throws(PyError) in
      if array.rank == 0 {
        throw vm.valueError(
          "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of "
            + "this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.")
      }
      var columns: [Value] = []
      for column in try vm.truePositions(array) {
        columns.append(vm.wrap(try vm.newArray(column, [column.count], .int64)))
      }
      return vm.tuple(columns)
    },
  ]
}

extension Machine {
  /// The array with the rows along an axis (None: of all elements as one row) last, and which axis they were. `bytes`: how
  /// much memory each element takes meanwhile.
  private func withRowsLast(
    _ array: ArrayObject, _ axisValue: Value, bytes: Int
  ) throws(PyError) -> (rows: ArrayObject, axis: Int) {
    let source = axisValue.isNone ? try reshaped(array, [array.count]) : array
    let axis = axisValue.isNone ? 0 : try self.axis(axisValue, array.rank)
    try checkElements(source.count, bytes)
    let last = source.rank - 1
    if axis == last { return (source, axis) }
    return (view(source, try tensors { () throws(TensorError) in try source.array.transposed(axis, last) }), axis)
  }

  /// The way back: an array whose last axis stood at `axis` before.
  private func withRows(_ array: ArrayObject, along axis: Int) throws(PyError) -> ArrayObject {
    let last = array.rank - 1
    if axis == last { return array }
    return try copied(view(array, try tensors { () throws(TensorError) in try array.array.transposed(axis, last) }))
  }

  /// Rows along an axis put through `body`, as an array of the same shape.
  private func alongRows<Number: ComputedNumber, Out: ComputedNumber>(
    _ array: ArrayObject, _ axisValue: Value, _ form: Number.Type, _ kind: ElementKind,
    _ body: (inout [Number]) -> [Out]
  ) throws(PyError) -> ArrayObject {
    let (moved, axis) = try withRowsLast(array, axisValue, bytes: 32)
    let output = try newArray(moved.shape, ElementType(kind), pool: moved.pool)
    let numbers = moved.numbers(form)
    let length = moved.shape[moved.rank - 1]
    var results: [Out] = []
    results.reserveCapacity(numbers.count)
    var start = 0
    while start < numbers.count, length > 0 {
      var row = Array(numbers[start..<(start + length)])
      results += body(&row)
      start += length
      try checkInterrupt()
    }
    output.store(results)
    return try withRows(output, along: axis)
  }

  /// Does one row: how many elements, where they are, where the result goes. False where memory is short.
  private typealias RowKernel = (Int, UnsafeMutableRawPointer, UnsafeMutableRawPointer) throws(PyError) -> Bool

  /// Rows along an axis put through a kernel, as an array of the same shape; nil for types the kernels do not take.
  private func rowsByKernel(
    _ array: ArrayObject, _ axisValue: Value, _ kind: ElementKind, _ body: (ArrayObject) -> RowKernel
  ) throws(PyError) -> ArrayObject? {
    try rowsByKernel(array, axisValue, kind, body(array))
  }

  private func rowsByKernel(
    _ array: ArrayObject, _ axisValue: Value, _ kind: ElementKind, _ body: RowKernel
  ) throws(PyError) -> ArrayObject? {
    if !array.elementKind.isKernelNumber || array.elementKind.isComplex || array.elementKind == .float16 { return nil }
    let (moved, axis) = try withRowsLast(array, axisValue, bytes: 48)
    let rows = try copied(moved)
    let isInPlace = kind == array.elementKind
    let output = isInPlace ? rows : try newArray(moved.shape, kind)
    let length = moved.shape[moved.rank - 1]
    var start = 0
    while start < rows.count, length > 0 {
      let from = rows.array.pointer + start * array.elementKind.byteCount
      if !(try body(length, from, output.array.pointer + start * kind.byteCount)) { throw raise(.memoryError, "") }
      start += length
      try checkInterrupt()
    }
    return try withRows(output, along: axis)
  }

  /// Sorts a row where it stands.
  private func sortedRow(_ array: ArrayObject) -> RowKernel {
    let type = array.elementKind.kernelType
    return { count, row, _ in gb_array_sort(type, Int64(count), row) == GB_OK }
  }

  func sorted(_ array: ArrayObject, _ axis: Value) throws(PyError) -> ArrayObject {
    if array.rank == 0 { throw raise(axisErrorClass, [string("axis -1 is out of bounds for array of dimension 0")]) }
    if array.elementKind.isPooled {
      let order = try sortedPositions(array, axis)
      let source = axis.isNone ? try reshaped(array, [array.count]) : array
      if source.rank == 1 { return try arrayFrom(try arrayItem(wrap(source), wrap(order)), nil, copies: false) }
      throw notImplementedError("sorting \(array.type.name) arrays of more than one dimension is not supported")
    }
    if let quick = try rowsByKernel(array, axis, array.elementKind, sortedRow) { return quick }
    switch ComputingForm(array.elementKind) {
    case .float, .double:
      return try alongRows(array, axis, Double.self, array.elementKind) { row in
        row.sort { $0 < $1 || ($1.isNaN && !$0.isNaN) }
        return row
      }
    case .complex:
      return try alongRows(array, axis, ComplexValue.self, array.elementKind) { row in
        row.sort { !$0.isAtLeast($1) }
        return row
      }
    case .uint:
      return try alongRows(array, axis, UInt.self, array.elementKind) { row in
        row.sort()
        return row
      }
    default:
      return try alongRows(array, axis, Int.self, array.elementKind) { row in
        row.sort()
        return row
      }
    }
  }

  func sortedPositions(
    _ array: ArrayObject, _ axis: Value, isStable: Bool = false
  ) throws(PyError) -> ArrayObject {
    if array.rank == 0 { return try filled([1], ElementType(.int64), 0) }
    if array.elementKind.isPooled { return try sortedObjectPositions(array, axis) }
    let type = array.elementKind.kernelType
    let body: RowKernel = { count, from, to in
      gb_array_order(type, isStable, Int64(count), from, to.assumingMemoryBound(to: Int64.self)) == GB_OK
    }
    if let quick = try rowsByKernel(array, axis, .int64, body) { return quick }
    switch ComputingForm(array.elementKind) {
    case .float, .double:
      return try alongRows(array, axis, Double.self, .int64) { row in
        let values = row
        return Array(values.indices).sorted {
          values[$0] < values[$1] || (values[$1].isNaN && !values[$0].isNaN)
            || (!(values[$1] < values[$0]) && values[$0].isNaN == values[$1].isNaN && $0 < $1)
        }
      }
    case .uint:
      return try alongRows(array, axis, UInt.self, .int64) { row in
        let values = row
        return Array(values.indices).sorted { values[$0] < values[$1] || (values[$0] == values[$1] && $0 < $1) }
      }
    case .complex:
      return try alongRows(array, axis, ComplexValue.self, .int64) { row in
        let values = row
        return Array(values.indices).sorted {
          let (isLess, isMore) = (!values[$0].isAtLeast(values[$1]), !values[$1].isAtLeast(values[$0]))
          return isLess || (!isMore && $0 < $1)
        }
      }
    default:
      return try alongRows(array, axis, Int.self, .int64) { row in
        let values = row
        return Array(values.indices).sorted { values[$0] < values[$1] || (values[$0] == values[$1] && $0 < $1) }
      }
    }
  }

  /// Where each value belongs among sorted ones. `sorter`: the order that sorts them.
  fileprivate func searchSorted(
    _ array: ArrayObject, _ wanted: ArrayObject, _ sorter: [Int]?, isRight: Bool
  ) throws(PyError) -> ArrayObject {
    try checkElements(wanted.count, 16)
    if array.elementKind.isPooled || wanted.elementKind.isPooled || array.elementKind.isComplex {
      return try searchSortedObjects(array, wanted, sorter, isRight: isRight)
    }
    let made = try newArray(wanted.shape, .int64)
    let target = made.array.pointer.assumingMemoryBound(to: Int64.self)
    let areIntegers = [array, wanted].allSatisfy { $0.elementKind.isInteger && $0.elementKind != .uint64 }
    if areIntegers {
      let (all, values) = (array.numbers(Int.self), wanted.numbers(Int.self))
      let numbers = (sorter.map { $0.map { all[$0] } } ?? all).map { Int64($0) }
      gb_search_sorted_i64(
        isRight, Int64(numbers.count), numbers, Int64(values.count), values.map { Int64($0) }, target)
    } else {
      let (all, values) = (array.numbers(Double.self), wanted.numbers(Double.self))
      let numbers = sorter.map { $0.map { all[$0] } } ?? all
      gb_search_sorted_f64(isRight, Int64(numbers.count), numbers, Int64(values.count), values, target)
    }
    return made
  }

  /// The same by the comparisons of the language.
  private func searchSortedObjects(
    _ array: ArrayObject, _ wanted: ArrayObject, _ sorter: [Int]?, isRight: Bool
  ) throws(PyError) -> ArrayObject {
    if array.elementKind.isComplex || wanted.elementKind.isComplex {
      throw notImplementedError("np.searchsorted of complex numbers is not supported; nearest is its real part")
    }
    let all = try pythonValues(array)
    let values = try pythonValues(wanted)
    return try withRoots(all + values) { () throws(PyError) in
      let sorted = list(sorter.map { $0.map { all[$0] } } ?? all)
      let bisect = try getAttribute(
        Value(try importModule("bisect")), intern(isRight ? "bisect_right" : "bisect_left"))
      var places: [Int] = []
      for value in values { places.append(try call(bisect, [sorted, value]).asInt) }
      return try newArray(places, wanted.shape, .int64)
    }
  }

  private func sortedObjectPositions(_ array: ArrayObject, _ axis: Value) throws(PyError) -> ArrayObject {
    if array.rank != 1 && !axis.isNone {
      throw notImplementedError("sorting \(array.type.name) arrays of more than one dimension is not supported")
    }
    let values = try pythonValues(array)
    return try withRoots(values) { () throws(PyError) in
      let pairs = list(values.enumerated().map { tuple([$0.element, Value($0.offset)]) })
      let ordered = try call(builtinFunction("sorted"), [pairs])
      let places = try toArray(ordered).map { (pair) throws(PyError) in pair.tuple?[1].asInt ?? 0 }
      return try newArray(places, [places.count], .int64)
    }
  }
}
