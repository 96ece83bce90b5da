// One backward. First the edges below the roots are counted, so that a node runs only when every gradient for its
// result has come. Ready nodes wait in a heap, greatest sequence number first, leaves before all: that is the
// reference's order, and it decides both the order of hooks and the order in which several contributions are added.
//
// What a run keeps per node lies in the node itself, stamped with the run's number. A hook may start another backward
// that meets nodes of this one; then the inner run puts the outer's state aside and restores it at its end.
import Tensors

/// The state of a node in the backward that runs.
struct PassState {
  var run: UInt32 = 0
  var dependencies: Int32 = 0
  /// A gradient for an asked tensor passes here.
  var isNeeded = false
  /// The gradient that arrives here is asked for.
  var isCaptured = false
  /// The run sends gradients only to nodes that take part.
  var isRestricted = false
  /// Gradients are sent here.
  var takesPart: Bool { isNeeded || isCaptured }
  var gradient: Tensor?
  var moreGradients: [Tensor?] = []
}

/// A tensor whose gradient is wanted from a run.
struct GradientCapture {
  let node: GradientNode
  let output: Int32
  var gradient: Tensor?
}

final class BackwardRun {
  private let state: EngineState
  private let number: UInt32
  private let keepsGraph: Bool
  private let createsGraph: Bool
  var captures: [GradientCapture]
  /// Only paths to certain nodes are walked.
  private let isRestricted: Bool
  private let isNested: Bool
  private var queue: [GradientNode] = []
  private let recorder: Recorder?
  /// Gradients are compared with differences: what the walk computes has derivatives too.
  private var differences: FiniteDifferences?
  /// The lesson's hooks do not see this walk.
  var skipsHooks = false
  /// The node that runs, while anomalies are looked for.
  private var running: GradientNode?
  private var setAside: [(node: GradientNode, state: PassState)] = []

  init(
    state: EngineState, keepsGraph: Bool, createsGraph: Bool, captures: [GradientCapture], isRestricted: Bool
  ) {
    self.state = state
    number = state.nextBackward()
    self.keepsGraph = keepsGraph
    self.createsGraph = createsGraph
    self.captures = captures
    self.isRestricted = isRestricted
    isNested = !state.activeBackwards.isEmpty
    recorder = state.activeRecorder
  }

  /// Sends `roots` back through history. `executed` are nodes that run although no gradient is captured there.
  func execute(
    roots: [(edge: GradientEdge, gradient: Tensor)], executed: [GradientNode]
  ) throws(TensorError) {
    let gradMode = state.gradMode
    state.gradMode = createsGraph
    state.activeBackwards.append(number)
    // What rules compute is no part of the lesson's value graph.
    let recording = state.recorder
    differences = createsGraph ? state.differences : nil
    differences?.makeOpaque()
    state.recorder = differences
    let resting = state.restingRecorder
    state.restingRecorder = recorder
    defer {
      state.recorder = recording
      state.restingRecorder = resting
      recorder?.endBackward()
      state.activeBackwards.removeLast()
      state.gradMode = gradMode
      for entry in setAside.reversed() { entry.node.pass = entry.state }
    }
    let rootNodes = roots.compactMap(\.edge.node)
    countDependencies(rootNodes)
    if isRestricted { markNeeded(rootNodes, executed) }
    do throws(TensorError) {
      try seed(roots)
      try drain()
      try state.checkOverlookedMapping()
    } catch {
      forget(rootNodes)
      if state.searchesAnomalies, let running, let place = running.extras?.place { report(running, place) }
      throw error
    }
  }

  /// Tells where the node that failed was made.
  private func report(_ node: GradientNode, _ place: String) {
    state.warn?(
      "Error detected in \(node.displayName). Traceback of forward call that caused the error:\n\(place)")
  }

  /// A leaf's record is that of its present value, unless it was written to with history: then what it was before.
  private static func recordID(of node: GradientNode) -> Int32 {
    guard let variable = node.variable, variable.madeBy == nil else { return node.recordID }
    return variable.recordID
  }

  // MARK: Preparation

  /// Stamps a node with this run; true the first time.
  private func enter(_ node: GradientNode) -> Bool {
    if node.pass.run == number { return false }
    if isNested && state.activeBackwards.contains(node.pass.run) { setAside.append((node, node.pass)) }
    node.pass = PassState()
    node.pass.run = number
    node.pass.isRestricted = isRestricted
    return true
  }

