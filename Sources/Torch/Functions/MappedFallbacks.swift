// Functions that the reference has no rule for inside a mapped function (`vmap`): it says so, takes the elements one by one
// and stacks what comes of them. Most of them have a form for the whole here, so only the warning is the same; the others
// run one by one. Which functions these are, and their names in the warning, was measured under the reference.

import Autodiff
import PythonRuntime
import Tensors

enum MappedFallbacks {
  /// How a function runs here: on the whole, or one element after the other.
  enum Way { case whole, oneByOne, drawn }

  /// The name that the warning has, by the function's own; a form in brackets depends on the call. See `form(of:)`.
  static let names: [String: (name: String, way: Way)] = [
    "argwhere": ("argwhere", .oneByOne), "bincount": ("bincount", .oneByOne), "diagflat": ("diagflat", .whole),
    "fill": ("fill[fill]", .whole), "histc": ("histc", .whole), "histogram": ("histogram[bins]", .oneByOne),
    "index_reduce": ("index_reduce", .whole), "isclose": ("isclose", .whole), "isin": ("isin[both]", .whole),
    "istft": ("istft", .whole), "stft": ("stft", .whole), "lu": ("linalg_lu", .whole),
    "tensorsolve": ("linalg_tensorsolve", .whole), "ldl_solve": ("linalg_ldl_solve", .whole),
    "lu_solve": ("lu_solve", .whole), "masked_fill": ("masked_fill[fill]", .whole),
    "masked_scatter": ("masked_scatter", .whole), "nanquantile": ("nanquantile[q]", .whole),
    "quantile": ("quantile[q]", .whole), "put": ("put", .whole), "renorm": ("renorm", .whole), "take": ("take", .whole),
    "ormqr": ("ormqr", .whole), "pdist": ("pdist", .whole), "vander": ("vander", .whole),
    "repeat_interleave": ("repeat_interleave[repeats]", .oneByOne), "nonzero_static": ("nonzero_static", .oneByOne),
    "permute_copy": ("permute_copy", .whole), "t_copy": ("t_copy", .whole),
    "transpose_copy": ("transpose_copy.int", .whole), "unsqueeze_copy": ("unsqueeze_copy", .whole),
    "squeeze_copy": ("squeeze_copy[squeeze]", .whole), "log_ndtr": ("special_log_ndtr", .whole),
    "airy_ai": ("special_airy_ai", .whole), "bilinear": ("bilinear", .whole),
    "embedding_bag": ("embedding_bag.padding_idx", .whole), "kl_div": ("kl_div", .whole),
    "margin_ranking_loss": ("margin_ranking_loss", .whole), "soft_margin_loss": ("soft_margin_loss", .whole),
    "triplet_margin_loss": ("triplet_margin_loss", .whole), "multi_margin_loss": ("multi_margin_loss", .whole),
    "multilabel_margin_loss": ("multilabel_margin_loss", .whole), "max_unpool1d": ("max_unpool2d", .whole),
    "max_unpool2d": ("max_unpool2d", .whole), "max_unpool3d": ("max_unpool3d", .whole),
    "fractional_max_pool2d": ("fractional_max_pool2d", .drawn),
    "fractional_max_pool3d": ("fractional_max_pool3d", .drawn), "ctc_loss": ("ctc_loss.Tensor", .whole),
    "affine_grid": ("affine_grid_generator", .whole), "interpolate": ("[nearest]", .whole),
  ]

  /// The orthogonal polynomials, in `torch.special`.
  static let polynomials: Set<String> = [
    "chebyshev_polynomial_t", "chebyshev_polynomial_u", "chebyshev_polynomial_v", "chebyshev_polynomial_w",
    "hermite_polynomial_h", "hermite_polynomial_he", "laguerre_polynomial_l", "legendre_polynomial_p",
    "shifted_chebyshev_polynomial_t", "shifted_chebyshev_polynomial_u", "shifted_chebyshev_polynomial_v",
    "shifted_chebyshev_polynomial_w",
  ]

  /// Modules whose functions of these names are meant.
  static let modules: Set<String> = ["torch", "torch.linalg", "torch.special", "torch.nn.functional"]

  static func entry(_ function: NativeFunction) -> (name: String, way: Way)? {
    let name = function.row.name
    if polynomials.contains(name) { return ("special_\(name)[n]", .whole) }
    guard let entry = names[name], function.owner != nil || modules.contains(function.module) else { return nil }
    // `torch.lu` is another function, and methods have no `tensorsolve`.
    if name == "lu" && function.module != "torch.linalg" { return nil }
    if name == "lu_solve" && function.module == "torch.linalg" { return nil }
    return entry
  }

