// Element types: their names in the reference's messages, and which type an operation on two types works in.
// Raw values are those of the kernels. Knows no arrays.
import TensorKernels

/// The element type of an array.
package enum DType: UInt8, Sendable, CaseIterable {
  case float32 = 0
  case float64 = 1
  case int64 = 2
  case bool = 3

  /// Bytes of one element.
  package var byteCount: Int {
    switch self {
    case .float32: 4
    case .float64, .int64: 8
    case .bool: 1
    }
  }

  /// `float32`, as in `torch.float32`.
  package var name: String {
    switch self {
    case .float32: "float32"
    case .float64: "float64"
    case .int64: "int64"
    case .bool: "bool"
    }
  }

  /// `Float`, `Long`: the name in "not implemented for 'Long'".
  package var typeName: String {
    switch self {
    case .float32: "Float"
    case .float64: "Double"
    case .int64: "Long"
    case .bool: "Bool"
    }
  }

  /// `float`, `long int`: the name in messages of the matrix products.
  package var cName: String {
    switch self {
    case .float32: "float"
    case .float64: "double"
    case .int64: "long int"
    case .bool: "bool"
    }
  }

  /// `torch.FloatTensor`, what `tensor.type()` gives.
  package var tensorTypeName: String { "torch.\(typeName)Tensor" }

  package var isFloatingPoint: Bool { rawValue <= DType.float64.rawValue }

  /// bool < integer < float: an operand of a higher category decides even when it is a plain number.
  var category: Int {
    switch self {
    case .bool: 0
    case .int64: 1
    case .float32, .float64: 2
    }
  }

  var kernelType: gb_dtype { gb_dtype(UInt32(rawValue)) }

  /// The type that holds values of both.
  package func promoted(with other: DType) -> DType {
    if self == other { return self }
    if category != other.category { return category > other.category ? self : other }
    return .float64
  }

  /// What a name of the reference (`float16`, `uint8`, ...) stands for, or why it cannot be used.
  package static func named(_ name: String) throws(TensorError) -> DType {
    switch name {
    case "float32", "float": return .float32
    case "float64", "double": return .float64
    case "int64", "long": return .int64
    case "bool": return .bool
    case "float16", "half", "bfloat16": throw unsupported(name, nearest: .float32)
    case "uint8", "int8", "int16", "short", "int32", "int", "uint16", "uint32", "uint64":
      throw unsupported(name, nearest: .int64)
    case "complex64", "cfloat", "complex32", "chalf": throw unsupported(name, nearest: .float32)
    case "complex128", "cdouble": throw unsupported(name, nearest: .float64)
    default: throw .type("dtype torch.\(name) does not exist")
    }
  }

  private static func unsupported(_ name: String, nearest: DType) -> TensorError {
    .notImplemented("dtype torch.\(name) is not supported yet; nearest is torch.\(nearest.name)")
  }
}

/// A Python number, as an operand beside an array or as an element read from one.
package enum Scalar: Sendable, Equatable {
  case bool(Bool)
  case int(Int)
  case float(Double)

  package var doubleValue: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    }
  }

  /// The integer that a conversion to int64 gives: floats are cut toward zero, what does not fit becomes the minimum.
  package var intValue: Int {
    switch self {
    case .bool(let value): return value ? 1 : 0
    case .int(let value): return value
    case .float(let value): return Int(exactly: value.rounded(.towardZero)) ?? Int.min
    }
  }

  package var isNonzero: Bool {
    switch self {
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    }
  }

  /// The type this number has as an operand; a float is of the state's default type.
  package func dtype(default defaultDType: DType) -> DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .float: defaultDType
    }
  }

  var category: Int {
    switch self {
    case .bool: 0
    case .int: 1
    case .float: 2
    }
  }
}

/// One element of any type in raw form, for kernels that take a pointer to a value.
struct ScalarBits {
  private var bits: UInt64 = 0

  init(_ scalar: Scalar, as dtype: DType) {
    switch dtype {
    case .float32: bits = UInt64(Float(scalar.doubleValue).bitPattern)
    case .float64: bits = scalar.doubleValue.bitPattern
    case .int64: bits = UInt64(bitPattern: Int64(scalar.intValue))
    case .bool: bits = scalar.isNonzero ? 1 : 0
    }
  }
}

extension DType {
  /// The type in which an array of this type and a number work together: the number only decides when its category
  /// is higher.
  package func promoted(with scalar: Scalar, default defaultDType: DType) -> DType {
    if scalar.category <= category { return self }
    return scalar.dtype(default: defaultDType)
  }

  /// The type in which two arrays work together. Arrays without dimensions only decide when their category is higher
  /// than that of the arrays with dimensions.
  static func promoted(_ a: DType, hasDimensions: Bool, _ b: DType, hasDimensions otherHasDimensions: Bool) -> DType {
    if a == b { return a }
    if hasDimensions == otherHasDimensions { return a.promoted(with: b) }
    let (dimensioned, single) = hasDimensions ? (a, b) : (b, a)
    return single.category > dimensioned.category ? single : dimensioned
  }

  /// Throws when filling with a number would lose its magnitude; cutting a fraction off is allowed.
  func checkHolds(_ number: Scalar) throws(TensorError) {
    guard case .float(let value) = number else { return }
    let holds =
      switch self {
      case .float64, .bool: true
      case .float32: !value.isFinite || value.magnitude <= Double(Float.greatestFiniteMagnitude)
      case .int64: Int(exactly: value.rounded(.towardZero)) != nil
      }
    if !holds {
      throw .runtime(
        "value cannot be converted to type \(self == .int64 ? "int64_t" : "float") without overflow")
    }
  }
}
