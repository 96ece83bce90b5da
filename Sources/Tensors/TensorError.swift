// The one error of the engine: which Python exception a lesson sees, and its exact text.
// It knows nothing of positions in a lesson; the language adds the traceback.

/// A failure of a tensor operation, in the reference's own words.
package struct TensorError: Error, Equatable, Sendable {
  /// The Python exception class that a lesson sees.
  package enum Kind: String, Sendable {
    case runtimeError = "RuntimeError"
    case indexError = "IndexError"
    case valueError = "ValueError"
    case typeError = "TypeError"
    case notImplementedError = "NotImplementedError"
    case assertionError = "AssertionError"
    case attributeError = "AttributeError"
    case overflowError = "OverflowError"
    case zeroDivisionError = "ZeroDivisionError"
    case memoryError = "MemoryError"
    case linearAlgebraError = "_LinAlgError"
  }

  package let kind: Kind
  package let message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  package static func runtime(_ message: String) -> TensorError { TensorError(.runtimeError, message) }
  package static func index(_ message: String) -> TensorError { TensorError(.indexError, message) }
  package static func value(_ message: String) -> TensorError { TensorError(.valueError, message) }
  package static func type(_ message: String) -> TensorError { TensorError(.typeError, message) }
  package static func notImplemented(_ message: String) -> TensorError { TensorError(.notImplementedError, message) }

  /// `"exp_cpu" not implemented for 'Bool'`: the kernel exists, but not for this element type.
  package static func notImplemented(kernel: String, for dtype: DType) -> TensorError {
    TensorError(.notImplementedError, "\"\(kernel)\" not implemented for '\(dtype.typeName)'")
  }

  /// A dimension outside `-rank ..< rank`.
  package static func dimensionOutOfRange(_ dimension: Int, rank: Int) -> TensorError {
    let bound = max(rank, 1)
    return .index("Dimension out of range (expected to be in range of [\(-bound), \(bound - 1)], but got \(dimension))")
  }
}

extension TensorError {
  /// What a draw inside a mapped function raises that allows none.
  package static var randomInErrorMode: TensorError {
    .runtime(
      "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' "
        + "randomness flags on vmap or perform the randomness operation out of vmap")
  }

  /// A draw whose parameters differ cannot be the same for all elements.
  package static var sameForMappedParameters: TensorError {
    .runtime(
      "Vmap does not currently support same randomness with a batched tensor input. Please file an issue with functorch"
    )
  }
}
