// Reductions along axes. The order of additions is the reference's: the walk goes along memory, a run of the innermost axis
// that is reduced is summed in pairs (blocks of 128 in eight strands, halves above), and what had to be converted first is
// summed in pieces of a buffer.

import Glibc
import PythonRuntime
import TensorKernels
import Tensors

/// What a reduction is asked for.
struct ReductionRequest {
  /// Nil: all.
  var axes: [Int]?
  var keepsDimensions = false
  var type: ElementType?
  var initial: Value = .undefined
}

/// One dimension of a walk: its size, its steps in the input and in the output (0 where it is reduced away).
struct WalkAxis {
  var size: Int
  var inStep: Int
  var outStep: Int
  var isReduced: Bool
}

extension Machine {
  /// `axis=`: None gives nil.
  func axes(_ value: Value, _ rank: Int) throws(PyError) -> [Int]? {
    if value.isNone || value.isUndefined { return nil }
    if let tuple = value.tuple {
      var result: [Int] = []
      for element in tuple.elements {
        let axis = try axis(element, rank)
        if result.contains(axis) { throw valueError("duplicate value in 'axis'") }
        result.append(axis)
      }
      return result
    }
    return [try axis(value, rank)]
  }

  func axis(_ value: Value, _ rank: Int) throws(PyError) -> Int {
    guard let given = try exactIndex(value) else {
      throw typeError("'\(typeName(of: value))' object cannot be interpreted as an integer")
    }
    return try axis(given, rank)
  }

  func axis(_ axis: Int, _ rank: Int) throws(PyError) -> Int {
    if axis < -rank || axis >= rank {
      throw raise(axisErrorClass, [string("axis \(axis) is out of bounds for array of dimension \(rank)")])
    }
    return axis < 0 ? axis + rank : axis
  }

  var axisErrorClass: ClassObject {
    let state = numpy
    if let known = state.classes.abstract["AxisError"] { return known }
    let made = makeClass(
      NativeClass("AxisError", module: "numpy.exceptions", kind: .exception, hasInstanceAttributes: true),
      bases: [exceptionClass(.valueError), exceptionClass(.indexError)])
    state.classes.abstract["AxisError"] = made
    return made
  }

  /// The type a sum or product is made in.
  func summingType(_ kind: ElementKind) -> ElementKind {
    if kind == .bool || kind.isSigned { return .int64 }
    return kind.isUnsigned ? .uint64 : kind
  }

  /// The sizes that are left, and with the reduced ones as 1.
  func reducedShape(_ shape: Shape, _ axes: [Int]?, keeps: Bool) -> Shape {
    var result = Shape()
    for index in 0..<shape.count {
      let isReduced = axes?.contains(index) ?? true
      if !isReduced {
        result.append(shape[index])
      } else if keeps {
        result.append(1)
      }
    }
    return result
  }

  /// A reduction of a two-operand function.
  func reduce(
    _ function: ElementwiseFunction, _ source: ArrayObject, _ request: ReductionRequest
  ) throws(PyError) -> ArrayObject {
    if source.elementKind.isPooled { return try reduceObjects(function, source, request) }
    if function.givesTruth { return try reduceTruth(function, source, request) }
    var kind: ElementKind = source.elementKind
    if let type = request.type {
      kind = type.kind
    } else if function.name == "add" || function.name == "multiply" {
      kind = summingType(kind)
    } else if function.liftsBool && kind == .bool {
      kind = .int8
    }
    if kind.isPooled { return try reduceObjects(function, try converted(source, ElementType(kind)), request) }
    let shape = reducedShape(source.shape, request.axes, keeps: request.keepsDimensions)
    let output = try newArray(shape, kind)
    if output.count == 0 { return output }
    let reducedCount = source.count / max(output.count, 1)
    if reducedCount == 0 && function.identity == nil && request.initial.isUndefined {
      throw valueError("zero-size array to reduction operation \(function.name) which has no identity")
    }
    if let count = trueCount(function, source, request, kind) {
      if kind == .float64 { output.fill(Double(count)) } else { output.fill(count) }
      return output
    }
    try checkElements(source.count, source.elementKind == kind ? 1 : 8)
    let chunk = source.elementKind == kind ? Int.max : 8192
    gb_clear_float_flags(watchedFloatErrors)
    switch ComputingForm(kind) {
    case .double: try reduceNumbers(Double.self, function, function.two?.double, source, output, request, chunk)
    case .float: try reduceNumbers(Float.self, function, function.two?.float, source, output, request, chunk)
    case .complex: try reduceNumbers(ComplexValue.self, function, function.two?.complex, source, output, request, chunk)
    case .uint: try reduceNumbers(UInt.self, function, function.two?.uint, source, output, request, chunk)
    case .bool: try reduceNumbers(Int.self, function, function.two?.bool, source, output, request, chunk)
    default: try reduceNumbers(Int.self, function, function.two?.int, source, output, request, chunk)
    }
    gb_clear_float_flags(FloatErrors.invalid)
    try reportFloatErrors("reduce", isScalar: false)
    return output
  }

