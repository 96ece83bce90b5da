// Products of several matrices and contractions.

import Autodiff
import PythonRuntime
import Tensors

enum ProductOperations {
  private typealias ScaledProduct =
    @Sendable (Tensor, Tensor, Tensor, Scalar, Scalar) throws(TensorError) -> Tensor

  /// `beta·self + alpha·product`.
  private static func scaled(
    _ name: String, _ first: String, _ second: String, _ operation: @escaping ScaledProduct
  ) -> TensorOperation {
    TensorOperation(name, "\(first), \(second), *, beta=1, alpha=1") { (vm, tensor, arguments) throws(PyError) in
      let a = try vm.tensor(arguments[1], name, first, 2)
      let b = try vm.tensor(arguments[2], name, second, 3)
      let (beta, alpha) = try vm.factors(arguments[3], arguments[4], name, tensor.dtype)
      return vm.wrap(try vm.engine { () throws(TensorError) in try operation(tensor, a, b, beta, alpha) })
    }
  }

  static let all: [TensorOperation] = [
    scaled("baddbmm", "batch1", "batch2") { (t, a, b, beta, alpha) throws(TensorError) in
      try t.baddbmm(a, b, beta: beta, alpha: alpha)
    },
    scaled("addbmm", "batch1", "batch2") { (t, a, b, beta, alpha) throws(TensorError) in
      try t.addbmm(a, b, beta: beta, alpha: alpha)
    },
    scaled("addmv", "mat", "vec") { (t, a, b, beta, alpha) throws(TensorError) in
      try t.addmv(a, b, beta: beta, alpha: alpha)
    },
    scaled("addr", "vec1", "vec2") { (t, a, b, beta, alpha) throws(TensorError) in
      try t.addr(a, b, beta: beta, alpha: alpha)
    },
    .pair("vdot") { (a, b) throws(TensorError) in
      try a.vdot(b)
    },
    TensorOperation("matrix_power", "n") { (vm, tensor, arguments) throws(PyError) in
      let n = try vm.int(arguments[1], "matrix_power", "n")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.matrixPower(n) })
    },
  ]

  /// Functions of several tensors.
  static let functions: [NativeRow] = [
    NativeRow("einsum(*args)") { (vm, arguments) throws(PyError) in
      let (equation, operands) = try vm.einsumArguments(try vm.toArray(arguments[0]))
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try vm.torch.engine.compositeOperation("einsum", operands) { () throws(TensorError) in
            try Tensor.einsum(equation, operands)
          }
        })
    },
    NativeRow("tensordot(a, b, dims=2, out=None)") { (vm, arguments) throws(PyError) in
      // A number of dimensions is compared with the operands' own first.
      let isNumber = arguments[2].isInt
      let a = try vm.tensor(arguments[0], "tensordot", isNumber ? "a" : "input")
      let b = try vm.tensor(arguments[1], "tensordot", isNumber ? "b" : "other", 2)
      let (first, second) = try vm.contracted(a, b, arguments[2])
      let result = vm.wrap(try vm.engine { () throws(TensorError) in try a.tensordot(b, first, second) })
      return arguments[3].isNone ? result : try vm.write(result, into: arguments[3], "tensordot")
    },
    NativeRow("chain_matmul(*matrices, out=None)") { (vm, arguments) throws(PyError) in
      let matrices = try vm.severalTensors(arguments[0], "chain_matmul")
      try vm.warn(.chainOfMatrices)
      if matrices.count > 1, matrices.allSatisfy({ $0.rank == 2 }) {
        return vm.wrap(try vm.engine { () throws(TensorError) in try Tensor.multiDot(matrices) })
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try Tensor.chainProduct(matrices, "chain_matmul") })
    },
    bilinear,
  ]

  static let bilinear = NativeRow("bilinear(input1, input2, weight, bias=None)") { (vm, arguments) throws(PyError) in
    let first = try vm.tensor(arguments[0], "bilinear", "input1")
    let second = try vm.tensor(arguments[1], "bilinear", "input2", 2)
    let weight = try vm.tensor(arguments[2], "bilinear", "weight", 3)
    let bias = arguments[3].isNone ? nil : try vm.tensor(arguments[3], "bilinear", "bias", 4)
    return vm.wrap(try vm.engine { () throws(TensorError) in try first.bilinear(second, weight, bias) })
  }
}

