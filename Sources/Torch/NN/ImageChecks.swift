// What pooling, padding and resampling ask of the shape of images: how many dimensions, and none of them empty but that of
// the batch. Every function of the reference says it in words of its own.

import Autodiff
import PythonRuntime
import Tensors

extension Machine {
  /// "Expected 2 to 3 dimensions": what a function of one-dimensional images says before it lifts them.
  func checkLiftedRank(_ input: Tensor, _ name: String) throws(PyError) {
    if input.rank == 2 || input.rank == 3 { return }
    throw runtimeError(
      "Expected 2 to 3 dimensions, but got \(input.rank)-dimensional tensor for argument #1 'self' (while checking "
        + "arguments for \(name))")
  }

  /// The sizes of an image as the reference sees them: one-dimensional ones have the height 1.
  private func liftedSizes(_ input: Tensor, _ spatial: Int) -> [Int] {
    var sizes = Array(input.shape)
    if spatial == 1 { sizes.insert(1, at: sizes.count - 1) }
    return sizes
  }

  /// How many dimensions plain pooling asks for. `lifts`: the function brings one-dimensional images to two dimensions.
  func checkPooledRank(_ input: Tensor, _ spatial: Int, _ name: String, lifts: Bool) throws(PyError) {
    let isMaximum = name.hasPrefix("max")
    if spatial == 1 && !lifts {
      let fits = (input.rank == 2 || input.rank == 3) && !input.shape.suffix(2).contains(0)
      if fits { return }
      throw runtimeError(
        "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:"
          + "\(input.shape)")
    }
    if spatial == 1 { try checkLiftedRank(input, isMaximum ? "max_pool1d" : "avg_pool1d") }
    if spatial == 2 && !isMaximum && input.rank < 3 {
      if input.rank == 0 { throw indexError("Dimension specified as -3 but tensor has no dimensions") }
      throw pythonError(TensorError.dimensionOutOfRange(-3, rank: input.rank))
    }
    let fitsRank = input.rank == spatial + 1 || input.rank == spatial + 2
    if !fitsRank && !(spatial == 2 && !isMaximum) {
      throw runtimeError("non-empty \(spatial + 1)D or \(spatial + 2)D (batch mode) tensor expected for input")
    }
  }

  /// That no dimension but the batch's is empty.
  func checkPooledSizes(_ input: Tensor, _ spatial: Int, _ name: String, lifts: Bool) throws(PyError) {
    if spatial == 1 && !lifts { return }
    let isMaximum = name.hasPrefix("max")
    let fitsRank = input.rank == spatial + 1 || input.rank == spatial + 2
    let sizes = liftedSizes(input, spatial)
    guard !fitsRank || sizes.suffix(Swift.max(spatial, 2) + 1).contains(0) else { return }
    if spatial == 3 {
      let place = isMaximum ? "max_pool3d_with_indices_out_cpu_template()" : "avg_pool3d()"
      throw runtimeError(
        "\(place): Expected input's non-batch dimensions to have positive length, but input has a shape of "
          + "\(input.shape) and non-batch dimension 0 has length zero!")
    }
    throw runtimeError(
      "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:\(sizes)")
  }

  /// The checks of adaptive pooling.
  func checkAdaptive(_ input: Tensor, _ spatial: Int, _ name: String) throws(PyError) {
    let isMaximum = name.hasPrefix("adaptive_max")
    let own = "adaptive_\(isMaximum ? "max" : "avg")_pool\(spatial)d"
    if spatial == 1 { try checkLiftedRank(input, own) }
    let fits = input.rank == spatial + 1 || input.rank == spatial + 2
    if !isMaximum && spatial == 3 && !fits && input.rank > 1 {
      try checkNotEmpty(Array(input.shape), 1..<input.rank, own)
    }
    if !fits {
      throw runtimeError(
        "\(own)(): Expected \(spatial + 1)D or \(spatial + 2)D tensor, but got\(isMaximum ? ":" : "") \(input.shape)")
    }
    if isMaximum || spatial == 3 {
      return try checkNotEmpty(Array(input.shape), 1..<input.rank, own)
    }
    let sizes = liftedSizes(input, spatial)
    try checkNotEmpty(sizes, (sizes.count - 2)..<sizes.count, "adaptive_avg_pool2d")
  }

  private func checkNotEmpty(_ sizes: [Int], _ range: Range<Int>, _ name: String) throws(PyError) {
    guard let empty = range.first(where: { sizes[$0] == 0 }) else { return }
    throw runtimeError(
      "\(name)(): Expected input to have non-zero size for non-batch dimensions, but input has sizes \(sizes) with "
        + "dimension \(empty) being empty")
  }

  /// The checks of padding by more than a constant.
  func checkPadded(_ input: Tensor, _ amounts: [Int], _ mode: String) throws(PyError) {
    let spatial = amounts.count / 2
    if spatial < 1 || spatial > 3 || (input.rank != spatial + 1 && input.rank != spatial + 2) {
      throw notImplementedError(
        "Padding size \(amounts.count) is not supported for \(input.rank)D input tensor.\n"
          + "Supported combinations for non-constant padding:\n"
          + "  - 2D or 3D input: padding size = 2 (pads last dimension)\n"
          + "  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)\n"
          + "  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)")
    }
    if mode != "circular" && input.shape.suffix(spatial + 1).contains(0) {
      throw runtimeError(
        "Expected \(spatial + 1)D or \(spatial + 2)D (batch mode) tensor with possibly 0 batch size and other non-zero "
          + "dimensions for input, but got: \(input.shape)")
    }
  }

  /// The checks of interpolation between an image and its new sizes.
  func checkResampled(_ input: Tensor, _ sizes: [Int]) throws(PyError) {
    let spatial = sizes.count
    let given = Array(input.shape.dropFirst(2))
    if (given + sizes).contains(where: { $0 <= 0 }) {
      let letters = ["D", "H", "W"].suffix(spatial)
      func text(_ sizes: [Int]) -> String { zip(letters, sizes).map { "\($0): \($1)" }.joined(separator: ", ") }
      throw runtimeError(
        "Input and output sizes should be greater than 0, but got input (\(text(given)))\(spatial == 1 ? " and" : "") "
          + "output (\(text(sizes)))")
    }
    if input.shape[1] == 0 {
      throw runtimeError(
        "Non-empty \(input.rank)D data tensor expected but got a tensor with sizes \(input.shape)")
    }
  }
}
