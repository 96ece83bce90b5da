// Running logarithms of sums of exponentials of complex numbers, one number after the other as in the reference, so that an angle
// stays where it came from instead of being brought between -π and π. Knows no gradients.
import Glibc

extension ComplexNumber {
  private var isNaN: Bool { real.isNaN || imaginary.isNaN }

  private var exponential: ComplexNumber {
    let size = exp(real)
    return size == 0 ? ComplexNumber(0, 0) : ComplexNumber(size * cos(imaginary), size * sin(imaginary))
  }

  /// log(1 + self), exact near 0.
  private var logarithmOfSuccessor: ComplexNumber {
    let angle = atan2(imaginary, real + 1)
    if hypot(real, imaginary) >= 0.5 { return ComplexNumber(log(hypot(real + 1, imaginary)), angle) }
    let rest = real * (2 + real) + imaginary * imaginary
    return ComplexNumber(rest == 0 ? real : log1p(rest) / 2, angle)
  }

  /// log(exp(self) + exp(other)), measured from the one with the greater real part.
  fileprivate func logAddExp(_ other: ComplexNumber) -> ComplexNumber {
    if isNaN || other.isNaN { return ComplexNumber(.nan, .nan) }
    let (less, greater) = real < other.real ? (self, other) : (other, self)
    if !less.real.isFinite && less.real == greater.real {
      if less.real < 0 { return less }
      let sum = less.exponential.plus(greater.exponential)
      return ComplexNumber(log(hypot(sum.real, sum.imaginary)), atan2(sum.imaginary, sum.real))
    }
    let distance = ComplexNumber(less.real - greater.real, less.imaginary - greater.imaginary)
    return distance.exponential.logarithmOfSuccessor.plus(greater)
  }
}

extension NDArray {
  /// `logcumsumexp` of complex numbers along a dimension.
  package func complexLogCumulativeSumExp(_ dimension: Int) throws(TensorError) -> NDArray {
    if rank == 0 { return try copied() }
    if hidden != nil {
      return try mapped { (whole, added) throws(TensorError) in
        try whole.complexLogCumulativeSumExp(dimension < 0 ? dimension : dimension + added)
      }
    }
    if count == 0 { return try copiedContiguous() }
    let place = try shape.dimension(dimension)
    let turned = try transposed(place, rank - 1)
    var numbers = try turned.complexNumbers()
    let length = shape[place]
    let isSingle = dtype == .complex64
    for start in stride(from: 0, to: numbers.count, by: length) {
      var sum = ComplexNumber(-.infinity, 0)
      for index in start..<(start + length) {
        sum = numbers[index].logAddExp(sum)
        if isSingle { sum = ComplexNumber(Double(Float(sum.real)), Double(Float(sum.imaginary))) }
        numbers[index] = sum
      }
    }
    return try NDArray.complex(numbers, turned.shape, dtype.realType, state).transposed(place, rank - 1)
      .copiedContiguous()
  }
}
