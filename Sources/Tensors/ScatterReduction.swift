// `scatter_reduce`: what falls on one element is drawn into it by a sum, a product, a mean or an extreme, in the order of the
// positions. Whole numbers are reduced as whole numbers, complex ones part by part. Knows no gradients.

import TensorKernels

/// How values that fall on one element are drawn together.
package enum ScatterReduction: String {
  case sum, prod, mean, amax, amin

  /// What an element begins with that does not count itself.
  fileprivate var start: Double {
    switch self {
    case .prod: 1
    case .amax: -.infinity
    case .amin: .infinity
    case .sum, .mean: 0
    }
  }

  fileprivate var kernelOperation: gb_scatter_op {
    switch self {
    case .sum: GB_SCATTER_SUM
    case .prod: GB_SCATTER_PROD
    case .mean: GB_SCATTER_MEAN
    case .amax: GB_SCATTER_AMAX
    case .amin: GB_SCATTER_AMIN
    }
  }

  fileprivate func combined(_ before: Double, _ value: Double) -> Double {
    switch self {
    case .prod: before * value
    case .amax: value.isNaN || value > before ? value : before
    case .amin: value.isNaN || value < before ? value : before
    case .sum, .mean: before + value
    }
  }

  fileprivate func combined(_ before: Int, _ value: Int) -> Int {
    switch self {
    case .prod: before &* value
    case .amax: Swift.max(before, value)
    case .amin: Swift.min(before, value)
    case .sum, .mean: before &+ value
    }
  }
}

extension NDArray {
  /// `scatter_reduce`; also (isCounting) the number of values each element was made of, at least 1.
  package func scatterReduced(
    _ dimension: Int, _ index: NDArray, _ source: NDArray, _ reduction: ScatterReduction, _ includeSelf: Bool,
    isCounting: Bool = true
  ) throws(TensorError) -> (value: NDArray, counts: NDArray) {
    if hidden != nil || index.hidden != nil || source.hidden != nil {
      let frame = HiddenFrame([self, index, source])
      let place = try shape.dimension(dimension) + frame.count
      let found = try visible(frame, expanded: true).scatterReduced(
        place, try index.visible(frame, expanded: true), try source.visible(frame, expanded: true), reduction,
        includeSelf)
      return (found.value.hiding(frame), found.counts.hiding(frame))
    }
    let place = try shape.dimension(dimension)
    try checkScattered(place, index, source)
    let countType = dtype.isFloatingPoint || dtype.isComplex ? dtype : .float64
    if index.count == 0 { return (try copied(), try NDArray.full(shape, .int(1), countType, state)) }
    if dtype.isComplex && (reduction == .amax || reduction == .amin) || dtype == .bool && reduction == .mean {
      throw .notImplemented(kernel: "scatter_gather_tensor_cpu_reduce_\(reduction.rawValue)", for: dtype)
    }
    let places = try targets(place, index)
    var part = source
    if rank > 0 && index.rank > 0 && source.rank > 0 {
      for axis in 0..<rank { part = try part.narrowed(axis, 0, index.shape[axis]) }
    }
    if dtype == .float32 || dtype == .float64 {
      let found = try directlyReduced(places.contiguous(), part.contiguous(), reduction, includeSelf, isCounting)
      return (found.value, try found.counts.converted(to: countType))
    }
    let targets = try places.integers()
    var counts = [Int](repeating: includeSelf ? 1 : 0, count: count)
    for target in targets { counts[target] += 1 }
    let divisors = counts.map { Swift.max($0, 1) }
    let value: NDArray
    if dtype.isComplex {
      value = try complexReduced(targets, part, reduction, includeSelf, divisors)
    } else if dtype.isFloatingPoint {
      value = try realReduced(targets, part, reduction, includeSelf, divisors)
    } else {
      value = try wholeReduced(targets, part, reduction, includeSelf, divisors)
    }
    return (value, try NDArray.from(divisors, shape, state).converted(to: countType))
  }

  /// For each position of the index the element it falls on, counted in row-major order.
  private func targets(_ place: Int, _ index: NDArray) throws(TensorError) -> NDArray {
    if rank == 1 && index.rank == 1 && index.holdsPositions(below: count) { return index }
    let numbers = try NDArray.arange(.int(0), .int(count), .int(1), .int64, state).reshaped(to: shape)
    return try numbers.gathered(place, index)
  }

