// `torch.nn.functional`: sampling images at given places.

import Autodiff
import PythonRuntime
import Tensors

enum FunctionalSampling {
  static let functions: [NativeRow] = [
    NativeRow("grid_sample(input, grid, mode='bilinear', padding_mode='zeros', align_corners=None)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "grid_sampler")
      let grid = try vm.tensor(arguments[1], "grid_sampler", "grid", 2)
      let (mode, padding) = (try vm.str(arguments[2]), try vm.str(arguments[3]))
      guard ["bilinear", "nearest", "bicubic"].contains(mode) else {
        throw vm.valueError(
          "nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '\(mode)'")
      }
      guard ["zeros", "border", "reflection"].contains(padding) else {
        throw vm.valueError(
          "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: "
            + "'\(padding)'")
      }
      if arguments[4].isNone { try vm.warnOfCorners() }
      if input.rank == 0 || grid.rank == 0 {
        throw vm.indexError("Dimension specified as 0 but tensor has no dimensions")
      }
      if grid.shape[0] != input.shape[0] {
        throw vm.runtimeError(
          "grid_sampler(): expected grid and input to have same batch size, but got input with sizes \(input.shape) and "
            + "grid with sizes \(grid.shape)")
      }
      let axes = input.rank - 2
      if grid.shape[grid.rank - 1] != axes {
        throw vm.runtimeError(
          "grid_sampler(): expected grid to have size \(axes) in last dimension, but got grid with sizes \(grid.shape)")
      }
      if let empty = (2..<max(input.rank, 2)).first(where: { input.shape[$0] == 0 }) {
        throw vm.runtimeError(
          "grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes \(input.shape) with "
            + "dimension \(empty) being empty")
      }
      if (input.rank != 4 && input.rank != 5) || grid.rank != input.rank {
        throw vm.runtimeError(
          "grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got input with sizes "
            + "\(input.shape) and grid with sizes \(grid.shape)")
      }
      if mode == "bicubic" && axes == 3 {
        throw vm.runtimeError("grid_sampler(): bicubic interpolation only supports 4D input")
      }
      let corners = try vm.flag(arguments[4])
      let sampling: SamplingMode = mode == "nearest" ? .nearest : mode == "bicubic" ? .cubic : .linear
      let outside: SamplingPadding = padding == "zeros" ? .zeros : padding == "border" ? .border : .reflection
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try input.gridSample(grid, sampling, outside, alignCorners: corners)
        })
    },
    NativeRow("affine_grid(theta, size, align_corners=None)") { (vm, arguments) throws(PyError) in
      let theta = try vm.tensor(arguments[0], "affine_grid_generator", "theta")
      if arguments[2].isNone { try vm.warnOfCorners() }
      let sizes = try vm.sizes(vm.tuple([arguments[1]]), "affine_grid_generator", "size")
      if sizes.count != 4 && sizes.count != 5 {
        throw vm.notImplementedError(
          "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size "
            + "torch.Size(\(sizes)).")
      }
      if sizes.contains(where: { $0 <= 0 || $0 > 1 << 20 }) {
        throw vm.valueError("Expected non-zero, positive output size. Got torch.Size(\(sizes))")
      }
      let d = sizes.count - 2
      if theta.rank != 3 || theta.shape[1] != d || theta.shape[2] != d + 1 {
        let wanted = sizes.map(String.init).joined(separator: ", ")
        throw vm.valueError(
          "Expected a batch of \(d)D affine matrices of shape Nx\(d)x\(d + 1) for size (\(wanted)). Got "
            + "torch.Size(\(theta.shape)).")
      }
      let corners = try vm.flag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try theta.affineGrid(sizes, alignCorners: corners)
        })
    },
  ]
}

extension Machine {
  /// What sampling on a grid says when the corners are not spoken of.
  fileprivate func warnOfCorners() throws(PyError) {
    try issueWarning(
      .userWarning,
      "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please specify "
        + "align_corners=True if the old behavior is desired. See the documentation of grid_sample for details.")
  }
}
