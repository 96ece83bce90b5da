// The module `random`: CPython's functions over one stream per machine, and the class Random with its own stream.

/// The arguments of a random function, whether called on the module or on a Random object.
struct DrawArguments {
  let arguments: Arguments
  let offset: Int
  subscript(index: Int) -> Value { arguments[index + offset] }
}

enum RandomModule {
  typealias Body = @Sendable (Machine, MersenneTwister, DrawArguments) throws(PyError) -> Value

  /// Name, parameters and body of every function.
  static let functions: [(name: String, parameters: String, body: Body)] = [
    (
      "seed", "a=None, version=2",
      { vm, stream, given throws(PyError) in
        let isFirst = given[1].isInt && given[1].asInt == 1
        stream.seed(try isFirst ? firstKey(vm, given[0]) : key(vm, given[0]))
        return .none
      }
    ),
    ("random", "", { _, stream, _ in Value(stream.random()) }),
    (
      "uniform", "a, b",
      { vm, stream, given throws(PyError) in
        guard given[0].isFloat || given[0].isInt, given[1].isFloat || given[1].isInt else {
          let width = try vm.binary(.subtract, given[1], given[0])
          return try vm.binary(.add, given[0], vm.binary(.multiply, width, Value(stream.random())))
        }
        let low = try vm.realNumber(given[0])
        let high = try vm.realNumber(given[1])
        return Value(low + (high - low) * stream.random())
      }
    ),
    (
      "randint", "a, b",
      { vm, stream, given throws(PyError) in
        // It is randrange(a, b + 1).
        let end: Value
        if let last = vm.bigInteger(given[1]) {
          end = vm.int(last + 1)
        } else {
          end = try vm.binary(.add, given[1], Value(1))
        }
        return try vm.withRoots([end]) { () throws(PyError) in
          let low = try integer(vm, given[0], "arg 1")
          return try draw(vm, stream, low, try integer(vm, end, "stop"), 1)
        }
      }
    ),
    ("randrange", "start, stop=None, step=1", randrange),
    (
      "getrandbits", "k, /",
      { vm, stream, given throws(PyError) in
        let count = try bitCount(vm, given[0], 1)
        if count > 0, count < 64 { return Value(Int(bitPattern: stream.word(count))) }
        try vm.checkMemory(count / 8)
        return vm.int(number(stream.bits(count)))
      }
    ),
    (
      "randbytes", "n",
      { vm, stream, given throws(PyError) in
        let count = try bitCount(vm, given[0], 8) / 8
        try vm.checkMemory(count)
        let digits = stream.bits(count * 8)
        return vm.bytes((0..<count).map { UInt8(truncatingIfNeeded: digits[$0 / 4] >> UInt32($0 % 4 * 8)) })
      }
    ),
    (
      "choice", "seq",
      { vm, stream, given throws(PyError) in
        let count = try vm.length(given[0])
        if count == 0 { throw vm.indexError("Cannot choose from an empty sequence") }
        return try vm.getItem(given[0], Value(Int(stream.below(UInt(count)))))
      }
    ),
    ("choices", "population, weights=None, *, cum_weights=None, k=1", RandomSampling.choices),
    ("sample", "population, k, *, counts=None", RandomSampling.sample),
    ("shuffle", "x", RandomSampling.shuffle),
    (
      "gauss", "mu=0.0, sigma=1.0",
      { vm, stream, given throws(PyError) in
        let mean = try vm.realNumber(given[0])
        return Value(stream.gauss(mean, try vm.realNumber(given[1])))
      }
    ),
    (
      "normalvariate", "mu=0.0, sigma=1.0",
      { vm, stream, given throws(PyError) in
        let mean = try vm.realNumber(given[0])
        return Value(stream.normal(mean, try vm.realNumber(given[1])))
      }
    ),
    (
      "lognormvariate", "mu, sigma",
      { vm, stream, given throws(PyError) in
        let mean = try vm.realNumber(given[0])
        return Value(MathFunctions.exponential(stream.normal(mean, try vm.realNumber(given[1]))))
      }
    ),
    (
      "expovariate", "lambd",
      { vm, stream, given throws(PyError) in
        let rate = try vm.realNumber(given[0])
        let value = stream.exponential(rate)
        if rate == 0 { throw vm.raise(.zeroDivisionError, "float division by zero") }
        return Value(value)
      }
    ),
    (
      "triangular", "low=0.0, high=1.0, mode=None",
      { vm, stream, given throws(PyError) in
        let low = try vm.realNumber(given[0])
        let high = try vm.realNumber(given[1])
        let mode = given[2].isNone ? nil : Optional(try vm.realNumber(given[2]))
        return Value(stream.triangular(low, high, mode))
      }
    ),
    (
      "gammavariate", "alpha, beta",
      { vm, stream, given throws(PyError) in
        let alpha = try vm.realNumber(given[0])
        let beta = try vm.realNumber(given[1])
        if alpha <= 0 || beta <= 0 { throw vm.valueError("gammavariate: alpha and beta must be > 0.0") }
        return Value(stream.gamma(alpha, beta))
      }
    ),
    (
      "betavariate", "alpha, beta",
      { vm, stream, given throws(PyError) in
        let alpha = try vm.realNumber(given[0])
        let beta = try vm.realNumber(given[1])
        if alpha <= 0 || beta <= 0 { throw vm.valueError("gammavariate: alpha and beta must be > 0.0") }
        return Value(stream.beta(alpha, beta))
      }
    ),
    (
      "paretovariate", "alpha",
      { vm, stream, given throws(PyError) in
        let alpha = try vm.realNumber(given[0])
        if alpha == 0 { throw vm.raise(.zeroDivisionError, "float division by zero") }
        return Value(stream.pareto(alpha))
      }
    ),
    (
      "weibullvariate", "alpha, beta",
      { vm, stream, given throws(PyError) in
        let alpha = try vm.realNumber(given[0])
        let beta = try vm.realNumber(given[1])
        if beta == 0 { throw vm.raise(.zeroDivisionError, "float division by zero") }
        return Value(stream.weibull(alpha, beta))
      }
    ),
    (
      "vonmisesvariate", "mu, kappa",
      { vm, stream, given throws(PyError) in
        let mean = try vm.realNumber(given[0])
        return Value(stream.vonMises(mean, try vm.realNumber(given[1])))
      }
    ),
    (
      "getstate", "",
      { vm, stream, _ in
        let words = stream.state.map { Value(Int($0)) } + [Value(stream.position)]
        return vm.tuple([Value(3), vm.tuple(words), stream.nextGauss.map { Value($0) } ?? .none])
      }
    ),
    ("setstate", "state", setState),
  ]

