// Interpolation and padding as one thing: along each trailing dimension every output is a weighted sum of inputs. The
// adjoint spreads instead of gathering. Knows no gradients and no argument rules.
import TensorKernels

/// For each output along one dimension the inputs it is made of, each with its weight; a place of -1 counts as 0.
package struct ResamplingAxis: Sendable {
  package let inputSize: Int
  package let outputs: Int
  /// Taps of all outputs, those of output i from `starts[i]` on.
  fileprivate let starts: [Int64]
  fileprivate let places: [Int64]
  fileprivate let weights: [Double]
  /// The rule by which each output is a copy of the input nearest to it; then there are no lists of taps.
  fileprivate let nearest: gb_nearest?

  package init(inputSize: Int, taps: [[(place: Int, weight: Double)]]) {
    self.inputSize = inputSize
    outputs = taps.count
    var (starts, places, weights): ([Int64], [Int64], [Double]) = ([0], [], [])
    for own in taps {
      for tap in own {
        // The kernels check nothing.
        places.append(Int64(Swift.min(Swift.max(tap.place, -1), inputSize - 1)))
        weights.append(tap.weight)
      }
      starts.append(Int64(places.count))
    }
    (self.starts, self.places, self.weights) = (starts, places, weights)
    nearest = nil
  }

  /// The same number of taps everywhere, one output's after the other's.
  package init(inputSize: Int, outputs: Int, places: [Int64], weights: [Double]) {
    self.inputSize = inputSize
    self.outputs = outputs
    let each = outputs > 0 ? places.count / outputs : 0
    starts = (0...outputs).map { Int64($0 * each) }
    self.places = places.map { Swift.min(Swift.max($0, -1), Int64(inputSize - 1)) }
    self.weights = weights
    nearest = nil
  }

  /// Copies of the nearest inputs. `scale`: inputs an output is wide; `isCentred`: outputs lie in the middle of their width;
  /// `isPlain`: places are found in single precision whatever the images' is.
  package init(
    nearestOf inputSize: Int, outputs: Int, scale: Double, isCentred: Bool, isPlain: Bool, isDouble: Bool
  ) {
    self.inputSize = inputSize
    self.outputs = outputs
    (starts, places, weights) = ([], [], [])
    nearest = gb_nearest(
      inputs: Int64(inputSize), outputs: Int64(outputs), scale: scale, isCentred: isCentred, isPlain: isPlain,
      isDouble: isDouble)
  }

  /// Such an axis for dimensions that there are not.
  fileprivate static let nearestSingle = gb_nearest(
    inputs: 1, outputs: 1, scale: 1, isCentred: false, isPlain: true, isDouble: false)

  fileprivate static let single = ResamplingAxis(inputSize: 1, taps: [[(0, 1)]])

  /// How many taps the first output has.
  var firstTaps: Int? { outputs > 0 ? nearest != nil ? 1 : Int(starts[1]) : nil }
}

/// An axis as the kernels read it.
final class TapTable {
  private let starts, places: UnsafeMutablePointer<Int64>
  private let weights: UnsafeMutablePointer<Double>
  private(set) var axis: gb_axis

  init(_ source: ResamplingAxis) {
    let taps = source.nearest == nil ? source.places.count : source.outputs
    starts = .allocate(capacity: source.outputs + 1)
    places = .allocate(capacity: Swift.max(taps, 1))
    weights = .allocate(capacity: Swift.max(taps, 1))
    if var nearest = source.nearest {
      for index in 0...taps { starts[index] = Int64(index) }
      gb_nearest_places(&nearest, 0, Int64(taps), places)
      weights.initialize(repeating: 1, count: taps)
    } else {
      starts.initialize(from: source.starts, count: source.outputs + 1)
      places.initialize(from: source.places, count: taps)
      weights.initialize(from: source.weights, count: taps)
    }
    axis = gb_axis(
      inputs: Int64(source.inputSize), outputs: Int64(source.outputs), starts: starts, places: places,
      weights: weights)
  }

