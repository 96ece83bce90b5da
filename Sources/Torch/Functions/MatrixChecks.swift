// What functions of matrices say to something else than matrices: each name of the reference has words of its own, which the
// engine, where several names share one algorithm, does not know.

import Autodiff
import PythonRuntime
import Tensors

/// What a function of matrices asks of its operand, and how it says it.
struct MatrixDemand {
  enum Rank {
    /// "NAME: The input tensor A must have at least 2 dimensions."
    case standard
    /// "NAME: Expected tensor with 2 or more dimensions. Got size: [3] instead"
    case sized
    case written(String)
  }

  enum Elements {
    /// "NAME: Expected a floating point or complex tensor as input. Got Long"
    case standard
    /// `"KERNEL" not implemented for 'Long'`
    case kernel(String)
    case written(@Sendable (DType) -> String)
    case any
  }

  let name: String
  var rank = Rank.standard
  var elements = Elements.standard
  var square = false
  /// Whether the types are looked at after the shape.
  var elementsLast = false
}

extension Tensor {
  /// Throws what the reference says to an operand that does not suit.
  func check(_ demand: MatrixDemand) throws(TensorError) {
    if rank < 2 {
      switch demand.rank {
      case .standard: throw .runtime("\(demand.name): The input tensor A must have at least 2 dimensions.")
      case .sized:
        throw .runtime("\(demand.name): Expected tensor with 2 or more dimensions. Got size: \(shape) instead")
      case .written(let text): throw .runtime(text)
      }
    }
    if demand.square && shape[rank - 1] != shape[rank - 2] {
      let prefix = demand.name.isEmpty ? "" : demand.name + ": "
      throw .runtime(
        "\(prefix)A must be batches of square matrices, but they are \(shape[rank - 2]) by \(shape[rank - 1]) matrices")
    }
    if dtype.isDifferentiable && !dtype.isHalf { return }
    switch demand.elements {
    case .standard where dtype.isHalf:
      throw .runtime("\(demand.name): Low precision dtypes not supported. Got \(dtype.typeName)")
    case .written where dtype.isHalf: return
    case .standard:
      throw .runtime(
        "\(demand.name): Expected a floating point or complex tensor as input. Got \(dtype.typeName)")
    case .kernel(let kernel): throw .notImplemented(kernel: kernel, for: dtype)
    case .written(let text): throw .runtime(text(dtype))
    case .any: return
    }
  }

  /// The right-hand side and the matrix of the older solvers.
  func checkSystem(_ matrix: Tensor, _ names: (String, String), _ prefix: String) throws(TensorError) {
    func few(_ name: String, _ rank: Int) -> TensorError {
      prefix.isEmpty
        ? .runtime("\(name) should have at least 2 dimensions, but has \(rank) dimensions instead")
        : .runtime("\(prefix)Expected \(name) to have at least 2 dimensions, but it has \(rank) dimensions instead")
    }
    if rank < 2 { throw few(names.0, rank) }
    if matrix.rank < 2 { throw few(names.1, matrix.rank) }
    if matrix.dtype != dtype {
      throw .runtime(
        "Expected b and A to have the same dtype, but found b of type \(dtype.typeName) and A of type "
          + "\(matrix.dtype.typeName) instead.")
    }
    try matrix.check(MatrixDemand(name: "", elements: .any, square: true))
    if matrix.shape[matrix.rank - 1] != shape[rank - 2] {
      let (size, rows) = (matrix.shape[matrix.rank - 1], shape[rank - 2])
      throw .runtime(
        "Incompatible matrix sizes for linear solve: each A matrix is \(size) by \(size) but each b matrix is "
          + "\(rows) by \(shape[rank - 1])")
    }
  }

  /// `pinv` of something that has none.
  func checkPseudoInverse() throws(TensorError) {
    if rank >= 2 && dtype.isDifferentiable { return }
    let isMapped = array.hidden != nil
    if isMapped && rank < 2 { throw .runtime("linalg.pinv: The input tensor input must have at least 2 dimensions.") }
    throw .runtime(
      "linalg.pinv(\(dtype.typeName){\(try array.visible().shape)}): expected a tensor with 2 or more dimensions of float, double, cfloat or "
        + "cdouble types")
  }

  /// `lu_factor` refuses factors that no system can be solved with.
  func checkFactors() throws(TensorError) {
    let size = Swift.min(shape[rank - 2], shape[rank - 1])
    let values = try array.visible().diagonal(0, -2, -1).doubles()
    for matrix in 0..<(size == 0 ? 0 : values.count / size) {
      for place in 0..<size where values[matrix * size + place] == 0 {
        let note = rank > 2 || array.hidden != nil ? "(Batch element \(matrix)): " : ""
        throw .runtime(
          "torch.linalg.lu_factor: \(note)U[\(place + 1),\(place + 1)] is zero and using it on lu_solve would result in a "
            + "division by zero. If you still want to perform the factorization, consider calling linalg.lu(A, pivot) or "
            + "linalg.lu_factor_ex(A, pivot)")
      }
    }
  }
}
