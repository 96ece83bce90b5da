// From tensors to numbers, lists and other element types, and the questions one asks of a tensor.

import Autodiff
import PythonRuntime
import Tensors

enum ConversionOperations {
  static let all: [TensorOperation] = numbers + questions + history

  private static let numbers: [TensorOperation] = [
    TensorOperation("item", "", .method) { (vm, tensor, _) throws(PyError) in
      vm.number(try vm.engine { () throws(TensorError) in try tensor.item() })
    },
    TensorOperation("tolist", "", .method) { (vm, tensor, _) throws(PyError) in
      if tensor.array.hidden != nil {
        throw vm.runtimeError("Cannot access data pointer of Tensor that doesn't have storage")
      }
      try vm.checkMemory(tensor.count > 1 << 48 ? Int.max : tensor.count * 64)
      tensor.noteExit(".tolist()")
      return try vm.nestedList(tensor.array)
    },
    TensorOperation("__float__", "", .method) { (vm, tensor, _) throws(PyError) in
      try vm.warnOfConversion(tensor)
      let value = try vm.onlyElement(tensor, "float()")
      if value.imaginaryValue != 0 {
        throw vm.runtimeError("value cannot be converted to type double without overflow")
      }
      return Value(value.doubleValue)
    },
    TensorOperation("__complex__", "", .method) { (vm, tensor, _) throws(PyError) in
      switch try vm.onlyElement(tensor, "complex()") {
      case .complex(let real, let imaginary): return vm.complex(real, imaginary)
      case let number: return vm.complex(number.doubleValue, 0)
      }
    },
    TensorOperation("__int__", "", .method) { (vm, tensor, _) throws(PyError) in
      let value = try vm.onlyElement(tensor, "int()")
      if case .float(let number) = value {
        if number.isNaN { throw vm.valueError("cannot convert float NaN to integer") }
        if number.isInfinite { throw vm.overflowError("cannot convert float infinity to integer") }
        if abs(number) >= 0x1p62 { return try vm.call(Value(vm.builtin(.int)), [Value(number)]) }
      }
      if value.imaginaryValue != 0 {
        throw vm.runtimeError("value cannot be converted to type int64_t without overflow")
      }
      return Value(value.intValue)
    },
    TensorOperation("__index__", "", .method) { (vm, tensor, _) throws(PyError) in
      guard !tensor.dtype.isDifferentiable, tensor.count == 1 else {
        throw vm.typeError("only integer tensors of a single element can be converted to an index")
      }
      return Value(try vm.onlyElement(tensor, "index()").intValue)
    },
    TensorOperation("__len__", "", .method) { (vm, tensor, _) throws(PyError) in
      guard let first = tensor.shape.first else { throw vm.typeError("len() of a 0-d tensor") }
      return Value(first)
    },
  ]

