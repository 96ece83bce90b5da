// Operations that write to their operand. The tensor object stays, its history is replaced: for a tensor of its own
// memory the new node simply takes the old one's place. For a view, the *base* gets a new node `CopySlices`: outside
// the view the gradient passes to the old history, inside it goes through the written operation. The view then reads
// its own history from the base again (`AsStridedBackward0`), as does every other view of that base when it is next
// used. Versions of memory tell that a view's history is out of date.
import Tensors

extension Tensor {
  /// Refuses writes that history cannot follow. `recorded`: some operand needs a gradient.
  func checkInPlace(recorded: Bool, _ operation: @autoclosure () -> String = "out") throws(TensorError) {
    if isInference && !state.inferenceMode {
      throw .runtime(
        "Inplace update to inference tensor outside InferenceMode is not allowed."
          + "You can make a clone to get a normal tensor before doing inplace update."
          + "See https://github.com/pytorch/rfcs/pull/17 for more details.")
    }
    if state.transformDepth > 0 { try checkCapturedWrite(operation()) }
    if state.recorder != nil { state.differences?.willWrite(self, recorded: recorded) }
    guard recorded, state.gradMode else { return }
    if state.recorder != nil, state.activeRecorder?.bridgesHere == true { return }
    if let base {
      try checkViewMayBeWritten()
      if isDifferentiable && base.isLeaf {
        throw .runtime("a view of a leaf Variable that requires grad is being used in an in-place operation.")
      }
    }
    if isDifferentiable && isLeaf {
      throw .runtime("a leaf Variable that requires grad is being used in an in-place operation.")
    }
  }

  /// Whether the memory of this view was written to with history since, and the view was made in a way that history
  /// cannot follow.
  package var hasUnknownHistory: Bool {
    !flags.isDisjoint(with: [.viewWithoutHistory, .oneOfManyViews]) && base != nil && historyVersion != array.version
      && requiresGradient
  }

  /// Refuses to show such a history.
  package func checkViewHistory() throws(TensorError) {
    if hasUnknownHistory { throw viewHistoryError }
  }

  var viewHistoryError: TensorError {
    viewRefusal("its base or another view of its base has been modified inplace")
  }

  private func checkViewMayBeWritten() throws(TensorError) {
    if flags.isDisjoint(with: [.viewWithoutHistory, .oneOfManyViews]) { return }
    throw viewRefusal("is being modified inplace")
  }

  private func viewRefusal(_ event: String) -> TensorError {
    let noHistory = flags.contains(.viewWithoutHistory)
    var text: String
    if let maker = madeBy {
      text = "Output \(outputIndex) of \(maker.nameInMessages) is a view"
      if noHistory { text += " of a view which was created in no_grad mode" }
    } else {
      text = "A view was created in no_grad mode"
    }
    text += " and " + event
    if noHistory || madeBy == nil {
      text +=
        " with grad mode enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving "
        + "both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be "
        + "tracked) or both outside (if you want the inplace to be tracked)."
    } else {
      text +=
        ". This view is the output of a function that returns multiple views. Such functions do not allow the output "
        + "views to be modified inplace. You should replace the inplace operation by an out-of-place one."
    }
    return .runtime(text)
  }

  /// An in-place operation as the reference's dispatcher names it: `add_.Tensor`.
  private static func writeName(_ name: StaticString, _ operands: Int) -> String {
    switch name.description {
    case "AddBackward0": operands > 0 ? "add_.Tensor" : "add_.Scalar"
    case "SubBackward0": operands > 0 ? "sub_.Tensor" : "sub_.Scalar"
    case "MulBackward0": operands > 0 ? "mul_.Tensor" : "mul_.Scalar"
    case "DivBackward0": operands > 0 ? "div_.Tensor" : "div_.Scalar"
    case "FillBackward2": "fill_.Scalar"
    default: Tensor.readableName(name) + "_"
    }
  }

  /// Checks the write and makes its node, with edges to this tensor's present history and to `others`.
  func beginInPlace(_ name: StaticString, _ others: Tensor...) throws(TensorError) -> GradientNode? {
    let recorded = requiresGradient || others.contains(where: \.requiresGradient)
    try checkInPlace(recorded: recorded, Tensor.writeName(name, others.count))
    guard recorded, state.gradEnabled, dtype.isDifferentiable else { return nil }
    let node = GradientNode(name, result: array)
    node.append(gradientEdge)
    for other in others { node.append(other.gradientEdge) }
    if array.hidden != nil { node.makeExtras().hidden = array.hidden }
    return state.inspectsNodes && !node.inspect() ? nil : node
  }

  /// Makes `node` the history of this tensor, after the write. `others` are the operands besides this tensor.
  @discardableResult
  func endInPlace(_ name: StaticString, _ node: GradientNode?, _ others: Tensor...) -> Tensor {
    if state.recorder != nil { recordWrite(name, others) }
    guard let node else { return self }
    guard let base else {
      setHistory(node)
      return self
    }
    let copy = GradientNode("CopySlices", result: base.array)
    copy.append(base.gradientEdge)
    for index in 1..<max(node.edgeCount, 1) { copy.append(node.edge(index)) }
    if base.array.hidden != nil { copy.makeExtras().hidden = base.array.hidden }
    let geometry = ViewGeometry(view: array, base: base.array)
    copy.recordID = base.recordID
    copy.rule = { step, gradient throws(TensorError) in
      try Tensor.passThroughSlice(step, gradient, node, geometry)
    }
    base.setHistory(copy)
    renewViewHistory(base)
    return self
  }

