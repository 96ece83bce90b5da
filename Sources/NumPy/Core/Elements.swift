// From an array's memory to rows of numbers and back: every operation reads its operands in one of five forms (Int, UInt,
// Float, Double, complex), computes, and stores. Strides are walked here and nowhere else. Knows no operations.

import PythonRuntime
import TensorKernels
import Tensors

/// A complex number in the precision everything complex is computed in.
struct ComplexValue: Equatable, Sendable {
  var re: Double
  var im: Double
  init(_ re: Double, _ im: Double = 0) {
    self.re = re
    self.im = im
  }
}

/// The form in which an operation computes.
enum ComputingForm: Sendable {
  case bool, int, uint, float, double, complex, object

  init(_ kind: ElementKind) {
    switch kind {
    case .bool: self = .bool
    case .uint64: self = .uint
    case .float16, .float32: self = .float
    case .float64: self = .double
    case .complex64, .complex128: self = .complex
    case .text, .object: self = .object
    default: self = .int
    }
  }
}

/// A number that can be read from every element type.
protocol ComputedNumber {
  static func from(_ value: Int) -> Self
  static func from(_ value: UInt) -> Self
  static func from(_ value: Float) -> Self
  static func from(_ value: Double) -> Self
  static func from(_ value: ComplexValue) -> Self
  var asWord: UInt64 { get }
  var asFloat: Float { get }
  var asDouble: Double { get }
  var asComplex: ComplexValue { get }
  var isTrue: Bool { get }
}

/// Cut toward zero; what does not fit becomes the least number, as the processor has it.
@inline(__always)
func wholeNumber(_ value: Double) -> Int {
  if value > -9.2233720368547758e18 && value < 9.2233720368547758e18 { return Int(value) }
  return Int.min
}

extension Int: ComputedNumber {
  @inline(__always) static func from(_ value: Int) -> Int { value }
  @inline(__always) static func from(_ value: UInt) -> Int { Int(bitPattern: value) }
  @inline(__always) static func from(_ value: Float) -> Int { wholeNumber(Double(value)) }
  @inline(__always) static func from(_ value: Double) -> Int { wholeNumber(value) }
  @inline(__always) static func from(_ value: ComplexValue) -> Int { wholeNumber(value.re) }
  @inline(__always) var asWord: UInt64 { UInt64(bitPattern: Int64(self)) }
  @inline(__always) var asFloat: Float { Float(self) }
  @inline(__always) var asDouble: Double { Double(self) }
  @inline(__always) var asComplex: ComplexValue { ComplexValue(Double(self)) }
  @inline(__always) var isTrue: Bool { self != 0 }
}

extension UInt: ComputedNumber {
  @inline(__always) static func from(_ value: Int) -> UInt { UInt(bitPattern: value) }
  @inline(__always) static func from(_ value: UInt) -> UInt { value }
  @inline(__always) static func from(_ value: Float) -> UInt { from(Double(value)) }
  @inline(__always) static func from(_ value: Double) -> UInt {
    if value >= 9.2233720368547758e18 && value < 1.8446744073709552e19 { return UInt(value) }
    return UInt(bitPattern: wholeNumber(value))
  }
  @inline(__always) static func from(_ value: ComplexValue) -> UInt { from(value.re) }
  @inline(__always) var asWord: UInt64 { UInt64(self) }
  @inline(__always) var asFloat: Float { Float(self) }
  @inline(__always) var asDouble: Double { Double(self) }
  @inline(__always) var asComplex: ComplexValue { ComplexValue(Double(self)) }
  @inline(__always) var isTrue: Bool { self != 0 }
}

extension Float: ComputedNumber {
  @inline(__always) static func from(_ value: Int) -> Float { Float(value) }
  @inline(__always) static func from(_ value: UInt) -> Float { Float(value) }
  @inline(__always) static func from(_ value: Float) -> Float { value }
  @inline(__always) static func from(_ value: Double) -> Float { Float(value) }
  @inline(__always) static func from(_ value: ComplexValue) -> Float { Float(value.re) }
  @inline(__always) var asWord: UInt64 { Int.from(self).asWord }
  @inline(__always) var asFloat: Float { self }
  @inline(__always) var asDouble: Double { Double(self) }
  @inline(__always) var asComplex: ComplexValue { ComplexValue(Double(self)) }
  @inline(__always) var isTrue: Bool { self != 0 }
}

