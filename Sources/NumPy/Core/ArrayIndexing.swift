// Square brackets: integers, slices, ... and None make views; arrays of positions and masks gather copies or scatter
// assignments. The shape rules and messages are the reference's.

import PythonRuntime
import TensorKernels
import Tensors

/// One dimension of what an index selects.
private struct SelectedAxis {
  var size: Int
  var step: Int
}

/// An array of positions in one dimension.
private struct PositionArray {
  var positions: [Int]
  var shape: Shape
  var step: Int
  var size: Int
  var axis: Int
}

/// An index read for one array.
private struct IndexReading {
  var offset: Int
  var axes: [SelectedAxis] = []
  var arrays: [PositionArray] = []
  /// Where the first position array stands among `axes`.
  var firstArray: Int?
  /// The position arrays stand side by side.
  var isAdjacent = true
  var endsRun = false
  var hasEllipsis = false
  var onlyIntegers = true
  var maskCount: Int?
}

extension Machine {
  /// `array[key]`.
  func arrayItem(_ value: Value, _ key: Value) throws(PyError) -> Value {
    guard let array = value.array else { throw typeError("an array is needed") }
    if key.isInt, array.rank > 0 {
      let size = array.shape[0]
      let index = key.asInt
      guard index >= -size, index < size else {
        throw indexError("index \(index) is out of bounds for axis 0 with size \(size)")
      }
      let place = (index < 0 ? index + size : index) * array.array.strides[0]
      if array.rank == 1 { return element(array, place) }
      return wrap(view(array, try rowView(array, index)))
    }
    if let picked = try pickedByMask(array, key) { return wrap(picked) }
    let reading = try readIndex(array, key)
    if reading.arrays.isEmpty {
      let window = window(array, reading)
      if reading.axes.isEmpty && !reading.hasEllipsis { return element(view(array, window), 0) }
      return wrap(view(array, window))
    }
    let gathered = try gather(array, reading)
    return reading.hasEllipsis ? wrap(gathered) : result(gathered)
  }

  private func window(_ array: ArrayObject, _ reading: IndexReading) -> NDArray {
    var shape = Shape()
    var strides = Shape()
    for axis in reading.axes {
      shape.append(axis.size)
      strides.append(axis.step)
    }
    return array.array.window(shape: shape, strides: strides, offset: reading.offset)
  }

  // MARK: Reading the key

  private func readIndex(_ array: ArrayObject, _ key: Value) throws(PyError) -> IndexReading {
    let items: [Value] = key.tuple.map { Array($0.elements) } ?? [key]
    var arrays: [Int: ArrayObject] = [:]
    var consumed = 0
    var hasEllipsis = false
    for (place, item) in items.enumerated() {
      if item.isNone { continue }
      if item.tag == Tag.ellipsis {
        if hasEllipsis { throw indexError("an index can only have a single ellipsis ('...')") }
        hasEllipsis = true
      } else if isTruthIndex(item) != nil {
        continue
      } else if let made = try indexArray(item) {
        arrays[place] = made
        consumed += made.elementKind == .bool ? made.rank : 1
      } else {
        consumed += 1
      }
    }
    if consumed > array.rank {
      throw indexError(
        "too many indices for array: array is \(array.rank)-dimensional, but \(consumed) were indexed")
    }
    let hasArrays = !arrays.isEmpty || items.contains { isTruthIndex($0) != nil }
    var reading = IndexReading(offset: array.array.offset)
    reading.hasEllipsis = hasEllipsis
    var axis = 0
    for (place, item) in items.enumerated() {
      if item.isNone {
        reading.add(SelectedAxis(size: 1, step: 0))
      } else if item.tag == Tag.ellipsis {
        for _ in 0..<(array.rank - consumed) { reading.addWhole(array, &axis) }
        reading.endsRun = !reading.arrays.isEmpty
      } else if let truth = isTruthIndex(item) {
        try reading.add(
          PositionArray(positions: truth ? [0] : [], shape: [truth ? 1 : 0], step: 0, size: 1, axis: axis))
      } else if let positions = arrays[place] {
        try addArray(positions, array, &axis, &reading, isLone: items.count == 1)
      } else if let slice = item.slice {
        let size = array.shape[axis]
        let indices = try sliceIndices(slice, length: size)
        let step = array.array.strides[axis]
        if indices.count > 0 { reading.offset += indices.start * step }
        reading.add(SelectedAxis(size: indices.count, step: step &* indices.step))
        reading.onlyIntegers = false
        axis += 1
      } else {
        let index = try integerIndex(item)
        let size = array.shape[axis]
        if index < -size || index >= size {
          throw indexError("index \(index) is out of bounds for axis \(axis) with size \(size)")
        }
        let position = index < 0 ? index + size : index
        if hasArrays {
          try reading.add(
            PositionArray(
              positions: [position], shape: Shape(), step: array.array.strides[axis], size: size, axis: axis))
        } else {
          reading.offset += position * array.array.strides[axis]
        }
        axis += 1
      }
      if reading.axes.count + reading.arrays.count > 3 * Shape.maximumRank { throw tooManyDimensions() }
    }
    while axis < array.rank { reading.addWhole(array, &axis) }
    if reading.axes.count > Shape.maximumRank { throw tooManyDimensions() }
    return reading
  }

