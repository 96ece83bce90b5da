// The positions of triangles: `tril_indices` and `triu_indices`.

import Autodiff
import PythonRuntime
import Tensors

enum GridFunctions {
  static let functions: [NativeRow] = [
    triangle("tril_indices", upper: false), triangle("triu_indices", upper: true),
  ]

  private static func triangle(_ name: String, upper: Bool) -> NativeRow {
    NativeRow("\(name)(row, col, offset=0, *, dtype=None, layout=None, device=None, pin_memory=False)") {
      (vm, arguments) throws(PyError) in
      let rows = try vm.int(arguments[0], name, "row", 1)
      let columns = try vm.int(arguments[1], name, "col", 2)
      let offset = try vm.int(arguments[2], name, "offset", 3)
      let dtype = try vm.dtype(arguments[3], name) ?? .int64
      try vm.checkDevice(arguments[5])
      if rows < 0 { throw vm.runtimeError("row must be non-negative, got\(rows)") }
      if columns < 0 { throw vm.runtimeError("col must be non-negative, got\(columns)") }
      if dtype != .int64 && dtype != .int32 && dtype != .int16 && dtype != .int8 && dtype != .uint8 {
        throw vm.notImplementedError("\"\(name)\" not implemented for '\(dtype.typeName)'")
      }
      let state = vm.torch.engine
      return try vm.make(.false) { () throws(TensorError) in
        try NDArray.trianglePositions(rows, columns, offset, upper: upper, state).converted(to: dtype)
      }
    }
  }
}
