// Writes to tensors: what they spoil, what is refused, how history is replaced. Texts are the reference's.
import Autodiff
import Tensors
import Testing

@Suite struct InPlaceTests {
  let engine: EngineTests

  init() throws { engine = try EngineTests() }

  /// For each operation whether a later write to its input or output spoils its gradient.
  @Test func whatAWriteSpoils() throws {
    typealias Operation = (Tensor) throws -> Tensor
    let two = try engine.constant([2, 2])
    let table: [(name: String, operation: Operation, input: Bool, output: Bool)] = [
      ("add", { try $0.add(two) }, false, false),
      ("sum", { try $0.sum([0], keepDimensions: true) }, false, false),
      ("mul", { try $0.mul(two) }, false, false),
      ("div", { try $0.div(two) }, false, false),
      ("relu", { try $0.relu() }, false, true),
      ("tanh", { try $0.tanh() }, false, true),
      ("exp", { try $0.exp() }, false, true),
      ("sqrt", { try $0.sqrt() }, false, true),
      ("sigmoid", { try $0.sigmoid() }, false, true),
      ("softmax", { try $0.softmax(0) }, false, true),
      ("pow", { try $0.pow(.int(2)) }, true, false),
      ("sin", { try $0.sin() }, true, false),
      ("log", { try $0.log() }, true, false),
    ]
    for row in table {
      for writesInput in [true, false] {
        let x = try engine.leaf([1, 2])
        let input = try x.mul(.int(1))
        let output = try row.operation(input)
        try (writesInput ? input : output).add_(.int(1))
        let text = engine.message { try output.sum().backward() }
        #expect((text != "no error") == (writesInput ? row.input : row.output), "\(row.name), input \(writesInput)")
      }
    }
  }

  @Test func changedValuesAreNamed() throws {
    let x = try engine.leaf([0.5, 1])
    let y = try x.exp()
    try y.add_(.int(1))
    try engine.expectRefusal("changed result") { try y.sum().backward() }
    let z = try x.mul(x)
    try engine.state.withGradMode(false) { () throws in _ = try x.add_(.int(1)) }
    try engine.expectRefusal("changed leaf") { try z.sum().backward() }
  }

  @Test func changedViewsAreNamed() throws {
    let b = try engine.leaf([1, 1]).mul(.int(1))
    let v = try b.slice(0, 0, 1)
    try v.mul_(.int(2))
    let (z, whole) = (try v.mul(v), try b.mul(b))
    try v.mul_(.int(2))
    try engine.expectRefusal("changed view") { try z.sum().backward() }
    try engine.expectRefusal("changed base") { try whole.sum().backward() }
  }

  @Test func leavesAreNotWritten() throws {
    let w = try engine.leaf([0, 0, 0])
    try engine.expectRefusal("leaf written") { try w.add_(.int(1)) }
    try engine.expectRefusal("view of leaf written") { try w.setIndex([.integer(0)], .float(1)) }
    try engine.state.withGradMode(false) { () throws in _ = try w.add_(.int(1)) }
    #expect(try engine.numbers(w) == [1, 1, 1])
    #expect(w.isLeaf)
  }

  @Test func viewsOfManyAreNotWritten() throws {
    let x = try engine.leaf([1, 1]).mul(.int(1))
    try engine.expectRefusal("one of many views written") { try x.unbind()[0].mul_(.int(2)) }
    let hidden = try engine.state.withGradMode(false) { () throws in try x.slice(0, 0, 1) }
    try engine.expectRefusal("view without history written") { try hidden.mul_(.int(2)) }
  }

  @Test func aWriteThroughAViewRewritesTheBase() throws {
    let x = try engine.leaf([1, 1, 1])
    let b = try x.mul(.int(1))
    let v = try b.select(0, 0)
    try v.mul_(.int(10))
    #expect(b.gradientNode?.displayName == "CopySlices")
    #expect(v.gradientNode?.displayName == "AsStridedBackward0")
    try b.sum().backward()
    #expect(try engine.numbers(x.gradient) == engine.recorded.numbers["gradient through written view"])
    let p = try engine.leaf([1])
    let zeros = try engine.constant([0, 0, 0])
    try zeros.setIndex([.integer(0)], try p.select(0, 0))
    try zeros.sum().backward()
    #expect(try engine.numbers(p.gradient) == [1])
  }

  @Test func aViewMadeWithoutGradModeSwallowsGradients() throws {
    let v = try engine.leaf([1, 2, 3])
    let w = try engine.state.withGradMode(false) { () throws in try v.slice(0, 0, 2) }
    #expect(w.requiresGradient && w.isLeaf)
    try w.pow(.int(2)).sum().backward()
    #expect(v.gradient == nil && w.gradient == nil)
  }

  @Test func dataSharesMemoryButNotTheCounter() throws {
    let x = try engine.leaf([3])
    let y = try x.pow(.int(2))
    try x.data.fill_(.float(100))
    #expect(x.version == 0)
    try y.sum().backward()
    #expect(try engine.numbers(x.gradient) == engine.recorded.numbers["gradient through data write"])
    let z = try x.pow(.int(2))
    try x.detach().fill_(.float(1))
    #expect(x.version == 1)
    try engine.expectRefusal("changed through detach") { try z.sum().backward() }
  }

  @Test func aParameterFilledFromAVectorIsCutFromIt() throws {
    let v = try engine.leaf([1, 2, 3])
    let w = try engine.leaf([0, 0])
    w.setData(try v.slice(0, 0, 2).data)
    #expect(w.array.sharesStorage(with: v.array) && w.isLeaf && w.requiresGradient)
    let loss = try w.mul(w).sum()
    try engine.expectRefusal("unused") { _ = try Autograd.grad([loss], [v]) }
    try w.mul(w).sum().backward()
    #expect(try engine.numbers(w.gradient) == [2, 4])
    try engine.state.withGradMode(false) { () throws in _ = try v.fill_(.float(50)) }
    #expect(try engine.numbers(w) == [50, 50])
    #expect(w.version == 0)
  }

  @Test func assignedGradientsMustFit() throws {
    let x = try engine.leaf([1, 2])
    try engine.expectRefusal("gradient of another size") { try x.assignGradient(try engine.constant([1, 2, 3])) }
    try engine.expectRefusal("flag of a result") { try x.mul(.int(2)).setRequiresGradient(false) }
    try engine.expectRefusal("gradient of another type") {
      let double = Tensor(try NDArray.ones([2], .float64, engine.state))
      try x.assignGradient(double)
    }
    try engine.expectRefusal("flag of integers") {
      try Tensor(try NDArray.ones([2], .int64, engine.state)).setRequiresGradient(true)
    }
    try engine.expectRefusal("detached view in place") { try x.mul(.int(2)).slice(0, 0, 1).detachInPlace() }
  }
}