  private func tooManyDimensions() -> PyError {
    indexError("number of dimensions must be within [0, \(Shape.maximumRank)], indexing result would have more")
  }

  /// True or False as an index.
  private func isTruthIndex(_ item: Value) -> Bool? {
    if item.isBool { return item.asBool }
    if let scalar = item.native as? ScalarObject, case .bool(let truth) = scalar.number { return truth }
    if let array = item.array, array.rank == 0, array.elementKind == .bool { return array.number(0).asDouble != 0 }
    return nil
  }

  /// The positions or mask that an item is; nil for integers and slices.
  private func indexArray(_ item: Value) throws(PyError) -> ArrayObject? {
    if item.isInt || item.slice != nil { return nil }
    if let array = item.array {
      if array.rank == 0 && array.elementKind.isInteger { return nil }
      return try checkedPositions(array)
    }
    if item.isFloat || item.str != nil || ScalarClasses.parts(self, item) != nil { return nil }
    if isSequence(item) || item.isKind(.native) {
      let made = try arrayFrom(item, nil, copies: false)
      if made.count == 0 && !made.elementKind.isInteger { return try newArray(made.shape, .int64) }
      if made.rank == 0 && made.elementKind.isInteger { return nil }
      return try checkedPositions(made, isArray: false)
    }
    return nil
  }

  private func checkedPositions(_ array: ArrayObject, isArray: Bool = true) throws(PyError) -> ArrayObject {
    if array.elementKind.isInteger || array.elementKind == .bool { return array }
    if !isArray { throw noIndex() }
    throw indexError("arrays used as indices must be of integer (or boolean) type")
  }

  private func noIndex() -> PyError {
    indexError(
      "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid "
        + "indices")
  }

  private func integerIndex(_ item: Value) throws(PyError) -> Int {
    if item.isInt { return item.asInt }
    if let array = item.array, array.rank == 0, array.elementKind.isInteger { return array.number(0).asInt }
    if !item.isFloat, item.str == nil, let index = try exactIndex(item) { return index }
    throw noIndex()
  }

  private func addArray(
    _ positions: ArrayObject, _ array: ArrayObject, _ axis: inout Int, _ reading: inout IndexReading, isLone: Bool
  ) throws(PyError) {
    if positions.elementKind != .bool {
      try reading.add(
        PositionArray(
          positions: positions.numbers(Int.self), shape: positions.shape, step: array.array.strides[axis],
          size: array.shape[axis], axis: axis))
      axis += 1
      return
    }
    for index in 0..<positions.rank where positions.shape[index] != array.shape[axis + index] {
      throw indexError(
        "boolean index did not match indexed array along axis \(axis + index); size of axis is "
          + "\(array.shape[axis + index]) but size of corresponding boolean axis is \(positions.shape[index])")
    }
    let columns = try truePositions(positions)
    reading.maskCount = isLone ? columns.first?.count : reading.maskCount
    for (index, column) in columns.enumerated() {
      try reading.add(
        PositionArray(
          positions: column, shape: [column.count], step: array.array.strides[axis + index],
          size: array.shape[axis + index], axis: axis + index))
    }
    axis += positions.rank
  }

