// Operations that show or copy elements in another arrangement, and conversions.

import PythonRuntime
import TensorKernels
import Tensors
import Torch

enum ArrayOperations {
  static let all: [ArrayOperation] =
    ReductionOperations.all + shapes + conversions + orders + ProductOperations.all
}

extension ArrayOperations {
  private static let shapes: [ArrayOperation] = [
    ArrayOperation("reshape", "*shape, order='C', copy=None", .method) { (vm, array, arguments) throws(PyError) in
      try vm.reshape(array, arguments[1], arguments[2])
    },
    ArrayOperation("reshape", "/, shape, order='C', *, copy=None", .function) {
      (vm, array, arguments) throws(PyError) in
      try vm.reshape(array, vm.tuple([arguments[1]]), arguments[2])
    },
    ArrayOperation("transpose", "*axes", .method) { (vm, array, arguments) throws(PyError) in
      vm.wrap(try vm.transpose(array, arguments[1]))
    },
    ArrayOperation("transpose", "axes=None", .function) { (vm, array, arguments) throws(PyError) in
      vm.wrap(try vm.transpose(array, vm.tuple([arguments[1]])))
    },
    ArrayOperation("permute_dims", "axes=None", .function) { (vm, array, arguments) throws(PyError) in
      vm.wrap(try vm.transpose(array, vm.tuple([arguments[1]])))
    },
    ArrayOperation("matrix_transpose", "", .function) { (vm, array, _) throws(PyError) in
      if array.rank < 2 { throw vm.valueError("Input array must be at least 2-dimensional, but it is \(array.rank)") }
      return vm.wrap(vm.view(array, try vm.tensors { () throws(TensorError) in try array.array.transposed(-1, -2) }))
    },
    ArrayOperation("ravel", "order='C'") { (vm, array, arguments) throws(PyError) in
      let source = vm.isFortran(arguments[1]) ? try vm.transposed(array, nil) : array
      return vm.wrap(try vm.reshaped(source, [array.count]))
    },
    ArrayOperation("flatten", "order='C'", .method) { (vm, array, arguments) throws(PyError) in
      let source = vm.isFortran(arguments[1]) ? try vm.transposed(array, nil) : array
      let copy = try vm.copied(source)
      return vm.wrap(try vm.reshaped(copy, [array.count]))
    },
    ArrayOperation("squeeze", "axis=None") { (vm, array, arguments) throws(PyError) in
      guard let axes = try vm.axes(arguments[1], array.rank) else {
        return vm.wrap(vm.view(array, array.array.squeezed()))
      }
      for axis in axes where array.shape[axis] != 1 {
        throw vm.valueError("cannot select an axis to squeeze out which has size not equal to one")
      }
      let shape = try vm.tensors { () throws(TensorError) in try Shape(axes) }
      return vm.wrap(vm.view(array, try vm.tensors { () throws(TensorError) in try array.array.squeezed(shape) }))
    },
    ArrayOperation("expand_dims", "axis", .function) { (vm, array, arguments) throws(PyError) in
      let given =
        arguments[1].tuple.map { Array($0.elements) } ?? arguments[1].list?.values ?? [arguments[1]]
      let rank = array.rank + given.count
      if rank > Shape.maximumRank { throw vm.valueError("too many dimensions") }
      var axes: [Int] = []
      for value in given { axes.append(try vm.axis(value, rank)) }
      if Set(axes).count != axes.count { throw vm.valueError("repeated axis") }
      var window = array.array
      for axis in axes.sorted() { window = try vm.tensors { () throws(TensorError) in try window.unsqueezed(axis) } }
      return vm.wrap(vm.view(array, window))
    },
    ArrayOperation("swapaxes", "axis1, axis2") { (vm, array, arguments) throws(PyError) in
      let first = try vm.axis(arguments[1], array.rank)
      let second = try vm.axis(arguments[2], array.rank)
      return vm.wrap(
        vm.view(array, try vm.tensors { () throws(TensorError) in try array.array.transposed(first, second) }))
    },
    ArrayOperation("diagonal", "offset=0, axis1=0, axis2=1") { (vm, array, arguments) throws(PyError) in
      if array.rank < 2 { throw vm.valueError("diag requires an array of at least two dimensions") }
      let offset = try vm.index(arguments[1])
      let first = try vm.axis(arguments[2], array.rank)
      let second = try vm.axis(arguments[3], array.rank)
      let made = vm.view(
        array, try vm.tensors { () throws(TensorError) in try array.array.diagonal(offset, first, second) })
      made.isReadOnly = true
      return vm.wrap(made)
    },
    ArrayOperation("trace", "offset=0, axis1=0, axis2=1, dtype=None, out=None") {
      (vm, array, arguments) throws(PyError) in
      let offset = try vm.index(arguments[1])
      if array.rank < 2 { throw vm.valueError("diag requires an array of at least two dimensions") }
      let first = try vm.axis(arguments[2], array.rank)
      let second = try vm.axis(arguments[3], array.rank)
      let diagonal = vm.view(
        array, try vm.tensors { () throws(TensorError) in try array.array.diagonal(offset, first, second) })
      var request = ReductionRequest()
      request.axes = [diagonal.rank - 1]
      guard let add = FunctionTable.byName["add"] else { return .none }
      return vm.result(try vm.reduce(add, diagonal, request))
    },
    ArrayOperation("repeat", "repeats, axis=None") { (vm, array, arguments) throws(PyError) in
      try vm.repeated(array, arguments[1], arguments[2])
    },
    ArrayOperation("take", "indices, axis=None, out=None, mode='raise'") { (vm, array, arguments) throws(PyError) in
      let positions = try vm.arrayFrom(arguments[1], nil, copies: false)
      var source = array
      var axis = 0
      if arguments[2].isNone {
        source = try vm.reshaped(array, [array.count])
      } else {
        axis = try vm.axis(arguments[2], array.rank)
      }
      var key = [Value](repeating: vm.slice(.none, .none, .none), count: axis)
      var wanted = vm.wrap(positions)
      if arguments[4].str?.string == "clip" {
        let size = source.shape[axis]
        wanted = try vm.callFunction("minimum", [try vm.callFunction("maximum", [wanted, Value(0)]), Value(size - 1)])
      } else if arguments[4].str?.string == "wrap" {
        wanted = try vm.callFunction("remainder", [wanted, Value(source.shape[axis])])
      }
      key.append(wanted)
      return try vm.arrayItem(vm.wrap(source), vm.tuple(key))
    },
    ArrayOperation("compress", "condition, axis=None", .method) { (vm, array, arguments) throws(PyError) in
      let mask = try vm.arrayFrom(arguments[1], ElementType(.bool), copies: false)
      let source = arguments[2].isNone ? try vm.reshaped(array, [array.count]) : array
      let axis = arguments[2].isNone ? 0 : try vm.axis(arguments[2], array.rank)
      var key = [Value](repeating: vm.slice(.none, .none, .none), count: axis)
      key.append(vm.list((try vm.truePositions(mask).first ?? []).map { Value($0) }))
      return try vm.arrayItem(vm.wrap(source), vm.tuple(key))
    },
  ]

