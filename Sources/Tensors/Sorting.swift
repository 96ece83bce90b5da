// Sorting and what follows from it: argsort, topk, median, kth value, unique values. Knows no gradients.
import TensorKernels

extension NDArray {
  /// Sorted values along a dimension and where they came from; NaN last (first when descending). Unless it is to be stable,
  /// equal elements come in the order in which the reference's sort leaves them.
  package func sorted(
    _ dimension: Int = -1, descending: Bool = false, stable: Bool = true
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if hidden != nil {
      let pair = try mappedPairAlong(dimension) { (a, place) throws(TensorError) in
        let found = try a.sorted(place, descending: descending, stable: stable)
        return (found.values, found.indices)
      }
      return (pair.0, pair.1)
    }
    if dtype.isComplex { throw .runtime(" Sort does not support complex dtypes on CPU") }
    let (array, outer, size, inner) = try blocks(dimension)
    var values = try NDArray(uninitialized: shape, dtype, state)
    var indices = try NDArray(uninitialized: shape, .int64, state)
    // Among so many floats some are equal, and they are sorted by the second way alone.
    if !stable && rank == 1 && size >= 1 << 15 && dtype == .float32 {
      values = try array.copiedContiguous()
      indices = try NDArray.arange(.int(0), .int(count), .int(1), .int64, state)
    } else {
      let status = gb_sort(
        dtype.kernelType, descending, outer, size, inner, array.pointer, values.pointer,
        indices.elements(as: Int64.self))
      try NDArray.check(status, "sort_stable", dtype)
    }
    // The reference's sort is stable for short lines, and sorts long vectors of integers by their digits.
    let isByDigits = rank == 1 && size >= 1 << 15 && dtype.isInteger && dtype != .bool && !descending
    if !stable && size > 16 && !isByDigits {
      let wide = dtype == .float64 ? DType.float64 : dtype.isFloatingPoint ? .float32 : .int64
      let (source, ordered) = (try array.converted(to: wide), try values.converted(to: wide))
      let status = gb_order_ties(
        wide.kernelType, descending, outer, size, inner, source.pointer, ordered.pointer,
        indices.elements(as: Int64.self))
      try NDArray.check(status, "sort_stable", dtype)
      values = try ordered.converted(to: dtype)
    }
    if isContiguous { return (values, indices) }
    let (keptValues, keptIndices) = (try emptyLikeThis(dtype), try emptyLikeThis(.int64))
    try values.writeElements(into: keptValues)
    try indices.writeElements(into: keptIndices)
    return (keptValues, keptIndices)
  }

  /// The k largest (or smallest) along a dimension, sorted, or as the reference's selection leaves them.
  package func topK(
    _ k: Int, _ dimension: Int = -1, largest: Bool = true, sorted isSorted: Bool = true
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let place = try shape.dimension(dimension)
    let size = rank == 0 ? 1 : shape[place]
    if k < 0 || k > size { throw .runtime("selected index k out of range") }
    if dtype == .bool { throw .runtime("topk does not support bool dtypes on CPU") }
    if rank == 0 { return (try copied(), try NDArray.scalar(.int(0), .int64, state)) }
    if isSorted, let found = try leadersInOrder(k, place, largest: largest) { return found }
    if hidden != nil || dtype.isComplex {
      let (values, indices) = try sorted(place, descending: largest)
      return (
        try values.narrowed(place, 0, k).copiedContiguous(), try indices.narrowed(place, 0, k).copiedContiguous()
      )
    }
    let indices = try orderedPlaces(k, place, largest: largest, sorted: isSorted)
    return (try gathered(place, indices), indices)
  }

  /// The places of the first `count` elements of every row along a dimension, in the reference's steps. Narrow types go as
  /// floats or 64-bit integers, which keep their order.
  private func orderedPlaces(
    _ count: Int, _ place: Int, largest: Bool, sorted isSorted: Bool = true
  ) throws(TensorError) -> NDArray {
    let wide = dtype == .float64 ? DType.float64 : dtype.isFloatingPoint ? .float32 : .int64
    let (array, outer, size, inner) = try converted(to: wide).blocks(place)
    var sizes = shape
    sizes[place] = count
    let indices = try NDArray(uninitialized: sizes, .int64, state)
    let status = gb_ordered_leaders(
      wide.kernelType, largest, isSorted, outer, size, inner, Int64(count), array.pointer,
      indices.elements(as: Int64.self))
    try NDArray.check(status, "topk_impl", dtype)
    return indices
  }