  /// The node behind an edge, unless only forward mode leads there.
  @inline(__always)
  private func follow(_ edge: GradientEdge) -> GradientNode? {
    guard let next = edge.node, next.levels & DifferentiationLevel.backwardMask != 0 else { return nil }
    return next
  }

  private func countDependencies(_ roots: [GradientNode]) {
    var pending: [GradientNode] = []
    pending.reserveCapacity(16)
    queue.reserveCapacity(16)
    for root in roots where enter(root) { pending.append(root) }
    while let node = pending.popLast() {
      for index in 0..<node.edgeCount {
        guard let next = follow(node.edge(index)) else { continue }
        if enter(next) { pending.append(next) }
        next.pass.dependencies += 1
      }
    }
  }

  /// Marks the nodes from which an asked node can be reached, by a walk in which a node is left after its inputs.
  private func markNeeded(_ roots: [GradientNode], _ executed: [GradientNode]) {
    for node in executed {
      _ = enter(node)
      node.pass.isNeeded = true
    }
    for capture in captures {
      _ = enter(capture.node)
      capture.node.pass.isCaptured = true
    }
    var visited = Set<ObjectIdentifier>()
    var stack: [(node: GradientNode, next: Int)] = []
    for root in roots where visited.insert(ObjectIdentifier(root)).inserted {
      stack.append((root, 0))
      while let (node, index) = stack.last {
        if index < node.edgeCount {
          stack[stack.count - 1].next += 1
          if let next = follow(node.edge(index)), visited.insert(ObjectIdentifier(next)).inserted {
            stack.append((next, 0))
          }
          continue
        }
        stack.removeLast()
        if node.pass.isNeeded { continue }
        for edge in 0..<node.edgeCount {
          guard let next = follow(node.edge(edge)) else { continue }
          if next.pass.takesPart {
            node.pass.isNeeded = true
            break
          }
        }
      }
    }
  }

  private func forget(_ roots: [GradientNode]) {
    var pending = roots
    while let node = pending.popLast() {
      if node.pass.run != number { continue }
      node.pass = PassState()
      for index in 0..<node.edgeCount {
        if let next = node.edge(index).node, next.pass.run == number { pending.append(next) }
      }
    }
    queue = []
  }

  // MARK: Running

  private func seed(_ roots: [(edge: GradientEdge, gradient: Tensor)]) throws(TensorError) {
    // A root that another root depends on waits for it, and several gradients of one root add up first.
    for (edge, gradient) in roots {
      guard let node = edge.node else { continue }
      node.pass.dependencies += 1
      try add(try fit(gradient, to: node, edge.index, from: nil, 0), to: node, edge.index)
    }
    for (edge, _) in roots {
      guard let node = edge.node else { continue }
      node.pass.dependencies -= 1
      if node.pass.dependencies == 0 { push(node) }
    }
  }

  private func drain() throws(TensorError) {
    guard let first = queue.first else { return }
    let step = BackwardStep(node: first, restrictedTo: isRestricted ? number : 0)
    while let node = pop() {
      step.node = node
      try run(node, step)
    }
  }