  /// `nonzero`: the positions of true elements, one list a dimension.
  func truePositions(_ array: ArrayObject) throws(PyError) -> [[Int]] {
    let flat = try flatTruePositions(array)
    if array.rank == 1 { return [flat] }
    var columns: [[Int]] = []
    var inner = array.count
    for axis in 0..<array.rank {
      let size = array.shape[axis]
      if size == 0 { return [[Int]](repeating: [], count: array.rank) }
      inner /= size
      let step = inner
      columns.append(flat.map { $0 / step % size })
    }
    return columns
  }

  /// The positions of true elements among all, row-major.
  private func flatTruePositions(_ array: ArrayObject) throws(PyError) -> [Int] {
    let mask = try truthArray(array)
    let start = mask.array.pointer.assumingMemoryBound(to: UInt8.self)
    let total = Int(gb_count_true(Int64(mask.count), start))
    return [Int](unsafeUninitializedCapacity: total + 1) { space, used in
      space.withMemoryRebound(to: Int64.self) { positions in
        if let first = positions.baseAddress { _ = gb_true_positions(Int64(mask.count), start, first) }
      }
      used = total
    }
  }

  /// Whether each element is true, row-major.
  private func truthArray(_ array: ArrayObject) throws(PyError) -> ArrayObject {
    if array.elementKind == .bool { return array.array.isContiguous ? array : try copied(array) }
    if array.elementKind.isPooled {
      let made = try newArray(array.shape, .bool)
      made.store(try pythonValues(array).map { (value) throws(PyError) in try truth(value) ? 1 : 0 })
      return made
    }
    return try copied(array, ElementType(.bool))
  }

  // MARK: Masks of the array's own shape

  /// The mask that a key is: of the shape of the array, or of its first dimensions.
  private func plainMask(_ array: ArrayObject, _ key: Value) -> ArrayObject? {
    guard let mask = key.array, mask.elementKind == .bool, mask.rank > 0, mask.array.isContiguous,
      array.array.isContiguous, array.pool == nil, mask.rank <= array.rank
    else { return nil }
    for axis in 0..<mask.rank where mask.shape[axis] != array.shape[axis] { return nil }
    return mask
  }

  /// `array[mask]`; nil for other keys.
  private func pickedByMask(_ array: ArrayObject, _ key: Value) throws(PyError) -> ArrayObject? {
    guard let mask = plainMask(array, key) else { return nil }
    let truths = mask.array.pointer.assumingMemoryBound(to: UInt8.self)
    let total = Int(gb_count_true(Int64(mask.count), truths))
    var shape: Shape = [total]
    for axis in mask.rank..<array.rank { shape.append(array.shape[axis]) }
    let made = try newArray(shape, array.type)
    if made.count == 0 { return made }
    try checkElements(mask.count, 2)
    if mask.rank == array.rank {
      gb_compress(
        Int64(array.elementKind.byteCount), Int64(mask.count), truths, array.array.pointer, made.array.pointer)
    } else {
      let item = array.elementKind.byteCount
      let block = array.count / mask.count
      let positions = try flatTruePositions(mask).map { Int64($0 * block) }
      gb_move_blocks(
        false, Int64(block * item), Int64(item), Int64(total), positions, array.array.pointer, made.array.pointer)
    }
    return made
  }

  /// `array[mask] = item` for one number, or as many numbers as the mask has true elements.
  private func placedByMask(_ array: ArrayObject, _ key: Value, _ item: Value) throws(PyError) -> Bool {
    guard let mask = plainMask(array, key), mask.rank == array.rank, item.array == nil || item.array?.pool == nil
    else { return false }
    let isNumber = item.isFloat || item.isInt || item.isBool
    guard isNumber || item.array != nil else { return false }
    let source = try sourceArray(item, array.type)
    if source.rank > 1 || source.array.storage === array.array.storage { return false }
    let truths = mask.array.pointer.assumingMemoryBound(to: UInt8.self)
    let total = Int(gb_count_true(Int64(mask.count), truths))
    if source.count != 1 && source.count != total { return false }
    if source.count == 0 { return true }
    let same = try converted(source, array.type)
    let row = same.array.isContiguous ? same : try copied(same)
    gb_place(
      Int64(array.elementKind.byteCount), Int64(mask.count), truths, array.array.pointer, row.array.pointer,
      source.count == 1 ? 0 : 1)
    return true
  }

  // MARK: Gathering and scattering