  private static let conversions: [ArrayOperation] = [
    ArrayOperation("astype", "dtype, order='K', casting='unsafe', subok=True, copy=True", .method) {
      (vm, array, arguments) throws(PyError) in
      var type = try vm.elementType(arguments[1])
      if type.kind == .text && type.width == 0 { type = ElementType(.text, width: max(array.type.textWidth, 1)) }
      let rule = arguments[3].str?.string ?? "unsafe"
      if !array.type.canBeCast(to: type, rule) {
        throw vm.typeError(
          "Cannot cast array data from \(try vm.repr(vm.dtypeObject(array.type))) to "
            + "\(try vm.repr(vm.dtypeObject(type))) according to the rule '\(rule)'")
      }
      if type == array.type, !(try vm.truth(arguments[5])) { return arguments[0] }
      return vm.wrap(try vm.copied(array, type))
    },
    ArrayOperation("copy", "order='C'", .method) { (vm, array, _) throws(PyError) in vm.wrap(try vm.copied(array)) },
    ArrayOperation("tolist", "", .method) { (vm, array, _) throws(PyError) in try vm.nestedList(array) },
    ArrayOperation("item", "*args", .method) { (vm, array, arguments) throws(PyError) in
      let given = arguments[1].asTuple
      if given.count == 0 {
        if array.count != 1 { throw vm.valueError("can only convert an array of size 1 to a Python scalar") }
        return vm.plainElement(array, 0)
      }
      if given.count == 1, given[0].tuple == nil {
        let index = try vm.index(given[0])
        if index < -array.count || index >= array.count {
          throw vm.indexError(
            "index \(index) is out of bounds for \(array.rank == 1 ? "axis 0 with size" : "size") \(array.count)")
        }
        return vm.plainElement(array, vm.distance(array, index < 0 ? index + array.count : index))
      }
      let key = given.count == 1 ? given[0] : arguments[1]
      let found = try vm.arrayItem(vm.wrap(array), key)
      if let inner = found.array { return vm.plainElement(inner, 0) }
      return ScalarClasses.parts(vm, found).map { vm.plain($0.number) } ?? found
    },
    ArrayOperation("fill", "value", .method) { (vm, array, arguments) throws(PyError) in
      array.array.bumpVersion()
      try vm.assignBroadcast(array, arguments[1])
      return .none
    },
    ArrayOperation("view", "dtype=None, type=None", .method) { (vm, array, arguments) throws(PyError) in
      if arguments[1].isNone { return vm.wrap(vm.view(array, array.array.alias())) }
      let type = try vm.elementType(arguments[1])
      if array.elementKind.isPooled || type.kind.isPooled {
        throw vm.typeError("Cannot change data-type for object array.")
      }
      if type.kind.byteCount == array.elementKind.byteCount {
        let window = try vm.tensors { () throws(TensorError) in try array.array.viewed(asType: type.kind.carrier) }
        let made = ArrayObject(window, type)
        made.base = Value(array)
        return vm.wrap(made)
      }
      let window = try vm.tensors { () throws(TensorError) in try array.array.viewed(asType: type.kind.carrier) }
      let made = ArrayObject(window, type)
      made.base = Value(array)
      return vm.wrap(made)
    },
    ArrayOperation("tobytes", "order='C'", .method) { (vm, array, _) throws(PyError) in
      if array.elementKind.isPooled {
        throw vm.notImplementedError("tobytes() of \(array.type.name) arrays is not supported")
      }
      let copy = try vm.copied(array)
      let bytes = UnsafeRawBufferPointer(start: copy.array.pointer, count: copy.array.byteCount)
      return vm.bytes(Array(bytes))
    },
    ArrayOperation("conj", "", .method) { (vm, array, _) throws(PyError) in try vm.conjugated(array) },
    ArrayOperation("conjugate", "", .method) { (vm, array, _) throws(PyError) in try vm.conjugated(array) },
    ArrayOperation("byteswap", "inplace=False", .method) { (vm, _, _) throws(PyError) in
      throw vm.notImplementedError("byteswap() is not supported; arrays have the machine's byte order")
    },
    ArrayOperation("resize", "*new_shape, refcheck=True", .method) { (vm, array, arguments) throws(PyError) in
      let sizes = try vm.sizes(arguments[1])
      for size in sizes where size < 0 {
        throw vm.valueError("negative dimensions not allowed")
      }
      if !array.base.isNone {
        throw vm.valueError("cannot resize this array: it does not own its data")
      }
      let shape = try vm.tensors { () throws(TensorError) in try Shape(sizes) }
      _ = try vm.tensors { () throws(TensorError) in try shape.checkedCount(of: array.elementKind.carrier) }
      let made = try vm.filled(shape, array.type, 0)
      let count = min(made.count, array.count)
      let item = array.elementKind.byteCount
      let row = array.array.isContiguous ? array : try vm.copied(array)
      if array.pool == nil, count > 0 {
        made.array.pointer.copyMemory(from: row.array.pointer, byteCount: count * item)
      }
      if array.pool != nil { throw vm.notImplementedError("resize() of \(array.type.name) arrays is not supported") }
      array.array = made.array
      return .none
    },
    ArrayOperation("put", "indices, values, mode='raise'", .method) { (vm, array, arguments) throws(PyError) in
      try vm.call(vm.libraryFunction("put"), [vm.wrap(array), arguments[1], arguments[2]])
    },
    ArrayOperation("choose", "choices, out=None, mode='raise'", .method) { (vm, array, arguments) throws(PyError) in
      try vm.call(vm.libraryFunction("choose"), [vm.wrap(array), arguments[1]])
    },
    ArrayOperation("tofile", "*args, **kwargs", .method) { (vm, _, _) throws(PyError) in
      throw vm.notImplementedError("ndarray.tofile is not supported: a lesson has no files; tobytes() gives the bytes")
    },
    ArrayOperation("setflags", "write=None, align=None, uic=None", .method) { (vm, array, arguments) throws(PyError) in
      if !arguments[1].isNone { array.isReadOnly = !(try vm.truth(arguments[1])) }
      return .none
    },
    ArrayOperation("round", "decimals=0, out=None") { (vm, array, arguments) throws(PyError) in
      try vm.delivered(try vm.rounded(array, try vm.index(arguments[1])), out: arguments[2])
    },
    ArrayOperation("around", "decimals=0, out=None", .function) { (vm, array, arguments) throws(PyError) in
      try vm.delivered(try vm.rounded(array, try vm.index(arguments[1])), out: arguments[2])
    },
    ArrayOperation("clip", "min=None, max=None, out=None", .method) { (vm, array, arguments) throws(PyError) in
      try vm.clipped(array, arguments[1], arguments[2], arguments[3])
    },
    ArrayOperation("clip", "a_min=None, a_max=None, out=None, *, min=None, max=None", .function) {
      (vm, array, arguments) throws(PyError) in
      try vm.clipped(
        array, arguments[1].isNone ? arguments[4] : arguments[1], arguments[2].isNone ? arguments[5] : arguments[2],
        arguments[3])
    },
  ]
}

