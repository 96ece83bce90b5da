// Functions that make arrays: array, zeros, arange, linspace, eye, where, concatenate and the like.

import Glibc
import PythonRuntime
import TensorKernels
import Tensors
import Torch

enum CreationFunctions {
  static let functions: [NativeRow] = [
    NativeRow("array(object=?, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None)") {
      (vm, arguments) throws(PyError) in
      if arguments[0].isUndefined { throw vm.typeError("array() missing required argument 'object' (pos 0)") }
      try vm.checkCopy(arguments[2], arguments[0], try vm.optionalElementType(arguments[1]))
      let copies = arguments[2].isNone ? false : try vm.truth(arguments[2])
      if !arguments[2].isNone, TorchLibrary.isTensor(arguments[0]) { try vm.warnOfTensorCopy() }
      var made = try vm.arrayFrom(arguments[0], try vm.optionalElementType(arguments[1]), copies: copies)
      let least = try vm.index(arguments[5])
      if least > made.rank {
        made = try vm.reshaped(made, [Int](repeating: 1, count: min(least, 64) - made.rank) + Array(made.shape))
      }
      return vm.wrap(made)
    },
    NativeRow("asarray(a, dtype=None, order=None, *, device=None, copy=None, like=None)") {
      (vm, arguments) throws(PyError) in
      try vm.checkCopy(arguments[4], arguments[0], try vm.optionalElementType(arguments[1]))
      let copies = try vm.truth(arguments[4])
      return vm.wrap(try vm.arrayFrom(arguments[0], try vm.optionalElementType(arguments[1]), copies: copies))
    },
    NativeRow("asanyarray(a, dtype=None, order=None, **kwargs)") { (vm, arguments) throws(PyError) in
      vm.wrap(try vm.arrayFrom(arguments[0], try vm.optionalElementType(arguments[1]), copies: false))
    },
    NativeRow("ascontiguousarray(a, dtype=None, **kwargs)") { (vm, arguments) throws(PyError) in
      let array = try vm.arrayFrom(arguments[0], try vm.optionalElementType(arguments[1]), copies: false)
      let row = array.array.isContiguous ? array : try vm.copied(array)
      return vm.wrap(row.rank == 0 ? try vm.reshaped(row, [1]) : row)
    },
    NativeRow("asfortranarray(a, dtype=None, **kwargs)") { (vm, arguments) throws(PyError) in
      let array = try vm.arrayFrom(arguments[0], try vm.optionalElementType(arguments[1]), copies: false)
      return vm.wrap(try vm.transposed(try vm.copied(try vm.transposed(array, nil)), nil))
    },
    NativeRow("copy(a, order='K', subok=False)") { (vm, arguments) throws(PyError) in
      vm.wrap(try vm.copied(try vm.operand(arguments[0])))
    },
    NativeRow("zeros(shape=?, dtype=None, order='C', *, device=None, like=None)") { (vm, arguments) throws(PyError) in
      if arguments[0].isUndefined { throw vm.typeError("zeros() missing required argument 'shape' (pos 0)") }
      return vm.wrap(try vm.filled(try vm.shape(arguments[0]), try vm.elementType(arguments[1]), 0))
    },
    NativeRow("empty(shape, dtype=None, order='C', *, device=None, like=None)") { (vm, arguments) throws(PyError) in
      let type = try vm.elementType(arguments[1])
      let made = try vm.filled(try vm.shape(arguments[0]), type, 0)
      if type.kind == .object, let pool = made.pool { made.fill(pool.add(.none)) }
      return vm.wrap(made)
    },
    NativeRow("ones(shape, dtype=None, order='C', *, device=None, like=None)") { (vm, arguments) throws(PyError) in
      vm.wrap(try vm.filled(try vm.shape(arguments[0]), try vm.elementType(arguments[1]), 1))
    },
    NativeRow("full(shape, fill_value, dtype=None, order='C', *, device=None, like=None)") {
      (vm, arguments) throws(PyError) in
      let value = try vm.operand(arguments[1])
      let type = try vm.optionalElementType(arguments[2]) ?? value.type
      let made = try vm.filled(try vm.shape(arguments[0]), type, 0)
      try vm.assignBroadcast(made, arguments[1])
      return vm.wrap(made)
    },
    like("zeros_like", 0), like("ones_like", 1), like("empty_like", 0),
    NativeRow("full_like(a, fill_value, dtype=None, order='K', subok=True, shape=None, *, device=None)") {
      (vm, arguments) throws(PyError) in
      let model = try vm.operand(arguments[0])
      let type = try vm.optionalElementType(arguments[2]) ?? model.type
      let made = try vm.filled(arguments[5].isNone ? model.shape : try vm.shape(arguments[5]), type, 0)
      let value = try vm.converted(try vm.operand(arguments[1]), type)
      try vm.assignBroadcast(made, vm.wrap(value))
      return vm.wrap(made)
    },
    NativeRow("arange(*args, dtype=None, device=None, like=None, **named)") { (vm, arguments) throws(PyError) in
      try vm.arange(Array(arguments[0].asTuple.elements), arguments[4].asDict, arguments[1])
    },
    NativeRow("_linspace(start, stop, num, endpoint, dtype, /)") { (vm, arguments) throws(PyError) in
      try vm.linspace(arguments)
    },
    NativeRow("eye(N, M=None, k=0, dtype=float, order='C', *, device=None, like=None)") {
      (vm, arguments) throws(PyError) in
      let rows = try vm.index(arguments[0])
      let columns = arguments[1].isNone ? rows : try vm.index(arguments[1])
      let shift = try vm.index(arguments[2])
      let shape = try vm.shape(vm.tuple([Value(rows), Value(columns)]))
      let made = try vm.filled(shape, try vm.elementType(arguments[3]), 0)
      var numbers = made.numbers(Int.self)
      for row in 0..<rows {
        let (column, overflow) = row.addingReportingOverflow(shift)
        if !overflow, column >= 0, column < columns { numbers[row * columns + column] = 1 }
      }
      made.store(numbers)
      return vm.wrap(made)
    },
    NativeRow("where(condition, x=?, y=?, /)") { (vm, arguments) throws(PyError) in
      if arguments[1].isUndefined && arguments[2].isUndefined {
        let array = try vm.operand(arguments[0])
        if array.rank == 0 {
          throw vm.valueError(
            "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context "
              + "of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.")
        }
        var columns: [Value] = []
        for column in try vm.truePositions(array) {
          columns.append(vm.wrap(try vm.newArray(column, [column.count], .int64)))
        }
        return vm.tuple(columns)
      }
      if arguments[1].isUndefined || arguments[2].isUndefined {
        throw vm.valueError("either both or neither of x and y should be given")
      }
      return try vm.choose(arguments[0], arguments[1], arguments[2])
    },
    NativeRow("concatenate(arrays, axis=0, out=None, *, dtype=None, casting='same_kind')") {
      (vm, arguments) throws(PyError) in
      if !vm.isSequence(arguments[0]), arguments[0].array == nil, arguments[0].isObject == false {
        throw vm.typeError("'\(vm.typeName(of: arguments[0]))' object is not iterable")
      }
      let parts = try vm.toArray(arguments[0])
      let axis = arguments[1]
      var made: ArrayObject
      if axis.isNone {
        var flat: [Value] = []
        for part in parts {
          let array = try vm.operand(part)
          flat.append(vm.wrap(try vm.reshaped(array, [array.count])))
        }
        made = try vm.joined(flat, 0)
      } else {
        made = try vm.joined(parts, try vm.index(axis))
      }
      if let type = try vm.optionalElementType(arguments[3]) { made = try vm.converted(made, type) }
      return try vm.delivered(made, out: arguments[2])
    },
    NativeRow("stack(arrays, axis=0, out=None, *, dtype=None, casting='same_kind')") {
      (vm, arguments) throws(PyError) in
      let parts = try vm.toArray(arguments[0])
      if parts.isEmpty { throw vm.valueError("need at least one array to stack") }
      var arrays: [ArrayObject] = []
      for part in parts { arrays.append(try vm.operand(part)) }
      for array in arrays where array.shape != arrays[0].shape {
        throw vm.valueError("all input arrays must have the same shape")
      }
      let axis = try vm.axis(try vm.index(arguments[1]), arrays[0].rank + 1)
      var raised: [Value] = []
      for array in arrays {
        raised.append(
          vm.wrap(vm.view(array, try vm.tensors { () throws(TensorError) in try array.array.unsqueezed(axis) })))
      }
      return vm.wrap(try vm.joined(raised, axis))
    },
    NativeRow("broadcast_to(array, shape, subok=False)") { (vm, arguments) throws(PyError) in
      let array = try vm.operand(arguments[0])
      let shape = try vm.shape(arguments[1])
      // The array is small and its elements are many; functions walk through elements.
      try vm.checkElements(try vm.tensors { () throws(TensorError) in try shape.checkedCount(of: .float64) })
      guard let common = vm.broadcastShape(array.shape, shape), common == shape else {
        throw vm.valueError(
          "operands could not be broadcast together with remapped shapes [original->remapped]: "
            + "\(vm.text(array.shape, joined: ","))  and requested shape \(vm.text(shape, joined: ","))")
      }
      let made = try vm.expanded(array, shape)
      let copy = vm.view(made, made.array.alias())
      copy.isReadOnly = true
      return vm.wrap(copy)
    },
    NativeRow("can_cast(from_, to, casting='safe')") { (vm, arguments) throws(PyError) in
      let source: ElementType
      if let array = arguments[0].array { source = array.type } else { source = try vm.elementType(arguments[0]) }
      return Value(source.canBeCast(to: try vm.elementType(arguments[1]), arguments[2].str?.string ?? "safe"))
    },
    NativeRow("result_type(*arrays_and_dtypes)") { (vm, arguments) throws(PyError) in
      var operands: [FunctionOperand] = []
      for value in try vm.toArray(arguments[0]) {
        if value.isFloat || value.isInt || value.isBool {
          operands.append(FunctionOperand(array: try vm.operand(value), weakValue: value))
        } else if let array = value.array {
          operands.append(FunctionOperand(array: array, weakValue: nil))
        } else if ScalarClasses.parts(vm, value) != nil {
          operands.append(FunctionOperand(array: try vm.operand(value), weakValue: nil))
        } else {
          operands.append(
            FunctionOperand(array: try vm.filled(Shape(), try vm.elementType(value), 0), weakValue: nil))
        }
      }
      if operands.isEmpty { throw vm.valueError("at least one array or dtype is required") }
      return vm.dtypeObject(try vm.commonType(operands))
    },
    NativeRow("shares_memory(a, b, /, max_work=None)") { (vm, arguments) throws(PyError) in
      guard let a = arguments[0].array, let b = arguments[1].array else { return .false }
      return Value(a.array.storage === b.array.storage && vm.overlap(a, b))
    },
    NativeRow("may_share_memory(a, b, /, max_work=None)") { (vm, arguments) throws(PyError) in
      guard let a = arguments[0].array, let b = arguments[1].array else { return .false }
      return Value(a.array.storage === b.array.storage && vm.overlap(a, b))
    },
    NativeRow("frombuffer(buffer, dtype=float, count=-1, offset=0)") { (vm, arguments) throws(PyError) in
      guard let bytes = BytesType.bytesLike(arguments[0]) else { throw vm.typeError("a bytes-like object is required") }
      let type = try vm.elementType(arguments[1])
      if type.kind.isPooled { throw vm.valueError("cannot create an OBJECT array from memory buffer") }
      let offset = try vm.index(arguments[3])
      let available = offset < 0 ? -1 : bytes.count - offset
      if available < 0 {
        throw vm.valueError("offset must be non-negative and no greater than buffer length")
      }
      var count = try vm.index(arguments[2])
      if count < 0 {
        if available % type.kind.byteCount != 0 {
          throw vm.valueError("buffer size must be a multiple of element size")
        }
        count = available / type.kind.byteCount
      }
      if count > available / type.kind.byteCount { throw vm.valueError("buffer is smaller than requested size") }
      let made = try vm.newArray([count], type)
      bytes.withUnsafeBytes { source in
        if let start = source.baseAddress, count > 0 {
          made.array.pointer.copyMemory(from: start + offset, byteCount: count * type.kind.byteCount)
        }
      }
      made.isReadOnly = true
      return vm.wrap(made)
    },
    NativeRow("array_repr(arr, max_line_width=None, precision=None, suppress_small=None)") {
      (vm, arguments) throws(PyError) in
      try vm.printing(arguments) { (array) throws(PyError) in try vm.arrayRepr(array) }
    },
    NativeRow("array_str(a, max_line_width=None, precision=None, suppress_small=None)") {
      (vm, arguments) throws(PyError) in
      try vm.printing(arguments) { (array) throws(PyError) in try vm.arrayStr(array) }
    },
    NativeRow("_array2string(a, options, separator, prefix, suffix, /)") { (vm, arguments) throws(PyError) in
      var options = vm.numpy.printOptions
      guard let given = arguments[1].dict else { throw vm.typeError("_array2string() needs a dict of options") }
      try options.update(vm, given)
      return vm.string(
        try vm.arrayText(
          try vm.operand(arguments[0]), options, separator: try vm.str(arguments[2]),
          prefixLength: arguments[3].str?.count ?? 0, suffixLength: arguments[4].str?.count ?? 0))
    },
    NativeRow("_set_printoptions(options, /)") { (vm, arguments) throws(PyError) in
      guard let given = arguments[0].dict else { throw vm.typeError("_set_printoptions() needs a dict") }
      try vm.numpy.printOptions.update(vm, given)
      return .none
    },
    NativeRow("get_printoptions()") { (vm, _) throws(PyError) in vm.numpy.printOptions.dictionary(vm) },
    NativeRow("_format_float(x, precision, unique, trim, scientific, minimum, /)") { (vm, arguments) throws(PyError) in
      let trims: [String: DigitTrimming] = ["k": .keep, ".": .point, "0": .oneZero, "-": .all]
      let trim = trims[arguments[3].str?.string ?? "k"] ?? .keep
      let kind = ScalarClasses.parts(vm, arguments[0])?.kind ?? .float64
      let value = try vm.double(arguments[0])
      let precision = arguments[1].isNone ? nil : min(max(try vm.index(arguments[1]), 0), 300)
      let unique = try vm.truth(arguments[2])
      let minimum = arguments[5].isNone ? 0 : min(max(try vm.index(arguments[5]), 0), 300)
      if !value.isFinite { return vm.string(ScalarText.float(value, kind)) }
      return vm.string(
        try vm.truth(arguments[4])
          ? FloatDigits.scientific(value, kind, precision: precision, minimum: minimum, unique: unique, trim: trim)
          : FloatDigits.positional(value, kind, precision: precision, minimum: minimum, unique: unique, trim: trim))
    },
    NativeRow("_error_modes(options, /)") { (vm, arguments) throws(PyError) in
      let modes = vm.numpy.errorModes
      let before = vm.dict()
      for (name, mode) in [
        ("divide", modes.divide), ("over", modes.over), ("under", modes.under), ("invalid", modes.invalid),
      ] { before.set(vm.intern(name), vm.string(mode)) }
      for (key, value) in arguments[0].dict?.pairs ?? [] {
        guard let name = key.str?.string, let mode = value.str?.string else { continue }
        switch name {
        case "divide": vm.numpy.errorModes.divide = mode
        case "over": vm.numpy.errorModes.over = mode
        case "under": vm.numpy.errorModes.under = mode
        case "invalid": vm.numpy.errorModes.invalid = mode
        default: break
        }
      }
      return Value(before)
    },
  ]

