// Fused attention of short floats: scores and sums in single precision, while the weights that meet the values, and the
// flow that meets queries and keys, are rounded to the short type; gradients of keys and values are added block by block
// of queries in it. The orders were measured under the reference, which has vectors of sixteen numbers here.
import Glibc

extension AttentionHeads {
  /// Whether heads of short floats have shapes that belong together, one head of keys for each of queries.
  package static func fitShort(_ query: NDArray, _ key: NDArray, _ value: NDArray) -> Bool {
    let parts = [query, key, value]
    guard query.dtype.isHalf, parts.allSatisfy({ $0.rank == 4 && $0.hidden == nil && $0.count > 0 }) else {
      return false
    }
    let ends = (query.shape[0], query.shape[1], query.shape[3])
    return key.shape[2] == value.shape[2]
      && parts.allSatisfy { $0.dtype == query.dtype && ($0.shape[0], $0.shape[1], $0.shape[3]) == ends }
  }

  /// The output, laid out as the queries are, and the logarithm of each row's exponentials in single precision.
  package func attendShort() throws(TensorError) -> (output: NDArray, logarithms: NDArray) {
    let scores = try scaledScores(of: try query.wideOfShort(), from: 0).contiguous()
    let (rows, width) = (scores.count / scores.shape[3], scores.shape[3])
    let logarithms = try NDArray(uninitialized: try Shape(Array(query.shape.prefix(3))), .float32, query.state)
    let shares = try NDArray(
      uninitialized: [scores.shape[0], scores.shape[1], scores.shape[2], 1], .float32, query.state)
    let (logarithm, share) = (logarithms.elements(as: Float.self), shares.elements(as: Float.self))
    let row = scores.elements(as: Float.self)
    for index in 0..<rows {
      let found = AttentionHeads.exponentials(row + index * width, width)
      share[index] = 1 / (found.sum == 0 ? 1 : found.sum)
      logarithm[index] = found.largest + log(found.sum == 0 ? 1 : found.sum)
    }
    let weights = try scores.converted(to: query.dtype).wideOfShort()
    let result = try weights.matmul(try value.wideOfShort()).binary(.multiply, shares)
    let output = try query.emptyPreservingLayout(query.dtype)
    try output.copyFrom(try result.converted(to: query.dtype))
    return (output, logarithms)
  }

  /// The gradients of query, key and value from that of the output.
  package func shortGradients(
    _ gradient: NDArray, output: NDArray, logarithms: NDArray
  ) throws(TensorError) -> (query: NDArray, key: NDArray, value: NDArray) {
    try checkSaved(gradient, output, logarithms)
    let short = query.dtype, count = query.shape[2]
    let (k, v) = (try key.wideOfShort(), try value.wideOfShort())
    var (toKey, toValue) = (
      try NDArray.zeros(key.shape, .float32, key.state), try NDArray.zeros(value.shape, .float32, value.state)
    )
    let toQuery = try NDArray(uninitialized: query.shape, short, query.state)
    let block = count >= 768 ? 256 : count >= 192 ? 64 : 32
    func rounded(_ array: NDArray) throws(TensorError) -> NDArray { try array.converted(to: short).wideOfShort() }
    for first in stride(from: 0, to: count, by: block) {
      let end = Swift.min(first + block, count)
      func part(_ array: NDArray) throws(TensorError) -> NDArray { try array.sliced(2, first, end).wideOfShort() }
      let (q, g) = (try part(query), try part(gradient.converted(to: short)))
      let rest = try part(logarithms.unsqueezed(3))
      let weights = try scaledScores(of: q, from: first).binary(.subtract, rest).unary(.exp)
      let inner = try AttentionHeads.rowProducts(g, try part(output))
      let flow = try rounded(
        try weights.binary(.multiply, try AttentionHeads.products(g, v).binary(.subtract, inner)))
      let turned = try flow.transposed(-2, -1).matmul(q).binary(.multiply, .float(scale))
      toKey = try rounded(try toKey.binary(.add, turned))
      toValue = try rounded(try toValue.binary(.add, try rounded(weights).transposed(-2, -1).matmul(g)))
      try toQuery.sliced(2, first, end).copyFrom(
        try flow.matmul(k).binary(.multiply, .float(scale)).converted(to: short))
    }
    return (toQuery, try toKey.converted(to: short), try toValue.converted(to: short))
  }

  /// The scores of some queries in single precision, scaled, biased, and minus infinity for keys that are not seen.
  private func scaledScores(of queries: NDArray, from first: Int) throws(TensorError) -> NDArray {
    var scores = try AttentionHeads.products(queries, try key.wideOfShort()).binary(.multiply, .float(scale))
    if let bias {
      scores = try scores.binary(.add, try bias.sliced(2, first, first + queries.shape[2]).wideOfShort())
    }
    guard isCausal else { return scores }
    scores = try scores.contiguous()
    let (rows, width) = (queries.shape[2], key.shape[2])
    let score = scores.elements(as: Float.self)
    for index in 0..<scores.count / Swift.max(width, 1) {
      let seen = first + index % rows + 1
      for place in Swift.min(seen, width)..<width { score[index * width + place] = -.infinity }
    }
    return scores
  }

