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

  /// A copy of the whole state, for `get_rng_state`.
  package func snapshot() -> GeneratorSnapshot { GeneratorSnapshot(state: state.pointee) }

  /// Continues from a copied state, for `set_rng_state`.
  package func restore(_ snapshot: GeneratorSnapshot) { state.pointee = snapshot.state }
}

/// A generator's state at one moment.
package struct GeneratorSnapshot {
  let state: gb_generator
}
