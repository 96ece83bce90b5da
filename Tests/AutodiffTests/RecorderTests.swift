// The value graph: what the recorder keeps of values, cuts and gradients, on the programs of the founding question.
import Autodiff
import Tensors
import Testing

@Suite struct RecorderTests {
  let state = EngineState()
  let recorder = Recorder()

  init() { state.recorder = recorder }

  func leaf(_ values: [Float]) throws -> Tensor {
    let tensor = Tensor(try NDArray.from(values, [values.count], state))
    try tensor.setRequiresGradient(true)
    return tensor
  }

  /// The records a value came from, with the cut of each.
  func inputs(_ record: Recorder.Record) -> [(record: Recorder.Record, cut: Recorder.Cut)] {
    record.inputs.compactMap { input in recorder.record(input.record).map { ($0, input.cut) } }
  }

  func elements(_ value: ValueSummary?) -> [Double]? { value?.elements?.map(\.doubleValue) }

  @Test func aPointedLeafComesFromDataOfASlice() throws {
    let v = try leaf([1, 2, 3])
    let w = try leaf([0, 0])
    w.setData(try v.slice(0, 0, 2).data)
    let pointed = try #require(recorder.record(of: w))
    #expect(pointed.operation == ".data" && pointed.isLeaf)
    let data = try #require(inputs(pointed).first)
    #expect(data.cut == .alias)
    let slice = try #require(inputs(data.record).first)
    #expect(slice.cut == .alias && slice.record.suffix == "[0:2]")
    let vector = try #require(inputs(slice.record).first)
    #expect(vector.cut == .none && vector.record.id == v.recordID)
    try w.mul(.int(3)).sum().backward()
    #expect(elements(recorder.gradient(at: w.recordID)) == [3, 3])
    #expect(recorder.gradient(at: v.recordID) == nil)
  }

  @Test func everyKindOfCutIsKept() throws {
    let v = try leaf([1, 2])
    func cut(_ tensor: Tensor) throws -> Recorder.Cut? { inputs(try #require(recorder.record(of: tensor))).first?.cut }
    #expect(try cut(v.detach()) == .alias)
    #expect(try cut(v.data) == .alias)
    #expect(try cut(v.asParameter()) == .alias)
    #expect(try cut(v.copyWithoutHistory()) == .copy)
    #expect(try cut(v.compare(.greater, .int(1))) == .type)
    #expect(try cut(v.to(.int64)) == .type)
    #expect(try cut(state.withGradMode(false) { () throws(TensorError) in try v.mul(.int(2)) }) == .mode)
    #expect(try cut(v.mul(.int(2))) == Recorder.Cut.none)
    let single = try v.sum()
    _ = try single.item()
    #expect(recorder.record(of: single)?.exits.map(\.written) == [".item()"])
  }

  @Test func copiedDataReachesTheLeaf() throws {
    let (v, w) = (try leaf([1, 2]), try leaf([0, 0]))
    try w.data.copy_(v)
    let record = try #require(recorder.record(of: w))
    #expect(record.operation == ".data.copy_()" && record.isLeaf)
    #expect(inputs(record).first?.cut == .copy)
    #expect(elements(record.value) == [1, 2])
  }

  @Test func gradientsArePutOnValuesAndUses() throws {
    let x = try leaf([1, 2])
    let (a, b) = (try x.mul(.int(2)), try x.mul(.int(3)))
    let loss = try a.add(b).sum()
    try loss.backward()
    #expect(elements(recorder.gradient(at: x.recordID)) == [5, 5])
    #expect(elements(recorder.gradient(from: a.recordID, to: x.recordID)) == [2, 2])
    #expect(elements(recorder.gradient(from: b.recordID, to: x.recordID)) == [3, 3])
    #expect(recorder.lastRoots == [loss.recordID])
  }

  @Test func composedOperationsAreOneRecord() throws {
    let x = Tensor(try NDArray.ones([4, 2], .float32, state))
    let w = Tensor(try NDArray.ones([1, 2], .float32, state))
    try w.setRequiresGradient(true)
    let y = try x.linear(w, nil)
    let record = try #require(recorder.record(of: y))
    #expect(record.operation == "linear")
    #expect(Set(inputs(record).map(\.record.id)) == [x.recordID, w.recordID])
    try y.sum().backward()
    #expect(elements(recorder.gradient(from: y.recordID, to: w.recordID)) == [4, 4])
  }

  @Test func recordsAreBounded() throws {
    recorder.limit = 200
    let x = try leaf([1])
    var y = try x.mul(.int(1))
    for _ in 0..<2_000 { y = try y.add(.int(1)) }
    #expect(recorder.records.count <= 200)
    #expect(recorder.record(of: y) != nil)
  }

  @Test func aBridgedCutIsPassedOver() throws {
    recorder.sourceLocation = { (line: 7, text: "w = v.detach()") }
    let v = try leaf([1, 2])
    #expect(!v.detach().requiresGradient)
    recorder.bridges = [7]
    let through = v.detach()
    #expect(through.requiresGradient)
    try through.mul(.int(3)).sum().backward()
    #expect(elements(recorder.gradient(at: v.recordID)) == [3, 3])
  }

  @Test func writesThatNoVersionShowsAreFound() throws {
    let x = try leaf([3])
    let y = try x.mul(x).sum()
    _ = try x.data.add_(.int(5))
    try y.backward()
    let run = try #require(recorder.backwards.last)
    #expect(run.spoiled.count == 1)
    #expect(run.spoiled.first?.write.isThroughData == true)
  }

  @Test func whatABackwardNeedsAndCannotHaveIsNoted() throws {
    let x = try leaf([1, 2])
    let y = try x.exp()
    _ = try y.add_(.int(1))
    #expect(throws: TensorError.self) { try y.sum().backward() }
    guard case .stale(_, _, let expected, let found)? = recorder.lastStop else {
      Issue.record("the stop was not noted")
      return
    }
    #expect(expected == 0 && found == 1)
  }

  @Test func loopsFold() throws {
    recorder.sourceLocation = { (line: 1, text: "loss.backward()") }
    let x = try leaf([1])
    for _ in 0..<3_000 { try x.mul(.int(2)).sum().backward() }
    #expect(recorder.backwardCount == 3_000)
    #expect(recorder.backwards.count < 40)
    #expect(recorder.events.count < 20_000)
  }

  @Test func offItRecordsNothing() throws {
    state.recorder = nil
    let x = try leaf([1])
    #expect(try x.mul(.int(2)).recordID == 0)
    #expect(recorder.records.isEmpty)
  }
}