  /// How many are true, where that is the sum: all elements of a row-major array of truth values.
  private func trueCount(
    _ function: ElementwiseFunction, _ source: ArrayObject, _ request: ReductionRequest, _ kind: ElementKind
  ) -> Int? {
    guard source.elementKind == .bool, function.name == "add", kind == .int64 || kind == .float64,
      request.initial.isUndefined, source.array.isContiguous, source.count > 0,
      request.axes == nil || request.axes?.count == source.rank
    else { return nil }
    return Int(
      gb_count_true(Int64(source.count), source.array.pointer.assumingMemoryBound(to: UInt8.self)))
  }

  /// The step in the output for each dimension of the input; 0 where it is reduced away.
  func outputSteps(_ shape: Shape, _ axes: [Int]?, _ outShape: Shape, keeps: Bool) -> Shape {
    let outStrides = outShape.contiguousStrides
    var steps = Shape(repeating: 0, count: shape.count)
    var place = 0
    for index in 0..<shape.count {
      let isReduced = axes?.contains(index) ?? true
      if !isReduced { steps[index] = outStrides[place] }
      if !isReduced || keeps { place += 1 }
    }
    return steps
  }

  /// The dimensions to walk, from the outermost in memory to the innermost, joined where they lie like one.
  private func walkAxes(_ shape: Shape, _ strides: Shape, _ outSteps: Shape, _ axes: [Int]?) -> [WalkAxis] {
    var sorted: [WalkAxis] = []
    for index in 0..<shape.count where shape[index] != 1 {
      let axis = WalkAxis(
        size: shape[index], inStep: strides[index], outStep: outSteps[index],
        isReduced: axes?.contains(index) ?? true)
      // A stable sort by how far apart the elements lie.
      var place = sorted.count
      while place > 0 && sorted[place - 1].inStep.magnitude < axis.inStep.magnitude { place -= 1 }
      sorted.insert(axis, at: place)
    }
    var joined: [WalkAxis] = []
    for axis in sorted {
      if let last = joined.last, last.isReduced == axis.isReduced, last.inStep == axis.inStep &* axis.size,
        last.outStep == axis.outStep &* axis.size
      {
        joined[joined.count - 1] = WalkAxis(
          size: last.size &* axis.size, inStep: axis.inStep, outStep: axis.outStep, isReduced: axis.isReduced)
      } else {
        joined.append(axis)
      }
    }
    if joined.isEmpty { joined.append(WalkAxis(size: 1, inStep: 1, outStep: 0, isReduced: true)) }
    return joined
  }

  private func reduceNumbers<Number: ReducedNumber>(
    _ form: Number.Type, _ function: ElementwiseFunction, _ loop: PairLoop<Number, Number>?, _ source: ArrayObject,
    _ output: ArrayObject, _ request: ReductionRequest, _ chunk: Int
  ) throws(PyError) {
    guard let loop else { throw noReduction(function) }
    let isBool = source.elementKind == .bool && output.elementKind == .bool
    let combine =
      Number.combining(function.name, isBool: isBool)
      ?? { left, right in
        var result = left
        withUnsafePointer(to: left) { a in withUnsafePointer(to: right) { b in loop(a, 1, b, 1, &result, 1) } }
        return result
      }
    var start = source.count > 0 ? Number.start(function.name) : nil
    if start == nil, let identity = function.identity { start = Number.from(Int(identity)) }
    if !request.initial.isUndefined && !request.initial.isNone {
      guard let number = singleNumber(request.initial) else { throw typeError("initial must be a number") }
      switch number {
      case .complex(let value): start = Number.from(value)
      case .int(let value): start = Number.from(value)
      default: start = Number.from(number.asDouble)
      }
    }
    let steps = outputSteps(source.shape, request.axes, output.shape, keeps: request.keepsDimensions)
    var results = [Number](repeating: start ?? Number.from(0), count: output.count)
    var hasStarted = [Bool](repeating: start != nil, count: start == nil ? output.count : 0)
    let column = OperandColumn(source, source.shape)
    let strides = column.hasForm(form) ? source.array.strides : source.shape.contiguousStrides
    let walk = walkAxes(source.shape, strides, steps, request.axes)
    if source.count > 0 {
      column.withMemory(form) { numbers in
        results.withUnsafeMutableBufferPointer { out in
          guard let target = out.baseAddress else { return }
          let run = ReductionRun(
            walk: walk, combine: combine, sums: function.name == "add", fold: isBool ? nil : foldsByName[function.name],
            chunk: chunk)
          if start == nil {
            run.walkAll(numbers, target, &hasStarted)
          } else {
            run.walkAll(numbers, target)
          }
        }
      }
    }
    output.store(results)
  }

