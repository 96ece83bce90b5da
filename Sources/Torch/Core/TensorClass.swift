// The classes `torch.Tensor` and `nn.Parameter`: operators, attributes and how they print. The operations are rows of
// the families in Bindings.

import Autodiff
import PythonRuntime
import Tensors

enum TensorClass {
  static let declaration = NativeClass(
    "Tensor", module: "torch", kind: .native,
    methods: TensorOperation.methods(TensorOperations.all).map(\.inLibraryWords),
    staticMethods: [TensorOverrides.makeSubclass], classMethods: [TensorOverrides.handler],
    properties: TensorProperties.all, slots: slots,
    hasInstanceAttributes: true, doc: "Numbers in a shape, with a memory of where they came from.")

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.binary = { (vm, op, left, right) throws(PyError) in
      if vm.torch.hasOverrides { return try vm.overriddenBinary(op, left, right) }
      return try vm.tensorBinary(op, left, right)
    }
    slots.inPlace = { (vm, op, left, right) throws(PyError) in
      if vm.torch.hasOverrides { return try vm.overriddenInPlace(op, left, right) }
      return try vm.tensorInPlace(op, left, right)
    }
    slots.compare = { (vm, op, left, right) throws(PyError) in
      if vm.torch.hasOverrides { return try vm.overriddenComparison(op, left, right) }
      return try vm.comparison(op, left, right)
    }
    slots.unary = { (vm, op, value) throws(PyError) in
      if vm.torch.hasOverrides { return try vm.overriddenUnary(op, value) }
      return try vm.tensorUnary(op, value)
    }
    slots.getItem = { (vm, value, key) throws(PyError) in
      if vm.torch.hasOverrides {
        return try vm.overridden("__getitem__", [value, key]) { () throws(PyError) in try vm.tensorItem(value, key) }
      }
      return try vm.tensorItem(value, key)
    }
    slots.setItem = { (vm, value, key, item) throws(PyError) in
      if vm.torch.hasOverrides {
        _ = try vm.overridden("__setitem__", [value, key, item]) { () throws(PyError) in
          try vm.setTensorItem(value, key, item)
          return .none
        }
        return
      }
      try vm.setTensorItem(value, key, item)
    }
    slots.deleteItem = { (vm, _, _) throws(PyError) in
      throw vm.typeError("Tensor does not support deleting items")
    }
    slots.length = { (vm, value) throws(PyError) in
      if let found = try vm.overriddenAnswer("__len__", [value]) { return try vm.int(found, "__len__", "self") }
      let tensor = try vm.tensor(value, "len")
      guard let first = tensor.shape.first else { throw vm.typeError("len() of a 0-d tensor") }
      return first
    }
    slots.truth = { (vm, value) throws(PyError) in
      if let found = try vm.overriddenAnswer("__bool__", [value]) { return try vm.truth(found) }
      let tensor = try vm.tensor(value, "bool")
      return try vm.engine { () throws(TensorError) in try tensor.array.truth() }
    }
    slots.iterate = { (vm, value) throws(PyError) in
      let tensor = try vm.tensor(value, "iter")
      if vm.torch.hasOverrides, vm.hasOverride(value) {
        let rank = try vm.callMethod(value, "dim")
        if rank.isInt, rank.asInt == 0 { throw vm.typeError("iteration over a 0-d tensor") }
        return try vm.iterator(of: try vm.callMethod(value, "unbind", [Value(0)]))
      }
      if tensor.rank == 0 { throw vm.typeError("iteration over a 0-d tensor") }
      let rows = try vm.engine { () throws(TensorError) in try tensor.unbind(0) }
      return try vm.iterator(of: vm.tuple(rows.map { vm.wrap($0) }))
    }
    slots.contains = { (vm, value, item) throws(PyError) in
      if let found = try vm.overriddenAnswer("__contains__", [value, item]) { return try vm.truth(found) }
      // The reference asks the other tensor whether it equals this one: `(item == self).any()`.
      let (first, second) = item.tensor == nil ? (value, item) : (item, value)
      let found = vm.isArray(item) ? .notImplemented : try vm.comparison(.equal, first, second)
      guard let mask = found.tensor else {
        throw vm.runtimeError(
          "Tensor.__contains__ only supports Tensor or scalar, but you passed in a \(vm.torchClassText(item)).")
      }
      return try vm.engine { () throws(TensorError) in try mask.array.reduced(.any).truth() }
    }
    slots.hash = { (_, value) throws(PyError) in Int(bitPattern: value.bits >> 4) }
    slots.repr = { (vm, value) throws(PyError) in
      if let found = try vm.overriddenAnswer("__repr__", [value]) {
        guard let text = found.str else {
          throw vm.typeError("__repr__ returned non-string (type \(vm.typeName(of: found)))")
        }
        return text.string
      }
      return try vm.tensorText(value)
    }
    slots.format = { (vm, value, spec) throws(PyError) in
      let tensor = try vm.tensor(value, "format")
      guard tensor.rank == 0, vm.classOf(value) === vm.torch.classes.tensor else {
        if spec.isEmpty { return try vm.str(value) }
        throw vm.typeError("unsupported format string passed to \(vm.typeName(of: value)).__format__")
      }
      let number = vm.number(try vm.engine { () throws(TensorError) in try tensor.item("an f-string") })
      return try vm.format(number, spec)
    }
    slots.construct = { (vm, cls, arguments) throws(PyError) in try vm.constructTensor(cls, arguments) }
    slots.setAttribute = { (vm, value, name, new) throws(PyError) in
      if let tensor = value.tensor { vm.torch.engine.activeRecorder?.noteAttribute(name.string, new, of: tensor) }
      return false
    }
    slots.deleteAttribute = { (vm, value, name) throws(PyError) in
      guard name.string == "grad", let tensor = value.tensor else { return false }
      tensor.gradient = nil
      vm.torch.engine.activeRecorder?.noteGradientSet(tensor, nil)
      return true
    }
    return slots
  }()
}

