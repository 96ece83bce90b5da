// From one element type, device or memory order to another: `to` in all its forms, `type`, `half()` and their kin, and the
// same bytes read as another type.

import Autodiff
import PythonRuntime
import Tensors

enum TypeConversions {
  static let all: [TensorOperation] = [
    cast("float", .float32), cast("double", .float64), cast("half", .float16), cast("bfloat16", .bfloat16),
    cast("long", .int64), cast("int", .int32), cast("short", .int16), cast("char", .int8), cast("byte", .uint8),
    cast("bool", .bool), cast("cfloat", .complex64), cast("cdouble", .complex128),
    TensorOperation("cpu", "*, memory_format=None", .method) { (_, _, arguments) throws(PyError) in arguments[0] },
    TensorOperation("cuda", "device=None, non_blocking=False, memory_format=None", .method) {
      (vm, _, arguments) throws(PyError) in
      try vm.checkDevice(arguments[1])
      throw vm.raise(.assertionError, "Torch not compiled with CUDA enabled")
    },
    TensorOperation("to", "*args, **kwargs", .method) { (vm, tensor, arguments) throws(PyError) in
      let request = try vm.conversionRequest(try vm.toArray(arguments[1]), arguments[2].dict)
      var result = tensor
      if let dtype = request.dtype, dtype != tensor.dtype {
        try vm.warnOfDiscardedPart(tensor, dtype)
        result = try vm.engine { () throws(TensorError) in try tensor.to(dtype) }
      } else if request.copies {
        result = try vm.engine { () throws(TensorError) in try tensor.clone() }
      }
      result = try vm.ordered(result, request.memoryOrder)
      return result === tensor ? arguments[0] : vm.wrap(result)
    },
    TensorOperation("type", "dtype=None, non_blocking=False", .method) { (vm, tensor, arguments) throws(PyError) in
      if arguments[1].isNone { return vm.string(tensor.dtype.tensorTypeName) }
      if arguments[1].str == nil && arguments[1].cls == nil && !(arguments[1].native is DTypeObject)
        && !(arguments[1].native is UnsupportedDTypeObject)
      {
        throw vm.typeError("dtype must be a type, str, or dtype object")
      }
      guard let dtype = try vm.tensorType(arguments[1]), dtype != tensor.dtype else { return arguments[0] }
      try vm.warnOfDiscardedPart(tensor, dtype)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.to(dtype) })
    },
    TensorOperation("type_as", "other", .method) { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "type_as", "other")
      if other.dtype == tensor.dtype { return arguments[0] }
      try vm.warnOfDiscardedPart(tensor, other.dtype)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.to(other.dtype) })
    },
    TensorOperation("contiguous", "memory_format=None", .method) { (vm, tensor, arguments) throws(PyError) in
      let result = try vm.ordered(tensor, try vm.memoryOrder(arguments[1], "contiguous") ?? .rowMajor)
      return result === tensor ? arguments[0] : vm.wrap(result)
    },
    TensorOperation("is_contiguous", "memory_format=None", .method) { (vm, tensor, arguments) throws(PyError) in
      let order = try vm.memoryOrder(arguments[1], "is_contiguous") ?? .rowMajor
      return Value(
        try vm.engine { () throws(TensorError) in try tensor.array.isIn(order == .preserved ? .rowMajor : order) })
    },
    TensorOperation("numpy", "*, force=False", .method) { (vm, tensor, arguments) throws(PyError) in
      tensor.noteExit(".numpy()")
      return try vm.numpyArray(tensor, force: try vm.flag(arguments[1]))
    },
    TensorOperation("__array__", "dtype=None", .method) { (vm, tensor, _) throws(PyError) in
      tensor.noteExit(".numpy()")
      return try vm.numpyArray(tensor, force: false)
    },
    // NumPy calls it with what it computed from the tensor's numbers.
    TensorOperation("__array_wrap__", "array", .method) { (vm, _, arguments) throws(PyError) in
      guard vm.isArray(arguments[1]) else {
        throw vm.raise(.attributeError, "'\(vm.typeName(of: arguments[1]))' object has no attribute 'dtype'")
      }
      return try vm.wrappedArray(arguments[1])
    },
  ]

  private static func cast(_ name: String, _ dtype: DType) -> TensorOperation {
    TensorOperation(name, "*, memory_format=None", .method) { (vm, tensor, arguments) throws(PyError) in
      let order = try vm.memoryOrder(arguments[1], name)
      if tensor.dtype == dtype && order == nil { return arguments[0] }
      try vm.warnOfDiscardedPart(tensor, dtype)
      let converted = try vm.engine { () throws(TensorError) in try tensor.to(dtype) }
      let result = try vm.ordered(converted, order, of: tensor)
      return result === tensor ? arguments[0] : vm.wrap(result)
    }
  }
}

