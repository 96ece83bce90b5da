// Matrix products. The gradients keep the layout of the operands (row- or column-major) as the reference does: it
// decides which product is computed, and with it the last bits.
import Tensors

extension Tensor {
  private var isColumnMajor: Bool { rank == 2 && strides[0] == 1 && strides[1] == shape[0] }

  private static func firstGradient(
    _ gradient: Tensor, _ second: Tensor, columnMajor: Bool
  ) throws(TensorError) -> Tensor {
    if !gradient.array.modes.gradEnabled && !gradient.dtype.isComplex {
      let (g, b) = (gradient.array, second.array)
      if columnMajor { return Tensor(try b.mm(flipped: false, g, flipped: true).matrixTransposed()) }
      return Tensor(try g.mm(flipped: false, b, flipped: true))
    }
    let second = try second.conjugated
    return columnMajor ? try second.mm(try gradient.t()).t() : try gradient.mm(try second.t())
  }

  private static func secondGradient(
    _ gradient: Tensor, _ first: Tensor, columnMajor: Bool
  ) throws(TensorError) -> Tensor {
    if !gradient.array.modes.gradEnabled && !gradient.dtype.isComplex {
      let (g, a) = (gradient.array, first.array)
      if columnMajor { return Tensor(try g.mm(flipped: true, a, flipped: false).matrixTransposed()) }
      return Tensor(try a.mm(flipped: true, g, flipped: false))
    }
    let first = try first.conjugated
    return columnMajor ? try gradient.t().mm(first).t() : try first.t().mm(gradient)
  }