  static let module = NativeModule("random") { vm, module throws(PyError) in
    let cls = vm.sharedClass(declaration)
    vm.setMember(module, "Random", Value(cls))
    // The functions are methods of an object of the class that nobody names.
    let hidden = vm.instance(of: cls, payload: vm.randomStream)
    try vm.withRoots([hidden]) { () throws(PyError) in
      for function in functions {
        let method = vm.classAttribute(cls, vm.intern(function.name))
        vm.setMember(module, function.name, vm.boundMethod(method, hidden))
      }
    }
    // The constants that the module's own algorithms use.
    vm.setMember(module, "NV_MAGICCONST", Value(1.7155277699214135))
    vm.setMember(module, "LOG4", Value(1.3862943611198906))
    vm.setMember(module, "SG_MAGICCONST", Value(2.504077396776274))
    vm.setMember(module, "TWOPI", Value(6.283185307179586))
    vm.setMember(module, "BPF", Value(53))
    vm.setMember(module, "RECIP_BPF", Value(1.1102230246251565e-16))
    module.lazyMember = { vm, _, name throws(PyError) in
      guard name == "SystemRandom" else { return .undefined }
      return try vm.importModule("secrets").attributes.get(vm.intern(name))
    }
    module.lazyNames = { ["SystemRandom"] }
  }

  static let declaration = NativeClass(
    "Random", module: "random", kind: .instance, methods: [initializer] + functions.map { method($0) },
    slots: slots,
    hasInstanceAttributes: true)