  /// Where the position arrays point: the distance for each element of their common shape.
  private func distances(_ reading: IndexReading) throws(PyError) -> (shape: Shape, distances: [Int]) {
    var shape = Shape()
    for array in reading.arrays {
      guard let common = broadcastShape(shape, array.shape) else {
        let shapes = reading.arrays.map { text($0.shape, joined: ",") }.joined(separator: " ")
        throw indexError("shape mismatch: indexing arrays could not be broadcast together with shapes \(shapes) ")
      }
      shape = common
    }
    let count = shape.elementCount
    try checkElements(count, 16)
    var sums = [Int](repeating: 0, count: count)
    for array in reading.arrays {
      var steps = Shape(repeating: 0, count: shape.count)
      let own = array.shape.contiguousStrides
      let lead = shape.count - array.shape.count
      for index in 0..<array.shape.count where array.shape[index] != 1 { steps[lead + index] = own[index] }
      var bad: Int64 = 0
      if array.positions.count == count, lead == 0 || array.shape == shape {
        if !addPositions(array, array.positions, &sums, &bad) { throw outside(Int(bad), array) }
        continue
      }
      var place = PositionCounter(shape, steps)
      var spread: [Int] = []
      spread.reserveCapacity(count)
      for _ in 0..<count {
        spread.append(array.positions[place.place])
        place.advance()
      }
      if !addPositions(array, spread, &sums, &bad) { throw outside(Int(bad), array) }
    }
    return (shape, sums)
  }

  /// Adds the distances of positions to the sums; false where one of them is outside.
  private func addPositions(
    _ array: PositionArray, _ positions: [Int], _ sums: inout [Int], _ bad: inout Int64
  ) -> Bool {
    positions.withUnsafeBufferPointer { from in
      from.withMemoryRebound(to: Int64.self) { from in
        sums.withUnsafeMutableBufferPointer { to in
          to.withMemoryRebound(to: Int64.self) { to in
            guard let first = from.baseAddress, let target = to.baseAddress else { return true }
            return gb_add_positions(Int64(from.count), first, Int64(array.size), Int64(array.step), target, &bad)
              == GB_OK
          }
        }
      }
    }
  }

  private func outside(_ position: Int, _ array: PositionArray) -> PyError {
    indexError("index \(position) is out of bounds for axis \(array.axis) with size \(array.size)")
  }

  /// The order of dimensions that brings the common dimensions of position arrays where they belong.
  private func order(_ common: Int, _ rest: Int, _ reading: IndexReading) -> [Int]? {
    guard reading.isAdjacent, let first = reading.firstArray, first > 0 else { return nil }
    return Array(common..<(common + first)) + Array(0..<common) + Array((common + first)..<(common + rest))
  }

  private func gather(_ array: ArrayObject, _ reading: IndexReading) throws(PyError) -> ArrayObject {
    let (common, distances) = try distances(reading)
    if common.count + reading.axes.count > Shape.maximumRank { throw tooManyDimensions() }
    var shape = common
    for axis in reading.axes { shape.append(axis.size) }
    let output = try newArray(shape, array.type, pool: array.pool)
    try checkElements(output.count, 8)
    let rest = window(array, reading)
    copyElements(array, reading.offset, distances, rest, output.array, toOutput: true)
    guard let order = order(common.count, reading.axes.count, reading) else { return output }
    let axes = try tensors { () throws(TensorError) in try Shape(order) }
    return ArrayObject(
      try tensors { () throws(TensorError) in try output.array.permuted(axes) }, array.type, array.pool)
  }

  /// Moves elements between an indexed array and a row-major one.
  private func copyElements(
    _ array: ArrayObject, _ offset: Int, _ distances: [Int], _ rest: NDArray, _ other: NDArray, toOutput: Bool
  ) {
    let size = array.elementKind.byteCount
    let memory = array.array.storage.pointer + offset * size
    if rest.count == 0 { return }
    if rest.rank == 0 || rest.isContiguous {
      distances.withUnsafeBufferPointer { places in
        places.withMemoryRebound(to: Int64.self) { places in
          guard let first = places.baseAddress else { return }
          gb_move_blocks(
            !toOutput, Int64(rest.count * size), Int64(size), Int64(places.count), first, memory, other.pointer)
        }
      }
      return
    }
    var place = other.pointer
    var inner: [Int] = []
    rest.forEachRun { distance, step, count in
      for index in 0..<count { inner.append((distance + index * step) * size) }
    }
    for distance in distances {
      let start = memory + distance * size
      for step in inner {
        if toOutput {
          place.copyMemory(from: start + step, byteCount: size)
        } else {
          (start + step).copyMemory(from: place, byteCount: size)
        }
        place += size
      }
    }
  }