  private static let questions: [TensorOperation] = [
    TensorOperation("size", "dim=None", .method) { (vm, tensor, arguments) throws(PyError) in
      guard let dimension = try vm.optionalInt(arguments[1], "size", "dim") else { return vm.size(tensor.shape) }
      return Value(tensor.shape[try vm.engine { () throws(TensorError) in try tensor.shape.dimension(dimension) }])
    },
    TensorOperation("stride", "dim=None", .method) { (vm, tensor, arguments) throws(PyError) in
      guard let dimension = try vm.optionalInt(arguments[1], "stride", "dim") else {
        return vm.tuple(tensor.array.strides.map { Value($0) })
      }
      return Value(
        tensor.array.strides[try vm.engine { () throws(TensorError) in try tensor.shape.dimension(dimension) }])
    },
    TensorOperation("ndimension", "", .method) { (_, tensor, _) throws(PyError) in Value(tensor.rank) },
    TensorOperation("get_device", "") { (_, _, _) throws(PyError) in Value(-1) },
    TensorOperation("is_pinned", "", .method) { (_, _, _) throws(PyError) in .false },
    TensorOperation("is_shared", "", .method) { (_, _, _) throws(PyError) in .false },
    TensorOperation("is_signed") { (_, tensor, _) throws(PyError) in Value(tensor.dtype.isSigned) },
    TensorOperation("is_inference") { (_, tensor, _) throws(PyError) in Value(tensor.isInference) },
    TensorOperation("is_same_size", "other") { (vm, tensor, arguments) throws(PyError) in
      Value(try vm.tensor(arguments[1], "is_same_size", "other", 2).shape == tensor.shape)
    },
    TensorOperation("is_set_to", "tensor", .method) { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "is_set_to", "tensor").array
      let array = tensor.array
      return Value(
        array.sharesStorage(with: other) && array.offset == other.offset && array.shape == other.shape
          && array.strides == other.strides)
    },
    TensorOperation("dim", "", .method) { (_, tensor, _) throws(PyError) in Value(tensor.rank) },
    TensorOperation("numel") { (_, tensor, _) throws(PyError) in Value(tensor.count) },
    TensorOperation("nelement", "", .method) { (_, tensor, _) throws(PyError) in Value(tensor.count) },
    TensorOperation("element_size", "", .method) { (_, tensor, _) throws(PyError) in Value(tensor.dtype.byteCount) },
    TensorOperation("data_ptr", "", .method) { (_, tensor, _) throws(PyError) in
      Value(Int(bitPattern: tensor.array.pointer))
    },
    TensorOperation("storage_offset", "", .method) { (_, tensor, _) throws(PyError) in Value(tensor.array.offset) },
    TensorOperation("is_floating_point") { (_, tensor, _) throws(PyError) in Value(tensor.dtype.isFloatingPoint) },
    TensorOperation("equal", "other") { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "equal", "other", 2)
      return Value(try vm.engine { () throws(TensorError) in try tensor.array.isEqual(to: other.array) })
    },
    TensorOperation("allclose", "other, rtol=1e-05, atol=1e-08, equal_nan=False") {
      (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "allclose", "other", 2)
      let relative = try vm.double(arguments[2], "allclose", "rtol")
      let absolute = try vm.double(arguments[3], "allclose", "atol")
      let equalNaN = try vm.flag(arguments[4])
      return Value(
        try vm.engine { () throws(TensorError) in
          try tensor.array.allClose(to: other.array, relative: relative, absolute: absolute, equalNaN: equalNaN)
        })
    },
    TensorOperation("isclose", "other, rtol=1e-05, atol=1e-08, equal_nan=False") {
      (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "isclose", "other", 2)
      let relative = try vm.double(arguments[2], "isclose", "rtol")
      let absolute = try vm.double(arguments[3], "isclose", "atol")
      let equalNaN = try vm.flag(arguments[4])
      return try vm.make(.false) { () throws(TensorError) in
        try tensor.array.isClose(to: other.array, relative: relative, absolute: absolute, equalNaN: equalNaN)
      }
    },
  ]

  private static let history: [TensorOperation] = [
    TensorOperation("detach") { (vm, tensor, _) throws(PyError) in vm.wrap(tensor.detach()) },
    TensorOperation("detach_", "", .method) { (vm, tensor, arguments) throws(PyError) in
      try vm.engine { () throws(TensorError) in try tensor.detachInPlace() }
      return arguments[0]
    },
    TensorOperation("requires_grad_", "requires_grad=True", .method) { (vm, tensor, arguments) throws(PyError) in
      guard arguments[1].isBool else {
        throw vm.argumentError("requires_grad_", "requires_grad", 1, expected: "bool", found: arguments[1])
      }
      let flag = arguments[1].asBool
      let engine = vm.torch.engine
      if engine.transforms.contains(where: { $0 !== vm.torch.dualLevel }) {
        throw vm.runtimeError(
          "You are attempting to call Tensor.requires_grad_() (or perhaps using torch.autograd.functional.* APIs) inside of a "
            + "function being transformed by a functorch transform. This is unsupported, please attempt to use the functorch "
            + "transforms (e.g. grad, vjp, jacrev, jacfwd, hessian) or call requires_grad_() outside of a function being "
            + "transformed instead.")
      }
      try vm.engine { () throws(TensorError) in try tensor.setRequiresGradient(flag) }
      vm.torch.engine.activeRecorder?.add(.switched(flag), tensor)
      return arguments[0]
    },
    TensorOperation("backward", "gradient=None, retain_graph=None, create_graph=False, inputs=None", .method) {
      (vm, tensor, arguments) throws(PyError) in
      try vm.runBackward(
        [tensor], gradients: [try vm.startingGradient(arguments[1])], retainGraph: arguments[2],
        createGraph: arguments[3],
        inputs: arguments[4])
      return .none
    },
    TensorOperation("_is_view", "", .method) { (_, tensor, _) throws(PyError) in Value(tensor.isView) },
    TensorOperation("is_inference", "", .both) { (_, tensor, _) throws(PyError) in Value(tensor.isInference) },
    TensorOperation("retain_grad", "", .method) { (vm, tensor, _) throws(PyError) in
      try vm.engine { () throws(TensorError) in try tensor.retainGradient() }
      return .none
    },
  ]
}

