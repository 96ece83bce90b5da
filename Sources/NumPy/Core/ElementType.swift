// The element types of arrays: names, sizes, order of promotion, and which type of the engine carries the elements.
// Unsigned types wider than a byte lie in the signed type of the same width; text and objects lie as positions in a pool.
// Knows no arrays.

import Tensors

/// What kind of number an array's elements are.
enum ElementKind: UInt8, Sendable, CaseIterable {
  case bool, int8, int16, int32, int64, uint8, uint16, uint32, uint64
  case float16, float32, float64, complex64, complex128, text, object

  /// `float64`, as the dtype and its class are called.
  var name: String {
    switch self {
    case .bool: "bool"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .float16: "float16"
    case .float32: "float32"
    case .float64: "float64"
    case .complex64: "complex64"
    case .complex128: "complex128"
    case .text: "str_"
    case .object: "object"
    }
  }

  /// `Float64DType`, as the dtype's own class is called.
  var className: String {
    switch self {
    case .bool: "BoolDType"
    case .text: "StrDType"
    case .object: "ObjectDType"
    case .uint8, .uint16, .uint32, .uint64: "UInt\(byteCount * 8)DType"
    default: name.prefix(1).uppercased() + name.dropFirst() + "DType"
    }
  }

  /// The character of `dtype.kind`.
  var letter: String {
    switch self {
    case .bool: "b"
    case .int8, .int16, .int32, .int64: "i"
    case .uint8, .uint16, .uint32, .uint64: "u"
    case .float16, .float32, .float64: "f"
    case .complex64, .complex128: "c"
    case .text: "U"
    case .object: "O"
    }
  }

  /// The character of `dtype.char`.
  var code: String {
    switch self {
    case .bool: "?"
    case .int8: "b"
    case .int16: "h"
    case .int32: "i"
    case .int64: "l"
    case .uint8: "B"
    case .uint16: "H"
    case .uint32: "I"
    case .uint64: "L"
    case .float16: "e"
    case .float32: "f"
    case .float64: "d"
    case .complex64: "F"
    case .complex128: "D"
    case .text: "U"
    case .object: "O"
    }
  }

  /// The engine's type whose memory layout this is.
  var carrier: DType {
    switch self {
    case .bool: .bool
    case .int8: .int8
    case .int16, .uint16: .int16
    case .int32, .uint32: .int32
    case .int64, .uint64, .text, .object: .int64
    case .uint8: .uint8
    case .float16: .float16
    case .float32: .float32
    case .float64: .float64
    case .complex64: .complex64
    case .complex128: .complex128
    }
  }

  /// The kind of a tensor's elements; nil for bfloat16, which the reference does not have.
  init?(_ dtype: DType) {
    switch dtype {
    case .bool: self = .bool
    case .int8: self = .int8
    case .int16: self = .int16
    case .int32: self = .int32
    case .int64: self = .int64
    case .uint8: self = .uint8
    case .float16: self = .float16
    case .float32: self = .float32
    case .float64: self = .float64
    case .complex64: self = .complex64
    case .complex128: self = .complex128
    case .bfloat16: return nil
    }
  }

  /// The tensor's type for this one; nil where tensors have none.
  var tensorType: DType? {
    switch self {
    case .uint16, .uint32, .uint64, .text, .object: nil
    default: carrier
    }
  }

  var byteCount: Int { carrier.byteCount }
  var isSigned: Bool { self >= .int8 && self <= .int64 }
  var isUnsigned: Bool { self >= .uint8 && self <= .uint64 }
  var isInteger: Bool { self >= .int8 && self <= .uint64 }
  var isFloat: Bool { self >= .float16 && self <= .float64 }
  var isComplex: Bool { self == .complex64 || self == .complex128 }
  var isNumber: Bool { self <= .complex128 }
  /// The elements are positions in a pool of values.
  var isPooled: Bool { self == .text || self == .object }

  static func < (a: ElementKind, b: ElementKind) -> Bool { a.rawValue < b.rawValue }
  static func <= (a: ElementKind, b: ElementKind) -> Bool { a.rawValue <= b.rawValue }
  static func >= (a: ElementKind, b: ElementKind) -> Bool { a.rawValue >= b.rawValue }

  /// bool, integer, float, complex, text, object.
  var category: Int {
    switch self {
    case .bool: 0
    case .float16, .float32, .float64: 2
    case .complex64, .complex128: 3
    case .text: 4
    case .object: 5
    default: 1
    }
  }

  /// The type of real and imaginary part.
  var real: ElementKind {
    switch self {
    case .complex64: .float32
    case .complex128: .float64
    default: self
    }
  }

  /// The float an operation that needs floats computes in.
  var floating: ElementKind {
    switch self {
    case .bool, .int8, .uint8: .float16
    case .int16, .uint16: .float32
    case .int32, .int64, .uint32, .uint64: .float64
    default: self
    }
  }

  /// The least and the greatest number of an integer type.
  var integerBounds: (least: Int, greatest: UInt)? {
    switch self {
    case .bool: (0, 1)
    case .int8: (-128, 127)
    case .int16: (-32768, 32767)
    case .int32: (Int(Int32.min), UInt(Int32.max))
    case .int64: (Int.min, UInt(Int.max))
    case .uint8: (0, 255)
    case .uint16: (0, 65535)
    case .uint32: (0, UInt(UInt32.max))
    case .uint64: (0, UInt.max)
    default: nil
    }
  }

