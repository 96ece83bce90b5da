// Every function that takes numbers from a lesson, with numbers at the edges of the integer range: each call must give
// a result or an error of the reference's kind. A trap ends the test process, which is how this test fails.
import Tensors
import Testing

@Suite struct ExtremeArgumentTests {
  static let extremes = [Int.min, Int.min + 1, -(1 << 33), -3, -1, 0, 1, 2, 5, 1 << 33, Int.max - 1, Int.max]

  /// Counts calls that end in an error of the engine.
  private static func attempt(_ errors: inout Int, _ body: () throws -> Void) throws {
    do { try body() } catch is TensorError { errors += 1 }
  }

  @Test func singleNumbersNeverTrap() throws {
    let samples = try Samples()
    var errors = 0
    for array in try [samples.x, samples.c.permuted([2, 0, 1]), samples.e, samples.s] {
      for number in Self.extremes {
        try Self.attempt(&errors) { _ = try array.unsqueezed(number) }
        try Self.attempt(&errors) { _ = try array.squeezed([number]) }
        try Self.attempt(&errors) { _ = try array.split(number) }
        try Self.attempt(&errors) { _ = try array.chunked(number) }
        try Self.attempt(&errors) { _ = try array.unbound(number) }
        try Self.attempt(&errors) { _ = try array.diagonal(number) }
        try Self.attempt(&errors) { _ = try array.triangle(upper: true, number) }
        try Self.attempt(&errors) { _ = try array.reduced(.sum, [number]) }
        try Self.attempt(&errors) { _ = try array.softmax(number) }
        try Self.attempt(&errors) { _ = try array.sorted(number) }
        try Self.attempt(&errors) { _ = try array.topK(number) }
        try Self.attempt(&errors) { _ = try array.viewed(as: [number]) }
        try Self.attempt(&errors) { _ = try array.tiled([1, 1, number]) }
        try Self.attempt(&errors) { _ = try array.indexed([.integer(number)]) }
        try Self.attempt(&errors) { _ = try array.indexed([.array(samples.ints([number]))]) }
        try Self.attempt(&errors) { _ = try array.unflattened(0, [number, -1]) }
        try Self.attempt(&errors) { _ = try array.flattened(number, -1) }
        try Self.attempt(&errors) { _ = try array.repeatInterleaved(number) }
        try Self.attempt(&errors) { _ = try samples.ints([number]).oneHot() }
        try Self.attempt(&errors) { _ = try samples.ints([number]).oneHot(number) }
        try Self.attempt(&errors) { _ = try samples.ints([number]).binCount() }
        try Self.attempt(&errors) { _ = try samples.v.diagonalMatrix(number) }
      }
    }
    #expect(errors > 300)
  }

  @Test func pairsOfNumbersNeverTrap() throws {
    let samples = try Samples()
    var errors = 0
    for array in try [samples.c, samples.x.transposed(0, 1), samples.e, samples.s] {
      for a in Self.extremes {
        for b in Self.extremes {
          try Self.attempt(&errors) { _ = try array.transposed(a, b) }
          try Self.attempt(&errors) { _ = try array.selected(a, b) }
          try Self.attempt(&errors) { _ = try array.narrowed(0, a, b) }
          try Self.attempt(&errors) { _ = try array.sliced(0, a, b, 1) }
          try Self.attempt(&errors) { _ = try array.sliced(0, a, nil, b) }
          try Self.attempt(&errors) { _ = try array.unfolded(0, a, b) }
          try Self.attempt(&errors) { _ = try array.expanded(to: [a, b]) }
          try Self.attempt(&errors) { _ = try array.viewed(as: [a, b]) }
          try Self.attempt(&errors) { _ = try array.asStrided([a], [b], nil) }
          try Self.attempt(&errors) { _ = try array.asStrided([2], [a], b) }
          try Self.attempt(&errors) { _ = try array.rolled([a], [b]) }
          try Self.attempt(&errors) { _ = try array.split(sizes: [a, b]) }
          try Self.attempt(&errors) { _ = try array.zerosOfShape([a, b]) }
        }
      }
    }
    #expect(errors > 2000)
  }

  @Test func numbersForNewArraysNeverTrap() throws {
    let state = EngineState(memoryLimit: 1 << 20)
    let generator = Generator()
    var errors = 0
    let floats = [0, 1, -1, 1e19, -1e300, .infinity, .nan, .leastNonzeroMagnitude]
    for a in Self.extremes {
      for b in Self.extremes {
        for dtype in [DType.int64, .float32, .float64] {
          try Self.attempt(&errors) { _ = try NDArray.arange(.int(a), .int(b), .int(a), dtype, state) }
          try Self.attempt(&errors) { _ = try NDArray.arange(.int(a), .int(b), .int(1), dtype, state) }
        }
        try Self.attempt(&errors) { _ = try NDArray.eye(a, b, .float32, state) }
        try Self.attempt(&errors) { try NDArray.zeros([4], .int64, state).fillRandom(a, b, generator) }
      }
      for value in floats {
        try Self.attempt(&errors) { _ = try NDArray.arange(.float(value), .int(a), .float(value), .float32, state) }
        try Self.attempt(&errors) { _ = try NDArray.linspace(value, -value, a, .float32, state) }
        try Self.attempt(&errors) { _ = try NDArray.full([2], .float(value), .int64, state) }
      }
      try Self.attempt(&errors) { _ = try NDArray.randomPermutation(a, generator, state) }
    }
    #expect(errors > 500)
    #expect(state.liveBytes == 0)
  }

  @Test func printOptionsNeverTrap() throws {
    let samples = try Samples()
    for number in Self.extremes {
      samples.state.printOptions = PrintOptions()
      samples.state.printOptions.precision = number
      #expect(samples.m.printed().hasPrefix("tensor("))
      samples.state.printOptions = PrintOptions()
      samples.state.printOptions.lineWidth = number
      #expect(samples.m.printed().hasPrefix("tensor("))
      samples.state.printOptions = PrintOptions()
      samples.state.printOptions.edgeItems = number
      samples.state.printOptions.threshold = 3
      #expect(samples.m.printed().hasPrefix("tensor("))
      samples.state.printOptions.threshold = number
      #expect(samples.m.printed().hasPrefix("tensor("))
    }
  }
}

extension NDArray {
  /// New zeros with this array's type, under a small limit of memory.
  fileprivate func zerosOfShape(_ shape: Shape) throws -> NDArray {
    state.memoryLimit = 1 << 24
    return try NDArray.zeros(shape, dtype, state)
  }
}