  private func noReduction(_ function: ElementwiseFunction) -> PyError {
    typeError(
      "ufunc '\(function.name)' not supported for the input types, and the inputs could not be safely coerced to any "
        + "supported types according to the casting rule ''safe''")
  }

  /// `logical_and.reduce` and its kin: `all` and `any`.
  private func reduceTruth(
    _ function: ElementwiseFunction, _ source: ArrayObject, _ request: ReductionRequest
  ) throws(PyError) -> ArrayObject {
    let shape = reducedShape(source.shape, request.axes, keeps: request.keepsDimensions)
    let output = try newArray(shape, .bool)
    let steps = outputSteps(source.shape, request.axes, shape, keeps: request.keepsDimensions)
    guard ["logical_and", "logical_or", "logical_xor"].contains(function.name) else { throw noReduction(function) }
    try checkElements(source.count)
    if let done = try quickTruth(function, source, request, output) { return done }
    var results = [Int](repeating: function.name == "logical_and" ? 1 : 0, count: max(output.count, 1))
    let truths: [Bool]
    switch ComputingForm(source.elementKind) {
    case .double, .float: truths = source.numbers(Double.self).map { $0 != 0 }
    case .complex: truths = source.numbers(ComplexValue.self).map(\.isTrue)
    default: truths = source.numbers(Int.self).map { $0 != 0 }
    }
    var position = PositionCounter(source.shape, steps)
    for truth in truths {
      switch function.name {
      case "logical_and": results[position.place] = results[position.place] != 0 && truth ? 1 : 0
      case "logical_or": results[position.place] = results[position.place] != 0 || truth ? 1 : 0
      default: results[position.place] ^= truth ? 1 : 0
      }
      position.advance()
    }
    output.store(results)
    return output
  }

  /// `all` and `any` of a row-major array as a whole, which end where the answer is known, and along axes.
  private func quickTruth(
    _ function: ElementwiseFunction, _ source: ArrayObject, _ request: ReductionRequest, _ output: ArrayObject
  ) throws(PyError) -> ArrayObject? {
    let isAll = function.name == "logical_and"
    guard isAll || function.name == "logical_or", source.count > 0, numpy.engine.threads == 1,
      !source.elementKind.isComplex, source.elementKind != .float16
    else { return nil }
    let type = source.elementKind.kernelType
    if output.count == 1, source.array.isContiguous {
      let found =
        isAll
        ? gb_array_all(type, Int64(source.count), source.array.pointer)
        : gb_array_any(type, Int64(source.count), source.array.pointer)
      output.fill(found ? 1 : 0)
      return output
    }
    let reduced = (0..<source.rank).map { request.axes?.contains($0) ?? true }
    let sizes = source.shape.map { Int64($0) }
    let steps = source.array.strides.map { Int64($0) }
    let status = gb_reduce(
      isAll ? GB_ALL : GB_ANY, type, Int32(source.rank), sizes, steps, reduced, source.array.pointer,
      output.array.pointer, 0)
    return status == GB_OK ? output : nil
  }

