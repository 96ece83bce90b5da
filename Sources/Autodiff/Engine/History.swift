// How an operation enters history: one function per number of operands decides whether to record (grad mode, operands
// that need a gradient), makes the node with its edges, and tells the recorder. Every operation goes through here.
//
// An operation reads: compute the result's array; wrap it; ask for the node; if there is one, save what the rule needs
// and set the rule. When nothing is recorded, no closure and no node is made.
import Tensors

extension GradientNode {
  /// A second look at a new node while forward mode alone records, or anomalies are looked for; false when the node is
  /// not wanted.
  @inline(never)
  func inspect() -> Bool {
    if state.recordsForwardOnly {
      levels &= state.forwardLevels
      if levels == 0 { return false }
    }
    if let anomaly = state.anomaly { makeExtras().place = anomaly() }
    return true
  }
}

extension Tensor {
  /// The node that made this tensor. A view of memory that was written since looks at its base's new history.
  package var gradientNode: GradientNode? {
    guard let base else { return madeBy }
    if madeBy == nil && !base.requiresGradient { return nil }
    if historyVersion != array.version && !hasUnknownHistory { renewViewHistory(base) }
    return madeBy
  }

  /// Where a gradient for this tensor goes; no node when none is needed.
  var gradientEdge: GradientEdge {
    if base != nil && hasUnknownHistory && state.gradMode { state.deferredError = viewHistoryError }
    if let node = base == nil ? madeBy : gradientNode { return GradientEdge(node, outputIndex) }
    if flags.contains(.requiresGradient) { return GradientEdge(leafNode(), 0) }
    return GradientEdge()
  }

  /// The node that collects this leaf's gradient.
  func leafNode() -> GradientNode {
    if let accumulator { return accumulator }
    let node = GradientNode(accumulatingInto: self)
    accumulator = node
    return node
  }

  // MARK: Results

  /// The node of this result of one operand, or nil when it is not recorded.
  @inline(__always)
  func history(_ name: StaticString, _ a: Tensor) -> GradientNode? {
    if recordID != 0 { recordOperation(name, [a]) }
    guard a.requiresGradient, array.modes.gradEnabled, dtype.isDifferentiable else { return nil }
    return makeNode(name, a)
  }

  /// The same for two operands.
  @inline(__always)
  func history(_ name: StaticString, _ a: Tensor, _ b: Tensor) -> GradientNode? {
    if recordID != 0 { recordOperation(name, [a, b]) }
    guard a.requiresGradient || b.requiresGradient, array.modes.gradEnabled, dtype.isDifferentiable else { return nil }
    return makeNode(name, a, b)
  }

  /// The same for three operands.
  func history(_ name: StaticString, _ a: Tensor, _ b: Tensor, _ c: Tensor) -> GradientNode? {
    if recordID != 0 { recordOperation(name, [a, b, c]) }
    guard a.requiresGradient || b.requiresGradient || c.requiresGradient, array.modes.gradEnabled,
      dtype.isDifferentiable
    else { return nil }
    let node = GradientNode(name, result: array)
    node.append(a.gradientEdge)
    node.append(b.gradientEdge)
    node.append(c.gradientEdge)
    return adopt(node)
  }

  /// The same for any number of operands.
  func history(_ name: StaticString, _ operands: [Tensor]) -> GradientNode? {
    if recordID != 0 { recordOperation(name, operands) }
    guard array.modes.gradEnabled, dtype.isDifferentiable, operands.contains(where: \.requiresGradient) else {
      return nil
    }
    let node = GradientNode(name, result: array)
    for operand in operands { node.append(operand.gradientEdge) }
    return adopt(node)
  }

  /// The same for a tensor and a number of the language; the reference makes a second, empty edge for the number.
  @inline(__always)
  func historyWithNumber(_ name: StaticString, _ a: Tensor, _ number: Scalar) -> GradientNode? {
    if recordID != 0 { recordOperation(name, [a], number) }
    guard a.requiresGradient, array.modes.gradEnabled, dtype.isDifferentiable else { return nil }
    let node = makeNode(name, a)
    node?.append(GradientEdge())
    return node
  }

  @inline(never)
  private func makeNode(_ name: StaticString, _ a: Tensor) -> GradientNode? {
    let node = GradientNode(name, result: array)
    node.append(a.gradientEdge)
    return adopt(node)
  }

  @inline(never)
  private func makeNode(_ name: StaticString, _ a: Tensor, _ b: Tensor) -> GradientNode? {
    let node = GradientNode(name, result: array)
    node.append(a.gradientEdge)
    node.append(b.gradientEdge)
    return adopt(node)
  }

  private func adopt(_ node: GradientNode) -> GradientNode? {
    // An operand that only says that it needs a gradient (a view made while recording was off) leads nowhere.
    if node.levels == 0 && node.state.gradMode { node.levels = 1 }
    if array.hidden != nil { node.makeExtras().hidden = array.hidden }
    if node.state.inspectsNodes && !node.inspect() { return nil }
    madeBy = node
    outputIndex = 0
    node.recordID = recordID
    return node
  }

  /// Makes `results` the several results of one node (`unbind`, `max` with a dimension gives one more without history).
  static func history(_ name: StaticString, of results: [Tensor], _ operand: Tensor) -> GradientNode? {
    for result in results where result.recordID != 0 { result.recordOperation(name, [operand]) }
    guard let first = results.first, operand.requiresGradient, operand.state.gradEnabled,
      first.dtype.isDifferentiable
    else { return nil }
    let node = GradientNode(name, result: first.array)
    node.append(operand.gradientEdge)
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

  // MARK: Views

  /// A tensor that shows this one's memory through `window`.
  func view(_ window: NDArray, oneOfMany: Bool = false) -> Tensor {
    let result = Tensor(window)
    let gradMode = window.modes.gradMode
    if isInference {
      result.flags.insert(.inference)
      if window.state.inferenceMode { return result }
    } else if result.isInference {
      result.flags.remove(.inference)
    }
    result.base = base ?? self
    result.historyVersion = window.version
    var added: Flags = gradMode ? .isView : [.isView, .viewWithoutHistory]
    if oneOfMany { added.insert(.oneOfManyViews) }
    if gradMode && isView { added.formUnion(flags.intersection([.viewWithoutHistory, .oneOfManyViews])) }
    result.flags.formUnion(added)
    return result
  }
}
