// Eigenvalues of symmetric matrices and singular values, with their derivatives.
import Tensors

extension Tensor {
  // MARK: Eigenvalues and singular values

  /// Whether more than the values that a program asks for will be looked at: by derivatives, or by what records a run.
  var keepsFactors: Bool { (requiresGradient && state.gradEnabled) || array.modes.noticesTensors }

  /// The singular values; the vectors are computed where derivatives need them.
  package func singularValues() throws(TensorError) -> Tensor {
    keepsFactors ? try svd(full: false).1 : Tensor(try array.singularValuesAlone())
  }

  /// The eigenvalues of symmetric matrices, in the same way.
  package func symmetricEigenvalues(upper: Bool) throws(TensorError) -> Tensor {
    keepsFactors ? try eigh(upper: upper).0 : Tensor(try array.symmetricEigenvalues(upper: upper))
  }

  package func eigh(upper: Bool) throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.symmetricEigen(upper: upper)
    let (values, vectors) = (Tensor(found.values), Tensor(found.vectors))
    if let node = Tensor.history("LinalgEighBackward0", of: [values, vectors], [self]) {
      node.saveResult(0, values, output: 0)
      node.saveResult(1, vectors, output: 1)
      node.rule = { step, _ throws(TensorError) in
        let (w, v) = (try step.saved(0), try step.saved(1))
        let turned = try v.adjoint
        guard let gv = step.gradient(of: 1) else {
          guard let gw = step.gradient(of: 0) else { return }
          step[0] = try v.mul(try gw.unsqueeze(-2)).matmul(turned)
          return
        }
        let product = try turned.matmul(gv)
        try product.checkPhases(
          try product.diagonal(0, -2, -1),
          "linalg_eigh_backward: The eigenvectors in the complex case are specified up to "
            + "multiplication by e^{i phi}. The specified loss function depends on this quantity, so it is ill-defined."
        )
        let skew = try product.sub(try product.adjoint).timesNumber(.float(0.5))
        let inner = try skew.div(try w.gaps()).withDiagonal(step.gradient(of: 0))
        step[0] = try v.matmul(try inner.matmul(try v.adjoint))
      }
    }
    return (values, vectors)
  }

  /// Throws when a loss depends on the phases of complex vectors, which are free: the imaginary parts of `diagonal`.
  private func checkPhases(_ diagonal: Tensor, _ message: String) throws(TensorError) {
    if !diagonal.dtype.isComplex { return }
    let size = try diagonal.imaginaryPart().abs()
    if try size.array.visible().binary(.greater, .float(1e-2)).reduced(.any).truth() { throw .runtime(message) }
  }

  /// The differences of each two of these values, and 1 for each with itself.
  func gaps() throws(TensorError) -> Tensor {
    let result = try unsqueeze(-2).sub(try unsqueeze(-1))
    if state.transformDepth > 0 || result.array.hidden != nil {
      return try result.maskedFill(Tensor(try NDArray.eye(lastSize, lastSize, .bool, state)), .int(1))
    }
    try result.diagonal(0, -2, -1).fill_(.int(1))
    return result
  }

  /// This fresh matrix with `values` on its diagonal, or zeros.
  func withDiagonal(_ values: Tensor?) throws(TensorError) -> Tensor {
    if state.transformDepth > 0 || array.hidden != nil || values?.array.hidden != nil {
      let rest = try maskedFill(Tensor(try NDArray.eye(lastSize, lastSize, .bool, state)), .int(0))
      guard let values else { return rest }
      return try rest.add(try values.diagEmbed(0, -2, -1))
    }
    let place = try diagonal(0, -2, -1)
    if let values { try place.copy_(values) } else { try place.zero_() }
    return self
  }

  package func svd(full: Bool) throws(TensorError) -> (Tensor, Tensor, Tensor) {
    let found = try array.singularValues(full: full)
    let (u, s, vh) = (Tensor(found.u), Tensor(found.s), Tensor(found.vh))
    if let node = Tensor.history("LinalgSvdBackward0", of: [u, s, vh], [self]) {
      node.saveResult(0, u, output: 0)
      node.saveResult(1, s, output: 1)
      node.saveResult(2, vh, output: 2)
      let (m, n) = (shape[rank - 2], shape[rank - 1])
      let k = Swift.min(m, n)
      node.arguments = .named([("S_sym_argsize_minus_1", .whole(k)), ("full_matrices", .flag(full))])
      node.rule = { step, _ throws(TensorError) in
        var (u, vh) = (try step.saved(0), try step.saved(2))
        let (s, gs) = (try step.saved(1), step.gradient(of: 1))
        var (gu, gvh) = (step.gradient(of: 0), step.gradient(of: 2))
        if full {
          (u, vh) = (try u.narrow(-1, 0, k), try vh.narrow(-2, 0, k))
          (gu, gvh) = (try gu?.narrow(-1, 0, k), try gvh?.narrow(-2, 0, k))
        }
        step[0] = try Tensor.svdGradient(u, s, vh, gu, gs, gvh, m, n)
      }
    }
    return (u, s, vh)
  }

  private static func svdGradient(
    _ u: Tensor, _ s: Tensor, _ vh: Tensor, _ gu: Tensor?, _ gs: Tensor?, _ gvh: Tensor?, _ m: Int, _ n: Int
  ) throws(TensorError) -> Tensor? {
    if gu == nil && gvh == nil {
      guard let gs else { return nil }
      return m >= n
        ? try u.matmul(try gs.unsqueeze(-1).mul(vh)) : try u.mul(try gs.unsqueeze(-2)).matmul(vh)
    }
    let k = Swift.min(m, n)
    try checkPhases(u, vh, gu, gvh)
    let squares = try s.mul(s)
    let gaps = try squares.gaps()
    let ofU = try gu.map { (gu) throws(TensorError) in try u.adjoint.matmul(gu).skew() }
    let ofV = try gvh.map { (gvh) throws(TensorError) in try vh.matmul(try gvh.adjoint).skew() }
    var inner: Tensor
    if let ofU, let ofV {
      inner = try ofU.mul(try s.unsqueeze(-2)).add(try s.unsqueeze(-1).mul(ofV)).div(gaps)
    } else if let ofU {
      inner = try ofU.div(gaps).mul(try s.unsqueeze(-2))
    } else if let ofV {
      inner = try s.unsqueeze(-1).mul(try ofV.div(gaps))
    } else {
      return nil
    }
    if let gs { inner = try inner.add(try gs.diagEmbed(0, -2, -1)) }
    if u.dtype.isComplex, let ofU, gvh != nil {
      inner = try inner.add(try ofU.diagonal(0, -2, -1).div(try s.timesNumber(.float(2))).diagEmbed(0, -2, -1))
    }
    if m > k, let gu {
      let scaled = try gu.div(try s.unsqueeze(-2))
      let whole = try u.matmul(inner).add(scaled).sub(try u.matmul(try u.adjoint.matmul(scaled)))
      return try whole.matmul(vh)
    }
    if n > k, let gvh {
      let scaled = try gvh.div(try s.unsqueeze(-1))
      let whole = try inner.matmul(vh).add(scaled).sub(try scaled.matmul(try vh.adjoint).matmul(vh))
      return try u.matmul(whole)
    }
    return try m >= n ? u.matmul(try inner.matmul(vh)) : u.matmul(inner).matmul(vh)
  }

  private func skew() throws(TensorError) -> Tensor { try sub(try adjoint) }

  /// Throws when the loss depends on the phases of complex singular vectors.
  private static func checkPhases(_ u: Tensor, _ vh: Tensor, _ gu: Tensor?, _ gvh: Tensor?) throws(TensorError) {
    if !u.dtype.isComplex { return }
    var diagonal: Tensor?
    if let gu { diagonal = try u.adjoint.matmul(gu).diagonal(0, -2, -1) }
    if let gvh {
      let part = try vh.matmul(try gvh.adjoint).diagonal(0, -2, -1)
      diagonal = try diagonal.map { (d) throws(TensorError) in try d.add(part) } ?? part
    }
    guard let diagonal else { return }
    try diagonal.checkPhases(
      diagonal,
      "svd_backward: The singular vectors in the complex case are specified up to multiplication by "
        + "e^{i phi}. The specified loss function depends on this phase term, making it ill-defined.")
  }
}