extension Double: ComputedNumber {
  @inline(__always) static func from(_ value: Int) -> Double { Double(value) }
  @inline(__always) static func from(_ value: UInt) -> Double { Double(value) }
  @inline(__always) static func from(_ value: Float) -> Double { Double(value) }
  @inline(__always) static func from(_ value: Double) -> Double { value }
  @inline(__always) static func from(_ value: ComplexValue) -> Double { value.re }
  @inline(__always) var asWord: UInt64 {
    self >= 9.2233720368547758e18 ? UInt.from(self).asWord : Int.from(self).asWord
  }
  @inline(__always) var asFloat: Float { Float(self) }
  @inline(__always) var asDouble: Double { self }
  @inline(__always) var asComplex: ComplexValue { ComplexValue(self) }
  @inline(__always) var isTrue: Bool { self != 0 }
}

extension ComplexValue: ComputedNumber {
  @inline(__always) static func from(_ value: Int) -> ComplexValue { ComplexValue(Double(value)) }
  @inline(__always) static func from(_ value: UInt) -> ComplexValue { ComplexValue(Double(value)) }
  @inline(__always) static func from(_ value: Float) -> ComplexValue { ComplexValue(Double(value)) }
  @inline(__always) static func from(_ value: Double) -> ComplexValue { ComplexValue(value) }
  @inline(__always) static func from(_ value: ComplexValue) -> ComplexValue { value }
  @inline(__always) var asWord: UInt64 { re.asWord }
  @inline(__always) var asFloat: Float { Float(re) }
  @inline(__always) var asDouble: Double { re }
  @inline(__always) var asComplex: ComplexValue { self }
  @inline(__always) var isTrue: Bool { re != 0 || im != 0 }
}

// MARK: - Walking

extension NDArray {
  /// Calls `body` with each run of elements that lie evenly: the distance of its first from the array's first, the step,
  /// and how many. In row-major order.
  @inline(__always)
  func forEachRun(_ body: (_ distance: Int, _ step: Int, _ count: Int) -> Void) {
    if count == 0 { return }
    if isContiguous || rank == 0 { return body(0, 1, count) }
    if rank == 1 { return body(0, strides[0], count) }
    let last = rank - 1
    let length = shape[last]
    let step = strides[last]
    var position = Shape(repeating: 0, count: rank)
    var distance = 0
    while true {
      body(distance, step, length)
      var index = last - 1
      while index >= 0 {
        position[index] += 1
        distance += strides[index]
        if position[index] < shape[index] { break }
        distance -= position[index] * strides[index]
        position[index] = 0
        index -= 1
      }
      if index < 0 { return }
    }
  }

  /// Reads every element, row-major.
  @inline(__always)
  func gather<Stored, Number>(
    _ type: Stored.Type, _ target: UnsafeMutablePointer<Number>, _ convert: (Stored) -> Number
  ) {
    let source = pointer.assumingMemoryBound(to: Stored.self)
    var next = target
    forEachRun { distance, step, count in
      var from = source + distance
      for _ in 0..<count {
        next.initialize(to: convert(from.pointee))
        next += 1
        from += step
      }
    }
  }

  /// Writes every element, row-major; `advance` is 0 to write one number everywhere.
  @inline(__always)
  func scatter<Stored, Number>(
    _ type: Stored.Type, _ source: UnsafePointer<Number>, _ advance: Int, _ convert: (Number) -> Stored
  ) {
    let target = pointer.assumingMemoryBound(to: Stored.self)
    var next = source
    forEachRun { distance, step, count in
      var to = target + distance
      for _ in 0..<count {
        to.pointee = convert(next.pointee)
        next += advance
        to += step
      }
    }
  }

  func read<Number: ComputedNumber>(_ kind: ElementKind, into target: UnsafeMutablePointer<Number>) {
    switch kind {
    case .bool, .uint8: gather(UInt8.self, target) { Number.from(Int($0)) }
    case .int8: gather(Int8.self, target) { Number.from(Int($0)) }
    case .int16: gather(Int16.self, target) { Number.from(Int($0)) }
    case .int32: gather(Int32.self, target) { Number.from(Int($0)) }
    case .int64, .text, .object: gather(Int.self, target) { Number.from($0) }
    case .uint16: gather(UInt16.self, target) { Number.from(Int($0)) }
    case .uint32: gather(UInt32.self, target) { Number.from(Int($0)) }
    case .uint64: gather(UInt.self, target) { Number.from($0) }
    case .float16: gather(UInt16.self, target) { Number.from(gb_float_from_half($0)) }
    case .float32: gather(Float.self, target) { Number.from($0) }
    case .float64: gather(Double.self, target) { Number.from($0) }
    case .complex64: gather(SIMD2<Float>.self, target) { Number.from(ComplexValue(Double($0.x), Double($0.y))) }
    case .complex128: gather(ComplexValue.self, target) { Number.from($0) }
    }
  }

