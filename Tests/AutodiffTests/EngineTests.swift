// The engine: accumulation, freed and changed values, hooks, restricted walks, writes in place, release of long chains.
// Texts and numbers are the reference's, recorded by Tests/Oracle/record_engine.py.
import Autodiff
import Tensors
import Testing

@Suite struct EngineTests {
  let state = EngineState()

  func leaf(_ values: [Float]) throws -> Tensor {
    let tensor = Tensor(try NDArray.from(values, [values.count], state))
    try tensor.setRequiresGradient(true)
    return tensor
  }

  func constant(_ values: [Float]) throws -> Tensor { Tensor(try NDArray.from(values, [values.count], state)) }

  func numbers(_ tensor: Tensor?) throws -> [Double] { try #require(tensor).array.scalars().map(\.doubleValue) }

  func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch let error as TensorError {
      return error.message
    } catch {
      return "another error"
    }
  }

  /// The reference's text or numbers under a name.
  let recorded: RecordedEngine

  init() throws { recorded = try Fixtures.read("engine.json", as: RecordedEngine.self) }

  /// Checks that `body` is refused in the reference's words.
  func expectRefusal(_ name: String, _ body: () throws -> Void) throws {
    #expect(message(body) == (try #require(recorded.messages[name])), "\(name)")
  }

  // MARK: Walks

  @Test func gradientsAccumulate() throws {
    let x = try leaf([1, 2])
    try x.mul(x).sum().backward()
    #expect(try numbers(x.gradient) == [2, 4])
    let first = try #require(x.gradient)
    try x.mul(.int(3)).sum().backward()
    #expect(try numbers(x.gradient) == [5, 7])
    #expect(x.gradient === first)
  }

