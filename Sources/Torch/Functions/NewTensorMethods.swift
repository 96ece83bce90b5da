// Constructors as methods: `new_zeros`, `new_tensor` and their kin take the element type of the tensor they are called on.

import Autodiff
import PythonRuntime
import Tensors

enum NewTensorMethods {
  static let all: [TensorOperation] = [
    filled("new_zeros", .int(0)), filled("new_ones", .int(1)), filled("new_empty", .int(0)),
    TensorOperation("new_full", "size, fill_value, \(options)", .method) { (vm, tensor, arguments) throws(PyError) in
      let shape = try vm.shape(vm.tuple([arguments[1]]), "new_full")
      guard let number = try vm.scalarOrItem(arguments[2]) else {
        throw vm.argumentError("new_full", "fill_value", 2, expected: "Number", found: arguments[2])
      }
      let dtype = try vm.dtype(arguments[3], "new_full") ?? tensor.dtype
      try vm.checkDevice(arguments[4])
      return try vm.make(arguments[5]) { () throws(TensorError) in
        try tensor.array.filledAlongside(shape, number, dtype)
      }
    },
    TensorOperation("new_tensor", "data, \(options)", .method) { (vm, tensor, arguments) throws(PyError) in
      let dtype = try vm.dtype(arguments[2], "new_tensor") ?? tensor.dtype
      try vm.checkDevice(arguments[3])
      return try vm.finish(try vm.tensorFromData(arguments[1], dtype), arguments[4])
    },
    TensorOperation("new_empty_strided", "size, stride, \(options)", .method) {
      (vm, tensor, arguments) throws(PyError) in
      let shape = try vm.shape(vm.tuple([arguments[1]]), "new_empty_strided")
      let strides = try vm.shape(vm.tuple([arguments[2]]), "new_empty_strided", "stride")
      let dtype = try vm.dtype(arguments[3], "new_empty_strided") ?? tensor.dtype
      return try vm.make(arguments[5]) { () throws(TensorError) in
        try NDArray.zeros(shape, strides: strides, dtype, tensor.state)
      }
    },
    TensorOperation("new", "*args", .method) { (vm, tensor, arguments) throws(PyError) in
      try vm.legacyTensor(try vm.toArray(arguments[1]), tensor.dtype)
    },
  ]

  private static let options = "*, dtype=None, device=None, requires_grad=False, layout=None, pin_memory=False"

  private static func filled(_ name: String, _ number: Scalar) -> TensorOperation {
    let parameters = "*args, size=?, dtype=None, device=None, requires_grad=False, layout=None, pin_memory=False"
    return TensorOperation(name, parameters, .method) { (vm, tensor, arguments) throws(PyError) in
      let sizes = arguments[2].isUndefined ? arguments[1] : vm.tuple([arguments[2]])
      let shape = try vm.shape(sizes, name)
      let dtype = try vm.dtype(arguments[3], name) ?? tensor.dtype
      try vm.checkDevice(arguments[4])
      return try vm.make(arguments[5]) { () throws(TensorError) in
        try tensor.array.filledAlongside(shape, number, dtype)
      }
    }
  }
}
