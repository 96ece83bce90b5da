// Which operations also come as an underscore method, as an underscore function, or with `out=`. Only names: the forms
// are derived from the operation's own row.

enum OperationForms {
  /// Whether a parameter list already ends in keyword-only parameters.
  static func isKeywordOnly(_ parameters: String) -> Bool { parameters.contains("*") }

  /// Functions whose tensors may be numbers.
  static let takingNumbers: Set<String> = [
    "add", "sub", "subtract", "mul", "multiply", "div", "divide", "true_divide", "floor_divide",
  ]

  /// Functions of a pair of which the first may be a number, when the second is a tensor.
  static let numberFirst: Set<String> = [
    "pow", "float_power", "remainder", "bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_left_shift",
    "bitwise_right_shift", "xlogy", "xlog1py", "zeta",
  ]

  /// Operations with a method that writes over its tensor.
  static let inPlace: Set<String> = Set(elementwise + activations + pairs + placements + shapes)

  private static let elementwise = [
    "abs", "absolute", "acos", "acosh", "arccos", "arccosh", "arcsin", "arcsinh", "arctan", "arctanh", "asin", "asinh",
    "atan", "atanh", "bitwise_not", "ceil", "clamp", "clamp_max", "clamp_min", "clip", "cos", "cosh", "deg2rad",
    "digamma", "erf", "erfc", "erfinv", "exp", "exp2", "expm1", "fix", "floor", "frac", "lgamma", "log", "log10",
    "log1p", "log2", "logical_not", "logit", "mvlgamma", "nan_to_num", "neg", "negative", "polygamma", "rad2deg",
    "reciprocal", "round", "rsqrt", "sgn", "sigmoid", "sign", "sin", "sinc", "sinh", "sqrt", "square", "tan", "tanh",
    "trunc", "i0", "conj_physical",
  ]

  private static let activations = ["relu"]

  private static let pairs = [
    "add", "addbmm", "addcdiv", "addcmul", "addmm", "addmv", "addr", "arctan2", "atan2", "baddbmm", "bitwise_and",
    "bitwise_left_shift", "bitwise_or", "bitwise_right_shift", "bitwise_xor", "copysign", "div", "divide", "eq",
    "float_power", "floor_divide", "fmod", "gcd", "ge", "greater", "greater_equal", "gt", "heaviside", "hypot", "lcm",
    "ldexp", "le", "lerp", "less", "less_equal", "logical_and", "logical_or", "logical_xor", "lt", "mul", "multiply",
    "ne", "nextafter", "not_equal", "pow", "remainder", "sub", "subtract", "true_divide", "xlogy", "cumsum", "cumprod",
    "renorm", "igamma", "igammac",
  ]

  private static let placements = [
    "index_add", "index_copy", "index_reduce", "index_fill", "index_put", "masked_fill", "masked_scatter", "put",
    "scatter",
    "scatter_add", "scatter_reduce",
  ]

  private static let shapes = ["tril", "triu"]

  /// Operations with a function `torch.name_`.
  static let inPlaceFunctions: Set<String> = Set(
    [
      "abs", "acos", "acosh", "addmv", "arccos", "arccosh", "arcsin", "arcsinh", "arctan", "arctanh", "asin", "asinh",
      "atan", "atanh", "ceil", "clamp", "clamp_max", "clamp_min", "clip", "conj_physical", "cos", "cosh", "deg2rad",
      "erf", "erfc", "exp", "exp2", "expm1", "fix", "floor", "frac", "gcd", "i0", "lcm", "ldexp", "log",
      "log10", "log1p", "log2", "logit", "nan_to_num", "neg", "negative", "rad2deg", "reciprocal", "relu", "round",
      "rsqrt", "sigmoid", "sin", "sinc", "sinh", "sqrt", "square", "tan", "tanh", "trunc", "xlogy",
    ])

  /// Functions that draw many elements into one: their result may lie among the operand's elements.
  static let reducing: Set<String> = [
    "all", "amax", "amin", "any", "argmax", "argmin", "dot", "logsumexp", "max", "mean", "median", "min", "mode",
    "nanmean", "nansum", "norm", "prod", "quantile", "std", "sum", "var", "matmul", "mm", "bmm", "mv", "sort", "topk",
    "kthvalue", "msort", "histc", "diff", "inverse", "cross", "kron", "outer", "inner", "diag",
  ]

  /// Functions that take `out=`.
  static let withOutput: Set<String> = Set(
    elementwise + pairs + [
      "all", "amax", "amin", "any", "argmax", "argmin", "bmm", "cummax", "cummin", "diag", "dot", "fmax", "fmin",
      "gather", "index_select", "inner", "isneginf", "isposinf", "kthvalue", "log_softmax", "logaddexp", "logaddexp2",
      "logcumsumexp", "logsumexp", "masked_select", "matmul", "max", "maximum", "mean", "median", "min", "minimum",
      "mm", "mode", "mv", "nanmean", "nansum", "nonzero", "norm", "outer", "prod", "quantile", "signbit", "softmax",
      "angle", "cholesky_inverse", "cross", "diff", "histc", "inverse", "kron", "msort", "slice_scatter", "sort",
      "std", "sum", "take", "take_along_dim", "topk", "tril", "triu", "var", "airy_ai", "bessel_j0", "bessel_j1",
      "bessel_y0", "bessel_y1", "modified_bessel_i0", "modified_bessel_i1", "modified_bessel_k0", "modified_bessel_k1",
      "scaled_modified_bessel_k0", "scaled_modified_bessel_k1",
    ])
}
