// `torch.tensor(data)`: from numbers and nested sequences of them to a tensor. First the sizes, read along the first
// elements; then the element type, from all elements; then the numbers themselves, checked against both. The order of
// these steps is the reference's and decides which error a lesson sees.

import Autodiff
import PythonRuntime
import Tensors

extension Machine {
  /// Nesting that the reference accepts.
  private static let deepest = 128

  /// A tensor from numbers, nested sequences of numbers, or another tensor (whose numbers are copied).
  func tensorFromData(_ data: Value, _ dtype: DType?) throws(PyError) -> Tensor {
    if let tensor = data.tensor {
      try issueWarning(
        .userWarning,
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
          + "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).")
      return try engine { () throws(TensorError) in try tensor.copyWithoutHistory().to(dtype ?? tensor.dtype) }
    }
    if data.str != nil { throw typeError("new(): invalid data type 'str'") }
    if let tensor = try tensorOperand(data) {
      return try engine { () throws(TensorError) in try tensor.copyWithoutHistory().to(dtype ?? tensor.dtype) }
    }
    if dtype == nil, let flat = try flatNumbers(data) { return flat }
    let sizes = try sizesOfData(data)
    let type: DType
    var visited = 0
    if let dtype { type = dtype } else { type = try inferredType(data, 0, &visited) }
    var numbers: [Scalar] = []
    try collect(data, sizes, 0, type, &numbers)
    let result = Tensor(
      try engine { () throws(TensorError) in
        try NDArray.from(numbers, try Shape(sizes), type, torch.engine)
      })
    if torch.engine.recorder != nil { noteNumbers(of: result, from: data, numbers) }
    return result
  }

  /// A list of whole numbers, or of floats, and of nothing else: the usual case, in one pass.
  private func flatNumbers(_ data: Value) throws(PyError) -> Tensor? {
    guard torch.engine.recorder == nil, let list = data.list, list.count > 0 else { return nil }
    let count = list.count
    if count > 4096 { try checkInterrupt() }
    try checkNumbers([count])
    let state = torch.engine
    if let whole = list.wholeNumbers {
      let numbers = Array(whole)
      return Tensor(try engine { () throws(TensorError) in try NDArray.from(numbers, [count], state) })
    }
    guard state.defaultDType == .float32, let floats = list.floats else { return nil }
    let numbers = floats.map { Float($0) }
    return Tensor(try engine { () throws(TensorError) in try NDArray.from(numbers, [count], state) })
  }

  private func isSequence(_ value: Value) -> Bool {
    value.isKind(.list) || value.isKind(.tuple) || value.isKind(.range)
      || (value.isKind(.native) && torch.arrayBridge?.isArray(value) ?? false)
  }

  private func sizesOfData(_ data: Value) throws(PyError) -> [Int] {
    var sizes: [Int] = []
    var current = data
    while true {
      if current.str != nil { throw valueError("too many dimensions 'str'") }
      guard isSequence(current) else { return sizes }
      var known = current.range?.count ?? current.list?.count ?? current.tuple?.elements.count
      if known == nil { known = try length(current) }
      let count = known ?? 0
      sizes.append(count)
      if sizes.count > Machine.deepest { throw valueError("too many dimensions '\(typeName(of: current))'") }
      try checkNumbers(sizes)
      if count == 0 { return sizes }
      if let range = current.range {
        current = Value(range.start)
      } else {
        current = try toArray(current)[0]
      }
    }
  }

  /// Lists may share their parts, so that little memory stands for very many numbers.
  private func checkNumbers(_ sizes: [Int]) throws(PyError) {
    var bytes = MemoryLayout<Scalar>.stride
    for size in sizes {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
      if overflow { throw raise(.memoryError, "") }
      bytes = product
    }
    try checkMemory(bytes)
  }

  /// `visited` counts the sequences that were looked into: lists may share their parts.
  private func inferredType(_ value: Value, _ depth: Int, _ visited: inout Int) throws(PyError) -> DType {
    let state = torch.engine
    if value.isFloat { return state.defaultDType }
    if value.isInt || value.bigInt != nil { return .int64 }
    if value.isBool { return .bool }
    if let tensor = value.tensor { return tensor.dtype }
    if value.isObject, let (_, dtype) = torch.arrayBridge?.scalar(of: value) { return dtype }
    if let number = scalar(value) { return number.dtype(default: state.defaultDType) }
    if value.str != nil { throw typeError("new(): invalid data type 'str'") }
    if value.isKind(.bytes) { throw typeError("new(): invalid data type 'bytes'") }
    guard isSequence(value) else { throw runtimeError("Could not infer dtype of \(typeName(of: value))") }
    if depth > Machine.deepest { throw valueError("too many dimensions '\(typeName(of: value))'") }
    if value.isKind(.range) { return .int64 }
    var result: DType?
    visited += 1
    if visited % 1024 == 0 { try checkInterrupt() }
    for element in try toArray(value) {
      let type = try inferredType(element, depth + 1, &visited)
      result = result.map { $0.promoted(with: type) } ?? type
    }
    return result ?? state.defaultDType
  }

  private func collect(
    _ value: Value, _ sizes: [Int], _ dimension: Int, _ dtype: DType, _ numbers: inout [Scalar]
  ) throws(PyError) {
    if dimension == sizes.count {
      numbers.append(try element(value, dtype))
      return
    }
    guard isSequence(value) else { throw typeError("not a sequence") }
    let elements = try toArray(value)
    if elements.count != sizes[dimension] {
      throw valueError("expected sequence of length \(sizes[dimension]) at dim \(dimension) (got \(elements.count))")
    }
    for element in elements { try collect(element, sizes, dimension + 1, dtype, &numbers) }
  }

  /// One number in the range of its type.
  private func element(_ value: Value, _ dtype: DType) throws(PyError) -> Scalar {
    if value.isFloat && dtype.isFloatingPoint { return .float(value.asFloat) }
    var number = scalar(value)
    if number == nil, let tensor = value.tensor {
      if tensor.count != 1 { throw valueError("only one element tensors can be converted to Python scalars") }
      try warnOfConversion(tensor)
      number = try engine { () throws(TensorError) in try tensor.item() }
    }
    if dtype == .bool {
      if let number { return .bool(number.isNonzero) }
      return .bool(try truth(value))
    }
    if number == nil, value.bigInt != nil {
      if !dtype.isFloatingPoint { throw valueError("Overflow when unpacking long long") }
      number = .float(try call(Value(builtin(.float)), [value]).asFloat)
    }
    guard let number else { throw notANumber(value, dtype) }
    if case .complex = number, !dtype.isComplex { throw notANumber(value, dtype) }
    if dtype.isInteger && !dtype.holds(number) {
      throw runtimeError("value cannot be converted to type \(dtype.name) without overflow")
    }
    return number
  }

  private func notANumber(_ value: Value, _ dtype: DType) -> PyError {
    if value.str != nil { return typeError("new(): invalid data type 'str'") }
    let name = typeName(of: value)
    return typeError(
      dtype.isInteger ? "'\(name)' object cannot be interpreted as an integer" : "must be real number, not \(name)")
  }
}
