// Running an elementwise function: the element types of operands and result, broadcasting, the loop, and the warnings for
// divisions by zero and the like. Also `out=`, `where=` and `dtype=`.

import Glibc
import PythonRuntime
import TensorKernels
import Tensors

/// What a call of an elementwise function may say besides its operands.
struct FunctionOptions {
  var out: ArrayObject?
  var outs: [ArrayObject?] = []
  var mask: ArrayObject?
  var type: ElementType?
  /// An operator between numbers of the library: it warns in its own name and knows when integers overflow.
  var isScalarOperator = false

  /// Nothing but the operands was given.
  var isPlain: Bool { out == nil && mask == nil && type == nil && outs.isEmpty }
}

/// An operand: an array, and whether it is a plain Python number, which adapts to the other operands.
struct FunctionOperand {
  var array: ArrayObject
  var weakValue: Value?
}

extension Machine {
  /// Calls a function by name with values.
  func callFunction(_ name: String, _ values: [Value], _ options: FunctionOptions = FunctionOptions()) throws(PyError)
    -> Value
  {
    guard let function = FunctionTable.byName[name] else { throw runtimeError("no function \(name)") }
    return try apply(function, values, options)
  }

  /// Applies an elementwise function to operands as a lesson gives them.
  func apply(
    _ function: ElementwiseFunction, _ values: [Value], _ options: FunctionOptions = FunctionOptions()
  ) throws(PyError) -> Value {
    if options.isPlain {
      if let quick = quickScalar(function, values) { return quick }
      if !options.isScalarOperator, let quick = try quickArrays(function, values) { return quick }
    }
    var operands: [FunctionOperand] = []
    for value in values {
      if value.isFloat || value.isInt || value.isBool || value.bigInt != nil || value.isKind(.complex) {
        operands.append(FunctionOperand(array: try arrayFrom(value, nil, copies: false), weakValue: value))
      } else {
        operands.append(FunctionOperand(array: try operandArray(value), weakValue: nil))
      }
    }
    try convertLargeIntegers(function, &operands)
    return result(try compute(function, operands, options), options)
  }

  /// Python's ints beyond 64 bits beside arrays of numbers: floats where the result is one, else refused. Comparisons
  /// take them as they are.
  private func convertLargeIntegers(
    _ function: ElementwiseFunction, _ operands: inout [FunctionOperand]
  ) throws(PyError) {
    if function.twoTest != nil || !operands.contains(where: { $0.weakValue?.bigInt != nil }) { return }
    let strong = operands.first { $0.weakValue == nil }?.array.elementKind
    guard let strong, strong.isNumber else { return }
    for index in operands.indices {
      guard let value = operands[index].weakValue, value.bigInt != nil else { continue }
      if strong.isInteger && function.rule == .common {
        throw overflowError("Python int too large to convert to C long")
      }
      let float = Value(try double(value))
      operands[index] = FunctionOperand(array: try arrayFrom(float, nil, copies: false), weakValue: float)
    }
  }

  private func operandArray(_ value: Value) throws(PyError) -> ArrayObject {
    if let array = try arrayLike(value) { return array }
    return try arrayFrom(value, nil, copies: false)
  }

  func result(_ array: ArrayObject, _ options: FunctionOptions) -> Value {
    options.out != nil ? wrap(array) : result(array)
  }

