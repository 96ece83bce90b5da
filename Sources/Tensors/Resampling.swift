// Interpolation and padding as one thing: along each trailing dimension every output is a weighted sum of inputs. The
// adjoint spreads instead of gathering. Knows no gradients and no argument rules.

/// For each output along one dimension the inputs it is made of, each with its weight; a place of -1 counts as 0.
package struct ResamplingAxis: Sendable {
  package var inputSize: Int
  package var taps: [[(place: Int, weight: Double)]]

  package init(inputSize: Int, taps: [[(place: Int, weight: Double)]]) {
    self.inputSize = inputSize
    self.taps = taps
  }
}

extension NDArray {
  /// Each output is the sum over the taps of all axes of weight · input; the axes are the trailing dimensions.
  package func resampled(_ axes: [ResamplingAxis]) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.resampled(axes) } }
    let lead = Array(shape.dropLast(axes.count))
    let output = try NDArray.zeros(try Shape(lead + axes.map(\.taps.count)), .float64, state)
    try walk(axes, source: try doubles(), into: output, spreading: false)
    return try output.converted(to: dtype)
  }

  /// The adjoint of `resampled`.
  package func resampledBackward(_ axes: [ResamplingAxis]) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.resampledBackward(axes) } }
    let lead = Array(shape.dropLast(axes.count))
    let output = try NDArray.zeros(try Shape(lead + axes.map(\.inputSize)), .float64, state)
    try walk(axes, source: try doubles(), into: output, spreading: true)
    return try output.converted(to: dtype)
  }

  private func walk(
    _ axes: [ResamplingAxis], source: [Double], into output: NDArray, spreading: Bool
  ) throws(TensorError) {
    let single = dtype == .float32
    let planes = Array(shape.dropLast(axes.count)).reduce(1, *)
    let input = axes.map(\.inputSize)
    let plane = input.reduce(1, *)
    let places = axes.map(\.taps.count).reduce(1, *)
    if plane == 0 || places == 0 { return }
    let target = output.elements(as: Double.self)
    var position = [Int](repeating: 0, count: axes.count)
    let isCubic = spreading && axes.count == 2 && axes.allSatisfy { $0.taps.first?.count == 4 }
    func rounded(_ value: Double) -> Double { single ? Double(Float(value)) : value }
    for place in 0..<places {
      if isCubic {
        // Columns of the sixteen neighbours one after the other, the weights of rows multiplied first.
        let (rows, columns) = (axes[0].taps[position[0]], axes[1].taps[position[1]])
        for lead in 0..<planes {
          let value = source[lead * places + place]
          for column in columns {
            for row in rows {
              let at = lead * plane + row.place * input[1] + column.place
              target[at] = rounded(target[at] + rounded(rounded(value * row.weight) * column.weight))
            }
          }
        }
        position[1] += 1
        if position[1] == axes[1].taps.count { position = [position[0] + 1, 0] }
        continue
      }
      var taps: [(offset: Int, weight: Double)] = [(0, 1)]
      for (axis, index) in position.enumerated() {
        var next: [(offset: Int, weight: Double)] = []
        next.reserveCapacity(taps.count * axes[axis].taps[index].count)
        for tap in taps {
          for (inner, weight) in axes[axis].taps[index] where inner >= 0 {
            let product = tap.weight * weight
            next.append((tap.offset * input[axis] + inner, single ? Double(Float(product)) : product))
          }
        }
        taps = next
      }
      for lead in 0..<planes {
        if spreading {
          let value = source[lead * places + place]
          for tap in taps {
            let sum = target[lead * plane + tap.offset].addingProduct(value, tap.weight)
            target[lead * plane + tap.offset] = single ? Double(Float(sum)) : sum
          }
        } else {
          var sum = 0.0
          for tap in taps { sum += source[lead * plane + tap.offset] * tap.weight }
          target[lead * places + place] = sum
        }
      }
      var axis = axes.count - 1
      while axis >= 0 {
        position[axis] += 1
        if position[axis] < axes[axis].taps.count { break }
        position[axis] = 0
        axis -= 1
      }
    }
  }
}
