// The Python objects of random streams, and the draws that the library text is built on: uniform, normal, whole numbers,
// shuffles. Each works on an array of any size.

import Glibc
import PythonRuntime
import Tensors

/// `np.random.RandomState`, or the state behind the module's own functions.
final class RandomStateObject: NativeObject {
  let stream: LegacyRandom
  init(_ stream: LegacyRandom) {
    self.stream = stream
    super.init()
  }
}

/// `np.random.Generator`.
final class GeneratorObject: NativeObject {
  let stream: PermutedCongruential
  init(_ stream: PermutedCongruential) {
    self.stream = stream
    super.init()
  }
}

enum RandomStateClass {
  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let seed: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("seed")
      let stream = LegacyRandom(seed: 0)
      try vm.seed(stream, seed.isUndefined ? .none : seed)
      return vm.adopt(RandomStateObject(stream), as: cls)
    }
    slots.repr = { (vm, value) throws(PyError) in "RandomState(MT19937) at \(vm.address(of: value).uppercasedDigits)" }
    slots.str = { (_, _) throws(PyError) in "RandomState(MT19937)" }
    slots.missingAttribute = { (vm, value, name) throws(PyError) in
      try vm.randomMethod("numpy.random._legacy", value, name)
    }
    return NativeClass(
      "RandomState", module: "numpy.random.mtrand", kind: .native, slots: slots, isInheritable: false,
      doc: "The old random generator: the Mersenne twister.")
  }()
}

enum GeneratorClass {
  private static let properties: [NativeProperty] = [
    NativeProperty("bit_generator") { (vm, value) throws(PyError) in
      guard let object = value.native as? GeneratorObject else { return .none }
      return vm.adopt(BitGeneratorObject(object.stream), as: vm.numpy.classes.bitGenerator)
    }
  ]

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      if arguments.positionalCount > 0, let known = arguments[0].native as? GeneratorObject {
        return vm.adopt(GeneratorObject(known.stream), as: cls)
      }
      if arguments.positionalCount > 0, let bits = arguments[0].native as? BitGeneratorObject {
        return vm.adopt(GeneratorObject(bits.stream), as: cls)
      }
      throw vm.typeError("Generator() needs a bit generator; np.random.default_rng(seed) makes one")
    }
    slots.repr = { (vm, value) throws(PyError) in "Generator(PCG64) at \(vm.address(of: value).uppercasedDigits)" }
    slots.str = { (_, _) throws(PyError) in "Generator(PCG64)" }
    slots.missingAttribute = { (vm, value, name) throws(PyError) in
      try vm.randomMethod("numpy.random._generator", value, name)
    }
    return NativeClass(
      "Generator", module: "numpy.random._generator", kind: .native, properties: properties, slots: slots,
      isInheritable: false,
      doc: "The new random generator: PCG64.")
  }()
}

extension String {
  /// `0x7F3A`, as the reference shows addresses.
  var uppercasedDigits: String { "0x" + dropFirst(2).uppercased() }
}

extension Machine {
  /// A method of a random object: a function of the library text, bound to the object.
  func randomMethod(_ module: String, _ value: Value, _ name: StrObject) throws(PyError) -> Value {
    if name.string.hasPrefix("_") { return .undefined }
    let functions = try importModule(module)
    let function = functions.attributes.get(intern(name.string))
    if function.isUndefined { return .undefined }
    let bound = try importModule("functools").attributes.get(intern("partial"))
    return try call(bound, [function, value])
  }

  /// Seeds the old generator: an int, a list of ints, or nothing (then the lesson's seed, for runs that repeat).
  func seed(_ stream: LegacyRandom, _ seed: Value) throws(PyError) {
    if seed.isNone { return stream.seed(0) }
    if let number = try seed.isFloat || seed.str != nil ? nil : exactIndex(seed) {
      if number < 0 || number > 0xFFFF_FFFF { throw valueError("Seed must be between 0 and 2**32 - 1") }
      return stream.seed(UInt32(number))
    }
    if isSequence(seed) || seed.array != nil {
      let numbers = try operand(seed).numbers(Int.self)
      if numbers.isEmpty { throw valueError("Seed must be non-empty") }
      for number in numbers where number < 0 || number > 0xFFFF_FFFF {
        throw valueError("Seed must be between 0 and 2**32 - 1")
      }
      return stream.seed(numbers.map { UInt32($0) })
    }
    let isSingle = seed.array == nil && !isSequence(seed)
    throw typeError(
      "Cannot cast \(isSingle ? "scalar" : "array data") from \(try repr(dtypeObject(try operand(seed).type))) to dtype('int64') according to the "
        + "rule 'safe'")
  }

