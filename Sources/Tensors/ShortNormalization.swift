// Layer and group normalisation of short floats: computed in single precision, but for sums of which each is rounded.
// Measured under the reference.

extension NDArray {
  /// Short floats in single precision; anything else as it is.
  package func wideOfShort() throws(TensorError) -> NDArray { try dtype.isHalf ? converted(to: .float32) : self }

  /// Layer normalisation's gradients of short `input`, scale and shift from this gradient of the value. The sums have the
  /// input's type, whatever the parameters' type, `kept`, is.
  package func shortLayerNormBackward(
    _ input: NDArray, _ size: Int, mean: NDArray, factor: NDArray, scale: NDArray?, wants: (Bool, Bool, Bool),
    _ parameters: Shape, _ kept: DType
  ) throws(TensorError) -> (input: NDArray?, scale: NDArray?, shift: NDArray?) {
    let wide = try converted(to: .float32).contiguous()
    let passed = try wide.layerNormBackward(
      input, size, mean: mean, factor: factor, scale: scale, wants: (wants.0, false, false), parameters)
    let rows: Shape = [count / size, size]
    let gradient = try wide.reshaped(to: rows)
    var (second, third): (NDArray?, NDArray?) = (nil, nil)
    if wants.1 {
      let column: Shape = [rows[0], 1]
      let a = try factor.converted(to: .float32).reshaped(to: column)
      let lift = try a.unary(.negative).binary(.multiply, try mean.converted(to: .float32).reshaped(to: column))
      let x = try input.converted(to: .float32).contiguous().reshaped(to: rows)
      let unit = try lift.expanded(to: rows).ternary(.addcmul, x, a)
      second = try gradient.shortSums(of: input.dtype, times: unit).reshaped(to: parameters).converted(to: kept)
    }
    if wants.2 {
      third = try gradient.shortSums(of: input.dtype).reshaped(to: parameters).converted(to: kept)
    }
    return (try passed.input?.converted(to: input.dtype), second, third)
  }

  /// Group normalisation's gradients of short `input`, scale and shift from this gradient of the value; sums are in single
  /// precision.
  package func shortGroupNormBackward(
    _ input: NDArray, _ groups: Int, mean: NDArray, factor: NDArray, scale: NDArray?, wants: (Bool, Bool, Bool)
  ) throws(TensorError) -> (input: NDArray?, scale: NDArray?, shift: NDArray?) {
    let wide = try converted(to: .float32).contiguous()
    let found = try wide.groupNormBackward(
      try input.converted(to: .float32).contiguous(), groups, mean: mean, factor: factor, scale: scale, wants: wants)
    return (
      try found.input?.converted(to: input.dtype), try found.scale?.converted(to: mean.dtype),
      try found.shift?.converted(to: mean.dtype)
    )
  }

  /// The sums of rows, or of their products with the rows of `factors`, each sum rounded to `type`; in single precision.
  private func shortSums(of type: DType, times factors: NDArray? = nil) throws(TensorError) -> NDArray {
    let (rows, width) = (shape[0], shape[1])
    let sums = try NDArray.zeros([width], .float32, state)
    let (source, others) = (try contiguous(), try factors?.contiguous())
    let (sum, values) = (sums.elements(as: Float.self), source.elements(as: Float.self))
    let unit = others?.elements(as: Float.self)
    for row in 0..<rows {
      for column in 0..<width {
        let value = values[row * width + column]
        let next = unit.map { sum[column].addingProduct(value, $0[row * width + column]) } ?? (sum[column] + value)
        sum[column] = type == .bfloat16 ? next.roundedToBrainFloat : Float(Float16(next))
      }
    }
    return sums
  }
}

extension Float {
  /// The nearest number that has the eight digits of a brain float, ties to the even one.
  fileprivate var roundedToBrainFloat: Float {
    if isNaN { return self }
    let bits = UInt64(bitPattern)
    return Float(bitPattern: UInt32(truncatingIfNeeded: (bits + 0x7fff + (bits >> 16 & 1)) & 0xffff_0000))
  }
}
