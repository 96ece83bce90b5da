// `nn.Linear`, `nn.Bilinear` and `nn.Identity`, and the layers that only reshape.

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
      shows: "in_features={in_features}, out_features={out_features}, bias={#bias}",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let names = vm.torch.names
          let input = try vm.tensor(arguments[1], "linear")
          guard let weight = try vm.layerTensor(arguments[0], names.weight) else {
            throw vm.argumentError("linear", "weight", 2, expected: "Tensor", found: .none)
          }
          let bias = try vm.layerTensor(arguments[0], names.bias)
          return vm.wrap(try vm.engine { () throws(TensorError) in try input.linear(weight, bias) })
        }, resetting,
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        let given = [arguments[2], arguments[1]].map { value in
          if value.isObject, case (.int(let number), _)? = vm.torch.arrayBridge?.scalar(of: value) {
            return Value(number)
          }
          return value
        }
        let sizes = try vm.emptySizes(given)
        let (outputs, inputs) = (sizes[0], sizes[1])
        try vm.checkDevice(arguments[4], of: "empty")
        let dtype = try vm.dtype(arguments[5], "empty")
        try vm.makeParameter(module, "weight", [outputs, inputs], dtype)
        try vm.makeParameter(module, "bias", try vm.truth(arguments[3]) ? [outputs] : nil, dtype)
        try vm.resetWeights(module)
      }),
    Layer("NonDynamicallyQuantizableLinear", nil, base: "Linear"),
    Layer(
      "Bilinear", "in1_features, in2_features, out_features, bias=True, device=None, dtype=None",
      calls: LayerCall("bilinear", ["weight", "bias"], inputs: "input1, input2"),
      shows: "in1_features={in1_features}, in2_features={in2_features}, out_features={out_features}, bias={#bias}",
      methods: [
        NativeRow("reset_parameters(self)") { (vm, arguments) throws(PyError) in
          try resetBilinear(vm, arguments[0])
          return .none
        }
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        let sizes = try vm.emptySizes([arguments[3], arguments[1], arguments[2]])
        try vm.checkDevice(arguments[5], of: "empty")
        let dtype = try vm.dtype(arguments[6], "empty")
        try vm.makeParameter(module, "weight", sizes, dtype)
        try vm.makeParameter(module, "bias", try vm.truth(arguments[4]) ? [sizes[0]] : nil, dtype)
        try resetBilinear(vm, module)
      }),
  ]

  /// `reset_parameters` of Linear and the convolutions.
  static let resetting = NativeRow("reset_parameters(self)") { (vm, arguments) throws(PyError) in
    try vm.resetWeights(arguments[0])
    return .none
  }

  private static func resetBilinear(_ vm: Machine, _ module: Value) throws(PyError) {
    let inputs = try vm.field(module, "in1_features")
    if try vm.truth(try vm.compare(.lessEqual, inputs, Value(0))) {
      throw vm.valueError("in1_features must be > 0, but got (in1_features=\(try vm.str(inputs)))")
    }
    guard let weight = try vm.layerTensor(module, vm.torch.names.weight), weight.rank == 3 else { return }
    let bound = 1 / Double(weight.shape[1]).squareRoot()
    try vm.fillUniform([weight, try vm.layerTensor(module, vm.torch.names.bias)], bound)
  }
}

extension Machine {
  /// Kaiming uniform with a = sqrt(5) for the weight, then a uniform bias: the order of the reference's draws.
  func resetWeights(_ module: Value) throws(PyError) {
    guard let weight = try layerTensor(module, torch.names.weight) else { return }
    let bias = try layerTensor(module, torch.names.bias)
    var fanIn = 1.0
    for size in weight.shape.dropFirst() { fanIn *= Double(size) }
    if weight.shape.elementCount == 0 {
      // A layer that learns its sizes later does not draw yet.
      let later = try? findAttribute(module, intern("cls_to_become"))
      if let later, !later.isUndefined { return }
      try issueWarning(.userWarning, "Initializing zero-element tensors is a no-op")
    } else {
      let gain = (2.0 / (1.0 + 5.0)).squareRoot()
      try fillUniform([weight], 3.0.squareRoot() * (gain / fanIn.squareRoot()))
    }
    try fillUniform([bias], fanIn > 0 ? 1 / fanIn.squareRoot() : 0)
  }

  /// Uniform numbers within a bound on both sides of zero, one tensor after the other.
  func fillUniform(_ tensors: [Tensor?], _ bound: Double) throws(PyError) {
    let generator = torch.engine.generator
    try engine { () throws(TensorError) in
      for tensor in tensors {
        try tensor?.fillWithoutHistory { (array) throws(TensorError) in
          try array.fillUniform(0 - bound, bound, generator)
        }
      }
    }
  }
}

/// `nn.Flatten` and `nn.Unflatten`: layers that only reshape.
enum FlattenLayers {
  static let all: [Layer] = [
    Layer(
      "Flatten", "start_dim=1, end_dim=-1", shows: "start_dim={start_dim}, end_dim={end_dim}",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let input = try vm.tensor(arguments[1], "Flatten")
          let start = try vm.int(try vm.field(arguments[0], "start_dim"), "flatten", "start_dim")
          let end = try vm.int(try vm.field(arguments[0], "end_dim"), "flatten", "end_dim")
          return vm.wrap(try vm.engine { () throws(TensorError) in try input.flatten(start, end) })
        }
      ]),
    Layer(
      "Unflatten", "dim, unflattened_size", shows: "dim={dim}, unflattened_size={unflattened_size}",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          try vm.callMethod(
            arguments[1], "unflatten",
            [try vm.field(arguments[0], "dim"), try vm.field(arguments[0], "unflattened_size")])
        }
      ],
      initialize: { (vm, _, arguments) throws(PyError) in
        guard arguments[2].isKind(.tuple) || arguments[2].isKind(.list) else {
          throw vm.typeError(
            "unflattened_size must be a tuple of ints, but found type \(vm.classOf(arguments[2]).name.string)")
        }
        for (index, size) in try vm.toArray(arguments[2]).enumerated() where !size.isInt && !size.isBool {
          throw vm.typeError(
            "unflattened_size must be tuple of ints, but found element of type \(vm.classOf(size).name.string) at pos \(index)"
          )
        }
      }),
  ]
}
