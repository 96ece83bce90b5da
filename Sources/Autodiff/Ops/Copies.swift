// New tensors from old elements: copies, conversions, joining, turning and repeating.
import Tensors

extension Tensor {
  /// `clone()`, row by row when `contiguous`.
  package func clone(contiguous: Bool = false) throws(TensorError) -> Tensor {
    let result = Tensor(contiguous ? try array.copiedContiguous() : try array.copied())
    if let node = result.history("CloneBackward0", self) { node.rule = Tensor.identityRule }
    return result
  }

  /// A copy with its elements in another order in memory.
  package func clone(in order: MemoryOrder) throws(TensorError) -> Tensor {
    let result = Tensor(try array.copied(in: order))
    if let node = result.history("CloneBackward0", self) { node.rule = Tensor.identityRule }
    return result
  }

  /// Itself when row-major, else a copy.
  package func contiguous() throws(TensorError) -> Tensor {
    array.isContiguous ? self : try clone(contiguous: true)
  }

  /// Itself when already of that type.
  package func to(_ target: DType) throws(TensorError) -> Tensor {
    if target == dtype { return self }
    let result = Tensor(try array.converted(to: target))
    if !target.isDifferentiable {
      result.recordCut(.type, ".to(\(target.name))", [self])
      return result
    }
    if let node = result.history("ToCopyBackward0", self) {
      let original = dtype
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.asType(original) }
    }
    return result
  }

  /// `torch.cat`.
  package static func cat(_ tensors: [Tensor], _ dimension: Int = 0) throws(TensorError) -> Tensor {
    let result = Tensor(try NDArray.concatenated(tensors.map(\.array), dimension))
    if let node = result.history("CatBackward0", tensors) {
      node.arguments = .dimension(dimension, keeps: false)
      let place = try result.shape.dimension(dimension)
      let shapes = tensors.map(\.shape)
      node.rule = { step, gradient throws(TensorError) in
        var start = 0
        for (index, shape) in shapes.enumerated() {
          // An empty vector among tensors of higher rank is skipped by the reference.
          let skipped = shape.count == 1 && shape[0] == 0
          let size = skipped ? 0 : shape[place]
          if step.needs(index) {
            step[index] = skipped ? try gradient.zeros(shape) : try gradient.narrow(place, start, size)
          }
          start += size
        }
      }
    }
    return result
  }

  /// A copy of this view of `input`, whose history is the view's own node: what the reference's `_copy` functions give.
  package func copiedFromView(of input: Tensor) throws(TensorError) -> Tensor {
    let copy = try clone(contiguous: true)
    if copy.madeBy == nil { return copy }
    guard let node = madeBy, self !== input, node !== input.madeBy else {
      return copy.namingNode("AliasBackward0_copy")
    }
    copy.madeBy = node
    copy.outputIndex = outputIndex
    if !node.displayName.hasSuffix("_copy") { node.customName = node.displayName + "_copy" }
    return copy
  }

  /// `torch.frexp`'s first part, whose second is `exponent`.
  package func mantissa(_ exponent: Tensor) throws(TensorError) -> Tensor {
    let powers = try exponent.array.unary(.negative).converted(to: .float64).scalarPower(.float(2))
    let value = try array.converted(to: .float64).binary(.multiply, powers).converted(to: dtype)
    return try Tensor.operation("FrexpBackward0", [self], value, saving: [exponent]) { step, g throws(TensorError) in
      step[0] = try g.div(try step.saved(0).exp2())
    }
  }

  /// `torch.fill`: this tensor's form filled with a number.
  package func filled(with number: Scalar) throws(TensorError) -> Tensor {
    try Tensor.operation("FillBackward0", [self], try array.filledLike(number)) { step, g throws(TensorError) in
      step[0] = try g.zerosLike()
    }
  }

  /// The same with the number in a tensor, which gets the sum of the gradients.
  package func filled(with value: Tensor) throws(TensorError) -> Tensor {
    if value.rank != 0 {
      throw .runtime("fill_ only supports 0-dimension value tensor but got tensor with \(value.rank) dimensions.")
    }
    let filled = try array.filledLike(.int(0))
    try filled.copyFrom(value.array)
    return try Tensor.operation("FillBackward1", [self, value], filled) { step, g throws(TensorError) in
      if step.needs(0) { step[0] = try g.zerosLike() }
      if step.needs(1) { step[1] = try g.sum() }
    }
  }

  /// `torch.stack`.
  package static func stack(_ tensors: [Tensor], _ dimension: Int = 0) throws(TensorError) -> Tensor {
    let result = Tensor(try NDArray.stacked(tensors.map(\.array), dimension))
    if let node = result.history("StackBackward0", tensors) {
      node.arguments = .dimension(dimension, keeps: false)
      let place = try result.shape.dimension(dimension)
      node.rule = { step, gradient throws(TensorError) in
        for index in 0..<gradient.shape[place] where step.needs(index) {
          step[index] = try gradient.select(place, index)
        }
      }
    }
    return result
  }

  /// `repeat`.
  package func tile(_ repeats: Shape) throws(TensorError) -> Tensor {
    let result = Tensor(try array.tiled(repeats))
    if let node = result.history("RepeatBackward0", self) {
      node.arguments = .shape(repeats)
      let original = shape
      node.rule = { step, gradient throws(TensorError) in
        let lead = repeats.count - original.count
        var gradient = gradient
        for _ in 0..<lead { gradient = try gradient.sum([0]) }
        var sizes: [Int] = []
        var summed: [Int] = []
        for index in lead..<repeats.count {
          if repeats[index] != 1 {
            summed.append(sizes.count)
            sizes.append(repeats[index])
          }
          sizes.append(original[index - lead])
        }
        step[0] = summed.isEmpty ? gradient : try gradient.reshape(try Shape(sizes)).sum(summed)
      }
    }
    return result
  }

  package func flip(_ dimensions: Shape) throws(TensorError) -> Tensor {
    let result = Tensor(try array.flipped(dimensions))
    if let node = result.history("FlipBackward0", self) {
      node.arguments = .shape(dimensions)
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.flip(dimensions) }
    }
    return result
  }

  package func roll(_ shifts: [Int], _ dimensions: [Int]) throws(TensorError) -> Tensor {
    let result = Tensor(try array.rolled(try Shape(shifts), try Shape(dimensions)))
    if let node = result.history("RollBackward0", self) {
      node.arguments = .named([("dims", .list(dimensions)), ("shifts", .list(shifts))])
      let back = shifts.map { 0 &- $0 }
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.roll(back, dimensions) }
    }
    return result
  }

  /// `tril` and `triu`.
  package func triangle(upper: Bool, _ diagonal: Int = 0) throws(TensorError) -> Tensor {
    let result = Tensor(try array.triangle(upper: upper, diagonal))
    if let node = result.history(upper ? "TriuBackward0" : "TrilBackward0", self) {
      node.arguments = .whole(diagonal, 0, 0, 0)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.triangle(upper: upper, diagonal)
      }
    }
    return result
  }

  /// `diag`: a vector as a diagonal matrix, or a matrix's diagonal as a new vector.
  package func diag(_ shift: Int = 0) throws(TensorError) -> Tensor {
    if rank != 1 && rank != 2 {
      throw .runtime("diag(): Supports 1D or 2D tensors. Got \(rank)D")
    }
    if rank == 2 {
      let result = Tensor(try array.diagonal(shift).copiedContiguous())
      if let node = result.history("DiagonalBackward0_copy", self) {
        let original = shape
        node.rule = { step, gradient throws(TensorError) in
          step[0] = try gradient.embedded(in: original, "DiagonalBackwardBackward0") { whole throws(TensorError) in
            try whole.diagonal(shift)
          }
        }
      }
      return result
    }
    let size = count + Swift.abs(shift)
    let target = try array.zerosAlongside([size, size])
    try target.diagonal(shift).copyFrom(array)
    let result = Tensor(target)
    if let node = result.history("DiagEmbedBackward0", self) {
      node.arguments = .named([("dim1", .whole(0)), ("dim2", .whole(1)), ("offset", .whole(shift))])
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.diagonal(shift) }
    }
    return result
  }
}
