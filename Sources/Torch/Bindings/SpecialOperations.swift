// Further functions of one tensor: inverse hyperbolic and special functions, other names, tests of elements.

import Autodiff
import PythonRuntime
import Tensors

enum SpecialOperations {
  static let all: [TensorOperation] = functions + otherNames + parametrised + questions

  private static let functions: [TensorOperation] = [
    .unary("asinh") { (t) throws(TensorError) in try t.asinh() },
    .unary("acosh") { (t) throws(TensorError) in try t.acosh() },
    .unary("atanh") { (t) throws(TensorError) in try t.atanh() },
    .unary("erfinv") { (t) throws(TensorError) in try t.erfinv() },
    .unary("lgamma") { (t) throws(TensorError) in try t.lgamma() },
    .unary("digamma") { (t) throws(TensorError) in try t.digamma() },
    .unary("sinc") { (t) throws(TensorError) in try t.sinc() },
    .unary("sgn") { (t) throws(TensorError) in try t.sgn() },
    .unary("deg2rad") { (t) throws(TensorError) in try t.deg2rad() },
    .unary("rad2deg") { (t) throws(TensorError) in try t.rad2deg() },
    .unary("trace") { (t) throws(TensorError) in try t.trace() },
    TensorOperation("corrcoef") { (vm, tensor, _) throws(PyError) in
      if tensor.rank > 2 {
        throw vm.runtimeError(
          "corrcoef(): expected input to have two or fewer dimensions but got an input with \(tensor.rank) dimensions")
      }
      try vm.warnOfFewObservations(tensor, correction: 1, weighted: false)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.correlation() })
    },
    TensorOperation("positive") { (vm, tensor, arguments) throws(PyError) in
      if tensor.dtype == .bool {
        throw vm.runtimeError("The `+` operator, on a bool tensor is not supported.")
      }
      return arguments[0]
    },
  ]

  private static let otherNames: [TensorOperation] = [
    .unary("arcsin") { (t) throws(TensorError) in try t.asin() },
    .unary("arccos") { (t) throws(TensorError) in try t.acos() },
    .unary("arctan") { (t) throws(TensorError) in try t.atan() },
    .unary("arcsinh") { (t) throws(TensorError) in try t.asinh() },
    .unary("arccosh") { (t) throws(TensorError) in try t.acosh() },
    .unary("arctanh") { (t) throws(TensorError) in try t.atanh() },
    .unary("fix") { (t) throws(TensorError) in try t.trunc() },
    TensorOperation("adjoint") { (vm, tensor, _) throws(PyError) in
      if tensor.rank == 0 { try vm.warn(.adjointOfNumber) }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try (tensor.rank == 0 ? tensor : try tensor.matrixTranspose("adjoint()")).conjugate()
        })
    },
    .unary("fliplr") { (t) throws(TensorError) in
      if t.rank < 2 { throw .runtime("Input must be >= 2-d.") }
      return try t.flip([1])
    },
    .unary("flipud") { (t) throws(TensorError) in
      if t.rank < 1 { throw .runtime("Input must be >= 1-d.") }
      return try t.flip([0])
    },
    .unary("argwhere") { (t) throws(TensorError) in Tensor(try t.array.nonzero()) },
    .unary("msort") { (t) throws(TensorError) in try t.sort(0).0 },
  ]

  private static let parametrised: [TensorOperation] = [
    TensorOperation("polygamma", "n", .method) { (vm, tensor, arguments) throws(PyError) in
      let order = try vm.int(arguments[1], "polygamma", "n")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.polygamma(order) })
    },
    TensorOperation("mvlgamma", "p") { (vm, tensor, arguments) throws(PyError) in
      let p = try vm.int(arguments[1], "mvlgamma", "p")
      if p < 1 { throw vm.runtimeError("p has to be greater than or equal to 1") }
      if p > 10_000 { throw vm.notImplementedError("mvlgamma with p above 10000 is not supported yet") }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.mvlgamma(p)
        })
    },
    TensorOperation("logit", "eps=None") { (vm, tensor, arguments) throws(PyError) in
      let epsilon = arguments[1].isNone ? nil : try vm.double(arguments[1], "logit", "eps")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.logit(epsilon) })
    },
    TensorOperation("nan_to_num", "nan=None, posinf=None, neginf=None") { (vm, tensor, arguments) throws(PyError) in
      func number(_ index: Int, _ name: String) throws(PyError) -> Double? {
        arguments[index].isNone ? nil : try vm.double(arguments[index], "nan_to_num", name, index + 1)
      }
      let (nan, high, low) = (try number(1, "nan"), try number(2, "posinf"), try number(3, "neginf"))
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.nanToNum(nan, positive: high, negative: low) })
    },
    TensorOperation("clamp_min", "min") { (vm, tensor, arguments) throws(PyError) in
      let bound = arguments[1]
      if let low = bound.tensor {
        return vm.wrap(
          try vm.engine { () throws(TensorError) in
            try tensor.clamp(minTensor: low, maxTensor: nil, "ClampMinBackward1")
          })
      }
      let low = vm.scalar(bound)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.clamp(min: low, max: nil, "ClampMinBackward0") })
    },
    TensorOperation("clamp_max", "max") { (vm, tensor, arguments) throws(PyError) in
      let bound = arguments[1]
      if let high = bound.tensor {
        return vm.wrap(
          try vm.engine { () throws(TensorError) in
            try tensor.clamp(minTensor: nil, maxTensor: high, "ClampMaxBackward1")
          })
      }
      let high = vm.scalar(bound)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.clamp(min: nil, max: high, "ClampMaxBackward0") })
    },
  ]

  private static let questions: [TensorOperation] = [
    .unary("signbit") { (t) throws(TensorError) in try t.isSigned() },
    .unary("isposinf") { (t) throws(TensorError) in try t.isInfinite(.plus) },
    .unary("isneginf") { (t) throws(TensorError) in try t.isInfinite(.minus) },
    .unary("isreal") { (t) throws(TensorError) in try t.isReal() },
    TensorOperation("is_nonzero") { (vm, tensor, _) throws(PyError) in
      Value(try vm.engine { () throws(TensorError) in try tensor.array.truth() })
    },
    TensorOperation("is_same_size", "other") { (vm, tensor, arguments) throws(PyError) in
      Value(tensor.shape == (try vm.tensor(arguments[1], "is_same_size", "other", 2)).shape)
    },
  ]

  /// Functions whose tensor is not the first argument, and other names in `torch.special`.
  static let functionRows: [NativeRow] = [
    NativeRow("polygamma(n, input)") { (vm, arguments) throws(PyError) in
      let order = try vm.int(arguments[0], "polygamma", "n", 1)
      let tensor = try vm.tensor(arguments[1], "polygamma", "input", 2)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.polygamma(order) })
    }
  ]

  /// `torch.special`: names of functions that stand elsewhere too.
  static let specialModule: [NativeRow] =
    TensorOperation.functions(specialNames + FurtherOperations.special + BesselOperations.special) + functionRows
    + BesselOperations.polynomials

  private static let specialNames: [TensorOperation] = [
    .unary("expit") { (t) throws(TensorError) in try t.sigmoid() },
    .unary("erf") { (t) throws(TensorError) in try t.erf() },
    .unary("erfc") { (t) throws(TensorError) in try t.erfc() },
    .unary("erfinv") { (t) throws(TensorError) in try t.erfinv() },
    .unary("exp2") { (t) throws(TensorError) in try t.exp2() },
    .unary("expm1") { (t) throws(TensorError) in try t.expm1() },
    .unary("log1p") { (t) throws(TensorError) in try t.log1p() },
    .unary("gammaln") { (t) throws(TensorError) in try t.lgamma() },
    .unary("digamma") { (t) throws(TensorError) in try t.digamma() },
    .unary("psi") { (t) throws(TensorError) in try t.digamma() },
    .unary("sinc") { (t) throws(TensorError) in try t.sinc() },
    .unary("ndtr") { (t) throws(TensorError) in try t.normalProbability() },
    parametrised[2],
    PairOperations.mixed("xlogy") { (a, b) throws(TensorError) in
      try a.xlogy(b)
    } _: { (a, b) throws(TensorError) in
      try a.xlogy(number: b, first: false)
    },
    normalized("softmax") { (t, dimension) throws(TensorError) in try t.softmax(dimension) },
    normalized("log_softmax") { (t, dimension) throws(TensorError) in try t.logSoftmax(dimension) },
  ]

  /// `softmax` and `log_softmax`, which may first go over to another type.
  private static func normalized(
    _ name: String, _ operation: @escaping @Sendable (Tensor, Int) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, "dim, *, dtype=None") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], name, "dim")
      let dtype = try vm.dtype(arguments[2], name) ?? tensor.dtype
      return vm.wrap(try vm.engine { () throws(TensorError) in try operation(try tensor.to(dtype), dimension) })
    }
  }
}
