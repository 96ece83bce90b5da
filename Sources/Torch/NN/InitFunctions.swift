// `torch.nn.init`: fills a parameter without recording history, drawing random numbers in the reference's order.

import Autodiff
import PythonRuntime
import Tensors

enum InitFunctions {
  static let functions: [NativeRow] = [
    filled("constant_", "val") { (array, values, _) throws(TensorError) in try array.fill(.float(values[0])) },
    filled("zeros_", "") { (array, _, _) throws(TensorError) in try array.fill(.int(0)) },
    filled("ones_", "") { (array, _, _) throws(TensorError) in try array.fill(.int(1)) },
    filled("uniform_", "a=0.0, b=1.0") { (array, values, generator) throws(TensorError) in
      try array.fillUniform(values[0], values[1], generator)
    },
    filled("normal_", "mean=0.0, std=1.0") { (array, values, generator) throws(TensorError) in
      try array.fillNormal(values[0], values[1], generator)
    },
    filled("xavier_uniform_", "gain=1.0") { (array, values, generator) throws(TensorError) in
      let (fanIn, fanOut) = try fans(array)
      let deviation = values[0] * (2 / Double(fanIn + fanOut)).squareRoot()
      let bound = 3.0.squareRoot() * deviation
      try array.fillUniform(-bound, bound, generator)
    },
    filled("xavier_normal_", "gain=1.0") { (array, values, generator) throws(TensorError) in
      let (fanIn, fanOut) = try fans(array)
      try array.fillNormal(0, values[0] * (2 / Double(fanIn + fanOut)).squareRoot(), generator)
    },
    kaiming("kaiming_uniform_") { (array, deviation, generator) throws(TensorError) in
      let bound = 3.0.squareRoot() * deviation
      try array.fillUniform(-bound, bound, generator)
    },
    kaiming("kaiming_normal_") { (array, deviation, generator) throws(TensorError) in
      try array.fillNormal(0, deviation, generator)
    },
    NativeRow("calculate_gain(nonlinearity, param=None)") { (vm, arguments) throws(PyError) in
      Value(try gain(vm, arguments[0], arguments[1]))
    },
  ]

  /// Numbers of inputs and outputs of one unit of a weight.
  private static func fans(_ array: NDArray) throws(TensorError) -> (Int, Int) {
    if array.rank < 2 {
      throw .value("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
    }
    var field = 1
    for index in 2..<max(array.rank, 2) { field *= array.shape[index] }
    return (array.shape[1] * field, array.shape[0] * field)
  }

  private static func gain(_ vm: Machine, _ name: Value, _ parameter: Value) throws(PyError) -> Double {
    let text = name.str?.string ?? ""
    switch text {
    case "linear", "conv1d", "conv2d", "conv3d", "sigmoid": return 1
    case "tanh": return 5.0 / 3
    case "relu": return 2.0.squareRoot()
    case "leaky_relu":
      let slope = parameter.isNone ? 0.01 : try vm.double(parameter, "calculate_gain", "param")
      return (2 / (1 + slope * slope)).squareRoot()
    case "selu": return 0.75
    default: throw vm.valueError("Unsupported nonlinearity \(text)")
    }
  }

  private static func filled(
    _ name: String, _ parameters: String,
    _ fill: @escaping @Sendable (NDArray, [Double], Generator) throws(TensorError) -> Void
  ) -> NativeRow {
    let list = parameters.isEmpty ? "tensor" : "tensor, " + parameters
    return NativeRow("\(name)(\(list), generator=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], name, "tensor")
      var values: [Double] = []
      for index in 1..<(arguments.count - 1) { values.append(try vm.double(arguments[index], name, "value")) }
      let generator = try vm.generator(arguments[arguments.count - 1])
      try vm.engine { () throws(TensorError) in
        try tensor.fillWithoutHistory { (array) throws(TensorError) in try fill(array, values, generator) }
      }
      return arguments[0]
    }
  }

  private static func kaiming(
    _ name: String, _ fill: @escaping @Sendable (NDArray, Double, Generator) throws(TensorError) -> Void
  ) -> NativeRow {
    NativeRow("\(name)(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)") {
      (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], name, "tensor")
      let isFanOut = arguments[2].str?.string == "fan_out"
      let gain = try gain(vm, arguments[3], arguments[1])
      let generator = try vm.generator(arguments[4])
      try vm.engine { () throws(TensorError) in
        let (fanIn, fanOut) = try fans(tensor.array)
        let deviation = gain / Double(isFanOut ? fanOut : fanIn).squareRoot()
        try tensor.fillWithoutHistory { (array) throws(TensorError) in try fill(array, deviation, generator) }
      }
      return arguments[0]
    }
  }
}
