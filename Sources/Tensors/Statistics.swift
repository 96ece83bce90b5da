// Counting and ordering that no kernel has: the most frequent element, histograms, distinct rows, membership. Knows no
// gradients.
import TensorKernels

extension NDArray {
  /// The rows along a dimension as [outer][size][inner] doubles, with a result shape without (or with) that dimension.
  private func rows(
    _ dimension: Int, _ keepDimensions: Bool
  ) throws(TensorError) -> (values: [Double], outer: Int, size: Int, inner: Int, shape: Shape) {
    let place = try shape.dimension(dimension)
    let (array, outer, size, inner) = try blocks(dimension)
    var result = shape
    if rank > 0 { if keepDimensions { result[place] = 1 } else { result.remove(at: place) } }
    return (try array.doubles(), Int(outer), Int(size), Int(inner), result)
  }

  /// The value chosen in each row by `choose`, which gets the row and gives a position.
  package func chosen(
    _ dimension: Int, keepDimensions: Bool, _ name: String, _ choose: ([Double]) -> Int
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if hidden != nil {
      let pair = try mappedPairAlong(dimension) { (whole, place) throws(TensorError) in
        let found = try whole.chosen(place, keepDimensions: keepDimensions, name, choose)
        return (found.values, found.indices)
      }
      return (pair.0, pair.1)
    }
    let (values, outer, size, inner, result) = try rows(dimension, keepDimensions)
    if size == 0 {
      throw .index("\(name)(): Expected reduction dim \(try shape.dimension(dimension)) to have non-zero size.")
    }
    var positions = [Int](repeating: 0, count: outer * inner)
    var row = [Double](repeating: 0, count: size)
    for block in 0..<outer {
      for column in 0..<inner {
        for step in 0..<size { row[step] = values[(block * size + step) * inner + column] }
        positions[block * inner + column] = choose(row)
      }
    }
    let indices = try NDArray.from(positions, result, state)
    if rank == 0 { return (try copied(), indices) }
    let place = try shape.dimension(dimension)
    let wide = keepDimensions ? indices : try indices.unsqueezed(place)
    let gathered = try gathered(place, wide)
    return (keepDimensions ? gathered : try gathered.squeezed([place]), indices)
  }

  /// The lower median's position among elements that are not NaN; the first NaN when there are only those.
  package static func nanMedianPosition(_ row: [Double]) -> Int {
    let order = row.indices.filter { !row[$0].isNaN }.sorted { row[$0] < row[$1] || (row[$0] == row[$1] && $0 < $1) }
    return order.isEmpty ? 0 : order[(order.count - 1) / 2]
  }

  /// How many elements lie between given edges; the last edge belongs to the last bin.
  package func histogram(_ edges: NDArray, density: Bool) throws(TensorError) -> NDArray {
    try weightedHistogram(edges, nil, density: density)
  }

