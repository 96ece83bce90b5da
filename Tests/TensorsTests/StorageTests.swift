// Memory: reuse of blocks, limits, lifetime of the state, and the counting of writes.
import Tensors
import Testing

@Suite struct StorageTests {
  @Test func blocksAreReusedAndAligned() throws {
    let state = EngineState()
    let first = try NDArray.zeros([100], .float32, state).pointer
    let second = try NDArray.zeros([98], .float32, state).pointer
    #expect(first == second)
    for count in [1, 64, 65, 1000, 5000, 100_000] {
      let array = try NDArray.zeros([count], .float64, state)
      #expect(UInt(bitPattern: array.pointer) % 64 == 0)
    }
    #expect(state.liveBytes == 0)
    #expect(state.peakBytes >= 800_000)
  }

  @Test func everySizeFitsItsBlock() throws {
    let state = EngineState()
    for count in Array(0...2100) + [4095, 4096, 4097, 65535, 65537, 1_048_577] {
      let array = try NDArray.full([count], .bool(true), .bool, state)
      #expect(state.liveBytes >= array.byteCount && state.liveBytes <= max(array.byteCount * 5 / 4 + 64, 64))
    }
  }

  @Test func mediumBlocksShareNothing() throws {
    let state = EngineState()
    // Of two megabytes and free again: what medium blocks are cut off first.
    _ = try NDArray.zeros([1 << 19], .float32, state)
    for _ in 0..<2 {
      var held: [NDArray] = []
      for index in 0..<300 { held.append(try NDArray.full([300 + 200 * index], .int(index), .float32, state)) }
      for (index, array) in held.enumerated() {
        #expect(UInt(bitPattern: array.pointer) % 64 == 0)
        #expect(try array.reduced(.minimum).item() == .float(Double(index)))
        #expect(try array.reduced(.maximum).item() == .float(Double(index)))
      }
      held = []
      #expect(state.liveBytes == 0)
    }
  }

  @Test func limitIsAnErrorAndGivesMemoryBack() throws {
    let state = EngineState(memoryLimit: 1 << 20)
    let held = try NDArray.zeros([100_000], .float32, state)
    #expect(throws: TensorError.self) { try NDArray.zeros([200_000], .float32, state) }
    #expect(held.count == 100_000)
    state.memoryLimit = 1 << 22
    #expect(try NDArray.zeros([200_000], .float32, state).count == 200_000)
  }

  @Test func arraysOutliveTheNameOfTheirState() throws {
    weak var seen: EngineState?
    var array: NDArray?
    do {
      let state = EngineState()
      seen = state
      array = try NDArray.from([1, 2] as [Int], [2], state)
    }
    #expect(seen != nil)
    #expect(try array?.reduced(.sum).item() == .int(3))
    array = nil
    #expect(seen == nil)
  }

  @Test func viewsCountWritesTogether() throws {
    let state = EngineState()
    let array = try NDArray.zeros([2, 3], .float32, state)
    let view = try array.selected(0, 1)
    try view.apply(.add, .int(1))
    #expect(array.version == 1 && view.version == 1)
    try array.fill(.int(0))
    #expect(view.version == 2)
    #expect(array.sharesVersion(with: view.alias()))
  }

  @Test func dataCountsItsOwnWrites() throws {
    let state = EngineState()
    let array = try NDArray.zeros([3], .float32, state)
    let data = array.withOwnVersion()
    try data.sliced(0, 1, nil).fill(.int(5))
    #expect(array.version == 0 && data.version == 1)
    #expect(array.scalars() == [.float(0), .float(5), .float(5)])
    #expect(!array.sharesVersion(with: data) && array.sharesStorage(with: data))
  }

  @Test func eightDimensionsAndNoMore() throws {
    let state = EngineState()
    let array = try NDArray.zeros(Shape(repeating: 1, count: 8), .float32, state)
    #expect(throws: TensorError.self) { try array.unsqueezed(0) }
    #expect(throws: TensorError.self) { try Shape(Array(repeating: 1, count: 9)) }
  }

  @Test func unsupportedTypesAreNamed() {
    #expect(
      throws: TensorError(
        .notImplementedError, "dtype torch.uint16 is not supported yet; nearest is torch.int64")
    ) { try DType.named("uint16") }
    #expect(throws: TensorError.self) { try DType.named("complex32") }
    #expect(throws: TensorError.self) { try DType.named("nothing") }
  }
}