  /// The leaders, for the types and numbers of them that `gb_leaders` knows. Where two of them, or the last and the next,
  /// are equal, their order follows from how the reference selects: such rows are selected once more in its steps.
  private func leadersInOrder(
    _ k: Int, _ place: Int, largest: Bool
  ) throws(TensorError) -> (values: NDArray, indices: NDArray)? {
    let asked = Swift.min(k + 1, shape[place])
    // Whole numbers are often equal.
    guard hidden == nil, dtype.isFloatingPoint, dtype.byteCount <= 4, k > 0, asked <= GB_MOST_LEADERS
    else { return nil }
    var (values, indices) = try leaders(asked, place, largest: largest)
    let tied = try values.rowsWithEqualNeighbours(place)
    if asked > k {
      values = try values.narrowed(place, 0, k).copiedContiguous()
      indices = try indices.narrowed(place, 0, k).copiedContiguous()
    }
    if tied.isEmpty { return (values, indices) }
    let (array, _, size, inner) = try blocks(place)
    let rows = try array.viewed(as: [array.count / Int(size * inner), Int(size), Int(inner)])
    let to = indices.elements(as: Int.self)
    for row in tied {
      let line = try rows.narrowed(0, row / Int(inner), 1).narrowed(2, row % Int(inner), 1).copiedContiguous()
      let order = try line.orderedPlaces(k, 1, largest: largest)
      let places = order.elements(as: Int.self)
      for step in 0..<k { to[(row / Int(inner) * k + step) * Int(inner) + row % Int(inner)] = places[step] }
    }
    return (try gathered(place, indices), indices)
  }

  /// The rows along a dimension, counted through all others, in which two neighbours are neither more nor less.
  private func rowsWithEqualNeighbours(_ place: Int) throws(TensorError) -> [Int] {
    let (array, outer, size, inner) = try converted(to: .float64).blocks(place)
    let numbers = array.elements(as: Double.self)
    var found: [Int] = []
    for block in 0..<Int(outer) {
      for column in 0..<Int(inner) {
        let first = block * Int(size * inner) + column
        let isTied = (1..<Swift.max(Int(size), 1)).contains { step in
          let (a, b) = (numbers[first + (step - 1) * Int(inner)], numbers[first + step * Int(inner)])
          return !(a < b || a > b)
        }
        if isTied { found.append(block * Int(inner) + column) }
      }
    }
    return found
  }

  /// The first few of a sort, found without sorting the others.
  private func leaders(
    _ k: Int, _ place: Int, largest: Bool
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    var sizes = shape
    sizes[place] = k
    let (array, outer, size, inner) = try blocks(place)
    let values = try NDArray(uninitialized: sizes, dtype, state)
    let indices = try NDArray(uninitialized: sizes, .int64, state)
    let status = gb_leaders(
      dtype.kernelType, largest, outer, size, inner, Int64(k), array.pointer, values.pointer,
      indices.elements(as: Int64.self))
    try NDArray.check(status, "topk_impl", dtype)
    return (values, indices)
  }

  /// The k-th smallest value (from 1) along a dimension.
  package func kthValue(
    _ k: Int, _ dimension: Int = -1, keepDimensions: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let place = try shape.dimension(dimension)
    let size = rank == 0 ? 1 : shape[place]
    if size == 0 {
      throw .index("kthvalue(): Expected reduction dim \(place) to have non-zero size.")
    }
    if dtype == .bool && rank > 0 { throw .notImplemented(kernel: "kthvalue_cpu", for: dtype) }
    if k < 1 || k > size { throw .runtime("kthvalue(): selected number k out of range for dimension \(place)") }
    if rank == 0 || hidden != nil {
      let (values, indices) = try sorted(place)
      return (
        try values.position(place, k - 1, keepDimensions), try indices.position(place, k - 1, keepDimensions)
      )
    }
    return try picked(place, keepDimensions, "kthvalue_cpu") { outer, size, inner, from, to in
      gb_kth_places(dtype.kernelType, Int64(k - 1), outer, size, inner, from, to)
    }
  }