  /// The types that have a kernel.
  private func directlyReduced(
    _ targets: NDArray, _ part: NDArray, _ reduction: ScatterReduction, _ includeSelf: Bool, _ isCounting: Bool
  ) throws(TensorError) -> (value: NDArray, counts: NDArray) {
    let value = try copiedContiguous()
    let counts = try NDArray(uninitialized: isCounting ? shape : [0], .int64, state)
    gb_scatter_reduce(
      reduction.kernelOperation, dtype.kernelType, Int64(targets.count), targets.elements(as: Int64.self), part.pointer,
      includeSelf, reduction.start, Int64(count), value.pointer, isCounting ? counts.elements(as: Int64.self) : nil)
    return (value, counts)
  }

  private func realReduced(
    _ targets: [Int], _ part: NDArray, _ reduction: ScatterReduction, _ includeSelf: Bool, _ divisors: [Int]
  ) throws(TensorError) -> NDArray {
    let values = try part.doubles()
    var result = try doubles()
    if !includeSelf { for target in targets { result[target] = reduction.start } }
    // Halves are reduced in single precision and rounded at the end, as the reference does.
    for (position, target) in targets.enumerated() {
      result[target] = Double(Float(reduction.combined(result[target], values[position])))
    }
    if reduction == .mean {
      result = try NDArray.from(result, shape, state).converted(to: dtype).doubles()
      for element in result.indices { result[element] /= Double(divisors[element]) }
    }
    return try NDArray.from(result, shape, state).converted(to: dtype)
  }

  private func wholeReduced(
    _ targets: [Int], _ part: NDArray, _ reduction: ScatterReduction, _ includeSelf: Bool, _ divisors: [Int]
  ) throws(TensorError) -> NDArray {
    let values = try part.integers()
    var result = try integers()
    var isFresh = [Bool](repeating: false, count: includeSelf ? 0 : result.count)
    if !includeSelf { for target in targets { isFresh[target] = true } }
    for (position, target) in targets.enumerated() {
      if !includeSelf && isFresh[target] {
        isFresh[target] = false
        result[target] = values[position]
      } else {
        result[target] = reduction.combined(result[target], values[position])
      }
    }
    if reduction == .mean {
      result = try NDArray.from(result, shape, state).converted(to: dtype).integers()
      for element in result.indices where divisors[element] > 1 {
        let (quotient, rest) = result[element].quotientAndRemainder(dividingBy: divisors[element])
        result[element] = rest < 0 ? quotient - 1 : quotient
      }
    }
    return try NDArray.from(result, shape, state).converted(to: dtype)
  }

  private func complexReduced(
    _ targets: [Int], _ part: NDArray, _ reduction: ScatterReduction, _ includeSelf: Bool, _ divisors: [Int]
  ) throws(TensorError) -> NDArray {
    let values = try part.contiguous().asReal().doubles()
    let output = try copiedContiguous()
    let pairs = try output.asReal()
    var result = try pairs.doubles()
    if !includeSelf {
      for target in targets { (result[2 * target], result[2 * target + 1]) = (reduction.start, 0) }
    }
    let isSingle = dtype == .complex64
    func rounded(_ number: Double) -> Double { isSingle ? Double(Float(number)) : number }
    for (position, target) in targets.enumerated() {
      let (real, imaginary) = (values[2 * position], values[2 * position + 1])
      let (before, beforeImaginary) = (result[2 * target], result[2 * target + 1])
      if reduction == .prod {
        result[2 * target] = rounded(rounded(before * real) - rounded(beforeImaginary * imaginary))
        result[2 * target + 1] = rounded(rounded(before * imaginary) + rounded(beforeImaginary * real))
      } else {
        result[2 * target] = rounded(before + real)
        result[2 * target + 1] = rounded(beforeImaginary + imaginary)
      }
    }
    if reduction == .mean { for element in result.indices { result[element] /= Double(divisors[element / 2]) } }
    try NDArray.from(result, pairs.shape, state).converted(to: pairs.dtype).writeElements(into: pairs)
    return output
  }
}
