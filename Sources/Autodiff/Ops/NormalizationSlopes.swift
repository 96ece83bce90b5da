// The gradients of normalisations as the reference's one operation, and what they are composed of for whatever follows them.
import Tensors

/// A normalisation's gradients as the reference's one operation.
struct NormalizationSlope {
  let name: StaticString
  /// What it keeps beside operands.
  let arguments: [(StaticString, NodeArgument)]
  let bias: Tensor?
  private let isLayers: Bool

  static func layers(_ arguments: [(StaticString, NodeArgument)], _ bias: Tensor?) -> Self {
    Self(name: "NativeLayerNormBackwardBackward0", arguments: arguments, bias: bias, isLayers: true)
  }

  static func batches(_ arguments: [(StaticString, NodeArgument)]) -> Self {
    Self(name: "NativeBatchNormBackwardBackward0", arguments: arguments, bias: nil, isLayers: false)
  }

  /// Where the scale stands among the operands.
  var weightPlace: Int { isLayers ? 4 : 2 }

  /// The operands in the reference's order: nil stands for statistics too.
  func operands(_ g: Tensor, _ x: Tensor, _ weight: Tensor?, _ bias: Tensor?) -> [Tensor?] {
    isLayers ? [g, x, nil, nil, weight, bias] : [g, x, weight, nil, nil]
  }
}

extension Tensor {
  /// The composed gradients of input, scale and shift, for whatever follows them. Those of short floats are composed in
  /// single precision.
  static func affineGradients(
    _ gradient: Tensor, _ input: Tensor, _ weight: Tensor?, _ hasBias: Bool, _ epsilon: Double,
    _ fixed: (Tensor, Tensor)?, _ wants: (Bool, Bool, Bool), _ arranged: (Tensor, [Int], Shape)
  ) throws(TensorError) -> [Tensor?] {
    if gradient.dtype.isHalf {
      let wide = try weight?.to(.float32)
      let found = try affineGradients(
        try gradient.to(.float32), try input.to(.float32), wide, hasBias, epsilon, fixed, wants,
        (try arranged.0.to(.float32), arranged.1, arranged.2))
      let kept = weight?.dtype ?? gradient.dtype
      return try [found[0]?.to(gradient.dtype), found[1]?.to(kept), found[2]?.to(kept)]
    }
    let (x, dimensions, view) = arranged
    let g = try gradient.reshape(x.shape)
    let centred: Tensor
    let deviation: Tensor
    if let fixed {
      centred = try x.sub(fixed.0)
      deviation = fixed.1
    } else {
      centred = try x.sub(try x.mean(dimensions, keepDimensions: true))
      deviation = try centred.mul(centred).mean(dimensions, keepDimensions: true).add(.float(epsilon)).rsqrt()
    }
    let scaled = try weight.map { (weight) throws(TensorError) in try g.mul(try weight.reshape(view)) } ?? g
    var found: [Tensor?] = [nil, nil, nil]
    let unit = try centred.mul(deviation)
    if wants.0 && fixed != nil {
      found[0] = try scaled.mul(deviation).reshape(input.shape)
    } else if wants.0 {
      let shared = try scaled.mean(dimensions, keepDimensions: true)
      let along = try scaled.mul(unit).mean(dimensions, keepDimensions: true)
      found[0] = try scaled.sub(shared).sub(try unit.mul(along)).mul(deviation).reshape(input.shape)
    }
    if wants.1, let weight { found[1] = try g.mul(unit).summed(to: view).reshape(weight.shape) }
    if wants.2 && hasBias {
      let total = try g.summed(to: view)
      let flat: Shape = weight?.shape ?? [view.elementCount]
      found[2] = try total.reshape(view.count == x.rank || weight != nil ? flat : view)
    }
    return found
  }
}
