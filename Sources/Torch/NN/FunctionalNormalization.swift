// `torch.nn.functional`: normalisations, embeddings, distances and attention.

import Autodiff
import PythonRuntime
import Tensors

enum FunctionalNormalization {
  static let functions: [NativeRow] = normalizations + embeddings + distances + [attention]

  private static func optional(
    _ vm: Machine, _ value: Value, _ function: String, _ name: String
  ) throws(PyError) -> Tensor? {
    value.isNone || value.isUndefined ? nil : try vm.tensor(value, function, name, 2)
  }

  private static let normalizations: [NativeRow] = [
    NativeRow(
      "batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05)"
    ) { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "batch_norm")
      let mean = try optional(vm, arguments[1], "batch_norm", "running_mean")
      let variance = try optional(vm, arguments[2], "batch_norm", "running_var")
      let weight = try optional(vm, arguments[3], "batch_norm", "weight")
      let bias = try optional(vm, arguments[4], "batch_norm", "bias")
      let training = try vm.flag(arguments[5])
      let momentum = try vm.double(arguments[6], "batch_norm", "momentum")
      let epsilon = try vm.batchNormEpsilon(arguments[7], training: training)
      return vm.wrap(
        try vm.batchNorm(
          input, mean, variance, weight, bias, training: training, momentum: momentum, epsilon: epsilon))
    },
    NativeRow("layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "layer_norm")
      if arguments[1].isInt {
        throw vm.typeError("layer_norm(): argument 'normalized_shape' (position 2) must be tuple of ints, not int")
      }
      let sizes = try vm.sizes(vm.tuple([arguments[1]]), "layer_norm", "normalized_shape")
      let weight = try optional(vm, arguments[2], "layer_norm", "weight")
      let bias = try optional(vm, arguments[3], "layer_norm", "bias")
      let epsilon = try vm.double(arguments[4], "layer_norm", "eps")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try input.layerNorm(sizes, weight: weight, bias: bias, epsilon: epsilon)
        })
    },
    NativeRow("rms_norm(input, normalized_shape, weight=None, eps=None)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "rms_norm")
      let sizes = try vm.sizes(vm.tuple([arguments[1]]), "rms_norm", "normalized_shape")
      let weight = try optional(vm, arguments[2], "rms_norm", "weight")
      let epsilon = arguments[3].isNone ? nil : try vm.double(arguments[3], "rms_norm", "eps")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try input.rmsNorm(sizes, weight: weight, epsilon: epsilon) })
    },
    NativeRow("group_norm(input, num_groups, weight=None, bias=None, eps=1e-05)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "group_norm")
      // The number of values in a group is looked at first.
      if !arguments[1].isInt { _ = try vm.binary(.floorDivide, Value(input.count), arguments[1]) }
      let groups = try vm.int(arguments[1], "group_norm", "num_groups")
      let weight = try optional(vm, arguments[2], "group_norm", "weight")
      let bias = try optional(vm, arguments[3], "group_norm", "bias")
      let epsilon = try vm.double(arguments[4], "group_norm", "eps")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try input.groupNorm(groups, weight: weight, bias: bias, epsilon: epsilon)
        })
    },
    NativeRow(
      "instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, "
        + "momentum=0.1, eps=1e-05)"
    ) { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "instance_norm")
      let mean = try optional(vm, arguments[1], "instance_norm", "running_mean")
      let variance = try optional(vm, arguments[2], "instance_norm", "running_var")
      let weight = try optional(vm, arguments[3], "instance_norm", "weight")
      let bias = try optional(vm, arguments[4], "instance_norm", "bias")
      let uses = try vm.flag(arguments[5])
      let momentum = try vm.double(arguments[6], "instance_norm", "momentum")
      let epsilon = try vm.double(arguments[7], "instance_norm", "eps")
      if !uses && (mean == nil || variance == nil) {
        throw vm.runtimeError("Expected running_mean and running_var to be defined when use_input_stats is false")
      }
      if uses && input.shape.dropFirst(2).reduce(1, *) == 1 {
        throw vm.valueError(
          "Expected more than 1 spatial element when training, got input size \(try vm.repr(vm.size(input.shape)))")
      }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try input.instanceNorm(
            mean, variance, weight: weight, bias: bias, useInput: uses, momentum: momentum, epsilon: epsilon)
        })
    },
    NativeRow("local_response_norm(input, size, alpha=0.0001, beta=0.75, k=1.0)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "local_response_norm")
      let size = try vm.int(arguments[1], "local_response_norm", "size")
      let alpha = try vm.double(arguments[2], "local_response_norm", "alpha")
      let beta = try vm.double(arguments[3], "local_response_norm", "beta")
      let k = try vm.double(arguments[4], "local_response_norm", "k")
      if input.rank < 3 {
        throw vm.valueError(
          "Expected 3D or higher dimensionality                          input (got \(input.rank) dimensions)")
      }
      if input.count == 0 { return arguments[0] }
      if size <= 0 || size > 1 << 20 {
        throw vm.runtimeError("local_response_norm: size must be positive, but got \(size)")
      }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let scale = try input.meansOfChannels(size).mul(.float(alpha)).add(.float(k)).pow(.float(beta))
          return try input.div(scale)
        })
    },
    NativeRow("normalize(input, p=2.0, dim=1, eps=1e-12, out=None)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "normalize")
      if arguments[1].isNone || arguments[2].isNone {
        // Whatever `Tensor.norm` takes: no order is the usual one, no dimension all of them.
        let norm = try vm.call(
          try vm.getAttribute(arguments[0], "norm"), [arguments[1], arguments[2]],
          keywords: [(name: vm.intern("keepdim"), value: Value(true))])
        let limited = try vm.callMethod(norm, "clamp_min", [arguments[3]])
        let whole = try vm.callMethod(limited, "expand_as", [arguments[0]])
        return try vm.callMethod(arguments[0], "div", [whole])
      }
      let p = try vm.double(arguments[1], "normalize", "p")
      let dimension = try vm.int(arguments[2], "normalize", "dim")
      let epsilon = try vm.double(arguments[3], "normalize", "eps")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try input.normalize(p, dimension, epsilon) })
    },
  ]

  private static let embeddings: [NativeRow] = [
    NativeRow(
      "embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False)"
    ) { (vm, arguments) throws(PyError) in
      let numbers = try vm.tensor(arguments[0], "embedding", "input")
      let weight = try vm.tensor(arguments[1], "embedding", "weight", 2)
      if weight.rank != 2 { throw vm.runtimeError("'weight' must be 2-D") }
      let rules = EmbeddingRules(
        padding: try padding(vm, arguments[2], weight, "Padding_idx"), scalesByFrequency: try vm.flag(arguments[5]))
      try refuseSparse(vm, arguments[6], weight, "embedding")
      try renormalize(vm, weight, numbers, arguments[3], arguments[4], "embedding")
      return vm.wrap(try vm.engine { () throws(TensorError) in try weight.embedding(numbers, rules) })
    },
    NativeRow(
      "embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode='mean', "
        + "sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None)"
    ) { (vm, arguments) throws(PyError) in try embeddingBag(vm, arguments) },
  ]

  private static func embeddingBag(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    var input = try vm.tensor(arguments[0], "embedding_bag")
    var weight = try vm.tensor(arguments[1], "embedding_bag", "weight", 2)
    if weight.dtype == .int64 && input.dtype.isFloatingPoint {
      try vm.issueWarning(
        .userWarning,
        "Argument order of nn.functional.embedding_bag was changed. Usage `embedding_bag(weight, input, ...)` is "
          + "deprecated, and should now be `embedding_bag(input, weight, ...)`.")
      (input, weight) = (weight, input)
    }
    let factors = try optional(vm, arguments[8], "embedding_bag", "per_sample_weights")
    if let factors, !(factors.shape == input.shape) {
      throw vm.valueError(
        "embedding_bag: If per_sample_weights (torch.Size(\(factors.shape))) is not None, then it must have the same shape "
          + "as the input (torch.Size(\(input.shape)))")
    }
    if weight.rank != 2 {
      throw vm.valueError("weight has to be a 2D Tensor, but got Tensor of dimension \(weight.rank)")
    }
    let offsets = try bagOffsets(vm, input, arguments[2])
    let mode = try vm.str(arguments[6])
    guard ["sum", "mean", "max"].contains(mode) else {
      throw vm.valueError("mode has to be one of sum, mean or max")
    }
    if mode == "max" {
      if try vm.flag(arguments[5]) {
        throw vm.valueError("max mode does not support scaling the gradient by the frequency")
      }
      if try vm.flag(arguments[7]) { throw vm.valueError("max mode does not support sparse weights") }
    }
    try refuseSparse(vm, arguments[7], weight, "embedding_bag")
    try renormalize(vm, weight, input, arguments[3], arguments[4], "embedding_bag")
    if factors != nil && mode != "sum" {
      throw vm.notImplementedError(
        "embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got "
          + "mode='\(mode)'). Please open a feature request on GitHub.")
    }
    let rules = EmbeddingRules(
      padding: try bagPadding(vm, arguments[10], weight), scalesByFrequency: try vm.flag(arguments[5]))
    let numbers = try bagNumbers(vm, input, offsets)
    try checkBagTypes(vm, weight, factors)
    let isFast = mode != "max" && rules.padding == nil
    let bounds = try bagBounds(vm, offsets, numbers.count, endsGiven: try vm.flag(arguments[9]), isFast: isFast)
    let table = weight
    return vm.wrap(
      try vm.engine { () throws(TensorError) in
        try table.embeddingBag(numbers, bounds, mode, try factors?.reshape([-1]), rules)
      })
  }

  /// Where the bags begin: given for a vector of numbers, one row each for a matrix.
  private static func bagOffsets(_ vm: Machine, _ input: Tensor, _ given: Value) throws(PyError) -> Tensor {
    if input.rank == 2 {
      if !given.isNone {
        throw vm.valueError(
          "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. "
            + "However, found offsets of type \(vm.torchClassText(given))")
      }
      let starts = (0..<input.shape[0]).map { $0 * input.shape[1] }
      return Tensor(
        try vm.engine { () throws(TensorError) in
          try NDArray.from(starts, [starts.count], input.state).converted(to: input.dtype)
        })
    }
    if input.rank != 1 {
      throw vm.valueError("input has to be 1D or 2D Tensor, but got Tensor of dimension \(input.rank)")
    }
    if given.isNone { throw vm.valueError("offsets has to be a 1D Tensor but got None") }
    let offsets = try vm.tensor(given, "embedding_bag", "offsets", 3)
    if offsets.rank != 1 { throw vm.valueError("offsets has to be a 1D Tensor") }
    return offsets
  }

  /// Numbers and offsets of different types are brought to one first; that must be a type of positions.
  private static func bagNumbers(_ vm: Machine, _ input: Tensor, _ offsets: Tensor) throws(PyError) -> Tensor {
    let common = input.dtype == offsets.dtype ? input.dtype : input.dtype.promoted(with: offsets.dtype)
    if common != .int64 && common != .int32 {
      throw vm.runtimeError(
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
          + "torch.\(common.typeName)Tensor instead (while checking arguments for embedding_bag)")
    }
    return try vm.engine { () throws(TensorError) in
      Tensor(try input.array.converted(to: .int64).reshaped(to: [input.count]))
    }
  }

  /// The reference names the types that it knew last in another way.
  private static func bagTypeName(_ dtype: DType) -> String {
    dtype == .bool || dtype.isComplex ? "CPU\(dtype.typeName)Type" : "torch.\(dtype.typeName)Tensor"
  }

  private static func checkBagTypes(_ vm: Machine, _ weight: Tensor, _ factors: Tensor?) throws(PyError) {
    if !weight.dtype.isFloatingPoint {
      throw vm.runtimeError(
        "Expected tensor for argument #1 'weight' to have one of the following scalar types: Half, BFloat16, Float, Double; "
          + "but got \(bagTypeName(weight.dtype)) instead (while checking arguments for embedding_bag)")
    }
    if let factors, factors.dtype != weight.dtype {
      throw vm.runtimeError(
        "Expected tensor for argument #1 'weight' to have the same type as tensor for argument #1 'per_sample_weights'; but "
          + "type torch.\(weight.dtype.typeName)Tensor does not equal torch.\(factors.dtype.typeName)Tensor (while "
          + "checking arguments for embedding_bag)")
    }
  }

  /// The bags' bounds, as far as they can be bounds.
  private static func bagBounds(
    _ vm: Machine, _ offsets: Tensor, _ count: Int, endsGiven: Bool, isFast: Bool
  ) throws(PyError) -> [Int] {
    var bounds = try vm.engine { () throws(TensorError) in try offsets.array.integers() }
    if endsGiven && bounds.isEmpty {
      throw vm.runtimeError("include_last_offset: number of offset should be at least 1")
    }
    if let first = bounds.first, first != 0 {
      throw vm.runtimeError(
        "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got "
          + "\(first)\n[ torch.LongTensor{} ]")
    }
    if let last = bounds.last, last > count {
      throw vm.runtimeError(
        "offsets[-1] can not be greater than input's length \(count) but got offsets[-1] of \(last)")
    }
    if bounds.isEmpty { return [] }
    if !endsGiven { bounds.append(count) }
    for (low, high) in zip(bounds, bounds.dropFirst()) where low > high || high > count || low < 0 {
      if low < 0 || high < 0 { throw vm.indexError("index out of range in self") }
      if !isFast { break }
      throw vm.runtimeError(
        "Expected i < index_size to be true, but got false.  (Could this error message be improved?  If so, please report "
          + "an enhancement request to PyTorch.)")
    }
    return bounds
  }

  /// The row that bags skip, counted from the front.
  private static func bagPadding(_ vm: Machine, _ value: Value, _ weight: Tensor) throws(PyError) -> Int? {
    guard let place = try vm.optionalInt(value, "embedding_bag", "padding_idx"), let rows = weight.shape.first else {
      return nil
    }
    if place >= rows || place < -rows {
      throw vm.runtimeError(
        "padding_idx must be within the number of embeddings, \(-rows) through \(rows - 1), but got \(place)")
    }
    return place < 0 ? place + rows : place
  }

  /// The row for padding, counted from the front.
  private static func padding(
    _ vm: Machine, _ value: Value, _ weight: Tensor, _ title: String
  ) throws(PyError) -> Int? {
    guard let place = try vm.optionalInt(value, "embedding", "padding_idx"), let rows = weight.shape.first else {
      return nil
    }
    if place >= rows || place < -rows {
      throw vm.raise(.assertionError, "\(title) must be within num_embeddings")
    }
    return place < 0 ? place + rows : place
  }

  /// Sparse gradients are another kind of tensor, which this engine has not.
  private static func refuseSparse(
    _ vm: Machine, _ value: Value, _ weight: Tensor, _ name: String
  ) throws(PyError) {
    if try vm.flag(value), weight.requiresGradient {
      throw vm.notImplementedError(
        "\(name) with sparse=True is not supported: there are no sparse tensors here. Leave sparse=False: the gradient "
          + "has the same numbers, with zeros for the rows that were not used.")
    }
  }

  /// `max_norm`: the rows that are read are shortened first, in place.
  private static func renormalize(
    _ vm: Machine, _ weight: Tensor, _ numbers: Tensor, _ bound: Value, _ p: Value, _ name: String
  ) throws(PyError) {
    if bound.isNone { return }
    let maximum = try vm.double(bound, name, "max_norm")
    let exponent = try vm.double(p, name, "norm_type")
    try vm.engine { () throws(TensorError) in try weight.renormalizeRows(numbers, maximum, exponent) }
  }

  private static let distances: [NativeRow] = [
    NativeRow("cosine_similarity(x1, x2, dim=1, eps=1e-08)") { (vm, arguments) throws(PyError) in
      let a = try vm.tensor(arguments[0], "cosine_similarity", "x1")
      let b = try vm.tensor(arguments[1], "cosine_similarity", "x2", 2)
      let dimension = try vm.int(arguments[2], "cosine_similarity", "dim", 3)
      let epsilon = try vm.double(arguments[3], "cosine_similarity", "eps")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try a.cosineSimilarity(b, dimension, epsilon) })
    },
    NativeRow("pairwise_distance(x1, x2, p=2.0, eps=1e-06, keepdim=False)") { (vm, arguments) throws(PyError) in
      let a = try vm.tensor(arguments[0], "pairwise_distance", "x1")
      let b = try vm.tensor(arguments[1], "pairwise_distance", "x2", 2)
      let p = try vm.double(arguments[2], "pairwise_distance", "p", 3)
      let epsilon = try vm.double(arguments[3], "pairwise_distance", "eps")
      let keep = try vm.flag(arguments[4])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try a.pairwiseDistance(b, p, epsilon, keepDimensions: keep)
        })
    },
    NativeRow("pdist(input, p=2.0)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "pdist")
      let p = try vm.double(arguments[1], "pdist", "p")
      if input.rank != 2 {
        throw vm.runtimeError("pdist only supports 2D tensors, got: \(input.rank)D")
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try input.ownDistances(p) })
    },
  ]

  /// `torch.cdist`.
  static let allDistances = NativeRow("cdist(x1, x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary')") {
    (vm, arguments) throws(PyError) in
    let a = try vm.tensor(arguments[0], "cdist", "x1")
    let b = try vm.tensor(arguments[1], "cdist", "x2", 2)
    let p = try vm.double(arguments[2], "cdist", "p", 3)
    let mode = arguments[3].str?.string ?? ""
    let modes = ["use_mm_for_euclid_dist": true, "donot_use_mm_for_euclid_dist": false]
    return vm.wrap(
      try vm.engine { () throws(TensorError) in try a.pairwiseDistances(b, p, byProduct: modes[mode]) })
  }

  private static let attention = NativeRow(
    "scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, *, scale=None, "
      + "enable_gqa=False)"
  ) { (vm, arguments) throws(PyError) in
    let query = try vm.tensor(arguments[0], "scaled_dot_product_attention", "query")
    let key = try vm.tensor(arguments[1], "scaled_dot_product_attention", "key", 2)
    let value = try vm.tensor(arguments[2], "scaled_dot_product_attention", "value", 3)
    let mask = try optional(vm, arguments[3], "scaled_dot_product_attention", "attn_mask")
    let given = try vm.double(arguments[4], "scaled_dot_product_attention", "dropout_p")
    if given > 1 {
      throw vm.runtimeError("dropout probability has to be between 0 and 1, but got \(try vm.repr(arguments[4]))")
    }
    let rate = Swift.max(given, 0)
    let causal = try vm.flag(arguments[5])
    let scale = arguments[6].isNone ? nil : try vm.double(arguments[6], "scaled_dot_product_attention", "scale")
    let isGrouped = try vm.flag(arguments[7])
    return vm.wrap(
      try vm.engine { () throws(TensorError) in
        if isGrouped {
          try key.checkHeads(for: query)
          try value.checkHeads(for: query)
        }
        return try query.attention(
          key, value, mask: mask, dropout: rate, causal: causal, scale: scale, grouped: isGrouped)
      })
  }

  /// Functions of this family that also stand directly in `torch`; the other normalisations take their arguments in another order there.
  static let torchFunctions: [NativeRow] =
    [allDistances] + distances + normalizations.filter { $0.signature.hasPrefix("rms_norm") }
}

