// `torch.nn.functional`: convolutions, and windows as columns. Numbers or tuples for each spatial dimension; images with
// or without a batch dimension.

import Autodiff
import PythonRuntime
import Tensors

enum FunctionalConvolutions {
  static let functions: [NativeRow] = [
    convolution("conv1d", 1), convolution("conv2d", 2), convolution("conv3d", 3), transposed("conv_transpose1d", 1),
    transposed("conv_transpose2d", 2), transposed("conv_transpose3d", 3), unfold, fold,
  ]

  private static func convolution(_ name: String, _ spatial: Int) -> NativeRow {
    NativeRow("\(name)(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let weight = try vm.tensor(arguments[1], name, "weight", 2)
      let bias = arguments[2].isNone ? nil : try vm.tensor(arguments[2], name, "bias", 3)
      let stride = try vm.spatial(arguments[3], spatial, name, "stride")
      let dilation = try vm.spatial(arguments[5], spatial, name, "dilation")
      let groups = try vm.int(arguments[6], name, "groups", 7)
      return vm.wrap(
        try vm.convolution(
          name, input, weight, bias, stride: stride, padding: arguments[4], dilation: dilation, groups: groups))
    }
  }

  private static func transposed(_ name: String, _ spatial: Int) -> NativeRow {
    NativeRow(
      "\(name)(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1)"
    ) { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let weight = try vm.tensor(arguments[1], name, "weight", 2)
      let bias = arguments[2].isNone ? nil : try vm.tensor(arguments[2], name, "bias", 3)
      let geometry = ConvolutionGeometry(
        stride: try vm.spatial(arguments[3], spatial, name, "stride"),
        padding: try vm.spatial(arguments[4], spatial, name, "padding"),
        dilation: try vm.spatial(arguments[7], spatial, name, "dilation"),
        groups: try vm.int(arguments[6], name, "groups", 7))
      let extra = try vm.spatial(arguments[5], spatial, name, "output_padding")
      let options = ConvolutionOptions(geometry, transposed: true, outputPadding: extra)
      return vm.wrap(try vm.convolved(name, input, weight, bias, options))
    }
  }

  private static let unfold = NativeRow("unfold(input, kernel_size, dilation=1, padding=0, stride=1)") {
    (vm, arguments) throws(PyError) in
    let input = try vm.tensor(arguments[0], "unfold")
    let kernel = try vm.spatial(arguments[1], 2, "unfold", "kernel_size")
    let geometry = ConvolutionGeometry(
      stride: try vm.spatial(arguments[4], 2, "unfold", "stride"),
      padding: try vm.spatial(arguments[3], 2, "unfold", "padding"),
      dilation: try vm.spatial(arguments[2], 2, "unfold", "dilation"), groups: 1)
    try vm.checkWindows(kernel, geometry)
    if input.rank < 3 {
      let asked = input.rank < 2 ? 1 : 2
      if input.rank == 0 { throw vm.indexError("Dimension specified as 1 but tensor has no dimensions") }
      throw vm.pythonError(TensorError.dimensionOutOfRange(asked, rank: input.rank))
    }
    if input.rank > 4 || input.shape.suffix(3).contains(0) {
      throw vm.runtimeError(
        "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but "
          + "got: \(input.shape)")
    }
    return vm.wrap(
      try vm.engine { () throws(TensorError) in
        let images = input.rank == 3 ? try input.unsqueeze(0) : input
        let sizes = try geometry.outputSizes(Array(images.shape.dropFirst(2)), kernel)
        if sizes.contains(where: { $0 <= 0 }) {
          // Towards less, not towards zero.
          let blocks = (0..<2).map { place in
            let room =
              images.shape[2 + place] + 2 * geometry.padding[place] - geometry.dilation[place] * (kernel[place] - 1) - 1
            return Int((Double(room) / Double(geometry.stride[place])).rounded(.down)) + 1
          }
          throw .runtime(
            "Given input with spatial size (\(images.shape[2]), \(images.shape[3])), kernel_size=(\(kernel[0]), "
              + "\(kernel[1])), dilation=(\(geometry.dilation[0]), \(geometry.dilation[1])), padding=("
              + "\(geometry.padding[0]), \(geometry.padding[1])), "
              + "calculated shape of the array of sliding blocks as (\(blocks[0]), \(blocks[1])), but its components must "
              + "be at least one.")
        }
        let columns = try images.windowColumns(kernel, geometry)
        return input.rank == 3 ? try columns.squeeze([0]) : columns
      })
  }

