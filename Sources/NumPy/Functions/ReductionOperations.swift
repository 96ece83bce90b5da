// sum, mean, max and their kin, as methods and functions.

import PythonRuntime
import TensorKernels
import Tensors

enum ReductionOperations {
  static let all: [ArrayOperation] = [
    reduction("sum", "add", "axis=None, dtype=None, out=None, keepdims=False, initial=?, where=True"),
    reduction("prod", "multiply", "axis=None, dtype=None, out=None, keepdims=False, initial=?, where=True"),
    extremum("max", "maximum"), extremum("min", "minimum"), extremum("amax", "maximum", .function),
    extremum("amin", "minimum", .function),
    truth("all", "logical_and"), truth("any", "logical_or"),
    ArrayOperation("mean", "axis=None, dtype=None, out=None, keepdims=False, *, where=True") {
      (vm, array, arguments) throws(PyError) in
      let mask = try vm.whereMask(arguments[5])
      let mean = try vm.mean(
        array, try vm.axes(arguments[1], array.rank), try vm.optionalElementType(arguments[2]),
        keeps: try vm.truth(arguments[4]), mask)
      return try vm.delivered(mean, out: arguments[3])
    },
    ArrayOperation(
      "var", "axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=?"
    ) {
      (vm, array, arguments) throws(PyError) in
      let ddof = arguments[8].isUndefined ? arguments[4] : arguments[8]
      let variance = try vm.variance(
        array, try vm.axes(arguments[1], array.rank), try vm.optionalElementType(arguments[2]),
        ddof: try vm.double(ddof), keeps: try vm.truth(arguments[5]))
      return try vm.delivered(variance, out: arguments[3])
    },
    ArrayOperation(
      "std", "axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=?"
    ) {
      (vm, array, arguments) throws(PyError) in
      let ddof = arguments[8].isUndefined ? arguments[4] : arguments[8]
      let variance = try vm.variance(
        array, try vm.axes(arguments[1], array.rank), try vm.optionalElementType(arguments[2]),
        ddof: try vm.double(ddof), keeps: try vm.truth(arguments[5]))
      let root = try vm.callFunction("sqrt", [vm.wrap(variance)])
      return try vm.delivered(try vm.arrayFrom(root, nil, copies: false), out: arguments[3])
    },
    position("argmax", { $0 > $1 }, { $0 > $1 }), position("argmin", { $0 < $1 }, { $0 < $1 }),
    running("cumsum", "add"), running("cumprod", "multiply"),
    ArrayOperation("ptp", "axis=None, out=None, keepdims=False", .function) { (vm, array, arguments) throws(PyError) in
      var request = ReductionRequest()
      request.axes = try vm.axes(arguments[1], array.rank)
      request.keepsDimensions = try vm.truth(arguments[3])
      guard let maximum = FunctionTable.byName["maximum"], let minimum = FunctionTable.byName["minimum"] else {
        return .none
      }
      let high = try vm.reduce(maximum, array, request)
      let low = try vm.reduce(minimum, array, request)
      return try vm.callFunction("subtract", [vm.result(high), vm.result(low)])
    },
    ArrayOperation("count_nonzero", "axis=None, *, keepdims=False", .function) {
      (vm, array, arguments) throws(PyError) in
      let truths = try vm.callFunction("not_equal", [vm.wrap(array), Value(0)])
      var request = ReductionRequest()
      let whole = try vm.arrayFrom(truths, nil, copies: false)
      request.axes = try vm.axes(arguments[1], array.rank)
      request.keepsDimensions = try vm.truth(arguments[2])
      guard let add = FunctionTable.byName["add"] else { return .none }
      let count = try vm.reduce(add, whole, request)
      return request.axes == nil && !request.keepsDimensions ? vm.scalar(count.number(0), .int64) : vm.result(count)
    },
  ]

  private static func reduction(_ name: String, _ function: String, _ parameters: String) -> ArrayOperation {
    ArrayOperation(name, parameters) { (vm, array, arguments) throws(PyError) in
      guard let function = FunctionTable.byName[function] else { return .none }
      if name == "sum", array.elementKind.isPooled { try vm.checkSummable(array) }
      var request = ReductionRequest()
      request.axes = try vm.axes(arguments[1], array.rank)
      request.type = try vm.optionalElementType(arguments[2])
      request.keepsDimensions = try vm.truth(arguments[4])
      request.initial = arguments[5]
      var source = array
      if let mask = try vm.whereMask(arguments[6]) {
        source = try vm.masked(array, mask, Int(function.identity ?? 0))
      }
      return try vm.delivered(try vm.reduce(function, source, request), out: arguments[3])
    }
  }

  private static func extremum(
    _ name: String, _ function: String, _ form: ArrayOperation.Form = .both
  ) -> ArrayOperation {
    ArrayOperation(name, "axis=None, out=None, keepdims=False, initial=?, where=True", form) {
      (vm, array, arguments) throws(PyError) in
      guard let function = FunctionTable.byName[function] else { return .none }
      var request = ReductionRequest()
      request.axes = try vm.axes(arguments[1], array.rank)
      request.keepsDimensions = try vm.truth(arguments[3])
      request.initial = arguments[4]
      return try vm.delivered(try vm.reduce(function, array, request), out: arguments[2])
    }
  }

