// Counters of the engine that live in the lesson's state, so that lessons do not see each other.
import Tensors

extension EngineState {
  func nextSequence() -> UInt64 {
    lastSequence &+= 1
    return lastSequence
  }

  /// Whether the reference differentiates with recording on: when a lesson asks for it, and always inside of its transforms.
  var followsGradients: Bool { gradEnabled || transformDepth > 0 }

  func nextBackward() -> UInt32 {
    lastBackward &+= 1
    if lastBackward == 0 { lastBackward = 1 }
    return lastBackward
  }
}
