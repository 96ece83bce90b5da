// Methods that call a function of the lesson for each element, or give their tensor another size; and the methods whose
// body is a function of a module in Python.

import Autodiff
import PythonRuntime
import Tensors

enum ElementCalls {
  static let all: [TensorOperation] = calls + sizes + delegated

  private static let calls: [TensorOperation] = [
    TensorOperation("apply_", "callable", .method) { (vm, tensor, arguments) throws(PyError) in
      try call(vm, arguments[0], [tensor], arguments[1], "apply_")
    },
    TensorOperation("map_", "tensor, callable", .method) { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "map_", "tensor", 1)
      if other.dtype != tensor.dtype {
        throw vm.typeError(
          "map_: expected \(tensor.dtype.tensorTypeName) for 'other' (got \(other.dtype.tensorTypeName))")
      }
      return try call(vm, arguments[0], [tensor, other], arguments[2], "map_")
    },
    TensorOperation("map2_", "x, y, callable", .method) { (vm, tensor, arguments) throws(PyError) in
      let (x, y) = (try vm.tensor(arguments[1], "map2_", "x", 1), try vm.tensor(arguments[2], "map2_", "y", 2))
      return try call(vm, arguments[0], [tensor, x, y], arguments[3], "map2_")
    },
  ]

  /// Writes `function` of the elements at each place over the first tensor.
  private static func call(
    _ vm: Machine, _ receiver: Value, _ tensors: [Tensor], _ function: Value, _ name: String
  ) throws(PyError) -> Value {
    let target = tensors[0]
    if tensors.contains(where: \.isDifferentiable) {
      throw vm.runtimeError(
        "Can't call \(name)() on Variable that requires grad. Use var.detach().\(name)() instead.")
    }
    if target.array.repeatsElements && target.array.hidden == nil {
      return try callInPlace(vm, receiver, tensors, function, name)
    }
    let columns = try vm.engine { () throws(TensorError) in
      var columns: [[Scalar]] = []
      for tensor in tensors { columns.append(try tensor.array.expanded(to: target.shape).scalars()) }
      return columns
    }
    var results: [Scalar] = []
    for place in 0..<target.count {
      let value = try vm.call(function, columns.map { vm.number($0[place]) })
      guard let number = vm.scalar(value) else {
        throw vm.typeError("\(name)(): the function must return a number, not \(vm.typeName(of: value))")
      }
      results.append(number)
    }
    try vm.engine { () throws(TensorError) in
      let whole = try NDArray.from(results, target.shape, target.dtype, target.state)
      try target.array.copyFrom(whole)
      target.array.bumpVersion()
    }
    return receiver
  }

  /// The same where elements share memory: each call sees what the one before has written.
  private static func callInPlace(
    _ vm: Machine, _ receiver: Value, _ tensors: [Tensor], _ function: Value, _ name: String
  ) throws(PyError) -> Value {
    let target = tensors[0]
    let arrays = try vm.engine { () throws(TensorError) in
      var arrays: [NDArray] = []
      for tensor in tensors { arrays.append(try tensor.array.expanded(to: target.shape)) }
      return arrays
    }
    // The function may give the tensor another shape.
    let sizes = Array(target.shape)
    for place in 0..<sizes.reduce(1, *) {
      var rest = place
      var index = [Int](repeating: 0, count: sizes.count)
      for axis in sizes.indices.reversed() {
        index[axis] = rest % sizes[axis]
        rest /= sizes[axis]
      }
      func element(_ array: NDArray) throws(TensorError) -> NDArray {
        var one = array
        for axis in index { one = try one.selected(0, axis) }
        return one
      }
      let numbers = try vm.engine { () throws(TensorError) in
        var numbers: [Scalar] = []
        for array in arrays { numbers.append(try element(array).item()) }
        return numbers
      }
      let value = try vm.call(function, numbers.map { vm.number($0) })
      guard let number = vm.scalar(value) else {
        throw vm.typeError("\(name)(): the function must return a number, not \(vm.typeName(of: value))")
      }
      try vm.engine { () throws(TensorError) in try element(arrays[0]).fill(number) }
    }
    target.array.bumpVersion()
    return receiver
  }

  private static let sizes: [TensorOperation] = [
    TensorOperation("resize_", "*size", .method) { (vm, tensor, arguments) throws(PyError) in
      try resize(vm, tensor, try vm.shape(arguments[1], "resize_"))
      return arguments[0]
    },
    TensorOperation("resize_as_", "the_template") { (vm, tensor, arguments) throws(PyError) in
      try resize(vm, tensor, try vm.tensor(arguments[1], "resize_as_", "the_template", 1).shape)
      return arguments[0]
    },
  ]

  /// Elements stay as they lie in memory; new ones are zeros here, where the reference leaves what the memory held. The same
  /// sizes keep their steps.
  private static func resize(_ vm: Machine, _ tensor: Tensor, _ shape: Shape) throws(PyError) {
    if tensor.requiresGradient { throw vm.runtimeError("cannot resize variables that require grad") }
    try vm.engine { () throws(TensorError) in
      let wanted = try shape.checkedCount(of: tensor.dtype)
      if tensor.shape == shape { return }
      let array = tensor.array
      let available = array.storage.byteCount / array.dtype.byteCount - array.offset
      let strides = shape.contiguousStrides
      if wanted <= available {
        tensor.setData(Tensor(array.window(shape: shape, strides: strides, offset: array.offset)))
      } else {
        let whole = try NDArray.zeros([wanted], tensor.dtype, tensor.state)
        let kept = array.window(shape: [available], strides: [1], offset: array.offset)
        if available > 0 { try whole.narrowed(0, 0, available).copyFrom(kept) }
        tensor.setData(Tensor(try whole.reshaped(to: shape)))
      }
    }
  }

  // MARK: Functions in Python

  /// A method that is a function of a module written in Python, with the tensor as first argument.
  private static func delegate(_ name: String, _ parameters: String, _ module: String) -> TensorOperation {
    TensorOperation(name, parameters, .method) { (vm, _, arguments) throws(PyError) in
      let function = try vm.importModule(module).attributes.get(vm.intern(name))
      return try vm.call(function, (0..<arguments.count).map { arguments[$0] })
    }
  }

  private static let delegated: [TensorOperation] = [
    delegate(
      "stft",
      "n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode='reflect', normalized=False, "
        + "onesided=None, return_complex=None", "torch._signal"),
    delegate(
      "istft",
      "n_fft, hop_length=None, win_length=None, window=None, center=True, normalized=False, onesided=None, "
        + "length=None, return_complex=False", "torch._signal"),
    delegate("frexp", "", "torch._composed"), delegate("geqrf", "", "torch._composed"),
    delegate("orgqr", "input2", "torch._composed"),
    delegate("multinomial", "num_samples, replacement=False, *, generator=None", "torch._composed"),
  ]
}