  /// Seeds the stream, by the `seed` of a subclass where it has one.
  private static let initializer = NativeRow("__init__(self, x=None)") { vm, arguments throws(PyError) in
    guard let payload = arguments.receiver.instance?.payload, type(of: payload) == MersenneTwister.self else {
      throw vm.typeError("Random.__new__() was not called")
    }
    let stream = unsafeDowncast(payload, to: MersenneTwister.self)
    let cls = vm.classOf(arguments.receiver)
    if cls.isUserClass, !vm.classAttribute(cls, vm.intern("seed")).isKind(.nativeFunction) {
      _ = try vm.callMethod(arguments.receiver, "seed", [arguments[1]])
    } else {
      stream.seed(try key(vm, arguments[1]))
    }
    stream.nextGauss = nil
    return .none
  }

  private static func method(_ function: (name: String, parameters: String, body: Body)) -> NativeRow {
    let body = function.body
    let drawsFromSubclass = !["seed", "random", "getrandbits", "randbytes", "getstate", "setstate"].contains(
      function.name)
    let parameters = function.parameters.isEmpty ? "self" : "self, \(function.parameters)"
    // Two of them are written in C.
    let style: CallStyle = function.name == "random" || function.name == "getrandbits" ? .exact : .python
    let signature =
      style == .exact && function.parameters.isEmpty ? "random(self, /)" : "\(function.name)(\(parameters))"
    return NativeRow(signature, style) { vm, arguments throws(PyError) in
      // As functions of Python, these take whatever is given as their object.
      guard let payload = arguments[0].instance?.payload, type(of: payload) == MersenneTwister.self else {
        throw vm.typeError("Random.__init__() was not called")
      }
      let stream = unsafeDowncast(payload, to: MersenneTwister.self)
      let given = DrawArguments(arguments: arguments, offset: 1)
      guard drawsFromSubclass, let overridden = OverriddenStream(vm, arguments[0], own: stream) else {
        return try body(vm, stream, given)
      }
      let result = try body(vm, overridden, given)
      if let failure = overridden.failure { throw failure }
      stream.nextGauss = overridden.nextGauss
      return result
    }
  }