/// What a call of `to` asks for.
struct ConversionRequest {
  var dtype: DType?
  var copies = false
  var memoryOrder: MemoryOrder?
}

extension Machine {
  func conversionRequest(_ positional: [Value], _ keywords: DictObject?) throws(PyError) -> ConversionRequest {
    var request = ConversionRequest()
    var flags: [Value] = []
    for (position, value) in positional.enumerated() {
      if value.isBool {
        flags.append(value)
      } else if position == 0, let other = value.tensor {
        request.dtype = other.dtype
      } else if position < 2, isTypeArgument(value) {
        request.dtype = try dtype(value, "to")
      } else if position == 0 || (position == 1 && value.isNone) {
        if value.isFloat { throw invalidCombination("to", positional, keywords, Signatures.to) }
        try checkDevice(value)
      } else {
        throw invalidCombination("to", positional, keywords, Signatures.to)
      }
    }
    if flags.count > 1 { request.copies = flags[1].asBool }
    for (key, value) in keywords?.pairs ?? [] {
      switch key.str?.string {
      case "dtype": request.dtype = try dtype(value, "to") ?? request.dtype
      case "device": try checkDevice(value)
      case "tensor" where value.tensor != nil: request.dtype = value.tensor?.dtype
      case "copy": request.copies = try flag(value)
      case "non_blocking": _ = try flag(value)
      case "memory_format": request.memoryOrder = try memoryOrder(value, "to")
      default: throw invalidCombination("to", positional, keywords, Signatures.to)
      }
    }
    return request
  }

  private func isTypeArgument(_ value: Value) -> Bool {
    value.native is DTypeObject || value.native is UnsupportedDTypeObject || value.cls != nil
  }

  /// `type(torch.LongTensor)`, `type("torch.LongTensor")`, `type(torch.int64)`.
  fileprivate func tensorType(_ value: Value) throws(PyError) -> DType? {
    if let text = value.str?.string {
      for dtype in DType.allCases where dtype.tensorTypeName == text { return dtype }
      throw valueError("invalid type: '\(text)'")
    }
    return try dtype(value, "type")
  }

  /// The order that `memory_format` asks for.
  func memoryOrder(_ value: Value, _ function: String) throws(PyError) -> MemoryOrder? {
    if value.isUndefined || value.isNone { return nil }
    guard let format = value.native as? NamedConstant, format.family == .memoryFormat else {
      throw typeError(
        "\(function)(): argument 'memory_format' must be torch.memory_format, not \(typeName(of: value))")
    }
    return MemoryOrder(rawValue: format.name)
  }

  /// The tensor with its elements in the asked order in memory. `source`: what it was converted from, in the same operation.
  func ordered(_ tensor: Tensor, _ order: MemoryOrder?, of source: Tensor? = nil) throws(PyError) -> Tensor {
    guard let order else { return tensor }
    return try engine { () throws(TensorError) in
      try tensor.array.check(order)
      if try tensor.array.isIn(order) { return tensor }
      let result = try tensor.clone(in: order)
      guard let source else { return result }
      return tensor === source ? result.namingNode("ToCopyBackward0") : result.replacingHistory(by: tensor)
    }
  }
}
