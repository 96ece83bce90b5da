// The class `complex`: constructor, operators and methods.

import Glibc

package enum ComplexType {
  /// The class.
  package static let declaration = NativeClass(
    "complex", kind: .complex, methods: methods, properties: properties, slots: slots,
    doc: "Create a complex number from a real part and an optional imaginary part.")

  private static var slots: NativeSlots {
    var slots = NativeSlots()
    slots.binary = NumberOperators.binary
    slots.unary = NumberOperators.unary
    slots.compare = NumberOperators.compare
    slots.truth = { _, value throws(PyError) in NumberOperators.truth(value) }
    slots.hash = { _, value throws(PyError) in NumberOperators.hash(value) }
    slots.repr = { _, value throws(PyError) in
      let (real, imaginary) = parts(value)
      return String(decoding: NumberFormatting.complexRepr(real, imaginary), as: UTF8.self)
    }
    slots.format = { vm, value, spec throws(PyError) in
      if spec.isEmpty { return try vm.str(value) }
      return String(decoding: try ValueFormatting.number(vm, value, Array(spec.utf8)), as: UTF8.self)
    }
    slots.construct = construct
    return slots
  }

  static func parts(_ value: Value) -> ComplexArithmetic.Parts {
    guard case .complex(let real, let imaginary) = Number(value) else { return (0, 0) }
    return (real, imaginary)
  }

  private static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    let given = arguments.positionalCount + arguments.keywordCount
    if given > 2 { throw vm.typeError("complex() takes at most 2 arguments (\(given) given)") }
    var first = arguments.positionalCount > 0 ? arguments[0] : Value.undefined
    var second = arguments.positionalCount > 1 ? arguments[1] : Value.undefined
    for index in 0..<arguments.keywordCount {
      let (name, value) = arguments.keyword(at: index)
      switch name.string {
      case "real": first = value
      case "imag": second = value
      default: throw vm.typeError("'\(name.string)' is an invalid keyword argument for complex()")
      }
    }
    let complexClass = vm.builtin(.complex)
    if given == 1, cls === complexClass, first.isObject, vm.classOf(first) === complexClass { return first }
    if let text = first.str {
      if !second.isUndefined { throw vm.typeError("complex() can't take second arg if first is a string") }
      guard let result = parse(text) else {
        if hasStrayUnderscore(text.utf8) {
          throw vm.valueError("could not convert string to complex: \(try vm.repr(first))")
        }
        throw vm.valueError("complex() arg is a malformed string")
      }
      return vm.adopt(ComplexObject(real: result.real, imaginary: result.imaginary), as: cls)
    }
    if second.str != nil { throw vm.typeError("complex() second arg can't be a string") }
    let one = try component(vm, first, "first argument must be a string or a number", asks: true)
    let two = try component(vm, second, "second argument must be a number", asks: false)
    let hasMethod = first.isObject && NumberConversion.method(vm, .complex, first) != nil
    // Parts of real arguments are taken as they are, so that the sign of a zero stays.
    let real = isComplex(second) ? one.real - two.imaginary : one.real
    let imaginary = isComplex(first) || hasMethod ? one.imaginary + two.real : two.real
    let object = ComplexObject(real: real, imaginary: imaginary)
    return vm.adopt(object, as: cls)
  }

  private static func isComplex(_ value: Value) -> Bool {
    if case .complex = Number(value) { return true }
    return false
  }

  private static func component(
    _ vm: Machine, _ value: Value, _ expected: String, asks: Bool
  ) throws(PyError) -> ComplexArithmetic.Parts {
    if value.isUndefined { return (0, 0) }
    if asks, value.isObject, let method = NumberConversion.method(vm, .complex, value) {
      let result = try vm.call(method, [value])
      if case .complex(let real, let imaginary) = Number(result) {
        try NumberConversion.warnOfSubclass(vm, .complex, result, is: "complex", "__complex__")
        return (real, imaginary)
      }
      throw vm.typeError("__complex__ returned non-complex (type \(vm.typeName(of: result)))")
    }
    if case .complex(let real, let imaginary) = Number(value) { return (real, imaginary) }
    if let real = try NumberConversion.ownFloat(vm, value) { return (real, 0) }
    if let real = try NumberConversion.realNumber(vm, value) { return (real, 0) }
    throw vm.typeError("complex() \(expected), not '\(vm.typeName(of: value))'")
  }

  /// An underscore that does not stand between two digits.
  private static func hasStrayUnderscore(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.indices.contains { index in
      guard text[index] == UInt8(ascii: "_") else { return false }
      let isBetween = index > 0 && index + 1 < text.count && text[index - 1] &- 48 < 10 && text[index + 1] &- 48 < 10
      return !isBetween
    }
  }

  /// "1", "2j", "1+2j", in parentheses or not.
  private static func parse(_ text: StrObject) -> ComplexArithmetic.Parts? {
    guard var bytes = NumberParsing.asciiForm(text.utf8) else { return nil }
    if bytes.first == 40, bytes.last == 41 {
      bytes = bytes[1..<(bytes.count - 1)].withUnsafeBufferPointer { NumberParsing.asciiForm($0) } ?? []
    }
    if let real = float(bytes[...]) { return (real, 0) }
    guard let last = bytes.popLast(), last | 32 == 106 else { return nil }
    var split = bytes.count - 1
    while split > 0, bytes[split] != 43 && bytes[split] != 45 || bytes[split - 1] | 32 == 101 { split -= 1 }
    if split <= 0 { return imaginary(bytes[...]).map { (0, $0) } }
    guard let real = float(bytes[..<split]), let second = imaginary(bytes[split...]) else { return nil }
    return (real, second)
  }

  private static func imaginary(_ bytes: ArraySlice<UInt8>) -> Double? {
    if bytes.isEmpty || bytes.elementsEqual([43]) { return 1 }
    if bytes.elementsEqual([45]) { return -1 }
    return float(bytes)
  }

  private static func float(_ bytes: ArraySlice<UInt8>) -> Double? {
    if bytes.last == 32 || bytes.first == 32 { return nil }
    return bytes.withUnsafeBufferPointer { NumberParsing.float($0) }
  }

  private static let methods: [NativeRow] = [
    NativeRow("conjugate(self, /)", .exact) { vm, arguments throws(PyError) in
      let (real, imaginary) = parts(arguments.receiver)
      return ComplexArithmetic.value(vm, (real, -imaginary))
    },
    NativeRow("__abs__(self, /)", .exact) { vm, arguments throws(PyError) in
      NumberConversion.absolute(vm, arguments.receiver)
    },
    NativeRow("__getnewargs__(self, /)", .exact) { vm, arguments in
      let (real, imaginary) = parts(arguments.receiver)
      return vm.tuple([Value(real), Value(imaginary)])
    },
    NativeRow("__complex__(self, /)", .exact) { vm, arguments throws(PyError) in
      ComplexArithmetic.value(vm, parts(arguments.receiver))
    },
  ]

  private static let properties: [NativeProperty] = [
    NativeProperty("real") { vm, value throws(PyError) in Value(parts(value).real) },
    NativeProperty("imag") { vm, value throws(PyError) in Value(parts(value).imaginary) },
  ]
}
