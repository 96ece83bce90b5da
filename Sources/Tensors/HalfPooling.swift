// The way back through means over windows of halves, whose sums the reference rounds after each summand (measured there).
// Knows no gradients.
import TensorKernels

extension PoolingWindows.Axis {
  /// The places of the input that window `index` covers, and what its mean is divided by along this dimension.
  fileprivate func window(_ index: Int, of size: Int, countsPadding: Bool) -> (range: Range<Int>, divisor: Float) {
    if !begin.isEmpty {
      return (Int(begin[index])..<Int(end[index]), Float(divisor[index]))
    }
    let start = index * stride - padding
    let stop = Swift.min(start + extent, size + padding)
    let inside = Swift.max(start, 0)..<Swift.max(Swift.min(stop, size), Swift.max(start, 0))
    if fixedDivisor > 0 { return (inside, Float(fixedDivisor)) }
    return (inside, Float(countsPadding ? stop - start : inside.count))
  }
}

extension NDArray {
  /// The adjoint of a mean over windows of this array's halves, for images of shape `whole`.
  func halfMeanPoolBackward(_ windows: PoolingWindows, _ whole: Shape) throws(TensorError) -> NDArray {
    let axes = windows.axes
    let input = Array(whole.suffix(axes.count))
    let gradient = try converted(to: .float32).contiguous()
    let result = try NDArray.zeros(whole, .float32, state)
    if count == 0 || result.count == 0 { return try result.converted(to: dtype) }
    let (source, target) = (gradient.elements(as: Float.self), result.elements(as: Float.self))
    let ranges = axes.indices.map { axis in
      (0..<axes[axis].count).map {
        axes[axis].window($0, of: input[axis], countsPadding: windows.countsPadding)
      }
    }
    let size = input.reduce(1, *)
    let outputs = axes.reduce(1) { $0 * $1.count }
    var places: [Int] = []
    for element in 0..<count {
      var (rest, offset) = (element % outputs, 1)
      places.removeAll(keepingCapacity: true)
      places.append(element / outputs * size)
      var share = source[element]
      var divisor: Float = 1
      var windowsOfAxes: [(range: Range<Int>, divisor: Float)] = []
      for axis in axes.indices.reversed() {
        windowsOfAxes.append(ranges[axis][rest % axes[axis].count])
        rest /= axes[axis].count
      }
      // Adaptive means are divided along one dimension after the other.
      for window in windowsOfAxes.reversed() {
        if windows.isAdaptive {
          share = NDArray.half(share / window.divisor, dtype)
        } else {
          divisor *= window.divisor
        }
      }
      if !windows.isAdaptive { share = NDArray.half(share / divisor, dtype) }
      for (number, window) in windowsOfAxes.enumerated() {
        let length = input[axes.count - 1 - number]
        places = window.range.flatMap { place in places.map { $0 + place * offset } }
        offset *= length
      }
      for place in places { target[place] = NDArray.half(target[place] + share, dtype) }
    }
    return try result.converted(to: dtype)
  }

  /// A number as the nearest half.
  static func half(_ value: Float, _ type: DType) -> Float {
    type == .float16 ? Float(Float16(value)) : gb_float_from_bfloat16(gb_bfloat16_from_float(value))
  }
}
