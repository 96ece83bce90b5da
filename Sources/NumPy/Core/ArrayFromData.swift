// From Python data to arrays: numbers, nested sequences, tensors, other arrays. First the sizes and the element type of
// everything, then one array, then the elements.

import PythonRuntime
import Tensors
import Torch

extension Machine {
  /// An array operand: arrays as they are, numbers and sequences made into one. Nil for what cannot become numbers here
  /// (strings as operands and foreign objects).
  func arrayLike(_ value: Value) throws(PyError) -> ArrayObject? {
    if let array = value.array { return array }
    if let (number, kind) = ScalarClasses.parts(self, value) { return try single(number, kind) }
    if value.isFloat || value.isInt || value.isBool || value.isKind(.complex) || value.bigInt != nil {
      return try arrayFrom(value, nil, copies: false)
    }
    if isSequence(value) { return try arrayFrom(value, nil, copies: false) }
    return nil
  }

  /// One number as an array without dimensions.
  func single(_ number: SingleNumber, _ kind: ElementKind) throws(PyError) -> ArrayObject {
    let made = try newArray(Shape(), kind)
    switch number {
    case .complex(let value): made.fill(value)
    case .float(let value): made.fill(value)
    case .uint(let value): made.fill(value)
    case .int(let value): made.fill(value)
    case .bool(let value): made.fill(value ? 1 : 0)
    }
    return made
  }

  func isSequence(_ value: Value) -> Bool {
    value.isKind(.list) || value.isKind(.tuple) || value.isKind(.range)
  }

  /// `np.array(value, dtype)`.
  func arrayFrom(_ value: Value, _ wanted: ElementType?, copies: Bool) throws(PyError) -> ArrayObject {
    if let array = value.array {
      let type = wanted.map { resolvedText($0, array) } ?? array.type
      if type == array.type { return copies ? try copied(array) : array }
      return try copied(array, type)
    }
    if let tensor = try TorchLibrary.sharedArray(of: value, on: self) {
      guard let kind = ElementKind(tensor.dtype) else { throw typeError("Got unsupported ScalarType BFloat16") }
      let shared = ArrayObject(tensor, ElementType(kind))
      if copies || wanted != nil && wanted?.kind != kind { return try copied(shared, wanted) }
      return shared
    }
    if value.isKind(.range), wanted == nil, let range = value.range {
      try checkElements(range.count)
      return try newArray((0..<range.count).map { range.start &+ $0 &* range.step }, [range.count], .int64)
    }
    if isSequence(value) { return try arrayFromSequence(value, wanted) }
    if let converted = try arrayProtocol(value) { return try arrayFrom(Value(converted), wanted, copies: false) }
    if isSequenceClass(value) { return try arrayFromSequence(list(try toArray(value)), wanted) }
    var type = try elementType(ofLeaf: value)
    if let wanted { type = wanted.kind == .text && wanted.width == 0 ? try textType(of: [value]) : wanted }
    let made = try newArray(Shape(), type)
    try withRoots([value]) { () throws(PyError) in try storeValues(made, [value]) }
    return made
  }

  /// Objects that say themselves what array they are.
  private func arrayProtocol(_ value: Value) throws(PyError) -> Obj? {
    guard value.instance != nil || value.isKind(.native) else { return nil }
    let method = classAttribute(classOf(value), intern("__array__"))
    if method.isUndefined { return nil }
    let made = try call(method, [value])
    return made.array
  }

  /// An instance of a class of the lesson with length and items.
  private func isSequenceClass(_ value: Value) -> Bool {
    guard value.instance != nil || value.isKind(.native) else { return false }
    let cls = classOf(value)
    return !classAttribute(cls, intern("__len__")).isUndefined
      && !classAttribute(cls, intern("__getitem__")).isUndefined && ScalarClasses.parts(self, value) == nil
      && !(value.native is ElementTypeObject) && cls.name.string != "Tensor"
  }

  private func resolvedText(_ wanted: ElementType, _ array: ArrayObject) -> ElementType {
    if wanted.kind != .text || wanted.width != 0 { return wanted }
    if array.elementKind == .text { return array.type }
    return ElementType(.text, width: array.type.textWidth)
  }

  // MARK: Sequences

  private func arrayFromSequence(_ value: Value, _ wanted: ElementType?) throws(PyError) -> ArrayObject {
    if let quick = try arrayOfNumbers(value, wanted) { return quick }
    var reading = SequenceReading()
    if wanted?.kind == .object {
      do {
        try readSizes(value, 0, &reading, wantsObjects: true)
      } catch {
        return try raggedArray(value, reading)
      }
    } else {
      try readSizes(value, 0, &reading, wantsObjects: false)
    }
    var shape = Shape()
    for size in reading.sizes { shape.append(size) }
    var type = reading.type ?? ElementType(.float64)
    if let wanted {
      type = wanted
      if wanted.kind == .text && wanted.width == 0 {
        type = reading.leaves.isEmpty ? ElementType(.text, width: 1) : try textType(of: reading.leaves)
      }
    } else if type.kind == .text {
      type = reading.leaves.isEmpty ? type : try textType(of: reading.leaves)
    }
    let leaves = reading.leaves
    let made = try newArray(shape, type)
    if leaves.count != made.count { throw inhomogeneous(reading) }
    if let numbers = plainNumbers(leaves, type.kind) {
      made.store(numbers)
      return made
    }
    try withRoots([value] + reading.made) { () throws(PyError) in try storeValues(made, leaves) }
    return made
  }