  deinit {
    starts.deallocate()
    places.deallocate()
    weights.deallocate()
  }
}

extension NDArray {
  /// Each output is the sum over the taps of all axes of weight · input; the axes are the trailing dimensions.
  package func resampled(_ axes: [ResamplingAxis]) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.resampled(axes) } }
    return try resampled(axes, axes.map(\.outputs), spreading: false)
  }

  /// The adjoint of `resampled`.
  package func resampledBackward(_ axes: [ResamplingAxis]) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.resampledBackward(axes) } }
    return try resampled(axes, axes.map(\.inputSize), spreading: true)
  }

  private func resampled(
    _ axes: [ResamplingAxis], _ sizes: [Int], spreading: Bool
  ) throws(TensorError) -> NDArray {
    let lead = Array(shape.dropLast(axes.count))
    if let copies = try nearest(axes, lead, spreading: spreading) { return copies }
    if spreading, let result = try spreadPairs(axes, lead) { return result }
    let output = try NDArray.zeros(try Shape(lead + sizes), .float64, state)
    let mostAxes = 3
    if axes.count > mostAxes { throw .notImplemented("resampling of more than three dimensions is not supported yet") }
    if axes.contains(where: { $0.inputSize == 0 || $0.outputs == 0 }) { return try output.converted(to: dtype) }
    let tables = (Array(repeating: .single, count: mostAxes - axes.count) + axes).map(TapTable.init)
    let isCubic = spreading && axes.count == 2 && axes.allSatisfy { $0.firstTaps == 4 }
    let source = try converted(to: .float64).contiguous()
    withExtendedLifetime(tables) {
      gb_resample(
        tables.map(\.axis), Int64(lead.reduce(1, *)), spreading, dtype == .float32, isCubic,
        source.elements(as: Double.self), output.elements(as: Double.self))
    }
    return try output.converted(to: dtype)
  }

  /// The adjoint of what is made of two neighbours along two axes, for floats and doubles; nil elsewhere.
  private func spreadPairs(_ axes: [ResamplingAxis], _ lead: [Int]) throws(TensorError) -> NDArray? {
    guard axes.count == 2, dtype == .float32 || dtype == .float64,
      axes.allSatisfy({ $0.inputSize > 0 && $0.outputs > 0 && $0.nearest == nil && $0.firstTaps == 2 })
    else { return nil }
    let (rows, columns) = (TapTable(axes[0]), TapTable(axes[1]))
    let output = try NDArray.zeros(try Shape(lead + axes.map(\.inputSize)), dtype, state)
    let source = try contiguous()
    let isDone = withExtendedLifetime((rows, columns)) {
      withUnsafePointer(to: rows.axis) { first in
        withUnsafePointer(to: columns.axis) { second in
          gb_spread_pairs(
            first, second, Int64(lead.reduce(1, *)), dtype == .float32, source.pointer, output.pointer)
        }
      }
    }
    return isDone ? output : nil
  }

  /// The result where each output is a copy of the nearest input; nil elsewhere, and for adjoints in other types than floats and
  /// doubles.
  private func nearest(_ axes: [ResamplingAxis], _ lead: [Int], spreading: Bool) throws(TensorError) -> NDArray? {
    let mostAxes = 3
    let own = axes.compactMap(\.nearest)
    if own.count < axes.count || axes.count > mostAxes { return nil }
    if spreading && dtype != .float32 && dtype != .float64 { return nil }
    if axes.contains(where: { $0.inputSize == 0 || $0.outputs == 0 }) { return nil }
    let all = Array(repeating: ResamplingAxis.nearestSingle, count: mostAxes - axes.count) + own
    let (source, planes) = (try contiguous(), Int64(lead.reduce(1, *)))
    let shape = try Shape(lead + axes.map { spreading ? $0.inputSize : $0.outputs })
    if !spreading {
      let output = try NDArray(uninitialized: shape, dtype, state)
      gb_copy_nearest(Int64(dtype.byteCount), all, planes, source.pointer, output.pointer)
      return output
    }
    let output = try NDArray.zeros(shape, dtype, state)
    if dtype == .float32 {
      gb_add_nearest_f32(all, planes, source.elements(as: Float.self), output.elements(as: Float.self))
    } else {
      gb_add_nearest_f64(all, planes, source.elements(as: Double.self), output.elements(as: Double.self))
    }
    return output
  }
}

