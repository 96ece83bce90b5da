// Operations on two or three operands beyond the operators: most take a tensor or a number on the right.

import Autodiff
import PythonRuntime
import Tensors

enum PairOperations {
  static let all: [TensorOperation] = pairs + withNumbers + bits + triples + comparisons

  private static let pairs: [TensorOperation] = [
    TensorOperation("__rdiv__", "other", .method) { (vm, tensor, arguments) throws(PyError) in
      let turned = vm.wrap(try vm.engine { () throws(TensorError) in try tensor.reciprocal() })
      return try vm.arithmetic(.multiply, "mul", turned, arguments[1])
    },
    .pair("atan2") { (a, b) throws(TensorError) in try a.atan2(b) },
    .pair("arctan2") { (a, b) throws(TensorError) in try a.atan2(b) },
    .pair("hypot") { (a, b) throws(TensorError) in try a.hypot(b) },
    .pair("logaddexp") { (a, b) throws(TensorError) in try a.logAddExp(b) },
    .pair("logaddexp2") { (a, b) throws(TensorError) in try a.logAddExp2(b) },
    .pair("heaviside", "values") { (a, b) throws(TensorError) in try a.heaviside(b) },
    .pair("fmax") { (a, b) throws(TensorError) in try a.fmax(b) },
    .pair("fmin") { (a, b) throws(TensorError) in try a.fmin(b) },
    .pair("nextafter") { (a, b) throws(TensorError) in try a.nextAfter(b) },
    .pair("gcd") { (a, b) throws(TensorError) in try a.gcd(b) },
    .pair("lcm") { (a, b) throws(TensorError) in try a.lcm(b) },
    .pair("ldexp") { (a, b) throws(TensorError) in try a.ldexp(b) },
    .pair("inner") { (a, b) throws(TensorError) in try a.inner(b) },
    .pair("kron") { (a, b) throws(TensorError) in try a.kron(b) },
    .pair("logical_xor") { (a, b) throws(TensorError) in try a.compare(.logicalXor, b) },
    TensorOperation("dist", "other, p=2") { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "dist", "other", 2)
      let p = try vm.double(arguments[2], "dist", "p", 3)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.dist(other, p) })
    },
  ]

  typealias TensorForm = @Sendable (Tensor, Tensor) throws(TensorError) -> Tensor
  typealias NumberForm = @Sendable (Tensor, Scalar) throws(TensorError) -> Tensor

  /// An operation whose right side is a tensor or a number.
  static func mixed(
    _ name: String, _ parameter: String = "other", _ first: @escaping TensorForm, _ second: @escaping NumberForm
  ) -> TensorOperation {
    TensorOperation(name, parameter) { (vm, tensor, arguments) throws(PyError) in
      switch vm.operand(arguments[1]) {
      case .tensor(let other):
        return vm.wrap(try vm.engine { () throws(TensorError) in try first(tensor, other) })
      case .scalar(let number):
        return vm.wrap(try vm.engine { () throws(TensorError) in try second(tensor, number) })
      case nil: throw vm.argumentError(name, parameter, 2, expected: "Tensor", found: arguments[1])
      }
    }
  }

  private static let withNumbers: [TensorOperation] = [
    mixed("fmod") { (a, b) throws(TensorError) in
      try a.fmod(b)
    } _: { (a, b) throws(TensorError) in
      try a.fmod(b)
    },
    mixed("copysign") { (a, b) throws(TensorError) in
      try a.copysign(b)
    } _: { (a, b) throws(TensorError) in
      try a.copysign(b)
    },
    mixed("float_power", "exponent") { (a, b) throws(TensorError) in
      try a.floatPower(b)
    } _: { (a, b) throws(TensorError) in
      try a.floatPower(b)
    },
    mixed("xlogy") { (a, b) throws(TensorError) in
      try a.xlogy(b)
    } _: { (a, b) throws(TensorError) in
      try a.xlogy(number: b, first: false)
    },
    rounded("div"), rounded("divide"),
    TensorOperation("true_divide", "other") { (vm, tensor, arguments) throws(PyError) in
      try vm.arithmetic(.trueDivide, "div", vm.wrap(tensor), arguments[1])
    },
  ]

  /// `div` with `rounding_mode=`.
  private static func rounded(_ name: String) -> TensorOperation {
    TensorOperation(name, "other, *, rounding_mode=None") { (vm, tensor, arguments) throws(PyError) in
      if arguments[2].isNone { return try vm.arithmetic(.trueDivide, name, vm.wrap(tensor), arguments[1]) }
      let mode: RoundingMode
      switch arguments[2].str?.string {
      case "floor": mode = .floor
      case "trunc": mode = .truncate
      default:
        throw vm.runtimeError(
          "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found "
            + "'\(try vm.str(arguments[2]))'")
      }
      switch vm.operand(arguments[1]) {
      case .tensor(let other):
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.div(other, rounding: mode) })
      case .scalar(let number):
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.div(number, rounding: mode) })
      case nil: throw vm.argumentError(name, "other", 2, expected: "Tensor", found: arguments[1])
      }
    }
  }

  private static func shift(_ name: String, _ operation: BinaryOperation) -> TensorOperation {
    mixed(name) { (a, b) throws(TensorError) in
      try a.compare(operation, b)
    } _: { (a, b) throws(TensorError) in
      try a.compare(operation, b)
    }
  }

  private static let bits: [TensorOperation] = [
    shift("bitwise_left_shift", .shiftLeft), shift("bitwise_right_shift", .shiftRight),
  ]

  private static let triples: [TensorOperation] = [
    TensorOperation("lerp", "end, weight") { (vm, tensor, arguments) throws(PyError) in
      let end = try vm.tensor(arguments[1], "lerp", "end", 2)
      if let weight = arguments[2].tensor {
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.lerp(end, weight) })
      }
      let weight = try vm.double(arguments[2], "lerp", "weight", 3)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.lerp(end, weight) })
    },
    TensorOperation("addcmul", "tensor1, tensor2, *, value=1") { (vm, tensor, arguments) throws(PyError) in
      let (a, b) = (
        try vm.tensor(arguments[1], "addcmul", "tensor1", 2), try vm.tensor(arguments[2], "addcmul", "tensor2", 3)
      )
      let value = try vm.double(arguments[3], "addcmul", "value", 4)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.addcmul(a, b, value: value) })
    },
    TensorOperation("addcdiv", "tensor1, tensor2, *, value=1") { (vm, tensor, arguments) throws(PyError) in
      let (a, b) = (
        try vm.tensor(arguments[1], "addcdiv", "tensor1", 2), try vm.tensor(arguments[2], "addcdiv", "tensor2", 3)
      )
      let value = try vm.double(arguments[3], "addcdiv", "value", 4)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.addcdiv(a, b, value: value) })
    },
  ]

  private static func comparison(_ name: String, _ op: CompareOperator) -> TensorOperation {
    TensorOperation(name, "other") { (vm, tensor, arguments) throws(PyError) in
      let result = try vm.comparison(op, vm.wrap(tensor), arguments[1])
      if result.isNotImplemented { throw vm.argumentError(name, "other", 2, expected: "Tensor", found: arguments[1]) }
      return result
    }
  }

  private static let comparisons: [TensorOperation] = [
    comparison("less_equal", .lessEqual), comparison("greater_equal", .greaterEqual),
  ]

  /// Functions whose first argument may be a number.
  static let functions: [NativeRow] = [
    NativeRow("rsub(input, other, *, alpha=1)") { (vm, arguments) throws(PyError) in
      try vm.subtracted(
        try vm.tensor(arguments[0], "rsub"), from: arguments[1], try vm.double(arguments[2], "rsub", "alpha"))
    },
    NativeRow("isin(elements, test_elements, *, assume_unique=False, invert=False)") {
      (vm, arguments) throws(PyError) in
      let state = vm.torch.engine
      if arguments[0].tensor == nil && arguments[1].tensor == nil, vm.scalar(arguments[0]) != nil {
        throw vm.typeError(
          "isin() received an invalid combination of arguments - got (\(vm.typeName(of: arguments[0])), "
            + "\(vm.typeName(of: arguments[1]))), but expected one of:\n"
            + " * (Tensor elements, Tensor test_elements, *, bool assume_unique = False, bool invert = False, Tensor out = None)\n"
            + " * (Number element, Tensor test_elements, *, bool assume_unique = False, bool invert = False, Tensor out = None)\n"
            + " * (Tensor elements, Number test_element, *, bool assume_unique = False, bool invert = False, Tensor out = None)\n"
        )
      }
      func operandTensor(_ value: Value, _ name: String, _ position: Int) throws(PyError) -> Tensor {
        if let number = vm.scalar(value) {
          return Tensor(
            try vm.engine { () throws(TensorError) in
              try NDArray.scalar(number, number.dtype(default: state.defaultDType), state)
            })
        }
        return try vm.tensor(value, "isin", name, position)
      }
      let elements = try operandTensor(arguments[0], "elements", 1)
      let others = try operandTensor(arguments[1], "test_elements", 2)
      let inverted = try vm.strictFlag(arguments[3])
      for tensor in [elements, others] where tensor.dtype == .bool || tensor.dtype.isComplex {
        throw vm.runtimeError("Unsupported input type encountered for isin(): \(tensor.dtype.typeName)")
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try elements.isIn(others, inverted: inverted) })
    },
  ]
}

extension Machine {
  /// A number or tensor minus `alpha` times a tensor.
  fileprivate func subtracted(_ tensor: Tensor, from other: Value, _ alpha: Double) throws(PyError) -> Value {
    switch operand(other) {
    case .tensor(let other):
      return wrap(try engine { () throws(TensorError) in try tensor.rsub(other, alpha: alpha) })
    case .scalar(let number):
      return wrap(
        try engine { () throws(TensorError) in
          alpha == 1 ? try tensor.rsub(number) : try tensor.mul(.float(alpha)).rsub(number)
        })
    case nil: throw argumentError("rsub", "other", 2, expected: "Tensor", found: other)
    }
  }
}
