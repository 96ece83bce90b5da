// Which element types an operation of several tensors takes together, and what the reference says of the others. All
// rules were measured under the reference: every pair of six types for every operation here.
import Tensors

extension Tensor {
  /// Whether types are not judged: a step that is done again in another precision mixes them on purpose.
  var isReplayed: Bool { state.keepsDoubles }

  /// The types of a normalisation: parameters like the input, or single precision beside an input of half precision.
  /// `kernel` names the operation where the input has no numbers with a fraction; `countsFirst` where that is looked at
  /// before the parameters are.
  func checkNormalizedTypes(
    _ parameters: [Tensor?], kernel: StaticString, countsFirst: Bool = false
  ) throws(TensorError) {
    if isReplayed || dtype.isComplex { return }
    if countsFirst && !dtype.isFloatingPoint { throw .notImplemented(kernel: "\(kernel)", for: dtype) }
    let given = parameters.compactMap { $0 }
    if let first = given.first, first.dtype != dtype {
      if given.contains(where: { $0.dtype != .float32 }) {
        throw .runtime("mixed dtype (CPU): expect parameter to have scalar type of Float")
      }
      if !dtype.isHalf { throw .runtime("mixed dtype (CPU): all inputs must share same datatype.") }
    }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "\(kernel)", for: dtype) }
  }

  /// This result in the type of what went in: parameters of single precision do not widen it.
  func inType(of input: Tensor) throws(TensorError) -> Tensor {
    isReplayed || dtype == input.dtype ? self : try to(input.dtype)
  }

  /// An argument of which no derivative exists.
  func checkHasNoDerivative(_ function: StaticString, _ argument: StaticString) throws(TensorError) {
    if !state.gradEnabled || !requiresGradient || isReplayed { return }
    throw .runtime(
      "The function '\(function)' is not differentiable with respect to argument '\(argument)'. This input cannot have "
        + "requires_grad True.")
  }

  /// A bias of another type than the input is told before anything else about a convolution.
  package func checkBiasType(_ bias: Tensor) throws(TensorError) {
    if isReplayed || dtype == bias.dtype { return }
    throw .runtime("Input type (\(dtype.cName)) and bias type (\(bias.dtype.cName)) should be the same")
  }

  /// The other operand must have this one's type.
  func checkSameType(_ other: Tensor) throws(TensorError) {
    if isReplayed || dtype == other.dtype { return }
    throw .runtime("expected scalar type \(dtype.typeName) but found \(other.dtype.typeName)")
  }

  /// Of a loss that refuses another type of target: "Found dtype Double but expected Float".
  func checkFoundType(_ found: Tensor) throws(TensorError) {
    if isReplayed || dtype == found.dtype { return }
    throw .runtime("Found dtype \(found.dtype.typeName) but expected \(dtype.typeName)")
  }

  /// The result of an operation with `other` must fit into this tensor's type, where the reference writes it.
  func checkResultFits(_ other: Tensor) throws(TensorError) {
    let common = NDArray.promotedType([array, other.array])
    let fits =
      dtype.isComplex || (dtype.isFloatingPoint && !common.isComplex)
      || (dtype.isInteger && (common.isInteger || common == .bool)) || common == dtype
    if fits || isReplayed { return }
    throw .runtime("result type \(common.typeName) can't be cast to the desired output type \(dtype.typeName)")
  }

  /// Only single and double precision have a kernel.
  func checkHasKernel(_ kernel: StaticString, alsoHalf: Bool = false) throws(TensorError) {
    if dtype == .float32 || dtype == .float64 || (alsoHalf && dtype.isHalf) || isReplayed { return }
    throw .notImplemented(kernel: "\(kernel)", for: dtype)
  }
}