  static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.setContent { vm, cls throws(PyError) in
      vm.instance(of: cls, payload: MersenneTwister())
    } initialize: { vm, value, arguments throws(PyError) in
      let initializer = vm.classAttribute(vm.sharedClass(declaration), vm.names.initialize)
      try vm.withRoots([value]) { () throws(PyError) in _ = try vm.call(initializer, prepending: value, arguments) }
    }
    return slots
  }()

  /// How many bits so many pieces of `size` bits are; CPython counts them in a C int.
  private static func bitCount(_ vm: Machine, _ value: Value, _ size: Int) throws(PyError) -> Int {
    let count = try vm.bigIndex(value) * BigInt(size)
    guard let bits = Int32(exactly: count) else {
      throw vm.overflowError("Python int too large to convert to C int")
    }
    if bits < 0 { throw vm.valueError("number of bits must be non-negative") }
    return Int(bits)
  }

  // MARK: Seeds

  /// The 32-bit digits a seed value stands for.
  static func key(_ vm: Machine, _ seed: Value) throws(PyError) -> [UInt32] {
    if seed.isNone {
      var generator = SystemRandomNumberGenerator()
      return (0..<8).map { _ in UInt32.random(in: 0...UInt32.max, using: &generator) }
    }
    if let number = vm.bigInteger(seed) { return digits(number.magnitude) }
    if let text = seed.str { return digits(of: Array(text.utf8)) }
    if seed.bytes != nil || ByteArrayType.object(seed) != nil { return digits(of: BytesType.storage(seed)) }
    if seed.isFloat {
      let hash = try vm.hash(seed)
      return digits(BigInt(UInt(bitPattern: hash)))
    }
    throw vm.typeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
  }

  /// The same for `version=1`: a text stands for the hash it had in Python 2.
  private static func firstKey(_ vm: Machine, _ seed: Value) throws(PyError) -> [UInt32] {
    guard let values = seed.str.map({ scalars(of: $0.utf8) }) ?? seed.bytes.map({ $0.storage.map { UInt32($0) } })
    else {
      return try key(vm, seed)
    }
    var hash = values.first.map { UInt64($0) << 7 } ?? 0
    for value in values { hash = (hash &* 1_000_003) ^ UInt64(value) }
    return digits(BigInt(hash ^ UInt64(values.count)))
  }

  private static func digits(of bytes: [UInt8]) -> [UInt32] {
    digits(BigInt(digits: bytes + SecureHash.sha512(bytes), radix: 256))
  }

  private static func digits(_ value: BigInt) -> [UInt32] {
    var result: [UInt32] = []
    for word in value.limbs {
      result.append(UInt32(truncatingIfNeeded: word))
      result.append(UInt32(truncatingIfNeeded: word >> 32))
    }
    while result.count > 1, result.last == 0 { result.removeLast() }
    return result.isEmpty ? [0] : result
  }

  static func number(_ digits: [UInt32]) -> BigInt {
    BigInt(
      words: stride(from: 0, to: digits.count, by: 2).map { place in
        UInt(digits[place]) | (place + 1 < digits.count ? UInt(digits[place + 1]) << 32 : 0)
      })
  }

  // MARK: Integers

  private static func integer(_ vm: Machine, _ value: Value, _ place: String) throws(PyError) -> BigInt {
    if let number = vm.bigInteger(value) { return number }
    if vm.hasIndexMethod(value) { return try vm.bigIndex(value) }
    let made = try vm.call(Value(vm.builtin(.int)), [value])
    guard let number = vm.bigInteger(made), try vm.equal(made, value) else {
      throw vm.valueError("non-integer \(place) for randrange()")
    }
    return number
  }

  @Sendable private static func randrange(
    _ vm: Machine, _ stream: MersenneTwister, _ given: DrawArguments
  ) throws(PyError) -> Value {
    if given[0].isInt, given[1].isNone, given[2].isInt, given[2].asInt == 1, given[0].asInt > 0 {
      return Value(Int(bitPattern: stream.below(given[0].bits)))
    }
    let start = try integer(vm, given[0], "arg 1")
    if given[1].isNone {
      if let step = vm.bigInteger(given[2]), step != 1 { throw vm.typeError("Missing a non-None stop argument") }
      if start <= 0 { throw vm.valueError("empty range for randrange()") }
      return vm.int(below(stream, start))
    }
    let stop = try integer(vm, given[1], "stop")
    return try draw(vm, stream, start, stop, try integer(vm, given[2], "step"))
  }

  private static func draw(
    _ vm: Machine, _ stream: MersenneTwister, _ start: BigInt, _ stop: BigInt, _ step: BigInt
  ) throws(PyError) -> Value {
    let width = stop - start
    if step == 1, let least = start.machineInt, let machineWidth = width.machineInt, machineWidth > 0 {
      return Value(least &+ Int(bitPattern: stream.below(UInt(bitPattern: machineWidth))))
    }
    if step == 1 {
      if width <= 0 { throw vm.valueError("empty range for randrange() (\(start), \(stop), \(width))") }
      return vm.int(start + below(stream, width))
    }
    if step == 0 { throw vm.valueError("zero step for randrange()") }
    let rounded = step > 0 ? width + step - 1 : width + step + 1
    let count = rounded / step
    if count <= 0 || (rounded < 0) != (step < 0) { throw vm.valueError("empty range for randrange()") }
    return vm.int(start + step * below(stream, count))
  }

  private static func below(_ stream: MersenneTwister, _ limit: BigInt) -> BigInt {
    if let small = UInt(exactly: limit) { return BigInt(stream.below(small)) }
    while true {
      let value = number(stream.bits(limit.magnitude.bitWidth))
      if value < limit { return value }
    }
  }

  @Sendable private static func setState(
    _ vm: Machine, _ stream: MersenneTwister, _ given: DrawArguments
  ) throws(PyError) -> Value {
    let version = try vm.getItem(given[0], Value(0))
    let isThird = try vm.equal(version, Value(3))
    if !isThird, try !vm.equal(version, Value(2)) {
      throw vm.valueError("state with version \(try vm.str(version)) passed to Random.setstate() of version 3")
    }
    let state = try vm.toArray(given[0])
    if state.count != 3 {
      throw vm.valueError(
        state.count < 3
          ? "not enough values to unpack (expected 3, got \(state.count))" : "too many values to unpack (expected 3)")
    }
    try vm.withRoots(state) { () throws(PyError) in
      try restore(vm, stream, state[1], wrapping: !isThird)
    }
    stream.nextGauss = state[2].isNone ? nil : try vm.realNumber(state[2])
    return .none
  }

  /// The words of a state, after CPython's own checks. The second version of states took them modulo 2^32.
  private static func restore(
    _ vm: Machine, _ stream: MersenneTwister, _ state: Value, wrapping: Bool
  ) throws(PyError) {
    if !wrapping, state.tuple == nil { throw vm.typeError("state vector must be a tuple") }
    let words = try vm.toArray(state)
    if words.count != 625 { throw vm.valueError("state vector is the wrong size") }
    var numbers: [UInt32] = []
    for place in 0..<624 {
      guard let number = vm.bigInteger(words[place]) else {
        if wrapping { _ = try vm.bigIndex(words[place]) }
        throw vm.typeError("an integer is required")
      }
      if wrapping {
        numbers.append(UInt32(truncatingIfNeeded: number))
        continue
      }
      if number < 0 { throw vm.overflowError("can't convert negative value to unsigned int") }
      guard let word = UInt(exactly: number) else {
        throw vm.overflowError("Python int too large to convert to C unsigned long")
      }
      numbers.append(UInt32(truncatingIfNeeded: word))
    }
    guard let position = Int(exactly: try vm.bigIndex(words[624])) else {
      throw vm.overflowError("Python int too large to convert to C long")
    }
    if position < 0 || position > 624 { throw vm.valueError("invalid state") }
    stream.restore(numbers, position)
  }
}

