// Forward mode: tangents of results from tangents of inputs. It needs no rule of its own for an operation. The rule that
// every node has is linear in the gradient it is given, so it is run with a stand-in `u`, recorded, and the result is
// differentiated with respect to `u` in the direction of the inputs' tangents: that is the operation's action on
// tangents, exactly. Where the reference rounds in another order, the operation may give a `TangentRule` in one line.
//
// Tangents are computed when they are asked for, along the tape, and kept with the level. The alternative, a tangent
// with each result as it is made, would have cost a test and a branch in every operation.
import Tensors

/// The tangent of a node's first result from the tangents of its inputs (nil: zero).
package typealias TangentRule = (_ tangents: [Tensor?]) throws(TensorError) -> Tensor?
/// The tangents of all results of a node.
typealias TangentsRule = (_ tangents: [Tensor?]) throws(TensorError) -> [Tensor?]

extension GradientNode {
  /// States how tangents pass, while forward mode follows this node.
  @inline(__always)
  func forward(_ rule: @autoclosure () -> TangentRule) {
    if levels & DifferentiationLevel.forwardMask != 0 { makeExtras().tangentRule = rule() }
  }

  /// The same of a node with several results.
  func forwardAll(_ rule: @autoclosure () -> TangentsRule) {
    if levels & DifferentiationLevel.forwardMask != 0 { makeExtras().tangentsRule = rule() }
  }
}

extension Tensor {
  /// States how tangents pass through the operation that this tensor is the fresh result of, in the order in which the
  /// reference computes them.
  func passingTangents(_ rule: @escaping TangentRule) -> Tensor {
    madeBy?.forward(rule)
    return self
  }

  /// The sum of those terms that are there, from the left.
  static func sum(_ terms: Tensor?...) throws(TensorError) -> Tensor? {
    var total: Tensor?
    for case let term? in terms { total = try total.map { (t) throws(TensorError) in try t.add(term) } ?? term }
    return total
  }

  /// This tangent times a factor of the operation; 1 leaves it as it is.
  func timesTangentFactor(_ factor: Scalar) throws(TensorError) -> Tensor {
    factor.isOne ? self : try timesNumber(factor)
  }
}

extension DifferentiationLevel {
  /// The tangent of a tensor at this level; nil where it does not depend on the level's inputs.
  package func tangent(of tensor: Tensor) throws(TensorError) -> Tensor? {
    let edge = tensor.gradientEdge
    guard let root = edge.node, root.levels & bit != 0 else { return nil }
    var stack: [(node: GradientNode, next: Int)] = [(root, 0)]
    while let (node, index) = stack.last {
      if tangents[ObjectIdentifier(node)] != nil {
        stack.removeLast()
        continue
      }
      if index < node.edgeCount {
        stack[stack.count - 1].next += 1
        if let next = node.edge(index).node, next.levels & bit != 0, tangents[ObjectIdentifier(next)] == nil {
          stack.append((next, 0))
        }
        continue
      }
      stack.removeLast()
      tangents[ObjectIdentifier(node)] = (node, try results(of: node))
    }
    let found = tangents[ObjectIdentifier(root)]?.results ?? []
    // Once the level is over nothing else would let go of the tape.
    if !isOpen { tangents = [:] }
    // A tangent has no tangent of its own at this level.
    guard Int(edge.index) < found.count, let tangent = found[Int(edge.index)] else { return nil }
    return try DifferentiationLevel.laid(leave(tangent), as: tensor.array)
  }

  /// A tangent lies in memory as its tensor does: the reference copies one that does not.
  private static func laid(_ tangent: Tensor, as model: NDArray) throws(TensorError) -> Tensor {
    let own = tangent.array
    if own.hidden != nil || model.hidden != nil || own.shape != model.shape { return tangent }
    let places = own.shape.indices.filter { own.shape[$0] > 1 }
    if places.allSatisfy({ own.strides[$0] == model.strides[$0] }) || model.count == 0 { return tangent }
    if places.contains(where: { model.strides[$0] == 0 }) { return tangent }
    var span = 1
    for place in places { span += (own.shape[place] - 1) * model.strides[place] }
    let memory = try NDArray.zeros([span], own.dtype, own.state)
    let window = try memory.asStrided(own.shape, model.strides, 0)
    try window.copyFrom(own)
    let result = Tensor(window)
    result.madeBy = tangent.madeBy
    result.outputIndex = tangent.outputIndex
    return result
  }

  /// The tangents of a node's results.
  private func results(of node: GradientNode) throws(TensorError) -> [Tensor?] {
    if let extras = node.extras, extras.level === self { return [extras.tangent] }
    var inputs: [Tensor?] = []
    var others = node.levels
    for index in 0..<node.edgeCount {
      let edge = node.edge(index)
      guard let next = edge.node, let known = tangents[ObjectIdentifier(next)], Int(edge.index) < known.results.count
      else {
        inputs.append(nil)
        continue
      }
      let tangent = known.results[Int(edge.index)]
      others |= tangent?.gradientEdge.node?.levels ?? 0
      inputs.append(tangent)
    }
    if inputs.allSatisfy({ $0 == nil }) { return [] }
    if let refusal = node.extras?.forwardRefusal { throw .notImplemented(refusal) }
    // This level's own tape ends here.
    let forward = state.forwardLevels
    state.forwardLevels &= ~bit
    defer { state.forwardLevels = forward }
    // The tangents' own graph is made only when another level, or plain backward, can ask for it.
    var open = state.openLevels & ~bit | 1
    if !state.gradMode { open &= DifferentiationLevel.forwardMask }
    let createsGraph = others & open != 0
    if let rule = node.extras?.tangentRule {
      let found = try state.withGradMode(createsGraph) { () throws(TensorError) in
        try rule(inputs).map { (tangent) throws(TensorError) in
          let typed = tangent.dtype == node.outputType ? tangent : try tangent.asType(node.outputType)
          return typed.shape == node.outputShape ? typed : try typed.expand(node.outputShape)
        }
      }
      return [found]
    }
    if let rule = node.extras?.tangentsRule {
      return try state.withGradMode(createsGraph) { () throws(TensorError) in try rule(inputs) }
    }
    return try throughRule(node, inputs, createsGraph)
  }

