// `nn.FractionalMaxPool2d` and `3d` and their functions: the rules are module text, the windows are drawn and pooled by
// the engine.

import Autodiff
import PythonRuntime
import Tensors

enum FractionalPoolingSource {
  static let functions = [
    "fractional_max_pool2d", "fractional_max_pool2d_with_indices", "fractional_max_pool3d",
    "fractional_max_pool3d_with_indices",
  ]

  static let helper = NativeRow("_fractional_max_pool(name, input, kernel_size, output_size, samples)") {
    (vm, arguments) throws(PyError) in
    let name = try vm.str(arguments[0])
    let input = try vm.tensor(arguments[1], name)
    let samples = try vm.tensor(arguments[4], name, "_random_samples", 4)
    let spatial = name.hasSuffix("2d") ? 2 : 3
    let kernel = try spread(vm, arguments[2], spatial, name, "kernel_size")
    let output = try spread(vm, arguments[3], spatial, name, "output_size")
    try check(vm, input, kernel, output, samples, name)
    let found = try vm.engine { () throws(TensorError) in
      try input.fractionalPool(kernel, output, samples.array)
    }
    return vm.wrapTuple([found.values, found.indices])
  }

  private static func spread(
    _ vm: Machine, _ value: Value, _ spatial: Int, _ name: String, _ setting: String
  ) throws(PyError) -> [Int] {
    if value.isInt { return [Int](repeating: value.asInt, count: spatial) }
    var sizes: [Int] = []
    for part in try vm.toArray(value) { sizes.append(try vm.int(part, name, setting)) }
    if sizes.count == 1 { return [Int](repeating: sizes[0], count: spatial) }
    if sizes.count != spatial {
      throw vm.runtimeError(
        "\(name): \(setting) must either be a single Int or tuple of \(spatial == 3 ? "three " : "")Ints")
    }
    return sizes
  }

  private static func check(
    _ vm: Machine, _ input: Tensor, _ kernel: [Int], _ output: [Int], _ samples: Tensor, _ name: String
  ) throws(PyError) {
    let spatial = kernel.count
    let planes = Array(input.shape.dropLast(spatial))
    let sizes = Array(input.shape.suffix(spatial))
    if samples.dtype != input.dtype {
      throw vm.runtimeError("Expect _random_samples to have the same dtype as input")
    }
    let batch = planes.count == 2 ? planes[0] : 1
    let given = Array(samples.shape)
    if given.count != 3 { throw vm.runtimeError("Expect _random_samples to have 3 dimensions got \(given.count)") }
    if given[0] < batch { throw vm.runtimeError("Expect _random_samples.size(0) no less then input batch size.") }
    if given[1] != planes[planes.count - 1] {
      throw vm.runtimeError("Expect _random_samples.size(1) equals to input channel size.")
    }
    if given[2] != spatial {
      throw vm.runtimeError("Expect _random_samples.size(2) equals to \(spatial); got \(given[2]).")
    }
    let names = spatial == 2 ? ["height", "width"] : ["time", "height", "width"]
    for index in 0..<spatial {
      if output[index] < 0 {
        throw vm.runtimeError("Trying to create tensor with negative dimension \(output[index]): \(planes + output)")
      }
      // The sum wraps around as the reference's does: sizes beyond all memory are refused where the result is made.
      let last = output[index] &+ kernel[index] &- 1
      if kernel[index] <= 0 || kernel[index] > sizes[index] || last > sizes[index] {
        let function = spatial == 2 ? name : name + "_out"
        throw vm.runtimeError(
          "\(function)(): pool \(names[index]) \(kernel[index]) too large relative to input \(names[index]) "
            + "\(sizes[index])")
      }
    }
  }

  static let text = #"""
    def _output_sizes(name, input, output_size, output_ratio):
        spatial = 2 if name.endswith("2d") else 3
        if output_size is None and output_ratio is None:
            raise ValueError(f"{name} requires specifying either an output_size or an output_ratio")
        if output_size is None:
            if spatial == 3 and not isinstance(output_ratio, (tuple, list)):
                output_ratio = (output_ratio,) * 3
            if len(output_ratio) > spatial:
                raise ValueError(f"{name} requires output_ratio to either be a single Int or tuple of Ints.")
            output_size = [int(input.size(place - spatial) * output_ratio[place]) for place in range(spatial)]
        return output_size

    def _fractional(name, input, kernel_size, output_size, output_ratio, samples):
        output_size = _output_sizes(name, input, output_size, output_ratio)
        spatial = 2 if name.endswith("2d") else 3
        if samples is None:
            count = 1 if input.dim() == spatial + 1 else input.size(0)
            samples = torch.rand(count, input.size(-spatial - 1), spatial, dtype=input.dtype)
        return _fractional_max_pool(name, input, kernel_size, output_size, samples)

    def fractional_max_pool2d_with_indices(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                                           _random_samples=None):
        return _fractional("fractional_max_pool2d", input, kernel_size, output_size, output_ratio, _random_samples)

    def fractional_max_pool2d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                              _random_samples=None):
        pair = _fractional("fractional_max_pool2d", input, kernel_size, output_size, output_ratio, _random_samples)
        return pair if return_indices else pair[0]

    def fractional_max_pool3d_with_indices(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                                           _random_samples=None):
        return _fractional("fractional_max_pool3d", input, kernel_size, output_size, output_ratio, _random_samples)

    def fractional_max_pool3d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                              _random_samples=None):
        pair = _fractional("fractional_max_pool3d", input, kernel_size, output_size, output_ratio, _random_samples)
        return pair if return_indices else pair[0]

    for _function in (fractional_max_pool2d, fractional_max_pool2d_with_indices, fractional_max_pool3d,
                      fractional_max_pool3d_with_indices):
        _set_module(_function, "torch.nn.functional")

    class _FractionalMaxPoolNd(Module):
        def __init__(self, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
            super().__init__()
            if self._spatial == 3 and not all([k > 0 for k in self._spread(kernel_size)]):
                raise ValueError(f"kernel_size must be greater than 0, but got {kernel_size}")
            self.kernel_size = self._spread(kernel_size)
            self.return_indices = return_indices
            self.register_buffer("_random_samples", _random_samples)
            self.output_size = None if output_size is None else self._spread(output_size)
            self.output_ratio = None if output_ratio is None else self._spread(output_ratio)
            if output_size is None and output_ratio is None:
                raise ValueError(f"{type(self).__name__} requires specifying either an output size, or a pooling ratio")
            if output_size is not None and output_ratio is not None:
                raise ValueError("only one of output_size and output_ratio may be specified")
            if self.output_ratio is not None and not all([0 < ratio < 1 for ratio in self.output_ratio]):
                raise ValueError(f"output_ratio must be between 0 and 1 (got {output_ratio})")

        def _spread(self, value):
            return tuple(value) if isinstance(value, (tuple, list)) else (value,) * self._spatial

        def forward(self, input):
            return self._function(
                input, self.kernel_size, self.output_size, self.output_ratio, self.return_indices, self._random_samples)

    class FractionalMaxPool2d(_FractionalMaxPoolNd):
        _spatial = 2
        _function = staticmethod(fractional_max_pool2d)

    class FractionalMaxPool3d(_FractionalMaxPoolNd):
        _spatial = 3
        _function = staticmethod(fractional_max_pool3d)

    for _class in (FractionalMaxPool2d, FractionalMaxPool3d):
        _set_module(_class, "torch.nn.modules.pooling")
    """#
}