  private func run(_ node: GradientNode, _ step: BackwardStep) throws(TensorError) {
    if state.searchesAnomalies { running = node }
    step.gradient0 = node.pass.gradient.take()
    if !node.pass.moreGradients.isEmpty {
      step.moreGradients = node.pass.moreGradients
      node.pass.moreGradients = []
    }
    try meetHooks(node, step)
    if node.pass.isCaptured {
      for index in 0..<captures.count where captures[index].node === node {
        captures[index].gradient = step.gradient(of: Int(captures[index].output))
      }
    }
    if let recorder {
      if let gradient = step.gradient0 { recorder.arrive(BackwardRun.recordID(of: node), gradient.array) }
      recorder.run(node)
    }
    if isRestricted && !node.pass.isNeeded {
      step.clear()
      return
    }
    if !skipsHooks, let extras = node.extras, !extras.preHooks.isEmpty { try meetPreHooks(extras, node, step) }
    if let variable = node.variable {
      if step.gradient0 != nil {
        let seen = node.extras == nil ? nil : step.gradient0
        try accumulate(&step.gradient0, into: variable)
        if let extras = node.extras {
          for entry in extras.postHooks.entries { _ = try entry.entry([], [seen]) }
        }
      }
      step.clear()
      return
    }
    let hasPostHooks = !skipsHooks && node.extras?.postHooks.isEmpty == false
    let received = hasPostHooks ? BackwardRun.gradients(node, step) : []
    let hasGradient = step.gradient0 != nil || step.moreGradients.contains { $0 != nil }
    if hasGradient {
      if node.isFreed {
        recorder?.stop(.freed(node: node.recordID))
        throw SavedValue.freed
      }
      if let rule = node.rule {
        if let gradient = step.gradient0 {
          step.gradient0 = nil
          if !node.moreOutputs.isEmpty { step.gradient0 = gradient }
          try run(rule, of: node, step, gradient)
        } else {
          try rule(step, try Tensor(NDArray.zeros(node.outputShape, node.outputType, state)))
        }
      }
    }
    #if DEBUG
      if node.displayName == state.plantedFault { try plantFault(step) }
    #endif
    if !keepsGraph && (state.forwardLevels == 0 || node.levels & state.forwardLevels == 0) { node.freeSaved() }
    if !received.isEmpty { try meetPostHooks(node, step, received) }
    if state.searchesAnomalies && state.anomalyChecksNaN { try checkNaN(node, step) }
    try passOn(node, step)
    step.clear()
  }

  private func run(
    _ rule: GradientRule, of node: GradientNode, _ step: BackwardStep, _ gradient: Tensor
  ) throws(TensorError) {
    guard let differences else { return try rule(step, gradient) }
    let sent = try differences.run { () throws(TensorError) -> [Tensor?] in
      try rule(step, gradient)
      return (0..<node.edgeCount).map { step[$0] }
    }
    for (index, passed) in sent.enumerated() { step[index] = passed }
  }

  #if DEBUG
    /// Makes the rule that has just run a wrong one, for the tests of what must notice.
    private func plantFault(_ step: BackwardStep) throws(TensorError) {
      for index in 0..<step.node.edgeCount {
        if let gradient = step[index] { step[index] = try gradient.mul(.float(1.01)) }
      }
    }
  #endif

  /// A step of the walk itself.
  private func compute<Result>(_ body: () throws(TensorError) -> Result) throws(TensorError) -> Result {
    guard let differences else { return try body() }
    return try differences.run(body)
  }

  private func meetHooks(_ node: GradientNode, _ step: BackwardStep) throws(TensorError) {
    if skipsHooks { return }
    if let leaf = node.variable {
      if let hooks = leaf.leaf?.hooks, let gradient = step.gradient0 {
        step.gradient0 = try hooks.run(gradient)
        if let recorder, let after = step.gradient0 {
          recorder.hookReplaced(leaf.recordID, gradient.array, after.array)
        }
      }
      return
    }
    guard let extras = node.extras else { return }
    for (output, list) in extras.hooks {
      guard let gradient = step.gradient(of: Int(output)) else { continue }
      let after = try list.run(gradient)
      step.setGradient(of: Int(output), after)
      recorder?.hookReplaced(node.recordID, gradient.array, after.array)
    }
    for entry in extras.retaining {
      guard let tensor = entry.tensor, let gradient = step.gradient(of: Int(tensor.outputIndex)) else { continue }
      if let old = tensor.gradient {
        tensor.gradient = try old.add(gradient)
      } else {
        tensor.gradient = try gradient.clone(contiguous: true)
      }
    }
  }

  /// The gradients for all results of a node, nil where none came.
  private static func gradients(_ node: GradientNode, _ step: BackwardStep) -> [Tensor?] {
    (0...node.moreOutputs.count).map { step.gradient(of: $0) }
  }

  private func meetPreHooks(_ extras: NodeExtras, _ node: GradientNode, _ step: BackwardStep) throws(TensorError) {
    for entry in extras.preHooks.entries {
      guard let replaced = try entry.entry(BackwardRun.gradients(node, step)) else { continue }
      for (index, gradient) in replaced.enumerated() { step.setGradient(of: index, gradient) }
    }
  }

