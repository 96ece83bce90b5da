// From Python arguments to what the engine takes: tensors, numbers, dtypes, dimensions and sizes, each with the
// reference's wording when something else comes.

import Autodiff
import PythonRuntime
import Tensors

extension Machine {
  /// A tensor argument of a function: "relu(): argument 'input' (position 1) must be Tensor, not list".
  func tensor(_ value: Value, _ function: String, _ name: String = "input", _ position: Int = 1) throws(PyError)
    -> Tensor
  {
    if let tensor = value.tensor { return tensor }
    throw recordedRefusal(function, name, value)
      ?? argumentError(function, name, position, expected: "Tensor", found: value)
  }

  func argumentError(
    _ function: String, _ name: String, _ position: Int, expected: String, found: Value
  ) -> PyError {
    if found.bigInt != nil {
      // Of the right type, and too large: what reads the number says so.
      if expected == "int" || expected == "tuple of ints" { return valueError("Overflow when unpacking long long") }
      if ["float", "Number"].contains(expected) || SignatureMatch.takingNumbers.contains(function) {
        return raise(.overflowError, "int too big to convert")
      }
    }
    if let known = handedOnPlace(function, name) {
      return typeError(
        "\(known.function)(): argument '\(known.name)' (position \(known.place)) must be \(known.type), not "
          + cTypeName(found))
    }
    return typeError(
      "\(function)(): argument '\(name)' (position \(position)) must be \(expected), not \(cTypeName(found))")
  }

  /// A Python number, of a subclass of `int` or `float` too, or nil.
  func scalar(_ value: Value) -> Scalar? {
    if value.isInt { return .int(value.asInt) }
    if value.isFloat { return .float(value.asFloat) }
    if value.isBool { return .bool(value.asBool) }
    if value.isKind(.complex), let number = value.asObj as? ComplexObject {
      return .complex(number.real, number.imaginary)
    }
    if value.isKind(.floatObject) { return .float(value.asObject(FloatObject.self).value) }
    if let big = value.bigInt, classOf(value).isUserClass { return Int(exactly: big.value).map { .int($0) } }
    if value.isObject, let bridge = torch.arrayBridge { return bridge.scalar(of: value)?.0 }
    return nil
  }

  /// A tensor or a number as a tensor operand; nil for anything else.
  func operand(_ value: Value) -> Operand? {
    if let tensor = value.tensor { return .tensor(tensor) }
    if let scalar = scalar(value) { return .scalar(scalar) }
    if value.isKind(.native), let tensor = try? tensorOperand(value) { return .tensor(tensor) }
    return nil
  }

  func double(_ value: Value, _ function: String, _ name: String, _ position: Int = 2) throws(PyError) -> Double {
    if let scalar = scalar(value) {
      if scalar.imaginaryValue != 0 { throw runtimeError("value cannot be converted to type double without overflow") }
      return scalar.doubleValue
    }
    if let tensor = value.tensor, tensor.count == 1 {
      return try engine { () throws(TensorError) in try tensor.item("\(function)()") }.doubleValue
    }
    throw argumentError(function, name, position, expected: "float", found: value)
  }

  func int(_ value: Value, _ function: String, _ name: String, _ position: Int = 2) throws(PyError) -> Int {
    if value.isInt { return value.asInt }
    if let tensor = value.tensor, tensor.count == 1, !tensor.dtype.isFloatingPoint {
      return try engine { () throws(TensorError) in try tensor.item() }.intValue
    }
    if value.isObject, case (.int(let number), _)? = torch.arrayBridge?.scalar(of: value) { return number }
    throw argumentError(function, name, position, expected: "int", found: value)
  }

  /// `dim=None`, `dim=1` or `dim=(0, 1)`: nil for None or absent.
  func dimensions(_ value: Value, _ function: String, position: Int = 2) throws(PyError) -> [Int]? {
    if value.isUndefined || value.isNone { return nil }
    if value.isInt { return [value.asInt] }
    if let tensor = value.tensor, tensor.count == 1, tensor.dtype.isInteger {
      return [try int(value, function, "dim", 1)]
    }
    if value.isKind(.list) || value.isKind(.tuple) {
      var result: [Int] = []
      for element in try toArray(value) { result.append(try int(element, function, "dim", 1)) }
      return result
    }
    throw argumentError(function, "dim", position, expected: "tuple of ints", found: value)
  }

