// Seeds and random tensors: the reference's streams, drawn from the lesson's generator or one that is given.

import Autodiff
import PythonRuntime
import Tensors

enum RandomFunctions {
  static let functions: [NativeRow] = seeds + drawing + distributions

  /// Functions of `torch` that `torch.random` has too.
  static let seeds: [NativeRow] = [
    NativeRow("manual_seed(seed)") { (vm, arguments) throws(PyError) in
      // Python's own `int` reads it first.
      let isNumber = arguments[0].isInt || arguments[0].bigInt != nil
      let number = isNumber ? arguments[0] : try vm.call(Value(vm.builtin(.int)), [arguments[0]])
      vm.torch.engine.generator.seed(try vm.seed(number))
      return vm.torch.defaultGeneratorObject
    },
    NativeRow("seed()") { (vm, _) throws(PyError) in try vm.unsigned(vm.torch.engine.generator.reseed()) },
    NativeRow("initial_seed()") { (vm, _) throws(PyError) in try vm.unsigned(vm.torch.engine.generator.initialSeed) },
    NativeRow("get_rng_state()") { (vm, _) throws(PyError) in
      try vm.generatorState(vm.torch.engine.generator)
    },
    NativeRow("set_rng_state(new_state)") { (vm, arguments) throws(PyError) in
      try vm.setGeneratorState(vm.torch.engine.generator, arguments[0])
      return .none
    },
  ]

  private static let options = "generator=None, " + CreationOptions.parameters

  private static let drawing: [NativeRow] = [
    drawn("rand") { (array, generator) throws(TensorError) in try array.fillUniform(0, 1, generator) },
    drawn("randn") { (array, generator) throws(TensorError) in try array.fillNormal(0, 1, generator) },
    drawnLike("rand_like") { (array, generator) throws(TensorError) in try array.fillUniform(0, 1, generator) },
    drawnLike("randn_like") { (array, generator) throws(TensorError) in try array.fillNormal(0, 1, generator) },
    NativeRow("randint(low=?, high=?, size=?, *, \(options))") { (vm, arguments) throws(PyError) in
      try randint(vm, arguments)
    },
    NativeRow("randint_like(input, low, high=?, \(CreationFunctions.likeParameters), generator=None)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "randint_like")
      let single = arguments[2].isUndefined
      let from = single ? 0 : try vm.int(arguments[1], "randint_like", "low")
      let to = try vm.int(arguments[single ? 1 : 2], "randint_like", "high")
      let dtype = try vm.dtype(arguments[3], "randint_like")
      let generator = try vm.generator(arguments[9])
      return try vm.make(arguments[7]) { () throws(TensorError) in
        let array = try input.array.drawnLike().filledLike(.int(0), dtype)
        try array.fillRandom(from, to, generator)
        return array.withOwnVersion()
      }
    },
    NativeRow("randperm(n, *, \(options))") { (vm, arguments) throws(PyError) in
      let count = try vm.int(arguments[0], "randperm", "n", 1)
      let generator = try vm.generator(arguments[1])
      let state = vm.torch.engine
      return try CreationOptions(vm, arguments, from: 2, "randperm").make(vm, default: .int64) {
        dtype throws(TensorError) in
        try NDArray.checkPermutation(count, dtype)
        guard state.mappedRandomness != .unmapped else {
          return try NDArray.randomPermutation(count, generator, state).converted(to: dtype)
        }
        // One after the other inside a mapped function.
        return try state.randomArray([count], dtype) { (array) throws(TensorError) in
          let whole = try array.visible().reshaped(to: [-1, count])
          for row in 0..<whole.shape[0] {
            try whole.selected(0, row).copyFrom(try NDArray.randomPermutation(count, generator, state))
          }
        }
      }
    },
  ]

  private typealias Fill = @Sendable (NDArray, Generator) throws(TensorError) -> Void

  private static func drawn(_ name: String, _ fill: @escaping Fill) -> NativeRow {
    NativeRow("\(name)(*args, size=?, \(options))") { (vm, arguments) throws(PyError) in
      if arguments[1].isUndefined, arguments[0].tuple?.count == 0 {
        throw vm.invalidCombination(name, [], nil, Signatures.rand)
      }
      let shape = try vm.constructorShape(arguments, name)
      let generator = try vm.generator(arguments[2])
      let state = vm.torch.engine
      return try CreationOptions(vm, arguments, from: 3, name).make(vm) { dtype throws(TensorError) in
        try state.randomArray(shape, dtype) { (array) throws(TensorError) in try fill(array, generator) }
          .withOwnVersion()
      }
    }
  }

