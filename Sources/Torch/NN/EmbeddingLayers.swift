// `nn.Embedding` and `nn.EmbeddingBag`: rows of a weight by number.

import Autodiff
import PythonRuntime
import Tensors

enum EmbeddingLayers {
  static let all: [Layer] = [embedding, bag]

  private static let embedding = Layer(
    "Embedding",
    "num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, "
      + "sparse=False, _weight=None, _freeze=False, device=None, dtype=None",
    calls: LayerCall(
      "embedding", ["weight", "padding_idx", "max_norm", "norm_type", "scale_grad_by_freq", "sparse"]),
    methods: [
      NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
        try describe(vm, arguments[0], ["padding_idx", "max_norm", "norm_type", "scale_grad_by_freq", "sparse"])
      }, resetting,
    ],
    classMethods: [
      NativeRow(
        "from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0, "
          + "scale_grad_by_freq=False, sparse=False)"
      ) { (vm, arguments) throws(PyError) in
        try pretrained(
          vm, arguments, ["_freeze", "padding_idx", "max_norm", "norm_type", "scale_grad_by_freq", "sparse"])
      }
    ],
    initialize: { (vm, module, arguments) throws(PyError) in
      try finish(
        vm, module, padding: arguments[3], weight: arguments[8], isFrozen: try vm.truth(arguments[9]),
        device: arguments[10], dtype: arguments[11], title: "Padding_idx")
    })

  private static let bag = Layer(
    "EmbeddingBag",
    "num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False, "
      + "_weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None",
    methods: [
      NativeRow("forward(self, input, offsets=None, per_sample_weights=None)") { (vm, arguments) throws(PyError) in
        var passed: [Value] = [arguments[1]]
        passed.append(try vm.getAttribute(arguments[0], vm.torch.names.weight))
        passed.append(arguments[2])
        for name in ["max_norm", "norm_type", "scale_grad_by_freq", "mode", "sparse"] {
          passed.append(try vm.field(arguments[0], name))
        }
        passed.append(arguments[3])
        for name in ["include_last_offset", "padding_idx"] { passed.append(try vm.field(arguments[0], name)) }
        let functional = Value(try vm.importModule("torch.nn.functional"))
        return try vm.call(try vm.getAttribute(functional, "embedding_bag"), passed)
      },
      NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
        try describe(vm, arguments[0], ["max_norm", "norm_type", "scale_grad_by_freq", "mode", "padding_idx"])
      }, resetting,
    ],
    classMethods: [
      NativeRow(
        "from_pretrained(cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, "
          + "mode='mean', sparse=False, include_last_offset=False, padding_idx=None)"
      ) { (vm, arguments) throws(PyError) in
        let made = try pretrained(
          vm, arguments,
          [
            "", "max_norm", "norm_type", "scale_grad_by_freq", "mode", "sparse", "include_last_offset", "padding_idx",
          ])
        let isFrozen = try vm.truth(arguments[2])
        let weight = try vm.layerTensor(made, vm.torch.names.weight)
        try vm.engine { () throws(TensorError) in try weight?.setRequiresGradient(!isFrozen) }
        return made
      }
    ],
    initialize: { (vm, module, arguments) throws(PyError) in
      try finish(
        vm, module, padding: arguments[10], weight: arguments[8], isFrozen: false, device: arguments[11],
        dtype: arguments[12], title: "padding_idx")
    })

  private static let resetting = NativeRow("reset_parameters(self)") { (vm, arguments) throws(PyError) in
    try reset(vm, arguments[0])
    return .none
  }

  /// Settings that differ from the usual ones.
  private static func describe(_ vm: Machine, _ module: Value, _ names: [String]) throws(PyError) -> Value {
    var template = "{num_embeddings}, {embedding_dim}"
    for name in names {
      let value = try vm.field(module, name)
      switch name {
      case "norm_type": if try vm.equal(value, Value(2)) { continue }
      case "scale_grad_by_freq", "sparse": if value.isBool && !value.asBool { continue }
      default: if value.isNone { continue }
      }
      template += name == "sparse" ? ", sparse=True" : ", \(name)={\(name)!r}"
    }
    return vm.string(try vm.shown(template, module))
  }

  private static func finish(
    _ vm: Machine, _ module: Value, padding: Value, weight: Value, isFrozen: Bool, device: Value, dtype: Value,
    title: String
  ) throws(PyError) {
    let sizes = try vm.emptySizes([try vm.field(module, "num_embeddings"), try vm.field(module, "embedding_dim")])
    let (count, width) = (sizes[0], sizes[1])
    if !padding.isNone {
      let place = try vm.int(padding, "embedding", "padding_idx")
      let isBelow = place < 0 && (count == .min || place < -count)
      if (place > 0 && place >= count) || isBelow {
        throw vm.raise(.assertionError, "\(title) must be within num_embeddings")
      }
      vm.setField(module, "padding_idx", Value(place < 0 ? place + count : place))
    }
    try vm.checkDevice(device, of: "empty")
    if weight.isNone {
      try vm.makeParameter(
        module, "weight", [count, width], try vm.dtype(dtype, "empty"), requiresGradient: !isFrozen)
      return try reset(vm, module)
    }
    let given = try vm.tensor(weight, "embedding", "_weight", 1)
    if Array(given.shape) != [count, width] {
      throw vm.raise(.assertionError, "Shape of weight does not match num_embeddings and embedding_dim")
    }
    let leaf = try vm.engine { () throws(TensorError) in try given.asParameter(requiresGradient: !isFrozen) }
    try vm.setParameter(module, vm.torch.names.weight, leaf)
  }

  /// Normal numbers, zero in the row for padding.
  private static func reset(_ vm: Machine, _ module: Value) throws(PyError) {
    guard let weight = try vm.layerTensor(module, vm.torch.names.weight) else { return }
    let padding = try vm.optionalInt(try vm.field(module, "padding_idx"), "embedding", "padding_idx")
    let state = vm.torch.engine
    try vm.engine { () throws(TensorError) in
      try weight.fillWithoutHistory { (array) throws(TensorError) in try array.fillNormal(0, 1, state.generator) }
      guard let padding, weight.count > 0 else { return }
      try state.withGradMode(false) { () throws(TensorError) in _ = try weight.select(0, padding).zero_() }
    }
  }

  /// `from_pretrained`: `names` are the constructor's keywords for what follows `embeddings`, empty ones left out.
  private static func pretrained(_ vm: Machine, _ arguments: Arguments, _ names: [String]) throws(PyError) -> Value {
    let rows = try vm.tensor(arguments[1], "from_pretrained", "embeddings")
    if rows.rank != 2 {
      throw vm.raise(.assertionError, "Embeddings parameter is expected to be 2-dimensional")
    }
    var keywords: [(name: StrObject, value: Value)] = [
      (vm.intern("num_embeddings"), Value(rows.shape[0])), (vm.intern("embedding_dim"), Value(rows.shape[1])),
      (vm.intern("_weight"), arguments[1]),
    ]
    for (index, name) in names.enumerated() where !name.isEmpty {
      keywords.append((vm.intern(name), arguments[index + 2]))
    }
    return try vm.call(arguments[0], [], keywords: keywords)
  }
}