  /// Two floats, or a float64 and a number: no arrays needed.
  private func quickScalar(_ function: ElementwiseFunction, _ values: [Value]) -> Value? {
    var numbers: InlineArray<2, Double> = [0, 0]
    var strong = false
    if values.count > 2 { return nil }
    for (index, value) in values.enumerated() {
      if value.isFloat {
        numbers[index] = value.asFloat
      } else if value.isKind(.floatObject) {
        numbers[index] = value.asObject(FloatObject.self).value
        strong = true
      } else if value.isInt, function.inputs == 2, value.asInt.magnitude < 1 << 53 {
        numbers[index] = Double(value.asInt)
      } else {
        return nil
      }
    }
    if !strong && !values.contains(where: { $0.isFloat }) { return nil }
    var output = 0.0
    gb_clear_float_flags(watchedFloatErrors)
    if let loop = function.one?.double, values.count == 1 {
      withUnsafePointer(to: numbers[0]) { loop($0, &output, 1) }
    } else if let loop = function.two?.double, values.count == 2 {
      withUnsafePointer(to: numbers[0]) { a in withUnsafePointer(to: numbers[1]) { b in loop(a, 0, b, 0, &output, 1) } }
    } else if let loop = function.twoTest?.double, values.count == 2 {
      var truth = 0
      withUnsafePointer(to: numbers[0]) { a in withUnsafePointer(to: numbers[1]) { b in loop(a, 0, b, 0, &truth, 1) } }
      return truthScalar(truth != 0)
    } else {
      return nil
    }
    if gb_float_flags(FloatErrors.divideByZero | FloatErrors.invalid | FloatErrors.overflow) != 0 { return nil }
    return scalar(.float(output), .float64)
  }

  // MARK: Types

  /// The type the operands have together; plain numbers adapt.
  func commonType(_ operands: [FunctionOperand]) throws(PyError) -> ElementType {
    var strong: ElementType?
    for operand in operands where operand.weakValue == nil {
      strong = strong.map { $0.promoted(with: operand.array.type) } ?? operand.array.type
    }
    guard var type = strong else {
      var weak = operands[0].array.type
      for operand in operands.dropFirst() { weak = weak.promoted(with: operand.array.type) }
      return weak
    }
    for operand in operands {
      guard let value = operand.weakValue else { continue }
      let weak = operand.array.elementKind
      if type.kind.isPooled { continue }
      if weak == .bool { continue }
      if weak.category > type.kind.category {
        if weak.isComplex {
          type = ElementType(type.kind.isFloat ? (type.kind == .float64 ? .complex128 : .complex64) : .complex128)
        } else if weak.isFloat {
          type = ElementType(.float64)
        } else {
          type = ElementType(weak == .object ? .object : .int64)
        }
      } else if type.kind.isInteger {
        if let big = value.bigInt {
          _ = try checkedInteger(big.value, type.kind)
        } else if value.isInt {
          _ = try checkedInteger(BigInt(value.asInt), type.kind)
        }
      }
    }
    return type
  }

  /// The type a function computes in.
  private func computingType(
    _ function: ElementwiseFunction, _ operands: [FunctionOperand], _ options: FunctionOptions
  ) throws(PyError) -> ElementType {
    if let type = options.type, !function.givesTruth { return type }
    var common: ElementType
    if function.twoTest != nil, let mixed = comparisonType(operands) {
      common = mixed
    } else {
      common = try commonType(operands)
    }
    switch function.rule {
    case .floating where common.kind.isNumber: common = ElementType(common.kind.floating)
    case .quotient where common.kind.isNumber && (common.kind.isInteger || common.kind == .bool):
      common = ElementType(.float64)
    default: break
    }
    if common.kind == .bool && function.liftsBool { common = ElementType(.int8) }
    return common
  }

  /// Comparing integers with a Python int that their type does not hold.
  private func comparisonType(_ operands: [FunctionOperand]) -> ElementType? {
    guard operands.count == 2, let weak = operands.first(where: { $0.weakValue != nil })?.weakValue, weak.isInt,
      let strong = operands.first(where: { $0.weakValue == nil })?.array.elementKind, strong.isInteger,
      let bounds = strong.integerBounds
    else { return nil }
    let value = BigInt(weak.asInt)
    return value < BigInt(bounds.least) || value > BigInt(bounds.greatest) ? ElementType(.int64) : nil
  }

  // MARK: Computing

