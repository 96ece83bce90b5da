// `torch.tensor`, `zeros`, `arange` and everything else that makes a tensor from nothing.

import Autodiff
import PythonRuntime
import Tensors

enum CreationFunctions {
  private static let options = "*, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False"

  static let functions: [NativeRow] = [
    NativeRow("tensor(data=?, *, dtype=None, device=None, requires_grad=False, pin_memory=False)") {
      (vm, arguments) throws(PyError) in
      if arguments[0].isUndefined { throw vm.typeError("tensor() missing 1 required positional arguments: \"data\"") }
      try vm.checkDevice(arguments[2])
      return try vm.finish(try vm.tensorFromData(arguments[0], try vm.dtype(arguments[1], "tensor")), arguments[3])
    },
    NativeRow("as_tensor(data, dtype=None, device=None)") { (vm, arguments) throws(PyError) in
      try vm.checkDevice(arguments[2])
      let dtype = try vm.dtype(arguments[1], "as_tensor")
      if let tensor = arguments[0].tensor {
        guard let dtype, dtype != tensor.dtype else { return arguments[0] }
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.to(dtype) })
      }
      return vm.wrap(try vm.tensorFromData(arguments[0], dtype))
    },
    filled("zeros", .int(0)), filled("ones", .int(1)), filled("empty", .int(0)),
    NativeRow("full(size, fill_value, *, dtype=None, layout=None, device=None, requires_grad=False)") {
      (vm, arguments) throws(PyError) in
      let shape = try vm.shape(vm.tuple([arguments[0]]), "full")
      guard let number = try vm.scalarOrItem(arguments[1]) else {
        throw vm.argumentError("full", "fill_value", 2, expected: "Number", found: arguments[1])
      }
      try vm.checkDevice(arguments[4])
      let state = vm.torch.engine
      let dtype = try vm.dtype(arguments[2], "full") ?? number.dtype(default: state.defaultDType)
      return try vm.make(arguments[5]) { () throws(TensorError) in try NDArray.full(shape, number, dtype, state) }
    },
    NativeRow("arange(start, end=?, step=1, *, dtype=None, layout=None, device=None, requires_grad=False)") {
      (vm, arguments) throws(PyError) in try arange(vm, arguments)
    },
    NativeRow("linspace(start, end, steps, *, dtype=None, device=None, requires_grad=False)") {
      (vm, arguments) throws(PyError) in
      let start = try vm.double(arguments[0], "linspace", "start", 1)
      let end = try vm.double(arguments[1], "linspace", "end", 2)
      let steps = try vm.int(arguments[2], "linspace", "steps", 3)
      let state = vm.torch.engine
      let dtype = try vm.dtype(arguments[3], "linspace") ?? state.defaultDType
      return try vm.make(arguments[5]) { () throws(TensorError) in
        try NDArray.linspace(start, end, steps, dtype, state)
      }
    },
    NativeRow("eye(n, m=None, *, dtype=None, device=None, requires_grad=False)") { (vm, arguments) throws(PyError) in
      let rows = try vm.int(arguments[0], "eye", "n", 1)
      let columns = try vm.optionalInt(arguments[1], "eye", "m") ?? rows
      let state = vm.torch.engine
      let dtype = try vm.dtype(arguments[2], "eye") ?? state.defaultDType
      return try vm.make(arguments[4]) { () throws(TensorError) in try NDArray.eye(rows, columns, dtype, state) }
    },
    like("zeros_like", .int(0)), like("ones_like", .int(1)), like("empty_like", .int(0)),
    NativeRow("full_like(input, fill_value, *, dtype=None, device=None, requires_grad=False)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "full_like")
      guard let number = try vm.scalarOrItem(arguments[1]) else {
        throw vm.argumentError("full_like", "fill_value", 2, expected: "Number", found: arguments[1])
      }
      let dtype = try vm.dtype(arguments[2], "full_like")
      return try vm.make(arguments[4]) { () throws(TensorError) in try input.array.filledLike(number, dtype) }
    },
  ]

  private static func filled(_ name: String, _ number: Scalar) -> NativeRow {
    NativeRow("\(name)(*size, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False)") {
      (vm, arguments) throws(PyError) in
      let list = try vm.sizes(arguments[0], name)
      if list.contains(where: { $0 < 0 }) && list.count > 0 && name != "empty" {
        throw vm.runtimeError("\(name): Dimension size must be non-negative.")
      }
      let shape = try vm.engine { () throws(TensorError) in try Shape(list) }
      try vm.checkDevice(arguments[3])
      let state = vm.torch.engine
      let dtype = try vm.dtype(arguments[1], name) ?? state.defaultDType
      return try vm.make(arguments[5]) { () throws(TensorError) in try NDArray.full(shape, number, dtype, state) }
    }
  }

  private static func like(_ name: String, _ number: Scalar) -> NativeRow {
    NativeRow("\(name)(input, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let dtype = try vm.dtype(arguments[1], name)
      return try vm.make(arguments[4]) { () throws(TensorError) in try input.array.filledLike(number, dtype) }
    }
  }

  private static func arange(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    func number(_ index: Int, _ name: String) throws(PyError) -> Scalar {
      if let number = try vm.scalarOrItem(arguments[index]) { return number }
      throw vm.argumentError("arange", name, index + 1, expected: "Number", found: arguments[index])
    }
    let single = arguments[1].isUndefined
    let start = single ? Scalar.int(0) : try number(0, "start")
    let end = try number(single ? 0 : 1, "end")
    let step = try number(2, "step")
    let state = vm.torch.engine
    let isWhole = [start, end, step].allSatisfy { if case .float = $0 { false } else { true } }
    let dtype = try vm.dtype(arguments[3], "arange") ?? (isWhole ? .int64 : state.defaultDType)
    return try vm.make(arguments[6]) { () throws(TensorError) in try NDArray.arange(start, end, step, dtype, state) }
  }
}