  private static let fold = NativeRow("fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1)") {
    (vm, arguments) throws(PyError) in
    let input = try vm.tensor(arguments[0], "fold")
    let whole = try vm.spatial(arguments[1], 2, "fold", "output_size")
    let kernel = try vm.spatial(arguments[2], 2, "fold", "kernel_size")
    let geometry = ConvolutionGeometry(
      stride: try vm.spatial(arguments[5], 2, "fold", "stride"),
      padding: try vm.spatial(arguments[4], 2, "fold", "padding"),
      dilation: try vm.spatial(arguments[3], 2, "fold", "dilation"), groups: 1)
    try vm.checkWindows(kernel, geometry)
    if whole.contains(where: { $0.magnitude > 1 << 30 }) {
      throw vm.runtimeError("Storage size calculation overflowed with sizes=\(whole)")
    }
    if (input.rank != 2 && input.rank != 3) || input.shape.suffix(2).contains(0) {
      throw vm.runtimeError(
        "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, "
          + "but got: \(input.shape)")
    }
    return vm.wrap(
      try vm.engine { () throws(TensorError) in
        let columns = input.rank == 2 ? try input.unsqueeze(0) : input
        let size = kernel[0] * kernel[1]
        if columns.shape[1] % size != 0 {
          throw .runtime(
            "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got "
              + "input.size(1)=\(columns.shape[1]) and kernel_size=(\(kernel[0]), \(kernel[1])).")
        }
        let counts = try geometry.outputSizes(whole, kernel)
        if columns.shape[2] != counts[0] * counts[1] {
          throw .runtime(
            "Given output_size=(\(whole[0]), \(whole[1])), kernel_size=(\(kernel[0]), \(kernel[1])), dilation=("
              + "\(geometry.dilation[0]), \(geometry.dilation[1])), padding=(\(geometry.padding[0]), "
              + "\(geometry.padding[1])), stride=(\(geometry.stride[0]), \(geometry.stride[1])), expected size of "
              + "input's dimension 2 to match the calculated number of sliding blocks \(counts[0]) * \(counts[1]) = "
              + "\(counts[0] * counts[1]), but got input.size(2)=\(columns.shape[2]).")
        }
        let images = try columns.foldedColumns(
          try Shape([columns.shape[0], columns.shape[1] / size] + whole), kernel, geometry)
        return input.rank == 2 ? try images.squeeze([0]) : images
      })
  }
}

extension Machine {
  /// A number for every spatial dimension, given once or as a tuple.
  func spatial(_ value: Value, _ count: Int, _ function: String, _ name: String) throws(PyError) -> [Int] {
    if value.isInt { return [Int](repeating: value.asInt, count: count) }
    if let tensor = value.tensor, tensor.count == 1, tensor.dtype.isInteger {
      return [Int](repeating: try int(value, function, name), count: count)
    }
    if value.bigInt != nil { throw valueError("Overflow when unpacking long long") }
    let place = spatialPosition(function, name).map { " (position \($0))" } ?? ""
    guard value.isKind(.tuple) || value.isKind(.list) else {
      throw typeError("\(function)(): argument '\(name)'\(place) must be tuple of ints, not \(cTypeName(value))")
    }
    var result: [Int] = []
    for (index, element) in try toArray(value).enumerated() {
      if index == 0 && !element.isInt && element.tensor == nil && element.bigInt == nil && scalar(element) == nil
        || element.isFloat || element.isBool && index == 0
      {
        throw typeError(
          "\(function)(): argument '\(name)'\(place) must be tuple of ints, but found element of type "
            + "\(cTypeName(element)) at pos \(index)")
      }
      result.append(element.isBool ? element.asInt : try int(element, function, name))
    }
    if result.count == 1 { return [Int](repeating: result[0], count: count) }
    if result.count != count {
      throw runtimeError(
        "expected \(name) to be a single integer value or a list of \(count) values to match the convolution dimensions, "
          + "but got \(name)=\(result)")
    }
    return result
  }

  /// Where an argument of a convolution or a pooling stands in the call that the reference makes.
  private func spatialPosition(_ function: String, _ name: String) -> Int? {
    let isPooling = function.contains("pool") || function.contains("fold")
    return switch name {
    case "kernel_size", "output_size": 2
    case "stride": isPooling ? 3 : 4
    case "padding": isPooling ? 4 : 5
    case "output_padding": 6
    case "dilation": isPooling ? 5 : function.contains("transpose") ? 8 : 6
    default: nil
    }
  }

