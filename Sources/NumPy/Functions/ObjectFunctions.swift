// Elementwise functions on arrays of objects and of text: Python's own operators, element by element.

import PythonRuntime
import Tensors

extension Machine {
  func computeObjects(
    _ function: ElementwiseFunction, _ operands: [FunctionOperand], _ shape: Shape
  ) throws(PyError) -> ArrayObject {
    var columns: [[Value]] = []
    for operand in operands { columns.append(try pythonValues(try expanded(operand.array, shape))) }
    let output = try newArray(shape, function.givesTruth ? .bool : .object)
    return try withRoots(columns.flatMap { $0 }) { () throws(PyError) in
      let made = list([])
      return try withRoots([made]) { () throws(PyError) in
        for index in 0..<shape.elementCount {
          let operands = columns.map { $0[index] }
          made.asList.append(try combine(function, operands))
        }
        try storeValues(output, try toArray(made))
        return output
      }
    }
  }

  private func combine(_ function: ElementwiseFunction, _ values: [Value]) throws(PyError) -> Value {
    if values.count == 2 {
      switch function.name {
      case "add": return try binary(.add, values[0], values[1])
      case "subtract": return try binary(.subtract, values[0], values[1])
      case "multiply": return try binary(.multiply, values[0], values[1])
      case "divide": return try binary(.trueDivide, values[0], values[1])
      case "floor_divide": return try binary(.floorDivide, values[0], values[1])
      case "remainder": return try binary(.modulo, values[0], values[1])
      case "power": return try binary(.power, values[0], values[1])
      case "bitwise_and": return try binary(.bitAnd, values[0], values[1])
      case "bitwise_or": return try binary(.bitOr, values[0], values[1])
      case "bitwise_xor": return try binary(.bitXor, values[0], values[1])
      case "equal": return try compare(.equal, values[0], values[1])
      case "not_equal": return try compare(.notEqual, values[0], values[1])
      case "less": return try compare(.less, values[0], values[1])
      case "less_equal": return try compare(.lessEqual, values[0], values[1])
      case "greater": return try compare(.greater, values[0], values[1])
      case "greater_equal": return try compare(.greaterEqual, values[0], values[1])
      case "maximum": return try truth(try compare(.greaterEqual, values[0], values[1])) ? values[0] : values[1]
      case "minimum": return try truth(try compare(.lessEqual, values[0], values[1])) ? values[0] : values[1]
      case "logical_and": return Value(try truth(values[0]) ? truth(values[1]) : false)
      case "logical_or": return Value(try truth(values[0]) ? true : truth(values[1]))
      default: break
      }
    } else {
      switch function.name {
      case "negative": return try unary(.negative, values[0])
      case "positive": return values[0]
      case "invert": return try unary(.invert, values[0])
      case "absolute": return try call(builtinFunction("abs"), [values[0]])
      case "logical_not": return Value(!(try truth(values[0])))
      case "square": return try binary(.multiply, values[0], values[0])
      case "conjugate":
        let method = (try? findAttribute(values[0], intern("conjugate"))) ?? .undefined
        if !method.isUndefined { return try call(method, []) }
      default: break
      }
    }
    let name = typeName(of: values[0])
    throw typeError(
      "loop of ufunc does not support argument 0 of type \(name) which has no callable \(function.name) method")
  }

  func computeText(
    _ function: ElementwiseFunction, _ operands: [FunctionOperand], _ shape: Shape
  ) throws(PyError) -> ArrayObject {
    guard operands.count == 2, operands.allSatisfy({ $0.array.elementKind == .text }),
      function.givesTruth || function.name == "add"
    else {
      if function.twoTest != nil, function.name == "equal" || function.name == "not_equal" {
        return try filled(shape, ElementType(.bool), function.name == "equal" ? 0 : 1)
      }
      let classes = try operands.map { (operand) throws(PyError) in
        function.twoTest == nil
          ? try repr(dtypeObject(operand.array.type)) : "<class 'numpy.dtypes.\(operand.array.elementKind.className)'>"
      }
      if operands.count == 1 {
        throw typeError(
          "ufunc '\(function.name)' not supported for the input types, and the inputs could not be safely coerced to any "
            + "supported types according to the casting rule ''safe''")
      }
      throw raise(
        noLoopErrorClass,
        [
          string(
            "ufunc '\(function.name)' did not contain a loop with signature matching types "
              + (operands.count == 2 ? "(\(classes.joined(separator: ", "))) -> None" : "\(classes[0]) -> None"))
        ])
    }
    var columns: [[Value]] = []
    for operand in operands { columns.append(try pythonValues(try expanded(operand.array, shape))) }
    if function.name == "add" {
      let width = operands[0].array.type.width + operands[1].array.type.width
      let output = try newArray(shape, ElementType(.text, width: width))
      var values: [Value] = []
      for index in 0..<shape.elementCount { values.append(try binary(.add, columns[0][index], columns[1][index])) }
      try withRoots(values) { () throws(PyError) in try storeValues(output, values) }
      return output
    }
    let output = try newArray(shape, .bool)
    var truths: [Int] = []
    for index in 0..<shape.elementCount {
      truths.append(try truth(try combine(function, [columns[0][index], columns[1][index]])) ? 1 : 0)
    }
    output.store(truths)
    return output
  }

  private var noLoopErrorClass: ClassObject {
    let state = numpy
    if let known = state.classes.abstract["_UFuncNoLoopError"] { return known }
    let made = makeExceptionClass(
      "UFuncTypeError", module: "numpy._core._exceptions", base: exceptionClass(.typeError))
    state.classes.abstract["_UFuncNoLoopError"] = made
    return made
  }
}