  private func meetPostHooks(
    _ node: GradientNode, _ step: BackwardStep, _ received: [Tensor?]
  ) throws(TensorError) {
    for entry in node.extras?.postHooks.entries ?? [] {
      let sent = (0..<node.edgeCount).map { follow(node.edge($0)) == nil ? nil : step[$0] }
      guard let replaced = try entry.entry(sent, received) else { continue }
      for (index, gradient) in replaced.enumerated() { step[index] = gradient }
    }
  }

  private func checkNaN(_ node: GradientNode, _ step: BackwardStep) throws(TensorError) {
    for index in 0..<node.edgeCount {
      guard follow(node.edge(index)) != nil, let gradient = step[index] else { continue }
      if try !gradient.array.visible().unary(.isNaN).reduced(.any).truth() { continue }
      if let recorder, let next = follow(node.edge(index)) {
        recorder.pass(BackwardRun.recordID(of: node), BackwardRun.recordID(of: next), gradient.array)
      }
      throw .runtime("Function '\(node.displayName)' returned nan values in its \(index)th output.")
    }
  }

  /// Brings the gradients for the inputs into form and hands them to their nodes.
  private func passOn(_ node: GradientNode, _ step: BackwardStep) throws(TensorError) {
    for index in 0..<node.edgeCount {
      let edge = node.edge(index)
      guard let next = follow(edge) else { continue }
      if isRestricted && !next.pass.takesPart { continue }
      if let gradient = step[index] {
        step[index] = nil
        let fitted = try fit(gradient, to: next, edge.index, from: node, index)
        recorder?.pass(BackwardRun.recordID(of: node), BackwardRun.recordID(of: next), fitted.array)
        try add(fitted, to: next, edge.index)
      }
      next.pass.dependencies -= 1
      if next.pass.dependencies == 0 { push(next) }
    }
  }

  /// A gradient with the sizes and the type of the tensor it belongs to: what broadcasting repeated is added up.
  private func fit(
    _ gradient: Tensor, to node: GradientNode, _ output: Int32, from source: GradientNode?, _ index: Int
  ) throws(TensorError) -> Tensor {
    var shape = node.outputShape
    var dtype = node.outputType
    if output > 0 && Int(output) <= node.moreOutputs.count { (shape, dtype) = node.moreOutputs[Int(output) - 1] }
    var gradient = gradient
    if gradient.array.hidden != nil { gradient = try gradient.summedOverForeign(node.extras?.hidden) }
    if !(gradient.shape == shape) {
      guard Tensor.isExpandable(shape, to: gradient.shape) else {
        throw .invalidGradient(of: source?.displayName ?? "", index, got: gradient.shape, expected: shape)
      }
      let whole = gradient
      if differences == nil && !state.gradEnabled, let sum = try whole.array.summedOverFront(to: shape) {
        gradient = Tensor(sum)
      } else {
        gradient = try compute { () throws(TensorError) in try whole.summed(to: shape) }
      }
    }
    if gradient.dtype == dtype { return gradient }
    if let chosen = node.variable?.leaf?.gradientType, chosen.dtype == nil { return gradient }
    return try compute { () throws(TensorError) in try gradient.asType(dtype) }
  }

  /// Adds a contribution to what has come for result `output` of `node`.
  private func add(_ gradient: Tensor, to node: GradientNode, _ output: Int32) throws(TensorError) {
    if output == 0 {
      guard let present = node.pass.gradient else {
        node.pass.gradient = gradient
        return
      }
      node.pass.gradient = try compute { () throws(TensorError) in try present.add(gradient) }
      return
    }
    let place = Int(output) - 1
    while node.pass.moreGradients.count <= place { node.pass.moreGradients.append(nil) }
    if let present = node.pass.moreGradients[place] {
      node.pass.moreGradients[place] = try compute { () throws(TensorError) in try present.add(gradient) }
    } else {
      node.pass.moreGradients[place] = gradient
    }
  }

