// A random generator: the reference's Mersenne twister, whose streams the kernels draw bit for bit.
// Knows no arrays; RandomFilling.swift fills arrays from it.
import TensorKernels

/// What `torch.Generator()` is. One lesson has one default generator and may make more.
package final class Generator {
  let state: UnsafeMutablePointer<gb_generator>

  /// A generator with the seed that the reference gives to new ones.
  package init() {
    state = .allocate(capacity: 1)
    state.initialize(to: gb_generator())
    gb_seed(state, UInt64(GB_DEFAULT_SEED))
  }

  deinit { state.deallocate() }

  /// Starts the stream of a seed; a negative seed counts from 2^64.
  package func seed(_ seed: Int) { gb_seed(state, UInt64(bitPattern: Int64(seed))) }

  /// The seed given last.
  package var initialSeed: UInt64 { state.pointee.seed }

  /// The next 64 bits, cut to a non-negative integer: how loaders draw their base seed.
  package func nextSeed() -> Int { Int(gb_random_u64(state) & 0x7fff_ffff_ffff_ffff) }

  /// The next 64 bits of the stream.
  package func nextUInt64() -> UInt64 { gb_random_u64(state) }

  /// What stands for chance in seeds that nobody gave: another number in a lesson's second run.
  package var chance: UInt64 = 0

  /// Starts the stream of a seed taken from its own: a lesson has no chance from outside, so that runs repeat.
  package func reseed() -> UInt64 {
    let seed = gb_random_u64(state) ^ chance
    gb_seed(state, seed)
    return seed
  }

  /// The state as the reference writes it: seed, words left and next, 624 words of 64 bits, the cached normal.
  package var serialized: [UInt8] {
    var bytes: [UInt8] = []
    let generator = state.pointee
    let fresh = generator.next > 624
    func append<Number: FixedWidthInteger>(_ number: Number) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    append(generator.seed)
    append(Int32(fresh ? 1 : 625 - generator.next))
    append(Int32(1))
    append(UInt64(fresh ? 0 : generator.next))
    withUnsafeBytes(of: generator.state) { words in
      for word in words.bindMemory(to: UInt32.self) { append(UInt64(word)) }
    }
    append(UInt64(0))
    append(generator.hasCachedNormal != 0 ? generator.cachedNormal.bitPattern : 0)
    append(UInt64(0))
    append(UInt64(generator.hasCachedNormal != 0 ? 1 : 0))
    append(UInt64(0))
    return bytes
  }

  /// Continues from a state that `serialized` gave.
  package func restore(serialized bytes: [UInt8]) throws(TensorError) {
    let size = serialized.count
    if bytes.count != size {
      throw .runtime(
        "Expected a CPUGeneratorImplState of size \(size) but found the input RNG state size to be \(bytes.count)")
    }
    func word(_ index: Int) -> UInt64 {
      var value: UInt64 = 0
      for byte in 0..<8 { value |= UInt64(bytes[index * 8 + byte]) << UInt64(byte * 8) }
      return value
    }
    let left = Int32(truncatingIfNeeded: word(1))
    let next = word(2)
    guard word(1) >> 32 == 1, left >= 1, left <= 624, next <= 624 else { throw .runtime("Invalid mt19937 state") }
    var generator = gb_generator()
    generator.seed = word(0)
    generator.next = left == 1 && next == 0 ? 625 : Int32(next)
    withUnsafeMutableBytes(of: &generator.state) { words in
      let target = words.bindMemory(to: UInt32.self)
      for index in 0..<624 { target[index] = UInt32(truncatingIfNeeded: word(3 + index)) }
    }
    generator.hasCachedNormal = word(630) & 1 == 1 ? 1 : 0
    generator.cachedNormal = Double(bitPattern: word(628))
    state.pointee = generator
  }

  /// A copy of the whole state, for `get_rng_state`.
  package func snapshot() -> GeneratorSnapshot { GeneratorSnapshot(state: state.pointee) }

  /// Continues from a copied state, for `set_rng_state`.
  package func restore(_ snapshot: GeneratorSnapshot) { state.pointee = snapshot.state }
}

/// A generator's state at one moment.
package struct GeneratorSnapshot {
  let state: gb_generator
}