/// One axis of a padding whose new elements are copies of old ones.
package struct PaddingAxis: Sendable {
  package enum Mode: String, Sendable {
    case reflect, replicate, circular

    fileprivate var kernel: gb_padding_mode {
      switch self {
      case .reflect: GB_REFLECT
      case .replicate: GB_REPLICATE
      case .circular: GB_CIRCULAR
      }
    }
  }

  private let axis: gb_padding
  fileprivate var kernel: gb_padding { axis }
  fileprivate var outputs: Int { Int(axis.outputs) }

  /// `size` elements, which are at least one, with so many before and behind them (fewer than none are cut off).
  package init(_ mode: Mode, size: Int, before: Int, after: Int) {
    axis = gb_padding(
      inputs: Int64(size), outputs: Int64(size + before + after), before: Int64(before), mode: mode.kernel)
  }

  /// The same as outputs that take one input each.
  package var resampling: ResamplingAxis {
    let own = axis
    let places = (0..<own.outputs).map { output in withUnsafePointer(to: own) { gb_padded_place($0, output) } }
    return ResamplingAxis(
      inputSize: Int(own.inputs), outputs: Int(own.outputs), places: places,
      weights: [Double](repeating: 1, count: places.count))
  }
}

extension NDArray {
  /// The last dimensions padded, of which there are at most three.
  package func padded(_ axes: [PaddingAxis]) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.padded(axes) } }
    let single = gb_padding(inputs: 1, outputs: 1, before: 0, mode: GB_REPLICATE)
    let all = Array(repeating: single, count: max(0, 3 - axes.count)) + axes.map(\.kernel)
    if all.count > 3 { throw .notImplemented("padding of more than three dimensions is not supported yet") }
    let source = try contiguous()
    let lead = Array(shape.dropLast(axes.count))
    let output = try NDArray(uninitialized: try Shape(lead + axes.map(\.outputs)), dtype, state)
    gb_pad(Int64(dtype.byteCount), all, Int64(lead.reduce(1, *)), source.pointer, output.pointer)
    return output
  }

  /// The adjoint of `padded`: each element gets the sum of its copies.
  package func paddedBackward(_ axes: [PaddingAxis]) throws(TensorError) -> NDArray {
    if dtype.isComplex {
      return try NDArray.complex(
        try part(imaginary: false).paddedBackward(axes), try part(imaginary: true).paddedBackward(axes))
    }
    if hidden != nil || axes.count > 3 || (dtype != .float32 && dtype != .float64) {
      return try resampledBackward(axes.map(\.resampling))
    }
    let single = gb_padding(inputs: 1, outputs: 1, before: 0, mode: GB_REPLICATE)
    let all = Array(repeating: single, count: 3 - axes.count) + axes.map(\.kernel)
    let source = try contiguous()
    let lead = Array(shape.dropLast(axes.count))
    let output = try NDArray.zeros(try Shape(lead + axes.map { Int($0.kernel.inputs) }), dtype, state)
    let planes = Int64(lead.reduce(1, *))
    if dtype == .float32 {
      gb_pad_backward_f32(all, planes, source.elements(as: Float.self), output.elements(as: Float.self))
    } else {
      gb_pad_backward_f64(all, planes, source.elements(as: Double.self), output.elements(as: Double.self))
    }
    return output
  }
}
