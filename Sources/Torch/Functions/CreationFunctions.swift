// Constructors of constant tensors: `zeros`, `ones`, `empty`, `full`, `eye` and their `_like` forms, and `torch.tensor`.

import Autodiff
import PythonRuntime
import Tensors

enum CreationFunctions {
  static let functions: [NativeRow] = data + constants + likes

  private static let data: [NativeRow] = [
    NativeRow("tensor(data=?, *, dtype=None, device=None, requires_grad=False, pin_memory=False)") {
      (vm, arguments) throws(PyError) in
      if arguments[0].isUndefined { throw vm.typeError("tensor() missing 1 required positional arguments: \"data\"") }
      try vm.checkDevice(arguments[2])
      return try vm.finish(try vm.tensorFromData(arguments[0], try vm.dtype(arguments[1], "tensor")), arguments[3])
    },
    NativeRow("from_numpy(ndarray, /)") { (vm, arguments) throws(PyError) in try vm.tensorOnArray(arguments[0]) },
    NativeRow("as_tensor(data, dtype=None, device=None)") { (vm, arguments) throws(PyError) in
      try vm.checkDevice(arguments[2])
      return try asTensor(vm, arguments[0], try vm.dtype(arguments[1], "as_tensor"), copies: false)
    },
    NativeRow("asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=None)") {
      (vm, arguments) throws(PyError) in
      try vm.checkDevice(arguments[2])
      let source = arguments[0].tensor
      if arguments[4].isNone, source?.requiresGradient == true { try vm.warnOfKeptFlag() }
      let dtype = try vm.dtype(arguments[1], "asarray")
      if source == nil, let shared = try buffer(vm, arguments[0], dtype) { return shared }
      if arguments[3].isBool, !arguments[3].asBool {
        var aliased = source
        if aliased == nil { aliased = try vm.tensorOperand(arguments[0]) }
        guard let source = aliased else {
          throw vm.valueError("can't alias arbitrary sequence into a tensor.")
        }
        if let dtype, dtype != source.dtype {
          throw vm.valueError(
            "can't alias tensor with dtype '\(source.dtype.typeName)' into dtype '\(dtype.typeName)'.")
        }
      }
      let result = try asTensor(vm, arguments[0], dtype, copies: vm.flag(arguments[3]))
      guard let tensor = result.tensor, !arguments[4].isNone || source?.requiresGradient == true else { return result }
      if !arguments[4].isNone, try !vm.flag(arguments[4]) {
        // The flag of a leaf itself is switched off; what has a history is cut from it.
        if !tensor.requiresGradient { return result }
        if !tensor.isLeaf { return vm.wrap(tensor.detach()) }
        try vm.engine { () throws(TensorError) in try tensor.setRequiresGradient(false) }
        return result
      }
      return try vm.finish(tensor, Value(true))
    },
    NativeRow("scalar_tensor(s, *, \(CreationOptions.parameters))") { (vm, arguments) throws(PyError) in
      guard let number = try vm.scalarOrItem(arguments[0]) else {
        throw vm.argumentError("scalar_tensor", "s", 1, expected: "Number", found: arguments[0])
      }
      let state = vm.torch.engine
      return try CreationOptions(vm, arguments, from: 1, "scalar_tensor").make(vm) { dtype throws(TensorError) in
        try NDArray.scalar(number, dtype, state)
      }
    },
  ]

  /// Bytes as elements of a type, as `frombuffer` reads them; nil for anything else.
  private static func buffer(_ vm: Machine, _ data: Value, _ dtype: DType?) throws(PyError) -> Value? {
    guard data.isKind(.bytes) || vm.typeName(of: data) == "bytearray" else { return nil }
    let read = try vm.getAttribute(Value(try vm.importModule("torch")), vm.intern("frombuffer"))
    let type = dtype ?? vm.torch.engine.defaultDType
    return try vm.call(read, [data], keywords: [(vm.intern("dtype"), vm.dtypeObject(type))])
  }

  private static func asTensor(
    _ vm: Machine, _ data: Value, _ dtype: DType?, copies: Bool
  ) throws(PyError) -> Value {
    if !copies, let shared = try vm.tensorOperand(data) {
      return vm.wrap(try vm.engine { () throws(TensorError) in try shared.to(dtype ?? shared.dtype) })
    }
    guard let tensor = data.tensor else { return vm.wrap(try vm.tensorFromData(data, dtype)) }
    if !copies && (dtype == nil || dtype == tensor.dtype) { return data }
    return vm.wrap(
      try vm.engine { () throws(TensorError) in
        let converted = try tensor.to(dtype ?? tensor.dtype)
        return try converted === tensor ? tensor.clone() : converted
      })
  }