extension Machine {
  /// A function of the library text.
  fileprivate func libraryFunction(_ name: String) throws(PyError) -> Value {
    guard let home = ArrayLibrary.homes[name] else { throw runtimeError("no function \(name)") }
    return try importModule(home).attributes.get(intern(name))
  }

  func isFortran(_ order: Value) -> Bool { order.str?.string == "F" }

  /// The tuple of `*shape`: several sizes, or one that is a sequence.
  fileprivate func sizes(_ value: Value) throws(PyError) -> [Int] {
    var values = try toArray(value)
    if values.count == 1, isSequence(values[0]) || values[0].array != nil { values = try toArray(values[0]) }
    var sizes: [Int] = []
    for value in values {
      guard let size = try value.isFloat ? nil : exactIndex(value) else {
        throw typeError("'\(typeName(of: value))' object cannot be interpreted as an integer")
      }
      sizes.append(size)
    }
    return sizes
  }

  func reshape(_ array: ArrayObject, _ shape: Value, _ order: Value) throws(PyError) -> Value {
    let sizes = try sizes(shape)
    if !isFortran(order) { return wrap(try reshaped(array, sizes)) }
    let reversed = try transposed(array, nil)
    return wrap(try transposed(try reshaped(reversed, Array(sizes.reversed())), nil))
  }