  func compute(
    _ function: ElementwiseFunction, _ operands: [FunctionOperand], _ options: FunctionOptions
  ) throws(PyError) -> ArrayObject {
    var shape = operands[0].array.shape
    let named = operands + (options.out.map { [FunctionOperand(array: $0, weakValue: nil)] } ?? [])
    for operand in operands.dropFirst() { shape = try broadcast(shape, operand.array.shape, named) }
    if let mask = options.mask { shape = try broadcast(shape, mask.shape, operands) }
    if let out = options.out {
      let common = try broadcast(shape, out.shape, named)
      if !(common == out.shape) {
        throw valueError(
          "non-broadcastable output operand with shape \(text(out.shape)) doesn't match the broadcast shape "
            + text(common))
      }
      shape = common
    }
    let type = try computingType(function, operands, options)
    try checkElements(shape.elementCount, 24)
    let made: ArrayObject
    if type.kind == .object {
      made = try computeObjects(function, operands, shape)
    } else if type.kind == .text {
      made = try computeText(function, operands, shape)
    } else {
      made = try computeNumbers(function, operands, shape, type.kind, isScalarOperator: options.isScalarOperator)
    }
    if let mask = options.mask { return try masked(made, mask, options, shape) }
    guard let out = options.out else { return made }
    return try written(made, into: out, function)
  }

  private func written(
    _ made: ArrayObject, into out: ArrayObject, _ function: ElementwiseFunction
  ) throws(PyError) -> ArrayObject {
    if out.isReadOnly { throw valueError("output array is read-only") }
    if !made.type.canBeCast(to: out.type, "same_kind") {
      throw raise(
        castingErrorClass,
        [
          string(
            "Cannot cast ufunc '\(function.name)' output from \(try repr(dtypeObject(made.type))) to "
              + "\(try repr(dtypeObject(out.type))) with casting rule 'same_kind'")
        ])
    }
    try assign(out, made)
    return out
  }

  /// Raised where a result does not fit the array it is written to.
  var castingErrorClass: ClassObject {
    let state = numpy
    if let known = state.classes.abstract["_UFuncOutputCastingError"] { return known }
    let made = makeExceptionClass(
      "_UFuncOutputCastingError", module: "numpy._core._exceptions", base: exceptionClass(.typeError))
    state.classes.abstract["_UFuncOutputCastingError"] = made
    return made
  }

  private func masked(
    _ made: ArrayObject, _ mask: ArrayObject, _ options: FunctionOptions, _ shape: Shape
  ) throws(PyError) -> ArrayObject {
    let target: ArrayObject
    if let out = options.out { target = out } else { target = try filled(shape, made.type, 0) }
    let wanted = try expanded(mask, shape).numbers(Int.self)
    let new = try scalarValues(made)
    let old = try scalarValues(target)
    var values: [Value] = []
    for index in 0..<new.count { values.append(wanted[index] != 0 ? new[index] : old[index]) }
    try withRoots(values) { () throws(PyError) in try storeValues(target, values) }
    return target
  }

  func filled(_ shape: Shape, _ type: ElementType, _ number: Int) throws(PyError) -> ArrayObject {
    let made = try newArray(shape, type)
    if let pool = made.pool {
      let place = pool.add(type.kind == .text ? string("") : Value(number))
      made.fill(place)
    } else {
      made.fill(number)
    }
    return made
  }

  /// An array read in a shape it broadcasts to.
  func expanded(_ array: ArrayObject, _ shape: Shape) throws(PyError) -> ArrayObject {
    if array.shape == shape { return array }
    return view(array, try tensors { () throws(TensorError) in try array.array.expanded(to: shape) })
  }

  func broadcast(_ a: Shape, _ b: Shape, _ operands: [FunctionOperand]) throws(PyError) -> Shape {
    guard let common = broadcastShape(a, b) else {
      let shapes = operands.map { text($0.array.shape, joined: ",") }.joined(separator: " ")
      throw valueError("operands could not be broadcast together with shapes \(shapes) ")
    }
    return common
  }

  func broadcastShape(_ a: Shape, _ b: Shape) -> Shape? {
    if a == b { return a }
    var result = a.count >= b.count ? a : b
    for place in 0..<result.count {
      let left = place < a.count ? a[a.count - 1 - place] : 1
      let right = place < b.count ? b[b.count - 1 - place] : 1
      if left != right && left != 1 && right != 1 { return nil }
      result[result.count - 1 - place] = left == 1 ? right : left
    }
    return result
  }

  /// `(2, 3)`; in messages about broadcasting `(2,3)`.
  func text(_ shape: Shape, joined separator: String = ", ") -> String {
    let sizes = shape.map { String($0) }.joined(separator: separator)
    return "(\(sizes)\(shape.count == 1 ? "," : ""))"
  }

