// Views: tensors that show another's memory. Each has a node of its own; views save nothing and may be walked often.
import Tensors

extension Tensor {
  package func view(_ sizes: Shape) throws(TensorError) -> Tensor {
    try reshapeView(try array.viewed(as: sizes), "ViewBackward0", .view(sizes))
  }

  private func reshapeView(
    _ window: NDArray, _ name: StaticString, _ note: ViewNote
  ) throws(TensorError) -> Tensor {
    let result = view(window)
    let original = shape
    if let node = result.history(name, self) {
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.reshape(original) }
    }
    result.noteView(note, self)
    return result
  }

  /// A view when one fits, else a copy.
  package func reshape(_ sizes: Shape) throws(TensorError) -> Tensor {
    let target = try array.resolvedSizes(sizes)
    if try array.canView(as: target) {
      let name: StaticString = array.isContiguous || array.hidden != nil ? "ViewBackward0" : "ReshapeAliasBackward0"
      return try reshapeView(try array.viewed(as: target), name, .view(sizes))
    }
    return try clone(contiguous: true).unsafeView(target)
  }

  /// This fresh result, which nobody else sees, without a dimension: the reference squeezes it where it lies.
  func squeezedInPlace(_ dimension: Int) throws(TensorError) -> Tensor {
    let result = try squeeze([dimension], "SqueezeBackward4")
    result.base = nil
    result.flags.subtract([.isView, .viewWithoutHistory, .oneOfManyViews])
    result.array.bumpVersion()
    return result
  }

  /// Other sizes for a fresh tensor that nobody else sees: not a view to the lesson.
  func unsafeView(_ sizes: Shape) throws(TensorError) -> Tensor {
    let result = Tensor(try array.viewed(as: sizes))
    let original = shape
    if let node = result.history("UnsafeViewBackward0", self) {
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.reshape(original) }
    }
    return result
  }

  package func flatten(_ start: Int = 0, _ end: Int = -1) throws(TensorError) -> Tensor {
    let sizes = try flattenedSizes(start, end)
    if sizes == shape { return self }
    return try reshape(sizes)
  }

  private func flattenedSizes(_ start: Int, _ end: Int) throws(TensorError) -> Shape {
    let first = try shape.dimension(start)
    let last = try shape.dimension(end)
    if first > last { throw .runtime("flatten() has invalid args: start_dim cannot come after end_dim") }
    if rank == 0 { return [1] }
    var sizes = Shape()
    var product = 1
    for index in 0..<rank {
      if index < first || index > last {
        sizes.append(shape[index])
        continue
      }
      product *= shape[index]
      if index == last { sizes.append(product) }
    }
    return sizes
  }

  package func unflatten(_ dimension: Int, _ sizes: [Int]) throws(TensorError) -> Tensor {
    let place = try shape.dimension(dimension)
    return try view(try Shape(Array(shape.prefix(place)) + sizes + Array(shape.dropFirst(place + 1))))
  }

  /// `t()`.
  package func t() throws(TensorError) -> Tensor {
    let result = view(try array.matrixTransposed())
    if let node = result.history("TBackward0", self) {
      node.rule = { step, gradient throws(TensorError) in
        let isPlain = !gradient.array.modes.gradEnabled
        step[0] = isPlain ? Tensor(try gradient.array.matrixTransposed()) : try gradient.t()
      }
    }
    result.noteView(.call("t", []), self)
    return result
  }

  package func transpose(_ a: Int, _ b: Int) throws(TensorError) -> Tensor {
    let result = view(try array.transposed(a, b))
    if let node = result.history("TransposeBackward0", self) {
      node.arguments = .whole(a, b, 0, 0)
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.transpose(a, b) }
    }
    result.noteView(.call("transpose", [a, b]), self)
    return result
  }

  package func permute(_ order: Shape) throws(TensorError) -> Tensor {
    let result = view(try array.permuted(order))
    if let node = result.history("PermuteBackward0", self) {
      node.arguments = .shape(order)
      var inverse = order
      for (place, named) in order.enumerated() { inverse[try shape.dimension(named)] = place }
      node.rule = { [inverse] step, gradient throws(TensorError) in step[0] = try gradient.permute(inverse) }
    }
    result.noteView(.call("permute", Array(order)), self)
    return result
  }

  /// `.T`: every dimension reversed.
  package func reversedDimensions() throws(TensorError) -> Tensor {
    try permute(try Shape(Array((0..<rank).reversed())))
  }

  package func movedim(_ from: [Int], _ to: [Int]) throws(TensorError) -> Tensor {
    let order = try array.movedOrder(try Shape(from), try Shape(to))
    return rank == 0 ? self : try permute(order)
  }

  package func expand(_ sizes: Shape) throws(TensorError) -> Tensor {
    let result = view(try array.expanded(to: sizes))
    if let node = result.history("ExpandBackward0", self) {
      let original = shape
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.summed(to: original) }
    }
    result.noteView(.call("expand", Array(sizes)), self)
    return result
  }

  package func squeeze() throws(TensorError) -> Tensor {
    let result = view(array.squeezed())
    if let node = result.history("SqueezeBackward0", self) {
      let original = shape
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.reshape(original) }
    }
    result.noteView(.call("squeeze", []), self)
    return result
  }

  package func squeeze(_ dimensions: [Int]) throws(TensorError) -> Tensor {
    try squeeze(dimensions, dimensions.count == 1 ? "SqueezeBackward1" : "SqueezeBackward2")
  }

  /// `several`: the dimensions were given as a tuple, which is another operation to the reference even of one.
  package func squeeze(_ dimensions: [Int], named several: Bool) throws(TensorError) -> Tensor {
    try squeeze(dimensions, several ? "SqueezeBackward2" : "SqueezeBackward1")
  }

  func squeeze(_ dimensions: [Int], _ name: StaticString) throws(TensorError) -> Tensor {
    let result = view(try array.squeezed(try Shape(dimensions)))
    if let node = result.history(name, self) {
      node.arguments = .dimensions(dimensions, keeps: false, 0)
      let original = shape
      let single = dimensions.count == 1 && rank > 0 ? try shape.dimension(dimensions[0]) : nil
      node.rule = { step, gradient throws(TensorError) in
        guard let single else {
          step[0] = try gradient.reshape(original)
          return
        }
        step[0] = original[single] == 1 ? try gradient.unsqueeze(single) : gradient
      }
    }
    result.noteView(.call("squeeze", dimensions), self)
    return result
  }

  package func unsqueeze(_ dimension: Int) throws(TensorError) -> Tensor {
    let result = view(try array.unsqueezed(dimension))
    if let node = result.history("UnsqueezeBackward0", self) {
      node.arguments = .dimension(dimension, keeps: false)
      let place = dimension < 0 ? dimension + rank + 1 : dimension
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.squeeze([place]) }
    }
    result.noteView(.call("unsqueeze", [dimension]), self)
    return result
  }

  package func select(_ dimension: Int, _ index: Int) throws(TensorError) -> Tensor {
    let result = view(try array.selected(dimension, index))
    if let node = result.history("SelectBackward0", self) {
      node.arguments = .whole(dimension, index, 0, 0)
      let (original, place) = (shape, try shape.dimension(dimension))
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.embedded(in: original, "SelectBackwardBackward0") { whole throws(TensorError) in
          try whole.selected(place, index)
        }
      }
    }
    result.noteView(.select(dimension: dimension, index: index), self)
    return result
  }

  package func slice(
    _ dimension: Int, _ start: Int?, _ stop: Int?, _ stride: Int = 1
  ) throws(TensorError) -> Tensor {
    let result = view(try array.sliced(dimension, start, stop, stride))
    if let node = result.history("SliceBackward0", self) {
      node.arguments = .whole(dimension, start ?? 0, stop ?? .max, stride)
      let original = shape
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.embedded(in: original, "SliceBackwardBackward0") { whole throws(TensorError) in
          try whole.sliced(dimension, start, stop, stride)
        }
      }
    }
    result.noteView(.slice(dimension: dimension, start: start, stop: stop, step: stride), self)
    return result
  }

  package func narrow(_ dimension: Int, _ start: Int, _ length: Int) throws(TensorError) -> Tensor {
    _ = try array.narrowed(dimension, start, length)
    let first = start < 0 ? start + shape[try shape.dimension(dimension)] : start
    return try slice(dimension, first, first + length)
  }

  package func diagonal(_ shift: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1) throws(TensorError) -> Tensor {
    let result = view(try array.diagonal(shift, dim1, dim2))
    if let node = result.history("DiagonalBackward0", self) {
      node.arguments = .whole(shift, dim1, dim2, 0)
      let original = shape
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.embedded(in: original, "DiagonalBackwardBackward0") { whole throws(TensorError) in
          try whole.diagonal(shift, dim1, dim2)
        }
      }
    }
    result.noteView(.call("diagonal", [shift, dim1, dim2]), self)
    return result
  }

  package func unfold(_ dimension: Int, _ size: Int, _ stride: Int) throws(TensorError) -> Tensor {
    let result = view(try array.unfolded(dimension, size, stride))
    let (original, place) = (shape, try shape.dimension(dimension))
    if let node = result.history("UnfoldBackward0", self) {
      node.arguments = .named([("dimension", .whole(dimension)), ("size", .whole(size)), ("step", .whole(stride))])
      node.rule = { step, gradient throws(TensorError) in
        if original.count == 0 {
          step[0] = try gradient.sum()
          return
        }
        if gradient.array.hidden == nil {
          step[0] = try gradient.overlappingWindows(place, size, stride, original)
          return
        }
        var whole = Tensor(try gradient.array.zerosAlongside(original))
        for window in 0..<gradient.shape[place] {
          let piece = try gradient.select(place, window).movedim([-1], [place])
          let part = try piece.embedded(in: original, "SliceBackwardBackward0") { all throws(TensorError) in
            try all.narrowed(place, window * stride, size)
          }
          whole = try whole.add(part)
        }
        step[0] = whole
      }
    }
    return result
  }

  /// Zeros of `whole` with windows along a dimension added where they were, one after the other; a window's elements lie in the
  /// last dimension.
  package func overlappingWindows(
    _ place: Int, _ size: Int, _ stride: Int, _ whole: Shape
  ) throws(TensorError) -> Tensor {
    try Tensor.operation("UnfoldBackwardBackward0", [self], try array.windowsAdded(place, size, stride, whole)) {
      step, g throws(TensorError) in step[0] = try g.unfold(place, size, stride)
    }
  }

  package func asStrided(_ sizes: Shape, _ strides: Shape, _ start: Int? = nil) throws(TensorError) -> Tensor {
    let result = view(try array.asStrided(sizes, strides, start))
    if let node = result.history("AsStridedBackward0", self) {
      node.arguments = .named([
        ("size", .list(Array(sizes))), ("storage_offset", start.map { .whole($0) } ?? .nothing),
        ("stride", .list(Array(strides))),
      ])
      let geometry = ViewGeometry(view: result.array, base: array)
      node.rule = { step, gradient throws(TensorError) in step[0] = try geometry.spread(gradient) }
    }
    return result
  }

  /// `as_strided_scatter`: a copy of this tensor with `source` written over the window.
  package func asStridedScatter(
    _ source: Tensor, _ sizes: Shape, _ strides: Shape, _ start: Int?
  ) throws(TensorError) -> Tensor {
    let target = try array.copiedWithGaps()
    let window = try target.asStrided(sizes, strides, start)
    if !(window.shape == source.shape) {
      throw .runtime(
        "expected src to have a size equal to the slice of self. src size = \(source.shape), slice size = "
          + "\(window.shape)")
    }
    try window.copyFrom(source.array)
    let (whole, part) = (array, source.array)
    return try Tensor.operation("AsStridedScatterBackward0", [self, source], target.withOwnVersion()) {
      step, g throws(TensorError) in
      let whole = try g.contiguous()
      if step.needs(0) {
        // The reference keeps the window's gradient and drops the rest (measured there).
        let nothing = Tensor(try NDArray.zeros(whole.shape, g.dtype, g.state))
        step[0] = try nothing.asStridedScatter(try whole.asStrided(sizes, strides, start), sizes, strides, start)
      }
      if step.needs(1) { step[1] = try whole.asStrided(sizes, strides, start) }
    }.noting([
      ("size", .list(Array(sizes))), ("storage_offset", start.map { .whole($0) } ?? .nothing),
      ("stride", .list(Array(strides))),
    ]).passingTangents { (tangents) throws(TensorError) in
      // Tangents go where values go, which the gradient does not undo.
      let nothing = (whole: Tensor(try whole.filledLike(.int(0))), part: Tensor(try part.filledLike(.int(0))))
      return try (tangents[0] ?? nothing.whole).asStridedScatter(
        tangents[1] ?? nothing.part, sizes, strides, start)
    }
  }

  /// Zeros of `whole` with this tensor in the window that `place` finds: the gradient of a view.
  func embedded(
    in whole: Shape, _ name: StaticString,
    _ place: @escaping (NDArray) throws(TensorError) -> NDArray
  ) throws(TensorError) -> Tensor {
    let target = try array.zerosAlongside(whole)
    try place(target).copyFrom(array)
    let result = Tensor(target)
    if let node = result.history(name, self) {
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.window(name, place) }
    }
    return result
  }

  /// The view that `embedded` undoes.
  private func window(
    _ name: StaticString, _ place: @escaping (NDArray) throws(TensorError) -> NDArray
  ) throws(TensorError) -> Tensor {
    let result = view(try place(array))
    let original = shape
    if let node = result.history("SliceBackward0", self) {
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.embedded(in: original, name, place)
      }
    }
    return result
  }

  // MARK: Several views at once

  package func unbind(_ dimension: Int = 0) throws(TensorError) -> [Tensor] {
    if rank == 0 { throw .type("iteration over a 0-d tensor") }
    let results = try array.unbound(dimension).map { view($0, oneOfMany: true) }
    if let node = Tensor.history("UnbindBackward0", of: results, self) {
      node.arguments = .dimension(dimension, keeps: false)
      let place = try shape.dimension(dimension)
      let (count, piece) = (results.count, results.first?.shape ?? [])
      node.rule = { step, gradient throws(TensorError) in
        var parts: [Tensor] = []
        for index in 0..<count { parts.append(try step.gradient(of: index, else: piece, like: gradient)) }
        step[0] = try Tensor.stack(parts, place)
      }
    }
    for (index, result) in results.enumerated() {
      result.noteView(.select(dimension: dimension, index: index), self)
    }
    return results
  }

  func zeros(_ shape: Shape) throws(TensorError) -> Tensor { Tensor(try array.zerosAlongside(shape)) }

  package func split(_ size: Int, _ dimension: Int = 0) throws(TensorError) -> [Tensor] {
    try pieces("SplitBackward0", try array.split(size, dimension), dimension)
  }

  package func split(sizes: [Int], _ dimension: Int = 0) throws(TensorError) -> [Tensor] {
    try pieces("SplitWithSizesBackward0", try array.split(sizes: sizes, dimension), dimension, sizes)
  }

  package func chunk(_ chunks: Int, _ dimension: Int = 0) throws(TensorError) -> [Tensor] {
    try pieces("SplitBackward0", try array.chunked(chunks, dimension), dimension)
  }

  private func pieces(
    _ name: StaticString, _ windows: [NDArray], _ dimension: Int, _ sizes: [Int]? = nil
  ) throws(TensorError) -> [Tensor] {
    let results = windows.map { view($0, oneOfMany: true) }
    let place = try shape.dimension(dimension)
    if let node = Tensor.history(name, of: results, self) {
      let shapes = results.map(\.shape)
      node.arguments =
        sizes.map { .named([("dim", .whole(dimension)), ("split_sizes", .list($0))]) }
        ?? .whole(dimension, windows.first.map { $0.shape[place] } ?? 0, 0, 0)
      node.rule = { step, gradient throws(TensorError) in
        var parts: [Tensor] = []
        for (index, shape) in shapes.enumerated() {
          parts.append(try step.gradient(of: index, else: shape, like: gradient))
        }
        step[0] = try Tensor.cat(parts, place)
      }
    }
    var start = 0
    for result in results {
      let size = result.rank > place ? result.shape[place] : 0
      result.noteView(.slice(dimension: dimension, start: start, stop: start + size, step: 1), self)
      start += size
    }
    return results
  }
}