  /// Every row of `a` times every row of `b`, head by head: four sums of every fourth product, what is left over at last.
  private static func products(_ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    let (left, right) = (try a.contiguous(), try b.contiguous())
    let (rows, columns, size) = (a.shape[2], b.shape[2], a.shape[3])
    let result = try NDArray(uninitialized: [a.shape[0], a.shape[1], rows, columns], .float32, a.state)
    let (x, y) = (left.elements(as: Float.self), right.elements(as: Float.self))
    let out = result.elements(as: Float.self)
    for head in 0..<a.shape[0] * a.shape[1] {
      for row in 0..<rows {
        let first = x + (head * rows + row) * size
        for column in 0..<columns {
          let second = y + (head * columns + column) * size
          var sums = SIMD4<Float>(repeating: 0)
          var place = 0
          while place + 4 <= size {
            sums +=
              SIMD4(first[place], first[place + 1], first[place + 2], first[place + 3])
              * SIMD4(second[place], second[place + 1], second[place + 2], second[place + 3])
            place += 4
          }
          var sum = (sums[0] + sums[2]) + (sums[1] + sums[3])
          while place < size {
            sum += first[place] * second[place]
            place += 1
          }
          out[(head * rows + row) * columns + column] = sum
        }
      }
    }
    return result
  }

  /// Each row of `a` times the same row of `b`, in the order of a reduction of short floats: as many sums as a vector of them
  /// has numbers, then its halves, then halves of those.
  private static func rowProducts(_ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    let (left, right) = (try a.contiguous(), try b.contiguous())
    let result = try NDArray(uninitialized: [a.shape[0], a.shape[1], a.shape[2], 1], .float32, a.state)
    let (x, y) = (left.elements(as: Float.self), right.elements(as: Float.self))
    let (out, size) = (result.elements(as: Float.self), a.shape[3])
    for row in 0..<result.count {
      let (first, second) = (x + row * size, y + row * size)
      var sums = [Float](repeating: 0, count: 32)
      for place in 0..<size {
        let product = first[place] * second[place]
        sums[place % 32] = place < 32 ? product : sums[place % 32] + product
      }
      for lane in 0..<(size > 16 ? Swift.min(size - 16, 16) : 0) { sums[lane] += sums[lane + 16] }
      if size < 32 {
        out[row] = sums[1..<Swift.max(Swift.min(size, 16), 1)].reduce(sums[0], +)
        continue
      }
      for half in [8, 4, 2, 1] {
        for lane in 0..<half { sums[lane] += sums[lane + half] }
      }
      out[row] = sums[0]
    }
    return result
  }

  /// A row of scores becomes exponentials of what they exceed the largest by: sixteen at a time by an approximation.
  private static func exponentials(_ row: UnsafeMutablePointer<Float>, _ width: Int) -> (largest: Float, sum: Float) {
    var largest = -Float.infinity
    for place in 0..<width where row[place] > largest || row[place].isNaN { largest = row[place] }
    if largest == -.infinity {
      for place in 0..<width { row[place] = 0 }
      return (0, 0)
    }
    var lanes = SIMD16<Float>(repeating: 0)
    let full = width - width % 16
    for start in stride(from: 0, to: full, by: 16) {
      for lane in 0..<16 {
        row[start + lane] = approximateExponential(row[start + lane] - largest)
        lanes[lane] += row[start + lane]
      }
    }
    for half in [8, 4, 2, 1] {
      for lane in 0..<half { lanes[lane] += lanes[lane + half] }
    }
    var sum = lanes[0]
    for place in full..<width {
      row[place] = Float(exp(Double(row[place] - largest)))
      sum += row[place]
    }
    return (largest, sum)
  }

  /// exp by the bits of a number: its logarithm to the base two, less a polynomial of what is behind the point (Malossi and
  /// others, "Fast exponential computation on SIMD architectures", 2015), is brought to the place of the exponent.
  private static func approximateExponential(_ x: Float) -> Float {
    if x < -87.33655 { return 0 }
    if x > 88.72284 || x.isNaN { return x.isNaN ? x : .infinity }
    let scaled = x * 1.442695
    let fraction = scaled - scaled.rounded(.down)
    var polynomial = (-0.22433837 as Float).addingProduct(fraction, -0.07920424)
    polynomial = (0.3035426 as Float).addingProduct(fraction, polynomial)
    polynomial = (0.00010703435 as Float).addingProduct(fraction, polynomial)
    let bits = (8_388_608 * 127 as Float).addingProduct(8_388_608, scaled - polynomial)
    return Float(bitPattern: UInt32(bits))
  }
}