  func transpose(_ array: ArrayObject, _ axes: Value) throws(PyError) -> ArrayObject {
    let values = try toArray(axes)
    if values.isEmpty || values.count == 1 && values[0].isNone { return try transposed(array, nil) }
    let list = try sizes(axes)
    if list.count != array.rank { throw valueError("axes don't match array") }
    var order: [Int] = []
    for value in list {
      let axis = try axis(value, array.rank)
      if order.contains(axis) { throw valueError("repeated axis in transpose") }
      order.append(axis)
    }
    return try transposed(array, order)
  }

  func nestedList(_ array: ArrayObject) throws(PyError) -> Value {
    if array.rank == 0 { return plainElement(array, 0) }
    let values = try pythonValues(array)
    return try withRoots(values) { () throws(PyError) in nested(values, array.shape, 0, 0, array.count).0 }
  }

  private func nested(
    _ values: [Value], _ shape: Shape, _ axis: Int, _ start: Int, _ count: Int
  ) -> (Value, Int) {
    let size = shape[axis]
    if axis == shape.count - 1 { return (list(Array(values[start..<(start + size)])), size) }
    let inner = size == 0 ? 0 : count / size
    var parts: [Value] = []
    for index in 0..<size { parts.append(nested(values, shape, axis + 1, start + index * inner, inner).0) }
    return (list(parts), size * inner)
  }

