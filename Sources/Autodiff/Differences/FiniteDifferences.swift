// The check of a lesson's gradients against central differences. A lesson cannot be run again with a parameter moved: it
// prints, draws numbers and decides by values. So it runs once, and every step of the engine that takes part in history
// is done four times: once for the lesson, and once in each of three worlds, in which all leaves are at their values, moved
// forward along a random direction, and moved backward along it. The worlds compute in double precision, draw the same
// random numbers, and see as constants what history does not reach (`detach`, `no_grad`, numbers of the language), so that
// a backward has a derivative to be compared with: the difference of its output between the worlds.
//
// How a step is done again without knowing what it is: while it runs, operations report their operands, as they do to the
// recorder of values. Then the operands' arrays are exchanged for those of a world, the same closure runs once more, and
// its results become the world's. What the worlds hold belongs to storages, so that views and writes find their memory.
// A step that cannot be done again makes its results unknown, and a backward from them is reported as not compared; it is
// never a failure. This file knows steps and worlds; ShadowValues.swift what the worlds hold, GradientComparison.swift the
// comparison.
import Tensors

/// Watches one engine; put on with `begin`.
package final class FiniteDifferences {
  /// The moved worlds are this far from the lesson's values, relative to their size.
  static let distance = 1e-6
  /// The lesson's values, moved forward, moved backward.
  static let worldCount = 3

  /// Where the program is.
  package var place: () -> Int? = { nil }
  /// A failure while something was done again is forgotten: the language may have an exception pending.
  package var recover: () -> Void = {}
  package private(set) var comparisons: [GradientComparison] = []
  let state: EngineState
  let values: ShadowValues
  private var frames: [Frame] = []
  private var lastMark: Int32 = -1
  /// The `forward`s of the lesson's own functions that run: without history, but part of it.
  private var ownForwards: [OwnForward] = []
  /// The world in which a step is done again.
  private(set) var world: Int?
  /// The operands of the step that is done again, as the first world holds them.
  private var unmoved: [ObjectIdentifier: NDArray] = [:]
  /// The gradients that are compared are computed in the first world, so that only rules can be wrong and not digits.
  private var isWalking = false

  /// A step that runs.
  private struct Frame {
    var operands: [Tensor] = []
    /// Tensors made in it have this in place of a record's number.
    let mark: Int32
    /// It is made of other steps, or is a backward.
    var isOpaque = false
  }

  /// A lesson's own `forward`: its operands, and the mark before which tensors were made outside.
  private struct OwnForward {
    let operands: [Tensor]
    let mark: Int32
  }

  package init(_ state: EngineState) {
    self.state = state
    values = ShadowValues(state)
  }

  /// Starts to watch; there is no other recorder then.
  package func begin() { state.recorder = self }

  /// What has been compared since the last call.
  package func takeComparisons() -> [GradientComparison] {
    defer { comparisons = [] }
    return comparisons
  }

  func add(_ comparison: GradientComparison) { comparisons.append(comparison) }

  /// A transform is asked for gradients within another one, where nothing is watched.
  package func noteTransform() {
    add(GradientComparison(line: place(), outcome: .notCompared("it is asked for within another transform")))
  }

  /// Whether steps are watched now: not while they are done again, within transforms, or in a backward's own work.
  var isWatching: Bool { state.recorder === self && world == nil && state.transformDepth == 0 }

  // MARK: Reports of operations

  /// Operands of an operation in the step that runs.
  func see(_ operands: [Tensor]) {
    guard let last = frames.indices.last else { return }
    // What the step itself has made is made again with it.
    for operand in operands where operand.recordID != frames[last].mark {
      if frames[last].operands.contains(where: { $0 === operand }) { continue }
      frames[last].operands.append(operand)
    }
  }

  /// What a tensor made now has in place of a record's number: negative, and so not 0, which reports nothing.
  var mark: Int32 { frames.last?.mark ?? -1 }

  /// A tensor is about to be written: what it holds now is what the worlds begin with.
  func willWrite(_ tensor: Tensor, recorded: Bool) {
    guard isWatching, !frames.isEmpty, !ownForwards.isEmpty || (recorded && state.gradMode) else { return }
    values.prepareWrite(tensor, isVariable: isVariable(tensor))
  }

  /// The step that runs cannot be done again.
  func makeOpaque() {
    for index in frames.indices { frames[index].isOpaque = true }
  }

  /// A lesson's own `forward` begins. Only what it is given counts as moved; what it finds elsewhere is constant, since no
  /// gradient goes there.
  package func enterForward(_ operands: [Tensor]) {
    ownForwards.append(OwnForward(operands: operands, mark: lastMark))
  }

  package func leaveForward() { _ = ownForwards.popLast() }

  // MARK: Steps

  /// Does a step of the engine, and does it again in each world.
  package func run<Result>(_ body: () throws(TensorError) -> Result) throws(TensorError) -> Result {
    guard isWatching else { return try body() }
    makeOpaque()
    lastMark = lastMark == Int32.min ? -2 : lastMark - 1
    frames.append(Frame(mark: lastMark))
    let generator = state.generator.snapshot()
    let known = comparisons.count
    let result: Result
    defer { values.endStep() }
    do {
      result = try body()
    } catch {
      frames.removeLast()
      // What the lesson asked for was refused.
      if comparisons.count > known { comparisons.removeLast(comparisons.count - known) }
      throw error
    }
    let frame = frames.removeLast()
    guard state.gradMode || !ownForwards.isEmpty, frame.operands.contains(where: isVariable) else { return result }
    let results = Self.tensors(in: result)
    if frame.isOpaque {
      for tensor in results where !values.knows(tensor) {
        values.forget(tensor, "it was made by several steps at once")
      }
      return result
    }
    let loss = frame.operands.map(values.loss).max() ?? 0
    do throws(TensorError) {
      let found = try repeated(frame.operands.filter(\.dtype.isContinuous), from: generator, body)
      try values.keep(results, found, loss: loss)
    } catch {
      recover()
      for tensor in results { values.forget(tensor, error.message) }
    }
    values.noteWrites(frame.operands, loss: loss)
    return result
  }

  /// Whether the worlds may hold other values of a tensor than the lesson does.
  private func isVariable(_ tensor: Tensor) -> Bool {
    guard tensor.dtype.isContinuous else { return false }
    guard let forward = ownForwards.last else { return tensor.gradientEdge.node != nil }
    let root = tensor.base ?? tensor
    if forward.operands.contains(where: { $0 === tensor || $0 === root || $0.base === root }) {
      return tensor.gradientEdge.node != nil || values.knows(tensor)
    }
    return tensor.recordID < forward.mark && values.knows(tensor)
  }

  /// The arrays of the results in each world.
  private func repeated<Result>(
    _ operands: [Tensor], from generator: GeneratorSnapshot, _ body: () throws(TensorError) -> Result
  ) throws(TensorError) -> [[NDArray]] {
    var exchanged: [[NDArray]] = []
    for operand in operands { exchanged.append(try values.arrays(of: operand, isVariable: isVariable(operand))) }
    let own = operands.map(\.array)
    let (mode, after) = (state.gradMode, state.generator.snapshot())
    state.gradMode = false
    state.recorder = nil
    state.replay = self
    for (operand, arrays) in zip(operands, exchanged) { unmoved[ObjectIdentifier(operand)] = arrays.first }
    defer {
      world = nil
      unmoved = [:]
      for (operand, array) in zip(operands, own) { operand.array = array }
      state.generator.restore(after)
      state.replay = nil
      state.recorder = self
      state.gradMode = mode
    }
    var found: [[NDArray]] = []
    for index in 0..<Self.worldCount {
      world = index
      state.generator.restore(generator)
      for (operand, arrays) in zip(operands, exchanged) { operand.array = arrays[index] }
      found.append(Self.tensors(in: try body()).map(\.array))
    }
    return found
  }

  /// An operand of the step that is done again, as it is where nothing is moved.
  func unmoved(_ operand: Tensor) -> NDArray? { unmoved[ObjectIdentifier(operand)] }

  /// A value that a node has kept, as it is in the world that runs.
  func exchanged(_ array: NDArray) throws(TensorError) -> NDArray {
    guard let world, array.dtype.isContinuous else { return array }
    if !isWalking { return try values.array(array, in: world) }
    if let known = try? values.array(array, in: world) { return known }
    return try array.converted(to: array.dtype.doubled)
  }

  /// The same for an operand, which a step finds exchanged and a walk does not. In the first world leaves and constants
  /// are what they are for the lesson.
  func exchanged(_ operand: Tensor) throws(TensorError) -> Tensor {
    guard isWalking, operand.dtype.isContinuous else { return operand }
    if operand.gradientEdge.node != nil, !values.isLeaf(operand),
      let known = try? values.arrays(of: operand, isVariable: true)
    {
      return Tensor(known[0])
    }
    return Tensor(try operand.array.converted(to: operand.dtype.doubled))
  }

  /// Does a walk back in the first world.
  func walk(_ body: () throws(TensorError) -> Void) throws(TensorError) {
    world = 0
    isWalking = true
    state.replay = self
    let recorder = state.recorder
    state.recorder = nil
    defer {
      state.recorder = recorder
      state.replay = nil
      isWalking = false
      world = nil
    }
    try body()
  }

  /// The tensors in a result: one, a list, a tuple.
  private static func tensors(in value: Any) -> [Tensor] {
    if let tensor = value as? Tensor { return [tensor] }
    if let list = value as? [Tensor] { return list }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .tuple, .collection, .optional: return mirror.children.flatMap { tensors(in: $0.value) }
    default: return []
    }
  }
}

extension DType {
  /// Real or complex numbers: what has gradients.
  var isContinuous: Bool { isFloatingPoint || isComplex }

  /// The type of such numbers in double precision.
  var doubled: DType { isComplex ? .complex128 : .float64 }
}

extension EngineState {
  /// The check of gradients that watches, if any.
  package var differences: FiniteDifferences? { recorder as? FiniteDifferences }

  /// A kept array as a step that is done again sees it.
  func replayed(_ array: NDArray) throws(TensorError) -> NDArray {
    guard keepsDoubles, let differences = replay as? FiniteDifferences else { return array }
    return try differences.exchanged(array)
  }

  /// The operand without the movement that a step which is done again finds in it, for what counts as constant in a gradient
  /// although it depends on the operand; nil when no step is done again.
  func unmoved(_ operand: Tensor) -> NDArray? { (replay as? FiniteDifferences)?.unmoved(operand) }

  /// The same for a kept operand.
  func replayed(_ operand: Tensor) throws(TensorError) -> Tensor {
    guard keepsDoubles, let differences = replay as? FiniteDifferences else { return operand }
    return try differences.exchanged(operand)
  }
}
