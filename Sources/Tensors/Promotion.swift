// Which element type an operation on two types works in, and which numbers a type can hold. Arrays with dimensions
// decide before arrays without, and those before plain numbers, unless the lower one is of a higher category.

extension DType {
  /// The type that holds values of both.
  package func promoted(with other: DType) -> DType {
    if self == other { return self }
    if isComplex || other.isComplex { return realType.promotedFloat(with: other.realType).complexType }
    if category != other.category { return category > other.category ? self : other }
    if category == 2 { return promotedFloat(with: other) }
    return promotedInteger(with: other)
  }

  /// Of two floats; an integer or bool on the other side does not count.
  private func promotedFloat(with other: DType) -> DType {
    if !isFloatingPoint { return other.isFloatingPoint ? other : .float32 }
    if !other.isFloatingPoint || self == other { return self }
    if self == .float64 || other == .float64 { return .float64 }
    // The two halves have no common type but single precision.
    return .float32
  }

  private func promotedInteger(with other: DType) -> DType {
    let (narrow, wide) = byteCount < other.byteCount ? (self, other) : (other, self)
    // uint8 and int8 need the next width.
    return narrow.byteCount == wide.byteCount ? .int16 : wide
  }

  /// The type in which an array of this type and a number work together: the number only decides when its category
  /// is higher.
  @inline(__always)
  package func promoted(with scalar: Scalar, default defaultDType: DType) -> DType {
    if scalar.category <= category { return self }
    return promotedByHigher(scalar.dtype(default: defaultDType))
  }

  private func promotedByHigher(_ single: DType) -> DType {
    if single.isComplex { return isFloatingPoint ? complexType : single }
    return single
  }

  /// The type in which two arrays work together. Arrays without dimensions only decide when their category is higher
  /// than that of the arrays with dimensions.
  static func promoted(_ a: DType, hasDimensions: Bool, _ b: DType, hasDimensions otherHasDimensions: Bool) -> DType {
    if a == b { return a }
    if hasDimensions == otherHasDimensions { return a.promoted(with: b) }
    let (dimensioned, single) = hasDimensions ? (a, b) : (b, a)
    return single.category > dimensioned.category ? dimensioned.promotedByHigher(single) : dimensioned
  }

  /// `torch.can_cast`: conversions that lose a category (float to int, int to bool) are not allowed.
  package func canBeCast(to target: DType) -> Bool {
    if isComplex && !target.isComplex { return false }
    if isFloatingPoint && (target.isInteger || target == .bool) { return false }
    return self == .bool || target != .bool
  }

  /// Throws when filling with a number would lose its magnitude; cutting a fraction off is allowed.
  func checkHolds(_ number: Scalar) throws(TensorError) {
    if !holds(number) {
      throw .runtime("value cannot be converted to type \(conversionName) without overflow")
    }
  }

  /// Throws when a finite number becomes infinite in this floating point type: what the reference's kernels say of a number for single
  /// elements (`wide`: of one that halves compute with in single precision). Measured under the reference.
  package func checkElement(_ number: Scalar?, wide: Bool = false) throws(TensorError) {
    guard let value = number?.doubleValue, value.isFinite else { return }
    let (greatest, name): (Double, String) =
      switch self {
      case .float16 where !wide: (65504, "c10::Half")
      case .bfloat16 where !wide: (3.3895313892515355e38, "c10::BFloat16")
      case .float32, .float16, .bfloat16: (Double(Float.greatestFiniteMagnitude), "float")
      default: (.infinity, "")
      }
    if value.magnitude > greatest { throw .runtime("value cannot be converted to type \(name) without overflow") }
  }

  /// Whether a number fits after cutting off its fraction.
  package func holds(_ number: Scalar) -> Bool {
    switch number {
    case .bool: return true
    case .int(let value):
      if self == .uint8 { return (-255...255).contains(value) }
      guard let range = integerRange, self != .bool else { return holds(.float(Double(value))) }
      return range.contains(value)
    case .float(let value): return holdsFloat(value)
    case .complex(let real, let imaginary):
      if !isComplex && imaginary != 0 { return false }
      return holdsFloat(real) && holdsFloat(imaginary)
    }
  }

  private func holdsFloat(_ value: Double) -> Bool {
    if self == .bool || isHalf { return true }
    if let greatest = greatestFinite { return !value.isFinite || value.magnitude <= greatest }
    guard let range = integerRange, let whole = Int(exactly: value.rounded(.towardZero)) else { return false }
    return self == .uint8 ? (-255...255).contains(whole) : range.contains(whole)
  }

  /// The name in "value cannot be converted to type int64_t without overflow".
  package var conversionName: String {
    switch self {
    case .int64: "int64_t"
    case .int32: "int"
    case .int16: "int16_t"
    case .int8: "int8_t"
    case .uint8: "uint8_t"
    case .float16, .bfloat16, .float64: "double"
    case .complex64: "c10::complex<float>"
    case .complex128: "c10::complex<double>"
    default: "float"
    }
  }
}