extension Machine {
  /// The `eps` of a batch norm, which must leave something to divide by.
  func batchNormEpsilon(_ value: Value, training: Bool) throws(PyError) -> Double {
    let epsilon = try double(value, "batch_norm", "eps")
    if epsilon < 0 || training && epsilon == 0 {
      throw valueError(
        "batch_norm eps must be \(training ? "positive during training" : "non-negative"), but got \(try str(value))")
    }
    return epsilon
  }

  /// `batch_norm` with the reference's check for training.
  func batchNorm(
    _ input: Tensor, _ mean: Tensor?, _ variance: Tensor?, _ weight: Tensor?, _ bias: Tensor?, training: Bool,
    momentum: Double, epsilon: Double
  ) throws(PyError) -> Tensor {
    if training && input.rank == 0 { throw indexError("tuple index out of range") }
    if training && (input.rank == 1 || input.shape[0] * input.shape.dropFirst(2).reduce(1, *) == 1) && input.rank > 1 {
      throw valueError(
        "Expected more than 1 value per channel when training, got input size \(try repr(size(input.shape)))")
    }
    return try engine { () throws(TensorError) in
      try input.batchNorm(
        mean, variance, weight: weight, bias: bias, training: training, momentum: momentum, epsilon: epsilon)
    }
  }
}

extension Tensor {
  /// The means of the squares over `size` neighbouring channels: by pooling along them, as in the reference.
  fileprivate func meansOfChannels(_ size: Int) throws(TensorError) -> Tensor {
    let squares = try mul(self)
    let isFlat = rank == 3
    let sizes = try Shape([shape[0], 1, shape[1], shape[2], shape.dropFirst(3).reduce(1, *)])
    let images = isFlat ? try squares.unsqueeze(1) : try squares.view(sizes)
    let pads = [Int](repeating: 0, count: isFlat ? 2 : 4) + [size / 2, (size - 1) / 2]
    let padded = try images.constantPad(pads, .int(0))
    var windows = PoolingWindows()
    for (place, extent) in padded.shape.dropFirst(2).enumerated() {
      let kernel = place == 0 ? size : 1
      windows.append(
        kernel: kernel, stride: 1, padding: 0, dilation: 1, count: extent - kernel + 1, countsPadding: true)
    }
    let pooled = try padded.meanPool(windows, isFlat ? "AvgPool2DBackward0" : "AvgPool3DBackward0")
    let means = try pooled.squeeze([1])
    return isFlat ? means : try means.view(shape)
  }
}