  func write<Number: ComputedNumber>(_ kind: ElementKind, _ source: UnsafePointer<Number>, advance: Int = 1) {
    switch kind {
    case .bool: scatter(UInt8.self, source, advance) { $0.isTrue ? 1 : 0 }
    case .int8, .uint8: scatter(UInt8.self, source, advance) { UInt8(truncatingIfNeeded: $0.asWord) }
    case .int16, .uint16: scatter(UInt16.self, source, advance) { UInt16(truncatingIfNeeded: $0.asWord) }
    case .int32, .uint32: scatter(UInt32.self, source, advance) { UInt32(truncatingIfNeeded: $0.asWord) }
    case .int64, .uint64, .text, .object: scatter(UInt64.self, source, advance) { $0.asWord }
    case .float16: scatter(UInt16.self, source, advance) { gb_half_from_float($0.asFloat) }
    case .float32: scatter(Float.self, source, advance) { $0.asFloat }
    case .float64: scatter(Double.self, source, advance) { $0.asDouble }
    case .complex64:
      scatter(SIMD2<Float>.self, source, advance) { SIMD2(Float($0.asComplex.re), Float($0.asComplex.im)) }
    case .complex128: scatter(ComplexValue.self, source, advance) { $0.asComplex }
    }
  }

  /// All elements in one form, row-major.
  func numbers<Number: ComputedNumber>(_ kind: ElementKind, _ form: Number.Type) -> [Number] {
    let count = count
    if count == 0 { return [] }
    return [Number](unsafeUninitializedCapacity: count) { space, used in
      guard let start = space.baseAddress else { return }
      read(kind, into: start)
      used = count
    }
  }
}

extension ArrayObject {
  /// All elements in one form, row-major.
  func numbers<Number: ComputedNumber>(_ form: Number.Type) -> [Number] { array.numbers(elementKind, form) }

  func store<Number: ComputedNumber>(_ values: [Number]) {
    if count == 0 || values.count < count { return }
    values.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { array.write(elementKind, start) }
    }
  }

  func fill<Number: ComputedNumber>(_ value: Number) {
    withUnsafePointer(to: value) { array.write(elementKind, $0, advance: 0) }
  }
}

extension Machine {
  /// A new array of these numbers.
  func newArray<Number: ComputedNumber>(
    _ values: [Number], _ shape: Shape, _ kind: ElementKind
  ) throws(PyError) -> ArrayObject {
    let made = try newArray(shape, kind)
    made.store(values)
    return made
  }

  /// Refuses work on more elements than memory would hold.
  func checkElements(_ count: Int, _ bytesEach: Int = 8) throws(PyError) {
    try checkMemory(count > 1 << 44 ? Int.max : count * bytesEach)
    try countNativeWork(count >> 6)
  }

  /// An array in another type; itself when it is of that type already.
  func converted(_ array: ArrayObject, _ type: ElementType) throws(PyError) -> ArrayObject {
    if array.type == type { return array }
    return try copied(array, type)
  }

  /// A row-major copy.
  func copied(_ array: ArrayObject, _ type: ElementType? = nil) throws(PyError) -> ArrayObject {
    let target = try newArray(array.shape, type ?? array.type)
    try assign(target, array)
    return target
  }

  /// Copies elements of the same shape, converting.
  func assign(_ target: ArrayObject, _ source: ArrayObject) throws(PyError) {
    let count = source.count
    if count == 0 { return }
    try checkElements(count)
    if target.elementKind.isPooled || source.elementKind.isPooled { return try assignPooled(target, source) }
    try checkCast(source, target.elementKind)
    if assignByKernel(target, source) { return try reportCast(source.elementKind, target.elementKind) }
    switch ComputingForm(source.elementKind) {
    case .complex:
      if !target.elementKind.isComplex && target.elementKind != .bool {
        warn(category: "numpy.exceptions.ComplexWarning", "Casting complex values to real discards the imaginary part")
      }
      target.store(source.numbers(ComplexValue.self))
    case .double: target.store(source.numbers(Double.self))
    case .float: target.store(source.numbers(Float.self))
    case .uint: target.store(source.numbers(UInt.self))
    default: target.store(source.numbers(Int.self))
    }
  }

