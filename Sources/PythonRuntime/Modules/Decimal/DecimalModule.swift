// How the module `decimal` comes together: native classes with the Python methods of Modules/Library added to them.

extension DecimalSource {
  static let module = NativeModule("decimal", functions: functionRows) { vm, module throws(PyError) in
    let number = vm.sharedClass(DecimalType.declaration)
    let cls = vm.sharedClass(DecimalContextType.declaration)
    vm.setMember(module, "_number", Value(number))
    vm.setMember(module, "_context", Value(cls))
    let context = DecimalContext()
    _ = vm.adopt(context, as: cls)
    let state = DecimalState(cls: number, context: context)
    vm.decimalState = state
    vm.addRootProvider { $0.visit(state.context) }
    try SourceModules.load(
      vm, module, contexts + numbers + rounding + comparison + digits + arithmetic + functions + contextMethods)
  }

  /// What a class that only carries methods has besides them.
  private static let hidden: Set<String> = ["__dict__", "__weakref__", "__module__", "__qualname__", "__doc__"]

  /// What the Python text needs of the native half.
  private static let functionRows: [NativeRow] = [
    NativeRow("_make(sign, coefficient, exponent, kind='', /)") { vm, arguments throws(PyError) in
      let form: DecimalNumber.Form
      switch arguments[3].str?.string ?? "" {
      case "": form = .finite
      case "F": form = .infinite
      case "n": form = .quiet
      default: form = .signalling
      }
      let exponent = Int(clamping: vm.bigInteger(arguments[2]) ?? 0)
      let limit = DecimalNumber.exponentLimit
      return try DecimalType.state(vm).value(
        vm,
        DecimalNumber(
          try vm.truth(arguments[0]), vm.bigInteger(arguments[1])?.magnitude ?? 0, max(min(exponent, limit), -limit),
          form))
    },
    NativeRow("_from_float(value, /)") { vm, arguments throws(PyError) in
      let number = try vm.realNumber(arguments[0])
      guard number.isFinite else { throw vm.valueError("_from_float() needs a finite number") }
      return try DecimalType.state(vm).value(vm, DecimalNumber(float: number))
    },
    NativeRow("_length(coefficient, /)") { vm, arguments in
      Value(DecimalScale.count((vm.bigInteger(arguments[0]) ?? 0).magnitude))
    },
    NativeRow("_cut(coefficient, count, sign, rounding, /)") { vm, arguments throws(PyError) in
      let (rest, isInexact) = DecimalScale.cut(
        vm.bigInteger(arguments[0]) ?? 0, Int(clamping: vm.bigInteger(arguments[1]) ?? 0),
        isNegative: try vm.truth(arguments[2]), try DecimalContextType.rounding(vm, arguments[3]))
      return vm.tuple([vm.int(rest), Value(isInexact)])
    },
    // exp(rest / 10 ** places) in units of 10 ** -places; the argument is halved first, and the result squared as often.
    NativeRow("_exp_series(rest, places, halvings, /)") { vm, arguments in
      let halvings = min(max(arguments[2].isInt ? arguments[2].asInt : 0, 0), 64)
      let scale = DecimalScale.power(min(max(arguments[1].isInt ? arguments[1].asInt : 0, 0), 4000))
      let rest = (vm.bigInteger(arguments[0]) ?? 0).magnitude >> halvings
      var (result, term, count) = (scale, scale, 1)
      while !term.isZero {
        term = (term * rest).quotientAndRemainder(dividingBy: scale * BigInt(count)).quotient
        result += term
        count += 1
      }
      for _ in 0..<halvings { result = (result * result).quotientAndRemainder(dividingBy: scale).quotient }
      return vm.int(result)
    },
    NativeRow("getcontext()") { vm, _ throws(PyError) in Value(try DecimalType.state(vm).context) },
    NativeRow("_use(context, /)") { vm, arguments throws(PyError) in
      guard let context = DecimalContextType.context(vm, arguments[0]) else {
        throw vm.typeError("argument must be a context")
      }
      try DecimalType.state(vm).context = context
      return .none
    },
    NativeRow("_fill(cls, methods, /)") { vm, arguments in
      guard let cls = arguments[0].cls, let methods = arguments[1].cls else { return arguments[0] }
      for (key, value) in methods.attributes.pairs {
        guard let name = key.str, !hidden.contains(name.string) else {
          continue
        }
        vm.setClassAttribute(cls, name, value)
      }
      return arguments[0]
    },
    NativeRow("_set_method(cls, name, method, /)") { vm, arguments in
      if let cls = arguments[0].cls, let name = arguments[1].str {
        vm.setClassAttribute(cls, name, arguments[2])
      }
      return .none
    },
  ]
}