  func checkWindows(_ kernel: [Int], _ geometry: ConvolutionGeometry) throws(PyError) {
    let huge = 1 << 30
    if kernel.contains(where: { $0 <= 0 }) {
      throw runtimeError(
        "kernel size should be greater than zero, but got kernel_height: \(kernel[0]) kernel_width: "
          + "\(kernel[kernel.count - 1])")
    }
    if geometry.stride.contains(where: { $0 <= 0 }) {
      throw runtimeError(
        "stride should be greater than zero, but got stride_height: \(geometry.stride[0]) stride_width: "
          + "\(geometry.stride[geometry.stride.count - 1])")
    }
    if geometry.dilation.contains(where: { $0 <= 0 }) {
      throw runtimeError(
        "dilation should be greater than zero, but got dilation_height: \(geometry.dilation[0]) dilation_width: "
          + "\(geometry.dilation[geometry.dilation.count - 1])")
    }
    if geometry.padding.contains(where: { $0 < 0 }) {
      throw runtimeError(
        "padding should be non-negative, but got pad_height: \(geometry.padding[0]) pad_width: "
          + "\(geometry.padding[geometry.padding.count - 1])")
    }
    if (kernel + geometry.stride + geometry.dilation + geometry.padding).contains(where: { $0 > huge }) {
      throw runtimeError("Storage size calculation overflowed with sizes=\(kernel)")
    }
  }

  /// A convolution with `padding` as numbers, `'valid'` or `'same'`: what `conv1d` to `conv3d` and the layers call.
  func convolution(
    _ name: String, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, stride: [Int], padding: Value, dilation: [Int],
    groups: Int
  ) throws(PyError) -> Tensor {
    let count = stride.count
    // Padding on both sides alike is reckoned elsewhere, where the bias is not looked at.
    if let bias, padding.str?.string != "same" {
      try engine { () throws(TensorError) in try input.checkBiasType(bias) }
    }
    var images = input
    var amounts = [Int](repeating: 0, count: count)
    if let mode = padding.str?.string {
      if mode == "same" {
        try checkImages(name, input, count)
        if weight.rank < 3 { throw runtimeError("weight should have at least three dimensions") }
        let whole = (input.rank == count + 1 ? [1] : []) + Array(input.shape)
        if weight.rank != whole.count {
          throw runtimeError(
            "Expected \(weight.rank)-dimensional input for \(weight.rank)-dimensional weight\(weight.shape), but got "
              + "\(whole.count)-dimensional input of size \(whole) instead")
        }
        if stride.contains(where: { $0 != 1 }) {
          throw runtimeError("padding='same' is not supported for strided convolutions")
        }
        var uneven = false
        var pads: [Int] = []
        for index in 0..<count where index + 2 < weight.rank {
          let total = dilation[index] &* (weight.shape[index + 2] - 1)
          amounts[index] = total / 2
          uneven = uneven || total % 2 != 0
          pads = [0, total % 2] + pads
        }
        if uneven {
          if !torch.hasWarnedOfUnevenPadding {
            torch.hasWarnedOfUnevenPadding = true
            try issueWarning(
              .userWarning,
              "Using padding='same' with even kernel lengths and odd dilation may require a zero-padded copy of the input be "
                + "created (Triggered internally at /__w/pytorch/pytorch/aten/src/ATen/native/Convolution.cpp:1101.)")
          }
          let places = pads
          images = try engine { () throws(TensorError) in try input.constantPad(places, .int(0)) }
        }
      } else if mode != "valid" {
        throw runtimeError("Invalid padding string: '\(mode)'")
      }
    } else {
      amounts = try spatial(padding, count, name, "padding")
    }
    let geometry = ConvolutionGeometry(stride: stride, padding: amounts, dilation: dilation, groups: groups)
    return try convolved(name, images, weight, bias, ConvolutionOptions(geometry))
  }

  private func checkImages(_ name: String, _ input: Tensor, _ spatial: Int) throws(PyError) {
    if input.rank == spatial + 1 || input.rank == spatial + 2 { return }
    throw runtimeError(
      "Expected \(spatial + 1)D (unbatched) or \(spatial + 2)D (batched) input to \(name), but got input of size: "
        + "\(input.shape)")
  }

  /// A convolution of images with or without a batch dimension.
  func convolved(
    _ name: String, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ options: ConvolutionOptions
  ) throws(PyError) -> Tensor {
    let spatial = options.geometry.rank
    try checkImages(name, input, spatial)
    if weight.rank < 3 { throw runtimeError("weight should have at least three dimensions") }
    if spatial > 1 && weight.rank != spatial + 2 {
      throw runtimeError(
        "expected stride to be a single integer value or a list of \(weight.rank - 2) values to match the convolution "
          + "dimensions, but got stride=\(options.geometry.stride)")
    }
    var bias = bias
    if let given = bias, given.dtype != input.dtype, input.dtype == weight.dtype {
      if !input.dtype.isFloatingPoint {
        throw runtimeError(
          "result type \(given.dtype.typeName) can't be cast to the desired output type \(input.dtype.typeName)")
      }
      bias = try engine { () throws(TensorError) in try given.to(input.dtype) }
    }
    return try engine { () throws(TensorError) in
      if input.rank == spatial + 2 { return try input.convolution(weight, bias, options) }
      return try input.unsqueeze(0).convolution(weight, bias, options).squeeze([0])
    }
  }
}