  /// Makes `node` the history of this tensor, which a lesson's own function wrote to.
  func replaceHistory(_ node: GradientNode, _ output: Int32) {
    setHistory(node)
    outputIndex = output
  }

  private func setHistory(_ node: GradientNode) {
    moveRetention(to: node)
    madeBy = node
    outputIndex = 0
    historyVersion = array.version
    node.recordID = recordID
  }

  /// A gradient that is kept is that of the present value: the new node keeps it from now on.
  private func moveRetention(to node: GradientNode) {
    guard retainsGradient, let old = madeBy else { return }
    old.extras?.retaining.removeAll { $0.tensor === self }
    node.makeExtras().retaining.append(GradientNode.WeakTensor(tensor: self))
  }

  /// Inside the slice through `inner`, outside straight on.
  private static func passThroughSlice(
    _ step: BackwardStep, _ gradient: Tensor, _ inner: GradientNode, _ geometry: ViewGeometry
  ) throws(TensorError) {
    let whole = try geometry.emptyBase(gradient)
    try whole.copy_(gradient)
    let slice = try geometry.slice(whole)
    let innerStep = BackwardStep(step, node: inner)
    guard let rule = inner.rule else { return }
    try rule(innerStep, try slice.clone(contiguous: true))
    for index in 0..<inner.edgeCount where index > 0 {
      if let passed = innerStep[index] { step[index] = passed }
    }
    if step.needs(0) {
      if let passed = innerStep[0] {
        try slice.copy_(try passed.summed(to: slice.shape))
      } else {
        try slice.zero_()
      }
      step[0] = whole
    }
  }

  /// Gives this view the history of what its base holds now.
  func renewViewHistory(_ base: Tensor) {
    let edge = base.gradientEdge
    let node = GradientNode("AsStridedBackward0", result: array)
    node.append(edge)
    if array.hidden != nil { node.makeExtras().hidden = array.hidden }
    let geometry = ViewGeometry(view: array, base: base.array)
    node.rule = { step, gradient throws(TensorError) in
      step[0] = try geometry.spread(gradient)
    }
    moveRetention(to: node)
    node.recordID = recordID
    madeBy = node
    outputIndex = 0
    historyVersion = array.version
  }
}

/// Where a view lies inside its base: sizes and steps only, so that rules may capture it.
struct ViewGeometry {
  let baseShape: Shape
  let baseStrides: Shape
  let shape: Shape
  let strides: Shape
  /// Elements from the base's first to the view's first.
  let offset: Int

  init(view: NDArray, base: NDArray) {
    baseShape = base.shape
    baseStrides = base.strides
    shape = view.shape
    strides = view.strides
    offset = view.offset - base.offset
  }

  /// Elements of memory that the base spans.
  private var extent: Int {
    var last = 0
    for index in 0..<baseShape.count {
      if baseShape[index] == 0 { return 0 }
      last += (baseShape[index] - 1) * baseStrides[index]
    }
    return last + 1
  }

  func emptyBase(_ like: Tensor) throws(TensorError) -> Tensor {
    let memory = try NDArray.zeros([extent], like.dtype, like.state)
    return Tensor(try memory.asStrided(baseShape, baseStrides, 0))
  }

  func slice(_ whole: Tensor) throws(TensorError) -> Tensor {
    try whole.asStrided(shape, strides, whole.array.offset + offset)
  }

  /// A gradient of the view as one of the base: zero elsewhere; repeated elements add up.
  func spread(_ gradient: Tensor) throws(TensorError) -> Tensor {
    var gradient = gradient
    var strides = strides
    var sizes = shape
    for index in 0..<shape.count where strides[index] == 0 && shape[index] > 1 {
      gradient = try gradient.sum([index], keepDimensions: true)
      sizes[index] = 1
      strides[index] = 1
    }
    if gradient.array.hidden != nil || ViewGeometry.overlaps(sizes, strides) {
      return try added(gradient, sizes, strides)
    }
    let whole = try emptyBase(gradient)
    let slice = try whole.asStrided(sizes, strides, whole.array.offset + offset)
    try slice.copy_(gradient)
    return whole
  }

  /// Whether two places of a window may be one element of memory.
  private static func overlaps(_ sizes: Shape, _ strides: Shape) -> Bool {
    let order = (0..<sizes.count).filter { sizes[$0] > 1 }.sorted { strides[$0] < strides[$1] }
    var reach = 0
    for index in order {
      if strides[index] <= reach { return true }
      reach += (sizes[index] - 1) * strides[index]
    }
    return false
  }

  /// The same where places share elements: each adds its part to the element it shows.
  private func added(_ gradient: Tensor, _ sizes: Shape, _ strides: Shape) throws(TensorError) -> Tensor {
    var places = [offset]
    for index in 0..<sizes.count {
      var wider: [Int] = []
      wider.reserveCapacity(places.count * sizes[index])
      for place in places { for step in 0..<sizes[index] { wider.append(place + step * strides[index]) } }
      places = wider
    }
    let low = Swift.min(places.min() ?? 0, 0)
    let high = Swift.max((places.max() ?? 0) + 1, extent)
    let index = Tensor(try NDArray.from(places.map { $0 - low }, [places.count], gradient.state))
    let flat = try gradient.zeros([high - low]).indexAdd(0, index, try gradient.reshape([-1]))
    return try flat.asStrided(baseShape, baseStrides, flat.array.offset - low)
  }
}
