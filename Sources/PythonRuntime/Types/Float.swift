// The class `float`: constructor, operators and methods.

package enum FloatType {
  /// The class.
  package static let declaration = NativeClass(
    "float", kind: .floatObject, methods: methods, classMethods: [fromHex], properties: properties, slots: slots,
    doc: "Convert a string or number to a floating point number, if possible.")

  private static var slots: NativeSlots {
    var slots = NativeSlots()
    slots.binary = NumberOperators.binary
    slots.unary = NumberOperators.unary
    slots.compare = NumberOperators.compare
    slots.truth = { _, value throws(PyError) in NumberOperators.truth(value) }
    slots.hash = { _, value throws(PyError) in NumberOperators.hash(value) }
    slots.repr = { _, value throws(PyError) in
      String(decoding: FloatText.repr(number(value)), as: UTF8.self)
    }
    slots.format = { vm, value, spec throws(PyError) in
      if spec.isEmpty { return try vm.str(value) }
      return String(decoding: try ValueFormatting.number(vm, value, Array(spec.utf8)), as: UTF8.self)
    }
    slots.construct = { vm, cls, arguments throws(PyError) in
      if arguments.keywordCount > 0, cls.dunders[Dunder.initialize.rawValue].isUndefined {
        throw vm.typeError("float() takes no keyword arguments")
      }
      if arguments.positionalCount > 1 {
        throw vm.typeError("float expected at most 1 argument, got \(arguments.positionalCount)")
      }
      let result = arguments.positionalCount == 0 ? 0 : try NumberConversion.float(vm, arguments[0])
      return cls === vm.builtin(.float) ? Value(result) : vm.adopt(FloatObject(result), as: cls)
    }
    return slots
  }

  private static func number(_ value: Value) -> Double {
    if value.isFloat { return value.asFloat }
    return value.isKind(.floatObject) ? value.asObject(FloatObject.self).value : 0
  }

  private static let methods: [NativeRow] = [
    NativeRow("is_integer(self, /)", .exact) { vm, arguments throws(PyError) in
      let value = number(arguments.receiver)
      return Value(value.isFinite && value == value.rounded(.down))
    },
    NativeRow("as_integer_ratio(self, /)", .exact) { vm, arguments throws(PyError) in
      let value = number(arguments.receiver)
      if value.isNaN { throw vm.valueError("cannot convert NaN to integer ratio") }
      if value.isInfinite { throw vm.overflowError("cannot convert Infinity to integer ratio") }
      let (numerator, denominator) = IntConversion.ratio(value)
      return vm.tuple([vm.int(numerator), vm.int(denominator)])
    },
    NativeRow("hex(self, /)", .exact) { vm, arguments throws(PyError) in
      vm.string(FloatText.hexadecimal(number(arguments.receiver)))
    },
    NativeRow("conjugate(self, /)", .exact, itself),
    NativeRow("__float__(self, /)", .exact, itself),
    NativeRow("__getnewargs__(self, /)", .exact) { vm, arguments in
      vm.tuple([Value(number(arguments.receiver))])
    },
    NativeRow("__int__(self, /)", .exact, truncated),
    NativeRow("__trunc__(self, /)", .exact, truncated),
    NativeRow("__floor__(self, /)", .exact) { vm, arguments throws(PyError) in
      try FloatArithmetic.truncated(vm, number(arguments.receiver).rounded(.down))
    },
    NativeRow("__ceil__(self, /)", .exact) { vm, arguments throws(PyError) in
      try FloatArithmetic.truncated(vm, number(arguments.receiver).rounded(.up))
    },
    NativeRow("__abs__(self, /)", .exact) { vm, arguments throws(PyError) in
      Value(number(arguments.receiver).magnitude)
    },
    NativeRow("__round__(self, ndigits=None, /)", .unpack) { vm, arguments throws(PyError) in
      try NumberConversion.rounded(vm, arguments.receiver, digits: arguments[1])
    },
    NativeRow("__divmod__(self, value, /)", .exact) { vm, arguments throws(PyError) in
      try NumberOperators.divmod(vm, arguments.receiver, arguments[1])
    },
    NativeRow("__rdivmod__(self, value, /)", .exact) { vm, arguments throws(PyError) in
      try NumberOperators.divmod(vm, arguments[1], arguments.receiver)
    },
  ]

  private static func itself(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    Value(number(arguments.receiver))
  }

  private static func truncated(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    try FloatArithmetic.truncated(vm, number(arguments.receiver))
  }

  private static let properties: [NativeProperty] = [
    NativeProperty("real") { vm, value throws(PyError) in Value(number(value)) },
    NativeProperty("imag") { vm, value throws(PyError) in Value(0.0) },
  ]

  private static let fromHex = NativeRow("fromhex(type, string, /)", .exact) { vm, arguments throws(PyError) in
    guard let text = arguments[1].str else {
      throw vm.typeError("bad argument type for built-in operation")
    }
    let made = Value(try vm.lifting { () throws(TextError) in try NumberParsing.hexadecimalFloat(text.utf8) })
    guard let cls = arguments[0].cls, cls.isUserClass else { return made }
    return try vm.call(arguments[0], [made])
  }
}
