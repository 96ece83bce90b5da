// Interpolation over areas (`antialias`) and of bytes. Knows no gradients and no argument rules.
import TensorKernels

/// One axis of such an interpolation.
package struct AreaAxis: Sendable {
  fileprivate let kernel: gb_area

  /// `scale`: inputs an output is wide.
  package init(inputs: Int, outputs: Int, scale: Double, alignsCorners: Bool) {
    kernel = gb_area(inputs: Int64(inputs), outputs: Int64(outputs), scale: scale, alignsCorners: alignsCorners)
  }

  /// The scale of a size or of a given factor.
  package init(inputs: Int, outputs: Int, factor: Double?, alignsCorners: Bool) {
    let scale: Double
    if alignsCorners {
      scale = outputs > 1 ? Double(inputs - 1) / Double(outputs - 1) : 0
    } else if let factor, factor > 0 {
      scale = 1 / factor
    } else {
      scale = Double(inputs) / Double(outputs)
    }
    self.init(inputs: inputs, outputs: outputs, scale: scale, alignsCorners: alignsCorners)
  }
}

extension NDArray {
  /// The last two dimensions interpolated over areas, under a triangle or a cubic curve.
  package func areaSampled(_ rows: AreaAxis, _ columns: AreaAxis, cubic: Bool) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mapped { (whole, _) throws(TensorError) in try whole.areaSampled(rows, columns, cubic: cubic) }
    }
    if dtype != .float32 && dtype != .float64 && dtype != .uint8 {
      throw .notImplemented(kernel: "compute_index_ranges_weights", for: dtype)
    }
    if dtype == .uint8 { return try bytesSampled(rows, columns, cubic: cubic, overAreas: true) }
    let (planes, output) = try imagesSampled(rows.kernel.outputs, columns.kernel.outputs)
    let source = try contiguous()
    var (across, down) = (columns.kernel, rows.kernel)
    let status = gb_area_sample(dtype.kernelType, &down, &across, cubic, planes, source.pointer, output.pointer)
    try NDArray.check(status, "area interpolation", dtype)
    return output
  }

  /// The adjoint of `areaSampled`.
  package func areaSpread(_ rows: AreaAxis, _ columns: AreaAxis, cubic: Bool) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mapped { (whole, _) throws(TensorError) in try whole.areaSpread(rows, columns, cubic: cubic) }
    }
    let lead = Array(shape.dropLast(2))
    let sizes = [Int(rows.kernel.inputs), Int(columns.kernel.inputs)]
    let output = try NDArray.zeros(try Shape(lead + sizes), dtype, state)
    let source = try contiguous()
    var (across, down) = (columns.kernel, rows.kernel)
    let planes = Int64(lead.reduce(1, *))
    let status = gb_area_spread(dtype.kernelType, &down, &across, cubic, planes, source.pointer, output.pointer)
    try NDArray.check(status, "area interpolation", dtype)
    return output
  }

  /// Bytes interpolated in whole numbers, over areas or between neighbours.
  package func bytesSampled(
    _ rows: AreaAxis, _ columns: AreaAxis, cubic: Bool, overAreas: Bool
  ) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mapped { (whole, _) throws(TensorError) in
        try whole.bytesSampled(rows, columns, cubic: cubic, overAreas: overAreas)
      }
    }
    let (planes, output) = try imagesSampled(rows.kernel.outputs, columns.kernel.outputs)
    let source = try contiguous()
    var (across, down) = (columns.kernel, rows.kernel)
    let status = gb_sample_bytes(
      &down, &across, cubic, overAreas, planes, source.elements(as: UInt8.self), output.elements(as: UInt8.self))
    try NDArray.check(status, "byte interpolation", dtype)
    return output
  }

  private func imagesSampled(_ rows: Int64, _ columns: Int64) throws(TensorError) -> (Int64, NDArray) {
    let lead = Array(shape.dropLast(2))
    let output = try NDArray(uninitialized: try Shape(lead + [Int(rows), Int(columns)]), dtype, state)
    return (Int64(lead.reduce(1, *)), output)
  }
}
