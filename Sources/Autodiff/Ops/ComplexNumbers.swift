// Tensors of complex numbers: their parts, phases and conjugates. The gradient of a real loss in a complex tensor is what
// the reference forms: the direction of steepest ascent, so that a rule multiplies by the conjugate of its derivative.
import Tensors

extension Tensor {
  /// This tensor for use in a rule: conjugated when it is complex, itself when it is real.
  @inline(__always)
  var conjugated: Tensor { get throws(TensorError) { dtype.isComplex ? try conjugate() : self } }

  package func conjugate(_ name: StaticString = "ConjBackward0") throws(TensorError) -> Tensor {
    if !dtype.isComplex { return self }
    return try Tensor.operation(name, [self], try array.unary(.conjugate)) { step, g throws(TensorError) in
      step[0] = try g.conjugated
    }
  }

  /// This gradient in the type of the tensor that it belongs to: of a complex one only the real part reaches a real one.
  func asType(_ target: DType) throws(TensorError) -> Tensor {
    if dtype.isComplex && !target.isComplex { return try realPart().to(target) }
    return try to(target)
  }

  // MARK: Parts

  /// `view_as_real`.
  package func viewAsReal() throws(TensorError) -> Tensor {
    let result = view(try array.asReal())
    if let node = result.history("ViewAsRealBackward0", self) {
      node.rule = { step, g throws(TensorError) in step[0] = try g.contiguous().viewAsComplex() }
    }
    return result
  }

  /// `view_as_complex`.
  package func viewAsComplex() throws(TensorError) -> Tensor {
    let result = view(try array.asComplex())
    if let node = result.history("ViewAsComplexBackward0", self) {
      node.rule = { step, g throws(TensorError) in step[0] = try g.viewAsReal() }
    }
    return result
  }

  /// `.real`: of a complex tensor a view of every first number.
  package func realPart() throws(TensorError) -> Tensor {
    dtype.isComplex ? try viewAsReal().select(-1, 0) : self
  }

  /// `.imag`.
  package func imaginaryPart() throws(TensorError) -> Tensor {
    if !dtype.isComplex { throw .runtime("imag is not implemented for tensors with non-complex dtypes.") }
    return try viewAsReal().select(-1, 1)
  }

  /// `torch.complex`.
  package static func complex(_ real: Tensor, _ imaginary: Tensor) throws(TensorError) -> Tensor {
    let value = try NDArray.complex(real.array, imaginary.array)
    return try operation("ComplexBackward0", [real, imaginary], value) { step, g throws(TensorError) in
      if step.needs(0) { step[0] = try g.realPart() }
      if step.needs(1) { step[1] = try g.imaginaryPart() }
    }.noting([("imag", .tensor(imaginary)), ("real", .tensor(real))])
  }

  /// `torch.polar`.
  package static func polar(_ size: Tensor, _ angle: Tensor) throws(TensorError) -> Tensor {
    if !size.dtype.isFloatingPoint || !angle.dtype.isFloatingPoint {
      throw .runtime(
        "Expected both inputs to be Half, Float or Double tensors but got \(size.dtype.typeName) and "
          + angle.dtype.typeName)
    }
    let turn = try angle.array.libraryTurn()
    let value = try NDArray.complex(
      size.array.binary(.multiply, turn.cosine), size.array.binary(.multiply, turn.sine))
    return try operation("PolarBackward0", [size, angle], value, keepsResult: true) { step, g throws(TensorError) in
      let (turned, value) = (try g.conjugated, try step.saved(0))
      if step.needs(0) { step[0] = try turned.mul(try value.phase()).realPart() }
      if step.needs(1) { step[1] = try turned.mul(try value.mul(.complex(0, 1))).realPart() }
    }.passingTangents { (tangents) throws(TensorError) in
      let (cosine, sine) = (try angle.cos(), try angle.sin())
      var (real, imaginary): (Tensor?, Tensor?) = (nil, nil)
      if let t = tangents[0] { (real, imaginary) = (try t.mul(cosine), try t.mul(sine)) }
      if let t = tangents[1] {
        let (a, b) = (try t.mul(size).mul(sine), try t.mul(size).mul(cosine))
        if let sum = real {
          real = try sum.sub(a)
        } else {
          real = try a.neg()
        }
        imaginary = try Tensor.sum(imaginary, b)
      }
      guard let real, let imaginary else { return nil }
      return try Tensor.complex(real, imaginary)
    }
  }

  // MARK: Size and direction

  /// The sign of real elements, `sgn` of complex ones.
  func signOrPhase() throws(TensorError) -> Tensor { dtype.isComplex ? try phase() : try sign() }

  /// z/|z|, 0 at 0.
  func phase() throws(TensorError) -> Tensor {
    try Tensor.operation("SgnBackward0", [self], try array.phases(), saving: [self], keepsResult: true) {
      step, g throws(TensorError) in
      let (x, s) = (try step.saved(0), try step.saved(1))
      let size = try x.abs()
      let along = try s.mul(try s.conjugated.mul(g).realPart())
      let isZero = Tensor(try size.array.binary(.equal, .int(0)))
      step[0] = try g.sub(along).div(size).maskedFill(isZero, .int(0))
    }
  }

  /// `torch.angle`; of real tensors the derivative is 0.
  package func angle() throws(TensorError) -> Tensor {
    let value = try array.angles()
    if !dtype.isComplex {
      return try Tensor.operation("AngleBackward0", [self], value) { step, g throws(TensorError) in
        step[0] = try g.zerosLike()
      }.noting([("self", .tensor(self))])
    }
    return try Tensor.operation("AngleBackward0", [self], value, saving: [self]) { step, g throws(TensorError) in
      let x = try step.saved(0)
      let squared = try x.mul(try x.conjugated).realPart()
      let isZero = Tensor(try squared.array.binary(.equal, .int(0)))
      let slope = try x.mul(.complex(0, 1)).div(squared).maskedFill(isZero, .int(0))
      step[0] = try slope.mul(g)
    }
  }
}
