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
    TensorOperation("masked_fill", "mask, value") { (vm, tensor, arguments) throws(PyError) in
      let mask = try vm.tensor(arguments[1], "masked_fill", "mask", 2)
      guard let number = try vm.scalarOrItem(arguments[2]) else {
        throw vm.argumentError("masked_fill", "value", 3, expected: "Number", found: arguments[2])
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.maskedFill(mask, number) })
    },
    TensorOperation("masked_select", "mask") { (vm, tensor, arguments) throws(PyError) in
      let mask = try vm.tensor(arguments[1], "masked_select", "mask", 2)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.index([.array(mask.array)]) })
    },
    TensorOperation("nonzero") { (vm, tensor, _) throws(PyError) in
      try vm.make(.false) { () throws(TensorError) in try tensor.array.nonzero() }
    },
  ]
}
