// How much of a graph is drawn: everything up to 14 cards; then modules without a finding, and what repeats, as one card
// each; never more than 60. Constants without a name are left out, a cut never is.

import Diagrams
import LessonRunner
import Testing

@Suite struct FoldingTests {
  private func picture(
    _ program: String, of expression: String = "loss", _ wish: LessonSession.GraphWish = .init()
  ) throws -> GraphStructure {
    let outcome = LessonSession.graph(
      path: "program.py", bytes: Array(program.utf8), expression: expression, wish: wish)
    guard case .graph(let diagram) = outcome else { throw Missing(what: "\(outcome)") }
    return GraphStructure(dot: diagram.dot)
  }

  private struct Missing: Error { let what: String }

  /// A chain of operations, one a line.
  private func chain(_ count: Int) -> String {
    "import torch\nx = torch.ones(2, requires_grad=True)\n"
      + (1..<count).map { "x\($0) = \($0 == 1 ? "x" : "x\($0 - 1)").sin()\n" }.joined() + "loss = x\(count - 1)\n"
  }

  private func model(_ forward: String) -> String {
    """
    import torch, torch.nn as nn
    class Block(nn.Module):
        def __init__(s, i): super().__init__(); s.i, s.a, s.b = i, nn.Linear(2, 4), nn.Linear(4, 2)
        def forward(s, x):
            \(forward)
    class Model(nn.Module):
        def __init__(s): super().__init__(); s.blocks = nn.Sequential(*[Block(i) for i in range(24)])
        def forward(s, x): return s.blocks(x).sum()
    model = Model()
    loss = model(torch.ones(1, 2))
    loss.backward()

    """
  }

  @Test func upToFourteenCardsAllAreDrawn() throws {
    #expect(try picture(chain(13)).cards == 13)
    #expect(try picture(chain(14)).cards == 14)
  }

  @Test(arguments: [61, 90, 400]) func neverMoreThanSixty(_ count: Int) throws {
    let drawn = try picture(chain(count))
    #expect(drawn.cards > 1 && drawn.cards <= 60)
    #expect(try picture(chain(count), .init(drawsAll: true)).cards == count)
  }

  @Test func modulesWithoutAFindingAreOneCard() throws {
    let drawn = try picture(model("return s.b(torch.tanh(s.a(x)))"))
    #expect(drawn.cards == 2)
    #expect(drawn.facts.contains { $0.hasSuffix("blocks Sequential") })
    #expect(drawn.facts.contains { $0.hasSuffix(": module") })
  }

  @Test func aModuleWithACutIsOpenAndItsEqualNeighboursAreCounted() throws {
    let drawn = try picture(model("h = s.a(x); return s.b(h.detach() if s.i == 3 else h)"))
    #expect(drawn.cards <= 14)
    #expect(drawn.facts.contains { $0.hasSuffix("blocks.0 – 2 Block | × 3") })
    #expect(drawn.facts.contains { $0.hasSuffix("blocks.4 – 23 Block | × 20") })
    #expect(
      drawn.facts.contains { $0.hasSuffix(": module stack") }
        && drawn.facts.contains { $0.hasSuffix(": cut cut-alias") })
    #expect(drawn.facts.contains { $0.contains("✂ no gradient: ") })
    #expect(drawn.facts.contains { $0.hasPrefix("frame 'model.blocks.3 = Block': module") })
  }

  @Test func aModuleOpensOnRequest() throws {
    let drawn = try picture(model("return s.b(torch.tanh(s.a(x)))"), .init(open: ["blocks", "blocks.5"]))
    #expect(
      drawn.facts.contains { $0.contains("blocks.0 – 4") } && drawn.facts.contains { $0.contains("blocks.6 – 23") })
    #expect(drawn.facts.contains { $0.hasPrefix("frame 'model.blocks.5 = Block': module") })
  }

  @Test func aLoopIsItsLastTurnAndACardForTheOthers() throws {
    let drawn = try picture(
      """
      import torch
      w = torch.tensor(0.9, requires_grad=True)
      h = torch.tensor(1.0)
      for t in range(50):
          h = torch.tanh(w * h)
      h.backward()

      """, of: "h")
    #expect(drawn.cards <= 14)
    #expect(drawn.facts.contains { $0.contains("turns 1 – ") && $0.contains("× ") })
  }

  /// Every ✂ is drawn, or counted on the card that stands for it.
  @Test(arguments: [4, 20, 90]) func noCutIsHidden(_ count: Int) throws {
    let lines = (0..<count).map { "total = total + (w * \($0 + 2)).detach() * u\n" }.joined()
    let drawn = try picture(
      "import torch\nw = torch.ones(2, requires_grad=True)\nu = torch.ones(2, requires_grad=True)\ntotal = u * 1\n"
        + lines + "loss = total.sum()\nloss.backward()\n")
    let open = drawn.facts.count { $0.hasSuffix(": cut cut-alias") }
    let counted = drawn.facts.compactMap { fact -> Int? in
      guard let place = fact.ranges(of: "✂ ").first, fact.hasSuffix(" inside") else { return nil }
      return Int(fact[place.upperBound...].prefix { $0.isNumber })
    }.reduce(0, +)
    #expect(open + counted == count)
    #expect(drawn.cards <= 60)
  }

  @Test func constantsWithoutANameAreLeftOut() throws {
    let program = "import torch\nw = torch.ones(2, requires_grad=True)\nloss = (w * torch.tensor(3.0)).sum()\n"
    #expect(try picture(program).cards == 3)
    #expect(try picture(program, .init(drawsAll: true)).cards == 4)
    let named = program.replacing("loss =", with: "c = torch.tensor(3.0); loss =").replacing(
      "torch.tensor(3.0))", with: "c)")
    #expect(try picture(named).cards == 4)
  }

  @Test func fourCardsStandInARowAndMoreBelowEachOther() throws {
    #expect(try picture(chain(4)).facts.contains("graph rankdir: LR"))
    #expect(try picture(chain(5)).facts.contains("graph rankdir: TB"))
  }
}
