// Functions of two or three tensors, element by element, each with its derivative beside it. The engine sums what was
// broadcast.
import Tensors

/// How a quotient is rounded.
package enum RoundingMode: Sendable { case floor, truncate }

extension Tensor {
  typealias PairSlope = (_ gradient: Tensor, _ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor

  /// A function of a pair that saves both, with one derivative for each.
  func pair(
    _ name: StaticString, _ other: Tensor, _ value: NDArray, _ first: @escaping PairSlope, _ second: @escaping PairSlope
  ) throws(TensorError) -> Tensor {
    let (a, b) = (self, other)
    return try Tensor.operation(name, [a, b], value, saving: [a, b]) { step, gradient throws(TensorError) in
      let (a, b) = (try step.saved(0), try step.saved(1))
      if step.needs(1) { step[1] = try second(gradient, a, b) }
      if step.needs(0) { step[0] = try first(gradient, a, b) }
    }
  }

  package func atan2(_ other: Tensor) throws(TensorError) -> Tensor {
    func square(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
      let squares = try a.mul(a).add(try b.mul(b))
      // Where both are 0 there is no direction: the gradient is 0.
      return try squares.reciprocal().maskedFill(try squares.compare(.equal, .int(0)), .int(0))
    }
    let value = try array.binary(.atan2, other.array)
    return try Tensor.operation("Atan2Backward0", [self, other], value, saving: [self, other]) {
      step, g throws(TensorError) in
      let (a, b) = (try step.saved(0), try step.saved(1))
      let inverse = try square(a, b)
      if step.needs(0) { step[0] = try g.mul(b).mul(inverse) }
      if step.needs(1) { step[1] = try g.mul(try a.neg()).mul(inverse) }
    }.passingTangents { [self] (tangents) throws(TensorError) in
      let sum = try Tensor.sum(
        try tangents[1].map { (t) throws(TensorError) in try neg().mul(t) },
        try tangents[0].map { (t) throws(TensorError) in try other.mul(t) })
      return try sum?.div(try pow(.int(2)).add(try other.pow(.int(2))))
    }
  }

  package func hypot(_ other: Tensor) throws(TensorError) -> Tensor {
    try Tensor.operation(
      "HypotBackward0", [self, other], try array.binary(.hypot, other.array), saving: [self, other], keepsResult: true
    ) { step, gradient throws(TensorError) in
      let length = try step.saved(2)
      if step.needs(1) { step[1] = try gradient.mul(try step.saved(1)).div(length) }
      if step.needs(0) { step[0] = try gradient.mul(try step.saved(0)).div(length) }
    }.passingTangents { [self] (tangents) throws(TensorError) in
      let length = try hypot(other)
      return try Tensor.sum(
        try tangents[0].map { (t) throws(TensorError) in try t.mul(self).div(length) },
        try tangents[1].map { (t) throws(TensorError) in try t.mul(other).div(length) })
    }
  }

  package func fmod(_ other: Tensor) throws(TensorError) -> Tensor {
    try pair("FmodBackward1", other, try array.binary(.fmod, other.array)) { g, _, _ in
      g
    } _: { g, a, b throws(TensorError) in
      try g.neg().mul(try a.div(b, rounding: .truncate))
    }
  }

  package func fmod(_ number: Scalar) throws(TensorError) -> Tensor {
    try Tensor.operation("FmodBackward0", [self], try array.binary(.fmod, number), Tensor.identityRule)
  }

  package func logAddExp(_ other: Tensor) throws(TensorError) -> Tensor {
    if dtype.isComplex || other.dtype.isComplex {
      let (a, b) = (dtype.isComplex ? self : try to(other.dtype), other.dtype.isComplex ? other : try other.to(dtype))
      return try Tensor.whole("LogaddexpBackward0", [a, b]) { parts throws(TensorError) in
        let (a, b) = (parts[0], parts[1])
        let isLess = try a.realPart().compare(.less, try b.realPart())
        let (low, high) = (try isLess.choose(a, b), try isLess.choose(b, a))
        return try low.sub(high).exp().log1p().add(high)
      }
    }
    return try pair("LogaddexpBackward0", other, try array.binary(.logAddExp, other.array)) {
      g, a, b throws(TensorError) in
      try g.div(try b.sub(a).exp().plusNumber(.int(1)))
    } _: { g, a, b throws(TensorError) in
      try g.div(try a.sub(b).exp().plusNumber(.int(1)))
    }
  }

  package func logAddExp2(_ other: Tensor) throws(TensorError) -> Tensor {
    let value = try array.logAddExp2(other.array)
    return try pair("Logaddexp2Backward0", other, value) { g, a, b throws(TensorError) in
      try g.div(try b.sub(a).rpow(.int(2)).plusNumber(.int(1)))
    } _: { g, a, b throws(TensorError) in
      try g.div(try a.sub(b).rpow(.int(2)).plusNumber(.int(1)))
    }
  }

  package func xlogy(_ other: Tensor) throws(TensorError) -> Tensor {
    let value = try array.xlogy(other.array)
    return try pair("XlogyBackward0", other, value) { g, a, b throws(TensorError) in
      let atZero = try a.array.binary(.equal, .float(0)).binary(
        .logicalAnd, try b.array.binary(.lessOrEqual, .float(0)))
      return try g.xlogy(b).maskedFill(Tensor(atZero), .int(0))
    } _: { g, a, b throws(TensorError) in
      try g.mul(a).div(b)
    }.passingTangents { [self] (tangents) throws(TensorError) in
      let atZero = try array.binary(.equal, .float(0)).binary(
        .logicalAnd, try other.array.binary(.lessOrEqual, .float(0)))
      return try Tensor.sum(
        try tangents[0].map { (t) throws(TensorError) in try t.xlogy(other).maskedFill(Tensor(atZero), .int(0)) },
        try tangents[1].map { (t) throws(TensorError) in try t.mul(self).div(other) })
    }
  }

  /// `self * log(number)` and `number * log(self)`.
  package func xlogy(number: Scalar, first: Bool) throws(TensorError) -> Tensor {
    let type = dtype.isFloatingPoint || dtype.isComplex ? dtype : state.defaultDType
    let other = Tensor(try NDArray.scalar(number, type, state))
    if first {
      let value = try other.array.xlogy(array)
      return try Tensor.operation("XlogyBackward1", [self], value, saving: [self]) { step, g throws(TensorError) in
        step[0] = try g.timesNumber(number).div(try step.saved(0))
      }.noting([("self", .scalar(number))])
    }
    let value = try array.xlogy(other.array)
    return try Tensor.operation("XlogyBackward2", [self], value, saving: [self]) { step, g throws(TensorError) in
      let slope = try g.xlogy(number: number, first: false)
      let isZero = try step.saved(0).array.binary(.equal, .int(0))
      step[0] = number.doubleValue > 0 ? slope : try slope.maskedFill(Tensor(isZero), .int(0))
    }.noting([("other", .scalar(number)), ("self", .tensor(self))])
  }

  /// The magnitude of this tensor with the sign of the other.
  package func copysign(_ other: Tensor) throws(TensorError) -> Tensor {
    let value = try array.binary(.copysign, other.array)
    return try Tensor.operation("CopysignBackward0", [self, other], value, saving: [self], keepsResult: true) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = try g.mul(try step.saved(0).signRatio(try step.saved(1))) }
      if step.needs(1) { step[1] = try g.zerosLike() }
    }
  }

  package func copysign(_ number: Scalar) throws(TensorError) -> Tensor {
    let value = try array.binary(.copysign, number)
    return try Tensor.operation("CopysignBackward1", [self], value, saving: [self], keepsResult: true) {
      step, g throws(TensorError) in step[0] = try g.mul(try step.saved(0).signRatio(try step.saved(1)))
    }
  }

  /// 1 where the signs agree, -1 where they differ, 0 where this tensor is 0.
  private func signRatio(_ signed: Tensor) throws(TensorError) -> Tensor {
    try signed.div(self).maskedFill(Tensor(try array.binary(.equal, .int(0))), .int(0))
  }

  /// A step function with `other` as the value at 0; the reference has no derivative for it.
  package func heaviside(_ other: Tensor) throws(TensorError) -> Tensor {
    if dtype.isComplex || other.dtype.isComplex {
      throw .runtime("heaviside is not yet implemented for complex tensors.")
    }
    if dtype != other.dtype {
      throw .runtime("heaviside is not yet implemented for tensors with different dtypes.")
    }
    let result = try array.binary(.heaviside, other.array)
    return try Tensor.operation(
      "NotImplemented", [self, other], result, Tensor.withoutDerivative("aten::heaviside"))
  }

  package func fmax(_ other: Tensor) throws(TensorError) -> Tensor {
    try fExtremum("FmaxBackward0", other, .fmax, of: .maximum, wins: .greaterOrEqual)
  }

  package func fmin(_ other: Tensor) throws(TensorError) -> Tensor {
    try fExtremum("FminBackward0", other, .fmin, of: .minimum, wins: .lessOrEqual)
  }

  /// The larger or the smaller of two; integers, which have no NaN, take `whole`. This tensor gets the gradient where it wins or
  /// the other one is NaN.
  private func fExtremum(
    _ name: StaticString, _ other: Tensor, _ operation: BinaryOperation, of whole: BinaryOperation,
    wins: BinaryOperation
  ) throws(TensorError) -> Tensor {
    let isFloat = NDArray.promotedType([array, other.array]).isFloatingPoint
    func winning(_ a: Tensor, _ b: Tensor) throws(TensorError) -> NDArray {
      try a.array.binary(wins, b.array).binary(.logicalOr, try b.array.unary(.isNaN))
    }
    return try pair(name, other, try array.binary(isFloat ? operation : whole, other.array)) {
      g, a, b throws(TensorError) in
      try g.maskedFill(Tensor(try winning(a, b).unary(.logicalNot)), .int(0))
    } _: { g, a, b throws(TensorError) in
      try g.maskedFill(Tensor(try winning(a, b)), .int(0))
    }
  }

  /// `nextafter`, which has no derivative.
  package func nextAfter(_ other: Tensor) throws(TensorError) -> Tensor {
    let promoted = NDArray.promotedType([array, other.array])
    if !promoted.isFloatingPoint { throw .notImplemented(kernel: "nextafter_cpu", for: promoted) }
    let value = try array.binary(.nextAfter, other.array)
    return try pair("NextafterBackward0", other, value) { g, a, b throws(TensorError) in
      try Tensor(try a.array.binary(.notEqual, b.array)).choose(g, try g.constant(.int(0)))
    } _: { g, _, b throws(TensorError) in
      try b.zerosLike()
    }
  }

  // MARK: Quotients

  /// `div(rounding_mode=...)`: a step function.
  package func div(_ other: Tensor, rounding: RoundingMode) throws(TensorError) -> Tensor {
    let value = try array.binary(rounding == .floor ? .floorDivide : .truncateDivide, other.array)
    return try Tensor.operation("DivBackward2", [self, other], value, saving: [self, other], Tensor.zeroRule).noting([
      ("rounding_mode", .text(rounding == .floor ? "floor" : "trunc"))
    ])
  }

  package func div(_ number: Scalar, rounding: RoundingMode) throws(TensorError) -> Tensor {
    let value = try array.binary(rounding == .floor ? .floorDivide : .truncateDivide, number)
    let result = Tensor(value)
    result.historyWithNumber("DivBackward2", self, number)?.rule = { step, gradient throws(TensorError) in
      step[0] = try gradient.zerosLike()
    }
    return result.noting([("rounding_mode", .text(rounding == .floor ? "floor" : "trunc"))])
  }

  /// The remainder of a number by this tensor.
  package func reversedRemainder(_ number: Scalar) throws(TensorError) -> Tensor {
    let value = try array.reversedBinary(.remainder, number)
    return try Tensor.operation("NotImplemented", [self], value, Tensor.withoutDerivative("aten::remainder"))
  }

  // MARK: Three operands

  private func checkLerp(_ end: Tensor, _ kernel: String) throws(TensorError) {
    if dtype != end.dtype {
      throw .runtime("expected dtype \(dtype.cName) for `end` but got dtype \(end.dtype.cName)")
    }
    _ = try shape.broadcast(with: end.shape)
    if !dtype.isFloatingPoint && !dtype.isComplex { throw .notImplemented(kernel: kernel, for: dtype) }
  }

  package func lerp(_ end: Tensor, _ weight: Double) throws(TensorError) -> Tensor {
    try checkLerp(end, "lerp_kernel_scalar")
    if dtype.isComplex {
      let isSmall = Swift.abs(weight) < 0.5
      // The rest of the way is a difference in the elements' precision.
      let rest = dtype == .complex64 ? Double(Float(weight) - 1) : weight - 1
      let way = try end.array.binary(.subtract, array).binary(.multiply, .float(isSmall ? weight : rest))
      return try lerped(end, weight, try (isSmall ? array : end.array).binary(.add, way))
    }
    let value = try array.ternary(.lerp, end.array, try constant(.float(weight)).array)
    return try lerped(end, weight, value)
  }

  private func lerped(_ end: Tensor, _ weight: Double, _ value: NDArray) throws(TensorError) -> Tensor {
    try Tensor.operation("LerpBackward0", [self, end], value) { step, g throws(TensorError) in
      if step.needs(0) { step[0] = try g.timesNumber(.float(1 - weight)) }
      if step.needs(1) { step[1] = try g.timesNumber(.float(weight)) }
    }.noting([("weight", .plain(weight))]).passingTangents { (tangents) throws(TensorError) in
      guard let some = tangents[0] ?? tangents[1] else { return nil }
      let zero = try some.zerosLike()
      return try (tangents[0] ?? zero).lerp(tangents[1] ?? zero, weight)
    }
  }

  package func lerp(_ end: Tensor, _ weight: Tensor) throws(TensorError) -> Tensor {
    if weight.dtype != dtype && weight.rank > 0 && !isReplayed {
      throw .runtime("expected dtype \(dtype.cName) for `weight` but got dtype \(weight.dtype.cName)")
    }
    try checkLerp(end, "lerp_kernel_tensor")
    let value =
      dtype.isComplex
      ? try complexLerp(end.array, weight.array)
      : try array.ternary(.lerp, end.array, weight.array)
    let result = try Tensor.operation("LerpBackward1", [self, end, weight], value) { step, g throws(TensorError) in
      let weight = try step.saved(2)
      if step.needs(1) { step[1] = try g.mul(try weight.conjugated) }
      if step.needs(0) { step[0] = try g.mul(try weight.numberMinus(.int(1)).conjugated) }
      if step.needs(2) { step[2] = try g.mul(try step.saved(1).sub(try step.saved(0)).conjugated) }
    }.passingTangents { [self] (tangents) throws(TensorError) in
      var moved: Tensor?
      if let some = tangents[0] ?? tangents[1] {
        let zero = try some.zerosLike()
        moved = try (tangents[0] ?? zero).lerp(tangents[1] ?? zero, weight)
      }
      return try Tensor.sum(
        moved, try tangents[2].map { (t) throws(TensorError) in try t.mul(try end.sub(self)) })
    }
    if let node = result.madeBy {
      try node.save(0, self, for: 2)
      try node.save(1, end, for: 2)
      try node.save(2, weight)
    }
    return result
  }

  /// From the nearer end, as the reference goes.
  private func complexLerp(_ end: NDArray, _ weight: NDArray) throws(TensorError) -> NDArray {
    let way = try end.binary(.subtract, array)
    let near = try array.binary(.add, try weight.binary(.multiply, way))
    let far = try end.binary(.add, try weight.binary(.subtract, .int(1)).binary(.multiply, way))
    let isSmall = try weight.complexPart(angle: false).binary(.less, .float(0.5))
    return try isSmall.choose(near, far)
  }

  package func addcmul(_ a: Tensor, _ b: Tensor, value: Double = 1) throws(TensorError) -> Tensor {
    if dtype == .bool && a.dtype == .bool && b.dtype == .bool {
      _ = try shape.broadcast(with: a.shape).broadcast(with: b.shape)
      throw .notImplemented(kernel: "addcmul_cpu_out", for: dtype)
    }
    let result: NDArray
    if dtype.isFloatingPoint {
      result = try array.ternary(.addcmul, a.array, b.array, value)
    } else {
      let factor = dtype.isComplex ? .float(value) : try Scalar.whole(value)
      result = try array.binary(.add, try a.array.binary(.multiply, factor).binary(.multiply, b.array))
    }
    return try Tensor.operation("AddcmulBackward0", [self, a, b], result, saving: [a, b]) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = g }
      if step.needs(1) { step[1] = try g.mul(try step.saved(1).timesNumber(.float(value)).conjugated) }
      if step.needs(2) { step[2] = try g.mul(try step.saved(0).timesNumber(.float(value)).conjugated) }
    }.noting([("value", .plain(value))]).passingTangents { (tangents) throws(TensorError) in
      try Tensor.sum(
        tangents[0], try tangents[1].map { (t) throws(TensorError) in try t.mul(b).timesTangentFactor(.plain(value)) },
        try tangents[2].map { (t) throws(TensorError) in try t.mul(a).timesTangentFactor(.plain(value)) })
    }
  }

  package func addcdiv(_ a: Tensor, _ b: Tensor, value: Double = 1) throws(TensorError) -> Tensor {
    if !a.dtype.isDifferentiable && !b.dtype.isDifferentiable {
      throw .runtime(
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true "
          + "division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * "
          + "torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / "
          + "tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value "
          + "* tensor1 / tensor2), for all dtypes.")
    }
    if dtype.isComplex || a.dtype.isComplex || b.dtype.isComplex {
      let sum = try array.binary(.add, try a.array.binary(.multiply, .float(value)).binary(.divide, b.array))
      return try addcdiv(a, b, value, sum)
    }
    return try addcdiv(a, b, value, try array.ternary(.addcdiv, a.array, b.array, value))
  }

  private func addcdiv(_ a: Tensor, _ b: Tensor, _ value: Double, _ result: NDArray) throws(TensorError) -> Tensor {
    try Tensor.operation("AddcdivBackward0", [self, a, b], result, saving: [a, b]) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = g }
      let (a, b) = (try step.saved(0), try step.saved(1))
      if step.needs(1) { step[1] = try g.mul(try b.numberOver(value).conjugated) }
      if step.needs(2) { step[2] = try g.neg().mul(try a.timesNumber(.float(value)).div(try b.mul(b)).conjugated) }
    }.noting([("value", .plain(value))]).passingTangents { (tangents) throws(TensorError) in
      let kept = try Tensor.sum(
        tangents[0], try tangents[1].map { (t) throws(TensorError) in try t.div(b).timesTangentFactor(.plain(value)) })
      guard let below = tangents[2] else { return kept }
      let part = try below.mul(try a.div(b)).div(b).timesTangentFactor(.plain(value))
      guard let kept else { return try part.neg() }
      return try kept.sub(part)
    }
  }

  /// `clamp` between tensors; at a bound the derivative of this tensor is 1.
  package func clamp(
    minTensor low: Tensor?, maxTensor high: Tensor?, _ name: StaticString = "ClampBackward0"
  ) throws(TensorError) -> Tensor {
    let value = try array.clamped(low?.array, high?.array)
    let bounds = [low, high].compactMap { $0 }
    let hasLow = low != nil
    let hasHigh = high != nil
    let result = Tensor(value)
    guard let node = result.history(name, [self] + bounds) else { return result }
    // In `clamp` itself a bound that is not there leaves its place empty.
    let hasBothPlaces = name.utf8CodeUnitCount == "ClampBackward0".utf8.count
    if hasBothPlaces && !hasLow {
      node.append(node.edge(1))
      node.replaceEdge(1, GradientEdge())
    }
    if hasBothPlaces && !hasHigh { node.append(GradientEdge()) }
    let highPlace = hasLow || hasBothPlaces ? 2 : 1
    try node.save(0, self)
    if let low { try node.save(1, low) }
    if let high { try node.save(2, high) }
    node.rule = { step, g throws(TensorError) in
      let x = try step.saved(0).array
      let low = hasLow ? try step.saved(1).array : nil
      let high = hasHigh ? try step.saved(2).array : nil
      if step.needs(0) {
        var inside = try x.binary(.equal, x).binary(.logicalOr, try x.unary(.isNaN))
        if let low { inside = try inside.binary(.logicalAnd, try x.binary(.greaterOrEqual, low)) }
        if let high { inside = try inside.binary(.logicalAnd, try x.binary(.lessOrEqual, high)) }
        step[0] = try g.keeping(inside)
      }
      if let low, step.needs(1) {
        var below = try x.binary(.less, low)
        if let high { below = try below.binary(.logicalAnd, try low.binary(.less, high)) }
        step[1] = try g.keeping(below)
      }
      if let high, step.needs(highPlace) {
        var above = try x.binary(.greater, high)
        if let low { above = try above.binary(.logicalOr, try low.binary(.greater, high)) }
        step[highPlace] = try g.keeping(above)
      }
    }
    return result
  }

  // MARK: Whole numbers and powers

  package func gcd(_ other: Tensor) throws(TensorError) -> Tensor {
    if dtype.isComplex { throw .notImplemented(kernel: "gcd_cpu", for: dtype) }
    return Tensor.cut(try array.zippedIntegers(other.array, "gcd_cpu", greatestCommonDivisor), "gcd", [self, other])
  }

  package func lcm(_ other: Tensor) throws(TensorError) -> Tensor {
    Tensor.cut(try array.zippedIntegers(other.array, "lcm_cpu", leastCommonMultiple), "lcm", [self, other])
  }

  /// `float_power`: in double precision.
  package func floatPower(_ exponent: Scalar) throws(TensorError) -> Tensor {
    try to(dtype.isComplex || exponent.isComplex ? .complex128 : .float64).pow(exponent)
  }

  package func floatPower(_ exponent: Tensor) throws(TensorError) -> Tensor {
    let type: DType = dtype.isComplex || exponent.dtype.isComplex ? .complex128 : .float64
    return try to(type).pow(try exponent.to(type))
  }

  /// `self · 2^other`.
  package func ldexp(_ other: Tensor) throws(TensorError) -> Tensor {
    let type = other.dtype.isComplex ? other.dtype : dtype.isFloatingPoint ? dtype : state.defaultDType
    let powers = try other.array.converted(to: type).scalarPower(.float(2))
    let value = try array.binary(.multiply, powers)
    return try Tensor.operation("LdexpBackward0", [self, other], value, saving: [self, other], keepsResult: true) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = try g.mul(try step.saved(1).asType(type).rpow(.float(2)).conjugated) }
      if step.needs(1) {
        step[1] = try g.mul(try step.saved(2).conjugated).timesNumber(.float(0.6931471805599453))
      }
    }.noting([("other", .tensor(other)), ("result", .array(value))])
      .passingTangents { [self] (tangents) throws(TensorError) in
        try Tensor.sum(
          try tangents[0].map { (t) throws(TensorError) in try t.mul(try other.asType(type).rpow(.float(2))) },
          try tangents[1].map { (t) throws(TensorError) in
            try t.mul(try ldexp(other)).timesNumber(.float(0.6931471805599453))
          })
      }
  }

  /// `torch.dist`: the p-norm of the difference.
  package func dist(_ other: Tensor, _ p: Double = 2) throws(TensorError) -> Tensor {
    let value = try array.binary(.subtract, other.array).norm(p)
    return try Tensor.operation(
      "DistBackward0", [self, other], value, saving: [self, other], keepsResult: true
    ) { step, g throws(TensorError) in
      if p == 0 { return }
      let difference = try step.saved(0).sub(try step.saved(1))
      let norm = try step.saved(2)
      let slope = try Tensor.normGradient(g, difference, norm, p, Array(0..<difference.rank))
      if step.needs(0) { step[0] = slope }
      if step.needs(1) { step[1] = try slope.neg() }
    }.noting([("p", .plain(p))])
  }

  /// `torch.rsub` of two tensors: other - alpha·self.
  package func rsub(_ other: Tensor, alpha: Double) throws(TensorError) -> Tensor {
    let value = try alpha == 1 ? other.array.binary(.subtract, array) : other.array.binary(.addScaled, array, -alpha)
    return try Tensor.operation("RsubBackward0", [self, other], value) { step, g throws(TensorError) in
      if step.needs(0) { step[0] = alpha == 1 ? try g.neg() : try g.neg().timesNumber(.plain(alpha)) }
      if step.needs(1) { step[1] = g }
    }.noting([("alpha", .plain(alpha))])
  }
}