  /// `array[key] = value`.
  func setArrayItem(_ value: Value, _ key: Value, _ item: Value) throws(PyError) {
    guard let array = value.array else { throw typeError("an array is needed") }
    if array.isReadOnly { throw valueError("assignment destination is read-only") }
    array.array.bumpVersion()
    if try placedByMask(array, key, item) { return }
    let reading = try readIndex(array, key)
    if reading.arrays.isEmpty {
      let target = view(array, window(array, reading))
      if target.rank == 0 && !reading.hasEllipsis {
        if array.elementKind != .object, let inner = item.array, inner.count == 1, inner.rank > 0 {
          throw valueError("setting an array element with a sequence.")
        }
        return try withRoots([item]) { () throws(PyError) in try storeValues(target, [item]) }
      }
      return try assignBroadcast(target, item)
    }
    let (common, distances) = try distances(reading)
    var shape = common
    for axis in reading.axes { shape.append(axis.size) }
    let scratch = try newArray(shape, array.type, pool: array.pool)
    var target = scratch
    if let order = order(common.count, reading.axes.count, reading) {
      let axes = try tensors { () throws(TensorError) in try Shape(order) }
      target = ArrayObject(
        try tensors { () throws(TensorError) in try scratch.array.permuted(axes) }, array.type, array.pool)
    }
    let source = try sourceArray(item, array.type)
    if let mask = reading.maskCount, source.rank == 1, source.count != 1, reading.axes.isEmpty, source.count != mask {
      throw valueError(
        "NumPy boolean array indexing assignment cannot assign \(source.count) input values to the \(mask) output values "
          + "where the mask is true")
    }
    let stripped = try strippedSource(source, target.shape)
    guard let whole = broadcastShape(stripped.shape, target.shape), whole == target.shape else {
      throw valueError(
        "shape mismatch: value array of shape \(text(source.shape, joined: ",")) could not be broadcast to indexing result of shape "
          + text(target.shape, joined: ","))
    }
    try assign(target, try expanded(stripped, target.shape))
    copyElements(array, reading.offset, distances, window(array, reading), scratch.array, toOutput: false)
  }

  private func sourceArray(_ item: Value, _ type: ElementType) throws(PyError) -> ArrayObject {
    if let array = item.array { return array }
    if type.kind == .object && !isSequence(item) {
      let made = try newArray(Shape(), type)
      try storeValues(made, [item])
      return made
    }
    if item.isInt || item.bigInt != nil {
      let made = try newArray(Shape(), type.kind.isPooled ? type : ElementType(type.kind))
      try storeValues(made, [item])
      return made
    }
    return try arrayFrom(item, nil, copies: false)
  }

  /// Leading dimensions of size one do not count in assignments.
  private func strippedSource(_ source: ArrayObject, _ shape: Shape) throws(PyError) -> ArrayObject {
    var result = source
    while result.rank > shape.count, result.shape[0] == 1 { result = view(result, try rowView(result, 0)) }
    return result
  }

  /// Assigns a value to a view, broadcasting.
  func assignBroadcast(_ target: ArrayObject, _ item: Value) throws(PyError) {
    var source = try sourceArray(item, target.type)
    let given = source.shape
    source = try strippedSource(source, target.shape)
    guard let whole = broadcastShape(source.shape, target.shape), whole == target.shape else {
      throw valueError(
        "could not broadcast input array from shape \(text(given, joined: ",")) into shape "
          + text(target.shape, joined: ","))
    }
    if source.array.storage === target.array.storage { source = try copied(source) }
    try assign(target, try expanded(source, target.shape))
  }
}

extension IndexReading {
  fileprivate mutating func add(_ axis: SelectedAxis) {
    axes.append(axis)
    if !arrays.isEmpty { endsRun = true }
  }

  fileprivate mutating func addWhole(_ array: ArrayObject, _ axis: inout Int) {
    add(SelectedAxis(size: array.shape[axis], step: array.array.strides[axis]))
    axis += 1
  }

  fileprivate mutating func add(_ array: PositionArray) throws(PyError) {
    if endsRun { isAdjacent = false }
    if firstArray == nil { firstArray = axes.count }
    arrays.append(array)
  }
}
