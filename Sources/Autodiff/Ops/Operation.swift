// The short form in which most operations are written: the value, the operands, what the rule needs, and the rule.
// Hot operations spell these steps out; everything else reads better this way.
import Tensors

extension Tensor {
  /// A result with its history. `saved` take slots 0, 1, ...; with `keepsResult` the result takes the slot after them.
  static func operation(
    _ name: StaticString, _ operands: [Tensor], _ value: NDArray, saving saved: [Tensor] = [],
    keepsResult: Bool = false, _ rule: @escaping GradientRule
  ) throws(TensorError) -> Tensor {
    let result = Tensor(value)
    // Without a derivative, only what needs one has an edge there.
    let isRefusal = name.utf8CodeUnitCount == 14 && name.description == "NotImplemented"
    if let node = result.history(name, isRefusal ? operands.filter(\.requiresGradient) : operands) {
      for (slot, tensor) in saved.enumerated() { try node.save(slot, tensor) }
      if keepsResult { node.saveResult(saved.count, result) }
      node.rule = rule
    }
    return result
  }

  /// Makes `results` the several results of one node with these operands; nil when nothing is recorded.
  static func history(_ name: StaticString, of results: [Tensor], _ operands: [Tensor]) -> GradientNode? {
    for result in results where result.recordID != 0 { result.recordOperation(name, operands) }
    guard let first = results.first, first.state.gradEnabled, operands.contains(where: \.requiresGradient) else {
      return nil
    }
    let node = GradientNode(name, result: first.array)
    for operand in operands { node.append(operand.gradientEdge) }
    if node.levels == 0 && node.state.gradMode { node.levels = 1 }
    if first.array.hidden != nil { node.makeExtras().hidden = first.array.hidden }
    if node.state.inspectsNodes && !node.inspect() { return nil }
    node.recordID = first.recordID
    for (index, result) in results.enumerated() {
      result.madeBy = node
      result.outputIndex = Int32(index)
      if index > 0 { node.moreOutputs.append((result.shape, result.dtype)) }
    }
    return node
  }

  /// A tensor without history of whole numbers, truths or positions, and the note that derivatives end here.
  static func cut(_ value: NDArray, _ written: String, _ operands: [Tensor]) -> Tensor {
    let result = Tensor(value)
    result.recordCut(.type, written, operands)
    return result
  }

  /// A number as a tensor without dimensions of this tensor's type.
  package func constant(_ number: Scalar) throws(TensorError) -> Tensor {
    Tensor(try NDArray.scalar(number, dtype, state))
  }

  /// These steps' place in history with the value that the reference's single kernel gives, when it has the same
  /// elements.
  func valued(_ array: () throws(TensorError) -> NDArray) throws(TensorError) -> Tensor {
    if self.array.hidden != nil { return self }
    let exact = try array()
    if exact.hidden != nil || exact.dtype != dtype || !(exact.shape == shape) { return self }
    let result = Tensor(exact)
    result.madeBy = madeBy
    result.outputIndex = outputIndex
    return result
  }

  /// Zeros of this tensor's shape and type, without history.
  func zerosLike() throws(TensorError) -> Tensor { Tensor(try array.filledLike(.int(0))) }

  /// This tensor, with zeros where the bool array is false.
  func keeping(_ mask: NDArray) throws(TensorError) -> Tensor {
    try choose(unless: Tensor(try mask.unary(.logicalNot)))
  }

  /// A gradient that the reference cannot differentiate again; this tensor is the gradient that arrived.
  func withoutSecondDerivative(
    _ slope: Tensor, _ operands: [Tensor], _ name: String
  ) throws(TensorError) -> Tensor {
    if !state.gradEnabled { return slope }
    return try Tensor.operation(
      "NotImplemented", [self] + operands, slope.array, Tensor.withoutDerivative("aten::" + name))
  }

  /// The reference's single operation for what is composed here: its name stands before the composition's nodes. A value that was
  /// computed in another way stands for the composition's.
  package func asOperation(_ name: StaticString, value: NDArray? = nil) throws(TensorError) -> Tensor {
    try Tensor.operation(name, [self], value ?? array, Tensor.identityRule)
  }

  // MARK: Writing a result over an operand