/// `nn.Parameter`: a leaf that modules register.
enum ParameterClass {
  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.repr = { (vm, value) throws(PyError) in
      let text = try vm.tensorText(value)
      // The reference names a class of the program, and then puts that into the name of its base.
      return "Parameter containing:\n" + (vm.classOf(value).isUserClass ? "Parameter(\(text))" : text)
    }
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      try check(vm, arguments)
      let data: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("data")
      let flag: Value = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("requires_grad")
      if !flag.isUndefined && !flag.isBool {
        throw vm.typeError(
          "_make_subclass(): argument 'require_grad' (position 3) must be bool, not \(vm.cTypeName(flag))")
      }
      let needs = flag.isUndefined || flag.asBool
      let state = vm.torch.engine
      guard !data.isUndefined && !data.isNone else {
        let empty = Tensor(
          try vm.engine { () throws(TensorError) in try NDArray.zeros([0], state.defaultDType, state) })
        try vm.engine { () throws(TensorError) in try empty.setRequiresGradient(needs) }
        return vm.wrap(empty, as: cls)
      }
      guard let source = data.tensor else {
        throw vm.raise(.attributeError, "'\(vm.cTypeName(data))' object has no attribute 'detach'")
      }
      let leaf = try vm.engine { () throws(TensorError) in try source.asParameter(requiresGradient: needs) }
      return vm.wrap(leaf, as: cls)
    }
    return NativeClass(
      "Parameter", module: "torch.nn.parameter", kind: .native, classMethods: [TensorOverrides.plainHandler],
      slots: slots, hasInstanceAttributes: true,
      doc: "A tensor that a module registers as one of its parameters.")
  }()

  /// Python's own words for arguments that `__new__` has not.
  private static func check(_ vm: Machine, _ arguments: CallArguments) throws(PyError) {
    if arguments.positionalCount > 2 {
      throw vm.typeError(
        "Parameter.__new__() takes from 1 to 3 positional arguments but \(arguments.positionalCount + 1) were given")
    }
    for index in 0..<arguments.keywordCount {
      let name = arguments.keyword(at: index).name.string
      guard let place = ["data", "requires_grad"].firstIndex(of: name) else {
        throw vm.typeError("Parameter.__new__() got an unexpected keyword argument '\(name)'")
      }
      if place < arguments.positionalCount {
        throw vm.typeError("Parameter.__new__() got multiple values for argument '\(name)'")
      }
    }
  }
}

extension Machine {
  /// `-x`, `+x` and `~x`.
  func tensorUnary(_ op: UnaryOperator, _ value: Value) throws(PyError) -> Value {
    let tensor = try tensor(value, "neg")
    return wrap(
      try engine { () throws(TensorError) in
        switch op {
        case .negative: try tensor.neg()
        case .positive: tensor
        case .invert:
          if tensor.dtype.isFloatingPoint || tensor.dtype.isComplex {
            throw TensorError(
              .typeError, "~ (operator.invert) is only implemented on integer and Boolean-type tensors")
          } else {
            try tensor.test(.bitwiseNot, "bitwise_not")
          }
        }
      })
  }

  /// `tensor(...)` with its suffixes.
  func tensorText(_ value: Value) throws(PyError) -> String {
    let tensor = try tensor(value, "repr")
    if torch.engine.transformDepth > 0, let text = try wrappedText(tensor) { return text }
    if tensor.count <= torch.engine.printOptions.threshold {
      try checkMemory(tensor.count > 1 << 48 ? Int.max : tensor.count * 64)
    }
    var suffixes: [String] = []
    if tensor.hasUnknownHistory {
      suffixes.append("grad_fn=<Invalid>")
    } else if let node = tensor.visibleNode {
      suffixes.append("grad_fn=<\(node.displayName)>")
    } else if tensor.isDifferentiable {
      suffixes.append("requires_grad=True")
    }
    let cls = classOf(value)
    let isPlain = !cls.isUserClass || cls.moduleName.string.hasPrefix("torch.")
    return tensor.array.printed(prefix: isPlain ? "tensor(" : cls.name.string + "(", suffixes: suffixes)
  }

  /// Python's `complex`.
  func complex(_ real: Double, _ imaginary: Double) -> Value {
    adopt(ComplexObject(real: real, imaginary: imaginary), as: builtin(.complex))
  }

  /// A Python number for an element.
  func number(_ scalar: Scalar) -> Value {
    switch scalar {
    case .bool(let value): Value(value)
    case .int(let value): Value(value)
    case .float(let value): Value(value)
    case .complex(let real, let imaginary): complex(real, imaginary)
    }
  }

  /// `torch.Tensor(2, 3)` (uninitialised, here zeros) and `torch.Tensor([1, 2])` (float32).
  func constructTensor(_ cls: ClassObject, _ arguments: CallArguments) throws(PyError) -> Value {
    let state = torch.engine
    let positional = arguments.positional
    if positional.count == 1, let source = positional[0].tensor {
      let alias = try engine { () throws(TensorError) in try source.alias() }
      return cls === torch.classes.tensor ? wrap(alias) : wrap(alias, as: cls)
    }
    let made = try legacyTensor(positional, state.defaultDType, keyword: unknownKeyword(arguments))
    guard cls !== torch.classes.tensor, let tensor = made.tensor else { return made }
    return wrap(try engine { () throws(TensorError) in try tensor.alias() }, as: cls)
  }
}
