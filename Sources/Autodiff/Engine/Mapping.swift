// Mapping a function over elements (`vmap`): tensors enter with one dimension hidden and leave with it shown, both as
// operations with a derivative. Arrays do the rest (HiddenDimensions.swift). A gradient that depends on the mapped
// elements and reaches a tensor that does not is summed over them, but only once the mapping is over: inside it, a
// derivative is one of each element.
import Tensors

/// One call of a mapped function.
package final class MappingLevel {
  package let number: Int
  package let size: Int
  package let randomness: EngineState.MappedRandomness
  package let outerRandomness: EngineState.MappedRandomness
  private unowned let state: EngineState

  package init(size: Int, randomness: EngineState.MappedRandomness, _ state: EngineState) {
    self.size = size
    self.state = state
    self.randomness = randomness
    outerRandomness = state.mappedRandomness
    state.mappedRandomness = randomness
    state.lastMapping += 1
    number = state.lastMapping
    state.openMappings.append(number)
    state.mappingSizes[number] = size
    state.transforms.append(self)
    state.transformDepth += 1
  }

  /// Ends the mapping. Throws when an operation inside overlooked that its operands were mapped.
  package func close() throws(TensorError) {
    state.mappedRandomness = outerRandomness
    state.openMappings.removeAll { $0 == number }
    state.mappingSizes[number] = nil
    state.transforms.removeAll { $0 === self }
    state.transformDepth -= 1
    try state.checkOverlookedMapping()
  }

  /// The mapping as if it were over while a rule of the lesson's own stands for it; what tensors enter after that is mapped
  /// again.
  package func suspended<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let (inner, place) = (state.mappedRandomness, state.transforms.lastIndex { $0 === self })
    state.mappedRandomness = outerRandomness
    state.openMappings.removeAll { $0 == number }
    if let place { state.transforms.remove(at: place) }
    state.transformDepth -= 1
    defer {
      state.mappedRandomness = inner
      state.openMappings.append(number)
      if let place { state.transforms.insert(self, at: Swift.min(place, state.transforms.count)) }
      state.transformDepth += 1
    }
    return try body()
  }

  /// A tensor with one dimension mapped.
  package func enter(_ tensor: Tensor, dimension: Int) throws(TensorError) -> Tensor {
    try tensor.hidden(dimension, number, size)
  }

  /// A result with the mapped dimension at `dimension`.
  package func leave(_ tensor: Tensor, dimension: Int) throws(TensorError) -> Tensor {
    try tensor.shown(dimension, number, size)
  }

  /// Whether a tensor depends on the mapped elements.
  package func maps(_ tensor: Tensor) -> Bool { tensor.array.hidden?.numbers.contains(number) ?? false }
}

extension Tensor {
  fileprivate func hidden(_ dimension: Int, _ number: Int, _ size: Int) throws(TensorError) -> Tensor {
    let place = try shape.dimension(dimension)
    let result = Tensor(array.hidingDimension(place, under: number))
    result.flags.insert(.sharesMemory)
    if let node = result.history("SelectBackward0", self) {
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.shown(place, number, size) }
    }
    return result
  }

  fileprivate func shown(_ dimension: Int, _ number: Int, _ size: Int) throws(TensorError) -> Tensor {
    let result = Tensor(try array.showingDimension(dimension, under: number, size: size))
    result.flags.insert(.sharesMemory)
    if let node = result.history("StackBackward0", self) {
      if let name = visibleNode?.displayName, visibleNode !== node { node.makeExtras().name = name }
      let isMapped = array.hidden?.numbers.contains(number) ?? false
      node.rule = { step, gradient throws(TensorError) in
        step[0] = isMapped ? try gradient.hidden(dimension, number, size) : try gradient.sum([dimension])
      }
    }
    return result
  }

  /// This gradient, summed over mappings that are over and that the tensor it belongs to does not depend on.
  func summedOverForeign(_ own: HiddenDimensions?) throws(TensorError) -> Tensor {
    guard let hidden = array.hidden else { return self }
    let open = state.openMappings
    let foreign = hidden.numbers.filter { number in
      !open.contains(number) && !(own?.numbers.contains(number) ?? false)
    }
    return foreign.isEmpty ? self : try summed(overHidden: foreign)
  }

  private func summed(overHidden numbers: [Int]) throws(TensorError) -> Tensor {
    let result = Tensor(try array.summed(overHidden: numbers))
    if let node = result.history("SumBackward1", self) { node.rule = Tensor.identityRule }
    return result
  }
}

extension EngineState {
  /// Throws when no mapping is open any more and an operation overlooked that its operands were mapped.
  func checkOverlookedMapping() throws(TensorError) {
    guard overlookedHidden, openMappings.isEmpty else { return }
    overlookedHidden = false
    throw .runtime(
      "vmap: an operation in the mapped function has no batching rule yet; call the function in a loop and stack the "
        + "results")
  }

  /// The innermost open mapping.
  package var innermostMapping: MappingLevel? { transforms.last { $0 is MappingLevel } as? MappingLevel }

  /// A new array for random numbers inside mapped functions: one for each element of those that ask for different ones.
  package func randomArray(
    _ shape: Shape, _ dtype: DType, _ fill: (NDArray) throws(TensorError) -> Void
  ) throws(TensorError) -> NDArray {
    let open = transforms.compactMap { $0 as? MappingLevel }
    if open.contains(where: { $0.randomness == .error }) { throw .randomInErrorMode }
    let drawn = open.filter { $0.randomness == .different }
    if drawn.isEmpty {
      let array = try NDArray.full(shape, .int(0), dtype, self)
      try fill(array)
      return array
    }
    var array = try NDArray.full(try Shape(drawn.map(\.size) + Array(shape)), .int(0), dtype, self)
    for mapping in drawn { array = array.hidingDimension(0, under: mapping.number) }
    let randomness = mappedRandomness
    mappedRandomness = .different
    defer { mappedRandomness = randomness }
    try fill(array)
    return array
  }
}
