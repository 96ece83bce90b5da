// What the worlds of a check of gradients hold: for every storage that takes part, three flat arrays in double precision
// with an element for each of its elements, so that every window on the storage is a window on them. Leaves have theirs by
// themselves, since a leaf may show memory that belongs to another history. It knows no steps.
import Tensors

final class ShadowValues {
  private let state: EngineState
  private var storages: [ObjectIdentifier: StorageShadow] = [:]
  private var leaves: [ObjectIdentifier: LeafShadow] = [:]
  private var prepared: [StorageShadow] = []
  private var usedLeaves: [LeafShadow] = []
  private var sweepAt = 512

  init(_ state: EngineState) { self.state = state }

  /// The worlds' values of a storage.
  private final class StorageShadow {
    var storage: Storage
    var flats: [NDArray] = []
    /// The writes to the storage that the worlds have seen.
    var version: Int
    /// A step that writes to it runs, and the worlds will see what it writes.
    var isPrepared = false
    /// How far the lesson's values are from those of the first world, relative to their size, here and in all they were
    /// made from: what the lesson's own precision lost.
    var loss = 0.0
    /// Why nothing is known.
    var unknown: String?

    init(_ storage: Storage, _ flats: [NDArray], unknown: String? = nil) {
      self.storage = storage
      self.flats = flats
      self.unknown = unknown
      version = storage.version
    }
  }

  /// A leaf, its values when the worlds were made, and the direction in which it is moved.
  final class LeafShadow {
    var tensor: Tensor
    fileprivate var flats: [NDArray] = []
    /// The lesson's values then; nil when the worlds must be made anew.
    fileprivate var seen: NDArray?
    fileprivate var versions: [Int] = []
    let direction: NDArray

    init(_ tensor: Tensor, _ direction: NDArray) {
      self.tensor = tensor
      self.direction = direction
    }
  }

  // MARK: Asking

  /// The leaf whose memory a tensor shows with history.
  private func leaf(of tensor: Tensor) -> Tensor? {
    // A leaf may itself be a window on other memory.
    if tensor.flags.contains(.requiresGradient) && tensor.madeBy == nil { return tensor }
    let root = tensor.base ?? tensor
    return root.flags.contains(.requiresGradient) && root.madeBy == nil ? root : nil
  }

  private func count(_ array: NDArray) -> Int { array.storage.byteCount / array.dtype.byteCount }

  private static func unknown(_ reason: String) -> TensorError { .runtime(reason) }

  /// Whether something is held for a tensor.
  func knows(_ tensor: Tensor) -> Bool {
    leaf(of: tensor) != nil || storages[ObjectIdentifier(tensor.array.storage)] != nil
      || leafOnStorage(tensor.array) != nil
  }

  /// A tensor's array in each world. One that is not variable is in all of them what it is for the lesson.
  func arrays(of tensor: Tensor, isVariable: Bool) throws(TensorError) -> [NDArray] {
    if tensor.array.hidden != nil { throw Self.unknown("it has a dimension of a mapped function") }
    guard isVariable else {
      let constant = try tensor.array.converted(to: tensor.dtype.doubled)
      return Array(repeating: constant, count: FiniteDifferences.worldCount)
    }
    if let leaf = leaf(of: tensor) {
      let shadow = try shadow(of: leaf)
      usedLeaves.append(shadow)
      return try window(on: shadow.flats, tensor.array)
    }
    return try window(on: try known(tensor.array), tensor.array)
  }

  /// The same for memory that a node has kept.
  func array(_ array: NDArray, in world: Int) throws(TensorError) -> NDArray {
    if storages[ObjectIdentifier(array.storage)] == nil && leafOnStorage(array) == nil {
      return try array.converted(to: array.dtype.doubled)
    }
    return try window(on: try known(array), array)[world]
  }

  private func known(_ array: NDArray) throws(TensorError) -> [NDArray] {
    guard let shadow = storages[ObjectIdentifier(array.storage)] else {
      if let leaf = leafOnStorage(array) { return leaf.flats }
      throw Self.unknown("it was made before the check began, or by a step that is not watched")
    }
    if let reason = shadow.unknown { throw Self.unknown(reason) }
    if !shadow.isPrepared && shadow.version != array.storage.version {
      throw Self.unknown("it was written to outside of history")
    }
    return shadow.flats
  }