extension Machine {
  /// `beta` and `alpha`: complex numbers go with complex elements only.
  func factors(
    _ beta: Value, _ alpha: Value, _ name: String, _ dtype: DType
  ) throws(PyError) -> (Scalar, Scalar) {
    func factor(_ value: Value, _ parameter: String) throws(PyError) -> Scalar {
      let number = scalar(value)
      if dtype.isComplex, let number, number.isComplex { return number }
      if let number, !dtype.isFloatingPoint, !dtype.isComplex, name == "addr", number.isComplex || value.isFloat {
        throw runtimeError("For integral input tensors, argument \(parameter) must not be a floating point number.")
      }
      if let number, number.isComplex, number.imaginaryValue != 0 {
        let type = !dtype.isHalf ? dtype.conversionName : name == "addmm" ? "float" : dtype.cName
        throw runtimeError("value cannot be converted to type \(type) without overflow")
      }
      return .plain(try double(value, name, parameter))
    }
    return (try factor(beta, "beta"), try factor(alpha, "alpha"))
  }

  /// `dims` of `tensordot`: a number of trailing and leading dimensions, or two lists.
  fileprivate func contracted(_ a: Tensor, _ b: Tensor, _ dims: Value) throws(PyError) -> ([Int], [Int]) {
    if dims.isInt || dims.isBool || dims.tensor != nil {
      let count = dims.isBool ? (dims.asBool ? 1 : 0) : try int(dims, "tensordot", "dims", 3)
      if count < 0 { throw runtimeError("tensordot expects dims >= 0, but got dims=\(count)") }
      if count > min(a.rank, b.rank) {
        throw runtimeError(
          "tensordot expects dims < ndim_a or ndim_b, but got dims=\(count)")
      }
      return (Array((-count)..<0), Array(0..<count))
    }
    guard dims.isKind(.tuple) || dims.isKind(.list) else {
      throw runtimeError(
        "tensordot expects dims to be int or tuple[list[int], list[int]] or list[list[int]] containing two lists, but got "
          + "dims=\(try str(dims))")
    }
    let lists = try toArray(dims)
    guard lists.count == 2 else {
      throw valueError(
        lists.count < 2
          ? "not enough values to unpack (expected 2, got \(lists.count))" : "too many values to unpack (expected 2)")
    }
    return (try dimensions(lists[0], "tensordot") ?? [], try dimensions(lists[1], "tensordot") ?? [])
  }
}

extension Machine {
  /// Both forms of a call of `einsum`, with an equation or with lists of subscripts, in the order in which the reference
  /// looks at them.
  fileprivate func einsumArguments(_ given: [Value]) throws(PyError) -> (String, [Tensor]) {
    if given.count < 2 {
      throw valueError(
        "einsum(): must specify the equation string and at least one operand, or at least one operand and its "
          + "subscripts list")
    }
    if given[0].tensor != nil { return try subscriptLists(given) }
    var values = Array(given.dropFirst())
    let isLoneList = values.count == 1 && (values[0].isKind(.list) || values[0].isKind(.tuple))
    if isLoneList { values = try toArray(values[0]) }
    if given[0].str == nil {
      throw typeError("einsum(): argument 'equation' (position 1) must be str, not \(cTypeName(given[0]))")
    }
    var operands: [Tensor] = []
    for (index, value) in values.enumerated() {
      guard let tensor = value.tensor else {
        throw typeError("expected Tensor as element \(index) in argument 1, but got \(cTypeName(value))")
      }
      operands.append(tensor)
    }
    return (given[0].str?.string ?? "", operands)
  }

  /// `einsum(x, [0, 1], y, [1, 2], [0, 2])` as an equation and its operands.
  private func subscriptLists(_ given: [Value]) throws(PyError) -> (String, [Tensor]) {
    func letters(_ value: Value) throws(PyError) -> String {
      var text = ""
      for entry in try toArray(value) {
        if entry.tag == Tag.ellipsis {
          text += "..."
          continue
        }
        guard entry.isInt, (0..<52).contains(entry.asInt) else {
          throw valueError("einsum(): subscript in subscript list is not within the valid range [0, 52)")
        }
        let number = UInt8(entry.asInt)
        let base = number < 26 ? UInt8(ascii: "A") + number : UInt8(ascii: "a") + number - 26
        text.unicodeScalars.append(Unicode.Scalar(base))
      }
      return text
    }
    var (parts, operands): ([String], [Tensor]) = ([], [])
    var index = 0
    while index + 1 < given.count {
      operands.append(try tensor(given[index], "einsum", "operands", index + 1))
      parts.append(try letters(given[index + 1]))
      index += 2
    }
    let output = index < given.count ? "->" + (try letters(given[index])) : ""
    return (parts.joined(separator: ",") + output, operands)
  }
}