  /// The same of elements that count by their weights.
  package func weightedHistogram(
    _ edges: NDArray, _ weights: NDArray?, density: Bool
  ) throws(TensorError) -> NDArray {
    if edges.rank != 1 || edges.count < 2 {
      throw .runtime("torch.histogramdd(): bins tensor should have one dimension with two edges or more")
    }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "histogramdd", for: dtype) }
    let bounds = try edges.doubles()
    var counts = [Double](repeating: 0, count: bounds.count - 1)
    var total = 0.0
    let factors = try weights?.doubles()
    for (place, value) in try doubles().enumerated() where value >= bounds[0] && value <= bounds[bounds.count - 1] {
      var (low, high) = (0, counts.count - 1)
      while low < high {
        let middle = (low + high + 1) / 2
        if bounds[middle] <= value { low = middle } else { high = middle - 1 }
      }
      counts[low] += factors?[place] ?? 1
      total += factors?[place] ?? 1
    }
    if density {
      counts = NDArray.densities(counts, total, bounds, dtype)
    }
    return try NDArray.from(counts, [counts.count], state).converted(to: dtype)
  }

  /// Counts over their sum, then over the widths of the bins: each result rounded to the element type, as the reference
  /// divides one tensor by another.
  package static func densities(_ counts: [Double], _ total: Double, _ edges: [Double], _ dtype: DType) -> [Double] {
    func rounded(_ value: Double) -> Double { dtype == .float64 ? value : Double(Float(value)) }
    let sum = rounded(total)
    return counts.indices.map { bin in
      rounded(rounded(counts[bin] / sum) / rounded(edges[bin + 1] - edges[bin]))
    }
  }

  /// Counts in `bins` equal parts from `low` to `high`; equal bounds mean the least and greatest element.
  package func histogram(_ bins: Int, _ low: Double, _ high: Double) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try NDArray.mappedOneByOne([self]) { (parts) throws(TensorError) in
        [try parts[0].histogram(bins, low, high)]
      }[0]
    }
    if bins <= 0 { throw .runtime("torch.histogram(): bins must be > 0, but got \(bins) for dimension 0") }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "histogram_cpu", for: dtype) }
    let values = try doubles()
    var (from, to) = (low, high)
    if from == to, let least = values.min(), let greatest = values.max() {
      (from, to) = values.contains(where: \.isNaN) ? (.nan, .nan) : (least, greatest)
    }
    if from == to {
      from -= 1
      to += 1
    }
    if !(from.isFinite && to.isFinite) {
      func text(_ bound: Double) -> String { bound.isNaN ? "-nan" : NDArray.messageNumber(bound) }
      throw .runtime("torch.histc: range of [\(text(from)), \(text(to))] is not finite")
    }
    if from > to { throw .runtime("torch.histc: max must be larger than min") }
    let output = try NDArray.zeros([bins], .float64, state)
    let counts = output.elements(as: Double.self)
    // The place is computed in the element type, each step rounded.
    let isSingle = dtype != .float64
    let (low, high) = isSingle ? (Double(Float(from)), Double(Float(to))) : (from, to)
    for value in values where value >= low && value <= high {
      let place =
        isSingle
        ? Double((Float(value) - Float(low)) * Float(bins) / (Float(high) - Float(low)))
        : (value - low) * Double(bins) / (high - low)
      counts[place.isFinite ? Int(Swift.min(Swift.max(place, 0), Double(bins - 1))) : 0] += 1
    }
    return try output.converted(to: dtype)
  }

  /// `bincount` with weights: sums of the weights of each number.
  package func weightedCount(_ weights: NDArray, _ minimum: Int) throws(TensorError) -> NDArray {
    if count == 0 && weights.count == 0 { return try binCount(minimumLength: minimum) }
    let plain = try binCount(minimumLength: minimum)
    if weights.rank != 1 || weights.count != count {
      throw .runtime("weights should be 1-d and have the same length as input")
    }
    let single = weights.dtype == .float32
    let output = try NDArray.zeros(plain.shape, .float64, state)
    let sums = output.elements(as: Double.self)
    let values = try weights.doubles()
    for (index, number) in try integers().enumerated() {
      sums[number] += values[index]
      if single { sums[number] = Double(Float(sums[number])) }
    }
    return try output.converted(to: single ? .float32 : .float64)
  }

  /// Whether each element is among `others`.
  package func isIn(_ others: NDArray, inverted: Bool) throws(TensorError) -> NDArray {
    if others.hidden != nil { throw NDArray.branchOnMapped }
    if hidden != nil {
      return try mapped { (whole, _) throws(TensorError) in try whole.isIn(others, inverted: inverted) }
    }
    let output = try NDArray(uninitialized: shape, .bool, state)
    let truths = output.elements(as: Bool.self)
    let mostCompared = 40
    if others.count <= mostCompared, !dtype.isComplex, !others.dtype.isComplex {
      let hasFractions = dtype.isFloatingPoint || others.dtype.isFloatingPoint
      let common: DType = dtype == .float32 && others.dtype == .float32 ? .float32 : hasFractions ? .float64 : .int64
      let (own, few) = (try converted(to: common).contiguous(), try others.converted(to: common).contiguous())
      let status = gb_is_in(
        common.kernelType, Int64(count), own.pointer, Int64(few.count), few.pointer, inverted,
        output.elements(as: UInt8.self))
      try NDArray.check(status, "isin", dtype)
      return output
    }
    if dtype.isFloatingPoint || others.dtype.isFloatingPoint {
      let known = Set(try others.doubles())
      for (index, value) in try doubles().enumerated() { truths[index] = known.contains(value) != inverted }
    } else {
      let known = Set(try others.integers())
      for (index, value) in try integers().enumerated() { truths[index] = known.contains(value) != inverted }
    }
    return output
  }

  /// Distinct slices along a dimension: in order of value, or (consecutive) runs as they come. Gives the positions of
  /// the first of each, for each slice the number of its class, and the size of each class.
  package func distinctSlices(
    _ dimension: Int?, consecutive: Bool, wantsInverse: Bool = true
  ) throws(TensorError) -> (values: NDArray, inverse: NDArray, counts: NDArray) {
    if hidden != nil {
      throw NDArray.dynamicShape(dimension != nil ? "unique_dim" : consecutive ? "unique_consecutive" : "_unique2")
    }
    if dtype.isComplex { throw .notImplemented(kernel: "unique", for: dtype) }
    var isFlat = dimension == nil || rank == 1
    // Slices that hold NaN come in an order of their own.
    if dimension != nil && isFlat && dtype.isFloatingPoint { isFlat = try !unary(.isNaN).reduced(.any).truth() }
    if isFlat && count > 0 {
      if let dimension { _ = try shape.dimension(dimension) }
      return try unique(wantsInverse: wantsInverse, consecutive: consecutive)
    }
    let source = dimension == nil ? try reshaped(to: [-1]) : self
    let place = try source.shape.dimension(dimension ?? 0)
    if let dimension {
      if rank == 0 { throw .index("Dimension specified as \(dimension) but tensor has no dimensions") }
      let empty = (0..<rank).filter { shape[$0] == 0 }
      if empty.count > 1 {
        throw .runtime("Number of zero sized dimensions is more than one, so unique cannot be applied")
      }
      if empty.count == 1 && empty[0] != place {
        throw .runtime("There are 0 sized dimensions, and they aren't selected, so unique cannot be applied")
      }
    }
    if source.rank == 0 { return try reshaped(to: [1]).distinctSlices(0, consecutive: consecutive) }
    let size = source.shape[place]
    let flat = try source.transposed(0, place).contiguous().reshaped(
      to: [size, source.count == 0 ? 0 : source.count / size])
    let width = size == 0 ? 0 : flat.count / size
    let values = try flat.doubles()
    // NaN is neither less nor greater, so that the steps of sorting show in the order of slices that hold it.
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      for column in 0..<width {
        let (x, y) = (values[a * width + column], values[b * width + column])
        if x != y && !x.isNaN && !y.isNaN { return x < y }
      }
      return false
    }
    func isSame(_ a: Int, _ b: Int) -> Bool {
      (0..<width).allSatisfy { values[a * width + $0] == values[b * width + $0] }
    }
    let order = consecutive ? Array(0..<size) : PlaceOrder.sorted(size, isBefore)
    var firsts: [Int] = []
    var counts: [Int] = []
    var classes = [Int](repeating: 0, count: size)
    for (rank, index) in order.enumerated() {
      if rank == 0 || !isSame(order[rank - 1], index) {
        firsts.append(index)
        counts.append(0)
      }
      counts[counts.count - 1] += 1
      classes[index] = firsts.count - 1
    }
    let picked = try source.indexSelected(place, try NDArray.from(firsts, [firsts.count], state))
    let inverseShape: Shape = dimension == nil ? shape : [size]
    return (
      picked, try NDArray.from(classes, inverseShape, state), try NDArray.from(counts, [counts.count], state)
    )
  }
}

