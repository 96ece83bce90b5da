// `backward` and `grad` as a lesson calls them: which gradients start, which are wanted, and every complaint about them.
// The walk itself is `BackwardRun`.
import Tensors

package enum Autograd {
  /// What the reference warns of when `backward(create_graph=True)` is called.
  package static let createGraphWarning =
    "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient "
    + "which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you "
    + "have to use this function, make sure to reset the .grad fields of your parameters to None after use to break the "
    + "cycle and avoid the leak."

  /// `torch.autograd.backward`: adds gradients of `outputs` to the `.grad` of every leaf they came from, or only of
  /// `inputs`. `gradients` pairs with `outputs`; nil stands for 1 at a single element.
  package static func backward(
    _ outputs: [Tensor], gradients: [Tensor?] = [], retainGraph: Bool? = nil, createGraph: Bool = false,
    inputs: [Tensor]? = nil
  ) throws(TensorError) {
    outputs.first?.state.activeRecorder?.attempt(
      outputs, asked: inputs ?? [], isGrad: false, keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph)
    if let inputs, inputs.isEmpty { throw .runtime("`inputs` argument to `backward()` cannot be empty.") }
    let starts = try startingGradients(outputs, gradients)
    guard let state = outputs.first?.state else { return }
    if state.transforms.contains(where: { ($0 as? DifferentiationLevel)?.kind != .forward }) {
      throw .runtime(
        "backward() called inside a functorch transform. This is not supported, please use functorch.grad or "
          + "functorch.vjp instead or call backward() outside of functorch transforms.")
    }
    let roots = try rootEdges(outputs, starts)
    state.differences?.compare(outputs, starts)
    state.activeRecorder?.beginBackward(outputs.map(\.recordID), isNested: !state.activeBackwards.isEmpty)
    var executed: [GradientNode] = []
    for input in inputs ?? [] {
      try input.retainGradient()
      if let node = input.gradientNode ?? (input.flags.contains(.requiresGradient) ? input.leafNode() : nil) {
        executed.append(node)
      }
    }
    let run = BackwardRun(
      state: state, keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph, captures: [],
      isRestricted: inputs != nil)
    try run.execute(roots: roots, executed: executed)
  }

  /// What a gradient is asked for: a tensor, or a place in the graph.
  package enum Target {
    case tensor(Tensor)
    case edge(GradientEdge)

    var edge: GradientEdge {
      switch self {
      case .tensor(let tensor): tensor.gradientEdge
      case .edge(let edge): edge
      }
    }
  }

  /// `torch.autograd.grad`: the gradients of `outputs` with respect to `inputs`; nil where there is no path and
  /// `allowUnused` permits it. `mapping`: the gradients carry a hidden dimension of it, and so do the results.
  package static func grad(
    _ outputs: [Tensor], _ inputs: [Target], gradients: [Tensor?] = [], retainGraph: Bool? = nil,
    createGraph: Bool = false, allowUnused: Bool = false, materialize: Bool = false
  ) throws(TensorError) -> [Tensor?] {
    if inputs.isEmpty { throw .runtime("`inputs` argument to `grad()` cannot be empty.") }
    outputs.first?.state.activeRecorder?.attempt(
      outputs, asked: inputs.compactMap { if case .tensor(let tensor) = $0 { tensor } else { nil } }, isGrad: true,
      keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph)
    let starts = try startingGradients(outputs, gradients)
    let roots = try rootEdges(outputs, starts)
    guard let state = outputs.first?.state else { throw unused(0) }
    state.differences?.compare(outputs, starts)
    state.activeRecorder?.beginBackward(outputs.map(\.recordID), isNested: !state.activeBackwards.isEmpty)
    var captures: [GradientCapture] = []
    for input in inputs {
      if case .tensor(let tensor) = input, !tensor.requiresGradient {
        throw .runtime("One of the differentiated Tensors does not require grad")
      }
      let edge = input.edge
      guard let node = edge.node else { throw .runtime("One of the differentiated Tensors does not require grad") }
      captures.append(GradientCapture(node: node, output: edge.index))
    }
    let run = BackwardRun(
      state: state, keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph, captures: captures,
      isRestricted: true)
    try run.execute(roots: roots, executed: [])
    let results = try collect(run, inputs, allowUnused: allowUnused, materialize: materialize)
    if state.recorder != nil {
      for (input, result) in zip(inputs, results) {
        if case .tensor(let tensor) = input { result?.noteGradient(of: outputs, at: tensor, createsGraph: createGraph) }
      }
    }
    return results
  }

  /// The same for tensors.
  package static func grad(
    _ outputs: [Tensor], _ inputs: [Tensor], gradients: [Tensor?] = [], retainGraph: Bool? = nil,
    createGraph: Bool = false, allowUnused: Bool = false, materialize: Bool = false
  ) throws(TensorError) -> [Tensor?] {
    try grad(
      outputs, inputs.map { .tensor($0) }, gradients: gradients, retainGraph: retainGraph, createGraph: createGraph,
      allowUnused: allowUnused, materialize: materialize)
  }

  private static func unused(_ index: Int) -> TensorError {
    .runtime(
      "The differentiated Tensor at index \(index) appears to not have been used in the graph. "
        + "Set allow_unused=True if this is the desired behavior.")
  }

  private static func collect(
    _ run: BackwardRun, _ inputs: [Target], allowUnused: Bool, materialize: Bool
  ) throws(TensorError) -> [Tensor?] {
    var results: [Tensor?] = []
    for (index, input) in inputs.enumerated() {
      var gradient = run.captures[index].gradient
      if gradient == nil && materialize, case .tensor(let tensor) = input {
        gradient = Tensor(try tensor.array.filledLike(.int(0)))
      }
      if gradient == nil && !allowUnused { throw unused(index) }
      results.append(gradient)
    }
    return results
  }

  /// The same with gradients that have one dimension more in front: all of them at once, mapped.
  package static func mappedGrad(
    _ outputs: [Tensor], _ inputs: [Target], gradients: [Tensor?], retainGraph: Bool?, createGraph: Bool,
    allowUnused: Bool, materialize: Bool
  ) throws(TensorError) -> [Tensor?] {
    guard let state = outputs.first?.state else { throw unused(0) }
    guard let size = gradients.compactMap({ $0 }).first?.shape.first else {
      throw .runtime("is_grads_batched=True expects grad_outputs with a batch dimension in front")
    }
    let mapping = MappingLevel(size: size, randomness: .error, state)
    var found: [Tensor?] = []
    do throws(TensorError) {
      var entered: [Tensor?] = []
      for (index, gradient) in gradients.enumerated() {
        guard let gradient, index < outputs.count else {
          entered.append(nil)
          continue
        }
        // What stands in the message is the first part of one of the gradients.
        let shown = try Shape(Array(gradient.shape.dropFirst(2)))
        if !(Array(gradient.shape.dropFirst()) == Array(outputs[index].shape)) || gradient.rank == 0 {
          throw .runtime(
            "If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch dimension. "
              + "The sizes of the remaining dimensions are expected to match the shape of corresponding output, but a "
              + "mismatch was detected: grad_output[\(index)] has a shape of torch.Size(\(shown)) and "
              + "output[\(index)] has a shape of torch.Size(\(outputs[index].shape)). If you only want some tensors in "
              + "`grad_output` to be considered batched, consider using vmap.")
        }
        entered.append(try mapping.enter(gradient, dimension: 0))
      }
      found = try grad(
        outputs, inputs, gradients: entered, retainGraph: retainGraph, createGraph: createGraph,
        allowUnused: allowUnused, materialize: materialize)
      for index in 0..<found.count {
        if let gradient = found[index] { found[index] = try mapping.leave(gradient, dimension: 0) }
      }
    } catch {
      try? mapping.close()
      throw error
    }
    try mapping.close()
    return found
  }

  /// A stand-in for the result that a place in the graph belongs to.
  package static func tensor(at edge: GradientEdge, _ state: EngineState) throws(TensorError) -> Tensor {
    guard let node = edge.node else { throw .runtime("the edge leads nowhere") }
    if let leaf = node.variable { return leaf }
    let shape = edge.index == 0 ? node.outputShape : node.moreOutputs[Int(edge.index) - 1].shape
    let dtype = edge.index == 0 ? node.outputType : node.moreOutputs[Int(edge.index) - 1].dtype
    let tensor = Tensor(try NDArray.zeros(shape, dtype, state))
    tensor.madeBy = node
    tensor.outputIndex = edge.index
    return tensor
  }

  private static func startingGradients(
    _ outputs: [Tensor], _ gradients: [Tensor?]
  ) throws(TensorError) -> [Tensor?] {
    var starts: [Tensor?] = []
    for (index, output) in outputs.enumerated() {
      if index < gradients.count, let gradient = gradients[index] {
        if !(gradient.shape == output.shape) {
          throw .runtime(
            "Mismatch in shape: grad_output[\(index)] has a shape of torch.Size(\(gradient.shape)) and output[\(index)] "
              + "has a shape of torch.Size(\(output.shape)).")
        }
        if gradient.dtype.isComplex != output.dtype.isComplex {
          throw .runtime(
            "For complex Tensors, both grad_output and output are required to have the same dtype. Mismatch in dtype: "
              + "grad_output[\(index)] has a dtype of torch.\(gradient.dtype.name) and output[\(index)] has a dtype of "
              + "torch.\(output.dtype.name).")
        }
        starts.append(gradient)
      } else if output.requiresGradient {
        if output.count == 1 && output.dtype.isComplex {
          throw .runtime(
            "grad can be implicitly created only for real scalar outputs but got torch.\(output.dtype.name)")
        }
        if output.count != 1 { throw .runtime("grad can be implicitly created only for scalar outputs") }
        starts.append(Tensor(try output.array.filledLike(.int(1))))
      } else {
        starts.append(nil)
      }
    }
    return starts
  }

  private static func rootEdges(
    _ outputs: [Tensor], _ starts: [Tensor?]
  ) throws(TensorError) -> [(edge: GradientEdge, gradient: Tensor)] {
    var roots: [(edge: GradientEdge, gradient: Tensor)] = []
    for (index, output) in outputs.enumerated() {
      if !output.requiresGradient {
        throw .runtime("element \(index) of tensors does not require grad and does not have a grad_fn")
      }
      let edge = output.gradientEdge
      if edge.node == nil { continue }
      if let start = starts[index] { roots.append((edge, start)) }
    }
    return roots
  }
}

extension Tensor {
  /// `t.backward(...)`.
  package func backward(
    _ gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false, inputs: [Tensor]? = nil
  ) throws(TensorError) {
    try Autograd.backward(
      [self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph, inputs: inputs)
  }
}