  private static func drawnLike(_ name: String, _ fill: @escaping Fill) -> NativeRow {
    NativeRow("\(name)(input, \(CreationFunctions.likeParameters), generator=None)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let dtype = try vm.dtype(arguments[1], name)
      try vm.checkDevice(arguments[3])
      let generator = try vm.generator(arguments[7])
      let order = try vm.memoryOrder(arguments[6], name) ?? .preserved
      return try vm.make(arguments[5]) { () throws(TensorError) in
        var array = try input.array.drawnLike().filledLike(.int(0), dtype)
        if !(try array.isIn(order)) { array = try array.copied(in: order) }
        try fill(array, generator)
        return array.withOwnVersion()
      }
    }
  }

  private static func randint(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    // `randint(high, size)` and `randint(low, high, size)`.
    var (low, high, size) = (arguments[0], arguments[1], arguments[2])
    if size.isUndefined && (high.isKind(.tuple) || high.isKind(.list)) { (low, high, size) = (.undefined, low, high) }
    if high.isUndefined { (low, high) = (.undefined, low) }
    guard size.isKind(.tuple) || size.isKind(.list), !high.isUndefined else {
      let given = (0..<3).map { arguments[$0] }.filter { !$0.isUndefined }
      throw vm.invalidCombination("randint", given, nil, Signatures.randint)
    }
    if high.bigInt != nil || low.bigInt != nil { throw vm.valueError("Overflow when unpacking long long") }
    let from = low.isUndefined ? 0 : try vm.int(low, "randint", "low", 1)
    let to = try vm.int(high, "randint", "high", low.isUndefined ? 1 : 2)
    let shape = try vm.shape(vm.tuple([size]), "randint")
    let generator = try vm.generator(arguments[3])
    let state = vm.torch.engine
    return try CreationOptions(vm, arguments, from: 4, "randint").make(vm, default: .int64) {
      dtype throws(TensorError) in
      try state.randomArray(shape, dtype) { (array) throws(TensorError) in try array.fillRandom(from, to, generator) }
        .withOwnVersion()
    }
  }