  /// Stores or adds a leaf's gradient. The first one is taken over when nobody else holds its memory, else copied;
  /// later ones are added in place, or as a new tensor while a graph of the backward itself is made.
  private func accumulate(_ arrived: inout Tensor?, into variable: Tensor) throws(TensorError) {
    if variable.gradient == nil && !createsGraph, let own = Tensor.takeOver(&arrived, like: variable) {
      variable.gradient = own
    } else if let gradient = arrived.take() {
      try add(gradient, into: variable)
    }
    // What one hook returns is what the next one gets, and no more than that.
    if let hooks = variable.leaf?.postAccumulateHooks, try hooks.run(variable) !== variable {
      throw .runtime("Tensor post accumulate grad hooks should return None.")
    }
  }

  private func add(_ gradient: Tensor, into variable: Tensor) throws(TensorError) {
    if gradient.array.hidden != nil {
      throw .runtime(
        "backward() inside a function that is mapped (vmap) would give `.grad` a gradient for each element; "
          + "use torch.func.grad or torch.autograd.grad there")
    }
    if let present = variable.gradient {
      if createsGraph {
        variable.gradient = try compute { () throws(TensorError) in try present.add(gradient) }
      } else {
        try present.add_(gradient)
      }
    } else if createsGraph {
      let own = Tensor(try variable.array.emptyLike(gradient.dtype))
      variable.gradient = try compute { () throws(TensorError) in try own.copy_(gradient) }
    } else {
      variable.gradient = Tensor(try gradient.array.copied(orderedLike: variable.array))
    }
  }

  // MARK: Queue

  private func push(_ node: GradientNode) {
    queue.append(node)
    var hole = queue.count - 1
    while hole > 0 {
      let parent = (hole - 1) / 2
      if queue[parent].sequence >= node.sequence { break }
      queue.swapAt(parent, hole)
      hole = parent
    }
  }

  /// The waiting node that goes first; among equals the order is that of the reference's heap.
  private func pop() -> GradientNode? {
    if queue.count <= 1 { return queue.popLast() }
    let first = queue[0]
    guard let value = queue.popLast() else { return nil }
    let count = queue.count
    var hole = 0
    var child = 0
    while child < (count - 1) / 2 {
      child = 2 * (child + 1)
      if queue[child].sequence < queue[child - 1].sequence { child -= 1 }
      queue[hole] = queue[child]
      hole = child
    }
    if count & 1 == 0 && child == (count - 2) / 2 {
      child = 2 * (child + 1)
      queue[hole] = queue[child - 1]
      hole = child - 1
    }
    while hole > 0 {
      let parent = (hole - 1) / 2
      if queue[parent].sequence >= value.sequence { break }
      queue[hole] = queue[parent]
      hole = parent
    }
    queue[hole] = value
    return first
  }
}

extension Tensor {
  /// Whether an array of `shape` can be broadcast to `target`.
  static func isExpandable(_ shape: Shape, to target: Shape) -> Bool {
    if shape.count > target.count { return false }
    for place in 0..<shape.count {
      let size = shape[shape.count - 1 - place]
      if size != target[target.count - 1 - place] && size != 1 { return false }
    }
    return true
  }

  /// The gradient as a leaf's own memory, when nobody else holds it or shows its memory; else nil, and it stays where it
  /// is. It is asked where it is held, because every name for it counts.
  fileprivate static func takeOver(_ gradient: inout Tensor?, like variable: Tensor) -> Tensor? {
    guard isKnownUniquelyReferenced(&gradient), gradient?.isAlone(like: variable) == true else { return nil }
    guard let taken = gradient.take() else { return nil }
    return taken.base == nil ? taken : Tensor(taken.array)
  }

  /// Whether the elements lie as those of `variable` do, and no other array is on their memory but that of a base which
  /// only this tensor holds.
  private func isAlone(like variable: Tensor) -> Bool {
    let fits = array.isContiguous ? variable.array.isContiguous : strides == variable.strides
    if !fits || array.hidden != nil || flags.contains(.sharesMemory) { return false }
    if !isKnownUniquelyReferenced(&array) { return false }
    guard let base else { return array.storage.arrayCount == 1 }
    let isShown = array.storage.arrayCount == 2 && array.sharesStorage(with: base.array)
    return isShown && holdsBaseAlone()
  }

  private func holdsBaseAlone() -> Bool {
    isKnownUniquelyReferenced(&base) && base?.holdsArrayAlone() == true
  }

  private func holdsArrayAlone() -> Bool { isKnownUniquelyReferenced(&array) }

  package var strides: Shape { array.strides }
}