  /// Objects of which some are sequences of other lengths: the sequences themselves are the elements.
  private func raggedArray(_ value: Value, _ reading: SequenceReading) throws(PyError) -> ArrayObject {
    if reading.sizes.count != 1 {
      // The error of the reading stays.
      throw pendingException.isUndefined ? inhomogeneous(reading) : raise(takePending())
    }
    takePending()
    let elements = try toArray(value)
    let made = try newArray([elements.count], ElementType(.object))
    try storeValues(made, elements)
    return made
  }

  /// The common case of Python floats and ints into float64.
  private func plainNumbers(_ leaves: [Value], _ kind: ElementKind) -> [Double]? {
    if kind != .float64 && kind != .float32 { return nil }
    var numbers: [Double] = []
    numbers.reserveCapacity(leaves.count)
    for value in leaves {
      if value.isFloat {
        numbers.append(value.asFloat)
      } else if value.isInt {
        numbers.append(Double(value.asInt))
      } else {
        return nil
      }
    }
    return numbers
  }

  private func inhomogeneous(_ reading: SequenceReading) -> PyError {
    let found = "(\(reading.sizes.map(String.init).joined(separator: ", "))\(reading.sizes.count == 1 ? "," : ""))"
    return valueError(
      "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
        + "\(reading.sizes.count) dimensions. The detected shape was \(found) + inhomogeneous part.")
  }

  private func readSizes(
    _ value: Value, _ depth: Int, _ reading: inout SequenceReading, wantsObjects: Bool
  ) throws(PyError) {
    let isInner = isSequence(value) || value.array != nil && (value.array?.rank ?? 0) > 0
    let tensor = isInner ? nil : try TorchLibrary.sharedArray(of: value, on: self)
    if !isInner && (tensor == nil || tensor?.rank == 0) {
      if depth < reading.sizes.count { reading.isRagged = true }
      if reading.isRagged || depth != reading.sizes.count {
        if wantsObjects && depth > 0 {
          reading.leaves.append(value)
          return
        }
        reading.sizes = Array(reading.sizes.prefix(depth))
        throw inhomogeneous(reading)
      }
      reading.isClosed = true
      var leaf = value
      if let tensor {
        guard let kind = ElementKind(tensor.dtype) else { throw typeError("Got unsupported ScalarType BFloat16") }
        leaf = element(ArrayObject(tensor, ElementType(kind)), 0)
        reading.made.append(leaf)
      }
      let type = try elementType(ofLeaf: leaf)
      if let known = reading.type {
        if known != type { reading.type = known.promoted(with: type) }
      } else {
        reading.type = type
      }
      reading.leaves.append(leaf)
      return
    }
    var elements: [Value]
    if let array = value.array {
      if array.rank == 1 {
        elements = try scalarValues(array)
        reading.made += elements
      } else {
        elements = []
        for index in 0..<array.shape[0] { elements.append(wrap(view(array, try rowView(array, index)))) }
        reading.made += elements
      }
      if array.count == 0 { reading.type = reading.type.map { $0.promoted(with: array.type) } ?? array.type }
    } else if let tensor {
      guard let kind = ElementKind(tensor.dtype) else { throw typeError("Got unsupported ScalarType BFloat16") }
      let whole = wrap(ArrayObject(tensor, ElementType(kind)))
      reading.made.append(whole)
      return try readSizes(whole, depth, &reading, wantsObjects: wantsObjects)
    } else {
      elements = try toArray(value)
    }
    if depth == reading.sizes.count {
      if reading.isClosed {
        reading.sizes = Array(reading.sizes.prefix(depth))
        throw inhomogeneous(reading)
      }
      if depth >= Shape.maximumRank {
        throw notImplementedError("arrays of more than \(Shape.maximumRank) dimensions are not supported")
      }
      reading.sizes.append(elements.count)
    } else if reading.sizes[depth] != elements.count {
      reading.sizes = Array(reading.sizes.prefix(depth))
      throw inhomogeneous(reading)
    }
    if elements.isEmpty { reading.isClosed = true }
    try checkInterrupt()
    if reading.leaves.count > 1 << 16 { try checkMemory(reading.leaves.count * 16) }
    for element in elements { try readSizes(element, depth + 1, &reading, wantsObjects: wantsObjects) }
  }

  /// A row of the first dimension.
  func rowView(_ array: ArrayObject, _ index: Int) throws(PyError) -> NDArray {
    try tensors { () throws(TensorError) in try array.array.selected(0, index) }
  }

  /// The element type that a single value asks for.
  func elementType(ofLeaf value: Value) throws(PyError) -> ElementType {
    if value.isFloat { return ElementType(.float64) }
    if value.isInt { return ElementType(.int64) }
    if value.isBool { return ElementType(.bool) }
    if let big = value.bigInt {
      return ElementType(big.value.sign == .plus && big.value.bitWidth <= 65 ? .uint64 : .object)
    }
    if let (_, kind) = ScalarClasses.parts(self, value) { return ElementType(kind) }
    if value.isKind(.complex) { return ElementType(.complex128) }
    if value.isKind(.floatObject) { return ElementType(.float64) }
    if let text = value.str { return ElementType(.text, width: text.count) }
    if let array = value.array { return array.type }
    return ElementType(.object)
  }

  private func textType(of values: [Value]) throws(PyError) -> ElementType {
    var width = 1
    for value in values {
      if let text = value.str {
        width = max(width, text.count)
      } else {
        let type = try elementType(ofLeaf: value)
        width = max(width, type.textWidth)
      }
    }
    return ElementType(.text, width: width)
  }
}

/// What reading nested sequences has found so far.
struct SequenceReading {
  var sizes: [Int] = []
  var leaves: [Value] = []
  /// Values made on the way, to be kept alive.
  var made: [Value] = []
  var type: ElementType?
  /// The depth of the leaves is known.
  var isClosed = false
  var isRagged = false
}