  private static let constants: [NativeRow] = [
    filled("zeros", .int(0)), filled("ones", .int(1)), filled("empty", .int(0)),
    NativeRow("full(size, fill_value=?, *, \(CreationOptions.parameters))") { (vm, arguments) throws(PyError) in
      if arguments[1].isUndefined {
        throw vm.typeError("full() missing 1 required positional arguments: \"fill_value\"")
      }
      guard arguments[0].isKind(.tuple) || arguments[0].isKind(.list) else {
        throw vm.argumentError("full", "size", 1, expected: "tuple of ints", found: arguments[0])
      }
      let shape = try vm.shape(vm.tuple([arguments[0]]), "full")
      guard let number = try vm.scalarOrItem(arguments[1]) else {
        throw vm.argumentError("full", "fill_value", 2, expected: "Number", found: arguments[1])
      }
      let state = vm.torch.engine
      return try CreationOptions(vm, arguments, from: 2, "full").make(
        vm, default: number.dtype(default: state.defaultDType)
      ) { dtype throws(TensorError) in try NDArray.full(shape, number, dtype, state) }
    },
    NativeRow("eye(n, m=None, *, \(CreationOptions.parameters))") { (vm, arguments) throws(PyError) in
      let rows = try vm.int(arguments[0], "eye", "n", 1)
      let columns = try vm.optionalInt(arguments[1], "eye", "m") ?? rows
      let state = vm.torch.engine
      return try CreationOptions(vm, arguments, from: 2, "eye").make(vm) { dtype throws(TensorError) in
        try NDArray.eye(rows, columns, dtype, state)
      }
    },
    NativeRow("empty_strided(size, stride, *, \(CreationOptions.parameters))") { (vm, arguments) throws(PyError) in
      let shape = try vm.shape(vm.tuple([arguments[0]]), "empty_strided")
      let strides = try vm.shape(vm.tuple([arguments[1]]), "empty_strided", "stride")
      let state = vm.torch.engine
      return try CreationOptions(vm, arguments, from: 2, "empty_strided").make(vm) { dtype throws(TensorError) in
        try NDArray.zeros(shape, strides: strides, dtype, state)
      }
    },
  ]

  private static func filled(_ name: String, _ number: Scalar) -> NativeRow {
    NativeRow("\(name)(*args, size=?, \(CreationOptions.parameters), memory_format=None)") {
      (vm, arguments) throws(PyError) in
      let shape = try vm.constructorShape(arguments, name)
      if name == "zeros" && shape.contains(where: { $0 < 0 }) {
        throw vm.runtimeError("zeros: Dimension size must be non-negative.")
      }
      let state = vm.torch.engine
      let order = try vm.memoryOrder(arguments[8], name) ?? .rowMajor
      return try CreationOptions(vm, arguments, from: 2, name).make(vm) { dtype throws(TensorError) in
        let made = try NDArray.full(shape, number, dtype, state)
        return try made.isIn(order) ? made : try made.copied(in: order)
      }
    }
  }

  /// What the `_like` forms take after the tensor (and its value).
  static let likeParameters =
    "*, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False, memory_format=None"

  private static let likes: [NativeRow] = [
    like("zeros_like", .int(0)), like("ones_like", .int(1)), like("empty_like", .int(0)),
    NativeRow("full_like(input, fill_value, \(likeParameters))") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "full_like")
      guard let number = try vm.scalarOrItem(arguments[1]) else {
        throw vm.argumentError("full_like", "fill_value", 2, expected: "Number", found: arguments[1])
      }
      let dtype = try vm.dtype(arguments[2], "full_like")
      try vm.checkDevice(arguments[4])
      let order = try vm.memoryOrder(arguments[7], "full_like") ?? .preserved
      return try vm.make(arguments[6]) { () throws(TensorError) in
        let made = try input.array.filledLike(number, dtype)
        return try made.isIn(order) ? made : try made.copied(in: order)
      }
    },
  ]

  private static func like(_ name: String, _ number: Scalar) -> NativeRow {
    NativeRow("\(name)(input, \(likeParameters))") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let dtype = try vm.dtype(arguments[1], name)
      try vm.checkDevice(arguments[3])
      let order = try vm.memoryOrder(arguments[6], name) ?? .preserved
      let made = try vm.make(arguments[5]) { () throws(TensorError) in
        let made = try input.array.filledLike(number, dtype)
        return try made.isIn(order) ? made : try made.copied(in: order)
      }
      made.tensor?.noteMaking(name)
      return made
    }
  }
}

extension Machine {
  /// Wraps a fresh array, and sets `requires_grad` where asked.
  func make(_ requiresGradient: Value, _ body: () throws(TensorError) -> NDArray) throws(PyError) -> Value {
    try finish(Tensor(try engine(body)), requiresGradient)
  }

  /// Wraps a fresh array of which no derivative exists by what it was made of.
  func makeDiscrete(
    _ name: String, of operands: [Tensor], _ body: () throws(TensorError) -> NDArray
  ) throws(PyError) -> Value {
    let result = Tensor(try engine(body))
    if torch.engine.recorder != nil { result.noteCut(.type, name, operands) }
    return wrap(result)
  }

  func finish(_ tensor: Tensor, _ requiresGradient: Value) throws(PyError) -> Value {
    if try flag(requiresGradient) {
      if !tensor.dtype.isFloatingPoint && !tensor.dtype.isComplex {
        throw runtimeError("Only Tensors of floating point and complex dtype can require gradients")
      }
      try engine { () throws(TensorError) in try tensor.setRequiresGradient(true) }
    }
    return wrap(tensor)
  }

  /// A number, or the number in a tensor of one element.
  func scalarOrItem(_ value: Value) throws(PyError) -> Scalar? {
    if let number = scalar(value) { return number }
    guard let tensor = value.tensor, tensor.count == 1 else { return nil }
    return try engine { () throws(TensorError) in try tensor.item() }
  }
}