extension NDArray {
  /// Running logarithms of sums of exponentials along a dimension.
  package func logCumulativeSumExp(_ dimension: Int) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mappedAlong(dimension) { (whole, place) throws(TensorError) in try whole.logCumulativeSumExp(place) }
    }
    let (source, outer, size, inner) = try blocks(dimension)
    var values = try source.doubles()
    for block in 0..<Int(outer) {
      for column in 0..<Int(inner) {
        var running = -Double.infinity
        for place in 0..<Int(size) {
          let index = (block * Int(size) + place) * Int(inner) + column
          running = NDArray.logAdd(running, values[index])
          values[index] = running
        }
      }
    }
    return try NDArray.from(values, shape, state).converted(to: dtype)
  }

  private static func logAdd(_ a: Double, _ b: Double) -> Double {
    if a == -.infinity { return b }
    if a.isNaN || b.isNaN { return .nan }
    let larger = Swift.max(a, b)
    if larger.isInfinite { return larger }
    return larger + SpecialFunctions.log1pExp(-Swift.abs(a - b))
  }
}

extension NDArray {
  /// A double as the reference's messages write it: `0.5`, `-1`.
  package static func messageNumber(_ value: Double) -> String {
    if let whole = Int(exactly: value) { return String(whole) }
    return "\(value)"
  }
}