  /// The words of a seed for the new generator.
  func entropy(_ seed: Value) throws(PyError) -> [UInt32] {
    if seed.isNone { return [0] }
    if isSequence(seed) || seed.array != nil {
      var words: [UInt32] = []
      for value in try toArray(seed) { words += try entropy(value) }
      return words
    }
    var number = try bigIndex(seed)
    if number < 0 { throw valueError("expected non-negative integer") }
    var words: [UInt32] = []
    repeat {
      words.append(UInt32(truncatingIfNeeded: number))
      number >>= 32
    } while number > 0
    return words
  }

  func stream(_ value: Value) throws(PyError) -> any RandomStream {
    if let object = value.native as? RandomStateObject { return object.stream }
    if let object = value.native as? GeneratorObject { return object.stream }
    throw typeError("a random generator is needed")
  }

}

enum RandomFunctions {
  static let functions: [NativeRow] = [
    NativeRow("_state()") { (vm, _) throws(PyError) in
      if let known = vm.numpy.functions["random state"] { return known }
      let made = vm.adopt(RandomStateObject(vm.numpy.legacyRandom), as: vm.numpy.classes.randomState)
      vm.numpy.functions["random state"] = made
      return made
    },
    NativeRow("_seed(state, seed, /)") { (vm, arguments) throws(PyError) in
      guard let state = arguments[0].native as? RandomStateObject else { throw vm.typeError("a RandomState is needed") }
      try vm.seed(state.stream, arguments[1])
      return .none
    },
    NativeRow("default_rng(seed=None)") { (vm, arguments) throws(PyError) in
      if arguments[0].native is GeneratorObject { return arguments[0] }
      if let bits = arguments[0].native as? BitGeneratorObject {
        return vm.adopt(GeneratorObject(bits.stream), as: vm.numpy.classes.generator)
      }
      return vm.adopt(
        GeneratorObject(PermutedCongruential(try vm.seedSequence(arguments[0]))), as: vm.numpy.classes.generator)
    },
    NativeRow("_spawn(generator, count, /)") { (vm, arguments) throws(PyError) in
      guard let generator = arguments[0].native as? GeneratorObject else { throw vm.typeError("a Generator is needed") }
      let count = try vm.index(arguments[1])
      if count < 0 || count > 10_000 { throw vm.valueError("n_children must be from 0 through 10000") }
      var made: [Value] = []
      for _ in 0..<count {
        let sequence = generator.stream.seedSequence
        let child = SeedSequence(sequence.entropy, spawnKey: sequence.spawnKey + [generator.stream.spawned])
        generator.stream.spawned += 1
        made.append(vm.adopt(GeneratorObject(PermutedCongruential(child)), as: vm.numpy.classes.generator))
      }
      return vm.list(made)
    },
    draws("_doubles", { $0.nextDouble() }, { $0.nextDouble() }),
    draws("_normals", { $0.nextNormal() }, { $0.nextNormal() }),
    draws("_exponentials", { -log(1 - $0.nextDouble()) }, { $0.nextExponential() }),
    drawsFloats("_floats") { $0.nextFloat() },
    drawsFloats("_normal_floats") { $0.nextNormalFloat() },
    drawsFloats("_exponential_floats") { $0.nextExponentialFloat() },
    NativeRow("_integers(generator, low, high, size, dtype, is_masked, /)") { (vm, arguments) throws(PyError) in
      try vm.drawIntegers(arguments)
    },
    NativeRow("_interval(generator, greatest, /)") { (vm, arguments) throws(PyError) in
      let stream = try vm.stream(arguments[0])
      return Value(Int(clamping: stream.masked(UInt64(max(0, try vm.index(arguments[1]))))))
    },
    NativeRow("_shuffled(generator, count, first, is_masked, /)") { (vm, arguments) throws(PyError) in
      let stream = try vm.stream(arguments[0])
      let count = try vm.index(arguments[1])
      let first = try vm.index(arguments[2])
      let isMasked = try vm.truth(arguments[3])
      if count < 0 { throw vm.valueError("negative dimensions are not allowed") }
      try vm.checkElements(count, 16)
      let made = try vm.newArray([count], .int64)
      let order = made.array.pointer.assumingMemoryBound(to: Int.self)
      for index in 0..<count { order[index] = index }
      if let legacy = stream as? LegacyRandom {
        shuffle(order, count, first) { Int(isMasked ? legacy.masked($0) : legacy.bounded($0)) }
      } else if let modern = stream as? PermutedCongruential {
        shuffle(order, count, first) { Int(isMasked ? modern.masked($0) : modern.bounded($0)) }
      }
      return vm.wrap(made)
    },
    NativeRow("_sample_without(generator, population, size, shuffle, /)") { (vm, arguments) throws(PyError) in
      try vm.sampleWithout(arguments)
    },
    NativeRow("_get_state(state, /)") { (vm, arguments) throws(PyError) in
      guard let object = arguments[0].native as? RandomStateObject else { return .none }
      let state = object.stream.state
      let words = try vm.newArray(state.words.map { Int($0) }, [624], .uint32)
      return vm.tuple([
        vm.string("MT19937"), vm.wrap(words), Value(state.position), Value(state.kept == nil ? 0 : 1),
        Value(state.kept ?? 0.0),
      ])
    },
    NativeRow("_set_state(state, values, /)") { (vm, arguments) throws(PyError) in
      guard let object = arguments[0].native as? RandomStateObject else { return .none }
      let parts = try vm.toArray(arguments[1])
      if parts.count < 3 { throw vm.valueError("state must be a tuple of five parts") }
      let words = try vm.operand(parts[1]).numbers(Int.self).map { UInt32(truncatingIfNeeded: $0) }
      if words.count != 624 { throw vm.valueError("state key must have 624 words") }
      var hasKept = false
      if parts.count > 4 { hasKept = try vm.truth(parts[3]) }
      object.stream.state = (words, try vm.index(parts[2]), hasKept ? try vm.double(parts[4]) : nil)
      return .none
    },
  ]