  /// The most frequent value along a dimension (the least of such), and its place.
  package func mode(
    _ dimension: Int, keepDimensions: Bool
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if hidden != nil {
      let pair = try mappedPairAlong(dimension) { (whole, place) throws(TensorError) in
        let found = try whole.mode(place, keepDimensions: keepDimensions)
        return (found.values, found.indices)
      }
      return (pair.0, pair.1)
    }
    let place = try shape.dimension(dimension)
    if rank == 0 { return (try copied(), try NDArray.scalar(.int(0), .int64, state)) }
    if shape[place] == 0 { throw .index("mode(): Expected reduction dim \(place) to have non-zero size.") }
    return try picked(place, keepDimensions, "mode") { outer, size, inner, from, to in
      gb_mode_places(dtype.kernelType, outer, size, inner, from, to)
    }
  }

  /// The elements whose places along a dimension a kernel finds.
  private func picked(
    _ place: Int, _ keepDimensions: Bool, _ kernel: String,
    _ find: (Int64, Int64, Int64, UnsafeRawPointer, UnsafeMutablePointer<Int64>) -> gb_status
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let (array, outer, size, inner) = try blocks(place)
    var sizes = shape
    sizes[place] = 1
    let indices = try NDArray(uninitialized: sizes, .int64, state)
    let status = find(outer, size, inner, UnsafeRawPointer(array.pointer), indices.elements(as: Int64.self))
    try NDArray.check(status, kernel, dtype)
    let values = try gathered(place, indices)
    return keepDimensions
      ? (values, indices) : (try values.squeezed([place]).copiedContiguous(), try indices.squeezed([place]))
  }

  /// One position of a dimension as an array of its own.
  private func position(_ place: Int, _ index: Int, _ keepDimensions: Bool) throws(TensorError) -> NDArray {
    if rank == 0 { return self }
    return try keepDimensions
      ? narrowed(place, index, 1).copiedContiguous() : selected(place, index).copiedContiguous()
  }

  /// The lower median along a dimension; NaN where there is one.
  package func median(
    _ dimension: Int, keepDimensions: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let place = try shape.dimension(dimension)
    let size = rank == 0 ? 1 : shape[place]
    if size == 0 { throw .index("median(): Expected reduction dim \(place) to have non-zero size.") }
    if let found = try selectedMedian(place, keepDimensions, skippingNaN: false) { return found }
    let (values, indices) = try sorted(place)
    let middle = (size - 1) / 2
    let value = try values.position(place, middle, keepDimensions)
    let index = try indices.position(place, middle, keepDimensions)
    if !dtype.isFloatingPoint { return (value, index) }
    let last = try values.position(place, size - 1, keepDimensions)
    let isNaN = try last.unary(.isNaN)
    if hidden == nil, try !isNaN.reduced(.any).truth() { return (value, index) }
    let nanIndex = try unary(.isNaN).converted(to: .int64).extremum(
      maximum: true, place, keepDimensions: keepDimensions
    ).indices
    return (try isNaN.choose(last, value), try isNaN.choose(nanIndex, index))
  }

  /// The lower median of the elements that are not NaN along a dimension; the first element where all are NaN.
  package func nanMedian(
    _ dimension: Int, keepDimensions: Bool
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if rank > 0, let found = try selectedMedian(shape.dimension(dimension), keepDimensions, skippingNaN: true) {
      return found
    }
    return try chosen(dimension, keepDimensions: keepDimensions, "median", NDArray.nanMedianPosition)
  }

