// Large arrays are shared by threads; whatever their number, every bit stays.
import Tensors
import Testing

@Suite struct ThreadTests {
  private static func wave(_ shape: Shape, _ step: Double, _ state: EngineState) throws -> NDArray {
    let count = shape.reduce(1, *)
    return try NDArray.arange(.int(0), .int(count), .int(1), .float32, state).binary(.multiply, .float(step))
      .unary(.sin).reshaped(to: shape)
  }

  private static func results(_ threads: Int) throws -> [[UInt8]] {
    let state = EngineState()
    state.threads = threads
    defer { state.threads = 1 }
    let matrix = try wave([300, 700], 0.37, state)
    let images = try wave([9, 5, 20, 22], 0.71, state)
    let filters = try wave([7, 5, 3, 3], 1.3, state)
    let geometry = ConvolutionGeometry(stride: [1, 2], padding: [1, 0], dilation: [1, 1], groups: 1)
    let convolved = try images.convolution(filters, bias: nil, geometry)
    var windows = PoolingWindows()
    windows.append(kernel: 2, stride: 2, padding: 0, dilation: 1, count: 10, countsPadding: false)
    windows.append(kernel: 3, stride: 2, padding: 1, dilation: 1, count: 11, countsPadding: false)
    let normalized = try matrix.layerNorm(700, [300, 1], scale: nil, shift: nil, epsilon: 1e-5)
    let arrays = [
      try matrix.unary(.exp), try matrix.unary(.sigmoid), try matrix.binary(.divide, matrix.unary(.cos)),
      try matrix.matmul(try wave([700, 130], 0.11, state)), try matrix.softmax(1), try matrix.logSoftmax(0),
      normalized.value, normalized.mean, convolved,
      try convolved.convolutionInputGradient(filters, images.shape, geometry),
      try convolved.convolutionWeightGradient(images, filters.shape, geometry),
      try images.maximumPool(windows).values, try images.meanPool(windows), try images.batchStatistics().mean,
    ]
    return arrays.map { Array(UnsafeRawBufferPointer(start: $0.pointer, count: $0.byteCount)) }
  }

  @Test func resultsDoNotDependOnThreads() throws {
    let alone = try ThreadTests.results(1)
    for threads in [2, 3, 8] {
      let shared = try ThreadTests.results(threads)
      #expect(alone == shared, "\(threads) threads")
    }
  }

  @Test func errorsOfAnyPartArrive() throws {
    let state = EngineState()
    state.threads = 2
    defer { state.threads = 1 }
    let ones = try NDArray.ones([200_000], .int64, state)
    let zeros = try NDArray.zeros([200_000], .int64, state)
    #expect(throws: TensorError.self) { try ones.binary(.floorDivide, zeros) }
  }
}
