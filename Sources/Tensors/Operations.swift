// The elementwise operations by name: thin names for the kernels' codes, with what kind of element type each takes and
// gives. Knows no arrays.
import TensorKernels

/// How an operation of the kernels treats integers and bools.
enum OperandRule {
  /// Floats only: integers and bools are converted to the default type first.
  case floating
  /// Numbers as they are.
  case sameType
  /// Gives bool.
  case predicate
}

/// An operation on each element.
package struct UnaryOperation: Equatable, Sendable {
  let code: gb_unary_op
  init(_ code: gb_unary_op) { self.code = code }

  var rule: OperandRule {
    switch code {
    case GB_LOGICAL_NOT, GB_IS_NAN, GB_IS_INF, GB_IS_FINITE: .predicate
    case GB_NEG, GB_ABS, GB_SIGN, GB_SQUARE, GB_CUBE, GB_FLOOR, GB_CEIL, GB_ROUND, GB_TRUNC, GB_FRAC, GB_RELU,
      GB_CLAMP, GB_BIT_NOT, GB_COPY_VALUE, GB_CONJUGATE:
      .sameType
    default: .floating
    }
  }

  package static var negative: Self { Self(GB_NEG) }
  package static var absolute: Self { Self(GB_ABS) }
  package static var sign: Self { Self(GB_SIGN) }
  package static var square: Self { Self(GB_SQUARE) }
  package static var cube: Self { Self(GB_CUBE) }
  package static var floor: Self { Self(GB_FLOOR) }
  package static var ceil: Self { Self(GB_CEIL) }
  package static var round: Self { Self(GB_ROUND) }
  package static var trunc: Self { Self(GB_TRUNC) }
  package static var frac: Self { Self(GB_FRAC) }
  package static var exp: Self { Self(GB_EXP) }
  package static var expm1: Self { Self(GB_EXPM1) }
  package static var exp2: Self { Self(GB_EXP2) }
  package static var log: Self { Self(GB_LOG) }
  package static var log2: Self { Self(GB_LOG2) }
  package static var log10: Self { Self(GB_LOG10) }
  package static var log1p: Self { Self(GB_LOG1P) }
  package static var sin: Self { Self(GB_SIN) }
  package static var cos: Self { Self(GB_COS) }
  package static var tan: Self { Self(GB_TAN) }
  package static var asin: Self { Self(GB_ASIN) }
  package static var acos: Self { Self(GB_ACOS) }
  package static var atan: Self { Self(GB_ATAN) }
  package static var sinh: Self { Self(GB_SINH) }
  package static var cosh: Self { Self(GB_COSH) }
  package static var tanh: Self { Self(GB_TANH) }
  package static var asinh: Self { Self(GB_ASINH) }
  package static var acosh: Self { Self(GB_ACOSH) }
  package static var atanh: Self { Self(GB_ATANH) }
  package static var sigmoid: Self { Self(GB_SIGMOID) }
  package static var logSigmoid: Self { Self(GB_LOG_SIGMOID) }
  package static var relu: Self { Self(GB_RELU) }
  /// Parameter 0: negative slope.
  package static var leakyReLU: Self { Self(GB_LEAKY_RELU) }
  /// Parameters: alpha, scale.
  package static var elu: Self { Self(GB_ELU) }
  package static var gelu: Self { Self(GB_GELU) }
  package static var geluTanh: Self { Self(GB_GELU_TANH) }
  package static var silu: Self { Self(GB_SILU) }
  package static var mish: Self { Self(GB_MISH) }
  /// Parameters: beta, threshold.
  package static var softplus: Self { Self(GB_SOFTPLUS) }
  /// Parameters: minimum, maximum.
  package static var hardtanh: Self { Self(GB_HARDTANH) }
  /// Correctly rounded.
  package static var sqrt: Self { Self(GB_SQRT) }
  /// With the last bit of the reference's `torch.sqrt`.
  package static var referenceSqrt: Self { Self(GB_REFERENCE_SQRT) }
  package static var rsqrt: Self { Self(GB_RSQRT) }
  package static var reciprocal: Self { Self(GB_RECIPROCAL) }
  package static var erf: Self { Self(GB_ERF) }
  package static var erfc: Self { Self(GB_ERFC) }
  package static var logGamma: Self { Self(GB_LGAMMA) }
  package static var digamma: Self { Self(GB_DIGAMMA) }
  package static var trigamma: Self { Self(GB_TRIGAMMA) }
  /// Parameters: minimum, maximum (infinite for none).
  package static var clamp: Self { Self(GB_CLAMP) }
  /// Parameter 0: the exponent.
  package static var powScalar: Self { Self(GB_POW_SCALAR) }
  /// Parameter 0: the base.
  package static var scalarPow: Self { Self(GB_SCALAR_POW) }
  /// Complex elements only.
  package static var conjugate: Self { Self(GB_CONJUGATE) }
  package static var bitwiseNot: Self { Self(GB_BIT_NOT) }
  package static var logicalNot: Self { Self(GB_LOGICAL_NOT) }
  package static var isNaN: Self { Self(GB_IS_NAN) }
  package static var isInfinite: Self { Self(GB_IS_INF) }
  package static var isFinite: Self { Self(GB_IS_FINITE) }

  package static var hardsigmoid: Self { Self(GB_HARDSIGMOID) }
  package static var hardswish: Self { Self(GB_HARDSWISH) }
  /// Parameter 0: lambda.
  package static var hardshrink: Self { Self(GB_HARDSHRINK) }
  /// Parameter 0: lambda.
  package static var softshrink: Self { Self(GB_SOFTSHRINK) }
  /// Parameters: the threshold, and what stands for elements up to it.
  package static var threshold: Self { Self(GB_THRESHOLD) }
  /// Parameter 0: alpha.
  package static var celu: Self { Self(GB_CELU) }
  /// π where an element is negative.
  package static var angle: Self { Self(GB_ANGLE) }
  package static var sinc: Self { Self(GB_SINC) }
  package static var entropy: Self { Self(GB_ENTROPY) }
  package static var besselI0: Self { Self(GB_BESSEL_I0) }
  package static var scaledBesselI0: Self { Self(GB_BESSEL_I0E) }
  package static var besselI1: Self { Self(GB_BESSEL_I1) }
  package static var scaledBesselI1: Self { Self(GB_BESSEL_I1E) }
  /// Of doubles, foremost.
  package static var erfInverse: Self { Self(GB_ERF_INVERSE) }
  package static var normalQuantile: Self { Self(GB_NORMAL_QUANTILE) }

  /// The name of the kernel in the reference's messages.
  var kernelName: String {
    switch code {
    case GB_NEG: "neg_cpu"
    case GB_ABS: "abs_cpu"
    case GB_SIGN: "sign_cpu"
    case GB_FLOOR: "floor_vml_cpu"
    case GB_CEIL: "ceil_vml_cpu"
    case GB_ROUND: "round_vml_cpu"
    case GB_TRUNC: "trunc_vml_cpu"
    case GB_FRAC: "frac_cpu"
    case GB_BIT_NOT: "bitwise_not_cpu"
    case GB_ERF: "erf_vml_cpu"
    case GB_ERFC: "erfc_vml_cpu"
    case GB_CLAMP: "clamp_scalar_kernel_impl"
    case GB_GELU, GB_GELU_TANH: "GeluKernelImpl"
    case GB_ELU: "elu_cpu"
    case GB_SOFTPLUS: "softplus_cpu"
    case GB_LEAKY_RELU: "leaky_relu_cpu"
    case GB_LOG_SIGMOID: "log_sigmoid_cpu"
    case GB_MISH: "mish_cpu"
    case GB_CELU: "elu_cpu"
    case GB_ENTROPY: "entr_cpu"
    case GB_BESSEL_I0: "i0_vml_cpu"
    case GB_BESSEL_I0E: "i0e_cpu"
    case GB_BESSEL_I1: "i1_cpu"
    case GB_BESSEL_I1E: "i1e_cpu"
    case GB_NORMAL_QUANTILE: "ndtri_cpu"
    case GB_ERF_INVERSE: "erfinv_vml_cpu"
    case GB_LGAMMA: "lgamma_vml_cpu"
    case GB_DIGAMMA: "digamma"
    case GB_TRIGAMMA: "trigamma"
    case GB_HARDSIGMOID: "hardsigmoid_cpu"
    case GB_HARDSWISH: "hardswish_cpu"
    case GB_HARDSHRINK: "hardshrink_cpu"
    case GB_SOFTSHRINK: "softshrink_cpu"
    case GB_THRESHOLD: "threshold_cpu"
    default: "unary_cpu"
    }
  }
}