  private static func truth(_ name: String, _ function: String) -> ArrayOperation {
    ArrayOperation(name, "axis=None, out=None, keepdims=False, *, where=True") {
      (vm, array, arguments) throws(PyError) in
      guard let function = FunctionTable.byName[function] else { return .none }
      var request = ReductionRequest()
      request.axes = try vm.axes(arguments[1], array.rank)
      request.keepsDimensions = try vm.truth(arguments[3])
      return try vm.delivered(try vm.reduce(function, array, request), out: arguments[2])
    }
  }

  private static func running(_ name: String, _ function: String) -> ArrayOperation {
    ArrayOperation(name, "axis=None, dtype=None, out=None") { (vm, array, arguments) throws(PyError) in
      guard let function = FunctionTable.byName[function] else { return .none }
      var source = array
      var axis = 0
      if arguments[1].isNone {
        source = try vm.reshaped(array, [array.count])
      } else {
        axis = try vm.axis(arguments[1], array.rank)
      }
      let kind = try vm.optionalElementType(arguments[2])?.kind ?? vm.summingType(source.elementKind)
      return try vm.delivered(try vm.accumulate(function, source, axis, kind), out: arguments[3])
    }
  }

  private static func position(
    _ name: String, _ isBetter: @escaping @Sendable (Double, Double) -> Bool,
    _ isBetterInt: @escaping @Sendable (Int, Int) -> Bool
  ) -> ArrayOperation {
    ArrayOperation(name, "axis=None, out=None, *, keepdims=False") { (vm, array, arguments) throws(PyError) in
      if array.elementKind.isPooled {
        throw vm.notImplementedError("\(name) of \(array.type.name) arrays is not supported")
      }
      var source = array
      var axis = 0
      let isFlat = arguments[1].isNone
      if isFlat {
        source = try vm.reshaped(array, [array.count])
      } else {
        axis = try vm.axis(arguments[1], array.rank)
      }
      let length = source.shape[axis]
      if length == 0 { throw vm.valueError("attempt to get \(name) of an empty sequence") }
      var shape = vm.reducedShape(source.shape, [axis], keeps: try vm.truth(arguments[3]))
      let steps = vm.outputSteps(source.shape, [axis], shape, keeps: try vm.truth(arguments[3]))
      let inner = source.shape.dropFirst(axis + 1).reduce(1, *)
      try vm.checkElements(source.count, 16)
      if source.elementKind.isKernelNumber, !source.elementKind.isComplex, source.elementKind != .float16 {
        if isFlat, try vm.truth(arguments[3]) { shape = Shape(repeating: 1, count: array.rank) }
        let row = source.array.isContiguous ? source : try vm.copied(source)
        let made = try vm.newArray(shape, .int64)
        if made.count == 0 { return try vm.delivered(made, out: arguments[2]) }
        let status = gb_array_position(
          name == "argmax", source.elementKind.kernelType, Int64(source.count / (length * inner)), Int64(length),
          Int64(inner), row.array.pointer, made.array.pointer.assumingMemoryBound(to: Int64.self))
        if status == GB_OK { return try vm.delivered(made, out: arguments[2]) }
      }
      var best = [Int](repeating: 0, count: shape.elementCount)
      var place = PositionCounter(source.shape, steps)
      if source.elementKind.isFloat || source.elementKind.isComplex {
        let values = source.numbers(Double.self)
        var kept = [Double](repeating: 0, count: best.count)
        for (index, value) in values.enumerated() {
          let row = (index / inner) % length
          if row == 0 || (!kept[place.place].isNaN && (value.isNaN || isBetter(value, kept[place.place]))) {
            kept[place.place] = value
            best[place.place] = row
          }
          place.advance()
        }
      } else {
        let values = source.numbers(Int.self)
        var kept = [Int](repeating: 0, count: best.count)
        for (index, value) in values.enumerated() {
          let row = (index / inner) % length
          if row == 0 || isBetterInt(value, kept[place.place]) {
            kept[place.place] = value
            best[place.place] = row
          }
          place.advance()
        }
      }
      if isFlat, try vm.truth(arguments[3]) { shape = Shape(repeating: 1, count: array.rank) }
      return try vm.delivered(try vm.newArray(best, shape, .int64), out: arguments[2])
    }
  }
}

extension Machine {
  /// Text has no sum, and a generator is not an array.
  fileprivate func checkSummable(_ array: ArrayObject) throws(PyError) {
    if array.elementKind == .text {
      let types = [array.type, array.type, ElementType(.text, width: array.type.width * 2)]
      let shown = try types.map { (type) throws(PyError) in try repr(dtypeObject(type)) }.joined(separator: ", ")
      throw typeError("the resolved dtypes are not compatible with add.reduce. Resolved (\(shown))")
    }
    if array.rank == 0, typeName(of: plainElement(array, 0)) == "generator" {
      throw typeError(
        "Calling np.sum(generator) is deprecated.Use np.sum(np.fromiter(generator)) or the python sum builtin instead.")
    }
  }