  private static func like(_ name: String, _ number: Int) -> NativeRow {
    NativeRow("\(name)(a, dtype=None, order='K', subok=True, shape=None, *, device=None)") {
      (vm, arguments) throws(PyError) in
      let model = try vm.operand(arguments[0])
      let type = try vm.optionalElementType(arguments[1]) ?? model.type
      return vm.wrap(
        try vm.filled(arguments[4].isNone ? model.shape : try vm.shape(arguments[4]), type, number))
    }
  }
}

extension Machine {
  /// An array's text with a line width, a precision and a `suppress_small` of its own.
  fileprivate func printing(
    _ arguments: Arguments, _ text: (ArrayObject) throws(PyError) -> String
  ) throws(PyError) -> Value {
    let array = try operand(arguments[0])
    let before = numpy.printOptions
    defer { numpy.printOptions = before }
    if !arguments[1].isNone { numpy.printOptions.lineWidth = max(0, min(try index(arguments[1]), 1 << 30)) }
    if !arguments[2].isNone { numpy.printOptions.precision = min(max(try index(arguments[2]), 0), 300) }
    if !arguments[3].isNone { numpy.printOptions.suppress = try truth(arguments[3]) }
    return string(try text(array))
  }
}

extension PrintSettings {
  mutating func update(_ vm: Machine, _ options: DictObject) throws(PyError) {
    for (key, value) in options.pairs {
      guard let name = key.str?.string, !value.isNone || name == "formatter" else { continue }
      switch name {
      case "precision": precision = min(max(try vm.index(value), 0), 300)
      case "threshold":
        threshold =
          value.isFloat ? (value.asFloat.isInfinite ? Int.max : wholeNumber(value.asFloat)) : try vm.index(value)
      case "edgeitems": edgeItems = max(0, min(try vm.index(value), 1 << 30))
      case "linewidth": lineWidth = value.isFloat ? 1 << 30 : max(0, min(try vm.index(value), 1 << 30))
      case "suppress": suppress = try vm.truth(value)
      case "nanstr": nanText = try vm.str(value)
      case "infstr": infinityText = try vm.str(value)
      case "sign": sign = try vm.str(value)
      case "floatmode": floatMode = try vm.str(value)
      case "formatter": formatter = value
      default: break
      }
    }
  }