  private static let distributions: [NativeRow] = [
    NativeRow("normal(mean=?, std=?, size=?, *, \(options))") { (vm, arguments) throws(PyError) in
      try normal(vm, arguments)
    },
    NativeRow("multinomial(input, num_samples, replacement=False, *, generator=None)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "multinomial")
      let samples = try vm.int(arguments[1], "multinomial", "num_samples")
      let replacement = try vm.flag(arguments[2])
      let generator = try vm.generator(arguments[3])
      return try vm.makeDiscrete("multinomial", of: [input]) { () throws(TensorError) in
        try input.array.drawnFrom().multinomial(samples, replacement: replacement, generator)
      }
    },
    NativeRow("poisson(input, generator=None)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "poisson")
      let generator = try vm.generator(arguments[1])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try Tensor.draw("PoissonBackward0", [input], try input.array.drawnFrom().poisson(generator))
        })
    },
    NativeRow("binomial(count, prob, generator=None)") { (vm, arguments) throws(PyError) in
      let count = try vm.tensor(arguments[0], "binomial", "count")
      let probability = try vm.tensor(arguments[1], "binomial", "prob", 2)
      let generator = try vm.generator(arguments[2])
      return try vm.make(.false) { () throws(TensorError) in
        try count.array.binomial(probability.array, generator)
      }
    },
    NativeRow("_standard_gamma(input, generator=None)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "_standard_gamma")
      let generator = try vm.generator(arguments[1])
      return vm.wrap(try vm.engine { () throws(TensorError) in try input.standardGamma(generator) })
    },
    NativeRow("_standard_gamma_grad(input, output)") { (vm, arguments) throws(PyError) in
      let shapes = try vm.tensor(arguments[0], "_standard_gamma_grad")
      let draws = try vm.tensor(arguments[1], "_standard_gamma_grad", "output", 2)
      return try vm.make(.false) { () throws(TensorError) in
        try shapes.array.zipped(draws.array, DrawGradients.gamma)
      }
    },
    NativeRow("_sample_dirichlet(input, generator=None)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "_sample_dirichlet")
      let generator = try vm.generator(arguments[1])
      return vm.wrap(try vm.engine { () throws(TensorError) in try input.sampleDirichlet(generator) })
    },
  ]

  private static func normal(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let (mean, deviation) = (arguments[0], arguments[1])
    let wrong = {
      vm.invalidCombination("normal", [mean, deviation].filter { !$0.isUndefined }, nil, Signatures.normal)
    }
    let generator = try vm.generator(arguments[3])
    let options = try CreationOptions(vm, arguments, from: 4, "normal")
    if mean.tensor != nil || deviation.tensor != nil {
      guard let meanNumber = mean.tensor == nil ? vm.scalar(mean)?.doubleValue : 0,
        let deviationNumber = deviation.tensor == nil
          ? (deviation.isUndefined ? 1 : vm.scalar(deviation)?.doubleValue) : 1
      else { throw wrong() }
      let array = try vm.engine { () throws(TensorError) in
        // One of both is enough to draw for each element; the other may say no to it.
        let (middle, width) = (mean.tensor?.array, deviation.tensor?.array)
        let isMapped = middle?.hidden != nil || width?.hidden != nil
        let drawn = try (isMapped && middle?.hidden == nil ? width : middle ?? width)?.drawnFrom()
        let isOfMiddle = middle != nil && !(isMapped && middle?.hidden == nil)
        return try NDArray.normal(
          mean: isOfMiddle ? drawn : middle, meanNumber, deviation: isOfMiddle ? width : drawn, deviationNumber,
          generator)
      }
      guard !options.hasTarget else { return try options.finish(vm, array) }
      let name: StaticString =
        mean.tensor == nil ? "NormalBackward2" : deviation.tensor == nil ? "NormalBackward1" : "NormalBackward3"
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try Tensor.draw(name, [mean.tensor, deviation.tensor].compactMap { $0 }, array)
        })
    }
    guard let first = vm.scalar(mean), let second = vm.scalar(deviation), !arguments[2].isUndefined else {
      throw wrong()
    }
    let shape = try vm.shape(vm.tuple([arguments[2]]), "normal")
    let state = vm.torch.engine
    return try options.make(vm) { dtype throws(TensorError) in
      try state.randomArray(shape, dtype) { (array) throws(TensorError) in
        try array.fillNormal(first.doubleValue, second.doubleValue, generator)
      }.withOwnVersion()
    }
  }

  /// `torch.bernoulli` and the fills that are methods.
  static let operations: [TensorOperation] = [
    TensorOperation("bernoulli", "p=None, *, generator=None") { (vm, tensor, arguments) throws(PyError) in
      let generator = try vm.generator(arguments[2])
      if arguments[1].isNone {
        return vm.wrap(
          try vm.engine { () throws(TensorError) in
            try Tensor.draw("BernoulliBackward0", [tensor], try tensor.array.drawnFrom().bernoulli(generator))
          })
      }
      let p = try vm.double(arguments[1], "bernoulli", "p")
      return try vm.make(.false) { () throws(TensorError) in
        let array = try tensor.array.drawnLike().filledLike(.int(0))
        try array.fillBernoulli(p, generator)
        return array.withOwnVersion()
      }
    },
    fill("bernoulli_", "p=0.5") { (vm, arguments) throws(PyError) in
      if let p = arguments[1].tensor {
        return { (array, generator) throws(TensorError) in try array.fillBernoulli(p.array, generator) }
      }
      let p = try vm.double(arguments[1], "bernoulli_", "p")
      return { (array, generator) throws(TensorError) in try array.fillBernoulli(p, generator) }
    },
    fill("exponential_", "lambd=1") { (vm, arguments) throws(PyError) in
      let rate = try vm.double(arguments[1], "exponential_", "lambd")
      return { (array, generator) throws(TensorError) in try array.fillExponential(rate, generator) }
    },
    fill("geometric_", "p") { (vm, arguments) throws(PyError) in
      let p = try vm.double(arguments[1], "geometric_", "p")
      return { (array, generator) throws(TensorError) in try array.fillGeometric(p, generator) }
    },
    fill("cauchy_", "median=0, sigma=1") { (vm, arguments) throws(PyError) in
      let median = try vm.double(arguments[1], "cauchy_", "median")
      let sigma = try vm.double(arguments[2], "cauchy_", "sigma", 3)
      return { (array, generator) throws(TensorError) in try array.fillCauchy(median, sigma, generator) }
    },
    fill("log_normal_", "mean=1, std=2") { (vm, arguments) throws(PyError) in
      let mean = try vm.double(arguments[1], "log_normal_", "mean")
      let deviation = try vm.double(arguments[2], "log_normal_", "std", 3)
      return { (array, generator) throws(TensorError) in try array.fillLogNormal(mean, deviation, generator) }
    },
  ]

  private typealias Filling = (NDArray, Generator) throws(TensorError) -> Void

  /// A method that fills its tensor; the generator is the last argument.
  private static func fill(
    _ name: String, _ parameters: String,
    _ prepare: @escaping @Sendable (Machine, Arguments) throws(PyError) -> Filling
  ) -> TensorOperation {
    TensorOperation(name, parameters + ", *, generator=None", .method) { (vm, tensor, arguments) throws(PyError) in
      let filling = try prepare(vm, arguments)
      let generator = try vm.generator(arguments[arguments.count - 1])
      _ = try vm.engine { () throws(TensorError) in
        try tensor.fillWith(name) { (array) throws(TensorError) in try filling(array, generator) }
      }
      return arguments[0]
    }
  }
}