extension Machine {
  /// Elements as nested lists, as `tolist()` gives them; a tensor without dimensions gives a number.
  fileprivate func nestedList(_ array: NDArray) throws(PyError) -> Value {
    if array.rank == 0 { return number(try engine { () throws(TensorError) in try array.item() }) }
    var position = 0
    if array.dtype.isComplex { return nested(array.shape, 0, array.scalars(), &position) }
    // As wide as the lists keep them.
    let isFloat = array.dtype.isFloatingPoint
    let wide = try engine { () throws(TensorError) in
      try array.converted(to: isFloat ? .float64 : .int64).contiguous()
    }
    return nested(wide, array.dtype == .bool ? Tag.bool : isFloat ? Tag.float : Tag.int, 0, &position)
  }

  private func nested(_ numbers: NDArray, _ tag: UInt, _ dimension: Int, _ position: inout Int) -> Value {
    let size = numbers.shape[dimension]
    let list = emptyList(capacity: size)
    if dimension == numbers.rank - 1 {
      if size > 0 { list.fill(numbers.pointer + position * 8, count: size, tag: tag) }
      position += size
    } else {
      var parts: [Value] = []
      parts.reserveCapacity(size)
      for _ in 0..<size { parts.append(nested(numbers, tag, dimension + 1, &position)) }
      list.append(contentsOf: parts)
    }
    return Value(list)
  }

  private func nested(_ shape: Shape, _ dimension: Int, _ scalars: [Scalar], _ position: inout Int) -> Value {
    var values: [Value] = []
    for _ in 0..<shape[dimension] {
      if dimension == shape.count - 1 {
        values.append(number(scalars[position]))
        position += 1
      } else {
        values.append(nested(shape, dimension + 1, scalars, &position))
      }
    }
    return list(values)
  }

  /// The reference's warning when a Python number leaves the graph without a word of the lesson's; given once.
  func warnOfConversion(_ tensor: Tensor) throws(PyError) {
    if tensor.isDifferentiable && torch.engine.gradMode { try warn(.scalarWithGradient) }
  }

  /// What `asarray` says of the flag that it keeps; given once.
  func warnOfKeptFlag() throws(PyError) { try warn(.keptFlag) }

  /// `float(t)`, `int(t)`.
  fileprivate func onlyElement(_ tensor: Tensor, _ written: String) throws(PyError) -> Scalar {
    if tensor.array.hidden != nil { return try engine { () throws(TensorError) in try tensor.array.item() } }
    if tensor.count != 1 { throw valueError("only one element tensors can be converted to Python scalars") }
    return try engine { () throws(TensorError) in try tensor.item(written) }
  }
}