  /// `where=`: nil for True.
  func whereMask(_ value: Value) throws(PyError) -> ArrayObject? {
    if value.isUndefined || (value.isBool && value.asBool) { return nil }
    return try arrayFrom(value, ElementType(.bool), copies: false)
  }

  /// The array with another number where the mask is false.
  func masked(_ array: ArrayObject, _ mask: ArrayObject, _ number: Int) throws(PyError) -> ArrayObject {
    let copy = try copied(array)
    let truths = try expanded(mask, array.shape).numbers(Int.self)
    var numbers = copy.numbers(ComplexValue.self)
    for index in 0..<numbers.count where truths[index] == 0 { numbers[index] = ComplexValue(Double(number)) }
    copy.store(numbers)
    return copy
  }

  private var addition: ElementwiseFunction {
    get throws(PyError) {
      guard let add = FunctionTable.byName["add"] else { throw runtimeError("no addition") }
      return add
    }
  }

  /// The type a mean is summed in, and the type it comes back as.
  private func averagingTypes(_ kind: ElementKind, _ wanted: ElementType?) -> (ElementType?, ElementKind?) {
    if let wanted { return (wanted, nil) }
    if kind.isInteger || kind == .bool { return (ElementType(.float64), nil) }
    if kind == .float16 { return (ElementType(.float32), .float16) }
    return (nil, nil)
  }

  func mean(
    _ array: ArrayObject, _ axes: [Int]?, _ wanted: ElementType?, keeps: Bool, _ mask: ArrayObject? = nil,
    isQuiet: Bool = false
  ) throws(PyError) -> ArrayObject {
    var request = ReductionRequest()
    request.axes = axes
    request.keepsDimensions = keeps
    let (type, back) = averagingTypes(array.elementKind, wanted)
    request.type = type
    var source = array
    if let mask { source = try masked(array, mask, 0) }
    if array.elementKind == .text { try checkSummable(array) }
    let sum = try reduce(addition, source, request)
    if array.count == 0 && !isQuiet { try issueWarning(.runtimeWarning, "Mean of empty slice") }
    var count = wrapCount(array.count / max(sum.count, 1))
    if let mask {
      let truths = try converted(try expanded(mask, array.shape), ElementType(.int64))
      var counting = request
      counting.type = nil
      count = wrap(try reduce(addition, truths, counting))
    }
    let mean = try divided(sum, count)
    guard let back else { return mean }
    return try converted(mean, ElementType(back))
  }

  private func wrapCount(_ count: Int) -> Value { Value(count) }

  /// A sum by a count; where both are single numbers it is an operator of scalars.
  private func divided(_ sum: ArrayObject, _ count: Value) throws(PyError) -> ArrayObject {
    if sum.rank == 0, count.isInt, count.asInt != 0, sum.elementKind == .float64 || sum.elementKind == .float32 {
      let made = try newArray(Shape(), sum.type)
      let total = sum.number(0).asDouble
      if sum.elementKind == .float64 {
        made.fill(total / Double(count.asInt))
      } else {
        made.fill(Float(total) / Float(count.asInt))
      }
      return made
    }
    var options = FunctionOptions()
    options.isScalarOperator = sum.rank == 0
    return try arrayFrom(try callFunction("divide", [wrap(sum), count], options), nil, copies: false)
  }

  func variance(
    _ array: ArrayObject, _ axes: [Int]?, _ wanted: ElementType?, ddof: Double, keeps: Bool
  ) throws(PyError) -> ArrayObject {
    let (type, back) = averagingTypes(array.elementKind, wanted)
    let modes = numpy.errorModes
    if array.count == 0 { numpy.errorModes.invalid = "ignore" }
    let centre = try mean(array, axes, type, keeps: true, isQuiet: true)
    numpy.errorModes = modes
    let source = array.elementKind == .float16 ? try converted(array, ElementType(.float32)) : array
    var deviation = try callFunction("subtract", [wrap(source), wrap(centre)])
    if array.elementKind.isComplex {
      deviation = try callFunction("absolute", [deviation])
    }
    let squares = try arrayFrom(try callFunction("multiply", [deviation, deviation]), nil, copies: false)
    var request = ReductionRequest()
    request.axes = axes
    request.keepsDimensions = keeps
    request.type = type
    let sum = try reduce(addition, squares, request)
    let count = Double(array.count / max(sum.count, 1)) - ddof
    if count <= 0 { try issueWarning(.runtimeWarning, "Degrees of freedom <= 0 for slice") }
    if array.count == 0 { try report(modes.invalid, "invalid value encountered in", "divide") }
    let whole = max(count, 0)
    let divisor = Int(exactly: whole).map { Value($0) } ?? Value(whole)
    let variance = try divided(sum, divisor)
    guard let back else { return variance }
    return try converted(variance, ElementType(back))
  }
}