  private func computeNumbers(
    _ function: ElementwiseFunction, _ operands: [FunctionOperand], _ shape: Shape, _ kind: ElementKind,
    isScalarOperator: Bool
  ) throws(PyError) -> ArrayObject {
    var outputKind = kind
    if function.givesTruth { outputKind = .bool }
    if function.rule == .magnitude { outputKind = kind.real }
    let output = try newArray(shape, outputKind, laidOutLike: operands)
    if shape.elementCount == 0 { return output }
    try checkNegativePowers(function, operands, kind)
    if isScalarOperator && kind.isInteger { try checkScalarOverflow(function, operands, kind) }
    if let made = try computeByKernel(function, operands, kind, output) { return made }
    let columns = operands.map { OperandColumn($0.array, shape) }
    gb_clear_float_flags(watchedFloatErrors)
    let isDone: Bool
    if let tests = function.twoTest {
      switch ComputingForm(kind) {
      case .bool, .int: isDone = run(tests.int, columns, output)
      case .uint: isDone = run(tests.uint, columns, output)
      case .float, .double: isDone = run(tests.double, columns, output)
      default: isDone = run(tests.complex, columns, output)
      }
      return isDone ? output : try { () throws(PyError) in throw noLoop(function, operands) }()
    }
    if let tests = function.oneTest {
      switch ComputingForm(kind) {
      case .bool, .int: isDone = run(tests.int, columns, output)
      case .uint: isDone = run(tests.uint, columns, output)
      case .float, .double: isDone = run(tests.double, columns, output)
      default: isDone = run(tests.complex, columns, output)
      }
      return isDone ? output : try { () throws(PyError) in throw noLoop(function, operands) }()
    }
    if let loops = function.two {
      switch ComputingForm(kind) {
      case .bool: isDone = run(loops.bool, columns, output)
      case .int: isDone = run(loops.int, columns, output)
      case .uint: isDone = run(loops.uint, columns, output)
      case .float: isDone = run(loops.float, columns, output)
      case .double: isDone = run(loops.double, columns, output)
      default: isDone = run(loops.complex, columns, output)
      }
    } else if let loops = function.one {
      switch ComputingForm(kind) {
      case .bool: isDone = run(loops.bool, columns, output)
      case .int: isDone = run(loops.int, columns, output)
      case .uint: isDone = run(loops.uint, columns, output)
      case .float: isDone = run(loops.float, columns, output)
      case .double: isDone = run(loops.double, columns, output)
      default: isDone = run(loops.complex, columns, output)
      }
    } else {
      isDone = false
    }
    if !isDone { throw noLoop(function, operands) }
    try reportFloatErrors(function.name, isScalar: isScalarOperator)
    return output
  }

  /// A new array whose elements lie in memory as those of the first operand of its shape do, where none lies row-major.
  private func newArray(
    _ shape: Shape, _ kind: ElementKind, laidOutLike operands: [FunctionOperand]
  ) throws(PyError) -> ArrayObject {
    guard shape.count > 1 else { return try newArray(shape, kind) }
    let whole = operands.filter { $0.array.shape == shape }
    guard let model = whole.first?.array.array, !whole.contains(where: { $0.array.array.isContiguous }),
      !model.strides.contains(0)
    else { return try newArray(shape, kind) }
    let order = (0..<shape.count).sorted {
      let (a, b) = (model.strides[$0].magnitude, model.strides[$1].magnitude)
      return a == b ? $0 < $1 : a > b
    }
    if order == Array(0..<shape.count) { return try newArray(shape, kind) }
    var sizes = Shape()
    for axis in order { sizes.append(shape[axis]) }
    let made = try newArray(sizes, kind)
    var places = [Int](repeating: 0, count: order.count)
    for (place, axis) in order.enumerated() { places[axis] = place }
    let axes = try tensors { () throws(TensorError) in try Shape(places) }
    return ArrayObject(try tensors { () throws(TensorError) in try made.array.permuted(axes) }, ElementType(kind))
  }