  /// Exchanges each position, from the last down to `first`, with one that is drawn from those up to it.
  @inline(__always)
  private static func shuffle(_ order: UnsafeMutablePointer<Int>, _ count: Int, _ first: Int, _ draw: (UInt64) -> Int) {
    var index = count - 1
    while index >= first {
      let other = draw(UInt64(index))
      (order[index], order[other]) = (order[other], order[index])
      index -= 1
    }
  }

  /// Draws of either generator; with `start` and `factor`, two numbers, start + factor · draw.
  @inline(__always)
  private static func draws(
    _ name: String, _ old: @escaping @Sendable (LegacyRandom) -> Double,
    _ new: @escaping @Sendable (PermutedCongruential) -> Double
  ) -> NativeRow {
    NativeRow("\(name)(generator, size, start=None, factor=None, /)") { (vm, arguments) throws(PyError) in
      let stream = try vm.stream(arguments[0])
      let isScaled = !arguments[2].isNone
      let start = isScaled ? try vm.double(arguments[2]) : 0
      let factor = isScaled ? try vm.double(arguments[3]) : 1
      if arguments[1].isNone {
        var number = 0.0
        fill(&number, 1, stream, old, new)
        return Value(isScaled ? start + factor * number : number)
      }
      let made = try vm.newArray(try vm.drawShape(arguments[1]), .float64)
      let target = made.array.pointer.assumingMemoryBound(to: Double.self)
      fill(target, made.count, stream, old, new)
      if isScaled { for index in 0..<made.count { target[index] = start + factor * target[index] } }
      return vm.wrap(made)
    }
  }

  @inline(__always)
  private static func fill(
    _ target: UnsafeMutablePointer<Double>, _ count: Int, _ stream: any RandomStream, _ old: (LegacyRandom) -> Double,
    _ new: (PermutedCongruential) -> Double
  ) {
    if let legacy = stream as? LegacyRandom {
      for index in 0..<count { target[index] = old(legacy) }
    } else if let modern = stream as? PermutedCongruential {
      for index in 0..<count { target[index] = new(modern) }
    }
  }

  /// In single precision, which only the new generator draws.
  private static func drawsFloats(_ name: String, _ draw: @escaping @Sendable (PermutedCongruential) -> Float)
    -> NativeRow
  {
    NativeRow("\(name)(generator, size, /)") { (vm, arguments) throws(PyError) in
      guard let object = arguments[0].native as? GeneratorObject else { throw vm.typeError("a Generator is needed") }
      if arguments[1].isNone { return Value(Double(draw(object.stream))) }
      let shape = try vm.drawShape(arguments[1])
      let values = (0..<shape.elementCount).map { _ in draw(object.stream) }
      return vm.result(try vm.newArray(values, shape, .float32))
    }
  }
}

extension Machine {
  /// The sizes of a draw; a shape without dimensions for None.
  func drawShape(_ value: Value) throws(PyError) -> Shape {
    if value.isNone { return Shape() }
    let shape = try shape(value)
    try checkElements(try tensors { () throws(TensorError) in try shape.checkedCount(of: .float64) }, 24)
    return shape
  }

