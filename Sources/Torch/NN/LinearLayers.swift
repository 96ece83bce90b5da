// `nn.Linear`, `nn.Identity` and their lazy relatives' common ground: a matrix product with a bias.

import Autodiff
import PythonRuntime
import Tensors

enum LinearLayers {
  static let all: [Layer] = [
    Layer(
      "Identity", "*args, **kwargs",
      methods: [NativeRow("forward(self, input)") { (_, arguments) throws(PyError) in arguments[1] }]),
    Layer(
      "Linear", "in_features, out_features, bias=True, device=None, dtype=None",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let names = vm.torch.names
          let input = try vm.tensor(arguments[1], "linear")
          guard let weight = try vm.layerTensor(arguments[0], names.weight) else {
            throw vm.argumentError("linear", "weight", 2, expected: "Tensor", found: .none)
          }
          let bias = try vm.layerTensor(arguments[0], names.bias)
          return vm.wrap(try vm.engine { () throws(TensorError) in try input.linear(weight, bias) })
        },
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
          let inputs = try vm.repr(try vm.field(arguments[0], "in_features"))
          let outputs = try vm.repr(try vm.field(arguments[0], "out_features"))
          let bias = try vm.field(arguments[0], "bias").isNone ? "False" : "True"
          return vm.string("in_features=\(inputs), out_features=\(outputs), bias=\(bias)")
        },
        NativeRow("reset_parameters(self)") { (vm, arguments) throws(PyError) in
          try resetParameters(vm, arguments[0])
          return .none
        },
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        let inputs = try vm.int(arguments[1], "empty", "size")
        let outputs = try vm.int(arguments[2], "empty", "size")
        try vm.checkDevice(arguments[4])
        let dtype = try vm.dtype(arguments[5], "empty") ?? vm.torch.engine.defaultDType
        vm.setField(module, "in_features", arguments[1])
        vm.setField(module, "out_features", arguments[2])
        let state = vm.torch
        let makeBias = try vm.truth(arguments[3])
        let (weight, bias) = try vm.engine { () throws(TensorError) in
          let weight = Tensor(try NDArray.zeros(try Shape([outputs, inputs]), dtype, state.engine))
          try weight.setRequiresGradient(true)
          guard makeBias else { return (weight, Optional<Tensor>.none) }
          let bias = Tensor(try NDArray.zeros(try Shape([outputs]), dtype, state.engine))
          try bias.setRequiresGradient(true)
          return (weight, bias)
        }
        try vm.setParameter(module, state.names.weight, weight)
        try vm.setParameter(module, state.names.bias, bias)
        try resetParameters(vm, module)
      }),
  ]

  /// Kaiming uniform with a = sqrt(5) for the weight, then a uniform bias: the order of the reference's draws.
  private static func resetParameters(_ vm: Machine, _ module: Value) throws(PyError) {
    let state = vm.torch
    guard let weight = try vm.layerTensor(module, state.names.weight) else { return }
    let fanIn = Double(weight.shape.last ?? 1)
    if fanIn == 0 {
      try vm.issueWarning(.userWarning, "Initializing zero-element tensors is a no-op")
      return
    }
    let bias = try vm.layerTensor(module, state.names.bias)
    let gain = (2.0 / (1.0 + 5.0)).squareRoot()
    let bound = 3.0.squareRoot() * (gain / fanIn.squareRoot())
    let biasBound = 1 / fanIn.squareRoot()
    try vm.engine { () throws(TensorError) in
      try weight.fillWithoutHistory { (array) throws(TensorError) in
        try array.fillUniform(-bound, bound, state.engine.generator)
      }
      try bias?.fillWithoutHistory { (array) throws(TensorError) in
        try array.fillUniform(-biasBound, biasBound, state.engine.generator)
      }
    }
  }
}

/// `nn.Flatten` and `nn.Unflatten`'s kind: layers that only reshape.
enum FlattenLayers {
  static let all: [Layer] = [
    Layer(
      "Flatten", "start_dim=1, end_dim=-1",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let input = try vm.tensor(arguments[1], "flatten")
          let start = try vm.index(try vm.field(arguments[0], "start_dim"))
          let end = try vm.index(try vm.field(arguments[0], "end_dim"))
          return vm.wrap(try vm.engine { () throws(TensorError) in try input.flatten(start, end) })
        },
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
          try vm.described(arguments[0], ["start_dim", "end_dim"])
        },
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        vm.setField(module, "start_dim", arguments[1])
        vm.setField(module, "end_dim", arguments[2])
      })
  ]
}

/// `nn.Dropout`.
enum DropoutLayers {
  static let all: [Layer] = [
    Layer(
      "Dropout", "p=0.5, inplace=False",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let input = try vm.tensor(arguments[1], "dropout")
          let p = try vm.double(try vm.field(arguments[0], "p"), "dropout", "p")
          let training = try vm.truth(try vm.field(arguments[0], "training"))
          return vm.wrap(
            try vm.engine { () throws(TensorError) in
              try input.dropout(p, training: training)
            })
        },
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
          try vm.described(arguments[0], ["p", "inplace"])
        },
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        let p = try vm.double(arguments[1], "Dropout", "p")
        if p < 0 || p > 1 {
          throw vm.valueError("dropout probability has to be between 0 and 1, but got \(try vm.repr(arguments[1]))")
        }
        vm.setField(module, "p", arguments[1])
        vm.setField(module, "inplace", arguments[2])
      })
  ]
}