  func repeated(_ array: ArrayObject, _ repeats: Value, _ axisValue: Value) throws(PyError) -> Value {
    var source = array
    var axis = 0
    if axisValue.isNone {
      source = try reshaped(array, [array.count])
    } else {
      axis = try self.axis(axisValue, array.rank)
    }
    let counts = try arrayFrom(repeats, nil, copies: false)
    if !counts.elementKind.isInteger && counts.elementKind != .bool {
      throw typeError(
        "Cannot cast array data from dtype('\(counts.type.name)') to dtype('int64') according to the rule 'safe'")
    }
    var numbers = counts.numbers(Int.self)
    let size = source.shape[axis]
    if numbers.count == 1 { numbers = [Int](repeating: numbers[0], count: size) }
    if numbers.count != size {
      throw valueError("operands could not be broadcast together with shape (\(size),) (\(numbers.count),)")
    }
    var positions: [Int] = []
    for (index, count) in numbers.enumerated() {
      if count < 0 { throw valueError("repeats may not contain negative values.") }
      let (total, overflow) = positions.count.addingReportingOverflow(count)
      if overflow { throw raise(.memoryError, "") }
      try checkElements(total, 8)
      positions += [Int](repeating: index, count: count)
    }
    var key = [Value](repeating: slice(.none, .none, .none), count: axis)
    key.append(wrap(try newArray(positions, [positions.count], .int64)))
    return try arrayItem(wrap(source), tuple(key))
  }

  /// What is real is its own conjugate, the very array.
  fileprivate func conjugated(_ array: ArrayObject) throws(PyError) -> Value {
    let isReal = array.elementKind.isNumber && !array.elementKind.isComplex
    if !isReal { return try callFunction("conjugate", [wrap(array)]) }
    return array.rank == 0 ? result(array) : wrap(array)
  }

