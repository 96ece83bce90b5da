// Picking elements by index or mask.

import Autodiff
import PythonRuntime
import Tensors

enum SelectionOperations {
  static let all: [TensorOperation] = [
    TensorOperation("gather", "dim, index") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "gather", "dim")
      let index = try vm.tensor(arguments[2], "gather", "index", 3)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.gather(dimension, index) })
    },
    TensorOperation("index_select", "dim, index") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "index_select", "dim")
      let index = try vm.tensor(arguments[2], "index_select", "index", 3)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.indexSelect(dimension, index) })
    },
    TensorOperation("masked_select", "mask") { (vm, tensor, arguments) throws(PyError) in
      let mask = try vm.tensor(arguments[1], "masked_select", "mask", 2)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.maskedSelect(mask) })
    },
  ]
}
