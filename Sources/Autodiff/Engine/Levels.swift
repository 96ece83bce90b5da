// Levels of differentiation. A function transform (`func.grad`, `vjp`, `jvp`) opens a level, lets its inputs in, runs the
// function and takes the results out. All levels record on one tape: a node knows by bits on which levels it depends
// (bit 0 is plain `requires_grad`), and an input of a level is a node of its own (a *boundary*) with an edge to what it
// was outside. So an inner derivative is an ordinary graph for the outer level, to any depth, and since gradients are
// captured at boundary nodes, levels cannot be confused.
//
// Why not a wrapper tensor for each level: every operation would have to unwrap and wrap. Here operations know nothing.
import Tensors

package final class DifferentiationLevel {
  package enum Kind: Sendable { case backward, forward }

  /// Plain `requires_grad` and all levels of backward mode.
  package static let backwardMask: UInt64 = 0xFFFF_FFFF
  package static let forwardMask: UInt64 = ~backwardMask

  package let kind: Kind
  let bit: UInt64
  unowned let state: EngineState
  /// Tangents of the results of nodes, for a level of forward mode. The node is held so that its identity stays its own.
  var tangents: [ObjectIdentifier: (node: GradientNode, results: [Tensor?])] = [:]
  /// Recording as it was outside.
  private let outerMode: Bool
  package private(set) var isOpen = true

  /// Opens a level: recording is on inside, whatever it was outside.
  package init(_ kind: Kind, _ state: EngineState) throws(TensorError) {
    self.kind = kind
    self.state = state
    outerMode = state.gradMode
    bit = try DifferentiationLevel.freeBit(kind, state)
    state.transforms.append(self)
    state.transformDepth += 1
    if kind == .forward {
      state.forwardLevels |= bit
    } else {
      state.gradMode = true
    }
  }

  /// Ends the level; what happened in it stays walkable.
  package func close() {
    if !isOpen { return }
    isOpen = false
    state.transforms.removeAll { $0 === self }
    state.transformDepth -= 1
    if kind == .forward { state.forwardLevels &= ~bit }
    state.gradMode = outerMode
    tangents = [:]
  }

  /// A bit that no open level has. They are given in turn so that an old node seldom shows a level opened later.
  private static func freeBit(_ kind: Kind, _ state: EngineState) throws(TensorError) -> UInt64 {
    let used = state.openLevels
    let first = kind == .backward ? 1 : 32
    let count = kind == .backward ? 31 : 32
    for _ in 0..<count {
      state.lastLevel = (state.lastLevel + 1) % count
      let candidate = UInt64(1) << UInt64(first + state.lastLevel)
      if used & candidate == 0 { return candidate }
    }
    throw .runtime("more than \(count) nested function transforms are not supported")
  }

  /// A tensor as an input of this level: a leaf there, the same value with its history outside.
  package func enter(_ tensor: Tensor, tangent: Tensor? = nil) throws(TensorError) -> Tensor {
    if kind == .backward && !tensor.dtype.isDifferentiable {
      throw .runtime("only Tensors of floating point dtype can require gradients")
    }
    let result = Tensor(tensor.array.alias())
    result.flags.insert(.sharesMemory)
    let node = GradientNode("AliasBackward0", result: result.array)
    let edge = tensor.gradientEdge
    let isFollowed = outerMode || (edge.node?.levels ?? 0) & state.forwardLevels & ~bit != 0
    node.append(isFollowed ? edge : GradientEdge())
    if !outerMode { node.levels &= state.forwardLevels }
    node.levels |= bit
    node.rule = Tensor.identityRule
    let extras = node.makeExtras()
    extras.isBoundary = kind == .backward
    extras.level = self
    extras.tangent = tangent
    extras.hidden = result.array.hidden
    node.recordID = result.recordID
    result.madeBy = node
    return result
  }

  /// A result of this level as the outside sees it: without this level, and without history where nothing else follows.
  package func leave(_ tensor: Tensor) -> Tensor {
    guard let node = tensor.gradientNode, node.levels & bit != 0 else { return tensor }
    var open = state.openLevels & ~bit | 1
    if !state.gradMode { open &= DifferentiationLevel.forwardMask }
    let rest = node.levels & open
    let result = Tensor(tensor.array.alias())
    result.flags.insert(.sharesMemory)
    if rest == 0 { return result }
    let outer = GradientNode("AliasBackward0", result: result.array)
    outer.append(tensor.gradientEdge)
    outer.levels = rest
    outer.rule = Tensor.identityRule
    let extras = outer.makeExtras()
    extras.name = node.isBoundary ? nil : node.displayName
    extras.hidden = result.array.hidden
    outer.recordID = result.recordID
    result.madeBy = outer
    return result
  }

  /// Gradients of `outputs` for tensors that entered here: nil where there is no path.
  package func gradients(
    _ outputs: [Tensor], _ inputs: [Tensor], _ cotangents: [Tensor?]
  ) throws(TensorError) -> [Tensor?] {
    var levels: UInt64 = 0
    var roots: [(edge: GradientEdge, gradient: Tensor)] = []
    for (index, output) in outputs.enumerated() {
      levels |= output.gradientNode?.levels ?? 0
      guard let cotangent = cotangents[index] else { continue }
      levels |= cotangent.gradientEdge.node?.levels ?? 0
      let edge = output.gradientEdge
      if let node = edge.node, node.levels & bit != 0 { roots.append((edge, cotangent)) }
    }
    var captures: [GradientCapture] = []
    for input in inputs {
      guard let node = input.madeBy else { continue }
      captures.append(GradientCapture(node: node, output: 0))
    }
    // Whoever can still ask for a derivative of the result decides whether its graph is made.
    var open = state.openLevels & ~bit | 1
    if !(isOpen ? outerMode : state.gradMode) { open &= DifferentiationLevel.forwardMask }
    let run = BackwardRun(
      state: state, keepsGraph: true, createsGraph: levels & open != 0, captures: captures, isRestricted: true)
    if !roots.isEmpty { try run.execute(roots: roots, executed: []) }
    return run.captures.map(\.gradient)
  }
}

extension EngineState {
  /// The level that a leaf belongs to: one made inside a transform is a leaf there alone.
  func levelOfLeaves(madeAt depth: UInt8) -> UInt64 {
    if transforms.isEmpty || depth == 0 { return 1 }
    for place in transforms.indices.reversed() where depth > place {
      if let level = transforms[place] as? DifferentiationLevel, level.kind == .backward { return level.bit }
    }
    return 1
  }

  /// The bits of all open levels.
  var openLevels: UInt64 {
    var bits: UInt64 = 0
    for case let level as DifferentiationLevel in transforms { bits |= level.bit }
    return bits
  }
}

extension Tensor {
  /// Refuses to write, inside a transform, to a tensor from outside of it that has not entered.
  func checkCapturedWrite(_ operation: String) throws(TensorError) {
    guard let index = state.transforms.lastIndex(where: { $0 is DifferentiationLevel }) else { return }
    guard let level = state.transforms[index] as? DifferentiationLevel, level.kind == .backward else { return }
    if depth > index { return }
    throw .runtime(
      "During a grad (vjp, jvp, grad, etc) transform, the function provided attempted to call in-place operation (aten::"
        + "\(operation)) that would mutate a captured Tensor. This is not supported; please rewrite the function being transformed to "
        + "explicitly accept the mutated Tensor(s) as inputs.")
  }
}
