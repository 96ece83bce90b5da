// Linear and cubic interpolation of images along one to three trailing dimensions, in the reference's two
// orders of rounding: dimension by dimension, and (bilinear, small pictures) four neighbours with the products of their
// weights. Knows no gradients and no argument rules; the samples come as taps of two or four.

extension NDArray {
  /// Channels that the reference's small kernel takes at once; those left over are added up in another order.
  private static let channelsAtOnce = 8
  /// Pictures up to this height and width together take the small kernel.
  private static let smallPicture = 128

  /// `resampled` for taps of two or four and floats or doubles.
  package func interpolated(_ axes: [ResamplingAxis]) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.interpolated(axes) } }
    return try dtype == .float64 ? interpolated(axes, Double.self) : interpolated(axes, Float.self)
  }

  private func interpolated<T: BinaryFloatingPoint>(
    _ axes: [ResamplingAxis], _: T.Type
  ) throws(TensorError) -> NDArray {
    let source = try contiguous()
    let lead = Array(shape.dropLast(axes.count))
    let sizes = axes.map(\.taps.count)
    let output = try NDArray(uninitialized: try Shape(lead + sizes), dtype, state)
    let isSmall =
      axes.count == 2 && sizes[0] + sizes[1] <= NDArray.smallPicture && axes.allSatisfy { $0.taps.first?.count == 2 }
    let channels = lead.last ?? 1
    let (plane, places) = (axes.map(\.inputSize).reduce(1, *), sizes.reduce(1, *))
    if plane == 0 || places == 0 { return output }
    let (input, target) = (source.elements(as: T.self), output.elements(as: T.self))
    for picture in 0..<lead.reduce(1, *) {
      let image = UnsafePointer(input + picture * plane)
      let isGrouped = picture % Swift.max(channels, 1) < channels - channels % NDArray.channelsAtOnce
      var place = 0
      forEachSample(axes) { taps in
        let value =
          isSmall
          ? NDArray.fourNeighbours(image, axes[1].inputSize, taps[0], taps[1], isGrouped: isGrouped)
          : NDArray.nested(image, axes, taps[...], 0)
        target[picture * places + place] = value
        place += 1
      }
    }
    return output
  }

  private typealias Taps = [(place: Int, weight: Double)]

  private func forEachSample(_ axes: [ResamplingAxis], _ body: ([Taps]) -> Void) {
    var position = [Int](repeating: 0, count: axes.count)
    var taps = axes.map { $0.taps[0] }
    while true {
      body(taps)
      var axis = axes.count - 1
      while axis >= 0 {
        position[axis] += 1
        if position[axis] == axes[axis].taps.count { position[axis] = 0 }
        taps[axis] = axes[axis].taps[position[axis]]
        if position[axis] > 0 { break }
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  /// Along the last dimension first; of the products the second is rounded, the others are fused.
  private static func nested<T: BinaryFloatingPoint>(
    _ image: UnsafePointer<T>, _ axes: [ResamplingAxis], _ taps: ArraySlice<Taps>, _ offset: Int
  ) -> T {
    guard let own = taps.first else { return image[offset] }
    let start = offset * axes[taps.startIndex].inputSize
    func value(_ tap: Int) -> T { nested(image, axes, taps.dropFirst(), start + own[tap].place) }
    var sum = value(1) * T(own[1].weight)
    for tap in own.indices where tap != 1 { sum = sum.addingProduct(value(tap), T(own[tap].weight)) }
    return sum
  }

  private static func fourNeighbours<T: BinaryFloatingPoint>(
    _ image: UnsafePointer<T>, _ width: Int, _ rows: Taps, _ columns: Taps, isGrouped: Bool
  ) -> T {
    func value(_ row: Int, _ column: Int) -> T { image[rows[row].place * width + columns[column].place] }
    func weight(_ row: Int, _ column: Int) -> T { T(rows[row].weight) * T(columns[column].weight) }
    let order: [(Int, Int)] =
      isGrouped ? [(1, 0), (1, 1), (0, 1), (0, 0)] : [(0, 1), (0, 0), (1, 0), (1, 1)]
    var sum = value(order[0].0, order[0].1) * weight(order[0].0, order[0].1)
    for (row, column) in order.dropFirst() { sum = sum.addingProduct(value(row, column), weight(row, column)) }
    return sum
  }
}