  /// The leaf whose elements an array shows; several leaves may lie in one storage.
  private func leafOnStorage(_ array: NDArray) -> LeafShadow? {
    leaves.values.first { leaf in
      let own = leaf.tensor.array
      return leaf.seen != nil && own.storage === array.storage && array.offset >= own.offset
        && array.offset < own.offset + max(1, own.count)
    }
  }

  func isLeaf(_ tensor: Tensor) -> Bool { leaf(of: tensor) === tensor }

  private func window(on flats: [NDArray], _ array: NDArray) throws(TensorError) -> [NDArray] {
    var arrays: [NDArray] = []
    for flat in flats {
      arrays.append(try Self.flat(flat, of: array.dtype).asStrided(array.shape, array.strides, array.offset))
    }
    return arrays
  }

  /// The same numbers as a window of another kind sees them: a complex one as two reals.
  private static func flat(_ flat: NDArray, of type: DType) throws(TensorError) -> NDArray {
    if flat.dtype.isComplex == type.isComplex { return flat }
    if flat.dtype.isComplex { return try flat.asReal().asStrided([2 * flat.count], [1], 0) }
    return try flat.asStrided([flat.count / 2, 2], [2, 1], 0).asComplex()
  }

  // MARK: Leaves

  /// A leaf in the worlds, made anew when the lesson has changed its values.
  func shadow(of leaf: Tensor) throws(TensorError) -> LeafShadow {
    let key = ObjectIdentifier(leaf)
    var shadow: LeafShadow
    if let known = leaves[key], known.direction.shape == leaf.shape {
      shadow = known
    } else {
      shadow = LeafShadow(leaf, try Self.direction(for: leaf.array))
      leaves[key] = shadow
      sweep()
    }
    if let seen = shadow.seen, seen.sharesLayout(with: leaf.array), try seen.isEqual(to: leaf.array) { return shadow }
    let values = try leaf.array.converted(to: leaf.dtype.doubled)
    shadow.flats = []
    for factor in [0, FiniteDifferences.distance, -FiniteDifferences.distance] {
      let flat = try NDArray.zeros([count(leaf.array)], leaf.dtype.doubled, state)
      let moved = try values.binary(.add, try shadow.direction.binary(.multiply, .float(factor)))
      try flat.asStrided(leaf.array.shape, leaf.array.strides, leaf.array.offset).copyFrom(moved)
      shadow.flats.append(flat)
    }
    shadow.seen = try leaf.array.copied(orderedLike: leaf.array)
    shadow.versions = shadow.flats.map(\.version)
    return shadow
  }

  /// Every element by half to one and a half of its size, and not less than a tenth of the largest; the signs and sizes
  /// follow from the positions, so that runs repeat.
  private static func direction(for array: NDArray) throws(TensorError) -> NDArray {
    if array.dtype.isComplex {
      return try NDArray.complex(
        try direction(for: array.part(imaginary: false)), try direction(for: array.part(imaginary: true)))
    }
    let elements = array.scalars().map(\.doubleValue)
    let largest = elements.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    let direction = elements.map { element -> Double in
      bits ^= bits << 13
      bits ^= bits >> 7
      bits ^= bits << 17
      let factor = 0.5 + Double(bits >> 11) / Double(1 << 53)
      let size = max(element.isFinite ? element.magnitude : 0, largest == 0 ? 1 : largest / 10)
      return (bits & 1 == 0 ? factor : -factor) * size
    }
    return try NDArray.from(direction, array.shape, array.state)
  }

  // MARK: Results and writes

  /// What the worlds hold of a tensor before it is written to with history.
  func prepareWrite(_ tensor: Tensor, isVariable: Bool) {
    guard tensor.dtype.isContinuous, tensor.array.hidden == nil, leaf(of: tensor) == nil else { return }
    let key = ObjectIdentifier(tensor.array.storage)
    if let shadow = storages[key], shadow.isPrepared || shadow.version == tensor.array.storage.version {
      return prepare(shadow)
    }
    if isVariable { return forget(tensor, "it was written to outside of history") }
    do throws(TensorError) {
      let flat = try tensor.array.asStrided([count(tensor.array)], [1], 0)
      var flats: [NDArray] = []
      for _ in 0..<FiniteDifferences.worldCount {
        let double = flat.dtype.doubled
        flats.append(flat.dtype == double ? try flat.copied() : try flat.converted(to: double))
      }
      let shadow = StorageShadow(tensor.array.storage, flats)
      put(shadow, key)
      prepare(shadow)
    } catch {
      forget(tensor, error.message)
    }
  }