  package func mm(_ other: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.mm(other.array))
    if let node = result.history("MmBackward0", self, other) {
      try node.save(0, self, for: 1)
      try node.save(1, other, for: 0)
      let (first, second) = (isColumnMajor, other.isColumnMajor)
      node.rule = { step, gradient throws(TensorError) in
        if step.needs(1) { step[1] = try Tensor.secondGradient(gradient, try step.saved(0), columnMajor: second) }
        if step.needs(0) { step[0] = try Tensor.firstGradient(gradient, try step.saved(1), columnMajor: first) }
      }
    }
    return result
  }

  /// `beta·self + alpha·(a·b)`.
  package func addmm(
    _ a: Tensor, _ b: Tensor, beta: Double = 1, alpha: Double = 1
  ) throws(TensorError) -> Tensor {
    let result = Tensor(try array.addmm(a.array, b.array, beta: beta, alpha: alpha))
    if let node = result.history("AddmmBackward0", self, a, b) {
      if alpha != 1 || beta != 1 { node.arguments = .numbers(alpha, beta) }
      try node.save(0, a, for: 2)
      try node.save(1, b, for: 1)
      let (first, second) = (a.isColumnMajor, b.isColumnMajor)
      node.rule = { step, gradient throws(TensorError) in
        if step.needs(0) { step[0] = try gradient.scaled(beta) }
        if step.needs(1) {
          step[1] = try Tensor.firstGradient(gradient, try step.saved(1), columnMajor: first).scaled(alpha)
        }
        if step.needs(2) {
          step[2] = try Tensor.secondGradient(gradient, try step.saved(0), columnMajor: second).scaled(alpha)
        }
      }
    }
    return result
  }

  /// `beta·self + alpha·(a·b)` with complex factors.
  package func addmm(_ a: Tensor, _ b: Tensor, beta: Scalar, alpha: Scalar) throws(TensorError) -> Tensor {
    if !beta.isComplex && !alpha.isComplex {
      return try addmm(a, b, beta: beta.doubleValue, alpha: alpha.doubleValue)
    }
    let value = try array.addmm(a.array, b.array, beta: beta, alpha: alpha)
    return try Tensor.operation("AddmmBackward0", [self, a, b], value, saving: [a, b]) { step, g throws(TensorError) in
      let (a, b) = (try step.saved(0), try step.saved(1))
      if step.needs(0) { step[0] = try g.timesFactor(beta) }
      if step.needs(1) {
        step[1] = try Tensor.firstGradient(g, b, columnMajor: a.isColumnMajor).timesFactor(alpha)
      }
      if step.needs(2) {
        step[2] = try Tensor.secondGradient(g, a, columnMajor: b.isColumnMajor).timesFactor(alpha)
      }
    }.noting([("alpha", .scalar(alpha)), ("beta", .scalar(beta))])
  }

  private func scaled(_ factor: Double) throws(TensorError) -> Tensor {
    factor == 1 ? self : try timesNumber(.plain(factor))
  }

  package func mv(_ vector: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.mv(vector.array))
    if let node = result.history("MvBackward0", self, vector) {
      try node.save(0, self, for: 1)
      try node.save(1, vector, for: 0)
      node.rule = { step, gradient throws(TensorError) in
        if step.needs(0) { step[0] = try gradient.outer(try step.saved(1).conjugated) }
        if step.needs(1) { step[1] = try step.saved(0).conjugated.t().mv(gradient) }
      }
    }
    return result
  }

  package func dot(_ other: Tensor, _ name: StaticString = "DotBackward0") throws(TensorError) -> Tensor {
    let result = Tensor(try array.dot(other.array))
    if let node = result.history(name, self, other) {
      try node.save(0, self, for: 1)
      try node.save(1, other, for: 0)
      node.rule = { step, gradient throws(TensorError) in
        if step.needs(0) { step[0] = try gradient.mul(try step.saved(1).conjugated) }
        if step.needs(1) { step[1] = try gradient.mul(try step.saved(0).conjugated) }
      }
    }
    return result
  }

  /// `vdot`: the product with the first vector's conjugate.
  package func vdot(_ other: Tensor) throws(TensorError) -> Tensor {
    if !dtype.isComplex || !other.dtype.isComplex { return try dot(other, "VdotBackward0") }
    let value = try array.unary(.conjugate).dot(other.array)
    return try Tensor.operation("VdotBackward0", [self, other], value, saving: [self, other]) {
      step, gradient throws(TensorError) in
      if step.needs(0) { step[0] = try gradient.conjugated.mul(try step.saved(1)) }
      if step.needs(1) { step[1] = try gradient.mul(try step.saved(0)) }
    }
  }

  /// `outer`: a product of a column and a row.
  package func outer(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank != 1 { throw .runtime("outer: Expected 1-D argument self, but got \(rank)-D") }
    if other.rank != 1 { throw .runtime("outer: Expected 1-D argument vec2, but got \(other.rank)-D") }
    return try reshape([count, 1]).mul(other)
  }

  package func bmm(_ other: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.bmm(other.array))
    if let node = result.history("BmmBackward0", self, other) {
      try node.save(0, self, for: 1)
      try node.save(1, other, for: 0)
      node.rule = { step, gradient throws(TensorError) in
        if step.needs(1) { step[1] = try step.saved(0).conjugated.transpose(1, 2).bmm(gradient) }
        if step.needs(0) { step[0] = try gradient.bmm(try step.saved(1).conjugated.transpose(1, 2)) }
      }
    }
    return result
  }

  /// `@`: what it does depends on the ranks, as in the reference, and so do the nodes.
  package func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank == 0 || other.rank == 0 {
      throw .runtime(
        "both arguments to matmul need to be at least 1D, but they are \(rank)D and \(other.rank)D")
    }
    switch (rank, other.rank) {
    case (1, 1): return try dot(other)
    case (2, 1): return try mv(other)
    case (1, 2): return try unsqueeze(0).mm(other).squeezedInPlace(0)
    case (2, 2): return try mm(other)
    default:
      if shouldFold(other) { return try foldedProduct(other) }
      return try batchedProduct(other)
    }
  }

  private func shouldFold(_ other: Tensor) -> Bool {
    let larger = rank >= other.rank ? self : other
    let smaller = rank >= other.rank ? other : self
    if larger.rank < 3 || smaller.rank > 2 { return false }
    if smaller.requiresGradient { return true }
    if rank == 2 { return false }
    if larger.count == 0 { return true }
    let (sizes, steps) = (larger.shape, larger.strides)
    let transposed = larger !== self
    for index in 0..<(larger.rank - 2) {
      var (nextSize, nextStep) = (sizes[index + 1], steps[index + 1])
      if transposed && index + 1 == larger.rank - 2 { (nextSize, nextStep) = (sizes[index + 2], steps[index + 2]) }
      if steps[index] != nextStep * nextSize { return false }
    }
    return true
  }

  /// A batch times one matrix or vector: the batch's rows as one tall matrix.
  private func foldedProduct(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank < other.rank {
      // Vector or matrix times batch: the transposes exchanged.
      let batch = try other.transpose(other.rank - 2, other.rank - 1)
      let first = rank == 2 ? try t() : self
      let product = try batch.foldedProduct(first)
      return rank == 2 ? try product.transpose(product.rank - 2, product.rank - 1).clone(contiguous: true) : product
    }
    var sizes = Array(shape)
    let inner = sizes.removeLast()
    let folded = try reshape([sizes.reduce(1, *), inner])
    if other.rank == 1 { return try folded.mv(other).unsafeView(try Shape(sizes)) }
    return try folded.mm(other).unsafeView(try Shape(sizes + [other.shape[1]]))
  }

  private func batchedProduct(_ other: Tensor) throws(TensorError) -> Tensor {
    let first = rank == 1 ? try unsqueeze(0) : self
    let second = other.rank == 1 ? try other.unsqueeze(1) : other
    let firstBatch = try Shape(Array(first.shape.dropLast(2)))
    let secondBatch = try Shape(Array(second.shape.dropLast(2)))
    let batch = try firstBatch.broadcast(with: secondBatch)
    let (rows, inner) = (first.shape[first.rank - 2], first.shape[first.rank - 1])
    let (secondInner, columns) = (second.shape[second.rank - 2], second.shape[second.rank - 1])
    let count = batch.elementCount
    let a = try first.expand(try Shape(Array(batch) + [rows, inner])).reshape([count, rows, inner])
    let b = try second.expand(try Shape(Array(batch) + [secondInner, columns])).reshape([count, secondInner, columns])
    var sizes = Array(batch)
    if rank > 1 { sizes.append(rows) }
    if other.rank > 1 { sizes.append(columns) }
    return try a.bmm(b).unsafeView(try Shape(sizes))
  }

  /// `F.linear`: `self·weightᵀ + bias` over the last dimension.
  package func linear(_ weight: Tensor, _ bias: Tensor?) throws(TensorError) -> Tensor {
    if rank == 2, weight.rank == 2, let bias, state.recorder == nil { return try bias.addmm(self, try weight.t()) }
    let operands = bias.map { [self, weight, $0] } ?? [self, weight]
    return try state.composite("linear", operands) { () throws(TensorError) in
      if rank == 0 || weight.rank == 0 {
        throw .runtime(
          "both arguments to linear need to be at least 1D, but they are \(rank)D and \(weight.rank)D")
      }
      if rank == 2, let bias { return try bias.addmm(self, try weight.t()) }
      if let bias, rank > 0, array.isContiguous {
        var sizes = Array(shape)
        let inner = sizes.removeLast()
        let rows = try view([sizes.reduce(1, *), inner])
        let features = weight.rank == 2 ? weight.shape[0] : 1
        return try bias.addmm(rows, try weight.t()).view(try Shape(sizes + [features]))
      }
      let product = try matmul(try weight.t())
      guard let bias else { return product }
      return try product.add(bias)
    }
  }
}
