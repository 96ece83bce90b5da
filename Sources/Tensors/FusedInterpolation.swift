// Linear and cubic interpolation of images along one to three trailing dimensions, in the reference's two
// orders of rounding: dimension by dimension, and (bilinear, small pictures) four neighbours with the products of their
// weights. Knows no gradients and no argument rules; the samples come as taps of two or four.
import TensorKernels

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
    let isSmall =
      axes.count == 2 && sizes[0] + sizes[1] <= NDArray.smallPicture && axes.allSatisfy { $0.taps.first?.count == 2 }
    let channels = lead.last ?? 1
    let (plane, places) = (axes.map(\.inputSize).reduce(1, *), sizes.reduce(1, *))
    if !isSmall && plane != 0 && places != 0 { return try source.interpolatedByAxes(axes) }
    let output = try NDArray(uninitialized: try Shape(lead + sizes), dtype, state)
    if plane == 0 || places == 0 { return output }
    let (input, target) = (source.elements(as: T.self), output.elements(as: T.self))
    for picture in 0..<lead.reduce(1, *) {
      let image = UnsafePointer(input + picture * plane)
      let isGrouped = picture % Swift.max(channels, 1) < channels - channels % NDArray.channelsAtOnce
      var place = 0
      forEachSample(axes) { taps in
        target[picture * places + place] = NDArray.fourNeighbours(
          image, axes[1].inputSize, taps[0], taps[1], isGrouped: isGrouped)
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
  private func interpolatedByAxes(_ axes: [ResamplingAxis]) throws(TensorError) -> NDArray {
    var sizes = Array(shape)
    var current = self
    for step in 1...axes.count {
      let (axis, place) = (axes[axes.count - step], rank - step)
      sizes[place] = axis.taps.count
      let next = try NDArray(uninitialized: try Shape(sizes), dtype, state)
      let outer = Int64(sizes[..<place].reduce(1, *))
      let inner = Int64(sizes[(place + 1)...].reduce(1, *))
      let table = TapTable(axis)
      withExtendedLifetime(table) {
        var described = table.axis
        if dtype == .float64 {
          gb_interpolate_f64(
            &described, outer, inner, current.elements(as: Double.self), next.elements(as: Double.self))
        } else {
          gb_interpolate_f32(&described, outer, inner, current.elements(as: Float.self), next.elements(as: Float.self))
        }
      }
      current = next
    }
    return current
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