/// The functions of `random` that draw from a population.
enum RandomSampling {
  @Sendable static func shuffle(
    _ vm: Machine, _ stream: MersenneTwister, _ given: DrawArguments
  ) throws(PyError) -> Value {
    let sequence = given[0]
    let count = try vm.length(sequence)
    if count < 2 { return .none }
    for position in stride(from: count - 1, to: 0, by: -1) {
      let other = Int(stream.below(UInt(position + 1)))
      if sequence.isList, position < sequence.asList.count {
        sequence.asList.exchange(position, other)
      } else {
        let first = try vm.getItem(sequence, Value(position))
        let second = try vm.getItem(sequence, Value(other))
        try vm.withRoots([first, second]) { () throws(PyError) in
          try vm.setItem(sequence, Value(position), second)
          try vm.setItem(sequence, Value(other), first)
        }
      }
    }
    return .none
  }

  @Sendable static func sample(
    _ vm: Machine, _ stream: MersenneTwister, _ given: DrawArguments
  ) throws(PyError) -> Value {
    let population = given[0]
    let cls = vm.classOf(population)
    let indexed = cls.native.getItem != nil || !vm.classAttribute(cls, vm.intern("__getitem__")).isUndefined
    if population.dict != nil || population.set != nil || !indexed {
      throw vm.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
    }
    let count = try vm.length(population)
    let wanted = try vm.index(given[1])
    if given[2].isNone {
      let positions = try positions(vm, stream, count, wanted)
      let result = vm.emptyList(capacity: wanted)
      for position in positions { result.append(try vm.getItem(population, Value(position))) }
      return Value(result)
    }
    var sums: [Int] = []
    for value in try vm.toArray(given[2]) {
      let (sum, overflow) = (sums.last ?? 0).addingReportingOverflow(try vm.index(value))
      if overflow { throw vm.overflowError("Total of counts is too large") }
      sums.append(sum)
    }
    if sums.count != count { throw vm.valueError("The number of counts does not match the population") }
    guard let total = sums.last else { throw vm.indexError("pop from empty list") }
    if total <= 0 { throw vm.valueError("Total of counts must be greater than zero") }
    let result = vm.emptyList(capacity: wanted)
    for position in try positions(vm, stream, total, wanted) {
      let index = sums.firstIndex { $0 > position } ?? 0
      result.append(try vm.getItem(population, Value(index)))
    }
    return Value(result)
  }

