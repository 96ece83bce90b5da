// The activation layers: each a name, its settings, and one operation on its input.

import Autodiff
import PythonRuntime
import Tensors

enum ActivationLayers {
  static let all: [Layer] = [
    withInPlace("ReLU") { (input) throws(TensorError) in try input.relu() },
    plain("Tanh") { (input) throws(TensorError) in try input.tanh() },
    plain("Sigmoid") { (input) throws(TensorError) in try input.sigmoid() },
    withInPlace("SiLU") { (input) throws(TensorError) in try input.silu() },
    Layer(
      "LeakyReLU", "negative_slope=0.01, inplace=False",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let slope = try vm.double(try vm.field(arguments[0], "negative_slope"), "leaky_relu", "negative_slope")
          let input = try vm.tensor(arguments[1], "leaky_relu")
          return vm.wrap(try vm.engine { () throws(TensorError) in try input.leakyReLU(slope) })
        },
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
          let inPlace = try vm.truth(try vm.field(arguments[0], "inplace")) ? ", inplace=True" : ""
          return vm.string(try vm.str(try vm.described(arguments[0], ["negative_slope"])) + inPlace)
        },
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        vm.setField(module, "negative_slope", arguments[1])
        vm.setField(module, "inplace", arguments[2])
      }),
    Layer(
      "ELU", "alpha=1.0, inplace=False",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let alpha = try vm.double(try vm.field(arguments[0], "alpha"), "elu", "alpha")
          let input = try vm.tensor(arguments[1], "elu")
          return vm.wrap(try vm.engine { () throws(TensorError) in try input.elu(alpha: alpha) })
        },
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in try vm.described(arguments[0], ["alpha"]) },
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        vm.setField(module, "alpha", arguments[1])
        vm.setField(module, "inplace", arguments[2])
      }),
    Layer(
      "GELU", "approximate='none'",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let approximate = try vm.field(arguments[0], "approximate").str?.string ?? "none"
          let input = try vm.tensor(arguments[1], "gelu")
          return vm.wrap(
            try vm.engine { () throws(TensorError) in try input.gelu(tanhForm: approximate == "tanh") })
        },
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
          try vm.described(arguments[0], ["approximate"])
        },
      ],
      initialize: { (vm, module, arguments) throws(PyError) in vm.setField(module, "approximate", arguments[1]) }),
    Layer(
      "Softplus", "beta=1.0, threshold=20.0",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let beta = try vm.double(try vm.field(arguments[0], "beta"), "softplus", "beta")
          let threshold = try vm.double(try vm.field(arguments[0], "threshold"), "softplus", "threshold")
          let input = try vm.tensor(arguments[1], "softplus")
          return vm.wrap(
            try vm.engine { () throws(TensorError) in try input.softplus(beta: beta, threshold: threshold) })
        },
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
          try vm.described(arguments[0], ["beta", "threshold"])
        },
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        vm.setField(module, "beta", arguments[1])
        vm.setField(module, "threshold", arguments[2])
      }),
    overDimension("Softmax") { (input, dimension) throws(TensorError) in try input.softmax(dimension) },
    overDimension("LogSoftmax") { (input, dimension) throws(TensorError) in try input.logSoftmax(dimension) },
  ]

  private static func plain(
    _ name: String, _ operation: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> Layer {
    Layer(
      name,
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let input = try vm.tensor(arguments[1], name.lowercased())
          return vm.wrap(try vm.engine { () throws(TensorError) in try operation(input) })
        }
      ])
  }

  /// A layer with `inplace=False`, which prints only when it is set.
  private static func withInPlace(
    _ name: String, _ operation: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> Layer {
    Layer(
      name, "inplace=False",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let input = try vm.tensor(arguments[1], name.lowercased())
          let inPlace = try vm.truth(try vm.field(arguments[0], "inplace"))
          return vm.wrap(
            try vm.engine { () throws(TensorError) in
              guard inPlace else { return try operation(input) }
              return name == "ReLU" ? try input.relu_() : try input.copy_(try operation(input))
            })
        },
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
          vm.string(try vm.truth(try vm.field(arguments[0], "inplace")) ? "inplace=True" : "")
        },
      ],
      initialize: { (vm, module, arguments) throws(PyError) in vm.setField(module, "inplace", arguments[1]) })
  }

  private static func overDimension(
    _ name: String, _ operation: @escaping @Sendable (Tensor, Int) throws(TensorError) -> Tensor
  ) -> Layer {
    Layer(
      name, "dim=None",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let input = try vm.tensor(arguments[1], name.lowercased())
          let given = try vm.optionalInt(try vm.field(arguments[0], "dim"), name.lowercased(), "dim")
          let rank = input.shape.count
          let dimension = given ?? (rank == 0 || rank == 1 || rank == 3 ? 0 : 1)
          return vm.wrap(try vm.engine { () throws(TensorError) in try operation(input, dimension) })
        },
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in try vm.described(arguments[0], ["dim"]) },
      ],
      initialize: { (vm, module, arguments) throws(PyError) in vm.setField(module, "dim", arguments[1]) })
  }
}
