// A tensor: an array of numbers with its place in the history of derivatives. Values live in `Tensors`; here are the
// flags, the link to the node that made it, and what views and leaves need. It knows nothing of Python: the bridge
// may keep one raw pointer here so that a tensor finds its object again.
import Tensors

/// What a lesson calls a tensor. Operations are methods in `Ops`; each makes a new tensor and, when recording is on
/// and an operand needs a gradient, a `GradientNode`.
package final class Tensor {
  /// The numbers. Replaced only by assignments to `.data`.
  package internal(set) var array: NDArray
  /// The node that made this tensor; views look through `gradientNode`, which may renew it.
  var madeBy: GradientNode?
  /// Which of the node's results this is.
  package internal(set) var outputIndex: Int32 = 0
  var flags: Flags = []
  /// How many transforms were open when it was made.
  private(set) var depth: UInt8 = 0
  /// The recorder's number for the present value; 0 when nothing was recorded.
  package var recordID: Int32 = 0
  /// For a view: the tensor whose memory it shows, never itself a view.
  var base: Tensor?
  /// For a view: the version of the memory its history belongs to.
  var historyVersion = 0
  /// The node through which gradients reach this leaf. It holds the tensor and clears this when it goes.
  unowned(unsafe) var accumulator: GradientNode?
  var leaf: LeafData?
  /// A slot for the bridge: the language object that stands for this tensor.
  package var languageObject: UnsafeMutableRawPointer?

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// `requires_grad_()` was set on it.
    static let requiresGradient = Flags(rawValue: 1)
    static let retainsGradient = Flags(rawValue: 2)
    /// Made inside inference mode.
    static let inference = Flags(rawValue: 4)
    /// A view made while recording was off.
    static let viewWithoutHistory = Flags(rawValue: 8)
    /// A view that shares its node with other views (`unbind`, `split`).
    static let oneOfManyViews = Flags(rawValue: 16)
    static let isView = Flags(rawValue: 32)
    /// Shows the memory of a tensor it does not know (`detach`, `.data`).
    static let sharesMemory = Flags(rawValue: 64)
  }

  /// What only few tensors have: gradient and hooks.
  final class LeafData {
    var gradient: Tensor?
    var hooks: HookList?
    var postAccumulateHooks: HookList?
    /// The node of another leaf that collects this one's gradient, held because `accumulator` does not.
    var foreignAccumulator: GradientNode?
    /// `grad_dtype`, where a program has set it.
    var gradientType: GradientType?
  }

  /// What type a leaf's gradient has: a given one, or that of what arrives (nil).
  struct GradientType {
    let dtype: DType?
  }

  /// A tensor without history: what creation functions give.
  @inline(__always)
  package init(_ array: NDArray) {
    self.array = array
    if array.modes.noticesTensors { notice() }
  }

  /// What tensors made in inference mode or inside a transform remember, and the record of a new one.
  @inline(never)
  private func notice() {
    if state.marksTensors {
      if state.inferenceMode { flags.insert(.inference) }
      depth = UInt8(clamping: state.transformDepth)
    }
    if state.recorder != nil { recordSource() }
  }

  deinit {
    if recordID != 0 { recordRelease() }
  }

  package var state: EngineState { array.state }
  package var shape: Shape { array.shape }
  package var rank: Int { array.rank }
  package var count: Int { array.count }
  package var dtype: DType { array.dtype }
  /// How often the elements were written since they were made.
  package var version: Int { array.version }

  /// Whether operations on this tensor are recorded: a leaf that was asked for it, a result with history, or a view
  /// of such a tensor.
  @inline(__always)
  package var requiresGradient: Bool {
    if flags.contains(.requiresGradient) || madeBy != nil { return true }
    return base?.requiresGradient ?? false
  }

  /// What a lesson sees as `requires_grad`: like `requiresGradient`, but for tensors of which only forward mode keeps
  /// track.
  package var isDifferentiable: Bool {
    guard let node = base == nil ? madeBy : gradientNode else {
      if flags.contains(.requiresGradient) { return true }
      // A view made while recording was off answers for its base.
      return flags.contains(.viewWithoutHistory) && base?.isDifferentiable ?? false
    }
    return node.levels & DifferentiationLevel.backwardMask != 0
  }

  /// The node that a lesson sees as `grad_fn`: none for inputs of a transform and for forward mode.
  package var visibleNode: GradientNode? {
    guard let node = gradientNode else { return nil }
    return node.isBoundary || node.levels & DifferentiationLevel.backwardMask == 0 ? nil : node
  }

  /// Whether no operation made this tensor, as a lesson sees it.
  package var isLeaf: Bool { visibleNode == nil }
  package var isView: Bool { flags.contains(.isView) }
  /// `_base`.
  package var viewBase: Tensor? { base }
  package var isInference: Bool { flags.contains(.inference) }
  package var retainsGradient: Bool { flags.contains(.retainsGradient) }

  /// `.grad`. Assigning checks nothing; see `assignGradient`.
  package var gradient: Tensor? {
    get { leaf?.gradient }
    set {
      if newValue == nil && leaf == nil { return }
      leafData.gradient = newValue
    }
  }

  var leafData: LeafData {
    if let leaf { return leaf }
    let data = LeafData()
    leaf = data
    return data
  }

  /// `grad_dtype`: the type that a gradient of this leaf must have; nil where any will do.
  package var gradientDType: DType? {
    guard let chosen = leaf?.gradientType else { return dtype }
    return chosen.dtype
  }

  /// `t.grad_dtype = dtype`.
  package func setGradientDType(_ chosen: DType?) throws(TensorError) {
    if let gradient, let chosen, gradient.dtype != chosen {
      throw .runtime(
        "Cannot set grad_dtype to '\(chosen.typeName)' because there is already a gradient with dtype "
          + "'\(gradient.dtype.cName)'. Please clear the gradient (.grad = None) before changing grad_dtype, or ensure the "
          + "new grad_dtype matches the existing gradient's dtype.")
    }
    leafData.gradientType = GradientType(dtype: chosen)
    accumulator?.outputType = chosen ?? dtype
  }

  /// `t.grad = other`, with the reference's checks.
  package func assignGradient(_ value: Tensor?) throws(TensorError) {
    guard let value else {
      gradient = nil
      return
    }
    if value === self { throw .runtime("can't assign Variable as its own grad") }
    let expected = gradientDType ?? value.dtype
    if value.dtype != expected {
      throw .runtime(
        "attempting to assign a gradient with dtype '\(value.dtype.cName)' to a tensor with grad_dtype "
          + "'\(expected.typeName)'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You "
          + "can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set "
          + "grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems "
          + "that assume they match.")
    }
    if !(value.shape == shape) {
      throw .runtime(
        "attempting to assign a gradient of size '\(value.shape)' to a tensor of size '\(shape)'. "
          + "Please ensure that the gradient and the tensor are the same size")
    }
    gradient = value
  }

  /// `requires_grad_(value)` and `t.requires_grad = value`.
  package func setRequiresGradient(_ value: Bool) throws(TensorError) {
    if value {
      if !dtype.isDifferentiable {
        throw .runtime("only Tensors of floating point dtype can require gradients")
      }
      if isInference && !state.inferenceMode {
        throw .runtime("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.")
      }
      flags.insert(.requiresGradient)
      return
    }
    if !isLeaf {
      throw .runtime(
        "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
          + "subgraph that doesn't require differentiation use var_no_grad = var.detach().")
    }
    flags.remove(.requiresGradient)
  }
}
