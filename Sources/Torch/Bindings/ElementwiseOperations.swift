// Operations on every element by itself.

import Autodiff
import PythonRuntime
import Tensors

enum ElementwiseOperations {
  static let all: [TensorOperation] = mathematics + activations + tests

  private static let mathematics: [TensorOperation] = [
    .unary("exp") { (t) throws(TensorError) in try t.exp() },
    .unary("exp2") { (t) throws(TensorError) in try t.exp2() },
    .unary("expm1") { (t) throws(TensorError) in try t.expm1() },
    .unary("log") { (t) throws(TensorError) in try t.log() },
    .unary("log2") { (t) throws(TensorError) in try t.log2() },
    .unary("log10") { (t) throws(TensorError) in try t.log10() },
    .unary("log1p") { (t) throws(TensorError) in try t.log1p() },
    .unary("sqrt") { (t) throws(TensorError) in try t.sqrt() },
    .unary("rsqrt") { (t) throws(TensorError) in try t.rsqrt() },
    .unary("square") { (t) throws(TensorError) in try t.square() },
    .unary("reciprocal") { (t) throws(TensorError) in try t.reciprocal() },
    .unary("sin") { (t) throws(TensorError) in try t.sin() },
    .unary("cos") { (t) throws(TensorError) in try t.cos() },
    .unary("tan") { (t) throws(TensorError) in try t.tan() },
    .unary("asin") { (t) throws(TensorError) in try t.asin() },
    .unary("acos") { (t) throws(TensorError) in try t.acos() },
    .unary("atan") { (t) throws(TensorError) in try t.atan() },
    .unary("sinh") { (t) throws(TensorError) in try t.sinh() },
    .unary("cosh") { (t) throws(TensorError) in try t.cosh() },
    .unary("tanh") { (t) throws(TensorError) in try t.tanh() },
    .unary("erf") { (t) throws(TensorError) in try t.erf() },
    .unary("erfc") { (t) throws(TensorError) in try t.erfc() },
    .unary("abs") { (t) throws(TensorError) in try t.abs() },
    .unary("absolute") { (t) throws(TensorError) in try t.abs() },
    .unary("neg") { (t) throws(TensorError) in try t.neg() },
    .unary("negative") { (t) throws(TensorError) in try t.neg() },
    .unary("sign") { (t) throws(TensorError) in try t.sign() },
    .unary("floor") { (t) throws(TensorError) in try t.floor() },
    .unary("ceil") { (t) throws(TensorError) in try t.ceil() },
    .unary("trunc") { (t) throws(TensorError) in try t.trunc() },
    .unary("frac") { (t) throws(TensorError) in try t.frac() },
    TensorOperation("round", "*, decimals=?") { (vm, tensor, arguments) throws(PyError) in
      if arguments[1].isUndefined { return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.round() }) }
      let decimals = try vm.int(arguments[1], "round", "decimals")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.round(decimals: decimals) })
    },
    TensorOperation("clamp", "min=None, max=None", .both, clamp),
    TensorOperation("clip", "min=None, max=None", .both, clamp),
  ]

  private static let activations: [TensorOperation] = [
    .unary("relu") { (t) throws(TensorError) in try t.relu() },
    .unary("sigmoid") { (t) throws(TensorError) in try t.sigmoid() },
    .unary("selu", .function) { (t) throws(TensorError) in
      try t.elu(alpha: 1.6732632423543772848170429916717, scale: 1.0507009873554804934193349852946)
    },
    TensorOperation("softmax", "dim, dtype=None") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "softmax", "dim")
      let dtype = try vm.dtype(arguments[2], "softmax") ?? tensor.dtype
      try vm.warnOfDiscardedPart(tensor, dtype)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.to(dtype).softmax(dimension) })
    },
    TensorOperation("log_softmax", "dim, dtype=None") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "log_softmax", "dim")
      let dtype = try vm.dtype(arguments[2], "log_softmax") ?? tensor.dtype
      try vm.warnOfDiscardedPart(tensor, dtype)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.to(dtype).logSoftmax(dimension) })
    },
  ]

  private static let tests: [TensorOperation] = [
    .unary("isnan") { (t) throws(TensorError) in try t.test(.isNaN, "isnan") },
    .unary("isinf") { (t) throws(TensorError) in try t.test(.isInfinite, "isinf") },
    .unary("isfinite") { (t) throws(TensorError) in try t.test(.isFinite, "isfinite") },
    .unary("logical_not") { (t) throws(TensorError) in try t.test(.logicalNot, "logical_not") },
    .unary("bitwise_not") { (t) throws(TensorError) in try t.test(.bitwiseNot, "bitwise_not") },
  ]

  /// A bound of `clamp` beside a tensor bound: numbers become tensors without dimensions.
  private static func clampBound(_ vm: Machine, _ tensor: Tensor, _ value: Value) throws(PyError) -> Tensor? {
    guard let number = vm.scalar(value) else { return value.tensor }
    return Tensor(
      try vm.engine { () throws(TensorError) in try NDArray.scalar(number, tensor.dtype, tensor.state) })
  }

  private static func clamp(_ vm: Machine, _ tensor: Tensor, _ arguments: Arguments) throws(PyError) -> Value {
    if arguments[1].tensor != nil || arguments[2].tensor != nil {
      let low = try clampBound(vm, tensor, arguments[1])
      let high = try clampBound(vm, tensor, arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.clamp(minTensor: low, maxTensor: high)
        })
    }
    let low = vm.scalar(arguments[1])
    let high = vm.scalar(arguments[2])
    if low == nil && high == nil {
      throw vm.runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.clamp(min: low, max: high) })
  }
}