extension Machine {
  /// Wraps a fresh array, and sets `requires_grad` where asked.
  func make(_ requiresGradient: Value, _ body: () throws(TensorError) -> NDArray) throws(PyError) -> Value {
    try finish(Tensor(try engine(body)), requiresGradient)
  }

  func finish(_ tensor: Tensor, _ requiresGradient: Value) throws(PyError) -> Value {
    if try flag(requiresGradient) {
      if !tensor.dtype.isFloatingPoint {
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

  /// A tensor from numbers, nested sequences of numbers, or another tensor (whose numbers are copied).
  func tensorFromData(_ data: Value, _ dtype: DType?) throws(PyError) -> Tensor {
    let state = torch.engine
    if let tensor = data.tensor {
      warn(
        .userWarning,
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
          + "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).")
      return try engine { () throws(TensorError) in try tensor.copyWithoutHistory().to(dtype ?? tensor.dtype) }
    }
    var collected = CollectedNumbers()
    try collect(data, depth: 0, into: &collected)
    let found =
      collected.hasComplex
      ? state.defaultDType.complexType
      : collected.hasFloat
        ? state.defaultDType : collected.hasInt ? .int64 : collected.hasBool ? .bool : state.defaultDType
    return Tensor(
      try engine { () throws(TensorError) in
        try NDArray.from(collected.numbers, try Shape(collected.shape), dtype ?? found, state)
      })
  }

  private func collect(_ data: Value, depth: Int, into collected: inout CollectedNumbers) throws(PyError) {
    if let number = try scalarOrItem(data) {
      if depth != collected.shape.count || (collected.isShapeKnown && depth < collected.shape.count) {
        throw typeError("expected a sequence of numbers")
      }
      collected.isShapeKnown = true
      collected.add(number)
      return
    }
    guard data.isKind(.list) || data.isKind(.tuple) || data.isKind(.range) || data.tensor != nil else {
      if data.str != nil && depth > 0 { throw valueError("too many dimensions 'str'") }
      if data.isNone { throw runtimeError("Could not infer dtype of NoneType") }
      throw data.str != nil
        ? typeError("new(): invalid data type 'str'") : runtimeError("Could not infer dtype of \(typeName(of: data))")
    }
    let elements = try toArray(data)
    if collected.isShapeKnown || depth < collected.shape.count {
      guard depth < collected.shape.count else {
        throw typeError("must be real number, not \(typeName(of: data))")
      }
      if collected.shape[depth] != elements.count {
        throw valueError(
          "expected sequence of length \(collected.shape[depth]) at dim \(depth) (got \(elements.count))")
      }
    } else {
      if depth >= Shape.maximumRank { throw valueError("too many dimensions in the data") }
      collected.shape.append(elements.count)
    }
    for element in elements {
      if depth + 1 < collected.shape.count, collected.isShapeKnown, scalar(element) != nil {
        throw typeError(
          "expected sequence of length \(collected.shape[depth + 1]) at dim \(depth + 1) (got \(typeName(of: element)))"
        )
      }
      try collect(element, depth: depth + 1, into: &collected)
    }
    if elements.isEmpty { collected.isShapeKnown = true }
  }
}

/// What walking nested sequences of numbers found.
private struct CollectedNumbers {
  var numbers: [Scalar] = []
  var shape: [Int] = []
  var isShapeKnown = false
  var hasComplex = false
  var hasFloat = false
  var hasInt = false
  var hasBool = false

  mutating func add(_ number: Scalar) {
    numbers.append(number)
    switch number {
    case .float: hasFloat = true
    case .int: hasInt = true
    case .bool: hasBool = true
    case .complex: hasComplex = true
    }
  }
}