  /// `wanted` different positions below `count`, in CPython's order of draws.
  private static func positions(
    _ vm: Machine, _ stream: MersenneTwister, _ count: Int, _ wanted: Int
  ) throws(PyError) -> [Int] {
    if wanted < 0 || wanted > count { throw vm.valueError("Sample larger than population or is negative") }
    try vm.checkMemory(wanted > 1 << 34 ? 1 << 44 : wanted * 48)
    var smallSize = 21.0
    if wanted > 5 { smallSize += MathFunctions.sampleTableSize(wanted) }
    var result: [Int] = []
    if Double(count) <= smallSize {
      var pool = Array(0..<count)
      for drawn in 0..<wanted {
        let position = Int(stream.below(UInt(count - drawn)))
        result.append(pool[position])
        pool[position] = pool[count - drawn - 1]
      }
      return result
    }
    var selected: Set<Int> = []
    while result.count < wanted {
      try vm.countNativeStep()
      let position = Int(stream.below(UInt(count)))
      if selected.insert(position).inserted { result.append(position) }
    }
    return result
  }

  @Sendable static func choices(
    _ vm: Machine, _ stream: MersenneTwister, _ given: DrawArguments
  ) throws(PyError) -> Value {
    let population = given[0]
    let count = try vm.length(population)
    let wanted = try vm.index(given[3])
    try vm.checkMemory(wanted > 1 << 40 ? 1 << 44 : max(wanted, 0) * 16)
    let result = vm.emptyList(capacity: max(wanted, 0))
    if given[1].isNone, given[2].isNone {
      for _ in 0..<max(wanted, 0) {
        try vm.countNativeStep()
        if count == 0 { throw vm.indexError("list index out of range") }
        // A subclass's own `random` may return anything.
        let position = try FloatArithmetic.truncated(vm, (stream.random() * Double(count)).rounded(.down))
        result.append(try vm.getItem(population, position))
      }
      return Value(result)
    }
    let sums = try cumulativeWeights(vm, given)
    if sums.count != count { throw vm.valueError("The number of weights does not match the population") }
    guard let total = sums.last else { throw vm.indexError("list index out of range") }
    if total <= 0 { throw vm.valueError("Total of weights must be greater than zero") }
    if !total.isFinite { throw vm.valueError("Total of weights must be finite") }
    for _ in 0..<max(wanted, 0) {
      try vm.countNativeStep()
      let target = stream.random() * total
      var low = 0
      var high = count - 1
      while low < high {
        let middle = (low + high) / 2
        if target < sums[middle] { high = middle } else { low = middle + 1 }
      }
      result.append(try vm.getItem(population, Value(low)))
    }
    return Value(result)
  }

  private static func cumulativeWeights(_ vm: Machine, _ given: DrawArguments) throws(PyError) -> [Double] {
    if !given[2].isNone {
      if !given[1].isNone { throw vm.typeError("Cannot specify both weights and cumulative weights") }
      var sums: [Double] = []
      for value in try vm.toArray(given[2]) { sums.append(try vm.realNumber(value)) }
      return sums
    }
    if given[1].isInt {
      throw vm.typeError("The number of choices must be a keyword argument: k=\(given[1].asInt)")
    }
    var sums: [Double] = []
    for value in try vm.toArray(given[1]) { sums.append((sums.last ?? 0) + (try vm.realNumber(value))) }
    return sums
  }
}

extension Machine {
  /// The stream of the module `random`, seeded by the system at its first use.
  var randomStream: MersenneTwister {
    let key = ObjectIdentifier(MersenneTwister.self)
    if let stream = extensionStates[key] as? MersenneTwister { return stream }
    var generator = SystemRandomNumberGenerator()
    let stream = MersenneTwister(
      seed: (0..<8).map { _ in UInt32.random(in: 0...UInt32.max, using: &generator) })
    extensionStates[key] = stream
    return stream
  }
}