  func drawIntegers(_ arguments: Arguments) throws(PyError) -> Value {
    let stream = try stream(arguments[0])
    let low = try bigIndex(arguments[1])
    let high = try bigIndex(arguments[2])
    let type = try elementType(arguments[4])
    let isMasked = try truth(arguments[5])
    guard let bounds = type.kind.integerBounds else {
      throw typeError("Unsupported dtype dtype('\(type.name)') for randint")
    }
    if low < BigInt(bounds.least) { throw valueError("low is out of bounds for \(type.name)") }
    if high - 1 > BigInt(bounds.greatest) { throw valueError("high is out of bounds for \(type.name)") }
    if low >= high { throw valueError(low == 0 ? "high <= 0" : "low >= high") }
    let greatest = UInt64(high - 1 - low)
    let start = Int(truncatingIfNeeded: low)
    let shape = try drawShape(arguments[3])
    let count = shape.elementCount
    if type.kind.byteCount <= 2 && greatest > 0 {
      let values = narrowIntegers(stream, greatest, type.kind, count, isMasked).map { start &+ $0 }
      return result(try newArray(values, shape, type.kind))
    }
    let wide = try newArray(shape, .int64)
    let target = wide.array.pointer.assumingMemoryBound(to: Int.self)
    let isWord = greatest == 0xFFFF_FFFF && type.kind.byteCount <= 8
    if let legacy = stream as? LegacyRandom {
      fill(target, count, start) {
        isWord ? UInt64(legacy.next32()) : isMasked ? legacy.masked(greatest) : legacy.bounded(greatest)
      }
    } else if let modern = stream as? PermutedCongruential {
      fill(target, count, start) {
        isWord ? UInt64(modern.next32()) : isMasked ? modern.masked(greatest) : modern.bounded(greatest)
      }
    }
    return result(type.kind == .int64 ? wide : try converted(wide, type))
  }

  @inline(__always)
  private func fill(_ target: UnsafeMutablePointer<Int>, _ count: Int, _ start: Int, _ draw: () -> UInt64) {
    for index in 0..<count { target[index] = start &+ Int(truncatingIfNeeded: draw()) }
  }

  /// Types of one and two bytes take their bits from one word until it is used up.
  private func narrowIntegers(
    _ stream: any RandomStream, _ greatest: UInt64, _ kind: ElementKind, _ count: Int, _ isMasked: Bool
  ) -> [Int] {
    let width = kind == .bool ? 1 : kind.byteCount * 8
    var left = 0
    var word: UInt32 = 0
    func next() -> UInt64 {
      if left == 0 {
        word = stream.next32()
        left = kind == .bool ? 31 : 32 / width - 1
      } else {
        word >>= UInt32(width)
        left -= 1
      }
      return UInt64(word) & (kind == .bool ? 1 : (1 << UInt64(width)) - 1)
    }
    let full = (UInt64(1) << UInt64(width)) - 1
    return (0..<count).map { _ in
      if greatest == full { return Int(next()) }
      if isMasked || kind == .bool {
        let mask = UInt64.max >> UInt64(greatest.leadingZeroBitCount)
        while true {
          let value = next() & mask
          if value <= greatest { return Int(value) }
        }
      }
      let size = greatest + 1
      var product = next() * size
      var rest = product & full
      if rest < size {
        let threshold = (full - greatest) % size
        while rest < threshold {
          product = next() * size
          rest = product & full
        }
      }
      return Int(product >> UInt64(width))
    }
  }

  /// `Generator.choice` without replacement and weights.
  func sampleWithout(_ arguments: Arguments) throws(PyError) -> Value {
    let stream = try stream(arguments[0])
    let population = try index(arguments[1])
    let size = try index(arguments[2])
    let shuffles = try truth(arguments[3])
    if size < 0 || size > population {
      throw valueError("Cannot take a larger sample than population when replace is False")
    }
    let cutoff = shuffles ? 50 : 20
    if population > 10_000 && size > population / cutoff {
      try checkElements(population, 16)
      var order = Array(0..<population)
      var place = population - 1
      while place >= max(population - size, 1) {
        order.swapAt(Int(stream.bounded(UInt64(place))), place)
        place -= 1
      }
      return wrap(try newArray(Array(order[(population - size)...]), [size], .int64))
    }
    try checkElements(size, 64)
    var known = Set<UInt64>()
    var chosen: [Int] = []
    var place = population - size
    while place < population {
      let value = stream.bounded(UInt64(place))
      let taken = known.insert(value).inserted ? value : UInt64(place)
      if taken != value { known.insert(UInt64(place)) }
      chosen.append(Int(taken))
      place += 1
    }
    if shuffles {
      var last = size - 1
      while last >= 1 {
        chosen.swapAt(Int(stream.bounded(UInt64(last))), last)
        last -= 1
      }
    }
    return wrap(try newArray(chosen, [size], .int64))
  }
}
