// A number outside arrays: what a lesson writes beside a tensor, and what one element read from it is. Conversions here
// are those of the reference for single numbers. Knows no arrays.
import TensorKernels

/// A Python number, as an operand beside an array or as an element read from one.
package enum Scalar: Sendable, Equatable {
  case bool(Bool)
  case int(Int)
  case float(Double)
  case complex(Double, Double)

  /// The value as a float; the real part of a complex number.
  package var doubleValue: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    case .complex(let real, _): real
    }
  }

  package var isComplex: Bool {
    if case .complex = self { true } else { false }
  }

  package var isOne: Bool {
    switch self {
    case .bool(let value): value
    case .int(let value): value == 1
    case .float(let value): value == 1
    case .complex(let real, let imaginary): real == 1 && imaginary == 0
    }
  }

  /// A factor as the elements of a type take it: cut to a whole number for those.
  package func fitted(to dtype: DType) -> Scalar {
    if dtype.isComplex { return self }
    return dtype.isFloatingPoint ? .float(doubleValue) : .int(intValue)
  }

  package var imaginaryValue: Double {
    if case .complex(_, let imaginary) = self { imaginary } else { 0 }
  }

  /// The integer that a conversion to int64 gives: floats are cut toward zero, what does not fit becomes the minimum.
  package var intValue: Int {
    switch self {
    case .bool(let value): return value ? 1 : 0
    case .int(let value): return value
    case .float(let value), .complex(let value, _): return Int(exactly: value.rounded(.towardZero)) ?? Int.min
    }
  }

  /// The whole number that a float given for an integer tensor stands for.
  package static func whole(_ value: Double) throws(TensorError) -> Scalar {
    guard let number = Int(exactly: value.rounded(.towardZero)) else {
      throw .runtime("value cannot be converted to type int64_t without overflow")
    }
    return .int(number)
  }

  package var isNonzero: Bool {
    switch self {
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .complex(let real, let imaginary): real != 0 || imaginary != 0
    }
  }

  /// The type this number has as an operand; a float is of the state's default type.
  package func dtype(default defaultDType: DType) -> DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .float: defaultDType
    case .complex: defaultDType.complexType
    }
  }

  var category: Int {
    switch self {
    case .bool: 0
    case .int: 1
    case .float: 2
    case .complex: 3
    }
  }
}

/// One element of any type in raw form, for kernels that take a pointer to a value.
struct ScalarBits {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ scalar: Scalar, as dtype: DType) {
    switch dtype {
    case .float32: low = UInt64(Float(scalar.doubleValue).bitPattern)
    case .float64: low = scalar.doubleValue.bitPattern
    case .float16: low = UInt64(gb_half_from_float(Float(scalar.doubleValue)))
    case .bfloat16: low = UInt64(gb_bfloat16_from_float(Float(scalar.doubleValue)))
    case .int64, .int32, .int16, .int8, .uint8: low = UInt64(bitPattern: Int64(scalar.intValue))
    case .bool: low = scalar.isNonzero ? 1 : 0
    case .complex64:
      low = UInt64(Float(scalar.doubleValue).bitPattern) | UInt64(Float(scalar.imaginaryValue).bitPattern) << 32
    case .complex128: (low, high) = (scalar.doubleValue.bitPattern, scalar.imaginaryValue.bitPattern)
    }
  }

  /// Writes one element.
  func write(to place: UnsafeMutableRawPointer, _ dtype: DType) {
    switch dtype.byteCount {
    case 1: place.storeBytes(of: UInt8(truncatingIfNeeded: low), as: UInt8.self)
    case 2: place.storeBytes(of: UInt16(truncatingIfNeeded: low), as: UInt16.self)
    case 4: place.storeBytes(of: UInt32(truncatingIfNeeded: low), as: UInt32.self)
    case 8: place.storeBytes(of: low, as: UInt64.self)
    default:
      place.storeBytes(of: low, as: UInt64.self)
      place.storeBytes(of: high, toByteOffset: 8, as: UInt64.self)
    }
  }
}

extension Scalar {
  /// The element that lies at `place`.
  init(loading place: UnsafeRawPointer, _ dtype: DType) {
    switch dtype {
    case .float32: self = .float(Double(place.load(as: Float.self)))
    case .float64: self = .float(place.load(as: Double.self))
    case .float16: self = .float(Double(gb_float_from_half(place.load(as: UInt16.self))))
    case .bfloat16: self = .float(Double(gb_float_from_bfloat16(place.load(as: UInt16.self))))
    case .int64: self = .int(place.load(as: Int.self))
    case .int32: self = .int(Int(place.load(as: Int32.self)))
    case .int16: self = .int(Int(place.load(as: Int16.self)))
    case .int8: self = .int(Int(place.load(as: Int8.self)))
    case .uint8: self = .int(Int(place.load(as: UInt8.self)))
    case .bool: self = .bool(place.load(as: UInt8.self) != 0)
    case .complex64:
      self = .complex(
        Double(place.load(as: Float.self)), Double(place.load(fromByteOffset: 4, as: Float.self)))
    case .complex128: self = .complex(place.load(as: Double.self), place.load(fromByteOffset: 8, as: Double.self))
    }
  }
}

extension Scalar {
  /// The number with its imaginary part turned round; real numbers are their own.
  package var conjugate: Scalar {
    if case .complex(let real, let imaginary) = self { return .complex(real, -imaginary) }
    return self
  }
}
