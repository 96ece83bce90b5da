// Square brackets on tensors: what Python writes there, turned into the engine's index items.

import Autodiff
import PythonRuntime
import Tensors

extension Machine {
  /// `tensor[key]`.
  func tensorItem(_ value: Value, _ key: Value) throws(PyError) -> Value {
    let source = try tensor(value, "index")
    if key.isInt {
      // The common case: one integer on the first dimension.
      let index = key.asInt
      guard let size = source.shape.first, index >= -size, index < size else {
        return wrap(try engine { () throws(TensorError) in try source.index([.integer(index)]) })
      }
      return wrap(try engine { () throws(TensorError) in try source.select(0, index) })
    }
    let items = try indexItems(key)
    return wrap(try engine { () throws(TensorError) in try source.index(items) })
  }

  /// `tensor[key] = item`.
  func setTensorItem(_ value: Value, _ key: Value, _ item: Value) throws(PyError) {
    let target = try tensor(value, "index")
    let items = try indexItems(key)
    if let source = item.tensor {
      try engine { () throws(TensorError) in try target.setIndex(items, source) }
      return
    }
    if let source = try tensorOperand(item) {
      return try engine { () throws(TensorError) in try target.setIndex(items, source) }
    }
    guard let number = scalar(item) else {
      if item.isKind(.list) || item.isKind(.tuple) {
        throw typeError("can't assign a \(typeName(of: item)) to a torch.\(target.dtype.typeName)Tensor")
      }
      throw typeError("can't assign a \(typeName(of: item)) to a torch.\(target.dtype.typeName)Tensor")
    }
    try engine { () throws(TensorError) in
      try target.setIndex(items, Tensor(try NDArray.scalar(number, target.dtype, target.state)))
    }
  }

  private func indexItems(_ key: Value) throws(PyError) -> [IndexItem] {
    guard let tuple = key.tuple else { return [try indexItem(key)] }
    var items: [IndexItem] = []
    for element in tuple.elements { items.append(try indexItem(element)) }
    return items
  }

  private func indexItem(_ key: Value) throws(PyError) -> IndexItem {
    if key.isInt { return .integer(key.asInt) }
    if key.isBool { return .boolean(key.asBool) }
    if key.isNone { return .newAxis }
    if key.tag == Tag.ellipsis { return .ellipsis }
    if let slice = key.slice {
      let step = try sliceBound(slice.step) ?? 1
      if step <= 0 { throw valueError("step must be greater than zero") }
      return .slice(start: try sliceBound(slice.start), stop: try sliceBound(slice.stop), step: step)
    }
    if let tensor = key.tensor {
      if tensor.rank == 0 && tensor.dtype == .int64 && tensor.array.hidden == nil {
        return .integer(try engine { () throws(TensorError) in try tensor.array.item() }.intValue)
      }
      return .array(tensor.array)
    }
    if key.isKind(.list) || key.isKind(.range) || key.isKind(.tuple) {
      return .array(try tensorFromData(list(try toArray(key)), nil).arrayForIndexing)
    }
    if let tensor = try tensorOperand(key) { return .array(tensor.array) }
    if key.isObject, let (number, dtype) = torch.arrayBridge?.scalar(of: key), dtype.isInteger {
      return .integer(number.intValue)
    }
    throw indexError(
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got "
        + "\(typeName(of: key)))")
  }

  private func sliceBound(_ value: Value) throws(PyError) -> Int? {
    if value.isNone || value.isUndefined { return nil }
    if value.isInt { return value.asInt }
    if let tensor = value.tensor, tensor.count == 1 {
      return try engine { () throws(TensorError) in try tensor.array.item() }.intValue
    }
    return try index(value)
  }
}

extension Tensor {
  /// An empty list is a float tensor to `torch.tensor` but indexes nothing.
  fileprivate var arrayForIndexing: NDArray {
    get throws(PyError) {
      guard count == 0, dtype.isFloatingPoint, let whole = try? array.converted(to: .int64) else { return array }
      return whole
    }
  }
}