  func dictionary(_ vm: Machine) -> Value {
    let made = vm.dict()
    let entries: [(String, Value)] = [
      ("edgeitems", Value(edgeItems)), ("threshold", Value(threshold)), ("floatmode", vm.string(floatMode)),
      ("precision", Value(precision)), ("suppress", Value(suppress)), ("linewidth", Value(lineWidth)),
      ("nanstr", vm.string(nanText)), ("infstr", vm.string(infinityText)), ("sign", vm.string(sign)),
      ("formatter", formatter), ("legacy", .false), ("override_repr", .none),
    ]
    for (name, value) in entries { made.set(vm.intern(name), value) }
    return Value(made)
  }
}

extension Machine {
  func overlap(_ a: ArrayObject, _ b: ArrayObject) -> Bool {
    func bounds(_ array: NDArray) -> ClosedRange<Int>? {
      if array.count == 0 { return nil }
      var low = array.offset
      var high = array.offset
      for index in 0..<array.rank {
        let span = (array.shape[index] - 1) * array.strides[index]
        if span < 0 { low += span } else { high += span }
      }
      let size = array.dtype.byteCount
      return (low * size)...(high * size + size - 1)
    }
    guard let first = bounds(a.array), let second = bounds(b.array) else { return false }
    return first.overlaps(second)
  }

