// Which limit a lesson met, and the count of its steps: the slices of the loop end where a step limit does.

/// Which limit a lesson met.
package enum ReachedLimit: String, Sendable {
  case time, steps, output, memory
}

extension Machine {
  /// Raises MemoryError, which a lesson may handle: what it drops is memory again.
  func outOfMemory() -> PyError {
    reachedLimit = .memory
    return raise(exceptionClass(.memoryError), [])
  }

  /// Raises when more was written than may be.
  func checkOutput() throws(PyError) {
    if let output = limits.output, outputBytes > output {
      throw stop(.output, .runtimeError, "the output limit of this lesson is used up")
    }
  }

  /// The steps until the limits are looked at again.
  var nextSlice: Int {
    guard let steps = limits.steps else { return limitState.slice }
    return max(1, min(limitState.slice, steps - stepsTaken))
  }

  /// A new run: the slice in use ends, and one of the right length begins.
  func startAccount() {
    reachedLimit = nil
    let isWaiting = state.pointee.collectionRequested
    let left = isWaiting ? state.pointee.deferredFuel : state.pointee.fuel
    stepsTaken += max(0, sliceInUse - max(0, left))
    sliceInUse = nextSlice
    if isWaiting { state.pointee.deferredFuel = sliceInUse } else { state.pointee.fuel = sliceInUse }
  }
}