  private func prepare(_ shadow: StorageShadow) {
    if shadow.isPrepared { return }
    shadow.isPrepared = true
    prepared.append(shadow)
  }

  /// A step is over. One that wrote to a leaf did so without history, and to the worlds' values too.
  func endStep() {
    for leaf in usedLeaves where leaf.flats.map(\.version) != leaf.versions { leaf.seen = nil }
    usedLeaves = []
    for shadow in prepared { shadow.isPrepared = false }
    prepared = []
  }

  /// What precision lost on the way to a tensor.
  func loss(of tensor: Tensor) -> Double { storages[ObjectIdentifier(tensor.array.storage)]?.loss ?? 0 }

  /// Keeps the results of a step. `found`: their arrays in each world; `loss`: what was lost on the way to the operands.
  func keep(_ results: [Tensor], _ found: [[NDArray]], loss: Double) throws(TensorError) {
    for world in found where world.count != results.count {
      throw Self.unknown("doing it again gave another number of results")
    }
    for (index, tensor) in results.enumerated() where tensor.dtype.isContinuous {
      let key = ObjectIdentifier(tensor.array.storage)
      if leaf(of: tensor) != nil || leafOnStorage(tensor.array) != nil { continue }
      if let shadow = storages[key], shadow.unknown == nil { continue }
      var flats: [NDArray] = []
      for world in found {
        let flat = try NDArray.zeros([count(tensor.array)], tensor.dtype.doubled, state)
        let target = try flat.asStrided(tensor.array.shape, tensor.array.strides, tensor.array.offset)
        guard world[index].shape == tensor.shape else { throw Self.unknown("doing it again gave another shape") }
        try target.copyFrom(world[index])
        flats.append(flat)
      }
      let shadow = StorageShadow(tensor.array.storage, flats)
      if let first = found.first { shadow.loss = max(loss, try Self.distance(tensor.array, first[index])) }
      put(shadow, key)
    }
  }

  /// The length of the difference over the length of the values.
  private static func distance(_ own: NDArray, _ exact: NDArray) throws(TensorError) -> Double {
    let gap = try own.converted(to: own.dtype.doubled).binary(.subtract, exact)
    let difference = try gap.unary(.absolute).unary(.square).reduced(.sum).item()
    let whole = try exact.unary(.absolute).unary(.square).reduced(.sum).item()
    let (lost, size) = (difference.doubleValue.squareRoot(), whole.doubleValue.squareRoot())
    return lost.isFinite && size.isFinite && lost > 0 ? min(1, lost / max(size, .leastNormalMagnitude)) : 0
  }

  /// The worlds have seen what a step wrote to its operands.
  func noteWrites(_ operands: [Tensor], loss: Double) {
    for operand in operands {
      let storage = operand.array.storage
      guard let shadow = storages[ObjectIdentifier(storage)] else { continue }
      if shadow.version != storage.version { shadow.loss = max(shadow.loss, loss) }
      shadow.version = storage.version
    }
  }

  /// From now on nothing is known of a tensor's memory.
  func forget(_ tensor: Tensor, _ reason: String) {
    guard leaf(of: tensor) == nil else { return }
    put(StorageShadow(tensor.array.storage, [], unknown: reason), ObjectIdentifier(tensor.array.storage))
  }

  private func put(_ shadow: StorageShadow, _ key: ObjectIdentifier) {
    storages[key] = shadow
    sweep()
  }

  /// Lets go of what only this table holds.
  private func sweep() {
    guard storages.count + leaves.count > sweepAt else { return }
    storages = storages.filter { !isKnownUniquelyReferenced(&$0.value.storage) }
    leaves = leaves.filter { !isKnownUniquelyReferenced(&$0.value.tensor) }
    sweepAt = 2 * (storages.count + leaves.count) + 512
  }
}

extension NDArray {
  fileprivate func sharesLayout(with other: NDArray) -> Bool { shape == other.shape && dtype == other.dtype }
}
