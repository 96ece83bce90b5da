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
    let source = try contiguous()
    let lead = Array(shape.dropLast(axes.count))
    let sizes = axes.map(\.outputs)
    let isSmall =
      axes.count == 2 && sizes[0] + sizes[1] <= NDArray.smallPicture && axes.allSatisfy { $0.firstTaps == 2 }
    if axes.contains(where: { $0.inputSize == 0 || $0.outputs == 0 }) {
      return try NDArray(uninitialized: try Shape(lead + sizes), dtype, state)
    }
    return try isSmall ? source.interpolatedTogether(axes) : source.interpolatedByAxes(axes)
  }

  /// Bilinear samples of small pictures.
  private func interpolatedTogether(_ axes: [ResamplingAxis]) throws(TensorError) -> NDArray {
    let lead = Array(shape.dropLast(2))
    let channels = Swift.max(lead.last ?? 1, 1)
    let output = try NDArray(uninitialized: try Shape(lead + axes.map(\.outputs)), dtype, state)
    let (plane, places) = (axes[0].inputSize * axes[1].inputSize, axes[0].outputs * axes[1].outputs)
    let (first, second) = (TapTable(axes[0]), TapTable(axes[1]))
    withExtendedLifetime((first, second)) {
      var (rows, columns) = (first.axis, second.axis)
      for picture in 0..<lead.reduce(1, *) {
        let isGrouped = picture % channels < channels - channels % NDArray.channelsAtOnce
        if dtype == .float64 {
          gb_four_neighbours_f64(
            &rows, &columns, isGrouped, elements(as: Double.self) + picture * plane,
            output.elements(as: Double.self) + picture * places)
        } else {
          gb_four_neighbours_f32(
            &rows, &columns, isGrouped, elements(as: Float.self) + picture * plane,
            output.elements(as: Float.self) + picture * places)
        }
      }
    }
    return output
  }

  /// Along the last dimension first, the last two together; of the products the second is rounded, the others are fused.
  private func interpolatedByAxes(_ axes: [ResamplingAxis]) throws(TensorError) -> NDArray {
    var sizes = Array(shape)
    var current = self
    var left = axes.count
    while left > 0 {
      let together = left == axes.count && left > 1 ? 2 : 1
      let place = rank - axes.count + left - together
      let inner = Int64(sizes[(place + together)...].reduce(1, *))
      let outer = Int64(sizes[..<place].reduce(1, *))
      let tables = axes[(left - together)..<left].map(TapTable.init)
      for step in 0..<together { sizes[place + step] = axes[left - together + step].outputs }
      let next = try NDArray(uninitialized: try Shape(sizes), dtype, state)
      let status = withExtendedLifetime(tables) { current.interpolated(tables.map(\.axis), outer, inner, into: next) }
      try NDArray.check(status, "interpolate", dtype)
      current = next
      left -= together
    }
    return current
  }

  private func interpolated(_ axes: [gb_axis], _ outer: Int64, _ inner: Int64, into next: NDArray) -> gb_status {
    var (first, last) = (axes[0], axes[axes.count - 1])
    if dtype == .float64 {
      let (from, to) = (elements(as: Double.self), next.elements(as: Double.self))
      return axes.count == 2
        ? gb_interpolate_planes_f64(&first, &last, outer, from, to)
        : gb_interpolate_f64(&first, outer, inner, from, to)
    }
    let (from, to) = (elements(as: Float.self), next.elements(as: Float.self))
    return axes.count == 2
      ? gb_interpolate_planes_f32(&first, &last, outer, from, to)
      : gb_interpolate_f32(&first, outer, inner, from, to)
  }
}