  /// `copy=False`: an error where a copy has to be made.
  func checkCopy(_ copy: Value, _ value: Value, _ type: ElementType?) throws(PyError) {
    guard copy.isBool, !copy.asBool else { return }
    if let array = value.array, type == nil || type == array.type { return }
    if value.array == nil, try TorchLibrary.sharedArray(of: value, on: self) != nil { return }
    throw valueError(
      "Unable to avoid copy while creating an array as requested.\nIf using `np.array(obj, copy=False)` replace it with "
        + "`np.asarray(obj)` to allow a copy when needed (no behavior change in NumPy 1.x).\nFor more details, see "
        + "https://numpy.org/devdocs/numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword.")
  }

  func choose(_ condition: Value, _ x: Value, _ y: Value) throws(PyError) -> Value {
    let mask = try arrayFrom(condition, ElementType(.bool), copies: false)
    var operands: [FunctionOperand] = []
    for value in [x, y] {
      let isWeak = value.isFloat || value.isInt || value.isBool || value.isKind(.complex)
      operands.append(FunctionOperand(array: try operand(value), weakValue: isWeak ? value : nil))
    }
    let type = try commonType(operands)
    var shape = mask.shape
    let all = [FunctionOperand(array: mask, weakValue: nil)] + operands
    for operand in operands { shape = try broadcast(shape, operand.array.shape, all) }
    if !type.kind.isPooled, shape.elementCount > 0, numpy.engine.threads == 1 {
      return wrap(
        try chosenByKernel(
          mask,
          try operands.map { (operand) throws(PyError) in
            try expanded(try converted(operand.array, type), shape)
          }, shape, type))
    }
    let output = try copied(try expanded(operands[1].array, shape), type)
    let truths = try expanded(mask, shape).numbers(Int.self)
    try checkElements(truths.count, 24)
    let left = try expanded(operands[0].array, shape)
    if type.kind.isPooled {
      let chosen = try pythonValues(left)
      var values = try pythonValues(output)
      for index in 0..<truths.count where truths[index] != 0 { values[index] = chosen[index] }
      try withRoots(values) { () throws(PyError) in try storeValues(output, values) }
    } else {
      switch ComputingForm(type.kind) {
      case .float, .double: merge(truths, left.numbers(Double.self), output)
      case .complex: merge(truths, left.numbers(ComplexValue.self), output)
      default: merge(truths, left.numbers(Int.self), output)
      }
    }
    return wrap(output)
  }