  private func reduceObjects(
    _ function: ElementwiseFunction, _ source: ArrayObject, _ request: ReductionRequest
  ) throws(PyError) -> ArrayObject {
    let shape = reducedShape(source.shape, request.axes, keeps: request.keepsDimensions)
    let output = try newArray(shape, function.givesTruth ? ElementType(.bool) : source.type)
    let steps = outputSteps(source.shape, request.axes, shape, keeps: request.keepsDimensions)
    let values = try pythonValues(source)
    return try withRoots(values) { () throws(PyError) in
      let results = list([Value](repeating: .undefined, count: output.count))
      return try withRoots([results]) { () throws(PyError) in
        var position = PositionCounter(source.shape, steps)
        for value in values {
          let known = results.asList[position.place]
          let next: Value
          if known.isUndefined {
            next = value
          } else {
            let made = try apply(function, [objectArray(known), objectArray(value)])
            next = made.array.map { plainElement($0, 0) } ?? made
          }
          results.asList[position.place] = next
          position.advance()
        }
        var finished: [Value] = []
        for value in results.asList.values {
          finished.append(value.isUndefined ? Value(Int(function.identity ?? 0)) : value)
        }
        try storeValues(output, finished)
        return output
      }
    }
  }

  /// A value as an object array of one element, so that functions take it as it is.
  private func objectArray(_ value: Value) throws(PyError) -> Value {
    let made = try newArray(
      Shape(), value.str != nil ? ElementType(.text, width: value.str?.count ?? 0) : ElementType(.object))
    try storeValues(made, [value])
    return wrap(made)
  }

  /// Running results along an axis (`cumsum`, `np.add.accumulate`).
  func accumulate(
    _ function: ElementwiseFunction, _ source: ArrayObject, _ axis: Int
  ) throws(PyError) -> ArrayObject {
    let kind =
      function.name == "add" || function.name == "multiply" ? summingType(source.elementKind) : source.elementKind
    return try accumulate(function, source, axis, kind)
  }

  func accumulate(
    _ function: ElementwiseFunction, _ source: ArrayObject, _ axis: Int, _ kind: ElementKind
  ) throws(PyError) -> ArrayObject {
    if kind.isPooled {
      throw notImplementedError("\(function.name).accumulate of \(source.type.name) arrays is not supported")
    }
    let output = try newArray(source.shape, kind)
    if source.count == 0 { return output }
    try checkElements(source.count, 16)
    let length = source.shape[axis]
    let inner = source.shape.dropFirst(axis + 1).reduce(1, *)
    if let fold = foldsByName[function.name], fold == GB_FOLD_ADD || fold == GB_FOLD_MULTIPLY,
      [.float32, .float64, .int64, .uint64].contains(kind)
    {
      let same = try converted(source, ElementType(kind))
      let row = same.array.isContiguous ? same : try copied(same)
      gb_clear_float_flags(watchedFloatErrors)
      let status = gb_array_running(
        fold, kind.kernelType, Int64(source.count / (length * inner)), Int64(length), Int64(inner),
        output.array.pointer,
        row.array.pointer)
      if kind.isFloat { try reportFloatErrors("accumulate", isScalar: false) }
      if status == GB_OK { return output }
    }
    switch ComputingForm(kind) {
    case .double: output.store(running(source.numbers(Double.self), function.two?.double, length, inner))
    case .float: output.store(running(source.numbers(Float.self), function.two?.float, length, inner))
    case .complex: output.store(running(source.numbers(ComplexValue.self), function.two?.complex, length, inner))
    case .uint: output.store(running(source.numbers(UInt.self), function.two?.uint, length, inner))
    case .bool: output.store(running(source.numbers(Int.self), function.two?.bool, length, inner))
    default: output.store(running(source.numbers(Int.self), function.two?.int, length, inner))
    }
    return output
  }

  private func running<Number>(
    _ numbers: [Number], _ loop: PairLoop<Number, Number>?, _ length: Int, _ inner: Int
  ) -> [Number] {
    guard let loop else { return numbers }
    var result = numbers
    result.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, length > 1, inner > 0 else { return }
      var block = 0
      while block + length * inner <= buffer.count {
        for row in 1..<length {
          let previous = start + block + (row - 1) * inner
          let current = start + block + row * inner
          for column in 0..<inner {
            var value = current[column]
            loop(previous + column, 1, current + column, 1, &value, 1)
            current[column] = value
          }
        }
        block += length * inner
      }
    }
    return result
  }
}

/// Counts through an array row-major and says where each element goes in another.
struct PositionCounter {
  private let shape: Shape
  private let steps: Shape
  private var position: Shape
  private(set) var place = 0

  init(_ shape: Shape, _ steps: Shape) {
    self.shape = shape
    self.steps = steps
    position = Shape(repeating: 0, count: shape.count)
  }

  mutating func advance() {
    var index = shape.count - 1
    while index >= 0 {
      position[index] += 1
      place += steps[index]
      if position[index] < shape[index] { return }
      place -= position[index] * steps[index]
      position[index] = 0
      index -= 1
    }
  }
}
