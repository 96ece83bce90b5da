// The Python object of a tensor, and the way there and back. A tensor has at most one live Python object, so that
// `p.grad is p.grad` holds. It knows nothing of what operations do.

import Autodiff
import PythonRuntime
import Tensors

/// A Python object that is a tensor: `torch.Tensor`, `nn.Parameter` or a user subclass, by its class.
final class TensorObject: NativeObject {
  private(set) final var tensor: Tensor

  init(_ tensor: Tensor) {
    self.tensor = tensor
    super.init()
    tensor.languageObject = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit { isGivenUp() }

  override func isGivenUp() {
    if tensor.languageObject == Unmanaged.passUnretained(self).toOpaque() {
      tensor.languageObject = nil
    }
  }

  /// Whether a graph, a gradient or a view has the tensor: what finds the object again finds it with its attributes.
  override var isHeldOutside: Bool { !isKnownUniquelyReferenced(&tensor) }

  /// A small tensor with its array, storage and block takes about eight times the memory of a plain object.
  static let weight = 8
  /// Less is not worth a collection: so many bytes are in the processor's caches anyway.
  static let leastHistory = 32 << 10

  /// The storage is counted for every view of it: an over-estimate only makes the collector run earlier.
  /// A repeated view counts no more than what it repeats.
  override var externalBytes: Int { min(tensor.array.byteCount, tensor.array.storage.byteCount) }
}

extension Machine {
  /// The Python object of a tensor; an existing one is found again.
  func wrap(_ tensor: Tensor) -> Value {
    if let known = tensor.languageObject {
      return Value(Unmanaged<TensorObject>.fromOpaque(known).takeUnretainedValue())
    }
    let value = adopt(TensorObject(tensor), as: torch.classes.tensor, weight: TensorObject.weight)
    countHistory(of: tensor)
    return value
  }

  /// Counts what the history of a result keeps beside it towards the next collection: a loss is one number, behind which
  /// arrays may stand that no object shows. It is what the engine holds more than when an object was made before. A later
  /// collection counts anew, without it: most histories are gone by then.
  @inline(__always)
  private func countHistory(of tensor: Tensor) {
    let live = tensor.state.liveBytes
    let grown = live &- torch.liveBytes
    torch.liveBytes = live
    if grown > TensorObject.leastHistory && tensor.requiresGradient { countHeld(grown &- tensor.array.byteCount) }
  }

  /// None for nil.
  func wrap(_ tensor: Tensor?) -> Value {
    if let tensor { return wrap(tensor) }
    return .none
  }

  func wrapList(_ tensors: [Tensor]) -> Value { list(tensors.map { wrap($0) }) }
  func wrapTuple(_ tensors: [Tensor]) -> Value { tuple(tensors.map { wrap($0) }) }

  /// A new object of class `Parameter` for a fresh leaf.
  func wrapParameter(_ tensor: Tensor) -> Value { wrap(tensor, as: torch.classes.parameter) }

  /// A new object for a fresh tensor. An object of another class than `Tensor` is kept while the tensor lives: a graph
  /// would otherwise find a plain one in its place.
  func wrap(_ tensor: Tensor, as cls: ClassObject) -> Value {
    let object = TensorObject(tensor)
    let value = adopt(object, as: cls, weight: TensorObject.weight)
    if cls !== torch.classes.tensor { keepWhileHeld(object) }
    return value
  }

  /// `torch.Size`.
  func size(_ shape: Shape) -> Value { tuple(shape.map { Value($0) }, as: torch.classes.size) }
}

extension Value {
  /// The tensor behind a Python value, or nil when it is something else. One comparison of class pointers.
  @inline(__always)
  var tensor: Tensor? {
    guard isKind(.native) else { return nil }
    let object = asObj
    guard type(of: object) == TensorObject.self else { return nil }
    return unsafeDowncast(object, to: TensorObject.self).tensor
  }
}