  /// Rounding to decimals as the reference does: scaled, rounded to even, scaled back.
  func rounded(_ array: ArrayObject, _ decimals: Int) throws(PyError) -> ArrayObject {
    if array.elementKind.isInteger || array.elementKind == .bool {
      if decimals >= 0 {
        return array.elementKind == .bool ? try converted(array, ElementType(.float16)) : try copied(array)
      }
      let unit = decimals < -18 ? 0 : (0..<(-decimals)).reduce(1) { value, _ in value * 10 }
      if unit == 0 { return try filled(array.shape, array.type, 0) }
      return try newArray(
        array.numbers(Int.self).map { value in
          let ratio = (Double(value) / Double(unit)).rounded(.toNearestOrEven)
          return wholeNumber(ratio) &* unit
        }, array.shape, array.elementKind)
    }
    if array.elementKind.isPooled {
      throw typeError("loop of ufunc does not support argument 0 of type \(array.type.name)")
    }
    if array.elementKind.isComplex { return try roundedParts(of: array, decimals) }
    if decimals == 0 { return try arrayFrom(try callFunction("rint", [wrap(array)]), nil, copies: false) }
    var scale = 1.0
    for _ in 0..<min(decimals.magnitude, 400) { scale *= 10 }
    let (first, second) = decimals > 0 ? ("multiply", "divide") : ("divide", "multiply")
    let scaled = try callFunction(first, [wrap(array), Value(scale)])
    let whole = try callFunction("rint", [scaled])
    return try arrayFrom(try callFunction(second, [whole, Value(scale)]), nil, copies: false)
  }

  /// The two parts of complex numbers are scaled each for itself.
  private func roundedParts(of array: ArrayObject, _ decimals: Int) throws(PyError) -> ArrayObject {
    let numbers = array.numbers(ComplexValue.self)
    let kind: ElementKind = array.elementKind == .complex64 ? .float32 : .float64
    let reals = try rounded(try newArray(numbers.map(\.re), array.shape, kind), decimals).numbers(Double.self)
    let imaginaries = try rounded(try newArray(numbers.map(\.im), array.shape, kind), decimals).numbers(Double.self)
    return try newArray(
      zip(reals, imaginaries).map { ComplexValue($0, $1) }, array.shape, array.elementKind)
  }

  /// Floats between two plain numbers, in one pass; nil for everything else.
  private func clippedByKernel(_ array: ArrayObject, _ low: Value, _ high: Value) throws(PyError) -> ArrayObject? {
    guard array.elementKind == .float64 || array.elementKind == .float32, array.array.isContiguous, array.count >= 32,
      low.isNone || low.isFloat || low.isInt, high.isNone || high.isFloat || high.isInt
    else { return nil }
    let bounds = try [low.isNone ? -Double.infinity : double(low), high.isNone ? Double.infinity : double(high)]
    if bounds[0].isNaN || bounds[1].isNaN || bounds[0] > bounds[1] { return nil }
    // Of 0.0 and -0.0 one bound alone gives its own; the kernel would keep the array's.
    if low.isNone || high.isNone, bounds.contains(0) { return nil }
    let made = try newArray(array.shape, array.type)
    try checkElements(made.count)
    let item = array.elementKind.byteCount
    var done = 0
    while done < made.count {
      let part = min(made.count - done, KernelLoop.piece)
      _ = gb_unary(
        GB_CLAMP, array.elementKind.kernelType, Int64(part), made.array.pointer + done * item,
        array.array.pointer + done * item, bounds[0], bounds[1])
      done += part
    }
    gb_clear_float_flags(watchedFloatErrors)
    return made
  }

  func clipped(_ array: ArrayObject, _ low: Value, _ high: Value, _ out: Value) throws(PyError) -> Value {
    if low.isNone && high.isNone {
      return try delivered(try copied(array), out: out)
    }
    if let quick = try clippedByKernel(array, low, high) { return try delivered(quick, out: out) }
    var value = wrap(array)
    if array.rank == 0 { value = result(array) }
    // Of two equal numbers the second stays: the array's own, and of one bound alone the bound.
    if high.isNone {
      return try delivered(try arrayFrom(try callFunction("maximum", [value, low]), nil, copies: false), out: out)
    }
    if low.isNone {
      return try delivered(try arrayFrom(try callFunction("minimum", [high, value]), nil, copies: false), out: out)
    }
    value = try callFunction("minimum", [high, try callFunction("maximum", [low, value])])
    return try delivered(try arrayFrom(value, nil, copies: false), out: out)
  }
}
