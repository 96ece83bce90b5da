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
    if source.rank == 0 { try checkIndexOfNumber(key) }
    let items = try indexItems(key)
    try warnOfMasks(IndexItem.arrays(items), fills: false)
    return wrap(try engine { () throws(TensorError) in try source.index(items) })
  }

  /// What square brackets on a tensor without dimensions say, before they look closer at what is in them.
  private func checkIndexOfNumber(_ key: Value) throws(PyError) {
    if key.slice != nil { throw indexError("slice() cannot be applied to a 0-dim tensor.") }
    let isPlain = key.isInt || key.isNone || key.isBool || key.tag == Tag.ellipsis || key.tuple != nil
    let isMask = (key.tensor.map { $0.dtype == .bool || $0.dtype == .uint8 } ?? false) || key.isKind(.list)
    if !isPlain && !isMask { throw indexError("too many indices for tensor of dimension 0") }
  }

  /// `tensor[key] = item`.
  func setTensorItem(_ value: Value, _ key: Value, _ item: Value) throws(PyError) {
    let target = try tensor(value, "index")
    if key.isBool, !key.asBool { return }
    if target.rank == 0, key.slice != nil { throw indexError("slice() cannot be applied to a 0-dim tensor.") }
    let given = if let tensor = item.tensor { Tensor?.some(tensor) } else { try tensorOperand(item) }
    if let source = given {
      let items = try indexItems(key)
      try warnOfWrite(target, items, fills: source.count == 1)
      return try engine { () throws(TensorError) in try target.setIndex(items, source) }
    }
    guard let number = scalar(item) else {
      throw typeError("can't assign a \(typeName(of: item)) to a torch.\(target.dtype.typeName)Tensor")
    }
    if !target.dtype.holds(number) {
      throw runtimeError("value cannot be converted to type \(target.dtype.conversionName) without overflow")
    }
    let items = try indexItems(key)
    try warnOfWrite(target, items, fills: true)
    try engine { () throws(TensorError) in
      try target.setIndex(items, Tensor(try NDArray.scalar(number, target.dtype, target.state)))
    }
  }

  /// What the reference warns of before it writes at index arrays.
  private func warnOfWrite(_ target: Tensor, _ items: [IndexItem], fills: Bool) throws(PyError) {
    let arrays = IndexItem.arrays(items)
    let hasArray = items.contains { if case .boolean = $0 { true } else { false } } || !arrays.isEmpty
    if !hasArray { return }
    if !target.array.isContiguous, target.array.hidden == nil,
      let view = try? target.array.view(of: items), view.repeatsElements
    {
      try warnOfRepeatedElements("index_put", target)
      if fills && IndexPlan.hasOneMask(items) { try warnOfRepeatedElements("masked_fill", target) }
    }
    if fills && IndexPlan.hasOneMask(items) { return }
    try warnOfMasks(arrays, fills: false)
  }

  private func indexItems(_ key: Value) throws(PyError) -> [IndexItem] {
    guard let tuple = key.tuple else {
      // The letters of a text are sequences too; that they are no indices is said afterwards.
      if let text = key.str, text.count > 0, text.count < 32 { try warnOfSequence() }
      guard key.isKind(.list), let elements = try? toArray(key), elements.contains(where: isIndexOfItsOwn),
        elements.count < 32
      else { return [try indexItem(key)] }
      try warnOfSequence()
      var items: [IndexItem] = []
      for element in elements { items.append(try indexItem(element)) }
      return items
    }
    var items: [IndexItem] = []
    for element in tuple.elements { items.append(try indexItem(element)) }
    return items
  }

  private func warnOfSequence() throws(PyError) {
    try issueWarning(
      .userWarning,
      "Using a non-tuple sequence for multidimensional indexing is deprecated and will be changed in pytorch 2.9; use "
        + "x[tuple(seq)] instead of x[seq]. In pytorch 2.9 this will be interpreted as tensor index, "
        + "x[torch.tensor(seq)], which will result either in an error or a different result"
        + LibraryWarnings.place("torch/csrc/autograd/python_variable_indexing.cpp:349"))
  }

  /// A list with such an element is read as a tuple of indices.
  private func isIndexOfItsOwn(_ value: Value) -> Bool {
    value.tensor != nil || value.isKind(.list) || value.isKind(.tuple) || value.str != nil || value.slice != nil
      || value.isNone || value.tag == Tag.ellipsis
  }

  private func indexItem(_ key: Value) throws(PyError) -> IndexItem {
    if key.isInt { return .integer(key.asInt) }
    if key.isBool { return .boolean(key.asBool) }
    if key.isNone { return .newAxis }
    if key.tag == Tag.ellipsis { return .ellipsis }
    if let slice = key.slice {
      let step = try sliceBound(slice.step) ?? 1
      if step == 0 { throw valueError("slice step cannot be zero") }
      if step < 0 { throw valueError("step must be greater than zero") }
      return .slice(start: try sliceBound(slice.start), stop: try sliceBound(slice.stop), step: step)
    }
    if let tensor = key.tensor {
      if tensor.rank == 0 && tensor.dtype.isInteger && tensor.dtype != .uint8 && tensor.array.hidden == nil {
        return .integer(try engine { () throws(TensorError) in try tensor.array.item() }.intValue)
      }
      return .array(tensor.array)
    }
    if key.str != nil || key.isKind(.bytes) { throw typeError("new(): invalid data type '\(typeName(of: key))'") }
    if key.isKind(.list) || key.isKind(.range) || key.isKind(.tuple) {
      return .array(try tensorFromData(list(try toArray(key)), nil).arrayForIndexing)
    }
    if let tensor = try tensorOperand(key) { return .array(tensor.array) }
    if key.isObject, let (number, dtype) = torch.arrayBridge?.scalar(of: key), dtype.isInteger {
      return .integer(number.intValue)
    }
    if let number = try builtInNumber(key), number.isInt { return .integer(number.asInt) }
    if key.bigInt != nil { throw valueError("Overflow when unpacking long long") }
    throw indexError(
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got "
        + "\(cTypeName(key)))")
  }

  private func sliceBound(_ value: Value) throws(PyError) -> Int? {
    if value.isNone || value.isUndefined { return nil }
    if value.isInt { return value.asInt }
    if let tensor = value.tensor {
      guard tensor.count == 1, tensor.dtype.isInteger || tensor.dtype == .bool else {
        throw typeError("only integer tensors of a single element can be converted to an index")
      }
      return try engine { () throws(TensorError) in try tensor.array.item() }.intValue
    }
    // Farther than any element: as far as can be counted.
    if let big = value.bigInt { return big.value < 0 ? -(1 << 62) : 1 << 62 }
    if !value.isBool && !hasIndexMethod(value) {
      throw typeError("slice indices must be integers or None or have an __index__ method")
    }
    return try index(value)
  }
}

extension IndexItem {
  /// The arrays among items, as far as they have dimensions.
  fileprivate static func arrays(_ items: [IndexItem]) -> [NDArray?] {
    var found: [NDArray?] = []
    for case .array(let array) in items where array.rank > 0 { found.append(array) }
    return found
  }
}

extension Tensor {
  /// A list indexes as integers, whatever its numbers are; an empty one is of floats to `torch.tensor`.
  fileprivate var arrayForIndexing: NDArray {
    get throws(PyError) {
      guard dtype.isFloatingPoint, let whole = try? array.converted(to: .int64) else { return array }
      return whole
    }
  }
}