/// An operation on pairs of elements.
package struct BinaryOperation: Equatable, Sendable {
  let code: gb_binary_op
  init(_ code: gb_binary_op) { self.code = code }

  var rule: OperandRule {
    switch code {
    case GB_EQ, GB_NE, GB_LT, GB_LE, GB_GT, GB_GE, GB_LOGICAL_AND, GB_LOGICAL_OR, GB_LOGICAL_XOR: .predicate
    case GB_DIV, GB_ATAN2, GB_COPYSIGN, GB_XLOGY, GB_XLOG1PY: .floating
    default: .sameType
    }
  }

  /// Operations in which the half types take a plain number unrounded; sums and differences round it first (measured under the reference).
  var takesWideNumbers: Bool {
    switch code {
    case GB_MUL, GB_DIV: true
    default: false
    }
  }

  package static var add: Self { Self(GB_ADD) }
  package static var subtract: Self { Self(GB_SUB) }
  package static var multiply: Self { Self(GB_MUL) }
  package static var divide: Self { Self(GB_DIV) }
  package static var floorDivide: Self { Self(GB_FLOOR_DIV) }
  package static var truncateDivide: Self { Self(GB_TRUNC_DIV) }
  package static var remainder: Self { Self(GB_REMAINDER) }
  package static var fmod: Self { Self(GB_FMOD) }
  package static var power: Self { Self(GB_POW) }
  package static var maximum: Self { Self(GB_MAXIMUM) }
  package static var minimum: Self { Self(GB_MINIMUM) }
  package static var atan2: Self { Self(GB_ATAN2) }
  package static var hypot: Self { Self(GB_HYPOT) }
  package static var logAddExp: Self { Self(GB_LOGADDEXP) }
  /// Parameter 0: the factor of the second operand; one rounding.
  package static var addScaled: Self { Self(GB_ADD_ALPHA) }
  package static var bitwiseAnd: Self { Self(GB_BIT_AND) }
  package static var bitwiseOr: Self { Self(GB_BIT_OR) }
  package static var bitwiseXor: Self { Self(GB_BIT_XOR) }
  package static var shiftLeft: Self { Self(GB_SHIFT_LEFT) }
  package static var shiftRight: Self { Self(GB_SHIFT_RIGHT) }
  package static var equal: Self { Self(GB_EQ) }
  package static var notEqual: Self { Self(GB_NE) }
  package static var less: Self { Self(GB_LT) }
  package static var lessOrEqual: Self { Self(GB_LE) }
  package static var greater: Self { Self(GB_GT) }
  package static var greaterOrEqual: Self { Self(GB_GE) }
  package static var logicalAnd: Self { Self(GB_LOGICAL_AND) }
  package static var logicalOr: Self { Self(GB_LOGICAL_OR) }
  package static var logicalXor: Self { Self(GB_LOGICAL_XOR) }
  package static var squaredDifference: Self { Self(GB_SQUARED_DIFFERENCE) }
  package static var sigmoidBackward: Self { Self(GB_SIGMOID_BACKWARD) }
  package static var tanhBackward: Self { Self(GB_TANH_BACKWARD) }
  package static var thresholdBackward: Self { Self(GB_THRESHOLD_BACKWARD) }
  package static var leakyReLUBackward: Self { Self(GB_LEAKY_RELU_BACKWARD) }
  package static var eluBackward: Self { Self(GB_ELU_BACKWARD) }
  package static var geluBackward: Self { Self(GB_GELU_BACKWARD) }
  package static var geluTanhBackward: Self { Self(GB_GELU_TANH_BACKWARD) }
  package static var siluBackward: Self { Self(GB_SILU_BACKWARD) }
  package static var mishBackward: Self { Self(GB_MISH_BACKWARD) }
  package static var softplusBackward: Self { Self(GB_SOFTPLUS_BACKWARD) }
  package static var logSigmoidBackward: Self { Self(GB_LOG_SIGMOID_BACKWARD) }
  package static var hardtanhBackward: Self { Self(GB_HARDTANH_BACKWARD) }
  package static var clampBackward: Self { Self(GB_CLAMP_BACKWARD) }
  package static var binaryCrossEntropy: Self { Self(GB_BCE) }
  /// Parameter 0: beta.
  package static var smoothL1: Self { Self(GB_SMOOTH_L1) }
  /// Parameter 0: delta.
  package static var huber: Self { Self(GB_HUBER) }
  package static var copysign: Self { Self(GB_COPYSIGN) }
  package static var nextAfter: Self { Self(GB_NEXT_AFTER) }
  /// The second operand where the first is 0.
  package static var heaviside: Self { Self(GB_HEAVISIDE) }
  /// Floats: the larger, where NaN loses.
  package static var fmax: Self { Self(GB_FMAX) }
  package static var fmin: Self { Self(GB_FMIN) }
  package static var xlogy: Self { Self(GB_XLOGY) }
  package static var xlog1py: Self { Self(GB_XLOG1PY) }
  package static var prelu: Self { Self(GB_PRELU) }
  /// Parameter 0: alpha.
  package static var celuBackward: Self { Self(GB_CELU_BACKWARD) }
  package static var hardsigmoidBackward: Self { Self(GB_HARDSIGMOID_BACKWARD) }
  package static var hardswishBackward: Self { Self(GB_HARDSWISH_BACKWARD) }
  /// Parameter 0: lambda.
  package static var shrinkBackward: Self { Self(GB_SHRINK_BACKWARD) }
  /// Parameters 0 and 1: where the operand may lie.
  package static var logitBackward: Self { Self(GB_LOGIT_BACKWARD) }
  package static var boundedLogitBackward: Self { Self(GB_BOUNDED_LOGIT_BACKWARD) }

  /// The name of the kernel in the reference's messages.
  var kernelName: String {
    switch code {
    case GB_FLOOR_DIV: "div_floor_cpu"
    case GB_TRUNC_DIV: "div_trunc_cpu"
    case GB_REMAINDER: "remainder_cpu"
    case GB_FMOD: "fmod_cpu"
    case GB_POW: "pow"
    case GB_HYPOT: "hypot_cpu"
    case GB_LT: "lt_cpu"
    case GB_LE: "le_cpu"
    case GB_GT: "gt_cpu"
    case GB_GE: "ge_cpu"
    case GB_LOGADDEXP: "logaddexp_cpu"
    case GB_BIT_AND: "bitwise_and_cpu"
    case GB_BIT_OR: "bitwise_or_cpu"
    case GB_BIT_XOR: "bitwise_xor_cpu"
    case GB_SHIFT_LEFT: "lshift_cpu"
    case GB_SHIFT_RIGHT: "rshift_cpu"
    case GB_SQUARED_DIFFERENCE: "mse_cpu"
    case GB_HUBER: "huber_cpu"
    case GB_SMOOTH_L1: "smooth_l1_cpu"
    case GB_ATAN2: "atan2_cpu"
    case GB_COPYSIGN: "copysign_cpu"
    case GB_XLOGY: "xlogy_cpu"
    case GB_XLOG1PY: "xlog1py_cpu"
    default: "binary_cpu"
    }
  }
}

/// An operation on three operands.
package struct TernaryOperation: Equatable, Sendable {
  let code: gb_ternary_op
  init(_ code: gb_ternary_op) { self.code = code }

  /// a + p0·(b·c).
  package static var addcmul: Self { Self(GB_ADDCMUL) }
  /// a + p0·(b/c).
  package static var addcdiv: Self { Self(GB_ADDCDIV) }
  /// From a to b with weight c.
  package static var lerp: Self { Self(GB_LERP) }
  /// a between b and c.
  package static var clampTensor: Self { Self(GB_CLAMP_TENSOR) }
  /// Gradient a, input b, target c; parameter 0 is the factor.
  package static var meanSquaredErrorBackward: Self { Self(GB_MSE_BACKWARD) }
  package static var binaryCrossEntropyBackward: Self { Self(GB_BCE_BACKWARD) }
  /// Parameters: factor, beta.
  package static var smoothL1Backward: Self { Self(GB_SMOOTH_L1_BACKWARD) }
  /// Parameters: factor, delta.
  package static var huberBackward: Self { Self(GB_HUBER_BACKWARD) }
}
