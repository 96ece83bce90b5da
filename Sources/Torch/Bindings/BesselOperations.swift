// Bessel functions, normal tails, incomplete gamma functions and orthogonal polynomials as `torch.special` names them.

import Autodiff
import PythonRuntime
import Tensors

enum BesselOperations {
  /// What stands in `torch` and on tensors too.
  static let all: [TensorOperation] = [
    .unary("i0") { (t) throws(TensorError) in try t.i0() },
    .pair("igamma") { (a, x) throws(TensorError) in try a.incompleteGamma(x, upper: false) },
    .pair("igammac") { (a, x) throws(TensorError) in try a.incompleteGamma(x, upper: true) },
  ]

  /// `torch.special` alone.
  static let special: [TensorOperation] =
    functions + plain + [
      .pair("gammainc") { (a, x) throws(TensorError) in try a.incompleteGamma(x, upper: false) },
      .pair("gammaincc") { (a, x) throws(TensorError) in try a.incompleteGamma(x, upper: true) },
    ]

  private static let functions: [TensorOperation] = [
    .unary("i0") { (t) throws(TensorError) in try t.i0() },
    .unary("i0e") { (t) throws(TensorError) in try t.i0e() },
    .unary("i1") { (t) throws(TensorError) in try t.i1() },
    .unary("i1e") { (t) throws(TensorError) in try t.i1e() },
    .unary("erfcx") { (t) throws(TensorError) in
      try checkKernel("erfcx", t)
      return try t.erfcx()
    },
    .unary("log_ndtr") { (t) throws(TensorError) in
      try checkKernel("log_ndtr", t)
      return try t.logNormal()
    },
    .unary("ndtri") { (t) throws(TensorError) in try t.normalQuantile() },
  ]

  private static func only(_ name: String, _ function: SpecialFunction) -> TensorOperation {
    .unary(name) { (t) throws(TensorError) in
      try checkKernel(name, t)
      return try t.pointwiseOnly(function)
    }
  }

  /// There are no kernels for the half types.
  private static func checkKernel(_ name: String, _ tensor: Tensor) throws(TensorError) {
    if tensor.dtype.isHalf { throw .notImplemented(kernel: "\(name)_cpu", for: tensor.dtype) }
  }

  private static let plain: [TensorOperation] = [
    only("airy_ai", .airyAi), only("bessel_j0", .besselJ0),
    only("bessel_j1", .besselJ1),
    only("bessel_y0", .besselY0), only("bessel_y1", .besselY1),
    only("modified_bessel_i0", .modifiedI0), only("modified_bessel_i1", .modifiedI1),
    only("modified_bessel_k0", .modifiedK0), only("modified_bessel_k1", .modifiedK1),
    only("scaled_modified_bessel_k0", .scaledK0),
    only("scaled_modified_bessel_k1", .scaledK1),
    only("spherical_bessel_j0", .sphericalJ0),
  ]

  /// The polynomials take numbers for either argument.
  static let polynomials: [NativeRow] = [
    ("chebyshev_polynomial_t", .chebyshevT, false), ("chebyshev_polynomial_u", .chebyshevU, false),
    ("chebyshev_polynomial_v", .chebyshevV, false), ("chebyshev_polynomial_w", .chebyshevW, false),
    ("shifted_chebyshev_polynomial_t", .chebyshevT, true), ("shifted_chebyshev_polynomial_u", .chebyshevU, true),
    ("shifted_chebyshev_polynomial_v", .chebyshevV, true), ("shifted_chebyshev_polynomial_w", .chebyshevW, true),
    ("hermite_polynomial_h", .hermite, false), ("hermite_polynomial_he", .probabilistHermite, false),
    ("laguerre_polynomial_l", .laguerre, false), ("legendre_polynomial_p", .legendre, false),
  ].map(row)

  private static func row(
    _ entry: (name: String, family: SpecialFunctions.Polynomial, shifted: Bool)
  ) -> NativeRow {
    NativeRow("\(entry.name)(input, n)") { (vm, arguments) throws(PyError) in
      if vm.scalar(arguments[0]) != nil, vm.scalar(arguments[1]) != nil {
        throw vm.invalidCombination(
          "special_" + entry.name, [arguments[0], arguments[1]], nil,
          ["Tensor x, Tensor n", "Number x, Tensor n", "Tensor x, Number n"].map { "(\($0), *, Tensor out = None)" })
      }
      let x = try vm.numberOrTensor(arguments[0], entry.name, "input", 1)
      let n = try vm.numberOrTensor(arguments[1], entry.name, "n", 2)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try x.polynomial(entry.family, n, shifted: entry.shifted) })
    }
  }
}

extension Machine {
  /// A tensor, or a number as a tensor without dimensions.
  fileprivate func numberOrTensor(
    _ value: Value, _ function: String, _ name: String, _ position: Int
  ) throws(PyError) -> Tensor {
    guard let number = scalar(value) else { return try tensor(value, function, name, position) }
    let state = torch.engine
    return Tensor(
      try engine { () throws(TensorError) in
        try NDArray.scalar(number, number.dtype(default: state.defaultDType), state)
      })
  }
}
