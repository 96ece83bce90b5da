// Operations that write into their tensor: the underscore methods, `+=` and assignment to an index.

import Autodiff
import PythonRuntime
import Tensors

enum WritingOperations {
  static let all: [TensorOperation] =
    arithmetic + filling + [
      TensorOperation("copy_", "other, non_blocking=False", .method) { (vm, tensor, arguments) throws(PyError) in
        if let number = vm.scalar(arguments[1]) {
          _ = try vm.engine { () throws(TensorError) in try tensor.copy_(try tensor.constant(number)) }
          return arguments[0]
        }
        let source = try vm.tensor(arguments[1], "copy_", "other")
        try vm.warnOfDiscardedPart(source, tensor.dtype)
        _ = try vm.engine { () throws(TensorError) in try tensor.copy_(source) }
        return arguments[0]
      },
      inPlace("relu_") { (t) throws(TensorError) in try t.relu_() },
      inPlace("exp_") { (t) throws(TensorError) in try t.exp_() },
      inPlace("sqrt_") { (t) throws(TensorError) in try t.sqrt_() },
      inPlace("neg_") { (t) throws(TensorError) in try t.neg_() },
      inPlace("tanh_") { (t) throws(TensorError) in try t.tanh_() },
      inPlace("sigmoid_") { (t) throws(TensorError) in try t.sigmoid_() },
      inPlace("zero_") { (t) throws(TensorError) in try t.zero_() },
    ]

  private static func inPlace(
    _ name: String, _ operation: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, "", .method) { (vm, tensor, arguments) throws(PyError) in
      _ = try vm.engine { () throws(TensorError) in try operation(tensor) }
      return arguments[0]
    }
  }

  private static func row(_ name: String, _ op: BinaryOperator, scaled: Bool = false) -> TensorOperation {
    TensorOperation(name, scaled ? "other, *, alpha=1" : "other", .method) { (vm, tensor, arguments) throws(PyError) in
      let alpha = scaled ? try vm.double(arguments[2], name, "alpha") : 1
      let result = try vm.tensorInPlace(op, arguments[0], arguments[1], alpha: alpha)
      if result.isNotImplemented { throw vm.argumentError(name, "other", 1, expected: "Tensor", found: arguments[1]) }
      return result
    }
  }

  private static let arithmetic: [TensorOperation] = [
    row("add_", .add, scaled: true), row("sub_", .subtract, scaled: true), row("mul_", .multiply),
    row("pow_", .power),
  ]

  private static let filling: [TensorOperation] = [
    TensorOperation("fill_", "value", .method) { (vm, tensor, arguments) throws(PyError) in
      if let value = arguments[1].tensor, value.rank == 0, value.requiresGradient || tensor.array.repeatsElements {
        _ = try vm.engine { () throws(TensorError) in try tensor.fill_(with: value) }
        return arguments[0]
      }
      if let value = arguments[1].tensor, value.rank > 0 {
        throw vm.runtimeError(
          "fill_ only supports 0-dimension value tensor but got tensor with \(value.rank) dimensions.")
      }
      guard let number = try vm.scalarOrItem(arguments[1]) else {
        throw vm.argumentError("fill_", "value", 1, expected: "Number", found: arguments[1])
      }
      _ = try vm.engine { () throws(TensorError) in try tensor.fill_(number) }
      return arguments[0]
    },
    TensorOperation("uniform_", "from=0, to=1, *, generator=None", .method) { (vm, tensor, arguments) throws(PyError) in
      let from = try vm.double(arguments[1], "uniform_", "from")
      let to = try vm.double(arguments[2], "uniform_", "to")
      let generator = try vm.generator(arguments[3])
      _ = try vm.engine { () throws(TensorError) in
        try tensor.fillWith("uniform_") { (array) throws(TensorError) in try array.fillUniform(from, to, generator) }
      }
      return arguments[0]
    },
    TensorOperation("normal_", "mean=0, std=1, *, generator=None", .method) { (vm, tensor, arguments) throws(PyError) in
      let mean = try vm.double(arguments[1], "normal_", "mean")
      let deviation = try vm.double(arguments[2], "normal_", "std")
      let generator = try vm.generator(arguments[3])
      _ = try vm.engine { () throws(TensorError) in
        try tensor.fillWith("normal_") { (array) throws(TensorError) in try array.fillNormal(mean, deviation, generator)
        }
      }
      return arguments[0]
    },
    TensorOperation("random_", "from=0, to=?, *, generator=None", .method) { (vm, tensor, arguments) throws(PyError) in
      let generator = try vm.generator(arguments[3])
      if arguments[2].isUndefined && arguments[1].isInt && arguments[1].asInt == 0 {
        _ = try vm.engine { () throws(TensorError) in
          try tensor.fillWith("random_") { (array) throws(TensorError) in try array.fillRandom(generator) }
        }
        return arguments[0]
      }
      let single = arguments[2].isUndefined
      let from = single ? 0 : try vm.int(arguments[1], "random_", "from")
      let to = try vm.int(arguments[single ? 1 : 2], "random_", "to")
      _ = try vm.engine { () throws(TensorError) in
        try tensor.fillWith("random_") { (array) throws(TensorError) in try array.fillRandom(from, to, generator) }
      }
      return arguments[0]
    },
  ]
}

extension Machine {
  /// `tensor op= other`: writes into the tensor, and returns it.
  func tensorInPlace(_ op: BinaryOperator, _ left: Value, _ right: Value, alpha: Double = 1) throws(PyError) -> Value {
    guard let a = left.tensor else { return .notImplemented }
    if let b = right.tensor {
      switch op {
      case .add: _ = try engine { () throws(TensorError) in try a.add_(b, alpha: alpha) }
      case .subtract: _ = try engine { () throws(TensorError) in try a.sub_(b, alpha: alpha) }
      case .multiply: _ = try engine { () throws(TensorError) in try a.mul_(b) }
      case .trueDivide: _ = try engine { () throws(TensorError) in try a.div_(b) }
      case .floorDivide: _ = try engine { () throws(TensorError) in try a.apply_(.floorDivide, b) }
      case .bitAnd: _ = try engine { () throws(TensorError) in try a.apply_(.bitwiseAnd, b) }
      case .bitOr: _ = try engine { () throws(TensorError) in try a.apply_(.bitwiseOr, b) }
      default: return try writtenOver(a, op, left, right)
      }
      return left
    }
    guard let number = scalar(right) else { return .notImplemented }
    switch op {
    case .add: _ = try engine { () throws(TensorError) in try a.add_(number, alpha: alpha) }
    case .subtract: _ = try engine { () throws(TensorError) in try a.sub_(number, alpha: alpha) }
    case .multiply: _ = try engine { () throws(TensorError) in try a.mul_(number) }
    case .trueDivide: _ = try engine { () throws(TensorError) in try a.div_(number) }
    case .power: _ = try engine { () throws(TensorError) in try a.pow_(number) }
    default: return try writtenOver(a, op, left, right)
    }
    return left
  }

  /// The operators that have no shorter way: the operation on a stand-in, its result written over the tensor.
  private func writtenOver(_ tensor: Tensor, _ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError)
    -> Value
  {
    if op == .matrixMultiply { return .notImplemented }
    let recorded = right.tensor?.requiresGradient ?? false
    let standIn = try engine { () throws(TensorError) in try tensor.standInForWriting(recorded: recorded) }
    guard let result = try tensorBinary(op, wrap(standIn), right).tensor else { return .notImplemented }
    _ = try engine { () throws(TensorError) in try tensor.becomes(result, of: standIn, "operator") }
    return left
  }
}