  /// Floats that no integer of the target's type is near are told of.
  private func checkCast(_ source: ArrayObject, _ kind: ElementKind) throws(PyError) {
    gb_clear_float_flags(watchedFloatErrors)
    guard source.elementKind.isFloat, kind.isInteger else { return }
    let bound = kind.byteCount < 8 && kind != .uint32 ? 0x1p31 : kind == .uint64 ? 0x1p64 : 0x1p63
    if source.numbers(Double.self).contains(where: { !($0 > -bound - 1 && $0 < bound) && !($0 == -bound) }) {
      try report(numpy.errorModes.invalid, "invalid value encountered in", "cast")
    }
  }

  private func reportCast(_ from: ElementKind, _ to: ElementKind) throws(PyError) {
    guard from.isFloat, to.isFloat, to.byteCount < from.byteCount else { return }
    let hasOverflow = gb_float_flags(FloatErrors.overflow) != 0
    gb_clear_float_flags(watchedFloatErrors)
    if hasOverflow { try report(numpy.errorModes.over, "overflow encountered in", "cast") }
  }

  /// Through the engine's copy of strided memory: the same type as bits, and numbers to where they fit.
  private func assignByKernel(_ target: ArrayObject, _ source: ArrayObject) -> Bool {
    let (to, from) = (target.elementKind, source.elementKind)
    if target.array.storage === source.array.storage { return false }
    let isSame = to == from
    let isNumber = from.isKernelNumber && to.isKernelNumber && !from.isComplex && !to.isComplex
    let isWhole = !from.isFloat || to == .bool || to == .int64 || to == .int32
    let fits = isNumber && from != .float16 && to != .float16 && (to.isFloat || isWhole)
    if !isSame && !fits { return false }
    let sizes = source.shape.map { Int64($0) }
    let steps = target.array.strides.map { Int64($0) }
    let sourceSteps = source.array.strides.map { Int64($0) }
    return gb_convert_strided(
      to.kernelType, from.kernelType, Int32(sizes.count), sizes, steps, sourceSteps, target.array.pointer,
      source.array.pointer) == GB_OK
  }

  /// The same where a side holds text or objects.
  private func assignPooled(_ target: ArrayObject, _ source: ArrayObject) throws(PyError) {
    let values =
      source.elementKind == .text && !target.elementKind.isPooled ? try scalarValues(source) : try pythonValues(source)
    try withRoots(values) { () throws(PyError) in try storeValues(target, values) }
  }

  /// Writes Python values, each converted to the element type.
  func storeValues(_ target: ArrayObject, _ values: [Value]) throws(PyError) {
    if let pool = target.pool {
      var places: [Int] = []
      places.reserveCapacity(values.count)
      if pool.values.count > 64 + 4 * target.array.storage.byteCount / 8 { compact(target) }
      for value in values {
        let stored = target.elementKind == .text ? try elementText(value, target.type.width) : value
        places.append(pool.add(stored))
      }
      return target.store(places)
    }
    switch ComputingForm(target.elementKind) {
    case .complex:
      var numbers: [ComplexValue] = []
      for value in values { numbers.append(try complexElement(value)) }
      target.store(numbers)
    case .double, .float:
      var numbers: [Double] = []
      for value in values { numbers.append(try floatElement(value)) }
      target.store(numbers)
    case .bool:
      var numbers: [Int] = []
      for value in values { numbers.append(try truth(value) ? 1 : 0) }
      target.store(numbers)
    default:
      var numbers: [Int] = []
      for value in values { numbers.append(try integerElement(value, target.elementKind)) }
      target.store(numbers)
    }
  }

  /// Drops values of a pool that no element points to any more. Only for arrays that own their whole memory.
  private func compact(_ target: ArrayObject) {
    guard let pool = target.pool, target.base.isNone, target.array.isContiguous,
      target.array.byteCount == target.array.storage.byteCount
    else { return }
    let places = target.numbers(Int.self)
    let kept = places.map { pool[$0] }
    pool.values = kept
    target.store(Array(0..<kept.count))
  }

  private func elementText(_ value: Value, _ width: Int) throws(PyError) -> Value {
    let text = try str(value)
    if text.unicodeScalars.count <= width { return string(text) }
    var cut = ""
    for scalar in text.unicodeScalars.prefix(width) { cut.unicodeScalars.append(scalar) }
    return string(cut)
  }
}
