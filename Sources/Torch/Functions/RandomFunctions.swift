// Seeds and random tensors: the reference's streams, drawn from the lesson's generator or one that is given.

import Autodiff
import PythonRuntime
import Tensors

enum RandomFunctions {
  static let functions: [NativeRow] = [
    NativeRow("manual_seed(seed)") { (vm, arguments) throws(PyError) in
      vm.torch.engine.generator.seed(try vm.index(arguments[0]))
      let generator = vm.torch.engine.generator
      return vm.adopt(GeneratorObject(generator), as: vm.torch.classes.generator)
    },
    NativeRow("initial_seed()") { (vm, _) throws(PyError) in
      Value(Int(truncatingIfNeeded: vm.torch.engine.generator.initialSeed))
    },
    drawn("rand") { (array, generator) throws(TensorError) in try array.fillUniform(0, 1, generator) },
    drawn("randn") { (array, generator) throws(TensorError) in try array.fillNormal(0, 1, generator) },
    drawnLike("rand_like") { (array, generator) throws(TensorError) in try array.fillUniform(0, 1, generator) },
    drawnLike("randn_like") { (array, generator) throws(TensorError) in try array.fillNormal(0, 1, generator) },
    NativeRow(
      "randint(low, high=?, size=?, *, generator=None, dtype=None, layout=None, device=None, requires_grad=False)"
    ) { (vm, arguments) throws(PyError) in try randint(vm, arguments) },
    NativeRow("randperm(n, *, generator=None, dtype=None, device=None, requires_grad=False)") {
      (vm, arguments) throws(PyError) in
      let count = try vm.int(arguments[0], "randperm", "n", 1)
      let generator = try vm.generator(arguments[1])
      let dtype = try vm.dtype(arguments[2], "randperm") ?? .int64
      return try vm.make(arguments[4]) { () throws(TensorError) in
        try NDArray.randomPermutation(count, generator, vm.torch.engine).converted(to: dtype)
      }
    },
    NativeRow("bernoulli(input, *, generator=None)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "bernoulli")
      let generator = try vm.generator(arguments[1])
      return try vm.make(.false) { () throws(TensorError) in try input.array.bernoulli(generator) }
    },
    NativeRow("multinomial(input, num_samples, replacement=False, *, generator=None)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "multinomial")
      let samples = try vm.int(arguments[1], "multinomial", "num_samples")
      let replacement = try vm.flag(arguments[2])
      let generator = try vm.generator(arguments[3])
      return try vm.make(.false) { () throws(TensorError) in
        try input.array.multinomial(samples, replacement: replacement, generator)
      }
    },
  ]

  private typealias Fill = @Sendable (NDArray, Generator) throws(TensorError) -> Void

  private static func drawn(_ name: String, _ fill: @escaping Fill) -> NativeRow {
    NativeRow("\(name)(*size, generator=None, dtype=None, layout=None, device=None, requires_grad=False)") {
      (vm, arguments) throws(PyError) in
      let shape = try vm.shape(arguments[0], name)
      let generator = try vm.generator(arguments[1])
      try vm.checkDevice(arguments[4])
      let state = vm.torch.engine
      let dtype = try vm.dtype(arguments[2], name) ?? state.defaultDType
      return try vm.make(arguments[5]) { () throws(TensorError) in
        let array = try NDArray.zeros(shape, dtype, state)
        try fill(array, generator)
        return array.withOwnVersion()
      }
    }
  }

  private static func drawnLike(_ name: String, _ fill: @escaping Fill) -> NativeRow {
    NativeRow("\(name)(input, *, dtype=None, layout=None, device=None, requires_grad=False, generator=None)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let dtype = try vm.dtype(arguments[1], name)
      let generator = try vm.generator(arguments[5])
      return try vm.make(arguments[4]) { () throws(TensorError) in
        let array = try input.array.filledLike(.int(0), dtype)
        try fill(array, generator)
        return array.withOwnVersion()
      }
    }
  }

  private static func randint(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    // `randint(high, size)` and `randint(low, high, size)`.
    var (low, high, size) = (arguments[0], arguments[1], arguments[2])
    if size.isUndefined { (low, high, size) = (Value(0), arguments[0], arguments[1]) }
    guard size.isKind(.tuple) || size.isKind(.list) else {
      throw vm.typeError("randint(): argument 'size' must be tuple of ints, not \(vm.typeName(of: size))")
    }
    let from = try vm.int(low, "randint", "low", 1)
    let to = try vm.int(high, "randint", "high", 2)
    let shape = try vm.shape(vm.tuple([size]), "randint")
    if from >= to {
      throw vm.runtimeError("random_ expects 'from' to be less than 'to', but got from=\(from) >= to=\(to)")
    }
    let generator = try vm.generator(arguments[3])
    let dtype = try vm.dtype(arguments[4], "randint") ?? .int64
    return try vm.make(arguments[7]) { () throws(TensorError) in
      let array = try NDArray.zeros(shape, dtype, vm.torch.engine)
      try array.fillRandom(from, to, generator)
      return array.withOwnVersion()
    }
  }
}
