// What pooling and its reverse read from their arguments: sizes, distances and output sizes, with the reference's words for
// what does not fit. It knows no windows.

import Autodiff
import PythonRuntime
import Tensors

extension Machine {
  /// The sizes that windows of these steps came from, when nothing else is said.
  func unpooledSizes(
    _ input: Tensor, _ kernel: [Int], _ stride: [Int], _ padding: [Int]
  ) throws(PyError) -> [Int] {
    var sizes: [Int] = []
    let spatial = kernel.count
    if input.rank < spatial { throw indexError("tuple index out of range") }
    for index in 0..<spatial {
      let size = input.shape[input.rank - spatial + index]
      let (span, overflow) = (size - 1).multipliedReportingOverflow(by: stride[index])
      let far = UInt(Int.max / 8)
      if overflow || span.magnitude > far || kernel[index].magnitude > far || padding[index].magnitude > far {
        throw runtimeError("Storage size calculation overflowed with sizes=\(input.shape)")
      }
      sizes.append(span - 2 * padding[index] + kernel[index])
    }
    return sizes
  }

  /// `output_size` of the reverse of a maximum: within one step of what the windows give.
  func givenSizes(_ value: Value, _ usual: [Int], _ stride: [Int]) throws(PyError) -> [Int] {
    var parts = try toArray(value)
    let spatial = usual.count
    let isWhole = parts.count == spatial + 2
    if isWhole { parts.removeFirst(2) }
    if parts.count != spatial {
      throw valueError(
        "output_size should be a sequence containing \(spatial) or \(spatial + 2) elements, but it has a length of "
          + "'\(parts.count)'")
    }
    var sizes: [Int] = []
    for part in parts { sizes.append(try int(part, "max_unpool", "output_size")) }
    for index in 0..<spatial {
      let (least, most) = (usual[index] &- stride[index], usual[index] &+ stride[index])
      if sizes[index] > least && sizes[index] < most { continue }
      let shown = sizes.map(String.init).joined(separator: ", ")
      let text =
        if !isWhole { try repr(value) } else if typeName(of: value) == "Size" { "torch.Size([\(shown)])" } else {
          value.isKind(.list) ? "[\(shown)]" : "(\(shown))"
        }
      throw valueError("invalid output_size \"\(text)\" (dim \(index) must be between \(least) and \(most))")
    }
    return sizes
  }

  /// What the reference's kernels ask of values and their positions.
  func checkUnpooled(
    _ input: Tensor, _ places: Tensor, _ stride: [Int], _ spatial: Int
  ) throws(PyError) {
    let isVolume = spatial == 3
    if places.dtype != .int64 {
      throw runtimeError(
        "elements in indices should be type int64" + (isVolume ? "" : " but got: \(places.dtype.typeName)"))
    }
    var (own, theirs) = (Array(input.shape), Array(places.shape))
    if spatial == 1 {
      own.append(1)
      theirs.append(1)
    }
    let ranks = isVolume ? 4...5 : 3...4
    if !ranks.contains(own.count) {
      throw runtimeError(
        "Input to max_unpooling\(isVolume ? 3 : 2)d should be a \(ranks.lowerBound)d or \(ranks.upperBound)d Tensor, but "
          + "got a tensor with \(own.count) dimensions.")
    }
    if own != theirs {
      throw runtimeError(
        "Expected shape of indices to be same as that of the input tensor (\(own)) but got indices tensor with shape: "
          + "\(theirs)")
    }
    if isVolume, stride.contains(where: { $0 <= 0 }) {
      throw runtimeError("strides should be greater than zero, but got stride: \(stride)")
    }
  }

  /// Sizes of windows, with the reference's words for another count of them.
  func poolingSizes(
    _ value: Value, _ spatial: Int, _ name: String, _ setting: String
  ) throws(PyError) -> [Int] {
    guard value.isKind(.tuple) || value.isKind(.list), let parts = try? toArray(value) else {
      return try self.spatial(value, spatial, name, setting)
    }
    if parts.count == spatial || parts.count == 1 { return try self.spatial(value, spatial, name, setting) }
    let own = name.hasSuffix("_with_indices") ? String(name.dropLast("_with_indices".count)) : name
    if spatial == 1 {
      if own == "avg_pool1d" {
        throw runtimeError("avg_pool1d() argument '\(setting)' should contain one int (got \(parts.count))")
      }
      let kind =
        switch setting {
        case "stride": "None, an int, list of ints, or tuple of ints"
        case "padding": "an int, list of ints, or tuple of ints"
        default: "an int, list of ints or tuple of ints"
        }
      throw runtimeError("max_pool1d() \(setting) must be \(kind) of size 1 but got size \(parts.count)")
    }
    let must = own == "avg_pool3d" ? "must be" : setting == "dilation" ? "must be either" : "must either be"
    let omitted = setting == "stride" ? "omitted, " : ""
    throw runtimeError(
      "\(own): \(setting) \(must) \(omitted)a single int, or a tuple of \(spatial == 2 ? "two" : "three") ints")
  }

  /// The distance of windows: None, or an empty sequence, stands for their size.
  func poolingStride(_ value: Value, _ spatial: Int, _ name: String) throws(PyError) -> [Int]? {
    if value.isNone { return nil }
    if value.isKind(.tuple) || value.isKind(.list), try toArray(value).isEmpty { return nil }
    return try poolingSizes(value, spatial, name, "stride")
  }
}