  /// Warns where the result of an operator between integer scalars does not fit their type.
  private func checkScalarOverflow(
    _ function: ElementwiseFunction, _ operands: [FunctionOperand], _ kind: ElementKind
  ) throws(PyError) {
    guard operands.count == 2, let bounds = kind.integerBounds else { return }
    let (a, b) = (BigInt(exactly: operands[0].array.number(0)), BigInt(exactly: operands[1].array.number(0)))
    let exact: BigInt
    switch function.name {
    case "add": exact = a + b
    case "subtract": exact = a - b
    case "multiply": exact = a * b
    default: return
    }
    if exact < BigInt(bounds.least) || exact > BigInt(bounds.greatest) {
      try report(numpy.errorModes.over, "overflow encountered in", "scalar \(function.name)")
    }
  }

  /// Many elements through the engine's kernel, over the operands' own strides; nil where there is none for their type.
  private func computeByKernel(
    _ function: ElementwiseFunction, _ operands: [FunctionOperand], _ kind: ElementKind, _ output: ArrayObject
  ) throws(PyError) -> ArrayObject? {
    guard output.count >= 32, let kernel = function.kernel, kernel.takes(kind), numpy.engine.threads == 1 else {
      return nil
    }
    var read: [NDArray] = []
    for operand in operands {
      let same = try converted(operand.array, ElementType(kind))
      read.append(try expanded(same, output.shape).array)
    }
    gb_clear_float_flags(watchedFloatErrors)
    if !KernelLoop.run(kernel, kind.kernelType, read, output.array) { return nil }
    if kernel.meetsNothing {
      gb_clear_float_flags(watchedFloatErrors)
    } else {
      try reportFloatErrors(function.name, isScalar: false)
    }
    return output
  }

  private func checkNegativePowers(
    _ function: ElementwiseFunction, _ operands: [FunctionOperand], _ kind: ElementKind
  ) throws(PyError) {
    guard function.name == "power", kind.isInteger, operands.count == 2 else { return }
    if operands[1].array.elementKind.isUnsigned || operands[1].array.elementKind == .bool { return }
    if operands[1].array.numbers(Int.self).contains(where: { $0 < 0 }) {
      throw valueError("Integers to negative integer powers are not allowed.")
    }
  }

  /// The error for operand types a function is not made for.
  private func noLoop(_ function: ElementwiseFunction, _ operands: [FunctionOperand]) -> PyError {
    if operands.contains(where: { $0.array.elementKind == .bool }) {
      if function.name == "sign" {
        return typeError(
          "ufunc 'sign' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None")
      }
      if function.name == "subtract" {
        return typeError(
          "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
            + "logical_xor function instead.")
      }
      if function.name == "negative" {
        return typeError(
          "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not "
            + "function instead.")
      }
    }
    return typeError(
      "ufunc '\(function.name)' not supported for the input types, and the inputs could not be safely coerced to any "
        + "supported types according to the casting rule ''safe''")
  }

  /// Warns or raises for what the loops met.
  func reportFloatErrors(_ name: String, isScalar: Bool) throws(PyError) {
    let met = gb_float_flags(watchedFloatErrors)
    if met == 0 { return }
    gb_clear_float_flags(watchedFloatErrors)
    let modes = numpy.errorModes
    let shown = isScalar ? "scalar \(name)" : name
    for (flag, mode, words) in [
      (FloatErrors.divideByZero, modes.divide, "divide by zero encountered in"),
      (FloatErrors.overflow, modes.over, "overflow encountered in"),
      (FloatErrors.underflow, modes.under, "underflow encountered in"),
      (FloatErrors.invalid, modes.invalid, "invalid value encountered in"),
    ] where met & flag != 0 { try report(mode, words, shown) }
  }

  /// Says what was met in the way a lesson has asked for.
  func report(_ mode: String, _ words: String, _ name: String) throws(PyError) {
    switch mode {
    case "raise": throw raise(.floatingPointError, "\(words) \(name)")
    case "warn": try issueWarning(.runtimeWarning, "\(words) \(name)")
    case "print": write("Warning: \(words) \(name)\n")
    default: break
    }
  }

  // MARK: Loops