  /// The name with what the call decides of it; nil where the reference has a rule for this call.
  static func form(of name: String, _ call: CallArguments) -> String? {
    guard let bracket = name.firstIndex(of: "[") else { return name }
    let plain = String(name[..<bracket])
    func argument(_ place: Int, _ keyword: String) -> Value {
      place < call.positionalCount ? call[place] : call.keyword(keyword)
    }
    switch name[bracket...].dropFirst().dropLast() {
    case "fill":
      let isMasked = plain == "masked_fill"
      let isTensor = argument(isMasked ? 2 : 1, "value").tensor != nil
      return isMasked && !isTensor ? nil : plain + (isTensor ? ".Tensor" : ".Scalar")
    case "bins": return plain + (argument(1, "bins").tensor == nil ? ".bin_ct" : ".bins_tensor")
    case "both":
      let first = argument(0, "elements").tensor != nil
      let second = argument(1, "test_elements").tensor != nil
      return plain + (first ? ".Tensor" : ".Scalar") + (second ? "_Tensor" : "_Scalar")
    case "q": return plain + (argument(1, "q").tensor == nil ? ".scalar" : "")
    case "n":
      if argument(0, "input").tensor == nil { return plain + ".x_scalar" }
      return plain + (argument(1, "n").tensor == nil ? ".n_scalar" : "")
    case "repeats": return argument(1, "repeats").tensor == nil ? nil : plain + ".Tensor"
    case "squeeze":
      return plain + (argument(1, "dim").isUndefined ? "" : argument(1, "dim").tuple == nil ? ".dim" : ".dims")
    case "nearest":
      guard argument(3, "mode").str?.string == "nearest-exact", let rank = argument(0, "input").tensor?.rank else {
        return nil
      }
      return "_upsample_nearest_exact\(rank - 2)d.vec"
    default: return plain
    }
  }
}

extension Machine {
  /// From the first mapped function on, calls of these functions are looked at.
  func watchMappedCalls() {
    if libraryWatch != nil { return }
    libraryWatch = { (vm, function, call) throws(PyError) in try vm.watchedCall(function, call) }
    let holders = MappedFallbacks.modules.compactMap { (try? importModule($0))?.attributes }
    for attributes in holders + [torch.classes.tensor.attributes] {
      attributes.forEach { _, value in
        guard value.isKind(.nativeFunction), MappedFallbacks.entry(value.asNativeFunction) != nil else { return }
        value.asNativeFunction.exactCount = NativeFunction.neverExact
      }
    }
  }

  private func watchedCall(_ function: NativeFunction, _ call: CallArguments) throws(PyError) -> Value? {
    guard let entry = MappedFallbacks.entry(function) else { return nil }
    function.exactCount = NativeFunction.neverExact
    let engine = torch.engine
    guard let mapping = engine.innermostMapping else { return nil }
    let total = call.positionalCount + call.keywordCount
    let values = (0..<total).map { call.base[$0] }
    guard values.contains(where: { dependsOnMapping($0, mapping) }) else { return nil }
    guard let name = MappedFallbacks.form(of: entry.name, call) else { return nil }
    if entry.way == .drawn, mapping.randomness == .error { throw pythonError(.randomInErrorMode) }
    try issueWarning(
      .userWarning,
      "There is a performance drop because we have not yet implemented the batching rule for aten::\(name). Please file us "
        + "an issue on GitHub so that we can prioritize its implementation."
        + LibraryWarnings.place("aten/src/ATen/functorch/BatchedFallback.cpp:82"))
    if entry.way == .whole { return nil }
    return try oneByOne(Value(function), call, values, mapping)
  }

  private func dependsOnMapping(_ value: Value, _ mapping: MappingLevel) -> Bool {
    if let tensor = value.tensor { return mapping.maps(tensor) }
    return false
  }

  /// Calls a function for each element of a mapping, and stacks the results.
  private func oneByOne(
    _ function: Value, _ call: CallArguments, _ values: [Value], _ mapping: MappingLevel
  ) throws(PyError) -> Value {
    var whole: [Int: Tensor] = [:]
    for (place, value) in values.enumerated() {
      guard let tensor = value.tensor, mapping.maps(tensor) else { continue }
      whole[place] = try engine { () throws(TensorError) in try mapping.leave(tensor, dimension: 0) }
    }
    var names: [StrObject] = []
    for index in 0..<call.keywordCount { names.append(call.keyword(at: index).0) }
    let rows = list([])
    return try withRoots([rows] + values) { () throws(PyError) in
      for index in 0..<mapping.size {
        let result = try mapping.suspended { () throws(PyError) in
          var given = values
          for (place, tensor) in whole {
            given[place] = self.wrap(try self.engine { () throws(TensorError) in try tensor.select(0, index) })
          }
          let keywords = names.enumerated().map { (name: $1, value: given[call.positionalCount + $0]) }
          return try self.call(function, Array(given.prefix(call.positionalCount)), keywords: keywords)
        }
        rows.list?.append(result)
      }
      return try self.stacked(try self.toArray(rows), mapping)
    }
  }

  private func stacked(_ rows: [Value], _ mapping: MappingLevel) throws(PyError) -> Value {
    guard let first = rows.first else { return .none }
    if let parts = first.tuple {
      var columns: [Value] = []
      for place in 0..<parts.count {
        columns.append(try stacked(rows.compactMap { $0.tuple.map { $0[place] } }, mapping))
      }
      return tuple(columns, as: classOf(first))
    }
    let tensors = rows.compactMap(\.tensor)
    if tensors.count < rows.count { return first }
    return wrap(
      try engine { () throws(TensorError) in try mapping.enter(try Tensor.stack(tensors, 0), dimension: 0) })
  }
}
