// Single elements: from Python values to numbers of an element type, and from elements to the library's scalars and to
// plain Python values. The messages are the reference's.

import PythonRuntime
import Tensors

/// One number of any kind, outside arrays.
enum SingleNumber {
  case bool(Bool)
  case int(Int)
  case uint(UInt)
  case float(Double)
  case complex(ComplexValue)

  var asDouble: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .uint(let value): Double(value)
    case .float(let value): value
    case .complex(let value): value.re
    }
  }

  var asInt: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .uint(let value): Int(bitPattern: value)
    case .float(let value): wholeNumber(value)
    case .complex(let value): wholeNumber(value.re)
    }
  }

  var asComplex: ComplexValue {
    if case .complex(let value) = self { return value }
    return ComplexValue(asDouble)
  }
}

extension ArrayObject {
  /// The element at a distance from the first.
  func number(_ distance: Int) -> SingleNumber {
    let place = array.pointer + distance &* elementKind.byteCount
    switch elementKind {
    case .bool: return .bool(place.load(as: UInt8.self) != 0)
    case .int8: return .int(Int(place.load(as: Int8.self)))
    case .int16: return .int(Int(place.load(as: Int16.self)))
    case .int32: return .int(Int(place.load(as: Int32.self)))
    case .int64, .text, .object: return .int(place.load(as: Int.self))
    case .uint8: return .int(Int(place.load(as: UInt8.self)))
    case .uint16: return .int(Int(place.load(as: UInt16.self)))
    case .uint32: return .int(Int(place.load(as: UInt32.self)))
    case .uint64: return .uint(place.load(as: UInt.self))
    case .float32: return .float(Double(place.load(as: Float.self)))
    case .float64: return .float(place.load(as: Double.self))
    case .float16:
      return .float(Double(Half.value(place.load(as: UInt16.self))))
    case .complex64:
      let pair = place.load(as: SIMD2<Float>.self)
      return .complex(ComplexValue(Double(pair.x), Double(pair.y)))
    case .complex128: return .complex(place.load(as: ComplexValue.self))
    }
  }

  /// One element as an array without dimensions.
  func window(_ distance: Int) -> NDArray {
    array.window(shape: Shape(), strides: Shape(), offset: array.offset + distance)
  }
}

extension Machine {
  /// An element as a scalar of the library, a str, or the object itself.
  func element(_ array: ArrayObject, _ distance: Int) -> Value {
    if let pool = array.pool {
      let value = pool[array.number(distance).asInt]
      return array.elementKind == .text ? textScalar(value) : value
    }
    return scalar(array.number(distance), array.elementKind)
  }

  /// An element as a plain Python value (`item()`, `tolist()`).
  func plainElement(_ array: ArrayObject, _ distance: Int) -> Value {
    if let pool = array.pool { return pool[array.number(distance).asInt] }
    return plain(array.number(distance))
  }

  func plain(_ number: SingleNumber) -> Value {
    switch number {
    case .bool(let value): return Value(value)
    case .int(let value): return Value(value)
    case .uint(let value): return int(BigInt(value))
    case .float(let value): return Value(value)
    case .complex(let value): return adopt(ComplexObject(real: value.re, imaginary: value.im), as: builtin(.complex))
    }
  }

  /// All elements as Python values, row-major.
  func pythonValues(_ array: ArrayObject) throws(PyError) -> [Value] {
    try checkElements(array.count, 16)
    var values: [Value] = []
    values.reserveCapacity(array.count)
    array.array.forEachRun { distance, step, count in
      for index in 0..<count { values.append(plainElement(array, distance + index * step)) }
    }
    return values
  }

  /// All elements as the library's scalars, row-major.
  func scalarValues(_ array: ArrayObject) throws(PyError) -> [Value] {
    try checkElements(array.count, 48)
    var values: [Value] = []
    values.reserveCapacity(array.count)
    array.array.forEachRun { distance, step, count in
      for index in 0..<count { values.append(element(array, distance + index * step)) }
    }
    return values
  }

  // MARK: From Python values

  /// The number behind a Python number or a scalar of the library; nil for everything else.
  func singleNumber(_ value: Value) -> SingleNumber? {
    if value.isFloat { return .float(value.asFloat) }
    if value.isInt { return .int(value.asInt) }
    if value.isBool { return .bool(value.asBool) }
    if let scalar = value.native as? ScalarObject { return scalar.number }
    if value.isKind(.floatObject) { return .float(value.asObject(FloatObject.self).value) }
    if value.isKind(.complex) {
      let complex = value.asObject(ComplexObject.self)
      return .complex(ComplexValue(complex.real, complex.imaginary))
    }
    if let array = value.array, array.count == 1, array.elementKind.isNumber { return array.number(0) }
    return nil
  }

  func floatElement(_ value: Value) throws(PyError) -> Double {
    if let number = singleNumber(value) {
      if case .complex = number {
        throw typeError("float() argument must be a string or a real number, not '\(typeName(of: value))'")
      }
      return number.asDouble
    }
    if value.array != nil || value.isKind(.list) || value.isKind(.tuple) {
      throw valueError("setting an array element with a sequence.")
    }
    if value.isNone || value.str != nil || value.bigInt != nil {
      if value.isNone {
        throw typeError("float() argument must be a string or a real number, not 'NoneType'")
      }
      return try call(Value(builtin(.float)), [value]).asFloat
    }
    return try call(Value(builtin(.float)), [value]).asFloat
  }

  func complexElement(_ value: Value) throws(PyError) -> ComplexValue {
    if let number = singleNumber(value) { return number.asComplex }
    return ComplexValue(try floatElement(value))
  }

  func integerElement(_ value: Value, _ kind: ElementKind) throws(PyError) -> Int {
    if value.isInt { return try checkedInteger(BigInt(value.asInt), kind) }
    if let big = value.bigInt { return try checkedInteger(big.value, kind) }
    if let number = singleNumber(value) {
      switch number {
      case .float(let float):
        if float.isNaN { throw valueError("cannot convert float NaN to integer") }
        if float.isInfinite { throw overflowError("cannot convert float infinity to integer") }
        return wholeNumber(float)
      case .complex:
        throw typeError(
          "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(of: value))'")
      default: return number.asInt
      }
    }
    if value.array != nil { throw valueError("setting an array element with a sequence.") }
    let whole = try call(Value(builtin(.int)), [value])
    if whole.isInt { return try checkedInteger(BigInt(whole.asInt), kind) }
    if let big = whole.bigInt { return try checkedInteger(big.value, kind) }
    return 0
  }

  /// A Python int must fit its type.
  func checkedInteger(_ value: BigInt, _ kind: ElementKind) throws(PyError) -> Int {
    guard let bounds = kind.integerBounds, kind != .bool else { return Int(truncatingIfNeeded: value) }
    if value < BigInt(bounds.least) || value > BigInt(bounds.greatest) {
      if kind == .int64 { throw overflowError("Python int too large to convert to C long") }
      throw overflowError("Python integer \(value) out of bounds for \(kind.name)")
    }
    return Int(truncatingIfNeeded: value)
  }
}