  /// The type that holds the values of both.
  func promoted(with other: ElementKind) -> ElementKind {
    if self == other { return self }
    if self == .object || other == .object { return .object }
    if self == .text || other == .text { return .text }
    if isComplex || other.isComplex {
      let part = real.promoted(with: other.real)
      return part == .float64 || part.isInteger && part.floating == .float64 ? .complex128 : .complex64
    }
    if isFloat && other.isFloat { return rawValue > other.rawValue ? self : other }
    if isFloat || other.isFloat {
      let float = isFloat ? self : other
      let whole = isFloat ? other.floating : floating
      return float.rawValue > whole.rawValue ? float : whole
    }
    if self == .bool { return other }
    if other == .bool { return self }
    if isSigned == other.isSigned { return rawValue > other.rawValue ? self : other }
    let signed = isSigned ? self : other
    let unsigned = isSigned ? other : self
    if signed.byteCount > unsigned.byteCount { return signed }
    switch unsigned {
    case .uint8: return .int16
    case .uint16: return .int32
    case .uint32: return .int64
    default: return .float64
    }
  }
}

/// An element type with what its kind alone does not say.
struct ElementType: Equatable, Sendable {
  var kind: ElementKind
  /// Characters of a text element.
  var width = 0

  init(_ kind: ElementKind, width: Int = 0) {
    self.kind = kind
    self.width = width
  }

  /// `float64`, `<U5`: what `str(dtype)` says.
  var name: String {
    switch kind {
    case .text: "<U\(width)"
    default: kind.name
    }
  }

  /// `<f8`: what `dtype.str` says.
  var arrayProtocolText: String {
    switch kind {
    case .text: "<U\(width)"
    case .object: "|O"
    case .bool: "|b1"
    case .int8: "|i1"
    case .uint8: "|u1"
    default: "<\(kind.letter)\(kind.byteCount)"
    }
  }

  var itemSize: Int { kind == .text ? width * 4 : kind.byteCount }

  /// The type that holds the values of both.
  func promoted(with other: ElementType) -> ElementType {
    let kind = kind.promoted(with: other.kind)
    if kind != .text { return ElementType(kind) }
    return ElementType(.text, width: max(textWidth, other.textWidth))
  }

  /// Characters that the text of an element takes at most.
  var textWidth: Int {
    switch kind {
    case .text: width
    case .bool: 5
    case .int8: 4
    case .uint8: 3
    case .int16: 6
    case .uint16: 5
    case .int32: 11
    case .uint32: 10
    case .int64: 21
    case .uint64: 20
    case .float16, .float32, .float64: 32
    default: 64
    }
  }

  /// What a dtype's text names; nil when there is no such type.
  static func named(_ text: String) -> ElementType? {
    if let kind = byName[text] { return ElementType(kind) }
    var rest = Substring(text)
    if let first = rest.first, "<>=|".contains(first) { rest = rest.dropFirst() }
    if let kind = byName[String(rest)], rest.count != text.count { return ElementType(kind) }
    guard rest.first == "U", rest.count == 1 || Int(rest.dropFirst()) != nil else { return nil }
    return ElementType(.text, width: min(max(Int(rest.dropFirst()) ?? 0, 0), 1 << 40))
  }

  private static let byName: [String: ElementKind] = {
    var table: [String: ElementKind] = [:]
    for kind in ElementKind.allCases {
      table[kind.name] = kind
      if kind.isNumber || kind == .object { table[kind.code] = kind }
      if kind.isNumber && kind != .bool { table["\(kind.letter)\(kind.byteCount)"] = kind }
    }
    let further: [(String, ElementKind)] = [
      ("b1", .bool), ("bool_", .bool), ("float", .float64), ("int", .int64), ("complex", .complex128),
      ("half", .float16),
      ("single", .float32), ("double", .float64), ("str", .text), ("intp", .int64), ("uint", .uint64), ("q", .int64),
      ("Q", .uint64), ("p", .int64), ("object_", .object), ("csingle", .complex64), ("cdouble", .complex128),
      ("long", .int64), ("ulong", .uint64), ("short", .int16), ("ushort", .uint16), ("byte", .int8), ("ubyte", .uint8),
      ("intc", .int32), ("uintc", .uint32), ("longlong", .int64), ("ulonglong", .uint64),
    ]
    for (name, kind) in further { table[name] = kind }
    return table
  }()

  /// Whether `same_kind` casting allows going there.
  func canBeCast(to target: ElementType, _ rule: String) -> Bool {
    if self == target || rule == "unsafe" { return true }
    if kind == target.kind { return rule != "no" && rule != "equiv" || kind != .text }
    if rule == "no" || rule == "equiv" { return false }
    let isSafe = promoted(with: target) == target
    if isSafe || rule == "safe" { return isSafe }
    if kind.category != target.kind.category { return kind.category < target.kind.category }
    return !(kind.isSigned && target.kind.isUnsigned)
  }
}
