// `torch.linalg`, and the older names of the same in `torch` itself.

import Autodiff
import PythonRuntime
import Tensors

enum LinearAlgebraFunctions {
  /// `torch.linalg`.
  static let module: [NativeRow] = inverses + factors + norms + products

  /// Names directly in `torch` (and, as methods, on tensors).
  static let operations: [TensorOperation] = [
    .unary("inverse") { (t) throws(TensorError) in try t.inverse() },
    .unary("det") { (t) throws(TensorError) in try t.determinant() },
    .unary("logdet") { (t) throws(TensorError) in
      try t.check(MatrixDemand(name: "logdet", square: true))
      let (sign, logarithm) = try t.signAndLogDeterminant()
      if t.dtype.isComplex { return try sign.log().add(logarithm) }
      let isNegative = Tensor(try sign.array.binary(.equal, .int(-1)))
      return try isNegative.choose(Tensor(try NDArray.scalar(.float(.nan), t.dtype, t.state)), logarithm)
    },
    TensorOperation("slogdet") { (vm, tensor, _) throws(PyError) in try slogdet(vm, tensor, "slogdet") },
    TensorOperation("cholesky", "upper=False") { (vm, tensor, arguments) throws(PyError) in
      let upper = try vm.flag(arguments[1])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.check(MatrixDemand(name: "cholesky", elements: .kernel("cholesky_cpu"), square: true))
          return try tensor.cholesky(upper: upper, "cholesky")
        })
    }.warning(.oldCholesky),
    TensorOperation("cholesky_solve", "input2, upper=False") { (vm, tensor, arguments) throws(PyError) in
      let factor = try vm.tensor(arguments[1], "cholesky_solve", "input2", 2)
      let upper = try vm.flag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.checkSystem(factor, ("b", "u"), "")
          return try tensor.choleskySolve(factor, upper: upper)
        })
    },
    TensorOperation("cholesky_inverse", "upper=False") { (vm, tensor, arguments) throws(PyError) in
      let upper = try vm.flag(arguments[1])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.check(
            MatrixDemand(name: "cholesky_inverse", elements: .kernel("cholesky_inverse_out_cpu"), square: true))
          return try tensor.choleskyInverse(upper: upper)
        })
    },
    TensorOperation("qr", "some=True") { (vm, tensor, arguments) throws(PyError) in
      let complete = !(try vm.flag(arguments[1]))
      let (q, r) = try vm.engine { () throws(TensorError) in try tensor.qr(complete: complete) }
      return vm.returnType("qr", [("Q", vm.wrap(q)), ("R", vm.wrap(r))])
    }.warning(.oldQR),
    TensorOperation("svd", "some=True, compute_uv=True") { (vm, tensor, arguments) throws(PyError) in
      let full = !(try vm.flag(arguments[1]))
      let (u, s, v) = try vm.engine { () throws(TensorError) in
        let found = try tensor.svd(full: full)
        let turned = try found.2.transpose(-2, -1)
        return (found.0, found.1, tensor.dtype.isComplex ? try turned.conjugate() : turned)
      }
      return vm.returnType("svd", [("U", vm.wrap(u)), ("S", vm.wrap(s)), ("V", vm.wrap(v))])
    },
    TensorOperation("pinverse", "rcond=1e-15") { (vm, tensor, arguments) throws(PyError) in
      let limit = try vm.double(arguments[1], "pinverse", "rcond")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.checkPseudoInverse()
          return try tensor.pseudoInverse(relative: limit, absolute: 0)
        })
    },
    .unary("matrix_exp") { (t) throws(TensorError) in try t.matrixExponential() },
    TensorOperation("lu_solve", "LU_data, LU_pivots") { (vm, tensor, arguments) throws(PyError) in
      let factors = try vm.tensor(arguments[1], "lu_solve", "LU_data", 2)
      let pivots = try vm.tensor(arguments[2], "lu_solve", "LU_pivots", 3)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.luSolve(factors, pivots) })
    }.warning(.oldLUSolve),
    TensorOperation("triangular_solve", "A, upper=True, transpose=False, unitriangular=False") {
      (vm, tensor, arguments) throws(PyError) in
      let matrix = try vm.tensor(arguments[1], "triangular_solve", "A", 2)
      let (upper, turned, unit) = (
        try vm.flag(arguments[2]), try vm.flag(arguments[3]), try vm.flag(arguments[4])
      )
      let solution = try vm.engine { () throws(TensorError) in
        try tensor.checkSystem(matrix, ("b", "A"), "torch.triangular_solve: ")
        return try tensor.triangularSolve(matrix, upper: upper, transpose: turned, unit: unit)
      }
      return vm.returnType(
        "triangular_solve", [("solution", vm.wrap(solution.0)), ("cloned_coefficient", vm.wrap(solution.1))])
    }.warning(.oldTriangularSolve),
  ]

  /// `lu_factor`, and the form of it that does not look at the factors.
  private static func luFactor(_ name: String, checks: Bool) -> NativeRow {
    row(name, "A, *, pivot=True") { (vm, tensor, arguments) throws(PyError) in
      if !(try vm.flag(arguments[1])) {
        throw vm.runtimeError("linalg.lu_factor: LU without pivoting is not implemented on the CPU")
      }
      let (factors, pivots) = try vm.engine { () throws(TensorError) in
        try tensor.check(MatrixDemand(name: "torch.lu_factor", rank: .sized, elements: .kernel("lu_cpu")))
        let found = try tensor.luFactor()
        if checks { try found.0.checkFactors() }
        return found
      }
      return vm.returnType("linalg_lu_factor", [("LU", vm.wrap(factors)), ("pivots", vm.wrap(pivots))])
    }
  }

  /// What `linalg.lu_solve` refuses, in the reference's order.
  private static func checkFactors(
    _ factors: Tensor, _ pivots: Tensor, _ right: Tensor, left: Bool
  ) throws(TensorError) {
    let name = "linalg.lu_solve"
    if !factors.dtype.isDifferentiable {
      throw .runtime(
        "torch.\(name): Expected a floating point or complex tensor as input. Got \(factors.dtype.typeName)")
    }
    if factors.dtype != right.dtype {
      throw .runtime(
        "\(name): Expected LU and B to have the same dtype, but found LU of type \(factors.dtype.typeName) and B of type "
          + "\(right.dtype.typeName) instead")
    }
    if pivots.dtype != .int32 { throw .runtime("\(name): pivots should be a Tensor of scalar type torch.int32") }
    if factors.rank < 2 { throw .runtime("torch.\(name): The input tensor A must have at least 2 dimensions.") }
    let (rows, n) = (factors.shape[factors.rank - 2], factors.shape[factors.rank - 1])
    if rows != n {
      throw .runtime("torch.\(name): A must be batches of square matrices, but they are \(rows) by \(n) matrices")
    }
    if right.rank < 2 { throw .runtime("\(name): The input tensor B must have at least 2 dimensions.") }
    let (height, width) = (right.shape[right.rank - 2], right.shape[right.rank - 1])
    if (left ? height : width) != n {
      throw .runtime(
        "\(name): Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") (\(n)x\(n) and "
          + "\(height)x\(width))")
    }
    if pivots.rank == 0 || pivots.shape[pivots.rank - 1] != n {
      throw .runtime("\(name): Number of pivots per batch should be same as the dimension of the matrix")
    }
    if Array(pivots.shape) != Array(factors.shape.dropLast()) {
      throw .runtime(
        "\(name): Expected LU.shape[:-1] and pivots.shape to be the same, but got pivots with shape \(pivots.shape) instead"
      )
    }
    if pivots.array.hidden == nil, try pivots.array.integers().contains(where: { $0 > n || $0 < 1 }) {
      throw .runtime(
        "Pivots given to lu_solve must all be smaller or equal to LU.size(-2). Did you properly pass the result of "
          + "lu_factor?")
    }
  }

  /// `solve`, and the form of it that takes singular matrices too.
  private static func solve(_ name: String, acceptsSingular: Bool) -> NativeRow {
    row(name, "A, B, *, left=True") { (vm, tensor, arguments) throws(PyError) in
      let right = try vm.tensor(arguments[1], "linalg_solve", "B", 2)
      let left = try vm.flag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          if tensor.rank >= 2 && !tensor.dtype.isDifferentiable {
            throw .runtime(
              "linalg.solve: Expected a floating point or complex tensor as input. Got \(tensor.dtype.typeName)")
          }
          if tensor.rank >= 2 && tensor.dtype != right.dtype {
            throw .runtime(
              "linalg.solve: Expected A and B to have the same dtype, but found A of type \(tensor.dtype.typeName) and B "
                + "of type \(right.dtype.typeName) instead")
          }
          if tensor.rank >= 2 && right.rank == 0 {
            throw .runtime("linalg.solve: The input tensor B must have at least 2 dimensions.")
          }
          if !left && (tensor.rank < 2 || right.rank < 2) {
            throw .runtime(
              "linalg.solve: The input tensor \(tensor.rank < 2 ? "A" : "B") must have at least 2 dimensions.")
          }
          return try tensor.solve(right, left: left, acceptsSingular: acceptsSingular)
        })
    }
  }

  private static func row(
    _ name: String, _ parameters: String = "A",
    _ body: @escaping @Sendable (Machine, Tensor, Arguments) throws(PyError) -> Value
  ) -> NativeRow {
    NativeRow("linalg_\(name)(\(parameters))".replacingPrefix("linalg_", with: "")) { (vm, arguments) throws(PyError) in
      try body(vm, try vm.tensor(arguments[0], "linalg_\(name)", "A"), arguments)
    }
  }

  private static func unary(
    _ name: String, _ operation: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> NativeRow {
    row(name, "A") { (vm, tensor, _) throws(PyError) in
      vm.wrap(try vm.engine { () throws(TensorError) in try operation(tensor) })
    }
  }

  private static func slogdet(_ vm: Machine, _ tensor: Tensor, _ type: String) throws(PyError) -> Value {
    let (sign, logarithm) = try vm.engine { () throws(TensorError) in try tensor.signAndLogDeterminant() }
    return vm.returnType(type, [("sign", vm.wrap(sign)), ("logabsdet", vm.wrap(logarithm))])
  }

  private static let inverses: [NativeRow] = [
    unary("inv") { (t) throws(TensorError) in try t.inverse() },
    unary("det") { (t) throws(TensorError) in try t.determinant() },
    unary("matrix_exp") { (t) throws(TensorError) in try t.matrixExponential() },
    row("slogdet") { (vm, tensor, _) throws(PyError) in try slogdet(vm, tensor, "linalg_slogdet") },
    solve("solve", acceptsSingular: false), solve("_solve", acceptsSingular: true),
    row("solve_triangular", "A, B, *, upper, left=True, unitriangular=False") {
      (vm, tensor, arguments) throws(PyError) in
      let right = try vm.tensor(arguments[1], "linalg_solve_triangular", "B", 2)
      let (upper, left, unit) = (
        try vm.flag(arguments[2]), try vm.flag(arguments[3]), try vm.flag(arguments[4])
      )
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.solveTriangular(right, upper: upper, left: left, unit: unit)
        })
    },
    row("pinv", "A, *, atol=None, rtol=None, hermitian=False, rcond=None") { (vm, tensor, arguments) throws(PyError) in
      let absolute = arguments[1].isNone ? nil : try vm.double(arguments[1], "linalg_pinv", "atol")
      let limit = arguments[2].isNone ? arguments[4] : arguments[2]
      let relative = limit.isNone ? nil : try vm.double(limit, "linalg_pinv", "rtol")
      let hermitian = try vm.flag(arguments[3])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.checkPseudoInverse()
          return try tensor.pseudoInverse(relative: relative, absolute: absolute, hermitian: hermitian)
        })
    },
    row("lstsq", "A, B, rcond=None, *, driver=None") { (vm, tensor, arguments) throws(PyError) in
      let right = try vm.tensor(arguments[1], "linalg_lstsq", "B", 2)
      let limit = arguments[2].isNone ? nil : try vm.double(arguments[2], "linalg_lstsq", "rcond")
      let name = arguments[3].isNone ? "gelsy" : try vm.str(arguments[3])
      guard let driver = LeastSquaresDriver(rawValue: name) else {
        throw vm.runtimeError(
          "torch.linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)")
      }
      return try vm.leastSquares(tensor, right, limit, driver)
    },
    row("matrix_power", "A, n") { (vm, tensor, arguments) throws(PyError) in
      let n = try vm.int(arguments[1], "linalg_matrix_power", "n")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.matrixPower(n) })
    },
    row("matrix_rank", "A, *, atol=None, rtol=None, hermitian=False, tol=None") {
      (vm, tensor, arguments) throws(PyError) in
      let given = arguments[1].isNone ? arguments[4] : arguments[1]
      let absolute = given.isNone ? nil : try vm.double(given, "linalg_matrix_rank", "atol")
      let relative = arguments[2].isNone ? nil : try vm.double(arguments[2], "linalg_matrix_rank", "rtol")
      let symmetric = try vm.flag(arguments[3])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.check(
            MatrixDemand(
              name: "torch.linalg.matrix_rank",
              rank: .written("torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions."),
              elements: .written { _ in "This function doesn't handle types other than float and double" }))
          return try tensor.matrixRank(relative: relative, absolute: absolute, symmetric: symmetric)
        })
    },
  ]

  private static let factors: [NativeRow] = [
    row("cholesky", "A, *, upper=False") { (vm, tensor, arguments) throws(PyError) in
      let upper = try vm.flag(arguments[1])
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.cholesky(upper: upper) })
    },
    row("qr", "A, mode='reduced'") { (vm, tensor, arguments) throws(PyError) in
      let mode = try vm.str(arguments[1])
      guard ["reduced", "complete", "r"].contains(mode) else {
        throw vm.runtimeError(
          "qr received unrecognized mode '\(mode)' but expected one of 'reduced' (default), 'r', or 'complete'")
      }
      let (q, r) = try vm.engine { () throws(TensorError) in
        try tensor.qr(complete: mode == "complete", onlyR: mode == "r")
      }
      return vm.returnType("linalg_qr", [("Q", vm.wrap(q)), ("R", vm.wrap(r))])
    },
    row("svd", "A, full_matrices=True, *, driver=None") { (vm, tensor, arguments) throws(PyError) in
      let full = try vm.flag(arguments[1])
      let (u, s, vh) = try vm.engine { () throws(TensorError) in try tensor.svd(full: full) }
      return vm.returnType("linalg_svd", [("U", vm.wrap(u)), ("S", vm.wrap(s)), ("Vh", vm.wrap(vh))])
    },
    unary("svdvals") { (t) throws(TensorError) in try t.singularValues() },
    row("eigh", "A, UPLO='L'") { (vm, tensor, arguments) throws(PyError) in
      let upper = try vm.str(arguments[1]).uppercased() == "U"
      let (w, v) = try vm.engine { () throws(TensorError) in
        try tensor.check(MatrixDemand(name: "linalg.eigh", elements: .kernel("linalg_eigh_cpu"), square: true))
        return try tensor.eigh(upper: upper)
      }
      return vm.returnType("linalg_eigh", [("eigenvalues", vm.wrap(w)), ("eigenvectors", vm.wrap(v))])
    },
    row("eigvalsh", "A, UPLO='L'") { (vm, tensor, arguments) throws(PyError) in
      let upper = try vm.str(arguments[1]).uppercased() == "U"
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.check(MatrixDemand(name: "linalg.eigh", elements: .kernel("linalg_eigh_cpu"), square: true))
          return try tensor.symmetricEigenvalues(upper: upper)
        })
    },
    row("lu", "A, *, pivot=True") { (vm, tensor, arguments) throws(PyError) in
      if !(try vm.flag(arguments[1])) {
        throw vm.runtimeError("linalg.lu_factor: LU without pivoting is not implemented on the CPU")
      }
      let (p, l, u) = try vm.engine { () throws(TensorError) in
        try tensor.check(MatrixDemand(name: "linalg.lu", rank: .sized, elements: .kernel("lu_cpu")))
        return try tensor.lu()
      }
      return vm.returnType("linalg_lu", [("P", vm.wrap(p)), ("L", vm.wrap(l)), ("U", vm.wrap(u))])
    },
    luFactor("lu_factor", checks: true), luFactor("_lu_factor", checks: false),
    row("lu_solve", "LU, pivots, B, *, left=True, adjoint=False") { (vm, tensor, arguments) throws(PyError) in
      let pivots = try vm.tensor(arguments[1], "linalg_lu_solve", "pivots", 2)
      let right = try vm.tensor(arguments[2], "linalg_lu_solve", "B", 3)
      let (left, adjoint) = (try vm.flag(arguments[3]), try vm.flag(arguments[4]))
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try checkFactors(tensor, pivots, right, left: left)
          return try right.luSolve(tensor, pivots, left: left, adjoint: adjoint)
        })
    },
    row("cond", "A, p=None") { (vm, tensor, arguments) throws(PyError) in
      if tensor.rank < 2 { throw vm.runtimeError("linalg.cond: The input tensor must have at least 2 dimensions.") }
      if tensor.count == 0 {
        return vm.wrap(
          try vm.engine { () throws(TensorError) in
            Tensor(try NDArray.zeros(try Shape(Array(tensor.shape.dropLast(2))), tensor.dtype.realType, tensor.state))
          })
      }
      if arguments[1].isNone || vm.scalar(arguments[1])?.doubleValue.magnitude == 2 {
        let inverted = vm.scalar(arguments[1])?.doubleValue == -2
        return vm.wrap(
          try vm.engine { () throws(TensorError) in
            let s = try tensor.singularValues()
            let (first, last) = (try s.narrow(-1, 0, 1), try s.narrow(-1, s.shape[s.rank - 1] - 1, 1))
            return try (inverted ? try last.div(first) : try first.div(last)).squeeze([-1])
          })
      }
      let order = try vm.matrixNormOrder(arguments[1])
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.conditionNumber(order) })
    },
  ]

  private static let norms: [NativeRow] = [
    row("vector_norm", "x, ord=2, dim=None, keepdim=False, *, dtype=None") { (vm, tensor, arguments) throws(PyError) in
      let order = try vm.double(arguments[1], "linalg_vector_norm", "ord")
      let dimensions = try vm.dimensions(arguments[2], "linalg_vector_norm")
      let keep = try vm.flag(arguments[3])
      let dtype = try vm.dtype(arguments[4], "linalg_vector_norm")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try (dtype == nil ? tensor : try tensor.to(dtype ?? tensor.dtype)).norm(
            order, dimensions, keepDimensions: keep)
        })
    },
    row("matrix_norm", "A, ord='fro', dim=(), keepdim=False, *, dtype=None") {
      (vm, tensor, arguments) throws(PyError) in
      let order = try vm.matrixNormOrder(arguments[1])
      let given = try vm.dimensions(arguments[2], "linalg_matrix_norm") ?? []
      if tensor.rank >= 2 && !tensor.dtype.isDifferentiable {
        throw vm.runtimeError(
          "linalg.matrix_norm: Expected a floating point or complex tensor as input. Got \(tensor.dtype.typeName)")
      }
      let keep = try vm.flag(arguments[3])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.matrixNorm(order, given.isEmpty ? [-2, -1] : given, keepDimensions: keep)
        })
    },
    row("norm", "A, ord=None, dim=None, keepdim=False, *, dtype=None") {
      (vm, tensor, arguments) throws(PyError) in
      let dimensions = try vm.dimensions(arguments[2], "linalg_norm")
      let keep = try vm.flag(arguments[3])
      var tensor = tensor
      if let dtype = try vm.dtype(arguments[4], "linalg_norm"), dtype != tensor.dtype {
        let given = tensor
        tensor = try vm.engine { () throws(TensorError) in try given.to(dtype) }
      }
      return try norm(vm, tensor, arguments[1], dimensions, keep)
    },
  ]

  private static func norm(
    _ vm: Machine, _ tensor: Tensor, _ given: Value, _ dimensions: [Int]?, _ keep: Bool
  ) throws(PyError) -> Value {
    if given.isNone {
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.norm(2, dimensions, keepDimensions: keep).notingOrder(2, dimensions, keep)
        })
    }
    if let dimensions, dimensions.isEmpty || dimensions.count > 2 {
      throw vm.runtimeError("linalg.norm: If dim is specified, it must be of length 1 or 2. Got \(dimensions)")
    }
    if dimensions == nil && (tensor.rank > 2 || tensor.rank == 0) {
      throw vm.runtimeError(
        "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got \(tensor.rank)D.")
    }
    if given.str != nil || (dimensions.map { $0.count == 2 } ?? (tensor.rank == 2)) {
      let order = try vm.matrixNormOrder(given)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.matrixNorm(order, dimensions ?? [-2, -1], keepDimensions: keep)
        })
    }
    let order = try vm.double(given, "linalg_norm", "ord")
    return vm.wrap(
      try vm.engine { () throws(TensorError) in try tensor.norm(order, dimensions, keepDimensions: keep) })
  }

  private static let products: [NativeRow] = [
    NativeRow("multi_dot(tensors)") { (vm, arguments) throws(PyError) in
      let matrices = try vm.tensors(arguments[0], "linalg_multi_dot")
      if matrices.count < 2 {
        throw vm.runtimeError("multi_dot(): expected at least 2 tensors but got \(matrices.count)")
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try Tensor.multiDot(matrices) })
    },
    row("cross", "input, other, *, dim=-1") { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "linalg_cross", "other", 2)
      let dimension = try vm.int(arguments[2], "linalg_cross", "dim")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.cross(other, dimension) })
    },
    row("vecdot", "x, y, *, dim=-1") { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "linalg_vecdot", "y", 2)
      let dimension = try vm.int(arguments[2], "linalg_vecdot", "dim")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          if tensor.rank == 1 && other.rank == 1 && tensor.shape == other.shape { return try tensor.vdot(other) }
          return try (tensor.dtype.isComplex ? try tensor.conjugate() : tensor).mul(other).sum([dimension])
        })
    },
    row("matmul", "input, other") { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "linalg_matmul", "other", 2)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.matmul(other) })
    },
    row("diagonal", "A, *, offset=0, dim1=-2, dim2=-1") { (vm, tensor, arguments) throws(PyError) in
      let shift = try vm.int(arguments[1], "linalg_diagonal", "offset")
      let (a, b) = (
        try vm.int(arguments[2], "linalg_diagonal", "dim1"), try vm.int(arguments[3], "linalg_diagonal", "dim2")
      )
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.diagonal(shift, a, b) })
    },
    row("vander", "x, *, N=None") { (vm, tensor, arguments) throws(PyError) in
      let columns = try vm.optionalInt(arguments[1], "linalg_vander", "N")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try (tensor.rank == 0 ? tensor.unsqueeze(-1) : tensor).vander(columns, increasing: true)
        })
    },
  ]
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}