  /// Medians found without sorting; nil for what the kernel does not know.
  private func selectedMedian(
    _ place: Int, _ keepDimensions: Bool, skippingNaN: Bool
  ) throws(TensorError) -> (values: NDArray, indices: NDArray)? {
    if hidden != nil || rank == 0 || dtype.isComplex || shape[place] == 0 { return nil }
    let (array, outer, size, inner) = try blocks(place)
    var sizes = shape
    sizes[place] = 1
    let indices = try NDArray(uninitialized: sizes, .int64, state)
    let status = gb_median_places(
      dtype.kernelType, skippingNaN, outer, size, inner, array.pointer, indices.elements(as: Int64.self))
    try NDArray.check(status, "median_out", dtype)
    let values = try gathered(place, indices)
    return keepDimensions
      ? (values, indices) : (try values.squeezed([place]).copiedContiguous(), try indices.squeezed([place]))
  }

  /// The lower median of all elements.
  package func medianOfAll() throws(TensorError) -> NDArray {
    if count == 0 {
      return try NDArray.scalar(dtype == .int32 ? .int(Int(Int32.min)) : .float(.nan), dtype, state)
    }
    if dtype == .bool { throw .notImplemented(kernel: "median_cpu", for: dtype) }
    return try reshaped(to: [-1]).median(0).values
  }

  /// Distinct values in increasing order, or (consecutive) one of each run of equal ones, for each element the place of its value (unless nobody asks), and how often each
  /// occurs.
  package func unique(
    wantsInverse: Bool = true, consecutive: Bool = false
  ) throws(TensorError) -> (values: NDArray, inverse: NDArray, counts: NDArray) {
    if hidden != nil { throw NDArray.dynamicShape(consecutive ? "unique_consecutive" : "_unique2") }
    if dtype.isComplex { throw .notImplemented(kernel: "unique", for: dtype) }
    if dtype == .bool && !consecutive { return try uniqueTruths(wantsInverse: wantsInverse) }
    let flat = try reshaped(to: [-1])
    let (values, order) =
      consecutive
      ? (try flat.contiguous(), try NDArray.arange(.int(0), .int(count), .int(1), .int64, state)) : try flat.sorted(0)
    let inverse = try NDArray(uninitialized: wantsInverse ? shape : [0], .int64, state)
    let firsts = try NDArray(uninitialized: [count], .int64, state)
    let found = Int(
      gb_distinct(
        dtype.kernelType, Int64(count), values.pointer, order.elements(as: Int64.self),
        wantsInverse ? inverse.elements(as: Int64.self) : nil, firsts.elements(as: Int64.self)))
    let starts = try firsts.narrowed(0, 0, found).copiedContiguous()
    let counts = try NDArray(uninitialized: [found], .int64, state)
    let (from, to) = (starts.elements(as: Int.self), counts.elements(as: Int.self))
    for index in 0..<found { to[index] = (index + 1 < found ? from[index + 1] : count) - from[index] }
    return (try values.indexSelected(0, starts), inverse, counts)
  }

  /// Which truths there are.
  private func uniqueTruths(
    wantsInverse: Bool
  ) throws(TensorError) -> (values: NDArray, inverse: NDArray, counts: NDArray) {
    let flags = try contiguous()
    let ones = Int(gb_count_true(Int64(count), UnsafePointer(flags.elements(as: UInt8.self))))
    let found = [(0, count - ones), (1, ones)].filter { $0.1 > 0 }
    let values = try NDArray.from(found.map(\.0), [found.count], state).converted(to: .bool)
    let counts = try NDArray.from(found.map(\.1), [found.count], state)
    if !wantsInverse { return (values, try NDArray(uninitialized: [0], .int64, state), counts) }
    let inverse = try found.count < 2 ? NDArray.zeros(shape, .int64, state) : flags.converted(to: .int64)
    return (values, inverse, counts)
  }

