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
    if let inputs, inputs.isEmpty { throw .runtime("`inputs` argument to `backward()` cannot be empty.") }
    let starts = try startingGradients(outputs, gradients)
    guard let state = outputs.first?.state else { return }
    let roots = try rootEdges(outputs, starts)
    state.activeRecorder?.beginBackward(outputs.map(\.recordID))
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

  /// `torch.autograd.grad`: the gradients of `outputs` with respect to `inputs`; nil where there is no path and
  /// `allowUnused` permits it.
  package static func grad(
    _ outputs: [Tensor], _ inputs: [Tensor], gradients: [Tensor?] = [], retainGraph: Bool? = nil,
    createGraph: Bool = false, allowUnused: Bool = false, materialize: Bool = false
  ) throws(TensorError) -> [Tensor?] {
    guard let state = outputs.first?.state else {
      throw .runtime("grad requires non-empty outputs.")
    }
    if inputs.isEmpty { throw .value("grad requires non-empty inputs.") }
    let starts = try startingGradients(outputs, gradients)
    let roots = try rootEdges(outputs, starts)
    state.activeRecorder?.beginBackward(outputs.map(\.recordID))
    var captures: [GradientCapture] = []
    var places: [Int?] = []
    for input in inputs {
      if !input.requiresGradient { throw .runtime("One of the differentiated Tensors does not require grad") }
      let edge = input.gradientEdge
      if let node = edge.node {
        places.append(captures.count)
        captures.append(GradientCapture(node: node, output: edge.index))
      } else {
        places.append(nil)
      }
    }
    let run = BackwardRun(
      state: state, keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph, captures: captures,
      isRestricted: true)
    try run.execute(roots: roots, executed: [])
    return try collect(run, inputs, places, allowUnused: allowUnused, materialize: materialize)
  }

  private static func collect(
    _ run: BackwardRun, _ inputs: [Tensor], _ places: [Int?], allowUnused: Bool, materialize: Bool
  ) throws(TensorError) -> [Tensor?] {
    var results: [Tensor?] = []
    for (index, input) in inputs.enumerated() {
      var gradient = places[index].flatMap { run.captures[$0].gradient }
      if gradient == nil && materialize { gradient = Tensor(try input.array.filledLike(.int(0))) }
      if gradient == nil && !allowUnused {
        throw .runtime(
          "The differentiated Tensor at index \(index) appears to not have been used in the graph. "
            + "Set allow_unused=True if this is the desired behavior.")
      }
      results.append(gradient)
    }
    return results
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
        starts.append(gradient)
      } else if output.requiresGradient {
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