  /// A stand-in for this tensor as it is now, for an operation whose result will be written over it: its gradient goes
  /// where this tensor's goes, and what the rule saves of it stays.
  /// `recorded`: some other operand needs a gradient.
  package func standInForWriting(recorded: Bool = false) throws(TensorError) -> Tensor {
    try checkInPlace(recorded: requiresGradient)
    guard requiresGradient || recorded, state.gradEnabled else { return Tensor(array.alias()) }
    return try copyWithHistory()
  }

  /// A copy of the elements with this tensor's place in history: what a write to it must keep of the old value.
  func copyWithHistory() throws(TensorError) -> Tensor {
    if state.recorder != nil { state.differences?.see([self]) }
    let copy = Tensor(try array.copied())
    let edge = gradientEdge
    copy.madeBy = edge.node
    copy.outputIndex = edge.index
    return copy
  }

  /// This copy with the history of what it was copied from, as if both steps were one.
  package func replacingHistory(by source: Tensor) -> Tensor {
    if madeBy != nil {
      madeBy = source.madeBy
      outputIndex = source.outputIndex
    }
    return self
  }

  /// The reference's other name for the node that has just been made.
  package func namingNode(_ name: String) -> Tensor {
    madeBy?.customName = name
    return self
  }

  private func write(_ value: Tensor, by write: ((NDArray) throws(TensorError) -> Void)?) throws(TensorError) {
    if let write { try write(array) } else { try array.copyFrom(value.array) }
  }

  /// Writes the result of an operation on the stand-in over this tensor, whose history it becomes. `direct` writes it instead
  /// of a copy, where elements share memory.
  @discardableResult
  package func becomes(
    _ value: Tensor, of standIn: Tensor, _ name: String, writing direct: ((NDArray) throws(TensorError) -> Void)? = nil
  ) throws(TensorError) -> Tensor {
    try checkInPlace(recorded: requiresGradient || value.requiresGradient)
    if state.recorder != nil { state.differences?.see([self, value, standIn]) }
    if !(value.shape == shape) {
      if ["addmv", "addmm", "baddbmm"].contains(name) {
        throw .runtime(
          "Bad in-place call: input tensor size \(shape) and output tensor size \(value.shape) should match")
      }
      throw .runtime("output with shape \(shape) doesn't match the broadcast shape \(value.shape)")
    }
    let loses = dtype != value.dtype && value.dtype.isFloatingPoint && !dtype.isFloatingPoint
    if loses {
      throw .runtime(
        "result type \(value.dtype.typeName) can't be cast to the desired output type \(dtype.typeName)")
    }
    guard let node = value.madeBy, value !== standIn, state.gradEnabled else {
      try write(value, by: direct)
      return endInPlace("CopyBackwards", nil)
    }
    if base != nil {
      // Only a node that begins at this tensor can stand inside the base's `CopySlices`.
      let begins = node.edgeCount > 0 && node.edge(0).node === standIn.madeBy
      if !begins && direct == nil { return try copy_(value) }
    }
    try write(value, by: direct)
    node.replaceSaved(value.array, by: self)
    return endInPlace("CopyBackwards", node)
  }
}

extension GradientNode {
  /// Lets the saved result be the memory it was written to, so that later writes there are noticed.
  func replaceSaved(_ array: NDArray, by tensor: Tensor) {
    for slot in 0..<4 {
      if case .result(let kept, let output, _)? = savedValue(slot), kept === array {
        saveResult(slot, tensor, output: output)
      }
    }
  }
}

extension Tensor {
  /// `out=`: this tensor takes the result's shape and elements, in its own type. Counts one write.
  package func takeResult(_ result: Tensor) throws(TensorError) {
    let loses = result.dtype.isComplex ? !dtype.isComplex : result.dtype.isFloatingPoint && !dtype.isDifferentiable
    if loses {
      throw .runtime(
        "result type \(result.dtype.typeName) can't be cast to the desired output type \(dtype.typeName)")
    }
    if shape == result.shape {
      // A copy counts its write itself.
      if !result.array.storage.isLent(by: array.storage) {
        try array.copyFrom(result.array)
      } else if result.dtype != dtype || !result.array.isContiguous {
        try array.copyFrom(try result.array.copiedContiguous())
      } else {
        array.bumpVersion()
      }
    } else {
      setData(Tensor(try result.array.converted(to: dtype).copiedContiguous()))
    }
  }
}

extension EngineState {
  /// Records everything `body` does as one operation under a name.
  package func compositeOperation(
    _ name: String, _ operands: [Tensor], _ body: () throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    try composite(name, operands, body)
  }
}