  private func run<Out: ComputedNumber, In: ComputedNumber>(
    _ loop: PairLoop<In, Out>?, _ columns: [OperandColumn], _ output: ArrayObject
  ) -> Bool {
    guard let loop, columns.count == 2 else { return false }
    let count = output.count
    columns[0].withNumbers(In.self) { a, aStep in
      columns[1].withNumbers(In.self) { b, bStep in
        OutputColumn(output).withNumbers(Out.self) { target in loop(a, aStep, b, bStep, target, count) }
      }
    }
    return true
  }

  private func run<Out: ComputedNumber, In: ComputedNumber>(
    _ loop: UnaryLoop<In, Out>?, _ columns: [OperandColumn], _ output: ArrayObject
  ) -> Bool {
    guard let loop, columns.count == 1 else { return false }
    let count = output.count
    columns[0].withNumbers(In.self) { a, aStep in
      OutputColumn(output).withNumbers(Out.self) { target in
        if aStep == 1 || count <= 1 { return loop(a, target, count) }
        for index in 0..<count { loop(a, target + index, 1) }
      }
    }
    return true
  }
}

/// An operand in the common shape, read in the form of a loop: in place where its memory is that form already.
struct OperandColumn {
  let array: NDArray
  let kind: ElementKind
  let isSingle: Bool

  init(_ operand: ArrayObject, _ shape: Shape) {
    kind = operand.elementKind
    isSingle = operand.count == 1
    if isSingle || operand.shape == shape {
      array = operand.array
    } else {
      array = (try? operand.array.expanded(to: shape)) ?? operand.array
    }
  }

  func withNumbers<Number: ComputedNumber>(_ form: Number.Type, _ body: (UnsafePointer<Number>, Int) -> Void) {
    let step = isSingle ? 0 : 1
    if isInPlace(form) {
      return body(UnsafePointer(array.pointer.assumingMemoryBound(to: Number.self)), step)
    }
    let numbers = array.numbers(kind, form)
    numbers.withUnsafeBufferPointer { if let start = $0.baseAddress { body(start, step) } }
  }

  private func isInPlace<Number>(_ form: Number.Type) -> Bool { array.isContiguous && hasForm(form) }

  /// The elements as they lie where they have this form, with the array's own strides; else a row-major copy.
  func withMemory<Number: ComputedNumber>(_ form: Number.Type, _ body: (UnsafePointer<Number>) -> Void) {
    if hasForm(form) { return body(UnsafePointer(array.pointer.assumingMemoryBound(to: Number.self))) }
    let numbers = array.numbers(kind, form)
    numbers.withUnsafeBufferPointer { if let start = $0.baseAddress { body(start) } }
  }

  /// The memory is already in the form of a loop.
  func hasForm<Number>(_ form: Number.Type) -> Bool {
    switch kind {
    case .float64: return form == Double.self
    case .float32: return form == Float.self
    case .int64: return form == Int.self
    case .uint64: return form == UInt.self
    case .complex128: return form == ComplexValue.self
    default: return false
    }
  }
}

/// The result of a loop, written in place where its memory has that form.
struct OutputColumn {
  let output: ArrayObject

  init(_ output: ArrayObject) { self.output = output }

  func withNumbers<Number: ComputedNumber>(_ form: Number.Type, _ body: (UnsafeMutablePointer<Number>) -> Void) {
    let isInPlace: Bool
    switch output.elementKind {
    case .float64: isInPlace = form == Double.self
    case .float32: isInPlace = form == Float.self
    case .int64: isInPlace = form == Int.self
    case .complex128: isInPlace = form == ComplexValue.self
    default: isInPlace = false
    }
    if isInPlace && output.array.isContiguous {
      return body(output.array.pointer.assumingMemoryBound(to: Number.self))
    }
    let count = output.count
    let space = UnsafeMutablePointer<Number>.allocate(capacity: max(count, 1))
    defer { space.deallocate() }
    body(space)
    output.array.write(output.elementKind, UnsafePointer(space))
  }
}

extension BigInt {
  /// A single integer of an array.
  fileprivate init(exactly number: SingleNumber) {
    if case .uint(let value) = number { self = BigInt(value) } else { self = BigInt(number.asInt) }
  }
}