  /// The rule run with stand-ins, then its result differentiated in the direction of the tangents.
  private func throughRule(
    _ node: GradientNode, _ inputs: [Tensor?], _ createsGraph: Bool
  ) throws(TensorError) -> [Tensor?] {
    guard let rule = node.rule else { return [] }
    if node.isFreed { throw SavedValue.freed }
    let recorder = state.recorder
    state.recorder = nil
    defer { state.recorder = recorder }
    var standIns: [Tensor] = [try standIn(node.outputShape, node.outputType, node)]
    for output in node.moreOutputs { standIns.append(try standIn(output.shape, output.dtype, node)) }
    let step = BackwardStep(node: node, restrictedTo: 0, levels: bit)
    try state.withGradMode(true) { () throws(TensorError) in
      if standIns.count > 1 {
        step.gradient0 = standIns[0]
        step.moreGradients = Array(standIns.dropFirst())
      }
      try rule(step, standIns[0])
    }
    var roots: [(edge: GradientEdge, gradient: Tensor)] = []
    var isFollowed = false
    for (index, tangent) in inputs.enumerated() {
      guard let tangent, let sent = step[index] else { continue }
      isFollowed = true
      if sent.gradientEdge.node == nil { continue }
      let fitted = try state.withGradMode(createsGraph) { () throws(TensorError) in
        let typed = tangent.dtype == sent.dtype ? tangent : try tangent.to(sent.dtype)
        return typed.shape == sent.shape ? typed : try typed.expand(sent.shape)
      }
      roots.append((sent.gradientEdge, fitted))
    }
    // What is sent and does not depend on the stand-in is the gradient of a step: it is 0 everywhere.
    if roots.isEmpty {
      var found: [Tensor?] = []
      if isFollowed { for one in standIns { found.append(try zeros(one)) } }
      return found
    }
    let captures = standIns.map { GradientCapture(node: $0.leafNode(), output: 0) }
    let run = BackwardRun(
      state: state, keepsGraph: false, createsGraph: createsGraph, captures: captures, isRestricted: true)
    do throws(TensorError) {
      try run.execute(roots: roots, executed: [])
    } catch {
      throw DifferentiationLevel.forwardRefusal(error)
    }
    var found: [Tensor?] = []
    for (capture, one) in zip(run.captures, standIns) {
      if let gradient = capture.gradient { found.append(gradient) } else { found.append(try zeros(one)) }
    }
    return found
  }

  private func zeros(_ standIn: Tensor) throws(TensorError) -> Tensor? {
    if !standIn.dtype.isDifferentiable { return nil }
    return Tensor(try standIn.array.filledLike(.int(0)))
  }

  /// A gradient that cannot be differentiated is an operation without forward mode.
  private static func forwardRefusal(_ error: TensorError) -> TensorError {
    let (start, end) = ("derivative for aten::", "_backward is not implemented")
    let text = error.message
    if text.hasPrefix(start) && text.hasSuffix(end) {
      let name = String(text.dropFirst(start.count).dropLast(end.count))
      return .notImplemented(refusal(name == "multilabel_margin_loss" ? name + "_forward" : name))
    }
    for name in ["_cdist", "_pdist"] where text == "the derivative for '\(name)_backward' is not implemented." {
      return .notImplemented(refusal(name + "_forward"))
    }
    return error
  }

  /// The reference's words for an operation without forward mode.
  static func refusal(_ name: String) -> String {
    "Trying to use forward AD with \(name) that does not support it because it has not been implemented yet.\nPlease file "
      + "an issue to PyTorch at https://github.com/pytorch/pytorch/issues/new?template=feature-request.yml so that we can "
      + "prioritize its implementation or submit a PR adding the implementation to derivatives.yaml"
  }

  private func standIn(_ shape: Shape, _ dtype: DType, _ node: GradientNode) throws(TensorError) -> Tensor {
    var array = try NDArray.full(shape, .int(1), dtype, state)
    if let hidden = node.extras?.hidden { array = array.repeated(over: hidden) }
    let tensor = Tensor(array)
    tensor.flags.insert(.requiresGradient)
    return tensor
  }

  /// The primal part of a tensor at this level: the same value, which carries no tangent.
  package func primal(of tensor: Tensor) -> Tensor {
    guard let node = tensor.gradientNode, node.levels & bit != 0 else { return tensor }
    let result = Tensor(tensor.array.alias())
    result.flags.insert(.sharesMemory)
    let rest = node.levels & ~bit
    if rest == 0 { return result }
    let alias = GradientNode("ViewBackward0", result: result.array)
    alias.append(tensor.gradientEdge)
    alias.levels = rest
    alias.rule = Tensor.identityRule
    alias.makeExtras().hidden = result.array.hidden
    result.madeBy = alias
    return result
  }
}

extension DifferentiationLevel {
  /// Gives inputs of this level other tangents: the same tape serves for another direction.
  package func turn(_ inputs: [Tensor], _ directions: [Tensor]) {
    for (input, direction) in zip(inputs, directions) { input.madeBy?.extras?.tangent = direction }
    tangents = [:]
  }

  /// Whether a tensor depends on the inputs of this level.
  package func follows(_ tensor: Tensor) -> Bool { (tensor.gradientNode?.levels ?? 0) & bit != 0 }
}