extension Machine {
  /// `ord` of a matrix norm.
  fileprivate func matrixNormOrder(_ value: Value) throws(PyError) -> MatrixNormOrder {
    switch value.str?.string {
    case "fro": return .frobenius
    case "nuc": return .nuclear
    case let name?: throw runtimeError("linalg.matrix_norm: Order \(name) not supported.")
    case nil: break
    }
    let order = try double(value, "linalg_matrix_norm", "ord")
    switch order {
    case 2: return .spectral(largest: true)
    case -2: return .spectral(largest: false)
    case 1: return .columnSums(largest: true)
    case -1: return .columnSums(largest: false)
    case .infinity: return .rowSums(largest: true)
    case -.infinity: return .rowSums(largest: false)
    default: throw runtimeError("linalg.matrix_norm: Order \(NDArray.messageNumber(order)) not supported.")
    }
  }

  /// `linalg.lstsq`.
  fileprivate func leastSquares(
    _ a: Tensor, _ b: Tensor, _ limit: Double?, _ driver: LeastSquaresDriver
  ) throws(PyError) -> Value {
    if a.rank >= 2 && b.rank >= 1 && a.dtype != b.dtype {
      throw runtimeError(
        "torch.linalg.lstsq: Expected input and other to have the same dtype, but got input's dtype "
          + "\(a.dtype.typeName) and other's dtype \(b.dtype.typeName)")
    }
    if a.rank >= 2 && b.rank >= 1 && (a.rank < b.rank || a.rank > b.rank + 1) {
      throw runtimeError(
        "torch.linalg.lstsq: input.dim() must be greater or equal to other.dim() and (input.dim() - other.dim()) <= 1")
    }
    if a.rank < 2 { throw runtimeError("torch.linalg.lstsq: input must have at least 2 dimensions.") }
    if b.rank < 1 { throw runtimeError("torch.linalg.lstsq: other must have at least 1 dimension.") }
    let isVector = a.rank == b.rank + 1
    let (found, rank, values) = try engine { () throws(TensorError) in
      let right = isVector ? try b.unsqueeze(-1) : b
      if right.rank < 2 || right.shape[right.rank - 2] != a.shape[a.rank - 2] {
        throw .runtime("torch.linalg.lstsq: input.size(-2) should match other.size(-\(isVector ? 1 : 2))")
      }
      let found = try a.leastSquares(right, relative: limit, driver)
      var (rank, values) = (found.ranks, found.singularValues)
      if rank == nil { rank = Tensor(try NDArray.zeros([0], .int64, a.state)) }
      if !driver.tellsSingularValues { values = nil }
      if values == nil { values = try NDArray.zeros([0], a.dtype.realType, a.state) }
      return (found, rank, values.map { Tensor($0) })
    }
    let solution = try engine { () throws(TensorError) in
      isVector
        ? try found.solution.squeeze([-1]).asOperation("LinalgLstsqBackward0") : found.solution
    }
    return returnType(
      "linalg_lstsq",
      [
        ("solution", wrap(solution)), ("residuals", wrap(found.residuals)), ("rank", rank.map(wrap) ?? .none),
        ("singular_values", values.map(wrap) ?? .none),
      ])
  }
}