  /// Running extrema along a dimension with their positions (the last of equal ones).
  package func cumulativeExtremum(
    maximum: Bool, _ dimension: Int
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if hidden != nil {
      let pair = try mappedPairAlong(dimension) { (a, place) throws(TensorError) in
        let found = try a.cumulativeExtremum(maximum: maximum, place)
        return (found.values, found.indices)
      }
      return (pair.0, pair.1)
    }
    let (array, outer, size, inner) = try blocks(dimension)
    let values = try NDArray(uninitialized: shape, dtype, state)
    let indices = try NDArray(uninitialized: shape, .int64, state)
    let status = gb_running_extremum(
      dtype.kernelType, maximum, outer, size, inner, array.pointer, values.pointer, indices.elements(as: Int64.self))
    if status == GB_OK { return (values, indices) }
    let places = indices.elements(as: Int.self)
    for block in 0..<Int(outer) {
      for column in 0..<Int(inner) {
        var best = Scalar.int(0)
        var bestPlace = 0
        for step in 0..<Int(size) {
          let element = (block * Int(size) + step) * Int(inner) + column
          let value = array.scalar(at: element)
          if step == 0 || NDArray.replaces(value, best, maximum) {
            best = value
            bestPlace = step
          }
          values.store(best, at: element)
          places[element] = bestPlace
        }
      }
    }
    return (values, indices)
  }

  private static func replaces(_ value: Scalar, _ best: Scalar, _ maximum: Bool) -> Bool {
    if case .int(let a) = value, case .int(let b) = best { return maximum ? a >= b : a <= b }
    let (a, b) = (value.doubleValue, best.doubleValue)
    if a.isNaN { return true }
    return !b.isNaN && (maximum ? a >= b : a <= b)
  }

  /// Writes one element of a contiguous array.
  func store(_ number: Scalar, at element: Int) {
    ScalarBits(number, as: dtype).write(to: pointer + element &* dtype.byteCount, dtype)
  }

  /// How often each value 0, 1, ... occurs in a vector of non-negative integers.
  package func binCount(minimumLength: Int = 0) throws(TensorError) -> NDArray {
    if !dtype.isInteger { throw .notImplemented(kernel: "bincount_cpu", for: dtype) }
    let input = try converted(to: .int64).contiguous()
    let values = input.elements(as: Int64.self)
    var top = minimumLength
    if minimumLength < 0 { throw .runtime("minlength should be >= 0") }
    var (least, greatest): (Int64, Int64) = (0, -1)
    if count > 0 { gb_least_and_greatest(Int64(count), values, &least, &greatest) }
    if count > 0 && (rank != 1 || least < 0) {
      throw .runtime("bincount only supports 1-d non-negative integral inputs.")
    }
    let (length, overflow) = Int(greatest).addingReportingOverflow(1)
    if overflow {
      throw .runtime("maximum value of input overflowed, it should be < \(Int.max) but got \(greatest)")
    }
    top = Swift.max(top, length)
    let result = try NDArray.zeros([top], .int64, state)
    gb_count_numbers(Int64(count), values, Int64(top), result.elements(as: Int64.self))
    return result
  }

  /// Where each of `values` would be inserted into this sorted last dimension.
  package func searchSorted(_ values: NDArray, right: Bool = false) throws(TensorError) -> NDArray {
    if hidden == nil && rank == 1 && values.hidden != nil {
      return try values.mapped { (whole, _) throws(TensorError) in try self.searchSorted(whole, right: right) }
    }
    if hidden != nil || values.hidden != nil {
      // Rows of edges want values of the same rank; one row for all gets a dimension beside it.
      let wanted = rank == 1 && values.rank != 1 ? try values.reshaped(to: [values.count]) : values
      let found = try NDArray.mappedTogether([self, wanted]) { (whole, _) throws(TensorError) in
        try whole[0].searchSorted(whole[1], right: right)
      }
      return wanted === values ? found : try found.reshaped(to: values.shape)
    }
    guard rank > 0, rank == 1 || values.rank == rank else {
      throw .runtime("torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension")
    }
    let common: DType =
      dtype == values.dtype && (dtype == .float32 || dtype == .int64) ? dtype : .float64
    let (edges, wanted) = (try converted(to: common).contiguous(), try values.converted(to: common).contiguous())
    let result = try NDArray(uninitialized: values.shape, .int64, state)
    let width = rank == 1 ? values.count : values.shape[rank - 1]
    let status = gb_belongs(
      common.kernelType, right, Int64(shape[rank - 1]), edges.pointer, rank > 1,
      Int64(values.count / Swift.max(width, 1)), Int64(width), wanted.pointer, result.elements(as: Int64.self))
    try NDArray.check(status, "searchsorted", dtype)
    return result
  }
}
