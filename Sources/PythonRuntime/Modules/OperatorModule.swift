// The module `operator`: the operators as functions. itemgetter and its kin are in OperatorGetters.

enum OperatorModule {
  static let functions: [NativeRow] =
    binaries.map { name, op in
      NativeRow("\(name)(a, b, /)", .unpack) { vm, arguments throws(PyError) in
        try vm.binary(op, arguments[0], arguments[1])
      }
    }
    + binaries.map { name, op in
      NativeRow("i\(name.hasSuffix("_") ? String(name.dropLast()) : name)(a, b, /)", .unpack) {
        vm, arguments throws(PyError) in
        try vm.inPlace(op, arguments[0], arguments[1])
      }
    }
    + comparisons.map { name, op in
      NativeRow("\(name)(a, b, /)", .unpack) { vm, arguments throws(PyError) in
        try vm.compare(op, arguments[0], arguments[1])
      }
    } + others

  private static let binaries: [(String, BinaryOperator)] = [
    ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .trueDivide), ("floordiv", .floorDivide),
    ("mod", .modulo), ("pow", .power), ("matmul", .matrixMultiply), ("lshift", .leftShift),
    ("rshift", .rightShift), ("and_", .bitAnd), ("or_", .bitOr), ("xor", .bitXor),
  ]

  private static let comparisons: [(String, CompareOperator)] = [
    ("lt", .less), ("le", .lessEqual), ("eq", .equal), ("ne", .notEqual), ("gt", .greater), ("ge", .greaterEqual),
  ]

  private static let others: [NativeRow] = [
    NativeRow("neg(a, /)", .exact) { vm, arguments throws(PyError) in try vm.unary(.negative, arguments[0]) },
    NativeRow("abs(a, /)", .exact) { vm, arguments throws(PyError) in
      try vm.call(vm.builtins.get(vm.intern("abs")), [arguments[0]])
    },
    NativeRow("iconcat(a, b, /)", .unpack) { vm, arguments throws(PyError) in
      try vm.inPlace(.add, arguments[0], arguments[1])
    },
    NativeRow("pos(a, /)", .exact) { vm, arguments throws(PyError) in try vm.unary(.positive, arguments[0]) },
    NativeRow("inv(a, /)", .exact) { vm, arguments throws(PyError) in try vm.unary(.invert, arguments[0]) },
    NativeRow("invert(a, /)", .exact) { vm, arguments throws(PyError) in try vm.unary(.invert, arguments[0]) },
    NativeRow("not_(a, /)", .exact) { vm, arguments throws(PyError) in Value(try !vm.truth(arguments[0])) },
    NativeRow("truth(a, /)", .exact) { vm, arguments throws(PyError) in Value(try vm.truth(arguments[0])) },
    NativeRow("is_(a, b, /)", .unpack) { _, arguments in Value(arguments[0].isIdentical(to: arguments[1])) },
    NativeRow("is_not(a, b, /)", .unpack) { _, arguments in Value(!arguments[0].isIdentical(to: arguments[1])) },
    NativeRow("index(a, /)", .exact) { vm, arguments throws(PyError) in
      if let big = vm.bigInteger(arguments[0]) { return vm.int(big) }
      return Value(try vm.index(arguments[0]))
    },
    NativeRow("concat(a, b, /)", .unpack) { vm, arguments throws(PyError) in
      if vm.classAttribute(vm.classOf(arguments[0]), vm.intern("__getitem__")).isUndefined,
        vm.classOf(arguments[0]).native.getItem == nil
      {
        throw vm.typeError("'\(vm.typeName(of: arguments[0]))' object can't be concatenated")
      }
      return try vm.binary(.add, arguments[0], arguments[1])
    },
    NativeRow("contains(a, b, /)", .unpack) { vm, arguments throws(PyError) in
      Value(try vm.contains(arguments[0], arguments[1]))
    },
    NativeRow("getitem(a, b, /)", .unpack) { vm, arguments throws(PyError) in
      try vm.getItem(arguments[0], arguments[1])
    },
    NativeRow("setitem(a, b, c, /)", .unpack) { vm, arguments throws(PyError) in
      try vm.setItem(arguments[0], arguments[1], arguments[2])
      return .none
    },
    NativeRow("delitem(a, b, /)", .unpack) { vm, arguments throws(PyError) in
      try vm.deleteItem(arguments[0], arguments[1])
      return .none
    },
    NativeRow("countOf(a, b, /)", .unpack) { vm, arguments throws(PyError) in
      var total = 0
      try vm.forEach(arguments[0]) { (value) throws(PyError) in
        if try vm.equal(value, arguments[1]) { total += 1 }
        return true
      }
      return Value(total)
    },
    NativeRow("indexOf(a, b, /)", .unpack) { vm, arguments throws(PyError) in
      var position = 0
      var found = false
      try vm.forEach(arguments[0]) { (value) throws(PyError) in
        found = try vm.equal(value, arguments[1])
        if !found { position += 1 }
        return !found
      }
      if !found { throw vm.valueError("sequence.index(x): x not in sequence") }
      return Value(position)
    },
    NativeRow("length_hint(obj, default=0, /)", .unpack) { vm, arguments throws(PyError) in
      let fallback = try vm.index(arguments[1])
      return Value(try vm.lengthHint(arguments[0], fallback))
    },
  ]
}