  private func chosenByKernel(
    _ mask: ArrayObject, _ values: [ArrayObject], _ shape: Shape, _ type: ElementType
  ) throws(PyError) -> ArrayObject {
    let truths = try expanded(mask, shape)
    let output = try newArray(shape, type)
    try checkElements(output.count, 8)
    let sizes = shape.map { Int64($0) }
    let steps = [output, truths, values[0], values[1]].map { $0.array.strides.map { Int64($0) } }
    let status = gb_ternary_strided(
      GB_WHERE, type.kind.kernelType, Int32(sizes.count), sizes, steps[0], steps[1], steps[2], steps[3],
      output.array.pointer, truths.array.pointer, values[0].array.pointer, values[1].array.pointer, 0, 0)
    if status != GB_OK { throw runtimeError("np.where has no kernel for \(type.name)") }
    return output
  }

  private func merge<Number: ComputedNumber>(_ truths: [Int], _ chosen: [Number], _ output: ArrayObject) {
    var numbers = output.numbers(Number.self)
    for index in 0..<truths.count where truths[index] != 0 { numbers[index] = chosen[index] }
    output.store(numbers)
  }

  /// `np.concatenate`.
  func joined(_ parts: [Value], _ axisValue: Int) throws(PyError) -> ArrayObject {
    if parts.isEmpty { throw valueError("need at least one array to concatenate") }
    var arrays: [ArrayObject] = []
    for part in parts { arrays.append(try operand(part)) }
    let first = arrays[0]
    if first.rank == 0 { throw valueError("zero-dimensional arrays cannot be concatenated") }
    let axis = try axis(axisValue, first.rank)
    var type = first.type
    var total = 0
    for (index, array) in arrays.enumerated() {
      if array.rank != first.rank {
        throw valueError(
          "all the input array dimensions except for the concatenation axis must match exactly, but along dimension 0, "
            + "the array at index 0 has size \(first.rank) and the array at index \(index) has size \(array.rank)",
          isRank: (first.rank, array.rank, index))
      }
      for dimension in 0..<array.rank where dimension != axis && array.shape[dimension] != first.shape[dimension] {
        throw valueError(
          "all the input array dimensions except for the concatenation axis must match exactly, but along dimension "
            + "\(dimension), the array at index 0 has size \(first.shape[dimension]) and the array at index \(index) has "
            + "size \(array.shape[dimension])")
      }
      type = type.promoted(with: array.type)
      let (sum, overflow) = total.addingReportingOverflow(array.shape[axis])
      if overflow { throw raise(.memoryError, "") }
      total = sum
    }
    var shape = first.shape
    shape[axis] = total
    let output = try newArray(shape, type)
    var start = 0
    for array in arrays {
      let end = start + array.shape[axis]
      let window = try tensors { () throws(TensorError) in try output.array.sliced(axis, start, end) }
      let target = ArrayObject(window, type, output.pool)
      if let pool = output.pool {
        var places: [Int] = []
        for value in try pythonValues(array) {
          places.append(pool.add(type.kind == .text && value.str == nil ? string(try str(value)) : value))
        }
        target.store(places)
      } else {
        try assign(target, array)
      }
      start = end
    }
    return output
  }

