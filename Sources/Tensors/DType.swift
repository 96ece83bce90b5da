// Element types: their names in the reference's messages, their ranges, and which kind of number each holds.
// Raw values are those of the kernels. Knows no arrays; Promotion.swift says which type two of them work in.
import TensorKernels

/// The element type of an array.
package enum DType: UInt8, Sendable, CaseIterable {
  case float32 = 0
  case float64 = 1
  case float16 = 2
  case bfloat16 = 3
  case int64 = 4
  case int32 = 5
  case int16 = 6
  case int8 = 7
  case uint8 = 8
  case bool = 9
  case complex64 = 10
  case complex128 = 11

  /// Bytes of one element. A table in one word: four bits per type hold the logarithm.
  @inline(__always)
  package var byteCount: Int { 1 &<< ((0x4300_0123_1132 &>> (Int(rawValue) &* 4)) & 15) }

  /// `float32`, as in `torch.float32`.
  package var name: String {
    switch self {
    case .float32: "float32"
    case .float64: "float64"
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    case .int64: "int64"
    case .int32: "int32"
    case .int16: "int16"
    case .int8: "int8"
    case .uint8: "uint8"
    case .bool: "bool"
    case .complex64: "complex64"
    case .complex128: "complex128"
    }
  }

  /// `Float`, `Long`: the name in "not implemented for 'Long'".
  package var typeName: String {
    switch self {
    case .float32: "Float"
    case .float64: "Double"
    case .float16: "Half"
    case .bfloat16: "BFloat16"
    case .int64: "Long"
    case .int32: "Int"
    case .int16: "Short"
    case .int8: "Char"
    case .uint8: "Byte"
    case .bool: "Bool"
    case .complex64: "ComplexFloat"
    case .complex128: "ComplexDouble"
    }
  }

  /// `float`, `long int`: the name in messages of the matrix products.
  package var cName: String {
    switch self {
    case .float32: "float"
    case .float64: "double"
    case .float16: "c10::Half"
    case .bfloat16: "c10::BFloat16"
    case .int64: "long int"
    case .int32: "int"
    case .int16: "short int"
    case .int8: "signed char"
    case .uint8: "unsigned char"
    case .bool: "bool"
    case .complex64: "c10::complex<float>"
    case .complex128: "c10::complex<double>"
    }
  }

  /// `torch.FloatTensor`, what `tensor.type()` gives.
  package var tensorTypeName: String { "torch.\(typeName)Tensor" }

  @inline(__always)
  package var isFloatingPoint: Bool { rawValue <= DType.bfloat16.rawValue }

  /// Whether a tensor of this type can carry a gradient.
  @inline(__always)
  package var isDifferentiable: Bool {
    rawValue <= DType.bfloat16.rawValue || rawValue >= DType.complex64.rawValue
  }

  @inline(__always)
  package var isComplex: Bool { rawValue >= DType.complex64.rawValue }

  /// A whole number of any width, not a bool.
  package var isInteger: Bool { rawValue >= DType.int64.rawValue && rawValue <= DType.uint8.rawValue }

  /// The two types of sixteen bits that compute in single precision.
  @inline(__always)
  package var isHalf: Bool { self == .float16 || self == .bfloat16 }

  package var isSigned: Bool { self != .uint8 && self != .bool }

  /// The type whose kernels do the work for types that have none of their own: single precision for the half types,
  /// 64 bits for the narrow integers.
  package var computingType: DType {
    switch self {
    case .float16, .bfloat16: .float32
    case .int32, .int16, .int8, .uint8: .int64
    default: self
    }
  }

  /// The type of the real and the imaginary part; itself for real types.
  package var realType: DType {
    switch self {
    case .complex64: .float32
    case .complex128: .float64
    default: self
    }
  }

  /// The complex type with parts of this type.
  package var complexType: DType {
    switch self {
    case .float64, .complex128: .complex128
    default: .complex64
    }
  }

  /// The least and greatest value of an integer type.
  package var integerRange: ClosedRange<Int>? {
    switch self {
    case .int64: Int.min...Int.max
    case .int32: Int(Int32.min)...Int(Int32.max)
    case .int16: Int(Int16.min)...Int(Int16.max)
    case .int8: Int(Int8.min)...Int(Int8.max)
    case .uint8: 0...255
    case .bool: 0...1
    default: nil
    }
  }

  /// The greatest finite value of a floating type.
  package var greatestFinite: Double? {
    switch self.realType {
    case .float32: Double(Float.greatestFiniteMagnitude)
    case .float64: Double.greatestFiniteMagnitude
    case .float16: 65504
    case .bfloat16: 0x1.FEp127
    default: nil
    }
  }

  /// bool < integer < float < complex: an operand of a higher category decides even when it is a plain number.
  @inline(__always)
  package var category: Int {
    if isFloatingPoint { return 2 }
    if self == .bool { return 0 }
    return isComplex ? 3 : 1
  }

  var kernelType: gb_dtype { gb_dtype(UInt32(rawValue)) }

  /// What a name of the reference (`float16`, `uint8`, ...) stands for, or why it cannot be used.
  package static func named(_ name: String) throws(TensorError) -> DType {
    for dtype in allCases where dtype.name == name { return dtype }
    if let short = shortNames[name] { return short }
    switch name {
    case "uint16", "uint32", "uint64": throw unsupported(name, nearest: .int64)
    case "complex32", "chalf": throw unsupported(name, nearest: .complex64)
    case "float8_e4m3fn", "float8_e5m2": throw unsupported(name, nearest: .float16)
    default: throw .type("dtype torch.\(name) does not exist")
    }
  }

  /// The second names: `torch.float` is `torch.float32`.
  package static let shortNames: [String: DType] = [
    "float": .float32, "double": .float64, "half": .float16, "long": .int64, "int": .int32, "short": .int16,
    "cfloat": .complex64, "cdouble": .complex128,
  ]

  private static func unsupported(_ name: String, nearest: DType) -> TensorError {
    .notImplemented("dtype torch.\(name) is not supported yet; nearest is torch.\(nearest.name)")
  }
}