  @Test func twoLeavesOfASumDoNotShareAGradient() throws {
    let (a, b) = (try leaf([1]), try leaf([2]))
    try a.add(b).sum().backward()
    let (first, second) = (try #require(a.gradient), try #require(b.gradient))
    #expect(!first.array.sharesStorage(with: second.array))
  }

  @Test func aGradientThatNobodyHoldsBecomesTheLeafsOwn() throws {
    let count = 1 << 18
    let x = Tensor(try NDArray.zeros([count], .float32, state))
    try x.setRequiresGradient(true)
    try x.mul(.float(2)).sum().backward()
    let arrays = Double(state.peakBytes) / Double(4 * count)
    #expect(arrays < 2.1, "the leaf, and what is its gradient in the end; not a copy of that")
    #expect(try numbers(x.gradient?.narrow(0, 0, 1)) == [2])
  }

  @Test func gradientsThatSomebodyHoldsAreCopied() throws {
    let (a, b) = (try leaf([1, 2, 3, 4]), try leaf([5, 6, 7, 8]))
    let seed = try constant([1, 10, 100, 1000])
    let turned = try a.view([2, 2]).t().add(try b.view([2, 2]))
    try turned.backward(try seed.view([2, 2]))
    let (first, second) = (try #require(a.gradient), try #require(b.gradient))
    #expect(try numbers(first) == [1, 100, 10, 1000] && numbers(second) == [1, 10, 100, 1000])
    #expect(!first.array.sharesStorage(with: second.array))
    #expect(!first.array.sharesStorage(with: seed.array) && !second.array.sharesStorage(with: seed.array))
  }

  @Test func savedValuesAreFreedOnce() throws {
    let x = try leaf([1, 2])
    let y = try x.mul(x).sum()
    try y.backward(retainGraph: true)
    try y.backward()
    #expect(try numbers(x.gradient) == [4, 8])
    try expectRefusal("second time") { try y.backward() }
    let views = try x.view([2, 1]).sum()
    try views.backward()
    try views.backward()
  }

  @Test func complaintsAboutStarts() throws {
    let x = try leaf([1, 2])
    try expectRefusal("no history") { try constant([1, 2]).backward() }
    try expectRefusal("not a scalar") { try x.mul(.int(2)).backward() }
    try expectRefusal("shapes") { try x.mul(.int(2)).backward(try constant([1, 1, 1])) }
    try expectRefusal("no inputs") { try x.sum().backward(inputs: []) }
    let y = try leaf([1])
    try expectRefusal("unused") { _ = try Autograd.grad([try x.sum()], [y]) }
    try expectRefusal("does not require grad") { _ = try Autograd.grad([try x.sum()], [try constant([1])]) }
    try expectRefusal("floor division") { try x.floorDivide(.int(2)).sum().backward() }
    let unused = try Autograd.grad([try x.sum()], [x, y], allowUnused: true)
    #expect(try numbers(unused[0]) == [1, 1])
    #expect(unused[1] == nil)
    let zeros = try Autograd.grad([try x.sum()], [y], materialize: true)
    #expect(try numbers(zeros[0]) == [0])
  }

  @Test func gradLeavesLeavesAlone() throws {
    let x = try leaf([1, 2])
    let y = try x.mul(.int(2))
    let z = try y.mul(y).sum()
    let found = try Autograd.grad([z], [y, x, z])
    #expect(try numbers(found[0]) == [4, 8])
    #expect(try numbers(found[1]) == [8, 16])
    #expect(try numbers(found[2]) == [1])
    #expect(x.gradient == nil)
  }

  @Test func backwardForCertainInputs() throws {
    let (x, w) = (try leaf([1, 2]), try leaf([3, 4]))
    let y = try x.mul(w)
    try y.sum().backward(inputs: [x, y])
    #expect(try numbers(x.gradient) == [3, 4])
    #expect(try numbers(y.gradient) == [1, 1])
    #expect(w.gradient == nil)
    let sibling = try x.mul(.int(2))
    try x.mul(x).sum().backward(inputs: [sibling])
    #expect(sibling.gradient == nil)
  }

  @Test func derivativesOfDerivatives() throws {
    let (x, w) = (try leaf([2]), try leaf([3]))
    for (createGraph, name) in [(false, "without create_graph"), (true, "with create_graph")] {
      w.gradient = nil
      let out = try w.mul(try x.pow(.int(2)))
      let found = try Autograd.grad([try out.sum()], [x], retainGraph: true, createGraph: createGraph)
      let penalty = try #require(found[0]).sub(.int(1)).pow(.int(2)).mul(.int(10))
      try out.add(penalty).sum().backward()
      #expect(try numbers(w.gradient) == recorded.numbers[name])
    }
  }

  @Test func carriedStateWalksIntoTheOldGraph() throws {
    for retains in [true, false] {
      let w = try leaf([2])
      var h = try constant([1])
      for _ in 0..<3 {
        h = try w.mul(h).tanh()
        w.gradient = nil
        try h.sum().backward(retainGraph: retains)
        if !retains { h = h.detach() }
      }
      let expected = try #require(recorded.numbers[retains ? "carried state, retained" : "carried state, detached"])
      #expect((try numbers(w.gradient)[0] - expected[0]).magnitude < 1e-7)
    }
  }

  // MARK: Hooks

  @Test func hooksSeeAndReplace() throws {
    let w = try leaf([2])
    let h = try w.mul(.int(3))
    let handle = try h.registerHook { gradient throws(TensorError) in try gradient.mul(.int(0)) }
    try h.pow(.int(2)).sum().backward()
    #expect(try numbers(w.gradient) == [0])
    handle.remove()
    try w.mul(.int(3)).sum().backward()
    #expect(try numbers(w.gradient) == [3])
    var seen: [Double] = []
    let leafHook = try w.registerHook { gradient throws(TensorError) in
      seen.append(try gradient.item().doubleValue)
      return nil
    }
    try w.mul(w).sum().backward()
    #expect(seen == [4])
    leafHook.remove()
    leafHook.remove()
    try w.mul(w).sum().backward()
    #expect(seen == [4])
    try expectRefusal("hook without gradient") { _ = try constant([1]).registerHook { _ in nil } }
  }

  @Test func hooksBeforeAWriteSeeTheOldTensor() throws {
    let a = try leaf([1]).clone()
    var seen: [String] = []
    _ = try a.registerHook { gradient throws(TensorError) in
      seen.append("before \(try gradient.item().doubleValue)")
      return nil
    }
    try a.mul_(.int(2))
    _ = try a.registerHook { gradient throws(TensorError) in
      seen.append("after \(try gradient.item().doubleValue)")
      return nil
    }
    try a.add(.int(1)).sum().backward()
    #expect(seen == ["after 1.0", "before 2.0"])
  }

  @Test func resultsKeepTheirGradientWhenAsked() throws {
    let x = try leaf([1, 2])
    let y = try x.mul(.int(2))
    try y.retainGradient()
    try y.mul(y).sum().backward()
    #expect(try numbers(y.gradient) == [4, 8])
    try expectRefusal("retain without gradient") { try constant([1]).retainGradient() }
  }

  @Test func aHookMayRunAnotherBackward() throws {
    let x = try leaf([3])
    let y = try x.mul(x)
    _ = try y.registerHook { gradient throws(TensorError) in
      try state.withGradMode(true) { () throws(TensorError) in try x.mul(.int(10)).sum().backward() }
      return nil
    }
    try y.sum().backward()
    #expect(try numbers(x.gradient) == [16])
  }

  // MARK: Release

  @Test func aMillionNodesAreReleased() throws {
    let x = try leaf([1])
    var y = try x.mul(.int(1))
    for _ in 0..<1_000_000 { y = try y.add(.int(1)) }
    y = try constant([1])
    var z = try x.mul(x)
    for _ in 0..<200_000 { z = try z.mul(z) }
    z = try constant([1])
    #expect(y.isLeaf && z.isLeaf)
  }

  @Test func trainingStepsLeaveNoNodes() throws {
    let w = try leaf([0.5, 0.25])
    func step() throws -> () -> Bool {
      let y = try w.exp().relu().mul(w).sigmoid().sum()
      weak let node = y.gradientNode
      try y.backward()
      return { node == nil }
    }
    let before = state.liveBytes
    var gone = 0
    for _ in 0..<1_000 where try step()() { gone += 1 }
    #expect(gone == 1_000)
    #expect(state.liveBytes - before <= 64)
  }
}
