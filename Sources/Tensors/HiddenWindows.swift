// Convolution, pooling and interpolation of arrays with hidden dimensions. Images take them into their batch; filters
// of their own for each element become groups of one larger convolution. See HiddenDimensions.swift.

extension NDArray {
  /// The hidden dimensions of `frame` multiplied into one dimension, before it: [.., f·s, ..].
  private func folding(_ frame: HiddenFrame, into dimension: Int) throws(TensorError) -> NDArray {
    let count = frame.sizes.reduce(1, *)
    let whole = try visible(frame, expanded: true).reshaped(to: try Shape([count] + Array(shape)))
    var order = Array(1..<(dimension + 1))
    order.append(0)
    order += Array((dimension + 1)..<(rank + 1))
    var sizes = Array(shape)
    sizes[dimension] *= count
    return try whole.permuted(try Shape(order)).reshaped(to: try Shape(sizes))
  }

  /// The inverse of `folding`: the dimension falls apart again and its part of `frame` is hidden.
  private func unfolding(_ frame: HiddenFrame, from dimension: Int) throws(TensorError) -> NDArray {
    let count = frame.sizes.reduce(1, *)
    var sizes = Array(shape)
    let inner = count == 0 ? 0 : sizes[dimension] / count
    sizes.replaceSubrange(dimension...dimension, with: [count, inner])
    let split = try reshaped(to: try Shape(sizes))
    var order = [dimension]
    order += (0..<(rank + 1)).filter { $0 != dimension }
    sizes.remove(at: dimension)
    return try split.permuted(try Shape(order)).reshaped(to: try Shape(frame.sizes + sizes)).hiding(frame)
  }

  func mappedConvolution(
    _ weight: NDArray, bias: NDArray?, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    if let bias, weight.hidden != nil || bias.hidden != nil {
      let plain = try convolution(weight, bias: nil, geometry)
      var view = Shape(repeating: 1, count: rank)
      view[1] = bias.count
      return try plain.binary(.add, try bias.reshaped(to: view))
    }
    let frame = HiddenFrame([self, weight])
    if weight.hidden == nil {
      return try folding(frame, into: 0).convolution(weight, bias: bias, geometry).unfolding(frame, from: 0)
    }
    let filters = try weight.folding(frame, into: 0)
    if hidden == nil && geometry.groups == 1 {
      return try convolution(filters, bias: nil, geometry).unfolding(frame, from: 1)
    }
    var grouped = geometry
    grouped.groups *= frame.sizes.reduce(1, *)
    return try folding(frame, into: 1).convolution(filters, bias: nil, grouped).unfolding(frame, from: 1)
  }

  func mappedConvolutionInputGradient(
    _ weight: NDArray, _ imageShape: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([self, weight])
    let count = frame.sizes.reduce(1, *)
    var images = imageShape
    if weight.hidden == nil {
      images[0] *= count
      return try folding(frame, into: 0).convolutionInputGradient(weight, images, geometry).unfolding(frame, from: 0)
    }
    images[1] *= count
    var grouped = geometry
    grouped.groups *= count
    return try folding(frame, into: 1)
      .convolutionInputGradient(try weight.folding(frame, into: 0), images, grouped).unfolding(frame, from: 1)
  }

  func mappedConvolutionWeightGradient(
    _ images: NDArray, _ weightShape: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([self, images])
    let count = frame.sizes.reduce(1, *)
    var filters = weightShape
    filters[0] *= count
    var grouped = geometry
    grouped.groups *= count
    return try folding(frame, into: 1)
      .convolutionWeightGradient(try images.folding(frame, into: 1), filters, grouped).unfolding(frame, from: 0)
  }

  /// `F.unfold` and `F.fold` work on one batch of images.
  func mappedWindowColumns(_ kernel: [Int], _ geometry: ConvolutionGeometry) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([self])
    return try folding(frame, into: 0).windowColumns(kernel, geometry).unfolding(frame, from: 0)
  }

  func mappedFoldedColumns(
    _ imageShape: Shape, _ kernel: [Int], _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([self])
    var images = imageShape
    images[0] *= frame.sizes.reduce(1, *)
    return try folding(frame, into: 0).foldedColumns(images, kernel, geometry).unfolding(frame, from: 0)
  }

  /// An adjoint whose result has the shape `whole` for each element.
  func mappedAdjoint(
    _ whole: Shape, _ operation: (NDArray, Shape) throws(TensorError) -> NDArray
  ) throws(TensorError) -> NDArray {
    try mapped { (gradient, lead) throws(TensorError) in
      try operation(gradient, try Shape(Array(gradient.shape.prefix(lead)) + Array(whole)))
    }
  }
}
