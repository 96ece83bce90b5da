// The picture of a loss after a training loop: what a reader draws most often. It begins at the parameters as they are; the
// steps that made them so, hundreds of values of one tensor, are another story.

import Diagrams
import FoundationEssentials
import LessonRunner
import Testing

private let folder: String = {
  let here = #filePath.split(separator: "/").dropLast().joined(separator: "/")
  return "/\(here)/Fixtures/trained"
}()

private let programs: [String] = {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { $0.hasSuffix(".py") }.sorted()
}()

@Suite struct TrainedGraphTests {
  @Test func thereAreProgramsOfEveryKindOfLoop() { #expect(programs.count >= 18) }

  @Test(arguments: programs) func theLossOfATrainingLoopIsASmallPictureWithoutAlarm(_ name: String) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
    let outcome = LessonSession.graph(path: name, bytes: bytes, expression: "loss")
    guard case .graph(let diagram) = outcome else {
      Issue.record("no picture: \(outcome)")
      return
    }
    // The loss itself, and something that it comes from.
    #expect((3...16).contains(diagram.nodes.count), "\(diagram.nodes.map(\.id))")
    #expect(diagram.nodes.contains { $0.kind == .output })
    #expect(!diagram.nodes.contains { if case .cut = $0.kind { true } else { false } })
    for node in diagram.nodes {
      #expect(node.gradient != .nothingArrived, "\(node.id)")
      // A target network gets none, and says so.
      if case .collapsed(let modules) = node.kind, !node.name.hasPrefix("target") {
        #expect(modules.withoutGradient == 0 && modules.cuts == 0)
      }
    }
  }

  /// A leaf that another trainable value was written into keeps its cut, also where the write looks like a step: on the line
  /// of one, before it, or of values that were computed first; and a leaf of a leaf keeps both.
  @Test(arguments: [
    """
    opt = torch.optim.SGD([w], lr=0.1)
    for i in range(3):
        with torch.no_grad():
            w.copy_(v)
        loss = (w ** 2).sum()
        opt.zero_grad()
        loss.backward()
    """,
    """
    opt = torch.optim.SGD([w], lr=0.1)
    (w ** 2).sum().backward()
    with torch.no_grad(): opt.step(); w.copy_(v)
    loss = (w ** 2).sum()
    loss.backward()
    """,
    """
    with torch.no_grad():
        w.copy_(v * 2)
    loss = (w ** 2).sum()
    loss.backward()
    """,
    """
    p = torch.nn.Parameter(v * 2)
    loss = (p.exp().sin().cos() * p.detach()).sum()
    loss.backward()
    """,
    """
    def leaf(t): return t.detach().requires_grad_(True)
    b = leaf(v * 2)
    c = leaf(b * 3)
    loss = (c ** 2).sum()
    loss.backward()
    """,
  ])
  func aLeafMadeOfAnotherTensorKeepsItsCut(_ program: String) throws {
    let start = """
      import torch
      v = torch.tensor([1., 2.], requires_grad=True)
      w = torch.zeros(2, requires_grad=True)

      """
    let bytes = Array((start + program).utf8)
    guard case .graph(let diagram) = LessonSession.graph(path: "cut.py", bytes: bytes, expression: "loss") else {
      Issue.record("no picture")
      return
    }
    let isCut = { (node: DiagramNode) in if case .cut = node.kind { true } else { false } }
    #expect(diagram.nodes.contains(where: isCut) || diagram.edges.contains { $0.kind == .cut })
    #expect(diagram.nodes.contains { $0.name == "v" && $0.gradient == .nothingArrived })
  }

  /// A walk back from another loss is none of this one.
  @Test func aLossWithoutABackwardIsNotComputed() throws {
    let program = """
      import torch
      a = torch.tensor([1., 2.], requires_grad=True)
      b = torch.tensor([1., 2.], requires_grad=True)
      (a * 2).sum().backward()
      loss = (a * b).sum()
      """
    guard case .graph(let diagram) = LessonSession.graph(path: "two.py", bytes: Array(program.utf8), expression: "loss")
    else {
      Issue.record("no picture")
      return
    }
    let leaves = diagram.nodes.filter { $0.kind == .leaf }
    #expect(leaves.count == 2 && leaves.allSatisfy { $0.gradient == .notComputed })
  }
}