  private func valueError(_ message: String, isRank ranks: (Int, Int, Int)) -> PyError {
    valueError(
      "all the input arrays must have same number of dimensions, but the array at index 0 has \(ranks.0) dimension(s) and "
        + "the array at index \(ranks.2) has \(ranks.1) dimension(s)")
  }

  func arange(_ positional: [Value], _ named: DictObject, _ dtype: Value) throws(PyError) -> Value {
    var given: [Value] = [.undefined, .undefined, .undefined]
    if positional.count > 3 {
      throw typeError("arange() takes at most 3 positional arguments (\(positional.count) given)")
    }
    for (index, value) in positional.enumerated() { given[index] = value }
    for (key, value) in named.pairs {
      switch key.str?.string ?? "" {
      case "start": given[0] = value
      case "stop": given[1] = value
      case "step": given[2] = value
      default: throw typeError("arange() got an unexpected keyword argument '\(key.str?.string ?? "")'")
      }
    }
    if given[0].isUndefined && given[1].isUndefined { throw typeError("arange() requires stop to be specified.") }
    if given[1].isUndefined || given[1].isNone { (given[0], given[1]) = (Value(0), given[0]) }
    if given[0].isUndefined { given[0] = Value(0) }
    if given[2].isUndefined || given[2].isNone { given[2] = Value(1) }
    var numbers: [SingleNumber] = []
    var type: ElementType?
    for item in given {
      let value = try rangeNumber(item)
      guard let number = singleNumber(value) else {
        throw typeError("unsupported operand type(s) for -: '\(typeName(of: value))' and 'int'")
      }
      numbers.append(number)
      let own = try elementType(ofLeaf: value)
      type = type.map { $0.promoted(with: own) } ?? own
    }
    let wanted =
      try optionalElementType(dtype) ?? (type?.kind == .bool ? ElementType(.int64) : type ?? ElementType(.int64))
    let isWhole = !numbers.contains { if case .float = $0 { true } else { false } }
    if isWhole {
      let (start, stop, step) = (numbers[0].asInt, numbers[1].asInt, numbers[2].asInt)
      if step == 0 { throw raise(.zeroDivisionError, "division by zero") }
      let span = stop.subtractingReportingOverflow(start)
      if span.overflow { throw valueError("Maximum allowed size exceeded") }
      let count =
        step > 0
        ? (span.partialValue > 0 ? (span.partialValue - 1) / step + 1 : 0)
        : (span.partialValue < 0 ? (span.partialValue + 1) / step + 1 : 0)
      try checkElements(count, 16)
      if wanted.kind == .int64 {
        let made = try newArray([count], .int64)
        gb_arange_integer(GB_I64, Int64(count), made.array.pointer, Int64(start), Int64(step))
        return wrap(made)
      }
      return wrap(try newArray((0..<count).map { start &+ $0 &* step }, [count], wanted.kind))
    }
    let (start, stop, step) = (numbers[0].asDouble, numbers[1].asDouble, numbers[2].asDouble)
    if step == 0 { throw raise(.zeroDivisionError, "division by zero") }
    let length = ((stop - start) / step).rounded(.up)
    if length.isNaN { throw valueError("arange: cannot compute length") }
    if length > 1e15 { throw valueError("Maximum allowed size exceeded") }
    let count = max(0, wholeNumber(length))
    try checkElements(count, 16)
    // The reference adds multiples of the difference of the first two numbers.
    let second = start + step
    let delta = second - start
    let values = (0..<count).map { $0 == 0 ? start : $0 == 1 ? second : start + Double($0) * delta }
    return wrap(try newArray(values, [count], wanted.kind))
  }

  func linspace(_ arguments: Arguments) throws(PyError) -> Value {
    let (start, stop) = (try double(arguments[0]), try double(arguments[1]))
    let count = try index(arguments[2])
    if count < 0 { throw valueError("Number of samples, \(count), must be non-negative.") }
    try checkElements(count, 16)
    let divisions = try truth(arguments[3]) ? count - 1 : count
    var values = (0..<count).map { Double($0) }
    let span = stop - start
    if divisions > 0 {
      let step = span / Double(divisions)
      if step == 0 {
        values = values.map { $0 / Double(divisions) * span + start }
      } else {
        values = values.map { $0 * step + start }
      }
    } else {
      values = values.map { $0 * span + start }
    }
    if try truth(arguments[3]), count > 1 { values[count - 1] = stop }
    let type = try elementType(arguments[4])
    if type.kind.isInteger { values = values.map { $0.rounded(.down) } }
    return wrap(try newArray(values, [count], type.kind))
  }
}