  func optionalInt(_ value: Value, _ function: String, _ name: String) throws(PyError) -> Int? {
    if value.isUndefined || value.isNone { return nil }
    return try int(value, function, name)
  }

  /// Sizes given as `f(2, 3)`, `f((2, 3))` or `f([2, 3])`: the tuple of a `*size` parameter.
  func sizes(
    _ value: Value, _ function: String, _ name: String = "size", position: Int = 1
  ) throws(PyError) -> [Int] {
    var values = try toArray(value)
    let isSequence = values.count == 1 && (values[0].isKind(.tuple) || values[0].isKind(.list))
    if isSequence { values = try toArray(values[0]) }
    var result: [Int] = []
    for (index, element) in values.enumerated() {
      if element.isInt || (element.isBool && index > 0) {
        result.append(element.asInt)
      } else if let tensor = element.tensor, tensor.count == 1, tensor.dtype.isInteger {
        result.append(try int(element, function, name))
      } else if element.bigInt != nil {
        throw typeError(
          "\(function)(): argument '\(name)' failed to unpack the object at pos \(index + 1) with error \"Overflow when "
            + "unpacking long long")
      } else if index == 0 && isSequence {
        throw typeError(
          "\(function)(): argument '\(name)' (position \(position)) must be tuple of ints, but found element of type "
            + "\(cTypeName(element)) at pos 0")
      } else if index == 0 {
        throw argumentError(function, name, position, expected: "tuple of ints", found: element)
      } else {
        throw typeError(
          "\(function)(): argument '\(name)' failed to unpack the object at pos \(index + 1) with error \"type must be "
            + "tuple of ints,but got \(cTypeName(element))\"")
      }
    }
    return result
  }

  /// The sizes when they are nothing but a few ints in a tuple, or in a tuple inside it.
  private func plainSizes(_ value: Value) -> Shape? {
    guard var tuple = value.tuple else { return nil }
    if tuple.count == 1, let inner = tuple[0].tuple { tuple = inner }
    if tuple.count > Shape.maximumRank { return nil }
    var sizes = Shape()
    for index in 0..<tuple.count {
      if !tuple[index].isInt { return nil }
      sizes.append(tuple[index].asInt)
    }
    return sizes
  }

  func shape(_ value: Value, _ function: String, _ name: String = "size") throws(PyError) -> Shape {
    if let sizes = plainSizes(value) { return sizes }
    let list = try sizes(value, function, name)
    return try engine { () throws(TensorError) in try Shape(list) }
  }

  /// A list or tuple of tensors: "cat(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor".
  func tensors(_ value: Value, _ function: String, _ name: String = "tensors") throws(PyError) -> [Tensor] {
    guard value.isKind(.list) || value.isKind(.tuple) else {
      throw argumentError(function, name, 1, expected: "tuple of Tensors", found: value)
    }
    var result: [Tensor] = []
    for (index, element) in try toArray(value).enumerated() {
      guard let tensor = element.tensor else {
        throw typeError(
          "expected Tensor as element \(index) in argument 0, but got \(cTypeName(element))")
      }
      result.append(tensor)
    }
    return result
  }

  /// `dtype=None` or `torch.float32`: nil when not given.
  func dtype(_ value: Value, _ function: String) throws(PyError) -> DType? {
    if value.isUndefined || value.isNone { return nil }
    if let object = value.native as? DTypeObject { return object.dtype }
    if let object = value.native as? UnsupportedDTypeObject { throw object.refusal(self) }
    if let cls = value.cls {
      if cls === builtin(.float) { return .float64 }
      if cls === builtin(.complex) { return .complex128 }
      if cls === builtin(.int) { return .int64 }
      if cls === builtin(.bool) { return .bool }
      for (dtype, typed) in torch.typedClasses where typed === cls { return dtype }
    }
    throw typeError("\(function)(): argument 'dtype' must be torch.dtype, not \(typeName(of: value))")
  }

  /// A bool of an operation, which takes no number for it. The text of the error is formed from the recorded signatures.
  func strictFlag(_ value: Value) throws(PyError) -> Bool {
    if value.isBool || value.isUndefined || value.isNone { return try flag(value) }
    throw typeError("argument must be bool, not \(typeName(of: value))")
  }

  func flag(_ value: Value) throws(PyError) -> Bool {
    if value.isBool { return value.asBool }
    if value.isUndefined || value.isNone { return false }
    return try truth(value)
  }
}

/// One side of a binary operation.
enum Operand {
  case tensor(Tensor)
  case scalar(Scalar)
}
