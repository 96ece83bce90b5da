// The sources of random bits as Python objects: `PCG64` and `SeedSequence`. A generator made of one of them draws what
// `default_rng` with the same seed draws.

import PythonRuntime
import Tensors

/// `np.random.PCG64`.
final class BitGeneratorObject: NativeObject {
  let stream: PermutedCongruential
  init(_ stream: PermutedCongruential) {
    self.stream = stream
    super.init()
  }
}

/// `np.random.SeedSequence`.
final class SeedSequenceObject: NativeObject {
  let sequence: SeedSequence
  /// What the lesson gave.
  let entropy: Value
  var spawned: UInt32 = 0

  init(_ sequence: SeedSequence, _ entropy: Value) {
    self.sequence = sequence
    self.entropy = entropy
    super.init()
  }

  override func traceReferences(_ tracer: inout Tracer) { tracer.visit(entropy) }
}

enum BitGenerators {
  static let generator: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let seed: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("seed")
      return vm.adopt(
        BitGeneratorObject(PermutedCongruential(try vm.seedSequence(seed.isUndefined ? .none : seed))), as: cls)
    }
    slots.repr = { (vm, value) throws(PyError) in "<numpy.random._pcg64.PCG64 object at \(vm.address(of: value))>" }
    return NativeClass(
      "PCG64", module: "numpy.random._pcg64", kind: .native, slots: slots, isInheritable: false,
      doc: "The bits of the new random generator.")
  }()

  static let sequence: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let entropy: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("entropy")
      let given = entropy.isUndefined ? Value.none : entropy
      var key: [UInt32] = []
      let spawnKey = arguments.keyword("spawn_key")
      if !spawnKey.isUndefined { for value in try vm.toArray(spawnKey) { key += try vm.entropy(value) } }
      return vm.adopt(SeedSequenceObject(SeedSequence(try vm.entropy(given), spawnKey: key), given), as: cls)
    }
    slots.repr = { (vm, value) throws(PyError) in
      guard let object = value.native as? SeedSequenceObject else { return "" }
      var lines = "SeedSequence(\n    entropy=\(try vm.repr(object.entropy)),\n"
      let key = object.sequence.spawnKey
      if !key.isEmpty {
        lines += "    spawn_key=(\(key.map(String.init).joined(separator: ", "))\(key.count == 1 ? "," : "")),\n"
      }
      return lines + ")"
    }
    return NativeClass(
      "SeedSequence", module: "numpy.random.bit_generator", kind: .native, methods: methods, properties: properties,
      slots: slots, isInheritable: false, doc: "Spreads a seed over the state of a generator.")
  }()

  private static func of(_ vm: Machine, _ value: Value) throws(PyError) -> SeedSequenceObject {
    guard let object = value.native as? SeedSequenceObject else { throw vm.typeError("a SeedSequence is needed") }
    return object
  }

  private static let properties: [NativeProperty] = [
    NativeProperty("entropy") { (vm, value) throws(PyError) in try of(vm, value).entropy },
    NativeProperty("spawn_key") { (vm, value) throws(PyError) in
      vm.tuple(try of(vm, value).sequence.spawnKey.map { Value(Int($0)) })
    },
    NativeProperty("n_children_spawned") { (vm, value) throws(PyError) in Value(Int(try of(vm, value).spawned)) },
  ]

  private static let methods: [NativeRow] = [
    NativeRow("generate_state(self, n_words, dtype=None)") { (vm, arguments) throws(PyError) in
      let object = try of(vm, arguments[0])
      let count = try vm.index(arguments[1])
      if count < 0 { throw vm.valueError("negative dimensions are not allowed") }
      try vm.checkElements(count, 16)
      let kind = try vm.optionalElementType(arguments[2])?.kind ?? .uint32
      if kind == .uint64 {
        return vm.wrap(try vm.newArray(object.sequence.longWords(count).map { UInt($0) }, [count], .uint64))
      }
      return vm.wrap(try vm.newArray(object.sequence.words(count).map { Int($0) }, [count], .uint32))
    },
    NativeRow("spawn(self, n_children)") { (vm, arguments) throws(PyError) in
      let object = try of(vm, arguments[0])
      let count = try vm.index(arguments[1])
      if count < 0 || count > 10_000 { throw vm.valueError("n_children must be from 0 through 10000") }
      var made: [Value] = []
      for _ in 0..<count {
        let child = SeedSequence(object.sequence.entropy, spawnKey: object.sequence.spawnKey + [object.spawned])
        object.spawned += 1
        made.append(vm.adopt(SeedSequenceObject(child, object.entropy), as: vm.classOf(arguments[0])))
      }
      return vm.list(made)
    },
  ]
}

extension Machine {
  /// The seed sequence that a seed, a sequence or nothing stands for.
  func seedSequence(_ seed: Value) throws(PyError) -> SeedSequence {
    if let object = seed.native as? SeedSequenceObject { return object.sequence }
    return SeedSequence(try entropy(seed))
  }
}
