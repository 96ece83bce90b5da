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
      if mode == "bicubic" || padding == "reflection" || input.rank == 5 {
        throw vm.notImplementedError(
          "grid_sample of volumes, with bicubic sampling or reflected borders is not supported yet; use images with "
            + "mode='bilinear' and padding_mode='zeros' or 'border'")
      }
      if arguments[4].isNone {
        try vm.issueWarning(
          .userWarning,
          "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please specify "
            + "align_corners=True if the old behavior is desired. See the documentation of grid_sample for details.")
      }
      if input.rank != 4 || grid.rank != 4 {
        throw vm.runtimeError(
          "grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got input with sizes "
            + "\(input.shape) and grid with sizes \(grid.shape)")
      }
      if grid.shape[0] != input.shape[0] {
        throw vm.runtimeError(
          "grid_sampler(): expected grid and input to have same batch size, but got input with sizes \(input.shape) and "
            + "grid with sizes \(grid.shape)")
      }
      if grid.shape[3] != 2 {
        throw vm.runtimeError(
          "grid_sampler(): expected grid to have size 2 in last dimension, but got grid with sizes \(grid.shape)")
      }
      if input.shape[2] == 0 || input.shape[3] == 0 {
        throw vm.runtimeError(
          "grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes \(input.shape) with "
            + "dimension \(input.shape[2] == 0 ? 2 : 3) being empty")
      }
      let corners = try vm.flag(arguments[4])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try input.gridSample(grid, nearest: mode == "nearest", border: padding == "border", alignCorners: corners)
        })
    },
    NativeRow("affine_grid(theta, size, align_corners=None)") { (vm, arguments) throws(PyError) in
      let theta = try vm.tensor(arguments[0], "affine_grid_generator", "theta")
      let sizes = try vm.sizes(vm.tuple([arguments[1]]), "affine_grid_generator", "size")
      if sizes.count != 4 {
        throw vm.notImplementedError(
          "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size "
            + "torch.Size(\(sizes)).")
      }
      if sizes.contains(where: { $0 <= 0 || $0 > 1 << 20 }) {
        throw vm.valueError("Expected non-zero, positive output size. Got torch.Size(\(sizes))")
      }
      let corners = try vm.flag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try theta.affineGrid(sizes[2], sizes[3], alignCorners: corners)
        })
    },
  ]
}
